"""The examples that teach: in each module of these rooms, and in the two pages on them."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

from umkm_domain import codes, identifiers

MODULES = sorted(
    f"{package.__name__}.{module.name}"
    for package in (codes, identifiers)
    for module in pkgutil.iter_modules(package.__path__)
)
PAGES = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", [*MODULES, "umkm_domain.codes", "umkm_domain.identifiers"])
def test_every_module_teaches_by_an_example_that_runs(name: str) -> None:
    """Each module has at least one example, and all of them hold."""
    result = doctest.testmod(importlib.import_module(name))
    assert 0 < result.attempted
    assert 0 == result.failed


@pytest.mark.parametrize("page", ["identifiers.md", "codes.md"])
def test_the_pages_hold(page: str) -> None:
    """Every example of the page gives what stands below it."""
    result = doctest.testfile(str(PAGES / page), module_relative=False, encoding="utf-8")
    assert 0 < result.attempted
    assert 0 == result.failed


@pytest.mark.parametrize(("page", "package"), [("identifiers.md", identifiers), ("codes.md", codes)])
def test_the_pages_name_every_public_class_and_function(page: str, package: object) -> None:
    """No public number, list or function is missing from its page, but the types of entries."""
    text = (PAGES / page).read_text("utf-8")
    entries = {"CodeEntry", "CodeStatus", "FoodGroup", "FoodType", "PirtPackaging", "Processing", "RegionLevel"}
    others = {"BpomKind", "HalalKind", "NpwpKind", "Confidence", "Hint", "Identifier", "KINDS", "KBLI_EDITIONS"}
    missing = {name for name in package.__all__ if name not in text} - entries - others  # type: ignore[attr-defined]
    assert set() == missing
