"""Kata dari daftar. Words that stand for one entry of a list, as offices write them.

>>> choice("legal_form", "UD").value, choice("size", "Usaha Mikro").value
(<LegalForm.INDIVIDUAL: 'individual'>, 'micro')
>>> choice("market_reach", "kadang-kadang").outcome.value
'unread'
"""

import re
from functools import cache
from typing import Any

from umkm_domain.codes.lists import LEGAL_FORMS, PACKAGINGS, CodeList, LegalForm, Packaging
from umkm_domain.codes.pirt_tables import PIRT_FOOD_GROUPS
from umkm_domain.io.importing.grid import Raw
from umkm_domain.io.importing.reading import Read, Repairs, changed, empty, given, offered, read, unread
from umkm_domain.model.enterprise import MarketReach
from umkm_domain.model.product import ProductCategory, Storage

__all__ = ["LISTS", "WORDS", "choice", "food_group"]

WORDS: dict[str, dict[Any, str]] = {
    "legal_form": {
        LegalForm.INDIVIDUAL: "perorangan; perseorangan; ud; usaha dagang; usaha perorangan; pribadi; po; pd; individu;"
        "usaha perseorangan; orang perseorangan; perorangan ud; individual",
        LegalForm.PT_PERORANGAN: "pt perorangan; pt perseorangan; perseroan perorangan",
        LegalForm.PT: "pt; perseroan terbatas",
        LegalForm.CV: "cv; persekutuan komanditer; commanditaire vennootschap",
        LegalForm.FIRMA: "fa; firma",
        LegalForm.COOPERATIVE: "koperasi; kop",
        LegalForm.BUMDES: "bumdes; bum desa; badan usaha milik desa",
        LegalForm.FOUNDATION: "yayasan",
        LegalForm.GROUP: "kub; kelompok; kelompok usaha bersama; kube; kelompok usaha",
        LegalForm.OTHER: "lainnya; lain lain",
    },
    "size": {
        "micro": "mikro; usaha mikro; micro; ultra mikro",
        "small": "kecil; usaha kecil; small; industri kecil; ik",
        "medium": "menengah; usaha menengah; medium; sedang; industri menengah; im",
        "large": "besar; usaha besar; large; industri besar",
    },
    "market_reach": {
        MarketReach.VILLAGE: "desa; dalam desa; sekitar desa; kelurahan; village",
        MarketReach.REGENCY: "kabupaten; kota; dalam kabupaten; kabupaten kota; dalam kota; se kabupaten; regency",
        MarketReach.PROVINCE: "provinsi; dalam provinsi; antar kabupaten; antar kabupaten kota; province",
        MarketReach.NATIONAL: "nasional; antar provinsi; seluruh indonesia; luar provinsi; national",
        MarketReach.EXPORT: "ekspor; export; internasional; luar negeri",
    },
    "packaging": {
        Packaging.GLASS: "gelas; kaca; botol kaca; toples kaca; glass",
        Packaging.PLASTIC: "plastik; plastic; botol plastik; standing pouch plastik; kemasan plastik; toples plastik",
        Packaging.PAPER: "kertas; karton; kardus; dus; paper; kertas karton; karton kertas",
        Packaging.CAN: "kaleng; can",
        Packaging.FOIL: "aluminium foil; alumunium foil; foil; alufoil; almunium foil",
        Packaging.COMPOSITE: "komposit; composite",
        Packaging.MULTIPLE: "ganda; multiple",
        Packaging.OTHER: "lain lain; lainnya; daun; daun pisang; other",
    },
    "category": {
        ProductCategory.FOOD: "makanan; pangan; food; makanan ringan; kuliner makanan; pangan olahan; olahan pangan",
        ProductCategory.BEVERAGE: "minuman; beverage; minuman ringan",
        ProductCategory.TRADITIONAL_MEDICINE: "obat tradisional; jamu; herbal jamu; traditional medicine",
        ProductCategory.SUPPLEMENT: "suplemen; suplemen kesehatan; supplement",
        ProductCategory.COSMETIC: "kosmetik; kosmetika; cosmetic",
        ProductCategory.HOUSEHOLD: "rumah tangga; pkrt; perbekalan kesehatan rumah tangga; household",
        ProductCategory.CLOTHING: "sandang; pakaian; fesyen; fashion; konveksi; batik; busana; clothing",
        ProductCategory.CRAFT: "kerajinan; kriya; craft; handicraft; kerajinan tangan; anyaman; souvenir",
        ProductCategory.OTHER: "lainnya; lain lain; other",
    },
    "storage": {
        Storage.AMBIENT: "suhu ruang; suhu kamar; ruang; ambient; kering; suhu ruangan",
        Storage.CHILLED: "dingin; kulkas; chiller; chilled; lemari es; pendingin; lemari pendingin",
        Storage.FROZEN: "beku; freezer; frozen; pembeku",
    },
}
_TITLES: dict[str, CodeList[Any]] = {"legal_form": LEGAL_FORMS, "packaging": PACKAGINGS}
LISTS = frozenset(WORDS)
"""Kinds of cells that name one entry of a list."""


@cache
def _table(name: str) -> dict[str, Any]:
    found = {phrase.strip(): code for code, phrases in WORDS[name].items() for phrase in phrases.split(";")}
    for listed in _TITLES.get(name, ()):
        for text in (listed.title.id, listed.title.en):
            found.setdefault(_plain(text), listed.code)
    for code in WORDS[name]:
        found[_plain(str(code))] = code
    return found


def _plain(text: str) -> str:
    """Letters alone: `P.T.` is PT."""
    return " ".join(re.findall(r"[a-z]+", re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", text.lower())))


def choice(name: str, raw: Raw) -> Read:
    """Read a cell that names one entry of a list."""
    text = given(raw)
    if not text:
        return empty()
    if not isinstance(raw, str) or len(text) > 80:
        return unread("choice")
    code = _table(name).get(_plain(text)) or _table(name).get(_plain(re.sub(r"\([^)]*\)", "", text)))
    if code is None:
        return unread("choice")
    return read(code) if text == str(code) else changed(code, "choice_read")


def food_group(raw: Raw, repairs: Repairs) -> Read:
    """Read the food group of a P-IRT, `01` to `16`; a lost zero is offered."""
    text = given(raw)
    if not text:
        return empty()
    known = {group.code for group in PIRT_FOOD_GROUPS}
    if text in known:
        return read(text)
    if len(text) == 1 and f"0{text}" in known:
        return offered(f"0{text}", "zeros", "leading_zeros", apply=repairs.leading_zeros)
    return unread("choice")
