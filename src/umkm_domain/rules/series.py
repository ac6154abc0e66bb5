"""Aturan deret dan bagian yang diproyeksikan. Rules on projected series and shares, exact and by intervals.

A count that was projected with one rate is never exactly constant in its growth, because each year was rounded.
So the question is: does one rate exist that gives every count when rounded to a whole number? Each year bounds
that rate from both sides; it exists when the bounds leave something.

>>> one_rate([1000, 1020, 1040, 1061])
(Fraction(2121, 2080), Fraction(2081, 2040))
>>> one_rate([1000, 1020, 1045, 1061]) is None
True

Source: the national totals of 2018 and 2019, whose classes are fixed shares; no act regulates it.
"""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules._engine import Context, Parameter, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._samples import bad, good, observation

__all__ = ["from_base", "one_rate", "one_share"]

_HALF = Fraction(1, 2)


def one_rate(counts: Sequence[int]) -> tuple[Fraction, Fraction] | None:
    """Laju yang menghasilkan semua hitungan. The bounds of the factors that give each count from the one before.

    A count follows by a factor when rounding the product to a whole number gives it. Halves may go either way.
    """
    return one_share([(Fraction(before), Fraction(after)) for before, after in itertools.pairwise(counts)])


def from_base(counts: Sequence[int]) -> bool:
    """Apakah satu laju dari tahun dasar menghasilkan semuanya. Whether a power of one factor gives each count.

    The first count times the factor to the power of the years, rounded once. Each year bounds the factor by a
    root; roots are compared by powers, so nothing is rounded.
    """
    base = counts[0]
    bounds = [(years, (count - _HALF) / base, (count + _HALF) / base) for years, count in enumerate(counts) if years]
    # a ** (1/m) <= b ** (1/n) exactly when a ** n <= b ** m
    return all(low**n <= high**m for m, low, _ in bounds for n, _, high in bounds)


