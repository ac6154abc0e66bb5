"""Uji acak semua pembaca nomor. Fuzz every parser of official numbers and codes, with atheris, bounded in time.

    python scripts/fuzz_identifiers.py --seconds 60

What must hold for any text whatever: a value or IdentifierError and nothing else; `is_valid` says the same; the value
reads back from `str` and from its printed form; `identify`, `identify_all` and `find_regions` never raise; and no
error shows sixteen digits in a row.
"""

import argparse
import re
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["umkm_domain.identifiers", "umkm_domain.codes"]):
    from umkm_domain.codes import BpsRegion, Kbli, KemendagriRegion, find_regions
    from umkm_domain.identifiers import KINDS, IdentifierError, identify, identify_all
    from umkm_domain.identifiers import pairs as _pairs  # noqa: F401 - instrumented with the rest

SEEDS = (
    "NIB: 1712240062057",
    "9120106900275 0000001",
    "NPWP : 02.183.241.5-000.000",
    "1000.0000.1039.9409",
    "0021832415000000-000000",
    "NIK 3171011708450001",
    "DEP. KES. RI. P-IRT NO. 2063510010243-26",
    "P-IRT 2.06.35.10.01.243",
    "206351010110243-30",
    "BPOM RI MD NO: 222871000500373",
    "POM TR. 092 699 241",
    "HALAL INDONESIA ID32110001490620223",
    "LPPOM-00230049860209",
    "EAN-13: 8 998866 200301",
    "Merek No. IDM000984301",
    "SNI ISO/IEC 17025:2017/Amd 1:2018",
    "SNI 01-2973-1992",
    "No. 4623/SJ-IND.8/TKDN/7/2021",
    "ID00410000054900720,ID36210018283020723",
    "Kec. Cikulur, Kab. Lebak",
    "36.02.17.2001",
)
CORPUS = Path(__file__).parents[1] / "build" / "fuzz" / "identifiers"
"""Where texts that reach new code are kept from run to run; a failing text is written beside it."""
_PERSONAL = re.compile("[0-9]{16}")


def _fails(condition: bool, what: str, text: str) -> None:
    if condition:
        raise AssertionError(f"{what}: {text!r}")


def one_input(data: bytes) -> None:
    """Give one text to every parser."""
    text = data.decode("utf-8", "surrogateescape")
    for kind in KINDS:
        valid = kind.is_valid(text)
        try:
            number = kind(text)
        except IdentifierError as error:
            _fails(valid, f"{kind.__name__}.is_valid says yes, the constructor no", text)
            _fails(bool(_PERSONAL.search(str(error) + error.got)), "an error shows the number", text)
            continue
        _fails(not valid, f"{kind.__name__}.is_valid says no, the constructor yes", text)
        _fails(kind(str(number)) != number or kind(number.printed) != number, "does not read back", text)
        _fails(not str(number).isascii(), "is not plain", text)
        repr(number), number.masked, number.hints
    for make in (KemendagriRegion, BpsRegion, lambda code: Kbli(code, edition=2025)):
        try:
            value = make(text)
        except IdentifierError:
            continue
        _fails(make(str(value)) != value, "does not read back", text)
    readings = identify(text)
    _fails({type(one) for one in readings} != {kind for kind in KINDS if kind.is_valid(text)}, "readings", text)
    _fails(not all(identify_all(text)), "an empty reading", text)
    if len(text) < 40:
        find_regions(text)


def main() -> None:
    """Run for the seconds given, from the seeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    CORPUS.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(SEEDS):
        one_input(seed.encode())
        (CORPUS / f"seed-{n:02d}").write_text(seed, "utf-8")
    arguments = [sys.argv[0], f"-max_total_time={options.seconds}", f"-seed={options.seed}", "-max_len=120"]
    arguments += [f"-artifact_prefix={CORPUS.parent}/", "-verbosity=0", "-print_final_stats=1", str(CORPUS)]
    atheris.Setup(arguments, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
