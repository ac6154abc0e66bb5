"""Cases beside the examples: more than one record, names that must not show, limits that no example stands on."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import LegalForm, Scheme
from umkm_domain.core.findings import Report
from umkm_domain.law import LAW, partnership
from umkm_domain.model.assistance import AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.certification import Certification, Route
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import BrandKind, Label, ProductCategory, Storage
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind, Clause
from umkm_domain.rules import _samples as some
from umkm_domain.rules import change_points, check

DAY = date(2019, 7, 18)
MILLION = 1_000_000


def judged(code: str, *records: Any, on: date = DAY, **more: Any) -> Report:
    """What one rule finds among records."""
    return check(Registry().with_(*records), on=on, select=[code], **more)


def value(report: Report, name: str) -> Any:
    """One value of the only finding."""
    assert len(report) == 1
    return dict(report.findings[0].values)[name]


def place(report: Report) -> str:
    """Where the only finding is."""
    assert len(report) == 1
    return report.findings[0].subject + report.findings[0].path


def test_class_by_the_measure_of_support() -> None:
    """Since 2021 sales decide about support; capital only where sales are not known; both are told in order."""
    both = YearFigures(year=2020, sales=1, business_capital=6_000 * MILLION)
    on = date(2021, 2, 2)
    assert len(judged("ENT002", some.enterprise(figures=(both,), size="micro"), on=on)) == 0
    assert value(judged("ENT002", some.enterprise(figures=(both,), size="medium"), on=on), "given") == ("micro",)
    old = YearFigures(year=2018, sales=3_000 * MILLION, net_assets=1)
    assert value(judged("ENT002", some.enterprise(figures=(old,), size="small")), "given") == ("micro", "medium")
    assert value(judged("ENT010", some.enterprise(figures=(old,))), "classes") == ("micro", "medium")
    large = YearFigures(year=2018, sales=60_000 * MILLION, net_assets=400 * MILLION)
    assert value(judged("ENT010", some.enterprise(figures=(large,))), "classes") == ("small", "large")
    half = YearFigures(year=2018, sales=400 * MILLION, business_capital=1)
    assert len(judged("ENT010", some.enterprise(figures=(half,)))) == 0


def test_a_parent_in_the_registry_is_judged_by_its_own_figures() -> None:
    """Its class is that of its figures; a parent that is not there is judged by what the record says of it."""
    child = some.enterprise(sales=400 * MILLION, parent_id="E2")
    big = some.enterprise("E2", sales=60_000 * MILLION)
    assert place(judged("ENT003", child, big)) == "enterprises/E1/parent_id"
    assert len(judged("ENT003", child, some.enterprise("E2", sales=1))) == 0
    assert len(judged("ENT003", child)) == 0
    lost = some.enterprise(sales=400 * MILLION, parent_id="E2", parent_size="large")
    assert place(judged("ENT003", lost)) == "enterprises/E1/parent_size"


def test_figures_of_the_year_before() -> None:
    """An enterprise that began in that year owes its figures; one closed before the day owes none."""
    assert len(judged("ENT001", some.enterprise(established=date(2018, 12, 31)))) == 1
    assert len(judged("ENT001", some.enterprise(established=date(2019, 1, 1)))) == 0
    assert len(judged("ENT001", some.enterprise(closed=date(2019, 7, 17)))) == 0
    assert len(judged("ENT001", some.enterprise(closed=DAY))) == 1
    for name in ("sales", "net_assets", "business_capital"):
        figures = YearFigures(year=2018, **{name: 5})
        assert len(judged("ENT001", some.enterprise(figures=(figures,)))) == 0
    assert len(judged("ENT001", some.enterprise(figures=(YearFigures(year=2018, workers=5),)))) == 1


def test_figures_of_impossible_years() -> None:
    """The year of closing is possible, the next is not; the day of the check is told."""
    e = some.enterprise(sales=1, year=2018, closed=date(2018, 5, 1))
    assert len(judged("ENT014", e)) == 0
    late = judged("ENT014", some.enterprise(sales=1, year=2018, closed=date(2017, 5, 1)))
    assert value(late, "closed") == date(2017, 5, 1)
    assert value(late, "on") == DAY
    assert value(late, "established") is None


def test_workers_of_every_year_are_added() -> None:
    """A year without a total does not hide the next one, and one set of figures is no set twice."""
    figures = (YearFigures(year=2017), YearFigures(year=2018, workers=5, workers_men=2, workers_women=2))
    assert place(judged("ENT011", some.enterprise(figures=figures))) == "enterprises/E1/figures/1/workers"
    assert len(judged("ENT013", some.enterprise(figures=figures[:1]))) == 0


def test_foreign_capital_and_companies_in_the_gap_of_classes() -> None:
    """Where the law defines no classes nothing is said of them."""
    on = date(2020, 12, 1)
    foreign = some.enterprise(sales=5, year=2019, foreign_owned=True)
    company = some.enterprise("E2", sales=5, year=2019, legal_form=LegalForm.PT)
    for code in ("ENT009", "ENT004"):
        found = judged(code, foreign, company, on=on)
        assert [dict(f.values)["key"] for f in found] == ["scale.general"]


def test_activity_codes_are_judged_one_by_one() -> None:
    """The first code in order does not hide the second; the edition in force is no other edition."""
    codes = (Kbli("10710", edition=2025), Kbli("10710", edition=2020))
    e = some.enterprise(activities=codes)
    assert place(judged("ENT006", e, on=date(2026, 6, 19))) == "enterprises/E1/activities/1"
    assert place(judged("ENT006", e, on=date(2025, 12, 17))) == "enterprises/E1/activities/0"
    assert len(judged("ENT006", e, on=date(2026, 6, 18))) == 0


def test_the_same_nib_among_enterprises_without_one() -> None:
    """Missing numbers are not the same number, however many there are."""
    bare = [some.enterprise(f"B{n}") for n in range(3)]
    same = [some.enterprise(f"E{n}", nib="1712240062057") for n in range(2)]
    assert len(judged("ENT007", *bare)) == 0
    assert len(judged("ENT007", *bare, same[0])) == 0
    assert value(judged("ENT007", *bare, *same), "ids") == ("E0", "E1")
    assert len(judged("ENT007", same[0])) == 0


def test_the_same_nib_by_a_certificate_of_another_holder() -> None:
    """A NIB certificate uses a number for its holder; certificates alone are those of CER013."""

    def certified(id: str, holder: str | None, number: str | None = "1712240062057") -> Certification:
        return some.certificate(Scheme.NIB, number, id=id, holder_id=holder)

    first = some.enterprise("E1", nib="1712240062057")
    found = judged("ENT007", certified("C2", "E2"), certified("C1", "E1"), first)
    assert place(found) == "certifications/C2/number"
    assert value(found, "ids") == ("E1", "E2")
    for silent in (certified("C1", "E1"), certified("C1", None), certified("C1", "E2", None)):
        assert len(judged("ENT007", first, silent)) == 0
    assert len(judged("ENT007", first, some.certificate(Scheme.IUMK, "1712240062057", holder_id="E2"))) == 0
    assert len(judged("ENT007", certified("C1", "E1"), certified("C2", "E2"))) == 0
    second = some.enterprise("E2", nib="1712240062057")
    assert place(judged("ENT007", certified("C2", "E2"), second, first)) == "enterprises/E2/nib"


def test_any_licence_of_before_stands_for_a_nib() -> None:
    """IUMK, SIUP, TDI and a NIB certificate count, other certificates do not."""
    for scheme in (Scheme.NIB, Scheme.IUMK, Scheme.SIUP, Scheme.TDI):
        assert len(judged("ENT015", some.enterprise(), some.certificate(scheme))) == 0
    assert len(judged("ENT015", some.enterprise(), some.certificate(Scheme.HALAL))) == 1


def test_codes_and_regions_are_each_looked_up() -> None:
    """A sound code or region before a bad one changes nothing, and the other way round."""
    good, bad = Kbli("10710", edition=2020), Kbli("99999", edition=2020)
    assert place(judged("ENT016", some.enterprise(activities=(good, bad)))) == "enterprises/E1/activities/1"
    assert place(judged("ENT016", some.enterprise(activities=(bad, good)))) == "enterprises/E1/activities/0"
    odd = some.enterprise("E2", region="36.09")
    assert place(judged("ENT008", some.enterprise(), odd)) == "enterprises/E2/region"
    assert place(judged("ENT008", odd, some.enterprise())) == "enterprises/E2/region"


def test_permits_of_either_kind() -> None:
    """A BPOM authorisation is a permit too; a certificate of another kind is none."""
    bpom = some.certificate("bpom", "MD222871000500373", product_ids=("P1",))
    assert len(judged("PRD001", some.food(), bpom)) == 0
    assert len(judged("PRD001", some.food(), some.certificate("halal", None, product_ids=("P1",)))) == 1
    assert len(judged("PRD001", some.food(category=None))) == 0
    listed = some.agreement(listings=(some.listed("P0"), some.listed("P2"), some.listed("P1")))
    craft = some.food("P2", category=ProductCategory.CRAFT)
    assert place(judged("RTL011", listed, craft, some.food())) == "agreements/A1/listings/2"


def test_a_barcode_certificate_is_a_barcode() -> None:
    """A listed product whose number stands in a certificate only has a barcode."""
    listed = some.agreement(listings=(some.listed(),))
    registered = some.certificate("barcode", "8998866200301", product_ids=("P1",))
    assert len(judged("PRD007", some.food(), listed, registered)) == 0
    other = some.certificate("halal", None, product_ids=("P1",))
    assert len(judged("PRD007", some.food(), listed, other)) == 1


def test_barcodes_compare_without_leading_zeros() -> None:
    """A GTIN-12 and its GTIN-13 are one number, shown without zeros; short numbers are no prefix of GS1."""
    twice = judged("PRD009", some.food(gtin="036000291452"), some.food("P2", gtin="0036000291452"))
    assert value(twice, "gtin") == "36000291452"
    assert len(judged("CER014", some.food(gtin="95200002"))) == 0
    assert len(judged("CER012", some.food(gtin="20000004"))) == 1
    assert len(judged("CER012", some.food(gtin="8996001414001"))) == 0
    mixed = (
        some.certificate("barcode", "8998866200301", product_ids=("P0", "P2", "P1")),
        some.food("P2"),
        some.food(gtin="8992388101016"),
    )
    assert value(judged("IDN005", *mixed), "product") == "P1"


def test_label_items_are_told_in_order() -> None:
    """Each known gap is told, in the order of the law, in both languages; unknown is no gap."""
    label = Label(expiry=True, production_code=False, composition=False, net_content=False, producer_name=False)
    found = judged("PRD006", some.food(label=label))
    assert value(found, "items") == ("production_code", "composition", "net_content", "producer_name")
    assert value(found, "items_id") == "kode produksi, komposisi, isi bersih, nama pembuat"
    assert value(found, "items_en") == "production code, composition, net content, name of the producer"
    for name in ("production_code", "composition", "net_content", "producer_name"):
        assert value(judged("PRD006", some.food(label=Label(**{name: False}))), "items") == (name,)
    assert len(judged("PRD006", some.food(label=Label(expiry=False)))) == 0


def test_reasons_against_a_home_permit() -> None:
    """Every reason is told, in order, in both languages."""
    odd = some.food(
        category=ProductCategory.COSMETIC,
        shelf_life_days=3,
        storage=Storage.CHILLED,
        imported=True,
        food_group="16",
        pasteurised=True,
        claims=True,
    )
    found = judged("CER011", some.certificate("pirt", "2063602010243-23", product_ids=("P1",)), odd)
    assert value(found, "reasons") == (
        "food",
        "shelf_life",
        "storage",
        "imported",
        "food_group",
        "pasteurised",
        "claims",
    )
    assert str(value(found, "reasons_en")).startswith("it is no food; its shelf life is too short; it must be kept")
    assert "; dipasteurisasi; " in str(value(found, "reasons_id"))
    drink = some.food(category=ProductCategory.BEVERAGE)
    assert len(judged("CER011", some.certificate("pirt", "2063602010243-23", product_ids=("P1",)), drink)) == 0


def test_years_of_home_permits() -> None:
    """From three to eight years after the day of issue; the old form has no year."""
    for year, found in ((20, 1), (21, 0), (26, 0), (27, 1)):
        assert len(judged("CER006", some.certificate("pirt", f"2063602010243-{year}"))) == found
    assert len(judged("CER006", some.certificate("pirt", "206360201243"))) == 0
    old = some.certificate("pirt", "214360201243", product_ids=("P1",))
    assert len(judged("CER009", old, some.food())) == 1


def test_regions_of_home_permits_are_each_compared() -> None:
    """Two permits of one holder, one from elsewhere: only that one is told."""
    here, away = (
        some.certificate("pirt", "2063602010243-23", "C1"),
        some.certificate("pirt", "2063510010243-23", "C2"),
    )
    assert place(judged("CER007", here, away, some.enterprise())) == "certifications/C2/number"
    assert place(judged("CER007", away, here, some.enterprise())) == "certifications/C2/number"


def test_renewal_is_not_due_once_replaced() -> None:
    """A permit that another one replaces needs no renewal, and is not told as expired."""
    on = date(2024, 8, 15)
    old = some.certificate("pirt", "2063602010243-24", "C1", valid_until=date(2024, 8, 31))
    new = some.certificate("pirt", "2063602010243-29", "C2", issued_on=date(2024, 8, 1), replaces_id="C1")
    assert len(judged("CER022", old, on=on)) == 1
    assert len(judged("CER022", old, new, on=on)) == 0
    assert len(judged("CER002", old, on=date(2025, 1, 2))) == 1
    assert len(judged("CER002", old, new, on=date(2025, 1, 2))) == 0
    assert len(judged("CER003", old, on=on)) == 1
    assert len(judged("CER003", old, new, on=on)) == 0


def test_what_does_not_stand_replaces_nothing() -> None:
    """A successor that is revoked, not yet issued, or the certificate itself leaves the old one to be renewed."""
    on = date(2025, 1, 2)
    old = some.certificate("pirt", "2063602010243-24", "C1", valid_until=date(2024, 8, 31))
    new = some.certificate("pirt", "2063602010243-29", "C2", issued_on=date(2024, 8, 1), replaces_id="C1")
    for fields, told in (
        ({}, 0),
        ({"revoked_on": on}, 1),
        ({"revoked_on": on + timedelta(days=1)}, 0),
        ({"issued_on": on + timedelta(days=1)}, 1),
    ):
        assert len(judged("CER002", old, evolve(new, **fields), on=on)) == told
    assert len(judged("CER002", evolve(old, replaces_id="C1"), on=on)) == 1


def test_a_number_without_days_expires_by_its_year() -> None:
    """The year stands for the last day, and unknown validity says which day is missing."""
    bare = some.certificate("pirt", "2063510010243-18", issued_on=None)
    assert value(judged("CER002", bare), "last") == "2018"
    now = some.certificate("pirt", "2063510010243-19", issued_on=None)
    assert value(judged("CER005", now), "missing") == "/issued_on, /valid_until"
    unknown = some.certificate("slhs", "contoh")
    assert value(judged("CER005", unknown), "missing") == "/valid_until"


def test_revoked_before_its_issue_is_revoked_only() -> None:
    """A certificate revoked on the day is told as revoked, not as to come."""
    c = some.certificate("halal", "ID32310030990121025", issued_on=date(2019, 8, 1), revoked_on=DAY)
    assert len(judged("CER018", c)) == 0
    assert len(judged("CER004", c)) == 1


def test_taxpayer_numbers_are_masked_everywhere() -> None:
    """In every finding about a certificate a taxpayer number shows two digits at most; without one, its id."""
    c = some.certificate("npwp", "021832415000000", valid_until=date(2019, 1, 1))
    assert value(judged("CER002", c), "number") == "00" + "*" * 14
    numberless = some.certificate("npwp", None, valid_until=date(2019, 1, 1))
    assert value(judged("CER002", numberless), "number") == "C1"


def test_numbers_that_are_missing_are_not_the_same() -> None:
    """Two certificates without a number are no duplicates."""
    pair = (some.certificate("pirt", None, "C1"), some.certificate("pirt", None, "C2"))
    same = (
        some.certificate("halal", "ID32310030990121025", "C3"),
        some.certificate("halal", "ID32310030990121025", "C4"),
    )
    assert len(judged("CER013", *pair)) == 0
    assert value(judged("CER013", *pair, *same), "ids") == ("C3", "C4")


def test_self_declaration_by_class() -> None:
    """Without sales the stored class decides, and the finding says which."""
    c = some.certificate("halal", None, issued_on=date(2025, 10, 17), route=Route.SELF_DECLARED)
    found = judged("CER020", c, some.enterprise(size="medium"), on=date(2025, 11, 1))
    assert place(found) == "certifications/C1/route"
    finding = found.findings[0]
    assert dict(finding.values) == {"number": "C1", "what": "/size", "got": "medium", "limit": ("micro", "small")}
    assert [str(citation) for citation in finding.citations] == ["Kepkaban BPJPH 146/2025"]
    assert finding.severity.value == "warning"


def test_the_halal_duty_of_goods() -> None:
    """Crafts have no duty; without a known maker the later day counts; changes of class are change points."""
    on = date(2026, 11, 24)
    assert len(judged("CER010", some.food(category=ProductCategory.CRAFT), on=on)) == 0
    assert len(judged("CER010", some.food(category=ProductCategory.CLOTHING), on=on)) == 1
    assert len(judged("CER010", some.food(alcoholic=True), on=on)) == 0
    assert len(judged("CER010", some.food(), on=on)) == 1
    maker = some.enterprise(sales=20_000 * MILLION, year=2024)
    days = {day for day, _ in change_points(Registry().with_(some.food(), maker), select=["CER010"])}
    assert {date(2025, 1, 1), date(2026, 1, 1), date(2024, 10, 18), date(2026, 10, 18)} <= days
    self_declared = some.certificate("halal", None, route=Route.SELF_DECLARED)
    days = {day for day, _ in change_points(Registry().with_(self_declared, maker), select=["CER020"])}
    assert {date(2025, 1, 1), date(2026, 1, 1)} <= days


def test_what_a_clause_is_called() -> None:
    """A clause that a reform asks for, and that has no name of ours, is shown by its code."""
    entry = LAW.at(partnership.CLAUSES, DAY)
    reform = LAW.amend(
        partnership.CLAUSES,
        type(entry)(value=("duration", "data"), unit=entry.unit, since=entry.since, citation=entry.citation),
    )
    found = judged("RTL003", some.agreement(clauses=()), law=reform)
    assert value(found, "clauses_id") == "jangka waktu, data"
    assert value(found, "clauses_en") == "duration, data"


def test_the_day_of_an_agreement() -> None:
    """Signing decides, else the start, else the day of the check."""
    unsigned = some.agreement(signed_on=None, since=date(2007, 12, 26), until=None, written=False)
    assert [dict(f.values).get("key") for f in judged("RTL001", unsigned)] == ["retail.agreement_form"]
    undated = some.agreement(signed_on=None, until=None, written=False)
    assert place(judged("RTL001", undated)) == "agreements/A1/written"


RETAILER = Party(name="PT Toko", kind=PartyKind.RETAILER, role="retailer")


def test_who_is_no_supplier() -> None:
    """A supplier by role that is none is named; a person's name never is; a group or cooperative is a producer."""
    body = Party(name="KONI contoh", kind=PartyKind.ASSOCIATION, role="Pemasok")
    maker = Party(name="Usaha contoh", kind=PartyKind.ENTERPRISE, role="supplier")
    partner = Party(name="Dinas contoh", kind=PartyKind.GOVERNMENT, role="partner")
    assert value(judged("RTL012", some.agreement(parties=(RETAILER, body, maker))), "parties") == ("KONI contoh",)
    english = Party(name="Forum contoh", kind=PartyKind.FORUM, role="SUPPLIER")
    assert value(judged("RTL012", some.agreement(parties=(RETAILER, english, maker))), "parties") == ("Forum contoh",)
    assert len(judged("RTL012", some.agreement(parties=(RETAILER, partner, maker)))) == 0
    assert len(judged("RTL012", some.agreement(parties=(RETAILER,)))) == 0
    person = Party(name="Nama Orang", kind=PartyKind.INDIVIDUAL)
    found = judged("RTL012", some.agreement(parties=(RETAILER, person)))
    assert value(found, "parties") == ("individual",)
    assert "Nama" not in str(found.to_dicts())
    for kind in (PartyKind.GROUP, PartyKind.COOPERATIVE):
        assert len(judged("RTL012", some.agreement(parties=(RETAILER, Party(name="KUB", kind=kind))))) == 0


