"""Deret angka dari pengamatan. Series from observations: readings, changes, totals of parts, growth cell by cell.

Conflicting readings of one day are all kept, and a change is worked out from each of them. Growth from zero is
undefined and is counted as such; it is never infinite and never dropped.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Any

from attrs import frozen

from umkm_domain import calculators as calc
from umkm_domain.core.computation import Computation, Rounding
from umkm_domain.core.plain import plain
from umkm_domain.model.statistics import Observation

__all__ = [
    "Change",
    "Series",
    "Totals",
    "growth_dict",
    "latest",
    "percent_text",
    "readings",
    "series",
    "settled",
    "totals",
]


@frozen(kw_only=True)
class Change:
    """Perubahan antara dua pengamatan. The change from one observation to a later one."""

    before: Observation
    after: Observation
    growth: Computation[Fraction]


@frozen(kw_only=True)
class Series:
    """Deret satu indikator. The readings of one indicator over time, and what changed between them."""

    indicator: str
    unit: str
    points: tuple[Observation, ...]
    changes: tuple[Change, ...]


@frozen(kw_only=True)
class Period:
    """Satu masa dari deret bagian. One period of a series of parts: their sum, how many, how many are zero."""

    since: date
    until: date
    total: int
    cells: int
    zero_cells: int

    @property
    def label(self) -> str:
        """The year where the period is one, else both days."""
        whole = (self.since.month, self.since.day, self.until.month, self.until.day) == (1, 1, 12, 31)
        return str(self.since.year) if whole and self.since.year == self.until.year else f"{self.since}/{self.until}"


@frozen(kw_only=True)
class Totals:
    """Jumlah bagian per masa. Totals of an indicator given in parts (region, category), period by period.

    Attributes:
        growth: between consecutive totals.
        regions: totals of each region by period, in the order of the periods.
        undefined_cells: parts whose growth has no value because they begin at zero.
        compared_cells: parts compared between consecutive periods.
        undefined_reason: why, as the calculator says it.
    """

    indicator: str
    unit: str
    periods: tuple[Period, ...]
    growth: tuple[Computation[Fraction], ...]
    regions: tuple[tuple[str, tuple[int, ...]], ...]
    undefined_cells: int
    compared_cells: int
    undefined_reason: Any = None


def readings(observations: Iterable[Observation], indicator: str, on: date) -> tuple[Observation, ...]:
    """The readings of an indicator as a whole, up to a day, oldest first."""
    found = [
        o for o in observations if o.indicator == indicator and o.category is None and o.day is not None and o.day <= on
    ]
    return tuple(sorted(found, key=_day))


def _day(observation: Observation) -> date:
    return observation.day or date.min


def latest(observations: Iterable[Observation], indicator: str, on: date) -> tuple[Observation, ...]:
    """The readings of the last day that has any; more than one where sources conflict."""
    found = readings(observations, indicator, on)
    return tuple(o for o in found if o.day == found[-1].day)


def settled(observations: tuple[Observation, ...], indicator: str, on: date) -> Observation | None:
    """Bacaan yang tidak dibantah. The one reading that stands.

    Where the readings of a day conflict, one that repeats the number of another unit from the same source (15
    "enterprises" beside 15 products) is set aside; None when not exactly one value is left.
    """
    found = latest(observations, indicator, on)
    values = {o.exact for o in found}
    if len(values) > 1:
        found = tuple(o for o in found if not _slip(o, observations))
        values = {o.exact for o in found}
    return found[0] if len(values) == 1 else None


def _slip(observation: Observation, observations: tuple[Observation, ...]) -> bool:
    return any(
        other.unit != observation.unit
        and other.exact == observation.exact
        and other.source == observation.source
        and other.day == observation.day
        for other in observations
    )


def series(observations: tuple[Observation, ...], on: date) -> tuple[Series, ...]:
    """Every indicator given as a whole for at least two days, with the change between neighbouring days."""
    names = dict.fromkeys(o.indicator for o in observations if o.category is None and not o.compares)
    made: list[Series] = []
    for name in names:
        points = readings(observations, name, on)
        days = [tuple(group) for _, group in groupby(points, key=_day)]
        if len(days) > 1 and len({o.unit for o in points}) == 1 and len({o.region for o in points}) == 1:
            changes = tuple(
                Change(before=before, after=after, growth=calc.growth(before, after))
                for first, second in pairwise(days)
                for before in first
                for after in second
            )
            made.append(Series(indicator=name, unit=points[0].unit, points=points, changes=changes))
    return tuple(made)


def totals(observations: tuple[Observation, ...], on: date) -> tuple[Totals, ...]:
    """Every indicator given in parts by period, summed, with growth of the totals and cell by cell."""
    names = dict.fromkeys(o.indicator for o in observations if o.category is not None and o.since is not None)
    return tuple(made for name in names for made in _totals(name, observations, on))


def _totals(name: str, observations: tuple[Observation, ...], on: date) -> Iterator[Totals]:
    cells: dict[tuple[date, date], dict[tuple[str, str], Observation]] = {}
    for o in observations:
        if o.indicator == name and o.category is not None and o.since and o.until and o.until <= on and o.per == 1:
            cells.setdefault((o.since, o.until), {})[(str(o.region), o.category)] = o
    spans = sorted(cells)
    if len(spans) < 2:
        return
    periods = tuple(
        Period(
            since=span[0],
            until=span[1],
            total=sum(o.value for o in cells[span].values()),
            cells=len(cells[span]),
            zero_cells=sum(o.value == 0 for o in cells[span].values()),
        )
        for span in spans
    )
    compared = undefined = 0
    reason = None
    for first, second in pairwise(spans):
        for key in cells[first].keys() & cells[second].keys():
            growth = calc.growth(cells[first][key], cells[second][key])
            compared += 1
            if growth.value is None:
                undefined, reason = undefined + 1, growth.undefined
    unit = next(iter(cells[spans[0]].values())).unit
    codes = dict.fromkeys(region for span in spans for region, _ in cells[span])
    yield Totals(
        indicator=name,
        unit=unit,
        periods=periods,
        growth=tuple(calc.growth(a.total, b.total) for a, b in pairwise(periods)),
        regions=tuple(
            (code, tuple(sum(o.value for (r, _), o in cells[span].items() if r == code) for span in spans))
            for code in codes
        ),
        undefined_cells=undefined,
        compared_cells=compared,
        undefined_reason=reason,
    )


def growth_dict(growth: Computation[Fraction]) -> dict[str, Any]:
    """Growth as JSON: the exact ratio, its rounded form, and percent to one decimal."""
    percent = None if growth.value is None else percent_text(growth.value, 1)
    return {
        "value": plain(growth.value),
        "rounded": plain(growth.rounded),
        "percent": percent,
        "undefined": plain(growth.undefined),
    }


def percent_text(ratio: Fraction, digits: int) -> str:
    """A ratio as percent for JSON: decimal point, no thousands."""
    return str(Rounding(digits).apply(ratio * 100))
