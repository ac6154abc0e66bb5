"""Membaca baris tabel. Reading the rows of a table, from CSV or Parquet, one by one.

A row that cannot be parsed or has another number of cells than the header is quarantined whole; the rest goes on.
"""

import contextlib
import csv
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from umkm_domain.core.language import Text
from umkm_domain.io._columns import CELL_LIMIT, columns, plain_row
from umkm_domain.io._fields import PARENTS, ROWS
from umkm_domain.io._gather import Gatherer
from umkm_domain.io._parse import decode
from umkm_domain.io._quick import DOUBTS, quick_reader
from umkm_domain.io._strict import BAD, Problems, reader
from umkm_domain.io._upgrades import Step
from umkm_domain.io.reasons import Place, Problem, refusal, shown

__all__ = ["opened", "read_bytes", "read_table"]

_CELLS = Text("{count} sel", "{count} cells")
_KNOWN = Text("salah satu kolom tabel ini", "one of the columns of this table")
_SHORT = Text(f"sel sampai {CELL_LIMIT} huruf", f"cells of at most {CELL_LIMIT} characters")
_READABLE = ("berkas yang terbaca", "a file that can be read")


def read_bytes(file: Path) -> bytes:
    """The content of a file.

    Raises:
        DataError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise refusal("IMP020", file.name, _READABLE, str(error.strerror)) from error


class _Lines:
    """The lines of a file, remembering those since the last row."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.taken.append(line)
            yield line


def _csv_rows(file: Path, bad: Callable[[int, str, str], None]) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; a row that cannot be parsed goes to `bad` with its text."""
    with opened(file, "r", encoding="utf-8-sig", newline="") as stream:
        lines = _Lines(stream)
        rows = csv.reader(lines, strict=True)
        number = 0
        while True:
            lines.taken.clear()
            try:
                row = next(rows, None)
            except csv.Error as error:
                number += 1
                bad(number, "".join(lines.taken), str(error))
                continue
            except UnicodeDecodeError:
                decode(read_bytes(file), file.name)
                raise
            if row is None:
                return
            number += 1
            if row:
                yield number, row


@contextlib.contextmanager
def opened(file: Path, mode: str, **options: Any) -> Generator[Any]:
    """Open a file of a data set.

    Raises:
        DataError: it cannot be opened.
    """
    try:
        stream = file.open(mode, **options)
    except OSError as error:
        raise refusal("IMP020", file.name, _READABLE, str(error.strerror)) from error
    with stream:
        yield stream


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


def _check_header(gather: Gatherer, table: str, header: list[str], file: str) -> None:
    known = {column.name for column in columns(table)}
    for name in header:
        if header.count(name) > 1:
            raise refusal(
                "IMP007", file, ("tiap kolom satu kali", "each column once"), f"{shown(name)} twice", table=table, row=1
            )
        if name not in known and gather.keeps_unknown:
            gather.note_problem(
                Problem("IMP016", f"/{name}", _KNOWN, shown(name)), Place(file=file, table=table, row=1)
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
