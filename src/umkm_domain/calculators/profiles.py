"""Profil syarat masuk toko. What a retailer asks of a product: requirements as data, hard or graded.

>>> from datetime import date
>>> profile_for(None, date(2019, 7, 18)).name
'minimarket food 2019'
>>> [r.id for r in MINIMARKET_FOOD_2026.requirements if r.strength is Strength.HARD][:4]
['nib', 'npwp', 'permit', 'halal']

Source: published requirements, collected in the profiles themselves: Alfamart Kalimantan 2018, Serang 2020, Madiun
2023, Alfamidi 2025, Garut 2025, and others. They are what retailers asked, not what a law demands. No published
number was found for the least shelf life, so no profile has one; a profile of your own may.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from attrs import evolve, fields, frozen

from umkm_domain.calculators._toml import read_toml
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.errors import UnknownCodeError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.reprs import repr_of
from umkm_domain.model.product import Label, Product, ProductCategory

__all__ = [
    "HOME_PERMITS",
    "MINIMARKET_FOOD_2019",
    "MINIMARKET_FOOD_2026",
    "PROFILES",
    "Actor",
    "Kind",
    "Level",
    "Profile",
    "Requirement",
    "Strength",
    "load_profile",
    "profile_for",
    "profiles_of",
]


class Strength(StrEnum):
    """Bobot syarat. HARD keeps a product out; GRADED counts for or against it."""

    HARD = "hard"
    GRADED = "graded"


class Actor(StrEnum):
    """Siapa yang harus bertindak. Who must act for it to be met."""

    ENTERPRISE = "enterprise"
    REGENCY = "regency"
    MINISTRY = "ministry"
    RETAILER = "retailer"


class Level(StrEnum):
    """Melekat pada usaha atau produk. Whether the enterprise has it once, or each product."""

    ENTERPRISE = "enterprise"
    PRODUCT = "product"


class Kind(StrEnum):
    """Cara membuktikan. How a requirement is proved: by a CERTIFICATE or official number, the LABEL, a BRAND, the
    NET_CONTENT, the least SHELF_LIFE in days, the least monthly CAPACITY, or a JUDGEMENT that no record holds."""

    CERTIFICATE = "certificate"
    LABEL = "label"
    BRAND = "brand"
    NET_CONTENT = "net_content"
    SHELF_LIFE = "shelf_life"
    CAPACITY = "capacity"
    JUDGEMENT = "judgement"


@frozen(kw_only=True)
class Requirement:
    """Satu syarat. One requirement.

    Attributes:
        id: its name in costs and results.
        title: what it is.
        kind: how it is proved.
        level: whether the enterprise has it once, or each product.
        strength: hard or graded.
        actor: who must act for it.
        schemes: certificates of which one proves it.
        field: the field of the label.
        minimum: least days of shelf life, or units a month.
        only_if: a fact about the product without which it does not apply, such as `mandatory_sni`.
        sources: where it was published.
    """

    id: str
    title: Text
    kind: Kind
    level: Level = Level.PRODUCT
    strength: Strength = Strength.HARD
    actor: Actor = Actor.ENTERPRISE
    schemes: tuple[Scheme, ...] = ()
    field: str | None = None
    minimum: int | None = None
    only_if: str | None = None
    sources: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.kind is Kind.CERTIFICATE and not self.schemes:
            _refuse(self.id, "schemes, such as ['halal']")
        if self.kind is Kind.LABEL and self.field not in _LABEL_FIELDS:
            _refuse(self.id, f"a field of the label among {', '.join(_LABEL_FIELDS)}")
        if self.kind in (Kind.SHELF_LIFE, Kind.CAPACITY) and (self.minimum is None or self.minimum < 0):
            _refuse(self.id, "a minimum, for there is no published default")
        if self.only_if is not None and self.only_if not in _PRODUCT_FIELDS:
            _refuse(self.id, f"only_if among {', '.join(_PRODUCT_FIELDS)}")


_LABEL_FIELDS = tuple(f.name for f in fields(Label) if f.type == bool | None)
_PRODUCT_FIELDS = tuple(f.name for f in fields(Product) if f.type == bool | None)


def _refuse(id_: str, expected: str) -> None:
    message = f"requirement {id_!r}: expected {expected}"
    raise UsageError(message)


@frozen(kw_only=True)
class Profile:
    """Profil syarat. What is asked, by whom and since when.

    Attributes:
        name: its name.
        since: first day for which it is taken.
        requirements: what is asked; ids are unique.
        retailer: the retailer whose it is; None: any of the kind.
        categories: kinds of product it is for; products of another kind are not judged by it.
    """

    name: str
    since: date
    requirements: tuple[Requirement, ...]
    retailer: str | None = None
    categories: tuple[ProductCategory, ...] = (ProductCategory.FOOD, ProductCategory.BEVERAGE)

    def __attrs_post_init__(self) -> None:
        ids = [r.id for r in self.requirements]
        if len(set(ids)) != len(ids):
            message = f"profile {self.name!r}: expected each requirement once, got {', '.join(ids)}"
            raise UsageError(message)

    @property
    def hard(self) -> tuple[Requirement, ...]:
        """The requirements that keep a product out."""
        return tuple(r for r in self.requirements if r.strength is Strength.HARD)

    def is_for(self, product: Product) -> bool:
        """Tell whether a product is judged by it; one of unknown kind is."""
        return product.category is None or not self.categories or product.category in self.categories


HOME_PERMITS = (Scheme.PIRT, Scheme.PB_UMKU)
"""As what a home-industry permit is recorded: it is a PB-UMKU since PP 28/2025."""


def _seen(*places: str) -> tuple[Citation, ...]:
    return tuple(Citation(place) for place in places)


_EVERYWHERE = _seen(
    "Alfamart Kalimantan 2018", "Kab. Serang 2020", "Kab. Madiun 2023", "Alfamidi 2025", "Kab. Garut 2025"
)
_NIB = Requirement(
    id="nib",
    title=Text(id="NIB atau izin usaha lama", en="NIB or an older business licence"),
    kind=Kind.CERTIFICATE,
    level=Level.ENTERPRISE,
    schemes=(Scheme.NIB, Scheme.IUMK, Scheme.SIUP, Scheme.TDI),
    sources=_seen("PP 24/2018"),
)
_PERMIT = Requirement(
    id="permit",
    title=Text(id="SPP-IRT atau izin edar BPOM", en="home-industry permit or BPOM authorisation"),
    kind=Kind.CERTIFICATE,
    actor=Actor.REGENCY,
    schemes=(Scheme.PIRT, Scheme.BPOM),
    sources=_seen(
        "Alfamart Kalimantan 2018", "Kab. Serang 2020", "Kab. Madiun 2023", "Alfamidi 2025", "Kab. Garut 2025"
    ),
)
_HALAL = Requirement(
    id="halal",
    title=Text(id="sertifikat halal", en="halal certificate"),
    kind=Kind.CERTIFICATE,
    actor=Actor.MINISTRY,
    schemes=(Scheme.HALAL,),
    sources=_seen(
        "Alfamart Kalimantan 2018", "Kab. Serang 2020", "Kab. Madiun 2023", "Alfamidi 2025", "Kab. Garut 2025"
    ),
)
_BARCODE = Requirement(
    id="barcode",
    title=Text(id="barcode (GS1)", en="barcode (GS1)"),
    kind=Kind.CERTIFICATE,
    schemes=(Scheme.BARCODE,),
    sources=_seen("Aceh 2015", "Kab. Karawang 2022", "Alfamidi 2025"),
)
_EXPIRY = Requirement(
    id="expiry",
    title=Text(id="tanggal kedaluwarsa tercetak", en="printed expiry date"),
    kind=Kind.LABEL,
    field="expiry",
    sources=_seen("Kab. Serang 2020", "Kab. Pemalang 2021", "Alfamidi 2025"),
)
_SNI = Requirement(
    id="sni",
    title=Text(id="SNI bila wajib", en="SNI where it is mandatory"),
    kind=Kind.CERTIFICATE,
    actor=Actor.MINISTRY,
    schemes=(Scheme.SNI,),
    only_if="mandatory_sni",
    sources=_seen("Aceh 2015", "Alfamidi 2025"),
)


def _judged(id_: str, title: Text, *places: str, actor: Actor = Actor.ENTERPRISE) -> Requirement:
    return Requirement(
        id=id_, title=title, kind=Kind.JUDGEMENT, strength=Strength.GRADED, actor=actor, sources=_seen(*places)
    )


_BRAND = Requirement(
    id="brand",
    title=Text(id="merek", en="brand"),
    kind=Kind.BRAND,
    strength=Strength.GRADED,
    sources=_seen("Kab. Serang 2020"),
)
_GRADED = (
    _BRAND,
    _judged("packaging", Text("kemasan standar", "standard packaging"), "Kab. Pemalang 2021", "Kab. Madiun 2023"),
    _judged("taste", Text("sampel dan uji rasa", "samples, taste test"), "Kab. Serang 2020", actor=Actor.RETAILER),
    _judged("supply", Text("pasokan berkelanjutan", "steady supply"), "Kab. Madiun 2023", "Kab. Garut 2025"),
    _judged("payment", Text("sanggup menunggu bayaran", "can wait for payment"), "Surabaya 2020", "Kab. Karawang 2022"),
)

MINIMARKET_FOOD_2019 = Profile(
    name="minimarket food 2019",
    since=date(2018, 1, 1),
    requirements=(_NIB, _PERMIT, _HALAL, _BARCODE, _EXPIRY, _SNI, *_GRADED),
)
MINIMARKET_FOOD_2026 = Profile(
    name="minimarket food 2026",
    since=date(2025, 1, 1),
    requirements=(
        evolve(
            _NIB,
            title=Text(id="NIB", en="NIB"),
            schemes=(Scheme.NIB,),
            sources=_seen("Kab. Madiun 2023", "Kab. Garut 2025", "Kab. Majalengka 2025"),
        ),
        Requirement(
            id="npwp",
            title=Text(id="NPWP", en="taxpayer number (NPWP)"),
            kind=Kind.CERTIFICATE,
            level=Level.ENTERPRISE,
            schemes=(Scheme.NPWP,),
            sources=_seen("Kab. Garut 2025"),
        ),
        evolve(
            _PERMIT,
            schemes=(*_PERMIT.schemes, Scheme.PB_UMKU),
            sources=(*_PERMIT.sources, Citation("PP 28/2025")),
        ),
        _HALAL,
        _BARCODE,
        _EXPIRY,
        evolve(
            _EXPIRY,
            id="production_code",
            title=Text(id="kode produksi tercetak", en="printed production code"),
            field="production_code",
            sources=_seen("Kab. Pemalang 2021", "Alfamidi 2025"),
        ),
        evolve(
            _EXPIRY,
            id="composition",
            title=Text(id="komposisi tercetak", en="printed ingredients"),
            field="composition",
            sources=_seen("Alfamidi 2025"),
        ),
        Requirement(
            id="net_content",
            title=Text(id="berat bersih tercetak", en="printed net content"),
            kind=Kind.NET_CONTENT,
            sources=_seen("Alfamidi 2025"),
        ),
        _SNI,
        *_GRADED,
    ),
)
PROFILES: tuple[Profile, ...] = (MINIMARKET_FOOD_2019, MINIMARKET_FOOD_2026)


_NEARLY = 0.8
"""How alike a name must be to that of a profile, 1 being the same, to be taken for a slip of the pen."""


def profiles_of(profiles: object) -> tuple[Profile, ...]:
    """The profiles to choose from, read once.

    Raises:
        UsageError: something that is no profile.
    """
    listed = tuple(cast("Iterable[object]", profiles)) if isinstance(profiles, Iterable) else (profiles,)
    for one in listed:
        if not isinstance(one, Profile):
            message = f"profiles: expected profiles, got {repr_of(one)}"
            raise UsageError(message)
    return cast("tuple[Profile, ...]", listed)


def no_slip(retailer: object, profiles: object) -> tuple[Profile, ...]:
    """The profiles to choose from, read once, where the retailer is no slip of the pen.

    Raises:
        UnknownCodeError: a name that is nearly that of a profile; says which is meant.
        UsageError: something that is no profile, or a retailer that is neither a profile nor a name.
    """
    known = profiles_of(profiles)
    if retailer is None or isinstance(retailer, Profile):
        return known
    if not isinstance(retailer, str) or not retailer.strip():
        message = f"retailer: expected a Profile, its name, or the name of a retailer, got {repr_of(retailer)}"
        raise UsageError(message)
    wanted = retailer.casefold()
    names = {p.name.casefold(): p.name for p in known}
    if wanted not in names and all(p.retailer is None or p.retailer.casefold() != wanted for p in known):
        for nearest in get_close_matches(wanted, names, 1, _NEARLY):
            message = f"retailer: expected a profile or a retailer, got {repr_of(retailer)}; {names[nearest]!r} is near"
            raise UnknownCodeError(message, names[nearest])
    return known


def profile_for(retailer: "str | Profile | None", on: date, profiles: Iterable[Profile] = PROFILES) -> Profile:
    """Pilih profil. The profile of a retailer on a day.

    Args:
        retailer: a profile; the name of one; the name of a retailer; None for any.
        on: the day; of several, the last one that had begun, else the first of all.
        profiles: those to choose from. A retailer without a profile of its own gets the general one.

    Raises:
        UnknownCodeError: a name that is nearly that of a profile, such as `minimarket food 2091`; says which is meant.
        UsageError: no profile fits, or the retailer is neither a name nor a profile; an empty text is no name.
    """
    if isinstance(retailer, Profile):
        return retailer
    known = sorted(no_slip(retailer, profiles), key=lambda p: p.since)
    wanted = None if retailer is None else retailer.casefold()
    named = [p for p in known if p.name.casefold() == wanted]
    own = [p for p in known if p.retailer is not None and p.retailer.casefold() == wanted]
    fitting = named or own or [p for p in known if p.retailer is None]
    if not fitting:
        message = f"expected a profile for {retailer!r}, got {', '.join(p.name for p in known) or 'none'}"
        raise UsageError(message)
    return ([p for p in fitting if p.since <= on] or fitting[:1])[-1]


def load_profile(source: str | Path) -> Profile:
    """Baca profil dari TOML. Read a profile from TOML text, or from a file where a `Path` is given.

    ```toml
    name = "toko contoh 2026"
    since = 2026-01-01
    retailer = "Toko Contoh"          # optional
    categories = ["food", "beverage"] # optional
    extends = "minimarket food 2026"  # optional: its requirements come first, those of the same id are replaced

    [[requirement]]
    id = "shelf_life"
    title = { id = "masa simpan", en = "shelf life" }
    kind = "shelf_life"
    minimum = 180
    strength = "hard"                 # level, strength, actor, schemes, field, only_if and sources as in Requirement
    ```

    Raises:
        UsageError: no such key or value, no requirement at all, or TOML that cannot be read; says which.
    """
    data = read_toml("profile", source)
    unknown = set(data) - {"name", "since", "retailer", "categories", "extends", "requirement"}
    if unknown or not isinstance(data.get("name"), str) or type(data.get("since")) is not date:
        message = f"profile: expected a name and a day since, got {', '.join(sorted(unknown)) or 'none of these'}"
        raise UsageError(message)
    requirements: dict[str, Requirement] = {}
    if "extends" in data:
        base = next((p for p in PROFILES if p.name == data["extends"]), None)
        if base is None:
            message = f"extends: expected one of {', '.join(p.name for p in PROFILES)}, got {data['extends']!r}"
            raise UsageError(message)
        requirements = {r.id: r for r in base.requirements}
    made = [_requirement(row) for row in _list("requirement", data.get("requirement", []), dict)]
    if len({r.id for r in made}) != len(made):
        message = f"profile {data['name']!r}: expected each requirement once, got {', '.join(r.id for r in made)}"
        raise UsageError(message)
    requirements |= {r.id: r for r in made}
    more: dict[str, Any] = {}
    if "categories" in data:
        more["categories"] = tuple(
            _member(ProductCategory, "categories", c) for c in _list("categories", data["categories"], str)
        )
    if "retailer" in data:
        more["retailer"] = _value("retailer", data["retailer"], str)
    if not requirements:
        # Held against no requirement at all every product would be ready.
        message = f"profile {data['name']!r}: expected a [[requirement]], or a profile that it extends, got none"
        raise UsageError(message)
    return Profile(name=data["name"], since=data["since"], requirements=tuple(requirements.values()), **more)


def _requirement(row: Mapping[str, Any]) -> Requirement:
    names = [f.name for f in fields(Requirement)]
    unknown = set(row) - set(names)
    if unknown or not {"id", "title", "kind"} <= set(row):
        message = f"requirement: expected id, title, kind, maybe {', '.join(names[3:])}, got {', '.join(sorted(row))}"
        raise UsageError(message)
    made: dict[str, Any] = dict(row)
    for name, plain in (("id", str), ("field", str), ("only_if", str), ("minimum", int)):
        if name in row:
            made[name] = _value(name, row[name], plain)
    title: Any = row["title"]
    both: dict[str, object] = (
        cast("dict[str, object]", title) if isinstance(title, dict) else {"id": title, "en": title}
    )
    if set(both) != {"id", "en"}:
        message = f"title: expected a text, or one in id and en, got {title!r}"
        raise UsageError(message)
    made["title"] = Text(_value("title", both["id"], str), _value("title", both["en"], str))
    for name, codes in (("kind", Kind), ("level", Level), ("strength", Strength), ("actor", Actor)):
        if name in row:
            made[name] = _member(codes, name, row[name])
    if "schemes" in row:
        made["schemes"] = tuple(_member(Scheme, "schemes", s) for s in _list("schemes", row["schemes"], str))
    if "sources" in row:
        made["sources"] = tuple(Citation(s) for s in _list("sources", row["sources"], str))
    return Requirement(**made)


_KINDS: dict[type, str] = {str: "a text", int: "a whole number", dict: "a table"}


def _value(name: str, value: object, kind: type) -> Any:
    if type(value) is not kind:
        message = f"{name}: expected {_KINDS[kind]}, got {repr_of(value)}"
        raise UsageError(message)
    return value


def _list(name: str, value: object, kind: type) -> list[Any]:
    if not isinstance(value, list):
        message = f"{name}: expected a list, got {repr_of(value)}"
        raise UsageError(message)
    return [_value(name, one, kind) for one in cast("list[object]", value)]


def _member(kind: type[StrEnum], name: str, value: object) -> StrEnum:
    try:
        return kind(cast("str", value))
    except ValueError:
        message = f"{name}: expected one of {', '.join(kind)}, got {repr_of(value)}"
        raise UsageError(message) from None
