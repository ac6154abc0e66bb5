"""`check`: what is chosen, weighed, hidden, and that its answer depends on nothing but its arguments."""

import gc
import pickle
import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import umkm_domain.rules
from umkm_domain.codes.lists import LegalForm
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Confidence, Dated
from umkm_domain.core.errors import DataError, UnknownCodeError, UsageError
from umkm_domain.core.findings import Finding, Report, Severity
from umkm_domain.law import LAW, certification, retail, scale
from umkm_domain.law.retail import PaymentRule
from umkm_domain.law.scale import Size
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.product import Label
from umkm_domain.model.registry import TABLES, Registry, Suppression
from umkm_domain.rules import CATALOGUE, Catalogue, Rule, change_points, check, targets
from umkm_domain.rules import _samples as some
from umkm_domain.rules import catalogue as room
from umkm_domain.rules._engine import Context
from umkm_domain.rules._facts import Facts
from umkm_domain.testing import strategies
from umkm_domain.testing.build import register

DAY = date(2019, 7, 18)
LARGE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Whole registries: shrinking one takes minutes and says no more than its first counterexample."""
BARE = Registry(products=(some.food(label=Label(expiry=False)),))


def codes(report: Report) -> list[str]:
    """The codes of a report, each once."""
    return list(report.counts())


def test_selection_takes_codes_and_prefixes() -> None:
    """`select` keeps what it names, `ignore` drops what it names, and a text alone is one name."""
    assert codes(check(BARE, on=DAY)) == ["PRD001", "PRD002", "REF002"]
    assert codes(check(BARE, on=DAY, select=["PRD"])) == ["PRD001", "PRD002"]
    assert codes(check(BARE, on=DAY, select="REF")) == ["REF002"]
    assert codes(check(BARE, on=DAY, select=["PRD", "REF002"], ignore=["PRD001"])) == ["PRD002", "REF002"]
    assert codes(check(BARE, on=DAY, ignore="PRD")) == ["REF002"]


@pytest.mark.parametrize("argument", ["select", "ignore"])
def test_unknown_code_names_the_nearest(argument: str) -> None:
    """A misspelt code or prefix is an error with the one that was meant."""
    with pytest.raises(UnknownCodeError, match=r"did you mean PRD002\?") as caught:
        check(BARE, on=DAY, **{argument: ["PRD02"]})
    assert caught.value.nearest == "PRD002"
    with pytest.raises(UnknownCodeError, match=r"no rule has the code 'XYZ'"):
        check(BARE, on=DAY, **{argument: ["XYZ"]})


def test_severity_by_code_goes_before_its_prefix() -> None:
    """A weight set for a code holds, that of its prefix for the rest, whatever the order."""
    report = check(BARE, on=DAY, severity={"PRD001": "info", "PRD": "error"})
    assert {f.code: f.severity.value for f in report} == {"PRD001": "info", "PRD002": "error", "REF002": "error"}


def test_severity_must_be_known() -> None:
    """A weight off the scale, or for no rule, is refused."""
    with pytest.raises(UsageError, match=r"severity of PRD001: expected one of error, warning, info"):
        check(BARE, on=DAY, severity={"PRD001": "fatal"})
    with pytest.raises(UnknownCodeError):
        check(BARE, on=DAY, severity={"PRD999": "info"})


def test_probable_law_makes_a_warning_at_most() -> None:
    """The same payment term is a warning by a probable act and an error by a certain one."""
    late = some.agreement(until=None, terms=some.terms(payment_days=21))
    assert [f.severity for f in check(late, on=date(2021, 2, 1), select=["RTL004"])] == [Severity.WARNING]
    assert [f.severity for f in check(late, on=date(2021, 2, 2), select=["RTL004"])] == [Severity.ERROR]
    probable = evolve(LAW.at(retail.PAYMENT, date(2021, 2, 2)), confidence=Confidence.PROBABLE)
    amended = LAW.amend(retail.PAYMENT, probable)
    assert [f.severity for f in check(late, on=date(2021, 2, 2), select=["RTL004"], law=amended)] == [Severity.WARNING]
    forced = check(late, on=date(2021, 2, 1), select=["RTL004"], severity={"RTL004": "error"})
    assert [f.severity for f in forced] == [Severity.ERROR]


def test_unsure_law_does_not_judge() -> None:
    """A number marked unsure yields one finding that says so, and judges nothing."""
    costly = tuple(some.agreement(f"A{n}", until=None, terms=some.terms(listing_fee=6_000)) for n in range(3))
    report = check(Registry(agreements=costly), on=date(2022, 6, 1), select=["RTL006"])
    assert len(report) == 1
    assert report.findings[0].severity is Severity.INFO
    assert "an unverified entry exists" in report.findings[0].message.en


def test_law_is_an_argument() -> None:
    """A reform of the payment term changes the findings, and nothing else does."""
    late = some.agreement(until=None, terms=some.terms(payment_days=21))
    reform: Dated[PaymentRule] = Dated(
        value=PaymentRule(days=30, cash_threshold=None, sizes=(Size.MICRO,)),
        unit="days; rupiah",
        since=date(2021, 2, 2),
        citation=Citation("RUU contoh"),
    )
    assert len(check(late, on=date(2022, 1, 3), select=["RTL004"])) == 1
    assert len(check(late, on=date(2022, 1, 3), select=["RTL004"], law=LAW.amend(retail.PAYMENT, reform))) == 0


def test_gap_is_one_finding_a_rule() -> None:
    """In the gap of the size classes each rule says so once, however many enterprises there are."""
    many = Registry(enterprises=tuple(some.enterprise(f"E{n}", sales=1, size="micro", year=2019) for n in range(50)))
    report = check(many, on=date(2020, 12, 1), select=["ENT002"])
    assert [f.line("en").partition("(")[0] for f in report] == [
        "enterprises: info ENT002: Not judged: no law was in force for scale.general on 1 December 2020 "
    ]
    assert dict(report.findings[0].values)["key"] == "scale.general"
    assert report.findings[0].severity is Severity.INFO
    weighed = check(many, on=date(2020, 12, 1), select=["ENT002"], severity={"ENT002": "error"})
    assert weighed.findings[0].severity is Severity.ERROR


def test_parameters_are_arguments() -> None:
    """The number of days ahead is the caller's; what is not a parameter is refused."""
    near = some.certificate("pirt", "2063510010243-26", valid_until=date(2019, 8, 17))
    assert len(check(near, on=DAY, select=["CER003"])) == 1
    assert len(check(near, on=DAY, select=["CER003"], parameters={"CER003": {"days": 29}})) == 0
    assert len(check(near, on=DAY, select=["CER003"], parameters={"CER003": {"days": 30}})) == 1
    assert len(check(near, on=date(2019, 8, 17), select=["CER003"], parameters={"CER003": {"days": 0}})) == 1
    with pytest.raises(UsageError, match=r"STA003: .* its parameters \(one_in, spread\), got points=4"):
        check(near, on=DAY, parameters={"STA003": {"points": 4}})
    bad: list[tuple[str, Any]] = [("weeks", 4), ("days", -1), ("days", "30"), ("days", True)]
    for name, number in bad:
        with pytest.raises(UsageError, match=r"CER003: expected a whole number for one of its parameters \(days\)"):
            check(near, on=DAY, parameters={"CER003": {name: number}})
    with pytest.raises(UsageError, match=r"\(none\)"):
        check(near, on=DAY, parameters={"CER004": {"days": 1}})
    with pytest.raises(UnknownCodeError):
        check(near, on=DAY, parameters={"CER999": {"days": 1}})


