"""PPh final UMKM. The final income tax of small turnover: rate, limit, exempt turnover, years.

>>> from datetime import date
>>> FINAL.at(date(2018, 6, 30)).value.rate, FINAL.at(date(2018, 7, 1)).value.rate
(Fraction(1, 100), Fraction(1, 200))

Source: PP 46/2013; PP 23/2018; UU 7/2021 art. 3 (UU PPh art. 7(2a)); PP 55/2022 arts. 56-61 and 69; PP 20/2026.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import MILLION
from umkm_domain.law.acts import Act

__all__ = ["EXEMPTION", "FINAL", "TRANSITION", "FinalTax", "Period", "Transition"]


@frozen
class Period:
    """Jangka waktu menurut bentuk usaha. Tax years that a legal form may stay; None: no limit of time."""

    legal_form: str
    years: int | None


@frozen(kw_only=True)
class FinalTax:
    """Pajak penghasilan final. The final income tax.

    Attributes:
        rate: share of turnover.
        turnover_max: turnover of the previous year in rupiah, included.
        periods: who may use it and for how many tax years, by legal form; empty: all, without limit.
        related_turnover: turnover of spouse, minor children and own companies is added.
    """

    rate: Fraction
    turnover_max: int
    periods: tuple[Period, ...]
    related_turnover: bool

    def years(self, legal_form: str) -> int | None:
        """Tax years that a legal form may stay; None: no limit.

        Raises:
            KeyError: the act does not let that form in.
        """
        if not self.periods:
            return None
        return {period.legal_form: period.years for period in self.periods}[legal_form]

    def admits(self, legal_form: str) -> bool:
        """Tell whether the act lets a legal form in."""
        return not self.periods or any(period.legal_form == legal_form for period in self.periods)


@frozen(kw_only=True)
class Transition:
    """Peralihan ke PP 20/2026. How those inside before go on.

    Attributes:
        ended_2024_until: last tax year of individuals whose period ended in 2024.
        ended_2025_until: last tax year of individuals and one-person companies whose period ended in 2025.
        cooperative_until: last tax year of cooperatives whose period ends in the years up to it.
        finishing: legal forms that finish their old period and do not come back.
        left_until: last tax year of those whom the new limits shut out.
    """

    ended_2024_until: int
    ended_2025_until: int
    cooperative_until: int
    finishing: tuple[str, ...]
    left_until: int


_LIMIT = 4_800 * MILLION

FINAL: Timeline[FinalTax] = Timeline(
    key="tax.final",
    title=Text(id="PPh final atas peredaran bruto tertentu", en="final income tax on small turnover"),
    entries=(
        Act("PP 46/2013", date(2013, 7, 1), date(2018, 6, 30)).says(
            "3",
            FinalTax(rate=Fraction(1, 100), turnover_max=_LIMIT, periods=(), related_turnover=False),
            "share of turnover; rupiah; tax years",
        ),
        Act("PP 23/2018", date(2018, 7, 1), date(2022, 12, 19)).says(
            "2-5",
            FinalTax(
                rate=Fraction(5, 1000),
                turnover_max=_LIMIT,
                periods=(
                    Period("individual", 7),
                    Period("cooperative", 4),
                    Period("cv", 4),
                    Period("firma", 4),
                    Period("pt", 3),
                ),
                related_turnover=True,
            ),
            "share of turnover; rupiah; tax years",
        ),
        Act("PP 55/2022", date(2022, 12, 20), date(2026, 4, 21), date(2022, 12, 20)).says(
            "56-59",
            FinalTax(
                rate=Fraction(5, 1000),
                turnover_max=_LIMIT,
                periods=(
                    Period("individual", 7),
                    Period("cooperative", 4),
                    Period("cv", 4),
                    Period("firma", 4),
                    Period("bumdes", 4),
                    Period("pt_perorangan", 4),
                    Period("pt", 3),
                ),
                related_turnover=True,
            ),
            "share of turnover; rupiah; tax years",
            note=Text(
                id="Jangka waktu dari PP 23/2018 diteruskan; tahun berjalan tetap final walau batas terlampaui.",
                en="Periods begun under PP 23/2018 go on; the running year stays final even beyond the limit.",
            ),
        ),
        Act("PP 55/2022 jo. PP 20/2026", date(2026, 4, 22), promulgated=date(2026, 4, 22)).says(
            "56-58",
            FinalTax(
                rate=Fraction(5, 1000),
                turnover_max=_LIMIT,
                periods=(
                    Period("individual", None),
                    Period("pt_perorangan", None),
                    Period("cooperative", 4),
                ),
                related_turnover=True,
            ),
            "share of turnover; rupiah; tax years",
            note=Text(
                id="Sekali keluar tidak kembali (57(4)); omzet suami, istri, anak dan PT perorangannya dijumlahkan.",
                en="Once out, never back (57(4)); turnover of spouses, children and their companies is added up.",
            ),
        ),
    ),
)
EXEMPTION: Timeline[int] = Timeline(
    key="tax.exemption",
    title=Text(id="omzet orang pribadi yang tidak dikenai pajak", en="turnover of individuals that is not taxed"),
    entries=(
        Act("UU 7/2021", date(2022, 1, 1), promulgated=date(2021, 10, 29)).says("3", 500 * MILLION, "rupiah a year"),
    ),
)
TRANSITION: Timeline[Transition] = Timeline(
    key="tax.transition",
    title=Text(id="peralihan ke PP 20/2026", en="transition to PP 20/2026"),
    entries=(
        Act("PP 20/2026", date(2026, 4, 22), promulgated=date(2026, 4, 22)).says(
            "II(1)",
            Transition(
                ended_2024_until=2026,
                ended_2025_until=2026,
                cooperative_until=2029,
                finishing=("cv", "firma", "pt", "bumdes"),
                left_until=2026,
            ),
            "tax year",
        ),
    ),
)
