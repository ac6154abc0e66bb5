"""Everything that plans, curves and submissions say, word for word, in both languages.

`golden_plan.json` holds what was said when it was last read through; a change of any word or number shows here, to be
looked at and then written again with `PYTHONPATH=tests/support python tests/calculators/test_plan_golden.py`.
"""

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from plan_records import GTIN, NIB, ON, PROFILE, certified, target

from umkm_domain import calculators as calc
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UmkmError
from umkm_domain.model.assistance import AssistanceGrant
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party
from umkm_domain.model.product import Label, Product
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import Listing, RetailAgreement

GOLDEN = Path(__file__).with_name("golden_plan.json")
SERANG = calc.PastRounds(passed=17, submitted=150)
COSTS = (
    calc.Cost("nib", 50_000, "enterprise", days=3),
    calc.Cost("permit", 200_000, "product"),
    calc.Cost("halal", 300_000, "certificate", covers=2),
    calc.Cost("barcode", 75_000, "certificate", covers=1),
    calc.Cost("expiry", 10_000, "product"),
    calc.Cost("sni", None, "product"),
    calc.Cost("visa", 1, "product"),
)


def records() -> Registry:
    """Enterprises and products of every kind: ready, nearly ready, closed, orphaned, of another trade."""
    full, empty = {"gtin": GTIN, "label": Label(expiry=True)}, {"label": Label(expiry=False)}
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("E1", "P11", full),
        ("E1", "P12", {**full, "gtin": "1"}),
        ("E2", "P21", full),
        ("E2", "P22", full),
        ("E2", "P23", empty),
        ("E3", "P31", {}),
        ("E3", "P32", {"mandatory_sni": True}),
        ("E3", "P33", {"category": "craft"}),
        ("E4", "P41", full),
        ("E5", "P51", full),
        ("E5", "P52", full),
        ("gone", "P61", empty),
    ]
    makers = [
        Enterprise(id="E1", name="a", nib=NIB),
        Enterprise(id="E2", name="b"),
        Enterprise(id="E3", name="c", nib="12"),
        Enterprise(id="E4", name="d", closed=date(2020, 1, 1)),
        Enterprise(id="E5", name="e", region="36.03", nib=NIB),
        Enterprise(id="E6", name="f"),
    ]
    made = [Product(id=id_, enterprise_id=maker, name=id_, **more) for maker, id_, more in rows]
    held = [
        certified(scheme, p)
        for p in made
        for scheme in ("pirt", "halal")
        if p.id in ("P11", "P21", "P22", "P51", "P52")
    ]
    agreement = RetailAgreement(
        id="A1",
        kind="supply",
        retailer="Alfamart",
        signed_on=date(2026, 1, 1),
        parties=(Party(kind="enterprise", name="a", enterprise_id="E1"),),
        listings=(Listing(product_id="P11", since=date(2026, 2, 1)),),
    )
    grants = (
        AssistanceGrant(id="G1", kind="packaging", value=7_000_001, product_ids=("P11", "P12")),
        AssistanceGrant(id="G2", kind="packaging", value=2_000_000, product_ids=("P51", "P99"), awarded_on=ON),
        AssistanceGrant(id="G3", kind="packaging", value=5, product_ids=("P11",), channel="loan"),
        AssistanceGrant(id="G4", kind="packaging", product_ids=("P11",)),
        AssistanceGrant(id="G5", kind="training", value=9),
        AssistanceGrant(id="G6", kind="training", value=9),
        AssistanceGrant(id="G7", kind="packaging", value=9, product_ids=("P11",), awarded_on=date(2026, 11, 25)),
    )
    return Registry(
        enterprises=tuple(makers),
        products=tuple(made),
        certifications=tuple(held),
        agreements=(agreement,),
        grants=grants,
    )


def plan(targets: Any, costs: Any = COSTS, **more: Any) -> Any:
    """A plan for these records."""
    return calc.plan_to_target(records(), targets, costs, on=ON, **{"retailer": PROFILE, **more})


def curve(wanted: Any, costs: Any = COSTS, **more: Any) -> Any:
    """A curve for these records."""
    return calc.budget_curve(records(), wanted, costs, on=ON, **{"retailer": PROFILE, **more})


