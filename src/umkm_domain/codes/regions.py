"""Kode wilayah: Kementerian Dalam Negeri, BPS, dan jembatan di antaranya.

Region codes of the Home Ministry and of Statistics Indonesia (BPS), and the bridge between the two.
The same four digits may name two places, so a code is never a bare string here:

>>> KemendagriRegion("15.08").name, BpsRegion("1508").name
('Kabupaten Bungo', 'TEBO')
>>> BpsRegion("1508").kemendagri
KemendagriRegion('15.09')
>>> KemendagriRegion("3602") == KemendagriRegion("36.02") != BpsRegion("3602")
True
>>> find_regions("kab lebak")
(KemendagriRegion('36.02'),)

Any code that keeps the digit rules is accepted and costs no look-up; what no table knows has status
`unknown` and an empty name. The tables are read at the first `.name`, `.status` or search.

**Source:** Permendagri 58/2021 (form of the code); Kepmendagri 300.2.2-2430/2025 and the earlier tables
(codes); BPS bridging service, 22 May 2022 (bridge).
"""

import re
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from umkm_domain.codes._region_names import key
from umkm_domain.codes._tables import CodeStatus, CodeTable, Once, rows
from umkm_domain.core.errors import IdentifierError

__all__ = [
    "BPS_REGIONS",
    "KEMENDAGRI_REGIONS",
    "BpsRegion",
    "KemendagriRegion",
    "RegionLevel",
    "bps_regions",
    "find_regions",
    "kemendagri_regions",
]

EDITION_DAY = date(2025, 6, 23)
"""Day of the newest Home Ministry table, Kepmendagri 300.2.2-2430/2025."""
BRIDGE_DAY = date(2022, 5, 22)
"""Day on which the bridge was read; every regency in it had that code then."""


class RegionLevel(StrEnum):
    """Tingkat wilayah. The level of a region."""

    PROVINCE = "province"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"
    ISLAND = "island"


# Digit rules: province 11-99; regency 01-69, city 71-99; district 01-99; village 1... kelurahan,
# 2... desa, 3... desa adat; island 4 and four more digits right after the regency.
_PP = "(1[1-9]|[2-9][0-9])"
_KK = "(0[1-9]|[1-689][0-9]|7[1-9])"
_KEMENDAGRI = re.compile(rf"{_PP}(?:(\.?){_KK}(?:(?:\2(0[1-9]|[1-9][0-9])(?:\2([123][0-9]{{3}}))?)|\2(4[0-9]{{4}}))?)?")
_BPS = re.compile(rf"{_PP}(?:(\.?){_KK}(?:\2([0-9]{{3}})(?:\2([0-9]{{3}}))?)?)?")
_SHAPE = re.compile(r"[0-9.]*")


def _refuse(noun: str, text: object, lengths: str) -> IdentifierError:
    """Say why `text` is no region code: its type, its characters, its length, or one of its parts."""
    if not isinstance(text, str):
        message = f"not a {noun}: expected text, got {type(text).__name__}"
        return IdentifierError(message, "type", None, "str", type(text).__name__)
    bare = text.strip()
    shape = _SHAPE.match(bare)
    good = shape.end() if shape else 0
    if good < len(bare):
        message = f"not a {noun}: expected digits and dots, got {bare[good]!r} at position {good}"
        return IdentifierError(message, "characters", good, "digits and dots", bare[good])
    digits = bare.replace(".", "")
    if str(len(digits)) not in lengths.split("/"):
        message = f"not a {noun}: expected {lengths} digits, got {len(digits)}"
        return IdentifierError(message, "length", None, f"{lengths} digits", f"{len(digits)} digits")
    message = f"not a {noun}: {bare} breaks the digit rules (province 11-99, regency 01-69, city 71-99)"
    return IdentifierError(message, "component", 0, "province 11-99, regency 01-69 or 71-99", bare)


def _kemendagri_code(code: "str | KemendagriRegion") -> str:
    if type(code) is KemendagriRegion:
        return code.code
    found = _KEMENDAGRI.fullmatch(code.strip()) if isinstance(code, str) else None
    if found is None:
        raise _refuse("Home Ministry region code", code, "2/4/6/9/10")
    if found[2] == "." or found[3] is None:
        return found[0]
    parts: tuple[str | None, ...] = found.group(1, 3, 4, 5, 6)
    return ".".join(part for part in parts if part)


