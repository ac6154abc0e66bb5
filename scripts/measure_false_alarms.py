"""Laju alarm palsu aturan statistik. How often the statistical rules fire on honest random series.

Writes docs/reference/rules/false-alarms.json, which the pages of the rules quote. Each honest series is drawn as an
office would count: nothing is projected or copied. Some move by a few percent of themselves (noisy), some by a unit
now and then (slow), some not at all (constant). Made series are what the rules look for.
"""

import itertools
import json
import math
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules import check

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "reference" / "rules" / "false-alarms.json"
DAY = date(2019, 12, 31)
SERIES = 20_000
SEED = 20190718


def seen(id_: str, value: int, indicator: str, unit: str = "enterprise", **more: Any) -> Observation:
    """One figure."""
    base: dict[str, Any] = {"as_of": DAY, "source": "honest"}
    return Observation(id=id_, indicator=indicator, unit=unit, value=max(value, 0), **{**base, **more})


def yearly(values: Iterable[int], first: int = 2008) -> list[Observation]:
    """One count a year."""
    return [seen(f"y{n}", value, "umkm", as_of=date(first + n, 12, 31)) for n, value in enumerate(values)]


def some(random: Random, many: int, share: float) -> int:
    """How many of many, each by itself with the same small chance."""
    mean = many * share
    if mean > 30:
        return max(0, round(random.gauss(mean, mean**0.5)))
    found, left = 0, random.random()
    while left > math.exp(-mean):
        found, left = found + 1, left * random.random()
    return found


def over_years(pairs: Iterable[tuple[int, int]]) -> list[Observation]:
    """A whole and a part a year."""
    found: list[Observation] = []
    for n, (whole, part) in enumerate(pairs):
        day = date(2010 + n, 12, 31)
        found += [seen(f"w{n}", whole, "umkm", as_of=day), seen(f"p{n}", part, "umkm", as_of=day, category="mikro")]
    return found


def over_regions(pairs: Iterable[tuple[int, int]]) -> list[Observation]:
    """A whole and a part a region."""
    found: list[Observation] = []
    for n, (whole, part) in enumerate(pairs):
        place: Any = {"region": KemendagriRegion(f"36.{n + 1:02d}")}
        found += [seen(f"w{n}", whole, "umkm", **place), seen(f"p{n}", part, "umkm", category="mikro", **place)]
    return found


def counts(random: Random) -> list[Observation]:
    """A yearly count: 4 to 10 years from 200 to 200,000, growth of its own each year, spread 2 to 8 percent."""
    value, found = int(10 ** random.uniform(2.3, 5.3)), list[int]()
    trend, spread = random.uniform(-0.03, 0.08), random.uniform(0.02, 0.08)
    for _ in range(random.randint(4, 10)):
        found.append(value)
        value = max(1, round(value * (1 + random.gauss(trend, spread))))
    return yearly(found)


def slow(random: Random) -> list[Observation]:
    """A slow register: 4 to 10 years from 50 to 5,000, one more in 5 to 50 percent of the years."""
    value, often, found = random.randint(50, 5_000), random.uniform(0.05, 0.5), list[int]()
    for _ in range(random.randint(4, 10)):
        found.append(value)
        value += random.random() < often
    return yearly(found)


def constant(random: Random) -> list[Observation]:
    """A number that stays, such as of villages: 4 to 12 years from 3 to 100,000."""
    return yearly([int(10 ** random.uniform(0.5, 5))] * random.randint(4, 12))


def entering(random: Random) -> list[Observation]:
    """A register that only ever adds, entry by entry: 3 to 10 years from 100 to 100,000, 0.2 to 5 percent a year."""
    value, rate, found = int(10 ** random.uniform(2, 5)), random.uniform(0.002, 0.05), list[int]()
    for _ in range(random.randint(3, 10)):
        found.append(value)
        value += some(random, value, rate)
    return yearly(found)


def growing_from_few(random: Random) -> list[Observation]:
    """A beginning: 1 to 50 in the first year, 2 to 1,000 times as many in the second, a few percent more after."""
    first = random.randint(1, 50)
    values = [first, round(first * 10 ** random.uniform(0.3, 3))]
    return yearly([*values, *(round(values[1] * random.uniform(0.9, 1.2)) for _ in range(3))])


def labour(random: Random) -> list[Observation]:
    """Units and workers counted on one day: 100 to 100,000 units, 1.1 to 6 workers each on average."""
    units = int(10 ** random.uniform(2, 5))
    workers = round(units * random.uniform(1.1, 6))
    return [seen("u", units, "ikm"), seen("w", workers, "ikm.workers", "worker")]