def test_groups_supply_for_their_members() -> None:
    """Where a group is a party, the maker of the goods need not be one."""
    group = Party(name="KUB contoh", kind=PartyKind.GROUP)
    known = Party(name="Usaha contoh", kind=PartyKind.ENTERPRISE, enterprise_id="E1")
    listed = (some.listed(),)
    strange = some.food(enterprise_id="E2")
    assert len(judged("RTL020", some.agreement(parties=(RETAILER, known), listings=listed), strange)) == 1
    assert len(judged("RTL020", some.agreement(parties=(RETAILER, known, group), listings=listed), strange)) == 0


def test_the_same_listing_in_the_same_place_at_the_same_time() -> None:
    """A shared last and first day is an overlap; each further listing is told once; the place is named."""
    first, second = some.listed(until=date(2019, 5, 1)), some.listed(since=date(2019, 5, 1))
    assert value(judged("RTL019", some.agreement(listings=(first, second))), "region") == "*"
    assert len(judged("RTL019", some.agreement(listings=(second, first)))) == 1
    apart = some.listed(since=date(2019, 5, 2))
    assert len(judged("RTL019", some.agreement(listings=(first, apart)))) == 0
    assert len(judged("RTL019", some.agreement(listings=(apart, first)))) == 0
    trio = tuple(some.listed(region="36.02") for _ in range(3))
    found = judged("RTL019", some.agreement(listings=trio))
    assert [f.path for f in found] == ["/listings/1", "/listings/2"]
    assert {dict(f.values)["region"] for f in found} == {"36.02"}
    open_ended = (some.listed(since=None), some.listed(since=date(2019, 5, 1)))
    assert len(judged("RTL019", some.agreement(listings=open_ended))) == 1
    assert len(judged("RTL019", some.agreement(listings=open_ended[::-1]))) == 1


