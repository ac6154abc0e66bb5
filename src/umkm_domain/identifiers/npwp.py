"""NPWP, nomor pokok wajib pajak, dan NITKU.

The taxpayer number. Four kinds live side by side, all 16 digits long in canonical form:

>>> old = Npwp("02.183.241.5-000.000")
>>> str(old), old.kind.value, old.npwp15, old.printed
('0021832415000000', 'npwp15', '021832415000000', '02.183.241.5-000.000')
>>> Npwp("1000.0000.1039.9409").kind.value
'badan_coretax'
>>> Npwp("3171011708450001")
Npwp('31**************')

The old kind carries a check digit over its first nine digits (Luhn); tax office and branch carry none,
and the kind that Coretax issues since 2025 carries none at all. A NITKU names a place of business: an
NPWP and six digits, 000000 being the head office.

>>> Nitku("1000000010324212 000000").is_head_office
True

**Source:** PMK 112/PMK.03/2022 and PMK 136/2023 (16 digits, NIK), PER-6/PJ/2024 (NITKU), PMK 81/2024
(Coretax); the check digit is empirical and no official text gives it.
"""

import re
from enum import StrEnum

from umkm_domain.core.masking import mask_number
from umkm_domain.identifiers._base import Hint, Identifier, digits_of, fail, named, sized, without_size, words
from umkm_domain.identifiers.nik import Nik, check_nik

__all__ = ["Nitku", "Npwp", "NpwpKind"]

_NAME = named("NPWP")
_LABELS = words(
    *("NPWP", "NIKNPWP", "NPWPNIK", "POKOK", "WAJIB", "PAJAK", "TIN"),
    *("BADAN", "PERUSAHAAN", "USAHA", "PRIBADI", "PUSAT", "CABANG", "LAMA", "BARU", "PT", "CV"),
)
_NITKU_NAME = named("NITKU")
_NITKU_LABELS = words("NITKU", "NPWPNITKU", "ID", "TKU", "IDENTITAS", "TEMPAT", "KEGIATAN", "USAHA")
_SEPARATORS = " .-/"
_SIZED_LABEL = re.compile(
    r"[^0-9]*(?<![A-Z])NPWP[\s(-]*(1[56])(?![0-9])(\s*DIGITS?[\s):=.]*|\s*\)?\s*[:=]\s*)?[\s.)-]*(?=[0-9])",
    re.IGNORECASE | re.ASCII,
)