def one_share(pairs: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
    """Bagian yang menghasilkan semua pasangan. The bounds of the shares that give each part from its whole."""
    low = max((part - _HALF) / whole for whole, part in pairs)
    high = min((part + _HALF) / whole for whole, part in pairs)
    return (low, high) if low <= high else None


def _evidence(widths: Sequence[Fraction], spread: int) -> Fraction:
    """How rare the fit would be among honest series: the product of the widths over the usual spread.

    The first width only fixes the rate; each further one is the chance that an honest year falls within it.
    """
    chance = Fraction(1)
    for width in widths[1:]:
        chance *= min(Fraction(1), width * 100 / spread)
    return chance


_YEARS = tuple(date(year, 12, 31) for year in range(2014, 2019))
_RARE = Parameter(
    name="one_in",
    default=1000,
    unit="series",
    title=Text(
        id="kena hanya bila di antara deret jujur hal ini lebih jarang dari satu dalam sekian",
        en="fires only where it would be rarer than one in so many honest series",
    ),
)
_SPREAD = Parameter(
    name="spread",
    default=4,
    unit="percent",
    title=Text(
        id="sebaran wajar dari tahun ke tahun pada deret jujur",
        en="usual spread from year to year in honest series",
    ),
)


def _yearly(series: Sequence[Observation]) -> list[Observation]:
    """One whole count a day, from different days, without claims and figures that say they are modelled."""
    by_day = grouped(
        (o for o in series if o.per == 1 and o.value > 0 and not o.compares and o.unit != "percent"),
        lambda o: o.day,
    )
    return [found[0] for _, found in sorted(by_day.items()) if len({o.value for o in found}) == 1]


@rule(
    "STA002",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="pertumbuhan tetap dalam batas pembulatan", en="growth constant within rounding"),
    message=Text(
        id="{indicator}: {count} angka berturut-turut ({values}) mengikuti satu laju {rate} %: proyeksi.",
        en="{indicator}: {count} figures in a row ({values}) follow one rate of {rate} % by rounding: a projection.",
    ),
    remedy=Text(
        id="Catat metodenya sebagai model, dan cari tahun dasar yang benar-benar dihitung.",
        en="Record its method as modelled, and look for the base year that was counted.",
    ),
    why=Text(
        id="Angka proyeksi tidak pernah tepat tetap lajunya, karena tiap tahun dibulatkan.",
        en="A projected count never grows exactly constantly, because each year was rounded.",
    ),
    parameters=(
        _RARE,
        _SPREAD,
        Parameter(name="points", default=4, unit="figures", title=Text(id="angka paling sedikit", en="fewest figures")),
    ),
    examples=lambda: (
        bad(
            *(observation(f"o{n}", value, as_of=_YEARS[n]) for n, value in enumerate((14_300, 14_586, 14_878, 15_175)))
        ),
        good(
            *(observation(f"o{n}", value, as_of=_YEARS[n]) for n, value in enumerate((14_300, 14_586, 14_890, 15_175)))
        ),
        bad(
            *(observation(f"o{n}", value, as_of=_YEARS[n]) for n, value in enumerate((14_300, 14_629, 14_965, 15_310)))
        ),
        good(
            *(
                observation(f"o{n}", value, as_of=_YEARS[n], method=Method.MODELLED)
                for n, value in enumerate((14_300, 14_586, 14_878, 15_175))
            )
        ),
    ),
)
def constant_growth(registry: Registry, context: Context) -> Iterator[Finding]:
    """A run of counts, at even distances, that one factor gives by rounding."""
    least, spread = context.parameter("points"), context.parameter("spread")
    for (indicator, _, _), series in context.facts.series.items():
        points = _yearly(series)
        if len(points) < least or all(o.method in (Method.MODELLED, Method.IMPUTED) for o in points):
            continue
        gaps = {_months(a, b) for a, b in itertools.pairwise(points)}
        if len(gaps) != 1 or len({o.unit for o in points}) != 1:
            continue
        counts = [o.value for o in points]
        widths = [Fraction(1, count) for count in counts[:-1]]
        if _evidence(widths, spread) * context.parameter("one_in") > 1:
            continue
        if one_rate(counts) is not None or from_base(counts):
            yield context.found(
                points[-1],
                "/value",
                table="observations",
                indicator=indicator,
                count=len(points),
                values=tuple(counts),
                rate=_rate(counts),
            )


def _rate(counts: Sequence[int]) -> Fraction:
    """The mean rate in percent, to four decimals: the bounds of the one rate are closer together than that."""
    mean = (counts[-1] / counts[0]) ** (1 / (len(counts) - 1))
    return Fraction(round((mean - 1) * 10**6), 10**4)


def _months(a: Observation, b: Observation) -> int:
    assert a.day is not None
    assert b.day is not None
    return (b.day.year - a.day.year) * 12 + b.day.month - a.day.month


def _shares(registry: Registry) -> dict[tuple[str, str, str | None, date], list[tuple[Observation, Observation]]]:
    """Whole and part of each category, by indicator, unit, region and day."""
    wholes = {
        (o.indicator, o.unit, _region(o), o.day): o
        for o in registry.observations
        if o.category is None and o.day is not None and o.value > 0 and o.per == 1
    }
    found: dict[tuple[str, str, str | None, date], list[tuple[Observation, Observation]]] = {}
    for part in registry.observations:
        if part.category is not None and part.day is not None and part.per == 1:
            whole = wholes.get((part.indicator, part.unit, _region(part), part.day))
            if whole is not None:
                found.setdefault((part.indicator, part.unit, _region(part), part.day), []).append((whole, part))
    return found


def _region(o: Observation) -> str | None:
    return None if o.region is None else o.region.code


def _fixed(context: Context, pairs: list[tuple[Observation, Observation]]) -> tuple[Fraction, Fraction] | None:
    """The bounds of the one share, if the fit is rare enough to mean something."""
    if len(pairs) < 2 or all(part.value == 0 for _, part in pairs):
        return None
    exact = [(whole.exact, part.exact) for whole, part in pairs]
    bounds = one_share(exact)
    if bounds is None:
        return None
    share = (bounds[0] + bounds[1]) / 2
    # An honest share moves by some percent of itself, so the width is measured against the share.
    widths = [1 / whole / share for whole, _ in exact]
    rare = _evidence(widths, context.parameter("spread")) * context.parameter("one_in") <= 1
    return bounds if rare else None