def _bps_code(code: "str | BpsRegion") -> str:
    if type(code) is BpsRegion:
        return code.code
    found = _BPS.fullmatch(code.strip()) if isinstance(code, str) else None
    if found is None:
        raise _refuse("BPS region code", code, "2/4/7/10")
    return found[0].replace(".", "")


@frozen(order=True, repr=False)
class KemendagriRegion:
    """Wilayah menurut kode Kementerian Dalam Negeri. A region by its Home Ministry code.

    Accepts `36.02`, `3602` or another `KemendagriRegion`; the canonical form has dots. Two regions are
    equal when their codes are; a BPS region is never equal to one of these.

    Attributes:
        code: `PP`, `PP.KK`, `PP.KK.CC`, `PP.KK.CC.DDDD` (village) or `PP.KK.4DDDD` (island).

    Raises:
        IdentifierError: `type`, `characters`, `length` or `component`.

    **Source:** Permendagri 58/2021; Kepmendagri 300.2.2-2430/2025.
    """

    code: str = field(converter=_kemendagri_code)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"KemendagriRegion({self.code!r})"

    @property
    def level(self) -> RegionLevel:
        """Tingkat, dari bentuk kodenya. The level, from the form of the code alone."""
        return _KEMENDAGRI_LEVELS[len(self.code)]

    @property
    def is_city(self) -> bool:
        """Apakah kota (71-99), bukan kabupaten. Whether the regency part names a city."""
        return self.code[3:5] >= "71"

    @property
    def name(self) -> str:
        """Nama menurut tabel; kosong bila tidak dikenal. The name as the table has it; empty when unknown."""
        return _KEMENDAGRI_TABLE().get(self.code, ("", ""))[0]

    @property
    def status(self) -> CodeStatus:
        """`current`, `retired` (some table since 2018 had it) or `unknown`."""
        entry = _KEMENDAGRI_TABLE().get(self.code)
        if entry is None:
            return CodeStatus.UNKNOWN
        return CodeStatus.RETIRED if entry[1] else CodeStatus.CURRENT

    @property
    def last_edition(self) -> int | None:
        """Year of the last table that had the code: 2025 for a current one, None when unknown."""
        entry = _KEMENDAGRI_TABLE().get(self.code)
        return None if entry is None else int(entry[1] or EDITION_DAY.year)

    def status_on(self, on: date) -> CodeStatus:
        """Keadaan pada tanggal itu, sejauh diketahui. The status on a day, as far as the tables tell.

        The tables give the last edition of a code and not its first, so before the newest table a code
        is `current` only where an older table or the bridge of 22 May 2022 had it, else `unknown`.
        """
        edition = self.last_edition
        if edition is None:
            return CodeStatus.UNKNOWN
        if self.status is CodeStatus.RETIRED:
            if on.year > edition:
                return CodeStatus.RETIRED
            return CodeStatus.CURRENT if on.year == edition else self._status_by_bridge(on)
        return CodeStatus.CURRENT if on >= EDITION_DAY else self._status_by_bridge(on)

    def _status_by_bridge(self, on: date) -> CodeStatus:
        known = self.code in _BRIDGE().to_bps and on >= BRIDGE_DAY
        return CodeStatus.CURRENT if known else CodeStatus.UNKNOWN

    @property
    def parent(self) -> "KemendagriRegion | None":
        """Wilayah di atasnya. The region above, from the code alone; None for a province."""
        return KemendagriRegion(self.code.rpartition(".")[0]) if "." in self.code else None

    @property
    def province(self) -> "KemendagriRegion":
        """Provinsinya. The province it lies in."""
        return KemendagriRegion(self.code[:2])

    @property
    def regency(self) -> "KemendagriRegion | None":
        """Kabupaten atau kotanya. The regency or city it is or lies in; None for a province."""
        return KemendagriRegion(self.code[:5]) if len(self.code) > 2 else None

    @property
    def successor(self) -> "KemendagriRegion | None":
        """Kode sekarang dari kabupaten yang berganti kode.

        Today's code of a regency whose code is retired: the current regency of the same name (probable,
        matched by name; the 26 are those of the Papua split).
        """
        code = _SUCCESSORS().get(self.code)
        return None if code is None else KemendagriRegion(code)

    @property
    def bps(self) -> "BpsRegion | None":
        """Kode BPS untuk tempat yang sama. The BPS code of the same province or regency, or None."""
        code = _BRIDGE().to_bps.get(self.code)
        return None if code is None else BpsRegion(code)

    def same_place(self, other: "KemendagriRegion") -> bool:
        """Apakah kabupaten yang sama, walau kodenya berganti. Equal, or one is the other's successor."""
        return (self.successor or self) == (other.successor or other)


