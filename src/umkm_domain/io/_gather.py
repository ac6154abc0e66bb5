"""Pengumpul rekaman. Gathers records of all tables, sets aside what has no place, and counts both.

Ids are unique within a table: a later record with the same id is quarantined. Yearly figures live in their
enterprise and listings in their agreement; without it they are quarantined too.
"""

import re
from collections import Counter
from typing import Any

from attrs import evolve

from umkm_domain.core.findings import Finding
from umkm_domain.core.language import Text
from umkm_domain.io._fields import CHILDREN, PARENTS, ROWS
from umkm_domain.io._quick import DOUBTS, quick_reader
from umkm_domain.io._strict import BAD, PROBLEM_LIMIT, Asides, Doubled, Problems, as_list, as_object, reader
from umkm_domain.io._write import to_plain
from umkm_domain.io.reasons import Place, Problem, printable, shown, to_finding
from umkm_domain.io.result import Aside, LoadResult, Quarantined
from umkm_domain.model.registry import About, Registry

__all__ = ["Gatherer"]

_ONCE = Text("id yang belum dipakai dalam tabelnya", "an id that its table does not hold yet")
_PARENT = Text("induk yang terbaca", "a parent that could be read")
_KNOWN = Text("isian yang dikenal, satu kali", "a known field, once")
_EMPTY = Text("setidaknya satu rekaman", "at least one record")


