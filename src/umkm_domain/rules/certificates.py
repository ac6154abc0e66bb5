"""Aturan sertifikat dan izin. Rules on certificates and permits: number, status, validity, coverage.

>>> from umkm_domain.rules import CATALOGUE
>>> [p.name for p in CATALOGUE["CER003"].parameters]
['days']

Source: UU 33/2014 art. 42 and Perppu 2/2022; Peraturan BPOM 22/2018 and 4/2024; PP 24/2018; UU 20/2016 art. 35.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.core.masking import mask_number
from umkm_domain.identifiers import HalalNumber
from umkm_domain.identifiers.halal import HalalKind
from umkm_domain.law import certification
from umkm_domain.law.certification import Validity
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.registry import Registry
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, Parameter, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._samples import DAY, bad, certificate, enterprise, food, good

_READABLE = (
    Scheme.NIB,
    Scheme.PB_UMKU,
    Scheme.NPWP,
    Scheme.PIRT,
    Scheme.BPOM,
    Scheme.HALAL,
    Scheme.TRADEMARK,
    Scheme.TKDN,
    Scheme.BARCODE,
)
"""Schemes whose numbers have a national form; the number of an SNI certificate is each issuer's own."""

_VALIDITY: dict[Scheme, Timeline[Validity]] = {
    Scheme.PIRT: certification.PIRT_VALIDITY,
    Scheme.BPOM: certification.BPOM_VALIDITY,
    Scheme.HALAL: certification.HALAL_VALIDITY,
    Scheme.TRADEMARK: certification.TRADEMARK_VALIDITY,
    Scheme.NIB: certification.NIB_VALIDITY,
    Scheme.TKDN: certification.TKDN_VALIDITY,
    Scheme.SNI: certification.SNI_VALIDITY,
}
VALIDITIES = (*_VALIDITY.values(), certification.MUI_HALAL_VALIDITY)


def shown(c: Certification) -> str:
    """The number as it may be shown: a taxpayer number masked, a missing one by the id of the record."""
    if c.number is None:
        return c.id
    return mask_number(c.number) or c.id if c.scheme is Scheme.NPWP else c.number


def days(c: Certification, context: Context) -> Iterator[date]:
    """The days on which its status, or what replaces it, may change: printed ones, those of the law, and its ends."""
    for one in (c, *context.facts.successors.get(c.id, ())):
        yield from (day for day in (one.issued_on, one.revoked_on) if day is not None)
    changes = [day for key in _periods(c, context) for day in context.facts.law.timeline(key).changes()]
    yield from changes
    for known in (c.issued_on, *changes):
        if known is not None:
            yield from after(c.expires_on(known, law=context.facts.law))
    yield from after(c.valid_until)
    year = getattr(context.facts.identifier(c), "expiry_year", None)
    if year is not None:
        yield date(year, 1, 1)
        yield date(year + 1, 1, 1)


def _periods(c: Certification, context: Context) -> Iterator[Timeline[Validity]]:
    """The law of its validity, that of the old halal numbers first."""
    number = context.facts.identifier(c)
    if isinstance(number, HalalNumber) and number.kind is HalalKind.LPPOM_MUI:
        yield certification.MUI_HALAL_VALIDITY
    timeline = _VALIDITY.get(c.scheme)
    if timeline is not None:
        yield timeline


def valid_by(c: Certification, context: Context) -> Dated[Validity] | None:
    """The period of validity by the law of the day of issue."""
    for timeline in _periods(c, context):
        law = context.law(timeline, c.issued_on)
        if law is not None:
            return law
    return None


