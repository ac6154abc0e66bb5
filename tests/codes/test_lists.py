"""The short code lists: each says whether it is open or closed, and each member has its entry."""

import pytest

from umkm_domain.codes import (
    BPS_REGIONS,
    KBLI_2020,
    KBLI_2025,
    KEMENDAGRI_REGIONS,
    LEGAL_FORMS,
    PACKAGINGS,
    PIRT_PACKAGINGS,
    RETAILER_FORMATS,
    SCHEMES,
    BpsRegion,
    CodeList,
    Kbli,
    KemendagriRegion,
    LegalForm,
    Packaging,
    RetailerFormat,
    Scheme,
)
from umkm_domain.core.errors import UnknownCodeError

LISTS = [(SCHEMES, Scheme), (LEGAL_FORMS, LegalForm), (RETAILER_FORMATS, RetailerFormat), (PACKAGINGS, Packaging)]


@pytest.mark.parametrize(("codes", "kind"), LISTS, ids=lambda value: getattr(value, "name", ""))
def test_every_member_has_one_entry_in_both_languages(codes: CodeList, kind: type) -> None:  # type: ignore[type-arg]
    """A list and its enumeration have the same members, each with its title in both languages."""
    assert list(kind) == [entry.code for entry in codes]
    assert len(kind) == len(codes)
    for entry in codes:
        assert entry is codes[entry.code.value]
        assert entry.title.id
        assert entry.title.en
        assert isinstance(entry.retired, bool)


def test_open_and_closed() -> None:
    """Only the packagings are fixed, by the P-IRT table; the others may grow."""
    assert [False, False, False, True] == [codes.closed for codes, _ in LISTS]


def test_the_large_lists_say_it_too() -> None:
    """An edition of KBLI is fixed by its regulation; regions come and go by law."""
    assert KBLI_2020.closed
    assert KBLI_2025.closed
    assert not KEMENDAGRI_REGIONS.closed
    assert not BPS_REGIONS.closed


def test_the_large_lists_hold_their_values() -> None:
    """Each large list gives the value of a code, retired ones included, and refuses what it does not have."""
    assert (1790, 1559, 38 + 540 + 7879, 552) == tuple(
        map(len, (KBLI_2020, KBLI_2025, KEMENDAGRI_REGIONS, BPS_REGIONS))
    )
    assert Kbli("10391", edition=2020) == KBLI_2020["10391"]
    assert KemendagriRegion("91.01") == KEMENDAGRI_REGIONS["91.01"]
    assert BpsRegion("3602") == BPS_REGIONS["3602"]
    with pytest.raises(UnknownCodeError, match=r"KBLI 2025: expected a code from 01111 to 99000, got '10391'"):
        KBLI_2025["10391"]


def test_packagings_are_those_of_the_pirt_table() -> None:
    """Each packaging is a digit of the P-IRT table."""
    assert [entry.code for entry in PIRT_PACKAGINGS] == [packaging.pirt_code for packaging in Packaging]


def test_an_unknown_code_names_the_known_ones() -> None:
    """Looking up what a list does not have says what it has."""
    with pytest.raises(UnknownCodeError, match=r"schemes: expected one of nib, .*, got 'siupp'"):
        SCHEMES["siupp"]
