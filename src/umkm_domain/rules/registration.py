"""Aturan pendaftaran usaha: KBLI, NIB, wilayah. Rules on activity codes, the NIB, and the region of enterprises.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["ENT006"].law_keys
('certification.kbli_edition',)

Source: Peraturan BPS 2/2020 and 7/2025; PP 24/2018, 5/2021 and 28/2025; Kepmendagri 300.2.2-2430/2025.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.codes import CodeStatus
from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.citation import Citation
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import certification
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.registry import Registry
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import bad, certificate, enterprise, good


def retired(code: Kbli) -> bool:
    """Whether the newest edition dropped a code, or gave it to another activity."""
    return code.status is CodeStatus.RETIRED


@rule(
    "ENT005",
    table="enterprises",
    severity=Severity.WARNING,
    law=(certification.KBLI_EDITION,),
    title=Text(id="kode KBLI sudah tidak ada", en="activity code retired"),
    message=Text(
        id="KBLI {edition} {code} tidak ada lagi, atau berganti makna, dalam edisi {now}.",
        en="KBLI {edition} {code} is gone, or means another activity, in the edition of {now}.",
    ),
    remedy=Text(id="Cari padanannya dalam edisi {now}.", en="Look for its successor in the edition of {now}."),
    examples=lambda: (
        bad(enterprise(activities=(Kbli("10391", edition=2020),)), on=date(2026, 1, 5)),
        good(enterprise(activities=(Kbli("10710", edition=2020),)), on=date(2026, 1, 5)),
        good(enterprise(activities=(Kbli("10391", edition=2020),)), on=date(2025, 12, 17)),
    ),
)
def code_retired(e: Enterprise, context: Context) -> Iterator[Finding]:
    """A code of an older edition that the edition in force dropped or gave to another activity."""
    for n, code in enumerate(e.activities):
        law = context.law(certification.KBLI_EDITION)
        if law is not None and code.edition < law.value.edition and retired(code):
            yield context.found(
                e, f"/activities/{n}", law, code=code.code, edition=str(code.edition), now=str(law.value.edition)
            )


def _aligned(e: Enterprise, context: Context) -> Iterator[date]:
    return after(*(entry.value.align_until for entry in context.facts.law.timeline(certification.KBLI_EDITION)))


@rule(
    "ENT006",
    table="enterprises",
    severity=Severity.WARNING,
    law=(certification.KBLI_EDITION,),
    title=Text(id="edisi KBLI tidak berlaku", en="edition of the activity code not in force"),
    message=Text(
        id="KBLI {code} dari edisi {edition}; yang berlaku edisi {now}.",
        en="KBLI {code} is of the edition of {edition}; in force is that of {now}.",
    ),
    remedy=Text(id="Sesuaikan kodenya dengan edisi {now}.", en="Align the code with the edition of {now}."),
    why=Text(
        id="Izin yang sudah ada tetap berlaku; yang dinilai adalah catatannya.",
        en="Existing licences stay valid; it is the record that is judged.",
    ),
    days=_aligned,
    examples=lambda: (
        bad(enterprise(activities=(Kbli("10710", edition=2020),)), on=date(2026, 6, 19)),
        good(enterprise(activities=(Kbli("10710", edition=2020),)), on=date(2026, 6, 18)),
        good(enterprise(activities=(Kbli("10710", edition=2025),)), on=date(2026, 6, 19)),
        bad(enterprise(activities=(Kbli("10710", edition=2025),)), on=date(2025, 12, 17)),
    ),
)
def edition_out(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Another edition than that in force, after the time to align."""
    for n, code in enumerate(e.activities):
        law = context.law(certification.KBLI_EDITION)
        if law is None:
            return
        until = law.value.align_until
        late = until is None or context.on > until
        if code.edition > law.value.edition or (code.edition < law.value.edition and late):
            yield context.found(
                e, f"/activities/{n}", law, code=code.code, edition=str(code.edition), now=str(law.value.edition)
            )


