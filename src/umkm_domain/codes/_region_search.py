"""Cari wilayah menurut nama. The search behind `find_regions`, and its index, made on first use.

>>> search("Kabupaten Lebak Banten", None, retired=True), search("Jabar", RegionLevel.PROVINCE, retired=False)
((KemendagriRegion('36.02'),), (KemendagriRegion('32'),))
"""

from collections.abc import Callable, Sequence

from umkm_domain.codes._region_names import (
    KIND_WORDS,
    SHORT_PROVINCES,
    kind_and_name,
    kind_last,
    parts_of,
    squeezed,
    word_starts,
)
from umkm_domain.codes._tables import CodeStatus, Once
from umkm_domain.codes.regions import KemendagriRegion, RegionLevel, kemendagri_regions

__all__ = ["search"]

_Entry = tuple[int, str, str, str, tuple[int, ...]]


class _Names:
    """Every region by name: (rank, code, kind, bare name, word starts), best level first, current before retired."""

    __slots__ = ("by_bare", "by_full", "entries")

    def __init__(self) -> None:
        ranks = {2: 0, 5: 1, 8: 2}
        self.entries: list[_Entry] = []
        self.by_full: dict[str, list[_Entry]] = {}
        self.by_bare: dict[str, list[_Entry]] = {}
        by_code: dict[str, _Entry] = {}
        for region in kemendagri_regions(retired=True):
            code, name = region.code, region.name
            full = squeezed(name)
            if len(code) == 5:
                kind, bare = kind_and_name(name)
            else:
                kind, bare = ("provinsi" if len(code) == 2 else "kecamatan"), full
            starts = word_starts(name) if len(code) == 5 else word_starts(f"{kind} {name}")
            entry = by_code[code] = (
                ranks[len(code)] + 3 * (region.status is CodeStatus.RETIRED),
                code,
                kind,
                bare,
                starts,
            )
            self.entries.append(entry)
            self.by_full.setdefault(full, []).append(entry)
            self.by_bare.setdefault(bare, []).append(entry)
            # A few regencies have another name in the BPS table: Toba Samosir, Mahakam Hulu.
            other = region.bps if len(code) == 5 else None
            if other is not None and squeezed(other.name) != bare:
                self.by_bare.setdefault(squeezed(other.name), []).append(entry)
        for short, code in SHORT_PROVINCES.items():
            self.by_bare.setdefault(short, []).append(by_code[code])
        self.entries.sort()

    def exact(self, text: str) -> list[_Entry]:
        """Regions that are called so. A district may itself be called "Kota Agung", a regency "Kotabaru"."""
        kind, bare = kind_and_name(text)
        full = squeezed(text)
        found = {entry for entry in self.by_bare.get(bare, ()) if kind in ("", entry[2])}
        return sorted(found.union(self.by_full.get(full, ()), self.by_bare.get(full, ())))

    def partly(self, text: str) -> list[_Entry]:
        """Regions that have it in their name, from the start of a word or within one."""
        kind, bare = kind_and_name(text)
        if not bare or bare in KIND_WORDS:
            return []
        return [e for e in self.entries if bare in e[3] and kind in ("", e[2]) and _stands(bare, e[3], e[4])]


def _stands(part: str, name: str, starts: tuple[int, ...]) -> bool:
    """Tell whether `part` begins at a word of `name` or lies within one: "jabar" is not in "Baturaja Barat"."""
    at = name.find(part)
    while at >= 0:
        if at in starts or not any(at < start < at + len(part) for start in starts):
            return True
        at = name.find(part, at + 1)
    return False


_NAMES = Once(_Names)
_LONGEST = 200
_MOST_WORDS_ABOVE = 5
"""Words of the longest name of a province, Daerah Khusus Ibukota Jakarta, and one to spare."""


def search(name: str, wanted: RegionLevel | None, *, retired: bool) -> tuple[KemendagriRegion, ...]:
    """Return what `find_regions` promises."""
    parts = parts_of(name) if len(name) <= _LONGEST else []
    if not parts or any(sign.isalnum() and not sign.isascii() for sign in name):
        return ()

    def fits(entry: _Entry) -> bool:
        return (retired or entry[0] < 3) and (wanted is None or KemendagriRegion(entry[1]).level is wanted)

    if len(parts) == 1:
        best = _alone(parts[0], fits)
    else:
        best = _inside(parts, fits, _reading) or _inside(parts[::-1], fits, _reading)
    return tuple(KemendagriRegion(entry[1]) for entry in best)


def _reading(text: str) -> list[_Entry]:
    names = _NAMES()
    return names.exact(text) or names.exact(kind_last(text) or "") or _by_start(names.partly(text), text)


def _alone(text: str, fits: Callable[[_Entry], bool]) -> list[_Entry]:
    """Look for a name with nothing around it; what it lies in may stand behind it without a comma."""
    names = _NAMES()
    for reading in (text, kind_last(text) or ""):
        found = list(filter(fits, names.exact(reading)))
        if found:
            return found
    words = text.split()
    for cut in range(len(words) - 1, max(0, len(words) - _MOST_WORDS_ABOVE - 1), -1):
        found = _inside([" ".join(words[:cut]), " ".join(words[cut:])], fits, names.exact)
        if found:
            return found
    return _by_start(list(filter(fits, names.partly(text))), text)


def _by_start(found: list[_Entry], text: str) -> list[_Entry]:
    bare = kind_and_name(text)[1]
    return [entry for entry in found if entry[3].startswith(bare)] or found


def _inside(
    parts: Sequence[str], fits: Callable[[_Entry], bool], search: Callable[[str], list[_Entry]]
) -> list[_Entry]:
    """Look for the first part within all the others."""
    found = list(filter(fits, search(parts[0])))
    for above in parts[1:]:
        codes = tuple(f"{entry[1]}." for entry in search(above))
        found = [entry for entry in found if entry[1].startswith(codes)]
    return found
