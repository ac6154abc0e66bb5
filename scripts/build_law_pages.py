"""Halaman hukum dari buku hukum. Write the law pages from the book of law: index, subjects, unknowns, snapshot.

`pages()` is called by build_docs.py. The snapshot holds all computed law, day of change by day of change, so that
every change of data shows in the diff.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import fields, has

from umkm_domain.core.dated import Confidence, Dated, LawStatus, Timeline
from umkm_domain.core.errors import GapError
from umkm_domain.core.language import Text, show_value
from umkm_domain.core.plain import plain
from umkm_domain.core.versions import EDITION
from umkm_domain.law import LAW
from umkm_domain.law._words import MONTH_ONLY, YEAR_ONLY
from umkm_domain.rules import CATALOGUE

REFERENCE = Path("docs/reference")
_SUBJECTS = {
    "assistance": Text(id="bantuan", en="assistance"),
    "certification": Text(id="sertifikat, izin, label, KBLI", en="certificates, permits, labels, activity codes"),
    "credit": Text(id="Kredit Usaha Rakyat", en="subsidised loans (KUR)"),
    "halal": Text(id="kewajiban halal", en="the halal duty"),
    "marketplace": Text(id="lokapasar", en="marketplaces"),
    "partnership": Text(id="kemitraan", en="partnership"),
    "procurement": Text(id="pengadaan pemerintah", en="government procurement"),
    "retail": Text(id="toko swalayan", en="modern retail"),
    "scale": Text(id="skala usaha", en="size of enterprises"),
    "targets": Text(id="target dan rumus resmi", en="published targets and formulas"),
    "tax": Text(id="PPh final", en="final income tax"),
}
_JUDGES = {
    Confidence.CERTAIN: "C (certain)",
    Confidence.PROBABLE: "P (probable: a warning at most)",
    Confidence.UNSURE: "U (unsure: never judges)",
}


def pages() -> dict[Path, str]:
    """Every page of this script with its text."""
    made = {REFERENCE / "law.md": _index(), REFERENCE / "unknowns.md": _unknowns()}
    for subject in _SUBJECTS:
        made[REFERENCE / f"law-{subject}.md"] = _subject(subject)
    made[REFERENCE / "law-snapshot.json"] = json.dumps(snapshot(), indent=1, ensure_ascii=False) + "\n"
    return made


def _of(subject: str) -> list[Timeline[Any]]:
    return [timeline for timeline in LAW if timeline.key.partition(".")[0] == subject]


def _index() -> str:
    lines = [
        "# Hukum · Law",
        "",
        "Dibuat dari buku hukum (`LAW`). Made from the book of law; nothing here is written by hand.",
        f"Edisi data · data edition: {EDITION}. Kunci · keys: {len(LAW)}; masa · periods: {sum(len(t) for t in LAW)}.",
        "",
        "`umkm law KEY --on DATE` menjawab satu hari; `umkm law --changes 2019..2026` menyebut perubahannya.",
        "What is not certain is on [what we do not know](unknowns.md).",
        "",
        "| kunci · key | isi · what | masa · periods | sejak · since | dibaca oleh · read by |",
        "|---|---|---:|---|---|",
    ]
    for subject in _SUBJECTS:
        for timeline in _of(subject):
            rules = ", ".join(f"[{r.code}](rules/{r.code}.md)" for r in CATALOGUE if timeline.key in r.law_keys)
            first = min(entry.since for entry in timeline)
            lines.append(
                f"| [{timeline.key}](law-{subject}.md#{_anchor(timeline.key)}) | {timeline.title.id} · "
                f"{timeline.title.en} | {len(timeline)} | {first} | {rules} |"
            )
    return "\n".join(lines) + "\n"


def _anchor(key: str) -> str:
    return key.replace(".", "").lower()


def _subject(subject: str) -> str:
    title = _SUBJECTS[subject]
    lines = [f"# {title.id} · {title.en}", "", "Dibuat dari buku hukum. [Semua kunci · all keys](law.md)", ""]
    for timeline in _of(subject):
        lines += [f"## {timeline.key}", "", f"{timeline.title.id} · {timeline.title.en}", ""]
        for entry in timeline:
            lines += _entry(entry)
    return "\n".join(lines).rstrip() + "\n"


def _entry(entry: Dated[Any]) -> Iterator[str]:
    until = entry.until or "…"
    place = f", {entry.jurisdiction}" if entry.jurisdiction else ""
    yield f"- **{entry.since} – {until}**{place}: {entry.citation.show('id')} ({entry.unit})"
    if entry.status is LawStatus.REPEALED:
        yield "    - dicabut tanpa pengganti · repealed without a successor"
    else:
        for name, value in leaves(entry.value):
            yield f"    - {name or 'nilai · value'}: {value}"
    if entry.promulgated is not None:
        yield f"    - diundangkan · promulgated: {entry.promulgated}"
    if entry.status is LawStatus.ANNOUNCED or entry.confidence is not Confidence.CERTAIN:
        yield f"    - keyakinan · confidence: {_JUDGES[entry.confidence]}"
    if entry.note is not None:
        yield f"    - {entry.note.id} · {entry.note.en}"
    yield ""


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The parts of a value with their names, in Indonesian writing."""
    if has(type(value)):
        for field in fields(type(value)):
            part = getattr(value, field.name)
            if part is not None and part != ():
                yield from leaves(part, f"{name}.{field.name}".lstrip("."))
    elif isinstance(value, tuple) and any(has(type(item)) for item in value):
        for item in value:
            shown = ", ".join(f"{key} {text}" for key, text in leaves(item))
            yield name, shown
    elif isinstance(value, tuple):
        yield name, ", ".join(map(_shown, value))
    else:
        yield name, _shown(value)


