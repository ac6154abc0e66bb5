"""Paths to write to: text will do, and a name that no file can have is one documented error at every door."""

from datetime import date
from pathlib import Path

import pytest

from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.io import dump, dump_lines, import_sheet, load, write_template
from umkm_domain.io.exports import export, read_key
from umkm_domain.io.importing.run import FOLDER, MAPPING
from umkm_domain.io.schema import write_schemas
from umkm_domain.testing import build

REGISTRY = build.registry()
ON = date(2019, 7, 18)
SHEET = "Nama Usaha;Omzet 2018\nWarung Contoh;1000000\n"


@pytest.fixture(autouse=True)
def _inside(tmp_path, monkeypatch):
    """Names are looked up in a folder of the test's own, which holds one sheet."""
    monkeypatch.chdir(tmp_path)
    Path("s.csv").write_text(SHEET, encoding="utf-8")


WRITERS = {
    "folder": lambda name: dump(REGISTRY, name),
    "document": lambda name: dump(REGISTRY, f"{name}.json"),
    "lines": lambda name: dump(REGISTRY, f"{name}.jsonl"),
    "dump_lines": lambda name: dump_lines([], name),
    "source": lambda name: import_sheet(f"{name}.csv", "o"),
    "out": lambda name: import_sheet("s.csv", name),
    "mapping": lambda name: import_sheet("s.csv", "o", mapping=f"{name}.toml"),
    "template": lambda name: write_template(f"{name}.xlsx"),
    "tables": lambda name: export(REGISTRY, "csv", name, on=ON),
    "export": lambda name: export(REGISTRY, "gs1", f"{name}.json", on=ON),
    "schemas": write_schemas,
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_names_that_no_file_has(writer, name):
    """A name that no system takes is refused as `load` refuses it, and nothing is made."""
    with pytest.raises(DataError, match="got a name that no file can have") as caught:
        WRITERS[writer](name)
    (cause,) = caught.value.exceptions
    assert "IMP020" == cause.finding.code
    assert cause.finding.message.id.endswith("tertulis nama yang tidak mungkin untuk berkas")
    assert caught.value.message.isprintable()
    assert [Path("s.csv")] == list(Path().iterdir())


def test_a_key_under_a_name_that_no_file_has():
    """The key of pseudonyms is asked for in the words of wrong use."""
    with pytest.raises(UsageError, match="expected a file that can be read"):
        read_key("a\0b")


@pytest.mark.parametrize("name", ["loop", "loop.json", "loop.jsonl"])
def test_a_link_that_leads_to_itself(name):
    """A loop of links cannot be written through: an error of the system, as for other places that cannot."""
    Path(name).symlink_to(name)
    with pytest.raises(OSError, match="symbolic links"):
        dump(REGISTRY, name, overwrite=True)


def test_a_sheet_and_its_folder_as_text():
    """Sheet, folder and mapping may be given as text, the first time and again."""
    first = import_sheet("s.csv", "o")
    again = import_sheet("s.csv", "p", mapping=f"o/{FOLDER}/{MAPPING}")
    assert ["Warung Contoh"] == [enterprise.name for enterprise in load("p").registry.enterprises]
    assert (1, 1, Path("o").resolve()) == (first.rows_in, again.rows_in, first.out)
    assert 0 == import_sheet("s.csv", "o", resume=True).quarantined


def test_a_template_as_text():
    """The place of the template may be given as text."""
    write_template("t.xlsx")
    assert Path("t.xlsx").is_file()


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.JSON"])
def test_a_form_of_tables_for_a_file_without_tables(name):
    """A document is never Parquet: who asks for it is told, and no JSON is written in its stead."""
    with pytest.raises(UsageError, match=r"expected a folder for tables in the form parquet, got x\."):
        dump(REGISTRY, name, form="parquet")
    assert [Path("s.csv")] == list(Path().iterdir())
