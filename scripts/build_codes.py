"""Buat tabel kode yang dikemas dari angka sumber. Build the packaged code tables from the source figures.

    python scripts/build_codes.py            # write src/umkm_domain/codes/data
    python scripts/build_codes.py --check    # exit 1 when the packaged tables differ from the source

The source figures are not part of the package. They stand in a folder beside the project
(`../shared/data`, or `--source DIR`); what the library needs of them is written here in compact form.
"""

import argparse
import csv
import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "umkm_domain" / "codes" / "data"
SOURCE = ROOT / ".." / "shared" / "data"

Row = Mapping[str, str]

MIT_NOTICE = """\
Copyright (c) 2017 Cahya DSN

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def regions(row: Row) -> tuple[str, ...]:
    """Code without dots, name, and the last edition of a retired code (nothing for a current one)."""
    code = row["code"].replace(".", "")
    if row["status"] == "current":
        return code, row["name"]
    return code, row["name"], row["last_edition"]


def bridge(row: Row) -> tuple[str, ...]:
    return row["bps"], row["kemendagri"], row["bps_name"]


def titles(row: Row) -> tuple[str, ...]:
    return row["code"], row["title"]


def packaging(row: Row) -> tuple[str, ...]:
    note = "" if row["restriction"] == "-" else row["restriction"]
    return row["code"], row["name"], note


# table, source file, what a line holds, instrument, terms
TABLES: tuple[tuple[str, str, Callable[[Row], tuple[str, ...]], str, str], ...] = (
    (
        "regions.tsv",
        "regions_kemendagri.csv",
        regions,
        "Kepmendagri 300.2.2-2430/2025 (23 June 2025) and the tables of 2018, 2020, 2022 and 2023, "
        "through cahyadsn/wilayah, commit b7ad440",
        "MIT",
    ),
    (
        "bps_bridge.tsv",
        "regency_bps_kemendagri_2022.csv",
        bridge,
        "BPS bridging service (sig.bps.go.id/rest-bridging), 22 May 2022, before the Papua split",
        "official codes",
    ),
    ("kbli_2020.tsv", "kbli_2020.csv", titles, "Peraturan BPS 2/2020, annex", "text of a regulation"),
    ("kbli_2025.tsv", "kbli_2025.csv", titles, "Peraturan BPS 7/2025, annex", "text of a regulation"),
    (
        "pirt_packaging.tsv",
        "pirt_packaging.csv",
        packaging,
        "look-up tables of the issuing system, 2012-2019 (Peraturan BPOM 22/2018)",
        "official codes",
    ),
    (
        "pirt_food_groups.tsv",
        "pirt_food_groups.csv",
        lambda row: (row["group"], row["name"]),
        "look-up tables of the issuing system, 2012-2019 (Peraturan BPOM 22/2018)",
        "official codes",
    ),
    (
        "pirt_food_types.tsv",
        "pirt_food_types.csv",
        lambda row: (row["group"], row["type"], row["name"]),
        "look-up tables of the issuing system, 2012-2019",
        "official codes",
    ),
    (
        "pirt_processing.tsv",
        "pirt_processing.csv",
        lambda row: (row["code"], row["name"]),
        "look-up tables of the issuing system, 2012-2019",
        "official codes",
    ),
)


def lines(rows: Iterable[Row], pick: Callable[[Row], tuple[str, ...]]) -> list[str]:
    """Return one tab-separated line a row, sorted; a tab inside a field would be a broken table."""
    out: list[str] = []
    for row in rows:
        cells = tuple(cell.strip() for cell in pick(row))
        if any("\t" in cell or "\n" in cell for cell in cells):
            raise SystemExit(f"a tab or line break inside {cells}")
        out.append("\t".join(cells).rstrip("\t"))
    return sorted(out)


def build(source: Path) -> dict[str, str]:
    """Return every packaged file by name, as text."""
    files: dict[str, str] = {}
    notes = [
        "# Where the packaged code tables come from. Written by scripts/build_codes.py; do not edit by hand.",
    ]
    for table, name, pick, instrument, terms in TABLES:
        raw = (source / name).read_bytes()
        body = lines(csv.DictReader(raw.decode("utf-8").splitlines()), pick)
        files[table] = "\n".join(body) + "\n"
        notes += [
            "",
            f'["{table}"]',
            f'figures = "{name}"',
            f'figures_sha256 = "{hashlib.sha256(raw).hexdigest()}"',
            f"rows = {len(body)}",
            f'source = "{instrument}"',
            f'terms = "{terms}"',
        ]
        if terms == "MIT":
            notes.append(f'notice = """\n{MIT_NOTICE}"""')
    files["SOURCES.toml"] = "\n".join(notes) + "\n"
    return files


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, default=SOURCE, help="folder of the source figures")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    options = parser.parse_args(arguments)
    stale: list[str] = []
    for name, text in build(options.source).items():
        path = TARGET / name
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    verb = "differs" if options.check else "written"
    for name in stale:
        print(f"{name}: {verb}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
