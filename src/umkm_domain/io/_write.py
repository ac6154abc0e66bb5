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

__all__ = ["to_plain", "value_writer"]

_Write = Callable[[Any], Any]


def _kbli(value: Any) -> dict[str, Any]:
    return {"code": value.code, "edition": value.edition}


_SINGLE: dict[Kind, _Write | None] = {
    Kind.TEXT: None,
    Kind.INTEGER: None,
    Kind.TRUTH: None,
    Kind.DAY: date.isoformat,
    Kind.RATIO: ratio_text,
    Kind.CODE: lambda value: value.value,
    Kind.REGION: lambda value: value.code,
    Kind.KBLI: _kbli,
    Kind.RECORD: lambda value: to_plain(value),  # noqa: PLW0108  (to_plain is defined below)
}


def value_writer(slot: Slot) -> _Write | None:
    """The function that writes one value of a field; None where the value is plain already."""
    return _SINGLE[slot.kind]


@cache
def _writers(kind: Any) -> tuple[tuple[str, Any, bool, bool, _Write | None], ...]:
    return tuple(
        (slot.name, slot.default, slot.required, slot.many, value_writer(slot)) for slot in slots(kind).values()
    )


def to_plain(record: Any, *, without: str = "") -> dict[str, Any]:
    """Return a record as JSON has it.

    Args:
        record: a record of the model.
        without: a field to leave out, such as the nested figures.
    """
    out: dict[str, Any] = {}
    for name, default, required, many, write in _writers(record.__class__):
        value = getattr(record, name)
        if name == without or (not required and (value is default or value == default)):
            continue
        if value is None or write is None:
            out[name] = list(value) if many and value is not None else value
        else:
            out[name] = [write(item) for item in value] if many else write(value)
    return out
