"""Berkas menjadi kisi sel. A file as a grid of cells, whatever it was; nothing is interpreted yet.

>>> sheet = read_grid(b"nama;omzet\\nWarung A;5\\n", "data.csv").sheets[0]
>>> [line.cells for line in sheet.lines]
[('nama', 'omzet'), ('Warung A', '5')]
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from attrs import field, frozen

from umkm_domain.io.importing.limits import LIMITS, Limits, beyond
from umkm_domain.io.reasons import refusal

__all__ = ["Grid", "Line", "Merged", "Raw", "Sheet", "read_file", "read_grid"]

Raw = str | int | float | bool | date | None
"""What a cell may hold: text is tidied only later, numbers and days come from workbooks alone."""


@frozen(repr=False)
class Line:
    """Satu baris. One row as it stood.

    Attributes:
        number: its row as a spreadsheet counts, from 1.
        cells: its cells; one that says nothing is None.
        broken: why it could not be cut into cells, or None.
        text: the row as it stood in a text file, where it could not be cut.
    """

    number: int
    cells: tuple[Raw, ...]
    broken: str | None = None
    text: str = ""

    def __repr__(self) -> str:
        return f"Line({self.number}, {len(self.cells)} cells)"

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(cell is not None for cell in self.cells)


@frozen
class Merged:
    """Sel gabungan. Merged cells, zero-based within the sheet, last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@frozen(kw_only=True)
class Sheet:
    """Satu lembar. One sheet: its name ("" in a text file), rows, merged cells, whether it is hidden."""

    name: str = ""
    lines: tuple[Line, ...] = field(repr=False)
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    fixed_width: bool = False


@frozen(kw_only=True)
class Grid:
    """Isi berkas. All sheets of a file, and how they were written.

    Attributes:
        file: name of the file.
        kind: `csv` or `xlsx`.
        encoding: of a text file.
        delimiter: of a text file.
        sheets: the sheets.
        fallback: the file was no UTF-8 and was read as an older encoding.
    """

    file: str
    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheets: tuple[Sheet, ...]
    fallback: bool = False


def read_file(source: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a file of no more than the stated size.

    Raises:
        DataError: missing, unreadable (IMP020), or too large (IMP026).
    """
    try:
        with source.open("rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except OSError as error:
        expected = ("berkas CSV atau XLSX", "a CSV or XLSX file")
        raise refusal("IMP020", source.name, expected, error.strerror or "an unreadable file") from error
    if len(content) > limits.file_bytes:
        raise beyond(source.name, ("bita", "bytes"), limits.file_bytes, "more")
    return content


def read_grid(
    content: bytes,
    file: str,
    *,
    headers: Iterable[str] = (),
    delimiter: str = "",
    encoding: str = "",
    limits: Limits = LIMITS,
) -> Grid:
    """Read the cells of a CSV or XLSX file; its first bytes tell which, not its name.

    Args:
        content: the file.
        file: its name, for messages.
        headers: headers of a mapping, which help to tell the delimiter.
        delimiter: of a text file, when a mapping gives it.
        encoding: of a text file, when a mapping gives it.
        limits: what is refused.

    Raises:
        DataError: neither, broken, beyond a limit, or not text.
        MissingExtraError: a workbook without the extra `sheets`.
    """
    if content[:4] == b"PK\x03\x04":
        from umkm_domain.io.importing.grid_xlsx import read_xlsx

        return read_xlsx(content, file, limits)
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, what in _OTHERS.items():
        if start.startswith(magic):
            raise refusal("IMP020", file, ("berkas CSV atau XLSX", "a CSV or XLSX file"), what)
    from umkm_domain.io.importing.grid_csv import read_csv

    return read_csv(content, file, headers=headers, delimiter=delimiter, encoding=encoding, limits=limits)


_OTHERS = {
    b"\xd0\xcf\x11\xe0": "an old .xls workbook (save it as XLSX)",
    b"%pdf": "a PDF document",
    b"<html": "a web page (save it as XLSX)",
    b"<!doctype": "a web page (save it as XLSX)",
    b"<table": "a web page (save it as XLSX)",
    b"<?xml": "an XML document (save it as XLSX)",
    b"{\\rtf": "a text document (save it as XLSX)",
}
