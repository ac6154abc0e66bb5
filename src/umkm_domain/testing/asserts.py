"""Pernyataan uji. Assertions on what the library gives: results, reports, round trips.

Each raises `AssertionError` with what was expected and what was got.

>>> from umkm_domain.testing import build
>>> assert_computation_consistent(build.computation())
>>> assert_report_has(Report((build.finding(),)), "PRD001", id="P1").path
'/gtin'
"""

import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypeVar, cast

from umkm_domain.core.computation import Computation, Step
from umkm_domain.core.findings import Finding, Report

__all__ = ["assert_computation_consistent", "assert_report_has", "assert_report_lacks", "assert_round_trip"]

T = TypeVar("T")

_FOLDED: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "add": Fraction.__add__,
    "subtract": Fraction.__sub__,
    "multiply": Fraction.__mul__,
    "divide": Fraction.__truediv__,
}
_TOLERANCE = Fraction(1, 10**12)


def assert_computation_consistent(computation: Computation[Any]) -> None:
    """Hitung ulang langkah-langkahnya. Do each arithmetic step again, and compare.

    Checks that each step gives its result (exact; a root to one part in 10^12), that a name is never used
    before or with another value than the step that gives it, that the last step of that name gives the value,
    and that an undefined computation has a reason.

    Steps that read a table, choose, or compare are not done again; their names are followed.

    Raises:
        AssertionError: names the computation, the step, expected and got.
    """
    given: dict[str, object] = {}
    for step in computation.steps:
        for name, value in step.inputs:
            if name in given and given[name] != value:
                _fail(computation, f"step {step.name!r} takes {name!r} as", given[name], value)
        _check_step(computation, step)
        given[step.name] = step.result
    results = [step.result for step in computation.steps]
    if results and _is_number(computation.value) and not any(_same(r, computation.value) for r in results):
        _fail(computation, "the value, as a result of some step", results[-1], computation.value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Fraction | Decimal) and not isinstance(value, bool)


def _check_step(computation: Computation[Any], step: Step) -> None:
    values = [value for _, value in step.inputs]
    if not values or not all(map(_is_number, values)):
        return
    numbers = [Fraction(cast("int | Fraction | Decimal", value)) for value in values]
    if step.operation == "divide" and 0 in numbers[1:]:
        _fail(computation, f"step {step.name!r} (divide)", "a divisor other than 0", step.result)
    expected = _again(step.operation, numbers)
    if expected is None:
        return
    close = step.operation in ("root", "power") or isinstance(step.result, Decimal)
    if not (_near(expected, step.result) if close else _same(step.result, expected)):
        _fail(computation, f"step {step.name!r} ({step.operation})", expected, step.result)


def _again(operation: str, numbers: list[Fraction]) -> Any:
    """The result of an operation, or None where there is nothing to do again."""
    if operation in _FOLDED:
        result = numbers[0]
        for number in numbers[1:]:
            result = _FOLDED[operation](result, number)
        return result
    if operation == "power" and len(numbers) == 2 and numbers[1].denominator == 1:
        return numbers[0] ** int(numbers[1])
    if operation == "root" and len(numbers) == 2:
        return float(numbers[0]) ** (1 / float(numbers[1]))
    if operation in ("minimum", "maximum"):
        return min(numbers) if operation == "minimum" else max(numbers)
    if operation in ("ceiling", "floor") and len(numbers) == 1:
        return ceil(numbers[0]) if operation == "ceiling" else floor(numbers[0])
    return None


def _same(got: object, expected: object) -> bool:
    return type(got) is not bool and got == expected


def _near(expected: Any, got: object) -> bool:
    if not isinstance(got, int | Fraction | Decimal):
        return False
    right = Fraction(expected)
    return abs(right - Fraction(got)) <= _TOLERANCE * max(abs(right), Fraction(1))


def _fail(computation: Computation[Any], what: str, expected: object, got: object) -> None:
    message = f"{computation.name}: {what}: expected {expected}, got {got}"
    raise AssertionError(message)


def assert_report_has(report: Report, code: str, **facts: object) -> Finding:
    """Laporan memuat temuan ini. The report has a finding of that code, and with those facts.

    Args:
        report: what `check` returned.
        code: the rule.
        facts: fields of the finding (`id="P1"`, `path="/gtin"`, `severity=Severity.ERROR`), or names among its
            values.

    Returns:
        The first finding that fits.

    Raises:
        AssertionError: no finding fits; lists those of that code, or all codes.
    """
    of_code = [finding for finding in report if finding.code == code]
    for finding in of_code:
        values = dict(finding.values)
        if all(getattr(finding, name, values.get(name)) == fact for name, fact in facts.items()):
            return finding
    got = [finding.line("en") for finding in of_code] or [f"{c} ({n})" for c, n in report.counts().items()]
    message = f"expected a finding {code} with {facts}, got {'; '.join(got) or 'no finding at all'}"
    raise AssertionError(message)


def assert_report_lacks(report: Report, code: str) -> None:
    """Laporan tidak memuat kode ini. The report has no finding of that code.

    Raises:
        AssertionError: it has; lists them.
    """
    got = [finding.line("en") for finding in report if finding.code == code]
    if got:
        message = f"expected no finding {code}, got {'; '.join(got)}"
        raise AssertionError(message)


def assert_round_trip(value: T, there: Callable[[T], Any] = pickle.dumps, back: Callable[[Any], T] = pickle.loads) -> T:
    """Pergi dan pulang tanpa kehilangan. What goes there and back is equal, of the same type, and hashes alike.

    Args:
        value: what is sent.
        there: writes it; pickles by default.
        back: reads it.

    Returns:
        What came back.

    Raises:
        AssertionError: it came back different.
    """
    returned = back(there(value))
    if type(returned) is not type(value) or returned != value:
        message = f"expected {value!r} to come back, got {returned!r}"
        raise AssertionError(message)
    if type(value).__hash__ is not None and hash(returned) != hash(value):
        message = f"expected the same hash after the round trip of {value!r}"
        raise AssertionError(message)
    return returned
