"""Every label, prefix, separator and day, one by one."""

from datetime import date

import pytest

from umkm_domain.identifiers import (
    KINDS,
    BpomNumber,
    Gtin,
    HalalNumber,
    Identifier,
    IdentifierError,
    Nib,
    Nik,
    Nitku,
    Npwp,
    PbUmku,
    Pirt,
    SniNumber,
    TkdnNumber,
    TrademarkNumber,
)


def _exists(day: int, month: int, year: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def test_every_day_of_birth_is_right_or_refused() -> None:
    """Days 1 to 31 and 41 to 71 that exist in 19YY or 20YY, and no others."""
    for year in (0, 1, 4, 45, 96, 99):
        for month in range(14):
            for day in range(100):
                man_or_woman = day if day <= 40 else day - 40
                expected = _exists(man_or_woman, month, year)
                text = f"317101{day:02d}{month:02d}{year:02d}0001"
                assert expected is Nik.is_valid(text), text
                assert expected is Npwp.is_valid(text), text
                if expected:
                    assert (day > 40) is Nik(text).is_female
                    assert Nik(text).birth_dates


@pytest.mark.parametrize(
    ("prefixes", "lengths"),
    [
        ("MD ML", (12, 15)),
        ("NA NB NC ND NE", (11,)),
        ("NKIT TR TI TL HT FF SD SI SL QD QI QL", (9,)),
    ],
)
def test_each_bpom_prefix_has_its_lengths(prefixes: str, lengths: tuple[int, ...]) -> None:
    """Each prefix takes its own number of digits and no other."""
    for prefix in prefixes.split():
        for size in range(1, 20):
            assert (size in lengths) is BpomNumber.is_valid(f"BPOM RI {prefix} {'1' * size}"), (prefix, size)


@pytest.mark.parametrize("prefix", ["NF", "MC", "TB", "FD", "QA", "SA", "CD", "DKL", "SP", "N", "M"])
def test_other_prefixes_are_refused(prefix: str) -> None:
    """No prefix beyond those of the list, whatever the length."""
    for size in (9, 11, 12, 15):
        with pytest.raises(IdentifierError) as caught:
            BpomNumber(prefix + "1" * size)
        assert "prefix" == caught.value.code


LABELS = {
    Pirt("2063510010243-26"): """
        P-IRT|PIRT|P.IRT|P IRT|P.I.R.T.|SPP-IRT|SPIRT|SPP IRT|S.P.P-IRT|SPP-PIRT|P-IRT No|P-IRT No.
        |P-IRT NO:|P-IRT Nomor|DINKES|Dinkes RI|Depkes|Depkes RI|DEP. KES. RI.|Dep.Kes. RI P-IRT
        |DINKES P-IRT|Dinas Kesehatan P-IRT|Dinkes Kab. Lebak P-IRT|Dinkes Kota Serang PIRT No.
        |P-IRT Kab. Lebak No.|Kemenkes RI P-IRT|izin|Ijin P-IRT|Izin Edar|Izin Edar P-IRT No.
        |Nomor Izin Edar|No. Reg.|Kode P-IRT|Sertifikat P-IRT
        |Sertifikat Produksi Pangan Industri Rumah Tangga No.|Departemen Kesehatan RI SP|No|Nomor|#
        |\u2116""",
    Nib("1712240062057"): "NIB|NIB:|NIB.|N.I.B|No. NIB|Nomor Induk Berusaha|NIB OSS RBA|Nomor|No|NIB/|NIB =",
    PbUmku("91201069002750000001"): """
        PB-UMKU|PB UMKU:|PB-UMKU No.|Nomor PB-UMKU|PBUMKU|Izin PB-UMKU|Nomor Perizinan Berusaha UMKU""",
    Npwp("02.183.241.5-000.000"): """
        NPWP|NPWP:|NPWP :|N.P.W.P.|No. NPWP|Nomor NPWP|NPWP No.|NPWP/NIK|NIK/NPWP
        |Nomor Pokok Wajib Pajak|TIN""",
    Nik("3171011708450001"): "NIK|NIK:|No. KTP|KTP/NIK|e-KTP|Nomor Induk Kependudukan|NIK KTP No.",
    BpomNumber("MD222871000500373"): """
        BPOM RI MD|BPOM MD|POM MD|MD|md|BPOM RI MD NO:|BPOM RI NO: MD|BPOM RI: MD|BPOM RI MD:
        |BPOM: RI MD|MD.|BPOM RI MD.|No. Reg. MD|No. Reg. BPOM RI MD|BPOM RI No. Reg. MD
        |BPOM BPOM RI MD|BPOM RI MD MD|BPOM RI BPOM RI MD|Izin Edar MD|Nomor Izin Edar BPOM RI MD
        |NIE MD|Badan Pengawas Obat dan Makanan RI MD|Kode BPOM MD|B.P.O.M. RI MD|BPOM-RI-MD-
        |DEP. KES. RI MD|Registrasi BPOM MD Nomor""",
    BpomNumber("NA18171234567"): "NA|POM NA|BPOM NA|Notifikasi NA|Notif. NA|BPOM NO NA|No. NA|Kode Notifikasi NA",
    HalalNumber("ID32110001490620223"): """
        ID|id|ID.|ID:|ID-|No. ID|Halal ID|HALAL: ID|Halal Indonesia ID|No. Sertifikat Halal ID
        |Sertifikat Halal No: ID|BPJPH ID|Kemenag RI ID|SH ID|Nomor ID|Sertifikasi Halal ID
        |Sert. Halal ID|Halal Certificate No. ID|Halal|No. Sertifikat Halal""",
    HalalNumber("00230049860209"): """
        LPPOM-|LPPOM|LPPOM MUI|LPPOM-MUI No.|LP POM MUI|HALAL MUI:|Halal MUI No|MUI|MUI Halal|No.
        |Sertifikat Halal MUI""",
    Gtin("8998866200301"): """
        EAN|EAN-13:|EAN13|EAN 13:|GTIN|GTIN-13:|Barcode|Kode Barcode|Barcode EAN-13:|bar code
        |Barkode No.|Kode Produk|JAN""",
    Gtin("036000291452"): "UPC|UPC-A|UPC A:|UPC-12:",
    TrademarkNumber("IDM000984301"): """
        IDM|idm|IDM.|IDM-|IDM No.|No. IDM|Merek IDM|Merk: IDM|Merek Terdaftar No. IDM
        |Sertifikat Merek IDM|TM IDM|HKI IDM|HAKI No. IDM|DJKI IDM|Nomor Pendaftaran Merek: IDM
        |Merek Dagang IDM|Trademark Reg. No. IDM""",
    SniNumber(
        "SNI 2973:2011"
    ): "SNI|sni|SNI:|SNI.|SNI-|SNI No.|SNI Nomor|No. SNI|Nomor SNI|Kode SNI|Standar SNI|S.N.I.|SNI (",
}


@pytest.mark.parametrize(
    ("number", "label"),
    [(number, label.strip()) for number, labels in LABELS.items() for label in " ".join(labels.split()).split("|")],
    ids=lambda value: None if isinstance(value, Identifier) else value,
)
def test_labels_met_in_the_wild(number: Identifier, label: str) -> None:
    """Each label is dropped, with and without a blank behind it."""
    kind = type(number)
    rest = str(number).removeprefix("SNI ").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert number == kind(f"{label} {rest}"), label
    if not label[-1:].isdigit():
        assert number == kind(f"{label}{rest}"), label


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        # words before the number's own name are passed over
        (Pirt, "Keripik Pisang Contoh, P-IRT No. 2063510010243-26", "2063510010243-26"),
        (Pirt, "\u2713 BPOM P-IRT 2063510010243-26", "2063510010243-26"),
        (Nib, "Izin Usaha NIB 1712240062057", "1712240062057"),
        (Nib, "PIRT/NIB: 1712240062057", "1712240062057"),
        (Npwp, "Tax ID/NPWP: 02.183.241.5-000.000", "0021832415000000"),
        (Nik, "NPWP/NIK: 3171011708450001", "3171011708450001"),
        (BpomNumber, "Terdaftar di BPOM RI MD 222871000500373", "MD222871000500373"),
        (HalalNumber, "Ketetapan Halal MUI Nomor LPPOM-00140130691021", "00140130691021"),
        (HalalNumber, "Halal Grade A oleh MUI dengan nomor LPPOM-00160233461223", "00160233461223"),
        (HalalNumber, "No. SIHALAL: ID32110001490620223", "ID32110001490620223"),
        (TrademarkNumber, "Kemenkumham RI, No. Merek IDM000984301", "IDM000984301"),
        (SniNumber, "Biskuit, SNI 2973:2011", "SNI 2973:2011"),
        (TkdnNumber, "Verifikasi Kemenperin No. 1290/SJ-IND.8/TKDN/2025", "1290/SJ-IND.8/TKDN/2025"),
        # its own name, in brackets behind it
        (Pirt, "2063510010243-26 (P-IRT)", "2063510010243-26"),
        (Nib, "1712240062057 (NIB).", "1712240062057"),
        (BpomNumber, "MD 222871000500373 [BPOM RI]", "MD222871000500373"),
        # words between the name and the number
        (Npwp, "NPWP Perusahaan: 02.183.241.5-000.000", "0021832415000000"),
        (Npwp, "NPWP lama 02.183.241.5-000.000", "0021832415000000"),
        (Nitku, "ID TKU: 1000000010324212000001", "1000000010324212000001"),
        (PbUmku, "Perizinan Berusaha Untuk Menunjang Kegiatan Usaha 91201069002750000001", "91201069002750000001"),
        # a label that names the length, and a number that begins with what looks like one
        (Npwp, "NPWP15 02.183.241.5-000.000", "0021832415000000"),
        (Npwp, "NPWP 16 0021832415000000", "0021832415000000"),
        (Npwp, "NPWP 15.312.166.0-091.000", "0153121660091000"),
        (Gtin, "Barcode (EAN-13): 8998866200301", "8998866200301"),
        (Gtin, "EAN-13 (GTIN): 8998866200301", "8998866200301"),
        (Gtin, "EAN 8 998866 200301", "8998866200301"),
        (Gtin, "UPC/EAN 8998866200301", "8998866200301"),
        (Gtin, "GS1: 8998866200301", "8998866200301"),
        # SNI: other signs before the year, letters before the number
        (SniNumber, "SNI 2973 2011", "SNI 2973:2011"),
        (SniNumber, "SNI 2973/2011", "SNI 2973:2011"),
        (SniNumber, "SNI 2973.2011", "SNI 2973:2011"),
        (SniNumber, "SNI OIML R 76-1:2011", "SNI OIML R 76-1:2011"),
        (SniNumber, "SNI wajib 2973:2011", "SNI 2973:2011"),
        (SniNumber, "SNI 01 2052", None),
        (SniNumber, "SNI 01.2052", None),
        (SniNumber, "RSNI 2973:2011", None),
        (SniNumber, "12 SNI 2973:2011", None),
        # another name, or two prefixes
        (Nib, "NIB belum, PIRT 1712240062057", None),
        (BpomNumber, "MD ML 222871000500373", None),
        (BpomNumber, "MD 222871000500373 (halal)", None),
    ],
)
def test_words_around_the_name(kind: type[Identifier], text: str, expected: str | None) -> None:
    """What stands before the own name is passed over, what stands between it and the number is not."""
    assert (expected is not None) is kind.is_valid(text)
    if expected is not None:
        assert expected == kind(text)


