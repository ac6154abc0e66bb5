"""Nomor sertifikat TKDN. The number of a domestic-content certificate.

>>> cert = TkdnNumber("4623/SJ-IND.8/TKDN/7/2021")
>>> cert.serial, cert.month, cert.year
(4623, 7, 2021)
>>> TkdnNumber("No. 1290 / SJ-IND.8 / TKDN / 2025").month is None
True

**Source:** Permenperin 46/2022 and 35/2025 (certificate); published certificates (form).
"""

import re

from umkm_domain.identifiers._base import Identifier, ascii_only, fail, tidy

__all__ = ["TkdnNumber"]

_FORM = re.compile(
    r"[^0-9]*+([0-9]{1,7})\s*/\s*SJ\s*[-. ]?\s*IND\s*[-. ]?\s*([0-9]{1,2})\s*/\s*TKDN\s*/\s*"
    r"(?:([0-9]{1,2})\s*/\s*)?([0-9]{4})[\s.,;:)\]'\"]*"
)
_EXPECTED = "a number such as 4623/SJ-IND.8/TKDN/7/2021"


class TkdnNumber(Identifier):
    """Nomor sertifikat TKDN: `nomor/SJ-IND.8/TKDN/[bulan/]tahun`. Number, unit, month if any, year.

    Raises:
        IdentifierError: `type`, `length`, `characters`, `prefix`, `component` or `placeholder`.

    **Source:** Permenperin 46/2022; Permenperin 35/2025.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        text = ascii_only(cls, tidy(cls, text, _EXPECTED))
        found = _FORM.fullmatch(text.upper())
        if found is None:
            if "TKDN" not in text.upper():
                raise fail(cls, "prefix", _EXPECTED, "no TKDN in it", 0)
            raise fail(cls, "component", _EXPECTED, "another form", 0)
        serial, unit, month, year = found.groups()
        if not int(serial):
            raise fail(cls, "placeholder", "a number that was issued", "zeros only", found.start(1))
        if month is not None and not 1 <= int(month) <= 12:
            raise fail(cls, "component", "a month, 1 to 12", month, found.start(3))
        if not "1990" <= year <= "2099":
            raise fail(cls, "component", "a year, 1990 to 2099", year, found.start(4))
        middle = "" if month is None else f"{int(month)}/"
        return f"{serial}/SJ-IND.{int(unit)}/TKDN/{middle}{year}"

    @property
    def serial(self) -> int:
        """Nomor urut. The running number."""
        return int(self.split("/")[0])

    @property
    def month(self) -> int | None:
        """Bulan, bila ada. The month, where the number names one."""
        parts = self.split("/")
        return int(parts[3]) if len(parts) == 5 else None

    @property
    def year(self) -> int:
        """Tahun. The year."""
        return int(self[-4:])
