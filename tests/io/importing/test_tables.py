"""Later tables of a sheet: another order of columns, another place or year above them."""

import pytest
from sheets import codes, imported, roles, rows_of, told, workbook

from umkm_domain.io.importing import import_sheet

FIRST = "Nama Usaha;Nama Pemilik;Omzet 2018;Omzet 2019\nA;Ani;1000000;2000000\n"


def people(result):
    """Names and owners."""
    return [(e.name, e.owner) for e in result.registry.enterprises]


def sales(result):
    """Sales by year of each enterprise."""
    return [{f.year: f.sales for f in e.figures} for e in result.registry.enterprises]


def test_another_order(tmp_path):
    """Rows under a header of another order are read by it, and that is said."""
    result = imported(tmp_path, f"{FIRST};;;\nNama Pemilik;Nama Usaha;Omzet 2019;Omzet 2018\nBudi;B;4000000;3000000\n")
    assert [("A", "Ani"), ("B", "Budi")] == people(result)
    assert [{2018: 1_000_000, 2019: 2_000_000}, {2018: 3_000_000, 2019: 4_000_000}] == sales(result)
    assert [(4, "another header; rows under it go by it")] == [(v["row"], v["why"].en) for v in told(result, "IMP031")]


def test_two_columns_changed_over(tmp_path):
    """Also where the header has two columns only."""
    result = imported(tmp_path, "Nama Usaha;Nama Pemilik\nA;Ani\nNama Pemilik;Nama Usaha\nBudi;B\n")
    assert [("A", "Ani"), ("B", "Budi")] == people(result)


@pytest.mark.parametrize(
    "again",
    ["Nama Usaha;Nama Pemilik;Omzet 2018;Omzet 2019", "NAMA USAHA;Pemilik;Omset 2018;Omzet Th 2019", "Nama Usaha;;;"],
)
def test_a_header_that_means_the_same_is_repeated(tmp_path, again):
    """It is passed over, however it is written this time."""
    result = imported(tmp_path, f"{FIRST}{again}\nB;Budi;3000000;4000000\n")
    assert ("B", "Budi") == people(result)[-1]
    assert {2018: 3_000_000, 2019: 4_000_000} == sales(result)[-1]
    assert "another" not in "".join(f.message.en for f in result.findings)


def test_a_later_table_with_a_total_and_a_running_number(tmp_path):
    """Totals and numbers under the second header are told by its own columns."""
    rows = "No;Pemilik;Nama Usaha;Omzet 2018\n1;Cici;C;1000000\n2;Didi;D;2000000\n;;Jumlah;3000000\n"
    result = imported(tmp_path, f"{FIRST};;;\n{rows}")
    assert [("A", "Ani"), ("C", "Cici"), ("D", "Didi")] == people(result)
    assert ["header", "data", "blank", "header", "data", "data", "total"] == roles(f"{FIRST};;;\n{rows}")


def test_the_mapping_of_both(tmp_path):
    """The mapping that is written reads both tables again in the same way."""
    text = f"{FIRST};;;\nNama Pemilik;Nama Usaha;NIB;Omzet 2018\nBudi;B;1712240062057;3000000\n"
    first = imported(tmp_path, text)
    again = imported(tmp_path, text, mapping=first.mapping_path)
    assert first.registry == again.registry
    assert "1712240062057" == again.registry.enterprises[1].nib
    assert "IMP042" not in codes(again)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("KECAMATAN CIKULUR", "KECAMATAN WARUNGGUNUNG", ["36.02.17", "36.02.15"]),
        ("KABUPATEN LEBAK", "KABUPATEN PANDEGLANG", ["36.02", "36.01"]),
        ("KABUPATEN LEBAK", "KECAMATAN CIKULUR", ["36.02", "36.02.17"]),
        ("KABUPATEN LEBAK", "KABUPATEN PANDEGLANG DAN KABUPATEN SERANG", ["36.02", None]),
    ],
)
@pytest.mark.parametrize("header", ["", "No;Nama Usaha;Omzet 2018\n"])
def test_another_place(tmp_path, one, other, expected, header):
    """Rows under a heading of another place are of that place, or of none where it names several."""
    text = f"{one};;\nNo;Nama Usaha;Omzet 2018\n1;A;5\n;;\n{other};;\n{header}1;B;6\n"
    result = imported(tmp_path, text)
    assert expected == [e.region if e.region is None else e.region.code for e in result.registry.enterprises]


