"""Perintah `umkm`. The command: reports, checks, look-ups, reading and writing of data sets.

Standard output is for the result alone, also as JSON; messages go to standard error. Exit status: 0 complete, 1 when
`check` has findings of severity error, 2 for wrong use, unreadable input or a date without law. Nothing here reads
the clock: where a date matters and none is given, the data set's own reference date is used.
"""

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from umkm_domain.core.errors import DataError, FindingError, UmkmError, UsageError
from umkm_domain.core.extras import need
from umkm_domain.core.language import Language

if TYPE_CHECKING:
    from umkm_domain.io import LoadResult
    from umkm_domain.model.statistics import Target

__all__ = ["COMMANDS", "main"]

Format = Literal["text", "json"]


def main(argv: Sequence[str] | None = None) -> int:
    """Jalankan perintah. Run the command and return its exit status.

    Args:
        argv: the words after `umkm`; None takes them from the process.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        cyclopts = need("cli", "cyclopts")
        app = _app(cyclopts)
        status = app(
            None if argv is None else list(argv),
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
    except DataError as error:
        parts = [str(part) for part in error.exceptions]
        _say(str(error.message), *(parts if len(parts) > 1 else ()))
        return 2
    except UmkmError as error:
        _say(str(error))
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        _say(f"{error.filename or ''}: {error.strerror or error}")
        return 2
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "cyclopts":
            raise
        _say(str(error), "umkm --help")
        return 2
    return status if isinstance(status, int) else 0


def _say(*lines: str) -> None:
    for line in lines:
        print(f"umkm: {line}", file=sys.stderr)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:
            return day
    message = f"{option}: expected a date such as 2019-07-18, got {text!r}"
    raise UsageError(message)


def _json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _load(path: Path) -> "LoadResult":
    """Read a data set; one whose tables were changed by hand is read too, and the finding says which file.

    `load` refuses such a folder, for it may be a mixture of two. People edit their tables, so the command goes on.
    """
    from attrs import evolve

    from umkm_domain.io import load

    try:
        return load(path)
    except DataError as error:
        changed = [part.finding for part in error.exceptions if isinstance(part, FindingError)]
        if not changed or any(finding is None or finding.code != "IMP025" for finding in changed):
            raise
    result = load(path, verify=False)
    return evolve(result, findings=(*result.findings, *(finding for finding in changed if finding is not None)))


def _on(given: str | None, result: "LoadResult") -> date:
    day = _day(given, "--on") or result.registry.about.reference_date
    if day is None:
        message = "--on: this data set has no reference date, so give the day, such as --on 2019-07-18"
        raise UsageError(message)
    return day


def report(
    path: Path,
    /,
    *,
    on: str | None = None,
    due: str | None = None,
    retailer: str | None = None,
    out: Path = Path("build"),
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Laporan lengkap satu himpunan data: terminal, HTML dan JSON. The whole report on a data set.

    Args:
        path: folder or JSON document of the data set.
        on: the day whose law and records count; the data set's reference date when not given.
        due: a due date for targets whose source gives none.
        retailer: only listings and requirements of this retailer.
        out: folder for NAME.html and NAME.json.
        lang: language of text and HTML.
        format: text, or the JSON alone on standard output.
    """
    from umkm_domain.report.html import to_html
    from umkm_domain.report.layout import lay_out
    from umkm_domain.report.summary import summarise
    from umkm_domain.report.text import to_text

    result = _load(path)
    summary = summarise(result, name=path.stem, on=_on(on, result), due=_day(due, "--due"), retailer=retailer)
    document = lay_out(summary)
    data = summary.to_dict()
    out.mkdir(parents=True, exist_ok=True)
    html, plain = out / f"{path.stem}.html", out / f"{path.stem}.json"
    html.write_text(to_html(document, lang), encoding="utf-8")
    plain.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if format == "json":
        _json(data)
    else:
        print(to_text(document, lang), end="")
        print(f"\n{html}\n{plain}")
    return 0


