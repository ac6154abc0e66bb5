"""Rules on published figures: units, contradictions, claims, falls, breaks, slips."""

from datetime import date
from fractions import Fraction
from typing import Any

from umkm_domain.core.findings import Report
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check
from umkm_domain.rules import statistics as room

DAY = date(2019, 7, 18)
EARLY = date(2017, 9, 30)


def judged(code: str, *records: Observation, **numbers: int) -> Report:
    """What one rule finds among observations."""
    return check(Registry(observations=records), on=DAY, select=[code], parameters={code: numbers} if numbers else {})


def labour(units: int, workers: int, **more: Any) -> tuple[Observation, ...]:
    """Units and workers of one place and day."""
    return some.observation("u", units), some.observation("w", workers, "ikm.workers", "worker", **more)


def test_imputed_labour_limits() -> None:
    """From the fewest units on, up to the largest factor; one worker a unit is a multiple too."""
    assert len(judged("STA001", *labour(100, 200))) == 1
    assert len(judged("STA001", *labour(99, 198))) == 0
    assert len(judged("STA001", *labour(99, 198), units=99)) == 1
    assert len(judged("STA001", *labour(100, 2_000))) == 1
    assert len(judged("STA001", *labour(100, 2_100))) == 0
    assert len(judged("STA001", *labour(100, 2_100), factor=21)) == 1
    assert len(judged("STA001", *labour(100, 100))) == 1
    assert len(judged("STA001", *labour(100, 0))) == 0


def test_imputed_labour_compares_like_with_like() -> None:
    """Another day, place, category or indicator is no pair; without a day there is none; a modelled figure is known."""
    for more in (
        {"as_of": EARLY},
        {"region": "36.01"},
        {"region": None},
        {"category": "kopi"},
        {"as_of": None},
        {"method": Method.MODELLED},
    ):
        assert len(judged("STA001", *labour(100, 200, **more))) == 0
    unit, workers = labour(100, 200)
    other = some.observation("x", 200, "umkm.workers", "worker")
    assert len(judged("STA001", unit, other)) == 0
    undated = (some.observation("u", 100, as_of=None), some.observation("w", 200, "ikm.workers", as_of=None))
    assert len(judged("STA001", *undated)) == 0
    imputed_units = some.observation("u", 100, method=Method.IMPUTED)
    assert len(judged("STA001", imputed_units, workers)) == 0
    few = some.observation("f", 50)
    modelled = some.observation("m", 100, method=Method.MODELLED)
    assert len(judged("STA001", few, modelled, unit, workers)) == 1
    nowhere = (some.observation("u", 100, region=None), some.observation("w", 200, "ikm.workers", region=None))
    assert len(judged("STA001", *nowhere)) == 1


def test_one_number_for_two_units() -> None:
    """Numbers of two or more, of one subject, place and day; each further unit is one finding."""
    trio = (
        some.observation("a", 15, "retail.products", "product"),
        some.observation("b", 15, "retail.enterprises", "enterprise"),
        some.observation("c", 15, "retail.outlets", "outlet"),
    )
    assert len(judged("STA006", *trio)) == 2
    ones = (
        some.observation("a", 1, "retail.products", "product"),
        some.observation("b", 1, "retail.enterprises", "enterprise"),
    )
    assert len(judged("STA006", *ones)) == 0
    twos = (
        some.observation("a", 2, "retail.products", "product"),
        some.observation("b", 2, "retail.enterprises", "enterprise"),
    )
    found = judged("STA006", *twos)
    assert dict(found.findings[0].values)["statement"] == "retail.products"
    assert dict(found.findings[0].values)["other_statement"] == "retail.enterprises"
    later = some.observation("b", 15, "retail.enterprises", as_of=EARLY)
    assert len(judged("STA006", trio[0], later)) == 0


