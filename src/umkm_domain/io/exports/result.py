"""Hasil ekspor, dan apa yang tidak tersampaikan. What was written, and what the standard could not express.

>>> losses = Losses()
>>> losses.add("grants", "value", "G1", Text("nilai barang", "value of goods"))
>>> losses.add("grants", "value", "G2", Text("nilai barang", "value of goods"))
>>> print(losses.all()[0].line("en"))
grants.value (2: G1, G2): value of goods
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from umkm_domain.core.language import Language, Text
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION, __version__

__all__ = ["ExportResult", "Losses", "NotExpressed"]

_SHOWN = 5


@frozen(kw_only=True)
class NotExpressed:
    """Satu hal yang tidak tersampaikan. One thing of the records that is not, or not fully, in the output.

    Attributes:
        table: the table of the records.
        field: the field, nested ones after a dot; "" when whole records were left out.
        reason: why, in both languages.
        ids: the records it is about, each once; empty for what the data set says of itself.
    """

    table: str
    field: str
    reason: Text
    ids: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of records it is about."""
        return len(self.ids)

    def line(self, language: Language) -> str:
        """One line for people: where, how many, which ones first, why."""
        where = f"{self.table}.{self.field}" if self.field else self.table
        if not self.ids:
            return f"{where}: {self.reason.show(language)}"
        more = ", ..." if self.count > _SHOWN else ""
        return f"{where} ({self.count}: {', '.join(self.ids[:_SHOWN])}{more}): {self.reason.show(language)}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "table": self.table,
            "field": self.field,
            "count": self.count,
            "ids": list(self.ids),
            "reason": {"id": self.reason.id, "en": self.reason.en},
        }


class Losses:
    """Collects what could not be expressed, one entry for each field and reason, records once each."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, Text], dict[str, None]] = {}
        self._whole: dict[tuple[str, str], None] = {}

    def add(self, table: str, field: str, id: str, reason: Text) -> None:
        """Note that a field of a record is not, or not fully, in the output."""
        ids = self._ids.setdefault((table, field, reason), {})
        if id:
            ids[id] = None
        if not field:
            self._whole[table, id] = None

    def left_out(self, table: str, id: str) -> bool:
        """Whether the record as a whole was left out, so that its fields need no mention."""
        return (table, id) in self._whole

    def all(self) -> tuple[NotExpressed, ...]:
        """Everything noted, whole records first within a table, in the order in which tables came."""
        tables = {table: index for index, table in enumerate(dict.fromkeys(key[0] for key in self._ids))}
        noted = sorted(self._ids.items(), key=lambda item: (tables[item[0][0]], item[0][1] != ""))
        return tuple(
            NotExpressed(table=table, field=name, reason=reason, ids=tuple(ids)) for (table, name, reason), ids in noted
        )


@frozen(kw_only=True)
class ExportResult:
    """Hasil `export`. What `export` wrote and what it could not express.

    Attributes:
        to: the format, by its name in `FORMATS`.
        path: the file or folder that was asked for.
        paths: the files that were written.
        written: number of records in the output, by table.
        not_expressed: what of the records is not in it, with the reasons.
    """

    to: str
    path: Path
    paths: tuple[Path, ...]
    written: Mapping[str, int] = field(factory=dict[str, int])
    not_expressed: tuple[NotExpressed, ...] = ()

    def lines(self, language: Language) -> list[str]:
        """What could not be expressed, for people: one line for the fields of a table that share reason and records."""
        groups: dict[tuple[str, Text, tuple[str, ...]], list[str]] = {}
        for entry in self.not_expressed:
            groups.setdefault((entry.table, entry.reason, entry.ids), []).append(entry.field)
        return [
            NotExpressed(table=table, field=", ".join(names), reason=reason, ids=ids).line(language)
            for (table, reason, ids), names in groups.items()
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data, with the three versions."""
        return {
            "to": self.to,
            "path": str(self.path),
            "paths": [str(path) for path in self.paths],
            "written": dict(self.written),
            "not_expressed": [entry.to_dict() for entry in self.not_expressed],
            "version": __version__,
            "schema_version": SCHEMA_VERSION,
            "edition": EDITION.isoformat(),
        }
