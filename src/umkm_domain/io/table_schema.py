"""Skema tabel. The Table Schema of each table of a data set folder, made from the classes.

>>> [field["name"] for field in table_schema("figures")["fields"]][:3]
['enterprise_id', 'year', 'sales']
"""

from enum import Enum
from typing import Any, cast

from umkm_domain.core.language import Text
from umkm_domain.io._columns import Column, columns
from umkm_domain.io._fields import PARENTS, RATIO_PATTERN, REGION_PATTERN, ROWS, Kind
from umkm_domain.model.dictionary import TABLE_TITLES, entry

__all__ = ["table_schema"]

_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.TRUTH: "boolean",
    Kind.DAY: "date",
    Kind.RATIO: "string",
    Kind.CODE: "string",
    Kind.REGION: "string",
    Kind.KBLI: "string",
}
_PATTERNS = {Kind.RATIO: RATIO_PATTERN, Kind.REGION: REGION_PATTERN}


def table_schema(table: str) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in columns(table)], "missingValues": [""]}
    child = PARENTS.get(table)
    if child is not None:
        reference = {"resource": child.parent, "fields": "id"}
        schema["foreignKeys"] = [{"fields": child.key, "reference": reference}]
    elif table != "suppressions":
        schema["primaryKey"] = "id"
    return schema


def _described(text: Text) -> dict[str, str]:
    return {"title": text.id, "description": text.en}


def _field(table: str, column: Column) -> dict[str, Any]:
    slot = column.slot
    if slot is None:
        parent = TABLE_TITLES[PARENTS[table].parent]
        described = _described(
            Text(f"id induknya di tabel {parent.id}", f"id of its parent in the table of {parent.en}")
        )
        return {"name": column.name, "type": "string", **described, "constraints": {"required": True}}
    meaning = entry(ROWS[table].__name__, slot.name)
    text = (
        Text(f"{meaning.text.id}: edisi KBLI", f"{meaning.text.en}: KBLI edition") if column.edition else meaning.text
    )
    field: dict[str, Any] = {"name": column.name, **_described(text)}
    if meaning.unit:
        field["unit"] = meaning.unit
    if slot.personal:
        field["personal"] = True
    constraints: dict[str, Any] = {}
    if slot.required:
        constraints["required"] = True
    if slot.kind is Kind.RECORD:
        field["type"] = "array" if slot.many else "object"
    elif slot.many or column.edition:
        field["type"] = "string"
    else:
        field["type"] = _TYPES[slot.kind]
        if slot.kind is Kind.TRUTH:
            field |= {"trueValues": ["true"], "falseValues": ["false"]}
        if slot.kind is Kind.INTEGER and not slot.signed:
            constraints["minimum"] = 0
        if slot.kind in _PATTERNS:
            constraints["pattern"] = f"^{_PATTERNS[slot.kind]}$"
        if slot.kind is Kind.CODE:
            constraints["enum"] = [member.value for member in cast("type[Enum]", slot.of)]
    if constraints:
        field["constraints"] = constraints
    return field
