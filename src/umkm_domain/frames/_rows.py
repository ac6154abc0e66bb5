"""Membaca tabel apa pun menjadi kolom yang seragam. Any table, read into columns of one form.

Text without empty cells, whole numbers, truth values, and days as ISO text (which sorts as days do, casts from every
engine's dates and from the text of a CSV alike). A column that is absent is unknown throughout.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from umkm_domain.core.errors import UsageError
from umkm_domain.frames._portable import both, nw, safe, yes
from umkm_domain.model.registry import TABLES

__all__ = ["Form", "as_number", "missing", "named", "read", "rows_of"]


class Form(Enum):
    """Bentuk kolom. The form a column is read into."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    DAY = "day"


def rows_of(df: Any, name: str = "df") -> Any:
    """The table as narwhals sees it.

    Raises:
        UsageError: no table.
    """
    try:
        return nw.from_native(df)
    except TypeError as error:
        message = f"{name}: expected a table such as a pandas or Polars DataFrame, got {type(df).__name__}"
        raise UsageError(message) from error


RELATED = (*TABLES, "figures", "listings", "suppressions")
"""The tables of a data set, all of which may be handed over; only some are read."""


def named(related: Mapping[str, Any]) -> Mapping[str, Any]:
    """The related tables, if all have names of a data set.

    Raises:
        UsageError: another name.
    """
    unknown = sorted(set(related) - set(RELATED))
    if unknown:
        message = f"related: expected some of {', '.join(RELATED)}, got {', '.join(unknown)}"
        raise UsageError(message)
    return related


def read(df: Any, forms: Mapping[str, Form], *, key: str = "id", name: str = "df") -> Any:
    """Only the columns named, each in its form; the key must be there.

    Raises:
        UsageError: no table, or no key.
    """
    frame = rows_of(df, name)
    there = frame.collect_schema()
    if key not in there.names():
        message = f"{name}: expected a column {key!r}, got {', '.join(there.names()) or 'no columns'}"
        raise UsageError(message)
    frame = _tidy(frame.select(*(column for column in forms if column in there.names())))
    types = dict(frame.collect_schema())
    return frame.select(
        *(
            (_read(column, form, types[column]) if column in types else missing(key, form)).alias(column)
            for column, form in forms.items()
        )
    )


def _tidy(frame: Any) -> Any:
    """On pandas, columns that can hold a missing whole number and a missing truth value."""
    if isinstance(frame, nw.DataFrame) and frame.implementation.is_pandas():
        native = frame.to_native()
        plain = [name for name, kind in native.dtypes.items() if type(kind).__name__ != "ArrowDtype"]
        return nw.from_native(native.assign(**native[plain].convert_dtypes()))
    return frame


def missing(key: str, form: Form) -> Any:
    """A column of nothing, beside a column that is there."""
    # A literal of nothing has no type that all engines agree on; a value of the table, never taken, has.
    text = nw.col(key).cast(nw.String)
    never = both(text.is_null(), ~text.is_null())
    value = {Form.NUMBER: text.str.len_chars(), Form.TRUTH: text == ""}.get(form, text)
    return nw.when(never).then(value)


def _read(column: str, form: Form, kind: Any) -> Any:
    value = nw.col(column)
    if form is Form.NUMBER:
        return as_number(value, kind)
    if form is Form.TRUTH:
        return _truth(value, kind)
    if form is Form.DAY:
        text = value.cast(nw.String).str.slice(0, 10)
        return nw.when(text != "").then(text)
    if kind.is_float():
        value = value.cast(nw.Int64)
    text = value.cast(nw.String)
    return nw.when(text != "").then(text)


def as_number(value: Any, kind: Any) -> Any:
    """Numbers as they are; those that are no number, and text that is none, as missing."""
    if kind.is_float():
        return nw.when(~value.is_nan()).then(value)
    if kind.is_numeric():
        return value
    text = value.cast(nw.String)
    sound = both(text.str.len_chars() <= 18, text.str.contains("^-?[0-9]+$"), ~text.str.contains("\n"))
    return nw.when(sound).then(safe(text, sound, "0").cast(nw.Int64))


def _truth(value: Any, kind: Any) -> Any:
    if isinstance(kind, nw.Boolean):
        return value
    if kind.is_numeric():
        return value.cast(nw.Int64) == 1
    text = value.cast(nw.String).str.to_lowercase()
    told = yes(text.is_in(["true", "false"]))
    return nw.when(told).then(text == "true")
