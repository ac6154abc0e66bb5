"""Bantuan kepada usaha: jenis, penerima, batas, program. Assistance: kinds, recipients, limits, programmes.

>>> from datetime import date
>>> HIBAH_RECIPIENTS.at(date(2019, 7, 18)).value.admits("individual", incorporated=None)
False

Source: PP 29/2018 arts. 13-29; PP 12/2019 arts. 62-63; UU 23/2014 art. 298(5) and Annex Q; PP 47/2012;
Permenperin 27/2017 and 9/2022; Permenkop 6/2020 and 2/2021; Permenko Perekonomian on KUR.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import BILLION, MILLION, PROBABLE, UNSURE, YEAR_ONLY
from umkm_domain.law.acts import PP_12_2019, PP_29_2018, UU_23_2014, Act
from umkm_domain.law.scale import Size

__all__ = [
    "BANSOS_RECIPIENTS",
    "BPUM",
    "CSR",
    "FACILITIES",
    "GRANT_DOCUMENTS",
    "GROUP_YEARS",
    "HIBAH_CONDITIONS",
    "HIBAH_RECIPIENTS",
    "LEVEL",
    "MACHINE_GRANT",
    "MACHINE_REIMBURSEMENT",
    "NPHD_CLAUSES",
    "STARTUP_CAPITAL",
    "TRAINING_NEEDS_NIB",
    "Bpum",
    "Competence",
    "Csr",
    "GrantDocuments",
    "HibahConditions",
    "MachineGrant",
    "MachineShares",
    "Recipients",
    "StartupCapital",
]


@frozen(kw_only=True)
class Recipients:
    """Siapa yang boleh menerima. Who may receive through a channel.

    Attributes:
        kinds: kinds of party admitted as they are.
        if_incorporated: kinds admitted when incorporated in Indonesia.
    """

    kinds: tuple[str, ...]
    if_incorporated: tuple[str, ...] = ()

    def admits(self, kind: str, *, incorporated: bool | None) -> bool | None:
        """Tell whether such a party may receive; None: it depends on what is not known."""
        if kind in self.kinds:
            return True
        if kind in self.if_incorporated:
            return incorporated
        return False


@frozen(kw_only=True)
class HibahConditions:
    """Syarat hibah. Conditions of regional grants.

    Attributes:
        every_year: may go to the same recipient every year.
        proposal: needs a written proposal to the head of the region.
    """

    every_year: bool
    proposal: bool


@frozen(kw_only=True)
class GrantDocuments:
    """Dokumen hibah. The documents of a grant: the contract and the handover record."""

    contract: str
    handover: str


@frozen(kw_only=True)
class MachineGrant:
    """Bantuan mesin langsung. Machines given directly: to which recipients, still working with manual tools."""

    recipients: tuple[str, ...]
    traditional_tools: bool


@frozen(kw_only=True)
class MachineShares:
    """Penggantian harga mesin. Share of the price of a machine that is paid back.

    Attributes:
        small_domestic: small industry, domestic machine.
        small_imported: small industry, imported machine.
        medium_domestic: medium industry, domestic machine.
        medium_imported: medium industry, imported machine.
        floor: rupiah at least, a company; None: no floor known.
        cap: rupiah at most, a company; None: no cap known.
    """

    small_domestic: Fraction
    small_imported: Fraction
    medium_domestic: Fraction
    medium_imported: Fraction
    floor: int | None
    cap: int | None

    @property
    def highest(self) -> Fraction:
        """The highest share of all."""
        return max(self.small_domestic, self.small_imported, self.medium_domestic, self.medium_imported)

    def share(self, *, small: bool, imported: bool) -> Fraction:
        """The share for an industry and a machine."""
        if small:
            return self.small_imported if imported else self.small_domestic
        return self.medium_imported if imported else self.medium_domestic


@frozen(kw_only=True)
class StartupCapital:
    """Modal awal wirausaha industri kecil. Start-up capital: how often, and years of rent at most."""

    times: int
    rent_years: int
    business_plan: bool


@frozen(kw_only=True)
class Bpum:
    """Bantuan produktif usaha mikro. The grant to micro enterprises of one year.

    Attributes:
        amount: rupiah a recipient.
        planned: recipients planned.
        budget: rupiah in all.
    """

    amount: int
    planned: int
    budget: int


@frozen
class Competence:
    """Urusan pemerintahan. Which level of government (`regency`, `province`, `central`) serves a class."""

    size: Size
    level: str


@frozen(kw_only=True)
class Csr:
    """Tanggung jawab sosial perseroan. Whom the duty binds, and whether a share of profit is fixed."""

    natural_resources_only: bool
    profit_share: Fraction | None


_GOVERNMENT = ("government", "association", "forum", "group", "cooperative", "body", "company")

FACILITIES: Timeline[tuple[str, ...]] = Timeline(
    key="assistance.facilities",
    title=Text(id="fasilitas bagi industri kecil dan menengah", en="facilities for small and medium industry"),
    entries=(
        PP_29_2018.says(
            "13",
            (
                "competence",
                "technical_guidance",
                "materials",
                "machines",
                "product_development",
                "pollution_prevention",
                "market_promotion",
                "finance",
                "industrial_zone",
                "partnership",
            ),
            "kind",
        ),
    ),
)
HIBAH_RECIPIENTS: Timeline[Recipients] = Timeline(
    key="assistance.hibah_recipients",
    title=Text(id="penerima hibah daerah", en="recipients of regional grants"),
    entries=(
        UU_23_2014.says(
            "298(5)",
            Recipients(kinds=("government",), if_incorporated=_GOVERNMENT[1:]),
            "kind of party",
            until=date(2019, 3, 11),
        ),
        PP_12_2019.says(
            "62(1)",
            Recipients(kinds=("government",), if_incorporated=_GOVERNMENT[1:]),
            "kind of party",
            note=Text(
                id="Daftar tertutup: pemerintah, BUMN/BUMD, badan, lembaga dan organisasi berbadan hukum Indonesia.",
                en="A closed list: governments, their companies, and bodies incorporated in Indonesia.",
            ),
        ),
    ),
)
HIBAH_CONDITIONS: Timeline[HibahConditions] = Timeline(
    key="assistance.hibah_conditions",
    title=Text(id="syarat hibah daerah", en="conditions of regional grants"),
    entries=(PP_12_2019.says("62(1)-(3)", HibahConditions(every_year=False, proposal=True), "condition"),),
)
BANSOS_RECIPIENTS: Timeline[Recipients] = Timeline(
    key="assistance.bansos_recipients",
    title=Text(id="penerima bantuan sosial", en="recipients of social assistance"),
    entries=(
        PP_12_2019.says(
            "63",
            Recipients(kinds=("individual", "group", "other")),
            "kind of party",
            note=Text(
                id="Orang, keluarga, kelompok, masyarakat; untuk melindungi dari risiko sosial.",
                en="Persons, families, groups, communities; to protect them from social risk.",
            ),
        ),
    ),
)
GRANT_DOCUMENTS: Timeline[GrantDocuments] = Timeline(
    key="assistance.grant_documents",
    title=Text(id="naskah perjanjian hibah dan berita acara serah terima", en="grant contract and handover record"),
    entries=(
        Act("Permendagri 32/2011", date(2011, 1, 1), note=YEAR_ONLY).says(
            "13(2)", GrantDocuments(contract="nphd", handover="bast"), "document", confidence=PROBABLE
        ),
    ),
)
NPHD_CLAUSES: Timeline[tuple[str, ...]] = Timeline(
    key="assistance.nphd_clauses",
    title=Text(id="isi naskah perjanjian hibah daerah", en="contents of a regional grant contract"),
    entries=(
        Act("Permendagri 32/2011", date(2011, 1, 1), note=YEAR_ONLY).says(
            "13(2)",
            ("parties", "purpose", "amount", "rights_and_duties", "delivery", "reporting"),
            "clause",
            confidence=UNSURE,
        ),
    ),
)
GROUP_YEARS: Timeline[int] = Timeline(
    key="assistance.group_years",
    title=Text(
        id="tahun terdaftar paling sedikit bagi kelompok penerima hibah",
        en="least years a recipient group is registered",
    ),
    entries=(Act("Permendagri 32/2011", date(2011, 1, 1), note=YEAR_ONLY).says("", 3, "years", confidence=UNSURE),),
)
MACHINE_GRANT: Timeline[MachineGrant] = Timeline(
    key="assistance.machine_grant",
    title=Text(id="penerima bantuan mesin langsung", en="recipients of machines"),
    entries=(PP_29_2018.says("23", MachineGrant(recipients=("group",), traditional_tools=True), "kind of party"),),
)
MACHINE_REIMBURSEMENT: Timeline[MachineShares] = Timeline(
    key="assistance.machine_reimbursement",
    title=Text(id="penggantian harga mesin (restrukturisasi)", en="reimbursement of machines (restructuring)"),
    entries=(
        Act("Permenperin 11/2014 jo. 20/2016", date(2014, 1, 1), date(2017, 12, 31), note=YEAR_ONLY).says(
            "",
            MachineShares(
                small_domestic=Fraction(45, 100),
                small_imported=Fraction(35, 100),
                medium_domestic=Fraction(35, 100),
                medium_imported=Fraction(25, 100),
                floor=None,
                cap=None,
            ),
            "share of price; rupiah",
            confidence=PROBABLE,
        ),
        Act("Permenperin 27/2017", date(2018, 1, 1), date(2021, 12, 31), note=YEAR_ONLY).says(
            "",
            MachineShares(
                small_domestic=Fraction(30, 100),
                small_imported=Fraction(25, 100),
                medium_domestic=Fraction(30, 100),
                medium_imported=Fraction(25, 100),
                floor=5 * MILLION,
                cap=300 * MILLION,
            ),
            "share of price; rupiah",
        ),
        Act("Permenperin 9/2022", date(2022, 1, 1), note=YEAR_ONLY).says(
            "",
            MachineShares(
                small_domestic=Fraction(40, 100),
                small_imported=Fraction(25, 100),
                medium_domestic=Fraction(40, 100),
                medium_imported=Fraction(25, 100),
                floor=None,
                cap=500 * MILLION,
            ),
            "share of price; rupiah",
            confidence=UNSURE,
            note=Text(id="Persentase dan batasnya belum terbaca.", en="Shares and cap could not be read."),
        ),
    ),
)
STARTUP_CAPITAL: Timeline[StartupCapital] = Timeline(
    key="assistance.startup_capital",
    title=Text(id="modal awal wirausaha baru industri kecil", en="start-up capital of new small industries"),
    entries=(PP_29_2018.says("29", StartupCapital(times=1, rent_years=3, business_plan=True), "times; years"),),
)
LEVEL: Timeline[tuple[Competence, ...]] = Timeline(
    key="assistance.level",
    title=Text(id="tingkat pemerintahan yang memberdayakan", en="which level of government serves which class"),
    entries=(
        UU_23_2014.says(
            "Annex Q 7-8",
            (
                Competence(Size.MICRO, "regency"),
                Competence(Size.SMALL, "province"),
                Competence(Size.MEDIUM, "central"),
            ),
            "class; level",
        ),
    ),
)
TRAINING_NEEDS_NIB: Timeline[bool] = Timeline(
    key="assistance.training_needs_nib",
    title=Text(id="peserta pelatihan DAK nonfisik wajib ber-NIB", en="trainees of the DAK programme need a NIB"),
    entries=(Act("Permenkop 2/2022", date(2022, 1, 1), note=YEAR_ONLY).says("", True, "duty", confidence=PROBABLE),),
)
BPUM: Timeline[Bpum] = Timeline(
    key="assistance.bpum",
    title=Text(id="bantuan produktif usaha mikro (BPUM)", en="grant to micro enterprises (BPUM)"),
    entries=(
        Act("Permenkop 6/2020", date(2020, 1, 1), date(2020, 12, 31), note=YEAR_ONLY).says(
            "",
            Bpum(amount=2_400_000, planned=12_000_000, budget=28_800 * BILLION),
            "rupiah; recipients",
            ends_by_itself=True,
        ),
        Act("Permenkop 2/2021", date(2021, 3, 17), date(2021, 12, 31), date(2021, 3, 17)).says(
            "",
            Bpum(amount=1_200_000, planned=12_800_000, budget=15_360 * BILLION),
            "rupiah; recipients",
            ends_by_itself=True,
        ),
    ),
)
CSR: Timeline[Csr] = Timeline(
    key="assistance.csr",
    title=Text(id="tanggung jawab sosial dan lingkungan perseroan", en="social responsibility of companies"),
    entries=(
        Act("PP 47/2012", date(2012, 4, 4), promulgated=date(2012, 4, 4)).says(
            "", Csr(natural_resources_only=True, profit_share=None), "duty"
        ),
    ),
)
