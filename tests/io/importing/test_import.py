"""Whole sheets: what stands in the data set afterwards, what was said, what was kept beside it."""

import stat
from datetime import date, datetime

import pytest
from sheets import codes, imported, rows_of, told, workbook

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import LegalForm, Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.io import load
from umkm_domain.io.importing import ImportResult
from umkm_domain.model.enterprise import MarketReach
from umkm_domain.model.product import ProductCategory, Storage

LEBAK = KemendagriRegion("36.02")


def counts(result):
    """Rows in, accepted, quarantined."""
    return result.rows_in, result.accepted, result.quarantined


def test_an_office_sheet(tmp_path):
    """A sheet as offices keep it becomes a data set that loads, and everything is accounted for."""
    result = imported(
        tmp_path,
        "DATA UMKM KABUPATEN LEBAK TAHUN 2019;;;;;;\n"
        "No;Nama Usaha;Nama Pemilik;NIK;Omset (Rp);P-IRT;Halal\n"
        "1;Keripik Contoh;Rahmanudin Contoh;3699011708450001;Rp 1.500.000,-;2063602010243-28;V\n"
        "2;Gula Contoh;;;1,5 jt;X;belum\n"
        ";JUMLAH;;;3.000.000;;\n",
    )
    assert counts(result) == (2, 2, 0)
    first, second = result.registry.enterprises
    assert ("Keripik Contoh", "Rahmanudin Contoh", LEBAK) == (first.name, first.owner, first.region)
    assert [1_500_000] * 2 == [e.figures_of(2019).sales for e in (first, second)]
    certificates = [(c.scheme, c.number, c.holder_id) for c in result.registry.certifications]
    assert [(Scheme.PIRT, "2063602010243-28", "s-3"), (Scheme.HALAL, None, "s-3")] == certificates
    assert ["s.csv:3", "s.csv:4"] == [first.source, second.source]
    assert result.registry == load(result.out).registry
    assert load(result.out).findings == ()
    assert ("s.csv",) == result.registry.about.sources
    assert {"year": 2019, "region": "36.02"} == {
        f.path.rpartition("/")[2]: dict(f.values)["after"] for f in result.findings if f.code == "IMP044"
    }


def test_every_field(tmp_path):
    """Every column that a field takes fills it."""
    header = (
        "ID;Nama Usaha;NIB;NPWP;Bentuk Usaha;KBLI 2020;Kecamatan;Kabupaten;Provinsi;Tanggal Berdiri;Tanggal Tutup;"
        "Skala Usaha;Pemasaran;Tahun;Omzet;Aset;Kekayaan Bersih;Modal Usaha;Investasi;Tenaga Kerja Dibayar;"
        "Tenaga Kerja Keluarga;Jumlah Produksi;Satuan;ID Produk;Nama Produk;Merek;Barcode;Netto;Harga;Kemasan;"
        "Kelompok Pangan;Kategori Produk;Kapasitas Produksi per Bulan;Masa Simpan;Cara Simpan;Sumber\n"
    )
    row = (
        "U1;Contoh;1712240062057;01.000.013.1-999.000;CV;10794, 10391;Cikulur;Lebak;Banten;2010-01-02;2020-03-04;"
        "Mikro;Nasional;2018;1;2;-3;4;5;6;7;8;kg;P9;Keripik;Merek Contoh;8998866200301;250 g;12.000;Plastik;"
        "06;Makanan;1.000;90 hari;suhu ruang;Survei\n"
    )
    result = imported(tmp_path, header + row)
    assert counts(result) == (1, 1, 0)
    (e,) = result.registry.enterprises
    (p,) = result.registry.products
    assert ("U1", "1712240062057", LegalForm.CV) == (e.id, e.nib, e.legal_form)
    assert (Kbli("10794", edition=2020), Kbli("10391", edition=2020)) == e.activities
    assert (KemendagriRegion("36.02.17"), date(2010, 1, 2), date(2020, 3, 4)) == (e.region, e.established, e.closed)
    assert ("micro", MarketReach.NATIONAL, "Survei") == (e.size, e.market_reach, e.source)
    figures = e.figures_of(2018)
    assert (1, 2, -3, 4, 5) == (
        figures.sales,
        figures.gross_assets,
        figures.net_assets,
        figures.business_capital,
        figures.investment,
    )
    assert (6, 7, 8, "kg") == (
        figures.workers_paid,
        figures.workers_family,
        figures.production,
        figures.production_unit,
    )
    assert ("P9", "U1", "Keripik", "Merek Contoh") == (p.id, p.enterprise_id, p.name, p.brand)
    assert ("8998866200301", "250 g", 12_000) == (p.gtin, p.net_content, p.price)
    assert ("06", ProductCategory.FOOD, 1000) == (p.food_group, p.category, p.monthly_capacity)
    assert (90, Storage.AMBIENT) == (p.shelf_life_days, p.storage)


