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

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from attrs import evolve, fields, frozen

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.model.product import Label, Product, ProductCategory

__all__ = [
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
        _PERMIT,
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


def profile_for(retailer: "str | Profile | None", on: date, profiles: Iterable[Profile] = PROFILES) -> Profile:
    """Pilih profil. The profile of a retailer on a day.

    Args:
        retailer: a profile; the name of one; the name of a retailer; None for any.
        on: the day; of several, the last one that had begun, else the first of all.
        profiles: those to choose from. A retailer without a profile of its own gets the general one.
    """
    if isinstance(retailer, Profile):
        return retailer
    known = sorted(profiles, key=lambda p: p.since)
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
        UsageError: no such key or value, or TOML that cannot be read; says which.
    """
    text = source.read_text(encoding="utf-8") if isinstance(source, Path) else source
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"expected a profile in TOML, got {error}"
        raise UsageError(message) from error
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
    for row in cast("list[dict[str, Any]]", data.get("requirement", [])):
        made = _requirement(row)
        requirements[made.id] = made
    more: dict[str, Any] = {}
    if "categories" in data:
        more["categories"] = tuple(_member(ProductCategory, "categories", c) for c in data["categories"])
    return Profile(
        name=data["name"],
        since=data["since"],
        retailer=data.get("retailer"),
        requirements=tuple(requirements.values()),
        **more,
    )


def _requirement(row: Mapping[str, Any]) -> Requirement:
    names = [f.name for f in fields(Requirement)]
    unknown = set(row) - set(names)
    if unknown or not {"id", "title", "kind"} <= set(row):
        message = f"requirement: expected id, title, kind, maybe {', '.join(names[3:])}, got {', '.join(sorted(row))}"
        raise UsageError(message)
    made: dict[str, Any] = dict(row)
    title = row["title"]
    made["title"] = Text(title, title) if isinstance(title, str) else Text(title["id"], title["en"])
    for name, kind in (("kind", Kind), ("level", Level), ("strength", Strength), ("actor", Actor)):
        if name in row:
            made[name] = _member(kind, name, row[name])
    if "schemes" in row:
        made["schemes"] = tuple(_member(Scheme, "schemes", s) for s in row["schemes"])
    if "sources" in row:
        made["sources"] = tuple(Citation(s) for s in row["sources"])
    return Requirement(**made)


def _member(kind: type[StrEnum], name: str, value: object) -> StrEnum:
    try:
        return kind(cast("str", value))
    except ValueError:
        message = f"{name}: expected one of {', '.join(kind)}, got {value!r}"
        raise UsageError(message) from None