@frozen(order=True, repr=False)
class BpsRegion:
    """Wilayah menurut kode BPS. A region by its Statistics Indonesia (BPS) code.

    Attributes:
        code: 2 digits (province), 4 (regency), 7 (district) or 10 (village); dots are dropped.

    Raises:
        IdentifierError: `type`, `characters`, `length` or `component`.

    **Source:** BPS bridging service, 22 May 2022, before the Papua split.
    """

    code: str = field(converter=_bps_code)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"BpsRegion({self.code!r})"

    @property
    def level(self) -> RegionLevel:
        """Tingkat, dari panjang kodenya. The level, from the length of the code alone."""
        return _BPS_LEVELS[len(self.code)]

    @property
    def name(self) -> str:
        """Nama menurut tabel BPS, tanpa kata kabupaten atau kota; kosong bila tidak dikenal.

        The name as the BPS table has it, in capitals and without "regency" or "city"; empty when unknown.
        """
        return _BRIDGE().bps_names.get(self.code, "")

    @property
    def status(self) -> CodeStatus:
        """`current`, `retired` (the Papua regencies that moved to a new province) or `unknown`."""
        bridge = _BRIDGE()
        if self.code not in bridge.bps_names:
            return CodeStatus.UNKNOWN
        partner = KemendagriRegion(bridge.to_kemendagri[self.code])
        return CodeStatus.RETIRED if partner.status is CodeStatus.RETIRED else CodeStatus.CURRENT

    @property
    def parent(self) -> "BpsRegion | None":
        """Wilayah di atasnya. The region above, from the code alone; None for a province."""
        above = {4: 2, 7: 4, 10: 7}.get(len(self.code))
        return None if above is None else BpsRegion(self.code[:above])

    @property
    def kemendagri(self) -> "KemendagriRegion | None":
        """Kode Kemendagri untuk tempat yang sama. The Home Ministry code of the same place, or None."""
        code = _BRIDGE().to_kemendagri.get(self.code)
        return None if code is None else KemendagriRegion(code)


_KEMENDAGRI_LEVELS = {
    2: RegionLevel.PROVINCE,
    5: RegionLevel.REGENCY,
    8: RegionLevel.DISTRICT,
    11: RegionLevel.ISLAND,
    13: RegionLevel.VILLAGE,
}
_BPS_LEVELS = {
    2: RegionLevel.PROVINCE,
    4: RegionLevel.REGENCY,
    7: RegionLevel.DISTRICT,
    10: RegionLevel.VILLAGE,
}

# Provinces of the two systems have the same number but for Papua, where they cross (94 is Papua Tengah
# in one and Papua in the other). 91 and 94 are certain, the four new ones probable.
_BPS_PAPUA = {"91": "92", "92": "96", "94": "91", "95": "93", "96": "94", "97": "95"}


def _dotted(code: str) -> str:
    return ".".join(code[i : i + 2] for i in range(0, len(code), 2))


def _load_kemendagri() -> dict[str, tuple[str, str]]:
    """Code to (name, last edition of a retired one)."""
    return {_dotted(row[0]): (row[1], row[2] if len(row) > 2 else "") for row in rows("regions.tsv")}


