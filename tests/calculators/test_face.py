"""The room's face: every name at hand, functions never hidden by modules, rows for tables, reading of figures."""

import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pandas as pd
import polars as pl
import pytest

from umkm_domain import calculators as calc
from umkm_domain.calculators._work import Work, day_of, figure, ratio_of, root, same_unit, whole
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.model.statistics import Method, Observation

LATER = "kemasan standar, sampel dan uji rasa, pasokan berkelanjutan, sanggup menunggu bayaran"
ASKED = (
    *("classify_scale", "growth", "cagr", "target_progress", "readiness"),
    *("target_required", "labour", "funnel", "coverage", "table", "graduation", "renewals", "final_tax"),
)


@pytest.mark.parametrize("name", ASKED)
def test_public_names(name: str) -> None:
    """The names that others build on are functions of the room."""
    assert callable(getattr(calc, name))
    assert name in dir(calc)


def test_no_module_hides_a_function() -> None:
    """Importing the modules of the room first, in any order, leaves every name what it is."""
    code = (
        "import importlib, pkgutil, umkm_domain.calculators as calc\n"
        "names = [n for n in dir(calc) if not n.startswith('_')]\n"
        "for m in pkgutil.iter_modules(calc.__path__):\n"
        "    if m.name in names: raise SystemExit(m.name)\n"
        "import umkm_domain.calculators.change\n"
        "assert calc.growth(10, 20).value == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_unknown_name() -> None:
    """A typo is an AttributeError that names the module."""
    with pytest.raises(AttributeError, match=r"umkm_domain\.calculators.*grwoth"):
        _ = calc.grwoth


def test_loading_is_lazy() -> None:
    """The room itself loads no calculator."""
    code = (
        "import sys, umkm_domain.calculators\n"
        "raise SystemExit(any(m.startswith('umkm_domain.calculators.') for m in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_table_of_rows() -> None:
    """One row a computation, with the same columns, ready for pandas and polars alike."""
    rows = calc.table(calc.growth(10, 20), [calc.coverage(10, 15_769), calc.growth(0, 1)])
    assert ["growth", "coverage", "growth"] == [row["name"] for row in rows]
    assert ["1/1", "10/15769", None] == [row["value"] for row in rows]
    assert [None, None, "A change relative to zero has no value."] == [row["undefined"] for row in rows]
    assert 1 == len({tuple(row) for row in rows})
    from shelf import DAY, ready_registry

    rows += calc.table(calc.labour(100, 300), calc.procurement_share(1, 2, on=DAY.replace(year=2024)))
    rows += calc.table([calc.bpum_total(3, on=DAY.replace(year=2020))], calc.readiness("P1", ready_registry(), on=DAY))
    assert rows[5]["value"] == "7200000"
    assert '"method": "imputed"' in str(rows[3]["value"])
    assert {str, type(None)} == {type(value) for row in rows for value in row.values()}
    assert (7, len(rows[0])) == pd.DataFrame(rows).shape
    assert (7, len(rows[0])) == pl.DataFrame(rows).shape
    assert calc.table() == []


@pytest.mark.parametrize("wrong", [7, [7], "growth"])
def test_table_refuses(wrong: Any) -> None:
    """Only computations become rows."""
    with pytest.raises(UsageError, match="expected computations"):
        calc.table(wrong)


def test_every_computation_shows_itself() -> None:
    """A notebook shows the result, or the reason why there is none."""
    assert "growth" in calc.growth(10, 20)._repr_html_()
    assert "Perubahan terhadap nol" in calc.growth(0, 1)._repr_html_()


def test_reading_figures() -> None:
    """Exact numbers pass; whatever is not exact is refused with its name."""
    assert Fraction(5, 2) == figure("x", Decimal("2.5")).exact
    assert ("x", 3) == figure("x", Fraction(6, 2)).named
    imputed = Observation(id="O", indicator="i", unit="worker", value=3, method=Method.MODELLED)
    assert figure("x", imputed).imputed
    assert not figure("x", 3).imputed
    for wrong in (1.0, True, "3", None, Decimal("Infinity")):
        with pytest.raises(UsageError, match="x: expected a"):
            figure("x", wrong)
    with pytest.raises(UsageError, match="give an int or a Fraction"):
        figure("x", 1.5)


def test_reading_whole_numbers() -> None:
    """Counts are whole and not below their least."""
    assert whole("x", Fraction(4, 2)) == 2
    assert whole("x", 0) == 0
    for wrong, least in ((Fraction(1, 2), 0), (-1, 0), (0, 1)):
        with pytest.raises(UsageError, match=f"at least {least}"):
            whole("x", wrong, least=least)


@pytest.mark.parametrize(
    ("given", "ratio"),
    [
        ("17/150", Fraction(17, 150)),
        (" 0.95 ", Fraction(19, 20)),
        ("95%", Fraction(19, 20)),
        ("12.5 %", Fraction(1, 8)),
        (1, Fraction(1)),
        (Fraction(2, 3), Fraction(2, 3)),
        (Decimal("0.5"), Fraction(1, 2)),
    ],
)
def test_reading_ratios(given: Any, ratio: Fraction) -> None:
    """Ratios may be written in several exact ways."""
    assert ratio == ratio_of("x", given)


@pytest.mark.parametrize("wrong", [0.95, "a lot", "1/0", "", True, None])
def test_refusing_ratios(wrong: Any) -> None:
    """A float is refused with what to give instead."""
    with pytest.raises(UsageError, match="x: expected"):
        ratio_of("x", wrong)
    with pytest.raises(UsageError, match=r"give a Fraction such as Fraction\(17, 150\)"):
        ratio_of("x", 0.5)


def test_days() -> None:
    """A date is a day; a moment carries a clock and is refused."""
    assert date(2019, 7, 18) == day_of("on", date(2019, 7, 18))
    for wrong in (datetime(2019, 7, 18), "2019-07-18", None):  # noqa: DTZ001
        with pytest.raises(UsageError, match="on: expected a date"):
            day_of("on", wrong)


def test_units() -> None:
    """Figures share a unit, or one of them has none, or it is an error."""
    seen = {unit: figure(unit, Observation(id="O", indicator="i", unit=unit, value=1)) for unit in ("a", "b")}
    bare = figure("bare", 1)
    assert same_unit([]) is None
    assert same_unit([bare]) is None
    assert same_unit([seen["a"], bare, seen["a"]]) == "a"
    with pytest.raises(UnitError, match="units may not be mixed: a counts a, b counts b"):
        same_unit(seen.values())


def test_roots_do_not_depend_on_the_caller() -> None:
    """Whatever precision the caller works with, a root has its 28 digits."""
    full = root(Fraction(2), Fraction(2))
    with localcontext(prec=5):
        assert full == root(Fraction(2), Fraction(2))
        rate = calc.cagr(1, 2, 2).value
    assert rate is not None
    assert full == rate + 1
    assert len(full.as_tuple().digits) == 28
    assert root(Fraction(0), Fraction(3)) == 0


def test_work_writes_down_what_it_did() -> None:
    """A step holds the operation, the inputs by name, and the result that was returned."""
    work = Work()
    assert Fraction(5, 2) == work.do("divide", "a", ("x", 5), ("y", 2))
    assert work.do("subtract", "b", ("x", 5), ("y", 2), ("z", 1)) == 2
    assert work.do("multiply", "c", ("x", 5), ("y", Fraction(1, 5))) == 1
    assert work.do("ceiling", "d", ("x", Fraction(5, 2))) == 3
    assert work.do("floor", "e", ("x", Fraction(5, 2))) == 2
    assert work.do("minimum", "f", ("x", 5), ("y", 2)) == 2
    assert work.do("maximum", "g", ("x", 5), ("y", 2)) == 5
    assert work.do("add", "h", ("x", Fraction(1, 2)), ("y", Fraction(1, 2))) == 1
    assert isinstance(work.steps[-1].result, int)
    assert work.do("root", "i", ("x", 8), ("y", 3)) == 2
    assert work.do("subtract", "j", ("x", Decimal("1.5")), ("y", 1)) == Decimal("0.5")
    assert list("abcdefghij") == [s.name for s in work.steps]
    assert (("x", 5), ("y", 2)) == work.steps[0].inputs


def test_values_read_well() -> None:
    """A value of several parts is one line in a notebook, not a heap of classes."""
    from shelf import DAY, ready_registry

    year = calc.final_tax({1: 100}, year=2023, legal_form="pt").value
    assert str(year).startswith("tahun: 2023; bulan: 1; ")
    assert "<TaxMonth" not in str(year)
    assert "factor: None" not in str(calc.labour(100, 301).value)
    registry = ready_registry()
    ready = calc.readiness("P1", registry, on=DAY).value
    assert str(ready) == f"siap; belum dijual; tidak diketahui: {LATER}"
    empty = calc.readiness("P1", registry, on=DAY, given={"halal": False, "nib": True}).value
    assert str(empty).startswith("belum siap; belum dijual; kurang: sertifikat halal; tidak diketahui: ")
    assert "Readiness(" not in calc.readiness("P1", registry, on=DAY)._repr_html_()
    assert str(calc.funnel(registry, on=DAY).value) == "profil: minimarket food 2019; langkah: 8"
    assert "kekurangan: 0" in str(calc.procurement_share(1, 2, on=date(2024, 1, 1)).value)


def test_other_values_read_well() -> None:
    """Terms, targets, renewals and graduation are one line each as well."""
    from shelf import certificate

    from umkm_domain.codes.lists import Scheme
    from umkm_domain.model.enterprise import Enterprise, YearFigures
    from umkm_domain.model.registry import Registry
    from umkm_domain.model.retail import TradingTerms
    from umkm_domain.model.statistics import Target, TargetKind

    day = date(2019, 7, 18)
    goal = Target(id="T", indicator="i", kind=TargetKind.ABSOLUTE, value=Fraction(5))
    seen = Observation(id="O", indicator="i", unit="enterprise", value=3, as_of=day)
    figures = tuple(YearFigures(year=year, sales=1) for year in (2018, 2019))
    firms = Registry(enterprises=(Enterprise(id="E", name="E", figures=figures),))
    papers = Registry(certifications=(certificate(Scheme.PIRT, "P1"),))
    values = (
        calc.retail_terms(10, TradingTerms(payment_days=7)).value,
        calc.target_progress(goal, [seen], on=day).value,
        calc.renewals(papers, on=date(2022, 7, 1)).value,
        calc.graduation(firms, on_before=date(2018, 12, 31), on_after=date(2019, 12, 31)).value,
    )
    for value, name in zip(values, ("RetailTerms", "TargetProgress", "Renewals", "Graduation"), strict=True):
        assert f"{name}(" not in str(value)
        assert "; " in str(value) or ": 1" in str(value)
