"""Assistance by product that is ready and by product that is listed: a ratio of records, and no cause."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from plan_records import GTIN, NIB, ON, PROFILE, certified
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.core.errors import UnknownCodeError, UsageError
from umkm_domain.model.assistance import AssistanceGrant
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party
from umkm_domain.model.product import Label, Product
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import Listing, RetailAgreement

NO_CAUSE = "This is a ratio and no cause: it does not say that the assistance is what made them so."


def grant(id_: str, value: int | None, *products: str, **more: Any) -> AssistanceGrant:
    """A grant for products."""
    return AssistanceGrant(id=id_, kind="packaging", value=value, product_ids=products, **more)


def shop(*grants: AssistanceGrant) -> Registry:
    """One enterprise with three products: P1 is ready and listed at a shop, P2 is ready, P3 is neither."""
    products = tuple(
        Product(id=f"P{n}", enterprise_id="E1", name="x", gtin=GTIN, label=Label(expiry=n < 3)) for n in (1, 2, 3)
    )
    agreement = RetailAgreement(
        id="A1",
        kind="supply",
        retailer="Alfamart",
        signed_on=date(2026, 1, 1),
        parties=(Party(kind="enterprise", name="x", enterprise_id="E1"),),
        listings=(Listing(product_id="P1", since=date(2026, 2, 1)),),
    )
    return Registry(
        enterprises=(Enterprise(id="E1", name="x", nib=NIB),),
        products=products,
        certifications=tuple(certified(scheme, p) for p in products for scheme in ("pirt", "halal")),
        agreements=(agreement,),
        grants=grants,
    )


def ready(registry: Registry, **more: Any) -> Any:
    """Cost per ready product on the day of the tests."""
    return calc.cost_per_ready_product(registry, on=ON, retailer=PROFILE, **more)


def listed(registry: Registry, **more: Any) -> Any:
    """Cost per listed product on the day of the tests."""
    return calc.cost_per_listed_product(registry, on=ON, **more)


def test_all_that_was_spent_by_what_is_there() -> None:
    """Ten million for three products, of which two are ready and one is listed."""
    registry = shop(grant("G1", 7_000_000, "P1", "P2"), grant("G2", 3_000_000, "P2", "P3"))
    assert Fraction(5_000_000) == ready(registry).value
    assert Fraction(10_000_000) == listed(registry).value
    for result in (ready(registry), listed(registry)):
        replay(result)
        assert "rupiah per product" == result.unit
        assert [NO_CAUSE] == [note.en for note in result.notes]
        assert ON == result.on
    assert [
        ("assistance for products", 10_000_000),
        ("products assisted", 3),
        ("products assisted and ready", 2),
        ("cost per ready product", 5_000_000),
    ] == [(step.name, step.result) for step in ready(registry).steps]
    assert ("cost_per_ready_product", "cost_per_listed_product") == (ready(registry).name, listed(registry).name)
    assert listed(registry).steps[-1].name == "cost per listed product"


def test_rounded_to_rupiah() -> None:
    """The value is exact; rounded it is whole rupiah."""
    result = ready(shop(grant("G1", 1_000_001, "P1", "P2")))
    assert Fraction(1_000_001, 2) == result.value
    assert 500_001 == result.rounded


def test_what_does_not_count() -> None:
    """Grants without products or value, loans, and later ones are left out, and each kind is counted in a note."""
    registry = shop(
        grant("G1", 1_000_000, "P1"),
        grant("G2", 50),
        grant("G3", None, "P1"),
        grant("G4", 70, "P1", channel="loan"),
        grant("G5", 90, "P1", awarded_on=date(2026, 11, 25)),
        grant("G6", 1, "P1", awarded_on=ON),
    )
    result = ready(registry)
    assert 1_000_001 == result.value
    assert ("G1", "G6") == result.steps[0].inputs[0][1]
    assert [
        "1 grants name no product.",
        "1 grants record no value.",
        "1 grants are loans.",
        "1 grants are of a later day.",
        NO_CAUSE,
    ] == [note.en for note in result.notes]


@pytest.mark.parametrize("ask", [ready, listed])
def test_nothing_recorded(ask: Any) -> None:
    """Without a grant that names products and a value there is nothing to divide."""
    result = ask(shop(grant("G1", 5)))
    assert result.value is None
    assert "No assistance is recorded with both its products and its value." == result.undefined.en


def test_none_of_them() -> None:
    """Where none of the products is there the reason says of how many; one that is not on record is none."""
    registry = shop(grant("G1", 5, "P3", "P9"))
    assert (
        "None of the 2 products that assistance was recorded for is ready on that day." == ready(registry).undefined.en
    )
    assert "Dari 2 produk yang tercatat dibantu tidak ada yang dijual pada hari itu." == listed(registry).undefined.id
    replay(ready(registry))


def test_at_a_retailer() -> None:
    """Listed at one retailer is not listed at another."""
    registry = shop(grant("G1", 5, "P1"))
    assert listed(registry, retailer="Alfamart").value == 5
    assert listed(registry, retailer="Indomaret").value is None


def test_on_a_day() -> None:
    """On a day before the listing the product is not listed yet; unknown is not ready."""
    registry = shop(grant("G1", 5, "P1"))
    assert calc.cost_per_listed_product(registry, on=date(2026, 1, 31)).value is None
    unknown = registry.with_(Product(id="P1", enterprise_id="E1", name="x", gtin=GTIN))
    assert ready(unknown).value is None
    assert ready(registry).value == 5
    craft = registry.with_(
        Product(id="P1", enterprise_id="E1", name="x", gtin=GTIN, category="craft", label=Label(expiry=True))
    )
    assert ready(craft).value is None


@pytest.mark.parametrize("ask", [calc.cost_per_ready_product, calc.cost_per_listed_product])
def test_bad_day(ask: Any) -> None:
    """A day is a date."""
    with pytest.raises(UsageError, match="on: expected a date"):
        ask(shop(), on="2026")


@pytest.mark.parametrize("ask", [calc.cost_per_ready_product, calc.cost_per_listed_product])
@pytest.mark.parametrize("wrong", [{"registry": None}, {"on": "2019"}, {"law": None}, {"profiles": 5}])
def test_wrong_things(ask: Any, wrong: dict[str, Any]) -> None:
    """No registry, no day, no book of law and no profiles are refused by name."""
    right = {"registry": Registry(), "on": date(2026, 11, 24), "retailer": "Toko"}
    with pytest.raises(UsageError, match=f"^{next(iter(wrong))}: expected"):
        ask(**{**right, **wrong})


def test_assistance_of_no_value() -> None:
    """A grant whose value is recorded as nothing counts with nothing, and so do its products."""
    assert Fraction(7, 2) == ready(shop(grant("G1", 7, "P1"), grant("G2", 0, "P2"))).value


def test_enterprises_that_are_gone() -> None:
    """What was given stays in the sum; a product whose maker is gone is neither ready nor listed."""
    whole = shop(grant("G1", 6_000_000, "P1", "P2"))
    maker = whole.enterprises[0]
    for ask, value in ((ready, 3_000_000), (listed, 6_000_000)):
        for there in (evolve(maker, closed=ON), evolve(maker, established=ON)):
            assert (value, [NO_CAUSE]) == (ask(whole.with_(there)).value, [n.en for n in ask(whole.with_(there)).notes])
        for gone in (evolve(maker, closed=ON - timedelta(1)), evolve(maker, established=ON + timedelta(1))):
            result = ask(whole.with_(gone))
            assert result.value is None
            assert "None of the 2 products" in result.undefined.en
            assert [
                "2 of the products assisted are of enterprises closed or not yet founded on that day; they do not "
                "count.",
                NO_CAUSE,
            ] == [note.en for note in result.notes]


def test_names_of_shops() -> None:
    """A slip in the name of a profile is refused, and a shop that nobody knows is noted."""
    registry = shop(grant("G1", 6_000_000, "P1", "P2"))
    for ask in (calc.cost_per_ready_product, calc.cost_per_listed_product):
        with pytest.raises(UnknownCodeError, match="minimarket food 2019"):
            ask(registry, on=ON, retailer="minimarket food 2091")
        for wrong in ("", " ", 5):
            with pytest.raises(UsageError, match=r"^retailer: expected"):
                ask(registry, on=ON, retailer=wrong)  # type: ignore[arg-type]
    unknown = listed(registry, retailer="Nowhere")
    assert unknown.value is None
    assert ["There is no agreement with Nowhere on record.", NO_CAUSE] == [note.en for note in unknown.notes]
    assert [NO_CAUSE] == [note.en for note in listed(registry, retailer="alfamart").notes]
    by_shop = calc.cost_per_ready_product(registry, on=ON, retailer="Nowhere")
    assert "Nowhere has no profile of its own and no agreement on record" in by_shop.notes[0].en
