"""Aturan syarat perdagangan. Rules on trading terms: payment, fees, rebates, caps, local quotas.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["RTL005"].law_keys
('retail.listing_fee_exempt', 'scale.general')

Source: Perpres 112/2007; Permendag 53/2008; Permendag 70/2013; PP 29/2021 art. 95; Permendag 23/2021 art. 11.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from umkm_domain.codes.lists import RetailerFormat
from umkm_domain.core.dated import Timeline
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import retail, scale
from umkm_domain.law.retail import ListingFee
from umkm_domain.law.scale import Size
from umkm_domain.model.party import PartyKind
from umkm_domain.model.retail import RetailAgreement
from umkm_domain.model.statistics import Observation
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import agreement, bad, enterprise, good, observation, terms
from umkm_domain.rules.enterprises import new_years
from umkm_domain.rules.retail import period_days

_MILLION = 1_000_000


def _day(a: RetailAgreement, context: Context) -> date:
    """The day whose law the terms are judged by: that of the check, or the last one of an agreement that is over."""
    day = max(context.on, a.since or a.signed_on or context.on)
    return day if a.last_day is None else min(day, a.last_day)


def _protected(a: RetailAgreement, sizes: tuple[Size, ...], context: Context, on: date) -> bool:
    """Whether a supplier is, or may be, of a protected class. A group or cooperative counts as small."""
    for party in a.parties:
        if party.kind in (PartyKind.GROUP, PartyKind.COOPERATIVE):
            return True
        if party.kind is not PartyKind.ENTERPRISE:
            continue
        maker = context.enterprise(party.enterprise_id)
        own = () if maker is None else context.sizes(maker, on)
        # An unknown class may be a protected one; a class that the law of the day does not define is not judged.
        unknown = not own and (maker is None or context.facts.scale(on) is not None)
        if unknown or any(size in sizes for size in own):
            return True
    return False


def terms_days(a: RetailAgreement, context: Context) -> Iterator[date]:
    """The days on which the law of the terms, or the class of a supplier, may change."""
    yield from period_days(a, context)
    for party in a.parties:
        maker = context.enterprise(party.enterprise_id)
        if maker is not None:
            yield from new_years(maker, context)


@rule(
    "RTL004",
    table="agreements",
    severity=Severity.ERROR,
    law=(retail.PAYMENT, scale.GENERAL),
    title=Text(id="pembayaran lebih lambat dari batas hukum", en="payment later than the law allows"),
    message=Text(
        id="{id}: pembayaran {days} hari sesudah dokumen lengkap; paling lambat {limit} hari.",
        en="{id}: payment {days} days after complete documents; {limit} days at the latest.",
    ),
    remedy=Text(
        id="Sepakati paling lambat {limit} hari, atau tunai; laporkan ke KPPU bila ditolak.",
        en="Agree on {limit} days at most, or cash; report a refusal to the competition authority.",
    ),
    why=Text(
        id="Dari Juni 2014 sampai 1 Februari 2021 hanya pasokan sampai Rp10 juta; nilai tak dicatat dinilai juga.",
        en="From June 2014 to 1 February 2021 only supplies up to Rp10 million; an unrecorded value is judged too.",
    ),
    days=terms_days,
    examples=lambda: (
        bad(agreement(terms=terms(payment_days=21, supply_value=2 * _MILLION))),
        bad(agreement(terms=terms(payment_days=16), until=None), on=date(2021, 2, 2)),
        good(agreement(terms=terms(payment_days=15, supply_value=2 * _MILLION))),
        good(agreement(terms=terms(payment_days=21, supply_value=10 * _MILLION + 1))),
        bad(agreement(terms=terms(payment_days=21, supply_value=10 * _MILLION + 1), until=None), on=date(2021, 2, 2)),
        good(
            agreement(terms=terms(payment_days=21)),
            enterprise(sales=60_000 * _MILLION),
        ),
    ),
)
def payment(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """Later than the days of the law, to a protected supplier, for a supply within its threshold."""
    if a.terms is None or a.terms.payment_days is None:
        return
    day = _day(a, context)
    law = context.law(retail.PAYMENT, day)
    if law is None or a.terms.payment_days <= law.value.days:
        return
    limit, value = law.value.cash_threshold, a.terms.supply_value
    within = limit is None or value is None or value <= limit
    if within and _protected(a, law.value.sizes, context, day):
        yield context.found(a, "/terms/payment_days", law, id=a.id, days=a.terms.payment_days, limit=law.value.days)


@rule(
    "RTL005",
    table="agreements",
    severity=Severity.ERROR,
    law=(retail.LISTING_FEE_EXEMPT, scale.GENERAL),
    title=Text(id="biaya pendaftaran barang dipungut dari UMKM", en="listing fee charged to an MSME"),
    message=Text(
        id="{id}: biaya pendaftaran barang {fee} rupiah, padahal pemasoknya bebas biaya itu.",
        en="{id}: a listing fee of {fee} rupiah, though its supplier is exempt.",
    ),
    remedy=Text(id="Hapus biayanya dari perjanjian.", en="Strike the fee from the agreement."),
    days=terms_days,
    examples=lambda: (
        bad(agreement(terms=terms(listing_fee=5_000))),
        good(agreement(terms=terms(listing_fee=0))),
        good(agreement(terms=terms(listing_fee=5_000)), enterprise(sales=3_000 * _MILLION)),
        bad(
            agreement(terms=terms(listing_fee=5_000), until=None),
            enterprise(sales=20_000 * _MILLION, year=2020),
            on=date(2021, 2, 2),
        ),
    ),
)
def listing_fee(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A fee, and a supplier of an exempt class."""
    if a.terms is None or not (a.terms.listing_fee or a.terms.listing_fee_total):
        return
    day = _day(a, context)
    law = context.law(retail.LISTING_FEE_EXEMPT, day)
    if law is not None and _protected(a, law.value, context, day):
        fee = a.terms.listing_fee or a.terms.listing_fee_total
        yield context.found(a, "/terms/listing_fee", law, id=a.id, fee=fee)


