"""Halaman pendek untuk terminal: satu kunci hukum, satu nomor, satu rencana. Short pages for a terminal.

>>> from umkm_domain.law.book import LAW
>>> from datetime import date
>>> (timeline, entries), = law_selection(LAW, key="scale.general", on=date(2019, 7, 18))
>>> law_lines(timeline, entries, "en")[1]
'  2008-07-04 .. 2020-11-01  UU 20/2008 art. 6  [enacted, C, rupiah]'
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from umkm_domain.calculators import Plan
from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import Dated, LawStatus, Timeline
from umkm_domain.core.errors import UnknownCodeError
from umkm_domain.core.findings import Finding, Report
from umkm_domain.core.glossary import indonesian, spoken
from umkm_domain.core.language import Language, show_value
from umkm_domain.core.money import format_rupiah
from umkm_domain.core.plain import plain
from umkm_domain.law.book import LawBook
from umkm_domain.report.safe import neutral

if TYPE_CHECKING:
    from umkm_domain.io import LoadResult
    from umkm_domain.io.importing import ImportResult

__all__ = [
    "check_lines",
    "identifier_dicts",
    "identifier_lines",
    "import_lines",
    "law_dict",
    "law_lines",
    "law_selection",
    "plan_lines",
]

Selection = list[tuple[Timeline[Any], tuple[Dated[Any], ...]]]


def law_selection(
    book: LawBook,
    *,
    key: str | None = None,
    on: date | None = None,
    changes: tuple[date, date] | None = None,
    unverified: bool = False,
) -> Selection:
    """Choose timelines and their entries.

    Args:
        book: the book of law.
        key: one key; None for all.
        on: only what was in force on that day.
        changes: only entries that began or ended between two days.
        unverified: only entries that are unsure or only announced.

    Raises:
        UnknownCodeError: no such key.
        GapError: one key and a day without law.
    """
    timelines = tuple(book) if key is None else (book.timeline(key),)
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
    ended = None if entry.until is None else entry.until + timedelta(days=1)
    return first <= entry.since <= last or (ended is not None and first <= ended <= last)


def law_dict(timeline: Timeline[Any], entries: tuple[Dated[Any], ...]) -> dict[str, Any]:
    """One key and its entries as plain data."""
    return {
        "key": timeline.key,
        "title": plain(timeline.title),
        "entries": [{**plain(entry), "citation": str(entry.citation)} for entry in entries],
    }


def law_lines(timeline: Timeline[Any], entries: tuple[Dated[Any], ...], language: Language) -> list[str]:
    """One key and its entries as lines."""
    lines = [f"{timeline.key}: {timeline.title.show(language)}"]
    for entry in entries:
        where = f" ({entry.jurisdiction})" if entry.jurisdiction else ""
        lines.append(
            f"  {entry.since} .. {entry.until or ''}  {entry.citation.show(language)}{where}  "
            f"[{spoken(entry.status, language)}, {entry.confidence}, {entry.unit}]"
        )
        if entry.status is not LawStatus.REPEALED:
            lines += [f"    {name}: {value}" for name, value in _leaves(plain(entry.value), language)]
        if entry.note is not None:
            lines.append(f"    {entry.note.show(language)}")
    return lines


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
            yield name or "value", ", ".join(_leaf(part, language) for part in parts)
    else:
        yield name or "value", _leaf(value, language)


def _leaf(value: object, language: Language) -> str:
    """Thousands are set apart from 10,000 on, so that years stay as they are."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10_000:
        return str(value)
    return show_value(value, language)


def identifier_dicts(text: str) -> list[dict[str, Any]]:
    """Every reading of a number as plain data, best first; personal parts masked.

    Raises:
        UnknownCodeError: no official number can be read in the text.
    """
    return [
        {
            "kind": type(reading).__name__,
            "printed": _shown(reading),
            "parts": {name: _plain(part) for name, part in _parts(reading).items()},
        }
        for reading in _readings(text)
    ]


def identifier_lines(text: str, language: Language) -> list[str]:
    """Every reading of a number as lines, best first; personal parts masked."""
    head = {"id": "bacaan", "en": "reading"}[language]
    lines: list[str] = []
    for i, reading in enumerate(_readings(text), start=1):
        lines.append(f"{head} {i}: {type(reading).__name__} {_shown(reading)}")
        lines += [f"  {name}: {neutral(_part(part, language))}" for name, part in _parts(reading).items()]
    return lines


