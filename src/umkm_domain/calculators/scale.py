"""Kelas ukuran usaha menurut undang-undang umum. Size class of an enterprise by the general act.

>>> from datetime import date
>>> from umkm_domain.model.enterprise import Enterprise, YearFigures
>>> e = Enterprise(id="E1", name="Contoh", figures=(YearFigures(year=2018, sales=144_000_000, net_assets=60_000_000),))
>>> print(classify_scale(e, on=date(2019, 7, 18), year=2018, measure="sales").value)
micro
>>> [str(size) for size in classify_scale(e, on=date(2019, 7, 18), year=2018).value]
['micro', 'small']
>>> distance_to_next_class(e, on=date(2019, 7, 18), year=2018).value
156000001

Source: UU 9/1995 art. 5; UU 20/2008 art. 6; PP 7/2021 art. 35.
"""

from datetime import date
from typing import Literal

from umkm_domain.calculators._given import book, expect, year_of
from umkm_domain.calculators._work import Work, day_of
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import UsageError
from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Text
from umkm_domain.law import scale as law_scale
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.scale import Band, Measure, ScaleTable, Size
from umkm_domain.model.enterprise import Enterprise, YearFigures

__all__ = [
    "Conflict",
    "MeasureChoice",
    "Purpose",
    "classify_scale",
    "distance_to_next_class",
]

MeasureChoice = Literal["sales", "assets", "capital", "all"]
Purpose = Literal["support", "registration"]
Conflict = Literal["both", "higher", "lower"]
Gross = Literal["stand_in", "ignore"]

_MEASURES: dict[str, Measure] = {
    "sales": Measure.SALES,
    "assets": Measure.NET_ASSETS,
    "net_assets": Measure.NET_ASSETS,
    "capital": Measure.CAPITAL,
}
_NAMES: dict[Measure, Text] = {
    Measure.SALES: Text(id="hasil penjualan setahun", en="yearly sales"),
    Measure.NET_ASSETS: Text(id="kekayaan bersih", en="net assets"),
    Measure.CAPITAL: Text(id="modal usaha", en="business capital"),
}
GROSS = Text(
    id="Kekayaan bersih tidak diisi; aset kotor dipakai sebagai gantinya: kelasnya hanya dapat terlalu tinggi.",
    en="Net assets were not given; gross assets stand in for them, so this class can only be too high.",
)
_SILENT = Text(
    id="Ukurannya berbeda kelas, dan undang-undang tidak mengatur mana yang dipakai.",
    en="The measures disagree, and the act does not say which one counts.",
)


