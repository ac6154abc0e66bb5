"""The plan from records: equal to trying everything, carried out it makes ready what it says, and it explains."""

import gc
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_records import (
    COSTS,
    GTIN,
    NIB,
    ON,
    PROFILE,
    carry_out,
    certified,
    counts,
    least_by_trying,
    open_gaps,
    registries,
    target,
)
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.calculators.plan_case import no_collector
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.law import certification as law_certification
from umkm_domain.law.book import LAW
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Label, Product
from umkm_domain.model.registry import Registry

ALL = (
    calc.Cost("nib", 50_000, "enterprise"),
    calc.Cost("permit", 200_000, "product"),
    calc.Cost("halal", 300_000, "certificate", covers=2),
    calc.Cost("barcode", 75_000, "product"),
    calc.Cost("expiry", 10_000, "product"),
    calc.Cost("sni", None, "product"),
)
NUMBERS = st.integers(0, 8)


def plan_of(registry: Registry, targets: Any, costs: Any = ALL, **more: Any) -> Any:
    """The computation of a plan on the day of the tests."""
    return calc.plan_to_target(registry, targets, costs, on=ON, retailer=PROFILE, **more)


def shop(*sizes: int, nib: str | None = None, **more: Any) -> Registry:
    """Enterprises with so many products each, that lack everything but what is given."""
    makers = tuple(Enterprise(id=f"E{n}", name="x", nib=nib) for n in range(len(sizes)))
    made = tuple(
        Product(id=f"E{n}-{k}", enterprise_id=f"E{n}", name="x", **more)
        for n, size in enumerate(sizes)
        for k in range(size)
    )
    return Registry(enterprises=makers, products=made)


@given(registries(), COSTS, NUMBERS, NUMBERS, st.sampled_from(["enterprise", "product", "both"]))
@settings(max_examples=150)
def test_as_cheap_as_trying_everything(
    registry: Registry, costs: tuple[calc.Cost, ...], products: int, enterprises: int, unit: str
) -> None:
    """For every registry of up to eight products no set of products that reaches the target costs less."""
    wanted = {"product": products, "enterprise": enterprises}
    wanted = wanted if unit == "both" else {unit: wanted[unit]}
    result = plan_of(registry, [target(number, unit) for unit, number in wanted.items()], costs)
    least = least_by_trying(registry, wanted, costs)
    if least is None:
        assert result.value is None
        assert "can be ready" in result.undefined.en
    else:
        assert least == result.value.cost
        assert result.value.bound <= least


@given(registries(), COSTS, NUMBERS)
def test_carried_out_it_makes_ready_what_it_says(registry: Registry, costs: tuple[calc.Cost, ...], number: int) -> None:
    """With every gap of the plan closed in the records, just the products it names become ready.

    A licence is paid for by enterprise here: one that is paid for by product is on record for the others as well.
    """
    costs = (calc.Cost("nib", costs[0].amount, "enterprise"), *costs[1:])
    result = plan_of(registry, target(min(number, len(registry.products)), "product"), costs)
    if result.value is None:
        return
    before = [id_ for id_, gaps in open_gaps(registry).items() if not gaps]
    after = [id_ for id_, gaps in open_gaps(carry_out(registry, result.value)).items() if not gaps]
    assert sorted([*before, *result.value.product_ids]) == sorted(after)
    assert counts(registry, before) == {
        "product": result.value.ready_products,
        "enterprise": result.value.ready_enterprises,
    }
    assert counts(registry, after) == {
        "product": result.value.reached_products,
        "enterprise": result.value.reached_enterprises,
    }
    assert min(number, len(registry.products)) <= result.value.reached_products


