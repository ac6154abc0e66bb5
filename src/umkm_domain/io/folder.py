"""Himpunan data sebagai folder. A data set as a folder: `datapackage.json` and one CSV file a table.

Column order is free; an empty cell is a missing value; files of empty tables may be absent. The hash and size of
each file stand in `datapackage.json` and are checked, so that files of two data sets are never mixed unseen; a folder
for people to edit has none, and says so there (`"sealed": false`).
"""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from attrs import frozen

from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION
from umkm_domain.io._columns import CELL_LIMIT, columns, whole_cells
from umkm_domain.io._csv import csv_writer
from umkm_domain.io._envelope import ENVELOPE, SCHEMA, check_edition, whole_file
from umkm_domain.io._fields import PARENTS, ROWS
from umkm_domain.io._files import opened, read_bytes
from umkm_domain.io._gather import Gatherer
from umkm_domain.io._parse import parse
from umkm_domain.io._rows import read_table
from umkm_domain.io._strict import NOTHING, ONCE, TRUTH, TWICE, as_list, as_object, extra, pointer, reader
from umkm_domain.io._upgrades import Step, chain, upgraded
from umkm_domain.io._write import to_plain
from umkm_domain.io.durable import replace_folder, stand_in
from umkm_domain.io.reasons import Place, Problem, refusal, shown
from umkm_domain.io.result import LoadResult
from umkm_domain.io.table_schema import table_schema
from umkm_domain.model.registry import About, Registry

__all__ = ["CELL_LIMIT", "FORMS", "PACKAGE", "read_folder", "write_folder"]

PACKAGE = "datapackage.json"
PACKAGE_LIMIT = 1 << 24
"""Bytes of `datapackage.json`."""


