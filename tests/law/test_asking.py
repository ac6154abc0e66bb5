"""Asking the book of law: for a region, and with what is no day, no key, no region and no entry."""

from datetime import date, datetime
from typing import Any

import pytest

from umkm_domain.codes.regions import BpsRegion, KemendagriRegion
from umkm_domain.core.errors import GapError, UnknownCodeError, UsageError
from umkm_domain.law import LAW, retail, scale
from umkm_domain.law.book import place_of

DAY = date(2024, 1, 1)
MAJALENGKA = "32.10"


def test_law_for_a_region_answers_for_it() -> None:
    """A timeline or a book narrowed to a region needs not be told the region again; another one may still be asked."""
    expected = LAW.at(retail.LOCAL_QUOTA, DAY, jurisdiction=MAJALENGKA)
    assert retail.LOCAL_QUOTA.for_jurisdiction(MAJALENGKA).at(DAY) == expected
    book = LAW.for_jurisdiction(MAJALENGKA)
    assert book.at("retail.local_quota", DAY) == expected
    assert book.at("scale.general", DAY) == LAW.at("scale.general", DAY)
    assert book.known_on(DAY).at("retail.local_quota", DAY).value == expected.value
    assert book.amend(retail.LOCAL_QUOTA, expected).at("retail.local_quota", DAY) == expected
    with pytest.raises(GapError):
        book.at("retail.local_quota", DAY, jurisdiction="36.02")
    with pytest.raises(GapError):
        LAW.at("retail.local_quota", DAY)


@pytest.mark.parametrize("place", [MAJALENGKA, "3210", KemendagriRegion(MAJALENGKA)])
def test_a_region_may_be_given_in_three_ways(place: Any) -> None:
    """As its code with dots, without, or as the region itself."""
    assert place_of(place) == MAJALENGKA
    assert LAW.at("retail.local_quota", DAY, jurisdiction=place).jurisdiction == MAJALENGKA
    assert LAW.for_jurisdiction(place).at("retail.local_quota", DAY).jurisdiction == MAJALENGKA


@pytest.mark.parametrize("place", ["abc", "", "3", 32, BpsRegion("3210")])
def test_what_is_no_region(place: Any) -> None:
    """The message names what was given."""
    with pytest.raises(UsageError, match=r"jurisdiction: expected a Home Ministry code such as 36.02, got "):
        LAW.at("retail.local_quota", DAY, jurisdiction=place)
    with pytest.raises(UsageError, match="jurisdiction: expected"):
        LAW.for_jurisdiction(place)


@pytest.mark.parametrize("day", ["2019-07-18", None, 2019, datetime(2019, 7, 18)])  # noqa: DTZ001
def test_what_is_no_day(day: Any) -> None:
    """Text, nothing, a year, and a day with a time, wherever a day is asked for."""
    asked: list[Any] = [
        lambda: scale.GENERAL.at(day),
        lambda: scale.GENERAL.between(day, DAY),
        lambda: scale.GENERAL.between(DAY, day),
        lambda: scale.GENERAL.known_on(day),
        lambda: LAW.at("scale.general", day),
        lambda: LAW.known_on(day),
        lambda: LAW.changes(day, DAY),
        lambda: LAW.changes(DAY, day),
    ]
    for ask in asked:
        with pytest.raises(UsageError, match=r": expected a date such as date\(2019, 7, 18\), got "):
            ask()


def test_what_is_no_entry_and_no_key() -> None:
    """A reform is an entry; a key is text or a timeline, and is written in lower case."""
    wrong: Any = 5
    with pytest.raises(UsageError, match=r"scale.general: expected an entry of law \(Dated\), got 5"):
        LAW.amend(scale.GENERAL, wrong)
    with pytest.raises(UsageError, match=r"expected a key such as scale.general, or a timeline of law, got 5"):
        LAW.timeline(wrong)
    with pytest.raises(UnknownCodeError, match=r"'scale.GENERAL'; did you mean scale.general\?"):
        LAW.at("scale.GENERAL", DAY)
    with pytest.raises(UsageError, match="got None"):
        LAW.for_jurisdiction(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
