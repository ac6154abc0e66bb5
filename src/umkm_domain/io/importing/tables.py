"""Tabel berikutnya dalam satu lembar. Later tables of a sheet: another header, or a heading of another place or year.

A header that means the same is one that is repeated; another one begins a table of its own columns.

>>> from umkm_domain.io.importing.layout import combine
>>> from umkm_domain.io.importing.grid import read_grid
>>> text = b"Nama Usaha;Nama Pemilik\\nA;Ani\\nNama Pemilik;Nama Usaha\\nBudi;B\\n"
>>> sheet = read_grid(text, "a.csv").sheets[0]
>>> is_same(combine(sheet, 0, 1, {}), combine(sheet, 2, 3, {}))
False
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import evolve

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.language import Text
from umkm_domain.io.importing.aliases import Target
from umkm_domain.io.importing.fields import ASIDE, IGNORED
from umkm_domain.io.importing.grid import Line, Merged, Sheet
from umkm_domain.io.importing.layout import Column, Role, Row, combine
from umkm_domain.io.importing.notes import Cell, Notes
from umkm_domain.io.importing.places import title_regions
from umkm_domain.io.importing.reading import given
from umkm_domain.io.importing.roles import assign, is_heading, numbers_columns
from umkm_domain.io.importing.values import Context
from umkm_domain.io.importing.words import tokens

__all__ = ["Headings", "is_same", "later_tables"]

_YEAR = re.compile(r"(?<![0-9])(?:19[5-9]|20[0-9])[0-9](?![0-9])")
_OF_YEAR = re.compile(r"\b(?:tahun|thn|th|periode|data|daftar|rekap\w*|laporan|tabel)\b", re.I)
_PLACE = re.compile(
    r"(?:(?:[ivxlc]+|[a-z]|[0-9]{1,2})[.)]\s*)?(?:kecamatan|kec|kabupaten|kab|kota|provinsi|prov)\b", re.I
)


def is_same(old: Sequence[Column], new: Sequence[Column]) -> bool:
    """Tell whether each column that a later header names means what it meant before."""
    for column in new:
        if not column.header:
            continue
        before = old[column.index] if column.index < len(old) else None
        words = set(tokens(column.header))
        if before is not None and words <= set(tokens(before.header)):
            continue
        meant = None if before is None else _key(before.target)
        if _key(column.target) != meant:
            return False
    return True


def _key(target: Target | None) -> tuple[str, int | None, int | None] | None:
    if target is None or target.field in (ASIDE, IGNORED):
        return None
    return target.field, target.year, target.month


def later_tables(
    sheet: Sheet, rows: Sequence[Row], columns: Sequence[Column], last: int, known: Mapping[tuple[str, ...], Target]
) -> tuple[tuple[Row, ...], Mapping[int, tuple[Column, ...]]]:
    """Find headers under the first table that mean something else, and the roles of the rows under them.

    Args:
        sheet: the sheet.
        rows: its rows with their roles, as the first table has them.
        columns: the columns of the first table.
        last: the row after its header.
        known: headers of a mapping by their words.

    Returns:
        The rows, and by the row at which it begins the columns of each later table.
    """
    found: dict[int, tuple[Column, ...]] = {}
    ends: dict[int, int] = {}
    here, at = columns, last
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end].role is Role.HEADER:
            end += 1
        words = [index for index in range(at, end) if not numbers_columns(rows[index].line)]
        if words:
            new = combine(sheet, words[0], words[-1] + 1, known)
            if not is_same(here, new):
                found[at], ends[at], here = new, end, new
        at = max(end, at + 1)
    out = list(rows)
    for start, stop in pairwise((*found, len(rows))):
        part = evolve(sheet, lines=sheet.lines[start:stop], merged=_moved(sheet.merged, start, stop))
        more = stop < len(rows)
        out[start:stop], found[start], _ = assign(part, found[start], 0, ends[start] - start, known, above_header=more)
    return tuple(out), found


def _moved(merged: Sequence[Merged], start: int, stop: int) -> tuple[Merged, ...]:
    return tuple(
        Merged(area.top - start, area.left, area.bottom - start, area.right)
        for area in merged
        if start <= area.top and area.bottom < stop
    )


class Headings:
    """What headings among the rows say of the rows under them: their region and year.

    A district within the region of the sheet holds until the next heading; another region, or another year, takes
    the place of what the title said, or clears it where the heading names several.
    """

    def __init__(self, context: Context, notes: Notes) -> None:
        self._first = self._base = self._now = context
        self._notes = notes
        self._row = 0

    @property
    def replaced(self) -> bool:
        """Whether the title of the sheet holds no longer."""
        return self._base is not self._first

    def under(self, row: Row, *, above_header: bool) -> Context | None:
        """Return what holds for the rows under a heading; None under a note that is none."""
        line = row.line
        texts = [given(cell) for cell in line.cells if isinstance(cell, str)]
        if row.role is Role.NOTE and not (above_header and any(map(is_heading, texts))):
            return None
        self._year(line, texts)
        found = title_regions(texts)
        # The second line of a heading adds to the first: a district above, the year under it.
        goes_on, self._row = line.number == self._row + 1, line.number
        self._now = (
            evolve(self._now, year=self._base.year)
            if goes_on and not found
            else self._of(line, texts, found, above_header=above_header)
        )
        return self._now

    def _of(
        self, line: Line, texts: Sequence[str], found: Sequence[KemendagriRegion], *, above_header: bool
    ) -> Context:
        base = self._base
        inner = [r for r in found if base.region is None or r.code.startswith(base.region.code)]
        smallest = [r for r in inner if r.level is inner[-1].level]
        if len(smallest) == 1:
            return evolve(base, region=smallest[0])
        names = above_header or any(_PLACE.match(text) for text in texts)
        if found and not inner and names and "region" not in base.fixed:
            self._replace(line, "region", _nearest(found, base.region))
        return self._base

    def _year(self, line: Line, texts: Sequence[str]) -> None:
        years = {int(year) for text in texts if _OF_YEAR.search(text) for year in _YEAR.findall(text)}
        if years and years != {self._base.year} and "year" not in self._base.fixed:
            self._replace(line, "year", years.pop() if len(years) == 1 else None)

    def _replace(self, line: Line, name: str, value: int | KemendagriRegion | None) -> None:
        changes: dict[str, object] = {name: value}
        self._base = evolve(self._base, **changes)  # type: ignore[arg-type]
        path = "/figures/year" if name == "year" else "/region"
        where = Cell(file=self._base.file, sheet=self._base.sheet, row=line.number, path=path)
        after = value.code if isinstance(value, KemendagriRegion) else value
        why = "" if value is not None else Text("menyebut lebih dari satu", "it names more than one")
        self._notes.add("IMP044", where, after=after, why=why)


def _nearest(found: Sequence[KemendagriRegion], old: KemendagriRegion | None) -> KemendagriRegion | None:
    """The one region that a heading means: of several of a name, the one beside the region that held before."""
    above = "" if old is None else old.code.rpartition(".")[0]
    beside = [r for r in found if r.code.rpartition(".")[0] == above]
    if len(beside) == 1:
        return beside[0]
    return found[-1] if all(found[-1].code.startswith(r.code) for r in found) else None
