"""Submissions needed: the exact binomial, and the beta-binomial from past rounds."""

from decimal import Decimal
from fractions import Fraction
from math import comb, factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.calculators import submissions
from umkm_domain.core.errors import UsageError

RATES = st.fractions(min_value=0, max_value=1, max_denominator=40)
SURE = st.fractions(min_value=Fraction(1, 100), max_value=Fraction(99, 100), max_denominator=1000)
SERANG = calc.PastRounds(passed=17, submitted=150)


def binomial(wanted: int, many: int, rate: Fraction) -> Fraction:
    """The chance as the textbook writes it."""
    return sum((comb(many, i) * rate**i * (1 - rate) ** (many - i) for i in range(wanted, many + 1)), Fraction(0))


def beta_binomial(wanted: int, many: int, past: calc.PastRounds) -> Fraction:
    """The chance as an integral over every rate, weighed by what the past rounds make of it."""
    a, b = past.passed + 1, past.submitted - past.passed + 1

    def beta(x: int, y: int) -> Fraction:
        return Fraction(factorial(x - 1) * factorial(y - 1), factorial(x + y - 1))

    return sum((comb(many, i) * beta(a + i, b + many - i) / beta(a, b) for i in range(wanted, many + 1)), Fraction(0))


@given(st.integers(0, 12), RATES.filter(lambda rate: rate >= Fraction(1, 12)), SURE)
def test_least_number_of_the_binomial(wanted: int, rate: Fraction, sure: Fraction) -> None:
    """So many are enough, and one fewer is not, by the textbook sum."""
    result = calc.submissions_needed(wanted, rate, sure)
    assert result.value is not None
    assert binomial(wanted, result.value, rate) >= sure
    assert result.value == 0 or binomial(wanted, result.value - 1, rate) < sure
    replay(result)


@given(st.integers(0, 6), st.integers(0, 9), st.integers(0, 9), SURE.filter(lambda sure: sure <= Fraction(9, 10)))
def test_least_number_of_the_beta_binomial(wanted: int, passed: int, failed: int, sure: Fraction) -> None:
    """So many are enough, and one fewer is not, over every rate that the past rounds allow."""
    past = calc.PastRounds(passed=passed, submitted=passed + failed)
    result = calc.submissions_needed(wanted, past, sure)
    assert result.value is not None
    assert beta_binomial(wanted, result.value, past) >= sure
    assert result.value == 0 or beta_binomial(wanted, result.value - 1, past) < sure
    replay(result)


@given(st.integers(0, 15), st.integers(0, 15), RATES, st.integers(0, 5), st.integers(0, 5))
def test_chance(wanted: int, many: int, rate: Fraction, passed: int, failed: int) -> None:
    """The chance is that of the textbook, for a known rate and for past rounds."""
    past = calc.PastRounds(passed=passed, submitted=passed + failed)
    assert binomial(wanted, many, rate) == calc.chance_of_passing(wanted, many, rate).value
    assert beta_binomial(wanted, many, past) == calc.chance_of_passing(wanted, many, past).value


ANY_RATE = st.one_of(
    st.fractions(min_value=0, max_value=1, max_denominator=10**12),
    st.tuples(st.integers(0, 200), st.integers(0, 200)).map(
        lambda both: calc.PastRounds(passed=both[0], submitted=sum(both))
    ),
)


@given(st.integers(1, 60), st.integers(0, 60), ANY_RATE)
@settings(max_examples=200)
def test_bounds_hold_the_chance(wanted: int, more: int, rate: Fraction | calc.PastRounds) -> None:
    """The bounds that usually decide hold the exact chance between them, and lie close together."""
    many = wanted + more
    passing, total = submissions._chance(wanted, many, rate)
    low, high = submissions._bounds(wanted, many, rate)
    scale = 2**submissions._BITS
    assert low * total <= passing * scale <= high * total
    assert high - low < 2**10


@pytest.mark.parametrize(("wanted", "many", "rate"), [(3000, 26000, Fraction(17, 150)), (900, 9000, SERANG)])
def test_bounds_of_long_sums(wanted: int, many: int, rate: Fraction | calc.PastRounds) -> None:
    """Over thousands of terms the bounds still hold the exact chance, and lie as close together."""
    passing, total = submissions._chance(wanted, many, rate)
    low, high = submissions._bounds(wanted, many, rate)
    assert low * total <= passing * 2**submissions._BITS <= high * total
    assert high - low < 2**10


