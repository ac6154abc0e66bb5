"""Limits that neither an example nor a case stands on: ends of the calendar, gaps, what is not known."""

from datetime import date, timedelta
from typing import Any

from umkm_domain.codes.lists import LegalForm, RetailerFormat, Scheme
from umkm_domain.core.findings import Report
from umkm_domain.model.assistance import AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import ProductCategory
from umkm_domain.model.registry import Registry, Suppression
from umkm_domain.model.statistics import Target, TargetKind
from umkm_domain.rules import CATALOGUE, change_points, check
from umkm_domain.rules import _samples as some
from umkm_domain.rules._days import after

DAY = date(2019, 7, 18)
GAP = date(2020, 12, 1)
MILLION = 1_000_000


def judged(code: str, *records: Any, on: date = DAY, **more: Any) -> Report:
    """What one rule finds among records."""
    return check(Registry().with_(*records), on=on, select=[code], **more)


def value(report: Report, name: str) -> Any:
    """One value of the only finding."""
    assert len(report) == 1
    return dict(report.findings[0].values)[name]


def keys(report: Report) -> list[Any]:
    """The keys of the gaps in a report, None for what is judged."""
    return [dict(f.values).get("key") for f in report]


def days(code: str, subject: Any) -> list[date]:
    """The change points of one rule."""
    return [day for day, _ in change_points(subject, select=[code])]


def test_the_day_after() -> None:
    """Each known day but the last of the calendar has one."""
    assert list(after(DAY, None, date.max, date(9999, 12, 30))) == [date(2019, 7, 19), date.max]


def test_change_points_at_the_ends_of_the_calendar_and_without_days() -> None:
    """A record may say 9999-12-31, or nothing: the points are then those that are left."""
    last = date.max
    assert days("TGT005", _target(due=last)) == days("TGT005", _target(due=None)) == []
    assert days("TGT005", _target(due=DAY)) == [date(2019, 7, 19)]
    silenced = tuple(Suppression(code="PRD002", until=until) for until in (None, last, DAY))
    assert days("SUP002", Registry(suppressions=silenced)) == [date(2019, 7, 19)]
    assert days("AST021", some.grant(awarded_on=last)) == days("AST021", some.grant(awarded_on=None)) == []
    assert days("AST021", some.grant(awarded_on=date(9990, 1, 1))) == [date(9991, 1, 2)]
    listing = some.listed(since=None, until=last)
    assert days("RTL016", some.agreement(signed_on=DAY, until=last, listings=(listing,))) == [DAY]
    gone = Registry().with_(some.agreement(signed_on=None, until=last), some.enterprise(closed=last))
    assert days("ENT012", gone) == []
    for number in ("171224006205", None):
        assert days("CER016", some.enterprise(nib=number)) == []
    assert days("CER016", some.enterprise(nib="1712240062057")) == [date(2024, 12, 17)]


def test_the_days_before_an_end_are_change_points() -> None:
    """From the first day on which it is near to the day after its end, and no day more."""
    c = some.certificate(Scheme.SLHS, issued_on=None, valid_until=DAY)
    assert days("CER003", c) == [DAY + timedelta(days=n) for n in range(-90, 2)]
    early = some.certificate(Scheme.SLHS, issued_on=None, valid_until=date(1, 1, 3))
    assert days("CER003", early) == [date(1, 1, n) for n in (1, 2, 3, 4)]


def test_the_renewal_of_a_permit_is_a_change_point_at_any_end() -> None:
    """A permit that ended in the first days of the calendar was due on its first day."""
    for until, due in ((date(2, 1, 1), date(1, 12, 2)), (date(1, 1, 15), date(1, 1, 2)), (date.max, date(9999, 12, 1))):
        c = some.certificate(Scheme.PIRT, issued_on=None, valid_until=until)
        assert due in days("CER022", c)
    assert days("CER022", some.certificate(Scheme.PIRT, issued_on=None))


def test_figures_decide_from_their_own_year_on() -> None:
    """Where nothing older is known, the figures of a year count within it: its first day is a change point."""
    e = some.enterprise(sales=400 * MILLION, size="micro")
    assert date(2018, 1, 1) in days("ENT002", e)
    assert [len(judged("ENT002", e, on=day)) for day in (date(2017, 12, 31), date(2018, 1, 1))] == [0, 1]


