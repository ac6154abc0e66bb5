"""Temuan setiap contoh aturan, baris demi baris. What every example of every rule finds, exactly, line by line.

Run as a program it writes tests/rules/findings.txt and tests/rules/variants.txt; the tests compare. So a change of a
path, a value, a message or a citation of any rule shows in a diff, and so does what a rule says when something about
a record is not known, or on another day.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from attrs import NOTHING, evolve, fields, has

from umkm_domain.core.plain import plain
from umkm_domain.rules import CATALOGUE, Example, Rule, check

FINDINGS = Path(__file__).parents[1] / "rules" / "findings.txt"
VARIANTS = Path(__file__).parents[1] / "rules" / "variants.txt"
DAYS = (
    date(1994, 1, 1),
    date(2009, 6, 1),
    date(2014, 6, 11),
    date(2016, 1, 4),
    date(2018, 12, 31),
    date(2020, 12, 1),
    date(2021, 2, 2),
    date(2022, 6, 1),
    date(2024, 12, 2),
    date(2026, 11, 24),
)


def lines_of(rule: Rule) -> Iterator[str]:
    """The findings of the examples of one rule."""
    for number, example in enumerate(rule.examples):
        report = _report(rule, example)
        for finding in (*report.findings, *report.suppressed):
            values = json.dumps({name: plain(value) for name, value in finding.values}, ensure_ascii=False)
            remedy = "" if finding.remedy is None else f" | {finding.remedy.en}"
            yield f"{rule.code} {number} {finding.line('en')} | {values}{remedy}"


def _report(rule: Rule, example: Example) -> Any:
    return check(example.registry, on=example.on, select=[rule.code], jurisdiction=example.jurisdiction)


def _said(rule: Rule, example: Example) -> str:
    """What a rule says, in short: the paths of its findings, and whether a law had a gap."""
    found = [(f.path or "/", "key" in dict(f.values), f.severity.value[0]) for f in _report(rule, example)]
    judged = [f"{weight}{path}" for path, gap, weight in found if not gap]
    gaps = sum(gap for _, gap, _ in found)
    return ",".join(sorted(judged)) + ("+gap" * gaps) or "-"


def variants_of(rule: Rule) -> Iterator[str]:
    """What changes when one part of one record is not known, or the day is another."""
    for number, example in enumerate(rule.examples):
        before = _said(rule, example)
        for n, record in enumerate(example.records):
            for path, less in _left_out(record):
                records = (*example.records[:n], less, *example.records[n + 1 :])
                after = _said(rule, evolve(example, records=records))
                if after != before:
                    yield f"{rule.code} {number} without {type(record).__name__}{path}: {before} -> {after}"
        for day in DAYS:
            after = _said(rule, evolve(example, on=day))
            if after != before:
                yield f"{rule.code} {number} on {day}: {before} -> {after}"


def _left_out(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The record with each of its optional parts left out, one at a time, inner records too."""
    for field in fields(type(record)):
        value = getattr(record, field.name)
        where = f"{path}/{field.name}"
        if field.default is not NOTHING and value != field.default:
            with suppress(ValueError):  # what the class itself refuses is no record
                yield where, evolve(record, **{field.name: field.default})
        if has(type(value)) and type(value).__module__.startswith("umkm_domain.model"):
            for inner, less in _left_out(value, where):
                yield inner, evolve(record, **{field.name: less})
        elif isinstance(value, tuple):
            for n, item in enumerate(value):
                if has(type(item)) and type(item).__module__.startswith("umkm_domain.model"):
                    for inner, less in _left_out(item, f"{where}/{n}"):
                        yield inner, evolve(record, **{field.name: (*value[:n], less, *value[n + 1 :])})


def rules() -> list[Rule]:
    """The rules with a function."""
    return [rule for rule in CATALOGUE if rule.check is not None]


def recorded(file: Path) -> list[str]:
    """The lines of a committed file."""
    return file.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    for target, make in ((FINDINGS, lines_of), (VARIANTS, variants_of)):
        lines = [line for rule in rules() for line in make(rule)]
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
