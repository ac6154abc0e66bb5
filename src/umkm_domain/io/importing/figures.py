"""Angka dalam sel: rupiah, jumlah, tahun, ya/tidak. Figures in cells: amounts, counts, years, yes and no.

>>> NONE = Repairs()
>>> amount("Rp 1.500.000,-", NONE).value, amount("1,5 jt", NONE).value, amount("1,500", NONE).offer
(1500000, 1500000, 1500)
>>> count("5 orang", NONE).value, truth("belum").value, truth("V").value
(5, False, True)
"""

import re
from datetime import date
from fractions import Fraction

from umkm_domain.core.errors import UsageError
from umkm_domain.core.money import parse_rupiah
from umkm_domain.io.importing.grid import Raw
from umkm_domain.io.importing.reading import (
    Read,
    Repairs,
    changed,
    empty,
    given,
    lost,
    offered,
    read,
    unread,
)
from umkm_domain.io.importing.words import phrases_of, tidied

__all__ = ["NO", "YES", "amount", "count", "is_figure", "men_and_women", "period_of", "shelf_days", "truth", "year"]

_LARGEST = 10**14
_LONGEST = 120
_SCIENTIFIC = re.compile(r"[+-]?[0-9](?:[.,][0-9]*)?[eE][+-]?[0-9]{1,3}")
_ABOUT = re.compile(
    r"^(?:\u00b1|\+/-|\+-|~|\u2248|<|>|=<|>=|<=|kurang lebih|sekitar|kira[- ]kira|kisaran|hampir|lebih dari|"
    r"kurang dari|minimal|maksimal|rata[- ]rata|ca\.?)\s*",
    re.I,
)
_PERIOD = re.compile(r"\s*(?:/|per|se|\\)\s*(bulan|bln|bl|tahun|thn|th|hari|hr|minggu|mgg)\.?$", re.I)
_SPELLED = re.compile(r"\s*\([^()0-9]*\)\s*$")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]{2})?")
_DASH = re.compile(r"(?<=[0-9])\s+[-\u2013]+$")
_RANGE = re.compile(
    r"[0-9](?:\s*(?:jt|juta|rb|ribu))?\s*(?:-|\u2013|s\.?\s?/?\s?d\.?|sampai|hingga)\s*(?:rp\.?\s*)?[0-9]", re.I
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})")
_NEGATIVE = re.compile(r"\((?:rp\.?\s*)?([0-9][0-9.,]*)\)", re.I)
_COUNT_UNITS = re.compile(
    r"\s*(?:orang|org|orng|jiwa|unit|pcs|pc|buah|bh|biji|bungkus|bks|pack|pak|kg|gram|gr|liter|ltr|botol|btl|dus|ton|kodi|"
    r"lusin|lembar|lbr|potong|ptg|set|hari|pekerja|karyawan|tenaga kerja|tk|kaleng|toples|box)\.?$",
    re.I,
)
_MAN, _WOMAN = r"(?:laki[- ]laki|laki|lk|l|pria)", r"(?:perempuan|pr|p|wanita)"
_PAIR = (
    re.compile(rf"{_MAN}\s*[:=]?\s*(?P<men>[0-9]{{1,4}})\D*?\b{_WOMAN}\s*[:=]?\s*(?P<women>[0-9]{{1,4}})\D*", re.I),
    re.compile(rf"(?P<men>[0-9]{{1,4}})\s*{_MAN}\b\D*(?P<women>[0-9]{{1,4}})\s*{_WOMAN}\b\D*", re.I),
    re.compile(rf"{_WOMAN}\s*[:=]?\s*(?P<women>[0-9]{{1,4}})\D*?\b{_MAN}\s*[:=]?\s*(?P<men>[0-9]{{1,4}})\D*", re.I),
    re.compile(rf"(?P<women>[0-9]{{1,4}})\s*{_WOMAN}\b\D*(?P<men>[0-9]{{1,4}})\s*{_MAN}\b\D*", re.I),
)
YES = phrases_of(
    "v;√;✓;✔;☑;ya;y;yes;ada;sudah;punya;memiliki;true;1;benar;sdh;sudah ada;ada (v);ok;iya;ü;sudah punya;"
    "sudah memiliki;mempunyai;vv;t r u e;v (ada);terdaftar;bersertifikat"
)
NO = phrases_of(
    "x;✗;✘;✕;×;tidak;tdk;tidak ada;tdk ada;belum;belum ada;blm;blm ada;no;n;false;0;non;nihil;tidak punya;"
    "belum punya;belum memiliki;tidak memiliki;tdk punya;blm punya;gak ada;tak ada;bukan;salah;t;"
    "tidak mempunyai;belum terdaftar;belum bersertifikat"
)


def is_figure(raw: Raw) -> bool:
    """Tell whether a cell is a number, however it is written."""
    if isinstance(raw, str):
        text = given(raw)
        return not text or amount(text, Repairs()).value is not None or _SCIENTIFIC.fullmatch(text) is not None
    return not isinstance(raw, date)


def period_of(text: str) -> tuple[str, str]:
    """Cut `/bulan` or `per tahun` off an amount: the rest, and `month`, `year`, `other` or ""."""
    match = _PERIOD.search(text)
    if match is None:
        return text, ""
    word = match[1].lower()
    return text[: match.start()], "month" if word[0] == "b" else "year" if word[0] == "t" else "other"


