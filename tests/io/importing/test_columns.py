"""Columns that hold something else than their header says, and cells that say it in another way."""

from datetime import date

import pytest
from sheets import codes, imported, told

from umkm_domain.codes.lists import Scheme
from umkm_domain.io import load


@pytest.mark.parametrize("odd", ["3699011708450001", "01234567890123", "=A1"])
def test_one_odd_id(tmp_path, odd):
    """It is said of that cell; the others are ids all the same."""
    result = imported(tmp_path, f"ID;Nama Usaha\nU1;A\n{odd};B\nU3;C\n")
    assert ["U1", "s-3", "U3"] == [e.id for e in result.registry.enterprises]
    assert ["A3"] == [v["cell"] for v in told(result, "IMP034")]
    assert not odd.isdigit() or odd not in "".join(f.line("en") for f in result.findings)


def test_an_id_of_many_rows(tmp_path):
    """An enterprise may have as many rows as products: its id is one all the same."""
    rows = "".join(f"{id};{id};P{number}\n" for id in ("U1", "U2") for number in range(5))
    result = imported(tmp_path, f"ID;Nama Usaha;Nama Produk\n{rows}")
    assert ["U1", "U2"] == [e.id for e in result.registry.enterprises]
    assert 10 == len(result.registry.products)


def test_two_columns_of_one_field(tmp_path):
    """The second is kept aside, and it is said why."""
    result = imported(tmp_path, "Nama Usaha;Omzet 2018;Omzet 2018\nA;5000000;6000000\n")
    assert [5_000_000] == [f.sales for f in result.registry.enterprises[0].figures]
    assert ["another column fills the same field; 1 cells"] == [v["why"].en for v in told(result, "IMP036")]
    assert "6000000" in result.aside_path.read_text()


@pytest.mark.parametrize(
    ("cell", "number", "aside"),
    [
        ("V", [None], False),
        ("ada", [None], False),
        ("belum", [], False),
        ("IDM000984301", ["IDM000984301"], False),
        ("Merek No. IDM 000984301", ["IDM000984301"], False),
        ("haki", [], True),
        ("HKI terdaftar", [], True),
    ],
)
def test_a_column_of_brands_without_brands(tmp_path, cell, number, aside):
    """Ticks and numbers of the register are of a trademark; no product is made of them."""
    result = imported(tmp_path, f"Nama Usaha;Merek\nA;{cell}\n")
    assert number == [c.number for c in result.registry.certifications]
    assert {Scheme.TRADEMARK} >= {c.scheme for c in result.registry.certifications}
    assert () == result.registry.products
    assert aside == (result.aside_path is not None)


def test_a_brand_is_a_brand(tmp_path):
    """Any other word is."""
    result = imported(tmp_path, "Nama Usaha;Merek\nA;Cap Jempol\n")
    assert ["Cap Jempol"] == [p.brand for p in result.registry.products]


def test_a_stray_nul(tmp_path):
    """It is taken out as other invisible signs are; the file is read."""
    result = imported(tmp_path, "Nama Usaha;Omzet 2018\nKeripik\x00 Contoh;5000000\nB;6000000\n")
    assert ["Keripik Contoh", "B"] == [e.name for e in result.registry.enterprises]
    assert load(result.out).registry == result.registry
    assert 1 == codes(result)["IMP032"]


@pytest.mark.parametrize(
    ("cell", "why"),
    [("150 ribu per hari", "an amount a day or a week"), ("lebih dari 10", "an estimate, no certain figure")],
)
def test_reasons_are_the_right_ones(tmp_path, cell, why):
    """What is said of an amount is true of it, and its words are shown."""
    result = imported(tmp_path, f"Nama Usaha;Omzet 2018\nA;{cell}\n")
    assert [(cell, why)] == [(v["before"], v["why"].en) for v in told(result, "IMP034") + told(result, "IMP033")][:1]


def test_owner_headed_with_a_stroke(tmp_path):
    """`Nama Pemilik/Penanggung Jawab` is the owner."""
    result = imported(tmp_path, "Nama Usaha;Nama Pemilik/Penanggung Jawab\nA;Ani\n")
    assert ["Ani"] == [e.owner for e in result.registry.enterprises]


def test_the_reference_date(tmp_path):
    """It is the day that is given; a title gives none."""
    text = "DATA TAHUN 2019;\nNama Usaha;Omzet\nA;5\n"
    assert None is imported(tmp_path, text).registry.about.reference_date
    given = imported(tmp_path, text, on=date(2019, 12, 31))
    assert date(2019, 12, 31) == load(given.out).registry.about.reference_date


@pytest.mark.parametrize(
    ("first", "second"),
    [("Merek Terdaftar", "Sertifikat Merek"), ("Sertifikat Merek", "Merek Terdaftar"), ("Izin", "Sertifikat Merek")],
)
def test_a_tick_beside_a_number(tmp_path, first, second):
    """The number is the certificate; the tick alone is one where no number stands."""
    number, tick = ("V", "IDM000984301") if second == "Sertifikat Merek" else ("IDM000984301", "V")
    number = "IDM000984301" if first == "Izin" else number
    tick = "V" if first == "Izin" else tick
    result = imported(tmp_path, f"Nama Usaha;{first};{second}\nA;{number};{tick}\nB;;V\nC;;\n")
    found = [(c.holder_id, c.scheme, c.number) for c in result.registry.certifications]
    assert [("s-2", Scheme.TRADEMARK, "IDM000984301"), ("s-3", Scheme.TRADEMARK, None)] == found
    assert "IMP036" not in codes(result)


def test_two_numbers_of_one_scheme(tmp_path):
    """Two columns of one scheme give two certificates, or one where both say the same."""
    text = "Nama Usaha;PIRT;No. PIRT\nA;2063602010243-28;2063510010243-26\nB;2063602010243-28;2063602010243-28\n"
    result = imported(tmp_path, text)
    assert ["2063602010243-28", "2063510010243-26", "2063602010243-28"] == [
        c.number for c in result.registry.certifications
    ]


@pytest.mark.parametrize("header", ["2019", "Jan", "Februari 2019"])
def test_a_header_that_names_a_period_alone(tmp_path, header):
    """Its cells are kept aside, and it is said why; what they count is not guessed."""
    result = imported(tmp_path, f"Nama Usaha;Omzet 2018;{header}\nA;5000000;6000000\n")
    assert ["the header names a period, not what it counts; 1 cells"] == [v["why"].en for v in told(result, "IMP036")]
    assert [2018] == [f.year for f in result.registry.enterprises[0].figures]
    assert "6000000" in result.aside_path.read_text()


def test_the_kind_of_a_permit_beside_its_number(tmp_path):
    """The column of numbers is read though another column of permits stands before it."""
    result = imported(tmp_path, "Nama Usaha;Jenis Izin;Nomor Izin\nA;PIRT;2063602010243-28\nB;NIB;1712240062057\n")
    found = [(c.scheme, c.number) for c in result.registry.certifications]
    assert [(Scheme.PIRT, "2063602010243-28"), (Scheme.NIB, "1712240062057")] == found
