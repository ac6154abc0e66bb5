"""What `check` is given: wrong types are told, and a region may be given as itself."""

from datetime import date
from typing import Any

import pytest

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import UnknownCodeError, UsageError
from umkm_domain.law.book import LAW
from umkm_domain.law.retail import LOCAL_QUOTA
from umkm_domain.rules import _samples as some
from umkm_domain.rules import change_points, check

DAY = date(2019, 7, 18)


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("select", None, "select: expected codes or three-letter prefixes, got None"),
        ("ignore", 5, "ignore: expected codes or three-letter prefixes, got 5"),
        ("law", None, "law: expected a book of law such as LAW, got None"),
        ("jurisdiction", "abc", "jurisdiction: expected a Home Ministry code such as 36.02, got 'abc'"),
        ("severity", 5, "severity: expected a mapping, got 5"),
        ("severity", 0, "severity: expected a mapping, got 0"),
        ("severity", {5: "info", "ENT": "info"}, "no rule has the code 5"),
        ("parameters", 5, "parameters: expected a mapping, got 5"),
        ("parameters", [], r"parameters: expected a mapping, got \[\]"),
        ("parameters", {"CER003": 30}, "parameters of CER003: expected a mapping, got 30"),
        ("on", None, r"on: expected a date such as date\(2019, 7, 18\), got None"),
    ],
)
def test_wrong_types_are_told(name: str, given: Any, message: str) -> None:
    """Which argument, what was expected, what was given."""
    arguments: dict[str, Any] = {"on": DAY, name: given}
    with pytest.raises((UsageError, UnknownCodeError), match=message):
        check(some.enterprise(), **arguments)


@pytest.mark.parametrize(("name", "given"), [("first", "2019"), ("last", None), ("law", 5), ("select", None)])
def test_wrong_types_of_change_points_are_told(name: str, given: Any) -> None:
    """The same for the days on which findings may change."""
    arguments: dict[str, Any] = {name: given}
    with pytest.raises(UsageError, match=f"{name}: expected"):
        change_points(some.enterprise(), **arguments)


@pytest.mark.parametrize("place", ["36.71", "3671", KemendagriRegion("36.71")])
def test_a_region_in_three_ways(place: Any) -> None:
    """Its code with dots, without, or the region itself: the local quota is judged."""
    share = some.observation("o1", 14, "retail.msme_share", "percent", region="36.71")
    assert [f.code for f in check(share, on=DAY, select=["RTL021"], jurisdiction=place)] == ["RTL021"]


def test_a_region_without_a_quota_has_no_gap() -> None:
    """Nothing is said where no quota was ever set; where one begins later, the gap is told."""
    for region, day, found in (("36.02", DAY, 0), ("36.71", date(2019, 2, 28), 1)):
        share = some.observation("o1", 14, "retail.msme_share", "percent", region=region, as_of=day)
        report = check(share, on=DAY, select=["RTL021"], jurisdiction=region)
        assert ["key" in dict(f.values) for f in report] == [True] * found


def _quota(region: str, **arguments: Any) -> list[str]:
    share = some.observation("o1", 14, "retail.msme_share", "percent", region=region)
    return [f.code for f in check(share, on=date(2024, 8, 1), select=["RTL021"], **arguments)]


@pytest.mark.parametrize("region", ["32.10", "32.10.02"])
@pytest.mark.parametrize("place", ["32.10", "32.10.01"])
def test_the_law_of_a_regency_counts_in_its_districts(place: str, region: str) -> None:
    """Named as an argument or by the book itself, the regency or a district in it: the same quota is judged."""
    assert _quota(region, jurisdiction=place) == ["RTL021"]
    assert _quota(region, law=LAW.for_jurisdiction(place)) == ["RTL021"]
    assert _quota("36.02", jurisdiction=place) == []


def test_the_argument_goes_before_the_region_of_the_book() -> None:
    """A book of one region asked about another judges neither by the law of the first."""
    assert _quota("32.10", law=LAW.for_jurisdiction("32.10"), jurisdiction="36.71") == []
    assert _quota("32.10") == []


def test_a_region_that_no_table_knows() -> None:
    """It is told, unless the book has law of its own for it."""
    with pytest.raises(UsageError, match=r"jurisdiction: no region has the code 99\.99"):
        _quota("99.99", jurisdiction="99.99")
    here = LAW.at(LOCAL_QUOTA, date(2024, 8, 1), jurisdiction="32.10").value
    entry = Dated(value=here, unit="share", since=date(2024, 1, 1), citation=Citation("Reform"), jurisdiction="99.99")
    assert _quota("99.99", jurisdiction="99.99", law=LAW.amend(LOCAL_QUOTA, entry)) == ["RTL021"]
