"""Graduation: the transition matrix, those who came and went, law apart from figures."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.law.scale import Size
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.registry import Registry

FIRST, LAST, REFORM = date(2018, 12, 31), date(2019, 12, 31), date(2021, 12, 31)
MILLION = 1_000_000


def firm(id: str, *sales: int | None, years: tuple[int, ...] = (2018, 2019), **more: Any) -> Enterprise:
    """An enterprise with sales of two years, in million rupiah."""
    figures = tuple(
        YearFigures(year=y, sales=None if s is None else s * MILLION) for y, s in zip(years, sales, strict=False)
    )
    return Enterprise(id=id, name=id, figures=figures, **more)


def moved(*firms: Enterprise, **more: Any) -> calc.Graduation:
    """The graduation of enterprises between the ends of 2018 and 2019."""
    result = calc.graduation(Registry(enterprises=firms), **{"on_before": FIRST, "on_after": LAST, **more})
    replay(result)
    assert result.value is not None
    return result.value


def test_matrix() -> None:
    """Rises, falls and those who stay, each in its cell."""
    value = moved(firm("A", 200, 400), firm("B", 200, 300), firm("C", 400, 200), firm("D", 200, 3_000), firm("E", 1, 2))
    assert [
        calc.Cell(Size.MICRO, Size.MICRO, 2),
        calc.Cell(Size.MICRO, Size.SMALL, 1),
        calc.Cell(Size.MICRO, Size.MEDIUM, 1),
        calc.Cell(Size.SMALL, Size.MICRO, 1),
    ] == list(value.cells)
    assert (2, 1, 2, Fraction(2, 5)) == (value.rose, value.fell, value.stayed, value.rate)
    assert ((0, 0), (2, 1)) == (value.by_law, value.by_figures)
    assert (0, 0, 0) == (value.entered, value.left, value.unclassified)


@given(st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 60_000)), min_size=1, max_size=8))
def test_nobody_is_lost(sales: list[tuple[int, int]]) -> None:
    """Every enterprise is in one cell, and going back turns the matrix over."""
    firms = [firm(f"E{i}", *pair) for i, pair in enumerate(sales)]
    back = [firm(f"E{i}", *reversed(pair)) for i, pair in enumerate(sales)]
    value, turned = moved(*firms), moved(*back)
    assert len(firms) == sum(cell.enterprises for cell in value.cells) == value.rose + value.fell + value.stayed
    assert {(c.before, c.after, c.enterprises) for c in value.cells} == {
        (c.after, c.before, c.enterprises) for c in turned.cells
    }
    assert (value.rose, value.fell) == (turned.fell, turned.rose)


def test_reform_apart_from_growth() -> None:
    """From 2018 to 2021 the law lowers one class, its growth raises it again; another is lowered by law alone."""
    years = (2018, 2021)
    firms = (firm("A", 400, 3_000, years=years), firm("B", 400, 400, years=years), firm("C", 1, 3_000, years=years))
    value = moved(*firms, on_after=REFORM, measure="sales")
    assert (1, 1, 1) == (value.rose, value.fell, value.stayed)
    assert (0, 2) == value.by_law
    assert (2, 0) == value.by_figures


def test_split_that_cannot_be_made() -> None:
    """Earlier figures without the measure of the later law are counted in the matrix and said not to be split."""
    enterprise = Enterprise(
        id="A",
        name="A",
        figures=(
            YearFigures(year=2018, net_assets=60 * MILLION),
            YearFigures(year=2021, sales=3_000 * MILLION),
        ),
    )
    result = calc.graduation(Registry(enterprises=(enterprise,)), on_before=FIRST, on_after=REFORM)
    assert result.value is not None
    assert (1, (0, 0), (0, 0)) == (result.value.stayed, result.value.by_law, result.value.by_figures)
    assert len(result.notes) == 1
    plain = calc.graduation(Registry(enterprises=(firm("A", 1, 1),)), on_before=FIRST, on_after=LAST)
    assert plain.notes == ()


def test_those_who_come_and_go() -> None:
    """Closed, founded, found in one registry only: none of them rises or falls."""
    before = Registry(
        enterprises=(
            firm("stays", 1, 400),
            firm("closes", 1, 400, closed=date(2019, 6, 1)),
            firm("gone", 1, 400),
            firm("dead", 1, 400, closed=date(2018, 12, 30)),
        )
    )
    after = Registry(
        enterprises=(
            firm("stays", 1, 400),
            firm("closes", 1, 400, closed=date(2019, 6, 1)),
            firm("new", 1, 400, established=date(2019, 1, 1)),
            firm("later", 1, 400, established=date(2020, 1, 1)),
            firm("dead", 1, 400, closed=date(2018, 12, 30)),
        )
    )
    value = calc.graduation(before, after, on_before=FIRST, on_after=LAST).value
    assert value is not None
    assert (1, 1, 2, 0) == (value.rose, value.entered, value.left, value.unclassified)


def test_first_and_last_day_count() -> None:
    """Founded on the earlier day and closed on the later one is there on both."""
    assert moved(firm("A", 1, 400, established=FIRST, closed=LAST)).rose == 1


def test_without_class() -> None:
    """Enterprises without figures of a year are counted as without class, never as having stayed."""
    value = moved(firm("A", 1, 400), firm("B", 1, None), firm("C", None, 1))
    assert (2, Fraction(1)) == (value.unclassified, value.rate)
    nobody = calc.graduation(Registry(enterprises=(firm("B", 1, None),)), on_before=FIRST, on_after=LAST)
    assert nobody.value is not None
    assert (1, None, ()) == (nobody.value.unclassified, nobody.value.rate, nobody.value.cells)
    assert ["No enterprise has a class on both days."] == [n.en for n in nobody.notes]


def test_counts_stand_without_a_rate() -> None:
    """One that left and one that came are counted though there is nobody to take a rate of."""
    value = moved(firm("A", 1, closed=FIRST), firm("B", 1, established=LAST))
    assert (1, 1, 0, None) == (value.left, value.entered, value.unclassified, value.rate)
    for firms in ((), (firm("A", 1, established=date(2020, 1, 1)),)):
        empty = calc.graduation(Registry(enterprises=firms), on_before=FIRST, on_after=LAST)
        assert empty.undefined is not None
        assert ("There is no enterprise on either day.", ()) == (empty.undefined.en, empty.notes)


def test_everything_is_a_step_with_its_law() -> None:
    """Those who came, went, have no class, and moved by law or by figures are steps; both acts are cited."""
    years = (2018, 2021)
    firms = (
        firm("A", 400, 3_000, years=years),
        firm("B", 400, 400, years=years),
        firm("C", 1, 3_000, years=years),
        firm("D", 1, 1, established=REFORM),
        firm("E", 1, 1, closed=FIRST),
        firm("F", 1, years=years),
    )
    result = calc.graduation(Registry(enterprises=firms), on_before=FIRST, on_after=REFORM, measure="sales")
    said = {step.name: step.result for step in result.steps}
    assert {
        "observed": 3, "rate": Fraction(1, 3), "entered": 1, "left": 1, "unclassified": 1,
        "rose by law": 0, "fell by law": 2, "rose by figures": 2, "fell by figures": 0,
    } == said  # fmt: skip
    assert ["UU 20/2008 art. 6", "PP 7/2021 art. 35"] == [str(c) for c in result.citations]
    assert any("turun karena hukum" in line for line in result.prose("id"))


def test_gross_assets_are_said() -> None:
    """Where gross assets stand in for net assets of one enterprise, the matrix says so once."""
    figures = tuple(YearFigures(year=year, sales=1, gross_assets=60 * MILLION) for year in (2018, 2019))
    registry = Registry(enterprises=tuple(Enterprise(id=i, name=i, figures=figures) for i in "AB"))
    notes = calc.graduation(registry, on_before=FIRST, on_after=LAST).notes
    assert ["Net assets were not given; gross assets stand in for them, so this class can only be too high."] == [
        n.en for n in notes
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"year_before": "2018"},
        {"year_after": 2018.0},
        {"year_before": True},
        {"year_after": 0},
        {"before": None},
        {"after": [1]},
        {"law": None},
    ],
)
def test_bad_input(wrong: dict[str, Any]) -> None:
    """Years that are none, something else than a registry, no law: typed errors."""
    given_ = {"before": Registry(), "on_before": FIRST, "on_after": LAST, **wrong}
    with pytest.raises(UsageError, match="expected"):
        calc.graduation(given_.pop("before"), given_.pop("after", None), **given_)


def test_policy_when_measures_disagree() -> None:
    """Higher or lower must be chosen; both is no class to count in."""
    enterprise = Enterprise(
        id="A",
        name="A",
        figures=(
            YearFigures(year=2018, sales=1, net_assets=1),
            YearFigures(year=2019, sales=1, net_assets=60 * MILLION),
        ),
    )
    assert moved(enterprise).rose == 1
    assert moved(enterprise, conflict="lower").rose == 0
    with pytest.raises(UsageError, match="conflict"):
        moved(enterprise, conflict="both")


def test_years_may_be_named() -> None:
    """The figures of other years may be taken for the days."""
    assert moved(firm("A", 1, 400, years=(2016, 2017)), year_before=2016, year_after=2017).rose == 1


def test_days_and_law() -> None:
    """Days run forward and need law."""
    with pytest.raises(UsageError, match="on_after"):
        moved(firm("A", 1, 1), on_after=date(2018, 12, 30))
    with pytest.raises(GapError):
        moved(firm("A", 1, 1), on_after=date(2020, 12, 31), year_after=2019)
    assert moved(firm("A", 1, 1), on_after=FIRST).stayed == 1


def test_each_day_has_the_figures_of_its_own_year() -> None:
    """Figures of an earlier year do not stand in for those of the day: without them there is no class."""
    value = moved(firm("A", 1, 1), firm("B", 1, years=(2018,)), firm("C", 1, years=(2017,)))
    assert (2, 1) == (value.unclassified, value.stayed)


def test_purpose_decides_the_measure() -> None:
    """For registration the later law measures by capital, so sales alone give no class."""
    years = (2021, 2022)
    days = {"on_before": date(2021, 12, 31), "on_after": date(2022, 12, 31)}
    enterprise = Enterprise(
        id="A",
        name="A",
        figures=tuple(
            YearFigures(year=y, sales=1, business_capital=capital)
            for y, capital in zip(years, (1, 2_000 * MILLION), strict=True)
        ),
    )
    assert (0, 1) == (moved(enterprise, **days).rose, moved(enterprise, **days, purpose="registration").rose)
