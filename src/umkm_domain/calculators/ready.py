"""Kesiapan masuk toko. Readiness of a product for a retailer: what is met, missing and unknown, and who must act.

>>> from datetime import date
>>> from umkm_domain.model.enterprise import Enterprise
>>> from umkm_domain.model.product import Product, ProductCategory
>>> from umkm_domain.model.registry import Registry
>>> product = Product(id="P1", enterprise_id="E1", name="Keripik", category=ProductCategory.FOOD, gtin="8998866200301")
>>> registry = Registry(enterprises=(Enterprise(id="E1", name="Contoh", nib="1712240062057"),), products=(product,))
>>> result = readiness(product, registry, retailer="Alfamart", on=date(2026, 11, 24)).value
>>> result.ready, result.met, result.listed
(False, ('nib', 'barcode'), False)

Source: published requirements of retailers; see `umkm_domain.calculators.profiles`.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from umkm_domain.calculators._evidence import Evidence, Proof, State, there, told
from umkm_domain.calculators._given import book, expect
from umkm_domain.calculators._work import Work, day_of
from umkm_domain.calculators.costs import Cost, Costs, cost_of, read_costs
from umkm_domain.calculators.profiles import (
    PROFILES,
    Actor,
    Level,
    Profile,
    Requirement,
    Strength,
    profile_for,
    profiles_of,
)
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Text
from umkm_domain.core.plain import plain
from umkm_domain.core.reprs import repr_of
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry

__all__ = ["Readiness", "RequirementState", "readiness"]


@frozen(kw_only=True)
class RequirementState:
    """Keadaan satu syarat. Where one requirement stands.

    Attributes:
        requirement: its id.
        title: what it is.
        state: met, missing, unknown, or not needed for this product.
        strength: hard or graded.
        level: whether it belongs to the enterprise or to the product.
        actor: who must act for it.
        proof: the records that prove the state.
        remark: why, where the state alone does not say.
        cost: what it costs, where the caller gave that and it is not met.
    """

    requirement: str
    title: Text
    state: State
    strength: Strength
    level: Level
    actor: Actor
    proof: tuple[Proof, ...] = ()
    remark: Text | None = None
    cost: Cost | None = None


@frozen(kw_only=True)
class Readiness:
    """Kesiapan satu produk. How far a product is ready for a retailer, and whether it is on the shelf: two things.

    Attributes:
        product_id: the product.
        profile: name of the profile it was held against.
        states: every requirement of the profile, in its order.
        listed: on the shelf under a supply contract on that day, at the retailer asked for.
        listings: the agreements that prove it.
        elsewhere: agreements under which it is on the shelf of another retailer.
    """

    product_id: str
    profile: str
    states: tuple[RequirementState, ...]
    listed: bool
    listings: tuple[Proof, ...] = ()
    elsewhere: tuple[Proof, ...] = ()

    def _of(self, state: State) -> tuple[str, ...]:
        return tuple(s.requirement for s in self.states if s.state is state)

    @property
    def met(self) -> tuple[str, ...]:
        """Requirements that are met."""
        return self._of(State.MET)

    @property
    def missing(self) -> tuple[str, ...]:
        """Requirements that are missing."""
        return self._of(State.MISSING)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Requirements of which the records do not tell."""
        return self._of(State.UNKNOWN)

    @property
    def blocking(self) -> tuple[RequirementState, ...]:
        """The hard requirements that are not proved, which keep the product out."""
        return tuple(
            s for s in self.states if s.strength is Strength.HARD and s.state in (State.MISSING, State.UNKNOWN)
        )

    @property
    def ready(self) -> bool | None:
        """Every hard requirement is met; None when none is missing but some are unknown."""
        if any(s.state is State.MISSING for s in self.blocking):
            return False
        return None if self.blocking else True

    def __str__(self) -> str:
        words = {True: "siap", False: "belum siap", None: "tidak diketahui"}
        parts = [words[self.ready], "dijual" if self.listed else "belum dijual"]
        for state in (State.MISSING, State.UNKNOWN):
            titles = [str(s.title) for s in self.states if s.state is state]
            parts += [f"{spoken(state, 'id')}: {', '.join(titles)}"] if titles else []
        return "; ".join(parts)

    def to_act(self, actor: Actor | str) -> tuple[str, ...]:
        """Yang masih harus dilakukan. What one actor must still do: its requirements that are missing or unknown.

        Raises:
            UsageError: no actor.
        """
        if actor not in tuple(Actor):
            message = f"actor: expected one of {', '.join(Actor)}, got {repr_of(actor)}"
            raise UsageError(message)
        wanted = Actor(actor)
        return tuple(
            s.requirement for s in self.states if s.actor is wanted and s.state in (State.MISSING, State.UNKNOWN)
        )

    def to_dict(self) -> dict[str, object]:
        """Plain data, with what follows from the states beside them."""
        return {
            "product_id": self.product_id,
            "profile": self.profile,
            "ready": self.ready,
            "listed": self.listed,
            "met": list(self.met),
            "missing": list(self.missing),
            "unknown": list(self.unknown),
            "states": plain(self.states),
            "listings": plain(self.listings),
            "elsewhere": plain(self.elsewhere),
        }


