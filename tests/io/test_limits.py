"""The stated limits: how long a number, a cell, a line, a file may be; each is kept on reading and on writing."""

from fractions import Fraction

import pytest

from umkm_domain.core.errors import DataError
from umkm_domain.io import _parse, dump, load, load_lines
from umkm_domain.io import lines as jsonl
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
