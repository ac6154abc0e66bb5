"""Pemeriksaan tabel. The check of a table: read it, join what is around it, run the twins, list what they find."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.findings import Severity
from umkm_domain.frames import TABLES, _certifications, _enterprises, _products
from umkm_domain.frames._listing import listed
from umkm_domain.frames._numbers import with_gtin, with_nib, with_npwp, with_well_formed
from umkm_domain.frames._portable import any_of, both, nw
from umkm_domain.frames._rows import Form, named, read
from umkm_domain.frames._sizes import latest, with_given, with_owners, with_possible
from umkm_domain.frames._status import with_status
from umkm_domain.frames._twins import Hit, Plan, Twin
from umkm_domain.law import scale
from umkm_domain.law.book import LawBook
from umkm_domain.rules import CATALOGUE
from umkm_domain.rules.checking import _severities, a_place

__all__ = ["FIGURES", "TWINS", "check_table"]

_MODULES = {"enterprises": _enterprises, "products": _products, "certifications": _certifications}
TWINS: tuple[Twin, ...] = tuple(
    value for module in _MODULES.values() for value in vars(module).values() if isinstance(value, Twin)
)
"""Every twin, table by table."""

FIGURES: dict[str, Form] = {
    "enterprise_id": Form.TEXT,
    **dict.fromkeys(("year", "sales", "gross_assets", "net_assets", "business_capital", "workers"), Form.NUMBER),
}
_AROUND: dict[str, tuple[str, dict[str, Form]]] = {
    "figures": ("enterprise_id", FIGURES),
    "enterprises": ("id", {"id": Form.TEXT}),
    "certifications": ("id", {"id": Form.TEXT, "holder_id": Form.TEXT, "scheme": Form.TEXT}),
}
"""Of each related table: the column it must have, and the columns that are read."""

_LICENCES = ["nib", "iumk", "siup", "tdi"]


def check_table(
    df: Any,
    table: str,
    *,
    on: date,
    related: Mapping[str, Any],
    select: Iterable[str],
    ignore: Iterable[str],
    severity: Mapping[str, Severity | str],
    law: LawBook,
    jurisdiction: str | None,
) -> Any:
    """See `umkm_domain.frames.check`."""
    if table not in TABLES:
        message = f"expected one of {', '.join(TABLES)}, got {table!r}"
        raise UsageError(message)
    chosen = list(_chosen(table, related, _codes(select), _codes(ignore)))
    place = a_place(jurisdiction, law)
    weights = _severities(CATALOGUE, severity)
    around = {
        name: read(other, _AROUND[name][1], key=_AROUND[name][0], name=f"related {name!r}")
        for name, other in named(related).items()
        if name in _AROUND
    }
    frame = read(df, _MODULES[table].FORMS)
    frame = _JOINS[table](frame, around, on, law, chosen)
    hits: list[tuple[Twin, Hit]] = []
    for twin in chosen:
        plan = Plan(twin.rule, on, law, around, limit=weights.get(twin.code), jurisdiction=place)
        hits += [(twin, hit) for hit in twin.judge(plan)]
    return listed(frame, hits, table).to_native()


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _chosen(table: str, related: Mapping[str, Any], select: tuple[str, ...], ignore: tuple[str, ...]) -> Iterator[Twin]:
    wanted = CATALOGUE.expand(select) if select else set(CATALOGUE.codes)
    wanted -= CATALOGUE.expand(ignore)
    for twin in TWINS:
        if twin.table == table and twin.code in wanted and all(name in related for name in twin.needs):
            yield twin


def _flag(ids: Any, column: str, to: str, name: str) -> Any:
    """One row an id, with a mark: joined from the left it tells whether the id is there."""
    one = ids.filter(~nw.col(column).is_null()).select(nw.col(column).alias(to)).unique()
    return one.with_columns(nw.lit(1).alias(name))


_MEASURED = ("sales", "net_assets", "business_capital")


def _around_enterprises(frame: Any, around: Mapping[str, Any], on: date, law: LawBook, chosen: list[Twin]) -> Any:
    codes = {twin.code for twin in chosen}
    if codes & {"IDN001", "CER016"}:
        frame = with_nib(frame)
    if "IDN002" in codes:
        frame = with_npwp(frame)
    if any("figures" in twin.needs for twin in chosen):
        frame = _with_figures(frame, around["figures"], on, law)
        if "ENT003" in codes and "_possible_0" in frame.columns:
            frame = with_owners(frame)
    if codes & {"REF001", "ENT003"}:
        frame = frame.join(_flag(frame, "id", "parent_id", "_parent_there"), on="parent_id", how="left")
    if "ENT015" in codes:
        licences = around["certifications"].filter(nw.col("scheme").is_in(_LICENCES))
        frame = frame.join(_flag(licences, "holder_id", "id", "_licensed"), on="id", how="left")
    return frame


def _with_figures(frame: Any, figures: Any, on: date, law: LawBook) -> Any:
    """Beside each enterprise the figures that decide its class, and the classes they give."""
    past = latest(figures, on).select("enterprise_id", *_MEASURED, nw.col("year").alias("_year"))
    frame = frame.join(past, left_on="id", right_on="enterprise_id", how="left")
    told = any_of(*(~nw.col(name).is_null() for name in _MEASURED))
    measured = figures.filter((nw.col("year") == on.year - 1) & told)
    frame = frame.join(_flag(measured, "enterprise_id", "id", "_measured"), on="id", how="left")
    try:
        limits = law.at(scale.GENERAL, on)
    except GapError:
        return frame
    return with_possible(with_given(frame, limits.value))


def _around_products(frame: Any, around: Mapping[str, Any], on: date, law: LawBook, chosen: list[Twin]) -> Any:
    if {"IDN003", "CER012", "CER014"} & {twin.code for twin in chosen}:
        frame = with_gtin(frame)
    if "enterprises" in around:
        makers = _flag(around["enterprises"], "id", "enterprise_id", "_maker_there")
        frame = frame.join(makers, on="enterprise_id", how="left")
    return frame


def _around_certifications(frame: Any, around: Mapping[str, Any], on: date, law: LawBook, chosen: list[Twin]) -> Any:
    codes = {twin.code for twin in chosen}
    frame = with_status(with_well_formed(frame), on, law)
    if "enterprises" in around:
        frame = frame.join(_flag(around["enterprises"], "id", "holder_id", "_holder_there"), on="holder_id", how="left")
    if "CER002" in codes:
        standing = frame.filter(both(nw.col("_judged"), nw.col("replaces_id") != nw.col("id")))
        frame = frame.join(_flag(standing, "replaces_id", "id", "_replaced"), on="id", how="left")
    if "REF005" in codes:
        frame = frame.join(_flag(frame, "id", "replaces_id", "_replaces_there"), on="replaces_id", how="left")
    return frame


_JOINS: dict[str, Callable[[Any, Mapping[str, Any], date, LawBook, list[Twin]], Any]] = {
    "enterprises": _around_enterprises,
    "products": _around_products,
    "certifications": _around_certifications,
}
