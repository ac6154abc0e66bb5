"""No personal value in any finding, message or `repr`, wherever in the sheet it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import imported

from umkm_domain.core.errors import UmkmError
from umkm_domain.io.importing import import_sheet
from umkm_domain.io.importing.notes import is_personal_number, safe

PERSONAL = {
    "name": "Rahmanudin Suhaelah",
    "nik": "3699011708450001",
    "npwp": "01.000.013.1-999.000",
    "phone": "0812-3456-7890",
    "mail": "rahmanudin@contoh.id",
    "address": "Kp. Wirakusuma RT 03",
}
HEADERS = (
    *("Nama Usaha", "Nama Pemilik", "NIK", "NPWP", "No. HP", "Alamat"),
    *("NIB", "Omzet 2018", "Tenaga Kerja 2018", "PIRT", "Halal", "Tanggal Berdiri"),
    *("Kecamatan", "Skala Usaha", "KBLI", "Barcode", "Harga", "Nama Produk"),
    *("Masa Simpan", "Izin", "Hobi", "SIUP"),
)


def shown(result):
    """Everything that may be shown of an import."""
    parts = [str(f.to_dict()) + f.line("id") + f.line("en") + repr(f) for f in result.findings]
    return "".join(parts) + repr(result) + repr(result.registry) + str(result.to_dict())


@pytest.mark.parametrize("header", [h for h in HEADERS if h not in ("Nama Usaha", "Nama Produk", "SIUP")])
@pytest.mark.parametrize("kind", sorted(PERSONAL))
def test_in_any_column(tmp_path, kind, header):
    """A personal value in any column but those for names is shown nowhere."""
    value = PERSONAL[kind]
    row = ";".join(value if h == header else {"Nama Usaha": "A"}.get(h, "") for h in HEADERS)
    result = imported(tmp_path, f"{';'.join(HEADERS)}\n{row}\n")
    assert (1, 1, 0) == (result.rows_in, result.accepted, result.quarantined)
    assert value not in shown(result)
    kept = "" if result.aside_path is None else result.aside_path.read_text()
    kept += "".join(f"{e.owner} {e.npwp}" for e in result.registry.enterprises)
    assert value in kept or value.replace(".", "").replace("-", "") in kept


@pytest.mark.parametrize("kind", ["nik", "npwp", "phone", "mail"])
@pytest.mark.parametrize("header", ["Nama Usaha", "Nama Produk", "SIUP"])
def test_numbers_in_columns_of_names(tmp_path, kind, header):
    """A person's number in a column of names does not become a name."""
    row = ";".join(PERSONAL[kind] if h == header else {"NIB": "1712240062057"}.get(h, "") for h in HEADERS)
    result = imported(tmp_path, f"{';'.join(HEADERS)}\n{row}\n")
    assert PERSONAL[kind] not in shown(result)


def test_in_rows_that_are_set_aside(tmp_path):
    """A row with too many cells shows none of them; the quarantine holds them, and only it."""
    row = ";".join(PERSONAL.values())
    result = imported(tmp_path, f'Nama Usaha;NIB\n{row}\n"{row}\n')
    assert (2, 0, 2) == (result.rows_in, result.accepted, result.quarantined)
    assert [] == [value for value in PERSONAL.values() if value in shown(result)]
    text = result.quarantine_path.read_text()
    assert all(value in text for value in PERSONAL.values())


def test_in_titles_and_signatures(tmp_path):
    """What stands around the table is never shown."""
    around = "\n".join(PERSONAL.values())
    result = imported(tmp_path, f"{around}\nNama Usaha;NIB;Omzet 2018\nA;1712240062057;5\n;;\n{around}\n")
    assert 1 == result.rows_in
    assert [] == [value for value in PERSONAL.values() if value in shown(result)]


def test_a_header_that_is_none(tmp_path):
    """Where people stand in the first row, nothing of it is shown as a header."""
    result = imported(tmp_path, "Rahmanudin;3699011708450001;Cikulur\nSuhaelah;3699011708450002;Cimarga\n")
    assert [] == [value for value in ("Rahmanudin", "Suhaelah", "3699011708450001") if value in shown(result)]
    assert 2 == result.rows_in


def test_a_strange_cell_in_the_header(tmp_path):
    """A number of a person in the header row is hidden where the header is named."""
    result = imported(tmp_path, "Nama Usaha;NIB;0812-3456-7890\nA;1712240062057;x\n")
    assert "0812-3456-7890" not in shown(result)


def test_in_messages(tmp_path):
    """Errors of whole files and mappings show no cell."""
    row = ";".join(PERSONAL.values())
    bad = tmp_path / "bad.csv"
    bad.write_bytes(f"{row}\x00".encode())
    mapping = tmp_path / "m.toml"
    mapping.write_text(f"region = '{PERSONAL['name']}'\n")
    for source, options in ((bad, {}), (tmp_path / "good.csv", {"mapping": mapping})):
        (tmp_path / "good.csv").write_text("Nama Usaha\nA\n")
        with pytest.raises(UmkmError) as caught:
            import_sheet(source, tmp_path / "o", **options)
        assert [] == [value for value in PERSONAL.values() if value in repr(caught.value) + str(caught.value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rp 1.500.000,-", "Rp 1.500.000,-"),
        ("12 Maret 2024", "12 Maret 2024"),
        ("5 orang", "5 orang"),
        ("2063602010243-28", "2063602010243-28"),
        ("ID32110001490620223", "ID32110001490620223"),
        ("Siti Aminah", "S*** A***"),
        ("+62 812 3456 7890", "+6***"),
        ("a@b.id", "***"),
        ("x" * 100, "x***"),
    ],
)
def test_safe(text, expected):
    """What names nobody is shown; words and numbers of persons are cut."""
    assert expected == safe(text)[: max(len(expected), 1)]


@given(st.integers(min_value=0, max_value=9_999_999_999))
def test_telephone_numbers_are_told(number):
    """A mobile number is told from other numbers, and hidden."""
    text = f"08{number:010d}"
    assert "***" in safe(text)
    assert number < 100_000_000 or is_personal_number(text)


def test_known_words_and_personal_cells():
    """A region that was found is shown; a personal cell never."""
    assert safe("Cikulur", known=True) == "Cikulur"
    assert safe("5", personal=True) == "***"
