"""Amplop: versi skema, edisi, dan keterangan himpunan. The envelope: schema, versions, what the data set is.

>>> envelope(About())["schema"]
'umkm-domain/registry'
"""

from datetime import date
from typing import Any, cast

from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION
from umkm_domain.io._fields import PARENTS, ROWS
from umkm_domain.io._got import kind_of
from umkm_domain.io._strict import DAY, Asides, Doubled, Problems, as_object, reader
from umkm_domain.io._upgrades import upgraded
from umkm_domain.io._write import to_plain
from umkm_domain.io.reasons import Place, Problem, refusal, shown, to_finding
from umkm_domain.model.registry import About

__all__ = ["ENVELOPE", "SCHEMA", "TABLES", "check_edition", "envelope", "open_envelope", "read_about", "whole_file"]

SCHEMA = "umkm-domain/registry"
ENVELOPE = ("schema", "schema_version", "edition")
TABLES = tuple(table for table in ROWS if table not in PARENTS)
"""The tables of a document; nested ones stand inside their parents."""


def envelope(about: About) -> dict[str, Any]:
    """Return the first keys of a document."""
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "edition": EDITION.isoformat(),
        **to_plain(about),
    }


def open_envelope(document: Any, file: str) -> dict[str, Any]:
    """Return the document as one of the current schema version.

    Raises:
        DataError: no document of ours, or of an unknown version.
    """
    found = as_object(document)
    if found is None:
        raise refusal("IMP023", file, ("objek JSON", "a JSON object"), kind_of(document))
    if found.get("schema") != SCHEMA:
        got = f'"schema": {shown(found["schema"])}' if "schema" in found else 'no "schema"'
        raise refusal("IMP023", file, (f'"schema": "{SCHEMA}"', f'"schema": "{SCHEMA}"'), got)
    return upgraded(found, file)


def read_about(document: dict[str, Any], file: str, asides: Asides | None = None) -> About:
    """Read what the data set says of itself; nothing could be quarantined with it, so all of it must be right."""
    problems = Problems(asides)
    names = {name: value for name, value in document.items() if name not in ENVELOPE and name not in TABLES}
    if isinstance(document, Doubled):
        doubled = Doubled(names)
        doubled.doubled = document.doubled
        names = doubled
    about = reader(About).read(names, "", problems)
    check_edition(document, "", problems)
    if problems:
        raise whole_file(problems, file)
    return cast("About", about)


def check_edition(document: dict[str, Any], at: str, problems: list[Problem]) -> None:
    """Report an edition that is no day; the envelope may leave it out."""
    if "edition" not in document:
        return
    edition = document["edition"]
    try:
        good = isinstance(edition, str) and date.fromisoformat(edition).isoformat() == edition
    except ValueError:
        good = False
    if not good:
        problems.append(Problem("IMP002", f"{at}/edition", DAY, shown(edition)))


def whole_file(problems: list[Problem], file: str) -> DataError:
    """Return the error that holds every problem of a part that cannot be quarantined."""
    findings = [to_finding(problem, Place(file=file)) for problem in problems]
    error = DataError("; ".join(f.message.en for f in findings), [FindingError(f.line("en"), f) for f in findings])
    error.source = file
    return error
