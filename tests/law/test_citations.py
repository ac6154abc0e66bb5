"""No entry rests on an act that did not exist on its first day."""

import re
from datetime import date

import pytest

from umkm_domain.law.book import LAW


@pytest.mark.parametrize("timeline", list(LAW), ids=lambda timeline: timeline.key)
def test_no_act_is_younger_than_its_first_day(timeline) -> None:  # type: ignore[no-untyped-def]
    """The year of the oldest act in a citation is not after the first day in force, unless it is retroactive."""
    for entry in timeline:
        years = [int(year) for year in re.findall(r"/((?:19|20)\d\d)\b", entry.citation.instrument)]
        if years and not entry.retroactive:
            assert min(years) <= entry.since.year


@pytest.mark.parametrize("timeline", list(LAW), ids=lambda timeline: timeline.key)
def test_nothing_is_known_before_it_exists(timeline) -> None:  # type: ignore[no-untyped-def]
    """What could be known on the last day of a year names no act of a later year."""
    for year in range(2007, 2027):
        for entry in timeline.known_on(date(year, 12, 31)):
            years = [int(found) for found in re.findall(r"/((?:19|20)\d\d)\b", entry.citation.instrument)]
            assert min(years, default=year) <= year