def test_wrong_width_and_open_quotes(tmp_path):
    """A row with another number of cells is set aside; a quote never closed takes no other row with it."""
    result = imported(
        tmp_path,
        'Nama Usaha,NIB,Omzet 2018\nA,1712240062057,5\nB,1712240062057\nC,1712240062057,5,9\n"D,1,6\n"E\nE",,7\n',
    )
    assert counts(result) == (5, 2, 3)
    assert {"IMP010": 2, "IMP014": 1} == {code: n for code, n in codes(result).items() if code in ("IMP010", "IMP014")}
    assert ["A", "E E"] == [e.name for e in result.registry.enterprises]
    quarantine = result.quarantine_path.read_text(encoding="utf-8-sig").splitlines()
    assert ["_file,_sheet,_row,_why,_seal,Nama Usaha,NIB,Omzet 2018"] == quarantine[:1]
    assert quarantine[1].endswith(",B,1712240062057")
    assert quarantine[3].endswith(',"""D,1,6"')
    assert stat.S_IMODE(result.quarantine_path.stat().st_mode) == 0o600


def test_rows_that_say_nothing(tmp_path):
    """A row in which no cell can be read is set aside; one readable cell is enough to take it."""
    result = imported(tmp_path, "Nama Usaha;NIB;Omzet 2018;Catatan\n;abc;xyz;q\n;abc;5;q\n")
    assert counts(result) == (2, 1, 1)
    assert {"IMP045": 1} == {code: n for code, n in codes(result).items() if code == "IMP045"}


def test_no_header(tmp_path):
    """Without a header the columns are told by what they hold, and what could be a person's name is no name."""
    result = imported(
        tmp_path,
        "1;Keripik Contoh;Rahmanudin;1712240062057;Rp 5 jt;081200001111;3699011708450001;Cikulur;UD;mikro\n"
        "2;Gula Contoh;Suhaelah;1102230032918;6 juta;081200002222;3699011708450002;Cimarga;CV;kecil\n",
    )
    assert counts(result) == (2, 2, 0)
    assert codes(result)["IMP037"] == 1
    assert [("Keripik Contoh", "1712240062057", None), ("Gula Contoh", "1102230032918", None)] == [
        (e.name, e.nib, e.owner) for e in result.registry.enterprises
    ]
    assert ["micro", "small"] == [e.size for e in result.registry.enterprises]
    assert "header_rows = 0" in result.mapping_path.read_text()


def test_no_header_numbers(tmp_path):
    """Numbers whose form says what they are fill their fields without a header."""
    rows = [
        ("8998866200301", "2063602010243-28", "01.000.013.1-999.000", "ID32110001490620223", "MD 222871000500373"),
        ("8992388101016", "2073602010244-28", "01.000.013.1-999.000", "ID00410000054900720", "MD 271111000300341"),
    ]
    result = imported(tmp_path, "".join(f"{';'.join(row)};IDM00098430{n}\n" for n, row in enumerate(rows)))
    assert ["8998866200301", "8992388101016"] == [p.gtin for p in result.registry.products]
    schemes = {c.scheme for c in result.registry.certifications}
    assert {Scheme.PIRT, Scheme.HALAL, Scheme.BPOM, Scheme.TRADEMARK} == schemes
    assert all(e.npwp is not None for e in result.registry.enterprises)


def test_no_header_only_people(tmp_path):
    """Where only money says what it is, the row is kept and nobody's name becomes that of a business."""
    result = imported(tmp_path, "Rahmanudin;Suhaelah;Rp 5 jt\nKartiwulan;Wirakusuma;Rp 6 jt\n")
    assert counts(result) == (2, 2, 0)
    assert ["(tanpa nama, baris 1)", "(tanpa nama, baris 2)"] == [e.name for e in result.registry.enterprises]
    assert codes(result)["IMP040"] == 2


