"""JSON Lines: satu baris satu kumpulan kecil rekaman. One small bundle of records a line, streamed.

Each line is an object with tables of the document (`enterprises`, `products`, `certifications`, ...), such as an
enterprise with its products and certificates. The first line may be an envelope as in a document. Memory stays
constant, so ids are unique within a line only; `load` looks across lines.

>>> import tempfile
>>> from itertools import islice
>>> from pathlib import Path
>>> from umkm_domain.testing import build
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder, "data.jsonl")
...     dump_lines([Line(enterprises=(build.enterprise(),), products=(build.product(),))], path)
...     [(line.number, line.products[0].name) for line in load_lines(path)]
[(1, 'Keripik contoh')]
"""

import contextlib
import gc
import importlib.util
import json
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from attrs import frozen

from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.core.findings import Finding
from umkm_domain.core.language import Text
from umkm_domain.core.versions import SCHEMA_VERSION
from umkm_domain.io._envelope import TABLES, envelope, open_envelope, read_about
from umkm_domain.io._fields import CHILDREN, ROWS
from umkm_domain.io._files import opened, settled_place
from umkm_domain.io._gather import Gatherer
from umkm_domain.io._got import kind_of
from umkm_domain.io._limits import DIGITS, may_hold_long, refuse_long
from umkm_domain.io._parse import may_be_doubled, may_hold_lone, parse
from umkm_domain.io._quick import DOUBTS, quick_reader
from umkm_domain.io._strict import ONCE, TWICE, Asides, as_list, as_object, one_of, pointer
from umkm_domain.io._upgrades import upgraded
from umkm_domain.io._write import writer
from umkm_domain.io.durable import replace_file
from umkm_domain.io.reasons import Place, Problem, refusal, shown
from umkm_domain.io.result import Aside, Quarantined
from umkm_domain.model.assistance import AssistanceGrant
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product
from umkm_domain.model.registry import About, Registry, Suppression
from umkm_domain.model.retail import RetailAgreement
from umkm_domain.model.statistics import Observation, Target

__all__ = ["LINE_LIMIT", "Line", "dump_lines", "load_lines"]

LINE_LIMIT = 1 << 24
"""Bytes of one line."""
RECORD_LIMIT = 100_000
"""Records of one line, yearly figures and listings among them."""
_CHUNK = 1 << 20
_LINES = 256
_KINDS: dict[str, Any] = {table: ROWS[table] for table in TABLES}


@frozen(kw_only=True)
class Line:
    """Satu baris. What one line holds: records by table, and what was set aside.

    Attributes:
        enterprises: and each other table: the records that could be read.
        number: the number of the line, from 1.
        quarantine: records that could not be read, whole and with reasons.
        findings: everything said while reading.
        aside: values under unknown names, where those were not refused.
    """

    enterprises: tuple[Enterprise, ...] = ()
    products: tuple[Product, ...] = ()
    certifications: tuple[Certification, ...] = ()
    agreements: tuple[RetailAgreement, ...] = ()
    grants: tuple[AssistanceGrant, ...] = ()
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    number: int = 0
    quarantine: tuple[Quarantined, ...] = ()
    findings: tuple[Finding, ...] = ()
    aside: tuple[Aside, ...] = ()

    @property
    def accepted(self) -> int:
        """Number of records read, yearly figures and listings among them."""
        own = sum(len(getattr(self, table)) for table in TABLES)
        return own + sum(len(e.figures) for e in self.enterprises) + sum(len(a.listings) for a in self.agreements)

    @property
    def records_in(self) -> int:
        """Number of records that stood in the line."""
        return self.accepted + len(self.quarantine)


Read = Callable[[bytes], Line | None]
Progress = Callable[[int, int], None]
_number: Any = Line.number


