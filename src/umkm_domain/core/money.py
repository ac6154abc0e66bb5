"""Rupiah sebagai bilangan bulat. Amounts of rupiah, always whole numbers.

>>> parse_rupiah("Rp1.500.000,00"), parse_rupiah("1,5 miliar"), parse_rupiah("Rp 250 rb")
(1500000, 1500000000, 250000)
>>> format_rupiah(1_500_000, "id"), format_rupiah(1_500_000, "en")
('Rp1.500.000,00', 'Rp1,500,000.00')
>>> format_rupiah(1_500_000_000, "id", words=True)
'1,5 miliar'

Source: the writing of amounts follows the Indonesian spelling rules (point for thousands, comma for
decimals, no blank after `Rp`).
"""

import re
from fractions import Fraction

from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import LANGUAGES, Language, format_number

__all__ = ["format_rupiah", "parse_rupiah"]

_ENGLISH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES: dict[str, int] = {
    **dict.fromkeys(("ribu", "rb"), 10**3),
    **dict.fromkeys(("juta", "jt"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "mlr", "m"), 10**9),
    **dict.fromkeys(("triliun", "trilyun", "t"), 10**12),
    **_ENGLISH,
}
_WORDS: dict[Language, tuple[tuple[int, str], ...]] = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")),
}
_AMOUNT = re.compile(
    r"(?P<sign>-?)\s*(?:(?:rp|idr)\.?)?\s*(?P<sign2>-?)\s*(?P<number>[0-9][0-9.,]*?)\s*"
    r"(?:,-+|\.-+)?\s*(?P<scale>[a-z]+)?\.?\s*(?:,-+)?(?:rupiah)?",
    re.IGNORECASE | re.ASCII,
)
_GROUPED = {
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,([0-9]+))?"),
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.([0-9]+))?"),
}
_LONGEST = 40  # characters: far more than any amount has, far less than what is slow to read


def parse_rupiah(text: str) -> int:
    """Baca jumlah rupiah. Read an amount of rupiah.

    Accepts `Rp1.500.000,00`, `Rp 1.500.000,-`, `1500000`, `1,5 jt`, `2 miliar`, `250 ribu` and the English
    `Rp1,500,000.00`. A comma alone is the decimal comma, but before an English word (`1,500 million`) the number
    is read the English way wherever it can be.

    Args:
        text: the amount as written.

    Returns:
        Whole rupiah.

    Raises:
        UsageError: not an amount, not whole rupiah, or open to two readings (`1.5`, `1,500`, `1,000`).
    """
    if not isinstance(text, str):
        message = f"expected an amount of rupiah as text, got {type(text).__name__}"
        raise UsageError(message)
    match = _AMOUNT.fullmatch(text.replace("\xa0", " ").strip()) if len(text) <= _LONGEST else None
    if match is None or (match["sign"] and match["sign2"]):
        message = f"expected an amount of rupiah such as Rp1.500.000,00 or 1,5 juta, got {text[:_LONGEST]!r}"
        raise UsageError(message)
    scale_name = (match["scale"] or "").lower()
    if scale_name == "rupiah":
        scale_name = ""
    if scale_name and scale_name not in _SCALES:
        message = f"expected ribu, juta, miliar or triliun after the number, got {text!r}"
        raise UsageError(message)
    scale = _SCALES.get(scale_name, 1)
    digits = match["number"].rstrip(".,")
    amount = (_english(digits) if scale_name in _ENGLISH else None) or _number(digits, scaled=scale > 1, text=text)
    amount *= scale
    if amount.denominator != 1:
        message = f"expected whole rupiah, got {text!r}"
        raise UsageError(message)
    return -int(amount) if match["sign"] or match["sign2"] else int(amount)


def _english(digits: str) -> Fraction | None:
    if _GROUPED[","].fullmatch(digits) or digits.replace(".", "", 1).isdigit():
        return Fraction(digits.replace(",", ""))
    return None


def _number(digits: str, *, scaled: bool, text: str) -> Fraction:
    for separator, pattern in _GROUPED.items():
        grouped = pattern.fullmatch(digits)
        # "1,500" alone is one and a half or fifteen hundred; only a second sign of English decides.
        if grouped and (separator == "." or digits.count(",") > 1 or "." in digits):
            whole = digits.split("," if separator == "." else ".")[0].replace(separator, "")
            return Fraction(f"{whole}.{grouped[1] or 0}")
    if digits.isdigit():
        return Fraction(digits)
    whole, _, rest = digits.partition("," if "," in digits else ".")
    # Without a word of scale, decimals are sen, at most two and all zero: "1,000" may be a thousand.
    if not (whole.isdigit() and rest.isdigit()) or (not scaled and (len(rest) > 2 or rest.strip("0"))):
        message = f"expected an amount with one reading, got {text!r}"
        raise UsageError(message)
    return Fraction(f"{whole}.{rest}")


def format_rupiah(amount: int, language: Language = "id", *, words: bool = False) -> str:
    """Tulis jumlah rupiah. Write an amount of rupiah.

    Args:
        amount: whole rupiah.
        language: `id` or `en`.
        words: write `1,5 miliar` instead of `Rp1.500.000.000,00`; still exact, so long tails stay.

    Raises:
        UsageError: the amount is not a whole number, or the language is another.
    """
    if type(amount) is not int or language not in LANGUAGES:
        message = f"expected whole rupiah and one of {', '.join(LANGUAGES)}, got {amount!r} and {language!r}"
        raise UsageError(message)
    if words:
        for scale, word in _WORDS[language]:
            if abs(amount) >= scale:
                exact = Fraction(amount, scale)
                places = next(n for n in range(16) if (exact * 10**n).denominator == 1)
                return f"{format_number(exact, language, places)} {word}"
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{format_number(abs(amount), language, 2)}"
