"""Hasil hitungan yang menjelaskan dirinya. A result that explains itself: exact value, unit, steps, law.

Steps are data: an operation, its inputs by name, its result. The prose in both languages is made from them,
and a reader (or another program) can do each sum again.

>>> from fractions import Fraction
>>> step = Step(operation="divide", inputs=(("enterprises in retail", 10), ("enterprises", 15769)),
...             name="coverage", result=Fraction(10, 15769))
>>> coverage = Computation(name="coverage", value=Fraction(10, 15769), unit="ratio", steps=(step,))
>>> coverage.rounded
Decimal('0.000634')
>>> print(coverage.prose("en")[0])
coverage = enterprises in retail (10) ÷ enterprises (15,769) = 0.000634
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction
from html import escape
from typing import Any, Generic, TypeVar, cast

from attrs import field, frozen, has

from umkm_domain.core.citation import Citation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.glossary import UNITS, WORDS, YEARS, indonesian, spoken
from umkm_domain.core.language import Language, Text, format_large, format_number, format_percent, show_value
from umkm_domain.core.plain import plain
from umkm_domain.core.reprs import repr_of
from umkm_domain.core.versions import EDITION

__all__ = ["OPERATIONS", "SIX_DIGITS", "WHOLE", "Computation", "Rounding", "Step", "show_named"]

T_co = TypeVar("T_co", covariant=True)

OPERATIONS: dict[str, Text] = {
    "add": Text(id="+", en="+"),
    "subtract": Text(id="-", en="-"),
    "multiply": Text(id="×", en="×"),
    "divide": Text(id="÷", en="÷"),
    "power": Text(id="^", en="^"),
    "root": Text(id="akar", en="root"),
    "minimum": Text(id="terkecil dari", en="least of"),
    "maximum": Text(id="terbesar dari", en="greatest of"),
    "ceiling": Text(id="dibulatkan ke atas", en="rounded up"),
    "floor": Text(id="dibulatkan ke bawah", en="rounded down"),
    "count": Text(id="banyaknya menurut", en="counted by"),
    "compare": Text(id="menurut", en="by"),
    "look up": Text(id="dari", en="from"),
    "choose": Text(id="dipilih menurut", en="chosen by"),
}
"""Every operation that a step may name, with the sign or the words it is written by."""

_INFIX = {"add", "subtract", "multiply", "divide", "power"}


@frozen
class Rounding:
    """Aturan pembulatan yang bernama. A named rule of rounding.

    Attributes:
        digits: decimals that stay.
        rule: `half-up` (0.5 away from zero) or `half-even`.
    """

    digits: int
    rule: str = "half-up"

    def apply(self, value: int | Fraction | Decimal) -> Decimal:
        """Return the value rounded by this rule; exact up to the last digit."""
        scaled = Fraction(value) * 10**self.digits
        if self.rule == "half-even":
            return _decimal(round(scaled), self.digits)
        whole = (abs(scaled) * 2 + 1) // 2
        return _decimal(whole if scaled >= 0 else -whole, self.digits)

    @property
    def decimal_rounding(self) -> str:
        """The name that the `decimal` module gives the rule."""
        return ROUND_HALF_EVEN if self.rule == "half-even" else ROUND_HALF_UP


def _decimal(whole: int, digits: int) -> Decimal:
    # Made from text: arithmetic would round once more, to the precision of the caller's decimal context.
    return Decimal(f"{Decimal(whole)}E-{digits}")


WHOLE = Rounding(0)
SIX_DIGITS = Rounding(6)


@frozen(kw_only=True)
class Step:
    """Satu langkah hitungan. One step: an operation on named inputs.

    Attributes:
        operation: one of `OPERATIONS`.
        inputs: names and values, in the order of the operation.
        name: what the result is called; later steps take it by this name.
        result: the exact result.
        citation: the law or source of the step, where it has one.
        note: what a reader should know, in both languages.
    """

    operation: str
    inputs: tuple[tuple[str, object], ...] = field(repr=repr_of)
    name: str
    result: object = field(repr=repr_of)
    citation: Citation | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.operation not in OPERATIONS:
            message = f"expected an operation among {', '.join(OPERATIONS)}, got {self.operation!r}"
            raise UsageError(message)

    def prose(self, language: Language) -> str:
        """Return the step as one line."""
        called = indonesian if language == "id" else str
        named = [f"{called(name)} ({show_named(name, value, language)})" for name, value in self.inputs]
        sign = OPERATIONS[self.operation].show(language)
        body = f" {sign} ".join(named) if self.operation in _INFIX else f"{sign} {'; '.join(named)}"
        law = f" [{self.citation.show(language)}]" if self.citation else ""
        note = f" ({self.note.show(language)})" if self.note else ""
        return f"{called(self.name)} = {body} = {show_named(self.name, self.result, language)}{law}{note}"


def show_named(name: str, value: object, language: Language) -> str:
    """Tulis nilai bernama. Write a value that has a name: codes in words, years without thousands, six decimals."""
    if isinstance(value, Enum):
        return spoken(str(value.value), language)
    if isinstance(value, str):
        # A text that is a code has its word; ids and names of people's things stay as they are.
        return WORDS.get(value.replace("_", " "), value) if language == "id" else value
    if isinstance(value, int) and name in YEARS:
        return str(value)
    if isinstance(value, Fraction) and value.denominator != 1:
        return format_number(value, language, SIX_DIGITS.digits)
    if isinstance(value, Decimal):
        return format_large(value, language)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        mark = "; " if items and has(type(items[0])) else ", "
        return mark.join(show_named(name, item, language) for item in items) or "–"
    return show_value(value, language)


@frozen(kw_only=True)
class Computation(Generic[T_co]):
    """Hasil satu hitungan. The result of one calculator.

    Attributes:
        name: the calculator, such as `growth`.
        value: the exact result: int, Fraction, a Decimal for a root, or a frozen value of the calculator;
            None when it is undefined. Never rounded.
        unit: what the value counts or measures.
        steps: how it came about, in order.
        undefined: why there is no value, in both languages; None when there is one.
        notes: what a reader should know beside the steps.
        on: the day whose law and records were used, where there was one.
        rounding: the rule that `rounded` follows.
        sources: citations beside those of the steps.
        edition: the edition of the data.
    """

    name: str
    value: T_co | None = field(repr=repr_of)
    unit: str
    steps: tuple[Step, ...] = ()
    undefined: Text | None = None
    notes: tuple[Text, ...] = ()
    on: date | None = None
    rounding: Rounding = SIX_DIGITS
    sources: tuple[Citation, ...] = ()
    edition: date = EDITION

    def __attrs_post_init__(self) -> None:
        if (self.value is None) != (self.undefined is not None):
            message = f"{self.name}: a computation has either a value or the reason why it has none"
            raise UsageError(message)

    @property
    def rounded(self) -> Any:
        """The value rounded by its rule: a Decimal for ratios and roots, the value itself otherwise."""
        if isinstance(self.value, Fraction | Decimal):
            return self.rounding.apply(self.value)
        return self.value

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the steps and of the result, each once."""
        return tuple(dict.fromkeys(self._citations()))

    def _citations(self) -> Iterator[Citation]:
        yield from (step.citation for step in self.steps if step.citation is not None)
        yield from self.sources

    def prose(self, language: Language = "id") -> list[str]:
        """Return the steps, the reason if there is no value, and the notes, one line each."""
        lines = [step.prose(language) for step in self.steps]
        if self.undefined is not None:
            lines.append(self.undefined.show(language))
        return lines + [note.show(language) for note in self.notes]

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data for JSON; ratios are "n/d" beside their rounded form."""
        return {
            "name": self.name,
            "value": plain(self.value),
            "rounded": plain(self.rounded),
            "unit": self.unit,
            "undefined": plain(self.undefined),
            "steps": [
                {
                    "operation": step.operation,
                    "inputs": [{"name": name, "value": plain(value)} for name, value in step.inputs],
                    "name": step.name,
                    "result": plain(step.result),
                    "citation": None if step.citation is None else str(step.citation),
                    "note": plain(step.note),
                }
                for step in self.steps
            ],
            "notes": plain(self.notes),
            "citations": [str(citation) for citation in self.citations],
            "on": plain(self.on),
            "edition": plain(self.edition),
        }

    def to_row(self) -> dict[str, Any]:
        """Return one flat row for a table: name, value, rounded, unit, undefined, on, edition."""
        whole = self.to_dict()
        undefined = self.undefined.en if self.undefined is not None else None
        row = {key: whole[key] for key in ("name", "value", "rounded", "unit", "on", "edition")}
        return {**row, "undefined": undefined, "citations": "; ".join(whole["citations"])}

    def _repr_html_(self) -> str:
        lines = "".join(f"<li>{escape(line)}</li>" for line in self.prose("id"))
        title = f'<b title="{escape(self.name)}">{escape(spoken(self.name, "id"))}</b>'
        return f"{title}: {escape(self._headline())}<ol>{lines}</ol>"

    def _headline(self) -> str:
        """The result in one line, in Indonesian: the value with its unit, or the reason why there is none."""
        if self.undefined is not None:
            return self.undefined.id
        unit = UNITS.get(self.unit, self.unit)
        if self.value == ():
            return WORDS["none"]
        if not isinstance(self.value, Fraction | Decimal | int):
            head = show_named(self.name, self.value, "id")
            return f"{head} ({unit})" if unit and "Rp" not in head else head
        ratio = self.unit.startswith("ratio")
        head = format_percent(Fraction(self.value), "id") if ratio else show_named(self.name, self.rounded, "id")
        return f"{head} {unit}".rstrip()