def small_workshops(random: Random) -> list[Observation]:
    """Units and workers counted on one day: 100 to 200 units of 1 to 3 workers."""
    units = random.randint(100, 200)
    workers = sum(random.choice((1, 1, 2, 2, 3)) for _ in range(units))
    return [seen("u", units, "ikm"), seen("w", workers, "ikm.workers", "worker")]


def shares_over_time(random: Random) -> list[Observation]:
    """A whole and a part over 2 to 6 years; the share moves by 1 to 4 percent of itself a year."""
    whole, share, found = int(10 ** random.uniform(3, 6)), random.uniform(0.02, 0.95), list[tuple[int, int]]()
    for _ in range(random.randint(2, 6)):
        found.append((whole, min(whole, round(whole * share))))
        whole = round(whole * (1 + random.gauss(0.02, 0.03)))
        share = min(0.99, share * (1 + random.gauss(0, random.uniform(0.01, 0.04))))
    return over_years(found)


def slow_shares(random: Random) -> list[Observation]:
    """A slow register: 500 to 20,000, nearly all micro; 4 years, all 0 to 4 percent more, the rest 0 or 1."""
    whole, share = 10 ** random.uniform(2.7, 4.3), random.uniform(0.005, 0.03)
    rest, found = round(whole * share), list[tuple[int, int]]()
    for _ in range(4):
        found.append((round(whole), round(whole) - rest))
        whole, rest = whole * (1 + random.uniform(0, 0.04)), rest + random.choice((0, 0, 0, 1))
    return over_years(found)


def nearly_all(random: Random) -> list[Observation]:
    """500 to 20,000 counted anew in 4 years, each of them no micro enterprise with a chance of 0.5 to 3 percent."""
    whole, share, found = 10 ** random.uniform(2.7, 4.3), random.uniform(0.005, 0.03), list[tuple[int, int]]()
    for _ in range(4):
        found.append((round(whole), round(whole) - some(random, round(whole), share)))
        whole *= 1 + random.uniform(0, 0.06)
    return over_years(found)


def constant_shares(random: Random) -> list[Observation]:
    """A whole and a part that stay, or a part that is its whole: 3 to 8 years from 100 to 100,000."""
    whole = int(10 ** random.uniform(2, 5))
    if random.random() < 0.5:
        return over_years([(whole, round(whole * random.uniform(0.01, 1)))] * random.randint(3, 8))
    wholes = [whole + n * random.randint(0, 500) for n in range(random.randint(3, 8))]
    return over_years((one, one) for one in wholes)


def nearly_all_between_regions(random: Random) -> list[Observation]:
    """800 to 20,000 in each of 4 regions, each of them no micro enterprise with the same chance of 0.5 to 3 percent."""
    share, found = random.uniform(0.005, 0.03), list[tuple[int, int]]()
    for _ in range(4):
        whole = round(10 ** random.uniform(2.9, 4.3))
        found.append((whole, whole - some(random, whole, share)))
    return over_regions(found)


def all_between_regions(random: Random) -> list[Observation]:
    """All of them micro, or none, in 2 to 8 regions of 100 to 100,000."""
    none = random.random() < 0.5
    wholes = [int(10 ** random.uniform(2, 5)) for _ in range(random.randint(2, 8))]
    return over_regions([(whole, 0 if none else whole) for whole in wholes])


def shares_between_regions(random: Random) -> list[Observation]:
    """A whole and a part in 2 to 8 regions; the shares differ by 2 to 8 percent of themselves."""
    mean, spread, found = random.uniform(0.05, 0.9), random.uniform(0.02, 0.08), list[tuple[int, int]]()
    for _ in range(random.randint(2, 8)):
        whole = int(10 ** random.uniform(3, 5.5))
        found.append((whole, min(whole, round(whole * mean * (1 + random.gauss(0, spread))))))
    return over_regions(found)


def classes(random: Random) -> list[Observation]:
    """A whole counted as the sum of three counted classes."""
    whole = int(10 ** random.uniform(4, 8))
    small, medium = round(whole * random.uniform(0.005, 0.05)), round(whole * random.uniform(0.0005, 0.01))
    parts = {"mikro": whole - small - medium, "kecil": small, "menengah": medium}
    return [seen("w", whole, "umkm"), *(seen(name, value, "umkm", category=name) for name, value in parts.items())]


