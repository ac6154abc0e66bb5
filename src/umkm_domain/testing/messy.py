"""Lembar kerja yang berantakan, dibuat untuk uji. Sheets as messy as those offices keep, made for tests.

`messy` makes a sheet with any of the kinds of mess in `KINDS`, and tells what an import must count: data rows, rows
that no one can read, and the personal values that may never be shown. No person, number or business in it is real:
the NIKs are of a city (36.99) and the taxpayer numbers of an office (999) that do not exist.

>>> sheet = messy(["titles", "totals"], rows=2, seed=1)
>>> sheet.rows_in, sheet.quarantined, sheet.csv().decode().splitlines()[0].startswith("DATA")
(2, 0, True)
>>> len(KINDS) >= 15
True
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import Any

from attrs import define, field, frozen

from umkm_domain.core.extras import need
from umkm_domain.core.language import Text

__all__ = ["CSV_ONLY", "KINDS", "Messy", "messy"]

Cell = str | int | float | None


@frozen(kw_only=True)
class Messy:
    """Satu lembar buatan. One made-up sheet, and what an import must make of it.

    Attributes:
        kinds: the kinds of mess in it.
        rows: its rows as cells; a text alone is a line as it stands in a text file.
        rows_in: data rows: no blank line, title, header, section or total.
        quarantined: data rows that cannot be read.
        personal: values that no finding, message or `repr` may show.
        names: business names of the rows that can be read, in order.
        delimiter: of the text file.
        encoding: of the text file.
    """

    kinds: tuple[str, ...]
    rows: tuple[tuple[Cell, ...] | str, ...] = field(repr=False)
    rows_in: int
    quarantined: int
    personal: frozenset[str] = field(repr=False)
    names: tuple[str, ...]
    delimiter: str = ";"
    encoding: str = "utf-8"

    def csv(self) -> bytes:
        """Berkas teks. The sheet as delimited text."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator="\r\n")
        for row in self.rows:
            if isinstance(row, str):
                text.write(f"{row}\r\n")
            else:
                writer.writerow(["" if cell is None else cell for cell in row])
        return text.getvalue().encode(self.encoding)

    def xlsx(self) -> bytes:
        """Buku kerja. The sheet as a workbook (extra `sheets`); rows that only a text file can hold are left out.

        Raises:
            MissingExtraError: the extra `sheets` is missing.
        """
        xlsxwriter: Any = need("sheets", "xlsxwriter")
        content = io.BytesIO()
        with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
            sheet = book.add_worksheet("UMKM")
            lines = [row for row in self.rows if not isinstance(row, str)]
            for at, row in enumerate(lines):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell)
                    elif cell is not None:
                        sheet.write_number(at, column, cell)
        return content.getvalue()


@define
class _Draft:
    """A sheet while it is being made: header, data and what stands around them."""

    random: Random
    header: list[str]
    data: list[list[Cell]]
    under: list[list[Cell]] = field(factory=list[list[Cell]])
    before: list[Sequence[Cell]] = field(factory=list[Sequence[Cell]])
    after: list[Sequence[Cell]] = field(factory=list[Sequence[Cell]])
    inserts: dict[int, list[list[Cell] | str]] = field(factory=dict[int, list[list[Cell] | str]])
    unread: int = 0
    extra: int = 0
    headless: bool = False
    personal: set[str] = field(factory=set[str])
    delimiter: str = ";"
    encoding: str = "utf-8"

    def at(self, header: str) -> int | None:
        """The place of the column whose header is this, or begins with this word."""
        return next((i for i, text in enumerate(self.header) if f"{text} ".startswith(f"{header} ")), None)

    def column(self, header: str, make: Callable[[int], Cell], *, share: float = 1.0) -> None:
        """Write cells of a column anew."""
        index = self.at(header)
        if index is None:
            return
        for row, cells in enumerate(self.data):
            if self.random.random() < share:
                cells[index] = make(row)

    def insert(self, row: list[Cell] | str, at: int | None = None) -> None:
        """Put a row between the data."""
        place = self.random.randrange(1, len(self.data)) if at is None else at
        self.inserts.setdefault(place, []).append(row)

    def line(self, cells: Mapping[int, Cell]) -> list[Cell]:
        """A row with these cells and no others."""
        return [cells.get(index) for index in range(len(self.header))]


_FIRST = ("Keripik", "Gula Aren", "Dodol", "Kopi", "Emping", "Sale Pisang", "Opak", "Batik", "Madu", "Abon")
_LAST = ("Contoh", "Makmur Contoh", "Berkah Contoh", "Jaya Contoh", "Sari Contoh", "Mandiri Contoh")
_PEOPLE = ("Rahmanudin", "Suhaelah", "Wirakusuma", "Dewantini", "Hasanuddina", "Kartiwulan")
_DISTRICTS = ("Cikulur", "Rangkasbitung", "Warunggunung", "Cimarga", "Leuwidamar")
_HEADER = (
    *("No", "Nama Usaha", "Nama Pemilik", "NIK", "No. HP", "Alamat", "Kecamatan", "NIB"),
    *("Omzet 2018", "Tenaga Kerja 2018", "P-IRT", "Halal", "Tanggal Berdiri"),
)


