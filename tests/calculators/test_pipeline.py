"""The funnel to retail, in enterprises and in products."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from replay import replay
from shelf import DAY, NIB, certificate, enterprise, product, ready_product, ready_registry, supply

from umkm_domain import calculators as calc
from umkm_domain.calculators.profiles import MINIMARKET_FOOD_2019
from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import UsageError
from umkm_domain.model.product import ProductCategory
from umkm_domain.model.registry import Registry

STEPS = ("all", "nib", "permit", "halal", "barcode", "ready", "agreement", "listed")


def counted(registry: Registry, **more: Any) -> dict[str, tuple[int, int, int, int]]:
    """Each step: enterprises and products on their own, and those that came through."""
    result = calc.funnel(registry, **{"on": DAY, **more})
    replay(result)
    assert result.value is not None
    assert STEPS == tuple(s.name for s in result.value.steps)
    return {s.name: (s.enterprises, s.products, s.enterprises_through, s.products_through) for s in result.value.steps}


def two() -> Registry:
    """One enterprise with a ready, listed product and one with a NIB missing, and one without product."""
    return ready_registry(
        enterprise("E2", region=KemendagriRegion("36.02"), activities=(Kbli("10391", edition=2020),)),
        enterprise("E3", nib=NIB),
        ready_product("P2", "E1"),
        ready_product("P3", "E2"),
        certificate(Scheme.PIRT, "P3", holder="E2"),
        agreements=(supply("P1", "P3"),),
    )


def test_steps_in_both_units() -> None:
    """Each step counts enterprises and products apart, on their own and through all steps so far."""
    assert {
        "all": (3, 3, 3, 3),
        "nib": (2, 2, 2, 2),
        "permit": (2, 2, 1, 1),
        "halal": (1, 1, 1, 1),
        "barcode": (2, 3, 1, 1),
        "ready": (1, 1, 1, 1),
        "agreement": (2, 3, 1, 1),
        "listed": (2, 2, 1, 1),
    } == counted(two())


def test_conversion() -> None:
    """The rate of a step is through it over through the one before, and none where nobody came."""
    steps = calc.funnel(two(), on=DAY).value
    assert steps is not None
    assert [None, Fraction(2, 3), Fraction(1, 2), 1] == [s.enterprise_rate for s in steps.steps[:4]]
    assert [None, Fraction(2, 3), Fraction(1, 2), 1] == [s.product_rate for s in steps.steps[:4]]
    empty = calc.funnel(Registry(enterprises=(enterprise(),)), on=DAY).value
    assert empty is not None
    assert [None, Fraction(0), None] == [s.enterprise_rate for s in empty.steps[:3]]
    assert empty.step("nib").enterprises == 0


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()), max_size=6))
def test_through_only_shrinks(facts: list[tuple[bool, bool, bool, bool]]) -> None:
    """Through a step come at most those at it and those through the one before; ready and listed imply neither."""
    registry = Registry(
        enterprises=tuple(enterprise(f"E{i}", nib=NIB if nib else None) for i, (nib, *_) in enumerate(facts))
        or (enterprise(),),
        products=tuple(
            (ready_product if ready else product)(f"P{i}", f"E{i}") for i, (_, ready, *_) in enumerate(facts)
        ),
        certifications=tuple(
            certificate(scheme, f"P{i}", holder=f"E{i}")
            for i, (_, _, both, _) in enumerate(facts)
            for scheme in (Scheme.PIRT, Scheme.HALAL)
            if both
        ),
        agreements=tuple(supply(f"P{i}", id=f"A{i}", holder=f"E{i}") for i, (*_, listed) in enumerate(facts) if listed),
    )
    found = counted(registry)
    for name, before in zip(STEPS[1:], STEPS, strict=False):
        assert found[name][2] <= min(found[name][0], found[before][2])
        assert found[name][3] <= min(found[name][1], found[before][3])
    ready = sum(all(f[:3]) for f in facts)
    assert ready == found["ready"][1]
    assert sum(f[3] for f in facts) == found["listed"][1]


def test_other_kinds_of_product() -> None:
    """A product that the profile is not for counts where the records prove it, is not ready, and a note says so."""
    clothes = product(category=ProductCategory.CLOTHING)
    registry = Registry(enterprises=(enterprise(nib=NIB),), products=(clothes,))
    found = counted(registry)
    assert (0, 0, 0, 0) == (found["permit"][1], found["halal"][1], found["barcode"][1], found["ready"][1])
    tonic = ready_registry(evolve(ready_product("P2"), category=ProductCategory.TRADITIONAL_MEDICINE))
    for name, plain, more in (("permit", 1, 1), ("barcode", 1, 2), ("ready", 1, 1)):
        assert (plain, more) == (counted(ready_registry())[name][1], counted(tonic)[name][1])
    held = tonic.with_(certificate(Scheme.BPOM, "P2"))
    assert (2, 1) == (counted(held)["permit"][1], counted(held)["ready"][1])
    assert [
        "1 products are of a kind that the profile minimarket food 2019 is not for; they count at steps that are "
        "proved, but are not ready."
    ] == [note.en for note in calc.funnel(tonic, on=DAY).notes]


def test_agreement_of_an_enterprise_without_products() -> None:
    """A supply contract makes an enterprise pass that step, without any product of it."""
    registry = Registry(enterprises=(enterprise(),), agreements=(supply(),))
    found = counted(registry)
    assert ((1, 0), (0, 0)) == (found["agreement"][:2], found["listed"][:2])


def test_retailer_narrows_down() -> None:
    """Agreements of another retailer do not count for the one asked for."""
    assert counted(two(), retailer="Alfamart")["listed"][:2] == (0, 0)
    assert counted(two(), retailer="Alfamart")["agreement"][:2] == (0, 0)
    assert counted(two(), retailer="toko")["listed"][:2] == (2, 2)
    assert counted(two(), retailer="minimarket food 2019")["listed"][:2] == (2, 2)


def test_profile_without_a_step() -> None:
    """A step that a profile does not ask for counts what the records prove, by the published profile of the day."""
    own = calc.Profile(name="own", since=DAY, requirements=())
    found, usual = counted(two(), retailer=own), counted(two())
    assert {name: usual[name][:2] for name in STEPS[:5]} == {name: found[name][:2] for name in STEPS[:5]}
    assert (2, 3) == found["ready"][:2]
    said = (
        "The profile own does not ask for: NIB or an older licence, home-industry permit or BPOM, halal certificate, "
        "barcode; those steps count what the records prove."
    )
    assert [said] == [note.en for note in calc.funnel(two(), on=DAY, retailer=own).notes]
    assert [said] == [note.en for note in calc.funnel_by(two(), by="region", on=DAY, retailer=own).notes]


def test_step_that_some_products_need_not_take() -> None:
    """Where a profile asks it of some products only, the step still counts the products that have it on record."""
    halal = next(r for r in MINIMARKET_FOOD_2019.requirements if r.id == "halal")
    own = calc.Profile(name="own", since=DAY, requirements=(evolve(halal, only_if="dairy"),))
    found = counted(two(), retailer=own)
    assert (1, 3) == (found["halal"][1], found["ready"][1])


def test_orphans() -> None:
    """Products without an enterprise are counted as products, and said."""
    result = calc.funnel(ready_registry(product("P9", "E9")), on=DAY)
    assert result.value is not None
    assert (1, 2) == (result.value.steps[0].enterprises, result.value.steps[0].products)
    assert "1 products have no enterprise in this registry and are counted as products only." == result.notes[0].en
    assert calc.funnel(ready_registry(), on=DAY).notes == ()


def test_nothing_to_count() -> None:
    """A registry without enterprises has no funnel."""
    result = calc.funnel(Registry(), on=DAY)
    assert result.value is None
    assert result.undefined is not None


def test_by_region_and_activity() -> None:
    """One funnel for each region and activity; their counts add up to the whole."""
    for by, keys in (("region", ["", "36.02"]), ("activity", ["", "10391"])):
        result = calc.funnel_by(two(), by=by, on=DAY)
        replay(result)
        parts = result.value
        assert parts is not None
        assert (by, keys, 2) == (parts.by, list(parts), len(parts))
        assert parts[keys[1]] is parts.parts[1][1]
        for i, step in enumerate(calc.funnel(two(), on=DAY).value.steps):  # type: ignore[union-attr]
            found = [part.steps[i] for part in parts.values()]
            assert step.enterprises == sum(s.enterprises for s in found)
            assert step.products == sum(s.products for s in found)
    assert parts.get("nowhere") is None
    for wrong in ("owner", ["region"], None):
        with pytest.raises(UsageError, match="region or activity"):
            calc.funnel_by(two(), by=wrong, on=DAY)  # type: ignore[arg-type]


def test_parts_are_one_computation() -> None:
    """Funnels by region are a computation: with steps, notes, a line to read, plain data and a row of a table."""
    registry = two().with_(product("P9", "E9"))
    result = calc.funnel_by(registry, by="region", on=DAY)
    assert ("funnel_by", DAY) == (result.name, result.on)
    assert ["1 products have no enterprise in this registry and belong to no part."] == [n.en for n in result.notes]
    assert "–: 2 usaha; 36.02: 1 usaha" in result._repr_html_()
    assert ["", "36.02"] == list(result.to_dict()["value"])
    (row,) = calc.table(result)
    assert '"36.02"' in str(row["value"])
    assert {s.name: s.result for s in result.steps}["enterprises: listed (36.02)"] == 1
    nobody = calc.funnel_by(Registry(), by="region", on=DAY)
    assert nobody.value is None
    assert "There are no enterprises in this registry on that day." == str(nobody.undefined and nobody.undefined.en)


def test_only_those_that_are_there() -> None:
    """An enterprise that has closed, or is not yet founded, does not count, nor do its products; a note says so."""
    whole = two()
    first, *others = whole.enterprises
    for gone in (evolve(first, closed=DAY - timedelta(1)), evolve(first, established=DAY + timedelta(1))):
        registry = whole.with_(gone)
        result = calc.funnel(registry, on=DAY)
        assert result.value is not None
        left = Registry(
            enterprises=tuple(others),
            products=tuple(p for p in whole.products if p.enterprise_id != first.id),
            certifications=whole.certifications,
            agreements=whole.agreements,
        )
        assert calc.funnel(left, on=DAY).value == result.value
        assert ["1 enterprises are closed or not yet founded on that day; they and their products do not count."] == [
            note.en for note in result.notes
        ]
        by = calc.funnel_by(registry, by="activity", on=DAY)
        assert by.value is not None
        assert 2 == sum(part.steps[0].enterprises for part in by.value.values())
        assert result.notes == by.notes == calc.funnel_change(registry, registry, on_before=DAY, on_after=DAY).notes
    for still in (evolve(first, closed=DAY), evolve(first, established=DAY)):
        result = calc.funnel(whole.with_(still), on=DAY)
        assert (calc.funnel(whole, on=DAY).value, ()) == (result.value, result.notes)
    nobody = whole.with_(*(evolve(e, closed=DAY - timedelta(1)) for e in whole.enterprises))
    assert calc.funnel(nobody, on=DAY).value is None
    assert 1 == len(calc.funnel(nobody, on=DAY).notes)


def test_a_shop_that_nobody_knows() -> None:
    """A shop without a profile and without an agreement is judged by the general profile, and a note says so."""
    said = "Nowhere has no profile of its own and no agreement on record; it is judged by minimarket food 2019."
    for result in (
        calc.funnel(two(), on=DAY, retailer="Nowhere"),
        calc.funnel_by(two(), by="region", on=DAY, retailer="Nowhere"),
        calc.readiness(two().products[0], two(), on=DAY, retailer="Nowhere"),
    ):
        assert said in [note.en for note in result.notes]
    asks = MINIMARKET_FOOD_2019.requirements
    own = calc.Profile(name="own", since=DAY, requirements=asks, retailer="Nowhere")
    for retailer in ("toko", "minimarket food 2019", own, None):
        assert calc.funnel(two(), on=DAY, retailer=retailer).notes == ()
    assert calc.funnel(two(), on=DAY, retailer="nowhere", profiles=(own,)).notes == ()


@pytest.mark.parametrize("wrong", [{"registry": None}, {"law": None}, {"on": "2019"}, {"profiles": None}])
def test_wrong_things(wrong: dict[str, Any]) -> None:
    """No registry, no book of law, no day and no profiles are refused by name."""
    right = {"registry": two(), "on": DAY}
    name = next(iter(wrong))
    for ask, more in ((calc.funnel, {}), (calc.funnel_by, {"by": "region"})):
        with pytest.raises(UsageError, match=f"^{name}: expected"):
            ask(**{**right, **more, **wrong})
    if name != "profiles":
        with pytest.raises(UsageError, match=f"^{name}: expected"):
            calc.readiness("P1", **{**right, **wrong})


def test_between_two_days() -> None:
    """The same registry before and after a listing: one more product, and one more enterprise."""
    before = date(2019, 3, 14)
    result = calc.funnel_change(two(), two(), on_before=before, on_after=DAY)
    replay(result)
    assert result.value is not None
    change = {c.name: c for c in result.value}["listed"]
    assert (0, 2, 0, 2) == (
        change.enterprises_before,
        change.enterprises_after,
        change.products_before,
        change.products_after,
    )
    assert DAY == result.on
    assert STEPS == tuple(c.name for c in result.value)
    for empty in ((Registry(), two()), (two(), Registry())):
        assert calc.funnel_change(*empty, on_before=before, on_after=DAY).undefined is not None


def test_profile_is_named() -> None:
    """The funnel says by which profile ready is meant."""
    assert calc.funnel(two(), on=DAY).value.profile == "minimarket food 2019"  # type: ignore[union-attr]
    assert calc.funnel(two(), on=date(2026, 1, 1)).value.profile == "minimarket food 2026"  # type: ignore[union-attr]


def test_change_uses_the_profiles_given() -> None:
    """Both days are counted by the profiles given."""
    own = calc.Profile(name="own", since=date(2010, 1, 1), requirements=())
    result = calc.funnel_change(two(), two(), on_before=date(2019, 3, 14), on_after=DAY, profiles=(own,))
    assert result.value is not None
    ready = {c.name: c for c in result.value}["ready"]
    assert (3, 3) == (ready.products_before, ready.products_after)


def test_closed_steps_stay_closed() -> None:
    """Through a step come no more enterprises than through the one before, with products or without."""
    registry = Registry(
        enterprises=(enterprise("E1"), enterprise("E2", nib=NIB)),
        products=(ready_product("P1", "E1"),),
        certifications=(certificate(Scheme.PIRT, "P1"), certificate(Scheme.HALAL, "P1")),
    )
    found = counted(registry)
    assert [2, 1, 0, 0, 0, 0, 0, 0] == [found[name][2] for name in STEPS]
