"""Kolom tiap tabel dan isi selnya. The columns of each table, and how a value becomes a cell and back.

An empty cell is a missing value. Several plain values stand in one cell with `;` between them; a backslash
escapes `;` and itself, and `\\e` is an empty text. Nested records are compact JSON. The edition of activity codes
has a column of its own, once when all codes share it.

>>> [column.name for column in columns("products")][:4]
['id', 'enterprise_id', 'name', 'brand']
>>> split(join(["a;b", "c"]))
['a;b', 'c']
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any

from attrs import frozen

from umkm_domain.io._fields import CHILDREN, PARENTS, ROWS, Kind, Slot, slots
from umkm_domain.io._limits import DIGITS, long_number, refused, whole
from umkm_domain.io._parse import parse_cell
from umkm_domain.io._write import value_writer
from umkm_domain.io.reasons import refusal

__all__ = ["CELL_LIMIT", "Column", "cells", "columns", "join", "plain_row", "split", "whole_cells"]

EDITION = "_edition"
CELL_LIMIT = 131_072
"""Characters of one cell of a CSV file, the limit that the csv module keeps unless somebody moves it."""


@frozen
class Column:
    """Satu kolom. One column: its name, the field it writes, and whether it is the edition of that field.

    `slot` is None for the id of the parent in a nested table.
    """

    name: str
    slot: Slot | None
    edition: bool = False


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    nested, child = CHILDREN.get(table), PARENTS.get(table)
    found = [] if child is None else [Column(child.key, None)]
    for slot in slots(ROWS[table]).values():
        if nested is not None and slot.name == nested.field:
            continue
        found.append(Column(slot.name, slot))
        if slot.kind is Kind.KBLI:
            found.append(Column(f"{slot.name}{EDITION}", slot, edition=True))
    return tuple(found)


def join(parts: Iterable[str]) -> str:
    """Write several texts in one cell."""
    return ";".join(part.replace("\\", "\\\\").replace(";", "\\;") or "\\e" for part in parts)


_PART = re.compile(r"((?:[^\\;]|\\.)*)(;|$)", re.DOTALL)
_YEAR = re.compile("[0-9]{4}")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def split(cell: str) -> list[str]:
    """Read several texts from one cell; a backslash before another sign stays as it is."""
    parts: list[str] = []
    position = 0
    while True:
        match = _PART.match(cell, position)
        if match is None:  # a lone backslash at the end
            return [*parts, cell[position:]]
        parts.append(_ESCAPE.sub(_unescape, match[1]))
        if not match[2]:
            return parts
        position = match.end()


def _unescape(match: re.Match[str]) -> str:
    sign = match[1]
    return sign if sign in "\\;" else "" if sign == "e" else match[0]


def cells(table: str, record: Any, parent_id: str = "") -> list[str]:
    """Write a record as the cells of its table."""
    return [_cell(column, record, parent_id) for column in columns(table)]


def whole_cells(table: str, record: Any, parent_id: str, file: str) -> list[str]:
    """Write a record as cells that can be read again.

    Raises:
        DataError: a cell, or a number in it, beyond its limit (IMP026).
    """
    try:
        row = cells(table, record, parent_id)
    except ValueError:  # more digits than Python turns into text
        _refuse_long(table, record, file)
        raise
    longest = len(max(row, key=len))
    if longest > DIGITS:
        _refuse_long(table, record, file)
    if longest > CELL_LIMIT:
        expected = (f"paling banyak {CELL_LIMIT} huruf", f"at most {CELL_LIMIT} characters")
        raise refusal("IMP026", file, expected, f"{longest}", table=table)
    return row


def _refuse_long(table: str, record: Any, file: str) -> None:
    path = long_number(record)
    if path is not None:
        raise refused(file, table, path)


def _cell(column: Column, record: Any, parent_id: str) -> str:
    slot = column.slot
    if slot is None:
        return parent_id
    value = getattr(record, slot.name)
    if value is None:
        return ""
    if slot.kind is Kind.KBLI:
        return _kbli_cell(column, value if slot.many else (value,))
    write = value_writer(slot)
    if slot.kind is Kind.RECORD:
        assert write is not None
        if not slot.many:
            return _compact(write(value))
        return _compact([write(item) for item in value]) if value or slot.optional else ""
    if not slot.many:
        return _text(value if write is None else write(value))
    if not value:
        return "[]" if slot.optional else ""
    return join(_text(item if write is None else write(item)) for item in value)


def _kbli_cell(column: Column, codes: tuple[Any, ...]) -> str:
    if not column.edition:
        return join(code.code for code in codes)
    editions = [str(code.edition) for code in codes]
    return join(editions[:1] if len(set(editions)) == 1 else editions)


def _text(value: Any) -> str:
    return str(value) if not isinstance(value, bool) else "true" if value else "false"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def plain_row(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Read the cells of a row as plain data; what cannot be read stays as it is, for the strict reader to refuse.

    Empty cells and the id of the parent are left out; unknown columns stay.
    """
    read, activities = _readers(table)
    out: dict[str, Any] = {}
    for name, cell in row.items():
        if cell == "":
            continue
        convert = read.get(name)
        out[name] = cell if convert is None or not isinstance(cell, str) else convert(cell)
    for name, slot in activities:
        # An edition without a code says something, so it may not go unread.
        codes, editions = out.pop(name, ""), out.pop(f"{name}{EDITION}", "")
        if isinstance(codes, str) and isinstance(editions, str):
            if codes or editions:
                out[name] = _activities(slot, codes, editions)
        else:
            out[name] = codes
    child = PARENTS.get(table)
    if child is not None:
        out.pop(child.key, None)
    return out


@cache
def _readers(table: str) -> tuple[dict[str, Callable[[str], Any]], list[tuple[str, Slot]]]:
    """How the cells of a table are read: by column where text alone is not right, and the columns of activities."""
    read: dict[str, Callable[[str], Any]] = {}
    activities: list[tuple[str, Slot]] = []
    for column in columns(table):
        slot = column.slot
        if slot is None or column.edition:
            continue
        if slot.kind is Kind.KBLI:
            activities.append((column.name, slot))
        elif slot.kind is Kind.RECORD:
            read[column.name] = parse_cell
        elif slot.many:
            read[column.name] = partial(_several, optional=slot.optional)
        elif slot.kind is Kind.INTEGER:
            read[column.name] = _integer
        elif slot.kind is Kind.TRUTH:
            read[column.name] = _truth
    return read, activities


def _several(cell: str, *, optional: bool) -> list[str]:
    return [] if optional and cell == "[]" else split(cell)


_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")


def _integer(cell: str) -> Any:
    return whole(cell) if _INTEGER.fullmatch(cell) else cell


def _truth(cell: str) -> Any:
    return {"true": True, "false": False}.get(cell, cell)


def _activities(slot: Slot, cell: str, editions: str) -> Any:
    codes = split(cell) if cell else []
    years: list[Any] = [int(year) if _YEAR.fullmatch(year) else year for year in split(editions)] if editions else []
    if len(years) == 1 and codes:
        years *= len(codes)
    found: list[Any] = [
        {"code": code} if index >= len(years) else {"code": code, "edition": years[index]}
        for index, code in enumerate(codes)
    ]
    if len(years) > len(codes):  # an edition without a code is refused as one
        found += [{"edition": year} for year in years[len(codes) :]]
    return found if slot.many or len(found) != 1 else found[0]