@given(registries(), COSTS, NUMBERS)
def test_the_sum_can_be_done_again(registry: Registry, costs: tuple[calc.Cost, ...], number: int) -> None:
    """Every step follows from those before; the parts of the plan add up to its cost in every way."""
    result = plan_of(registry, target(number), costs)
    replay(result)
    plan = result.value
    if plan is None:
        return
    steps = {step.name: step.result for step in result.steps}
    assert plan.cost == steps["cost"]
    assert plan.cost == sum(line.total for line in plan.lines)
    assert plan.cost == sum(maker.cost for maker in plan.enterprises)
    assert plan.cost - plan.bound == steps["cost above the bound"]
    assert plan.bound == steps["lower bound"]
    for maker in plan.enterprises:
        paid = sum(line.total for line in maker.shared) + sum(p.cost for p in maker.products if not p.by_the_way)
        assert paid == maker.cost
        assert all(p.cost == 0 for p in maker.products if p.by_the_way)
    for line in plan.lines:
        assert line.total == line.amount * line.times == steps[f"{line.requirement} in all"]
    (aim,) = plan.aims
    assert (aim.required, aim.aimed, aim.submissions) == (number, number, None)
    assert aim.needed == max(0, number - aim.ready) == steps["enterprises to be made ready"]
    assert aim.reached == plan.reached_enterprises


@given(registries(), COSTS, NUMBERS, st.randoms(use_true_random=False))
def test_order_of_records_does_not_matter(
    registry: Registry, costs: tuple[calc.Cost, ...], number: int, random: Random
) -> None:
    """The same records and costs in another order give the same plan, not only the same cost."""
    shuffled = evolve(
        registry,
        **{
            table: tuple(random.sample(getattr(registry, table), len(getattr(registry, table))))
            for table in ("enterprises", "products", "certifications")
        },
    )
    one = plan_of(registry, target(number, "product"), costs)
    two = plan_of(shuffled, target(number, "product"), random.sample(costs, len(costs)))
    assert one.value == two.value
    assert one.undefined == two.undefined


@given(registries(), COSTS, NUMBERS, st.integers(0, 5), st.integers(1, 500))
def test_monotone(registry: Registry, costs: tuple[calc.Cost, ...], number: int, which: int, more: int) -> None:
    """A dearer requirement never makes the plan cheaper, nor does a higher target."""
    here = plan_of(registry, target(number), costs).value
    if here is None:
        return
    amount = costs[which].amount
    dearer = [evolve(c, amount=(amount or 0) + more) if n == which else c for n, c in enumerate(costs)]
    if amount is not None:
        assert here.cost <= plan_of(registry, target(number), dearer).value.cost
    higher = plan_of(registry, target(number + 1), costs).value
    assert higher is None or here.cost <= higher.cost


@given(registries(), COSTS, NUMBERS)
def test_unknown_as_met(registry: Registry, costs: tuple[calc.Cost, ...], number: int) -> None:
    """What is unknown counts as missing unless the caller says otherwise; then it costs nothing."""
    result = plan_of(registry, target(number), costs, unknown="met")
    least = least_by_trying(registry, {"enterprise": number}, costs, unknown="met")
    assert least == (None if result.value is None else result.value.cost)


@given(registries(), COSTS, NUMBERS, st.sampled_from(["enterprise", "product"]))
def test_every_point_of_the_curve_is_a_plan(
    registry: Registry, costs: tuple[calc.Cost, ...], number: int, unit: str
) -> None:
    """For every number up to the target the curve says what the plan to that number costs; beyond it nothing."""
    result = calc.budget_curve(registry, target(number, unit), costs, on=ON, retailer=PROFILE)
    curve = result.value
    assert curve is not None
    replay(result)
    assert (unit, number) == (curve.unit, curve.aimed)
    budgets = [budget for budget, _ in curve.points]
    assert budgets == sorted(set(budgets))
    reached = [most for _, most in curve.points]
    assert reached == sorted(set(reached))
    assert reached[0] == curve.ready
    for wanted in range(reached[-1] + 1):
        cost = plan_of(registry, target(wanted, unit), costs).value.cost
        assert cost == curve.cost_of(wanted)
        assert curve.at(cost) >= wanted
        assert cost == 0 or curve.at(cost - 1) < wanted
    plan = plan_of(registry, target(number, unit), costs)
    assert (plan.value is None) == (reached[-1] < number)
    assert (plan.value is None) == (plan.undefined in result.notes)


