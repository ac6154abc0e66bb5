"""Biaya termurah satu usaha menurut jumlah produk. The least cost of one enterprise, by its number of products.

A charge is paid once for up to `covers` products of the same enterprise (None: for any number of them), so the cost
of a set of products is their own costs and, for each charge, its amount times the number of times it is paid. A
product may be brought there in several ways, each with costs and charges of its own; the cheapest set takes one each.
Nothing here knows of registries or law: only of amounts.

>>> charges = {"nib": Charge(100), "halal": Charge(30, covers=2)}
>>> items = [Item("P1", 5, ("halal", "nib")), Item("P2", 1, ("halal", "nib")), Item("P3", 2, ("halal", "nib"))]
>>> least_costs(items, charges)
(131, 133, 168)
>>> [item.id for item in cheapest(items, charges, 2)]
['P2', 'P3']

Source: ours; the proof is in docs/explanation/plan.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from attrs import evolve, frozen

__all__ = ["Charge", "Item", "cheapest", "least_costs", "paid", "riders"]


@frozen
class Charge:
    """Biaya bersama. What is paid once for several products of one enterprise.

    Attributes:
        amount: rupiah each time it is paid.
        covers: for how many products at most; None for all of the enterprise.
    """

    amount: int
    covers: int | None = None

    def times(self, products: int) -> int:
        """How often it is paid for that many products."""
        if self.covers is None:
            return min(products, 1)
        return -(-products // self.covers)


@frozen
class Item:
    """Satu produk yang belum siap. One product that is not ready.

    Attributes:
        id: its id; the lesser id comes first among equals.
        cost: rupiah that are paid for it alone.
        charges: keys of the charges that it shares.
        alone: it has a gap of its own, whatever that costs, so it is never ready by the way.
        way: number of the way in which it is brought there.
        others: the other ways, where there are several.
    """

    id: str
    cost: int
    charges: tuple[str, ...] = ()
    alone: bool = True
    way: int = 0
    others: "tuple[Item, ...]" = ()

    @property
    def ways(self) -> "tuple[Item, ...]":
        """Every way in which it can be brought there, each as a product that has only that one."""
        return (evolve(self, others=()), *self.others) if self.others else (self,)


def paid(items: Iterable[Item], charges: Mapping[str, Charge]) -> dict[str, int]:
    """Berapa kali dibayar. How often each charge is paid for a set of products, by key in order."""
    needed = Counter(key for item in items for key in item.charges)
    return {key: charges[key].times(needed[key]) for key in sorted(needed)}


def least_costs(items: Sequence[Item], charges: Mapping[str, Charge]) -> tuple[int, ...]:
    """Biaya termurah untuk 1, 2, ... produk. The least cost of 1, 2, ... products; it never falls."""
    shared = _in_common(items)
    if shared is not None:
        own = accumulate(sorted(item.cost for item in items))
        if not shared:
            return tuple(own)
        common = [charges[key] for key in shared]
        return tuple(cost + sum(c.amount * c.times(n) for c in common) for n, cost in enumerate(own, 1))
    table = _table(items, charges)
    return tuple(table[n][0] for n in range(1, len(items) + 1))


def cheapest(items: Sequence[Item], charges: Mapping[str, Charge], count: int) -> tuple[Item, ...]:
    """Produk termurah sejumlah itu. A cheapest set of that many products, each in the way taken, in order of ids.

    Among products that share the same charges those of lesser own cost, then of lesser id, come first.
    """
    if _in_common(items) is not None:
        return tuple(sorted(sorted(items, key=_rank)[:count], key=_id))
    chosen: list[Item] = []
    link = _table(items, charges)[count][1]
    while link is not None:
        way, link = link
        chosen.append(way)
    return tuple(sorted(chosen, key=_id))


def riders(items: Sequence[Item], charges: Mapping[str, Charge], chosen: Iterable[Item]) -> tuple[Item, ...]:
    """Produk yang ikut siap tanpa biaya. Products that are ready by the way: no gap but what is already paid for.

    Args:
        items: the products of the enterprise that are not ready.
        charges: what is shared, by key.
        chosen: those of them that are paid for, each in the way taken.
    """
    taken = list(chosen)
    inside = {item.id for item in taken}
    room: dict[str, int | None] = {}
    needed = Counter(key for item in taken for key in item.charges)
    for key, used in needed.items():
        covers = charges[key].covers
        room[key] = None if covers is None else -used % covers
    extra: list[Item] = []
    for item in sorted((way for one in items for way in one.ways), key=_rank):
        if item.alone or item.id in inside or any(room.get(key, 0) == 0 for key in item.charges):
            continue
        extra.append(item)
        inside.add(item.id)
        for key in item.charges:
            left = room[key]
            room[key] = None if left is None else left - 1
    return tuple(sorted(extra, key=_id))


def _in_common(items: Iterable[Item]) -> tuple[str, ...] | None:
    """The charges of all of them, where those are the same and no product has a choice."""
    kinds = {item.charges if not item.others else None for item in items}
    return kinds.pop() if len(kinds) == 1 else None


def _id(item: Item) -> str:
    return item.id


def _rank(item: Item) -> tuple[int, str]:
    return item.cost, item.id


_Link = tuple[Item, "_Link | None"]
_Best = tuple[int, "_Link | None"]


def _table(items: Sequence[Item], charges: Mapping[str, Charge]) -> list[_Best]:
    """The least cost, and the products, for each number of products that share different charges.

    Product by product, for each number taken and each room left in the certificates already paid. Only charges that
    at least two products share need room; all others are costs of the product alone.
    """
    need = Counter(key for item in items for key in {key for way in item.ways for key in way.charges})
    split = [key for key in sorted(need) if need[key] > 1 and charges[key].covers != 1]
    place = {key: at for at, key in enumerate(split)}
    # A charge that covers more products than there are is paid once: its room is only "paid" or "not paid".
    rooms = [min(charges[key].covers or need[key], need[key]) for key in split]
    once = [room == need[key] for key, room in zip(split, rooms, strict=True)]
    states: dict[tuple[int, tuple[int, ...]], _Best] = {(0, (0,) * len(split)): (0, None)}
    for item in sorted(items, key=lambda item: (item.charges, *_rank(item))):
        before = list(states.items())
        for way in item.ways:
            alone = way.cost + sum(charges[key].amount for key in way.charges if key not in place)
            spots = [place[key] for key in way.charges if key in place]
            for (count, room), (cost, link) in before:
                left, price = list(room), cost + alone
                for at in spots:
                    if left[at]:
                        left[at] -= not once[at]
                    else:
                        price += charges[split[at]].amount
                        left[at] = 1 if once[at] else rooms[at] - 1
                state = (count + 1, tuple(left))
                known = states.get(state)
                if known is None or price < known[0]:
                    states[state] = (price, (way, link))
    best: dict[int, _Best] = {}
    for (count, _), found in states.items():
        if count not in best or found[0] < best[count][0]:
            best[count] = found
    return [best[count] for count in range(len(items) + 1)]
