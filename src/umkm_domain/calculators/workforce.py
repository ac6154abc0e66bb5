"""Tenaga kerja per usaha dan padat karya. Workers per unit with its method, and labour intensity.

>>> lebak = labour(15_769, 31_538)
>>> lebak.value.method.value, lebak.value.factor, lebak.value.rate
('imputed', 2, None)
>>> labour(65_465_497, 119_600_000).value.rate
Fraction(119600000, 65465497)

Source: derived, ours. Lebak 2019: 31,538 workers are 15,769 units times two (bantenday.co.id, 18 July 2019;
wartaekonomi.co.id 154734 quotes the office: "on average two").
"""

from fractions import Fraction

from attrs import frozen

from umkm_domain.calculators._work import Count, Figure, Work, brief, figure, whole
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UnitError
from umkm_domain.core.glossary import indonesian
from umkm_domain.core.language import Text
from umkm_domain.model.statistics import Method

__all__ = ["Labour", "labour", "labour_intensity"]

_UNITS = ("enterprise", "unit", "ikm", "umkm")
_WORKERS = ("worker", "workers", "person")


@frozen(kw_only=True)
class Labour:
    """Tenaga kerja per usaha. Workers per unit, and how the number of workers came about.

    Attributes:
        method: counted, imputed, modelled, sampled, or unstated.
        factor: for an imputed figure, the workers put in for each unit; None otherwise.
        rate: workers per unit; None where either number was imputed or modelled, which only gives its factor back.
        chance: how likely a count would be an exact multiple by accident, about 1 in so many; None when it is none.
    """

    method: Method
    factor: int | None
    rate: Fraction | None
    chance: int | None = None

    def __str__(self) -> str:
        return brief(self)


def _unit(f: Figure, allowed: tuple[str, ...]) -> None:
    if f.unit is not None and f.unit not in allowed:
        message = f"{f.name}: expected a figure that counts {allowed[0]}, got one that counts {f.unit}"
        raise UnitError(message)


def labour(units: Count, workers: Count, *, suspect_from: int = 100) -> Computation[Labour]:
    """Tenaga kerja per unit usaha. Workers per unit, with its method.

    A number of workers that is an exact whole multiple of the number of units was put in, not counted: a count of
    n units would fall on a multiple about once in n times. Such a figure yields no rate, for the rate is its input.

    Args:
        units: number of enterprises; int or Observation. Imputed or modelled units yield no rate either.
        workers: number of workers; int or Observation, whose method is believed unless the figures belie it.
        suspect_from: fewest units from which an exact multiple is no accident (1 in 100 by default).

    Returns:
        Method, factor and rate; undefined when there are no units.

    Raises:
        UnitError: the figures do not count enterprises and workers.
        UsageError: a float, or a `suspect_from` that is no whole number above zero.
    """
    whole("suspect_from", suspect_from, least=1)
    n, w = figure("units", units), figure("workers", workers)
    _unit(n, _UNITS)
    _unit(w, _WORKERS)
    work = Work()
    if n.exact <= 0 or w.exact < 0:
        reason = Text(id="Tidak ada unit usaha untuk dibagi.", en="There are no units to divide by.")
        return Computation(name="labour", value=None, unit="workers a unit", undefined=reason)
    rate = work.do("divide", "workers a unit", w.named, n.named)
    stated = w.source.method if w.source is not None else Method.UNSTATED
    # Units that were put in themselves explain a multiple of workers whose source says that they were counted.
    explained = n.imputed and stated in (Method.COUNTED, Method.SAMPLED)
    multiple = rate.denominator == 1 and rate > 0 and n.exact >= suspect_from and not explained
    method = Method.IMPUTED if multiple else stated
    notes: list[Text] = []
    if multiple:
        notes.append(
            Text(
                id=f"Tepat {rate} pekerja tiap unit: angka ini dikalikan, bukan dicacah.",
                en=f"Exactly {rate} workers a unit: this figure was multiplied, not counted.",
            )
        )
        if stated not in (Method.IMPUTED, Method.UNSTATED):
            notes.append(
                Text(
                    id=f"Sumbernya menyebut {indonesian(stated.value)}; angkanya tidak mendukung itu.",
                    en=f"Its source says {stated}; the figures do not bear that out.",
                )
            )
    if n.imputed:
        notes.append(
            Text(
                id="Jumlah unit tidak dicacah, melainkan diimputasi atau dimodelkan; darinya tidak ada nisbah.",
                en="The units were not counted but imputed or modelled; they yield no rate.",
            )
        )
    factor = rate.numerator if method is Method.IMPUTED and rate.denominator == 1 else None
    known = method not in (Method.IMPUTED, Method.MODELLED) and not n.imputed
    work.say("choose", "method", (("workers a unit", rate), ("method stated", stated)), method)
    value = Labour(
        method=method,
        factor=factor,
        rate=rate if known else None,
        chance=int(n.exact) if multiple else None,
    )
    return Computation(name="labour", value=value, unit="workers a unit", steps=tuple(work.steps), notes=tuple(notes))


def labour_intensity(capital: Count, workers: Count) -> Computation[Fraction]:
    """Padat karya: modal per pekerja. Labour intensity: rupiah of capital for each worker; lower is more intense.

    Args:
        capital: rupiah; int or Observation. An imputed or modelled figure yields no answer.
        workers: number of workers; int or Observation, likewise.

    Returns:
        Rupiah a worker; undefined without workers, or when their number or the capital was imputed or modelled.

    Raises:
        UnitError: the figures are not rupiah and workers.
        UsageError: a float.
    """
    c, w = figure("capital", capital), figure("workers", workers)
    _unit(c, ("rupiah",))
    _unit(w, _WORKERS)
    work = Work()
    reason: Text | None = None
    value: Fraction | None = None
    if w.imputed:
        reason = Text(
            id="Jumlah pekerja diimputasi; darinya tidak ada nisbah.",
            en="The workers were imputed; they yield no rate.",
        )
    elif c.imputed:
        reason = Text(
            id="Modalnya diimputasi atau dimodelkan; darinya tidak ada nisbah.",
            en="The capital was imputed or modelled; it yields no rate.",
        )
    elif w.exact <= 0 or c.exact < 0:
        reason = Text(id="Tidak ada pekerja untuk dibagi.", en="There are no workers to divide by.")
    else:
        value = work.do("divide", "capital a worker", c.named, w.named)
    return Computation(
        name="labour_intensity",
        value=value,
        unit="rupiah a worker",
        steps=tuple(work.steps),
        undefined=reason,
    )
