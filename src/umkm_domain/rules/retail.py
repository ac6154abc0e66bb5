"""Aturan perjanjian ritel: pihak, masa, daftar barang. Rules on retail agreements: parties, period, listings.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["RTL012"].title.en
'a party that is no enterprise counted as supplier'

Source: UU 20/2008 arts. 26 and 34; PP 17/2013 art. 29; PP 28/2018 art. 19; Perpres 112/2007; PP 29/2021.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import certification, partnership
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.retail import AgreementKind, Listing, Pattern, RetailAgreement
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import agreement, bad, certificate, enterprise, food, good, listed
from umkm_domain.rules.products import needed_permit, permit_days

PRODUCERS = (PartyKind.ENTERPRISE, PartyKind.GROUP, PartyKind.COOPERATIVE)
_SUPPLY = (AgreementKind.SUPPLY, AgreementKind.STORE_BRAND)
_ART_26 = Citation("UU 20/2008", "26")


def signed(a: RetailAgreement, context: Context) -> date:
    """The day whose law decides about form and contents: that of signing, else of the start, else of the check."""
    return a.signed_on or a.since or context.on


def period_days(a: RetailAgreement, context: Context) -> Iterator[date]:
    """The days on which the agreement or a listing under it begins or has ended."""
    firsts = (a.since, a.signed_on, *(item.since for item in a.listings))
    lasts = (a.last_day, a.until, *(item.until for item in a.listings))
    yield from (day for day in firsts if day is not None)
    yield from after(*lasts)


def is_supply(a: RetailAgreement) -> bool:
    """Whether it is meant as a supply contract."""
    return a.kind in _SUPPLY


@rule(
    "RTL010",
    table="agreements",
    severity=Severity.WARNING,
    title=Text(id="barang terdaftar di luar masa perjanjian", en="listing outside the agreement's period"),
    message=Text(
        id="{product} di rak {since} sampai {until}, perjanjiannya {first} sampai {last}.",
        en="{product} is on the shelf {since} to {until}, the agreement runs {first} to {last}.",
    ),
    remedy=Text(id="Perpanjang perjanjiannya, atau perbaiki harinya.", en="Extend the agreement, or correct the days."),
    why=Text(
        id="Hanya hari yang tercatat dinilai; barang yang tetap di rak setelah perjanjian berakhir: RTL016.",
        en="Only recorded days are judged; goods without a last day on the shelf after the agreement ended: RTL016.",
    ),
    examples=lambda: (
        bad(agreement(listings=(listed(since=date(2019, 2, 28)),))),
        bad(agreement(listings=(listed(until=date(2020, 3, 1)),))),
        bad(agreement(listings=(listed(since=date(2020, 3, 1)),))),
        bad(agreement(listings=(listed(since=None, until=date(2019, 2, 28)),))),
        good(agreement(listings=(listed(since=date(2019, 3, 1), until=date(2020, 2, 29)),))),
        good(agreement(listings=(listed(),))),
    ),
)
def outside(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A known day on the shelf, the first or the last, is before or after the period."""
    first, last = a.since or a.signed_on, a.last_day
    for n, item in enumerate(a.listings):
        days = [day for day in (item.since, item.until) if day is not None]
        early = first is not None and any(day < first for day in days)
        late = last is not None and any(day > last for day in days)
        if early or late:
            yield context.found(
                a,
                f"/listings/{n}",
                product=item.product_id,
                since=item.since,
                until=item.until,
                first=first,
                last=last,
            )


def _shelf_days(a: RetailAgreement, context: Context) -> Iterator[date]:
    yield from period_days(a, context)
    for item in a.listings:
        product = context.registry.product(item.product_id)
        if product is not None:
            yield from permit_days(product, context)


