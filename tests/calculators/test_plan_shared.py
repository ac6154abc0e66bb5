"""The cost of one enterprise by its number of products: own costs, shared charges, certificates."""

from collections.abc import Iterable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from plans import cost_of_set, least_set

from umkm_domain.calculators.plan_shared import Charge, Item, cheapest, least_costs, paid, riders


def ids(items: Iterable[Item]) -> list[str]:
    """The ids of products."""
    return [item.id for item in items]


CHARGES = {
    "all": Charge(100),
    "free": Charge(0),
    "four": Charge(90, 4),
    "one": Charge(13, 1),
    "three": Charge(50, 3),
    "two": Charge(30, 2),
}
WAY = st.tuples(st.sampled_from([0, 0, 1, 5, 60]), st.sets(st.sampled_from(sorted(CHARGES)), max_size=4), st.booleans())


def item_of(id_: str, ways: list[tuple[int, set[str], bool]]) -> Item:
    """A product that can be brought there in these ways."""
    first, *others = (
        Item(id_, cost, tuple(sorted(keys)), alone or cost > 0 or not keys, n)
        for n, (cost, keys, alone) in enumerate(ways)
    )
    return evolve(first, others=tuple(others))


def items_of(most: int, ways: int) -> st.SearchStrategy[list[Item]]:
    """Up to so many products, each with up to so many ways."""
    rows = st.lists(st.lists(WAY, min_size=1, max_size=ways), min_size=1, max_size=most)
    return rows.map(lambda rows: [item_of(f"P{n}", row) for n, row in enumerate(rows)])


ITEMS = st.one_of(items_of(7, 1), items_of(4, 3))


@given(ITEMS)
def test_every_number_at_its_least(items: list[Item]) -> None:
    """For every number of products the cost is that of the cheapest set there is."""
    found = least_costs(items, CHARGES)
    assert [least_set(items, CHARGES, n) for n in range(1, len(items) + 1)] == list(found)


@given(ITEMS, st.data())
def test_the_set_costs_what_is_said(items: list[Item], data: st.DataObject) -> None:
    """The set that is named has that number of products and that cost, in the order of ids."""
    count = data.draw(st.integers(1, len(items)))
    chosen = cheapest(items, CHARGES, count)
    assert count == len(chosen)
    assert [item.id for item in chosen] == sorted({item.id for item in chosen})
    assert all(item in {i.id: i for i in items}[item.id].ways for item in chosen)
    assert least_costs(items, CHARGES)[count - 1] == cost_of_set(chosen, CHARGES)


@given(ITEMS)
def test_costs_never_fall(items: list[Item]) -> None:
    """One product more never costs less."""
    found = list(least_costs(items, CHARGES))
    assert sorted(found) == found


@given(ITEMS, st.data())
def test_riders_cost_nothing(items: list[Item], data: st.DataObject) -> None:
    """Products that are ready by the way have no gap of their own, and add nothing to the cost."""
    chosen = cheapest(items, CHARGES, data.draw(st.integers(1, len(items))))
    extra = riders(items, CHARGES, chosen)
    with_extra = [*chosen, *extra]
    names = [item.id for item in with_extra]
    assert len(names) == len(set(names))
    assert not any(item.alone for item in extra)
    assert cost_of_set(chosen, CHARGES) == cost_of_set(with_extra, CHARGES)
    assert paid(chosen, CHARGES) == paid(with_extra, CHARGES)
    for way in (way for item in items if item.id not in names for way in item.ways if not way.alone):
        assert paid([*with_extra, way], CHARGES) != paid(with_extra, CHARGES)


@given(ITEMS, st.randoms())
def test_order_of_products_does_not_matter(items: list[Item], random: object) -> None:
    """The same products in another order give the same costs, the same set and the same riders."""
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert least_costs(items, CHARGES) == least_costs(shuffled, CHARGES)
    for count in range(1, len(items) + 1):
        assert cheapest(items, CHARGES, count) == cheapest(shuffled, CHARGES, count)
        chosen = cheapest(items, CHARGES, count)
        assert riders(items, CHARGES, chosen) == riders(shuffled, CHARGES, chosen)


