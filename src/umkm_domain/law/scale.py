"""Skala usaha: mikro, kecil, menengah, besar. Size classes of enterprises by law, with their dates.

>>> from datetime import date
>>> str(GENERAL.at(date(2019, 7, 18)).citation)
'UU 20/2008 art. 6'
>>> GENERAL.at(date(2019, 7, 18)).value.sales[0]
Band(size=<Size.MICRO: 'micro'>, maximum=300000000)

>>> INDUSTRY.at(date(2019, 7, 18)).value.small_workers
19

Source: UU 9/1995 art. 5; UU 20/2008 arts 1, 6 and 40; UU 11/2020 art. 87; PP 7/2021 art. 35; Permenperin
64/M-IND/PER/7/2016; the classes of BPS by workers; Bappenas KEP 26A/M.PPN/HK/05/2025, code 02.10.003.
"""

from datetime import date
from enum import StrEnum

from attrs import frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated, LawStatus, Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import BILLION, MILLION, MONTH_ONLY, PROBABLE, READ, UNSURE

__all__ = [
    "BPS",
    "DEVELOPMENT",
    "FALSE_CLAIM",
    "FOREIGN_CAPITAL",
    "FOREIGN_LARGE_ONLY",
    "GENERAL",
    "INDEPENDENCE",
    "INDUSTRY",
    "INDUSTRY_PROGRAMME",
    "RPJMN_PROXY",
    "Band",
    "Independence",
    "IndustryTable",
    "Measure",
    "Penalty",
    "ProxyTable",
    "ScaleTable",
    "Size",
    "WorkerTable",
]


