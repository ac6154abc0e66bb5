"""Kredit Usaha Rakyat (KUR) menurut tahun. The subsidised loans of each year: ceilings, rates, conditions.

>>> from datetime import date
>>> [loan.kind for loan in KUR.at(date(2020, 6, 1)).value]
['super_micro', 'micro', 'small']

Source: Permenko Perekonomian 8/2019, 15/2020, 1/2022, 1/2023 and 1/2026.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import MILLION, PROBABLE, YEAR_ONLY
from umkm_domain.law.acts import Act

__all__ = ["KUR", "KUR_ACCESS", "KUR_CONDITIONS", "AccessLimit", "KurConditions", "Loan"]


@frozen(kw_only=True)
class Loan:
    """Satu jenis KUR. One kind of loan.

    Attributes:
        kind: `super_micro`, `micro`, `small`, `special` or `migrant`.
        over: rupiah above which it begins.
        ceiling: rupiah at most, included.
        rates: yearly rate at the first, second, ... access; the last one stays.
    """

    kind: str
    over: int
    ceiling: int
    rates: tuple[Fraction, ...]


@frozen
class AccessLimit:
    """Berapa kali KUR mikro boleh diambil. How many micro loans a sector may take; None: no limit."""

    sector: str
    contracts: int | None


@frozen(kw_only=True)
class KurConditions:
    """Syarat KUR. Conditions of the loans.

    Attributes:
        no_collateral_to: rupiah up to which no collateral is asked.
        turnover_max: turnover of the year before in rupiah, included.
        npwp_over: rupiah above which a taxpayer number is needed.
    """

    no_collateral_to: int
    turnover_max: int
    npwp_over: int


def _percent(*rates: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(rate, 100) for rate in rates)


def _loans(micro: int, super_micro: tuple[Fraction, ...], others: tuple[Fraction, ...]) -> tuple[Loan, ...]:
    return (
        Loan(kind="super_micro", over=0, ceiling=10 * MILLION, rates=super_micro),
        Loan(kind="micro", over=10 * MILLION, ceiling=micro, rates=others),
        Loan(kind="small", over=micro, ceiling=500 * MILLION, rates=others),
    )


_SPECIAL = (
    Loan(kind="special", over=0, ceiling=500 * MILLION, rates=_percent(6)),
    Loan(kind="migrant", over=0, ceiling=100 * MILLION, rates=_percent(6)),
)

KUR: Timeline[tuple[Loan, ...]] = Timeline(
    key="credit.kur",
    title=Text(id="plafon dan bunga KUR", en="ceilings and rates of the subsidised loans"),
    entries=(
        Act("Permenko Perekonomian tentang KUR 2018", date(2018, 1, 1), date(2019, 12, 31), note=YEAR_ONLY).says(
            "",
            (
                Loan(kind="micro", over=0, ceiling=25 * MILLION, rates=_percent(7)),
                Loan(kind="small", over=25 * MILLION, ceiling=500 * MILLION, rates=_percent(7)),
            ),
            "rupiah; rate a year",
            confidence=PROBABLE,
        ),
        Act("Permenko Perekonomian 8/2019 jo. 15/2020", date(2020, 1, 1), date(2020, 12, 31), note=YEAR_ONLY).says(
            "", _loans(50 * MILLION, _percent(6), _percent(6)), "rupiah; rate a year"
        ),
        Act("Permenko Perekonomian tentang KUR 2021", date(2021, 1, 1), date(2021, 12, 31), note=YEAR_ONLY).says(
            "",
            _loans(100 * MILLION, _percent(6), _percent(6)),
            "rupiah; rate a year",
            confidence=PROBABLE,
            note=Text(
                id="Sumbernya menyebut plafon 2021 bersama plafon 2022; nomor peraturan tahun 2021 tidak terbaca.",
                en="The source names the ceilings of 2021 with those of 2022; the act of 2021 could not be read.",
            ),
        ),
        Act("Permenko Perekonomian 1/2022", date(2022, 1, 1), date(2022, 12, 31), note=YEAR_ONLY).says(
            "", _loans(100 * MILLION, _percent(6), _percent(6)), "rupiah; rate a year", confidence=PROBABLE
        ),
        Act("Permenko Perekonomian 1/2023", date(2023, 1, 1), date(2026, 1, 12), note=YEAR_ONLY).says(
            "18 and 22", (*_loans(100 * MILLION, _percent(3), _percent(6, 7, 8, 9)), *_SPECIAL), "rupiah; rate a year"
        ),
        Act("Permenko Perekonomian 1/2026", date(2026, 1, 13), promulgated=date(2026, 1, 13)).says(
            "29-57",
            (*_loans(100 * MILLION, _percent(3), _percent(6)), *_SPECIAL),
            "rupiah; rate a year",
            confidence=PROBABLE,
            note=Text(
                id="Bunga untuk produksi dan ekspor; perdagangan lain 6 lalu 7 % (mikro) dan 6 sampai 9 % (kecil).",
                en="Rates for production and export; other trade 6 then 7 % (micro) and 6 to 9 % (small).",
            ),
        ),
    ),
)
KUR_CONDITIONS: Timeline[KurConditions] = Timeline(
    key="credit.kur_conditions",
    title=Text(id="syarat KUR", en="conditions of the subsidised loans"),
    entries=(
        Act("Permenko Perekonomian 1/2026", date(2026, 1, 13), promulgated=date(2026, 1, 13)).says(
            "3(2) and 20(1)",
            KurConditions(no_collateral_to=100 * MILLION, turnover_max=4_800 * MILLION, npwp_over=50 * MILLION),
            "rupiah",
            confidence=PROBABLE,
        ),
    ),
)
KUR_ACCESS: Timeline[tuple[AccessLimit, ...]] = Timeline(
    key="credit.kur_access",
    title=Text(id="berapa kali KUR mikro boleh diambil", en="how many micro loans one may take"),
    entries=(
        Act("Permenko Perekonomian 1/2023", date(2023, 1, 1), date(2026, 1, 12), note=YEAR_ONLY).says(
            "24(4) and (4a)", (AccessLimit("agriculture", 4), AccessLimit("other", 2)), "contracts"
        ),
        Act("Permenko Perekonomian 1/2026", date(2026, 1, 13), promulgated=date(2026, 1, 13)).says(
            "37", (AccessLimit("production", None), AccessLimit("other_trade", 2)), "contracts", confidence=PROBABLE
        ),
    ),
)
