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
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from umkm_domain._command import (
    Format,
    asked_for,
    day_for,
    day_of,
    fatal,
    language_of,
    print_json,
    read,
    stranger,
    told,
)
from umkm_domain._data_commands import export, import_, plan, schema, template
from umkm_domain.core.errors import UmkmError, UsageError
from umkm_domain.core.extras import need
from umkm_domain.core.language import Language

if TYPE_CHECKING:
    from umkm_domain.law.book import LawBook

__all__ = ["COMMANDS", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Jalankan perintah. Run the command and return its exit status.

    Args:
        argv: the words after `umkm`; None takes them from the process.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            # A lone surrogate, kept whole in the quarantine, is written as \\ud800: the escape that JSON has for it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    given = sys.argv[1:] if argv is None else list(argv)
    try:
        cyclopts = need("cli", "cyclopts")
        app = _app(cyclopts)
        status = app(
            given,
            exit_on_error=False,
            print_error=False,
            result_action="return_value",
        )
    except UmkmError as error:
        _say(*fatal(error, language_of(given)))
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        _say(*fatal(error, language_of(given)))
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

    result = read(path)
    summary = summarise(result, name=path.stem, on=day_for(on, result), due=day_of(due, "--due"), retailer=retailer)
    note = stranger(retailer, result.registry)
    if note is not None:
        _say(note.show(lang))
    document = lay_out(summary)
    data = summary.to_dict()
    out.mkdir(parents=True, exist_ok=True)
    html, plain = out / f"{path.stem}.html", out / f"{path.stem}.json"
    html.write_text(to_html(document, lang), encoding="utf-8", errors="backslashreplace")
    plain.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", errors="backslashreplace")
    if format == "json":
        print_json(data)
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

    result = read(path)
    day = day_for(on, result)
    asked = ", ".join((*_codes(select), *_codes(ignore), *([jurisdiction] if jurisdiction else ())))
    with asked_for(f"tidak ada aturan atau wilayah dengan kode itu ({asked})"):
        found = rules.check(
            result.registry, on=day, select=_codes(select), ignore=_codes(ignore), jurisdiction=jurisdiction
        )
    if format == "json":
        from umkm_domain.report.summary import check_dict

        print_json(check_dict(result, found, on=day))
    else:
        print("\n".join(check_lines(result, found, lang)))
    return 1 if found.errors or any(f.severity == "error" for f in result.findings) else 0


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip().upper() for text in given for code in text.split(",") if code.strip())


def explain(code: str, /, *, lang: Language = "id", format: Format = "text") -> int:
    """Jelaskan satu aturan: apa, mengapa, dasar hukum, contoh, perbaikan. Explain a rule.

    Args:
        code: the rule, such as CER001.
        lang: language of the page.
        format: text or JSON.
    """
    from umkm_domain.rules import CATALOGUE, explaining

    codes = ", ".join(CATALOGUE.starting(code))
    if codes:
        raise told(
            f"{code.upper()} adalah awalan dari {codes}; sebut salah satunya",
            f"{code.upper()} is the prefix of {codes}; name one of them",
        )
    with asked_for(f"tidak ada aturan dengan kode {code.upper()!r}"):
        page = explaining.details(code.upper()) if format == "json" else explaining.explain(code.upper(), lang)
    if isinstance(page, str):
        print(page)
    else:
        print_json(page)
    return 0