def test_one_plan_in_full() -> None:
    """Two enterprises of two products: the one with a licence is helped, and everything it costs is written down."""
    registry = shop(2, 2, label=Label(expiry=True)).with_(Enterprise(id="E1", name="x", nib=NIB))
    result = plan_of(registry, target(1))
    plan = result.value
    assert 575_000 == plan.cost
    assert ("E1",) == plan.enterprise_ids
    assert ("E1-0",) == plan.product_ids
    (maker,) = plan.enterprises
    assert maker.new
    assert [("halal", "certificate", 300_000, 1, 300_000)] == [
        (line.requirement, line.per.value, line.amount, line.times, line.total) for line in maker.shared
    ]
    (product,) = maker.products
    assert [("permit", "missing"), ("halal", "missing"), ("barcode", "missing")] == [
        (gap.requirement, gap.state.value) for gap in product.gaps
    ]
    assert 275_000 == product.cost
    assert not product.by_the_way
    assert [("barcode", 1), ("halal", 1), ("permit", 1)] == [(line.requirement, line.times) for line in plan.lines]
    assert (0, 0, 1, 1) == (
        plan.ready_enterprises,
        plan.ready_products,
        plan.reached_enterprises,
        plan.reached_products,
    )
    assert PROFILE == plan.profile
    assert Fraction(575_000) == plan.bound == plan.enterprise_price == plan.cost_per_product
    assert "Rp575.000,00: 1 usaha, 1 produk" == str(plan)
    assert ("plan_to_target", "rupiah", ON) == (result.name, result.unit, result.on)
    assert [
        "ready enterprises = counted by profile (minimarket food 2019); on (24 November 2026) = 0",
        "ready products = counted by profile (minimarket food 2019); on (24 November 2026) = 0",
        "required = from target (1) = 1",
        "enterprises lacking = required (1) - ready enterprises (0) = 1",
        "enterprises to be made ready = greatest of enterprises lacking (1); none (0) = 1",
        "amount of barcode = from per (product) = 75,000",
        "barcode paid = counted by products (1) = 1",
        "barcode in all = amount of barcode (75,000) × barcode paid (1) = 75,000",
    ] == result.prose("en")[:8]
    assert any("Alfamart Kalimantan 2018" in str(citation) for citation in result.citations)
    assert 575_000 == result.to_dict()["value"]["cost"]


def test_certificate_covers_two_and_is_paid_twice_for_three() -> None:
    """Three products of one enterprise take two certificates for two, one licence, and three of the rest."""
    plan = plan_of(shop(3, label=Label(expiry=True)), target(3, "product")).value
    assert {"barcode": 3, "halal": 2, "nib": 1, "permit": 3} == {line.requirement: line.times for line in plan.lines}
    assert 50_000 + 2 * 300_000 + 3 * 275_000 == plan.cost
    assert Fraction(plan.cost, 3) == plan.cost_per_product


def test_ready_by_the_way() -> None:
    """A product that lacks only the licence is ready as soon as the enterprise has it, and is counted."""
    registry = shop(2, gtin=GTIN, label=Label(expiry=True))
    registry = registry.with_(*(certified(scheme, p) for p in registry.products for scheme in ("pirt", "halal")))
    plan = plan_of(registry, target(1)).value
    assert [("E0-0", False), ("E0-1", True)] == [
        (p.product_id, p.by_the_way) for maker in plan.enterprises for p in maker.products
    ]
    assert (50_000, 1, 2) == (plan.cost, plan.reached_enterprises, plan.reached_products)
    assert {"nib": 1} == {line.requirement: line.times for line in plan.lines}


