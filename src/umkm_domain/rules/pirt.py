"""Aturan P-IRT. Rules on home-industry food permits: the number against the record, and what may be P-IRT.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["CER011"].law_keys
('certification.pirt_admission',)

Source: Peraturan Kepala BPOM HK.03.1.23.04.12.2205 of 2012; Peraturan BPOM 22/2018; Peraturan BPOM 4/2024.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.codes.lists import Packaging, Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.citation import Citation
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.core.periods import add_months
from umkm_domain.identifiers import Pirt
from umkm_domain.identifiers.pairs import Mismatch, pirt_expiry_year, pirt_food_group, pirt_packaging, pirt_region
from umkm_domain.law import certification
from umkm_domain.law.certification import PirtAdmission
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.product import Product, Storage
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import bad, certificate, enterprise, food, good
from umkm_domain.rules.certificates import days

_NUMBER = Citation("Peraturan BPOM 22/2018")


def _products(c: Certification, context: Context) -> Iterator[tuple[int, Product]]:
    for n, id_ in enumerate(c.product_ids):
        product = context.registry.product(id_)
        if product is not None:
            yield n, product


@rule(
    "CER006",
    table="certifications",
    severity=Severity.WARNING,
    schemes=(Scheme.PIRT,),
    sources=(_NUMBER,),
    title=Text(id="tahun P-IRT tidak cocok", en="P-IRT year disagrees"),
    message=Text(
        id="Nomor {number} berakhir tahun {year}, catatannya {other}.",
        en="Number {number} ends in {year}, the record says {other}.",
    ),
    remedy=Text(id="Periksa nomor dan harinya pada sertifikat.", en="Check number and days on the certificate."),
    why=Text(
        id="Dengan hari terbit saja, selisih 3 sampai 8 tahun diterima: begitu adanya pada nomor yang nyata.",
        en="With the day of issue only, 3 to 8 years between are accepted: so it is in real numbers.",
    ),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063510010243-26", valid_until=date(2023, 2, 28))),
        bad(certificate(Scheme.PIRT, "2063510010243-27")),
        good(certificate(Scheme.PIRT, "2063510010243-23", valid_until=date(2023, 2, 28))),
        good(certificate(Scheme.PIRT, "2063510010243-26")),
    ),
)
def year(c: Certification, context: Context) -> Iterator[Finding]:
    """The year at the end of the number against the printed end, else against the day of issue."""
    number = context.facts.identifier(c)
    if not isinstance(number, Pirt) or number.expiry_year is None:
        return
    if c.valid_until is not None:
        mismatch = pirt_expiry_year(number, c.valid_until.year)
        if mismatch is not None:
            yield context.found(c, "/number", number=str(number), year=mismatch.got, other=mismatch.expected)
    elif c.issued_on is not None and not 3 <= number.expiry_year - c.issued_on.year <= 8:
        yield context.found(c, "/number", number=str(number), year=str(number.expiry_year), other=c.issued_on)


@rule(
    "CER007",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.PIRT,),
    sources=(_NUMBER,),
    title=Text(id="wilayah P-IRT bukan wilayah usahanya", en="P-IRT region is not that of the enterprise"),
    message=Text(
        id="Nomor {number} dari {got}, usahanya di {expected}.",
        en="Number {number} is of {got}, the enterprise is in {expected}.",
    ),
    remedy=Text(
        id="Periksa wilayah usaha dan nomornya; izin terbit di tempat produksi.",
        en="Check the region and the number; the permit is issued where it is made.",
    ),
    why=Text(
        id="Kode wilayahnya kode BPS atau Kemendagri; cukup satu bacaan yang cocok.",
        en="Its region is a code of BPS or of the Home Ministry; one reading that agrees is enough.",
    ),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063510010243-26"), enterprise()),
        good(certificate(Scheme.PIRT, "2063602010243-26"), enterprise()),
    ),
)
def region(c: Certification, context: Context) -> Iterator[Finding]:
    """Neither reading of the four digits is the region of the holder."""
    number = context.facts.identifier(c)
    holder = context.enterprise(c.holder_id)
    if holder is None or holder.region is None or not isinstance(number, Pirt):
        return
    mismatch = _compared(number, holder.region, context)
    if mismatch is not None:
        yield context.found(c, "/number", number=str(number), got=mismatch.got, expected=mismatch.expected)


def _compared(number: Pirt, place: KemendagriRegion, context: Context) -> Mismatch | None:
    kept: dict[tuple[str, str], Mismatch | None] = context.facts.once("pirt_region", dict)
    key = (number.region_digits, place.code)
    if key not in kept:
        kept[key] = pirt_region(number, place)
    return kept[key]


@rule(
    "CER008",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.PIRT,),
    sources=(_NUMBER,),
    title=Text(id="kemasan P-IRT bukan kemasan produk", en="P-IRT packaging is not the product's"),
    message=Text(
        id="Nomor {number} untuk kemasan {got}, {product} berkemasan {expected}.",
        en="Number {number} is for packaging {got}, {product} is packed in {expected}.",
    ),
    remedy=Text(
        id="Kemasan lain memerlukan nomor lain: urus nomor baru.", en="Another packaging needs another number."
    ),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "1063602010243-26", product_ids=("P1",)), food()),
        good(certificate(Scheme.PIRT, "2063602010243-26", product_ids=("P1",)), food()),
    ),
)
def packaging(c: Certification, context: Context) -> Iterator[Finding]:
    """The first digit against the packaging of each covered product."""
    number = context.facts.identifier(c)
    if not isinstance(number, Pirt):
        return
    for n, product in _products(c, context):
        mismatch = None if product.packaging is None else pirt_packaging(number, product.packaging.pirt_code)
        if mismatch is not None:
            got = list(Packaging)[int(mismatch.got) - 1]
            yield context.found(
                c, f"/product_ids/{n}", number=str(number), got=got, product=product.id, expected=product.packaging
            )


@rule(
    "CER009",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.PIRT,),
    sources=(_NUMBER,),
    title=Text(id="kelompok pangan P-IRT bukan kelompok produk", en="P-IRT food group is not the product's"),
    message=Text(
        id="Nomor {number} untuk kelompok {got}, {product} dari kelompok {expected}.",
        en="Number {number} is for group {got}, {product} is of group {expected}.",
    ),
    remedy=Text(
        id="Jenis pangan lain memerlukan nomor lain: urus nomor baru.", en="Another kind of food needs another number."
    ),
    why=Text(
        id="Untuk tahun berakhir 2029 ke atas tidak dinilai: apakah kelompoknya dinomori ulang tidak diketahui.",
        en="Not judged for years from 2029 on: whether the groups were numbered anew is not known.",
    ),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2143602010243-26", product_ids=("P1",)), food()),
        good(certificate(Scheme.PIRT, "2063602010243-26", product_ids=("P1",)), food()),
        good(certificate(Scheme.PIRT, "2143602010243-29", product_ids=("P1",)), food()),
    ),
)
def food_group(c: Certification, context: Context) -> Iterator[Finding]:
    """Digits 2 and 3 against the food group of each covered product."""
    number = context.facts.identifier(c)
    if not isinstance(number, Pirt):
        return
    for n, product in _products(c, context):
        mismatch = None if product.food_group is None else pirt_food_group(number, product.food_group.zfill(2))
        if mismatch is not None and mismatch.confidence != "unsure":
            yield context.found(
                c,
                f"/product_ids/{n}",
                number=str(number),
                got=mismatch.got,
                product=product.id,
                expected=product.food_group,
            )


_REASONS = {
    "food": Text(id="bukan pangan", en="it is no food"),
    "shelf_life": Text(id="masa simpannya terlalu pendek", en="its shelf life is too short"),
    "storage": Text(id="harus disimpan dingin atau beku", en="it must be kept cold or frozen"),
    "imported": Text(id="dibuat di luar negeri", en="it is made abroad"),
    "food_group": Text(id="kelompok pangannya tidak termasuk", en="its food group is not among them"),
    "pasteurised": Text(id="dipasteurisasi", en="it is pasteurised"),
    "sterilised": Text(id="disterilkan komersial", en="it is commercially sterilised"),
    "special_purpose": Text(id="pangan untuk keperluan khusus", en="it is special-purpose food"),
    "alcoholic": Text(id="beralkohol", en="it is alcoholic"),
    "dairy": Text(id="produk susu", en="it is a milk product"),
    "drinking_water": Text(id="air minum dalam kemasan", en="it is packaged drinking water"),
    "claims": Text(id="berklaim kesehatan atau gizi", en="it makes health or nutrition claims"),
    "mandatory_sni": Text(id="wajib SNI", en="an SNI is mandatory for it"),
}


def not_admitted(product: Product, law: PirtAdmission) -> Iterator[str]:
    """Mengapa produk ini tidak boleh ber-P-IRT. The facts that keep a product from a home-industry permit."""
    if product.category is not None and not product.category.is_food:
        yield "food"
    if product.shelf_life_days is not None and product.shelf_life_days < law.shelf_life_min:
        yield "shelf_life"
    if product.storage is not None and product.storage.value not in law.storages:
        yield "storage"
    if product.imported and law.domestic_only:
        yield "imported"
    if product.food_group is not None and product.food_group.zfill(2) not in law.food_groups:
        yield "food_group"
    for name in law.excluded:
        if getattr(product, name, None):
            yield name


@rule(
    "CER011",
    table="certifications",
    severity=Severity.ERROR,
    across=True,
    schemes=(Scheme.PIRT,),
    law=(certification.PIRT_ADMISSION,),
    title=Text(id="P-IRT untuk produk yang memerlukan izin lain", en="P-IRT where another permit is needed"),
    message=Text(id="{product} tidak boleh ber-P-IRT: {reasons_id}.", en="{product} cannot be P-IRT: {reasons_en}."),
    remedy=Text(
        id="Urus izin edar BPOM (MD); untuk pangan yang tahan kurang dari tujuh hari, SLHS.",
        en="Apply for a BPOM authorisation (MD); for food that keeps less than seven days, SLHS.",
    ),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063602010243-23", product_ids=("P1",)), food(storage=Storage.FROZEN)),
        bad(certificate(Scheme.PIRT, "2063602010243-23", product_ids=("P1",)), food(pasteurised=True)),
        bad(certificate(Scheme.PIRT, "2063602010243-23", product_ids=("P1",)), food(shelf_life_days=7)),
        good(certificate(Scheme.PIRT, "2063602010243-23", product_ids=("P1",)), food(shelf_life_days=8)),
        good(
            certificate(Scheme.PIRT, "2063602010243-29", product_ids=("P1",), issued_on=date(2024, 5, 2)),
            food(shelf_life_days=7),
            on=date(2024, 6, 3),
        ),
    ),
)
def wrong_permit(c: Certification, context: Context) -> Iterator[Finding]:
    """By the law of the day of issue, a covered product is not admitted."""
    for n, product in _products(c, context):
        law = context.law(certification.PIRT_ADMISSION, c.issued_on)
        if law is None:
            return
        reasons = tuple(not_admitted(product, law.value))
        if reasons:
            yield context.found(
                c,
                f"/product_ids/{n}",
                law,
                product=product.id,
                reasons=reasons,
                reasons_id="; ".join(_REASONS[name].id for name in reasons),
                reasons_en="; ".join(_REASONS[name].en for name in reasons),
            )


def _renewal_days(c: Certification, context: Context) -> Iterator[date]:
    yield from days(c, context)
    if c.valid_until is not None:
        for entry in context.facts.law.timeline(certification.PIRT_DUTIES):
            yield from after(add_months(c.valid_until, -entry.value.renew_months))


@rule(
    "CER022",
    table="certifications",
    severity=Severity.WARNING,
    schemes=(Scheme.PIRT,),
    law=(certification.PIRT_DUTIES,),
    title=Text(id="perpanjangan P-IRT terlambat diajukan", en="P-IRT renewal is due"),
    message=Text(
        id="{number} berakhir {last}; perpanjangan paling lambat {due}.",
        en="{number} ends on {last}; its renewal was due by {due}.",
    ),
    remedy=Text(id="Ajukan perpanjangan di OSS sekarang.", en="Apply for the renewal in OSS now."),
    days=_renewal_days,
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2063602010243-24", valid_until=date(2024, 8, 31)), on=date(2024, 8, 1)),
        good(certificate(Scheme.PIRT, "2063602010243-24", valid_until=date(2024, 8, 31)), on=date(2024, 7, 31)),
    ),
)
def renewal(c: Certification, context: Context) -> Iterator[Finding]:
    """Still valid, less than the months of the law before its end, and nothing replaces it."""
    if c.valid_until is None or context.facts.status(c) is not CertStatus.VALID:
        return
    if (c.valid_until - context.on).days > 400:
        return
    law = context.law(certification.PIRT_DUTIES)
    if law is None:
        return
    due = add_months(c.valid_until, -law.value.renew_months)
    if context.on > due and not context.facts.replaced(c):
        yield context.found(c, "/valid_until", law, number=c.number or c.id, last=c.valid_until, due=due)


@rule(
    "CER023",
    table="certifications",
    severity=Severity.WARNING,
    schemes=(Scheme.PIRT,),
    law=(certification.PIRT_ADMISSION,),
    title=Text(id="kelompok atau kemasan yang tidak ada pada masanya", en="group or packaging that its time had not"),
    message=Text(
        id="Nomor {number}: {part} {code} tidak ada dalam aturan saat terbit.",
        en="Number {number}: {part} {code} is not in the act in force when it was issued.",
    ),
    remedy=Text(id="Periksa nomornya pada sertifikat.", en="Check the number on the certificate."),
    examples=lambda: (
        bad(certificate(Scheme.PIRT, "2163602010243-23")),
        bad(certificate(Scheme.PIRT, "7063602010243-20", issued_on=date(2015, 3, 1))),
        good(certificate(Scheme.PIRT, "2163602010243-20", issued_on=date(2015, 3, 1))),
    ),
)
def out_of_time(c: Certification, context: Context) -> Iterator[Finding]:
    """A food group or packaging code that the act of the day of issue does not have."""
    number = context.facts.identifier(c)
    if c.issued_on is None or not isinstance(number, Pirt):
        return
    law = context.law(certification.PIRT_ADMISSION, c.issued_on)
    if law is None:
        return
    if number[1:3] not in law.value.food_groups:
        yield context.found(c, "/number", law, number=str(number), part="/food_group", code=str(number[1:3]))
    if number[0] not in law.value.packagings:
        yield context.found(c, "/number", law, number=str(number), part="/packaging", code=str(number[0]))
