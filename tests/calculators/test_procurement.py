"""Procurement: the share of forty percent, reached or not, and since when."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import GapError, UnitError, UsageError
from umkm_domain.model.statistics import Method, Observation

ON = date(2024, 12, 31)


@given(st.integers(0, 10**15), st.integers(1, 10**15))
def test_gap_closes_the_share(part: int, budget: int) -> None:
    """The part and the gap together reach forty percent exactly, or more where there is no gap."""
    result = calc.procurement_share(part, budget, on=ON)
    assert result.value is not None
    assert Fraction(part, budget) == result.value.share
    assert result.value.met == (result.value.gap == 0)
    reached = (part + Fraction(result.value.gap)) / budget
    assert reached >= Fraction(2, 5) if result.value.met else reached == Fraction(2, 5)
    replay(result)


@pytest.mark.parametrize(("part", "met", "gap"), [(400, True, 0), (399, False, 1), (401, True, 0)])
def test_limit(part: int, met: bool, gap: int) -> None:
    """Forty percent itself is enough."""
    value = calc.procurement_share(part, 1_000, on=ON).value
    assert value is not None
    assert (met, gap, Fraction(2, 5)) == (value.met, value.gap, value.required)


def test_law_of_the_day() -> None:
    """The share stands since 2 February 2021, under Perpres 46/2025 since 30 April 2025."""
    with pytest.raises(GapError):
        calc.procurement_share(1, 2, on=date(2021, 2, 1))
    acts = [str(calc.procurement_share(1, 2, on=day).citations[0]) for day in (date(2021, 2, 2), date(2025, 4, 30))]
    assert ["Perpres 16/2018 jo. 12/2021 art. 65(4)", "Perpres 16/2018 jo. 46/2025"] == acts


@pytest.mark.parametrize(("part", "budget"), [(1, 0), (-1, 5), (1, -5)])
def test_undefined(part: int, budget: int) -> None:
    """No budget, no share."""
    result = calc.procurement_share(part, budget, on=ON)
    assert result.value is None
    assert result.undefined is not None


def test_remarks() -> None:
    """Figures that were imputed, or are of two regions, are used, and the reader is told."""

    def rupiah(value: int, indicator: str, region: str, **more: Any) -> Observation:
        place = KemendagriRegion(region)
        return Observation(id="O", indicator=indicator, unit="rupiah", value=value, region=place, **more)

    spent, budget = rupiah(4, "spent", "36.02", method=Method.MODELLED), rupiah(10, "budget", "36.04")
    for whole, known in ((budget, True), (rupiah(0, "budget", "36.04"), False)):
        result = calc.procurement_share(spent, whole, on=ON)
        assert known == (result.value is not None)
        assert [
            "The figure part was not counted but imputed or modelled.",
            "The figures are not of the same region.",
        ] == [n.en for n in result.notes]
    assert calc.procurement_share(rupiah(4, "spent", "36.04"), budget, on=ON).notes == ()


def test_units() -> None:
    """Only rupiah have a share of a budget."""
    packages = Observation(id="O", indicator="x", unit="package", value=3)
    rupiah = Observation(id="O", indicator="x", unit="rupiah", value=3)
    with pytest.raises(UnitError, match="expected rupiah"):
        calc.procurement_share(packages, 10, on=ON)
    with pytest.raises(UnitError, match="budget"):
        calc.procurement_share(1, packages, on=ON)
    with pytest.raises(UsageError):
        calc.procurement_share(1.5, 10, on=ON)  # type: ignore[arg-type]
    assert calc.procurement_share(rupiah, 10, on=ON).value is not None