def readiness(
    product: Product | str,
    registry: Registry,
    *,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    costs: Costs = (),
    given: Mapping[str, bool] | None = None,
    law: LawBook = LAW,
) -> Computation[Readiness]:
    """Kesiapan produk masuk toko. How far a product meets what a retailer asks, requirement by requirement.

    Being ready and being listed are different things, and both are shown: a product may be on the shelf without a
    certificate on record, and ready without being listed.

    Args:
        product: the product, or its id.
        registry: the records that prove what is met.
        on: the day.
        retailer: a profile, its name, or the name of a retailer; None for any. The name of a retailer also narrows
            down the listings looked at; one of which there is neither a profile nor an agreement is judged by the
            general profile, and a note says so.
        profiles: the profiles to choose from.
        costs: what each requirement costs, to be shown beside it; none has a default.
        given: what the caller knows and no record holds (a taste test), by requirement.
        law: the book of law.

    Returns:
        A `Readiness`; undefined for a product of a kind the profile is not for. It says what the records prove, also
        of a product whose enterprise is closed or not yet founded on that day; a note says so.

    Raises:
        UnknownCodeError: a retailer whose name is nearly that of a profile.
        UsageError: no such product in the registry, no such profile, or a requirement in `given` it does not have or
            of which something else than True or False is said.

    **Source:** the sources of each requirement are those of the result.
    """
    day_of("on", on)
    expect("registry", registry, Registry)
    given_or_found: object = registry.product(product) if isinstance(product, str) else product
    found = given_or_found if isinstance(given_or_found, Product) else None
    if found is None:
        message = f"expected the id of a product of the registry, got {repr_of(product)}"
        raise UsageError(message)
    chosen = profiles_of(profiles)
    profile = profile_for(retailer, on, chosen)
    known = told(given, profile)
    if not profile.is_for(found):
        reason = Text(
            id=f"Profil {profile.name} tidak untuk {spoken(str(found.category), 'id')}.",
            en=f"The profile {profile.name} is not for {found.category}.",
        )
        return Computation(name="readiness", value=None, unit="requirements", undefined=reason, on=on)
    evidence = Evidence(registry, on, book(law), known)
    enterprise = registry.enterprise(found.enterprise_id)
    priced = read_costs(costs)
    states = tuple(_state(r, evidence, found, enterprise, priced) for r in profile.requirements)
    shop = shop_of(retailer, chosen)
    listings = tuple(Proof("agreements", a.id) for a, _ in evidence.listed(found, shop))
    everywhere = tuple(Proof("agreements", a.id) for a, _ in evidence.listed(found))
    value = Readiness(
        product_id=found.id,
        profile=profile.name,
        states=states,
        listed=bool(listings),
        listings=listings,
        elsewhere=tuple(proof for proof in everywhere if proof not in listings),
    )
    work = Work()
    for state in states:
        work.say(
            "compare",
            state.requirement,
            (("proof", tuple(map(str, state.proof))), ("strength", state.strength)),
            state.state,
            note=state.remark,
        )
    hard = [s for s in states if s.strength is Strength.HARD and s.state is not State.NOT_NEEDED]
    work.say("count", "hard requirements", (("profile", profile.name),), len(hard))
    work.say("count", "hard requirements met", (("profile", profile.name),), len(hard) - len(value.blocking))
    if hard:
        work.do(
            "divide",
            "share met",
            ("hard requirements met", len(hard) - len(value.blocking)),
            ("hard requirements", len(hard)),
        )
    return Computation(
        name="readiness",
        value=value,
        unit="requirements",
        steps=tuple(work.steps),
        notes=(
            *([_GONE] if enterprise is not None and not there(enterprise, on) else ()),
            *_notes(value),
            *unknown_shop(shop, registry, profile),
        ),
        on=on,
        sources=tuple(dict.fromkeys(c for r in profile.requirements for c in r.sources)),
    )


