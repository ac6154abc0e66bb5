"""The pages of the documentation: generated ones are current, links lead somewhere."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])


def test_generated_pages_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page made from the code is the one that `make docs` would write."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    import build_docs

    made = build_docs.pages()
    assert len(made) > 100
    stale = [str(p) for p, text in made.items() if (ROOT / p).read_text(encoding="utf-8") != text]
    assert [] == stale


def test_no_page_of_a_rule_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose rule is gone is gone as well."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    import build_docs

    made = {ROOT / path for path in build_docs.pages()}
    assert [] == [str(p) for p in (ROOT / "docs/reference/rules").glob("*.md") if p not in made]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link leads to a file or folder of the project."""
    for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link
