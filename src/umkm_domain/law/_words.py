"""Kata yang dipakai semua berkas hukum. Words that all law files use: when it was read, what is not known.

>>> from datetime import date
>>> READ
datetime.date(2026, 11, 24)

Source: the day on which acts and reports were last compared, and remarks on first days not known exactly.
"""

from datetime import date

from umkm_domain.core.dated import Confidence
from umkm_domain.core.language import Text

__all__ = ["BILLION", "MILLION", "MONTH_ONLY", "PROBABLE", "READ", "UNSURE", "YEAR_ONLY"]

READ = date(2026, 11, 24)
"""The day on which the texts were last compared with their sources."""

PROBABLE = Confidence.PROBABLE
UNSURE = Confidence.UNSURE
MILLION = 1_000_000
BILLION = 1_000_000_000

MONTH_ONLY = Text(
    id="Hari pertama berlakunya diketahui sampai bulannya saja; hari pertama bulan itu dipakai.",
    en="Its first day in force is known to the month only; the first day of that month is taken.",
)
YEAR_ONLY = Text(
    id="Hari pertama berlakunya diketahui sampai tahunnya saja; hari pertama tahun itu dipakai.",
    en="Its first day in force is known to the year only; the first day of that year is taken.",
)
