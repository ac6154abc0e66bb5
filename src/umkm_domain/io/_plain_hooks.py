"""Kaitan konverter untuk nilai biasa. Hooks of the converter for values that are no records: none is coerced.

cattrs takes text for a list of its letters, `True` for 1 and `"1.5"` for 1.5; these hooks do not.

>>> number(1.5), number(True), number("1.5"), number(float("nan"))
(1.5, None, None, None)
"""

import math
import re
from collections.abc import Callable, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Literal, cast, get_args, get_origin

from attrs import has
from cattrs import IterableValidationError, IterableValidationNote

from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.language import Text
from umkm_domain.io._got import kind_of
from umkm_domain.io._strict import NOTHING
from umkm_domain.io.reasons import Place, Problem, shown, to_finding

__all__ = [
    "COLLECTIONS",
    "exactly",
    "has_fields",
    "is_literal",
    "is_mapping",
    "number",
    "one_of_literal",
    "only_objects",
    "times",
]

_EXPECTED = {
    "number": ("IMP001", Text("bilangan", "a number")),
    "bytes": ("IMP001", Text("bita", "bytes")),
    "time": ("IMP002", Text("waktu TTTT-BB-HHTJJ:MM:DD", "a time YYYY-MM-DDTHH:MM:SS")),
    "list": ("IMP001", Text("daftar", "a list")),
}


def _refuse(code: str, expected: Text, value: Any, *, personal: bool = False) -> DataError:
    return _error(Problem(code, "", expected, shown(value, personal=personal)))


def _error(problem: Problem) -> DataError:
    finding = to_finding(problem, Place(file=""))
    return DataError(finding.message.en, [FindingError(finding.line("en"), finding)])


def exactly(read: Callable[[Any], Any], name: str = "number") -> Callable[[Any, Any], Any]:
    """The hook of a reader that returns None for what it does not take."""
    code, expected = _EXPECTED[name]

    def structure(value: Any, kind: Any) -> Any:
        found = read(value)
        if found is None:
            raise _refuse(code, expected, value)
        return found

    return structure


def number(value: Any) -> float | None:
    """A decimal fraction from a finite number."""
    if type(value) not in (int, float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?([+-][0-9]{2}:[0-9]{2})?")


def times(value: Any) -> datetime | None:
    """A time as `datetime.isoformat` writes it."""
    if type(value) is not str or not _TIME.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def is_literal(kind: Any) -> bool:
    """Tell whether a type is a `Literal`."""
    return get_origin(kind) is Literal


def one_of_literal(value: Any, kind: Any) -> Any:
    """The value of a `Literal` that is equal, and of the same type: `True` is not 1."""
    known = get_args(kind)
    for choice in known:
        plain = choice.value if isinstance(choice, Enum) else choice
        # cattrs leaves the member of an enumeration as it is when it writes a literal.
        if (type(plain) is type(value) and plain == value) or (value is choice and isinstance(choice, Enum)):
            return choice
    names = ", ".join(str(choice.value if isinstance(choice, Enum) else choice) for choice in known)
    raise _refuse("IMP003", Text(f"salah satu dari {names}", f"one of {names}"), value)


def _factory(build: Callable[..., Any], takes: tuple[type, ...]) -> Callable[[Any, Any], Any]:
    """The factory of hooks for a kind of collection; every item is read, and every error told."""

    def factory(kind: Any, converter: Any) -> Any:
        parts = get_args(kind)
        mixed = build is tuple and bool(parts) and parts[-1] is not ...
        of = parts[0] if parts else Any
        code, expected = _EXPECTED["list"]

        def structure(value: Any, _: Any) -> Any:
            if not isinstance(value, takes):
                whole = isinstance(value, dict | list | tuple | set | frozenset)
                raise _refuse(code, expected, value, personal=whole)
            given: Any = value
            items: list[Any] = list(given)
            if mixed and len(items) != len(parts):
                many = Text(f"daftar berisi {len(parts)}", f"a list of {len(parts)}")
                raise _refuse(code, many, len(items))
            found, errors = list[Any](), list[Exception]()
            for index, item in enumerate(items):
                one = parts[index] if mixed else of
                try:
                    found.append(converter.get_structure_hook(one)(item, one))
                except Exception as error:  # noqa: BLE001  (told with the others)
                    error.add_note(IterableValidationNote(f"item {index} of {kind}", index, one))
                    errors.append(error)
            if errors:
                message = f"{kind}: items that cannot be read"
                # Its `__new__` takes the class as well, which the base class does not tell.
                raise IterableValidationError(message, errors, kind)  # pyright: ignore[reportCallIssue]
            return build(found)

        return structure

    return factory


def only_objects(make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The factory of hooks for classes made of an object; what is none is told before cattrs stumbles over it."""

    def factory(kind: Any) -> Any:
        hook = make(kind)

        def structure(value: Any, of: Any) -> Any:
            if not isinstance(value, Mapping):
                # Whether a class of somebody else holds personal values nobody knows: only the kind is shown.
                got = NOTHING if value is None else kind_of(cast("object", value))
                raise _error(Problem("IMP001", "", Text("objek", "an object"), got))
            return hook(value, of)

        return structure

    return factory


def has_fields(kind: Any) -> bool:
    """Tell whether a type is an attrs class or a data class."""
    return has(kind) or is_dataclass(get_origin(kind) or kind)


def _is(*origins: Any) -> Callable[[Any], bool]:
    return lambda kind: kind in origins or get_origin(kind) in origins


_LISTS = (list, tuple)
COLLECTIONS: tuple[tuple[Callable[[Any], bool], Callable[[Any, Any], Any]], ...] = (
    (_is(list, Sequence, MutableSequence), _factory(list, _LISTS)),
    (_is(tuple), _factory(tuple, _LISTS)),
    (_is(set, MutableSet), _factory(set, (*_LISTS, set, frozenset))),
    (_is(frozenset, AbstractSet), _factory(frozenset, (*_LISTS, set, frozenset))),
)
"""Which types are collections, and the factory of the hook of each."""

is_mapping = _is(dict, Mapping, MutableMapping)
