"""Tata letak lembar: judul, kepala tabel, baris data, jumlah, catatan. Where the table of a sheet is, row by row.

>>> from umkm_domain.io.importing.grid import read_grid
>>> text = "DATA IKM;;\\nNo;Nama Usaha;Omzet\\n;;2018\\n1;Warung A;5\\n;JUMLAH;5\\nSumber: Dinas;;\\n"
>>> layout = lay_out(read_grid(text.encode(), "a.csv").sheets[0])
>>> [(row.line.number, row.role.value) for row in layout.rows]
[(1, 'title'), (2, 'header'), (3, 'header'), (4, 'data'), (5, 'total'), (6, 'note')]
>>> [column.header for column in layout.columns]
['No', 'Nama Usaha', 'Omzet 2018']
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import field, frozen

from umkm_domain.io.importing.aliases import Target, is_unit, recognise
from umkm_domain.io.importing.days import is_day
from umkm_domain.io.importing.fields import ASIDE, IGNORED
from umkm_domain.io.importing.figures import is_figure
from umkm_domain.io.importing.grid import Line, Raw, Sheet
from umkm_domain.io.importing.reading import given
from umkm_domain.io.importing.words import tokens

__all__ = ["Column", "Layout", "Role", "Row", "lay_out"]

_FARTHEST = 60
"""Rows in which a header is looked for."""
_HEIGHTS = (1, 2, 3)
"""Rows that a header may have."""
_ANCHORS = frozenset({"name", "owner", "name_and_owner", "owner_and_name", "nib", "product.name"})
"""Fields that say whose a row is."""

Known = Mapping[tuple[str, ...], Target]


class Role(StrEnum):
    """Peran satu baris. What a row is."""

    TITLE = "title"
    HEADER = "header"
    DATA = "data"
    BLANK = "blank"
    NUMBERED = "numbered"
    SECTION = "section"
    TOTAL = "total"
    NOTE = "note"


@frozen
class Row:
    """Satu baris dengan perannya. One row and what it is."""

    line: Line
    role: Role


@frozen
class Column:
    """Satu kolom. One column: its place, its header as written, and what the header means."""

    index: int
    header: str
    target: Target | None


_Header = tuple[int, int, tuple[Column, ...], float]
"""First row of a header, the row after its last, its columns, and how much of it is known."""


@frozen(kw_only=True)
class Layout:
    """Tata letak satu lembar. Where the table of one sheet is.

    Attributes:
        rows: every row with its role.
        columns: the columns of the table.
        header_rows: rows of the header; 0 where there is none.
        width: cells that a row of a text file must have; 0 where any number will do.
        score: how many columns are known.
        tables: columns of later tables with another header, by the row at which they begin.
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    header_rows: int
    width: int
    score: float
    tables: Mapping[int, tuple[Column, ...]] = field(factory=dict[int, tuple[Column, ...]])

    def lines(self, role: Role) -> tuple[Line, ...]:
        """The rows of one role."""
        return tuple(row.line for row in self.rows if row.role is role)

    def column(self, field: str) -> int | None:
        """The place of the first column whose header means a field."""
        return next((c.index for c in self.columns if c.target is not None and c.target.field == field), None)


def lay_out(sheet: Sheet, known: Known | None = None, *, header_rows: int | None = None) -> Layout:
    """Find the table of a sheet.

    Args:
        sheet: the sheet.
        known: headers of a mapping by their words, with what they mean.
        header_rows: 0 says that there is no header row, another number how many there are.
    """
    from umkm_domain.io.importing.roles import assign
    from umkm_domain.io.importing.tables import later_tables

    lines = sheet.lines
    if header_rows:
        found = _find(sheet, known or {}, (header_rows,)) or _stated(sheet, known or {}, header_rows)
    else:
        found = None if header_rows == 0 else _find(sheet, known or {}) or _strange(sheet)
    if found is None:
        columns = tuple(Column(index, "", None) for index in range(max((len(x.cells) for x in lines), default=0)))
        first, last, score = 0, 0, 0.0
    else:
        first, last, columns, score = found
    rows, columns, last = assign(sheet, columns, first, last, known or {})
    tables: Mapping[int, tuple[Column, ...]] = {}
    if found is not None:
        rows, tables = later_tables(sheet, rows, columns, last, known or {})
    mine = rows[: min(tables, default=len(rows))]
    width = _width(sheet, mine, columns, first, last) if sheet.fixed_width else 0
    return Layout(
        rows=rows,
        columns=columns,
        header_rows=0 if found is None else last - first,
        width=width,
        score=score,
        tables=tables,
    )


