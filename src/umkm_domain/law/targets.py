"""Target dan rumus resmi yang diterbitkan. Published targets and official formulas, with their definitions.

>>> from datetime import date
>>> UKM_SHARE.at(date(2025, 6, 1)).value.target
Fraction(33, 1000)

Source: RPJMN 2020-2024 and Perpres 2/2022; RPJMN 2025-2029; Bappenas KEP 26A/M.PPN/HK/05/2025.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import MONTH_ONLY, PROBABLE, UNSURE
from umkm_domain.law.acts import Act

__all__ = [
    "ENTREPRENEURSHIP",
    "EXPORT_SHARE",
    "EXPORT_SHARE_ROADMAP",
    "GDP_SHARE",
    "GRADUATION",
    "IKM_GROWTH",
    "LICENSED_SHARE",
    "NEW_ENTREPRENEURS",
    "PARTNERSHIP_SHARE",
    "UKM_SHARE",
    "Formula",
    "PublishedTarget",
]


@frozen(kw_only=True)
class PublishedTarget:
    """Target terbitan. A target as it was published.

    Attributes:
        indicator: what it is about.
        baseline: value it starts from, as a ratio or a count; None when none is given.
        baseline_year: year of the baseline.
        target: value to be reached.
        year: year by which.
    """

    indicator: str
    baseline: Fraction | None
    baseline_year: int | None
    target: Fraction
    year: int


@frozen(kw_only=True)
class Formula:
    """Rumus indikator. An official formula: numerator over denominator."""

    code: str
    numerator: str
    denominator: str


_RPJMN_2020 = Act("RPJMN 2020-2024", date(2020, 1, 1), date(2024, 12, 31))
_RPJMN_2025 = Act("RPJMN 2025-2029", date(2025, 1, 1), date(2029, 12, 31))
_BAPPENAS = Act("KEP 26A/M.PPN/HK/05/2025", date(2025, 5, 1), note=MONTH_ONLY)

ENTREPRENEURSHIP: Timeline[PublishedTarget] = Timeline(
    key="targets.entrepreneurship",
    title=Text(id="rasio kewirausahaan", en="entrepreneurship ratio"),
    entries=(
        _RPJMN_2020.says(
            "",
            PublishedTarget(
                indicator="entrepreneurship",
                baseline=Fraction(347, 10_000),
                baseline_year=2021,
                target=Fraction(395, 10_000),
                year=2024,
            ),
            "ratio",
            ends_by_itself=True,
        ),
        _RPJMN_2025.says(
            "",
            PublishedTarget(
                indicator="entrepreneurship",
                baseline=Fraction(308, 10_000),
                baseline_year=2024,
                target=Fraction(360, 10_000),
                year=2029,
            ),
            "ratio",
            ends_by_itself=True,
            note=Text(
                id="Definisi baru: tidak dapat disambung dengan 3,95 % (2024).",
                en="A new definition: it does not continue the 3.95 % of 2024.",
            ),
        ),
    ),
)
NEW_ENTREPRENEURS: Timeline[PublishedTarget] = Timeline(
    key="targets.new_entrepreneurs",
    title=Text(id="wirausaha baru", en="new entrepreneurs"),
    entries=(
        Act("Perpres 2/2022", date(2022, 1, 1), date(2024, 12, 31)).says(
            "",
            PublishedTarget(
                indicator="new_entrepreneurs", baseline=None, baseline_year=None, target=Fraction(1_000_000), year=2024
            ),
            "persons",
            ends_by_itself=True,
        ),
    ),
)
EXPORT_SHARE: Timeline[PublishedTarget] = Timeline(
    key="targets.export_share",
    title=Text(id="bagian UMKM dalam ekspor", en="MSME share of exports"),
    entries=(
        _RPJMN_2020.says(
            "",
            PublishedTarget(
                indicator="export_share",
                baseline=Fraction(14, 100),
                baseline_year=2019,
                target=Fraction(17, 100),
                year=2024,
            ),
            "ratio",
            ends_by_itself=True,
            note=Text(
                id="Bertentangan dengan peta jalan Desember 2019 (30,2 %).",
                en="Contradicts the roadmap of December 2019 (30.2 %).",
            ),
        ),
    ),
)
EXPORT_SHARE_ROADMAP: Timeline[PublishedTarget] = Timeline(
    key="targets.export_share_roadmap",
    title=Text(id="bagian UMKM dalam ekspor menurut peta jalan", en="MSME share of exports by the roadmap"),
    entries=(
        Act("Peta jalan UMKM Desember 2019", date(2019, 12, 1), date(2024, 12, 31), note=MONTH_ONLY).says(
            "",
            PublishedTarget(
                indicator="export_share",
                baseline=Fraction(14, 100),
                baseline_year=2019,
                target=Fraction(302, 1000),
                year=2024,
            ),
            "ratio",
            ends_by_itself=True,
        ),
    ),
)
GDP_SHARE: Timeline[PublishedTarget] = Timeline(
    key="targets.gdp_share",
    title=Text(id="bagian UMKM dalam PDB", en="MSME share of GDP"),
    entries=(
        _RPJMN_2020.says(
            "",
            PublishedTarget(
                indicator="gdp_share",
                baseline=Fraction(60, 100),
                baseline_year=None,
                target=Fraction(65, 100),
                year=2024,
            ),
            "ratio",
            ends_by_itself=True,
        ),
    ),
)
UKM_SHARE: Timeline[PublishedTarget] = Timeline(
    key="targets.ukm_share",
    title=Text(id="proporsi UKM (ukuran RPJMN)", en="share of SMEs (by the national plan's proxy)"),
    entries=(
        _RPJMN_2025.says(
            "",
            PublishedTarget(
                indicator="ukm_share",
                baseline=Fraction(306, 10_000),
                baseline_year=2024,
                target=Fraction(330, 10_000),
                year=2029,
            ),
            "ratio",
            ends_by_itself=True,
        ),
    ),
)
GRADUATION: Timeline[tuple[int, int]] = Timeline(
    key="targets.graduation",
    title=Text(
        id="usaha mikro naik kelas per kabupaten/kota setahun", en="micro enterprises to graduate a regency and year"
    ),
    entries=(_RPJMN_2025.says("", (200, 500), "enterprises a year", confidence=PROBABLE, ends_by_itself=True),),
)
PARTNERSHIP_SHARE: Timeline[PublishedTarget] = Timeline(
    key="targets.partnership_share",
    title=Text(id="rasio kemitraan", en="share in partnership"),
    entries=(
        _RPJMN_2020.says(
            "",
            PublishedTarget(
                indicator="partnership_share",
                baseline=None,
                baseline_year=None,
                target=Fraction(11, 100),
                year=2024,
            ),
            "ratio",
            confidence=UNSURE,
            ends_by_itself=True,
            note=Text(id="Kadang dikutip, tidak dipastikan.", en="Quoted at times, not confirmed."),
        ),
    ),
)
LICENSED_SHARE: Timeline[Formula] = Timeline(
    key="targets.licensed_share",
    title=Text(id="proporsi UMKM yang memiliki izin usaha", en="share of MSMEs with a licence"),
    entries=(_BAPPENAS.says("", Formula(code="02.10.005", numerator="umkm.nib", denominator="umkm"), "formula"),),
)
IKM_GROWTH: Timeline[Formula] = Timeline(
    key="targets.ikm_growth",
    title=Text(id="pertambahan jumlah IKM", en="growth of the number of IKM"),
    entries=(
        _BAPPENAS.says(
            "",
            Formula(code="", numerator="ikm(n) - ikm(n-1)", denominator="ikm(n-1)"),
            "formula",
            note=MONTH_ONLY,
        ),
    ),
)
