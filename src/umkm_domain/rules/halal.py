"""Aturan halal. Rules on halal: the duty by product and size, self-declaration, the mark on the label.

>>> from umkm_domain.rules import CATALOGUE
>>> len(CATALOGUE["CER010"].law_keys)
5

Source: UU 33/2014; PP 39/2021; PP 42/2024; Kepkaban BPJPH 150/2022 and 146/2025.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Timeline
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import halal, scale
from umkm_domain.law.halal import HalalDuty
from umkm_domain.law.scale import Size
from umkm_domain.model.certification import Certification, Route
from umkm_domain.model.product import Label, Product, ProductCategory
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._facts import size_of
from umkm_domain.rules._samples import bad, certificate, enterprise, food, good
from umkm_domain.rules.certificates import days
from umkm_domain.rules.enterprises import new_years

_MILLION = 1_000_000
_OTHER_GOODS = (
    ProductCategory.TRADITIONAL_MEDICINE,
    ProductCategory.SUPPLEMENT,
    ProductCategory.COSMETIC,
    ProductCategory.CLOTHING,
    ProductCategory.HOUSEHOLD,
)


def _duty(product: Product, context: Context) -> Timeline[HalalDuty] | None:
    category = product.category
    if category is None or product.alcoholic:
        return None
    if not category.is_food:
        return halal.OTHER_GOODS if category in _OTHER_GOODS else None
    if product.imported:
        return halal.FOOD_IMPORTED
    maker = context.registry.enterprise(product.enterprise_id)
    sizes = () if maker is None else context.sizes(maker)
    # In doubt the smaller class counts: its duty comes later.
    bigger = bool(sizes) and sizes[0] in (Size.MEDIUM, Size.LARGE)
    return halal.FOOD_MEDIUM_LARGE if bigger else halal.FOOD_MICRO_SMALL


def _duty_days(product: Product, context: Context) -> Iterator[date]:
    yield from _covering_days(product, context)
    maker = context.registry.enterprise(product.enterprise_id)
    if maker is not None:
        yield from new_years(maker, context)
    for timeline in (halal.FOOD_MICRO_SMALL, halal.FOOD_MEDIUM_LARGE, halal.FOOD_IMPORTED, halal.OTHER_GOODS):
        for entry in context.facts.law.timeline(timeline):
            if entry.value.free_until is not None:
                yield entry.value.free_until + timedelta(days=1)


@rule(
    "CER010",
    table="products",
    severity=Severity.ERROR,
    across=True,
    law=(
        halal.FOOD_MICRO_SMALL,
        halal.FOOD_MEDIUM_LARGE,
        halal.FOOD_IMPORTED,
        halal.OTHER_GOODS,
        scale.GENERAL,
    ),
    title=Text(id="wajib halal tanpa sertifikat", en="halal duty without a certificate"),
    message=Text(
        id="{product} wajib bersertifikat halal sejak {since}, dan tidak ada sertifikat berlaku yang menyebutnya.",
        en="{product} must be certified halal since {since}, and no valid certificate names it.",
    ),
    remedy=Text(
        id="Urus sertifikat halal, atau beri keterangan tidak halal bila bahannya haram.",
        en="Apply for a halal certificate, or label it as not halal where its ingredients are.",
    ),
    why=Text(
        id="Bila pembuatnya punya sertifikat yang mungkin berlaku dan tidak menyebut produk, ini hanya catatan.",
        en="Where the maker holds a certificate that may be valid and names no product, this is a note only.",
    ),
    days=_duty_days,
    examples=lambda: (
        bad(food(), enterprise(sales=100 * _MILLION, year=2025), on=date(2026, 10, 18)),
        good(food(), enterprise(sales=100 * _MILLION, year=2025), on=date(2026, 10, 17)),
        bad(food(), enterprise(sales=20_000 * _MILLION, year=2023), on=date(2024, 10, 18)),
        good(food(), enterprise(sales=20_000 * _MILLION, year=2023), on=date(2024, 10, 17)),
        good(
            food(),
            enterprise(sales=100 * _MILLION, year=2025),
            certificate(Scheme.HALAL, "ID32310030990121025", issued_on=date(2025, 10, 17), product_ids=("P1",)),
            on=date(2026, 10, 18),
        ),
    ),
)
def duty(product: Product, context: Context) -> Iterator[Finding]:
    """The duty holds on the day, and no certificate that is or may be valid covers the product."""
    timeline = _duty(product, context)
    if timeline is None:
        return
    law = context.law(timeline)
    if law is None or not law.value.binds(context.on) or law.value.free_until is None:
        return
    if product.id not in context.facts.covered(Scheme.HALAL):
        since = law.value.free_until + timedelta(days=1)
        in_doubt = context.facts.in_doubt(product, Scheme.HALAL)
        yield context.found(product, "", law, at_most=in_doubt, product=product.id, since=since)


def _covering_days(product: Product, context: Context) -> Iterator[date]:
    unnamed = context.facts.unnamed(product, Scheme.HALAL)
    for c in (*context.registry.certifications_covering(product.id), *unnamed):
        yield from days(c, context)


def _holder_days(c: Certification, context: Context) -> Iterator[date]:
    yield from days(c, context)
    holder = context.enterprise(c.holder_id)
    if holder is not None:
        yield from new_years(holder, context)


@rule(
    "CER020",
    table="certifications",
    severity=Severity.WARNING,
    across=True,
    schemes=(Scheme.HALAL,),
    law=(halal.SELF_DECLARATION, scale.GENERAL),
    title=Text(id="pernyataan mandiri halal di luar batasnya", en="self-declared halal beyond its limits"),
    message=Text(
        id="{number} lewat pernyataan mandiri, padahal {what} {got} melebihi {limit}.",
        en="{number} was self-declared, while {what} of {got} exceeds {limit}.",
    ),
    remedy=Text(id="Tempuh jalur reguler.", en="Take the regular route."),
    days=_holder_days,
    examples=lambda: (
        bad(
            certificate(Scheme.HALAL, "ID32310030990121025", issued_on=date(2023, 5, 2), route=Route.SELF_DECLARED),
            enterprise(sales=500 * _MILLION + 1, year=2022),
            on=date(2023, 6, 1),
        ),
        good(
            certificate(Scheme.HALAL, "ID32310030990121025", issued_on=date(2023, 5, 2), route=Route.SELF_DECLARED),
            enterprise(sales=500 * _MILLION, year=2022),
            on=date(2023, 6, 1),
        ),
        bad(
            certificate(
                Scheme.HALAL,
                "ID32310030990121025",
                issued_on=date(2025, 10, 17),
                route=Route.SELF_DECLARED,
                product_ids=tuple(f"P{n}" for n in range(11)),
            ),
            enterprise(),
            on=date(2025, 11, 1),
        ),
    ),
)
def self_declared(c: Certification, context: Context) -> Iterator[Finding]:
    """Sales of the year before issue, class, or number of products beyond the limits at issue."""
    if c.route is not Route.SELF_DECLARED:
        return
    law = context.law(halal.SELF_DECLARATION, c.issued_on)
    if law is None:
        return
    names = law.value.product_names_max
    if names is not None and len(c.product_ids) > names:
        yield context.found(
            c, "/product_ids", law, number=c.number or c.id, what="/product_ids", got=len(c.product_ids), limit=names
        )
    holder = context.enterprise(c.holder_id)
    if holder is None:
        return
    figures = holder.figures_of((c.issued_on or context.on).year - 1)
    if figures is not None and figures.sales is not None:
        if figures.sales > law.value.sales_max:
            yield context.found(
                c, "/route", law, number=c.number or c.id, what="/sales", got=figures.sales, limit=law.value.sales_max
            )
    elif (stored := size_of(holder.size) or holder.size) is not None and stored not in law.value.sizes:
        yield context.found(c, "/route", law, number=c.number or c.id, what="/size", got=stored, limit=law.value.sizes)


@rule(
    "CER026",
    table="products",
    severity=Severity.ERROR,
    across=True,
    sources=(Citation("UU 33/2014"),),
    title=Text(id="tanda halal tanpa sertifikat", en="halal mark without a certificate"),
    message=Text(
        id="Label {product} memuat tanda halal, tetapi tidak ada sertifikat halal berlaku yang menyebutnya.",
        en="The label of {product} shows the halal mark, but no valid halal certificate names it.",
    ),
    remedy=Text(
        id="Urus sertifikatnya, atau hapus tandanya dari label.", en="Obtain the certificate, or take the mark off."
    ),
    why=Text(
        id="Bila pembuatnya punya sertifikat yang mungkin berlaku dan tidak menyebut produk, ini hanya catatan.",
        en="Where the maker holds a certificate that may be valid and names no product, this is a note only.",
    ),
    days=_covering_days,
    examples=lambda: (
        bad(food(label=Label(halal_mark=True))),
        good(food(label=Label(halal_mark=False))),
        good(
            food(label=Label(halal_mark=True)),
            certificate(Scheme.HALAL, "36150000010918", product_ids=("P1",), valid_until=date(2020, 2, 29)),
        ),
    ),
)
def mark(product: Product, context: Context) -> Iterator[Finding]:
    """The mark is printed, and no certificate that is or may be valid covers the product."""
    if product.label is None or not product.label.halal_mark:
        return
    if product.id not in context.facts.covered(Scheme.HALAL):
        in_doubt = context.facts.in_doubt(product, Scheme.HALAL)
        yield context.found(product, "/label/halal_mark", at_most=in_doubt, product=product.id)
