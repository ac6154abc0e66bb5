"""Aturan nomor resmi. Rules on official numbers: form, and numbers that must agree.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["IDN001"].title.en
'NIB not well-formed'

Source: the modules of `umkm_domain.identifiers`, each with its act.
"""

from collections.abc import Iterator

from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.citation import Citation
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.core.masking import mask_number
from umkm_domain.identifiers import BpomKind, BpomNumber, Gtin, HalalNumber, Nib, Nitku, Npwp
from umkm_domain.identifiers.pairs import bpom_kind, halal_region, nitku_npwp
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product, ProductCategory
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import bad, certificate, enterprise, food, good

_NIB = Citation("PP 24/2018")
_PMK = Citation("PMK 112/PMK.03/2022")
_GS1 = Citation("GS1 General Specifications")


@rule(
    "IDN001",
    table="enterprises",
    severity=Severity.ERROR,
    title=Text(id="NIB tidak berbentuk benar", en="NIB not well-formed"),
    message=Text(id="{number} bukan NIB: harus 13 digit.", en="{number} is no NIB: it has 13 digits."),
    remedy=Text(id="Salin NIB dari dokumen OSS.", en="Copy the NIB from the OSS document."),
    sources=(_NIB,),
    examples=lambda: (bad(enterprise(nib="171224006205")), good(enterprise(nib="1712240062057"))),
)
def nib_form(e: Enterprise, context: Context) -> Iterator[Finding]:
    """A NIB that does not parse."""
    if e.nib is not None and not Nib.is_valid(e.nib):
        yield context.found(e, "/nib", number=e.nib)


@rule(
    "IDN002",
    table="enterprises",
    severity=Severity.ERROR,
    title=Text(id="NPWP tidak berbentuk benar", en="NPWP not well-formed"),
    message=Text(
        id="{number} bukan NPWP: 15 atau 16 digit dengan angka periksa yang cocok.",
        en="{number} is no NPWP: 15 or 16 digits with the right check digit.",
    ),
    remedy=Text(id="Salin NPWP dari kartu atau Coretax.", en="Copy the number from the card or from Coretax."),
    sources=(_PMK,),
    examples=lambda: (bad(enterprise(npwp="021832416000000")), good(enterprise(npwp="021832415000000"))),
)
def npwp_form(e: Enterprise, context: Context) -> Iterator[Finding]:
    """A taxpayer number that does not parse; shown masked."""
    if e.npwp is not None and not Npwp.is_valid(e.npwp):
        yield context.found(e, "/npwp", number=mask_number(e.npwp))


@rule(
    "IDN003",
    table="products",
    severity=Severity.ERROR,
    title=Text(id="barcode tidak berbentuk benar", en="barcode not well-formed"),
    message=Text(
        id="{number} bukan GTIN: panjang atau angka periksanya tidak cocok.",
        en="{number} is no GTIN: its length or check digit is wrong.",
    ),
    remedy=Text(id="Salin 8, 12, 13 atau 14 digit dari bawah garis.", en="Copy the digits from below the bars."),
    sources=(_GS1,),
    examples=lambda: (bad(food(gtin="8996001414001")), good(food(gtin="8998866200301"))),
)
def gtin_form(p: Product, context: Context) -> Iterator[Finding]:
    """A barcode number that does not parse."""
    if p.gtin is not None and not Gtin.is_valid(p.gtin):
        yield context.found(p, "/gtin", number=p.gtin)


@rule(
    "IDN004",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.NIB,),
    title=Text(id="NIB di sertifikat lain dari NIB usaha", en="NIB of the certificate differs from the enterprise's"),
    message=Text(
        id="Sertifikat menyebut NIB {number}, usahanya {other}.",
        en="The certificate says NIB {number}, the enterprise {other}.",
    ),
    remedy=Text(id="Pakai satu NIB; setiap usaha hanya punya satu.", en="Use one NIB; an enterprise has only one."),
    sources=(Citation("Peraturan BKPM 5/2025", "16(4)"),),
    examples=lambda: (
        bad(certificate(Scheme.NIB, "1712240062057"), enterprise(nib="1102230032918")),
        good(certificate(Scheme.NIB, "1712240062057"), enterprise(nib="1712240062057")),
    ),
)
def nib_differs(c: Certification, context: Context) -> Iterator[Finding]:
    """Both are known and differ."""
    holder = context.enterprise(c.holder_id)
    if holder is not None and holder.nib is not None and c.number is not None and c.number != holder.nib:
        yield context.found(c, "/number", number=c.number, other=holder.nib)


