"""The committed snapshot of all computed law, and the generated pages, are those of the code."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_snapshot_is_current() -> None:
    """Every change of law shows in the diff of the snapshot: run scripts/build_docs.py after one."""
    committed = json.loads((ROOT / "docs/reference/law-snapshot.json").read_text(encoding="utf-8"))
    assert committed == _script("build_law_pages").snapshot()


@pytest.mark.parametrize("script", ["build_law_pages"])
def test_pages_are_current(script: str) -> None:
    """No page of law or rules is written by hand."""
    stale = [
        str(path) for path, text in _script(script).pages().items() if (ROOT / path).read_text(encoding="utf-8") != text
    ]
    assert stale == []
