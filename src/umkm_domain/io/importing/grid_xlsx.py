"""Buku kerja XLSX. Workbooks, read by python-calamine after they were looked through (extra `sheets`).

Numbers that are whole come as integers; days as days; error values as the text a spreadsheet shows, `#DIV/0!`.
"""

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from umkm_domain.core.extras import need
from umkm_domain.io.importing.grid import Grid, Line, Merged, Raw, Sheet
from umkm_domain.io.importing.limits import LIMITS, Errors, Limits, beyond, look_through
from umkm_domain.io.importing.words import tidied
from umkm_domain.io.reasons import refusal

__all__ = ["read_xlsx"]


def read_xlsx(content: bytes, file: str, limits: Limits = LIMITS) -> Grid:
    """Read every worksheet of a workbook; see `read_grid`."""
    errors = look_through(content, file, limits)
    wrong = _by_sheet(content, errors) if errors else {}
    calamine = need("sheets", "python_calamine")
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            sheets = tuple(
                _sheet(book.get_sheet_by_name(meta.name), meta, calamine, file, limits, wrong.get(at, {}))
                for at, meta in enumerate(book.sheets_metadata)
                if meta.typ == calamine.SheetTypeEnum.WorkSheet
            )
    except (calamine.CalamineError, OSError, ValueError) as error:
        expected = ("berkas XLSX yang utuh dan tanpa sandi", "a whole XLSX file without a password")
        raise refusal("IMP020", file, expected, "a broken one") from error
    except BaseException as error:
        # calamine is compiled: what goes wrong inside it comes as a panic, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise refusal("IMP020", file, ("berkas XLSX yang utuh", "a whole XLSX file"), "a broken one") from error
    if not sheets:
        raise refusal("IMP020", file, ("buku kerja dengan lembar", "a workbook with sheets"), "none")
    return Grid(file=file, kind="xlsx", sheets=sheets)


def _by_sheet(content: bytes, errors: Mapping[str, Errors]) -> dict[int, Errors]:
    """The cells with error values by the place of their sheet in the workbook; calamine gives them as empty."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        try:
            book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
            links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        except KeyError:
            return {}
    targets: dict[str, str] = {}
    for link in _LINK.findall(links):
        id, target = _ID.search(link), _TARGET.search(link)
        if id is not None and target is not None:
            targets[id[1]] = target[1] if target[1].startswith("/") else f"/xl/{target[1]}"
    parts = [found[1] if (found := _SHEET_ID.search(sheet)) else "" for sheet in _SHEET.findall(book)]
    return {at: errors.get(targets.get(part, "").lstrip("/"), {}) for at, part in enumerate(parts)}


_LINK, _SHEET = re.compile(r"<(?:\w+:)?Relationship\b[^>]*"), re.compile(r"<(?:\w+:)?sheet\b[^>]*")
_ID, _TARGET = re.compile(r"""\bId\s*=\s*["']([^"']*)"""), re.compile(r"""\bTarget\s*=\s*["']([^"']*)""")
_SHEET_ID = re.compile(r"""\b\w+:id\s*=\s*["']([^"']*)""")


def _sheet(sheet: Any, meta: Any, calamine: Any, file: str, limits: Limits, errors: Errors) -> Sheet:
    rows = sheet.to_python(skip_empty_area=False)
    for (at, column), text in errors.items():
        if at < len(rows) and column < len(rows[at]):
            rows[at][column] = text
    if len(rows) > limits.rows:
        raise beyond(file, ("baris", "rows"), limits.rows, len(rows))
    lines: list[Line] = []
    for number, row in enumerate(rows, start=1):
        cells = tuple(_cell(value) for value in row)
        long = any(isinstance(cell, str) and len(cell) > limits.cell_text for cell in cells)
        lines.append(Line(number, () if long else cells, "long" if long else None))
    ranges: Any = sheet.merged_cell_ranges or ()
    merged = tuple(Merged(top, left, min(bottom, len(rows)), right) for (top, left), (bottom, right) in ranges)
    reach = sum(area.bottom - area.top + 1 for area in merged)
    if reach > limits.merged:
        raise beyond(file, ("baris sel gabungan", "rows of merged cells"), limits.merged, reach)
    return Sheet(
        name=meta.name,
        lines=tuple(lines),
        merged=merged,
        hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
    )


def _cell(value: Any) -> Raw:
    if isinstance(value, str):
        return value if tidied(value) else None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**63 else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, bool | int | date):
        return value
    return None