def _base(rows: int, random: Random) -> _Draft:
    draft = _Draft(random, list(_HEADER), [])
    for number in range(1, rows + 1):
        owner = f"{random.choice(_PEOPLE)} {random.choice(_PEOPLE)}"
        day = random.randint(1, 28)
        nik = f"369901{day:02d}0{random.randint(1, 9)}{random.randint(60, 99)}{random.randint(1, 9999):04d}"
        phone = f"0812{random.randint(10_000_000, 99_999_999)}"
        address = f"Kp. {random.choice(_PEOPLE)} RT {random.randint(1, 9):02d}"
        draft.personal |= {owner, nik, phone, address}
        draft.data.append(
            [
                *(number, f"{random.choice(_FIRST)} {random.choice(_LAST)} {number}", owner, nik, phone, address),
                *(random.choice(_DISTRICTS), _nib(random), random.randint(1, 900) * 1_000_000, random.randint(1, 9)),
                *(f"2{random.randint(1, 15):02d}3602{random.randint(1, 99):02d}{random.randint(1, 9999):04d}-28", "V"),
                f"20{random.randint(10, 18)}-0{random.randint(1, 9)}-{day:02d}",
            ]
        )
    return draft


def _nib(random: Random) -> str:
    return f"{random.randint(1, 28):02d}0{random.randint(1, 9)}22{random.randint(1, 9_999_999):07d}"


def _titles(draft: _Draft) -> None:
    draft.before += [["DATA UMKM BINAAN DINAS KOPERASI KABUPATEN LEBAK"], ["TAHUN 2018"], []]


def _group_header(draft: _Draft) -> None:
    index = draft.at("Tenaga Kerja")
    if index is None or draft.headless:
        return
    draft.header[index : index + 1] = ["Tenaga Kerja 2018", ""]
    for cells in draft.data:
        cells[index : index + 1] = [cells[index], draft.random.randint(0, 5)]
    draft.under.append(draft.line({index: "L", index + 1: "P"}))


def _column_numbers(draft: _Draft) -> None:
    if not draft.headless:
        draft.under.append([f"({number})" for number in range(1, len(draft.header) + 1)])


def _units_row(draft: _Draft) -> None:
    index = draft.at("Omzet")
    if index is not None and not draft.headless:
        draft.under.insert(0, draft.line({index: "(Rp)"}))


def _repeated_header(draft: _Draft) -> None:
    if not draft.headless:
        draft.insert(list(draft.header))


def _totals(draft: _Draft) -> None:
    place = draft.random.choice(
        [i for i in (draft.at("No"), draft.at("Nama Usaha"), draft.at("Kecamatan")) if i is not None]
    )
    sums = {i: _sum(draft, i) for i in (draft.at("Omzet"), draft.at("Tenaga Kerja")) if i is not None}
    label = draft.random.choice(("JUMLAH", "Total", "TOTAL KESELURUHAN", "Jml"))
    draft.after.append(draft.line({**sums, place: label}))


def _sum(draft: _Draft, index: int) -> int:
    return sum(cell for row in draft.data if isinstance(cell := row[index], int))


def _notes(draft: _Draft) -> None:
    draft.after += [[], ["Keterangan: V = ada, X = tidak ada"], ["Sumber: Dinas Koperasi dan UKM, diolah"]]


def _signatures(draft: _Draft) -> None:
    last = len(draft.header) - 1
    person, nip = f"Drs. {draft.random.choice(_PEOPLE)}", "196001011980011001"
    draft.personal |= {person, nip}
    draft.after.append([])
    draft.after += [draft.line({last: text}) for text in ("Rangkasbitung, 31 Desember 2018", "Kepala Dinas,")]
    draft.after += [[], draft.line({last: person}), draft.line({last: f"NIP. {nip}"})]


def _sections(draft: _Draft) -> None:
    if draft.at("No") is not None:
        draft.insert(draft.line({0: f"KECAMATAN {draft.random.choice(_DISTRICTS).upper()}"}), at=0)


def _numbered_blanks(draft: _Draft) -> None:
    if draft.at("No") is not None:
        draft.after[:0] = [draft.line({0: len(draft.data) + step}) for step in (1, 2)]


def _empty_columns(draft: _Draft) -> None:
    place = draft.random.randrange(1, len(draft.header))
    draft.header.insert(place, "")
    for row in (*draft.data, *draft.under):
        row.insert(place, None)