def test_certificate_for_three() -> None:
    """A certificate for up to three products is paid again with the fourth and the seventh."""
    items = [Item(f"P{n}", 0, ("three",), False) for n in range(7)]
    assert (50, 50, 50, 100, 100, 100, 150) == least_costs(items, CHARGES)
    assert {"three": 2} == paid(items[:4], CHARGES)


def test_enterprise_gap_is_paid_once() -> None:
    """What belongs to the enterprise is paid with the first product only."""
    items = [Item("P1", 5, ("all",)), Item("P2", 1, ("all",)), Item("P3", 3, ("all",))]
    assert (101, 104, 109) == least_costs(items, CHARGES)
    assert ["P2", "P3"] == ids(cheapest(items, CHARGES, 2))


def test_no_shared_charge() -> None:
    """Products that share nothing are taken by their own cost."""
    items = [Item("P1", 5), Item("P2", 1)]
    assert (1, 6) == least_costs(items, CHARGES)
    assert {} == paid(items, CHARGES)


def test_dear_alone_cheap_together() -> None:
    """Two products that share a dear charge are chosen together, not one of each kind."""
    items = [Item("P1", 0, ("all",)), Item("P2", 0, ("all",)), Item("P3", 60, ())]
    assert (60, 100, 160) == least_costs(items, CHARGES)
    assert ["P3"] == ids(cheapest(items, CHARGES, 1))
    assert ["P1", "P2"] == ids(cheapest(items, CHARGES, 2))


def test_equal_products_by_id() -> None:
    """Of products that cost the same the one of the lesser id is chosen."""
    items = [Item("P2", 1, ("all",)), Item("P1", 1, ("all",))]
    assert ["P1"] == ids(cheapest(items, CHARGES, 1))


def test_riders_only_while_there_is_room() -> None:
    """A certificate for two has room for one more product, and for no third."""
    items = [Item("P1", 0, ("two",), False), Item("P2", 0, ("two",), False), Item("P3", 0, ("two",), False)]
    assert ["P2"] == ids(riders(items, CHARGES, items[:1]))
    assert () == riders(items, CHARGES, items[:2])


def test_riders_need_every_charge_paid() -> None:
    """A product that also lacks something else is not ready by the way."""
    items = [Item("P1", 0, ("all",), False), Item("P2", 0, ("all", "two"), False), Item("P3", 0, ("all",), True)]
    assert () == riders(items, CHARGES, items[:1])


def test_the_way_that_others_pay_for() -> None:
    """A product that is cheaper by itself alone takes the dearer charge once another pays for it anyway."""
    choice = item_of("P1", [(60, set(), True), (0, {"all"}, False)])
    must = Item("P2", 0, ("all",))
    assert (60, 100) == least_costs([choice, must], CHARGES)
    assert [("P1", 0)] == [(item.id, item.way) for item in cheapest([choice, must], CHARGES, 1)]
    assert [("P1", 1), ("P2", 0)] == [(item.id, item.way) for item in cheapest([choice, must], CHARGES, 2)]
    assert [("P1", 1)] == [(item.id, item.way) for item in riders([choice, must], CHARGES, [must])]
    assert [(), ()] == [way.others for way in choice.ways]


def test_a_lone_product_takes_its_cheapest_way() -> None:
    """With no other product there is still a choice between the ways."""
    assert (5,) == least_costs([item_of("P1", [(60, set(), True), (5, set(), True)])], CHARGES)


@pytest.mark.parametrize(("covers", "products", "times"), [(None, 0, 0), (None, 9, 1), (3, 0, 0), (3, 3, 1), (3, 4, 2)])
def test_times(covers: int | None, products: int, times: int) -> None:
    """How often a charge is paid for a number of products."""
    assert times == Charge(1, covers).times(products)
