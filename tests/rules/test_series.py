"""Rules on projected series and shares: the sums behind them, their limits, and honest series."""

import importlib.util
import json
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType
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


def parts(whole: int, mark: str = "", **values: int) -> list[Observation]:
    """A whole and its parts on one day."""
    found = [some.observation(f"w{mark}", whole, "umkm")]
    return found + [some.observation(f"{k}{mark}", v, "umkm", category=k) for k, v in values.items()]


def over_time(*pairs: tuple[int, int], **more: Any) -> list[Observation]:
    """A whole and one part on several days."""
    found: list[Observation] = []
    for n, (whole, part) in enumerate(pairs):
        found.append(some.observation(f"w{n}", whole, "umkm", as_of=ENDS[n], **more))
        found.append(some.observation(f"p{n}", part, "umkm", as_of=ENDS[n], category="mikro", **more))
    return found


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


@given(st.lists(st.tuples(st.integers(10, 10**7), st.just(0)), min_size=1, max_size=5), st.integers(0, 10_000))
def test_a_fixed_share_is_found(pairs: list[tuple[int, int]], step: int) -> None:
    """Parts that one share made lie within the bounds."""
    share = Fraction(step, 10_000)
    bounds = room.one_share([(Fraction(whole), Fraction(round(whole * share))) for whole, _ in pairs])
    assert bounds is not None
    assert bounds[0] <= share <= bounds[1]


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


def test_evidence_is_the_chance_of_an_honest_fit() -> None:
    """The first width fixes the rate; each further one is a chance of width over spread, one at most."""
    width = Fraction(1, 100)
    assert room._evidence([width], 4) == 1
    assert room._evidence([width, width], 4) == Fraction(1, 4)
    assert room._evidence([width, width, width], 4) == Fraction(1, 16)
    assert room._evidence([width, Fraction(1, 10), width], 4) == Fraction(1, 4)


def test_constant_growth_needs_points_rarity_and_even_distances() -> None:
    """Four points by default; small counts prove nothing; distances must be the same; one unit only."""
    steady = (14_300, 14_586, 14_878, 15_175)
    assert len(judged("STA002", *counts(*steady))) == 1
    assert len(judged("STA002", *counts(*steady[:3]))) == 0
    assert len(judged("STA002", *counts(*steady[:3]), points=3, one_in=100)) == 1
    assert len(judged("STA002", *counts(*steady), points=5)) == 0
    assert len(judged("STA002", *counts(20, 21, 22, 23))) == 0
    uneven = [*ENDS[:3], date(2015, 12, 31)]
    assert len(judged("STA002", *counts(*steady, days=uneven))) == 0
    half_years = [date(2015, 6, 30), date(2015, 12, 31), date(2016, 6, 30), date(2016, 12, 31)]
    assert len(judged("STA002", *counts(*steady, days=half_years))) == 1
    tricky = [date(2015, 11, 30), date(2016, 12, 31), date(2018, 1, 31), date(2019, 2, 28)]
    assert len(judged("STA002", *counts(*steady, days=tricky))) == 1
    skewed = [date(2015, 1, 31), date(2016, 12, 31), date(2018, 10, 31), date(2020, 9, 30)]
    assert len(judged("STA002", *counts(*steady, days=skewed))) == 0
    mixed = counts(*steady)
    mixed[1] = some.observation("o1", steady[1], "umkm", unit="worker", as_of=ENDS[1])
    assert len(judged("STA002", *mixed)) == 0


def test_constant_growth_is_rare_enough_exactly() -> None:
    """With three steps of width 1/w the chance is (100/(w*spread)) squared; the limit itself still fires."""
    flat = counts(500, 500, 500, 500)
    # widths 1/500, spread 4 percent: 1/20 a step, 1/400 for two
    assert len(judged("STA002", *flat, one_in=400)) == 1
    assert len(judged("STA002", *flat, one_in=401)) == 0
    assert len(judged("STA002", *flat, one_in=400, spread=3)) == 0


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


def test_shares_over_time_need_two_days_and_large_wholes() -> None:
    """One day proves nothing, nor do small wholes; zero parts are no share; halves go either way."""
    fixed = ((641_940, 633_466), (654_655, 646_014), (660_001, 651_289))
    assert len(judged("STA003", *over_time(*fixed))) == 1
    assert len(judged("STA003", *over_time(*fixed[:1]), one_in=1)) == 0
    assert len(judged("STA003", *over_time(*fixed[:2]))) == 1
    assert len(judged("STA003", *over_time((20, 10), (40, 20)))) == 0
    assert len(judged("STA003", *over_time((10**6, 0), (2 * 10**6, 0)), one_in=0)) == 0
    assert len(judged("STA003", *over_time((10**6, 0), (2 * 10**6, 1)), one_in=0)) == 1
    assert len(judged("STA003", *over_time((10**6, 0), (2 * 10**6, 1)))) == 0


def test_shares_over_time_are_rare_enough_exactly() -> None:
    """Half of 200 twice: the width is 1/100 of the share, the chance 1/4, and the limit itself still fires."""
    half = over_time((200, 100), (200, 100))
    assert len(judged("STA003", *half, one_in=4)) == 1
    assert len(judged("STA003", *half, one_in=5)) == 0
    # 57 of 114: the chance is 100/(57 * 7), a little more than one in four
    assert len(judged("STA003", *over_time((114, 57), (114, 57)), spread=7, one_in=4)) == 0
    assert len(judged("STA003", *over_time((114, 57), (114, 57)), spread=7, one_in=3)) == 1
    finding = judged("STA003", *half, one_in=4).findings[0]
    assert dict(finding.values)["share"] == 50


