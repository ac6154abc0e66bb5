"""What a number can be: every reading, the best one first."""

import pytest
from hypothesis import given
from official_numbers import CANONICAL, npwp15

from umkm_domain.identifiers import Gtin, Nib, Npwp, Pirt, identify, identify_all


def _kinds(text: str) -> list[str]:
    return [type(reading).__name__ for reading in identify(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bare 13 digits: a barcode of prefix 899 with its check digit, then NIB
        ("8998866200301", ["Gtin", "Nib"]),
        ("8996001414001", ["Nib"]),
        ("1712240062057", ["Nib"]),
        # one in ten NIBs passes the check digit of a barcode: both readings, NIB first
        ("1712240062050", ["Nib", "Gtin"]),
        # bare 15 digits: P-IRT, then NPWP (and the halal number of old, if it ends with a month)
        ("206351001024326", ["Pirt"]),
        ("206351009024326", ["Pirt", "Npwp"]),
        ("206122111000822", ["Pirt", "Npwp", "HalalNumber"]),
        ("021832415000000", ["Npwp"]),
        ("206351009021226", ["Pirt", "Npwp", "HalalNumber"]),
        # bare 16 digits: the kinds of NPWP, then NIK
        ("0021832415000000", ["Npwp"]),
        ("1000000010324212", ["Npwp"]),
        ("3171011708450001", ["Npwp", "Nik"]),
        ("1112131708450130", ["Npwp", "Nik", "Pirt"]),
        # the printed form comes first
        ("2063510090243-26", ["Pirt", "Npwp"]),
        ("20.635.100.9-024.326", ["Npwp", "Pirt"]),
        ("P-IRT 2063510090243-26", ["Pirt"]),
        ("NPWP 20.635.100.9-024.326", ["Npwp"]),
        ("2.06.35.10.01.243", ["Pirt"]),
        # other lengths
        ("73513537", ["Gtin"]),
        ("036000291452", ["Gtin"]),
        ("206351001240", ["Gtin", "Pirt"]),
        ("00160098721122", ["HalalNumber"]),
        ("98412345678908", ["Gtin"]),
        ("ID 0041 0000 0549 00720", ["HalalNumber"]),
        ("20635101011024330", ["Pirt"]),
        ("91201069002750000001", ["PbUmku"]),
        ("1000000010324212000001", ["Nitku"]),
        # a label or a prefix leaves one
        ("NIB 8998866200301", ["Nib"]),
        ("EAN-13: 8998866200301", ["Gtin"]),
        ("NIK 3171011708450001", ["Nik"]),
        ("BPOM RI MD 222871000500373", ["BpomNumber"]),
        ("MD224510107115", ["BpomNumber"]),
        ("NA18171234567", ["BpomNumber"]),
        ("ID32110001490620223", ["HalalNumber"]),
        ("LPPOM-00230049860209", ["HalalNumber"]),
        ("IDM000984301", ["TrademarkNumber"]),
        ("SNI 01-2973-1992", ["SniNumber"]),
        ("4623/SJ-IND.8/TKDN/7/2021", ["TkdnNumber"]),
        # nothing
        ("", []),
        ("-", []),
        ("beraskampung5", []),
        ("0000000000000", []),
        ("2063510010243-26, 2053374020970-28", []),
    ],
)
def test_readings_in_order(text: str, expected: list[str]) -> None:
    """Every reading of a text, the best first."""
    assert expected == _kinds(text)


def test_readings_are_values_of_their_class() -> None:
    """The readings are identifiers, ready to use."""
    gtin, nib = identify("8998866200301")
    assert isinstance(gtin, Gtin)
    assert isinstance(nib, Nib)
    assert "899" == gtin.prefix


@given(CANONICAL[Pirt])
def test_a_dashed_pirt_is_read_as_pirt_first(text: str) -> None:
    """A P-IRT number in canonical form is first of all a P-IRT number, but for the old 12 digits."""
    first = identify(text)[0]
    assert isinstance(first, Pirt if len(text) > 12 else (Pirt, Gtin))


