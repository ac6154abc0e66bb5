"""Pemeriksaan: semua aturan atas satu himpunan data. The check: every rule over a registry or one object.

>>> from datetime import date
>>> from umkm_domain.model.statistics import Target, TargetKind
>>> target = Target(id="T1", indicator="retail.enterprises", kind=TargetKind.INCREASE_BY, value=1)
>>> [finding.code for finding in check(target, on=date(2019, 7, 18), select=["TGT"])]
['TGT001', 'TGT002', 'TGT004']
"""

import gc
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, cast

from umkm_domain.codes import CodeStatus
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.dated import a_day
from umkm_domain.core.errors import UsageError
from umkm_domain.core.findings import Finding, Report, Severity
from umkm_domain.law.book import LAW, LawBook, Place, place_of
from umkm_domain.model.registry import TABLES, Registry
from umkm_domain.rules._engine import Context, Facts, Rule
from umkm_domain.rules.catalogue import CATALOGUE, Catalogue

__all__ = ["change_points", "check"]


def check(
    subject: Any,
    *,
    on: date,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, Severity | str] | None = None,
    law: LawBook = LAW,
    jurisdiction: Place | None = None,
    parameters: Mapping[str, Mapping[str, int]] | None = None,
) -> Report:
    """Periksa himpunan data atau satu objek. Check a registry, or a single object of the model.

    Args:
        subject: a `Registry`, or one record such as an `Enterprise`; a single record is judged by the rules that
            need nothing around it.
        on: the day to judge by.
        select: only these codes or three-letter prefixes; empty: all.
        ignore: not these codes or prefixes.
        severity: another severity by code or prefix; the code goes before its prefix. What is set here also
            holds for law that is only probable.
        law: the book of law.
        jurisdiction: the region whose own law counts too: its Home Ministry code, or the region itself; that of
            the book by default (`LawBook.for_jurisdiction`).
        parameters: numbers of rules by code, such as `{"CER003": {"days": 30}}`.

    Returns:
        The findings, worst first, and those that a suppression of the registry hides.

    Raises:
        UnknownCodeError: a code or prefix that the catalogue does not have; names the nearest.
        UsageError: no date, no record of the model, no book of law, no region, or no such parameter.
    """
    a_day("on", on)
    _a_book(law)
    registry, alone = _registry(subject)
    rules = _chosen(CATALOGUE, _codes("select", select), _codes("ignore", ignore), alone=alone)
    weights = _severities(CATALOGUE, {} if severity is None else severity)
    numbers = _parameters(CATALOGUE, {} if parameters is None else parameters)
    facts = Facts(registry, on, law, a_place(jurisdiction, law))
    found: list[Finding] = []
    with _no_collector(len(registry)):
        for rule in rules:
            context = Context(rule, facts, severity=weights.get(rule.code), parameters=numbers.get(rule.code))
            _run(rule, context, found)
        return _report(registry, found, on)


_LARGE = 2_000


@contextmanager
def _no_collector(records: int) -> Generator[None]:
    """Pause the garbage collector while a large registry is judged: what is made here is kept, and in no cycle."""
    running = records >= _LARGE and gc.isenabled()
    if running:
        gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _run(rule: Rule, context: Context, found: list[Finding]) -> None:
    judge = rule.check
    if judge is None:
        return
    for record in _subjects(rule, context.facts):
        found.extend(judge(record, context))
    if context.gaps:
        found.extend(context.gap_findings())


def _subjects(rule: Rule, facts: Facts) -> Iterable[Any]:
    if rule.applies_to == "registry":
        return (facts.registry,)
    if rule.schemes:
        return facts.certificates(*rule.schemes)
    subjects: Iterable[Any] = getattr(facts.registry, rule.applies_to)
    return subjects


def _codes(name: str, given: object) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,)
    if not isinstance(given, Iterable):
        message = f"{name}: expected codes or three-letter prefixes, got {given!r}"
        raise UsageError(message)
    return tuple(cast("Iterable[str]", given))


def _a_book(law: object) -> None:
    if not isinstance(law, LawBook):
        message = f"law: expected a book of law such as LAW, got {law!r}"
        raise UsageError(message)


