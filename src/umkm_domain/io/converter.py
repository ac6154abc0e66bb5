"""Konverter cattrs yang ketat, dibuat oleh pabrik. A strict cattrs converter, made by a factory, never global.

Where records of ours stand inside classes of yours, take a converter; for whole data sets take `load` and `dump`.
It writes and reads as the JSON document does:

- text is text, never empty; a number is no text;
- whole numbers and rupiah are integers: `true`, `1.0` and `"1"` are refused;
- truth values are `true` and `false`, not `"false"`, 0 or 1;
- decimal fractions are finite numbers, never text; a list is a list, never a text or an object;
- dates are `"2019-07-18"` and nothing else, times `"2019-07-18T08:30:00"`; ratios `"n/d"`; codes their code; regions
  `"36.02"`;
- activities are `{"code": "10391", "edition": 2020}`;
- unknown keys are refused, or kept by choice (`aside`); a field that holds its default is left out.

>>> converter = make_converter()
>>> from umkm_domain.model.enterprise import Enterprise
>>> converter.unstructure(Enterprise(id="E1", name="Contoh"))
{'id': 'E1', 'name': 'Contoh'}
>>> try:
...     converter.structure([{"id": "E1", "illustrative": 1}], list[Enterprise])
... except ExceptionGroup as errors:
...     for finding in findings_of(errors):
...         print(finding.code, finding.path)
IMP004 /0/name
IMP001 /0/illustrative
"""

from datetime import datetime
from enum import Enum, IntEnum, StrEnum
from typing import Any, is_typeddict

from attrs import has
from cattrs import Converter, IterableValidationNote, StructureHandlerNotFoundError
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError

from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.findings import Finding
from umkm_domain.core.language import Text
from umkm_domain.io._fields import KINDS, ROWS, Kind, Slot
from umkm_domain.io._plain_hooks import (
    COLLECTIONS,
    exactly,
    has_fields,
    is_literal,
    is_mapping,
    number,
    one_of_literal,
    only_objects,
    times,
)
from umkm_domain.io._strict import BAD, NOTHING, VALUE, Asides, Problems, pointer, reader, single
from umkm_domain.io._write import to_plain, value_writer
from umkm_domain.io.reasons import Place, Problem, shown, to_finding

__all__ = ["findings_of", "make_converter"]

_OWN = "umkm_domain.model."
_KNOWN = Text("isian yang dikenal", "a known field")


class _Strict(Converter):
    """A converter whose every error of the data is a group of exceptions."""

    def structure(self, obj: Any, cl: Any) -> Any:
        try:
            return super().structure(obj, cl)
        except (ExceptionGroup, StructureHandlerNotFoundError):
            raise
        except Exception as error:
            findings = findings_of(error)
            message = f"{getattr(cl, '__name__', cl)}: {findings[0].message.en}"
            raise DataError(message, [FindingError(found.line("en"), found) for found in findings]) from error


def make_converter(*, aside: Asides | None = None) -> Converter:
    """Buat konverter baru. Make a new strict converter; it shares nothing with any other.

    Args:
        aside: takes the unknown keys of our records, each as its pointer within the record and its value, instead
            of their being refused. Unknown keys of other classes are refused in any case.

    Returns:
        A converter whose `structure` raises `DataError` (an ExceptionGroup of findings) for our records, inside
        the groups of cattrs where they stand in other classes.
    """
    converter = _Strict(forbid_extra_keys=True)
    for kind, name in KINDS.items():
        slot = _slot(kind, name)
        converter.register_structure_hook(kind, _structure_value(slot))
        write = value_writer(slot)
        if write is not None:
            converter.register_unstructure_hook(kind, write)
    # The hook of `str` would also take each enumeration that is one; these stand before it.
    for base in (StrEnum, IntEnum, Enum):
        converter.register_structure_hook(base, _structure_code)
    converter.register_structure_hook(float, exactly(number))
    converter.register_structure_hook(bytes, exactly(lambda value: value if type(value) is bytes else None, "bytes"))
    converter.register_structure_hook(datetime, exactly(times, "time"))
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    maker: Any = converter  # the types of what it makes are of no use here, and cattrs tells them only in part
    for takes, make in (
        (has_fields, maker.gen_structure_attrs_fromdict),
        (is_mapping, maker.gen_structure_mapping),
        (is_typeddict, maker.gen_structure_typeddict),
    ):
        converter.register_structure_hook_factory(takes, only_objects(make))
    for takes, factory in COLLECTIONS:
        converter.register_structure_hook_factory(takes, factory)
    converter.register_structure_hook_func(is_literal, one_of_literal)
    converter.register_structure_hook_func(_is_record, _structure(aside))
    converter.register_unstructure_hook_func(_is_record, to_plain)
    return converter


