"""Sertifikat dan izin: masa berlaku, syarat P-IRT, bentuk label. Certificates, by the law of the day.

How long certificates and permits are valid, what food may be P-IRT, and how a label shows its expiry date.

>>> from datetime import date
>>> HALAL_VALIDITY.at(date(2022, 12, 29)).value.years
4
>>> HALAL_VALIDITY.at(date(2022, 12, 30)).value.years is None
True

>>> PIRT_ADMISSION.at(date(2024, 1, 1)).value.shelf_life_min
7

Source: UU 33/2014 art. 42, as amended by Perppu 2/2022 (now UU 6/2023); Peraturan Kepala BPOM
HK.03.1.23.04.12.2205 of 2012; Peraturan BPOM 22/2018 and 4/2024; Peraturan BPOM 31/2018 and 20/2021;
UU 20/2016 art. 35; PP 24/2018, 5/2021 and 28/2025; Peraturan BPS 2/2020 and 7/2025.
"""

from datetime import date

from attrs import frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import MONTH_ONLY, PROBABLE, READ, UNSURE, YEAR_ONLY
from umkm_domain.law.acts import BPOM_4_2024, BPOM_22_2018, BPOM_31_2018, PP_28_2025, Act

__all__ = [
    "BPOM_VALIDITY",
    "COSMETIC_VALIDITY",
    "EXPIRY_LABEL",
    "FOOD_PERMITS",
    "HALAL_VALIDITY",
    "KBLI_EDITION",
    "LABEL_ITEMS",
    "MUI_HALAL_VALIDITY",
    "NIB_VALIDITY",
    "PIRT_ADMISSION",
    "PIRT_DUTIES",
    "PIRT_VALIDITY",
    "SNI_VALIDITY",
    "TKDN_VALIDITY",
    "TRADEMARK_VALIDITY",
    "TRADITIONAL_MEDICINE_VALIDITY",
    "ExpiryLabel",
    "KbliEdition",
    "PirtAdmission",
    "PirtDuties",
    "Validity",
]


@frozen
class Validity:
    """Masa berlaku. How long a certificate stands.

    Attributes:
        years: years from the day of issue; None: no expiry while its conditions hold.
    """

    years: int | None


_HK_2012 = Act("Peraturan Kepala BPOM HK.03.1.23.04.12.2205", date(2012, 4, 1), date(2017, 12, 31), note=MONTH_ONLY)

HALAL_VALIDITY = Timeline(
    key="certification.halal_validity",
    title=Text(id="masa berlaku sertifikat halal", en="validity of halal certificates"),
    entries=(
        Dated(
            value=Validity(4),
            unit="years",
            since=date(2014, 10, 17),
            until=date(2022, 12, 29),
            promulgated=date(2014, 10, 17),
            citation=Citation("UU 33/2014", "42"),
            verified_on=READ,
        ),
        Dated(
            value=Validity(None),
            unit="years",
            since=date(2022, 12, 30),
            promulgated=date(2022, 12, 30),
            citation=Citation("UU 33/2014 jo. Perppu 2/2022", "42"),
            verified_on=READ,
            note=Text(
                id="Berlaku selama bahan dan proses tidak berubah.",
                en="Valid as long as ingredients and process do not change.",
            ),
        ),
    ),
)
PIRT_VALIDITY = Timeline(
    key="certification.pirt_validity",
    title=Text(id="masa berlaku SPP-IRT", en="validity of home-industry food permits"),
    entries=(
        _HK_2012.says("", Validity(5), "years", confidence=PROBABLE),
        BPOM_22_2018.says("", Validity(5), "years"),
        BPOM_4_2024.says("22", Validity(5), "years"),
    ),
)
BPOM_VALIDITY = Timeline(
    key="certification.bpom_validity",
    title=Text(id="masa berlaku izin edar pangan olahan", en="validity of BPOM authorisations of processed food"),
    entries=(
        Act("Peraturan BPOM 27/2017", date(2017, 1, 1), date(2022, 12, 31), note=YEAR_ONLY).says(
            "", Validity(5), "years", confidence=PROBABLE
        ),
        Act("Peraturan BPOM 23/2023", date(2023, 1, 1), note=YEAR_ONLY).says(
            "", Validity(5), "years", confidence=PROBABLE
        ),
    ),
)
TRADEMARK_VALIDITY = Timeline(
    key="certification.trademark_validity",
    title=Text(id="jangka waktu pelindungan merek", en="protection of registered trademarks"),
    entries=(
        Dated(
            value=Validity(10),
            unit="years",
            since=date(2016, 11, 25),
            citation=Citation("UU 20/2016", "35"),
            verified_on=READ,
            note=Text(id="Sejak Tanggal Penerimaan.", en="Counted from the filing date."),
        ),
    ),
)
_WHILE_RUN = Text(id="Selama usaha dijalankan.", en="As long as the business operates.")
_RISK_BASED = Text(
    id="Selama usaha dijalankan. Diganti PP 28/2025; hari mulainya, bersama peraturan lain pelaksana UU 11/2020, "
    "belum dibandingkan dengan teks.",
    en="As long as the business operates. Replaced by PP 28/2025; its first day, with the other regulations under "
    "UU 11/2020, is not compared with the text.",
)

