"""The cheapest plan found by trying everything: shares no code with the planner."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from hypothesis import strategies as st

from umkm_domain.calculators.plan_optimum import Group
from umkm_domain.calculators.plan_shared import Charge, Item


def every_choice(groups: Sequence[Group]) -> Iterator[tuple[int, int, int]]:
    """Products, new groups and cost of every choice of a number of products for each group."""
    for counts in product(*(range(len(g.costs) + 1) for g in groups)):
        chosen = list(zip(groups, counts, strict=True))
        cost = sum(g.costs[n - 1] for g, n in chosen if n)
        yield sum(counts), sum(1 for g, n in chosen if n and g.fresh), cost


def least_by_trying(groups: Sequence[Group], products: int, enterprises: int) -> int | None:
    """The least cost of reaching both numbers, or None."""
    costs = [c for m, k, c in every_choice(groups) if m >= products and k >= enterprises]
    return min(costs, default=None)


def least_by_table(groups: Sequence[Group], products: int, enterprises: int) -> int | None:
    """The same for more groups than can be tried one by one: every number of both, group by group."""
    best = {(0, 0): 0}
    for g in groups:
        after: dict[tuple[int, int], int] = {}
        for (m, k), cost in best.items():
            for n in range(len(g.costs) + 1):
                key = min(products, m + n), min(enterprises, k + (n > 0 and g.fresh))
                total = cost + (g.costs[n - 1] if n else 0)
                after[key] = min(total, after.get(key, total))
        best = after
    return best.get((products, enterprises))


def cost_of_set(items: Sequence[Item], charges: Mapping[str, Charge]) -> int:
    """What a set of products costs, as the rule says it."""
    total = sum(item.cost for item in items)
    for key, charge in charges.items():
        sharing = sum(key in item.charges for item in items)
        if sharing:
            total += charge.amount * (1 if charge.covers is None else -(-sharing // charge.covers))
    return total


def least_set(items: Sequence[Item], charges: Mapping[str, Charge], count: int) -> int:
    """The least cost of any set of so many products, in any of their ways."""
    return min(
        cost_of_set(ways, charges)
        for chosen in combinations(items, count)
        for ways in product(*(item.ways for item in chosen))
    )


def rising(largest: int, step: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[int, ...]]:
    """Least costs of 1, 2, ... products: they never fall."""
    return st.lists(step, max_size=largest).map(lambda steps: tuple(sum(steps[: n + 1]) for n in range(len(steps))))


STEPS = st.sampled_from([0, 0, 1, 1, 2, 7, 10, 100, 1000])
GROUP = st.builds(
    Group,
    st.one_of(rising(4, STEPS), rising(4, st.integers(0, 10**12)), rising(6, st.sampled_from([0, 500_000, 1_000_000]))),
    st.booleans(),
)


def up_to(products: int) -> st.SearchStrategy[list[Group]]:
    """Groups of at most so many products in all."""
    return st.lists(GROUP, max_size=8).filter(lambda gs: sum(len(g.costs) for g in gs) <= products)
