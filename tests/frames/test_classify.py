"""Size classes on tables: what the calculator gives for the same figures, row by row."""

from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import ENGINES, rows, text_cells, typed_cells

from umkm_domain import frames
from umkm_domain.calculators import classify_scale
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.law.book import LAW
from umkm_domain.law.scale import GENERAL
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build, strategies

ON = date(2019, 7, 18)
FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
AMOUNT = st.none() | strategies.rupiah()
CHOICES = {
    "measure": st.sampled_from(["all", "sales", "assets", "capital"]),
    "purpose": st.sampled_from(["support", "registration"]),
    "conflict": st.sampled_from(["both", "higher", "lower"]),
    "gross_assets": st.sampled_from(["stand_in", "ignore"]),
}


def _expected(figures: YearFigures, on: date, **choices: Any) -> str | None:
    value = classify_scale(build.enterprise(figures=(figures,)), on=on, year=figures.year, **choices).value
    return ";".join(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("engine", ENGINES)
@given(
    amounts=st.lists(st.tuples(AMOUNT, AMOUNT, AMOUNT, AMOUNT), min_size=1, max_size=12),
    on=st.sampled_from([date(2000, 1, 1), ON, date(2022, 5, 2)]),
    choices=st.fixed_dictionaries(CHOICES),
)
@FEW
def test_each_row_is_what_the_calculator_gives(
    engine: str, amounts: list[tuple[int | None, ...]], on: date, choices: dict[str, str]
) -> None:
    """At every limit and one rupiah beside it, under every act, for every choice."""
    names = ("sales", "net_assets", "gross_assets", "business_capital")
    figures = [YearFigures(year=2018, **dict(zip(names, row, strict=True))) for row in amounts]
    cells = {"id": [str(n) for n in range(len(amounts))]}
    cells |= {name: [row[n] for row in amounts] for n, name in enumerate(names)}  # type: ignore[misc]
    got = frames.classify(ENGINES[engine](cells), on=on, **choices)  # type: ignore[arg-type]
    expected = [(str(n), _expected(f, on, **choices)) for n, f in enumerate(figures)]
    assert sorted(expected) == sorted(rows(got, "id", "size_class"))


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
@given(registry=strategies.registries(max_size=4), year=st.none() | st.integers(2015, 2020))
@settings(FEW, max_examples=5)
def test_figures_may_stand_in_a_table_of_their_own(engine: str, registry: Registry, year: int | None) -> None:
    """Joined by id, of the year asked for or the last one up to the day; every enterprise keeps its row."""
    make = ENGINES[engine]
    figures = make(typed_cells(registry, "figures"))
    got = frames.classify(make(text_cells(registry, "enterprises")), on=ON, related={"figures": figures}, year=year)
    expected = []
    for e in registry.enterprises:
        value = classify_scale(e, on=ON, year=year).value
        expected.append((e.id, ";".join(value) if isinstance(value, tuple) else value))
    assert sorted(expected) == sorted(rows(got, "id", "size_class"))


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_added(engine: str) -> None:
    """The columns of the table come first and unchanged, then one a measure, the class and the law."""
    given_ = ENGINES[engine]({"id": ["A", "B"], "sales": [300_000_000, 300_000_001], "net_assets": [None, 50_000_000]})
    got = frames.classify(given_, on=ON)
    assert [
        ("A", 300_000_000, "micro", None, "micro", "UU 20/2008 art. 6"),
        ("B", 300_000_001, "small", "micro", "micro;small", "UU 20/2008 art. 6"),
    ] == sorted(rows(got, "id", "sales", "size_by_sales", "size_by_net_assets", "size_class", "size_law"))
    assert type(got) is type(given_)


def test_by_the_law_of_support_and_of_registration() -> None:
    """Since 2021 sales count for support and capital for registration."""
    given_ = pl.DataFrame({"id": ["A"], "sales": [2_000_000_001], "business_capital": [1_000_000_000]})
    on = date(2022, 1, 1)
    assert [("small",)] == rows(frames.classify(given_, on=on), "size_class")
    assert [("micro",)] == rows(frames.classify(given_, on=on, purpose="registration"), "size_class")


def test_a_table_without_figures_has_no_classes() -> None:
    """Nothing to classify by: the class is missing, not micro."""
    got = frames.classify(pl.DataFrame({"id": ["A"]}), on=ON)
    assert [(None, None)] == rows(got, "size_class", "size_by_sales")


def test_not_a_number_is_no_figure() -> None:
    """A figure that is missing as a float is missing, not above all limits."""
    for frame in (pl.DataFrame({"sales": [float("nan"), 5.0]}), pd.DataFrame({"sales": [float("nan"), 5.0]})):
        assert [(None,), ("micro",)] == rows(frames.classify(frame, on=ON), "size_class")


@pytest.mark.parametrize("on", [date(2020, 11, 2), date(2021, 2, 1)])
def test_the_gap_names_its_neighbours(on: date) -> None:
    """On the first and the last day of the gap there is no class, but an error with both acts."""
    with pytest.raises(GapError, match=r"UU 20/2008 art\. 6 ended on 2020-11-01; PP 7/2021 .* begins on 2021-02-02"):
        frames.classify(pl.DataFrame({"sales": [1]}), on=on)


@pytest.mark.parametrize("on", [date(2020, 11, 1), date(2021, 2, 2)])
def test_on_the_days_beside_the_gap_there_is_law(on: date) -> None:
    """The last day of the old act and the first of the new one classify."""
    assert [("micro",)] == rows(frames.classify(pl.DataFrame({"sales": [1]}), on=on), "size_class")


def test_the_law_is_the_one_handed_in() -> None:
    """A threshold moved by a reform moves the class."""
    entry = GENERAL.at(ON)
    table = entry.value
    from attrs import evolve

    moved = evolve(table, sales=(evolve(table.sales[0], maximum=table.sales[0].maximum - 1), *table.sales[1:]))
    law = LAW.amend(GENERAL, Dated(value=moved, unit="rupiah", since=ON, citation=Citation("Reform")))
    given_ = pl.DataFrame({"sales": [300_000_000]})
    assert [("micro", "UU 20/2008 art. 6")] == rows(frames.classify(given_, on=ON), "size_class", "size_law")
    assert [("small", "Reform")] == rows(frames.classify(given_, on=ON, law=law), "size_class", "size_law")


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        ("measure: expected one of", {"measure": "workers"}),
        ("purpose: expected one of", {"purpose": "fun"}),
        ("conflict: expected one of", {"conflict": "neither"}),
        ("gross_assets: expected one of", {"gross_assets": "maybe"}),
        ("on: expected a date", {"on": None}),
        ("related: expected some of .*, got shops", {"related": {"shops": pl.DataFrame()}}),
    ],
)
def test_wrong_use(words: str, choices: dict[str, Any]) -> None:
    """Each mistake is named, with what was expected."""
    with pytest.raises(UsageError, match=words):
        frames.classify(pl.DataFrame({"sales": [1]}), **{"on": ON, **choices})


def test_nothing_is_overwritten() -> None:
    """A table that has such a column keeps it: the call is refused."""
    with pytest.raises(UsageError, match="df: expected no column size_class, size_law: it would be overwritten"):
        frames.classify(pl.DataFrame({"sales": [1], "size_class": ["x"], "size_law": ["y"]}), on=ON)


def test_figures_are_joined_by_id() -> None:
    """Without an id there is nothing to join by."""
    figures = pl.DataFrame({"enterprise_id": ["A"], "year": [2018], "sales": [1]})
    with pytest.raises(UsageError, match="df: expected a column 'id' to join figures by, got name"):
        frames.classify(pl.DataFrame({"name": ["A"]}), on=ON, related={"figures": figures})
