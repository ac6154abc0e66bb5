"""Isian tiap kelas sebagaimana ditulis di luar. What each field of each class looks like outside, read once from attrs.

Readers, writers, schemas and tables all work from these slots, so that they cannot disagree.

>>> slot = slots(ROWS["enterprises"])["region"]
>>> slot.kind.value, slot.optional, slot.required
('region', True, False)
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin

from attrs import NOTHING, fields, frozen, has

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.language import Text
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.registry import TABLES, Suppression
from umkm_domain.model.retail import Listing

__all__ = [
    "CHILDREN",
    "DAY_PATTERN",
    "KBLI_PATTERN",
    "KINDS",
    "PARENTS",
    "RATIO_PATTERN",
    "REGION_PATTERN",
    "ROWS",
    "Child",
    "Kind",
    "Slot",
    "slots",
]

DAY_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
RATIO_PATTERN = "-?(0|[1-9][0-9]*)/[1-9][0-9]*"
KBLI_PATTERN = "[0-9]{5}"
_PP, _KK, _CC = "(1[1-9]|[2-9][0-9])", "(0[1-9]|[1-689][0-9]|7[1-9])", "(0[1-9]|[1-9][0-9])"
REGION_PATTERN = (
    rf"{_PP}(\.{_KK}(\.{_CC}(\.[123][0-9]{{3}})?|\.4[0-9]{{4}})?|{_KK}({_CC}([123][0-9]{{3}})?|4[0-9]{{4}})?)?"
)
"""How days, ratios, activity and region codes are written; whole values, as readers and schemas both ask."""


class Kind(StrEnum):
    """Jenis isian. What one value of a field is."""

    TEXT = "text"
    INTEGER = "integer"
    TRUTH = "truth"
    DAY = "day"
    RATIO = "ratio"
    CODE = "code"
    REGION = "region"
    KBLI = "kbli"
    RECORD = "record"


KINDS: Mapping[Any, Kind] = MappingProxyType(
    {
        str: Kind.TEXT,
        int: Kind.INTEGER,
        bool: Kind.TRUTH,
        date: Kind.DAY,
        Fraction: Kind.RATIO,
        KemendagriRegion: Kind.REGION,
        Kbli: Kind.KBLI,
    }
)
"""The classes of values that are no records and no codes of a list."""


@frozen(kw_only=True)
class Slot:
    """Satu isian. One field: what it holds, whether it may be missing, and what then stands for it.

    Attributes:
        name: name of the field.
        kind: what one value is.
        of: the class of one value: an enumeration, a record class, or the class of the value.
        many: it holds a tuple of such values.
        optional: it may be None.
        required: it has no default.
        default: what stands when it is missing; None where it is required.
        personal: its value is masked at every door.
        signed: its number may be negative.
        empty_text: its text may be empty (only the halves of a text in two languages may).
    """

    name: str
    kind: Kind
    of: Any
    many: bool
    optional: bool
    required: bool
    default: Any
    personal: bool
    signed: bool
    empty_text: bool


@cache
def slots(kind: Any) -> Mapping[str, Slot]:
    """The slots of a record class by name, in the order of its fields."""
    found: dict[str, Slot] = {}
    for attribute in fields(kind):
        annotation, optional, many = attribute.type, False, False
        if isinstance(annotation, UnionType):
            (annotation,) = (part for part in get_args(annotation) if part is not NoneType)
            optional = True
        if get_origin(annotation) is tuple:
            annotation, many = get_args(annotation)[0], True
        found[attribute.name] = Slot(
            name=attribute.name,
            kind=_kind(annotation),
            of=annotation,
            many=many,
            optional=optional,
            required=attribute.default is NOTHING,
            default=None if attribute.default is NOTHING else attribute.default,
            personal=bool(attribute.metadata.get("personal")),
            signed=bool(attribute.metadata.get("signed")),
            empty_text=kind is Text,
        )
    return MappingProxyType(found)


def _kind(annotation: Any) -> Kind:
    known = KINDS.get(annotation)
    if known is not None:
        return known
    if issubclass(annotation, Enum):
        return Kind.CODE
    assert has(annotation), annotation
    return Kind.RECORD


@frozen
class Child:
    """Tabel anak. A table whose rows live inside the records of another one."""

    table: str
    parent: str
    field: str
    key: str
    kind: Any


CHILDREN: Mapping[str, Child] = MappingProxyType(
    {
        "enterprises": Child("figures", "enterprises", "figures", "enterprise_id", YearFigures),
        "agreements": Child("listings", "agreements", "listings", "agreement_id", Listing),
    }
)
"""The nested table of each table that has one."""

PARENTS: Mapping[str, Child] = MappingProxyType({child.table: child for child in CHILDREN.values()})
"""The same by the name of the nested table."""

ROWS: Mapping[str, Any] = MappingProxyType(
    {
        "enterprises": TABLES["enterprises"],
        "figures": YearFigures,
        "products": TABLES["products"],
        "certifications": TABLES["certifications"],
        "agreements": TABLES["agreements"],
        "listings": Listing,
        "grants": TABLES["grants"],
        "observations": TABLES["observations"],
        "targets": TABLES["targets"],
        "suppressions": Suppression,
    }
)
"""Every table of a data set folder with the class of its rows, parents before their children."""
