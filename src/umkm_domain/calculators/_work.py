"""Alat kerja hitungan: membaca angka, mencatat langkah. What calculators share: reading figures, keeping steps.

`figure` takes what may be counted exactly and nothing else; `Work` does a sum and writes it down in one go, so
that a step never says anything but what was computed.

>>> work = Work()
>>> work.do("subtract", "change", ("after", 20), ("before", 10))
10
>>> work.steps[0].result
10
"""

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import partial
from typing import Any, cast

from attrs import fields, frozen, has

from umkm_domain.calculators._roots import root, with_root
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Step, show_named
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.core.glossary import WORDS, indonesian
from umkm_domain.core.language import Text, show_value
from umkm_domain.core.reprs import repr_of
from umkm_domain.model.statistics import Method, Observation

__all__ = [
    "Count",
    "Figure",
    "Ratio",
    "Work",
    "brief",
    "day_of",
    "figure",
    "ratio_of",
    "same_unit",
    "tidy",
    "whole",
]

Count = int | Fraction | Decimal | Observation
"""What a calculator takes as a figure: exact numbers, or an observation with its unit."""
Ratio = Fraction | Decimal | int | str
"""What a calculator takes as a ratio: exact numbers, or text such as `17/150`, `0.95` or `95%`."""

_DIGITS = 10_000


def tidy(value: Fraction | int) -> Fraction | int:
    """Return a whole number as an int, anything else as it is."""
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


@frozen
class Figure:
    """Satu angka siap hitung. A figure ready to be computed with.

    Attributes:
        name: what the step calls it.
        exact: the figure.
        unit: what it counts, where that is known.
        source: the observation it comes from.
    """

    name: str
    exact: Fraction
    unit: str | None = None
    source: Observation | None = None

    @property
    def named(self) -> tuple[str, Fraction | int]:
        """Name and value, as a step takes them."""
        return self.name, tidy(self.exact)

    @property
    def imputed(self) -> bool:
        """Whether its source says that it was not counted but put in by a factor or a model."""
        return self.source is not None and self.source.method in (Method.IMPUTED, Method.MODELLED)


def figure(name: str, value: object) -> Figure:
    """Baca satu angka. Read one figure.

    Raises:
        UsageError: a float (never exact), a bool, no number, or a Decimal of more than 10,000 digits.
    """
    if isinstance(value, Observation):
        return Figure(name, value.exact, value.unit, value)
    if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
        remedy = "; give an int or a Fraction" if isinstance(value, float) else ""
        message = f"{name}: expected a whole number, a Fraction or an Observation, got {repr_of(value)}{remedy}"
        raise UsageError(message)
    if isinstance(value, Decimal) and not value.is_finite():
        message = f"{name}: expected a finite number, got {value}"
        raise UsageError(message)
    if isinstance(value, Decimal) and max(abs(value.adjusted()), abs(int(value.as_tuple().exponent))) > _DIGITS:
        # A few characters may stand for more digits than any memory holds.
        message = f"{name}: expected a number of at most {_DIGITS:,} digits, got {value}"
        raise UsageError(message)
    return Figure(name, Fraction(value))


def whole(name: str, value: object, *, least: int = 0) -> int:
    """Baca bilangan bulat. Read a whole number that is at least `least`: a count or rupiah.

    Raises:
        UsageError: no whole number, or a smaller one.
    """
    exact = figure(name, value).exact
    if exact.denominator != 1 or exact < least:
        message = f"{name}: expected a whole number of at least {least}, got {repr_of(value)}"
        raise UsageError(message)
    return exact.numerator


def ratio_of(name: str, value: object) -> Fraction:
    """Baca nisbah. Read a ratio: exact number, or text such as `17/150`, `0.95` or `95%`.

    Raises:
        UsageError: a float, or no ratio.
    """
    if isinstance(value, str):
        text = value.strip()
        scale = 100 if text.endswith("%") else 1
        text = text.removesuffix("%")
        try:
            exact = figure(name, Decimal(text)).exact if "e" in text.lower() else Fraction(text)
            return exact / scale
        except (ValueError, ZeroDivisionError, InvalidOperation):
            message = f"{name}: expected a ratio such as 17/150 or 95%, got {repr_of(value)}"
            raise UsageError(message) from None
    if isinstance(value, float):
        message = (
            f"{name}: expected an exact ratio, got {value!r}; give a Fraction such as Fraction(17, 150), or '17/150'"
        )
        raise UsageError(message)
    return figure(name, value).exact


