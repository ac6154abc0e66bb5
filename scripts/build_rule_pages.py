"""Halaman aturan dari katalog. Write one page a rule, and their index, from the catalogue.

Each page says what the rule finds, why, with which law and how sure that law is, what may be set, an example that
triggers it and one that does not, and how often it fires on the example data sets and on a made-up register.
"""

import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from umkm_domain import load
from umkm_domain.core.dated import Confidence, LawStatus
from umkm_domain.core.plain import plain
from umkm_domain.law import LAW
from umkm_domain.rules import CATALOGUE, Example, Rule, check

sys.path.insert(0, str(Path(__file__).parent))
import faulty_register

ROOT = Path(__file__).parents[1]
REFERENCE = Path("docs/reference/rules")
EXAMPLES = ("lebak-2019", "jabar-2019-2021")
_SUBJECTS = {
    "ENT": "usaha · enterprises",
    "PRD": "produk · products",
    "CER": "sertifikat dan izin · certificates and permits",
    "RTL": "perjanjian ritel · retail agreements",
    "AST": "bantuan · assistance",
    "STA": "angka terbitan · published figures",
    "TGT": "target · targets",
    "REF": "rujukan · references",
    "IDN": "nomor resmi · official numbers",
    "IMP": "membaca dan memasukkan · reading and importing",
    "SUP": "pendiaman · suppressions",
}


def pages() -> dict[Path, str]:
    """Every page of this script with its text."""
    made = {REFERENCE / f"{rule.code}.md": _page(rule) for rule in CATALOGUE}
    return {REFERENCE / "index.md": _index(), **made}


@cache
def _on_examples() -> dict[str, tuple[str, Counter[str], Any]]:
    found: dict[str, tuple[str, Counter[str], Any]] = {}
    for name in EXAMPLES:
        registry = load(ROOT / "examples" / name).registry
        day = registry.about.reference_date
        assert day is not None
        report = check(registry, on=day)
        counts = Counter(f.code for f in report if "key" not in dict(f.values))
        found[name] = (str(day), counts, registry)
    return found


@cache
def _alarms() -> dict[str, dict[str, Any]]:
    measured: dict[str, dict[str, Any]] = json.loads((ROOT / REFERENCE / "false-alarms.json").read_text("utf-8"))[
        "rules"
    ]
    return measured


def _index() -> str:
    lines = [
        "# Aturan · Rules",
        "",
        f"Dibuat dari katalog. {len(CATALOGUE)} aturan · made from the catalogue, {len(CATALOGUE)} rules.",
        "`umkm explain CODE`; `check(registry, on=..., select=[...], ignore=[...])`.",
        "",
        "Hukum yang ditandai P membuat peringatan paling berat; yang U tidak menilai. Law marked P makes a warning at",
        "most; U never judges. See [what we do not know](../unknowns.md).",
    ]
    for prefix, subject in _SUBJECTS.items():
        rules = [rule for rule in CATALOGUE if rule.prefix == prefix]
        if not rules:
            continue
        lines += [
            "",
            f"## {prefix}: {subject}",
            "",
            "| kode · code | judul · title | bobot · severity | tabel · table | hukum · law |",
            "|---|---|---|---|---|",
        ]
        for rule in rules:
            keys = ", ".join(f"`{key}` ({_sureness(key)})" for key in rule.law_keys)
            lines.append(
                f"| [{rule.code}]({rule.code}.md) | {rule.title.id} · {rule.title.en} | {rule.severity} | "
                f"{rule.applies_to} | {keys} |"
            )
    return "\n".join(lines) + "\n"


def _sureness(key: str) -> str:
    return "/".join(sorted({entry.confidence.value for entry in LAW.timeline(key)}))


