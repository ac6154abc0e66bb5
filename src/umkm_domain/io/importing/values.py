"""Isi satu baris dan yang berlaku bagi lembarnya. What one row says, and what holds for the sheet it stands in.

>>> Aside("", 3, "B", "Alamat", "Kp. Contoh")
Aside(sheet='', row=3, column='B', header='Alamat')
"""

from collections.abc import Mapping
from typing import Any

from attrs import define, evolve, field, frozen

from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.io.importing.columns import Reading
from umkm_domain.io.importing.notes import Cell, Notes
from umkm_domain.io.importing.official import Certificates
from umkm_domain.io.importing.reading import Repairs

__all__ = ["Aside", "Context", "Values", "say"]


@frozen(kw_only=True)
class Context:
    """Yang berlaku bagi satu lembar. What holds for all rows of a sheet; `fixed` names what no heading replaces."""

    file: str
    sheet: str = ""
    year: int | None = None
    region: KemendagriRegion | None = None
    kbli_edition: int | None = None
    fixed: frozenset[str] = frozenset()
    repairs: Repairs = field(factory=Repairs)


@frozen
class Aside:
    """Satu sel yang disimpan di luar himpunan data. One cell kept beside the data set, as it stood."""

    sheet: str
    row: int
    column: str
    header: str
    value: str = field(repr=False)


@define
class Values:
    """Isi satu baris. What one row says.

    Attributes:
        fields: values by field.
        figures: values by year and attribute.
        certificates: what each column of permits says.
        dates: dates and issuers of certificates, by scheme.
        asides: cells that are kept beside the data set.
        sources: the cell that each field was read from.
        pending: findings that wait for the id of the record.
        useful: cells that were read into a field.
        group: rows of one merged name share it.
        told: cells that could be read though no field takes them: uncertain ones, or of a kind that is known.
    """

    fields: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    figures: dict[int, dict[str, Any]] = field(factory=dict[int, dict[str, Any]])
    certificates: list[tuple[Reading, Certificates]] = field(factory=list[tuple[Reading, Certificates]])
    dates: dict[Scheme, dict[str, Any]] = field(factory=dict[Scheme, dict[str, Any]])
    asides: list[Aside] = field(factory=list[Aside])
    sources: dict[str, Aside] = field(factory=dict[str, Aside], repr=False)
    pending: list[tuple[str, Cell, dict[str, Any]]] = field(factory=list[tuple[str, Cell, dict[str, Any]]])
    group: tuple[int, int] | None = None
    useful: int = 0
    told: int = 0


def say(notes: Notes, values: Values, ids: Mapping[str, str]) -> None:
    """Hand over the findings of a row, now that its records have ids.

    Args:
        notes: takes them.
        values: the row.
        ids: the id of its record by table, and of its certificates by table and scheme.
    """
    for code, cell, more in values.pending:
        key = f"{cell.table}/{cell.id}" if cell.id else cell.table
        notes.add(code, evolve(cell, id=ids.get(key, "")), **more)
