"""Sertifikat dan izin, dan keadaannya pada suatu hari. Certificates and permits, and their status on a day.

>>> from datetime import date
>>> pirt = Certification(id="C1", scheme=Scheme.PIRT, number="P-IRT No. 2063510010243-26", holder_id="E1")
>>> pirt.number, pirt.status(date(2025, 6, 1)).value, pirt.status(date(2026, 6, 1)).value
('2063510010243-26', 'valid', 'unknown')

Source: UU 33/2014 art. 42 and Perppu 2/2022 (halal has no expiry since 30 December 2022); Peraturan BPOM 4/2024
arts. 22 and 23 (P-IRT); PP 24/2018 (NIB).
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.errors import GapError, IdentifierError
from umkm_domain.core.periods import add_years
from umkm_domain.identifiers import (
    BpomNumber,
    Gtin,
    HalalKind,
    HalalNumber,
    Nib,
    Npwp,
    PbUmku,
    Pirt,
    SniNumber,
    TkdnNumber,
    TrademarkNumber,
)
from umkm_domain.law import certification as law_certification
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model._record import canonical, checked, in_order, settle

__all__ = ["CertStatus", "Certification", "Route"]

_IDENTIFIERS: dict[Scheme, Callable[[str], str]] = {
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
_VALIDITY: dict[Scheme, Timeline[law_certification.Validity]] = {
    Scheme.NIB: law_certification.NIB_VALIDITY,
    Scheme.PIRT: law_certification.PIRT_VALIDITY,
    Scheme.BPOM: law_certification.BPOM_VALIDITY,
    Scheme.HALAL: law_certification.HALAL_VALIDITY,
    Scheme.TRADEMARK: law_certification.TRADEMARK_VALIDITY,
    Scheme.TKDN: law_certification.TKDN_VALIDITY,
    Scheme.SNI: law_certification.SNI_VALIDITY,
}


class CertStatus(StrEnum):
    """Keadaan sertifikat. Unknown is not invalid: it means that the record does not tell."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_YET_VALID = "not_yet_valid"
    UNKNOWN = "unknown"


class Route(StrEnum):
    """Jalur penerbitan. How a halal or TKDN certificate was obtained."""

    REGULAR = "regular"
    SELF_DECLARED = "self_declared"


