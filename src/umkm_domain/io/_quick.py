"""Pembaca cepat tanpa tambahan. The quick reader of the core: takes what is certainly right, doubts the rest.

For each record class one function is made from its slots. It builds the record through a writable twin (same
layout, no frozen `__setattr__`), which then becomes the class itself: frozen constructors with their converters
would check again what was just checked. Whatever it doubts goes to the strict reader, which alone refuses, so both
give the same records and the same findings; `tests/io/test_paths.py` proves it on documents of every kind.

>>> from umkm_domain.model.enterprise import YearFigures
>>> quick_reader(YearFigures)({"year": 2018, "sales": 5}, [0]) == YearFigures(year=2018, sales=5)
True
"""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from types import FunctionType
from typing import Any

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import IdentifierError, RecordError
from umkm_domain.identifiers import BpomNumber, Gtin, HalalNumber, Nib, Npwp, PbUmku, Pirt, TrademarkNumber
from umkm_domain.io._fields import KBLI_PATTERN, RATIO_PATTERN, REGION_PATTERN, Kind, Slot, slots
from umkm_domain.io._limits import DIGITS, MOST
from umkm_domain.model._record import canonical

__all__ = ["DOUBTS", "Doubt", "compiled", "quick_reader", "ratio", "region", "settled", "twin"]

_is_ratio = re.compile(RATIO_PATTERN).fullmatch
_is_region = re.compile(REGION_PATTERN).fullmatch
_is_kbli = re.compile(KBLI_PATTERN).fullmatch


class Doubt(Exception):
    """Something that only the strict reader may judge."""


DOUBTS = (Doubt, RecordError, IdentifierError, TypeError, ValueError, KeyError, AttributeError)
"""What a quick reader may raise; each means: ask the strict reader."""


@lru_cache(maxsize=1 << 16)
def region(code: str) -> KemendagriRegion:
    """The region of a code; the same object for the same code, which also saves memory."""
    if not _is_region(code):
        raise Doubt
    return KemendagriRegion(code)


@lru_cache(maxsize=1 << 14)
def activity(code: str, edition: int) -> Kbli:
    """The activity of a code in an edition."""
    if not _is_kbli(code):
        raise Doubt
    return Kbli(code, edition=edition)


def ratio(text: str, *, signed: bool) -> Fraction:
    """The ratio written `n/d`."""
    if len(text) > DIGITS or not _is_ratio(text) or (text[0] == "-" and not signed and not text.startswith("-0/")):
        raise Doubt
    return Fraction(text)


@cache
def twin(kind: Any) -> Any:
    """A class with the layout of a record class whose attributes can be set."""
    space = {
        "__slots__": (),
        # Both, or the interpreter takes the slow way to either.
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
        "__module__": kind.__module__,
    }
    return type(kind)(f"_{kind.__name__}", (kind,), space)


def _nothing(record: object) -> None:
    """Stand for `settle`, whose checks the quick readers make themselves."""


# Text of these forms stays as it is: read, it gives itself; refused, it is kept as given.
_SETTLED: dict[object, Callable[[str], object]] = {
    kind: re.compile(form).fullmatch
    for kind, form in {
        Nib: "[0-9]{13}",
        PbUmku: "[0-9]{20,21}",
        Npwp: "[0-9]{16}",
        Gtin: "[0-9]{8,14}",
        Pirt: "[0-9]{13,15}-[0-9]{2}",
        HalalNumber: "ID[0-9]{17}",
        BpomNumber: "[A-Z]{2}[0-9]{9,15}",
        TrademarkNumber: "IDM[0-9]{9}",
    }.items()
}


def _canonical(record: Any, field: str, kind: Callable[[str], str]) -> None:
    """Do as `canonical` does, without reading a number whose form can only stay."""
    given = getattr(record, field)
    if given is None:
        return
    stays = _SETTLED.get(kind)
    if stays is None or not stays(given):
        canonical(record, field, kind)


@cache
def settled(kind: Any) -> Callable[[Any], None] | None:
    """The `__attrs_post_init__` of a class without its call of `settle`; None when nothing else is in it."""
    post: Any = kind.__dict__.get("__attrs_post_init__")
    if post is None or post.__code__.co_names == ("settle",):
        return None
    space = {**post.__globals__, "settle": _nothing, "canonical": _canonical}
    return FunctionType(post.__code__, space, post.__name__, post.__defaults__, post.__closure__)


