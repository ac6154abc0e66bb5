"""What `check` is given: wrong types are told, and a region may be given as itself."""

from datetime import date
from typing import Any

import pytest

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import UsageError
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
        ("on", None, r"on: expected a date such as date\(2019, 7, 18\), got None"),
    ],
)
def test_wrong_types_are_told(name: str, given: Any, message: str) -> None:
    """Which argument, what was expected, what was given."""
    arguments: dict[str, Any] = {"on": DAY, name: given}
    with pytest.raises(UsageError, match=message):
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
