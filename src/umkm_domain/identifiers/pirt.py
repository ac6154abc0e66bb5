"""P-IRT: nomor sertifikat pangan industri rumah tangga. The number of a home-industry food permit.

15 digits with a dash before the last two: packaging, food group, region, the enterprise's how-manieth
product, the how-manieth enterprise of the regency, and the year in which validity ends.

>>> permit = Pirt("P-IRT No. 2063510010243-26")
>>> str(permit), permit.packaging.name, permit.food_group.name
('2063510010243-26', 'Plastik', 'Tepung dan Hasil Olahnya')
>>> permit.region_codes, permit.product_serial, permit.enterprise_serial, permit.expiry_year
((BpsRegion('3510'), KemendagriRegion('35.10')), 1, 243, 2026)

The region was a BPS code in the issuing system of 2012 and is meant to be a Home Ministry code since
2024. On Java the two seldom differ, elsewhere often, so both readings are given:

>>> [region.name for region in Pirt("2061508010001-25").regions]
['TEBO', 'Kabupaten Bungo']

Older numbers have 12 digits and no year. Since Peraturan BPOM 4/2024 ("at least 15 digits") 16 and 17
digits are lawful, with a validity year of 29 or later.

**Source:** Peraturan BPOM 22/2018 and 4/2024; the issuing system's own look-up tables (2012-2019).
"""

import re
from typing import TYPE_CHECKING

from umkm_domain.core.errors import IdentifierError
from umkm_domain.identifiers._base import Hint, Identifier, bare, cut, fail, named, sized, tidy, words

if TYPE_CHECKING:
    from umkm_domain.codes.pirt_tables import FoodGroup, PirtPackaging
    from umkm_domain.codes.regions import BpsRegion, KemendagriRegion

__all__ = ["Pirt"]

_NAME = named(r"(?:S\W?P\W?P?\W{0,3})?(?:P\W{0,3})?I\W?R\W?T")
_LABELS = words(
    *("PIRT", "P", "IRT", "SPPIRT", "SPP", "SPIRT", "SP", "SPPPIRT", "PRODUKSI", "PANGAN", "INDUSTRI"),
    *("RUMAH", "TANGGA", "DINKES", "DINAS", "KESEHATAN", "DEPKES", "DEP", "KES", "KEMENKES", "KEMKES"),
    *("DEPARTEMEN", "RI", "IZIN", "IJIN", "EDAR", "BPOM"),
)
# The health office may be named beside the permit: "Dinkes Kab. Lebak P-IRT No.", "P-IRT Kab. Lebak".
_OFFICE = re.compile(r"(?:DINKES|DINASKESEHATAN|KABUPATEN|KAB|KOTA)[A-Z]{0,40}?(?=S?P*IRT|SPP|NO|\Z)")
_EXPECTED = "15 digits (12 in the old form, 16 or 17 valid to 2029 or later)"
_BETWEEN = " .-_"
_LENGTHS = (12, 15, 16, 17)
_GROWN_FROM = "29"
_LAST_GROUP = re.compile(r"([ ._-]+)([0-9]+)\Z")
_FULL_YEAR = re.compile(r" ?- ?20[0-9]{2}")
_SLASH_YEAR = re.compile(r" ?/ ?(?=[0-9]{2}\Z)")


