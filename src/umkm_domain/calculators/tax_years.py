"""Sampai kapan PPh final boleh dipakai, dan siapa yang boleh. Until when the final tax may be used, and by whom.

>>> from datetime import date
>>> final_tax_period("cv", date(2022, 12, 27), on=date(2022, 12, 27)).value.last
2025

Source: PP 23/2018 art. 5; PP 55/2022 arts. 57, 59 and 69, whose worked examples are the tests; PP 20/2026 art. 57 and
art. II(1).
"""

from datetime import date
from typing import cast

from attrs import frozen

from umkm_domain.calculators._given import book, year_of
from umkm_domain.calculators._work import Work, day_of, whole
from umkm_domain.codes.lists import LegalForm
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Text
from umkm_domain.law import tax as law_tax
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.tax import FinalTax, Transition

__all__ = ["TaxPeriod", "final_tax_period", "form_of", "not_looked_at", "standing", "too_large"]


@frozen
class TaxPeriod:
    """Jangka waktu pajak final. First and last tax year; `last` None: no limit of time."""

    first: int
    last: int | None

    def __str__(self) -> str:
        return f"{self.first} sampai {self.last}" if self.last is not None else f"sejak {self.first}, tanpa batas"


def form_of(value: object) -> LegalForm:
    """Read a legal form.

    Raises:
        UsageError: no such form.
    """
    try:
        return LegalForm(cast("str", value))
    except ValueError:
        message = f"legal_form: expected one of {', '.join(LegalForm)}, got {value!r}"
        raise UsageError(message) from None


_NOT_LOOKED_AT = Text(
    id="Omzet tahun sebelumnya dan jangka waktunya tidak diperiksa.",
    en="Turnover of the year before and the years allowed were not looked at.",
)
_TURNOVER_NOT_LOOKED_AT = Text(
    id="Omzet tahun sebelumnya tidak diperiksa.", en="Turnover of the year before was not looked at."
)
_YEARS_NOT_LOOKED_AT = Text(id="Jangka waktunya tidak diperiksa.", en="The years allowed were not looked at.")


def not_looked_at(*, turnover: bool, years: bool) -> tuple[Text, ...]:
    """What was not looked at, as a note: turnover of the year before, the years allowed, both or neither."""
    if turnover and years:
        return (_NOT_LOOKED_AT,)
    return (_TURNOVER_NOT_LOOKED_AT,) * turnover + (_YEARS_NOT_LOOKED_AT,) * years


def _shut_out(entry: Dated[FinalTax], form: LegalForm) -> Text:
    act = entry.citation
    return Text(
        id=f"{act.show('id')} tidak berlaku untuk bentuk usaha ini ({spoken(form, 'id')}).",
        en=f"{act} does not let this legal form in ({form}).",
    )


def too_large(entry: Dated[FinalTax], previous: int | None) -> Text | None:
    """Why turnover of the year before keeps out; None within the limit, or where it is not given."""
    act = entry.citation
    limit = entry.value.turnover_max
    if previous is not None and whole("previous_turnover", previous) > limit:
        return Text(
            id=f"Omzet tahun sebelumnya di atas batas {act.show('id')}; berlaku tarif umum.",
            en=f"Turnover of the year before is above the limit of {act}; the general rate applies.",
        )
    return None


def final_tax_period(
    legal_form: str, registered: date, *, on: date, exceeded_in: int | None = None, law: LawBook = LAW
) -> Computation[TaxPeriod]:
    """Sampai kapan PPh final boleh dipakai. First and last tax year of the final tax, as the law of a day has it.

    The years count from that of registration, for those registered earlier from 2018. The year in which the limit
    is passed stays under the tax to its end.

    Args:
        legal_form: as in `final_tax`.
        registered: day of registration as a taxpayer.
        on: the day whose law is used: an answer of 2023 need not be that of 2026.
        exceeded_in: the tax year in which turnover passed the limit, if it did.
        law: the book of law.

    Returns:
        A `TaxPeriod`; undefined for a legal form that is not let in.

    Raises:
        GapError: no final tax in force on that day.
        UsageError: no such legal form; registered after the day; the limit passed before the first year.

    **Source:** PP 23/2018 art. 5; PP 55/2022 arts. 59 and 69; PP 20/2026 art. 57 and art. II(1).
    """
    form = form_of(legal_form)
    day_of("on", on)
    if day_of("registered", registered) > on:
        message = f"registered: expected a day up to {on}, got {registered}"
        raise UsageError(message)
    entry = book(law).at(law_tax.FINAL, on)
    work = Work()
    first = _first(work, registered, entry, law)
    last, admitted, act = _last(form, registered, first, entry, law)
    if not admitted:
        return Computation(
            name="final_tax_period",
            value=None,
            unit="tax years",
            undefined=_shut_out(entry, form),
            on=on,
            sources=(entry.citation,),
        )
    if exceeded_in is not None and year_of("exceeded_in", exceeded_in) < first:
        message = f"exceeded_in: expected a year from {first} on, got {exceeded_in}"
        raise UsageError(message)
    work.say("look up", "last year by law", (("legal form", form), ("first year", first)), last, act)
    if exceeded_in is not None and (last is None or exceeded_in < last):
        last = work.say(
            "choose",
            "last year",
            (("last year by law", last), ("limit passed in", exceeded_in)),
            exceeded_in,
            entry.citation,
        )
    return Computation(
        name="final_tax_period",
        value=TaxPeriod(first, last),
        unit="tax years",
        steps=tuple(work.steps),
        on=on,
        sources=(entry.citation,),
    )


