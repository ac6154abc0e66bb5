"""Nomor resmi dalam sel. Official numbers in cells: several in one, lost zeros, digits lost to `8.99E+12`.

>>> [str(n.number) for n in certificates("PIRT 2063510010243-26 / ID32110001490620223", Scheme.PIRT).numbers]
['2063510010243-26', 'ID32110001490620223']
>>> official("171224006205", Nib, Repairs()).offer, official("8,99E+12", Gtin, Repairs()).value
('0171224006205', '8,99E+12')
"""

import re
from collections.abc import Sequence

from attrs import frozen

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import IdentifierError
from umkm_domain.identifiers import (
    BpomNumber,
    Gtin,
    HalalNumber,
    Nib,
    Npwp,
    PbUmku,
    Pirt,
    SniNumber,
    TkdnNumber,
    TrademarkNumber,
    identify_all,
)
from umkm_domain.identifiers._base import Identifier
from umkm_domain.io.importing.figures import truth
from umkm_domain.io.importing.grid import Raw
from umkm_domain.io.importing.reading import (
    Outcome,
    Read,
    Repairs,
    changed,
    empty,
    given,
    lost,
    offered,
    read,
    unread,
)

__all__ = ["Certificates", "Found", "certificates", "has_more", "is_scientific", "official", "permits"]

_CLASSES: dict[Scheme, type[Identifier]] = {
    Scheme.NIB: Nib,
    Scheme.PB_UMKU: PbUmku,
    Scheme.NPWP: Npwp,
    Scheme.PIRT: Pirt,
    Scheme.BPOM: BpomNumber,
    Scheme.HALAL: HalalNumber,
    Scheme.SNI: SniNumber,
    Scheme.TRADEMARK: TrademarkNumber,
    Scheme.TKDN: TkdnNumber,
    Scheme.BARCODE: Gtin,
}
_SCHEMES = {kind: scheme for scheme, kind in _CLASSES.items()}
_PLAIN = (PbUmku, HalalNumber, BpomNumber, TrademarkNumber, TkdnNumber, SniNumber)
"""Kinds whose own form says what they are, so that they are known under any header."""
_ZEROS: dict[type[Identifier], int] = {Nib: 13, Gtin: 13, Npwp: 15}
_SCIENTIFIC = re.compile(r"[+-]?[0-9](?:[.,][0-9]*)?\s?[eE]\s?\+?[0-9]{1,3}")
_POINT_ZERO = re.compile(r"([0-9]{8,})[.,]0+")
_PENDING = re.compile(
    r"\b(?:proses|diproses|pengajuan|diajukan|diurus|mengurus|menunggu|sedang|pending|rencana)\b", re.I
)
_SHORTEST, _LONGEST = 4, 1_000
_BESIDE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19|20)[0-9]{2}|[0-9]{1,2} [A-Za-z]+ (?:19|20)[0-9]{2}|"
    r"(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?)(?![0-9])"
)


def is_scientific(text: str) -> bool:
    """Tell whether a number stands in scientific notation."""
    return _SCIENTIFIC.fullmatch(text) is not None


def _restored(text: str) -> str | None:
    """The number behind a scientific notation that still holds every digit; None where digits are lost."""
    mantissa, _, power = text.lower().replace(",", ".").replace(" ", "").partition("e")
    digits = mantissa.lstrip("+-").replace(".", "")
    return digits if len(digits) == int(power) + 1 else None


def official(raw: Raw, kind: type[Identifier], repairs: Repairs) -> Read:
    """Read one official number; an ill-formed one is kept as given.

    Returns:
        A read whose value is text: canonical, or as given where it is not well-formed.
    """
    text = given(raw)
    if not text:
        return empty()
    if is_scientific(text):
        whole = _restored(text)
        return lost(text) if whole is None else changed(whole, "scientific_whole")
    pointed = _POINT_ZERO.fullmatch(text)
    body = pointed[1] if pointed else text
    try:
        number = str(kind(body))
    except IdentifierError:
        return _ill_formed(text, body, kind, repairs)
    return read(number) if number == text else changed(number, "number")


def _ill_formed(text: str, body: str, kind: type[Identifier], repairs: Repairs) -> Read:
    length = _ZEROS.get(kind)
    if length is not None and body.isdigit() and length - 3 <= len(body) < length:
        padded = body.zfill(length)
        if kind.is_valid(padded):
            return offered(padded, "zeros", "leading_zeros", value=text, apply=repairs.leading_zeros)
    return unread("number_form", text)


@frozen
class Found:
    """Satu nomor yang ditemukan. One number found in a cell, with the scheme it is of."""

    scheme: Scheme
    number: str | None
    why: str = ""


@frozen(kw_only=True)
class Certificates:
    """Isi satu sel izin. What one cell says of certificates.

    Attributes:
        numbers: one entry a certificate; empty where there is none.
        outcome: what became of the cell.
        why: the reason.
        offer: what a number would be with its lost zeros.
    """

    numbers: tuple[Found, ...] = ()
    outcome: Outcome = Outcome.READ
    why: str = ""


