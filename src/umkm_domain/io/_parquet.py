"""Tabel sebagai Parquet, dengan tambahan `frames`. Tables as Parquet, with the extra `frames` (polars).

Whole numbers, truth values and dates keep their own types; everything else is text as in a cell of CSV, so that both
forms hold the same. Reading goes batch by batch.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from umkm_domain.core.errors import DataError
from umkm_domain.core.extras import need
from umkm_domain.io._columns import CELL_LIMIT, columns, whole_cells
from umkm_domain.io._fields import Kind
from umkm_domain.io.reasons import refusal

__all__ = ["LARGEST", "header", "read_rows", "write_rows"]

LARGEST = 2**63 - 1
"""The largest whole number that a column holds."""
RATIO_LIMIT = 10
ROW_FLOOR = 100_000
"""Rows for each byte of a file, and those that any file may have: ids differ, so sound tables stay far below."""
_BATCH = 50_000


def _native(table: str) -> dict[str, Kind]:
    """The columns whose values keep their own type."""
    kinds = (Kind.INTEGER, Kind.TRUTH, Kind.DAY)
    return {
        column.name: column.slot.kind
        for column in columns(table)
        if column.slot is not None and column.slot.kind in kinds and not column.slot.many
    }


def write_rows(table: str, rows: Iterator[tuple[str, Any]], file: Path) -> None:
    """Write the rows of a table, each with the id of its parent.

    Raises:
        MissingExtraError: polars is not installed.
        DataError: a whole number that a column cannot hold.
    """
    pl = need("frames", "polars")
    types = {Kind.INTEGER: pl.Int64, Kind.TRUTH: pl.Boolean, Kind.DAY: pl.Date}
    native = _native(table)
    names = [column.name for column in columns(table)]
    data: dict[str, list[Any]] = {name: [] for name in names}
    for parent_id, record in rows:
        for name, cell in zip(names, whole_cells(table, record, parent_id, file.name), strict=True):
            value: Any = cell or None
            if name in native:
                value = getattr(record, name)
                if native[name] is Kind.INTEGER and value is not None and abs(value) > LARGEST:
                    expected = (f"bilangan sampai {LARGEST}", f"a number up to {LARGEST}")
                    raise refusal("IMP026", file.name, expected, "a larger one", table=table, pointer=f"/{name}")
            data[name].append(value)
    schema = {name: types[native[name]] if name in native else pl.String for name in names}
    content = io.BytesIO()  # polars has errors of its own where the disk is full; ours are those of the system
    pl.DataFrame(data, schema=schema).write_parquet(content)
    file.write_bytes(content.getbuffer())


def read_rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row with its number, the first one being 2 as in a sheet; values as a cell or of their own type.

    Raises:
        MissingExtraError: polars is not installed.
        DataError: no Parquet file.
    """
    pl = need("frames", "polars")
    frame, start = pl.scan_parquet(file, glob=False), 0
    _check_rows(pl, frame, file)
    while True:
        try:
            batch = frame.slice(start, _BATCH).collect()
            longest = batch.select(pl.max_horizontal(pl.lit(0), *_lengths(pl, batch))).item() if batch.height else 0
        except _failures(pl) as error:
            raise _broken(file) from error
        if longest > CELL_LIMIT:
            expected = (f"sel sampai {CELL_LIMIT} huruf", f"cells of at most {CELL_LIMIT} characters")
            raise refusal("IMP026", file.name, expected, f"{longest}")
        for offset, row in enumerate(batch.iter_rows(named=True)):
            yield start + offset + 2, {name: _plain(value) for name, value in row.items()}
        if batch.height < _BATCH:
            return
        start += _BATCH


def _lengths(pl: Any, batch: Any) -> list[Any]:
    """The longest cell of each column whose cells have a length; looked at before a cell is taken out."""
    found: list[Any] = []
    for name, kind in batch.schema.items():
        if kind in (pl.String, pl.Categorical, pl.Enum):
            found.append(pl.col(name).cast(pl.String).str.len_chars().max())
        elif kind == pl.Binary:
            found.append(pl.col(name).bin.size().max())
        elif kind == pl.List:
            found.append(pl.col(name).list.len().max())
    return found


def _check_rows(pl: Any, frame: Any, file: Path) -> None:
    """Refuse a file that says it holds more rows than its bytes can tell apart.

    Raises:
        DataError: it does (IMP026), or is no Parquet file.
    """
    try:
        rows = frame.select(pl.len()).collect().item()
    except _failures(pl) as error:
        raise _broken(file) from error
    limit = ROW_FLOOR + RATIO_LIMIT * file.stat().st_size
    if rows > limit:
        expected = (
            f"paling banyak {RATIO_LIMIT} baris tiap bita, jadi {limit}",
            f"at most {RATIO_LIMIT} rows a byte, so {limit}",
        )
        raise refusal("IMP026", file.name, expected, f"{rows}")


def header(file: Path) -> list[str]:
    """The names of the columns."""
    pl = need("frames", "polars")
    try:
        return list(pl.scan_parquet(file, glob=False).collect_schema())
    except _failures(pl) as error:
        raise _broken(file) from error


def _failures(pl: Any) -> tuple[type[BaseException], ...]:
    """What polars raises for a broken file; its panics are no `Exception`."""
    return (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError, OverflowError)


def _broken(file: Path) -> DataError:
    return refusal("IMP020", file.name, ("berkas Parquet yang utuh", "a whole Parquet file"), "something else")


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value
