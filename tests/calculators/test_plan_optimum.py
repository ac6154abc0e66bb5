"""The exact optimum: equal to trying everything, monotone, with a bound that holds."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import GROUP, every_choice, least_by_table, least_by_trying, up_to

from umkm_domain.calculators import plan_optimum
from umkm_domain.calculators.plan_curve import least_costs_of_all
from umkm_domain.calculators.plan_optimum import Group, Optimum, least_cost

MANY = st.lists(GROUP, min_size=3, max_size=14)


def check(groups: list[Group], products: int, enterprises: int, least: int | None) -> Optimum | None:
    """The optimum is as cheap as it can be, reaches both numbers, and lies on or above its bound."""
    best = least_cost(groups, products=products, enterprises=enterprises)
    if best is None:
        assert least is None
        return None
    chosen = list(zip(groups, best.counts, strict=True))
    assert least == best.cost == sum(g.costs[n - 1] for g, n in chosen if n)
    assert products <= sum(best.counts)
    assert enterprises <= sum(1 for g, n in chosen if g.fresh and n)
    assert best.bound <= best.cost
    assert best.bound == by_hand(groups, products, enterprises, best)
    return best


def by_hand(groups: list[Group], products: int, enterprises: int, best: Optimum) -> Fraction:
    """The bound at the prices given: the target at its prices, and each group at its best.

    No group takes more products than are needed in all, and one that is needed as an enterprise only takes one.
    """
    total = best.product_price * products + best.enterprise_price * enterprises
    for g in groups:
        entry = best.enterprise_price if g.fresh else 0
        values = [c - best.product_price * n - entry for n, c in enumerate(g.costs[: max(products, 1)], 1)]
        total += min([Fraction(0), *map(Fraction, values)])
    return total


@given(up_to(12), st.integers(0, 13), st.integers(0, 9))
@settings(max_examples=200)
def test_as_cheap_as_trying_everything(groups: list[Group], products: int, enterprises: int) -> None:
    """For every case of up to 12 products the cost is the least of all choices there are."""
    check(groups, products, enterprises, least_by_trying(groups, products, enterprises))


@given(MANY, st.data())
@settings(max_examples=150)
def test_as_cheap_as_the_full_table(groups: list[Group], data: st.DataObject) -> None:
    """For more groups the cost is that of the table of every number of products and of enterprises."""
    products = data.draw(st.integers(0, sum(len(g.costs) for g in groups)))
    enterprises = data.draw(st.integers(0, sum(1 for g in groups if g.costs and g.fresh)))
    check(groups, products, enterprises, least_by_table(groups, products, enterprises))


@pytest.mark.parametrize("work", [-1, 0, 5, 40])
@given(groups=MANY, data=st.data())
@settings(max_examples=60)
def test_exact_when_cases_are_told_apart(groups: list[Group], data: st.DataObject, work: int) -> None:
    """When the programme gives up early, cases are told apart, and the cost is still the least."""
    products = data.draw(st.integers(0, sum(len(g.costs) for g in groups)))
    enterprises = data.draw(st.integers(0, sum(1 for g in groups if g.costs and g.fresh)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan_optimum, "WORK", work)
        check(groups, products, enterprises, least_by_table(groups, products, enterprises))


@given(up_to(14), st.data())
def test_dearer_products_never_make_it_cheaper(groups: list[Group], data: st.DataObject) -> None:
    """Raising any cost never lowers the least cost."""
    products = data.draw(st.integers(0, sum(len(g.costs) for g in groups)))
    dearer = [
        Group(tuple(c + (n + 1) * data.draw(st.integers(0, 50)) for n, c in enumerate(g.costs)), g.fresh)
        for g in groups
    ]
    dearer = [Group(tuple(max(g.costs[: n + 1]) for n in range(len(g.costs))), g.fresh) for g in dearer]
    before, after = least_cost(groups, products=products), least_cost(dearer, products=products)
    assert before is not None
    assert after is not None
    assert before.cost <= after.cost


@given(up_to(14), st.data())
def test_a_higher_target_never_costs_less(groups: list[Group], data: st.DataObject) -> None:
    """The cost rises with the number of products and with the number of enterprises."""
    products = data.draw(st.integers(0, sum(len(g.costs) for g in groups)))
    enterprises = data.draw(st.integers(0, sum(1 for g in groups if g.costs and g.fresh)))
    here = least_cost(groups, products=products, enterprises=enterprises)
    assert here is not None
    for m, k in ((products + 1, enterprises), (products, enterprises + 1)):
        more = least_cost(groups, products=m, enterprises=k)
        assert more is None or here.cost <= more.cost


@given(MANY, st.integers(2, 10**9))
def test_cost_scales_with_the_currency(groups: list[Group], factor: int) -> None:
    """Costs with a large common divisor give the same choice as without it."""
    products = sum(len(g.costs) for g in groups) // 2
    scaled = [Group(tuple(c * factor for c in g.costs), g.fresh) for g in groups]
    one, two = least_cost(groups, products=products), least_cost(scaled, products=products)
    assert one is not None
    assert two is not None
    assert one.cost * factor == two.cost
    assert one.counts == two.counts
    assert one.bound * factor == two.bound


def test_nothing_needed_costs_nothing() -> None:
    """A target that is met already takes no product."""
    best = least_cost([Group((0, 5)), Group((7,))], products=-2, enterprises=-1)
    assert best is not None
    assert ((0, 0), 0, 0) == (best.counts, best.cost, best.bound)
    assert least_cost([]) == Optimum((), 0, Fraction(0), Fraction(0), Fraction(0), 0, 1)


@pytest.mark.parametrize(("products", "enterprises"), [(4, 0), (0, 2), (4, 2)])
def test_out_of_reach(products: int, enterprises: int) -> None:
    """More than there are products or new enterprises has no answer."""
    groups = [Group((1, 2)), Group((3,), fresh=False), Group(())]
    assert least_cost(groups, products=products, enterprises=enterprises) is None
    assert least_cost(groups, products=3, enterprises=1) is not None


def test_enterprises_alone_take_the_cheapest_first_products() -> None:
    """For enterprises only the cheapest product of each counts, and those already ready do not."""
    best = least_cost([Group((10, 10)), Group((1,), fresh=False), Group((4, 90)), Group((6,))], enterprises=2)
    assert best is not None
    assert ((0, 0, 1, 1), 10) == (best.counts, best.cost)
    assert best.enterprise_price == 6


def test_both_numbers_can_cost_more_than_either() -> None:
    """Two targets together can cost more than the dearer of them."""
    groups = [Group((10, 11, 12)), Group((9,)), Group((9,))]
    costs = [
        best.cost if best else None
        for best in (
            least_cost(groups, products=3),
            least_cost(groups, enterprises=2),
            least_cost(groups, products=3, enterprises=2),
        )
    ]
    assert [12, 18, 20] == costs


def test_odd_number_of_pairs() -> None:
    """Where all come cheap in pairs only, an odd number takes one product that is dear."""
    best = least_cost([Group((101, 102))] * 40, products=7)
    assert best is not None
    assert 102 * 3 + 101 == best.cost
    assert Fraction(51 * 7) == best.bound


def test_one_giant_is_not_always_the_way() -> None:
    """A giant that is cheap a product only when full is passed over for many small ones."""
    giant = Group(tuple(10_000 + n for n in range(400)))
    small = [Group((60 + n,)) for n in range(100)]
    best = least_cost([giant, *small], products=90)
    assert best is not None
    assert sum(60 + n for n in range(90)) == best.cost
    assert best.counts[0] == 0
    full = least_cost([giant, *small], products=300)
    assert full is not None
    assert 10_299 == full.cost


def coins(rows: list[tuple[int, int, int]]) -> list[Group]:
    """Enterprises of a fixed charge, a cost a product and a number of products, so many of each."""
    return [Group(tuple(fixed + own * n for n in range(1, size + 1))) for fixed, own, size in rows]


@pytest.mark.parametrize("enterprises", [0, 20, 33])
@pytest.mark.parametrize(
    "rows",
    [
        [(1000, 10, 2)] * 20 + [(1500, 1, 3)] * 20,
        [(n % 7 * 100, n % 5 * 10, n % 4 + 1) for n in range(40)],
        [(n * n % 991, n % 13, n % 6 + 1) for n in range(40)],
        [(5_000_000, 1_000_000 * (n % 2 + 1), n % 3 + 1) for n in range(40)],
        [(n % 9 * 1000 + 100, 0, n % 9 + 1) for n in range(40)],
    ],
)
def test_hard_costs(rows: list[tuple[int, int, int]], enterprises: int) -> None:
    """Fixed charges, ties, a common divisor and costs in step with size: as cheap as the table says."""
    groups = coins(rows)
    for products in (1, 31, 50):
        check(groups, products, enterprises, least_by_table(groups, products, enterprises))


def test_agrees_with_the_curve_on_thousands() -> None:
    """For thousands of enterprises the cost is that of the curve, which is computed in another way."""
    groups = coins([(n * 7919 % 10_007, n * 31 % 1009, n % 3 + 1) for n in range(3000)])
    curve = least_costs_of_all([g.costs for g in groups], 4000)
    for products in (1, 77, 1001, 2500, 4000):
        best = least_cost(groups, products=products)
        assert best is not None
        assert curve[products] == best.cost


@given(up_to(10))
def test_every_number_on_the_curve(groups: list[Group]) -> None:
    """The curve has the least cost of every number of products, up to all there are."""
    most = sum(len(g.costs) for g in groups)
    choices = list(every_choice(groups))
    expected = [min(c for m, _, c in choices if m >= n) for n in range(most + 1)]
    assert expected == least_costs_of_all([g.costs for g in groups], most + 3)
    assert expected[:4] == least_costs_of_all([g.costs for g in groups], 3)
