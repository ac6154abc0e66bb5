"""Published numbers and known misprints, from tests/vectors, each with its source."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from umkm_domain import identifiers
from umkm_domain.identifiers import KINDS, Identifier, IdentifierError, Pirt, identify

VECTORS = Path(__file__).parents[1] / "vectors"


def _load(kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted(VECTORS.glob("*.toml")):
        found.extend(tomllib.loads(path.read_text("utf-8")).get(kind, ()))
    return found


VALID = _load("valid")
INVALID = _load("invalid")


def _class(vector: dict[str, Any]) -> type[Identifier]:
    found: type[Identifier] = getattr(identifiers, vector["class"])
    return found


@pytest.mark.parametrize("vector", VALID, ids=lambda v: v["canonical"])
def test_every_printed_form_reads_as_the_canonical_number(vector: dict[str, Any]) -> None:
    """Each printed form of a number gives the canonical one, and `is_valid` says so."""
    cls = _class(vector)
    for form in vector["forms"]:
        assert vector["canonical"] == cls(form), form
        assert True is cls.is_valid(form), form


@pytest.mark.parametrize("vector", VALID, ids=lambda v: v["canonical"])
def test_parts_are_those_of_the_vector(vector: dict[str, Any]) -> None:
    """Every part that a vector names is what the number says, and absent parts are None."""
    number = _class(vector)(vector["canonical"])
    for name in vector.keys() - {"class", "canonical", "source", "forms", "bps", "kemendagri"}:
        got = getattr(number, name)
        if name in ("packaging", "food_group") and isinstance(number, Pirt):
            got = got.code
        if name in ("region", "province"):
            got = got.code
        assert vector[name] == (list(got) if isinstance(got, tuple) else got), name


@pytest.mark.parametrize("vector", [v for v in VALID if v["class"] == "Pirt"], ids=lambda v: v["canonical"])
def test_pirt_regions_are_read_both_ways(vector: dict[str, Any]) -> None:
    """The region is decoded with both systems; a reading that no table knows is None."""
    bps, kemendagri = Pirt(vector["canonical"]).region_codes
    assert vector.get("bps") == (bps and bps.code)
    assert vector.get("kemendagri") == (kemendagri and kemendagri.code)


@pytest.mark.parametrize("vector", [v for v in VALID if v["class"] == "Pirt"], ids=lambda v: v["canonical"])
def test_absent_pirt_parts_are_none(vector: dict[str, Any]) -> None:
    """What a form does not tell (year of the old one, serials of 16 digits) is None, never a guess."""
    number = Pirt(vector["canonical"])
    for name in ("product_serial", "enterprise_serial", "expiry_year"):
        assert vector.get(name) == getattr(number, name), name


@pytest.mark.parametrize("vector", [v for v in VALID if v["class"] == "Nib"], ids=lambda v: v["canonical"])
def test_nib_without_date_gives_none(vector: dict[str, Any]) -> None:
    """A NIB gives the date of the vector and None where the vector has none."""
    issued: date | None = vector.get("issued_on")
    assert issued == identifiers.Nib(vector["canonical"]).issued_on


@pytest.mark.parametrize("vector", INVALID, ids=lambda v: f"{v['class']} {v['text']}")
def test_misprints_are_refused_with_their_code(vector: dict[str, Any]) -> None:
    """Each misprint raises IdentifierError with its stable code and says what was expected."""
    cls = _class(vector)
    with pytest.raises(IdentifierError) as caught:
        cls(vector["text"])
    assert vector["code"] == caught.value.code
    assert caught.value.expected
    assert caught.value.got
    assert False is cls.is_valid(vector["text"])


@pytest.mark.parametrize("vector", VALID, ids=lambda v: v["canonical"])
def test_identify_finds_every_form(vector: dict[str, Any]) -> None:
    """Every printed form is identified as the class it is, whatever else it may also be."""
    for form in vector["forms"]:
        assert vector["class"] in [type(reading).__name__ for reading in identify(form)], form


def test_every_class_has_at_least_eight_forms() -> None:
    """Each identifier is tried in at least eight printed forms of one number."""
    most = {kind.__name__: 0 for kind in KINDS}
    for vector in VALID:
        most[vector["class"]] = max(most[vector["class"]], len(vector["forms"]))
    assert dict.fromkeys(most, True) == {name: count >= 8 for name, count in most.items()}


def test_every_vector_has_a_source() -> None:
    """No vector stands without its source."""
    assert all(vector["source"] for vector in VALID + INVALID)


def test_every_error_code_occurs_in_the_vectors() -> None:
    """The misprints cover every code but `type`, which no text can have."""
    expected = {"length", "characters", "prefix", "check-digit", "component", "placeholder"}
    assert expected == {vector["code"] for vector in INVALID}
