"""What each number says of itself beyond its form: dates, regions, kinds, hints."""

from datetime import date

import pytest

from umkm_domain.codes import BpsRegion, KemendagriRegion
from umkm_domain.identifiers import (
    BpomKind,
    BpomNumber,
    Gtin,
    HalalNumber,
    Hint,
    Nib,
    Nik,
    Nitku,
    Npwp,
    NpwpKind,
    PbUmku,
    Pirt,
    SniNumber,
    TkdnNumber,
    TrademarkNumber,
)


def test_nib_date_is_a_probable_hint() -> None:
    """The day of issue is a hint, and an old number gives none."""
    assert (Hint("issued-on", "2024-12-17", "probable"),) == Nib("1712240062057").hints
    assert () == Nib("1217000151443").hints
    assert (Hint("issued-on", "2024-12-17", "probable"),) == PbUmku("17122400620570000001").hints


def test_pb_umku_parts() -> None:
    """A PB-UMKU number is a NIB and a serial of 7 or 8 digits."""
    assert "0000001" == PbUmku("91201069002750000001").licence_serial
    assert "00010002" == PbUmku("028901020277600010002").licence_serial
    assert Nib is type(PbUmku("91201069002750000001").nib)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("02.183.241.5-000.000", NpwpKind.NPWP15),
        ("1000000010324212", NpwpKind.BADAN_CORETAX),
        ("1001234567890123", NpwpKind.OTHER),
        ("3171011708450001", NpwpKind.NIK),
    ],
)
def test_only_the_old_npwp_has_parts(text: str, kind: NpwpKind) -> None:
    """Type, tax office and branch stand in the old kind only; the 15 digits too."""
    number = Npwp(text)
    old = kind is NpwpKind.NPWP15
    assert kind is number.kind
    for part in (number.npwp15, number.taxpayer_type, number.tax_office, number.branch):
        assert old == (part is not None)
    assert old == bool(number.hints)
    assert (kind is NpwpKind.NIK) == (number.nik is not None)


def test_npwp_parts() -> None:
    """The parts of an old NPWP."""
    number = Npwp("01.312.166.0-091.002")
    assert ("01", "091", "002") == (number.taxpayer_type, number.tax_office, number.branch)
    hints = [(hint.name, hint.value) for hint in number.hints]
    assert [("taxpayer-type", "01"), ("tax-office", "091"), ("branch", "002")] == hints
    assert "01.312.166.0-091.002" == number.printed


def test_npwp15_and_16_are_one_number() -> None:
    """The 15-digit number and the 16-digit one with its zero are the same."""
    number = Npwp("021832415000000")
    assert number == Npwp("0021832415000000") == Npwp(number.npwp15 or "")


def test_nitku_parts() -> None:
    """A NITKU is an NPWP and six digits; 000000 is the head office."""
    branch = Nitku("1000000010324212000017")
    assert "000017" == branch.place_serial
    assert not branch.is_head_office
    assert NpwpKind.BADAN_CORETAX is branch.npwp.kind


def test_nik_parts() -> None:
    """Birth dates come in both centuries, and a reference year picks one."""
    nik = Nik("3171015708450001")
    assert (date(1945, 8, 17), date(2045, 8, 17)) == nik.birth_dates
    assert date(1945, 8, 17) == nik.birth_date(2026)
    assert date(2045, 8, 17) == nik.birth_date(2045)
    assert None is nik.birth_date(1944)
    assert "0001" == nik.serial
    assert KemendagriRegion("31.71.01") == nik.region
    assert (date(2000, 2, 29),) == Nik("3171012902000001").birth_dates


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("3171011708450001", "current"),
        ("9101010101800001", "retired"),
        ("9971011708450001", "unknown"),
        ("3170011708450001", "unknown"),
    ],
)
def test_nik_region_is_a_hint(text: str, status: str) -> None:
    """Regions of every table since 2018 are known; others are a hint, never an error."""
    assert (Hint("region-status", status, "certain"),) == Nik(text).hints


def test_nik_region_that_is_no_code_is_none() -> None:
    """Digits that break the rules of region codes (regency 70) give no region."""
    assert None is Nik("3170011708450001").region


def test_nik_uses_home_ministry_codes() -> None:
    """3171 in a NIK is Jakarta Pusat (31.71), not the BPS 3171, Jakarta Selatan."""
    region = Nik("3171011708450001").region
    assert region is not None
    assert region.regency is not None
    assert "Kota Administrasi Jakarta Pusat" == region.regency.name
    assert "JAKARTA SELATAN" in BpsRegion("3171").name