class Size(StrEnum):
    """Kelas ukuran usaha. Size class of an enterprise."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def rank(self) -> int:
        """0 for micro up to 3 for large."""
        return ("micro", "small", "medium", "large").index(self.value)


class Measure(StrEnum):
    """Ukuran yang dipakai undang-undang. What the law measures an enterprise by."""

    SALES = "sales"
    NET_ASSETS = "net_assets"
    CAPITAL = "capital"


@frozen
class Band:
    """Satu kelas pada satu ukuran. A class within one measure.

    Attributes:
        size: the class.
        maximum: its upper limit, included ("paling banyak"), in rupiah or workers as the entry says;
            the class below ends where it begins.
    """

    size: Size
    maximum: int


@frozen(kw_only=True)
class ScaleTable:
    """Batas kelas menurut satu undang-undang. The limits of one act, lowest class first.

    An empty measure is one that the act does not use. Above the last band an enterprise is large, or,
    where the act defines no large enterprise (`open_top` false), simply not in any class.

    Attributes:
        sales: bands of yearly sales.
        net_assets: bands of net assets without land and business building.
        capital: bands of business capital without land and business building.
        open_top: whether what lies above the last band is a large enterprise.
        support: the measure for ease, protection and empowerment; None: any measure of the act.
        registration: the measure for establishment and registration; None: any measure of the act.
    """

    sales: tuple[Band, ...] = ()
    net_assets: tuple[Band, ...] = ()
    capital: tuple[Band, ...] = ()
    open_top: bool = True
    support: Measure | None = None
    registration: Measure | None = None

    def bands(self, measure: Measure) -> tuple[Band, ...]:
        """The bands of one measure; empty when the act does not use it."""
        return {Measure.SALES: self.sales, Measure.NET_ASSETS: self.net_assets}.get(measure, self.capital)


def _bands(micro: int, small: int, medium: int) -> tuple[Band, ...]:
    return Band(Size.MICRO, micro), Band(Size.SMALL, small), Band(Size.MEDIUM, medium)


GENERAL: Timeline[ScaleTable] = Timeline(
    key="scale.general",
    title=Text(id="skala usaha mikro, kecil dan menengah", en="size classes of micro, small and medium enterprises"),
    entries=(
        Dated(
            value=ScaleTable(
                sales=(Band(Size.SMALL, 1 * BILLION),),
                net_assets=(Band(Size.SMALL, 200 * MILLION),),
                open_top=False,
            ),
            unit="rupiah",
            since=date(1995, 12, 26),
            until=date(2008, 7, 3),
            promulgated=date(1995, 12, 26),
            citation=Citation("UU 9/1995", "5(1)"),
            verified_on=READ,
            note=Text(
                id="Hanya usaha kecil (termasuk mikro) yang didefinisikan.",
                en="Only small enterprises (micro included) are defined.",
            ),
        ),
        Dated(
            value=ScaleTable(
                sales=_bands(300 * MILLION, 2_500 * MILLION, 50 * BILLION),
                net_assets=_bands(50 * MILLION, 500 * MILLION, 10 * BILLION),
            ),
            unit="rupiah",
            since=date(2008, 7, 4),
            until=date(2020, 11, 1),
            promulgated=date(2008, 7, 4),
            citation=Citation("UU 20/2008", "6"),
            verified_on=READ,
            note=Text(
                id="Kekayaan bersih ATAU hasil penjualan; undang-undang tidak mengatur bila keduanya berbeda kelas.",
                en="Net assets OR sales; the act does not say which counts when they disagree.",
            ),
        ),
        Dated(
            value=ScaleTable(),
            unit="rupiah",
            since=date(2020, 11, 2),
            until=date(2021, 2, 1),
            promulgated=date(2020, 11, 2),
            status=LawStatus.REPEALED,
            citation=Citation("UU 11/2020", "87"),
            verified_on=READ,
            note=Text(
                id="Angka dihapus dan didelegasikan ke peraturan pemerintah yang belum ada.",
                en="The numbers were deleted and left to a government regulation that did not exist yet.",
            ),
        ),
        Dated(
            value=ScaleTable(
                sales=_bands(2 * BILLION, 15 * BILLION, 50 * BILLION),
                capital=_bands(1 * BILLION, 5 * BILLION, 10 * BILLION),
                support=Measure.SALES,
                registration=Measure.CAPITAL,
            ),
            unit="rupiah",
            since=date(2021, 2, 2),
            promulgated=date(2021, 2, 2),
            citation=Citation("PP 7/2021", "35"),
            verified_on=READ,
            note=Text(
                id="Modal usaha untuk pendirian dan pendaftaran; hasil penjualan untuk kemudahan dan pemberdayaan.",
                en="Capital for establishment and registration; sales for ease, protection and empowerment.",
            ),
        ),
    ),
)


@frozen(kw_only=True)
class IndustryTable:
    """Batas industri kecil dan menengah. The limits of small and medium industry.

    Small: at most `small_workers` workers AND investment under `small_investment_below`. Medium: the same
    workers with more investment, or more workers with at most `medium_investment`. Large: the rest.

    Attributes:
        small_workers: most workers of a small industry, included; None where workers do not count.
        small_investment_below: investment without land and building in rupiah, not included any more.
        small_inclusive: that limit is included after all.
        medium_investment: investment in rupiah, included.
    """

    small_workers: int | None
    small_investment_below: int
    medium_investment: int
    small_inclusive: bool = False


@frozen
class WorkerTable:
    """Kelas menurut jumlah pekerja. Classes by workers, unpaid family workers included; above them large."""

    bands: tuple[Band, ...]


@frozen(kw_only=True)
class ProxyTable:
    """Ukuran pengganti RPJMN untuk usaha kecil-menengah. What the national plan counts as small and medium.

    Attributes:
        sales_over: yearly sales in rupiah above which an enterprise counts.
        sales_maximum: yearly sales in rupiah up to which it counts, included.
        workers_min: with sales up to `sales_over`: fewest workers, where paid permanent workers help.
        workers_max_agriculture: and most workers in agriculture.
        workers_max_other: and most workers elsewhere.
    """

    sales_over: int
    sales_maximum: int
    workers_min: int
    workers_max_agriculture: int
    workers_max_other: int


@frozen(kw_only=True)
class Independence:
    """Syarat berdiri sendiri. Who may own whom, for a class to hold.

    Attributes:
        micro_persons_only: micro enterprises belong to persons or sole businesses.
        small_not_of: a small enterprise may not belong to these classes, directly or not.
        medium_not_of: nor a medium one to these.
        citizens_only: the owner must be an Indonesian citizen.
    """

    micro_persons_only: bool
    small_not_of: tuple[Size, ...]
    medium_not_of: tuple[Size, ...]
    citizens_only: bool


@frozen(kw_only=True)
class Penalty:
    """Ancaman pidana. The most that a court may impose: years of prison and a fine in rupiah."""

    prison_years: int
    fine: int


INDUSTRY: Timeline[IndustryTable] = Timeline(
    key="scale.industry",
    title=Text(id="industri kecil, menengah dan besar", en="small, medium and large industry"),
    entries=(
        Dated(
            value=IndustryTable(small_workers=19, small_investment_below=1 * BILLION, medium_investment=15 * BILLION),
            unit="workers; rupiah",
            since=date(2016, 7, 1),
            citation=Citation("Permenperin 64/M-IND/PER/7/2016"),
            verified_on=READ,
            note=MONTH_ONLY,
        ),
    ),
)
INDUSTRY_PROGRAMME: Timeline[IndustryTable] = Timeline(
    key="scale.industry_programme",
    title=Text(
        id="industri kecil dan menengah dalam program restrukturisasi mesin",
        en="small and medium industry in the machine restructuring programme",
    ),
    entries=(
        Dated(
            value=IndustryTable(
                small_workers=None,
                small_investment_below=500 * MILLION,
                medium_investment=10 * BILLION,
                small_inclusive=True,
            ),
            unit="rupiah",
            since=date(2014, 1, 1),
            until=date(2016, 6, 30),
            citation=Citation("Permenperin 11/2014"),
            confidence=PROBABLE,
            ends_by_itself=True,
            verified_on=READ,
            note=Text(
                id="Hanya untuk program itu; kecil sampai dengan Rp500 juta; bulan mulainya tidak diketahui.",
                en="For that programme only; small up to and including Rp500 million; its first month is not known.",
            ),
        ),
    ),
)
BPS: Timeline[WorkerTable] = Timeline(
    key="scale.bps",
    title=Text(id="kelas usaha menurut pekerja (BPS)", en="classes by workers (BPS)"),
    entries=(
        Dated(
            value=WorkerTable((Band(Size.MICRO, 4), Band(Size.SMALL, 19), Band(Size.MEDIUM, 99))),
            unit="workers",
            since=date(1997, 5, 19),
            citation=Citation("BPS, klasifikasi industri pengolahan menurut tenaga kerja"),
            verified_on=READ,
            note=Text(
                id="Kebiasaan statistik tanpa hari mulai; hari UU 16/1997 tentang Statistik dipakai.",
                en="A convention of statistics without a first day; that of the Statistics Act (UU 16/1997) is taken.",
            ),
        ),
    ),
)
RPJMN_PROXY: Timeline[ProxyTable] = Timeline(
    key="scale.rpjmn_proxy",
    title=Text(id="proporsi UKM menurut RPJMN 2025-2029", en="share of SMEs in the national plan 2025-2029"),
    entries=(
        Dated(
            value=ProxyTable(
                sales_over=2 * BILLION,
                sales_maximum=50 * BILLION,
                workers_min=3,
                workers_max_agriculture=26,
                workers_max_other=22,
            ),
            unit="rupiah; workers",
            since=date(2025, 5, 1),
            citation=Citation("KEP 26A/M.PPN/HK/05/2025", "", "https://sdi.beltim.go.id/kodref/02.10.003"),
            verified_on=READ,
            note=MONTH_ONLY,
        ),
    ),
)
INDEPENDENCE: Timeline[Independence] = Timeline(
    key="scale.independence",
    title=Text(id="syarat berdiri sendiri", en="independence of enterprises"),
    entries=(
        Dated(
            value=Independence(
                micro_persons_only=False,
                small_not_of=(Size.MEDIUM, Size.LARGE),
                medium_not_of=(),
                citizens_only=True,
            ),
            unit="class",
            since=date(1995, 12, 26),
            until=date(2008, 7, 3),
            promulgated=date(1995, 12, 26),
            citation=Citation("UU 9/1995", "5(1)"),
            verified_on=READ,
        ),
        Dated(
            value=Independence(
                micro_persons_only=True,
                small_not_of=(Size.MEDIUM, Size.LARGE),
                medium_not_of=(Size.SMALL, Size.LARGE),
                citizens_only=False,
            ),
            unit="class",
            since=date(2008, 7, 4),
            promulgated=date(2008, 7, 4),
            citation=Citation("UU 20/2008", "1"),
            verified_on=READ,
            note=Text(
                id="Pasal 1 angka 3 memang menyebut Usaha Kecil; PP 7/2021 mengulanginya.",
                en="Art. 1 no. 3 does say small enterprises; PP 7/2021 repeats it.",
            ),
        ),
    ),
)
FOREIGN_LARGE_ONLY: Timeline[bool] = Timeline(
    key="scale.foreign_large_only",
    title=Text(id="modal asing hanya untuk usaha besar", en="foreign capital only in large enterprises"),
    entries=(
        Dated(
            value=True,
            unit="duty",
            since=date(2020, 11, 2),
            promulgated=date(2020, 11, 2),
            citation=Citation("UU 11/2020", "77"),
            verified_on=READ,
            note=Text(
                id="Penjelasan UU 25/2007 Pasal 12 dan 13 yang diubah; boleh bermitra dengan UMKM.",
                en="Elucidation of UU 25/2007 arts 12 and 13 as amended; it may partner with MSMEs.",
            ),
        ),
    ),
)
FOREIGN_CAPITAL: Timeline[int] = Timeline(
    key="scale.foreign_capital",
    title=Text(id="investasi modal asing paling sedikit", en="least investment with foreign capital"),
    entries=(
        Dated(
            value=10 * BILLION,
            unit="rupiah",
            since=date(2021, 6, 2),
            citation=Citation("Peraturan BKPM 4/2021"),
            confidence=UNSURE,
            note=Text(
                id="Investasi di atasnya, tanpa tanah dan bangunan; angka dan hari belum dibandingkan dengan teks.",
                en="Investment above it, without land and building; number and day not compared with the text.",
            ),
        ),
    ),
)
FALSE_CLAIM: Timeline[Penalty] = Timeline(
    key="scale.false_claim",
    title=Text(id="mengaku UMKM secara tidak benar", en="false claim to be a micro, small or medium enterprise"),
    entries=(
        Dated(
            value=Penalty(prison_years=5, fine=10 * BILLION),
            unit="years; rupiah",
            since=date(2008, 7, 4),
            promulgated=date(2008, 7, 4),
            citation=Citation("UU 20/2008", "40"),
            verified_on=READ,
        ),
    ),
)
DEVELOPMENT: Timeline[tuple[str, ...]] = Timeline(
    key="scale.development",
    title=Text(id="aspek tingkat perkembangan UMKM", en="aspects of the level of development"),
    entries=(
        Dated(
            value=("legality", "management", "marketing", "finance", "partnership"),
            unit="aspect",
            since=date(2026, 5, 4),
            promulgated=date(2026, 5, 4),
            citation=Citation("Permen UMKM 2/2026", "16-17"),
            confidence=PROBABLE,
            verified_on=READ,
            note=Text(
                id="Skor tiap aspek tidak terbit; tidak ada angka yang diisikan.",
                en="The scores of the aspects are not published; no number is filled in.",
            ),
        ),
    ),
)
