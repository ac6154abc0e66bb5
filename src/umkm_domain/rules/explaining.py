"""Penjelasan satu aturan: apa, mengapa, dasar hukum, contoh, perbaikan. A rule explained, as text and as data.

>>> print(explain("TGT004", "en").splitlines()[0])
TGT004: a target without a day
>>> details("RTL004")["basis"][0]["entries"][2]["weight"]
'error'

Source: the catalogue, and the book of law that is passed in.
"""

import json
from typing import Any, cast

from umkm_domain.core.dated import Confidence, Dated, LawStatus
from umkm_domain.core.findings import Severity
from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Language, Text
from umkm_domain.core.plain import plain
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.rules._engine import Example, Rule
from umkm_domain.rules.catalogue import CATALOGUE

__all__ = ["details", "explain"]

_WORDS: dict[str, Text] = {
    "severity": Text(id="Bobot", en="Severity"),
    "applies_to": Text(id="Berlaku untuk", en="Applies to"),
    "message": Text(id="Temuan", en="Finding"),
    "why": Text(id="Mengapa", en="Why"),
    "basis": Text(id="Dasar", en="Basis"),
    "parameters": Text(id="Besaran", en="Parameters"),
    "remedy": Text(id="Perbaikan", en="Remedy"),
    "triggers": Text(id="Kena", en="Triggers"),
    "silent": Text(id="Tidak kena", en="Does not trigger"),
    "practice": Text(id="praktik baik, tanpa pasal", en="good practice, no article"),
    "never": Text(id="tidak menilai", en="does not judge"),
    "gap": Text(id="celah", en="gap"),
}


def weight(rule: Rule, entry: Dated[Any]) -> str:
    """Bobot temuan dengan hukum ini. What a finding weighs by an entry: a severity, `never`, or `gap`."""
    if entry.status is LawStatus.REPEALED:
        return "gap"
    if not entry.verified:
        return "never"
    if entry.confidence is Confidence.PROBABLE and rule.severity is Severity.ERROR:
        return Severity.WARNING.value
    return rule.severity.value


def details(code: str, *, law: LawBook = LAW) -> dict[str, Any]:
    """Semua tentang satu aturan sebagai data polos. All about a rule as plain data for JSON.

    Args:
        code: the rule, such as `CER001`.
        law: the book whose entries are its basis.

    Raises:
        UnknownCodeError: no such rule; names the nearest.
    """
    rule = CATALOGUE[code]
    return {
        "code": rule.code,
        "title": plain(rule.title),
        "severity": rule.severity.value,
        "applies_to": rule.applies_to,
        "across": rule.across,
        "emitted_by": rule.emitted_by,
        "message": plain(rule.message),
        "remedy": plain(rule.remedy),
        "why": plain(rule.why),
        "law_keys": list(rule.law_keys),
        "basis": [
            {"key": key, "entries": [_entry(rule, entry) for entry in law.timeline(key)]} for key in rule.law_keys
        ],
        "sources": [str(citation) for citation in rule.sources],
        "parameters": [plain(parameter) for parameter in rule.parameters],
        "examples": [_example(example) for example in rule.examples],
    }


def _entry(rule: Rule, entry: Dated[Any]) -> dict[str, Any]:
    return {
        "citation": str(entry.citation),
        "since": plain(entry.since),
        "until": plain(entry.until),
        "confidence": entry.confidence.value,
        "weight": weight(rule, entry),
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "triggers": example.triggers,
        "on": plain(example.on),
        "jurisdiction": example.jurisdiction,
        "records": [_record(record) for record in example.records],
    }


def _record(record: Any) -> Any:
    if isinstance(record, str):
        return record.encode(errors="backslashreplace").decode()
    return {"record": type(record).__name__, **known(plain(record))}


def known(value: Any) -> Any:
    """Hanya yang diketahui. Plain data without what is empty, so that an example shows what it is about."""
    if isinstance(value, dict):
        given = cast("dict[str, Any]", value)
        if given.keys() == {"code"}:
            return given["code"]
        return {name: known(part) for name, part in given.items() if part not in (None, [], {}) and part is not False}
    return list(map(known, value)) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType]


def explain(code: str, language: Language = "id", *, law: LawBook = LAW) -> str:
    """Jelaskan satu aturan. Explain a rule in one language, as a short page of text.

    Args:
        code: the rule, such as `CER001`.
        language: `id` or `en`.
        law: the book whose entries are its basis.

    Raises:
        UnknownCodeError: no such rule; names the nearest.
    """
    rule = CATALOGUE[code]

    def word(name: str) -> str:
        return _WORDS[name].show(language)

    lines = [
        f"{rule.code}: {rule.title.show(language)}",
        f"  {word('severity')}: {spoken(rule.severity, language)}",
        f"  {word('applies_to')}: {rule.applies_to}",
        f"  {word('message')}: {rule.message.show(language)}",
    ]
    if rule.why is not None:
        lines.append(f"  {word('why')}: {rule.why.show(language)}")
    lines.append(f"  {word('remedy')}: {rule.remedy.show(language)}")
    lines.append(f"  {word('basis')}:")
    for key in rule.law_keys:
        lines.append(f"    {key}")
        for entry in law.timeline(key):
            found = weight(rule, entry)
            shown = word(found) if found in _WORDS else spoken(found, language)
            cited = entry.citation.show(language)
            lines.append(f"      {entry.since} .. {entry.until or ''}  {cited}  [{entry.confidence}: {shown}]")
    lines += [f"    {citation.show(language)}" for citation in rule.sources]
    if not rule.law_keys and not rule.sources:
        lines.append(f"    {word('practice')}")
    if rule.parameters:
        lines.append(f"  {word('parameters')}:")
        lines += [f"    {p.name} = {p.default} {p.unit}: {p.title.show(language)}" for p in rule.parameters]
    for triggers, name in ((True, "triggers"), (False, "silent")):
        example = next(one for one in rule.examples if one.triggers is triggers)
        lines.append(f"  {word(name)} ({example.on}):")
        lines += [f"    {line}" for record in example.records for line in _shown(record)]
    return "\n".join(lines)


def _shown(record: Any) -> list[str]:
    data = _record(record)
    return data.splitlines() if isinstance(data, str) else [json.dumps(data, ensure_ascii=False)]
