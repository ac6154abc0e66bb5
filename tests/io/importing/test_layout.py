"""Where the table of a sheet is: titles, headers, data, totals, sections and notes."""

import pytest
from sheets import roles, sheet_of

from umkm_domain.io.importing.aliases import is_unit, month_of, recognise
from umkm_domain.io.importing.grid import Merged
from umkm_domain.io.importing.layout import lay_out
from umkm_domain.io.importing.words import column_index, column_letter, tidied, tokens


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("No", "row_number"),
        ("NO.", "row_number"),
        ("Nama Usaha", "name"),
        ("nama_usaha", "name"),
        ("NamaUsaha", "name"),
        ("namausaha", "name"),
        ("NAMA UMKM / IKM", "name"),
        ("Nama Pemilik", "owner"),
        ("Penanggung Jawab", "owner"),
        ("Nama Perusahaan/Pemilik", "name_and_owner"),
        ("Nama Pemilik / Nama Usaha", "owner_and_name"),
        ("NIK", "aside"),
        ("No. KTP", "aside"),
        ("No. Telp/HP", "aside"),
        ("E-mail", "aside"),
        ("Alamat Lengkap", "aside"),
        ("Jenis Kelamin (L/P)", "aside"),
        ("NIB (13 digit)", "nib"),
        ("Nomor Induk Berusaha", "nib"),
        ("N.P.W.P", None),
        ("NPWP", "npwp"),
        ("Omset", "sales"),
        ("Omzet per Bulan (Rp)", "sales"),
        ("Total Aset", "gross_assets"),
        ("Kekayaan Bersih", "net_assets"),
        ("Modal Usaha", "business_capital"),
        ("Nilai Investasi (Rp. 000)", "investment"),
        ("Jumlah Karyawan", "workers"),
        ("Jml Tenaga Kerja (Org)", "workers"),
        ("Tenaga Kerja Laki-laki", "workers_men"),
        ("TK (P)", "workers_women"),
        ("Nama Produk", "product.name"),
        ("Jenis Produksi", "product.name"),
        ("Merk", "product.brand"),
        ("Barcode", "product.gtin"),
        ("Harga Jual (Rp)", "product.price"),
        ("Masa Simpan (hari)", "product.shelf_life_days"),
        ("P-IRT", "pirt"),
        ("No. P.I.R.T", "pirt"),
        ("SPP-IRT", None),
        ("Sertifikat Halal (V/X)", "halal"),
        ("Tgl Terbit Halal", "halal.issued_on"),
        ("Masa Berlaku PIRT", "pirt.valid_until"),
        ("Instansi Penerbit Halal", "halal.issuer"),
        ("HKI / Merek", "trademark"),
        ("BPOM/PIRT", "permit"),
        ("Izin Usaha", "permit"),
        ("Tahun Berdiri", "established"),
        ("Skala Usaha", "size"),
        ("Badan Hukum", "legal_form"),
        ("KBLI 2020", "kbli"),
        ("Kab/Kota", "regency"),
        ("Kec.", "district"),
        ("Business Name", "name"),
        ("Nama Usaha (sesuai NIB)", "name"),
        ("NIB [jika ada]", "nib"),
        ("Omzet (sebelum bantuan)", None),
        ("Izin MD", "bpom"),
        ("Number of Employees", "workers"),
        ("Omzet 2017/2018", None),
        ("nm_usaha", "name"),
        ("jml_tk", "workers"),
        ("Hobi", None),
        ("Biaya Sertifikat Halal", None),
        ("x" * 201, None),
        ("???", None),
        (" ".join(["omzet"] * 20), None),
    ],
)
def test_headers(header, field):
    """Headers as offices write them mean their field; what is not known means nothing."""
    found = recognise(header)
    assert field == (None if found is None else found.field)


def test_what_else_a_header_says():
    """Years, months, thousands, and whether the column speaks of a person."""
    sales = recognise("Omzet/Thn 2018 (Rp. 000)")
    assert (2018, 1000, "year") == (sales.year, sales.times, sales.per)
    assert (1_000_000, "month") == tuple(getattr(recognise("Omset per bulan (jt)"), n) for n in ("times", "per"))
    assert recognise("Omzet Januari 2018").month == 1
    assert recognise("Omzet (bruto, dalam ribuan, 2018)").times == 1000
    assert recognise("No. HP").personal
    assert recognise("Status Pemilik").personal
    assert month_of("Agt") == 8
    assert month_of("Omzet Agt") is None
    assert is_unit("(Rp. 000)")
    assert not is_unit("Warung")
    assert not is_unit("")


