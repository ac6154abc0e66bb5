"""Isian yang dapat diisi dari satu kolom. The fields that a column of a sheet can fill, by the names mappings use.

>>> FIELDS["sales"].kind, FIELDS["owner"].personal, FIELDS["pirt.issued_on"].kind
('amount', True, 'day')
"""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from umkm_domain.codes.lists import Scheme

__all__ = ["ASIDE", "FIELDS", "IGNORED", "Field"]

ASIDE = "aside"
"""Name of no field: the cells are kept beside the data set."""
IGNORED = "row_number"
"""Name of the running number of a sheet, which tells nothing about an enterprise."""


@frozen
class Field:
    """Satu isian tujuan. One field that a column can fill.

    Attributes:
        name: as mappings write it.
        part: the record it belongs to: `enterprise`, `figures`, `product`, `certification`, or "".
        attribute: the field of that record.
        kind: how its cells are read.
        personal: its values are masked at every door.
        scheme: the certificate it speaks of.
    """

    name: str
    part: str
    attribute: str
    kind: str
    personal: bool = False
    scheme: Scheme | None = None


def _fields() -> dict[str, Field]:
    found: dict[str, Field] = {}

    def add(part: str, kind: str, *names: str, personal: bool = False) -> None:
        for name in names:
            found[name] = Field(name, part, name.rpartition(".")[2], kind, personal)

    add("", "none", ASIDE, IGNORED)
    add("enterprise", "id", "id", "parent_id")
    add("enterprise", "text", "name", "source")
    add("enterprise", "text", "owner", "controller", personal=True)
    add("enterprise", "pair", "name_and_owner", "owner_and_name", personal=True)
    add("enterprise", "nib", "nib")
    add("enterprise", "npwp", "npwp", personal=True)
    add("enterprise", "legal_form", "legal_form")
    add("enterprise", "kbli", "kbli")
    add("enterprise", "place", "district", "regency", "province")
    add("enterprise", "region", "region")
    add("enterprise", "day", "established", "closed")
    add("enterprise", "size", "size")
    add("enterprise", "market_reach", "market_reach")
    add("enterprise", "truth", "foreign_owned", "traditional_tools", "illustrative")
    add("figures", "year", "year")
    add("figures", "amount", "sales", "gross_assets", "net_assets", "business_capital", "investment")
    add("figures", "count", "workers", "workers_men", "workers_women", "workers_paid", "workers_family", "production")
    add("figures", "text", "production_unit")
    add("product", "id", "product.id")
    add("product", "text", "product.name", "product.brand", "product.net_content")
    add("product", "gtin", "product.gtin")
    add("product", "price", "product.price")
    add("product", "count", "product.monthly_capacity")
    add("product", "days", "product.shelf_life_days")
    add("product", "packaging", "product.packaging")
    add("product", "food_group", "product.food_group")
    add("product", "category", "product.category")
    add("product", "storage", "product.storage")
    truths = ("pasteurised", "sterilised", "drinking_water", "alcoholic", "dairy", "special_purpose", "claims")
    add("product", "truth", *(f"product.{name}" for name in (*truths, "imported", "mandatory_sni")))
    add("permit", "permit", "permit")
    for scheme in Scheme:
        if scheme in (Scheme.NIB, Scheme.NPWP, Scheme.OTHER):
            continue
        name = scheme.value
        found[name] = Field(name, "certification", "number", "certificate", scheme=scheme)
        for attribute, kind in (("issued_on", "day"), ("valid_until", "day"), ("issuer", "text")):
            found[f"{name}.{attribute}"] = Field(f"{name}.{attribute}", "certification", attribute, kind, scheme=scheme)
    return found


FIELDS: Mapping[str, Field] = MappingProxyType(_fields())
"""Every field by its name."""
