"""Penulis: rekaman menjadi data polos. The writer: records to plain data, which the strict reader takes back exactly.

A field that holds its default is left out, so None and empty collections cost nothing; `[]` is written only
where it differs from None.

>>> from umkm_domain.model.certification import Certification
>>> to_plain(Certification(id="C1", scheme="pirt"))
{'id': 'C1', 'scheme': 'pirt'}
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from umkm_domain.core.plain import ratio_text
from umkm_domain.io._fields import Kind, Slot, slots

__all__ = ["to_plain", "value_writer", "writer"]

_Write = Callable[[Any], Any]


def _kbli(value: Any) -> dict[str, Any]:
    return {"code": value.code, "edition": value.edition}


_SINGLE: dict[Kind, _Write | None] = {
    Kind.TEXT: None,
    Kind.INTEGER: None,
    Kind.TRUTH: None,
    Kind.DAY: date.isoformat,
    Kind.RATIO: ratio_text,
    Kind.CODE: str,
    Kind.REGION: lambda value: value.code,
    Kind.KBLI: _kbli,
}


def value_writer(slot: Slot) -> _Write | None:
    """The function that writes one value of a field; None where the value is plain already."""
    return writer(slot.of) if slot.kind is Kind.RECORD else _SINGLE[slot.kind]


def to_plain(record: Any) -> dict[str, Any]:
    """Return a record as JSON has it."""
    plain: dict[str, Any] = writer(record.__class__)(record)
    return plain


@cache
def writer(kind: Any) -> Callable[[Any], dict[str, Any]]:
    """The function that writes records of a class, made from its slots."""
    space: dict[str, Any] = {}
    found = slots(kind).values()
    first = ", ".join(
        f"{slot.name!r}: {_expression(slot, f'record.{slot.name}', space)}" for slot in found if slot.required
    )
    lines = ["def write(record):", f"    plain = {{{first}}}"]
    for slot in found:
        if not slot.required:
            value = _expression(slot, "value", space)
            lines += [
                f"    value = record.{slot.name}",
                f"    if {_differs(slot, space)}: plain[{slot.name!r}] = {value}",
            ]
    lines.append("    return plain")
    exec("\n".join(lines), space)  # noqa: S102  (the source is the names of our own fields)
    write: Callable[[Any], dict[str, Any]] = space["write"]
    return write


def _differs(slot: Slot, space: dict[str, Any]) -> str:
    """The source that tells whether `value` is not the default of its field; the cheapest that is right."""
    if slot.default is None:
        return "value is not None"
    if slot.many:
        return "value"
    name = f"default_{slot.name}"
    space[name] = slot.default
    alone = slot.kind in (Kind.TRUTH, Kind.CODE)
    return f"value is not {name}" if alone else f"value != {name}"


_INLINE = {Kind.DAY: "{}.isoformat()", Kind.CODE: "{}._value_", Kind.REGION: "{}.code"}


def _expression(slot: Slot, value: str, space: dict[str, Any]) -> str:
    """The source that writes the value of a field."""
    one = "{}"
    if slot.kind in _INLINE:
        one = _INLINE[slot.kind]
    elif slot.kind is Kind.RECORD or _SINGLE[slot.kind] is not None:
        write = writer(slot.of) if slot.kind is Kind.RECORD else _SINGLE[slot.kind]
        space[f"write_{slot.name}"] = write
        one = f"write_{slot.name}({{}})"
    if not slot.many:
        return one.format(value)
    if one == "{}":
        return f"list({value})"
    return f"[{one.format('item')} for item in {value}]"
