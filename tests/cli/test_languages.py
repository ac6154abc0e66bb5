"""The command speaks the language asked for, also when it gives up, and JSON keeps its codes."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from umkm_domain import dump
from umkm_domain._command import Told, fatal, language_of
from umkm_domain.cli import main
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.io.sample import sample

ROOT = Path(__file__).parents[2]
LEBAK = str(ROOT / "examples" / "lebak-2019")


def heard(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Status, standard output and standard error of a command."""
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.mark.parametrize(
    ("arguments", "indonesian", "english"),
    [
        (["check", "nowhere"], "nowhere: tidak ada", "nowhere: expected a data set folder"),
        (["check", "nodate"], "tidak bertanggal acuan", "has no reference date"),
        (["check", LEBAK, "--on", "2019"], "perlu tanggal", "expected a date"),
        (["check", LEBAK, "--select", "CER099"], "tidak ada aturan", "no rule has the code"),
        (["explain", "CER099"], "tidak ada aturan dengan kode 'CER099'; maksudnya CER", "did you mean CER"),
        (["law", "scale.genral"], "maksudnya scale.general?", "did you mean scale.general?"),
        (["law", "scale.general", "--on", "2020-12-01"], "tidak ada hukum yang berlaku", "no law in force"),
        (["law", "--changes", "2021"], "perlu dua tahun", "expected two years"),
        (["id", "apa saja"], "perlu nomor resmi", "expected an official number"),
        (["new", "nodate"], "perlu folder yang belum ada", "does not exist yet"),
        (["plan", LEBAK, "--costs", "no.toml", "--need", "1"], "no.toml: tidak ada", "No such file"),
        (
            ["plan", LEBAK, "--costs", "no.toml", "--target", "x"],
            "perlu id satu target",
            "expected the id of one target",
        ),
    ],
)
def test_why_it_gives_up(
    arguments: list[str],
    indonesian: str,
    english: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The commonest reasons are said in either language, on standard error alone."""
    monkeypatch.chdir(tmp_path)
    records = sample()
    dump(evolve(records, about=evolve(records.about, reference_date=None)), tmp_path / "nodate")
    status, out, error = heard(arguments, capsys)
    assert (2, "") == (status, out)
    assert indonesian in error
    for language in (["--lang", "en"], ["--lang=en"]):
        status, out, error = heard([*arguments, *language], capsys)
        assert (2, "") == (status, out)
        assert english in error


def test_language_of_words() -> None:
    """The last language asked for counts; Indonesian where none is."""
    assert "id" == language_of(["check", "x"])
    assert "en" == language_of(["check", "--lang", "en"])
    assert "id" == language_of(["check", "--lang=en", "--lang", "id"])
    assert "id" == language_of(["check", "--lang"])


def test_words_of_errors() -> None:
    """An error without words of its own is said as it is, and a gap that was on no timeline too."""
    assert ["x"] == fatal(UsageError("x"), "id")
    assert ["x"] == fatal(GapError("x"), "id")
    assert ["x"] == fatal(Told("x"), "id")
    assert [": rusak"] == fatal(OSError("rusak"), "id")


def test_severities_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Text says galat, peringatan and catatan in Indonesian; JSON and English keep the codes."""
    _, text, _ = heard(["check", LEBAK], capsys)
    assert ": galat CER002: " in text
    assert ": peringatan STA015: " in text
    assert ": catatan STA011: " in text
    _, text, _ = heard(["check", LEBAK, "--lang", "en"], capsys)
    assert ": error CER002: " in text
    _, text, _ = heard(["check", LEBAK, "--format", "json"], capsys)
    assert {"error", "warning", "info"} == {finding["severity"] for finding in json.loads(text)["findings"]}
    _, text, _ = heard(["explain", "CER002"], capsys)
    assert "Bobot: galat" in text


def test_a_retailer_that_nobody_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A retailer that no record and no profile names is said on standard error; one that is known is not."""
    base = ["report", LEBAK, "--out", str(tmp_path)]
    status, out, error = heard([*base, "--retailer", "Nope"], capsys)
    assert 0 == status
    assert out
    assert "'Nope' tidak ada dalam himpunan data ini (yang ada: PT SAT)" in error
    _, _, error = heard([*base, "--retailer", "Nope", "--lang", "en"], capsys)
    assert "'Nope' is not in this data set" in error
    for known in ("PT SAT", "pt sat", "minimarket food 2019"):
        assert "" == heard([*base, "--retailer", known], capsys)[2]


def test_a_plan_for_a_retailer_that_nobody_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan says it as well."""
    costs = tmp_path / "costs.toml"
    costs.write_text('[[cost]]\nrequirement = "nib"\namount = 1\nper = "enterprise"\n', encoding="utf-8")
    arguments = ["plan", LEBAK, "--costs", str(costs), "--need", "1", "--retailer"]
    assert "'Nope'" in heard([*arguments, "Nope"], capsys)[2]
    assert "" == heard([*arguments, "PT SAT"], capsys)[2]


def test_a_day_after_the_baseline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Within less than a year the report names the growth in all; no figure is a hundred digits long."""
    _, out, _ = heard(["report", LEBAK, "--due", "2019-07-19", "--out", str(tmp_path)], capsys)
    assert "Sampai 19 Juli 2019, dalam 1 hari, dibutuhkan pertumbuhan 100,00 %." in out
    assert ".000.000.000.000.000" not in out
    assert "× 10^110" in out
    _, out, _ = heard(["report", LEBAK, "--due", "2021-07-18", "--out", str(tmp_path)], capsys)
    assert "dibutuhkan pertumbuhan 41,36 % setahun." in out or "dibutuhkan pertumbuhan 41,42 % setahun." in out


def test_truth_is_truth_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The parts of a number keep truth values and whole numbers in JSON; text says ya and tidak."""
    _, out, _ = heard(["id", "8998866200301", "--format", "json"], capsys)
    parts = json.loads(out)[0]["parts"]
    assert parts["is_indonesian"] is True
    assert parts["is_coupon"] is False
    assert "899" == parts["prefix"]
    _, out, _ = heard(["id", "2061208010246-18", "--format", "json"], capsys)
    assert 2018 == json.loads(out)[0]["parts"]["expiry_year"]
    _, out, _ = heard(["id", "8998866200301"], capsys)
    assert "is_indonesian: ya" in out


def test_the_page_reads_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No code in a sentence, no full stop inside brackets, no empty table; the letters of certainty are explained."""
    _, out, _ = heard(["report", LEBAK, "--out", str(tmp_path)], capsys)
    text = " ".join(out.split())
    assert "(berita acara)" in text
    assert "kelas mikro, kecil" in text
    assert "Pasal 15-23 dan 31" in text
    assert "rekamannya.)" not in text
    assert "persen hanya atas yang melalui semua langkah sebelumnya" in text
    assert "Yakin: C pasti, P sangat mungkin" in text
    quiet = str(ROOT / "examples" / "jabar-2019-2021")
    _, out, _ = heard(["report", quiet, "--out", str(tmp_path)], capsys)
    assert "0 galat, 0 peringatan, 0 catatan." in out
    assert "Kode  Bobot" not in out


def test_a_plan_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a plan pays for is called by its word."""
    costs = tmp_path / "costs.toml"
    row = '[[cost]]\nrequirement = "{}"\namount = 1\nper = "product"\n'
    costs.write_text("".join(map(row.format, ("nib", "permit", "halal", "barcode", "expiry"))), encoding="utf-8")
    _, out, _ = heard(["plan", LEBAK, "--costs", str(costs), "--need", "15"], capsys)
    assert "P10: NIB, izin edar, halal, barcode (" in out
    _, out, _ = heard(["plan", LEBAK, "--costs", str(costs), "--need", "15", "--lang", "en"], capsys)
    assert "P10: nib, permit, halal, barcode (" in out
