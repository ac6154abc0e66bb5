"""The JSON document: its form, its versions, the golden files of each released version."""

import json
from pathlib import Path

import pytest

from umkm_domain.codes.kbli import Kbli
from umkm_domain.core.errors import DataError
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION
from umkm_domain.io import dump, load
from umkm_domain.io._upgrades import STEPS, Step, upgraded
from umkm_domain.io.document import dumps, loads
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build

GOLDEN = Path(__file__).parent / "golden"


def test_the_envelope():
    """A document names its schema, the version of it, the edition of the data, and its reference date."""
    document = json.loads(dumps(build.registry()))
    assert ("umkm-domain/registry", SCHEMA_VERSION) == (document["schema"], document["schema_version"])
    assert (EDITION.isoformat(), "2019-07-18") == (document["edition"], document["reference_date"])


def test_how_values_are_written():
    """Each kind of value has one way of being written."""
    given = build.enterprise(activities=(Kbli("10792", edition=2020),))
    document = json.loads(dumps(build.registry(enterprises=(given,))))
    enterprise, target = document["enterprises"][0], document["targets"][0]
    assert ("36.02", "2015-01-02", [{"code": "10792", "edition": 2020}]) == (
        enterprise["region"],
        enterprise["established"],
        enterprise["activities"],
    )
    assert ("1/1", "increase_by") == (target["value"], target["kind"])
    assert "nib" in enterprise
    assert "owner" not in enterprise
    assert "parties" in document["agreements"][0]


@pytest.mark.parametrize(("value", "written"), [(None, None), ((), [])])
def test_nothing_and_unknown_are_kept_apart(value, written):
    """Clauses that are not known are left out, clauses that are known to be none are an empty list."""
    registry = Registry(agreements=(build.agreement(clauses=value),))
    assert json.loads(dumps(registry))["agreements"][0].get("clauses") == written
    assert loads(dumps(registry)).registry.agreements[0].clauses == value


def test_one_line():
    """A document can be written without indentation."""
    assert 1 == len(dumps(build.registry(), indent=None).splitlines())


@pytest.mark.parametrize("version", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden_files_load_for_ever(version):
    """A data set of each released version loads, in every form, to the same records."""
    results = [load(GOLDEN / version / name) for name in ("data.json", "data.jsonl", "data")]
    assert [0, 0, 0] == [result.quarantined for result in results]
    assert results[0].registry == results[1].registry == results[2].registry
    expected = json.loads((GOLDEN / version / "data.json").read_text(encoding="utf-8"))
    assert {"enterprises": 1, "products": 1, "listings": 1} == {
        table: results[0].accepted_by_table[table] for table in ("enterprises", "products", "listings")
    }
    assert expected["enterprises"][0]["name"] == results[0].registry.enterprises[0].name


def test_every_released_version_has_golden_files():
    """The golden files are of the current version and of each that an upgrade begins with."""
    assert {*STEPS, SCHEMA_VERSION} == {path.name for path in GOLDEN.iterdir()}


def test_the_golden_files_of_the_current_version_are_what_is_written():
    """What is written today is what the current version is; a change of form needs a new version."""
    registry = load(GOLDEN / SCHEMA_VERSION / "data.json").registry
    written = json.loads(dumps(registry))
    expected = json.loads((GOLDEN / SCHEMA_VERSION / "data.json").read_text(encoding="utf-8"))
    del written["edition"], expected["edition"]
    assert expected == written


def test_a_chain_of_upgrades(monkeypatch):
    """A document of an old version goes through each step to the current one."""
    monkeypatch.setitem(STEPS, "0.1", Step(to="0.2", document=lambda document: {**document, "steps": [1]}))
    second = Step(to=SCHEMA_VERSION, document=lambda document: {**document, "steps": [*document["steps"], 2]})
    monkeypatch.setitem(STEPS, "0.2", second)
    assert [1, 2] == upgraded({"schema_version": "0.1"}, "a.json")["steps"]
    with pytest.raises(DataError, match=rf"expected schema version 0\.1, 0\.2, {SCHEMA_VERSION}, got '0\.3'"):
        upgraded({"schema_version": "0.3"}, "a.json")


def test_an_old_folder(tmp_path, monkeypatch):
    """A folder of an old version goes through the same chain."""
    dump(build.registry(), tmp_path / "data", sealed=False)
    package = tmp_path / "data" / "datapackage.json"
    package.write_text(package.read_text().replace('"schema_version": "1.0"', '"schema_version": "0.1"'))
    file = tmp_path / "data" / "products.csv"
    file.write_text(file.read_text().replace("food,", "makanan,"))
    monkeypatch.setitem(STEPS, "0.1", Step(to="0.2", document=dict, row=translate))
    monkeypatch.setitem(STEPS, "0.2", Step(to=SCHEMA_VERSION, document=dict))
    assert build.registry() == load(tmp_path / "data").registry


def translate(table, row):
    """Upgrade a row of a version whose products had categories in Indonesian."""
    return {**row, "category": "food"} if table == "products" else row