def test_jurisdiction_is_an_argument() -> None:
    """Local law counts only when its region is named."""
    o = some.observation("o1", 14, "retail.msme_share", "percent", region="36.71")
    assert codes(check(o, on=DAY, select=["RTL021"], jurisdiction="36.71")) == ["RTL021"]
    assert codes(check(o, on=DAY, select=["RTL021"], jurisdiction="36.02")) == []
    assert codes(check(o, on=DAY, select=["RTL021"])) == []


@pytest.mark.parametrize("on", [datetime(2019, 7, 18), "2019-07-18", None])  # noqa: DTZ001
def test_the_day_is_a_date(on: Any) -> None:
    """Neither a moment nor a text is a day."""
    with pytest.raises(UsageError, match=r"on: expected a date such as date\(2019, 7, 18\)"):
        check(BARE, on=on)


def test_a_day_is_needed() -> None:
    """What was given instead is told."""
    no_day: Any = "2019-07-18"
    with pytest.raises(UsageError, match=r"on: expected a date such as date\(2019, 7, 18\), got '2019-07-18'"):
        check(BARE, on=no_day)


def test_subject_is_a_registry_or_a_record() -> None:
    """A part of a record, or anything else, is refused with what would have been right."""
    with pytest.raises(UsageError, match=r"expected a Registry or one of Enterprise, .* got YearFigures"):
        check(YearFigures(year=2018), on=DAY)


