"""The rule on projected series: the sums behind it, its limits, and what it passes by."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.findings import Report
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check
from umkm_domain.rules import series as room

ROOT = Path(__file__).parents[2]
DAY = date(2019, 7, 18)
ENDS = tuple(date(2010 + n, 12, 31) for n in range(12))


def judged(code: str, *records: Observation, **numbers: int) -> Report:
    """What one rule finds among observations."""
    return check(Registry(observations=records), on=DAY, select=[code], parameters={code: numbers})


def counts(*values: int, days: Sequence[date] = ENDS, **more: Any) -> list[Observation]:
    """A yearly count."""
    return [some.observation(f"o{n}", value, "umkm", as_of=days[n], **more) for n, value in enumerate(values)]


@given(st.integers(200, 10**6), st.fractions(Fraction(95, 100), Fraction(110, 100), max_denominator=10**4), st.data())
def test_a_projection_year_by_year_has_one_rate(base: int, factor: Fraction, data: st.DataObject) -> None:
    """Whatever the rate, counts that it made lie within the bounds."""
    values = [base]
    for _ in range(data.draw(st.integers(1, 8))):
        values.append(round(values[-1] * factor))
    bounds = room.one_rate(values)
    assert bounds is not None
    assert bounds[0] <= factor <= bounds[1]


@given(st.integers(200, 10**6), st.fractions(Fraction(95, 100), Fraction(110, 100), max_denominator=10**4))
def test_a_projection_from_a_base_year_has_one_rate(base: int, factor: Fraction) -> None:
    """Powers of one factor, each rounded once, are seen as such."""
    assert room.from_base([round(base * factor**n) for n in range(6)])


def test_bounds_of_a_rate() -> None:
    """Each year bounds the factor from both sides, by half a unit; one contrary year leaves nothing."""
    assert room.one_rate([100, 110]) == (Fraction(219, 200), Fraction(221, 200))
    assert room.one_rate([100, 110, 121]) == (Fraction(241, 220), Fraction(243, 220))
    assert room.one_rate([1, 2]) == (Fraction(3, 2), Fraction(5, 2))
    assert room.one_rate([2, 3, 5, 8]) == (Fraction(3, 2), Fraction(17, 10))
    assert room.one_rate([2, 3, 3]) is None
    assert room.one_rate([1, 2, 3]) == (Fraction(3, 2), Fraction(7, 4))
    assert room.one_rate([2, 3, 4]) == (Fraction(5, 4), Fraction(3, 2))
    assert room.one_rate([4, 6, 7]) is None
    assert room.one_rate([100, 90, 81]) == (Fraction(179, 200), Fraction(181, 200))
    assert room.one_rate([1, 3_000_000]) == (Fraction(5_999_999, 2), Fraction(6_000_001, 2))
    # 3/2 fits both years to the half, and nothing else does.
    assert room.one_rate([1, 1, 2]) == (Fraction(3, 2), Fraction(3, 2))


def test_a_base_year_to_the_half() -> None:
    """A factor that fits only to the half still fits."""
    assert room.from_base([2, 3, 4])
    assert room.from_base([8, 12, 18, 27])
    assert not room.from_base([8, 12, 18, 30])
    assert room.from_base([2, 1, 0])
    assert not room.from_base([100, 110, 123])
    # a = (n + 1/2)/100 for n = 119, a = 11/10 squared 1.21: (121 - 1/2)/100 to (121 + 1/2)/100
    assert room.from_base([100, 110, 121])
    assert room.from_base([4, 5, 6])
    assert room.one_share([(Fraction(1), Fraction(0)), (Fraction(1), Fraction(1))]) == (Fraction(1, 2), Fraction(1, 2))


def test_a_missing_year_is_no_escape() -> None:
    """Powers take the years as they are; a step over a missing year may have been rounded twice."""
    assert room.from_base([1_000, 1_040, 1_061], [0, 2, 3])
    assert not room.from_base([1_000, 1_040, 1_061])
    with pytest.raises(ValueError, match="shorter"):
        room.from_base([1_000, 1_040, 1_061], [0, 2])
    values = [14_300, 14_586, 14_878, 15_175, 15_479, 15_788]
    for missing in range(1, 5):
        records = counts(*values)
        del records[missing]
        (finding,) = judged("STA002", *records)
        assert dict(finding.values)["rate"] == Fraction(19_995, 10_000)
    assert room._slack(*counts(200, 201), 6) == Fraction(1, 2) * (1 + Fraction(201, 200))
    assert room._slack(*counts(201, 200), 6) == 1
    assert room._slack(*counts(200, 201), 12) == Fraction(1, 2)
    assert room._slack(*counts(200, 201), 11) == Fraction(1, 2) * (1 + Fraction(201, 200))


@given(
    st.integers(20_000, 10**6),
    st.fractions(Fraction(101, 100), Fraction(110, 100), max_denominator=10**4),
    st.sets(st.integers(1, 6), max_size=3),
    st.booleans(),
)
def test_a_projection_is_found_whatever_years_are_missing(
    base: int, factor: Fraction, missing: set[int], yearly: bool
) -> None:
    """From the base or from year to year, with up to three of eight years left out, and an honest one at the end."""
    values = [base]
    for n in range(1, 8):
        values.append(round(values[-1] * factor) if yearly else round(base * factor**n))
    values.append(round(values[-1] * (factor + Fraction(1, 20))))
    records = counts(*values)
    report = judged("STA002", *(o for n, o in enumerate(records) if n not in missing))
    assert [(f.id, dict(f.values)["count"]) for f in report] == [("o7", 8 - len(missing))]


def test_the_longest_run_is_found() -> None:
    """A counted year before, after or between does not hide a projection; three large counts are enough."""
    steady = (14_300, 14_586, 14_878, 15_175)
    for values, expected in (
        ((*steady, 15_769), [("o3", 4)]),
        ((13_300, *steady), [("o4", 4)]),
        ((1_000_000, 1_020_000, 1_040_400), [("o2", 3)]),
        ((*steady, 16_500, 16_830, 17_167, 17_510), [("o3", 4), ("o7", 4)]),
        (steady[:3], []),
        ((20, 21, 22, 23), []),
    ):
        report = judged("STA002", *counts(*values))
        assert [(f.id, dict(f.values)["count"]) for f in report] == expected
    values = dict(judged("STA002", *counts(13_300, *steady)).findings[0].values)
    assert values["values"] == steady
    assert values["rate"] == Fraction(19_994, 10_000)
    assert len(judged("STA002", *counts(*steady[:3]), one_in=286)) == 1
    assert len(judged("STA002", *counts(*steady[:3]), one_in=287)) == 0


def test_what_hardly_moves_proves_nothing() -> None:
    """Constant numbers, and those that one unit a year explains, are silent however long and large."""
    for values in (
        (345,) * 5,
        (28,) * 8,
        (5,) * 12,
        (100_000,) * 12,
        (1000, 1001, 1002, 1003),
        (1000, 999, 998, 997, 996),
        tuple(range(300, 312)),
        (400, 400, 400, 401, 401, 401, 401, 402),
    ):
        assert len(judged("STA002", *counts(*values))) == 0
    # nor does a quiet stretch in front of a projection that follows from it
    assert len(judged("STA002", *counts(*(14_300,) * 4, 14_586, 14_878, 15_175))) == 1


def test_constant_growth_is_rare_enough_exactly() -> None:
    """A step of d units is a chance of one in d, or in the usual spread if less; the best step fixes the rate."""
    tens = counts(1_000, 1_010, 1_020, 1_030)  # 10, 10, 10: two chances of one in ten
    assert len(judged("STA002", *tens, one_in=100)) == 1
    assert len(judged("STA002", *tens, one_in=101)) == 0
    wide = counts(1_000, 1_100, 1_210, 1_331)  # 40, 44 and 48.4 by the spread: 40 times 44
    assert len(judged("STA002", *wide, one_in=1_760)) == 1
    assert len(judged("STA002", *wide, one_in=1_761)) == 0
    assert len(judged("STA002", *wide, one_in=1_760, spread=3)) == 0
    # beside another point there are two runs of four to find one in
    assert len(judged("STA002", *counts(1_000, 1_100, 1_210, 1_331, 2_000), one_in=880)) == 1
    assert len(judged("STA002", *counts(1_000, 1_100, 1_210, 1_331, 2_000), one_in=881)) == 0


def test_constant_growth_takes_the_months_as_they_are() -> None:
    """Half years and thirteen months are even; a year of no growth is none; one unit only."""
    steady = (14_300, 14_586, 14_878, 15_175)
    uneven = [*ENDS[:3], date(2015, 12, 31)]
    assert len(judged("STA002", *counts(*steady, days=uneven))) == 0
    half_years = [date(2015, 6, 30), date(2015, 12, 31), date(2016, 6, 30), date(2016, 12, 31)]
    (finding,) = judged("STA002", *counts(*steady, days=half_years))
    assert dict(finding.values)["rate"] == Fraction(40_387, 10_000)
    tricky = [date(2015, 11, 30), date(2016, 12, 31), date(2018, 1, 31), date(2019, 2, 28)]
    assert len(judged("STA002", *counts(*steady, days=tricky))) == 1
    skewed = [date(2015, 1, 31), date(2016, 12, 31), date(2018, 10, 31), date(2020, 9, 30)]
    assert len(judged("STA002", *counts(*steady, days=skewed))) == 0
    month = [*ENDS[:3], date(2012, 12, 1)]
    assert len(judged("STA002", *counts(*steady[:3], 14_879, days=month))) == 0
    mixed = counts(*steady)
    mixed[1] = some.observation("o1", steady[1], "umkm", unit="worker", as_of=ENDS[1])
    assert len(judged("STA002", *mixed)) == 0


def test_constant_growth_passes_by_what_is_no_count() -> None:
    """Percentages, ratios, claims, empty counts and days with two values are no points of a series."""
    steady = (14_300, 14_586, 14_878, 15_175)
    for more in ({"unit": "percent"}, {"per": 10}, {"method": Method.MODELLED}, {"method": Method.IMPUTED}):
        assert len(judged("STA002", *counts(*steady, **more))) == 0
    claimed = counts(*steady, compares=("a", "b"))
    assert len(judged("STA002", *claimed)) == 0
    assert len(judged("STA002", *counts(0, 0, 0, 0))) == 0
    twice = [*counts(*steady), some.observation("x", 1, "umkm", as_of=ENDS[0])]
    assert len(judged("STA002", *twice)) == 0
    same = [*counts(*steady), some.observation("x", 14_300, "umkm", as_of=ENDS[0])]
    assert len(judged("STA002", *same)) == 1
    after = counts(*steady, 15_769)
    after[4] = some.observation("o4", 15_769, "umkm", as_of=ENDS[4], method=Method.MODELLED)
    assert len(judged("STA002", *after)) == 1
    noted = [*counts(*steady, method=Method.MODELLED), some.observation("o4", 15_769, "umkm", as_of=ENDS[4])]
    assert len(judged("STA002", *noted)) == 0
    ones = [*counts(*steady), some.observation("y", 0, "umkm", as_of=ENDS[5])]
    assert len(judged("STA002", *ones)) == 1
    partly = counts(*steady)
    partly[0] = some.observation("o0", steady[0], "umkm", as_of=ENDS[0], method=Method.MODELLED)
    assert len(judged("STA002", *partly)) == 1


def test_each_series_is_judged_by_itself() -> None:
    """A series that is too short, honest or modelled does not hide the next."""
    steady = (14_300, 14_586, 14_878, 15_175)
    short = [some.observation("s", 1, "a")]
    modelled = [some.observation(f"m{n}", v, "b", as_of=ENDS[n], method=Method.MODELLED) for n, v in enumerate(steady)]
    uneven = [some.observation(f"u{n}", 100 + n, "c", as_of=ENDS[n * n]) for n in range(4)]
    small = [some.observation(f"k{n}", 2, "d", as_of=ENDS[n]) for n in range(4)]
    report = judged("STA002", *short, *modelled, *uneven, *small, *counts(*steady))
    assert [dict(f.values)["indicator"] for f in report] == ["umkm"]
