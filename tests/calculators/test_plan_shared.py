"""The cost of one enterprise by its number of products: own costs, shared charges, certificates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import cost_of_set, least_set

from umkm_domain.calculators.plan_shared import Charge, Item, cheapest, least_costs, paid, riders

CHARGES = {
    "all": Charge(100),
    "free": Charge(0),
    "four": Charge(90, 4),
    "one": Charge(13, 1),
    "three": Charge(50, 3),
    "two": Charge(30, 2),
}
ITEMS = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 1, 5, 60]),
        st.sets(st.sampled_from(sorted(CHARGES)), max_size=4),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
).map(
    lambda rows: [
        Item(f"P{n}", cost, tuple(sorted(keys)), alone or cost > 0 or not keys)
        for n, (cost, keys, alone) in enumerate(rows)
    ]
)


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
    assert count == len(set(chosen))
    assert sorted(chosen) == list(chosen)
    assert least_costs(items, CHARGES)[count - 1] == cost_of_set([i for i in items if i.id in chosen], CHARGES)


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
    assert not set(extra) & set(chosen)
    assert not any(item.alone for item in items if item.id in extra)
    taken = [item for item in items if item.id in chosen]
    with_extra = [item for item in items if item.id in (*chosen, *extra)]
    assert cost_of_set(taken, CHARGES) == cost_of_set(with_extra, CHARGES)
    assert paid(taken, CHARGES) == paid(with_extra, CHARGES)
    for item in items:
        if not item.alone and item.id not in (*chosen, *extra):
            assert paid([*with_extra, item], CHARGES) != paid(with_extra, CHARGES)


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
    assert ("P2", "P3") == cheapest(items, CHARGES, 2)


def test_no_shared_charge() -> None:
    """Products that share nothing are taken by their own cost."""
    items = [Item("P1", 5), Item("P2", 1)]
    assert (1, 6) == least_costs(items, CHARGES)
    assert {} == paid(items, CHARGES)


def test_dear_alone_cheap_together() -> None:
    """Two products that share a dear charge are chosen together, not one of each kind."""
    items = [Item("P1", 0, ("all",)), Item("P2", 0, ("all",)), Item("P3", 60, ())]
    assert (60, 100, 160) == least_costs(items, CHARGES)
    assert ("P3",) == cheapest(items, CHARGES, 1)
    assert ("P1", "P2") == cheapest(items, CHARGES, 2)


def test_equal_products_by_id() -> None:
    """Of products that cost the same the one of the lesser id is chosen."""
    items = [Item("P2", 1, ("all",)), Item("P1", 1, ("all",))]
    assert ("P1",) == cheapest(items, CHARGES, 1)


def test_riders_only_while_there_is_room() -> None:
    """A certificate for two has room for one more product, and for no third."""
    items = [Item("P1", 0, ("two",), False), Item("P2", 0, ("two",), False), Item("P3", 0, ("two",), False)]
    assert ("P2",) == riders(items, CHARGES, ("P1",))
    assert () == riders(items, CHARGES, ("P1", "P2"))


def test_riders_need_every_charge_paid() -> None:
    """A product that also lacks something else is not ready by the way."""
    items = [Item("P1", 0, ("all",), False), Item("P2", 0, ("all", "two"), False), Item("P3", 0, ("all",), True)]
    assert () == riders(items, CHARGES, ("P1",))


@pytest.mark.parametrize(("covers", "products", "times"), [(None, 0, 0), (None, 9, 1), (3, 0, 0), (3, 3, 1), (3, 4, 2)])
def test_times(covers: int | None, products: int, times: int) -> None:
    """How often a charge is paid for a number of products."""
    assert times == Charge(1, covers).times(products)
