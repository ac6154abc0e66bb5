"""Data pribadi: dikeluarkan, atau diganti nama samaran berkunci. Personal data: taken out, or replaced by keyed hashes.

What is personal: the fields of the model that say so (owner, controller, NPWP); the number of a certificate of scheme
NPWP; the name of a party or recipient that is a private person; and the name of the owner or controller where it
stands in the name of the business, of its products or brands.

>>> pseudonym = Pseudonyms(b"0123456789abcdef0123456789abcdef")
>>> pseudonym.name("Nama Contoh") == pseudonym.name(" NAMA  contoh")
True
>>> pseudonym.name("Nama Contoh")
'p-996de0e07f1b6c97aa82f809b6754a30'

Source: UU 27/2022 (personal data protection).
"""

import hashlib
import hmac
import re
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.masking import mask_name
from umkm_domain.io._fields import slots
from umkm_domain.io.exports.result import Losses
from umkm_domain.io.reasons import printable
from umkm_domain.model.assistance import AssistanceGrant, Recipient
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import RetailAgreement

__all__ = ["MIN_KEY", "Pseudonyms", "guarded", "read_key"]

MIN_KEY = 32
"""Fewest bytes of a key: as many as the hash gives, so that a key is never the weaker part."""
_MAX_KEY = 1_048_576

_TAKEN_OUT = Text("data pribadi, tidak diminta", "personal data, not asked for")
_REPLACED = Text("data pribadi, diganti nama samaran", "personal data, replaced by a pseudonym")
_PERSON = Text("perorangan", "private person")

R = TypeVar("R")


