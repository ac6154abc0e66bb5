"""Uji acak pembaca himpunan data. Fuzz the readers of data sets, with atheris, bounded in time.

    python scripts/fuzz_io.py --seconds 60

The first byte says what the rest is: a JSON document, JSON Lines, a table of a folder, a `datapackage.json`, or a sheet
as offices keep them (CSV or workbook). What must hold for any bytes whatever: a result or DataError and nothing else;
records in = accepted + quarantined, rows of a sheet likewise; what was read is written and read again exactly; the
fast, the core and the strict reader of lines give the same.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["umkm_domain.io"]):
    from umkm_domain.core.errors import DataError
    from umkm_domain.io import dump, load, load_lines
    from umkm_domain.io._fields import ROWS
    from umkm_domain.io.document import dumps, loads
    from umkm_domain.io.importing import import_sheet
    from umkm_domain.io.loading import LoadResult
    from umkm_domain.testing import build

CORPUS = Path(__file__).parents[1] / "build" / "fuzz" / "io"
"""Where inputs that reach new code are kept from run to run; a failing one is written beside it."""
TABLES = tuple(ROWS)


def _check(result: LoadResult) -> None:
    assert result.records_in == result.accepted + result.quarantined
    for record in result.quarantine:
        assert record.reasons
        record.to_dict(), repr(record)
    for finding in result.findings:
        finding.line("id"), finding.line("en"), finding.to_dict()


def _document(data: bytes, folder: Path) -> None:
    result = loads(data, file="a.json", unknown="aside" if len(data) % 2 else "refuse")
    _check(result)
    assert loads(dumps(result.registry)).registry == result.registry


def _lines(data: bytes, folder: Path) -> None:
    file = folder / "a.jsonl"
    file.write_bytes(data)
    strict = list(load_lines(file, engine="strict"))
    assert strict == list(load_lines(file, engine="core"))
    assert strict == list(load_lines(file, engine="fast"))
    _check(load(file))


def _table(data: bytes, folder: Path) -> None:
    place = folder / "table"
    place.mkdir(exist_ok=True)
    for file in place.iterdir():
        file.unlink()
    table = TABLES[data[0] % len(TABLES)] if data else "products"
    (place / f"{table}.csv").write_bytes(data[1:])
    if table in ("figures", "listings"):
        parent = {"figures": "enterprises.csv", "listings": "agreements.csv"}[table]
        (place / parent).write_text("id,name\nE1,A\n" if table == "figures" else "id,kind\nA1,supply\n")
    result = load(place)
    _check(result)
    dump(result.registry, folder / "again", overwrite=True)
    assert load(folder / "again").registry == result.registry


def _package(data: bytes, folder: Path) -> None:
    place = folder / "package"
    place.mkdir(exist_ok=True)
    (place / "datapackage.json").write_bytes(data)
    (place / "products.csv").write_text("id,enterprise_id,name\nP1,E1,A\n")
    _check(load(place))


def _sheet(data: bytes, folder: Path) -> None:
    sheet = folder / ("sheet.xlsx" if data[:2] == b"PK" else "sheet.csv")
    sheet.write_bytes(data)
    out = folder / "imported"
    shutil.rmtree(out, ignore_errors=True)
    result = import_sheet(sheet, out)
    assert result.rows_in == result.accepted + result.quarantined
    for finding in result.findings:
        finding.line("id"), finding.to_dict()
    assert load(out).registry == result.registry


TARGETS = (_document, _lines, _table, _package, _sheet)
FOLDER = tempfile.TemporaryDirectory()


def one_input(data: bytes) -> None:
    """Give the bytes to the reader that the first of them names."""
    if not data:
        return
    try:
        TARGETS[data[0] % len(TARGETS)](data[1:], Path(FOLDER.name))
    except DataError as error:
        if not error.message or not error.source:
            raise AssertionError from error


def _seeds(folder: Path) -> None:
    registry = build.registry()
    place = Path(FOLDER.name) / "seed"
    dump(registry, place, overwrite=True)
    dump(registry, place.with_suffix(".jsonl"), overwrite=True)
    seeds = {"document": b"\x00" + dumps(registry, indent=None).encode()}
    seeds["lines"] = b"\x01" + place.with_suffix(".jsonl").read_bytes()
    for at, table in enumerate(TABLES):
        file = place / f"{table}.csv"
        if file.exists():
            seeds[table] = bytes([2, at]) + file.read_bytes()
    seeds["package"] = b'\x03{"umkm":{"schema":"umkm-domain/registry","schema_version":"1.0"},"resources":[]}'
    sheets = (
        "No;Nama Usaha;Omzet 2018;NIB\n1;Keripik A;Rp 1.500.000,-;9120106900275\n;JUMLAH;1.500.000;\n",
        "DATA UMKM KABUPATEN LEBAK TAHUN 2018\nNama Usaha,Tgl Berdiri,P-IRT,Halal\nTahu B,12 Maret 2014,V,tidak\n",
    )
    seeds |= {f"sheet-{at}": b"\x04" + text.encode() for at, text in enumerate(sheets)}
    for name, content in seeds.items():
        (folder / f"seed-{name}").write_bytes(content)


def main() -> None:
    """Run for the time given, or until something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    seconds = parser.parse_args().seconds
    CORPUS.mkdir(parents=True, exist_ok=True)
    _seeds(CORPUS)
    options = [f"-max_total_time={seconds}", "-max_len=8192", "-timeout=20", f"-artifact_prefix={CORPUS.parent}/"]
    atheris.Setup([sys.argv[0], *options, str(CORPUS)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
