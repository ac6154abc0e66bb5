"""Aturan usaha. Rules on enterprises: figures, size class, independence, codes, numbers.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["ENT002"].law_keys
('scale.general',)

Source: UU 9/1995 art. 5; UU 20/2008 arts. 1 and 6; PP 7/2021 art. 35; Peraturan BPS 2/2020 and 7/2025.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.codes.lists import LegalForm
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import scale
from umkm_domain.law.scale import Size
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.retail import RetailAgreement
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._facts import grouped, size_of, sizes
from umkm_domain.rules._samples import agreement, bad, enterprise, good, listed

_MILLION = 1_000_000


def new_years(e: Enterprise, context: Context) -> Iterator[date]:
    """The first day of each year with figures, where nothing older is known, and of the two years after it."""
    years = {figures.year + n for figures in e.figures for n in range(3)}
    return (date(year, 1, 1) for year in years if date.min.year <= year <= date.max.year)


def _owing(e: Enterprise, context: Context) -> Iterator[date]:
    """The days on which it begins to owe figures, has them, lacks them again, or owes none any more."""
    yield from new_years(e, context)
    if e.established is not None and e.established.year < date.max.year:
        yield date(e.established.year + 1, 1, 1)
    yield from after(e.closed)


@rule(
    "ENT001",
    table="enterprises",
    severity=Severity.INFO,
    title=Text(id="angka tahun lalu tidak ada", en="figures missing for the year"),
    message=Text(
        id="Tidak ada penjualan, kekayaan bersih atau modal untuk {year}; kelas usahanya tidak dapat ditentukan.",
        en="No sales, net assets or capital for {year}; its size class cannot be told.",
    ),
    remedy=Text(id="Isi angka tahun {year}.", en="Fill in the figures of {year}."),
    why=Text(
        id="Setiap ukuran kelas adalah tentang satu tahun: tahun penuh terakhir sebelum hari pemeriksaan.",
        en="Every size test is about a year: the last whole one before the day of the check.",
    ),
    days=_owing,
    examples=lambda: (bad(enterprise()), bad(enterprise(sales=5, year=2017)), good(enterprise(sales=5))),
)
def figures_missing(e: Enterprise, context: Context) -> Iterator[Finding]:
    """No figure of the year before that an act measures by; closed enterprises aside."""
    year = context.facts.year
    if e.closed is not None and e.closed < context.on:
        return
    for f in e.figures:
        if f.year == year and not (f.sales is None and f.net_assets is None and f.business_capital is None):
            return
    if e.established is None or e.established.year <= year:
        yield context.found(e, "/figures", year=str(year))


@rule(
    "ENT002",
    table="enterprises",
    severity=Severity.WARNING,
    law=(scale.GENERAL,),
    title=Text(id="kelas yang dicatat bukan yang diberikan angkanya", en="class stored is not what the figures give"),
    message=Text(
        id="Dicatat {stored}, angka tahun {year} memberikan {given}.",
        en="Stored as {stored}, the figures of {year} give {given}.",
    ),
    remedy=Text(id="Perbaiki kelasnya, atau angkanya.", en="Correct the class, or the figures."),
    why=Text(
        id="Bila dua ukuran berbeda kelas, keduanya diterima: undang-undang tidak memilih.",
        en="Where two measures disagree either class is accepted: the act does not choose.",
    ),
    days=new_years,
    examples=lambda: (
        bad(enterprise(sales=300 * _MILLION + 1, size="micro")),
        good(enterprise(sales=300 * _MILLION, size="micro")),
        good(enterprise(sales=300 * _MILLION, size="Usaha Mikro")),
        good(enterprise(sales=300 * _MILLION + 1, size="micro"), on=date(2022, 1, 1)),
    ),
)
def class_differs(e: Enterprise, context: Context) -> Iterator[Finding]:
    """The stored class is none of those that the figures give."""
    if e.size is None:
        return
    figures = context.facts.figures(e)
    if figures is None:
        return
    law = context.law(scale.GENERAL)
    if law is None:
        return
    by_measure = sizes(law.value, figures)
    support = law.value.support
    given = set(by_measure.values())
    if support is not None and support in by_measure:
        given = {by_measure[support]}
    stored = size_of(e.size) or e.size
    if given and stored not in given:
        ordered = sorted(given, key=lambda size: size.rank)
        yield context.found(e, "/size", law, stored=stored, year=str(figures.year), given=tuple(ordered))


GENERATIONS = 3
"""How far up the owners of an enterprise are looked for: its parent, theirs, and once more."""


def _owners(e: Enterprise, context: Context) -> Iterator[tuple[Enterprise | None, str | None]]:
    """The owners above an enterprise that the registry has, each with the size that the one below states of it."""
    child = e
    for _ in range(GENERATIONS):
        parent = context.enterprise(child.parent_id)
        if parent is not None and parent.id == e.id:
            return
        yield parent, child.parent_size
        if parent is None:
            return
        child = parent


def _years_above(e: Enterprise, context: Context) -> Iterator[date]:
    yield from new_years(e, context)
    for owner, _ in _owners(e, context):
        if owner is not None:
            yield from new_years(owner, context)


@rule(
    "ENT003",
    table="enterprises",
    severity=Severity.WARNING,
    law=(scale.INDEPENDENCE, scale.GENERAL),
    title=Text(id="anak perusahaan usaha yang lebih besar", en="subsidiary of a larger enterprise"),
    message=Text(
        id="Usaha {size} yang dimiliki atau dikuasai usaha {parent}: tidak berdiri sendiri.",
        en="A {size} enterprise owned or controlled by a {parent} one: it does not stand alone.",
    ),
    remedy=Text(
        id="Jangan hitung sebagai UMKM, atau buktikan bahwa ia berdiri sendiri.",
        en="Do not count it as an MSME, or show that it stands alone.",
    ),
    days=_years_above,
    why=Text(
        id="Juga bila pemiliknya sendiri anak perusahaan: undang-undang menyebut langsung maupun tidak langsung. "
        "Pemilik dicari sampai tiga tingkat ke atas. "
        "Bila angka pemiliknya tidak tercatat, ukuran yang disebut parent_size dipakai. "
        "Untuk usaha mikro undang-undang tidak memuat syarat ini (lihat ENT004).",
        en="Also where its owner is a subsidiary itself: the act says directly or indirectly. "
        "Owners are looked for up to three steps above. "
        "Where no figures of an owner are recorded, the size that parent_size states counts. "
        "For micro enterprises the act has no such condition (see ENT004).",
    ),
    examples=lambda: (
        bad(enterprise(sales=400 * _MILLION, parent_size="large")),
        bad(enterprise(sales=400 * _MILLION, parent_size="Besar")),
        bad(enterprise(sales=400 * _MILLION, parent_id="E2", parent_size="large"), enterprise("E2")),
        bad(
            enterprise(sales=400 * _MILLION, parent_id="E2"),
            enterprise("E2", sales=400 * _MILLION, parent_id="E3"),
            enterprise("E3", sales=60_000 * _MILLION),
        ),
        good(enterprise(sales=400 * _MILLION)),
        good(enterprise(sales=100 * _MILLION, parent_size="large")),
    ),
)
def not_independent(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Its class may not belong to the class of its parent, nor of the parents of that."""
    if e.parent_size is None and e.parent_id is None:
        return
    law = context.law(scale.INDEPENDENCE)
    if law is None or context.law(scale.GENERAL) is None:
        return
    own = context.sizes(e)
    above: set[Size] = set()
    for owner, stated in _owners(e, context):
        known = () if owner is None else context.sizes(owner)
        above.update(known)
        by_word = size_of(stated)
        if not known and by_word is not None:
            above.add(by_word)
    barred = {Size.SMALL: law.value.small_not_of, Size.MEDIUM: law.value.medium_not_of}
    for size in own:
        hit = [one for one in barred.get(size, ()) if one in above]
        if hit:
            path = "/parent_id" if context.enterprise(e.parent_id) else "/parent_size"
            yield context.found(e, path, law, size=size, parent=hit[0])
            return


