"""The assertions pass on what holds and fail on what does not, with words that help."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.computation import Computation, Step
from umkm_domain.core.findings import Report, Severity
from umkm_domain.testing.asserts import (
    assert_computation_consistent,
    assert_report_has,
    assert_report_lacks,
    assert_round_trip,
)
from umkm_domain.testing.build import computation, finding

NUMBERS = st.integers(-100, 100) | st.fractions(-10, 10, max_denominator=50)


def _one(operation: str, result: object, *inputs: object) -> Computation[Any]:
    named = tuple((f"x{i}", value) for i, value in enumerate(inputs))
    step = Step(operation=operation, inputs=named, name="y", result=result)
    return Computation(name="demo", value=result, unit="ratio", steps=(step,))


RIGHT: list[tuple[str, object, tuple[object, ...]]] = [
    ("add", 6, (1, 2, 3)),
    ("subtract", -4, (1, 2, 3)),
    ("multiply", Fraction(3, 2), (3, Fraction(1, 2))),
    ("divide", Fraction(10, 15769), (10, 15769)),
    ("power", 8, (2, 3)),
    ("power", Fraction(1, 4), (2, -2)),
    ("root", Decimal("1.4142135623730951"), (2, 2)),
    ("minimum", 1, (3, 1, 2)),
    ("maximum", 3, (3, 1, 2)),
    ("ceiling", 2, (Fraction(3, 2),)),
    ("floor", 1, (Fraction(3, 2),)),
    ("add", Decimal("0.3"), (Decimal("0.1"), Decimal("0.2"))),
]
NOT_DONE_AGAIN: list[tuple[str, object, tuple[object, ...]]] = [
    ("count", 99, (1, 2)),
    ("look up", 5, ("scale.general",)),
    ("choose", "micro", (1, 2)),
    ("compare", True, (1, 2)),
    ("add", 5, (True, 2)),
    ("power", Decimal("1.41"), (2, Fraction(1, 2))),
    ("ceiling", 3, (1, 2)),
    ("add", 0, ()),
]


@pytest.mark.parametrize(("operation", "result", "inputs"), RIGHT + NOT_DONE_AGAIN)
def test_right_steps_pass(operation: str, result: object, inputs: tuple[object, ...]) -> None:
    """A step that holds, or that cannot be done again, is consistent."""
    assert_computation_consistent(_one(operation, result, *inputs))


@pytest.mark.parametrize(("operation", "result", "inputs"), RIGHT)
def test_wrong_steps_fail(operation: str, result: Any, inputs: tuple[object, ...]) -> None:
    """A result that is off is found, and both figures are named."""
    wrong = result + 1
    with pytest.raises(AssertionError, match=rf"demo: step 'y' \({operation}\): expected .*, got {wrong}"):
        assert_computation_consistent(_one(operation, wrong, *inputs))


@given(st.sampled_from(["add", "subtract", "multiply"]), st.lists(NUMBERS, min_size=2, max_size=4), NUMBERS)
def test_any_error_is_found(operation: str, inputs: list[Any], off: Any) -> None:
    """Sums and products pass exactly when they are right."""
    right = Fraction(inputs[0])
    for number in inputs[1:]:
        right = {"add": right + number, "subtract": right - number, "multiply": right * number}[operation]
    assert_computation_consistent(_one(operation, right, *inputs))
    if off:
        with pytest.raises(AssertionError):
            assert_computation_consistent(_one(operation, right + off, *inputs))


def test_a_result_of_another_type_is_no_result() -> None:
    """A root that is text, and a sum that is a truth value, are wrong."""
    for computation_ in (_one("root", "1.41", 2, 2), _one("add", True, 0, 1)):
        with pytest.raises(AssertionError):
            assert_computation_consistent(computation_)


def test_division_by_zero_has_no_result() -> None:
    """A step that divides by zero is found, not raised as another error."""
    with pytest.raises(AssertionError, match="expected a divisor other than 0, got 1"):
        assert_computation_consistent(_one("divide", 1, 1, 0))


def test_a_name_keeps_its_value() -> None:
    """A later step must take the result of an earlier one as it is."""
    first = Step(operation="add", inputs=(("a", 1), ("b", 2)), name="sum", result=3)
    second = Step(operation="multiply", inputs=(("sum", 4), ("c", 2)), name="twice", result=8)
    with pytest.raises(AssertionError, match="step 'twice' takes 'sum' as: expected 3, got 4"):
        assert_computation_consistent(Computation(name="demo", value=8, unit="x", steps=(first, second)))


def test_the_value_is_a_result() -> None:
    """A number that no step gives is no value of those steps."""
    with pytest.raises(AssertionError, match="the value, as a result of some step: expected 3, got 4"):
        assert_computation_consistent(computation(value=4))


def test_values_that_no_step_can_give_pass() -> None:
    """No steps, a class as a value, or no value: nothing to compare."""
    assert_computation_consistent(computation(steps=()))
    assert_computation_consistent(computation(value="micro"))
    assert_computation_consistent(computation(value=None, undefined=finding().message))


REPORT = Report((finding(values=(("got", "12"),)), finding(id="P2", severity=Severity.ERROR)))


def test_report_has_finds_by_fields_and_values() -> None:
    """Fields of the finding and names among its values are compared."""
    assert assert_report_has(REPORT, "PRD001", id="P1", got="12") is REPORT.warnings[0]
    assert assert_report_has(REPORT, "PRD001", severity=Severity.ERROR) is REPORT.errors[0]


@pytest.mark.parametrize(
    ("code", "facts", "words"),
    [
        ("PRD001", {"id": "P3"}, r"expected a finding PRD001 with \{'id': 'P3'\}, got products/P2/gtin: error"),
        ("PRD001", {"nothing": 1}, "products/P1/gtin: warning PRD001"),
        ("CER001", {}, r"got PRD001 \(2\)"),
    ],
)
def test_report_has_says_what_there_is(code: str, facts: dict[str, object], words: str) -> None:
    """Where nothing fits, the message lists what came nearest."""
    with pytest.raises(AssertionError, match=words):
        assert_report_has(REPORT, code, **facts)


def test_an_empty_report_has_nothing() -> None:
    """The message of an empty report says so."""
    with pytest.raises(AssertionError, match="got no finding at all"):
        assert_report_has(Report(), "PRD001")


def test_report_lacks() -> None:
    """A code that is absent passes; one that is there is listed."""
    assert_report_lacks(REPORT, "CER001")
    with pytest.raises(AssertionError, match="expected no finding PRD001, got products/P2/gtin"):
        assert_report_lacks(REPORT, "PRD001")


def test_round_trips() -> None:
    """What comes back equal passes and is returned; what comes back changed, or of another type, fails."""
    assert assert_round_trip(computation()) == computation()
    assert assert_round_trip([1, 2], json.dumps, json.loads) == [1, 2]
    with pytest.raises(AssertionError, match=r"expected \(1, 2\) to come back, got \[1, 2\]"):
        assert_round_trip((1, 2), json.dumps, json.loads)  # type: ignore[arg-type]
    with pytest.raises(AssertionError, match="expected 1 to come back, got 2"):
        assert_round_trip(1, back=lambda _: 2)


class _NewHash:
    made = 0

    def __init__(self) -> None:
        _NewHash.made += 1
        self.mark = _NewHash.made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _NewHash)

    def __hash__(self) -> int:
        return self.mark


def test_round_trips_keep_the_hash() -> None:
    """Equal things that hash apart cannot be looked up."""
    with pytest.raises(AssertionError, match="expected the same hash"):
        assert_round_trip(_NewHash(), lambda _: b"", lambda _: _NewHash())
