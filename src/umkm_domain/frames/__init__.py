"""Hal yang sama pada tabel: periksa, kelompokkan, hitung. The same on tables: check, classify, indicators.

Takes and gives any table that narwhals knows (pandas, Polars eager or lazy, PyArrow, DuckDB, PySpark): what comes
out is of the same kind as what went in, and what is lazy stays lazy. Columns are those of a data set folder, named
like the fields of the model; an absent column, an empty cell and a missing value all mean unknown. Needs the extra
`frames`.

>>> import polars as pl
>>> from datetime import date
>>> shops = pl.DataFrame({"id": ["E1", "E2"], "name": ["A", "B"], "nib": ["9120106900276", "12"], "sales": [5, 10**9]})
>>> check(shops, table="enterprises", on=date(2019, 7, 18)).select("code", "severity", "id", "path").rows()
[('IDN001', 'error', 'E2', '/nib')]
>>> classify(shops, on=date(2019, 7, 18))["size_class"].to_list()
['micro', 'small']

Source: each rule names its law; size classes by UU 9/1995 art. 5, UU 20/2008 art. 6, PP 7/2021 art. 35.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from umkm_domain.core.errors import UsageError
from umkm_domain.core.extras import need
from umkm_domain.law.book import LAW, LawBook

if TYPE_CHECKING:
    from umkm_domain.core.findings import Severity

__all__ = ["TABLES", "check", "classify", "codes", "indicators"]

F = TypeVar("F")

TABLES = ("enterprises", "products", "certifications")
"""The tables that `check` knows."""

Conflict = Literal["both", "higher", "lower"]


def _ready(on: object) -> None:
    need("frames", "narwhals.stable.v2")
    if type(on) is not date:
        message = f"on: expected a date such as date(2019, 7, 18), got {on!r}"
        raise UsageError(message)


def codes(table: str = "") -> tuple[str, ...]:
    """Kode aturan yang ada untuk tabel. The codes of the rules that have a twin for tables, sorted.

    Args:
        table: only those of one table.
    """
    need("frames", "narwhals.stable.v2")
    from umkm_domain.frames._checking import TWINS

    return tuple(sorted(twin.code for twin in TWINS if table in ("", twin.table)))


def check(
    df: F,
    table: str = "enterprises",
    *,
    on: date,
    related: Mapping[str, Any] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: "Mapping[str, Severity | str] | None" = None,
    law: LawBook = LAW,
    jurisdiction: str | None = None,
) -> F:
    """Periksa satu tabel. Check a table with the rules that have a twin for tables; `codes` lists them.

    Each finding is what `umkm_domain.check` finds on the same records: the same code, severity, id and path.
    Suppressions are not read. Numbers (NIB, NPWP, barcode) may hold blanks, dots and dashes; labels before them are
    for `load` to read.

    Args:
        df: the table, one row a record, with a column `id`.
        table: `enterprises`, `products` or `certifications`.
        on: the day to judge by.
        related: other tables by name, of the same kind as `df`: `figures` (with `enterprise_id`), `enterprises`,
            `certifications`; the other tables of a data set may be there too. A rule that needs one that is not
            given is not run.
        select: only these codes or three-letter prefixes; empty: all.
        ignore: not these codes or prefixes.
        severity: another severity by code or prefix.
        law: the book of law.
        jurisdiction: Home Ministry code of the region whose own law counts too.

    Returns:
        One row a finding: `code`, `severity`, `table`, `id`, `path`; in no particular order.

    Raises:
        MissingExtraError: the extra `frames` is not installed.
        UnknownCodeError: a code or prefix that the catalogue does not have.
        UsageError: no such table, no date, or no column `id`.
    """
    _ready(on)
    from umkm_domain.frames._checking import check_table

    found: F = check_table(
        df,
        table,
        on=on,
        related=related or {},
        select=select,
        ignore=ignore,
        severity=severity or {},
        law=law,
        jurisdiction=jurisdiction,
    )
    return found


def classify(
    df: F,
    *,
    on: date,
    related: Mapping[str, Any] | None = None,
    year: int | None = None,
    measure: str = "all",
    purpose: str = "support",
    conflict: Conflict = "both",
    gross_assets: str = "stand_in",
    law: LawBook = LAW,
) -> F:
    """Kelas ukuran tiap baris. The size class of each row, by the general act in force on a day.

    Each class is what `calculators.classify_scale` gives for the same figures.

    Args:
        df: one row an enterprise (or an enterprise and year), with any of the columns `sales`, `net_assets`,
            `gross_assets` and `business_capital`, in rupiah.
        on: the day whose law is used.
        related: `figures`, a table with `enterprise_id` and `year`: the figures are then taken from it, of `year`,
            else of the last whole year known (without one, of the year of the day), and joined by `id`.
        year: the year whose figures are taken from `figures`.
        measure: `sales`, `assets`, `capital`, or `all` that the act uses for the purpose.
        purpose: `support` or `registration`, where the act tells them apart.
        conflict: what to write when measures disagree: `both` classes, as `micro;small`, the `higher` or the `lower`.
        gross_assets: `stand_in` takes gross assets where net assets are not given; `ignore` does not.
        law: the book of law.

    Returns:
        `df` and the columns `size_by_sales`, `size_by_net_assets`, `size_by_business_capital` (those that are asked
        for), `size_class` and `size_law`. A class that cannot be told is missing.

    Raises:
        GapError: no law in force on that day (2 November 2020 to 1 February 2021); names its neighbours.
        MissingExtraError: the extra `frames` is not installed.
        UsageError: no such measure, purpose or conflict; no date; a column that would be overwritten.

    **Source:** UU 9/1995 art. 5(1); UU 20/2008 art. 6; PP 7/2021 art. 35.
    """
    _ready(on)
    from umkm_domain.frames._classifying import classify_table

    classified: F = classify_table(
        df,
        on=on,
        related=related or {},
        year=year,
        measure=measure,
        purpose=purpose,
        conflict=conflict,
        gross_assets=gross_assets,
        law=law,
    )
    return classified


def indicators(
    df: F,
    *,
    by: str | Sequence[str],
    on: date,
    related: Mapping[str, Any] | None = None,
    year: int | None = None,
    law: LawBook = LAW,
) -> F:
    """Ukuran per kelompok. Counts, sums and shares of enterprises for each group.

    Args:
        df: one row an enterprise, as in `classify`; also read where they are there: `nib`, `workers`, `established`,
            `closed`.
        by: columns to group by; `regency` and `province` are taken from the code in `region` where `df` has no
            column of that name. Rows without a group are a group of their own.
        on: the day: enterprises closed before it, or established after it, do not count.
        related: `figures`, as in `classify`.
        year: the year whose figures are taken.
        law: the book of law, for the size classes.

    Returns:
        One row a group: the group; `enterprises`; `with_nib`; `micro`, `small`, `medium`, `large` and `unclassified`
        (of two classes the higher counts); `workers`, `sales` and how many rows told each (`workers_known`,
        `sales_known`); and, as decimal fractions of 1, `share_of_enterprises`, `share_with_nib`, `share_micro`.

    Raises:
        GapError: no law on size classes was in force on that day.
        MissingExtraError: the extra `frames` is not installed.
        UsageError: no such column to group by, or no date.
    """
    _ready(on)
    from umkm_domain.frames._indicating import indicate_table

    counted: F = indicate_table(df, by=by, on=on, related=related or {}, year=year, law=law)
    return counted
