"""Costs: no default, and by what each is paid."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from umkm_domain.calculators.costs import Cost, Per, cost_of, load_costs, read_costs, ways_to_meet
from umkm_domain.calculators.profiles import MINIMARKET_FOOD_2019
from umkm_domain.codes.lists import Scheme
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
        (("a", 1, "certificate", 1.5), "covers"),
        (("a", 1, "product", None, True), "days"),
        ((5, 1, "product"), "cost: expected the id of a requirement, or a scheme, got 5"),
        (("", 1, "product"), "cost: expected the id of a requirement, or a scheme, got ''"),
        (("a", 1, ["product"]), "per: expected one of"),
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
        (None, "costs: expected Cost values, or a mapping from requirement to cost, got None"),
        (5, "costs: expected Cost values, or a mapping from requirement to cost, got 5"),
        ("nib", "costs: expected Cost values, got 'n'"),
        ({5: (1, "product")}, "expected the id of a requirement"),
        ([Cost("a", 1, "product"), Cost("a", 2, "product")], "each requirement once, got a, a"),
    ],
)
def test_unreadable(costs: Any, words: str) -> None:
    """A bare number does not say by what it is paid."""
    with pytest.raises(UsageError, match=words):
        read_costs(costs)


def test_ways_to_meet_a_requirement() -> None:
    """Every scheme with a cost is a way, P-IRT only where it can cover the product; its own name goes before them."""
    pirt, bpom, both = (Cost(name, 1, "product") for name in ("pirt", "bpom", "permit"))
    costs = {"pirt": pirt, "bpom": bpom}
    assert (pirt, bpom) == ways_to_meet(PERMIT, costs)
    assert (bpom,) == ways_to_meet(PERMIT, costs, bpom=True)
    assert (both,) == ways_to_meet(PERMIT, {**costs, "permit": both}, bpom=True)
    assert () == ways_to_meet(PERMIT, {"pirt": pirt}, bpom=True)
    assert (bpom,) == ways_to_meet(PERMIT, {"bpom": bpom})
    assert () == ways_to_meet(PERMIT, {})
    nib = next(r for r in MINIMARKET_FOOD_2019.requirements if r.id == "nib")
    both = {name: Cost(name, 1, "enterprise") for name in ("siup", "nib")}
    assert ["nib", "siup"] == [cost.requirement for cost in ways_to_meet(nib, both)]
    home = evolve(PERMIT, id="home", schemes=(Scheme.PIRT,))
    assert (Cost("home", None, "product"),) == ways_to_meet(home, {"home": pirt, "pirt": pirt}, bpom=True)
    assert (pirt,) == ways_to_meet(home, {"home": pirt}, bpom=False)
    expiry = next(r for r in MINIMARKET_FOOD_2019.requirements if r.id == "expiry")
    assert (pirt,) == ways_to_meet(expiry, {"expiry": pirt}, bpom=True)


def test_cost_of_a_requirement() -> None:
    """Of the ways to meet it that of the least amount, the first of equals; what cannot be had comes last."""
    pirt, bpom = Cost("pirt", 5, "product"), Cost("bpom", 3, "product")
    assert bpom is cost_of(PERMIT, {"pirt": pirt, "bpom": bpom})
    assert pirt is cost_of(PERMIT, {"pirt": pirt})
    assert cost_of(PERMIT, {"pirt": pirt}, bpom=True) is None
    assert cost_of(PERMIT, {}) is None
    none = Cost("bpom", None, "product")
    assert pirt is cost_of(PERMIT, {"pirt": pirt, "bpom": none})
    assert none is cost_of(PERMIT, {"pirt": pirt, "bpom": none}, bpom=True)
    equal = Cost("bpom", 5, "enterprise")
    assert pirt is cost_of(PERMIT, {"bpom": equal, "pirt": pirt})
    free = Cost("bpom", 0, "enterprise")
    assert free is cost_of(PERMIT, {"bpom": free, "pirt": pirt})


ROWS = """
[[cost]]
requirement = "halal"
amount = 300_000
per = "certificate"
covers = 10
days = 30

[[cost]]
requirement = "nib"
amount = 0
per = "enterprise"
"""


def test_costs_from_toml(tmp_path: Path) -> None:
    """Text and a file say the same."""
    costs = (Cost("halal", 300_000, "certificate", 10, 30), Cost("nib", 0, "enterprise"))
    assert costs == load_costs(ROWS)
    place = tmp_path / "costs.toml"
    place.write_text(f"# beña\n{ROWS}", encoding="utf-8")
    assert costs == load_costs(place)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cost =", "costs: expected TOML, got"),
        ("", r"costs: expected at least one \[\[cost\]\]"),
        ("cost = 5", "costs: expected at least one"),
        ("cost = [5]", "in cost 1, got something else"),
        (f"{ROWS}[[cost]]\nrequirement = 'a'", "in cost 3, got requirement"),
        (f"{ROWS}price = 5", "in cost 2, got requirement, amount, per, price"),
        (f"{ROWS}{ROWS}", "each requirement once, got halal, nib, halal, nib"),
        ("[[cost]]\nrequirement = 5\namount = 1\nper = 'product'", "expected the id of a requirement"),
        ("[[cost]]\nrequirement = 'a'\namount = 1.5\nper = 'product'", "amount"),
        (5, "costs: expected TOML text or a Path, got 5"),
    ],
)
def test_costs_from_bad_toml(text: Any, words: str) -> None:
    """What is no cost is refused, and the message says where."""
    with pytest.raises(UsageError, match=words):
        load_costs(text)


def test_costs_from_a_file_of_another_encoding(tmp_path: Path) -> None:
    """A file that is no UTF-8 is refused like any that is no TOML."""
    place = tmp_path / "costs.toml"
    place.write_bytes(b"# \xff\xfe")
    with pytest.raises(UsageError, match="costs: expected TOML"):
        load_costs(place)
