"""Mesin aturan: aturan, konteks, indeks. The engine: what a rule is, and what it is handed.

A rule is text in two languages, the keys of the law it reads, examples, and a pure function
`(subject, context) -> Iterator[Finding]`. The function reads law only through its context:

>>> from datetime import date
>>> from umkm_domain.law import LAW
>>> from umkm_domain.model.registry import Registry
>>> from umkm_domain.rules import CATALOGUE
>>> context = Context(CATALOGUE["CER002"], Facts(Registry(), date(2019, 7, 18), LAW))
>>> context.on
datetime.date(2019, 7, 18)
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

from attrs import field, frozen

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Confidence, Dated, Timeline
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text, show_value
from umkm_domain.law import scale
from umkm_domain.law.scale import Size
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.registry import Registry
from umkm_domain.rules._facts import Facts

__all__ = ["GAP", "Context", "Example", "Facts", "Parameter", "Rule", "rule"]

T = TypeVar("T")

Check = Callable[[Any, "Context"], Iterator[Finding]]

GAP = Text(
    id="Tidak dinilai: tidak ada aturan {key} yang berlaku pada {on} ({reason}).",
    en="Not judged: no law was in force for {key} on {on} ({reason}).",
)
"""The message of the one finding of a rule whose law has a gap on the day."""


@frozen(kw_only=True)
class Parameter:
    """Besaran yang dapat diatur. A number that the caller may set: its default, unit and meaning."""

    name: str
    default: int
    unit: str
    title: Text


@frozen(kw_only=True)
class Example:
    """Contoh yang dijalankan sebagai tes. An example, executed as a test.

    Attributes:
        records: records of a registry, or text for rules about reading.
        on: the day it is checked on.
        triggers: whether the rule must find something, or must not.
        jurisdiction: Home Ministry code of the region whose law counts too.
    """

    records: tuple[Any, ...]
    on: date
    triggers: bool
    jurisdiction: str | None = None

    @property
    def registry(self) -> Registry:
        """The records as a registry."""
        return Registry().with_(*self.records)


@frozen(kw_only=True, eq=False, repr=False)
class Rule:
    """Satu aturan dalam katalog. One rule of the catalogue.

    Attributes:
        code: three letters and three digits, stable for ever.
        title: what it is called.
        severity: how much it weighs when the law behind it is certain.
        applies_to: the table whose records it judges, or `registry` for all of it at once.
        law_keys: the law that it reads.
        message: what it says, with `{names}` filled from the values of the finding.
        remedy: what to do about it.
        why: the reason for the rule, and what it does not say.
        parameters: what the caller may set.
        sources: what it rests on beside the law.
        schemes: for certificates: only those of these schemes.
        across: it needs the records around its subject, so it is not run on a single object.
        check: the function; None for rules that another room emits (`emitted_by`).
        emitted_by: the room that emits it, where there is no function.
        days: names the days on which the answer for a subject may change, beside those of the law.
    """

    code: str
    title: Text
    severity: Severity
    applies_to: str
    law_keys: tuple[str, ...] = ()
    message: Text
    remedy: Text
    why: Text | None = None
    parameters: tuple[Parameter, ...] = ()
    sources: tuple[Citation, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    across: bool = False
    check: Check | None = None
    emitted_by: str | None = None
    days: Callable[[Any, "Context"], Iterator[date]] | None = None
    _examples: Callable[[], tuple[Example, ...]] = field(alias="examples")

    def __repr__(self) -> str:
        return f"<Rule {self.code}: {self.title.en}>"

    @property
    def examples(self) -> tuple[Example, ...]:
        """Contoh yang kena dan yang tidak. Examples that trigger it and examples that do not, made on demand."""
        return self._examples()

    @property
    def prefix(self) -> str:
        """Its first three letters."""
        return self.code[:3]

    def change_points(self, subject: Any, context: "Context") -> tuple[date, ...]:
        """Hari-hari ketika jawabannya dapat berubah. The days on which its answer for a subject may change."""
        found = {day for key in self.law_keys for day in context.facts.law.timeline(key).changes()}
        if self.days is not None:
            found.update(self.days(subject, context))
        return tuple(sorted(found))


class Context:
    """Yang diserahkan kepada aturan. What a rule is handed: the day, the law, the records around it.

    Attributes:
        rule: the rule.
        facts: indexes over the registry, shared by all rules of one check.
    """

    __slots__ = ("_citations", "_law", "_parameters", "_seen", "facts", "gaps", "limit", "rule")

    def __init__(
        self,
        rule: Rule,
        facts: Facts,
        *,
        severity: Severity | None = None,
        parameters: Mapping[str, int] | None = None,
    ) -> None:
        self.rule = rule
        self.facts = facts
        self.limit = severity
        self.gaps: dict[tuple[str, object, object], GapError] = {}
        self._parameters = {p.name: p.default for p in rule.parameters} | dict(parameters or {})
        self._seen: dict[tuple[str, date], Dated[Any] | None] = {}

    @property
    def on(self) -> date:
        """The day to judge by."""
        return self.facts.on

    @property
    def registry(self) -> Registry:
        """All records."""
        return self.facts.registry

    def enterprise(self, id_: str | None) -> Enterprise | None:
        """The enterprise of an id, if it is known and there."""
        return None if id_ is None else self.registry.enterprise(id_)

    def parameter(self, name: str) -> int:
        """A parameter of the rule, as set by the caller or by default."""
        return self._parameters[name]

    def law(self, key: Timeline[T], on: date | None = None) -> Dated[T] | None:
        """Hukum yang berlaku pada hari itu. The entry in force on a day (that of the check by default).

        None where no law was in force: the gap is noted, and the check reports it once a rule.
        """
        day = on or self.facts.on
        try:
            return self._seen[key.key, day]
        except KeyError:
            pass
        if key.key not in self.rule.law_keys:
            message = f"{self.rule.code} reads {key.key}, which it does not name in its law keys"
            raise UsageError(message)
        entry: Dated[T] | None
        try:
            entry = self.facts.law.at(key, day, jurisdiction=self.facts.jurisdiction)
        except GapError as gap:
            # The earliest day stands for all of one gap, so that the order of the records does not matter.
            place = (key.key, gap.before, gap.after)
            self.gaps[place] = min(self.gaps.get(place, gap), gap, key=lambda one: one.on or day)
            entry = None
        self._seen[key.key, day] = entry
        return entry

    def sizes(self, enterprise: Enterprise, on: date | None = None) -> tuple[Size, ...]:
        """Kelas yang mungkin pada hari itu. The classes an enterprise may be of on a day; a gap of the law is noted."""
        if self.facts.scale(on or self.facts.on) is None:
            self.law(scale.GENERAL, on)
        return self.facts.sizes(enterprise, on)

    def found(
        self,
        subject: Any,
        path: str = "",
        /,
        *law: Dated[Any] | Citation | None,
        table: str | None = None,
        at_most: Severity | None = None,
        **values: Any,
    ) -> Finding:
        """Temuan tentang satu rekaman. A finding about a record.

        Args:
            subject: the record, or None for the whole registry or table.
            path: where in the record.
            law: the entries of law (or other sources) that it rests on.
            table: the table, where it is not the one the rule applies to.
            at_most: a lower weight that this case has.
            values: what the message is filled from; personal values already masked.
        """
        rule = self.rule
        entries = [entry for entry in law if entry is not None]
        where = rule.applies_to if table is None else table
        facts = {name: _tidy(value) for name, value in values.items()}
        return Finding(
            code=rule.code,
            severity=self.limit or _weight(rule.severity, at_most, entries),
            table="" if where == "registry" else where,
            id="" if subject is None else subject.id,
            path=path,
            values=tuple(facts.items()),
            message=_fill(rule.message, values),
            remedy=_fill(rule.remedy, values),
            citations=(*(e if isinstance(e, Citation) else e.citation for e in entries), *rule.sources),
        )

    def gap_findings(self) -> Iterator[Finding]:
        """Satu temuan per celah hukum. One finding for each gap of the law that the rule met."""
        for gap in self.gaps.values():
            values: dict[str, Any] = {"key": gap.key, "on": gap.on, "reason": _reason(gap)}
            yield Finding(
                code=self.rule.code,
                severity=self.limit or Severity.INFO,
                table="" if self.rule.applies_to == "registry" else self.rule.applies_to,
                values=tuple(values.items()),
                message=GAP.fill(values),
            )


_NEIGHBOURS = (
    (" ended on ", " berakhir "),
    (" begins on ", " mulai "),
    ("nothing precedes", "tidak ada yang mendahului"),
    ("nothing follows", "tidak ada yang menyusul"),
    (" repealed it", " mencabutnya"),
    (
        "an unverified entry exists and does not judge",
        "ada masa yang belum pasti, dan itu tidak menilai",
    ),
    (" art. ", " Pasal "),
    (" and ", " dan "),
)


def _reason(gap: GapError) -> Text:
    """The neighbours of a gap in both languages; the error itself speaks English."""
    en = id_ = str(gap).partition(": ")[2]
    for english, indonesian in _NEIGHBOURS:
        id_ = id_.replace(english, indonesian)
    return Text(id=id_, en=en)


def _tidy(value: Any) -> Any:
    """A whole ratio as an int, an enumeration as its code, a text as the English one: findings are plain data."""
    if type(value) is Fraction:
        return value.numerator if value.denominator == 1 else value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Text):
        return value.en
    return _tidy_all(value) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType]


def _tidy_all(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_tidy(value) for value in values)


def _fill(text: Text, values: Mapping[str, Any]) -> Text:
    """The same as `Text.fill`, for the thousands of findings of a large register."""
    if "{" not in text.id:
        return text
    id_, en = dict[str, str](), dict[str, str]()
    for name, value in values.items():
        if type(value) is str:
            id_[name] = en[name] = value
        elif type(value) is int:
            en[name] = f"{value:,}"
            id_[name] = en[name].replace(",", ".")
        else:
            id_[name], en[name] = show_value(value, "id"), show_value(value, "en")
    return Text(id=text.id.format_map(id_), en=text.en.format_map(en))


def _weight(severity: Severity, at_most: Severity | None, law: list[Any]) -> Severity:
    """The weight of a finding: law that is only probable makes a warning at most."""
    if at_most is not None and at_most.rank > severity.rank:
        severity = at_most
    if severity is Severity.ERROR and any(
        type(entry) is not Citation and entry.confidence is not Confidence.CERTAIN for entry in law
    ):
        return Severity.WARNING
    return severity


def rule(
    code: str,
    *,
    table: str,
    severity: Severity,
    title: Text,
    message: Text,
    remedy: Text,
    examples: Callable[[], tuple[Example, ...]],
    why: Text | None = None,
    law: tuple[Timeline[Any], ...] = (),
    sources: tuple[Citation, ...] = (),
    parameters: tuple[Parameter, ...] = (),
    schemes: tuple[Scheme, ...] = (),
    across: bool = False,
    days: Callable[[Any, Context], Iterator[date]] | None = None,
) -> Callable[[Check], Rule]:
    """Jadikan fungsi satu aturan. Make a rule of a function; see `Rule` for the arguments."""

    def make(check: Check) -> Rule:
        return Rule(
            code=code,
            title=title,
            severity=severity,
            applies_to=table,
            law_keys=tuple(timeline.key for timeline in law),
            message=message,
            remedy=remedy,
            why=why,
            parameters=parameters,
            sources=sources,
            schemes=schemes,
            across=across,
            check=check,
            days=days,
            examples=examples,
        )

    return make
