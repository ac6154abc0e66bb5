"""The stated limits: how long a number, a cell, a line, a file may be; each is kept on reading and on writing."""

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest

from umkm_domain.core.errors import DataError
from umkm_domain.io import Line, _files, _parquet, _parse, dump, dump_lines, load, load_lines
from umkm_domain.io import lines as jsonl
from umkm_domain.io._rows import COLUMN_LIMIT, ROW_LIMIT
from umkm_domain.io._strict import PROBLEM_LIMIT
from umkm_domain.io.document import loads
from umkm_domain.io.reasons import shown
from umkm_domain.model.assistance import InKindItem
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build

FORMS = [("a.json", {}), ("a.jsonl", {}), ("a", {}), ("a", {"form": "parquet"})]
LONGEST = 10**4000 - 1


@pytest.mark.parametrize(("name", "options"), FORMS)
@pytest.mark.parametrize("digits", [4001, 4250, 5000])
def test_a_number_too_long_to_be_read_again(tmp_path, name, options, digits):
    """A number with too many digits is refused on writing, by name, and nothing is written."""
    value = 10 ** (digits - 1)
    for registry in (
        Registry(enterprises=(build.enterprise(figures=(YearFigures(year=2018, sales=value),)),)),
        Registry(targets=(build.target(value=Fraction(value, 7)),)),
        Registry(targets=(build.target(id="T1"), build.target(id="T2", value=Fraction(1, value)))),
        Registry(grants=(build.grant(items=(InKindItem(name="A", unit_value=value),)),)),
    ):
        with pytest.raises(DataError, match=r"at most 4000 digits, got a longer one") as caught:
            dump(registry, tmp_path / name, **options)
        assert ["IMP026"] == [cause.finding.code for cause in caught.value.exceptions]
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.json", "a", "a.jsonl"])
def test_the_longest_numbers(tmp_path, name):
    """What is just within the limit comes back exactly; text of many digits is text."""
    registry = Registry(
        enterprises=(build.enterprise(name="9" * 5000, figures=(YearFigures(year=2018, sales=LONGEST),)),),
        targets=(build.target(value=Fraction(LONGEST - 1, LONGEST)),),
    )
    dump(registry, tmp_path / name)
    assert registry == load(tmp_path / name).registry


def test_a_cell_with_too_many_digits(tmp_path):
    """A cell, and a number inside the JSON of a cell, beyond the limit sets its row aside and no other."""
    (tmp_path / "enterprises.csv").write_text("id,name\nE1,A\n")
    (tmp_path / "figures.csv").write_text(f"enterprise_id,year,sales\nE1,2018,{'9' * 4001}\nE1,2019,{'9' * 4000}\n")
    (record,) = load(tmp_path).quarantine
    assert [("IMP026", "/sales")] == [(reason.code, reason.path) for reason in record.reasons]
    assert "9" * 4001 == record.raw["sales"]


def test_the_limits_of_size(tmp_path, monkeypatch):
    """A document or a line beyond the stated limit is refused by it."""
    dump(build.registry(), tmp_path / "a.json")
    dump(build.registry(), tmp_path / "a.jsonl")
    monkeypatch.setattr(_parse, "DOCUMENT_LIMIT", 100)
    with pytest.raises(DataError, match="expected at most 100 bytes, got"):
        load(tmp_path / "a.json")
    monkeypatch.setattr(jsonl, "LINE_LIMIT", 100)
    with pytest.raises(DataError, match="expected at most 100 bytes a line, got a longer one"):
        list(load_lines(tmp_path / "a.jsonl"))


def code(caught):
    """The code of a refusal."""
    (cause,) = caught.value.exceptions
    return cause.finding.code


@pytest.mark.parametrize("name", ["a.json", "data/datapackage.json"])
def test_the_size_is_looked_at_first(tmp_path, name):
    """A file of three gigabytes of nothing is refused before a byte of it is read."""
    (tmp_path / "data").mkdir()
    with (tmp_path / name).open("wb") as stream:
        stream.truncate(3 << 30)
    with pytest.raises(DataError, match="bytes, got 3221225472 bytes") as caught:
        load(tmp_path / name)
    assert "IMP026" == code(caught)


def test_a_text_that_is_too_large(monkeypatch):
    """Text that is handed over is held to the same limit."""
    monkeypatch.setattr(_parse, "DOCUMENT_LIMIT", 100)
    with pytest.raises(DataError, match="at most 100 bytes, got 101 bytes"):
        loads(" " * 101)


def test_a_number_that_python_does_not_show():
    """A value that Python refuses to turn into text is told in words."""
    assert "a number of too many digits" == shown(10**5000)


def test_a_device_has_no_size():
    """What never ends is refused at the limit, not read for ever."""
    with pytest.raises(DataError, match="at most 100 bytes") as caught:
        _files.read_bytes(Path("/dev/zero"), 100)
    assert "IMP026" == code(caught)


def test_lines_before_a_long_one_are_read(tmp_path, monkeypatch):
    """Lines that stand before one beyond the limit come out before the refusal."""
    monkeypatch.setattr(jsonl, "LINE_LIMIT", 100)
    (tmp_path / "a.jsonl").write_text('{"enterprises":[{"id":"E1","name":"A"}]}\n' * 2 + " " * 200)
    lines = load_lines(tmp_path / "a.jsonl")
    assert [1, 1] == [next(lines).accepted, next(lines).accepted]
    with pytest.raises(DataError, match="at most 100 bytes a line"):
        next(lines)


