"""The check of a table: what it takes, what it gives, what it refuses."""

import subprocess
import sys
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tables import ENGINES, rows

from umkm_domain import frames
from umkm_domain.core.errors import GapError, UnknownCodeError, UsageError
from umkm_domain.core.findings import Severity

ON = date(2019, 7, 18)
SHOPS: dict[str, list[Any]] = {
    "id": ["E1", "E2", "E3", None],
    "nib": ["9120106900276", "12", None, "1712 2400.62057"],
    "region": ["36.02", "36.09", None, "36.02"],
}
KINDS = {
    "polars": pl.DataFrame,
    "polars-lazy": pl.LazyFrame,
    "pandas": pd.DataFrame,
    "pandas-arrow": pd.DataFrame,
    "pyarrow": pa.Table,
    "duckdb": duckdb.DuckDBPyRelation,
}


@pytest.mark.parametrize("engine", ENGINES)
def test_what_comes_out_is_of_the_same_kind(engine: str) -> None:
    """A lazy table stays lazy, a pandas one pandas; the columns are five, found or not."""
    for select in ([], ["IDN001"], ["ENT001"]):
        found = frames.check(ENGINES[engine](SHOPS), on=ON, select=select)
        assert type(found) is KINDS[engine]
        rows(found, "code", "severity", "table", "id", "path")
    got = sorted(rows(frames.check(ENGINES[engine](SHOPS), on=ON, select=["IDN001", "ENT008"]), "code", "id", "path"))
    assert [("ENT008", "E2", "/region"), ("IDN001", "E2", "/nib")] == got


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_given_stays_as_it_was(engine: str) -> None:
    """The table given is not changed, and has all its rows and columns after."""
    given = ENGINES[engine](SHOPS)
    before = rows(given, *SHOPS)
    frames.check(given, on=ON)
    assert before == rows(given, *SHOPS)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_table_has_no_findings(engine: str) -> None:
    """No rows, no findings, not even of a gap in the law."""
    for table in frames.TABLES:
        empty = {"id": pa.array([], pa.string()), "size": pa.array([], pa.string())}
        given = ENGINES[engine]({name: [] for name in empty})
        for on in (ON, date(2020, 12, 1)):
            assert [] == rows(frames.check(given, table, on=on), "code")


@pytest.mark.parametrize("engine", ENGINES)
def test_absent_columns_and_empty_cells_are_unknown(engine: str) -> None:
    """A table of ids alone has what is missing found, and nothing that would need a value."""
    bare = sorted(rows(frames.check(ENGINES[engine]({"id": ["P1"]}), "products", on=ON), "code"))
    empty = {"id": ["P1"], "gtin": [""], "category": [""], "price": [None], "shelf_life_days": [""]}
    assert [("PRD011",)] == bare == sorted(rows(frames.check(ENGINES[engine](empty), "products", on=ON), "code"))


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_with_blanks_and_dots_are_read(engine: str) -> None:
    """Printed forms without words are what the identifier classes make of them."""
    given = {
        "id": ["1", "2", "3", "4", "5", "6", "7"],
        "nib": [
            "1712 2400 62057",
            "1712-2400-62057",
            "171224006205",
            "1712240062057x",
            "0000000000000",
            "１７12240062057",
            "\n",
        ],
        "npwp": [
            "02.183.241.5-000.000",
            "021832415000000",
            "02.183.241.6-000.000",
            "0021832415000000",
            "3171015708450001",
            "1000000010399409",
            "0000000000000000",
        ],
    }
    bad = sorted(rows(frames.check(ENGINES[engine](given), on=ON, select=["IDN"]), "code", "id"))
    assert [("IDN001", n) for n in "34567"] + [("IDN002", "3"), ("IDN002", "7")] == bad


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_kept_as_numbers(engine: str) -> None:
    """A NIB that a reader of CSV took for a whole number, beside a missing one, is still read."""
    given = {"id": ["E1", "E2", "E3"], "nib": [9120106900276, None, 12]}
    assert [("E3",)] == rows(frames.check(ENGINES[engine](given), on=ON, select=["IDN001"]), "id")


