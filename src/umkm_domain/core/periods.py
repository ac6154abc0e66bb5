"""Jangka waktu dan hitungan tanggal. Periods with both ends included, and sums with dates.

>>> from datetime import date
>>> Period(since=date(2019, 7, 18), until=date(2020, 7, 17)).days
366
>>> add_years(date(2020, 2, 29), 5)
datetime.date(2025, 2, 28)
>>> years_between(date(2019, 7, 18), date(2021, 7, 18))
Fraction(2, 1)
"""

from datetime import date
from fractions import Fraction

from attrs import field, frozen
from dateutil.relativedelta import relativedelta

from umkm_domain.core.errors import UsageError

__all__ = ["Period", "add_months", "add_years", "month_end", "years_between"]


@frozen(kw_only=True)
class Period:
    """Jangka waktu; hari pertama dan terakhir termasuk. A period, first and last day included.

    Attributes:
        since: first day, or None when it has no beginning.
        until: last day, or None when it has no end.
    """

    since: date | None = None
    until: date | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            message = f"a period must not end before it starts: {self.since} to {self.until}"
            raise UsageError(message)

    def __contains__(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether at least one day is in both."""
        return not (
            (self.until is not None and other.since is not None and self.until < other.since)
            or (other.until is not None and self.since is not None and other.until < self.since)
        )

    @property
    def days(self) -> int | None:
        """Number of days, both ends counted; None without a beginning or an end."""
        if self.since is None or self.until is None:
            return None
        return (self.until - self.since).days + 1


def add_months(day: date, months: int) -> date:
    """Tambah bulan; akhir bulan tetap di dalam bulannya. Add months, clipped to the end of the month.

    What lies outside the calendar (years 1 to 9999) is its first or last day: a record may say 9999-12-31.
    """
    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        return date.max if months > 0 else date.min


def add_years(day: date, years: int) -> date:
    """Tambah tahun; 29 Februari menjadi 28. Add years; 29 February becomes the 28th where it must.

    Clipped to the calendar, as in `add_months`.
    """
    return add_months(day, 12 * years)


def month_end(year: int, month: int) -> date:
    """Hari terakhir bulan itu. The last day of a month."""
    return date(year, month, 1) + relativedelta(day=31)


def years_between(first: date, last: date) -> Fraction:
    """Selisih tahun, eksak. Whole years, plus the days left over as a share of the year they fall in.

    Raises:
        UsageError: `last` is before `first`.
    """
    if last < first:
        message = f"expected a day on or after {first}, got {last}"
        raise UsageError(message)
    whole = relativedelta(last, first).years
    start, end = add_years(first, whole), add_years(first, whole + 1)
    return whole + Fraction((last - start).days, (end - start).days or 1)  # 0 only on the last day of the calendar
