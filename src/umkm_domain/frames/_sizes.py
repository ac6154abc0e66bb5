"""Kelas ukuran sebagai ungkapan. Size classes as expressions: ranks 0 for micro to 3 for large.

Twin of `umkm_domain.rules._facts.sizes` and of `umkm_domain.calculators.classify_scale`.
"""

from datetime import date
from typing import Any

from umkm_domain.frames._portable import any_of, both, nw, yes
from umkm_domain.frames._rows import Form, missing
from umkm_domain.law.scale import Measure, ScaleTable, Size
from umkm_domain.rules._facts import SIZE_WORDS
from umkm_domain.rules.enterprises import GENERATIONS

__all__ = [
    "COLUMNS",
    "NAMES",
    "RANKS",
    "class_name",
    "latest",
    "rank",
    "stated",
    "with_given",
    "with_owners",
    "with_possible",
]

COLUMNS: dict[Measure, str] = {
    Measure.SALES: "sales",
    Measure.NET_ASSETS: "net_assets",
    Measure.CAPITAL: "business_capital",
}
NAMES: tuple[str, ...] = tuple(size.value for size in Size)
RANKS = range(len(NAMES))
_LAST_RESORT = -1  # the year of the day itself counts only where no earlier one is known


def rank(table: ScaleTable, measure: Measure, amount: Any) -> Any:
    """The rank of the class that an amount gives, missing where the amount or the class is; None for no bands."""
    bands = table.bands(measure)
    if not bands:
        return None
    found: Any = None
    if table.open_top:
        found = nw.when(amount > bands[-1].maximum).then(nw.lit(Size.LARGE.rank))
    for band in reversed(bands):
        within = nw.when(amount <= band.maximum).then(nw.lit(band.size.rank))
        found = within if found is None else within.otherwise(found)
    return found


def stated(column: str, size: int) -> Any:
    """Whether a register's word for a class means this one; twin of `rules._facts.size_of`."""
    return yes(nw.col(column).str.to_lowercase().is_in([word for word, one in SIZE_WORDS.items() if one.rank == size]))


def latest(figures: Any, on: date) -> Any:
    """Of each enterprise the figures that decide its class, one row each; twin of `calculators.scale.figures_for`."""
    past = figures.filter((nw.col("year") <= on.year) & ~nw.col("enterprise_id").is_null())
    past = past.with_columns(
        nw.when(nw.col("year") < on.year).then(nw.col("year")).otherwise(_LAST_RESORT).alias("_at")
    )
    newest = past.group_by("enterprise_id").agg(nw.col("_at").max().alias("_newest"))
    past = past.join(newest, on="enterprise_id", how="inner")
    past = past.filter(nw.col("_at") == nw.col("_newest")).drop("_at", "_newest")
    return past.unique(subset=["enterprise_id"], keep="any")


def with_given(frame: Any, table: ScaleTable) -> Any:
    """Add `_given_0` to `_given_3`, whether the figures give each class, and `_some`, whether they give any.

    Where the act names a measure for support and its figure is known, that measure alone counts.
    """
    made = {measure: rank(table, measure, nw.col(column)) for measure, column in COLUMNS.items()}
    ranks = {measure: found for measure, found in made.items() if found is not None}
    frame = frame.with_columns(*(found.alias(f"_rank_{measure.value}") for measure, found in ranks.items()))
    columns = {measure: nw.col(f"_rank_{measure.value}") for measure in ranks}
    meant = None if table.support is None else columns.get(table.support)
    flags: list[Any] = []
    for size in RANKS:
        by_any = any_of(*(column == size for column in columns.values()))
        if meant is not None:
            by_any = both(~meant.is_null(), meant == size) | both(meant.is_null(), by_any)
        flags.append(by_any.alias(f"_given_{size}"))
    some = any_of(*(~column.is_null() for column in columns.values()))
    return frame.with_columns(*flags, some.alias("_some"))


def with_possible(frame: Any) -> Any:
    """Add `_possible_0` to `_possible_3`: given by figures, else by the class stored in `size`."""
    return frame.with_columns(
        *(
            (nw.col(f"_given_{size}") | both(~nw.col("_some"), stated("size", size))).alias(f"_possible_{size}")
            for size in RANKS
        )
    )


def with_owners(frame: Any) -> Any:
    """Add `_above_0` to `_above_3`: whether an owner, some generations up, is of that class; twin of ENT003's walk."""
    owners = frame.select(
        nw.col("id").alias("_next"),
        nw.col("parent_id").alias("_next_parent"),
        nw.col("parent_size").alias("_next_stated"),
        *(nw.col(f"_possible_{size}").alias(f"_owner_{size}") for size in RANKS),
    ).unique(subset=["_next"], keep="any")
    frame = frame.with_columns(
        nw.col("parent_id").alias("_next"),
        nw.col("parent_size").alias("_stated"),
        *(nw.lit(0).alias(f"_above_{size}") for size in RANKS),
    )
    for _ in range(GENERATIONS):
        frame = frame.join(owners, on="_next", how="left")
        other = ~both(nw.col("_next") == nw.col("id"))
        unknown = ~any_of(*(nw.col(f"_owner_{size}") for size in RANKS))
        frame = frame.with_columns(
            *(
                nw.when(
                    (nw.col(f"_above_{size}") == 1)
                    | (other & any_of(nw.col(f"_owner_{size}"), unknown & both(stated("_stated", size))))
                )
                .then(nw.lit(1))
                .otherwise(nw.lit(0))
                .alias(f"_above_{size}")
                for size in RANKS
            )
        )
        frame = frame.drop("_next", "_stated", *(f"_owner_{size}" for size in RANKS))
        frame = frame.rename({"_next_parent": "_next", "_next_stated": "_stated"})
    return frame.with_columns(*((nw.col(f"_above_{size}") == 1).alias(f"_above_{size}") for size in RANKS))


def class_name(found: Any, key: str) -> Any:
    """A rank as the name of its class."""
    if found is None:
        return missing(key, Form.TEXT)
    name: Any = nw.when(found == 0).then(nw.lit(NAMES[0]))
    for size in RANKS[1:]:
        name = nw.when(found == size).then(nw.lit(NAMES[size])).otherwise(name)
    return name