def _width(sheet: Sheet, rows: Sequence[Row], columns: Sequence[Column], first: int, last: int) -> int:
    """The number of cells that rows must have: that of the header, or what all rows have when more are empty."""
    data = [row.line for row in rows if row.role is Role.DATA and row.line.broken is None]
    counts: dict[int, int] = {}
    for line in data:
        counts[len(line.cells)] = counts.get(len(line.cells), 0) + 1
    usual = max(counts, key=lambda width: (counts[width], width), default=len(columns))
    if last == first:
        return usual
    header = max((len(line.cells) for line in sheet.lines[first:last]), default=0)
    trailing = all(column.header == "" for column in columns if column.index >= usual)
    if usual < header and trailing and all(line.cells[usual:] == () for line in data):
        return usual
    if usual > header and all(cell is None for x in data if len(x.cells) == usual for cell in x.cells[header:]):
        return usual
    return header


def _find(sheet: Sheet, known: Known, heights: Sequence[int] = _HEIGHTS) -> _Header | None:
    """Find the header: first row, the row after its last, its columns, and how much of it is known.

    A fuller one further down wins only where no data stand under the first: else it is that of a later table.
    """
    best: _Header | None = None
    lines = sheet.lines
    looked = [at for at, line in enumerate(lines) if line.filled][:_FARTHEST]
    for at in looked:
        if best is not None and _has_data(lines[best[1] : at], best[2]):
            break
        for height in heights:
            window = lines[at : at + height]
            if len(window) < height or not all(is_headerish(line) for line in window):
                break
            if best is not None and at >= best[1] and _has_data(window[:-1], best[2]):
                break
            if height > 1 and _fills_under(lines[at + height - 2], lines[at + height - 1], known):
                break
            columns = combine(sheet, at, at + height, known)
            score = _score(columns)
            filled = sum(1 for column in columns if column.header)
            if (
                score < 1
                or (score < 2 and filled > 2 and not _is_told_by_one(lines, at, at + height, columns))
                or (filled == 1 and not (_narrow(lines, at + height) and _is_name(columns)))
            ):
                continue
            score -= 0.2 * (height - 1)
            if best is None or score > best[3] + 1e-9:
                best = (at, at + height, columns, score)
    return best


