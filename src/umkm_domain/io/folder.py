"""Himpunan data sebagai folder. A data set as a folder: `datapackage.json` and one CSV file a table.

Column order is free; an empty cell is a missing value; files of empty tables may be absent. The hash and size of
each file stand in `datapackage.json` and are checked, so that files of two data sets are never mixed unseen.
"""

import contextlib
import csv
import hashlib
import json
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, TextIO, cast

from umkm_domain.core.language import Text
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION
from umkm_domain.io._columns import cells, columns, plain_row
from umkm_domain.io._envelope import SCHEMA, whole_file
from umkm_domain.io._fields import PARENTS, ROWS
from umkm_domain.io._gather import Gatherer
from umkm_domain.io._parse import decode, parse
from umkm_domain.io._strict import BAD, Asides, as_list, as_object, reader
from umkm_domain.io._upgrades import upgraded
from umkm_domain.io._write import to_plain
from umkm_domain.io.durable import replace_folder
from umkm_domain.io.reasons import Place, Problem, refusal, shown
from umkm_domain.io.result import LoadResult
from umkm_domain.io.table_schema import table_schema
from umkm_domain.model.registry import About, Registry

__all__ = ["CELL_LIMIT", "PACKAGE", "read_folder", "write_folder"]

PACKAGE = "datapackage.json"
CELL_LIMIT = 131_072
"""Characters of one cell of a CSV file, the limit that the csv module keeps."""

_CELLS = Text("{count} sel", "{count} cells")
_KNOWN = Text("salah satu kolom tabel ini", "one of the columns of this table")


def write_folder(registry: Registry, path: Path, *, overwrite: bool = False, sealed: bool = True) -> None:
    """Write a registry as a data set folder.

    Args:
        registry: the records.
        path: the folder; it appears whole or not at all.
        overwrite: whether a data set that stands there may be replaced.
        sealed: put the hash of each file in `datapackage.json`, so that a changed file is refused.
    """

    def fill(folder: Path) -> None:
        resources = [_write_table(registry, table, folder, sealed=sealed) for table in ROWS if _rows(registry, table)]
        package = {
            "profile": "data-package",
            "name": re.sub(r"[^a-z0-9._-]+", "-", path.name.lower()).strip("-") or "data",
            **_titles(registry.about),
            "umkm": {
                "schema": SCHEMA,
                "schema_version": SCHEMA_VERSION,
                "edition": EDITION.isoformat(),
                "about": to_plain(registry.about),
            },
            "resources": resources,
        }
        text = json.dumps(package, ensure_ascii=False, indent=2)
        (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8", newline="\n")

    try:
        replace_folder(path, fill, overwrite=overwrite)
    except UnicodeEncodeError as error:
        expected = ("teks yang dapat ditulis sebagai UTF-8", "text that UTF-8 can hold")
        raise refusal("IMP013", path.name, expected, "other text") from error


def _titles(about: About) -> dict[str, str]:
    found = {"title": about.title, "description": about.description}
    return {key: text.id for key, text in found.items() if text is not None}


def _rows(registry: Registry, table: str) -> list[tuple[str, Any]]:
    """The rows of a table with the id of their parent."""
    child = PARENTS.get(table)
    if child is None:
        return [("", record) for record in getattr(registry, table)]
    return [(parent.id, row) for parent in getattr(registry, child.parent) for row in getattr(parent, child.field)]


def _write_table(registry: Registry, table: str, folder: Path, *, sealed: bool) -> dict[str, Any]:
    name = f"{table}.csv"
    file = folder / name
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in columns(table)])
        for parent_id, record in _rows(registry, table):
            row = cells(table, record, parent_id)
            longest = max(row, key=len)
            if len(longest) > CELL_LIMIT:
                expected = (f"paling banyak {CELL_LIMIT} huruf", f"at most {CELL_LIMIT} characters")
                raise refusal("IMP026", name, expected, f"{len(longest)}", table=table)
            writer.writerow(row)
    seal = {"bytes": file.stat().st_size, "hash": _hash(file)} if sealed else {}
    return {
        "name": table,
        "path": name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **seal,
        "schema": table_schema(table),
    }


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return f"sha256:{hashlib.file_digest(stream, 'sha256').hexdigest()}"


def read_folder(path: Path, *, unknown: str = "aside", verify: bool = True) -> LoadResult:
    """Read a data set folder.

    Args:
        path: the folder.
        unknown: `aside` keeps unknown columns beside the data; `refuse` quarantines rows that fill them.
        verify: check the hash and size of each file against `datapackage.json`.

    Raises:
        DataError: the folder as a whole cannot be read.
    """
    gather = Gatherer(path.name, keep_unknown=unknown == "aside")
    files = {table: f"{table}.csv" for table in ROWS if (path / f"{table}.csv").is_file()}
    if (path / PACKAGE).is_file():
        gather.about, listed, sealed = _package(path, verify=verify)
        unlisted = sorted(set(files) - set(listed))
        if unlisted and sealed:
            file = files[unlisted[0]]
            raise refusal(
                "IMP025", file, (f"berkas yang tercatat di {PACKAGE}", f"a file on record in {PACKAGE}"), "another"
            )
        files = {**files, **listed}
    elif not files:
        expected = (f"{PACKAGE} atau tabel seperti enterprises.csv", f"{PACKAGE} or a table such as enterprises.csv")
        raise refusal("IMP023", path.name, expected, "neither")
    stray = {file.name for file in path.glob("*.csv")} - set(files.values())
    for name in sorted(stray):
        tables = Text(f"salah satu tabel {', '.join(ROWS)}", f"one of the tables {', '.join(ROWS)}")
        gather.note("IMP012", Place(file=name), shown(name), expected=tables)
    for table in ROWS:
        if table in files:
            _read_table(gather, table, path / files[table])
    return gather.result()