def divisions(random: Random) -> list[Observation]:
    """A whole of 50 to 100,000 divided by size class and by trade, and a trade or two known by another division."""
    whole = int(10 ** random.uniform(1.7, 5))
    small, food, wood = (random.randint(1, whole // 4) for _ in range(3))
    parts = {"mikro": whole - small, "kecil": small, "pangan": food, "kayu": wood, "lain": whole - food - wood}
    parts["utara"] = random.randint(1, whole * 9 // 10)
    return [seen("w", whole, "umkm"), *(seen(name, value, "umkm", category=name) for name, value in parts.items())]


def unknown_classes(random: Random) -> list[Observation]:
    """A whole of micro, small and medium enterprises, and 1 to 20 percent whose class is not known."""
    found = classes(random)
    unknown = round(found[1].value * random.uniform(0.01, 0.2))
    micro = evolve(found[1], value=found[1].value - unknown)
    return [found[0], micro, *found[2:], seen("unknown", unknown, "umkm", category="tidak diketahui")]


def with_large(random: Random) -> list[Observation]:
    """All enterprises, of which 1 to 20 percent are large, and the three classes that are not."""
    found = classes(random)
    micro = evolve(found[1], value=round(found[1].value * random.uniform(0.8, 0.99)))
    return [evolve(o, indicator="usaha") for o in (found[0], micro, *found[2:])]


def offices(random: Random) -> list[Observation]:
    """A whole that is the sum of its classes, one class of which another office counted 0 to 5 percent off."""
    found = classes(random)
    other = round(found[1].value * random.uniform(0.95, 1.05))
    return [*found, seen("other", other, "umkm", category="mikro", agency="other")]


def on_shelves(random: Random) -> list[Observation]:
    """2 to 40 enterprises of 1 to 3 products each."""
    return _on_shelves(random, random.randint(2, 40))


def on_many_shelves(random: Random) -> list[Observation]:
    """41 to 1,000 enterprises of 1 to 3 products each."""
    return _on_shelves(random, random.randint(41, 1_000))


def _on_shelves(random: Random, makers: int) -> list[Observation]:
    products = sum(random.choice((1, 1, 1, 2, 3)) for _ in range(makers))
    return [seen("a", products, "retail.products", "product"), seen("b", makers, "retail.enterprises")]


def rounded_claim(random: Random) -> list[Observation]:
    """A claim of growth that the two counts give, rounded to a percent or a tenth of one."""
    return _claim(random, round)


def cut_claim(random: Random) -> list[Observation]:
    """A claim of growth that the two counts give, its further digits cut off instead of rounded."""
    return _claim(random, math.floor)


def _claim(random: Random, rounded: Callable[[float], int]) -> list[Observation]:
    before, per = int(10 ** random.uniform(2, 6)), random.choice((1, 10))
    after = round(before * (1 + random.uniform(0.001, 0.3)))
    claim = rounded(Fraction(100 * per * (after - before), before))  # type: ignore[arg-type]
    said = seen("c", claim, "umkm.growth", "percent", per=per, compares=("b", "a"), as_of=DAY)
    return [seen("b", before, "umkm", as_of=date(2018, 12, 31)), seen("a", after, "umkm"), said]


def one_method(random: Random) -> list[Observation]:
    """A yearly count of one method, which a third of the years do not state."""
    method = random.choice([method for method in Method if method is not Method.UNSTATED])
    return [evolve(o, method=random.choice((method, method, Method.UNSTATED))) for o in counts(random)]


def imputed(random: Random) -> list[Observation]:
    """Workers put in as a whole number a unit."""
    units = int(10 ** random.uniform(2, 5))
    return [seen("u", units, "ikm"), seen("w", units * random.randint(1, 5), "ikm.workers", "worker")]


def projected(random: Random) -> list[Observation]:
    """Counts projected with one rate, from the base year or year by year: 5 to 10 years from 1,000 to 200,000."""
    base, factor, years = int(10 ** random.uniform(3, 5.3)), 1 + random.uniform(-0.03, 0.08), random.randint(5, 10)
    values = [round(base * factor**n) for n in range(years)]
    if random.random() < 0.5:
        values = [base]
        for _ in range(years - 1):
            values.append(round(values[-1] * factor))
    return yearly(values)


def projected_beside_counts(random: Random) -> list[Observation]:
    """5 to 8 years from 5,000 to 200,000 projected with 1 to 8 percent, one missing, counted years before and after."""
    base, rate, years = int(10 ** random.uniform(3.7, 5.3)), random.uniform(0.01, 0.08), random.randint(5, 8)
    values = [round(base * (1 + rate) ** n) for n in range(years)]
    before = round(base / (1 + rate + random.choice((-0.03, 0.03, 0.05))))
    after = round(values[-1] * (1 + rate + random.choice((-0.03, 0.03, 0.05))))
    found = yearly([before, *values, after])
    del found[random.randint(2, years - 1)]
    return found


def fixed_over_time(random: Random) -> list[Observation]:
    """A part that is one share of its whole in 3 to 6 years."""
    whole, share, found = int(10 ** random.uniform(4, 6)), random.uniform(0.02, 0.95), list[tuple[int, int]]()
    for _ in range(random.randint(3, 6)):
        found.append((whole, round(whole * share)))
        whole = round(whole * (1 + random.gauss(0.02, 0.03)))
    return over_years(found)


def fixed_between_regions(random: Random) -> list[Observation]:
    """A part that is one share of its whole in 3 to 8 regions."""
    share = random.uniform(0.05, 0.9)
    wholes = [int(10 ** random.uniform(4, 5.5)) for _ in range(random.randint(3, 8))]
    return over_regions((whole, round(whole * share)) for whole in wholes)


def from_percentages(random: Random) -> list[Observation]:
    """Three classes computed from whole hundredths of a percent."""
    whole, small, medium = int(10 ** random.uniform(6, 8)), random.randint(50, 500), random.randint(5, 100)
    parts = {"mikro": 10_000 - small - medium, "kecil": small, "menengah": medium}
    classes = [seen(name, round(whole * step / 10_000), "umkm", category=name) for name, step in parts.items()]
    return [seen("w", whole, "umkm"), *classes]


def counted_twice(random: Random) -> list[Observation]:
    """A whole of 200 to 100,000 and its 3 to 8 parts, one of them 1 to 20 percent too high."""
    whole, number = int(10 ** random.uniform(2.3, 5)), random.randint(3, 8)
    cuts = sorted(random.sample(range(1, whole), number - 1))
    values = [after - before for before, after in itertools.pairwise([0, *cuts, whole])]
    values[0] += max(1, round(values[0] * random.uniform(0.01, 0.2)))
    return [seen("w", whole, "ikm"), *(seen(f"p{n}", v, "ikm", category=f"trade {n}") for n, v in enumerate(values))]


def class_short(random: Random) -> list[Observation]:
    """A whole counted as the sum of three classes, the first of which is told 1 to 20 percent too low."""
    found = classes(random)
    return [found[0], evolve(found[1], value=round(found[1].value * random.uniform(0.8, 0.99))), *found[2:]]


def misstated_claim(random: Random) -> list[Observation]:
    """A claim of growth that is 1 to 20 points above what the two counts give, to the tenth of a percent."""
    before, after, claim = _claim(random, round)
    return [before, after, evolve(claim, value=claim.value + claim.per * random.randint(1, 20))]


def swapped(random: Random) -> list[Observation]:
    """Products and their makers, 100 to 1,000, the number of products given for both."""
    products = random.randint(100, 1_000)
    return [seen("a", products, "retail.products", "product"), seen("b", products, "retail.enterprises")]


Draw = Callable[[Random], list[Observation]]
MADE: dict[str, tuple[Draw, ...]] = {
    "STA001": (imputed,),
    "STA002": (projected, projected_beside_counts),
    "STA003": (fixed_over_time,),
    "STA004": (fixed_between_regions,),
    "STA005": (counted_twice, class_short),
    "STA006": (swapped,),
    "STA008": (misstated_claim,),
    "STA016": (from_percentages,),
}
HONEST: dict[str, tuple[Draw, ...]] = {
    "STA001": (labour, small_workshops),
    "STA002": (counts, slow, constant, entering),
    "STA003": (shares_over_time, slow_shares, nearly_all, constant_shares),
    "STA004": (shares_between_regions, nearly_all_between_regions, all_between_regions),
    "STA005": (classes, divisions, offices, unknown_classes, with_large),
    "STA006": (on_shelves, on_many_shelves),
    "STA008": (rounded_claim, cut_claim),
    "STA010": (one_method,),
    "STA014": (counts, slow, growing_from_few),
    "STA015": (rounded_claim, cut_claim),
    "STA016": (classes, divisions),
}


def measure(code: str, series: int, draw: Draw, seed: int = SEED) -> int:
    """How many of so many random series a rule fires on."""
    random = Random(seed)
    return sum(
        bool(len(check(Registry(observations=tuple(draw(random))), on=DAY, select=[code]))) for _ in range(series)
    )


def rates(code: str, draws: Iterable[Draw], series: int) -> list[dict[str, int | str]]:
    """How often a rule fires on each kind of series."""
    return [
        {"name": draw.__name__, "what": draw.__doc__ or "", "series": series, "fired": measure(code, series, draw)}
        for draw in draws
    ]


def main() -> None:
    """Measure all and write the file."""
    found = {
        code: {"honest": rates(code, draws, SERIES), "made": rates(code, MADE.get(code, ()), SERIES // 10)}
        for code, draws in HONEST.items()
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps({"seed": SEED, "rules": found}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
