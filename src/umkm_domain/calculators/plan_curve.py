"""Kurva anggaran yang tepat. The least cost of 0, 1, 2, ... products of all groups together, each number exactly.

Groups are added up two by two. The lower hull of a sum is the sum of the hulls, so it is known beforehand; it says
near which split of a number between the two halves the least cost lies, and where no split can be cheaper any more.

>>> least_costs_of_all([(10, 12), (7,)], 3)
[0, 7, 12, 19]

Source: ours; the proof is in docs/explanation/plan.md.
"""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from typing import NamedTuple

__all__ = ["least_costs_of_all"]

_Segments = list[tuple[int, int]]
"""A lower hull from zero on: numbers of products and their cost, cheapest a product first."""


class _Sum(NamedTuple):
    """The groups added up so far."""

    costs: list[int]
    hull: _Segments
    widest: int


def least_costs_of_all(groups: Iterable[Sequence[int]], most: int) -> list[int]:
    """Biaya termurah tiap jumlah. The least cost of 0, 1, 2, ... products, up to `most` or to all there are.

    Args:
        groups: for each group the least cost of 1, 2, ... products, never falling.
        most: the largest number asked for.
    """
    single: list[int] = []
    sums: list[tuple[int, int, _Sum]] = []
    for group in groups:
        costs = [0, *group][: most + 1]
        steps = [after - before for before, after in pairwise(costs)]
        if steps == sorted(steps):
            # One after the other, each product its own price: all such groups are one sorted list.
            single += steps
        else:
            sums.append((len(costs), len(sums), _Sum(costs, _hull(costs), len(costs) - 1)))
    single = sorted(single)[:most]
    sums.append((len(single) + 1, len(sums), _Sum([0, *accumulate(single)], [(1, step) for step in single], 1)))
    heapify(sums)
    at = len(sums)
    while len(sums) > 1:
        one, two = heappop(sums)[2], heappop(sums)[2]
        both = _add(one, two, most)
        heappush(sums, (len(both.costs), at, both))
        at += 1
    return sums[0][2].costs


def _hull(costs: Sequence[int]) -> _Segments:
    hull: _Segments = []
    for step in (after - before for before, after in pairwise(costs)):
        products, cost = 1, step
        while hull and hull[-1][1] * products >= cost * hull[-1][0]:
            before = hull.pop()
            products, cost = products + before[0], cost + before[1]
        hull.append((products, cost))
    return hull


def _add(one: _Sum, two: _Sum, most: int) -> _Sum:
    size = min(len(one.costs) + len(two.costs) - 2, most)
    hull, splits = _merge(one.hull, two.hull, size)
    low_one, low_two = _floor(one), _floor(two)
    widest = max(one.widest, two.widest)
    # In some best choice few groups differ from the hull (see the page): the split is not further from it than this.
    far = 4 * widest * widest + 2 * widest
    a, b = one.costs, two.costs
    last_a, last_b = len(a) - 1, len(b) - 1
    costs: list[int] = []
    for number in range(size + 1):
        middle = min(max(splits[number], number - last_b), last_a)
        best = a[middle] + b[number - middle]
        for k in range(middle + 1, min(last_a, number, middle + far) + 1):
            if low_one[k] + low_two[number - k] >= best:
                break
            best = min(best, a[k] + b[number - k])
        for k in range(middle - 1, max(0, number - last_b, middle - far) - 1, -1):
            if low_one[k] + low_two[number - k] >= best:
                break
            best = min(best, a[k] + b[number - k])
        costs.append(best)
    return _Sum(costs, hull, widest)


def _merge(one: _Segments, two: _Segments, size: int) -> tuple[_Segments, list[int]]:
    """The hull of the sum, and how much of each number of products the first half has on it."""
    hull: _Segments = []
    splits = [0]
    at, to = 0, 0
    while len(splits) <= size:
        first = to == len(two) or (at < len(one) and one[at][1] * two[to][0] <= two[to][1] * one[at][0])
        segment = one[at] if first else two[to]
        at, to = at + first, to + (not first)
        hull.append(segment)
        start = splits[-1]
        splits += range(start + 1, start + segment[0] + 1) if first else [start] * segment[0]
    return hull, splits


def _floor(part: _Sum) -> list[int]:
    """The hull at each number of products, rounded down."""
    floor, cost = [0], 0
    for products, more in part.hull:
        floor += [cost + more * n // products for n in range(1, products + 1)]
        cost += more
    return floor
