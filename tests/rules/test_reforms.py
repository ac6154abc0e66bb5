"""Reforms: what `check` finds changes with the book that is passed in, wherever a rule reads law."""

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import LegalForm, Scheme
from umkm_domain.core.findings import Report
from umkm_domain.law import LAW, LawBook, assistance, certification, scale
from umkm_domain.model.assistance import AssistanceKind, Channel, InKindItem, Recipient
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.party import PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.rules import _samples as some
from umkm_domain.rules import change_points, check
from umkm_domain.rules._facts import Facts
from umkm_domain.rules.pirt import not_admitted

DAY = date(2019, 7, 18)
MILLION = 1_000_000


def reformed(key: Any, on: date = DAY, **changes: Any) -> LawBook:
    """The book in which the entry of a day says something else, for as long as it holds."""
    entry = LAW.at(key, on)
    return LAW.amend(key, evolve(entry, value=evolve(entry.value, **changes)))


def judged(code: str, *records: Any, on: date = DAY, law: LawBook = LAW, **more: Any) -> Report:
    """What one rule finds among records."""
    return check(Registry().with_(*records), on=on, select=[code], law=law, **more)


def bpom(**more: Any) -> Certification:
    """A BPOM authorisation of March 2018, whose last day only the law tells."""
    return some.certificate(Scheme.BPOM, "MD222871000500373", product_ids=("P1",), **more)


THREE_YEARS = reformed(certification.BPOM_VALIDITY, date(2018, 3, 1), years=3)


def test_the_status_of_a_certificate_is_that_of_the_book() -> None:
    """An authorisation of three years instead of five has expired, and says on which day."""
    on = date(2022, 1, 3)
    assert len(judged("CER002", bpom(), on=on)) == 0
    expired = judged("CER002", bpom(), on=on, law=THREE_YEARS)
    assert [dict(f.values)["last"] for f in expired] == [date(2021, 2, 28)]
    assert len(judged("PRD001", bpom(), some.food(), on=on)) == 0
    assert len(judged("PRD001", bpom(), some.food(), on=on, law=THREE_YEARS)) == 1
    facts = Facts(Registry(certifications=(bpom(),)), on, THREE_YEARS)
    assert facts.status(bpom()) is CertStatus.EXPIRED
    assert facts.last_day(bpom()) == date(2021, 2, 28)


def test_the_last_day_of_a_certificate_is_that_of_the_book() -> None:
    """It is near by the reform only; with no expiry at all, the printed day is none."""
    soon = date(2021, 1, 4)
    assert len(judged("CER003", bpom(), on=soon)) == 0
    assert [dict(f.values)["left"] for f in judged("CER003", bpom(), on=soon, law=THREE_YEARS)] == [55]
    endless = reformed(certification.BPOM_VALIDITY, soon, years=None)
    printed = bpom(valid_until=date(2021, 2, 1))
    assert len(judged("CER003", printed, on=soon)) == 1
    assert len(judged("CER003", printed, on=soon, law=endless)) == 0
    assert len(judged("CER002", printed, on=date(2021, 3, 1))) == 1
    assert len(judged("CER002", printed, on=date(2021, 3, 1), law=endless)) == 0


def test_the_change_points_of_a_certificate_are_those_of_the_book() -> None:
    """The day after its last day moves with the law."""
    days = {law: {day for day, _ in change_points(bpom(), law=law, select=["CER002"])} for law in (LAW, THREE_YEARS)}
    assert date(2023, 3, 1) in days[LAW] - days[THREE_YEARS]
    assert date(2021, 3, 1) in days[THREE_YEARS] - days[LAW]


def test_start_up_capital_as_often_as_the_book_says() -> None:
    """Where it may be given twice, the third time is too much."""
    twice = reformed(assistance.STARTUP_CAPITAL, times=2)
    grants = [some.grant(f"G{n}", kind=AssistanceKind.STARTUP_CAPITAL) for n in range(3)]
    assert len(judged("AST005", *grants[:2])) == 1
    assert len(judged("AST005", *grants[:2], law=twice)) == 0
    assert len(judged("AST005", *grants, law=twice)) == 1


def test_social_assistance_to_incorporated_groups() -> None:
    """Where a book admits groups if incorporated, that they are decides; unknown is not against them."""
    law = reformed(assistance.BANSOS_RECIPIENTS, kinds=("individual",), if_incorporated=("group",))
    for incorporated, found in ((True, 0), (False, 1), (None, 0)):
        g = some.grant(channel=Channel.BANSOS, recipients=(Recipient(kind=PartyKind.GROUP, incorporated=incorporated),))
        assert len(judged("AST015", g)) == 0
        assert len(judged("AST015", g, law=law)) == found