@given(st.integers(1, 12), st.integers(0, 9))
def test_as_many_pass_as_fail(wanted: int, past: int) -> None:
    """Where passing is as likely as failing, more than half of an odd number pass with a chance of one half."""
    for rate in (Fraction(1, 2), calc.PastRounds(passed=past, submitted=2 * past)):
        assert Fraction(1, 2) == calc.chance_of_passing(wanted, 2 * wanted - 1, rate).value
        assert 2 * wanted - 1 == calc.submissions_needed(wanted, rate, "50%").value


@given(st.integers(1, 20), RATES.filter(lambda rate: rate >= Fraction(1, 12)), SURE)
def test_more_wanted_or_more_certain_needs_no_fewer(wanted: int, rate: Fraction, sure: Fraction) -> None:
    """The number grows with what is wanted and with the confidence, and falls with the rate."""
    here = calc.submissions_needed(wanted, rate, sure).value
    assert here is not None
    assert wanted <= here
    for other in (
        calc.submissions_needed(wanted + 1, rate, sure),
        calc.submissions_needed(wanted, rate, (1 + sure) / 2),
        calc.submissions_needed(wanted, rate * Fraction(3, 4), sure),
    ):
        assert other.value is not None
        assert here <= other.value


@pytest.mark.parametrize(
    ("wanted", "rate", "confidence", "needed"),
    [
        (20, "17/150", "90%", 226),
        (20, Fraction(17, 150), Fraction(9, 10), 226),
        (1, "1/2", "1/2", 1),
        (1, "1/2", "0.75", 2),
        (1, "1/2", "0.751", 3),
        (1, "10%", "95%", 29),
        (5000, "17/150", "95%", 45_089),
        (5000, "99%", "99%", 5068),
        (2, "1/100000000", "90%", 388_972_016),
        (3, "1/2", Fraction(10**500 - 1, 10**500), 1682),
        (10**5, "17/150", "90%", 885_722),
        (10**5, "1/2", "50%", 199_999),
    ],
)
def test_numbers(wanted: int, rate: str, confidence: str, needed: int) -> None:
    """Numbers small and large, at a rate that is known."""
    assert needed == calc.submissions_needed(wanted, rate, confidence).value


@pytest.mark.parametrize(
    ("wanted", "past", "confidence", "needed"),
    [
        (20, SERANG, "90%", 252),
        (5000, SERANG, "95%", 63_743),
        (1, calc.PastRounds(passed=0, submitted=0), "90%", 9),
        (1000, calc.PastRounds(passed=0, submitted=150), "99.9%", 150_924_912),
        (10**4, calc.PastRounds(passed=1700, submitted=15_000), "90%", 91_057),
    ],
)
def test_numbers_from_past_rounds(wanted: int, past: calc.PastRounds, confidence: str, needed: int) -> None:
    """An uncertain rate asks for more; with no round at all one of n + 1 outcomes is as likely as another."""
    assert needed == calc.submissions_needed(wanted, past, confidence).value


def test_serang_needs_more_than_the_average() -> None:
    """At 17 of 150 it takes 177 for 20 to pass on average, 226 with 90 % certainty, 252 with the rate uncertain."""
    result = calc.submissions_needed(20, "17/150", "90%")
    steps = {step.name: step.result for step in result.steps}
    assert Fraction(3000, 17) == steps["submissions for that many on average"]
    assert steps["chance with 225"] < Decimal("0.9") <= steps["chance with 226"]
    assert 226 == steps["submissions"] == result.value
    assert "submissions" == result.unit
    assert () == result.notes
    past = calc.submissions_needed(20, SERANG, "90%")
    steps = {step.name: step.result for step in past.steps}
    assert Fraction(18, 152) == steps["rate of the past rounds"]
    assert steps["chance with 251"] < Decimal("0.9") <= steps["chance with 252"]
    assert ["The pass rate is known from past rounds only; its uncertainty is part of the sum."] == [
        note.en for note in past.notes
    ]
    assert "17/150" in past.prose("en")[1]


@given(st.integers(1, 12), RATES.filter(lambda rate: Fraction(1, 12) <= rate < 1), SURE)
def test_chances_in_the_steps_are_rounded_down(wanted: int, rate: Fraction, sure: Fraction) -> None:
    """A chance in a step is the exact one, without what is beyond 28 places."""
    result = calc.submissions_needed(wanted, rate, sure)
    chances = [step for step in result.steps if step.name.startswith("chance with")]
    assert len(chances) == 2
    for step in chances:
        exact = binomial(wanted, int(dict(step.inputs)["submitted"]), rate)  # type: ignore[call-overload]
        assert isinstance(step.result, Decimal)
        assert 0 <= exact - Fraction(step.result) < Fraction(1, 10**28)
        assert step.note is not None
        assert "28" in step.note.en