@rule(
    "CER001",
    table="certifications",
    severity=Severity.ERROR,
    schemes=_READABLE,
    title=Text(id="nomor tidak berbentuk benar", en="number not well-formed"),
    message=Text(
        id="{number} bukan nomor {scheme} yang berbentuk benar.", en="{number} is no well-formed number of {scheme}."
    ),
    remedy=Text(
        id="Salin nomor dari sertifikatnya; `umkm id` menunjukkan nomor apa ini.",
        en="Copy the number from the certificate; `umkm id` tells what number this is.",
    ),
    why=Text(
        id="Rekaman tetap dimuat: nomor yang salah ketik tidak membuat izinnya tidak ada.",
        en="The record is loaded all the same: a misprint does not make the permit go away.",
    ),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2061208010246")),
        bad(certificate(Scheme.HALAL, "ID112100009882540924")),
        good(certificate(Scheme.PIRT, "P-IRT No. 2063510010243-26")),
    ),
)
def malformed(c: Certification, context: Context) -> Iterator[Finding]:
    """A number that its scheme cannot read."""
    if c.number is not None and context.facts.identifier(c) is None:
        yield context.found(c, "/number", number=shown(c), scheme=c.scheme)


@rule(
    "CER002",
    table="certifications",
    severity=Severity.ERROR,
    law=(*VALIDITIES,),
    title=Text(id="sertifikat kedaluwarsa", en="certificate expired"),
    message=Text(
        id="{scheme} {number} berlaku sampai {last} saja.", en="{scheme} {number} was valid until {last} only."
    ),
    remedy=Text(id="Perpanjang, atau catat penggantinya.", en="Renew it, or record its successor."),
    days=days,
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063510010243-26", valid_until=date(2019, 7, 17))),
        good(certificate(Scheme.PIRT, "2063510010243-26", valid_until=DAY)),
        good(certificate(Scheme.HALAL, "ID32310030990121025", issued_on=date(2019, 1, 1)), on=date(2023, 6, 1)),
    ),
)
def expired(c: Certification, context: Context) -> Iterator[Finding]:
    """Expired on the day, and no certificate replaces it."""
    if context.facts.status(c) is CertStatus.EXPIRED and not context.facts.replaced(c):
        last = context.facts.last_day(c)
        year = getattr(context.facts.identifier(c), "expiry_year", None)
        law = valid_by(c, context) if c.valid_until is None else None
        yield context.found(c, "/valid_until", law, scheme=c.scheme, number=shown(c), last=last or str(year))


def _soon(c: Certification, context: Context) -> Iterator[date]:
    for day in days(c, context):
        yield day
        early = day - timedelta(days=min(context.parameter("days") + 1, day.toordinal() - 1))
        left = (day - early).days
        # The number of days left is in the message, so each day from then on says something new.
        yield from (early + timedelta(days=n) for n in range(left + 1))


@rule(
    "CER003",
    table="certifications",
    severity=Severity.INFO,
    title=Text(id="sertifikat segera kedaluwarsa", en="certificate expiring soon"),
    message=Text(
        id="{scheme} {number} berakhir {last}, {left} hari lagi.",
        en="{scheme} {number} ends on {last}, days left: {left}.",
    ),
    remedy=Text(id="Mulai perpanjangannya sekarang.", en="Start its renewal now."),
    parameters=(Parameter(name="days", default=90, unit="days", title=Text(id="hari sebelumnya", en="days ahead")),),
    days=_soon,
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063510010243-26", valid_until=date(2019, 10, 16))),
        bad(certificate(Scheme.PIRT, "2063510010243-26", valid_until=DAY)),
        good(certificate(Scheme.PIRT, "2063510010243-26", valid_until=date(2019, 10, 17))),
    ),
)
def expiring(c: Certification, context: Context) -> Iterator[Finding]:
    """Valid on the day, and its last day is near."""
    if context.facts.status(c) is not CertStatus.VALID:
        return
    last = context.facts.last_day(c)
    if last is not None:
        left = (last - context.on).days
        if left <= context.parameter("days") and not context.facts.replaced(c):
            yield context.found(c, "/valid_until", scheme=c.scheme, number=shown(c), last=last, left=left)