@pytest.mark.parametrize("number", ["", "1;"])
def test_another_year(tmp_path, number):
    """A title of another year holds for the figures under it, and is said."""
    head = f"{'No;' if number else ''}Nama Usaha;Omzet"
    text = f"DATA TAHUN 2018\n{head}\n{number}A;5000000\n;\nDATA TAHUN 2019\n{head}\n{number}B;6000000\n"
    result = imported(tmp_path, text.replace("\nDATA TAHUN 2019\n", "\nDATA TAHUN 2019;\n"))
    assert [{2018: 5_000_000}, {2019: 6_000_000}] == sales(result)
    assert [2018, 2019] == [v["after"] for v in told(result, "IMP044")]


def test_a_title_of_several_years_clears_the_year(tmp_path):
    """Then nobody knows of which year the figures are; they are proposed, not stored."""
    text = "DATA TAHUN 2018;\nNama Usaha;Omzet\nA;5000000\n;\nDATA TAHUN 2019 DAN 2020;\nNama Usaha;Omzet\nB;6000000\n"
    result = imported(tmp_path, text)
    assert [{2018: 5_000_000}, {}] == sales(result)
    assert 1 == codes(result)["IMP033"]


def test_what_the_mapping_says_no_heading_replaces(tmp_path):
    """Year and region of the mapping hold for the whole sheet."""
    mapping = tmp_path / "map.toml"
    mapping.write_text(
        'year = 2017\nregion = "36.02"\n[[columns]]\ncolumn = "A"\nheader = "Nama Usaha"\nfield = "name"\n'  # x
        '[[columns]]\ncolumn = "B"\nheader = "Omzet"\nfield = "sales"\n'
    )
    text = "DATA TAHUN 2018;\nNama Usaha;Omzet\nA;5\n;\nKABUPATEN SERANG TAHUN 2019;\nNama Usaha;Omzet\nB;6\n"
    result = imported(tmp_path, text, mapping=mapping)
    assert [{2017: 5}, {2017: 6}] == sales(result)
    assert ["36.02", "36.02"] == [e.region.code for e in result.registry.enterprises]


def test_a_note_with_a_date_is_no_heading(tmp_path):
    """Source and signature between two tables say nothing of the second."""
    text = (
        "DATA KABUPATEN LEBAK TAHUN 2018;;\nNo;Nama Usaha;Omzet\n1;A;5000000\n2;B;5000000\n;;\n"
        "Sumber: Dinas Kabupaten Serang 2020;;\nRangkasbitung, 18 Juli 2019;;\n;;\nNo;Nama Usaha;Omzet\n1;C;6000000\n"
    )
    result = imported(tmp_path, text)
    assert [{2018: 5_000_000}, {2018: 5_000_000}, {2018: 6_000_000}] == sales(result)
    assert {"36.02"} == {e.region.code for e in result.registry.enterprises}


def test_resuming_rows_of_another_header(tmp_path):
    """From the quarantine such a row is not read; from the sheet it is, once, by its own header."""
    source, out = tmp_path / "s.csv", tmp_path / "out"
    good = f"{FIRST};;;\nNama Pemilik;Nama Usaha;Omzet 2019;Omzet 2018\nBudi;B;4000000;3000000\n"
    source.write_text(good.replace("3000000\n", "3000000;\n"))
    first = import_sheet(source, out)
    first.quarantine_path.write_text(first.quarantine_path.read_text().replace("3000000;", "3000000"))
    second = import_sheet(first.quarantine_path, out, resume=True)
    assert (1, 0, 1) == (second.rows_in, second.accepted, second.quarantined)
    assert "mend it in the sheet" in second.findings[0].message.en
    source.write_text(good)
    third = import_sheet(source, out, resume=True)
    assert (2, 2, 0) == (third.rows_in, third.accepted, third.quarantined)
    assert [("A", "Ani"), ("B", "Budi")] == people(third)


