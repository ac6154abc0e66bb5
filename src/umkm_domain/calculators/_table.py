"""Hitungan menjadi baris tabel. Computations as rows of a table.

>>> from umkm_domain.calculators.change import growth
>>> [row["rounded"] for row in table(growth(10, 20), growth(0, 1))]
['1.000000', None]
"""

from collections.abc import Iterable
from typing import Any

from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError

__all__ = ["table"]


def table(*computations: Computation[Any] | Iterable[Computation[Any]]) -> list[dict[str, Any]]:
    """Daftar baris untuk DataFrame apa pun. Rows ready for any DataFrame, one a computation.

    Each row has the same columns, of text, whole numbers and None: `pandas.DataFrame(calc.table(a, b))` works, and
    so does polars. Exact ratios are text `n/d`; `rounded` stands beside them.

    Args:
        computations: computations, or lists of them.

    Raises:
        UsageError: something that is no computation.
    """
    rows: list[dict[str, Any]] = []
    for item in computations:
        if isinstance(item, Computation):
            rows.append(item.to_row())
            continue
        given: object = item
        if isinstance(given, str) or not isinstance(given, Iterable):
            message = f"expected computations, got {given!r}"
            raise UsageError(message)
        rows += table(*given)
    return rows
