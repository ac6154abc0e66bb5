"""What the pages about reading and writing say is true."""

import doctest
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["io.md"])
def test_examples_run(name):
    """Every example of the page gives what stands beside it."""
    page = str(ROOT / "docs" / "reference" / name)
    found = doctest.testfile(page, module_relative=False, encoding="utf-8")
    assert (0, True) == (found.failed, found.attempted > 0)


def test_the_page_of_schemas_is_fresh():
    """The page is what scripts/build_schemas.py writes."""
    spec = importlib.util.spec_from_file_location("build_schemas", ROOT / "scripts" / "build_schemas.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.page() == script.PAGE.read_text(encoding="utf-8")
