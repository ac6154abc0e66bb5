"""Hasil pembacaan: himpunan, karantina, temuan. What reading gives: records in = accepted + quarantined.

>>> result = LoadResult(registry=Registry(), accepted_by_table={"products": 2}, source="contoh")
>>> result.records_in, result.accepted, result.quarantined
(2, 2, 0)
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from umkm_domain.core.findings import Finding
from umkm_domain.core.plain import plain
from umkm_domain.io._fields import ROWS, Kind, Slot, slots
from umkm_domain.io._strict import as_object
from umkm_domain.io.reasons import hide_numbers
from umkm_domain.model.registry import Registry

__all__ = ["Aside", "LoadResult", "Quarantined"]


@frozen(kw_only=True)
class Quarantined:
    """Satu rekaman yang dikarantina, utuh dengan alasannya. One record set aside, whole, with its reasons.

    Attributes:
        table: its table.
        file: the file it stood in.
        row: its row, counted as a spreadsheet does (the header is row 1), or its line; None in a document.
        pointer: its JSON Pointer in a document; "" in a table.
        id: its id, where it could be read.
        raw: the record as it stood; never shown, because it may hold personal data.
        reasons: why, one finding each.
    """

    table: str
    file: str
    row: int | None = None
    pointer: str = ""
    id: str = ""
    raw: Any = field(repr=False)
    reasons: tuple[Finding, ...]

    def masked(self) -> Any:
        """The record as it may be shown: only the names of its filled fields, and the values of plain ones."""
        return _masked(self.raw, self.table)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data with personal values masked."""
        return {
            "table": self.table,
            "file": self.file,
            "row": self.row,
            "pointer": self.pointer,
            "id": self.id,
            "raw": self.masked(),
            "reasons": [reason.to_dict() for reason in self.reasons],
        }


def _masked(raw: Any, table: str) -> Any:
    fields = as_object(raw)
    if fields is None:
        return "***"
    kind = ROWS.get(table)
    known: Mapping[str, Slot] = {} if kind is None else slots(kind)
    safe: set[str] = {name for name, slot in known.items() if not slot.personal and slot.kind is not Kind.RECORD}
    safe |= {"enterprise_id", "agreement_id", *(f"{name}_edition" for name in known)}
    return {str(key): _shown(value) if key in safe else "***" for key, value in fields.items()}


def _shown(value: Any) -> Any:
    return hide_numbers(value) if isinstance(value, str) else plain(value)


@frozen(kw_only=True)
class Aside:
    """Nilai tak dikenal yang disisihkan. A value under a name we do not know, kept beside the data.

    Attributes:
        table: the table.
        id: the record, where its id is known.
        row: its row in a table.
        path: the column or JSON Pointer.
        value: what stood there; not shown.
    """

    table: str
    id: str = ""
    row: int | None = None
    path: str
    value: Any = field(repr=False)


@frozen(kw_only=True)
class LoadResult:
    """Hasil `load`. What `load` returns; nothing is lost: records in = accepted + quarantined.

    Attributes:
        registry: the records that could be read.
        quarantine: those that could not, whole and with reasons.
        findings: everything said while reading, the reasons of the quarantine among it.
        aside: values under unknown names, where those were not refused.
        accepted_by_table: number of records read, by table; yearly figures and listings count as records of their own.
        source: what was read.
    """

    registry: Registry
    quarantine: tuple[Quarantined, ...] = ()
    findings: tuple[Finding, ...] = ()
    aside: tuple[Aside, ...] = ()
    accepted_by_table: Mapping[str, int] = field(factory=dict[str, int])
    source: str = ""

    @property
    def quarantined_by_table(self) -> dict[str, int]:
        """Number of records set aside, by table."""
        return dict(Counter(record.table for record in self.quarantine))

    @property
    def accepted(self) -> int:
        """Number of records read."""
        return sum(self.accepted_by_table.values())

    @property
    def quarantined(self) -> int:
        """Number of records set aside."""
        return len(self.quarantine)

    @property
    def records_in(self) -> int:
        """Number of records that stood in the source."""
        return self.accepted + self.quarantined

    def counts(self) -> dict[str, Any]:
        """Records in, accepted and quarantined, in all and by table, as plain data."""
        good, bad = self.accepted_by_table, self.quarantined_by_table
        tables = {
            table: {
                "records_in": good.get(table, 0) + bad.get(table, 0),
                "accepted": good.get(table, 0),
                "quarantined": bad.get(table, 0),
            }
            for table in ROWS
            if table in good or table in bad
        }
        return {
            "records_in": self.records_in,
            "accepted": self.accepted,
            "quarantined": self.quarantined,
            "tables": tables,
        }
