"""Tabel yang dikemas, dimuat sekali saat pertama dipakai. Packaged tables, loaded once, on first use.

>>> once = Once(lambda: ["loaded"])
>>> once.loaded, once() is once(), once.loaded
(False, True, True)
"""

import threading
from collections.abc import Callable, Iterator
from enum import StrEnum
from operator import attrgetter
from typing import Generic, TypeVar

from umkm_domain.core.errors import UnknownCodeError

__all__ = ["CodeStatus", "CodeTable", "Once", "rows"]

T = TypeVar("T")


class CodeStatus(StrEnum):
    """Keadaan kode dalam daftarnya. Whether a list has the code today, had it once, or never did.

    Unknown is not invalid: a code may be newer than the list.
    """

    CURRENT = "current"
    RETIRED = "retired"
    UNKNOWN = "unknown"


class Once(Generic[T]):
    """Nilai yang dibuat sekali saja, aman antar-utas. A value made once, whatever number of threads ask."""

    __slots__ = ("_lock", "_make", "_value")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._value: tuple[T] | None = None

    @property
    def loaded(self) -> bool:
        """Whether the value has been made."""
        return self._value is not None

    def __call__(self) -> T:
        """Return the value; the first caller makes it while the others wait."""
        if self._value is None:
            with self._lock:
                if self._value is None:
                    self._value = (self._make(),)
        return self._value[0]


_code_of = attrgetter("code")


class CodeTable(Generic[T]):
    """Daftar kode dari tabel yang dikemas. A code list that is read from its table on first use.

    Its entries are values with a `.code`.

    Entries are retired, never deleted. Where a source gave one code to two entries, looking it up gives
    the first, and iterating gives both.

    Attributes:
        name: what the list is called in errors.
        closed: whether the list is fixed; an open one may grow, or has an entry for everything else.
    """

    __slots__ = ("_by_code", "_entries", "closed", "name")

    def __init__(self, name: str, load: Callable[[], tuple[T, ...]], *, closed: bool) -> None:
        self.name = name
        self.closed = closed
        self._entries = Once(load)
        self._by_code = Once(lambda: {_code_of(entry): entry for entry in reversed(self._entries())})

    def __iter__(self) -> Iterator[T]:
        return iter(self._entries())

    def __len__(self) -> int:
        return len(self._entries())

    def __getitem__(self, code: str) -> T:
        """Return the entry of a code.

        Raises:
            UnknownCodeError: the list has no such code.
        """
        entry = self._by_code().get(code)
        if entry is None:
            first, last = _code_of(self._entries()[0]), _code_of(self._entries()[-1])
            raise UnknownCodeError(f"{self.name}: expected a code from {first} to {last}, got {code!r}")
        return entry

    def __repr__(self) -> str:
        return f"CodeTable({self.name!r}, closed={self.closed})"


def rows(name: str) -> list[list[str]]:
    """Return the lines of one packaged table, each cut at its tabs."""
    from importlib.resources import files  # costs 10 ms, and only who reads a table pays

    text = (files("umkm_domain.codes") / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]
