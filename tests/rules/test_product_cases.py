"""Products: permits recorded as PB-UMKU, numbers that are a standard's, brands that are no more, four digits."""

from datetime import date
from typing import Any

import pytest

from umkm_domain.core.findings import Report
from umkm_domain.model.product import BrandKind, ExpiryForm, Label
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind
from umkm_domain.rules import _samples as some
from umkm_domain.rules import change_points, check

DAY = date(2021, 2, 2)
STORE = some.food(brand="Toko Kita", brand_kind=BrandKind.STORE)
OWN = some.food(brand="Contoh", brand_kind=BrandKind.OWN)


def judged(code: str, *records: Any, on: date = DAY) -> Report:
    """What one rule finds among records."""
    return check(Registry().with_(*records), on=on, select=[code])


@pytest.mark.parametrize("code", ["PRD001", "RTL011"])
def test_a_pb_umku_that_covers_the_food_is_its_permit(code: str) -> None:
    """From PP 28/2025 on, whether valid or unknown; not when revoked, nor when it covers something else."""
    shelf = some.agreement(until=None, listings=(some.listed(),))

    def found(on: date, **values: Any) -> int:
        licence = some.certificate("pb_umku", "91201069002760000001", **{"product_ids": ("P1",), **values})
        return len(judged(code, some.food(), shelf, licence, on=on))

    assert found(date(2025, 6, 5)) == 0
    assert found(date(2025, 6, 5), issued_on=None) == 0
    assert found(date(2025, 6, 4)) == 1
    assert found(date(2025, 6, 5), product_ids=("P2",)) == 1
    assert found(date(2025, 6, 5), revoked_on=date(2025, 6, 5)) == 1


def test_a_gap_of_the_law_on_food_is_told_once() -> None:
    """Before the first act that we know, one finding says so, not one for each key."""
    assert [dict(f.values)["key"] for f in judged("PRD001", some.food(), on=date(2010, 1, 1))] == [
        "certification.pirt_admission"
    ]


@pytest.mark.parametrize(
    ("scheme", "number", "found"), [("sni", "SNI 2973:2011", 0), ("halal", "ID32310030990121025", 1)]
)
def test_the_number_of_a_standard_is_no_duplicate(scheme: str, number: str, found: int) -> None:
    """All who hold an SNI certificate carry the number of the same standard; other numbers are one holder's."""
    pair = (some.certificate(scheme, number), some.certificate(scheme, number, id="C2", holder_id="E2"))
    assert len(judged("CER013", *pair)) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, 1),
        ({"issued_on": None}, 1),
        ({"revoked_on": DAY}, 0),
        ({"valid_until": date(2021, 2, 1)}, 0),
        ({"valid_until": DAY}, 1),
        ({"issued_on": date(2021, 2, 3)}, 0),
    ],
)
def test_a_trademark_counts_while_it_may_be_valid(values: dict[str, Any], found: int) -> None:
    """One revoked, expired or not yet registered is no brand of the maker's own."""
    mark = some.certificate("trademark", "IDM000984301", **values)
    assert len(judged("PRD004", STORE, mark)) == found


def test_change_points_of_a_hidden_brand() -> None:
    """The end of the trademark, and of the agreement that lists the product."""
    mark = some.certificate("trademark", "IDM000984301", revoked_on=date(2022, 5, 1))
    shelf = some.agreement(kind=AgreementKind.STORE_BRAND, until=date(2022, 6, 1), listings=(some.listed(),))
    found = {day for day, _ in change_points(Registry().with_(STORE, mark, shelf), select=["PRD004"])}
    assert {date(2022, 5, 1), date(2022, 6, 2)} <= found


@pytest.mark.parametrize(
    ("kind", "until", "found"),
    [
        (AgreementKind.STORE_BRAND, None, ["Contoh"]),
        (AgreementKind.STORE_BRAND, date(2021, 2, 1), []),
        (AgreementKind.SUPPLY, None, []),
    ],
)
def test_an_own_brand_under_a_store_brand_agreement(kind: AgreementKind, until: date | None, found: list[str]) -> None:
    """It is sold under the store's brand by its agreement, while the agreement runs."""
    shelf = some.agreement(kind=kind, until=until, listings=(some.listed(),))
    assert [dict(f.values)["brand"] for f in judged("PRD004", OWN, shelf)] == found
    assert len(judged("PRD004", OWN)) == 0


