"""Aturan produk dan barcode. Rules on products: permits, barcodes, and what decides both.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["PRD001"].severity.value
'error'

Source: Peraturan BPOM 22/2018 and 4/2024; GS1 General Specifications; UU 18/2012.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.identifiers import Gtin
from umkm_domain.law import certification
from umkm_domain.model.certification import Certification
from umkm_domain.model.product import Product, ProductCategory
from umkm_domain.model.registry import Registry
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._samples import agreement, bad, certificate, food, good, listed
from umkm_domain.rules.certificates import days
from umkm_domain.rules.registration import retired

_GS1 = Citation("GS1 General Specifications")


def permit_days(product: Product, context: Context) -> Iterator[date]:
    """The days on which the status of a permit of the product may change."""
    permits = (Scheme.PIRT, Scheme.BPOM, Scheme.PB_UMKU, Scheme.SNI)
    for c in (*context.registry.certifications_covering(product.id), *context.facts.unnamed(product, *permits)):
        yield from days(c, context)


def keeps(product: Product, shelf_life_min: int) -> bool:
    """Whether a food keeps long enough to need a permit; in doubt it does."""
    return product.shelf_life_days is None or product.shelf_life_days >= shelf_life_min


def needed_permit(
    product: Product, context: Context
) -> tuple[Dated[certification.PirtAdmission], Severity | None] | None:
    """The law by which a product needs a distribution permit that it lacks; None where it has one, or needs none.

    A permit that may be valid counts, and so does a PB-UMKU since the home-industry permit is one. With the law, how
    much a finding may weigh: whether a permit that names no product covers this one is not known.
    """
    if product.category is None or not product.category.is_food:
        return None
    schemes: tuple[Scheme, ...] = (Scheme.PIRT, Scheme.BPOM)
    if product.id in context.facts.covered(*schemes):
        return None
    law = context.law(certification.PIRT_ADMISSION)
    if law is None or not keeps(product, law.value.shelf_life_min):
        return None
    permits = context.law(certification.FOOD_PERMITS)
    schemes += () if permits is None else tuple(map(Scheme, permits.value))
    return None if product.id in context.facts.covered(*schemes) else (law, context.facts.in_doubt(product, *schemes))


@rule(
    "PRD001",
    table="products",
    severity=Severity.ERROR,
    across=True,
    law=(certification.PIRT_ADMISSION, certification.FOOD_PERMITS),
    title=Text(id="pangan tanpa izin edar", en="food without a permit"),
    message=Text(
        id="Tidak ada P-IRT atau izin edar BPOM yang berlaku yang menyebut {product}.",
        en="No valid P-IRT or BPOM authorisation names {product}.",
    ),
    remedy=Text(
        id="Urus SPP-IRT melalui OSS, atau izin edar BPOM bila produknya tidak boleh ber-P-IRT.",
        en="Apply for a P-IRT through OSS, or to BPOM where the product cannot be P-IRT.",
    ),
    why=Text(
        id="Izin yang tidak diketahui masa berlakunya dianggap mungkin berlaku. Bila pembuatnya punya izin yang "
        "mungkin berlaku dan tidak menyebut produk, ini hanya catatan. Sejak PP 28/2025 SPP-IRT adalah "
        "PB-UMKU: PB-UMKU yang mencakup produknya diterima.",
        en="A permit whose validity is unknown counts as possibly valid. Where the maker holds one that may be valid "
        "and names no product, this is a note only. Since PP 28/2025 the home-industry permit is "
        "a PB-UMKU: one that covers the product is accepted.",
    ),
    days=permit_days,
    examples=lambda: (
        bad(food()),
        bad(food(), certificate(Scheme.PIRT, "2063602010243-23")),
        bad(
            food(),
            certificate(Scheme.PIRT, "2063602010243-18", product_ids=("P1",), valid_until=date(2018, 12, 31)),
        ),
        good(
            food(),
            certificate(Scheme.PIRT, "2063602010243-23", product_ids=("P1",), valid_until=date(2023, 2, 28)),
        ),
        good(
            food(),
            certificate(Scheme.PB_UMKU, "91201069002760000001", product_ids=("P1",), issued_on=date(2025, 7, 1)),
            on=date(2026, 1, 5),
        ),
        good(food(shelf_life_days=3)),
        good(food(category=ProductCategory.CRAFT)),
    ),
)
def no_permit(product: Product, context: Context) -> Iterator[Finding]:
    """Packed food that no distribution permit covers on the day."""
    needed = needed_permit(product, context)
    if needed is not None:
        yield context.found(product, "", needed[0], at_most=needed[1], product=product.id)


@rule(
    "PRD007",
    table="products",
    severity=Severity.WARNING,
    across=True,
    sources=(_GS1,),
    title=Text(id="produk terdaftar di toko tanpa barcode", en="listed product without a barcode"),
    message=Text(
        id="{product} terdaftar di toko, tetapi tidak punya barcode.",
        en="{product} is listed at a retailer without a barcode.",
    ),
    remedy=Text(id="Daftarkan nomor di GS1 Indonesia.", en="Register a number with GS1 Indonesia."),
    examples=lambda: (
        bad(food(), agreement(listings=(listed(),))),
        good(food(gtin="8998866200301"), agreement(listings=(listed(),))),
        good(food()),
    ),
)
def no_barcode(product: Product, context: Context) -> Iterator[Finding]:
    """Listed, and no number on the product nor in a barcode certificate."""
    if product.gtin is not None or not context.registry.listings_of(product.id):
        return
    if not context.facts.covering(product, Scheme.BARCODE):
        yield context.found(product, "/gtin", product=product.id)


@rule(
    "PRD009",
    table="registry",
    severity=Severity.ERROR,
    sources=(_GS1,),
    title=Text(id="barcode yang sama pada dua produk", en="one barcode on two products"),
    message=Text(id="Barcode {gtin} dipakai oleh {ids}.", en="The barcode {gtin} is used by {ids}."),
    remedy=Text(
        id="Setiap varian dan isi bersih memerlukan nomor sendiri.",
        en="Each variant and net content needs a number of its own.",
    ),
    examples=lambda: (
        bad(food(gtin="8998866200301"), food("P2", gtin="8998866200301")),
        good(food(gtin="8998866200301"), food("P2", gtin="8992388101016")),
    ),
)
def barcode_twice(registry: Registry, context: Context) -> Iterator[Finding]:
    """Two products with one number, not counting leading zeros."""
    for gtin, group in grouped(registry.products, lambda p: None if p.gtin is None else p.gtin.lstrip("0")).items():
        for product in group[1:]:
            ids = tuple(sorted(p.id for p in group))
            yield context.found(product, "/gtin", table="products", gtin=gtin, ids=ids)


@rule(
    "CER012",
    table="products",
    severity=Severity.ERROR,
    sources=(_GS1,),
    title=Text(id="barcode hanya untuk dalam toko", en="barcode restricted to in-store use"),
    message=Text(
        id="Barcode {gtin} berawalan {prefix}: nomor dalam toko, bukan untuk dijual di toko lain.",
        en="Barcode {gtin} begins with {prefix}: an in-store number, not for sale elsewhere.",
    ),
    remedy=Text(id="Daftarkan nomor di GS1 Indonesia (899).", en="Register a number with GS1 Indonesia (899)."),
    examples=lambda: (
        bad(food(gtin="2001234567893")),
        good(food(gtin="8998866200301")),
    ),
)
def restricted(product: Product, context: Context) -> Iterator[Finding]:
    """An in-store number."""
    if product.gtin is None or not Gtin.is_valid(product.gtin):
        return
    gtin = Gtin(product.gtin)
    if gtin.is_restricted:
        yield context.found(product, "/gtin", gtin=str(gtin), prefix=gtin.prefix)


_NOT_GOODS = ("977", "978", "979", "950", "951", "952")


def _no_company(gtin: Gtin) -> bool:
    return len(gtin) != 8 and (gtin.is_coupon or gtin.prefix in _NOT_GOODS)


@rule(
    "CER014",
    table="products",
    severity=Severity.WARNING,
    sources=(_GS1,),
    title=Text(id="barcode yang tidak diberikan kepada perusahaan", en="barcode not assigned to a company"),
    message=Text(
        id="Awalan {prefix} pada barcode {gtin} tidak diberikan kepada produsen barang.",
        en="The prefix {prefix} of barcode {gtin} is not given to makers of goods.",
    ),
    remedy=Text(id="Daftarkan nomor di GS1 Indonesia (899).", en="Register a number with GS1 Indonesia (899)."),
    why=Text(
        id="977-979 untuk terbitan dan buku, 950-952 untuk kantor dan contoh GS1, 05 dan 98-99 untuk kupon. "
        "Rekaman ilustrasi tidak dinilai.",
        en="977-979 are for periodicals and books, 950-952 for the office and examples of GS1, 05 and 98-99 for "
        "coupons. Illustrative records are not judged.",
    ),
    examples=lambda: (
        bad(food(gtin="9520000000004")),
        bad(food(gtin="9900000000004")),
        good(food(gtin="9520000000004", illustrative=True)),
        good(food(gtin="8998866200301")),
    ),
)
def unassigned(product: Product, context: Context) -> Iterator[Finding]:
    """A prefix that no company gets."""
    if product.gtin is None or product.illustrative or not Gtin.is_valid(product.gtin):
        return
    gtin = Gtin(product.gtin)
    if _no_company(gtin):
        yield context.found(product, "/gtin", gtin=str(gtin), prefix=gtin.prefix)


@rule(
    "CER027",
    table="certifications",
    severity=Severity.WARNING,
    schemes=(Scheme.BARCODE,),
    sources=(_GS1,),
    title=Text(
        id="pendaftaran barcode dengan nomor yang bukan milik perusahaan", en="barcode registration of no company"
    ),
    message=Text(
        id="Awalan {prefix} pada {gtin} adalah nomor dalam toko, atau tidak diberikan kepada produsen barang.",
        en="The prefix {prefix} of {gtin} is for in-store numbers, or not given to makers of goods.",
    ),
    remedy=Text(id="Periksa nomor pada sertifikat GS1.", en="Check the number on the certificate of GS1."),
    examples=lambda: (
        bad(certificate(Scheme.BARCODE, "2001234567893")),
        bad(certificate(Scheme.BARCODE, "9520000000004")),
        good(certificate(Scheme.BARCODE, "8998866200301")),
        good(certificate(Scheme.BARCODE, "9520000000004", illustrative=True)),
    ),
)
def no_registration(c: Certification, context: Context) -> Iterator[Finding]:
    """An in-store number, or a prefix that no company gets, in a certificate."""
    gtin = context.facts.identifier(c)
    if isinstance(gtin, Gtin) and not c.illustrative and (gtin.is_restricted or _no_company(gtin)):
        yield context.found(c, "/number", gtin=str(gtin), prefix=gtin.prefix)


@rule(
    "PRD010",
    table="products",
    severity=Severity.INFO,
    title=Text(id="masa simpan pangan tidak dicatat", en="shelf life of food not recorded"),
    message=Text(
        id="Masa simpan {product} tidak dicatat; izin dan bentuk labelnya tidak dapat dinilai.",
        en="The shelf life of {product} is not recorded; its permit and label form cannot be judged.",
    ),
    remedy=Text(id="Isi shelf_life_days.", en="Fill in shelf_life_days."),
    examples=lambda: (bad(food(shelf_life_days=None)), good(food())),
)
def no_shelf_life(product: Product, context: Context) -> Iterator[Finding]:
    """Food without a shelf life."""
    if product.shelf_life_days is None and product.category is not None and product.category.is_food:
        yield context.found(product, "/shelf_life_days", product=product.id)


@rule(
    "PRD011",
    table="products",
    severity=Severity.INFO,
    title=Text(id="jenis produk tidak dicatat", en="kind of product not recorded"),
    message=Text(
        id="Jenis {product} tidak dicatat; tidak diketahui izin apa yang diperlukan.",
        en="The kind of {product} is not recorded; what permits it needs is not known.",
    ),
    remedy=Text(id="Isi category.", en="Fill in category."),
    examples=lambda: (bad(food(category=None)), good(food())),
)
def no_category(product: Product, context: Context) -> Iterator[Finding]:
    """No category."""
    if product.category is None:
        yield context.found(product, "/category", product=product.id)


@rule(
    "PRD012",
    table="products",
    severity=Severity.ERROR,
    across=True,
    title=Text(id="wajib SNI tanpa sertifikat SNI", en="mandatory SNI without a certificate"),
    message=Text(
        id="SNI wajib untuk {product}, tetapi tidak ada sertifikat SNI berlaku yang menyebutnya.",
        en="An SNI is mandatory for {product}, but no valid SNI certificate names it.",
    ),
    remedy=Text(id="Urus SPPT-SNI.", en="Apply for an SNI product certificate."),
    sources=(Citation("UU 20/2014"),),
    days=permit_days,
    examples=lambda: (
        bad(food(mandatory_sni=True)),
        good(food(mandatory_sni=True), certificate(Scheme.SNI, "SNI 2973:2011", product_ids=("P1",))),
        good(food()),
    ),
)
def no_sni(product: Product, context: Context) -> Iterator[Finding]:
    """A mandatory standard, and no certificate that is or may be valid."""
    if product.mandatory_sni and product.id not in context.facts.covered(Scheme.SNI):
        in_doubt = context.facts.in_doubt(product, Scheme.SNI)
        yield context.found(product, "/mandatory_sni", at_most=in_doubt, product=product.id)


@rule(
    "PRD014",
    table="products",
    severity=Severity.WARNING,
    law=(certification.KBLI_EDITION,),
    title=Text(id="KBLI produk sudah tidak ada", en="activity code of the product retired"),
    message=Text(
        id="KBLI {edition} {code} untuk {product} tidak ada lagi, atau berganti makna, dalam edisi {now}.",
        en="KBLI {edition} {code} of {product} is gone, or means another activity, in the edition of {now}.",
    ),
    remedy=Text(id="Cari padanannya dalam edisi {now}.", en="Look for its successor in the edition of {now}."),
    examples=lambda: (
        bad(food(activity=Kbli("10391", edition=2020)), on=date(2025, 12, 18)),
        good(food(activity=Kbli("10391", edition=2020)), on=date(2025, 12, 17)),
        good(food(activity=Kbli("10307", edition=2025)), on=date(2026, 1, 5)),
        good(food(activity=Kbli("10710", edition=2020)), on=date(2026, 1, 5)),
    ),
)
def activity_retired(product: Product, context: Context) -> Iterator[Finding]:
    """The code of an older edition that the edition in force dropped or gave to another activity."""
    code = product.activity
    if code is None:
        return
    law = context.law(certification.KBLI_EDITION)
    if law is not None and code.edition < law.value.edition and retired(code):
        yield context.found(
            product,
            "/activity",
            law,
            code=code.code,
            edition=str(code.edition),
            product=product.id,
            now=str(law.value.edition),
        )


@rule(
    "PRD013",
    table="products",
    severity=Severity.WARNING,
    title=Text(id="harga nol", en="a price of zero"),
    message=Text(id="Harga {product} tercatat 0 rupiah.", en="The price of {product} is recorded as 0 rupiah."),
    remedy=Text(id="Isi harganya, atau kosongkan.", en="Fill in the price, or leave it empty."),
    examples=lambda: (bad(food(price=0)), good(food(price=15_000)), good(food())),
)
def no_price(product: Product, context: Context) -> Iterator[Finding]:
    """Nothing is sold for nothing: zero stands for unknown."""
    if product.price == 0:
        yield context.found(product, "/price", product=product.id)