@pytest.mark.parametrize("dash", [*"-\u2010\u2011\u2012\u2013\u2014\u2015\u2212. _", " - ", "--", " -", "- "])
def test_what_stands_in_place_of_the_dash(dash: str) -> None:
    """A P-IRT number has its year behind a dash of any length, a dot, an underscore or a blank."""
    assert "2063510010243-26" == Pirt(f"2063510010243{dash}26")


@pytest.mark.parametrize("around", ["()", "[]", "{}", "<>", '""', "''", "\u201c\u201d", "**", " .", " ,", "\n\n"])
@pytest.mark.parametrize("number", LABELS, ids=repr)
def test_brackets_quotes_and_stops_around(number: Identifier, around: str) -> None:
    """Brackets, quotes, blanks and final punctuation around a number are dropped."""
    assert number == type(number)(around[0] + number + around[1])


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
@pytest.mark.parametrize("separator", [", ", "; ", "\n", " | ", " dan "])
def test_two_numbers_are_refused_as_one(kind: type[Identifier], separator: str) -> None:
    """Two numbers in one text are never read as one, whatever stands between them."""
    for number in LABELS:
        text = f"{number}{separator}{number}"
        assert False is kind.is_valid(text), text


@pytest.mark.parametrize(
    ("kind", "text", "position"),
    [
        (Npwp, "NPWP 16 digit: 00218324x5000000", 23),
        (Gtin, "EAN-13: 89988662x0301", 16),
        (Gtin, "(01)0899886620030x1", 17),
        (Nib, "NIB: 17122400620\u00e957", 16),
        (Pirt, "P-IRT 2063510010243~26", 19),
        (SniNumber, "SNI 2973:2011 draf", 14),
    ],
)
def test_positions_are_those_of_the_text(kind: type[Identifier], text: str, position: int) -> None:
    """The position of a wrong sign is that in the text as given, labels included."""
    with pytest.raises(IdentifierError) as caught:
        kind(text)
    assert ("characters", position) == (caught.value.code, caught.value.position)
    assert repr(text[position]) == caught.value.got


