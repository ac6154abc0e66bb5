"""The standards' schemas and term lists beside the project, where they are, and what a linked-data document says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SCHEMAS = Path(__file__).parents[2] / ".." / "shared" / "data" / "schemas"


def standard_file(name: str) -> Path:
    """A file of a standard; the test is skipped where the folder is not there."""
    path = SCHEMAS / name
    if not path.is_file():
        pytest.skip("the folder of standards is not there")
    return path


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within a document, the document first; the context is none."""
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key != "@context":
                yield from nodes(inner)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


def terms(document: Any) -> Iterator[str]:
    """Every term a document uses: keys and types without a prefix, as they stand."""
    for node in nodes(document):
        for key, value in node.items():
            if key == "@type":
                yield value
            elif not key.startswith("@"):
                yield key


def by_id(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The nodes of a graph by their ids, of which no two are the same."""
    graph = document["@graph"]
    found = {node["@id"]: node for node in graph}
    assert len(graph) == len(found)
    return found


def losses(result: Any) -> dict[tuple[str, str], tuple[str, ...]]:
    """What a result says was not expressed: ids by table and field."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in result.not_expressed:
        key = (entry.table, entry.field)
        found[key] = (*found.get(key, ()), *entry.ids)
    return found
