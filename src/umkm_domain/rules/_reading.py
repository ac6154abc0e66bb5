"""Bentuk aturan membaca. What a rule of reading is: emitted by `io`, with files as its examples.

>>> rule = reading("IMP000", Severity.INFO, ("judul", "title"), ("obat", "remedy"), bad=(), good=())
>>> rule.emitted_by, len(rule.examples)
('io', 2)
"""

from umkm_domain.core.findings import Severity
from umkm_domain.core.language import Text
from umkm_domain.rules._engine import Example, Rule
from umkm_domain.rules._samples import DAY

__all__ = ["MESSAGE", "reading"]

MESSAGE = Text("{where}: seharusnya {expected}, tertulis {got}", "{where}: expected {expected}, got {got}")
"""What each of them says: the file, row and column or pointer, what would be right, what stands there."""


def reading(
    code: str,
    severity: Severity,
    title: tuple[str, str],
    remedy: tuple[str, str],
    *,
    bad: tuple[str, ...],
    good: tuple[str, ...],
) -> Rule:
    """Make a rule of reading; `bad` and `good` are files, each a name and its content."""
    return Rule(
        code=code,
        title=Text(*title),
        severity=severity,
        applies_to="registry",
        message=MESSAGE,
        remedy=Text(*remedy),
        emitted_by="io",
        examples=lambda: (
            Example(records=bad, on=DAY, triggers=True),
            Example(records=good, on=DAY, triggers=False),
        ),
    )
