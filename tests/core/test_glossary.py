"""Names of steps in Indonesian: every name that a calculator gives has a word."""

import ast
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.glossary import WORDS, indonesian

ROOM = Path(__file__).parents[2] / "src/umkm_domain/calculators"


def literal(node: ast.expr) -> Iterator[str]:
    """The text of a literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def names(tree: ast.Module) -> Iterator[str]:
    """Names that calls of `do`, `say` and `figure` give to steps and inputs, where they are literals."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called == "figure" and node.args:
            yield from literal(node.args[0])
        if called in ("do", "say") and len(node.args) > 1:
            yield from literal(node.args[1])
            for argument in node.args[2:]:
                pairs = argument.elts if isinstance(argument, ast.Tuple) else []
                for pair in (argument, *pairs):
                    if isinstance(pair, ast.Tuple) and pair.elts:
                        yield from literal(pair.elts[0])


def test_every_name_of_a_step_has_a_word() -> None:
    """No calculator names a step that the Indonesian prose could not name."""
    used = {name for file in ROOM.glob("*.py") for name in names(ast.parse(file.read_text(encoding="utf-8")))}
    assert len(used) > 100
    assert [] == sorted(name for name in used if name not in WORDS)


def test_composed_names_are_put_together() -> None:
    """A part before a colon, a known beginning and a known end are each put into Indonesian."""
    assert "usaha: halal" == indonesian("enterprises: halal")
    assert "kelas menurut penjualan" == indonesian("class by sales")
    assert "menengah paling banyak" == indonesian("medium at most")


@given(st.text(max_size=30))
def test_any_name_gives_text(name: str) -> None:
    """A name without a word stays, whatever it holds."""
    assert isinstance(indonesian(name), str)
    assert bool(indonesian(name)) == bool(name)
