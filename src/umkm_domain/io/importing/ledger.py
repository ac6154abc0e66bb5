"""Catatan baris yang sudah masuk, agar tidak masuk dua kali. Which rows were taken in, so that none is taken twice.

A row is known again by a mark of what it held, not by its number alone: rows move when others are put above them.

>>> ledger = Ledger()
>>> ledger.add("a.csv", "", 2, ["Keripik", "5"])
>>> ledger.holds("a.csv", "", mark(["Keripik", "5", ""])), ledger.holds("a.csv", "", mark(["Kopi"]))
(True, False)
"""

import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from umkm_domain.io._csv import csv_writer
from umkm_domain.io.durable import replace_file
from umkm_domain.io.importing.grid import Line, Raw, read_file
from umkm_domain.io.importing.grid_csv import decoded, split_rows
from umkm_domain.io.importing.reading import given

__all__ = ["Ledger", "mark", "texts_of"]

_HEAD = ("file", "sheet", "row", "marks")


def texts_of(line: Line) -> list[str]:
    """The cells of a row as text, as they stood; the whole row where it could not be cut."""
    if line.broken is not None and line.text:
        return [line.text]
    return [_text(cell) for cell in line.cells]


def _text(cell: Raw) -> str:
    return cell if isinstance(cell, str) else given(cell)


def mark(texts: Sequence[str]) -> str:
    """Return the mark of a row; empty cells at its end do not count."""
    kept = list(texts)
    while kept and not kept[-1].strip():
        kept.pop()
    return hashlib.sha256("\x1f".join(kept).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Ledger:
    """The rows that became records, by file and sheet: their numbers then, and the marks of what they held."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], dict[int, list[str]]] = {}
        self._marks: dict[tuple[str, str], Counter[str]] = {}

    def add(self, file: str, sheet: str, row: int, texts: Sequence[str], *, before: str = "") -> None:
        """Put a row down; `before` is the mark it had before it was mended."""
        self._put(file, sheet, row, [m for m in (mark(texts), before) if m])

    def _put(self, file: str, sheet: str, row: int, marks: Iterable[str]) -> None:
        held = self._rows.setdefault((file, sheet), {}).setdefault(row, [])
        counted = self._marks.setdefault((file, sheet), Counter())
        for one in marks:
            held.append(one)
            counted[one] += 1

    def holds(self, file: str, sheet: str, of: str) -> bool:
        """Tell whether a row with this mark was taken in."""
        return self._marks.get((file, sheet), Counter())[of] > 0

    def counts(self, file: str, sheet: str) -> Counter[str]:
        """How many rows with each mark were taken from a sheet; a copy to count down."""
        return Counter(self._marks.get((file, sheet), Counter()))

    def marks_at(self, file: str, sheet: str, row: int) -> list[str]:
        """The marks of the row that had this number."""
        return self._rows.get((file, sheet), {}).get(row, [])

    def rows(self, file: str, sheet: str) -> list[int]:
        """The numbers that the rows of a sheet had, in order."""
        return sorted(self._rows.get((file, sheet), {}))

    def write(self, path: Path) -> None:
        """Write the ledger."""
        text = io.StringIO()
        writer = csv_writer(text)
        writer.writerow(_HEAD)
        for (file, sheet), rows in self._rows.items():
            writer.writerows([file, sheet, row, " ".join(dict.fromkeys(marks))] for row, marks in rows.items())
        with replace_file(path, overwrite=True, mode=0o600) as stream:
            stream.write(text.getvalue().encode("utf-8", "surrogatepass"))

    @classmethod
    def read(cls, path: Path) -> "Ledger":
        """Read a ledger; an empty one where there is none."""
        ledger = cls()
        if path.is_file():
            for line in split_rows(decoded(read_file(path), path.name)[0], ",")[1:]:
                cells = [str(cell or "") for cell in line.cells]
                if len(cells) == len(_HEAD) and cells[2].isdigit():
                    ledger._put(cells[0], cells[1], int(cells[2]), cells[3].split())
        return ledger
