"""Wilayah dari nama. Regions from the names in a row and in the title; never one of several.

>>> place(district="Cikulur", regency="Kab. Lebak").value
KemendagriRegion('36.02.17')
>>> place(regency="Tangerang").why, title_regions(["DATA UMKM KABUPATEN LEBAK TAHUN 2019"])
('parent', (KemendagriRegion('36.02'),))
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from umkm_domain.codes.regions import BpsRegion, KemendagriRegion, RegionLevel, find_regions
from umkm_domain.core.errors import IdentifierError
from umkm_domain.io.importing.grid import Raw
from umkm_domain.io.importing.reading import Outcome, Read, changed, empty, given, read, unread

__all__ = ["exact", "place", "region_code", "title_regions"]

_KINDS = {
    "kab": "kabupaten",
    "kodya": "kota",
    "kotamadya": "kota",
    "kec": "kecamatan",
    "prov": "provinsi",
    "propinsi": "provinsi",
}
_KIND = r"\b(?:kabupaten|kab|kota|kecamatan|kec|provinsi|prov)\b"
_TITLE = re.compile(rf"({_KIND})\.?\s+([a-z' ]+?)\s*(?={_KIND}|[^a-z' ]|$)", re.I)
_MOST_WORDS = 4
_LONGEST = 300
"""Characters of a title, or of a name of a region; longer text names none."""


def _words(name: str) -> list[str]:
    found: list[str] = re.findall(r"[a-z0-9]+", name.lower())
    return [_KINDS.get(word, word) for word in found]


@lru_cache(maxsize=4_096)
def exact(name: str, level: RegionLevel) -> tuple[KemendagriRegion, ...]:
    """Regions of a level whose whole name this is, with or without the word of its kind."""
    words = _words(name) if len(name) <= _LONGEST else []
    if not words:
        return ()
    kinds = {"kabupaten", "kota"} if level is RegionLevel.REGENCY else {"kecamatan", "provinsi"}
    bare = "".join(words[1:] if words[0] in kinds and len(words) > 1 else words)
    kind = words[0] if words[0] in kinds and len(words) > 1 else ""
    out: list[KemendagriRegion] = []
    for region in find_regions(name, level=level):
        own = _words(region.name)
        its_kind = own[0] if level is RegionLevel.REGENCY else ""
        its_bare = "".join(own[1:] if level is RegionLevel.REGENCY else own)
        whole = "".join(own) == "".join(words)
        if whole or (its_bare == bare and kind in ("", its_kind, "kecamatan", "provinsi")):
            out.append(region)
    # A retired code gives way to the current one of the same name.
    current = [region for region in out if region.status.value == "current"]
    return tuple(current or out)


def region_code(raw: Raw) -> Read:
    """Read a region code; without its dots it must mean the same place in both systems."""
    text = given(raw)
    if not text:
        return empty()
    try:
        region = KemendagriRegion(text)
    except IdentifierError:
        return _named(text)
    if "." in text or len(text) == 2:
        return read(region) if region.code == text and len(text) <= 8 else changed(_cut(region), "number")
    if len(text) == 4 and text.isdigit():
        other = BpsRegion(text).kemendagri
        return changed(region, "number") if other == region else unread("parent")
    return unread("parent")


def _cut(region: KemendagriRegion) -> KemendagriRegion:
    return KemendagriRegion(region.code[:8]) if len(region.code) > 8 else region


def _named(text: str) -> Read:
    """A name instead of a code: a district or regency alone, or with what it lies in after commas."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) in (2, 3):
        above = parts[2] if len(parts) == 3 else None
        for found in (
            place(district=parts[0], regency=parts[1], province=above),
            place(regency=parts[0], province=parts[1]) if above is None else empty(),
        ):
            if found.value is not None and found.why == "named":
                return found
        return unread("place")
    for level in (RegionLevel.REGENCY, RegionLevel.DISTRICT):
        regions = exact(text, level)
        if len(regions) == 1:
            return changed(regions[0], "named")
        if regions:
            return unread("parent")
    return unread("place")


def place(
    *,
    district: Raw = None,
    regency: Raw = None,
    province: Raw = None,
    within: KemendagriRegion | None = None,
) -> Read:
    """Read the region of a row from its names, the smallest that is certain.

    Args:
        district: the kecamatan.
        regency: the kabupaten or kota.
        province: the province.
        within: the region that the sheet or the mapping is about.

    Returns:
        The region; `why` says `parent` where several fit and `place` where none does.
    """
    names = [(given(district), RegionLevel.DISTRICT), (given(regency), RegionLevel.REGENCY)]
    above = [exact(given(province), RegionLevel.PROVINCE)] if given(province) else []
    if within is not None:
        above.append((within,))
    found: tuple[KemendagriRegion, ...] = ()
    why = ""
    for name, level in reversed(names):
        if not name:
            continue
        candidates = exact(name, level)
        for parents in above:
            if parents:
                narrowed = tuple(c for c in candidates if any(_within(c, parent) for parent in parents))
                candidates = narrowed or ((), candidates)[len(parents) != 1]
        if not candidates:
            why = why or "place"
            continue
        above.append(candidates)
        if len(candidates) == 1:
            found = candidates
        else:
            why = why or "parent"
    if found:
        return Read(outcome=Outcome.CHANGED, value=found[0], why=why or "named")
    return unread(why) if why else empty()


def _within(region: KemendagriRegion, above: KemendagriRegion) -> bool:
    return (
        region.code == above.code
        or region.code.startswith(f"{above.code}.")
        or above.code.startswith(f"{region.code}.")
    )


def title_regions(titles: Iterable[str]) -> tuple[KemendagriRegion, ...]:
    """Return the regions that titles name with their kind, the largest level first; smaller ones lie in larger ones."""
    found: dict[RegionLevel, list[KemendagriRegion]] = {}
    for title in titles:
        for match in _TITLE.finditer(title[:_LONGEST]):
            kind = _KINDS.get(match[1].lower(), match[1].lower())
            level = {"kecamatan": RegionLevel.DISTRICT, "provinsi": RegionLevel.PROVINCE}.get(kind, RegionLevel.REGENCY)
            words = match[2].split()[:_MOST_WORDS]
            for length in range(len(words), 0, -1):
                regions = exact(f"{kind} {' '.join(words[:length])}", level)
                if regions:
                    found.setdefault(level, []).extend(regions)
                    break
    above: list[KemendagriRegion] = []
    for level in (RegionLevel.PROVINCE, RegionLevel.REGENCY, RegionLevel.DISTRICT):
        here = found.get(level, [])
        inside = [region for region in here if any(_within(region, other) for other in above)]
        above += inside or here
    return tuple(dict.fromkeys(above))
