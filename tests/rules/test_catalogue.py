"""The catalogue: closed, complete in both languages, its examples executed."""

import re
from string import Formatter

import pytest

from umkm_domain.core.findings import Severity
from umkm_domain.core.language import Text
from umkm_domain.law import LAW
from umkm_domain.model.registry import TABLES
from umkm_domain.rules import CATALOGUE, Example, Rule, check

_WITH_FUNCTION = [rule for rule in CATALOGUE if rule.check is not None]
_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in _WITH_FUNCTION
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), _EXAMPLES)
def test_examples_are_true(rule: Rule, example: Example) -> None:
    """An example that triggers yields a finding of its own code that is no gap; the other kind yields none."""
    report = check(example.registry, on=example.on, select=[rule.code], jurisdiction=example.jurisdiction)
    found = [f for f in report if "key" not in dict(f.values)]
    assert example.triggers == bool(found), [f.line("en") for f in report]


def test_every_rule_has_both_kinds_of_example() -> None:
    """Each rule shows what triggers it and what does not."""
    lacking = [rule.code for rule in CATALOGUE if {e.triggers for e in rule.examples} != {True, False}]
    assert lacking == []


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_texts_are_complete(rule: Rule) -> None:
    """Title, message and remedy stand in both languages and name the same values."""
    assert re.fullmatch(r"(ENT|PRD|CER|RTL|AST|STA|TGT|REF|IDN|IMP|SUP)[0-9]{3}", rule.code)
    for text in (rule.title, rule.message, rule.remedy):
        assert text.id.strip()
        assert text.en.strip()
        assert text.id != text.en
    names = {language: _names(rule.message, language) for language in ("id", "en")}
    both = {name.removesuffix("_id") for name in names["id"]}, {name.removesuffix("_en") for name in names["en"]}
    assert both[0] == both[1]


def _names(text: Text, language: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(getattr(text, language)) if name}


def test_at_least_seventy_rules() -> None:
    """The catalogue covers every subject that it is meant to cover."""
    assert len(CATALOGUE) >= 70
    assert set(CATALOGUE.prefixes) >= {"ENT", "PRD", "CER", "RTL", "AST", "STA", "TGT", "REF", "IDN", "SUP"}
    assert {rule.applies_to for rule in CATALOGUE} >= {*TABLES, "registry"}


def test_law_keys_are_in_the_book() -> None:
    """Each law key that a rule names is a key of the book."""
    assert {key for rule in CATALOGUE for key in rule.law_keys} <= set(LAW.keys())


def test_severities_are_of_the_scale() -> None:
    """Every rule weighs something known."""
    assert {rule.severity for rule in CATALOGUE} == set(Severity)
