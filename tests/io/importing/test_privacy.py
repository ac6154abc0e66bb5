"""No personal value in any finding, message or `repr`, wherever in the sheet it stands."""

import stat

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


BARE = "012345670901000"
DOTTED = "01.234.567.0-901.000"
"""An NPWP whose check digit is wrong, so that no class of numbers knows it."""


@pytest.mark.parametrize("cell", [DOTTED, BARE])
def test_an_ill_formed_taxpayer_number_stays_one(tmp_path, cell):
    """It is kept as given in its own column, masked, and becomes no certificate."""
    result = imported(tmp_path, f"Nama Usaha;NPWP\nA;{cell}\nB;\n")
    assert cell == str(result.registry.enterprises[0].npwp)
    assert () == result.registry.certifications
    assert ["IMP034"] == [f.code for f in result.findings if f.path == "/npwp"]
    assert cell not in shown(result)


@pytest.mark.parametrize("header", ["NIB", "HKI", "TKDN", "Izin", "SNI", "PIRT", "BPOM", "Barcode"])
@pytest.mark.parametrize("cell", [DOTTED, BARE, "00230049860209"])
def test_bare_digits_are_of_no_other_scheme(tmp_path, cell, header):
    """A column of its own kind takes nothing of another kind from digits that do not say what they are."""
    result = imported(tmp_path, f"Nama Usaha;{header}\nA;{cell}\nB;\n")
    assert "halal" not in [c.scheme.value for c in result.registry.certifications]
    assert cell not in "".join(f.line("en") for f in result.findings)


def test_old_halal_numbers_are_told_by_their_label(tmp_path):
    """Behind its label, or in its own column, the old form is a halal certificate; both sides are masked."""
    result = imported(tmp_path, "Nama Usaha;HKI;Halal\nA;LPPOM MUI 00230049860209;00230049860210\n")
    assert ["00230049860209", "00230049860210"] == [c.number for c in result.registry.certifications]
    assert "00230049860209" not in "".join(f.line("en") for f in result.findings)


@pytest.mark.parametrize(
    "cell",
    ["81234567890", "+62 812-3456-78901", "3602041745450001", "3602 0417 4545 0001", "(0252) 201234", "0252-201234"],
)
@pytest.mark.parametrize("header", ["NIB", "HKI", "Izin", "SIUP", "Nama Produk", "PIRT", "Barcode"])
def test_numbers_that_could_be_a_persons(tmp_path, cell, header):
    """A telephone number, or as many digits as a NIK, becomes no number of another kind and is not shown."""
    result = imported(tmp_path, f"Nama Usaha;{header};Omzet 2018\nA;{cell};5\n")
    (enterprise,) = result.registry.enterprises
    assert (None, (), ()) == (enterprise.nib, result.registry.certifications, result.registry.products)
    assert cell not in shown(result)
    assert cell in result.aside_path.read_text()


def test_a_day_is_shown_only_where_days_are_asked_for(tmp_path):
    """Elsewhere it may be the day of birth of a person."""
    result = imported(tmp_path, "Nama Usaha;Omzet 2018;Tanggal Berdiri\nA;17-08-1945;18-08-1945\n")
    text = "".join(f.line("en") for f in result.findings)
    assert (False, True) == ("17-08-1945" in text, "18-08-1945" in text)


def test_a_change_of_a_personal_cell_is_said(tmp_path):
    """That it was written another way is reported, and neither what stood there nor what it became."""
    result = imported(tmp_path, "Nama Usaha;NPWP\nA;01.000.013.1-999.000\nB;0010000131999000\n")
    values = [dict(f.values) for f in result.findings if f.code == "IMP032"]
    assert [(2, "***", "***")] == [(v["row"], v["before"], v["after"]) for v in values]


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
    bad.write_bytes(f"{row}\x00".encode() + b"\x00" * 99)
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
        ("12 Maret 2024", "***"),
        ("17-08-1945 Ani", "*** A***"),
        ("81234567890", "81***"),
        ("(0252) 201234", "(02***"),
        ("81.234.567.890", "81.234.567.890"),
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