def _core_reader() -> Read:
    """The reader of the core: `json.loads` and the quick readers."""
    readers = {table: quick_reader(ROWS[table]) for table in TABLES}

    def read(content: bytes) -> Line | None:
        if may_hold_lone(content):
            return None
        try:
            document = json.loads(content.decode())
            counter = [len(document)]
            tables: dict[str, Any] = {}
            for table, records in document.items():
                quick = readers[table]
                if records.__class__ is not list:
                    return None
                tables[table] = found = tuple([quick(record, counter) for record in records])
                if len(found) > 1 and table != "suppressions" and len({r.id for r in found}) != len(found):
                    return None
            if content.count(b":") != counter[0] and may_be_doubled(content, counter[0]):
                return None
        except (*DOUBTS, RecursionError):
            return None
        return Line(**tables)

    return read


def _strict_only(content: bytes) -> Line | None:
    """Leave everything to the strict reader."""
    return None


def _reader(engine: str | None) -> Read:
    if engine == "strict":
        return _strict_only
    if engine == "fast" or (engine is None and importlib.util.find_spec("msgspec") is not None):
        from umkm_domain.io._fast import fast_reader

        return fast_reader(_KINDS, Line)
    if engine in (None, "core"):
        return _core_reader()
    message = f"expected fast, core or strict, got {engine!r}"
    raise UsageError(message)


def _strictly(content: bytes, file: str, number: int, version: str, *, unknown: str) -> Line:
    """Read a line record by record, and say everything that is wrong with it."""
    gather = Gatherer(file, keep_unknown=unknown == "aside", quick=not may_hold_lone(content))
    place = Place(file=file, line=number)
    content = content.rstrip(b"\r\n")
    try:
        document = as_object(parse(content, file))
    except DataError as error:
        (cause,) = error.exceptions
        problem = Problem("IMP017", "", _LINE, str(cause).rpartition(", got ")[2])
        gather.quarantine(content.decode("utf-8", "replace"), place, [problem])
        return Line(number=number, **gather.said())
    if document is None:
        gather.quarantine(content.decode(), place, [Problem("IMP017", "", _LINE, "other JSON")])
        return Line(number=number, **gather.said())
    if version != SCHEMA_VERSION:
        document = upgraded({"schema_version": version, **document}, file)
        del document["schema_version"]
    problems = _problems(document, gather)
    if problems:
        gather.quarantine(document, place, problems)
        return Line(number=number, **gather.said())
    gather.keep_aside(place, [(pointer("", key), value) for key, value in getattr(document, "doubled", ())])
    for table, records in document.items():
        if table not in TABLES:
            gather.keep_aside(place, [(pointer("", table), records)])
            continue
        for index, raw in enumerate(records):
            gather.add_nested(table, raw, Place(file=file, line=number, table=table, pointer=f"/{table}/{index}"))
    return Line(number=number, **gather.tables(), **gather.said())


def _problems(document: dict[str, Any], gather: Gatherer) -> list[Problem]:
    """What is wrong with a line as a whole, so that its records cannot be told apart."""
    problems: list[Problem] = []
    if not gather.keeps_unknown:
        doubled = dict.fromkeys(key for key, _ in getattr(document, "doubled", ()))
        problems += [Problem("IMP007", pointer("", key), ONCE, TWICE) for key in doubled]
        unknown = [name for name in document if name not in TABLES]
        problems += [Problem("IMP006", pointer("", name), one_of(TABLES), shown(name)) for name in unknown]
    count = 0
    for table, records in document.items():
        if table in TABLES:
            found = as_list(records)
            if found is None:
                problems.append(Problem("IMP001", pointer("", table), Text("daftar", "a list"), kind_of(records)))
            else:
                nested = CHILDREN.get(table)
                inner = [] if nested is None else [as_list((as_object(raw) or {}).get(nested.field)) for raw in found]
                count += len(found) + sum(map(len, filter(None, inner)))
    if count > RECORD_LIMIT:
        expected = Text(f"paling banyak {RECORD_LIMIT} rekaman sebaris", f"at most {RECORD_LIMIT} records a line")
        problems.append(Problem("IMP026", "", expected, f"{count}"))
    return problems


_LINE = Text("satu objek JSON sebaris", "one JSON object a line")