def test_a_line_too_long_to_be_read_again(tmp_path, monkeypatch):
    """A line beyond the limit of bytes or of records is refused on writing."""
    many = tuple(build.enterprise(id=f"E{n}") for n in range(200))
    for limit, words in (("LINE_LIMIT", "bytes a line"), ("RECORD_LIMIT", "records a line")):
        with monkeypatch.context() as patch:
            patch.setattr(jsonl, limit, 150)
            with pytest.raises(DataError, match=f"at most 150 {words}") as caught:
                dump_lines([Line(enterprises=many)], tmp_path / "a.jsonl")
        assert "IMP026" == code(caught)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("engine", ["fast", "core", "strict"])
@pytest.mark.parametrize("nested", [False, True])
def test_records_of_a_line(tmp_path, monkeypatch, engine, nested):
    """A line of more records than the limit, nested ones among them, is set aside whole, whatever reads it."""
    monkeypatch.setattr(jsonl, "RECORD_LIMIT", 50)
    for count in (50, 51):
        figures = [{"year": year} for year in range(count - 1)] if nested else []
        records = [{"id": f"E{n}", "name": "A", "figures": figures} for n in range(1 if nested else count)]
        (tmp_path / "a.jsonl").write_text(json.dumps({"enterprises": records}))
        (line,) = load_lines(tmp_path / "a.jsonl", engine=engine)
        assert (
            ([], 50) == ([f.code for f in line.findings], line.accepted)
            if count == 50
            else ["IMP026"] == [f.code for f in line.findings]
        )


@pytest.mark.parametrize("unknown", ["refuse", "aside"])
@pytest.mark.parametrize("field", [f'"activities":[{"1," * 2999}1]', ",".join(f'"k{n}":0' for n in range(3000))])
def test_problems_are_told_up_to_a_limit(tmp_path, unknown, field):
    """Of one list or object no more problems are told than the limit, and that there are more is told."""
    (tmp_path / "a.jsonl").write_text(f'{{"enterprises":[{{"id":"E1","name":"A",{field}}}]}}')
    (line,) = load_lines(tmp_path / "a.jsonl", unknown=unknown)
    assert PROBLEM_LIMIT <= len(line.findings) <= PROBLEM_LIMIT + 2
    assert line.findings[-1].message.en.endswith("got more")
    assert 1 == line.records_in
    assert (3000 if unknown == "aside" and line.accepted else 0) == len(line.aside)


def test_too_many_columns(tmp_path):
    """A table with more columns than any of ours could have is refused by its header."""
    names = ["id", "name", *(f"c{n}" for n in range(COLUMN_LIMIT - 2))]
    (tmp_path / "enterprises.csv").write_text(",".join(names) + "\nE1,A" + "," * (COLUMN_LIMIT - 2) + "\n")
    assert 1 == load(tmp_path).accepted
    (tmp_path / "enterprises.csv").write_text(",".join([*names, "x"]) + "\n")
    with pytest.raises(DataError, match="at most 1000 columns, got 1001") as caught:
        load(tmp_path)
    assert "IMP026" == code(caught)


@pytest.mark.parametrize("content", ["x" * (ROW_LIMIT + 1), '"' + ("x" * 1000 + "\n") * (ROW_LIMIT // 1000)])
def test_a_row_without_end(tmp_path, monkeypatch, content):
    """A row that does not end within the limit is refused, also where somebody moved the limit of the csv module."""
    (tmp_path / "enterprises.csv").write_text(f"id,name\nE1,{content}\n")
    limit = csv.field_size_limit(1 << 26)
    try:
        with pytest.raises(DataError, match="at most 16777216 characters a row") as caught:
            load(tmp_path)
    finally:
        csv.field_size_limit(limit)
    assert "IMP026" == code(caught)


def test_where_a_table_is_no_utf8(tmp_path):
    """The place of the first odd byte is told without reading the table whole."""
    (tmp_path / "enterprises.csv").write_bytes(b"\xef\xbb\xbfid,name\nE1,A\nE2,\xc3\xa9\xff\n")
    with pytest.raises(DataError, match=r"got byte 0xff at position 21 \(line 3\)"):
        load(tmp_path)


@pytest.mark.parametrize("values", [["A" * 131_073], ["A", "é" * 131_073], [b"A" * 131_073], [["A"] * 131_073]])
def test_a_cell_of_parquet(tmp_path, values):
    """A cell beyond the limit is refused before it is taken out of the file."""
    import polars as pl

    pl.DataFrame({"id": [f"E{n}" for n in range(len(values))], "name": values}).write_parquet(
        tmp_path / "enterprises.parquet"
    )
    with pytest.raises(DataError, match="cells of at most 131072 characters, got 131073") as caught:
        load(tmp_path)
    assert "IMP026" == code(caught)


def test_rows_of_parquet(tmp_path, monkeypatch):
    """A file of few bytes that says it holds very many rows is refused before they are read."""
    import polars as pl

    monkeypatch.setattr(_parquet, "ROW_FLOOR", 100)
    for count in (100, 200_000):
        pl.DataFrame({"id": pl.repeat("E1", count, eager=True)}).write_parquet(tmp_path / "products.parquet")
        if count == 100:
            assert 100 == load(tmp_path).records_in
    with pytest.raises(DataError, match=r"rows a byte, so [0-9]+, got 200000") as caught:
        load(tmp_path)
    assert "IMP026" == code(caught)
    dump(build.register(300), tmp_path / "sound", form="parquet")
    assert 0 == load(tmp_path / "sound").quarantined
