"""Rules on published figures: units, contradictions, breaks, slips."""

from datetime import date
from typing import Any

from umkm_domain.core.findings import Report
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check

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


def of_one_subject(*values: int, **more: Any) -> tuple[Observation, ...]:
    """Products, enterprises and outlets of one subject and day, with these numbers."""
    units = ("product", "enterprise", "outlet")
    return tuple(
        some.observation(unit[0], v, f"retail.{unit}s", unit, **more) for unit, v in zip(units, values, strict=False)
    )


def test_one_large_number_for_two_units() -> None:
    """From a hundred on, of one subject, place and day; each further unit is one finding."""
    assert len(judged("STA006", *of_one_subject(100, 100))) == 1
    assert len(judged("STA006", *of_one_subject(99, 99))) == 0
    assert len(judged("STA006", *of_one_subject(99, 99), number=99)) == 1
    assert len(judged("STA006", *of_one_subject(150, 150, 150))) == 2
    assert len(judged("STA006", *of_one_subject(150, 149, 150))) == 1
    assert len(judged("STA006", *of_one_subject(1, 1), number=1)) == 0
    assert len(judged("STA006", *of_one_subject(2, 2), number=2)) == 1
    found = judged("STA006", *of_one_subject(150, 150))
    assert dict(found.findings[0].values)["statement"] == "retail.enterprises"
    assert dict(found.findings[0].values)["other_statement"] == "retail.products"
    later = some.observation("e", 150, "retail.enterprises", as_of=EARLY)
    assert len(judged("STA006", of_one_subject(150)[0], later)) == 0


def test_one_small_number_for_two_units_needs_a_contradiction() -> None:
    """Three products of three enterprises are right; fifteen are not, where another figure or the words say ten."""
    assert len(judged("STA006", *of_one_subject(3, 3))) == 0
    pair = of_one_subject(15, 15)
    assert len(judged("STA006", *pair)) == 0
    for unit, value, expected in (("enterprise", 10, 1), ("product", 10, 1), ("outlet", 10, 0), ("enterprise", 15, 0)):
        assert len(judged("STA006", *pair, some.observation("x", value, "retail.all", unit))) == expected
    other_day = some.observation("x", 10, "retail.enterprises", as_of=EARLY)
    assert len(judged("STA006", *pair, other_day)) == 0
    words = {
        ("15 produk dari 10 IKM", "15 IKM"): 1,
        ("15 produk dari 15 IKM", "15 IKM"): 0,
        ("15 produk dari 10 ikm", "1.5 juta, 15 IKM"): 1,
        ("15 produk", "15 IKM"): 0,
        ("15 produk dari 10 IKM", None): 0,
        ("15 produk", "15 IKM, 15.000 produk"): 1,
        ("15.000 produk", "15,000 produk"): 0,
    }
    for (first, other), expected in words.items():
        said = (of_one_subject(15, statement=first)[0], of_one_subject(15, 15, statement=other)[1])
        assert len(judged("STA006", *said)) == expected


def test_one_large_number_for_two_units_that_one_statement_counts() -> None:
    """A statement that gives the number to two words counted both, unless another figure or the words contradict."""
    words = {
        ("250 produk dari 250 IKM", "250 IKM"): 0,
        ("250 produk", "250 IKM, 250 produk"): 0,
        ("250 produk dari 250 IKM", None): 0,
        ("250 produk", "250 IKM"): 1,
        ("250 IKM; 250 ikm", None): 1,
        ("250 produk dari 200 IKM", "250 orang"): 1,
        ("250 produk dari 250 IKM", "200 IKM"): 1,
        ("2.500 produk dari 2.500 IKM", None): 1,
    }
    for (first, other), expected in words.items():
        said = (of_one_subject(250, statement=first)[0], of_one_subject(250, 250, statement=other)[1])
        assert len(judged("STA006", *said)) == expected
        contradicted = some.observation("x", 10, "retail.all", "enterprise")
        assert len(judged("STA006", *said, contradicted)) == 1
    thousands = (of_one_subject(2_500, statement="2.500 produk dari 2,500 IKM")[0], of_one_subject(2_500, 2_500)[1])
    assert len(judged("STA006", *thousands)) == 0


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
    """From 500 to 2,000 times, and from 500,000 to 2,000,000 times, either way; small numbers do grow so."""

    def slips(before: int, after: int, **numbers: int) -> int:
        records = some.observation("a", before, as_of=EARLY), some.observation("b", after)
        return len(judged("STA014", *records, **numbers))

    expected = {499: 0, 500: 1, 2_000: 1, 2_001: 0, 499_999: 0, 500_000: 1, 2_000_000: 1, 2_000_001: 0}
    assert {ratio: slips(100, 100 * ratio) for ratio in expected} == expected
    assert {ratio: slips(100 * ratio, 100) for ratio in expected} == expected
    assert slips(3, 2_000) == 0
    assert slips(99, 99_000) == 0
    assert slips(99_000, 99) == 0
    assert slips(99, 99_000, number=99) == 1
    assert slips(0, 1_000, number=0) == 0
    undated = (some.observation("a", 100, as_of=None), some.observation("b", 100_000))
    assert len(judged("STA014", *undated)) == 0
    units = (some.observation("a", 100, as_of=EARLY), some.observation("b", 100_000, unit="rupiah"))
    assert len(judged("STA014", *units)) == 0
    series = (some.observation(f"o{n}", v, as_of=date(2010 + n, 1, 1)) for n, v in enumerate((1, 900, 900_000)))
    assert len(judged("STA014", *series)) == 1


def test_units_of_an_indicator_are_told_in_order() -> None:
    """All units of an indicator, sorted, on its first figure by id."""
    found = judged("STA013", some.observation("z", 1, unit="worker"), some.observation("a", 1, unit="product"))
    assert [(f.id, dict(f.values)["units"]) for f in found] == [("a", ("product", "worker"))]
