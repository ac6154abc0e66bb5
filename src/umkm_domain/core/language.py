"""Dua bahasa: teks, angka dan tanggal dalam bahasa Indonesia dan Inggris.

Text in both languages, and how numbers and dates are written in each. The language is chosen where
something is shown, never where it is computed.

>>> Text(id="usaha", en="enterprise").show("en")
'enterprise'
>>> format_number(15769, "id"), format_number(15769, "en")
('15.769', '15,769')
>>> from fractions import Fraction
>>> format_percent(Fraction(10, 15769), "id", digits=4)
'0,0634 %'
>>> from datetime import date
>>> format_date(date(2019, 7, 18), "id")
'18 Juli 2019'
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import floor
from typing import Literal, cast

from attrs import frozen

from umkm_domain.core.glossary import spoken

__all__ = [
    "LANGUAGES",
    "Language",
    "Text",
    "format_date",
    "format_large",
    "format_number",
    "format_percent",
    "show_value",
]

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

_MONTHS: dict[Language, str] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


@frozen
class Text:
    """Teks dalam dua bahasa. One text in Indonesian and English; `str(text)` is the Indonesian one."""

    id: str
    en: str

    def show(self, language: Language) -> str:
        """Return the text in one language."""
        return self.en if language == "en" else self.id

    def fill(self, values: Mapping[str, object]) -> "Text":
        """Return the text with `{name}` filled in, each language writing numbers in its own way."""
        return Text(
            id=self.id.format_map({k: show_value(v, "id") for k, v in values.items()}),
            en=self.en.format_map({k: show_value(v, "en") for k, v in values.items()}),
        )

    def __str__(self) -> str:
        return self.id


def format_number(value: int | Fraction | Decimal, language: Language, digits: int | None = None) -> str:
    """Tulis bilangan. Write a number the way the language does.

    Args:
        value: the exact number.
        language: `id` writes 1.234,5 and `en` writes 1,234.5.
        digits: decimals, rounded half up; None writes a whole number as it is and others with up to 4.
    """
    exact = Fraction(value)
    places = (0 if exact.denominator == 1 else 4) if digits is None else digits
    scaled = (abs(exact) * 10**places * 2 + 1) // 2
    whole, rest = divmod(scaled, 10**places)
    decimals = str(Decimal(rest)).rjust(places, "0") if places else ""
    if digits is None:
        decimals = decimals.rstrip("0")
    sign = "-" if exact < 0 and scaled else ""
    # Through Decimal, which is exact and writes a number of any length; int refuses to beyond 4,300 digits.
    text = f"{Decimal(whole):,}" + (f".{decimals}" if decimals else "")
    return sign + (text.translate(_SWAP) if language == "id" else text)


_SWAP = str.maketrans({",": ".", ".": ","})


def format_large(value: int | Fraction | Decimal, language: Language, digits: int | None = None) -> str:
    """Tulis bilangan, yang sangat besar sebagai pangkat sepuluh. Write a number, in powers of ten from 10^15 on.

    >>> format_large(Decimal("1.5030672E+109"), "id"), format_large(Fraction(5, 2), "id")
    ('1,5031 × 10^109', '2,5')
    """
    exact = Fraction(value)
    if abs(exact) < 10**15:
        return format_number(exact, language, digits)
    power = Decimal(floor(abs(exact))).adjusted()
    return f"{format_number(exact / 10**power, language)} × 10^{power}"


def format_percent(ratio: Fraction | int, language: Language, digits: int | None = None) -> str:
    """Tulis nisbah sebagai persen. Write a ratio (1 is 100 %) as a percentage."""
    return f"{format_number(Fraction(ratio) * 100, language, digits)} %"


def format_date(day: date, language: Language) -> str:
    """Tulis tanggal dengan nama bulan. Write a date with the name of its month."""
    return f"{day.day} {_MONTHS[language].split()[day.month - 1]} {day.year}"


def show_value(value: object, language: Language) -> str:
    """Tulis nilai apa pun untuk dibaca orang. Write any value of ours for people to read."""
    if isinstance(value, bool):
        return {"id": ("tidak", "ya"), "en": ("no", "yes")}[language][value]
    if value is None:
        return "–"
    if isinstance(value, Text):
        return value.show(language)
    if isinstance(value, Enum):
        return spoken(str(value.value), language)
    if isinstance(value, int | Fraction | Decimal):
        return format_number(value, language)
    if isinstance(value, date):
        return format_date(value, language)
    if isinstance(value, tuple | list):
        return ", ".join(show_value(item, language) for item in cast("list[object]", value))
    return str(value)
