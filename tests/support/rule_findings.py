"""Temuan setiap contoh aturan, baris demi baris. What every example of every rule finds, exactly, line by line.

Run as a program it writes tests/rules/findings.txt; the test compares. So a change of a path, a value, a message or
a citation of any rule shows in a diff.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from umkm_domain.core.plain import plain
from umkm_domain.rules import CATALOGUE, Rule, check

FILE = Path(__file__).parents[1] / "rules" / "findings.txt"


def lines_of(rule: Rule) -> Iterator[str]:
    """The findings of the examples of one rule."""
    for number, example in enumerate(rule.examples):
        report = check(example.registry, on=example.on, select=[rule.code], jurisdiction=example.jurisdiction)
        for finding in (*report.findings, *report.suppressed):
            values = json.dumps({name: plain(value) for name, value in finding.values}, ensure_ascii=False)
            remedy = "" if finding.remedy is None else f" | {finding.remedy.en}"
            yield f"{rule.code} {number} {finding.line('en')} | {values}{remedy}"


def lines() -> list[str]:
    """The findings of all examples of all rules with a function."""
    return [line for rule in CATALOGUE if rule.check is not None for line in lines_of(rule)]


def recorded() -> list[str]:
    """The lines of the committed file."""
    return FILE.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