def _slot(kind: Any, name: Kind) -> Slot:
    return Slot(
        name="",
        kind=name,
        of=kind,
        many=False,
        optional=False,
        required=True,
        default=None,
        personal=False,
        signed=True,
        empty_text=False,
    )


def _structure_code(value: Any, kind: Any) -> Any:
    return _structure_value(_slot(kind, Kind.CODE))(value, kind)


def _is_record(kind: Any) -> bool:
    module = str(getattr(kind, "__module__", ""))
    return isinstance(kind, type) and ((has(kind) and module.startswith(_OWN)) or kind is Text)


def _structure(aside: Asides | None) -> Any:
    def structure(value: Any, kind: Any) -> Any:
        problems = Problems(None if aside is None else [])
        found = _whole(reader(kind).read(value, "", problems), problems, kind)
        if aside is not None:
            aside.extend(problems.aside or [])
        return found

    return structure


def _structure_value(slot: Slot) -> Any:
    convert = single(slot)

    def structure(value: Any, kind: Any) -> Any:
        problems: list[Problem] = []
        return _whole(convert(value, "", problems), problems, kind)

    return structure


_TABLES = {kind: table for table, kind in ROWS.items()}


def _whole(found: Any, problems: list[Problem], kind: Any) -> Any:
    if found is not BAD and not problems:
        return found
    place = Place(file="", table=_TABLES.get(kind, ""))
    findings = [to_finding(problem, place) for problem in problems]
    message = f"{len(findings)} findings while reading {kind.__name__}"
    raise DataError(message, [FindingError(finding.line("en"), finding) for finding in findings])


def findings_of(error: BaseException, path: str = "") -> list[Finding]:
    """Temuan dari galat konverter. Every finding inside an error of `structure`, with its JSON Pointer.

    Args:
        error: what `structure` raised.
        path: pointer to where it was raised.
    """
    if isinstance(error, FindingError):
        return [] if error.finding is None else [_moved(error.finding, path)]
    inside: tuple[BaseException, ...] = getattr(error, "exceptions", ())
    if inside:
        return [found for inner in inside for found in findings_of(inner, path + _step(inner))]
    if isinstance(error, ForbiddenExtraKeysError):
        return [
            _finding("IMP006", pointer(path, key), _KNOWN, shown(key)) for key in sorted(map(str, error.extra_fields))
        ]
    if isinstance(error, KeyError) and path.endswith(pointer("", error.args[0] if error.args else "")):
        return [_finding("IMP004", path, VALUE, NOTHING)]
    return [_finding("IMP001", path, Text("nilai yang terbaca", "a value that can be read"), type(error).__name__)]


def _finding(code: str, path: str, expected: Text, got: str, table: str = "") -> Finding:
    return to_finding(Problem(code, path, expected, got), Place(file="", table=table))


def _moved(finding: Finding, path: str) -> Finding:
    """The finding as it stands further out, its message among it."""
    said: dict[str, Any] = dict(finding.values)
    if not path or "expected" not in said:
        return finding
    return _finding(finding.code, path + finding.path, said["expected"], str(said["got"]), finding.table)


def _step(error: BaseException) -> str:
    """The step of the pointer that cattrs notes on an error."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return pointer("", note.name)
        if isinstance(note, IterableValidationNote):
            return pointer("", note.index)
    return ""
