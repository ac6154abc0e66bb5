"""Skala usaha: mikro, kecil, menengah, besar. Size classes of enterprises by law, with their dates.

>>> from datetime import date
>>> str(GENERAL.at(date(2019, 7, 18)).citation)
'UU 20/2008 art. 6'
>>> GENERAL.at(date(2019, 7, 18)).value.sales[0]
Band(size=<Size.MICRO: 'micro'>, maximum=300000000)

Source: UU 9/1995 art. 5; UU 20/2008 art. 6; UU 11/2020 art. 87; PP 7/2021 art. 35.
"""

from datetime import date
from enum import StrEnum

from attrs import frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated, LawStatus, Timeline
from umkm_domain.core.language import Text

__all__ = ["GENERAL", "Band", "Measure", "ScaleTable", "Size"]

_MILLION = 1_000_000
_BILLION = 1_000_000_000


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
        maximum: its upper limit in rupiah, included ("paling banyak"); the class below ends where it begins.
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


_READ = date(2026, 11, 24)

GENERAL: Timeline[ScaleTable] = Timeline(
    key="scale.general",
    title=Text(id="skala usaha mikro, kecil dan menengah", en="size classes of micro, small and medium enterprises"),
    entries=(
        Dated(
            value=ScaleTable(
                sales=(Band(Size.SMALL, 1 * _BILLION),),
                net_assets=(Band(Size.SMALL, 200 * _MILLION),),
                open_top=False,
            ),
            unit="rupiah",
            since=date(1995, 12, 26),
            until=date(2008, 7, 3),
            promulgated=date(1995, 12, 26),
            citation=Citation("UU 9/1995", "5(1)"),
            verified_on=_READ,
            note=Text(
                id="Hanya usaha kecil (termasuk mikro) yang didefinisikan.",
                en="Only small enterprises (micro included) are defined.",
            ),
        ),
        Dated(
            value=ScaleTable(
                sales=_bands(300 * _MILLION, 2_500 * _MILLION, 50 * _BILLION),
                net_assets=_bands(50 * _MILLION, 500 * _MILLION, 10 * _BILLION),
            ),
            unit="rupiah",
            since=date(2008, 7, 4),
            until=date(2020, 11, 1),
            promulgated=date(2008, 7, 4),
            citation=Citation("UU 20/2008", "6"),
            verified_on=_READ,
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
            verified_on=_READ,
            note=Text(
                id="Angka dihapus dan didelegasikan ke peraturan pemerintah yang belum ada.",
                en="The numbers were deleted and left to a government regulation that did not exist yet.",
            ),
        ),
        Dated(
            value=ScaleTable(
                sales=_bands(2 * _BILLION, 15 * _BILLION, 50 * _BILLION),
                capital=_bands(1 * _BILLION, 5 * _BILLION, 10 * _BILLION),
                support=Measure.SALES,
                registration=Measure.CAPITAL,
            ),
            unit="rupiah",
            since=date(2021, 2, 2),
            promulgated=date(2021, 2, 2),
            citation=Citation("PP 7/2021", "35"),
            verified_on=_READ,
            note=Text(
                id="Modal usaha untuk pendirian dan pendaftaran; hasil penjualan untuk kemudahan dan pemberdayaan.",
                en="Capital for establishment and registration; sales for ease, protection and empowerment.",
            ),
        ),
    ),
)
