"""Membaca TOML pengguna. Reading the TOML that a user gives: costs and profiles, as text or as a file.

>>> read_toml("costs", "[[cost]]\\nrequirement = 'nib'")
{'cost': [{'requirement': 'nib'}]}
"""

import tomllib
from pathlib import Path
from typing import Any

from umkm_domain.core.errors import UsageError

__all__ = ["read_toml"]


def read_toml(what: str, source: object) -> dict[str, Any]:
    """Baca TOML. Read TOML text, or a file where a `Path` is given.

    Args:
        what: what it holds, for the message.
        source: the text, or the path of a file in UTF-8.

    Raises:
        UsageError: neither text nor a path, a file that is no UTF-8, or no TOML; says where.
        OSError: a file that cannot be opened.
    """
    if not isinstance(source, str | Path):
        message = f"{what}: expected TOML text or a Path, got {source!r}"
        raise UsageError(message)
    try:
        return tomllib.loads(source.read_text(encoding="utf-8") if isinstance(source, Path) else source)
    except ValueError as error:
        message = f"{what}: expected TOML, got {error}"
        raise UsageError(message) from error
