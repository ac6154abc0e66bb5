"""Aturan bagian dari keseluruhan. Rules on parts of a whole: fixed shares, sums, and shares of whole percentages.

>>> from datetime import date
>>> from umkm_domain.model.registry import Registry
>>> from umkm_domain.rules import check
>>> from umkm_domain.rules._samples import observation
>>> lebak = Registry(observations=(observation("o1", 15_769), observation("o2", 15_770, category="mikro")))
>>> [finding.code for finding in check(lebak, on=date(2019, 7, 18), select=["STA"])]
['STA005']

Source: the national totals of 2018 and 2019, whose classes are fixed shares; no act regulates it.
"""

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law.scale import Size
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Observation
from umkm_domain.rules._engine import Context, Parameter, rule
from umkm_domain.rules._facts import grouped, size_of
from umkm_domain.rules._samples import bad, good, observation
from umkm_domain.rules.series import IN_TIME, RARE, RECORDED, YEARS, chance, one_share

__all__: list[str] = []

_IN_SPACE = Parameter(
    name="spread",
    default=8,
    unit="percent",
    title=Text(
        id="sebaran wajar dari daerah ke daerah pada angka jujur",
        en="usual spread from region to region in honest figures",
    ),
)

_Place = tuple[str, str, str | None, date]
_Pairs = list[tuple[Observation, Observation]]


def _tables(registry: Registry) -> Iterator[tuple[_Place, list[Observation], list[Observation]]]:
    """Wholes and parts of one indicator, unit, region and day, each by id."""
    of_day = grouped(
        registry.observations,
        lambda o: None if o.day is None or o.per != 1 else (o.indicator, o.unit, _region(o), o.day),
    )
    for place, group in of_day.items():
        wholes = [o for o in group if o.category is None and o.value > 0]
        parts = [o for o in group if o.category is not None]
        if wholes and parts:
            yield place, wholes, parts


def _shares(registry: Registry) -> Iterator[tuple[_Place, _Pairs]]:
    """Whole and part of each category; a category, or a whole, with two values on one day is left out.

    The whole is that of the part's own office, where that gives one.
    """
    for place, wholes, parts in _tables(registry):
        pairs: _Pairs = []
        for found in grouped(parts, lambda o: o.category).values():
            own = [o for o in wholes if o.agency == found[0].agency] or wholes
            if len({o.value for o in found}) == 1 and len({o.value for o in own}) == 1:
                pairs.append((own[0], found[0]))
        if pairs:
            yield place, pairs


def _region(o: Observation) -> str | None:
    return None if o.region is None else o.region.code


def _fixed(context: Context, pairs: _Pairs) -> tuple[Fraction, Fraction] | None:
    """The bounds of the one share, if the fit is rare enough to mean something.

    What counts is the smaller side, the part or what is left of the whole: it moves by some percent of itself, and
    where it moves by less, by as much as it moved. So a part that is the whole says nothing, nor one that stays.
    """
    if all(part.method in RECORDED for _, part in pairs):
        return None
    exact = [(whole.exact, part.exact) for whole, part in pairs]
    smaller = sorted(min(part, whole - part) for whole, part in exact)
    usual = Fraction(context.parameter("spread"), 100)
    chances = [chance(Fraction(1), min(one * usual, other - one)) for one, other in itertools.pairwise(smaller)]
    return one_share(exact) if chances and math.prod(chances) * context.parameter("one_in") <= 1 else None


def _split(day: int, whole: int, part: int, region: str = "36.02", on: date | None = None) -> tuple[Observation, ...]:
    return (
        observation(f"w{day}{region}", whole, "umkm", as_of=on or YEARS[day], region=region),
        observation(f"p{day}{region}", part, "umkm", as_of=on or YEARS[day], region=region, category="mikro"),
    )