class Pirt(Identifier):
    """Nomor P-IRT. The number of a home-industry food permit.

    Canonical form: 13 to 15 digits, a dash and the two digits of the year; the old form is its 12
    digits. Accepts the labels met in the wild (`P-IRT`, `PIRT`, `SPP-IRT`, `DEP. KES. RI. P-IRT NO.` ...)
    and a blank, dot, underscore or longer dash in place of the dash. A year that is past and a region
    that no table knows are no errors.

    Raises:
        IdentifierError: `type`, `characters`, `length`, `component` or `placeholder`.

    **Source:** Peraturan BPOM 22/2018; Peraturan BPOM 4/2024.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        digits = _fast(text) or _slow(cls, text)
        sized(cls, digits, _LENGTHS)
        if digits[0] not in "12345678":
            raise fail(cls, "component", "packaging 1 to 8", digits[0], 0)
        if not "01" <= digits[1:3] <= "16":
            raise fail(cls, "component", "food group 01 to 16", digits[1:3], 1)
        if len(digits) == 12:
            return digits
        if len(digits) > 15 and digits[-2:] < _GROWN_FROM:
            raise fail(cls, "length", "15 digits before the year 29", f"{len(digits)} digits")
        return f"{digits[:-2]}-{digits[-2:]}"

    @classmethod
    def is_valid(cls, text: object) -> bool:
        """Apakah terbaca sebagai nomor P-IRT. Whether `text` reads as a P-IRT number; never raises."""
        if type(text) is str:
            digits = _fast(text)
            if digits:
                return digits[0] in "12345678" and "01" <= digits[1:3] <= "16"
        return super().is_valid(text)

    @property
    def is_old_form(self) -> bool:
        """Apakah bentuk lama, 12 digit tanpa tahun. Whether it is the old form, which names no year."""
        return len(self) == 12

    @property
    def packaging(self) -> "PirtPackaging":
        """Kemasan, digit 1. The packaging, with `.code` and `.name`."""
        from umkm_domain.codes.pirt_tables import PIRT_PACKAGINGS

        return PIRT_PACKAGINGS[self[0]]

    @property
    def food_group(self) -> "FoodGroup":
        """Kelompok pangan, digit 2-3. The food group, with `.code` and `.name`.

        For validity years from 29 on the name is a hint only: Peraturan BPOM 4/2024 prints eleven
        headings without numbers.
        """
        from umkm_domain.codes.pirt_tables import PIRT_FOOD_GROUPS

        return PIRT_FOOD_GROUPS[self[1:3]]

    @property
    def region_digits(self) -> str:
        """Digit wilayah 4-7. The four digits of the region, whichever system they are of."""
        return self[3:7]

    @property
    def region_codes(self) -> "tuple[BpsRegion | None, KemendagriRegion | None]":
        """Dua bacaan wilayah. The two readings of the region: as a BPS code, as a Home Ministry code.

        None where the system has no such regency, neither now nor in an earlier table.
        """
        from umkm_domain.codes._tables import CodeStatus
        from umkm_domain.codes.regions import BpsRegion, KemendagriRegion

        try:
            bps, kemendagri = BpsRegion(self[3:7]), KemendagriRegion(self[3:7])
        except IdentifierError:
            return None, None
        return (
            None if bps.status is CodeStatus.UNKNOWN else bps,
            None if kemendagri.status is CodeStatus.UNKNOWN else kemendagri,
        )

    @property
    def regions(self) -> "tuple[BpsRegion | KemendagriRegion, ...]":
        """Bacaan wilayah, yang paling mungkin lebih dulu. The places it can mean, likelier first.

        Home Ministry first for validity years from 29 on, BPS first before (probable). Where both
        readings name one place there is one entry.
        """
        bps, kemendagri = self.region_codes
        found: list[BpsRegion | KemendagriRegion] = [code for code in (bps, kemendagri) if code is not None]
        if (self.expiry_year or 0) >= 2029:
            found.reverse()
        partner = None if bps is None else bps.kemendagri
        agree = partner is not None and kemendagri is not None and partner.same_place(kemendagri)
        return tuple(found[:1] if agree else found)

    @property
    def product_serial(self) -> int | None:
        """Produk keberapa dari usaha itu. The enterprise's how-manieth permitted product.

        None with 16 digits: which part grew cannot be told.
        """
        last = {12: 9, 16: 9, 18: 10}.get(len(self))
        return None if last is None else int(self[7:last])

    @property
    def enterprise_serial(self) -> int | None:
        """Usaha keberapa di kabupaten itu. The how-manieth enterprise of the regency.

        None with 16 digits: which part grew cannot be told.
        """
        first, last = {12: (9, 12), 16: (9, 13), 18: (10, 15)}.get(len(self), (0, 0))
        return int(self[first:last]) if last else None

    @property
    def expiry_year(self) -> int | None:
        """Tahun berakhirnya masa berlaku. The year in which validity ends; None in the old form."""
        return None if len(self) == 12 else 2000 + int(self[-2:])

    @property
    def printed(self) -> str:
        """Bentuk pada label. As on a label: `P-IRT No. 2063510010243-26`."""
        return f"P-IRT No. {self}"

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Wilayah tak dikenal, tafsiran ganda, kelompok lama. What its parts suggest, and how sure."""
        found: list[Hint] = []
        regions = self.regions
        if not regions:
            found.append(Hint("region-unknown", self.region_digits, "probable"))
        found.extend(Hint("region", f"{type(r).__name__} {r.code} {r.name}", "probable") for r in regions)
        unsure = (self.expiry_year or 0) >= 2029
        found.append(Hint("food-group", self.food_group.name, "unsure" if unsure else "certain"))
        if self[1:3] == "16":
            found.append(Hint("food-group-dropped", "2018", "certain"))
        if self.expiry_year is not None:
            found.append(Hint("expiry-year", str(self.expiry_year), "certain"))
        return tuple(found)


def _fast(text: str) -> str:
    """Return the digits of the commonest forms (canonical, bare, or as printed), else nothing."""
    size = len(text)
    if size == 26 and text.startswith("P-IRT No. "):
        text = text[10:]
        size = 16
    if size == 16 and text[13] == "-":
        text = text[:13] + text[14:]
    elif size != 15 and size != 12:
        return ""
    return text if text.isdigit() and text.isascii() and int(text) else ""


def _slow(cls: type[Identifier], text: str) -> str:
    """Return the digits of any printed form."""
    text = tidy(cls, text, _EXPECTED)
    label, body, start = cut(cls, text, _EXPECTED, _NAME, _LABELS)
    if _LABELS.fullmatch(_OFFICE.sub("", label)) is None:
        raise fail(cls, "characters", "a P-IRT label or none", "other words", 0)
    body = _SLASH_YEAR.sub("-", body)
    digits = bare(cls, body, _BETWEEN, _EXPECTED, start)
    last = _LAST_GROUP.search(body)
    if last is not None:
        sign, group = last.groups()
        if len(digits) == 12 and "-" in sign and len(group) == 2:
            # Ten digits, a dash and a year: a number that lost three digits, not one of the old form.
            raise fail(cls, "length", "13 digits before the year", "10 digits")
        if (len(digits) > 15 and len(group) != 2) or (len(digits) > 12 and _FULL_YEAR.fullmatch(sign + group)):
            raise fail(cls, "length", "the two digits of the year at the end", f"{len(group)} digits")
    return digits