@rule(
    "IDN005",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.BARCODE,),
    title=Text(
        id="barcode di sertifikat lain dari barcode produk", en="barcode of the certificate differs from the product's"
    ),
    message=Text(
        id="Sertifikat menyebut {number}, produk {product} memakai {other}.",
        en="The certificate says {number}, product {product} uses {other}.",
    ),
    remedy=Text(id="Satukan nomornya.", en="Make the numbers agree."),
    sources=(_GS1,),
    examples=lambda: (
        bad(certificate(Scheme.BARCODE, "8998866200301", product_ids=("P1",)), food(gtin="8992388101016")),
        good(certificate(Scheme.BARCODE, "8998866200301", product_ids=("P1",)), food(gtin="8998866200301")),
    ),
)
def gtin_differs(c: Certification, context: Context) -> Iterator[Finding]:
    """A covered product has another number, not counting leading zeros."""
    for id_ in c.product_ids:
        product = context.registry.product(id_)
        if product is None or product.gtin is None or c.number is None:
            continue
        if product.gtin.zfill(14) != c.number.zfill(14):
            yield context.found(c, "/number", number=c.number, product=id_, other=product.gtin)


@rule(
    "IDN006",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.NPWP,),
    title=Text(id="NPWP di sertifikat lain dari NPWP usaha", en="taxpayer number differs from the enterprise's"),
    message=Text(
        id="Sertifikat menyebut NPWP {number}, usahanya {other}.",
        en="The certificate says {number}, the enterprise {other}.",
    ),
    remedy=Text(id="Satukan nomornya; 15 dan 16 digit menunjuk hal yang sama.", en="Make the numbers agree."),
    sources=(_PMK,),
    examples=lambda: (
        bad(certificate(Scheme.NPWP, "021832415000000"), enterprise(npwp="020611794000000")),
        good(certificate(Scheme.NPWP, "0021832415000000"), enterprise(npwp="021832415000000")),
        bad(certificate(Scheme.NPWP, "0021832415000000000000"), enterprise(npwp="020611794000000")),
        good(certificate(Scheme.NPWP, "0021832415000000000001"), enterprise(npwp="021832415000000")),
    ),
)
def npwp_differs(c: Certification, context: Context) -> Iterator[Finding]:
    """Both are known and differ, not counting the zero that 16 digits begin with; shown masked.

    The number of a place of business (NITKU) is that of its NPWP.
    """
    holder = context.enterprise(c.holder_id)
    if holder is None or holder.npwp is None or c.number is None:
        return
    if Nitku.is_valid(c.number) and Npwp.is_valid(holder.npwp):
        differs = nitku_npwp(Nitku(c.number), Npwp(holder.npwp)) is not None
    else:
        differs = c.number.zfill(16) != holder.npwp.zfill(16)
    if differs:
        yield context.found(c, "/number", number=mask_number(c.number), other=mask_number(holder.npwp))