def certificates(raw: Raw, scheme: Scheme) -> Certificates:
    """Read a cell of a column that speaks of one scheme: a number, several, or a tick."""
    said = truth(raw)
    if said.outcome is Outcome.EMPTY:
        return Certificates(outcome=Outcome.EMPTY)
    if said.value is True:
        return Certificates(numbers=(Found(scheme, None),), outcome=Outcome.CHANGED, why="truth_in_number")
    if said.value is False:
        return Certificates(outcome=Outcome.CHANGED, why="tick")
    text = given(raw)
    if len(text) > _LONGEST:
        return Certificates(outcome=Outcome.UNREAD, why="words")
    if is_scientific(text):
        whole = _restored(text)
        if whole is None:
            return Certificates(numbers=(Found(scheme, text),), outcome=Outcome.LOST, why="scientific")
        text = whole
    kind = _CLASSES.get(scheme)
    found = _numbers(text, scheme, kind)
    if found:
        single = found[-1] if len(found) == 1 else None
        why = "several" if single is None else "scheme" if single.scheme is not scheme else "number"
        same = single == Found(scheme, text)
        return Certificates(numbers=found, outcome=Outcome.READ if same else Outcome.CHANGED, why="" if same else why)
    if _PENDING.search(text):
        return Certificates(outcome=Outcome.UNREAD, why="pending")
    digits = sum(sign.isdigit() for sign in text)
    # A column of NIBs or barcodes holds codes of a shop as well; in others a few digits may be a date or a count.
    if digits >= _SHORTEST or (digits and scheme in (Scheme.NIB, Scheme.BARCODE) and " " not in text):
        # A scheme without a national form of its number takes it as it is.
        plain = kind is None
        return Certificates(
            numbers=(Found(scheme, text, "" if plain else "number_form"),),
            outcome=Outcome.READ if plain else Outcome.UNREAD,
            why="" if plain else "number_form",
        )
    words = text.lower().replace("(", " ").split()
    if words and truth(words[0]).value is True:
        return Certificates(numbers=(Found(scheme, None),), outcome=Outcome.CHANGED, why="truth_in_number")
    return Certificates(outcome=Outcome.UNREAD, why="words")


def _numbers(text: str, scheme: Scheme, kind: type[Identifier] | None) -> tuple[Found, ...]:
    if kind is None:
        return ()
    if kind.is_valid(text):
        return (Found(scheme, str(kind(text))),)
    found: list[Found] = []
    for readings in identify_all(text):
        own = next((reading for reading in readings if type(reading) is kind), None)
        if own is not None:
            found.append(Found(scheme, str(own)))
            continue
        other = _clear(readings, text)
        if other is None:
            # A number that cannot be placed: the cell is kept whole rather than cut.
            return ()
        found.append(other)
    rest = _leftover(text, found)
    return () if rest else tuple(dict.fromkeys(found))


def _clear(readings: tuple[Identifier, ...], text: str) -> Found | None:
    for reading in readings:
        dashed = isinstance(reading, Pirt) and re.search(r"[0-9]\s?[-\u2010-\u2015]\s?[0-9]{2}(?![0-9])", text)
        if isinstance(reading, _PLAIN) or dashed:
            return Found(_SCHEMES[type(reading)], str(reading), "scheme")
    first, *others = readings
    if not others and isinstance(first, Nib) and re.search(r"\bnib\b", text, re.IGNORECASE):
        return Found(Scheme.NIB, str(first), "scheme")
    return None


def _leftover(text: str, found: Sequence[Found]) -> bool:
    """Tell whether digits stand in a cell that no number took: then nothing is cut from it.

    Dates and years beside a number do not count; the cell that has them is kept aside as well.
    """
    digits = sum(sign.isdigit() for sign in text)
    taken = sum(sum(sign.isdigit() for sign in one.number or "") for one in found)
    if digits - taken < _SHORTEST:
        return False
    beside = sum(sum(sign.isdigit() for sign in match) for match in _BESIDE.findall(text))
    return digits - taken - beside >= _SHORTEST or beside < digits - taken - _SHORTEST


def has_more(text: str, found: Sequence[Found]) -> bool:
    """Tell whether a cell says something beside its numbers: a date, a year, an issuer."""
    digits = sum(sign.isdigit() for sign in text)
    return digits - sum(sum(sign.isdigit() for sign in one.number or "") for one in found) >= _SHORTEST


def permits(raw: Raw) -> Certificates:
    """Read a cell that may hold any permit: only numbers whose own form says what they are."""
    text = given(raw)
    if not text:
        return Certificates(outcome=Outcome.EMPTY)
    if len(text) > _LONGEST:
        return Certificates(outcome=Outcome.UNREAD, why="words")
    found: list[Found] = []
    for readings in identify_all(text):
        one = _clear(readings, text) or _single(readings)
        if one is None:
            return Certificates(outcome=Outcome.UNREAD, why="words")
        found.append(Found(one.scheme, one.number))
    if not found or _leftover(text, found):
        return Certificates(outcome=Outcome.UNREAD, why="words")
    return Certificates(
        numbers=tuple(dict.fromkeys(found)), outcome=Outcome.CHANGED, why="several" if len(found) > 1 else "number"
    )


def _single(readings: tuple[Identifier, ...]) -> Found | None:
    """The one reading of a number that has only one."""
    if len(readings) != 1:
        return None
    reading = readings[0]
    scheme = _SCHEMES.get(type(reading))
    # Taxpayer numbers are personal and belong in their own column.
    return None if scheme in (None, Scheme.NPWP, Scheme.BARCODE) else Found(scheme, str(reading))
