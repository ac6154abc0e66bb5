"""Peran tiap baris di bawah kepala tabel. What each row under the header is: data, total, section, note, blank.

The rows of a table are told by what stands in them, so every decision is one that a person would make at a
glance; what is passed over is reported, and kept.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from umkm_domain.io.importing.aliases import Target, is_unit, recognise
from umkm_domain.io.importing.fields import FIELDS
from umkm_domain.io.importing.figures import amount, is_figure, truth
from umkm_domain.io.importing.grid import Line, Merged, Raw, Sheet
from umkm_domain.io.importing.layout import Column, Role, Row, combine, is_headerish
from umkm_domain.io.importing.places import place, title_regions
from umkm_domain.io.importing.reading import Outcome, Repairs, given
from umkm_domain.io.importing.totals import FORMULA_SUM, PLAIN_TOTALS, TOTAL_WORDS, Rows, cell_at, is_sum, starts_total
from umkm_domain.io.importing.words import tokens, words_of

__all__ = ["assign", "is_heading", "numbers_columns"]

_NONE = Repairs()
_PLACES = words_of("kecamatan kabupaten kota provinsi desa kelurahan wilayah kelompok sektor bidang")
_NOTE = re.compile(
    r"^(?:keterangan|ket\b|catatan|sumber|note|nb\b|mengetahui|menyetujui|kepala|plt\b|nip\b|dibuat|disusun|dicetak|"
    r"halaman|hal\b|lampiran|ttd|a\.?n\.?\s|bupati|camat|petugas|data per|update|per tanggal|\*|\(\*|kabid|kasi|"
    r"sekretaris|pembina|penata|lebih lanjut|total data|jumlah data|demikian)",
    re.I,
)
_PLAIN_NOTE = re.compile(
    r"^(?:(?:keterangan|ket|catatan|sumber(?: data)?|note|nb|n\.b)\.?\s*[:=]|\*\)?|nip\b|mengetahui,|lampiran\b)", re.I
)
_SECTION = re.compile(
    r"^(?:(?:[ivxlc]+|[a-z]|[0-9]{1,2})[.)]\s+\S|kecamatan\b|kec\b|kabupaten\b|kab\b|kota\b|desa\b|kelurahan\b|kel\b|"
    r"kelompok\b|sentra\b|jenis\b|bidang\b|sektor\b|wilayah\b|kategori\b|cabang\b|dinas\b|tahun\b)",
    re.I,
)
_HEADING = re.compile(r"(?:data|daftar|rekap\w*|laporan|tabel|tahun|periode|kondisi|keadaan)\b", re.I)

_PLAIN_HEADING = re.compile(rf"{_HEADING.pattern}|(?:desa|kelurahan|kecamatan|kabupaten|wilayah)\b|[^:]+:", re.I)
_YEAR = re.compile(r"(?:tahun|thn|th\.?)\s*(?:19|20)[0-9]{2}", re.I)


def assign(
    sheet: Sheet,
    columns: tuple[Column, ...],
    first: int,
    last: int,
    known: Mapping[tuple[str, ...], Target],
    *,
    above_header: bool = False,
) -> tuple[tuple[Row, ...], tuple[Column, ...], int]:
    """Give each row its role; rows right under the header that belong to it are joined to it.

    Args:
        sheet: the sheet, or the part of it from one header to the next.
        columns: the columns of the table.
        first: the first row of its header.
        last: the row after its header.
        known: headers of a mapping by their words.
        above_header: another header follows the last row.
    """
    lines = sheet.lines
    if last > first:
        columns, last = _more_header(sheet, columns, first, last, known)
    roles: list[Role | None] = [*[Role.TITLE] * first, *[Role.HEADER] * (last - first)]
    if last == first:
        start = _first_row(lines)
        roles = [*[Role.TITLE] * start]
    roles += [None] * (len(lines) - len(roles))
    for at, line in enumerate(lines):
        if line.broken is not None:
            roles[at] = Role.DATA
        elif not line.filled:
            roles[at] = Role.BLANK
    table = _Table(sheet, columns, first, last)
    for at in range(len(lines)):
        if roles[at] is None:
            roles[at] = table.plain_role(at)
    table.mark_titles(roles, above_header=above_header)
    table.mark_totals(roles)
    table.mark_sections(roles)
    table.mark_notes(roles)
    return tuple(Row(line, role or Role.DATA) for line, role in zip(lines, roles, strict=True)), columns, last


def _first_row(lines: Sequence[Line]) -> int:
    """Without a header: the first row that is as full as rows are."""
    filled = [line.filled for line in lines if line.filled]
    usual = median([count for count in filled if count > 1] or filled or [0])
    for at, line in enumerate(lines):
        if line.broken is not None or line.filled >= max(2, usual / 2) or (usual < 2 and line.filled):
            return at
    return 0


def _more_header(
    sheet: Sheet, columns: tuple[Column, ...], first: int, last: int, known: Mapping[tuple[str, ...], Target]
) -> tuple[tuple[Column, ...], int]:
    """Join rows under the header: units, numbers of the columns, and words under a group."""
    lines = sheet.lines
    while last < len(lines) and last - first < 5:
        line = lines[last]
        texts = [given(cell) for cell in line.cells if cell is not None]
        if line.broken is not None or not texts:
            break
        if numbers_columns(line):
            last += 1
            continue
        units = all(is_unit(text) for text in texts) and not any(is_figure(cell) for cell in line.cells if cell)
        if not units and not (is_headerish(line) and _under_group(line, columns)):
            break
        wider = combine(sheet, first, last + 1, known)
        columns = tuple(
            Column(new.index, new.header, new.target or (old.target if old is not None and units else None))
            for new, old in zip(wider, (*columns, *[None] * (len(wider) - len(columns))), strict=True)
        )
        last += 1
    return columns, last


def is_heading(text: str) -> bool:
    """Tell whether the words of a row are those of a heading: data, daftar, tahun, a place."""
    return (_HEADING.match(text) or _SECTION.match(text)) is not None and not _PLAIN_NOTE.match(text)


def numbers_columns(line: Line) -> bool:
    """Tell whether a row only numbers the columns: 1 2 3, (1) (2) (3), a b c."""
    texts = [given(cell).strip("()[]. ").lower() for cell in line.cells if cell is not None]
    if len(texts) < 2:
        return False
    plain = [re.sub(r"\s*=.*$", "", text) for text in texts]
    bracketed = all(given(cell).startswith("(") for cell in line.cells if cell is not None)
    if len(texts) < 4 and not bracketed:
        return False
    numbers = [int(text) for text in plain if text.isdigit() and len(text) < 4]
    if len(numbers) == len(plain):
        return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)
    return plain == [chr(97 + at) for at in range(len(plain))]


def _under_group(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a row of words stands under groups: not under a name, and where the header is empty."""
    empty = {column.index for column in columns if not column.header}
    single = {
        c.index for c in columns if c.target is not None and c.target.field in ("name", "id", "nib", "row_number")
    }
    filled = {index for index, cell in enumerate(line.cells) if cell is not None}
    return bool(filled & empty) and not filled & single


