"""Numbers, dates and texts in two languages, against the decimal module as an oracle."""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.language import (
    LANGUAGES,
    Language,
    Text,
    format_date,
    format_large,
    format_number,
    format_percent,
    show_value,
)
from umkm_domain.law.scale import Size
from umkm_domain.model.assistance import AssistanceKind

EXACT = Context(prec=120, rounding=ROUND_HALF_UP)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=7)


@given(NUMBERS, st.integers(0, 8))
def test_format_number_rounds_as_decimal_does(value: Decimal, digits: int) -> None:
    """Half up, grouped by three, never a minus before zero."""
    rounded = value.quantize(Decimal(1).scaleb(-digits), context=EXACT)
    expected = f"{abs(rounded) if rounded == 0 else rounded:,.{digits}f}"
    assert expected == format_number(value, "en", digits)


@given(NUMBERS, st.none() | st.integers(0, 8))
def test_indonesian_swaps_point_and_comma(value: Decimal, digits: int | None) -> None:
    """Both languages write the same digits; only the two marks change places."""
    english = format_number(value, "en", digits)
    assert english.translate(str.maketrans(",.", ".,")) == format_number(value, "id", digits)


@given(st.integers(-(10**30), 10**30))
def test_whole_numbers_are_written_whole(value: int) -> None:
    """A whole number reads back, whatever its size."""
    assert value == int(format_number(value, "id").replace(".", ""))


@pytest.mark.parametrize(
    ("expected", "value", "digits"),
    [
        ("0", Fraction(0), None),
        ("0,5", Fraction(1, 2), None),
        ("0,3333", Fraction(1, 3), None),
        ("0", Fraction(1, 100_000), None),
        ("0", Fraction(-1, 100_000), None),
        ("-0,0001", Fraction(-1, 10_000), None),
        ("3", Fraction(5, 2), 0),
        ("-3", Fraction(-5, 2), 0),
        ("999.999,9", Fraction(9_999_999, 10), None),
        ("1.000.000,0", Fraction(99_999_999, 100), 1),
        ("12,00", 12, 2),
        ("1.234,5", Decimal("1234.5"), None),
    ],
)
def test_format_number_vectors(expected: str, value: Fraction | Decimal | int, digits: int | None) -> None:
    """The edges of rounding, by hand."""
    assert expected == format_number(value, "id", digits)


def test_format_percent_takes_a_ratio() -> None:
    """One is a hundred percent; whole numbers count as ratios too."""
    assert ("100 %", "0,0634 %", "-4.43 %") == (
        format_percent(1, "id"),
        format_percent(Fraction(10, 15769), "id", 4),
        format_percent(Fraction(-731, 16500), "en", 2),
    )


@given(st.dates())
def test_dates_read_back(day: date) -> None:
    """A date with the name of its month is the same date in both languages."""
    for language in LANGUAGES:
        number, month, year = format_date(day, language).split()
        months = [format_date(date(2000, m, 1), language).split()[1] for m in range(1, 13)]
        assert day == date(int(year), months.index(month) + 1, int(number))


def test_months_have_twelve_names_each() -> None:
    """No two months share a name."""
    for language in LANGUAGES:
        assert 12 == len({format_date(date(2000, month, 1), language) for month in range(1, 13)})


@pytest.mark.parametrize(
    ("indonesian", "english", "value"),
    [
        ("ya", "yes", True),
        ("tidak", "no", False),
        ("–", "–", None),
        ("usaha", "enterprise", Text(id="usaha", en="enterprise")),
        ("1.500", "1,500", 1500),
        ("0,25", "0.25", Fraction(1, 4)),
        ("18 Juli 2019", "18 July 2019", date(2019, 7, 18)),
        ("1, ya, x", "1, yes, x", (1, True, "x")),
        ("1.000, 2", "1,000, 2", [1000, 2]),
        ("", "", ()),
    ],
)
def test_show_value(indonesian: str, english: str, value: object) -> None:
    """Each kind of value of ours is written for people."""
    assert (indonesian, english) == (show_value(value, "id"), show_value(value, "en"))


@given(st.text(), st.text(), st.sampled_from(LANGUAGES))
def test_text_shows_its_language(indonesian: str, english: str, language: Language) -> None:
    """`show` picks the language; `str` is Indonesian."""
    text = Text(id=indonesian, en=english)
    assert {"id": indonesian, "en": english}[language] == text.show(language)
    assert indonesian == str(text)


def test_fill_writes_each_language_its_own_way() -> None:
    """Values with braces stay as they are, and numbers follow the language."""
    filled = Text(id="{n} unit dari {who}", en="{n} units of {who}").fill({"n": 15769, "who": "{x}"})
    assert Text(id="15.769 unit dari {x}", en="15,769 units of {x}") == filled


def test_fill_refuses_a_missing_value() -> None:
    """A template whose value is not given is a mistake, not an empty place."""
    with pytest.raises(KeyError):
        Text(id="{n}", en="{n}").fill({})


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (10**15 - 1, "999.999.999.999.999", "999,999,999,999,999"),
        (10**15, "1 × 10^15", "1 × 10^15"),
        (Fraction(-15030672, 10**4) * 10**100, "-1,5031 × 10^103", "-1.5031 × 10^103"),
        (Decimal("0.25"), "0,25", "0.25"),
    ],
)
def test_large_numbers_in_powers_of_ten(value: Fraction, indonesian: str, english: str) -> None:
    """From 10^15 on a number is written in powers of ten, before that in full."""
    assert (indonesian, english) == (format_large(value, "id"), format_large(value, "en"))


def test_codes_in_words() -> None:
    """A code that fills a text is called by its word in Indonesian and loses its underscores in English."""
    said = Text(id="{kind} ({size})", en="{kind} ({size})").fill(
        {"kind": AssistanceKind.SOCIAL_GIFT, "size": Size.MICRO}
    )
    assert Text(id="pemberian sosial (mikro)", en="social gift (micro)") == said
