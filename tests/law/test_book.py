"""The book of law: look-ups, gaps, changes, regions, reforms, what was known, and invariants over all tables."""

import pickle
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve, fields, has
from hypothesis import given
from hypothesis import strategies as st

import umkm_domain.law
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Confidence, Dated, LawStatus, Timeline
from umkm_domain.core.errors import GapError, UnknownCodeError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.law import LAW, LawBook, assistance, halal, retail, scale, tax
from umkm_domain.law.book import LawChange
from umkm_domain.law.scale import Band, Measure, ScaleTable, Size

TIMELINES = tuple(LAW)
ENTRIES = tuple((timeline, entry) for timeline in LAW for entry in timeline)
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("timeline", TIMELINES, ids=lambda t: t.key)
def test_periods_are_sorted_and_do_not_overlap(timeline: Timeline[Any]) -> None:
    """Judging entries of one region follow each other, each ending before the next begins."""
    for place in {entry.jurisdiction for entry in timeline}:
        judging = [e for e in timeline if e.jurisdiction == place and e.confidence is not Confidence.UNSURE]
        assert judging == sorted(judging, key=lambda e: e.since)
        for before, after in pairwise(judging):
            assert before.until is not None
            assert before.until < after.since


@pytest.mark.parametrize(("timeline", "entry"), ENTRIES, ids=lambda x: getattr(x, "key", None) or str(x.since))
def test_entries_are_complete(timeline: Timeline[Any], entry: Dated[Any]) -> None:
    """Each entry is cited, has a unit, and was promulgated no later than its first day unless it says so."""
    assert type(entry.since) is date
    assert entry.citation.instrument
    assert entry.unit
    if entry.promulgated is not None:
        assert entry.retroactive == (entry.promulgated > entry.since)
    assert entry.verified_on is None or entry.verified_on <= date(2026, 11, 24)


@pytest.mark.parametrize("timeline", TIMELINES, ids=lambda t: t.key)
def test_units_are_constant(timeline: Timeline[Any]) -> None:
    """A key measures in one unit throughout."""
    assert len({entry.unit for entry in timeline}) == 1


@pytest.mark.parametrize("timeline", TIMELINES, ids=lambda t: t.key)
def test_key_is_module_and_name(timeline: Timeline[Any]) -> None:
    """A key is the module and the name in it, in lower case."""
    module, _, name = timeline.key.partition(".")
    home = __import__(f"umkm_domain.law.{module}", fromlist=[name])
    assert getattr(home, name.upper()) is timeline
    assert name.upper() in home.__all__


def _bands(value: Any) -> list[tuple[Band, ...]]:
    if isinstance(value, ScaleTable):
        return [value.sales, value.net_assets, value.capital]
    return [value.bands] if isinstance(value, scale.WorkerTable) else []


@pytest.mark.parametrize(("timeline", "entry"), ENTRIES, ids=lambda x: getattr(x, "key", None) or str(x.since))
def test_classes_are_contiguous(timeline: Timeline[Any], entry: Dated[Any]) -> None:
    """Classes rise one by one, and so do their limits: no amount is in two or in none."""
    for bands in _bands(entry.value):
        for lower, upper in pairwise(bands):
            assert upper.size.rank == lower.size.rank + 1
            assert lower.maximum < upper.maximum


@given(st.integers(0, 10**11), DAYS)
def test_every_amount_has_one_class(amount: int, on: date) -> None:
    """Bands as limits and bands as ranges say the same about any amount on any day."""
    try:
        table = LAW.at(scale.GENERAL, on).value
    except GapError:
        return
    for measure in Measure:
        below = 0
        hits = []
        for band in table.bands(measure):
            if below < amount <= band.maximum or (amount == 0 and below == 0):
                hits.append(band.size)
            below = band.maximum
        assert len(hits) == (1 if table.bands(measure) and amount <= below else 0)


@given(st.sampled_from(TIMELINES), DAYS)
def test_law_is_constant_between_changes(timeline: Timeline[Any], on: date) -> None:
    """What holds on a day holds on the eve, unless the day is a change."""
    if on not in timeline.changes():
        assert _at(timeline, on) is _at(timeline, on - timedelta(days=1))


def _at(timeline: Timeline[Any], on: date) -> Dated[Any] | None:
    try:
        return timeline.at(on)
    except GapError:
        return None


def test_gap_names_its_neighbours() -> None:
    """Between the act that deleted the numbers and the regulation there is no law, never a zero."""
    with pytest.raises(GapError, match=r"UU 20/2008 art\. 6 ended on 2020-11-01; PP 7/2021 art\. 35 begins") as caught:
        LAW.at("scale.general", date(2020, 12, 1))
    assert caught.value.before.citation.instrument == "UU 20/2008"  # type: ignore[attr-defined]
    assert caught.value.after.citation.instrument == "PP 7/2021"  # type: ignore[attr-defined]


