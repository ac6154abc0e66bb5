"""Hasil impor. What an import gives; rows in = accepted + quarantined.

>>> ImportResult(rows_in=3, accepted=2, quarantined=1).to_dict()["rows_in"]
3
"""

from pathlib import Path
from typing import Any

from attrs import field, frozen

from umkm_domain.core.findings import Finding
from umkm_domain.model.registry import Registry

__all__ = ["ImportResult"]


@frozen(kw_only=True)
class ImportResult:
    """Hasil `import_sheet`. What `import_sheet` returns.

    Attributes:
        rows_in: data rows of the sheet: no blank line, title, header or total.
        accepted: rows that became records.
        quarantined: rows set aside, whole.
        findings: everything that was changed, proposed, not read or passed over; personal values masked.
        registry: the data set that was written.
        out: its folder.
        mapping_path: the mapping, written out for the next time.
        quarantine_path: the file of rows set aside (mode 0600), or None where there is none.
        aside_path: the file of cells that no field takes (mode 0600), or None.
    """

    rows_in: int
    accepted: int
    quarantined: int
    findings: tuple[Finding, ...] = ()
    registry: Registry = field(factory=Registry, repr=False)
    out: Path | None = None
    mapping_path: Path | None = None
    quarantine_path: Path | None = None
    aside_path: Path | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return counts, findings and the names of the files as plain data; never a record."""
        paths = {
            "out": self.out,
            "mapping": self.mapping_path,
            "quarantine": self.quarantine_path,
            "aside": self.aside_path,
        }
        return {
            "rows_in": self.rows_in,
            "accepted": self.accepted,
            "quarantined": self.quarantined,
            "findings": [finding.to_dict() for finding in self.findings],
            **{name: None if path is None else str(path) for name, path in paths.items()},
        }