class _Bridge:
    """The codes of both systems, each way, and the BPS names."""

    __slots__ = ("bps_names", "to_bps", "to_kemendagri")

    def __init__(self) -> None:
        self.to_kemendagri: dict[str, str] = {}
        self.bps_names: dict[str, str] = {}
        for code, (name, _) in _KEMENDAGRI_TABLE().items():
            if len(code) == 2 and code < "91":
                self.to_kemendagri[code] = code
                self.bps_names[code] = name.upper()
        for bps, kemendagri in _BPS_PAPUA.items():
            self.to_kemendagri[bps] = kemendagri
            self.bps_names[bps] = _KEMENDAGRI_TABLE()[kemendagri][0].upper()
        for bps, kemendagri, name in rows("bps_bridge.tsv"):
            self.to_kemendagri[bps] = _dotted(kemendagri)
            self.bps_names[bps] = name
        self.to_bps = {kemendagri: bps for bps, kemendagri in self.to_kemendagri.items()}


def _load_successors() -> dict[str, str]:
    current: dict[str, str] = {}
    retired: dict[str, str] = {}
    for code, (name, edition) in _KEMENDAGRI_TABLE().items():
        if len(code) == 5:
            (retired if edition else current)[code] = key(name)
    by_name = {name: code for code, name in current.items()}
    return {code: by_name[name] for code, name in retired.items() if name in by_name}


_KEMENDAGRI_TABLE = Once(_load_kemendagri)
_BRIDGE = Once(_Bridge)
_SUCCESSORS = Once(_load_successors)


def kemendagri_regions(
    level: RegionLevel | str | None = None, *, retired: bool = False
) -> tuple[KemendagriRegion, ...]:
    """Semua wilayah dalam tabel. Every region of the table, in the order of the codes.

    Args:
        level: province, regency or district only.
        retired: also those that are no longer in the newest table.
    """
    wanted = None if level is None else RegionLevel(level)
    return tuple(
        KemendagriRegion(code)
        for code, (_, edition) in _KEMENDAGRI_TABLE().items()
        if (retired or not edition) and (wanted is None or _KEMENDAGRI_LEVELS[len(code)] is wanted)
    )


def bps_regions(level: RegionLevel | str | None = None) -> tuple[BpsRegion, ...]:
    """Semua provinsi dan kabupaten dalam tabel BPS. Every BPS province and regency, in the order of codes."""
    wanted = None if level is None else RegionLevel(level)
    return tuple(
        BpsRegion(code) for code in sorted(_BRIDGE().bps_names) if wanted is None or _BPS_LEVELS[len(code)] is wanted
    )


KEMENDAGRI_REGIONS: CodeTable[KemendagriRegion] = CodeTable(
    "Home Ministry regions", lambda: kemendagri_regions(retired=True), closed=False
)
"""Semua wilayah, juga yang sudah dihapus. Every region of the table, retired ones included; open."""
BPS_REGIONS: CodeTable[BpsRegion] = CodeTable("BPS regions", bps_regions, closed=False)
"""Semua provinsi dan kabupaten BPS. Every BPS province and regency; open."""


def find_regions(
    name: str, *, level: RegionLevel | str | None = None, retired: bool = True
) -> tuple[KemendagriRegion, ...]:
    """Cari wilayah menurut nama. Find regions by name, best first.

    Case, spacing and punctuation do not matter, and `Kab.`, `Kabupaten`, `Kota`, `Kec.`, `Prov.` are
    understood, before the name or behind it, and narrow the search; so are short names of provinces
    (`Jabar`, `NTB`). What the region lies in may follow, or stand before. The whole name is tried first,
    then its beginning, then any part of it; provinces stand before regencies, regencies before
    districts, current codes before retired ones.

    Args:
        name: what to look for, such as `kab lebak` or `Cikulur, Lebak`.
        level: province, regency or district only.
        retired: whether codes of earlier tables are found too.

    >>> find_regions("TANGERANG  SELATAN")
    (KemendagriRegion('36.74'),)
    >>> find_regions("Kec. Cikulur, Kab. Lebak")[0].parent
    KemendagriRegion('36.02')
    """
    from umkm_domain.codes._region_search import search

    return search(name, None if level is None else RegionLevel(level), retired=retired)
