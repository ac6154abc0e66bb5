"""Impor yang dilanjutkan. An import that is resumed: what was mended comes in, nothing comes in twice.

Rows may be mended in the quarantine file or in the sheet; either is known again by what it held before.
"""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence

from attrs import define, evolve, field

from umkm_domain.core.language import Text
from umkm_domain.io.importing.assemble import Assembler
from umkm_domain.io.importing.columns import by_map
from umkm_domain.io.importing.grid import Line, Sheet
from umkm_domain.io.importing.job import Job, run
from umkm_domain.io.importing.layout import Column, Layout, Role, Row
from umkm_domain.io.importing.ledger import Ledger, mark, texts_of
from umkm_domain.io.importing.mapping import SheetMap
from umkm_domain.io.importing.notes import Cell, Notes
from umkm_domain.io.importing.quarantine import Held, read_quarantine
from umkm_domain.io.importing.values import Aside, Context
from umkm_domain.model.registry import About, Registry

_IN_SHEET = Text(
    "di bawah kepala atau judul lain; perbaiki di lembarnya", "under another header or title; mend it in the sheet"
)

__all__ = ["Work", "merge", "registry_of", "take_in"]


@define
class Work:
    """Yang terkumpul selama satu impor. What is gathered over all sheets of one import."""

    ledger: Ledger
    notes: Notes = field(factory=Notes)
    rows_in: int = 0
    accepted: int = 0
    held: list[Held] = field(factory=list[Held])
    asides: list[Aside] = field(factory=list[Aside])
    headers: list[str] = field(factory=list[str])
    delimiter: str = ";"

    def add(self, job: Job) -> None:
        """Add what one sheet gave."""
        self.rows_in += job.rows_in
        self.accepted += job.accepted
        self.held += job.held
        self.asides += job.asides

    def keep(self, held: Iterable[Held]) -> None:
        """Keep rows of other sheets in the quarantine."""
        kept = list(held)
        self.held += kept
        self.rows_in += len(kept)


def registry_of(existing: Registry, assembler: Assembler | None, file: str) -> Registry:
    """The data set with the records an assembler holds, and the file among its sources."""
    if assembler is None:
        return existing
    sources = existing.about.sources
    about = About(sources=(file,)) if existing.about == About() else existing.about
    if file not in about.sources:
        about = evolve(about, sources=(*sources, file))
    return evolve(
        existing,
        about=about,
        enterprises=tuple(assembler.enterprises.values()),
        products=tuple(assembler.products.values()),
        certifications=tuple(assembler.certifications.values()),
    )


def merge(layout: Layout, earlier: Sequence[Held], ledger: Ledger) -> tuple[Layout, Mapping[int, str], Sequence[Held]]:
    """Put rows of the quarantine in the place of those of the sheet.

    Args:
        layout: the sheet as it is now.
        earlier: the rows of this sheet that were set aside before.
        ledger: the rows that were taken in before.

    Returns:
        The layout with mended rows in their places and rows that left the sheet at its end, and the mark that each
        such row had when it was set aside, by its number; and rows that left the sheet and cannot be read without it.
    """
    if not earlier:
        return layout, {}, ()
    left: list[Held] = []
    rows = list(layout.rows)
    marks = {mark(texts_of(row.line)): at for at, row in enumerate(rows) if row.role is Role.DATA}
    numbers = {row.line.number: at for at, row in enumerate(rows) if row.role is Role.DATA}
    seals: dict[int, str] = {}
    last = max((row.line.number for row in rows), default=0)
    others = {held.seal for held in earlier}
    neighbours = _Neighbours(layout, ledger, earlier[0].file, earlier[0].sheet)
    for held in earlier:
        at = marks.get(held.seal)
        if at is None:
            # The row was changed in the sheet: it is the one between the same rows, or of the same number, unless
            # that is another one we know.
            at = numbers.get(neighbours.number(held.line.number) or held.line.number)
            found = "" if at is None else mark(texts_of(rows[at].line))
            if found in others or ledger.holds(held.file, held.sheet, found):
                at = None
            elif at is not None and not held.mended:
                seals[rows[at].line.number] = held.seal
                continue
        if at is None and held.apart:
            left.append(held)
            continue
        number = held.line.number if at is None else rows[at].line.number
        if at is None and number in numbers:
            last += 1
            number = last
        seals[number] = held.seal
        if at is None:
            rows.append(Row(_untouched(held, number), Role.DATA))
        elif held.mended:
            rows[at] = Row(Line(number, held.line.cells), Role.DATA)
    return evolve(layout, rows=tuple(rows)), seals, left