@given(npwp15)
def test_a_dotted_npwp_is_read_as_npwp_first(text: str) -> None:
    """An NPWP with its dots is first of all an NPWP."""
    assert isinstance(identify(Npwp(text).printed)[0], Npwp)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ID00410000054900720,ID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("ID00410000054900720, ID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("ID00410000054900720 ID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("ID00410000054900720\nID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("ID00410000054900720;ID36210018283020723;", [["HalalNumber"], ["HalalNumber"]]),
        ("ID00410000054900720/ID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("ID00410000054900720 dan ID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("ID00410000054900720 & ID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("P-IRT No. 2063510010243-26 / 2053374020970-28", [["Pirt"], ["Pirt"]]),
        ("2063510010243-26 2053374020970-28", [["Pirt"], ["Pirt"]]),
        ("8998866200301 8992388101016", [["Gtin", "Nib"], ["Gtin", "Nib"]]),
        ("NIB: 1712240062057 NPWP: 02.183.241.5-000.000", [["Nib"], ["Npwp"]]),
        ("NIB: 1712240062057; PIRT 2063510010243-26; SNI 01-2973-1992", [["Nib"], ["Pirt"], ["SniNumber"]]),
        ("PT Maju, NIB 1712240062057 (aktif)", [["Nib"]]),
        ("4623/SJ-IND.8/TKDN/7/2021; 8110/SJ-IND.8/TKDN/9/2023", [["TkdnNumber"], ["TkdnNumber"]]),
        ("SNI ISO/IEC 17025:2017, SNI 2973:2011", [["SniNumber"], ["SniNumber"]]),
        ("BPOM RI MD 222871000500373 BPOM RI ML 867009139575", [["BpomNumber"], ["BpomNumber"]]),
        # a label serves the numbers behind a slash too
        ("BPOM RI MD 222871000500373/271111000300341", [["BpomNumber"], ["BpomNumber", "HalalNumber"]]),
        ("IDM000984301 / 000984302", [["TrademarkNumber"], ["TrademarkNumber"]]),
        ("NPWP 02.183.241.5-000.000/NIB 1712240062057", [["Npwp"], ["Nib"]]),
        # run together
        ("ID00410000054900720ID36210018283020723", [["HalalNumber"], ["HalalNumber"]]),
        ("NIB1712240062057NPWP021832415000000", [["Nib"], ["Npwp"]]),
        ("[2063510010243-26][2053374020970-28]", [["Pirt"], ["Pirt"]]),
        ("2063510010243-26_2053374020970-28", [["Pirt"], ["Pirt"]]),
        ("1712240062057-1607250088288", [["Nib"], ["Nib"]]),
        ("2063510010243-26 (P-IRT) 2053374020970-28 (P-IRT)", [["Pirt"], ["Pirt"]]),
        ("4623/SJ-IND.8/TKDN/7/2021 8110/SJ-IND.8/TKDN/9/2023", [["TkdnNumber"], ["TkdnNumber"]]),
        ("0220 0098 61929", [["Nib"]]),
        ("8998866200301", [["Gtin", "Nib"]]),
        ("belum ada", []),
        ("", []),
    ],
)
def test_several_numbers_in_one_cell_are_split(cell: str, expected: list[list[str]]) -> None:
    """One entry a number, in the order of the cell, each with every reading."""
    assert expected == [[type(reading).__name__ for reading in readings] for readings in identify_all(cell)]


def test_a_very_long_cell_is_read_in_pieces() -> None:
    """A whole column pasted into one cell is split too."""
    cell = ", ".join(["8998866200301"] * 500)
    assert 500 == len(identify_all(cell))


def test_a_word_as_long_as_no_label_is_passed_over() -> None:
    """A number beside a word of three hundred signs is found."""
    assert [["Nib"]] == [
        [type(reading).__name__ for reading in readings] for readings in identify_all(f"{'x' * 300} NIB 1712240062057")
    ]


def test_two_numbers_are_never_one() -> None:
    """`identify` reads one number; two in one text have no reading."""
    assert () == identify("8998866200301 8992388101016")