def test_something_else_altogether(tmp_path):
    """A sheet of which nothing is known becomes no enterprise."""
    assert counts(imported(tmp_path, "date,temp\n2020-01-01,5.2\n2020-01-02,6.1\n")) == (2, 0, 2)
    assert counts(imported(tmp_path, "Kab,Tahun,Banyak\nLebak,2019,5\nSerang,2019,6\n")) == (2, 0, 2)


def test_a_header_of_which_nothing_is_known(tmp_path):
    """Words over columns of figures are a header though none is known; what the columns hold tells what they are."""
    content = "Merkmal,Zahl,Nummer\nKeripik Contoh,5,1712240062057\nGula Contoh,6,1102230032918\n"
    result = imported(tmp_path, content)
    assert counts(result) == (2, 2, 0)
    assert codes(result)["IMP037"] == 1
    assert [("Keripik Contoh", "1712240062057"), ("Gula Contoh", "1102230032918")] == [
        (e.name, e.nib) for e in result.registry.enterprises
    ]
    again = imported(tmp_path, content, mapping=result.mapping_path)
    assert result.registry == again.registry


def test_codes_of_a_shop(tmp_path):
    """A code that is no barcode is kept as given in a column of barcodes; words are not."""
    result = imported(tmp_path, "Nama Produk;Barcode\nA;C612\nB;termos\nC;kopi 1\n")
    assert ["C612", None, None] == [p.gtin for p in result.registry.products]


@pytest.mark.parametrize("content", ["", "\n\n", "No;Nama Usaha;NIB\n"])
def test_nothing_to_read(tmp_path, content):
    """An empty sheet, or a header alone, is an empty data set."""
    result = imported(tmp_path, content)
    assert counts(result) == (0, 0, 0)
    assert load(result.out).records_in == 0
    assert result.quarantine_path is None


def test_ids(tmp_path):
    """Ids of the sheet are kept; one used twice, and one never given, is made from file and row."""
    result = imported(tmp_path, "ID;Nama Usaha\nU1;A\nU1;B\n;C\n", name="Data UMKM 2019.csv")
    assert ["U1", "data-umkm-2019-3", "data-umkm-2019-4"] == [e.id for e in result.registry.enterprises]
    assert (1, 1) == (codes(result)["IMP041"], codes(result)["IMP038"])


@pytest.mark.parametrize(
    "cells",
    [["3699011708450001", "3699011708450002"], ["K", "K", "K", "K", "L"], ["", ""]],
    ids=["nik", "code", "empty"],
)
def test_ids_that_are_none(tmp_path, cells):
    """A column of people's numbers, or of codes that tell no rows apart, is no column of ids."""
    result = imported(tmp_path, "Kode;Nama Usaha\n" + "".join(f"{cell};A\n" for cell in cells))
    assert [f"s-{n}" for n in range(2, len(cells) + 2)] == [e.id for e in result.registry.enterprises]
    why = [v["why"].en for v in told(result, "IMP036")]
    assert [f"its values do not tell rows apart; {len(cells)} cells"] * bool(cells[0]) == why


def test_copies(tmp_path):
    """A copy of a row is taken, and said to be one."""
    result = imported(tmp_path, "No;Nama Usaha;NIB\n1;A;1712240062057\n2;A;1712240062057\n")
    assert counts(result) == (2, 2, 0)
    assert len(result.registry.enterprises) == 2
    assert [("s-3", "the same as row 2")] == [
        (f.id, dict(f.values)["why"].en) for f in result.findings if f.code == "IMP039"
    ]


def test_products_of_one_enterprise(tmp_path):
    """Rows of the same id or NIB with other products are one enterprise, unless they contradict each other."""
    result = imported(
        tmp_path,
        "Nama Usaha;NIB;Skala;Nama Produk;PIRT\n"
        "A;1712240062057;;Keripik;2063602010243-28\n"
        "A;1712240062057;mikro;Dodol;\n"
        "B;1712240062057;;Kopi;\n"
        "A;1712240062057;kecil;Gula;\n",
    )
    assert [("s-2", "A", "micro"), ("s-4", "B", None), ("s-5", "A", "small")] == [
        (e.id, e.name, e.size) for e in result.registry.enterprises
    ]
    assert ["s-2", "s-2", "s-4", "s-5"] == [p.enterprise_id for p in result.registry.products]
    assert [("s-2", ("s-2-p",))] == [(c.holder_id, c.product_ids) for c in result.registry.certifications]
    assert codes(result)["IMP047"] == 1


