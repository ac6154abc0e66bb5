"""Kolom tanpa kepala, ditebak dari isinya. Columns without a header, told by what they hold.

>>> from umkm_domain.io.importing.grid import Line
>>> rows = [Line(1, ("Keripik Bu Contoh", "1712240062057")), Line(2, ("UD Maju", "1102230032918"))]
>>> [target.field if target else None for target in guess(rows, 2)]
['name', 'nib']
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import RegionLevel
from umkm_domain.identifiers import BpomNumber, Gtin, HalalNumber, Nib, Npwp, Pirt, TrademarkNumber
from umkm_domain.io.importing.aliases import Target
from umkm_domain.io.importing.choices import choice
from umkm_domain.io.importing.days import is_day
from umkm_domain.io.importing.fields import ASIDE, IGNORED
from umkm_domain.io.importing.figures import is_figure, truth
from umkm_domain.io.importing.grid import Line, Raw
from umkm_domain.io.importing.places import exact
from umkm_domain.io.importing.reading import given

__all__ = ["GUESSED", "guess", "speaks_of_money"]

_SAMPLE = 300
GUESSED = 9
"""Rank of what was told by the contents alone."""
_MOST = 0.8
_BUSINESS = re.compile(
    r"\b(?:ud|cv|pt|pd|po|kub|usaha|toko|warung|kios|keripik|kripik|kue|snack|catering|katering|kedai|rumah|dapur|batik|"
    r"konveksi|bakso|mie|roti|kopi|sambal|tempe|tahu|jamu|madu|bengkel|salon|laundry|food|foods|craft|jaya|makmur|"
    r"barokah|berkah|sejahtera|mandiri|abadi|sentosa|produksi|industri|kelompok|koperasi|gula|emping|dodol|opak|"
    r"rengginang|meubel|mebel|anyaman|pande|tahu|abon|sale|gipang|kerupuk|rempeyek|peyek|brownies|bakery|collection)\b",
    re.I,
)
_ADDRESS = re.compile(r"\b(?:jl|jln|jalan|kp|kampung|gg|gang|rt|rw|desa|ds|dusun|komplek|perum|blok|no)\b\.?", re.I)
_PHONE = re.compile(r"(?:\+?62|0)8[0-9][0-9 .\-]{6,13}")
_MONEY = re.compile(r"^\s*rp|\b(?:rb|ribu|jt|juta|miliar)\b|,-\s*$", re.I)


def guess(rows: Sequence[Line], width: int) -> tuple[Target | None, ...]:
    """Tell what each column of a table without a header holds; None where it could be several things."""
    columns = [[row.cells[i] for row in rows[:_SAMPLE] if i < len(row.cells)] for i in range(width)]
    found: list[Target | None] = [_kind(column, first=index == 0) for index, column in enumerate(columns)]
    seen: set[str] = set()
    for index, target in enumerate(found):
        if target is not None and target.field not in (ASIDE, IGNORED):
            found[index] = None if target.field in seen else target
            seen.add(target.field)
    name = _name(columns, found)
    if name is not None:
        found[name] = Target("name")
    return tuple(found)


def _share(column: Sequence[Raw], test: Callable[[Raw], bool]) -> float:
    filled = [cell for cell in column if given(cell)]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def _kind(column: Sequence[Raw], *, first: bool) -> Target | None:
    texts = [given(cell) for cell in column if given(cell)]
    if not texts:
        return None
    if first and _counts(texts):
        return Target(IGNORED)
    digits = [re.sub(r"[ .\-']", "", text) for text in texts]
    for field, test in _TESTS:
        if sum(test(text, bare) for text, bare in zip(texts, digits, strict=True)) >= _MOST * len(texts):
            return Target(field, GUESSED, personal=field in (ASIDE, "npwp"))
    for level, field in ((RegionLevel.DISTRICT, "district"), (RegionLevel.REGENCY, "regency")):
        if _share(column, partial(_names_place, level)) >= _MOST:
            return Target(field)
    for field in ("legal_form", "size"):
        if _share(column, partial(_chooses, field)) >= _MOST:
            return Target(field)
    return None


def _names_place(level: RegionLevel, cell: Raw) -> bool:
    return isinstance(cell, str) and bool(exact(given(cell), level))


def _chooses(name: str, cell: Raw) -> bool:
    return choice(name, cell).value is not None


def _counts(texts: Sequence[str]) -> bool:
    numbers = [int(text.rstrip(".")) for text in texts if text.rstrip(".").isdigit() and len(text) < 7]
    rising = all(later > earlier for earlier, later in pairwise(numbers))
    return len(numbers) >= _MOST * len(texts) and rising and numbers[-1] <= 3 * len(texts) + 3


def _pirt(text: str, bare: str) -> bool:
    return Pirt.is_valid(text) and (not text.isdigit() or (len(bare) == 15 and not Npwp.is_valid(bare)))


_TESTS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    (ASIDE, lambda text, bare: _PHONE.fullmatch(text) is not None or "@" in text),
    (ASIDE, lambda text, bare: bare.isdigit() and len(bare) == 16 and "-" not in text),
    ("product.gtin", lambda text, bare: bare.startswith("899") and len(bare) == 13 and Gtin.is_valid(bare)),
    ("nib", lambda text, bare: bare.isdigit() and len(bare) == 13 and Nib.is_valid(bare)),
    (Scheme.PIRT.value, _pirt),
    ("npwp", lambda text, bare: bare.isdigit() and len(bare) == 15 and Npwp.is_valid(text)),
    (Scheme.HALAL.value, lambda text, bare: text.upper().startswith("ID") and HalalNumber.is_valid(text)),
    (Scheme.BPOM.value, lambda text, bare: not text[:1].isdigit() and BpomNumber.is_valid(text)),
    (Scheme.TRADEMARK.value, lambda text, bare: text.upper().startswith("IDM") and TrademarkNumber.is_valid(text)),
)


def _is_words(cell: Raw) -> bool:
    text = given(cell)
    letters = sum(map(str.isalpha, text))
    return (
        isinstance(cell, str)
        and letters >= 3
        and letters * 2 > len(text)
        and not _ADDRESS.search(text)
        and truth(cell).value is None
        and not is_day(cell)
        and not is_figure(cell)
    )


def _name(columns: Sequence[Sequence[Raw]], found: Sequence[Target | None]) -> int | None:
    """Tell which column is the name of the business; None where it could as well be that of a person."""
    words = [
        index for index, column in enumerate(columns) if found[index] is None and _share(column, _is_words) >= _MOST
    ]
    shares = {index: _share(columns[index], lambda cell: _BUSINESS.search(given(cell)) is not None) for index in words}
    best = max(words, key=lambda index: (shares[index], -index), default=None)
    if best is None:
        return None
    others = [shares[index] for index in words if index != best]
    # Beside numbers of persons, the only words may well be the names of those persons.
    if not others and (shares[best] >= 0.3 or not any(t is not None and t.personal for t in found)):
        return best
    if others and (shares[best] >= 0.3 and shares[best] > max(others)):
        return best
    return None


def speaks_of_money(cell: Raw) -> bool:
    """Tell whether a cell is an amount that says so itself: Rp, juta, or ,-."""
    return isinstance(cell, str) and _MONEY.search(given(cell)) is not None and is_figure(cell)
