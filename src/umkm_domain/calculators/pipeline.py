"""Corong menuju ritel, dalam usaha dan dalam produk. The funnel to retail, in enterprises and in products.

>>> from datetime import date
>>> from umkm_domain.model.enterprise import Enterprise
>>> from umkm_domain.model.product import Product, ProductCategory
>>> from umkm_domain.model.registry import Registry
>>> registry = Registry(
...     enterprises=(Enterprise(id="E1", name="A", nib="1712240062057"), Enterprise(id="E2", name="B")),
...     products=(Product(id="P1", enterprise_id="E1", name="Keripik", category=ProductCategory.FOOD),))
>>> [(s.name, s.enterprises, s.products) for s in funnel(registry, on=date(2026, 11, 24)).value.steps[:3]]
[('all', 2, 1), ('nib', 1, 1), ('permit', 0, 0)]

Source: the steps are those of published requirements (see `profiles`) and of a supply contract (UU 20/2008 art. 26).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from umkm_domain.calculators._evidence import Evidence, State, there
from umkm_domain.calculators._given import book, expect
from umkm_domain.calculators._work import Work, brief, day_of
from umkm_domain.calculators.profiles import (
    PROFILES,
    Level,
    Profile,
    Requirement,
    Strength,
    profile_for,
    profiles_of,
)
from umkm_domain.calculators.ready import shop_of, unknown_shop
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.reprs import repr_of
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry

__all__ = ["Funnel", "FunnelChange", "FunnelStep", "Funnels", "funnel", "funnel_by", "funnel_change"]

_TITLES: dict[str, Text] = {
    "all": Text(id="semua", en="all"),
    "nib": Text(id="NIB atau izin usaha lama", en="NIB or an older licence"),
    "permit": Text(id="SPP-IRT atau izin edar BPOM", en="home-industry permit or BPOM"),
    "halal": Text(id="sertifikat halal", en="halal certificate"),
    "barcode": Text(id="barcode", en="barcode"),
    "ready": Text(id="siap menurut profil", en="ready by the profile"),
    "agreement": Text(id="perjanjian pasok", en="supply agreement"),
    "listed": Text(id="di rak toko", en="listed at a retailer"),
}
STEPS = tuple(_TITLES)
"""The steps in order."""
_PROVED = ("nib", "permit", "halal", "barcode")
"""The steps that a record proves, whatever the profile asks."""


@frozen(kw_only=True)
class FunnelStep:
    """Satu langkah corong. One step, counted twice over: in enterprises and in products.

    Attributes:
        name: `all`, `nib`, `permit`, `halal`, `barcode`, `ready`, `agreement` or `listed`.
        title: its name in both languages.
        enterprises: enterprises that are at this step, whatever the steps before: themselves, or by a product.
        products: products that are at this step, themselves or by their maker.
        enterprises_through: enterprises with a product that is at this step and at all before it.
        products_through: products that are at this step and at all before it.
        enterprise_rate: through here as a share of through the step before; None when that is zero.
        product_rate: likewise in products.
    """

    name: str
    title: Text
    enterprises: int
    products: int
    enterprises_through: int
    products_through: int
    enterprise_rate: Fraction | None = None
    product_rate: Fraction | None = None


@frozen(kw_only=True)
class Funnel:
    """Corong. The steps in order, and the profile that says what ready means."""

    profile: str
    steps: tuple[FunnelStep, ...]

    def __str__(self) -> str:
        return brief(self)

    def step(self, name: str) -> FunnelStep:
        """The step of a name."""
        return next(step for step in self.steps if step.name == name)


@frozen(kw_only=True)
class Funnels(Mapping[str, Funnel]):
    """Corong tiap bagian. One funnel for each region or activity, by its code; it is read like a mapping.

    Attributes:
        by: `region` or `activity`.
        parts: code and funnel, in the order of codes; enterprises without one come under "".
    """

    by: str
    parts: tuple[tuple[str, Funnel], ...]

    def __getitem__(self, key: str) -> Funnel:
        return dict(self.parts)[key]

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def __str__(self) -> str:
        return "; ".join(f"{key or '–'}: {part.steps[0].enterprises} usaha" for key, part in self.parts)


@frozen(kw_only=True)
class FunnelChange:
    """Perubahan satu langkah. How a step changed between two days, in enterprises and in products."""

    name: str
    enterprises_before: int
    enterprises_after: int
    products_before: int
    products_after: int

    def __str__(self) -> str:
        enterprises = f"usaha {self.enterprises_before} menjadi {self.enterprises_after}"
        return f"{_TITLES[self.name]}: {enterprises}, produk {self.products_before} menjadi {self.products_after}"


def funnel(
    registry: Registry,
    *,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    law: LawBook = LAW,
) -> Computation[Funnel]:
    """Corong menuju ritel. How many enterprises and products are at each step on the way to the shelf.

    A product may be listed without being ready, and has passed a step without the one before: each step is counted
    on its own, and `..._through` counts what came through all steps so far. The steps from NIB to barcode count what
    the records prove, also where the profile does not ask for it, or is not for products of that kind; a note says
    so. Enterprises that are closed, or not yet
    founded on that day, do not count, nor do their products; a note says how many.

    Args:
        registry: the records.
        on: the day.
        retailer: a profile, its name, or the name of a retailer; the latter also narrows down agreements.
        profiles: the profiles to choose from.
        law: the book of law.

    Returns:
        A `Funnel`; undefined for a registry without enterprises on that day.

    Raises:
        UnknownCodeError: a retailer whose name is nearly that of a profile.
        UsageError: no plain day, no registry, no profile of that name.
    """
    day_of("on", on)
    chosen = profiles_of(profiles)
    profile = profile_for(retailer, on, chosen)
    standing, notes = _standing(registry, on)
    if not standing.enterprises:
        return Computation(
            name="funnel", value=None, unit="enterprises; products", undefined=_NOBODY, notes=notes, on=on
        )
    shop = shop_of(retailer, chosen)
    value = Funnel(profile=profile.name, steps=_count(standing, _Tests(standing, on, profile, shop, book(law))))
    work = Work()
    _say(work, value)
    orphans = sum(standing.enterprise(p.enterprise_id) is None for p in standing.products)
    return Computation(
        name="funnel",
        value=value,
        unit="enterprises; products",
        steps=tuple(work.steps),
        notes=(
            *notes,
            *([_ORPHANS.fill({"n": orphans})] if orphans else ()),
            *_beside(standing, profile),
            *unknown_shop(shop, registry, profile),
        ),
        on=on,
    )


def _beside(registry: Registry, profile: Profile) -> tuple[Text, ...]:
    """Remarks on what is counted although the profile does not ask for it, or is not for it."""
    asked = {r.id for r in profile.requirements}
    free = [_TITLES[name] for name in _PROVED if name not in asked]
    others = sum(not profile.is_for(product) for product in registry.products)
    notes: list[Text] = []
    if free:
        steps = Text(id=", ".join(t.id for t in free), en=", ".join(t.en for t in free))
        notes.append(_NOT_ASKED.fill({"profile": profile.name, "steps": steps}))
    if others:
        notes.append(_OTHER_KINDS.fill({"profile": profile.name, "n": others}))
    return tuple(notes)


_NOT_ASKED = Text(
    id="Profil {profile} tidak meminta: {steps}; langkah itu menghitung apa yang terbukti dalam rekaman.",
    en="The profile {profile} does not ask for: {steps}; those steps count what the records prove.",
)
_OTHER_KINDS = Text(
    id="{n} produk bukan jenis yang dituju profil {profile}; dihitung di langkah yang terbukti, tetapi tidak siap.",
    en="{n} products are of a kind that the profile {profile} is not for; they count at steps that are proved, but are "
    "not ready.",
)
_NOBODY = Text(
    id="Tidak ada usaha dalam himpunan ini pada hari itu.", en="There are no enterprises in this registry on that day."
)
_ORPHANS = Text(
    id="{n} produk tidak punya usaha dalam himpunan ini dan hanya dihitung sebagai produk.",
    en="{n} products have no enterprise in this registry and are counted as products only.",
)
_GONE = Text(
    id="{n} usaha sudah tutup atau belum berdiri pada hari itu; usaha itu dan produknya tidak ikut dihitung.",
    en="{n} enterprises are closed or not yet founded on that day; they and their products do not count.",
)


def _standing(registry: Registry, on: date) -> tuple[Registry, tuple[Text, ...]]:
    """The registry without enterprises that are not there on the day, and their products; and what is left out."""
    gone = {e.id for e in expect("registry", registry, Registry).enterprises if not there(e, on)}
    if not gone:
        return registry, ()
    enterprises = tuple(e for e in registry.enterprises if e.id not in gone)
    products = tuple(p for p in registry.products if p.enterprise_id not in gone)
    return evolve(registry, enterprises=enterprises, products=products), (_GONE.fill({"n": len(gone)}),)


def _say(work: Work, value: Funnel, of: str = "") -> None:
    """Write down what was counted; with `of` each name says of which part."""
    for step in value.steps:
        named = (("step", step.name),)
        work.say("count", f"enterprises: {step.name}{of}", named, step.enterprises)
        work.say("count", f"products: {step.name}{of}", named, step.products)


class _Tests:
    """Whether a product, or an enterprise by itself, is at a step."""

    def __init__(self, registry: Registry, on: date, profile: Profile, shop: str | None, law: LawBook) -> None:
        self._registry = registry
        self._evidence = Evidence(registry, on, law)
        self._profile = profile
        self._shop = shop
        # What a shop does not ask for may be on record all the same: a step is there to count it, so it is looked up as
        # the published profile of the day has it, and also where a profile says that some products need none.
        published = {r.id: r for r in profile_for(None, on).requirements} | {r.id: r for r in profile.requirements}
        self._asked = {name: evolve(published[name], only_if=None) for name in _PROVED}

    def enterprise(self, step: str, enterprise: Enterprise) -> bool:
        """Steps that an enterprise takes itself; the others it takes by a product."""
        if step == "all":
            return True
        if step == "agreement":
            return bool(self._evidence.supplied(enterprise.id, self._shop))
        asked = self._asked.get(step)
        return asked is not None and asked.level is Level.ENTERPRISE and self._met(asked, None, enterprise)

    def product(self, step: str, product: Product) -> bool:
        """Whether a product is at a step, itself or by its maker."""
        enterprise = self._registry.enterprise(product.enterprise_id)
        if step == "all":
            return True
        if step == "ready":
            return self._profile.is_for(product) and all(
                self._met(r, product, enterprise) for r in self._profile.requirements if r.strength is Strength.HARD
            )
        if step == "agreement":
            return bool(self._evidence.supplies(product, self._shop))
        if step == "listed":
            return bool(self._evidence.listed(product, self._shop))
        return self._met(self._asked[step], product, enterprise)

    def _met(self, asked: Requirement, product: Product | None, enterprise: Enterprise | None) -> bool:
        if product is None:
            product = Product(id="-", enterprise_id="-" if enterprise is None else enterprise.id, name="-")
        return self._evidence.judge(asked, product, enterprise)[0] in (State.MET, State.NOT_NEEDED)


def _count(registry: Registry, tests: _Tests) -> tuple[FunnelStep, ...]:
    through = set(range(len(registry.products)))
    with_through = {e.id for e in registry.enterprises}
    steps: list[FunnelStep] = []
    for name in STEPS:
        here = {i for i, p in enumerate(registry.products) if tests.product(name, p)}
        makers = {registry.products[i].enterprise_id for i in here}
        at = {e.id for e in registry.enterprises if e.id in makers or tests.enterprise(name, e)}
        before = steps[-1] if steps else None
        through &= here
        carried = {registry.products[i].enterprise_id for i in through}
        # Before the first step of a product an enterprise passes by itself, with or without one.
        with_through &= at if name in ("all", "nib") else carried
        steps.append(
            FunnelStep(
                name=name,
                title=_TITLES[name],
                enterprises=len(at),
                products=len(here),
                enterprises_through=len(with_through),
                products_through=len(through),
                enterprise_rate=_rate(len(with_through), before.enterprises_through if before else None),
                product_rate=_rate(len(through), before.products_through if before else None),
            )
        )
    return tuple(steps)


def _rate(part: int, whole: int | None) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def funnel_by(
    registry: Registry,
    *,
    by: str,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    law: LawBook = LAW,
) -> Computation[Funnels]:
    """Corong menurut wilayah atau kegiatan. One funnel for each region or each main activity.

    Args:
        registry: the records; products without an enterprise on record belong to no part.
        by: `region` or `activity`; enterprises without one come under "".
        on: the day.
        retailer: as in `funnel`.
        profiles: as in `funnel`.
        law: the book of law.

    Returns:
        `Funnels`, read like a mapping from code to `Funnel`; undefined for a registry without enterprises that day.

    Raises:
        UsageError: as `funnel`, or something else than `region` or `activity`.
    """
    day_of("on", on)
    keys: dict[str, Callable[[Enterprise], object]] = {
        "region": lambda e: e.region or "",
        "activity": lambda e: e.activities[0] if e.activities else "",
    }
    if by not in tuple(keys):
        message = f"by: expected region or activity, got {repr_of(by)}"
        raise UsageError(message)
    chosen = profiles_of(profiles)
    profile = profile_for(retailer, on, chosen)
    shop = shop_of(retailer, chosen)
    standing, notes = _standing(registry, on)
    groups: dict[str, set[str]] = {}
    for enterprise in standing.enterprises:
        groups.setdefault(str(keys[by](enterprise)), set()).add(enterprise.id)
    work = Work()
    parts: list[tuple[str, Funnel]] = []
    for key, ids in sorted(groups.items()):
        part = _part(standing, ids)
        counted = Funnel(profile=profile.name, steps=_count(part, _Tests(part, on, profile, shop, book(law))))
        parts.append((key, counted))
        _say(work, counted, f" ({key})")
    orphans = sum(standing.enterprise(p.enterprise_id) is None for p in standing.products)
    return Computation(
        name="funnel_by",
        value=Funnels(by=by, parts=tuple(parts)) if parts else None,
        unit="enterprises; products",
        steps=tuple(work.steps),
        undefined=None if parts else _NOBODY,
        notes=(
            *notes,
            *([_NO_PART.fill({"n": orphans})] if orphans else ()),
            *_beside(standing, profile),
            *unknown_shop(shop, registry, profile),
        ),
        on=on,
    )


_NO_PART = Text(
    id="{n} produk tidak punya usaha dalam himpunan ini dan tidak masuk bagian mana pun.",
    en="{n} products have no enterprise in this registry and belong to no part.",
)


def _part(registry: Registry, ids: set[str]) -> Registry:
    """The registry of some enterprises: they and their products; certificates and agreements stay whole."""
    return Registry(
        enterprises=tuple(e for e in registry.enterprises if e.id in ids),
        products=tuple(p for p in registry.products if p.enterprise_id in ids),
        certifications=registry.certifications,
        agreements=registry.agreements,
    )


def funnel_change(
    before: Registry,
    after: Registry,
    *,
    on_before: date,
    on_after: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    law: LawBook = LAW,
) -> Computation[tuple[FunnelChange, ...]]:
    """Corong pada dua hari. The funnel at two days, step by step; the same registry may be given twice.

    Returns:
        One `FunnelChange` a step; undefined when one of the two has no enterprises.
    """
    chosen = profiles_of(profiles)
    first = funnel(before, on=on_before, retailer=retailer, profiles=chosen, law=law)
    last = funnel(after, on=on_after, retailer=retailer, profiles=chosen, law=law)
    if first.value is None or last.value is None:
        reason = first.undefined or last.undefined
        return Computation(
            name="funnel_change", value=None, unit="enterprises; products", undefined=reason, on=on_after
        )
    work = Work()
    changes: list[FunnelChange] = []
    for a, b in zip(first.value.steps, last.value.steps, strict=True):
        work.do("subtract", f"enterprises: {a.name}", ("after", b.enterprises), ("before", a.enterprises))
        work.do("subtract", f"products: {a.name}", ("after", b.products), ("before", a.products))
        changes.append(
            FunnelChange(
                name=a.name,
                enterprises_before=a.enterprises,
                enterprises_after=b.enterprises,
                products_before=a.products,
                products_after=b.products,
            )
        )
    return Computation(
        name="funnel_change",
        value=tuple(changes),
        unit="enterprises; products",
        steps=tuple(work.steps),
        notes=tuple(dict.fromkeys((*first.notes, *last.notes))),
        on=on_after,
    )
