"""Susunan laporan: dari ringkasan menjadi bagian dan tabel. The layout of a report: a summary as sections.

Every sentence is made from computed values; nothing of a data set is typed in here.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import LawStatus
from umkm_domain.core.findings import Finding
from umkm_domain.core.language import Language, Text, format_date, format_percent
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION, __version__
from umkm_domain.law.scale import GENERAL
from umkm_domain.model.party import Party
from umkm_domain.model.retail import RetailAgreement
from umkm_domain.model.statistics import Observation
from umkm_domain.report.document import Document, Part, Section, Table, both
from umkm_domain.report.phrases import number, percent, steps, text, value
from umkm_domain.report.readiness import funnel_section, readiness_section
from umkm_domain.report.summary import Summary, size_name
from umkm_domain.report.targets import targets_section
from umkm_domain.report.words import word

__all__ = ["lay_out"]


def lay_out(summary: Summary) -> Document:
    """Susun laporan. Return the document of a summary."""
    about = summary.registry.about
    title = about.title or both(summary.name)
    makers = (
        _coverage,
        _labour,
        _series,
        _totals,
        targets_section,
        _documents,
        _assistance,
        _law,
        _sizes,
        funnel_section,
        readiness_section,
        _findings,
        _quarantine,
    )
    sections = tuple(section for make in makers for section in make(summary))
    return Document(title=title, lines=tuple(_head(summary)), sections=sections)


def _head(summary: Summary) -> Iterator[Text]:
    about, result = summary.registry.about, summary.result
    if about.region is not None:
        yield both(f"{about.region} {about.region.name}")
    yield text(
        "Menurut hukum dan data pada {on}; pustaka {v}, skema {s}, edisi {e}.",
        "By the law and the data of {on}; library {v}, schema {s}, edition {e}.",
        on=summary.on,
        v=__version__,
        s=SCHEMA_VERSION,
        e=EDITION,
    )
    if about.description is not None:
        yield about.description
    yield text(
        "Rekaman masuk {n} = diterima {a} + dikarantina {q}.",
        "Records in {n} = accepted {a} + quarantined {q}.",
        n=result.records_in,
        a=result.accepted,
        q=result.quarantined,
    )
    if summary.illustrative:
        parts = [(word(table), count) for table, count in summary.illustrative.items()]
        yield Text(
            id=f"Rekaman ilustrasi: {', '.join(f'{count} {name.id}' for name, count in parts)}.",
            en=f"Illustrative records: {', '.join(f'{count} {name.en}' for name, count in parts)}.",
        )


def _source(observation: Observation) -> Text:
    who = ", ".join(dict.fromkeys(part for part in (observation.agency, observation.quoted_by) if part))
    return both(" — ".join(part for part in (who, _short(observation.source)) if part))


def _short(source: str | None) -> str:
    """The site of an address, which stands in full in the data set and the JSON; other sources as they are."""
    return re.sub(r"https?://([^/]+)/\S*", r"\1", source or "")


def _seen(observation: Observation) -> Text:
    about = "~" if observation.approximate else ""
    return Text(
        id=about + (format_date(observation.day, "id") if observation.day else "–"),
        en=about + (format_date(observation.day, "en") if observation.day else "–"),
    )


def _coverage(summary: Summary) -> Iterator[Section]:
    coverage = summary.coverage
    if coverage is None:
        return
    parts: list[Part] = []
    if coverage.enterprises.value is not None:
        parts.append(
            text(
                "{part} dari {whole} usaha menjual di ritel modern: {share}.",
                "{part} of {whole} enterprises sell in modern retail: {share}.",
                part=coverage.part.value,
                whole=coverage.whole.value,
                share=percent(coverage.enterprises.value, 4),
            )
        )
    parts += steps(coverage.enterprises)
    if coverage.products is not None:
        parts.append(
            text(
                "Produk dihitung terpisah, karena satuannya lain: {n} produk.",
                "Products are counted apart, being another unit: {n} products.",
                n=coverage.products.value,
            )
        )
    parts += [
        text(
            'Bacaan lain yang bertentangan: {value} {unit}, "{statement}" ({source}).',
            'Another, contradicting reading: {value} {unit}, "{statement}" ({source}).',
            value=other.value,
            unit=word(other.unit),
            statement=other.statement or "",
            source=other.quoted_by or other.source or "",
        )
        for other in coverage.conflicting
    ]
    yield Section(title=Text(id="Cakupan ritel modern", en="Coverage of modern retail"), parts=tuple(parts))


def _labour(summary: Summary) -> Iterator[Section]:
    for labour in summary.labour:
        sentence = text(
            "{units} unit usaha, {workers} tenaga kerja.",
            "{units} units, {workers} workers.",
            units=labour.units.value,
            workers=labour.workers.value,
        )
        yield Section(title=Text(id="Tenaga kerja", en="Labour"), parts=(sentence, *steps(labour.computation)))


def _series(summary: Summary) -> Iterator[Section]:
    for made in summary.series:
        points = Table(
            headers=(
                Text(id="Tanggal", en="Date"),
                Text(id="Nilai", en="Value"),
                Text(id="Cara", en="Method"),
                Text(id="Sumber", en="Source"),
            ),
            rows=tuple((_seen(o), number(o.exact), word(o.method.value), _source(o)) for o in made.points),
            right=(1,),
        )
        changes = [
            text(
                "{first} ke {last}: {before} menjadi {after}, {growth}.",
                "{first} to {last}: {before} to {after}, {growth}.",
                first=_seen(c.before),
                last=_seen(c.after),
                before=c.before.value,
                after=c.after.value,
                growth=_growth(c.growth),
            )
            for c in made.changes
        ]
        title = text("Deret: {name} ({unit})", "Series: {name} ({unit})", name=made.indicator, unit=word(made.unit))
        yield Section(title=title, parts=(points, *changes))


def _growth(growth: Computation[Any]) -> Text:
    if growth.value is None:
        return growth.undefined or both("–")
    sign = "+" if growth.value > 0 else ""
    return Text(id=sign + format_percent(growth.value, "id", 1), en=sign + format_percent(growth.value, "en", 1))


def _totals(summary: Summary) -> Iterator[Section]:
    for made in summary.totals:
        growths: list[Text] = [both(""), *(_growth(g) for g in made.growth)]
        table = Table(
            headers=(
                Text(id="Masa", en="Period"),
                Text(id="Jumlah", en="Total"),
                Text(id="Pertumbuhan", en="Growth"),
                Text(id="Sel", en="Cells"),
                Text(id="Sel nol", en="Zero cells"),
            ),
            rows=tuple(
                (both(p.label), number(p.total), growth, number(p.cells), number(p.zero_cells))
                for p, growth in zip(made.periods, growths, strict=True)
            ),
            right=(1, 2, 3, 4),
        )
        zero = text(
            "{zero} sel bernilai nol. Dari {compared} perbandingan sel demi sel, {undefined} berawal dari nol dan "
            "pertumbuhannya tak terdefinisi: {reason}",
            "{zero} cells are zero. Of {compared} comparisons cell by cell, {undefined} begin at zero and have no "
            "growth: {reason}",
            zero=sum(p.zero_cells for p in made.periods),
            compared=made.compared_cells,
            undefined=made.undefined_cells,
            reason=made.undefined_reason or both("–"),
        )
        regions = Table(
            headers=(Text(id="Wilayah", en="Region"), *(both(p.label) for p in made.periods)),
            rows=tuple((both(name), *(number(v) for v in values)) for name, values in _named(made.regions)),
            right=tuple(range(1, len(made.periods) + 1)),
        )
        title = text("Jumlah: {name} ({unit})", "Totals: {name} ({unit})", name=made.indicator, unit=word(made.unit))
        yield Section(title=title, parts=(table, zero, regions))


def _named(regions: tuple[tuple[str, tuple[int, ...]], ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    from umkm_domain.codes.regions import KemendagriRegion

    for code, values in regions:
        yield f"{code} {KemendagriRegion(code).name}", values


def _documents(summary: Summary) -> Iterator[Section]:
    if not summary.documents:
        return
    rows: list[tuple[Text | str, ...]] = []
    for document in summary.documents:
        if isinstance(document, RetailAgreement):
            kind, who = word(document.kind.value), _joined(map(_party, document.parties))
            what = (
                Text(id="kontrak pasok dengan usaha", en="supply contract with an enterprise")
                if document.is_supply_contract
                else Text(id="bukan kontrak pasok dengan usaha", en="no supply contract with an enterprise")
            )
            rows.append((both(document.id), kind, value(document.signed_on), who, what))
        else:
            giver = both("–") if document.giver is None else _party(document.giver)
            recipients = "; ".join(r.name or r.enterprise_id or r.kind.value for r in document.recipients)
            what = (
                Text(id="bantuan usaha", en="assistance to an enterprise")
                if document.reaches_enterprises
                else Text(id="bukan bantuan usaha", en="no assistance to an enterprise")
            )
            kind = word(document.kind.value)
            who = text("{giver} → {recipients}", "{giver} → {recipients}", giver=giver, recipients=recipients)
            rows.append((both(document.id), kind, value(document.day), who, what))
    supply = sum(isinstance(d, RetailAgreement) and d.is_supply_contract for d in summary.documents)
    summary_line = text(
        "{n} dokumen; {supply} di antaranya kontrak pasok dengan usaha.",
        "{n} documents; {supply} of them are supply contracts with an enterprise.",
        n=len(summary.documents),
        supply=supply,
    )
    headers = (
        Text(id="Dokumen", en="Document"),
        Text(id="Jenis", en="Kind"),
        Text(id="Tanggal", en="Date"),
        Text(id="Pihak", en="Parties"),
        Text(id="Arti", en="Meaning"),
    )
    yield Section(
        title=Text(id="Dokumen", en="Documents"), parts=(summary_line, Table(headers=headers, rows=tuple(rows)))
    )


def _party(party: Party) -> Text:
    return text("{name} ({kind})", "{name} ({kind})", name=party.name, kind=word(party.kind.value))


def _joined(parts: Iterable[Text]) -> Text:
    every = tuple(parts)
    return Text(id="; ".join(p.id for p in every), en="; ".join(p.en for p in every))


def _assistance(summary: Summary) -> Iterator[Section]:
    if not summary.assistance:
        return
    table = Table(
        headers=(
            Text(id="Bantuan", en="Assistance"),
            Text(id="Saluran", en="Channel"),
            Text(id="Pemberi", en="Giver"),
            Text(id="Sumber", en="Source"),
        ),
        rows=tuple(
            (
                word(g.kind.value),
                both("–") if g.channel is None else word(g.channel.value),
                both(g.giver.name if g.giver else "–"),
                both(_short(g.source) or "–"),
            )
            for g in summary.assistance
        ),
    )
    mark = "illustrative" if all(g.illustrative for g in summary.assistance) else ""
    yield Section(title=Text(id="Bantuan yang disebut", en="Assistance named"), parts=(table,), mark=mark)


def _law(summary: Summary) -> Iterator[Section]:
    scale = next(entry for timeline, entry in summary.law if timeline.key == GENERAL.key)
    sentence = text(
        "Skala usaha pada {on} menurut {law}, berlaku {since} sampai {until}.",
        "Size classes on {on} are those of {law}, in force {since} to {until}.",
        on=summary.on,
        law=Text(id=scale.citation.show("id"), en=scale.citation.show("en")),
        since=scale.since,
        until=scale.until or Text(id="kini", en="now"),
    )
    later = [e for e in GENERAL if e.since > summary.on and e.status is not LawStatus.REPEALED]
    notes = [
        text(
            "Tidak dipakai: {law}, baru berlaku {since}.",
            "Not applied: {law}, in force only since {since}.",
            law=Text(id=e.citation.show("id"), en=e.citation.show("en")),
            since=e.since,
        )
        for e in later
    ]
    table = Table(
        headers=(
            Text(id="Kunci", en="Key"),
            Text(id="Hukum", en="Law"),
            Text(id="Sejak", en="Since"),
            Text(id="Sampai", en="Until"),
            Text(id="Yakin", en="Sure"),
        ),
        rows=tuple(
            (
                both(timeline.key),
                Text(id=entry.citation.show("id"), en=entry.citation.show("en")),
                both(entry.since.isoformat()),
                both("" if entry.until is None else entry.until.isoformat()),
                both(entry.confidence.value),
            )
            for timeline, entry in summary.law
        ),
    )
    title = Text(id="Hukum pada tanggal itu", en="Law on that day")
    yield Section(title=title, parts=(sentence, *notes, table, _CONFIDENCE))


_CONFIDENCE = Text(
    id="Yakin: C pasti, P sangat mungkin; galat yang bersandar pada P hanya menjadi peringatan.",
    en="Sure: C certain, P probable; an error that rests on P is only a warning.",
)


def _sizes(summary: Summary) -> Iterator[Section]:
    if not summary.sizes:
        return
    counts: dict[str, int] = {}
    for _, computation in summary.sizes:
        counts[size_name(computation)] = counts.get(size_name(computation), 0) + 1
    parts = tuple(
        text("{size}: {n} usaha.", "{size}: {n} enterprises.", size=word(size), n=n) for size, n in counts.items()
    )
    mark = "illustrative" if all(e.illustrative for e in summary.registry.enterprises) else ""
    yield Section(title=Text(id="Skala usaha", en="Size classes"), parts=parts, mark=mark)


def _findings(summary: Summary) -> Iterator[Section]:
    report = summary.findings
    made_up = {
        (table, record.id) for table, record in summary.registry.records() if getattr(record, "illustrative", False)
    }
    counts = text(
        "{e} galat, {w} peringatan, {i} catatan.",
        "{e} errors, {w} warnings, {i} notes.",
        e=len(report.errors),
        w=len(report.warnings),
        i=len(report.infos),
    )
    table = Table(
        headers=(Text(id="Kode", en="Code"), Text(id="Bobot", en="Severity"), Text(id="Temuan", en="Finding")),
        rows=tuple(
            (both(f.code), word(f.severity.value), _finding(f, illustrative=(f.table, f.id) in made_up)) for f in report
        ),
    )
    parts: list[Part] = [counts]
    if any((f.table, f.id) in made_up for f in report):
        parts.append(text("* rekaman ilustrasi.", "* illustrative record."))
    if table.rows:
        parts.append(table)
    if report.suppressed:
        parts.append(
            text(
                "{n} temuan didiamkan oleh himpunan data.",
                "{n} findings suppressed by the data set.",
                n=len(report.suppressed),
            )
        )
    yield Section(title=Text(id="Temuan", en="Findings"), parts=tuple(parts))


def _finding(finding: Finding, *, illustrative: bool) -> Text:
    """Where, what, and by which law."""
    where = f"{finding.subject}{' *' if illustrative else ''}"

    def line(language: Language) -> str:
        law = "; ".join(c.show(language) for c in finding.citations)
        return f"{where}: {finding.message.show(language)}" + (f" [{law}]" if law else "")

    return Text(id=line("id"), en=line("en"))


def _quarantine(summary: Summary) -> Iterator[Section]:
    quarantine = summary.result.quarantine
    if not quarantine:
        return
    rows = tuple(
        (both(q.file), both("" if q.row is None else str(q.row)), both(q.id), reason.message)
        for q in quarantine
        for reason in q.reasons
    )
    headers = (
        Text(id="Berkas", en="File"),
        Text(id="Baris", en="Row"),
        both("Id"),
        Text(id="Alasan", en="Reason"),
    )
    yield Section(title=Text(id="Karantina", en="Quarantine"), parts=(Table(headers=headers, rows=rows, right=(1,)),))