def test_words():
    """Blanks, invisible signs, apostrophes and letters of columns."""
    assert tidied("\u200b ' 0123\u00a0 4\n") == "0123 4"
    assert tidied("'Aisyah' Jaya") == "'Aisyah' Jaya"
    assert ("pirt", "no") == tokens("P-IRT No.")
    assert ["A", "Z", "AA", "ZZ", "AAA"] == [column_letter(n) for n in (0, 25, 26, 701, 702)]
    assert [0, 25, 26, 701, 702] == [column_index(text) for text in ("A", "Z", "AA", "ZZ", "AAA")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nama Usaha;NIB\nA;1712240062057\n", "header data"),
        ("DAFTAR UMKM;\n;\nNama Usaha;NIB\nA;1712240062057\n", "title blank header data"),
        ("No;Nama Usaha;Omzet;\n;;2017;2018\n1;A;5;6\n", "header header data"),
        ("No;Nama Usaha;Tenaga Kerja;\n;;Tetap;Lepas\n1;A;5;6\n", "header header data"),
        ("No;Nama Usaha;Omzet\n;;(Rp)\n1;A;5\n", "header header data"),
        ("No;Nama Usaha;Omzet;PIRT\n(1);(2);(3);(4)\n1;A;5;V\n", "header header data"),
        ("No;Nama Usaha;Omzet;PIRT\n1;2;3;4\n1;A;5;V\n", "header header data"),
        ("No;Nama Usaha;NIB;PIRT;Halal\na;b;c;d;e\n1;A;;V;X\n", "header header data"),
        ("No;Nama Usaha;NIB\n1;A;\nNo;Nama Usaha;NIB\n2;B;\n", "header data header data"),
        ("No;Nama Usaha;NIB;PIRT\n1;A;;V\nNomor;Nama UMKM;NIB;P-IRT\n2;B;;X\n", "header data header data"),
        ("No;Nama Usaha;NIB;PIRT\n1;A;;V\n1;2;3;4\n2;B;;X\n", "header data header data"),
        ("No;Nama Usaha;Omzet\n1;A;5\n2;B;6\nJUMLAH;;11\n", "header data data total"),
        ("No;Nama Usaha;Omzet\n1;A;5\n2;B;6\n;Total 2 UMKM;11\n", "header data data total"),
        ("No;Nama Usaha;Omzet\n1;A;5\n2;B;6\n;;11\n", "header data data total"),
        ("No;Nama Usaha;Omzet\n1;A;5\n2;B;6\n;;=SUM(C2:C3)\n", "header data data total"),
        ("No;Nama Usaha;Omzet\n1;A;5\n2;B;6\n;Rata-rata;5,5\n", "header data data total"),
        ("No;Nama Usaha;Omzet\n1;A;5\n2;B;6\n;Jumlah Kec. Cikulur;11\n", "header data data total"),
        ("No;Nama Usaha;Omzet\n1;A;5\n2;B;6\n;Jumlah Wilayah Utara;99\n", "header data data total"),
        ("No;Nama Usaha;Omzet\n1;Total Jaya;5\n2;Jumlah Berkah;6\n3;Total;7\n", "header data data data"),
        ("Nama Usaha;Omzet\nTotal Jaya;5\nB;6\nTotal Snack;11\n", "header data data total"),
        ("Nama Usaha;Omzet\nTotal Jaya;5\nB;6\nTotal Snack;12\n", "header data data data"),
        ("Nama Usaha;NIB;Omzet\nTotal Jaya;1712240062057;5\n", "header data"),
        ("Nama Usaha;Pemilik;Omzet\nTotal;Budi;5\n", "header data"),
        ("Omzet;Aset;Kecamatan\n5;6;x\n1;2;x\n6;8;\n", "header data data data"),
        ("Omzet;Aset;Kecamatan\n5;6;x\n1;2;x\n2;2;x\n8;10;\n", "header data data data total"),
        ("No;Nama Usaha;Omzet\nI;KEC. CIKULUR;\n1;A;5\nII;KEC. X;\n1;B;6\n", "header section data section data"),
        ("No;Nama Usaha;NIB;Omzet\nKecamatan Cikulur;;;\n1;A;;5\nKec. Cibadak;;;\n2;B;;6\n",
         "header section data section data"),
        ("Nama Usaha;Omzet\nKecamatan Cikulur;\nA;5\nKelompok Tani;\nB;6\n", "header section data data data"),
        ("No;Nama Usaha;Omzet;NIB\n1;A;5;\n;;PANGAN;\n2;B;6;\n3;C;7;\n4;D;8;\n",
         "header data section data data data"),
        ("No;Nama Usaha;NIB\n1;A;\n2;;\n3;;\n", "header data numbered numbered"),
        ("No;Nama Usaha;NIB;Omzet\n1;A;;5\n;;;\nKet: V = ada;;;\n;;;Lebak, 2019\n", "header data blank note note"),
        ("No;Nama Usaha;NIB;Omzet\n1;A;;5\nSumber: Dinas;;;\n", "header data note"),
        ("Nama Usaha;Pemilik;HP\nA;;\n;;\nSumber Rejeki;Siti;\n;;\nKepala Ikan;;\nB;x;08123456789\n",
         "header data blank data blank data data"),
        ("No;Nama Usaha;Pemilik;Omzet\n1;A;x;5\n2;B;y;6\n;;;\nREKAP;;;\nKecamatan;Jumlah;;\nCikulur;1;;\n",
         "header data data blank note note note"),
        ("Nama Usaha\nA\n\nB\n", "header data blank data"),
        ("UMKM\nNama Usaha;NIB\nA;1712240062057\n", "title header data"),
        ("1;Keripik Contoh;1712240062057\n2;Gula Contoh;1102230032918\n", "data data"),
        ("DATA UMKM\n1;Keripik Contoh;1712240062057\n2;Gula Contoh;1102230032918\n", "title data data"),
        ("", ""),
    ],
)  # fmt: skip
def test_roles(text, expected):
    """Each row is what a person would take it for at a glance."""
    assert expected.split() == roles(text)


