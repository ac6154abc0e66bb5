"""Small registries for the way to the shelf: enterprises, products, certificates, agreements."""

from datetime import date
from typing import Any

from umkm_domain.codes.lists import Scheme
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import Label, Product, ProductCategory
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind, Listing, RetailAgreement

DAY = date(2019, 7, 18)
NIB = "9120000009901"
BARCODE = "8998866200301"


def enterprise(id: str = "E1", **more: Any) -> Enterprise:
    """An enterprise with nothing to its name but what is given."""
    return Enterprise(id=id, name=f"Usaha {id}", **more)


def product(id: str = "P1", enterprise_id: str = "E1", **more: Any) -> Product:
    """A food with nothing on record but what is given."""
    return Product(
        id=id, enterprise_id=enterprise_id, name=f"Produk {id}", **{"category": ProductCategory.FOOD, **more}
    )


def certificate(
    scheme: Scheme, *product_ids: str, id: str | None = None, holder: str = "E1", **more: Any
) -> Certification:
    """A certificate of 2018 that runs for five years, unless told otherwise."""
    given = {"issued_on": date(2018, 6, 1), "valid_until": date(2023, 5, 31), **more}
    return Certification(
        id=id or f"{scheme.value}-{'-'.join(product_ids) or holder}",
        scheme=scheme,
        holder_id=holder,
        product_ids=product_ids,
        **given,
    )


def supply(*product_ids: str, id: str = "A1", holder: str | None = "E1", **more: Any) -> RetailAgreement:
    """A supply contract with an enterprise, and listings since March 2019."""
    parties = (Party(name="Toko", kind=PartyKind.RETAILER),)
    if holder is not None:
        parties = (*parties, Party(name="Usaha", kind=PartyKind.ENTERPRISE, enterprise_id=holder))
    return RetailAgreement(
        id=id,
        **{
            "kind": AgreementKind.SUPPLY,
            "retailer": "Toko",
            "parties": parties,
            "signed_on": date(2019, 3, 1),
            "listings": tuple(Listing(product_id=p, since=date(2019, 3, 15)) for p in product_ids),
            **more,
        },
    )


def ready_product(id: str = "P1", enterprise_id: str = "E1", **more: Any) -> Product:
    """A food whose own record meets all that the profile of 2019 asks of it."""
    return product(id, enterprise_id, **{"gtin": BARCODE, "label": Label(expiry=True), "brand": "Contoh", **more})


def ready_registry(*more: Any, agreements: tuple[RetailAgreement, ...] = ()) -> Registry:
    """One enterprise with one product that is ready by the profile of 2019."""
    return Registry(
        enterprises=(enterprise(nib=NIB),),
        products=(ready_product(),),
        certifications=(certificate(Scheme.PIRT, "P1"), certificate(Scheme.HALAL, "P1")),
        agreements=agreements,
    ).with_(*more)