def test_a_grant_without_a_day_is_judged_by_each_new_year() -> None:
    """The class is that of the day of the check, so the years of the figures are change points; with a day none is."""
    maker = some.enterprise(sales=100 * MILLION)
    undated = some.grant(level=Level.PROVINCE, awarded_on=None)
    years = {date(2018, 1, 1), date(2019, 1, 1), date(2020, 1, 1)}
    assert years <= set(days("AST012", Registry().with_(undated, maker)))
    assert years & set(days("AST012", Registry().with_(some.grant(level=Level.PROVINCE), maker))) == set()
    assert days("AST012", Registry().with_(undated)) == days("AST012", Registry().with_(some.grant()))


def test_no_gap_is_told_where_nothing_would_be_judged() -> None:
    """One measure alone, a shop without a cap, terms without a fee: the gap of the law is none of theirs."""
    assert keys(judged("ENT010", some.enterprise(sales=400 * MILLION, year=2019), on=GAP)) == []
    shop = some.agreement(until=None, terms=some.terms(listing_fee=0))
    assert keys(judged("RTL006", shop, on=date(2022, 6, 1))) == []
    for form in (RetailerFormat.WHOLESALE, None):
        costly = some.agreement(terms=some.terms(listing_fee=10**6), retailer_format=form)
        assert keys(judged("RTL006", costly)) == []


def test_in_the_gap_of_classes_the_stored_class_finds_nothing() -> None:
    """That the record says micro does not make a company or foreign capital wrong where no class is defined."""
    company = some.enterprise(size="micro", legal_form=LegalForm.CV)
    foreign = some.enterprise(size="micro", foreign_owned=True)
    assert keys(judged("ENT004", company, on=GAP)) == ["scale.general"]
    assert keys(judged("ENT009", foreign, on=GAP)) == ["scale.general"]
    assert len(judged("ENT004", company, on=date(2005, 3, 1))) == 0


def test_a_grant_without_a_giver_is_not_the_one_that_is_told() -> None:
    """Two givers in a year, and later help from one unknown: the last grant of the two is told."""
    other = Party(name="Dinas lain", kind=PartyKind.GOVERNMENT)
    grants = (
        some.grant("G1"),
        some.grant("G2", giver=other, awarded_on=date(2019, 6, 3)),
        some.grant("G3", giver=None, awarded_on=date(2019, 9, 2)),
    )
    assert [f.id for f in judged("AST011", *grants)] == ["G2"]


def test_loans_and_grants_of_nobody_are_not_of_one() -> None:
    """Recipients that no record names are not the same enterprise."""
    nobody = (Recipient(kind=PartyKind.ENTERPRISE),)
    paid = some.grant("G1", kind=AssistanceKind.BPUM, recipients=nobody)
    lent = some.grant("G2", kind=AssistanceKind.KUR, channel=Channel.LOAN, recipients=nobody)
    assert len(judged("AST020", paid, lent)) == 0


def test_only_training_needs_a_nib() -> None:
    """Other help of the same programme does not, and a training of no named programme is not it."""
    for kind, programme, found in (
        (AssistanceKind.TRAINING, "DAK", 1),
        (AssistanceKind.PACKAGING, "DAK", 0),
        (AssistanceKind.TRAINING, None, 0),
    ):
        g = some.grant(kind=kind, programme=programme, awarded_on=date(2022, 5, 2))
        assert len(judged("AST016", g, some.enterprise(), on=date(2022, 6, 1))) == found


def test_misprinted_numbers_that_must_agree() -> None:
    """A malformed NIB of the holder, or a product that is not there, is not compared; letters are no zeros."""
    numbered = some.certificate(Scheme.PB_UMKU, "91201069002750000001")
    assert len(judged("CER017", numbered, some.enterprise(nib="9120106900276"))) == 1
    assert len(judged("CER017", numbered, some.enterprise(nib="91201069002"))) == 0
    assert len(judged("CER017", numbered, some.enterprise())) == 0
    drug = some.certificate(Scheme.BPOM, "TR092699241", product_ids=("P9", "P2", "P1"))
    found = judged("IDN008", drug, some.food(), some.food("P2", category=None))
    assert [f.path for f in found] == ["/product_ids/2"]
    assert len(judged("PRD009", some.food(gtin="X12"), some.food("P2", gtin="12"))) == 0
    assert len(judged("PRD009", some.food(gtin="0012"), some.food("P2", gtin="12"))) == 1


def test_an_end_beyond_the_law_needs_a_law_with_years() -> None:
    """Before any law, and where the law gives no years, no end is too long."""
    halal = some.certificate(
        Scheme.HALAL, "ID32310030990121025", issued_on=date(2025, 10, 17), valid_until=date(2035, 1, 1)
    )
    assert keys(judged("CER024", halal, on=date(2026, 1, 5))) == []
    old = some.certificate(Scheme.PIRT, "206360201243", issued_on=date(1980, 1, 1), valid_until=date(2000, 1, 1))
    assert keys(judged("CER024", old)) == ["certification.pirt_validity"]


