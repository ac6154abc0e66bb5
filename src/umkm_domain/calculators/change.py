"""Pertumbuhan, CAGR, cakupan, dan uji klaim. Growth, compound growth, coverage, and the check of a claim.

>>> growth(10, 20).value == 1
True
>>> cagr(10, 40, 2).value
Decimal('1')
>>> print(growth(0, 5).undefined.en)
A change relative to zero has no value.
>>> claim_check(675, 400_000_000_000, 2_700_000_000_000).value.value
'ratio_mistaken_for_growth'

Source: Bappenas KEP 26A/M.PPN/HK/05/2025 gives growth as (n - n₋₁) / n₋₁; coverage and CAGR are ours.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import cast

from attrs import frozen

from umkm_domain.calculators._given import observed, year_of
from umkm_domain.calculators._remarks import of_figures, of_method, of_order, of_span
from umkm_domain.calculators._roots import NO_ROOT, ROOT_NOTE, root
from umkm_domain.calculators._work import Count, Ratio, Work, figure, ratio_of, same_unit, tidy
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text, format_percent
from umkm_domain.core.reprs import str_of
from umkm_domain.model.statistics import Observation

__all__ = [
    "Claim",
    "Contribution",
    "YearChange",
    "cagr",
    "claim_check",
    "contributions",
    "coverage",
    "growth",
    "year_on_year",
]

FORMULA = Citation("KEP 26A/M.PPN/HK/05/2025", "", "https://sdi.beltim.go.id/kodref/02.10.003")

_ZERO_BASE = Text(id="Perubahan terhadap nol tidak mempunyai nilai.", en="A change relative to zero has no value.")
_NEGATIVE_BASE = Text(
    id="Perubahan terhadap angka negatif tidak mempunyai arti; lihat perubahan mutlaknya.",
    en="A change relative to a negative figure has no meaning; see the absolute change.",
)
_VAGUE_BASE = Text(
    id="Dengan pembulatan itu angka awalnya dapat nol; perubahan terhadapnya tidak mempunyai nilai.",
    en="Rounded to that, the base may be zero; a change relative to it has no value.",
)


def growth(before: Count, after: Count) -> Computation[Fraction]:
    """Pertumbuhan relatif. Relative change from `before` to `after`: 1 means that it doubled.

    The absolute change is the first step, and stands also where the relative one is undefined.

    Args:
        before: the base; int or Observation.
        after: the later figure, in the same unit.

    Returns:
        (after - before) / before; undefined for a base of zero or below.

    Raises:
        UnitError: the observations count different things.
        UsageError: a float.

    **Source:** KEP 26A/M.PPN/HK/05/2025, "pertambahan jumlah IKM".
    """
    base, later = figure("before", before), figure("after", after)
    same_unit((base, later))
    work = Work()
    change = work.do("subtract", "change", later.named, base.named)
    reason = _ZERO_BASE if base.exact == 0 else _NEGATIVE_BASE if base.exact < 0 else None
    value = None
    if reason is None:
        value = work.do("divide", "growth", ("change", change), base.named, citation=FORMULA)
    return Computation(
        name="growth",
        value=value,
        unit="ratio",
        steps=tuple(work.steps),
        undefined=reason,
        notes=(*of_figures(base, later), *of_order(base, later)),
    )


def cagr(before: Count, after: Count, years: int | Fraction) -> Computation[Decimal]:
    """Laju pertumbuhan tahunan majemuk. Compound annual growth rate: a rate, not a factor.

    Args:
        before: the base; int or Observation.
        after: the figure `years` later, in the same unit.
        years: how many years lie between; an int, or a Fraction such as `periods.years_between` gives.

    Returns:
        (after / before)^(1 / years) - 1, the root to 28 significant digits; undefined for a base of zero or below,
        a negative end, no time between, or a rate of more than 10,000 digits.

    Raises:
        UnitError: the observations count different things.
        UsageError: a float, or years below zero.
    """
    base, later, span = figure("before", before), figure("after", after), figure("years", years)
    same_unit((base, later))
    if span.exact < 0:
        message = f"years: expected no less than 0, got {str_of(years)}"
        raise UsageError(message)
    work = Work()
    reason: Text | None = None
    value: Decimal | None = None
    if span.exact == 0:
        reason = Text(id="Tidak ada waktu di antara kedua angka.", en="No time lies between the figures.")
    elif base.exact == 0:
        reason = _ZERO_BASE
    elif base.exact < 0 or later.exact < 0:
        reason = Text(
            id="Laju majemuk tidak ada untuk angka negatif.", en="There is no compound rate for negative figures."
        )
    else:
        factor = work.do("divide", "factor", later.named, base.named)
        if root(factor, span.exact) is None:
            reason = NO_ROOT
        else:
            yearly = work.do("root", "yearly factor", ("factor", factor), span.named, note=ROOT_NOTE)
            value = work.do("subtract", "cagr", ("yearly factor", yearly), ("one", 1))
    return Computation(
        name="cagr",
        value=value,
        unit="ratio a year",
        steps=tuple(work.steps),
        undefined=reason,
        notes=(*of_figures(base, later), *of_order(base, later), *of_span(base, later, span.exact)),
    )


def coverage(part: Count, whole: Count) -> Computation[Fraction]:
    """Cakupan: bagian dari keseluruhan. Coverage: a part of a whole of the same unit.

    Args:
        part: how many are reached; int or Observation.
        whole: how many there are, in the same unit.

    Returns:
        part / whole; undefined when the whole is zero or a figure is negative.

    Raises:
        UnitError: products over enterprises, and the like.
        UsageError: a float.
    """
    some, every = figure("part", part), figure("whole", whole)
    same_unit((some, every))
    work = Work()
    reason: Text | None = None
    value: Fraction | None = None
    notes = list(of_method(some, every))
    if every.exact <= 0 or some.exact < 0:
        reason = Text(
            id="Cakupan memerlukan keseluruhan di atas nol dan bagian yang tidak negatif.",
            en="Coverage needs a whole above zero and a part that is not negative.",
        )
    else:
        value = work.do("divide", "coverage", some.named, every.named)
        if some.exact > every.exact:
            notes.append(Text(id="Bagian lebih besar daripada keseluruhan.", en="The part is larger than the whole."))
    return Computation(
        name="coverage", value=value, unit="ratio", steps=tuple(work.steps), undefined=reason, notes=tuple(notes)
    )


@frozen(kw_only=True)
class Contribution:
    """Sumbangan satu bagian. What one part adds to the growth of the whole.

    Attributes:
        part: its name.
        before: its figure before.
        after: its figure after.
        growth: its own growth; None where its base is zero or below.
        points: its change as a share of the whole before; the points of all parts add up to the growth.
    """

    part: str
    before: Fraction | int
    after: Fraction | int
    growth: Fraction | None
    points: Fraction

    def __str__(self) -> str:
        return f"{self.part}: {format_percent(self.points, 'id')}"


def contributions(before: Mapping[str, Count], after: Mapping[str, Count]) -> Computation[tuple[Contribution, ...]]:
    """Sumbangan bagian pada pertumbuhan keseluruhan. Contributions of parts to the growth of the whole.

    Args:
        before: figure of each part; a part that appears in one of the two only counts as zero in the other, and the
            notes say so.
        after: likewise, later.

    Returns:
        One contribution a part, in the order given; undefined when the whole before is zero or below.

    Raises:
        UnitError: parts that count different things.
        UsageError: a float, or no mapping of part to figure.
    """
    for name, given in (("before", before), ("after", after)):
        if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            message = f"{name}: expected a mapping of part to figure, got {type(given).__name__}"
            raise UsageError(message)
    parts = tuple(dict.fromkeys((*before, *after)))
    old = {part: figure(f"{part} before", before.get(part, 0)) for part in parts}
    new = {part: figure(f"{part} after", after.get(part, 0)) for part in parts}
    same_unit((*old.values(), *new.values()))
    work = Work()
    pairs = [(old[part], new[part]) for part in parts]
    seen = (note for pair in pairs for note in (*of_figures(*pair), *of_order(*pair)))
    notes = (*_one_sided(before, after), *dict.fromkeys(seen))
    total: Fraction | int = 0
    if parts:
        total = work.do("add", "whole before", *(f.named for f in old.values()))
    if total <= 0:
        reason = _NEGATIVE_BASE if total < 0 else _ZERO_BASE
        return Computation(
            name="contributions", value=None, unit="ratio", steps=tuple(work.steps), undefined=reason, notes=notes
        )
    result: list[Contribution] = []
    for part in parts:
        change = work.do("subtract", f"{part} change", new[part].named, old[part].named)
        points = work.do("divide", f"{part} points", (f"{part} change", change), ("whole before", total))
        base = old[part].exact
        result.append(
            Contribution(
                part=part,
                before=tidy(base),
                after=tidy(new[part].exact),
                growth=Fraction(change) / base if base > 0 else None,
                points=points,
            )
        )
    work.do("add", "growth of the whole", *((f"{c.part} points", c.points) for c in result))
    return Computation(name="contributions", value=tuple(result), unit="ratio", steps=tuple(work.steps), notes=notes)


def _one_sided(before: Mapping[str, Count], after: Mapping[str, Count]) -> tuple[Text, ...]:
    """The parts that only one of the two names: their zero is ours, not the source's."""
    new, gone = [p for p in after if p not in before], [p for p in before if p not in after]
    notes: list[Text] = []
    if new:
        text = Text(
            id="Tanpa angka sebelum, dihitung nol: {parts}.", en="Without a figure before, counted as zero: {parts}."
        )
        notes.append(text.fill({"parts": new}))
    if gone:
        text = Text(
            id="Tanpa angka sesudah, dihitung nol: {parts}.", en="Without a figure after, counted as zero: {parts}."
        )
        notes.append(text.fill({"parts": gone}))
    return tuple(notes)


