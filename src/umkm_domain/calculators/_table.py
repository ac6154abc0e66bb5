"""Hitungan menjadi baris tabel. Computations as rows of a table.

>>> from umkm_domain.calculators.change import growth
>>> [row["rounded"] for row in table(growth(10, 20), growth(0, 1))]
['1.000000', None]
"""

import json
from collections.abc import Iterable
from typing import Any

from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError

__all__ = ["table"]


def table(*computations: Computation[Any] | Iterable[Computation[Any]]) -> list[dict[str, str | None]]:
    """Daftar baris untuk DataFrame apa pun. Rows ready for any DataFrame, one a computation.

    Every column is text or None, whatever the computations give, so that pandas and polars take the rows as they
    are. Exact ratios are `n/d`, with `rounded` beside them; a value of several parts is JSON.

    Args:
        computations: computations, or lists of them.

    Raises:
        UsageError: something that is no computation.
    """
    rows: list[dict[str, str | None]] = []
    for item in computations:
        if isinstance(item, Computation):
            rows.append({name: _text(value) for name, value in item.to_row().items()})
            continue
        given: object = item
        if isinstance(given, str) or not isinstance(given, Iterable):
            message = f"expected computations, got {given!r}"
            raise UsageError(message)
        rows += table(*given)
    return rows


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