@pytest.mark.parametrize(
    ("kind", "text", "code", "position", "got"),
    [
        (HalalNumber, "ID32110001490621323", "component", 13, "13"),
        (HalalNumber, "00160098721322", "component", 10, "13"),
        (Pirt, "9063510010243-26", "component", 0, "9"),
        (Pirt, "2173510010243-26", "component", 1, "17"),
        (Nik, "1001011708450001", "component", 0, "a lower number"),
        (Nik, "3171013208450001", "component", 6, "******"),
        (Nik, "3171011708450000", "component", 12, "0000"),
        (Npwp, "02.183.242.5-000.000", "check-digit", 8, "5"),
        (Gtin, "08998866200302", "check-digit", 13, "2"),
        (SniNumber, "2973:2011", "prefix", 0, "something else"),
        (SniNumber, "SNI 2973:3011", "component", 9, "3011"),
        (Nib, "0000000000000", "placeholder", None, "zeros only"),
        (BpomNumber, "BPOM RI XX 1", "prefix", 0, "XX"),
        (BpomNumber, "BPOM RI 1", "prefix", 0, "no prefix"),
        (BpomNumber, "SITI AMINAH 1", "prefix", 0, "other letters"),
        (TrademarkNumber, "DID2021000123", "prefix", 0, "DID"),
        (TrademarkNumber, "SITI AMINAH 000984301", "prefix", 0, "other letters or none"),
    ],
)
def test_what_an_error_says(kind: type[Identifier], text: str, code: str, position: int | None, got: str) -> None:
    """Code, position in the digits and what was got; a name that was typed before a number is not repeated."""
    with pytest.raises(IdentifierError) as caught:
        kind(text)
    error = caught.value
    assert (code, position, got) == (error.code, error.position, error.got)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_look_alikes_are_refused(kind: type[Identifier]) -> None:
    """Full-width and other scripts' digits and letters are refused, anywhere in a number."""
    for number in LABELS:
        for at in range(len(number)):
            sign = number[at]
            if sign.isalnum():
                text = number[:at] + chr(ord(sign) + 0xFEE0) + number[at + 1 :]
                assert False is kind.is_valid(text), text
