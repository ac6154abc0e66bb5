"""Himpunan rekaman yang saling merujuk. All records of one data set, found by id in constant time.

>>> from umkm_domain.model.enterprise import Enterprise
>>> from umkm_domain.model.product import Product
>>> r = Registry(enterprises=(Enterprise(id="E1", name="Contoh"),),
...              products=(Product(id="P1", enterprise_id="E1", name="Keripik"),))
>>> r.get("products", "P1").name, [p.id for p in r.products_of("E1")], list(r.dangling())
('Keripik', ['P1'], [])
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, Self, TypeVar, cast

from attrs import evolve, fields, frozen

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import UnknownCodeError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.model._record import checked, is_personal, settle
from umkm_domain.model.assistance import AssistanceGrant
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product
from umkm_domain.model.retail import Listing, RetailAgreement
from umkm_domain.model.statistics import Observation, Target

__all__ = ["REFERENCES", "TABLES", "About", "Change", "Dangling", "Diff", "Registry", "Suppression"]

R = TypeVar("R")


@frozen(kw_only=True, field_transformer=checked)
class About:
    """Tentang himpunan data. What the data set is.

    Attributes:
        title: its title in both languages.
        description: what a reader must know, such as which records are illustrative.
        reference_date: the day the data set speaks of; reports use it unless another is given.
        region: the region it is about.
        sources: where it comes from.
    """

    title: Text | None = None
    description: Text | None = None
    reference_date: date | None = None
    region: KemendagriRegion | None = None
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        settle(self)


@frozen(kw_only=True, field_transformer=checked)
class Suppression:
    """Temuan yang sengaja didiamkan. A finding hidden on purpose, with the reason and until when.

    Attributes:
        code: the rule.
        record_id: the record, or None for all.
        reason: why; a suppression without a reason is itself a finding.
        until: last day on which it holds.
    """

    code: str
    record_id: str | None = None
    reason: str | None = None
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)


@frozen
class Dangling:
    """Rujukan yang tidak sampai. A reference that leads nowhere: from where, and to which id of which table."""

    table: str
    id: str
    path: str
    target_table: str
    target_id: str


@frozen(repr=False)
class Change:
    """Satu perubahan isian. One field that differs, before and after.

    The values are the values; `repr` masks those of personal fields. What the registry says of itself and its
    suppressions stand as the tables `about` and `suppressions`, with no id.
    """

    table: str
    id: str
    field: str
    before: object
    after: object

    def __repr__(self) -> str:
        personal = self.table in TABLES and is_personal(TABLES[self.table], self.field)
        shown = ("'***'", "'***'") if personal else (repr(self.before), repr(self.after))
        return f"Change({self.table!r}, {self.id!r}, {self.field!r}, {shown[0]}, {shown[1]})"


@frozen(kw_only=True)
class Diff:
    """Beda dua himpunan. What was added, removed and changed, as (table, id) and field by field."""

    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    changed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


TABLES: dict[str, type[Any]] = {
    "enterprises": Enterprise,
    "products": Product,
    "certifications": Certification,
    "agreements": RetailAgreement,
    "grants": AssistanceGrant,
    "observations": Observation,
    "targets": Target,
}
"""The tables of a registry whose records have an id, with the class of each."""

_TABLE_OF: dict[Any, str] = {kind: table for table, kind in TABLES.items()}


REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("enterprises", "/parent_id", "enterprises"),
    ("products", "/enterprise_id", "enterprises"),
    ("certifications", "/holder_id", "enterprises"),
    ("certifications", "/replaces_id", "certifications"),
    ("certifications", "/product_ids/*", "products"),
    ("agreements", "/parties/*/enterprise_id", "enterprises"),
    ("agreements", "/listings/*/product_id", "products"),
    ("grants", "/giver/enterprise_id", "enterprises"),
    ("grants", "/recipients/*/enterprise_id", "enterprises"),
    ("grants", "/product_ids/*", "products"),
    ("grants", "/certification_ids/*", "certifications"),
    ("observations", "/compares/*", "observations"),
)
"""Every reference between records: table, where in the record (`*` is each item), and the table it leads to."""


def _walk(value: Any, parts: list[str], path: str) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if not parts:
        yield path, value
    elif parts[0] == "*":
        for i, item in enumerate(value):
            yield from _walk(item, parts[1:], f"{path}/{i}")
    else:
        yield from _walk(getattr(value, parts[0]), parts[1:], f"{path}/{parts[0]}")


def _unique(table: str, records: tuple[Any, ...]) -> dict[str, Any]:
    by_id = {record.id: record for record in records}
    if len(by_id) != len(records):
        counts = Counter(record.id for record in records)
        twice = sorted(id_ for id_, count in counts.items() if count > 1)
        message = f"{table}: expected each id once, got {', '.join(twice)} more than once"
        raise UsageError(message)
    return by_id


def _group(records: tuple[R, ...], keys: Callable[[R], tuple[str, ...]]) -> dict[str, tuple[R, ...]]:
    groups: dict[str, list[R]] = {}
    for record in records:
        for key in keys(record):
            groups.setdefault(key, []).append(record)
    return {key: tuple(group) for key, group in groups.items()}


@frozen(kw_only=True, field_transformer=checked)
class Registry:
    """Himpunan semua rekaman. All records of one data set; immutable, references by id.

    Ids are unique within a table. References may lead nowhere: `dangling` lists them, rules judge them.

    Raises:
        UsageError: an id stands twice in one table.
    """

    about: About = About()
    enterprises: tuple[Enterprise, ...] = ()
    products: tuple[Product, ...] = ()
    certifications: tuple[Certification, ...] = ()
    agreements: tuple[RetailAgreement, ...] = ()
    grants: tuple[AssistanceGrant, ...] = ()
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    def __attrs_post_init__(self) -> None:
        for table in TABLES:
            _unique(table, getattr(self, table))

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Any]]:
        return {table: _unique(table, getattr(self, table)) for table in TABLES}

    def get(self, table: str, id: str) -> Any:
        """The record of a table with that id, or None.

        Raises:
            UnknownCodeError: no such table.
        """
        try:
            return self._by_id[table].get(id)
        except KeyError:
            message = f"expected one of {', '.join(TABLES)}, got {table!r}"
            raise UnknownCodeError(message) from None

    def enterprise(self, id: str) -> Enterprise | None:
        """The enterprise with that id, or None."""
        return cast("Enterprise | None", self.get("enterprises", id))

    def product(self, id: str) -> Product | None:
        """The product with that id, or None."""
        return cast("Product | None", self.get("products", id))

    @cached_property
    def _products(self) -> dict[str, tuple[Product, ...]]:
        return _group(self.products, lambda p: (p.enterprise_id,))

    @cached_property
    def _held(self) -> dict[str, tuple[Certification, ...]]:
        return _group(self.certifications, lambda c: (c.holder_id,) if c.holder_id is not None else ())

    @cached_property
    def _covering(self) -> dict[str, tuple[Certification, ...]]:
        return _group(self.certifications, lambda c: tuple(dict.fromkeys(c.product_ids)))

    @cached_property
    def _listings(self) -> dict[str, tuple[tuple[RetailAgreement, Listing], ...]]:
        pairs = tuple((agreement, listing) for agreement in self.agreements for listing in agreement.listings)
        return _group(pairs, lambda pair: (pair[1].product_id,))

    @cached_property
    def _grants(self) -> dict[str, tuple[AssistanceGrant, ...]]:
        return _group(
            self.grants,
            lambda g: tuple(dict.fromkeys(r.enterprise_id for r in g.recipients if r.enterprise_id is not None)),
        )

    def products_of(self, enterprise_id: str) -> tuple[Product, ...]:
        """The products of an enterprise."""
        return self._products.get(enterprise_id, ())

    def certifications_held(self, enterprise_id: str) -> tuple[Certification, ...]:
        """The certificates an enterprise holds."""
        return self._held.get(enterprise_id, ())

    def certifications_covering(self, product_id: str) -> tuple[Certification, ...]:
        """The certificates that name a product."""
        return self._covering.get(product_id, ())

    def listings_of(self, product_id: str) -> tuple[tuple[RetailAgreement, Listing], ...]:
        """The listings of a product, each with its agreement."""
        return self._listings.get(product_id, ())

    def grants_to(self, enterprise_id: str) -> tuple[AssistanceGrant, ...]:
        """The grants of which an enterprise is a recipient."""
        return self._grants.get(enterprise_id, ())

    def records(self) -> Iterator[tuple[str, Any]]:
        """Every record that has an id, with the name of its table."""
        for table in TABLES:
            for record in getattr(self, table):
                yield table, record

    def __len__(self) -> int:
        return sum(len(getattr(self, table)) for table in TABLES)

    def dangling(self) -> Iterator[Dangling]:
        """Rujukan yang tidak sampai. Each reference to an id that its table does not hold."""
        for table, pattern, target in REFERENCES:
            known, parts = self._by_id[target], pattern.split("/")[1:]
            for record in getattr(self, table):
                for path, id_ in _walk(record, parts, ""):
                    if id_ not in known:
                        yield Dangling(table, record.id, path, target, id_)

    def with_(self, *records: Any) -> Self:
        """Himpunan baru dengan rekaman ini. A new registry in which each record is put, or put in place.

        A record whose id its table already holds takes the place of the old one; others go to the end. A suppression
        has no id: it is added, unless the very same is there.

        Raises:
            UsageError: not a record of a registry.
        """
        changes: dict[str, dict[str, Any]] = {}
        silenced = self.suppressions
        for record in records:
            kind: type[Any] = record.__class__
            if kind is Suppression:
                silenced = silenced if record in silenced else (*silenced, record)
                continue
            table = _TABLE_OF.get(kind)
            if table is None:
                message = f"expected a record such as Enterprise or Product, got {kind.__name__}"
                raise UsageError(message)
            changes.setdefault(table, dict(self._by_id[table]))[record.id] = record
        replaced: dict[str, Any] = {table: tuple(by_id.values()) for table, by_id in changes.items()}
        return evolve(self, suppressions=silenced, **replaced)

    def merge(self, other: "Registry") -> Self:
        """Gabungan dua himpunan. Both registries in one; what this one says of itself stays.

        Raises:
            UsageError: the same id with different contents in both (names them all), or `other` is no registry.
        """
        _same_kind(other)
        clashes: list[str] = []
        merged: dict[str, Any] = {}
        for table in TABLES:
            by_id = dict(self._by_id[table])
            for record in getattr(other, table):
                if by_id.setdefault(record.id, record) != record:
                    clashes.append(f"{table}/{record.id}")
            merged[table] = tuple(by_id.values())
        if clashes:
            message = f"expected records that agree, got different contents for {', '.join(clashes)}"
            raise UsageError(message)
        new = (s for s in other.suppressions if s not in self.suppressions)
        merged["suppressions"] = (*self.suppressions, *new)
        return evolve(self, **merged)

    def diff(self, other: "Registry") -> Diff:
        """Beda dengan himpunan lain. What `other` adds, leaves out and changes, table by table.

        The order of records is no difference.

        Raises:
            UsageError: `other` is no registry.
        """
        _same_kind(other)
        added: list[tuple[str, str]] = []
        removed: list[tuple[str, str]] = []
        changed: list[Change] = []
        for table, kind in TABLES.items():
            mine, theirs = self._by_id[table], other._by_id[table]
            removed += [(table, id_) for id_ in mine if id_ not in theirs]
            added += [(table, id_) for id_ in theirs if id_ not in mine]
            for id_ in mine.keys() & theirs.keys():
                if mine[id_] != theirs[id_]:
                    changed += _changes(table, kind, mine[id_], theirs[id_])
        changed += _changes("about", About, self.about, other.about)
        if set(self.suppressions) != set(other.suppressions):
            changed.append(Change("suppressions", "", "", self.suppressions, other.suppressions))
        changed.sort(key=lambda c: (c.table, c.id))
        return Diff(added=tuple(added), removed=tuple(removed), changed=tuple(changed))


def _same_kind(other: object) -> None:
    if not isinstance(other, Registry):
        message = f"expected a Registry, got {type(other).__name__}"
        raise UsageError(message)


def _changes(table: str, kind: type[Any], before: Any, after: Any) -> Iterator[Change]:
    for field in fields(kind):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield Change(table, getattr(before, "id", ""), field.name, old, new)
