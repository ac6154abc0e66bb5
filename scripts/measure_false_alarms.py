"""Laju alarm palsu aturan statistik. How often the statistical rules fire on honest random series.

Writes docs/reference/rules/false-alarms.json, which the pages of the rules quote. Each honest series is drawn as an
office would count: every figure moves by itself, by a few percent, and nothing is projected or copied.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Observation
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


def counts(random: Random) -> list[Observation]:
    """A yearly count: 4 to 10 years from 200 to 200,000, growth of its own each year, spread 2 to 8 percent."""
    value = int(10 ** random.uniform(2.3, 5.3))
    trend, spread = random.uniform(-0.03, 0.08), random.uniform(0.02, 0.08)
    found = []
    for n in range(random.randint(4, 10)):
        found.append(seen(f"y{n}", value, "umkm", as_of=date(2008 + n, 12, 31)))
        value = max(1, round(value * (1 + random.gauss(trend, spread))))
    return found


def labour(random: Random) -> list[Observation]:
    """Units and workers counted on one day: 100 to 100,000 units, 1.1 to 6 workers each on average."""
    units = int(10 ** random.uniform(2, 5))
    workers = round(units * random.uniform(1.1, 6))
    return [seen("u", units, "ikm"), seen("w", workers, "ikm.workers", "worker")]


def shares_over_time(random: Random) -> list[Observation]:
    """A whole and a part over 2 to 6 years; the share moves by 1 to 4 percent of itself a year."""
    whole, share = int(10 ** random.uniform(3, 6)), random.uniform(0.02, 0.95)
    found = []
    for n in range(random.randint(2, 6)):
        day = date(2010 + n, 12, 31)
        part = min(whole, round(whole * share))
        found += [seen(f"w{n}", whole, "umkm", as_of=day), seen(f"p{n}", part, "umkm", as_of=day, category="mikro")]
        whole = round(whole * (1 + random.gauss(0.02, 0.03)))
        share = min(0.99, share * (1 + random.gauss(0, random.uniform(0.01, 0.04))))
    return found


def shares_between_regions(random: Random) -> list[Observation]:
    """A whole and a part in 2 to 8 regions; the shares differ by 2 to 8 percent of themselves."""
    mean, spread = random.uniform(0.05, 0.9), random.uniform(0.02, 0.08)
    found = []
    for n in range(random.randint(2, 8)):
        region = KemendagriRegion(f"36.{n + 1:02d}")
        whole = int(10 ** random.uniform(3, 5.5))
        part = min(whole, round(whole * mean * (1 + random.gauss(0, spread))))
        found += [
            seen(f"w{n}", whole, "umkm", region=region),
            seen(f"p{n}", part, "umkm", region=region, category="mikro"),
        ]
    return found


def classes(random: Random) -> list[Observation]:
    """A whole counted as the sum of three counted classes."""
    whole = int(10 ** random.uniform(4, 8))
    small, medium = round(whole * random.uniform(0.005, 0.05)), round(whole * random.uniform(0.0005, 0.01))
    parts = {"mikro": whole - small - medium, "kecil": small, "menengah": medium}
    return [seen("w", whole, "umkm"), *(seen(name, value, "umkm", category=name) for name, value in parts.items())]


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
    return [seen(f"y{n}", value, "umkm", as_of=date(2008 + n, 12, 31)) for n, value in enumerate(values)]


def fixed_over_time(random: Random) -> list[Observation]:
    """A part that is one share of its whole in 3 to 6 years."""
    whole, share = int(10 ** random.uniform(4, 6)), random.uniform(0.02, 0.95)
    found = []
    for n in range(random.randint(3, 6)):
        day = date(2010 + n, 12, 31)
        found.append(seen(f"w{n}", whole, "umkm", as_of=day))
        found.append(seen(f"p{n}", round(whole * share), "umkm", as_of=day, category="mikro"))
        whole = round(whole * (1 + random.gauss(0.02, 0.03)))
    return found


def fixed_between_regions(random: Random) -> list[Observation]:
    """A part that is one share of its whole in 3 to 8 regions."""
    share = random.uniform(0.05, 0.9)
    found = []
    for n in range(random.randint(3, 8)):
        region, whole = KemendagriRegion(f"36.{n + 1:02d}"), int(10 ** random.uniform(4, 5.5))
        found.append(seen(f"w{n}", whole, "umkm", region=region))
        found.append(seen(f"p{n}", round(whole * share), "umkm", region=region, category="mikro"))
    return found


def from_percentages(random: Random) -> list[Observation]:
    """Three classes computed from whole hundredths of a percent."""
    whole, small, medium = int(10 ** random.uniform(6, 8)), random.randint(50, 500), random.randint(5, 100)
    parts = {"mikro": 10_000 - small - medium, "kecil": small, "menengah": medium}
    classes = [seen(name, round(whole * step / 10_000), "umkm", category=name) for name, step in parts.items()]
    return [seen("w", whole, "umkm"), *classes]


MADE: dict[str, Callable[[Random], list[Observation]]] = {
    "STA001": imputed,
    "STA002": projected,
    "STA003": fixed_over_time,
    "STA004": fixed_between_regions,
    "STA016": from_percentages,
}
HONEST: dict[str, Callable[[Random], list[Observation]]] = {
    "STA001": labour,
    "STA002": counts,
    "STA003": shares_over_time,
    "STA004": shares_between_regions,
    "STA005": classes,
    "STA014": counts,
    "STA016": classes,
}


def measure(code: str, series: int, draw: Callable[[Random], list[Observation]], seed: int = SEED) -> int:
    """How many of so many random series a rule fires on."""
    random = Random(seed)
    return sum(
        bool(len(check(Registry(observations=tuple(draw(random))), on=DAY, select=[code]))) for _ in range(series)
    )


def main() -> None:
    """Measure all and write the file."""
    found: dict[str, dict[str, int | str]] = {}
    for code, draw in HONEST.items():
        found[code] = {"honest": (draw.__doc__ or ""), "series": SERIES, "alarms": measure(code, SERIES, draw)}
        if code in MADE:
            hits = measure(code, SERIES // 10, MADE[code])
            found[code] |= {"made": (MADE[code].__doc__ or ""), "made_series": SERIES // 10, "made_found": hits}
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps({"seed": SEED, "rules": found}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
