"""Rantai pembaruan skema. From every released schema version to the current one, one step at a time.

A step takes the plain document of one version and returns that of the next. Released versions stay for ever.
"""

from collections.abc import Callable
from typing import Any

from umkm_domain.core.versions import SCHEMA_VERSION
from umkm_domain.io.reasons import refusal

__all__ = ["STEPS", "upgraded"]

Step = tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]
STEPS: dict[str, Step] = {}
"""For each older version: the next version, and how its document becomes one of that."""


def upgraded(document: dict[str, Any], file: str) -> dict[str, Any]:
    """Return the document as one of the current schema version.

    Raises:
        DataError: the version is missing, newer than ours, or unknown.
    """
    version: Any = document.get("schema_version")
    while version != SCHEMA_VERSION:
        if not isinstance(version, str) or version not in STEPS:
            known = ", ".join([*STEPS, SCHEMA_VERSION])
            got = "none" if version is None else repr(version)
            raise refusal("IMP024", file, (f"versi skema {known}", f"schema version {known}"), got)
        version, step = STEPS[version]
        document = step(document)
    return document
