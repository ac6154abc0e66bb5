"""Nomor izin edar BPOM: pangan, kosmetik, obat tradisional, suplemen. BPOM registration numbers.

>>> food = BpomNumber("BPOM RI MD 222871000500373")
>>> str(food), food.prefix, food.kind.value, food.printed
('MD222871000500373', 'MD', 'food', 'BPOM RI MD 222871000500373')
>>> BpomNumber("POM TR 092699241").kind.value
'traditional'
>>> BpomNumber("MD 213469531")
Traceback (most recent call last):
    ...
umkm_domain.core.errors.IdentifierError: not a BPOM number (length): expected 12 or 15 digits, got 9 digits

Only prefix and length can be checked; what the digits mean is known from examples, so it is a hint.

**Source:** Peraturan BPOM 23/2023 (processed food), 30/2020 and 21/2022 (cosmetics); BPOM's registration
database (prefixes, packaging, risk classes); the layouts are empirical.
"""

import re
from enum import StrEnum

from umkm_domain.identifiers._base import (
    Confidence,
    Hint,
    Identifier,
    any_of,
    bare,
    cut,
    fail,
    named,
    sized,
    tidy,
    words,
)

__all__ = ["BpomKind", "BpomNumber"]


class BpomKind(StrEnum):
    """Jenis produk menurut awalannya. What kind of product a prefix stands for."""

    FOOD = "food"
    COSMETIC = "cosmetic"
    TRADITIONAL = "traditional"
    SUPPLEMENT = "supplement"
    QUASI_DRUG = "quasi-drug"


_KINDS = {
    **dict.fromkeys(("MD", "ML"), BpomKind.FOOD),
    **dict.fromkeys(("NA", "NB", "NC", "ND", "NE", "NKIT"), BpomKind.COSMETIC),
    **dict.fromkeys(("TR", "TI", "TL", "HT", "FF"), BpomKind.TRADITIONAL),
    **dict.fromkeys(("SD", "SI", "SL"), BpomKind.SUPPLEMENT),
    **dict.fromkeys(("QD", "QI", "QL"), BpomKind.QUASI_DRUG),
}
_LENGTHS = {
    **dict.fromkeys(_KINDS, (9,)),
    **dict.fromkeys(("MD", "ML"), (12, 15)),
    **dict.fromkeys(("NA", "NB", "NC", "ND", "NE"), (11,)),
}
_IMPORTED = frozenset({"ML", "TI", "SI", "QI", "NB", "NC", "ND", "NE"})
_DOMESTIC = frozenset({"MD", "TR", "HT", "FF", "SD", "QD"})

_NAME = named(r"B?P\W?OM")
_WORDS = (
    *("BPOMRI", "BPOM", "POM", "RI", "IZIN", "IJIN", "EDAR", "NIE", "NOTIFIKASI", "NOTIF", "DEPKES", "KEMENKES"),
    *("BADAN", "PENGAWAS", "OBAT", "DAN", "MAKANAN", "INDONESIA"),
)
_WORD = any_of(*_WORDS)
_BEHIND = words(*_WORDS)
_PREFIX = "|".join(sorted(_KINDS, key=lambda prefix: (-len(prefix), prefix)))
_LABEL = re.compile(rf"(?:{_WORD})*+({_PREFIX})(?:{_WORD}|\1)*+")
_NO_PREFIX = re.compile(rf"(?:{_WORD})*+([A-Z]*)")
_EXPECTED = "a prefix such as MD, ML, TR or NA and its digits"

_PACKAGING_15 = dict(enumerate(("kaca", "plastik", "kertas", "komposit", "logam", "lainnya", "ganda"), 1))
_PACKAGING_12 = {
    **dict(enumerate(("kaca", "plastik", "kertas/karton", "karton laminat", "kaleng", "aluminium foil"), 1)),
    **dict(enumerate(("komposit", "ganda", "lainnya"), 7)),
}
_RISKS = {"0": "menengah rendah", "1": "menengah tinggi", "2": "tinggi"}