@rule(
    "STA003",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="bagian yang tetap dari waktu ke waktu", en="a share that is fixed over time"),
    message=Text(
        id="{category} adalah {share} % dari {indicator} pada {count} hari, sampai pembulatan: bagian tetap.",
        en="{category} is {share} % of {indicator} on {count} days, within rounding: a fixed share, not a count.",
    ),
    remedy=Text(
        id="Catat metode bagiannya sebagai model; jangan bandingkan antar-tahun.",
        en="Record the method of the part as modelled; do not compare it between years.",
    ),
    parameters=(RARE, IN_TIME),
    examples=lambda: (
        bad(*_split(0, 641_940, 633_466), *_split(1, 654_655, 646_014), *_split(2, 660_001, 651_289)),
        good(*_split(0, 641_940, 633_466), *_split(1, 654_655, 645_014), *_split(2, 660_001, 651_289)),
    ),
)
def fixed_over_time(registry: Registry, context: Context) -> Iterator[Finding]:
    """One share gives the part from the whole on every day."""
    series: dict[tuple[str, str, str | None, str], _Pairs] = {}
    for (indicator, unit, region, _), pairs in _shares(registry):
        for whole, part in pairs:
            series.setdefault((indicator, unit, region, str(part.category)), []).append((whole, part))
    for (indicator, _, _, category), pairs in series.items():
        bounds = _fixed(context, pairs)
        if bounds is not None:
            yield context.found(
                max((part for _, part in pairs), key=lambda o: (o.day or date.min, o.id)),
                "/value",
                table="observations",
                category=category,
                indicator=indicator,
                share=(bounds[0] + bounds[1]) * 50,
                count=len(pairs),
            )


@rule(
    "STA004",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="bagian yang sama di semua daerah", en="a share that is the same in all regions"),
    message=Text(
        id="{category} adalah {share} % dari {indicator} di {count} daerah, sampai pembulatan: bagian salinan.",
        en="{category} is {share} % of {indicator} in {count} regions, within rounding: a copied share.",
    ),
    remedy=Text(
        id="Catat metode bagiannya sebagai model; jangan bandingkan antar-daerah.",
        en="Record the method of the part as modelled; do not compare it between regions.",
    ),
    parameters=(RARE, _IN_SPACE),
    examples=lambda: (
        bad(
            *_split(0, 15_769, 15_296, "36.02"),
            *_split(0, 42_120, 40_856, "36.01"),
            *_split(0, 28_400, 27_548, "36.03"),
        ),
        good(
            *_split(0, 15_769, 15_296, "36.02"),
            *_split(0, 42_120, 39_856, "36.01"),
            *_split(0, 28_400, 27_548, "36.03"),
        ),
    ),
)
def fixed_between_regions(registry: Registry, context: Context) -> Iterator[Finding]:
    """One share gives the part from the whole in every region of a day."""
    places: dict[tuple[str, str, date, str], _Pairs] = {}
    for (indicator, unit, _, day), pairs in _shares(registry):
        for whole, part in pairs:
            places.setdefault((indicator, unit, day, str(part.category)), []).append((whole, part))
    for (indicator, _, _, category), pairs in places.items():
        bounds = _fixed(context, pairs)
        if bounds is not None:
            yield context.found(
                max((part for _, part in pairs), key=lambda o: (_region(o) or "", o.id)),
                "/value",
                table="observations",
                category=category,
                indicator=indicator,
                share=(bounds[0] + bounds[1]) * 50,
                count=len(pairs),
            )