def test_figures_of_one_enterprise(tmp_path):
    """Another year in another row of the same enterprise is joined; another figure of the same year is not."""
    result = imported(
        tmp_path,
        "ID;Nama Usaha;Nama Produk;Tahun;Omzet\nU;A;x;2018;5\nU;A;y;2019;6\nU;A;z;2019;7\n",
    )
    assert [("U", (2018, 2019)), ("s-4", (2019,))] == [
        (e.id, tuple(f.year for f in e.figures)) for e in result.registry.enterprises
    ]


def test_merged_cells_below(tmp_path):
    """Cells merged over several rows hold for all of them, and a merged name is one enterprise."""

    def fill(book):
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, ["No", "Nama Usaha", "Nama Produk", "Omzet 2020"])
        sheet.merge_range("A2:A3", 1)
        sheet.merge_range("B2:B3", "Contoh")
        sheet.merge_range("D2:D3", 9_000_000)
        sheet.write("C2", "Keripik")
        sheet.write("C3", "Dodol")

    result = imported(tmp_path, workbook(fill), name="s.xlsx")
    (e,) = result.registry.enterprises
    assert ("Contoh", 9_000_000, 2) == (e.name, e.figures_of(2020).sales, len(result.registry.products))


def test_sheets_of_a_workbook(tmp_path):
    """Sheets of the same columns are read together; others, and hidden ones, are named."""

    def fill(book):
        for name in ("Cikulur", "Cibadak", "Arsip"):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, f"DATA UMKM KEC. {name.upper()} KAB. LEBAK")
            sheet.write_row(1, 0, ["No", "Nama Usaha", "Omzet 2020"])
            sheet.write_row(2, 0, [1, f"A {name}", 5_000_000])
        sheet.hide()
        other = book.add_worksheet("Produk")
        other.write_row(0, 0, ["Nama Produk", "Harga", "Barcode"])
        other.write_row(1, 0, ["x", 5, "y"])
        book.add_worksheet("Rekap").write_row(0, 0, ["Kecamatan", 5])
        book.add_worksheet("Kosong")

    content = workbook(fill)
    result = imported(tmp_path, content, name="s.xlsx")
    assert counts(result) == (2, 2, 0)
    assert [("s-cikulur-3", "36.02.17"), ("s-cibadak-3", "36.02.18")] == [
        (e.id, str(e.region)) for e in result.registry.enterprises
    ]
    assert ["Arsip", "Produk"] == [one["sheet"] for one in told(result, "IMP043")]
    assert ["Rekap"] == [one["sheet"] for one in told(result, "IMP049")]
    again = imported(tmp_path, content, name="s.xlsx", mapping=result.mapping_path)
    assert [e.id for e in result.registry.enterprises] == [e.id for e in again.registry.enterprises]
    only = tmp_path / "only.toml"
    only.write_text('sheets = ["Arsip", "Tidak ada"]\n[[columns]]\nheader = "Nama Usaha"\nfield = "name"\n')
    named = imported(tmp_path, content, name="s.xlsx", mapping=only)
    assert ["A Arsip"] == [e.name for e in named.registry.enterprises]
    assert ["Tidak ada"] == [one["sheet"] for one in told(named, "IMP042")]


def test_only_hidden_sheets(tmp_path):
    """A workbook of which every filled sheet is hidden is read all the same."""

    def fill(book):
        book.add_worksheet("Depan")
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Nama Usaha", "NIB"])
        sheet.write_row(1, 0, ["A", "1712240062057"])
        sheet.hide()

    assert counts(imported(tmp_path, workbook(fill), name="s.xlsx")) == (1, 1, 0)


def test_types_of_a_workbook(tmp_path):
    """Numbers, days, ticks and formulas of a workbook."""
    content = workbook(
        rows_of(
            ("Nama Usaha", "Tanggal Berdiri", "NIB", "Barcode", "Omzet 2020", "Halal"),
            (123, 43952, 1712240062057, 8998866200301, 1234.5, True),
            ("B", "Mei 2020", "8.99E+12", 171224006205, "=A1", False),
        )
    )
    result = imported(tmp_path, content, name="s.xlsx")
    first, second = result.registry.enterprises
    assert ("123", date(2020, 5, 1), "1712240062057") == (first.name, first.established, first.nib)
    assert ("8.99E+12", None, ()) == (second.nib, second.established, second.figures)
    assert ["8998866200301", "171224006205"] == [p.gtin for p in result.registry.products]
    assert [Scheme.HALAL] == [c.scheme for c in result.registry.certifications]
    assert ["8.99E+12"] == [one["before"] for one in told(result, "IMP035")]


