"""Produk dan labelnya. Products, with the facts that decide which permits they need.

>>> Product(id="P1", enterprise_id="E1", name="Keripik pisang", gtin="899-8866-200301").gtin
'8998866200301'

Source: Peraturan BPOM 4/2024 (what may be P-IRT); Peraturan BPOM 31/2018 (labels); UU 33/2014 (halal).
"""

from enum import StrEnum

from attrs import frozen

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Packaging
from umkm_domain.identifiers import Gtin
from umkm_domain.model._record import canonical, checked, settle

__all__ = ["BrandKind", "ExpiryForm", "Label", "Product", "ProductCategory", "Storage"]


class ProductCategory(StrEnum):
    """Jenis produk menurut rezim izinnya. Kind of product, by the permits it falls under."""

    FOOD = "food"
    BEVERAGE = "beverage"
    TRADITIONAL_MEDICINE = "traditional_medicine"
    SUPPLEMENT = "supplement"
    COSMETIC = "cosmetic"
    HOUSEHOLD = "household"
    CLOTHING = "clothing"
    CRAFT = "craft"
    OTHER = "other"

    @property
    def is_food(self) -> bool:
        """Food or drink."""
        return self in (ProductCategory.FOOD, ProductCategory.BEVERAGE)


class Storage(StrEnum):
    """Cara simpan. How the product is kept."""

    AMBIENT = "ambient"
    CHILLED = "chilled"
    FROZEN = "frozen"


class ExpiryForm(StrEnum):
    """Bentuk tanggal kedaluwarsa. How the expiry date is printed."""

    DAY_MONTH_YEAR = "day_month_year"
    MONTH_YEAR = "month_year"
    FOUR_DIGITS = "four_digits"


class BrandKind(StrEnum):
    """Merek siapa. Whose brand is on the product: the maker's own, or the store's."""

    OWN = "own"
    STORE = "store"
    NONE = "none"


@frozen(kw_only=True, field_transformer=checked)
class Label:
    """Yang tercetak di label; None berarti tidak diketahui. What the label shows; None is unknown.

    Attributes:
        expiry: an expiry date is printed.
        expiry_form: how it is printed.
        production_code: a production code is printed.
        composition: the ingredients are printed.
        net_content: the net content is printed.
        halal_mark: the halal mark is printed.
        producer_name: name and place of the producer are printed.
    """

    expiry: bool | None = None
    expiry_form: ExpiryForm | None = None
    production_code: bool | None = None
    composition: bool | None = None
    net_content: bool | None = None
    halal_mark: bool | None = None
    producer_name: bool | None = None


@frozen(kw_only=True, field_transformer=checked)
class Product:
    """Produk. One product of one enterprise; None is unknown throughout.

    Attributes:
        id: the record's own id, unique among products.
        enterprise_id: the enterprise that makes it.
        name: name of the product.
        brand: brand as printed.
        brand_kind: the maker's own brand, a store brand, or none.
        category: kind of product.
        activity: KBLI of its production, with the edition.
        gtin: barcode number, canonical when well-formed, else as given.
        packaging: packaging, by the P-IRT table.
        food_group: P-IRT food group, `01` to `16`.
        net_content: as printed, such as `250 g`.
        price: price in whole rupiah.
        monthly_capacity: units that can be made a month.
        shelf_life_days: shelf life in days.
        storage: how it is kept.
        label: what the label shows.
        pasteurised: pasteurised.
        sterilised: commercially sterilised.
        drinking_water: packaged drinking water.
        alcoholic: contains alcohol as a drink.
        dairy: milk product.
        special_purpose: special-purpose food (infants, diets).
        claims: makes health or nutrition claims.
        imported: made abroad.
        mandatory_sni: a mandatory SNI applies to it.
        source: where the record comes from.
        illustrative: made up to illustrate; no real product.
    """

    id: str
    enterprise_id: str
    name: str
    brand: str | None = None
    brand_kind: BrandKind | None = None
    category: ProductCategory | None = None
    activity: Kbli | None = None
    gtin: str | None = None
    packaging: Packaging | None = None
    food_group: str | None = None
    net_content: str | None = None
    price: int | None = None
    monthly_capacity: int | None = None
    shelf_life_days: int | None = None
    storage: Storage | None = None
    label: Label | None = None
    pasteurised: bool | None = None
    sterilised: bool | None = None
    drinking_water: bool | None = None
    alcoholic: bool | None = None
    dairy: bool | None = None
    special_purpose: bool | None = None
    claims: bool | None = None
    imported: bool | None = None
    mandatory_sni: bool | None = None
    source: str | None = None
    illustrative: bool = False

    def __attrs_post_init__(self) -> None:
        settle(self)
        canonical(self, "gtin", Gtin)