def read_key(path: str | PathLike[str]) -> bytes:
    """Baca kunci nama samaran. Read the key of the pseudonyms: all bytes of the file, none taken away.

    Raises:
        UsageError: it cannot be read, holds fewer than 32 bytes, or is no key file by its size.
    """
    place = Path(path)
    try:
        with place.open("rb") as stream:
            key = stream.read(_MAX_KEY + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no system takes
        got = getattr(error, "strerror", None) or error
        message = f"key file {printable(place.name)}: expected a file that can be read, got: {got}"
        raise UsageError(message) from error
    if len(key) > _MAX_KEY:
        message = f"key file {place.name}: expected a key of 32 bytes or some more, got over {_MAX_KEY} bytes"
        raise UsageError(message)
    return checked_key(key, f"key file {place.name}")


def checked_key(key: bytes, what: str = "key") -> bytes:
    """Return the key, or refuse one that is too short.

    Raises:
        UsageError: not bytes, or fewer than 32.
    """
    if not isinstance(key, bytes):
        message = f"{what}: expected bytes, got {type(key).__name__}"
        raise UsageError(message)
    if len(key) < MIN_KEY:
        message = (
            f"{what}: expected at least {MIN_KEY} bytes, got {len(key)}; "
            f'make one with: python -c "import os, sys; sys.stdout.buffer.write(os.urandom({MIN_KEY}))" > KEYFILE'
        )
        raise UsageError(message)
    return key


class Pseudonyms:
    """Pembuat nama samaran. Makes pseudonyms: the same key and value give the same one, in every data set.

    HMAC-SHA256, of which 128 bits are shown. Without the key nobody can tell a name by trying names. Names that
    differ only in case or blanks count as one; names and numbers never share a pseudonym.

    Args:
        key: at least 32 bytes.

    Raises:
        UsageError: the key is too short.
    """

    def __init__(self, key: bytes) -> None:
        self._key = checked_key(key)

    def _of(self, kind: str, value: str) -> str:
        digest = hmac.new(self._key, f"umkm-domain/{kind}/{value}".encode("utf-8", "surrogatepass"), hashlib.sha256)
        return f"p-{digest.hexdigest()[:32]}"

    def name(self, name: str) -> str:
        """The pseudonym of a name."""
        return self._of("name", " ".join(name.casefold().split()))

    def number(self, number: str) -> str:
        """The pseudonym of a number."""
        return self._of("number", number)


def guarded(registry: Registry, losses: Losses, key: bytes | None) -> Registry:
    """Return a registry without personal data, or with pseudonyms where there is a key.

    Everything that is written afterwards is written from this registry, so no format can let a value out.

    Args:
        registry: the records.
        losses: takes what was taken out or replaced.
        key: key of the pseudonyms; None takes the values out.
    """
    return _Guard(registry, losses, None if key is None else Pseudonyms(key)).registry()


class _Guard:
    def __init__(self, registry: Registry, losses: Losses, pseudonyms: Pseudonyms | None) -> None:
        self._registry = registry
        self._losses = losses
        self._pseudonyms = pseudonyms
        self._reason = _TAKEN_OUT if pseudonyms is None else _REPLACED
        self._people = {e.id: found for e in registry.enterprises if (found := _people(e)) is not None}

    def registry(self) -> Registry:
        was = self._registry
        return evolve(
            was,
            enterprises=self._each("enterprises", was.enterprises, self._enterprise),
            products=self._each("products", was.products, self._product),
            certifications=self._each("certifications", was.certifications, self._certification),
            agreements=self._each("agreements", was.agreements, self._agreement),
            grants=self._each("grants", was.grants, self._grant),
        )

    def _each(self, table: str, records: tuple[R, ...], change: Callable[[R], dict[str, Any]]) -> tuple[R, ...]:
        out: list[R] = []
        for record in records:
            changes = change(record)
            for name in changes:
                self._losses.add(table, name, getattr(record, "id", ""), self._reason)
            out.append(evolve(record, **changes) if changes else record)  # type: ignore[misc]
        return tuple(out)

    def _enterprise(self, e: Enterprise) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        for slot in slots(Enterprise).values():
            value = getattr(e, slot.name)
            if slot.personal and value is not None:
                changes[slot.name] = self._value(slot.name, value)
        return changes | self._cleaned(e, e.id, "name")

    def _value(self, field: str, value: str) -> str | None:
        if self._pseudonyms is None:
            return None
        return self._pseudonyms.number(value) if field == "npwp" else self._pseudonyms.name(value)

    def _product(self, p: Product) -> dict[str, Any]:
        return self._cleaned(p, p.enterprise_id, "name", "brand")

    def _cleaned(self, record: Any, enterprise_id: str | None, *names: str) -> dict[str, Any]:
        """Names of a record in which the owner's or controller's name stands, without it."""
        people = self._people.get(enterprise_id or "")
        changes: dict[str, Any] = {}
        if people is not None:
            for name in names:
                given = getattr(record, name)
                if given is not None and (cleaned := people.sub(self._hidden, given)) != given:
                    changes[name] = cleaned
        return changes

    def _hidden(self, match: "re.Match[str]") -> str:
        return mask_name(match[0]) if self._pseudonyms is None else self._pseudonyms.name(match[0])

    def _certification(self, c: Certification) -> dict[str, Any]:
        if c.scheme is not Scheme.NPWP or c.number is None:
            return {}
        return {"number": self._value("npwp", c.number)}

    def _agreement(self, a: RetailAgreement) -> dict[str, Any]:
        parties = tuple(self._party(party) for party in a.parties)
        return {} if parties == a.parties else {"parties": parties}

    def _grant(self, g: AssistanceGrant) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        giver = None if g.giver is None else self._party(g.giver)
        if giver != g.giver:
            changes["giver"] = giver
        recipients = tuple(self._recipient(recipient) for recipient in g.recipients)
        if recipients != g.recipients:
            changes["recipients"] = recipients
        return changes

    def _party(self, party: Party) -> Party:
        if party.kind is PartyKind.INDIVIDUAL:
            return evolve(party, name=self._person(party.name))
        changes = self._cleaned(party, party.enterprise_id, "name")
        return evolve(party, **changes) if changes else party

    def _recipient(self, recipient: Recipient) -> Recipient:
        if recipient.kind is PartyKind.INDIVIDUAL and recipient.name is not None:
            return evolve(recipient, name=self._person(recipient.name))
        changes = self._cleaned(recipient, recipient.enterprise_id, "name")
        return evolve(recipient, **changes) if changes else recipient

    def _person(self, name: str) -> str:
        return _PERSON.id if self._pseudonyms is None else self._pseudonyms.name(name)


def _people(e: Enterprise) -> "re.Pattern[str] | None":
    """A pattern that finds the names of owner and controller, whatever their case and blanks."""
    names = {" ".join(name.split()) for name in (e.owner, e.controller) if name is not None}
    words = sorted((name for name in names if len(name) > 2), key=len, reverse=True)
    if not words:
        return None
    alternatives = "|".join(r"\s+".join(map(re.escape, name.split())) for name in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
