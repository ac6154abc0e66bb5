"""PPh final UMKM: pajak bulan demi bulan, dan sampai kapan. The final income tax, month by month, and until when.

>>> from datetime import date
>>> turnover = [million * 10**6 for million in (70, 130, 80, 120, 100, 120, 80, 80, 60, 140, 100, 120)]
>>> year = final_tax(turnover, year=2022, legal_form="individual").value
>>> year.total, [month.tax for month in year.months][4:8]
(3500000, [0, 600000, 400000, 400000])
>>> final_tax_period("cv", date(2022, 12, 27), on=date(2022, 12, 27)).value.last
2025

Source: PP 46/2013; PP 23/2018; UU 7/2021 (UU PPh art. 7(2a)); PP 55/2022 arts. 56-61, 69 and its elucidation, whose
worked examples are the tests; PP 20/2026.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import cast

from attrs import frozen

from umkm_domain.calculators._work import Work, brief, day_of, tidy, whole
from umkm_domain.codes.lists import LegalForm
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.periods import month_end
from umkm_domain.law import tax as law_tax
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.tax import FinalTax

__all__ = ["FinalTaxYear", "TaxMonth", "TaxPeriod", "final_tax", "final_tax_period", "turnover_admits"]

Monthly = Mapping[int, int] | Sequence[int]


@frozen(kw_only=True)
class TaxMonth:
    """Pajak satu bulan. The tax of one month, in rupiah; a fraction of a rupiah stays exact.

    Attributes:
        month: 1 to 12.
        turnover: turnover of the month.
        taxable: the part of it that is taxed.
        tax: the tax.
        withheld: the part of the tax that customers withhold.
        self_paid: the part that the taxpayer pays.
    """

    month: int
    turnover: int
    taxable: int
    tax: Fraction | int
    withheld: Fraction | int
    self_paid: Fraction | int


@frozen(kw_only=True)
class FinalTaxYear:
    """Pajak satu tahun. The tax of one year; amounts in rupiah."""

    year: int
    months: tuple[TaxMonth, ...]
    turnover: int
    taxable: int
    total: Fraction | int
    withheld: Fraction | int
    self_paid: Fraction | int

    def __str__(self) -> str:
        return brief(self)


@frozen
class TaxPeriod:
    """Jangka waktu pajak final. First and last tax year; `last` None: no limit of time."""

    first: int
    last: int | None


def _form(value: object) -> LegalForm:
    try:
        return LegalForm(cast("str", value))
    except ValueError:
        message = f"legal_form: expected one of {', '.join(LegalForm)}, got {value!r}"
        raise UsageError(message) from None


def _monthly(name: str, given: Monthly) -> dict[int, int]:
    if isinstance(given, Mapping):
        amounts = dict(given)
    else:
        if len(given) != 12:
            message = f"{name}: expected 12 months, got {len(given)}; give a mapping of month to rupiah for fewer"
            raise UsageError(message)
        amounts = dict(enumerate(given, start=1))
    if any(month not in range(1, 13) for month in amounts):
        message = f"{name}: expected months 1 to 12, got {', '.join(map(str, amounts))}"
        raise UsageError(message)
    return {month: whole(f"{name} of month {month}", amounts[month]) for month in sorted(amounts)}


def final_tax(
    turnover: Monthly,
    *,
    year: int,
    legal_form: str,
    withheld: Monthly | None = None,
    previous_turnover: int | None = None,
    law: LawBook = LAW,
) -> Computation[FinalTaxYear]:
    """PPh final setahun, bulan demi bulan. The final income tax of a year, month by month.

    The rate is that in force at the end of each month. The turnover of an individual is not taxed up to the exempt
    amount of the year (since 2022), counted from January. A year begun under the tax stays under it to its end.

    Args:
        turnover: turnover in rupiah, 12 months or a mapping of month to rupiah.
        year: the tax year.
        legal_form: `individual`, `cooperative`, `cv`, `firma`, `pt`, `pt_perorangan`, `bumdes`.
        withheld: turnover on which customers withhold the tax, likewise; the rest the taxpayer pays.
        previous_turnover: turnover of the year before, which must not exceed the limit; None: not looked at.
        law: the book of law.

    Returns:
        A `FinalTaxYear`; undefined for those who are not under the tax.

    Raises:
        GapError: no final tax in force in a month with turnover.
        UsageError: floats, negative amounts, months that do not exist, more withheld on than turnover.

    **Source:** PP 23/2018 arts. 2-8; PP 55/2022 arts. 56-61; UU PPh art. 7(2a).
    """
    form = _form(legal_form)
    amounts = _monthly("turnover", turnover)
    shares = _monthly("withheld", withheld) if withheld is not None else {}
    if any(shares[month] > amounts.get(month, 0) for month in shares):
        message = "withheld: expected no more than the turnover of the month"
        raise UsageError(message)
    work = Work()
    entry = law.at(law_tax.FINAL, month_end(year, max(amounts, default=12)))
    reason = _shut_out(entry, form, previous_turnover)
    notes = () if previous_turnover is not None else (_NOT_LOOKED_AT,)
    if reason is not None or not amounts:
        reason = reason or Text(id="Tidak ada omzet.", en="There is no turnover.")
        return Computation(name="final_tax", value=None, unit="rupiah", undefined=reason, sources=(entry.citation,))
    exempt = _exempt(form, year, law)
    months: list[TaxMonth] = []
    before = 0
    for month, amount in amounts.items():
        months.append(_month(work, year, month, amount, shares.get(month, 0), before, exempt, law))
        before += amount
    total = work.do("add", "tax of the year", *((f"tax {_label(year, m.month)}", m.tax) for m in months))
    held = tidy(sum((Fraction(m.withheld) for m in months), Fraction(0)))
    value = FinalTaxYear(
        year=year,
        months=tuple(months),
        turnover=before,
        taxable=sum(m.taxable for m in months),
        total=total,
        withheld=held,
        self_paid=tidy(Fraction(total) - Fraction(held)),
    )
    return Computation(
        name="final_tax",
        value=value,
        unit="rupiah",
        steps=tuple(work.steps),
        notes=notes,
        sources=(entry.citation,),
    )


_NOT_LOOKED_AT = Text(
    id="Omzet tahun sebelumnya dan jangka waktunya tidak diperiksa.",
    en="Turnover of the year before and the years allowed were not looked at.",
)


def _label(year: int, month: int) -> str:
    return f"{year}-{month:02d}"


def _exempt(form: LegalForm, year: int, law: LawBook) -> tuple[int, Citation | None]:
    if form is not LegalForm.INDIVIDUAL:
        return 0, None
    try:
        entry = law.at(law_tax.EXEMPTION, date(year, 12, 31))
    except GapError:
        return 0, None
    return entry.value, entry.citation


def _shut_out(entry: Dated[FinalTax], form: LegalForm, previous: int | None) -> Text | None:
    act = entry.citation
    if not entry.value.admits(form.value):
        return Text(
            id=f"{act.show('id')} tidak berlaku untuk bentuk usaha ini ({form}).",
            en=f"{act} does not let this legal form in ({form}).",
        )
    limit = entry.value.turnover_max
    if previous is not None and whole("previous_turnover", previous) > limit:
        return Text(
            id=f"Omzet tahun sebelumnya di atas batas {act.show('id')}; berlaku tarif umum.",
            en=f"Turnover of the year before is above the limit of {act}; the general rate applies.",
        )
    return None


def _month(
    work: Work,
    year: int,
    month: int,
    amount: int,
    share: int,
    before: int,
    exempt: tuple[int, Citation | None],
    law: LawBook,
) -> TaxMonth:
    label = _label(year, month)
    entry = law.at(law_tax.FINAL, month_end(year, month))
    free, act = exempt
    taxable = amount
    if act is not None:
        left = work.do("subtract", f"exempt left {label}", ("exempt", free), ("turnover before", before))
        left = work.do("maximum", f"exempt {label}", (f"exempt left {label}", left), ("zero", 0), citation=act)
        over = work.do("subtract", f"over {label}", (f"turnover {label}", amount), (f"exempt {label}", left))
        taxable = work.do("maximum", f"taxable {label}", (f"over {label}", over), ("zero", 0))
    base = (f"taxable {label}", taxable) if act is not None else (f"turnover {label}", taxable)
    tax = work.do("multiply", f"tax {label}", base, ("rate", entry.value.rate), citation=entry.citation)
    held: Fraction | int = 0
    if share:
        part = work.do("minimum", f"withheld on {label}", (f"turnover withheld on {label}", share), base)
        held = work.do("multiply", f"withheld {label}", (f"withheld on {label}", part), ("rate", entry.value.rate))
    return TaxMonth(
        month=month,
        turnover=amount,
        taxable=taxable,
        tax=tax,
        withheld=held,
        self_paid=tidy(Fraction(tax) - Fraction(held)),
    )


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
        UsageError: no such legal form; registered after the day.

    **Source:** PP 23/2018 art. 5; PP 55/2022 arts. 59 and 69; PP 20/2026 art. 57 and art. II(1).
    """
    form = _form(legal_form)
    day_of("on", on)
    if day_of("registered", registered) > on:
        message = f"registered: expected a day up to {on}, got {registered}"
        raise UsageError(message)
    entry = law.at(law_tax.FINAL, on)
    work = Work()
    begin = law.timeline(law_tax.FINAL)
    first_counted = next((e.since.year for e in begin if e.value.periods), registered.year)
    first = work.do("maximum", "first year", ("registered in", registered.year), ("counted from", first_counted))
    last, admitted, act = _last(form, registered, first, entry, law)
    if not admitted:
        reason = _shut_out(entry, form, None) or _NOT_LOOKED_AT
        return Computation(
            name="final_tax_period", value=None, unit="tax years", undefined=reason, on=on, sources=(entry.citation,)
        )
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


