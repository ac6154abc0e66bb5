"""Every finding of every example, exactly as recorded."""

from rule_findings import lines, recorded


def test_findings_are_as_recorded() -> None:
    """Path, values, message, remedy and law of each finding are those of tests/rules/findings.txt."""
    assert recorded() == lines()
