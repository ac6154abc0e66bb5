"""KBLI: klasifikasi baku lapangan usaha Indonesia, edisi 2020 dan 2025.

The Indonesian standard industrial classification. Five digits mean one thing in one edition, so the
edition is always given; several codes came back in 2025 with another meaning:

>>> Kbli("10772", edition=2020).name, Kbli("10772", edition=2025).name
('Industri Bumbu Masak Dan Penyedap Masakan', 'INDUSTRI GARAM KONSUMSI BERYODIUM')
>>> Kbli("10772", edition=2020).is_reused
True
>>> tempe = Kbli("10391", edition=2020)
>>> tempe.name, tempe.status.value, tempe.successor
('Industri Tempe Kedelai', 'retired', Kbli('10307', edition=2025))
>>> Kbli("10307", edition=2025).parents, Kbli("10307", edition=2025).category
(('1030', '103', '10'), 'C')

**Source:** Peraturan BPS 2/2020 (KBLI 2020); Peraturan BPS 7/2025 of 18 December 2025 (KBLI 2025, which
revokes the former; users had six months to change over, art. 5).
"""

import re
from datetime import date
from typing import Literal

from attrs import field, frozen

from umkm_domain.codes._tables import CodeStatus, CodeTable, Once, rows
from umkm_domain.core.errors import IdentifierError

__all__ = ["KBLI_2020", "KBLI_2025", "KBLI_EDITIONS", "KBLI_MOVES", "Kbli", "kbli_codes"]

KBLI_EDITIONS: tuple[int, ...] = (2020, 2025)
"""Editions this library carries, oldest first."""

SUCCEEDED_ON = date(2025, 12, 18)
"""Day of Peraturan BPS 7/2025: KBLI 2025 in force, KBLI 2020 revoked."""
ALIGNED_BY = date(2026, 6, 18)
"""End of the six months that users of KBLI 2020 had (art. 5)."""

_SHAPE = re.compile(r"(?:[A-Va-v][ .-]?)?([0-9]{5})")

KBLI_MOVES: tuple[tuple[str, str], ...] = (
    ("10391", "10307"),  # tempe
    ("10392", "10308"),  # tofu
    ("10531", "10503"),  # ice cream
    ("11040", "11053"),  # soft drinks
    ("11090", "11059"),  # other drinks
    ("13134", "13133"),  # batik
)
"""Kegiatan yang pindah kode. Activities known to have another code: (2020, 2025)."""

_MOVES: dict[str, str] = dict(KBLI_MOVES)
# Codes of both editions that mean another thing in 2025. 13133 was printing of cloth and is now batik.
_REUSED = frozenset({"10772", "11040", "13912", "15121", "13133"})
# Codes of both editions whose activity is the same though the title may have changed.
_UNCHANGED = frozenset(
    {"10710", "10722", "10733", "10750", "10761", "10771", "10792", "10794", "10799"}
    | {"14111", "14120", "16291", "32903"}
)
# First and last division of each category of 2025.
_CATEGORIES_2025 = (
    ("A", 1, 3),
    ("B", 5, 9),
    ("C", 10, 33),
    ("D", 35, 35),
    ("E", 36, 39),
    ("F", 41, 43),
    ("G", 46, 47),
    ("H", 49, 53),
    ("I", 55, 56),
    ("J", 58, 60),
    ("K", 61, 63),
    ("L", 64, 66),
    ("M", 68, 68),
    ("N", 69, 75),
    ("O", 77, 82),
    ("P", 84, 84),
    ("Q", 85, 85),
    ("R", 86, 88),
    ("S", 90, 93),
    ("T", 94, 96),
    ("U", 97, 98),
    ("V", 99, 99),
)


def _kbli_code(code: "str | Kbli") -> str:
    if type(code) is Kbli:
        return code.code
    if not isinstance(code, str):
        kind = type(code).__name__
        raise IdentifierError(f"not a KBLI code: expected text, got {kind}", "type", None, "str", kind)
    bare = code.strip()
    found = _SHAPE.fullmatch(bare)
    if found is not None:
        return found[1]
    for position, sign in enumerate(bare):
        if not (sign.isascii() and sign.isdigit()):
            message = f"not a KBLI code: expected 5 digits, got {sign!r} at position {position}"
            raise IdentifierError(message, "characters", position, "5 digits", sign)
    message = f"not a KBLI code: expected 5 digits, got {len(bare)}"
    raise IdentifierError(message, "length", None, "5 digits", f"{len(bare)} digits")


def _known_edition(instance: object, attribute: object, value: int) -> None:
    if type(value) is not int or value not in KBLI_EDITIONS:
        message = f"not a KBLI edition: expected 2020 or 2025, got {value!r}"
        raise IdentifierError(message, "component", None, "2020 or 2025", repr(value))