class Gatherer:
    """Takes records one by one and gives the result."""

    def __init__(self, file: str, *, keep_unknown: bool, quick: bool = True) -> None:
        self.about = About()
        self.source = file
        self.keeps_unknown = keep_unknown
        self._quick = quick
        self._tables: dict[str, list[Any]] = {table: [] for table in ROWS if table not in PARENTS}
        self._index: dict[str, dict[str, int]] = {table: {} for table in self._tables}
        self._children: dict[str, dict[str, list[Any]]] = {table: {} for table in PARENTS}
        self._accepted: Counter[str] = Counter()
        self._quarantine: list[Quarantined] = []
        self._findings: list[Finding] = []
        self._aside: list[Aside] = []
        self._said: set[tuple[str, str]] = set()

    def note(self, code: str, place: Place, got: str, *, expected: Text = _EMPTY) -> None:
        """Say something that quarantines nothing."""
        self.note_problem(Problem(code, "", expected, got), place)

    def note_problem(self, problem: Problem, place: Place) -> None:
        """Say what a problem says, and quarantine nothing."""
        self._findings.append(to_finding(problem, place))

    def quarantine(self, raw: Any, place: Place, problems: list[Problem]) -> None:
        """Set a record aside, whole, with its reasons."""
        reasons = tuple(to_finding(problem, place) for problem in problems)
        self._findings += reasons
        self._quarantine.append(
            Quarantined(
                table=place.table,
                file=place.file,
                row=place.line if place.row is None else place.row,
                pointer=place.pointer,
                id=place.id,
                raw=raw,
                reasons=reasons,
            )
        )

    def problems(self) -> Problems:
        """What takes the problems of a record, and its unknown keys where those are kept."""
        return Problems([] if self.keeps_unknown else None)

    def keep_aside(self, place: Place, asides: Asides) -> None:
        """Keep unknown values beside the data; of each name that is no column it is said once."""
        for path, value in asides:
            self._aside.append(Aside(table=place.table, id=place.id, row=place.row, path=path, value=value))
            name = (place.table, re.sub("/[0-9]+", "/*", path))
            # An unknown column was said with the header.
            if (place.row is None or path.count("/") > 1) and name not in self._said:
                if len(self._said) < PROBLEM_LIMIT:
                    self._said.add(name)
                    self.note_problem(Problem("IMP016", path, _KNOWN, shown(path.rpartition("/")[2])), place)
                elif len(self._said) == PROBLEM_LIMIT:  # the rest is said as one
                    self._said.add(("", ""))
                    self.note_problem(Problem("IMP016", "", _KNOWN, "more"), place)

    def add(self, record: Any, raw: Any, place: Place) -> bool:
        """Take a record of a table whose rows stand alone; False when its id is taken."""
        table = self._tables[place.table]
        if place.table != "suppressions":
            index = self._index[place.table]
            if record.id in index:
                self.quarantine(raw, place, [Problem("IMP008", "/id", _ONCE, shown(record.id))])
                return False
            index[record.id] = len(table)
        table.append(record)
        self._accepted[place.table] += 1
        return True

    def add_child(self, child: str, parent_id: str, record: Any, raw: Any, place: Place) -> bool:
        """Take a row of a nested table; False when its parent is missing."""
        nested = PARENTS[child]
        if parent_id not in self._index[nested.parent]:
            self.quarantine(raw, place, [Problem("IMP009", f"/{nested.key}", _PARENT, shown(parent_id))])
            return False
        self._children[child].setdefault(parent_id, []).append(record)
        self._accepted[child] += 1
        return True

    def add_whole(self, record: Any, raw: Any, place: Place) -> None:
        """Take a record with its nested rows, all of them read."""
        nested = CHILDREN.get(place.table)
        rows = () if nested is None else getattr(record, nested.field)
        whole: Any = raw
        if place.table != "suppressions" and record.id in self._index[place.table]:
            # Only a record that is refused must be shown as it stood.
            place = _with_id(place, record.id)
            whole = to_plain(record) if raw is None else raw
        accepted = self.add(record, whole, place)
        if nested is None:
            return
        if accepted:
            self._accepted[nested.table] += len(rows)
        else:
            self._add_rows(nested.table, whole.get(nested.field, []), place, accepted=False)

    def add_nested(self, table: str, raw: Any, place: Place) -> None:
        """Take a plain record whose nested rows stand inside it."""
        if self._quick:
            try:
                record = quick_reader(ROWS[table])(raw, [0])
            except DOUBTS:
                pass
            else:
                self.add_whole(record, raw, place)
                return
        nested = CHILDREN.get(table)
        rows: list[Any] = []
        outer = raw
        fields = as_object(raw)
        if nested is not None and fields is not None:
            given = as_list(fields.get(nested.field))
            if given is not None:
                rows = given
                outer = Doubled({**fields, nested.field: []})
                outer.doubled = getattr(raw, "doubled", ())
        place = _with_id(place, _id_of(raw))
        problems = self.problems()
        record = reader(ROWS[table]).read(outer, "", problems)
        accepted = False
        if record is BAD:
            self.quarantine(raw, place, problems)
        else:
            accepted = self.add(record, raw, place)
        if accepted and problems.aside:
            self.keep_aside(place, problems.aside)
        if nested is not None:
            self._add_rows(nested.table, rows, place, accepted=accepted)

    def _add_rows(self, child: str, rows: list[Any], parent: Place, *, accepted: bool) -> None:
        nested = PARENTS[child]
        for index, raw in enumerate(rows):
            pointer = f"{parent.pointer}/{nested.field}/{index}"
            place = Place(file=parent.file, line=parent.line, table=child, id=parent.id, pointer=pointer)
            if not accepted:
                self.quarantine(raw, place, [Problem("IMP009", "", _PARENT, shown(parent.id))])
                continue
            problems = self.problems()
            record = reader(nested.kind).read(raw, "", problems)
            if record is BAD:
                self.quarantine(raw, place, problems)
            else:
                self.add_child(child, parent.id, record, raw, place)
                if problems.aside:
                    self.keep_aside(place, problems.aside)

    def add_line(self, line: Any) -> None:
        """Take the records and the quarantine of a line that was read by itself."""
        for table in self._tables:
            for index, record in enumerate(getattr(line, table)):
                place = Place(file=self.source, line=line.number, table=table, pointer=f"/{table}/{index}")
                self.add_whole(record, None, place)
        self._quarantine += line.quarantine
        self._findings += line.findings
        self._aside += line.aside

    def tables(self) -> dict[str, tuple[Any, ...]]:
        """The records of each table, with their nested rows."""
        for nested in PARENTS.values():
            table, index = self._tables[nested.parent], self._index[nested.parent]
            for parent_id, rows in self._children[nested.table].items():
                at = index[parent_id]
                table[at] = evolve(table[at], **{nested.field: tuple(rows)})
        return {name: tuple(rows) for name, rows in self._tables.items()}

    def said(self) -> dict[str, tuple[Any, ...]]:
        """What was set aside and said."""
        return {
            "quarantine": tuple(self._quarantine),
            "findings": tuple(self._findings),
            "aside": tuple(self._aside),
        }

    def result(self) -> LoadResult:
        """Everything that was gathered."""
        return LoadResult(
            registry=Registry(about=self.about, **self.tables()),
            **self.said(),
            accepted_by_table={table: self._accepted[table] for table in ROWS if self._accepted[table]},
            source=self.source,
        )


def _with_id(place: Place, id: str) -> Place:
    # Written out, because this runs for each bad record and `evolve` is slow.
    return Place(file=place.file, table=place.table, id=id, row=place.row, line=place.line, pointer=place.pointer)


def _id_of(raw: Any) -> str:
    fields = as_object(raw)
    found = None if fields is None else fields.get("id")
    return printable(found) if isinstance(found, str) else ""
