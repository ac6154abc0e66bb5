"""Satu dokumen JSON. One JSON document: a versioned envelope around the tables of a registry.

How each value is written: text as text; whole numbers and rupiah as integers; dates `"2019-07-18"`; ratios
`"n/d"`; codes by their code; regions `"36.02"`; activities `{"code": "10391", "edition": 2020}`. A field that
holds its default is left out. What is read must be exactly so: `true` is no number, `1.0` no integer, a key given
twice or unknown is refused.

>>> from datetime import date
>>> from umkm_domain.model.registry import About
>>> text = dumps(Registry(about=About(reference_date=date(2019, 7, 18))))
>>> sorted(json.loads(text))
['edition', 'reference_date', 'schema', 'schema_version']
>>> loads(text).registry.about.reference_date
datetime.date(2019, 7, 18)
"""

import json

from umkm_domain.io._envelope import TABLES, envelope, open_envelope, read_about
from umkm_domain.io._gather import Gatherer
from umkm_domain.io._got import kind_of
from umkm_domain.io._limits import may_hold_long, refuse_long
from umkm_domain.io._parse import may_hold_lone, parse
from umkm_domain.io._strict import Asides, as_list, is_whole
from umkm_domain.io._write import to_plain
from umkm_domain.io.reasons import Place, refusal
from umkm_domain.io.result import LoadResult
from umkm_domain.model.registry import Registry

__all__ = ["dumps", "loads"]


def dumps(registry: Registry, *, indent: int | None = 2) -> str:
    """Return a registry as one JSON document.

    Raises:
        DataError: a text that UTF-8 cannot hold, a number with too many digits.
    """
    document = envelope(registry.about)
    try:
        for table in TABLES:
            records = getattr(registry, table)
            if records:
                document[table] = [to_plain(record) for record in records]
        text = json.dumps(document, ensure_ascii=False, indent=indent)
    except ValueError:  # more digits than Python turns into text
        refuse_long(registry, "")
        raise
    if is_whole(text):
        if may_hold_long(text.encode()):
            refuse_long(registry, "")
    else:
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
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    document = open_envelope(parse(content, file), file)
    gather = Gatherer(file, keep_unknown=unknown == "aside", quick=not may_hold_lone(content))
    asides: Asides | None = [] if gather.keeps_unknown else None
    gather.about = read_about(document, file, asides)
    gather.keep_aside(Place(file=file), asides or [])
    for table in TABLES:
        records = as_list(document.get(table, []))
        if records is None:
            got = kind_of(document[table])
            raise refusal("IMP022", file, ("daftar rekaman", "a list of records"), got, pointer=f"/{table}")
        if table in document and not records:
            gather.note("IMP011", Place(file=file, table=table, pointer=f"/{table}"), "no record")
        for index, raw in enumerate(records):
            gather.add_nested(table, raw, Place(file=file, table=table, pointer=f"/{table}/{index}"))
    return gather.result()
