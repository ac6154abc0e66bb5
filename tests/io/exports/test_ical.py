"""iCalendar: RFC 5545 kept to the octet, and every last day ahead in it."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from calendars import read, text_of, unfolded, values
from hypothesis import given, settings
from hypothesis import strategies as st
from standards import losses

from umkm_domain.io.exports import ExportResult
from umkm_domain.io.exports.ical import _folded, _text
from umkm_domain.model.certification import Certification
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind, Amendment, RetailAgreement
from umkm_domain.testing import build, strategies

Exported = Callable[..., tuple[bytes, ExportResult]]

ON = date(2019, 7, 18)


def certificate(id: str = "C1", **fields: Any) -> Certification:
    """A P-IRT that ends in February 2022."""
    return Certification(id=id, **{"scheme": "pirt", "valid_until": date(2022, 2, 28), **fields})


@given(registry=strategies.registries(dangling=True), on=strategies.days())
@settings(max_examples=settings.default.max_examples * 30 // 100)
def test_every_calendar_can_be_read(exported: Exported, registry: Registry, on: date) -> None:
    """The calendar reads by the standard, holds what is required, and each event lies on or after the day."""
    content, result = exported(registry, "ical", on=on)
    calendar = read(content)
    assert ["2.0"] == values(calendar, "VERSION")
    assert 1 == len(values(calendar, "PRODID"))
    components = calendar[2]
    assert components
    for component in components:
        assert ["VEVENT" if sum(result.written.values()) else "VJOURNAL"] == [component[0]]
        assert [f"{on:%Y%m%d}T000000Z"] == values(component, "DTSTAMP")
        (day,) = values(component, "DTSTART")
        assert f"{on:%Y%m%d}" <= day
        for name in ("SUMMARY", "DESCRIPTION", "CATEGORIES"):
            for value in values(component, name):
                text_of(value)
    uids = [uid for component in components for uid in values(component, "UID")]
    assert len(uids) == len(set(uids)) == len(components)


@given(registry=strategies.registries(), on=strategies.days())
@settings(max_examples=settings.default.max_examples * 25 // 100)
def test_each_record_is_an_event_or_is_noted(exported: Exported, registry: Registry, on: date) -> None:
    """Certificates and agreements are in the calendar, or in the result with a reason."""
    content, result = exported(registry, "ical", on=on)
    written, noted = set(_uids(content)), losses(result)
    for table in ("certifications", "agreements"):
        ids = {record.id for record in getattr(registry, table)}
        left_out = set(noted.get((table, ""), ()))
        events = {uid.partition("-")[2].partition("@")[0] for uid in written if uid.startswith(table)}
        assert ids == left_out | events
        assert set() == left_out & events


def _uids(content: bytes) -> list[str]:
    return [uid for component in read(content)[2] for uid in values(component, "UID")]


@given(st.text())
def test_texts_come_back(text: str) -> None:
    """What is escaped and folded comes back, but for line ends and control characters."""
    value = _text(text)
    assert "\n" not in value
    found = text_of(value)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(plain) == len(found)
    assert all(a == b or (b == "\ufffd" and ord(a) < 32) or ord(a) == 127 for a, b in zip(plain, found, strict=True))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=300))
def test_folding_keeps_characters_whole(text: str) -> None:
    """Lines have at most 75 octets, no character is cut, and unfolding gives the line."""
    line = f"SUMMARY:{text}"
    assert [line] == unfolded(f"{_folded(line)}\r\n".encode())


@pytest.mark.parametrize("length", [66, 67, 68, 141, 142])
def test_folding_at_the_limit(length: int) -> None:
    """A line of 75 octets stays whole; one more makes a second line, which begins with a blank."""
    lines = _folded("SUMMARY:" + "x" * length).split("\r\n")
    assert [length + 8 > 75, length + 8 > 149] == [len(lines) > 1, len(lines) > 2]
    assert all(line.startswith(" ") for line in lines[1:])


def test_a_certificate(exported: Exported) -> None:
    """The event of a certificate: all day on its last day, with number, holder and products, in both languages."""
    content, result = exported(build.registry(), "ical")
    event = read(content)[2][0]
    assert ["certifications-C1@umkm-domain"] == values(event, "UID")
    assert [("DTSTART", {"VALUE": "DATE"}, "20220228")] == [p for p in event[1] if p[0] == "DTSTART"]
    (summary,) = values(event, "SUMMARY")
    assert "2063602010001-22" in summary
    assert "Usaha Contoh" in text_of(summary)
    description = text_of(values(event, "DESCRIPTION")[0])
    assert "28 Februari 2022" in description
    assert "28 February 2022" in description
    assert "Keripik contoh" in description
    assert "Ilustrasi" in description
    assert {"certifications": 1, "agreements": 1} == dict(result.written)


def test_an_agreement_ends_where_its_last_amendment_says(exported: Exported) -> None:
    """An amendment that moves the end moves the event."""
    amendment = Amendment(signed_on=date(2019, 1, 1), summary="diperpanjang", until=date(2021, 1, 31))
    agreement = RetailAgreement(
        id="A1",
        kind=AgreementKind.SUPPLY,
        title="Pasok; keripik, dan gula",
        until=date(2020, 1, 1),
        amendments=(amendment,),
    )
    event = read(exported(Registry(agreements=(agreement,)), "ical")[0])[2][0]
    assert ["20210131"] == values(event, "DTSTART")
    assert "Pasok; keripik, dan gula" == text_of(values(event, "SUMMARY")[0])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"valid_until": date(2019, 7, 17)}, "ended before the day of the export"),
        ({"valid_until": None}, "does not end, or nobody knows when: nothing to schedule"),
        ({"revoked_on": date(2019, 1, 1)}, "revoked: not renewed"),
        ({"scheme": "nib", "valid_until": None}, "does not end, or nobody knows when: nothing to schedule"),
    ],
)
def test_what_has_no_day_ahead(exported: Exported, fields: dict[str, Any], reason: str) -> None:
    """What ended, does not end or was revoked is no event, and the result says why."""
    content, result = exported(Registry(certifications=(certificate(**fields),)), "ical")
    assert "VJOURNAL" == read(content)[2][0][0]
    assert [reason] == [e.reason.en for e in result.not_expressed if e.table == "certifications"]


def test_today_is_ahead(exported: Exported) -> None:
    """A certificate whose last day is the day itself is still in the calendar."""
    _, result = exported(Registry(certifications=(certificate(valid_until=ON),)), "ical")
    assert 1 == result.written["certifications"]


def test_what_was_renewed_is_not_renewed_again(exported: Exported) -> None:
    """A certificate that another replaces is no event; the other is."""
    old, new = certificate(), certificate("C2", replaces_id="C1", valid_until=date(2027, 2, 28))
    content, result = exported(Registry(certifications=(old, new)), "ical")
    assert ["certifications-C2@umkm-domain"] == _uids(content)
    assert ("C1",) == losses(result)["certifications", ""]


def test_the_same_day_gives_the_same_calendar(exported: Exported) -> None:
    """Nothing but the records and the day decides what is written."""
    assert exported(build.registry(), "ical")[0] == exported(build.registry(), "ical")[0]
    earlier = exported(build.registry(), "ical", on=date(2019, 7, 17))[0]
    assert earlier.replace(b"20190717T", b"20190718T") == exported(build.registry(), "ical")[0]


def test_enterprises_without_an_event_are_noted(exported: Exported) -> None:
    """Who holds nothing that ends is in the result, not in the calendar."""
    registry = Registry(enterprises=(build.enterprise(id="E1"), build.enterprise(id="E2")), products=(build.product(),))
    registry = registry.with_(certificate(holder_id="E1"))
    _, result = exported(registry, "ical")
    noted = losses(result)
    assert ("E2",) == noted["enterprises", ""]
    assert ("P1",) == noted["products", ""]
    json.dumps(result.to_dict())
