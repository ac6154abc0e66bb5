"""Rantai pembaruan skema. From every released schema version to the current one, one step at a time.

A step takes the plain document of one version, or one row of its tables, and returns that of the next. Released
versions stay for ever; so do their golden files in `tests/io/golden`.
"""

from collections.abc import Callable
from typing import Any

from attrs import frozen

from umkm_domain.core.versions import SCHEMA_VERSION
from umkm_domain.io.reasons import refusal, shown

__all__ = ["STEPS", "Step", "chain", "upgraded"]


def _same_row(table: str, row: dict[str, Any]) -> dict[str, Any]:
    return row


@frozen(kw_only=True)
class Step:
    """Satu langkah. How what was written in one version becomes what the next one writes.

    Attributes:
        to: the next version.
        document: takes the plain document, or the package's own part of `datapackage.json`.
        row: takes the name of a table and one of its rows, cells by column.
    """

    to: str
    document: Callable[[dict[str, Any]], dict[str, Any]]
    row: Callable[[str, dict[str, Any]], dict[str, Any]] = _same_row


STEPS: dict[str, Step] = {}
"""The step that leads on from each older version."""


def chain(version: object, file: str) -> list[Step]:
    """The steps from a version to the current one.

    Raises:
        DataError: the version is missing, newer than ours, or unknown.
    """
    steps: list[Step] = []
    while version != SCHEMA_VERSION:
        step = STEPS.get(version) if isinstance(version, str) else None
        if step is None:
            known = ", ".join([*STEPS, SCHEMA_VERSION])
            got = "none" if version is None else shown(version)
            raise refusal("IMP024", file, (f"versi skema {known}", f"schema version {known}"), got)
        steps.append(step)
        version = step.to
    return steps


def upgraded(document: dict[str, Any], file: str) -> dict[str, Any]:
    """Return the document as one of the current schema version.

    Raises:
        DataError: the version is missing, newer than ours, or unknown.
    """
    for step in chain(document.get("schema_version"), file):
        document = step.document(document)
    return document
