"""Aturan target. Rules on targets: unit, base, due day, and what the words mean.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["TGT004"].title.en
'a target without a day'

Source: good practice of planning; the retail target of Lebak of July 2019 shows each case.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.model.statistics import Target, TargetKind
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import bad, good, observation
from umkm_domain.rules.claims import speaks_of_growth
from umkm_domain.rules.statistics import named

_RELATIVE = (TargetKind.INCREASE_BY, TargetKind.RATIO_TO_BASE)


def _target(**values: Any) -> Target:
    base: dict[str, Any] = {
        "indicator": "retail.enterprises",
        "unit": "enterprise",
        "kind": TargetKind.INCREASE_BY,
        "value": 1,
        "baseline": 10,
        "baseline_on": date(2019, 7, 18),
        "due": date(2020, 7, 18),
    }
    return Target(id="T1", **{**base, **values})


@rule(
    "TGT001",
    table="targets",
    severity=Severity.WARNING,
    title=Text(id="target tanpa satuan", en="a target without a unit"),
    message=Text(
        id="Target {indicator} tidak menyebut apa yang dihitung.",
        en="The target for {indicator} does not say what it counts.",
    ),
    remedy=Text(
        id="Sebut satuannya: usaha, produk, daftar barang, pekerja atau rupiah.",
        en="Name the unit: enterprises, products, listings, workers or rupiah.",
    ),
    examples=lambda: (bad(_target(unit=None)), good(_target())),
)
def no_unit(target: Target, context: Context) -> Iterator[Finding]:
    """No unit."""
    if target.unit is None:
        yield context.found(target, "/unit", indicator=target.indicator)


@rule(
    "TGT002",
    table="targets",
    severity=Severity.WARNING,
    title=Text(id="target tanpa nilai dasar", en="a target without a base"),
    message=Text(
        id="Target {indicator} dinyatakan terhadap nilai dasar yang tidak disebut.",
        en="The target for {indicator} is relative to a base that is not given.",
    ),
    remedy=Text(id="Sebut nilai dasar dan harinya.", en="Give the base and its day."),
    examples=lambda: (
        bad(_target(baseline=None)),
        good(_target()),
        good(_target(baseline=None, kind=TargetKind.ABSOLUTE, value=20)),
    ),
)
def no_base(target: Target, context: Context) -> Iterator[Finding]:
    """A relative target without a base."""
    if target.baseline is None and target.kind in _RELATIVE:
        yield context.found(target, "/baseline", indicator=target.indicator)


@rule(
    "TGT003",
    table="targets",
    severity=Severity.WARNING,
    title=Text(id="target dari nilai dasar nol", en="a target from a base of zero"),
    message=Text(
        id="Target {indicator} dinyatakan terhadap nilai dasar 0: tidak ada nilainya.",
        en="The target for {indicator} is relative to a base of 0: it has no value.",
    ),
    remedy=Text(id="Nyatakan sebagai jumlah mutlak.", en="State it as an absolute number."),
    examples=lambda: (bad(_target(baseline=0)), good(_target(baseline=1))),
)
def zero_base(target: Target, context: Context) -> Iterator[Finding]:
    """A relative target from zero."""
    if target.baseline == 0 and target.kind in _RELATIVE:
        yield context.found(target, "/baseline", indicator=target.indicator)


@rule(
    "TGT004",
    table="targets",
    severity=Severity.WARNING,
    title=Text(id="target tanpa hari", en="a target without a day"),
    message=Text(
        id="Target {indicator} tidak menyebut kapan harus tercapai.",
        en="The target for {indicator} does not say by when.",
    ),
    remedy=Text(id="Sebut hari terakhirnya.", en="Name its last day."),
    examples=lambda: (bad(_target(due=None)), good(_target())),
)
def no_due(target: Target, context: Context) -> Iterator[Finding]:
    """No due day."""
    if target.due is None:
        yield context.found(target, "/due", indicator=target.indicator)


@rule(
    "TGT005",
    table="targets",
    severity=Severity.INFO,
    title=Text(id="target sudah lewat harinya", en="a target already past"),
    message=Text(
        id="Hari target {indicator} ({due}) sudah lewat.", en="The day of the target for {indicator} ({due}) is past."
    ),
    remedy=Text(id="Nilai hasilnya, atau tetapkan yang baru.", en="Judge the result, or set a new one."),
    days=lambda target, context: after(target.due),
    examples=lambda: (bad(_target(), on=date(2020, 7, 19)), good(_target(), on=date(2020, 7, 18))),
)
def past(target: Target, context: Context) -> Iterator[Finding]:
    """The due day is before the day of the check."""
    if target.due is not None and target.due < context.on:
        yield context.found(target, "/due", indicator=target.indicator, due=target.due)


@rule(
    "TGT006",
    table="targets",
    severity=Severity.WARNING,
    title=Text(id="target yang tidak menambah apa-apa", en="a target that adds nothing"),
    message=Text(
        id="Target {indicator} meminta {wanted}, padahal nilai dasarnya {baseline}.",
        en="The target for {indicator} asks for {wanted}, while its base is {baseline} already.",
    ),
    remedy=Text(
        id="Bedakan 'naik sebesar' (increase_by) dari 'menjadi sekian persen' (ratio_to_base).",
        en="Tell 'increase by' (increase_by) from 'to so many percent of' (ratio_to_base).",
    ),
    why=Text(
        id="'Tumbuh 100 persen' yang dicatat sebagai nisbah 100 % berarti tetap. Target yang menurunkan (usaha tanpa "
        "izin) adalah target, kecuali bila kata-katanya menyebut kenaikan.",
        en="'Grow by 100 percent' recorded as a ratio of 100 % means no change. A target that reduces (enterprises "
        "without a permit) is one, unless its own words speak of growth.",
    ),
    examples=lambda: (
        bad(_target(kind=TargetKind.RATIO_TO_BASE, value=1)),
        bad(_target(kind=TargetKind.ABSOLUTE, value=10)),
        bad(_target(value=0)),
        bad(_target(kind=TargetKind.RATIO_TO_BASE, value=Fraction(1, 2), statement="tumbuh 50 persen")),
        good(_target()),
        good(_target(indicator="umkm.without_permit", kind=TargetKind.ABSOLUTE, value=5)),
        good(_target(kind=TargetKind.RATIO_TO_BASE, value=2)),
    ),
)
def adds_nothing(target: Target, context: Context) -> Iterator[Finding]:
    """The wanted value is the base, or below it though the words are of growth."""
    if target.baseline is None or target.kind is TargetKind.SHARE or target.baseline == 0:
        return
    wanted = {
        TargetKind.INCREASE_BY: target.baseline * (1 + target.value),
        TargetKind.RATIO_TO_BASE: target.baseline * target.value,
    }.get(target.kind, target.value)
    falls = wanted < target.baseline and speaks_of_growth(target.statement or "")
    if wanted == target.baseline or falls:
        yield context.found(target, "/value", indicator=target.indicator, wanted=wanted, baseline=target.baseline)


@rule(
    "TGT007",
    table="targets",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="satuan target lain dari satuan angkanya", en="target and figures in different units"),
    message=Text(
        id="Target {indicator} dalam {unit}, angkanya dalam {units}.",
        en="The target for {indicator} is in {unit}, its figures are in {units}.",
    ),
    remedy=Text(id="Ukur target dengan satuannya sendiri.", en="Measure the target in its own unit."),
    examples=lambda: (
        bad(_target(unit="product"), observation("o1", 10, "retail.enterprises")),
        good(_target(), observation("o1", 10, "retail.enterprises")),
    ),
)
def other_unit(target: Target, context: Context) -> Iterator[Finding]:
    """No figure of the indicator has the unit of the target."""
    units = {o.unit for (name, _, _), found in context.facts.series.items() if name == target.indicator for o in found}
    if target.unit is not None and units and target.unit not in units:
        said = tuple(named(unit) for unit in sorted(units))
        yield context.found(target, "/unit", indicator=target.indicator, unit=named(target.unit), units=said)


@rule(
    "TGT008",
    table="targets",
    severity=Severity.WARNING,
    title=Text(id="target bagian tanpa keseluruhan", en="a share target without its whole"),
    message=Text(
        id="Target {indicator} adalah bagian, tetapi keseluruhannya tidak disebut.",
        en="The target for {indicator} is a share, but of what is not said.",
    ),
    remedy=Text(id="Isi whole_indicator.", en="Fill in whole_indicator."),
    examples=lambda: (
        bad(_target(kind=TargetKind.SHARE, value=0)),
        good(_target(kind=TargetKind.SHARE, value=0, whole_indicator="ikm")),
    ),
)
def share_of_nothing(target: Target, context: Context) -> Iterator[Finding]:
    """A share without its whole."""
    if target.kind is TargetKind.SHARE and target.whole_indicator is None:
        yield context.found(target, "/whole_indicator", indicator=target.indicator)


@rule(
    "TGT009",
    table="targets",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="nilai dasar bukan angka harinya", en="a base that no figure of its day gives"),
    message=Text(
        id="Nilai dasar {indicator} pada {day} adalah {baseline}, angkanya {values}.",
        en="The base of {indicator} on {day} is {baseline}, its figures are {values}.",
    ),
    remedy=Text(id="Pakai angka terbitan sebagai nilai dasar.", en="Take the published figure as the base."),
    examples=lambda: (
        bad(_target(baseline=8), observation("o1", 10, "retail.enterprises")),
        good(_target(), observation("o1", 10, "retail.enterprises")),
    ),
)
def other_base(target: Target, context: Context) -> Iterator[Finding]:
    """Figures of the day and unit exist, and none of them is the base."""
    values = {
        o.exact
        for (name, _, _), found in context.facts.series.items()
        if name == target.indicator
        for o in found
        if o.day == target.baseline_on and o.day is not None and o.unit == target.unit and o.category is None
    }
    if target.baseline is not None and values and target.baseline not in values:
        yield context.found(
            target,
            "/baseline",
            indicator=target.indicator,
            day=target.baseline_on,
            baseline=target.baseline,
            values=tuple(sorted(values)),
        )
