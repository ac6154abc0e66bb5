"""Aturan bantuan mesin: pemberian langsung dan penggantian harga. Rules on machines: given, or paid back in part.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["AST009"].law_keys
('assistance.machine_reimbursement', 'scale.industry')

Source: PP 29/2018 art. 23; Permenperin 11/2014, 27/2017 and 9/2022; Permenperin 64/M-IND/PER/7/2016.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import assistance, scale
from umkm_domain.model.assistance import (
    AssistanceGrant,
    AssistanceKind,
    Channel,
    InKindItem,
    Level,
    Recipient,
)
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.party import PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._facts import grouped
from umkm_domain.rules._samples import bad, enterprise, good, grant
from umkm_domain.rules.assistance import GROUP, by_recipient, law_day, shown, shown_of, years_of_makers

_MILLION = 1_000_000
_LINKED = Recipient(kind=PartyKind.GROUP, enterprise_id="E1", incorporated=True)


_GIVEN = (Channel.HIBAH, Channel.GOODS_HANDOVER, Channel.TRANSFER)
_NOT_A_GROUP = Text(id="hanya untuk kelompok usaha bersama", en="only joint business groups may receive them")
_NOT_SMALL = Text(
    id="menurut tenaga kerja atau investasinya bukan industri kecil",
    en="by workers or investment it is no small industry",
)
_NOT_BY_HAND = Text(
    id="hanya untuk yang masih memakai alat tradisional", en="only those that still work with traditional tools"
)


@rule(
    "AST004",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.MACHINE_GRANT, scale.INDUSTRY),
    title=Text(id="mesin diberikan kepada selain kelompok industri kecil", en="machine granted to other than a group"),
    message=Text(
        id="{id}: mesin diberikan langsung kepada {recipient} ({kind}); {reason_id}.",
        en="{id}: machines given directly to {recipient} ({kind}); {reason_en}.",
    ),
    remedy=Text(
        id="Berikan kepada KUB industri kecil, atau lewat potongan harga.",
        en="Give them to a group of small industries, or through a reimbursement.",
    ),
    why=Text(
        id="Bila salurannya tidak dicatat, dan harga belinya juga tidak, pemberian langsung diduga saja. "
        "Ukuran dan alat kelompok dinilai bila usahanya ada dalam data.",
        en="Where neither the channel nor a price paid is recorded, a direct gift is only presumed. "
        "Size and tools of a group are judged where its enterprise is in the data.",
    ),
    days=years_of_makers,
    examples=lambda: (
        bad(grant(kind=AssistanceKind.MACHINES)),
        bad(grant(kind=AssistanceKind.MACHINES, channel=Channel.TRANSFER)),
        bad(grant(kind=AssistanceKind.MACHINES, channel=None)),
        bad(
            grant(kind=AssistanceKind.MACHINES, recipients=(_LINKED,)),
            enterprise(figures=(YearFigures(year=2018, workers=500, investment=1_000 * _MILLION),)),
        ),
        bad(grant(kind=AssistanceKind.MACHINES, recipients=(_LINKED,)), enterprise(traditional_tools=False)),
        good(grant(kind=AssistanceKind.MACHINES, recipients=(_LINKED,)), enterprise(traditional_tools=True)),
        good(grant(kind=AssistanceKind.MACHINES, recipients=(_LINKED,), awarded_on=None), enterprise(sales=5)),
        good(grant(kind=AssistanceKind.MACHINES, recipients=(GROUP,))),
        good(grant(kind=AssistanceKind.MACHINES, channel=Channel.REIMBURSEMENT)),
        good(grant(kind=AssistanceKind.MACHINES, awarded_on=date(2018, 7, 17))),
    ),
)
def machine(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """A machine given directly by a government to one that is no group of small industries with manual tools."""
    presumed = g.channel is None and g.purchase_value is None
    if g.kind is not AssistanceKind.MACHINES or not (g.channel in _GIVEN or presumed) or g.level is Level.PRIVATE:
        return
    law = context.law(assistance.MACHINE_GRANT, law_day(g, context))
    for n, r in enumerate(g.recipients):
        reason = None if law is None else _barred(r, g, context, law.value)
        if reason is not None:
            yield context.found(
                g,
                f"/recipients/{n}",
                law,
                at_most=Severity.WARNING if presumed else None,
                id=g.id,
                recipient=shown(r),
                kind=r.kind,
                reason_id=reason.id,
                reason_en=reason.en,
            )


def _barred(r: Recipient, g: AssistanceGrant, context: Context, law: assistance.MachineGrant) -> Text | None:
    """Why it may not receive machines; None where it may, or where that is not known."""
    if r.kind.value not in law.recipients:
        return _NOT_A_GROUP
    maker = context.enterprise(r.enterprise_id)
    if maker is None:
        return None
    if _small_industry(maker, g, context) is False:
        return _NOT_SMALL
    return _NOT_BY_HAND if law.traditional_tools and maker.traditional_tools is False else None


def _small_industry(maker: Enterprise, g: AssistanceGrant, context: Context) -> bool | None:
    """Whether it is small industry by workers and investment; None when that is not known.

    One figure beyond its limit is enough to tell that it is not.
    """
    figures = context.facts.figures(maker, g.day)
    if figures is None or (figures.investment is None and figures.workers_total is None):
        return None
    law = context.law(scale.INDUSTRY, law_day(g, context))
    if law is None:
        return None
    most, below = law.value.small_workers, law.value.small_investment_below
    many = None if figures.workers_total is None else most is not None and figures.workers_total > most
    costly = None if figures.investment is None else figures.investment >= below
    return False if many or costly else (None if many is None or costly is None else True)


def _industry(g: AssistanceGrant, context: Context) -> bool | None:
    """Whether the first recipient that is an enterprise is small industry; None unless both its figures are known."""
    ids = [r.enterprise_id for r in g.recipients if r.enterprise_id is not None]
    maker = context.registry.enterprise(ids[0]) if ids else None
    figures = None if maker is None else context.facts.figures(maker, g.day)
    if maker is None or figures is None or figures.investment is None or figures.workers_total is None:
        return None
    return _small_industry(maker, g, context)


def _share_allowed(g: AssistanceGrant, context: Context, shares: assistance.MachineShares) -> Fraction:
    small, origins = _industry(g, context), {item.imported for item in g.items}
    scales = (True, False) if small is None else (small,)
    known = tuple(origin for origin in origins if origin is not None)
    imports = known if len(origins) == len(known) == 1 else (True, False)
    return max(shares.share(small=one, imported=other) for one in scales for other in imports)


def _bought(**values: Any) -> AssistanceGrant:
    base: dict[str, Any] = {
        "kind": AssistanceKind.MACHINES,
        "channel": Channel.REIMBURSEMENT,
        "level": Level.CENTRAL,
        "purchase_value": 100 * _MILLION,
    }
    return grant(**{**base, **values})


@rule(
    "AST009",
    table="grants",
    severity=Severity.ERROR,
    across=True,
    law=(assistance.MACHINE_REIMBURSEMENT, scale.INDUSTRY),
    title=Text(id="penggantian melampaui bagiannya", en="reimbursement above the share"),
    message=Text(
        id="{id}: diganti {share} % dari harga mesin; paling banyak {allowed} %.",
        en="{id}: {share} % of the price of the machine was paid back; {allowed} % at most.",
    ),
    remedy=Text(id="Kembalikan kelebihannya.", en="Return the excess."),
    why=Text(
        id="Bila skala industri atau asal mesin tidak dicatat, bagian tertinggi yang mungkin dipakai.",
        en="Where scale or origin is not recorded, the highest share that is possible counts.",
    ),
    days=years_of_makers,
    examples=lambda: (
        bad(_bought(value=30 * _MILLION + 1)),
        good(_bought(value=30 * _MILLION)),
        bad(_bought(value=25 * _MILLION + 1, items=(InKindItem(name="mesin", imported=True),))),
        good(_bought(value=25 * _MILLION, items=(InKindItem(name="mesin", imported=True),))),
        good(_bought(value=30 * _MILLION, awarded_on=None), enterprise(sales=5)),
    ),
)
def reimbursement(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """More of the price than scale and origin allow."""
    share = g.share if g.channel is Channel.REIMBURSEMENT and g.kind is AssistanceKind.MACHINES else None
    if share is None:
        return
    law = context.law(assistance.MACHINE_REIMBURSEMENT, law_day(g, context))
    if law is None:
        return
    allowed = _share_allowed(g, context, law.value)
    if share > allowed:
        yield context.found(g, "/value", law, id=g.id, share=share * 100, allowed=allowed * 100)


@rule(
    "AST010",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.MACHINE_REIMBURSEMENT,),
    title=Text(id="penggantian di luar batas jumlahnya", en="reimbursement outside its amounts"),
    message=Text(
        id="{id}: penggantian {value} rupiah; batasnya {floor} sampai {cap} rupiah.",
        en="{id}: {value} rupiah paid back; the limits are {floor} to {cap} rupiah.",
    ),
    remedy=Text(id="Periksa jumlahnya.", en="Check the amount."),
    examples=lambda: (
        bad(_bought(value=300 * _MILLION + 1, purchase_value=2_000 * _MILLION)),
        bad(_bought(value=5 * _MILLION - 1)),
        good(_bought(value=300 * _MILLION, purchase_value=2_000 * _MILLION)),
        good(_bought(value=5 * _MILLION)),
    ),
)
def amount_limits(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """Less than the floor or more than the cap of a company."""
    if g.channel is not Channel.REIMBURSEMENT or g.kind is not AssistanceKind.MACHINES or g.value is None:
        return
    law = context.law(assistance.MACHINE_REIMBURSEMENT, law_day(g, context))
    if law is None:
        return
    floor, cap = law.value.floor, law.value.cap
    if (floor is not None and g.value < floor) or (cap is not None and g.value > cap):
        yield context.found(g, "/value", law, id=g.id, value=g.value, floor=floor, cap=cap)


@rule(
    "AST024",
    table="registry",
    severity=Severity.WARNING,
    law=(assistance.MACHINE_REIMBURSEMENT,),
    title=Text(
        id="penggantian setahun melampaui batas satu perusahaan",
        en="reimbursements of a year above the cap of a company",
    ),
    message=Text(
        id="{recipient} menerima {count} penggantian dalam {year}, seluruhnya {total} rupiah; "
        "paling banyak {cap} rupiah.",
        en="{recipient} was paid back {count} times in {year}, {total} rupiah in all; {cap} rupiah at most.",
    ),
    remedy=Text(id="Kembalikan kelebihannya.", en="Return the excess."),
    why=Text(
        id="Batasnya untuk satu perusahaan; bahwa ia dihitung setahun adalah anggapan, maka ini peringatan. "
        "Pemberian kepada beberapa penerima sekaligus tidak dijumlahkan.",
        en="The cap is that of a company; that it is counted by the year is presumed, so this is a warning. "
        "What was given to several recipients at once is not added up.",
    ),
    examples=lambda: (
        bad(
            _bought(value=150 * _MILLION, purchase_value=600 * _MILLION),
            _bought(id="G2", value=150 * _MILLION + 1, purchase_value=600 * _MILLION),
        ),
        good(
            _bought(value=150 * _MILLION, purchase_value=600 * _MILLION),
            _bought(id="G2", value=150 * _MILLION, purchase_value=600 * _MILLION),
        ),
        good(
            _bought(value=200 * _MILLION, purchase_value=800 * _MILLION),
            _bought(id="G2", value=200 * _MILLION, purchase_value=800 * _MILLION, awarded_on=date(2020, 5, 2)),
        ),
    ),
)
def yearly_cap(registry: Registry, context: Context) -> Iterator[Finding]:
    """Several reimbursements to one company in one year, together above the cap."""
    paid = [
        g
        for g in registry.grants
        if g.kind is AssistanceKind.MACHINES and g.channel is Channel.REIMBURSEMENT and len(g.recipients) == 1
    ]
    for who, grants in by_recipient(paid).items():
        for year, group in grouped(grants, lambda g: None if g.day is None or g.value is None else g.day.year).items():
            last = max(group, key=lambda g: (g.day or date.min, g.id))
            law = context.law(assistance.MACHINE_REIMBURSEMENT, last.day) if len(group) > 1 else None
            total = sum(g.value or 0 for g in group)
            if law is not None and law.value.cap is not None and total > law.value.cap:
                yield context.found(
                    last,
                    "/value",
                    law,
                    table="grants",
                    recipient=shown_of(who, group),
                    count=len(group),
                    year=str(year),
                    total=total,
                    cap=law.value.cap,
                )
