"""Kolom yang dibaca: dari peta, dari kepala, atau dari isinya. The columns to read: by mapping, header or contents.

>>> from umkm_domain.io.importing.grid import read_grid
>>> from umkm_domain.io.importing.layout import lay_out
>>> layout = lay_out(read_grid(b"Nama;Nama Usaha;Omzet (ribuan)\\nA;B;5\\n", "a.csv").sheets[0])
>>> [(c.letter, c.field.name, c.times) for c in guessed(layout)]
[('A', 'owner', 1), ('B', 'name', 1), ('C', 'sales', 0)]
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from umkm_domain.io.importing.aliases import Target, month_of, recognise
from umkm_domain.io.importing.fields import ASIDE, FIELDS, Field
from umkm_domain.io.importing.grid import Line
from umkm_domain.io.importing.guess import GUESSED, guess
from umkm_domain.io.importing.layout import Column, Layout, Role
from umkm_domain.io.importing.mapping import ColumnMap, SheetMap
from umkm_domain.io.importing.reading import given
from umkm_domain.io.importing.words import column_index, column_letter, tokens

__all__ = ["Reading", "as_map", "by_map", "guessed", "known_headers"]


_ROWS_OF_ONE = 10
"""Rows that one id may have on average, each of another product or year, before the column is no column of ids."""


@frozen(kw_only=True)
class Reading:
    """Satu kolom yang dibaca. One column and how its cells are read.

    Attributes:
        index: its place.
        header: its header as written; "" without one.
        field: what it fills.
        year: the year of its figures.
        month: the month of its figures.
        times: what its amounts are multiplied by; 0 where that is undecided.
        hint: what the header says amounts are counted in.
        per: `month` where its amounts are of one month.
        order: how it writes dates, when a mapping says so.
        personal: nothing of its cells is ever shown.
        told: without a header, its contents tell what it is though no field takes it.
        lapse: why no field takes it though its header is understood, as a key of `WHY`.
    """

    index: int
    header: str = ""
    field: Field
    year: int | None = None
    month: int | None = None
    times: int = 1
    hint: int = 1
    per: str = ""
    order: str = ""
    personal: bool = False
    told: bool = False
    lapse: str = ""

    @property
    def letter(self) -> str:
        """Its letters, as spreadsheets write them."""
        return column_letter(self.index)


def known_headers(mapping: SheetMap) -> dict[tuple[str, ...], Target]:
    """The headers of a mapping by their words."""
    return {
        tokens(column.header): Target(column.field, year=column.year, month=column.month, personal=column.personal)
        for column in mapping.columns
        if tokens(column.header)
    }


def by_map(layout: Layout, mapping: SheetMap) -> tuple[tuple[Reading, ...], tuple[ColumnMap, ...]]:
    """The columns as a mapping says, found by header, else by letters; and those of the mapping not found."""
    by_words: dict[tuple[str, ...], list[ColumnMap]] = {}
    for one in mapping.columns:
        if tokens(one.header):
            by_words.setdefault(tokens(one.header), []).append(one)
    by_letter = {column_index(c.column): c for c in mapping.columns if c.column}
    used: list[ColumnMap] = []
    readings: dict[int, ColumnMap] = {}
    for column in layout.columns:
        same = by_words.get(tokens(column.header)) if column.header else None
        if same:
            chosen = next((c for c in same if c not in used), None)
            if chosen is not None:
                used.append(chosen)
                readings[column.index] = chosen
    for column in layout.columns:
        chosen = by_letter.get(column.index)
        if column.index in readings or chosen is None or chosen in used:
            continue
        if not column.header or not tokens(chosen.header):
            used.append(chosen)
            readings[column.index] = chosen
    made = tuple(_mapped(column, readings.get(column.index)) for column in layout.columns)
    return made, tuple(c for c in mapping.columns if c not in used)


def _mapped(column: Column, found: ColumnMap | None) -> Reading:
    if found is None:
        return Reading(index=column.index, header=column.header, field=FIELDS[ASIDE], personal=True)
    field = FIELDS[found.field]
    meant = recognise(column.header) if column.header else None
    return Reading(
        index=column.index,
        header=column.header,
        field=field,
        year=found.year,
        month=found.month,
        times=found.times,
        hint=meant.times if meant is not None else 1,
        per=found.per,
        order=found.order,
        personal=found.personal or field.personal or field.name == ASIDE,
        told=found.told,
    )


def guessed(layout: Layout) -> tuple[Reading, ...]:
    """The columns as their headers, or without headers their contents, say."""
    data = layout.lines(Role.DATA)
    if layout.score:
        targets = [column.target for column in layout.columns]
    else:
        targets = list(guess([line for line in data if line.broken is None], len(layout.columns)))
    _name_of_whom(targets, [column.header for column in layout.columns])
    best: dict[tuple[str, int | None, int | None], int] = {}
    for index, target in enumerate(targets):
        if target is None or target.field == ASIDE:
            continue
        key = (target.field, target.year, target.month)
        held = best.get(key)
        rank = targets[held].rank if held is not None and targets[held] is not None else 0  # type: ignore[union-attr]
        if held is None or target.rank < rank:
            best[key] = index
    readings: list[Reading] = []
    for column, target in zip(layout.columns, targets, strict=True):
        keep = target is not None and (
            best.get((target.field, target.year, target.month)) == column.index
            # One column may tick that there is a certificate and another give its number: each row tells.
            or FIELDS[target.field].kind in ("certificate", "permit")
        )
        readings.append(_guessed(column, target if keep or (target and target.field == ASIDE) else None, target))
    several = any(r.field.name == "year" or (r.field.part == "product" and r.field.kind != "id") for r in readings)
    return tuple(_checked_id(reading, data, several=several) for reading in readings)


def _name_of_whom(targets: list[Target | None], headers: Sequence[str]) -> None:
    """A column headed `Nama` alone is that of a person beside a name of the business, or beside a NIK."""
    fields = [target.field for target in targets if target is not None and target.rank < 2]
    people = any({"nik", "ktp"} & set(tokens(header)) for header in headers)
    for index, target in enumerate(targets):
        if target is not None and target.field == "name" and target.rank == 2 and ("name" in fields or people):
            targets[index] = Target(ASIDE if "owner" in fields else "owner", personal=True)


def _lapse(header: str, field: Field, meant: Target | None) -> str:
    if field.name != ASIDE:
        return ""
    if meant is not None and meant.field != ASIDE:
        return "twice"
    period = header.isdecimal() and len(header) == 4 and 1990 <= int(header) <= 2100
    return "period" if meant is None and (period or month_of(header) is not None) else ""


def _guessed(column: Column, target: Target | None, meant: Target | None) -> Reading:
    field = FIELDS[target.field if target is not None else ASIDE]
    told = target is not None and target.field == ASIDE and target.rank == GUESSED
    target = target or Target(ASIDE, personal=True)
    counted = field.kind in ("amount", "price", "count") and target.times > 1
    return Reading(
        index=column.index,
        header=column.header,
        field=field,
        year=target.year,
        month=target.month,
        times=0 if counted else 1,
        hint=target.times,
        per=target.per if field.part == "figures" or field.name == "product.monthly_capacity" else "",
        personal=target.personal or field.personal or field.name == ASIDE or bool(meant and meant.personal),
        told=told,
        lapse=_lapse(column.header, field, meant),
    )


def _checked_id(reading: Reading, data: Sequence[Line], *, several: bool) -> Reading:
    """A column of ids must tell rows apart, and may not be that of a person's number.

    Args:
        reading: a column.
        data: the rows.
        several: an enterprise may have several rows, each of another product or year.
    """
    if reading.field.name not in ("id", "product.id"):
        return reading
    cells = [given(row.cells[reading.index]) for row in data if reading.index < len(row.cells)]
    filled = [cell for cell in cells if cell]
    counts = Counter(filled)
    # One odd cell is said of that cell alone; a column of persons' numbers, or of a few words for many rows, is no id.
    personal = sum(len(cell) >= 14 and cell.isdigit() for cell in filled) * 2 > len(filled)
    most = _ROWS_OF_ONE if several and reading.field.name == "id" else 2
    if filled and not personal and (len(filled) <= 3 or len(counts) * most >= len(filled) + 1):
        return reading
    return evolve(reading, field=FIELDS[ASIDE], personal=True, lapse="ids")


def as_map(
    readings: Sequence[Reading], layout: Layout, mapping: SheetMap, later: Iterable[Sequence[Reading]] = ()
) -> SheetMap:
    """The mapping that reads a sheet the same way next time; headers of later tables stand in it without letters."""
    heads = {tokens(reading.header) for reading in readings}
    others: list[Reading] = []
    for reading in (reading for table in later for reading in table):
        if tokens(reading.header) and tokens(reading.header) not in heads:
            heads.add(tokens(reading.header))
            others.append(reading)
    columns = tuple(
        ColumnMap(
            column=reading.letter if at < len(readings) else "",
            header=reading.header,
            field=reading.field.name,
            year=reading.year,
            month=reading.month,
            times=reading.times,
            per="month" if reading.per == "month" else "",
            order=reading.order,
            personal=reading.personal,
            told=reading.told,
        )
        for at, reading in enumerate((*readings, *others))
    )
    return evolve(mapping, columns=columns, header_rows=mapping.header_rows if layout.header_rows else 0)
