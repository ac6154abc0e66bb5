"""Harga satu produk lagi dan satu usaha lagi. The prices of one more product and one more enterprise.

At prices p / q for a product and s / q for an enterprise every group takes the number of products that is cheapest
when each is paid for at its price. What all of them then cost, with the target at its prices, is a bound: no choice
that reaches the target costs less. `Prices` finds those at which the bound is best.

>>> prices = Prices([[(0, 0), (1, 10), (2, 12)], [(0, 0), (1, 7)]], [False, False], 1, 0)
>>> prices.best()
(6, 1)
>>> prices.base(6, 1)
(0, [0, 0], [0, 0])

Source: ours; the proof is in docs/explanation/plan.md.
"""

from fractions import Fraction
from typing import NamedTuple

__all__ = ["Points", "Prices"]

Points = list[tuple[int, int]]
"""For each number of products that a group may take, in order, its cost."""
_Windows = tuple[list[tuple[int, int]], list[tuple[int, int]]]


class _Tie(NamedTuple):
    """An enterprise that costs just what the last one needed costs: fewest and most products, and which it is."""

    few: int
    many: int
    at: int


class _Line:
    """One choice that the prices allow, as a line of the bound: products taken and their cost."""

    __slots__ = ("cost", "products")

    def __init__(self) -> None:
        self.products = self.cost = 0

    def add(self, products: int, cost: int) -> None:
        self.products += products
        self.cost += cost