@rule(
    "CER004",
    table="certifications",
    severity=Severity.ERROR,
    title=Text(id="sertifikat dicabut", en="certificate revoked"),
    message=Text(id="{scheme} {number} dicabut {revoked}.", en="{scheme} {number} was revoked on {revoked}."),
    remedy=Text(id="Jangan cantumkan lagi; urus yang baru.", en="Do not print it any more; apply for a new one."),
    days=days,
    examples=lambda: (
        bad(certificate(Scheme.BPOM, "MD222871000500373", revoked_on=DAY)),
        good(certificate(Scheme.BPOM, "MD222871000500373", revoked_on=date(2019, 7, 19))),
    ),
)
def revoked(c: Certification, context: Context) -> Iterator[Finding]:
    """Revoked on or before the day."""
    if c.revoked_on is not None and c.revoked_on <= context.on:
        yield context.found(c, "/revoked_on", scheme=c.scheme, number=shown(c), revoked=c.revoked_on)


@rule(
    "CER005",
    table="certifications",
    severity=Severity.INFO,
    title=Text(id="masa berlaku tidak diketahui", en="validity unknown"),
    message=Text(
        id="Tidak dapat dikatakan apakah {scheme} {number} berlaku: {missing}.",
        en="It cannot be told whether {scheme} {number} is valid: {missing}.",
    ),
    remedy=Text(id="Isi hari terbit atau hari berakhirnya.", en="Fill in its day of issue or its last day."),
    why=Text(id="Tidak diketahui bukan berarti tidak berlaku.", en="Unknown does not mean invalid."),
    days=days,
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063510010243-19", issued_on=None)),
        good(certificate(Scheme.PIRT, "2063510010243-20", issued_on=None)),
        good(certificate(Scheme.PIRT, "2063510010243-26", valid_until=date(2026, 1, 1))),
    ),
)
def unknown(c: Certification, context: Context) -> Iterator[Finding]:
    """Its status on the day is unknown."""
    if context.facts.status(c) is CertStatus.UNKNOWN:
        missing = "/issued_on, /valid_until" if c.issued_on is None else "/valid_until"
        yield context.found(c, "/valid_until", scheme=c.scheme, number=shown(c), missing=missing)


@rule(
    "CER013",
    table="registry",
    severity=Severity.ERROR,
    title=Text(id="nomor sertifikat yang sama dua kali", en="duplicate certificate number"),
    message=Text(id="{scheme} {number} tercatat pada {ids}.", en="{scheme} {number} is recorded on {ids}."),
    remedy=Text(
        id="Satu nomor satu rekaman: gabungkan, dengan semua produk yang dicakupnya.",
        en="One number, one record: merge them, with all the products covered.",
    ),
    why=Text(
        id="Nomor SNI adalah nomor standarnya, yang sama bagi semua pemegang; yang lain dinilai.",
        en="The number of an SNI is that of the standard, the same for all holders; all others are judged.",
    ),
    examples=lambda: (
        bad(
            certificate(Scheme.PIRT, "2063510010243-26"),
            certificate(Scheme.PIRT, "2063510010243-26", id="C2", holder_id="E2"),
        ),
        good(certificate(Scheme.PIRT, "2063510010243-26"), certificate(Scheme.PIRT, "2063510020243-26", id="C2")),
        good(
            certificate(Scheme.SNI, "SNI 2973:2011"),
            certificate(Scheme.SNI, "SNI 2973:2011", id="C2", holder_id="E2"),
        ),
    ),
)
def duplicates(registry: Registry, context: Context) -> Iterator[Finding]:
    """Two certificates of one scheme with one number, where neither renews the other."""
    groups = grouped(
        registry.certifications,
        lambda c: None if c.number is None or c.scheme is Scheme.SNI else (c.scheme, c.number),
    )
    for (scheme, _), group in groups.items():
        chained = {c.replaces_id for c in group}
        loose = [c for c in group if c.id not in chained]
        for c in loose[1:]:
            ids = tuple(sorted(one.id for one in loose))
            yield context.found(c, "/number", table="certifications", scheme=scheme, number=shown(c), ids=ids)