class _Table:
    """The rows under one header, and what can be told from them together."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], first: int, last: int) -> None:
        self._lines = sheet.lines
        self._columns = columns
        self._wide = {
            (at, area.left): area for area in sheet.merged if area.right - area.left >= 2 for at in _rows(area)
        }
        self._last = last
        self._headers = [
            [tokens(given(cell)) if cell is not None else () for cell in line.cells] for line in sheet.lines[first:last]
        ]
        places = {c.target.field: c.index for c in reversed(columns) if c.target is not None}
        self._number, self._name = places.get("row_number"), places.get("name")
        if self._number is None and last == first:
            self._number = _counting(sheet.lines)
        self._identifiers = {
            c.index for c in columns if c.target is not None and c.target.field in ("nib", "npwp", "product.gtin", "id")
        }
        self._words = {c.index for c in columns if c.target is not None and c.target.field in ("name", "owner")}
        self._usual = _usual(sheet.lines[last:])

    def plain_role(self, at: int) -> Role | None:
        """The role that a row shows by itself: a header again, or a number and nothing else."""
        line = self._lines[at]
        if self._is_header_again(line):
            return Role.HEADER
        name = given(cell_at(line, self._name)).strip("()")
        if line.filled > 3 and name.isdigit() and numbers_columns(line):
            return Role.HEADER
        if line.filled == 1 and self._number is not None and self._usual > 1:
            text = given(cell_at(line, self._number)).rstrip(".")
            if text.isdigit() and len(text) < 7:
                return Role.NUMBERED
        return None

    def _is_header_again(self, line: Line) -> bool:
        if any(_is_no_label(cell) for cell in line.cells):
            return False
        words = [(index, tokens(given(cell))) for index, cell in enumerate(line.cells) if cell is not None]
        for header in self._headers:
            same = sum(index < len(header) and bool(found) and header[index] == found for index, found in words)
            if same and same >= 0.6 * len(words) and (same > 1 or len([h for h in header if h]) == 1):
                return True
        shuffled = sorted(found for _, found in words)
        if len(words) > 1 and any(shuffled == sorted(h for h in header if h) for header in self._headers):
            return True
        if len(words) < 2 or not self._headers or not is_headerish(line):
            return False
        known = [target for cell in line.cells if cell is not None and (target := recognise(given(cell))) is not None]
        if len(words) == 2:
            # Two words of permits may stand in the cells of a row: one must say whose it is, or of what its figures.
            return len(known) == 2 and any(_heads(target.field) for target in known)
        return len(known) >= 3 and len(known) >= 0.8 * len(words)

    def mark_titles(self, roles: list[Role | None], *, above_header: bool) -> None:
        """Mark what stands alone above a header again: the title of the table under it.

        Args:
            roles: those found so far.
            above_header: another header follows the last row.
        """
        heads = above_header
        for at in range(len(roles) - 1, self._last, -1):
            if roles[at] is None and heads and self._is_title(at, after_blank=roles[at - 1] is Role.BLANK):
                roles[at] = Role.SECTION
            elif roles[at] is not Role.BLANK:
                heads = roles[at] is Role.HEADER

    def _is_title(self, at: int, *, after_blank: bool) -> bool:
        line = self._lines[at]
        filled = [(index, given(cell)) for index, cell in enumerate(line.cells) if cell is not None]
        if len(filled) != 1 or not isinstance(line.cells[filled[0][0]], str):
            return False
        index, text = filled[0]
        if after_blank or index != self._name:
            return is_heading(text)
        # Right under a row of data a business may be called Kelompok or Sentra: a place or a year is none.
        return is_heading(text) and (_PLAIN_HEADING.match(text) is not None or bool(title_regions([text])))

    def mark_totals(self, roles: list[Role | None]) -> None:
        """Mark rows that add up others."""
        block, every = Rows(self._number), Rows(self._number)
        for at, line in enumerate(self._lines):
            if roles[at] is not None:
                if roles[at] in (Role.HEADER, Role.TITLE):
                    block = Rows(self._number)
                continue
            following = next((r for r in range(at + 1, len(roles)) if roles[r] is not Role.BLANK), None)
            end = following is None or (at + 1 < len(roles) and roles[at + 1] is not None)
            if self._is_total(line, block, every, end=end):
                roles[at] = Role.TOTAL
                block = Rows(self._number)
            else:
                block.append(line)
                every.append(line)

    def _is_total(self, line: Line, block: Rows, every: Rows, *, end: bool) -> bool:
        filled = [(index, cell) for index, cell in enumerate(line.cells) if cell is not None]
        label = next((index for index, cell in filled if isinstance(cell, str) and starts_total(cell)), None)
        if label is None:
            if any(isinstance(cell, str) and FORMULA_SUM.match(cell.strip()) for _, cell in filled):
                sums = all(is_sum(cell) and not self._is_no_sum(index, cell) for index, cell in filled)
                return sums and cell_at(line, self._name) is None
            return end and self._is_bare_total(line, filled, block, every)
        others = [(index, cell) for index, cell in filled if index != label]
        if not all(is_sum(cell) for _, cell in others) or any(self._is_no_sum(index, cell) for index, cell in others):
            return False
        words = set(tokens(given(line.cells[label])))
        numbered = label != self._number and given(cell_at(line, self._number)).isdigit()
        if label == self._name and not words <= PLAIN_TOTALS and not words & _PLACES:
            # A business may be called Total Usaha: among names only what adds up, or stands unnumbered, is a total.
            unnumbered = self._number is not None and not numbered and every.is_numbered
            return (unnumbered and bool(others)) or self._adds_up(others, block, every)
        if words <= TOTAL_WORDS or all(word.isdigit() or word in TOTAL_WORDS for word in words):
            return not (numbered and label == self._name and not self._adds_up(others, block, every))
        return not numbered and (bool(others) or bool(words & _PLACES))

    def _is_no_sum(self, index: int, cell: Raw) -> bool:
        """Tell whether a cell is none that a total holds: an official number, or a formula in place of words."""
        words = index in self._words and given(cell).startswith("=")
        return words or (index in self._identifiers and len(given(cell)) > 6)

    def _is_bare_total(self, line: Line, filled: Sequence[tuple[int, Raw]], block: Rows, every: Rows) -> bool:
        """A row of figures alone, without a label, that adds up the rows above it."""
        if cell_at(line, self._name) is not None or cell_at(line, self._number) is not None:
            return False
        if not all(is_figure(cell) and index not in self._identifiers for index, cell in filled):
            return False
        least = 2 if self._name is not None else 3
        if len(every.lines) < least or (self._name is None and len(filled) < 2):
            return False
        return self._adds_up(filled, block, every)

    def _adds_up(self, cells: Sequence[tuple[int, Raw]], block: Rows, every: Rows) -> bool:
        """Tell whether figures are the sums of their columns, over the block above or all rows."""
        found = False
        for index, cell in cells:
            value = amount(cell, _NONE).value
            if value is None:
                continue
            if value not in (block.total(index), every.total(index)):
                return False
            found = found or value != 0
        return found

    def mark_sections(self, roles: list[Role | None]) -> None:
        """Mark rows inside the table that only name the group of the rows under them."""
        candidates = [at for at, role in enumerate(roles) if role is None]
        rows = [self._lines[at] for at in candidates]
        numbered = self._number is not None and Rows(self._number, rows).is_numbered
        for at in candidates:
            if self._is_section(at, numbered=numbered):
                roles[at] = Role.SECTION

    def _is_section(self, at: int, *, numbered: bool) -> bool:
        line = self._lines[at]
        filled = [index for index, cell in enumerate(line.cells) if cell is not None]
        if self._usual < 2:
            return False
        roman = (
            len(filled) == 2
            and filled[0] == self._number
            and re.fullmatch(r"[IVXLC]{1,5}\.?|[A-Z]\.?", given(line.cells[filled[0]])) is not None
        )
        if len(filled) != 1 and not roman:
            return False
        index = filled[-1]
        text = line.cells[index]
        if not isinstance(text, str) or _starts_digits(text):
            return False
        if (at, index) in self._wide:
            return True
        if roman or index == self._number:
            return True
        heading = _SECTION.match(given(text)) is not None
        if index == self._name and not (numbered and self._usual > 2):
            # A business may be called Kelompok or Sentra: only a place that is found heads rows here.
            return heading and (bool(title_regions([given(text)])) or _YEAR.fullmatch(given(text)) is not None)
        return heading or (numbered and given(text).isupper() and index != self._name)

    def mark_notes(self, roles: list[Role | None]) -> None:
        """Mark what stands under the table: sources, remarks, signatures, small tables of another kind."""
        most = max(1, self._usual * 0.5) if self._usual >= 2 else 0
        full = (at for at, role in enumerate(roles) if role is None and self._is_full(self._lines[at], most))
        last = max(full, default=-1)
        ended = False
        for at in range(self._last, len(roles)):
            line = self._lines[at]
            if roles[at] in (Role.BLANK, Role.TOTAL):
                ended = True
            elif roles[at] is Role.HEADER:
                ended = False
            elif roles[at] is None:
                # Sparse rows are notes only under the table: above its last full row they are sparse data.
                under = ended and at > last and line.filled <= most and not self._is_strong(line)
                ended = under or self._is_note(line)
                if ended:
                    roles[at] = Role.NOTE
        self._unmark_inner(roles)

    def _is_full(self, line: Line, most: float) -> bool:
        return line.broken is None and (line.filled > most or self._is_strong(line)) and not self._is_note(line)

    def _unmark_inner(self, roles: list[Role | None]) -> None:
        """A section at the very end heads nothing: it is a note."""
        for at in range(len(roles) - 1, -1, -1):
            if roles[at] is None or (roles[at] is Role.DATA):
                return
            if roles[at] is Role.SECTION:
                roles[at] = Role.NOTE

    def _is_note(self, line: Line) -> bool:
        """Tell whether the words of a row say that it is a note; a business may be called Sumber Rejeki."""
        if self._usual < 2 or line.filled >= self._usual or line.filled > max(2, self._usual * 0.4):
            return False
        texts = [(index, given(cell)) for index, cell in enumerate(line.cells) if isinstance(cell, str)]
        if not texts or self._is_strong(line):
            return False
        index, text = texts[0]
        return _PLAIN_NOTE.match(text) is not None or (index != self._name and _NOTE.match(text) is not None)

    def _is_strong(self, line: Line) -> bool:
        """Tell whether a row holds what only data do: a running number with more, a name with a value that fits."""
        number = given(cell_at(line, self._number)).rstrip(".")
        if number.isdigit() and line.filled > 1:
            return True
        if self._name is None:
            return any(sum(map(str.isdigit, given(cell_at(line, i)))) > 8 for i in self._identifiers)
        if not any(map(str.isalpha, given(cell_at(line, self._name)))):
            return False
        return any(_fits(column, cell_at(line, column.index)) for column in self._columns)


def _fits(column: Column, cell: Raw) -> bool:
    """Tell whether a cell is of the kind that its column holds; words fit no column for sure."""
    if cell is None or column.target is None:
        return False
    kind = FIELDS[column.target.field].kind
    if kind in ("amount", "count", "price", "days", "year"):
        return is_figure(cell)
    if kind in ("certificate", "truth"):
        return truth(cell).value is not None or _starts_digits(given(cell))
    if kind in ("nib", "npwp", "gtin", "permit"):
        return _starts_digits(given(cell))
    if kind == "place":
        names: dict[str, Any] = {column.target.field: cell}
        found = place(**names)
        return found.outcome is not Outcome.EMPTY and found.why != "place"
    return False


def _heads(name: str) -> bool:
    """Tell whether a field is one that no word in a row of data is taken for."""
    return name in ("name", "owner", "name_and_owner", "owner_and_name") or FIELDS[name].part == "figures"


def _rows(area: Merged) -> range:
    return range(area.top, area.bottom + 1)


def _usual(lines: Sequence[Line]) -> float:
    """How many cells rows hold: those of the first block, for smaller tables may stand under it."""
    block: list[int] = []
    for line in lines:
        if not line.filled and len(block) > 1:
            break
        if line.filled > 1:
            block.append(line.filled)
    return median(block or [line.filled for line in lines if line.filled] or [0])


def _counting(lines: Sequence[Line]) -> int | None:
    """Without a header: whether the first column counts the rows."""
    numbers = [given(line.cells[0]).rstrip(".") for line in lines if line.cells and line.filled > 1]
    counted = [int(text) for text in numbers if text.isdigit() and len(text) < 7]
    if len(counted) < 2 or len(counted) * 2 < len(numbers):
        return None
    steps = [later - earlier for earlier, later in pairwise(counted)]
    return 0 if all(step in (0, 1) for step in steps) and counted[0] < 2 else None


def _is_no_label(cell: Raw) -> bool:
    """Tell at a glance that a cell cannot stand in a header: a figure that is no year, a number, a date."""
    if isinstance(cell, str):
        text = cell.strip()
        return (text.isdigit() and len(text) != 4) or sum(map(str.isdigit, text)) > 8
    return cell is not None and not (isinstance(cell, int) and 1990 <= cell <= 2100)


def _starts_digits(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) > 4
