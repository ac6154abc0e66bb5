"""Pihak dalam dokumen. The parties of agreements and grants: who, what kind, in which role.

>>> Party(name="Dekranasda Kabupaten Lebak", kind=PartyKind.ASSOCIATION, role="partner").kind.value
'association'
"""

from enum import StrEnum

from attrs import frozen

from umkm_domain.model._record import checked, masked_repr, settle

__all__ = ["Party", "PartyKind"]


class PartyKind(StrEnum):
    """Jenis pihak. ENTERPRISE is an MSME or other producer; RETAILER sells; ASSOCIATION such as Dekranasda or
    KONI; FORUM such as a CSR forum; GOVERNMENT an office of any level; GROUP a joint business group (KUB)."""

    ENTERPRISE = "enterprise"
    RETAILER = "retailer"
    COMPANY = "company"
    GOVERNMENT = "government"
    ASSOCIATION = "association"
    FORUM = "forum"
    GROUP = "group"
    COOPERATIVE = "cooperative"
    BODY = "body"
    INDIVIDUAL = "individual"
    OTHER = "other"


@frozen(kw_only=True, field_transformer=checked)
class Party:
    """Satu pihak. One party of a document.

    Attributes:
        name: as the document writes it; that of a private person is not shown by `repr`.
        kind: what the party is.
        role: what it does in the document, in the document's words (`supplier`, `retailer`, `partner`, ...).
        enterprise_id: the enterprise of the registry, when it is one.
    """

    name: str
    kind: PartyKind
    role: str | None = None
    enterprise_id: str | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)

    def __repr__(self) -> str:
        return masked_repr(self, "name", personal=self.kind is PartyKind.INDIVIDUAL)