def _has_data(lines: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Tell whether rows under a header are data of it: something under its name, or another column that says whose."""
    anchors = [c for c in columns if c.target is not None and c.target.field in _ANCHORS]
    filled = sum(1 for column in columns if column.header)
    if not anchors or (filled == 2 and sum(c.target is not None for c in columns) < 2):
        # `Penanggung Jawab; Contoh` above the table is a line of its title.
        return False
    return any(_is_under(line, anchors) and (line.filled > 1 or filled == 1) for line in lines)


def _is_under(line: Line, anchors: Sequence[Column]) -> bool:
    first = next((given(cell) for cell in line.cells if cell is not None), "")
    under = [given(line.cells[c.index]) for c in anchors if c.index < len(line.cells)]
    if any(recognise(text) is not None or is_unit(text) for text in (first, *under)):
        return False
    return any(_has_letters(text) or _is_long_number(text) for text in under)


def _is_told_by_one(lines: Sequence[Line], first: int, last: int, columns: Sequence[Column]) -> bool:
    """Tell whether one known heading makes a row a header: it says whose the rows are, and they look like it."""
    most = max(line.filled for line in lines[first:last])
    if any(line.filled >= most for line in lines[:first]):
        return False
    for column in columns:
        target = column.target
        if target is None or target.rank or target.field not in ("name", "nib", "product.name"):
            continue
        near = [line for line in lines[last : last + _FARTHEST] if line.filled and line.cells != lines[first].cells]
        below = [given(line.cells[column.index]) for line in near if column.index < len(line.cells)]
        words = tokens(column.header)
        test = _is_long_number if target.field == "nib" else _has_letters
        # A word that stands in the next rows too is one of the words of a column, such as NIB for a permit.
        if any(map(test, below)) and all(tokens(text) != words for text in below[:5]):
            return True
    return False


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_long_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) > 8


def _stated(sheet: Sheet, known: Known, height: int) -> _Header | None:
    """Take the first full rows for the header where a mapping says how many there are, whatever they say."""
    most = max((line.filled for line in sheet.lines[: _FARTHEST + 1]), default=0)
    at = next((at for at, line in enumerate(sheet.lines) if line.filled >= min(2, most) > 0), None)
    if at is None or at + height > len(sheet.lines):
        return None
    columns = combine(sheet, at, at + height, known)
    return at, at + height, columns, max(1.0, _score(columns))


def _strange(sheet: Sheet) -> _Header | None:
    """Find a header of which nothing is known: words over columns of figures, in the first full row."""
    lines = sheet.lines
    at = next((at for at, line in enumerate(lines) if line.filled > 1), None)
    if at is None or not is_headerish(lines[at]):
        return None
    below = [line for line in lines[at + 1 : at + 31] if line.filled > 1]
    words = [index for index, cell in enumerate(lines[at].cells) if cell is not None and given(cell)]
    over = 0
    for index in words:
        cells = [line.cells[index] for line in below if index < len(line.cells) and line.cells[index] is not None]
        figures = sum(map(_is_data, cells))
        over += bool(cells) and figures >= 0.8 * len(cells) and not _is_data(lines[at].cells[index])
    if over < 2 or len(words) < lines[at].filled:
        return None
    return at, at + 1, combine(sheet, at, at + 1, {}), 0.0


def _is_data(cell: Raw) -> bool:
    """Tell whether a cell is a figure, a date or a long number."""
    text = given(cell)
    plain = any(map(str.isdigit, text)) and not text.strip("0123456789.,%+- ")
    return plain or is_figure(cell) or is_day(cell) or sum(map(str.isdigit, text)) > 8


_WHOLE = frozenset(
    {"row_number", "id", "name", "owner", "nib", "npwp", "district", "regency", "province", "established", "legal_form"}
    | {"product.name", "product.brand", "product.gtin", "kbli", "size", "year"}
)
"""Fields whose header has nothing under it: words there are data."""


def _fills_under(upper: Line, lower: Line, known: Known) -> bool:
    """Tell whether a row has words under a header that needs none, so that it is data."""
    for above, below in zip(upper.cells, lower.cells, strict=False):
        if above is None or below is None or is_unit(given(below)):
            continue
        target = known.get(tokens(given(above))) or recognise(given(above))
        if target is not None and target.field in _WHOLE and target.rank < 2:
            return True
    return False


def _is_name(columns: Sequence[Column]) -> bool:
    return any(c.target is not None and c.target.field not in ("year", IGNORED, ASIDE) for c in columns)


def _narrow(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the next rows hold one cell each, so that a header of one cell is one."""
    following = [line.filled for line in lines[at : at + 20] if line.filled][:5]
    return bool(following) and max(following) == 1


def _score(columns: Sequence[Column]) -> float:
    seen: set[tuple[str, int | None, int | None]] = set()
    score = 0.0
    for column in columns:
        target = column.target
        if target is None:
            continue
        key = (target.field, target.year, target.month)
        if target.field == ASIDE:
            score += 0.6
        elif key not in seen:
            seen.add(key)
            score += 0.5 if target.field == IGNORED else 1
            score += 0.3 if target.year is not None or target.month is not None else 0
    return score


def is_headerish(line: Line) -> bool:
    """Tell whether a row could be part of a header: words and years, no figures."""
    return line.broken is None and line.filled > 0 and all(_is_label(cell) for cell in line.cells if cell is not None)


def _is_label(cell: Raw) -> bool:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return 1990 <= cell <= 2100
    if not isinstance(cell, str) or len(cell) > 200:
        return False
    text = given(cell)
    if is_day(cell):
        return False
    digits = sum(sign.isdigit() for sign in text)
    return digits <= 4 or (digits <= 8 and any(map(str.isalpha, text)) and not text.lower().startswith("rp"))


def combine(sheet: Sheet, first: int, last: int, known: Known) -> tuple[Column, ...]:
    """Join the header rows of each column, merged cells and empty ones to the right of a group filled in."""
    rows = [_spread(sheet, at, last - 1) for at in range(first, last)]
    width = max(len(row) for row in rows)
    columns: list[Column] = []
    for index in range(width):
        parts: list[str] = []
        for row in rows:
            text = row[index] if index < len(row) else ""
            if text and text not in parts:
                parts.append(text)
        columns.append(Column(index, " ".join(parts), _meaning(parts, known)))
    return tuple(columns)


def _spread(sheet: Sheet, at: int, last: int) -> list[str]:
    """The texts of one header row; a group spreads over the columns that have words under it."""
    line = sheet.lines[at]
    texts = ["" if cell is None else given(cell) or str(cell).strip() for cell in line.cells]
    merged = [m for m in sheet.merged if m.top <= at <= m.bottom and m.right > m.left]
    for area in merged:
        if area.left < len(texts) and area.top == at:
            texts += [""] * (area.right + 1 - len(texts))
            for index in range(area.left, area.right + 1):
                texts[index] = texts[area.left]
    if at < last and not merged:
        under = sheet.lines[at + 1].cells
        group = ""
        texts += [""] * (len(under) - len(texts))
        for index, text in enumerate(texts):
            group = text or group
            below = index < len(under) and under[index] is not None
            if not text and below and group and _grouped(texts, under, index):
                texts[index] = group
            elif not below:
                group = text
    return texts


def _grouped(texts: Sequence[str], under: Sequence[Raw], index: int) -> bool:
    """Tell whether the cell to the left belongs to a group too, so that this one continues it."""
    return index > 0 and under[index - 1] is not None and bool(texts[index - 1])


def _meaning(parts: Sequence[str], known: Known) -> Target | None:
    if not parts:
        return None
    whole = " ".join(parts)
    given_by_map = known.get(tokens(whole))
    if given_by_map is not None:
        return given_by_map
    if len(parts) == 1:
        return recognise(whole)
    child, parent = parts[-1], " ".join(parts[:-1])
    joined = [recognise(whole), recognise(f"{child} {parent}")]
    own = recognise(child)
    for target in joined:
        if target is not None and target.field != ASIDE:
            return target
    if own is not None and own.field not in (IGNORED, "year") and own.rank < 2:
        return own
    for target in joined:
        if target is not None:
            return target
    if is_unit(child):
        return recognise(parent)
    return own
