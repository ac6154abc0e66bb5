"""What every example finds, and what it finds with a part left out or on another day, exactly as recorded."""

import pytest
from rule_findings import FINDINGS, VARIANTS, lines_of, recorded, rules, variants_of

from umkm_domain.rules import Rule


def test_findings_are_as_recorded() -> None:
    """Path, values, message, remedy and law of each finding are those of tests/rules/findings.txt."""
    assert recorded(FINDINGS) == [line for rule in rules() for line in lines_of(rule)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_variants_are_as_recorded(rule: Rule) -> None:
    """Nothing raises when something is not known, and what is said then is in tests/rules/variants.txt."""
    expected = [line for line in recorded(VARIANTS) if line.startswith(rule.code)]
    assert expected == list(variants_of(rule))
