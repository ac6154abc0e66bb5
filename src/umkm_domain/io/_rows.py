"""Membaca baris tabel. Reading the rows of a table, from CSV or Parquet, one by one.

A row that cannot be parsed or has another number of cells than the header is quarantined whole; the rest goes on.
"""

import contextlib
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from umkm_domain.core.language import Text
from umkm_domain.io._columns import CELL_LIMIT, columns, plain_row
from umkm_domain.io._fields import PARENTS, ROWS
from umkm_domain.io._files import opened
from umkm_domain.io._gather import Gatherer
from umkm_domain.io._parse import check_utf8
from umkm_domain.io._quick import DOUBTS, quick_reader
from umkm_domain.io._strict import BAD, Problems, pointer, reader
from umkm_domain.io._upgrades import Step
from umkm_domain.io.reasons import Place, Problem, refusal, shown

__all__ = ["COLUMN_LIMIT", "ROW_LIMIT", "read_table"]

ROW_LIMIT = 1 << 24
"""Characters of one row of CSV as it stands; what `dump` writes stays far below."""
COLUMN_LIMIT = 1000
"""Columns of a table; ours have fewer than fifty."""

_CELLS = Text("{count} sel", "{count} cells")
_KNOWN = Text("salah satu kolom tabel ini", "one of the columns of this table")
_SHORT = Text(f"sel sampai {CELL_LIMIT} huruf", f"cells of at most {CELL_LIMIT} characters")


class _Lines:
    """The lines of a file, remembering those since the last row; none is read that is longer than the limit."""

    def __init__(self, stream: TextIO, file: str) -> None:
        self._stream, self._file = stream, file
        self.taken: list[str] = []
        self._size = 0

    def forget(self) -> None:
        """Begin another row."""
        self.taken.clear()
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(ROW_LIMIT + 1)
        if not line:
            raise StopIteration
        self._size += len(line)
        if self._size > ROW_LIMIT:
            expected = (f"paling banyak {ROW_LIMIT} huruf sebaris", f"at most {ROW_LIMIT} characters a row")
            raise refusal("IMP026", self._file, expected, "a longer one")
        self.taken.append(line)
        return line


def _csv_rows(file: Path, bad: Callable[[int, str, str], None]) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; a row that cannot be parsed goes to `bad` with its text."""
    with opened(file, "r", encoding="utf-8-sig", newline="") as stream:
        lines = _Lines(stream, file.name)
        rows = csv.reader(lines, strict=True)
        number = 0
        while True:
            lines.forget()
            try:
                row = next(rows, None)
            except csv.Error as error:
                number += 1
                bad(number, "".join(lines.taken), str(error))
                continue
            except UnicodeDecodeError:
                _not_utf8(file)
                raise
            if row is None:
                return
            number += 1
            if row:
                yield number, row


def _not_utf8(file: Path) -> None:
    """Say at which byte and line a file is not UTF-8, without reading it whole."""
    with opened(file, "rb") as stream:
        position, line = 0, 1
        while content := stream.readline(ROW_LIMIT):
            check_utf8(content, file.name, position, line)
            position += len(content)
            line += 1


def read_table(gather: Gatherer, table: str, file: Path, steps: Sequence[Step] = ()) -> None:
    """Read every row of a table into the gatherer, after the upgrades from an older version.

    Raises:
        DataError: the file as a whole cannot be read.
        MissingExtraError: a Parquet file, and polars is not installed.
    """
    rows = _parquet_rows(gather, table, file) if file.suffix == ".parquet" else _csv_table(gather, table, file)
    empty = True
    for number, raw in rows:
        empty = False
        for step in steps:
            raw = step.row(table, raw)
        _read_row(gather, table, raw, Place(file=file.name, table=table, row=number))
    if empty:
        gather.note("IMP011", Place(file=file.name, table=table), "no row")


def _parquet_rows(gather: Gatherer, table: str, file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    from umkm_domain.io import _parquet

    _check_header(gather, table, _parquet.header(file), file.name)
    return _parquet.read_rows(file)


def _csv_table(gather: Gatherer, table: str, file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row of a CSV file by column; what has no columns is quarantined on the way."""
    whole = Text("baris CSV yang utuh", "a whole CSV row")

    def bad(number: int, raw: str, why: str) -> None:
        if number == 1:
            raise refusal("IMP014", file.name, (whole.id, whole.en), why, table=table, row=1)
        long = "field larger" in why
        problem = Problem("IMP026", "", _SHORT, "more") if long else Problem("IMP014", "", whole, why)
        gather.quarantine(raw, Place(file=file.name, table=table, row=number), [problem])

    rows = _csv_rows(file, bad)
    first: tuple[int, list[str]] = next(rows, (0, list[str]()))
    header = first[1]
    _check_commas(table, header, file.name)
    _check_header(gather, table, header, file.name)
    expected = _CELLS.fill({"count": len(header)})
    for number, row in rows:
        longest = len(max(row, key=len))
        if longest > CELL_LIMIT:
            problem = Problem("IMP026", "", _SHORT, f"{longest}")
            gather.quarantine(row, Place(file=file.name, table=table, row=number), [problem])
        elif len(row) == len(header):
            yield number, dict(zip(header, row, strict=True))
        else:
            problem = Problem("IMP010", "", expected, f"{len(row)}")
            gather.quarantine(row, Place(file=file.name, table=table, row=number), [problem])