def test_floats_that_stand_for_missing() -> None:
    """pandas makes floats of whole numbers beside missing ones; both are read."""
    given = pd.DataFrame({"id": ["P1", "P2", "P3"], "price": [0.0, float("nan"), 5.0], "category": "craft"})
    assert [("P1",)] == rows(frames.check(given, "products", on=ON, select=["PRD013"]), "id")
    polars = pl.DataFrame({"id": ["P1", "P2"], "price": [0.0, float("nan")]})
    assert [("P1",)] == rows(frames.check(polars, "products", on=ON, select=["PRD013"]), "id")


def test_numbers_kept_as_floats() -> None:
    """A NIB that became a float beside a missing one is read back as digits."""
    given = pl.DataFrame({"id": ["E1", "E2"], "nib": [9120106900276.0, 12.0]})
    assert [("E2",)] == rows(frames.check(given, on=ON, select=["IDN001"]), "id")


def test_days_in_any_form() -> None:
    """Text, dates and times of day are all days."""
    from datetime import UTC, datetime

    for revoked in (
        ["2019-07-18", "2019-07-19"],
        [date(2019, 7, 18), date(2019, 7, 19)],
        [datetime(2019, 7, 18, 9, tzinfo=UTC), datetime(2019, 7, 19, tzinfo=UTC)],
    ):
        given = {"id": ["C1", "C2"], "scheme": ["bpom", "bpom"], "revoked_on": revoked}
        for make in (pl.DataFrame, pd.DataFrame, pa.table):
            assert [("C1",)] == rows(frames.check(make(given), "certifications", on=ON, select=["CER004"]), "id")


def test_rules_that_need_another_table_wait_for_it() -> None:
    """Without figures no rule on figures runs; with an empty table of figures they all do."""
    given = pl.DataFrame({"id": ["E1"]})
    assert "ENT001" not in {code for (code,) in rows(frames.check(given, on=ON), "code")}
    figures = pl.DataFrame({"enterprise_id": [], "year": []}, schema={"enterprise_id": pl.String, "year": pl.Int64})
    assert ("ENT001", "E1") in rows(frames.check(given, on=ON, related={"figures": figures}), "code", "id")


def test_a_whole_data_set_may_be_handed_over() -> None:
    """Tables that no twin reads are let pass, whatever they hold."""
    given = pl.DataFrame({"id": ["E1"], "nib": ["12"]})
    related = {"products": pl.DataFrame({"x": []}), "listings": None}
    assert [("E1",)] == rows(frames.check(given, on=ON, related=related, select=["IDN001"]), "id")


def test_severity_can_be_set() -> None:
    """By code or by prefix, also for law that is only probable."""
    given = pl.DataFrame({"id": ["E1"], "nib": ["12"]})
    assert [("info",)] == rows(frames.check(given, on=ON, select="IDN001", severity={"IDN": "info"}), "severity")
    assert [("warning",)] == rows(
        frames.check(given, on=ON, select=["IDN"], severity={"IDN001": Severity.WARNING}), "severity"
    )


def test_select_and_ignore() -> None:
    """Codes and prefixes choose; what is ignored is not run."""
    given = pl.DataFrame({"id": ["E1"], "nib": ["12"], "region": ["36.09"]})
    assert [("ENT008",)] == rows(frames.check(given, on=ON, ignore=["IDN"]), "code")
    assert [("IDN001",)] == rows(frames.check(given, on=ON, select=["IDN"], ignore="IDN002"), "code")


@pytest.mark.parametrize(
    ("error", "words", "given"),
    [
        (UsageError, "expected one of enterprises, products, certifications, got 'shops'", {"table": "shops"}),
        (UsageError, "related: expected some of .*, got shops", {"related": {"shops": pl.DataFrame({"id": []})}}),
        (
            UsageError,
            "related 'figures': expected a column 'enterprise_id'",
            {"related": {"figures": pl.DataFrame({"id": ["x"]})}},
        ),
        (UsageError, "related 'figures': expected a table", {"related": {"figures": [1]}}),
        (UnknownCodeError, "no rule has the code 'XYZ'", {"select": ["XYZ"]}),
        (UnknownCodeError, "no rule has the code 'XYZ'", {"ignore": ["XYZ"]}),
        (UsageError, "severity of IDN001: expected one of error", {"severity": {"IDN001": "fatal"}}),
        (UsageError, r"on: expected a date such as date\(2019, 7, 18\), got '2019'", {"on": "2019"}),
    ],
)
def test_wrong_use(error: type[Exception], words: str, given: dict[str, Any]) -> None:
    """Each mistake is named, with what was expected."""
    with pytest.raises(error, match=words):
        frames.check(pl.DataFrame({"id": ["E1"]}), **{"on": ON, **given})


