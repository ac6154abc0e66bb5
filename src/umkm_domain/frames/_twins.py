"""Kembaran aturan: aturan yang sama sebagai ungkapan. Twins: a rule of the catalogue, said as expressions on a table.

A twin is named by the code of its rule; title, message and severity are those of the rule. It yields hits: which rows,
at which path, on which law. Law is read through the plan alone, which notes the gaps as the engine of rules does.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from attrs import field, frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated, Timeline
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.findings import Severity
from umkm_domain.law.book import LawBook
from umkm_domain.rules import CATALOGUE
from umkm_domain.rules._engine import Rule, _weight

__all__ = ["Hit", "Plan", "Twin", "twin"]

T = TypeVar("T")


@frozen(kw_only=True)
class Hit:
    """Baris yang kena. Rows that a rule finds something about: a predicate, or a table of ids of its own."""

    path: str
    severity: Severity
    rows: Any = None
    ids: Any = None
    gap: bool = False


class Plan:
    """Yang diserahkan kepada kembaran. What a twin is handed: the day, the law, the tables around its own.

    Attributes:
        rule: the rule whose twin runs.
        on: the day to judge by.
        tables: the related tables that were given, each read into its columns, by name.
    """

    def __init__(
        self,
        rule: Rule,
        on: date,
        law: LawBook,
        tables: dict[str, Any],
        *,
        limit: Severity | None = None,
        jurisdiction: str | None = None,
    ) -> None:
        self.rule = rule
        self.on = on
        self.book = law
        self.tables = tables
        self._limit = limit
        self._jurisdiction = jurisdiction

    @property
    def year(self) -> int:
        """The last whole year before the day."""
        return self.on.year - 1

    def law(self, key: Timeline[T], on: date | None = None) -> Dated[T] | None:
        """The entry in force on a day, or None in a gap."""
        if key.key not in self.rule.law_keys:
            message = f"the twin of {self.rule.code} reads {key.key}, which the rule does not name in its law keys"
            raise UsageError(message)
        try:
            return self.book.at(key, on or self.on, jurisdiction=self._jurisdiction)
        except GapError:
            return None

    def hit(
        self,
        path: str,
        /,
        *law: Dated[Any] | Citation | None,
        rows: Any = None,
        ids: Any = None,
        at_most: Severity | None = None,
    ) -> Hit:
        """Rows found, with the weight that the law behind it gives."""
        entries = [entry for entry in law if entry is not None]
        weight = self._limit or _weight(self.rule.severity, at_most, entries)
        return Hit(path=path, severity=weight, rows=rows, ids=ids)

    def gap(self, rows: Any) -> Hit:
        """The one finding on a gap of the law, where at least one of these rows asked for it."""
        return Hit(path="", severity=self._limit or Severity.INFO, rows=rows, gap=True)


Judge = Callable[[Plan], Iterator[Hit]]


@frozen(kw_only=True)
class Twin:
    """Satu kembaran. One twin.

    Attributes:
        code: the code of the rule, its twin on objects.
        table: the table it judges.
        needs: the related tables it cannot do without.
        judge: yields the hits.
    """

    code: str
    table: str
    needs: tuple[str, ...] = field(default=())
    judge: Judge

    @property
    def rule(self) -> Rule:
        """The rule of the catalogue."""
        return CATALOGUE[self.code]


def twin(code: str, table: str, *needs: str) -> Callable[[Judge], Twin]:
    """Jadikan fungsi satu kembaran. Make a twin of a function; `needs` names the related tables."""

    def make(judge: Judge) -> Twin:
        return Twin(code=code, table=table, needs=needs, judge=judge)

    return make
