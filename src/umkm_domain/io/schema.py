"""Skema yang diterbitkan. The published schemas: one of the JSON document, one of each table.

They are made from the classes and the data dictionary, so they cannot lag behind; the copies in `docs/schemas` are
compared with these by a test.

>>> sorted(schemas())[:2]
['agreements.table.json', 'certifications.table.json']
"""

import json
from pathlib import Path
from typing import Any

from umkm_domain.io._fields import ROWS
from umkm_domain.io._files import named
from umkm_domain.io.durable import replace_file
from umkm_domain.io.json_schema import BEYOND, json_schema
from umkm_domain.io.table_schema import table_schema

__all__ = ["BEYOND", "DOCUMENT", "json_schema", "published", "schemas", "table_schema", "write_schemas"]

DOCUMENT = "registry.schema.json"
"""Name of the schema of the document."""


def schemas() -> dict[str, dict[str, Any]]:
    """Every published schema, by file name."""
    tables = {f"{table}.table.json": table_schema(table) for table in ROWS}
    return {DOCUMENT: json_schema(), **tables}


def published() -> dict[str, str]:
    """The text of every published schema, by file name."""
    return {name: f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n" for name, schema in schemas().items()}


def write_schemas(folder: str | Path) -> list[Path]:
    """Tulis semua skema ke satu folder. Write every schema into a folder, over those that stand there.

    Returns:
        The files that were written.

    Raises:
        DataError: no system has a folder of that name.
        OSError: it cannot be written.
    """
    place = named(folder)
    place.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, text in published().items():
        with replace_file(place / name, overwrite=True) as stream:
            stream.write(text.encode())
        written.append(place / name)
    return written
