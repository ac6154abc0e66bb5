"""The command as a user meets it: output, messages, exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from umkm_domain import dump, load
from umkm_domain.cli import main

ROOT = Path(__file__).parents[2]
LEBAK = str(ROOT / "examples/lebak-2019")


def test_report_writes_both_files_and_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text on standard output, HTML and JSON in the folder asked for."""
    assert 0 == main(["report", LEBAK, "--out", str(tmp_path)])
    out = capsys.readouterr()
    assert "0,0634 %" in out.out
    assert "" == out.err
    assert {"lebak-2019.html", "lebak-2019.json"} == {p.name for p in tmp_path.iterdir()}


def test_json_format_prints_the_same_json_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed is what is written."""
    assert 0 == main(["report", LEBAK, "--out", str(tmp_path), "--format", "json"])
    printed = json.loads(capsys.readouterr().out)
    assert json.loads((tmp_path / "lebak-2019.json").read_text(encoding="utf-8")) == printed


def test_report_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--lang en` changes words and the way numbers are written."""
    assert 0 == main(["report", LEBAK, "--out", str(tmp_path), "--lang", "en"])
    out = capsys.readouterr().out
    assert "0.0634 %" in out
    assert "15,769" in out


def test_check_exits_1_on_errors_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lebak has errors; selecting a subject without errors exits 0."""
    assert 1 == main(["check", LEBAK])
    assert "records in" not in capsys.readouterr().out
    assert 0 == main(["check", LEBAK, "--select", "TGT", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert all(f["code"].startswith("TGT") for f in data["findings"])
    assert data["records"]["in"] == data["records"]["accepted"] + data["records"]["quarantined"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report", "no-such-folder"], "no-such-folder"),
        (["report", LEBAK, "--on", "18/07/2019"], "--on: perlu tanggal"),
        (["report", LEBAK, "--on", "2020-12-01"], "UU 20/2008 Pasal 6"),
        (["report", LEBAK, "--on", "2020-12-01", "--lang=en"], "UU 20/2008 art. 6"),
        (["report", LEBAK, "--nonsense"], "nonsense"),
        (["check", LEBAK, "--select", "CER999"], "CER999"),
        (["explain", "CER99"], "CER"),
        (["law", "scale.genral"], "scale.general"),
        (["law", "scale.general", "--on", "2020-12-01"], "PP 7/2021 Pasal 35 mulai berlaku 2 Februari 2021"),
        (["law", "--changes", "2021"], "2019..2026"),
        (["id", "bukan nomor"], "nomor resmi"),
        (["id", "bukan nomor", "--lang", "en"], "official number"),
        (["nothing"], "nothing"),
        (["report", LEBAK, "--lang", "fr"], "fr"),
    ],
)
def test_wrong_use_exits_2_with_one_message(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wrong use, unreadable input and a date without law: a message on standard error, nothing on standard output."""
    monkeypatch.chdir(tmp_path)
    assert 2 == main(arguments)
    captured = capsys.readouterr()
    assert "" == captured.out
    assert words in captured.err
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_small_commands_answer_in_both_forms(language: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`law`, `explain` and `id` print text or JSON in either language."""
    for arguments in (
        ["law", "scale.general"],
        ["law", "--changes", "2019..2021"],
        ["law", "--unverified"],
        ["explain", "cer001"],
        ["id", "P-IRT No. 2063510010243-26"],
    ):
        assert 0 == main([*arguments, "--lang", language, "--format", form])
        out = capsys.readouterr().out
        assert out.strip()
        if form == "json":
            json.loads(out)


def test_id_gives_every_reading_and_masks_what_is_personal(capsys: pytest.CaptureFixture[str]) -> None:
    """Thirteen digits are a GTIN first and a NIB second; a NIK is never printed."""
    assert 0 == main(["id", "8998866200301", "--format", "json"])
    assert ["Gtin", "Nib"] == [r["kind"] for r in json.loads(capsys.readouterr().out)]
    assert 0 == main(["id", "3171011708450001"])
    assert "3171011708450001" not in capsys.readouterr().out


def test_new_makes_a_data_set_that_loads_and_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Headers and one illustrative row a table; a second call does not overwrite."""
    folder = tmp_path / "baru"
    assert 0 == main(["new", str(folder)])
    for table in ("enterprises", "figures", "products", "certifications", "agreements", "listings", "grants",
                  "observations", "targets", "suppressions"):  # fmt: skip
        assert 2 == len((folder / f"{table}.csv").read_text(encoding="utf-8").splitlines())
    assert 0 == main(["report", str(folder), "--out", str(tmp_path)])
    assert "ILUSTRASI" in capsys.readouterr().out
    assert 2 == main(["new", str(folder)])


def test_module_runs_as_the_command() -> None:
    """`python -m umkm_domain` is the command."""
    run = subprocess.run(
        [sys.executable, "-m", "umkm_domain", "--version"], capture_output=True, text=True, check=False, timeout=60
    )
    assert 0 == run.returncode
    assert "umkm-domain" in run.stdout


def damaged(tmp_path: Path, table: str, change: "tuple[str, str] | None" = None, append: str = "") -> str:
    """A copy of a small data set as loose CSV tables with one table damaged."""
    folder = tmp_path / "data"
    assert 0 == main(["new", str(folder)])
    # A table changed by hand no longer agrees with its hash, so the description goes.
    (folder / "datapackage.json").unlink()
    file = folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    if change is not None:
        assert change[0] in text
        text = text.replace(*change)
    file.write_text(text + append, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("figures", ("120000000", "-5"), ("figures.csv", "sales", "-5")),
        ("certifications", ("2023-05-02", "2023-13-02"), ("certifications.csv", "issued_on", "2023-13-02")),
        ("certifications", ("2023-05-02", "0000-00-00"), ("certifications.csv", "issued_on", "0000-00-00")),
    ],
)
def test_a_bad_row_is_quarantined_and_the_rest_is_processed(
    table: str, change: tuple[str, str], words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message has file, row, column, expected and got; the report is made of what is left."""
    folder = damaged(tmp_path, table, change)
    capsys.readouterr()
    assert 0 == main(["report", folder, "--on", "2024-01-15", "--out", str(tmp_path), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert data["records"]["in"] == data["records"]["accepted"] + data["records"]["quarantined"]
    assert 1 == data["records"]["quarantined"]
    reason = json.dumps(data["quarantine"], ensure_ascii=False)
    assert all(word in reason for word in words)
    assert 2 == data["quarantine"][0]["row"]


def test_a_duplicate_id_is_quarantined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second row with an id is set aside."""
    folder = damaged(tmp_path, "products")
    file = Path(folder) / "products.csv"
    header, row = file.read_text(encoding="utf-8").splitlines()
    file.write_text(f"{header}\n{row}\n{row}\n", encoding="utf-8")
    capsys.readouterr()
    main(["check", folder, "--on", "2024-01-15", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert 1 == data["records"]["quarantined"]
    assert "P01" == data["quarantine"][0]["id"]


def test_ill_formed_number_and_dangling_reference_are_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A barcode with a wrong check digit and a product without its enterprise stay, with a finding each."""
    folder = damaged(tmp_path, "products", ("9520000000011", "9520000000012"))
    file = Path(folder) / "products.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("P01,E01", "P01,E99"), encoding="utf-8")
    capsys.readouterr()
    main(["check", folder, "--on", "2024-01-15", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert 0 == data["records"]["quarantined"]
    codes = {f["code"][:3] for f in data["findings"] if f["id"] == "P01"}
    assert {"IDN", "REF"} <= codes


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00garbage", b'{"schema": "umkm', b"[]", b"null"])
def test_unreadable_documents_exit_2(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Empty, not UTF-8, cut off, or of another kind: one message that names the file, exit 2."""
    file = tmp_path / "data.json"
    file.write_bytes(content)
    assert 2 == main(["check", str(file), "--on", "2024-01-15"])
    captured = capsys.readouterr()
    assert "data.json" in captured.err
    assert "Traceback" not in captured.err


def test_a_table_that_is_not_utf8_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table in another encoding is named."""
    folder = damaged(tmp_path, "products")
    (Path(folder) / "products.csv").write_bytes("id,enterprise_id,name\nP1,E1,caf\u00e9\n".encode("cp1252"))
    capsys.readouterr()
    assert 2 == main(["check", folder, "--on", "2024-01-15"])
    assert "products.csv" in capsys.readouterr().err


def test_a_table_changed_by_hand_is_read_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables that no longer agree with their description: the command goes on and an error names the file."""
    folder = tmp_path / "data"
    assert 0 == main(["new", str(folder)])
    file = folder / "products.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("200 g", "250 g"), encoding="utf-8")
    capsys.readouterr()
    assert 1 == main(["check", str(folder), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    (changed,) = (f for f in data["findings"] if f["code"] == "IMP025")
    assert "products.csv" in json.dumps(changed)
    assert 0 == data["records"]["quarantined"]


def test_a_package_without_its_seals_is_read_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A description whose list of files was emptied by hand: the command reads the tables, and says so as an error."""
    folder = tmp_path / "data"
    assert 0 == main(["new", str(folder)])
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (folder / "datapackage.json").write_text(json.dumps({**package, "resources": []}), encoding="utf-8")
    capsys.readouterr()
    assert 1 == main(["check", str(folder), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert ["IMP025"] == [finding["code"] for finding in data["findings"] if finding["severity"] == "error"]
    assert 0 < data["records"]["accepted"]


def test_a_record_that_utf8_cannot_hold_is_reported_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lone surrogate is quarantined, and the JSON of the report still holds it, as the escape it came as."""
    document = tmp_path / "surrogate.json"
    dump(load(ROOT / "examples" / "lebak-2019").registry, document)
    whole = document.read_text(encoding="utf-8")
    document.write_text(whole.replace("Keripik pisang asin", "\\ud800eripik", 1), encoding="utf-8")
    for form in ("text", "json"):
        assert 0 == main(["report", str(document), "--out", str(tmp_path / "out"), "--format", form])
        assert "Traceback" not in capsys.readouterr().err
    data = json.loads((tmp_path / "out" / "surrogate.json").read_text(encoding="utf-8"))
    assert 1 == data["records"]["quarantined"]
    assert "\ud800eripik (ilustrasi)" == data["quarantine"][0]["raw"]["name"]


def test_explain_says_why_and_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """`explain` gives reason, legal basis and examples, as its help promises."""
    assert 0 == main(["explain", "prd001", "--lang", "en"])
    page = capsys.readouterr().out
    assert [] == [part for part in ("Why: ", "Peraturan BPOM 22/2018", "Remedy: ", "Triggers (") if part not in page]
    assert 0 == main(["explain", "PRD001", "--format", "json"])
    assert {True, False} == {e["triggers"] for e in json.loads(capsys.readouterr().out)["examples"]}


def test_codes_may_be_written_in_lower_case(capsys: pytest.CaptureFixture[str]) -> None:
    """`--select` and `--ignore` read codes as `explain` does."""
    lebak = str(ROOT / "examples" / "lebak-2019")
    main(["check", lebak, "--select", "CER,TGT", "--ignore", "TGT"])
    expected = capsys.readouterr().out
    main(["check", lebak, "--select", "cer, tgt", "--ignore", "tgt"])
    assert expected == capsys.readouterr().out
