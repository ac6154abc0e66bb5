"""PPh final UMKM: pajak bulan demi bulan. The final income tax, month by month; until when is in `tax_years`.

>>> turnover = [million * 10**6 for million in (70, 130, 80, 120, 100, 120, 80, 80, 60, 140, 100, 120)]
>>> year = final_tax(turnover, year=2022, legal_form="individual").value
>>> year.total, [month.tax for month in year.months][4:8]
(3500000, [0, 600000, 400000, 400000])

Source: PP 46/2013; PP 23/2018; UU 7/2021 (UU PPh art. 7(2a)); PP 55/2022 arts. 56-61, 69 and its elucidation, whose
worked examples are the tests; PP 20/2026.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.calculators._given import book, year_of
from umkm_domain.calculators._work import Work, brief, day_of, tidy, whole
from umkm_domain.calculators.tax_years import form_of, not_looked_at, standing, too_large
from umkm_domain.codes.lists import LegalForm
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.periods import month_end
from umkm_domain.core.reprs import str_of
from umkm_domain.law import tax as law_tax
from umkm_domain.law.book import LAW, LawBook

__all__ = ["FinalTaxYear", "TaxMonth", "final_tax", "turnover_admits"]

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


def _monthly(name: str, given: Monthly) -> dict[int, int]:
    if isinstance(given, Mapping):
        amounts = dict(given)
    else:
        anything: object = given
        if isinstance(anything, str) or not isinstance(anything, Sequence):
            message = f"{name}: expected 12 months or a mapping of month to rupiah, got {type(given).__name__}"
            raise UsageError(message)
        if len(given) != 12:
            message = f"{name}: expected 12 months, got {len(given)}; give a mapping of month to rupiah for fewer"
            raise UsageError(message)
        amounts = dict(enumerate(given, start=1))
    if any(type(month) is not int or month not in range(1, 13) for month in amounts):
        message = f"{name}: expected months 1 to 12, got {', '.join(map(str_of, amounts))}"
        raise UsageError(message)
    return {month: whole(f"{name} of month {month}", amounts[month]) for month in sorted(amounts)}


def final_tax(
    turnover: Monthly,
    *,
    year: int,
    legal_form: str,
    withheld: Monthly | None = None,
    previous_turnover: int | None = None,
    registered: date | None = None,
    law: LawBook = LAW,
) -> Computation[FinalTaxYear]:
    """PPh final setahun, bulan demi bulan. The final income tax of a year, month by month.

    The rate is that in force at the end of each month. The turnover of an individual is not taxed up to the exempt
    amount of the year (since 2022), counted from January; a month that is not given counts as one without turnover,
    and the notes say so. A year begun under the tax stays under it to its end, and those whom a later act no longer
    lets in (CV, firma, PT, BUMDes since 22 April 2026) finish the years they had begun.

    Args:
        turnover: turnover in rupiah, 12 months or a mapping of month to rupiah.
        year: the tax year.
        legal_form: `individual`, `cooperative`, `cv`, `firma`, `pt`, `pt_perorangan`, `bumdes`.
        withheld: turnover on which customers withhold the tax, likewise; the rest the taxpayer pays.
        previous_turnover: turnover of the year before, which must not exceed the limit; None: not looked at.
        registered: day of registration as a taxpayer, from which the years allowed are counted; None: they are not
            looked at, and after the year in which an act shuts a legal form out there is no answer without it.
        law: the book of law.

    Returns:
        A `FinalTaxYear`; undefined for those who are not under the tax.

    Raises:
        GapError: no final tax in force in a month with turnover, or in the last month given.
        UsageError: floats, negative amounts, years or months that do not exist, more withheld on than turnover,
            registered after the year.

    **Source:** PP 23/2018 arts. 2-8; PP 55/2022 arts. 56-61; UU PPh art. 7(2a); PP 20/2026 art. II(1).
    """
    form, year = form_of(legal_form), year_of("year", year)
    book(law)
    amounts = _monthly("turnover", turnover)
    shares = _monthly("withheld", withheld) if withheld is not None else {}
    if any(shares[month] > amounts.get(month, 0) for month in shares):
        message = "withheld: expected no more than the turnover of the month"
        raise UsageError(message)
    work = Work()
    entry = law.at(law_tax.FINAL, month_end(year, max(amounts, default=12)))
    reason, notes, acts = standing(work, entry, form, year, registered, law)
    reason = reason or too_large(entry, previous_turnover)
    notes += not_looked_at(turnover=previous_turnover is None, years=registered is None)
    sources = tuple(dict.fromkeys((entry.citation, *acts)))
    if reason is not None or not amounts:
        reason = reason or Text(id="Tidak ada omzet.", en="There is no turnover.")
        return Computation(name="final_tax", value=None, unit="rupiah", undefined=reason, sources=sources)
    exempt = _exempt(form, year, law)
    if exempt[1] is not None:
        notes += _months_without(amounts)
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
        sources=sources,
    )


def _months_without(amounts: dict[int, int]) -> tuple[Text, ...]:
    """The months that use up nothing of the exempt amount only because they were not given."""
    missing = [month for month in range(1, max(amounts)) if month not in amounts]
    text = Text(
        id="Bulan tanpa omzet yang diberikan dihitung nol terhadap omzet bebas pajak: {months}.",
        en="Months whose turnover was not given count as zero against the exempt turnover: {months}.",
    )
    return (text.fill({"months": missing}),) if missing else ()


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
    try:
        entry = law.at(law_tax.FINAL, month_end(year, month))
    except GapError:
        if amount:
            raise
        # Before the tax began (1 July 2013) a month without turnover needs no law: there is nothing to tax.
        return TaxMonth(month=month, turnover=0, taxable=0, tax=0, withheld=0, self_paid=0)
    free, act = exempt
    taxable = amount
    if act is not None:
        left = work.do("subtract", f"exempt left {label}", ("exempt", free), ("turnover before", before))
        left = work.do("maximum", f"exempt {label}", (f"exempt left {label}", left), ("zero", 0), citation=act)
        over = work.do("subtract", f"over {label}", (f"turnover {label}", amount), (f"exempt {label}", left))
        taxable = work.do("maximum", f"taxable {label}", (f"over {label}", over), ("zero", 0))
    base = (f"taxable {label}", taxable) if act is not None else (f"turnover {label}", taxable)
    tax = work.do("multiply", f"tax {label}", base, ("tax rate", entry.value.rate), citation=entry.citation)
    held: Fraction | int = 0
    if share:
        part = work.do("minimum", f"withheld on {label}", (f"turnover withheld on {label}", share), base)
        held = work.do("multiply", f"withheld {label}", (f"withheld on {label}", part), ("tax rate", entry.value.rate))
    return TaxMonth(
        month=month,
        turnover=amount,
        taxable=taxable,
        tax=tax,
        withheld=held,
        self_paid=tidy(Fraction(tax) - Fraction(held)),
    )


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
    entry = book(law).at(law_tax.FINAL, day_of("on", on))
    if not isinstance(parts, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        message = f"parts: expected a mapping of name to rupiah, got {type(parts).__name__}"
        raise UsageError(message)
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