@contextlib.contextmanager
def quiet_collector() -> Generator[None]:
    """Pause the garbage collector while records are built in bulk; they hold no cycles. Put it back after."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def load_lines(
    path: str | Path, *, unknown: str = "refuse", progress: Progress | None = None, engine: str | None = None
) -> Iterator[Line]:
    """Baca JSON Lines, baris demi baris. Read JSON Lines as a stream, in constant memory.

    Args:
        path: the file.
        unknown: `refuse` quarantines records with unknown keys; `aside` keeps them in the line.
        progress: called now and then with the bytes read and the bytes in all.
        engine: `fast` (msgspec), `core` or `strict`; None takes the fastest there is. All give the same lines.

    Yields:
        One `Line` for each line that is not blank and not the envelope (one for it, too, where it holds unknown keys
        that are kept aside).

    Raises:
        DataError: no such file, an envelope of another schema, a line beyond the limit.
        UsageError: an unknown engine, or an `unknown` that is neither; said at once, as a missing file is.
    """
    check_unknown(unknown)
    lines = read_lines(path, unknown=unknown, progress=progress, engine=engine)
    return (line for line in lines if isinstance(line, Line))


def check_unknown(unknown: str) -> None:
    """Refuse a choice that is none.

    Raises:
        UsageError: it is neither `refuse` nor `aside`.
    """
    if unknown not in ("refuse", "aside"):
        message = f"expected refuse or aside, got {unknown!r}"
        raise UsageError(message)


def read_lines(
    path: str | Path, *, unknown: str, progress: Progress | None, engine: str | None
) -> Iterator[Line | About]:
    """Read lines and, where the first one that is not blank is an envelope, what it says.

    The file and the reader are looked for at once, not when the first line is taken.
    """
    expected = ("berkas JSON Lines", "a JSON Lines file")
    place, read = settled_place(path, expected), _reader(engine)
    with opened(place, "rb", name=str(path), expected=expected):
        pass
    return _read_lines(place, read, unknown=unknown, progress=progress)


def _read_lines(place: Path, read: Read, *, unknown: str, progress: Progress | None) -> Iterator[Line | About]:
    with opened(place, "rb") as stream:
        size, number, version, first = place.stat().st_size, 0, SCHEMA_VERSION, True
        for chunk in _chunks(stream, place.name):
            found: list[Line | About] = []
            with quiet_collector():
                for content in chunk:
                    number += 1
                    if number == 1:
                        content = content.removeprefix(b"\xef\xbb\xbf")
                    if not content or content.isspace():
                        continue
                    if first:
                        first = False
                        if b'"schema"' in content and (header := _header(content, place.name, number, unknown)):
                            version, *told = header
                            found += told
                            continue
                    line = read(content) if version == SCHEMA_VERSION else None
                    if line is None or (len(content) > RECORD_LIMIT and line.accepted > RECORD_LIMIT):
                        line = _strictly(content, place.name, number, version, unknown=unknown)
                    else:
                        _number.__set__(line, number)
                    found.append(line)
            if progress is not None:
                progress(stream.tell(), size)
            yield from found


def _header(content: bytes, file: str, number: int, unknown: str) -> tuple[Any, ...]:
    """The version of the envelope, what it says, and a line of what was kept aside; empty where the line is none."""
    try:
        document = as_object(parse(content, file))
    except DataError:  # said of the line, not of the file
        return ()
    if document is None or "schema" not in document:
        return ()
    gather = Gatherer(file, keep_unknown=unknown == "aside")
    asides: Asides | None = [] if gather.keeps_unknown else None
    about = read_about(open_envelope(document, file), file, asides)
    version = str(document.get("schema_version"))
    if not asides:
        return version, about
    gather.keep_aside(Place(file=file, line=number), asides)
    return version, about, Line(number=number, **gather.said())


def _chunks(stream: BinaryIO, file: str) -> Iterator[list[bytes]]:
    """Lines in lists of about a megabyte, none longer than the limit."""
    chunk: list[bytes] = []
    size = 0
    while content := stream.readline(LINE_LIMIT + 1):
        if len(content) > LINE_LIMIT:
            if chunk:
                yield chunk
            raise _long_line(file)
        chunk.append(content)
        size += len(content)
        if size > _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def dump_lines(lines: Iterable[Line], path: str | Path, *, about: About | None = None, overwrite: bool = False) -> None:
    """Tulis JSON Lines. Write lines, so that `load_lines` gives the same records; whole or not at all.

    Args:
        lines: the bundles, in order; quarantine and findings are not written.
        path: the file.
        about: what the data set is; written as an envelope on the first line.
        overwrite: whether a file that stands there may be replaced.

    Raises:
        UsageError: the place is taken and `overwrite` is False.
        DataError: a text that UTF-8 cannot hold, a number or a line beyond its limit.
    """
    encode, pending = _line_encoder(), iter(lines)
    with replace_file(Path(path), overwrite=overwrite) as stream:
        try:
            if about is not None:
                stream.write(f"{_compact(envelope(about))}\n".encode())
            while chunk := list(islice(pending, _LINES)):
                with quiet_collector():
                    written = _encoded(encode, chunk, Path(path).name)
                stream.writelines(written)
        except UnicodeEncodeError as error:
            expected = ("teks yang dapat ditulis sebagai UTF-8", "text that UTF-8 can hold")
            raise refusal("IMP013", Path(path).name, expected, "other text") from error


def _encoded(encode: Callable[[Line], bytes], chunk: list[Line], file: str) -> list[bytes]:
    """The lines as written; a number that could not be read again is refused."""
    try:
        written = [encode(line) for line in chunk]
    except UnicodeEncodeError:
        raise
    except ValueError:  # more digits than Python turns into text
        for line in chunk:
            refuse_long(line, file)
        raise
    for content, line in zip(written, chunk, strict=True):
        if len(content) > DIGITS:
            if may_hold_long(content):
                refuse_long(line, file)
            if len(content) > LINE_LIMIT:
                raise _long_line(file)
            if len(content) > RECORD_LIMIT and line.accepted > RECORD_LIMIT:
                expected = (f"paling banyak {RECORD_LIMIT} rekaman sebaris", f"at most {RECORD_LIMIT} records a line")
                raise refusal("IMP026", file, expected, f"{line.accepted}")
    return written


def _long_line(file: str) -> DataError:
    expected = (f"paling banyak {LINE_LIMIT} bita sebaris", f"at most {LINE_LIMIT} bytes a line")
    return refusal("IMP026", file, expected, "a longer one")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line_encoder() -> Callable[[Line], bytes]:
    """The function that writes one line; msgspec and the core give the same bytes."""
    if importlib.util.find_spec("msgspec") is not None:
        from umkm_domain.io._fast import fast_writer

        return fast_writer(_KINDS)
    writers = [(table, writer(kind)) for table, kind in _KINDS.items()]

    def write(line: Line) -> bytes:
        bundle: dict[str, Any] = {}
        for table, write in writers:
            records = getattr(line, table)
            if records:
                bundle[table] = [write(record) for record in records]
        return f"{_compact(bundle)}\n".encode()

    return write


def bundles(registry: Registry) -> Iterator[Line]:
    """The records of a registry as lines: each enterprise with the products and certificates that follow its own.

    The order within each table is kept, so records that do not stand beside their enterprise come last.
    """
    products, certifications = iter(registry.products), iter(registry.certifications)
    product, certificate = next(products, None), next(certifications, None)
    for enterprise in registry.enterprises:
        own: list[Product] = []
        held: list[Certification] = []
        while product is not None and product.enterprise_id == enterprise.id:
            own.append(product)
            product = next(products, None)
        while certificate is not None and certificate.holder_id == enterprise.id:
            held.append(certificate)
            certificate = next(certifications, None)
        yield Line(enterprises=(enterprise,), products=tuple(own), certifications=tuple(held))
    rest: dict[str, Iterable[Any]] = {table: getattr(registry, table) for table in TABLES if table != "enterprises"}
    rest["products"] = () if product is None else (product, *products)
    rest["certifications"] = () if certificate is None else (certificate, *certifications)
    for table, records in rest.items():
        for record in records:
            only: dict[str, Any] = {table: (record,)}
            yield Line(**only)