NIB_VALIDITY = Timeline(
    key="certification.nib_validity",
    title=Text(id="masa berlaku NIB", en="validity of business identification numbers"),
    entries=(
        Act("PP 24/2018", date(2018, 6, 21), date(2021, 2, 1), note=_WHILE_RUN).says(
            "", Validity(None), "years", confidence=PROBABLE
        ),
        Act("PP 5/2021", date(2021, 2, 2), date(2025, 6, 4), note=_RISK_BASED).says(
            "", Validity(None), "years", confidence=PROBABLE
        ),
        PP_28_2025.says("", Validity(None), "years", confidence=PROBABLE, note=_WHILE_RUN),
    ),
)
COSMETIC_VALIDITY = Timeline(
    key="certification.cosmetic_validity",
    title=Text(id="masa berlaku notifikasi kosmetik", en="validity of cosmetic notifications"),
    entries=(Act("Peraturan BPOM 21/2022", date(2022, 1, 1), note=YEAR_ONLY).says("", Validity(3), "years"),),
)
TRADITIONAL_MEDICINE_VALIDITY = Timeline(
    key="certification.traditional_medicine_validity",
    title=Text(id="masa berlaku izin edar obat tradisional", en="validity of authorisations of traditional medicine"),
    entries=(
        Act("izin edar obat tradisional BPOM", date(2012, 1, 1), note=YEAR_ONLY).says(
            "", Validity(5), "years", confidence=UNSURE
        ),
    ),
)
MUI_HALAL_VALIDITY = Timeline(
    key="certification.mui_halal_validity",
    title=Text(id="masa berlaku sertifikat halal LPPOM MUI", en="validity of halal certificates of LPPOM MUI"),
    entries=(
        Act("sertifikat halal LPPOM MUI", date(2001, 1, 1), date(2019, 10, 16), note=YEAR_ONLY).says(
            "",
            Validity(2),
            "years",
            confidence=PROBABLE,
            note=Text(
                id="BPJPH mulai 17 Oktober 2019; nomor bentuk lama tercetak sampai 2023; hari mulai tidak diketahui.",
                en="BPJPH from 17 October 2019; numbers of the old form were printed until 2023; first day not known.",
            ),
        ),
    ),
)
TKDN_VALIDITY = Timeline(
    key="certification.tkdn_validity",
    title=Text(id="masa berlaku sertifikat TKDN", en="validity of local-content certificates"),
    entries=(
        Act("Permenperin 46/2022", date(2022, 1, 1), date(2025, 11, 30), note=YEAR_ONLY).says(
            "", Validity(3), "years", confidence=PROBABLE
        ),
        Act("Permenperin 35/2025", date(2025, 12, 1), note=MONTH_ONLY).says("75", Validity(5), "years"),
    ),
)
SNI_VALIDITY = Timeline(
    key="certification.sni_validity",
    title=Text(id="masa berlaku SPPT-SNI", en="validity of SNI product certificates"),
    entries=(
        Act("SPPT-SNI lembaga sertifikasi produk", date(2018, 1, 1), note=YEAR_ONLY).says(
            "", Validity(4), "years", confidence=UNSURE
        ),
    ),
)


@frozen(kw_only=True)
class PirtAdmission:
    """Pangan yang boleh ber-P-IRT. What food a home-industry permit may cover.

    Attributes:
        food_groups: the groups of the number, `01` to `16`.
        packagings: the packaging codes of the number, `1` to `8`.
        shelf_life_min: fewest days of shelf life at room temperature, included.
        storages: ways of keeping that are admitted.
        excluded: facts about a product that exclude it, by the names that `Product` gives them.
        domestic_only: only food produced in Indonesia.
    """

    food_groups: tuple[str, ...]
    packagings: tuple[str, ...]
    shelf_life_min: int
    storages: tuple[str, ...]
    excluded: tuple[str, ...]
    domestic_only: bool


@frozen(kw_only=True)
class PirtDuties:
    """Kewajiban pemegang SPP-IRT. Duties of holders of a home-industry permit.

    Attributes:
        renew_months: months before the end by which it must be renewed.
        commitment_months: months after issue to fulfil the commitments.
        adapt_months: months in which older permits adapt to the act.
    """

    renew_months: int
    commitment_months: int
    adapt_months: int


@frozen(kw_only=True)
class ExpiryLabel:
    """Bentuk keterangan kedaluwarsa. How a label states the expiry date.

    Attributes:
        full_date_months: with a shelf life of so many months, day, month and year are needed.
        inclusive: whether exactly so many months need the full date as well.
        four_digits: whether month and year may be written as four bare digits.
    """

    full_date_months: int
    inclusive: bool
    four_digits: bool


@frozen(kw_only=True)
class KbliEdition:
    """Edisi KBLI yang berlaku. The edition of the activity codes in force, and the last day to move to it."""

    edition: int
    align_until: date | None


