"""Buku hukum: semua deret waktu di satu tempat, sebagai nilai. The book of law, as a value.

Rules and calculators are handed a book (`law=LAW`) and read law through nothing else. A reform is another book.

>>> from datetime import date
>>> LAW.at("scale.general", date(2019, 7, 18)).value.sales[0].maximum
300000000
>>> [str(change.day) for change in LAW.changes(date(2020, 11, 1), date(2021, 2, 1)) if change.key == "scale.general"]
['2020-11-02']
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, TypeVar, overload

from attrs import frozen

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.dated import Confidence, Dated, LawStatus, Timeline, a_day
from umkm_domain.core.errors import IdentifierError, UnknownCodeError, UsageError
from umkm_domain.law import (
    assistance,
    certification,
    credit,
    halal,
    marketplace,
    partnership,
    procurement,
    retail,
    scale,
    targets,
    tax,
)

__all__ = ["LAW", "LawBook", "LawChange", "Place", "place_of"]

T = TypeVar("T")


Place = str | KemendagriRegion
"""A region whose own law counts: its Home Ministry code, or the region itself."""


def place_of(given: Place | None) -> str | None:
    """Kode wilayah. The code of a region, as law is kept by it; None stays None.

    >>> place_of("3210"), place_of(KemendagriRegion("32.10"))
    ('32.10', '32.10')

    Raises:
        UsageError: no code of a region.
    """
    if given is None:
        return None
    if isinstance(given, KemendagriRegion):
        return given.code
    try:
        return KemendagriRegion(given).code
    except (IdentifierError, TypeError) as error:
        message = f"jurisdiction: expected a Home Ministry code such as 36.02, got {given!r}"
        raise UsageError(message) from error


@frozen(kw_only=True)
class LawChange:
    """Satu perubahan hukum. A day on which one timeline changes.

    Attributes:
        day: first day of the new state.
        key: the timeline.
        jurisdiction: the region, or None for the whole country.
        before: the entry in force the day before, or None.
        after: the entry in force from that day, or None where nothing follows.
    """

    day: date
    key: str
    jurisdiction: str | None
    before: Dated[Any] | None
    after: Dated[Any] | None


class LawBook:
    """Kumpulan deret waktu hukum. An immutable collection of timelines by key.

    A timeline, when given, is only the typed key: the book answers with its own entries.
    """

    __slots__ = ("_timelines",)
    _timelines: Mapping[str, Timeline[Any]]

    def __init__(self, timelines: Mapping[str, Timeline[Any]]) -> None:
        object.__setattr__(self, "_timelines", MappingProxyType(dict(sorted(timelines.items()))))

    def __setattr__(self, name: str, value: object) -> None:
        message = f"a law book does not change: {name}; amend() returns a new one"
        raise AttributeError(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return LawBook, (dict(self._timelines),)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LawBook) and self._timelines == other._timelines

    def __hash__(self) -> int:
        return hash(tuple(self._timelines))

    def __iter__(self) -> Iterator[Timeline[Any]]:
        return iter(self._timelines.values())

    def __len__(self) -> int:
        return len(self._timelines)

    def __repr__(self) -> str:
        return f"<LawBook of {len(self)} timelines>"

    def keys(self) -> tuple[str, ...]:
        """Every key, sorted."""
        return tuple(self._timelines)

    @overload
    def timeline(self, key: Timeline[T]) -> Timeline[T]: ...
    @overload
    def timeline(self, key: str) -> Timeline[Any]: ...
    def timeline(self, key: Timeline[Any] | str) -> Timeline[Any]:
        """The timeline of a key.

        Raises:
            UnknownCodeError: no such key; names the nearest.
        """
        if not isinstance(key, str | Timeline):
            message = f"expected a key such as scale.general, or a timeline of law, got {key!r}"  # pyright: ignore[reportUnreachable]
            raise UsageError(message)
        name = key if isinstance(key, str) else key.key
        try:
            return self._timelines[name]
        except KeyError:
            nearest = next(iter(get_close_matches(name.lower(), self._timelines, n=1)), None)
            hint = f"; did you mean {nearest}?" if nearest else ""
            message = f"no law under the key {name!r}{hint}"
            raise UnknownCodeError(message, nearest) from None

    @overload
    def at(
        self, key: Timeline[T], on: date, *, jurisdiction: Place | None = None, unverified: bool = False
    ) -> Dated[T]: ...
    @overload
    def at(self, key: str, on: date, *, jurisdiction: Place | None = None, unverified: bool = False) -> Dated[Any]: ...
    def at(
        self,
        key: Timeline[Any] | str,
        on: date,
        *,
        jurisdiction: Place | None = None,
        unverified: bool = False,
    ) -> Dated[Any]:
        """The entry in force on a day; see `Timeline.at`."""
        return self.timeline(key).at(on, jurisdiction=place_of(jurisdiction), unverified=unverified)

    def amend(self, key: Timeline[Any] | str, entry: Dated[Any]) -> "LawBook":
        """Buku baru dengan satu perubahan. A new book in which `entry` holds for its period."""
        timeline = self.timeline(key)
        return LawBook({**self._timelines, timeline.key: timeline.amend(entry)})

    def history(self, key: Timeline[T] | str) -> tuple[Dated[Any], ...]:
        """All entries of a key, oldest first, unverified ones included."""
        return self.timeline(key).history()

    def between(self, key: Timeline[T] | str, first: date, last: date) -> tuple[Dated[Any], ...]:
        """Entries of a key in force on at least one day from `first` to `last`, both included."""
        return self.timeline(key).between(first, last)

    def changes(self, first: date = date.min, last: date = date.max) -> tuple[LawChange, ...]:
        """Perubahan hukum dalam satu masa. Every change of verified law from `first` to `last`, by day and key.

        A change is a day on which an entry begins, or on which one has ended and nothing follows.

        Raises:
            UsageError: no dates.
        """
        a_day("first", first)
        a_day("last", last)
        found: list[LawChange] = []
        for timeline in self:
            places = dict.fromkeys(e.jurisdiction for e in timeline)
            for place in places:
                entries = [e for e in timeline if e.verified and e.jurisdiction == place]
                days = {e.since for e in entries}
                days |= {e.until + timedelta(days=1) for e in entries if e.until is not None and e.until < date.max}
                for day in sorted(d for d in days if first <= d <= last):
                    eve = day - timedelta(days=1) if day > date.min else day
                    found.append(
                        LawChange(
                            day=day,
                            key=timeline.key,
                            jurisdiction=place,
                            before=next((e for e in entries if e.in_force(eve)), None),
                            after=next((e for e in entries if e.in_force(day)), None),
                        )
                    )
        return tuple(sorted(found, key=lambda c: (c.day, c.key, c.jurisdiction or "")))

    def for_jurisdiction(self, code: Place) -> "LawBook":
        """Hukum bagi satu daerah. The book with national entries and those of a region and the one above it.

        It answers for that region without being told again.

        Raises:
            UsageError: no code of a region.
        """
        place = place_of(code)
        if place is None:
            message = "jurisdiction: expected a Home Ministry code such as 36.02, got None"
            raise UsageError(message)
        narrowed: dict[str, Timeline[Any]] = {
            key: timeline.for_jurisdiction(place) for key, timeline in self._timelines.items()
        }
        return LawBook(narrowed)

    def unverified(self) -> tuple[tuple[str, Dated[Any]], ...]:
        """Yang belum pasti. Entries that never judge by default (unsure or only announced), with their key."""
        return tuple(
            (timeline.key, entry)
            for timeline in self
            for entry in timeline
            if entry.confidence is Confidence.UNSURE or entry.status is LawStatus.ANNOUNCED
        )

    def replaced(self, timeline: Timeline[Any]) -> "LawBook":
        """A new book in which a whole timeline is replaced, or added under a new key.

        Raises:
            UsageError: the key has no dot.
        """
        if "." not in timeline.key:
            message = f"expected a key of module and name such as scale.general, got {timeline.key!r}"
            raise UsageError(message)
        return LawBook({**self._timelines, timeline.key: timeline})

    def known_on(self, day: date) -> "LawBook":
        """The book as it could be known on a day."""
        return LawBook({key: timeline.known_on(day) for key, timeline in self._timelines.items()})


def _collect(*modules: object) -> LawBook:
    values: list[object] = [value for module in modules for value in vars(module).values()]
    timelines: list[Timeline[Any]] = [value for value in values if isinstance(value, Timeline)]
    return LawBook({timeline.key: timeline for timeline in timelines})


LAW = _collect(
    assistance,
    certification,
    credit,
    halal,
    marketplace,
    partnership,
    procurement,
    retail,
    scale,
    targets,
    tax,
)
