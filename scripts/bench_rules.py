"""Kecepatan pemeriksaan. The whole catalogue on a register, beside `json.loads` of the same records.

10,000 enterprises with two products and four certificates each, made by the testing room, with the faults that real
records have. The limit is ten times the time that `json.loads` takes.
"""

import json
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from umkm_domain.core.plain import plain
from umkm_domain.model.registry import TABLES, Registry
from umkm_domain.rules import check
from umkm_domain.testing.build import ON, register

SIZE = 10_000
ROUNDS = 5


def document(registry: Registry) -> str:
    """The records as one JSON document, nothing written that is not known."""

    def known(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: known(v) for k, v in value.items() if v is not None and v != []}
        return [known(item) for item in value] if isinstance(value, list) else value

    return json.dumps({table: [known(plain(r)) for r in getattr(registry, table)] for table in TABLES})


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def results() -> list[dict[str, Any]]:
    """Measure both in turn over the rounds; the ratio is that of the medians of processor time."""
    registry = register(SIZE)
    text = document(registry)
    check(register(100), on=ON)
    pairs = [(_seconds(lambda: check(registry, on=ON)), _seconds(lambda: json.loads(text))) for _ in range(ROUNDS)]
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    ratios = sorted(one / other for one, other in pairs)
    return [
        {
            "name": "check: whole catalogue",
            "value": ours,
            "unit": "s",
            "peer": "json.loads of the same records",
            "ratio": ours / theirs,
            "rounds": ROUNDS,
            "spread": ratios[-1] - ratios[0],
            "rows": len(registry),
        }
    ]


if __name__ == "__main__":
    print(json.dumps(results(), indent=1))