def test_changes_name_before_and_after() -> None:
    """The year the classes changed is told as two changes, the gap between them included."""
    found = [c for c in LAW.changes(date(2020, 1, 1), date(2021, 12, 31)) if c.key == "scale.general"]
    assert [(c.day, c.before is None, c.after is None) for c in found] == [
        (date(2020, 11, 2), False, True),
        (date(2021, 2, 2), True, False),
    ]
    assert isinstance(found[0], LawChange)


@given(DAYS, DAYS)
def test_changes_are_those_of_the_timelines(first: date, last: date) -> None:
    """The changes of the book are those of its timelines within the days, in order."""
    found = LAW.changes(first, last)
    assert sorted({(c.key, c.day) for c in found}) == sorted(
        {(t.key, day) for t in LAW for day in t.changes() if first <= day <= last}
    )
    assert list(found) == sorted(found, key=lambda c: (c.day, c.key, c.jurisdiction or ""))
    assert all(c.before is not c.after for c in found)


def test_changes_of_everything_need_no_days() -> None:
    """Without days all changes are told, the first of them at the first act."""
    assert min(c.day for c in LAW.changes()) == date(1995, 12, 26)


def test_region_sees_its_own_law() -> None:
    """A quota holds in its city and in the districts of it, and nowhere else."""
    on = date(2019, 7, 18)
    assert Fraction(15, 100) == LAW.at(retail.LOCAL_QUOTA, on, jurisdiction="36.71").value.share
    assert Fraction(15, 100) == LAW.at(retail.LOCAL_QUOTA, on, jurisdiction="36.71.01").value.share
    for place in (None, "36.02", "36.72"):
        with pytest.raises(GapError):
            LAW.at(retail.LOCAL_QUOTA, on, jurisdiction=place)
    narrowed = LAW.for_jurisdiction("36.71")
    assert [e.jurisdiction for e in narrowed.history(retail.LOCAL_QUOTA)] == ["36.71"]
    assert len(narrowed) == len(LAW)


def test_unsure_law_never_judges_by_default() -> None:
    """An unsure number is found only when asked for, and is listed."""
    on = date(2022, 6, 1)
    with pytest.raises(GapError, match="unverified"):
        LAW.at(retail.LISTING_FEE_MINIMARKET, on)
    assert LAW.at(retail.LISTING_FEE_MINIMARKET, on, unverified=True).value.per_outlet == 5_000
    listed = LAW.unverified()
    assert ("retail.listing_fee_minimarket", LAW.history("retail.listing_fee_minimarket")[2]) in listed
    assert all(entry.confidence is Confidence.UNSURE or entry.status is LawStatus.ANNOUNCED for _, entry in listed)


def test_reform_is_a_value() -> None:
    """An amended book says the new thing for its period, and the book itself stays."""
    entry: Dated[int] = Dated(
        value=1_000_000_000,
        unit="rupiah a year",
        since=date(2027, 1, 1),
        citation=Citation("RUU contoh"),
        promulgated=date(2026, 12, 1),
    )
    reformed = LAW.amend(tax.EXEMPTION, entry)
    assert reformed.at(tax.EXEMPTION, date(2027, 1, 1)).value == 1_000_000_000
    assert reformed.at(tax.EXEMPTION, date(2026, 12, 31)).value == 500_000_000
    assert LAW.at(tax.EXEMPTION, date(2027, 1, 1)).value == 500_000_000
    assert reformed != LAW
    assert reformed.known_on(date(2026, 11, 30)).at(tax.EXEMPTION, date(2027, 1, 1)).value == 500_000_000


def test_known_on_leaves_out_what_came_later() -> None:
    """On 1 January 2022 nobody knew that the small makers would get two more years."""
    known = LAW.known_on(date(2022, 1, 1))
    assert known.at(halal.FOOD_MICRO_SMALL, date(2026, 1, 1)).value.free_until == date(2024, 10, 17)
    assert LAW.at(halal.FOOD_MICRO_SMALL, date(2026, 1, 1)).value.free_until == date(2026, 10, 17)


@given(DAYS)
def test_today_is_known_of_today(on: date) -> None:
    """The law of a day, as it was known on that day, is that of the book, but for retroactive acts."""
    known = LAW.known_on(on)
    for timeline in LAW:
        then, now = _at(known.timeline(timeline.key), on), _at(timeline, on)
        if now is not None and not now.retroactive:
            assert then is not None
            assert then.value == now.value


