"""Indicators a group: what counting the objects one by one gives."""

from collections import Counter
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from tables import ENGINES, rows, text_cells, typed_cells

from umkm_domain import frames
from umkm_domain.calculators import classify_scale
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build, strategies

ON = date(2019, 7, 18)
COUNTS = (
    *("enterprises", "with_nib", "micro", "small", "medium", "large", "unclassified"),
    *("workers", "workers_known", "sales", "sales_known"),
)


def _one(e: Enterprise) -> dict[str, int]:
    """What one enterprise adds to its group."""
    value = classify_scale(e, on=ON, conflict="higher", gross_assets="ignore").value
    whole, begun = ([f for f in e.figures if f.year in years] for years in (range(ON.year), (ON.year,)))
    figures = max(whole or begun, key=lambda f: f.year, default=None)
    workers = None if figures is None else figures.workers
    sales = None if figures is None else figures.sales
    return {
        "enterprises": 1,
        "with_nib": int(e.nib is not None),
        str(value or "unclassified"): 1,
        "workers": workers or 0,
        "workers_known": int(workers is not None),
        "sales": sales or 0,
        "sales_known": int(sales is not None),
    }


def _by_hand(registry: Registry) -> list[tuple[Any, ...]]:
    groups: dict[str | None, Counter[str]] = {}
    for e in registry.enterprises:
        if (e.closed is not None and e.closed < ON) or (e.established is not None and e.established > ON):
            continue
        regency = None if e.region is None or e.region.regency is None else e.region.regency.code
        groups.setdefault(regency, Counter()).update(_one(e))
    return sorted(((str(group), *(counts[name] for name in COUNTS)) for group, counts in groups.items()))


def _got(registry: Registry, engine: str) -> list[tuple[Any, ...]]:
    make = ENGINES[engine]
    related = {"figures": make(typed_cells(registry, "figures"))}
    got = frames.indicators(make(text_cells(registry, "enterprises")), by="regency", on=ON, related=related)
    return sorted((str(row[0]), *row[1:]) for row in rows(got, "regency", *COUNTS))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_register_is_counted_as_by_hand(engine: str) -> None:
    """Counts and sums of each regency, on every engine."""
    registry = build.register(80)
    assert _by_hand(registry) == _got(registry, engine)


@given(strategies.registries(max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_drawn_is_counted_as_by_hand(registry: Registry) -> None:
    """Unknown regions are a group, closed and future enterprises are none."""
    assert _by_hand(registry) == _got(registry, "polars")


@pytest.mark.parametrize("engine", ENGINES)
def test_shares(engine: str) -> None:
    """Shares are of the group, and of all; those of all add up to one."""
    given_ = ENGINES[engine](
        {
            "id": ["A", "B", "C", "D"],
            "region": ["36.02", "36.02.01", "36.71", "36.02"],
            "nib": ["1", None, "2", None],
            "sales": [5, 10**9, 5, None],
        }
    )
    got = frames.indicators(given_, by="regency", on=ON)
    assert [("36.02", 3, 0.75, 1 / 3, 1 / 3), ("36.71", 1, 0.25, 1.0, 1.0)] == sorted(
        rows(got, "regency", "enterprises", "share_of_enterprises", "share_with_nib", "share_micro")
    )
    assert type(got) is type(given_)


def test_by_province_and_by_any_columns() -> None:
    """The province is the head of the code; other columns group as they are, several at once too."""
    given_ = pl.DataFrame({"id": ["A", "B", "C"], "region": ["36.02", "36.71", "32.04"], "trade": ["x", "x", "y"]})
    assert [("32", 1), ("36", 2)] == sorted(
        rows(frames.indicators(given_, by="province", on=ON), "province", "enterprises")
    )
    got = frames.indicators(given_, by=["province", "trade"], on=ON)
    assert [("32", "y", 1), ("36", "x", 2)] == sorted(rows(got, "province", "trade", "enterprises"))


def test_a_column_of_that_name_is_taken_as_it_is() -> None:
    """A table with its own column `regency` is grouped by it."""
    given_ = pl.DataFrame({"id": ["A", "B"], "region": ["36.02", "36.02"], "regency": ["Lebak", "Serang"]})
    assert [("Lebak", 1), ("Serang", 1)] == sorted(
        rows(frames.indicators(given_, by="regency", on=ON), "regency", "enterprises")
    )


def test_open_on_the_day() -> None:
    """The last day of business counts, and the first."""
    given_ = pl.DataFrame(
        {
            "id": ["A", "B", "C", "D"],
            "g": ["x"] * 4,
            "closed": ["2019-07-18", "2019-07-17", None, None],
            "established": [None, None, "2019-07-18", "2019-07-19"],
        }
    )
    assert [(2,)] == rows(frames.indicators(given_, by="g", on=ON), "enterprises")


@pytest.mark.parametrize(
    ("words", "df", "by"),
    [
        ("by: expected columns of the table, regency or province, got trade", pl.DataFrame({"id": ["A"]}), "trade"),
        ("by: expected columns of the table, regency or province, got regency", pl.DataFrame({"id": ["A"]}), "regency"),
        ("by: .* got nothing", pl.DataFrame({"id": ["A"]}), []),
        ("df: expected a column 'id', got trade", pl.DataFrame({"trade": ["A"]}), "trade"),
    ],
)
def test_wrong_use(words: str, df: pl.DataFrame, by: Any) -> None:
    """Groups that cannot be made are named."""
    with pytest.raises(UsageError, match=words):
        frames.indicators(df, by=by, on=ON)


def test_there_must_be_law_on_size() -> None:
    """In the gap there are no classes to count by."""
    with pytest.raises(GapError):
        frames.indicators(pl.DataFrame({"id": ["A"], "g": ["x"]}), by="g", on=date(2020, 12, 1))