def test_met_already() -> None:
    """A target that is met already needs no one's help, and no costs either."""
    registry = shop(1, nib=NIB, gtin=GTIN, label=Label(expiry=True))
    registry = registry.with_(*(certified(scheme, registry.products[0]) for scheme in ("pirt", "halal")))
    result = plan_of(registry, target(1), [])
    assert (0, ()) == (result.value.cost, result.value.enterprises)
    assert result.value.cost_per_product is None
    assert result.value.aims[0].ready == 1
    replay(result)


def test_bpom_where_no_home_permit_can_be_had() -> None:
    """A product that cannot have a home-industry permit is priced with BPOM, the other with P-IRT."""
    registry = shop(1, 1, nib=NIB, gtin=GTIN, label=Label(expiry=True))
    registry = registry.with_(evolve(registry.products[0], sterilised=True))
    costs = [
        calc.Cost("pirt", 0, "product"),
        calc.Cost("bpom", 5_000_000, "product"),
        calc.Cost("halal", 300_000, "certificate", covers=10),
    ]
    plan = plan_of(registry, target(2), costs).value
    assert [("bpom", 5_000_000), ("halal", 600_000), ("pirt", 0)] == [
        (line.requirement, line.total) for line in plan.lines
    ]


def test_a_gap_without_cost_is_an_error_that_names_it() -> None:
    """No cost has a default: what is lacking and has none is named, with how many products lack it."""
    with pytest.raises(UsageError, match=r"got none for barcode \(3 products\), expiry \(3 products\); give it"):
        plan_of(shop(3), target(1), ALL[:3])
    with pytest.raises(UsageError, match="got none for barcode"):
        calc.budget_curve(shop(3), target(1), ALL[:3], on=ON, retailer=PROFILE)


def test_or_keeps_the_product_out() -> None:
    """With without_cost='unreachable' such products are left out, and the reason names what keeps them out."""
    registry = shop(1, 2, label=Label(expiry=True)).with_(evolve(shop(1).products[0], label=Label(expiry=False)))
    costs = [c for c in ALL if c.requirement != "expiry"]
    plan = plan_of(registry, target(1), costs, without_cost="unreachable").value
    assert ("E1",) == plan.enterprise_ids
    result = plan_of(registry, target(2), costs, without_cost="unreachable")
    assert result.value is None
    assert result.undefined.en == (
        "At most 1 enterprises can be ready (0 are, 1 can be made so), and 2 are needed. "
        "1 products cannot be made ready, for expiry (1)."
    )
    assert "Paling banyak 1 usaha dapat siap (0 sudah, 1 dapat disiapkan), sedangkan perlu 2." in result.undefined.id
    assert "1 produk tidak dapat disiapkan karena tanggal kedaluwarsa (1)." in result.undefined.id


def test_at_no_price() -> None:
    """A cost of None says that the requirement cannot be bought, and is no error."""
    registry = shop(2, mandatory_sni=True)
    result = plan_of(registry, target(1, "product"))
    assert result.value is None
    assert "At most 0 products can be ready" in result.undefined.en
    assert "2 products cannot be made ready, for sni (2)." in result.undefined.en


def test_out_of_reach_without_blocked_products() -> None:
    """Where there are simply not enough the reason stops there."""
    result = plan_of(shop(1), target(2))
    assert "At most 1 enterprises can be ready (0 are, 1 can be made so), and 2 are needed." == result.undefined.en
    assert () != result.steps
    replay(result)


def test_orphans_count_as_products_only() -> None:
    """A product whose enterprise is not on record counts as a product, and makes no enterprise ready."""
    registry = Registry(products=shop(1).products)
    assert plan_of(registry, target(1, "product")).value.reached_enterprises == 0
    assert plan_of(registry, target(1)).value is None


