"""Region codes of both systems, their names, statuses, parents, the bridge, and the search by name."""

import copy
import pickle
from datetime import date

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.codes import (
    BpsRegion,
    CodeStatus,
    KemendagriRegion,
    RegionLevel,
    bps_regions,
    find_regions,
    kemendagri_regions,
)
from umkm_domain.core.errors import IdentifierError

provinces = st.integers(11, 99).map(str)
regencies = st.one_of(st.integers(1, 69), st.integers(71, 99)).map("{:02d}".format)
districts = st.integers(1, 99).map("{:02d}".format)
villages = st.integers(1000, 3999).map(str)
kemendagri_parts = st.one_of(
    st.tuples(provinces),
    st.tuples(provinces, regencies),
    st.tuples(provinces, regencies, districts),
    st.tuples(provinces, regencies, districts, villages),
    st.tuples(provinces, regencies, st.integers(40000, 49999).map(str)),
)


@given(kemendagri_parts)
def test_dotted_and_undotted_codes_are_one(parts: tuple[str, ...]) -> None:
    """A Home Ministry code reads with and without dots; the canonical form has them."""
    dotted = KemendagriRegion(".".join(parts))
    assert ".".join(parts) == dotted.code == str(dotted)
    assert dotted == KemendagriRegion("".join(parts)) == KemendagriRegion(f" {dotted} ")
    assert dotted == KemendagriRegion(dotted)
    assert hash(dotted) == hash(KemendagriRegion("".join(parts)))


@given(kemendagri_parts)
def test_parents_lead_to_the_province(parts: tuple[str, ...]) -> None:
    """Each parent is one level shorter, up to the province, which has none."""
    region = KemendagriRegion(".".join(parts))
    assert KemendagriRegion(parts[0]) == region.province
    steps = 0
    above = region.parent
    while above is not None:
        steps += 1
        assert region.code.startswith(f"{above.code}.")
        above = above.parent
    assert len(parts) - 1 == steps


@given(st.text(alphabet="0123456789. ", max_size=15))
def test_any_text_gives_a_region_or_an_identifier_error(text: str) -> None:
    """Any text gives a value or IdentifierError with its code, in both systems."""
    for kind in (KemendagriRegion, BpsRegion):
        try:
            region = kind(text)
        except IdentifierError as error:
            assert error.code in ("characters", "length", "component")  # noqa: PT017
        else:
            assert region == kind(region.code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("36,02", "characters"),
        ("３６.02", "characters"),
        ("Lebak", "characters"),
        ("", "length"),
        ("3", "length"),
        ("360", "length"),
        ("36.02.1", "length"),
        ("36.70", "component"),
        ("36.00", "component"),
        ("36.02.00", "component"),
        ("10.01", "component"),
        ("00", "component"),
        ("36.02.01.0001", "component"),
        ("36.02.01.4001", "component"),
        ("36.02.50001", "component"),
        ("3.602", "component"),
        (3602, "type"),
        (None, "type"),
        (BpsRegion("3602"), "type"),
    ],
)
def test_what_breaks_the_digit_rules_is_refused(text: object, code: str) -> None:
    """The digit rules, and nothing else, refuse a Home Ministry code."""
    with pytest.raises(IdentifierError) as caught:
        KemendagriRegion(text)  # type: ignore[arg-type]
    assert code == caught.value.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("36-02", "characters"),
        ("36021", "length"),
        ("3670", "component"),
        ("0902", "component"),
        ("3.602", "component"),
        (3602, "type"),
        (KemendagriRegion("36.02"), "type"),
    ],
)
def test_what_breaks_the_digit_rules_of_bps_is_refused(text: object, code: str) -> None:
    """BPS codes have 2, 4, 7 or 10 digits."""
    with pytest.raises(IdentifierError) as caught:
        BpsRegion(text)  # type: ignore[arg-type]
    assert code == caught.value.code


def test_the_two_systems_are_never_equal() -> None:
    """Equality takes the type into account, and neither is text."""
    assert KemendagriRegion("36.02") != BpsRegion("3602")
    assert KemendagriRegion("36.02") != "36.02"
    assert 2 == len({KemendagriRegion("36.02"), KemendagriRegion("3602"), BpsRegion("3602")})