def test_a_suppression_of_a_whole_code() -> None:
    """Without a record it is of any."""
    bare = Registry(suppressions=(Suppression(code="PRD002", until=date(2019, 7, 17)),))
    for code in ("SUP001", "SUP002"):
        assert value(check(bare, on=DAY, select=[code]), "record") == "*"


def _target(**values: Any) -> Target:
    base: dict[str, Any] = {"indicator": "ikm", "kind": TargetKind.INCREASE_BY, "value": 1, "baseline": 10}
    return Target(id="T1", **{**base, **values})


def test_targets_that_add_nothing() -> None:
    """A share is not measured against its base; from zero another rule speaks; one is a base like any other."""
    for kind, base, wanted, found in (
        (TargetKind.SHARE, 10, 0, 0),
        (TargetKind.INCREASE_BY, 0, 1, 0),
        (TargetKind.ABSOLUTE, 0, 0, 0),
        (TargetKind.ABSOLUTE, 1, 1, 1),
        (TargetKind.ABSOLUTE, 1, 2, 0),
        (TargetKind.ABSOLUTE, 2, 1, 0),
    ):
        assert len(judged("TGT006", _target(kind=kind, baseline=base, value=wanted))) == found
    for words, found in (("meningkat", 1), ("tidak naik", 0), (None, 0)):
        assert len(judged("TGT006", _target(kind=TargetKind.ABSOLUTE, baseline=2, value=1, statement=words))) == found
        assert len(judged("TGT006", _target(kind=TargetKind.ABSOLUTE, baseline=2, value=3, statement=words))) == 0


def test_a_local_quota_is_of_its_own_figure() -> None:
    """Another indicator, or another unit, of the same region is not measured by it."""
    for indicator, unit, found in (
        ("retail.msme_share", "percent", 1),
        ("retail.msme_share", "product", 0),
        ("ikm.growth", "percent", 0),
        ("ikm", "enterprise", 0),
    ):
        o = some.observation("o1", 14, indicator, unit, region="36.71")
        assert len(judged("RTL021", o, jurisdiction="36.71")) == found


def test_terms_of_an_agreement_that_is_over_before_it_is_signed() -> None:
    """The law of its last day judges terms, whatever day of signing is recorded."""
    late = some.terms(payment_days=21, supply_value=20 * MILLION)
    odd = some.agreement(terms=late, since=None, signed_on=date(2021, 6, 1), until=date(2020, 12, 31))
    assert len(judged("RTL004", odd, on=date(2022, 1, 3))) == 0


def test_a_home_permit_that_an_authorisation_replaces_needs_no_renewal() -> None:
    """Whatever certificate names it as replaced; one that names another changes nothing."""
    old = some.certificate(Scheme.PIRT, "2063602010243-24", valid_until=date(2024, 8, 31))
    for replaces, found in (("C1", 0), ("C9", 1), (None, 1)):
        new = some.certificate(Scheme.BPOM, "MD222871000500373", "C2", replaces_id=replaces)
        assert len(judged("CER022", old, new, on=date(2024, 8, 15))) == found


def test_a_country_is_no_language() -> None:
    """English as it is written in Indonesia is English."""
    for language, found in (("en_ID", 1), ("id_ID", 0), ("en-ID", 1)):
        assert len(judged("RTL002", some.agreement(language=language))) == found


def test_food_with_a_permit_needs_no_other() -> None:
    """Only food that keeps long enough, or may, needs one; on the shelf as well as in the register."""
    listed = some.agreement(listings=(some.listed(),))
    for more, found in (
        ({}, 1),
        ({"shelf_life_days": None}, 1),
        ({"shelf_life_days": 3}, 0),
        ({"category": ProductCategory.CRAFT, "shelf_life_days": None}, 0),
        ({"category": None}, 0),
    ):
        assert len(judged("PRD001", some.food(**more))) == found
        assert len(judged("RTL011", listed, some.food(**more))) == found


def test_references_are_never_judged_alone() -> None:
    """A rule on references needs the records around its subject, has its own title, and speaks both languages."""
    rules = [rule for rule in CATALOGUE if rule.code.startswith("REF")]
    assert all(rule.across for rule in rules)
    assert len({rule.title.en for rule in rules}) == len(rules) == 11
    assert len(check(some.food(), on=DAY, select=["REF"])) == 0
    finding = judged("REF002", some.food()).findings[0]
    assert finding.message.id == "Merujuk E1 di tabel enterprises, yang tidak ada."
    assert finding.message.en == "Refers to E1 of enterprises, which is not there."
