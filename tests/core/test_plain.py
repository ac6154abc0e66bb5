"""Values as plain data: exact, and JSON without a thought."""

import json
from datetime import date
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.citation import Citation
from umkm_domain.core.findings import Severity
from umkm_domain.core.language import Text
from umkm_domain.core.plain import plain, ratio_text

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.fractions()
    | st.dates()
    | st.decimals(allow_nan=False)
    | st.sampled_from(Severity)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.lists(inner).map(tuple),
    max_leaves=10,
)


class _Rank(IntEnum):
    LOW = 1


class _Told:
    def to_dict(self) -> dict[str, int]:
        return {"told": 1}


class _Other:
    def __str__(self) -> str:
        return "other"


class _Name(str):
    """A str with a meaning, as the identifiers are."""


@given(VALUES)
def test_plain_is_json(value: object) -> None:
    """Whatever is made plain goes through JSON and comes back the same; plain again changes nothing."""
    flat = plain(value)
    assert flat == json.loads(json.dumps(flat))
    assert flat == plain(flat)


@given(st.fractions())
def test_ratios_read_back(ratio: Fraction) -> None:
    """`n/d` is exact, and always has its denominator."""
    numerator, denominator = ratio_text(ratio).split("/")
    assert ratio == Fraction(int(numerator), int(denominator))


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("1/1", Fraction(1)),
        ("0.50", Decimal("0.50")),
        ("2019-07-18", date(2019, 7, 18)),
        ("error", Severity.ERROR),
        (1, _Rank.LOW),
        ({"error": [1, None]}, {Severity.ERROR: (1, None)}),
        ({"2019-07-18": "1/2"}, {date(2019, 7, 18): Fraction(1, 2)}),
        (["a", "b"], {"b", "a"}),
        (["1/2", "1/3"], frozenset({Fraction(1, 3), Fraction(1, 2)})),
        ({"id": "a", "en": "b"}, Text(id="a", en="b")),
        ({"instrument": "UU 20/2008", "article": "6", "url": ""}, Citation("UU 20/2008", "6")),
        ({"told": 1}, _Told()),
        ("other", _Other()),
    ],
)
def test_plain_vectors(expected: object, value: object) -> None:
    """Each kind of value has one plain form."""
    assert expected == plain(value)


@frozen
class _Person:
    name: str | None = field(default="Siti Aminah", metadata={"personal": True})
    nik: str | None = field(default="3171011708450001", metadata={"personal": True})
    town: str = "Rangkasbitung"


def test_personal_fields_are_masked() -> None:
    """A record inside a result shows its personal fields masked; what is absent stays absent."""
    assert {"name": "S*** A***", "nik": "31**************", "town": "Rangkasbitung"} == plain(_Person())
    assert {"name": None, "nik": None, "town": "Rangkasbitung"} == plain(_Person(None, None))


def test_plain_text_is_no_subclass() -> None:
    """A str with a meaning becomes bare text."""
    assert (str, "x") == (type(plain(_Name("x"))), plain(_Name("x")))
