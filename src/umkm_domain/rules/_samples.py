"""Bahan contoh aturan. Material for the examples of rules: small records, none of a real enterprise or person.

>>> bad(Enterprise(id="E1", name="Contoh")).triggers
True
"""

from datetime import date
from typing import Any

from umkm_domain.codes.lists import LegalForm, Packaging, RetailerFormat, Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import Label, Product, ProductCategory, Storage
from umkm_domain.model.retail import AgreementKind, Listing, RetailAgreement, TradingTerms
from umkm_domain.model.statistics import Observation
from umkm_domain.rules._engine import Example

__all__ = ["DAY", "LEBAK", "agreement", "bad", "certificate", "enterprise", "food", "good", "grant", "observation"]

DAY = date(2019, 7, 18)
LEBAK = "36.02"


def bad(*records: Any, on: date = DAY, jurisdiction: str | None = None) -> Example:
    """An example that triggers the rule."""
    return Example(records=records, on=on, triggers=True, jurisdiction=jurisdiction)


def good(*records: Any, on: date = DAY, jurisdiction: str | None = None) -> Example:
    """An example that does not."""
    return Example(records=records, on=on, triggers=False, jurisdiction=jurisdiction)


def enterprise(id: str = "E1", sales: int | None = None, year: int = 2018, **values: Any) -> Enterprise:
    """An enterprise, with the sales of one year if given."""
    figures = () if sales is None else (YearFigures(year=year, sales=sales),)
    base: dict[str, Any] = {"legal_form": LegalForm.INDIVIDUAL, "region": KemendagriRegion(LEBAK), "figures": figures}
    return Enterprise(id=id, name=f"Usaha contoh {id}", **{**base, **values})


def food(id: str = "P1", enterprise_id: str = "E1", **values: Any) -> Product:
    """A packed food with a full label."""
    base: dict[str, Any] = {
        "category": ProductCategory.FOOD,
        "packaging": Packaging.PLASTIC,
        "food_group": "06",
        "shelf_life_days": 120,
        "storage": Storage.AMBIENT,
        "label": Label(expiry=True, production_code=True, composition=True, net_content=True, producer_name=True),
    }
    return Product(id=id, enterprise_id=enterprise_id, name=f"Pangan contoh {id}", **{**base, **values})


def certificate(scheme: Scheme | str, number: str | None = None, id: str = "C1", **values: Any) -> Certification:
    """A certificate of an enterprise; with a product when the scheme is about products."""
    base: dict[str, Any] = {"holder_id": "E1", "issued_on": date(2018, 3, 1)}
    return Certification(id=id, scheme=Scheme(scheme), number=number, **{**base, **values})


def agreement(id: str = "A1", **values: Any) -> RetailAgreement:
    """A supply agreement of a minimarket with enterprise E1, in order."""
    base: dict[str, Any] = {
        "kind": AgreementKind.SUPPLY,
        "parties": (
            Party(name="PT Toko", kind=PartyKind.RETAILER, role="retailer"),
            Party(name="Usaha contoh", kind=PartyKind.ENTERPRISE, role="supplier", enterprise_id="E1"),
        ),
        "retailer": "PT Toko",
        "retailer_format": RetailerFormat.MINIMARKET,
        "signed_on": date(2019, 3, 1),
        "until": date(2020, 2, 29),
        "written": True,
        "language": "id",
    }
    return RetailAgreement(id=id, **{**base, **values})


def listed(product_id: str = "P1", **values: Any) -> Listing:
    """A listing from the middle of March 2019."""
    base: dict[str, Any] = {"since": date(2019, 3, 15)}
    return Listing(product_id=product_id, **{**base, **values})


def terms(**values: Any) -> TradingTerms:
    """Trading terms."""
    return TradingTerms(**values)


def grant(id: str = "G1", **values: Any) -> AssistanceGrant:
    """A piece of assistance from a regency to enterprise E1."""
    base: dict[str, Any] = {
        "kind": AssistanceKind.PACKAGING,
        "channel": Channel.GOODS_HANDOVER,
        "giver": Party(name="Dinas contoh", kind=PartyKind.GOVERNMENT),
        "level": Level.REGENCY,
        "recipients": (Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"),),
        "awarded_on": date(2019, 5, 2),
    }
    return AssistanceGrant(id=id, **{**base, **values})


def observation(id: str, value: int, indicator: str = "ikm", unit: str = "enterprise", **values: Any) -> Observation:
    """A published figure of Lebak on the day of the story."""
    base: dict[str, Any] = {"as_of": DAY, "region": KemendagriRegion(LEBAK), "source": "contoh"}
    return Observation(id=id, indicator=indicator, unit=unit, value=value, **{**base, **values})