def law(
    key: str | None = None,
    /,
    *,
    on: str | None = None,
    changes: str | None = None,
    unverified: bool = False,
    jurisdiction: str | None = None,
    lang: Language = "id",
    format: Format = "text",
) -> int:
    """Hukum menurut kunci dan tanggal. Law by key and date; without a date, its whole history.

    Args:
        key: such as scale.general; without one, every key.
        on: the day; no law in force on it is an error that names the neighbours.
        changes: two years or days such as 2019..2026: what changed between them, by day, before and after.
        unverified: only entries that are unsure and so never judge.
        jurisdiction: Home Ministry code of a region such as 36.71: national law and its own, not that of others.
        lang: language of the notes.
        format: text or JSON.
    """
    from umkm_domain.law.book import LAW, place_of
    from umkm_domain.report import law_pages

    day = day_of(on, "--on")
    span = None if changes is None else _span(changes)
    try:
        place = place_of(jurisdiction)
    except UsageError as error:
        raise told(
            f"--jurisdiction: perlu kode Kemendagri seperti 36.71, bukan {jurisdiction!r}", f"--{error}"
        ) from None
    found: list[dict[str, Any]]
    with asked_for(f"tidak ada hukum dengan kunci {key!r}"):
        if span is not None and not unverified:
            changed = law_pages.law_changes(LAW, *span, key=key, jurisdiction=place)
            found = [law_pages.change_dict(change) for change in changed]
            lines = [
                line for change in changed for line in law_pages.change_lines(change, LAW.timeline(change.key), lang)
            ]
        else:
            _say_where(LAW, key, day, place)
            chosen = law_pages.law_selection(
                LAW, key=key, on=day, changes=span, unverified=unverified, jurisdiction=place
            )
            found = [law_pages.law_dict(*pair) for pair in chosen]
            lines = [line for pair in chosen for line in law_pages.law_lines(*pair, lang)]
    if format == "json":
        print_json(found)
    else:
        print(*(lines or [law_pages.NOTHING.show(lang)]), sep="\n")
    return 0


def _say_where(book: "LawBook", key: str | None, day: date | None, place: str | None) -> None:
    """Name the option where a day is asked about and only regions have law under the key."""
    from umkm_domain.report.law_pages import only_local

    if key is None or day is None or place is not None:
        return
    places = ", ".join(only_local(book, key))
    if places:
        raise told(
            f"{key}: hanya hukum daerah; sebut daerahnya dengan --jurisdiction ({places})",
            f"{key}: only regional law; name the region with --jurisdiction ({places})",
        )


def _span(text: str) -> tuple[date, date]:
    first, dots, last = text.partition("..")
    try:
        begin = day_of(f"{first}-01-01" if len(first) == 4 else first, "--changes")
        end = day_of(f"{last}-12-31" if len(last) == 4 else last, "--changes")
    except UsageError:
        begin = end = None
    if dots and begin is not None and end is not None and begin <= end:
        return begin, end
    raise told(
        f"--changes: perlu dua tahun atau hari seperti 2019..2026, bukan {text!r}",
        f"--changes: expected two years or days such as 2019..2026, got {text!r}",
    )


def identify(text: str, /, *, lang: Language = "id", format: Format = "text") -> int:
    """Baca nomor resmi; semua bacaan, yang terbaik lebih dulu. Read an official number; every reading, best first.

    Args:
        text: the number as printed.
        lang: language of the names.
        format: text or JSON.
    """
    from umkm_domain.report.pages import identifier_dicts, identifier_lines

    with asked_for("perlu nomor resmi (NIB, NPWP, P-IRT, BPOM, halal, GTIN, ...), sedangkan teks ini bukan"):
        read_as = identifier_dicts(text) if format == "json" else identifier_lines(text, lang)
    if format == "json":
        print_json(read_as)
    else:
        print(*read_as, sep="\n")
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
        raise told(f"{path}: perlu folder yang belum ada", f"{path}: expected a folder that does not exist yet")
    dump(sample(), path)
    files = sorted(str(file) for file in path.iterdir())
    if format == "json":
        print_json({"path": str(path), "files": files})
    else:
        print({"id": "Dibuat:", "en": "Made:"}[lang], *files, sep="\n  ")
    return 0


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
        hints = command.__annotations__
        if "out" in hints:
            kind: Any = hints["out"]
            hints["out"] = Annotated[kind, cyclopts.Parameter(name=("--out", "-o"))]
        app.command(command, name=name)
    return app
