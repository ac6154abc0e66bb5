"""Kelas ukuran tiap baris tabel. The size class of each row of a table; twin of `calculators.classify_scale`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from umkm_domain.calculators.scale import _asked, _choice
from umkm_domain.core.errors import UsageError
from umkm_domain.frames._checking import FIGURES
from umkm_domain.frames._portable import any_of, nw
from umkm_domain.frames._rows import Form, as_number, missing, named, read, rows_of
from umkm_domain.frames._sizes import COLUMNS, NAMES, RANKS, class_name, latest, rank
from umkm_domain.law import scale
from umkm_domain.law.book import LawBook
from umkm_domain.law.scale import Measure

__all__ = ["classify_table", "figures_of"]

_AMOUNTS = {name: FIGURES[name] for name in ("sales", "gross_assets", "net_assets", "business_capital")}


def figures_of(related: Mapping[str, Any], on: date, year: int | None) -> Any:
    """Of each enterprise one row of figures, or None where no table of figures was given."""
    if "figures" not in named(related):
        return None
    figures = read(related["figures"], FIGURES, key="enterprise_id", name="related 'figures'")
    if year is None:
        return latest(figures, on)
    return figures.filter(nw.col("year") == year).unique(subset=["enterprise_id"], keep="any")


def classify_table(
    df: Any,
    *,
    on: date,
    related: Mapping[str, Any],
    year: int | None,
    measure: str,
    purpose: str,
    conflict: str,
    gross_assets: str,
    law: LawBook,
) -> Any:
    """See `umkm_domain.frames.classify`."""
    _choice("measure", measure, ("sales", "assets", "net_assets", "capital", "all"))
    _choice("purpose", purpose, ("support", "registration"))
    _choice("conflict", conflict, ("both", "higher", "lower"))
    _choice("gross_assets", gross_assets, ("stand_in", "ignore"))
    entry = law.at(scale.GENERAL, on)
    asked = _asked(entry.value, measure, purpose)
    frame = rows_of(df)
    added = [f"size_by_{COLUMNS[m]}" for m in asked] + ["size_class", "size_law"]
    names = frame.collect_schema().names()
    clash = sorted(set(added) & set(names))
    if clash:
        message = f"df: expected no column {', '.join(clash)}: it would be overwritten"
        raise UsageError(message)
    frame, amounts = _with_amounts(frame, names, figures_of(related, on, year))
    net = amounts["net_assets"]
    if gross_assets == "stand_in":
        net = nw.when(net.is_null()).then(amounts["gross_assets"]).otherwise(net)
    ranks: dict[Measure, Any] = {
        m: rank(entry.value, m, net if m is Measure.NET_ASSETS else amounts[COLUMNS[m]]) for m in asked
    }
    ranked = {m: found for m, found in ranks.items() if found is not None}
    if ranked:
        frame = _with_ranks(frame, ranked)
    frame = frame.with_columns(
        *(
            class_name(nw.col(_column(m)) if m in ranked else None, names[0]).alias(f"size_by_{COLUMNS[m]}")
            for m in asked
        ),
        (_together(conflict) if ranked else missing(names[0], Form.TEXT)).alias("size_class"),
        nw.lit(str(entry.citation)).alias("size_law"),
    )
    return frame.select(*names, *added).to_native()


def _column(measure: Measure) -> str:
    return f"_umkm_rank_{measure.value}"


def _with_ranks(frame: Any, ranks: Mapping[Measure, Any]) -> Any:
    """The rank by each measure, then whether each class is among them."""
    frame = frame.with_columns(*(found.alias(_column(m)) for m, found in ranks.items()))
    has = {size: any_of(*(nw.col(_column(m)) == size for m in ranks)) for size in RANKS}
    return frame.with_columns(*(flag.alias(f"_umkm_has_{size}") for size, flag in has.items()))


def _with_amounts(frame: Any, names: list[str], figures: Any) -> tuple[Any, dict[str, Any]]:
    """The table with the amounts beside it, under names that no table has."""
    hidden = {name: f"_umkm_{name}" for name in _AMOUNTS}
    if figures is None:
        schema = dict(frame.collect_schema())
        first = names[0]
        made = [
            (as_number(nw.col(name), schema[name]) if name in schema else missing(first, Form.NUMBER)).alias(alias)
            for name, alias in hidden.items()
        ]
        frame = frame.with_columns(*made)
    else:
        columns = (nw.col(name).alias(alias) for name, alias in hidden.items())
        figures = figures.select(nw.col("enterprise_id").alias("_umkm_id"), *columns)
        if "id" not in names:
            message = f"df: expected a column 'id' to join figures by, got {', '.join(names)}"
            raise UsageError(message)
        frame = frame.with_columns(nw.col("id").cast(nw.String).alias("_umkm_id")).join(
            figures, on="_umkm_id", how="left"
        )
    return frame, {name: nw.col(alias) for name, alias in hidden.items()}


def _together(conflict: str) -> Any:
    """One class, or the classes that disagree."""
    has = [nw.col(f"_umkm_has_{size}") for size in RANKS]
    if conflict == "both":
        parts = [nw.when(has[n]).then(nw.lit(f";{name}")).otherwise(nw.lit("")) for n, name in enumerate(NAMES)]
        joined = nw.concat_str(*parts)
        return nw.when(joined != "").then(joined.str.slice(1))
    first, *rest = RANKS if conflict == "higher" else reversed(RANKS)
    name: Any = nw.when(has[first]).then(nw.lit(NAMES[first]))
    for size in rest:
        name = nw.when(has[size]).then(nw.lit(NAMES[size])).otherwise(name)
    return name
