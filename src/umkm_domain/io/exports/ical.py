"""iCalendar: hari terakhir sertifikat dan perjanjian. Renewals: the last days of certificates and agreements.

One all-day event on the last day of each certificate and agreement that ends on or after the day of the export. No
clock is read: the stamp of every event is the day of the export. Reminders are left to the reader's own calendar.

>>> _folded("DESCRIPTION:" + "x" * 70).count("\\r\\n ")
1

Source: RFC 5545 (3.1 folding at 75 octets, 3.3.11 escaping, 3.8.4.7 UID, 3.8.7.2 DTSTAMP).
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from umkm_domain.core.language import Text, format_date
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION, __version__
from umkm_domain.io.exports._common import ILLUSTRATION, Job, Written, encoded, last_day, scheme_title, status
from umkm_domain.io.exports.coverage import Coverage, leaves, mapped
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.retail import RetailAgreement

__all__ = ["COVERAGE", "write"]

_LIMIT = 75

_CALENDAR = Text(
    "kalender hanya memuat hari berakhir, dengan nama dan nomornya",
    "a calendar holds only last days, with their names and numbers",
)
_NO_END = Text(
    "tidak berakhir, atau tidak diketahui kapan: tidak ada yang dijadwalkan",
    "does not end, or nobody knows when: nothing to schedule",
)
_UNNAMED = Text("tidak disebut dalam sertifikat yang akan berakhir", "not named by a certificate that is going to end")
_PAST = Text("sudah berakhir sebelum hari ekspor", "ended before the day of the export")
_REVOKED = Text("sudah dicabut: tidak diperpanjang", "revoked: not renewed")
_RENEWED = Text("sudah diganti sertifikat lain", "replaced by another certificate already")

_MAPPED = mapped("""
    about/title: X-WR-CALNAME
    enterprises/name: VEVENT.SUMMARY
    products/name: VEVENT.DESCRIPTION
    certifications/id: VEVENT.UID
    certifications/scheme: VEVENT.CATEGORIES
    certifications/number: VEVENT.SUMMARY
    certifications/holder_id: VEVENT.SUMMARY
    certifications/product_ids: VEVENT.DESCRIPTION
    certifications/issued_on: VEVENT.DTSTART
    certifications/valid_until: VEVENT.DTSTART
    certifications/illustrative: VEVENT.DESCRIPTION
    agreements/id: VEVENT.UID
    agreements/kind: VEVENT.CATEGORIES
    agreements/title: VEVENT.SUMMARY
    agreements/number: VEVENT.SUMMARY
    agreements/retailer: VEVENT.SUMMARY
    agreements/until: VEVENT.DTSTART
    agreements/amendments/until: VEVENT.DTSTART
    agreements/illustrative: VEVENT.DESCRIPTION