def test_merged_titles_in_a_workbook(tmp_path):
    """A second table of a workbook, under a merged title, with other columns."""

    def fill(book):
        rows_of(
            ("Nama Usaha", "Nama Pemilik", "Omzet 2018"),
            ("A", "Ani", 5),
            (),
            ("KECAMATAN CIKULUR",),
            ("Nama Pemilik", "Nama Usaha", "Omzet 2018"),
            ("Budi", "B", 6),
        )(book)
        book.worksheets()[0].merge_range(3, 0, 3, 2, "KECAMATAN CIKULUR")
        book.worksheets()[0].merge_range(5, 1, 6, 1, "B")
        book.worksheets()[0].write(6, 0, "Cici")

    result = imported(tmp_path, workbook(fill), name="s.xlsx")
    assert [None, "36.02.17"] == [e.region and e.region.code for e in result.registry.enterprises][:2]
    assert [("A", "Ani"), ("B", "Budi")] == people(result)[:2]


def total_rows(text):
    """Numbers of the rows that are totals."""
    return [at for at, role in enumerate(roles(text), start=1) if role == "total"]


@pytest.mark.parametrize("name", ["Total Usaha", "Sum Sum", "Jumlah Usaha", "Total Data"])
def test_a_business_called_total(tmp_path, name):
    """Among names, without numbers of rows, only what adds up is a total."""
    text = f"Nama Usaha;Omzet 2018\nA;1000000\nB;2000000\n{name};700000\nC;1\n"
    assert [] == total_rows(text)
    assert name in [e.name for e in imported(tmp_path, text).registry.enterprises]
    assert [4] == total_rows(f"Nama Usaha;Omzet 2018\nA;1000000\nB;2000000\n{name};3000000\n")


@pytest.mark.parametrize("name", ["Total", "JUMLAH", "Sub Total", "Jumlah Keseluruhan"])
def test_a_plain_word_for_a_total(name):
    """It is one wherever it stands, also where it does not add up."""
    assert [4] == total_rows(f"Nama Usaha;Omzet 2018\nA;1000000\nB;2000000\n{name};9000000\n")


@pytest.mark.parametrize("formula", ["=SUM(A1)", "=Total!B2", "=B9"])
@pytest.mark.parametrize("column", [0, 1])
def test_a_formula_where_a_name_should_be(tmp_path, formula, column):
    """Such a row is data: the formula is kept aside, the rest is read."""
    cells = ["Total", "Ani"]
    cells[column] = formula
    text = f"Nama Usaha;Nama Pemilik;NIB\nA;Ani;1712240062057\n{';'.join(cells)};8120001234567\n"
    result = imported(tmp_path, text.replace("Total;", "Keripik;"))
    assert (2, 2, 0) == (result.rows_in, result.accepted, result.quarantined)
    assert formula in result.aside_path.read_text()
    assert [] == total_rows(f"Nama Usaha;Nama Pemilik;Omzet 2018\nA;Ani;5\nTotal;{formula};7\n")


MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def months(tmp_path, cells, yearly):
    """Import one row with sales of months and of the year."""
    head = ";".join(f"Omzet {month} 2018" for month in MONTHS)
    return imported(tmp_path, f"Nama Usaha;Omzet 2018;{head}\nA;{yearly};{';'.join(cells)}\n")


def test_months_beside_the_year(tmp_path):
    """Equal, they are read; different, they are kept aside and said; neither is lost."""
    same = months(tmp_path, ["1.000"] * 12, "12000")
    assert [{2018: 12_000}] == sales(same)
    assert 12 == codes(same)["IMP032"]
    assert "IMP034" not in codes(same)
    other = months(tmp_path, ["1.000"] * 12, "13000")
    assert [{2018: 13_000}] == sales(other)
    assert {"the twelve months are not the year"} == {v["why"].en for v in told(other, "IMP034")}
    assert 12 == other.aside_path.read_text().count("1.000")