def _package(path: Path, *, verify: bool) -> tuple[About, dict[str, str], bool]:
    """Read `datapackage.json`: what the data set says of itself, the file of each table, whether they are sealed."""
    package = as_object(parse(_bytes(path / PACKAGE), PACKAGE)) or {}
    own = as_object(package.get("umkm"))
    if own is None or own.get("schema") != SCHEMA:
        expected = (f'"umkm": {{"schema": "{SCHEMA}"}}', f'"umkm": {{"schema": "{SCHEMA}"}}')
        raise refusal("IMP023", PACKAGE, expected, "another package")
    own = upgraded(own, PACKAGE)
    problems: list[Problem] = []
    about = reader(About).read(own.get("about", {}), "/umkm/about", problems)
    if problems:
        raise whole_file(problems, PACKAGE)
    files: dict[str, str] = {}
    sealed = False
    for resource in as_list(package.get("resources")) or []:
        found = as_object(resource) or {}
        table, file = _resource(path, found, verify=verify)
        sealed |= verify and "hash" in found
        if table in ROWS:
            files[table] = file
    return cast("About", about), files, sealed


def _resource(path: Path, found: dict[str, Any], *, verify: bool) -> tuple[str, str]:
    name, file = found.get("name"), found.get("path")
    if not isinstance(name, str) or not isinstance(file, str):
        raise refusal("IMP023", PACKAGE, ("name dan path tiap berkas", "name and path of each resource"), shown(found))
    place = path / file
    # No file outside the given folder is ever read, whatever the package says.
    if place.resolve().parent != path.resolve():
        raise refusal("IMP027", PACKAGE, ("berkas di dalam folder", "a file inside the folder"), shown(file))
    if not place.is_file():
        raise refusal("IMP020", file, ("berkas yang ada", "a file that exists"), "no such file", table=name)
    if verify:
        for key, actual in (("bytes", place.stat().st_size), ("hash", _hash(place))):
            stated = found.get(key)
            if stated is not None and stated != actual:
                raise refusal("IMP025", file, (f"{key} {stated}", f"{key} {stated}"), str(actual), table=name)
    return name, file


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise refusal(
            "IMP020", file.name, ("berkas yang terbaca", "a file that can be read"), str(error.strerror)
        ) from error


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
    with _open(file) as stream:
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
                decode(_bytes(file), file.name)
                raise
            if row is None:
                return
            number += 1
            if row:
                yield number, row


@contextlib.contextmanager
def _open(file: Path) -> Generator[TextIO]:
    try:
        stream = file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise refusal(
            "IMP020", file.name, ("berkas yang terbaca", "a file that can be read"), str(error.strerror)
        ) from error
    with stream:
        yield stream


def _read_table(gather: Gatherer, table: str, file: Path) -> None:
    name = file.name

    def bad(number: int, raw: str, why: str) -> None:
        place = Place(file=name, table=table, row=number)
        expected = Text("baris CSV yang utuh", "a whole CSV row")
        gather.quarantine(raw, place, [Problem("IMP014", "", expected, why)])

    rows = _csv_rows(file, bad)
    first = next(rows, None)
    if first is None:
        gather.note("IMP011", Place(file=name, table=table), "nothing", expected=Text("kepala tabel", "a header row"))
        return
    header = first[1]
    _check_header(gather, table, header, name)
    empty = True
    for number, row in rows:
        empty = False
        _read_row(gather, table, header, row, Place(file=name, table=table, row=number))
    if empty:
        gather.note("IMP011", Place(file=name, table=table), "no row")


def _check_header(gather: Gatherer, table: str, header: list[str], file: str) -> None:
    known = {column.name for column in columns(table)}
    for name in header:
        if header.count(name) > 1:
            raise refusal(
                "IMP007", file, ("tiap kolom satu kali", "each column once"), f"{shown(name)} twice", table=table
            )
        if name not in known and gather.keeps_unknown:
            gather.note_problem(
                Problem("IMP016", f"/{name}", _KNOWN, shown(name)), Place(file=file, table=table, row=1)
            )


def _read_row(gather: Gatherer, table: str, header: list[str], row: list[str], place: Place) -> None:
    if len(row) != len(header):
        expected = _CELLS.fill({"count": len(header)})
        gather.quarantine(row, place, [Problem("IMP010", "", expected, f"{len(row)}")])
        return
    raw = dict(zip(header, row, strict=True))
    child = PARENTS.get(table)
    place = Place(file=place.file, table=table, row=place.row, id=raw.get("id" if child is None else child.key, ""))
    problems: list[Problem] = []
    asides: Asides | None = [] if gather.keeps_unknown else None
    record = reader(ROWS[table]).read(plain_row(table, raw), "", problems, asides)
    if child is not None and not place.id:
        problems.append(Problem("IMP004", f"/{child.key}", Text("isi", "a value"), "nothing"))
    if record is BAD or problems:
        gather.quarantine(raw, place, problems)
        return
    if child is None:
        kept = gather.add(record, raw, place)
    else:
        kept = gather.add_child(child.table, place.id, record, raw, place)
    if kept and asides:
        gather.keep_aside(place, asides)
