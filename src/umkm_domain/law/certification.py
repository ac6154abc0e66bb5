"""Masa berlaku sertifikat dan izin. How long certificates and permits are valid, by the law of the day.

>>> from datetime import date
>>> HALAL_VALIDITY.at(date(2022, 12, 29)).value.years
4
>>> HALAL_VALIDITY.at(date(2022, 12, 30)).value.years is None
True

Source: UU 33/2014 art. 42, as amended by Perppu 2/2022 (now UU 6/2023); Peraturan BPOM 22/2018 and 4/2024;
UU 20/2016 art. 35; PP 24/2018.
"""

from datetime import date

from attrs import frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Confidence, Dated, Timeline
from umkm_domain.core.language import Text

__all__ = [
    "BPOM_VALIDITY",
    "HALAL_VALIDITY",
    "NIB_VALIDITY",
    "PIRT_VALIDITY",
    "TRADEMARK_VALIDITY",
    "Validity",
]

_READ = date(2026, 11, 24)


@frozen
class Validity:
    """Masa berlaku. How long a certificate stands.

    Attributes:
        years: years from the day of issue; None: no expiry while its conditions hold.
    """

    years: int | None


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
            verified_on=_READ,
        ),
        Dated(
            value=Validity(None),
            unit="years",
            since=date(2022, 12, 30),
            promulgated=date(2022, 12, 30),
            citation=Citation("UU 33/2014 jo. Perppu 2/2022", "42"),
            verified_on=_READ,
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
        Dated(
            value=Validity(5),
            unit="years",
            since=date(2012, 4, 5),
            citation=Citation("Peraturan BPOM 4/2024", "22"),
            confidence=Confidence.PROBABLE,
            verified_on=_READ,
            note=Text(
                id="Lima tahun pula menurut pedoman 2012 dan 2018; hari mulai pedoman 2012 dari nomornya.",
                en="Five years by the guidelines of 2012 and 2018 as well; first day read from the number of the act of 2012.",
            ),
        ),
    ),
)
BPOM_VALIDITY = Timeline(
    key="certification.bpom_validity",
    title=Text(id="masa berlaku izin edar pangan olahan", en="validity of BPOM authorisations of processed food"),
    entries=(
        Dated(
            value=Validity(5),
            unit="years",
            since=date(2017, 1, 1),
            citation=Citation("Peraturan BPOM 23/2023"),
            confidence=Confidence.PROBABLE,
            verified_on=_READ,
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
            verified_on=_READ,
            note=Text(id="Sejak Tanggal Penerimaan.", en="Counted from the filing date."),
        ),
    ),
)
NIB_VALIDITY = Timeline(
    key="certification.nib_validity",
    title=Text(id="masa berlaku NIB", en="validity of business identification numbers"),
    entries=(
        Dated(
            value=Validity(None),
            unit="years",
            since=date(2018, 6, 21),
            citation=Citation("PP 24/2018"),
            confidence=Confidence.PROBABLE,
            verified_on=_READ,
            note=Text(id="Selama usaha dijalankan.", en="As long as the business operates."),
        ),
    ),
)
