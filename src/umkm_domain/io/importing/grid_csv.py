"""Berkas teks berpemisah. Delimited text: which encoding, which delimiter, and rows that cannot be cut.

A quote that is never closed must not swallow the rows after it: its own row is set aside, the others are read.

>>> lines = split_rows('a;b\\n"tak tutup;2\\nc;d\\n', ";")
>>> [(line.cells, line.broken is not None) for line in lines]
[(('a', 'b'), False), (('"tak tutup;2',), True), (('c', 'd'), False)]
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from operator import methodcaller

from umkm_domain.io.importing.aliases import recognise
from umkm_domain.io.importing.grid import Grid, Line, Sheet
from umkm_domain.io.importing.limits import LIMITS, Limits, beyond
from umkm_domain.io.importing.words import tidied, tokens
from umkm_domain.io.reasons import refusal

__all__ = ["DELIMITERS", "decoded", "guess_delimiter", "read_csv", "split_rows"]

DELIMITERS = (";", ",", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_LINES = 50
"""Physical lines that one quoted cell may span; more is a quote that was never closed."""
_FEWEST_TEXT = 20
"""Characters of text for each NUL."""
_SEP = re.compile(r"sep=(.)", re.IGNORECASE)


def read_csv(
    content: bytes,
    file: str,
    *,
    headers: Iterable[str] = (),
    delimiter: str = "",
    encoding: str = "",
    limits: Limits = LIMITS,
) -> Grid:
    """Read delimited text; see `read_grid`."""
    text, used, fallback = decoded(content, file, encoding)
    first, _, rest = text.partition("\n")
    hint = _SEP.fullmatch(first.strip("\r\n \ufeff"))
    if hint:
        delimiter, text = delimiter or hint[1], rest
    if delimiter not in DELIMITERS:
        delimiter = guess_delimiter(text, headers)
    # Looked at before anything is built: a file of line breaks, or of delimiters, is small and its rows are not.
    breaks = max(text.count("\n"), text.count("\r"))
    if breaks > limits.rows:
        raise beyond(file, ("baris", "rows"), limits.rows, breaks)
    if max(map(methodcaller("count", delimiter), text.splitlines()), default=0) > 4 * limits.columns:
        raise beyond(file, ("kolom", "columns"), limits.columns, "more")
    lines = split_rows(text, delimiter)
    if len(lines) > limits.rows:
        raise beyond(file, ("baris", "rows"), limits.rows, len(lines))
    widest = max((len(line.cells) for line in lines), default=0)
    if widest > limits.columns:
        raise beyond(file, ("kolom", "columns"), limits.columns, widest)
    if sum(len(line.cells) for line in lines) > limits.cells:
        raise beyond(file, ("sel", "cells"), limits.cells, "more")
    lines = [_limited(line, limits) for line in lines]
    return Grid(
        file=file,
        kind="csv",
        encoding=used,
        delimiter=delimiter,
        sheets=(Sheet(lines=tuple(lines), fixed_width=True),),
        fallback=fallback,
    )


def _limited(line: Line, limits: Limits) -> Line:
    if any(isinstance(cell, str) and len(cell) > limits.cell_text for cell in line.cells):
        return Line(line.number, (), "long", line.text or "\t".join(str(cell or "") for cell in line.cells))
    return line


def decoded(content: bytes, file: str, encoding: str = "") -> tuple[str, str, bool]:
    """Return the text of a file, its encoding, and whether that is the older one of Western Windows.

    Raises:
        DataError: no text (IMP021).
    """
    named = encoding or next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(named)
    except (UnicodeDecodeError, LookupError):
        if encoding or named != "utf-8":
            raise _no_text(file, f"other bytes than {named}") from None
        text, named = _western(content, file), "cp1252"
    # One stray NUL in a text is taken out with the other invisible signs; many of them mean that it is no text.
    if text.count("\x00") * _FEWEST_TEXT > len(text):
        raise _no_text(file, "NUL characters") from None
    return text.lstrip("\ufeff"), named, named == "cp1252" and not encoding


def _western(content: bytes, file: str) -> str:
    # Five bytes mean nothing in cp1252, and control characters mean that it is no text at all.
    if any(byte < 9 or 13 < byte < 32 for byte in content[:65_536]):
        raise _no_text(file, "binary data")
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text(file, "bytes of neither") from None


def _no_text(file: str, got: str) -> Exception:
    return refusal("IMP021", file, ("teks UTF-8 atau cp1252", "text in UTF-8 or cp1252"), got)


def guess_delimiter(text: str, headers: Iterable[str] = ()) -> str:
    """Return the delimiter that cuts most rows alike and shows the most headers that are known."""
    known = {tokens(header) for header in headers}
    sample = [line for line in text[:400_000].splitlines()[:200] if line.strip()]
    best, chosen = 0.0, ","
    for delimiter in DELIMITERS:
        rows = [line.cells for line in split_rows("\n".join(sample), delimiter)]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda pair: (pair[1] * pair[0], pair[0]))
        score = count / len(rows) * width + 3 * max(_headers(row, known) for row in rows[:40])
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _headers(row: tuple[object, ...], known: set[tuple[str, ...]]) -> int:
    texts = [cell for cell in row if isinstance(cell, str) and len(cell) <= 80]
    return sum(recognise(text) is not None or tokens(text) in known for text in texts)


def split_rows(text: str, delimiter: str) -> list[Line]:
    """Cut text into rows and cells; a row whose quotes make no sense comes out whole and marked."""
    physical = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if physical and not physical[-1]:
        physical.pop()
    width = _usual_width(physical, delimiter)
    lines: list[Line] = []
    at = 0
    while at < len(physical):
        line = physical[at]
        number = len(lines) + 1
        if '"' not in line:
            lines.append(Line(number, _cells(line.split(delimiter))))
            at += 1
            continue
        taken, cells = _quoted(physical, at, delimiter)
        # A quote that swallowed the rows after it shows by the width: one of them would be whole on its own.
        swallowed = taken > 1 and len(cells or ()) != width and _hides_a_row(physical, at, taken, delimiter, width)
        if cells is None or swallowed:
            lines.append(Line(number, (line,), "quotes", line))
            at += 1
        else:
            lines.append(Line(number, _cells(cells)))
            at += taken
    return lines


def _usual_width(physical: list[str], delimiter: str) -> int:
    """The number of cells that most rows have."""
    widths: Counter[int] = Counter()
    at = 0
    while at < min(len(physical), 5_000):
        taken, cells = _quoted(physical, at, delimiter)
        if cells is None:
            taken = 1
        elif any(map(str.strip, cells)):
            widths[len(cells)] += 1
        at += taken
    return widths.most_common(1)[0][0] if widths else 0


def _hides_a_row(physical: list[str], at: int, taken: int, delimiter: str, width: int) -> bool:
    """Tell whether a row as wide as most begins at one of the lines that a record took up after its first."""
    return any(len(_quoted(physical, inner, delimiter)[1] or ()) == width for inner in range(at + 1, at + taken))


def _quoted(physical: list[str], at: int, delimiter: str) -> tuple[int, list[str] | None]:
    """Read one record that has quotes: how many physical lines it took, and its cells; None when it never ends."""
    cells: list[str] = []
    line, taken, start = physical[at], 1, 0
    while True:
        opening = start + len(line[start:]) - len(line[start:].lstrip(" "))
        if line[opening : opening + 1] != '"':
            end = line.find(delimiter, start)
            cells.append(line[start:] if end < 0 else line[start:end])
        else:
            parts: list[str] = []
            place = opening + 1
            while True:
                close = line.find('"', place)
                if close < 0:
                    parts.append(f"{line[place:]}\n")
                    if at + taken >= len(physical) or taken >= _MOST_LINES:
                        return taken, None
                    line, place, taken = physical[at + taken], 0, taken + 1
                elif line[close + 1 : close + 2] == '"':
                    parts.append(line[place : close + 1])
                    place = close + 2
                else:
                    parts.append(line[place:close])
                    break
            end = line.find(delimiter, close + 1)
            behind = line[close + 1 :] if end < 0 else line[close + 1 : end]
            if behind.strip():
                if taken > 1:
                    # The quote that closes it opened the next row: the first one was never closed.
                    return taken, None
                # Text after a closing quote: the quotes are part of the text, as in "Bu Ani" Snack.
                parts = [f'"{"".join(parts)}"{behind}']
            cells.append("".join(parts))
        if end < 0:
            return taken, cells
        start = end + 1


def _cells(cells: list[str]) -> tuple[str | None, ...]:
    return tuple(cell if cell and not cell.isspace() and tidied(cell) else None for cell in cells)
