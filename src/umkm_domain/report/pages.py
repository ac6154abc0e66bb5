"""Halaman pendek untuk terminal: satu nomor, satu pemeriksaan, satu rencana. Short pages for a terminal.

>>> identifier_lines("9120106900276", "en")[0]
'reading 1: Nib 9120106900276'
"""

from typing import TYPE_CHECKING, Any, cast

from attrs import evolve

from umkm_domain.calculators import Plan
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UnknownCodeError
from umkm_domain.core.findings import Finding, Report
from umkm_domain.core.glossary import indonesian, spoken
from umkm_domain.core.language import Language, show_value
from umkm_domain.core.money import format_rupiah
from umkm_domain.report.safe import neutral

if TYPE_CHECKING:
    from umkm_domain.io import LoadResult
    from umkm_domain.io.importing import ImportResult

__all__ = [
    "check_lines",
    "identifier_dicts",
    "identifier_lines",
    "import_lines",
    "plan_lines",
]


def identifier_dicts(text: str) -> list[dict[str, Any]]:
    """Every reading of a number as plain data, best first; personal parts masked.

    Raises:
        UnknownCodeError: no official number can be read in the text.
    """
    return [
        {
            "kind": type(reading).__name__,
            "printed": _shown(reading),
            "parts": {name: _plain(part) for name, part in _parts(reading).items()},
        }
        for reading in _readings(text)
    ]


def identifier_lines(text: str, language: Language) -> list[str]:
    """Every reading of a number as lines, best first; personal parts masked."""
    head = {"id": "bacaan", "en": "reading"}[language]
    lines: list[str] = []
    for i, reading in enumerate(_readings(text), start=1):
        lines.append(f"{head} {i}: {type(reading).__name__} {_shown(reading)}")
        lines += [f"  {name}: {neutral(_part(part, language))}" for name, part in _parts(reading).items()]
    return lines


def _readings(text: str) -> list[Any]:
    from umkm_domain.identifiers import identify

    readings = list(identify(text))
    if not readings:
        message = "expected an official number (NIB, NPWP, P-IRT, BPOM, halal, GTIN, ...), got a text that is none"
        raise UnknownCodeError(message)
    return readings


def _shown(reading: Any) -> str:
    masked, printed = str(reading.masked), str(reading.printed)
    return printed if masked in (printed, str(reading)) else masked


def _parts(reading: Any) -> dict[str, Any]:
    """The parsed parts: every public property of the class itself; none where the number is personal."""
    if str(reading.masked) not in (str(reading.printed), str(reading)):
        return {}
    parts: dict[str, Any] = {}
    for kind in type(reading).__mro__:
        if kind is str:
            break
        for name, member in vars(kind).items():
            if isinstance(member, property) and not name.startswith("_") and name not in ("printed", "masked"):
                value = getattr(reading, name)
                if value is not None and value != ():
                    parts.setdefault(name, value)
    return parts


def _plain(value: object) -> object:
    """A part for JSON: truth and whole numbers as they are, all else as text."""
    return value if isinstance(value, bool) or type(value) is int else neutral(_part(value, "en"))


def _part(value: object, language: Language) -> str:
    if isinstance(value, bool):
        return show_value(value, language)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return " / ".join(_part(item, language) for item in items if item is not None)
    name = getattr(value, "name", None)
    if isinstance(name, str) and name and not isinstance(value, str):
        return f"{getattr(value, 'code', value)} {name}"
    return str(value)


def _told(finding: Finding, language: Language) -> str:
    """A finding as one line, its severity in words of the language."""
    code, said = f": {finding.severity} {finding.code}: ", spoken(finding.severity, language)
    return neutral(finding.line(language).replace(code, f": {said} {finding.code}: ", 1))


def check_lines(result: "LoadResult", found: Report, language: Language) -> list[str]:
    """What `umkm check` prints: one finding a line, then how many, then records in = accepted + quarantined."""
    whole = evolve(found, findings=(*found.findings, *result.findings))
    lines = [_told(finding, language) for finding in whole]
    counts = {
        "id": "{e} galat, {w} peringatan, {i} catatan, {s} didiamkan; rekaman masuk {n} = diterima {a} + karantina {q}",
        "en": "errors {e}, warnings {w}, notes {i}, suppressed {s}; records in {n} = accepted {a} + quarantined {q}",
    }[language]
    values = {
        "e": len(whole.errors),
        "w": len(whole.warnings),
        "i": len(whole.infos),
        "s": len(whole.suppressed),
        "n": result.records_in,
        "a": result.accepted,
        "q": result.quarantined,
    }
    return [*lines, counts.format_map(values)]


def import_lines(done: "ImportResult", language: Language) -> list[str]:
    """What `umkm import` prints: one finding a line, then rows in = accepted + quarantined, then what was written."""
    counts = {
        "id": f"baris masuk {done.rows_in} = diterima {done.accepted} + karantina {done.quarantined}",
        "en": f"rows in {done.rows_in} = accepted {done.accepted} + quarantined {done.quarantined}",
    }[language]
    written = (done.out, done.mapping_path, done.quarantine_path, done.aside_path)
    return [
        *(_told(finding, language) for finding in done.findings),
        counts,
        *(str(place) for place in written if place is not None),
    ]


def plan_lines(done: Computation[Plan], language: Language) -> list[str]:
    """What `umkm plan` prints: the steps, then each enterprise with its products, their gaps and costs."""
    lines = done.prose(language)
    if done.value is None:
        return lines
    called = indonesian if language == "id" else str
    head = {"id": "Biaya termurah", "en": "Least cost"}[language]
    lines.append(f"{head}: {format_rupiah(done.value.cost, language)}")
    for enterprise in done.value.enterprises:
        lines.append(f"{enterprise.enterprise_id}: {format_rupiah(enterprise.cost, language)}")
        lines += [
            f"  {product.product_id}: {', '.join(called(gap.requirement) for gap in product.gaps) or '–'} "
            f"({format_rupiah(product.cost, language)})"
            for product in enterprise.products
        ]
        lines += [
            f"  {called(line.requirement)} ({called(line.per)}): {line.times} × {format_rupiah(line.amount, language)}"
            for line in enterprise.shared
        ]
    return [neutral(line) for line in lines]
