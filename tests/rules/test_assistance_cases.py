"""Assistance: whose name may show, whose law counts, what is not dated, and what machines are given to."""

from datetime import date
from typing import Any

import pytest

from umkm_domain.core.findings import Report
from umkm_domain.model.assistance import AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.rules import _samples as some
from umkm_domain.rules import change_points, check

DAY = date(2019, 7, 18)
MILLION = 1_000_000
PERSON = Recipient(kind=PartyKind.INDIVIDUAL, name="Nama Rahasia")
GROUP = Recipient(kind=PartyKind.GROUP, name="KUB contoh", incorporated=True)


def judged(codes: list[str], *records: Any, on: date = DAY) -> Report:
    """What some rules find among records."""
    return check(Registry().with_(*records), on=on, select=codes)


def _twice(**values: Any) -> tuple[Any, Any]:
    return (
        some.grant("G1", awarded_on=date(2019, 3, 12), **values),
        some.grant("G2", awarded_on=date(2020, 3, 12), **values),
    )


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("AST001", {"channel": Channel.HIBAH}),
        ("AST003", {"channel": Channel.HIBAH}),
        ("AST004", {"kind": AssistanceKind.MACHINES, "channel": Channel.HIBAH}),
        ("AST005", {"kind": AssistanceKind.STARTUP_CAPITAL}),
        ("AST013", {"kind": AssistanceKind.SOCIAL_GIFT}),
    ],
)
def test_the_name_of_a_person_is_in_no_finding(code: str, values: dict[str, Any]) -> None:
    """Neither in the message nor in the values; the kind of recipient stands for it."""
    found = judged([code], *_twice(recipients=(PERSON,), **values))
    assert len(found) > 0
    assert all("Rahasia" not in str(f.to_dict()) for f in found)
    assert all("individual" in str(f.to_dict()) for f in found)


def test_the_name_of_a_person_helped_by_two_is_in_no_finding() -> None:
    """Two givers of the same thing to a person, and a name that is a person's in one grant only."""
    other = Party(name="Dinas lain", kind=PartyKind.GOVERNMENT)
    pair = (some.grant("G1", recipients=(PERSON,)), some.grant("G2", giver=other, recipients=(PERSON,)))
    assert [dict(f.values)["recipient"] for f in judged(["AST011"], *pair)] == ["individual"]
    body = Recipient(kind=PartyKind.BODY, name="Nama Rahasia")
    pair = (some.grant("G1", recipients=(body,)), some.grant("G2", giver=other, recipients=(PERSON,)))
    assert [dict(f.values)["recipient"] for f in judged(["AST011"], *pair)] == ["individual"]
    pair = (some.grant("G1", recipients=(GROUP,)), some.grant("G2", giver=other, recipients=(GROUP,)))
    assert [dict(f.values)["recipient"] for f in judged(["AST011"], *pair)] == ["KUB contoh"]


@pytest.mark.parametrize("level", [None, *Level])
def test_regional_law_judges_regional_grants(level: Level | None) -> None:
    """A grant of the centre, or of nobody's government, has laws of its own."""
    codes = ["AST001", "AST002", "AST003", "AST006", "AST007", "AST014", "AST015"]
    hibah = _twice(channel=Channel.HIBAH, documents=(), handed_over_on=date(2020, 4, 1), level=level)
    plain = some.grant(
        "G3", channel=Channel.HIBAH, level=level, recipients=(Recipient(kind=PartyKind.GROUP, name="KUB lain"),)
    )
    gift = some.grant("G4", channel=Channel.BANSOS, level=level)
    found = judged(codes, *hibah, plain, gift)
    regional = level not in (Level.CENTRAL, Level.PRIVATE)
    assert {f.code for f in found} == (set(codes) if regional else set())


def test_start_up_capital_without_a_day_counts() -> None:
    """Two pieces of it are two, dated or not; the law of the last day, else of the day of the check, decides."""
    capital = {"kind": AssistanceKind.STARTUP_CAPITAL}
    undated = some.grant("G1", awarded_on=None, **capital)
    assert [f.id for f in judged(["AST005"], undated, some.grant("G2", awarded_on=None, **capital))] == ["G2"]
    assert [f.id for f in judged(["AST005"], undated, some.grant("G0", **capital))] == ["G0"]
    assert len(judged(["AST005"], undated)) == 0


LINKED = Recipient(kind=PartyKind.GROUP, enterprise_id="E1", incorporated=True)


@pytest.mark.parametrize("channel", [None, *Channel])
def test_machines_given_directly(channel: Channel | None) -> None:
    """As a grant, as goods, as a transfer; where the channel is not known a direct gift is presumed, and warned of."""
    found = judged(["AST004"], some.grant(kind=AssistanceKind.MACHINES, channel=channel))
    direct = (Channel.HIBAH, Channel.GOODS_HANDOVER, Channel.TRANSFER)
    expected = ["warning"] if channel is None else ["error"] if channel in direct else []
    assert [f.severity.value for f in found] == expected


