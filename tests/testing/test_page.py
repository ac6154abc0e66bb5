"""What the page on testing says is true: its examples run."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "testing.md"


def test_the_examples_run() -> None:
    """The examples on the page print what stands there."""
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0