def check(
    path: Path,
    /,
    *,
    on: str | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    jurisdiction: str | None = None,
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Periksa himpunan data; satu temuan satu baris. Check a data set; one finding a line; exit 1 on errors.

    Args:
        path: folder or JSON document of the data set.
        on: the day to judge by; the data set's reference date when not given.
        select: only these codes or three-letter prefixes.
        ignore: not these codes or prefixes.
        jurisdiction: Home Ministry code whose local law counts too.
        lang: language of the messages.
        format: text or JSON.
    """
    from umkm_domain import rules
    from umkm_domain.report.pages import check_lines

    result = _load(path)
    day = _on(on, result)
    found = rules.check(
        result.registry, on=day, select=_codes(select), ignore=_codes(ignore), jurisdiction=jurisdiction
    )
    if format == "json":
        from umkm_domain.report.summary import check_dict

        _json(check_dict(result, found, on=day))
    else:
        print("\n".join(check_lines(result, found, lang)))
    return 1 if found.errors or any(f.severity == "error" for f in result.findings) else 0


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for text in given for code in text.split(",") if code.strip())


def explain(code: str, /, *, lang: Language = "id", format: Format = "text") -> int:
    """Jelaskan satu aturan: apa, mengapa, dasar hukum, contoh, perbaikan. Explain a rule.

    Args:
        code: the rule, such as CER001.
        lang: language of the page.
        format: text or JSON.
    """
    from umkm_domain.report.pages import rule_dict, rule_lines
    from umkm_domain.rules import CATALOGUE

    rule = CATALOGUE[code.upper()]
    if format == "json":
        _json(rule_dict(rule))
    else:
        print("\n".join(rule_lines(rule, lang)))
    return 0


def law(
    key: str | None = None,
    /,
    *,
    on: str | None = None,
    changes: str | None = None,
    unverified: bool = False,
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Hukum menurut kunci dan tanggal. Law by key and date; without a date, its whole history.

    Args:
        key: such as scale.general; without one, every key.
        on: the day; no law in force on it is an error that names the neighbours.
        changes: two years or days such as 2019..2026: what changed between them.
        unverified: only entries that are unsure and so never judge.
        lang: language of the notes.
        format: text or JSON.
    """
    from umkm_domain.law.book import LAW
    from umkm_domain.report.pages import law_dict, law_lines, law_selection

    span = None if changes is None else _span(changes)
    chosen = law_selection(LAW, key=key, on=_day(on, "--on"), changes=span, unverified=unverified)
    if format == "json":
        _json([law_dict(*pair) for pair in chosen])
    else:
        print("\n".join(line for pair in chosen for line in law_lines(*pair, lang)))
    return 0


def _span(text: str) -> tuple[date, date]:
    first, dots, last = text.partition("..")
    if dots:
        begin = _day(f"{first}-01-01" if len(first) == 4 else first, "--changes")
        end = _day(f"{last}-12-31" if len(last) == 4 else last, "--changes")
        if begin is not None and end is not None and begin <= end:
            return begin, end
    message = f"--changes: expected two years or days such as 2019..2026, got {text!r}"
    raise UsageError(message)


def identify(text: str, /, *, lang: Language = "id", format: Format = "text") -> int:
    """Baca nomor resmi; semua bacaan, yang terbaik lebih dulu. Read an official number; every reading, best first.

    Args:
        text: the number as printed.
        lang: language of the names.
        format: text or JSON.
    """
    from umkm_domain.report.pages import identifier_dicts, identifier_lines

    if format == "json":
        _json(identifier_dicts(text))
    else:
        print("\n".join(identifier_lines(text, lang)))
    return 0


def new(
    path: Path,
    /,
    *,
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Himpunan data baru dengan satu baris ilustrasi tiap tabel. A new data set, one illustrative row a table.

    Args:
        path: folder to make; it must not exist yet.
        lang: language of the message.
        format: text or JSON.
    """
    from umkm_domain.io import dump
    from umkm_domain.io.sample import sample

    if path.exists():
        message = f"{path}: expected a folder that does not exist yet"
        raise UsageError(message)
    dump(sample(), path)
    files = sorted(str(file) for file in path.iterdir())
    if format == "json":
        _json({"path": str(path), "files": files})
    else:
        print({"id": "Dibuat:", "en": "Made:"}[lang], *files, sep="\n  ")
    return 0


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
        on: the day whose status of certificates counts; the data set's reference date when not given.
        personal: with owners and taxpayer numbers, which are left out otherwise.
        pseudonymise: file with a key of 32 bytes or more; personal values become keyed hashes.
        lang: language of the list of what was lost.
        format: text or JSON.
    """
    from umkm_domain.io import exports

    result = _load(path)
    key = None if pseudonymise is None else exports.read_key(pseudonymise)
    done = exports.export(result.registry, to, out, on=_on(on, result), personal=personal, key=key)
    if format == "json":
        _json(done.to_dict())
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
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Baca lembar CSV atau XLSX kantor menjadi himpunan data. Read an office's spreadsheet into a data set.

    Args:
        sheet: the CSV or XLSX file; with --resume also the mended quarantine file.
        out: folder of the data set to make.
        map: mapping of columns in TOML; guessed, and written out for the next time, when not given.
        resume: take in mended rows; nothing is taken twice.
        lang: language of the findings.
        format: text or JSON.
    """
    from umkm_domain.io.importing import import_sheet
    from umkm_domain.report.pages import import_lines

    done = import_sheet(sheet, out, mapping=map, resume=resume)
    if format == "json":
        _json(done.to_dict())
    else:
        print("\n".join(import_lines(done, lang)))
    return 0


def template(*, out: Path, lang: Language = "id", format: Format = "text") -> int:
    """Tulis lembar isian kosong. Write an empty sheet with Indonesian headers, listed values and one example row.

    Args:
        out: XLSX file to write.
        lang: language of the message.
        format: text or JSON.
    """
    from umkm_domain.io.template import write_template

    write_template(out)
    if format == "json":
        _json({"path": str(out)})
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
        _json(schemas.json_schema())
        return 0
    files = [str(file) for file in schemas.write_schemas(out)]
    if format == "json":
        _json({"files": files})
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

    result = _load(path)
    aim = _target(result, target, need, unit)
    done = calc.plan_to_target(
        result.registry,
        aim,
        calc.load_costs(costs),
        on=_on(on, result),
        retailer=retailer,
        unknown=unknown,
        pass_rate=pass_rate,
        confidence=confidence,
    )
    if format == "json":
        _json(done.to_dict())
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
        message = f"--target: expected the id of one target of the data set ({known}), or --need N"
        raise UsageError(message)
    return targets[0]


COMMANDS: dict[str, Callable[..., int]] = {
    "report": report,
    "check": check,
    "explain": explain,
    "law": law,
    "id": identify,
    "new": new,
    "import": import_,
    "template": template,
    "export": export,
    "schema": schema,
    "plan": plan,
}


def _app(cyclopts: Any) -> Any:
    from umkm_domain.core.versions import EDITION, SCHEMA_VERSION, __version__

    version = f"umkm-domain {__version__}, schema {SCHEMA_VERSION}, edition {EDITION}"
    app = cyclopts.App(name="umkm", help="Ranah UMKM Indonesia: lihat README.", version=version)
    for name, command in COMMANDS.items():
        if "out" in command.__annotations__:
            command.__annotations__["out"] = Annotated[Path, cyclopts.Parameter(name=("--out", "-o"))]
        app.command(command, name=name)
    return app
