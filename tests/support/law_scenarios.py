"""Skenario hukum dari TOML. Law scenarios: read from TOML, run against a book of law, and shifts of that book.

A scenario is a `[[law]]` table (what an act says, from which day to which) or a `[[case]]` (a rule, a day,
records, and whether it finds something). `holds` runs one against any book, so that a shifted book can be tried.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, get_args

from attrs import evolve, fields, frozen, has

from umkm_domain.codes.kbli import Kbli
from umkm_domain.core.dated import Confidence, Dated, LawStatus, Timeline
from umkm_domain.core.errors import GapError
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.scale import Measure, Size
from umkm_domain.model.assistance import Document, InKindItem, Recipient
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.party import Party
from umkm_domain.model.product import Label
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import Listing, TradingTerms
from umkm_domain.rules import CATALOGUE, _samples, check

FOLDER = Path(__file__).parents[1] / "law"
DAY = timedelta(days=1)


@frozen(kw_only=True)
class Scenario:
    """One scenario: where it stands, the keys it depends on, and its table."""

    name: str
    kind: str
    keys: frozenset[str]
    table: Mapping[str, Any]


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Every scenario of every file, in order."""
    found: list[Scenario] = []
    for path in sorted(FOLDER.glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, table in enumerate(document.get("law", ())):
            name = f"{path.stem}-{number}-{table['key']}-{table['from']}"
            found.append(Scenario(name=name, kind="law", keys=frozenset((table["key"],)), table=table))
        for number, table in enumerate(document.get("case", ())):
            name = f"{path.stem}-case-{number}-{table['rule']}-{table['on']}"
            keys = frozenset(CATALOGUE[table["rule"]].law_keys)
            found.append(Scenario(name=name, kind="case", keys=keys, table=table))
    return tuple(found)


def by_key() -> dict[str, list[Scenario]]:
    """Scenarios by each key that they depend on."""
    found: dict[str, list[Scenario]] = {}
    for scenario in scenarios():
        for key in scenario.keys:
            found.setdefault(key, []).append(scenario)
    return found


def holds(scenario: Scenario, book: LawBook = LAW) -> str | None:
    """Run a scenario against a book; None when it holds, else what differs."""
    return _law(scenario.table, book) if scenario.kind == "law" else _case(scenario.table, book)


def _law(table: Mapping[str, Any], book: LawBook) -> str | None:
    key, first, last = table["key"], table["from"], table.get("to")
    place, unsure = table.get("region"), table.get("confidence") == "U"
    repealed = table.get("status") == "repealed"
    same = [e for e in book.timeline(key) if e.since == first and e.jurisdiction == place]
    same = [e for e in same if str(e.citation) == table["act"]]
    if len(same) != 1:
        return f"no entry of {table['act']} from {first}"
    entry = same[0]
    if entry.confidence != Confidence(table.get("confidence", "C")):
        return f"confidence {entry.confidence}"
    if not reads(entry.value, table["says"]):
        return f"expected {table['says']}, got {entry.value}"
    inside = [first] if last is None else [first, last]
    for day in inside:
        in_force = _at(book, key, day, place, unsure=unsure)
        if in_force is not (None if repealed else entry) or not entry.in_force(day):
            return f"not in force on {day}"
    outside = [first - DAY] if last is None else [first - DAY, last + DAY]
    for day in outside:
        if _at(book, key, day, place, unsure=unsure) is entry or entry.in_force(day):
            return f"still in force on {day}"
    return None


def _at(book: LawBook, key: str, day: date, place: str | None, *, unsure: bool) -> Dated[Any] | None:
    try:
        return book.at(key, day, jurisdiction=place, unverified=unsure)
    except GapError:
        return None


def reads(value: Any, said: Any) -> bool:
    """Whether a value of law is what a table of TOML says; what is not said must be empty."""
    if has(type(value)):
        if not isinstance(said, Mapping):
            return False
        names = {f.name for f in fields(type(value))}
        unsaid = [getattr(value, name) for name in names - said.keys()]
        return (
            said.keys() <= names
            and all(item is None or item == () or item is False for item in unsaid)
            and all(reads(getattr(value, name), part) for name, part in said.items())
        )
    if isinstance(value, tuple):
        return isinstance(said, list) and len(value) == len(said) and all(map(reads, value, said))
    if isinstance(value, Fraction):
        return isinstance(said, str) and value == ratio(said)
    if isinstance(value, Enum):
        return bool(value.value == said)
    return type(value) is type(said) and bool(value == said)


def ratio(text: str) -> Fraction:
    """Read `15 %` or `1/3`."""
    return Fraction(text.removesuffix("%").strip()) / (100 if text.endswith("%") else 1)


_NESTED: dict[str, type[Any]] = {
    "figures": YearFigures,
    "parties": Party,
    "listings": Listing,
    "recipients": Recipient,
    "items": InKindItem,
    "documents": Document,
    "label": Label,
    "terms": TradingTerms,
    "giver": Party,
}
_MAKERS = {
    "enterprise": _samples.enterprise,
    "product": _samples.food,
    "certificate": _samples.certificate,
    "agreement": _samples.agreement,
    "grant": _samples.grant,
    "observation": _samples.observation,
}


def _build(name: str, value: Any) -> Any:
    if name in _NESTED and isinstance(value, Mapping):
        return _NESTED[name](**{key: _build(key, part) for key, part in value.items()})
    if name == "activities":
        return tuple(_build("activity", part) for part in value)
    if name == "activity":
        code, edition = value.split("@")
        return Kbli(code, edition=int(edition))
    if name == "until" and value == "open":
        return None
    if isinstance(value, list):
        return tuple(_build(name, part) for part in value)
    if isinstance(value, str) and value.endswith(" %"):
        return ratio(value)
    return value


def registry_of(table: Mapping[str, Any]) -> Registry:
    """The records of a case as a registry; what is not said is in order."""
    records: list[Any] = []
    for kind, maker in _MAKERS.items():
        given = table.get(kind, [])
        for values in given if isinstance(given, list) else [given]:
            records.append(maker(**{name: _build(name, value) for name, value in values.items()}))
    return Registry().with_(*records)


def _case(table: Mapping[str, Any], book: LawBook) -> str | None:
    report = check(
        _registry(_Frozen(table)), on=table["on"], select=[table["rule"]], law=book, jurisdiction=table.get("region")
    )
    judged = [f for f in report if "key" not in dict(f.values)]
    gaps = [f for f in report if "key" in dict(f.values)]
    wanted = table["finds"]
    if wanted == "gap":
        return None if gaps and not judged else f"expected a gap, got {[f.line('en') for f in report]}"
    if bool(judged) != (wanted is not False):
        return f"expected finds = {wanted}, got {[f.line('en') for f in report]}"
    if isinstance(wanted, str) and judged[0].severity.value != wanted:
        return f"expected {wanted}, got {judged[0].severity}"
    return None


class _Frozen:
    """A table as a key of the cache: the same object, the same records."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and other.table is self.table


@cache
def _registry(frozen_table: _Frozen) -> Registry:
    return registry_of(frozen_table.table)


# Shifts: every value, since and until by one.


@frozen(kw_only=True)
class Shift:
    """One shift of the book: what was shifted, and the book that results."""

    name: str
    key: str
    book: LawBook


def values_shifted(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each way to shift one leaf of a value by one: rupiah, day, worker, step, class; flags are turned."""
    if isinstance(value, tuple):
        for n, item in enumerate(value):
            yield f"{path}[{n}] gone", value[:n] + value[n + 1 :]
            for inner, shifted in values_shifted(item, f"{path}[{n}]"):
                yield inner, (*value[:n], shifted, *value[n + 1 :])
    elif has(type(value)):
        for field in fields(type(value)):
            part = getattr(value, field.name)
            if part is None:
                part = _SOME[next(kind for kind in get_args(field.type) if kind is not type(None))]
                yield f"{path}.{field.name} -> {part}", evolve(value, **{field.name: part})
                continue
            for inner, shifted in values_shifted(part, f"{path}.{field.name}"):
                yield inner, evolve(value, **{field.name: shifted})
    else:
        yield from ((f"{path} -> {shifted}", shifted) for shifted in _leaf_shifted(value))


_SOME: dict[Any, Any] = {int: 1, Fraction: Fraction(1, 2), date: date(2020, 1, 1), Measure: Measure.SALES}
"""What stands where the law has nothing, when that is shifted."""


def _leaf_shifted(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Size):
        yield from (size for size in Size if abs(size.rank - value.rank) == 1)
    elif isinstance(value, Enum):
        yield from (other for other in type(value) if other is not value)
    elif isinstance(value, str):
        yield f"{value}-other"
    else:
        one = {int: 1, Fraction: Fraction(1, 10_000), date: DAY}[type(value)]
        yield from (value - one, value + one)


def shifts(book: LawBook = LAW) -> Iterator[Shift]:
    """Every shift of every entry of a book, one at a time."""
    for timeline in book:
        for n, entry in enumerate(timeline.entries):
            for path, value in values_shifted(entry.value):
                yield _shift(book, timeline, n, evolve(entry, value=value), f"value{path}")
            for step in (-1, 1):
                moved = entry.since + step * DAY
                if entry.until is None or moved <= entry.until:
                    yield _shift(book, timeline, n, evolve(entry, since=moved), f"since{step:+d}d")
                if entry.until is not None and entry.until + step * DAY >= entry.since:
                    until = entry.until + step * DAY
                    yield _shift(book, timeline, n, evolve(entry, until=until), f"until{step:+d}d")


def _shift(book: LawBook, timeline: Timeline[Any], n: int, entry: Dated[Any], what: str) -> Shift:
    entries = list(timeline.entries)
    entries[n] = entry
    for other, neighbour in enumerate(entries):
        if other == n or neighbour.jurisdiction != entry.jurisdiction or neighbour.status is LawStatus.ANNOUNCED:
            continue
        # A boundary that moves into a neighbour moves that of the neighbour too: periods never overlap.
        if other < n and neighbour.until is not None and neighbour.until >= entry.since:
            entries[other] = evolve(neighbour, until=entry.since - DAY)
        if other > n and entry.until is not None and neighbour.since <= entry.until:
            entries[other] = evolve(neighbour, since=entry.until + DAY)
    shifted = evolve(timeline, entries=tuple(entries))
    return Shift(name=f"{timeline.key} {entry.citation} {what}", key=timeline.key, book=book.replaced(shifted))
