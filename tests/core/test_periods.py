"""Periods with both ends, and sums with dates, against a count of days."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from umkm_domain.core.errors import UsageError
from umkm_domain.core.periods import Period, add_months, add_years, month_end, years_between

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
NEAR = st.dates(date(2019, 1, 1), date(2019, 2, 28))


@st.composite
def periods(draw: st.DrawFn, days: st.SearchStrategy[date] = DAYS) -> Period:
    """Draw a period, with or without a beginning and an end."""
    since, until = draw(st.none() | days), draw(st.none() | days)
    if since is not None and until is not None:
        since, until = min(since, until), max(since, until)
    return Period(since=since, until=until)


@given(periods(NEAR))
def test_days_are_counted(period: Period) -> None:
    """`days` is the number of days that are in the period; an open one has no number."""
    if period.since is None or period.until is None:
        assert period.days is None
        return
    inside = sum(date(2018, 12, 1) + timedelta(n) in period for n in range(150))
    assert inside == period.days


@given(periods(NEAR), periods(NEAR))
def test_overlap_is_a_common_day(one: Period, other: Period) -> None:
    """Two periods overlap when some day is in both, whichever is asked."""
    common = any(day in one and day in other for day in (date(2018, 12, 1) + timedelta(n) for n in range(150)))
    assert common == one.overlaps(other)
    assert common == other.overlaps(one)


def test_a_period_does_not_end_before_it_starts() -> None:
    """One day is a period; a day less is nonsense."""
    day = date(2019, 7, 18)
    assert Period(since=day, until=day).days == 1
    with pytest.raises(UsageError, match="must not end before it starts: 2019-07-18 to 2019-07-17"):
        Period(since=day, until=day - timedelta(1))


@given(DAYS, st.integers(-1200, 1200))
def test_add_months_lands_in_the_month(day: date, months: int) -> None:
    """The month is the one counted to, the day the same or the last of that month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    assert date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) == add_months(day, months)


@given(DAYS, st.integers(-100, 100))
def test_add_years_is_twelve_months_each(day: date, years: int) -> None:
    """A year is twelve months; 29 February gives way to the 28th."""
    assert add_months(day, 12 * years) == add_years(day, years)


def test_the_calendar_ends() -> None:
    """A date far out does not break a sum: it stays within the calendar."""
    assert (date.max, date.max, date.min, date.min) == (
        add_years(date(9999, 1, 1), 5),
        add_months(date(9999, 12, 31), 1),
        add_years(date(3, 1, 1), -5),
        add_months(date(1, 1, 1), -(10**9)),
    )


@given(st.integers(1, 9998), st.integers(1, 12))
def test_month_end_is_the_day_before_the_next_month(year: int, month: int) -> None:
    """The day after the end of a month is a first."""
    following = month_end(year, month) + timedelta(1)
    assert (1, month % 12 + 1) == (following.day, following.month)


@given(DAYS, DAYS)
def test_years_between_is_the_anniversary(first: date, last: date) -> None:
    """The whole part counts anniversaries; the rest is less than a year of days."""
    assume(first <= last)
    years = years_between(first, last)
    whole = int(years)
    assert add_years(first, whole) <= last < add_years(first, whole + 1)
    assert years - whole == Fraction(
        (last - add_years(first, whole)).days, (add_years(first, whole + 1) - add_years(first, whole)).days
    )


@given(DAYS, st.integers(0, 150))
def test_years_between_undoes_add_years(day: date, years: int) -> None:
    """From a day to its anniversary is a whole number of years, leap days included."""
    assert years == years_between(day, add_years(day, years))


@given(DAYS, DAYS, st.integers(0, 4000))
def test_years_between_grows_with_the_last_day(first: date, last: date, more: int) -> None:
    """A later end is never nearer; a day more is more."""
    assume(first <= last)
    here, there = years_between(first, last), years_between(first, last + timedelta(more))
    assert (here < there) == (more > 0)
    assert (here == there) == (more == 0)


def test_years_between_at_the_edges() -> None:
    """Leap day, one day, no day, and the end of the calendar."""
    assert [Fraction(1), Fraction(1, 365), Fraction(0), Fraction(0)] == [
        years_between(date(2020, 2, 29), date(2021, 2, 28)),
        years_between(date(2019, 1, 1), date(2019, 1, 2)),
        years_between(date(2020, 2, 29), date(2020, 2, 29)),
        years_between(date.max, date.max),
    ]
    assert years_between(date(2019, 7, 18), date.max) == 7980 + Fraction(166, 166)


def test_years_between_refuses_to_go_back() -> None:
    """The last day must not be before the first."""
    with pytest.raises(UsageError, match="expected a day on or after 2019-07-18, got 2019-07-17"):
        years_between(date(2019, 7, 18), date(2019, 7, 17))
