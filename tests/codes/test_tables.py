"""The packaged tables: they are what the source says, small, loaded once and only on use."""

import csv
import hashlib
import importlib.util
import json
import subprocess
import sys
import threading
import time
import tomllib
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from umkm_domain import codes
from umkm_domain.codes import Kbli, KemendagriRegion
from umkm_domain.codes._tables import Once

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / ".." / "shared" / "data"
DATA = files("umkm_domain.codes") / "data"
NOTES = tomllib.loads((DATA / "SOURCES.toml").read_text("utf-8"))

needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the folder of source figures is not here")


def _read(name: str) -> list[dict[str, str]]:
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that builds the tables, loaded from its file."""
    spec = importlib.util.spec_from_file_location("build_codes", ROOT / "scripts" / "build_codes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_source
def test_the_tables_are_what_the_script_makes_of_the_source(script: ModuleType) -> None:
    """Building again gives the very files that are packaged."""
    assert 0 == script.main(["--check", "--source", str(SOURCE)])


@needs_source
def test_a_changed_table_is_noticed(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` fails on a difference and writes nothing; without it the file is written."""
    monkeypatch.setattr(script, "TARGET", tmp_path)
    assert 1 == script.main(["--check", "--source", str(SOURCE)])
    assert [] == list(tmp_path.iterdir())
    assert 0 == script.main(["--source", str(SOURCE)])
    assert (DATA / "regions.tsv").read_text("utf-8") == (tmp_path / "regions.tsv").read_text("utf-8")
    assert "regions.tsv: written" in capsys.readouterr().out


@needs_source
@pytest.mark.parametrize("table", sorted(NOTES))
def test_sources_name_the_very_file_they_come_from(table: str) -> None:
    """SOURCES.toml names figures, hash, rows, source and terms of every table."""
    note = NOTES[table]
    raw = (SOURCE / note["figures"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == note["figures_sha256"]
    assert len(_read(note["figures"])) == note["rows"]


@needs_source
def test_every_region_of_the_source_reads_back() -> None:
    """Name, status and last edition of each region are those of the source."""
    for row in _read("regions_kemendagri.csv"):
        region = KemendagriRegion(row["code"])
        assert (row["name"], row["status"]) == (region.name, region.status), row
        assert row["last_edition"] == str(region.last_edition), row
        assert row["level"] == region.level, row


@needs_source
def test_every_bridge_row_of_the_source_reads_back() -> None:
    """Both codes and the BPS name of each regency are those of the source."""
    for row in _read("regency_bps_kemendagri_2022.csv"):
        region = codes.BpsRegion(row["bps"])
        assert (row["bps_name"], KemendagriRegion(row["kemendagri"])) == (region.name, region.kemendagri), row


@needs_source
@pytest.mark.parametrize("edition", [2020, 2025])
def test_every_kbli_title_of_the_source_reads_back(edition: int) -> None:
    """Each title is that of the source, to the letter."""
    for row in _read(f"kbli_{edition}.csv"):
        assert row["title"] == Kbli(row["code"], edition=edition).name


def test_every_packaged_table_has_its_source() -> None:
    """No table without a source, and no source without its table."""
    packaged = {path.name for path in DATA.iterdir() if path.name.endswith(".tsv")}
    assert packaged == set(NOTES)
    for table, note in NOTES.items():
        assert note["source"]
        assert note["terms"]
        assert len((DATA / table).read_text("utf-8").splitlines()) == note["rows"]
    assert "Permission is hereby granted" in NOTES["regions.tsv"]["notice"]


def test_the_tables_are_small() -> None:
    """All tables together stay well under the megabyte that the whole package may weigh."""
    assert sum(len((DATA / name).read_bytes()) for name in NOTES) < 500_000


def test_importing_codes_reads_no_table_and_making_values_neither() -> None:
    """Construction, parents and comparison cost no table; the name does."""
    script = """
import json, sys
from umkm_domain.codes import BpsRegion, Kbli, KemendagriRegion
from umkm_domain.codes import kbli, regions
region = KemendagriRegion("36.02.01")
region.parent, region.level, BpsRegion("3602").parent, Kbli("10391", edition=2020).category
before = [regions._KEMENDAGRI_TABLE.loaded, kbli._TABLES[2020].loaded, "importlib.resources" in sys.modules]
region.name
print(json.dumps([before, regions._KEMENDAGRI_TABLE.loaded, kbli._TABLES[2020].loaded]))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert [[False, False, False], True, False] == json.loads(done.stdout)


def test_a_table_is_made_once_by_many_threads() -> None:
    """Threads that ask at the same time get the same table, made once."""
    made: list[int] = []
    start = threading.Barrier(8)

    def make() -> object:
        made.append(1)
        time.sleep(0.05)  # long enough for the others to ask meanwhile
        return object()

    once = Once(make)
    got: list[object] = []

    def ask() -> None:
        start.wait()
        got.append(once())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 8 == len(got)
    assert 1 == len(set(map(id, got))) == len(made)


def test_a_table_that_failed_to_load_is_tried_again() -> None:
    """A failure is not remembered."""
    tries: list[int] = []

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError
        return "made"

    once = Once(make)
    with pytest.raises(OSError):  # noqa: PT011
        once()
    assert not once.loaded
    assert "made" == once()


def test_the_face_names_everything() -> None:
    """Every public name is there, `dir` shows it, and a wrong one is an AttributeError."""
    assert set(codes.__all__) <= set(dir(codes))
    assert all(getattr(codes, name) is not None for name in codes.__all__)
    with pytest.raises(AttributeError, match="Village"):
        codes.Village  # noqa: B018