def test_days_of_a_workbook(tmp_path):
    """Days come as days, with or without a time."""

    def fill(book):
        sheet = book.add_worksheet("S")
        form = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Nama Usaha", "Tanggal Berdiri"])
        for at, moment in enumerate((datetime(2020, 5, 1), datetime(2020, 5, 1, 8, 30)), start=1):  # noqa: DTZ001
            sheet.write(at, 0, "A")
            sheet.write_datetime(at, 1, moment, form)
        sheet.write(3, 0, "B")
        sheet.write_number(3, 1, 0.25, book.add_format({"num_format": "hh:mm"}))

    result = imported(tmp_path, workbook(fill), name="s.xlsx")
    assert [date(2020, 5, 1), date(2020, 5, 1), None] == [e.established for e in result.registry.enterprises]


def test_uncertain_repairs(tmp_path):
    """What is not certain is offered with its cell, before, after and why, and made only when the mapping says so."""
    content = (
        "Nama Usaha;NIB;Omzet per Bulan;Aset (ribuan);Tanggal Berdiri;Tahun\nA;171224006205;2 jt;1.500;12/03/24;2019\n"
    )
    result = imported(tmp_path, content)
    (e,) = result.registry.enterprises
    assert ("171224006205", (), None) == (e.nib, e.figures, e.established)
    offers = {one["cell"]: (one["before"], one["after"], one["repair"]) for one in told(result, "IMP033")}
    assert {
        "B2": ("171224006205", "0171224006205", "leading_zeros"),
        "C2": ("2 jt", 24_000_000, "months_to_year"),
        "D2": ("1.500", 1_500_000, "times"),
        "E2": ("12/03/24", "2024-03-12", "two_digit_years"),
    } == offers
    text = result.mapping_path.read_text()
    assert "times = 0" in text
    changed = tmp_path / "map.toml"
    changed.write_text(text.replace("= false", "= true").replace("times = 0", "times = 1000"))
    (e,) = imported(tmp_path, content, mapping=changed).registry.enterprises
    assert ("0171224006205", date(2024, 3, 12)) == (e.nib, e.established)
    assert (24_000_000, 1_500_000) == (e.figures_of(2019).sales, e.figures_of(2019).gross_assets)


def test_amounts_that_look_like_thousands(tmp_path):
    """Yearly sales below a million in every row are kept, and thousands are offered for the column."""
    result = imported(tmp_path, "Nama Usaha;Omzet 2018\nA;1.500\nB;2.000\nC;900\n")
    assert [1500, 2000, 900] == [e.figures_of(2018).sales for e in result.registry.enterprises]
    assert [("B", "times")] == [(one["column"], one["repair"]) for one in told(result, "IMP033")]


def test_a_word_of_scale_beats_the_header(tmp_path):
    """In a column of thousands, a cell that says juta itself is that."""
    (e,) = imported(tmp_path, "Nama Usaha;Omzet 2018 (Rp. 000)\nA;6 jt\n").registry.enterprises
    assert e.figures_of(2018).sales == 6_000_000


def test_figures_without_a_year(tmp_path):
    """A figure whose year is not stated goes nowhere, and the value is offered."""
    result = imported(tmp_path, 'Nama Usaha,Omset,Tenaga Kerja\nA,"Rp 1.500.000,-","L 2, P 3"\n')
    assert result.registry.enterprises[0].figures == ()
    assert [(1_500_000, "year"), (5, "year")] == [(one["after"], one["repair"]) for one in told(result, "IMP033")]
    mapping = tmp_path / "map.toml"
    mapping.write_text("year = 2019\n" + result.mapping_path.read_text())
    again = imported(tmp_path, 'Nama Usaha,Omset,Tenaga Kerja\nA,"Rp 1.500.000,-","L 2, P 3"\n', mapping=mapping)
    figures = again.registry.enterprises[0].figures_of(2019)
    assert (1_500_000, 2, 3) == (figures.sales, figures.workers_men, figures.workers_women)