def test_a_single_record_is_judged_alone() -> None:
    """Rules that need other records are not run on one, so nothing is said to be missing."""
    assert codes(check(BARE.products[0], on=DAY)) == ["PRD002"]
    assert codes(check(some.certificate("pirt", "2061208010246"), on=DAY)) == ["CER001", "CER021"]
    assert codes(check(some.grant(), on=DAY)) == []


def test_suppressed_findings_are_listed_apart() -> None:
    """A suppression hides by code and record, or by code alone, until its last day."""

    def hidden(**more: Any) -> Report:
        s = Suppression(code="PRD002", reason="cetak ulang", **more)
        return check(evolve(BARE, suppressions=(s,)), on=DAY, ignore=["REF"])

    for more in ({}, {"record_id": "P1"}, {"until": DAY}):
        report = hidden(**more)
        assert codes(report) == ["PRD001"]
        assert [f.code for f in report.suppressed] == ["PRD002"]
    assert codes(hidden(record_id="P2")) == ["PRD001", "PRD002", "SUP004"]
    lapsed = hidden(until=DAY - timedelta(days=1))
    assert codes(lapsed) == ["PRD001", "PRD002", "SUP002"]
    assert lapsed.suppressed == ()


def test_findings_about_suppressions_cannot_be_suppressed() -> None:
    """Otherwise a suppression could hide that it has no reason."""
    silent = Registry(suppressions=(Suppression(code="SUP001"), Suppression(code="SUP001", reason="uji")))
    report = check(silent, on=DAY)
    assert codes(report) == ["SUP001"]
    assert report.suppressed == ()


def test_errors_can_be_raised() -> None:
    """The errors of a report are one group, each with its finding."""
    with pytest.raises(DataError) as caught:
        check(BARE, on=DAY).raise_for_errors()
    assert {e.finding.code for e in caught.value.exceptions} == {"PRD001", "REF002"}  # type: ignore[attr-defined]


def test_findings_are_plain_data() -> None:
    """A finding pickles, compares, and turns into one row and one line."""
    finding = check(BARE, on=DAY, select=["PRD002"]).findings[0]
    assert pickle.loads(pickle.dumps(finding)) == finding
    assert finding.to_dict() == {
        "code": "PRD002",
        "severity": "warning",
        "table": "products",
        "id": "P1",
        "path": "/label/expiry",
        "values": {"product": "P1"},
        "message": {"id": "Label P1 tidak memuat tanggal kedaluwarsa.", "en": "The label of P1 shows no expiry date."},
        "remedy": {
            "id": "Cetak 'Baik digunakan sebelum' dan tanggalnya.",
            "en": "Print 'Baik digunakan sebelum' and the date.",
        },
        "citations": ["Peraturan BPOM 31/2018 art. 5"],
    }


def test_collector_is_put_back() -> None:
    """A large registry is judged with the garbage collector paused, and it runs again after."""
    large = register(400)
    assert len(large) > 2_000
    assert gc.isenabled()
    check(large, on=DAY)
    assert gc.isenabled()
    gc.disable()
    try:
        check(large, on=DAY)
        assert not gc.isenabled()
    finally:
        gc.enable()


