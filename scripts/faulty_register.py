"""Daftar buatan dengan setiap kesalahan. A made-up register in which every fault of the catalogue stands once.

A sound register of the testing room, and beside it the records of each example that triggers a rule, under ids of
their own. It shows that every rule can fire on a register, and how often each does.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import evolve, fields, has

from umkm_domain.model.registry import Registry, Suppression
from umkm_domain.rules import CATALOGUE, Rule, check
from umkm_domain.testing.build import register

_IDS = {
    "id",
    "enterprise_id",
    "holder_id",
    "product_id",
    "parent_id",
    "replaces_id",
    "product_ids",
    "certification_ids",
    "compares",
    "record_id",
    "indicator",
    "whole_indicator",
}
SOUND = 200


def renamed(record: Any, prefix: str) -> Any:
    """A record under other ids: its own, and those it refers to."""

    def again(name: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(again(name, item) for item in value)
        if isinstance(value, str) and name in _IDS and value != "retail.msme_share":
            return prefix + value
        if has(type(value)) and type(value).__module__.startswith("umkm_domain.model"):
            return renamed(value, prefix)
        return value

    return evolve(record, **{f.name: again(f.name, getattr(record, f.name)) for f in fields(type(record))})


def _faults() -> Iterator[Any]:
    for rule in CATALOGUE:
        if rule.check is not None:
            for n, example in enumerate(e for e in rule.examples if e.triggers):
                yield from (renamed(record, f"{rule.code}-{n}-") for record in example.records)


@cache
def faulty() -> Registry:
    """The register."""
    records = list(_faults())
    plain = [record for record in records if not isinstance(record, Suppression)]
    silenced = tuple(record for record in records if isinstance(record, Suppression))
    return evolve(register(SOUND).with_(*plain), suppressions=silenced)


def share(rule: Rule) -> tuple[int, int]:
    """How many findings a rule makes on the register, on the day of its first example, and in how many records."""
    example = next(e for e in rule.examples if e.triggers)
    registry = faulty()
    report = check(registry, on=example.on, select=[rule.code], jurisdiction=example.jurisdiction)
    found = [f for f in (*report.findings, *report.suppressed) if "key" not in dict(f.values)]
    table = rule.applies_to if rule.applies_to != "registry" else next((f.table for f in found), "")
    records = len(getattr(registry, table)) if table else len(registry.suppressions)
    return len(found), records
