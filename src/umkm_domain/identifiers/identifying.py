"""Kenali nomor: semua bacaan yang mungkin. What a number can be: every reading, best first.

>>> [type(reading).__name__ for reading in identify("BPOM RI MD 222871000500373")]
['BpomNumber']
>>> [type(reading).__name__ for reading in identify("8998866200301")]
['Gtin', 'Nib']
>>> [[str(reading) for reading in one] for one in identify_all("ID00410000054900720,ID36210018283020723")]
[['ID00410000054900720'], ['ID36210018283020723']]

A number without its label is seldom one thing only: one in ten NIBs passes the check digit of a
barcode, and some P-IRT numbers are sound taxpayer numbers. So every reading is returned.
"""

import re
from typing import cast

from umkm_domain.core.errors import IdentifierError
from umkm_domain.identifiers._base import LONGEST, Identifier
from umkm_domain.identifiers.bpom import BpomNumber
from umkm_domain.identifiers.gtin import Gtin
from umkm_domain.identifiers.halal import HalalNumber
from umkm_domain.identifiers.nib import Nib, PbUmku
from umkm_domain.identifiers.nik import Nik
from umkm_domain.identifiers.npwp import Nitku, Npwp
from umkm_domain.identifiers.pirt import Pirt
from umkm_domain.identifiers.sni import SniNumber
from umkm_domain.identifiers.tkdn import TkdnNumber
from umkm_domain.identifiers.trademark import TrademarkNumber

__all__ = ["KINDS", "identify", "identify_all"]

KINDS: tuple[type[Identifier], ...] = (
    *(Nib, Gtin, Pirt, Npwp, Nik, HalalNumber, PbUmku, Nitku),
    *(BpomNumber, TrademarkNumber, SniNumber, TkdnNumber),
)
"""Every identifier class, in the order in which readings of bare digits are offered."""

# What digits without a letter can be, by how many there are: the commonest case, and ten tries saved.
_BY_LENGTH: dict[int, tuple[type[Identifier], ...]] = {
    8: (Gtin,),
    12: (Gtin, Pirt),
    13: (Nib, Gtin),
    14: (Gtin, HalalNumber),
    15: (Pirt, Npwp, HalalNumber),
    16: (Npwp, Nik, Pirt),
    17: (Pirt, HalalNumber),
    20: (PbUmku,),
    21: (PbUmku,),
    22: (Nitku,),
}
_LABELLED = re.compile(r"[A-Za-z]|\(01\)")
_DASHED_YEAR = re.compile(r"(?<![0-9])[0-9]{13,15} ?[-\u2010-\u2015\u2212] ?[0-9]{2}(?![0-9])")
_DOTTED_NPWP = re.compile(
    r"(?<![0-9])0?[0-9]{2}[. ][0-9]{3}[. ][0-9]{3}[. ][0-9][-.\u2010-\u2015 ][0-9]{3}[. ][0-9]{3}(?![0-9])"
)


def _count(text: str) -> int:
    """Return how many digits there are."""
    return sum(map(text.count, "0123456789"))


def _rank(reading: Identifier, text: str) -> int:
    """How far back a reading stands; its printed form or its prefix brings it to the front."""
    if isinstance(reading, Pirt):
        if _DASHED_YEAR.search(text):
            return 0
        return 5 if len(reading) in (12, 16) else 8  # 16 characters are 15 digits and the dash
    if isinstance(reading, Npwp):
        return 0 if _DOTTED_NPWP.search(text) else 6
    if isinstance(reading, Gtin):
        return 1 if len(reading) == 13 and reading.is_indonesian else 3
    if isinstance(reading, Nib):
        return 2
    return {"Nik": 7, "HalalNumber": 8}.get(type(reading).__name__, 9)


