"""Which code is told of a name that is none: the one that was meant, not one that looks alike by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.rules import CATALOGUE
from umkm_domain.rules import catalogue as room

WORDS = st.text("CERO01", max_size=6)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CER0O4", "CER004"),
        ("CERO01", "CER001"),
        ("CERl1", "CER011"),
        ("CER01", "CER001"),
        ("CER1", "CER001"),
        ("CER0004", "CER004"),
        ("cer-2", "CER002"),
        ("STA 5", "STA005"),
        ("CRE001", "CER001"),
        ("C3R001", "CER001"),
        ("PRDD002", "PRD002"),
        ("1DN001", "IDN001"),
        ("RTL0221", "RTL021"),
        ("ent", "ENT"),
        ("CE", "CER"),
        ("ENT", None),
        ("CERTIFICATE", None),
        ("XYZ9", None),
        ("CER\N{ARABIC-INDIC DIGIT ONE}", "CER"),
    ],
)
def test_the_code_that_was_meant(name: str, expected: str | None) -> None:
    """Letters for digits, missing zeros, separators, swapped letters; the same prefix first, then the lowest code."""
    assert CATALOGUE.nearest(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("CER", "", 3),
        ("", "CE", 2),
        ("CER", "CRE", 1),
        ("CER", "CERR", 1),
        ("CER", "CAR", 1),
        ("AB", "C", 2),
    ],
)
def test_changes(one: str, other: str, expected: int) -> None:
    """Letters put in, left out, replaced and swapped count one each."""
    assert room._changes(one, other) == expected


@given(WORDS, WORDS)
def test_changes_are_a_measure(one: str, other: str) -> None:
    """None only between equals, the same both ways, and never less than the lengths differ."""
    changes = room._changes(one, other)
    assert (changes == 0) is (one == other)
    assert changes == room._changes(other, one)
    assert abs(len(one) - len(other)) <= changes <= max(len(one), len(other))


@given(st.sampled_from(CATALOGUE.codes))
def test_a_code_without_its_zeros_is_itself(code: str) -> None:
    """However few zeros are written, and whichever letters stand for digits."""
    short = code[:3] + code[3:].lstrip("0")
    lettered = code[:3] + code[3:].replace("0", "o").replace("1", "l")
    assert {room._meant(name) for name in (code, short, lettered, code.lower())} == {code}