@rule(
    "IDN007",
    table="certifications",
    severity=Severity.INFO,
    across=True,
    schemes=(Scheme.HALAL,),
    title=Text(
        id="provinsi dalam nomor halal bukan provinsi usahanya",
        en="province in the halal number is not that of the enterprise",
    ),
    message=Text(
        id="Nomor {number} dari {got}, usahanya di {expected}.",
        en="Number {number} is of {got}, the enterprise is in {expected}.",
    ),
    remedy=Text(id="Periksa nomor dan wilayah usahanya.", en="Check the number and the region of the enterprise."),
    why=Text(
        id="Susunan nomornya hanya dikenal dari contoh; nomor 00 (beberapa provinsi) dan nomor lama tidak dinilai.",
        en="Its layout is known from examples only; 00 (several provinces) and old numbers are not judged.",
    ),
    sources=(Citation("UU 33/2014"),),
    examples=lambda: (
        bad(certificate(Scheme.HALAL, "ID32110001490620223"), enterprise()),
        good(certificate(Scheme.HALAL, "ID36210018283020723"), enterprise()),
        good(certificate(Scheme.HALAL, "ID00410000054900720"), enterprise()),
        good(certificate(Scheme.HALAL, "00230049860209"), enterprise()),
    ),
)
def halal_elsewhere(c: Certification, context: Context) -> Iterator[Finding]:
    """The two digits of the province are not those of the holder's region."""
    number = context.facts.identifier(c)
    holder = context.enterprise(c.holder_id)
    if holder is None or holder.region is None or not isinstance(number, HalalNumber):
        return
    mismatch = halal_region(number, holder.region)
    if mismatch is not None:
        got, expected = (f"{code} {KemendagriRegion(code).name}".strip() for code in (mismatch.got, mismatch.expected))
        yield context.found(c, "/number", number=str(number), got=got, expected=expected)


_BPOM_KINDS = {
    ProductCategory.FOOD: BpomKind.FOOD,
    ProductCategory.BEVERAGE: BpomKind.FOOD,
    ProductCategory.TRADITIONAL_MEDICINE: BpomKind.TRADITIONAL,
    ProductCategory.SUPPLEMENT: BpomKind.SUPPLEMENT,
    ProductCategory.COSMETIC: BpomKind.COSMETIC,
}
_KIND_NAMES = {
    BpomKind.FOOD: Text(id="pangan olahan", en="processed food"),
    BpomKind.COSMETIC: Text(id="kosmetik", en="cosmetics"),
    BpomKind.TRADITIONAL: Text(id="obat tradisional", en="traditional medicine"),
    BpomKind.SUPPLEMENT: Text(id="suplemen kesehatan", en="health supplements"),
    BpomKind.QUASI_DRUG: Text(id="obat kuasi", en="quasi-drugs"),
}


@rule(
    "IDN008",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.BPOM,),
    title=Text(id="awalan nomor BPOM bukan untuk jenis produk ini", en="prefix of the BPOM number is for another kind"),
    message=Text(
        id="Nomor {number} berawalan untuk {got_id}, {product} adalah {expected_id}.",
        en="Number {number} has the prefix of {got_en}, {product} is one of {expected_en}.",
    ),
    remedy=Text(
        id="Periksa nomor izin edar dan kategori produknya.", en="Check the number and the category of the product."
    ),
    why=Text(
        id="Awalan adalah petunjuk: di data BPOM sendiri ada awalan yang menyimpang.",
        en="A prefix is an indication: stray ones occur in BPOM's own data.",
    ),
    sources=(Citation("Peraturan BPOM 23/2023"),),
    examples=lambda: (
        bad(certificate(Scheme.BPOM, "TR092699241", product_ids=("P1",)), food()),
        bad(
            certificate(Scheme.BPOM, "MD222871000500373", product_ids=("P1",)),
            food(category=ProductCategory.COSMETIC),
        ),
        good(certificate(Scheme.BPOM, "MD222871000500373", product_ids=("P1",)), food()),
        good(certificate(Scheme.BPOM, "TR092699241", product_ids=("P1",)), food(category=ProductCategory.OTHER)),
    ),
)
def bpom_other_kind(c: Certification, context: Context) -> Iterator[Finding]:
    """The kind that the prefix stands for against the category of each covered product."""
    number = context.facts.identifier(c)
    if not isinstance(number, BpomNumber):
        return
    for n, id_ in enumerate(c.product_ids):
        product = context.registry.product(id_)
        wanted = None if product is None or product.category is None else _BPOM_KINDS.get(product.category)
        mismatch = None if wanted is None else bpom_kind(number, wanted)
        if mismatch is not None:
            got, expected = _KIND_NAMES[BpomKind(mismatch.got)], _KIND_NAMES[BpomKind(mismatch.expected)]
            yield context.found(
                c,
                f"/product_ids/{n}",
                number=str(number),
                product=id_,
                got=mismatch.got,
                got_id=got.id,
                got_en=got.en,
                expected=mismatch.expected,
                expected_id=expected.id,
                expected_en=expected.en,
            )
