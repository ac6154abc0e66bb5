"""Pairs that must agree: what agrees, what does not, and what cannot be compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from official_numbers import pirt15

from umkm_domain.codes import BpsRegion, KemendagriRegion
from umkm_domain.identifiers import (
    BpomKind,
    BpomNumber,
    HalalNumber,
    Mismatch,
    Nib,
    Nitku,
    Npwp,
    PbUmku,
    Pirt,
    bpom_kind,
    halal_region,
    nitku_npwp,
    pb_umku_nib,
    pirt_expiry_year,
    pirt_food_group,
    pirt_packaging,
    pirt_region,
)


def test_pb_umku_begins_with_the_nib() -> None:
    """A real typo: NIB and PB-UMKU number of one firm differ in one digit."""
    number = PbUmku("028901020277600010002")
    assert None is pb_umku_nib(number, Nib("0289010202776"))
    assert Mismatch("pb-umku-nib", "0289010302776", "0289010202776", "probable") == pb_umku_nib(
        number, Nib("0289010302776")
    )


def test_nitku_begins_with_the_npwp() -> None:
    """A NITKU is that of its NPWP, in the 15-digit form too."""
    number = Nitku("0021832415000000000000")
    assert None is nitku_npwp(number, Npwp("02.183.241.5-000.000"))
    assert Mismatch("nitku-npwp", "1000000010324212", "0021832415000000", "certain") == nitku_npwp(
        number, Npwp("1000000010324212")
    )


def test_a_mismatch_masks_what_is_personal() -> None:
    """A NIK on either side is hidden in the mismatch."""
    found = nitku_npwp(Nitku("3171011708450001000000"), Npwp("3171015708450001"))
    assert found is not None
    assert "31**************" == found.expected == found.got


@pytest.mark.parametrize(
    ("number", "region", "agrees"),
    [
        # one code in both systems
        ("2153602010001-24", KemendagriRegion("36.02"), True),
        ("2153602010001-24", KemendagriRegion("36.03"), False),
        ("2153602010001-24", BpsRegion("3602"), True),
        # a district or village agrees by its regency, a province by any regency in it
        ("2153602010001-24", KemendagriRegion("36.02.01"), True),
        ("2153602010001-24", KemendagriRegion("36.02.01.2001"), True),
        ("2153602010001-24", KemendagriRegion("36"), True),
        ("2153602010001-24", KemendagriRegion("32"), False),
        # two readings: either will do, in either system
        ("2061508010001-25", KemendagriRegion("15.08"), True),
        ("2061508010001-25", KemendagriRegion("15.09"), True),
        ("2061508010001-25", KemendagriRegion("15.07"), False),
        ("2061508010001-25", BpsRegion("1508"), True),
        ("2061508010001-25", BpsRegion("1509"), True),
        ("2061508010001-25", BpsRegion("1501"), False),
        # codes that were changed since: Nabire was 91.04 (BPS 9404) and is 94.01, Merauke was 91.01 (BPS 9401)
        ("2069104010001-20", KemendagriRegion("94.01"), True),
        ("2069401010001-30", KemendagriRegion("94.01"), True),
        ("2069401010001-20", KemendagriRegion("93.01"), True),
        ("2069401010001-20", KemendagriRegion("93"), True),
        ("2069401010001-20", KemendagriRegion("91"), True),
        ("2069401010001-20", KemendagriRegion("36"), False),
        # nothing to compare
        ("2068804010001-25", KemendagriRegion("36.02"), True),
        ("2153602010001-24", BpsRegion("3699"), True),
    ],
)
def test_pirt_region(number: str, region: KemendagriRegion | BpsRegion, agrees: bool) -> None:
    """A P-IRT number agrees with the maker's place when either reading of its region does."""
    found = pirt_region(Pirt(number), region)
    assert agrees is (found is None)
    if found is not None:
        assert ("pirt-region", "probable") == (found.pair, found.confidence)
        assert found.expected
        assert found.got


