"""The page on exports: made from the code, not stale, and its examples run."""

import doctest
import importlib.util
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]


def script() -> Any:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("build_exports_pages", ROOT / "scripts" / "build_exports_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_not_stale() -> None:
    """What stands in the repository is what the script writes."""
    for path, text in script().pages().items():
        assert text == (ROOT / path).read_text(encoding="utf-8")


def test_the_examples_run() -> None:
    """The examples of the page give what they show."""
    failed, attempted = doctest.testfile(str(ROOT / "docs" / "reference" / "exports.md"), module_relative=False)
    assert 0 == failed
    assert attempted > 5