def test_all_pass() -> None:
    """Where all pass as many as are wanted are enough, with full certainty too."""
    assert calc.submissions_needed(7, 1, 1).value == 7
    assert calc.submissions_needed(7, "100%", "50%").value == 7


def test_none_wanted() -> None:
    """Where none is wanted none must be submitted, even at a rate of zero."""
    assert calc.submissions_needed(0, 0, "90%").value == 0
    assert calc.submissions_needed(0, SERANG, 1).value == 0


@pytest.mark.parametrize(
    ("rate", "confidence", "word"),
    [(0, "90%", "zero"), ("1/2", 1, "certainty"), (SERANG, 1, "certainty"), (Fraction(1, 10**30), "90%", "too long")],
)
def test_no_number_is_enough(rate: object, confidence: object, word: str) -> None:
    """A rate of zero, full certainty and a rate next to nothing give a reason in place of a number."""
    result = calc.submissions_needed(5, rate, confidence)  # type: ignore[arg-type]
    assert result.value is None
    assert result.undefined is not None
    assert word in result.undefined.en
    assert () == result.steps


def test_average_in_the_reason() -> None:
    """Where the exact number is not looked for, the reason says how many it takes on average."""
    reason = calc.submissions_needed(3, Fraction(1, 10**9), "90%").undefined
    assert reason is not None
    assert "3,000,000,000 submissions" in reason.en
    assert "3.000.000.000 pengajuan" in reason.id


@pytest.mark.parametrize(
    ("wanted", "rate", "average"),
    [(200_001, "1/2", "400,002"), (200_001, calc.PastRounds(passed=9, submitted=18), "400,002")],
)
def test_more_terms_than_are_summed(wanted: int, rate: object, average: str) -> None:
    """Where the chance is a sum of too many terms the reason says how many it takes on average."""
    result = calc.submissions_needed(wanted, rate, "90%")  # type: ignore[arg-type]
    assert result.value is None
    assert result.undefined is not None
    assert f"It takes {average} submissions on average" in result.undefined.en
    assert calc.submissions_needed(10**6, "999999/1000000", "90%").value == 1_000_002


@pytest.mark.parametrize(
    ("wanted", "rate", "confidence", "said"),
    [
        (20, 0.1133, "90%", "pass_rate: expected an exact ratio, got 0.1133; give a Fraction .*'17/150'"),
        (20, "17/150", 0.9, "confidence: expected an exact ratio"),
        (20.0, "17/150", "90%", "wanted"),
        (-1, "17/150", "90%", "wanted: expected a whole number of at least 0"),
        (True, "17/150", "90%", "wanted"),
        (20, "18/17", "90%", "pass_rate: expected a ratio of 0 to 1"),
        (20, "-1/17", "90%", "pass_rate: expected a ratio of 0 to 1"),
        (20, "one in nine", "90%", "pass_rate: expected a ratio such as 17/150"),
        (20, "17/150", "101%", "confidence: expected a ratio of 0 to 1"),
        (20, "17/150", 0, "confidence: expected more than 0, got 0"),
        (20, None, "90%", "pass_rate"),
    ],
)
def test_bad_input(wanted: object, rate: object, confidence: object, said: str) -> None:
    """Floats, ratios outside 0 to 1, and what is no number are refused, and the message says what to give."""
    with pytest.raises(UsageError, match=said):
        calc.submissions_needed(wanted, rate, confidence)  # type: ignore[arg-type]


@pytest.mark.parametrize(("passed", "submitted"), [(5, 4), (-1, 4), (1.0, 4), (1, "4"), (None, 4)])
def test_bad_rounds(passed: object, submitted: object) -> None:
    """Past rounds are whole numbers, and no more pass than were submitted."""
    with pytest.raises(UsageError, match="past rounds"):
        calc.PastRounds(passed=passed, submitted=submitted)  # type: ignore[arg-type]


def test_bad_chance() -> None:
    """A chance takes whole numbers and exact ratios too."""
    for arguments in ((1.0, 2, "1/2"), (1, 2.0, "1/2"), (1, 2, 0.5), (1, 2, 2)):
        with pytest.raises(UsageError):
            calc.chance_of_passing(*arguments)  # type: ignore[arg-type]


def test_chance_shows_itself() -> None:
    """The step of a chance says what it is of."""
    result = calc.chance_of_passing(1, 2, "1/2")
    assert Fraction(3, 4) == result.value
    assert ("chance_of_passing", "ratio") == (result.name, result.unit)
    assert (("wanted", 1), ("submitted", 2), ("pass rate", Fraction(1, 2))) == result.steps[0].inputs
    shown = calc.chance_of_passing(1, 2, SERANG).steps[0]
    assert ("pass rate", "17/150") == shown.inputs[2]