def test_eleven_months_are_said_once(tmp_path):
    """Each cell has one finding: that not every month is filled."""
    result = months(tmp_path, ["1.000"] * 11 + [""], "")
    assert 11 == codes(result)["IMP034"]
    assert "IMP032" not in codes(result)
    assert [{}] == sales(result)


def test_error_values_of_a_workbook(tmp_path):
    """What a formula gave that went wrong is said, in every kind of column; a row of them alone is set aside."""

    def fill(book):
        sheet = book.add_worksheet("UMKM & lain")
        for column, header in enumerate(("Nama Usaha", "Omzet 2018", "PIRT", "Hobi")):
            sheet.write(0, column, header)
        sheet.write(1, 0, "A")
        for column, error in ((1, "#DIV/0!"), (2, "#N/A"), (3, "#REF!")):
            sheet.write_formula(1, column, "=1/0", None, error)
        sheet.write_formula(2, 0, "=1/0", None, "#NAME?")
        sheet.write(3, 0, "B")

    result = imported(tmp_path, workbook(fill), name="s.xlsx")
    assert (3, 2, 1) == (result.rows_in, result.accepted, result.quarantined)
    said = [(v["cell"], v["before"], v["why"].en) for v in told(result, "IMP032")]
    assert [("B2", "#DIV/0!"), ("C2", "#N/A"), ("D2", "***")] == [one[:2] for one in said]
    assert {"an error value of a formula"} == {one[2] for one in said}
    assert "#NAME?" in result.quarantine_path.read_text()


def test_a_header_that_is_not_understood(tmp_path):
    """Its row is reported, and not said to be absent."""
    result = imported(tmp_path, "Blabla;Zzzz\n1712240062057;8998866200301\n1102230032918;8998866200318\n")
    assert (2, 2, 0) == (result.rows_in, result.accepted, result.quarantined)
    assert [(1, "a header that is not understood")] == [(v["row"], v["why"].en) for v in told(result, "IMP031")]
    (said,) = (f.message.en for f in result.findings if f.code == "IMP037")
    assert said.endswith("no header row that is understood; columns told by what they hold (the header in row 1)")


def test_many_rows_called_total():
    """Each row is looked at once however many could be totals: the work grows with the rows, not with their square."""
    text = "Nama Usaha;Omzet 2018\n" + "".join(f"Total Usaha {at};{at % 7 + 3}00001\n" for at in range(3_000))
    assert [] == total_rows(text)


def test_a_sum_in_a_row_of_words():
    """Without a header too, a row with a formula among words and numbers is data."""
    assert [] == total_rows("Keripik A;1712240062057;=SUM(A1:A9);5\nDodol B;1102230032918;5000000;9\n")
    assert [3] == total_rows("Nama Usaha;Omzet 2018\nA;5\n;=SUM(B2:B2)\n")


