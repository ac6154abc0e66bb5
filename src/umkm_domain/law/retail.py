"""Kemitraan dengan toko swalayan. Partnership with modern retail: terms, fees, payment, shares, formats.

>>> from datetime import date
>>> PAYMENT.at(date(2019, 7, 18)).value.cash_threshold
10000000
>>> PAYMENT.at(date(2021, 2, 2)).value.cash_threshold is None
True

Source: Perpres 112/2007; Permendag 53/M-DAG/PER/12/2008; Permendag 70/M-DAG/PER/12/2013 as amended by
56/M-DAG/PER/9/2014; PP 29/2021 arts 87-98 and 166-172; Permendag 23/2021; PP 7/2021 art. 60; PP 3/2026;
local regulations by region.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.core.dated import LawStatus, Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import MILLION, MONTH_ONLY, PROBABLE, UNSURE, YEAR_ONLY
from umkm_domain.law.acts import (
    PERMENDAG_23_2021,
    PERMENDAG_53_2008,
    PERMENDAG_70_2013,
    PERPRES_112_2007,
    PP_7_2021,
    PP_29_2021,
    Act,
)
from umkm_domain.law.scale import Size

__all__ = [
    "AGREEMENT_FORM",
    "CONDITIONAL_REBATE",
    "COOPERATION_DUTY",
    "DIRECT_COSTS",
    "DOMESTIC_SHARE",
    "FIXED_REBATE",
    "FORMATS",
    "LISTING_FEE_EXEMPT",
    "LISTING_FEE_HYPERMARKET",
    "LISTING_FEE_MINIMARKET",
    "LISTING_FEE_SUPERMARKET",
    "LOCAL_QUOTA",
    "OWN_BRAND_FORCED",
    "OWN_BRAND_NAME",
    "OWN_BRAND_SHARE",
    "OWN_OUTLETS",
    "PAYMENT",
    "PUBLIC_RENT",
    "PUBLIC_SPACE",
    "SANCTIONS",
    "SHOPPING_CENTRE_SPACE",
    "TRADING_TERMS_CAP",
    "AgreementForm",
    "Formats",
    "ListingFee",
    "LocalQuota",
    "OwnBrandCap",
    "PaymentRule",
    "Rebate",
    "RebateStep",
    "Sanctions",
    "TermsCap",
]

_SMALL = (Size.MICRO, Size.SMALL)
_MSME = (Size.MICRO, Size.SMALL, Size.MEDIUM)
_END_OF_PERMENDAG_70_FOR_PAYMENT = date(2021, 2, 1)
_NO_NUMBER = Text(
    id="PP 29/2021 tidak memuat persentase dan tidak mendelegasikannya: sejak itu tidak ada.",
    en="PP 29/2021 has no percentage and delegates none: since then there is none.",
)


@frozen(kw_only=True)
class AgreementForm:
    """Bentuk perjanjian. Whether an agreement must be written, and the language it must be in."""

    written: bool
    language: str


@frozen(kw_only=True)
class TermsCap:
    """Batas biaya persyaratan perdagangan. The cap on trading terms, without regular discount.

    Attributes:
        share: share of the supplier's purchases at most.
        unless_agreed: the parties may agree on more.
    """

    share: Fraction
    unless_agreed: bool


@frozen(kw_only=True)
class Rebate:
    """Potongan tetap. A fixed rebate: share at most, paid at most every so many months."""

    share: Fraction
    months: int


@frozen(kw_only=True)
class RebateStep:
    """Satu tingkat potongan bersyarat. A step of the conditional rebate.

    Attributes:
        target_over: reached share of the sales target above which (or, for the first step, from which) it holds.
        share: rebate at most.
        of_excess: the rebate is on what exceeds the target, else on all of it.
    """

    target_over: Fraction
    share: Fraction
    of_excess: bool


@frozen(kw_only=True)
class ListingFee:
    """Biaya administrasi pendaftaran barang. Listing fee of a new item, in rupiah.

    Attributes:
        per_outlet: for one item at one outlet, at most.
        ceiling: for one item at all outlets, at most.
    """

    per_outlet: int
    ceiling: int


@frozen(kw_only=True)
class PaymentRule:
    """Pembayaran kepada pemasok UMKM. Payment to suppliers that are micro, small or medium.

    Attributes:
        days: days at most after all billing documents are received.
        cash_threshold: value of the supply in rupiah up to which the duty holds; None: always.
        sizes: the classes it protects.
    """

    days: int
    cash_threshold: int | None
    sizes: tuple[Size, ...]


@frozen(kw_only=True)
class OwnBrandCap:
    """Batas merek toko. Share of goods under the store's brand at most; partnership may lift it."""

    share: Fraction
    except_partnership: bool