def _split(day: int, whole: int, part: int, region: str = "36.02", on: date | None = None) -> tuple[Observation, ...]:
    return (
        observation(f"w{day}{region}", whole, "umkm", as_of=on or _YEARS[day], region=region),
        observation(f"p{day}{region}", part, "umkm", as_of=on or _YEARS[day], region=region, category="mikro"),
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
    parameters=(_RARE, _SPREAD),
    examples=lambda: (
        bad(*_split(0, 641_940, 633_466), *_split(1, 654_655, 646_014), *_split(2, 660_001, 651_289)),
        good(*_split(0, 641_940, 633_466), *_split(1, 654_655, 645_014), *_split(2, 660_001, 651_289)),
    ),
)
def fixed_over_time(registry: Registry, context: Context) -> Iterator[Finding]:
    """One share gives the part from the whole on every day."""
    series: dict[tuple[str, str, str | None, str], list[tuple[Observation, Observation]]] = {}
    for (indicator, unit, region, _), pairs in _shares(registry).items():
        for whole, part in pairs:
            series.setdefault((indicator, unit, region, str(part.category)), []).append((whole, part))
    for (indicator, _, _, category), pairs in series.items():
        bounds = _fixed(context, pairs)
        if bounds is not None:
            yield context.found(
                pairs[-1][1],
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
    parameters=(_RARE, _SPREAD),
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
    places: dict[tuple[str, str, date, str], list[tuple[Observation, Observation]]] = {}
    for (indicator, unit, _, day), pairs in _shares(registry).items():
        for whole, part in pairs:
            places.setdefault((indicator, unit, day, str(part.category)), []).append((whole, part))
    for (indicator, _, _, category), pairs in places.items():
        bounds = _fixed(context, pairs)
        if bounds is not None:
            yield context.found(
                pairs[-1][1],
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
        en="{indicator}: {count} parts sum to {total}, the whole is {whole} (difference {gap}).",
    ),
    remedy=Text(
        id="Cari bagian yang hilang, terhitung dua kali, atau dibulatkan.",
        en="Look for a part that is missing, counted twice, or rounded.",
    ),
    why=Text(
        id="Bagian yang jelas tidak lengkap (kurang lebih dari satu persen) tidak dinilai.",
        en="Parts that are clearly incomplete (short by more than one percent) are not judged.",
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
    ),
)
def parts_do_not_add_up(registry: Registry, context: Context) -> Iterator[Finding]:
    """Two or more parts whose sum is more than the whole, or a little less."""
    for (indicator, _, _, _), pairs in _shares(registry).items():
        whole = pairs[0][0]
        total = sum(part.exact for _, part in pairs)
        gap = total - whole.exact
        if gap > 0 or (gap < 0 and len(pairs) > 1 and -gap * 100 <= whole.exact):
            yield context.found(
                whole,
                "/value",
                table="observations",
                indicator=indicator,
                count=len(pairs),
                total=total,
                whole=whole.exact,
                gap=gap,
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
    parameters=(_RARE,),
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
    for (indicator, _, _, _), pairs in _shares(registry).items():
        whole = pairs[0][0]
        if len(pairs) < 2 or all(part.method in (Method.MODELLED, Method.IMPUTED) for _, part in pairs):
            continue
        shares = [(part.exact, round(part.exact / whole.exact * _GRID)) for _, part in pairs]
        fits = all(abs(part - whole.exact * step / _GRID) < 1 for part, step in shares)
        # An honest part falls within one of a step by chance 2 in (whole / 10,000); the last part is no news.
        chance = min(Fraction(1), 2 * _GRID / whole.exact) ** (len(pairs) - 1)
        if fits and chance * context.parameter("one_in") <= 1:
            yield context.found(
                whole,
                "/value",
                table="observations",
                indicator=indicator,
                shares=tuple(Fraction(step, 100) for _, step in shares),
                whole=whole.exact,
            )