""")


def _tops() -> Iterator[str]:
    """Whole tables where nothing of them is in a calendar, else the fields that are not."""
    carried = {leaf.partition("/")[0] for leaf in _MAPPED}
    for leaf in leaves():
        table = leaf.partition("/")[0]
        if table not in carried:
            yield table
        elif leaf not in _MAPPED:
            yield leaf


COVERAGE = Coverage(
    standard="iCalendar (RFC 5545)",
    mapped=_MAPPED,
    gone=dict.fromkeys(_tops(), _CALENDAR),
    partly={
        "enterprises/name": _UNNAMED,
        "products/name": _UNNAMED,
        "certifications/valid_until": _NO_END,
        "certifications/status": _PAST,
        "agreements/until": _NO_END,
    },
)


def write(job: Job) -> Written:
    """Tulis kalender. Write the calendar; what has no day ahead is noted in the job."""
    registry = job.registry
    replaced = {c.replaces_id for c in registry.certifications if c.replaces_id is not None}
    due = [(c, last) for c in registry.certifications if (last := _due(c, replaced, job)) is not None]
    ending = [(a, last) for a in registry.agreements if (last := _end(a, job)) is not None]
    holders = {c.holder_id for c, _ in due}
    covered = {id_ for c, _ in due for id_ in c.product_ids}
    for table, named in (("enterprises", holders), ("products", covered)):
        for record in getattr(registry, table):
            if record.id not in named:
                job.losses.add(table, "", record.id, _UNNAMED)
    events = [*(_certificate(c, last, job) for c, last in due), *(_agreement(a, last, job) for a, last in ending)]
    lines = _calendar(job, events or [_nothing_due(job)])
    content = encoded("".join(f"{_folded(line)}\r\n" for line in lines))
    return Written(content=content, counts={"certifications": len(due), "agreements": len(ending)})


def _end(a: RetailAgreement, job: Job) -> date | None:
    """The last day of an agreement, or None where it is not ahead, with the reason noted."""
    end = a.last_day
    if end is None or end < job.on:
        job.losses.add("agreements", "", a.id, _NO_END if end is None else _PAST)
        return None
    return end


def _due(c: Certification, replaced: set[str], job: Job) -> date | None:
    """The day to renew a certificate by, or None, with the reason noted."""
    found, last = status(c, job), last_day(c, job)
    if found is CertStatus.REVOKED:
        reason = _REVOKED
    elif c.id in replaced:
        reason = _RENEWED
    elif last is None:
        reason = _NO_END
    elif last < job.on:
        reason = _PAST
    else:
        return last
    job.losses.add("certifications", "", c.id, reason)
    return None


def _calendar(job: Job, components: list[list[str]]) -> list[str]:
    title = job.registry.about.title
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//umkm-domain//umkm-domain {__version__}//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-UMKM-SCHEMA-VERSION:{SCHEMA_VERSION}",
        f"X-UMKM-EDITION:{EDITION.isoformat()}",
    ]
    if title is not None:
        head.append(f"X-WR-CALNAME:{_text(title.id)}")
    return [*head, *(line for component in components for line in component), "END:VCALENDAR"]


def _event(job: Job, uid: str, day: date, summary: str, description: list[str], category: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_day(job.on)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(day)}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(chr(10).join(description))}",
        f"CATEGORIES:{_text(category)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _nothing_due(job: Job) -> list[str]:
    """A note in the journal: a calendar may not be without any component."""
    text = Text("Tidak ada yang berakhir", "Nothing ends")
    return [
        "BEGIN:VJOURNAL",
        "UID:nothing-due@umkm-domain",
        f"DTSTAMP:{_day(job.on)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(job.on)}",
        f"SUMMARY:{_text(f'{text.id} / {text.en}')}",
        "END:VJOURNAL",
    ]


def _uid(table: str, id: str) -> str:
    return f"{table}-{quote(id, safe='', errors='surrogatepass')}@umkm-domain"


def _certificate(c: Certification, last: date, job: Job) -> list[str]:
    title, registry = scheme_title(c), job.registry
    holder = None if c.holder_id is None else registry.enterprise(c.holder_id)
    products = [p.name for id_ in dict.fromkeys(c.product_ids) if (p := registry.product(id_)) is not None]
    who = f": {holder.name}" if holder is not None else ""
    number = f" {c.number}" if c.number is not None else ""
    lines = [
        f"Hari terakhir berlaku {title.id}{number}: {format_date(last, 'id')}.",
        f"Last day of validity of the {title.en}{number}: {format_date(last, 'en')}.",
    ]
    if products:
        lines.append(f"Produk / products: {', '.join(products)}")
    return _event(job, _uid("certifications", c.id), last, f"{title.id}{number}{who}", _lines(c, lines), c.scheme.value)


def _agreement(a: RetailAgreement, end: date, job: Job) -> list[str]:
    name = " ".join(part for part in (a.title or "Perjanjian / agreement", a.number) if part is not None)
    who = f": {a.retailer}" if a.retailer is not None else ""
    lines = [
        f"Hari terakhir perjanjian: {format_date(end, 'id')}.",
        f"Last day of the agreement: {format_date(end, 'en')}.",
    ]
    return _event(job, _uid("agreements", a.id), end, f"{name}{who}", _lines(a, lines), a.kind.value)


def _lines(record: Certification | RetailAgreement, lines: list[str]) -> list[str]:
    return [f"{ILLUSTRATION.id} / {ILLUSTRATION.en}.", *lines] if record.illustrative else lines


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def _text(value: str) -> str:
    """Text as a property value: signs escaped, line ends as `\\n`, control characters replaced."""
    plain = _CONTROLS.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never cut within a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "surrogatepass"))
        if size + octets > _LIMIT:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece])