def amount(raw: Raw, repairs: Repairs) -> Read:
    """Read an amount of rupiah."""
    if isinstance(raw, bool | date):
        return unread("kind")
    if isinstance(raw, int):
        return read(raw) if abs(raw) < _LARGEST else unread("too_large")
    if isinstance(raw, float):
        return _not_whole(raw, repairs)
    text = given(raw)
    if not text:
        return empty("placeholder" if raw else "")
    if text[0] == "=":
        return unread("formula")
    if _SCIENTIFIC.fullmatch(text):
        return _scientific(text)
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return unread("words")
    if _RANGE.search(text):
        return unread("range")
    body, period = period_of(_SPELLED.sub("", text))
    if period == "other":
        return unread("per_other")
    about = _ABOUT.match(body)
    body = body[about.end() :] if about else body
    value = _rupiah(body)
    if value is None:
        return _two_ways(body, repairs)
    if abs(value) >= _LARGEST or (body.isdigit() and len(body) > 8 and body[0] == "0"):
        return unread("too_large")
    if about:
        return offered(value, "approximate", "approximate", apply=repairs.approximate)
    return read(value) if text == str(value) else changed(value, "amount")


def _rupiah(text: str) -> int | None:
    text = text.strip()
    negative = _NEGATIVE.fullmatch(text)
    if negative:
        text = f"-{negative[1]}"
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    if re.match(r"rp\s*[.:]{1,2}\s*", text, re.I):
        text = re.sub(r"^rp\s*[.:]{1,2}\s*", "Rp", text, flags=re.I)
    text = _DASH.sub("", text)
    try:
        return parse_rupiah(text)
    except UsageError:
        return None


def _two_ways(text: str, repairs: Repairs) -> Read:
    bare = re.sub(r"^rp\.?\s*", "", text.strip(), flags=re.I)
    if _GROUPED.fullmatch(bare):
        return offered(int(bare.replace(",", "")), "english", "english_commas", apply=repairs.english_commas)
    grouped = re.fullmatch(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]{1,6})", bare)
    if grouped:
        bare = f"{grouped[1].replace('.', '')},{grouped[2]}"
    if re.fullmatch(r"[0-9]{4,13}[.,][0-9]{1,6}", bare):
        exact = Fraction(bare.replace(",", "."))
        return offered(int((2 * exact + 1) // 2), "rounding", "rounded", apply=repairs.rounded)
    return unread("words")


def _scientific(text: str) -> Read:
    mantissa, _, power = text.lower().replace(",", ".").partition("e")
    digits = mantissa.lstrip("+-").replace(".", "")
    if len(digits) == int(power) + 1:
        return changed(int(Fraction(text.lower().replace(",", "."))), "scientific_whole")
    return lost()


def _not_whole(raw: float, repairs: Repairs) -> Read:
    if raw != raw or abs(raw) >= _LARGEST:
        return unread("too_large")
    return offered(int((2 * Fraction(raw) + 1) // 2), "rounding", "rounded", apply=repairs.rounded)


def count(raw: Raw, repairs: Repairs) -> Read:
    """Read a whole number of persons or things."""
    if isinstance(raw, str):
        text = given(raw)
        if not text:
            return empty("placeholder")
        if len(text) > _LONGEST or re.search(r"\b(?:rp|jt|juta|miliar)\b|e\+?[0-9]", text, re.I):
            return unread("words")
        bare = _COUNT_UNITS.sub("", _SPELLED.sub("", text)).strip()
        found = amount(bare, repairs) if bare and bare[0] != "-" else unread("words")
        if found.value is None:
            return found
        value = found.value
        if not 0 <= value < 10**10:
            return unread("too_large")
        return read(value) if text == str(value) else changed(value, "count")
    found = amount(raw, repairs)
    if found.value is not None and found.value < 0:
        return unread("negative")
    return found if found.value is None or found.value < 10**10 else unread("too_large")


def men_and_women(raw: Raw) -> tuple[int, int] | None:
    """Read `L 2, P 3` or `2 laki-laki, 3 perempuan`; None where a cell is not of that form."""
    text = given(raw)
    if not text or len(text) > 60:
        return None
    match = next((found for pair in _PAIR if (found := pair.fullmatch(text))), None)
    return None if match is None else (int(match["men"]), int(match["women"]))


def year(raw: Raw) -> Read:
    """Read a year of four digits."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return read(raw) if 1945 <= raw <= 2100 else unread("words")
    text = given(raw)
    if not text:
        return empty()
    found = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)
    if len(found) != 1 or len(re.findall(r"[0-9]+", text)) != 1:
        return unread("words")
    return read(int(found[0])) if text == found[0] else changed(int(found[0]), "count")


def truth(raw: Raw) -> Read:
    """Read a tick or a word for yes or no."""
    if isinstance(raw, bool):
        return read(raw)
    if isinstance(raw, int) and raw in (0, 1):
        return changed(bool(raw), "tick")
    if not isinstance(raw, str):
        return unread("kind") if raw is not None else empty()
    word = tidied(raw).lower().strip(" .()")
    if word in YES:
        return changed(True, "tick")
    if word in NO:
        return changed(False, "tick")
    return unread("words") if given(raw) else empty()


def shelf_days(raw: Raw, repairs: Repairs, unit: str = "") -> Read:
    """Read a shelf life in days; months and years are no certain number of days."""
    text = given(raw).lower()
    match = re.fullmatch(r"([0-9]{1,4})\s*(hari|hr|minggu|mgg|bulan|bln|tahun|thn|th)?\.?", text)
    if match is None:
        return count(raw, repairs) if text else empty()
    number, word = int(match[1]), (match[2] or unit or "hari")
    if word[0] == "h":
        return read(number) if text == match[1] else changed(number, "count")
    if word[0] == "m" and word != "month":
        return changed(number * 7, "count")
    days = number * (365 if word[0] in "ty" else 30)
    return offered(days, "unit_days", "approximate", apply=repairs.approximate)