@frozen
class YearChange:
    """Perubahan satu tahun. The change into one year, or why there is none.

    Attributes:
        year: the later year.
        since: the year it is compared with.
        growth: relative change from `since` to `year`; None where it is undefined.
        undefined: why it is.
    """

    year: int
    since: int | None
    growth: Fraction | None
    undefined: Text | None = None

    def __str__(self) -> str:
        held = str(self.undefined) if self.growth is None else format_percent(self.growth, "id")
        return f"{self.year}: {held}"


def year_on_year(
    series: Mapping[int, Count] | Iterable[Observation], *, missing: str
) -> Computation[tuple[YearChange, ...]]:
    """Perubahan dari tahun ke tahun. Year-on-year changes of a series, with an explicit policy for gaps.

    Args:
        series: figure of each year, or observations with their day.
        missing: what a missing year does: `undefined` leaves the change into and out of it without value;
            `bridge` compares with the last year known, and says how many years lie between.

    Returns:
        One change for each year after the first, in order; undefined for fewer than two years.

    Raises:
        UnitError: figures that count different things.
        UsageError: a float, an unknown policy, an observation without a day, two figures of one year.
    """
    if missing not in ("undefined", "bridge"):
        message = f"missing: expected 'undefined' or 'bridge', got {missing!r}"
        raise UsageError(message)
    figures = {year: figure(str(year), value) for year, value in _by_year(series).items()}
    same_unit(figures.values())
    years = sorted(figures)
    work = Work()
    if len(years) < 2:
        reason = Text(id="Perubahan memerlukan sekurangnya dua tahun.", en="A change needs at least two years.")
        return Computation(name="year_on_year", value=None, unit="ratio", undefined=reason)
    changes: list[YearChange] = []
    notes: list[Text] = []
    for year in range(years[0] + 1, years[-1] + 1):
        since = max(y for y in years if y < year)
        if year not in figures or (since != year - 1 and missing == "undefined"):
            if year in figures or missing == "undefined":
                gap = year if year not in figures else year - 1
                text = Text(id=f"Tidak ada angka {gap}.", en=f"There is no figure for {gap}.")
                changes.append(YearChange(year, None, None, text))
            continue
        base, later = figures[since], figures[year]
        change = work.do("subtract", f"change {since}-{year}", later.named, base.named)
        if base.exact <= 0:
            changes.append(YearChange(year, since, None, _NEGATIVE_BASE if base.exact else _ZERO_BASE))
            continue
        value = work.do("divide", f"growth {since}-{year}", (f"change {since}-{year}", change), base.named)
        changes.append(YearChange(year, since, value))
        if since != year - 1:
            text = Text(
                id=f"{since}-{year} menjembatani {year - since} tahun; bukan perubahan satu tahun.",
                en=f"{since}-{year} bridges {year - since} years; it is no change of one year.",
            )
            notes.append(text)
    return Computation(
        name="year_on_year",
        value=tuple(changes),
        unit="ratio",
        steps=tuple(work.steps),
        notes=(*notes, *of_figures(*figures.values())),
    )


