"""Temuan dan laporan temuan. What a rule finds, and the list of findings that `check` returns.

A finding is plain data: code, severity, where, values, message and remedy in both languages, citations.

>>> finding = Finding(code="PRD001", severity=Severity.WARNING, table="products", id="P01", path="/gtin",
...                   message=Text(id="Tanpa barcode.", en="No barcode."))
>>> print(finding.line("en"))
products/P01/gtin: warning PRD001: No barcode.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from html import escape
from typing import Any

from attrs import field, frozen

from umkm_domain.core.citation import Citation
from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.language import Language, Text
from umkm_domain.core.plain import plain

__all__ = ["Finding", "Report", "Severity"]


class Severity(StrEnum):
    """Bobot temuan. ERROR breaks a law or makes a record useless; WARNING may; INFO is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info."""
        return ("error", "warning", "info").index(self.value)


@frozen(kw_only=True)
class Finding:
    """Satu temuan. One finding about one record.

    Attributes:
        code: the rule, three letters and three digits, stable for ever.
        severity: error, warning or info.
        table: the table of the record (`enterprises`, `products`, ...), or "" for the whole registry.
        id: the record; "" for the whole table.
        path: JSON Pointer within the record, such as `/gtin`; "" for all of it.
        values: what the message was made from, by name; personal values masked.
        message: what was found, in both languages.
        remedy: what to do about it, in both languages.
        citations: the law it rests on.
    """

    code: str
    severity: Severity
    table: str = ""
    id: str = ""
    path: str = ""
    values: tuple[tuple[str, object], ...] = ()
    message: Text
    remedy: Text | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def subject(self) -> str:
        """Table and id, such as `products/P01`."""
        return "/".join(part for part in (self.table, self.id) if part)

    def line(self, language: Language = "id") -> str:
        """One line for editors and logs: where, severity, code, message, law."""
        law = f" [{'; '.join(c.show(language) for c in self.citations)}]" if self.citations else ""
        where = f"{self.subject}{self.path}" or "."
        return f"{where}: {self.severity} {self.code}: {self.message.show(language)}{law}"

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain data for JSON; also one row of a table."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "table": self.table,
            "id": self.id,
            "path": self.path,
            "values": {name: plain(value) for name, value in self.values},
            "message": plain(self.message),
            "remedy": plain(self.remedy),
            "citations": [str(citation) for citation in self.citations],
        }

    @property
    def sort_key(self) -> tuple[int, str, str, str, str, str]:
        """Worst first, then by code and place: an order that does not depend on that of the rules."""
        return (self.severity.rank, self.code, self.table, self.id, self.path, self.message.id)


def _sorted(findings: "tuple[Finding, ...] | list[Finding]") -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))


@frozen
class Report:
    """Daftar temuan dari `check`. The findings that `check` returns, worst first.

    Attributes:
        findings: those that stand.
        suppressed: those that a suppression of the data set hides, each still listed here.
    """

    findings: tuple[Finding, ...] = field(default=(), converter=_sorted)
    suppressed: tuple[Finding, ...] = field(default=(), converter=_sorted)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is severity)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings of severity error."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Findings of severity warning."""
        return self._of(Severity.WARNING)

    @property
    def infos(self) -> tuple[Finding, ...]:
        """Findings of severity info."""
        return self._of(Severity.INFO)

    def counts(self) -> dict[str, int]:
        """Number of findings by code, in order of code."""
        return dict(sorted(Counter(f.code for f in self.findings).items()))

    def by_code(self, code: str) -> tuple[Finding, ...]:
        """Findings of one code, or of all codes that begin so."""
        return tuple(f for f in self.findings if f.code.startswith(code))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each finding as plain data."""
        return [f.to_dict() for f in self.findings]

    def raise_for_errors(self) -> None:
        """Raise a `DataError` that holds one `FindingError` for each finding of severity error."""
        if self.errors:
            message = f"{len(self.errors)} findings of severity error"
            raise DataError(message, [FindingError(f.line("en"), f) for f in self.errors])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{f.severity}</td><td>{escape(f.code)}</td><td>{escape(f.subject + f.path)}</td>"
            f"<td>{escape(f.message.id)}<br><i>{escape(f.message.en)}</i></td>"
            f"<td>{escape('; '.join(map(str, f.citations)))}</td></tr>"
            for f in self.findings
        )
        return (
            "<table><thead><tr><th>severity</th><th>code</th><th>record</th><th>message</th><th>law</th></tr>"
            f"</thead><tbody>{rows}</tbody></table>"
        )
