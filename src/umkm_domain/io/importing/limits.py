"""Batas yang dinyatakan. The stated limits of what is read, and how a workbook is looked through before it is opened.

A compressed file may claim to be small and be huge, and one cell at the far corner makes a sheet of a billion
cells; both are refused by name before anything is built from them.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from typing import IO

from attrs import frozen

from umkm_domain.io.importing.words import column_index
from umkm_domain.io.reasons import refusal

__all__ = ["LIMITS", "Errors", "Limits", "beyond", "look_through"]


@frozen(kw_only=True)
class Limits:
    """Batas baca. The limits of one sheet file.

    Attributes:
        file_bytes: size of the file.
        unpacked_bytes: size of all parts of a workbook, unpacked.
        ratio: unpacked to packed size of a part larger than a mebibyte.
        parts: parts of a workbook.
        rows: rows of a sheet.
        columns: columns of a sheet.
        cells: rows times columns of a sheet.
        cell_text: characters of one cell, as spreadsheets limit them.
        shared_text: characters that all cells with text could hold together.
        merged: rows that merged cells of a sheet reach, all together.
    """

    file_bytes: int = 64 * 2**20
    unpacked_bytes: int = 512 * 2**20
    ratio: int = 200
    parts: int = 5_000
    rows: int = 1_048_576
    columns: int = 1_024
    cells: int = 5_000_000
    cell_text: int = 32_767
    shared_text: int = 2**30
    merged: int = 1_000_000


LIMITS = Limits()

Errors = dict[tuple[int, int], str]
"""Cells by row and column, from 0, with what stands there."""

_CELL = re.compile(rb"""<(?:\w+:)?(?:c|row)\b([^>]*?)(/?)>""")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,4})([0-9]{1,10})["']""")
_WRONG = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>(#[A-Z0-9/!?]{2,8})<")
_TEXT_END = re.compile(rb"</(?:\w+:)?si>")
_PIECE = 2**20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_OVERLAP = 4_096


def beyond(file: str, what: tuple[str, str], limit: int, got: int | str) -> Exception:
    """Return the refusal of a file that goes beyond one limit."""
    return refusal("IMP026", file, (f"paling banyak {limit:,} {what[0]}", f"at most {limit:,} {what[1]}"), str(got))


def look_through(content: bytes, file: str, limits: Limits = LIMITS) -> Mapping[str, Errors]:
    """Look through a zipped workbook without building it.

    Returns:
        By the name of each part, the cells whose formula went wrong, by row and column from 0.

    Raises:
        DataError: no whole workbook (IMP020), or beyond a limit (IMP026).
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _look(archive, file, limits)
    except _BROKEN as error:
        expected = ("berkas XLSX yang utuh", "a whole XLSX file")
        raise refusal("IMP020", file, expected, "a broken one") from error


def _look(archive: zipfile.ZipFile, file: str, limits: Limits) -> Mapping[str, Errors]:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    others = any(name in ("content.xml", "xl/workbook.bin") for name in names)
    if others or not any(name.startswith("xl/worksheets/") for name in names):
        expected = ("berkas CSV atau XLSX", "a CSV or XLSX file")
        raise refusal("IMP020", file, expected, "another kind of zip file")
    if len(parts) > limits.parts:
        raise beyond(file, ("bagian", "parts"), limits.parts, len(parts))
    total, longest, most_texts = 0, 0, 0
    errors: dict[str, Errors] = {}
    for part in parts:
        # A sheet may have any name, so every part is looked at as if it were one.
        sheet = _Sheet(file, limits)
        shared = part.filename.lower().endswith("sharedstrings.xml")
        size, since = 0, 0
        with archive.open(part) as stream:
            for piece in _pieces(stream):
                size += len(piece)
                total += len(piece)
                if total > limits.unpacked_bytes:
                    raise beyond(file, ("bita setelah dibuka", "bytes unpacked"), limits.unpacked_bytes, "more")
                if size > _PIECE and size > limits.ratio * max(part.compress_size, 1):
                    raise beyond(file, ("kali ukuran terpadat", "times the packed size"), limits.ratio, "more")
                sheet.feed(piece)
                if shared:
                    ends = [match.end() for match in _TEXT_END.finditer(piece)]
                    longest = max(longest, since + (ends[0] if ends else len(piece)), *_gaps(ends))
                    since = len(piece) - ends[-1] if ends else since + len(piece)
        most_texts = max(most_texts, sheet.texts)
        if sheet.errors:
            errors[part.filename] = sheet.errors
    if longest * most_texts > limits.shared_text:
        raise beyond(file, ("huruf di semua sel", "characters in all cells"), limits.shared_text, longest * most_texts)
    return errors


def _gaps(ends: list[int]) -> list[int]:
    return [later - earlier for earlier, later in pairwise(ends)]


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


class _Sheet:
    """Looks for the farthest cell that holds something, piece by piece."""

    def __init__(self, file: str, limits: Limits) -> None:
        self._file, self._limits = file, limits
        self._rest = b""
        self._rows = self._columns = self._cells = 0
        self.texts = 0
        self.errors: Errors = {}

    def feed(self, piece: bytes) -> None:
        """Take the next piece."""
        data = self._rest + piece
        done = 0
        for match in _CELL.finditer(data):
            done = match.end()
            if match[2]:
                continue
            place = _PLACE.search(match[1])
            if place is None or place[1]:
                self._cells += 1
                self.texts += b't="s"' in match[1] or b"t='s'" in match[1]
            if place is not None:
                self._columns = max(self._columns, column_index(place[1].decode()) + 1)
                self._rows = max(self._rows, int(place[2]))
                if place[1] and _WRONG.search(match[1]):
                    value = _VALUE.search(data, match.end(), max(data.find(b"</c>", match.end()), match.end()))
                    text = value[1].decode("ascii", "replace") if value else "#ERROR!"
                    self.errors[int(place[2]) - 1, column_index(place[1].decode())] = text
        tail = data.rfind(b"<", max(done, len(data) - _OVERLAP))
        self._rest = data[tail:] if tail >= 0 else b""
        self._check()

    def _check(self) -> None:
        limits = self._limits
        if self._rows > limits.rows:
            raise beyond(self._file, ("baris", "rows"), limits.rows, self._rows)
        if self._columns > limits.columns:
            raise beyond(self._file, ("kolom", "columns"), limits.columns, self._columns)
        if max(self._rows * self._columns, self._cells) > limits.cells:
            raise beyond(self._file, ("sel", "cells"), limits.cells, max(self._rows * self._columns, self._cells))
