"""Every step of a computation done again, by code that shares nothing with the calculators."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

from umkm_domain.core.computation import Computation, Step

SUMS: dict[str, Any] = {
    "add": lambda values: sum(values, Fraction(0)),
    "subtract": lambda values: values[0] - sum(values[1:], 0 * values[0]),
    "multiply": lambda values: math.prod(map(Fraction, values)),
    "divide": lambda values: Fraction(values[0]) / values[1],
    "minimum": min,
    "maximum": max,
    "ceiling": lambda values: math.ceil(values[0]),
    "floor": lambda values: math.floor(values[0]),
}


def replay(computation: Computation[Any]) -> None:
    """Do every sum of a computation again, and see that each step takes what an earlier one of that name gave."""
    known: dict[str, Any] = {}
    for step in computation.steps:
        for name, value in step.inputs:
            assert known.get(name, value) == value, (
                f"{step.name}: {name} is {value}, an earlier step said {known[name]}"
            )
        values = [value for _, value in step.inputs]
        if step.operation in SUMS and isinstance(step.result, Decimal):
            _rounded(step, values)
        elif step.operation in SUMS:
            assert SUMS[step.operation](values) == step.result, step
        if step.operation == "root":
            _root(step, values)
        assert not isinstance(step.result, float)
        known[step.name] = step.result


def _rounded(step: Step, values: list[Any]) -> None:
    """A sum with a root in it is a Decimal of 28 digits at most, and nearer to the exact sum than half the last."""
    assert isinstance(step.result, Decimal)
    exact = SUMS[step.operation]([Fraction(value) for value in values])
    assert len(step.result.as_tuple().digits) <= 28
    assert abs(Fraction(step.result) - exact) * 10**27 <= abs(exact) / 2, step


def _root(step: Step, values: list[Any]) -> None:
    assert isinstance(step.result, Decimal)
    if values[1] == int(values[1]):
        half = Fraction(max(1, int(values[0]) + 1), 10**27)
        least, most = Fraction(step.result) - half, Fraction(step.result) + half
        assert max(least, 0) ** int(values[1]) <= values[0] <= most ** int(values[1])
