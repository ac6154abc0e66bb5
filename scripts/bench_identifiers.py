"""Kecepatan nomor resmi. Speed of the official numbers, beside python-stdnum, in one run.

One million numbers a row; ours and the peer take turns, round after round, so that both meet the same machine.
`value` is the median of the rounds, `spread` the largest difference from it as a part of it; `ratio` is how many times
as fast as the peer, by the medians.
"""

import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from stdnum import ean
from stdnum.id import npwp as stdnum_npwp

from umkm_domain.identifiers import Gtin, Nib, Npwp, Pirt, identify

ROWS = 1_000_000
ROUNDS = 3

Check = Callable[[str], object]


def _numbers(rows: int) -> dict[str, list[str]]:
    """Draw numbers as they come in data: four fifths of the barcodes sound, NPWPs with their dots."""
    rng = random.Random(20261124)

    def digits(size: int) -> str:
        return f"{rng.randrange(10**size):0{size}d}"

    def gtin() -> str:
        body = "899" + digits(9)
        return body + (ean.calc_check_digit(body) if rng.random() < 0.8 else digits(1))

    def npwp() -> str:
        n = digits(15)
        return f"{n[:2]}.{n[2:5]}.{n[5:8]}.{n[8]}-{n[9:12]}.{n[12:]}"

    def pirt() -> str:
        group, year = rng.randint(1, 16), rng.randint(20, 31)
        return f"{rng.randint(1, 8)}{group:02d}{rng.randint(1101, 9471)}{digits(6)}-{year}"

    def nib() -> str:
        return f"{rng.randint(1, 28):02d}{rng.randint(1, 12):02d}{rng.randint(21, 26)}{digits(7)}"

    return {name: [draw() for _ in range(rows)] for name, draw in
            (("gtin", gtin), ("npwp", npwp), ("pirt", pirt), ("nib", nib))}  # fmt: skip


def _seconds(check: Check, texts: Sequence[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        check(text)
    return time.perf_counter() - start


def _compare(
    name: str, ours: Check, texts: Sequence[str], peer: str, theirs: Check, peer_texts: Sequence[str]
) -> dict[str, Any]:
    """Measure nanoseconds a number, ours and theirs in turn."""
    mine: list[float] = []
    others: list[float] = []
    for _ in range(ROUNDS):
        mine.append(_seconds(ours, texts) / len(texts) * 1e9)
        others.append(_seconds(theirs, peer_texts) / len(peer_texts) * 1e9)
    value = statistics.median(mine)
    return {
        "name": name,
        "value": value,
        "unit": "ns a number",
        "peer": peer,
        "ratio": statistics.median(others) / value,
        "rounds": ROUNDS,
        "spread": max(abs(one - value) for one in mine) / value,
        "rows": len(texts),
    }


def results() -> list[dict[str, Any]]:
    """Measure `is_valid` of four numbers against `stdnum.ean.is_valid`, and what else is worth knowing."""
    numbers = _numbers(ROWS)
    few = {name: texts[: ROWS // 10] for name, texts in numbers.items()}
    gc.collect()
    gc.disable()
    try:
        peer = "stdnum.ean.is_valid, the same million"
        other = "stdnum.ean.is_valid, a million barcodes"
        return [
            _compare("Gtin.is_valid", Gtin.is_valid, numbers["gtin"], peer, ean.is_valid, numbers["gtin"]),
            _compare("Pirt.is_valid", Pirt.is_valid, numbers["pirt"], other, ean.is_valid, numbers["gtin"]),
            _compare("Nib.is_valid", Nib.is_valid, numbers["nib"], other, ean.is_valid, numbers["gtin"]),
            _compare("Npwp.is_valid, printed", Npwp.is_valid, numbers["npwp"], other, ean.is_valid, numbers["gtin"]),
            _compare(
                "Npwp.is_valid, printed, against its own peer",
                Npwp.is_valid,
                few["npwp"],
                "stdnum.id.npwp.is_valid, the same numbers",
                stdnum_npwp.is_valid,
                few["npwp"],
            ),
            _compare(
                "Pirt(text)", Pirt, few["pirt"], "stdnum.ean.is_valid, barcodes", ean.is_valid, few["gtin"]
            ),
            _compare(
                "identify(text), bare barcodes", identify, few["gtin"][:20_000],
                "stdnum.ean.is_valid, the same numbers", ean.is_valid, few["gtin"][:20_000],
            ),
        ]  # fmt: skip
    finally:
        gc.enable()
