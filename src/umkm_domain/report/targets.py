"""Bagian laporan tentang target. The section of a report on targets: what each asks for, by when, where it stands."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from umkm_domain.core.language import Text
from umkm_domain.report.document import Part, Section, both
from umkm_domain.report.phrases import percent, steps, text, value
from umkm_domain.report.summary import Summary, TargetReading
from umkm_domain.report.words import word

__all__ = ["targets_section"]

YEAR = 365  # days; a rate of growth a year says nothing of less


def targets_section(summary: Summary) -> Iterator[Section]:
    """Each target as stated, in its other readings, and where it stands."""
    if not summary.targets:
        return
    parts: list[Part] = []
    for reading in summary.targets:
        parts += _target(reading)
    yield Section(title=both("Target"), parts=tuple(parts))


def _target(reading: TargetReading) -> list[Part]:
    target = reading.target
    head = {
        "stated": Text(id="Sebagaimana dinyatakan", en="As stated"),
        "other_unit": Text(id="Bila dibaca atas satuan lain", en="If read on another unit"),
        "other_kind": Text(id="Bacaan lain, target yang berbeda", en="Another reading, a different target"),
    }[reading.reading]
    parts: list[Part] = [
        text(
            "{head}: {kind} {value} dari {base} {unit} berarti {required} {unit}.",
            "{head}: {kind} {value} from {base} {unit} means {required} {unit}.",
            head=head,
            kind=word(target.kind.value),
            value=percent(target.value, 0),
            base=value(target.baseline),
            unit=word(target.unit or "unstated"),
            required=value(reading.required.value)
            if reading.required.value is not None
            else reading.required.undefined,
        )
    ]
    if reading.reading != "stated":
        return parts
    if target.statement:
        parts.append(
            text(
                '"{statement}" ({who}, {day}).',
                '"{statement}" ({who}, {day}).',
                statement=target.statement,
                who=target.said_by or "–",
                day=target.said_on,
            )
        )
    if target.due is None:
        parts.append(text("Sumber tidak menyebut tenggat.", "The source gives no due date."))
    if reading.annual is not None and reading.annual.value is not None:
        parts.append(_pace(reading, reading.annual.rounded))
    if reading.progress is not None:
        parts += steps(reading.progress)
    return parts


def _pace(reading: TargetReading, annual: Any) -> Text:
    """The growth a year; within less than a year, the growth in all, for a yearly rate would say nothing."""
    target, last = reading.target, reading.due
    days = 0 if last is None or target.baseline_on is None else (last - target.baseline_on).days
    if days >= YEAR:
        return text(
            "Sampai {due} dibutuhkan pertumbuhan {rate} setahun.",
            "By {due} this takes {rate} growth a year.",
            due=last,
            rate=percent(annual, 2),
        )
    return text(
        "Sampai {due}, dalam {days} hari, dibutuhkan pertumbuhan {rate}.",
        "By {due}, within {days} days, this takes {rate} growth.",
        due=last,
        days=days,
        rate=percent(Fraction(reading.required.value or 0) / Fraction(target.baseline or 1) - 1, 2),
    )
