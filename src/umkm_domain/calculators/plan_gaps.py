"""Celah tiap produk dan biayanya. The gaps of every product, and what it costs to close them.

What the records say (`_evidence`) becomes what the optimum needs: for each enterprise its ready products, and for
each other product what is paid for it alone and which charges it shares with others of the same enterprise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product as each_of
from typing import NamedTuple

from attrs import frozen

from umkm_domain.calculators._evidence import Evidence, State, there
from umkm_domain.calculators.costs import Cost, Per, ways_to_meet
from umkm_domain.calculators.plan_shared import Charge, Item
from umkm_domain.calculators.profiles import Level, Profile, Requirement
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry

__all__ = ["Gap", "Maker", "Survey", "is_shared", "survey"]


@frozen
class Gap:
    """Satu celah. One hard requirement of a product that is not proved, and what closes it.

    Attributes:
        requirement: its id.
        state: missing, or unknown.
        cost: the cost that closes it.
    """

    requirement: str
    state: State
    cost: Cost


class Maker(NamedTuple):
    """One enterprise: its ready products, and those that can be brought there, with their gaps by way."""

    id: str
    known: bool
    ready: list[str]
    items: list[Item]
    gaps: dict[str, tuple[tuple[Gap, ...], ...]]


class Survey(NamedTuple):
    """What the records of a day say of every product that counts.

    Attributes:
        makers: enterprises with a product, in the order of ids.
        charges: what is shared, by name of the cost.
        unreachable: by requirement, products that it keeps out whatever is paid.
        unpriced: by requirement, products with that gap and no cost for it; they are unreachable too.
        blocked: how many products are unreachable.
        unlike: products of a kind that the profile is not for.
        elsewhere: products of enterprises that are closed, not yet founded, or of another region.
    """

    makers: list[Maker]
    charges: dict[str, Charge]
    unreachable: Counter[str]
    unpriced: Counter[str]
    blocked: int
    unlike: int
    elsewhere: int

    @property
    def ready_products(self) -> int:
        """Products that are ready."""
        return sum(len(maker.ready) for maker in self.makers)

    @property
    def ready_enterprises(self) -> int:
        """Enterprises on record with a product that is ready."""
        return sum(maker.known and bool(maker.ready) for maker in self.makers)

    @property
    def reachable_products(self) -> int:
        """Products that are not ready, but can be brought there."""
        return sum(len(maker.items) for maker in self.makers)

    @property
    def reachable_enterprises(self) -> int:
        """Enterprises on record without a ready product, but with one that can be brought there."""
        return sum(maker.known and not maker.ready and bool(maker.items) for maker in self.makers)


class _Way(NamedTuple):
    """One way to close a set of gaps: what it costs for the product alone, and what it shares."""

    cost: int
    charges: tuple[str, ...]
    alone: bool
    gaps: tuple[Gap, ...]

    def spares(self, other: "_Way") -> bool:
        """Whether the other way is never cheaper, nor ready by the way where this one is not."""
        return self.cost <= other.cost and set(self.charges) <= set(other.charges) and self.alone <= other.alone


class _Priced(NamedTuple):
    """The ways to close a set of gaps; or which of them keep the product out."""

    ways: tuple[_Way, ...]
    unreachable: tuple[str, ...]
    unpriced: tuple[str, ...]


def survey(
    registry: Registry,
    profile: Profile,
    evidence: Evidence,
    costs: Mapping[str, Cost],
    *,
    unknown_open: bool,
    region: KemendagriRegion | None,
) -> Survey:
    """Periksa semua produk. Look at every product of the registry, in the order of ids.

    A gap without a cost keeps a product out, as does one of which the cost says that it cannot be closed; whether
    that is an error is for the caller to say.
    """
    open_states = (State.MISSING, State.UNKNOWN) if unknown_open else (State.MISSING,)
    requirements = {requirement.id: requirement for requirement in profile.hard}
    # What belongs to the enterprise, whatever the product, is looked at once for each.
    once = [r for r in profile.hard if r.level is Level.ENTERPRISE and r.only_if is None]
    each = [r for r in profile.hard if r not in once]
    common: dict[str, list[tuple[str, State]]] = {}
    charges = {
        name: Charge(cost.amount, cost.covers)
        for name, cost in costs.items()
        if cost.amount is not None and is_shared(cost)
    }
    makers: dict[str, Maker] = {}
    unreachable: Counter[str] = Counter()
    unpriced: Counter[str] = Counter()
    known: dict[tuple[bool, tuple[tuple[str, State], ...]], _Priced] = {}
    blocked = unlike = elsewhere = 0
    for product in sorted(registry.products, key=lambda p: (p.enterprise_id, p.id)):
        enterprise = registry.enterprise(product.enterprise_id)
        if not profile.is_for(product):
            unlike += 1
            continue
        if enterprise is not None and not _here(enterprise, region, evidence.on):
            elsewhere += 1
            continue
        maker = makers.get(product.enterprise_id)
        if maker is None:
            maker = makers[product.enterprise_id] = Maker(product.enterprise_id, enterprise is not None, [], [], {})
            common[maker.id] = _open(once, evidence, product, enterprise, open_states)
        gaps = (*common[maker.id], *_open(each, evidence, product, enterprise, open_states))
        if not gaps:
            maker.ready.append(product.id)
            continue
        key = (evidence.needs_bpom(product), gaps)
        priced = known.get(key)
        if priced is None:
            priced = known[key] = _price(requirements, gaps, costs, bpom=key[0])
        if priced.unreachable:
            blocked += 1
            unreachable.update(priced.unreachable)
            unpriced.update(priced.unpriced)
        else:
            first, *others = priced.ways
            more = tuple(Item(product.id, *way[:3], way=n) for n, way in enumerate(others, 1))
            maker.items.append(Item(product.id, *first[:3], others=more))
            maker.gaps[product.id] = tuple(way.gaps for way in priced.ways)
    return Survey([makers[id_] for id_ in sorted(makers)], charges, unreachable, unpriced, blocked, unlike, elsewhere)


def _open(
    requirements: Iterable[Requirement],
    evidence: Evidence,
    product: Product,
    enterprise: Enterprise | None,
    open_states: tuple[State, ...],
) -> list[tuple[str, State]]:
    """Those of the requirements that are not proved, with their states."""
    found: list[tuple[str, State]] = []
    for requirement in requirements:
        state = evidence.judge(requirement, product, enterprise)[0]
        if state in open_states:
            found.append((requirement.id, state))
    return found


def _here(enterprise: Enterprise, region: KemendagriRegion | None, on: date) -> bool:
    """Whether an enterprise is there on the day, and not of another region."""
    if not there(enterprise, on):
        return False
    place = enterprise.region
    return region is None or place is None or place == region or str(place).startswith(f"{region}.")


def is_shared(cost: Cost) -> bool:
    """Whether it is paid for several products at once."""
    return cost.per is Per.ENTERPRISE or (cost.per is Per.CERTIFICATE and cost.covers != 1)


def _price(
    requirements: Mapping[str, Requirement],
    found: Iterable[tuple[str, State]],
    costs: Mapping[str, Cost],
    *,
    bpom: bool,
) -> _Priced:
    choices: list[list[Gap]] = []
    unpriced: list[str] = []
    unreachable: list[str] = []
    for id_, state in found:
        ways = ways_to_meet(requirements[id_], costs, bpom=bpom)
        choices.append([Gap(id_, state, cost) for cost in ways if cost.amount is not None])
        if not choices[-1]:
            unreachable.append(id_)
            unpriced += [id_] if not ways else []
    kept: list[_Way] = []
    for gaps in each_of(*choices):
        way = _way(gaps)
        if not any(other.spares(way) for other in kept):
            kept = [*(other for other in kept if not way.spares(other)), way]
    return _Priced(tuple(sorted(kept, key=lambda way: way[:2])), tuple(unreachable), tuple(unpriced))


def _way(gaps: tuple[Gap, ...]) -> _Way:
    # Two requirements that the same cost closes (one certificate for both) are paid for once.
    own = {gap.cost.requirement: gap.cost.amount or 0 for gap in gaps if not is_shared(gap.cost)}
    shared = sorted({gap.cost.requirement for gap in gaps if is_shared(gap.cost)})
    return _Way(sum(own.values()), tuple(shared), bool(own), gaps)
