"""Daftar temuan yang panjang. The long list of findings, made in one pass over the table.

A truth column for each hit, then only the rows that have one, then each such row beside each hit: engines that plan a
union of many queries take far longer over it than over this.
"""

from typing import Any

from umkm_domain.frames._portable import any_of, both, nw
from umkm_domain.frames._twins import Hit, Twin

__all__ = ["listed"]

COLUMNS = ("code", "severity", "table", "id", "path")


def listed(frame: Any, hits: list[tuple[Twin, Hit]], table: str) -> Any:
    """One row a finding, of the rows of `frame`."""
    plain = [(twin, hit) for twin, hit in hits if hit.ids is None and not hit.gap]
    gaps = [(twin, hit) for twin, hit in hits if hit.gap]
    parts = [_found(frame, plain, table)]
    if gaps:
        # One finding a rule, however many rows asked.
        parts.append(_found(frame, gaps, table).with_columns(nw.lit("").alias("id")).unique())
    for twin, hit in hits:
        if hit.ids is not None:
            known = frame.select("id").unique()
            rows = hit.ids.join(known, on="id", how="inner")
            parts.append(rows.with_columns(**_words(twin, hit, table)).select(*COLUMNS))
    return nw.concat(parts) if len(parts) > 1 else parts[0]


def _words(twin: Twin, hit: Hit, table: str) -> dict[str, Any]:
    return {
        "code": nw.lit(twin.code),
        "severity": nw.lit(hit.severity.value),
        "table": nw.lit(table),
        "path": nw.lit(hit.path),
    }


def _found(frame: Any, hits: list[tuple[Twin, Hit]], table: str) -> Any:
    if not hits:
        nothing = frame.filter(both(nw.col("id").is_null(), ~nw.col("id").is_null())).select("id")
        return nothing.with_columns(**{name: nw.lit("") for name in COLUMNS if name != "id"}).select(*COLUMNS)
    flags = [f"_hit_{n}" for n in range(len(hits))]
    marked = frame.select(
        nw.col("id").cast(nw.String), *(hit.rows.alias(flag) for flag, (_, hit) in zip(flags, hits, strict=True))
    )
    marked = marked.filter(any_of(*map(nw.col, flags)))
    pairs = marked.join(_hits(frame, hits), how="cross")
    pairs = pairs.filter(any_of(*(both(nw.col("_hit") == n, nw.col(flag)) for n, flag in enumerate(flags))))
    return pairs.with_columns(nw.lit(table).alias("table")).select(*COLUMNS)


def _hits(frame: Any, hits: list[tuple[Twin, Hit]]) -> Any:
    """The hits as a small table of the same kind: number, code, severity, path."""
    data = {
        "_hit": list(range(len(hits))),
        "code": [twin.code for twin, _ in hits],
        "severity": [hit.severity.value for _, hit in hits],
        "path": [hit.path for _, hit in hits],
    }
    kind = frame.implementation
    if isinstance(frame, nw.DataFrame):
        return nw.from_dict(data, backend=kind)
    if kind.is_polars():
        return nw.from_dict(data, backend="polars").lazy()
    rows = list(zip(*data.values(), strict=True))
    if kind.is_duckdb():
        words = ", ".join(str(row) for row in rows)  # numbers and words of our own: no quote among them
        query = f"SELECT * FROM (VALUES {words}) AS hits(_hit, code, severity, path)"  # noqa: S608
        return nw.from_native(frame.to_native().query("_rows", query))
    return _from_rows(frame, rows, tuple(data))


def _from_rows(frame: Any, rows: list[tuple[Any, ...]], names: tuple[str, ...]) -> Any:
    """The same for any other engine: one row of the table, with other words for each hit."""
    one = frame.select("id").head(1)
    made = [
        one.with_columns(**{name: nw.lit(value) for name, value in zip(names, row, strict=True)}).select(*names)
        for row in rows
    ]
    return nw.concat(made) if len(made) > 1 else made[0]
