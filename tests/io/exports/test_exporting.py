"""The one door: formats by name, files written whole or not at all, results that say everything."""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.io import exports
from umkm_domain.io.exports import ALIASES, FORMATS, ExportResult, NotExpressed, coverage_of, export, needs_day
from umkm_domain.law.book import LAW
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build, strategies

Exported = Callable[..., tuple[bytes, ExportResult]]

ON = date(2019, 7, 18)


@given(registry=strategies.registries(dangling=True), to=st.sampled_from(FORMATS), on=strategies.days())
@settings(max_examples=settings.default.max_examples * 30 // 100)
def test_any_registry_on_any_day(exported: Exported, registry: Registry, to: str, on: date) -> None:
    """Every registry can be exported in every format, twice with the same bytes, and the result is plain data."""
    content, result = exported(registry, to, on=on)
    again, _ = exported(registry, to, on=on)
    assert content == again
    assert to == result.to
    plain = json.loads(json.dumps(result.to_dict()))
    assert {"version", "schema_version", "edition"} <= set(plain)
    assert len(result.not_expressed) == len(plain["not_expressed"])
    for entry in result.not_expressed:
        assert entry.reason.id
        assert entry.reason.en
    assert len(result.lines("id")) == len(result.lines("en")) <= len(result.not_expressed)


@pytest.mark.parametrize("to", [*FORMATS, *ALIASES, "CSV", "Schema_Org"])
def test_names_of_formats(tmp_path: Path, to: str) -> None:
    """A format is known by its name and its aliases, in any case."""
    result = export(build.registry(), to, tmp_path / "out.csv", on=ON)
    assert result.to in FORMATS
    assert coverage_of(to) is coverage_of(result.to)


@pytest.mark.parametrize("to", ["", "xml", "../csv", "_common"])
def test_unknown_formats_are_refused(tmp_path: Path, to: str) -> None:
    """Another word is refused with the list of formats, and nothing is written."""
    with pytest.raises(UsageError, match=r"expected one of the formats csv, schema-org, gs1, 360giving, ical, got"):
        export(build.registry(), to, tmp_path / "out", on=ON)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("to", FORMATS)
def test_a_text_that_is_not_whole_leaves_the_old_file(tmp_path: Path, to: str) -> None:
    """A lone surrogate is refused; the file of before stands, and nothing is left beside it."""
    path = tmp_path / "out.csv"
    export(build.registry(), to, path, on=ON)
    before = path.read_bytes()
    broken = build.registry(
        enterprises=(build.enterprise(name="\ud800"),), grants=(build.grant(channel="hibah", value=1),)
    )
    with pytest.raises(DataError, match="UTF-8"):
        export(broken, to, path, on=ON)
    assert [path] == list(tmp_path.iterdir())
    assert before == path.read_bytes()


@pytest.mark.parametrize("to", [to for to in FORMATS if to != "csv"])
def test_a_folder_is_no_file(tmp_path: Path, to: str) -> None:
    """A folder in the place of the file is refused by name."""
    with pytest.raises(UsageError, match=f"got {tmp_path.name}, which is a folder"):
        export(build.registry(), to, tmp_path, on=ON)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Where the folder of the file is missing, the error of the system comes out."""
    with pytest.raises(OSError, match="No such file"):
        export(build.registry(), "gs1", tmp_path / "none" / "out.json", on=ON)


def test_another_book_of_law_is_used(exported: Exported) -> None:
    """The law is an argument: without the end of expiry, a halal certificate of 2021 ends again."""
    from umkm_domain.law import certification

    halal = Certification(id="C1", scheme="halal", issued_on=date(2021, 1, 1))
    old = certification.HALAL_VALIDITY.at(date(2021, 1, 1))
    reform = LAW.amend(certification.HALAL_VALIDITY, evolve(old, since=date(2023, 1, 1), until=None))
    registry = Registry(certifications=(halal,))
    on = date(2024, 1, 1)
    assert 0 == exported(registry, "ical", on=on)[1].written["certifications"]
    assert 1 == exported(registry, "ical", on=on, law=reform)[1].written["certifications"]


def test_days_at_the_end_of_the_calendar(exported: Exported) -> None:
    """A period that would end after the year 9999 is unknown, not an error."""
    late = Certification(id="C1", scheme="pirt", issued_on=date.max)
    for to in FORMATS:
        exported(Registry(certifications=(late,)), to, on=date.max)


def test_a_result_is_plain(tmp_path: Path) -> None:
    """A result pickles, and its lines name fields, records and reasons."""
    result = export(build.registry(), "schema-org", tmp_path / "x.json", on=ON)
    assert result == pickle.loads(pickle.dumps(result))
    assert "enterprises.npwp (1: E1): data pribadi, tidak diminta" in result.lines("id")
    assert "enterprises.npwp (1: E1): personal data, not asked for" in result.lines("en")
    many = NotExpressed(table="t", field="f", reason=result.not_expressed[0].reason, ids=tuple("abcdef"))
    assert many.line("en").startswith("t.f (6: a, b, c, d, e, ...): ")


def test_lines_join_fields_with_the_same_reason(tmp_path: Path) -> None:
    """Fields of one table that share reason and records are one line; none is left out."""
    result = export(build.registry(), "gs1", tmp_path / "x.json", on=ON)
    lines = result.lines("en")
    assert len(lines) < len(result.not_expressed)
    for entry in result.not_expressed:
        assert any(line.startswith(entry.table) and entry.field in line for line in lines)


def test_the_face_is_lazy() -> None:
    """Importing the room loads no format; every name it lists can be had, and no other."""
    code = "import sys, umkm_domain.io.exports as e; print([m for m in sys.modules if m.startswith(e.__name__ + '.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()
    assert set(exports.__all__) <= set(dir(exports))
    for name in exports.__all__:
        assert getattr(exports, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        exports.nothing  # noqa: B018


def test_an_empty_registry(exported: Exported) -> None:
    """Nothing in, nothing out, in every format."""
    for to in FORMATS:
        _, result = exported(Registry(), to)
        assert 0 == sum(result.written.values())


def test_ids_of_records_left_out_are_all_there(exported: Exported) -> None:
    """However many records are left out, each is named in the result."""
    registry = Registry(enterprises=tuple(Enterprise(id=f"E{i}", name="Usaha") for i in range(500)))
    _, result = exported(registry, "360giving")
    (entry,) = [e for e in result.not_expressed if (e.table, e.field) == ("enterprises", "")]
    assert 500 == entry.count == len(entry.to_dict()["ids"])


@given(registry=strategies.registries(), on=st.dates())
@settings(deadline=None, max_examples=10)
def test_a_format_that_needs_no_day_writes_the_same_on_any(exported: Exported, registry: Registry, on: date) -> None:
    """Only csv needs no day, and there the day changes no byte."""
    assert ["csv"] == [to for to in FORMATS if not needs_day(to)]
    assert exported(registry, "csv", on=None)[0] == exported(registry, "csv", on=on)[0]


@pytest.mark.parametrize("to", [*(name for name in FORMATS if name != "csv"), "ics"])
def test_a_day_that_is_missing_is_asked_for(tmp_path: Path, to: str) -> None:
    """A format that judges by the day, or bears it, is not written without one."""
    assert needs_day(to)
    with pytest.raises(UsageError, match=r"expected the day that counts, on=date\(\.\.\.\)"):
        export(build.registry(), to, tmp_path / "x", on=None)
    assert [] == list(tmp_path.iterdir())


def test_paths_may_be_text(tmp_path: Path) -> None:
    """The place is a path or its text."""
    assert (tmp_path / "x.json",) == export(build.registry(), "gs1", str(tmp_path / "x.json"), on=ON).paths
