"""Menulis nilai apa pun untuk `repr` dan pesan galat. Any value as code, for `repr` and for messages of errors.

Python refuses to write a whole number of more than 4,300 digits, so that the `repr` of what holds one, and the
message of an error about it, would themselves be an error. Such a number is written by its ends and its length:

>>> repr_of(15769), repr_of((1, "a"))
('15769', "(1, 'a')")
>>> repr_of((-(10**5000), 1))
'(-1000000000...0000000000 (5,001 digits), 1)'
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from attrs import fields, has

__all__ = ["repr_of", "str_of"]

_ENDS = 10


def repr_of(value: object) -> str:
    """Tulis sebagai kode. The `repr` of a value, and where Python refuses that, one that shortens long numbers."""
    try:
        return repr(value)
    except ValueError:
        return _shortened(value)


def str_of(value: object) -> str:
    """Tulis sebagai teks. The `str` of a value, or what `repr_of` says where Python refuses that."""
    try:
        return str(value)
    except ValueError:
        return _shortened(value)


def _shortened(value: object) -> str:
    if isinstance(value, int):
        digits = str(Decimal(abs(value)))  # of any length
        return f"{'-' if value < 0 else ''}{digits[:_ENDS]}...{digits[-_ENDS:]} ({len(digits):,} digits)"
    if isinstance(value, Fraction):
        return f"Fraction({repr_of(value.numerator)}, {repr_of(value.denominator)})"
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return f"{{{', '.join(f'{repr_of(key)}: {repr_of(held)}' for key, held in pairs)}}}"
    if isinstance(value, tuple | list):
        items = [repr_of(item) for item in cast("list[object]", value)]
        if isinstance(value, list):
            return f"[{', '.join(items)}]"
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    kind: Any = type(value)
    return f"{kind.__name__}({', '.join(_fields(value))})" if has(kind) else f"<{kind.__name__}>"


def _fields(value: Any) -> list[str]:
    """Each field as attrs would write it: in its own way where it has one, and a personal one never."""
    parts: list[str] = []
    for field in fields(cast("Any", type(value))):
        if field.repr is not False:
            write = field.repr if callable(field.repr) else repr_of
            held = getattr(value, field.name)
            hidden = held is not None and field.metadata.get("personal") and write is repr_of
            parts.append(f"{field.name}={'***' if hidden else write(held)}")
    return parts
