"""Naik kelas. Graduation between size classes: who rose, fell, stayed, came and went between two days.

>>> from datetime import date
>>> from umkm_domain.model.enterprise import Enterprise, YearFigures
>>> from umkm_domain.model.registry import Registry
>>> registry = Registry(enterprises=(Enterprise(id="E1", name="A", figures=(
...     YearFigures(year=2018, sales=200_000_000), YearFigures(year=2019, sales=400_000_000))),))
>>> moved = graduation(registry, on_before=date(2018, 12, 31), on_after=date(2019, 12, 31)).value
>>> moved.rose, str(moved.cells[0].before), str(moved.cells[0].after)
(1, 'micro', 'small')

Source: derived, ours: rate = enterprises whose class rose / enterprises classified on both days.
"""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Literal

from attrs import frozen

from umkm_domain.calculators._evidence import there
from umkm_domain.calculators._given import book, expect, year_of
from umkm_domain.calculators._work import Work, brief, day_of
from umkm_domain.calculators.scale import GROSS, MeasureChoice, Purpose, classify_scale
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.scale import Size
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.registry import Registry

__all__ = ["Cell", "Graduation", "graduation"]


@frozen
class Cell:
    """Satu sel matriks. How many enterprises went from one class to another."""

    before: Size
    after: Size
    enterprises: int


@frozen(kw_only=True)
class Graduation:
    """Matriks perpindahan kelas. The transition matrix, and what stands beside it.

    Attributes:
        cells: every cell that is not empty, lowest classes first.
        rose: enterprises whose class is higher on the later day.
        fell: whose class is lower.
        stayed: whose class is the same.
        entered: enterprises of the later day only.
        left: enterprises of the earlier day only, closed ones among them.
        unclassified: enterprises of both days that have no class on one of them.
        rate: rose as a share of all with a class on both days; None when there are none.
        by_law: enterprises whose class changes by the change of law alone, their figures being the same: up, down.
        by_figures: enterprises whose class changes by their figures, the law being that of the later day: up, down.
    """

    cells: tuple[Cell, ...]
    rose: int
    fell: int
    stayed: int
    entered: int
    left: int
    unclassified: int
    rate: Fraction | None
    by_law: tuple[int, int]
    by_figures: tuple[int, int]

    def __str__(self) -> str:
        return brief(self)


def graduation(
    before: Registry,
    after: Registry | None = None,
    *,
    on_before: date,
    on_after: date,
    year_before: int | None = None,
    year_after: int | None = None,
    measure: MeasureChoice = "all",
    purpose: Purpose = "support",
    conflict: Literal["higher", "lower"] = "higher",
    law: LawBook = LAW,
) -> Computation[Graduation]:
    """Naik kelas di antara dua hari. Who rose, fell and stayed between two days, and why.

    A rise has two parts, told apart: the law changed (the same figures have another class on the later day), and the
    enterprise changed (its later figures have another class than the earlier ones, both by the later law).

    Args:
        before: the registry on the earlier day.
        after: the registry on the later day; None: the same one, with figures of both years.
        on_before: the earlier day.
        on_after: the later day.
        year_before: year of the figures for the earlier day; None: that of the day.
        year_after: likewise for the later day.
        measure: as in `classify_scale`.
        purpose: as in `classify_scale`.
        conflict: which class counts when measures disagree; there can be only one, so `both` is refused.
        law: the book of law.

    Returns:
        A `Graduation`, without a rate when no enterprise has a class on both days; undefined when there is no
        enterprise on either day.

    Raises:
        GapError: no law in force on one of the days.
        UsageError: the days are not in order, `both` is asked for, or no registry or year is given.
    """
    if day_of("on_after", on_after) < day_of("on_before", on_before):
        message = f"on_after: expected a day on or after {on_before}, got {on_after}"
        raise UsageError(message)
    if conflict not in ("higher", "lower"):
        message = f"conflict: expected higher or lower, got {conflict!r}"
        raise UsageError(message)
    expect("before", before, Registry)
    later = before if after is None else expect("after", after, Registry)
    first = on_before.year if year_before is None else year_of("year_before", year_before)
    last = on_after.year if year_after is None else year_of("year_after", year_after)
    book(law)
    acts: dict[Citation, None] = {}
    gross = False

    def size(enterprise: Enterprise, on: date, year: int) -> Size | None:
        nonlocal gross
        found = classify_scale(
            enterprise, on=on, year=year, measure=measure, purpose=purpose, conflict=conflict, law=law
        )
        acts.update(dict.fromkeys(found.citations))
        gross = gross or GROSS in found.notes
        return found.value if isinstance(found.value, Size) else None

    cells: Counter[tuple[Size, Size]] = Counter()
    by_law, by_figures = Counter[int](), Counter[int]()
    entered = left = unclassified = 0
    for id_ in dict.fromkeys(e.id for e in (*before.enterprises, *later.enterprises)):
        old, new = before.enterprise(id_), later.enterprise(id_)
        was, remains = there(old, on_before), there(new, on_after)
        if old is None or new is None or not (was and remains):
            entered += remains
            left += was
            continue
        start, end = size(old, on_before, first), size(new, on_after, last)
        if start is None or end is None:
            unclassified += 1
            continue
        cells[start, end] += 1
        middle = size(old, on_after, first)
        if middle is not None:
            by_law[_sign(middle.rank - start.rank)] += 1
            by_figures[_sign(end.rank - middle.rank)] += 1
    work = Work()
    moves = Counter[int]()
    for (a, b), n in cells.items():
        moves[_sign(b.rank - a.rank)] += n
    observed = work.do("add", "observed", ("rose", moves[1]), ("fell", moves[-1]), ("stayed", moves[0]))
    rate = work.do("divide", "rate", ("rose", moves[1]), ("observed", observed)) if observed else None
    for name, day, number in (
        ("entered", on_after, entered),
        ("left", on_before, left),
        ("unclassified", on_after, unclassified),
        ("rose by law", on_after, by_law[1]),
        ("fell by law", on_after, by_law[-1]),
        ("rose by figures", on_after, by_figures[1]),
        ("fell by figures", on_after, by_figures[-1]),
    ):
        work.say("count", name, (("on", day),), number)
    value = Graduation(
        cells=tuple(Cell(a, b, n) for (a, b), n in sorted(cells.items(), key=lambda c: (c[0][0].rank, c[0][1].rank))),
        rose=moves[1],
        fell=moves[-1],
        stayed=moves[0],
        entered=entered,
        left=left,
        unclassified=unclassified,
        rate=rate,
        by_law=(by_law[1], by_law[-1]),
        by_figures=(by_figures[1], by_figures[-1]),
    )
    anyone = observed or entered or left or unclassified
    said = ((not observed, _NO_RATE), (sum(by_law.values()) != observed, _NOT_SPLIT), (gross, GROSS))
    return Computation(
        name="graduation",
        value=value if anyone else None,
        unit="enterprises",
        steps=tuple(work.steps),
        undefined=None if anyone else _NOBODY,
        notes=tuple(note for holds, note in said if holds and anyone),
        on=on_after,
        sources=tuple(acts),
    )


_NOBODY = Text(id="Tidak ada usaha pada kedua hari itu.", en="There is no enterprise on either day.")
_NO_RATE = Text(id="Tidak ada usaha yang berkelas pada kedua hari.", en="No enterprise has a class on both days.")
_NOT_SPLIT = Text(
    id="Sebagian usaha tidak dapat dipisahkan: angka lamanya tidak memuat ukuran undang-undang yang baru.",
    en="Some enterprises could not be split: their earlier figures lack the measure of the later law.",
)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
