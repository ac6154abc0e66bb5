"""GTIN: nomor barcode produk (EAN, UPC, ITF-14). The product's barcode number, with its check digit.

>>> bar = Gtin("8 998866 200301")
>>> str(bar), bar.prefix, bar.is_indonesian, bar.gtin14
('8998866200301', '899', True, '08998866200301')
>>> Gtin("8996001414001")
Traceback (most recent call last):
    ...
umkm_domain.core.errors.IdentifierError: not a GTIN (check-digit): expected check digit 2, got 1 at position 12
>>> Gtin("2012345678903").is_restricted
True

Prefix 899 says that GS1 Indonesia licensed the number, not where the product comes from. Where the
company prefix ends cannot be told from the digits, so a GTIN is never split into company and item.

**Source:** GS1 General Specifications: check digit (7.9), prefixes and restricted circulation (1.4, 2.1).
"""

import re

from umkm_domain.identifiers._base import LONGEST, Hint, Identifier, digits_of, fail, named, sized, without_size, words

__all__ = ["Gtin"]

_NAME = named("GTIN", "EAN", "UPC(?:-[AE])?", "JAN", "BAR ?[CK]ODE")
_LABELS = words(
    *("GTIN", "EAN", "UPC", "UPCA", "UPCE", "UPCEAN", "JAN"),
    *("BAR", "CODE", "BARCODE", "BARKODE", "BATANG", "PRODUK"),
)
_LENGTHS = (8, 12, 13, 14)

# Weighted sum (3, 1, 3, 1 from the left, so 1, 3, 1, 3 from the right) of four digits, modulo 10.
# Counted from the right every group of four has the same weights, so one table serves all lengths.
_PAIRS = bytes((3 * (i // 10) + i % 10) % 10 for i in range(100))
_ROWS = tuple(bytes((a + b) % 10 for b in _PAIRS) for a in range(10))
_QUADS = b"".join(_ROWS[a] for a in _PAIRS)

_SIZED_LABEL = re.compile(
    r"[^0-9]*?\b(?:GTIN|EAN|UPC)[ -]?(8|12|13|14)(?![0-9])[\s()\[\]]*(?:[(/]?(?:GTIN|EAN|UPC)\)?\s*)?"
    r"([:=]\s*)?(?=[0-9])",
    re.IGNORECASE | re.ASCII,
)
_ELEMENT = re.compile(r"(?:\s*\(01\)|[^0-9]*?\bGS1\b[^0-9]*)\s*(?=[0-9])", re.IGNORECASE | re.ASCII)


def _sum_is_right(number: int) -> bool:
    high, low = divmod(number, 100000000)
    total = _QUADS[low % 10000] + _QUADS[low // 10000] + _QUADS[high % 10000] + _QUADS[high // 10000]
    return total % 10 == 0


class Gtin(Identifier):
    """Nomor barcode produk. A product's barcode number of 8, 12, 13 or 14 digits, kept as long as it is.

    Accepts blanks, dots and dashes between digits, and labels (`EAN-13:`, `Barcode`, `(01)`).

    Raises:
        IdentifierError: `type`, `characters`, `length`, `check-digit` or `placeholder`.

    **Source:** GS1 General Specifications, section 7.9.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        digits = text
        if not (len(text) in _LENGTHS and text.isdigit() and text.isascii()):
            element = _ELEMENT.match(text) if len(text) <= LONGEST else None
            text = " " * element.end() + text[element.end() :] if element else without_size(text, _SIZED_LABEL)
            digits = digits_of(cls, text, _NAME, _LABELS, "8, 12, 13 or 14 digits")
        sized(cls, digits, _LENGTHS)
        if not _sum_is_right(int(digits)):
            right = next(d for d in "0123456789" if _sum_is_right(int(digits[:-1] + d)))
            raise fail(cls, "check-digit", f"check digit {right}", digits[-1], len(digits) - 1)
        return digits

    @classmethod
    def is_valid(cls, text: object) -> bool:
        """Apakah terbaca sebagai GTIN. Whether `text` reads as a GTIN; never raises."""
        if type(text) is str and len(text) in (13, 8, 12, 14) and text.isdigit() and text.isascii():
            # As in _sum_is_right, written out: this is the one check that runs over millions of rows.
            high, low = divmod(int(text), 100000000)
            total = _QUADS[low % 10000] + _QUADS[low // 10000] + _QUADS[high % 10000] + _QUADS[high // 10000]
            return total % 10 == 0 and (high or low) != 0
        return super().is_valid(text)

    @property
    def gtin14(self) -> str:
        """Diisi nol sampai 14 digit. Padded with zeros to 14 digits, as text."""
        return self.zfill(14)

    @property
    def prefix(self) -> str:
        """Awalan GS1, tiga digit. The three digits of the GS1 prefix; of a GTIN-8, its own first three."""
        return self[:3] if len(self) == 8 else self.zfill(14)[1:4]

    @property
    def check_digit(self) -> str:
        """Digit pemeriksa. The last digit."""
        return self[-1]

    @property
    def indicator(self) -> str | None:
        """Digit pertama GTIN-14: tingkat kemasan. The packing level of a GTIN-14, else None."""
        return self[0] if len(self) == 14 else None

    @property
    def is_indonesian(self) -> bool:
        """Apakah awalannya 899. Whether GS1 Indonesia licensed it; says nothing of the product's origin."""
        return self.prefix == "899"

    @property
    def is_restricted(self) -> bool:
        """Nomor dalam toko, bukan untuk retail umum. In-store numbers, never for listing at another shop.

        GTIN-13 with prefix 02, 04 or 20 to 29 (a GTIN-12 counts with its leading zero); GTIN-8 beginning
        with 0 or 2.
        """
        if len(self) == 8:
            return self[0] in "02"
        prefix = self.prefix
        return prefix[:2] in ("02", "04") or prefix[0] == "2"

    @property
    def is_coupon(self) -> bool:
        """Awalan kupon 05, 98 atau 99. Whether the prefix is one of coupons and the like."""
        return len(self) != 8 and self.prefix[:2] in ("05", "98", "99")

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Penerbit, peredaran terbatas, kupon. Who licensed it, restricted circulation, coupon."""
        found: list[Hint] = []
        if self.is_indonesian:
            found.append(Hint("licensed-by", "GS1 Indonesia", "certain"))
        if self.is_restricted:
            found.append(Hint("restricted-circulation", self.prefix, "certain"))
        if self.is_coupon:
            found.append(Hint("coupon", self.prefix, "certain"))
        return tuple(found)
