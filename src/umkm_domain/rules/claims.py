"""Aturan pernyataan pertumbuhan. Rules on claims of growth: those that the figures do not give.

>>> speaks_of_growth("jumlahnya meningkat"), speaks_of_growth("jumlahnya tidak naik")
(True, False)

Source: the figures of Kabupaten Lebak as the press gave them; no act regulates it.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Observation
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._samples import bad, good, observation

__all__ = ["speaks_of_growth"]

_CLAIM_UNITS = {"percent": Fraction(1, 100), "ratio": Fraction(1)}


def _claimed(claim: Observation, context: Context) -> tuple[Fraction, Fraction, Fraction] | None:
    """What is claimed, what the two figures give, and half of the last digit of the claim, as ratios."""
    step = _CLAIM_UNITS.get(claim.unit)
    if step is None or len(claim.compares) != 2:
        return None
    before, after = (context.registry.get("observations", id_) for id_ in claim.compares)
    if before is None or after is None or before.exact <= 0 or before.unit != after.unit:
        return None
    return claim.exact * step, after.exact / before.exact - 1, step / claim.per / 2


_BEFORE, _AFTER = date(2015, 12, 31), date(2016, 12, 31)


@rule(
    "STA008",
    table="observations",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="pertumbuhan yang tidak diberikan angkanya", en="a growth claim that the figures do not give"),
    message=Text(
        id="Diklaim {claim} %, padahal dari {before} ke {after} adalah {actual} %.",
        en="Claimed {claim} %, while from {before} to {after} it is {actual} %.",
    ),
    remedy=Text(
        id="Pakai pertumbuhan yang dihitung dari kedua angka, atau perbaiki angkanya.",
        en="Use the growth computed from the two figures, or correct the figures.",
    ),
    why=Text(
        id="Pembulatan dan pemotongan angka di belakangnya (9,8 dari 9,87) bukan kesalahan.",
        en="Rounding is no fault, nor is cutting off further digits (9.8 of 9.87).",
    ),
    examples=lambda: (
        bad(
            observation("o1", 49_538, "umkm", as_of=_BEFORE),
            observation("o2", 50_149, "umkm", as_of=_AFTER),
            observation("o3", 10, "umkm.growth", "percent", compares=("o1", "o2")),
        ),
        good(
            observation("o1", 49_538, "umkm", as_of=_BEFORE),
            observation("o2", 50_149, "umkm", as_of=_AFTER),
            observation("o3", 12, "umkm.growth", "percent", per=10, compares=("o1", "o2")),
        ),
    ),
)
def growth_not_given(claim: Observation, context: Context) -> Iterator[Finding]:
    """A claim of growth that is neither rounded to its last digit nor cut off after it."""
    if not claim.compares:
        return
    found = _claimed(claim, context)
    if found is None:
        return
    said, actual, half = found
    beyond = actual - said if actual > 0 else said - actual
    if not -half <= beyond < 2 * half and abs(said - actual - 1) > half:
        before, after = (context.registry.get("observations", id_) for id_ in claim.compares)
        yield context.found(
            claim, "/value", claim=said * 100, before=before.exact, after=after.exact, actual=actual * 100
        )


@rule(
    "STA015",
    table="observations",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="nisbah dibaca sebagai pertumbuhan", en="a ratio read as growth"),
    message=Text(
        id="Diklaim naik {claim} %, tetapi {claim} % adalah nisbah {after} terhadap {before}; naiknya {actual} %.",
        en="Claimed to rise by {claim} %, but {claim} % is the ratio of {after} to {before}; the rise is {actual} %.",
    ),
    remedy=Text(
        id="Pertumbuhan adalah nisbah kurang 100 %: tulis pertumbuhannya, atau sebut nisbah.",
        en="Growth is the ratio less 100 %: write the growth, or call it a ratio.",
    ),
    examples=lambda: (
        bad(
            observation("o1", 400, "apbd", "rupiah", as_of=_BEFORE),
            observation("o2", 2_700, "apbd", "rupiah", as_of=_AFTER),
            observation("o3", 675, "apbd.growth", "percent", compares=("o1", "o2")),
        ),
        good(
            observation("o1", 400, "apbd", "rupiah", as_of=_BEFORE),
            observation("o2", 2_700, "apbd", "rupiah", as_of=_AFTER),
            observation("o3", 575, "apbd.growth", "percent", compares=("o1", "o2")),
        ),
    ),
)
def ratio_as_growth(claim: Observation, context: Context) -> Iterator[Finding]:
    """A claim that equals the ratio of the two figures, one more than their growth."""
    if not claim.compares:
        return
    found = _claimed(claim, context)
    if found is None:
        return
    said, actual, half = found
    if abs(said - actual - 1) <= half:
        before, after = (context.registry.get("observations", id_) for id_ in claim.compares)
        yield context.found(
            claim, "/value", claim=said * 100, before=before.exact, after=after.exact, actual=actual * 100
        )


_ARROW = re.compile(r"([0-9][0-9.,]*)\s*(?:->|→|menjadi|ke|to)\s*([0-9][0-9.,]*)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}[.,]?")
_GROWTH_WORDS = re.compile(r"\b(?:tumbuh|bertumbuh|meningkat|naik|bertambah|grew|grow|growth|increased?|rose)\b", re.I)


_DENIED = re.compile(
    r"(?:\b(?:tidak|tak|belum|bukan|tanpa|gagal|not|no|never|without|negative|zero)|n't)\W+(?:(?!hanya|only)\w+\W+)?$",
    re.I,
)
_BACKWARDS = re.compile(
    r"\s+(?:(?:secara|sebesar|was|is|by|of|rate)\s+){0,2}"
    r"(?:negati|minus\b|nol\b|zero\b|[-−–][0-9]|0(?:[.,]0+)?\s*(?:%|persen|percent))",
    re.I,
)
"""What makes of growth a fall, or none: `tumbuh negatif`, `grew by -3 %`, `tumbuh 0 persen`."""


def speaks_of_growth(words: str) -> bool:
    """Apakah kata-katanya menyebut kenaikan. Whether words speak of growth, and do not deny it."""
    return any(
        not _DENIED.search(words, 0, found.start()) and not _BACKWARDS.match(words, found.end())
        for found in _GROWTH_WORDS.finditer(words)
    )


def _claims_growth(o: Observation) -> bool:
    if o.indicator.endswith(".growth"):
        return o.exact > 0
    if o.statement is None:
        return False
    arrow = _ARROW.search(o.statement)
    if arrow is not None and not all(_YEAR.fullmatch(text) for text in arrow.groups()):
        first, last = (int(re.sub(r"[.,]", "", text)) for text in arrow.groups())
        return last > first
    return speaks_of_growth(o.statement)


@rule(
    "STA009",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="deret turun sementara pertumbuhan diklaim", en="a falling series while growth is claimed"),
    message=Text(
        id="{indicator} turun dari {before} ({first}) ke {after} ({last}), {change} %; {claim} menyebut kenaikan.",
        en="{indicator} fell from {before} ({first}) to {after} ({last}), {change} %, while {claim} speaks of growth.",
    ),
    remedy=Text(
        id="Sebutkan penurunannya, atau jelaskan perbedaan cara menghitung.",
        en="Report the fall, or explain what was counted differently.",
    ),
    examples=lambda: (
        bad(
            observation("o1", 16_500, as_of=date(2017, 9, 30), statement="16.000 -> 16.500"),
            observation("o2", 15_769),
        ),
        good(observation("o1", 16_500, as_of=date(2017, 9, 30)), observation("o2", 15_769)),
        good(
            observation("o1", 15_000, as_of=date(2017, 9, 30), statement="14.000 -> 15.000"),
            observation("o2", 15_769),
        ),
        good(
            observation("o1", 16_500, as_of=date(2017, 9, 30), statement="jumlahnya tidak naik"),
            observation("o2", 15_769),
        ),
    ),
)
def falling(registry: Registry, context: Context) -> Iterator[Finding]:
    """A later value below every earlier one of the day before it, with a claim of growth about the indicator."""
    claims = grouped(
        (o for o in registry.observations if _claims_growth(o)),
        lambda o: (o.indicator.removesuffix(".growth"), None if o.region is None else o.region.code, o.category),
    )
    for key, series in context.facts.series.items():
        said = claims.get(key)
        if said is None:
            continue
        by_day = grouped(series, lambda o: o.day)
        days = sorted(by_day)
        for first, last in itertools.pairwise(days):
            before = min(by_day[first], key=lambda o: o.exact)
            after = max(by_day[last], key=lambda o: o.exact)
            if before.unit == after.unit and 0 <= after.exact < before.exact:
                yield context.found(
                    after,
                    "/value",
                    table="observations",
                    indicator=key[0],
                    before=before.exact,
                    first=first,
                    after=after.exact,
                    last=last,
                    change=(after.exact / before.exact - 1) * 100,
                    claim=said[0].id,
                )
