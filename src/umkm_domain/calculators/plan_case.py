"""Kasus rencana: keadaan rekaman dan yang hendak dicapai. What a plan starts from, and what it aims at.

The part that plans and budget curves have in common: read the costs, look at the records, turn targets into whole
numbers of enterprises and products, and say in words why a target cannot be reached.
"""

import gc
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeVar, cast

from attrs import evolve, frozen

from umkm_domain.calculators._evidence import Evidence, told
from umkm_domain.calculators._given import book, expect
from umkm_domain.calculators._work import Count, Ratio, Work, day_of
from umkm_domain.calculators.costs import Cost, Costs, read_costs
from umkm_domain.calculators.plan_gaps import Survey, survey
from umkm_domain.calculators.plan_value import Aim
from umkm_domain.calculators.profiles import PROFILES, Profile, profile_for, profiles_of
from umkm_domain.calculators.ready import shop_of, unknown_shop
from umkm_domain.calculators.submissions import PastRounds, submissions_needed
from umkm_domain.calculators.target import target_required
from umkm_domain.core.computation import Computation, Step
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Text
from umkm_domain.core.reprs import repr_of
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Target

__all__ = ["Case", "PassRate", "Rates", "look", "no_collector", "take_aim", "targets_of"]

T = TypeVar("T")

PassRate = Ratio | PastRounds
Rates = PassRate | Mapping[str, PassRate]
_UNITS = {"enterprise": Text(id="usaha", en="enterprises"), "product": Text(id="produk", en="products")}


@frozen
class Case:
    """Satu kasus. The records of a day, held against a profile and priced.

    Attributes:
        survey: what the records say.
        profile: the profile of requirements.
        on: the day.
        work: the steps so far.
        notes: what a reader must know.
    """

    survey: Survey
    profile: Profile
    on: date
    work: Work
    notes: list[Text]

    def result(self, name: str, value: T | None, reason: Text | None) -> Computation[T]:
        """The computation of a value, or of the reason why there is none."""
        return Computation(
            name=name,
            value=value,
            unit="rupiah",
            steps=tuple(self.work.steps),
            undefined=reason,
            notes=tuple(self.notes),
            on=self.on,
            sources=tuple(dict.fromkeys(c for r in self.profile.hard for c in r.sources)),
        )

    def refuse_unpriced(self) -> None:
        """Refuse gaps for which no cost is given."""
        if self.survey.unpriced:
            named = ", ".join(f"{name} ({count} products)" for name, count in sorted(self.survey.unpriced.items()))
            message = (
                f"costs: expected a cost for every requirement that is not met, got none for {named}; give it, or "
                "without_cost='unreachable' to leave these products out"
            )
            raise UsageError(message)

    def out_of_reach(self, aims: Iterable[Aim]) -> Text | None:
        """Why the aims cannot all be reached; None when they can."""
        found = self.survey
        can = {"enterprise": found.reachable_enterprises, "product": found.reachable_products}
        for aim in aims:
            if aim.needed > can[aim.unit]:
                facts = {
                    "most": aim.ready + can[aim.unit],
                    "aimed": aim.aimed,
                    "ready": aim.ready,
                    "can": can[aim.unit],
                    "unit": _UNITS[aim.unit],
                    "blocked": found.blocked,
                    "why": [_lack(name, count) for name, count in sorted(found.unreachable.items())],
                }
                return (_OUT_OF_REACH_BLOCKED if found.blocked else _OUT_OF_REACH).fill(facts)
        return None


_OUT_OF_REACH = Text(
    id="Paling banyak {most} {unit} dapat siap ({ready} sudah, {can} dapat disiapkan), sedangkan perlu {aimed}.",
    en="At most {most} {unit} can be ready ({ready} are, {can} can be made so), and {aimed} are needed.",
)
_OUT_OF_REACH_BLOCKED = Text(
    id=f"{_OUT_OF_REACH.id} {{blocked}} produk tidak dapat disiapkan karena {{why}}.",
    en=f"{_OUT_OF_REACH.en} {{blocked}} products cannot be made ready, for {{why}}.",
)


