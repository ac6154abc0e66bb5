"""The exact programme and the bounds it works with, each against trying everything."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umkm_domain.calculators import plan_core
from umkm_domain.calculators.plan_core import Found, Option, improve

W = plan_core._WIDTH
LOSS = st.sampled_from([0, 0, 1, 2, 3, 7, 20, 100])
PRICES = st.tuples(st.sampled_from([0, 1, 5, 30]), st.sampled_from([0, 2, 9]))


def group(enterprises: bool) -> st.SearchStrategy[list[Option]]:
    """What one group can do, each change of products once, with what it does to the number of enterprises."""
    change = st.builds(
        Option,
        st.integers(-4, 4).filter(bool),
        st.sampled_from([-1, 0, 1]) if enterprises else st.just(0),
        LOSS,
    )
    # More products never come with fewer enterprises, nor fewer products with more.
    sane = change.filter(lambda o: o.products * o.enterprises >= 0)
    return st.lists(sane, max_size=3, unique_by=lambda o: o.products)


CASES = st.booleans().flatmap(lambda both: st.lists(group(both), max_size=5))


def total(options: list[list[Option]], short: int, over: int, prices: tuple[int, int]) -> list[int]:
    """The loss of every choice that reaches the target."""
    found = []
    for choice in product(*([Option(0, 0, 0), *group] for group in options)):
        products = sum(o.products for o in choice) - short
        enterprises = sum(o.enterprises for o in choice) + over
        if products >= 0 and enterprises >= 0:
            found.append(sum(o.loss for o in choice) + products * prices[0] + enterprises * prices[1])
    return found


def loss_of(found: Found, options: list[list[Option]], short: int, over: int, prices: tuple[int, int]) -> int:
    """The loss of the choice that was found."""
    assert found.more is not None
    used = [next(o for o in options[at] if o.products == more) for at, more in found.more.items()]
    products, enterprises = sum(o.products for o in used) - short, sum(o.enterprises for o in used) + over
    assert products >= 0
    assert enterprises >= 0
    return sum(o.loss for o in used) + products * prices[0] + enterprises * prices[1]


def reachable(options: list[list[Option]], short: int) -> bool:
    """Whether the groups can bring that many products at all."""
    return sum(max((o.products for o in group), default=0) for group in options if group and max(group)[0] > 0) >= short


@given(CASES, st.integers(1, 5), st.integers(0, 2), PRICES)
@settings(max_examples=300)
def test_least_loss_of_all_choices(options: list[list[Option]], short: int, over: int, prices: tuple[int, int]) -> None:
    """No choice that reaches the target loses less than the one found."""
    if not reachable(options, short):
        return
    found = improve(options, short, over, prices)
    assert found.complete
    assert min(total(options, short, over, prices)) == loss_of(found, options, short, over, prices)


@given(CASES, st.integers(1, 5), st.integers(0, 2), PRICES, st.integers(0, 60))
def test_only_below_the_limit(
    options: list[list[Option]], short: int, over: int, prices: tuple[int, int], limit: int
) -> None:
    """With a limit only a choice that loses less is given, and where there is none nothing is."""
    if not reachable(options, short):
        return
    found = improve(options, short, over, prices, limit=limit)
    least = min(total(options, short, over, prices))
    if least < limit:
        assert least == loss_of(found, options, short, over, prices)
    else:
        assert found.more is None
    assert found.complete


@given(CASES, st.integers(1, 5), st.integers(0, 2), PRICES, st.integers(2, 9))
def test_in_steps(options: list[list[Option]], short: int, over: int, prices: tuple[int, int], step: int) -> None:
    """Where all losses are multiples of a step the least is found as well."""
    if not reachable(options, short):
        return
    wide = [[o._replace(loss=o.loss * step) for o in group] for group in options]
    dear = prices[0] * step, prices[1] * step
    found = improve(wide, short, over, dear, step=step)
    assert min(total(wide, short, over, dear)) == loss_of(found, wide, short, over, dear)


@given(CASES, st.integers(1, 5), st.integers(0, 2), PRICES, st.integers(-1, 30))
def test_giving_up_early_is_said(
    options: list[list[Option]], short: int, over: int, prices: tuple[int, int], work: int
) -> None:
    """A programme that gives up says so, and what it has reaches the target all the same."""
    if not reachable(options, short):
        return
    found = improve(options, short, over, prices, work=work)
    loss = loss_of(found, options, short, over, prices)
    least = min(total(options, short, over, prices))
    assert least <= loss
    assert loss == least or not found.complete


def walk(coins: dict[int, int], start: int, flat: bool, price: int, room: int = 14) -> int | None:
    """The least loss of a way from a state to the target when every move may be made again and again."""
    best = {start: 0}
    for _ in range(60):
        changed = False
        for state, loss in list(best.items()):
            for move, more in coins.items():
                after = state + move
                products = plan_core._products(after)
                if abs(products) > room or abs(after - products * W) > room:
                    continue
                if loss + more < best.get(after, 10**9):
                    best[after] = loss + more
                    changed = True
        if not changed:
            break
    ends = {s: loss for s, loss in best.items() if plan_core._products(s) == 0}
    if flat:
        return min((loss + price * plan_core._enterprises(s) for s, loss in ends.items()), default=None)
    return ends.get(0)


MOVES = st.booleans().flatmap(
    lambda both: st.dictionaries(
        st.tuples(st.integers(-3, 3), st.integers(-1, 1) if both else st.just(0))
        .filter(any)
        .map(lambda m: m[0] * W + m[1]),
        st.sampled_from([0, 1, 2, 3, 5, 8]),
        min_size=1,
        max_size=4,
    )
)


@given(MOVES, st.integers(-4, 4), st.integers(-2, 2), PRICES, st.integers(1, 40))
@settings(max_examples=80)
def test_what_is_lost_from_here_on(
    coins: dict[int, int], products: int, enterprises: int, prices: tuple[int, int], limit: int
) -> None:
    """What is still lost from a state is the shortest way there is, up to the limit; its moves lead there."""
    state = products * W + enterprises
    ahead = plan_core._Ahead(coins, [state], limit, prices, 10**6)
    flat = not any(map(plan_core._enterprises, coins))
    slack = {-W: prices[0]} if flat else {-W: prices[0], -1: prices[1]}
    every = {**slack, **coins}
    for move in slack:
        every[move] = min(every[move], slack[move])
    if flat and enterprises < 0:
        assert limit == ahead.least(state)
        return
    way = walk(every, state, flat, prices[1])
    expected = limit if way is None else way
    assert min(expected, limit) == min(ahead.least(state), limit)
    moves = ahead.moves(state)
    if way is not None and way < limit:
        assert state + sum(moves) == (enterprises if flat else 0)
        assert way == sum(every[move] for move in moves) + (prices[1] * enterprises if flat else 0)


@given(MOVES, st.integers(-4, 4), st.integers(-2, 2), PRICES, st.integers(-1, 12))
def test_what_is_not_found_in_time_is_a_bound(
    coins: dict[int, int], products: int, enterprises: int, prices: tuple[int, int], work: int
) -> None:
    """Ways that are not found in time lose no less than those found last: a bound, and never too high."""
    state, limit = products * W + enterprises, 40
    full = plan_core._Ahead(coins, [state], limit, prices, 10**6)
    part = plan_core._Ahead(coins, [state], limit, prices, work)
    for other in (state, 0, 2 * W, -3 * W + 1, 50 * W, 50):
        assert 0 <= part.least(other) <= full.least(other)


@given(MOVES, st.lists(st.tuples(st.integers(-4, 4), st.integers(-2, 2)), min_size=1, max_size=4), PRICES)
def test_one_move_further(coins: dict[int, int], states: list[tuple[int, int]], prices: tuple[int, int]) -> None:
    """Making a move never lowers what is lost in all by more than the move loses: the bound is consistent."""
    given_ = [products * W + enterprises for products, enterprises in states]
    ahead = plan_core._Ahead(coins, given_, 1000, prices, 10**6)
    for state in given_:
        for move, loss in coins.items():
            assert ahead.least(state) <= loss + ahead.least(state + move)


def test_far_away_nothing_is_known() -> None:
    """Of a state far outside of the box nothing is said but that no less than nothing is lost."""
    ahead = plan_core._Ahead({W: 3}, [-2 * W], 100, (5, 0), 10**6)
    assert [6, 0, 5, 10] == [ahead.least(s * W) for s in (-2, 0, 1, 2)]
    assert 0 == ahead.least(-(10**6) * W)
    assert [W, W] == ahead.moves(-2 * W)
    assert [-W] == ahead.moves(W)
    assert [] == ahead.moves(0) == ahead.moves(-(10**6) * W)


def test_enterprises_that_no_move_changes() -> None:
    """Where no move changes the number of enterprises, those beyond the target cost their price, and none may lack."""
    ahead = plan_core._Ahead({W: 3}, [-W + 2], 100, (5, 7), 10**6)
    assert 3 + 2 * 7 == ahead.least(-W + 2)
    assert 100 == ahead.least(-W - 1)
    both = plan_core._Ahead({W + 1: 3}, [-W + 2], 100, (5, 7), 10**6)
    assert 3 + 3 * 7 == both.least(-W + 2)


def test_first_choices() -> None:
    """To begin with: one option that does it alone, and the least lossy a product until they are enough."""
    options = [[Option(3, 0, 9)], [Option(1, 1, 1), Option(5, 1, 40)], [Option(-1, -1, 0)], [Option(2, 0, 4)], []]
    alone, many = plan_core._first(options, 3, (2, 3))
    assert {0: Option(3, 0, 9)} == alone
    assert {3: Option(2, 0, 4), 0: Option(3, 0, 9)} == many
    (every,) = plan_core._first(options, 10, (2, 3))
    assert {0: Option(3, 0, 9), 1: Option(5, 1, 40), 3: Option(2, 0, 4)} == every
    one, _ = plan_core._first([[Option(4, 0, 0)], [Option(2, 0, 1)]], 2, (1, 0))
    assert {1: Option(2, 0, 1)} == one
    dear, _ = plan_core._first([[Option(2, 1, 0)], [Option(2, 0, 1)]], 2, (1, 5))
    assert {1: Option(2, 0, 1)} == dear


def test_nothing_to_decide_where_the_way_is_a_choice() -> None:
    """A way that uses no group twice is a choice: no group has to be decided."""
    options = [[Option(1, 0, 4)], [Option(2, 0, 5)], [Option(3, 0, 10)]]
    assert [10, 115] == [
        sum(o.loss for o in used.values()) + 50 * (sum(o.products for o in used.values()) - 3)
        for used in plan_core._first(options, 3, (50, 0))
    ]
    assert Found({0: 1, 1: 2}, complete=True, seen=0) == improve(options, 3, 0, (50, 0))


def test_a_group_used_twice_is_decided() -> None:
    """Where the way uses a group twice it is decided, and the next least lossy takes its place."""
    options = [[Option(1, 0, 1), Option(-1, 0, 3)], [Option(3, 0, 9)], [Option(1, 0, 7)], [Option(2, 0, 12)]]
    found = improve(options, 2, 0, (50, 0))
    assert Found({0: 1, 2: 1}, complete=True, seen=found.seen) == found
    assert 1 <= found.seen <= 2


@pytest.mark.parametrize(("products", "enterprises"), [(0, 0), (3, -2), (-3, 2), (-7, -1), (5, 0), (0, -4)])
def test_a_state_is_one_number(products: int, enterprises: int) -> None:
    """Products and enterprises are read back from the one number that holds both."""
    state = products * W + enterprises
    assert (products, enterprises) == (plan_core._products(state), plan_core._enterprises(state))
