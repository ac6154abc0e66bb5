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
    Nik,
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
from umkm_domain.io.importing.notes import is_personal_number, is_printed_taxpayer
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
from umkm_domain.io.importing.words import words_of

__all__ = [
    "TAXPAYER",
    "Certificates",
    "Found",
    "certificates",
    "has_more",
    "is_of_a_person",
    "is_registry",
    "is_scientific",
    "kind_of",
    "official",
    "permits",
    "registration",
    "without_persons",
]

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
_PLAIN = (BpomNumber, TrademarkNumber, TkdnNumber, SniNumber)
"""Kinds whose own form has letters in it, so that they are known under any header."""
_LABELS: dict[type[Identifier], str] = {HalalNumber: "ID|HALAL|MUI|LPPOM|BPJPH|SH", PbUmku: "UMKU", Nib: "NIB"}
"""What stands before numbers whose digits alone do not say what they are: 15 digits may be a person's NPWP."""
_ZEROS: dict[type[Identifier], int] = {Nib: 13, Gtin: 13, Npwp: 15}
_SCIENTIFIC = re.compile(r"[+-]?[0-9](?:[.,][0-9]*)?\s?[eE]\s?\+?[0-9]{1,3}")
_POINT_ZERO = re.compile(r"([0-9]{8,})[.,]0+")
_PENDING = re.compile(
    r"\b(?:proses|diproses|pengajuan|diajukan|diurus|mengurus|menunggu|sedang|pending|rencana)\b", re.I
)
_DIALLED = re.compile(r"\+|(?:\(?0|62[ .-]+)8[0-9]*[ .()-]+[0-9]")
"""Written as a telephone number is: with a plus, or in groups."""
_BETWEEN = re.compile(
    r"\s*[/;,|()&]\s*|\s+dan\s+|(?<=[0-9])\s+(?=[A-Za-z])|(?:\s|^)(?=(?:npwp|nik|ktp|hp|wa|telp)\b)", re.I
)
"""Between several numbers in one cell: a sign, or a word after a number."""
_REGISTRY = words_of(
    "haki hki idm djki merek merk terdaftar sudah belum ber sertifikat ada no nomor pendaftaran dagang"
)
_SHORTEST, _LONGEST = 4, 1_000
TAXPAYER = (14, 15, 16)
"""Digits that a taxpayer number may have, one of them lost or not."""
_BESIDE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19|20)[0-9]{2}|[0-9]{1,2} [A-Za-z]+ (?:19|20)[0-9]{2}|"
    r"(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?)(?![0-9])"
)


def kind_of(scheme: Scheme | None) -> type[Identifier] | None:
    """The class of the numbers of a scheme; None where they have no national form."""
    return None if scheme is None else _CLASSES.get(scheme)


def is_of_a_person(text: str, kind: type[Identifier] | None) -> bool:
    """Tell whether a cell of a column of numbers holds a number of a person instead.

    Some barcodes, NIBs and permits begin as telephone numbers do, or are as long as a NIK: in their own columns
    they are what they say, unless they are written as telephone or taxpayer numbers are, or are a sound NIK.

    >>> is_of_a_person("0812345678901", Gtin), is_of_a_person("+62 812-3456-78901", Nib)
    (False, True)
    """
    if kind is not None and kind.is_valid(text):
        doubtful = _DIALLED.match(text) is not None or is_printed_taxpayer(text)
        return (doubtful and is_personal_number(text)) or (kind is not Gtin and Nik.is_valid(text))
    if re.fullmatch(r"[0-9]{15}", text) and kind is not None:
        # Fifteen bare digits are those of a taxpayer; permits for food have as many, and may be misprinted.
        return Npwp.is_valid(text) or kind not in (Pirt, BpomNumber)
    return is_personal_number(text)


def without_persons(text: str, kind: type[Identifier] | None) -> tuple[str, bool]:
    """Return a cell of several numbers less those of persons, and whether there are such.

    >>> without_persons("P-IRT 2063510010243-26 / NPWP 01.234.567.0-901.000", Pirt)
    ('P-IRT 2063510010243-26', True)
    """
    whole = len(text) > _LONGEST or (kind is not None and kind.is_valid(text))
    parts = [] if whole else [part for part in _BETWEEN.split(text) if part]
    rest = [part for part in parts if not is_of_a_person(part, kind)]
    if len(rest) < len(parts) and len(parts) > 1:
        return " / ".join(rest), True
    personal = is_of_a_person(text, kind)
    return "" if personal else text, personal


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


def registration(raw: Raw) -> Certificates | None:
    """Read a cell of a column of brands that names no brand: a tick, or the number of a registered trademark.

    >>> registration("IDM 000984301").numbers[0].number, registration("Cap Jempol") is None
    ('IDM000984301', True)
    """
    if truth(raw).value is None and not TrademarkNumber.is_valid(given(raw)):
        return None
    return certificates(raw, Scheme.TRADEMARK)


def is_registry(text: str) -> bool:
    """Tell whether a cell of a column of brands only speaks of registering one: haki, terdaftar."""
    words = re.findall(r"[a-z]+", text.lower())
    return bool(words) and set(words) <= _REGISTRY


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
    """The reading that the cell itself names; never one of bare digits, under the header of another kind."""
    for reading in readings:
        dashed = isinstance(reading, Pirt) and re.search(r"[0-9]\s?[-\u2010-\u2015]\s?[0-9]{2}(?![0-9])", text)
        if isinstance(reading, _PLAIN) or dashed or _is_labelled(reading, text):
            return Found(_SCHEMES[type(reading)], str(reading), "scheme")
    return None


def _is_labelled(reading: Identifier, text: str) -> bool:
    """Tell whether the label of its kind stands before a number, or before the whole number in front of it."""
    label = _LABELS.get(type(reading))
    if label is None:
        return False
    digits = str(reading).removeprefix("ID")
    before = rf"(?:[0-9]{{{len(digits)}}})*" if len(digits) > TAXPAYER[-1] else ""
    return re.search(rf"(?:{label})[A-Z]*{before}{digits}", re.sub(r"[^0-9A-Z]", "", text.upper())) is not None


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
    # Taxpayer numbers are personal and belong in their own column; old halal numbers look like them.
    unsure = (Scheme.NPWP, Scheme.BARCODE, Scheme.HALAL)
    return None if scheme is None or scheme in unsure else Found(scheme, str(reading))
