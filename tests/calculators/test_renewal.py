"""Renewals: what expires when."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from replay import replay
from shelf import certificate

from umkm_domain import calculators as calc
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import UsageError
from umkm_domain.law import certification as law_certification
from umkm_domain.law.book import LAW
from umkm_domain.model.certification import Certification
from umkm_domain.model.registry import Registry

ON = date(2025, 7, 1)


def registry(*certificates: Certification) -> Registry:
    """A registry of certificates alone."""
    return Registry(certifications=certificates)


@pytest.mark.parametrize(
    ("last", "place"),
    [
        (ON - timedelta(days=1), "overdue"),
        (ON, "due"),
        (date(2026, 6, 30), "due"),
        (date(2026, 7, 1), None),
    ],
)
def test_window(last: date, place: str | None) -> None:
    """Within twelve months from the day, both ends exact; before it overdue, after it not yet."""
    pirt = certificate(Scheme.PIRT, "P1", valid_until=last)
    value = calc.renewals(registry(pirt), on=ON).value
    assert value is not None
    found = {"due": [d.certification_id for d in value.due], "overdue": [d.certification_id for d in value.overdue]}
    assert {"due": [], "overdue": [], **({place: [pirt.id]} if place else {})} == found


def test_order_and_months() -> None:
    """What is due comes in order of its day, gathered by month."""
    result = calc.renewals(
        registry(
            certificate(Scheme.SNI, "P2", id="late", valid_until=date(2025, 10, 9)),
            certificate(Scheme.BPOM, "P1", id="b", valid_until=date(2025, 8, 31)),
            certificate(Scheme.PIRT, "P1", "P3", id="a", valid_until=date(2025, 8, 31)),
        ),
        on=ON,
    )
    assert result.value is not None
    assert ["a", "b", "late"] == [d.certification_id for d in result.value.due]
    assert {"2025-08": ["a", "b"], "2025-10": ["late"]} == {
        month: [d.certification_id for d in dues] for month, dues in result.value.by_month().items()
    }
    first = result.value.due[0]
    assert (Scheme.PIRT, "E1", ("P1", "P3"), date(2025, 7, 31)) == (
        first.scheme,
        first.holder_id,
        first.product_ids,
        first.act_by,
    )
    assert result.value.due[1].act_by is None
    assert [("expire in 2025-08", 2), ("expire in 2025-10", 1), ("expired before", 0), ("last day unknown", 0)] == [
        (s.name, s.result) for s in result.steps
    ]
    replay(result)


def test_what_needs_no_renewal() -> None:
    """Revoked, replaced and endless certificates are left out; one that replaces stays."""
    value = calc.renewals(
        registry(
            certificate(Scheme.PIRT, "P1", id="revoked", valid_until=date(2025, 8, 1), revoked_on=date(2025, 1, 1)),
            certificate(Scheme.PIRT, "P1", id="old", valid_until=date(2025, 8, 1)),
            certificate(Scheme.PIRT, "P1", id="new", valid_until=date(2026, 5, 1), replaces_id="old"),
            certificate(Scheme.NIB, id="nib", valid_until=None),
        ),
        on=ON,
    ).value
    assert value is not None
    assert ["new"] == [d.certification_id for d in value.due]
    assert ((), ()) == (value.overdue, value.unknown)


def test_unknown_last_day() -> None:
    """A certificate that does not say when it ends is named, not guessed; one not issued yet is no question."""
    value = calc.renewals(
        registry(
            Certification(id="open", scheme=Scheme.PIRT),
            Certification(id="slhs", scheme=Scheme.SLHS, issued_on=date(2026, 1, 1)),
        ),
        on=ON,
    ).value
    assert value is not None
    assert ("open",) == value.unknown


def test_before_the_duty_there_is_no_day_to_act_by() -> None:
    """The month before the end comes from Peraturan BPOM 4/2024, not from earlier law."""
    value = calc.renewals(registry(certificate(Scheme.PIRT, "P1")), on=date(2022, 7, 1)).value
    assert value is not None
    assert [None] == [d.act_by for d in value.due]


def test_undefined_and_refused() -> None:
    """No certificates, no answer; months are whole and at least one."""
    assert calc.renewals(Registry(), on=ON).value is None
    for months in (0, -1, 1.5):
        with pytest.raises(UsageError, match="months"):
            calc.renewals(Registry(), on=ON, months=months)  # type: ignore[arg-type]
    one = calc.renewals(registry(certificate(Scheme.PIRT, "P1", valid_until=date(2025, 7, 31))), on=ON, months=1).value
    assert one is not None
    assert len(one.due) == 1


def test_overdue_is_in_order_and_law_is_an_argument() -> None:
    """What ran out comes in order of its day; another book of law moves the day and the status."""
    late, early = (
        certificate(Scheme.SNI, "P1", id=name, valid_until=day)
        for name, day in (("late", date(2025, 6, 1)), ("early", date(2025, 1, 1)))
    )
    value = calc.renewals(registry(late, early), on=ON).value
    assert value is not None
    assert ["early", "late"] == [d.certification_id for d in value.overdue]
    entry = LAW.at(law_certification.HALAL_VALIDITY, ON)
    halal = certificate(Scheme.HALAL, "P1", id="halal", issued_on=date(2024, 1, 1), valid_until=None)
    four = LAW.amend(
        law_certification.HALAL_VALIDITY,
        evolve(entry, value=evolve(entry.value, years=1), since=date(2024, 1, 1)),
    )
    assert calc.renewals(registry(halal), on=ON).value == calc.Renewals(due=(), overdue=(), unknown=())
    amended = calc.renewals(registry(halal), on=ON, law=four).value
    assert amended is not None
    assert [date(2024, 12, 31)] == [d.last_day for d in amended.overdue]


@pytest.mark.parametrize(
    ("replacement", "left"),
    [
        ({}, ["new"]),
        ({"issued_on": ON}, ["new"]),
        ({"issued_on": None}, ["new"]),
        ({"issued_on": ON + timedelta(days=1)}, ["old", "new"]),
        ({"revoked_on": ON}, ["old"]),
        ({"revoked_on": ON + timedelta(days=1)}, ["new"]),
        ({"issued_on": date(2019, 1, 1), "valid_until": date(2025, 1, 1)}, []),
    ],
)
def test_what_replaces(replacement: dict[str, date | None], left: list[str]) -> None:
    """Only what is issued by the day and not revoked replaces; one that has run out itself did so in its time."""
    old = certificate(Scheme.PIRT, "P1", id="old", valid_until=date(2025, 8, 1))
    new = evolve(
        certificate(Scheme.PIRT, "P1", id="new", valid_until=date(2026, 5, 1), issued_on=date(2025, 6, 1)),
        **{"replaces_id": "old", **replacement},  # type: ignore[arg-type]
    )
    value = calc.renewals(registry(old, new), on=ON).value
    assert value is not None
    assert left == [d.certification_id for d in value.due]


def test_what_replaces_itself() -> None:
    """A certificate that names itself as the one it replaces is not hidden by itself."""
    own = certificate(Scheme.PIRT, "P1", id="own", valid_until=date(2025, 8, 1), replaces_id="own")
    assert len(calc.renewals(registry(own), on=ON).value.due) == 1  # type: ignore[union-attr]


def test_law_of_the_last_days() -> None:
    """The acts that tell the days are cited: validity where none is printed, and the duty to renew a permit."""
    counted = certificate(Scheme.PIRT, "P1", id="counted", issued_on=date(2021, 3, 1), valid_until=None)
    printed = certificate(Scheme.SNI, "P1", id="printed", valid_until=date(2025, 8, 1))
    endless = certificate(Scheme.HALAL, "P1", id="endless", issued_on=date(2021, 3, 1), valid_until=None)
    for certificates, cited in (
        ((counted,), ["Peraturan BPOM 22/2018", "Peraturan BPOM 4/2024"]),
        ((printed,), []),
        ((endless,), ["UU 33/2014 jo. Perppu 2/2022"]),
        ((evolve(counted, revoked_on=ON),), []),
    ):
        result = calc.renewals(registry(*certificates), on=ON)
        assert cited == [c.instrument for c in result.citations]


def test_no_registry_or_law() -> None:
    """None in place of the registry or of the book of law is a typed error."""
    with pytest.raises(UsageError, match="registry: expected Registry, got NoneType"):
        calc.renewals(None, on=ON)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="law: expected LawBook, got NoneType"):
        calc.renewals(Registry(), on=ON, law=None)  # type: ignore[arg-type]