def test_two_values_for_one_thing() -> None:
    """Undated figures and claims are not compared; the first by id stands against the others."""
    a, b, c = (some.observation(k, v, agency=None, source=k) for k, v in (("a", 10), ("b", 15), ("c", 15)))
    found = judged("STA007", c, b, a)
    assert [dict(f.values) for f in found] == [
        {"indicator": "ikm", "day": DAY, "value": 10, "by": "a", "others": (15, "b", "c")}
    ]
    undated = (some.observation("a", 10, as_of=None), some.observation("b", 15, as_of=None))
    assert len(judged("STA007", *undated)) == 0
    claims = (some.observation("a", 10, compares=("x", "y")), some.observation("b", 15, compares=("x", "y")))
    assert len(judged("STA007", *claims)) == 0
    assert len(judged("STA007", some.observation("a", 10), some.observation("b", 15, unit="worker"))) == 0
    office = some.observation("a", 10, agency="Dinas", quoted_by="media")
    assert dict(judged("STA007", office, b).findings[0].values)["by"] == "Dinas"
    quoted = some.observation("a", 10, agency=None, quoted_by="media")
    assert dict(judged("STA007", quoted, b).findings[0].values)["by"] == "media"


def claim(
    value: int, before: int, after: int, later: dict[str, Any] | None = None, **more: Any
) -> tuple[Observation, ...]:
    """Two figures and a claim of growth."""
    return (
        some.observation("b", before, "umkm", as_of=EARLY),
        some.observation("a", after, "umkm", **(later or {})),
        some.observation("c", value, "umkm.growth", more.pop("unit", "percent"), compares=("b", "a"), **more),
    )


def test_growth_claims_are_rounded_to_their_last_digit() -> None:
    """A claim in whole percent may be half a percent off, one in tenths a twentieth, and no more."""
    assert len(judged("STA008", *claim(10, 1_000, 1_105))) == 0
    assert len(judged("STA008", *claim(10, 1_000, 1_095))) == 0
    assert len(judged("STA008", *claim(10, 1_000, 1_106))) == 1
    assert len(judged("STA008", *claim(10, 1_000, 1_094))) == 1
    assert len(judged("STA008", *claim(100, 10_000, 11_005, per=10))) == 0
    assert len(judged("STA008", *claim(100, 10_000, 11_006, per=10))) == 1
    assert len(judged("STA008", *claim(1, 1_000, 2_500, unit="ratio"))) == 0
    assert len(judged("STA008", *claim(1, 1_000, 2_501, unit="ratio"))) == 1
    assert len(judged("STA008", *claim(-10, 1_000, 900))) == 0
    finding = judged("STA008", *claim(10, 400, 500)).findings[0]
    assert dict(finding.values) == {"claim": 10, "before": 400, "after": 500, "actual": 25}


def test_a_ratio_read_as_growth_is_told_apart() -> None:
    """One more than the growth is the ratio: that has a rule of its own, to the same half."""
    assert len(judged("STA015", *claim(675, 400, 2_700))) == 1
    assert len(judged("STA008", *claim(675, 400, 2_700))) == 0
    assert len(judged("STA015", *claim(110, 1_000, 1_105))) == 1
    assert len(judged("STA015", *claim(110, 1_000, 1_106))) == 0
    assert len(judged("STA008", *claim(110, 1_000, 1_106))) == 1
    assert len(judged("STA008", *claim(110, 1_000, 1_105))) == 0
    finding = judged("STA015", *claim(675, 400, 2_700)).findings[0]
    assert dict(finding.values) == {"claim": 675, "before": 400, "after": 2_700, "actual": 575}


def test_growth_claims_that_cannot_be_judged() -> None:
    """Another unit, a missing figure, a base of zero or of another unit: nothing is said."""
    silent = (
        claim(50, 1_000, 1_105, unit="enterprise"),
        claim(50, 0, 1_105),
        claim(50, 1_000, 1_105, {"unit": "worker"}),
        claim(50, 1_000, 1_105)[:1] + claim(50, 1_000, 1_105)[2:],
        claim(50, 1_000, 1_105)[1:],
        claim(50, 1_000, 1_105)[2:],
    )
    for records in silent:
        assert len(judged("STA008", *records)) == 0
        assert len(judged("STA015", *records)) == 0
    assert len(judged("STA008", *claim(50, 1, 2))) == 1