def _check_commas(table: str, header: list[str], file: str) -> None:
    """Refuse a table whose columns are separated by another sign; each of its rows would lack everything."""
    known = {column.name for column in columns(table)}
    if len(header) == 1 and known.intersection(re.split(r"[;\t|]", header[0])) and header[0] not in known:
        expected = ("kolom yang dipisah koma", "columns separated by commas")
        raise refusal("IMP014", file, expected, shown(header[0]), table=table, row=1)


def _check_header(gather: Gatherer, table: str, header: list[str], file: str) -> None:
    if len(header) > COLUMN_LIMIT:
        expected = (f"paling banyak {COLUMN_LIMIT} kolom", f"at most {COLUMN_LIMIT} columns")
        raise refusal("IMP026", file, expected, f"{len(header)}", table=table, row=1)
    known = {column.name for column in columns(table)}
    times = Counter(header)
    for name in header:
        if times[name] > 1:
            raise refusal(
                "IMP007", file, ("tiap kolom satu kali", "each column once"), f"{shown(name)} twice", table=table, row=1
            )
        if name not in known and gather.keeps_unknown:
            gather.note_problem(
                Problem("IMP016", pointer("", name), _KNOWN, shown(name)), Place(file=file, table=table, row=1)
            )


def _read_row(gather: Gatherer, table: str, raw: dict[str, Any], place: Place) -> None:
    child = PARENTS.get(table)
    given = raw.get("id" if child is None else child.key, "")
    place = Place(file=place.file, table=table, row=place.row, id=given if isinstance(given, str) else "")
    problems = gather.problems()
    record = _record(table, plain_row(table, raw), problems)
    if child is not None and not place.id:
        problems.append(Problem("IMP004", f"/{child.key}", Text("isi", "a value"), "nothing"))
    if record is BAD or problems:
        gather.quarantine(raw, place, problems)
        return
    if child is None:
        kept = gather.add(record, raw, place)
    else:
        kept = gather.add_child(child.table, place.id, record, raw, place)
    if kept and problems.aside:
        gather.keep_aside(place, problems.aside)


def _record(table: str, plain: dict[str, Any], problems: Problems) -> Any:
    with contextlib.suppress(*DOUBTS):
        return quick_reader(ROWS[table])(plain, [0])
    return reader(ROWS[table]).read(plain, "", problems)
