"""Satu lembar dibaca baris demi baris. One sheet read row by row: accepted, set aside, or passed over and said so.

Every row that is no blank line ends in exactly one place, so rows in = accepted + quarantined.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import define, evolve, field, frozen

from umkm_domain.core.errors import RecordError
from umkm_domain.core.language import Text
from umkm_domain.io.importing.assemble import Assembler, stem
from umkm_domain.io.importing.columns import Reading
from umkm_domain.io.importing.fields import ASIDE, IGNORED
from umkm_domain.io.importing.figures import amount
from umkm_domain.io.importing.grid import Line, Merged, Raw, Sheet
from umkm_domain.io.importing.layout import Layout, Role, Row
from umkm_domain.io.importing.ledger import Ledger, mark, texts_of
from umkm_domain.io.importing.notes import Cell, Notes, safe
from umkm_domain.io.importing.quarantine import APART, Held
from umkm_domain.io.importing.reading import WHY, Repairs, given
from umkm_domain.io.importing.rows import RowReader
from umkm_domain.io.importing.tables import Headings
from umkm_domain.io.importing.values import Aside, Context
from umkm_domain.io.importing.words import column_letter

__all__ = ["Job", "run"]

_ROLES = {
    Role.TITLE: Text("judul", "title"),
    Role.HEADER: Text("kepala tabel yang diulang", "repeated header"),
    Role.NUMBERED: Text("hanya nomor urut", "a running number alone"),
    Role.SECTION: Text("judul kelompok", "heading of a group"),
    Role.TOTAL: Text("jumlah", "total"),
    Role.NOTE: Text("catatan", "note"),
}
_STRANGE = Text("kepala tabel yang tidak dipahami", "a header that is not understood")
_ANOTHER = Text("kepala tabel lain; baris di bawahnya dibaca menurutnya", "another header; rows under it go by it")
_AS_IT_WAS = Text("belum diperbaiki", "not mended yet")
_REASONS = {
    "IMP010": Text("jumlah sel berbeda dari kepala tabel", "the number of cells differs from the header"),
    "IMP014": Text("tanda kutip tidak ditutup atau sel terlalu panjang", "a quote never closed, or a cell too long"),
    "IMP045": Text("tidak ada sel yang terbaca", "no cell could be read"),
    "IMP005": Text("nilai yang tidak masuk akal", "a value that no record may hold"),
}
_PLAUSIBLE = 1_000_000
"""Yearly sales below this in every row are likely counted in thousands."""


@define
class Job:
    """Hasil satu lembar. What one sheet gave."""

    rows_in: int = 0
    accepted: int = 0
    held: list[Held] = field(factory=list[Held])
    asides: list[Aside] = field(factory=list[Aside])


def run(
    sheet: Sheet,
    layout: Layout,
    readings: Sequence[Reading],
    context: Context,
    assembler: Assembler,
    notes: Notes,
    *,
    ledger: Ledger,
    in_ids: str = "",
    seals: Mapping[int, str] | None = None,
    tables: Mapping[int, Sequence[Reading]] | None = None,
) -> Job:
    """Read one sheet.

    Args:
        sheet: the sheet.
        layout: where its table is.
        readings: its columns.
        context: what holds for all its rows.
        assembler: takes the records.
        notes: takes the findings.
        ledger: the rows that were taken in before; those of this sheet are put down in it.
        in_ids: the name of the sheet as ids have it; "" where the file has only one.
        seals: marks that rows had when they were set aside by an earlier import, by number.
        tables: the columns of later tables, by the row at which they begin.
    """
    job = Job()
    data = layout.lines(Role.DATA)
    parts = _parts(sheet, layout, {0: readings, **(tables or {})}, context)
    part = parts[0]
    headings = Headings(context, notes)
    here = context
    base = stem(context.file, in_ids)
    seen: dict[tuple[str, ...], int] = {}
    again = _Again(ledger, context, data, seals or {})
    header, above = range(0), _above_header(layout.rows)
    for at, row in enumerate(layout.rows):
        if row.role is Role.HEADER and not header:
            header = range(at, at + layout.header_rows)
        if row.role is Role.BLANK or at in header:
            if at in header and not layout.score:
                _pass_over(job, row.line, row.role, context, notes, why=_STRANGE)
            continue
        if row.role is not Role.DATA:
            part = parts.get(at, part) if at else part
            _pass_over(job, row.line, row.role, context, notes, why=_ANOTHER if at and at in parts else None)
            if row.role in (Role.SECTION, Role.NOTE) and header:
                here = headings.under(row, above_header=at in above) or here
            continue
        job.rows_in += 1
        line = row.line
        where = Cell(file=context.file, sheet=context.sheet, row=line.number)
        texts = texts_of(line)
        if again.taken(line.number, texts, where, notes):
            job.accepted += 1
            continue
        if at >= len(sheet.lines):
            # A row of the quarantine that left the sheet, or the quarantine itself: of the first table.
            part, here = parts[0], context
        apart = at < len(sheet.lines) and (part is not parts[0] or headings.replaced)
        if line.broken is not None or (part.width and len(line.cells) != part.width):
            # A row that nobody mended since it was set aside is set aside for the same reason.
            code = "IMP010" if line.broken in (None, "IMP010") else "IMP014"
            counted = Text(f"{part.width} sel", f"{part.width} cells"), f"{len(line.cells)}"
            _hold(job, line, code, where, notes, again, counted if line.broken is None else None, apart=apart)
            continue
        filled, group = part.filler.fill(at, line, notes, context)
        values = part.reader.read(filled, here)
        if not values.useful and not values.told:
            _hold(job, line, "IMP045", where, notes, again, apart=apart)
            continue
        values.group = group
        try:
            id = assembler.take(values, here, line.number, base)
        except RecordError as error:
            _hold(job, line, "IMP005", evolve(where, path=f"/{error.field}"), notes, again, apart=apart)
            continue
        job.accepted += 1
        job.asides += values.asides
        again.put(line.number, texts)
        _copies(seen, filled, part.reader.readings, evolve(where, table="enterprises", id=id), notes)
    for one in parts.values():
        _columns(one, context, notes, layout)
    return job


@frozen
class _Part:
    """One table of the sheet: how its rows are read."""

    reader: RowReader
    filler: "_Filler"
    data: Sequence[Line]
    width: int


def _parts(sheet: Sheet, layout: Layout, tables: Mapping[int, Sequence[Reading]], context: Context) -> dict[int, _Part]:
    parts: dict[int, _Part] = {}
    for start, stop in pairwise((*tables, len(layout.rows))):
        data = [row.line for row in layout.rows[start:stop] if row.role is Role.DATA]
        readings = tables[start]
        width = layout.width and (layout.width if start == 0 else len(layout.rows[start].line.cells))
        parts[start] = _Part(RowReader(readings, context, data), _Filler(sheet, readings), data, width)
    return parts


def _above_header(rows: Sequence[Row]) -> frozenset[int]:
    """The rows under which, but for blank rows, notes and other headings, a header follows."""
    found: set[int] = set()
    above = False
    for at in range(len(rows) - 1, -1, -1):
        if above:
            found.add(at)
        role = rows[at].role
        above = role is Role.HEADER or (above and role in (Role.BLANK, Role.NOTE, Role.SECTION))
    return frozenset(found)


class _Again:
    """What an earlier import took from this sheet; nothing, the first time."""

    def __init__(self, ledger: Ledger, context: Context, data: Sequence[Line], seals: Mapping[int, str]) -> None:
        self._ledger, self._place, self._seals = ledger, (context.file, context.sheet), seals
        self._left = ledger.counts(*self._place)
        self._here = {mark(texts_of(line)) for line in data} if self._left else set[str]()

    def taken(self, row: int, texts: Sequence[str], where: Cell, notes: Notes) -> bool:
        """Tell whether a row is in the data set already; one that was changed since is left as it is there."""
        if not self._left:
            return False
        found = mark(texts)
        if self._left[found] > 0:
            self._left[found] -= 1
            return True
        before = self._ledger.marks_at(*self._place, row)
        if not before or row in self._seals or any(one in self._here for one in before):
            return False
        notes.add("IMP048", where)
        return True

    def put(self, row: int, texts: Sequence[str]) -> None:
        """Put a row down as taken in."""
        self._ledger.add(*self._place, row, texts, before=self._seals.get(row, ""))

    def seal(self, row: int) -> str:
        """The mark a row had when it was set aside before."""
        return self._seals.get(row, "")


def _hold(
    job: Job,
    line: Line,
    code: str,
    cell: Cell,
    notes: Notes,
    again: _Again,
    counted: tuple[Text, str] | None = None,
    *,
    apart: bool = False,
) -> None:
    told = f"{code}: {_REASONS[code].id}{APART if apart else ''}"
    job.held.append(Held(file=cell.file, sheet=cell.sheet, line=line, why=told, seal=again.seal(line.number)))
    why = _REASONS[code] if code != "IMP010" else _AS_IT_WAS
    if counted is not None:
        expected, got = counted
        why = Text(f"seharusnya {expected.id}, tertulis {got}", f"expected {expected.en}, got {got}")
    notes.add(code, cell, why=why)


def _pass_over(job: Job, line: Line, role: Role, context: Context, notes: Notes, *, why: Text | None) -> None:
    """Report a row that is no data, by its place alone, and keep its words."""
    notes.add("IMP031", Cell(file=context.file, sheet=context.sheet, row=line.number), why=why or _ROLES[role])
    for index, cell in enumerate(line.cells):
        if cell is not None and role is not Role.HEADER:
            letter = column_letter(index)
            text = given(cell) or str(cell).strip()
            job.asides.append(Aside(context.sheet, line.number, letter, f"({_ROLES[role].id})", text))


def _copies(
    seen: dict[tuple[str, ...], int], line: Line, readings: Sequence[Reading], cell: Cell, notes: Notes
) -> None:
    key = tuple(given(line.cells[r.index]) for r in readings if r.field.name != IGNORED and r.index < len(line.cells))
    first = seen.setdefault(key, line.number)
    if first != line.number:
        notes.add("IMP039", cell, why=Text(f"sama dengan baris {first}", f"the same as row {first}"))


class _Filler:
    """Fills cells that were merged with the ones above them, and tells which rows share a merged name."""

    def __init__(self, sheet: Sheet, readings: Sequence[Reading]) -> None:
        self._areas: dict[int, list[Merged]] = {}
        self._lines = sheet.lines
        self._readings = {reading.index: reading for reading in readings}
        for area in sheet.merged:
            if area.bottom > area.top and area.left in self._readings:
                for at in range(area.top, min(area.bottom + 1, len(sheet.lines))):
                    self._areas.setdefault(at, []).append(area)

    def fill(self, at: int, line: Line, notes: Notes, context: Context) -> tuple[Line, tuple[int, int] | None]:
        """Return the row with its merged cells filled in, and the group it belongs to."""
        cells: list[Raw] = list(line.cells)
        group: tuple[int, int] | None = None
        for area in self._areas.get(at, ()):
            reading = self._readings[area.left]
            if reading.field.name in ("name", "id", "nib"):
                group = (area.top, area.left) if group is None else group
            top = self._lines[area.top].cells
            value = top[area.left] if area.left < len(top) else None
            if at == area.top or value is None or area.left >= len(cells) or cells[area.left] is not None:
                continue
            cells[area.left] = value
            where = Cell(file=context.file, sheet=context.sheet, row=line.number, column=reading.letter)
            shown = safe(given(value), personal=reading.personal or reading.field.kind == "text")
            notes.add("IMP032", where, before="", after=shown, why="merged")
        return Line(line.number, tuple(cells)), group


def _columns(part: _Part, context: Context, notes: Notes, layout: Layout) -> None:
    """Say what concerns whole columns: kept aside, tidied, perhaps counted in thousands."""
    reader = part.reader
    for reading in reader.readings:
        cells = [line.cells[reading.index] for line in part.data if reading.index < len(line.cells)]
        count = sum(cell is not None for cell in cells)
        # Headers that are shown must be headers: those of a table of which most is known.
        header = safe(reading.header, known=True) if layout.score >= 2 or reading.field.name != ASIDE else ""
        where = Cell(file=context.file, sheet=context.sheet, column=reading.letter, header=header)
        if reading.field.name == ASIDE and count:
            why = Text(f"{count} sel", f"{count} cells")
            if reading.lapse:
                lapse = WHY[reading.lapse]
                why = Text(f"{lapse.id}; {why.id}", f"{lapse.en}; {why.en}")
            notes.add("IMP036", where, why=why)
        tidy = reader.tidied[reading.index]
        if tidy:
            why = Text(
                f"spasi dan ganti baris dirapikan di {tidy} sel", f"blanks and line breaks tidied in {tidy} cells"
            )
            notes.add("IMP032", where, why=why)
        if reading.field.name == "sales" and reading.times == 1 and not reading.per:
            _thousands(cells, where, notes)


def _thousands(cells: Sequence[Raw], where: Cell, notes: Notes) -> None:
    values = [found for cell in cells if (found := amount(cell, Repairs()).value)]
    if len(values) >= 3 and 0 < max(values) < _PLAUSIBLE:
        why = Text(
            "penjualan setahun di semua baris di bawah Rp1 juta; mungkin dalam ribuan",
            "yearly sales below Rp1 million in every row; perhaps counted in thousands",
        )
        notes.add("IMP033", where, why=why, repair="times")