@frozen(kw_only=True)
class Formats:
    """Bentuk toko menurut luas lantai (m2). Store formats by floor area in square metres.

    Attributes:
        minimarket_max: most of a minimarket, included.
        supermarket_max: most of a supermarket, included; a hypermarket is larger.
        department_min: least of a department store, included.
        wholesale_min: least of a wholesale store, included.
        wholesale_cooperative_min: least of one run by a cooperative, included.
    """

    minimarket_max: int
    supermarket_max: int
    department_min: int
    wholesale_min: int
    wholesale_cooperative_min: int


@frozen(kw_only=True)
class Sanctions:
    """Sanksi administratif. Administrative sanctions, in order.

    Attributes:
        warnings: written warnings at most.
        warning_days: working days of each at most.
        fine_after_days: days after suspension on which the fine starts.
        fine_per_day: rupiah a day.
        fine_days: days at most.
        reapply_years: years before a new application after revocation.
    """

    warnings: int
    warning_days: int
    fine_after_days: int
    fine_per_day: int
    fine_days: int
    reapply_years: int


@frozen(kw_only=True)
class LocalQuota:
    """Kuota daerah untuk produk UMKM. A regional quota: least share, and of what (`products`, `shelves`)."""

    share: Fraction
    of: str


AGREEMENT_FORM: Timeline[AgreementForm] = Timeline(
    key="retail.agreement_form",
    title=Text(id="bentuk perjanjian pasokan", en="form of supply agreements"),
    entries=(
        PERPRES_112_2007.says("8(1)", AgreementForm(written=True, language="id"), "duty"),
        PP_29_2021.says("94(1)", AgreementForm(written=True, language="id"), "duty"),
    ),
)
DIRECT_COSTS: Timeline[bool] = Timeline(
    key="retail.direct_costs",
    title=Text(
        id="hanya biaya yang langsung berhubungan dengan penjualan produk pemasok",
        en="only costs directly related to selling the supplier's product",
    ),
    entries=(
        PERPRES_112_2007.says("8(3)a", True, "duty", until=date(2014, 6, 11)),
        PERMENDAG_70_2013.says("9", True, "duty"),
        PERMENDAG_23_2021.says("11", True, "duty"),
    ),
)
TRADING_TERMS_CAP: Timeline[TermsCap] = Timeline(
    key="retail.trading_terms_cap",
    title=Text(
        id="batas biaya persyaratan perdagangan di luar potongan reguler",
        en="cap on trading terms without regular discount",
    ),
    entries=(
        PERMENDAG_70_2013.says("9(1)b", TermsCap(share=Fraction(15, 100), unless_agreed=True), "share of purchases"),
        PERMENDAG_23_2021.says("11", TermsCap(share=Fraction(15, 100), unless_agreed=False), "share of purchases"),
    ),
)
FIXED_REBATE: Timeline[Rebate] = Timeline(
    key="retail.fixed_rebate",
    title=Text(id="potongan harga tetap", en="fixed rebate"),
    entries=(
        PERMENDAG_53_2008.says("7", Rebate(share=Fraction(1, 100), months=3), "share of purchases; months"),
        PERMENDAG_70_2013.says(
            "9",
            Rebate(share=Fraction(1, 100), months=3),
            "share of purchases; months",
            confidence=UNSURE,
            note=Text(
                id="Jenis potongan tetap ada, juga dalam Permendag 23/2021; angkanya tidak terbaca.",
                en="The kind of rebate has stayed, also in Permendag 23/2021; its number could not be read.",
            ),
        ),
    ),
)
CONDITIONAL_REBATE: Timeline[tuple[RebateStep, ...]] = Timeline(
    key="retail.conditional_rebate",
    title=Text(id="potongan harga bersyarat", en="conditional rebate"),
    entries=(
        PERMENDAG_53_2008.says(
            "7",
            (
                RebateStep(target_over=Fraction(100, 100), share=Fraction(1, 100), of_excess=False),
                RebateStep(target_over=Fraction(101, 100), share=Fraction(5, 100), of_excess=True),
                RebateStep(target_over=Fraction(115, 100), share=Fraction(10, 100), of_excess=True),
            ),
            "share of sales",
            confidence=PROBABLE,
        ),
    ),
)
_HYPERMARKET = ListingFee(per_outlet=150_000, ceiling=10 * MILLION)
_SUPERMARKET = ListingFee(per_outlet=75_000, ceiling=10 * MILLION)
_MINIMARKET = ListingFee(per_outlet=5_000, ceiling=20 * MILLION)
LISTING_FEE_HYPERMARKET: Timeline[ListingFee] = Timeline(
    key="retail.listing_fee_hypermarket",
    title=Text(id="biaya pendaftaran barang di hypermarket", en="listing fee at hypermarkets"),
    entries=(
        PERMENDAG_53_2008.says("7", _HYPERMARKET, "rupiah"),
        PERMENDAG_70_2013.says("9", _HYPERMARKET, "rupiah"),
        PERMENDAG_23_2021.says("11", _HYPERMARKET, "rupiah"),
    ),
)
LISTING_FEE_SUPERMARKET: Timeline[ListingFee] = Timeline(
    key="retail.listing_fee_supermarket",
    title=Text(id="biaya pendaftaran barang di supermarket", en="listing fee at supermarkets"),
    entries=(
        PERMENDAG_53_2008.says("7", _SUPERMARKET, "rupiah"),
        PERMENDAG_70_2013.says("9", _SUPERMARKET, "rupiah"),
        PERMENDAG_23_2021.says("11", _SUPERMARKET, "rupiah"),
    ),
)
LISTING_FEE_MINIMARKET: Timeline[ListingFee] = Timeline(
    key="retail.listing_fee_minimarket",
    title=Text(id="biaya pendaftaran barang di minimarket", en="listing fee at minimarkets"),
    entries=(
        PERMENDAG_53_2008.says("7", _MINIMARKET, "rupiah"),
        PERMENDAG_70_2013.says("9", _MINIMARKET, "rupiah", confidence=PROBABLE),
        PERMENDAG_23_2021.says(
            "11",
            _MINIMARKET,
            "rupiah",
            confidence=UNSURE,
            note=Text(
                id="Satu media mencetak Rp50.000; batas Rp20 juta membuat Rp5.000 lebih mungkin.",
                en="One newspaper prints Rp50,000; the ceiling of Rp20 million makes Rp5,000 likelier.",
            ),
        ),
    ),
)
LISTING_FEE_EXEMPT: Timeline[tuple[Size, ...]] = Timeline(
    key="retail.listing_fee_exempt",
    title=Text(id="pemasok yang bebas biaya pendaftaran barang", en="suppliers that pay no listing fee"),
    entries=(
        PERPRES_112_2007.says("9", _SMALL, "class", confidence=PROBABLE),
        PP_29_2021.says("95(1)a", _MSME, "class"),
    ),
)
PAYMENT: Timeline[PaymentRule] = Timeline(
    key="retail.payment",
    title=Text(id="pembayaran kepada pemasok UMKM", en="payment to MSME suppliers"),
    entries=(
        PERPRES_112_2007.says(
            "9",
            PaymentRule(days=15, cash_threshold=None, sizes=_SMALL),
            "days; rupiah",
            until=date(2014, 6, 11),
            confidence=PROBABLE,
        ),
        PERMENDAG_70_2013.says(
            "13(1)",
            PaymentRule(days=15, cash_threshold=10 * MILLION, sizes=_MSME),
            "days; rupiah",
            until=_END_OF_PERMENDAG_70_FOR_PAYMENT,
            confidence=PROBABLE,
            note=Text(
                id="Hanya pasokan sampai Rp10 juta, per gerai atau per jaringan (ayat 2).",
                en="Only supplies up to Rp10 million, per outlet or per network (paragraph 2).",
            ),
        ),
        PP_29_2021.says("95(1)b", PaymentRule(days=15, cash_threshold=None, sizes=_MSME), "days; rupiah"),
    ),
)
DOMESTIC_SHARE: Timeline[Fraction] = Timeline(
    key="retail.domestic_share",
    title=Text(id="bagian barang produksi dalam negeri paling sedikit", en="least share of domestic goods"),
    entries=(
        PERMENDAG_70_2013.says("22(1)", Fraction(80, 100), "share of number and kind"),
        PP_29_2021.says(
            "97(1)",
            Fraction(0),
            "share of number and kind",
            since=date(2021, 5, 1),
            status=LawStatus.REPEALED,
            confidence=PROBABLE,
            note=_NO_NUMBER,
        ),
    ),
)
OWN_BRAND_SHARE: Timeline[OwnBrandCap] = Timeline(
    key="retail.own_brand_share",
    title=Text(id="bagian barang merek toko paling banyak", en="largest share of store brands"),
    entries=(
        PERMENDAG_70_2013.says(
            "21",
            OwnBrandCap(share=Fraction(15, 100), except_partnership=False),
            "share of merchandise",
            until=date(2014, 8, 31),
        ),
        Act("Permendag 56/M-DAG/PER/9/2014", date(2014, 9, 1), date(2021, 4, 30), note=MONTH_ONLY).says(
            "21", OwnBrandCap(share=Fraction(15, 100), except_partnership=True), "share of merchandise"
        ),
        PP_29_2021.says(
            "97(2)",
            OwnBrandCap(share=Fraction(0), except_partnership=True),
            "share of merchandise",
            since=date(2021, 5, 1),
            status=LawStatus.REPEALED,
            confidence=PROBABLE,
            note=_NO_NUMBER,
        ),
    ),
)
OWN_BRAND_FORCED: Timeline[bool] = Timeline(
    key="retail.own_brand_forced",
    title=Text(
        id="UMKM yang punya merek boleh dipaksa memakai merek toko",
        en="an MSME with its own brand may be made to use the store's",
    ),
    entries=(PP_29_2021.says("98(2)", False, "permission"),),
)
OWN_BRAND_NAME: Timeline[bool] = Timeline(
    key="retail.own_brand_name",
    title=Text(
        id="nama UMKM pembuat wajib pada barang merek toko", en="store brands must name the MSME that makes them"
    ),
    entries=(
        PERMENDAG_70_2013.says("", True, "duty", until=date(2021, 2, 1), confidence=PROBABLE),
        PP_29_2021.says("98(3)", True, "duty"),
    ),
)
COOPERATION_DUTY: Timeline[bool] = Timeline(
    key="retail.cooperation_duty",
    title=Text(id="wajib melibatkan UMKM dalam pasokan", en="duty to involve MSMEs in supply"),
    entries=(PP_29_2021.says("93", True, "duty"),),
)
OWN_OUTLETS: Timeline[int] = Timeline(
    key="retail.own_outlets",
    title=Text(id="gerai milik sendiri paling banyak", en="most outlets of its own"),
    entries=(
        PP_29_2021.says(
            "98(4)",
            150,
            "outlets",
            until=date(2026, 1, 14),
            confidence=UNSURE,
            note=Text(
                id="Angkanya dari berita; PP 3/2026 menghapus batas itu.",
                en="The number is from the press; PP 3/2026 removed the limit.",
            ),
        ),
    ),
)
SHOPPING_CENTRE_SPACE: Timeline[Fraction] = Timeline(
    key="retail.shopping_centre_space",
    title=Text(id="ruang pusat perbelanjaan untuk UMKM paling sedikit", en="least space for MSMEs in shopping centres"),
    entries=(PERMENDAG_23_2021.says("7", Fraction(30, 100), "share of area"),),
)
PUBLIC_SPACE: Timeline[Fraction] = Timeline(
    key="retail.public_space",
    title=Text(
        id="ruang usaha di infrastruktur publik untuk usaha mikro dan kecil",
        en="commercial space in public infrastructure for micro and small enterprises",
    ),
    entries=(PP_7_2021.says("60(1)", Fraction(30, 100), "share of area"),),
)
PUBLIC_RENT: Timeline[Fraction] = Timeline(
    key="retail.public_rent",
    title=Text(id="sewa di sana paling banyak", en="rent there at most"),
    entries=(PP_7_2021.says("67", Fraction(30, 100), "share of commercial rent", confidence=PROBABLE),),
)
FORMATS: Timeline[Formats] = Timeline(
    key="retail.formats",
    title=Text(id="bentuk toko menurut luas lantai", en="store formats by floor area"),
    entries=(
        PERPRES_112_2007.says(
            "3",
            Formats(
                minimarket_max=400,
                supermarket_max=5_000,
                department_min=400,
                wholesale_min=5_000,
                wholesale_cooperative_min=5_000,
            ),
            "square metres",
        ),
        PP_29_2021.says(
            "87",
            Formats(
                minimarket_max=400,
                supermarket_max=5_000,
                department_min=400,
                wholesale_min=2_000,
                wholesale_cooperative_min=1_000,
            ),
            "square metres",
        ),
    ),
)
SANCTIONS: Timeline[Sanctions] = Timeline(
    key="retail.sanctions",
    title=Text(id="sanksi administratif", en="administrative sanctions"),
    entries=(
        PP_29_2021.says(
            "166-172",
            Sanctions(
                warnings=2, warning_days=14, fine_after_days=30, fine_per_day=5 * MILLION, fine_days=30, reapply_years=5
            ),
            "days; rupiah; years",
        ),
    ),
)
LOCAL_QUOTA: Timeline[LocalQuota] = Timeline(
    key="retail.local_quota",
    title=Text(id="kuota daerah untuk produk UMKM", en="regional quotas for MSME products"),
    entries=(
        Act("Perwal Kota Tangerang tentang toko swalayan", date(2019, 3, 1), note=MONTH_ONLY).says(
            "", LocalQuota(share=Fraction(15, 100), of="products"), "share", confidence=PROBABLE, jurisdiction="36.71"
        ),
        Act("Perda Kab. Majalengka 10/2022", date(2022, 1, 1), note=YEAR_ONLY).says(
            "", LocalQuota(share=Fraction(30, 100), of="shelves"), "share", confidence=PROBABLE, jurisdiction="32.10"
        ),
        Act("MoU Kab. Aceh Barat Daya dengan Indomarco 2025", date(2025, 8, 1), note=MONTH_ONLY).says(
            "", LocalQuota(share=Fraction(30, 100), of="products"), "share", confidence=PROBABLE, jurisdiction="11.12"
        ),
    ),
)