def test_what_claims_growth() -> None:
    """A positive figure of growth, an arrow upwards, or a word of growth; never an arrow downwards or a zero."""

    def claims(statement: str | None = None, value: int = 1, indicator: str = "ikm") -> bool:
        return room._claims_growth(some.observation("o", value, indicator, statement=statement))

    assert claims(value=1, indicator="ikm.growth")
    assert not claims(value=0, indicator="ikm.growth")
    assert not claims(value=-1, indicator="ikm.growth")
    assert claims("16.000 -> 16.500")
    assert claims("dari 8 menjadi 15")
    assert not claims("16.500 -> 16.000")
    assert not claims("16.000 -> 16.000")
    assert claims("jumlahnya Meningkat pesat")
    assert not claims("jumlahnya tetap")
    assert not claims()


def test_a_fall_is_one_in_every_reading() -> None:
    """The least of the first day against the most of the last; equal is no fall; a day without growth claim neither."""
    up = "16.000 -> 16.500"
    first = (some.observation("a", 16_500, as_of=EARLY, statement=up), some.observation("b", 18_500, as_of=EARLY))
    assert len(judged("STA009", *first, some.observation("c", 16_499))) == 1
    assert len(judged("STA009", *first, some.observation("c", 16_500))) == 0
    assert len(judged("STA009", *first, some.observation("c", 15_000), some.observation("d", 16_500))) == 0
    found = judged("STA009", *first, some.observation("c", 15_000), some.observation("d", 16_000)).findings[0]
    assert (found.id, dict(found.values)["before"], dict(found.values)["after"]) == ("d", 16_500, 16_000)
    assert dict(found.values)["change"] == Fraction(-100, 33)
    zero = some.observation("c", 0)
    assert len(judged("STA009", *first, zero)) == 1
    assert len(judged("STA009", *first, some.observation("c", -1))) == 0
    assert len(judged("STA009", *first, some.observation("c", 15_000, unit="worker"))) == 0
    grown = some.observation("g", 4, "ikm.growth", "percent")
    plain = some.observation("a", 16_500, as_of=EARLY)
    assert len(judged("STA009", plain, some.observation("c", 15_000), grown)) == 1
    quiet = (some.observation("q1", 9, "abc", as_of=EARLY), some.observation("q2", 8, "abc"))
    assert len(judged("STA009", *quiet, plain, some.observation("c", 15_000), grown)) == 1


def test_a_break_needs_two_stated_methods_and_two_days() -> None:
    """Unstated methods, one day, or no day make no break."""
    counted = some.observation("a", 10, as_of=EARLY, method=Method.COUNTED)
    sampled = some.observation("b", 12, method=Method.SAMPLED)
    assert len(judged("STA010", counted, sampled)) == 1
    assert len(judged("STA010", counted, some.observation("b", 12))) == 0
    assert len(judged("STA010", counted, some.observation("b", 12, as_of=EARLY, method=Method.SAMPLED))) == 0
    assert len(judged("STA010", counted, some.observation("b", 12, as_of=None, method=Method.SAMPLED))) == 0
    between = some.observation("m", 11, as_of=date(2018, 1, 1))
    assert len(judged("STA010", counted, between, sampled)) == 1


def test_a_slip_is_a_thousand_or_a_million_give_or_take_a_half() -> None:
    """From 500 to 2,000 times, and from 500,000 to 2,000,000 times, either way."""

    def slips(before: int, after: int) -> int:
        return len(judged("STA014", some.observation("a", before, as_of=EARLY), some.observation("b", after)))

    expected = {499: 0, 500: 1, 2_000: 1, 2_001: 0, 499_999: 0, 500_000: 1, 2_000_000: 1, 2_000_001: 0}
    assert {ratio: slips(1, ratio) for ratio in expected} == expected
    assert {ratio: slips(ratio, 1) for ratio in expected} == expected
    assert slips(0, 1_000) == 0
    undated = (some.observation("a", 1, as_of=None), some.observation("b", 1_000))
    assert len(judged("STA014", *undated)) == 0
    units = (some.observation("a", 1, as_of=EARLY), some.observation("b", 1_000, unit="rupiah"))
    assert len(judged("STA014", *units)) == 0


def test_units_of_an_indicator_are_told_in_order() -> None:
    """All units of an indicator, sorted, on its first figure by id."""
    found = judged("STA013", some.observation("z", 1, unit="worker"), some.observation("a", 1, unit="product"))
    assert [(f.id, dict(f.values)["units"]) for f in found] == [("a", ("product", "worker"))]
