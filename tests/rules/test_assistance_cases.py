"""Assistance: whose name may show, whose law counts, what is not dated, and what machines are given to."""

from datetime import date
from typing import Any

import pytest

from umkm_domain.core.findings import Report
from umkm_domain.model.assistance import AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check

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
