"""Costs: no default, and by what each is paid."""

from typing import Any

import pytest

from umkm_domain.calculators.costs import Cost, Per, cost_of, read_costs
from umkm_domain.calculators.profiles import MINIMARKET_FOOD_2019
from umkm_domain.core.errors import UsageError

PERMIT = next(r for r in MINIMARKET_FOOD_2019.requirements if r.id == "permit")


def test_ways_to_say_a_cost() -> None:
    """A list, a mapping to values, to tuples and to mappings all say the same."""
    costs = [Cost("nib", 0, "enterprise"), Cost("halal", 300_000, "certificate", 10, 21)]
    by_name = {"nib": costs[0], "halal": costs[1]}
    assert by_name == read_costs(costs)
    assert by_name == read_costs(iter(costs))
    assert by_name == read_costs(by_name)
    assert by_name == read_costs({"nib": (0, "enterprise"), "halal": (300_000, Per.CERTIFICATE, 10, 21)})
    assert by_name == read_costs(
        {
            "nib": {"amount": 0, "per": "enterprise"},
            "halal": {"amount": 300_000, "per": "certificate", "covers": 10, "days": 21},
        }
    )
    assert read_costs(()) == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a", 1.5, "product"), "amount"),
        (("a", -1, "product"), "amount"),
        (("a", 1, "person"), "per: expected one of enterprise, product, certificate"),
        (("a", 1, "certificate"), "`covers` with per='certificate'"),
        (("a", 1, "product", 3), "`covers` with per='certificate'"),
        (("a", 1, "certificate", 0), "covers"),
        (("a", 1, "product", None, -1), "days"),
    ],
)
def test_nonsense(arguments: tuple[Any, ...], words: str) -> None:
    """Floats, negative amounts, unknown payers and certificates that cover nothing are refused."""
    with pytest.raises(UsageError, match=words):
        Cost(*arguments)


def test_edges() -> None:
    """Free is a cost, no amount means not at any price, and a certificate may cover one product."""
    assert Cost("a", 0, "product").amount == 0
    assert Cost("a", None, "product").amount is None
    assert Cost("a", 1, "certificate", 1, 0).covers == 1


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ({"nib": 100}, r"cost of 'nib': expected \(amount"),
        ({"nib": (1,)}, "cost of 'nib': expected amount, per and covers"),
        ({"nib": {"price": 1}}, "cost of 'nib': expected amount, per and covers"),
        ([("nib", 1)], "expected Cost values"),
        ([Cost("a", 1, "product"), Cost("a", 2, "product")], "each requirement once, got a, a"),
    ],
)
def test_unreadable(costs: Any, words: str) -> None:
    """A bare number does not say by what it is paid."""
    with pytest.raises(UsageError, match=words):
        read_costs(costs)


def test_cost_of_a_requirement() -> None:
    """The requirement's own name goes first, then its schemes: P-IRT where it can, BPOM where it must."""
    pirt, bpom, both = (Cost(name, 1, "product") for name in ("pirt", "bpom", "permit"))
    costs = {"pirt": pirt, "bpom": bpom}
    assert pirt is cost_of(PERMIT, costs)
    assert bpom is cost_of(PERMIT, costs, bpom=True)
    assert both is cost_of(PERMIT, {**costs, "permit": both}, bpom=True)
    assert cost_of(PERMIT, {"pirt": pirt}, bpom=True) is None
    assert bpom is cost_of(PERMIT, {"bpom": bpom})
    assert cost_of(PERMIT, {}) is None