_GROUPS = tuple(f"{number:02d}" for number in range(1, 17))
_PACKAGINGS = tuple("12345678")
_EXCLUDED = ("pasteurised", "sterilised", "special_purpose", "alcoholic", "dairy", "drinking_water")

FOOD_PERMITS: Timeline[tuple[str, ...]] = Timeline(
    key="certification.food_permits",
    title=Text(id="izin yang dapat menjadi izin edar pangan", en="permits that may let packed food be sold"),
    entries=(
        _HK_2012.says("", ("pirt", "bpom"), "scheme", confidence=PROBABLE),
        BPOM_22_2018.says("", ("pirt", "bpom"), "scheme"),
        BPOM_4_2024.says("", ("pirt", "bpom"), "scheme", until=date(2025, 6, 4)),
        PP_28_2025.says(
            "",
            ("pirt", "bpom", "pb_umku"),
            "scheme",
            note=Text(
                id="SPP-IRT adalah PB-UMKU: nomornya dapat tercatat sebagai PB-UMKU.",
                en="The home-industry permit is a PB-UMKU, and may be recorded as one.",
            ),
        ),
    ),
)
PIRT_ADMISSION = Timeline(
    key="certification.pirt_admission",
    title=Text(id="pangan yang boleh ber-SPP-IRT", en="food that a home-industry permit may cover"),
    entries=(
        _HK_2012.says(
            "",
            PirtAdmission(
                food_groups=_GROUPS,
                packagings=_PACKAGINGS[:6],
                shelf_life_min=8,
                storages=("ambient",),
                excluded=_EXCLUDED,
                domestic_only=True,
            ),
            "code; days",
            confidence=PROBABLE,
        ),
        BPOM_22_2018.says(
            "",
            PirtAdmission(
                food_groups=_GROUPS[:15],
                packagings=_PACKAGINGS,
                shelf_life_min=8,
                storages=("ambient",),
                excluded=(*_EXCLUDED, "claims"),
                domestic_only=True,
            ),
            "code; days",
            note=Text(
                id="'Lebih dari 7 hari'; aplikasi penerbit meluluskan tepat 7 hari. Hari pertama: hanya tahunnya.",
                en="'More than 7 days'; the issuing system lets exactly 7 pass. First day: the year only.",
            ),
        ),
        BPOM_4_2024.says(
            "3, 10 and Annex I",
            PirtAdmission(
                food_groups=_GROUPS[:15],
                packagings=_PACKAGINGS,
                shelf_life_min=7,
                storages=("ambient",),
                excluded=(*_EXCLUDED, "claims", "mandatory_sni"),
                domestic_only=True,
            ),
            "code; days",
        ),
    ),
)
PIRT_DUTIES = Timeline(
    key="certification.pirt_duties",
    title=Text(id="kewajiban pemegang SPP-IRT", en="duties of holders of a home-industry permit"),
    entries=(
        BPOM_4_2024.says("15-23 and 31", PirtDuties(renew_months=1, commitment_months=3, adapt_months=30), "months"),
    ),
)
EXPIRY_LABEL = Timeline(
    key="certification.expiry_label",
    title=Text(id="bentuk keterangan kedaluwarsa", en="form of the expiry date on labels"),
    entries=(
        Act("Peraturan Kepala BPOM HK.03.1.23.06.10.5166", date(2010, 6, 1), date(2017, 12, 31), note=MONTH_ONLY).says(
            "",
            ExpiryLabel(full_date_months=3, inclusive=False, four_digits=False),
            "months",
            confidence=PROBABLE,
        ),
        BPOM_31_2018.says(
            "",
            ExpiryLabel(full_date_months=3, inclusive=True, four_digits=False),
            "months",
            confidence=PROBABLE,
        ),
    ),
)
LABEL_ITEMS = Timeline(
    key="certification.label_items",
    title=Text(id="keterangan wajib pada label pangan", en="what a food label must show"),
    entries=(
        BPOM_31_2018.says(
            "5",
            ("expiry", "production_code", "composition", "net_content", "producer_name"),
            "label item",
            confidence=PROBABLE,
            note=Text(
                id="Lima dari sembilan butir: yang dicatat pada produk.",
                en="Five of the nine items: those that a product record holds.",
            ),
        ),
    ),
)
KBLI_EDITION = Timeline(
    key="certification.kbli_edition",
    title=Text(id="edisi KBLI", en="edition of the activity codes"),
    entries=(
        Act("Peraturan BPS 2/2020", date(2020, 1, 1), date(2025, 12, 17), note=YEAR_ONLY).says(
            "", KbliEdition(edition=2020, align_until=None), "edition"
        ),
        Act("Peraturan BPS 7/2025", date(2025, 12, 18), promulgated=date(2025, 12, 18)).says(
            "5",
            KbliEdition(edition=2025, align_until=date(2026, 6, 18)),
            "edition",
            note=Text(
                id="Penyesuaian enam bulan; izin yang ada tetap berlaku.",
                en="Six months to align; existing licences stay valid.",
            ),
        ),
    ),
)