def _page(rule: Rule) -> str:
    lines = [
        f"# {rule.code}: {rule.title.id} · {rule.title.en}",
        "",
        f"Bobot · severity: **{rule.severity}**. Tabel · table: `{rule.applies_to}`."
        + (" Butuh rekaman lain di sekitarnya · needs the records around it." if rule.across else "")
        + (f" Dikeluarkan oleh · emitted by `{rule.emitted_by}`." if rule.emitted_by else ""),
        "",
        f"- id: {rule.message.id}",
        f"- en: {rule.message.en}",
        "",
        "## Perbaikan · Remedy",
        "",
        f"- id: {rule.remedy.id}",
        f"- en: {rule.remedy.en}",
    ]
    if rule.why is not None:
        lines += ["", "## Mengapa · Why", "", f"- id: {rule.why.id}", f"- en: {rule.why.en}"]
    lines += ["", "## Dasar · Basis", "", *_basis(rule)]
    if rule.parameters:
        lines += ["", "## Besaran · Parameters", ""]
        for parameter in rule.parameters:
            title = f"{parameter.title.id} · {parameter.title.en}"
            lines.append(f"- `{parameter.name}` = {parameter.default} {parameter.unit}: {title}")
    for triggers, title in ((True, "Kena · Triggers"), (False, "Tidak kena · Does not trigger")):
        example = next((e for e in rule.examples if e.triggers is triggers), None)
        if example is not None:
            lines += ["", f"## {title}", "", *_example(example)]
    lines += ["", "## Seberapa sering · How often", "", *_shares(rule)]
    return "\n".join(lines) + "\n"


def _basis(rule: Rule) -> list[str]:
    lines: list[str] = []
    for key in rule.law_keys:
        anchor = key.replace(".", "")
        lines.append(f"- [`{key}`](../law-{key.partition('.')[0]}.md#{anchor})")
        for entry in LAW.timeline(key):
            judges = {
                Confidence.CERTAIN: rule.severity.value,
                Confidence.PROBABLE: "warning" if rule.severity.value == "error" else rule.severity.value,
                Confidence.UNSURE: "tidak menilai · does not judge",
            }[entry.confidence]
            if entry.status is LawStatus.REPEALED:
                judges = "celah · gap"
            lines.append(
                f"    - {entry.since} – {entry.until or '…'}: {entry.citation.show('id')} "
                f"({entry.confidence.value}: {judges})"
            )
    lines += [f"- {citation.show('id')}" for citation in rule.sources]
    return lines or ["- praktik baik, tanpa pasal · good practice, no article"]


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"code"}:
            return value["code"]
        return {k: _short(v) for k, v in value.items() if v not in (None, [], {}, False)}
    if isinstance(value, list):
        return [_short(item) for item in value]
    return value


def _example(example: Example) -> list[str]:
    where = f", jurisdiction {example.jurisdiction}" if example.jurisdiction else ""
    lines = [f"Pada · on {example.on}{where}:", "", "```"]
    for record in example.records:
        if isinstance(record, str):
            lines.append(record.encode("utf-8", "backslashreplace").decode("utf-8").rstrip("\n"))
        else:
            lines.append(f"{type(record).__name__} {json.dumps(_short(plain(record)), ensure_ascii=False)}")
    return [*lines, "```"]


def _shares(rule: Rule) -> list[str]:
    if rule.check is None:
        return [f"- dihitung saat membaca · counted while reading, by `{rule.emitted_by or 'io'}`"]
    lines: list[str] = []
    for name, (day, counts, registry) in _on_examples().items():
        found = counts[rule.code]
        table = getattr(registry, rule.applies_to, None)
        of = "" if table is None else f" / {len(table)} {rule.applies_to}"
        lines.append(f"- `examples/{name}` ({day}): {found}{of}")
    found, records = faulty_register.share(rule)
    lines.append(
        f"- daftar buatan dengan setiap kesalahan · made-up register with every fault: {found} / {records} "
        f"({100 * found / max(records, 1):.1f} %)"
    )
    measured = _alarms().get(rule.code)
    if measured is not None:
        lines += ["", "## Alarm palsu · False alarms", ""]
        lines += [f"- deret jujur acak · honest random series: {_rate(kind)}" for kind in measured["honest"]]
        lines += [f"- deret buatan yang ditemukan · made series found: {_rate(kind)}" for kind in measured["made"]]
    return lines


def _rate(kind: dict[str, Any]) -> str:
    """How often a rule fired on one kind of series, and what kind that is."""
    return f"{kind['fired']} / {kind['series']} ({100 * kind['fired'] / kind['series']:.2f} %). {kind['what']}"


if __name__ == "__main__":
    for path, text in pages().items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
