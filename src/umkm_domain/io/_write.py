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
    required = [slot for slot in slots(kind).values() if slot.required]
    first = ", ".join(f"{slot.name!r}: {_expression(slot, f'record.{slot.name}', space)}" for slot in required)
    lines = ["def write(record):", f"    plain = {{{first}}}"]
    for slot in slots(kind).values():
        if slot.required:
            continue
        space[f"default_{slot.name}"] = slot.default
        differs = "is not None" if slot.default is None else f"!= default_{slot.name}"
        lines += [
            f"    value = record.{slot.name}",
            f"    if value {differs}: plain[{slot.name!r}] = {_expression(slot, 'value', space)}",
        ]
    lines.append("    return plain")
    exec("\n".join(lines), space)  # noqa: S102  (the source is the names of our own fields)
    write: Callable[[Any], dict[str, Any]] = space["write"]
    return write


def _expression(slot: Slot, value: str, space: dict[str, Any]) -> str:
    """The source that writes the value of a field."""
    write = value_writer(slot)
    if write is None:
        return f"list({value})" if slot.many else value
    space[f"write_{slot.name}"] = write
    return f"[write_{slot.name}(item) for item in {value}]" if slot.many else f"write_{slot.name}({value})"
