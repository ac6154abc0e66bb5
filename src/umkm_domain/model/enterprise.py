"""Usaha dan angka tahunannya. Enterprises, and their figures year by year.

>>> e = Enterprise(id="E1", name="Contoh", nib="1712 2400 62057", owner="Nama Contoh",
...                figures=(YearFigures(year=2018, sales=120_000_000, workers=2),))
>>> e.nib, e.figures_of(2018).sales
('1712240062057', 120000000)
>>> "Nama" in repr(e)
False

Source: UU 20/2008 art. 1 and 6; PP 7/2021 art. 35 (what the figures measure); UU 27/2022 (the owner is masked).
"""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import LegalForm
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.masking import repr_name, repr_number
from umkm_domain.identifiers import Nib, Npwp
from umkm_domain.model._record import PERSONAL, SIGNED, canonical, checked, in_order, settle

__all__ = ["Enterprise", "MarketReach", "YearFigures"]


class MarketReach(StrEnum):
    """Jangkauan pasar. How far the products are sold."""

    VILLAGE = "village"
    REGENCY = "regency"
    PROVINCE = "province"
    NATIONAL = "national"
    EXPORT = "export"


@frozen(kw_only=True, field_transformer=checked)
class YearFigures:
    """Angka satu tahun buku; rupiah dan orang. The figures of one year, in whole rupiah and persons.

    Attributes:
        year: the year the figures are about.
        sales: sales of the year (hasil penjualan tahunan).
        gross_assets: all assets; no act measures by them, but offices often record only these.
        net_assets: assets less debts, without land and business building (UU 20/2008); may be negative.
        business_capital: own and loan capital, without land and business building (PP 7/2021).
        investment: investment value as the Ministry of Industry counts it (UU 3/2014 art. 102).
        workers: all workers, where they are not split.
        workers_men: men.
        workers_women: women.
        workers_paid: paid workers.
        workers_family: unpaid family workers.
        production: quantity produced.
        production_unit: what `production` counts.
    """

    year: int
    sales: int | None = None
    gross_assets: int | None = None
    net_assets: int | None = field(default=None, metadata=SIGNED)
    business_capital: int | None = None
    investment: int | None = None
    workers: int | None = None
    workers_men: int | None = None
    workers_women: int | None = None
    workers_paid: int | None = None
    workers_family: int | None = None
    production: int | None = None
    production_unit: str | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)

    @property
    def workers_total(self) -> int | None:
        """All workers: as given, else men and women, else paid and family; None when none is complete."""
        if self.workers is not None:
            return self.workers
        if self.workers_men is not None and self.workers_women is not None:
            return self.workers_men + self.workers_women
        if self.workers_paid is not None and self.workers_family is not None:
            return self.workers_paid + self.workers_family
        return None


@frozen(kw_only=True, field_transformer=checked)
class Enterprise:
    """Usaha (UMKM/IKM). One enterprise.

    Attributes:
        id: the record's own id, unique among enterprises.
        name: name of the business.
        nib: NIB, canonical when well-formed, else as given.
        npwp: taxpayer number, likewise; may be the owner's NIK, so it is personal.
        owner: name of the owner (personal).
        legal_form: legal form.
        activities: KBLI codes with their edition, main one first.
        region: regency or district of the business, Home Ministry code.
        established: first day of business.
        closed: last day of business.
        parent_id: the enterprise it is a subsidiary or branch of.
        parent_size: size of a parent outside the registry (`medium`, `large`), for the independence test.
        controller: who controls it, where that is not the owner.
        foreign_owned: with foreign capital (PMA).
        traditional_tools: works with traditional or manual tools (PP 29/2018 art. 23).
        size: size class as the source states it, to be compared with the figures.
        market_reach: how far it sells.
        figures: one entry a year.
        source: where the record comes from.
        illustrative: made up to illustrate; no real enterprise.
    """

    id: str
    name: str
    nib: str | None = None
    npwp: str | None = field(default=None, repr=repr_number, metadata=PERSONAL)
    owner: str | None = field(default=None, repr=repr_name, metadata=PERSONAL)
    legal_form: LegalForm | None = None
    activities: tuple[Kbli, ...] = ()
    region: KemendagriRegion | None = None
    established: date | None = None
    closed: date | None = None
    parent_id: str | None = None
    parent_size: str | None = None
    controller: str | None = field(default=None, repr=repr_name, metadata=PERSONAL)
    foreign_owned: bool | None = None
    traditional_tools: bool | None = None
    size: str | None = None
    market_reach: MarketReach | None = None
    figures: tuple[YearFigures, ...] = ()
    source: str | None = None
    illustrative: bool = False

    def __attrs_post_init__(self) -> None:
        settle(self)
        in_order(self, "established", "closed")
        canonical(self, "nib", Nib)
        canonical(self, "npwp", Npwp)

    def figures_of(self, year: int) -> YearFigures | None:
        """The figures of a year, or None."""
        return next((f for f in self.figures if f.year == year), None)
