"""Pengadaan pemerintah: bagian usaha mikro dan kecil. Government procurement: the share of micro and small enterprises.

>>> from datetime import date
>>> result = procurement_share(3_000_000_000, 10_000_000_000, on=date(2024, 12, 31)).value
>>> result.share, result.gap, result.met
(Fraction(3, 10), 1000000000, False)

Source: Perpres 16/2018 art. 65(4) as amended by Perpres 12/2021 and Perpres 46/2025.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.calculators._given import book
from umkm_domain.calculators._remarks import of_method
from umkm_domain.calculators._work import Count, Work, brief, day_of, figure, tidy
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UnitError
from umkm_domain.core.language import Text
from umkm_domain.law import procurement as law_procurement
from umkm_domain.law.book import LAW, LawBook

__all__ = ["Procurement", "procurement_share"]


@frozen(kw_only=True)
class Procurement:
    """Bagian pengadaan. The share reached.

    Attributes:
        share: share of the budget.
        required: least share by law.
        gap: rupiah still lacking, zero when it is reached.
        met: whether it is reached.
    """

    share: Fraction
    required: Fraction
    gap: Fraction | int
    met: bool

    def __str__(self) -> str:
        return brief(self)


def procurement_share(part: Count, budget: Count, *, on: date, law: LawBook = LAW) -> Computation[Procurement]:
    """Bagian anggaran untuk usaha mikro, kecil dan koperasi. The share of the budget reached, and the gap to the law.

    Args:
        part: rupiah planned or spent with micro and small enterprises and cooperatives; int or Observation.
        budget: rupiah of the whole budget of goods and services.
        on: the day whose law is used.
        law: the book of law.

    Returns:
        Share, required share and gap; undefined for a budget of zero.

    Raises:
        GapError: no share in force on that day (before 2 February 2021).
        UnitError: an observation that is not rupiah.
        UsageError: a float.

    **Source:** Perpres 16/2018 jo. Perpres 12/2021 art. 65(4).
    """
    entry = book(law).at(law_procurement.SHARE, day_of("on", on))
    spent, whole = figure("part", part), figure("budget", budget)
    for f in (spent, whole):
        if f.unit not in (None, "rupiah"):
            message = f"{f.name}: expected rupiah, got a figure that counts {f.unit}"
            raise UnitError(message)
    work = Work()
    value: Procurement | None = None
    reason: Text | None = None
    if whole.exact <= 0 or spent.exact < 0:
        reason = Text(id="Tidak ada anggaran untuk dibagi.", en="There is no budget to take a share of.")
    else:
        share = work.do("divide", "share", spent.named, whole.named)
        required = work.say("look up", "required share", (("on", on),), entry.value, entry.citation)
        needed = work.do("multiply", "required", whole.named, ("required share", required))
        lacking = work.do("subtract", "lacking", ("required", needed), spent.named)
        gap = work.do("maximum", "gap", ("lacking", lacking), ("zero", 0))
        value = Procurement(share=share, required=required, gap=tidy(gap), met=share >= required)
    return Computation(
        name="procurement_share",
        value=value,
        unit="ratio; rupiah",
        steps=tuple(work.steps),
        undefined=reason,
        notes=of_method(spent, whole),
        on=on,
        sources=(entry.citation,),
    )
