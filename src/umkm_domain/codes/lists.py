"""Daftar kode yang pendek: skema sertifikat, bentuk hukum, format toko, kemasan.

Short code lists. Each says whether it is open or closed; entries are retired, never deleted.

>>> SCHEMES[Scheme.PIRT].title.en
'home-industry food permit (SPP-IRT)'
>>> SCHEMES.closed
False
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Generic, TypeVar

from attrs import frozen

from umkm_domain.core.errors import UnknownCodeError
from umkm_domain.core.language import Text

__all__ = [
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
]


class Scheme(StrEnum):
    """Skema sertifikat atau izin. What a certificate or permit certifies."""

    NIB = "nib"
    PB_UMKU = "pb_umku"
    IUMK = "iumk"
    SIUP = "siup"
    TDI = "tdi"
    NPWP = "npwp"
    PIRT = "pirt"
    BPOM = "bpom"
    HALAL = "halal"
    SNI = "sni"
    TRADEMARK = "trademark"
    TKDN = "tkdn"
    BARCODE = "barcode"
    SLHS = "slhs"
    OTHER = "other"


class LegalForm(StrEnum):
    """Bentuk hukum usaha. The legal form of an enterprise."""

    INDIVIDUAL = "individual"
    PT_PERORANGAN = "pt_perorangan"
    PT = "pt"
    CV = "cv"
    FIRMA = "firma"
    COOPERATIVE = "cooperative"
    BUMDES = "bumdes"
    FOUNDATION = "foundation"
    GROUP = "group"
    OTHER = "other"


class RetailerFormat(StrEnum):
    """Format toko. What kind of shop a retailer runs."""

    MINIMARKET = "minimarket"
    SUPERMARKET = "supermarket"
    HYPERMARKET = "hypermarket"
    DEPARTMENT_STORE = "department_store"
    WHOLESALE = "wholesale"
    MARKETPLACE = "marketplace"
    SOUVENIR_SHOP = "souvenir_shop"
    TRADITIONAL = "traditional"
    OTHER = "other"


class Packaging(StrEnum):
    """Bahan kemasan, menurut tabel P-IRT. Packaging, by the P-IRT table (`.pirt_code`)."""

    GLASS = "glass"
    PLASTIC = "plastic"
    PAPER = "paper"
    CAN = "can"
    FOIL = "foil"
    OTHER = "other"
    COMPOSITE = "composite"
    MULTIPLE = "multiple"

    @property
    def pirt_code(self) -> str:
        """First digit of a P-IRT number for this packaging."""
        return str(list(Packaging).index(self) + 1)


E_co = TypeVar("E_co", bound=StrEnum, covariant=True)


@frozen
class CodeEntry(Generic[E_co]):
    """Satu butir daftar. One entry: its code, its name in both languages, whether it is retired."""

    code: E_co
    title: Text
    retired: bool = False


@frozen
class CodeList(Generic[E_co]):
    """Daftar kode. A list of codes; a closed one is fixed by law, an open one may grow."""

    name: str
    closed: bool
    entries: tuple[CodeEntry[E_co], ...]

    def __iter__(self) -> Iterator[CodeEntry[E_co]]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, code: str) -> CodeEntry[E_co]:
        for entry in self.entries:
            if entry.code == code:
                return entry
        message = f"{self.name}: expected one of {', '.join(e.code for e in self.entries)}, got {code!r}"
        raise UnknownCodeError(message)


def _list(name: str, kind: type[E_co], *, closed: bool, titles: dict[str, tuple[str, str]]) -> CodeList[E_co]:
    return CodeList(name, closed, tuple(CodeEntry(kind(code), Text(*pair)) for code, pair in titles.items()))


SCHEMES = _list(
    "schemes",
    Scheme,
    closed=False,
    titles={
        "nib": ("Nomor Induk Berusaha", "business identification number"),
        "pb_umku": ("perizinan berusaha untuk menunjang kegiatan usaha", "supporting business licence"),
        "iumk": ("Izin Usaha Mikro dan Kecil", "micro and small business licence (before NIB)"),
        "siup": ("Surat Izin Usaha Perdagangan", "trading licence (before NIB)"),
        "tdi": ("Tanda Daftar Industri", "industry registration (before NIB)"),
        "npwp": ("Nomor Pokok Wajib Pajak", "taxpayer number"),
        "pirt": ("sertifikat pangan industri rumah tangga (SPP-IRT)", "home-industry food permit (SPP-IRT)"),
        "bpom": ("izin edar BPOM", "BPOM marketing authorisation"),
        "halal": ("sertifikat halal", "halal certificate"),
        "sni": ("sertifikat produk SNI", "SNI product certificate"),
        "trademark": ("merek terdaftar", "registered trademark"),
        "tkdn": ("sertifikat TKDN", "domestic content certificate"),
        "barcode": ("barcode GS1", "GS1 barcode"),
        "slhs": ("sertifikat laik higiene sanitasi", "hygiene and sanitation certificate"),
        "other": ("lainnya", "other"),
    },
)
LEGAL_FORMS = _list(
    "legal_forms",
    LegalForm,
    closed=False,
    titles={
        "individual": ("perorangan", "individual"),
        "pt_perorangan": ("PT perorangan", "one-person company"),
        "pt": ("perseroan terbatas", "limited company"),
        "cv": ("persekutuan komanditer", "limited partnership"),
        "firma": ("firma", "partnership"),
        "cooperative": ("koperasi", "cooperative"),
        "bumdes": ("badan usaha milik desa", "village-owned enterprise"),
        "foundation": ("yayasan", "foundation"),
        "group": ("kelompok usaha bersama", "joint business group (KUB)"),
        "other": ("lainnya", "other"),
    },
)
RETAILER_FORMATS = _list(
    "retailer_formats",
    RetailerFormat,
    closed=False,
    titles={
        "minimarket": ("minimarket", "minimarket"),
        "supermarket": ("supermarket", "supermarket"),
        "hypermarket": ("hypermarket", "hypermarket"),
        "department_store": ("toserba", "department store"),
        "wholesale": ("perkulakan", "wholesale store"),
        "marketplace": ("lokapasar", "online marketplace"),
        "souvenir_shop": ("toko oleh-oleh", "souvenir shop"),
        "traditional": ("toko tradisional", "traditional shop"),
        "other": ("lainnya", "other"),
    },
)
PACKAGINGS = _list(
    "packagings",
    Packaging,
    closed=True,
    titles={
        "glass": ("gelas", "glass"),
        "plastic": ("plastik", "plastic"),
        "paper": ("karton atau kertas", "cardboard or paper"),
        "can": ("kaleng", "can"),
        "foil": ("aluminium foil", "aluminium foil"),
        "other": ("lain-lain", "other"),
        "composite": ("komposit", "composite"),
        "multiple": ("ganda", "primary and secondary packaging"),
    },
)
