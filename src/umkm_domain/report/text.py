"""Laporan di terminal. A document as plain text for a terminal, 100 columns wide.

Needs the extra `cli` (rich).
"""

from io import StringIO
from typing import Any

from umkm_domain.core.extras import need
from umkm_domain.core.language import Language, Text
from umkm_domain.report.document import Cell, Document, Section, Table
from umkm_domain.report.safe import neutral

__all__ = ["ILLUSTRATIVE", "to_text"]

ILLUSTRATIVE = Text(id="ILUSTRASI, bukan usaha nyata", en="ILLUSTRATIVE, no real enterprise")


def to_text(document: Document, language: Language, *, width: int = 100) -> str:
    """Return the document as text, without colours or control characters.

    Raises:
        MissingExtraError: the extra `cli` is not installed.
    """
    console_module = need("cli", "rich.console")
    buffer = StringIO()
    console = console_module.Console(
        file=buffer, width=width, no_color=True, highlight=False, markup=False, emoji=False, legacy_windows=False
    )
    title = show(document.title, language)
    console.print(title)
    console.print("=" * min(len(title), width))
    for line in document.lines:
        console.print(show(line, language))
    for section in document.sections:
        _section(console, section, language)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _section(console: Any, section: Section, language: Language) -> None:
    title = show(section.title, language)
    if section.mark:
        title = f"{title} [{ILLUSTRATIVE.show(language)}]"
    console.print()
    console.print(title)
    console.print("-" * min(len(title), console.width))
    for part in section.parts:
        if isinstance(part, Table):
            console.print(_table(part, language))
        else:
            console.print(show(part, language))


def _table(table: Table, language: Language) -> Any:
    made = need("cli", "rich.table").Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for i, header in enumerate(table.headers):
        made.add_column(show(header, language), justify="right" if i in table.right else "left", overflow="fold")
    for row in table.rows:
        made.add_row(*(show(cell, language) for cell in row))
    return made


def show(cell: Cell, language: Language) -> str:
    """A cell in one language, safe to show."""
    return neutral(cell if isinstance(cell, str) else cell.show(language))
