"""What records tell beside their fields: totals, days, periods, kinds of contract."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.errors import RecordError
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Recipient
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import ProductCategory
from umkm_domain.model.retail import AgreementKind, Amendment, Listing, RetailAgreement, TradingTerms
from umkm_domain.testing import build

D1, D2, D3 = date(2019, 7, 17), date(2019, 7, 18), date(2019, 7, 19)
LONGER = Amendment(signed_on=D2, summary="x", until=D3)
COUNTS = st.none() | st.integers(0, 50)


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
def test_workers_total(
    total: int | None, men: int | None, women: int | None, paid: int | None, family: int | None
) -> None:
    """As given; else a complete split; a half split is no total."""
    figures = YearFigures(
        year=2018, workers=total, workers_men=men, workers_women=women, workers_paid=paid, workers_family=family
    )
    by_sex = None if men is None or women is None else men + women
    by_pay = None if paid is None or family is None else paid + family
    expected = next((n for n in (total, by_sex, by_pay) if n is not None), None)
    assert expected == figures.workers_total


def test_figures_of_a_year() -> None:
    """The figures of that year, or none."""
    enterprise = build.enterprise(figures=(YearFigures(year=2017, sales=1), YearFigures(year=2018, sales=2)))
    assert [1, 2, None] == [f and f.sales for f in map(enterprise.figures_of, (2017, 2018, 2019))]


@pytest.mark.parametrize("kind", AgreementKind)
@pytest.mark.parametrize("party", PartyKind)
def test_supply_contracts(kind: AgreementKind, party: PartyKind) -> None:
    """Only a supply or store-brand agreement with an enterprise, group or cooperative is a supply contract."""
    agreement = RetailAgreement(id="A1", kind=kind, parties=(Party(name="x", kind=party),))
    maker = party in (PartyKind.ENTERPRISE, PartyKind.GROUP, PartyKind.COOPERATIVE)
    assert (maker and kind.value in ("supply", "store_brand")) == agreement.is_supply_contract


def test_without_parties_nothing_is_a_supply_contract() -> None:
    """A contract whose parties are not recorded is not taken for one."""
    assert not RetailAgreement(id="A1", kind=AgreementKind.SUPPLY).is_supply_contract


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ((False, False, False), {}),
        ((False, True, True), {"signed_on": D2}),
        ((True, True, False), {"since": D1, "until": D2, "signed_on": D3}),
        ((False, True, False), {"signed_on": D2, "until": D2}),
        (
            (False, True, True),
            {"since": D2, "until": D2, "amendments": (LONGER,)},
        ),
        ((False, False, False), {"until": D3}),
    ],
)
def test_agreements_in_force(expected: tuple[bool, bool, bool], fields: dict[str, object]) -> None:
    """From its first day, or its signing, to its last; without any date on no day."""
    agreement = RetailAgreement(id="A1", kind=AgreementKind.SUPPLY, **fields)  # type: ignore[arg-type]
    assert expected == tuple(agreement.in_force(day) for day in (D1, D2, D3))


def test_the_last_amendment_moves_the_end() -> None:
    """Amendments count by the day they were signed; those without an end move nothing."""
    amendments = (
        Amendment(signed_on=D3, summary="third"),
        Amendment(signed_on=D2, summary="second", until=D2),
        Amendment(signed_on=D1, summary="first", until=D3),
    )
    assert D2 == build.agreement(amendments=amendments, until=D1, signed_on=D1).last_day
    assert date(2020, 6, 30) == build.agreement().last_day


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ((True, True, True), {}),
        ((False, True, True), {"since": D2}),
        ((True, True, False), {"until": D2}),
        ((False, True, False), {"since": D2, "until": D2}),
    ],
)
def test_listings_on_shelf(expected: tuple[bool, bool, bool], fields: dict[str, date]) -> None:
    """Both ends included; an open end counts as listed."""
    listing = Listing(product_id="P1", **fields)  # type: ignore[arg-type]
    assert expected == tuple(listing.on_shelf(day) for day in (D1, D2, D3))


@given(st.lists(st.none() | st.fractions(0, 1), min_size=6, max_size=6))
def test_total_cost_adds_what_is_stated(shares: list[Fraction | None]) -> None:
    """All shares but the regular discount; what is not stated adds nothing."""
    names = ("fixed_rebate", "conditional_rebate", "promotion", "distribution", "other_costs", "regular_discount")
    terms = TradingTerms(**dict(zip(names, shares, strict=True)))  # type: ignore[arg-type]
    assert sum((s for s in shares[:5] if s is not None), Fraction(0)) == terms.total_cost


@pytest.mark.parametrize("kind", PartyKind)
def test_who_is_reached(kind: PartyKind) -> None:
    """Enterprises, groups and cooperatives are reached; pupils, forums and offices are not."""
    grant = AssistanceGrant(id="G1", kind=AssistanceKind.SOCIAL_GIFT, recipients=(Recipient(kind=kind),))
    assert (kind.value in ("enterprise", "group", "cooperative")) == grant.reaches_enterprises
    by_id = AssistanceGrant(id="G1", kind=AssistanceKind.OTHER, recipients=(Recipient(kind=kind, enterprise_id="E1"),))
    assert by_id.reaches_enterprises
    assert not AssistanceGrant(id="G1", kind=AssistanceKind.OTHER).reaches_enterprises


@pytest.mark.parametrize(
    ("expected", "asked", "awarded", "handed"),
    [(None, None, None, None), (D1, D1, None, None), (D3, D1, None, D3), (D2, D1, D2, D3)],
)
def test_the_day_of_a_grant(
    expected: date | None, asked: date | None, awarded: date | None, handed: date | None
) -> None:
    """The award, else the handover, else the request."""
    assert expected == build.grant(asked_on=asked, awarded_on=awarded, handed_over_on=handed).day


@pytest.mark.parametrize(
    ("expected", "value", "purchase"),
    [(Fraction(3, 10), 30, 100), (None, None, 100), (None, 30, None), (None, 30, 0), (Fraction(0), 0, 5)],
)
def test_the_share_of_a_reimbursement(expected: Fraction | None, value: int | None, purchase: int | None) -> None:
    """Exact; undefined without both, or where nothing was bought."""
    assert expected == build.grant(value=value, purchase_value=purchase).share


def test_an_observation_is_exact() -> None:
    """3.47 is 347 per 100; its day is the day described, else the end of the period."""
    assert Fraction(347, 100) == build.observation(value=347, per=100).exact
    assert (D1, D2, None) == (
        build.observation(as_of=D1, until=D2).day,
        build.observation(as_of=None, until=D2).day,
        build.observation(as_of=None).day,
    )


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("per: expected a divisor of 1 or more, got 0", {"per": 0}),
        ("compares: expected two ids, before and after, or none", {"compares": ("O1",)}),
        ("compares: expected two ids, before and after, or none", {"compares": ("O1", "O2", "O3")}),
    ],
)
def test_observations_that_say_nothing(words: str, fields: dict[str, object]) -> None:
    """A division by zero and a comparison of one are nonsense."""
    with pytest.raises(RecordError, match=words):
        build.observation(**fields)


def test_food_is_food_and_drink() -> None:
    """The two categories that food law is about."""
    assert {ProductCategory.FOOD, ProductCategory.BEVERAGE} == {c for c in ProductCategory if c.is_food}
