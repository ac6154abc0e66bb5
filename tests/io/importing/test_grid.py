"""Files as grids of cells: encodings, delimiters, quotes, workbooks, and what is refused by a stated limit."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import rows_of, workbook

from umkm_domain.core.errors import DataError
from umkm_domain.io.importing.grid import read_file, read_grid
from umkm_domain.io.importing.grid_csv import guess_delimiter, split_rows
from umkm_domain.io.importing.limits import LIMITS, Limits, look_through

SIMPLE = "Nama Usaha;NIB\nKaf\u00e9;1712240062057\n"


def cells(content, name="s.csv", **options):
    """The cells of the first sheet."""
    return [line.cells for line in read_grid(content, name, **options).sheets[0].lines]


def refused(content, code, name="s.csv", **options):
    """The finding with which a file is refused."""
    with pytest.raises(DataError) as caught:
        read_grid(content, name, **options)
    (error,) = caught.value.exceptions
    assert code == error.finding.code
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    """Unicode text is read with its mark; without one it is UTF-8."""
    content = SIMPLE.encode(encoding)
    if encoding in ("utf-16-le", "utf-16-be"):
        content = "\ufeff".encode(encoding) + content
    assert cells(content)[1] == ("Kaf\u00e9", "1712240062057")
    assert not read_grid(content, "s.csv").fallback


def test_older_encoding():
    """Text that is no UTF-8 is read as Western Windows, and said so; a mapping may name it."""
    grid = read_grid(SIMPLE.encode("cp1252"), "s.csv")
    assert ("cp1252", True) == (grid.encoding, grid.fallback)
    assert grid.sheets[0].lines[1].cells[0] == "Kaf\u00e9"
    named = read_grid(SIMPLE.encode("cp1252"), "s.csv", encoding="cp1252")
    assert not named.fallback


@pytest.mark.parametrize(
    "content",
    [b"a;b\n\x00;\n", b"\x81\x8d;b\n", b"\x89PNG\r\n\x1a\n\xff\x00", b"\xff\xfea", b"caf\xe9\x01;b"],
)
def test_no_text(content):
    """What is no text is refused as such."""
    refused(content, "IMP021")


def test_a_named_encoding_that_does_not_fit():
    """An encoding of the mapping that does not fit, or does not exist, is refused."""
    refused(SIMPLE.encode("cp1252"), "IMP021", encoding="utf-8")
    refused(SIMPLE.encode("cp1252"), "IMP021", encoding="no-such")


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"%PDF-1.7",
        b"<html><table>",
        b"  <!DOCTYPE html>",
        b"<?xml version='1.0'?>",
        b"{\\rtf1",
        b"PK\x03\x04broken",
    ],
)
def test_other_files(content):
    """Other files are refused with what to do, in both languages."""
    assert "expected" in refused(content, "IMP020", name="s.xlsx")
    with pytest.raises(DataError) as caught:
        read_grid(content, "s.xlsx")
    told = caught.value.exceptions[0].finding.message
    assert told.en.partition(", got ")[2] != told.id.partition(", tertulis ")[2] != ""
    assert "Error" not in told.en
    assert "BadZipFile" not in told.en


def test_the_contents_tell_and_not_the_name():
    """A workbook named CSV is a workbook."""
    assert cells(workbook(rows_of(("Nama Usaha",), ("A",))), "s.csv") == [("Nama Usaha",), ("A",)]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b;c\n1;2;3\n", ";"),
        ("a,b,c\n1,2,3\n", ","),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("Nama Usaha;Omzet\nA;1,5 jt\nB;2,5 jt\n", ";"),
        ("Nama Usaha,Alamat\nA,Jl. X; RT 1\nB,Jl. Y; RT 2\n", ","),
        ("DAFTAR UMKM\n\nNama Usaha;NIB\nA;1\n", ";"),
        ("Nama Usaha\nA\n", ","),
        ("", ","),
    ],
)
def test_delimiters(text, delimiter):
    """The delimiter is the one that cuts rows alike and shows known headers."""
    assert delimiter == guess_delimiter(text)


def test_delimiter_by_the_headers_of_a_mapping():
    """Headers of a mapping help where nothing else does."""
    text = "x,1;y\na,1;b\n"
    assert ("," == guess_delimiter(text, ["y"])) is False
    assert guess_delimiter(text, ["x,1", "y"]) == ";"


def test_a_line_that_names_the_delimiter():
    """The first line that spreadsheets write for themselves is no row."""
    assert cells(b"sep=;\r\nNama Usaha;NIB\r\nA;1\r\n")[0] == ("Nama Usaha", "NIB")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a;"b;c"\n', [["a", "b;c"]]),
        ('a;"b""c"\n', [["a", 'b"c']]),
        ('a;"b\nc";d\ne;f;g\n', [["a", "b\nc", "d"], ["e", "f", "g"]]),
        ('a;b "c" d\n', [["a", 'b "c" d']]),
        ('"Bu Ani" Snack;b\n', [['"Bu Ani" Snack', "b"]]),
        ('a; "b" ;c\n', [["a", "b", "c"]]),
        ("a;b\rc;d\r", [["a", "b"], ["c", "d"]]),
        ("a;;\n", [["a", None, None]]),
        ('"a";"b"\n"c;d\n"e";"f"\n', [["a", "b"], ['"c;d'], ["e", "f"]]),
        ('a;b\n"c;d\n"e";"f\nf"\n', [["a", "b"], ['"c;d'], ["e", "f\nf"]]),
        ('a;b\n"c;d', [["a", "b"], ['"c;d']]),
    ],
)
def test_quotes(text, expected):
    """Quotes as spreadsheets write them; one that is never closed spoils its own row alone."""
    assert expected == [list(line.cells) for line in split_rows(text, ";")]


@given(
    st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(";,\t|")
)
def test_what_csv_writes_is_read(rows, delimiter):
    """Rows of one width that the csv module writes come back cell by cell."""
    import csv

    width = len(rows[0])
    rows = [[cell.replace("\r", "").replace("\x00", "") for cell in (row * width)[:width]] for row in rows]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    found = [["" if cell is None else cell for cell in line.cells] for line in split_rows(text.getvalue(), delimiter)]
    blank = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff'`\u2018\u2019\u00b4"))
    assert [[c if c.translate(blank).strip() else "" for c in row] for row in rows] == [
        [c if c.translate(blank).strip() else "" for c in row] for row in found
    ]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_rows(text):
    """Any text at all is cut into rows, each with the next number."""
    lines = split_rows(text, ";")
    assert list(range(1, len(lines) + 1)) == [line.number for line in lines]


def test_lines_do_not_show_their_cells():
    """The `repr` of a row shows no cell."""
    (line,) = split_rows("Rahasia;1\n", ";")
    assert repr(line) == "Line(1, 2 cells)"


# --- limits ---------------------------------------------------------------------------------------


def test_small_files_of_huge_sheets():
    """Line breaks and delimiters alone make no sheet of millions of rows or columns."""
    assert "rows" in refused(b"\n" * 2_000_000, "IMP026")
    assert "columns" in refused(b"Nama Usaha;NIB\n" + b";" * 2_000_000, "IMP026")


def test_merged_cells_that_reach_everywhere():
    """Merged cells that reach more rows than any office merges are refused."""

    def fill(book):
        sheet = book.add_worksheet("S")
        sheet.write(4000, 0, "x")
        for column in range(10):
            sheet.merge_range(0, column, 4000, column, "x")

    assert "merged" in refused(workbook(fill), "IMP026", name="s.xlsx", limits=Limits(merged=5_000))


def test_size_of_a_file(tmp_path):
    """A file beyond the limit is not read."""
    file = tmp_path / "s.csv"
    file.write_bytes(b"x" * 101)
    with pytest.raises(DataError, match="at most 100 bytes"):
        read_file(file, Limits(file_bytes=100))


@pytest.mark.parametrize(
    ("limits", "what"),
    [(Limits(rows=2), "rows"), (Limits(columns=1), "columns"), (Limits(cells=3), "cells")],
)
def test_limits_of_text(limits, what):
    """Rows, columns and cells of a text file are limited."""
    assert what in refused(SIMPLE.encode() * 2, "IMP026", limits=limits)


def test_limits_of_a_workbook():
    """Rows, columns and cells of a workbook are limited before anything is built."""
    content = workbook(rows_of(("Nama Usaha", "NIB"), ("A", "1"), ("B", "2")))
    for limits, what in (
        (Limits(rows=2), "rows"),
        (Limits(columns=1), "columns"),
        (Limits(cells=5), "cells"),
        (Limits(parts=3), "parts"),
        (Limits(unpacked_bytes=500), "bytes unpacked"),
        (Limits(shared_text=3), "characters"),
    ):
        assert what in refused(content, "IMP026", name="s.xlsx", limits=limits)


def test_a_cell_that_is_too_long():
    """A cell longer than spreadsheets allow spoils its row alone."""
    content = ("Nama Usaha;NIB\n" + "x" * 50 + ";1\nA;2\n").encode()
    lines = read_grid(content, "s.csv", limits=Limits(cell_text=40)).sheets[0].lines
    assert [None, "long", None] == [line.broken for line in lines]
    book = workbook(rows_of(("Nama Usaha",), ("x" * 50,), ("A",)))
    lines = read_grid(book, "s.xlsx", limits=Limits(cell_text=40)).sheets[0].lines
    assert [None, "long", None] == [line.broken for line in lines]


def zipped(**parts):
    """A zip file of parts by name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return content.getvalue()


