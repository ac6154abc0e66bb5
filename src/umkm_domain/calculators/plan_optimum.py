"""Pilihan termurah yang tepat. The exact least cost of reaching a number of products, of enterprises, or both.

Each group (an enterprise) gives its least cost for 1, 2, ... products. Prices for one more product and one more
enterprise give a bound that no choice can beat; the groups that those prices decide are fixed, and a programme over
the few that they do not decide (`plan_core`) makes the answer exact. Whole numbers only; no float decides anything.

>>> best = least_cost([Group((10, 12)), Group((7,)), Group((9, 30))], products=3)
>>> best.counts, best.cost, best.bound
((2, 1, 0), 19, Fraction(19, 1))
>>> least_cost([Group((10, 12)), Group((7,)), Group((9, 30))], products=3, enterprises=3).counts
(1, 1, 1)
>>> least_cost([Group((10, 12))], products=3) is None
True

Source: ours; the proof is in docs/explanation/plan.md.
"""

from collections.abc import Sequence
from fractions import Fraction
from heapq import heappop, heappush
from math import gcd
from typing import NamedTuple

from attrs import frozen

from umkm_domain.calculators.plan_core import WORK, Option, improve
from umkm_domain.calculators.plan_prices import Points, Prices

__all__ = ["Group", "Optimum", "least_cost"]


@frozen
class Group:
    """Satu usaha. One enterprise.

    Attributes:
        costs: least cost of 1, 2, ... products, never falling.
        fresh: it counts as a new enterprise once it has a product; False when it counts already.
    """

    costs: tuple[int, ...]
    fresh: bool = True


@frozen
class Optimum:
    """Pilihan terbaik dan buktinya. A best choice, and what proves it.

    Attributes:
        counts: products of each group.
        cost: their cost, the least there is.
        bound: what no choice can be cheaper than, by the prices alone.
        product_price: the price of one more product in the bound.
        enterprise_price: the price of one more enterprise in the bound.
        undecided: groups that the exact programme had to look at, beyond the prices.
        cases: cases that were told apart; 1 where the programme could decide at once.
    """

    counts: tuple[int, ...]
    cost: int
    bound: Fraction
    product_price: Fraction
    enterprise_price: Fraction
    undecided: int
    cases: int


def least_cost(groups: Sequence[Group], *, products: int = 0, enterprises: int = 0) -> Optimum | None:
    """Biaya termurah. The least cost of at least so many more products and so many more fresh groups, or None.

    The choice among equals depends on the order of the groups and on nothing else.
    """
    if sum(len(g.costs) for g in groups) < products or sum(g.fresh for g in groups if g.costs) < enterprises:
        return None
    products, enterprises = max(products, 0), max(enterprises, 0)
    if products:
        # The number of products alone is the easier question, and often answers the whole of it.
        best = _Search(groups, products, 0).run()
        if sum(g.fresh and count > 0 for g, count in zip(groups, best.counts, strict=True)) >= enterprises:
            return best
    return _Search(groups, products, enterprises).run()


class _Case(NamedTuple):
    """A part of all choices: the numbers of products that each group may take, and which may still be new."""

    points: list[Points]
    fresh: list[bool]
    enterprises: int


