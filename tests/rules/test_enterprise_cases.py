"""Enterprises: owners above owners, and the day in the digits of a NIB that is a certificate."""

from datetime import date, timedelta
from typing import Any

import pytest

from umkm_domain.core.findings import Report
from umkm_domain.model.registry import Registry
from umkm_domain.rules import _samples as some
from umkm_domain.rules import change_points, check

DAY = date(2019, 7, 18)
MILLION = 1_000_000


def judged(code: str, *records: Any, on: date = DAY) -> Report:
    """What one rule finds among records."""
    return check(Registry().with_(*records), on=on, select=[code])


def _small(id: str, **values: Any) -> Any:
    return some.enterprise(id, sales=400 * MILLION, **values)


def test_a_stated_size_counts_where_the_parent_has_no_figures() -> None:
    """The parent is in the registry and nothing is known of its size but what the subsidiary states."""
    child = _small("E1", parent_id="E2", parent_size="large")
    found = judged("ENT003", child, some.enterprise("E2"))
    assert [(f.id, f.path, dict(f.values)["parent"]) for f in found] == [("E1", "/parent_id", "large")]
    assert len(judged("ENT003", child, some.enterprise("E2", sales=1))) == 0


@pytest.mark.parametrize(("above", "found"), [(1, True), (2, True), (3, True), (4, False)])
def test_owners_of_owners(above: int, found: bool) -> None:
    """Directly or indirectly: a large owner up to three steps above makes a small enterprise a subsidiary."""
    chain = [_small(f"E{n}", parent_id=f"E{n + 1}") for n in range(above)]
    report = judged("ENT003", *chain, some.enterprise(f"E{above}", sales=60_000 * MILLION))
    assert ("E0" in {f.id for f in report}) is found


def test_owners_in_a_circle() -> None:
    """Enterprises that own each other, or themselves, are looked at once, and none is above itself."""
    large = some.enterprise("E2", sales=60_000 * MILLION, parent_id="E1")
    assert [f.id for f in judged("ENT003", _small("E1", parent_id="E2"), large)] == ["E1"]
    figures = _small("E3", parent_id="E3", size="large")
    assert len(judged("ENT003", figures)) == 0


def test_change_points_name_the_years_of_the_owners() -> None:
    """Figures of a grandparent begin to count on the first day of the year after theirs."""
    top = some.enterprise("E3", sales=60_000 * MILLION, year=2012)
    registry = Registry().with_(_small("E1", parent_id="E2"), _small("E2", parent_id="E3"), top)
    assert date(2013, 1, 1) in {day for day, _ in change_points(registry, select=["ENT003"])}


def test_a_nib_certificate_from_the_future() -> None:
    """As for a NIB of an enterprise: the day in its digits is after the day of the check."""
    certificate = some.certificate("nib", "1712240062057")
    assert [f.code for f in judged("CER028", certificate)] == ["CER028"]
    assert len(judged("CER028", certificate, on=date(2024, 12, 17))) == 0
    assert len(judged("CER028", some.certificate("nib", "1217000151443"))) == 0
    assert [day for day, _ in change_points(certificate, select=["CER028"])] == [date(2024, 12, 17)]


def test_change_points_of_missing_figures() -> None:
    """The first new year after it began, the day after it closed, and the years around its figures."""
    young = some.enterprise(established=date(2015, 6, 1), closed=date(2020, 3, 31), sales=5, year=2017)
    days = [date(2016, 1, 1), *(date(year, 1, 1) for year in (2017, 2018, 2019)), date(2020, 4, 1)]
    assert [day for day, _ in change_points(young, select=["ENT001"])] == days
    for day, before, after_ in ((days[0], 0, 1), (days[2], 1, 0), (days[3], 0, 1), (days[4], 1, 0)):
        assert len(judged("ENT001", young, on=day - timedelta(days=1))) == before
        assert len(judged("ENT001", young, on=day)) == after_
    assert change_points(some.enterprise(established=date.max, closed=date.max), select=["ENT001"]) == ()


@pytest.mark.parametrize("word", ["micro", "MICRO", "mikro", "Mikro", "usaha mikro", "Usaha Mikro"])
def test_a_register_writes_its_classes_as_it_likes(word: str) -> None:
    """In Indonesian or English, in any case, a stated class is the class: nothing false, and nothing passed over."""
    micro, large = word, {"micro": "large", "mikro": "besar", "usaha mikro": "usaha besar"}[word.lower()]
    assert len(judged("ENT002", some.enterprise(sales=100 * MILLION, size=micro))) == 0
    assert [dict(f.values)["stored"] for f in judged("ENT002", _small("E1", size=micro))] == ["micro"]
    for child in (_small("E1", parent_size=large), some.enterprise("E1", size="Kecil", parent_size=large.upper())):
        assert [dict(f.values)["parent"] for f in judged("ENT003", child)] == ["large"]
    assert len(judged("ENT004", some.enterprise(size=micro, legal_form="cv"))) == 1
    grant = some.grant(level="province")
    assert len(judged("AST012", grant, some.enterprise(size=micro))) == 1


def test_a_class_in_other_words_stays_as_it_is() -> None:
    """What is no class is none of those that figures give, and is shown as stated."""
    found = judged("ENT002", some.enterprise(sales=100 * MILLION, size="Ultra"))
    assert [dict(f.values)["stored"] for f in found] == ["Ultra"]
    assert len(judged("ENT003", _small("E1", parent_size="Ultra"))) == 0
