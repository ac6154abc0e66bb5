"""Aturan label dan merek produk. Rules on labels and brands: expiry, what must be shown, whose brand.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["PRD003"].law_keys
('certification.expiry_label',)

Source: Peraturan BPOM 31/2018 as amended by 20/2021; Permendag 70/2013; PP 29/2021 art. 98.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import certification, retail
from umkm_domain.model.certification import Certification
from umkm_domain.model.product import BrandKind, ExpiryForm, Label, Product
from umkm_domain.model.retail import AgreementKind, Listing, RetailAgreement
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import agreement, bad, certificate, food, good, listed
from umkm_domain.rules.certificates import days
from umkm_domain.rules.retail import period_days

_DAYS_A_MONTH = 30


def _is_food(product: Product) -> bool:
    return product.category is not None and product.category.is_food


@rule(
    "PRD002",
    table="products",
    severity=Severity.ERROR,
    law=(certification.LABEL_ITEMS,),
    title=Text(id="tanggal kedaluwarsa tidak tercetak", en="expiry not printed"),
    message=Text(
        id="Label {product} tidak memuat tanggal kedaluwarsa.", en="The label of {product} shows no expiry date."
    ),
    remedy=Text(id="Cetak 'Baik digunakan sebelum' dan tanggalnya.", en="Print 'Baik digunakan sebelum' and the date."),
    examples=lambda: (
        bad(food(label=Label(expiry=False))),
        good(food(label=Label(expiry=True))),
        good(food(label=Label())),
    ),
)
def no_expiry(product: Product, context: Context) -> Iterator[Finding]:
    """The label is known to show no expiry date."""
    if product.label is not None and product.label.expiry is False and _is_food(product):
        law = context.law(certification.LABEL_ITEMS)
        if law is not None and "expiry" in law.value:
            yield context.found(product, "/label/expiry", law, product=product.id)


_EXPIRY = {
    ExpiryForm.MONTH_YEAR: Text(id="bulan dan tahun", en="month and year"),
    ExpiryForm.FOUR_DIGITS: Text(id="empat digit tanpa pemisah", en="four bare digits"),
}
_FULL = Text(
    id="untuk masa simpan {shelf} hari harus tanggal, bulan dan tahun",
    en="a shelf life of {shelf} days needs day, month and year",
)
_BARE = Text(
    id="empat digit dapat dibaca sebagai bulan dan tahun atau tanggal dan bulan",
    en="four digits can be read as month and year or as day and month",
)
_PRINT = {
    True: Text(id="tanggal, bulan dan tahun", en="day, month and year"),
    False: Text(
        id="bulan dan tahun dengan pemisah, atau tanggal, bulan dan tahun",
        en="month and year set apart, or day, month and year",
    ),
}


@rule(
    "PRD003",
    table="products",
    severity=Severity.ERROR,
    law=(certification.EXPIRY_LABEL,),
    title=Text(id="bentuk tanggal kedaluwarsa salah", en="expiry in the wrong form"),
    message=Text(
        id="Label {product} memakai {form_id}; {needed_id}.",
        en="The label of {product} uses {form_en}; {needed_en}.",
    ),
    remedy=Text(id="Cetak {print_id}.", en="Print {print_en}."),
    why=Text(
        id="Bulan dihitung 30 hari. Untuk masa simpan lebih dari tiga bulan, bulan dan tahun cukup.",
        en="A month counts as 30 days. Above three months of shelf life month and year are enough.",
    ),
    examples=lambda: (
        bad(food(shelf_life_days=90, label=Label(expiry=True, expiry_form=ExpiryForm.MONTH_YEAR))),
        bad(food(shelf_life_days=365, label=Label(expiry=True, expiry_form=ExpiryForm.FOUR_DIGITS))),
        good(food(shelf_life_days=91, label=Label(expiry=True, expiry_form=ExpiryForm.MONTH_YEAR))),
        good(
            food(shelf_life_days=90, label=Label(expiry=True, expiry_form=ExpiryForm.MONTH_YEAR)),
            on=date(2017, 12, 31),
        ),
    ),
)
def wrong_form(product: Product, context: Context) -> Iterator[Finding]:
    """Month and year for a short shelf life, or four bare digits."""
    label = product.label
    if label is None or label.expiry_form in (None, ExpiryForm.DAY_MONTH_YEAR) or not _is_food(product):
        return
    law = context.law(certification.EXPIRY_LABEL)
    if law is None:
        return
    limit, shelf = law.value.full_date_months * _DAYS_A_MONTH, product.shelf_life_days
    short = shelf is not None and (shelf < limit or (law.value.inclusive and shelf == limit))
    bare = label.expiry_form is ExpiryForm.FOUR_DIGITS and not law.value.four_digits
    if short or bare:
        form, printed = _EXPIRY[label.expiry_form], _PRINT[short]
        needed = _FULL.fill({"shelf": shelf}) if short else _BARE
        yield context.found(
            product,
            "/label/expiry_form",
            law,
            product=product.id,
            form=label.expiry_form,
            shelf=shelf,
            form_id=form.id,
            form_en=form.en,
            needed_id=needed.id,
            needed_en=needed.en,
            print_id=printed.id,
            print_en=printed.en,
        )


def _marks(product: Product, context: Context) -> list[Certification]:
    return context.facts.holding(product.enterprise_id, Scheme.TRADEMARK)


def _brands(product: Product, context: Context) -> list[str]:
    """Trademarks of the maker that are or may be valid, and the brands of its own that others of its goods have."""
    marks = [c.number or c.id for c in _marks(product, context) if context.facts.valid(c)]
    others = context.registry.products_of(product.enterprise_id)
    return marks + [o.brand for o in others if o.brand_kind is BrandKind.OWN and o.brand is not None]


def _under_store_brand(a: RetailAgreement, item: Listing, context: Context) -> bool:
    """Whether it is on the shelf, under an agreement that holds or, its days unknown, may hold."""
    undated = a.since is None and a.signed_on is None and (a.last_day is None or context.on <= a.last_day)
    holds = undated or a.in_force(context.on)
    return a.kind is AgreementKind.STORE_BRAND and holds and item.on_shelf(context.on)


def _brand_days(product: Product, context: Context) -> Iterator[date]:
    for c in _marks(product, context):
        yield from days(c, context)
    for a, _ in context.registry.listings_of(product.id):
        yield from period_days(a, context)


@rule(
    "PRD004",
    table="products",
    severity=Severity.WARNING,
    across=True,
    law=(retail.OWN_BRAND_FORCED,),
    title=Text(id="merek sendiri tersembunyi di balik merek toko", en="own brand hidden under a store brand"),
    message=Text(
        id="{product} dijual dengan merek toko, padahal pembuatnya punya merek sendiri ({brand}).",
        en="{product} is sold under a store brand, though its maker has a brand of its own ({brand}).",
    ),
    remedy=Text(
        id="Jual dengan merek sendiri; toko tidak boleh memaksakan mereknya.",
        en="Sell it under the own brand; a store may not impose its own.",
    ),
    why=Text(
        id="Merek yang mungkin masih berlaku dihitung; yang dicabut atau berakhir tidak. Produk bermerek sendiri yang "
        "terdaftar di bawah perjanjian merek toko dinilai juga.",
        en="A trademark that is or may be valid counts; one revoked or expired does not. A product with a brand of its "
        "own that is listed under a store-brand agreement is judged too.",
    ),
    days=_brand_days,
    examples=lambda: (
        bad(
            food(brand="Toko Kita", brand_kind=BrandKind.STORE),
            food("P2", brand="Contoh", brand_kind=BrandKind.OWN),
            on=date(2021, 2, 2),
        ),
        bad(
            food(brand="Toko Kita", brand_kind=BrandKind.STORE),
            certificate(Scheme.TRADEMARK, "IDM000984301"),
            on=date(2021, 2, 2),
        ),
        bad(
            food(brand="Contoh", brand_kind=BrandKind.OWN),
            agreement(kind=AgreementKind.STORE_BRAND, signed_on=date(2021, 2, 2), until=None, listings=(listed(),)),
            on=date(2021, 2, 2),
        ),
        good(food(brand="Toko Kita", brand_kind=BrandKind.STORE), on=date(2021, 2, 2)),
        good(
            food(brand="Toko Kita", brand_kind=BrandKind.STORE),
            certificate(Scheme.TRADEMARK, "IDM000984301", revoked_on=date(2021, 2, 1)),
            on=date(2021, 2, 2),
        ),
    ),
)
def hidden_brand(product: Product, context: Context) -> Iterator[Finding]:
    """A store brand on a product whose maker has a trademark or a brand of its own, or on one of its own brand."""
    own = product.brand_kind is BrandKind.OWN
    if own:
        if not any(_under_store_brand(a, item, context) for a, item in context.registry.listings_of(product.id)):
            return
    elif product.brand_kind is not BrandKind.STORE:
        return
    law = context.law(retail.OWN_BRAND_FORCED)
    if law is None or law.value:
        return
    brands = [product.brand or product.name] if own else _brands(product, context)
    if brands:
        yield context.found(product, "/brand_kind", law, product=product.id, brand=brands[0])


@rule(
    "PRD005",
    table="products",
    severity=Severity.ERROR,
    law=(retail.OWN_BRAND_NAME,),
    title=Text(id="merek toko tanpa nama pembuatnya", en="store brand without its maker's name"),
    message=Text(
        id="Label merek toko pada {product} tidak menyebut nama UMKM pembuatnya.",
        en="The store brand on {product} does not name the MSME that makes it.",
    ),
    remedy=Text(id="Cantumkan nama pembuatnya.", en="Print the name of the maker."),
    examples=lambda: (
        bad(food(brand_kind=BrandKind.STORE, label=Label(producer_name=False)), on=date(2021, 2, 2)),
        good(food(brand_kind=BrandKind.STORE, label=Label(producer_name=True)), on=date(2021, 2, 2)),
    ),
)
def nameless(product: Product, context: Context) -> Iterator[Finding]:
    """The label of a store brand is known not to name the producer."""
    if product.brand_kind is BrandKind.STORE and product.label is not None and product.label.producer_name is False:
        law = context.law(retail.OWN_BRAND_NAME)
        if law is not None and law.value:
            yield context.found(product, "/label/producer_name", law, product=product.id)


_ITEMS = {
    "production_code": Text(id="kode produksi", en="production code"),
    "composition": Text(id="komposisi", en="composition"),
    "net_content": Text(id="isi bersih", en="net content"),
    "producer_name": Text(id="nama pembuat", en="name of the producer"),
}


@rule(
    "PRD006",
    table="products",
    severity=Severity.ERROR,
    law=(certification.LABEL_ITEMS,),
    title=Text(id="keterangan wajib tidak ada di label", en="label lacks what it must show"),
    message=Text(id="Label {product} tidak memuat {items_id}.", en="The label of {product} lacks {items_en}."),
    remedy=Text(id="Tambahkan pada cetakan berikutnya.", en="Add it to the next print."),
    examples=lambda: (
        bad(food(label=Label(expiry=True, composition=False))),
        good(food(label=Label(expiry=True, composition=True))),
    ),
)
def label_items(product: Product, context: Context) -> Iterator[Finding]:
    """Items other than the expiry date that the label is known to lack."""
    label = product.label
    if label is None or not _is_food(product):
        return
    if (
        label.production_code is not False
        and label.composition is not False
        and label.net_content is not False
        and label.producer_name is not False
    ):
        return
    law = context.law(certification.LABEL_ITEMS)
    if law is None:
        return
    lacking = tuple(name for name in law.value if name in _ITEMS and getattr(label, name) is False)
    if lacking:
        yield context.found(
            product,
            "/label",
            law,
            product=product.id,
            items=lacking,
            items_id=", ".join(_ITEMS[name].id for name in lacking),
            items_en=", ".join(_ITEMS[name].en for name in lacking),
        )