def test_machines_that_may_have_been_bought() -> None:
    """A price that the recipient paid makes an unknown channel a reimbursement as likely as not; private givers may."""
    bought = some.grant(kind=AssistanceKind.MACHINES, channel=None, purchase_value=5)
    private = some.grant(kind=AssistanceKind.MACHINES, channel=None, level=Level.PRIVATE)
    assert len(judged(["AST004"], bought)) == len(judged(["AST004"], private)) == 0


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, None),
        ({"traditional_tools": True}, None),
        ({"traditional_tools": False}, "only those that still work with traditional tools"),
        ({"workers": 19}, None),
        ({"workers": 20}, "by workers or investment it is no small industry"),
        ({"investment": 999_999_999}, None),
        ({"investment": 1_000_000_000}, "by workers or investment it is no small industry"),
        ({"workers": 500, "investment": 1}, "by workers or investment it is no small industry"),
        ({"workers": 1, "investment": 900_000_000_000}, "by workers or investment it is no small industry"),
        (
            {"workers": 1, "investment": 1, "traditional_tools": False},
            "only those that still work with traditional tools",
        ),
    ],
)
def test_a_group_that_may_receive_machines(values: dict[str, Any], reason: str | None) -> None:
    """Small industry that still works by hand, as far as its enterprise is known; what is not known bars nobody."""
    tools = values.pop("traditional_tools", None)
    figures = (YearFigures(year=2018, **values),)
    maker = some.enterprise(figures=figures, traditional_tools=tools)
    found = judged(["AST004"], some.grant(kind=AssistanceKind.MACHINES, recipients=(LINKED,)), maker)
    assert [dict(f.values)["reason_en"] for f in found] == ([] if reason is None else [reason])


def test_change_points_of_machines_without_a_day() -> None:
    """The figures of the day of the check decide, so each new year is named; with a day of its own none is."""
    maker = some.enterprise(figures=(YearFigures(year=2018, workers=500),))
    grant = some.grant(kind=AssistanceKind.MACHINES, recipients=(LINKED,), awarded_on=None)
    for code in ("AST004", "AST009"):
        named = {day for day, _ in change_points(Registry().with_(maker, grant), select=[code])}
        dated = some.grant(kind=AssistanceKind.MACHINES, recipients=(LINKED,))
        other = {day for day, _ in change_points(Registry().with_(maker, dated), select=[code])}
        assert date(2019, 1, 1) in named - other


@pytest.mark.parametrize(
    ("kind", "programme", "found"),
    [
        (AssistanceKind.BPUM, None, 1),
        (AssistanceKind.OTHER, "BPUM", 1),
        (AssistanceKind.FINANCE, "Program bpum-2020", 1),
        (AssistanceKind.TRAINING, "Sosialisasi BPUM", 0),
        (AssistanceKind.OTHER, "BPUMX", 0),
        (AssistanceKind.OTHER, None, 0),
    ],
)
def test_money_under_the_name_of_a_programme(kind: AssistanceKind, programme: str | None, found: int) -> None:
    """It is the amount of the programme or it is not, whatever kind was recorded; training about it is no money."""
    grant = some.grant(kind=kind, programme=programme, value=1_200_000, awarded_on=date(2020, 10, 1))
    assert len(judged(["AST008"], grant)) == found


def test_reimbursements_of_a_year_are_added_up() -> None:
    """Of one recipient, in one year; what went to several at once, or has no day, is not added."""

    def paid(id: str, million: int, **values: Any) -> Any:
        base: dict[str, Any] = {"kind": AssistanceKind.MACHINES, "channel": Channel.REIMBURSEMENT}
        return some.grant(id, value=million * MILLION, **{**base, **values})

    (finding,) = judged(["AST024"], paid("G1", 200), paid("G2", 200), paid("G3", 200, awarded_on=None))
    assert (finding.id, dict(finding.values)["total"]) == ("G2", 400 * MILLION)
    other = Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E2")
    both = (Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"), other)
    for second in (
        paid("G2", 200, recipients=(other,)),
        paid("G2", 200, recipients=both),
        paid("G2", 200, awarded_on=date(2018, 5, 2)),
        paid("G2", 200, channel=Channel.HIBAH),
        paid("G2", 200, kind=AssistanceKind.OTHER),
        some.grant("G2", kind=AssistanceKind.MACHINES, channel=Channel.REIMBURSEMENT),
    ):
        assert len(judged(["AST024"], paid("G1", 200), second)) == 0
    assert len(judged(["AST024"], paid("G1", 301))) == 0
    person = (PERSON,)
    (finding,) = judged(["AST024"], paid("G1", 200, recipients=person), paid("G2", 200, recipients=person))
    assert dict(finding.values)["recipient"] == "individual"


def test_national_programmes_are_of_no_level() -> None:
    """KUR and BPUM by kind or by name, and machines that the ministry reimburses; the same from a province is not."""
    small = some.enterprise(sales=400 * MILLION)

    def found(**values: Any) -> int:
        return len(judged(["AST012"], some.grant(**{"level": Level.CENTRAL, **values}), small))

    assert found() == 1
    for kind in (AssistanceKind.KUR, AssistanceKind.BPUM):
        assert found(kind=kind) == 0
    for programme in ("KUR", "kur mikro 2019", "Kredit Usaha Rakyat", "BPUM 2020"):
        assert found(kind=AssistanceKind.FINANCE, programme=programme) == 0
    assert found(kind=AssistanceKind.FINANCE, programme="Kurasi") == 1
    assert found(kind=AssistanceKind.PACKAGING, programme="KUR") == 1
    machines = {"kind": AssistanceKind.MACHINES, "channel": Channel.REIMBURSEMENT}
    assert found(**machines) == 0
    assert found(**machines, level=Level.REGENCY) == 1
    assert found(kind=AssistanceKind.MACHINES, channel=Channel.HIBAH) == 1
