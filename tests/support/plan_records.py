"""Small random registries with gaps of every kind, their costs, and what it takes to carry a plan out."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from umkm_domain import calculators as calc
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Label, Product, ProductCategory
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Target

ON = date(2026, 11, 24)
PROFILE = "minimarket food 2019"
NIB, GTIN, SKEWED = "1712240062057", "8998866200301", "8998866200302"


def target(value: int, unit: str = "enterprise", **more: Any) -> Target:
    """A target of so many."""
    return Target(id=more.pop("id", f"T-{unit}"), indicator="retail", unit=unit, kind="absolute", value=value, **more)


def certified(scheme: str, product: Product) -> Certification:
    """A certificate that covers one product and is good on the day."""
    return Certification(
        id=f"{scheme}-{product.id}",
        scheme=scheme,
        holder_id=product.enterprise_id,
        product_ids=(product.id,),
        issued_on=date(2025, 1, 1),
        valid_until=date(2029, 12, 31),
    )


@st.composite
def registries(draw: st.DrawFn, products: int = 8) -> Registry:
    """Enterprises with and without NIB, and products that lack this or that; some are orphans."""
    makers = [
        Enterprise(id=f"E{n}", name=f"E{n}", nib=draw(st.sampled_from([None, NIB, "123"])))
        for n in range(draw(st.integers(0, 4)))
    ]
    made: list[Product] = []
    held: list[Certification] = []
    for n in range(draw(st.integers(0, products))):
        # Every third product or so lacks nothing of its own, so that some are ready before any plan.
        done = draw(st.integers(0, 2)) == 0
        item = Product(
            id=f"P{n}",
            enterprise_id=draw(st.sampled_from([*(m.id for m in makers), "elsewhere"])),
            name=f"P{n}",
            category=ProductCategory.FOOD,
            gtin=GTIN if done else draw(st.sampled_from([None, GTIN, SKEWED])),
            label=Label(expiry=True)
            if done
            else draw(st.sampled_from([None, Label(expiry=True), Label(expiry=False)])),
            mandatory_sni=False if done else draw(st.sampled_from([None, False, False, True])),
        )
        made.append(item)
        schemes = {"pirt", "halal"} if done else draw(st.sets(st.sampled_from(["pirt", "halal", "sni"])))
        held += [certified(scheme, item) for scheme in sorted(schemes)]
    return Registry(enterprises=tuple(makers), products=tuple(made), certifications=tuple(held))


def _cost(name: str, amounts: Sequence[int | None]) -> st.SearchStrategy[calc.Cost]:
    amount = st.sampled_from(list(amounts))
    return st.one_of(
        st.builds(calc.Cost, st.just(name), amount, st.sampled_from(["enterprise", "product"])),
        st.builds(calc.Cost, st.just(name), amount, st.just("certificate"), st.integers(1, 3)),
    )


COSTS = st.tuples(
    _cost("nib", [0, 50]),
    _cost("permit", [200, 210]),
    _cost("halal", [0, 300]),
    _cost("barcode", [75]),
    _cost("expiry", [0, 10, 11]),
    _cost("sni", [1000, None]),
)


def open_gaps(registry: Registry, unknown: str = "missing") -> dict[str, set[str]]:
    """By product, the hard requirements that count as not met, as `readiness` says."""
    gaps: dict[str, set[str]] = {}
    for product in registry.products:
        found = calc.readiness(product, registry, on=ON, retailer=PROFILE).value
        assert found is not None
        states = ("missing", "unknown") if unknown == "missing" else ("missing",)
        gaps[product.id] = {s.requirement for s in found.blocking if s.state.value in states}
    return gaps


def cost_of_products(registry: Registry, chosen: Iterable[str], costs: Iterable[calc.Cost], gaps: Any) -> int | None:
    """What it costs to close every gap of these products; None where one cannot be closed."""
    total = 0
    by_maker: dict[str, list[str]] = {}
    for id_ in chosen:
        product = registry.product(id_)
        assert product is not None
        by_maker.setdefault(product.enterprise_id, []).append(id_)
    for cost in costs:
        for ids in by_maker.values():
            lacking = sum(cost.requirement in gaps[id_] for id_ in ids)
            if lacking and cost.amount is None:
                return None
            covers = {"enterprise": len(ids), "product": 1}.get(cost.per.value, cost.covers)
            assert covers is not None
            total += (cost.amount or 0) * -(-lacking // covers)
    return total


def counts(registry: Registry, ready: Iterable[str]) -> dict[str, int]:
    """How many products, and enterprises on record, these products are."""
    found = [registry.product(id_) for id_ in ready]
    makers = {p.enterprise_id for p in found if p is not None and registry.enterprise(p.enterprise_id) is not None}
    return {"product": len(found), "enterprise": len(makers)}


def least_by_trying(
    registry: Registry, wanted: dict[str, int], costs: Sequence[calc.Cost], unknown: str = "missing"
) -> int | None:
    """The least cost over every set of products; None where no set is enough."""
    gaps = open_gaps(registry, unknown)
    ready = [id_ for id_, lacking in gaps.items() if not lacking]
    rest = [id_ for id_, lacking in gaps.items() if lacking]
    best: int | None = None
    for size in range(len(rest) + 1):
        for chosen in combinations(rest, size):
            have = counts(registry, [*ready, *chosen])
            if all(have[unit] >= number for unit, number in wanted.items()):
                cost = cost_of_products(registry, chosen, costs, gaps)
                best = cost if best is None else best if cost is None else min(best, cost)
    return best


def carry_out(registry: Registry, plan: calc.Plan) -> Registry:
    """The registry after the plan: every gap that is paid for is closed by a record."""
    made: dict[str, Any] = {}
    for maker in plan.enterprises:
        for planned in maker.products:
            product = registry.product(planned.product_id)
            assert product is not None
            for gap in planned.gaps:
                if gap.requirement == "nib":
                    owner = registry.enterprise(maker.enterprise_id) or Enterprise(id=maker.enterprise_id, name="new")
                    made[owner.id] = evolve(owner, nib=NIB)
                elif gap.requirement == "barcode":
                    product = evolve(product, gtin=GTIN)
                elif gap.requirement == "expiry":
                    product = evolve(product, label=Label(expiry=True))
                else:
                    scheme = {"permit": "bpom"}.get(gap.requirement, gap.requirement)
                    made[f"{scheme}-{product.id}"] = certified(scheme, product)
            made[product.id] = product
    return registry.with_(*made.values())
