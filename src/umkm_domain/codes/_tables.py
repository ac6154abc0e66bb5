"""Tabel yang dikemas, dimuat sekali saat pertama dipakai. Packaged tables, loaded once, on first use.

>>> once = Once(lambda: ["loaded"])
>>> once.loaded, once() is once(), once.loaded
(False, True, True)
"""

import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

__all__ = ["CodeStatus", "Once", "rows"]

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


def rows(name: str) -> list[list[str]]:
    """Return the lines of one packaged table, each cut at its tabs."""
    from importlib.resources import files  # costs 10 ms, and only who reads a table pays

    text = (files("umkm_domain.codes") / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]
