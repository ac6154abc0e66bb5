"""Limits of the rules on parts of a whole: what has no day or no region, which figure is told, several divisions."""

from datetime import date
from itertools import chain
from typing import Any

from umkm_domain.core.findings import Report
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check

DAY = date(2019, 7, 18)
FIXED = ((641_940, 633_466), (654_655, 646_014), (660_001, 651_289))


def judged(code: str, *records: Observation, **numbers: int) -> Report:
    """What one rule finds among observations."""
    return check(Registry(observations=records), on=DAY, select=[code], parameters={code: numbers})


def parts(whole: int, *, method: Method = Method.UNSTATED, **values: int) -> list[Observation]:
    """A whole and its parts on one day."""
    found = [some.observation("w", whole, "umkm")]
    return found + [some.observation(k, v, "umkm", category=k, method=method) for k, v in values.items()]


def split(name: str, whole: int, part: int, **more: Any) -> list[Observation]:
    """A whole and one part of it."""
    return [
        some.observation(f"w{name}", whole, "umkm", **more),
        some.observation(f"p{name}", part, "umkm", category="mikro", **more),
    ]


def test_parts_without_a_day_are_not_added() -> None:
    """Figures of no day, and figures a head, are not summed; those of a day are."""
    for more, found in (({}, 1), ({"as_of": None}, 0), ({"per": 100}, 0)):
        records = [some.observation("w", 1_000, "umkm", **more)]
        records += [some.observation(k, 600, "umkm", category=k, **more) for k in ("mikro", "kecil")]
        assert len(judged("STA005", *records)) == found


def test_the_last_part_is_told() -> None:
    """Over time that of the last day, between regions of the highest code, whatever the ids; no region is first."""
    days = [
        split(name, *pair, as_of=date(2014 + n, 12, 31))
        for n, (name, pair) in enumerate(zip("cba", FIXED, strict=True))
    ]
    assert [f.id for f in judged("STA003", *chain(*days))] == ["pa"]
    places = [split(name, *pair, region=f"36.0{n}") for n, (name, pair) in enumerate(zip("cba", FIXED, strict=True), 1)]
    assert [f.id for f in judged("STA004", *chain(*places))] == ["pa"]
    nowhere = split("z", *FIXED[0], region=None)
    assert [f.id for f in judged("STA004", *nowhere, *places[1], *places[2])] == ["pa"]


def test_the_nearest_whole_is_told() -> None:
    """Of two wholes that the parts both miss, the one they miss by less."""
    other = some.observation("x", 998, "umkm")
    found = judged("STA005", *parts(1_005, mikro=600, kecil=400), other)
    assert [(f.id, dict(f.values)["gap"]) for f in found] == [("x", 2)]


def test_each_division_of_whole_percentages_is_judged() -> None:
    """A modelled division does not hide a counted one, and a part that is all of the whole is no news."""
    sizes = parts(100_000_000, mikro=90_000_000, kecil=10_000_000)
    trades = parts(100_000_000, method=Method.MODELLED, kopi=60_000_000, pangan=40_000_000)[1:]
    assert len(judged("STA016", *sizes[:1], *trades)) == 0
    for records in ((*sizes, *trades), (*sizes[:1], *trades, *sizes[1:])):
        assert [dict(f.values)["shares"] for f in judged("STA016", *records)] == [(10, 90)]
    assert len(judged("STA016", *parts(100_000_000, mikro=100_000_000, kecil=90_000_000))) == 0
