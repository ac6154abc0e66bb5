"""Tabel kode P-IRT: kemasan, kelompok dan jenis pangan, pengolahan.

The code tables of the home-industry food permit. Packaging is digit 1 of the number, the food group
digits 2 and 3; food type and processing stand in the certificate, not in the number.

>>> PIRT_PACKAGINGS["2"].name, PIRT_FOOD_GROUPS["06"].name
('Plastik', 'Tepung dan Hasil Olahnya')
>>> PIRT_FOOD_GROUPS["16"].status.value, PIRT_FOOD_GROUPS["04"].former_name
('retired', 'Sayur asin dan sayur kering')
>>> PIRT_PACKAGINGS.closed, PIRT_FOOD_TYPES.closed
(True, False)

**Source:** the issuing system's own look-up tables (2012-2019), Peraturan BPOM 22/2018; the names of 2012
from Perka BPOM HK.03.1.23.04.12.2205. Peraturan BPOM 4/2024 prints eleven headings without numbers, so
for numbers valid until 2029 or later the name of the group is a hint only.
"""

from attrs import frozen

from umkm_domain.codes._tables import CodeStatus, CodeTable, rows

__all__ = [
    "PIRT_FOOD_GROUPS",
    "PIRT_FOOD_TYPES",
    "PIRT_PACKAGINGS",
    "PIRT_PROCESSINGS",
    "FoodGroup",
    "FoodType",
    "PirtPackaging",
    "Processing",
]


@frozen
class PirtPackaging:
    """Jenis kemasan. A kind of packaging.

    Attributes:
        code: one digit, 1 to 8.
        name: as the issuing system prints it.
        note: what it may not be used for, or what it includes; may be empty.
        since: year from which the code is in use: 2012, or 2018 for 7 and 8 (probable).
    """

    code: str
    name: str
    note: str
    since: int
    status: CodeStatus = CodeStatus.CURRENT


@frozen
class FoodGroup:
    """Kelompok jenis pangan. A group of foods.

    Attributes:
        code: two digits, 01 to 16; 16 was dropped in 2018.
        name: the name since 2018.
        former_name: the name of 2012, the same where it did not change.
        status: `current` or `retired`.
    """

    code: str
    name: str
    former_name: str
    status: CodeStatus = CodeStatus.CURRENT

    @property
    def types(self) -> tuple["FoodType", ...]:
        """Jenis pangan dalam kelompok ini. The food types of the group."""
        return tuple(entry for entry in PIRT_FOOD_TYPES if entry.group == self.code)


@frozen
class FoodType:
    """Jenis pangan. A food type; the issuing system gave three codes of group 09 to two types each.

    Attributes:
        code: four digits, those of the group and two within it.
        name: as the issuing system prints it.
    """

    code: str
    name: str
    status: CodeStatus = CodeStatus.CURRENT

    @property
    def group(self) -> str:
        """Kode kelompoknya. The code of its food group."""
        return self.code[:2]


@frozen
class Processing:
    """Cara pengolahan. A way of processing.

    Attributes:
        code: two digits, 01 to 11.
        name: as the issuing system prints it.
    """

    code: str
    name: str
    status: CodeStatus = CodeStatus.CURRENT


_NAMES_2012 = {
    "04": "Sayur asin dan sayur kering",
    "10": "Kopi, teh, coklat kering atau campurannya",
    "13": "Minuman ringan, minuman serbuk",
    "15": "Hasil olahan biji-bijian dan umbi",
}
_DROPPED_2018 = "16"
_NEW_2018 = ("7", "8")


def _status(group: str) -> CodeStatus:
    return CodeStatus.RETIRED if group == _DROPPED_2018 else CodeStatus.CURRENT


def _load_packagings() -> tuple[PirtPackaging, ...]:
    return tuple(
        PirtPackaging(code, name, "".join(note), 2018 if code in _NEW_2018 else 2012)
        for code, name, *note in rows("pirt_packaging.tsv")
    )


def _load_groups() -> tuple[FoodGroup, ...]:
    return tuple(
        FoodGroup(code, name, _NAMES_2012.get(code, name), _status(code)) for code, name in rows("pirt_food_groups.tsv")
    )


def _load_types() -> tuple[FoodType, ...]:
    return tuple(FoodType(group + code, name, _status(group)) for group, code, name in rows("pirt_food_types.tsv"))


def _load_processings() -> tuple[Processing, ...]:
    return tuple(Processing(code, name) for code, name in rows("pirt_processing.tsv"))


PIRT_PACKAGINGS = CodeTable("P-IRT packaging", _load_packagings, closed=True)
"""Jenis kemasan, digit 1. Kinds of packaging; closed."""
PIRT_FOOD_GROUPS = CodeTable("P-IRT food groups", _load_groups, closed=True)
"""Kelompok pangan, digit 2-3, juga yang sudah dihapus. Food groups, the dropped one included; closed."""
PIRT_FOOD_TYPES = CodeTable("P-IRT food types", _load_types, closed=False)
"""Jenis pangan. Food types; open, for most groups end with "dan sejenisnya"."""
PIRT_PROCESSINGS = CodeTable("P-IRT processing", _load_processings, closed=False)
"""Cara pengolahan. Ways of processing; open, for the last is "Lainnya"."""
