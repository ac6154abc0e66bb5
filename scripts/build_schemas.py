"""Tulis skema yang diterbitkan dan halamannya. Write the published schemas and the page about them.

docs/schemas/ and docs/reference/schema.md are made from the classes and the data dictionary; a test compares them.
"""

from pathlib import Path

from umkm_domain.core.versions import SCHEMA_VERSION
from umkm_domain.io._columns import Column, columns
from umkm_domain.io._fields import PARENTS, ROWS
from umkm_domain.io.schema import BEYOND, schemas, write_schemas
from umkm_domain.model.dictionary import TABLE_TITLES, entry

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "schemas"
PAGE = ROOT / "docs" / "reference" / "schema.md"

_HEAD = """# Skema · Schemas

Schema version {version}. Written by `scripts/build_schemas.py` from the classes and the data dictionary
(`umkm_domain.model.dictionary`); `umkm schema` prints the first of them.

- [`registry.schema.json`](../schemas/registry.schema.json): JSON Schema 2020-12 of the document (`.json`).
- one Table Schema for each table of a data set folder: {tables}.

`x-unit`, `x-personal` and `x-description-id` are our own words: the unit of a value, whether it is personal data, what
it means in Indonesian. What a schema refuses `load` refuses too. `load` refuses more, for reasons that no schema
states:

{beyond}

## How values are written

| | JSON | cell of a table |
|---|---|---|
| text | text, never empty | text; an empty cell is a missing value |
| whole number, rupiah | `1500000` | `1500000` |
| yes or no | `true`, `false` | `true`, `false` |
| date | `"2019-07-18"` | `2019-07-18` |
| ratio | `"3/20"` | `3/20` |
| code of a list | `"pirt"` | `pirt` |
| region | `"36.02"` | `36.02` |
| activity (KBLI) | `{{"code": "10391", "edition": 2020}}` | `10391`, and `2020` in the column `..._edition` |
| several texts or codes | `["a", "b"]` | `a;b`; a backslash before `;` or a backslash; `\\e` is an empty text |
| known to be none, where that differs from unknown | `[]` | `[]` |
| nested records | objects | compact JSON |

A field that holds its default is left out of a document.

"""


def _row(table: str, column: Column, schema: dict[str, dict[str, object]]) -> str:
    kind = str(schema[column.name]["type"])
    if column.slot is None:
        return f"| `{column.name}` | {kind} | | id induknya | id of its parent |"
    meaning = entry(ROWS[table].__name__, column.slot.name)
    if column.edition:
        return f"| `{column.name}` | {kind} | | edisi KBLI | KBLI edition |"
    personal = " (pribadi · personal)" if column.slot.personal and "personal" not in meaning.text.en else ""
    mark = "**" if column.slot.required else ""
    return (
        f"| {mark}`{column.name}`{mark} | {kind} | {meaning.unit} | {meaning.text.id} | {meaning.text.en}{personal} |"
    )


def page() -> str:
    """The text of the page."""
    everything = schemas()
    tables = ", ".join(f"[`{name}`](../schemas/{name}.table.json)" for name in ROWS)
    beyond = "\n".join(f"- `{code}` {text.id} · {text.en}" for code, text in sorted(BEYOND.items()))
    parts = [_HEAD.format(version=SCHEMA_VERSION, tables=tables, beyond=beyond)]
    for table in ROWS:
        fields: list[dict[str, object]] = everything[f"{table}.table.json"]["fields"]
        schema = {str(field["name"]): field for field in fields}
        parent = f" Rows of `{PARENTS[table].parent}`." if table in PARENTS else ""
        title = TABLE_TITLES[table]
        lines = [f"## {table}", "", f"{title.id} · {title.en}.{parent} Required fields are bold.", ""]
        lines += ["| kolom · column | type | unit | arti | meaning |", "|---|---|---|---|---|"]
        lines += [_row(table, column, schema) for column in columns(table)]
        parts.append("\n".join(lines) + "\n\n")
    return "".join(parts).rstrip("\n") + "\n"


if __name__ == "__main__":
    for file in write_schemas(FOLDER):
        print(file.relative_to(ROOT))
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