def test_group_headers():
    """Headers of two rows are joined under their group, and a year under a figure is its year."""
    layout = lay_out(sheet_of("No;Nama Usaha;Omzet;;Izin;\n;;2017;2018;PIRT;Halal\n1;A;5;6;V;X\n"))
    assert ["No", "Nama Usaha", "Omzet 2017", "Omzet 2018", "Izin PIRT", "Izin Halal"] == [
        c.header for c in layout.columns
    ]
    fields = [(c.target.field, c.target.year) for c in layout.columns if c.target is not None]
    assert [("sales", 2017), ("sales", 2018), ("pirt", None), ("halal", None)] == fields[2:]
    assert layout.header_rows == 2
    assert layout.column("halal") == 5
    assert layout.column("bpom") is None


def test_merged_headers():
    """Merged header cells of a workbook spread over their columns."""
    from attrs import evolve

    sheet = evolve(sheet_of("Tenaga Kerja;;Nama Usaha\nL;P;\n2;3;A\n"), merged=(Merged(0, 0, 0, 1), Merged(0, 2, 1, 2)))
    assert ["Tenaga Kerja L", "Tenaga Kerja P", "Nama Usaha"] == [c.header for c in lay_out(sheet).columns]


def test_header_rows_zero():
    """A mapping may say that there is no header row."""
    assert lay_out(sheet_of("Nama Usaha;NIB\nA;1712240062057\n"), header_rows=0).header_rows == 0


def test_width_follows_the_data_when_more_is_empty():
    """Rows that all end with one more delimiter than the header are whole."""
    assert lay_out(sheet_of("Nama Usaha;NIB\nA;1;\nB;2;\n")).width == 3
    assert lay_out(sheet_of("Nama Usaha;NIB\nA;1;x\nB;2;\n")).width == 2


