"""Agreements: which kinds are judged, how a language may be written, and listings with one known day."""

from datetime import date
from typing import Any

import pytest

from umkm_domain.core.findings import Report
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind, Clause
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check

DAY = date(2019, 7, 18)
BINDING = ("supply", "store_brand", "marketing_cooperation", "premises", "franchise", "pks")
STORE = Party(name="PT Toko", kind=PartyKind.RETAILER, role="retailer")


def judged(codes: list[str], *records: Any, on: date = DAY) -> Report:
    """What some rules find among records."""
    return check(Registry().with_(*records), on=on, select=codes)


@pytest.mark.parametrize("kind", AgreementKind)
def test_form_and_contents_of_every_kind_that_binds(kind: AgreementKind) -> None:
    """Unwritten, in English, without its clauses: found where the document binds a producer."""
    flawed = some.agreement(kind=kind, written=False, language="en", clauses=(Clause.DURATION,))
    expected = ["RTL001", "RTL002", "RTL003"] if kind.value in BINDING else []
    assert [f.code for f in judged(["RTL001", "RTL002", "RTL003"], flawed)] == expected


def test_an_agreement_with_an_association_is_no_partnership() -> None:
    """Without a producer among its parties a cooperation agreement is none; with a cooperative it is."""
    for party, found in ((PartyKind.ASSOCIATION, 0), (PartyKind.GOVERNMENT, 0), (PartyKind.COOPERATIVE, 1)):
        parties = (STORE, Party(name="contoh", kind=party))
        assert len(judged(["RTL001"], some.agreement(kind=AgreementKind.PKS, parties=parties, written=False))) == found


@pytest.mark.parametrize(
    ("language", "right"),
    [
        *((good, True) for good in ("id", "ID", "id-ID", "id_ID", "id,en", "en;id", "en / id", "ind", "in", "eng+ind")),
        *((good, True) for good in ("Bahasa Indonesia", "English and Indonesian")),
        *((bad, False) for bad in ("en", "en-ID", "en;ms", "idn", "bahasa Inggris")),
    ],
)
def test_a_language_as_people_write_it(language: str, right: bool) -> None:
    """Case, country and separator do not matter; a country is no language."""
    assert len(judged(["RTL002"], some.agreement(language=language))) == (0 if right else 1)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, date(2019, 2, 28), 1),
        (None, date(2019, 3, 1), 0),
        (date(2020, 2, 29), None, 0),
        (date(2020, 3, 1), None, 1),
        (date(2019, 2, 28), None, 1),
        (None, date(2020, 3, 1), 1),
        (None, None, 0),
    ],
)
def test_a_listing_with_one_known_day(since: date | None, until: date | None, found: int) -> None:
    """One day outside the period of the agreement is enough, whichever of the two it is."""
    listing = some.listed(since=since, until=until)
    assert len(judged(["RTL010"], some.agreement(listings=(listing,)))) == found


def test_goods_left_on_the_shelf_are_told_once() -> None:
    """A listing without a last day under an agreement that ended is RTL016 alone: no recorded day is outside."""
    shelf = some.agreement(listings=(some.listed(),))
    found = judged(["RTL010", "RTL016"], shelf, on=date(2020, 7, 1))
    assert [f.code for f in found] == ["RTL016"]
