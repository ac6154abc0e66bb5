"""Keadaan sertifikat sebagai ungkapan. The status of certificates as expressions, by the law of the day.

Twin of `Certification.status`. Days are ISO text, so a period of whole years is a sum on their first four digits; of
29 February, in a year that has none, the 28th.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.errors import GapError
from umkm_domain.frames._portable import any_of, both, iso, known, leap, nw, safe, yes
from umkm_domain.frames._rows import Form, missing
from umkm_domain.law.book import LawBook
from umkm_domain.law.certification import MUI_HALAL_VALIDITY, Validity
from umkm_domain.model.certification import _VALIDITY

__all__ = ["entries", "issued_under", "with_status"]


def entries(law: LawBook, timeline: Timeline[Validity]) -> Iterator[Dated[Validity]]:
    """The entries of the whole country that judge."""
    return (entry for entry in law.timeline(timeline) if entry.verified and entry.jurisdiction is None)


def issued_under(entry: Dated[Validity]) -> Any:
    """Whether a certificate was issued while the entry was in force."""
    within = yes(nw.col("issued_on") >= iso(entry.since))
    return within if entry.until is None else both(within, nw.col("issued_on") <= iso(entry.until))


def with_status(frame: Any, on: date, law: LawBook) -> Any:
    """Add `_revoked`, `_not_yet`, `_expired`, `_valid` and `_unknown` to certificates with `_number_ok`."""
    scheme, number = nw.col("scheme"), nw.col("number")
    revoked = yes(nw.col("revoked_on") <= iso(on))
    named = both(scheme == Scheme.PIRT.value, nw.col("_number_ok"), number.str.len_chars() > 12)
    frame = frame.with_columns(
        revoked.alias("_revoked"),
        both(~revoked, nw.col("issued_on") > iso(on)).alias("_not_yet"),
        both(scheme == Scheme.HALAL.value, nw.col("_number_ok"), ~number.str.contains("^ID")).alias("_mui"),
        named.alias("_year_named"),
        safe(number, named, "00").alias("_tail"),
    )
    frame = frame.with_columns((nw.col("_tail").str.slice(-2).cast(nw.Int64) + 2000).alias("_year_of_number"))
    frame = _with_end(frame, law)
    until, end = nw.col("valid_until"), nw.col("_end")
    dated = ~until.is_null() | ~end.is_null()
    frame = frame.with_columns(
        both(~nw.col("_revoked"), ~nw.col("_not_yet")).alias("_judged"),
        _open_ended(on, law).alias("_open"),
        dated.alias("_dated"),
        (yes(until < iso(on)) | (until.is_null() & yes(end <= iso(on)))).alias("_over"),
        both(nw.col("_year_named"), nw.col("_year_of_number") < on.year).alias("_year_over"),
        both(nw.col("_year_named"), nw.col("_year_of_number") > on.year).alias("_year_to_come"),
        (known("number") | known("issued_on") | known("valid_until")).alias("_told"),
    )
    judged, open_, over = nw.col("_judged"), nw.col("_open"), nw.col("_over")
    closed, told, is_dated = judged & ~open_, nw.col("_told"), nw.col("_dated")
    past, to_come = nw.col("_year_over"), nw.col("_year_to_come")
    return frame.with_columns(
        (closed & ((is_dated & over) | (~is_dated & past))).alias("_expired"),
        ((judged & open_ & told) | (closed & ((is_dated & ~over) | (~is_dated & to_come)))).alias("_valid"),
        ((judged & open_ & ~told) | (closed & ~is_dated & ~past & ~to_come)).alias("_unknown"),
    )


def _open_ended(on: date, law: LawBook) -> Any:
    """Whether the law of the day knows no expiry for it, and it had not ended before that law began."""
    found = [nw.col("scheme") == ""]
    for scheme, timeline in _VALIDITY.items():
        try:
            entry = law.at(timeline, on)
        except GapError:
            continue
        if entry.value.years is None:
            until, end = nw.col("valid_until"), nw.col("_end")
            stood = yes(until >= iso(entry.since)) | (until.is_null() & (end.is_null() | yes(end > iso(entry.since))))
            found.append(both(nw.col("scheme") == scheme.value, ~nw.col("_mui"), stood))
    return any_of(*found)


def _with_end(frame: Any, law: LawBook) -> Any:
    """Add `_end`: the first day after the period that the law at issue gave, missing where none did."""
    ruled: list[tuple[Any, Dated[Validity]]] = [
        (nw.col("scheme") == scheme.value, entry)
        for scheme, timeline in _VALIDITY.items()
        for entry in entries(law, timeline)
    ]
    ruled += [(nw.col("_mui"), entry) for entry in entries(law, MUI_HALAL_VALIDITY)]
    issued = nw.col("issued_on")
    sound = both(issued.str.contains("^[0-9]{4}-"), issued.str.slice(0, 4) < "9900")
    frame = frame.with_columns(safe(issued, sound, "2000-01-01").alias("_issued"))
    frame = frame.with_columns(nw.col("_issued").str.slice(0, 4).cast(nw.Int64).alias("_issued_year"))
    spans = {entry.value.years for _, entry in ruled if entry.value.years is not None}
    frame = frame.with_columns(*(_anniversary(years).alias(f"_after_{years}") for years in sorted(spans)))
    end: Any = missing("id", Form.TEXT)
    for rows, entry in ruled:
        years = entry.value.years
        last = missing("id", Form.TEXT) if years is None else nw.col(f"_after_{years}")
        end = nw.when(both(rows, issued_under(entry))).then(last).otherwise(end)
    return frame.with_columns(end.alias("_end"))


def _anniversary(years: int) -> Any:
    """The day so many years after `_issued`, as ISO text."""
    year, rest = nw.col("_issued_year") + years, nw.col("_issued").str.slice(4, 6)
    clipped = nw.when((rest == "-02-29") & ~leap(year)).then(nw.lit("-02-28")).otherwise(rest)
    return nw.concat_str((year + 10_000).cast(nw.String).str.slice(1, 4), clipped)