def test_four_digits_have_a_message_of_their_own() -> None:
    """With 300 days of shelf life month and year would do; what is wrong is that they are four bare digits."""

    def said(shelf: int | None, form: ExpiryForm) -> str:
        product = some.food(shelf_life_days=shelf, label=Label(expiry=True, expiry_form=form))
        (finding,) = judged("PRD003", product)
        return f"{finding.message.en} {finding.remedy and finding.remedy.en}"

    assert said(300, ExpiryForm.FOUR_DIGITS) == (
        "The label of P1 uses four bare digits; four digits can be read as month and year or as day and month. "
        "Print month and year set apart, or day, month and year."
    )
    assert "a shelf life of 90 days needs day, month and year" in said(90, ExpiryForm.FOUR_DIGITS)
    assert said(90, ExpiryForm.MONTH_YEAR).endswith("Print day, month and year.")


def test_years_have_no_thousands() -> None:
    """A year is a name, not an amount."""
    assert "for 2018;" in judged("ENT001", some.enterprise(), on=date(2019, 7, 18)).findings[0].message.en
    wrong = some.enterprise(sales=1, size="large")
    assert "of 2018 give" in judged("ENT002", wrong, on=date(2019, 7, 18)).findings[0].message.en


def test_enterprises_without_a_nib_are_told_since_when_there_is_one() -> None:
    """Under each of the three regulations it is the day of the first."""
    for day in (date(2019, 7, 18), date(2021, 2, 2), date(2026, 1, 1)):
        (finding,) = judged("ENT015", some.enterprise(), on=day)
        assert dict(finding.values)["since"] == date(2018, 6, 21)
    assert str(judged("ENT015", some.enterprise(), on=date(2025, 6, 5)).findings[0].citations[0]) == "PP 28/2025"
    assert str(judged("ENT015", some.enterprise(), on=date(2025, 6, 4)).findings[0].citations[0]) == "PP 5/2021"


@pytest.mark.parametrize(
    ("code", "scheme", "number"),
    [
        ("PRD001", "pirt", "2063602010243-23"),
        ("RTL011", "bpom", None),
        ("PRD001", "pb_umku", None),
        ("PRD012", "sni", None),
        ("CER010", "halal", "ID32310030990121025"),
        ("CER026", "halal", None),
    ],
)
def test_a_certificate_that_names_no_product_may_cover_this_one(code: str, scheme: str, number: str | None) -> None:
    """Unknown is no error: a note. One of another maker, one not valid, and one naming another product are no doubt."""
    on = date(2026, 10, 18)
    product = some.food(mandatory_sni=True, label=Label(halal_mark=True))
    shelf = some.agreement(until=None, listings=(some.listed(),))

    def found(**values: Any) -> list[str]:
        one = some.certificate(scheme, number, **{"issued_on": date(2026, 1, 5), **values})
        return [f.severity.value for f in judged(code, some.enterprise(), product, shelf, one, on=on)]

    assert found() == ["info"]
    for values in ({"holder_id": "E2"}, {"product_ids": ("P2",)}, {"revoked_on": date(2026, 1, 6)}):
        assert found(**values) == ["warning" if code == "CER010" else "error"]
    assert found(product_ids=("P1",)) == []


def test_change_points_name_the_end_of_a_permit_without_products() -> None:
    """The day after its last one, on which the note becomes an error."""
    permit = some.certificate("pirt", "2063602010243-23", valid_until=date(2023, 2, 28))
    registry = Registry().with_(some.food(), permit)
    assert date(2023, 3, 1) in {day for day, _ in change_points(registry, select=["PRD001"])}


def test_an_agreement_without_days_may_hold() -> None:
    """A store-brand agreement of unknown days hides an own brand; one known to have ended does not."""

    def found(**values: Any) -> int:
        dates: dict[str, Any] = {"signed_on": None, "until": None, **values}
        shelf = some.agreement(kind=AgreementKind.STORE_BRAND, listings=(some.listed(),), **dates)
        return len(judged("PRD004", OWN, shelf))

    assert found() == 1
    assert found(until=DAY) == 1
    assert found(until=date(2021, 2, 1)) == 0
    assert found(since=date(2021, 2, 3)) == 0