def compiled(name: str, lines: list[str], space: dict[str, Any]) -> Any:
    """Compile a function whose source is made of the names of our own fields."""
    exec("\n".join(lines), space)  # noqa: S102  (no data ever becomes source)
    return space[name]


@cache
def quick_reader(kind: Any) -> Callable[[Any, list[int]], Any]:
    """The function that reads one plain object into a record, or raises one of `DOUBTS`.

    It adds the number of keys it saw to the counter it is handed.
    """
    names = frozenset(slots(kind))
    space: dict[str, Any] = {
        "Doubt": Doubt,
        "activity": activity,
        "day": date.fromisoformat,
        "kind": kind,
        "names": names,
        "new": object.__new__,
        "ratio": ratio,
        "region": region,
        "settled": settled(kind),
        "twin": twin(kind),
    }
    lines = [
        "def read(given, counter):",
        "    if given.__class__ is not dict: raise Doubt",
        "    get, left, record = given.get, len(given), new(twin)",
        "    counter[0] += left",
    ]
    for slot in slots(kind).values():
        lines += _field_lines(slot, space)
    lines += [
        # What is left over is unknown, or a null that was written out.
        "    if left and not given.keys() <= names: raise Doubt",
        *(["    settled(record)"] if space["settled"] else []),
        "    record.__class__ = kind",
        "    return record",
    ]
    read: Callable[[Any, list[int]], Any] = compiled("read", lines, space)
    return read


def _field_lines(slot: Slot, space: dict[str, Any]) -> list[str]:
    name, get = slot.name, f"    value = get({slot.name!r})"
    convert = [f"        {line}" for line in _convert_lines(slot, space)]
    if slot.required:
        return [get, "    if True:", *convert, "    left -= 1", f"    record.{name} = value"]
    space[f"default_{name}"] = slot.default
    missing = [f"        value = default_{name}"]
    if not slot.optional:
        missing.insert(0, f"        if {name!r} in given: raise Doubt")
    return [
        get,
        "    if value is not None:",
        *convert,
        "        left -= 1",
        *(["    else:", *missing] if slot.default is not None or not slot.optional else []),
        f"    record.{name} = value",
    ]


def _convert_lines(slot: Slot, space: dict[str, Any]) -> list[str]:
    """Lines that check and convert `value`."""
    if not slot.many:
        return _one(slot, "value", "value", space)
    inner = _one(slot, "item", "item", space)
    return [
        "if value.__class__ is not list: raise Doubt",
        "items = []",
        "for item in value:",
        *(f"    {line}" for line in inner),
        "    items.append(item)",
        "value = tuple(items)",
    ]


def _one(slot: Slot, given: str, to: str, space: dict[str, Any]) -> list[str]:
    match slot.kind:
        case Kind.TEXT:
            return [f"if {given}.__class__ is not str or not {given}: raise Doubt"]
        case Kind.INTEGER:
            space["most"] = MOST
            least = "-most" if slot.signed else "0"
            return [f"if {given}.__class__ is not int or not {least} <= {given} <= most: raise Doubt"]
        case Kind.TRUTH:
            return [f"if {given}.__class__ is not bool: raise Doubt"]
        case Kind.DAY:
            return [
                f"if {given}.__class__ is not str or len({given}) != 10 or {given}[4] != '-' or {given}[7] != '-':",
                "    raise Doubt",
                f"{to} = day({given})",
            ]
        case Kind.RATIO:
            return [f"if {given}.__class__ is not str: raise Doubt", f"{to} = ratio({given}, signed={slot.signed})"]
        case Kind.CODE:
            codes = f"codes_{slot.name}"
            space[codes] = {member.value: member for member in slot.of}
            return [f"{to} = {codes}[{given}]"]
        case Kind.REGION:
            return [f"if {given}.__class__ is not str: raise Doubt", f"{to} = region({given})"]
        case Kind.KBLI:
            return [
                f"if {given}.__class__ is not dict or len({given}) != 2: raise Doubt",
                f"code, edition = {given}['code'], {given}['edition']",
                "if code.__class__ is not str or edition.__class__ is not int: raise Doubt",
                f"{to} = activity(code, edition)",
                "counter[0] += 2",
            ]
        case Kind.RECORD:
            reader = f"read_{slot.name}"
            space[reader] = quick_reader(slot.of)
            return [f"{to} = {reader}({given}, counter)"]
