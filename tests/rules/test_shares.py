"""Rules on parts of a whole: fixed shares, sums, and shares of whole percentages."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

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


def parts(whole: int, mark: str = "", **values: int) -> list[Observation]:
    """A whole and its parts on one day."""
    found = [some.observation(f"w{mark}", whole, "umkm")]
    return found + [some.observation(f"{k}{mark}", v, "umkm", category=k) for k, v in values.items()]


def between_regions(*pairs: tuple[int, int]) -> list[Observation]:
    """A whole and one part in several regions on one day."""
    found: list[Observation] = []
    for n, (whole, part) in enumerate(pairs):
        found.append(some.observation(f"w{n}", whole, "umkm", region=f"36.0{n + 1}"))
        found.append(some.observation(f"p{n}", part, "umkm", region=f"36.0{n + 1}", category="mikro"))
    return found


def over_time(*pairs: tuple[int, int], **more: Any) -> list[Observation]:
    """A whole and one part on several days."""
    found: list[Observation] = []
    for n, (whole, part) in enumerate(pairs):
        found.append(some.observation(f"w{n}", whole, "umkm", as_of=ENDS[n], **more))
        found.append(some.observation(f"p{n}", part, "umkm", as_of=ENDS[n], category="mikro", **more))
    return found


@given(st.lists(st.tuples(st.integers(10, 10**7), st.just(0)), min_size=1, max_size=5), st.integers(0, 10_000))
def test_a_fixed_share_is_found(pairs: list[tuple[int, int]], step: int) -> None:
    """Parts that one share made lie within the bounds."""
    share = Fraction(step, 10_000)
    bounds = room.one_share([(Fraction(whole), Fraction(round(whole * share))) for whole, _ in pairs])
    assert bounds is not None
    assert bounds[0] <= share <= bounds[1]


def test_shares_over_time_need_two_days_and_large_parts() -> None:
    """One day proves nothing, nor do small parts; what is left of the whole counts like a part."""
    fixed = ((641_940, 633_466), (654_655, 646_014), (660_001, 651_289))
    rest = tuple((whole, whole - part) for whole, part in fixed)
    for pairs in (fixed, rest):
        assert len(judged("STA003", *over_time(*pairs))) == 1
        assert len(judged("STA003", *over_time(*pairs[:1]), one_in=1)) == 0
        assert len(judged("STA003", *over_time(*pairs[:2]))) == 0
        assert len(judged("STA003", *over_time(*pairs[:2]), one_in=167)) == 1
        assert len(judged("STA003", *over_time(*pairs[:2]), one_in=168)) == 0
    assert len(judged("STA003", *over_time((20, 10), (40, 20)))) == 0
    assert len(judged("STA003", *over_time((64_194_057, 783_132), (65_465_497, 798_679)))) == 0
    assert len(judged("STA003", *over_time((64_194_057, 783_167), (65_465_497, 798_679)))) == 1
    noted = over_time(*fixed, method=Method.MODELLED)
    assert len(judged("STA003", *noted)) == 0
    noted[-1] = some.observation("p2", 651_289, "umkm", as_of=ENDS[2], category="mikro")
    assert len(judged("STA003", *noted)) == 1


def test_a_share_that_could_not_be_another_is_silent() -> None:
    """A part that is the whole, or nothing, or that stays, or moves by one: no share was fixed."""
    silent = (
        ((5_000, 5_000), (5_100, 5_100), (5_250, 5_250)),
        ((10**6, 0), (2 * 10**6, 0), (3 * 10**6, 0)),
        ((10**6, 0), (2 * 10**6, 1)),
        ((5_000, 4_000),) * 8,
        ((5_000, 4_000), (5_001, 4_001), (5_002, 4_001), (5_003, 4_002), (5_004, 4_003)),
        ((5_000, 5_001), (7_000, 7_001), (9_000, 9_002)),
    )
    for pairs in silent:
        assert len(judged("STA003", *over_time(*pairs))) == 0
        assert len(judged("STA004", *between_regions(*pairs))) == 0


def test_shares_are_rare_enough_exactly() -> None:
    """Half of 200, 208 and 216: parts four apart are two chances of one in four; then the spread bounds them."""
    half = over_time((208, 104), (200, 100), (216, 108))
    assert len(judged("STA003", *half, one_in=16)) == 1
    assert len(judged("STA003", *half, one_in=17)) == 0
    assert len(judged("STA003", *half, one_in=12, spread=3)) == 0
    wide = ((400, 200), (600, 300), (800, 400))
    assert len(judged("STA003", *over_time(*wide), one_in=96)) == 1  # 8 and 12 by the spread of 4 percent
    assert len(judged("STA003", *over_time(*wide), one_in=97)) == 0
    assert len(judged("STA004", *between_regions(*wide), one_in=384)) == 1  # 16 and 24 by that of 8
    assert len(judged("STA004", *between_regions(*wide), one_in=385)) == 0
    finding = judged("STA003", *half, one_in=4).findings[0]
    assert (finding.id, dict(finding.values)["share"]) == ("p2", 50)


def test_two_values_of_a_day_are_no_share() -> None:
    """A part or a whole with two values on a day says nothing of that day; the same value twice says it once."""
    fixed = ((641_940, 633_466), (654_655, 646_014), (660_001, 651_289), (670_000, 661_156))
    records = over_time(*fixed)
    for value, count in ((633_466, 4), (600_000, 3)):
        (finding,) = judged("STA003", *records, some.observation("x", value, "umkm", as_of=ENDS[0], category="mikro"))
        assert dict(finding.values)["count"] == count
    for value, count in ((641_940, 4), (600_000, 3)):
        (finding,) = judged("STA003", *records, some.observation("x", value, "umkm", as_of=ENDS[0]))
        assert dict(finding.values)["count"] == count
    # the whole of the part's own office is its whole
    offices = [*over_time(*fixed, agency="Dinas"), some.observation("x", 1, "umkm", as_of=ENDS[0], agency="BPS")]
    assert dict(judged("STA003", *offices).findings[0].values)["count"] == 4


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
    assert len(judged("STA003", *over_time((1, 1)), one_in=0)) == 0


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


def test_each_division_is_summed_by_itself() -> None:
    """Size classes apart from the rest; other divisions apart where some of the parts give the whole exactly."""
    sizes, trades, places = (
        {"mikro": 600, "kecil": 400},
        {"pangan": 700, "kerajinan": 300},
        {"utara": 450, "selatan": 550},
    )
    assert len(judged("STA005", *parts(1_000, **sizes, **trades))) == 0
    assert len(judged("STA005", *parts(1_000, **trades, **places))) == 0
    assert len(judged("STA005", *parts(1_000, **trades, utara=450))) == 0
    assert len(judged("STA005", *parts(1_000, **trades, utara=450, selatan=551))) == 1
    assert len(judged("STA005", *parts(1_000, **trades, utara=450, selatan=549))) == 1
    assert len(judged("STA005", *parts(1_000, mikro=600, Kecil=399, **trades))) == 1
    assert len(judged("STA005", *parts(1_000, mikro=600, medium=401, **trades))) == 1
    assert len(judged("STA005", *parts(1_000, semua=1_000, **trades))) == 0
    many = {f"k{n}": 125 for n in range(16)}
    assert len(judged("STA005", *parts(1_000, **dict(list(many.items())[:12])))) == 0
    assert len(judged("STA005", *parts(1_000, **many))) == 1


def test_size_classes_that_are_all_there_are_always_judged() -> None:
    """Large enterprises may be the rest, where the whole has any; so may those of unknown class."""

    def short(indicator: str, **values: int) -> int:
        found = [some.observation(k, v, indicator, category=k.replace("_", " ")) for k, v in values.items()]
        return len(judged("STA005", some.observation("w", 100, indicator), *found))

    assert short("umkm", mikro=60, kecil=20, menengah=10) == 1
    assert short("ikm", mikro=60, kecil=20, menengah=19) == 1
    assert short("umkm", micro=60, usaha_kecil=20, Menengah=10) == 1
    for name in ("binaan.ukm", "jumlah_UMKM", "STA-ikm"):
        assert short(name, mikro=60, kecil=20, menengah=10) == 1
    for name in ("non_umkm", "umkm dan besar"):
        assert short(name, mikro=60, kecil=20, menengah=10) == 0
    assert short("umkm", mikro=60, kecil=20, menengah=20) == 0
    assert short("umkm", mikro=60, kecil=20) == 0
    assert short("umkm", mikro=60, kecil=20, menengah=10, lain=10) == 0
    assert short("umkm", mikro=60, kecil=20, menengah=10, lain=9) == 1
    assert short("usaha", mikro=60, kecil=20, menengah=10) == 0
    assert short("usaha", mikro=60, kecil=20, menengah=19) == 0
    assert short("usaha", mikro=60, kecil=20, menengah=21) == 1
    assert short("umkm", mikro=60, kecil=20, menengah=19, lain=1) == 0
    assert short("umkmx", mikro=60, kecil=20, menengah=10) == 0
    assert short("usaha", mikro=60, kecil=20, menengah=10, besar=5) == 1
    assert short("usaha", mikro=60, kecil=20, menengah=10, besar=10) == 0
    assert short("usaha", mikro=60, kecil=20, besar=5) == 0
    other = some.observation("w2", 90, "umkm")
    assert len(judged("STA005", *parts(100, mikro=60, kecil=20, menengah=10), other)) == 0


def test_parts_are_wrong_in_every_reading() -> None:
    """A part or a whole with several values is wrong only where each of them is; the nearest whole is told."""

    def told(*more: Observation) -> list[tuple[str, Any, Any]]:
        found = judged("STA005", *parts(1_000, mikro=600, kecil=400), *more)
        return [(f.id, dict(f.values)["total"], dict(f.values)["gap"]) for f in found]

    assert told(some.observation("x", 610, "umkm", category="mikro", agency="B")) == []
    assert told(some.observation("x", 590, "umkm", category="mikro", agency="B")) == []
    over = [some.observation(f"x{n}", 500 + n, "umkm", category="menengah") for n in range(2)]
    assert told(*over) == [("w", 1_500, 500)]
    short = parts(1_000, a=300, b=600), parts(1_000, mark="2", a=395)[1:]
    assert len(judged("STA005", *short[0], *(some.observation("z", 395, "umkm", category="a"),))) == 1
    whole = some.observation("w2", 1_100, "umkm")
    assert told(whole) == []
    assert [f.id for f in judged("STA005", *parts(1_000, mikro=711, kecil=400), whole)] == ["w2"]


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
    # a part that is nothing or all is no news, nor is another division
    assert len(judged("STA016", *parts(100_000_000, a=100_000_000, b=0, c=0))) == 0
    assert len(judged("STA016", *parts(100_000_000, mikro=90_000_000, a=10_000_000))) == 0
    # beside a set that is too small to tell, and one that is modelled
    tiny = [some.observation("t", 10, "x"), some.observation("t1", 10, "x", category="a")]
    modelled = [
        some.observation(f"m{k}", v, "y", category=k, method=Method.MODELLED)
        for k, v in ((None, 100_000_000), ("a", 90_000_000), ("b", 10_000_000))
    ]
    both = judged("STA016", *tiny, *modelled, *parts(100_000_000, a=90_000_000, b=10_000_000))
    assert [dict(f.values)["indicator"] for f in both] == ["umkm"]
    assert dict(both.findings[0].values)["shares"] == (90, 10)
