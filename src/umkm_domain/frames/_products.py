"""Kembaran aturan produk. Twins of the rules on products."""

from collections.abc import Iterator

from umkm_domain.frames._portable import any_of, both, equal_any, known, nw, yes
from umkm_domain.frames._rows import Form
from umkm_domain.frames._twins import Hit, Plan, twin
from umkm_domain.model.product import ProductCategory
from umkm_domain.rules.products import _NOT_GOODS

__all__ = ["FORMS"]

FORMS: dict[str, Form] = {
    "id": Form.TEXT,
    "enterprise_id": Form.TEXT,
    "category": Form.TEXT,
    "gtin": Form.TEXT,
    "shelf_life_days": Form.NUMBER,
    "price": Form.NUMBER,
    "illustrative": Form.TRUTH,
}
"""The columns of the table that the twins read."""

_FOOD = [category.value for category in ProductCategory if category.is_food]


@twin("IDN003", "products")
def gtin_form(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.identifiers.gtin_form`."""
    yield plan.hit("/gtin", rows=known("gtin") & ~nw.col("_gtin_ok"))


@twin("CER012", "products")
def restricted(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.products.restricted`."""
    prefix, short = nw.col("_gtin_prefix"), nw.col("_gtin_short")
    first, two = prefix.str.slice(0, 1), prefix.str.slice(0, 2)
    long = ~yes(short) & any_of(two == "02", two == "04", first == "2")
    inside = both(short, any_of(first == "0", first == "2")) | long
    yield plan.hit("/gtin", rows=known("gtin") & nw.col("_gtin_ok") & inside)


@twin("CER014", "products")
def unassigned(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.products.unassigned`."""
    prefix, short = nw.col("_gtin_prefix"), nw.col("_gtin_short")
    coupon = any_of(*(prefix.str.slice(0, 2) == two for two in ("05", "98", "99")))
    odd = coupon | any_of(*(prefix == one for one in _NOT_GOODS))
    real = known("gtin") & nw.col("_gtin_ok") & ~yes(short) & ~yes(nw.col("illustrative"))
    yield plan.hit("/gtin", rows=real & odd)


@twin("PRD010", "products")
def no_shelf_life(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.products.no_shelf_life`."""
    yield plan.hit("/shelf_life_days", rows=equal_any("category", _FOOD) & ~known("shelf_life_days"))


@twin("PRD011", "products")
def no_category(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.products.no_category`."""
    yield plan.hit("/category", rows=~known("category"))


@twin("PRD013", "products")
def no_price(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.products.no_price`."""
    yield plan.hit("/price", rows=yes(nw.col("price") == 0))


@twin("REF002", "products", "enterprises")
def maker_missing(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.references.MAKER`."""
    yield plan.hit("/enterprise_id", rows=known("enterprise_id") & ~known("_maker_there"))
