"""Membaca dan menulis himpunan data, apa pun bentuknya. Reading and writing a data set, whatever its form.

A path that ends in `.json` is one JSON document, one that ends in `.jsonl` JSON Lines; any other is a data set
folder.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     dump(Registry(), f"{folder}/kosong.json")
...     load(f"{folder}/kosong.json").records_in
0
"""

from pathlib import Path

from attrs import evolve

from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.io import _parse, document, folder
from umkm_domain.io._files import named, read_bytes, settled_place
from umkm_domain.io._gather import Gatherer
from umkm_domain.io.durable import replace_file, stand_in
from umkm_domain.io.lines import bundles, check_unknown, dump_lines, quiet_collector, read_lines
from umkm_domain.io.reasons import Place, Problem, refusal, to_finding
from umkm_domain.io.result import LoadResult
from umkm_domain.model.registry import About, Registry

__all__ = ["dump", "load"]

_EXPECTED = ("folder himpunan data atau dokumen JSON", "a data set folder or a JSON document")
_TABLES = (".csv", ".parquet", ".xlsx", ".xls")


def load(path: str | Path, *, unknown: str | None = None, verify: bool = True) -> LoadResult:
    """Baca himpunan data. Read a data set: what can be read, what cannot with its reasons, nothing lost.

    Args:
        path: a data set folder, its `datapackage.json`, a JSON document, or JSON Lines (`.jsonl`).
        unknown: what to do with unknown columns and keys: `refuse` quarantines the record, `aside` keeps them in
            the result. None: refuse in a document, aside in a table.
        verify: refuse files whose hash or size is not that of `datapackage.json`.

    Returns:
        The registry, the quarantine and the findings; records in = accepted + quarantined.

    Raises:
        DataError: the whole cannot be read: missing, not UTF-8, cut off, another schema, a mixture of data sets.
        UsageError: `unknown` is neither.
    """
    if unknown is not None:
        check_unknown(unknown)
    place = settled_place(path, _EXPECTED)
    package = place.name == folder.PACKAGE
    if package:
        place = place.parent
    old = stand_in(place.resolve())
    if old is not None:
        result = folder.read_folder(old, unknown=unknown or "aside", verify=verify)
        return _told(result, place.name, old.name)
    if package and not (place / folder.PACKAGE).is_file():
        raise refusal("IMP020", str(path), _EXPECTED, "No such file or directory")
    if place.is_dir():
        with quiet_collector():
            return folder.read_folder(place, unknown=unknown or "aside", verify=verify)
    if place.suffix.lower() == ".jsonl" and place.is_file():
        with quiet_collector():
            return _from_lines(place, unknown=unknown or "refuse")
    if place.suffix.lower() in _TABLES and place.is_file():
        got = f"a table alone: name its folder, or import it (umkm import {place.name})"
        raise refusal("IMP023", place.name, _EXPECTED, got)
    content = read_bytes(place, _parse.DOCUMENT_LIMIT, name=str(path), expected=_EXPECTED)
    with quiet_collector():
        return document.loads(content, file=place.name, unknown=unknown or "refuse")


def _from_lines(path: Path, *, unknown: str) -> LoadResult:
    """Gather the lines of a file, so that ids are unique across lines too."""
    gather = Gatherer(path.name, keep_unknown=unknown == "aside")
    for line in read_lines(path, unknown=unknown, progress=None, engine=None):
        if isinstance(line, About):
            gather.about = line
        else:
            gather.add_line(line)
    return gather.result()


def _told(result: LoadResult, name: str, old: str) -> LoadResult:
    problem = Problem("IMP015", "", Text(f"folder {name}", f"a folder {name}"), old)
    return evolve(result, findings=(*result.findings, to_finding(problem, Place(file=name))))


def dump(
    registry: Registry, path: str | Path, *, overwrite: bool = False, sealed: bool = True, form: str = "csv"
) -> None:
    """Tulis himpunan data. Write a data set so that `load` gives it back exactly, whole or not at all.

    Args:
        registry: the records.
        path: `something.json` for one JSON document, `something.jsonl` for JSON Lines, any other name for a data set
            folder.
        overwrite: whether what stands there may be replaced.
        sealed: put the hash of each table in `datapackage.json`; False, where people will edit the tables, leaves it
            out and says so there.
        form: how the tables of a folder are written: `csv`, or `parquet` with the extra `frames`.

    Raises:
        UsageError: the place is taken and `overwrite` is False; an unknown form, or one for a file that has no tables.
        DataError: a value that the form cannot hold; a name that no file can have.
        OSError: it cannot be written; what stood there stands.
    """
    if form not in folder.FORMS:
        message = f"expected one of {', '.join(folder.FORMS)}, got {form!r}"
        raise UsageError(message)
    place = named(path)
    suffix = place.suffix.lower()
    if form != "csv" and suffix in (".json", ".jsonl"):
        message = f"expected a folder for tables in the form {form}, got {place.name}"
        raise UsageError(message)
    if suffix == ".jsonl":
        dump_lines(bundles(registry), place, about=registry.about, overwrite=overwrite)
    elif suffix == ".json":
        content = document.dumps(registry).encode()
        with replace_file(place, overwrite=overwrite) as stream:
            stream.write(content)
    else:
        folder.write_folder(registry, place.resolve(), overwrite=overwrite, sealed=sealed, form=form)
