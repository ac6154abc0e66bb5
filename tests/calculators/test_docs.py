"""What the pages on calculators say is what comes out, and they leave no name out."""

import doctest
import sys
from pathlib import Path

import pytest

from umkm_domain import calculators as calc

ROOT = Path(__file__).parents[2]


def test_how_to_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of the how-to page prints what stands below it."""
    monkeypatch.chdir(ROOT)
    results = doctest.testfile(
        str(ROOT / "docs" / "how-to" / "calculators.md"),
        module_relative=False,
        optionflags=doctest.IGNORE_EXCEPTION_DETAIL,
        encoding="utf-8",
    )
    assert results.attempted > 30
    assert results.failed == 0


def test_reference_is_complete_and_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each public name has its entry, and the page is the one that the code writes now."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_calculators_pages as pages

    ((path, text),) = pages.pages().items()
    for listed in pages.names().values():
        for name in listed:
            assert f"### `{name}`" in text
            assert getattr(calc, name).__doc__ or name.isupper()
    assert text == (ROOT / path).read_text(encoding="utf-8")
    sys.modules.pop("build_calculators_pages", None)
