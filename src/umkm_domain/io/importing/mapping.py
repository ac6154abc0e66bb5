"""Peta kolom, dalam TOML. The mapping of columns: guessed or given, and written out for the next time.

>>> text = to_toml(SheetMap(columns=(ColumnMap(column="A", header="Omzet", field="sales", times=1000),), year=2019))
>>> from_toml(text, "peta.toml").columns[0].times
1000
"""

import tomllib
from collections.abc import Mapping
from typing import Any, cast

from attrs import Attribute, field, fields, frozen

from umkm_domain.codes.kbli import KBLI_EDITIONS
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import IdentifierError, UsageError
from umkm_domain.io._strict import as_list
from umkm_domain.io.importing.fields import FIELDS
from umkm_domain.io.importing.reading import Repairs

__all__ = ["ColumnMap", "FromTitle", "SheetMap", "from_toml", "to_toml"]

_LONGEST = 2**20


@frozen(kw_only=True)
class ColumnMap:
    """Satu kolom. What one column of a sheet fills.

    Attributes:
        column: its letters; how it is found when it has no header or the header is not in the sheet.
        header: its header as written; how it is found first.
        field: the field it fills, `aside` to keep it beside the data set, `row_number` for the running number.
        year: the year of its figures.
        month: the month of its figures, 1 to 12.
        times: what its amounts are multiplied by; 0 where the header speaks of thousands and nobody has decided.
        per: `month` where its amounts are of one month.
        order: `dmy` or `mdy`, how it writes dates; "" to find out.
        personal: its cells speak of a person; never shown.
        told: without a header, its contents tell what it is though no field takes it.
    """

    column: str
    header: str = ""
    field: str = "aside"
    year: int | None = None
    month: int | None = None
    times: int = 1
    per: str = ""
    order: str = ""
    personal: bool = False
    told: bool = False


@frozen(kw_only=True)
class FromTitle:
    """Yang diambil dari judul. What the titles of a sheet said: the year of its figures, its region."""

    year: int | None = None
    region: KemendagriRegion | None = None


@frozen(kw_only=True)
class SheetMap:
    """Peta satu berkas. How a sheet is read.

    Attributes:
        columns: its columns.
        sheets: names of the sheets to read; empty to find out.
        header_rows: how many rows the header has, 0 where there is none; None to find out.
        delimiter: of a text file; "" to find out.
        encoding: of a text file; "" to find out.
        year: the year of figures whose column names none.
        region: the region of rows that name none, and within which their names are looked up.
        kbli_edition: the edition of the activity codes.
        repairs: uncertain repairs that are to be applied.
        found: what was taken from the titles of the sheet; only an import that is resumed reads it.
    """

    columns: tuple[ColumnMap, ...] = ()
    sheets: tuple[str, ...] = ()
    header_rows: int | None = None
    delimiter: str = ""
    encoding: str = ""
    year: int | None = None
    region: KemendagriRegion | None = None
    kbli_edition: int | None = None
    repairs: Repairs = field(factory=Repairs)
    found: FromTitle = field(factory=FromTitle)


_HEAD = """\
# Peta kolom untuk `umkm import`; ubah lalu pakai lagi dengan --map.
# The mapping of columns for `umkm import`; change it and use it again with --map.
#
# field: nama isian, atau "aside" (disimpan di luar himpunan data), atau "row_number".
# times: pengali rupiah, misalnya 1000; 0 = kepala kolom menyebut ribuan dan belum diputuskan.
# [repairs]: perbaikan yang tidak pasti; true bila memang demikian. Uncertain repairs; true to apply them.
"""