def a_place(given: Place | None, law: LawBook) -> str | None:
    """The code of a region whose law counts; one that no table knows must have law of its own in the book."""
    place = place_of(given)
    if place is None or KemendagriRegion(place[:_REGENCY]).status is not CodeStatus.UNKNOWN:
        return place
    if not any(entry.jurisdiction == place for timeline in law for entry in timeline):
        message = f"jurisdiction: no region has the code {place}"
        raise UsageError(message)
    return place


_REGENCY = len("36.02")


def _registry(subject: Any) -> tuple[Registry, bool]:
    if isinstance(subject, Registry):
        return subject, False
    if type(subject) not in TABLES.values():
        kinds = ", ".join(kind.__name__ for kind in TABLES.values())
        message = f"expected a Registry or one of {kinds}, got {type(subject).__name__}"
        raise UsageError(message)
    return Registry().with_(subject), True


def _chosen(catalogue: Catalogue, select: tuple[str, ...], ignore: tuple[str, ...], *, alone: bool) -> list[Rule]:
    wanted = catalogue.expand(select) if select else set(catalogue.codes)
    wanted -= catalogue.expand(ignore)
    return [rule for rule in catalogue if rule.code in wanted and not (alone and rule.across)]


def _by_code(name: str, given: object) -> None:
    if not isinstance(given, Mapping):
        message = f"{name}: expected a mapping, got {given!r}"
        raise UsageError(message)


def _severities(catalogue: Catalogue, given: Mapping[str, Severity | str]) -> dict[str, Severity]:
    weights: dict[str, Severity] = {}
    _by_code("severity", given)
    for name, weight in sorted(given.items(), key=lambda item: str(item[0])):  # a prefix comes before its codes
        try:
            chosen = Severity(weight)
        except ValueError:
            message = f"severity of {name}: expected one of {', '.join(Severity)}, got {weight!r}"
            raise UsageError(message) from None
        weights.update(dict.fromkeys(catalogue.expand([name]), chosen))
    return weights


def _parameters(catalogue: Catalogue, given: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    chosen: dict[str, dict[str, int]] = {}
    _by_code("parameters", given)
    for code, numbers in given.items():
        _by_code(f"parameters of {code}", numbers)
        known = {parameter.name for parameter in catalogue[code].parameters}
        for name, number in numbers.items():
            if name not in known or type(number) is not int or number < 0:
                names = ", ".join(sorted(known)) or "none"
                message = f"{code}: expected a whole number for one of its parameters ({names}), got {name}={number!r}"
                raise UsageError(message)
        chosen[code] = dict(numbers)
    return chosen


def _report(registry: Registry, found: list[Finding], on: date) -> Report:
    silent: dict[str, set[str | None]] = {}
    for suppression in registry.suppressions:
        if suppression.until is None or on <= suppression.until:
            silent.setdefault(suppression.code, set()).add(suppression.record_id)
    if not silent:
        return Report(found)
    standing: list[Finding] = []
    hidden: list[Finding] = []
    for finding in found:
        ids = silent.get(finding.code)
        suppressed = ids is not None and (None in ids or finding.id in ids)
        (hidden if suppressed and not finding.code.startswith("SUP") else standing).append(finding)
    return Report(standing, hidden)


def change_points(
    subject: Any,
    *,
    law: LawBook = LAW,
    first: date = date.min,
    last: date = date.max,
    select: Iterable[str] = (),
) -> tuple[tuple[date, str], ...]:
    """Hari-hari ketika temuan dapat berubah. The days on which findings may change, each with the code of the rule.

    Between two of them `check` finds the same, whatever the day; a finding that names the day, or the year before it,
    then names another.

    Args:
        subject: a registry, or one record.
        law: the book of law.
        first: the first day of interest.
        last: the last day of interest.
        select: only these codes or prefixes.

    Raises:
        UsageError: no record of the model, no dates, or no book of law.
    """
    a_day("first", first)
    a_day("last", last)
    _a_book(law)
    registry, alone = _registry(subject)
    rules = _chosen(CATALOGUE, _codes("select", select), (), alone=alone)
    facts = Facts(registry, first, law)
    found: set[tuple[date, str]] = set()
    for rule in rules:
        if rule.check is None:
            continue
        context = Context(rule, facts)
        for record in _subjects(rule, facts):
            found.update((day, rule.code) for day in rule.change_points(record, context) if first <= day <= last)
    return tuple(sorted(found))
