"""Kelas ukuran menurut aturan lain, dan semuanya berdampingan. Size class by the other classifiers, and all at once.

>>> from datetime import date
>>> from umkm_domain.model.enterprise import Enterprise, YearFigures
>>> e = Enterprise(id="E1", name="Contoh", figures=(
...     YearFigures(year=2018, sales=3_000_000_000, workers=18, investment=900_000_000),))
>>> board = scale_board(e, on=date(2019, 7, 18), year=2018).value
>>> str(board.general.value), str(board.industry.value), str(board.bps.value), board.sme.value
('medium', 'small', 'small', None)

Source: UU 3/2014 art. 102; Permenperin 64/M-IND/PER/7/2016; classes of BPS; KEP 26A/M.PPN/HK/05/2025, 02.10.003.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from attrs import frozen

from umkm_domain.calculators._given import book, expect
from umkm_domain.calculators._work import Work, day_of
from umkm_domain.calculators.scale import (
    Conflict,
    MeasureChoice,
    Purpose,
    asked_year,
    classify_scale,
    figures_for,
    no_figures,
    size_of,
)
from umkm_domain.core.computation import Computation, show_named
from umkm_domain.core.dated import gap_text
from umkm_domain.core.errors import GapError
from umkm_domain.core.language import Text
from umkm_domain.law import scale as law_scale
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.law.scale import Size
from umkm_domain.model.enterprise import Enterprise

__all__ = ["ScaleBoard", "classify_bps", "classify_industry", "counts_as_sme", "scale_board"]

T = TypeVar("T")


def classify_industry(
    enterprise: Enterprise, *, on: date, year: int | None = None, law: LawBook = LAW
) -> Computation[Size]:
    """Industri kecil, menengah, besar. Class as the Ministry of Industry sees it, by workers and investment.

    Where one of the two figures is missing, the class is given when every value of it leads to the same one.

    Args:
        enterprise: the enterprise, with its figures.
        on: the day whose law is used.
        year: the year whose figures are used; None takes the last whole year known, else the year of that day.
        law: the book of law.

    Returns:
        `small`, `medium` or `large`; undefined without the figures that decide.

    Raises:
        GapError: no law in force on that day.
        UsageError: no enterprise, year or book of law.

    **Source:** UU 3/2014 art. 102; Permenperin 64/M-IND/PER/7/2016.
    """
    entry = book(law).at(law_scale.INDUSTRY, day_of("on", on))
    expect("enterprise", enterprise, Enterprise)
    asked_year(year)
    table, figures, work = entry.value, figures_for(enterprise, on, year), Work()
    workers = figures.workers_total if figures else None
    investment = figures.investment if figures else None
    edge = table.small_workers
    crews = (workers,) if workers is not None or edge is None else (edge, edge + 1)
    sums = (0, table.medium_investment, table.medium_investment + 1)
    possible = {
        _industry(crew, invested, table)
        for crew in crews
        for invested in ((investment,) if investment is not None else sums)
    }
    value, reason = None, None
    if figures is None:
        reason = no_figures(year)
    elif len(possible) > 1:
        reason = Text(
            id=f"Tenaga kerja atau nilai investasi {figures.year} tidak diisi.",
            en=f"Workers or investment of {figures.year} are not given.",
        )
    else:
        value = work.say(
            "compare",
            "class of industry",
            (
                ("workers", workers),
                ("small: workers at most", edge),
                ("investment", investment),
                (f"small: investment {'at most' if table.small_inclusive else 'below'}", table.small_investment_below),
                ("medium: investment at most", table.medium_investment),
            ),
            possible.pop(),
            entry.citation,
        )
    return Computation(
        name="classify_industry",
        value=value,
        unit="size class",
        steps=tuple(work.steps),
        undefined=reason,
        on=on,
        sources=(entry.citation,),
    )


def _industry(workers: int | None, investment: int, table: law_scale.IndustryTable) -> Size:
    few = workers is None or table.small_workers is None or workers <= table.small_workers
    if few and investment < table.small_investment_below + table.small_inclusive:
        return Size.SMALL
    if table.small_workers is not None and few:
        return Size.MEDIUM
    return Size.MEDIUM if investment <= table.medium_investment else Size.LARGE


def classify_bps(enterprise: Enterprise, *, on: date, year: int | None = None, law: LawBook = LAW) -> Computation[Size]:
    """Kelas BPS menurut pekerja. Class of official statistics, by workers, unpaid family workers included.

    Args:
        enterprise: the enterprise, with its figures.
        on: the day whose convention is used.
        year: the year whose figures are used; None takes the last whole year known, else the year of that day.
        law: the book of law.

    Returns:
        The class; undefined without workers.

    Raises:
        GapError: before the convention.
        UsageError: no enterprise, year or book of law.

    **Source:** BPS, classes of manufacturing by workers.
    """
    entry = book(law).at(law_scale.BPS, day_of("on", on))
    expect("enterprise", enterprise, Enterprise)
    asked_year(year)
    figures, work = figures_for(enterprise, on, year), Work()
    workers = figures.workers_total if figures else None
    value, reason = None, None
    if figures is None:
        reason = no_figures(year)
    elif workers is None:
        reason = Text(id=f"Tenaga kerja {figures.year} tidak diisi.", en=f"Workers of {figures.year} are not given.")
    else:
        bands = entry.value.bands
        value = work.say(
            "compare",
            "class by workers",
            (("workers", workers), *((f"{band.size} at most", band.maximum) for band in bands)),
            size_of(workers, bands, open_top=True),
            entry.citation,
        )
    return Computation(
        name="classify_bps",
        value=value,
        unit="size class",
        steps=tuple(work.steps),
        undefined=reason,
        on=on,
        sources=(entry.citation,),
    )


def counts_as_sme(
    enterprise: Enterprise, *, on: date, year: int | None = None, law: LawBook = LAW
) -> Computation[bool]:
    """Termasuk UKM menurut ukuran RPJMN atau tidak. Whether the national plan counts it as small or medium.

    The plan counts by the labour survey: sales above 2 and up to 50 billion, or less with 3 or more paid workers.
    It is neither PP 7/2021 nor BPS.

    Args:
        enterprise: the enterprise, with its figures and main activity.
        on: the day whose definition is used.
        year: the year whose figures are used; None takes the last whole year known, else the year of that day.
        law: the book of law.

    Returns:
        True or False; undefined where sales or paid workers are needed and not given.

    Raises:
        GapError: before the definition.
        UsageError: no enterprise, year or book of law.

    **Source:** KEP 26A/M.PPN/HK/05/2025, code 02.10.003.
    """
    entry = book(law).at(law_scale.RPJMN_PROXY, day_of("on", on))
    expect("enterprise", enterprise, Enterprise)
    asked_year(year)
    table, figures, work = entry.value, figures_for(enterprise, on, year), Work()
    sales = figures.sales if figures else None
    paid = figures.workers_paid if figures else None
    most = {True: table.workers_max_agriculture, False: table.workers_max_other}
    farms = _agriculture(enterprise)
    limits = sorted(set(most.values()) if farms is None else {most[farms]})
    answers: set[bool]
    if sales is None:
        answers = set()
    elif sales > table.sales_over:
        answers = {sales <= table.sales_maximum}
    elif paid is None:
        answers = set()
    else:
        answers = {table.workers_min <= paid <= limit for limit in limits}
    value, reason = None, None
    if figures is None:
        reason = no_figures(year)
    elif len(answers) != 1:
        reason = Text(
            id=f"Hasil penjualan, pekerja dibayar, atau kegiatan usaha {figures.year} tidak diisi.",
            en=f"Sales, paid workers or activity of {figures.year} are not given.",
        )
    else:
        value = work.say(
            "compare",
            "counts as small or medium",
            (
                ("yearly sales", sales),
                ("sales over", table.sales_over),
                ("sales at most", table.sales_maximum),
                ("paid workers", paid),
                ("workers at least", table.workers_min),
                ("workers at most", limits[-1]),
            ),
            answers.pop(),
            entry.citation,
        )
    return Computation(
        name="counts_as_sme",
        value=value,
        unit="yes or no",
        steps=tuple(work.steps),
        undefined=reason,
        on=on,
        sources=(entry.citation,),
    )


def _agriculture(enterprise: Enterprise) -> bool | None:
    """Whether the main activity is agriculture, forestry or fishery (KBLI section A, divisions 01 to 03)."""
    if not enterprise.activities:
        return None
    return str(enterprise.activities[0])[:2] in ("01", "02", "03")


@frozen(kw_only=True)
class ScaleBoard:
    """Semua kelas berdampingan. All classifiers side by side; one without law on that day is undefined.

    Attributes:
        general: by the general act.
        industry: by the Ministry of Industry.
        bps: by official statistics.
        sme: whether the national plan counts it as small or medium.
    """

    general: Computation[Size | tuple[Size, ...]]
    industry: Computation[Size]
    bps: Computation[Size]
    sme: Computation[bool]

    def __str__(self) -> str:
        return "; ".join(f"{name.id}: {show_named(name.id, part.value, 'id')}" for name, part in self.parts())

    def parts(self) -> tuple[tuple[Text, Computation[object]], ...]:
        """Tiap kelas dengan namanya. Each classifier by its name, in order."""
        return tuple(zip(_PARTS, (self.general, self.industry, self.bps, self.sme), strict=True))


_PARTS = (
    Text(id="umum", en="general"),
    Text(id="industri", en="industry"),
    Text(id="BPS", en="BPS"),
    Text(id="kecil atau menengah", en="small or medium"),
)


def scale_board(
    enterprise: Enterprise,
    *,
    on: date,
    year: int | None = None,
    measure: MeasureChoice = "all",
    purpose: Purpose = "support",
    conflict: Conflict = "both",
    law: LawBook = LAW,
) -> Computation[ScaleBoard]:
    """Semua kelas usaha berdampingan. Every classifier for one enterprise, year and day.

    They answer different questions and may well differ; none is derived from another.

    Args:
        enterprise: the enterprise, with its figures.
        on: the day whose law is used.
        year: the year whose figures are used; None takes the last whole year known, else the year of that day.
        measure: as in `classify_scale`.
        purpose: as in `classify_scale`.
        conflict: as in `classify_scale`.
        law: the book of law.

    Returns:
        The four computations; one that has no law on that day is undefined, and says so. The notes say why a class is
        not there, and what its computation notes.

    **Source:** as of each classifier.
    """
    board = ScaleBoard(
        general=_or_gap(
            "classify_scale",
            lambda: classify_scale(
                enterprise, on=on, year=year, measure=measure, purpose=purpose, conflict=conflict, law=law
            ),
            on,
        ),
        industry=_or_gap("classify_industry", lambda: classify_industry(enterprise, on=on, year=year, law=law), on),
        bps=_or_gap("classify_bps", lambda: classify_bps(enterprise, on=on, year=year, law=law), on),
        sme=_or_gap("counts_as_sme", lambda: counts_as_sme(enterprise, on=on, year=year, law=law), on),
    )
    parts = tuple(part for _, part in board.parts())
    return Computation(
        name="scale_board",
        value=board,
        unit="size classes",
        steps=tuple(step for part in parts for step in part.steps),
        notes=_remarks(board),
        on=on,
        sources=tuple(dict.fromkeys(c for part in parts for c in part.citations)),
    )


def _remarks(board: ScaleBoard) -> tuple[Text, ...]:
    """Why a class is not there, and what its computation notes; what several say stands once, with all of them."""
    said: dict[Text, list[Text]] = {}
    for name, part in board.parts():
        for text in (*([] if part.undefined is None else [part.undefined]), *part.notes):
            said.setdefault(text, []).append(name)
    return tuple(
        Text(id=f"{', '.join(n.id for n in names)}: {text.id}", en=f"{', '.join(n.en for n in names)}: {text.en}")
        for text, names in said.items()
    )


def _or_gap(name: str, compute: Callable[[], Computation[T]], on: date) -> Computation[T]:
    try:
        return compute()
    except GapError as gap:
        why = gap_text(gap)
        reason = Text(id=f"{why.id[0].upper()}{why.id[1:]}.", en=f"{why.en[0].upper()}{why.en[1:]}.")
        return Computation(name=name, value=None, unit="size class", undefined=reason, on=on)