# Luhn sum (modulo 10) of four digits of which the second and fourth from the right are doubled. Two
# and a bit of these cover nine digits.
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_PAIRS = bytes((_DOUBLED[i // 10] + i % 10) % 10 for i in range(100))
_ROWS = tuple(bytes((a + b) % 10 for b in _PAIRS) for a in range(10))
_QUADS = b"".join(_ROWS[a] for a in _PAIRS)


class NpwpKind(StrEnum):
    """Jenis NPWP. What a 16-digit NPWP is made of."""

    NPWP15 = "npwp15"
    BADAN_CORETAX = "badan_coretax"
    NIK = "nik"
    OTHER = "other"


def _luhn9(digits: str) -> bool:
    high, low = divmod(int(digits), 10000)
    return (_QUADS[low] + _QUADS[high % 10000] + high // 10000) % 10 == 0


def _luhn_digit(digits: str) -> str:
    """Return the ninth digit that eight digits ask for."""
    return next(last for last in "0123456789" if _luhn9(digits + last))


def _check(cls: type[Identifier], digits: str) -> None:
    """Raise what is wrong with 16 digits as an NPWP of any kind."""
    if digits[0] == "0":
        if not _luhn9(digits[1:10]):
            raise fail(cls, "check-digit", f"check digit {_luhn_digit(digits[1:9])}", digits[9], 8)
    elif digits[:2] != "10":
        check_nik(cls, digits)


class Npwp(Identifier):
    """Nomor pokok wajib pajak. The taxpayer number; canonical form: 16 digits.

    Accepts the 15-digit number, with or without `XX.XXX.XXX.X-KKK.CCC`, the 16-digit one in any
    grouping, and labels. `repr`, errors and `.masked` hide the number where it is a NIK.

    Raises:
        IdentifierError: `type`, `characters`, `length`, `check-digit`, `component` or `placeholder`.

    **Source:** PMK 112/PMK.03/2022; PMK 136/2023; PMK 81/2024.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        digits = _fast(text)
        if not digits:
            text = without_size(text, _SIZED_LABEL)
            digits = digits_of(cls, text, _NAME, _LABELS, "15 or 16 digits", _SEPARATORS)
        sized(cls, digits, (15, 16))
        if len(digits) == 15:
            digits = "0" + digits
        _check(cls, digits)
        return digits

    @classmethod
    def is_valid(cls, text: object) -> bool:
        """Apakah terbaca sebagai NPWP. Whether `text` reads as an NPWP; never raises."""
        if type(text) is str and len(text) <= 20:
            # Any grouping by dots and dashes is a printed form, so only the digits are looked at.
            digits = text.replace(".", "").replace("-", "")
            if len(digits) == 15 and digits.isdigit() and digits.isascii():
                # As in _luhn9, written out: this check runs over millions of rows.
                high, low = divmod(int(digits[:9]), 10000)
                total = _QUADS[low] + _QUADS[high % 10000] + high // 10000
                return total % 10 == 0 and digits != "000000000000000"
        return super().is_valid(text)

    @property
    def kind(self) -> NpwpKind:
        """Jenisnya. `npwp15` (leading zero), `badan_coretax` (1000...), `nik`, or `other` (10...)."""
        if self[0] == "0":
            return NpwpKind.NPWP15
        if self[:2] == "10":
            return NpwpKind.BADAN_CORETAX if self[:4] == "1000" else NpwpKind.OTHER
        return NpwpKind.NIK

    @property
    def npwp15(self) -> str | None:
        """Nomor 15 digit yang lama. The old 15-digit number, for the kind that has one, else None."""
        return self[1:] if self[0] == "0" else None

    @property
    def nik(self) -> Nik | None:
        """NIK-nya, bila NPWP ini sebuah NIK. The NIK it is, or None."""
        return Nik(str(self)) if self.kind is NpwpKind.NIK else None

    @property
    def taxpayer_type(self) -> str | None:
        """Dua digit jenis wajib pajak. The two digits of the taxpayer's type, of the old kind only."""
        return self[1:3] if self[0] == "0" else None

    @property
    def tax_office(self) -> str | None:
        """Kode KPP. The code of the tax office, of the old kind only."""
        return self[10:13] if self[0] == "0" else None

    @property
    def branch(self) -> str | None:
        """Kode cabang, 000 untuk pusat. The branch, 000 for the head office, of the old kind only."""
        return self[13:] if self[0] == "0" else None

    @property
    def printed(self) -> str:
        """Bentuk cetak. `XX.XXX.XXX.X-KKK.CCC` for the old kind; the others are printed as digits only."""
        n = str(self)
        return f"{n[1:3]}.{n[3:6]}.{n[6:9]}.{n[9]}-{n[10:13]}.{n[13:]}" if n[0] == "0" else n

    @property
    def masked(self) -> str:
        """Tersamar bila sebuah NIK. Hidden but for two digits where it is a NIK, else the number."""
        return (mask_number(str(self)) or "") if self.kind is NpwpKind.NIK else str(self)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Jenis wajib pajak, KPP, cabang. The parts of the old kind, which nothing checks."""
        if self[0] != "0":
            return ()
        return (
            Hint("taxpayer-type", self[1:3], "probable"),
            Hint("tax-office", self[10:13], "certain"),
            Hint("branch", self[13:], "certain"),
        )


def _fast(text: str) -> str:
    """Return the digits of the commonest forms (grouped by dots and dashes, or not at all), else nothing."""
    if len(text) > 22:
        return ""
    digits = text.replace(".", "").replace("-", "")
    if text[-2:] == ".0":
        return ""
    return digits if len(digits) in (15, 16) and digits.isdigit() and digits.isascii() else ""


class Nitku(Identifier):
    """Nomor identitas tempat kegiatan usaha. The number of a place of business: NPWP and six digits.

    Raises:
        IdentifierError: `type`, `characters`, `length`, `check-digit`, `component` or `placeholder`.

    **Source:** PER-6/PJ/2024 art. 1.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        digits = sized(cls, digits_of(cls, text, _NITKU_NAME, _NITKU_LABELS, "22 digits", _SEPARATORS), (22,))
        sized(cls, digits[:16], (16,))
        _check(cls, digits[:16])
        return digits

    @property
    def npwp(self) -> Npwp:
        """NPWP-nya. The NPWP it begins with."""
        return Npwp(self[:16])

    @property
    def place_serial(self) -> str:
        """Enam digit terakhir. The last six digits."""
        return self[16:]

    @property
    def is_head_office(self) -> bool:
        """Apakah kantor pusat (000000). Whether it names the head office."""
        return self[16:] == "000000"

    @property
    def masked(self) -> str:
        """Tersamar bila NPWP-nya sebuah NIK. Hidden but for two digits where the NPWP is a NIK."""
        return (mask_number(str(self)) or "") if self.npwp.kind is NpwpKind.NIK else str(self)