def _readings(text: str) -> list[Any]:
    from umkm_domain.identifiers import identify

    readings = list(identify(text))
    if not readings:
        message = "expected an official number (NIB, NPWP, P-IRT, BPOM, halal, GTIN, ...), got a text that is none"
        raise UnknownCodeError(message)
    return readings


def _shown(reading: Any) -> str:
    masked, printed = str(reading.masked), str(reading.printed)
    return printed if masked in (printed, str(reading)) else masked


def _parts(reading: Any) -> dict[str, Any]:
    """The parsed parts: every public property of the class itself; none where the number is personal."""
    if str(reading.masked) not in (str(reading.printed), str(reading)):
        return {}
    parts: dict[str, Any] = {}
    for kind in type(reading).__mro__:
        if kind is str:
            break
        for name, member in vars(kind).items():
            if isinstance(member, property) and not name.startswith("_") and name not in ("printed", "masked"):
                value = getattr(reading, name)
                if value is not None and value != ():
                    parts.setdefault(name, value)
    return parts


def _plain(value: object) -> object:
    """A part for JSON: truth and whole numbers as they are, all else as text."""
    return value if isinstance(value, bool) or type(value) is int else neutral(_part(value, "en"))


def _part(value: object, language: Language) -> str:
    if isinstance(value, bool):
        return show_value(value, language)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return " / ".join(_part(item, language) for item in items if item is not None)
    name = getattr(value, "name", None)
    if isinstance(name, str) and name and not isinstance(value, str):
        return f"{getattr(value, 'code', value)} {name}"
    return str(value)


def _told(finding: Finding, language: Language) -> str:
    """A finding as one line, its severity in words of the language."""
    code, said = f": {finding.severity} {finding.code}: ", spoken(finding.severity, language)
    return neutral(finding.line(language).replace(code, f": {said} {finding.code}: ", 1))


def check_lines(result: "LoadResult", found: Report, language: Language) -> list[str]:
    """What `umkm check` prints: one finding a line, then how many, then records in = accepted + quarantined."""
    whole = evolve(found, findings=(*found.findings, *result.findings))
    lines = [_told(finding, language) for finding in whole]
    counts = {
        "id": "{e} galat, {w} peringatan, {i} catatan, {s} didiamkan; rekaman masuk {n} = diterima {a} + karantina {q}",
        "en": "{e} errors, {w} warnings, {i} notes, {s} suppressed; records in {n} = accepted {a} + quarantined {q}",
    }[language]
    values = {
        "e": len(whole.errors),
        "w": len(whole.warnings),
        "i": len(whole.infos),
        "s": len(whole.suppressed),
        "n": result.records_in,
        "a": result.accepted,
        "q": result.quarantined,
    }
    return [*lines, counts.format_map(values)]


def import_lines(done: "ImportResult", language: Language) -> list[str]:
    """What `umkm import` prints: one finding a line, then rows in = accepted + quarantined, then what was written."""
    counts = {
        "id": f"baris masuk {done.rows_in} = diterima {done.accepted} + karantina {done.quarantined}",
        "en": f"rows in {done.rows_in} = accepted {done.accepted} + quarantined {done.quarantined}",
    }[language]
    written = (done.out, done.mapping_path, done.quarantine_path, done.aside_path)
    return [
        *(_told(finding, language) for finding in done.findings),
        counts,
        *(str(place) for place in written if place is not None),
    ]


def plan_lines(done: Computation[Plan], language: Language) -> list[str]:
    """What `umkm plan` prints: the steps, then each enterprise with its products, their gaps and costs."""
    lines = done.prose(language)
    if done.value is None:
        return lines
    called = indonesian if language == "id" else str
    head = {"id": "Biaya termurah", "en": "Least cost"}[language]
    lines.append(f"{head}: {format_rupiah(done.value.cost, language)}")
    for enterprise in done.value.enterprises:
        lines.append(f"{enterprise.enterprise_id}: {format_rupiah(enterprise.cost, language)}")
        lines += [
            f"  {product.product_id}: {', '.join(called(gap.requirement) for gap in product.gaps) or '–'} "
            f"({format_rupiah(product.cost, language)})"
            for product in enterprise.products
        ]
        lines += [
            f"  {called(line.requirement)} ({called(line.per)}): {line.times} × {format_rupiah(line.amount, language)}"
            for line in enterprise.shared
        ]
    return [neutral(line) for line in lines]