def test_what_is_not_known_of_a_machine_gives_the_highest_share() -> None:
    """Scale and origin that are not recorded count as whichever is paid back most, by any book."""

    def allowed(law: LawBook, *items: InKindItem) -> Any:
        g = some.grant(
            kind=AssistanceKind.MACHINES,
            channel=Channel.REIMBURSEMENT,
            value=90 * MILLION,
            purchase_value=100 * MILLION,
            items=items,
        )
        found = judged("AST009", g, law=law)
        assert len(found) == 1
        return dict(found.findings[0].values)["allowed"]

    tenths = {
        name: Fraction(n, 10)
        for n, name in enumerate(("small_imported", "small_domestic", "medium_imported", "medium_domestic"), 1)
    }
    law = reformed(assistance.MACHINE_REIMBURSEMENT, **tenths)
    home, abroad, somewhere = (InKindItem(name="mesin", imported=imported) for imported in (False, True, None))
    assert allowed(law) == 40
    assert allowed(law, abroad) == 30
    assert allowed(law, home) == 40
    assert allowed(law, abroad, home) == 40
    assert allowed(law, abroad, somewhere) == 40
    turned = reformed(
        assistance.MACHINE_REIMBURSEMENT,
        small_imported=Fraction(6, 10),
        small_domestic=Fraction(5, 10),
        medium_imported=Fraction(4, 10),
        medium_domestic=Fraction(3, 10),
    )
    assert allowed(turned) == 60
    assert allowed(turned, home) == 50


def test_an_edition_without_time_to_align_and_one_to_come() -> None:
    """Without a time to align an older code is out at once; a newer one is out even within that time."""
    on = date(2026, 1, 5)
    old, new = (some.enterprise(activities=(Kbli("10710", edition=edition),)) for edition in (2020, 2025))
    at_once = reformed(certification.KBLI_EDITION, on, align_until=None)
    assert [len(judged("ENT006", e, on=on, law=at_once)) for e in (old, new)] == [1, 0]
    back = reformed(certification.KBLI_EDITION, on, edition=2020)
    assert [len(judged("ENT006", e, on=on, law=back)) for e in (old, new)] == [0, 1]


def test_companies_and_foreign_capital_where_the_book_lets_them() -> None:
    """An act that does not keep micro enterprises to persons, or foreign capital to large ones, finds nothing."""
    on = date(2022, 5, 2)
    company = some.enterprise(sales=5, year=2021, legal_form=LegalForm.CV)
    foreign = some.enterprise(sales=5, year=2021, foreign_owned=True)
    open_law = reformed(scale.INDEPENDENCE, on, micro_persons_only=False)
    entry = LAW.at(scale.FOREIGN_LARGE_ONLY, on)
    free = LAW.amend(scale.FOREIGN_LARGE_ONLY, evolve(entry, value=False))
    assert [len(judged("ENT004", company, on=on, law=law)) for law in (LAW, open_law)] == [1, 0]
    assert [len(judged("ENT009", foreign, on=on, law=law)) for law in (LAW, free)] == [1, 0]


def test_an_exclusion_that_no_record_tells_of() -> None:
    """What a reform excludes, and a product does not say of itself, keeps no product out."""
    law = LAW.at(certification.PIRT_ADMISSION, DAY).value
    assert list(not_admitted(some.food(pasteurised=True), evolve(law, excluded=("irradiated", "pasteurised")))) == [
        "pasteurised"
    ]


def test_food_with_a_permit_asks_no_law() -> None:
    """Before the acts on food permits only food without one is told of the gap; either permit will do."""
    on = date(2011, 6, 1)
    keys = [dict(f.values).get("key") for f in judged("PRD001", some.food(), on=on)]
    assert keys == ["certification.pirt_admission"]
    days = {"issued_on": date(2010, 3, 1), "valid_until": date(2015, 2, 28), "product_ids": ("P1",)}
    for scheme, number in ((Scheme.PIRT, "206360201243"), (Scheme.BPOM, "MD222871000500373")):
        assert len(judged("PRD001", some.food(), some.certificate(scheme, number, **days), on=on)) == 0


def test_no_other_permit_counts_where_no_act_names_one() -> None:
    """Where the act on permits has ended, food without P-IRT or BPOM has none, and the gap is told."""
    named = LAW.timeline(certification.FOOD_PERMITS)
    ended = LAW.replaced(evolve(named, entries=named.entries[:1]))
    found = judged("PRD001", some.food(), law=ended)
    assert [dict(f.values).get("key") for f in found] == [None, "certification.food_permits"]