def test_regions_sort_by_code_within_their_type() -> None:
    """Regions of one system have an order, two systems have none."""
    assert [KemendagriRegion("36"), KemendagriRegion("36.02")] == sorted(
        [KemendagriRegion("36.02"), KemendagriRegion("36")]
    )
    assert BpsRegion("3601") < BpsRegion("3602")
    with pytest.raises(TypeError):
        assert KemendagriRegion("36.02") < BpsRegion("3602")  # type: ignore[operator]


@pytest.mark.parametrize("region", [KemendagriRegion("36.02"), BpsRegion("3602")])
def test_regions_pickle_copy_and_stay_frozen(region: KemendagriRegion | BpsRegion) -> None:
    """The values pickle, copy and take no change."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert region == pickle.loads(pickle.dumps(region, protocol))
    assert region == copy.copy(region) == copy.deepcopy(region)
    with pytest.raises(AttributeError):
        region.code = "11"  # type: ignore[misc]


def test_regions_work_as_fields_of_attrs_classes() -> None:
    """An attrs class can take the code and keep the region."""

    @frozen
    class Place:
        region: KemendagriRegion = field(converter=KemendagriRegion)

    assert KemendagriRegion("36.02") == Place("3602").region == Place(KemendagriRegion("36.02")).region
    assert hash(Place("36.02")) == hash(Place("3602"))


@pytest.mark.parametrize(
    ("code", "name", "status", "edition", "level"),
    [
        ("36", "Banten", "current", 2025, "province"),
        ("36.02", "Kabupaten Lebak", "current", 2025, "regency"),
        ("36.02.25", "Lebakgedong", "current", 2025, "district"),
        ("31.71", "Kota Administrasi Jakarta Pusat", "current", 2025, "regency"),
        ("96", "Papua Barat Daya", "current", 2025, "province"),
        ("91.01", "KAB. MERAUKE", "retired", 2022, "regency"),
        ("92.71", "KOTA SORONG", "retired", 2023, "regency"),
        ("97", "", "unknown", None, "province"),
        ("36.99", "", "unknown", None, "regency"),
        ("36.02.01.2001", "", "unknown", None, "village"),
        ("36.02.40001", "", "unknown", None, "island"),
    ],
)
def test_names_and_statuses(code: str, name: str, status: str, edition: int | None, level: str) -> None:
    """Name, status, last edition and level of a code; unknown is not invalid."""
    region = KemendagriRegion(code)
    assert (name, status, edition, level) == (region.name, region.status, region.last_edition, region.level)


@pytest.mark.parametrize(
    ("code", "on", "status"),
    [
        ("36.02", date(2025, 6, 23), "current"),
        ("36.02", date(2025, 6, 22), "current"),
        ("36.02", date(2022, 5, 22), "current"),
        ("36.02", date(2022, 5, 21), "unknown"),
        ("93.01", date(2025, 6, 22), "unknown"),
        ("93.01", date(2025, 6, 23), "current"),
        ("91.01", date(2022, 5, 21), "current"),
        ("91.01", date(2022, 12, 31), "current"),
        ("91.01", date(2023, 1, 1), "retired"),
        ("92.71", date(2022, 5, 22), "current"),
        ("92.71", date(2022, 5, 21), "unknown"),
        ("92.71", date(2023, 12, 31), "current"),
        ("92.71", date(2024, 1, 1), "retired"),
        ("91.01", date(2021, 12, 31), "unknown"),
        ("99.99", date(2026, 1, 1), "unknown"),
    ],
)
def test_status_on_a_day_as_far_as_it_is_known(code: str, on: date, status: str) -> None:
    """The tables tell the last edition of a code; before them only the bridge of 2022 tells more."""
    assert status == KemendagriRegion(code).status_on(on)


@pytest.mark.parametrize(
    ("kemendagri", "bps"),
    [
        ("36.02", "3602"),
        ("15.08", "1509"),
        ("15.09", "1508"),
        ("31.75", "3172"),
        ("11.09", "1101"),
        ("36", "36"),
        ("91", "94"),
        ("92", "91"),
        ("93", "95"),
        ("94", "96"),
        ("95", "97"),
        ("96", "92"),
        ("91.04", "9404"),
    ],
)
def test_the_bridge_goes_both_ways(kemendagri: str, bps: str) -> None:
    """The codes of one place in both systems."""
    assert BpsRegion(bps) == KemendagriRegion(kemendagri).bps
    assert KemendagriRegion(kemendagri) == BpsRegion(bps).kemendagri


def test_where_the_bridge_ends() -> None:
    """Codes that the other system does not have, districts, and codes newer than the bridge give None."""
    assert None is KemendagriRegion("94.01").bps
    assert None is KemendagriRegion("36.02.01").bps
    assert None is BpsRegion("3602010").kemendagri
    assert None is BpsRegion("3699").kemendagri


def test_the_bridge_is_one_to_one_over_514_regencies() -> None:
    """Every BPS regency has one Home Ministry code, and back."""
    regencies = bps_regions("regency")
    assert 514 == len(regencies) == len({region.kemendagri for region in regencies})
    for region in regencies:
        partner = region.kemendagri
        assert partner is not None
        assert region == partner.bps
        assert partner.status is not CodeStatus.UNKNOWN


def test_199_of_514_regencies_differ() -> None:
    """The trap in numbers: a good third of the codes name another place in the other system."""
    assert 199 == sum(region.code != str(region.kemendagri).replace(".", "") for region in bps_regions("regency"))


@pytest.mark.parametrize(
    ("code", "name", "status", "level", "parent"),
    [
        ("3602", "LEBAK", "current", "regency", "36"),
        ("36", "BANTEN", "current", "province", None),
        ("94", "PAPUA", "current", "province", None),
        ("9404", "NABIRE", "retired", "regency", "94"),
        ("3602010", "", "unknown", "district", "3602"),
        ("3602010001", "", "unknown", "village", "3602010"),
        ("8888", "", "unknown", "regency", "88"),
    ],
)
def test_bps_names_and_statuses(code: str, name: str, status: str, level: str, parent: str | None) -> None:
    """Name, status, level and parent of a BPS code; regencies that moved to a new province are retired."""
    region = BpsRegion(code)
    assert (name, status, level) == (region.name, region.status, region.level)
    assert (None if parent is None else BpsRegion(parent)) == region.parent


def test_bps_dots_are_dropped() -> None:
    """A dotted BPS code is the same code."""
    assert BpsRegion("3602010") == BpsRegion("36.02.010")
    assert "BpsRegion('3602')" == repr(BpsRegion("36.02"))
    assert "3602" == str(BpsRegion(BpsRegion("3602")))


def test_counts_are_those_of_the_decree() -> None:
    """38 provinces, 514 regencies and cities (416 and 98), 7,285 districts; 26 and 594 retired."""
    assert 38 == len(kemendagri_regions("province"))
    assert 514 == len(kemendagri_regions("regency"))
    assert 98 == sum(region.is_city for region in kemendagri_regions(RegionLevel.REGENCY))
    assert 7285 == len(kemendagri_regions("district"))
    assert 514 + 26 == len(kemendagri_regions("regency", retired=True))
    assert 7285 + 594 == len(kemendagri_regions("district", retired=True))
    assert 38 + 514 + 7285 == len(kemendagri_regions())
    assert 38 == len(bps_regions("province"))
    assert 552 == len(bps_regions())


def test_every_current_region_lies_in_a_current_one() -> None:
    """No current regency or district has a parent that the table does not have."""
    for region in (*kemendagri_regions("regency"), *kemendagri_regions("district")):
        assert region.parent is not None
        assert CodeStatus.CURRENT is region.parent.status


def test_retired_regencies_know_their_successor() -> None:
    """Each of the 26 regencies of the Papua split has today's code of the same name."""
    retired = [r for r in kemendagri_regions("regency", retired=True) if r.status is CodeStatus.RETIRED]
    assert 26 == len(retired)
    for region in retired:
        successor = region.successor
        assert successor is not None
        assert CodeStatus.CURRENT is successor.status
        assert region.name.split(" ", 1)[1].lower() == successor.name.split(" ", 1)[1].lower()
        assert region.same_place(successor)
        assert successor.same_place(region)
    assert KemendagriRegion("94.01") == KemendagriRegion("91.04").successor
    assert None is KemendagriRegion("36.02").successor
    assert not KemendagriRegion("36.02").same_place(KemendagriRegion("36.03"))
    # the same name, but a regency and a city
    assert KemendagriRegion("96.01") == KemendagriRegion("92.01").successor
    assert KemendagriRegion("96.71") == KemendagriRegion("92.71").successor


