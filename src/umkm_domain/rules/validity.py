"""Aturan masa berlaku dan NIB di dalam nomor. Rules on days that the law gives, and on the NIB within numbers.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["CER017"].title.en
"PB-UMKU does not begin with the holder's NIB"

Source: UU 33/2014 art. 42 and Perppu 2/2022; Peraturan BPOM 4/2024; UU 20/2016 art. 35; PP 24/2018.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.core.periods import add_years
from umkm_domain.identifiers import Nib, PbUmku
from umkm_domain.identifiers.pairs import pb_umku_nib
from umkm_domain.law import certification
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import bad, certificate, enterprise, good
from umkm_domain.rules.certificates import VALIDITIES, shown, valid_by


def _nib_day(e: Enterprise, context: Context) -> Iterator[date]:
    if e.nib is not None and Nib.is_valid(e.nib):
        day = Nib(e.nib).issued_on
        if day is not None:
            yield day


@rule(
    "CER016",
    table="enterprises",
    severity=Severity.WARNING,
    title=Text(id="NIB bertanggal sesudah hari pemeriksaan", en="NIB dated after the day"),
    message=Text(
        id="NIB {nib} memuat tanggal terbit {issued}, sesudah {on}.",
        en="NIB {nib} carries the day of issue {issued}, after {on}.",
    ),
    remedy=Text(
        id="Periksa nomornya, atau periksa pada hari yang lebih kemudian.",
        en="Check the number, or check on a later day.",
    ),
    why=Text(
        id="Enam digit pertama adalah tanggal sejak Agustus 2021; nomor lama bisa terbaca begitu secara kebetulan.",
        en="The first six digits are the day since August 2021; an older number can read so by accident.",
    ),
    days=_nib_day,
    examples=lambda: (
        bad(enterprise(nib="1712240062057"), on=date(2024, 12, 16)),
        good(enterprise(nib="1712240062057"), on=date(2024, 12, 17)),
        good(enterprise(nib="1217000151443")),
    ),
)
def nib_from_the_future(e: Enterprise, context: Context) -> Iterator[Finding]:
    """The day in the digits is after the day of the check."""
    for issued in _nib_day(e, context):
        if issued > context.on:
            yield context.found(e, "/nib", nib=e.nib, issued=issued, on=context.on)


def _certified_nib_day(c: Certification, context: Context) -> Iterator[date]:
    number = context.facts.identifier(c)
    if isinstance(number, Nib) and number.issued_on is not None:
        yield number.issued_on


@rule(
    "CER028",
    table="certifications",
    severity=Severity.WARNING,
    schemes=(Scheme.NIB,),
    title=Text(id="sertifikat NIB bertanggal sesudah hari pemeriksaan", en="NIB certificate dated after the day"),
    message=Text(
        id="NIB {number} memuat tanggal terbit {issued}, sesudah {on}.",
        en="NIB {number} carries the day of issue {issued}, after {on}.",
    ),
    remedy=Text(
        id="Periksa nomornya, atau periksa pada hari yang lebih kemudian.",
        en="Check the number, or check on a later day.",
    ),
    why=Text(
        id="Seperti CER016, untuk NIB yang dicatat sebagai sertifikat.",
        en="As CER016, for a NIB that is recorded as a certificate.",
    ),
    days=_certified_nib_day,
    examples=lambda: (
        bad(certificate(Scheme.NIB, "1712240062057"), on=date(2024, 12, 16)),
        good(certificate(Scheme.NIB, "1712240062057"), on=date(2024, 12, 17)),
        good(certificate(Scheme.NIB, "1217000151443")),
    ),
)
def certified_nib_from_the_future(c: Certification, context: Context) -> Iterator[Finding]:
    """The day in the digits of a NIB certificate is after the day of the check."""
    for issued in _certified_nib_day(c, context):
        if issued > context.on:
            yield context.found(c, "/number", number=c.number, issued=issued, on=context.on)


@rule(
    "CER017",
    table="certifications",
    severity=Severity.ERROR,
    across=True,
    schemes=(Scheme.PB_UMKU,),
    title=Text(id="PB-UMKU tidak diawali NIB pemegangnya", en="PB-UMKU does not begin with the holder's NIB"),
    message=Text(
        id="PB-UMKU {number} diawali {got}, NIB pemegangnya {nib}.",
        en="PB-UMKU {number} begins with {got}, the holder's NIB is {nib}.",
    ),
    remedy=Text(id="Salah satunya salah ketik: salin keduanya dari OSS.", en="One is a misprint: copy both from OSS."),
    examples=lambda: (
        bad(certificate(Scheme.PB_UMKU, "91201069002750000001"), enterprise(nib="9120106900276")),
        good(certificate(Scheme.PB_UMKU, "91201069002760000001"), enterprise(nib="9120106900276")),
    ),
)
def pb_umku(c: Certification, context: Context) -> Iterator[Finding]:
    """The first 13 digits are not the NIB."""
    number = context.facts.identifier(c)
    holder = context.enterprise(c.holder_id)
    if holder is None or holder.nib is None or not Nib.is_valid(holder.nib) or not isinstance(number, PbUmku):
        return
    mismatch = pb_umku_nib(number, Nib(holder.nib))
    if mismatch is not None:
        yield context.found(c, "/number", number=str(number), got=mismatch.got, nib=mismatch.expected)


@rule(
    "CER024",
    table="certifications",
    severity=Severity.WARNING,
    law=VALIDITIES,
    schemes=(Scheme.PIRT, Scheme.BPOM, Scheme.HALAL, Scheme.TRADEMARK),
    title=Text(id="masa berlaku lebih panjang dari hukumnya", en="validity longer than the law gives"),
    message=Text(
        id="{scheme} {number} tercatat sampai {until}; {years} tahun sejak terbit berakhir {last}.",
        en="{scheme} {number} is recorded until {until}; {years} years from issue end on {last}.",
    ),
    remedy=Text(id="Periksa kedua harinya.", en="Check both days."),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063510010243-26", valid_until=date(2023, 3, 2))),
        good(certificate(Scheme.PIRT, "2063510010243-26", valid_until=date(2023, 3, 1))),
    ),
)
def too_long(c: Certification, context: Context) -> Iterator[Finding]:
    """Its printed end is later than the day of issue and the years of the law at issue; one day is let pass."""
    if c.valid_until is None or c.issued_on is None:
        return
    law = valid_by(c, context)
    if law is None or law.value.years is None:
        return
    # Comparing the parts of the days is the same, and adding years costs more than all else in this rule.
    passed = (c.valid_until.year - c.issued_on.year, c.valid_until.month, c.valid_until.day)
    if passed > (law.value.years, c.issued_on.month, c.issued_on.day):
        last = add_years(c.issued_on, law.value.years)
        yield context.found(
            c,
            "/valid_until",
            law,
            scheme=c.scheme,
            number=shown(c),
            until=c.valid_until,
            years=law.value.years,
            last=last,
        )


@rule(
    "CER025",
    table="certifications",
    severity=Severity.INFO,
    law=(certification.HALAL_VALIDITY, certification.NIB_VALIDITY, certification.MUI_HALAL_VALIDITY),
    schemes=(Scheme.HALAL, Scheme.NIB),
    title=Text(id="hari berakhir pada sertifikat yang tidak berakhir", en="an end on a certificate that has none"),
    message=Text(
        id="{scheme} {number} terbit {issued} tidak punya hari berakhir; tercatat {until}.",
        en="{scheme} {number}, issued {issued}, has no last day; {until} is recorded.",
    ),
    remedy=Text(
        id="Hapus hari berakhirnya; yang mengakhirinya perubahan bahan atau proses.",
        en="Remove the last day; a change of ingredients or process is what ends it.",
    ),
    examples=lambda: (
        bad(
            certificate(
                Scheme.HALAL, "ID32310030990121025", issued_on=date(2025, 10, 17), valid_until=date(2029, 10, 16)
            ),
            on=date(2026, 1, 5),
        ),
        good(
            certificate(
                Scheme.HALAL, "ID32310030990121025", issued_on=date(2022, 12, 29), valid_until=date(2026, 12, 28)
            ),
            on=date(2026, 1, 5),
        ),
    ),
)
def no_end(c: Certification, context: Context) -> Iterator[Finding]:
    """Issued under a law without expiry, and still with a last day."""
    if c.valid_until is None or c.issued_on is None:
        return
    law = valid_by(c, context)
    if law is not None and law.value.years is None:
        yield context.found(
            c, "/valid_until", law, scheme=c.scheme, number=shown(c), issued=c.issued_on, until=c.valid_until
        )