def _first(work: Work, registered: date, entry: Dated[FinalTax], law: LawBook) -> int:
    """First year that counts: that of registration, but none before the act that began to count."""
    counting = next((e.since.year for e in _acts(law) if e.value.periods), entry.since.year)
    begin = counting if entry.value.periods else entry.since.year
    return int(work.do("maximum", "first year", ("registered in", registered.year), ("counted from", begin)))


def _last(
    form: LegalForm, registered: date, first: int, entry: Dated[FinalTax], law: LawBook
) -> tuple[int | None, bool, Citation]:
    """Last year, whether the form is let in at all, and the act that says so."""
    change = _transition(entry, law)
    if change is None or registered >= change.since:
        if not entry.value.admits(form.value):
            return None, False, entry.citation
        years = entry.value.years(form.value)
        return (None if years is None else first + years - 1), True, entry.citation
    # Registered before: the period of the act that was in force then, and what the transition makes of it.
    old = law.at(law_tax.FINAL, max(registered, _eve(law, change.since)))
    years = old.value.years(form.value) if old.value.admits(form.value) else None
    if years is None:
        return None, old.value.admits(form.value), old.citation
    ended = first + years - 1
    rules = change.value
    if form is LegalForm.COOPERATIVE and 2024 <= ended <= rules.cooperative_until:
        return rules.cooperative_until, True, change.citation
    if form.value in rules.finishing or ended < 2024:
        return ended, True, change.citation
    if ended >= change.since.year:
        return None, True, entry.citation
    if ended == change.since.year - 1:
        return rules.ended_2025_until, True, change.citation
    return (rules.ended_2024_until if form is LegalForm.INDIVIDUAL else ended), True, change.citation


def _eve(law: LawBook, day: date) -> date:
    """First day of the act that was in force before a day."""
    return max((e.since for e in _acts(law) if e.since < day), default=day)


def _acts(law: LawBook) -> list[Dated[FinalTax]]:
    """The acts on the final tax that may judge, without repeals and what is not verified."""
    return [entry for entry in law.timeline(law_tax.FINAL) if entry.verified]


def _transition(entry: Dated[FinalTax], law: LawBook) -> Dated[Transition] | None:
    """What an act says of those who were under the tax before it; None where it says nothing."""
    try:
        return law.at(law_tax.TRANSITION, entry.since)
    except GapError:
        return None


def standing(
    work: Work, entry: Dated[FinalTax], form: LegalForm, year: int, registered: date | None, law: LawBook
) -> tuple[Text | None, tuple[Text, ...], tuple[Citation, ...]]:
    """Boleh tidaknya suatu bentuk usaha pada satu tahun. Why a form is not under the tax in a year, or what is assumed.

    The year is judged as a whole, by the law of its last day and what that law leaves to those of before: which
    months are asked for changes nothing.

    Args:
        work: where the steps are kept.
        entry: the law of the last month asked for.
        form: the legal form.
        year: the tax year.
        registered: day of registration; None: not known.
        law: the book of law.

    Returns:
        The reason, or None; notes; the acts that decide beside the entry.
    """
    begin, end = date(year, 1, 1), date(year, 12, 31)
    if registered is not None and day_of("registered", registered) > end:
        message = f"registered: expected a day up to {end}, got {registered}"
        raise UsageError(message)
    try:
        last_act = law.at(law_tax.FINAL, end)
    except GapError:
        last_act = entry
    if registered is not None:
        return _within_years(work, last_act, form, year, registered, law)
    change = _transition(last_act, law)
    if last_act.value.admits(form.value):
        return None, (), ()
    if change is None or form.value not in change.value.finishing:
        return (None if entry.value.admits(form.value) else _shut_out(entry, form)), (), ()
    if change.since < begin:
        text = Text(
            id="{shut} Yang terdaftar sebelum {day} menyelesaikan jangka waktunya: berikan hari terdaftarnya.",
            en="{shut} Those registered before {day} finish their years: give the day of registration.",
        )
        return text.fill({"shut": _shut_out(last_act, form), "day": change.since}), (), (change.citation,)
    note = Text(
        id="Berlaku bagi yang terdaftar sebelum {day} dan jangka waktunya belum habis ({act}).",
        en="This holds for those registered before {day} whose years have not ended ({act}).",
    )
    act = Text(id=change.citation.show("id"), en=change.citation.show("en"))
    return None, (note.fill({"day": change.since, "act": act}),), (change.citation,)


def _within_years(
    work: Work, entry: Dated[FinalTax], form: LegalForm, year: int, registered: date, law: LawBook
) -> tuple[Text | None, tuple[Text, ...], tuple[Citation, ...]]:
    """The same by the day of registration: whether the year lies within those allowed."""
    first = _first(work, registered, entry, law)
    last, admitted, act = _last(form, registered, first, entry, law)
    if not admitted:
        return _shut_out(entry, form), (), (act,)
    if last is not None and last < year:
        # An act of later may give years back to those whose own had ended.
        for later in _acts(law):
            change = _transition(later, law) if later.since > entry.since else None
            if change is not None and registered < change.since and last is not None:
                longer, _, by = _last(form, registered, first, later, law)
                if longer is None or longer > last:
                    last, act = longer, by
    work.say("look up", "last year by law", (("legal form", form), ("first year", first)), last, act)
    if last is None or year <= last:
        return None, (), (act,)
    reason = Text(
        id=f"Jangka waktunya berakhir dengan tahun pajak {last}; berlaku tarif umum.",
        en=f"Its years ended with the tax year {last}; the general rate applies.",
    )
    return reason, (), (act,)
