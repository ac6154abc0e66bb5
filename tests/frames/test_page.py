"""What the page on tables says is true: its examples run, and it names every rule that has a twin."""

import doctest
import re
from pathlib import Path

from umkm_domain import frames

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "frames.md"


def test_the_examples_run() -> None:
    """The examples on the page print what stands there."""
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0


def test_every_twin_is_named() -> None:
    """The table of rules holds each code that has a twin, under its own table."""
    text = PAGE.read_text(encoding="utf-8")
    for table in frames.TABLES:
        (line,) = re.findall(rf"^\| {table} \|.*$", text, re.MULTILINE)
        assert frames.codes(table) == tuple(sorted(re.findall(r"[A-Z]{3}\d{3}", line)))