@rule(
    "CER015",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.PIRT, Scheme.HALAL),
    title=Text(id="sertifikat mencakup produk usaha lain", en="certificate covers another's product"),
    message=Text(
        id="{scheme} {number} milik {holder} mencakup {product}, buatan {maker}.",
        en="{scheme} {number} of {holder} covers {product}, made by {maker}.",
    ),
    remedy=Text(
        id="Izin melekat pada pembuatnya: periksa pemegang dan produknya.",
        en="The permit belongs to the maker: check holder and product.",
    ),
    sources=(Citation("Peraturan BPOM 4/2024", "12"),),
    examples=lambda: (
        bad(
            certificate(Scheme.PIRT, "2063510010243-26", product_ids=("P1",)),
            food(enterprise_id="E2"),
            enterprise(),
            enterprise("E2"),
        ),
        good(certificate(Scheme.PIRT, "2063510010243-26", product_ids=("P1",)), food(), enterprise()),
    ),
)
def other_maker(c: Certification, context: Context) -> Iterator[Finding]:
    """A covered product is made by another enterprise than the holder."""
    for n, id_ in enumerate(c.product_ids):
        product = context.registry.product(id_)
        if product is not None and c.holder_id is not None and product.enterprise_id != c.holder_id:
            yield context.found(
                c,
                f"/product_ids/{n}",
                scheme=c.scheme,
                number=shown(c),
                holder=c.holder_id,
                product=id_,
                maker=product.enterprise_id,
            )


@rule(
    "CER018",
    table="certifications",
    severity=Severity.INFO,
    title=Text(id="sertifikat belum berlaku", en="certificate not yet valid"),
    message=Text(id="{scheme} {number} baru terbit {issued}.", en="{scheme} {number} is issued only on {issued}."),
    remedy=Text(id="Jangan hitung sebagai sertifikat pada hari ini.", en="Do not count it on this day."),
    days=days,
    examples=lambda: (
        bad(certificate(Scheme.HALAL, "ID32310030990121025", issued_on=date(2019, 7, 19))),
        good(certificate(Scheme.HALAL, "ID32310030990121025", issued_on=DAY)),
    ),
)
def not_yet(c: Certification, context: Context) -> Iterator[Finding]:
    """Issued after the day."""
    if c.issued_on is not None and c.issued_on > context.on and (c.revoked_on is None or c.revoked_on > context.on):
        yield context.found(c, "/issued_on", scheme=c.scheme, number=shown(c), issued=c.issued_on)


@rule(
    "CER019",
    table="certifications",
    severity=Severity.INFO,
    schemes=_READABLE,
    title=Text(id="sertifikat tanpa nomor", en="certificate without a number"),
    message=Text(id="{scheme} {id} tidak bernomor.", en="{scheme} {id} has no number."),
    remedy=Text(id="Isi nomornya.", en="Fill in its number."),
    examples=lambda: (
        bad(certificate(Scheme.PIRT)),
        good(certificate(Scheme.PIRT, "2063510010243-26")),
    ),
)
def no_number(c: Certification, context: Context) -> Iterator[Finding]:
    """No number."""
    if c.number is None:
        yield context.found(c, "/number", scheme=c.scheme, id=c.id)


@rule(
    "CER021",
    table="certifications",
    severity=Severity.INFO,
    schemes=(Scheme.PIRT, Scheme.BPOM),
    title=Text(id="izin edar tanpa produk", en="permit that covers no product"),
    message=Text(
        id="{scheme} {number} tidak menyebut produk yang dicakupnya.",
        en="{scheme} {number} does not say which product it covers.",
    ),
    remedy=Text(id="Isi product_ids.", en="Fill in product_ids."),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063510010243-26")),
        good(certificate(Scheme.PIRT, "2063510010243-26", product_ids=("P1",))),
    ),
)
def covers_nothing(c: Certification, context: Context) -> Iterator[Finding]:
    """A permit about a product, without one."""
    if not c.product_ids:
        yield context.found(c, "/product_ids", scheme=c.scheme, number=shown(c))