class _Search:
    """Cases told apart, the one of the least bound first, until no bound is below the best choice known."""

    def __init__(self, groups: Sequence[Group], products: int, enterprises: int) -> None:
        # More products of one group than are needed in all are never needed.
        self.points: list[Points] = [[(0, 0), *enumerate(g.costs[:products] or g.costs[:1], 1)] for g in groups]
        # All costs are whole multiples of it, so two of them differ by as much or not at all.
        self.step = gcd(*(cost for pts in self.points for _, cost in pts)) or 1
        self.products = products
        self.best: list[int] = []
        self.cost = 0
        self.undecided = self.cases = 0
        self.queue: list[tuple[Fraction, int, _Case]] = []
        self.whole = _Case(self.points, [g.fresh for g in groups], enterprises)

    def run(self) -> Optimum:
        """Return the best choice there is."""
        bound, prices = self._look(self.whole)
        while self.queue and (not self.best or self.queue[0][0] <= self.cost - self.step):
            self._look(heappop(self.queue)[2])
        return Optimum(tuple(self.best), self.cost, bound, *prices, self.undecided, self.cases)

    def _look(self, case: _Case) -> tuple[Fraction, tuple[Fraction, Fraction]]:
        self.cases += 1
        # Where no enterprise is asked for none is counted, and a group that is not yet in may stay out at no price.
        fresh = [new and case.enterprises > 0 for new in case.fresh]
        points = [pts[1:] if new else pts for pts, new in zip(case.points, fresh, strict=True)]
        search = Prices(points, fresh, self.products, case.enterprises)
        p, q = search.best()
        s, best, counts = search.base(p, q)
        bound = Fraction(p * self.products + s * case.enterprises + sum(best), q)
        short = self.products - sum(counts)
        if self.best and bound > self.cost - self.step:
            return bound, (Fraction(p, q), Fraction(s, q))
        if short <= 0:
            self._keep(counts)
        else:
            options = _options(points, fresh, counts, best, (p, q, s))
            over = sum(1 for new, count in zip(fresh, counts, strict=True) if new and count) - case.enterprises
            limit = ((self.cost - self.step - bound) * q).numerator + 1 if self.best else None
            # The more cases there are already, the more it pays to finish one.
            work = WORK * (1 + self.cases // 8)
            found = improve(options, short, over, (p, s), step=q * self.step, limit=limit, work=work)
            self.undecided += found.seen
            if found.more is not None:
                chosen = list(counts)
                for at, more in found.more.items():
                    chosen[at] += more
                self._keep(chosen)
            if not found.complete:
                self._split(case, options, counts, bound)
        return bound, (Fraction(p, q), Fraction(s, q))

    def _keep(self, counts: list[int]) -> None:
        """Keep a choice; only one that is cheaper than the best so far is ever looked for."""
        self.best = counts
        self.cost = sum(pts[count][1] for pts, count in zip(self.points, counts, strict=True))

    def _split(self, case: _Case, options: list[list[Option]], counts: list[int], bound: Fraction) -> None:
        """Tell two cases apart: the widest group that is half in the bound takes no more products, or does."""
        _, at = max((option.products, -at) for at, group in enumerate(options) for option in group if not option.loss)
        at = -at
        pts, count = case.points[at], counts[at]
        few, many = list(case.points), list(case.points)
        few[at] = [point for point in pts if point[0] <= count]
        many[at] = [point for point in pts if point[0] > count]
        settled = list(case.fresh)
        settled[at] = False
        cases = [
            _Case(few, case.fresh, case.enterprises),
            _Case(many, settled, max(case.enterprises - case.fresh[at], 0)),
        ]
        for part in cases:
            can = sum(pts[-1][0] for pts in part.points) >= self.products
            new = sum(new and len(pts) > 1 for pts, new in zip(part.points, part.fresh, strict=True))
            if can and new >= part.enterprises:
                heappush(self.queue, (bound, self.cases * 2 + len(self.queue), part))


def _options(
    points: list[Points], fresh: list[bool], counts: list[int], best: list[int], prices: tuple[int, int, int]
) -> list[list[Option]]:
    """What every other number of products of a group changes, and what it costs beyond what the prices say."""
    p, q, s = prices
    result: list[list[Option]] = []
    for pts, new, count, least in zip(points, fresh, counts, best, strict=True):
        here = int(new and count > 0)
        options = [Option(j - count, int(new) - here, q * c - p * j - s * new - least) for j, c in pts if j != count]
        if new and count:
            options.append(Option(-count, -1, -least))
        result.append(options)
    return result