def test_terms_are_judged_by_the_law_of_their_time() -> None:
    """An agreement that is over by its last day, one to come by its first, one in force by the day."""
    late = some.terms(payment_days=21, supply_value=20 * MILLION)
    over = some.agreement(terms=late, until=date(2021, 2, 1))
    assert len(judged("RTL004", over, on=date(2021, 2, 2))) == 0
    running = some.agreement(terms=late, until=date(2021, 2, 2))
    assert len(judged("RTL004", running, on=date(2021, 2, 2))) == 1
    assert len(judged("RTL004", running, on=date(2021, 2, 1))) == 0
    coming = some.agreement(terms=late, signed_on=None, since=date(2021, 2, 2), until=None)
    assert len(judged("RTL004", coming, on=date(2021, 1, 4))) == 1
    signed = some.agreement(terms=late, signed_on=date(2021, 2, 2), until=None)
    assert len(judged("RTL004", signed, on=date(2021, 1, 4))) == 1


def test_suppliers_of_a_protected_kind() -> None:
    """Groups and cooperatives are protected, companies are not; the class is that of the day."""
    late = some.terms(payment_days=21)
    for kind, found in ((PartyKind.GROUP, 1), (PartyKind.COOPERATIVE, 1), (PartyKind.COMPANY, 0)):
        a = some.agreement(parties=(RETAILER, Party(name="contoh", kind=kind)), terms=late)
        assert len(judged("RTL004", a)) == found
    grown = some.enterprise(figures=(YearFigures(year=2018, sales=1), YearFigures(year=2019, sales=60_000 * MILLION)))
    over = some.agreement(terms=late, until=date(2019, 12, 31))
    assert len(judged("RTL004", over, grown, on=date(2020, 5, 4))) == 1
    running = some.agreement(terms=late, until=None)
    assert len(judged("RTL004", running, grown, on=date(2020, 5, 4))) == 0
    points = change_points(Registry().with_(running, grown), select=["RTL004"])
    assert {date(2019, 1, 1), date(2020, 1, 1), date(2021, 1, 1)} <= {day for day, _ in points}
    gap = judged("RTL004", running, grown, on=date(2020, 12, 1))
    assert [dict(f.values).get("key") for f in gap] == ["scale.general"]