class Prices:
    """The search for the price of one more product at which the bound is best.

    The bound is concave in that price, and the price of one more enterprise follows from it: it is what the last
    enterprise needed costs beyond its products. Between a price that asks for too few products and one that asks for
    too many, the next is where their two lines meet, or the middle, in turn.
    """

    def __init__(self, points: list[Points], fresh: list[bool], products: int, enterprises: int) -> None:
        self.points, self.fresh = points, fresh
        self.products, self.enterprises = products, enterprises
        self.free = [pts for pts, new in zip(points, fresh, strict=True) if not new and len(pts) > 1]
        self.new = [pts for pts, new in zip(points, fresh, strict=True) if new and pts]
        self.fixed = _Line()
        for pts, new in zip(points, fresh, strict=True):
            if not new and len(pts) == 1:
                self.fixed.add(*pts[0])

    def best(self) -> tuple[int, int]:
        """Return the price as p and q of p / q."""
        low = Fraction(0)
        _, low_line, windows = self._at(0, 1)
        if self.products <= low_line.products:
            return 0, 1
        self._narrow(windows, up=True)
        high = Fraction(1 + max(c for pts in self.points for _, c in pts))
        high_line, _, windows = self._at(high.numerator, 1)
        self._narrow(windows, up=False)
        meet = True
        while True:
            price = Fraction(high_line.cost - low_line.cost, high_line.products - low_line.products)
            middle = (low + high) // 2
            if not meet and low < middle < high:
                price = Fraction(middle)
            least, most, windows = self._at(price.numerator, price.denominator)
            if least.products <= self.products <= most.products:
                return price.numerator, price.denominator
            up = most.products < self.products
            self._narrow(windows, up=up)
            if up:
                low, low_line = price, most
            else:
                high, high_line = price, least
            meet = not meet

    def _at(self, p: int, q: int) -> tuple[_Line, _Line, _Windows]:
        """The choices of fewest and of most products at a price, and for each group where its cheapest points lie."""
        least, most = _Line(), _Line()
        for line in (least, most):
            line.add(self.fixed.products, self.fixed.cost)
        free_windows: list[tuple[int, int]] = []
        for pts in self.free:
            _, first, last = _cheapest(pts, p, q)
            free_windows.append((first, last))
            least.add(*pts[first])
            most.add(*pts[last])
        new_windows: list[tuple[int, int]] = []
        values: list[int] = []
        for pts in self.new:
            value, first, last = _cheapest(pts, p, q)
            new_windows.append((first, last))
            values.append(value)
        if self.new:
            self._choose_new(values, new_windows, least, most)
        return least, most, (free_windows, new_windows)

    def _choose_new(self, values: list[int], windows: list[tuple[int, int]], least: _Line, most: _Line) -> None:
        edge = self._edge(values)
        low: list[tuple[int, int]] = []
        high: list[tuple[int, int]] = []
        missing = self.enterprises
        for pts, value, (first, last) in zip(self.new, values, windows, strict=True):
            if value < edge:
                missing -= 1
                least.add(*pts[first])
                most.add(*pts[last])
            elif value == edge:
                low.append(pts[first])
                high.append(pts[last])
        for point in sorted(low)[: max(missing, 0)]:
            least.add(*point)
        for point in sorted(high, reverse=True)[: missing if edge else len(high)]:
            most.add(*point)

    def _edge(self, values: list[int]) -> int:
        """The price of one more enterprise: what the last one needed costs, and never less than nothing."""
        return max(0, sorted(values)[self.enterprises - 1])

    def _narrow(self, windows: _Windows, *, up: bool) -> None:
        """Leave out what no higher price (or no lower one) can choose any more."""
        free: list[Points] = []
        for pts, (first, last) in zip(self.free, windows[0], strict=True):
            rest = pts[last:] if up else pts[: first + 1]
            if len(rest) == 1:
                self.fixed.add(*rest[0])
            else:
                free.append(rest)
        self.free = free
        self.new = [
            pts[last:] if up else pts[: first + 1] for pts, (first, last) in zip(self.new, windows[1], strict=True)
        ]

    def base(self, p: int, q: int) -> tuple[int, list[int], list[int]]:
        """The price of one more enterprise (over q), the value of each group, and a choice just short of the target.

        Every group takes a number of products that is cheapest at the prices; among equals the fewest at first, and
        then more, group by group, as long as that does not pass the target.
        """
        found = [_cheapest(pts, p, q) for pts in self.points]
        values = [value for (value, _, _), new, pts in zip(found, self.fresh, self.points, strict=True) if new and pts]
        edge = self._edge(values) if self.enterprises else 0
        counts, best = [0] * len(found), [0] * len(found)
        ties: list[_Tie] = []
        missing = self.enterprises
        for at, (pts, new, (value, first, last)) in enumerate(zip(self.points, self.fresh, found, strict=True)):
            if not pts or (new and value > edge):
                continue
            best[at] = value - edge * new
            if new and value == edge:
                ties.append(_Tie(pts[first][0], pts[last][0], at))
            else:
                counts[at] = pts[first][0]
                missing -= new
        ties.sort()
        taken = max(missing, 0)
        for tie in ties[:taken]:
            counts[tie.at] = tie.few
        room = self.products - sum(counts)
        for at, (pts, new, (value, first, last)) in enumerate(zip(self.points, self.fresh, found, strict=True)):
            if first < last and (counts[at] or not new):
                # The most that is as cheap and still fits; the first of them always does.
                fits = [j for j, c in pts[first : last + 1] if j - pts[first][0] <= room and q * c - p * j == value]
                if fits:
                    counts[at] = fits[-1]
                    room -= fits[-1] - pts[first][0]
        if edge:
            self._swap(counts, ties, taken, room)
        else:
            for tie in ties[taken:]:
                if tie.many <= room:
                    counts[tie.at] = tie.many
                    room -= tie.many
        return edge, best, counts

    @staticmethod
    def _swap(counts: list[int], ties: list[_Tie], taken: int, room: int) -> None:
        """Take other enterprises of the same price in place of some, where they bring more products that fit."""
        chosen = sorted((counts[tie.at], tie.at) for tie in ties[:taken])
        others = sorted(((tie.many, tie.at) for tie in ties[taken:]), reverse=True)
        for (few, out), (many, into) in zip(chosen, others, strict=False):
            if 0 < many - few <= room:
                counts[out], counts[into] = 0, many
                room -= many - few


def _cheapest(points: Points, p: int, q: int) -> tuple[int, int, int]:
    """The least of cost x q - products x p, and the first and last point that has it."""
    least, first, last = 0, -1, -1
    for at, (products, cost) in enumerate(points):
        value = q * cost - p * products
        if first < 0 or value < least:
            least, first, last = value, at, at
        elif value == least:
            last = at
    return least, first, last
