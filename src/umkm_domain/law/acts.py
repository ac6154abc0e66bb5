"""Peraturan yang dikutip lebih dari sekali. Acts cited more than once: their period and day of promulgation.

>>> PP_29_2021.says("95(1)b", 15, "days").since
datetime.date(2021, 2, 2)
>>> str(PERMENDAG_70_2013.says("13(1)", 15, "days").citation)
'Permendag 70/M-DAG/PER/12/2013 art. 13(1)'

Source: the acts themselves; a remark says where a first day is not known exactly.
"""

from datetime import date
from typing import TypeVar

from attrs import frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Confidence, Dated, LawStatus
from umkm_domain.core.language import Text
from umkm_domain.law._words import READ, YEAR_ONLY

__all__ = [
    "BPOM_4_2024",
    "BPOM_22_2018",
    "BPOM_31_2018",
    "PERMENDAG_23_2021",
    "PERMENDAG_53_2008",
    "PERMENDAG_70_2013",
    "PERPRES_112_2007",
    "PP_7_2021",
    "PP_12_2019",
    "PP_17_2013",
    "PP_28_2025",
    "PP_29_2018",
    "PP_29_2021",
    "PP_39_2021",
    "PP_42_2024",
    "UU_20_2008",
    "UU_23_2014",
    "Act",
]

T = TypeVar("T")


@frozen
class Act:
    """Satu peraturan dan masa berlakunya. An act and its period; an entry may narrow the period.

    Attributes:
        instrument: the act as it is called.
        since: first day in force.
        until: last day in force, or None.
        promulgated: the day it was made known; None when not known to us.
        note: a remark that belongs to all its entries.
    """

    instrument: str
    since: date
    until: date | None = None
    promulgated: date | None = None
    note: Text | None = None

    def says(
        self,
        article: str,
        value: T,
        unit: str,
        *,
        since: date | None = None,
        until: date | None = None,
        confidence: Confidence = Confidence.CERTAIN,
        status: LawStatus = LawStatus.ENACTED,
        ends_by_itself: bool = False,
        jurisdiction: str | None = None,
        note: Text | None = None,
    ) -> Dated[T]:
        """An entry of this act: article, value and unit; the period is that of the act unless given."""
        return Dated(
            value=value,
            unit=unit,
            since=since or self.since,
            until=until or self.until,
            citation=Citation(self.instrument, article),
            status=status,
            confidence=confidence,
            promulgated=self.promulgated,
            ends_by_itself=ends_by_itself,
            jurisdiction=jurisdiction,
            verified_on=None if confidence is Confidence.UNSURE else READ,
            note=note or self.note,
        )


UU_20_2008 = Act("UU 20/2008", date(2008, 7, 4), promulgated=date(2008, 7, 4))
UU_23_2014 = Act("UU 23/2014", date(2014, 10, 2), promulgated=date(2014, 10, 2))
PP_17_2013 = Act("PP 17/2013", date(2013, 3, 1), date(2021, 2, 1), date(2013, 3, 1))
PP_29_2018 = Act("PP 29/2018", date(2018, 7, 18), promulgated=date(2018, 7, 18))
PP_12_2019 = Act("PP 12/2019", date(2019, 3, 12), promulgated=date(2019, 3, 12))
PP_7_2021 = Act("PP 7/2021", date(2021, 2, 2), promulgated=date(2021, 2, 2))
PP_29_2021 = Act("PP 29/2021", date(2021, 2, 2), promulgated=date(2021, 2, 2))
PP_39_2021 = Act("PP 39/2021", date(2021, 2, 2), date(2024, 10, 16), date(2021, 2, 2))
PP_42_2024 = Act("PP 42/2024", date(2024, 10, 17), promulgated=date(2024, 10, 17))
PP_28_2025 = Act("PP 28/2025", date(2025, 6, 5), promulgated=date(2025, 6, 5))
PERPRES_112_2007 = Act("Perpres 112/2007", date(2007, 12, 27), date(2021, 2, 1), date(2007, 12, 27))
PERMENDAG_53_2008 = Act(
    "Permendag 53/M-DAG/PER/12/2008",
    date(2009, 1, 1),
    date(2014, 6, 11),
    date(2008, 12, 12),
    Text(
        id="Hari berlakunya menurut keterangan menteri; sumber lain menyebut hari tanda tangannya.",
        en="First day as the minister said; other sources name the day of signing.",
    ),
)
PERMENDAG_70_2013 = Act(
    "Permendag 70/M-DAG/PER/12/2013",
    date(2014, 6, 12),
    date(2021, 4, 30),
    date(2013, 12, 12),
    Text(
        id="Ditandatangani 12 Desember 2013; hari berlakunya (enam bulan kemudian) belum dibandingkan dengan teks.",
        en="Signed on 12 December 2013; its first day (six months later) is not compared with the text.",
    ),
)
PERMENDAG_23_2021 = Act("Permendag 23/2021", date(2021, 5, 1), promulgated=date(2021, 4, 1))
BPOM_22_2018 = Act("Peraturan BPOM 22/2018", date(2018, 1, 1), date(2023, 12, 31), note=YEAR_ONLY)
BPOM_31_2018 = Act("Peraturan BPOM 31/2018", date(2018, 1, 1), note=YEAR_ONLY)
BPOM_4_2024 = Act("Peraturan BPOM 4/2024", date(2024, 1, 1), note=YEAR_ONLY)
