"""Uji acak semua ekspor. Fuzz every export with records of wild values, with atheris, bounded in time.

    python scripts/fuzz_exports.py --seconds 60

What must hold for any registry whatever, in every format, with and without pseudonyms: the export is written, or
UsageError or DataError says why, and nothing else; what was written can be read by its format; a calendar keeps its
lines within 75 octets; no cell of a CSV can act as a formula; and no secret stands in an output.
"""

import argparse
import csv
import io
import json
import os
import random
import sys
import tempfile
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["umkm_domain.io.exports"]):
    from umkm_domain.io.exports import FORMATS, export
    from umkm_domain.io.exports import gs1 as _gs1  # noqa: F401 - instrumented with the rest
    from umkm_domain.io.exports import ical as _ical  # noqa: F401
    from umkm_domain.io.exports import safe_csv as _safe_csv  # noqa: F401
    from umkm_domain.io.exports import schema_org as _schema_org  # noqa: F401
    from umkm_domain.io.exports import threesixty as _threesixty  # noqa: F401

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import DataError, RecordError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.io._fields import Kind, Slot, slots
from umkm_domain.model.registry import TABLES, About, Registry, Suppression

CORPUS = Path(__file__).parents[1] / "build" / "fuzz" / "exports"
"""Where inputs that reach new code are kept from run to run; a failing input is written beside it."""
SECRET = "Rahasia Sekali"  # noqa: S105  (a name that must not come out)
KEY = bytes(range(32))
IDS = ("E1", "P1", "C1", "G1", "../x", "a b", "=1+1", "\u2028", "ID;X,Y")
TEXTS = (
    "=HYPERLINK(1)",
    "-4.4",
    "+62",
    "@x",
    "\tx",
    "\r\nx",
    "</script>",
    "a;b,c\\n",
    "x" * 200,
    "\x00\x7f",
    "ﷺ" * 40,
    "\ud800",
)
ACTIVE = tuple("=+-@\t\r\n")


class Maker:
    """Makes records from the bytes of one input."""

    def __init__(self, data: bytes) -> None:
        self.given = atheris.FuzzedDataProvider(data)

    def text(self) -> str:
        """A wild text, often one of those that hurt; hardly ever one that UTF-8 cannot hold."""
        given = self.given
        if given.ConsumeBool():
            at = given.ConsumeIntInRange(0, 40 * len(TEXTS))
            return TEXTS[at % (len(TEXTS) - 1)] if at < 40 * len(TEXTS) else TEXTS[-1]
        return given.ConsumeUnicodeNoSurrogates(given.ConsumeIntInRange(1, 30)) or "x"

    def one(self, slot: Slot) -> Any:
        """One value of a field."""
        given = self.given
        if slot.personal:
            return SECRET
        if slot.name == "id" or slot.name.endswith(("_id", "_ids")):
            return given.PickValueInList(list(IDS))
        match slot.kind:
            case Kind.TEXT:
                return self.text()
            case Kind.INTEGER:
                return given.ConsumeIntInRange(0, 2 ** given.ConsumeIntInRange(1, 62) - 1)
            case Kind.TRUTH:
                return given.ConsumeBool()
            case Kind.DAY:
                return self.day()
            case Kind.RATIO:
                return Fraction(given.ConsumeIntInRange(0, 999), given.ConsumeIntInRange(1, 99))
            case Kind.REGION:
                return KemendagriRegion(given.PickValueInList(["36.02", "36", "99.01", "15.08.01"]))
            case Kind.KBLI:
                return Kbli(given.PickValueInList(["10391", "00000"]), edition=given.PickValueInList([2020, 2025]))
            case Kind.CODE:
                members: list[Enum] = list(slot.of)
                return given.PickValueInList(members)
            case Kind.RECORD:
                return Text(self.text(), self.text()) if slot.of is Text else self.record(slot.of)

    def day(self) -> date:
        """A day, now and then the first or last there is."""
        at = self.given.ConsumeIntInRange(0, 40_000)
        return date.min if at < 400 else date.max if at < 800 else date(1920, 1, 1) + timedelta(at)

    def record(self, kind: Any) -> Any:
        """A record of a class."""
        values: dict[str, Any] = {}
        for slot in slots(kind).values():
            if not slot.required and not slot.personal and self.given.ConsumeBool():
                continue
            if slot.many:
                values[slot.name] = tuple(self.one(slot) for _ in range(self.given.ConsumeIntInRange(0, 2)))
            else:
                values[slot.name] = self.one(slot)
        return kind(**values)

    def registry(self) -> Registry:
        """A registry of few records."""
        tables: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
        names = list(TABLES)
        for _ in range(self.given.ConsumeIntInRange(0, 8)):
            table = self.given.PickValueInList(names)
            record = self.record(TABLES[table])
            tables[table][record.id] = record
        suppressions = tuple(self.record(Suppression) for _ in range(self.given.ConsumeIntInRange(0, 1)))
        records: dict[str, Any] = {table: tuple(found.values()) for table, found in tables.items()}
        return Registry(about=self.record(About), suppressions=suppressions, **records)


def _fails(condition: bool, what: str) -> None:
    if condition:
        raise AssertionError(what)


def readable(to: str, content: bytes) -> None:
    """Read an output by its format."""
    if to == "csv":
        lines = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
        _fails(any(len(line) != len(lines[0]) for line in lines), "rows of different lengths")
        for cell in (cell for line in lines for cell in line):
            number = cell.lstrip("-").replace(".", "").replace(",", "")
            _fails(cell.startswith(ACTIVE) and not number.isdecimal(), "a cell that acts")
    elif to == "ical":
        lines_of_bytes = content.split(b"\r\n")
        _fails(lines_of_bytes.pop() != b"", "a line without an end")
        for line in lines_of_bytes:
            _fails(len(line) > 75 or b"\r" in line or b"\n" in line, "a line that is no line")
            line.decode()
    else:
        json.loads(content, parse_constant=lambda constant: _fails(True, constant))


def one_input(data: bytes) -> None:
    """Export one registry in every format."""
    maker = Maker(data)
    try:
        registry = maker.registry()
    except (RecordError, UsageError):
        return
    on = maker.day()
    key = KEY if maker.given.ConsumeBool() else None
    with tempfile.TemporaryDirectory() as folder:
        for to in FORMATS:
            path = Path(folder) / f"{to}.out"
            try:
                result = export(registry, to, path, on=on, key=key)
            except (UsageError, DataError):
                _fails(any(Path(folder).glob("*.tmp")), "a file left behind")
                continue
            content = path.read_bytes()
            readable(to, content)
            told = content.decode().casefold() + json.dumps(result.to_dict(), ensure_ascii=False).casefold()
            _fails(SECRET.casefold() in told, "a secret came out")


def main() -> None:
    """Run for the seconds given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    CORPUS.mkdir(parents=True, exist_ok=True)
    os.fsync = lambda _: None  # nothing here has to outlast the machine, and waiting for the disk is most of the time
    some = random.Random(options.seed)
    for number in range(32):
        (CORPUS / f"seed-{number:02d}").write_bytes(some.randbytes(64 << number % 7))
    arguments = [sys.argv[0], f"-max_total_time={options.seconds}", f"-seed={options.seed}", "-max_len=4096"]
    arguments += [f"-artifact_prefix={CORPUS.parent}/", "-verbosity=0", "-print_final_stats=1", str(CORPUS)]
    atheris.Setup(arguments, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