def test_target_kinds() -> None:
    """A target to double, one of a share, and one without its baseline."""
    double = target(1, baseline=2)
    assert plan_of(shop(*[1] * 4), evolve(double, kind="increase_by")).value.aims[0].required == 4
    share = evolve(target(1, "product"), kind="share", value=Fraction(1, 3))
    assert plan_of(shop(5), share, whole=10).value.aims[0].required == 4
    assert plan_of(shop(3), evolve(target(1), kind="ratio_to_base"), baseline=1).value.aims[0].required == 1
    lacking = plan_of(shop(3), evolve(target(1), kind="increase_by"))
    assert lacking.value is None
    assert "baseline" in lacking.undefined.en


def test_several_targets_have_steps_of_their_own() -> None:
    """The steps of two targets are told apart by the id of the target."""
    result = plan_of(shop(2, 2), [target(2), target(3, "product")])
    names = [step.name for step in result.steps]
    assert len(names) == len(set(names))
    assert {"required (T-enterprise)", "required (T-product)"} <= set(names)
    assert [("enterprise", 2, 2), ("product", 3, 3)] == [(a.unit, a.required, a.reached) for a in result.value.aims]
    assert result.value.submissions is None
    replay(result)


def test_pass_rate() -> None:
    """With a pass rate the plan aims at the submissions needed, and says both numbers."""
    registry = shop(*[1] * 12)
    result = plan_of(registry, target(3), pass_rate="1/2", confidence="90%")
    needed = calc.submissions_needed(3, "1/2", "90%").value
    (aim,) = result.value.aims
    assert (3, needed, needed, needed) == (aim.required, aim.submissions, aim.aimed, aim.reached)
    assert needed == result.value.submissions
    assert {"required": 3, "submissions": needed}.items() <= {s.name: s.result for s in result.steps}.items()
    replay(result)
    curve = calc.budget_curve(registry, target(3), ALL, on=ON, retailer=PROFILE, pass_rate="1/2", confidence="90%")
    assert curve.value is not None
    assert (needed, result.value.cost) == (curve.value.aimed, curve.value.points[-1][0])


def test_pass_rate_by_unit_and_past_rounds() -> None:
    """For two targets each unit may have its rate; past rounds say that the rate is uncertain."""
    rounds = calc.PastRounds(passed=5, submitted=6)
    both = [target(1), target(4, "product")]
    result = plan_of(shop(*[2] * 9), both, pass_rate={"product": rounds}, confidence="80%")
    assert [(1, None), (4, calc.submissions_needed(4, rounds, "80%").value)] == [
        (aim.required, aim.submissions) for aim in result.value.aims
    ]
    assert 1 == sum("past rounds" in note.en for note in result.notes)
    replay(result)


def test_pass_rate_of_zero() -> None:
    """Where none ever passes no number is enough, and the plan says so."""
    result = plan_of(shop(2), target(1), pass_rate=0, confidence="90%")
    assert result.value is None
    assert "zero" in result.undefined.en
    assert calc.budget_curve(shop(2), target(1), ALL, on=ON, pass_rate=0, confidence="90%").value is None


def test_out_of_reach_by_the_pass_rate() -> None:
    """The reason names the number aimed at, not the number required."""
    assert "and 6 are needed" in plan_of(shop(3), target(1, "product"), pass_rate="1/3", confidence="90%").undefined.en


def test_region() -> None:
    """A target of a region is met by enterprises there, or of no stated region; the others are counted in a note."""
    registry = shop(1, 1, 1)
    here, there = (evolve(registry.enterprises[n], region=code) for n, code in ((1, "36.02"), (2, "36.03")))
    registry = registry.with_(here, there)
    result = plan_of(registry, target(2, region="36.02"))
    assert ("E0", "E1") == result.value.enterprise_ids
    assert [
        "1 products are of enterprises that are closed, not yet founded, or of another region, and do not count."
    ] == [note.en for note in result.notes if "region" in note.en]
    assert plan_of(registry, target(3, region="36")).value.reached_enterprises == 3
    assert plan_of(registry, target(3, region="36.02")).value is None


