"""NIK, nomor induk kependudukan. The population identity number: personal data.

16 digits: province, regency and district where the person was first registered (Home Ministry codes),
the day of birth (women +40), a serial from 0001. There is no check digit, and the number stays for
life, so codes that were retired since remain right. The number below is the usual made-up example.

>>> nik = Nik("3171 0157 0845 0001")
>>> nik.region.name, nik.is_female, [str(day) for day in nik.birth_dates]
('Gambir', True, ['1945-08-17', '2045-08-17'])
>>> nik
Nik('31**************')
>>> str(nik)
'3171015708450001'

The doors mask and the value does not: `repr`, errors and `.masked` hide the person, `str` is the number.

**Source:** UU 23/2006 art. 13 (permanent); Dukcapil (layout); UU 27/2022 art. 4 (personal data).
"""

from datetime import date
from typing import TYPE_CHECKING

from umkm_domain.core.errors import IdentifierError
from umkm_domain.core.masking import mask_number
from umkm_domain.identifiers._base import Hint, Identifier, digits_of, fail, named, sized, words

if TYPE_CHECKING:
    from umkm_domain.codes.regions import KemendagriRegion

__all__ = ["Nik", "is_birth_date"]

_NAME = named("NIK", "KTP")
_LABELS = words("NIK", "KTP", "EKTP", "INDUK", "KEPENDUDUKAN", "IDENTITAS", "ELEKTRONIK", "NPWP", "PEMILIK")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_birth_date(digits: str) -> bool:
    """Apakah DDMMYY mungkin. Whether DDMMYY (women +40) is a day that exists in 19YY or 20YY.

    Of the two years YY stands for, 2000 + YY is the one with more leap years: 1900 was none, 2000 was.
    """
    day, month = int(digits[0:2]), int(digits[2:4])
    if day > 40:
        day -= 40
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return day < 29 or month != 2 or int(digits[4:6]) % 4 == 0


def check_nik(cls: type[Identifier], digits: str) -> None:
    """Raise what is wrong with 16 digits as a NIK; nothing of the person stands in the error."""
    if digits[0] == "0" or digits[:2] == "10":
        raise fail(cls, "component", "a province, 11 to 99", "a lower number", 0)
    if not is_birth_date(digits[6:12]):
        raise fail(cls, "component", "a day of birth DDMMYY, women's days +40", "******", 6)
    if digits[12:] == "0000":
        raise fail(cls, "component", "a serial from 0001", "0000", 12)


class Nik(Identifier):
    """Nomor induk kependudukan. The population identity number: 16 digits, personal data.

    An unknown or retired region is no error. `repr`, errors and `.masked` never show the person.

    Raises:
        IdentifierError: `type`, `characters`, `length`, `component` or `placeholder`.

    **Source:** UU 23/2006 art. 13; Dukcapil.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        digits = sized(cls, digits_of(cls, text, _NAME, _LABELS, "16 digits"), (16,))
        check_nik(cls, digits)
        return digits

    @property
    def masked(self) -> str:
        """Hanya dua digit provinsi. The two digits of the province; the rest is hidden."""
        return mask_number(str(self)) or ""

    @property
    def region(self) -> "KemendagriRegion | None":
        """Kecamatan tempat pertama terdaftar. The district of first registration, current or retired.

        None where the digits cannot be a Home Ministry code.
        """
        from umkm_domain.codes.regions import KemendagriRegion

        try:
            return KemendagriRegion(self[:6])
        except IdentifierError:
            return None

    @property
    def is_female(self) -> bool:
        """Apakah perempuan (hari + 40). Whether the day carries the 40 that women's days carry."""
        return self[6] > "3"

    @property
    def birth_dates(self) -> tuple[date, ...]:
        """Kemungkinan tanggal lahir. The days of birth it can mean, 19YY and 20YY; often both exist."""
        day, month, year = int(self[6:8]) % 40, int(self[8:10]), int(self[10:12])
        found: list[date] = []
        for century in (1900, 2000):
            try:
                found.append(date(century + year, month, day))
            except ValueError:
                continue
        return tuple(found)

    def birth_date(self, reference_year: int) -> date | None:
        """Tanggal lahir terbaru yang tidak melewati tahun acuan.

        The latest day of birth it can mean in or before `reference_year`, or None.
        """
        past = [day for day in self.birth_dates if day.year <= reference_year]
        return max(past) if past else None

    @property
    def serial(self) -> str:
        """Nomor urut. The serial, four digits from 0001."""
        return self[12:]

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Status wilayahnya. The status of its region: current, retired or unknown."""
        region = self.region
        return (Hint("region-status", "unknown" if region is None else region.status.value, "certain"),)