def _choice(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        message = f"{name}: expected one of {', '.join(allowed)}, got {value!r}"
        raise UsageError(message)


def figures_for(enterprise: Enterprise, on: date, year: int | None) -> YearFigures | None:
    """The figures of the year asked for; else of the last whole year known, else of the year of the day itself."""
    if year is not None:
        return enterprise.figures_of(year)
    return max(
        (f for f in enterprise.figures if f.year <= on.year), key=lambda f: (f.year < on.year, f.year), default=None
    )


def asked_year(year: object) -> int | None:
    """The year asked for, read strictly.

    Raises:
        UsageError: neither None nor a year.
    """
    return None if year is None else year_of("year", year)


def no_figures(year: int | None) -> Text:
    return (
        Text(id=f"Tidak ada angka tahun {year}.", en=f"There are no figures for {year}.")
        if year is not None
        else Text(id="Tidak ada angka sampai hari itu.", en="There are no figures up to that day.")
    )


def _amount(figures: YearFigures, measure: Measure, gross: Gross) -> tuple[int | None, bool]:
    """The amount of a measure, and whether gross assets stand in for it."""
    if measure is Measure.SALES:
        return figures.sales, False
    if measure is Measure.CAPITAL:
        return figures.business_capital, False
    if figures.net_assets is None and gross == "stand_in":
        return figures.gross_assets, figures.gross_assets is not None
    return figures.net_assets, False


def size_of(amount: int, bands: tuple[Band, ...], *, open_top: bool) -> Size | None:
    """The class of an amount; None above the limits of an act that defines no larger class."""
    for band in bands:
        if amount <= band.maximum:
            return band.size
    return Size.LARGE if open_top else None


def _asked(table: ScaleTable, measure: str, purpose: str) -> tuple[Measure, ...]:
    """The measures to classify by: the one named, else those that the act uses for the purpose."""
    if measure != "all":
        return (_MEASURES[measure],)
    meant = table.support if purpose == "support" else table.registration
    return (meant,) if meant is not None else tuple(m for m in Measure if table.bands(m))


def _by_measures(
    work: Work, figures: YearFigures, entry: Dated[ScaleTable], asked: tuple[Measure, ...], gross: Gross
) -> tuple[dict[Measure, Size | None], list[Text]]:
    classes: dict[Measure, Size | None] = {}
    notes: list[Text] = []
    for measure in asked:
        name = _NAMES[measure]
        amount, stands_in = _amount(figures, measure, gross)
        if amount is None:
            notes.append(
                Text(id=f"Tidak diisi: {name.id} {figures.year}.", en=f"Not given: {name.en} of {figures.year}.")
            )
            continue
        bands = entry.value.bands(measure)
        size = size_of(amount, bands, open_top=entry.value.open_top)
        classes[measure] = work.say(
            "compare",
            f"class by {name.en}",
            ((name.en, amount), *((f"{band.size} at most", band.maximum) for band in bands)),
            size,
            entry.citation,
            GROSS if stands_in else None,
        )
        if stands_in:
            notes.append(GROSS)
    return classes, notes


def classify_scale(
    enterprise: Enterprise,
    *,
    on: date,
    year: int | None = None,
    measure: MeasureChoice = "all",
    purpose: Purpose = "support",
    conflict: Conflict = "both",
    gross_assets: Gross = "stand_in",
    law: LawBook = LAW,
) -> Computation[Size | tuple[Size, ...]]:
    """Kelas usaha menurut undang-undang umum. Size class by the general act in force on a day.

    The class follows from the figures alone; who owns the enterprise (independence) is not looked at.

    Args:
        enterprise: the enterprise, with its figures.
        on: the day whose law is used.
        year: the year whose figures are used; None takes the last whole year known, else the year of that day.
        measure: `sales`, `assets` (net assets), `capital`, or `all` that the act uses for the purpose.
        purpose: what it is for, where the act tells them apart: `support` (ease, protection, empowerment)
            or `registration` (establishment and registration).
        conflict: what happens when measures disagree: `both` returns both classes, `higher` or `lower` one.
        gross_assets: `stand_in` takes gross assets where net assets are not given, and says so; `ignore` does not.
        law: the book of law.

    Returns:
        A `Size`, which equals its text (`"micro"`); with `both` and measures that disagree, a tuple of the
        different sizes, lowest first. Undefined without figures, or above an act that has no larger class.

    Raises:
        GapError: no law in force on that day (2 November 2020 to 1 February 2021); names its neighbours.
        UsageError: no such measure, purpose or conflict; no enterprise, year or book of law.

    **Source:** UU 9/1995 art. 5(1); UU 20/2008 art. 6; PP 7/2021 art. 35.
    """
    day_of("on", on)
    expect("enterprise", enterprise, Enterprise)
    asked_year(year)
    _choice("measure", measure, ("sales", "assets", "net_assets", "capital", "all"))
    _choice("purpose", purpose, ("support", "registration"))
    _choice("conflict", conflict, ("both", "higher", "lower"))
    _choice("gross_assets", gross_assets, ("stand_in", "ignore"))
    entry = book(law).at(law_scale.GENERAL, on)
    figures = figures_for(enterprise, on, year)
    work = Work()
    notes: list[Text] = []

    def finish(value: Size | tuple[Size, ...] | None, reason: Text | None) -> Computation[Size | tuple[Size, ...]]:
        return Computation(
            name="classify_scale",
            value=value,
            unit="size class",
            steps=tuple(work.steps),
            undefined=reason,
            notes=tuple(notes),
            on=on,
            sources=(entry.citation,),
        )

    if figures is None:
        return finish(None, no_figures(year))
    asked = _asked(entry.value, measure, purpose)
    unused = [m for m in asked if not entry.value.bands(m)]
    if unused:
        return finish(None, _unused(unused[0], entry.citation))
    meant = entry.value.support if purpose == "support" else entry.value.registration
    if meant is not None and meant not in asked:
        notes.append(_other_measure(meant, entry.citation))
    classes, more = _by_measures(work, figures, entry, asked, gross_assets)
    notes += more
    if not classes:
        return finish(None, _missing(asked, figures.year))
    sizes = sorted({size for size in classes.values() if size is not None}, key=lambda size: size.rank)
    if not sizes:
        return finish(None, _above(entry.citation))
    if len(sizes) == 1:
        return finish(sizes[0], None)
    notes.append(_SILENT)
    value = tuple(sizes) if conflict == "both" else sizes[-1] if conflict == "higher" else sizes[0]
    work.say(
        "choose",
        "class",
        tuple((f"class by {_NAMES[m].en}", size) for m, size in classes.items()),
        value,
        note=Text(id=f"kebijakan: {spoken(conflict, 'id')}", en=f"policy: {conflict}"),
    )
    return finish(value, None)


def _unused(measure: Measure, citation: Citation) -> Text:
    name = _NAMES[measure]
    return Text(id=f"{citation.show('id')} tidak memakai {name.id}.", en=f"{citation} does not measure by {name.en}.")


def _other_measure(meant: Measure, citation: Citation) -> Text:
    name = _NAMES[meant]
    return Text(
        id=f"Untuk tujuan ini {citation.show('id')} memakai {name.id}.",
        en=f"For this purpose {citation} measures by {name.en}.",
    )


def _missing(asked: tuple[Measure, ...], year: int) -> Text:
    return Text(
        id=f"Tidak ada {' atau '.join(_NAMES[m].id for m in asked)} untuk {year}.",
        en=f"There is no figure of {' or '.join(_NAMES[m].en for m in asked)} for {year}.",
    )


def _above(citation: Citation) -> Text:
    return Text(
        id=f"Di atas batas {citation.show('id')}, yang tidak mengenal kelas lebih besar.",
        en=f"Above the limits of {citation}, which defines no larger class.",
    )


def distance_to_next_class(
    enterprise: Enterprise,
    *,
    on: date,
    year: int | None = None,
    measure: MeasureChoice = "sales",
    gross_assets: Gross = "stand_in",
    law: LawBook = LAW,
) -> Computation[int]:
    """Jarak ke kelas berikutnya. How many rupiah more put the enterprise into the next class, by one measure.

    Upper limits are included, so the answer is the limit less the figure, plus one rupiah.

    Args:
        enterprise: the enterprise, with its figures.
        on: the day whose law is used.
        year: the year whose figures are used; None takes the last whole year known, else the year of that day.
        measure: `sales`, `assets` or `capital`.
        gross_assets: as in `classify_scale`.
        law: the book of law.

    Returns:
        Rupiah; undefined in the highest class, without figures, or where the act does not use the measure.

    Raises:
        GapError: no law in force on that day.
        UsageError: no such measure, or `all`; no enterprise, year or book of law.

    **Source:** UU 20/2008 art. 6; PP 7/2021 art. 35.
    """
    day_of("on", on)
    expect("enterprise", enterprise, Enterprise)
    asked_year(year)
    _choice("measure", measure, ("sales", "assets", "net_assets", "capital"))
    _choice("gross_assets", gross_assets, ("stand_in", "ignore"))
    entry = book(law).at(law_scale.GENERAL, on)
    figures = figures_for(enterprise, on, year)
    chosen = _MEASURES[measure]
    bands = entry.value.bands(chosen)
    work = Work()
    reason: Text | None = None
    value: int | None = None
    notes: tuple[Text, ...] = ()
    amount, stands_in = (None, False) if figures is None else _amount(figures, chosen, gross_assets)
    if figures is None:
        reason = no_figures(year)
    elif not bands:
        reason = _unused(chosen, entry.citation)
    elif amount is None:
        reason = _missing((chosen,), figures.year)
    else:
        notes = (GROSS,) if stands_in else ()
        band = next((b for b in bands if amount <= b.maximum), None)
        if band is None:
            reason = Text(id="Sudah di kelas tertinggi.", en="Already in the highest class.")
        else:
            limit = work.say("look up", f"{band.size} at most", ((measure, amount),), band.maximum, entry.citation)
            gap = work.do("subtract", "room", (f"{band.size} at most", limit), (measure, amount))
            value = work.do("add", "distance", ("room", gap), ("one rupiah", 1))
    return Computation(
        name="distance_to_next_class",
        value=value,
        unit="rupiah",
        steps=tuple(work.steps),
        undefined=reason,
        notes=notes,
        on=on,
        sources=(entry.citation,),
    )