def modes(folder):
    """The permissions of a folder and all in it."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_what_is_written_is_for_its_owner_alone(tmp_path):
    """Tables hold owners and numbers: nobody else reads them, nor the folder; a second import keeps what was set."""
    text = "Nama Usaha;Nama Pemilik;NPWP;Hobi\nA;Ani;01.000.013.1-999.000;x\nB;Budi\n"
    result = imported(tmp_path, text)
    found = modes(result.out)
    folders = {result.out.name, "import"}
    assert {0o700} == {mode for name, mode in found.items() if name in folders}
    assert {0o600} == {mode for name, mode in found.items() if name not in folders}
    assert {"enterprises.csv", "datapackage.json", "mapping.toml", "accepted.csv", "aside.csv"} <= found.keys()
    result.out.chmod(0o750)
    (result.out / "enterprises.csv").chmod(0o640)
    (tmp_path / "s.csv").write_text(text.replace("Budi", "Budi;;"))
    again = import_sheet(tmp_path / "s.csv", result.out, resume=True)
    found = modes(again.out)
    assert (2, 0o750, 0o640) == (again.accepted, found[again.out.name], found["enterprises.csv"])


def test_a_folder_that_was_made_for_nothing_goes_again(tmp_path, monkeypatch):
    """When the tables cannot be written, the folder that was made for them does not stay."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("umkm_domain.io.importing.run.write_folder", full)
    with pytest.raises(OSError, match="No space"):
        imported(tmp_path, "Nama Usaha;NIB\nA;\n")
    assert ["s.csv"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("header", "number", "holds"),
    [
        ("Izin", "P-IRT 2063510010243-26", "pirt 2063510010243-26"),
        ("Izin", "NIB 1220001234567", "nib 1220001234567"),
        ("PIRT", "2063510010243-26", "pirt 2063510010243-26"),
        ("NIB", "1220001234567", "1220001234567"),
        ("Halal", "ada", "halal None"),
    ],
)
@pytest.mark.parametrize("kind", ["NPWP", "nik", "HP", "mail"])
@pytest.mark.parametrize("between", [" / ", ", ", "; ", " dan ", " | ", " "])
def test_the_number_of_a_person_beside_others(tmp_path, header, number, holds, kind, between):
    """It alone is kept aside with its cell and never shown; the others in the cell are read."""
    personal = {
        "NPWP": "01.234.567.0-901.000",
        "nik": "3171011708450001",
        "HP": "0812-3456-7890",
        "mail": "a@contoh.id",
    }
    value = personal[kind]
    label = "" if kind == "mail" else f"{kind.upper()} "
    if between == " " and not label:
        between = " ("
    result = imported(tmp_path, f'Nama Usaha;{header}\nA;"{number}{between}{label}{value}"\n')
    (enterprise,) = result.registry.enterprises
    found = [f"{c.scheme.value} {c.number}" for c in result.registry.certifications] or [enterprise.nib]
    assert [holds] == found
    assert value not in shown(result)
    assert value in result.aside_path.read_text()
    assert 1 == sum(f.code == "IMP034" for f in result.findings)


def test_a_telephone_number_joined_to_another():
    """It is found and hidden where only a bracket or a stroke stands between them."""
    assert "2063510010243-26 (08***)" == safe("2063510010243-26 (0812-3456-7890)")
    assert "12***" == safe("1220001234567/0812-3456-7890")
    assert is_personal_number("1220001234567 081234567890")
    assert not is_personal_number("1220001234567 8998866200301")
    assert "1220001234567 8998866200301" == safe("1220001234567 8998866200301")


@pytest.mark.parametrize("joined", [" / ".join(["2063510010243-26"] * 70), "NPWP / 01.234.567.0-901.000"])
def test_a_cell_that_holds_no_number_but_those_of_persons(tmp_path, joined):
    """A text too long to be numbers, or one without another number, is kept aside whole."""
    result = imported(tmp_path, f"Nama Usaha;PIRT\nA;{joined} / 0812-3456-7890\n")
    assert () == result.registry.certifications
    assert "0812-3456-7890" not in shown(result)
    assert joined in result.aside_path.read_text()


def test_a_date_that_begins_as_a_telephone_number():
    """It is shown in a column of dates, and hidden where it may be a day of birth."""
    assert ("08/17/2019", "***") == (safe("08/17/2019", dated=True), safe("08/17/2019"))
    assert "08***" == safe("0812-3456-7890", dated=True)