def test_closed_enterprises_do_not_count() -> None:
    """An enterprise that has closed is not helped; on its last day it still is."""
    registry = shop(1)
    for day, enough in ((date(2026, 11, 23), False), (ON, True)):
        changed = registry.with_(evolve(registry.enterprises[0], closed=day))
        assert enough == (plan_of(changed, target(1)).value is not None)


def test_enterprises_of_the_future_do_not_count() -> None:
    """An enterprise that is not yet founded on the day is neither ready nor helped; on its first day it is."""
    full = {"gtin": GTIN, "label": Label(expiry=True)}
    ready = shop(1, nib=NIB, **full)
    ready = ready.with_(*(certified(scheme, ready.products[0]) for scheme in ("pirt", "halal")))
    for registry in (ready, shop(1)):
        for day, enough in ((date(2026, 11, 25), False), (ON, True)):
            changed = registry.with_(evolve(registry.enterprises[0], established=day))
            assert enough == (plan_of(changed, target(1)).value is not None)


def test_what_is_paid_follows_from_what_is_counted() -> None:
    """The step that counts how often something is paid names the enterprises or products it is paid for."""
    plan = plan_of(shop(3, 1), target(4, "product"))
    steps = {step.name: step for step in plan.steps}
    assert (("enterprises", 2),) == steps["nib paid"].inputs
    assert (("products", 4),) == steps["permit paid"].inputs
    assert (("enterprises", 2), ("products", 4)) == steps["halal paid"].inputs
    assert [2, 4, 3] == [steps[f"{name} paid"].result for name in ("nib", "permit", "halal")]
    note = steps["halal paid"].note
    assert note is not None
    assert "one covers up to 2 products of the same enterprise; counted for each enterprise" == note.en
    assert steps["permit paid"].note is None


def test_other_kinds_of_product() -> None:
    """A product that the profile is not for is neither ready nor made ready; a note counts it."""
    result = plan_of(shop(1, category="craft"), target(1))
    assert result.value is None
    assert ["1 products are of a kind that the profile is not for, and do not count."] == [n.en for n in result.notes]


def test_notes_on_costs_and_unknowns() -> None:
    """A cost of no requirement is named; gaps in the plan that are only unknown are counted."""
    costs = [*ALL, calc.Cost("visa", 1, "product"), calc.Cost("pirt", 1, "product"), calc.Cost("taste", 1, "product")]
    notes = [note.en for note in plan_of(shop(2, gtin="1"), target(2, "product"), costs).notes]
    assert [
        "Costs of no requirement of the profile: visa.",
        "Not used, for the requirement has a cost of its own: pirt.",
        "4 of the gaps in the plan are unknown, not known to be missing; they may not have to be paid for.",
    ] == notes


def test_given() -> None:
    """What the caller knows and no record holds closes the gap."""
    known = {"permit": True, "halal": True, "barcode": True, "expiry": True}
    assert plan_of(shop(1), target(1), given=known).value.cost == 50_000


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"taste": "no"}, "given: expected True or False for taste, got 'no'"),
        ({"halal": 1}, "given: expected True or False for halal, got 1"),
        ({"smell": True, "air": True}, "given: expected requirements of 'minimarket food 2019', got air, smell"),
        (["halal"], "given: expected a mapping from requirement to True or False, got"),
        ("halal", "given: expected a mapping"),
    ],
)
def test_given_is_read_strictly(known: Any, said: str) -> None:
    """A text that says no is not yes, and a name that the profile does not have is refused, everywhere."""
    registry = shop(1)
    with pytest.raises(UsageError, match=said):
        plan_of(registry, target(1), given=known)
    with pytest.raises(UsageError, match=said):
        calc.budget_curve(registry, target(1), ALL, on=ON, retailer=PROFILE, given=known)
    with pytest.raises(UsageError, match=said):
        calc.readiness("E0-0", registry, on=ON, retailer=PROFILE, given=known)