@settings(LARGE, max_examples=60)
@given(strategies.registries(), st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_any_registry_is_judged_without_raising(registry: Registry, on: date) -> None:
    """Whatever loads is judged; each finding is of the catalogue, about a record that is there, and in words."""
    report = check(registry, on=on)
    for finding in (*report.findings, *report.suppressed):
        assert finding.code in CATALOGUE
        assert not any(f"{{{name}}}" in finding.message.id for name, _ in finding.values)
        assert finding.table == "" or finding.table in TABLES
        assert finding.id == "" or registry.get(finding.table, finding.id) is not None
        assert finding.message.id
        assert finding.to_dict()["code"] == finding.code


@settings(LARGE, max_examples=30)
@given(strategies.registries(), st.data())
def test_order_and_choice_of_rules_does_not_matter(registry: Registry, data: st.DataObject) -> None:
    """A rule finds the same alone as among all others."""
    whole = check(registry, on=DAY)
    code = data.draw(st.sampled_from(CATALOGUE.codes))
    assert [f for f in whole if f.code == code] == list(check(registry, on=DAY, select=[code]))


@settings(LARGE, max_examples=60)
@given(strategies.registries(), st.dates(date(2005, 1, 1), date(2032, 12, 31)), st.integers(1, 2_000))
def test_nothing_changes_between_change_points(registry: Registry, on: date, days: int) -> None:
    """Between two days that rules name as change points the findings are the same on every day."""
    registry = evolve(registry, suppressions=())
    later = on + timedelta(days=days)
    before, after = check(registry, on=on), check(registry, on=later)
    named = {code for _, code in change_points(registry, first=on + timedelta(days=1), last=later)}
    assert _said(before, named, on) == _said(after, named, later)


def _said(report: Report, but: set[str], on: date) -> list[Any]:
    """Findings of rules without a change point in between; gaps, and the words that name the day judged, aside."""
    return [
        (f.code, f.id) if f.code in ("ENT001", "RTL014") else f
        for f in report
        if f.code not in but and "key" not in dict(f.values) and dict(f.values).get("on") != on
    ]


def test_change_points_of_a_certificate() -> None:
    """The day after the last day of a certificate is one, with the rules that it concerns."""
    c = some.certificate("pirt", "2063510010243-26", valid_until=date(2023, 2, 28))
    points = change_points(c, first=date(2023, 1, 1), last=date(2023, 12, 31), select=["CER002"])
    assert (date(2023, 3, 1), "CER002") in points
    assert check(c, on=date(2023, 2, 28), select=["CER002"]).findings == ()
    assert codes(check(c, on=date(2023, 3, 1), select=["CER002"])) == ["CER002"]


def test_change_points_of_the_law() -> None:
    """A rule that reads law changes with it, and a range of days narrows what is told."""
    e = some.enterprise(sales=1, size="micro")
    points = change_points(e, first=date(2020, 1, 1), last=date(2021, 12, 31), select=["ENT002"])
    assert [(str(day), code) for day, code in points] == [
        ("2020-01-01", "ENT002"),
        ("2020-11-02", "ENT002"),
        ("2021-02-02", "ENT002"),
    ]
    assert change_points(e, first=date(2020, 1, 1), last=date(2021, 2, 2), select=["ENT002"]) == points
    assert change_points(e, first=date(2020, 1, 2), last=date(2021, 2, 1), select=["ENT002"]) == points[1:2]


def test_change_points_are_those_of_the_rules_that_are_run() -> None:
    """Of all rules that have a function, but not, for a record alone, of those that need others."""
    food = some.food(mandatory_sni=True)
    ended = some.certificate("sni", "SNI 2973:2011", product_ids=("P1",), valid_until=DAY)
    alone = {code for _, code in change_points(food)}
    together = {code for _, code in change_points(Registry().with_(food, ended))}
    across = {"PRD001", "PRD012"}
    assert alone & across == set()
    assert together >= across | {"CER002"}
    assert "PRD014" in alone


def test_a_rule_may_read_only_the_law_that_it_names() -> None:
    """Otherwise its page and its change points would not tell the truth."""
    context = Context(CATALOGUE["PRD013"], Facts(Registry(), DAY, LAW))
    with pytest.raises(UsageError, match=r"PRD013 reads scale\.general, which it does not name"):
        context.law(scale.GENERAL)
    assert context.registry == Registry()


def test_catalogue_is_closed() -> None:
    """It knows its length, its codes and its prefixes, and refuses a code for two rules."""
    assert len(CATALOGUE) == len(list(CATALOGUE)) == len(CATALOGUE.codes)
    assert list(CATALOGUE.codes) == sorted(CATALOGUE.codes)
    assert "PRD002" in CATALOGUE
    assert "PRD999" not in CATALOGUE
    assert repr(CATALOGUE) == f"<Catalogue of {len(CATALOGUE)} rules>"
    assert repr(CATALOGUE["PRD002"]) == "<Rule PRD002: expiry not printed>"
    with pytest.raises(UnknownCodeError, match=r"no rule has the code 'CER02'; did you mean CER002"):
        CATALOGUE["CER02"]
    for name in ("XYZ", "XYZ9", "", "?"):
        with pytest.raises(
            UnknownCodeError, match=rf"no rule has the code '{re.escape(name)}'; codes begin with AST, CER, "
        ) as e:
            CATALOGUE.expand([name])
        assert e.value.nearest is CATALOGUE.nearest(name) is None
    with pytest.raises(UnknownCodeError, match=r"ENT is the prefix of ENT001, ENT002, .*; name one of them"):
        CATALOGUE["ENT"]
    with pytest.raises(UnknownCodeError, match=r"no rule has the code 'ent'; did you mean ENT\?"):
        CATALOGUE.expand(["ent"])
    assert CATALOGUE.nearest("ENT") != "ENT"
    with pytest.raises(UsageError, match=r"the code PRD002 stands for two rules"):
        Catalogue([CATALOGUE["PRD002"], CATALOGUE["PRD002"]])
    small = Catalogue([CATALOGUE["PRD002"], CATALOGUE["CER002"]])
    assert [*small] == [CATALOGUE["CER002"], CATALOGUE["PRD002"]]
    assert small["PRD002"] is CATALOGUE["PRD002"]
    assert Catalogue([]).nearest("PRD002") is None
    of_targets = {rule for rule in CATALOGUE if rule.code.startswith("TGT")}
    assert set(room._rules(targets)) == of_targets


def test_rules_room_is_lazy_and_closed() -> None:
    """The room gives its names and no others."""
    assert umkm_domain.rules.check is check
    assert "CATALOGUE" in dir(umkm_domain.rules)
    with pytest.raises(AttributeError, match=r"no attribute 'checks'"):
        _ = umkm_domain.rules.checks  # type: ignore[attr-defined]


def test_a_rule_without_a_function_is_only_text() -> None:
    """Rules that another room emits stand in the catalogue, and `check` passes them by."""
    silent = [rule for rule in CATALOGUE if rule.check is None]
    for rule in silent:
        assert rule.emitted_by
    context = Context(evolve_rule(CATALOGUE["PRD002"]), Facts(BARE, DAY, LAW))
    found: list[Finding] = []
    umkm_domain.rules.checking._run(context.rule, context, found)  # type: ignore[attr-defined]
    assert found == []


def evolve_rule(rule: Rule) -> Rule:
    """The same rule without its function."""
    return Rule(
        code=rule.code,
        title=rule.title,
        severity=rule.severity,
        applies_to=rule.applies_to,
        message=rule.message,
        remedy=rule.remedy,
        examples=lambda: (),
        emitted_by="io",
    )


def test_personal_numbers_are_masked() -> None:
    """A taxpayer number, which may be a NIK, never stands in a finding."""
    numbers = ("3171011708450000", "3171011708450001")
    e = some.enterprise(npwp=numbers[0], legal_form=LegalForm.INDIVIDUAL)
    c = some.certificate("npwp", numbers[1])
    report = check(Registry(enterprises=(e,), certifications=(c,)), on=DAY)
    assert {"IDN002", "IDN006"} <= set(codes(report))
    text = str(report.to_dicts())
    assert not any(number in text for number in numbers)


def test_validity_rules_name_every_key_of_validity() -> None:
    """What the status of a certificate reads is named by the rule on expired certificates."""
    named = set(CATALOGUE["CER002"].law_keys)
    assert {certification.PIRT_VALIDITY.key, certification.HALAL_VALIDITY.key} <= named