def test_a_zip_bomb():
    """A part that unpacks to far more than it says is refused by its ratio, and by its size."""
    bomb = zipped(xl__worksheets__sheet1_xml=b"0" * (8 * 2**20))
    assert "times the packed size" in refused(bomb, "IMP026", name="s.xlsx")
    small = Limits(ratio=10**6, unpacked_bytes=2**20)
    assert "bytes unpacked" in refused(bomb, "IMP026", name="s.xlsx", limits=small)


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        (b'<c r="XFD1048576"><v>1</v></c>', "columns"),
        (b'<c r="A1048577"><v>1</v></c>', "rows"),
        (b'<row r="4294967295"><c><v>1</v></c></row>', "rows"),
        (b"<c t='s' r = 'SZ1048576' ><v>1</v></c>", "cells"),
        (b'<x:c r="XFD1"><x:v>1</x:v></x:c>', "columns"),
    ],
)
def test_a_cell_in_the_far_corner(cell, what):
    """One cell far away would make a sheet of billions: it is refused before it is built."""
    bomb = zipped(xl__worksheets__sheet1_xml=b"<worksheet><sheetData>" + cell + b"</sheetData></worksheet>")
    assert what in refused(bomb, "IMP026", name="s.xlsx")


def test_a_sheet_of_another_name():
    """A sheet is looked at whatever its part is called."""
    far = b'<c r="XFD1"><v>1</v></c>'
    assert "columns" in refused(zipped(xl__evil=far, xl__worksheets__a_xml=b"<a/>"), "IMP026", name="s.xlsx")
    for name in ("content_xml", "xl__workbook.bin"):
        refused(zipped(**{name: b"", "xl__worksheets__a_xml": b"<a/>"}), "IMP020", name="s.xlsx")