def test_pirt_regions_bungo_and_tebo() -> None:
    """1508 is Tebo for BPS and Bungo for the Home Ministry; BPS is read first until 2028, then last."""
    before, after = Pirt("2061508010001-28"), Pirt("2061508010001-29")
    readings = (BpsRegion("1508"), KemendagriRegion("15.08"))
    assert readings == before.region_codes == after.region_codes
    assert readings == before.regions
    assert readings[::-1] == after.regions
    assert ("TEBO", "Kabupaten Bungo") == (before.regions[0].name, after.regions[0].name)


def test_pirt_regions_lebak() -> None:
    """Lebak has one code in both systems, so there is one reading."""
    number = Pirt("2153602010001-24")
    assert (BpsRegion("3602"), KemendagriRegion("36.02")) == number.region_codes
    assert (BpsRegion("3602"),) == number.regions
    assert (KemendagriRegion("36.02"),) == Pirt("2153602010001-29").regions


@pytest.mark.parametrize("digits", ["8804", "0000", "3570", "9999"])
def test_pirt_region_that_nobody_knows(digits: str) -> None:
    """Unknown digits, also such as no region can have, give no reading and a hint."""
    number = Pirt(f"206{digits}010001-26")
    assert (None, None) == number.region_codes
    assert () == number.regions
    assert Hint("region-unknown", digits, "probable") == number.hints[0]


def test_pirt_with_one_reading_only() -> None:
    """A code that only one system has gives the other reading as None."""
    papua = Pirt("2069401010001-30")
    assert (BpsRegion("9401"), KemendagriRegion("94.01")) == papua.region_codes
    banda_aceh_is_not_bps = [number.region_codes for number in (Pirt(f"206{bps}010001-26") for bps in ("9436", "9271"))]
    assert (BpsRegion("9436"), None) == banda_aceh_is_not_bps[0]
    assert (None, KemendagriRegion("92.71")) == banda_aceh_is_not_bps[1]


def test_pirt_entries_and_hints() -> None:
    """Packaging and food group are entries with code and name; from 2029 the group is unsure."""
    old = Pirt("2063510010243-26")
    assert ("2", "Plastik") == (old.packaging.code, old.packaging.name)
    assert ("06", "Tepung dan Hasil Olahnya") == (old.food_group.code, old.food_group.name)
    assert Hint("food-group", "Tepung dan Hasil Olahnya", "certain") in old.hints
    assert Hint("food-group", "Tepung dan Hasil Olahnya", "unsure") in Pirt("2063510010243-29").hints
    assert Hint("food-group-dropped", "2018", "certain") in Pirt("2163510010243-17").hints
    assert Hint("expiry-year", "2026", "certain") in old.hints
    assert "expiry-year" not in [hint.name for hint in Pirt("206351001243").hints]


def test_pirt_printed_forms() -> None:
    """The printed form is that of a label; the old form is told by its length."""
    assert "P-IRT No. 2063510010243-26" == Pirt("206351001024326").printed
    assert "P-IRT No. 206351001243" == Pirt("206351001243").printed
    assert Pirt("206351001243").is_old_form
    assert not Pirt("206351001024326").is_old_form
    assert "3510" == Pirt("206351001243").region_digits


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("MD222871000500373", False),
        ("ML867009139575", True),
        ("TR092699241", False),
        ("TI092699241", True),
        ("TL092699241", None),
        ("NA18171234567", None),
        ("NC14191300159", True),
        ("NKIT180012345", None),
        ("SI184509731", True),
        ("QD184509731", False),
    ],
)
def test_bpom_prefix_says_imported_or_not(text: str, imported: bool | None) -> None:
    """The prefix says whether a product is imported, where it does."""
    assert imported is BpomNumber(text).is_imported


def test_bpom_hints() -> None:
    """What the digits of a BPOM number suggest is probable only, and depends on its system."""
    new = BpomNumber("MD222871000500373")
    assert (Hint("risk", "tinggi", "probable"), Hint("packaging", "plastik", "probable")) == new.hints
    old = BpomNumber("MD567009139575")
    assert (None, "kaleng", None) == (old.risk, old.packaging, old.registered_year)
    assert (None, None, 2009) == (
        BpomNumber("TR092699241").risk,
        BpomNumber("TR092699241").packaging,
        BpomNumber("TR092699241").registered_year,
    )
    assert None is BpomNumber("NKIT180012345").registered_year
    assert None is BpomNumber("MD992871000500373").risk
    assert None is BpomNumber("MD992871000500373").packaging
    assert None is BpomNumber("MD024510107115").packaging


