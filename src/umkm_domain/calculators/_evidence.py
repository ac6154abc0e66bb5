"""Bukti syarat dalam rekaman. Whether the records of a registry prove a requirement on a day.

One object a registry and day; what it found out about a certificate it keeps, for funnels and plans ask again and
again. A number that is not well-formed proves nothing and disproves nothing: it may be a slip of the pen.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import cast

from attrs import frozen

from umkm_domain.calculators.profiles import HOME_PERMITS, Kind, Level, Profile, Requirement
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.reprs import repr_of
from umkm_domain.identifiers import Gtin, Nib, Npwp
from umkm_domain.law import certification as law_certification
from umkm_domain.law.book import LawBook
from umkm_domain.law.certification import PirtAdmission
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import Listing, RetailAgreement

__all__ = ["Evidence", "Finding", "Proof", "State", "there", "told"]


class State(StrEnum):
    """Keadaan syarat. UNKNOWN: the records do not tell. NOT_NEEDED: it does not apply to the product."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"


@frozen
class Proof:
    """Rekaman pembukti. The record, and the place in it, that proves a state."""

    table: str
    id: str
    path: str = ""

    def __str__(self) -> str:
        return f"{self.table}/{self.id}{self.path}"


Finding = tuple[State, tuple[Proof, ...], Text | None]
"""State, the records that prove it, and a remark."""

_ABSENT: Finding = (State.MISSING, (), Text(id="Tidak ada rekamannya.", en="There is no record of it."))
_NOT_SAID: Finding = (State.UNKNOWN, (), Text(id="Tidak tercatat.", en="It is not recorded."))
_RANK = {State.MET: 0, State.UNKNOWN: 1, State.MISSING: 2}
_STATUS: dict[CertStatus, tuple[State, Text | None]] = {
    CertStatus.VALID: (State.MET, None),
    CertStatus.UNKNOWN: (State.UNKNOWN, Text(id="Masa berlakunya tidak diketahui.", en="Its validity is not known.")),
    CertStatus.EXPIRED: (State.MISSING, Text(id="Sudah habis masa berlakunya.", en="It has expired.")),
    CertStatus.REVOKED: (State.MISSING, Text(id="Sudah dicabut.", en="It was revoked.")),
    CertStatus.NOT_YET_VALID: (State.MISSING, Text(id="Baru terbit sesudah hari itu.", en="It was issued later.")),
}
_MALFORMED = Text(id="Nomornya tidak berbentuk benar.", en="Its number is not well-formed.")
_IN_STORE = Text(id="Barcode dalam toko, bukan untuk toko lain.", en="An in-store barcode, not for another shop.")
_NO_PRODUCT = Text(id="Tidak menyebut produk yang dicakup.", en="It does not say which products it covers.")
_NO_PIRT = Text(id="Produk ini tidak dapat ber-SPP-IRT.", en="A home-industry permit cannot cover this product.")
_LATER = Text(id="Nomornya baru terbit sesudah hari itu.", en="Its number was issued after that day.")


def there(enterprise: Enterprise | None, on: date) -> bool:
    """Ada pada hari itu. Whether an enterprise is founded by that day, as far as is known, and not yet closed."""
    return (
        enterprise is not None
        and (enterprise.established is None or enterprise.established <= on)
        and (enterprise.closed is None or on <= enterprise.closed)
    )