@rule(
    "STA005",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="bagian yang tidak berjumlah", en="parts that do not add up"),
    message=Text(
        id="{indicator}: {count} bagian berjumlah {total}, keseluruhannya {whole} (selisih {gap}).",
        en="{indicator}: the sum of its parts ({count}) is {total}, the whole is {whole} (difference {gap}).",
    ),
    remedy=Text(
        id="Cari bagian yang hilang, terhitung dua kali, atau dibulatkan.",
        en="Look for a part that is missing, counted twice, or rounded.",
    ),
    why=Text(
        id="Bagian yang jelas tidak lengkap (kurang lebih dari satu persen) tidak dinilai, juga jumlah yang "
        "diberikan salah satu dari beberapa nilai. Kelas usaha dan pembagian lain dijumlahkan sendiri-sendiri. "
        "Kelas usaha lengkap dan selalu dinilai bila mikro, kecil dan menengah ada semua, dan besar juga, atau "
        "keseluruhannya tanpa usaha besar (nama indikator menyebut umkm, ukm atau ikm); kecuali bila bagian lain, "
        "seperti yang tidak diketahui kelasnya, tepat sebesar kekurangannya. Pada indikator lain kekurangannya "
        "bisa usaha besar, dan tidak dinilai.",
        en="Parts that are clearly incomplete (short by more than one percent) are not judged, nor is a sum that one "
        "of several values of a part or of the whole gives. Size classes and other divisions are summed apart. "
        "Size classes are complete, and always judged, where micro, small and medium are all there and large is "
        "too, or the whole has no large enterprises (its name says umkm, ukm or ikm); unless another part, such "
        "as those of unknown class, is exactly what is missing. Of other indicators the rest may be large, and is "
        "not judged.",
    ),
    examples=lambda: (
        bad(
            observation("w", 65_465_497, "umkm"),
            observation("a", 64_601_352, "umkm", category="mikro"),
            observation("b", 798_679, "umkm", category="kecil"),
            observation("c", 65_465, "umkm", category="menengah"),
        ),
        good(
            observation("w", 65_465_496, "umkm"),
            observation("a", 64_601_352, "umkm", category="mikro"),
            observation("b", 798_679, "umkm", category="kecil"),
            observation("c", 65_465, "umkm", category="menengah"),
        ),
        good(observation("w", 15_769), observation("a", 4_300, category="kerajinan")),
        good(
            observation("w", 15_769),
            observation("a", 15_296, category="mikro"),
            observation("b", 473, category="kecil"),
            observation("c", 4_300, category="kerajinan"),
            observation("d", 11_469, category="pangan"),
        ),
        bad(
            observation("w", 15_769),
            observation("a", 14_900, category="mikro"),
            observation("b", 500, category="kecil"),
            observation("c", 130, category="menengah"),
        ),
        good(
            observation("w", 15_769, "usaha"),
            observation("a", 14_900, "usaha", category="mikro"),
            observation("b", 500, "usaha", category="kecil"),
            observation("c", 130, "usaha", category="menengah"),
        ),
    ),
)
def parts_do_not_add_up(registry: Registry, context: Context) -> Iterator[Finding]:
    """Parts whose sum is more than every whole, or a little less, whichever of its values each part has."""
    for (indicator, _, _, _), wholes, parts in _tables(registry):
        for division in grouped(parts, _division).values():
            values = [sorted(o.exact for o in found) for found in grouped(division, lambda o: o.category).values()]
            least = sum((found[0] for found in values), Fraction(0))
            most = sum((found[-1] for found in values), Fraction(0))
            gaps = [(_gap(least, most, o.exact), o) for o in wholes]
            complete = _complete(indicator, division)
            rest = [o.exact for o in parts if not _division(o)]
            if all(
                _wrong(gap, whole.exact, values)
                if gap > 0 or complete is None
                else complete and gap < 0 and -gap not in rest
                for gap, whole in gaps
            ):
                gap, whole = min(gaps, key=lambda found: abs(found[0]))
                yield context.found(
                    whole,
                    "/value",
                    table="observations",
                    indicator=indicator,
                    count=len(values),
                    total=whole.exact + gap,
                    whole=whole.exact,
                    gap=gap,
                )


def _gap(least: Fraction, most: Fraction, whole: Fraction) -> Fraction:
    """How far the nearest sum is above the whole, or, negative, below it."""
    return least - whole if least > whole else min(most - whole, Fraction(0))


def _division(part: Observation) -> bool:
    """By what the whole is divided: by size class, or by anything else."""
    return size_of(part.category) is not None


