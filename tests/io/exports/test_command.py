"""The command `umkm export`: files, the list of what is lost, keys, and exit status."""

import json
from pathlib import Path

import pytest

from umkm_domain.cli import main
from umkm_domain.io import dump
from umkm_domain.io.exports import FORMATS
from umkm_domain.testing import build

OWNER = "Pemilik Sangat Rahasia"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data set on disk with one owner in it."""
    path = tmp_path / "data"
    dump(build.registry(enterprises=(build.enterprise(owner=OWNER),)), path)
    return path


@pytest.mark.parametrize("to", FORMATS)
def test_json_and_nothing_else(data: Path, to: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--format json` standard output is the result alone, and the file is there; the owner is in neither."""
    out = data.with_name("out.csv")
    assert 0 == main(["export", str(data), "--to", to, "-o", str(out), "--format", "json"])
    printed = capsys.readouterr().out
    result = json.loads(printed)
    assert [str(out)] == result["paths"]
    assert to == result["to"]
    assert "enterprises" in {entry["table"] for entry in result["not_expressed"]}
    assert OWNER not in printed + out.read_text()


@pytest.mark.parametrize(
    ("lang", "reason"), [("id", "data pribadi, tidak diminta"), ("en", "personal data, not asked for")]
)
def test_text_says_what_was_lost(data: Path, lang: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As text the command names its file first, then what could not be expressed, in the language asked for."""
    out = data.with_name("out.json")
    assert 0 == main(["export", str(data), "--to", "gs1", "-o", str(out), "--lang", lang])
    first, *lines = capsys.readouterr().out.splitlines()
    assert str(out) == first
    assert any(line.endswith(reason) for line in lines)


def test_pseudonyms(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--pseudonymise` writes pseudonyms in the place of the owner; another key gives others."""
    files = []
    for name in "ab":
        key, out = data.with_name(f"key-{name}"), data.with_name(f"{name}.csv")
        key.write_bytes(name.encode() * 32)
        assert 0 == main(["export", str(data), "--to", "csv", "-o", str(out), "--pseudonymise", str(key)])
        assert OWNER not in out.read_text()
        assert "p-" in out.read_text()
        files.append(out.read_text())
    assert files[0] != files[1]
    assert OWNER not in capsys.readouterr().out


def test_personal(data: Path) -> None:
    """`--personal` writes the owner."""
    out = data.with_name("out.csv")
    assert 0 == main(["export", str(data), "--to", "csv", "-o", str(out), "--personal"])
    assert OWNER in out.read_text()


def test_wrong_use(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A short key, a format nobody knows and both kinds of personal data exit 2 with the reason, and write nothing."""
    out, key = data.with_name("out.csv"), data.with_name("key")
    key.write_bytes(b"k" * 31)
    head = ["export", str(data), "-o", str(out), "--to"]
    for words, said in (
        (["csv", "--pseudonymise", str(key)], "at least 32 bytes, got 31"),
        (["csv", "--pseudonymise", str(data.with_name("none"))], "a file that can be read"),
        (["xml"], "expected one of the formats csv, schema-org, gs1, 360giving, ical"),
    ):
        assert 2 == main([*head, *words])
        assert said in capsys.readouterr().err
    key.write_bytes(b"k" * 32)
    assert 2 == main([*head, "csv", "--personal", "--pseudonymise", str(key)])
    assert not out.exists()
