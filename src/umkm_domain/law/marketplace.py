"""Lokapasar: biaya, pemberitahuan, NIB pedagang. Marketplaces: fees, notice, and the sellers' numbers.

>>> from datetime import date
>>> FEE_NOTICE.at(date(2026, 6, 17)).value
90

Source: Permen UMKM 3/2026; Permendag 19/2026.
"""

from datetime import date
from fractions import Fraction

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import PROBABLE, UNSURE
from umkm_domain.law.acts import Act

__all__ = ["ANSWER_DAYS", "FEE_DISCOUNT", "FEE_NOTICE", "NIB_DUTY"]

_UMKM_3 = Act("Permen UMKM 3/2026", date(2026, 6, 17), promulgated=date(2026, 6, 17))
_DAG_19 = Act("Permendag 19/2026", date(2026, 6, 8), promulgated=date(2026, 6, 8))

FEE_DISCOUNT: Timeline[Fraction] = Timeline(
    key="marketplace.fee_discount",
    title=Text(id="potongan biaya layanan paling sedikit", en="least discount on service fees"),
    entries=(
        _UMKM_3.says(
            "",
            Fraction(50, 100),
            "share of fee",
            confidence=UNSURE,
            note=Text(
                id="Untuk usaha mikro dan kecil terverifikasi dengan produk dalam negeri; hari mulainya tidak pasti.",
                en="For verified micro and small sellers of domestic products only; its first day is unsure.",
            ),
        ),
    ),
)
FEE_NOTICE: Timeline[int] = Timeline(
    key="marketplace.fee_notice",
    title=Text(id="pemberitahuan perubahan biaya", en="notice of a change of fees"),
    entries=(_UMKM_3.says("", 90, "calendar days"),),
)
NIB_DUTY: Timeline[bool] = Timeline(
    key="marketplace.nib_duty",
    title=Text(id="pedagang lokapasar wajib ber-NIB", en="sellers on marketplaces need a NIB"),
    entries=(
        _DAG_19.says(
            "",
            True,
            "duty",
            note=Text(id="Pedagang lama mendapat 6 sampai 18 bulan.", en="Sellers of before have 6 to 18 months."),
        ),
    ),
)
ANSWER_DAYS: Timeline[int] = Timeline(
    key="marketplace.answer_days",
    title=Text(id="jawaban atas keberatan tertulis", en="answer to a written objection"),
    entries=(_DAG_19.says("", 14, "working days", confidence=PROBABLE),),
)
