"""Kembaran aturan sertifikat. Twins of the rules on certificates."""

from collections.abc import Iterator
from typing import Any

from umkm_domain.codes.lists import Scheme
from umkm_domain.frames._portable import any_of, equal_any, known, nw, yes
from umkm_domain.frames._rows import Form
from umkm_domain.frames._status import entries, issued_under
from umkm_domain.frames._twins import Hit, Plan, twin
from umkm_domain.rules.certificates import _READABLE
from umkm_domain.rules.certificates import _VALIDITY as _JUDGED

__all__ = ["FORMS"]

FORMS: dict[str, Form] = {
    "id": Form.TEXT,
    "scheme": Form.TEXT,
    "number": Form.TEXT,
    "holder_id": Form.TEXT,
    "product_ids": Form.TEXT,
    "issued_on": Form.DAY,
    "valid_until": Form.DAY,
    "revoked_on": Form.DAY,
    "replaces_id": Form.TEXT,
}
"""The columns of the table that the twins read."""


@twin("CER001", "certifications")
def malformed(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.malformed`."""
    readable = equal_any("scheme", [scheme.value for scheme in _READABLE])
    yield plan.hit("/number", rows=readable & known("number") & ~nw.col("_number_ok"))


@twin("CER002", "certifications")
def expired(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.expired`."""
    rows, printed = nw.col("_expired") & ~known("_replaced"), known("valid_until")
    judged = equal_any("scheme", [scheme.value for scheme in _JUDGED])
    yield plan.hit("/valid_until", rows=rows & (printed | ~judged))
    rows = rows & ~printed & judged
    for scheme, timeline in _JUDGED.items():
        own = rows & yes(nw.col("scheme") == scheme.value)
        covered: list[Any] = []
        for entry in entries(plan.book, timeline):
            within = issued_under(entry)
            if entry.in_force(plan.on):
                within = within | ~known("issued_on")
            covered.append(within)
            yield plan.hit("/valid_until", entry, rows=own & within)
        outside = own & ~any_of(*covered) if covered else own
        yield plan.hit("/valid_until", rows=outside)
        yield plan.gap(outside)


@twin("CER004", "certifications")
def revoked(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.revoked`."""
    yield plan.hit("/revoked_on", rows=nw.col("_revoked"))


@twin("CER005", "certifications")
def unknown(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.unknown`."""
    yield plan.hit("/valid_until", rows=nw.col("_unknown"))


@twin("CER018", "certifications")
def not_yet(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.not_yet`."""
    yield plan.hit("/issued_on", rows=nw.col("_not_yet"))


@twin("CER019", "certifications")
def no_number(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.no_number`."""
    yield plan.hit("/number", rows=equal_any("scheme", [one.value for one in _READABLE]) & ~known("number"))


@twin("CER021", "certifications")
def covers_nothing(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.covers_nothing`."""
    permits = equal_any("scheme", [Scheme.PIRT.value, Scheme.BPOM.value])
    yield plan.hit("/product_ids", rows=permits & ~known("product_ids"))


@twin("REF003", "certifications", "enterprises")
def holder_missing(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.references.HOLDER`."""
    yield plan.hit("/holder_id", rows=known("holder_id") & ~known("_holder_there"))


@twin("REF005", "certifications")
def replaced_missing(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.references.REPLACED`."""
    yield plan.hit("/replaces_id", rows=known("replaces_id") & ~known("_replaces_there"))