def test_history_and_between_are_those_of_the_timeline() -> None:
    """Both take a key or a timeline."""
    assert LAW.history("retail.payment") == retail.PAYMENT.history()
    between = LAW.between(retail.PAYMENT, date(2014, 6, 11), date(2014, 6, 12))
    assert [e.citation.instrument for e in between] == ["Perpres 112/2007", "Permendag 70/M-DAG/PER/12/2013"]


def test_unknown_key_names_the_nearest() -> None:
    """A misspelt key is an error that helps; without any likeness it only says no."""
    with pytest.raises(UnknownCodeError, match=r"did you mean scale\.general\?") as caught:
        LAW.timeline("scale.genral")
    assert caught.value.nearest == "scale.general"
    with pytest.raises(UnknownCodeError, match=r"no law under the key 'zzz'$"):
        LAW.at("zzz", date(2019, 7, 18))


def test_book_is_a_value() -> None:
    """It does not change, compares, hashes, pickles and shows itself."""
    with pytest.raises(AttributeError, match="does not change"):
        LAW.other = 1  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(LAW)) == LAW
    assert hash(LawBook({t.key: t for t in LAW})) == hash(LAW)
    assert repr(LAW) == f"<LawBook of {len(LAW)} timelines>"
    assert LAW != "law"


def test_replacing_a_timeline() -> None:
    """A whole timeline can be replaced or added, under a key of two parts."""
    empty = evolve(retail.PAYMENT, entries=())
    assert LAW.replaced(empty).history(retail.PAYMENT) == ()
    title = Text(id="uji", en="test")
    assert len(LAW.replaced(Timeline(key="test.one", title=title, entries=()))) == len(LAW) + 1
    with pytest.raises(UsageError, match="module and name"):
        LAW.replaced(Timeline(key="one", title=title, entries=()))


def test_law_room_is_lazy_and_closed() -> None:
    """The room gives its names and no others."""
    assert umkm_domain.law.LAW is LAW
    assert dir(umkm_domain.law) == ["LAW", "LawBook", "LawChange"]
    with pytest.raises(AttributeError, match="no attribute 'LAWS'"):
        _ = umkm_domain.law.LAWS  # type: ignore[attr-defined]


def test_values_answer_questions() -> None:
    """The small methods of law values: who may receive, what share, how long, from when."""
    hibah = LAW.at(assistance.HIBAH_RECIPIENTS, date(2019, 7, 18)).value
    assert hibah.admits("government", incorporated=None) is True
    assert hibah.admits("group", incorporated=None) is None
    assert hibah.admits("group", incorporated=False) is False
    assert hibah.admits("enterprise", incorporated=True) is False
    shares = LAW.at(assistance.MACHINE_REIMBURSEMENT, date(2017, 1, 2)).value
    assert shares.highest == Fraction(45, 100)
    assert [shares.share(small=small, imported=imported) for small in (True, False) for imported in (True, False)] == [
        Fraction(35, 100),
        Fraction(45, 100),
        Fraction(25, 100),
        Fraction(35, 100),
    ]
    assert LAW.at(tax.FINAL, date(2014, 1, 1)).value.years("pt") is None
    assert LAW.at(tax.FINAL, date(2014, 1, 1)).value.admits("foundation")
    final = LAW.at(tax.FINAL, date(2023, 1, 1)).value
    assert (final.years("individual"), final.years("pt"), final.admits("foundation")) == (7, 3, False)
    with pytest.raises(KeyError):
        final.years("foundation")
    duty = LAW.at(halal.FOOD_MEDIUM_LARGE, date(2024, 10, 17)).value
    assert (duty.binds(date(2024, 10, 17)), duty.binds(date(2024, 10, 18))) == (False, True)
    assert not halal.HalalDuty(None).binds(date(2030, 1, 1))


def test_scale_table_gives_the_bands_of_a_measure() -> None:
    """Sales, net assets and capital are different measures, and an act may leave one out."""
    table = LAW.at(scale.GENERAL, date(2022, 1, 1)).value
    assert [band.maximum for band in table.bands(Measure.CAPITAL)] == [10**9, 5 * 10**9, 10**10]
    assert table.bands(Measure.NET_ASSETS) == ()
    assert [size.rank for size in Size] == [0, 1, 2, 3]


def test_every_value_is_plain_and_frozen() -> None:
    """Values are numbers, text, dates, tuples and frozen classes of them: nothing that can change."""

    def walk(value: Any) -> None:
        if has(type(value)):
            hash(value)
            for field in fields(type(value)):
                walk(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        else:
            assert value is None or isinstance(value, bool | int | str | Fraction | date)

    for _, entry in ENTRIES:
        walk(entry.value)