def day_of(name: str, value: object) -> date:
    """Read a day.

    Raises:
        UsageError: no date; a datetime carries a clock, so it is refused too.
    """
    if type(value) is not date:
        message = f"{name}: expected a date such as date(2019, 7, 18), got {repr_of(value)}"
        raise UsageError(message)
    return value


def same_unit(figures: Iterable[Figure]) -> str | None:
    """Satuan bersama. The unit that all figures share, or None when none of them says.

    Raises:
        UnitError: two figures count different things.
    """
    units = {f.unit: f.name for f in figures if f.unit is not None}
    if len(units) > 1:
        message = f"units may not be mixed: {', '.join(f'{name} counts {unit}' for unit, name in units.items())}"
        raise UnitError(message)
    return next(iter(units), None)


_FIELDS = {
    "by_law": "karena hukum (naik, turun)",
    "by_figures": "karena angka (naik, turun)",
    "chance": "peluang kebetulan 1 banding",
    "met": "tercapai",
}
"""Fields that are called otherwise than a step of the same name."""


def brief(value: Any) -> str:
    """Ringkasan satu nilai untuk dibaca. A value of several parts in one line, for people: names and what they hold.

    Parts that are records of their own are counted, parts that are empty are left out.
    """
    parts: list[str] = []
    for field in fields(cast("Any", type(value))):
        held: object = getattr(value, field.name)
        if held is None or held == ():
            continue
        count = _records(held)
        name = field.name.replace("_", " ")
        short = show_value if isinstance(held, Fraction) else partial(show_named, name)
        text = short(held if count is None else count, "id")
        parts.append(f"{_FIELDS.get(field.name) or indonesian(name)}: {text}")
    return "; ".join(parts) or WORDS["none"]


def _records(held: object) -> int | None:
    """How many records it holds, where it is a tuple of records."""
    if not isinstance(held, tuple):
        return None
    several = cast("tuple[object, ...]", held)
    return len(several) if has(type(several[0])) else None


class Work:
    """Catatan langkah. The steps of one calculation, each done and written down together."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def do(
        self,
        operation: str,
        name: str,
        *inputs: tuple[str, Any],
        citation: Citation | None = None,
        note: Text | None = None,
    ) -> Any:
        """Do one operation on named inputs and keep the step; returns the exact result."""
        return self.say(operation, name, inputs, _compute(operation, [value for _, value in inputs]), citation, note)

    def say(
        self,
        operation: str,
        name: str,
        inputs: Iterable[tuple[str, object]],
        result: Any,
        citation: Citation | None = None,
        note: Text | None = None,
    ) -> Any:
        """Keep a step whose result comes from records or law: counting, looking up, comparing, choosing."""
        self.steps.append(
            Step(operation=operation, inputs=tuple(inputs), name=name, result=result, citation=citation, note=note)
        )
        return result


def _compute(operation: str, values: list[Any]) -> Any:
    first, *rest = values
    if any(isinstance(value, Decimal) for value in values) and operation in ("subtract", "multiply"):
        return with_root(operation, values)
    if operation == "add":
        return tidy(sum(values, Fraction(0)))
    if operation == "subtract":
        return tidy(first - sum(rest, Fraction(0)))
    if operation == "multiply":
        return tidy(math.prod((Fraction(value) for value in values), start=Fraction(1)))
    if operation == "divide":
        return Fraction(first) / Fraction(rest[0])
    if operation == "root":
        return root(Fraction(first), Fraction(rest[0]))
    if operation == "ceiling":
        return math.ceil(first)
    if operation == "floor":
        return math.floor(first)
    return {"minimum": min, "maximum": max}[operation](values)