_LARGE = 2_000


@contextmanager
def no_collector(registry: Registry) -> Generator[None]:
    """Pause the garbage collector while a large registry is planned for: what is made is kept, and in no cycle."""
    running = len(expect("registry", registry, Registry).products) >= _LARGE and gc.isenabled()
    if running:
        gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def targets_of(target: Target | Iterable[Target]) -> tuple[Target, ...]:
    """One target, or several, as a tuple.

    Raises:
        UsageError: none, or something else.
    """
    given = cast("object", target)
    targets = tuple(cast("Iterable[object]", given)) if isinstance(given, Iterable) else (given,)
    for one in targets:
        if not isinstance(one, Target):
            message = f"target: expected a Target, or several, got {repr_of(one)}"
            raise UsageError(message)
    if not targets:
        message = "target: expected a Target, or several, got none"
        raise UsageError(message)
    return cast("tuple[Target, ...]", targets)


def look(
    registry: Registry,
    targets: Sequence[Target],
    costs: Costs,
    *,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    unknown: str = "missing",
    given: Mapping[str, bool] | None = None,
    law: LawBook = LAW,
) -> Case:
    """Baca rekaman pada satu hari. Look at the records of a day.

    Raises:
        UnknownCodeError: a retailer whose name is nearly that of a profile.
        UsageError: no plain day, a cost twice, targets of different regions, no profile of that name, or something
            `given` of which the profile does not ask or that is neither True nor False.
    """
    if unknown not in ("missing", "met"):
        message = f"unknown: expected missing or met, got {repr_of(unknown)}"
        raise UsageError(message)
    regions = {target.region for target in targets}
    if len(regions) > 1:
        message = f"target: expected targets of one region, got {', '.join(sorted(map(str, regions)))}"
        raise UsageError(message)
    chosen = profiles_of(profiles)
    profile = profile_for(retailer, day_of("on", on), chosen)
    priced = {name: evolve(cost, requirement=name) for name, cost in read_costs(costs).items()}
    evidence = Evidence(registry, on, book(law), told(given, profile))
    found = survey(registry, profile, evidence, priced, unknown_open=unknown == "missing", region=regions.pop())
    work = Work()
    held = (("profile", profile.name), ("on", on))
    work.say("count", "ready enterprises", held, found.ready_enterprises)
    work.say("count", "ready products", held, found.ready_products)
    notes = list(unknown_shop(shop_of(retailer, chosen), registry, profile))
    names = {name for r in profile.requirements for name in (r.id, *r.schemes)}
    for note, value in (
        (_UNLIKE, found.unlike),
        (_ELSEWHERE, found.elsewhere),
        (_IDLE, sorted(set(priced) - names)),
        (_OVERRULED, sorted(set(priced) & names - set(_used(profile, priced)))),
    ):
        if value:
            notes.append(note.fill({"n": value}))
    return Case(found, profile, on, work, notes)


def _used(profile: Profile, costs: Mapping[str, Cost]) -> Iterable[str]:
    """Names of the costs that are asked for; one of the requirement itself stands before those of its schemes."""
    for requirement in profile.requirements:
        own = requirement.id in costs and requirement.id not in requirement.schemes
        yield from (requirement.id,) if own or not requirement.schemes else requirement.schemes


def _lack(name: str, count: int) -> Text:
    return Text(id=f"{spoken(name, 'id')} ({count})", en=f"{name} ({count})")


_UNLIKE = Text(
    id="{n} produk bukan jenis yang dinilai profil ini, dan tidak ikut dihitung.",
    en="{n} products are of a kind that the profile is not for, and do not count.",
)
_ELSEWHERE = Text(
    id="{n} produk milik usaha yang sudah tutup, belum berdiri, atau dari wilayah lain, dan tidak ikut dihitung.",
    en="{n} products are of enterprises that are closed, not yet founded, or of another region, and do not count.",
)
_OVERRULED = Text(
    id="Tidak dipakai, karena syaratnya punya biaya sendiri: {n}.",
    en="Not used, for the requirement has a cost of its own: {n}.",
)
_IDLE = Text(id="Biaya tanpa syarat dalam profil ini: {n}.", en="Costs of no requirement of the profile: {n}.")