@rule(
    "RTL011",
    table="agreements",
    severity=Severity.ERROR,
    across=True,
    law=(certification.PIRT_ADMISSION, certification.FOOD_PERMITS),
    title=Text(id="barang di rak tanpa izin edar yang berlaku", en="listing without a valid permit"),
    message=Text(
        id="{product} di rak {retailer}, tetapi tidak ada izin edar berlaku yang menyebutnya.",
        en="{product} is on the shelf of {retailer}, but no valid permit names it.",
    ),
    remedy=Text(
        id="Tarik sementara, dan urus atau perpanjang izinnya.",
        en="Take it off for now, and obtain or renew its permit.",
    ),
    why=Text(
        id="Bila pembuatnya punya izin yang mungkin berlaku dan tidak menyebut produk, ini hanya catatan.",
        en="Where the maker holds a permit that may be valid and names no product, this is a note only.",
    ),
    days=_shelf_days,
    examples=lambda: (
        bad(agreement(listings=(listed(),)), food()),
        good(
            agreement(listings=(listed(),)),
            food(),
            certificate(Scheme.PIRT, "2063602010243-23", product_ids=("P1",), valid_until=date(2023, 2, 28)),
        ),
        good(agreement(listings=(listed(until=date(2019, 7, 17)),)), food()),
    ),
)
def unpermitted(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """On the shelf on the day, food, and no permit that is or may be valid."""
    for n, item in enumerate(a.listings):
        product = context.registry.product(item.product_id)
        if product is None or not item.on_shelf(context.on):
            continue
        needed = needed_permit(product, context)
        if needed is not None:
            law, at_most = needed
            where = a.retailer or a.id
            yield context.found(a, f"/listings/{n}", law, at_most=at_most, product=product.id, retailer=where)


RETAILER = Party(name="PT Toko", kind=PartyKind.RETAILER, role="retailer")
_ASSOCIATION = Party(name="Dekranasda contoh", kind=PartyKind.ASSOCIATION, role="partner")


@rule(
    "RTL012",
    table="agreements",
    severity=Severity.WARNING,
    sources=(_ART_26,),
    title=Text(
        id="pihak yang bukan usaha dihitung sebagai pemasok", en="a party that is no enterprise counted as supplier"
    ),
    message=Text(
        id="{id} ({kind}) ditandatangani toko dengan {parties}: bukan kontrak pasok dengan usaha.",
        en="{id} ({kind}) was signed by the retailer with {parties}: it is no supply contract with an enterprise.",
    ),
    remedy=Text(
        id="Jangan hitung sebagai IKM yang bermitra; catat kontrak pasok tiap usaha.",
        en="Do not count it as an enterprise in partnership; record the supply contract of each enterprise.",
    ),
    why=Text(
        id="PKS dengan Dekranasda atau KONI, berita acara dan nota kesepahaman tidak memasok apa pun.",
        en="An agreement with an association, an official record and a memorandum supply nothing.",
    ),
    examples=lambda: (
        bad(agreement(kind=AgreementKind.PKS, parties=(RETAILER, _ASSOCIATION))),
        bad(agreement(parties=(Party(name="KONI contoh", kind=PartyKind.ASSOCIATION, role="supplier"),))),
        good(agreement()),
    ),
)
def no_enterprise(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """No producer among the parties, or a supplier by role that is none."""
    others = [p for p in a.parties if p.kind is not PartyKind.RETAILER]
    if not others:
        return
    strange = [p for p in others if p.kind not in PRODUCERS]
    wrong = [p for p in strange if p.role is not None and p.role.lower() in ("supplier", "pemasok")]
    if wrong or strange == others:
        named = wrong or strange
        shown = tuple(p.name if p.kind is not PartyKind.INDIVIDUAL else p.kind.value for p in named)
        yield context.found(a, "/parties", id=a.id, kind=a.kind, parties=shown)


@rule(
    "RTL013",
    table="agreements",
    severity=Severity.WARNING,
    sources=(_ART_26,),
    title=Text(id="waralaba dicampur dengan pasokan", en="franchise confused with supply"),
    message=Text(
        id="{id} dicatat sebagai {kind} dengan pola {pattern}: produk di rak adalah perdagangan umum, bukan waralaba.",
        en="{id} is recorded as {kind} with the pattern {pattern}: goods on a shelf are general trade, no franchise.",
    ),
    remedy=Text(id="Pakai pola perdagangan umum (general_trade).", en="Use the pattern general_trade."),
    examples=lambda: (
        bad(agreement(pattern=Pattern.FRANCHISE)),
        bad(agreement(kind=AgreementKind.FRANCHISE, listings=(listed(),))),
        good(agreement(pattern=Pattern.GENERAL_TRADE)),
        good(agreement(kind=AgreementKind.FRANCHISE, pattern=Pattern.FRANCHISE)),
    ),
)
def franchise(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A supply contract by franchise, or a franchise with goods listed under it."""
    supply = a.pattern is Pattern.FRANCHISE and a.kind is not AgreementKind.FRANCHISE
    listed_under = a.kind is AgreementKind.FRANCHISE and bool(a.listings)
    if supply or listed_under:
        yield context.found(a, "/pattern" if supply else "/kind", id=a.id, kind=a.kind, pattern=a.pattern)


@rule(
    "RTL014",
    table="agreements",
    severity=Severity.WARNING,
    law=(partnership.PATTERNS,),
    title=Text(id="pola kemitraan belum ada pada hari itu", en="a pattern that the law did not know yet"),
    message=Text(
        id="Pola {pattern} tidak ada dalam hukum pada {day}.", en="The pattern {pattern} is not in the law of {day}."
    ),
    remedy=Text(id="Pakai pola yang ada pada hari itu.", en="Use a pattern of that day."),
    examples=lambda: (
        bad(agreement(pattern=Pattern.SUPPLY_CHAIN, signed_on=date(2020, 11, 1), until=None)),
        good(agreement(pattern=Pattern.SUPPLY_CHAIN, signed_on=date(2020, 11, 2), until=None)),
    ),
)
def pattern(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """The pattern is not among those of the day of signing."""
    if a.pattern is None:
        return
    day = signed(a, context)
    law = context.law(partnership.PATTERNS, day)
    if law is not None and a.pattern.value not in law.value:
        yield context.found(a, "/pattern", law, pattern=a.pattern, day=day)


@rule(
    "RTL015",
    table="agreements",
    severity=Severity.INFO,
    title=Text(id="perjanjian tanpa hari", en="agreement without a day"),
    message=Text(id="{id} tanpa hari tanda tangan dan tanpa masa.", en="{id} has no day of signing and no period."),
    remedy=Text(id="Isi signed_on.", en="Fill in signed_on."),
    examples=lambda: (bad(agreement(signed_on=None, until=None)), good(agreement())),
)
def no_day(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """Neither signed nor begun."""
    if a.signed_on is None and a.since is None:
        yield context.found(a, "/signed_on", id=a.id)


@rule(
    "RTL016",
    table="agreements",
    severity=Severity.WARNING,
    title=Text(id="perjanjian berakhir, barang masih di rak", en="agreement over, goods still on the shelf"),
    message=Text(
        id="{id} berakhir {last}, {product} masih di rak pada {on}.",
        en="{id} ended on {last}, {product} is still on the shelf on {on}.",
    ),
    remedy=Text(
        id="Perpanjang, atau catat hari terakhir di rak.", en="Extend it, or record the last day on the shelf."
    ),
    days=period_days,
    examples=lambda: (
        bad(agreement(listings=(listed(),)), on=date(2020, 3, 1)),
        good(agreement(listings=(listed(),)), on=date(2020, 2, 29)),
        good(agreement(listings=(listed(until=date(2020, 2, 1)),)), on=date(2020, 3, 1)),
    ),
)
def over(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """Its last day is past, and a listing has not ended."""
    last = a.last_day
    if last is None or last >= context.on:
        return
    for n, item in enumerate(a.listings):
        if item.on_shelf(context.on):
            yield context.found(a, f"/listings/{n}", id=a.id, last=last, product=item.product_id, on=context.on)


@rule(
    "RTL017",
    table="agreements",
    severity=Severity.WARNING,
    sources=(_ART_26,),
    title=Text(id="barang terdaftar di bawah dokumen yang bukan kontrak", en="goods listed under no contract"),
    message=Text(
        id="{id} ({kind}) bukan kontrak pasok, tetapi {count} barang tercatat di bawahnya.",
        en="{id} ({kind}) is no supply contract, yet goods are listed under it: {count}.",
    ),
    remedy=Text(
        id="Catat barang di bawah kontrak pasok tiap usaha.",
        en="List goods under the supply contract of each enterprise.",
    ),
    examples=lambda: (
        bad(agreement(kind=AgreementKind.MEMORANDUM, listings=(listed(),))),
        good(agreement(listings=(listed(),))),
        good(agreement(kind=AgreementKind.MARKETING_COOPERATION, listings=(listed(),))),
    ),
)
def under_no_contract(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """Listings under a memorandum or an official record."""
    if a.listings and a.kind in (AgreementKind.MEMORANDUM, AgreementKind.OFFICIAL_RECORD):
        yield context.found(a, "/listings", id=a.id, kind=a.kind, count=len(a.listings))


@rule(
    "RTL019",
    table="agreements",
    severity=Severity.WARNING,
    title=Text(id="barang yang sama tercatat dua kali", en="the same listing twice"),
    message=Text(
        id="{product} tercatat dua kali di {region} pada masa yang bertumpuk.",
        en="{product} is listed twice in {region} at overlapping times.",
    ),
    remedy=Text(id="Gabungkan.", en="Merge them."),
    examples=lambda: (
        bad(agreement(listings=(listed(), listed(since=date(2019, 5, 1))))),
        good(agreement(listings=(listed(until=date(2019, 4, 30)), listed(since=date(2019, 5, 1))))),
        good(agreement(listings=(listed(region="36.02"), listed(region="36.01")))),
    ),
)
def listed_twice(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """Two listings of one product and region with a day in common."""
    if len(a.listings) < 2:
        return
    for n, item in enumerate(a.listings):
        for other in a.listings[:n]:
            if (other.product_id, other.region) == (item.product_id, item.region) and _together(item, other):
                where = "*" if item.region is None else item.region.code
                yield context.found(a, f"/listings/{n}", product=item.product_id, region=where)
                break


def _together(a: Listing, b: Listing) -> bool:
    return (a.until is None or b.since is None or b.since <= a.until) and (
        b.until is None or a.since is None or a.since <= b.until
    )


@rule(
    "RTL020",
    table="agreements",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="barang buatan bukan pihak perjanjian", en="goods of a maker that is no party"),
    message=Text(
        id="{product} buatan {maker}, yang bukan pihak dalam {id}.",
        en="{product} is made by {maker}, which is no party to {id}.",
    ),
    remedy=Text(
        id="Tambahkan pembuatnya sebagai pihak, atau catat barangnya di bawah perjanjiannya sendiri.",
        en="Add the maker as a party, or list the goods under its own agreement.",
    ),
    examples=lambda: (
        bad(agreement(listings=(listed(),)), food(enterprise_id="E2"), enterprise(), enterprise("E2")),
        good(agreement(listings=(listed(),)), food(), enterprise()),
    ),
)
def other_maker(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """The enterprises among the parties are known, and the maker is none of them."""
    if not is_supply(a):
        return
    known = {p.enterprise_id for p in a.parties if p.enterprise_id is not None}
    groups = any(p.kind in (PartyKind.GROUP, PartyKind.COOPERATIVE) for p in a.parties)
    if not known or groups:
        return
    for n, item in enumerate(a.listings):
        product = context.registry.product(item.product_id)
        if product is not None and product.enterprise_id not in known:
            yield context.found(a, f"/listings/{n}", product=product.id, maker=product.enterprise_id, id=a.id)