class BpomNumber(Identifier):
    """Nomor izin edar BPOM. A BPOM registration number: prefix and digits, without a blank.

    MD and ML have 12 (old system) or 15 digits (risk-based system); NA to NE have 11, NKIT and the
    prefixes of traditional medicine, supplements and quasi-drugs 9. Accepts `BPOM`, `BPOM RI`, `POM`,
    `No. Reg.`, colons and dots before or after the prefix, and blanks between digits.

    Raises:
        IdentifierError: `type`, `characters`, `prefix`, `length` or `placeholder`.

    **Source:** Peraturan BPOM 23/2023; Peraturan BPOM 30/2020; BPOM's registration database.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        text = tidy(cls, text, _EXPECTED)
        label, body, start = cut(cls, text, _EXPECTED, _NAME, _LABEL, _BEHIND)
        found = _LABEL.fullmatch(label)
        if found is None:
            rest = _NO_PREFIX.match(label)
            letters = rest[1] if rest else ""
            got = letters if len(letters) <= 4 else "other letters"
            raise fail(cls, "prefix", f"one of {', '.join(_KINDS)}", got or "no prefix", 0)
        prefix = found[1]
        digits = bare(cls, body, " .-", "digits after the prefix", start)
        return prefix + sized(cls, digits, _LENGTHS[prefix])

    @property
    def prefix(self) -> str:
        """Awalan huruf. The letters it begins with, such as `MD`."""
        return self.rstrip("0123456789")

    @property
    def digits(self) -> str:
        """Digit sesudah awalan. The digits after the prefix."""
        return self[len(self.prefix) :]

    @property
    def kind(self) -> BpomKind:
        """Jenis produk. The kind of product the prefix stands for (an indication, as BPOM's data show)."""
        return _KINDS[self.prefix]

    @property
    def is_imported(self) -> bool | None:
        """Apakah produk impor. Whether the prefix is one of imports; None where it does not say.

        NA covers all of Asia, so it does not say; nor do licences (TL, SL, QL) and cosmetic kits.
        """
        if self.prefix in _IMPORTED:
            return True
        return False if self.prefix in _DOMESTIC else None

    @property
    def printed(self) -> str:
        """Bentuk pada label. As on a label: `BPOM RI MD ...` for food, `POM TR ...`, `NA...` for cosmetics."""
        if self.kind is BpomKind.FOOD:
            return f"BPOM RI {self.prefix} {self.digits}"
        if self.kind is BpomKind.COSMETIC:
            return str(self)
        return f"POM {self.prefix} {self.digits}"

    @property
    def packaging(self) -> str | None:
        """Kemasan menurut digitnya. The packaging a food number suggests (probable), or None."""
        if self.kind is not BpomKind.FOOD:
            return None
        if len(self.digits) == 15:
            return _PACKAGING_15.get(int(self.digits[1]))
        return _PACKAGING_12.get(int(self.digits[0]))

    @property
    def risk(self) -> str | None:
        """Kelas risiko menurut digit pertama. The risk class a 15-digit food number suggests, or None."""
        if self.kind is not BpomKind.FOOD or len(self.digits) != 15:
            return None
        return _RISKS.get(self.digits[0])

    @property
    def registered_year(self) -> int | None:
        """Tahun pendaftaran menurut digitnya. The year the digits suggest (probable), or None.

        Digits 3 and 4 of a cosmetic, digits 1 and 2 of traditional medicine, supplement and quasi-drug.
        """
        if self.kind is BpomKind.FOOD or self.prefix == "NKIT":
            return None
        return 2000 + int(self.digits[2:4] if self.kind is BpomKind.COSMETIC else self.digits[:2])

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Risiko, kemasan, tahun. Risk class, packaging and year that the digits suggest."""
        sure: Confidence = "probable"
        parts = (("risk", self.risk), ("packaging", self.packaging), ("year", self.registered_year))
        return tuple(Hint(name, str(value), sure) for name, value in parts if value is not None)
