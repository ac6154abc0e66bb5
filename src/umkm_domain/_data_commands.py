"""Perintah yang membaca dan menulis data. Commands that read and write data: import, template, export, schema, plan.

Each answers on standard output and returns its exit status; see `cli`.
"""

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from umkm_domain._command import Format, day_for, day_of, print_json, read, stranger, told
from umkm_domain.core.language import Language

if TYPE_CHECKING:
    from umkm_domain.io import LoadResult
    from umkm_domain.model.statistics import Target

__all__ = ["export", "import_", "plan", "schema", "template"]


def export(
    path: Path,
    /,
    *,
    to: str,
    out: Path,
    on: str | None = None,
    personal: bool = False,
    pseudonymise: Path | None = None,
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Tulis dalam standar lain; yang tidak dapat dinyatakan disebut. Write in another standard, and say what it loses.

    Args:
        path: folder or JSON document of the data set.
        to: csv, schema-org, gs1, 360giving or ical.
        out: file to write; for csv a name without a suffix is a folder with one file a table.
        on: the day whose status of certificates counts; the data set's reference date when not given. csv needs none.
        personal: with owners and taxpayer numbers, which are left out otherwise.
        pseudonymise: file with a key of 32 bytes or more; personal values become keyed hashes.
        lang: language of the list of what was lost.
        format: text or JSON.
    """
    from umkm_domain.io import exports

    result = read(path)
    key = None if pseudonymise is None else exports.read_key(pseudonymise)
    # A data set that was imported has no reference date, and its tables can be written without one.
    day = day_for(on, result) if exports.needs_day(to) else day_of(on, "--on")
    done = exports.export(result.registry, to, out, on=day, personal=personal, key=key)
    if format == "json":
        print_json(done.to_dict())
    else:
        print(*done.paths, *done.lines(lang), sep="\n")
    return 0


def import_(
    sheet: Path,
    /,
    *,
    out: Path,
    map: Path | None = None,
    resume: bool = False,
    on: str | None = None,
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Baca lembar CSV atau XLSX kantor menjadi himpunan data. Read an office's spreadsheet into a data set.

    Args:
        sheet: the CSV or XLSX file; with --resume also the mended quarantine file.
        out: folder of the data set to make.
        map: mapping of columns in TOML; guessed, and written out for the next time, when not given.
        resume: take in mended rows; nothing is taken twice.
        on: the day the data set speaks of; `check` and `report` use it unless another is given.
        lang: language of the findings.
        format: text or JSON.
    """
    from umkm_domain.io.importing import import_sheet
    from umkm_domain.report.pages import import_lines

    for file in (sheet, map):
        if file is not None:
            # A file that cannot be opened is said by the command, in the language that was asked for.
            with file.open("rb"):
                pass
    if not resume and out.is_dir() and any(out.iterdir()):
        raise told(
            f"--out: {out.name} sudah ada isinya; beri nama folder baru, atau --resume untuk melanjutkan impornya",
            f"--out: {out.name} is not empty; give the name of a new folder, or --resume to go on with its import",
        )
    done = import_sheet(sheet, out, mapping=map, resume=resume, on=day_of(on, "--on"))
    if format == "json":
        print_json(done.to_dict())
    else:
        print("\n".join(import_lines(done, lang)))
    return 0


def template(*, out: Path, lang: Language = "id", format: Format = "text") -> int:
    """Tulis lembar isian kosong. Write an empty sheet with Indonesian headers, listed values and one example row.

    Args:
        out: XLSX or CSV file to write.
        lang: language of the message.
        format: text or JSON.
    """
    from umkm_domain.io.template import SUFFIXES, write_template

    if out.suffix.lower() not in SUFFIXES:
        raise told(
            f"--out: nama berkas berakhir dengan {' atau '.join(SUFFIXES)}, bukan {out.name}",
            f"--out: expected the name of a file that ends in {' or '.join(SUFFIXES)}, got {out.name}",
        )
    if out.exists():
        raise told(f"--out: {out.name} sudah ada; beri nama lain", f"--out: {out.name} exists; give another name")
    write_template(out)
    if format == "json":
        print_json({"path": str(out)})
    else:
        print({"id": "Dibuat:", "en": "Made:"}[lang], out)
    return 0


def schema(
    *,
    out: Path | None = None,
    lang: Language = "id",
    format: Format = "json",
) -> int:
    """Skema JSON dan tabel. The JSON Schema, or every published schema into a folder.

    Args:
        out: folder for the JSON Schema and the Table Schemas; without one the JSON Schema is printed.
        lang: language of the message.
        format: text or JSON.
    """
    from umkm_domain.io import schema as schemas

    if out is None:
        print_json(schemas.json_schema())
        return 0
    files = [str(file) for file in schemas.write_schemas(out)]
    if format == "json":
        print_json({"files": files})
    else:
        print({"id": "Dibuat:", "en": "Made:"}[lang], *files, sep="\n  ")
    return 0


def plan(
    path: Path,
    /,
    *,
    costs: Path,
    target: str | None = None,
    need: int | None = None,
    unit: Literal["enterprise", "product"] = "product",
    pass_rate: str | None = None,
    confidence: str | None = None,
    unknown: Literal["missing", "met"] = "missing",
    retailer: str | None = None,
    on: str | None = None,
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Cara termurah mencapai target. The least cost at which a target is met, enterprise by enterprise.

    Args:
        path: folder or JSON document of the data set.
        costs: TOML file with one [[cost]] a requirement: requirement, amount, per; covers and days where they apply.
        target: id of a target of the data set; its only one when not given.
        need: instead of a target: so many are to be ready.
        unit: what `need` counts.
        pass_rate: share that passes curation, such as 17/150; the plan then aims at what must be submitted.
        confidence: chance with which enough pass, such as 90%.
        unknown: whether a requirement of which the records do not tell is missing or met.
        retailer: only listings and requirements of this retailer.
        on: the day; the data set's reference date when not given.
        lang: language of the steps.
        format: text or JSON.
    """
    from umkm_domain import calculators as calc
    from umkm_domain.report.pages import plan_lines

    result = read(path)
    aim = _target(result, target, need, unit)
    note = stranger(retailer, result.registry)
    if note is not None:
        print(f"umkm: {note.show(lang)}", file=sys.stderr)
    done = calc.plan_to_target(
        result.registry,
        aim,
        calc.load_costs(costs),
        on=day_for(on, result),
        retailer=retailer,
        unknown=unknown,
        pass_rate=pass_rate,
        confidence=confidence,
    )
    if format == "json":
        print_json(done.to_dict())
    else:
        print("\n".join(plan_lines(done, lang)))
    return 0


def _target(result: "LoadResult", wanted: str | None, need: int | None, unit: str) -> "Target":
    from umkm_domain.model.statistics import Target, TargetKind

    if need is not None:
        return Target(id="need", indicator="need", unit=unit, kind=TargetKind.ABSOLUTE, value=Fraction(need))
    targets = [t for t in result.registry.targets if wanted in (None, t.id)]
    if len(targets) != 1:
        known = ", ".join(t.id for t in result.registry.targets) or "none"
        raise told(
            f"--target: perlu id satu target himpunan data ({known}), atau --need N",
            f"--target: expected the id of one target of the data set ({known}), or --need N",
        )
    return targets[0]