@frozen(kw_only=True, field_transformer=checked)
class Certification:
    """Sertifikat, izin atau pendaftaran. One certificate, permit or registration.

    Attributes:
        id: the record's own id, unique among certifications.
        scheme: what it certifies.
        number: its number, canonical when well-formed, else as given.
        holder_id: the enterprise that holds it.
        product_ids: the products it covers; empty for those about the enterprise (NIB).
        issuer: who issued it.
        issued_on: day of issue (for a trademark, the filing date).
        valid_until: last day of validity as printed.
        revoked_on: first day on which it was no longer good.
        replaces_id: the certificate it renews.
        route: regular or self-declared.
        source: where the record comes from.
        illustrative: made up to illustrate; no real certificate.
    """

    id: str
    scheme: Scheme
    number: str | None = None
    holder_id: str | None = None
    product_ids: tuple[str, ...] = ()
    issuer: str | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    revoked_on: date | None = None
    replaces_id: str | None = None
    route: Route | None = None
    source: str | None = None
    illustrative: bool = False

    def __attrs_post_init__(self) -> None:
        settle(self)
        in_order(self, "issued_on", "valid_until")
        kind = _IDENTIFIERS.get(self.scheme)
        if kind is not None:
            canonical(self, "number", kind)

    @property
    def identifier(self) -> str | None:
        """Bacaan bertipe. The number as its identifier class (`Pirt`, `HalalNumber`, ...), or None."""
        kind = _IDENTIFIERS.get(self.scheme)
        if kind is None or self.number is None:
            return None
        try:
            return kind(self.number)
        except IdentifierError:
            return None

    def expires_on(self, on: date, *, law: LawBook = LAW) -> date | None:
        """Hari terakhir berlaku menurut hukum pada `on`. The last day of validity by the law of `on`.

        The printed day counts; without one, the day of issue and the period of the law at issue. None when
        there is no expiry, or when it cannot be told: `status` says which.
        """
        if self._no_expiry(on, law):
            return None
        if self.valid_until is not None or self.issued_on is None:
            return self.valid_until
        years = self._years(self.issued_on, law)
        return None if years is None else add_years(self.issued_on, years) - timedelta(days=1)

    def expiry_law(self, on: date, *, law: LawBook = LAW) -> Citation | None:
        """Hukum yang menentukan hari terakhirnya. The act by which `expires_on` tells, or finds that it has no expiry.

        None where the printed day counts, and where no act tells.
        """
        if self._no_expiry(on, law):
            return law.at(_VALIDITY[self.scheme], on).citation
        if self.valid_until is not None or self.issued_on is None:
            return None
        entry = self._entry(self.issued_on, law)
        return None if entry is None or entry.value.years is None else entry.citation

    def status(self, on: date, *, law: LawBook = LAW) -> CertStatus:
        """Keadaan pada suatu hari. Status on a day, by the law of that day.

        Args:
            on: the day.
            law: the book of law; the periods of validity are read from it.

        Returns:
            Revoked before all else; then not yet valid; then by expiry. A P-IRT number without dates tells by
            the year it ends with, and is unknown within that year.
        """
        if self.revoked_on is not None and self.revoked_on <= on:
            return CertStatus.REVOKED
        if self.issued_on is not None and on < self.issued_on:
            return CertStatus.NOT_YET_VALID
        if self._no_expiry(on, law):
            told = self.number is not None or self.issued_on is not None or self.valid_until is not None
            return CertStatus.VALID if told else CertStatus.UNKNOWN
        last = self.expires_on(on, law=law)
        if last is not None:
            return CertStatus.VALID if on <= last else CertStatus.EXPIRED
        return self._by_number(on)

    def _by_number(self, on: date) -> CertStatus:
        identifier = self.identifier
        year = identifier.expiry_year if isinstance(identifier, Pirt) else None
        if year is None or on.year == year:
            return CertStatus.UNKNOWN
        return CertStatus.VALID if on.year < year else CertStatus.EXPIRED

    @property
    def _is_mui(self) -> bool:
        """Whether the number is of the old form, of which no act says that it does not expire."""
        identifier = self.identifier
        return isinstance(identifier, HalalNumber) and identifier.kind is HalalKind.LPPOM_MUI

    def _years(self, on: date, law: LawBook) -> int | None:
        entry = self._entry(on, law)
        return None if entry is None else entry.value.years

    def _entry(self, on: date, law: LawBook) -> Dated[law_certification.Validity] | None:
        """What the law of a day says of how long its scheme stands."""
        timeline = _VALIDITY.get(self.scheme)
        if timeline is None:
            return None
        # The certificates of MUI stood two years; where that rule has ended, the act speaks.
        rules = (law_certification.MUI_HALAL_VALIDITY, timeline) if self._is_mui else (timeline,)
        for rule in rules:
            try:
                return law.at(rule, on)
            except GapError:
                continue
        return None

    def _no_expiry(self, on: date, law: LawBook) -> bool:
        """Whether the law of `on` knows no expiry for it, and it had not expired before that law began."""
        timeline = _VALIDITY.get(self.scheme)
        if timeline is None:
            return False
        try:
            entry = law.at(timeline, on)
        except GapError:
            return False
        if entry.value.years is not None:
            return False
        if self._is_mui:
            return False
        ended = self.valid_until
        if ended is None and self.issued_on is not None:
            years = self._years(self.issued_on, law)
            ended = None if years is None else add_years(self.issued_on, years) - timedelta(days=1)
        return ended is None or ended >= entry.since