def _shown(value: Any) -> str:
    year = isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2100
    return str(value) if year else show_value(value, "id")


def _unknowns() -> str:
    lines = [
        "# Yang tidak kami ketahui · What we do not know",
        "",
        "Dibuat dari buku hukum. Yang ditandai U tidak pernah menilai, kecuali diminta (`unverified=True`); yang",
        "ditandai P menilai sebagai peringatan paling berat.",
        "Made from the book of law. What is marked U never judges unless asked for; what is marked P makes a warning",
        "at most.",
        "",
        "## U: tidak pasti · unsure",
        "",
    ]
    for key, entry in LAW.unverified():
        subject = key.partition(".")[0]
        lines.append(f"- [{key}](law-{subject}.md#{_anchor(key)}): {entry.citation.show('id')}, since {entry.since}")
        if entry.note is not None:
            lines.append(f"    - {entry.note.id} · {entry.note.en}")
    lines += ["", "## P: mungkin · probable", ""]
    for timeline in LAW:
        for entry in timeline:
            if entry.confidence is Confidence.PROBABLE:
                lines.append(f"- {timeline.key}: {entry.citation.show('id')}, since {entry.since}")
    lines += ["", "## Hari pertama yang tidak tepat · first days that are not exact", ""]
    for timeline in LAW:
        for entry in timeline:
            if entry.note in (MONTH_ONLY, YEAR_ONLY):
                known = "bulan · month" if entry.note == MONTH_ONLY else "tahun · year"
                lines.append(f"- {timeline.key}: {entry.citation.show('id')}, {entry.since} ({known})")
    lines += [
        "",
        "## Yang tidak ada di data · not in the data",
        "",
        *(f"- {text}" for text in _OPEN),
    ]
    return "\n".join(lines) + "\n"


_OPEN = (
    "PP 3/2026 art. 98A: isinya tidak terbaca · its text could not be read.",
    "Permen UMKM 2/2026: skor tingkat perkembangan tidak terbit · the scores of the levels are not published.",
    "RPJMD Lebak 2019-2024: tabel indikatornya tidak terbaca · its indicator tables could not be read.",
    "Permenperin sesudah 64/2016 tentang skala industri: tidak ditemukan · none found after 64/2016.",
    "Peraturan BPOM 4/2024: apakah kelompok pangan dinomori ulang · whether the food groups were numbered anew.",
    "Sisa masa simpan paling sedikit yang diminta toko · least remaining shelf life that stores ask: none published.",
    "PP 31/2019: tahapan kewajiban halal sebelum PP 39/2021 · the phases of the halal duty before PP 39/2021.",
)


def snapshot() -> dict[str, Any]:
    """All computed law: for each key and region, what holds from each day of change to the next."""
    return {"edition": EDITION.isoformat(), "law": {timeline.key: list(_computed(timeline)) for timeline in LAW}}


def _computed(timeline: Timeline[Any]) -> Iterator[dict[str, Any]]:
    for place in dict.fromkeys(entry.jurisdiction for entry in timeline):
        days = {e.since for e in timeline} | {e.until + timedelta(days=1) for e in timeline if e.until is not None}
        for day, following in pairwise([*sorted(days), None]):
            last = None if following is None else following - timedelta(days=1)
            yield {
                "from": plain(day),
                "to": plain(last),
                **({"region": place} if place else {}),
                **_on(timeline, day, place),
            }


def _on(timeline: Timeline[Any], day: date, place: str | None) -> dict[str, Any]:
    try:
        entry = timeline.at(day, jurisdiction=place)
    except GapError:
        try:
            entry = timeline.at(day, jurisdiction=place, unverified=True)
        except GapError:
            return {"gap": True}
    return {
        "value": plain(entry.value),
        "unit": entry.unit,
        "citation": str(entry.citation),
        "confidence": entry.confidence.value,
        "judges": entry.verified,
        "promulgated": plain(entry.promulgated),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        target = Path(__file__).parents[1] / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
