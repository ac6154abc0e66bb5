"""Satu dokumen JSON. One JSON document: a versioned envelope around the tables of a registry.

How each value is written: text as text; whole numbers and rupiah as integers; dates `"2019-07-18"`; ratios
`"n/d"`; codes by their code; regions `"36.02"`; activities `{"code": "10391", "edition": 2020}`. A field that
holds its default is left out. What is read must be exactly so: `true` is no number, `1.0` no integer, a key given
twice or unknown is refused.

>>> text = dumps(Registry(about=About(reference_date=date(2019, 7, 18))))
>>> sorted(json.loads(text))
['edition', 'reference_date', 'schema', 'schema_version']
>>> loads(text).registry.about.reference_date
datetime.date(2019, 7, 18)
"""

import json
from datetime import date
from typing import Any, cast

from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.language import Text
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION
from umkm_domain.io._fields import CHILDREN, ROWS, slots
from umkm_domain.io._gather import Gatherer
from umkm_domain.io._parse import parse
from umkm_domain.io._strict import BAD, Doubled, as_list, as_object, is_whole, reader
from umkm_domain.io._upgrades import upgraded
from umkm_domain.io._write import to_plain
from umkm_domain.io.reasons import Place, Problem, refusal, to_finding
from umkm_domain.io.result import LoadResult
from umkm_domain.model.registry import About, Registry

__all__ = ["SCHEMA", "dumps", "loads", "whole_file"]

SCHEMA = "umkm-domain/registry"
_TABLES = [table for table in ROWS if table not in {child.table for child in CHILDREN.values()}]
_ENVELOPE = ("schema", "schema_version", "edition")
_TOP = (*_ENVELOPE, *slots(About), *_TABLES)


def dumps(registry: Registry, *, indent: int | None = 2) -> str:
    """Return a registry as one JSON document.

    Raises:
        DataError: a text that UTF-8 cannot hold.
    """
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "edition": EDITION.isoformat(),
        **to_plain(registry.about),
    }
    for table in _TABLES:
        records = getattr(registry, table)
        if records:
            document[table] = [to_plain(record) for record in records]
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    if not is_whole(text):
        raise refusal("IMP013", "", ("teks yang dapat ditulis sebagai UTF-8", "text that UTF-8 can hold"), "other text")
    return f"{text}\n"


def loads(content: bytes | str, *, file: str = "", unknown: str = "refuse") -> LoadResult:
    """Read a registry from one JSON document.

    Args:
        content: the document.
        file: what to call it in messages.
        unknown: `refuse` quarantines a record with unknown keys; `aside` keeps them in the result.

    Raises:
        DataError: the document as a whole cannot be read.
    """
    document = parse(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content, file)
    document = upgraded(_checked_envelope(document, file), file)
    gather = Gatherer(file, keep_unknown=unknown == "aside")
    gather.about = _about(document, file)
    for table in _TABLES:
        records = as_list(document.get(table, []))
        if records is None:
            got = type(document[table]).__name__
            raise refusal("IMP022", file, ("daftar rekaman", "a list of records"), got, pointer=f"/{table}")
        if table in document and not records:
            gather.note("IMP011", Place(file=file, table=table, pointer=f"/{table}"), "no record")
        for index, raw in enumerate(records):
            gather.add_nested(table, raw, Place(file=file, table=table, pointer=f"/{table}/{index}"))
    return gather.result()


def _checked_envelope(document: Any, file: str) -> dict[str, Any]:
    found = as_object(document)
    if found is None:
        raise refusal("IMP023", file, ("objek JSON", "a JSON object"), type(document).__name__)
    if found.get("schema") != SCHEMA:
        got = f'"schema": {found["schema"]!r}' if "schema" in found else 'no "schema"'
        raise refusal("IMP023", file, (f'"schema": "{SCHEMA}"', f'"schema": "{SCHEMA}"'), got)
    return found


def _about(document: dict[str, Any], file: str) -> About:
    """Read what the data set says of itself; it has no record to be quarantined with, so all of it must be right."""
    problems: list[Problem] = []
    names = {name: value for name, value in document.items() if name not in _ENVELOPE and name not in _TABLES}
    if isinstance(document, Doubled):
        doubled = Doubled(names)
        doubled.doubled = document.doubled
        names = doubled
    about = reader(About).read(names, "", problems)
    edition = document.get("edition")
    if edition is not None:
        _check_edition(edition, problems)
    if problems:
        raise whole_file(problems, file)
    assert about is not BAD
    return cast("About", about)


def _check_edition(edition: Any, problems: list[Problem]) -> None:
    try:
        good = isinstance(edition, str) and date.fromisoformat(edition).isoformat() == edition
    except ValueError:
        good = False
    if not good:
        problems.append(Problem("IMP002", "/edition", Text("tanggal TTTT-BB-HH", "a date YYYY-MM-DD"), repr(edition)))


def whole_file(problems: list[Problem], file: str) -> DataError:
    """Return the error that holds every problem of a part that cannot be quarantined."""
    findings = [to_finding(problem, Place(file=file)) for problem in problems]
    error = DataError("; ".join(f.message.en for f in findings), [FindingError(f.line("en"), f) for f in findings])
    error.source = file
    return error
