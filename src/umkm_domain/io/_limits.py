"""Batas panjang bilangan, satu untuk semua. How long a number may be, alike for every reader and writer.

Python turns text into whole numbers and back up to 4,300 digits, unless somebody moves that; ours is below it and
does not move.

>>> Long("9" * 5000)
a number of 5000 digits
>>> whole("-5"), may_hold_long(b"[" + b"9" * 5000 + b"]")
(-5, True)
"""

import re
from typing import Any

from umkm_domain.core.errors import DataError
from umkm_domain.core.language import Text
from umkm_domain.io._fields import PARENTS, ROWS, Kind, Slot, slots
from umkm_domain.io.reasons import refusal

__all__ = ["DIGITS", "MOST", "SHORT", "Long", "long_number", "may_hold_long", "refuse_long", "refused", "whole"]

DIGITS = 4000
"""Digits of a whole number, and of either half of a ratio."""
MOST = 10**DIGITS - 1
"""The largest whole number that has no more."""

SHORT = Text(f"bilangan sampai {DIGITS} angka", f"a number of at most {DIGITS} digits")


class Long(str):
    """A whole number with more digits than we read, as it stood; its message says only how many."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"a number of {len(self.lstrip('-'))} digits"


def whole(text: str) -> int | Long:
    """The whole number that JSON or a cell holds."""
    return int(text) if len(text) <= DIGITS or len(text.lstrip("-")) <= DIGITS else Long(text)


_STEP = 100
_SAMPLES = re.compile(rb"[0-9]{%d}" % (DIGITS // _STEP))
_RUN = re.compile(rb"[0-9]{%d}" % (DIGITS + 1))


def may_hold_long(content: bytes) -> bool:
    """Tell whether written text may hold a number that is too long.

    Of so long a run every hundredth byte is a digit, too, so few bytes are looked at.
    """
    if len(content) <= DIGITS or _SAMPLES.search(content[::_STEP]) is None:
        return False
    return _RUN.search(content) is not None


def refuse_long(holder: Any, file: str) -> None:
    """Refuse a registry or a line that holds a number too long to be written and read again.

    Raises:
        DataError: it does (IMP026).
    """
    for table in ROWS:
        if table not in PARENTS:
            for index, record in enumerate(getattr(holder, table)):
                path = long_number(record)
                if path is not None:
                    raise refused(file, table, f"/{table}/{index}{path}")


def refused(file: str, table: str, pointer: str) -> DataError:
    """The refusal of a number that is too long."""
    return refusal("IMP026", file, (SHORT.id, SHORT.en), "a longer one", table=table, pointer=pointer)


def long_number(record: Any) -> str | None:
    """Pointer to the first number of a record that is too long to be written; None where there is none."""
    for slot in slots(record.__class__).values():
        value = getattr(record, slot.name)
        if value is None:
            continue
        for index, item in enumerate(value if slot.many else (value,)):
            path = _path(slot, item)
            if path is not None:
                return f"/{slot.name}/{index}{path}" if slot.many else f"/{slot.name}{path}"
    return None


def _path(slot: Slot, item: Any) -> str | None:
    if slot.kind is Kind.RECORD:
        return long_number(item)
    if slot.kind is Kind.INTEGER:
        return "" if abs(item) > MOST else None
    if slot.kind is Kind.RATIO:
        return "" if max(abs(item.numerator), item.denominator) > MOST else None
    return None