class _Neighbours:
    """Where rows stand now, told by the rows around them that were taken in and have not changed."""

    def __init__(self, layout: Layout, ledger: Ledger, file: str, sheet: str) -> None:
        self._old = ledger.rows(file, sheet)
        self._marks = {row: ledger.marks_at(file, sheet, row) for row in self._old}
        found: dict[str, list[int]] = {}
        for row in layout.rows:
            if row.role is Role.DATA:
                found.setdefault(mark(texts_of(row.line)), []).append(row.line.number)
        self._now = {one: numbers[0] for one, numbers in found.items() if len(numbers) == 1}

    def number(self, old: int) -> int | None:
        """The number that a row has now; None where the rows before and after it moved apart, or are not known."""
        at = bisect(self._old, old)
        found: set[int] = set()
        for row in (*self._old[max(at - 1, 0) : at], *self._old[at : at + 1]):
            found |= {self._now[one] + old - row for one in self._marks[row] if one in self._now}
        return found.pop() if len(found) == 1 else None


def _untouched(held: Held, number: int) -> Line:
    """The row, marked as broken where its number of cells was wrong and nobody mended it.

    A program that saved the quarantine may have filled it up with empty cells.
    """
    wrong = not held.mended and held.why.startswith(("IMP010", "IMP014"))
    text = texts_of(held.line)[0] if wrong and len(held.line.cells) == 1 else ""
    return Line(number, held.line.cells, held.why[:6] if wrong else None, text)


def take_in(
    content: bytes, name: str, others: Sequence[Held], mapping: SheetMap, existing: Registry, work: Work
) -> tuple[SheetMap, Registry]:
    """Take in what was mended in a quarantine file.

    Args:
        content: the file.
        name: its name.
        others: rows of the data set's own quarantine, where that is another file.
        mapping: the mapping of the import.
        existing: the data set so far.
        work: takes counts, findings and rows.
    """
    headers, held, work.delimiter = read_quarantine(content, name)
    work.headers = headers
    known = {h.key for h in held}
    work.keep(h for h in others if h.key not in known)
    apart = [h for h in held if h.apart]
    for one in apart:
        # Under which header or title it stood is not in this file.
        work.notes.add(one.why[:6], Cell(file=one.file, sheet=one.sheet, row=one.line.number), why=_IN_SHEET)
    work.keep(apart)
    held = [h for h in held if not h.apart]
    columns = tuple(Column(at, "" if mapping.header_rows == 0 else text, None) for at, text in enumerate(headers))
    assembler: Assembler | None = None
    registry = existing
    for file, sheet in dict.fromkeys((h.file, h.sheet) for h in held):
        mine = [h for h in held if (h.file, h.sheet) == (file, sheet)]
        rows = tuple(Row(_untouched(h, h.line.number), Role.DATA) for h in mine)
        layout = Layout(rows=rows, columns=columns, header_rows=0, width=len(headers), score=9.0)
        readings, _ = by_map(layout, mapping)
        context = Context(
            file=file,
            sheet=sheet,
            year=mapping.year or mapping.found.year,
            region=mapping.region or mapping.found.region,
            kbli_edition=mapping.kbli_edition,
            repairs=mapping.repairs,
        )
        by_product = any(r.field.name == "product.name" for r in readings)
        assembler = assembler or Assembler(work.notes, products_in_sheet=by_product, existing=existing)
        job = run(
            Sheet(name=sheet, lines=()),
            layout,
            readings,
            context,
            assembler,
            work.notes,
            ledger=work.ledger,
            in_ids=sheet if len(mapping.sheets) > 1 else "",
            seals={h.line.number: h.seal for h in mine},
        )
        work.add(job)
        registry = registry_of(existing, assembler, file)
    return mapping, registry