_FEES: dict[RetailerFormat, Timeline[ListingFee]] = {
    RetailerFormat.MINIMARKET: retail.LISTING_FEE_MINIMARKET,
    RetailerFormat.SUPERMARKET: retail.LISTING_FEE_SUPERMARKET,
    RetailerFormat.HYPERMARKET: retail.LISTING_FEE_HYPERMARKET,
}


@rule(
    "RTL006",
    table="agreements",
    severity=Severity.ERROR,
    law=tuple(_FEES.values()),
    title=Text(id="biaya pendaftaran barang melampaui batas", en="listing fee above its cap"),
    message=Text(
        id="{id}: biaya {fee} rupiah, paling banyak {cap} rupiah untuk {format}.",
        en="{id}: a fee of {fee} rupiah, at most {cap} rupiah for a {format}.",
    ),
    remedy=Text(id="Turunkan sampai batasnya.", en="Lower it to the cap."),
    days=terms_days,
    examples=lambda: (
        bad(agreement(terms=terms(listing_fee=5_001))),
        bad(agreement(terms=terms(listing_fee_total=20 * _MILLION + 1))),
        good(agreement(terms=terms(listing_fee=5_000, listing_fee_total=20 * _MILLION))),
        bad(agreement(terms=terms(listing_fee=150_001), retailer_format=RetailerFormat.HYPERMARKET)),
        good(agreement(terms=terms(listing_fee=75_000), retailer_format=RetailerFormat.SUPERMARKET)),
    ),
)
def fee_cap(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """More than the format of the store allows an item and outlet, or an item in all."""
    if a.terms is None or a.retailer_format is None or not (a.terms.listing_fee or a.terms.listing_fee_total):
        return
    timeline = _FEES.get(a.retailer_format)
    law = None if timeline is None else context.law(timeline, _day(a, context))
    if law is None:
        return
    for path, fee, cap in (
        ("/terms/listing_fee", a.terms.listing_fee, law.value.per_outlet),
        ("/terms/listing_fee_total", a.terms.listing_fee_total, law.value.ceiling),
    ):
        if fee is not None and fee > cap:
            yield context.found(a, path, law, id=a.id, fee=fee, cap=cap, format=a.retailer_format)


@rule(
    "RTL007",
    table="agreements",
    severity=Severity.ERROR,
    law=(retail.TRADING_TERMS_CAP,),
    title=Text(id="syarat perdagangan melampaui batas", en="trading terms above their cap"),
    message=Text(
        id="{id}: biaya seluruhnya {total} %, paling banyak {cap} %.",
        en="{id}: costs of {total} % in all, at most {cap} %.",
    ),
    remedy=Text(
        id="Turunkan sampai batasnya; potongan reguler tidak ikut dihitung.",
        en="Lower them to the cap; the regular discount does not count.",
    ),
    why=Text(
        id="Sampai 30 April 2021 para pihak boleh bersepakat lain, sehingga hanya dicatat.",
        en="Until 30 April 2021 the parties could agree otherwise, so it is only noted.",
    ),
    days=terms_days,
    examples=lambda: (
        bad(
            agreement(terms=terms(promotion=Fraction(10, 100), distribution=Fraction(6, 100)), until=None),
            on=date(2021, 5, 1),
        ),
        good(
            agreement(terms=terms(promotion=Fraction(10, 100), distribution=Fraction(5, 100)), until=None),
            on=date(2021, 5, 1),
        ),
        good(agreement(terms=terms(regular_discount=Fraction(40, 100)), until=None), on=date(2021, 5, 1)),
    ),
)
def terms_cap(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """The sum of all costs but the regular discount is above the share."""
    if a.terms is None:
        return
    total = a.terms.total_cost
    if not total:
        return
    law = context.law(retail.TRADING_TERMS_CAP, _day(a, context))
    if law is not None and total > law.value.share:
        yield context.found(
            a,
            "/terms",
            law,
            at_most=Severity.INFO if law.value.unless_agreed else None,
            id=a.id,
            total=total * 100,
            cap=law.value.share * 100,
        )


@rule(
    "RTL008",
    table="agreements",
    severity=Severity.ERROR,
    law=(retail.FIXED_REBATE,),
    title=Text(id="potongan tetap melampaui batas", en="fixed rebate above its cap"),
    message=Text(
        id="{id}: potongan tetap {rebate} %, paling banyak {cap} %.",
        en="{id}: a fixed rebate of {rebate} %, at most {cap} %.",
    ),
    remedy=Text(id="Turunkan sampai batasnya.", en="Lower it to the cap."),
    days=terms_days,
    examples=lambda: (
        bad(agreement(terms=terms(fixed_rebate=Fraction(2, 100)), signed_on=date(2012, 3, 1)), on=date(2013, 1, 2)),
        good(agreement(terms=terms(fixed_rebate=Fraction(1, 100)), signed_on=date(2012, 3, 1)), on=date(2013, 1, 2)),
    ),
)
def fixed_rebate(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A fixed rebate above the share."""
    if a.terms is None or not a.terms.fixed_rebate:
        return
    law = context.law(retail.FIXED_REBATE, _day(a, context))
    if law is not None and a.terms.fixed_rebate > law.value.share:
        yield context.found(
            a,
            "/terms/fixed_rebate",
            law,
            id=a.id,
            rebate=a.terms.fixed_rebate * 100,
            cap=law.value.share * 100,
        )


@rule(
    "RTL009",
    table="agreements",
    severity=Severity.ERROR,
    law=(retail.CONDITIONAL_REBATE,),
    title=Text(id="potongan bersyarat melampaui batas", en="conditional rebate above its cap"),
    message=Text(
        id="{id}: potongan bersyarat {rebate} %, paling banyak {cap} % pada tingkat tertinggi.",
        en="{id}: a conditional rebate of {rebate} %, at most {cap} % at the highest step.",
    ),
    remedy=Text(id="Turunkan sampai batasnya.", en="Lower it to the cap."),
    days=terms_days,
    examples=lambda: (
        bad(
            agreement(terms=terms(conditional_rebate=Fraction(11, 100)), signed_on=date(2012, 3, 1)),
            on=date(2013, 1, 2),
        ),
        good(
            agreement(terms=terms(conditional_rebate=Fraction(10, 100)), signed_on=date(2012, 3, 1)),
            on=date(2013, 1, 2),
        ),
    ),
)
def conditional_rebate(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A conditional rebate above the share of the highest step."""
    if a.terms is None or not a.terms.conditional_rebate:
        return
    law = context.law(retail.CONDITIONAL_REBATE, _day(a, context))
    if law is None:
        return
    cap = max(step.share for step in law.value)
    if a.terms.conditional_rebate > cap:
        yield context.found(
            a, "/terms/conditional_rebate", law, id=a.id, rebate=a.terms.conditional_rebate * 100, cap=cap * 100
        )


_OF = {"products": Text(id="produk", en="products"), "shelves": Text(id="rak", en="shelf space")}


@rule(
    "RTL021",
    table="observations",
    severity=Severity.WARNING,
    law=(retail.LOCAL_QUOTA,),
    title=Text(id="bagian produk UMKM di bawah kuota daerah", en="share of MSME products below the local quota"),
    message=Text(
        id="Bagian {of_id} UMKM {share} %, kuota daerahnya {quota} %.",
        en="The MSME share of {of_en} is {share} %, the local quota {quota} %.",
    ),
    remedy=Text(id="Tambah produk UMKM, atau tunjukkan hitungan lain.", en="Add MSME products, or show another count."),
    why=Text(
        id="Hanya dinilai bila wilayah hukumnya disebut (jurisdiction).",
        en="Judged only where the jurisdiction is named.",
    ),
    examples=lambda: (
        bad(observation("o1", 14, "retail.msme_share", "percent", region="36.71"), jurisdiction="36.71"),
        bad(observation("o1", 14, "retail.msme_share", "percent", region="36.71"), jurisdiction="36.71.01"),
        good(observation("o1", 15, "retail.msme_share", "percent", region="36.71"), jurisdiction="36.71"),
        good(observation("o1", 14, "retail.msme_share", "percent", region="36.02"), jurisdiction="36.02"),
        good(observation("o1", 14, "retail.msme_share", "percent", region="36.71")),
    ),
)
def local_quota(o: Observation, context: Context) -> Iterator[Finding]:
    """An observed share in the region whose law was asked for, below its quota."""
    place = context.facts.jurisdiction
    if o.indicator != "retail.msme_share" or o.unit != "percent" or place is None or o.region is None:
        return
    code = o.region.code
    entries = context.facts.law.timeline(retail.LOCAL_QUOTA).for_jurisdiction(place)
    if not any(e.jurisdiction is None or f"{code}.".startswith(f"{e.jurisdiction}.") for e in entries):
        return  # A region without a quota of its own has no gap in its law: nothing was ever asked of anybody there.
    law = context.law(retail.LOCAL_QUOTA, o.day)
    if law is not None and o.exact < law.value.share * 100:
        of = _OF.get(law.value.of, Text(id=law.value.of, en=law.value.of))
        yield context.found(
            o,
            "/value",
            law,
            of=law.value.of,
            share=o.exact,
            quota=law.value.share * 100,
            of_id=of.id,
            of_en=of.en,
        )
