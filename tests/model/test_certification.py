"""The status of certificates, by the law of the day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated
from umkm_domain.law.book import LAW
from umkm_domain.law.certification import HALAL_VALIDITY, Validity
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.testing import strategies
from umkm_domain.testing.build import certification

DAY = timedelta(days=1)
SMALL = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BPJPH = "ID36110000490620223"
MUI = "00230049860219"
CHANGE = date(2022, 12, 30)


def _bare(scheme: Scheme, **fields: object) -> Certification:
    return Certification(id="C1", scheme=scheme, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "on", "fields"),
    [
        # Issued under four years, still valid on the day the law dropped the expiry: no expiry from then on.
        ("valid", date(2022, 12, 29), {"valid_until": date(2023, 6, 1)}),
        ("valid", date(2022, 12, 30), {"valid_until": date(2023, 6, 1)}),
        ("valid", date(2030, 1, 1), {"valid_until": date(2023, 6, 1)}),
        # Ends on the very day of the change: caught by it.
        ("valid", date(2022, 12, 30), {"valid_until": date(2022, 12, 30)}),
        ("valid", date(2022, 12, 31), {"valid_until": date(2022, 12, 30)}),
        # Ended the day before: expired, and stays so.
        ("valid", date(2022, 12, 29), {"valid_until": date(2022, 12, 29)}),
        ("expired", date(2022, 12, 30), {"valid_until": date(2022, 12, 29)}),
        ("expired", date(2030, 1, 1), {"valid_until": date(2022, 12, 29)}),
        # No printed day: four years from issue.
        ("valid", date(2022, 12, 29), {"issued_on": date(2018, 12, 30)}),
        ("expired", date(2022, 12, 30), {"issued_on": date(2018, 12, 30)}),
        ("valid", date(2022, 12, 30), {"issued_on": date(2018, 12, 31)}),
        ("valid", date(2040, 1, 1), {"issued_on": date(2018, 12, 31)}),
        ("valid", date(2040, 1, 1), {"issued_on": date(2023, 1, 2)}),
        ("not_yet_valid", date(2023, 1, 1), {"issued_on": date(2023, 1, 2)}),
        # What is known only as a printed day is known.
        ("valid", date(2023, 1, 1), {"number": None, "valid_until": date(2024, 1, 1)}),
        ("unknown", date(2023, 1, 1), {"number": None}),
        ("unknown", date(2019, 1, 1), {}),
        ("valid", date(2023, 1, 1), {}),
        # Revoked before all else.
        ("valid", date(2023, 12, 31), {"revoked_on": date(2024, 1, 1)}),
        ("revoked", date(2024, 1, 1), {"revoked_on": date(2024, 1, 1)}),
        ("revoked", date(2022, 12, 30), {"revoked_on": date(2022, 12, 1), "valid_until": date(2022, 12, 29)}),
        ("revoked", date(2018, 1, 1), {"revoked_on": date(2018, 1, 1), "issued_on": date(2019, 1, 1)}),
    ],
)
def test_halal(expected: str, on: date, fields: dict[str, object]) -> None:
    """Four years from issue until 29 December 2022; no expiry since the 30th for what was valid then."""
    assert expected == _bare(Scheme.HALAL, **{"number": BPJPH, **fields}).status(on).value


@pytest.mark.parametrize(
    ("expected", "on", "fields"),
    [
        ("unknown", date(2023, 6, 1), {}),
        ("valid", date(2023, 6, 1), {"valid_until": date(2023, 6, 1)}),
        ("expired", date(2023, 6, 2), {"valid_until": date(2023, 6, 1)}),
        ("valid", date(2020, 2, 29), {"issued_on": date(2018, 3, 1)}),
        ("expired", date(2020, 3, 1), {"issued_on": date(2018, 3, 1)}),
        ("valid", date(2023, 10, 16), {"issued_on": date(2019, 10, 17)}),
        ("expired", date(2023, 10, 17), {"issued_on": date(2019, 10, 17)}),
    ],
)
def test_halal_of_the_old_form(expected: str, on: date, fields: dict[str, object]) -> None:
    """An MUI number ends on its printed day, or two years from issue in MUI's time; its form alone tells nothing."""
    assert expected == _bare(Scheme.HALAL, number=MUI, **fields).status(on).value


@pytest.mark.parametrize(
    ("expected", "on", "fields"),
    [
        ("valid", date(2025, 12, 31), {"number": "2063510010243-26"}),
        ("unknown", date(2026, 1, 1), {"number": "2063510010243-26"}),
        ("unknown", date(2026, 12, 31), {"number": "2063510010243-26"}),
        ("expired", date(2027, 1, 1), {"number": "2063510010243-26"}),
        ("unknown", date(2019, 7, 18), {"number": "206351001024"}),
        ("unknown", date(2019, 7, 18), {"number": "P-IRT sedang diurus"}),
        ("unknown", date(2019, 7, 18), {}),
        ("valid", date(2024, 2, 28), {"issued_on": date(2019, 3, 1)}),
        ("valid", date(2024, 2, 29), {"issued_on": date(2019, 3, 1)}),
        ("expired", date(2024, 3, 1), {"issued_on": date(2019, 3, 1)}),
        ("valid", date(2025, 2, 27), {"issued_on": date(2020, 2, 29)}),
        ("expired", date(2025, 2, 28), {"issued_on": date(2020, 2, 29)}),
        ("expired", date(2019, 7, 18), {"number": "2063510010243-26", "valid_until": date(2019, 7, 17)}),
        ("valid", date(2019, 7, 18), {"number": "2063510010243-26", "valid_until": date(2019, 7, 18)}),
        # Before the first rule that is known, five years cannot be told from the day of issue.
        ("unknown", date(2013, 1, 1), {"issued_on": date(2010, 1, 1)}),
    ],
)
def test_pirt(expected: str, on: date, fields: dict[str, object]) -> None:
    """The printed day counts, else five years from issue, else the year in the number."""
    assert expected == _bare(Scheme.PIRT, **fields).status(on).value


