"""Buku hukum: semua deret waktu di satu tempat, sebagai nilai. The book of law, as a value.

Rules and calculators are handed a book (`law=LAW`) and read law through nothing else. A reform is another book.

>>> from datetime import date
>>> LAW.at("scale.general", date(2019, 7, 18)).value.sales[0].maximum
300000000
"""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, TypeVar, overload

from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.errors import UnknownCodeError
from umkm_domain.law import certification, scale

__all__ = ["LAW", "LawBook"]

T = TypeVar("T")


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
        name = key if isinstance(key, str) else key.key
        try:
            return self._timelines[name]
        except KeyError:
            nearest = next(iter(get_close_matches(name, self._timelines, n=1)), None)
            hint = f"; did you mean {nearest}?" if nearest else ""
            message = f"no law under the key {name!r}{hint}"
            raise UnknownCodeError(message, nearest) from None

    @overload
    def at(
        self, key: Timeline[T], on: date, *, jurisdiction: str | None = None, unverified: bool = False
    ) -> Dated[T]: ...
    @overload
    def at(self, key: str, on: date, *, jurisdiction: str | None = None, unverified: bool = False) -> Dated[Any]: ...
    def at(
        self,
        key: Timeline[Any] | str,
        on: date,
        *,
        jurisdiction: str | None = None,
        unverified: bool = False,
    ) -> Dated[Any]:
        """The entry in force on a day; see `Timeline.at`."""
        return self.timeline(key).at(on, jurisdiction=jurisdiction, unverified=unverified)

    def amend(self, key: Timeline[Any] | str, entry: Dated[Any]) -> "LawBook":
        """Buku baru dengan satu perubahan. A new book in which `entry` holds for its period."""
        timeline = self.timeline(key)
        return LawBook({**self._timelines, timeline.key: timeline.amend(entry)})

    def known_on(self, day: date) -> "LawBook":
        """The book as it could be known on a day."""
        return LawBook({key: timeline.known_on(day) for key, timeline in self._timelines.items()})


def _collect(*modules: object) -> LawBook:
    values: list[Any] = [value for module in modules for value in vars(module).values()]
    return LawBook({value.key: value for value in values if isinstance(value, Timeline)})


LAW = _collect(certification, scale)
