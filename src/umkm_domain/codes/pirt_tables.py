"""Tabel kode P-IRT: kemasan, kelompok dan jenis pangan, pengolahan.

The code tables of the home-industry food permit. Packaging is digit 1 of the number, the food group
digits 2 and 3; food type and processing stand in the certificate, not in the number.

>>> packaging("2").name, food_group("06").name
('Plastik', 'Tepung dan Hasil Olahnya')
>>> food_group("16").status.value, food_group("04").former_name
('retired', 'Sayur asin dan sayur kering')

**Source:** the issuing system's own look-up tables (2012-2019), Peraturan BPOM 22/2018; the names of 2012
from Perka BPOM HK.03.1.23.04.12.2205. Peraturan BPOM 4/2024 prints eleven headings without numbers, so
for numbers valid until 2029 or later the name of the group is a hint only.
"""

from attrs import frozen

from umkm_domain.codes._tables import CodeStatus, Once, rows
from umkm_domain.core.errors import UnknownCodeError

__all__ = [
    "FoodGroup",
    "FoodType",
    "PirtPackaging",
    "Processing",
    "food_group",
    "food_groups",
    "food_types",
    "packaging",
    "packagings",
    "processing",
    "processings",
]


@frozen
class PirtPackaging:
    """Jenis kemasan. A kind of packaging.

    Attributes:
        code: one digit, 1 to 8.
        name: as the issuing system prints it.
        note: what it may not be used for, or what it includes.
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
        return tuple(entry for entry in food_types() if entry.group == self.code)


@frozen
class FoodType:
    """Jenis pangan. A food type; the issuing system gave some codes of group 09 to two types.

    Attributes:
        group: code of its food group.
        code: two digits within the group.
        name: as the issuing system prints it.
    """

    group: str
    code: str
    name: str
    status: CodeStatus = CodeStatus.CURRENT


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


def _status(group: str) -> CodeStatus:
    return CodeStatus.RETIRED if group == _DROPPED_2018 else CodeStatus.CURRENT


def _load_packagings() -> dict[str, PirtPackaging]:
    return {
        row[0]: PirtPackaging(row[0], row[1], row[2] if len(row) > 2 else "", 2018 if row[0] in "78" else 2012)
        for row in rows("pirt_packaging.tsv")
    }


def _load_groups() -> dict[str, FoodGroup]:
    return {
        code: FoodGroup(code, name, _NAMES_2012.get(code, name), _status(code))
        for code, name in rows("pirt_food_groups.tsv")
    }


def _load_types() -> tuple[FoodType, ...]:
    return tuple(FoodType(group, code, name, _status(group)) for group, code, name in rows("pirt_food_types.tsv"))


def _load_processings() -> dict[str, Processing]:
    return {code: Processing(code, name) for code, name in rows("pirt_processing.tsv")}


_PACKAGINGS = Once(_load_packagings)
_GROUPS = Once(_load_groups)
_TYPES = Once(_load_types)
_PROCESSINGS = Once(_load_processings)


def _unknown(what: str, code: object, known: dict[str, object]) -> UnknownCodeError:
    first, *_, last = known
    return UnknownCodeError(f"no P-IRT {what} has this code: expected {first} to {last}, got {code!r}")


def packagings() -> tuple[PirtPackaging, ...]:
    """Semua jenis kemasan. Every kind of packaging; a closed list."""
    return tuple(_PACKAGINGS().values())


def packaging(code: str) -> PirtPackaging:
    """Kemasan menurut kodenya. The packaging of a code.

    Raises:
        UnknownCodeError: no such code.
    """
    try:
        return _PACKAGINGS()[code]
    except KeyError:
        raise _unknown("packaging", code, dict(_PACKAGINGS())) from None


def food_groups() -> tuple[FoodGroup, ...]:
    """Semua kelompok pangan, juga yang sudah dihapus. Every food group, the dropped one included."""
    return tuple(_GROUPS().values())


def food_group(code: str) -> FoodGroup:
    """Kelompok pangan menurut kodenya. The food group of a code.

    Raises:
        UnknownCodeError: no such code.
    """
    try:
        return _GROUPS()[code]
    except KeyError:
        raise _unknown("food group", code, dict(_GROUPS())) from None


def food_types() -> tuple[FoodType, ...]:
    """Semua jenis pangan. Every food type; an open list ("dan sejenisnya" closes most groups)."""
    return _TYPES()


def processings() -> tuple[Processing, ...]:
    """Semua cara pengolahan. Every way of processing; an open list ("Lainnya" is its last entry)."""
    return tuple(_PROCESSINGS().values())


def processing(code: str) -> Processing:
    """Cara pengolahan menurut kodenya. The way of processing of a code.

    Raises:
        UnknownCodeError: no such code.
    """
    try:
        return _PROCESSINGS()[code]
    except KeyError:
        raise _unknown("way of processing", code, dict(_PROCESSINGS())) from None
