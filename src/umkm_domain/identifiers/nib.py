"""NIB, nomor induk berusaha, dan nomor PB-UMKU.

The business identification number (NIB): 13 digits, one for each enterprise, without check digit.
Since August 2021 the first six digits are, in practice, the day of issue; no law says so, and older
numbers are not built that way, so the date is a hint and nothing is ever refused for it:

>>> Nib("NIB: 1712240062057").issued_on
datetime.date(2024, 12, 17)
>>> Nib("0220 0098 61929").issued_on is None
True

A PB-UMKU number (a licence that supports the business) is the holder's NIB and 7 or 8 digits more:

>>> PbUmku("0220 0098 6192 9000 000 01").nib
Nib('0220009861929')

**Source:** PP 24/2018 and Peraturan BKPM 5/2025 art. 16 (one NIB an entity); OSS web-service
documentation (13 digits); the date, from numbers collected (probable).
"""

from datetime import date

from umkm_domain.identifiers._base import Hint, Identifier, digits_of, named, sized, words

__all__ = ["Nib", "PbUmku"]

_NAME = named("NIB", r"INDUK\s+BERUSAHA")
_LABELS = words("NIB", "INDUK", "BERUSAHA", "OSS", "RBA", "UMK", "UMKM", "USAHA")
_PB_NAME = named(r"PB\W{0,3}UMKU")
_PB_LABELS = words(
    *("PB", "UMKU", "PBUMKU", "PERIZINAN", "BERUSAHA", "IZIN", "STANDAR", "SPPIRT", "PIRT"),
    *("UNTUK", "MENUNJANG", "KEGIATAN", "USAHA"),
)
OSS_RBA = date(2021, 8, 1)
"""Roughly the day from which the digits carry the date of issue."""


class Nib(Identifier):
    """Nomor induk berusaha. The business identification number: 13 digits.

    Accepts labels (`NIB`, `NIB:`, `Nomor Induk Berusaha`), blanks, dots, dashes and a final full stop.

    Raises:
        IdentifierError: `type`, `characters`, `length` or `placeholder`.

    **Source:** PP 24/2018; Peraturan BKPM 5/2025 art. 16.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        if not (len(text) == 13 and text.isdigit() and text.isascii()):
            text = digits_of(cls, text, _NAME, _LABELS, "13 digits")
        return sized(cls, text, (13,))

    @classmethod
    def is_valid(cls, text: object) -> bool:
        """Apakah terbaca sebagai NIB. Whether `text` reads as a NIB; never raises."""
        if type(text) is str and len(text) == 13 and text.isdigit() and text.isascii():
            return text != "0000000000000"
        return super().is_valid(text)

    @property
    def issued_on(self) -> date | None:
        """Tanggal terbit menurut digitnya. The day of issue as the digits tell it, or None.

        Only a real date from 1 August 2021 on counts; whether it lies in the future is not asked here,
        for that needs a date to compare with. Probable, never certain.
        """
        day, month, year = int(self[0:2]), int(self[2:4]), 2000 + int(self[4:6])
        try:
            issued = date(year, month, day)
        except ValueError:
            return None
        return issued if issued >= OSS_RBA else None

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Tanggal terbit, bila terbaca. The day of issue, where the digits give one."""
        issued = self.issued_on
        return () if issued is None else (Hint("issued-on", issued.isoformat(), "probable"),)


class PbUmku(Identifier):
    """Nomor PB-UMKU. The number of a supporting licence: a NIB and 7 or 8 digits (20 or 21 in all).

    Raises:
        IdentifierError: `type`, `characters`, `length` or `placeholder`.

    **Source:** numbers issued by OSS (probable).
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        digits = digits_of(cls, text, _PB_NAME, _PB_LABELS, "20 or 21 digits")
        sized(cls, digits, (20, 21))
        sized(cls, digits[:13], (13,))
        return digits

    @property
    def nib(self) -> Nib:
        """NIB pemegangnya. The NIB it begins with, which is the holder's."""
        return Nib(self[:13])

    @property
    def licence_serial(self) -> str:
        """Digit sesudah NIB. The 7 or 8 digits after the NIB."""
        return self[13:]

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Petunjuk dari NIB di dalamnya. The hints of the NIB inside."""
        return self.nib.hints
