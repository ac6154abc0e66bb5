"""Pemeriksaan yang dipakai semua rekaman. What every record class shares: strict types, no nonsense.

`checked` is an attrs field transformer: from the annotation of each field it makes a converter that takes only
values of that type (so `True` is no integer and `1.5` no amount), or that is certain to mean it (a list for a
tuple, a code for its enumeration, a region code for its region). `settle` then refuses empty text and negative
numbers; it is a function made once a class, because it runs for each record that is ever built.
"""

import operator
from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, NoReturn, cast, get_args, get_origin

from attrs import Attribute, fields, fields_dict

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import IdentifierError, RecordError
from umkm_domain.core.reprs import repr_of

__all__ = ["PERSONAL", "SIGNED", "canonical", "checked", "in_order", "is_personal", "masked_repr", "settle"]

PERSONAL = {"personal": True}
SIGNED = {"signed": True}
"""Metadata of a field: personal values are masked at every door; signed ones may be negative."""

_Convert = Callable[[Any], Any]


class _Mismatch(Exception):
    """A value that is not of the type of its field."""

    def __init__(self, expected: str) -> None:
        self.expected = expected


def refuse(record: str, field: str, expected: str, got: object, *, personal: bool = False) -> NoReturn:
    """Raise a `RecordError` that says where, expected and got."""
    shown = "***" if personal else repr_of(got)
    message = f"{record}.{field}: expected {expected}, got {shown}"
    raise RecordError(message, record, field, expected, shown)


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    if isinstance(value, str) and not isinstance(value, Enum):
        return str(value)
    raise _Mismatch("text")


def _integer(value: Any) -> int:
    if type(value) is int:
        return value
    if isinstance(value, bool | str | float):
        raise _Mismatch("a whole number")
    try:
        return operator.index(value)
    except TypeError:
        raise _Mismatch("a whole number") from None


def _truth(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise _Mismatch("True or False")


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    raise _Mismatch("a date (and no time)")


def _ratio(value: Any) -> Fraction:
    if type(value) is Fraction:
        return value
    if type(value) is int:
        return Fraction(value)
    raise _Mismatch("a Fraction or a whole number")


def _region(value: Any) -> KemendagriRegion:
    if isinstance(value, KemendagriRegion):
        return value
    try:
        return KemendagriRegion(value)
    except IdentifierError as error:
        expected = "a Home Ministry region code such as 36.02"
        raise _Mismatch(expected) from error


_SIMPLE: dict[Any, _Convert] = {
    str: _text,
    int: _integer,
    bool: _truth,
    date: _day,
    Fraction: _ratio,
    KemendagriRegion: _region,
}


def _enum(kind: type[Enum]) -> _Convert:
    known: dict[Any, Enum] = {member.value: member for member in kind}
    expected = f"one of {', '.join(known)}"

    def convert(value: Any) -> Enum:
        if isinstance(value, kind):
            return value
        if isinstance(value, str) and not isinstance(value, Enum) and value in known:
            return known[value]
        raise _Mismatch(expected)

    return convert


def _instance(kind: type[Any]) -> _Convert:
    def convert(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        expected = f"a {kind.__name__}"
        raise _Mismatch(expected)

    return convert


def _many(one: _Convert) -> _Convert:
    def convert(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, tuple | list):
            expected = "a tuple"
            raise _Mismatch(expected)
        return tuple(one(item) for item in cast("list[Any]", value))

    return convert


def _converter(kind: Any) -> _Convert:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, UnionType):
        (rest,) = (part for part in get_args(kind) if part is not NoneType)
        inner = _converter(rest)
        return lambda value: None if value is None else inner(value)
    if get_origin(kind) is tuple:
        return _many(_converter(get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    return _instance(cast("type[Any]", kind))


def checked(cls: type[Any], given: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """Return the fields of a class, each with the strict converter of its annotation and a `repr` of any length."""

    def named(attribute: "Attribute[Any]") -> _Convert:
        convert, name = _converter(attribute.type), attribute.name
        personal = bool(attribute.metadata.get("personal"))

        def check(value: Any) -> Any:
            try:
                return convert(value)
            except _Mismatch as mismatch:
                refuse(cls.__name__, name, mismatch.expected, value, personal=personal)

        return check

    return [
        attribute.evolve(converter=named(attribute), repr=repr_of if attribute.repr is True else attribute.repr)
        for attribute in given
    ]


_SETTLERS: dict[type[Any], Callable[[Any], None]] = {}


def settle(record: Any) -> None:
    """Refuse empty text and negative numbers in a record."""
    kind: type[Any] = record.__class__
    settler = _SETTLERS.get(kind)
    if settler is None:
        settler = _SETTLERS[kind] = _settler(kind)
    settler(record)


def _settler(kind: type[Any]) -> Callable[[Any], None]:
    lines = ["def settler(self):", "    pass"]
    for attribute in fields(kind):
        name = attribute.name
        annotation: Any = attribute.type
        parts = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
        if str in parts:
            lines.append(f"    if self.{name} == '': refuse({kind.__name__!r}, {name!r}, 'text or nothing', '')")
        elif getattr(annotation, "__origin__", None) is tuple and str in get_args(annotation):
            expected = "texts that are not empty"
            lines.append(f"    if '' in self.{name}: refuse({kind.__name__!r}, {name!r}, {expected!r}, '')")
        elif (int in parts or Fraction in parts) and not attribute.metadata.get("signed"):
            lines += [
                f"    value = self.{name}",
                f"    if value is not None and value < 0: refuse({kind.__name__!r}, {name!r}, 'no less than 0', value)",
            ]
    space: dict[str, Any] = {"refuse": refuse}
    exec("\n".join(lines), space)  # noqa: S102  (the source is the names of our own fields)
    return cast("Callable[[Any], None]", space["settler"])


def is_personal(kind: type[Any], field: str) -> bool:
    """Tell whether a field of a class is personal, so that every door masks it."""
    return bool(fields_dict(kind)[field].metadata.get("personal"))


def masked_repr(record: Any, field: str, *, personal: bool) -> str:
    """The `repr` of a record; one of its fields masked where it is personal in this record."""
    kind: type[Any] = record.__class__
    shown = {f.name: getattr(record, f.name) for f in fields(kind)}
    parts = (
        f"{name}='***'" if personal and name == field and value is not None else f"{name}={repr_of(value)}"
        for name, value in shown.items()
    )
    return f"{kind.__name__}({', '.join(parts)})"


def in_order(record: Any, first: str, last: str) -> None:
    """Refuse a record whose last day is before its first."""
    begin, end = getattr(record, first), getattr(record, last)
    if begin is not None and end is not None and end < begin:
        refuse(type(record).__name__, last, f"a day on or after {first} ({begin})", str(end))


def canonical(record: Any, field: str, kind: Callable[[str], str]) -> None:
    """Write an official number in its canonical form; keep it as given when it is not well-formed."""
    given = getattr(record, field)
    if given is None:
        return
    try:
        number = str(kind(given))
    except IdentifierError:
        return
    if number != given:
        object.__setattr__(record, field, number)
