"""Halaman hukum untuk terminal: satu kunci, satu hari, atau perubahan dalam satu masa. Law on short pages.

>>> from umkm_domain.law.book import LAW
>>> from datetime import date
>>> (timeline, entries), = law_selection(LAW, key="scale.general", on=date(2019, 7, 18))
>>> law_lines(timeline, entries, "en")[1]
'  2008-07-04 .. 2020-11-01  UU 20/2008 art. 6  [enacted, C, rupiah]'
>>> law_lines(timeline, entries, "id")[1:3]
['  2008-07-04 .. 2020-11-01  UU 20/2008 Pasal 6  [berlaku, C, rupiah]', '    penjualan mikro: <= 300.000.000']
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, cast

from umkm_domain.core.dated import Dated, LawStatus, Timeline
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Language, Text, show_value
from umkm_domain.core.plain import plain
from umkm_domain.law.book import LawBook, LawChange, Place, place_of
from umkm_domain.report import law_words

__all__ = [
    "NOTHING",
    "change_dict",
    "change_lines",
    "law_changes",
    "law_dict",
    "law_lines",
    "law_selection",
    "only_local",
]

Selection = list[tuple[Timeline[Any], tuple[Dated[Any], ...]]]

NOTHING = Text(id="Tidak ada yang cocok.", en="Nothing matches.")
"""What is said where no entry and no change is found."""

_STATUS: dict[LawStatus, Text] = {
    LawStatus.ENACTED: Text(id="berlaku", en="enacted"),
    LawStatus.ANNOUNCED: Text(id="diumumkan", en="announced"),
    LawStatus.REPEALED: Text(id="dicabut", en="repealed"),
}
_BEFORE, _AFTER = Text(id="sebelum", en="before"), Text(id="sesudah", en="after")
_YEARS = ("edition", "year", "baseline_year")
"""Numbers that are names of years: they have no thousands."""


def law_selection(
    book: LawBook,
    *,
    key: str | None = None,
    on: date | None = None,
    changes: tuple[date, date] | None = None,
    unverified: bool = False,
    jurisdiction: Place | None = None,
) -> Selection:
    """Choose timelines and their entries.

    Args:
        book: the book of law.
        key: one key; None for all.
        on: only what was in force on that day.
        changes: only entries that began or ended between two days.
        unverified: only entries that are unsure or only announced.
        jurisdiction: only national law and that of this region; None for that of all regions.

    Raises:
        UnknownCodeError: no such key.
        GapError: one key and a day without law.
        UsageError: no region.
    """
    place = place_of(jurisdiction)
    narrowed = book if place is None else book.for_jurisdiction(place)
    timelines = tuple(narrowed) if key is None else (narrowed.timeline(key),)
    if key is not None and on is not None and not unverified:
        timelines[0].at(on)
    chosen: Selection = []
    for timeline in timelines:
        entries = tuple(
            entry
            for entry in timeline
            if (on is None or (entry.in_force(on) and (unverified or entry.verified)))
            and (not unverified or (not entry.verified and entry.status is not LawStatus.REPEALED))
            and (changes is None or _changed(entry, *changes))
        )
        if entries:
            chosen.append((timeline, entries))
    return chosen


def _changed(entry: Dated[Any], first: date, last: date) -> bool:
    ended = None if entry.until is None or entry.until == date.max else entry.until + timedelta(days=1)
    return first <= entry.since <= last or (ended is not None and first <= ended <= last)


def only_local(book: LawBook, key: str) -> tuple[str, ...]:
    """The regions that alone have law under a key; empty where there is national law."""
    places = {entry.jurisdiction for entry in book.timeline(key) if entry.verified}
    return () if None in places else tuple(sorted(place for place in places if place is not None))


def law_changes(
    book: LawBook, first: date, last: date, *, key: str | None = None, jurisdiction: Place | None = None
) -> list[LawChange]:
    """Changes of verified law between two days, by day; of one key and one region if given.

    Raises:
        UnknownCodeError: no such key.
        UsageError: no region, or the days are in the wrong order.
    """
    if last < first:
        message = f"expected a first day that is not after the last, got {first} and {last}"
        raise UsageError(message)
    place = place_of(jurisdiction)
    narrowed = book if place is None else book.for_jurisdiction(place)
    wanted = None if key is None else narrowed.timeline(key).key
    return [change for change in narrowed.changes(first, last) if wanted in (None, change.key)]


def law_dict(timeline: Timeline[Any], entries: tuple[Dated[Any], ...]) -> dict[str, Any]:
    """One key and its entries as plain data."""
    return {
        "key": timeline.key,
        "title": plain(timeline.title),
        "entries": [_entry_dict(entry) for entry in entries],
    }


def _entry_dict(entry: Dated[Any]) -> dict[str, Any]:
    return {**plain(entry), "citation": str(entry.citation)}


def change_dict(change: LawChange) -> dict[str, Any]:
    """One change as plain data: the day, the key, the region, and the entries before and after."""
    return {
        "day": plain(change.day),
        "key": change.key,
        "jurisdiction": change.jurisdiction,
        "before": None if change.before is None else _entry_dict(change.before),
        "after": None if change.after is None else _entry_dict(change.after),
    }


def change_lines(change: LawChange, timeline: Timeline[Any], language: Language) -> list[str]:
    """One change as lines: the day and the key, then what was in force before and what is after."""
    where = f" ({change.jurisdiction})" if change.jurisdiction else ""
    lines = [f"{change.day}  {change.key}{where}: {timeline.title.show(language)}"]
    for word, entry in ((_BEFORE, change.before), (_AFTER, change.after)):
        head = f"  {word.show(language)}: "
        if entry is None:
            lines.append(f"{head}–")
        else:
            lines.append(f"{head}{_head(entry, language)}")
            lines += [f"    {line}" for line in _values(entry, language)]
    return lines


def law_lines(timeline: Timeline[Any], entries: tuple[Dated[Any], ...], language: Language) -> list[str]:
    """One key and its entries as lines."""
    lines = [f"{timeline.key}: {timeline.title.show(language)}"]
    for entry in entries:
        lines.append(f"  {_head(entry, language)}")
        lines += [f"    {line}" for line in _values(entry, language)]
        if entry.note is not None:
            lines.append(f"    {entry.note.show(language)}")
    return lines


def _head(entry: Dated[Any], language: Language) -> str:
    where = f" ({entry.jurisdiction})" if entry.jurisdiction else ""
    unit = law_words.unit(entry.unit) if language == "id" else entry.unit
    return (
        f"{entry.since} .. {entry.until or ''}  {entry.citation.show(language)}{where}  "
        f"[{_STATUS[entry.status].show(language)}, {entry.confidence}, {unit}]"
    )


def _values(entry: Dated[Any], language: Language) -> list[str]:
    if entry.status is LawStatus.REPEALED:
        return []
    called = law_words.part if language == "id" else _spaced
    return [f"{called(name)}: {value}" for name, value in _leaves(plain(entry.value), language)]


def _leaves(value: object, language: Language, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        items = cast("dict[str, object]", value)
        if set(items) == {"size", "maximum"}:
            yield f"{name} {items['size']}".strip(), f"<= {_leaf(items['maximum'], language)}"
            return
        for key, inner in items.items():
            if inner not in (None, [], {}):
                yield from _leaves(inner, language, f"{name} {key}".strip())
    elif isinstance(value, list):
        parts = cast("list[object]", value)
        if any(isinstance(part, dict | list) for part in parts):
            for part in parts:
                yield from _leaves(part, language, name)
        else:
            yield name or "value", ", ".join(_leaf(part, language, name) for part in parts)
    else:
        yield name or "value", _leaf(value, language, name)


def _spaced(name: str) -> str:
    """An English name or code without its underscores."""
    return name.replace("_", " ")


def _leaf(value: object, language: Language, name: str = "") -> str:
    """One value; years are no amounts, and codes have words in Indonesian."""
    if type(value) is int and name.rpartition(" ")[2] in _YEARS:
        return str(value)
    if isinstance(value, str):
        return law_words.value(value) if language == "id" else _spaced(value)
    return show_value(value, language)
