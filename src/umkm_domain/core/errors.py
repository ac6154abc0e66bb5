"""Pohon galat: satu akar, dan tiap cabang juga galat bawaan yang terdekat.

The error tree. Every error of the library is an `UmkmError` and also the nearest builtin, so that
`except ValueError` and `except LookupError` keep working:

>>> issubclass(IdentifierError, ValueError), issubclass(GapError, LookupError)
(True, True)

A message says what, where, expected against got, and what to do. Facts are attributes, set after
`super().__init__(message)`; arguments beyond the message have defaults, so every error pickles.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from umkm_domain.core.findings import Finding

__all__ = [
    "DataError",
    "FindingError",
    "GapError",
    "IdentifierError",
    "MissingExtraError",
    "RecordError",
    "UmkmError",
    "UnitError",
    "UnknownCodeError",
    "UsageError",
]


class UmkmError(Exception):
    """Akar semua galat pustaka ini. The root of every error of this library."""

    code: str = "error"


class UsageError(UmkmError, ValueError):
    """Pemakaian yang salah. Wrong use: an argument that no law or record can make right."""

    code = "usage"


class UnitError(UsageError):
    """Satuan tercampur. Units that may not be mixed, such as enterprises and products."""

    code = "unit"


class IdentifierError(UmkmError, ValueError):
    """Nomor resmi tidak berbentuk benar. An official number that is not well-formed.

    Attributes:
        code: one of `type`, `length`, `characters`, `prefix`, `check-digit`, `component`, `placeholder`.
        position: zero-based position in the digits or text where it fails, or None.
        expected: what would have been right.
        got: what was given; masked where it may be personal.
    """

    code = "component"

    def __init__(
        self,
        message: str,
        code: str = "component",
        position: int | None = None,
        expected: str = "",
        got: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.position = position
        self.expected = expected
        self.got = got

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.code, self.position, self.expected, self.got)


class RecordError(UmkmError, ValueError):
    """Isian yang tidak masuk akal. A field that no record may hold: wrong type, empty, negative, reversed.

    Attributes:
        record: class of the record, such as `Enterprise`.
        field: name of the field.
        expected: what would have been right.
        got: what was given; masked where it may be personal.
    """

    code = "record"

    def __init__(self, message: str, record: str = "", field: str = "", expected: str = "", got: str = "") -> None:
        super().__init__(message)
        self.record = record
        self.field = field
        self.expected = expected
        self.got = got

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.record, self.field, self.expected, self.got)


class UnknownCodeError(UmkmError, LookupError):
    """Kode tidak dikenal. A code that no list knows; `nearest` is the closest one, or None."""

    code = "unknown-code"

    def __init__(self, message: str, nearest: str | None = None) -> None:
        super().__init__(message)
        self.nearest = nearest

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.nearest)


class GapError(UmkmError, LookupError):
    """Tidak ada aturan yang berlaku pada tanggal itu. No law was in force on that day.

    Attributes:
        key: the key of the timeline, such as `scale.general`.
        on: the day asked for.
        before: the entry that ended before, or None.
        after: the entry that began after, or None.
    """

    code = "gap"

    def __init__(
        self,
        message: str,
        key: str = "",
        on: date | None = None,
        before: object = None,
        after: object = None,
    ) -> None:
        super().__init__(message)
        self.key = key
        self.on = on
        self.before = before
        self.after = after

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.key, self.on, self.before, self.after)


class FindingError(UmkmError):
    """Satu temuan sebagai galat. A finding raised as an error."""

    code = "finding"

    def __init__(self, message: str, finding: "Finding | None" = None) -> None:
        super().__init__(message)
        self.finding = finding

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.finding)


class MissingExtraError(UmkmError, ImportError):
    """Tambahan belum dipasang. An optional dependency is missing; `extra` names what to install."""

    code = "missing-extra"

    def __init__(self, message: str, extra: str = "") -> None:
        super().__init__(message)
        self.extra = extra

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.extra)


class DataError(UmkmError, ExceptionGroup[Exception]):
    """Sekumpulan galat dari satu sumber data. All errors of one source of data, not only the first."""

    code = "data"
    source: str = ""

    def derive(self, excs: Sequence[Exception], /) -> Self:  # type: ignore[override]
        """Return the same kind of group over other errors, with the facts copied."""
        group = type(self)(self.message, list(excs))
        group.source = self.source
        return group

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, list(self.exceptions)), {"source": self.source}
