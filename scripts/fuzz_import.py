"""Uji acak impor lembar kerja. Fuzz the import of sheets: text, workbooks, mappings and quarantines, bounded in time.

    python scripts/fuzz_import.py --seconds 60

What must hold for any bytes whatever: an import or one of the documented errors and nothing else; rows in = accepted +
quarantined; what was written loads as it was returned; an import that is resumed takes nothing twice; and no finding
shows a number that could be a person's.
"""

import argparse
import io
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["umkm_domain.io.importing"]):
    from umkm_domain.core.errors import UmkmError
    from umkm_domain.identifiers import Nik
    from umkm_domain.io import load
    from umkm_domain.io.importing import import_sheet
    from umkm_domain.io.importing import run as _run  # noqa: F401 - instrumented with the rest
    from umkm_domain.testing.messy import CSV_ONLY, KINDS, messy

CORPUS = Path(__file__).parents[1] / "build" / "fuzz" / "import"
"""Where inputs that reach new code are kept from run to run; a failing input is written beside it."""
_SIXTEEN = re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")
_MAPPING = b"""year = 2018
[repairs]
leading_zeros = true
two_digit_years = true
[[columns]]
header = "Nama Usaha"
field = "name"
[[columns]]
header = "NIB"
field = "nib"
"""
_BOOK = messy(["ticks", "rupiah", "group_header"], rows=2, seed=1).xlsx()


def _fails(condition: bool, what: str) -> None:
    if condition:
        raise AssertionError(what)


def _workbook(data: bytes) -> bytes:
    """A workbook whose sheet and texts are these bytes; the rest of it is whole."""
    sheet, _, texts = data.partition(b"\x00")
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_BOOK)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml") and sheet:
                part = sheet
            elif name.endswith("sharedStrings.xml") and texts:
                part = texts
            new.writestr(name, part)
    return content.getvalue()


def _imported(folder: Path, source: Path, mapping: Path | None) -> None:
    """Import, look at what came of it, and resume."""
    out = folder / "out"
    try:
        result = import_sheet(source, out, mapping=mapping)
    except (UmkmError, OSError) as error:
        _fails(out.exists(), f"a refused import left a folder: {error}")
        return
    _fails(result.rows_in != result.accepted + result.quarantined, "rows are lost")
    _fails(load(out).registry != result.registry, "what was written is not what was returned")
    shown = "".join(str(finding.to_dict()) for finding in result.findings) + repr(result)
    _fails(any(Nik.is_valid(number) for number in _SIXTEEN.findall(shown)), "a finding shows a NIK")
    again = import_sheet(source, out, resume=True)
    _fails(again.registry != result.registry, "a resumed import is another")
    _fails(
        (again.rows_in, again.quarantined) != (result.rows_in, result.quarantined), "a resumed import counts otherwise"
    )
    if result.quarantine_path is not None:
        held = import_sheet(result.quarantine_path, out, resume=True)
        _fails((held.rows_in, held.accepted) != (result.quarantined, 0), "the quarantine is not what it was")


def one_input(data: bytes) -> None:
    """Give one input to the import, as the kind of file its first byte says."""
    if not data:
        return
    kind, body = data[0] % 4, data[1:]
    folder = Path(tempfile.mkdtemp(prefix="umkm-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108
    try:
        source, mapping = folder / "lembar.csv", None
        if kind == 0:
            source.write_bytes(body)
        elif kind == 1:
            source = folder / "lembar.xlsx"
            source.write_bytes(_workbook(body))
        elif kind == 2:
            source = folder / "lembar.xlsx"
            source.write_bytes(body)
        else:
            source.write_text("Nama Usaha;NIB;Omzet\nA;171224006205;5\nB;x;12/03/24\n", "utf-8")
            mapping = folder / "m.toml"
            mapping.write_bytes(body)
        _imported(folder, source, mapping)
    finally:
        shutil.rmtree(folder)


def _seeds() -> list[bytes]:
    seeds = [b"\x00" + messy([kind], rows=2, seed=1).csv() for kind in KINDS]
    seeds += [b"\x02" + messy([kind], rows=2, seed=1).xlsx() for kind in KINDS if kind not in CSV_ONLY][:6]
    with zipfile.ZipFile(io.BytesIO(_BOOK)) as book:
        parts = [book.read(name) for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")]
    seeds.append(b"\x01" + b"\x00".join(parts))
    seeds.append(b"\x01<worksheet><sheetData><row r='9'><c r='XFD9'><v>1</v></c></row></sheetData></worksheet>\x00")
    return [*seeds, b"\x03" + _MAPPING]


def main() -> None:
    """Run for the seconds given, from the seeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    CORPUS.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(_seeds()):
        one_input(seed)
        (CORPUS / f"seed-{n:02d}").write_bytes(seed)
    arguments = [sys.argv[0], f"-max_total_time={options.seconds}", f"-seed={options.seed}", "-max_len=20000"]
    arguments += [f"-artifact_prefix={CORPUS.parent}/", "-verbosity=0", "-print_final_stats=1", str(CORPUS)]
    atheris.Setup(arguments, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