def test_the_law_is_an_argument() -> None:
    """An amended book that lets pasteurised food have a home-industry permit makes BPOM needless: a cheaper plan."""
    registry = shop(1, nib=NIB, gtin=GTIN, label=Label(expiry=True), pasteurised=True)
    registry = registry.with_(*(certified(scheme, registry.products[0]) for scheme in ("pirt", "halal")))
    rule = law_certification.PIRT_ADMISSION.at(ON)
    lenient = LAW.amend(law_certification.PIRT_ADMISSION, evolve(rule, value=evolve(rule.value, excluded=())))
    for law, cost in ((LAW, 200_000), (lenient, 0)):
        assert cost == plan_of(registry, target(1), law=law).value.cost
        curve = calc.budget_curve(registry, target(1), ALL, on=ON, retailer=PROFILE, law=law)
        assert curve.value is not None
        assert cost == curve.value.cost_of(1)


def test_costs_by_mapping() -> None:
    """Costs may be a mapping; the name of the entry is the requirement."""
    costs = {cost.requirement: (cost.amount, cost.per, cost.covers) for cost in ALL if cost.amount is not None}
    costs["halal"] = calc.Cost("something", 300_000, "certificate", covers=2)  # type: ignore[assignment]
    assert plan_of(shop(2), target(2, "product")).value == plan_of(shop(2), target(2, "product"), costs).value


@pytest.mark.parametrize(
    ("targets", "more", "error", "said"),
    [
        (target(1, "listing"), {}, UnitError, "target T-listing: expected .* got one that counts listing"),
        (evolve(target(1), unit=None), {}, UnitError, "which its source does not say"),
        ([], {}, UsageError, "expected a Target, or several, got none"),
        ([target(1), target(2, id="T2")], {}, UsageError, "one target for each unit, got enterprise, enterprise"),
        ("T1", {}, UsageError, "target: expected a Target, or several, got 'T'"),
        (7, {}, UsageError, "target: expected a Target, or several, got 7"),
        ([target(1, region="36.02"), target(1, "product")], {}, UsageError, "one region, got 36.02, None"),
        (target(1), {"unknown": "maybe"}, UsageError, "unknown: expected missing or met, got 'maybe'"),
        (target(1), {"without_cost": "zero"}, UsageError, "without_cost: expected error or unreachable, got 'zero'"),
        (target(1), {"pass_rate": "1/2"}, UsageError, "pass_rate and confidence together"),
        (target(1), {"confidence": "1/2"}, UsageError, "pass_rate and confidence together"),
        (target(1), {"pass_rate": 0.5, "confidence": "1/2"}, UsageError, "pass_rate: expected an exact ratio"),
        (target(1), {"pass_rate": {"product": 1}, "confidence": 1}, UsageError, "rates for enterprise, got product"),
        ([target(1), target(1, "product")], {"pass_rate": 1, "confidence": 1}, UsageError, "a rate for each unit"),
    ],
)
def test_bad_input(targets: Any, more: dict[str, Any], error: type[Exception], said: str) -> None:
    """What cannot be meant is refused, with what was expected."""
    with pytest.raises(error, match=said):
        plan_of(shop(1), targets, **more)


@pytest.mark.parametrize(
    "costs", [[calc.Cost("nib", 1, "product")] * 2, [("nib", 1)], {"nib": 5}, {"nib": (1.5, "product")}]
)
def test_bad_costs(costs: Any) -> None:
    """A cost twice, a bare number and a float are refused."""
    with pytest.raises(UsageError):
        plan_of(shop(1), target(1), costs)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"registry": None}, "registry: expected Registry, got NoneType"),
        ({"costs": None}, "costs: expected Cost values, or a mapping"),
        ({"law": None}, "law: expected LawBook, got NoneType"),
    ],
)
def test_nothing_in_place_of_something(wrong: dict[str, Any], said: str) -> None:
    """No registry, no costs and no book of law are refused by name, by plan and curve alike."""
    right = {"registry": shop(1), "target": target(1), "costs": ALL, "on": ON, "retailer": PROFILE}
    for ask in (calc.plan_to_target, calc.budget_curve):
        with pytest.raises(UsageError, match=said):
            ask(**{**right, **wrong})


