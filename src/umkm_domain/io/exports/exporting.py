"""Ekspor: satu pintu untuk semua format. One door to all formats: personal data is guarded, losses are gathered.

>>> import tempfile
>>> from umkm_domain.testing import build
>>> with tempfile.TemporaryDirectory() as folder:
...     result = export(build.registry(), "ical", Path(folder) / "renewals.ics", on=date(2019, 7, 18))
>>> dict(result.written)
{'certifications': 1, 'agreements': 1}
"""

import importlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import cast

from umkm_domain.core.errors import UsageError
from umkm_domain.io.durable import replace_file, replace_folder
from umkm_domain.io.exports._common import Job
from umkm_domain.io.exports.coverage import Coverage
from umkm_domain.io.exports.pseudonyms import checked_key, guarded
from umkm_domain.io.exports.result import ExportResult, Losses
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.registry import Registry

__all__ = ["ALIASES", "FORMATS", "coverage", "export", "needs_day"]

_MODULES: Mapping[str, str] = MappingProxyType(
    {"csv": "safe_csv", "schema-org": "schema_org", "gs1": "gs1", "360giving": "threesixty", "ical": "ical"}
)
FORMATS: tuple[str, ...] = tuple(_MODULES)
"""The formats by name."""

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "schema.org": "schema-org",
        "schemaorg": "schema-org",
        "json-ld": "schema-org",
        "jsonld": "schema-org",
        "digital-link": "gs1",
        "360": "360giving",
        "360-giving": "360giving",
        "360giving-1.4": "360giving",
        "threesixty": "360giving",
        "threesixtygiving": "360giving",
        "ics": "ical",
        "icalendar": "ical",
    }
)
"""Other names of the same formats."""

_DAYLESS = frozenset({"csv"})
"""The formats that write the records as they are: no status in them, no day of writing."""


def _module(to: str) -> tuple[str, ModuleType]:
    plain = to.lower().replace("_", "-")
    name = ALIASES.get(plain, plain)
    if name not in _MODULES:
        message = f"expected one of the formats {', '.join(FORMATS)}, got {to!r}"
        raise UsageError(message)
    return name, importlib.import_module(f"umkm_domain.io.exports.{_MODULES[name]}")


def coverage(to: str) -> Coverage:
    """Peta isian satu format. What a format carries of each field, and why not of the others.

    Raises:
        UsageError: no such format.
    """
    return cast("Coverage", _module(to)[1].COVERAGE)


def needs_day(to: str) -> bool:
    """Perlukah tanggal. Whether what a format writes depends on the day it is written for.

    Raises:
        UsageError: no such format.
    """
    return _module(to)[0] not in _DAYLESS


def export(
    registry: Registry,
    to: str,
    path: str | Path,
    *,
    on: date | None,
    personal: bool = False,
    key: bytes | None = None,
    law: LawBook = LAW,
) -> ExportResult:
    """Tulis himpunan data menurut standar lain. Write a data set in another standard.

    The file is written beside its place and moved onto it; a file that stands there is replaced. What the standard
    cannot express is listed in the result, never dropped in silence.

    Args:
        registry: the records.
        to: one of `FORMATS`, or an alias.
        path: the file to write. For `csv`, a name without a suffix is a folder that gets one file a table.
        on: the day whose statuses and law count; it also stamps the calendar. None where no day is needed
            (`needs_day`).
        personal: write personal data too. The file is then readable by its owner only.
        key: replace personal data by pseudonyms made with this key of at least 32 bytes (`read_key`).
        law: the book of law.

    Returns:
        The files, the number of records written by table, and what could not be expressed.

    Raises:
        UsageError: no such format, no day for a format that needs one, a key that is too short, `personal` together
            with a key, a folder where a file belongs, or a folder that holds anything but an earlier export.
        DataError: a text that UTF-8 cannot hold.
        OSError: the file cannot be written; what stood there still stands.
    """
    name, module = _module(to)
    if on is None:
        if needs_day(name):
            message = f"expected the day that counts, on=date(...), for {name}, got None"
            raise UsageError(message)
        on = date.min  # nothing that is written looks at it
    path = Path(path)
    if key is not None:
        checked_key(key)
        if personal:
            message = "expected either personal data or pseudonyms, got both"
            raise UsageError(message)
    losses = Losses()
    job = Job(registry=registry if personal else guarded(registry, losses, key), on=on, losses=losses, law=law)
    mode = 0o600 if personal else 0o666
    if name == "csv" and (path.is_dir() or not path.suffix):
        counts, paths = _write_tables(module, job, path, mode)
    else:
        written = module.write(job)
        if path.is_dir():
            message = f"expected the name of a file, got {path.name}, which is a folder"
            raise UsageError(message)
        with replace_file(path, overwrite=True, mode=mode) as stream:
            stream.write(written.content)
        counts, paths = written.counts, (path,)
    module.COVERAGE.note(job.registry, losses)
    return ExportResult(to=name, path=path, paths=paths, written=counts, not_expressed=losses.all())


def _write_tables(module: ModuleType, job: Job, path: Path, mode: int) -> tuple[dict[str, int], tuple[Path, ...]]:
    made = module.tables(job)
    if path.exists():
        from umkm_domain.io._fields import ROWS

        ours = {f"{table}.csv" for table in ROWS}
        if not path.is_dir() or any(file.name not in ours for file in path.iterdir()):
            message = f"expected a new folder or one that holds only an earlier export, got {path.name}"
            raise UsageError(message)

    def fill(folder: Path) -> None:
        for table, written in made.items():
            with replace_file(folder / f"{table}.csv", overwrite=False, mode=mode) as stream:
                stream.write(written.content)

    replace_folder(path, fill, overwrite=True)
    counts = {table: count for written in made.values() for table, count in written.counts.items()}
    return counts, tuple(path / f"{table}.csv" for table in made)
