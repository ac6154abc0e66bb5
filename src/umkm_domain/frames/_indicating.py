"""Ukuran per kelompok. Indicators a group: counts, sums and shares, over flags made first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from umkm_domain.core.errors import UsageError
from umkm_domain.frames._classifying import figures_of
from umkm_domain.frames._portable import any_of, iso, known, nw, yes
from umkm_domain.frames._rows import Form, read, rows_of
from umkm_domain.frames._sizes import NAMES, RANKS, with_given
from umkm_domain.law import scale
from umkm_domain.law.book import LawBook

__all__ = ["indicate_table"]

_LEVELS = {"regency": 5, "province": 2}
"""How much of a region's code names its regency and its province."""

_AMOUNTS = ("sales", "net_assets", "business_capital", "workers")
_FORMS: dict[str, Form] = {
    "region": Form.TEXT,
    "nib": Form.TEXT,
    "established": Form.DAY,
    "closed": Form.DAY,
    **dict.fromkeys(_AMOUNTS, Form.NUMBER),
}
_SUMS = ("enterprises", "with_nib", *NAMES, "unclassified", "workers", "workers_known", "sales", "sales_known")


def indicate_table(
    df: Any, *, by: str | Sequence[str], on: date, related: Mapping[str, Any], year: int | None, law: LawBook
) -> Any:
    """See `umkm_domain.frames.indicators`."""
    groups = [by] if isinstance(by, str) else list(by)
    entry = law.at(scale.GENERAL, on)
    names = rows_of(df).collect_schema().names()
    odd = [name for name in groups if name not in names and not (name in _LEVELS and "region" in names)]
    if odd or not groups:
        message = f"by: expected columns of the table, regency or province, got {', '.join(odd) or 'nothing'}"
        raise UsageError(message)
    if "id" not in names:
        message = f"df: expected a column 'id', got {', '.join(names) or 'no columns'}"
        raise UsageError(message)
    figures = figures_of(related, on, year)
    forms = {**_FORMS, "id": Form.TEXT, **{name: Form.TEXT for name in groups if name in names and name not in _FORMS}}
    if figures is not None:
        forms = {name: form for name, form in forms.items() if name not in _AMOUNTS}
    frame = read(df, forms)
    if figures is not None:
        amounts = figures.select("enterprise_id", *_AMOUNTS)
        frame = frame.join(amounts, left_on="id", right_on="enterprise_id", how="left")
    open_ = ~yes(nw.col("closed") < iso(on)) & ~yes(nw.col("established") > iso(on))
    frame = frame.filter(open_)
    made = {name: _group(name) if name not in names else nw.col(name).cast(nw.String) for name in groups}
    frame = with_given(frame.with_columns(*(expr.alias(f"_by_{name}") for name, expr in made.items())), entry.value)
    frame = frame.with_columns(*_flags())
    keys = [f"_by_{name}" for name in groups]
    totals = frame.group_by(*keys).agg(*(nw.col(f"_n_{name}").sum().alias(name) for name in _SUMS))
    totals = totals.with_columns(nw.lit(1).alias("_all"))
    counted = nw.col("enterprises").cast(nw.Float64)
    totals = totals.with_columns(
        (counted / nw.col("enterprises").sum().over("_all")).alias("share_of_enterprises"),
        (nw.col("with_nib") / counted).alias("share_with_nib"),
        (nw.col("micro") / counted).alias("share_micro"),
    )
    return totals.select(
        *(nw.col(f"_by_{name}").alias(name) for name in groups),
        *_SUMS,
        "share_of_enterprises",
        "share_with_nib",
        "share_micro",
    ).to_native()


def _group(level: str) -> Any:
    size = _LEVELS[level]
    code = nw.col("region").str.slice(0, size)
    return nw.when(code.str.len_chars() == size).then(code)


def _flags() -> list[Any]:
    """One column of numbers for everything that is summed."""
    made: dict[str, Any] = {"enterprises": known("id") | ~known("id"), "with_nib": known("nib")}
    for size in RANKS:
        above = [nw.col(f"_given_{higher}") for higher in RANKS if higher > size]
        made[NAMES[size]] = nw.col(f"_given_{size}") & ~any_of(*above) if above else nw.col(f"_given_{size}")
    made["unclassified"] = ~any_of(*(nw.col(f"_given_{size}") for size in RANKS))
    made["workers_known"], made["sales_known"] = known("workers"), known("sales")
    found = [
        nw.when(flag).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64).alias(f"_n_{name}")
        for name, flag in made.items()
    ]
    for name in ("workers", "sales"):
        amount = nw.col(name)
        found.append(nw.when(~amount.is_null()).then(amount).otherwise(nw.lit(0)).cast(nw.Int64).alias(f"_n_{name}"))
    return found
