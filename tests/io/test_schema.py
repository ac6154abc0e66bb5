"""The published schemas: whole, described, fresh, and never stricter than the readers."""

import json
from pathlib import Path

import jsonschema
import pytest
from attrs import fields
from frictionless import Package
from hypothesis import given, settings
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
    document = f'{{"schema":"umkm-domain/registry","schema_version":"{SCHEMA_VERSION}",{inner.removeprefix("{")}}}'
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
