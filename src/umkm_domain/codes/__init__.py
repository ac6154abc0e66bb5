"""Daftar kode: wilayah, KBLI, tabel P-IRT, dan daftar pendek. Code lists; nothing loads before it is used.

>>> from umkm_domain.codes import KemendagriRegion
>>> KemendagriRegion("36.02").name
'Kabupaten Lebak'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.codes._tables import CodeStatus as CodeStatus
    from umkm_domain.codes._tables import CodeTable as CodeTable
    from umkm_domain.codes.kbli import KBLI_2020 as KBLI_2020
    from umkm_domain.codes.kbli import KBLI_2025 as KBLI_2025
    from umkm_domain.codes.kbli import KBLI_EDITIONS as KBLI_EDITIONS
    from umkm_domain.codes.kbli import KBLI_MOVES as KBLI_MOVES
    from umkm_domain.codes.kbli import Kbli as Kbli
    from umkm_domain.codes.kbli import kbli_codes as kbli_codes
    from umkm_domain.codes.lists import LEGAL_FORMS as LEGAL_FORMS
    from umkm_domain.codes.lists import PACKAGINGS as PACKAGINGS
    from umkm_domain.codes.lists import RETAILER_FORMATS as RETAILER_FORMATS
    from umkm_domain.codes.lists import SCHEMES as SCHEMES
    from umkm_domain.codes.lists import CodeEntry as CodeEntry
    from umkm_domain.codes.lists import CodeList as CodeList
    from umkm_domain.codes.lists import LegalForm as LegalForm
    from umkm_domain.codes.lists import Packaging as Packaging
    from umkm_domain.codes.lists import RetailerFormat as RetailerFormat
    from umkm_domain.codes.lists import Scheme as Scheme
    from umkm_domain.codes.pirt_tables import PIRT_FOOD_GROUPS as PIRT_FOOD_GROUPS
    from umkm_domain.codes.pirt_tables import PIRT_FOOD_TYPES as PIRT_FOOD_TYPES
    from umkm_domain.codes.pirt_tables import PIRT_PACKAGINGS as PIRT_PACKAGINGS
    from umkm_domain.codes.pirt_tables import PIRT_PROCESSINGS as PIRT_PROCESSINGS
    from umkm_domain.codes.pirt_tables import FoodGroup as FoodGroup
    from umkm_domain.codes.pirt_tables import FoodType as FoodType
    from umkm_domain.codes.pirt_tables import PirtPackaging as PirtPackaging
    from umkm_domain.codes.pirt_tables import Processing as Processing
    from umkm_domain.codes.regions import BPS_REGIONS as BPS_REGIONS
    from umkm_domain.codes.regions import KEMENDAGRI_REGIONS as KEMENDAGRI_REGIONS
    from umkm_domain.codes.regions import BpsRegion as BpsRegion
    from umkm_domain.codes.regions import KemendagriRegion as KemendagriRegion
    from umkm_domain.codes.regions import RegionLevel as RegionLevel
    from umkm_domain.codes.regions import bps_regions as bps_regions
    from umkm_domain.codes.regions import find_regions as find_regions
    from umkm_domain.codes.regions import kemendagri_regions as kemendagri_regions
else:
    _HOMES = {
        "_tables": ("CodeStatus", "CodeTable"),
        "kbli": ("KBLI_2020", "KBLI_2025", "KBLI_EDITIONS", "KBLI_MOVES", "Kbli", "kbli_codes"),
        "lists": (
            "LEGAL_FORMS",
            "PACKAGINGS",
            "RETAILER_FORMATS",
            "SCHEMES",
            "CodeEntry",
            "CodeList",
            "LegalForm",
            "Packaging",
            "RetailerFormat",
            "Scheme",
        ),
        "pirt_tables": (
            *("PIRT_FOOD_GROUPS", "PIRT_FOOD_TYPES", "PIRT_PACKAGINGS", "PIRT_PROCESSINGS"),
            *("FoodGroup", "FoodType", "PirtPackaging", "Processing"),
        ),
        "regions": (
            "BPS_REGIONS",
            "KEMENDAGRI_REGIONS",
            "BpsRegion",
            "KemendagriRegion",
            "RegionLevel",
            "bps_regions",
            "find_regions",
            "kemendagri_regions",
        ),
    }
    _HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

    def __getattr__(name):
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *_HOME_OF})


__all__ = [
    "BPS_REGIONS",
    "KBLI_2020",
    "KBLI_2025",
    "KBLI_EDITIONS",
    "KBLI_MOVES",
    "KEMENDAGRI_REGIONS",
    "LEGAL_FORMS",
    "PACKAGINGS",
    "PIRT_FOOD_GROUPS",
    "PIRT_FOOD_TYPES",
    "PIRT_PACKAGINGS",
    "PIRT_PROCESSINGS",
    "RETAILER_FORMATS",
    "SCHEMES",
    "BpsRegion",
    "CodeEntry",
    "CodeList",
    "CodeStatus",
    "CodeTable",
    "FoodGroup",
    "FoodType",
    "Kbli",
    "KemendagriRegion",
    "LegalForm",
    "Packaging",
    "PirtPackaging",
    "Processing",
    "RegionLevel",
    "RetailerFormat",
    "Scheme",
    "bps_regions",
    "find_regions",
    "kbli_codes",
    "kemendagri_regions",
]
