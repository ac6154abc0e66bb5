"""Parameter hukum yang bertanggal. Law as dated data: what was in force on a day, and its source.

>>> from datetime import date
>>> tax = Timeline(key="demo.rate", title=Text(id="tarif", en="rate"), entries=(
...     Dated(value=1, unit="percent", since=date(2013, 7, 1), until=date(2018, 6, 30),
...           citation=Citation("PP 46/2013", "3")),
... ))
>>> tax.at(date(2015, 1, 1)).value
1
>>> tax.at(date(2019, 1, 1))
Traceback (most recent call last):
    ...
umkm_domain.core.errors.GapError: no law in force for demo.rate on 2019-01-01: PP 46/2013 art. 3 ended on \
2018-06-30; nothing follows
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from attrs import evolve, frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.language import Text, format_date

__all__ = ["Confidence", "Dated", "LawStatus", "Timeline", "a_day", "gap_text"]

T = TypeVar("T")


class LawStatus(StrEnum):
    """Keadaan aturan. ENACTED has been promulgated; ANNOUNCED is only said to come; REPEALED ends without a
    successor, so its value is never returned by `at` and the entry marks a gap with its source."""

    ENACTED = "enacted"
    ANNOUNCED = "announced"
    REPEALED = "repealed"


class Confidence(StrEnum):
    """Tingkat keyakinan. How sure the source makes us; UNSURE never judges by default."""

    CERTAIN = "C"
    PROBABLE = "P"
    UNSURE = "U"


@frozen(kw_only=True)
class Dated(Generic[T]):
    """Satu nilai hukum dengan masa berlaku dan sumbernya. One value of law with its period and source.

    Attributes:
        value: the value; empty where the entry is an explicit repeal.
        unit: what the value is measured in (`rupiah`, `days`, `percent`, ...).
        since: first day in force.
        until: last day in force, or None while it stands.
        citation: instrument and article.
        status: enacted, announced or repealed.
        confidence: certain, probable or unsure.
        promulgated: the day it was made known; None when it is not known to us.
        retroactive: it applies from a day before it was promulgated.
        ends_by_itself: `until` stands in its own text, not in a later act.
        jurisdiction: None for the whole country, else the Home Ministry code of the region.
        verified_on: the day the text was last compared with its source.
        note: what a reader should know.
    """

    value: T
    unit: str
    since: date
    until: date | None = None
    citation: Citation
    status: LawStatus = LawStatus.ENACTED
    confidence: Confidence = Confidence.CERTAIN
    promulgated: date | None = None
    retroactive: bool = False
    ends_by_itself: bool = False
    jurisdiction: str | None = None
    verified_on: date | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            message = f"{self.citation}: expected an end on or after {self.since}, got {self.until}"
            raise UsageError(message)

    @property
    def verified(self) -> bool:
        """Whether it may judge: enacted, and not marked unsure."""
        return self.confidence is not Confidence.UNSURE and self.status is LawStatus.ENACTED

    def in_force(self, on: date) -> bool:
        """Tell whether `on` is within its period."""
        return self.since <= on and (self.until is None or on <= self.until)


def a_day(name: str, value: object) -> None:
    """Refuse what is no date: a text, nothing, a number, or a date with a time.

    Raises:
        UsageError: no date.
    """
    if type(value) is not date:
        message = f"{name}: expected a date such as date(2019, 7, 18), got {value!r}"
        raise UsageError(message)


@frozen(kw_only=True)
class Timeline(Generic[T]):
    """Deret nilai hukum dengan satu kunci. The entries of one key, in order of `since`.

    Attributes:
        key: module and name in lower case, such as `scale.general`.
        title: what it is, in both languages.
        entries: sorted; within one jurisdiction they never overlap (announced and unsure ones aside).
        jurisdiction: the region that `at` answers for when none is given (`for_jurisdiction`).
    """

    key: str
    title: Text
    entries: tuple[Dated[T], ...]
    jurisdiction: str | None = None

    def __attrs_post_init__(self) -> None:
        last: dict[str | None, Dated[T]] = {}
        for entry in self.entries:
            if entry.status is LawStatus.ANNOUNCED or entry.confidence is Confidence.UNSURE:
                continue
            before = last.get(entry.jurisdiction)
            if before is not None and (before.until is None or before.until >= entry.since):
                message = (
                    f"{self.key}: {before.citation} (until {before.until}) and {entry.citation} "
                    f"(since {entry.since}) overlap or are not sorted"
                )
                raise UsageError(message)
            last[entry.jurisdiction] = entry

    def __iter__(self) -> Iterator[Dated[T]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def at(self, on: date, *, jurisdiction: str | None = None, unverified: bool = False) -> Dated[T]:
        """Nilai yang berlaku pada hari itu. The entry in force on a day.

        Args:
            on: the day.
            jurisdiction: Home Ministry code; a local entry goes before the national one. That of the timeline if
                not given.
            unverified: also take entries that are unsure or only announced.

        Raises:
            GapError: no law in force; names the neighbours.
            UsageError: no date.
        """
        a_day("on", on)
        jurisdiction = jurisdiction or self.jurisdiction
        best: Dated[T] | None = None
        for entry in self.entries:
            if (
                entry.in_force(on)
                and (entry.verified or (unverified and entry.status is not LawStatus.REPEALED))
                and _applies(entry.jurisdiction, jurisdiction)
                and (best is None or len(entry.jurisdiction or "") >= len(best.jurisdiction or ""))
            ):
                best = entry
        if best is None:
            raise self._gap(on, jurisdiction)
        return best

    def _gap(self, on: date, jurisdiction: str | None) -> GapError:
        known = [e for e in self.entries if e.verified and _applies(e.jurisdiction, jurisdiction)]
        before = max((e for e in known if e.since <= on), key=lambda e: e.since, default=None)
        after = min((e for e in known if e.since > on), key=lambda e: e.since, default=None)
        parts = [
            f"{before.citation} ended on {before.until}" if before else "nothing precedes",
            f"{after.citation} begins on {after.since}" if after else "nothing follows",
        ]
        parts += [
            f"{e.citation} repealed it" for e in self.entries if e.status is LawStatus.REPEALED and e.in_force(on)
        ]
        if any(e.in_force(on) and not e.verified and e.status is not LawStatus.REPEALED for e in self.entries):
            parts.append("an unverified entry exists and does not judge")
        message = f"no law in force for {self.key} on {on}: {'; '.join(parts)}"
        return GapError(message, self.key, on, before, after)

    def history(self) -> tuple[Dated[T], ...]:
        """All entries, oldest first."""
        return self.entries

    def between(self, first: date, last: date) -> tuple[Dated[T], ...]:
        """Entries in force on at least one day from `first` to `last`, both included.

        Raises:
            UsageError: no dates.
        """
        a_day("first", first)
        a_day("last", last)
        return tuple(e for e in self.entries if e.since <= last and (e.until is None or e.until >= first))

    def changes(self) -> tuple[date, ...]:
        """The days on which the law changes: each first day in force, and each day after an end."""
        days = {e.since for e in self.entries if e.verified}
        days |= {e.until + timedelta(days=1) for e in self.entries if e.verified and e.until is not None}
        return tuple(sorted(days))

    def known_on(self, day: date) -> "Timeline[T]":
        """Apa yang dapat diketahui pada hari itu. The timeline as it could be known on `day`.

        Acts promulgated later are left out, and what they ended stands open again. An entry whose day of
        promulgation is unknown counts as known from its first day in force.

        Raises:
            UsageError: no date.
        """
        a_day("day", day)
        known = [e for e in self.entries if (e.promulgated or e.since) <= day]
        return evolve(
            self,
            entries=tuple(
                evolve(e, until=None)
                if e.until is not None and not e.ends_by_itself and not _end_known(e, self.entries, day)
                else e
                for e in known
            ),
        )

    def for_jurisdiction(self, code: str) -> "Timeline[T]":
        """National entries and those of a region and of the region above it; `at` then answers for that region."""
        return evolve(self, entries=tuple(e for e in self.entries if _applies(e.jurisdiction, code)), jurisdiction=code)

    def amend(self, entry: Dated[T]) -> "Timeline[T]":
        """Timeline baru dengan satu perubahan. A new timeline in which `entry` holds for its period.

        Entries of the same jurisdiction are cut off before it, and resume after it when it ends. An entry that
        is unsure or only announced cuts nothing: it stands beside the others, as it does in any timeline.

        Raises:
            UsageError: no entry.
        """
        given: object = entry
        if not isinstance(given, Dated):
            message = f"{self.key}: expected an entry of law (Dated), got {given!r}"
            raise UsageError(message)
        kept: list[Dated[T]] = []
        judges = entry.status is not LawStatus.ANNOUNCED and entry.confidence is not Confidence.UNSURE
        for old in self.entries:
            clash = judges and old.jurisdiction == entry.jurisdiction and _overlap(old, entry)
            if not clash:
                kept.append(old)
                continue
            if old.since < entry.since:
                kept.append(evolve(old, until=entry.since - timedelta(days=1), ends_by_itself=False))
            if entry.until is not None and (old.until is None or old.until > entry.until):
                kept.append(evolve(old, since=entry.until + timedelta(days=1)))
        return evolve(self, entries=tuple(sorted([*kept, entry], key=lambda e: e.since)))


def gap_text(gap: GapError) -> Text:
    """Mengapa tidak ada hukum pada hari itu. Why no law was in force, in both languages, naming the neighbours.

    A gap that was not found on a timeline carries no facts; its own message stands in both languages.
    """
    if gap.on is None:
        return Text(id=str(gap), en=str(gap))
    before, after = cast("Dated[Any] | None", gap.before), cast("Dated[Any] | None", gap.after)
    first, last = "tidak ada yang mendahului", "tidak ada yang menyusul"
    if before is not None:
        ended = "dicabut" if before.until is None else f"berakhir {format_date(before.until, 'id')}"
        first = f"{before.citation.show('id')} {ended}"
    if after is not None:
        last = f"{after.citation.show('id')} mulai berlaku {format_date(after.since, 'id')}"
    day = format_date(gap.on, "id")
    return Text(id=f"tidak ada hukum yang berlaku untuk {gap.key} pada {day}: {first}; {last}", en=str(gap))


def _overlap(a: Dated[T], b: Dated[T]) -> bool:
    return (a.until is None or a.until >= b.since) and (b.until is None or b.until >= a.since)


def _applies(entry: str | None, wanted: str | None) -> bool:
    return entry is None or (wanted is not None and (wanted == entry or wanted.startswith(f"{entry}.")))


def _end_known(entry: Dated[T], entries: tuple[Dated[T], ...], day: date) -> bool:
    # Knowing that it ended is knowing the act that ended it; an end already past is known as well, unless an act
    # that begins right after it was made known only later (a retroactive one).
    assert entry.until is not None
    later = [e for e in entries if e.since > entry.until and e.jurisdiction == entry.jurisdiction]
    if any((e.promulgated or e.since) <= day for e in later):
        return True
    return entry.until < day and not any(e.since == entry.until + timedelta(days=1) for e in later)
