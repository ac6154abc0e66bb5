"""Aturan deret yang diproyeksikan. The rule on projected series, exact and by intervals; sums that shares need too.

A count that was projected with one rate is never exactly constant in its growth, because each year was rounded.
So the question is: does one rate exist that gives every count when rounded to a whole number? Each year bounds
that rate from both sides; it exists when the bounds leave something.

>>> one_rate([1000, 1020, 1040, 1061])
(Fraction(2121, 2080), Fraction(2081, 2040))
>>> one_rate([1000, 1020, 1045, 1061]) is None
True

Source: the published totals of small industries, projected from a base year; no act regulates it.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules._engine import Context, Parameter, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._samples import bad, good, observation

__all__ = ["IN_TIME", "RARE", "RECORDED", "YEARS", "chance", "from_base", "one_rate", "one_share"]

_HALF = Fraction(1, 2)


def one_rate(counts: Sequence[int]) -> tuple[Fraction, Fraction] | None:
    """Laju yang menghasilkan semua hitungan. The bounds of the factors that give each count from the one before.

    A count follows by a factor when rounding the product to a whole number gives it. Halves may go either way.
    """
    return one_share([(Fraction(before), Fraction(after)) for before, after in itertools.pairwise(counts)])


def from_base(counts: Sequence[int], years: Sequence[int] = ()) -> bool:
    """Apakah satu laju dari tahun dasar menghasilkan semuanya. Whether a power of one factor gives each count.

    The first count times the factor to the power of the years, rounded once. Each year bounds the factor by a
    root; roots are compared by powers, so nothing is rounded.

    Args:
        counts: the counts, the base first.
        years: how many years after the base each was taken, 0 first; one a year where not given.
    """
    return _given(_powers(counts, years or range(len(counts)))) == len(counts) - 1


def one_share(pairs: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
    """Bagian yang menghasilkan semua pasangan. The bounds of the shares that give each part from its whole."""
    low = max((part - _HALF) / whole for whole, part in pairs)
    high = min((part + _HALF) / whole for whole, part in pairs)
    return (low, high) if low <= high else None


def _powers(counts: Sequence[int], years: Sequence[int]) -> Iterator[tuple[int, Fraction, Fraction]]:
    """What each count after the base says of the factor: the power, and the bounds of that power."""
    for count, year in zip(counts[1:], years[1:], strict=True):
        yield year, max(count - _HALF, Fraction(0)) / counts[0], (count + _HALF) / counts[0]


def _given(bounds: Iterator[tuple[int, Fraction, Fraction]]) -> int:
    """How many of the bounds, from the first on, one factor keeps."""
    count = 0
    low: tuple[Fraction, int] = (Fraction(0), 1)
    high: tuple[Fraction, int] | None = None
    for power, least, most in bounds:
        low = (least, power) if _above((least, power), low) else low
        high = (most, power) if high is None or _above(high, (most, power)) else high
        if _above(low, high):
            break
        count += 1
    return count


def _above(one: tuple[Fraction, int], other: tuple[Fraction, int]) -> bool:
    """Whether one root is above another: a ** (1/m) > b ** (1/n) exactly when a ** n > b ** m."""
    return one[0] ** other[1] > other[0] ** one[1]


def chance(width: Fraction, spread: Fraction) -> Fraction:
    """The chance that an honest count falls within a width; without spread it must, and that says nothing."""
    return min(Fraction(1), width / spread) if spread > 0 else Fraction(1)


YEARS = tuple(date(year, 12, 31) for year in range(2014, 2019))
RARE = Parameter(
    name="one_in",
    default=1000,
    unit="series",
    title=Text(
        id="kena hanya bila di antara deret jujur hal ini lebih jarang dari satu dalam sekian",
        en="fires only where it would be rarer than one in so many honest series",
    ),
)


IN_TIME = Parameter(
    name="spread",
    default=4,
    unit="percent",
    title=Text(
        id="sebaran wajar dari tahun ke tahun pada deret jujur",
        en="usual spread from year to year in honest series",
    ),
)
RECORDED = (Method.MODELLED, Method.IMPUTED)


def _yearly(series: Sequence[Observation]) -> list[Observation]:
    """One whole count a month, by month, without claims; a month with two values is left out."""
    by_day = grouped(
        (o for o in series if o.per == 1 and o.value > 0 and not o.compares and o.unit != "percent"),
        lambda o: None if o.day is None else (o.day.year, o.day.month),
    )
    return [found[0] for _, found in sorted(by_day.items()) if len({o.value for o in found}) == 1]


def _counted(*values: int, **more: Any) -> tuple[Observation, ...]:
    return tuple(observation(f"o{n}", value, as_of=YEARS[n], **more) for n, value in enumerate(values))


@rule(
    "STA002",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="pertumbuhan tetap dalam batas pembulatan", en="growth constant within rounding"),
    message=Text(
        id="{indicator}: {count} angka berturut-turut ({values}) mengikuti satu laju {rate} % setahun: proyeksi.",
        en="{indicator}: {count} figures in a row ({values}) follow one rate of {rate} % a year: a projection.",
    ),
    remedy=Text(
        id="Catat metodenya sebagai model, dan cari tahun dasar yang benar-benar dihitung.",
        en="Record its method as modelled, and look for the base year that was counted.",
    ),
    why=Text(
        id="Satu laju yang memberi tiap angka sampai pembulatannya hampir mustahil pada hitungan jujur, kecuali bila "
        "angkanya kecil atau hampir tidak bergerak: itu tidak dinilai. Tambahan yang sama tiap tahun pada angka besar "
        "ikut kena. Kelangkaan itu dihitung untuk deret yang tumbuh dengan laju sendiri tiap tahun; daftar yang hanya "
        "bertambah, satu demi satu, lebih halus dan kena lebih sering: kira-kira satu dalam 200.",
        en="One rate that gives each figure to its rounding is next to impossible in honest counts, unless they are "
        "small or hardly move: those are not judged. The same number added to a large count each year fires too. "
        "That rarity is reckoned for series that grow at a rate of their own each year; a register that only ever "
        "adds, entry by entry, is smoother and fires more often: about one in 200.",
    ),
    parameters=(RARE, IN_TIME),
    examples=lambda: (
        bad(*_counted(14_300, 14_586, 14_878, 15_175)),
        good(*_counted(14_300, 14_586, 14_890, 15_175)),
        bad(*_counted(14_300, 14_629, 14_965, 15_310)),
        good(*_counted(14_300, 14_586, 14_878, 15_175, method=Method.MODELLED)),
        bad(*_counted(14_300, 14_586, 14_878, 15_175, 15_769)),
        good(*_counted(345, 345, 345, 345, 345)),
    ),
)
def constant_growth(registry: Registry, context: Context) -> Iterator[Finding]:
    """The longest runs of counts that one factor gives by rounding, where that is rare enough to mean something."""
    for (indicator, _, _), series in context.facts.series.items():
        points = _yearly(series)
        if len({o.unit for o in points}) != 1:
            continue
        first = 0
        while first + 2 < len(points):
            run = points[first : first + 1 + _reach(points[first:])]
            if _telling(run, len(points), context):
                counts = tuple(o.value for o in run)
                yield context.found(
                    run[-1],
                    "/value",
                    table="observations",
                    indicator=indicator,
                    count=len(run),
                    values=counts,
                    rate=_rate(counts, _months(run[0], run[-1])),
                )
                first += len(run) - 1
            elif first + len(run) == len(points):
                break  # a part of a run that says nothing says less
            else:
                first += 1


def _reach(points: Sequence[Observation]) -> int:
    """How many points after the first one factor gives, from year to year or from the first."""
    months = [_months(points[0], o) for o in points]
    unit = math.gcd(*months)
    stepwise = _given(_steps(points, unit, _rhythm(points)))
    return max(stepwise, _given(_powers([o.value for o in points], [month // unit for month in months])))


def _steps(points: Sequence[Observation], unit: int, rhythm: int) -> Iterator[tuple[int, Fraction, Fraction]]:
    """What each count says of the factor from the count before it."""
    for a, b in itertools.pairwise(points):
        slack = _slack(a, b, rhythm)
        yield _months(a, b) // unit, max(b.value - slack, Fraction(0)) / a.value, (b.value + slack) / a.value


def _rhythm(points: Sequence[Observation]) -> int:
    """The months from one count to the next, where none is missing."""
    return min(_months(a, b) for a, b in itertools.pairwise(points))


def _slack(a: Observation, b: Observation, rhythm: int) -> Fraction:
    """How far rounding may move a count from the one before: a half, and another, grown on the way, a missing one."""
    missing = -(-_months(a, b) // rhythm) - 1
    return _HALF * (1 + missing * max(Fraction(1), Fraction(b.value, a.value)))


def _telling(run: Sequence[Observation], points: int, context: Context) -> bool:
    """Whether a run is no record of a projection, and rare enough among all runs of its length in the series.

    An honest count moves by a few percent, and where it moves by less, by as much as it moved: a step of one unit
    or none says nothing. The step that says most fixes the rate; the others have to fall within their rounding.
    """
    if len(run) < 3 or all(o.method in RECORDED for o in run):
        return False
    rhythm, usual = _rhythm(run), Fraction(context.parameter("spread"), 100)
    chances = [
        chance(2 * _slack(a, b, rhythm), min(usual * a.value, Fraction(abs(b.value - a.value))))
        for a, b in itertools.pairwise(run)
    ]
    tries = points - len(run) + 1
    return math.prod(sorted(chances)[1:]) * tries * context.parameter("one_in") <= 1


def _rate(counts: Sequence[int], months: int) -> Fraction:
    """The mean rate in percent a year, to four decimals: the bounds of the one rate are closer together than that."""
    mean = (counts[-1] / counts[0]) ** (12 / months)
    return Fraction(round((mean - 1) * 10**6), 10**4)


def _months(a: Observation, b: Observation) -> int:
    assert a.day is not None
    assert b.day is not None
    return (b.day.year - a.day.year) * 12 + b.day.month - a.day.month
