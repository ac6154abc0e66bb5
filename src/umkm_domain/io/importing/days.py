"""Tanggal dalam sel. Dates in cells, in every form that offices write them; days before months.

>>> day("12 Maret 2024", Repairs()).value, day("0000-00-00", Repairs()).outcome.value
(datetime.date(2024, 3, 12), 'empty')
>>> day(45363, Repairs()).value, day("12/03/24", Repairs()).offer
(datetime.date(2024, 3, 12), datetime.date(2024, 3, 12))
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from umkm_domain.io.importing.aliases import MONTHS
from umkm_domain.io.importing.grid import Raw
from umkm_domain.io.importing.reading import Read, Repairs, changed, empty, given, offered, read, unread

__all__ = ["day", "is_day", "order_of"]

_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 14_000, 73_050
"""Serials of 1938 to 2099: outside them a bare number is no date."""
_TIME = re.compile(
    r"[ T](?:pukul |jam )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:am|pm|wib|wita|wit|z))?$", re.I
)
_WEEKDAY = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|sunday|monday|tuesday|wednesday|thursday|friday|saturday)\s*,?\s+",
    re.I,
)
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_PACKED = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})\s?([-/. ])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})")
_NAMED = re.compile(r"([0-9]{1,2})\s*[-/. ]?\s*([a-z]+)\.?\s*[-/., ]?\s*'?([0-9]{4}|[0-9]{2})", re.I)
_NAMED_FIRST = re.compile(r"([a-z]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?\s*,?\s*([0-9]{4})", re.I)
_MONTH = re.compile(r"(?:([a-z]+)\.?|([0-9]{1,2}))\s*[-/. ,]\s*([0-9]{4})", re.I)
_ZERO = re.compile(r"0{1,4}[-/. ]0{1,2}[-/. ]0{1,4}|1900[-/.]0?1[-/.]0{1,2}|0?0[-/.]0?1[-/.]1900|0?1[-/.]0[-/.]1900|0+")
_PLACES = re.compile(r"^[A-Z][A-Za-z ]{2,30},\s+(?=[0-9])")


def is_day(raw: Raw) -> bool:
    """Tell whether a cell is plainly a date (a bare number is not)."""
    if isinstance(raw, date):
        return True
    text = given(raw)
    return isinstance(raw, str) and not text.isdigit() and day(raw, Repairs(two_digit_years=True)).value is not None


def order_of(cells: Iterable[Raw]) -> str:
    """Tell how a column writes dates: `dmy`, `mdy`, or `` when it writes both ways."""
    first, second = False, False
    for raw in cells:
        match = _NUMBERS.fullmatch(_bare(given(raw))) if isinstance(raw, str) else None
        if match:
            first |= int(match[1]) > 12
            second |= int(match[3]) > 12
    return "" if first and second else "mdy" if second else "dmy"


def _bare(text: str) -> str:
    text = _WEEKDAY.sub("", _PLACES.sub("", text))
    return _TIME.sub("", text).strip(" .,;")


def day(raw: Raw, repairs: Repairs, order: str = "dmy") -> Read:
    """Read a date.

    Args:
        raw: the cell.
        repairs: whether a year of two digits is read.
        order: `dmy`, `mdy`, or `` where the column does both, so that `03/04/2024` stays open.
    """
    if isinstance(raw, datetime):
        return changed(raw.date(), "time")
    if isinstance(raw, date):
        return read(raw)
    if isinstance(raw, bool):
        return unread("kind")
    if isinstance(raw, int | float):
        return _serial(raw)
    text = given(raw)
    if not text:
        return empty("placeholder" if raw else "")
    if len(text) > 60:
        return unread("words")
    bare = _bare(text)
    if _ZERO.fullmatch(bare):
        return empty("placeholder")
    if re.fullmatch(r"[0-9]{5}(?:[.,][0-9]+)?", bare):
        return _serial(float(bare.replace(",", ".")))
    if re.fullmatch(r"(?:19|20)[0-9]{2}", bare) or re.fullmatch(r"(?:tahun|thn|th)\.?\s*(?:19|20)[0-9]{2}", bare, re.I):
        return unread("year_only")
    return _written(bare, text, repairs, order)


def _serial(raw: int | float) -> Read:
    if raw == 0:
        return empty("placeholder")
    if raw == int(raw) and 1900 <= raw <= 2100:
        return unread("year_only")
    if raw == int(raw) and _PACKED.fullmatch(str(int(raw))):
        return _made(int(raw) // 10_000, int(raw) // 100 % 100, int(raw) % 100, "day")
    if not _FIRST_SERIAL <= raw <= _LAST_SERIAL:
        return unread("words")
    return changed(_EPOCH + timedelta(days=int(raw)), "serial")


def _written(bare: str, text: str, repairs: Repairs, order: str) -> Read:
    match = _ISO.fullmatch(bare) or _PACKED.fullmatch(bare)
    if match:
        year, month, last = (int(part) for part in match.groups() if part.isdigit())
        found = _made(year, month, last, "time" if bare != text else "day")
        return read(found.value) if found.value is not None and str(found.value) == text else found
    match = _NUMBERS.fullmatch(bare)
    if match:
        return _numbers(int(match[1]), int(match[3]), match[4], repairs, order)
    match = _NAMED.fullmatch(bare)
    if match and match[2].lower() in MONTHS:
        return _year(int(match[1]), MONTHS[match[2].lower()], match[3], repairs, "day")
    match = _NAMED_FIRST.fullmatch(bare)
    if match and match[1].lower() in MONTHS:
        return _year(int(match[2]), MONTHS[match[1].lower()], match[3], repairs, "day")
    match = _MONTH.fullmatch(bare)
    if match and (match[1] is None or match[1].lower() in MONTHS):
        return unread("month_only")
    return unread("words")


def _numbers(first: int, second: int, year: str, repairs: Repairs, order: str) -> Read:
    if order == "mdy" or (not order and second > 12):
        return _year(second, first, year, repairs, "day")
    found = _year(first, second, year, repairs, "day_first" if second <= 12 else "day")
    if not order and first <= 12 and second <= 12 and first != second:
        return offered(found.value or found.offer, "date_order")
    return found


def _year(last: int, month: int, year: str, repairs: Repairs, why: str) -> Read:
    if len(year) == 4:
        return _made(int(year), month, last, why)
    # Two digits: this century up to 69, as spreadsheets have it, but never on our own account.
    found = _made(int(year) + (2000 if int(year) < 70 else 1900), month, last, why)
    if found.value is None:
        return found
    return offered(found.value, "two_digits", "two_digit_years", apply=repairs.two_digit_years)


def _made(year: int, month: int, last: int, why: str) -> Read:
    try:
        return changed(date(year, month, last), why)
    except ValueError:
        return unread("no_day")
