"""The far corners of reading: broken Parquet, odd cells, names that do not exist."""

import csv
import random

import pytest

import umkm_domain.io
from umkm_domain.core.errors import DataError
from umkm_domain.core.language import Text
from umkm_domain.io import _parquet, dump, load, load_lines
from umkm_domain.io._columns import split
from umkm_domain.io._strict import BAD, reader
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build


def test_broken_parquet(tmp_path):
    """Whatever is wrong inside a Parquet file, it is refused by name or read; nothing else comes out."""
    dump(build.registry(), tmp_path / "a", form="parquet", sealed=False)
    file = tmp_path / "a" / "products.parquet"
    whole, draw = file.read_bytes(), random.Random(5)
    refused = 0
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(draw.randrange(1, 5)):
            content[draw.randrange(len(content))] = draw.randrange(256)
        file.write_bytes(bytes(content[: draw.choice([len(content), draw.randrange(len(content))])]))
        try:
            result = load(tmp_path / "a")
            assert result.records_in == result.accepted + result.quarantined
        except DataError as error:
            refused += "products.parquet" in error.message
    assert refused > 10


def test_parquet_in_batches(tmp_path, monkeypatch):
    """A table larger than a batch is read to its end, with the numbers of its rows."""
    register = build.register(7)
    dump(register, tmp_path / "a", form="parquet")
    monkeypatch.setattr(_parquet, "_BATCH", 4)
    assert load(tmp_path / "a").registry == register
    assert list(range(2, 16)) == [number for number, _ in _parquet.read_rows(tmp_path / "a" / "products.parquet")]


def test_types_that_other_tools_write(tmp_path):
    """A date with a time and a whole number written as a fraction are refused, as in every other form."""
    import datetime

    import polars as pl

    (tmp_path / "a").mkdir()
    rows = {
        "id": ["E1", "E2", None],
        "name": ["A", "B", "C"],
        "established": [datetime.datetime(2015, 1, 2), None, None],  # noqa: DTZ001
    }
    pl.DataFrame(rows).write_parquet(tmp_path / "a" / "enterprises.parquet")
    pl.DataFrame({"enterprise_id": ["E2", "E2"], "year": [2018.0, 2019.5]}).write_parquet(
        tmp_path / "a" / "figures.parquet"
    )
    result = load(tmp_path / "a")
    assert ["E2"] == [enterprise.id for enterprise in result.registry.enterprises]
    assert ["IMP002", "IMP004", "IMP001", "IMP001"] == [record.reasons[0].code for record in result.quarantine]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("a;b", ["a", "b"]), ("a\\", ["a\\"]), ("\\x;\\e", ["\\x", ""]), (";", ["", ""]), ("a\\;b\\\\", ["a;b\\"])],
)
def test_odd_cells(cell, parts):
    """A backslash before another sign, or at the end, stands for itself."""
    assert parts == split(cell)


CELLS = [
    ("10391;10392", "2020;2020;2025", "/activities/2/code"),
    ("10391;10392", "2020;2020;2021", "/activities/2/code"),
    ("10391", "9" * 5000, "/activities/0/edition"),
    ("10391", "\u0662\u0660\u0662\u0660", "/activities/0/edition"),
    ("1039", "2020", "/activities/0/code"),
]


@pytest.mark.parametrize(("codes", "editions", "path"), CELLS)
def test_activities_and_their_editions(tmp_path, codes, editions, path):
    """Codes and editions that do not fit together are refused, each where it stands."""
    (tmp_path / "enterprises.csv").write_text(f"id,name,activities,activities_edition\nE1,A,{codes},{editions}\n")
    (record,) = load(tmp_path).quarantine
    assert path in {reason.path for reason in record.reasons}


@pytest.mark.parametrize("cell", ["[1", "[" * 60 + "]" * 60, "[" * 100_000, "NaN", '[{""name"":""\\ud800""}]', "x"])
def test_cells_that_hold_no_records(tmp_path, cell):
    """A cell that should hold nested records and does not is refused."""
    (tmp_path / "agreements.csv").write_text(f'id,kind,parties\nA1,supply,"{cell}"\n')
    (record,) = load(tmp_path).quarantine
    assert "/parties" == record.reasons[0].path[:8]


def test_lines_that_are_not_there(tmp_path):
    """A stream of a file that does not exist says so."""
    with pytest.raises(DataError, match="expected a JSON Lines file, got No such file"):
        list(load_lines(tmp_path / "a.jsonl"))


def test_the_face():
    """The room names what it offers, and nothing else."""
    assert set(umkm_domain.io.__all__) <= set(dir(umkm_domain.io))
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        umkm_domain.io.colour  # noqa: B018
    assert "BAD" == repr(BAD)


def test_an_error_of_the_record_itself_is_said_once():
    """An error of a whole record is said beside those of its fields, each once, and in both languages."""
    problems = []
    value = {"id": "E1", "name": "", "established": "2015-01-02", "closed": "2014-01-02"}
    assert reader(Enterprise).read(value, "", problems) is BAD
    assert [("/name", "IMP005"), ("/closed", "IMP005")] == [(p.path, p.code) for p in problems]
    assert "tanggal pada atau sesudah established (2015-01-02)" == problems[1].expected.id


def test_a_message_of_the_model_without_translation(monkeypatch):
    """A refusal that the readers do not know yet is said as it is."""
    from umkm_domain.model import _record

    def refuse(self):
        _record.refuse("YearFigures", "year", "a year of this world", 1)

    monkeypatch.setattr(YearFigures, "__attrs_post_init__", refuse)
    problems = []
    assert reader(YearFigures).read({"year": 1}, "", problems) is BAD
    assert [Text("a year of this world", "a year of this world")] == [p.expected for p in problems]


def test_a_registry_keeps_suppressions(tmp_path):
    """Suppressions have no id, and come back in every form."""
    from umkm_domain.model.registry import Suppression

    registry = Registry(suppressions=(Suppression(code="CER001", reason="a"), Suppression(code="CER001", reason="a")))
    for name in ("a", "a.json", "a.jsonl"):
        dump(registry, tmp_path / name)
        assert (registry, 2) == (load(tmp_path / name).registry, load(tmp_path / name).accepted)


def test_the_folder_one_stands_in(tmp_path, monkeypatch):
    """A data set can be read and written over from inside its own folder, and by way of the one above."""
    registry = build.registry()
    dump(registry, tmp_path / "data")
    monkeypatch.chdir(tmp_path / "data")
    for name in (".", "../data", "", "./datapackage.json"):
        assert registry == load(name).registry
    with pytest.raises(DataError, match="missing: expected a data set folder or a JSON document"):
        load("missing")
    monkeypatch.chdir(tmp_path)
    dump(Registry(), "data/../data", overwrite=True)
    assert Registry() == load("data").registry


def test_the_limit_of_a_cell_is_ours(tmp_path):
    """Whatever limit somebody else sets for the csv module, a cell beyond ours is refused, and the next row is read."""
    (tmp_path / "enterprises.csv").write_text(f"id,name\nE1,{'a' * 140_000}\nE2,B\n")
    limit = csv.field_size_limit(1 << 20)
    try:
        result = load(tmp_path)
    finally:
        csv.field_size_limit(limit)
    assert ["IMP026"] == [record.reasons[0].code for record in result.quarantine]
    assert ["E2"] == [enterprise.id for enterprise in result.registry.enterprises]
