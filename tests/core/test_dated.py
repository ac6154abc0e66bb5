"""Timelines of law: what is in force, the gap and its neighbours, what could be known, and reform."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timelines import DAYS, entry, timeline, timelines

from umkm_domain.core.dated import Confidence, Dated, LawStatus, Timeline
from umkm_domain.core.errors import GapError, UsageError

DAY = timedelta(days=1)
OLD = entry(1, date(2008, 7, 4), date(2020, 11, 1))
NEW = entry(2, date(2021, 2, 2), promulgated=date(2021, 2, 2))
GENERAL = timeline(OLD, NEW)
EMPTY = timeline()


def _scan(line: Timeline[object], on: date, jurisdiction: str | None = None) -> Dated[object] | None:
    """Find the entry in force by looking at each: the longest applicable jurisdiction wins."""
    found = [
        e
        for e in line.entries
        if e.status is LawStatus.ENACTED
        and e.confidence is not Confidence.UNSURE
        and e.since <= on
        and (e.until is None or on <= e.until)
        and (e.jurisdiction is None or (jurisdiction or "") == e.jurisdiction or _below(jurisdiction, e.jurisdiction))
    ]
    return max(found, key=lambda e: len(e.jurisdiction or ""), default=None)


def _below(code: str | None, above: str) -> bool:
    return code is not None and code.startswith(above + ".")


def _at(line: Timeline[object], on: date, jurisdiction: str | None = None) -> Dated[object] | None:
    try:
        return line.at(on, jurisdiction=jurisdiction)
    except GapError:
        return None


@given(timelines(), DAYS)
def test_at_is_a_linear_scan(line: Timeline[object], on: date) -> None:
    """The entry in force is the one enacted and sure entry whose period holds the day."""
    assert _scan(line, on) == _at(line, on)


@given(
    timelines(jurisdictions=(None, "36", "36.02")), DAYS, st.sampled_from([None, "36", "36.02", "36.02.01", "3", "32"])
)
def test_local_law_goes_before_national(line: Timeline[object], on: date, code: str | None) -> None:
    """The law of the nearest region above holds; a code is a region, not a prefix of letters."""
    assert _scan(line, on, code) == _at(line, on, code)


@given(timelines(), DAYS)
def test_a_gap_names_its_neighbours(line: Timeline[object], on: date) -> None:
    """Where nothing is in force, the error carries the entries that end before and begin after."""
    if _scan(line, on) is not None:
        return
    with pytest.raises(GapError) as caught:
        line.at(on)
    judging = [e for e in line.entries if e.verified]
    before = [e for e in judging if e.since <= on]
    after = [e for e in judging if e.since > on]
    assert ("test.rate", on) == (caught.value.key, caught.value.on)
    assert (before[-1] if before else None) == caught.value.before
    assert (after[0] if after else None) == caught.value.after


@pytest.mark.parametrize(
    ("message", "line", "on"),
    [
        (
            "no law in force for test.rate on 2020-12-01: Act 1 art. 1 ended on 2020-11-01; Act 2 art. 1 begins on "
            "2021-02-02",
            GENERAL,
            date(2020, 12, 1),
        ),
        (
            "no law in force for test.rate on 2008-07-03: nothing precedes; Act 1 art. 1 begins on 2008-07-04",
            GENERAL,
            date(2008, 7, 3),
        ),
        (
            "no law in force for test.rate on 2020-11-02: Act 1 art. 1 ended on 2020-11-01; nothing follows; "
            "Act 3 art. 1 repealed it",
            timeline(OLD, entry(3, date(2020, 11, 2), status=LawStatus.REPEALED)),
            date(2020, 11, 2),
        ),
        (
            "no law in force for test.rate on 2019-01-01: nothing precedes; nothing follows; an unverified entry "
            "exists and does not judge",
            timeline(entry(1, date(2018, 1, 1), confidence=Confidence.UNSURE)),
            date(2019, 1, 1),
        ),
        (
            "no law in force for test.rate on 2019-01-01: nothing precedes; nothing follows",
            timeline(),
            date(2019, 1, 1),
        ),
    ],
)
def test_the_words_of_a_gap(message: str, line: Timeline[object], on: date) -> None:
    """The message names key, day, neighbours, a repeal and what is not verified."""
    with pytest.raises(GapError) as caught:
        line.at(on)
    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("value", "on"),
    [(1, date(2008, 7, 4)), (1, date(2020, 11, 1)), (2, date(2021, 2, 2)), (2, date(9999, 12, 31))],
)
def test_both_ends_are_in_force(value: int, on: date) -> None:
    """The first and the last day belong to the entry."""
    assert value == GENERAL.at(on).value


def test_unverified_entries_are_taken_on_request() -> None:
    """An unsure or announced entry judges only when asked for; a repeal never does."""
    unsure = entry(2, date(2019, 1, 1), confidence=Confidence.UNSURE)
    announced = entry(3, date(2020, 1, 1), status=LawStatus.ANNOUNCED)
    line = timeline(entry(1, date(2018, 1, 1)), unsure, announced)
    on = date(2021, 1, 1)
    assert (1, 3) == (line.at(on).value, line.at(on, unverified=True).value)
    assert unsure == line.at(date(2019, 6, 1), unverified=True)
    with pytest.raises(GapError):
        timeline(entry(1, on, status=LawStatus.REPEALED)).at(on, unverified=True)
    assert [True, False, False] == [e.verified for e in line]


@given(timelines(jurisdictions=(None, "36")), DAYS, DAYS)
def test_between_holds_what_was_in_force_on_some_day(line: Timeline[object], one: date, other: date) -> None:
    """An entry is between two days when one day of them is in its period."""
    first, last = min(one, other), max(one, other)
    expected = [e for e in line if not (e.since > last or (e.until is not None and e.until < first))]
    assert expected == list(line.between(first, last))
    assert [e for e in line if e.in_force(first)] == list(line.between(first, first))


@given(timelines(), DAYS)
def test_nothing_changes_between_changes(line: Timeline[object], on: date) -> None:
    """What is in force differs from the day before on days of change only, and they are sorted."""
    changes = line.changes()
    assert list(changes) == sorted(set(changes))
    if on not in changes:
        assert _at(line, on - DAY) == _at(line, on)


@given(timelines())
def test_every_change_changes(line: Timeline[object]) -> None:
    """On each day of change something else is in force than the day before."""
    for day in line.changes():
        assert _at(line, day - DAY) != _at(line, day)


@given(timelines(jurisdictions=(None, "36", "36.02", "32")), DAYS)
def test_for_jurisdiction_keeps_what_applies(line: Timeline[object], on: date) -> None:
    """The timeline of a region answers for it as the whole one does."""
    local = line.for_jurisdiction("36.02")
    assert _at(line, on, "36.02") == _at(local, on, "36.02")
    assert {None, "36", "36.02"} >= {e.jurisdiction for e in local}


@given(
    timelines(jurisdictions=(None, "36")), DAYS, st.none() | st.integers(0, 6000), st.sampled_from([None, "36"]), DAYS
)
def test_an_amendment_holds_in_its_period_and_nowhere_else(
    line: Timeline[object], since: date, length: int | None, jurisdiction: str | None, on: date
) -> None:
    """After `amend`, the entry is in force within its period; outside, the same values as before."""
    until = None if length is None else since + timedelta(length)
    reform = entry("reform", since, until, jurisdiction=jurisdiction)
    amended = line.amend(reform)
    own = [e for e in (line, amended) for e in [_own(e, on, jurisdiction)]]
    if reform.in_force(on):
        assert amended.at(on, jurisdiction=jurisdiction) == reform
    else:
        assert own[0] == own[1]
    assert [e.since for e in amended] == sorted(e.since for e in amended)


def _own(line: Timeline[object], on: date, jurisdiction: str | None) -> object:
    found = _at(line, on, jurisdiction)
    return None if found is None else (found.value, found.citation, found.jurisdiction)


@given(timelines(), DAYS, DAYS)
def test_amending_twice_is_amending_once(line: Timeline[object], since: date, on: date) -> None:
    """The same amendment again changes nothing that is in force."""
    once = line.amend(entry("reform", since))
    assert _at(once, on) == _at(once.amend(entry("reform", since)), on)


def test_an_amendment_cuts_and_resumes() -> None:
    """A reform for one year: the old law before it, the old law after it."""
    reform = entry(9, date(2015, 1, 1), date(2015, 12, 31))
    assert [
        (1, date(2008, 7, 4), date(2014, 12, 31)),
        (9, date(2015, 1, 1), date(2015, 12, 31)),
        (1, date(2016, 1, 1), date(2020, 11, 1)),
        (2, date(2021, 2, 2), None),
    ] == [(e.value, e.since, e.until) for e in GENERAL.amend(reform)]


@pytest.mark.parametrize("doubt", [{"status": LawStatus.ANNOUNCED}, {"confidence": Confidence.UNSURE}])
def test_what_does_not_judge_cuts_nothing(doubt: dict[str, object]) -> None:
    """An announced or unsure entry stands beside the law in force, not in its place."""
    amended = GENERAL.amend(entry(9, date(2022, 1, 1), **doubt))
    on = date(2023, 1, 1)
    assert (NEW, 9) == (amended.at(on), amended.at(on, unverified=True).value)


def test_a_repeal_is_an_amendment() -> None:
    """An entry of status repealed makes a gap from its day on."""
    repealed = GENERAL.amend(entry("repeal", date(2024, 1, 1), status=LawStatus.REPEALED))
    assert repealed.at(date(2023, 12, 31)).value == 2
    with pytest.raises(GapError, match="nothing follows; Act repeal art"):
        repealed.at(date(2024, 1, 1))


@given(timelines(), DAYS, DAYS)
def test_what_is_known_today_of_today_is_the_law_of_today(line: Timeline[object], day: date, before: date) -> None:
    """Law that is known from its first day: up to that day, hindsight changes nothing."""
    if before <= day:
        assert _own(line, before, None) == _own(line.known_on(day), before, None)


@given(timelines())
def test_in_the_end_everything_is_known(line: Timeline[object]) -> None:
    """On the last day of the calendar the whole timeline is known."""
    assert line == line.known_on(date.max)


def test_an_end_that_nobody_could_know_stands_open() -> None:
    """The end of the old law is set by a later act; before that act is known, the old law has no end."""
    known = GENERAL.known_on(date(2020, 10, 1))
    assert [(1, None)] == [(e.value, e.until) for e in known]
    assert known.at(date(2030, 1, 1)).value == 1
    assert [(1, date(2020, 11, 1))] == [(e.value, e.until) for e in GENERAL.known_on(date(2020, 12, 1))]


def test_an_end_in_its_own_text_is_known() -> None:
    """A law that says its own last day ends on it, whatever else is known."""
    line = timeline(entry(1, date(2008, 7, 4), date(2020, 11, 1), ends_by_itself=True), NEW)
    assert [date(2020, 11, 1)] == [e.until for e in line.known_on(date(2010, 1, 1))]


def test_a_future_act_already_promulgated_is_known() -> None:
    """An act in force next year ends the old law as soon as it is promulgated."""
    line = timeline(
        entry(1, date(2008, 1, 1), date(2024, 12, 31)), entry(2, date(2025, 1, 1), promulgated=date(2024, 6, 1))
    )
    assert [1] == [e.value for e in line.known_on(date(2024, 5, 31))]
    assert line == line.known_on(date(2024, 6, 1))


def test_a_retroactive_act_is_not_known_before_its_promulgation() -> None:
    """In force since January, promulgated in June: in March the old law still stands."""
    old = entry(1, date(2008, 1, 1), date(2019, 12, 31))
    new = entry(2, date(2020, 1, 1), promulgated=date(2020, 6, 1), retroactive=True)
    line = timeline(old, new)
    march = date(2020, 3, 1)
    assert (1, 2) == (line.known_on(march).at(march).value, line.known_on(date(2020, 6, 1)).at(march).value)


def test_an_amendment_is_not_known_before_it_is_made() -> None:
    """What a reform cut off stands whole again, seen from a day before it."""
    line = timeline(entry(1, date(2008, 1, 1), date(2025, 12, 31), ends_by_itself=True))
    reformed = line.amend(entry(2, date(2020, 1, 1)))
    assert reformed.known_on(date(2019, 12, 31)).at(date(2021, 1, 1)).value == 1


@pytest.mark.parametrize(
    "entries",
    [
        (entry(1, date(2008, 1, 1)), entry(2, date(2009, 1, 1))),
        (entry(1, date(2008, 1, 1), date(2009, 1, 1)), entry(2, date(2009, 1, 1))),
        (entry(2, date(2009, 1, 1), date(2010, 1, 1)), entry(1, date(2008, 1, 1), date(2008, 12, 31))),
    ],
)
def test_overlap_and_disorder_are_refused(entries: tuple[Dated[object], ...]) -> None:
    """Two entries that judge on the same day, or stand in the wrong order, make no timeline."""
    with pytest.raises(UsageError, match=r"test\.rate: Act .* overlap or are not sorted"):
        timeline(*entries)


def test_neighbours_may_touch() -> None:
    """The day after an end is the first day that is free."""
    line = timeline(entry(1, date(2008, 1, 1), date(2008, 12, 31)), entry(2, date(2009, 1, 1)))
    assert (date(2008, 1, 1), date(2009, 1, 1)) == line.changes()


def test_an_entry_does_not_end_before_it_starts() -> None:
    """One day in force is the least."""
    assert entry(1, date(2020, 1, 1), date(2020, 1, 1)).in_force(date(2020, 1, 1))
    with pytest.raises(UsageError, match="expected an end on or after 2020-01-01, got 2019-12-31"):
        entry(1, date(2020, 1, 1), date(2019, 12, 31))


@given(timelines())
def test_a_timeline_is_a_value(line: Timeline[object]) -> None:
    """It iterates, has a length and a history, and pickles to an equal one with the same hash."""
    again = pickle.loads(pickle.dumps(line))
    assert (line, hash(line)) == (again, hash(again))
    assert (list(line), len(line)) == (list(line.history()), len(line.entries))
