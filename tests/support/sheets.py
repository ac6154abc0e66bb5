"""Sheets for the tests of the import: written, read, and looked at."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from umkm_domain.io.importing import ImportResult, import_sheet
from umkm_domain.io.importing.grid import Sheet, read_grid
from umkm_domain.io.importing.layout import lay_out


def imported(folder: Path, content: str | bytes, name: str = "s.csv", **options: Any) -> ImportResult:
    """Import a sheet from its content into a new folder."""
    source = folder / name
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    number = sum(path.name.startswith("out") for path in folder.iterdir())
    return import_sheet(source, folder / f"out{number}", **options)


def workbook(fill: Callable[[Any], None]) -> bytes:
    """The bytes of a workbook that a function fills."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        fill(book)
    return content.getvalue()


def rows_of(*rows: tuple[Any, ...]) -> Callable[[Any], None]:
    """A filler of one sheet with these rows; None is an empty cell."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("UMKM")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(at, column, cell)

    return fill


def sheet_of(text: str) -> Sheet:
    """The sheet of a text."""
    return read_grid(text.encode(), "s.csv").sheets[0]


def roles(text: str) -> list[str]:
    """The role of each row of a text."""
    return [row.role.value for row in lay_out(sheet_of(text)).rows]


def codes(result: ImportResult) -> dict[str, int]:
    """How often each finding was made."""
    found: dict[str, int] = {}
    for finding in result.findings:
        found[finding.code] = found.get(finding.code, 0) + 1
    return found


def told(result: ImportResult, code: str) -> list[dict[str, Any]]:
    """The values of every finding of a code."""
    return [dict(finding.values) for finding in result.findings if finding.code == code]
