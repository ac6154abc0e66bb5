"""Nilai menjadi data polos untuk JSON. Values as plain data for JSON, exact and without loss.

>>> from fractions import Fraction
>>> plain({"coverage": Fraction(10, 15769)})
{'coverage': '10/15769'}
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, cast

from attrs import Attribute, fields, has

from umkm_domain.core.masking import mask_name, mask_number

__all__ = ["plain", "ratio_text"]


_LONGEST = 10**4_000


def ratio_text(ratio: Fraction) -> str:
    """Tulis nisbah sebagai "n/d". Write a ratio as `n/d`, also when the denominator is 1."""
    return f"{Decimal(ratio.numerator)}/{Decimal(ratio.denominator)}"  # of any length, where int stops at 4,300 digits


def plain(value: object) -> Any:
    """Return value as dicts, lists, str, int, bool and None; ratios are "n/d", dates ISO, decimals text.

    A whole number of more digits than JSON readers take (4,000) is text. Fields of records that are personal are
    masked: this is the door to reports, not to data sets.
    """
    if value is None or (isinstance(value, bool | int) and not isinstance(value, Enum)):
        return value if value is None or abs(value) < _LONGEST else str(Decimal(value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Fraction):
        return ratio_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(plain(k)): plain(v) for k, v in cast("Mapping[object, object]", value).items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in cast("list[object]", value)]
    if isinstance(value, set | frozenset):
        return [plain(item) for item in sorted(cast("set[object]", value), key=str)]
    to_dict = getattr(value, "to_dict", None)
    if callable(to_dict):
        return to_dict()
    kind: Any = type(value)
    if has(kind):
        return {field.name: _field(field, getattr(value, field.name)) for field in fields(kind)}
    return str(value)


def _field(field: "Attribute[Any]", value: object) -> Any:
    if value is None or not field.metadata.get("personal"):
        return plain(value)
    text = str(value)
    return mask_number(text) if any(map(str.isdigit, text)) else mask_name(text)
