"""Perjanjian dengan toko modern. Agreements with retailers, their terms, and what is listed under them.

>>> from datetime import date
>>> a = RetailAgreement(id="A1", kind=AgreementKind.OFFICIAL_RECORD, signed_on=date(2019, 7, 18))
>>> a.is_supply_contract
False

Source: UU 20/2008 arts. 26 and 34; PP 29/2021 arts. 94 and 95; Perpres 112/2007 art. 8.
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from umkm_domain.codes.lists import RetailerFormat
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.model._record import checked, in_order, settle
from umkm_domain.model.party import Party, PartyKind

__all__ = ["AgreementKind", "Amendment", "Clause", "Listing", "Pattern", "RetailAgreement", "TradingTerms"]


class AgreementKind(StrEnum):
    """Jenis dokumen. PKS is a cooperation agreement of any content; OFFICIAL_RECORD a berita acara; MEMORANDUM a
    kesepakatan bersama. Only SUPPLY and STORE_BRAND can be supply contracts."""

    SUPPLY = "supply"
    MARKETING_COOPERATION = "marketing_cooperation"
    STORE_BRAND = "store_brand"
    PREMISES = "premises"
    FRANCHISE = "franchise"
    PKS = "pks"
    MEMORANDUM = "memorandum"
    OFFICIAL_RECORD = "official_record"
    OTHER = "other"


class Pattern(StrEnum):
    """Pola kemitraan. Partnership patterns of UU 20/2008 art. 26 (supply chain: art. 32A since 2020)."""

    PLASMA = "inti_plasma"
    SUBCONTRACT = "subcontract"
    FRANCHISE = "franchise"
    GENERAL_TRADE = "general_trade"
    DISTRIBUTION = "distribution"
    PROFIT_SHARING = "profit_sharing"
    JOINT_OPERATION = "joint_operation"
    JOINT_VENTURE = "joint_venture"
    OUTSOURCING = "outsourcing"
    SUPPLY_CHAIN = "supply_chain"
    OTHER = "other"


class Clause(StrEnum):
    """Isi perjanjian. What an agreement regulates (UU 20/2008 art. 34(1); PP 28/2018 art. 19(2) for sanctions)."""

    BUSINESS_ACTIVITY = "business_activity"
    RIGHTS_AND_DUTIES = "rights_and_duties"
    DEVELOPMENT = "development"
    DURATION = "duration"
    DISPUTES = "disputes"
    SANCTIONS = "sanctions"


@frozen(kw_only=True, field_transformer=checked)
class TradingTerms:
    """Syarat perdagangan; None berarti tidak dinyatakan. Trading terms; None is not stated.

    Attributes:
        payment_days: days from complete billing documents to payment.
        consignment: paid only for what is sold.
        supply_value: value of one supply in rupiah.
        listing_fee: rupiah an item and outlet.
        listing_fee_total: rupiah an item in all outlets.
        regular_discount: share of the price.
        fixed_rebate: share of purchases.
        conditional_rebate: share of purchases at or above the sales target.
        promotion: share of purchases.
        distribution: share of purchases.
        other_costs: share of purchases.
    """

    payment_days: int | None = None
    consignment: bool | None = None
    supply_value: int | None = None
    listing_fee: int | None = None
    listing_fee_total: int | None = None
    regular_discount: Fraction | None = None
    fixed_rebate: Fraction | None = None
    conditional_rebate: Fraction | None = None
    promotion: Fraction | None = None
    distribution: Fraction | None = None
    other_costs: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)

    @property
    def total_cost(self) -> Fraction:
        """Jumlah biaya tanpa potongan reguler. Sum of all stated shares but the regular discount."""
        parts = (self.fixed_rebate, self.conditional_rebate, self.promotion, self.distribution, self.other_costs)
        return sum((part for part in parts if part is not None), Fraction(0))


@frozen(kw_only=True, field_transformer=checked)
class Listing:
    """Satu produk di satu jaringan toko. One product on the shelves of a retailer.

    Attributes:
        product_id: the product.
        outlets: number of outlets, or None when not stated.
        region: region of the outlets.
        since: first day on the shelf.
        until: last day on the shelf.
    """

    product_id: str
    outlets: int | None = None
    region: KemendagriRegion | None = None
    since: date | None = None
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)
        in_order(self, "since", "until")

    def on_shelf(self, on: date) -> bool:
        """Tell whether the product is listed on a day; an open end counts as listed."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@frozen(kw_only=True, field_transformer=checked)
class Amendment:
    """Adendum. One amendment: the day it was signed and what it changes."""

    signed_on: date
    summary: str
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)


@frozen(kw_only=True, field_transformer=checked)
class RetailAgreement:
    """Dokumen kerja sama dengan toko modern. One document signed with or about a retailer.

    Attributes:
        id: the record's own id, unique among agreements.
        kind: what kind of document it is.
        title: its title.
        number: its number.
        pattern: partnership pattern.
        parties: who signed, each with kind and role.
        retailer: name of the retailer.
        retailer_format: format of its shops.
        signed_on: day of signing.
        since: first day of the period; None: the day of signing.
        until: last day of the period.
        written: it is in writing.
        language: language of the text, ISO 639-1; both of a bilingual one as `id;en`.
        clauses: what it regulates; None when that is not known, empty when it regulates none of them.
        terms: trading terms.
        listings: products listed under it.
        amendments: later changes.
        source: where the record comes from.
        illustrative: made up to illustrate.
    """

    id: str
    kind: AgreementKind
    title: str | None = None
    number: str | None = None
    pattern: Pattern | None = None
    parties: tuple[Party, ...] = ()
    retailer: str | None = None
    retailer_format: RetailerFormat | None = None
    signed_on: date | None = None
    since: date | None = None
    until: date | None = None
    written: bool | None = None
    language: str | None = None
    clauses: tuple[Clause, ...] | None = None
    terms: TradingTerms | None = None
    listings: tuple[Listing, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    source: str | None = None
    illustrative: bool = False

    def __attrs_post_init__(self) -> None:
        settle(self)
        in_order(self, "since", "until")

    @property
    def is_supply_contract(self) -> bool:
        """Kontrak pasok dengan usaha. A supply or store-brand agreement to which an enterprise is a party."""
        return self.kind in (AgreementKind.SUPPLY, AgreementKind.STORE_BRAND) and any(
            party.kind in (PartyKind.ENTERPRISE, PartyKind.GROUP, PartyKind.COOPERATIVE) for party in self.parties
        )

    @property
    def last_day(self) -> date | None:
        """Last day of the period, with the last amendment that moves it."""
        moved = [a.until for a in sorted(self.amendments, key=lambda a: a.signed_on) if a.until is not None]
        return moved[-1] if moved else self.until

    def in_force(self, on: date) -> bool:
        """Tell whether a day is within the period; without any date it is not."""
        first = self.since or self.signed_on
        return first is not None and first <= on and (self.last_day is None or on <= self.last_day)
