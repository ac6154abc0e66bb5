"""Kemitraan: pola, isi perjanjian, larangan, denda, pengawas. Partnership law outside retail.

>>> from datetime import date
>>> "supply_chain" in PATTERNS.at(date(2020, 11, 2)).value
True

Source: UU 20/2008 arts. 26-39; UU 11/2020 art. 87; PP 17/2013 arts. 11-34; PP 28/2018 art. 19.
"""

from datetime import date

from attrs import frozen

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import BILLION, PROBABLE
from umkm_domain.law.acts import PP_7_2021, PP_17_2013, UU_20_2008, Act
from umkm_domain.law.scale import Size

__all__ = [
    "CLAUSES",
    "CONTROL",
    "FINES",
    "FORM",
    "PATTERNS",
    "PROCEDURE",
    "PUBLIC_CLAUSES",
    "SUPERVISOR",
    "TERMINATION",
    "Control",
    "Fines",
    "Form",
    "Procedure",
]


@frozen(kw_only=True)
class Form:
    """Bentuk perjanjian kemitraan. Written, in which language, and bilingual with a foreign party."""

    written: bool
    language: str
    bilingual_if_foreign: bool


@frozen(kw_only=True)
class Control:
    """Larangan memiliki atau menguasai mitra. Whom a large and a medium enterprise may not own or control."""

    large_not_over: tuple[Size, ...]
    medium_not_over: tuple[Size, ...]


@frozen(kw_only=True)
class Fines:
    """Denda paling banyak, rupiah. Highest fines in rupiah."""

    large: int
    medium: int


@frozen(kw_only=True)
class Procedure:
    """Tata cara penindakan. Warnings in a row at most, and working days to the revocation of the licence."""

    warnings: int
    revocation_working_days: int


_PATTERNS_2008 = (
    "inti_plasma",
    "subcontract",
    "franchise",
    "general_trade",
    "distribution",
    "profit_sharing",
    "joint_operation",
    "joint_venture",
    "outsourcing",
    "other",
)
_NUMBERS_UNREAD = Text(
    id="PP 7/2021 menggantikan PP 17/2013; nomor pasalnya belum dibandingkan dengan teks.",
    en="PP 7/2021 replaces PP 17/2013; the article is not compared with the text.",
)

PATTERNS: Timeline[tuple[str, ...]] = Timeline(
    key="partnership.patterns",
    title=Text(id="pola kemitraan", en="partnership patterns"),
    entries=(
        UU_20_2008.says("26", _PATTERNS_2008, "pattern", until=date(2020, 11, 1)),
        Act("UU 11/2020", date(2020, 11, 2), promulgated=date(2020, 11, 2)).says(
            "87", (*_PATTERNS_2008, "supply_chain"), "pattern"
        ),
    ),
)
CLAUSES: Timeline[tuple[str, ...]] = Timeline(
    key="partnership.clauses",
    title=Text(id="isi perjanjian kemitraan paling sedikit", en="least contents of a partnership agreement"),
    entries=(
        UU_20_2008.says(
            "34(1)",
            ("business_activity", "rights_and_duties", "development", "duration", "disputes"),
            "clause",
        ),
    ),
)
PUBLIC_CLAUSES: Timeline[tuple[str, ...]] = Timeline(
    key="partnership.public_clauses",
    title=Text(
        id="isi perjanjian kerja sama daerah dengan pihak ketiga",
        en="contents of an agreement of a regional government with a third party",
    ),
    entries=(
        Act("PP 28/2018", date(2018, 7, 13), promulgated=date(2018, 7, 13)).says(
            "19(2)", ("rights_and_duties", "duration", "disputes", "sanctions"), "clause"
        ),
    ),
)
FORM: Timeline[Form] = Timeline(
    key="partnership.form",
    title=Text(id="bentuk perjanjian kemitraan", en="form of partnership agreements"),
    entries=(
        PP_17_2013.says("29(2)-(3)", Form(written=True, language="id", bilingual_if_foreign=True), "duty"),
        PP_7_2021.says(
            "",
            Form(written=True, language="id", bilingual_if_foreign=True),
            "duty",
            confidence=PROBABLE,
            note=_NUMBERS_UNREAD,
        ),
    ),
)
TERMINATION: Timeline[bool] = Timeline(
    key="partnership.termination",
    title=Text(id="boleh memutus kemitraan secara sepihak", en="one party alone may end a partnership"),
    entries=(
        PP_17_2013.says("11(3)", False, "permission"),
        PP_7_2021.says("", False, "permission", confidence=PROBABLE, note=_NUMBERS_UNREAD),
    ),
)
CONTROL: Timeline[Control] = Timeline(
    key="partnership.control",
    title=Text(id="larangan memiliki atau menguasai mitra", en="prohibition to own or control a partner"),
    entries=(
        UU_20_2008.says(
            "35",
            Control(large_not_over=(Size.MICRO, Size.SMALL, Size.MEDIUM), medium_not_over=(Size.MICRO, Size.SMALL)),
            "class",
        ),
    ),
)
FINES: Timeline[Fines] = Timeline(
    key="partnership.fines",
    title=Text(id="denda pelanggaran kemitraan", en="fines for breach of partnership law"),
    entries=(UU_20_2008.says("39", Fines(large=10 * BILLION, medium=5 * BILLION), "rupiah"),),
)
PROCEDURE: Timeline[Procedure] = Timeline(
    key="partnership.procedure",
    title=Text(id="tata cara penindakan", en="procedure of enforcement"),
    entries=(
        PP_17_2013.says("32-34", Procedure(warnings=3, revocation_working_days=30), "times; working days"),
        PP_7_2021.says(
            "",
            Procedure(warnings=3, revocation_working_days=30),
            "times; working days",
            confidence=PROBABLE,
            note=_NUMBERS_UNREAD,
        ),
    ),
)
SUPERVISOR: Timeline[str] = Timeline(
    key="partnership.supervisor",
    title=Text(id="pengawas kemitraan", en="supervisor of partnerships"),
    entries=(UU_20_2008.says("36", "KPPU", "office"),),
)