def write_folder(
    registry: Registry,
    path: Path,
    *,
    overwrite: bool = False,
    sealed: bool = True,
    form: str = "csv",
    beside: Callable[[Path], None] | None = None,
) -> None:
    """Write a registry as a data set folder.

    Args:
        registry: the records.
        path: the folder; it appears whole or not at all.
        overwrite: whether a data set that stands there may be replaced.
        sealed: put the hash of each file in `datapackage.json`, so that a changed file is refused; or say there that
            none is meant to be.
        form: `csv`, or `parquet` with the extra `frames`.
        beside: writes what belongs to the folder and is no table, in the same move.
    """

    def fill(folder: Path) -> None:
        resources = [_write_table(registry, table, folder, form) for table in ROWS if _rows(registry, table)]
        if sealed:
            for resource in resources:
                resource |= _seal(folder / resource["path"])
        package = {
            "profile": "data-package",
            "name": re.sub(r"[^a-z0-9._-]+", "-", path.name.lower()).strip("-") or "data",
            **_titles(registry.about),
            "umkm": {
                "schema": SCHEMA,
                "schema_version": SCHEMA_VERSION,
                "edition": EDITION.isoformat(),
                **({} if sealed else {"sealed": False}),
                "about": to_plain(registry.about),
            },
            "resources": resources,
        }
        text = json.dumps(package, ensure_ascii=False, indent=2)
        (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8", newline="\n")
        if beside is not None:
            beside(folder)

    if overwrite:
        _refuse_foreign(stand_in(path) or path)
    try:
        ours = rf"{re.escape(PACKAGE)}|(?:{'|'.join(ROWS)})\.(?:{'|'.join(FORMS)})"
        replace_folder(path, fill, mark=PACKAGE, ours=ours, overwrite=overwrite)
    except UnicodeEncodeError as error:
        expected = ("teks yang dapat ditulis sebagai UTF-8", "text that UTF-8 can hold")
        raise refusal("IMP013", path.name, expected, "other text") from error


def _refuse_foreign(path: Path) -> None:
    """Refuse to replace the package of another tool, or one that cannot be read and so might be.

    Raises:
        UsageError: it is no data set of ours.
    """
    if not (path / PACKAGE).is_file():
        return  # a folder without it is judged by `replace_folder`
    try:
        package = as_object(parse(read_bytes(path / PACKAGE, PACKAGE_LIMIT), PACKAGE)) or {}
    except DataError:
        package = {}
    if (as_object(package.get("umkm")) or {}).get("schema") != SCHEMA:
        message = (
            f"expected a data set of this library to replace, got {path.name}, whose {PACKAGE} is another's"
            " or cannot be read: move it away first"
        )
        raise UsageError(message)


def _titles(about: About) -> dict[str, str]:
    found = {"title": about.title, "description": about.description}
    return {key: text.id for key, text in found.items() if text is not None}


def _rows(registry: Registry, table: str) -> list[tuple[str, Any]]:
    """The rows of a table with the id of their parent."""
    child = PARENTS.get(table)
    if child is None:
        return [("", record) for record in getattr(registry, table)]
    return [(parent.id, row) for parent in getattr(registry, child.parent) for row in getattr(parent, child.field)]


FORMS = {
    "csv": {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    "parquet": {"profile": "data-resource", "format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}


def _write_table(registry: Registry, table: str, folder: Path, form: str) -> dict[str, Any]:
    file = folder / f"{table}.{form}"
    if form == "parquet":
        from umkm_domain.io._parquet import write_rows

        write_rows(table, iter(_rows(registry, table)), file)
    else:
        _write_csv(registry, table, file)
    return {"name": table, "path": file.name, **FORMS[form], "schema": table_schema(table)}


def _seal(file: Path) -> dict[str, Any]:
    return {"bytes": _size(file), "hash": _hash(file)}


def _write_csv(registry: Registry, table: str, file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv_writer(stream)
        writer.writerow([column.name for column in columns(table)])
        for parent_id, record in _rows(registry, table):
            writer.writerow(whole_cells(table, record, parent_id, file.name))


def _size(file: Path) -> int:
    return file.stat().st_size


def _hash(file: Path) -> str:
    with opened(file, "rb") as stream:
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
    files, steps = _files(path), list[Step]()
    if (path / PACKAGE).is_file():
        package = _package(path, gather, verify=verify)
        listed, steps = package.files, package.steps
        unlisted = sorted(set(files) - set(listed))
        if unlisted and package.sealed:
            file = files[unlisted[0]]
            raise refusal(
                "IMP025", file, (f"berkas yang tercatat di {PACKAGE}", f"a file on record in {PACKAGE}"), "another"
            )
        files = {**files, **listed}
    elif not files:
        expected = (f"{PACKAGE} atau tabel seperti enterprises.csv", f"{PACKAGE} or a table such as enterprises.csv")
        raise refusal("IMP023", path.name, expected, "neither")
    tables_here = {file.name for form in FORMS for file in path.glob(f"*.{form}")}
    stray = tables_here - set(files.values())
    for name in sorted(stray):
        tables = Text(f"salah satu tabel {', '.join(ROWS)}", f"one of the tables {', '.join(ROWS)}")
        gather.note("IMP012", Place(file=name), shown(name), expected=tables)
    for table in ROWS:
        if table in files:
            read_table(gather, table, _inside(path, files[table]), steps)
    return gather.result()


def _files(path: Path) -> dict[str, str]:
    """The file of each table that stands in a folder.

    Raises:
        DataError: a table in both forms.
    """
    found: dict[str, str] = {}
    for table in ROWS:
        names = [f"{table}.{form}" for form in FORMS if (path / f"{table}.{form}").is_file()]
        if len(names) > 1:
            raise refusal("IMP023", path.name, ("satu berkas tiap tabel", "one file a table"), " and ".join(names))
        if names:
            found[table] = names[0]
    return found


def _inside(path: Path, file: str) -> Path:
    """A file of a folder; no file outside it is ever read, whatever the package says or a link points at."""
    place = path / file
    try:
        inside = place.resolve().parent == path.resolve()
    except (OSError, ValueError, RuntimeError):  # no name that a system takes, or a link that leads to itself
        inside = False
    if not inside:
        raise refusal("IMP027", PACKAGE, ("berkas di dalam folder", "a file inside the folder"), shown(file))
    return place


@frozen
class _Package:
    """What `datapackage.json` says: of the file of each table, of its version."""

    files: dict[str, str]
    sealed: bool
    steps: list[Step]


def _package(path: Path, gather: Gatherer, *, verify: bool) -> _Package:
    """Read `datapackage.json`; what it says of the data set goes to the gatherer."""
    package = as_object(parse(read_bytes(_inside(path, PACKAGE), PACKAGE_LIMIT), PACKAGE)) or {}
    _once(package, "")
    own = as_object(package.get("umkm"))
    if own is None or own.get("schema") != SCHEMA:
        expected = (f'"umkm": {{"schema": "{SCHEMA}"}}', f'"umkm": {{"schema": "{SCHEMA}"}}')
        raise refusal("IMP023", PACKAGE, expected, "another package")
    steps = chain(own.get("schema_version"), PACKAGE)
    own = upgraded(own, PACKAGE)
    _once(own, "/umkm")
    problems = gather.problems()
    extra(own, (*ENVELOPE, "sealed", "about"), "/umkm", problems)
    about = reader(About).read(own.get("about", {}), "/umkm/about", problems)
    check_edition(own, "/umkm", problems)
    said = own.get("sealed", True)
    if type(said) is not bool:
        problems.append(Problem("IMP001", "/umkm/sealed", TRUTH, shown(said)))
    if problems:
        raise whole_file(problems, PACKAGE)
    gather.about = cast("About", about)
    gather.keep_aside(Place(file=PACKAGE), problems.aside or [])
    files: dict[str, str] = {}
    # Seals that were taken out, or with the whole list, would let a mixture pass: only who says so does without.
    sealed = verify and bool(said)
    resources = as_list(package.get("resources", []))
    if resources is None:
        expected = ("daftar berkas", "a list of resources")
        raise refusal("IMP023", PACKAGE, expected, shown(package["resources"]), pointer="/resources")
    for index, resource in enumerate(resources):
        found = as_object(resource) or {}
        _once(found, f"/resources/{index}")
        table, file = _resource(path, found)
        if table in files:
            got = f"{shown(files[table])}, {shown(file)}"
            raise refusal("IMP023", PACKAGE, ("satu berkas tiap tabel", "one file a table"), got, table=table)
        if table in ROWS:
            files[table] = file
    for resource in resources if verify else ():
        _check_seals(path, resource, sealed=sealed)
    return _Package(files, sealed, steps)


def _once(found: dict[str, Any], at: str) -> None:
    """Refuse a part of the package in which a key stands twice: nobody could tell which one was meant."""
    for key, _ in getattr(found, "doubled", ()):
        raise refusal("IMP007", PACKAGE, (ONCE.id, ONCE.en), TWICE, pointer=pointer(at, key))


def _resource(path: Path, found: dict[str, Any]) -> tuple[str, str]:
    name, file = found.get("name"), found.get("path")
    if not isinstance(name, str) or not isinstance(file, str):
        raise refusal("IMP023", PACKAGE, ("name dan path tiap berkas", "name and path of each resource"), shown(found))
    place = _inside(path, file)
    try:
        stands = place.is_file()
    except OSError:  # too long a name
        stands = False
    if not stands:
        raise refusal("IMP020", file, ("berkas yang ada", "a file that exists"), "no such file", table=name)
    return name, place.name


def _check_seals(path: Path, found: dict[str, Any], *, sealed: bool) -> None:
    """Compare the size and the hash of a file with those on record."""
    name, file = found["name"], found["path"]
    for key, measure in (("bytes", _size), ("hash", _hash)):
        stated = found.get(key)
        if stated is None:
            if sealed and name in ROWS:
                expected = (f"{key} berkas itu di {PACKAGE}", f"its {key} in {PACKAGE}")
                raise refusal("IMP025", file, expected, NOTHING, table=name)
        elif stated != (actual := measure(path / file)):
            raise refusal("IMP025", file, (f"{key} {stated}", f"{key} {stated}"), str(actual), table=name)
