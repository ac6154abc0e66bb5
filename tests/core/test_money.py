"""Amounts of rupiah: what is written reads back, and what has two readings is refused."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import LANGUAGES, Language, format_number
from umkm_domain.core.money import format_rupiah, parse_rupiah

AMOUNTS = st.integers(-(10**17), 10**17)


@given(AMOUNTS, st.sampled_from(LANGUAGES), st.booleans())
def test_what_is_written_reads_back(amount: int, language: Language, words: bool) -> None:
    """parse ∘ format is the identity in both languages and both styles."""
    assert amount == parse_rupiah(format_rupiah(amount, language, words=words))


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["ribu", "juta", "miliar", "triliun"]))
def test_an_indonesian_comma_is_decimal(whole: int, thousandths: int, word: str) -> None:
    """`1,234 juta` is a million and some; the comma never groups before an Indonesian word."""
    scale = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}[word]
    assert Fraction(whole * 1000 + thousandths, 1000) * scale == parse_rupiah(f"{whole},{thousandths:03d} {word}")


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_an_english_word_is_read_in_english(whole: int, thousandths: int, word: str) -> None:
    """`1,234 million` is a thousand million, `1.234 million` is not."""
    scale = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}[word]
    number = whole * 1000 + thousandths
    assert number * scale == parse_rupiah(f"{whole},{thousandths:03d} {word}")
    assert Fraction(number, 1000) * scale == parse_rupiah(f"{whole}.{thousandths:03d} {word}")


@given(st.integers(0, 10**15), st.sampled_from(["", "Rp", "Rp ", "rp. ", "IDR ", "Rp\xa0"]))
def test_the_sign_of_rupiah_does_not_matter(amount: int, sign: str) -> None:
    """With or without `Rp`, the plain digits are the amount."""
    assert amount == parse_rupiah(f"{sign}{amount}")
    assert amount == parse_rupiah(f" {sign}{amount},- ")
    assert -amount == parse_rupiah(f"-{sign}{amount}")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1_500_000, "Rp1.500.000,00"),
        (1_500_000, "Rp 1.500.000,-"),
        (1_500_000, "Rp. 1.500.000,--"),
        (1_500_000, "1500000"),
        (1_500_000, "1,5 jt"),
        (1_500_000, "1,5jt"),
        (1_500_000, "1.5 juta"),
        (1_500_000, "1500000,00"),
        (1_500_000, "1.500.000 rupiah"),
        (1_500_000, "Rp1,500,000.00"),
        (1_500_000, "1,500,000"),
        (1_500_000, "RP 1.500 RIBU"),
        (1_500_000_000, "1.500 juta rupiah"),
        (2_000_000_000, "2 miliar"),
        (2_000_000_000, "2M"),
        (2_700_000_000_000, "Rp2,7 triliun"),
        (250_000, "Rp 250 rb."),
        (500_000, "0,5 juta"),
        (500_000, "0.500 juta"),
        (1_500_000, "1,5 million"),
        (1_234_500_000, "1,234.5 million"),
        (0, "Rp0,00"),
        (999, "Rp999.00"),
        (0, "0 million"),
        (-5_000, "Rp-5.000"),
    ],
)
def test_amounts_as_people_write_them(amount: int, text: str) -> None:
    """Printed forms that have one reading."""
    assert amount == parse_rupiah(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Rp",
        "rupiah",
        "abc",
        "1.5",
        "0.000",
        "1500.000",
        "1,500",
        "1,000",
        "0.500",
        "1,5",
        "Rp1.500,50",
        "1.50.000",
        "1.500.00",
        "1,50,000",
        "1..500",
        "1,2,3",
        "12,345.678,9",
        "1,5 ribu juta",
        "5 lusin",
        "1,0000005 juta",
        "1,0001 rb",
        "--5",
        "-Rp-5",
        "5-",
        "١٥٠٠",
        "１５００",
        "0x10",
        "1e6",
        "nan",
        "infinity",
        "1_000",
        "9" * 5000,
    ],
)
def test_no_amount_or_two_readings(text: str) -> None:
    """What is no amount, or could be two, is refused and quoted."""
    with pytest.raises(UsageError, match=r"expected .* got"):
        parse_rupiah(text)


@given(st.text(alphabet="Rp0123456789.,- jtamilr\xa0", max_size=24))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    """Whatever is given, there is a whole number or one error of ours."""
    try:
        amount = parse_rupiah(text)
    except UsageError:
        return
    assert amount == parse_rupiah(format_rupiah(amount))


@pytest.mark.parametrize(
    ("expected", "amount", "language", "words"),
    [
        ("Rp0,00", 0, "id", False),
        ("-Rp5,000.00", -5000, "en", False),
        ("Rp999,00", 999, "id", True),
        ("1 ribu", 1000, "id", True),
        ("-1,5 miliar", -1_500_000_000, "id", True),
        ("2.7 trillion", 2_700_000_000_000, "en", True),
        ("1,000001 juta", 1_000_001, "id", True),
        ("15.769 triliun", 15_769 * 10**12, "id", True),
    ],
)
def test_format_rupiah_vectors(expected: str, amount: int, language: Language, words: bool) -> None:
    """The forms that a reader of each language expects."""
    assert expected == format_rupiah(amount, language, words=words)


@given(AMOUNTS)
def test_the_long_form_is_the_number_with_sen(amount: int) -> None:
    """The long form is `Rp` and the number with two decimals."""
    assert f"Rp{format_number(abs(amount), 'id', 2)}" == format_rupiah(amount).removeprefix("-")


@pytest.mark.parametrize("given", [1500, None, b"1500"])
def test_only_text_is_read(given: object) -> None:
    """What is no text is wrong use, said as such."""
    with pytest.raises(UsageError, match=f"as text, got {type(given).__name__}"):
        parse_rupiah(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(("amount", "language"), [(1.5, "id"), (True, "id"), ("5", "id"), (None, "en"), (5, "fr")])
def test_only_whole_rupiah_are_written(amount: Any, language: Any) -> None:
    """A float, a truth value, text, nothing, and a language that is none of ours are wrong use."""
    with pytest.raises(UsageError, match="expected whole rupiah"):
        format_rupiah(amount, language)