def shop_of(retailer: Profile | str | None, profiles: Iterable[Profile]) -> str | None:
    """The name of a shop, where one is meant: a profile's own retailer, or a text that is no profile's name."""
    if isinstance(retailer, Profile):
        return retailer.retailer
    names = {p.name.casefold(): p.retailer for p in profiles_of(profiles)}
    if retailer is not None:
        expect("retailer", retailer, str)
    return None if retailer is None else names.get(retailer.casefold(), retailer)


def unknown_shop(shop: str | None, registry: Registry, profile: Profile) -> tuple[Text, ...]:
    """A remark where a shop has neither a profile of its own nor an agreement on record: is its name right?"""
    if shop is None or (profile.retailer is not None and profile.retailer.casefold() == shop.casefold()):
        return ()
    if any(a.retailer is not None and a.retailer.casefold() == shop.casefold() for a in registry.agreements):
        return ()
    return (_NO_SHOP.fill({"shop": shop, "profile": profile.name}),)


_GONE = Text(
    id="Usahanya sudah tutup atau belum berdiri pada hari itu; corong dan rencana tidak menghitung produknya.",
    en="Its enterprise is closed or not yet founded on that day; funnels and plans do not count its products.",
)
_NO_SHOP = Text(
    id="{shop} tidak punya profil sendiri dan tidak ada perjanjiannya dalam himpunan; dinilai menurut {profile}.",
    en="{shop} has no profile of its own and no agreement on record; it is judged by {profile}.",
)


def _state(
    requirement: Requirement,
    evidence: Evidence,
    product: Product,
    enterprise: Enterprise | None,
    costs: Mapping[str, Cost],
) -> RequirementState:
    state, proof, remark = evidence.judge(requirement, product, enterprise)
    lacking = state in (State.MISSING, State.UNKNOWN)
    return RequirementState(
        requirement=requirement.id,
        title=requirement.title,
        state=state,
        strength=requirement.strength,
        level=requirement.level,
        actor=requirement.actor,
        proof=proof,
        remark=remark,
        cost=cost_of(requirement, costs, bpom=evidence.needs_bpom(product)) if lacking else None,
    )


def _notes(value: Readiness) -> tuple[Text, ...]:
    notes: list[Text] = []
    if value.listed and value.ready is not True:
        notes.append(
            Text(
                id="Produk ini sudah dijual, walau syaratnya tidak terbukti semua dalam rekaman.",
                en="The product is on the shelf, although the records do not prove every requirement.",
            )
        )
    if value.elsewhere and not value.listed:
        notes.append(Text(id="Dijual di toko lain.", en="On the shelf of another retailer."))
    if value.ready and not value.listed and not value.elsewhere:
        notes.append(Text(id="Siap, tetapi belum dijual.", en="Ready, but not on the shelf."))
    return tuple(notes)
