"""Requirements that several schemes can meet: every product takes the way that makes the plan cheapest."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_records import GTIN, NIB, ON, PROFILE, counts, open_gaps, registries, target
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.calculators.plan_case import look
from umkm_domain.calculators.profiles import Kind
from umkm_domain.codes.lists import Scheme
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Label, Product
from umkm_domain.model.registry import Registry

SCHEMES = {"nib": ("nib", "iumk"), "permit": ("pirt", "bpom")}


def _cost(name: str, *amounts: int | None) -> st.SearchStrategy[calc.Cost]:
    return st.one_of(
        st.builds(calc.Cost, st.just(name), st.sampled_from(amounts), st.sampled_from(["enterprise", "product"])),
        st.builds(calc.Cost, st.just(name), st.sampled_from(amounts), st.just("certificate"), st.integers(1, 3)),
    )


COSTS = st.tuples(
    _cost("nib", 50, None),
    _cost("iumk", 0, 45, None),
    _cost("pirt", 200, 40, None),
    _cost("bpom", 0, 210, 500),
    _cost("halal", 300),
    _cost("barcode", 75),
    _cost("expiry", 10),
    _cost("sni", 1000),
)


@st.composite
def mixed(draw: st.DrawFn, products: int = 8) -> Registry:
    """Registries in which some products are pasteurised, and as those of a mandatory SNI cannot have P-IRT."""
    registry = draw(registries(products))
    return registry.with_(*(evolve(p, pasteurised=draw(st.sampled_from([None, True]))) for p in registry.products))


def shop(*products: Mapping[str, Any]) -> Registry:
    """One enterprise with products that lack nothing but what is left out."""
    full = {"gtin": GTIN, "label": Label(expiry=True), "mandatory_sni": False}
    made = (Product(id=f"P{n}", enterprise_id="E", name="x", **{**full, **more}) for n, more in enumerate(products))
    return Registry(enterprises=(Enterprise(id="E", name="E", nib=NIB),), products=tuple(made))


def ways_of(lacking: set[str], bpom: bool, costs: Mapping[str, calc.Cost]) -> list[frozenset[str]]:
    """Every set of costs that closes these gaps."""
    choices = []
    for name in sorted(lacking):
        schemes = SCHEMES.get(name, (name,))
        allowed = [s for s in schemes if not (s == "pirt" and bpom)]
        choices.append([s for s in allowed if s in costs and costs[s].amount is not None])
    return [frozenset(way) for way in product(*choices)]


def price(ways: Sequence[frozenset[str]], costs: Mapping[str, calc.Cost]) -> int:
    """What these products of one enterprise cost together."""
    total = 0
    for name, cost in costs.items():
        sharing = sum(name in way for way in ways)
        covers = {"enterprise": max(sharing, 1), "product": 1}.get(cost.per.value, cost.covers or 1)
        total += (cost.amount or 0) * -(-sharing // covers)
    return total


def of_one(products: Sequence[list[frozenset[str]]], costs: Mapping[str, calc.Cost]) -> Iterator[tuple[int, int]]:
    """Number and least cost for every number of products of one enterprise, by trying every set in every way."""
    yield 0, 0
    for count in range(1, len(products) + 1):
        tried = [
            price(ways, costs) for chosen in combinations(products, count) for ways in product(*chosen) if all(chosen)
        ]
        if tried:
            yield count, min(tried)


def least_by_trying(registry: Registry, wanted: Mapping[str, int], costs: Mapping[str, calc.Cost]) -> int | None:
    """The least cost over every set of products in every way; enterprises share nothing, so each is tried alone."""
    gaps = open_gaps(registry)
    ready = [id_ for id_, lacking in gaps.items() if not lacking]
    have = counts(registry, ready)
    makers = sorted({p.enterprise_id for p in registry.products})
    options: list[list[tuple[int, int, int]]] = []
    for maker in makers:
        own = [p for p in registry.products if p.enterprise_id == maker]
        fresh = registry.enterprise(maker) is not None and not any(p.id in ready for p in own)
        lacking = [ways_of(gaps[p.id], bool(p.pasteurised or p.mandatory_sni), costs) for p in own if gaps[p.id]]
        options.append([(n, fresh and n > 0, cost) for n, cost in of_one(lacking, costs)])
    return min(
        (
            sum(cost for _, _, cost in choice)
            for choice in product(*options)
            if have["product"] + sum(n for n, _, _ in choice) >= wanted.get("product", 0)
            and have["enterprise"] + sum(k for _, k, _ in choice) >= wanted.get("enterprise", 0)
        ),
        default=None,
    )


def plan_of(registry: Registry, targets: Any, costs: Any, **more: Any) -> Any:
    """The computation of a plan on the day of the tests."""
    return calc.plan_to_target(registry, targets, costs, on=ON, retailer=PROFILE, **more)


@given(mixed(), COSTS, st.integers(0, 8), st.integers(0, 4), st.sampled_from(["enterprise", "product", "both"]))
@settings(max_examples=150)
def test_as_cheap_as_trying_every_way(
    registry: Registry, costs: tuple[calc.Cost, ...], products: int, enterprises: int, unit: str
) -> None:
    """No set of products that reaches the target costs less, whichever scheme meets which requirement."""
    wanted = {"product": products, "enterprise": enterprises}
    wanted = wanted if unit == "both" else {unit: wanted[unit]}
    result = plan_of(registry, [target(number, unit) for unit, number in wanted.items()], costs)
    least = least_by_trying(registry, wanted, {cost.requirement: cost for cost in costs})
    assert least == (None if result.value is None else result.value.cost)
    replay(result)


@given(mixed(12), COSTS, st.integers(1, 12))
@settings(max_examples=25)
def test_up_to_twelve_products(registry: Registry, costs: tuple[calc.Cost, ...], products: int) -> None:
    """Twelve products with ways of their own are planned for as cheaply as can be."""
    if max((len(ids) for ids in _by_maker(registry).values()), default=0) > 6:
        return
    result = plan_of(registry, target(products, "product"), costs)
    least = least_by_trying(registry, {"product": products}, {cost.requirement: cost for cost in costs})
    assert least == (None if result.value is None else result.value.cost)


def _by_maker(registry: Registry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in registry.products:
        found.setdefault(item.enterprise_id, []).append(item.id)
    return found


@given(mixed(), COSTS, st.integers(0, 8))
def test_what_is_paid_is_what_is_named(registry: Registry, costs: tuple[calc.Cost, ...], number: int) -> None:
    """The gaps of the plan, each with the cost that closes it, add up to what the plan costs."""
    plan = plan_of(registry, target(number, "product"), costs).value
    if plan is None:
        return
    named = {cost.requirement: cost for cost in costs}
    total = 0
    for maker in plan.enterprises:
        ways = [frozenset(g.cost.requirement for g in p.gaps) for p in maker.products]
        assert maker.cost == price(ways, named)
        total += maker.cost
    assert plan.cost == total
    for planned in (p for maker in plan.enterprises for p in maker.products):
        item = registry.product(planned.product_id)
        assert item is not None
        assert not (
            (item.pasteurised or item.mandatory_sni) and "pirt" in {gap.cost.requirement for gap in planned.gaps}
        )


def test_the_cheaper_scheme() -> None:
    """BPOM at 100 is taken where P-IRT costs 500, and where P-IRT cannot be had at any price."""
    registry = shop({})
    for pirt in (500, None):
        costs = [
            calc.Cost("pirt", pirt, "product"),
            calc.Cost("bpom", 100, "product"),
            calc.Cost("halal", 1, "product"),
        ]
        plan = plan_of(registry, target(1), costs).value
        assert plan.cost == 101
        assert [("bpom", 100), ("halal", 1)] == [(line.requirement, line.total) for line in plan.lines]
        assert [("permit", "bpom"), ("halal", "halal")] == [
            (gap.requirement, gap.cost.requirement) for gap in plan.enterprises[0].products[0].gaps
        ]


def test_a_scheme_that_one_product_needs_serves_the_others() -> None:
    """P-IRT is cheaper for one product; once a pasteurised one needs BPOM, paid by enterprise, both have it."""
    costs = [calc.Cost("pirt", 60, "product"), calc.Cost("bpom", 100, "enterprise"), calc.Cost("halal", 1, "product")]
    registry = shop({}, {"pasteurised": True})
    assert [("halal", 1), ("pirt", 60)] == [
        (line.requirement, line.total) for line in plan_of(registry, target(1, "product"), costs).value.lines
    ]
    assert [("bpom", 100), ("halal", 2)] == [
        (line.requirement, line.total) for line in plan_of(registry, target(2, "product"), costs).value.lines
    ]


def test_a_cost_of_the_requirement_itself_goes_first() -> None:
    """A cost of `permit` is that of the permit however it is met; costs of its schemes are named as not used."""
    costs = [calc.Cost(name, amount, "product") for name, amount in (("permit", 9), ("bpom", 1), ("halal", 1))]
    result = plan_of(shop({}), target(1), costs)
    assert 10 == result.value.cost
    assert ["Not used, for the requirement has a cost of its own: bpom."] == [note.en for note in result.notes]


def test_no_way_left() -> None:
    """With only P-IRT priced a pasteurised product has a gap without a cost; with BPOM at no price it is out."""
    registry = shop({"pasteurised": True})
    costs = [calc.Cost("pirt", 1, "product"), calc.Cost("halal", 1, "product")]
    result = plan_of(registry, target(1), costs, without_cost="unreachable")
    assert "for permit (1)" in result.undefined.en
    result = plan_of(registry, target(1), [*costs, calc.Cost("bpom", None, "product")])
    assert "for permit (1)" in result.undefined.en


def test_a_requirement_that_no_scheme_can_meet() -> None:
    """A shop that takes nothing but P-IRT shuts a pasteurised product out, whatever cost is given."""
    only = calc.Requirement(
        id="home", title=calc.MINIMARKET_FOOD_2019.requirements[1].title, kind=Kind.CERTIFICATE, schemes=(Scheme.PIRT,)
    )
    own = calc.Profile(name="own", since=ON, requirements=(only,))
    for name in ("home", "pirt", "other"):
        result = calc.plan_to_target(
            shop({"pasteurised": True}), target(1), [calc.Cost(name, 1, "product")], on=ON, retailer=own
        )
        assert result.undefined is not None
        assert "for home (1)" in result.undefined.en


@pytest.mark.parametrize(
    ("costs", "ways"),
    [
        ({"pirt": (5, "product"), "bpom": (5, "product")}, [(5, ())]),
        ({"pirt": (7, "product"), "bpom": (5, "product")}, [(5, ())]),
        ({"pirt": (5, "product"), "bpom": (5, "enterprise")}, [(0, ("bpom",)), (5, ())]),
        ({"pirt": (5, "enterprise"), "bpom": (5, "enterprise")}, [(0, ("bpom",)), (0, ("pirt",))]),
        ({"pirt": (0, "product"), "bpom": (5, "enterprise")}, [(0, ()), (0, ("bpom",))]),
        ({"pirt": (5, "product"), "bpom": (5, "certificate", 1)}, [(5, ())]),
    ],
)
def test_only_ways_that_can_pay(costs: dict[str, Any], ways: list[tuple[int, tuple[str, ...]]]) -> None:
    """A way that is dearer than another, and shares no less, is left out; one that others may pay for stays."""
    case = look(
        shop({}), [target(1)], {**costs, "halal": (0, "product")}, on=ON, retailer=PROFILE, given={"halal": True}
    )
    (item,) = case.survey.makers[0].items
    assert ways == [(way.cost, way.charges) for way in item.ways]
    assert list(range(len(ways))) == [way.way for way in item.ways]