_COMPANIES = (LegalForm.PT, LegalForm.CV, LegalForm.FIRMA)


@rule(
    "ENT004",
    table="enterprises",
    severity=Severity.WARNING,
    law=(scale.INDEPENDENCE, scale.GENERAL),
    title=Text(id="usaha mikro berbentuk perseroan", en="micro that is a company"),
    message=Text(
        id="Bentuk {form} berkelas mikro: usaha mikro milik orang perorangan atau badan usaha perorangan.",
        en="A {form} of the micro class: micro enterprises belong to persons or sole businesses.",
    ),
    remedy=Text(
        id="Periksa bentuk hukumnya; perlakuannya sebagai usaha mikro perlu dasar lain.",
        en="Check the legal form; treating it as micro needs another basis.",
    ),
    days=new_years,
    examples=lambda: (
        bad(enterprise(sales=100 * _MILLION, legal_form=LegalForm.CV)),
        good(enterprise(sales=100 * _MILLION)),
        good(enterprise(sales=400 * _MILLION, legal_form=LegalForm.CV)),
    ),
)
def micro_company(e: Enterprise, context: Context) -> Iterator[Finding]:
    """A company whose only possible class is micro."""
    if e.legal_form not in _COMPANIES:
        return
    law = context.law(scale.INDEPENDENCE)
    if law is None or not law.value.micro_persons_only or context.law(scale.GENERAL) is None:
        return
    if context.sizes(e) == (Size.MICRO,):
        yield context.found(e, "/legal_form", law, form=e.legal_form)