def test_bpom_prefix_and_digits_make_the_number() -> None:
    """Prefix and digits are the two halves, and each prefix has its kind."""
    number = BpomNumber("POM NKIT 180012345")
    assert ("NKIT", "180012345") == (number.prefix, number.digits)
    assert BpomKind.COSMETIC is number.kind


def test_halal_parts() -> None:
    """Province, scale, serial and month of a BPJPH number; the old form has only the month."""
    number = HalalNumber("ID36210018283020723")
    assert ("Banten", "kecil", 1828302, (2023, 7)) == (
        number.province and number.province.name,
        number.scale,
        number.serial,
        number.numbered_in,
    )
    assert (
        Hint("numbered-in", "2023-07", "probable"),
        Hint("province", "Banten", "probable"),
        Hint("scale", "kecil", "probable"),
    ) == number.hints
    old = HalalNumber("00230049860209")
    assert (None, None, None) == (old.province, old.scale, old.serial)
    assert (Hint("numbered-in", "2009-02", "unsure"),) == old.hints
    assert (1998, 5) == HalalNumber("00230049860598").numbered_in


def test_halal_without_province_or_scale() -> None:
    """00 is no province, an unknown one is kept, and scale 9 is no scale: hints, never errors."""
    central = HalalNumber("ID00410000054900720")
    assert None is central.province
    strange = HalalNumber("ID99910000054900720")
    assert KemendagriRegion("99") == strange.province
    assert None is strange.scale
    assert Hint("province", "99", "probable") in strange.hints


@pytest.mark.parametrize(
    ("text", "indicator", "indonesian", "coupon"),
    [
        ("8998866200301", None, True, False),
        ("08998866200301", "0", True, False),
        ("98412345678908", "9", False, False),
        ("73513537", None, False, False),
        ("9812345678902", None, False, True),
        ("0512345678900", None, False, True),
    ],
)
def test_gtin_parts(text: str, indicator: str | None, indonesian: bool, coupon: bool) -> None:
    """Indicator, licensing office and coupon prefixes."""
    number = Gtin(text)
    assert indicator == number.indicator
    assert indonesian is number.is_indonesian
    assert coupon is number.is_coupon
    assert text[-1] == number.check_digit
    assert text.zfill(14) == number.gtin14


@pytest.mark.parametrize(("text", "restricted"), [("20000004", True), ("00000130", True), ("73513537", False)])
def test_gtin8_in_store(text: str, restricted: bool) -> None:
    """A GTIN-8 that begins with 0 or 2 is an in-store number."""
    assert restricted is Gtin(text).is_restricted


def test_gtin_hints() -> None:
    """Who licensed a number, restricted circulation and coupons are hints."""
    assert (Hint("licensed-by", "GS1 Indonesia", "certain"),) == Gtin("8998866200301").hints
    assert (Hint("restricted-circulation", "201", "certain"),) == Gtin("2012345678903").hints
    assert (Hint("coupon", "981", "certain"),) == Gtin("9812345678902").hints
    assert () == Gtin("9780471117094").hints


def test_sni_parts() -> None:
    """Body, sector, number, year and amendments."""
    number = SniNumber("SNI ISO/IEC 17025:2017/Amd1:2018/Cor2:2019")
    assert ("ISO/IEC", None, "17025", 2017) == (
        number.adopted_from,
        number.sector,
        number.standard,
        number.edition_year,
    )
    assert ("Amd1:2018", "Cor2:2019") == number.amendments
    old = SniNumber("SNI 06-6989.11-2004/Amd1:2008")
    assert ("06", "6989.11", 2004, ("Amd1:2008",)) == (
        old.sector,
        old.standard,
        old.edition_year,
        old.amendments,
    )
    assert () == SniNumber("SNI 2973:2011").amendments
    assert None is SniNumber("SNI 2973:2011").sector


def test_trademark_and_tkdn_parts() -> None:
    """The register number of a trademark; number, month and year of a TKDN certificate."""
    assert 984301 == TrademarkNumber("IDM000984301").register_serial
    cert = TkdnNumber("1290/SJ-IND.8/TKDN/2025")
    assert (1290, None, 2025) == (cert.serial, cert.month, cert.year)
    assert () == cert.hints