_OF_MSMES = frozenset({"umkm", "ukm", "ikm"})
_OTHERS = frozenset({"besar", "large", "non"})
"""Words in the name of an indicator that leave large enterprises out of its whole, and those that do not."""


def _of_msmes(indicator: str) -> bool:
    words = re.split(r"[\W_]+", indicator.casefold())
    return not _OF_MSMES.isdisjoint(words) and _OTHERS.isdisjoint(words)


def _complete(indicator: str, division: Sequence[Observation]) -> bool | None:
    """Whether these size classes are all that the whole has; None where that cannot be told."""
    classes = {size_of(part.category) for part in division}
    if classes == set(Size) - {Size.LARGE}:
        return _of_msmes(indicator)
    return True if classes == set(Size) else None


def _wrong(gap: Fraction, whole: Fraction, values: Sequence[Sequence[Fraction]]) -> bool:
    """Whether the parts miss the whole by so much, and neither are incomplete nor divide it more than once."""
    if gap > 0:
        return any(len(found) > 1 for found in values) or not _divided([found[0] for found in values], whole)
    return gap < 0 and len(values) > 1 and -gap * 100 <= whole


_MANY = 12


def _divided(values: list[Fraction], whole: Fraction) -> bool:
    """Whether some parts give the whole exactly, and the rest do so again or are incomplete: several divisions."""
    rest = sum(values, Fraction(0))
    if rest <= whole:
        return not _wrong(rest - whole, whole, [[value] for value in values])
    if len(values) > _MANY:
        return False
    every = range(len(values))
    return any(
        sum(values[n] for n in chosen) == whole and _divided([values[n] for n in every if n not in chosen], whole)
        for size in every
        for chosen in itertools.combinations(every, size)
    )


_GRID = 10_000


@rule(
    "STA016",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="bagian dihitung dari persen bulat", en="parts computed from rounded percentages"),
    message=Text(
        id="{indicator}: setiap bagian tepat {shares} % dari {whole}: dihitung dari persen, bukan di lapangan.",
        en="{indicator}: each part is exactly {shares} % of {whole}: computed from percentages, not counted.",
    ),
    remedy=Text(id="Catat metode bagiannya sebagai model.", en="Record the method of the parts as modelled."),
    parameters=(RARE,),
    examples=lambda: (
        bad(
            observation("w", 65_465_497, "umkm"),
            observation("a", 64_601_352, "umkm", category="mikro"),
            observation("b", 798_679, "umkm", category="kecil"),
            observation("c", 65_465, "umkm", category="menengah"),
        ),
        good(
            observation("w", 65_465_497, "umkm"),
            observation("a", 64_601_950, "umkm", category="mikro"),
            observation("b", 798_079, "umkm", category="kecil"),
            observation("c", 65_468, "umkm", category="menengah"),
        ),
    ),
)
def rounded_shares(registry: Registry, context: Context) -> Iterator[Finding]:
    """Every part is a whole number of hundredths of a percent of the whole, by rounding up or down."""
    for (indicator, _, _, _), every in _shares(registry):
        for pairs in grouped(every, lambda pair: (pair[0].id, _division(pair[1]))).values():
            whole = pairs[0][0]
            if all(part.method in RECORDED for _, part in pairs):
                continue
            shares = [(part.exact, round(part.exact / whole.exact * _GRID)) for _, part in pairs]
            fits = all(abs(part - whole.exact * step / _GRID) < 1 for part, step in shares)
            # An honest part falls within one of a step by chance 2 in (whole / 10,000); the last part is no news,
            # nor is one that is nothing or all.
            telling = sum(0 < part < whole.exact for part, _ in shares) - 1
            rare = chance(Fraction(2), whole.exact / _GRID) ** max(telling, 0)
            if fits and rare * context.parameter("one_in") <= 1:
                yield context.found(
                    whole,
                    "/value",
                    table="observations",
                    indicator=indicator,
                    shares=tuple(Fraction(step, 100) for _, step in shares),
                    whole=whole.exact,
                )