def test_bad_day() -> None:
    """A day is a date; what carries a clock is none."""
    with pytest.raises(UsageError, match="on: expected a date"):
        calc.plan_to_target(shop(1), target(1), ALL, on="2026-11-24")  # type: ignore[arg-type]


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was(running: bool) -> None:
    """A large registry is planned for without the garbage collector, which afterwards is as it was."""
    registry = shop(*[1] * 2000)
    was = gc.isenabled()
    try:
        gc.enable() if running else gc.disable()
        assert plan_of(registry, target(3)).value.cost == 3 * 635_000
        assert running == gc.isenabled()
        with pytest.raises(UsageError):
            plan_of(registry, target(3), [])
        assert running == gc.isenabled()
        with no_collector(registry):
            assert not gc.isenabled()
        with no_collector(shop(*[1] * 1999)):
            assert running == gc.isenabled()
    finally:
        gc.enable() if was else gc.disable()


def test_curve_of_several_targets() -> None:
    """A curve has one unit, so several targets are refused."""
    with pytest.raises(UsageError, match="a curve has one unit, got 2"):
        calc.budget_curve(shop(1), [target(1), target(1, "product")], ALL, on=ON)  # type: ignore[arg-type]


def test_curve_in_full() -> None:
    """Each point is the least budget of the next number that costs more; between two the lower number holds."""
    registry = shop(2, 1, label=Label(expiry=True))
    curve = calc.budget_curve(registry, target(5, "product"), ALL, on=ON, retailer=PROFILE)
    assert curve.value is not None
    assert ((0, 0), (625_000, 1), (900_000, 2), (1_525_000, 3)) == curve.value.points
    assert [0, 0, 1, 2, 3] == [curve.value.at(b) for b in (0, 624_999, 625_000, 1_000_000, 10**12)]
    assert [0, 625_000, 1_525_000] == [curve.value.cost_of(n) for n in (0, 1, 3)]
    assert ["At most 3 products can be ready (0 are, 3 can be made so), and 5 are needed."] == [
        note.en for note in curve.notes
    ]
    assert 1_525_000 == curve.steps[-1].result
    assert ("budget_curve", "rupiah") == (curve.name, curve.unit)


@pytest.mark.parametrize("wrong", [1.5, -1, True, "100"])
def test_bad_budget(wrong: Any) -> None:
    """A budget is whole rupiah, and a number is a whole number within the curve."""
    curve = calc.budget_curve(shop(1), target(1), ALL, on=ON, retailer=PROFILE).value
    assert curve is not None
    for ask in (curve.at, curve.cost_of):
        with pytest.raises(UsageError):
            ask(wrong)
    with pytest.raises(UsageError, match="expected at most 1, which is as far as the curve goes, got 2"):
        curve.cost_of(2)


def test_profiles_of_ones_own() -> None:
    """Plan and curve are made by the profiles that are given: here one that asks for nothing but a barcode."""
    barcode = next(r for r in calc.MINIMARKET_FOOD_2019.requirements if r.id == "barcode")
    own = calc.Profile(name="own", since=ON, requirements=(barcode,), retailer="Toko")
    more: dict[str, Any] = {"on": ON, "retailer": "toko", "profiles": (own, calc.MINIMARKET_FOOD_2019)}
    plan = calc.plan_to_target(shop(1), target(1), ALL, **more)
    assert plan.value is not None
    assert ("own", 75_000) == (plan.value.profile, plan.value.cost)
    curve = calc.budget_curve(shop(1), target(1), ALL, **more)
    assert curve.value is not None
    assert 75_000 == curve.value.cost_of(1)
    assert not [note for note in plan.notes if "Toko" in note.en or "toko" in note.en]
