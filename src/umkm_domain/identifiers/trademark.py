"""Nomor pendaftaran merek. The registration number of a trademark: `IDM` and nine digits.

>>> TrademarkNumber("Merek No. IDM 000984301")
TrademarkNumber('IDM000984301')

Numbers of an application (`DID`, `JID`) are another thing and are refused. Protection runs ten years
from the day of filing, which the number does not tell.

**Source:** UU 20/2016 art. 35 (protection); published certificates (form, probable).
"""

from umkm_domain.identifiers._base import Identifier, bare, cut, fail, named, sized, tidy, words

__all__ = ["TrademarkNumber"]

_NAME = named("IDM", "MERE?K")
_LABELS = words(
    *(
        "MEREK",
        "MERK",
        "NOMEREK",
        "NOMERK",
        "SERTIFIKAT",
        "PENDAFTARAN",
        "TERDAFTAR",
        "REG",
        "REGISTRASI",
        "DJKI",
        "HAKI",
        "HKI",
    ),
    *("TM", "TRADEMARK", "DAGANG", "IDM"),
)
_EXPECTED = "IDM and 9 digits"


class TrademarkNumber(Identifier):
    """Nomor pendaftaran merek. `IDM` and nine digits; case, blanks, dots, dashes and labels do not matter.

    Raises:
        IdentifierError: `type`, `characters`, `prefix`, `length` or `placeholder`.

    **Source:** UU 20/2016 art. 35.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        text = tidy(cls, text, _EXPECTED)
        label, body, start = cut(cls, text, _EXPECTED, _NAME, _LABELS)
        if "IDM" not in label or _LABELS.fullmatch(label) is None:
            raise fail(cls, "prefix", "IDM", label if 0 < len(label) <= 4 else "other letters or none", 0)
        return "IDM" + sized(cls, bare(cls, body, " .-", _EXPECTED, start), (9,))

    @property
    def register_serial(self) -> int:
        """Nomor dalam daftar umum. The number in the register."""
        return int(self[3:])