def test_a_row_of_another_header_that_left_the_sheet(tmp_path):
    """It stays in the quarantine, whole: nobody knows any more how to read it."""
    source, out = tmp_path / "s.csv", tmp_path / "out"
    later = "Nama Pemilik;Nama Usaha;Omzet 2019;Omzet 2018\n"
    source.write_text(f"{FIRST};;;\n{later}Budi;B;4000000;3000000;9\n")
    first = import_sheet(source, out)
    assert 1 == first.quarantined
    source.write_text(FIRST)
    last = import_sheet(source, out, resume=True)
    assert (2, 1, 1) == (last.rows_in, last.accepted, last.quarantined)
    assert "Budi;B;4000000;3000000;9" in last.quarantine_path.read_text()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("DATA TAHUN 2018", "DATA TAHUN 2019", [(None, 2018), (None, 2019)]),
        ("REKAP UMKM KOTA CILEGON 2018", "REKAP UMKM KOTA SERANG TAHUN 2019", [("36.72", 2018), ("36.73", 2019)]),
        ("KABUPATEN LEBAK\nTAHUN 2018", "KECAMATAN CIKULUR\nTAHUN 2019", [("36.02", 2018), ("36.02.17", 2019)]),
        ("DATA LEBAK 2018", "DATA KABUPATEN LEBAK\nTAHUN 2019", [(None, 2018), ("36.02", 2019)]),
    ],
)
@pytest.mark.parametrize("end", ["", ";"])
@pytest.mark.parametrize("header", ["Nama Usaha;Omzet", "Omzet;Nama Usaha"])
def test_a_heading_right_under_the_data(tmp_path, one, other, expected, end, header):
    """It needs no blank row above it, whether the header under it is the same or another."""
    cells = "B;6000000" if header.startswith("Nama") else "6000000;B"
    other = other.replace("\n", f"{end}\n")
    text = f"{one}\nNama Usaha;Omzet\nA;5000000\n{other}{end}\n{header}\n{cells}\n"
    result = imported(tmp_path, text)
    found = [(e.region and e.region.code, e.figures[0].year) for e in result.registry.enterprises]
    assert expected == found
    assert (2, 2, 0) == (result.rows_in, result.accepted, result.quarantined)


def test_a_heading_between_later_tables(tmp_path):
    """The last row of a later table may be the title of the one under it."""
    text = f"{FIRST}DATA 2019;\nNama Usaha;Omzet\nB;5000000\nDATA 2020;\nOmzet;Nama Usaha\n6000000;C\n"
    result = imported(tmp_path, text)
    assert ["A", "B", "C"] == [e.name for e in result.registry.enterprises]
    assert [{2019: 5_000_000}, {2020: 6_000_000}] == sales(result)[1:]


@pytest.mark.parametrize("heading", ["Kelompok: Melati", "DESA SUKAMAJU", "Kecamatan : Cikulur"])
def test_a_heading_of_a_place_that_is_in_no_list(tmp_path, heading):
    """Above a repeated header it is none the less a heading."""
    text = f"Nama Usaha;Omzet 2018\nA;5\n{heading};\nNama Usaha;Omzet 2018\nB;6\n"
    assert ["A", "B"] == [e.name for e in imported(tmp_path, text).registry.enterprises]


def test_a_year_that_heads_rows(tmp_path):
    """It needs no header under it."""
    result = imported(tmp_path, "Nama Usaha;Omzet\nTAHUN 2018;\nA;5000000\nThn. 2019;\nTahun 2019;\nB;6000000\n")
    assert [{2018: 5_000_000}, {2019: 6_000_000}] == [s for s in sales(result) if s]


@pytest.mark.parametrize("name", ["Kelompok Contoh", "Sentra Keripik", "Warung Data"])
def test_a_business_right_above_a_repeated_header(tmp_path, name):
    """A name alone is one, unless its words are those of a heading."""
    result = imported(tmp_path, f"Nama Usaha;Omzet 2018\nA;5\n{name};\nNama Usaha;Omzet 2018\nB;6\n")
    assert ["A", name, "B"] == [e.name for e in result.registry.enterprises]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("NIB;Nama Usaha", "1712240062057;B", ("B", None, "1712240062057")),
        ("No;Nama", "1;B", ("B", None, None)),
        ("Nama Pemilik;Nama Usaha", "Budi;B", ("B", "Budi", None)),
    ],
)
def test_a_second_header_of_two_words(tmp_path, header, row, expected):
    """Two known words of which one says whose a row is are a header, not a business."""
    result = imported(tmp_path, f"Nama Usaha;Omzet 2018\nA;5\n{header}\n{row}\n")
    assert [("A", None, None), expected] == [(e.name, e.owner, e.nib) for e in result.registry.enterprises]


@pytest.mark.parametrize("row", [";PIRT;Halal", ";NIB;Legalitas", "Contoh;NIB;"])
def test_two_words_of_permits_are_no_header(row):
    """They may stand in the cells of a row."""
    assert "header" not in roles(f"Nama Pemilik;Izin;Jenis Izin\nA;NIB;V\n{row}\nB;PIRT;V\n")[1:]
