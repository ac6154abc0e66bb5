"""Pasangan nomor yang harus cocok. Pairs of numbers, and of numbers and facts, that must agree.

Each function returns None where the two agree or cannot be compared, else a `Mismatch`. Nothing is
judged here: a rule turns a mismatch into a finding.

>>> from umkm_domain.identifiers import Nib, PbUmku
>>> pb_umku_nib(PbUmku("91201069002750000001"), Nib("9120106900276"))
Mismatch(pair='pb-umku-nib', expected='9120106900276', got='9120106900275', confidence='probable')

**Source:** as in the module of each number.
"""

from typing import TYPE_CHECKING

from attrs import frozen

from umkm_domain.identifiers._base import Confidence
from umkm_domain.identifiers.bpom import BpomKind, BpomNumber
from umkm_domain.identifiers.halal import HalalNumber
from umkm_domain.identifiers.nib import Nib, PbUmku
from umkm_domain.identifiers.npwp import Nitku, Npwp
from umkm_domain.identifiers.pirt import Pirt

if TYPE_CHECKING:
    from umkm_domain.codes.regions import BpsRegion, KemendagriRegion

__all__ = [
    "Mismatch",
    "bpom_kind",
    "halal_region",
    "nitku_npwp",
    "pb_umku_nib",
    "pirt_expiry_year",
    "pirt_food_group",
    "pirt_packaging",
    "pirt_region",
]


@frozen
class Mismatch:
    """Dua hal yang tidak cocok. Two things that do not agree.

    Attributes:
        pair: which two, such as `pirt-region`.
        expected: what the record says; masked where it is personal.
        got: what the number says; masked where it is personal.
        confidence: how sure it is that the number says so.
    """

    pair: str
    expected: str
    got: str
    confidence: Confidence


def pb_umku_nib(number: PbUmku, nib: Nib) -> Mismatch | None:
    """Nomor PB-UMKU diawali NIB pemegangnya. A PB-UMKU number begins with the holder's NIB."""
    if number.nib == nib:
        return None
    return Mismatch("pb-umku-nib", str(nib), str(number.nib), "probable")


def nitku_npwp(number: Nitku, npwp: Npwp) -> Mismatch | None:
    """NITKU diawali NPWP-nya. A NITKU begins with the NPWP of its owner."""
    if number.npwp == npwp:
        return None
    return Mismatch("nitku-npwp", npwp.masked, number.npwp.masked, "certain")


def pirt_region(number: Pirt, region: "KemendagriRegion | BpsRegion") -> Mismatch | None:
    """Wilayah dalam nomor P-IRT. The region in a P-IRT number, in either system, is that of the maker.

    Agrees when either reading names the place, also under a code that was changed since. A region
    given by its province only agrees with any regency in it.
    """
    from umkm_domain.codes.regions import BpsRegion, KemendagriRegion

    bps, kemendagri = number.region_codes
    readings = [code for code in (kemendagri, bps.kemendagri if bps else None) if code is not None]
    place = region.kemendagri if isinstance(region, BpsRegion) else region
    if not readings or place is None:
        return None
    wanted = place.regency
    if wanted is None:
        if any(place in (code.province, (code.successor or code).province) for code in readings):
            return None
    elif any(code.same_place(wanted) for code in readings):
        return None
    got = " / ".join(dict.fromkeys(f"{code.code} {code.name}" for code in readings))
    shown = KemendagriRegion(place) if wanted is None else wanted
    return Mismatch("pirt-region", f"{shown.code} {shown.name}".strip(), got, "probable")


def pirt_packaging(number: Pirt, packaging: str) -> Mismatch | None:
    """Kemasan dalam nomor P-IRT. The packaging digit of a P-IRT number against a code, `1` to `8`."""
    got = number.packaging
    return None if got.code == packaging else Mismatch("pirt-packaging", packaging, got.code, "certain")


def pirt_food_group(number: Pirt, group: str) -> Mismatch | None:
    """Kelompok pangan dalam nomor P-IRT. The food group of a P-IRT number against a code, `01` to `16`.

    Unsure for validity years from 29 on: whether the groups were numbered anew is not known.
    """
    got = number.food_group.code
    if got == group:
        return None
    sure: Confidence = "unsure" if (number.expiry_year or 0) >= 2029 else "certain"
    return Mismatch("pirt-food-group", group, got, sure)


def pirt_expiry_year(number: Pirt, year: int) -> Mismatch | None:
    """Tahun akhir dalam nomor P-IRT. The last year of a P-IRT number against that of the certificate."""
    if number.expiry_year is None or number.expiry_year == year:
        return None
    return Mismatch("pirt-expiry-year", str(year), str(number.expiry_year), "certain")


def halal_region(number: HalalNumber, region: "KemendagriRegion | BpsRegion") -> Mismatch | None:
    """Provinsi dalam nomor halal. The province in a BPJPH number against the maker's region.

    00 (several provinces) and numbers of the old form say nothing.
    """
    from umkm_domain.codes.regions import BpsRegion

    place = region.kemendagri if isinstance(region, BpsRegion) else region
    got = number.province
    if got is None or place is None:
        return None
    wanted = {place.province, (place.successor or place).province}
    if got in wanted:
        return None
    return Mismatch("halal-region", str(place.province), str(got), "probable")


def bpom_kind(number: BpomNumber, kind: BpomKind | str) -> Mismatch | None:
    """Awalan BPOM dan jenis produk. The prefix of a BPOM number against the kind of product.

    Probable only: prefixes are indicative, and stray ones occur in BPOM's own data.
    """
    wanted = BpomKind(kind)
    if number.kind is wanted:
        return None
    return Mismatch("bpom-kind", wanted.value, number.kind.value, "probable")