@pytest.mark.parametrize(
    ("expected", "on", "scheme", "fields"),
    [
        ("valid", date(2018, 6, 21), Scheme.NIB, {"number": "9120001234567"}),
        ("unknown", date(2018, 6, 20), Scheme.NIB, {"number": "9120001234567"}),
        ("unknown", date(2019, 1, 1), Scheme.NIB, {}),
        ("valid", date(2027, 1, 31), Scheme.TRADEMARK, {"issued_on": date(2017, 2, 1)}),
        ("expired", date(2027, 2, 1), Scheme.TRADEMARK, {"issued_on": date(2017, 2, 1)}),
        ("valid", date(2023, 1, 31), Scheme.BPOM, {"issued_on": date(2018, 2, 1)}),
        ("expired", date(2023, 2, 1), Scheme.BPOM, {"issued_on": date(2018, 2, 1)}),
        ("valid", date(2026, 2, 28), Scheme.TKDN, {"issued_on": date(2023, 3, 1)}),
        ("expired", date(2026, 3, 1), Scheme.TKDN, {"issued_on": date(2023, 3, 1)}),
        ("unknown", date(2019, 1, 1), Scheme.BARCODE, {"number": "8998866200301", "issued_on": date(2015, 1, 1)}),
        ("expired", date(2019, 1, 1), Scheme.SLHS, {"valid_until": date(2018, 12, 31)}),
        ("valid", date(2019, 1, 1), Scheme.OTHER, {"valid_until": date(2019, 1, 1)}),
    ],
)
def test_other_schemes(expected: str, on: date, scheme: Scheme, fields: dict[str, object]) -> None:
    """Each scheme by its own law; without law and without a printed day it is unknown, not invalid."""
    assert expected == _bare(scheme, **fields).status(on).value


@given(strategies.certifications(), st.dates(date(2000, 1, 1), date(2035, 12, 31)))
@SMALL
def test_what_has_ended_stays_ended(certificate: Certification, on: date) -> None:
    """Once revoked, always revoked; once expired, expired or revoked; nothing is valid before its day of issue."""
    today, tomorrow = certificate.status(on), certificate.status(on + DAY)
    if today is CertStatus.REVOKED:
        assert CertStatus.REVOKED is tomorrow
    if today is CertStatus.EXPIRED:
        assert tomorrow in (CertStatus.EXPIRED, CertStatus.REVOKED)
    if certificate.issued_on is not None and on < certificate.issued_on:
        assert today in (CertStatus.NOT_YET_VALID, CertStatus.REVOKED)
    else:
        assert CertStatus.NOT_YET_VALID is not today


@given(strategies.certifications(), st.dates(date(2000, 1, 1), date(2035, 12, 31)))
@SMALL
def test_status_agrees_with_the_last_day(certificate: Certification, on: date) -> None:
    """Where a last day can be told, and it is neither revoked nor to come, the status follows from it."""
    status, last = certificate.status(on), certificate.expires_on(on)
    if status in (CertStatus.REVOKED, CertStatus.NOT_YET_VALID):
        return
    if last is None:
        assert CertStatus.EXPIRED is not status or certificate.identifier is not None
    else:
        assert (CertStatus.VALID if on <= last else CertStatus.EXPIRED) is status


def test_expires_on() -> None:
    """The printed day, else the day before the anniversary; none where the law of the day knows no expiry."""
    halal = _bare(Scheme.HALAL, number=BPJPH, issued_on=date(2020, 5, 10))
    assert date(2024, 5, 9) == halal.expires_on(CHANGE - DAY)
    assert halal.expires_on(CHANGE) is None
    assert date(2022, 2, 28) == certification().expires_on(date(2019, 7, 18))
    assert (
        date(2024, 2, 28)
        == certification(valid_until=None, issued_on=date(2019, 3, 1)).expires_on(date(2019, 7, 18)) - DAY
    )
    assert _bare(Scheme.BARCODE, issued_on=date(2019, 3, 1)).expires_on(date(2019, 7, 18)) is None


def test_the_law_is_the_one_handed_in() -> None:
    """In a book where halal certificates expire again, they do."""
    reform = Dated(value=Validity(1), unit="years", since=date(2024, 1, 1), citation=Citation("Reform"))
    book = LAW.amend(HALAL_VALIDITY, reform)
    halal = _bare(Scheme.HALAL, number=BPJPH, issued_on=date(2024, 2, 1))
    on = date(2025, 2, 1)
    assert (CertStatus.VALID, CertStatus.EXPIRED) == (halal.status(on), halal.status(on, law=book))
    assert (None, date(2025, 1, 31)) == (halal.expires_on(on), halal.expires_on(on, law=book))


def test_a_typed_reading_is_not_kept_in_the_record() -> None:
    """The number stays text; the reading is made when asked for."""
    number = certification().number
    assert (str, "Pirt") == (type(number), type(certification().identifier).__name__)