def _duplicates(draft: _Draft) -> None:
    draft.data.insert(1, list(draft.data[0]))
    draft.extra += 1


def _wrong_width(draft: _Draft) -> None:
    index = draft.random.randrange(len(draft.data))
    long = [*draft.data[index], "lebih"]
    draft.insert(draft.random.choice((long, draft.data[index][:-2])), at=index)
    draft.unread += 1


def _open_quote(draft: _Draft) -> None:
    cells = [" ".join(str(cell).split()) for cell in draft.data[0]]
    cells[1] = f'"{cells[1]}'
    draft.insert(draft.delimiter.join(cells), at=1)
    draft.unread += 1


def _no_header(draft: _Draft) -> None:
    draft.headless = True
    draft.under.clear()


def _drop(header: str) -> Callable[[_Draft], None]:
    def drop(draft: _Draft) -> None:
        index = draft.at(header)
        if index is not None:
            del draft.header[index]
            for row in (*draft.data, *draft.under):
                del row[index : index + 1]

    return drop


def _rename(header: str, new: str) -> Callable[[_Draft], None]:
    def rename(draft: _Draft) -> None:
        index = draft.at(header)
        if index is not None:
            draft.header[index] = new

    return rename


def _cells(header: str, *choices: Cell, share: float = 1.0) -> Callable[[_Draft], None]:
    def write(draft: _Draft) -> None:
        draft.column(header, lambda row: draft.random.choice(choices), share=share)

    return write


def _decorated(draft: _Draft) -> None:
    index = draft.at("Nama Usaha")
    if index is not None:
        draft.column("Nama Usaha", lambda row: f"  {draft.data[row][index]}\u00a0 ")


def _broken_lines(draft: _Draft) -> None:
    index = draft.at("Alamat")
    if index is not None:
        draft.column("Alamat", lambda row: f"{draft.data[row][index]}\nRT 01\nRW 02")


def _apostrophes(draft: _Draft) -> None:
    index = draft.at("NIB")
    if index is not None:
        draft.column("NIB", lambda row: f"'{draft.data[row][index]}")


def _personal_elsewhere(draft: _Draft) -> None:
    for header, value in (("NIB", "3699011708450001"), ("Tenaga Kerja", "081299990000"), ("Omzet", "Rahmanudin")):
        index = draft.at(header)
        if index is not None:
            draft.data[0][index] = value
            draft.personal.add(value)


def _file(name: str, value: str) -> Callable[[_Draft], None]:
    return lambda draft: setattr(draft, name, value)