def test_double_aid_masks_persons_and_counts_the_year() -> None:
    """The last grant is told; a giver who is a person is not named; undated help is not compared."""
    person = Party(name="Nama Orang", kind=PartyKind.INDIVIDUAL)
    first, second = some.grant("G1", awarded_on=date(2019, 6, 3)), some.grant("G2", giver=person)
    found = judged("AST011", first, second)
    assert value(found, "givers") == ("Dinas contoh", "***")
    assert found.findings[0].id == "G1"
    assert "Nama" not in str(found.to_dicts())
    assert len(judged("AST011", first, some.grant("G2", giver=person, awarded_on=None))) == 0
    assert len(judged("AST011", first, some.grant("G2", giver=None))) == 0
    alone = some.grant("G0", recipients=(Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E0"),))
    assert len(judged("AST011", alone, first, second)) == 1


def test_start_up_capital_is_counted_by_recipient() -> None:
    """One who has it once does not hide one who has it twice; the last is told."""
    kind = AssistanceKind.STARTUP_CAPITAL
    once = some.grant("G0", kind=kind, recipients=(Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E0"),))
    twice = (some.grant("G1", kind=kind, awarded_on=date(2019, 6, 3)), some.grant("G2", kind=kind))
    found = judged("AST005", once, *twice)
    assert (found.findings[0].id, value(found, "count"), value(found, "times")) == ("G1", 2, 1)
    early = tuple(some.grant(g.id, kind=kind, awarded_on=date(2018, 7, 17)) for g in twice)
    assert [dict(f.values).get("key") for f in judged("AST005", *early)] == ["assistance.startup_capital"]


def test_amounts_of_a_programme_for_many() -> None:
    """Two recipients receive twice the amount."""
    two = tuple(Recipient(kind=PartyKind.ENTERPRISE, enterprise_id=f"E{n}") for n in (1, 2))
    day = date(2020, 10, 1)

    def paid(value_: int) -> int:
        g = some.grant(kind=AssistanceKind.BPUM, value=value_, recipients=two, awarded_on=day)
        return len(judged("AST008", g))

    assert (paid(4_800_000), paid(2_400_000), paid(1_200_000)) == (0, 1, 1)


def test_levels_and_national_programmes() -> None:
    """Programmes of the nation may serve any class, and recipients outside the registry are not judged."""
    micro = some.enterprise(sales=1)
    for kind, found in ((AssistanceKind.BPUM, 0), (AssistanceKind.KUR, 0), (AssistanceKind.HALAL, 1)):
        assert len(judged("AST012", some.grant(kind=kind, level=Level.CENTRAL), micro)) == found
    for level in (Level.PRIVATE, Level.VILLAGE, None):
        assert len(judged("AST012", some.grant(level=level), micro)) == 0
    recipients = (
        Recipient(kind=PartyKind.OTHER),
        Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E9"),
        Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"),
    )
    found = judged("AST012", some.grant(level=Level.PROVINCE, recipients=recipients), micro)
    assert place(found) == "grants/G1/recipients/2"
    assert value(found, "expected") == "regency"


def test_industry_at_the_time_of_the_purchase() -> None:
    """Scale by the figures of the year before the award; without workers or investment the higher share counts."""
    figures = (
        YearFigures(year=2015, workers=20, investment=1),
        YearFigures(year=2018, workers=1, investment=1),
    )
    bought = some.grant(
        kind=AssistanceKind.MACHINES,
        channel=Channel.REIMBURSEMENT,
        value=40 * MILLION,
        purchase_value=100 * MILLION,
        awarded_on=date(2017, 5, 2),
    )
    assert value(judged("AST009", bought, some.enterprise(figures=figures)), "allowed") == 35
    unknown = (YearFigures(year=2016, workers=20), YearFigures(year=2015, investment=1))
    for one in unknown:
        assert len(judged("AST009", bought, some.enterprise(figures=(one,)))) == 0


def test_store_brands_name_the_trademark_first() -> None:
    """The trademark stands for the own brand; without a number, its record."""
    store = some.food(brand="Toko Kita", brand_kind=BrandKind.STORE)
    on = date(2021, 2, 2)
    assert (
        value(judged("PRD004", store, some.certificate("trademark", "IDM000984301"), on=on), "brand") == "IDM000984301"
    )
    assert value(judged("PRD004", store, some.certificate("trademark", None), on=on), "brand") == "C1"
    nameless = some.food("P2", brand_kind=BrandKind.OWN)
    assert len(judged("PRD004", store, nameless, on=on)) == 0


def test_documents_that_are_no_contract() -> None:
    """Only memoranda and official records are no contract for goods; public agreements are of one kind."""
    for kind in (AgreementKind.MEMORANDUM, AgreementKind.OFFICIAL_RECORD):
        assert len(judged("RTL017", some.agreement(kind=kind, listings=(some.listed(),)))) == 1
        assert len(judged("RTL017", some.agreement(kind=kind))) == 0
    public = Party(name="Kabupaten contoh", kind=PartyKind.GOVERNMENT)
    supply = some.agreement(parties=(RETAILER, public), clauses=(Clause.DURATION,))
    assert len(judged("RTL018", supply)) == 0
    pks = some.agreement(kind=AgreementKind.PKS, parties=(RETAILER, public), clauses=(Clause.DURATION,))
    assert value(judged("RTL018", pks), "clauses") == ("rights_and_duties", "disputes", "sanctions")


def test_the_last_of_the_years() -> None:
    """Figures of the last years that a calendar has name no day beyond it."""
    ends = some.enterprise(figures=tuple(YearFigures(year=y, sales=1) for y in (0, 1, 9997, 9998, 9999, 12_000)))
    days = {day for day, code in change_points(ends, select=["ENT002"]) if day.year in (1, 2, 3) or day.year > 9000}
    assert days == {date(year, 1, 1) for year in (1, 2, 3, 9997, 9998, 9999)}
    last = some.certificate("pirt", "2063510010243-26", valid_until=date.max, revoked_on=date.max)
    for code in ("CER002", "CER003", "CER022", "CER004"):
        assert all(day <= date.max for day, _ in change_points(last, select=[code]))
    first = some.certificate("pirt", "2063510010243-26", issued_on=date.min, valid_until=date.min)
    assert change_points(first, select=["CER003"])
    gone = some.enterprise(closed=date.max)
    assert change_points(Registry().with_(some.agreement(until=date.max), gone), select=["ENT012"])


def test_names_of_the_training_programme() -> None:
    """The programme by any of its names, in any case, with blanks or dashes; other words are not it."""

    def trained(programme: str | None) -> int:
        g = some.grant(kind=AssistanceKind.TRAINING, programme=programme, awarded_on=date(2022, 5, 2))
        return len(judged("AST016", g, some.enterprise(), on=date(2022, 6, 1)))

    named = ("DAK", "dak nonfisik", "Pelatihan PK2UKM 2022", "PK2UMK", "Pelatihan DAK-nonfisik")
    assert {name: trained(name) for name in named} == dict.fromkeys(named, 1)
    assert [trained(name) for name in ("Dakwah", "Pelatihan kopi", None)] == [0, 0, 0]
