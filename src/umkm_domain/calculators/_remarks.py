"""Catatan saat angka dibandingkan. What a reader must know when published figures are compared.

>>> from umkm_domain.calculators._work import figure
>>> of_figures(figure("before", 10), figure("after", 20))
()
"""

from datetime import date
from fractions import Fraction

from umkm_domain.calculators._work import Figure, tidy
from umkm_domain.core.glossary import indonesian
from umkm_domain.core.language import Text
from umkm_domain.core.periods import years_between

__all__ = ["of_figures", "of_method", "of_order", "of_span"]


def of_figures(*figures: Figure) -> tuple[Text, ...]:
    """What a reader must know when two published figures are compared."""
    notes: list[Text] = []
    for f in figures:
        if f.imputed:
            notes.append(
                Text(
                    id=f"Angka {indonesian(f.name)} tidak dicacah, melainkan diimputasi atau dimodelkan.",
                    en=f"The figure {f.name} was not counted but imputed or modelled.",
                )
            )
    sources = [f.source for f in figures if f.source is not None]
    if len({s.agency for s in sources}) > 1:
        notes.append(
            Text(
                id="Kedua angka berasal dari instansi yang berbeda; cakupannya mungkin tidak sama.",
                en="The figures are of different offices; what they cover may differ.",
            )
        )
    if len({s.indicator for s in sources}) > 1:
        notes.append(Text(id="Kedua angka bukan indikator yang sama.", en="The figures are not of the same indicator."))
    if len({s.region for s in sources if s.region is not None}) > 1:
        notes.append(Text(id="Kedua angka bukan dari wilayah yang sama.", en="The figures are not of the same region."))
    return tuple(notes)


def _days(base: Figure, later: Figure) -> tuple[date, date] | None:
    """The days that two figures describe, where both say."""
    days = [f.source.day if f.source is not None else None for f in (base, later)]
    return None if days[0] is None or days[1] is None else (days[0], days[1])


def of_order(base: Figure, later: Figure) -> tuple[Text, ...]:
    """A remark where the figure called the later one is of an earlier day."""
    days = _days(base, later)
    if days is None or days[0] <= days[1]:
        return ()
    text = Text(
        id="Angka sebelum ({first}) lebih baru daripada angka sesudah ({last}).",
        en="The figure before ({first}) is of a later day than the figure after ({last}).",
    )
    return (text.fill({"first": days[0], "last": days[1]}),)


def of_span(base: Figure, later: Figure, years: Fraction) -> tuple[Text, ...]:
    """A remark where the days of the figures are not that many years apart, give or take a month."""
    days = _days(base, later)
    if days is None or days[0] > days[1] or abs(years_between(*days) - years) <= Fraction(1, 12):
        return ()
    text = Text(
        id="Menurut hari kedua angka jaraknya {apart} tahun, bukan {years}.",
        en="By their days the figures are {apart} years apart, not {years}.",
    )
    return (text.fill({"apart": tidy(years_between(*days)), "years": tidy(years)}),)


def of_method(*figures: Figure) -> tuple[Text, ...]:
    # A part and its whole are two indicators by nature; only how they were obtained is worth a remark.
    return tuple(n for n in of_figures(*figures) if "indikator" not in n.id)
