"""Hari sesudahnya. The day after, where a calendar has one: a record may say 9999-12-31.

>>> list(after(date(2019, 7, 17), None, date.max))
[datetime.date(2019, 7, 18)]
"""

from collections.abc import Iterator
from datetime import date, timedelta

__all__ = ["after"]


def after(*days: date | None) -> Iterator[date]:
    """Hari sesudah tiap hari. The day after each day that is known and not the last of the calendar."""
    return (day + timedelta(days=1) for day in days if day is not None and day < date.max)
