"""Pengadaan pemerintah. Government procurement: the share for MSMEs and the packages kept for them.

>>> from datetime import date
>>> RESERVED.at(date(2021, 2, 1)).value.package_max, RESERVED.at(date(2021, 2, 2)).value.package_max
(2500000000, 15000000000)

Source: Perpres 16/2018 art. 65; Perpres 12/2021; Perpres 46/2025.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import BILLION, MILLION, PROBABLE, YEAR_ONLY
from umkm_domain.law.acts import Act

__all__ = ["RESERVED", "SHARE", "Reserved"]


@frozen(kw_only=True)
class Reserved:
    """Paket yang dicadangkan. Packages kept for small businesses and cooperatives.

    Attributes:
        package_max: value of the package in rupiah, included.
        consultancy: whether consultancy is kept for them as well.
        unless_incapable: it may go to others where small businesses cannot do the work.
    """

    package_max: int
    consultancy: bool
    unless_incapable: bool


_PERPRES_12_2021 = Act("Perpres 16/2018 jo. 12/2021", date(2021, 2, 2), promulgated=date(2021, 2, 2))
_ARTICLE_UNSURE = Text(
    id="Angkanya tetap menurut Perpres 46/2025; letak pasalnya belum dibandingkan dengan teks.",
    en="Perpres 46/2025 keeps the number; the place in its text is not compared.",
)

SHARE: Timeline[Fraction] = Timeline(
    key="procurement.share",
    title=Text(
        id="bagian anggaran untuk usaha mikro, kecil, koperasi dan produk dalam negeri",
        en="share of the budget for micro and small enterprises, cooperatives and domestic products",
    ),
    entries=(
        _PERPRES_12_2021.says("65(4)", Fraction(40, 100), "share of budget", until=date(2025, 4, 29)),
        Act("Perpres 16/2018 jo. 46/2025", date(2025, 4, 30)).says(
            "", Fraction(40, 100), "share of budget", confidence=PROBABLE, note=_ARTICLE_UNSURE
        ),
    ),
)
RESERVED: Timeline[Reserved] = Timeline(
    key="procurement.reserved",
    title=Text(id="paket untuk usaha kecil dan koperasi", en="packages for small businesses and cooperatives"),
    entries=(
        Act("Perpres 16/2018", date(2018, 1, 1), date(2021, 2, 1), note=YEAR_ONLY).says(
            "65",
            Reserved(package_max=2_500 * MILLION, consultancy=False, unless_incapable=True),
            "rupiah",
            confidence=PROBABLE,
        ),
        _PERPRES_12_2021.says(
            "65(5)", Reserved(package_max=15 * BILLION, consultancy=False, unless_incapable=True), "rupiah"
        ),
    ),
)
