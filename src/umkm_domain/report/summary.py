"""Ringkasan: semua angka laporan, dihitung dari himpunan data. All figures of a report, computed from a data set.

`summarise` computes; `Summary.to_dict` is the JSON of the report; `layout` makes it readable. Indicators are found
by name: `X.workers` belongs to `X`; `retail.enterprises` and `retail.products` count what is sold in modern retail;
`ikm` and `umkm` count enterprises.
"""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from umkm_domain import calculators as calc
from umkm_domain import rules
from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.findings import Report
from umkm_domain.core.periods import years_between
from umkm_domain.core.plain import plain
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION, __version__
from umkm_domain.io import LoadResult
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.scale import GENERAL
from umkm_domain.model.assistance import AssistanceGrant
from umkm_domain.model.registry import TABLES, Registry
from umkm_domain.model.retail import RetailAgreement
from umkm_domain.model.statistics import Observation, Target, TargetKind
from umkm_domain.report.readiness import funnel_dict, readiness_dict
from umkm_domain.report.series import Series, Totals, growth_dict, latest, percent_text, series, settled, totals

__all__ = ["Coverage", "Labour", "Summary", "TargetReading", "check_dict", "summarise"]

WHOLES = ("ikm", "umkm")
"""Indicators that count all enterprises of a region, in order of preference."""


@frozen(kw_only=True)
class Coverage:
    """Cakupan ritel modern. Enterprises in modern retail as a share of all; products counted apart.

    Attributes:
        enterprises: the share, from the readings that stand.
        part: the reading of enterprises in retail.
        whole: the reading of all enterprises.
        products: the reading of products in retail; another unit, so no share is made of it.
        conflicting: other readings of the same day.
    """

    enterprises: Computation[Fraction]
    part: Observation
    whole: Observation
    products: Observation | None
    conflicting: tuple[Observation, ...]


@frozen(kw_only=True)
class Labour:
    """Tenaga kerja. Workers a unit, and how the figure of workers came about."""

    units: Observation
    workers: Observation
    computation: Computation[Any]


@frozen(kw_only=True)
class TargetReading:
    """Satu bacaan target. A target as it can be read: as stated, on another unit, or as a ratio to its base.

    Attributes:
        target: the target, as read.
        reading: `stated`, `other_unit` or `other_kind`.
        required: the number it asks for.
        progress: where it stands on the day, for the stated one.
        due: the due date used, from the source or from the caller.
        annual: growth a year needed from the base to the due date.
    """

    target: Target
    reading: str
    required: Computation[Any]
    progress: Computation[Any] | None = None
    due: date | None = None
    annual: Computation[Any] | None = None


