"""The same verdicts as python-stdnum and biip where they are right; each known difference is named."""

import csv
from pathlib import Path

import biip
import pytest
from biip.gtin import Gtin as BiipGtin
from hypothesis import given
from hypothesis import strategies as st
from official_numbers import digits, gtins, niks, npwp15
from stdnum import ean
from stdnum.id import nik as stdnum_nik
from stdnum.id import npwp as stdnum_npwp

from umkm_domain.identifiers import Gtin, IdentifierError, Nik, Npwp

BARCODES = Path(__file__).parents[2] / ".." / "shared" / "data" / "barcodes_minimarket_a.csv"


def _biip(text: str) -> bool:
    try:
        BiipGtin.parse(text)
    except biip.ParseError:
        return False
    return True


@pytest.mark.skipif(not BARCODES.exists(), reason="the folder of source figures is not here")
def test_2567_barcodes_as_keyed_in_a_real_shop() -> None:
    """Every verdict is that of python-stdnum and of biip, and each rejection names its reason."""
    with BARCODES.open(encoding="utf-8", newline="") as file:
        keyed = [row["barcode"] for row in csv.DictReader(file)]
    assert 2567 == len(keyed)
    reasons: dict[str, int] = {}
    for text in keyed:
        expected = ean.is_valid(text)
        assert expected is Gtin.is_valid(text), text
        assert expected is _biip(text), text
        try:
            Gtin(text)
        except IdentifierError as error:
            reasons[error.code] = reasons.get(error.code, 0) + 1
    assert {"characters": 318, "length": 104, "check-digit": 74} == reasons


@given(st.one_of(gtins, st.sampled_from([7, 8, 11, 12, 13, 14, 15]).flatmap(digits)))
def test_gtin_verdicts_are_those_of_stdnum(text: str) -> None:
    """Digits get the verdict of python-stdnum; the one difference is that zeros only are a placeholder."""
    assert (ean.is_valid(text) and set(text) != {"0"}) is Gtin.is_valid(text)


@given(gtins, st.lists(st.tuples(st.integers(0, 14), st.sampled_from(" -")), max_size=4))
def test_gtin_separators_are_those_of_stdnum(text: str, signs: list[tuple[int, str]]) -> None:
    """Blanks and dashes between the digits change nothing, there or here."""
    for at, sign in signs:
        text = text[:at] + sign + text[at:]
    assert ean.is_valid(text) is Gtin.is_valid(text)
    assert ean.compact(text) == Gtin(text)


@given(st.one_of(npwp15, digits(15)))
def test_npwp15_verdicts_are_those_of_stdnum(text: str) -> None:
    """15 digits, and the 16 with a leading zero, get python-stdnum's verdict, zeros only aside."""
    expected = stdnum_npwp.is_valid(text) and set(text) != {"0"}
    assert expected is Npwp.is_valid(text)
    assert expected is Npwp.is_valid("0" + text)
    if expected:
        assert stdnum_npwp.format(text) == Npwp(text).printed


@pytest.mark.parametrize("text", ["1000000010324212", "1000000010399409", "1000000005064323"])
def test_difference_coretax_numbers_are_valid(text: str) -> None:
    """Known difference: python-stdnum takes every 16 digits without a leading zero for a NIK."""
    assert False is stdnum_npwp.is_valid(text)
    assert True is Npwp.is_valid(text)


def test_difference_the_printed_form_of_16_digits() -> None:
    """Known difference: python-stdnum garbles the printed form of a 16-digit number."""
    assert "00.131.216.6-009.1000" == stdnum_npwp.format("0013121660091000")
    assert "01.312.166.0-091.000" == Npwp("0013121660091000").printed


@given(niks)
def test_what_stdnum_accepts_as_nik_we_accept(text: str) -> None:
    """A real birth date and a serial are enough for us; python-stdnum also asks its region table."""
    assert True is Nik.is_valid(text)
    if stdnum_nik.is_valid(text):
        assert stdnum_nik.get_birth_date(text) in Nik(text).birth_dates


@pytest.mark.parametrize(
    ("text", "theirs", "ours", "why"),
    [
        ("3171018108450001", True, False, "day 81"),
        ("3171019908450001", True, False, "day 99"),
        ("3171011708450000", True, False, "serial 0000"),
        ("6501010101800001", False, True, "Kalimantan Utara is not in its table"),
        ("9501010101800001", False, True, "Papua Pegunungan is not in its table"),
        ("9971011708450001", False, True, "an unknown region is a hint"),
        ("3171013102900001", False, False, "31 February"),
        ("3171011708450001", True, True, "the usual example"),
    ],
)
def test_differences_in_the_nik(text: str, theirs: bool, ours: bool, why: str) -> None:
    """Known differences: days of women end at 71, serials begin at 0001, regions are Home Ministry's."""
    assert theirs is stdnum_nik.is_valid(text), why
    assert ours is Nik.is_valid(text), why


@given(digits(16))
def test_stdnum_rejects_no_nik_that_it_should_not_but_for_regions(text: str) -> None:
    """Where the two differ on a NIK, it is day, serial or region, and nothing else."""
    theirs, ours = stdnum_nik.is_valid(text), Nik.is_valid(text)
    if theirs and not ours:
        assert int(text[6:8]) > 71 or int(text[6:8]) == 40 or text[12:] == "0000" or text[:2] == "10"
