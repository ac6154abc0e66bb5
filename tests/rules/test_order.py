"""The order of records in their tables changes nothing: not what is found, nor which of several equals is named."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from umkm_domain.model.assistance import AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.party import PartyKind
from umkm_domain.model.registry import TABLES, Registry
from umkm_domain.model.statistics import Method
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check
from umkm_domain.testing import strategies

DAY = date(2019, 7, 18)
LARGE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Whole registries: shrinking one takes minutes and says no more than its first counterexample."""


@settings(LARGE, max_examples=40)
@given(strategies.registries(), st.randoms(use_true_random=False))
def test_order_of_records_does_not_matter(registry: Registry, random: Any) -> None:
    """Shuffled tables give the same findings."""
    assert check(registry, on=DAY).findings == check(_shuffled(registry, random), on=DAY).findings


def _shuffled(registry: Registry, random: Any) -> Registry:
    tables = {name: random.sample(getattr(registry, name), len(getattr(registry, name))) for name in TABLES}
    return evolve(registry, **{name: tuple(records) for name, records in tables.items()})


GROUP = Recipient(kind=PartyKind.GROUP, name="KUB Contoh", incorporated=True)
ORDERED: dict[str, tuple[Any, ...]] = {
    "ENT007": tuple(some.enterprise(f"E{n}", nib="1712240062057") for n in range(3)),
    "PRD009": tuple(some.food(f"P{n}", gtin="8998866200301") for n in range(3)),
    "CER013": tuple(some.certificate("pirt", "2063510010243-26", id=f"C{n}") for n in range(3)),
    "STA005": (
        some.observation("w1", 100),
        some.observation("w2", 110),
        some.observation("p1", 61, category="mikro"),
        some.observation("p2", 50, category="kecil"),
    ),
    "STA006": tuple(
        some.observation(unit, 150, f"retail.{unit}", unit) for unit in ("product", "enterprise", "outlet")
    ),
    "STA007": tuple(some.observation(f"o{n}", 100 + n) for n in range(3)),
    "STA009": (
        some.observation("a", 16_500, as_of=date(2017, 1, 1), statement="naik"),
        some.observation("b", 15_769),
        some.observation("c", 1, "ikm.growth", "percent"),
    ),
    "STA010": tuple(
        some.observation(f"o{n}", 100, as_of=DAY if n else date(2018, 1, 1), method=method)
        for n, method in enumerate((Method.COUNTED, Method.MODELLED, Method.SAMPLED))
    ),
    "STA013": tuple(some.observation(unit, 15, unit=unit) for unit in ("product", "enterprise", "worker")),
    "STA014": tuple(
        some.observation(f"o{n}", value, as_of=DAY if n else date(2018, 1, 1))
        for n, value in enumerate((972, 972_800, 971_000))
    ),
    "AST003": tuple(
        some.grant(f"G{n}", channel=Channel.HIBAH, recipients=(GROUP,), awarded_on=date(year, 5, 2))
        for n, year in enumerate((2019, 2020, 2020))
    ),
    "AST020": (
        some.grant("G1", kind=AssistanceKind.BPUM, level=Level.CENTRAL, awarded_on=date(2021, 6, 1)),
        *(
            some.grant(f"K{n}", kind=AssistanceKind.KUR, channel=Channel.LOAN, awarded_on=date(2021, 2, 1))
            for n in range(2)
        ),
    ),
}


@pytest.mark.parametrize("code", ORDERED)
def test_which_of_several_equals_is_named_does_not_depend_on_their_order(code: str) -> None:
    """In every order of three or four records that belong together, the same one is named, in the same words."""
    told = {
        tuple(f.line("en") for f in check(Registry().with_(*records), on=DAY, select=[code]))
        for records in permutations(ORDERED[code])
    }
    assert len(told) == 1
    assert told != {()}
