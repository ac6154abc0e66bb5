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

# What bare digits can be, by how many there are: the commonest case, and ten tries saved.
_BY_LENGTH: dict[int, tuple[type[Identifier], ...]] = {
    8: (Gtin,),
    12: (Gtin, Pirt),
    13: (Nib, Gtin),
    14: (Gtin, HalalNumber),
    15: (Pirt, Npwp, HalalNumber),
    16: (Npwp, Nik, Pirt),
    17: (Pirt,),
    20: (PbUmku,),
    21: (PbUmku,),
    22: (Nitku,),
}
_DASHED_YEAR = re.compile(r"(?<![0-9])[0-9]{13,15} ?[-\u2010-\u2015\u2212] ?[0-9]{2}(?![0-9])")
_DOTTED_NPWP = re.compile(
    r"(?<![0-9])0?[0-9]{2}[. ][0-9]{3}[. ][0-9]{3}[. ][0-9][-.\u2010-\u2015 ][0-9]{3}[. ][0-9]{3}(?![0-9])"
)


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
    for kind in _BY_LENGTH.get(len(text), ()) if text.isdigit() else KINDS:
        try:
            found.append(kind(text))
        except IdentifierError:
            continue
    if len(found) > 1:
        found.sort(key=lambda reading: _rank(reading, text))
    return tuple(found)


_STRONG = re.compile(r"[,;|\n\r\t&+]|\b(?:dan|and)\b|(?<=\s)/(?=\s)", re.IGNORECASE)
_MOST_WORDS = 12


def identify_all(text: object) -> tuple[tuple[Identifier, ...], ...]:
    """Pisahkan beberapa nomor dalam satu sel. Split a cell that holds several numbers.

    Returns one entry a number, in the order of the text, each with every reading, best first. Words that
    belong to no number are passed over. Never raises.

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
        found.extend(_pick(piece))
    return tuple(found)


def _pick(piece: str) -> list[tuple[Identifier, ...]]:
    """Return the readings of every number in a piece, longest stretch of words first."""
    words = piece.split()
    found: list[tuple[Identifier, ...]] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _MOST_WORDS), start, -1):
            stretch = " ".join(words[start:end])
            if len(stretch) > LONGEST or not any(map(str.isdigit, stretch)):
                continue
            readings = identify(stretch)
            if not readings and end == start + 1 and "/" in stretch:
                parts = [identify(part) for part in stretch.split("/")]
                found.extend(part for part in parts if part)
                break
            if readings:
                found.append(readings)
                start = end - 1
                break
        start += 1
    return found
