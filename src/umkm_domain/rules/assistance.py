"""Aturan bantuan. Rules on assistance: who may receive, documents, amounts, double aid, and what is no aid.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["AST001"].law_keys
('assistance.hibah_recipients',)

Source: UU 23/2014 art. 298(5) and Annex Q; PP 12/2019 arts. 62-63; PP 29/2018 arts. 13-29; Permenperin 27/2017.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from umkm_domain.core.citation import Citation
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import assistance, scale
from umkm_domain.model.assistance import (
    AssistanceGrant,
    AssistanceKind,
    Channel,
    Document,
    DocumentKind,
    Level,
    Recipient,
)
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._programmes import is_bpum, is_national
from umkm_domain.rules._samples import bad, enterprise, good, grant
from umkm_domain.rules.enterprises import new_years

_MILLION = 1_000_000
GROUP = Recipient(kind=PartyKind.GROUP, name="KUB contoh", incorporated=True)
_PERSON = Recipient(kind=PartyKind.INDIVIDUAL)


def law_day(g: AssistanceGrant, context: Context) -> date:
    """The day whose law decides: that of the grant, else that of the check."""
    return g.day or context.on


def years_of_makers(g: AssistanceGrant, context: Context) -> Iterator[date]:
    """Without a day of its own, a grant is judged by the figures of the day of the check."""
    for r in g.recipients if g.day is None else ():
        maker = context.enterprise(r.enterprise_id)
        if maker is not None:
            yield from new_years(maker, context)


def shown(r: Recipient) -> str:
    """A recipient as it may be shown: never the name of a person."""
    if r.enterprise_id is not None:
        return r.enterprise_id
    return r.kind if r.name is None or r.kind is PartyKind.INDIVIDUAL else r.name


def _regional(g: AssistanceGrant, channel: Channel) -> bool:
    """Whether the law on regional finance is about it, or may be: given neither by the centre nor privately."""
    return g.channel is channel and g.level not in (Level.CENTRAL, Level.PRIVATE)


def _has(documents: tuple[Document, ...], kind: str) -> bool:
    return any(d.kind.value == kind for d in documents)


@rule(
    "AST001",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.HIBAH_RECIPIENTS,),
    title=Text(id="hibah kepada yang tidak boleh menerimanya", en="grant (hibah) to one who may not receive it"),
    message=Text(
        id="{id}: {recipient} ({kind}) tidak ada dalam daftar penerima hibah daerah.",
        en="{id}: {recipient} ({kind}) is not on the list of those who may receive a regional grant.",
    ),
    remedy=Text(
        id="Pakai belanja barang untuk diserahkan kepada masyarakat, atau hibah kepada badan hukum.",
        en="Use goods to be handed to the public, or a grant to an incorporated body.",
    ),
    examples=lambda: (
        bad(grant(channel=Channel.HIBAH)),
        bad(grant(channel=Channel.HIBAH, recipients=(_PERSON,))),
        bad(grant(channel=Channel.HIBAH, recipients=(Recipient(kind=PartyKind.GROUP, incorporated=False),))),
        good(grant(channel=Channel.HIBAH, recipients=(GROUP,))),
        good(grant(channel=Channel.GOODS_HANDOVER)),
    ),
)
def hibah_recipient(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """A recipient outside the closed list."""
    if not _regional(g, Channel.HIBAH):
        return
    law = context.law(assistance.HIBAH_RECIPIENTS, law_day(g, context))
    for n, r in enumerate(g.recipients):
        if law is not None and law.value.admits(r.kind.value, incorporated=r.incorporated) is False:
            yield context.found(g, f"/recipients/{n}", law, id=g.id, recipient=shown(r), kind=r.kind)


@rule(
    "AST002",
    table="grants",
    severity=Severity.INFO,
    law=(assistance.HIBAH_RECIPIENTS,),
    title=Text(id="badan hukum penerima hibah tidak dicatat", en="incorporation of the recipient not recorded"),
    message=Text(
        id="{id}: tidak dicatat apakah {recipient} berbadan hukum Indonesia.",
        en="{id}: it is not recorded whether {recipient} is incorporated in Indonesia.",
    ),
    remedy=Text(id="Isi incorporated.", en="Fill in incorporated."),
    examples=lambda: (
        bad(grant(channel=Channel.HIBAH, recipients=(Recipient(kind=PartyKind.GROUP, name="KUB contoh"),))),
        good(grant(channel=Channel.HIBAH, recipients=(GROUP,))),
    ),
)
def incorporation(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """The list admits the kind only when incorporated, and that is not known."""
    if not _regional(g, Channel.HIBAH):
        return
    law = context.law(assistance.HIBAH_RECIPIENTS, law_day(g, context))
    for n, r in enumerate(g.recipients):
        if law is not None and law.value.admits(r.kind.value, incorporated=r.incorporated) is None:
            yield context.found(g, f"/recipients/{n}/incorporated", law, id=g.id, recipient=shown(r))


def _who(r: Recipient) -> str | None:
    """What tells a recipient apart from others; never shown, for it may be the name of a person."""
    return r.enterprise_id or r.name


def shown_of(who: str, grants: list[AssistanceGrant]) -> str:
    """One recipient of several grants as it may be shown; who is a person in one of them is a person in all."""
    same = [r for g in grants for r in g.recipients if _who(r) == who]
    return shown(next((r for r in same if r.kind is PartyKind.INDIVIDUAL), same[0]))


def by_recipient(grants: Iterable[AssistanceGrant]) -> dict[str, list[AssistanceGrant]]:
    """Grants by what tells their recipients apart, by day; those without a day come first."""
    found: dict[str, list[AssistanceGrant]] = {}
    for g in sorted(grants, key=lambda g: (g.day or date.min, g.id)):
        for who in dict.fromkeys(_who(r) for r in g.recipients):
            if who is not None:
                found.setdefault(who, []).append(g)
    return found


@rule(
    "AST003",
    table="registry",
    severity=Severity.ERROR,
    law=(assistance.HIBAH_CONDITIONS,),
    title=Text(id="hibah berulang setiap tahun", en="grant repeated every year"),
    message=Text(
        id="{recipient} menerima hibah pada {first} dan lagi pada {last}; hibah tidak terus-menerus setiap tahun.",
        en="{recipient} received a grant in {first} and again in {last}; grants do not go on every year.",
    ),
    remedy=Text(
        id="Tunjukkan undang-undang yang membolehkannya, atau hentikan.", en="Show the act that allows it, or stop."
    ),
    examples=lambda: (
        bad(
            grant("G1", channel=Channel.HIBAH, recipients=(GROUP,), awarded_on=date(2019, 3, 12)),
            grant("G2", channel=Channel.HIBAH, recipients=(GROUP,), awarded_on=date(2020, 3, 12)),
        ),
        good(
            grant("G1", channel=Channel.HIBAH, recipients=(GROUP,), awarded_on=date(2019, 3, 12)),
            grant("G2", channel=Channel.HIBAH, recipients=(GROUP,), awarded_on=date(2021, 3, 12)),
        ),
    ),
)
def every_year(registry: Registry, context: Context) -> Iterator[Finding]:
    """A grant to the same recipient in two years in a row."""
    for who, grants in by_recipient(g for g in registry.grants if _regional(g, Channel.HIBAH)).items():
        years = {g.day.year: g for g in grants if g.day is not None}
        for year in sorted(years):
            if year - 1 in years:
                g = years[year]
                law = context.law(assistance.HIBAH_CONDITIONS, g.day)
                if law is not None and not law.value.every_year:
                    yield context.found(
                        g,
                        "/awarded_on",
                        law,
                        table="grants",
                        recipient=shown_of(who, grants),
                        first=str(year - 1),
                        last=str(year),
                    )


@rule(
    "AST005",
    table="registry",
    severity=Severity.ERROR,
    law=(assistance.STARTUP_CAPITAL,),
    title=Text(id="modal awal lebih dari sekali", en="start-up capital twice"),
    message=Text(
        id="{recipient} menerima modal awal {count} kali; paling banyak {times} kali.",
        en="{recipient} received start-up capital {count} times; {times} at most.",
    ),
    remedy=Text(id="Tolak permohonan berikutnya.", en="Refuse the next request."),
    examples=lambda: (
        bad(
            grant("G1", kind=AssistanceKind.STARTUP_CAPITAL),
            grant("G2", kind=AssistanceKind.STARTUP_CAPITAL, awarded_on=date(2020, 5, 2)),
        ),
        good(grant("G1", kind=AssistanceKind.STARTUP_CAPITAL)),
    ),
)
def startup_twice(registry: Registry, context: Context) -> Iterator[Finding]:
    """More start-up capital to one recipient than the law of the last allows."""
    for who, grants in by_recipient(registry.grants).items():
        capital = [g for g in grants if g.kind is AssistanceKind.STARTUP_CAPITAL]
        if len(capital) < 2:
            continue
        last = max(capital, key=lambda g: (g.day or date.min, g.id))
        law = context.law(assistance.STARTUP_CAPITAL, last.day)
        if law is not None and len(capital) > law.value.times:
            yield context.found(
                last,
                "",
                law,
                table="grants",
                recipient=shown_of(who, capital),
                count=len(capital),
                times=law.value.times,
            )


_NPHD = Document(kind=DocumentKind.NPHD)
_BAST = Document(kind=DocumentKind.BAST)
_PROPOSAL = Document(kind=DocumentKind.PROPOSAL)


@rule(
    "AST006",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.GRANT_DOCUMENTS,),
    title=Text(id="hibah tanpa NPHD", en="grant without its contract (NPHD)"),
    message=Text(id="{id}: tidak ada naskah perjanjian hibah.", en="{id}: there is no grant contract."),
    remedy=Text(id="Buat NPHD sebelum penyerahan.", en="Make the contract before the handover."),
    examples=lambda: (
        bad(grant(channel=Channel.HIBAH, recipients=(GROUP,), documents=(_BAST,))),
        good(grant(channel=Channel.HIBAH, recipients=(GROUP,), documents=(_NPHD, _BAST))),
        good(grant(channel=Channel.HIBAH, recipients=(GROUP,), documents=None)),
    ),
)
def no_contract(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """The documents are known, and the contract is not among them."""
    if _regional(g, Channel.HIBAH) and g.documents is not None:
        law = context.law(assistance.GRANT_DOCUMENTS, law_day(g, context))
        if law is not None and not _has(g.documents, law.value.contract):
            yield context.found(g, "/documents", law, id=g.id)


@rule(
    "AST007",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.GRANT_DOCUMENTS,),
    title=Text(id="penyerahan tanpa berita acara (BAST)", en="handover without its record (BAST)"),
    message=Text(
        id="{id}: diserahkan {day} tanpa berita acara serah terima.", en="{id}: handed over on {day} without a record."
    ),
    remedy=Text(id="Buat BAST dengan barang, jumlah dan keadaannya.", en="Make a record of goods, quantity and state."),
    examples=lambda: (
        bad(grant(handed_over_on=date(2019, 6, 3), documents=())),
        good(grant(handed_over_on=date(2019, 6, 3), documents=(_BAST,))),
        good(grant(documents=())),
    ),
)
def no_handover(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """Goods were handed over, the documents are known, and the record is not among them."""
    if not (_regional(g, Channel.HIBAH) or _regional(g, Channel.GOODS_HANDOVER)):
        return
    if g.handed_over_on is None or g.documents is None:
        return
    law = context.law(assistance.GRANT_DOCUMENTS, g.handed_over_on)
    if law is not None and not _has(g.documents, law.value.handover):
        yield context.found(g, "/documents", law, id=g.id, day=g.handed_over_on)


@rule(
    "AST008",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.BPUM,),
    title=Text(id="jumlah bukan jumlah programnya", en="amount not that of the programme"),
    message=Text(
        id="{id}: {value} rupiah untuk {count} penerima; programnya {amount} rupiah seorang.",
        en="{id}: {value} rupiah, recipients: {count}; the programme gives {amount} rupiah each.",
    ),
    remedy=Text(id="Periksa jumlah dan jumlah penerimanya.", en="Check the amount and the number of recipients."),
    examples=lambda: (
        bad(grant(kind=AssistanceKind.BPUM, value=2_400_001, level=Level.CENTRAL, awarded_on=date(2020, 10, 1))),
        bad(grant(kind=AssistanceKind.OTHER, programme="BPUM 2020", value=1_200_000, awarded_on=date(2020, 10, 1))),
        good(grant(kind=AssistanceKind.BPUM, value=2_400_000, level=Level.CENTRAL, awarded_on=date(2020, 10, 1))),
        good(grant(kind=AssistanceKind.BPUM, value=1_200_000, level=Level.CENTRAL, awarded_on=date(2021, 4, 1))),
    ),
)
def programme_amount(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """Not the amount of the year for each recipient."""
    if not is_bpum(g) or g.value is None or g.day is None:
        return
    law = context.law(assistance.BPUM, g.day)
    count = max(len(g.recipients), 1)
    if law is not None and g.value != law.value.amount * count:
        yield context.found(g, "/value", law, id=g.id, value=g.value, count=count, amount=law.value.amount)


_OTHER_GIVER = Party(name="Dinas lain", kind=PartyKind.GOVERNMENT)


@rule(
    "AST011",
    table="registry",
    severity=Severity.WARNING,
    title=Text(id="dua pemberi untuk hal yang sama setahun", en="two givers for the same thing in a year"),
    message=Text(
        id="{recipient} menerima {kind} dari {givers} dalam tahun {year}.",
        en="{recipient} received {kind} from {givers} in {year}.",
    ),
    remedy=Text(
        id="Cocokkan kedua pemberi; barang yang sama tidak dibiayai dua kali.",
        en="Have the givers compare; the same thing is not paid for twice.",
    ),
    examples=lambda: (
        bad(grant("G1"), grant("G2", giver=_OTHER_GIVER)),
        good(grant("G1"), grant("G2", giver=_OTHER_GIVER, awarded_on=date(2020, 5, 2))),
        good(grant("G1"), grant("G2", giver=_OTHER_GIVER, kind=AssistanceKind.HALAL)),
        good(grant("G1"), grant("G2")),
    ),
)
def double_aid(registry: Registry, context: Context) -> Iterator[Finding]:
    """The same kind to the same recipient in the same year from two givers."""
    for who, grants in by_recipient(registry.grants).items():
        if len(grants) < 2:
            continue
        groups = grouped(grants, lambda g: None if g.giver is None or g.day is None else (g.kind, g.day.year))
        for (kind, year), group in groups.items():
            givers = sorted({g.giver.name for g in group if g.giver is not None})
            if len(givers) > 1:
                last = max(group, key=lambda g: (g.day or date.min, g.id))
                named = tuple("***" if g.kind is PartyKind.INDIVIDUAL else g.name for g in _givers(group, givers))
                yield context.found(
                    last,
                    "/giver",
                    table="grants",
                    recipient=shown_of(who, group),
                    kind=kind,
                    givers=named,
                    year=str(year),
                )


def _givers(grants: list[AssistanceGrant], names: list[str]) -> list[Party]:
    by_name = {g.giver.name: g.giver for g in grants if g.giver is not None}
    return [by_name[name] for name in names]


_SERVING = ("central", "province", "regency")


@rule(
    "AST012",
    table="grants",
    severity=Severity.WARNING,
    across=True,
    law=(assistance.LEVEL, scale.GENERAL),
    title=Text(id="tingkat pemerintahan tidak sesuai kelas usaha", en="wrong level of government for the size class"),
    message=Text(
        id="{id}: {level} membina usaha {size} {enterprise}; itu urusan {expected}.",
        en="{id}: served by level {level}, but for the {size} enterprise {enterprise} it is level {expected}.",
    ),
    remedy=Text(
        id="Alihkan ke tingkat yang berwenang, atau sebut dasar programnya.",
        en="Hand it to the level in charge, or name the basis of the programme.",
    ),
    why=Text(
        id="Program nasional (BPUM, KUR, penggantian harga mesin oleh kementerian) tidak dinilai.",
        en="National programmes (BPUM, KUR, machines that the ministry reimburses) are not judged.",
    ),
    days=years_of_makers,
    examples=lambda: (
        bad(grant(level=Level.PROVINCE), enterprise(sales=100 * _MILLION)),
        bad(grant(level=Level.PROVINCE, awarded_on=None), enterprise(sales=100 * _MILLION)),
        good(grant(level=Level.REGENCY), enterprise(sales=100 * _MILLION)),
        good(grant(level=Level.PROVINCE), enterprise(sales=400 * _MILLION)),
        good(grant(level=Level.PROVINCE), enterprise()),
        good(grant(level=Level.CENTRAL, kind=AssistanceKind.FINANCE, programme="KUR"), enterprise(sales=5)),
    ),
)
def wrong_level(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """The level is not that of any class the recipient can be of, by its figures of the year before."""
    if g.level is None or g.level.value not in _SERVING or is_national(g):
        return
    law = context.law(assistance.LEVEL, law_day(g, context))
    if law is None:
        return
    served, level = {one.size: one.level for one in law.value}, g.level.value
    for n, r in enumerate(g.recipients):
        maker = context.enterprise(r.enterprise_id)
        own = () if maker is None else context.sizes(maker, g.day)
        levels = [served[size] for size in own if size in served]
        if maker is not None and own and levels and level not in levels:
            yield context.found(
                g,
                f"/recipients/{n}",
                law,
                id=g.id,
                level=g.level,
                size=own[0],
                enterprise=maker.id,
                expected=Level(levels[0]) if levels[0] in set(Level) else levels[0],
            )


@rule(
    "AST013",
    table="grants",
    severity=Severity.WARNING,
    sources=(Citation("PP 47/2012"), Citation("PP 29/2018", "13")),
    title=Text(id="pemberian yang bukan bantuan usaha", en="a gift that is no enterprise assistance"),
    message=Text(
        id="{id} ({kind}, {channel}) untuk {recipients}: bukan bantuan kepada usaha.",
        en="{id} ({kind}, {channel}) to {recipients}: no assistance to an enterprise.",
    ),
    remedy=Text(id="Jangan hitung sebagai bantuan UMKM.", en="Do not count it as assistance to MSMEs."),
    examples=lambda: (
        bad(grant(kind=AssistanceKind.SOCIAL_GIFT, channel=Channel.CSR, recipients=(_PERSON,))),
        bad(grant(recipients=(Recipient(kind=PartyKind.BODY, name="sekolah contoh"),))),
        good(grant()),
        good(grant(recipients=(GROUP,))),
    ),
)
def no_assistance(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """A social gift, or recipients none of which is an enterprise, a group or a cooperative."""
    if g.kind is AssistanceKind.SOCIAL_GIFT or (g.recipients and not g.reaches_enterprises):
        recipients = tuple(dict.fromkeys(shown(r) for r in g.recipients))
        yield context.found(g, "/recipients", id=g.id, kind=g.kind, channel=g.channel, recipients=recipients)


@rule(
    "AST014",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.HIBAH_CONDITIONS,),
    title=Text(id="hibah tanpa usulan tertulis", en="grant without a written proposal"),
    message=Text(
        id="{id}: tidak ada usulan tertulis kepada kepala daerah.",
        en="{id}: there is no written proposal to the head of the region.",
    ),
    remedy=Text(id="Minta usulannya.", en="Ask for the proposal."),
    examples=lambda: (
        bad(grant(channel=Channel.HIBAH, recipients=(GROUP,), documents=(_NPHD,))),
        good(grant(channel=Channel.HIBAH, recipients=(GROUP,), documents=(_NPHD, _PROPOSAL))),
    ),
)
def no_proposal(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """The documents are known, and no proposal is among them."""
    if _regional(g, Channel.HIBAH) and g.documents is not None:
        law = context.law(assistance.HIBAH_CONDITIONS, law_day(g, context))
        if law is not None and law.value.proposal and not _has(g.documents, DocumentKind.PROPOSAL.value):
            yield context.found(g, "/documents", law, id=g.id)


@rule(
    "AST015",
    table="grants",
    severity=Severity.WARNING,
    law=(assistance.BANSOS_RECIPIENTS,),
    title=Text(id="bantuan sosial kepada usaha", en="social assistance to an enterprise"),
    message=Text(
        id="{id}: bantuan sosial untuk {recipient} ({kind}); bansos melindungi dari risiko sosial.",
        en="{id}: social assistance to {recipient} ({kind}); it protects from social risk.",
    ),
    remedy=Text(
        id="Pakai belanja barang untuk diserahkan, bukan bansos.",
        en="Use goods to be handed over, not social assistance.",
    ),
    examples=lambda: (
        bad(grant(channel=Channel.BANSOS)),
        good(grant(channel=Channel.BANSOS, recipients=(_PERSON,))),
    ),
)
def bansos(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """A recipient that social assistance is not for."""
    if not _regional(g, Channel.BANSOS):
        return
    law = context.law(assistance.BANSOS_RECIPIENTS, law_day(g, context))
    for n, r in enumerate(g.recipients):
        if law is not None and law.value.admits(r.kind.value, incorporated=r.incorporated) is False:
            yield context.found(g, f"/recipients/{n}", law, id=g.id, recipient=shown(r), kind=r.kind)