def test_twelve_months(tmp_path):
    """Twelve months are a year; eleven are not."""
    months = ";".join(["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nop", "Des"])
    result = imported(
        tmp_path,
        f"Nama Usaha;Omzet 2020{';' * 11}\n;{months}\nA;{';'.join(['1'] * 12)}\nB;{';'.join(['1'] * 11)};\n",
    )
    assert [12, None] == [e.figures_of(2020) and e.figures_of(2020).sales for e in result.registry.enterprises]
    assert codes(result)["IMP034"] == 11


def test_orders_of_days(tmp_path):
    """A day that comes before the one it follows is left out, and kept."""
    result = imported(
        tmp_path,
        "Nama Usaha;Tanggal Berdiri;Tanggal Tutup;PIRT;Tanggal Terbit PIRT;PIRT Berlaku\n"
        "A;2020-01-02;2019-01-01;V;2020-01-01;2019-01-01\n",
    )
    (e,), (c,) = result.registry.enterprises, result.registry.certifications
    assert (date(2020, 1, 2), None) == (e.established, e.closed)
    assert (date(2020, 1, 1), None) == (c.issued_on, c.valid_until)
    assert ["2019-01-01"] * 2 == [row.split(",")[-1] for row in result.aside_path.read_text().splitlines()[1:]]


def test_days_of_certificates(tmp_path):
    """Days belong to the one certificate of their scheme; of several, or of none, they are kept aside."""
    result = imported(
        tmp_path,
        "Nama Usaha;PIRT;Tanggal Terbit PIRT\nA;;2020-01-01\nB;X;2020-01-02\n"
        "C;2063602010243-28, 2073602010244-28;2020-01-03\n",
    )
    certificates = [(c.holder_id, c.number, c.issued_on) for c in result.registry.certifications]
    assert [
        ("s-2", None, date(2020, 1, 1)),
        ("s-4", "2063602010243-28", None),
        ("s-4", "2073602010244-28", None),
    ] == certificates
    assert len(result.aside_path.read_text().splitlines()) == 3


def test_several_numbers(tmp_path):
    """Several numbers in a cell are several certificates; which one is the NIB is not guessed."""
    result = imported(
        tmp_path,
        'Nama Usaha;NIB;Barcode\nA;"1712240062057, 1102230032918";8998866200301/8992388101016\n'
        "B;1712240062057 dan 2063602010243-28;V\nC;ada;tidak\n",
    )
    assert [None, "1712240062057", None] == [e.nib for e in result.registry.enterprises]
    found = [(c.holder_id, c.scheme.value, c.number) for c in result.registry.certifications]
    assert [
        ("s-2", "nib", "1712240062057"),
        ("s-2", "nib", "1102230032918"),
        ("s-2", "barcode", "8998866200301"),
        ("s-2", "barcode", "8992388101016"),
        ("s-3", "pirt", "2063602010243-28"),
        ("s-3", "barcode", None),
        ("s-4", "nib", None),
    ] == found


def test_a_number_with_its_date(tmp_path):
    """A date beside a number does not hide it, and the whole cell is kept."""
    result = imported(tmp_path, "Nama Usaha;PIRT\nA;2063602010243-28 (berlaku s/d 12/03/2028)\n")
    assert ["2063602010243-28"] == [c.number for c in result.registry.certifications]
    assert "berlaku s/d 12/03/2028" in result.aside_path.read_text()


def test_activities(tmp_path):
    """An activity code needs its edition."""
    content = "Nama Usaha;KBLI\nA;10391\nB;10391 (KBLI 2020)\nC;1111\nD;dagang\nE;\n"
    result = imported(tmp_path, content)
    assert [(), (Kbli("10391", edition=2020),), (), (), ()] == [e.activities for e in result.registry.enterprises]
    mapping = tmp_path / "map.toml"
    mapping.write_text("kbli_edition = 2020\n" + result.mapping_path.read_text())
    again = imported(tmp_path, content, mapping=mapping)
    assert (Kbli("10391", edition=2020),) == again.registry.enterprises[0].activities


