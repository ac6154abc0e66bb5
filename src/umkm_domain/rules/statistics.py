"""Aturan angka terbitan. Rules on published figures: what was not counted, contradicts, or is not given.

>>> from datetime import date
>>> from umkm_domain.rules import check
>>> from umkm_domain.rules._samples import observation
>>> from umkm_domain.model.registry import Registry
>>> lebak = Registry(observations=(observation("o1", 15769), observation("o2", 31538, "ikm.workers", "worker")))
>>> [finding.code for finding in check(lebak, on=date(2019, 7, 18), select=["STA"])]
['STA001']

Source: the reading of the figures of Kabupaten Lebak and of the national totals; no act regulates it.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Text
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method, Observation
from umkm_domain.rules._engine import Context, Parameter, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._samples import bad, good, observation

_NOT_COUNTED = (Method.IMPUTED, Method.MODELLED)


@rule(
    "STA001",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="jumlah pekerja tepat kelipatan jumlah unit", en="workers exactly a multiple of units"),
    message=Text(
        id="{workers} pekerja adalah tepat {factor} kali {units} unit: angka imputasi, bukan hasil hitungan.",
        en="{workers} workers are exactly {factor} times {units} units: an imputed figure, not a count.",
    ),
    remedy=Text(
        id="Catat metodenya sebagai imputasi, atau minta angka pekerja yang dihitung; jangan tafsirkan rasionya.",
        en="Record its method as imputed, or ask for a counted figure; do not interpret the ratio.",
    ),
    why=Text(
        id="Pada jumlah sejati, kelipatan tepat hampir tidak pernah terjadi. Metode yang sudah dicatat imputasi diam.",
        en="True counts are almost never an exact multiple. A method already recorded as imputed stays silent.",
    ),
    parameters=(
        Parameter(
            name="units",
            default=100,
            unit="units",
            title=Text(id="unit paling sedikit", en="fewest units to judge"),
        ),
        Parameter(
            name="factor",
            default=20,
            unit="workers a unit",
            title=Text(id="faktor paling besar", en="largest factor to judge"),
        ),
    ),
    examples=lambda: (
        bad(observation("o1", 15_769), observation("o2", 31_538, "ikm.workers", "worker")),
        good(observation("o1", 15_769), observation("o2", 31_539, "ikm.workers", "worker")),
        good(
            observation("o1", 16_500),
            observation("o2", 33_000, "ikm.workers", "worker", method=Method.IMPUTED),
        ),
        good(observation("o1", 99), observation("o2", 198, "ikm.workers", "worker")),
    ),
)
def imputed_labour(registry: Registry, context: Context) -> Iterator[Finding]:
    """Workers that are a whole multiple of the units of the same place, day and category."""
    least, most = context.parameter("units"), context.parameter("factor")
    units = grouped(registry.observations, lambda o: (o.indicator, _place(o), o.day))
    for workers in registry.observations:
        if not workers.indicator.endswith(".workers") or workers.method in _NOT_COUNTED or workers.day is None:
            continue
        for unit in units.get((workers.indicator.removesuffix(".workers"), _place(workers), workers.day), ()):
            if unit.exact < least or unit.method in _NOT_COUNTED:
                continue
            factor = workers.exact / unit.exact
            if factor.denominator == 1 and 1 <= factor <= most:
                yield context.found(
                    workers, "/value", table="observations", workers=workers.exact, units=unit.exact, factor=factor
                )


def _place(o: Observation) -> tuple[str | None, str | None]:
    return None if o.region is None else o.region.code, o.category


def named(unit: str) -> Text:
    """Satuan hitungan sebagai kata. A unit of count in words."""
    return Text(id=spoken(unit, "id"), en=unit)


@rule(
    "STA006",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="satu angka untuk dua satuan", en="one number for two units"),
    message=Text(
        id="Angka {value} disebut {unit} ({statement}) dan, di {other}, {other_unit} ({other_statement}).",
        en="The number {value} is given as {unit} ({statement}) and, in {other}, as {other_unit} ({other_statement}).",
    ),
    remedy=Text(
        id="Pastikan apa yang dihitung; usaha, produk, daftar barang dan gerai adalah satuan yang berbeda.",
        en="Find out what was counted; enterprises, products, listings and outlets are different units.",
    ),
    why=Text(
        id="Satu artikel menulis '15 IKM' dan '15 produk dari 10 IKM': satuannya tertukar. Angka kecil sering sama "
        "tanpa salah (tiga produk dari tiga usaha), jadi baru dinilai bila pernyataan atau angka lain membantahnya. "
        "Pernyataan yang menyebut angka itu untuk keduanya (250 produk dari 250 IKM) memang menghitung keduanya.",
        en="One article says '15 IKM' and '15 products of 10 IKM': the units were swapped. Small numbers are often "
        "equal and right (three products of three enterprises), so they count only where words or another figure "
        "contradict. A statement that gives the number to both (250 products of 250 enterprises) counted both.",
    ),
    parameters=(
        Parameter(
            name="number",
            default=100,
            unit="units",
            title=Text(id="angka paling kecil yang dinilai tanpa bantahan", en="least number judged uncontradicted"),
        ),
    ),
    examples=lambda: (
        bad(
            observation("o1", 15, "retail.products", "product", statement="15 produk dari 10 IKM"),
            observation("o2", 15, "retail.enterprises", "enterprise", statement="15 IKM"),
        ),
        good(
            observation("o1", 15, "retail.products", "product"),
            observation("o2", 10, "retail.enterprises", "enterprise"),
        ),
        good(
            observation("o1", 15, "retail.products", "product"),
            observation("o2", 15, "training.enterprises", "enterprise"),
        ),
        bad(
            observation("o1", 15, "retail.products", "product"),
            observation("o2", 10, "retail.enterprises", "enterprise"),
            observation("o3", 15, "retail.enterprises", "enterprise"),
        ),
        good(
            observation("o1", 3, "retail.products", "product", statement="3 produk dari 3 IKM"),
            observation("o2", 3, "retail.enterprises", "enterprise", statement="3 IKM"),
        ),
    ),
)
def units_mixed(registry: Registry, context: Context) -> Iterator[Finding]:
    """The same number, on the same day and subject, for two units: a large one, or one that something contradicts."""
    subjects = grouped(registry.observations, lambda o: (o.indicator.split(".")[0], _place(o), o.day))
    for subject in subjects.values():
        for group in grouped(subject, lambda o: o.exact if o.exact > 1 else None).values():
            units = list({o.unit: o for o in group}.values())
            for first, other in itertools.pairwise(units):
                pair = (first, other)
                large = first.exact >= context.parameter("number")
                if (
                    (large and not _both_counted(*pair))
                    or any(o.unit == one.unit and o.exact != one.exact for o in subject for one in pair)
                    or _at_odds(*pair)
                ):
                    yield context.found(
                        first,
                        "/unit",
                        table="observations",
                        value=first.exact,
                        unit=named(first.unit),
                        statement=first.statement or first.indicator,
                        other=other.id,
                        other_unit=named(other.unit),
                        other_statement=other.statement or other.indicator,
                    )


_COUNTED = re.compile(r"([0-9][0-9.,]*)\s+([^\W\d]+)")


def _counted(o: Observation) -> set[tuple[str, str]]:
    """The words that a statement counts, each with its number."""
    return {(word.casefold(), re.sub(r"[.,]", "", number)) for number, word in _COUNTED.findall(o.statement or "")}


def _both_counted(one: Observation, other: Observation) -> bool:
    """Whether either statement gives the number to two words, so both were counted: 250 products of 250 IKM."""
    number = str(one.exact)
    return any(len({word for word, said in _counted(o) if said == number}) > 1 for o in (one, other))


def _at_odds(one: Observation, other: Observation) -> bool:
    """Whether two statements count the same word differently: 10 IKM in one, 15 IKM in the other."""
    said = [_counted(o) for o in (one, other)]
    words = {word for word, _ in said[0]} & {word for word, _ in said[1]}
    return any(pair not in said[1] for pair in said[0] if pair[0] in words)


@rule(
    "STA007",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="dua nilai untuk hal yang sama", en="two values for the same thing"),
    message=Text(
        id="{indicator} pada {day}: {value} ({by}) dan {others}.",
        en="{indicator} on {day}: {value} ({by}) and {others}.",
    ),
    remedy=Text(
        id="Simpan keduanya dengan sumbernya, dan pilih secara terbuka nilai yang dipakai.",
        en="Keep both with their sources, and choose openly which value is used.",
    ),
    examples=lambda: (
        bad(observation("o1", 16_500), observation("o2", 18_500)),
        good(observation("o1", 16_500), observation("o2", 16_500)),
        good(observation("o1", 16_500), observation("o2", 18_500, as_of=date(2018, 7, 18))),
    ),
)
def contradictory(registry: Registry, context: Context) -> Iterator[Finding]:
    """Different values of one indicator, unit, place, category and day."""
    for (indicator, _, _), series in context.facts.series.items():
        same = grouped(series, lambda o: None if o.day is None or o.compares else (o.day, o.unit))
        for (day, _), group in same.items():
            values = dict.fromkeys(o.exact for o in group)
            if len(values) > 1:
                first = group[0]
                others = tuple(f"{o.id}" for o in group if o.exact != first.exact)
                yield context.found(
                    first,
                    "/value",
                    table="observations",
                    indicator=indicator,
                    day=day,
                    value=first.exact,
                    by=first.agency or first.quoted_by or first.source,
                    others=tuple(sorted(values.keys() - {first.exact})) + others,
                )


@rule(
    "STA010",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="patahan metode di dalam deret", en="a break of method inside a series"),
    message=Text(
        id="{indicator}: {before} ({first}) berasal dari metode {method}, {after} ({last}) dari metode {other}.",
        en="{indicator}: {before} ({first}) was {method}, {after} ({last}) was {other}.",
    ),
    remedy=Text(
        id="Jangan hitung pertumbuhan lintas patahan ini; mulai deret baru.",
        en="Compute no growth across the break; begin a new series.",
    ),
    examples=lambda: (
        bad(
            observation("o1", 64_194, as_of=date(2018, 12, 31), method=Method.MODELLED),
            observation("o2", 56_140, method=Method.SAMPLED),
        ),
        good(
            observation("o1", 64_194, as_of=date(2018, 12, 31), method=Method.COUNTED),
            observation("o2", 65_465, method=Method.COUNTED),
        ),
    ),
)
def method_break(registry: Registry, context: Context) -> Iterator[Finding]:
    """Two days in a row of one series whose methods are stated and differ."""
    for (indicator, _, _), series in context.facts.series.items():
        dated = [o for o in series if o.day is not None and o.method is not Method.UNSTATED]
        for before, after in itertools.pairwise(dated):
            if before.method is not after.method and before.day != after.day:
                yield context.found(
                    after,
                    "/method",
                    table="observations",
                    indicator=indicator,
                    before=before.exact,
                    first=before.day,
                    method=before.method,
                    after=after.exact,
                    last=after.day,
                    other=after.method,
                )


@rule(
    "STA011",
    table="observations",
    severity=Severity.INFO,
    title=Text(id="angka tanpa hari atau masa", en="a figure without a day or period"),
    message=Text(
        id="{indicator} = {value}, tanpa hari atau masa.", en="{indicator} = {value}, without a day or period."
    ),
    remedy=Text(id="Isi as_of, atau since dan until.", en="Fill in as_of, or since and until."),
    examples=lambda: (bad(observation("o1", 400, as_of=None)), good(observation("o1", 400))),
)
def no_day(o: Observation, context: Context) -> Iterator[Finding]:
    """Neither a day nor the end of a period."""
    if o.as_of is None and o.until is None:
        yield context.found(o, "/as_of", indicator=o.indicator, value=o.exact)


@rule(
    "STA012",
    table="observations",
    severity=Severity.WARNING,
    title=Text(id="angka tanpa sumber", en="a figure without a source"),
    message=Text(id="{indicator} = {value}, tanpa sumber.", en="{indicator} = {value}, without a source."),
    remedy=Text(id="Isi source, agency atau quoted_by.", en="Fill in source, agency or quoted_by."),
    examples=lambda: (
        bad(observation("o1", 400, source=None)),
        good(observation("o1", 400, source=None, agency="Dinas contoh")),
    ),
)
def no_source(o: Observation, context: Context) -> Iterator[Finding]:
    """Neither a source nor an office nor who quotes it."""
    if o.source is None and o.agency is None and o.quoted_by is None:
        yield context.found(o, "/source", indicator=o.indicator, value=o.exact)


@rule(
    "STA013",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="satu indikator dalam dua satuan", en="one indicator in two units"),
    message=Text(id="{indicator} dicatat dalam {units}.", en="{indicator} is recorded in {units}."),
    remedy=Text(
        id="Pisahkan menjadi indikator sendiri-sendiri, satu satuan satu indikator.",
        en="Split it into indicators of their own, one unit each.",
    ),
    examples=lambda: (
        bad(observation("o1", 8, "retail", "product"), observation("o2", 10, "retail", "enterprise")),
        good(observation("o1", 8, "retail", "product"), observation("o2", 15, "retail", "product")),
    ),
)
def indicator_units(registry: Registry, context: Context) -> Iterator[Finding]:
    """Different units under one indicator."""
    for indicator, group in grouped(registry.observations, lambda o: o.indicator).items():
        units = {o.unit: o for o in reversed(group)}
        if len(units) > 1:
            said = tuple(named(unit) for unit in sorted(units))
            yield context.found(group[0], "/unit", table="observations", indicator=indicator, units=said)


@rule(
    "STA014",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="lompatan seribu kali", en="a jump by a factor of a thousand"),
    message=Text(
        id="{indicator}: {before} ({first}) dan {after} ({last}) berbeda sekitar {factor} kali: satuan tergelincir.",
        en="{indicator}: {before} ({first}) and {after} ({last}) differ about {factor} times: a unit slipped.",
    ),
    remedy=Text(
        id="Periksa ribu, juta dan miliar di sumbernya.", en="Check thousands, millions and billions in the source."
    ),
    parameters=(
        Parameter(
            name="number",
            default=100,
            unit="units",
            title=Text(id="angka paling kecil yang dinilai", en="least number judged: small ones do grow so"),
        ),
    ),
    examples=lambda: (
        bad(observation("o1", 848_500, as_of=date(2006, 12, 31)), observation("o2", 972_800_000)),
        good(observation("o1", 848_500, as_of=date(2006, 12, 31)), observation("o2", 972_800)),
        good(observation("o1", 3, as_of=date(2006, 12, 31)), observation("o2", 2_000)),
    ),
)
def unit_slip(registry: Registry, context: Context) -> Iterator[Finding]:
    """Two days in a row whose values differ by a thousand or a million, give or take a half."""
    for (indicator, _, _), series in context.facts.series.items():
        dated = [o for o in series if o.day is not None and o.exact > 0]
        for before, after in itertools.pairwise(dated):
            if min(before.exact, after.exact) < context.parameter("number"):
                continue
            ratio = max(after.exact / before.exact, before.exact / after.exact)
            for factor in (1_000, 1_000_000):
                if before.unit == after.unit and Fraction(factor, 2) <= ratio <= factor * 2:
                    yield context.found(
                        after,
                        "/value",
                        table="observations",
                        indicator=indicator,
                        before=before.exact,
                        first=before.day,
                        after=after.exact,
                        last=after.day,
                        factor=factor,
                    )