@rule(
    "ENT009",
    table="enterprises",
    severity=Severity.WARNING,
    law=(scale.FOREIGN_LARGE_ONLY, scale.GENERAL),
    title=Text(id="modal asing pada usaha yang bukan besar", en="foreign capital in an enterprise that is not large"),
    message=Text(
        id="Bermodal asing tetapi berkelas {size}; modal asing hanya untuk usaha besar.",
        en="With foreign capital, yet of the class {size}; foreign capital is for large ones only.",
    ),
    remedy=Text(
        id="Jangan hitung sebagai UMKM; kemitraan dengan UMKM tetap boleh.",
        en="Do not count it as an MSME; partnership with MSMEs stays open to it.",
    ),
    days=new_years,
    examples=lambda: (
        bad(enterprise(sales=5 * _MILLION, year=2021, foreign_owned=True), on=date(2022, 5, 2)),
        good(enterprise(sales=60_000 * _MILLION, year=2021, foreign_owned=True), on=date(2022, 5, 2)),
        good(enterprise(sales=5 * _MILLION, year=2021), on=date(2022, 5, 2)),
    ),
)
def foreign(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Foreign capital, and a class below large."""
    if not e.foreign_owned:
        return
    law = context.law(scale.FOREIGN_LARGE_ONLY)
    if law is None or not law.value or context.law(scale.GENERAL) is None:
        return
    own = context.sizes(e)
    if own and Size.LARGE not in own:
        yield context.found(e, "/foreign_owned", law, size=own[-1])


@rule(
    "ENT010",
    table="enterprises",
    severity=Severity.INFO,
    law=(scale.GENERAL,),
    title=Text(id="dua ukuran, dua kelas", en="two measures, two classes"),
    message=Text(
        id="Angka {year} memberikan kelas {classes}; undang-undang tidak mengatur mana yang dipakai.",
        en="The figures of {year} give the classes {classes}; the act does not say which counts.",
    ),
    remedy=Text(
        id="Sebut ukuran yang dipakai; untuk hak atas kemudahan, pakai kelas yang lebih tinggi.",
        en="Say which measure is used; for caps on eligibility use the higher class.",
    ),
    days=new_years,
    examples=lambda: (
        bad(enterprise(figures=(YearFigures(year=2018, sales=400 * _MILLION, net_assets=20 * _MILLION),))),
        good(enterprise(figures=(YearFigures(year=2018, sales=200 * _MILLION, net_assets=20 * _MILLION),))),
        good(
            enterprise(figures=(YearFigures(year=2021, sales=400 * _MILLION, business_capital=2_000 * _MILLION),)),
            on=date(2022, 5, 2),
        ),
    ),
)
def classes_differ(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Under an act that does not tell the purposes apart, the measures give different classes."""
    figures = context.facts.figures(e)
    if figures is None or figures.sales is None or figures.net_assets is None:
        return
    law = context.law(scale.GENERAL)
    if law is None or law.value.support is not None:
        return
    given = sizes(law.value, figures)
    if len(set(given.values())) > 1:
        ordered = sorted(set(given.values()), key=lambda size: size.rank)
        yield context.found(e, "/figures", law, year=str(figures.year), classes=tuple(ordered))


@rule(
    "ENT011",
    table="enterprises",
    severity=Severity.WARNING,
    title=Text(id="pekerja tidak berjumlah", en="workers do not add up"),
    message=Text(
        id="Tahun {year}: {parts} orang menurut rinciannya, {workers} orang menurut jumlahnya.",
        en="In {year}: {parts} persons by the parts, {workers} persons in all.",
    ),
    remedy=Text(id="Perbaiki rincian atau jumlahnya.", en="Correct the parts or the total."),
    examples=lambda: (
        bad(enterprise(figures=(YearFigures(year=2018, workers=5, workers_men=2, workers_women=2),))),
        bad(enterprise(figures=(YearFigures(year=2018, workers=5, workers_paid=2, workers_family=2),))),
        good(enterprise(figures=(YearFigures(year=2018, workers=4, workers_men=2, workers_women=2),))),
    ),
)
def workers_add_up(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Men and women, or paid and family workers, against the total."""
    for n, f in enumerate(e.figures):
        if f.workers is None:
            continue
        for one, other in ((f.workers_men, f.workers_women), (f.workers_paid, f.workers_family)):
            if one is not None and other is not None and one + other != f.workers:
                yield context.found(e, f"/figures/{n}/workers", year=str(f.year), parts=one + other, workers=f.workers)


def _closings(a: RetailAgreement, context: Context) -> Iterator[date]:
    for party in a.parties:
        maker = context.enterprise(party.enterprise_id)
        if maker is not None:
            yield from after(maker.closed)
    first = a.since or a.signed_on
    if first is not None:
        yield first
    yield from after(a.last_day)


@rule(
    "ENT012",
    table="agreements",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="usaha yang sudah tutup masih memasok", en="a closed enterprise still supplies"),
    message=Text(
        id="{enterprise} tutup {closed}, tetapi perjanjiannya masih berlaku.",
        en="{enterprise} closed on {closed}, but its agreement is in force.",
    ),
    remedy=Text(id="Akhiri perjanjiannya, atau perbaiki hari tutupnya.", en="End the agreement, or correct the day."),
    days=_closings,
    examples=lambda: (
        bad(agreement(listings=(listed(),)), enterprise(closed=date(2019, 6, 30))),
        good(agreement(listings=(listed(),)), enterprise(closed=date(2019, 7, 18))),
        good(agreement(listings=(listed(),)), enterprise()),
    ),
)
def closed(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A party is closed on the day, and the agreement in force."""
    for n, party in enumerate(a.parties):
        maker = context.enterprise(party.enterprise_id)
        if maker is not None and maker.closed is not None and maker.closed < context.on and a.in_force(context.on):
            yield context.found(a, f"/parties/{n}", enterprise=maker.id, closed=maker.closed)


@rule(
    "ENT013",
    table="enterprises",
    severity=Severity.ERROR,
    title=Text(id="angka satu tahun tercatat dua kali", en="figures of a year recorded twice"),
    message=Text(
        id="Angka tahun {year} tercatat {count} kali.", en="The figures of {year} are recorded {count} times."
    ),
    remedy=Text(id="Simpan satu saja.", en="Keep one only."),
    examples=lambda: (
        bad(enterprise(figures=(YearFigures(year=2018, sales=1), YearFigures(year=2018, sales=2)))),
        good(enterprise(figures=(YearFigures(year=2017, sales=1), YearFigures(year=2018, sales=2)))),
    ),
)
def year_twice(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Two sets of figures for one year."""
    for year, group in grouped(e.figures, lambda f: f.year).items():
        if len(group) > 1:
            yield context.found(e, "/figures", year=str(year), count=len(group))


@rule(
    "ENT014",
    table="enterprises",
    severity=Severity.WARNING,
    title=Text(id="angka dari tahun yang tidak mungkin", en="figures of a year that cannot be"),
    message=Text(
        id="Angka tahun {year} padahal usaha berdiri {established}, tutup {closed}, dan hari ini {on}.",
        en="Figures of {year}, while it began on {established}, closed on {closed}, and today is {on}.",
    ),
    remedy=Text(id="Perbaiki tahunnya.", en="Correct the year."),
    days=lambda e, context: iter([date(f.year, 1, 1) for f in e.figures if 1 <= f.year <= date.max.year]),
    examples=lambda: (
        bad(enterprise(sales=1, year=2020)),
        bad(enterprise(sales=1, year=2017, established=date(2018, 1, 1))),
        good(enterprise(sales=1, year=2018, established=date(2018, 1, 1))),
    ),
)
def impossible_year(e: Enterprise, context: Context) -> Iterator[Finding]:
    """A year after the day of the check, before the first or after the last day of the business."""
    for n, f in enumerate(e.figures):
        early = e.established is not None and f.year < e.established.year
        late = e.closed is not None and f.year > e.closed.year
        if early or late or f.year > context.on.year:
            yield context.found(
                e, f"/figures/{n}/year", year=str(f.year), established=e.established, closed=e.closed, on=context.on
            )
