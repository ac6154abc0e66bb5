"""The command reads sheets and writes standards, schemas and templates."""

import json
from pathlib import Path

import pytest

from umkm_domain import cli
from umkm_domain.core.errors import MissingExtraError

ROOT = Path(__file__).parents[2]
LEBAK = str(ROOT / "examples/lebak-2019")
SHEET = """DATA IKM KABUPATEN LEBAK TAHUN 2024;;;
No;Nama Usaha;No. P-IRT;Omzet
1;Keripik contoh;P-IRT No. 2153602019901-28;Rp 1.500.000,-
2;Gula contoh;;2 jt
JUMLAH;;;3.500.000
"""


@pytest.mark.parametrize("to", ["csv", "schema-org", "gs1", "360giving", "ical"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_export_writes_and_says_what_is_lost(
    to: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every format is written, and what it cannot express is listed."""
    out = tmp_path / "out"
    assert 0 == cli.main(["export", LEBAK, "--to", to, "-o", str(out), "--format", form, "--lang", "en"])
    printed = capsys.readouterr().out
    assert out.exists()
    assert str(out) in printed
    if form == "json":
        json.loads(printed)


def test_export_refuses_an_unknown_format_and_a_short_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use names what would be right."""
    assert 2 == cli.main(["export", LEBAK, "--to", "xml", "-o", str(tmp_path / "x")])
    assert "360giving" in capsys.readouterr().err
    key = tmp_path / "key"
    key.write_bytes(b"short")
    assert 2 == cli.main(["export", LEBAK, "--to", "csv", "-o", str(tmp_path / "x"), "--pseudonymise", str(key)])
    assert "32" in capsys.readouterr().err


def test_tables_are_exported_without_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was imported without a day is exported as csv; a calendar asks for the day, and csv for a real one."""
    sheet, data = tmp_path / "ikm.csv", str(tmp_path / "data")
    sheet.write_text(SHEET, encoding="utf-8")
    assert 0 == cli.main(["import", str(sheet), "-o", data])
    assert 0 == cli.main(["export", data, "--to", "csv", "-o", str(tmp_path / "tables")])
    assert (tmp_path / "tables" / "enterprises.csv").exists()
    capsys.readouterr()
    assert 2 == cli.main(["export", data, "--to", "ical", "-o", str(tmp_path / "x.ics")])
    assert "tidak bertanggal acuan" in capsys.readouterr().err
    assert 0 == cli.main(["export", data, "--to", "ical", "-o", str(tmp_path / "x.ics"), "--on", "2019-07-18"])
    assert 2 == cli.main(["export", data, "--to", "csv", "-o", str(tmp_path / "y"), "--on", "kemarin"])
    assert "--on: perlu tanggal" in capsys.readouterr().err


def test_import_accounts_for_every_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two rows of data: title, header and total are none; the data set loads."""
    sheet = tmp_path / "ikm.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    assert 0 == cli.main(["import", str(sheet), "-o", str(tmp_path / "out"), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert (2, 2, 0) == (data["rows_in"], data["accepted"], data["quarantined"])
    assert data["findings"]
    assert 0 == cli.main(["report", str(tmp_path / "out"), "--on", "2024-12-31", "--out", str(tmp_path)])


def test_import_prints_its_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text: findings, then rows in = accepted + quarantined."""
    sheet = tmp_path / "ikm.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    assert 0 == cli.main(["import", str(sheet), "-o", str(tmp_path / "out"), "--lang", "en"])
    assert "rows in 2 = accepted 2 + quarantined 0" in capsys.readouterr().out


def test_import_takes_a_reference_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With it the data set can be checked without giving the day again."""
    sheet = tmp_path / "ikm.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    assert 0 == cli.main(["import", str(sheet), "-o", str(tmp_path / "out"), "--on", "2019-12-31"])
    assert cli.main(["check", str(tmp_path / "out")]) in (0, 1)
    assert 2 == cli.main(["import", str(sheet), "-o", str(tmp_path / "other"), "--on", "kemarin"])
    assert "--on: perlu tanggal" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "id", "en"),
    [
        (["import", "absent.csv", "-o", "new"], "tidak ada", "No such file"),
        (["import", "sheet.csv", "-o", "new", "--map", "absent.toml"], "tidak ada", "No such file"),
        (["import", "sheet.csv", "-o", "full"], "sudah ada isinya", "is not empty"),
        (["template", "-o", "sheet.csv"], "sudah ada; beri nama lain", "exists; give another name"),
        (["template", "-o", "sheet.xls"], "berakhir dengan .xlsx atau .csv", "ends in .xlsx or .csv, got sheet.xls"),
    ],
)
def test_refusals_in_both_languages(
    words: list[str],
    id: str,
    en: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What the command refuses it says in the language asked for, and what to type instead."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("x", encoding="utf-8")
    for language, expected in (("id", id), ("en", en)):
        assert 2 == cli.main([*words, "--lang", language])
        said = capsys.readouterr().err
        assert expected in said
        assert "overwrite" not in said


@pytest.mark.parametrize("form", ["text", "json"])
def test_template_is_a_workbook(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The template is written where asked."""
    out = tmp_path / "isian.xlsx"
    assert 0 == cli.main(["template", "-o", str(out), "--format", form])
    assert b"PK" == out.read_bytes()[:2]
    assert str(out) in capsys.readouterr().out


def test_template_as_csv_can_be_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that ends in .csv gets a CSV file, without a workbook under its name."""
    out = tmp_path / "isian.csv"
    assert 0 == cli.main(["template", "-o", str(out)])
    assert out.read_text(encoding="utf-8-sig").startswith("No;ID Usaha;Nama Usaha;")
    assert 0 == cli.main(["import", str(out), "-o", str(tmp_path / "data"), "--lang", "en"])
    assert "rows in 1 = accepted 1 + quarantined 0" in capsys.readouterr().out


def test_schema_is_printed_or_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder the JSON Schema is printed; with one every schema is written."""
    assert 0 == cli.main(["schema"])
    assert "2020-12" in json.loads(capsys.readouterr().out)["$schema"]
    for form in ("text", "json"):
        assert 0 == cli.main(["schema", "-o", str(tmp_path / form), "--format", form])
        assert "registry.schema.json" in capsys.readouterr().out
        assert (tmp_path / form / "registry.schema.json").exists()


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the extra `cli` one line says what to install."""

    def missing(extra: str, module: str) -> None:
        message = f'this needs the extra "{extra}": pip install "umkm-domain[{extra}]"'
        raise MissingExtraError(message, extra)

    monkeypatch.setattr(cli, "need", missing)
    assert 2 == cli.main(["--version"])
    assert "umkm-domain[cli]" in capsys.readouterr().err


def test_an_unwritable_place_is_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where a folder should be is one line and exit 2."""
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    assert 2 == cli.main(["report", LEBAK, "--out", str(place / "below")])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert captured.err.startswith("umkm: ")


def test_a_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that stops reading ends the command quietly."""

    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("builtins.print", closed)
    monkeypatch.setattr("sys.stderr.close", lambda: None, raising=False)
    assert 0 == cli.main(["law", "scale.general"])


def test_a_data_set_without_a_reference_date_asks_for_the_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No day is ever taken from the clock."""
    from umkm_domain import Registry, dump

    dump(Registry(), tmp_path / "empty")
    assert 2 == cli.main(["check", str(tmp_path / "empty")])
    assert "--on" in capsys.readouterr().err
    assert 0 == cli.main(["report", str(tmp_path / "empty"), "--on", "2024-01-15", "--out", str(tmp_path)])


COSTS = """
[[cost]]
requirement = "halal"
amount = 650_000
per = "certificate"
covers = 10

[[cost]]
requirement = "barcode"
amount = 300_000
per = "product"
"""


@pytest.fixture
def costs(tmp_path: Path) -> str:
    """A file of costs that covers halal certificates and barcodes."""
    file = tmp_path / "biaya.toml"
    file.write_text(COSTS, encoding="utf-8")
    return str(file)


def test_plan_prints_the_least_cost(costs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One more product than are ready: the cheapest is the one that lacks only its barcode."""
    arguments = ["plan", LEBAK, "--costs", costs, "--need", "10"]
    assert 2 == cli.main(arguments)
    assert "got none for expiry (1 products), nib (1 products), permit (2 products)" in capsys.readouterr().err
    file = Path(costs)
    rest = "".join(
        f'\n[[cost]]\nrequirement = "{name}"\namount = 5_000_000\nper = "product"\n'
        for name in ("nib", "permit", "expiry")
    )
    file.write_text(COSTS + rest, encoding="utf-8")
    assert 0 == cli.main([*arguments, "--lang", "en"])
    out = capsys.readouterr().out
    assert "Least cost: Rp300,000.00" in out
    assert "P09: barcode" in out
    assert 0 == cli.main([*arguments, "--format", "json"])
    assert 300_000 == json.loads(capsys.readouterr().out)["value"]["cost"]


def test_plan_says_why_a_target_is_out_of_reach(costs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """20 enterprises of a registry of 10 cannot be; the reason is said and the exit is 0."""
    Path(costs).write_text(
        COSTS
        + "".join(
            f'\n[[cost]]\nrequirement = "{name}"\namount = 1\nper = "product"\n' for name in ("nib", "permit", "expiry")
        ),
        encoding="utf-8",
    )
    assert 0 == cli.main(["plan", LEBAK, "--costs", costs, "--lang", "en"])
    assert "20 are needed" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "cost = 3", "[[cost]]\nrequirement = 'x'", "[[cost]\n", "[[cost]]\nprice = 3"])
def test_plan_refuses_costs_of_another_form(text: str, costs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Costs that cannot be read are one message."""
    Path(costs).write_text(text, encoding="utf-8")
    assert 2 == cli.main(["plan", LEBAK, "--costs", costs, "--need", "10"])
    assert "costs: expected" in capsys.readouterr().err
    assert 2 == cli.main(["plan", LEBAK, "--costs", costs, "--target", "none"])
    assert "--target" in capsys.readouterr().err
