"""Berkas karantina dan berkas sisa. The file of rows set aside, and that of cells without a field; both private.

The quarantine holds each row as it stood, so that it can be mended in place and imported again. Both files are
made with mode 0600: reports name them and never show what is in them.
"""

import codecs
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import field, frozen

from umkm_domain.io._csv import csv_writer
from umkm_domain.io.durable import replace_file
from umkm_domain.io.importing.grid import Line, read_grid
from umkm_domain.io.importing.grid_csv import DELIMITERS, decoded, split_rows
from umkm_domain.io.importing.ledger import mark, texts_of
from umkm_domain.io.importing.reading import given
from umkm_domain.io.importing.values import Aside
from umkm_domain.io.reasons import refusal

__all__ = ["APART", "MODE", "Held", "is_quarantine", "read_quarantine", "write_asides", "write_quarantine"]

MODE = 0o600
APART = " [perbaiki di lembarnya]"
"""What the reason of a row ends with that stood under another header or title than the first: the quarantine file
does not hold those, so such a row is mended in the sheet."""
_CONTROL = ("_file", "_sheet", "_row", "_why", "_seal")
_MARK = "\ufeff"
_ZIP = b"PK\x03\x04"
_SWALLOWED = re.compile(r"\n[^\n]*[,;|\t][0-9a-f]{16}(?:[,;|\t]|$)")
"""A row of the file inside a cell: a quote was left open, and rows after it would be lost."""


@frozen(kw_only=True)
class Held:
    """Satu baris karantina. One row set aside: where it stood, why, its cells; mended since or not.

    Attributes:
        file: the file it stood in.
        sheet: its sheet.
        line: the row, with the number it had there.
        why: the reason.
        seal: the mark of what it held when it was set aside.
        mended: it holds something else now.
    """

    file: str
    sheet: str
    line: Line = field(repr=False)
    why: str = ""
    seal: str = ""
    mended: bool = False

    @property
    def apart(self) -> bool:
        """Whether it can be mended in the sheet alone."""
        return self.why.endswith(APART)

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from all others."""
        return self.file, self.sheet, self.line.number


def write_quarantine(path: Path, held: Iterable[Held], headers: Sequence[str], delimiter: str) -> None:
    """Write the rows set aside, each with its own number of cells; without any, no file stays."""
    rows = list(held)
    if not rows:
        path.unlink(missing_ok=True)
        return
    lines: list[list[str]] = [[*_CONTROL, *headers]]
    for one in rows:
        texts = texts_of(one.line)
        lines.append([one.file, one.sheet, str(one.line.number), one.why, one.seal or mark(texts), *texts])
    _write(path, lines, delimiter)


def write_asides(path: Path, asides: Iterable[Aside], file: str, extra: Iterable[Sequence[str]] = ()) -> None:
    """Write the cells that no field takes, one a line: file, sheet, row, column, header, value."""
    lines = [["file", "sheet", "row", "column", "header", "value"]]
    lines += [[file, a.sheet, str(a.row), a.column, a.header, a.value] for a in asides]
    lines += [list(row) for row in extra]
    if len(lines) > 1:
        _write(path, lines, ",")
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, lines: Iterable[Sequence[str]], delimiter: str) -> None:
    text = io.StringIO()
    csv_writer(text, delimiter).writerows(lines)
    with replace_file(path, overwrite=True, mode=MODE) as stream:
        stream.write(f"{_MARK}{text.getvalue()}".encode("utf-8", "surrogatepass"))


def is_quarantine(content: bytes, name: str) -> bool:
    """Tell whether a file is one of rows set aside, also when Excel saved it as UTF-16 text or as a workbook.

    Raises:
        DataError: a workbook that cannot be opened.
        MissingExtraError: a workbook without the extra `sheets`.
    """
    if content[:4] == _ZIP:
        lines = read_grid(content, name).sheets[0].lines
        return bool(lines) and _is_head([given(cell) for cell in lines[0].cells])
    encoding = "utf-16" if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"
    start = content[:400].decode(encoding, "ignore").lstrip(_MARK)
    return any(_is_head(start.partition("\n")[0].replace('"', "").split(sign)) for sign in DELIMITERS)


def _is_head(head: Sequence[str]) -> bool:
    return tuple(head[: len(_CONTROL)]) == _CONTROL


def read_quarantine(content: bytes, name: str) -> tuple[list[str], list[Held], str]:
    """Read a file of rows set aside: the headers of the sheet, the rows, the delimiter.

    Raises:
        DataError: it is none any more (IMP020).
    """
    if content[:4] == _ZIP:
        delimiter = ";"
        lines = [
            Line(line.number, tuple(cell if isinstance(cell, str) else given(cell) or None for cell in line.cells))
            for line in read_grid(content, name).sheets[0].lines
        ]
    else:
        text, _, _ = decoded(content, name)
        first = text.partition("\n")[0]
        delimiter = max(DELIMITERS, key=first.count)
        lines = split_rows(text, delimiter)
    head = [str(cell or "") for cell in lines[0].cells] if lines else []
    while head and not head[-1]:
        head.pop()
    if not _is_head(head):
        raise refusal("IMP020", name, ("berkas karantina", "a file of rows set aside"), "other columns")
    headers = head[len(_CONTROL) :]
    rows: list[Held] = []
    for line in lines[1:]:
        if line.broken is not None or not line.filled:
            if line.filled:
                raise refusal("IMP020", name, ("tanda kutip yang utuh", "whole quotes"), f"row {line.number}")
            continue
        texts = [str(cell or "") for cell in line.cells]
        if any(_SWALLOWED.search(text) for text in texts):
            raise refusal("IMP020", name, ("tanda kutip yang utuh", "whole quotes"), f"row {line.number}")
        texts += [""] * (len(_CONTROL) - len(texts))
        file, sheet, number, why, seal = texts[: len(_CONTROL)]
        if not number.strip().isdigit() or len(number) > 9:
            raise refusal("IMP020", name, ("nomor baris di _row", "a row number in _row"), f"row {line.number}")
        cells = line.cells[len(_CONTROL) :]
        while len(cells) > len(headers) and cells[-1] is None:
            cells = cells[:-1]
        now = mark([str(cell or "") for cell in cells])
        rows.append(Held(file=file, sheet=sheet, line=Line(int(number), cells), why=why, seal=seal, mended=now != seal))
    return headers, rows, delimiter
