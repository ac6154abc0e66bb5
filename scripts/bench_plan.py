"""Rencana ke target pada skala kabupaten. Planning to a target for 16,000 enterprises with 30,000 products.

The whole of `plan_to_target`, from records to plan, for the targets the project promises; the exact optimum alone for
costs that make it hard; and the peer, the plain programme over every number of products, which is exact as well and
takes minutes: it is timed on a fiftieth of the enterprises and a fiftieth of the target.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from umkm_domain import calculators as calc
from umkm_domain.calculators.plan_curve import least_costs_of_all
from umkm_domain.calculators.plan_optimum import Group, least_cost
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Label, Product, ProductCategory
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Target

ENTERPRISES, PRODUCTS, ROUNDS = 16_000, 30_000, 3
ON, PROFILE = date(2026, 11, 24), "minimarket food 2019"


def sizes(rng: random.Random) -> list[int]:
    """How many products each enterprise has: one at least."""
    found = [1] * ENTERPRISES
    for _ in range(PRODUCTS - ENTERPRISES):
        found[rng.randrange(ENTERPRISES)] += 1
    return found


def registry(rng: random.Random) -> Registry:
    """Records with every kind of gap."""
    makers: list[Enterprise] = []
    made: list[Product] = []
    held: list[Certification] = []
    for n, size in enumerate(sizes(rng)):
        maker = f"E{n:05}"
        makers.append(Enterprise(id=maker, name=maker, nib="1712240062057" if rng.random() < 0.4 else None))
        for k in range(size):
            id_ = f"P{n:05}-{k}"
            label = Label(expiry=rng.choice([True, False, None]))
            gtin = "8998866200301" if rng.random() < 0.2 else None
            made.append(
                Product(id=id_, enterprise_id=maker, name=id_, category=ProductCategory.FOOD, gtin=gtin, label=label)
            )
            for scheme, share in (("pirt", 0.3), ("halal", 0.1)):
                if rng.random() < share:
                    good = {"issued_on": date(2024, 1, 1), "valid_until": date(2029, 12, 31)}
                    held.append(
                        Certification(id=f"{scheme}-{id_}", scheme=scheme, holder_id=maker, product_ids=(id_,), **good)
                    )
    return Registry(enterprises=tuple(makers), products=tuple(made), certifications=tuple(held))


COSTS = (
    calc.Cost("nib", 50_000, "enterprise"),
    calc.Cost("permit", 250_000, "product"),
    calc.Cost("halal", 350_000, "certificate", covers=3),
    calc.Cost("barcode", 120_000, "product"),
    calc.Cost("expiry", 30_000, "product"),
)


def groups(rng: random.Random, kind: str) -> list[Group]:
    """Least costs of enterprises by number of products: hard in different ways."""
    made: list[Group] = []
    for size in sizes(rng):
        if kind == "fixed charge only":
            fixed, own, step = rng.randint(10**6, 2 * 10**6), [rng.randint(0, 3)] * size, 0
        elif kind == "many ties":
            fixed, own, step = 10**7, sorted(rng.choice([10**6, 2 * 10**6]) for _ in range(size)), 0
        elif kind == "common divisor":
            fixed = rng.choice([0, 5, 10]) * 10**6
            own, step = sorted(rng.choice([1, 2, 3]) * 10**6 for _ in range(size)), rng.choice([0, 3]) * 10**6
        else:
            fixed, own = rng.randint(0, 10**6), sorted(rng.randint(0, 10**5) for _ in range(size))
            step = rng.randint(10**5, 10**6)
        cost, costs = fixed, []
        for n, more in enumerate(own):
            cost += more + (step if n % 2 == 0 else 0)
            costs.append(cost)
        made.append(Group(tuple(costs), rng.random() < 0.9))
    return made


def plain_programme(found: Sequence[Group], products: int) -> int:
    """The peer: for every number of products the least cost, enterprise by enterprise."""
    best = [0] + [10**18] * products
    for group in found:
        for number in range(products, 0, -1):
            for n, cost in enumerate(group.costs, 1):
                total = best[max(number - n, 0)] + cost
                best[number] = min(best[number], total)
    return best[products]


def _target(unit: str, number: int) -> Target:
    return Target(id=unit, indicator="retail", unit=unit, kind="absolute", value=number)


def _timed(work: Callable[[], Any]) -> list[float]:
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return times


def _row(name: str, times: Sequence[float], rows: int, peer: str | None = None, other: float | None = None) -> Any:
    middle = statistics.median(times)
    return {
        "name": name,
        "value": middle,
        "unit": "s",
        "peer": peer,
        "ratio": None if other is None else other / middle,
        "rounds": len(times),
        "spread": (max(times) - min(times)) / middle,
        "rows": rows,
    }


def results() -> list[dict[str, Any]]:
    """Measure; every plan is checked against the curve, which is computed in another way."""
    rng = random.Random(2019)
    records = registry(rng)
    found: list[dict[str, Any]] = []
    both = [_target("product", 15_000), _target("enterprise", 9_500)]
    cases: list[tuple[str, Any]] = [
        *((f"plan to {n:,} products, from records", _target("product", n)) for n in (500, 5_000, 15_000)),
        *((f"plan to {n:,} enterprises, from records", _target("enterprise", n)) for n in (500, 5_000)),
        ("plan to 15,000 products and 9,500 enterprises, from records", both),
    ]
    for name, target in cases:
        times = _timed(lambda target=target: calc.plan_to_target(records, target, COSTS, on=ON, retailer=PROFILE))
        found.append(_row(name, times, PRODUCTS))
    curve_of = _target("product", 15_000)
    times = _timed(lambda: calc.budget_curve(records, curve_of, COSTS, on=ON, retailer=PROFILE))
    found.append(_row("budget curve to 15,000 products, from records", times, PRODUCTS))
    for kind in ("certificates", "fixed charge only", "many ties", "common divisor"):
        made = groups(rng, kind)
        curve = least_costs_of_all([g.costs for g in made], 15_000)
        for number, enterprises in ((500, 0), (5_000, 0), (15_000, 0), (15_000, 9_500)):
            best = least_cost(made, products=number, enterprises=enterprises)
            if best is None or (not enterprises and best.cost != curve[number]):
                message = f"{kind}, {number}: the optimum and the curve differ"
                raise AssertionError(message)
            times = _timed(lambda n=number, k=enterprises, made=made: least_cost(made, products=n, enterprises=k))
            name = f"exact optimum, {kind}: {number:,} products" + (
                f", {enterprises:,} enterprises" * bool(enterprises)
            )
            found.append(_row(name, times, PRODUCTS))
    part = groups(rng, "certificates")[: ENTERPRISES // 50]
    ours, theirs = _timed(lambda: least_cost(part, products=300)), _timed(lambda: plain_programme(part, 300))
    rows = sum(len(g.costs) for g in part)
    found.append(_row("exact optimum, a fiftieth", ours, rows, "plain dynamic programme", statistics.median(theirs)))
    return found


if __name__ == "__main__":
    for row in results():
        print(row)
    sys.exit(0)