def test_pirt_region_names_both_sides() -> None:
    """The mismatch names the region of the record and both readings of the number."""
    found = pirt_region(Pirt("2061508010001-25"), KemendagriRegion("36.02"))
    assert found is not None
    assert "36.02 Kabupaten Lebak" == found.expected
    assert "15.08 Kabupaten Bungo / 15.09 Kabupaten Tebo" == found.got
    by_province = pirt_region(Pirt("2153602010001-24"), KemendagriRegion("32"))
    assert by_province is not None
    assert "32 Jawa Barat" == by_province.expected


def test_pirt_packaging_food_group_and_year() -> None:
    """The other parts of a P-IRT number against what the record says."""
    number = Pirt("2063510010243-26")
    assert None is pirt_packaging(number, "2")
    assert Mismatch("pirt-packaging", "3", "2", "certain") == pirt_packaging(number, "3")
    assert None is pirt_food_group(number, "06")
    assert Mismatch("pirt-food-group", "15", "06", "certain") == pirt_food_group(number, "15")
    assert None is pirt_expiry_year(number, 2026)
    assert Mismatch("pirt-expiry-year", "2027", "2026", "certain") == pirt_expiry_year(number, 2027)


def test_a_food_group_is_unsure_from_2029_on() -> None:
    """Whether the groups were numbered anew in 2024 is not known."""
    found = pirt_food_group(Pirt("2063510010243-29"), "15")
    assert found is not None
    assert "unsure" == found.confidence


def test_an_old_pirt_has_no_year_to_compare() -> None:
    """The old form names no year, so no year contradicts it."""
    assert None is pirt_expiry_year(Pirt("206351001243"), 1999)


@given(pirt15.map(Pirt), st.integers(1, 8), st.integers(2000, 2099))
def test_parts_agree_exactly_when_they_are_equal(number: Pirt, packaging: int, year: int) -> None:
    """A part agrees with itself, and with nothing else."""
    assert (number[0] == str(packaging)) == (pirt_packaging(number, str(packaging)) is None)
    assert (number.expiry_year == year) == (pirt_expiry_year(number, year) is None)
    assert None is pirt_food_group(number, number.food_group.code)
    for reading in number.regions:
        assert None is pirt_region(number, reading)


@pytest.mark.parametrize(
    ("number", "region", "agrees"),
    [
        ("ID36210018283020723", KemendagriRegion("36.02"), True),
        ("ID36210018283020723", KemendagriRegion("36"), True),
        ("ID36210018283020723", BpsRegion("3602"), True),
        ("ID36210018283020723", KemendagriRegion("32.01"), False),
        ("ID36210018283020723", BpsRegion("3201"), False),
        # central registration, the old form and an unknown BPS code say nothing
        ("ID00410000054900720", KemendagriRegion("36.02"), True),
        ("00230049860209", KemendagriRegion("36.02"), True),
        ("ID36210018283020723", BpsRegion("3299"), True),
        # Papua Tengah since the split, Papua before
        ("ID94210018283020723", KemendagriRegion("94.01"), True),
        ("ID91210018283020722", KemendagriRegion("91.04"), True),
        ("ID94210018283020723", KemendagriRegion("91.04"), True),
    ],
)
def test_halal_region(number: str, region: KemendagriRegion | BpsRegion, agrees: bool) -> None:
    """The province of a BPJPH number against the place of the maker."""
    found = halal_region(HalalNumber(number), region)
    assert agrees is (found is None)
    if found is not None:
        assert ("halal-region", "probable") == (found.pair, found.confidence)


def test_bpom_kind() -> None:
    """The prefix against the kind of product, given as a member or as text."""
    number = BpomNumber("MD222871000500373")
    assert None is bpom_kind(number, BpomKind.FOOD)
    assert None is bpom_kind(number, "food")
    assert Mismatch("bpom-kind", "cosmetic", "food", "probable") == bpom_kind(number, "cosmetic")
    with pytest.raises(ValueError, match="biscuit"):
        bpom_kind(number, "biscuit")