def take_aim(
    case: Case,
    targets: Sequence[Target],
    *,
    pass_rate: Rates | None = None,
    confidence: Ratio | None = None,
    baseline: Count | None = None,
    whole: Count | None = None,
) -> tuple[tuple[Aim, ...], Text | None]:
    """Tentukan yang dituju. What each target asks for in whole numbers, or the reason why it asks for nothing.

    Raises:
        UnitError: a target that counts neither enterprises nor products, or of which the source does not say.
        UsageError: two targets of one unit, a pass rate without confidence or the other way about, a rate for a
            unit that no target has, or one rate for targets of two units.
    """
    units = [_unit(target) for target in targets]
    if len(set(units)) != len(units):
        message = f"target: expected one target for each unit, got {', '.join(units)}"
        raise UsageError(message)
    rates = _rates(pass_rate, confidence, units)
    aims: list[Aim] = []
    for target, unit in zip(targets, units, strict=True):
        # Targets side by side have steps of the same names, so each says which target it is of.
        of = f" ({target.id})" if len(targets) > 1 else ""
        required = target_required(target, baseline=baseline, whole=whole)
        _take(case.work, required.steps, of)
        if required.value is None:
            return (), required.undefined
        number, name = int(required.value), f"{required.steps[-1].name}{of}"
        aimed, submissions = number, None
        if unit in rates:
            needed = submissions_needed(number, rates[unit], cast("Ratio", confidence))
            _take(case.work, needed.steps, of)
            case.notes.extend(note for note in needed.notes if note not in case.notes)
            if needed.value is None:
                return (), needed.undefined
            aimed = submissions = needed.value
            name = f"submissions{of}"
        ready = case.survey.ready_enterprises if unit == "enterprise" else case.survey.ready_products
        lacking = case.work.do("subtract", f"{unit}s lacking", (name, aimed), (f"ready {unit}s", ready))
        more = case.work.do("maximum", f"{unit}s to be made ready", (f"{unit}s lacking", lacking), ("none", 0))
        aims.append(
            Aim(
                unit=unit,
                target_id=target.id,
                required=number,
                submissions=submissions,
                ready=ready,
                needed=int(more),
                reached=ready,
            )
        )
    return tuple(aims), None


def _unit(target: Target) -> str:
    if target.unit not in _UNITS:
        told = "which its source does not say" if target.unit is None else f"got one that counts {target.unit}"
        message = f"target {target.id}: expected one that counts enterprise or product, {told}"
        raise UnitError(message)
    return target.unit


def _rates(pass_rate: Rates | None, confidence: Ratio | None, units: Sequence[str]) -> Mapping[str, PassRate]:
    if (pass_rate is None) != (confidence is None):
        message = f"expected pass_rate and confidence together, got {repr_of(pass_rate)} and {repr_of(confidence)}"
        raise UsageError(message)
    if pass_rate is None:
        return {}
    if not isinstance(pass_rate, Mapping):
        if len(units) > 1:
            message = "pass_rate: expected a rate for each unit, such as {'enterprise': '12/40', 'product': '17/150'}"
            raise UsageError(message)
        return {units[0]: pass_rate}
    if set(pass_rate) - set(units):
        message = f"pass_rate: expected rates for {', '.join(units)}, got {', '.join(pass_rate)}"
        raise UsageError(message)
    return pass_rate


def _take(work: Work, steps: Iterable[Step], of: str) -> None:
    """Keep the steps of another calculation; with `of` each name and what goes by it says which target it is of."""
    names = {step.name for step in steps}
    for step in steps:
        inputs = tuple((f"{name}{of}" if name in names else name, value) for name, value in step.inputs)
        work.steps.append(evolve(step, name=f"{step.name}{of}", inputs=inputs))
