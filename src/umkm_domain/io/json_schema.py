"""Skema JSON. The JSON Schema 2020-12 of the document, made from the classes.

What it refuses `load` refuses too. `load` refuses more, for reasons that no schema states; `BEYOND` names them.

>>> schema = json_schema()
>>> schema["$defs"]["Enterprise"]["properties"]["nib"]["type"]
['string', 'null']
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, cast

from umkm_domain.codes.kbli import KBLI_EDITIONS
from umkm_domain.core.language import Text
from umkm_domain.core.versions import SCHEMA_VERSION
from umkm_domain.io._envelope import ENVELOPE, SCHEMA, TABLES
from umkm_domain.io._fields import DAY_PATTERN, KBLI_PATTERN, RATIO_PATTERN, REGION_PATTERN, ROWS, Kind, Slot, slots
from umkm_domain.io._limits import DIGITS
from umkm_domain.io._write import value_writer
from umkm_domain.model.dictionary import TABLE_TITLES, entry
from umkm_domain.model.registry import About

__all__ = ["BEYOND", "json_schema"]

BEYOND: Mapping[str, Text] = MappingProxyType(
    {
        "IMP002": Text(
            "tanggal yang tidak ada, seperti 30 Februari, atau dengan baris baru di belakangnya",
            "a day that does not exist, such as 30 February, or with a line end after it",
        ),
        "IMP005": Text(
            "tanggal akhir sebelum tanggal awal; pembagi nol; `compares` yang bukan dua id; nisbah negatif",
            "a last day before the first; a divisor of zero; `compares` that are not two ids; a negative ratio",
        ),
        "IMP007": Text("kunci yang tertulis dua kali", "a key that stands twice"),
        "IMP008": Text("id yang dipakai dua kali dalam satu tabel", "an id used twice in one table"),
        "IMP013": Text("teks yang tidak dapat ditulis sebagai UTF-8", "text that UTF-8 cannot hold"),
        "IMP001": Text(
            "bilangan bulat yang ditulis 1.0; nisbah dengan baris baru di belakangnya",
            "a whole number written as 1.0; a ratio with a line end after it",
        ),
        "IMP003": Text(
            "edisi KBLI yang ditulis 2020.0; kode KBLI atau wilayah dengan baris baru di belakangnya",
            "a KBLI edition written as 2020.0; a code of an activity or a region with a line end after it",
        ),
        "IMP026": Text(
            f"bilangan yang lebih panjang dari {DIGITS} angka; ukuran, dalamnya sarang, dan batas lain",
            f"a number of more than {DIGITS} digits; size, depth of nesting and the other limits",
        ),
        "IMP022": Text("NaN, angka tak hingga, sarang tanpa akhir", "NaN, infinity, nesting without end"),
    }
)
"""Why `load` may refuse what the schema passes, by code."""

_WORDS = {
    Kind.DAY: {"type": "string", "format": "date", "pattern": f"^{DAY_PATTERN}$"},
    Kind.RATIO: {"type": "string", "pattern": f"^{RATIO_PATTERN}$"},
    Kind.REGION: {"type": "string", "pattern": f"^(?:{REGION_PATTERN})$"},
    Kind.TRUTH: {"type": "boolean"},
}


def json_schema() -> dict[str, Any]:
    """Return the schema of a document."""
    definitions: dict[str, Any] = {}
    about = _object(About, definitions)
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA},
        "schema_version": {"const": SCHEMA_VERSION},
        "edition": {**_WORDS[Kind.DAY], **_described(Text("tanggal data pustaka", "edition of the library's data"))},
        **about["properties"],
    }
    for table in TABLES:
        properties[table] = {
            "type": "array",
            "items": _reference(ROWS[table], definitions),
            **_described(TABLE_TITLES[table]),
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:umkm-domain:registry:{SCHEMA_VERSION}",
        "title": "Himpunan data UMKM / Data set of Indonesian micro, small and medium enterprises",
        "type": "object",
        "properties": properties,
        "required": list(ENVELOPE[:2]),
        "additionalProperties": False,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _described(text: Text) -> dict[str, str]:
    return {"description": text.en, "x-description-id": text.id}


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, str]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    found = slots(kind).values()
    return {
        "type": "object",
        "properties": {slot.name: _property(kind, slot, definitions) for slot in found},
        "required": [slot.name for slot in found if slot.required],
        "additionalProperties": False,
    }


def _property(kind: Any, slot: Slot, definitions: dict[str, Any]) -> dict[str, Any]:
    one = _one(slot, definitions)
    whole: dict[str, Any] = {"type": "array", "items": one} if slot.many else one
    if slot.optional:
        if "$ref" in whole or "enum" in whole:
            whole = {"anyOf": [whole, {"type": "null"}]}
        else:
            whole = {**whole, "type": [whole["type"], "null"]}
    meaning = entry(kind.__name__, slot.name)
    whole |= _described(meaning.text)
    if meaning.unit:
        whole["x-unit"] = meaning.unit
    if slot.personal:
        whole["x-personal"] = True
    if not slot.required and not slot.optional and not slot.many:
        whole["default"] = _plain(slot)
    return whole


def _plain(slot: Slot) -> Any:
    write = value_writer(slot)
    return slot.default if write is None else write(slot.default)


def _one(slot: Slot, definitions: dict[str, Any]) -> dict[str, Any]:
    match slot.kind:
        case Kind.TEXT:
            return {"type": "string"} if slot.empty_text else {"type": "string", "minLength": 1}
        case Kind.INTEGER:
            return {"type": "integer"} if slot.signed else {"type": "integer", "minimum": 0}
        case Kind.CODE:
            return {"enum": [member.value for member in cast("type[Enum]", slot.of)]}
        case Kind.KBLI:
            definitions["Kbli"] = {
                "type": "object",
                "properties": {
                    "code": {"type": "string", "pattern": f"^{KBLI_PATTERN}$"},
                    "edition": {"enum": list(KBLI_EDITIONS)},
                },
                "required": ["code", "edition"],
                "additionalProperties": False,
                **_described(Text("kode KBLI dengan edisinya", "an activity code (KBLI) with its edition")),
            }
            return {"$ref": "#/$defs/Kbli"}
        case Kind.RECORD:
            return _reference(slot.of, definitions)
        case Kind.DAY | Kind.RATIO | Kind.REGION | Kind.TRUTH:
            return dict(_WORDS[slot.kind])
