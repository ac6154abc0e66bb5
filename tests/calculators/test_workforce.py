"""Workers per unit: an imputed figure is found out, and yields no rate."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.model.statistics import Method, Observation


def figure(value: int, unit: str, method: Method = Method.UNSTATED) -> Observation:
    """One figure."""
    return Observation(id="O", indicator="x", unit=unit, value=value, method=method)


def test_lebak_was_multiplied() -> None:
    """31,538 workers of 15,769 units are two for each, put in and not counted."""
    result = calc.labour(15_769, 31_538)
    assert result.value is not None
    assert (Method.IMPUTED, 2, None, 15_769) == (
        result.value.method,
        result.value.factor,
        result.value.rate,
        result.value.chance,
    )
    assert ["Exactly 2 workers a unit: this figure was multiplied, not counted."] == [n.en for n in result.notes]
    assert any("dikalikan, bukan dicacah" in line for line in result.prose("id"))
    replay(result)


@given(st.integers(100, 10**8), st.integers(1, 50))
def test_every_whole_multiple_is_found(units: int, factor: int) -> None:
    """Whatever the factor, an exact multiple is imputed and one worker more is not."""
    found, near = calc.labour(units, units * factor).value, calc.labour(units, units * factor + 1).value
    assert found is not None
    assert near is not None
    assert (Method.IMPUTED, factor, None) == (found.method, found.factor, found.rate)
    assert (Method.UNSTATED, None, None) == (near.method, near.factor, near.chance)
    assert Fraction(units * factor + 1, units) == near.rate


@pytest.mark.parametrize(("units", "suspected"), [(99, False), (100, True)])
def test_few_units_may_be_a_coincidence(units: int, suspected: bool) -> None:
    """Below a hundred units a whole multiple may be an accident; the threshold can be moved."""
    value = calc.labour(units, units * 3).value
    assert value is not None
    assert suspected == (value.method is Method.IMPUTED)
    moved = calc.labour(units, units * 3, suspect_from=units + 1).value
    assert moved is not None
    assert moved.rate == 3


@pytest.mark.parametrize("method", [Method.COUNTED, Method.SAMPLED])
def test_stated_method_is_kept(method: Method) -> None:
    """A counted or sampled figure keeps its method and has a rate."""
    value = calc.labour(figure(14_300, "enterprise"), figure(45_000, "worker", method)).value
    assert value is not None
    assert (method, Fraction(450, 143), None) == (value.method, value.rate, value.factor)


@pytest.mark.parametrize("method", [Method.IMPUTED, Method.MODELLED])
def test_imputed_by_its_own_word_has_no_rate(method: Method) -> None:
    """What its source calls imputed or modelled yields no rate, whole multiple or not."""
    value = calc.labour(50, figure(151, "worker", method)).value
    assert value is not None
    assert (method, None, None) == (value.method, value.rate, value.factor)
    few = calc.labour(50, figure(150, "worker", Method.IMPUTED)).value
    assert few is not None
    assert (3, None) == (few.factor, few.chance)


@pytest.mark.parametrize("method", [Method.IMPUTED, Method.MODELLED])
def test_imputed_units_have_no_rate(method: Method) -> None:
    """Units that were put in yield no rate, and what their number explains is not held against counted workers."""
    for workers, stated, found, factor in (
        (3333, Method.COUNTED, Method.COUNTED, None),
        (3000, Method.COUNTED, Method.COUNTED, None),
        (3000, Method.SAMPLED, Method.SAMPLED, None),
        (3000, Method.UNSTATED, Method.IMPUTED, 3),
    ):
        result = calc.labour(figure(1000, "enterprise", method), figure(workers, "worker", stated))
        assert result.value is not None
        assert (found, factor, None) == (result.value.method, result.value.factor, result.value.rate)
        assert "The units were not counted but imputed or modelled; they yield no rate." == result.notes[-1].en
        assert (1 if factor is None else 2) == len(result.notes)
    sampled = calc.labour(figure(1000, "enterprise", Method.SAMPLED), figure(3333, "worker", Method.COUNTED))
    assert sampled.value is not None
    assert Fraction(3333, 1000) == sampled.value.rate
    assert sampled.notes == ()


def test_count_that_belies_itself() -> None:
    """A figure called counted that is an exact multiple is contradicted; one called imputed is not."""
    result = calc.labour(figure(15_769, "enterprise"), figure(31_538, "worker", Method.COUNTED))
    assert [n.en for n in result.notes][1] == "Its source says counted; the figures do not bear that out."
    assert len(calc.labour(15_769, figure(31_538, "worker", Method.IMPUTED)).notes) == 1


@given(st.integers(-5, 10**6), st.integers(-5, 10**6))
def test_undefined_without_units(units: int, workers: int) -> None:
    """No units or fewer than no workers: a reason; no workers at all is a rate of zero."""
    result = calc.labour(units, workers)
    assert (result.value is None) == (units <= 0 or workers < 0)
    assume(units > 0 and workers == 0)
    assert result.value is not None
    assert result.value.rate == 0


def test_units_of_the_figures() -> None:
    """Products have no workers, and rupiah are none."""
    with pytest.raises(UnitError, match="counts enterprise, got one that counts product"):
        calc.labour(figure(1, "product"), 2)
    with pytest.raises(UnitError, match="counts worker"):
        calc.labour(1, figure(2, "rupiah"))
    with pytest.raises(UsageError):
        calc.labour(1, 2.0)  # type: ignore[arg-type]


def test_intensity() -> None:
    """Capital a worker, exact."""
    result = calc.labour_intensity(figure(10_000_000, "rupiah"), figure(3, "worker", Method.COUNTED))
    assert Fraction(10_000_000, 3) == result.value
    assert result.unit == "rupiah a worker"
    replay(result)


def test_intensity_undefined() -> None:
    """Imputed workers, none at all, or capital below zero give a reason."""
    for capital, workers, words in (
        (1, figure(3, "worker", Method.IMPUTED), "workers were imputed"),
        (figure(1, "rupiah", Method.IMPUTED), 3, "capital was imputed"),
        (figure(1, "rupiah", Method.MODELLED), figure(3, "worker", Method.COUNTED), "capital was imputed"),
        (1, 0, "no workers"),
        (-1, 2, "no workers"),
    ):
        result = calc.labour_intensity(capital, workers)
        assert result.value is None
        assert result.undefined is not None
        assert words in result.undefined.en
    assert calc.labour_intensity(0, 1).value == 0


def test_intensity_units() -> None:
    """Capital is rupiah, workers are workers."""
    with pytest.raises(UnitError, match="rupiah"):
        calc.labour_intensity(figure(1, "product"), 1)
    with pytest.raises(UnitError, match="worker"):
        calc.labour_intensity(1, figure(1, "product"))
