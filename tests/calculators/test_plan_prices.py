"""The prices of one more product and enterprise: the best bound there is, and a choice just short of the target."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import GROUP

from umkm_domain.calculators.plan_curve import least_costs_of_all
from umkm_domain.calculators.plan_optimum import Group
from umkm_domain.calculators.plan_prices import Points, Prices

GROUPS = st.lists(GROUP, min_size=1, max_size=7)


def bound(points: list[Points], fresh: list[bool], m: int, k: int, price: Fraction, entry: Fraction) -> Fraction:
    """The bound at two prices, as the page defines it."""
    total = price * m + entry * k
    for pts, new in zip(points, fresh, strict=True):
        values = [c - price * j - entry * new for j, c in pts]
        total += min([*values, *([Fraction(0)] if new else [])], default=Fraction(0))
    return total


def best_by_trying(points: list[Points], fresh: list[bool], m: int, k: int) -> Fraction:
    """The best bound over every price at which a choice can change."""
    every = [pts if not new else [(0, 0), *pts] for pts, new in zip(points, fresh, strict=True)]
    slopes = {Fraction(0)}
    for one in every:
        for other in every:
            slopes |= {Fraction(d - c, j - i) for i, c in one for j, d in other if j > i and d >= c}
    best = Fraction(0)
    for price in slopes:
        entries = {Fraction(0)}
        for pts, new in zip(points, fresh, strict=True):
            if new and pts:
                entries.add(max(Fraction(0), min(c - price * j for j, c in pts)))
        best = max(best, *(bound(points, fresh, m, k, price, entry) for entry in entries))
    return best


def searched(groups: list[Group], m: int, k: int) -> tuple[Prices, list[Points], list[bool]]:
    """The search for these groups."""
    fresh = [g.fresh and k > 0 for g in groups]
    points = [[*([] if new else [(0, 0)]), *enumerate(g.costs, 1)] for g, new in zip(groups, fresh, strict=True)]
    return Prices(points, fresh, m, k), points, fresh


@given(GROUPS, st.data())
@settings(max_examples=200)
def test_the_best_bound_there_is(groups: list[Group], data: st.DataObject) -> None:
    """No prices give a better bound than those found, and what they choose falls just short of the target."""
    m = data.draw(st.integers(0, sum(len(g.costs) for g in groups)))
    k = data.draw(st.integers(0, sum(1 for g in groups if g.fresh and g.costs)))
    search, points, fresh = searched(groups, m, k)
    p, q = search.best()
    s, values, counts = search.base(p, q)
    here = bound(points, fresh, m, k, Fraction(p, q), Fraction(s, q))
    assert here == Fraction(p * m + s * k + sum(values), q)
    assert best_by_trying(points, fresh, m, k) == here
    widest = max((len(g.costs) for g in groups), default=0)
    short = m - sum(counts)
    assert short <= 0 if p == 0 and sum(counts) > m else 0 <= short < max(widest, 1)
    taken = sum(1 for new, count in zip(fresh, counts, strict=True) if new and count)
    assert taken == k if s else taken >= k
    for pts, new, count, value in zip(points, fresh, counts, values, strict=True):
        costs = dict(pts)
        mine = q * costs[count] - p * count - s * new if count in costs else 0
        assert value == mine


def test_price_of_a_pair() -> None:
    """Where the second product comes with the first the price is that of half the pair."""
    search, _, _ = searched([Group((101, 102))] * 3, 3, 0)
    assert (51, 1) == search.best()
    assert (0, [0, 0, 0], [2, 0, 0]) == search.base(51, 1)


def test_price_of_nothing() -> None:
    """What costs nothing has no price, and the fewest products are taken."""
    search, _, _ = searched([Group((0, 0)), Group((0, 9))], 3, 0)
    assert (0, 1) == search.best()
    assert (0, [0, 0], [2, 1]) == search.base(0, 1)


def test_price_of_the_last_enterprise() -> None:
    """The price of one more enterprise is what the last one needed costs beyond its products."""
    search, _, _ = searched([Group((10, 12)), Group((7,)), Group((9, 30))], 3, 3)
    assert (0, 1) == search.best()
    assert (10, [0, -3, -1], [1, 1, 1]) == search.base(0, 1)


def test_enterprises_at_no_price_fill_up() -> None:
    """Where enough enterprises are in anyway, others that only just pay their products fill up to the target."""
    search, _, _ = searched([Group((5,)), Group((10,)), Group((10, 20)), Group((10,))], 3, 1)
    assert (10, 1) == search.best()
    assert (0, [-5, 0, 0, 0], [1, 1, 0, 1]) == search.base(10, 1)
    search, _, _ = searched([Group((5,)), Group((10, 20)), Group((10,))], 3, 1)
    assert (0, [-5, 0, 0], [1, 0, 1]) == search.base(10, 1)


def test_swap_among_equal_enterprises() -> None:
    """Of enterprises at the same price those with more products are taken where the target asks for them."""
    groups = [Group((10,)), Group((10,)), Group((10, 10, 10))]
    search, _, _ = searched(groups, 4, 2)
    p, q = search.best()
    _, _, counts = search.base(p, q)
    assert [3] == [c for c in counts if c > 1]
    assert 2 == sum(1 for c in counts if c)


@pytest.mark.parametrize(
    ("costs", "most", "expected"),
    [
        ([], 5, [0]),
        ([()], 5, [0]),
        ([(3,)], 0, [0]),
        ([(3, 4), (1,)], 9, [0, 1, 4, 5]),
        ([(101, 102), (101, 102), (50,)], 5, [0, 50, 102, 152, 204, 254]),
        ([(5, 6, 20, 21), (4, 4, 30)], 6, [0, 4, 4, 9, 10, 24, 25]),
    ],
)
def test_curve(costs: list[tuple[int, ...]], most: int, expected: list[int]) -> None:
    """Least costs of every number of products, by hand."""
    assert expected == least_costs_of_all(costs, most)


@pytest.mark.parametrize("most", [1, 7, 40, 119, 120, 200])
def test_curve_of_pairs_and_threes(most: int) -> None:
    """Many equal enterprises of fixed charges: the curve is that of the table over every number."""
    groups = [(100, 101), (150, 152, 153)] * 24
    best = [0] + [10**9] * 120
    for costs in groups:
        best = [min([best[n], *(best[n - j] + c for j, c in enumerate(costs, 1) if j <= n)]) for n in range(121)]
    best = [min(best[n:]) for n in range(121)]
    assert best[: most + 1] == least_costs_of_all(groups, most)
