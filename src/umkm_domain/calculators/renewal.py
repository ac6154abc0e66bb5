"""Perpanjangan: apa yang habis dan kapan. Renewals: what expires when, month by month.

>>> from datetime import date
>>> from umkm_domain.codes.lists import Scheme
>>> from umkm_domain.model.certification import Certification
>>> from umkm_domain.model.registry import Registry
>>> registry = Registry(certifications=(
...     Certification(id="C1", scheme=Scheme.PIRT, holder_id="E1", valid_until=date(2026, 3, 31)),))
>>> due, = renewals(registry, on=date(2025, 7, 1), months=12).value.due
>>> due.month, str(due.last_day), str(due.act_by)
('2026-03', '2026-03-31', '2026-02-28')

Source: validity by scheme as `Certification.expires_on` reads it from law; Peraturan BPOM 4/2024 arts. 15-23 (a
permit is renewed a month before its end).
"""

from collections import Counter
from datetime import date

from attrs import frozen

from umkm_domain.calculators._given import book, expect
from umkm_domain.calculators._work import Work, brief, day_of, whole
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import GapError
from umkm_domain.core.language import Text
from umkm_domain.core.periods import add_months
from umkm_domain.law import certification as law_certification
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.registry import Registry

__all__ = ["Due", "Renewals", "renewals"]


@frozen(kw_only=True)
class Due:
    """Satu sertifikat yang akan habis. One certificate that runs out.

    Attributes:
        certification_id: the certificate.
        scheme: what it certifies.
        holder_id: who holds it.
        product_ids: the products it covers.
        last_day: its last day.
        act_by: the day by which the renewal must be asked for, where a law names one.
    """

    certification_id: str
    scheme: Scheme
    holder_id: str | None
    product_ids: tuple[str, ...]
    last_day: date
    act_by: date | None = None

    @property
    def month(self) -> str:
        """The month of its last day, such as `2026-03`."""
        return f"{self.last_day.year}-{self.last_day.month:02d}"


@frozen(kw_only=True)
class Renewals:
    """Semua yang perlu diperpanjang. What must be renewed.

    Attributes:
        due: what runs out within the months asked for, in order of its last day.
        overdue: what has run out already and was not replaced.
        unknown: certificates whose last day the records do not tell.
    """

    due: tuple[Due, ...]
    overdue: tuple[Due, ...]
    unknown: tuple[str, ...]

    def __str__(self) -> str:
        return brief(self)

    def by_month(self) -> dict[str, tuple[Due, ...]]:
        """What runs out in each month, in order; months without any are left out."""
        months = dict.fromkeys(due.month for due in self.due)
        return {month: tuple(due for due in self.due if due.month == month) for month in months}


def renewals(registry: Registry, *, on: date, months: int = 12, law: LawBook = LAW) -> Computation[Renewals]:
    """Apa yang habis dan kapan. What expires within so many months from a day, and what has expired before.

    Revoked certificates and those that another one replaces are left out; so are those without expiry. What is itself
    revoked, or issued only after the day, replaces nothing yet.

    Args:
        registry: the certificates.
        on: the day from which on, included.
        months: for how many months.
        law: the book of law, for the validity of each scheme.

    Returns:
        A `Renewals`; undefined for a registry without certificates.

    Raises:
        UsageError: a number of months that is no whole number above zero; no registry or book of law.
    """
    expect("registry", registry, Registry)
    book(law)
    end = add_months(day_of("on", on), whole("months", months, least=1))
    if not registry.certifications:
        reason = Text(id="Tidak ada sertifikat dalam himpunan ini.", en="There are no certificates in this registry.")
        return Computation(name="renewals", value=None, unit="certificates", undefined=reason, on=on)
    held = [(c, c.status(on, law=law)) for c in registry.certifications]
    replaced = {
        c.replaces_id
        for c, status in held
        if c.replaces_id != c.id and status not in (CertStatus.REVOKED, CertStatus.NOT_YET_VALID)
    }
    duties = _duties(on, law)
    ahead = {} if duties is None else {Scheme.PIRT: duties.value.renew_months}
    acts: dict[Citation, None] = {}
    due: list[Due] = []
    overdue: list[Due] = []
    unknown: list[str] = []
    for certificate, status in held:
        if certificate.id in replaced or status is CertStatus.REVOKED:
            continue
        last = certificate.expires_on(on, law=law)
        told = certificate.expiry_law(on, law=law)
        if told is not None:
            acts[told] = None
        if last is None:
            if status is CertStatus.UNKNOWN:
                unknown.append(certificate.id)
        elif last < on:
            overdue.append(_due(certificate, last, ahead))
        elif last < end:
            due.append(_due(certificate, last, ahead))
    value = Renewals(
        due=tuple(sorted(due, key=lambda d: (d.last_day, d.certification_id))),
        overdue=tuple(sorted(overdue, key=lambda d: (d.last_day, d.certification_id))),
        unknown=tuple(unknown),
    )
    work = Work()
    for month, number in Counter(d.month for d in value.due).items():
        work.say("count", f"expire in {month}", (("month", month),), number)
    work.say("count", "expired before", (("before", on),), len(overdue))
    work.say("count", "last day unknown", (("on", on),), len(unknown))
    if duties is not None and any(d.act_by is not None for d in (*due, *overdue)):
        acts[duties.citation] = None
    return Computation(
        name="renewals", value=value, unit="certificates", steps=tuple(work.steps), on=on, sources=tuple(acts)
    )


def _duties(on: date, law: LawBook) -> Dated[law_certification.PirtDuties] | None:
    try:
        return law.at(law_certification.PIRT_DUTIES, on)
    except GapError:
        return None


def _due(certificate: Certification, last: date, ahead: dict[Scheme, int]) -> Due:
    months = ahead.get(certificate.scheme)
    return Due(
        certification_id=certificate.id,
        scheme=certificate.scheme,
        holder_id=certificate.holder_id,
        product_ids=certificate.product_ids,
        last_day=last,
        act_by=None if months is None else add_months(last, -months),
    )