def test_empty_cells_far_away_do_no_harm():
    """Cells that only have a format are no cells."""
    content = zipped(
        xl__worksheets__sheet1_xml=b'<sheetData><c r="XFD1048576" s="1"/><c r="A1"><v>1</v></c></sheetData>'
    )
    look_through(content, "s.xlsx")


def test_a_place_cut_in_two():
    """A cell that lies on the border of two pieces is seen."""
    padding = b"<c/>" * (2**18 - 4)
    far = b'<c r="XFD1"><v>1</v></c>'
    for shift in range(0, 24, 5):
        data = b"<s>" + padding + b" " * shift + far
        with pytest.raises(DataError, match="columns"):
            look_through(zipped(xl__worksheets__sheet1_xml=data), "s.xlsx", Limits(ratio=10**6))


def test_one_long_text_in_many_cells():
    """A text that many cells share is counted as often as it would be copied."""
    texts = b"<sst><si><t>" + b"x" * 5000 + b"</t></si><si><t>a</t></si><si><t>b</t></si></sst>"
    cells_ = b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % n for n in range(1, 1001))
    bomb = zipped(xl__sharedStrings_xml=texts, xl__worksheets__sheet1_xml=cells_)
    with pytest.raises(DataError, match="characters"):
        look_through(bomb, "s.xlsx", Limits(shared_text=10**6))
    look_through(bomb, "s.xlsx")


@pytest.mark.parametrize(
    "content",
    [
        zipped(word__document_xml=b"<w/>"),
        zipped(xl__worksheets__sheet1_xml=b"<worksheet/>"),
        workbook(rows_of(("Nama Usaha",)))[:-30],
        workbook(rows_of(("Nama Usaha",))).replace(b"xl/workbook.xml", b"xl/workbork.xml"),
    ],
    ids=["document", "no book", "cut off", "renamed"],
)
def test_broken_workbooks(content):
    """A zip file that is no whole workbook is refused."""
    refused(content, "IMP020", name="s.xlsx")


def test_damage_anywhere():
    """A workbook with any byte changed is read or refused, and nothing else happens."""
    content = workbook(rows_of(("Nama Usaha", "NIB"), ("A", 1712240062057)))
    for at in range(0, len(content), 97):
        damaged = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        with suppress(DataError):
            assert read_grid(damaged, "s.xlsx").sheets


def test_the_limits_are_stated():
    """The limits that hold are those the page on importing names."""
    assert (64 * 2**20, 1_048_576, 1_024) == (LIMITS.file_bytes, LIMITS.rows, LIMITS.columns)


class PanicException(BaseException):
    """What a compiled module raises when it fails inside."""


@pytest.mark.parametrize("error", [PanicException("out of range"), OSError("x"), ValueError("y")])
def test_failures_inside_the_reader(monkeypatch, error):
    """Whatever goes wrong inside the compiled reader is a refusal of the file."""
    import python_calamine

    def fail(*_):
        raise error

    class Book:
        from_filelike = staticmethod(fail)

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Book)
    refused(workbook(rows_of(("Nama Usaha",))), "IMP020", name="s.xlsx")


def test_an_interruption_is_no_refusal(monkeypatch):
    """Someone who stops the program stops it."""
    import python_calamine

    class Book:
        @staticmethod
        def from_filelike(_):
            raise KeyboardInterrupt

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Book)
    with pytest.raises(KeyboardInterrupt):
        read_grid(workbook(rows_of(("Nama Usaha",))), "s.xlsx")


def test_rows_beyond_the_limit_after_reading():
    """A workbook whose rows are not numbered is counted once more when it is read."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(workbook(rows_of(("Nama Usaha",), ("A",), ("B",))))) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name).replace(b' r="3"', b"").replace(b' r="2"', b"")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert "rows" in refused(content.getvalue(), "IMP026", name="s.xlsx", limits=Limits(rows=2))
