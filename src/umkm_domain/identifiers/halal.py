"""Nomor sertifikat halal: BPJPH (`ID` dan 17 digit) dan LPPOM MUI lama (14 atau 15 digit).

Numbers of halal certificates, of BPJPH and of its forerunner.

>>> halal = HalalNumber("ID 3211 0001 4906 20223")
>>> str(halal), halal.kind.value, halal.province.name, halal.scale
('ID32110001490620223', 'bpjph', 'Jawa Barat', 'mikro')
>>> old = HalalNumber("LPPOM-00230049860209")
>>> str(old), old.kind.value
('00230049860209', 'lppom-mui')

The layout is known from published numbers only. Month and year at the end are when the number was
given out, roughly; validity does not follow from it. Numbers of the old form were printed until 2023,
so the form alone does not make one lapsed.

**Source:** UU 33/2014; thirteen published numbers of BPJPH (probable); labels (old form, unsure).
"""

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from umkm_domain.core.errors import IdentifierError
from umkm_domain.identifiers._base import (
    Confidence,
    Hint,
    Identifier,
    any_of,
    bare,
    cut,
    fail,
    named,
    sized,
    tidy,
    words,
)

if TYPE_CHECKING:
    from umkm_domain.codes.regions import KemendagriRegion

__all__ = ["HalalKind", "HalalNumber"]


class HalalKind(StrEnum):
    """Penerbit menurut bentuknya. Who issued it, by the form of the number."""

    BPJPH = "bpjph"
    LPPOM_MUI = "lppom-mui"


_NAME = named("(?:SI)?HALAL", "LP\\W?POM", "MUI", "BPJPH")
_WORDS = (
    *("HALAL", "SIHALAL", "MUI", "LPPOM", "LPPOMMUI", "LP", "POM", "BPJPH", "KEMENAG", "RI", "INDONESIA", "KETETAPAN"),
    *("SERTIFIKASI", "SERT", "SH", "CERT", "CERTIFICATE", "CERTIFICATION", "MAJELIS", "ULAMA"),
)
_WORD = any_of(*_WORDS)
_BEHIND = words(*_WORDS)
_LABEL = re.compile(rf"(?:{_WORD})*+(ID)?(?:{_WORD})*+")
_EXPECTED = "ID and 17 digits, or 14 or 15 digits of the old form"
_GROUPS = re.compile(r"[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{5}")
"""The groups in which the number is printed, the one form that is seen without ID."""
_SCALES = {"1": "mikro", "2": "kecil", "3": "menengah", "4": "besar"}


class HalalNumber(Identifier):
    """Nomor sertifikat halal. The number of a halal certificate.

    Canonical form: `ID` and 17 digits (BPJPH), or the 14 or 15 digits of the old LPPOM MUI form.
    `LPPOM-`, `HALAL MUI:`, `No.` are labels; blanks, dots and dashes may stand between digits. Without
    `ID`, 17 digits are read only behind a label or in the printed groups `3211 0001 9024 30323`.

    Raises:
        IdentifierError: `type`, `characters`, `prefix`, `length`, `component` (no month at the end) or
            `placeholder`.

    **Source:** UU 33/2014; published numbers.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        text = tidy(cls, text, _EXPECTED)
        label, body, start = cut(cls, text, _EXPECTED, _NAME, _LABEL, _BEHIND)
        found = _LABEL.fullmatch(label)
        if found is None:
            raise fail(cls, "prefix", "ID, a halal label or nothing", "other letters", 0)
        digits = bare(cls, body, " .-", _EXPECTED, start)
        sized(cls, digits, (17,) if found[1] else (14, 15, 17))
        if len(digits) == 17 and not (found[1] or label or _GROUPS.fullmatch(body)):
            raise fail(cls, "prefix", "ID", "no prefix", 0)
        month = digits[-4:-2]
        if not "01" <= month <= "12":
            raise fail(cls, "component", "a month, 01 to 12", month, len(digits) - 4)
        return f"ID{digits}" if len(digits) == 17 else digits

    @property
    def kind(self) -> HalalKind:
        """Penerbit menurut bentuknya: `bpjph` or `lppom-mui`."""
        return HalalKind.BPJPH if self[0] == "I" else HalalKind.LPPOM_MUI

    @property
    def province(self) -> "KemendagriRegion | None":
        """Provinsi. The province a BPJPH number suggests; None for 00 (several provinces) and the old form."""
        from umkm_domain.codes.regions import KemendagriRegion

        if self.kind is not HalalKind.BPJPH:
            return None
        try:
            return KemendagriRegion(self[2:4])
        except IdentifierError:
            return None

    @property
    def scale(self) -> str | None:
        """Skala usaha menurut digitnya: mikro, kecil, menengah, besar. The scale it suggests, or None."""
        return _SCALES.get(self[4]) if self.kind is HalalKind.BPJPH else None

    @property
    def serial(self) -> int | None:
        """Nomor urut nasional. The national running number of a BPJPH certificate, else None."""
        return int(self[6:15]) if self.kind is HalalKind.BPJPH else None

    @property
    def numbered_in(self) -> tuple[int, int]:
        """Tahun dan bulan pemberian nomor. Year and month in which the number was given out (probable).

        Not a reliable day of issue: a number of 0723 was issued in June 2025.
        """
        year, month = int(self[-2:]), int(self[-4:-2])
        return (1900 if self.kind is HalalKind.LPPOM_MUI and year >= 89 else 2000) + year, month

    @property
    def printed(self) -> str:
        """Bentuk cetak. Plain for BPJPH; with `LPPOM-` before it in the old form."""
        return str(self) if self.kind is HalalKind.BPJPH else f"LPPOM-{self}"

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Provinsi, skala, bulan. Province, scale and month that the digits suggest."""
        sure: Confidence = "probable" if self.kind is HalalKind.BPJPH else "unsure"
        found = [Hint("numbered-in", "{}-{:02}".format(*self.numbered_in), sure)]
        province, scale = self.province, self.scale
        if province is not None:
            found.append(Hint("province", province.name or province.code, sure))
        if scale is not None:
            found.append(Hint("scale", scale, sure))
        return tuple(found)