@pytest.mark.parametrize(
    ("header", "cells", "region", "why"),
    [
        ("Kecamatan;Kabupaten", "Cikulur;Lebak", "36.02.17", ""),
        ("Kecamatan;Kabupaten", "Cikulurr;Lebak", "36.02", "place"),
        ("Kecamatan;Kabupaten", "Cibadak;", None, "parent"),
        ("Kecamatan;Kabupaten", "Cibadak;Kab. Lebak", "36.02.18", ""),
        ("Kabupaten;Provinsi", "Serang;", None, "parent"),
        ("Kabupaten;Provinsi", "Kota Serang;Banten", "36.73", ""),
        ("Kabupaten;Provinsi", "Lebak;Wakanda", "36.02", ""),
        ("Kode Wilayah;Kecamatan", "36.02.17;Cikulur", "36.02.17", ""),
        ("Kode Wilayah;X", "3602;", "36.02", ""),
        ("Kode Wilayah;X", "1508;", None, "parent"),
        ("Kode Wilayah;X", "360217;", None, "parent"),
        ("Kode Wilayah;X", "36.02.17.2001;", "36.02.17", ""),
        ("Wilayah;X", "Kab. Lebak;", "36.02", ""),
        ("Wilayah;X", "Cikulur, Lebak;", "36.02.17", ""),
        ("Wilayah;X", "Cikulur, Lebak, Banten;", "36.02.17", ""),
        ("Wilayah;X", "Lebak, Banten;", "36.02", ""),
        ("Wilayah;X", "Cikulur;", "36.02.17", ""),
        ("Wilayah;X", "Cibadak;", None, "parent"),
        ("Wilayah;X", "Entah;", None, "place"),
        ("Wilayah;X", "Entah, Berantah;", None, "place"),
    ],
)
def test_regions(tmp_path, header, cells, region, why):
    """A region is looked up by its names, the smallest that is certain; a name of several is left."""
    result = imported(tmp_path, f"Nama Usaha;{header}\nA;{cells}\n")
    found = result.registry.enterprises[0].region
    assert region == (None if found is None else str(found))
    assert ([why] if why else []) == [
        {"wilayah tidak ditemukan": "place"}.get(one["why"].id, "parent") for one in told(result, "IMP034")
    ]


def test_business_and_owner_in_one_cell(tmp_path):
    """A header that says in which order business and owner stand cuts the cell in two."""
    result = imported(tmp_path, "No;Nama Perusahaan/Pemilik;NIB\n1;Contoh / Rahmanudin;1712240062057\n2;Abadi;0\n")
    assert [("Contoh", "Rahmanudin"), ("(tanpa nama, baris 3)", None)] == [
        (e.name, e.owner) for e in result.registry.enterprises
    ]
    other = imported(tmp_path, "Nama Pemilik/Nama Usaha;NIB\nRahmanudin/Contoh;1712240062057\n")
    assert [("Contoh", "Rahmanudin")] == [(e.name, e.owner) for e in other.registry.enterprises]


def test_nama_alone(tmp_path):
    """`Nama` is that of the business, unless there is another, or a NIK beside it."""
    for header, expected in (
        ("Nama;Alamat", ("A", None)),
        ("Nama;Nama Usaha", ("B", "A")),
        ("Nama;NIK", ("(tanpa nama, baris 2)", "A")),
    ):
        (e,) = imported(tmp_path, f"{header};NIB\nA;B;1712240062057\n").registry.enterprises
        assert expected == (e.name, e.owner)


def test_sections_say_the_region(tmp_path):
    """A heading inside the table that names a district holds for the rows under it."""
    result = imported(
        tmp_path,
        "KABUPATEN LEBAK;;;\nNo;Nama Usaha;NIB;Omzet 2018\nKecamatan Cikulur;;;\n1;A;;5\nKelompok Lain;;;\n2;B;;6\n"
        "Kec. Cibadak;;;\n3;C;;7\n",
    )
    assert ["36.02.17", "36.02", "36.02.18"] == [str(e.region) for e in result.registry.enterprises]


def test_many_alike(tmp_path):
    """The same finding in more than a thousand rows of a column is counted, with the rows named."""
    rows = "".join(f"A{n};{n} rb\n" for n in range(1, 1_206))
    result = imported(tmp_path, f"Nama Usaha;Omzet 2018\n{rows}")
    assert codes(result)["IMP032"] == 1_000
    more = [one["why"].en for one in told(result, "IMP046")]
    assert "IMP032 in 205 more rows: 1002-1206" in more


