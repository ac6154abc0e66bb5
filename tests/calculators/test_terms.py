"""Retail terms: net price, listing fees, delay, capital tied up."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.core.errors import UsageError
from umkm_domain.model.retail import TradingTerms

SHARES = ("fixed_rebate", "conditional_rebate", "promotion", "distribution", "other_costs")
SHARE = st.fractions(0, Fraction(1, 6), max_denominator=100)


def value(price: int, terms: TradingTerms, **more: Any) -> calc.RetailTerms:
    """The value of a computation that has one."""
    result = calc.retail_terms(price, terms, **more)
    replay(result)
    assert result.value is not None
    return result.value


def test_every_term() -> None:
    """A regular discount comes off first, every other term off what is left."""
    terms = TradingTerms(
        regular_discount=Fraction(1, 10),
        fixed_rebate=Fraction(1, 100),
        conditional_rebate=Fraction(5, 100),
        promotion=Fraction(2, 100),
        distribution=Fraction(3, 100),
        other_costs=Fraction(4, 100),
    )
    reached = value(10_000, terms, target_reached=True)
    assert (9_000, 7_650) == (reached.invoice_price, reached.net_price)
    assert [
        ("fixed_rebate", 90),
        ("conditional_rebate", 450),
        ("promotion", 180),
        ("distribution", 270),
        ("other_costs", 360),
    ] == list(reached.deductions)
    assert value(10_000, terms).net_price == 8_100


@given(st.integers(0, 10**9), st.dictionaries(st.sampled_from(SHARES), SHARE))
def test_net_price_is_one_product(price: int, shares: dict[str, Fraction]) -> None:
    """Whatever the terms, the net price is the price times what they leave of it."""
    left = 1 - sum(shares.values(), Fraction(0))
    assert price * left == value(price, TradingTerms(**shares), target_reached=True).net_price


def test_no_terms_take_nothing() -> None:
    """Terms that are not stated take nothing, and the delay is not known."""
    result = calc.retail_terms(10_000, TradingTerms(), units_a_month=30)
    assert result.value is not None
    assert (10_000, 10_000, (), 0, None, None) == (
        result.value.invoice_price,
        result.value.net_price,
        result.value.deductions,
        result.value.listing_fees,
        result.value.delay_days,
        result.value.working_capital,
    )
    assert ["The contract names no payment days."] == [n.en for n in result.notes]


def test_conditional_rebate_is_left_out_aloud() -> None:
    """A target that is not reached leaves the rebate out, and says so; one that is reached says nothing."""
    terms = TradingTerms(payment_days=14, conditional_rebate=Fraction(1, 100))
    notes = [n.en for n in calc.retail_terms(100, terms).notes]
    assert ["The conditional rebate is left out: its target is not said to be reached."] == notes
    assert calc.retail_terms(100, terms, target_reached=True).notes == ()


def test_terms_above_the_price() -> None:
    """Terms that take more than the price have no net price."""
    result = calc.retail_terms(100, TradingTerms(promotion=Fraction(11, 10)))
    assert result.value is None
    assert result.undefined is not None
    assert result.undefined.en == "The terms take more than the price."
    assert value(100, TradingTerms(promotion=Fraction(1))).net_price == 0


@pytest.mark.parametrize(
    ("terms", "more", "fees"),
    [
        ({"listing_fee": 5_000}, {"new_items": 2, "outlets": 100}, 1_000_000),
        ({"listing_fee": 5_000, "listing_fee_total": 20_000_000}, {"new_items": 1, "outlets": 4_001}, 20_000_000),
        ({"listing_fee": 5_000, "listing_fee_total": 20_000_000}, {"new_items": 1, "outlets": 3_999}, 19_995_000),
        ({"listing_fee_total": 20_000_000}, {"new_items": 3}, 60_000_000),
        ({"listing_fee": 5_000}, {}, 0),
        ({}, {"new_items": 3, "outlets": 9}, 0),
    ],
)
def test_listing_fees(terms: dict[str, int], more: dict[str, int], fees: int) -> None:
    """Fees are by item and outlet, and no more than the total for all outlets."""
    assert fees == value(10_000, TradingTerms(payment_days=1, **terms), **more).listing_fees


def test_listing_fees_without_outlets() -> None:
    """Without the number of outlets a fee by outlet is left out, aloud."""
    result = calc.retail_terms(1, TradingTerms(payment_days=1, listing_fee=5_000), new_items=1)
    assert result.value is not None
    assert result.value.listing_fees is None
    assert ["Listing fees are left out: the number of outlets is not given."] == [n.en for n in result.notes]
    assert calc.retail_terms(1, TradingTerms(payment_days=1), new_items=1).notes == ()
    both = TradingTerms(payment_days=1, listing_fee=5_000, listing_fee_total=20_000)
    most = calc.retail_terms(1, both, new_items=2)
    assert most.value is not None
    assert 40_000 == most.value.listing_fees
    assert ["The number of outlets is not given: listing fees are at most that much."] == [n.en for n in most.notes]
    assert calc.retail_terms(1, both, new_items=2, outlets=0).notes == ()


def test_capital_tied_up() -> None:
    """Karawang: three weeks at 300 units a month are 210 units outstanding, at the net price or at cost."""
    terms = TradingTerms(payment_days=21)
    assert value(9_000, terms, units_a_month=300).working_capital == 210 * 9_000
    assert value(9_000, terms, units_a_month=300, cost=5_000).working_capital == 210 * 5_000
    assert Fraction(210, 30) * 7 == value(7, terms, units_a_month=10).working_capital
    assert value(9_000, terms).working_capital is None


def test_consignment() -> None:
    """Under consignment the days until sale come on top; without them the delay is not known."""
    terms = TradingTerms(payment_days=21, consignment=True)
    assert value(9_000, terms, sell_days=10, units_a_month=30).delay_days == 31
    unknown = calc.retail_terms(9_000, terms, units_a_month=30)
    assert unknown.value is not None
    assert unknown.value.delay_days is None
    assert ["Consignment: days until sale are not given."] == [n.en for n in unknown.notes]
    assert value(1, TradingTerms(payment_days=21, consignment=False), sell_days=10).delay_days == 21


@pytest.mark.parametrize(
    ("price", "more"),
    [
        (1.5, {}),
        (-1, {}),
        (1, {"units_a_month": 1.0}),
        (1, {"units_a_month": 1, "cost": -1}),
        (1, {"new_items": 1.0}),
        (1, {"new_items": 1, "outlets": -1}),
    ],
)
def test_bad_input(price: Any, more: dict[str, Any]) -> None:
    """Floats and negative numbers are refused."""
    with pytest.raises(UsageError):
        calc.retail_terms(price, TradingTerms(payment_days=1, listing_fee=1), **more)
    with pytest.raises(UsageError):
        calc.retail_terms(1, TradingTerms(payment_days=1, consignment=True), sell_days=-1)
