"""Roots, whatever the caller's decimal context, and numbers of any length."""

import decimal
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.calculators._roots import root
from umkm_domain.calculators._work import ratio_of
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import format_number
from umkm_domain.core.plain import plain, ratio_text
from umkm_domain.model.registry import Registry

LONG = 10**5_000

CONTEXTS = [
    decimal.Context(prec=3),
    decimal.Context(rounding=decimal.ROUND_UP),
    decimal.Context(traps=[decimal.Inexact, decimal.Rounded, decimal.Subnormal]),
    decimal.Context(traps=[]),
    decimal.Context(Emax=5, Emin=-5),
]


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize(("before", "after", "years"), [(7, 10, 3), (10, 7, 11), (1, 10**30, 2), (10**9, 1, 3)])
def test_the_caller_decides_nothing(context: decimal.Context, before: int, after: int, years: int) -> None:
    """Precision, rounding, traps and exponents of the caller's context change no rate and raise nothing."""
    expected = calc.cagr(before, after, years).to_dict()
    with decimal.localcontext(context):
        result = calc.cagr(before, after, years)
        assert expected == result.to_dict()
        assert result.prose("en") == calc.cagr(before, after, years).prose("en")


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("years", [Fraction(1, 10**6), Fraction(1, 20_000)])
def test_a_rate_beyond_writing_is_undefined(context: decimal.Context, years: Fraction) -> None:
    """A rate of more than ten thousand digits has a reason in place of a value: never infinity, never an error."""
    with decimal.localcontext(context):
        result = calc.cagr(1, 10, years)
    assert result.value is None
    assert result.undefined is not None
    assert "10,000 digits" in result.undefined.en
    assert ["factor"] == [step.name for step in result.steps]


def test_the_largest_root() -> None:
    """Ten thousand digits are written, one more is not; a root beyond the exponents of decimals is not either."""
    assert root(Fraction(10) ** 9_999, Fraction(1)) == Decimal("1E+9999")
    assert root(Fraction(10) ** 10_000, Fraction(1)) is None
    assert root(Fraction(10) ** 10_000, Fraction(2)) == Decimal("1E+5000")
    assert root(Fraction(10), Fraction(1, 10**9)) is None
    assert root(Fraction(1, 10), Fraction(1, 10**9)) == 0


@given(st.integers(1, 10**40), st.integers(1, 10**40), st.integers(1, 9))
def test_a_rate_has_28_digits(before: int, after: int, years: int) -> None:
    """However large it is, a rate is a Decimal of 28 digits at most."""
    value = calc.cagr(before, after, years).value
    assert value is not None
    assert len(value.as_tuple().digits) <= 28


def test_a_large_rate_claims_no_more_digits_than_its_root() -> None:
    """From 1 to 10^4000 in a year: the one that is taken off lies far below the 28th digit."""
    assert calc.cagr(1, 10**4_000, 1).value == Decimal("1E+4000")


@pytest.mark.parametrize("result", [calc.growth(1, 10**5_000), calc.cagr(1, 10**5_000, 1), calc.growth(10**5_000, 1)])
def test_numbers_of_any_length_are_written(result: Computation[Any]) -> None:
    """Python writes no int of more than 4,300 digits; a computation does, in every form that it takes."""
    assert json.dumps(result.to_dict())
    assert result.to_row()["name"] == result.name
    assert calc.table(result)[0]["value"]
    assert all(result.prose(language) for language in ("id", "en"))
    assert result._repr_html_()
    replay(result)


def test_long_numbers_in_plain_data() -> None:
    """An int that JSON readers would refuse is text; one digit fewer is a number."""
    assert "1" + "0" * 4_000 == plain(10**4_000)
    assert 10**4_000 - 1 == plain(10**4_000 - 1)
    assert "-1" + "0" * 4_000 == plain(-(10**4_000))
    assert "1" + "0" * 5_000 + "/7" == ratio_text(Fraction(10**5_000, 7))
    assert 6_667 == len(format_number(10**5_000, "en"))
    assert format_number(Fraction(10**5_000 + 1, 10**3), "id").endswith(".000,001")


def test_whole_roots_are_written_out() -> None:
    """A hundred is `100`, not `1E+2`; beyond 28 digits the exponent says that no more digits are known."""
    assert "100" == str(root(Fraction(10_000), Fraction(2)))
    assert "1000000000000000000000000000" == str(root(Fraction(10) ** 27, Fraction(1)))
    assert "1E+28" == str(root(Fraction(10) ** 28, Fraction(1)))
    assert "0" == str(calc.cagr(7, 7, 3).value)


@pytest.mark.parametrize("text", ["1e999999999", "-1e999999999", "1e-999999999", "1e10001", "1e-10001"])
def test_a_few_characters_do_not_stand_for_any_number_of_digits(text: str) -> None:
    """A Decimal or a ratio with such an exponent would fill the memory; it is refused."""
    for compute in (
        lambda: calc.growth(1, Decimal(text)),
        lambda: calc.claim_check(text, 1, 2),
        lambda: calc.claim_check(f"{text}%", 1, 2),
    ):
        with pytest.raises(UsageError):
            compute()


def test_ratios_with_an_exponent() -> None:
    """Within the limit an exponent is read, with or without a percent sign; nonsense around it is refused."""
    assert Fraction(1, 200) == ratio_of("ratio", "5e-3") == ratio_of("ratio", "5E-1 %".replace(" ", ""))
    assert calc.growth(1, Decimal("1e10000")).value == 10**10_000 - 1
    for wrong in ("e", "1e", "e5", "1e5e5", "infinite", "Infinity", "sNaNe1", "1/1e5"):
        with pytest.raises(UsageError):
            ratio_of("ratio", wrong)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: calc.submissions_needed(-LONG, "1/2", confidence="1/2"), "wanted: expected a whole number"),
        (lambda: calc.submissions_needed(1, LONG, confidence="1/2"), "expected a ratio of 0 to 1"),
        (lambda: calc.submissions_needed(1, "1/2", confidence=-LONG), "confidence: expected"),
        (lambda: calc.PastRounds(passed=LONG, submitted=1), "no more passed than submitted, got 1000000000[.]{3}"),
        (lambda: calc.bpum_total(Fraction(LONG, 3), on=date(2020, 10, 1)), "recipients: expected a whole number"),
        (lambda: calc.cagr(1, 2, -LONG), "years: expected no less than 0"),
        (lambda: calc.growth(1, [LONG]), "expected a whole number"),
        (lambda: calc.Cost("nib", -LONG, "enterprise"), "amount: expected a whole number"),
        (lambda: calc.Cost("nib", 1, "certificate", covers=-LONG), "covers: expected a whole number"),
        (lambda: calc.final_tax([1] * 12, year=LONG, legal_form="individual"), "year: expected a year"),
        (lambda: calc.final_tax({LONG: 1}, year=2024, legal_form="individual"), "expected months 1 to 12"),
        (lambda: calc.readiness("P1", Registry(), on=LONG), "on: expected a date"),
    ],
)
def test_errors_about_long_numbers(ask: Any, words: str) -> None:
    """A number that Python does not write is refused like any other: by a typed error that says what was given."""
    with pytest.raises(UsageError, match=words) as caught:
        ask()
    assert "(5,001 digits)" in str(caught.value)