def told(given: object, profile: Profile) -> dict[str, bool]:
    """Yang diketahui pengguna. What the caller says of requirements, read strictly.

    Raises:
        UsageError: no mapping, a requirement that the profile does not have, or a value other than True and False.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        message = f"given: expected a mapping from requirement to True or False, got {repr_of(given)}"
        raise UsageError(message)
    said = cast("Mapping[object, object]", given)
    names = {requirement.id for requirement in profile.requirements}
    unknown = [str(name) for name in said if name not in names]
    if unknown:
        message = f"given: expected requirements of {profile.name!r}, got {', '.join(sorted(unknown))}"
        raise UsageError(message)
    for name, value in said.items():
        if not isinstance(value, bool):
            message = f"given: expected True or False for {name}, got {repr_of(value)}"
            raise UsageError(message)
    return cast("dict[str, bool]", dict(said))


class Evidence:
    """Bukti pada satu hari. What the records of a registry prove on a day.

    Args:
        registry: the records.
        on: the day.
        law: the book of law, for the validity of certificates and the reach of P-IRT.
        given: what the caller knows and no record holds, by requirement: True met, False missing.
    """

    def __init__(self, registry: Registry, on: date, law: LawBook, given: Mapping[str, bool] | None = None) -> None:
        self.registry = registry
        self.on = on
        self._law = law
        self._given = dict(given or {})
        self._certificates: dict[str, Finding] = {}
        self._held: dict[tuple[str, str], Finding] = {}
        try:
            self._admission: PirtAdmission | None = law.at(law_certification.PIRT_ADMISSION, on).value
        except GapError:
            self._admission = None

    def judge(self, requirement: Requirement, product: Product, enterprise: Enterprise | None) -> Finding:
        """The state of a requirement for a product of an enterprise."""
        if requirement.only_if is not None and not getattr(product, requirement.only_if):
            return State.NOT_NEEDED, (), None
        if requirement.id in self._given:
            state = State.MET if self._given[requirement.id] else State.MISSING
            return state, (), Text(id="Menurut pengguna.", en="As the caller says.")
        if requirement.kind is Kind.CERTIFICATE:
            if requirement.level is Level.ENTERPRISE:
                return _ABSENT if enterprise is None else self._by_enterprise(requirement, enterprise)
            return self._by_product(requirement, product)
        return self._by_field(requirement, product)

    def _certificate(self, certificate: Certification) -> Finding:
        found = self._certificates.get(certificate.id)
        if found is None:
            state, remark = _STATUS[certificate.status(self.on, law=self._law)]
            found = state, (Proof("certifications", certificate.id),), remark
            self._certificates[certificate.id] = found
        return found

    def _by_enterprise(self, requirement: Requirement, enterprise: Enterprise) -> Finding:
        key = (requirement.id, enterprise.id)
        found = self._held.get(key)
        if found is None:
            found = _best(
                [
                    *(
                        self._certificate(c)
                        for c in self.registry.certifications_held(enterprise.id)
                        if c.scheme in requirement.schemes
                    ),
                    *self._own_numbers(requirement, enterprise),
                ]
            )
            self._held[key] = found
        return found

    def _own_numbers(self, requirement: Requirement, enterprise: Enterprise) -> list[Finding]:
        found: list[Finding] = []
        if enterprise.nib is not None and Scheme.NIB in requirement.schemes:
            proof = (Proof("enterprises", enterprise.id, "/nib"),)
            if not Nib.is_valid(enterprise.nib):
                found.append((State.UNKNOWN, proof, _MALFORMED))
            else:
                issued = Nib(enterprise.nib).issued_on
                later = issued is not None and issued > self.on
                found.append((State.MISSING, proof, _LATER) if later else (State.MET, proof, None))
        if enterprise.npwp is not None and Scheme.NPWP in requirement.schemes:
            proof = (Proof("enterprises", enterprise.id, "/npwp"),)
            good = Npwp.is_valid(enterprise.npwp)
            found.append((State.MET, proof, None) if good else (State.UNKNOWN, proof, _MALFORMED))
        return found

    def _by_product(self, requirement: Requirement, product: Product) -> Finding:
        schemes = requirement.schemes
        found: list[Finding] = []
        if product.gtin is not None and Scheme.BARCODE in schemes:
            found.append(_barcode(product.gtin, product.id))
        for certificate in self.registry.certifications_covering(product.id):
            if certificate.scheme in schemes:
                proved = self._certificate(certificate)
                if certificate.scheme in HOME_PERMITS and self.needs_bpom(product):
                    proved = State.MISSING, proved[1], _NO_PIRT
                found.append(proved)
        best = _best(found)
        if best[0] is State.MET:
            return best
        found += [
            (State.UNKNOWN, (Proof("certifications", c.id),), _NO_PRODUCT)
            for c in self.registry.certifications_held(product.enterprise_id)
            if c.scheme in schemes and not c.product_ids and self._certificate(c)[0] is not State.MISSING
        ]
        return _best(found)

    def needs_bpom(self, product: Product) -> bool:
        """Whether the law of the day keeps a product from a home-industry permit, as far as its record tells."""
        rule = self._admission
        if rule is None:
            return False
        return (
            any(getattr(product, fact) for fact in rule.excluded)
            or (product.storage is not None and product.storage not in rule.storages)
            or bool(product.imported and rule.domestic_only)
        )

    def _by_field(self, requirement: Requirement, product: Product) -> Finding:
        kind = requirement.kind
        if kind is Kind.LABEL and requirement.field is not None:
            said = None if product.label is None else getattr(product.label, requirement.field)
            return _yes_or_no(said, Proof("products", product.id, f"/label/{requirement.field}"))
        if kind is Kind.NET_CONTENT:
            if product.net_content is not None:
                return State.MET, (Proof("products", product.id, "/net_content"),), None
            said = None if product.label is None else product.label.net_content
            return _yes_or_no(said, Proof("products", product.id, "/label/net_content"))
        if kind is Kind.BRAND:
            if product.brand is not None:
                return State.MET, (Proof("products", product.id, "/brand"),), None
            marks = [
                self._certificate(c)
                for c in self.registry.certifications_covering(product.id)
                if c.scheme is Scheme.TRADEMARK
            ]
            return _best(marks) if marks else _NOT_SAID
        if kind in (Kind.SHELF_LIFE, Kind.CAPACITY) and requirement.minimum is not None:
            field = "shelf_life_days" if kind is Kind.SHELF_LIFE else "monthly_capacity"
            amount = getattr(product, field)
            enough = None if amount is None else amount >= requirement.minimum
            return _yes_or_no(enough, Proof("products", product.id, f"/{field}"))
        return _NOT_SAID

    def supplies(self, product: Product, retailer: str | None = None) -> list[RetailAgreement]:
        """Supply contracts in force that name the product, or to which its maker is a party."""
        by_maker = self._contracts.get(product.enterprise_id, [])
        named = [a for a, _ in self.registry.listings_of(product.id) if a.is_supply_contract and self._stands(a)]
        return [a for a in dict.fromkeys((*named, *by_maker)) if _at(a, retailer)]

    def supplied(self, enterprise_id: str, retailer: str | None = None) -> list[RetailAgreement]:
        """Supply contracts in force to which an enterprise is a party."""
        return [a for a in self._contracts.get(enterprise_id, []) if _at(a, retailer)]

    def listed(self, product: Product, retailer: str | None = None) -> list[tuple[RetailAgreement, Listing]]:
        """Listings on the shelf under a supply contract that has begun and not ended."""
        return [
            (a, listing)
            for a, listing in self.registry.listings_of(product.id)
            if a.is_supply_contract and self._stands(a) and listing.on_shelf(self.on) and _at(a, retailer)
        ]

    @cached_property
    def _contracts(self) -> dict[str, list[RetailAgreement]]:
        found: dict[str, list[RetailAgreement]] = {}
        for agreement in self.registry.agreements:
            if agreement.is_supply_contract and self._stands(agreement):
                for party in agreement.parties:
                    if party.enterprise_id is not None:
                        found.setdefault(party.enterprise_id, []).append(agreement)
        return found

    def _stands(self, agreement: RetailAgreement) -> bool:
        """Begun and not ended; a contract that names no day is taken to stand, for its listings have days."""
        first, last = agreement.since or agreement.signed_on, agreement.last_day
        return (first is None or first <= self.on) and (last is None or self.on <= last)


def _barcode(gtin: str, product_id: str) -> Finding:
    proof = (Proof("products", product_id, "/gtin"),)
    if not Gtin.is_valid(gtin):
        return State.UNKNOWN, proof, _MALFORMED
    return (State.MISSING, proof, _IN_STORE) if Gtin(gtin).is_restricted else (State.MET, proof, None)


def _at(agreement: RetailAgreement, retailer: str | None) -> bool:
    return retailer is None or (agreement.retailer is not None and agreement.retailer.casefold() == retailer.casefold())


def _best(found: list[Finding]) -> Finding:
    return min(found, key=lambda one: _RANK[one[0]]) if found else _ABSENT


def _yes_or_no(said: bool | None, proof: Proof) -> Finding:
    if said is None:
        return _NOT_SAID
    return (State.MET if said else State.MISSING), (proof,), None
