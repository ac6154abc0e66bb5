"""Indeks dan ingatan bersama untuk satu pemeriksaan. Indexes and memory shared by all rules of one check.

Each is made on first use and once: a rule that never asks costs nothing, and no rule goes through the records
of another table again.

>>> from datetime import date
>>> from umkm_domain.law import LAW
>>> Facts(Registry(), date(2019, 7, 18), LAW).year
2018
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from umkm_domain.calculators.scale import figures_for
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.errors import GapError
from umkm_domain.core.findings import Severity
from umkm_domain.law import scale
from umkm_domain.law.book import LawBook, Place, place_of
from umkm_domain.law.scale import Measure, ScaleTable, Size
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.product import Product
from umkm_domain.model.registry import TABLES, Registry
from umkm_domain.model.statistics import Observation

__all__ = ["SIZE_WORDS", "Facts", "size_by", "size_of", "sizes"]

R = TypeVar("R")
K = TypeVar("K")


def grouped(records: Iterable[R], key: Callable[[R], K | None]) -> dict[K, list[R]]:
    """Records by a key, each group by id: their order in a table does not matter. Those without a key are left out."""
    groups: dict[K, list[R]] = defaultdict(list)
    for record in records:
        value = key(record)
        if value is not None:
            groups[value].append(record)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda record: str(getattr(record, "id", "")))
    return dict(groups)


_WORDS = {"mikro": Size.MICRO, "kecil": Size.SMALL, "menengah": Size.MEDIUM, "besar": Size.LARGE}
SIZE_WORDS: dict[str, Size] = {
    before + word: size for word, size in (*_WORDS.items(), *((s.value, s) for s in Size)) for before in ("", "usaha ")
}
"""The words that registers write size classes with, in lower case."""


def size_of(stated: str | None) -> Size | None:
    """Kelas yang tertulis. The class that a register states, in Indonesian or English; None for other words.

    >>> size_of("Usaha Kecil"), size_of("BPR")
    (<Size.SMALL: 'small'>, None)
    """
    return None if stated is None else SIZE_WORDS.get(stated.lower())


def size_by(table: ScaleTable, measure: Measure, amount: int) -> Size | None:
    """Kelas menurut satu ukuran. The class that one measure gives; None where the act has none for it."""
    bands = table.bands(measure)
    if not bands:
        return None
    for band in bands:
        if amount <= band.maximum:
            return band.size
    return Size.LARGE if table.open_top else None


_FIGURES = ((Measure.SALES, "sales"), (Measure.NET_ASSETS, "net_assets"), (Measure.CAPITAL, "business_capital"))


def sizes(table: ScaleTable, figures: YearFigures) -> dict[Measure, Size]:
    """Kelas menurut tiap ukuran yang diketahui. The class by each measure whose figure is known."""
    found: dict[Measure, Size] = {}
    for measure, name in _FIGURES:
        amount = getattr(figures, name)
        size = None if amount is None else size_by(table, measure, amount)
        if size is not None:
            found[measure] = size
    return found


def own_place(book: LawBook) -> str | None:
    """The region that a book answers for by itself (`LawBook.for_jurisdiction`); None for the law of the country."""
    places = {timeline.jurisdiction for timeline in book} - {None}
    return places.pop() if len(places) == 1 else None


class Memory(LawBook):
    """Buku hukum yang mengingat jawabannya. A book that remembers its answers, for as long as one check takes.

    Certificates ask for the same keys and days again and again, gaps included.
    """

    __slots__ = ("_answers",)
    _answers: dict[tuple[str, date, str | None, bool], Dated[Any] | GapError]

    def __init__(self, book: LawBook) -> None:
        super().__init__({timeline.key: timeline for timeline in book})
        object.__setattr__(self, "_answers", {})

    def at(
        self, key: Timeline[Any] | str, on: date, *, jurisdiction: Place | None = None, unverified: bool = False
    ) -> Dated[Any]:
        """The entry in force on a day; asked once, remembered after."""
        place = place_of(jurisdiction)
        question = (key if isinstance(key, str) else key.key, on, place, unverified)
        answer = self._answers.get(question)
        if answer is None:
            try:
                answer = super().at(key, on, jurisdiction=place, unverified=unverified)
            except GapError as gap:
                answer = gap
            self._answers[question] = answer
        if isinstance(answer, GapError):
            raise answer.with_traceback(None)
        return answer


class Facts:
    """Rekaman, hari, hukum, dan indeksnya. The records, the day, the law, and indexes over them."""

    def __init__(self, registry: Registry, on: date, law: LawBook, jurisdiction: str | None = None) -> None:
        self.registry = registry
        self.on = on
        self.law = Memory(law)
        self.jurisdiction = own_place(law) if jurisdiction is None else jurisdiction
        self._status: dict[str, CertStatus] = {}
        self._last_day: dict[str, date | None] = {}
        self._identifier: dict[tuple[Scheme, str], str | None] = {}
        self._size: dict[tuple[str, date], tuple[Size, ...]] = {}
        self._scale: dict[date, Dated[ScaleTable] | None] = {}
        self._kept: dict[str, Any] = {}

    @property
    def year(self) -> int:
        """The last whole year before the day: the one whose figures decide the class."""
        return self.on.year - 1

    @cached_property
    def known(self) -> dict[str, set[str]]:
        """The ids of each table."""
        return {table: {record.id for record in getattr(self.registry, table)} for table in TABLES}

    @cached_property
    def by_scheme(self) -> dict[Scheme, list[Certification]]:
        """Certificates by scheme."""
        return grouped(self.registry.certifications, lambda c: c.scheme)

    @cached_property
    def successors(self) -> dict[str, list[Certification]]:
        """The certificates that say they replace one, by its id."""
        return grouped(self.registry.certifications, lambda c: None if c.replaces_id == c.id else c.replaces_id)

    def replaced(self, certificate: Certification) -> bool:
        """Whether another one replaces it on the day: not one that is revoked, or does not stand yet."""
        powerless = (CertStatus.REVOKED, CertStatus.NOT_YET_VALID)
        return any(self.status(c) not in powerless for c in self.successors.get(certificate.id, ()))

    def certificates(self, *schemes: Scheme) -> list[Certification]:
        """Certificates of these schemes."""
        return [c for scheme in schemes for c in self.by_scheme.get(scheme, ())]

    def identifier(self, certificate: Certification) -> str | None:
        """Its number as its identifier class, parsed once."""
        number = certificate.number
        if number is None:
            return None
        key = (certificate.scheme, number)
        if key not in self._identifier:
            self._identifier[key] = certificate.identifier
        return self._identifier[key]

    def status(self, certificate: Certification) -> CertStatus:
        """Its status on the day, worked out once."""
        if certificate.id not in self._status:
            self._status[certificate.id] = certificate.status(self.on, law=self.law)
        return self._status[certificate.id]

    def last_day(self, certificate: Certification) -> date | None:
        """Its last day of validity by the law of the day, worked out once; None without one."""
        if certificate.id not in self._last_day:
            self._last_day[certificate.id] = certificate.expires_on(self.on, law=self.law)
        return self._last_day[certificate.id]

    def covered(self, *schemes: Scheme) -> set[str]:
        """Ids of the products that a certificate of these schemes, valid or possibly valid, covers."""

        def collect() -> set[str]:
            return {
                id_ for c in self.certificates(*schemes) if c.product_ids and self.valid(c) for id_ in c.product_ids
            }

        found: set[str] = self.once(f"covered {schemes}", collect)
        return found

    def valid(self, certificate: Certification) -> bool:
        """Whether it is valid on the day, or may be: unknown is not invalid."""
        return self.status(certificate) in (CertStatus.VALID, CertStatus.UNKNOWN)

    def covering(self, product: Product, *schemes: Scheme) -> list[Certification]:
        """Certificates of these schemes that cover a product."""
        return [c for c in self.registry.certifications_covering(product.id) if c.scheme in schemes]

    def holding(self, enterprise_id: str, *schemes: Scheme) -> list[Certification]:
        """Certificates of these schemes that an enterprise holds."""
        return [c for c in self.registry.certifications_held(enterprise_id) if c.scheme in schemes]

    def unnamed(self, product: Product, *schemes: Scheme) -> list[Certification]:
        """Certificates of these schemes that its maker holds and that name no product: this one may be covered."""
        return [c for c in self.holding(product.enterprise_id, *schemes) if not c.product_ids]

    def in_doubt(self, product: Product, *schemes: Scheme) -> Severity | None:
        """The weight of a certificate that is missing: a note where one that may be valid names no product."""
        return Severity.INFO if any(map(self.valid, self.unnamed(product, *schemes))) else None

    def scale(self, on: date) -> Dated[ScaleTable] | None:
        """The general size classes on a day, or None in a gap."""
        if on not in self._scale:
            try:
                self._scale[on] = self.law.at(scale.GENERAL, on)
            except GapError:
                self._scale[on] = None
        return self._scale[on]

    def figures(self, enterprise: Enterprise, on: date | None = None) -> YearFigures | None:
        """The figures that decide the class on a day."""
        return figures_for(enterprise, on or self.on, None)

    def sizes(self, enterprise: Enterprise, on: date | None = None) -> tuple[Size, ...]:
        """Kelas yang mungkin. The classes that its figures (else the record) give on a day, lowest first."""
        day = on or self.on
        key = (enterprise.id, day)
        if key not in self._size:
            self._size[key] = self._sizes(enterprise, day)
        return self._size[key]

    def _sizes(self, enterprise: Enterprise, day: date) -> tuple[Size, ...]:
        figures, law = self.figures(enterprise, day), self.scale(day)
        by_measure = sizes(law.value, figures) if law is not None and figures is not None else {}
        support = None if law is None else law.value.support
        if support is not None and support in by_measure:
            return (by_measure[support],)
        if by_measure:
            return tuple(sorted(set(by_measure.values()), key=lambda size: size.rank))
        stated = size_of(enterprise.size)
        return () if stated is None else (stated,)

    @cached_property
    def series(self) -> dict[tuple[str, str | None, str | None], list[Observation]]:
        """Observations of one indicator, region and category, by day; those without a day come first."""
        groups = grouped(
            self.registry.observations,
            lambda o: (o.indicator, None if o.region is None else o.region.code, o.category),
        )
        return {key: sorted(found, key=lambda o: (o.day or date.min, o.id)) for key, found in groups.items()}

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """Any other index, made on first use and kept for the check."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]