BOTH = [target(3), target(6, "product")]
LISTED = calc.cost_per_listed_product
READY = calc.cost_per_ready_product
CASES: dict[str, Callable[[], Any]] = {
    "plan to enterprises": lambda: plan(target(3)),
    "plan to products": lambda: plan(target(7, "product")),
    "plan to both": lambda: plan(BOTH),
    "plan in a region": lambda: plan(target(3, region="36.02")),
    "plan, the 2026 profile": lambda: plan(target(1), retailer=None),
    "plan, unknown as met": lambda: plan(target(5, "product"), unknown="met"),
    "plan to what there is": lambda: plan(target(1)),
    "plan to too many": lambda: plan(target(30)),
    "plan to too many of both": lambda: plan([target(2), target(60, "product")]),
    "plan without some costs": lambda: plan(target(7, "product"), COSTS[:2]),
    "plan without some costs, left out": lambda: plan(target(4, "product"), COSTS[:2], without_cost="unreachable"),
    "plan and nothing reachable": lambda: plan(target(9, "product"), (), without_cost="unreachable"),
    "plan by a pass rate": lambda: plan(target(2, "product"), pass_rate="1/2", confidence="75%"),
    "plan by past rounds": lambda: plan(
        target(1, "product"), pass_rate=calc.PastRounds(passed=3, submitted=4), confidence="80%"
    ),
    "plan by two pass rates": lambda: plan(
        [*BOTH[:1], target(2, "product")], pass_rate={"enterprise": 1, "product": "1/2"}, confidence="60%"
    ),
    "plan and none passes": lambda: plan(target(2), pass_rate=0, confidence="75%"),
    "plan without baseline": lambda: plan(evolve(target(1), kind="increase_by")),
    "plan to a share": lambda: plan(evolve(target(1), kind="share", value=Fraction(1, 7)), whole=16),
    "plan from a baseline": lambda: plan(evolve(target(1), kind="increase_by"), baseline=1),
    "plan with what is given": lambda: plan(target(6, "product"), given={"halal": True, "sni": True}),
    "plan with a law": lambda: plan(target(2), retailer="Alfamart"),
    "plan to listings": lambda: plan(target(2, "listing")),
    "plan to a unit not said": lambda: plan(evolve(target(2), unit=None)),
    "plan to two of one unit": lambda: plan([target(2), target(3, id="T2")]),
    "plan to nothing": lambda: plan([]),
    "plan to a word": lambda: plan(["word"]),
    "plan to two regions": lambda: plan([target(2, region="36.02"), target(3, "product", region="36")]),
    "plan, unknown as it may be": lambda: plan(target(2), unknown="maybe"),
    "plan, costs as they may be": lambda: plan(target(2), without_cost="maybe"),
    "plan with a rate alone": lambda: plan(target(2), pass_rate="1/2"),
    "plan with a confidence alone": lambda: plan(target(2), confidence="1/2"),
    "plan with one rate for two": lambda: plan(BOTH, pass_rate="1/2", confidence="1/2"),
    "plan with a rate for listings": lambda: plan(BOTH, pass_rate={"listing": 1, "product": 1, "x": 1}, confidence=1),
    "plan on a word": lambda: calc.plan_to_target(records(), target(1), COSTS, on="today"),  # type: ignore[arg-type]
    "curve of products": lambda: curve(target(7, "product")),
    "curve of enterprises": lambda: curve(target(3)),
    "curve beyond what there is": lambda: curve(target(12, "product")),
    "curve, unknown as met": lambda: curve(target(5, "product"), unknown="met"),
    "curve by a pass rate": lambda: curve(target(2, "product"), pass_rate="1/2", confidence="75%"),
    "curve without costs": lambda: curve(target(7, "product"), COSTS[:2]),
    "curve without some costs, left out": lambda: curve(target(5, "product"), COSTS[:2], without_cost="unreachable"),
    "curve without baseline": lambda: curve(evolve(target(1), kind="increase_by")),
    "curve from a baseline": lambda: curve(evolve(target(1), kind="increase_by"), baseline=1),
    "curve to a share": lambda: curve(evolve(target(1), kind="share", value=Fraction(1, 7)), whole=16),
    "curve with what is given": lambda: curve(target(6, "product"), given={"halal": True, "sni": True}),
    "curve of two": lambda: curve(BOTH),
    "curve, the 2026 profile": lambda: curve(target(2), retailer=None),
    "curve, costs as they may be": lambda: curve(target(2), without_cost="maybe"),
    "budget of a float": lambda: curve(target(3)).value.at(1.5),
    "number of a float": lambda: curve(target(3)).value.cost_of(1.5),
    "number beyond the curve": lambda: curve(target(3)).value.cost_of(4),
    "submissions": lambda: calc.submissions_needed(20, "17/150", "90%"),
    "submissions from past rounds": lambda: calc.submissions_needed(20, SERANG, "90%"),
    "submissions of none": lambda: calc.submissions_needed(0, 0, "90%"),
    "submissions where all pass": lambda: calc.submissions_needed(3, 1, "90%"),
    "submissions where none passes": lambda: calc.submissions_needed(3, 0, "90%"),
    "submissions for certain": lambda: calc.submissions_needed(3, "1/2", 1),
    "submissions beyond counting": lambda: calc.submissions_needed(3, Fraction(1, 10**12), "1/2"),
    "submissions at a float": lambda: calc.submissions_needed(3, 0.5, "1/2"),  # type: ignore[arg-type]
    "submissions at 3/2": lambda: calc.submissions_needed(3, "3/2", "1/2"),
    "submissions at no confidence": lambda: calc.submissions_needed(3, "1/2", 0),
    "submissions with a confidence of a float": lambda: calc.submissions_needed(3, "1/2", 0.9),  # type: ignore[arg-type]
    "submissions of a float": lambda: calc.submissions_needed(3.0, "1/2", "1/2"),  # type: ignore[arg-type]
    "rounds of which more passed": lambda: calc.PastRounds(passed=3, submitted=2),
    "rounds of floats": lambda: calc.PastRounds(passed=3.0, submitted=2),  # type: ignore[arg-type]
    "chance": lambda: calc.chance_of_passing(2, 5, "17/150"),
    "chance from past rounds": lambda: calc.chance_of_passing(2, 5, SERANG),
    "chance of floats": lambda: calc.chance_of_passing(2.0, 5, SERANG),  # type: ignore[arg-type]
    "chance of a float of submissions": lambda: calc.chance_of_passing(2, 5.0, SERANG),  # type: ignore[arg-type]
    "chance at 3/2": lambda: calc.chance_of_passing(2, 5, "3/2"),
    "cost per ready product": lambda: READY(records(), on=ON, retailer=PROFILE),
    "cost per ready product, the 2026 profile": lambda: READY(records(), on=ON),
    "cost per ready product on a word": lambda: READY(records(), on="today"),  # type: ignore[arg-type]
    "cost per listed product": lambda: LISTED(records(), on=ON),
    "cost per listed product at Alfamart": lambda: LISTED(records(), on=ON, retailer="Alfamart"),
    "cost per listed product elsewhere": lambda: LISTED(records(), on=ON, retailer="Indomaret"),
    "cost per listed product by a profile": lambda: LISTED(records(), on=ON, retailer=PROFILE),
    "cost per listed product on a word": lambda: LISTED(records(), on="today"),  # type: ignore[arg-type]
    "cost per product of nothing": lambda: READY(Registry(), on=ON),
}


def said(case: Callable[[], Any]) -> Any:
    """All that a case says, as plain data and as prose; an error says its kind and its words."""
    try:
        result = case()
    except UmkmError as error:
        return {"error": type(error).__name__, "message": str(error)}
    assert isinstance(result, Computation)
    whole = result.to_dict()
    del whole["edition"]
    whole["value as text"] = str(result.value)
    whole["rounding"] = [result.rounding.digits, result.rounding.rule]
    return json.loads(json.dumps({**whole, "id": result.prose("id"), "en": result.prose("en")}))


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    """What is said now is what was said when it was last read through."""
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))[name]
    assert expected == said(CASES[name])


def test_golden_has_no_leftovers() -> None:
    """Every entry of the file belongs to a case."""
    assert set(CASES) == set(json.loads(GOLDEN.read_text(encoding="utf-8")))


if __name__ == "__main__":
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(said(case), ensure_ascii=False, sort_keys=True)}"
        for name, case in CASES.items()
    )
    GOLDEN.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
