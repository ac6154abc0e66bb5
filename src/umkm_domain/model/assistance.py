"""Bantuan kepada usaha. Assistance: what was given, by whom, to whom, through which channel.

>>> gift = AssistanceGrant(id="G1", kind=AssistanceKind.SOCIAL_GIFT, channel=Channel.CSR,
...                        recipients=(Recipient(kind=PartyKind.INDIVIDUAL, name="pelajar"),))
>>> gift.reaches_enterprises
False

Source: PP 29/2018 art. 13 (facility types); PP 12/2019 arts. 62 and 63 (hibah, bansos); PP 47/2012 (CSR).
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from umkm_domain.model._record import checked, in_order, masked_repr, settle
from umkm_domain.model.party import Party, PartyKind

__all__ = [
    "AssistanceGrant",
    "AssistanceKind",
    "Channel",
    "Document",
    "DocumentKind",
    "InKindItem",
    "Level",
    "Recipient",
]


class AssistanceKind(StrEnum):
    """Jenis bantuan: huruf a sampai j PP 29/2018 Pasal 13, lalu yang diberikan di lapangan.

    The ten facility types of PP 29/2018 art. 13, then what is given in practice, each more exact.
    """

    COMPETENCE = "competence"
    TECHNICAL_GUIDANCE = "technical_guidance"
    MATERIALS = "materials"
    MACHINES = "machines"
    PRODUCT_DEVELOPMENT = "product_development"
    POLLUTION_PREVENTION = "pollution_prevention"
    MARKET_PROMOTION = "market_promotion"
    FINANCE = "finance"
    INDUSTRIAL_ZONE = "industrial_zone"
    PARTNERSHIP = "partnership"
    TRAINING = "training"
    STARTUP_CAPITAL = "startup_capital"
    NIB = "nib"
    PIRT = "pirt"
    HALAL = "halal"
    BPOM = "bpom"
    BARCODE = "barcode"
    EXPIRY_MARKING = "expiry_marking"
    PACKAGING = "packaging"
    TRADEMARK = "trademark"
    SNI = "sni"
    BPUM = "bpum"
    KUR = "kur"
    SOCIAL_GIFT = "social_gift"
    OTHER = "other"


class Channel(StrEnum):
    """Saluran. The legal form in which it is given. GOODS_HANDOVER: goods bought to be handed to the public;
    SERVICE: the office does it itself (training, guidance)."""

    HIBAH = "hibah"
    BANSOS = "bansos"
    GOODS_HANDOVER = "goods_handover"
    REIMBURSEMENT = "reimbursement"
    SERVICE = "service"
    CSR = "csr"
    LOAN = "loan"
    TRANSFER = "transfer"
    OTHER = "other"


class Level(StrEnum):
    """Tingkat pemberi. Which level of government gives, or that none does."""

    CENTRAL = "central"
    PROVINCE = "province"
    REGENCY = "regency"
    VILLAGE = "village"
    PRIVATE = "private"


class DocumentKind(StrEnum):
    """Dokumen bantuan. PROPOSAL asks, DECREE awards, NPHD is the grant contract, BAST the handover record."""

    PROPOSAL = "proposal"
    DECREE = "decree"
    NPHD = "nphd"
    BAST = "bast"
    INVOICE = "invoice"
    REPORT = "report"
    OTHER = "other"


@frozen(kw_only=True, field_transformer=checked)
class Recipient:
    """Satu penerima. One recipient, by kind; `enterprise_id` where it is an enterprise of the registry.

    Attributes:
        kind: what the recipient is.
        name: its name, when it is no enterprise of the registry and no private person.
        enterprise_id: the enterprise.
        incorporated: incorporated in Indonesia (PP 12/2019 art. 62(1)).
        members: how many it has, for a group.
    """

    kind: PartyKind
    name: str | None = None
    enterprise_id: str | None = None
    incorporated: bool | None = None
    members: int | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)

    def __repr__(self) -> str:
        return masked_repr(self, "name", personal=self.kind is PartyKind.INDIVIDUAL)


@frozen(kw_only=True, field_transformer=checked)
class InKindItem:
    """Barang. One kind of goods given.

    Attributes:
        name: what it is.
        quantity: how many.
        unit: what is counted.
        unit_value: rupiah each.
        imported: made abroad.
    """

    name: str
    quantity: int | None = None
    unit: str | None = None
    unit_value: int | None = None
    imported: bool | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)


@frozen(kw_only=True, field_transformer=checked)
class Document:
    """Dokumen. One document of a grant."""

    kind: DocumentKind
    number: str | None = None
    dated: date | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)


@frozen(kw_only=True, field_transformer=checked)
class AssistanceGrant:
    """Bantuan. One piece of assistance.

    Attributes:
        id: the record's own id, unique among grants.
        kind: what it is for.
        channel: the legal form.
        programme: name of the programme.
        giver: who gives.
        level: level of government of the giver, or private.
        recipients: who receives.
        value: rupiah given; for goods, their value.
        purchase_value: rupiah the recipient paid, for a reimbursement.
        items: goods given.
        participants: persons trained or guided.
        asked_on: day of the request.
        awarded_on: day of the award.
        handed_over_on: day of the handover.
        documents: its documents; None when not known, empty when there are none.
        product_ids: products it was for.
        certification_ids: certificates it led to.
        source: where the record comes from.
        illustrative: made up to illustrate.
    """

    id: str
    kind: AssistanceKind
    channel: Channel | None = None
    programme: str | None = None
    giver: Party | None = None
    level: Level | None = None
    recipients: tuple[Recipient, ...] = ()
    value: int | None = None
    purchase_value: int | None = None
    items: tuple[InKindItem, ...] = ()
    participants: int | None = None
    asked_on: date | None = None
    awarded_on: date | None = None
    handed_over_on: date | None = None
    documents: tuple[Document, ...] | None = None
    product_ids: tuple[str, ...] = ()
    certification_ids: tuple[str, ...] = ()
    source: str | None = None
    illustrative: bool = False

    def __attrs_post_init__(self) -> None:
        settle(self)
        in_order(self, "asked_on", "handed_over_on")

    @property
    def reaches_enterprises(self) -> bool:
        """Bantuan usaha atau bukan. At least one recipient is an enterprise, a group or a cooperative."""
        return any(
            r.enterprise_id is not None or r.kind in (PartyKind.ENTERPRISE, PartyKind.GROUP, PartyKind.COOPERATIVE)
            for r in self.recipients
        )

    @property
    def day(self) -> date | None:
        """The day that decides which law applies: the award, else the handover, else the request."""
        return self.awarded_on or self.handed_over_on or self.asked_on

    @property
    def share(self) -> Fraction | None:
        """Value as a share of the purchase, for a reimbursement."""
        if self.value is None or not self.purchase_value:
            return None
        return Fraction(self.value, self.purchase_value)