def test_width_follows_the_data_when_the_header_ends_with_nothing():
    """A header that ends with one more delimiter than all rows does not make them wrong."""
    assert lay_out(sheet_of("Nama Usaha;NIB;\nA;1\nB;2\n")).width == 2
    assert lay_out(sheet_of("Nama Usaha;NIB;\nA;1\nB;2\nC;3;\n")).width == 3


FIRST = "Nama Usaha;Omzet 2018\nWarung 1;1000000\nWarung 2;1000000\n"


@pytest.mark.parametrize("blank", ["", ";\n", "DATA 2019\n"])
def test_a_fuller_table_further_down(blank):
    """The first table is read too: what stands above a fuller header is data, not its title."""
    text = f"{FIRST}{blank}Nama Usaha;NIB;Omzet 2019\nToko B;1712240062057;5\n"
    assert ["header", "data", "data"] == roles(text)[:3]
    assert ["header", "data"] == roles(text)[-2:]


def test_a_fuller_table_under_rows_of_words():
    """Rows of words alone are no part of the header under them."""
    text = "Nama Pemilik;Kecamatan\nBudi;Cikulur\nNama Usaha;Kecamatan;NIB\nB;Cikulur;1712240062057\n"
    assert ["header", "data", "header", "data"] == roles(text)


@pytest.mark.parametrize(
    "title",
    [
        "Penanggung Jawab;Bu Melati\nDinas;Koperasi\n",
        "Kabupaten;Lebak;Kecamatan;Cikulur\nTriwulan;I;Tahun;2018\n",
        "Kecamatan;Jumlah\nCikulur;5\n\n",
        "Nama Pemilik;Telepon\nAlamat;Jalan Contoh\n\n",
    ],
)
def test_lines_of_a_title_that_look_like_a_header(title):
    """A fuller header under them is the one of the table."""
    text = f"{title}No;Nama Usaha;NIB;PIRT;Halal\n1;A;1712240062057;V;X\n"
    assert set(roles(text)[:-2]) <= {"title", "blank"}
    assert ["header", "data"] == roles(text)[-2:]


@pytest.mark.parametrize(
    "text",
    [
        "Nama Usaha;Baik;Lokasi Jualan\nWarung A;bagus;pasar\nWarung B;ramai;pasar\n",
        "Nama Usaha;Jan;Feb;Mar\nA;100;100;100\nB;100;100;100\n",
        "Baik;NIB;Lokasi Jualan\nbagus;1712240062057;pasar\nramai;1102230032918;pasar\n",
        "Baik;Nama Produk;Lokasi Jualan\nbagus;Keripik;pasar\nramai;Dodol;pasar\n",
    ],
)
def test_one_known_heading(text):
    """It makes a header where it says whose the rows are."""
    assert ["header", "data", "data"] == roles(text)
    assert ["title", "header", "data", "data"] == roles(f"DATA UMKM\n{text}")
    assert ["header", "data", "data"] * 2 == roles(text * 2)


@pytest.mark.parametrize(
    "text",
    [
        "Warung A;bagus;Lebak\nUsaha;ramai;Lebak\n",
        "Warung A;NIB;Lebak\nWarung B;NIB;Lebak\n",
        "Baik;NIB;Lokasi Jualan\nbagus;ada;pasar\nramai;ada;pasar\n",
    ],
)
def test_one_known_word_among_data(text):
    """A row under another as full, or over rows that do not look like it, is no header."""
    assert ["data", "data"] == roles(text)[:2]


@pytest.mark.parametrize("title", ["", "DATA UMKM\n"])
def test_the_rows_of_a_header_that_a_mapping_states(title):
    """A header of which nothing is known is one where the mapping says so."""
    text = f"{title}Lapak;Baik;Lokasi Jualan\n;;Siang\nWarung A;bagus;pasar\n"
    assert 2 == lay_out(sheet_of(text), header_rows=2).header_rows
    assert ["Lapak", "Baik", "Lokasi Jualan Siang"] == [
        c.header for c in lay_out(sheet_of(text), header_rows=2).columns
    ]
    assert 0 == lay_out(sheet_of(text), header_rows=9).header_rows
    assert 0 == lay_out(sheet_of(""), header_rows=1).header_rows
    assert 1 == lay_out(sheet_of("Nama Usaha;NIB\nA;1712240062057\n"), header_rows=1).header_rows
