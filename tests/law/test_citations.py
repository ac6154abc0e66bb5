"""No entry rests on an act that did not exist on its first day."""

import re

import pytest

from umkm_domain.law.book import LAW

# The source names the ceilings of 2021 together with those of 2022, and the act of 2022 alone.
KNOWN = {("credit.kur", "Permenko Perekonomian 1/2022")}


@pytest.mark.parametrize("timeline", list(LAW), ids=lambda timeline: timeline.key)
def test_no_act_is_younger_than_its_first_day(timeline) -> None:  # type: ignore[no-untyped-def]
    """The year of the oldest act in a citation is not after the first day in force, unless it is retroactive."""
    for entry in timeline:
        years = [int(year) for year in re.findall(r"/((?:19|20)\d\d)\b", entry.citation.instrument)]
        if years and not entry.retroactive and (timeline.key, entry.citation.instrument) not in KNOWN:
            assert min(years) <= entry.since.year
