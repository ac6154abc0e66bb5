"""Kecepatan hitungan. Speed of the calculators at the size of a regency, beside the same sums without explanation.

16,000 enterprises with 30,000 products, as large as Lebak counts. The peer is a plain function in this file that gives
the same answer and nothing else: no steps, no law by date, no proof. What the ratio shows is the price of explaining.
Ours and the peer take turns, round after round; each round checks that both agree.
"""

import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from umkm_domain import calculators as calc
from umkm_domain.codes.lists import Scheme
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.product import Label, Product, ProductCategory
from umkm_domain.model.registry import Registry

ENTERPRISES, PRODUCTS, ROUNDS = 16_000, 30_000, 3
ON = date(2019, 7, 18)
LIMITS = ((300_000_000, "micro"), (2_500_000_000, "small"), (50_000_000_000, "medium"))


def _registry() -> Registry:
    """Draw a regency: seven in ten with a NIB, half of the products with P-IRT, three in ten halal."""
    rng = random.Random(20261124)
    certificates: list[Certification] = []
    products: list[Product] = []
    for i in range(PRODUCTS):
        holder = f"E{rng.randrange(ENTERPRISES)}"
        products.append(
            Product(
                id=f"P{i}",
                enterprise_id=holder,
                name="Produk",
                category=ProductCategory.FOOD,
                gtin="8998866200301" if rng.random() < 0.4 else None,
                label=Label(expiry=rng.random() < 0.6),
            )
        )
        certificates += [
            Certification(
                id=f"{scheme}{i}",
                scheme=scheme,
                holder_id=holder,
                product_ids=(f"P{i}",),
                issued_on=date(2018, 6, 1),
                valid_until=date(rng.choice((2018, 2023)), 12, 31),
            )
            for scheme, share in ((Scheme.PIRT, 0.5), (Scheme.HALAL, 0.3))
            if rng.random() < share
        ]
    enterprises = tuple(
        Enterprise(
            id=f"E{i}",
            name="Usaha",
            nib="9120000009901" if rng.random() < 0.7 else None,
            figures=(YearFigures(year=2018, sales=rng.randrange(3 * 10**9)),),
        )
        for i in range(ENTERPRISES)
    )
    return Registry(enterprises=enterprises, products=tuple(products), certifications=tuple(certificates))


def _classify(registry: Registry) -> list[str]:
    return [
        str(calc.classify_scale(enterprise, on=ON, year=2018, measure="sales").value)
        for enterprise in registry.enterprises
    ]


def _classify_plainly(registry: Registry) -> list[str]:
    return [
        next((size for limit, size in LIMITS if (e.figures[0].sales or 0) <= limit), "large")
        for e in registry.enterprises
    ]


def _funnel(registry: Registry) -> list[int]:
    value = calc.funnel(registry, on=ON).value
    assert value is not None
    return [value.step(name).products for name in ("nib", "permit", "halal", "barcode", "ready")]


def _funnel_plainly(registry: Registry) -> list[int]:
    licensed = {e.id for e in registry.enterprises if e.nib is not None}
    held = {
        scheme: {
            p
            for c in registry.certifications
            if c.scheme is scheme and c.valid_until is not None and c.valid_until >= ON
            for p in c.product_ids
        }
        for scheme in (Scheme.PIRT, Scheme.HALAL)
    }
    steps = [
        [p.enterprise_id in licensed for p in registry.products],
        [p.id in held[Scheme.PIRT] for p in registry.products],
        [p.id in held[Scheme.HALAL] for p in registry.products],
        [p.gtin is not None for p in registry.products],
    ]
    printed = [p.label is not None and bool(p.label.expiry) for p in registry.products]
    return [*map(sum, steps), sum(map(all, zip(*steps, printed, strict=True)))]


def _seconds(compute: Callable[[Registry], Any], registry: Registry) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = compute(registry)
    return time.perf_counter() - start, answer


def _compare(
    name: str, ours: Callable[[Registry], Any], theirs: Callable[[Registry], Any], registry: Registry, rows: int
) -> dict[str, Any]:
    times: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        gc.collect()
        (mine, answer), (plain, other) = _seconds(ours, registry), _seconds(theirs, registry)
        if answer != other:
            message = f"{name}: ours and the peer differ"
            raise AssertionError(message)
        times.append((mine, plain))
    middle, peer = (statistics.median(column) for column in zip(*times, strict=True))
    return {
        "name": name,
        "value": round(middle, 3),
        "unit": "s",
        "peer": "the same sum by hand, unexplained",
        "ratio": round(peer / middle, 3),
        "rounds": ROUNDS,
        "spread": round(max(abs(mine - middle) for mine, _ in times) / middle, 3),
        "rows": rows,
    }


def results() -> list[dict[str, Any]]:
    """Size classes of all enterprises, and the funnel of all products."""
    registry = _registry()
    return [
        _compare("size class of each enterprise, with its steps", _classify, _classify_plainly, registry, ENTERPRISES),
        _compare("funnel to retail, with its proof", _funnel, _funnel_plainly, registry, PRODUCTS),
    ]
