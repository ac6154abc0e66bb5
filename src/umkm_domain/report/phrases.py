"""Kalimat laporan: angka, persen dan langkah dalam dua bahasa. Sentences of a report with their numbers."""

from typing import Any

from umkm_domain.core.computation import Computation
from umkm_domain.core.language import Language, Text, format_number, format_percent, show_value
from umkm_domain.report.document import Part

__all__ = ["number", "percent", "steps", "text", "value"]


def text(id: str, en: str, **values: object) -> Text:
    """A sentence in both languages with its values."""
    return Text(id=id, en=en).fill(values)


def percent(ratio: Any, digits: int) -> Text:
    """A ratio as a percentage."""
    return Text(id=format_percent(ratio, "id", digits), en=format_percent(ratio, "en", digits))


def number(given: Any, digits: int | None = None) -> Text:
    """A number."""
    return Text(id=format_number(given, "id", digits), en=format_number(given, "en", digits))


def value(given: object) -> Text:
    """Any value."""
    return Text(id=show_value(given, "id"), en=show_value(given, "en"))


def steps(computation: Computation[Any]) -> list[Part]:
    """The steps of a computation, one line each."""
    lines: dict[Language, list[str]] = {"id": computation.prose("id"), "en": computation.prose("en")}
    return [Text(id=a, en=b) for a, b in zip(lines["id"], lines["en"], strict=True)]
