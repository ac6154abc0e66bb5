"""Fixtures of the export tests."""

import itertools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from umkm_domain.io.exports import ExportResult, export
from umkm_domain.model.registry import Registry

ON = date(2019, 7, 18)

Exported = Callable[..., tuple[bytes, ExportResult]]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Export a registry into a file of its own, and give what was written with the result."""
    folder, number = tmp_path_factory.mktemp("exports"), itertools.count()

    def run(registry: Registry, to: str, *, on: date | None = ON, **options: Any) -> tuple[bytes, ExportResult]:
        path: Path = folder / f"{next(number)}.csv"
        result = export(registry, to, path, on=on, **options)
        content = path.read_bytes()
        path.unlink()
        return content, result

    return run
