"""Rencana termurah menuju target. The cheapest plan to a target: whom to help, with what, at which cost.

>>> from datetime import date
>>> from umkm_domain.calculators.costs import Cost
>>> from umkm_domain.model.enterprise import Enterprise
>>> from umkm_domain.model.product import Label, Product
>>> from umkm_domain.model.registry import Registry
>>> from umkm_domain.model.statistics import Target
>>> label = Label(expiry=True)
>>> registry = Registry(
...     enterprises=(Enterprise(id="E1", name="A"), Enterprise(id="E2", name="B", nib="1712240062057")),
...     products=tuple(Product(id=p, enterprise_id=e, name=p, label=label) for p, e in (("P1", "E1"), ("P2", "E2"))))
>>> costs = [Cost("nib", 50_000, "enterprise"), Cost("permit", 200_000, "product"), Cost("barcode", 75_000, "product"),
...          Cost("halal", 300_000, "certificate", covers=10)]
>>> target = Target(id="T1", indicator="retail.enterprises", unit="enterprise", kind="absolute", value=1)
>>> plan = plan_to_target(registry, target, costs, on=date(2026, 11, 24), retailer="minimarket food 2019").value
>>> plan.cost, plan.enterprise_ids, plan.reached_enterprises
(575000, ('E2',), 1)

Source: derived, ours; that the cost is the least is proved in docs/explanation/plan.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate
from typing import Literal

from attrs import evolve

from umkm_domain.calculators._evidence import State
from umkm_domain.calculators._work import Count, Ratio
from umkm_domain.calculators.costs import Cost, Costs, Per
from umkm_domain.calculators.plan_case import Case, PassRate, Rates, look, no_collector, take_aim, targets_of
from umkm_domain.calculators.plan_curve import least_costs_of_all
from umkm_domain.calculators.plan_gaps import Maker, is_shared
from umkm_domain.calculators.plan_optimum import Group, Optimum, least_cost
from umkm_domain.calculators.plan_shared import Charge, cheapest, least_costs, paid, riders
from umkm_domain.calculators.plan_value import Aim, BudgetCurve, CostLine, Plan, PlannedEnterprise, PlannedProduct
from umkm_domain.calculators.profiles import PROFILES, Profile
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Target

__all__ = ["budget_curve", "plan_to_target"]


def plan_to_target(
    registry: Registry,
    target: Target | Iterable[Target],
    costs: Costs,
    *,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    unknown: Literal["missing", "met"] = "missing",
    without_cost: Literal["error", "unreachable"] = "error",
    pass_rate: Rates | None = None,
    confidence: Ratio | None = None,
    baseline: Count | None = None,
    whole: Count | None = None,
    given: Mapping[str, bool] | None = None,
    law: LawBook = LAW,
) -> Computation[Plan]:
    """Rencana termurah menuju target. The least cost at which so many enterprises, or products, or both, are ready.

    An enterprise is ready when one of its products is. Those that are ready already count. What belongs to the
    enterprise is paid once, what belongs to the product for each, and a certificate once for as many products of
    the enterprise as it covers. Where several schemes with a cost each can meet a requirement (`pirt`, `bpom`), every
    product takes the way that makes the plan cheapest. Of several plans of the same cost the one given depends on the
    ids of the records only, not on their order; where the choice inside an enterprise is free, products of lesser cost
    of their own come first, then those of lesser id.

    Args:
        registry: the records.
        target: a target that counts enterprises or products, or several of them, of different units.
        costs: what each requirement costs, in whole rupiah, by enterprise, by product, or by certificate; none has a
            default.
        on: the day for which the records are read.
        retailer: a profile, its name, or the name of a retailer.
        profiles: the profiles to choose from.
        unknown: whether a requirement of which the records do not tell counts as missing, or as met.
        without_cost: whether a gap without a cost is an error, or keeps its product out of the plan.
        pass_rate: what share passes curation: then the plan aims at as many as must be submitted. The rate is of
            what the target counts; for several targets, a mapping by unit.
        confidence: the chance with which enough of them pass; needed with a pass rate.
        baseline: the value a target starts from, where it does not carry it.
        whole: for a target that is a share, the whole.
        given: what the caller knows and no record holds, by requirement.
        law: the book of law.

    Returns:
        A `Plan`; undefined where the target has no number, or where not so many can be made ready: the reason says
        how many can, and what keeps the others out.

    Raises:
        UnitError: a target that counts something else.
        UsageError: gaps without a cost (names them); a float; a cost twice; two targets of one unit, or of different
            regions; a pass rate without a confidence.

    **Source:** derived, ours.
    """
    targets = targets_of(target)
    with no_collector(registry):
        case = look(
            registry, targets, costs, on=on, retailer=retailer, profiles=profiles, unknown=unknown, given=given, law=law
        )
        aims, reason = take_aim(
            case, targets, pass_rate=pass_rate, confidence=confidence, baseline=baseline, whole=whole
        )
        value = None
        if reason is None:
            _priced(case, aims, without_cost)
            reason = case.out_of_reach(aims)
            needed = {aim.unit: aim.needed for aim in aims}
            best = least_cost(_groups(case), products=needed.get("product", 0), enterprises=needed.get("enterprise", 0))
            if best is not None:
                value = _plan(case, aims, best)
                _explain(case, value)
        return case.result("plan_to_target", value, reason)


def budget_curve(
    registry: Registry,
    target: Target,
    costs: Costs,
    *,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    unknown: Literal["missing", "met"] = "missing",
    without_cost: Literal["error", "unreachable"] = "error",
    pass_rate: PassRate | None = None,
    confidence: Ratio | None = None,
    baseline: Count | None = None,
    whole: Count | None = None,
    given: Mapping[str, bool] | None = None,
    law: LawBook = LAW,
) -> Computation[BudgetCurve]:
    """Kurva anggaran sampai target. For each budget the most that can be ready, up to the target; exact throughout.

    Args:
        registry: the records.
        target: one target that counts enterprises or products.
        costs: as in `plan_to_target`, and so are the others.
        on: the day for which the records are read.
        retailer: a profile, its name, or the name of a retailer.
        profiles: the profiles to choose from.
        unknown: whether a requirement of which the records do not tell counts as missing, or as met.
        without_cost: whether a gap without a cost is an error, or keeps its product out.
        pass_rate: the curve then goes up to the number that must be submitted.
        confidence: needed with a pass rate.
        baseline: the value a target starts from, where it does not carry it.
        whole: for a target that is a share, the whole.
        given: what the caller knows and no record holds, by requirement.
        law: the book of law.

    Returns:
        A `BudgetCurve`; where the target is out of reach it goes as far as can be reached, and a note says so.

    Raises:
        UnitError: a target that counts something else.
        UsageError: as `plan_to_target`; several targets.
    """
    targets = targets_of(target)
    if len(targets) != 1:
        message = f"target: expected one Target, for a curve has one unit, got {len(targets)}"
        raise UsageError(message)
    with no_collector(registry):
        case = look(
            registry, targets, costs, on=on, retailer=retailer, profiles=profiles, unknown=unknown, given=given, law=law
        )
        aims, reason = take_aim(
            case, targets, pass_rate=pass_rate, confidence=confidence, baseline=baseline, whole=whole
        )
        value = None
        if reason is None:
            _priced(case, aims, without_cost)
            (aim,) = aims
            groups = _groups(case)
            if aim.unit == "product":
                least = least_costs_of_all([g.costs for g in groups], aim.needed)
            else:
                firsts = sorted(g.costs[0] for g in groups if g.fresh and g.costs)[: aim.needed]
                least = list(accumulate(firsts, initial=0))
            reached = dict(zip(least, range(aim.ready, aim.ready + len(least)), strict=True))
            value = BudgetCurve(unit=aim.unit, aimed=aim.aimed, ready=reached[0], points=tuple(reached.items()))
            case.work.say("choose", "least budget", ((f"{aim.unit}s to be made ready", aim.needed),), least[-1])
            lacking = case.out_of_reach(aims)
            if lacking is not None:
                case.notes.append(lacking)
        return case.result("budget_curve", value, reason)


def _priced(case: Case, aims: Iterable[Aim], without_cost: str) -> None:
    if without_cost not in ("error", "unreachable"):
        message = f"without_cost: expected error or unreachable, got {without_cost!r}"
        raise UsageError(message)
    if without_cost == "error" and any(aim.needed for aim in aims):
        case.refuse_unpriced()


def _groups(case: Case) -> list[Group]:
    charges = case.survey.charges
    return [
        Group(least_costs(maker.items, charges) if maker.items else (), maker.known and not maker.ready)
        for maker in case.survey.makers
    ]


def _plan(case: Case, aims: Iterable[Aim], best: Optimum) -> Plan:
    found = case.survey
    helped = [
        _help(maker, found.charges, count) for maker, count in zip(found.makers, best.counts, strict=True) if count
    ]
    reached = {
        "enterprise": found.ready_enterprises + sum(maker.new for maker in helped),
        "product": found.ready_products + sum(len(maker.products) for maker in helped),
    }
    return Plan(
        cost=best.cost,
        aims=tuple(evolve(aim, reached=reached[aim.unit]) for aim in aims),
        enterprises=tuple(helped),
        lines=_lines(helped),
        ready_enterprises=found.ready_enterprises,
        ready_products=found.ready_products,
        reached_enterprises=reached["enterprise"],
        reached_products=reached["product"],
        profile=case.profile.name,
        bound=best.bound,
        product_price=best.product_price,
        enterprise_price=best.enterprise_price,
        undecided=best.undecided,
    )


def _help(maker: Maker, charges: Mapping[str, Charge], count: int) -> PlannedEnterprise:
    """The cheapest way to bring that many products of an enterprise there."""
    chosen = cheapest(maker.items, charges, count)
    extra = riders(maker.items, charges, chosen)
    costs = {gap.cost.requirement: gap.cost for item in chosen for gap in maker.gaps[item.id][item.way]}
    times = paid(chosen, charges)
    shared = tuple(_line(costs[name], often) for name, often in times.items())
    return PlannedEnterprise(
        enterprise_id=maker.id,
        new=maker.known and not maker.ready,
        shared=shared,
        products=tuple(
            PlannedProduct(
                product_id=item.id, gaps=maker.gaps[item.id][item.way], cost=item.cost, by_the_way=item in extra
            )
            for item in sorted((*chosen, *extra), key=lambda item: item.id)
        ),
        cost=sum(line.total for line in shared) + sum(item.cost for item in chosen),
    )


def _line(cost: Cost, times: int) -> CostLine:
    amount = cost.amount or 0
    return CostLine(requirement=cost.requirement, per=cost.per, amount=amount, times=times, total=amount * times)


def _lines(helped: Iterable[PlannedEnterprise]) -> tuple[CostLine, ...]:
    """What is paid in all, by name of the cost."""
    times: Counter[str] = Counter()
    costs: dict[str, Cost] = {}
    for maker in helped:
        times.update({line.requirement: line.times for line in maker.shared})
        for product in maker.products:
            costs.update((gap.cost.requirement, gap.cost) for gap in product.gaps)
            times.update({gap.cost.requirement for gap in product.gaps if not is_shared(gap.cost)})
    return tuple(_line(costs[name], times[name]) for name in sorted(times))


def _explain(case: Case, plan: Plan) -> None:
    """Write the sum down, line by line, and what proves that it is the least."""
    work = case.work
    covers = {
        gap.cost.requirement: gap.cost.covers for maker in plan.enterprises for p in maker.products for gap in p.gaps
    }
    for line in plan.lines:
        amount, times = (f"amount of {line.requirement}", line.amount), (f"{line.requirement} paid", line.times)
        work.say("look up", f"amount of {line.requirement}", (("per", line.per),), line.amount)
        most = covers[line.requirement]
        note = None if most in (None, 1) else _COVERS.fill({"n": most})
        work.say("count", f"{line.requirement} paid", _payers(plan, line), line.times, note=note)
        work.do("multiply", f"{line.requirement} in all", amount, times)
    if plan.lines:
        work.do("add", "cost", *((f"{line.requirement} in all", line.total) for line in plan.lines))
    else:
        work.say("count", "cost", (("gaps to close", 0),), 0)
    prices = ("price of one more product", plan.product_price), ("price of one more enterprise", plan.enterprise_price)
    needed = ((f"{aim.unit}s to be made ready", aim.needed) for aim in plan.aims)
    work.say("compare", "lower bound", (*prices, *needed), plan.bound, note=_BOUND)
    work.do("subtract", "cost above the bound", ("cost", plan.cost), ("lower bound", plan.bound))
    unknown = sum(
        gap.state is State.UNKNOWN for maker in plan.enterprises for product in maker.products for gap in product.gaps
    )
    if unknown:
        case.notes.append(_UNKNOWN.fill({"n": unknown}))


def _payers(plan: Plan, line: CostLine) -> Iterable[tuple[str, int]]:
    """How many enterprises, and products of them, have a gap that this cost closes, as far as it is paid by them."""
    makers = [
        sum(any(gap.cost.requirement == line.requirement for gap in product.gaps) for product in maker.products)
        for maker in plan.enterprises
    ]
    if line.per is not Per.PRODUCT:
        yield "enterprises", sum(products > 0 for products in makers)
    if line.per is not Per.ENTERPRISE:
        yield "products", sum(makers)


_COVERS = Text(
    id="satu mencakup paling banyak {n} produk dari usaha yang sama; dihitung untuk tiap usaha",
    en="one covers up to {n} products of the same enterprise; counted for each enterprise",
)
_BOUND = Text(
    id="bila tiap produk dan usaha dihargai begitu, tak ada rencana yang lebih murah; selebihnya dihitung tuntas",
    en="with every product and enterprise at these prices no plan is cheaper; what is above it was searched through",
)
_UNKNOWN = Text(
    id="{n} celah dalam rencana tidak diketahui, bukan terbukti kurang; mungkin tidak perlu dibayar.",
    en="{n} of the gaps in the plan are unknown, not known to be missing; they may not have to be paid for.",
)