def to_toml(mapping: SheetMap) -> str:
    """Return a mapping as TOML."""
    lines = [_HEAD, "format = 1"]
    for name, value in (
        ("sheets", list(mapping.sheets) or None),
        ("header_rows", mapping.header_rows),
        ("delimiter", mapping.delimiter or None),
        ("encoding", mapping.encoding or None),
        ("year", mapping.year),
        ("region", None if mapping.region is None else mapping.region.code),
        ("kbli_edition", mapping.kbli_edition),
    ):
        if value is not None:
            lines.append(f"{name} = {_value(value)}")
    lines.append("\n[repairs]")
    lines += [f"{a.name} = {_value(getattr(mapping.repairs, a.name))}" for a in fields(Repairs)]
    if mapping.found != FromTitle():
        lines.append("\n# Dari judul lembar; hanya dipakai --resume. From the titles; only --resume reads it.\n[found]")
        if mapping.found.year is not None:
            lines.append(f"year = {mapping.found.year}")
        if mapping.found.region is not None:
            lines.append(f"region = {_value(mapping.found.region.code)}")
    for column in mapping.columns:
        lines.append("\n[[columns]]")
        for attribute in fields(ColumnMap):
            value = getattr(column, attribute.name)
            if attribute.name in ("column", "header", "field") or value != attribute.default:
                lines.append(f"{attribute.name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    texts = as_list(value)
    if texts is not None:
        return f"[{', '.join(map(_value, texts))}]"
    return '"' + "".join(_escaped(sign) for sign in str(value)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    code = ord(sign)
    return f"\\u{code:04x}" if code < 32 or 127 <= code < 160 else sign


def from_toml(content: str | bytes, file: str) -> SheetMap:
    """Read a mapping.

    Raises:
        UsageError: not TOML, an unknown key or field, or a value of another kind; names where.
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        if len(text) > _LONGEST:
            raise _wrong(file, "size", f"at most {_LONGEST} characters", str(len(text)))
        found = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"{file}: expected a mapping in TOML, got {type(error).__name__}: {error}"
        raise UsageError(message) from error
    if found.pop("format", 1) != 1:
        raise _wrong(file, "format", "1", "another")
    repairs = _made(Repairs, _table(found.pop("repairs", {}), file, "repairs"), file, "repairs")
    title = _made(FromTitle, _table(found.pop("found", {}), file, "found"), file, "found")
    columns_given = as_list(found.pop("columns", []))
    if columns_given is None:
        raise _wrong(file, "columns", "[[columns]]", "something else")
    columns = tuple(
        _column(_table(one, file, f"columns[{at}]"), file, f"columns[{at}]") for at, one in enumerate(columns_given)
    )
    made: SheetMap = _made(SheetMap, {**found, "repairs": repairs, "found": title, "columns": columns}, file, "")
    if made.kbli_edition is not None and made.kbli_edition not in KBLI_EDITIONS:
        raise _wrong(file, "kbli_edition", "2020 or 2025", str(made.kbli_edition))
    letters = [column.column for column in made.columns]
    twice = sorted({letter for letter in letters if letter and letters.count(letter) > 1})
    if twice:
        raise _wrong(file, "columns", "each column once", f"{', '.join(twice)} twice")
    return made


def _table(value: Any, file: str, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(file, where, "a table", type(value).__name__)
    return cast("dict[str, Any]", value)


def _column(given: dict[str, Any], file: str, where: str) -> ColumnMap:
    column: ColumnMap = _made(ColumnMap, {"column": "", **given}, file, where)
    if column.field not in FIELDS:
        raise _wrong(file, f"{where}.field", f"one of {', '.join(FIELDS)}", repr(column.field))
    if not (column.column or column.header):
        raise _wrong(file, where, "column or header", "neither")
    if column.column and not (column.column.isascii() and column.column.isalpha() and len(column.column) < 4):
        raise _wrong(file, f"{where}.column", "letters such as A or AB", repr(column.column))
    if column.month is not None and not 1 <= column.month <= 12:
        raise _wrong(file, f"{where}.month", "1 to 12", str(column.month))
    if column.times < 0:
        raise _wrong(file, f"{where}.times", "1 or more, or 0", str(column.times))
    if column.per not in ("", "month", "year") or column.order not in ("", "dmy", "mdy"):
        raise _wrong(file, where, 'per = "month" or "year", order = "dmy" or "mdy"', "another word")
    return column


def _made(kind: Any, given: Mapping[str, Any], file: str, where: str) -> Any:
    known: dict[str, Attribute[Any]] = {attribute.name: attribute for attribute in fields(kind)}
    values: dict[str, Any] = {}
    for name, value in given.items():
        place = f"{where}.{name}" if where else name
        if name not in known:
            raise _wrong(file, place, f"one of {', '.join(known)}", "an unknown key")
        values[name] = _checked(known[name].type, value, file, place)
    return kind(**values)


def _checked(kind: Any, value: Any, file: str, place: str) -> Any:
    if kind in (bool, str) or kind is int or kind == int | None:
        wanted = int if kind == int | None else kind
        if type(value) is not wanted:
            raise _wrong(file, place, wanted.__name__, type(value).__name__)
        return value
    if kind == KemendagriRegion | None:
        try:
            return KemendagriRegion(value)
        except IdentifierError as error:
            raise _wrong(file, place, "a region code such as 36.02", type(value).__name__) from error
    texts = as_list(value)
    if texts is not None and all(isinstance(one, str) for one in texts):
        return tuple(texts)
    if texts is None and isinstance(value, tuple | Repairs | FromTitle):
        return cast("Any", value)
    raise _wrong(file, place, "a list of texts", type(value).__name__)


def _wrong(file: str, where: str, expected: str, got: str) -> UsageError:
    return UsageError(f"{file}: {where}: expected {expected}, got {got}")
