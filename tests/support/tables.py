"""Tabel uji di setiap mesin. The tables of a registry on every engine that the tests run on."""

from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa

from umkm_domain.io._columns import cells, columns
from umkm_domain.model.registry import Registry

Cells = dict[str, list[Any]]

PYARROW_TYPES = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}


def text_cells(registry: Registry, table: str) -> Cells:
    """The cells of a table of a data set folder, all text, empty ones missing."""
    names = [column.name for column in columns(table)]
    if table == "figures":
        rows = [cells(table, f, e.id) for e in registry.enterprises for f in e.figures]
    else:
        rows = [cells(table, record) for record in getattr(registry, table)]
    return {name: [row[n] or None for row in rows] for n, name in enumerate(names)}


def typed_cells(registry: Registry, table: str) -> Cells:
    """The same with whole numbers, truth values and days as such, as a database holds them."""
    made = text_cells(registry, table)
    records: Iterable[Any] = (
        [f for e in registry.enterprises for f in e.figures] if table == "figures" else getattr(registry, table)
    )
    from datetime import date

    for name in made:
        values = [getattr(record, name, None) for record in records]
        if any(type(value) in (int, bool, date) for value in values):
            made[name] = values
    return made


def _arrow(made: Cells) -> pa.Table:
    # Columns of nothing have no type of their own: text, as a reader of CSV would have it.
    arrays = {
        name: pa.array(values, pa.string()) if all(v is None for v in values) else pa.array(values)
        for name, values in made.items()
    }
    return pa.table(arrays)


def _polars(made: Cells) -> pl.DataFrame:
    frame = pl.from_arrow(_arrow(made))
    assert isinstance(frame, pl.DataFrame)
    return frame


def _duckdb(made: Cells) -> Any:
    return duckdb.from_arrow(_arrow(made))


ENGINES: dict[str, Callable[[Cells], Any]] = {
    "polars": _polars,
    "polars-lazy": lambda made: _polars(made).lazy(),
    "pandas": lambda made: pd.DataFrame(made),
    "pandas-arrow": lambda made: _arrow(made).to_pandas(types_mapper=pd.ArrowDtype),
    "pyarrow": _arrow,
    "duckdb": _duckdb,
}
"""Every engine, by name: makes a table of cells."""


def rows(native: Any, *names: str) -> list[tuple[Any, ...]]:
    """The rows of a table of any engine, missing values as None."""
    frame = nw.from_native(native)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    lists = [[None if v is None or v is pd.NA or v != v else v for v in frame[name].to_list()] for name in names]
    return list(zip(*lists, strict=True))