def _by_year(series: Mapping[int, Count] | Iterable[Observation]) -> dict[int, Count]:
    if isinstance(series, Mapping):
        return {year_of("year", year): value for year, value in cast("Mapping[int, Count]", series).items()}
    result: dict[int, Count] = {}
    for observation in observed("series", series):
        if observation.day is None:
            message = f"observation {observation.id}: expected a day, got none"
            raise UsageError(message)
        if observation.day.year in result:
            message = f"expected one figure a year, got two or more for {observation.day.year}"
            raise UsageError(message)
        result[observation.day.year] = observation
    return result


class Claim(StrEnum):
    """Putusan atas klaim. CONSISTENT: the percentage is the growth. RATIO: it is after over before, so 100 points
    too high. WRONG: it is neither."""

    CONSISTENT = "consistent"
    RATIO = "ratio_mistaken_for_growth"
    WRONG = "wrong"


def claim_check(
    claimed_percent: Ratio,
    before: Count,
    after: Count,
    *,
    percent_rounded_to: Ratio = 1,
    before_rounded_to: Count = 0,
    after_rounded_to: Count = 0,
) -> Computation[Claim]:
    """Uji klaim pertumbuhan. Does "grew by so many percent" follow from the two figures?

    A figure that was rounded to r stands for everything within r/2 of it; the claim is consistent when some pair
    of such figures gives a percentage that rounds to it.

    Args:
        claimed_percent: the percentage claimed, such as 675 or `9.8`.
        before: the base; int or Observation.
        after: the later figure, in the same unit.
        percent_rounded_to: what the percentage was rounded to, in points; 1 for a whole percentage,
            `0.1` for one with a decimal.
        before_rounded_to: what the base was rounded to; 0 when it is exact.
        after_rounded_to: likewise for the later figure.

    Returns:
        The verdict; undefined for a base of zero or below, or one so rounded that it may be zero.

    Raises:
        UnitError: the observations count different things.
        UsageError: a float, or a rounding below zero.
    """
    base, later = figure("before", before), figure("after", after)
    same_unit((base, later))
    claimed = ratio_of("claimed_percent", claimed_percent)
    slack = ratio_of("percent_rounded_to", percent_rounded_to) / 2
    blur = [figure(n, v).exact / 2 for n, v in (("before", before_rounded_to), ("after", after_rounded_to))]
    if min(slack, *blur) < 0:
        message = "roundings: expected no less than 0"
        raise UsageError(message)
    notes = (*of_figures(base, later), *of_order(base, later))
    work = Work()
    lowest, highest = base.exact - blur[0], base.exact + blur[0]
    if lowest <= 0:
        reason = _NEGATIVE_BASE if base.exact < 0 else _ZERO_BASE if base.exact == 0 else _VAGUE_BASE
        return Computation(name="claim_check", value=None, unit="verdict", undefined=reason, notes=notes)
    percent = ("hundred", 100)
    change = work.do("subtract", "change", later.named, base.named)
    share = work.do("divide", "growth", ("change", change), base.named, citation=FORMULA)
    work.do("multiply", "growth in percent", ("growth", share), percent)
    ratio = work.do("divide", "ratio", later.named, base.named)
    work.do("multiply", "ratio in percent", ("ratio", ratio), percent)
    # Below zero the larger base gives the larger ratio, so both bases are tried at both ends.
    ends = [
        end / divisor * 100 for end in (later.exact - blur[1], later.exact + blur[1]) for divisor in (lowest, highest)
    ]
    least, most = min(ends), max(ends)
    if least - 100 - slack <= claimed <= most - 100 + slack:
        verdict = Claim.CONSISTENT
    elif least - slack <= claimed <= most + slack:
        verdict = Claim.RATIO
    else:
        verdict = Claim.WRONG
    work.say("compare", "verdict", (("claimed percent", tidy(claimed)), ("growth", share), ("ratio", ratio)), verdict)
    return Computation(name="claim_check", value=verdict, unit="verdict", steps=tuple(work.steps), notes=notes)