def test_what_no_field_takes_is_kept(tmp_path):
    """Columns without a field, titles and notes are kept in a private file, and the findings name only the place."""
    result = imported(tmp_path, "DAFTAR RAHASIA;\nNama Usaha;Hobi\nA;Memancing\n;\nCatatan: selesai;\n")
    assert [
        "file,sheet,row,column,header,value",
        "s.csv,,1,A,(judul),DAFTAR RAHASIA",
        "s.csv,,3,B,Hobi,Memancing",
        "s.csv,,5,A,(catatan),Catatan: selesai",
    ] == result.aside_path.read_text(encoding="utf-8-sig").splitlines()
    assert stat.S_IMODE(result.aside_path.stat().st_mode) == 0o600
    said = "".join(str(f.to_dict()) for f in result.findings)
    assert "RAHASIA" not in said
    assert "Memancing" not in said


@pytest.mark.parametrize("out", ["data.json", "data.csv", "data.xlsx", "taken", "file"])
def test_places_that_will_not_do(tmp_path, out):
    """The data set goes into a new folder."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").write_text("")
    (tmp_path / "file").write_text("")
    from umkm_domain.io.importing import import_sheet

    (tmp_path / "s.csv").write_text("Nama Usaha\nA\n")
    with pytest.raises(UsageError, match="folder"):
        import_sheet(tmp_path / "s.csv", tmp_path / out)


def test_an_empty_folder_will_do(tmp_path):
    """A folder that is there and empty is filled."""
    from umkm_domain.io.importing import import_sheet

    (tmp_path / "s.csv").write_text("Nama Usaha\nA\n")
    (tmp_path / "o").mkdir()
    assert import_sheet(tmp_path / "s.csv", tmp_path / "o").accepted == 1


def test_a_missing_sheet(tmp_path):
    """A sheet that is not there, or is a folder, is refused by name."""
    from umkm_domain.io.importing import import_sheet

    for name in ("nothing.csv", "."):
        with pytest.raises(DataError, match="expected a CSV or XLSX file"):
            import_sheet(tmp_path / name, tmp_path / "o")


def test_result_as_data():
    """The result as plain data holds counts, findings and names of files, and no record."""
    assert {
        "rows_in": 0,
        "accepted": 0,
        "quarantined": 0,
        "findings": [],
        "out": None,
        "mapping": None,
        "quarantine": None,
        "aside": None,
    } == ImportResult(rows_in=0, accepted=0, quarantined=0).to_dict()


def test_a_record_that_no_one_may_hold(tmp_path):
    """Where a mapping makes a record impossible, its row is set aside whole, and nothing of it stays."""
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        "[[columns]]\nheader = 'Nama Usaha'\nfield = 'name'\n"
        "[[columns]]\nheader = 'Omzet'\nfield = 'sales'\nyear = -1\n[[columns]]\nheader = 'X'\nfield = 'parent_id'\n"
    )
    result = imported(tmp_path, "Nama Usaha;Omzet;X\nA;5;\nB;;Induk\n", mapping=mapping)
    assert counts(result) == (2, 1, 1)
    assert [("B", "Induk")] == [(e.name, e.parent_id) for e in result.registry.enterprises]
    assert codes(result)["IMP005"] == 1


def test_years_in_a_column(tmp_path):
    """Each row may speak of a year of its own; a cell that names none leaves the figures aside."""
    result = imported(tmp_path, "Nama Usaha;Tahun;Omzet\nA;2018;5\nB;entah;6\nC;;7\n")
    assert [(2018,), (), ()] == [tuple(f.year for f in e.figures) for e in result.registry.enterprises]


def test_assets_of_a_month(tmp_path):
    """An amount a month of anything but sales is no yearly one."""
    result = imported(tmp_path, "Nama Usaha;Aset 2018;Omzet 2018\nA;5 jt/bulan;-5\n")
    assert result.registry.enterprises[0].figures == ()
    assert ["jumlah sebulan", "tidak boleh kurang dari 0"] == [one["why"].id for one in told(result, "IMP034")]


def test_a_formula_is_no_name(tmp_path):
    """Text that is a formula is kept aside."""
    result = imported(tmp_path, 'Nama Usaha;NIB\n"=HYPERLINK(A1)";1712240062057\n')
    assert ["(tanpa nama, baris 2)"] == [e.name for e in result.registry.enterprises]