@frozen(order=True, repr=False)
class Kbli:
    """Kegiatan usaha menurut KBLI. A business activity by its KBLI code, in one edition.

    Accepts `10391`, `C10391` (the letter is no part of the code and is dropped) or another `Kbli`.
    Equal when code and edition are. A five-digit code that the edition does not have is kept, with
    status `unknown` and an empty name.

    Attributes:
        code: five digits (kelompok).
        edition: 2020 or 2025.

    Raises:
        IdentifierError: `type`, `characters`, `length`, or `component` for another edition.

    **Source:** Peraturan BPS 2/2020; Peraturan BPS 7/2025.
    """

    code: str = field(converter=_kbli_code)
    edition: int = field(kw_only=True, validator=_known_edition)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"Kbli({self.code!r}, edition={self.edition})"

    @property
    def name(self) -> str:
        """Judul dalam edisi ini; kosong bila tidak ada. The title in this edition; empty when unknown."""
        return _TABLES[self.edition]().get(self.code, "")

    @property
    def status(self) -> CodeStatus:
        """Keadaan kode ini dalam edisi terbaru. Whether the code still stands, with its meaning.

        `current`: it stands in KBLI 2025. `retired`: it stood in KBLI 2020, and the newest edition dropped
        it or gave the digits to another activity. `unknown`: its edition never had it. That an edition
        itself is out of force is another question: see `status_on`.
        """
        if self.code not in _TABLES[self.edition]():
            return CodeStatus.UNKNOWN
        if self.edition == 2025:
            return CodeStatus.CURRENT
        stands = self.code in _TABLES[2025]() and self.code not in _REUSED
        return CodeStatus.CURRENT if stands else CodeStatus.RETIRED

    def status_on(self, on: date) -> CodeStatus:
        """Keadaan pada tanggal itu. The status of code and edition together, on a day.

        Between 18 December 2025 and 18 June 2026 both editions are `current`: users had six months.
        KBLI 2020 is `unknown` before 2020, KBLI 2025 before it was issued.
        """
        if self.code not in _TABLES[self.edition]():
            return CodeStatus.UNKNOWN
        if self.edition == 2025:
            return CodeStatus.CURRENT if on >= SUCCEEDED_ON else CodeStatus.UNKNOWN
        if on > ALIGNED_BY:
            return CodeStatus.RETIRED
        return CodeStatus.CURRENT if on.year >= 2020 else CodeStatus.UNKNOWN

    @property
    def parents(self) -> tuple[str, str, str]:
        """Subgolongan, golongan, golongan pokok. The codes above it (4, 3 and 2 digits), nearest first."""
        return self.code[:4], self.code[:3], self.code[:2]

    @property
    def division(self) -> str:
        """Golongan pokok: the first two digits."""
        return self.code[:2]

    @property
    def category(self) -> str | None:
        """Huruf kategori. The category letter, by the division; None where there is no source for it.

        For 2025 the whole map is known; for 2020 only manufacturing (C, 10-33).
        """
        division = int(self.code[:2])
        if self.edition == 2020:
            return "C" if 10 <= division <= 33 else None
        for letter, first, last in _CATEGORIES_2025:
            if first <= division <= last:
                return letter
        return None

    @property
    def is_manufacturing(self) -> bool:
        """Industri pengolahan. Whether it is category C, divisions 10 to 33, in both editions."""
        return 10 <= int(self.code[:2]) <= 33

    @property
    def is_reused(self) -> bool:
        """Kode yang berganti makna. Whether the other edition has the code with another meaning."""
        return self.code in _REUSED

    @property
    def successor(self) -> "Kbli | None":
        """Kode tahun 2025 untuk kegiatan yang sama. The 2025 code of a 2020 activity, where known.

        Known are the listed moves, the codes known to be unchanged, and codes whose title is the same
        in both editions. None for anything else, and for a 2025 code.
        """
        if self.edition != 2020:
            return None
        moved = _MOVES.get(self.code)
        if moved is None and self.code not in _REUSED:
            old, new = self.name, _TABLES[2025]().get(self.code, "")
            if self.code in _UNCHANGED or (old and old.upper() == new.upper()):
                moved = self.code
        return None if moved is None else Kbli(moved, edition=2025)

    @property
    def predecessor(self) -> "Kbli | None":
        """Kode tahun 2020 untuk kegiatan yang sama. The 2020 code of a 2025 activity, where known."""
        if self.edition != 2025:
            return None
        for old, new in KBLI_MOVES:
            if new == self.code:
                return Kbli(old, edition=2020)
        same = Kbli(self.code, edition=2020)
        return same if same.successor == self else None


def _loader(edition: int) -> Once[dict[str, str]]:
    def load() -> dict[str, str]:
        return {row[0]: row[1] for row in rows(f"kbli_{edition}.tsv")}

    return Once(load)


_TABLES = {edition: _loader(edition) for edition in KBLI_EDITIONS}


KBLI_2020: CodeTable[Kbli] = CodeTable("KBLI 2020", lambda: kbli_codes(2020), closed=True)
"""KBLI 2020, 1.790 kode. Every code of KBLI 2020; closed."""
KBLI_2025: CodeTable[Kbli] = CodeTable("KBLI 2025", lambda: kbli_codes(2025), closed=True)
"""KBLI 2025, 1.559 kode. Every code of KBLI 2025; closed."""


def kbli_codes(edition: Literal[2020, 2025]) -> tuple[Kbli, ...]:
    """Semua kode satu edisi. Every code of one edition, in the order of the codes.

    Raises:
        IdentifierError: `component`, for another edition.
    """
    _known_edition(None, None, edition)
    return tuple(Kbli(code, edition=edition) for code in _TABLES[edition]())