@frozen(kw_only=True)
class Summary:
    """Ringkasan satu himpunan data pada satu hari. Everything a report says, computed."""

    name: str
    on: date
    due: date | None
    result: LoadResult
    coverage: Coverage | None
    labour: tuple[Labour, ...]
    series: tuple[Series, ...]
    totals: tuple[Totals, ...]
    targets: tuple[TargetReading, ...]
    law: tuple[tuple[Timeline[Any], Dated[Any]], ...]
    sizes: tuple[tuple[str, Computation[Any]], ...]
    documents: tuple[RetailAgreement | AssistanceGrant, ...]
    assistance: tuple[AssistanceGrant, ...]
    funnel: Computation[Any] | None
    readiness: tuple[tuple[str, Computation[Any]], ...]
    findings: Report

    @property
    def registry(self) -> Registry:
        """The records."""
        return self.result.registry

    @property
    def illustrative(self) -> dict[str, int]:
        """How many records of each table are made up."""
        counts = Counter(table for table, record in self.registry.records() if getattr(record, "illustrative", False))
        return {table: counts[table] for table in TABLES if counts[table]}

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data: ratios "n/d" beside their rounded form, dates ISO, rupiah whole."""
        about = self.registry.about
        return {
            "report": "umkm-report",
            "version": __version__,
            "schema_version": SCHEMA_VERSION,
            "edition": EDITION.isoformat(),
            "data_set": self.name,
            "title": plain(about.title),
            "description": plain(about.description),
            "region": None if about.region is None else {"code": str(about.region), "name": about.region.name},
            "on": self.on.isoformat(),
            "records": records_dict(self.result),
            "illustrative": self.illustrative,
            "coverage": None if self.coverage is None else _coverage_dict(self.coverage),
            "labour": _labour_dict(self.labour),
            "series": [_series_dict(s) for s in self.series],
            "totals": [_totals_dict(t) for t in self.totals],
            "targets": [_target_dict(t) for t in self.targets],
            "law": [_law_dict(*pair) for pair in self.law],
            "sizes": self._sizes_dict(),
            "documents": [document_dict(d) for d in self.documents],
            "assistance": [document_dict(g) for g in self.assistance],
            "funnel": None if self.funnel is None else funnel_dict(self.funnel),
            "readiness": [readiness_dict(product_id, c, self.registry) for product_id, c in self.readiness],
            "findings": self.findings.to_dicts(),
            "suppressed": [f.to_dict() for f in self.findings.suppressed],
            "quarantine": [q.to_dict() for q in self.result.quarantine],
        }

    def _sizes_dict(self) -> dict[str, Any] | None:
        if not self.sizes:
            return None
        counts = Counter(size_name(c) for _, c in self.sizes)
        citations = dict.fromkeys(str(citation) for _, c in self.sizes for citation in c.citations)
        return {
            "counts": dict(sorted(counts.items())),
            "citations": list(citations),
            "enterprises": [
                {"id": id_, "size": size_name(c), "undefined": plain(c.undefined)} for id_, c in self.sizes
            ],
        }


def summarise(
    result: LoadResult,
    *,
    name: str,
    on: date,
    due: date | None = None,
    retailer: str | None = None,
    law: LawBook = LAW,
) -> Summary:
    """Hitung semua isi laporan. Compute everything a report says.

    Args:
        result: what `load` returned.
        name: name of the data set.
        on: the day whose law and records count.
        due: due date for targets whose source gives none.
        retailer: only listings and requirements of this retailer.
        law: the book of law.

    Raises:
        GapError: no size classes are in force on that day; names the neighbours.
        UsageError: the due date lies before the baseline of a target.
    """
    registry = result.registry
    law.at(GENERAL, on)
    dated = [g for g in registry.grants if g.day is not None and not g.illustrative]
    found = rules.check(registry, on=on, law=law)
    return Summary(
        name=name,
        on=on,
        due=due,
        result=result,
        coverage=_coverage(registry, on),
        labour=_labour(registry, on),
        series=series(registry.observations, on),
        totals=totals(registry.observations, on),
        targets=tuple(reading for target in registry.targets for reading in _readings(target, registry, on, due)),
        law=_in_force(law, on),
        sizes=tuple(
            (e.id, calc.classify_scale(e, on=on, year=max(f.year for f in e.figures), conflict="higher", law=law))
            for e in registry.enterprises
            if e.figures
        ),
        documents=(*(a for a in registry.agreements if not a.illustrative), *dated),
        assistance=tuple(g for g in registry.grants if g not in dated),
        funnel=calc.funnel(registry, on=on, retailer=retailer, law=law) if registry.enterprises else None,
        readiness=tuple(
            (p.id, calc.readiness(p, registry, retailer=retailer, on=on, law=law)) for p in registry.products
        ),
        findings=evolve(found, findings=(*found.findings, *result.findings)),
    )


def _coverage(registry: Registry, on: date) -> Coverage | None:
    seen = registry.observations
    part = settled(seen, "retail.enterprises", on)
    whole = next((o for o in (settled(seen, name, on) for name in WHOLES) if o is not None), None)
    if part is None or whole is None:
        return None
    return Coverage(
        enterprises=calc.coverage(part, whole),
        part=part,
        whole=whole,
        products=settled(seen, "retail.products", on),
        conflicting=tuple(o for o in latest(seen, "retail.enterprises", on) if o.exact != part.exact),
    )


def _labour(registry: Registry, on: date) -> tuple[Labour, ...]:
    seen = registry.observations
    names = dict.fromkeys(o.indicator for o in seen if o.indicator.endswith(".workers"))
    made: list[Labour] = []
    for name in names:
        workers = settled(seen, name, on)
        units = settled(seen, name.removesuffix(".workers"), on)
        if workers is not None and units is not None and workers.day == units.day:
            made.append(Labour(units=units, workers=workers, computation=calc.labour(units, workers)))
    return tuple(made)


def _readings(target: Target, registry: Registry, on: date, due: date | None) -> list[TargetReading]:
    """The target as stated; on products where it speaks of enterprises; and with the other reading of 100 %."""
    readings = [(target, "stated")]
    if target.kind in (TargetKind.INCREASE_BY, TargetKind.RATIO_TO_BASE):
        sibling = f"{target.indicator.rpartition('.')[0]}.products"
        other = settled(registry.observations, sibling, on)
        if other is not None and target.indicator != sibling:
            read = evolve(
                target,
                id=f"{target.id}/{other.unit}",
                indicator=sibling,
                unit=other.unit,
                baseline=other.value,
                baseline_on=other.day,
            )
            readings.append((read, "other_unit"))
        swap = {TargetKind.INCREASE_BY: TargetKind.RATIO_TO_BASE, TargetKind.RATIO_TO_BASE: TargetKind.INCREASE_BY}
        kind = swap[target.kind]
        readings.append((evolve(target, id=f"{target.id}/{kind}", kind=kind), "other_kind"))
    return [_reading(meant, how, registry, on, due) for meant, how in readings]


def _reading(target: Target, how: str, registry: Registry, on: date, due: date | None) -> TargetReading:
    required = calc.target_required(target)
    last = target.due or due
    if target.due is None and due is not None and target.baseline_on is not None and due < target.baseline_on:
        message = f"due: expected a day on or after {target.baseline_on}, the baseline of {target.id}, got {due}"
        raise UsageError(message)
    annual = None
    if (
        last is not None
        and target.baseline_on is not None
        and last > target.baseline_on
        and target.baseline is not None
    ):
        years = years_between(target.baseline_on, last)
        if required.value is not None:
            annual = calc.cagr(target.baseline, required.value, years)
    progress = None
    if how == "stated":
        progress = calc.target_progress(evolve(target, due=last), registry.observations, on=on)
    return TargetReading(target=target, reading=how, required=required, progress=progress, due=last, annual=annual)


def _in_force(law: LawBook, on: date) -> tuple[tuple[Timeline[Any], Dated[Any]], ...]:
    found: list[tuple[Timeline[Any], Dated[Any]]] = []
    for timeline in law:
        try:
            found.append((timeline, law.at(timeline, on)))
        except GapError:
            continue
    return tuple(found)


def size_name(computation: Computation[Any]) -> str:
    """The class as a word; `unknown` where the figures do not tell."""
    return "unknown" if computation.value is None else str(plain(computation.value))


def records_dict(result: LoadResult) -> dict[str, Any]:
    """Records in = accepted + quarantined, as numbers."""
    return {
        "in": result.records_in,
        "accepted": result.accepted,
        "quarantined": result.quarantined,
        "accepted_by_table": dict(result.accepted_by_table),
    }


def check_dict(result: LoadResult, found: Report, *, on: date) -> dict[str, Any]:
    """What `umkm check` says, as plain data."""
    findings = evolve(found, findings=(*found.findings, *result.findings))
    return {
        "on": on.isoformat(),
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "edition": EDITION.isoformat(),
        "records": records_dict(result),
        "counts": findings.counts(),
        "findings": findings.to_dicts(),
        "suppressed": [f.to_dict() for f in findings.suppressed],
        "quarantine": [q.to_dict() for q in result.quarantine],
    }


def observation_dict(observation: Observation) -> dict[str, Any]:
    """An observation with what a reader needs to trust it."""
    return {
        "id": observation.id,
        "value": observation.value if observation.per == 1 else plain(observation.exact),
        "unit": observation.unit,
        "on": plain(observation.day),
        "approximate": observation.approximate,
        "method": observation.method.value,
        "agency": observation.agency,
        "quoted_by": observation.quoted_by,
        "statement": observation.statement,
        "source": observation.source,
    }


def _coverage_dict(coverage: Coverage) -> dict[str, Any]:
    share = coverage.enterprises
    return {
        "enterprises": plain(share.value),
        "enterprises_rounded": plain(share.rounded),
        "enterprises_percent": None if share.value is None else percent_text(share.value, 4),
        "products": None if coverage.products is None else coverage.products.value,
        "part": observation_dict(coverage.part),
        "whole": observation_dict(coverage.whole),
        "conflicting": [observation_dict(o) for o in coverage.conflicting],
        "computation": share.to_dict(),
    }


def _labour_dict(labour: tuple[Labour, ...]) -> dict[str, Any] | None:
    if not labour:
        return None
    first = labour[0]
    value = first.computation.value
    return {
        "workers_per_unit": plain(Fraction(first.workers.exact, first.units.exact)),
        "method": None if value is None else plain(getattr(value, "method", None)),
        "factor": None if value is None else plain(getattr(value, "factor", None)),
        "units": observation_dict(first.units),
        "workers": observation_dict(first.workers),
        "computation": first.computation.to_dict(),
    }


def _series_dict(made: Series) -> dict[str, Any]:
    return {
        "indicator": made.indicator,
        "unit": made.unit,
        "points": [observation_dict(o) for o in made.points],
        "changes": [
            {"from": c.before.id, "to": c.after.id, "before": c.before.value, "after": c.after.value}
            | growth_dict(c.growth)
            for c in made.changes
        ],
    }


def _totals_dict(made: Totals) -> dict[str, Any]:
    return {
        "indicator": made.indicator,
        "unit": made.unit,
        "periods": [
            {"period": p.label, "total": p.total, "cells": p.cells, "zero_cells": p.zero_cells} for p in made.periods
        ],
        "growth": [
            {"from": a.label, "to": b.label} | growth_dict(g)
            for a, b, g in zip(made.periods, made.periods[1:], made.growth, strict=False)
        ],
        "zero_cells": sum(p.zero_cells for p in made.periods),
        "compared_cells": made.compared_cells,
        "undefined_growth_cells": made.undefined_cells,
        "undefined_reason": plain(made.undefined_reason),
        "regions": [{"code": code, "totals": list(values)} for code, values in made.regions],
    }


def _target_dict(reading: TargetReading) -> dict[str, Any]:
    target = reading.target
    return {
        "id": target.id,
        "reading": reading.reading,
        "indicator": target.indicator,
        "unit": target.unit,
        "kind": target.kind.value,
        "value": plain(target.value),
        "baseline": target.baseline,
        "required": plain(reading.required.value),
        "undefined": plain(reading.required.undefined),
        "due": plain(reading.due),
        "due_in_source": target.due is not None,
        "annual_growth": None
        if reading.annual is None
        else {"value": plain(reading.annual.value), "rounded": plain(reading.annual.rounded)},
        "status": None if reading.progress is None else plain(reading.progress.value),
        "said_by": target.said_by,
        "said_on": plain(target.said_on),
        "statement": target.statement,
        "source": target.source,
    }


def _law_dict(timeline: Timeline[Any], entry: Dated[Any]) -> dict[str, Any]:
    return {
        "key": timeline.key,
        "citation": str(entry.citation),
        "since": entry.since.isoformat(),
        "until": plain(entry.until),
        "unit": entry.unit,
        "value": plain(entry.value),
        "confidence": entry.confidence.value,
    }


def document_dict(document: RetailAgreement | AssistanceGrant) -> dict[str, Any]:
    """A document of either kind: what it is, who signed or received, and what it is not."""
    if isinstance(document, RetailAgreement):
        return {
            "id": document.id,
            "type": "RetailAgreement",
            "kind": document.kind.value,
            "title": document.title,
            "signed_on": plain(document.signed_on),
            "parties": [plain(party) for party in document.parties],
            "supply_contract_with_enterprise": document.is_supply_contract,
            "source": document.source,
        }
    return {
        "id": document.id,
        "type": "AssistanceGrant",
        "kind": document.kind.value,
        "channel": plain(document.channel),
        "title": document.programme,
        "signed_on": plain(document.day),
        "giver": plain(document.giver),
        "recipients": [plain(recipient) for recipient in document.recipients],
        "enterprise_assistance": document.reaches_enterprises,
        "supply_contract_with_enterprise": False,
        "source": document.source,
    }