@rule(
    "ENT007",
    table="registry",
    severity=Severity.ERROR,
    title=Text(id="NIB yang sama dua kali", en="the same NIB twice"),
    message=Text(id="NIB {nib} dipakai oleh {ids}.", en="NIB {nib} is used by {ids}."),
    remedy=Text(
        id="Satu usaha satu NIB: gabungkan rekamannya, atau perbaiki nomornya.",
        en="One enterprise, one NIB: merge the records, or correct the number.",
    ),
    sources=(Citation("Peraturan BKPM 5/2025", "16(4)"),),
    examples=lambda: (
        bad(enterprise(nib="1712240062057"), enterprise("E2", nib="1712240062057")),
        good(enterprise(nib="1712240062057"), enterprise("E2", nib="1102230032918")),
        bad(enterprise(nib="1712240062057"), certificate(Scheme.NIB, "1712240062057", holder_id="E2")),
        good(enterprise(nib="1712240062057"), certificate(Scheme.NIB, "1712240062057")),
    ),
)
def nib_twice(registry: Registry, context: Context) -> Iterator[Finding]:
    """One number of two enterprises, each by its own record or by a NIB certificate that it holds."""
    users: dict[str, dict[str, Enterprise | Certification]] = {}
    for e in sorted((e for e in registry.enterprises if e.nib is not None), key=lambda e: e.id):
        users.setdefault(str(e.nib), {})[e.id] = e
    for c in sorted(context.facts.certificates(Scheme.NIB), key=lambda c: c.id):
        if c.number is not None and c.holder_id is not None:
            users.setdefault(c.number, {}).setdefault(c.holder_id, c)
    for nib, records in users.items():
        ids = tuple(sorted(records))
        first, *others = records.values()
        if isinstance(first, Certification):  # certificates alone are those of CER013
            continue
        for record in others:
            path, table = ("/nib", "enterprises") if isinstance(record, Enterprise) else ("/number", "certifications")
            yield context.found(record, path, table=table, nib=nib, ids=ids)


@rule(
    "ENT008",
    table="enterprises",
    severity=Severity.WARNING,
    title=Text(id="kode wilayah tidak dikenal atau sudah tidak ada", en="region code unknown or retired"),
    message=Text(id="Kode wilayah {code} berstatus {status}.", en="The region code {code} is {status}."),
    remedy=Text(
        id="Pakai kode menurut Kepmendagri yang berlaku.", en="Use the code of the Home Ministry's table in force."
    ),
    sources=(Citation("Kepmendagri 300.2.2-2430/2025"),),
    examples=lambda: (
        bad(enterprise(region=KemendagriRegion("36.09"))),
        good(enterprise(region=KemendagriRegion("36.02"))),
    ),
)
def region_unknown(e: Enterprise, context: Context) -> Iterator[Finding]:
    """A region that the tables do not have, or no longer have today."""
    if e.region is not None and e.region.status is not CodeStatus.CURRENT:
        yield context.found(e, "/region", code=e.region.code, status=e.region.status)


@rule(
    "ENT015",
    table="enterprises",
    severity=Severity.INFO,
    across=True,
    law=(certification.NIB_VALIDITY,),
    title=Text(id="usaha tanpa NIB", en="enterprise without a NIB"),
    message=Text(
        id="{id} tidak punya NIB, padahal NIB sudah ada sejak {since}.",
        en="{id} has no NIB, though there has been one since {since}.",
    ),
    remedy=Text(id="Daftarkan melalui OSS; gratis untuk UMK.", en="Register through OSS; free for micro and small."),
    why=Text(
        id="NIB adalah tanda legalitas yang dihitung indikator resmi (02.10.005); IUMK, SIUP dan TDI lama diterima.",
        en="The official indicator (02.10.005) counts the NIB; the licences before it are accepted.",
    ),
    examples=lambda: (
        bad(enterprise()),
        good(enterprise(nib="1712240062057")),
        good(enterprise(), certificate(Scheme.IUMK)),
    ),
)
def no_nib(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Neither a NIB nor a licence of before."""
    if e.nib is not None:
        return
    law = context.law(certification.NIB_VALIDITY)
    if law is None or context.facts.holding(e.id, Scheme.NIB, Scheme.IUMK, Scheme.SIUP, Scheme.TDI):
        return
    first = min(entry.since for entry in context.facts.law.timeline(certification.NIB_VALIDITY) if entry.verified)
    yield context.found(e, "/nib", law, id=e.id, since=first)


@rule(
    "ENT016",
    table="enterprises",
    severity=Severity.WARNING,
    title=Text(id="kode KBLI tidak ada dalam edisinya", en="activity code that its edition does not have"),
    message=Text(id="KBLI {edition} tidak punya kode {code}.", en="KBLI {edition} has no code {code}."),
    remedy=Text(id="Periksa kode dan edisinya.", en="Check the code and its edition."),
    sources=(Citation("Peraturan BPS 2/2020"), Citation("Peraturan BPS 7/2025")),
    examples=lambda: (
        bad(enterprise(activities=(Kbli("99999", edition=2020),))),
        good(enterprise(activities=(Kbli("10710", edition=2020),))),
        good(enterprise(activities=(Kbli("10391", edition=2020),)), on=date(2026, 1, 5)),
    ),
)
def code_unknown(e: Enterprise, context: Context) -> Iterator[Finding]:
    """A code that is in no table of its edition."""
    for n, code in enumerate(e.activities):
        if code.status is CodeStatus.UNKNOWN:
            yield context.found(e, f"/activities/{n}", code=code.code, edition=str(code.edition))
