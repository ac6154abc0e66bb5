"""One rule, two engines, the same answer: objects and tables agree, finding by finding."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import ENGINES, rows, text_cells, typed_cells

from umkm_domain import check, frames
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.certification import HALAL_VALIDITY, Validity
from umkm_domain.law.scale import GENERAL
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.registry import Registry
from umkm_domain.rules import CATALOGUE
from umkm_domain.testing import build, strategies

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
DAYS = st.sampled_from(
    [
        date(2012, 6, 1),
        date(2018, 6, 20),
        date(2019, 7, 18),
        date(2020, 12, 1),
        date(2021, 2, 2),
        date(2022, 12, 29),
        date(2022, 12, 30),
        date(2026, 11, 24),
    ]
)
FORMS: dict[str, Callable[[Registry, str], Any]] = {"text": text_cells, "typed": typed_cells}
FACTS = ("code", "severity", "table", "id", "path")


def _objects(registry: Registry, table: str, on: date, law: LawBook = LAW) -> list[tuple[Any, ...]]:
    report = check(registry, on=on, select=frames.codes(table), law=law)
    every = [*report, *report.suppressed]
    return sorted({(f.code, f.severity.value, f.table, f.id, f.path) for f in every})


def _tables(
    registry: Registry, table: str, on: date, engine: str, form: str, law: LawBook = LAW
) -> list[tuple[Any, ...]]:
    make, cells_of = ENGINES[engine], FORMS[form]
    related = {name: make(cells_of(registry, name)) for name in ("figures", "enterprises", "certifications")}
    found = frames.check(make(cells_of(registry, table)), table, on=on, related=related, law=law)
    return sorted(rows(found, *FACTS))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", frames.TABLES)
def test_a_register_of_many_agrees(table: str, form: str, engine: str) -> None:
    """On a register with realistic gaps, every engine finds what the objects find."""
    registry = build.register(30, seed=3)
    for on in (date(2020, 12, 1), date(2024, 1, 1)):
        assert _objects(registry, table, on) == _tables(registry, table, on, engine, form)


@pytest.mark.parametrize("engine", ["polars", "pyarrow"])
@pytest.mark.parametrize("table", frames.TABLES)
@given(registry=strategies.registries(dangling=True, max_size=4), on=DAYS, form=st.sampled_from(list(FORMS)))
@FEW
def test_whatever_is_drawn_agrees(table: str, engine: str, registry: Registry, on: date, form: str) -> None:
    """On any registry, with messy numbers, dangling references and every status, findings are the same."""
    assert _objects(registry, table, on) == _tables(registry, table, on, engine, form)


@pytest.mark.parametrize("engine", ["pandas", "duckdb"])
@pytest.mark.parametrize("table", frames.TABLES)
@given(registry=strategies.registries(dangling=True, max_size=4), on=DAYS)
@settings(FEW, max_examples=3)
def test_whatever_is_drawn_agrees_on_slow_planners(engine: str, table: str, registry: Registry, on: date) -> None:
    """The same where planning a small table takes longer than the work."""
    assert _objects(registry, table, on) == _tables(registry, table, on, engine, "typed")


@pytest.mark.parametrize(
    "on", [date(1990, 1, 1), date(1996, 1, 1), date(2009, 1, 1), date(2020, 12, 1), date(2022, 1, 1)]
)
def test_gaps_and_repeals_agree(on: date) -> None:
    """Enterprises that every rule on sizes asks the law about, under each act and before the first."""
    figures = (YearFigures(year=on.year - 1, sales=5, net_assets=10**9),)
    one = build.enterprise(
        figures=figures, legal_form="pt", foreign_owned=True, parent_size="large", size="micro", established=None
    )
    registry = Registry(enterprises=(one, evolve(one, id="E2", parent_id="E1"), evolve(one, id="E3", figures=())))
    assert _objects(registry, "enterprises", on) == _tables(registry, "enterprises", on, "polars", "text")


def _examples() -> list[Any]:
    return [
        pytest.param(code, n, id=f"{code}-{n}") for code in frames.codes() for n in range(len(CATALOGUE[code].examples))
    ]


@pytest.mark.parametrize(("code", "n"), _examples())
def test_the_examples_of_the_catalogue(code: str, n: int) -> None:
    """Each example that triggers a rule triggers its twin, and no other does."""
    example = CATALOGUE[code].examples[n]
    registry, table = example.registry, next(t for t in frames.TABLES if code in frames.codes(t))
    related = {
        name: ENGINES["polars"](text_cells(registry, name)) for name in ("figures", "enterprises", "certifications")
    }
    found = frames.check(
        ENGINES["polars"](text_cells(registry, table)), table, on=example.on, related=related, select=[code]
    )
    assert example.triggers == bool(rows(found, "id"))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_reform_reaches_both(engine: str) -> None:
    """With another book of law, objects and tables change together."""
    halal = Dated(value=Validity(1), unit="years", since=date(2014, 10, 17), citation=Citation("Reform"))
    sizes = Dated(
        value=GENERAL.at(date(2019, 1, 1)).value, unit="rupiah", since=date(2021, 2, 2), citation=Citation("R")
    )
    law = LAW.amend(HALAL_VALIDITY, halal).amend(GENERAL, sizes)
    registry, on = build.register(60), date(2024, 1, 1)
    registry = registry.with_(*(evolve(e, size="medium") for e in registry.enterprises))
    for table in ("enterprises", "certifications"):
        expected = _objects(registry, table, on, law)
        assert expected == _tables(registry, table, on, engine, "text", law)
        assert expected != _objects(registry, table, on)


def test_every_twin_has_its_rule() -> None:
    """Each code is in the catalogue, of the table it says; at least six a design asks for, and no code twice."""
    codes = frames.codes()
    assert len(codes) >= 6
    assert list(codes) == sorted(set(codes))
    for table in frames.TABLES:
        assert all(CATALOGUE[code].applies_to == table for code in frames.codes(table))
    assert set(codes) == {code for table in frames.TABLES for code in frames.codes(table)}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("form", list(FORMS))
def test_owners_above_owners_agree(engine: str, form: str) -> None:
    """Grandparents, stated sizes, parents without figures, parents of themselves and circles, on every engine."""

    def one(id: str, sales: int | None, parent_id: str | None = None, parent_size: str | None = None) -> Any:
        figures = () if sales is None else (YearFigures(year=2018, sales=sales * 10**6),)
        return build.enterprise(
            id=id, nib=None, size=None, figures=figures, parent_id=parent_id, parent_size=parent_size, established=None
        )

    registry = Registry(
        enterprises=(
            one("A", 400, "B"),
            one("B", 400, "C"),
            one("C", 400, "D"),
            one("D", 60_000),
            one("E", 400, "A"),
            one("F", 400, "G", "large"),
            one("G", None),
            one("H", 400, "F"),
            one("I", 400, "D", "micro"),
            one("J", 400, "K"),
            one("K", 60_000, "J"),
            one("L", 3_000, "L"),
            one("M", 400, "gone", "medium"),
            one("N", 400, "M"),
        )
    )
    on = date(2019, 7, 18)
    found = _objects(registry, "enterprises", on)
    assert {row[3] for row in found if row[0] == "ENT003"} == set("ABCFHIJMN")
    assert found == _tables(registry, "enterprises", on, engine, form)


@pytest.mark.parametrize("engine", ENGINES)
def test_stated_classes_in_any_words_agree(engine: str) -> None:
    """Mikro, KECIL, usaha besar and words that are no class, as the size and as that of the parent."""
    words = ("mikro", "Kecil", "MICRO", "usaha kecil", "Usaha Besar", "Menengah", "Ultra", None)
    registry = Registry(
        enterprises=tuple(
            build.enterprise(
                id=f"E{n}-{m}",
                nib=None,
                legal_form="cv",
                size=size,
                parent_size=words[-n],
                established=None,
                figures=() if m == 0 else (YearFigures(year=2018, sales=m),),
            )
            for n, size in enumerate(words)
            for m in (0, 1, 400 * 10**6)
        )
    )
    on = date(2019, 7, 18)
    found = _objects(registry, "enterprises", on)
    assert {row[0] for row in found} >= {"ENT002", "ENT003", "ENT004"}
    assert found == _tables(registry, "enterprises", on, engine, "typed")