def _last(
    form: LegalForm, registered: date, first: int, entry: Dated[FinalTax], law: LawBook
) -> tuple[int | None, bool, Citation]:
    """Last year, whether the form is let in at all, and the act that says so."""
    try:
        change = law.at(law_tax.TRANSITION, entry.since)
    except GapError:
        change = None
    if change is None or registered >= change.since:
        if not entry.value.admits(form.value):
            return None, False, entry.citation
        years = entry.value.years(form.value)
        return (None if years is None else first + years - 1), True, entry.citation
    # Registered before: the period of the act that was in force then, and what the transition makes of it.
    old = law.at(law_tax.FINAL, max(registered, _eve(law, entry)))
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


def _eve(law: LawBook, entry: Dated[FinalTax]) -> date:
    """First day of the entry before: what was in force on the eve of the one given."""
    return max((e.since for e in law.timeline(law_tax.FINAL) if e.since < entry.since), default=entry.since)


def turnover_admits(parts: Mapping[str, int], *, on: date, law: LawBook = LAW) -> Computation[bool]:
    """Omzet masih di dalam batas atau tidak. Whether the turnover of a year admits to the final tax in the next.

    Turnover of spouse, minor children and own one-person companies is added up, under the acts that say so; the
    same limit holds for all of them together.

    Args:
        parts: turnover of the year in rupiah, by whose or what it is; the taxpayer's own first.
        on: a day of the year in which the tax would apply.
        law: the book of law.

    Returns:
        True or False; undefined without figures.

    Raises:
        GapError: no final tax in force on that day.
        UsageError: a float or a negative amount.

    **Source:** PP 55/2022 art. 58; PP 20/2026 arts. 57(2)e and 58.
    """
    entry = law.at(law_tax.FINAL, day_of("on", on))
    amounts = {name: whole(name, amount) for name, amount in parts.items()}
    work = Work()
    if not amounts:
        reason = Text(id="Tidak ada omzet.", en="There is no turnover.")
        return Computation(name="turnover_admits", value=None, unit="yes or no", undefined=reason, on=on)
    counted = list(amounts.items()) if entry.value.related_turnover else list(amounts.items())[:1]
    total = work.do("add", "turnover in all", *counted)
    limit = entry.value.turnover_max
    value = work.say(
        "compare", "admitted", (("turnover in all", total), ("at most", limit)), total <= limit, entry.citation
    )
    return Computation(
        name="turnover_admits",
        value=value,
        unit="yes or no",
        steps=tuple(work.steps),
        on=on,
        sources=(entry.citation,),
    )
