"""Mengapa sesuatu tidak dapat dibaca. Why something could not be read: the IMP codes and how they become findings.

A reader collects problems (code, path, expected, got); here each becomes a finding that says where it stands.

>>> problem = Problem("IMP001", "/sales", Text("bilangan bulat", "a whole number"), "'abc'")
>>> print(to_finding(problem, Place(file="figures.csv", row=4, table="figures")).message.en)
figures.csv, row 4, column sales: expected a whole number, got 'abc'
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.findings import Finding
from umkm_domain.core.language import Language, Text
from umkm_domain.io._got import in_indonesian
from umkm_domain.rules import importing
from umkm_domain.rules._engine import Rule

__all__ = ["REASONS", "Place", "Problem", "hide_numbers", "printable", "refusal", "shown", "to_finding"]


@frozen
class Problem:
    """Satu masalah. One thing that could not be read.

    Attributes:
        code: the IMP code.
        path: JSON Pointer within the record, "" for all of it.
        expected: what would have been right.
        got: what stood there, ready to be shown; personal values are masked already.
    """

    code: str
    path: str
    expected: Text
    got: str


@frozen(kw_only=True)
class Place:
    """Tempat. Where a record stands: file, row of its table, line, or pointer in its document; table, id."""

    file: str
    table: str = ""
    id: str = ""
    row: int | None = None
    line: int | None = None
    pointer: str = ""


REASONS: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in vars(importing).values() if isinstance(rule, Rule)}
)
"""Every code of reading and importing: the rules of the catalogue that `io` emits."""


def shown(value: object, *, personal: bool = False) -> str:
    """Return a value as messages show it: short, masked when it is personal or could be a person's number."""
    if personal:
        return "***"
    try:
        text = hide_numbers(repr(value))
    except ValueError:  # more digits than Python turns into text
        text = "a number of too many digits"
    return text if len(text) <= 80 else f"{text[:77]}..."


_PERSONAL = re.compile("(?<![0-9])[0-9]{15,16}(?![0-9])")


def hide_numbers(text: str) -> str:
    """Hide numbers that could be a person's: a NIK or NPWP that stands in the wrong column is still one."""
    return _PERSONAL.sub(lambda digits: f"{digits[0][:2]}***", text) if len(text) >= 15 else text


def printable(text: str) -> str:
    """Return text that UTF-8 can hold: a lone surrogate, of a key or the name of a file, is written out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _named(text: str) -> str:
    """Return a name that a file or its writer chose as messages show it: short, and no number of a person."""
    text = printable(hide_numbers(text))
    return text if len(text) <= 160 else f"{text[:157]}..."


def to_finding(problem: Problem, place: Place) -> Finding:
    """Return the finding of one problem at one place."""
    reason = REASONS[problem.code]
    file, path = _named(place.file), _named(problem.path)
    pointer, column = _named(place.pointer + problem.path) if place.pointer else path, path.lstrip("/")
    values: list[tuple[str, object]] = [("file", file)]
    if place.row is not None:
        values += [("row", place.row), ("column", column)]
    else:
        if place.line is not None:
            values.append(("line", place.line))
        if pointer:
            values.append(("pointer", pointer))
    values += [("expected", problem.expected), ("got", problem.got)]
    at = pointer if place.row is None else column
    message = Text(_message(problem, place, file, at, "id"), _message(problem, place, file, at, "en"))
    return Finding(
        code=problem.code,
        severity=reason.severity,
        table=place.table,
        id=printable(place.id),
        path=path,
        values=tuple(values),
        message=message,
        remedy=reason.remedy,
    )


def _message(problem: Problem, place: Place, file: str, at: str, language: Language) -> str:
    parts = [file] if file else []
    if place.row is not None:
        parts.append(f"{'baris' if language == 'id' else 'row'} {place.row}")
        if at:
            parts.append(f"{'kolom' if language == 'id' else 'column'} {at}")
    else:
        if place.line is not None:
            parts.append(f"{'baris' if language == 'id' else 'line'} {place.line}")
        if at:
            parts.append(at)
    where = f"{', '.join(parts)}: " if parts else ""
    expected, got = ("seharusnya", "tertulis") if language == "id" else ("expected", "got")
    stood = in_indonesian(problem.got) if language == "id" else problem.got
    return f"{where}{expected} {problem.expected.show(language)}, {got} {stood}"


def refusal(code: str, file: str, expected: tuple[str, str], got: str, **place: Any) -> DataError:
    """Return the error for a whole file that cannot be read; it holds the finding that says so."""
    finding = to_finding(Problem(code, "", Text(*expected), got), Place(file=file, **place))
    error = DataError(finding.message.en, [FindingError(finding.line("en"), finding)])
    error.source = file
    return error
