"""CSV untuk lembar kerja, tanpa rumus tersembunyi. CSV for spreadsheets, in which no text can act as a formula.

A text that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe before it; numbers stay as they are.
The data set folder is another thing: it is never altered, so that what is written can be read back exactly.

>>> [neutralised(text) for text in ("=1+1", "-4.4", "-4.4+1", "@SUM(A1)", "Keripik")]
["'=1+1", '-4.4', "'-4.4+1", "'@SUM(A1)", 'Keripik']

Source: OWASP, CSV injection (which signs spreadsheets take for a formula); RFC 4180.
"""

import csv
import io
import re
from collections.abc import Iterator

from umkm_domain.core.language import Text
from umkm_domain.io._columns import cells, columns
from umkm_domain.io._fields import CHILDREN, ROWS, Kind
from umkm_domain.io.exports._common import Job, Written, encoded
from umkm_domain.io.exports.coverage import Coverage, leaves
from umkm_domain.model.registry import Registry

__all__ = ["COVERAGE", "neutralised", "tables", "write"]

_ABOUT = Text("CSV hanya memuat baris tabel", "CSV holds rows of tables only")

COVERAGE = Coverage(
    standard="CSV (RFC 4180)",
    mapped={leaf: leaf.partition("/")[2].partition("/")[0] for leaf in leaves() if not leaf.startswith("about/")},
    gone={"about": _ABOUT},
)

# Wide forms of the same signs act alike in some versions of spreadsheets.
_ACTIVE = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NUMBER = re.compile(r"-[0-9]+(?:[.,][0-9]+)*")
_PLAIN = (Kind.INTEGER, Kind.TRUTH, Kind.DAY, Kind.RATIO)


def neutralised(text: str) -> str:
    """Teks yang tidak dapat menjadi rumus. Text that no spreadsheet takes for a formula; numbers are left alone."""
    if text.startswith(_ACTIVE) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _rows(table: str, registry: Registry) -> Iterator[list[str]]:
    """The rows of a table, safe to open."""
    risky = [c.slot is None or c.slot.many or c.slot.kind not in _PLAIN for c in columns(table)]

    def safe(row: list[str]) -> list[str]:
        return [neutralised(cell) if may else cell for cell, may in zip(row, risky, strict=True)]

    for parent, child in CHILDREN.items():
        if child.table == table:
            for record in getattr(registry, parent):
                for item in getattr(record, child.field):
                    yield safe(cells(table, item, record.id))
            return
    for record in getattr(registry, table):
        yield safe(cells(table, record))


def write(job: Job) -> Written:
    """Satu berkas. One file of all tables: the column `table` says which; each table fills its own columns."""
    names = list(dict.fromkeys(c.name for table in ROWS for c in columns(table)))
    counts: dict[str, int] = {}
    found: list[tuple[str, list[list[str]]]] = []
    for table in ROWS:
        rows = list(_rows(table, job.registry))
        if rows:
            counts[table] = len(rows)
            found.append((table, rows))
    used = {c.name for table, _ in found for c in columns(table)}
    header = [name for name in names if name in used]
    lines: list[list[str]] = [["table", *header]]
    for table, rows in found:
        own = [c.name for c in columns(table)]
        for row in rows:
            values = dict(zip(own, row, strict=True))
            lines.append([table, *(values.get(name, "") for name in header)])
    return Written(content=_file(lines), counts=counts)


def tables(job: Job) -> dict[str, Written]:
    """Satu berkas tiap tabel. One file a table that has rows."""
    made: dict[str, Written] = {}
    for table in ROWS:
        rows = list(_rows(table, job.registry))
        if rows:
            content = _file([[c.name for c in columns(table)], *rows])
            made[table] = Written(content=content, counts={table: len(rows)})
    return made


def _file(lines: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(lines)
    return encoded(stream.getvalue())
