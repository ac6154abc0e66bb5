"""Membaca masukan: tahun, ya atau tidak, rekaman, buku hukum. Reading what is given: years, yes or no, records, law.

What is of another kind is a `UsageError` that says what was expected, never an `AttributeError` from within.

>>> year_of("year", 2019), flag("imported", False)
(2019, False)
"""

from collections.abc import Iterable
from typing import TypeVar, cast

from umkm_domain.core.errors import UsageError
from umkm_domain.core.reprs import repr_of
from umkm_domain.law.book import LawBook
from umkm_domain.model.statistics import Observation

__all__ = ["book", "expect", "flag", "observed", "year_of"]

T = TypeVar("T")


def year_of(name: str, value: object) -> int:
    """Baca tahun. Read a calendar year, 1 to 9999.

    Raises:
        UsageError: no int, a bool, or a year that the calendar does not have.
    """
    if type(value) is not int or not 1 <= value <= 9999:
        message = f"{name}: expected a year such as 2019, got {repr_of(value)}"
        raise UsageError(message)
    return value


def flag(name: str, value: object) -> bool:
    """Read yes or no: `"no"` and 0 are refused, for a text that is not empty would count as yes.

    Raises:
        UsageError: neither True nor False.
    """
    if not isinstance(value, bool):
        message = f"{name}: expected True or False, got {repr_of(value)}"
        raise UsageError(message)
    return value


def expect(name: str, value: object, kind: type[T]) -> T:
    """Read a record or a book: the thing itself, or a typed error that says what was given instead.

    Raises:
        UsageError: something of another kind.
    """
    if not isinstance(value, kind):
        message = f"{name}: expected {kind.__name__}, got {type(value).__name__}"
        raise UsageError(message)
    return value


def book(law: object) -> LawBook:
    """Read the book of law.

    Raises:
        UsageError: no book.
    """
    return expect("law", law, LawBook)


def observed(name: str, value: object) -> tuple[Observation, ...]:
    """Read observations.

    Raises:
        UsageError: no iterable, or something in it that is no observation.
    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        message = f"{name}: expected observations, got {type(value).__name__}"
        raise UsageError(message)
    return tuple(expect(name, item, Observation) for item in cast("Iterable[object]", value))
