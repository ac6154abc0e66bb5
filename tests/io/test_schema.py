"""The published schemas: whole, described, fresh, and never stricter than the readers."""

import copy
import functools
import json
from pathlib import Path

import jsonschema
import pytest
from attrs import fields
from frictionless import Package
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mutants import lines

from umkm_domain.core.errors import DataError, UnknownCodeError
from umkm_domain.core.versions import SCHEMA_VERSION
from umkm_domain.io import dump
from umkm_domain.io._fields import ROWS, Kind, slots
from umkm_domain.io.document import dumps, loads
from umkm_domain.io.schema import BEYOND, json_schema, published, table_schema, write_schemas
from umkm_domain.model.dictionary import DICTIONARY, entry
from umkm_domain.model.registry import About
from umkm_domain.testing import build, strategies

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def classes(kind, found):
    """A class and every record class inside it."""
    if kind not in found:
        found.append(kind)
        for slot in slots(kind).values():
            if slot.kind is Kind.RECORD:
                classes(slot.of, found)
    return found


def test_no_field_lacks_an_entry():
    """The dictionary has an entry, in both languages, for every field of every class, and for no other."""
    found = []
    for kind in (About, *ROWS.values()):
        classes(kind, found)
    assert {kind.__name__: {f.name for f in fields(kind)} for kind in found} == {
        name: set(entries) for name, entries in DICTIONARY.items()
    }
    assert all(e.text.id and e.text.en for entries in DICTIONARY.values() for e in entries.values())


def test_unknown_entry():
    """Asking for the meaning of a field that does not exist is an error."""
    with pytest.raises(UnknownCodeError, match=r"got Enterprise\.colour"):
        entry("Enterprise", "colour")


def test_snapshots_are_fresh():
    """The committed schemas are those that the classes give (scripts/build_schemas.py writes them)."""
    folder = ROOT / "docs" / "schemas"
    assert published() == {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}


def test_writing(tmp_path):
    """Every schema is written under its name."""
    written = write_schemas(tmp_path / "schemas")
    assert sorted(published()) == sorted(file.name for file in written)
    assert json_schema() == json.loads((tmp_path / "schemas" / "registry.schema.json").read_text())


def test_it_is_a_schema():
    """The schema of the document is itself right by its own standard."""
    jsonschema.Draft202012Validator.check_schema(json_schema())


@given(strategies.registries())
@settings(deadline=None, max_examples=40)
def test_whatever_is_written_passes(registry):
    """The schema passes everything that `dump` writes."""
    VALIDATOR.validate(json.loads(dumps(registry)))


@given(lines(changes=2))
@settings(deadline=None, max_examples=150)
def test_whatever_the_schema_refuses_load_refuses(text):
    """What the schema refuses is refused by `load` too; what only `load` refuses has a reason of the list."""
    inner = text.strip(" }\x00\ufeff")
    agree(f'{{"schema":"umkm-domain/registry","schema_version":"{SCHEMA_VERSION}",{inner.removeprefix("{")}}}')


WHOLE = json.loads(dumps(build.registry()))
WHOLE["enterprises"][0]["activities"] = [{"code": "10391", "edition": 2020}]
LINE_ENDS = ["2019-07-18\n", "1/2\n", "36.02\n", "10391\n", "pirt\n"]
ODD = [
    *(None, True, 0, 1, -1, 1.0, 2018.0, 2020.0, 0.5, 1e400, 10**30, int("9" * 4000), "", "x", [], {}, [None], [""]),
    *("2019-07-18", "2019-02-30", "1/2", "-1/2", "1/0", "36.02", f"{'9' * 4001}/1", *LINE_ENDS),
    *({"code": "10391", "edition": 2020.0}, {"code": "10391\n", "edition": 2020}, {"id": "", "en": ""}),
]


def places(value, path=()):
    """The path to each value of a document."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


@given(st.sampled_from(list(places(WHOLE))), st.sampled_from(ODD))
@example(("edition",), None)
@example(("enterprises", 0, "activities", 0, "edition"), 2020.0)
@example(("enterprises", 0, "region"), "36.02\n")
@example(("targets", 0, "value"), f"{'9' * 4001}/1")
@settings(deadline=None, max_examples=400)
def test_any_value_at_any_place(path, odd):
    """Whatever value stands at whatever place, the envelope among them, the schema and `load` agree in the same way."""
    document = copy.deepcopy(WHOLE)
    *way, last = path
    target = functools.reduce(lambda inside, key: inside[key], way, document)
    target[last] = odd
    agree(json.dumps(document))


def test_too_many_digits():
    """The schema sets no limit of digits; `load` does, with a reason of the list."""
    agree(f'{{"schema":"umkm-domain/registry","schema_version":"1.0","observations":[{{"id":"O","indicator":"i",'
          f'"unit":"enterprise","value":{"9" * 4001}}}]}}')  # fmt: skip


def agree(document):
    """What the schema refuses `load` refuses; what only `load` refuses has a reason of the list."""
    try:
        passes = VALIDATOR.is_valid(json.loads(document))
    except ValueError:
        passes = False
    try:
        result = loads(document)
        codes = {finding.code for record in result.quarantine for finding in record.reasons}
        refused = bool(result.quarantine)
    except DataError as error:
        codes, refused = {cause.finding.code for cause in error.exceptions}, True
    if not passes:
        assert refused
    if refused and passes:
        assert codes & set(BEYOND)


@pytest.mark.parametrize("name", ["lebak-2019", "jabar-2019-2021"])
def test_examples_are_sound_packages(name):
    """`frictionless validate` passes on the example data sets."""
    report = Package(str(ROOT / "examples" / name / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_a_written_folder_is_a_sound_package(tmp_path):
    """A folder written by `dump` is a sound package, its hashes and sizes among it."""
    dump(build.registry(), tmp_path / "data")
    report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_every_column_is_described():
    """Each column of each table schema has a title in Indonesian and a description in English."""
    for table in ROWS:
        for field in table_schema(table)["fields"]:
            assert field["title"]
            assert field["description"]