@pytest.mark.parametrize(
    ("words", "df"),
    [
        ("expected a table such as", [1, 2]),
        ("expected a column 'id', got name", pl.DataFrame({"name": ["x"]})),
        ("expected a column 'id', got no columns", pl.DataFrame()),
    ],
)
def test_what_is_no_table_of_records(words: str, df: Any) -> None:
    """No table, or a table without ids, is refused by name."""
    with pytest.raises(UsageError, match=words):
        frames.check(df, on=ON)


def test_a_gap_is_told_once() -> None:
    """However many rows asked for law that was not there, one finding says so; none asked, none says so."""
    given = pl.DataFrame({"id": ["E1", "E2", "E3"], "size": ["micro", "micro", None]})
    figures = pl.DataFrame({"enterprise_id": ["E1", "E2", "E3"], "year": [2019] * 3, "sales": [5] * 3})
    on = date(2020, 12, 1)
    found = frames.check(given, on=on, related={"figures": figures}, select=["ENT002"])
    assert [("ENT002", "info", "")] == rows(found, "code", "severity", "id")
    found = frames.check(given.filter(pl.col("id") == "E3"), on=on, related={"figures": figures}, select=["ENT002"])
    assert [] == rows(found, "code")


def test_the_twin_reads_only_the_law_of_its_rule() -> None:
    """A twin that asked for other law than its rule names would be a mistake of ours, and is told."""
    from umkm_domain.frames._twins import Plan
    from umkm_domain.law.book import LAW
    from umkm_domain.law.scale import GENERAL
    from umkm_domain.rules import CATALOGUE

    with pytest.raises(UsageError, match=r"the twin of IDN001 reads scale\.general"):
        Plan(CATALOGUE["IDN001"], ON, LAW, {}).law(GENERAL)


def test_an_engine_of_no_special_kind() -> None:
    """Where no table of hits can be made natively, it is made from a row of the table itself."""
    import narwhals.stable.v2 as nw

    from umkm_domain.frames._listing import _from_rows

    frame = nw.from_native(pl.LazyFrame({"id": ["E1", "E2"]}))
    made = _from_rows(frame, [(0, "A"), (1, "B")], ("_hit", "code"))
    assert [(0, "A"), (1, "B")] == sorted(rows(made.to_native(), "_hit", "code"))
    assert [(0, "A")] == rows(_from_rows(frame, [(0, "A")], ("_hit", "code")).to_native(), "_hit", "code")


def test_without_the_extra_it_is_named() -> None:
    """Each function says which extra is missing; the module itself imports."""
    code = (
        "import sys; sys.modules['narwhals'] = None\n"
        "from datetime import date\n"
        "from umkm_domain import frames\n"
        "from umkm_domain.core.errors import MissingExtraError\n"
        "on = date(2019, 7, 18)\n"
        "calls = [lambda: frames.codes(), lambda: frames.check(1, on=on), lambda: frames.classify(1, on=on),\n"
        "         lambda: frames.indicators(1, by='x', on=on)]\n"
        "for call in calls:\n"
        "    try: call()\n"
        "    except MissingExtraError as error: print(error.extra)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ["frames"] * 4 == done.stdout.split()


def test_gap_errors_are_of_classify_only() -> None:
    """`check` reports a gap as a finding; it raises nothing."""
    given = pl.DataFrame({"id": ["E1"], "sales": [5]})
    frames.check(given, on=date(2020, 12, 1))
    with pytest.raises(GapError):
        frames.classify(given, on=date(2020, 12, 1))