_PIRT = "2063602010243-28"
_KINDS: dict[str, tuple[Callable[[_Draft], None], Text]] = {
    "no_number": (_drop("No"), Text("tanpa nomor urut", "no running number")),
    "no_name": (_drop("Nama Usaha"), Text("tanpa kolom nama", "no column of names")),
    "no_header": (_no_header, Text("tanpa kepala tabel", "no header row")),
    "ticks": (
        _cells("Halal", "V", "X", "\u221a", "ada", "tidak", "belum", "-", "proses", None),
        Text("centang dan ya/tidak", "ticks and words for yes and no"),
    ),
    "several_numbers": (
        _cells(
            "P-IRT", f"{_PIRT}, 2073602010244-28", f"{_PIRT}\n2073602010244-28", f"PIRT {_PIRT} / ID36110000054900720"
        ),
        Text("beberapa nomor dalam satu sel", "several numbers in a cell"),
    ),
    "rupiah": (
        _cells("Omzet", "Rp 1.500.000,-", "1,5 jt", "Rp1.500.000,00", "2 juta", "500rb", "Rp. 3.000.000", "5-10 juta"),
        Text("rupiah dengan kata dan tanda", "rupiah with words and signs"),
    ),
    "thousands": (_rename("Omzet", "Omzet 2018 (Rp. 000)"), Text("dalam ribuan", "amounts in thousands")),
    "monthly": (_rename("Omzet", "Omzet per Bulan"), Text("penjualan sebulan", "sales of a month")),
    "month_names": (
        _cells("Tanggal", "12 Maret 2014", "5 Mei 2015", "1 Agt 2016"),
        Text("nama bulan", "names of months"),
    ),
    "zero_dates": (
        _cells("Tanggal", "0000-00-00", "00/00/0000", None, share=0.7),
        Text("tanggal nol", "dates of zeros"),
    ),
    "serial_dates": (_cells("Tanggal", 42_005, "42736", 43_101.5), Text("tanggal Excel", "serial dates")),
    "short_years": (_cells("Tanggal", "12/03/14", "1-2-15", share=0.7), Text("tahun dua angka", "two-digit years")),
    "lost_zeros": (_cells("NIB", 220_003_831_751, "220003831751", share=0.8), Text("nol hilang", "lost leading zeros")),
    "scientific": (_cells("NIB", "8.99E+12", "8,99887E+12", share=0.8), Text("8,99E+12", "numbers as 8.99E+12")),
    "placeholders": (
        _cells("Tenaga Kerja", "-", "n/a", "#REF!", "tidak ada", "?", None),
        Text("tanda kosong", "signs for nothing"),
    ),
    "units": (
        _cells("Tenaga Kerja", "5 orang", "3 org", "L: 2, P: 3", "\u00b1 4"),
        Text("satuan di sel", "units in cells"),
    ),
    "formulas": (_cells("Omzet", "=D2*12", "=SUM(A1:A9)", 5_000_000), Text("rumus sebagai teks", "formulas as text")),
    "spaces": (_decorated, Text("spasi berlebih", "stray blanks")),
    "line_breaks": (_broken_lines, Text("ganti baris dalam sel", "line breaks in cells")),
    "apostrophes": (_apostrophes, Text("angka dengan petik", "numbers with an apostrophe")),
    "personal_elsewhere": (_personal_elsewhere, Text("data pribadi di kolom lain", "personal data in wrong columns")),
    "empty_columns": (_empty_columns, Text("kolom kosong", "empty columns")),
    "group_header": (_group_header, Text("kepala dua baris", "a header of two rows")),
    "units_row": (_units_row, Text("baris satuan", "a row of units")),
    "column_numbers": (_column_numbers, Text("nomor kolom", "numbers of columns")),
    "duplicates": (_duplicates, Text("baris kembar", "copies of rows")),
    "titles": (_titles, Text("baris judul", "title rows")),
    "repeated_header": (_repeated_header, Text("kepala diulang", "the header again")),
    "sections": (_sections, Text("judul kelompok", "headings of groups")),
    "blank_rows": (lambda draft: draft.insert([]), Text("baris kosong", "blank rows")),
    "numbered_blanks": (_numbered_blanks, Text("nomor tanpa isi", "numbers without a row")),
    "totals": (_totals, Text("baris jumlah", "totals")),
    "notes": (_notes, Text("catatan di bawah", "notes under the table")),
    "signatures": (_signatures, Text("tanda tangan", "a block of signatures")),
    "comma": (_file("delimiter", ","), Text("pemisah koma", "commas between cells")),
    "tab": (_file("delimiter", "\t"), Text("pemisah tab", "tabs between cells")),
    "bom": (_file("encoding", "utf-8-sig"), Text("tanda BOM", "a byte order mark")),
    "utf16": (_file("encoding", "utf-16"), Text("UTF-16", "UTF-16")),
    "wrong_width": (_wrong_width, Text("jumlah sel salah", "rows with another number of cells")),
    "open_quote": (_open_quote, Text("petik tak tertutup", "a quote never closed")),
}
KINDS: Mapping[str, Text] = MappingProxyType({name: text for name, (_, text) in _KINDS.items()})
"""Every kind of mess with what it is; they may be combined at will."""
CSV_ONLY = frozenset({"wrong_width", "open_quote", "comma", "tab", "bom", "utf16"})
"""Kinds that only a text file can have."""


def messy(kinds: Iterable[str], *, rows: int = 5, seed: int = 0) -> Messy:
    """Buat lembar berantakan. Make a sheet with these kinds of mess.

    Args:
        kinds: names of `KINDS`; made in the order of that list, whatever the order here.
        rows: data rows before copies are added, at least 2.
        seed: the same seed gives the same sheet.

    Raises:
        KeyError: no such kind.
    """
    wanted = set(kinds)
    unknown = wanted - _KINDS.keys()
    if unknown:
        raise KeyError(*sorted(unknown))
    draft = _base(max(rows, 2), Random(seed))  # noqa: S311  (made-up rows, no secrets)
    chosen = [name for name in _KINDS if name in wanted]
    for name in chosen:
        _KINDS[name][0](draft)
    place = draft.at("Nama Usaha")
    lines: list[Sequence[Cell] | str] = [*draft.before]
    if not draft.headless:
        lines += [draft.header, *draft.under]
    for index, cells in enumerate(draft.data):
        lines += [*draft.inserts.get(index, []), cells]
    lines += draft.after
    width = len(draft.header)
    return Messy(
        kinds=tuple(chosen),
        rows=tuple(line if isinstance(line, str) else _padded(line, width) for line in lines),
        rows_in=len(draft.data) + draft.unread,
        quarantined=draft.unread,
        personal=frozenset(draft.personal),
        names=() if place is None else tuple(" ".join(str(cells[place]).split()) for cells in draft.data),
        delimiter=draft.delimiter,
        encoding=draft.encoding,
    )


def _padded(line: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    """Rows around the table are as wide as it, as spreadsheets save them; data rows stay as they are."""
    return tuple(line) if len(line) > 1 else (*line, *[None] * (width - len(line)))