def test_shares_need_their_whole() -> None:
    """Only a whole of the same indicator, unit, region and day, counted and not empty, is a whole."""
    fixed = ((641_940, 633_466), (654_655, 646_014), (660_001, 651_289))
    assert len(judged("STA003", *over_time(*fixed, region=None))) == 1
    for n, more in enumerate(({"unit": "worker"}, {"region": "36.01"}, {"per": 100}, {"as_of": DAY})):
        records = over_time(*fixed)
        wholes = [
            some.observation(o.id, o.value, "umkm", **{"as_of": o.as_of, **more}) if o.category is None else o
            for o in records
        ]
        assert len(judged("STA003", *wholes)) == 0, n
    assert len(judged("STA003", *over_time((0, 0), (0, 0)), one_in=0)) == 0
    assert len(judged("STA003", *over_time((0, 1), (0, 1)), one_in=0)) == 0
    assert len(judged("STA003", *over_time((1, 1), (1, 1)), one_in=0)) == 1


def test_parts_beyond_the_whole_or_a_little_short() -> None:
    """More than the whole always; short by one percent at most, and only with two parts or more."""
    assert len(judged("STA005", *parts(1_000, a=600, b=400))) == 0
    assert len(judged("STA005", *parts(1_000, a=600, b=401))) == 1
    assert len(judged("STA005", *parts(1_000, a=1_001))) == 1
    assert len(judged("STA005", *parts(1_000, a=600, b=390))) == 1
    assert len(judged("STA005", *parts(1_000, a=600, b=389))) == 0
    assert len(judged("STA005", *parts(1_000, a=999))) == 0
    assert len(judged("STA005", *parts(1_000, a=500, b=300, c=199))) == 1
    finding = judged("STA005", *parts(1_000, a=600, b=399)).findings[0]
    assert dict(finding.values) == {"indicator": "umkm", "count": 2, "total": 999, "whole": 1_000, "gap": -1}


def test_rounded_shares() -> None:
    """Two parts or more, each within one of a hundredth of a percent, and a whole that makes it rare."""
    assert len(judged("STA016", *parts(10_000_000, a=9_000_000, b=1_000_000))) == 0
    assert len(judged("STA016", *parts(100_000_000, a=90_000_000, b=10_000_000))) == 1
    assert len(judged("STA016", *parts(100_000_000, a=90_000_001, b=9_999_999))) == 0
    assert len(judged("STA016", *parts(100_000_000, a=100_000_000))) == 0
    # 2 * 10,000 / 20,000,000 = 1/1000 for two parts
    assert len(judged("STA016", *parts(20_000_000, a=18_000_000, b=2_000_000))) == 1
    assert len(judged("STA016", *parts(20_000_000, a=18_000_000, b=2_000_000), one_in=1001)) == 0
    assert len(judged("STA016", *parts(1_000_000, a=900_000, b=90_000, c=10_000), one_in=2_500)) == 1
    assert len(judged("STA016", *parts(1_000_000, a=900_000, b=90_000, c=10_000), one_in=2_501)) == 0
    # a chance is never more than one: asked for one in one, even a small whole is told
    assert len(judged("STA016", *parts(10_000, a=9_000, b=1_000), one_in=1)) == 1
    assert len(judged("STA016", *parts(10_000, a=9_000, b=1_000), one_in=2)) == 0
    # beside a set that is too small to tell, and one that is modelled
    tiny = [some.observation("t", 10, "x"), some.observation("t1", 10, "x", category="a")]
    modelled = [
        some.observation(f"m{k}", v, "y", category=k, method=Method.MODELLED)
        for k, v in ((None, 100_000_000), ("a", 90_000_000), ("b", 10_000_000))
    ]
    both = judged("STA016", *tiny, *modelled, *parts(100_000_000, a=90_000_000, b=10_000_000))
    assert [dict(f.values)["indicator"] for f in both] == ["umkm"]
    assert dict(both.findings[0].values)["shares"] == (90, 10)


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", ROOT / "scripts" / "measure_false_alarms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MEASURE = _measure()
STATED = json.loads((ROOT / "docs/reference/rules/false-alarms.json").read_text(encoding="utf-8"))["rules"]


@pytest.mark.parametrize("code", sorted(STATED))
def test_honest_series_stay_silent(code: str) -> None:
    """On fresh honest series the rate of false alarms is no worse than twice what the page states, or 1 in 200."""
    series = 400
    stated = STATED[code]["alarms"] / STATED[code]["series"]
    alarms = MEASURE.measure(code, series, MEASURE.HONEST[code], seed=7)
    assert alarms <= max(2, 2 * stated * series)


@pytest.mark.parametrize("code", sorted(MEASURE.MADE))
def test_made_series_are_found(code: str) -> None:
    """A rule that stays silent on everything would be no rule: made series are found, nearly all."""
    series = 100
    assert MEASURE.measure(code, series, MEASURE.MADE[code], seed=7) >= 97
    assert STATED[code]["made_found"] >= 0.99 * STATED[code]["made_series"]