def identify(text: object) -> tuple[Identifier, ...]:
    """Semua bacaan sebuah nomor, yang terbaik lebih dulu. Every reading of one number, best first.

    A P-IRT number with its dash and an NPWP with its dots come first; bare digits are read as barcode
    (prefix 899 with a right check digit), NIB, other barcode, P-IRT, NPWP, NIK, halal, in this order.
    A label leaves only what it names. Never raises; empty when nothing fits, as with two numbers.

    Args:
        text: the number as printed or keyed; anything that is no text has no reading.
    """
    if not issubclass(type(text), str):
        return ()
    text = str.__str__(cast(str, text))
    found: list[Identifier] = []
    for kind in KINDS if _LABELLED.search(text) else _BY_LENGTH.get(_count(text), ()):
        try:
            found.append(kind(text))
        except IdentifierError:
            continue
    if len(found) > 1:
        found.sort(key=lambda reading: _rank(reading, text))
    return tuple(found)


_STRONG = re.compile(r"[,;|\n\r\t&+]|\b(?:dan|and)\b", re.IGNORECASE)
# Where two numbers were run together: before letters, at brackets, at a sign before twelve digits more.
_SEAM = re.compile(r"(?<=[0-9])(?=[A-Za-z])|[()\[\]{}<>]+|(?<=[0-9])[-_.:\u2010-\u2015](?=[0-9]{12})")
_MOST_WORDS = 12
_FEWEST_DIGITS = 5
_MOST_DIGITS = 40
_LONG = 8
"""Digits that both sides of a slash have when it parts two numbers; no number has so many behind one."""


def identify_all(text: object) -> tuple[tuple[Identifier, ...], ...]:
    """Pisahkan beberapa nomor dalam satu sel. Split a cell that holds several numbers.

    Returns one entry a number, in the order of the text, each with every reading, best first. Words that
    belong to no number are passed over. A number behind a slash may lack the label of the one before it
    (`MD 222871000500373/271111000300341`): it is read with that label first. Never raises.

    Args:
        text: a cell, a line or a label.
    """
    if not issubclass(type(text), str):
        return ()
    text = str.__str__(cast(str, text))
    whole = identify(text)
    if whole:
        return (whole,)
    found: list[tuple[Identifier, ...]] = []
    for piece in _STRONG.split(text):
        label = ""
        for part in _at_slashes(piece):
            label = _pick(part, label, found)
    return tuple(found)


def _at_slashes(piece: str) -> list[str]:
    """Cut where a slash stands between two long numbers, and not within one."""
    if "/" not in piece:
        return [piece]
    parts: list[list[str]] = []
    before = 0
    for part in piece.split("/"):
        digits = _count(part)
        if parts and not (before >= _LONG and digits >= _LONG):
            parts[-1].append(part)
            before += digits
        else:
            parts.append([part])
            before = digits
    return ["/".join(part) for part in parts]


def _pick(piece: str, label: str, found: list[tuple[Identifier, ...]], *, whole: bool = True) -> str:
    """Add the readings of every number in a piece, longest stretch of words first; return the last label."""
    words = piece.split()
    counts = [0]
    for word in words:
        counts.append(counts[-1] + _count(word))
    start = 0
    while start < len(words):
        end, readings = _longest(words, counts, start, label)
        if readings:
            found.append(readings)
            head = _LABEL.match(" ".join(words[start:end]))
            label = head[0] if head else label
        elif whole and counts[end] - counts[start] > _LONG:
            for part in _SEAM.split(words[start]):
                label = _pick(part, label, found, whole=False)
        start = end
    return label


_LABEL = re.compile(r"[^0-9A-Za-z]*[A-Za-z][^0-9]*")


def _longest(words: list[str], counts: list[int], start: int, label: str) -> tuple[int, tuple[Identifier, ...]]:
    """Return the end of the longest stretch of words from `start` that is a number, and its readings."""
    for end in range(min(len(words), start + _MOST_WORDS), start, -1):
        digits = counts[end] - counts[start]
        if digits < _FEWEST_DIGITS:
            break
        if digits > _MOST_DIGITS or (counts[end] == counts[end - 1] and words[end - 1][-1] not in ")]"):
            continue
        stretch = " ".join(words[start:end])
        if len(stretch) > LONGEST:
            continue
        readings = identify(stretch)
        if label and _LABEL.match(stretch) is None:
            named = identify(f"{label} {stretch}")
            kinds = {type(reading) for reading in named}
            readings = named + tuple(reading for reading in readings if type(reading) not in kinds)
        if readings:
            return end, readings
    return start + 1, ()
