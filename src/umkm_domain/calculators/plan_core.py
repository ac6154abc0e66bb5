"""Program tepat atas inti yang belum diputus. The exact programme over the groups that the prices do not decide.

Prices leave a choice that is a few products short of the target. Each group may differ from it by an `Option`: how
many products and enterprises more or fewer, and what that costs beyond what the prices say (its loss, never below
zero). The least sum of losses that reaches the target is what is looked for; `improve` finds it.

What is still to be lost from some state is at least what it would be if every option could be used again and again,
and that is a shortest path (`_Ahead`). While such a way needs the same group twice it is no choice yet: then the
groups on it are decided, for every state, and the ways are looked for again among the groups that are left.

>>> improve([[Option(2, 0, 0)], [Option(1, 0, 4)], [Option(1, 0, 3)]], 1, 0, (5, 0))
Found(more={2: 1}, complete=True, seen=0)

Source: Steinitz's lemma with the constant of Grinberg and Sevast'yanov (1980): vectors of norm 1 or less in d
dimensions whose sum is zero can be ordered so that no partial sum has a norm above d.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

__all__ = ["WORK", "Found", "Option", "improve"]


class Option(NamedTuple):
    """Pilihan lain satu usaha. Another number of products of a group: what changes, and what is lost."""

    products: int
    enterprises: int
    loss: int


class Found(NamedTuple):
    """Hasil pencarian. What was found.

    Attributes:
        more: by group, how many products more or fewer; None when nothing below the limit was found.
        complete: nothing better is left.
        seen: how many groups had to be decided.
    """

    more: dict[int, int] | None
    complete: bool
    seen: int


class _Used(NamedTuple):
    """One group used, by what move, and those before it."""

    group: int
    move: int
    before: "_Used | None"


_WIDTH = 1 << 40
"""A state, and a move between states, is one whole number: products x width + enterprises."""
_SLACK = (-_WIDTH, -1)
"""One product, and one enterprise, beyond the target: moves that every state may make at their price."""
WORK = 100_000
"""How much is tried before the caller should tell cases apart."""


def _products(state: int) -> int:
    return (state + _WIDTH // 2) // _WIDTH


def _enterprises(state: int) -> int:
    return state - _products(state) * _WIDTH


def improve(
    options: Sequence[Sequence[Option]],
    short: int,
    over: int,
    prices: tuple[int, int],
    *,
    step: int = 1,
    limit: int | None = None,
    work: int = WORK,
) -> Found:
    """Pilihan terbaik. The choice of the least total loss below the limit.

    Args:
        options: for each group what else it can do.
        short: products that are missing, at least 1.
        over: enterprises beyond those needed, at least 0.
        prices: what is lost by each product and by each enterprise beyond the target.
        step: by how much the total losses of two choices differ, at the least, where they differ.
        limit: only what loses less is looked for.
        work: how much is tried, about, before it is given up.
    """
    start = over - short * _WIDTH
    best: dict[int, int] | None = None
    for used in _first(options, short, prices):
        loss = sum(option.loss for option in used.values()) + _beyond(
            start + sum(option.products * _WIDTH + option.enterprises for option in used.values()), prices
        )
        if limit is None or loss < limit:
            best, limit = {at: option.products for at, option in used.items()}, loss - step + 1
    assert limit is not None
    programme = _Programme(options, limit, start, prices, step)
    complete = programme.run(work)
    return Found(programme.best or best, complete, programme.seen)


def _beyond(state: int, prices: tuple[int, int]) -> int:
    """What is lost by what a state has beyond the target."""
    return _products(state) * prices[0] + _enterprises(state) * prices[1]


def _first(options: Sequence[Sequence[Option]], short: int, prices: tuple[int, int]) -> Iterator[dict[int, Option]]:
    """Choices that reach the target, to begin with: one option that does it alone, or many that lose little."""
    alone: tuple[int, int, Option] | None = None
    cheap: list[tuple[int, int, Option]] = []
    for at, group in enumerate(options):
        ranked: list[tuple[int, int, Option]] = []
        for option in group:
            if option.products > 0:
                loss = option.loss + option.enterprises * prices[1]
                ranked.append((_WIDTH * loss // option.products, at, option))
                loss += (option.products - short) * prices[0]
                if option.products >= short and (alone is None or loss < alone[0]):
                    alone = loss, at, option
        if ranked:
            cheap.append(min(ranked))
    if alone is not None:
        yield {alone[1]: alone[2]}
    used: dict[int, Option] = {}
    for _, at, option in sorted(cheap):
        used[at] = option
        short -= option.products
        if short <= 0:
            yield used
            return
    yield {at: max(group) for at, group in enumerate(options) if group and max(group).products > 0}


class _Programme:
    """For each state the least loss by the groups decided so far, as far as it can lead to less than the limit."""

    def __init__(
        self, options: Sequence[Sequence[Option]], limit: int, start: int, prices: tuple[int, int], step: int
    ) -> None:
        self.limit, self.prices, self.step = limit, prices, step
        self.states: dict[int, tuple[int, _Used | None]] = {start: (0, None)}
        self.best: dict[int, int] | None = None
        self.seen = self.work = 0
        self.left: dict[int, list[tuple[int, int]]] = {}
        self.kinds: dict[int, list[tuple[int, int]]] = {}
        for at, group in enumerate(options):
            for products, enterprises, loss in group:
                if loss < limit:
                    move = products * _WIDTH + enterprises
                    self.left.setdefault(at, []).append((move, loss))
                    self.kinds.setdefault(move, []).append((loss, at))
        for found in self.kinds.values():
            found.sort(reverse=True)

    def run(self, work: int) -> bool:
        """Decide groups until no state is left; False when that takes too long."""
        while self.states:
            if self.work > work:
                return False
            ahead = _Ahead(self._coins(), self.states, self.limit, self.prices, work)
            self.work += ahead.work
            self._drop(ahead)
            if not self.states:
                break
            state = min(self.states, key=lambda s: (self.states[s][0] + ahead.least(s), s))
            moves = ahead.moves(state)
            self._realise(state, moves)
            self._drop(ahead)
            for at in self._holders(moves) if self.states else ():
                self._decide(at, ahead)
        return True

    def _coins(self) -> dict[int, int]:
        """The least loss of each move among the groups that are left."""
        coins: dict[int, int] = {}
        for move, found in self.kinds.items():
            while found and found[-1][1] not in self.left:
                found.pop()
            if found:
                coins[move] = found[-1][0]
        return coins

    def _drop(self, ahead: "_Ahead") -> None:
        self.states = {s: found for s, found in self.states.items() if found[0] + ahead.least(s) < self.limit}

    def _realise(self, state: int, moves: Sequence[int]) -> None:
        """Make the moves, each by the least lossy group that is free, and keep the choice if it is the best so far."""
        loss, used = self.states[state]
        taken: set[int] = set()
        for move in moves:
            free = next(
                ((more, at) for more, at in reversed(self.kinds.get(move, [])) if at in self.left and at not in taken),
                None,
            )
            # One product or enterprise beyond the target is no group's doing.
            if move in _SLACK and (free is None or free[0] >= self.prices[_SLACK.index(move)]):
                continue
            if free is None:
                return
            more, at = free
            loss, state, used = loss + more, state + move, _Used(at, move, used)
            taken.add(at)
        self._keep(state, loss, used)

    def _keep(self, state: int, loss: int, used: _Used | None) -> None:
        """Keep a choice that reaches the target, if it is the best so far."""
        if _products(state) < 0 or _enterprises(state) < 0 or loss + _beyond(state, self.prices) >= self.limit:
            return
        self.limit = loss + _beyond(state, self.prices) - self.step + 1
        self.best = {}
        while used is not None:
            self.best[used.group] = _products(used.move)
            used = used.before

    def _holders(self, moves: Iterable[int]) -> list[int]:
        """The groups that the moves would take first, or else the one that loses least."""
        ends = [self.kinds[move][-1] for move in moves if self.kinds.get(move)]
        if not ends and self.left:
            ends = [min(found[-1] for found in self.kinds.values() if found)]
        return list(dict.fromkeys(at for _, at in ends))

    def _decide(self, at: int, ahead: "_Ahead") -> None:
        self.seen += 1
        options = self.left.pop(at)
        self.work += len(self.states) * (len(options) + 1)
        for state, (loss, used) in list(self.states.items()):
            for move, more in options:
                total, after = loss + more, state + move
                if total + ahead.least(after) >= self.limit or (
                    after in self.states and self.states[after][0] <= total
                ):
                    continue
                link = _Used(at, move, used)
                self.states[after] = (total, link)
                self._keep(after, total, link)


class _Ahead:
    """What is lost at the least from a state on, if every move could be made again and again.

    The way to the target is a sum of moves. By the ordering of Steinitz its partial sums need not leave a strip
    around the straight way, so sums are looked for in a box that holds the strip of every state given.
    """

    def __init__(
        self, coins: Mapping[int, int], states: Iterable[int], limit: int, prices: tuple[int, int], work: int
    ) -> None:
        self.limit = self.beyond = limit
        self.flat = not any(map(_enterprises, coins))
        self.price = prices[1]
        coins = {**coins}
        for move, price in list(zip(_SLACK, prices, strict=True))[: 1 if self.flat else 2]:
            coins[move] = min(price, coins.get(move, price))
        constant = 1 if self.flat else 2
        wide = constant * max(abs(_products(move)) for move in coins)
        # The sums hold for states up to twice as far as those given, so that what follows from them is seen too.
        self.inner = 2 * max(abs(_products(state)) for state in states) + wide
        self.outer = self.inner + wide
        self.side = 0 if self.flat else 2 * max(abs(_enterprises(state)) for state in states) + 6
        self.sums: dict[int, tuple[int, int]] = {0: (0, 0)}
        self.work = len(coins)
        self._sum(coins, work)

    def _sum(self, coins: Mapping[int, int], most: int) -> None:
        """The least loss of every sum of moves in the box, cheapest first, each with its last move.

        A move that is a sum of cheaper ones is never needed again, so few moves are tried on each sum.
        """
        heap = [(loss, move, move) for move, loss in coins.items() if loss < self.limit]
        heapify(heap)
        needed: list[tuple[int, int]] = []
        while heap:
            loss, way, last = heappop(heap)
            if way in self.sums:
                continue
            if self.work > most:
                # Sums come cheapest first, so what is not found yet loses no less than this.
                self.beyond = loss
                return
            pairs = [(way, loss, more, move) for more, move in needed]
            if way == last:
                needed.append((loss, way))
                pairs += [(other, found, loss, way) for other, (found, _) in self.sums.items() if other]
                pairs.append((way, loss, loss, way))
            self.sums[way] = loss, last
            self.work += len(pairs)
            for base, found, more, move in pairs:
                total, after = found + more, base + move
                if total < self.limit and after not in self.sums:
                    products = _products(after)
                    if abs(products) <= self.outer and abs(after - products * _WIDTH) <= self.side:
                        heappush(heap, (total, after, move))

    def least(self, state: int) -> int:
        """What is lost from a state on, at the least; the limit where there is no way below it."""
        way, enterprises = -state, _enterprises(state)
        loss = 0
        if self.flat:
            if enterprises < 0:
                return self.limit
            way, loss = way + enterprises, self.price * enterprises
        found = self.sums.get(way)
        if found is not None:
            return found[0] + loss
        if abs(_products(state)) <= self.inner and (self.flat or abs(enterprises) <= self.side - 2):
            return self.beyond
        return 0

    def moves(self, state: int) -> list[int]:
        """The moves of a least way from a state, or none where no way is known."""
        moves: list[int] = []
        way = -state + (_enterprises(state) if self.flat else 0)
        while way and way in self.sums:
            moves.append(self.sums[way][1])
            way -= moves[-1]
        return moves