def test_city_or_regency_is_in_the_code() -> None:
    """71 to 99 are cities, 01 to 69 regencies."""
    assert KemendagriRegion("36.71").is_city
    assert not KemendagriRegion("36.02").is_city
    assert not KemendagriRegion("36").is_city
    assert None is KemendagriRegion("36").regency
    assert KemendagriRegion("36.02") == KemendagriRegion("36.02.01").regency


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kab lebak", ["36.02"]),
        ("KAB. LEBAK", ["36.02"]),
        ("Kab.Lebak", ["36.02"]),
        ("Kabupaten  Lebak", ["36.02"]),
        ("KABUPATENLEBAK", ["36.02"]),
        (" lebak ", ["36.02"]),
        ("Lebak, Banten", ["36.02"]),
        ("kota sorong", ["96.71", "92.71"]),
        ("Kab Sorong", ["96.01", "92.01"]),
        ("Kota Semarang", ["33.74"]),
        ("kodya semarang", ["33.74"]),
        ("semarang", ["33.22", "33.74"]),
        ("Jakarta Timur", ["31.75"]),
        ("Kota Jakarta Timur", ["31.75"]),
        ("Kota Adm. Jakarta Timur", ["31.75"]),
        ("DKI Jakarta", ["31"]),
        ("D.I. Yogyakarta", ["34"]),
        ("D.K.I. JAKARTA", ["31"]),
        ("Prov. Banten", ["36"]),
        ("provinsi banten", ["36"]),
        ("Kep. Siau Tagulandang Biaro", ["71.09"]),
        ("Kabupaten Kepulauan Siau Tagulandang Biaro", ["71.09"]),
        ("fak-fak", ["92.03", "92.03.01"]),
        ("Kab. Tojo Una-Una", ["72.09"]),
        ("kotabaru", ["63.02", "15.71.07", "32.15.25", "53.08.13"]),
        ("Kec. Cikulur, Kab. Lebak", ["36.02.17"]),
        ("Kec. Cikulur, Kota Semarang", []),
        ("Jakarta Ti", ["31.75"]),
        ("Toba Samosir", ["12.12"]),
        ("Kab. Mahakam Hulu", ["64.11"]),
        # the word of the kind behind the name, and a name that begins like one
        ("Lebak Kab.", ["36.02"]),
        ("LEBAK (KAB)", ["36.02"]),
        ("Bandung, Kota", ["32.73"]),
        ("Lima Puluh Kota", ["13.07"]),
        ("Kota Waringin Timur", ["62.02"]),
        # what it lies in, with any sign or none, behind or before
        ("Kab. Lebak (Banten)", ["36.02"]),
        ("Lebak - Banten", ["36.02"]),
        ("Kabupaten Lebak Banten", ["36.02"]),
        ("Prov. Banten, Kab. Lebak", ["36.02"]),
        ("Cikulur, Lebak, Banten", ["36.02.17"]),
        ("Jakarta Timur DKI Jakarta", ["31.75"]),
        # short names of provinces; no piece of two words
        ("Jabar", ["32"]),
        ("DIY", ["34"]),
        ("Prov. NTB", ["52"]),
        ("Jakarta", ["31"]),
        ("Yogyakarta", ["34", "34.71"]),
        ("rajabar", []),
        ("kab.", []),
        ("\uff2cebak", []),
        ("lebak " * 100, []),
        ("Atlantis", []),
        ("", []),
        ("...", []),
    ],
)
def test_find_regions(text: str, expected: list[str]) -> None:
    """Names are found whatever the case, the spacing and the word before them."""
    assert expected == [region.code for region in find_regions(text)]


def test_find_regions_by_level_and_without_retired_codes() -> None:
    """A level narrows the search, and retired codes can be left out."""
    assert ["92.03.01"] == [region.code for region in find_regions("fakfak", level="district")]
    assert ["96.71"] == [region.code for region in find_regions("kota sorong", retired=False)]
    with pytest.raises(ValueError, match="kelurahan"):
        find_regions("lebak", level="kelurahan")


def test_every_regency_is_found_by_its_name() -> None:
    """Each regency and city comes first for its own name, also shortened and in capitals."""
    for region in kemendagri_regions("regency"):
        assert region == find_regions(region.name)[0]
        assert region == find_regions(region.name.replace("Kabupaten", "KAB.").upper())[0]


@given(st.text(max_size=20))
def test_find_regions_never_raises(text: str) -> None:
    """Any text gives a tuple of regions."""
    assert all(isinstance(region, KemendagriRegion) for region in find_regions(text))
