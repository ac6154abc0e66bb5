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
)
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import bad, good, grant
from umkm_domain.rules.assistance import GROUP, law_day, shown

_MILLION = 1_000_000


@rule(
    "AST004",
    table="grants",
    severity=Severity.ERROR,
    law=(assistance.MACHINE_GRANT,),
    title=Text(id="mesin diberikan kepada selain kelompok industri kecil", en="machine granted to other than a group"),
    message=Text(
        id="{id}: mesin diberikan langsung kepada {recipient} ({kind}); hanya untuk kelompok usaha bersama.",
        en="{id}: machines given directly to {recipient} ({kind}); only joint business groups may receive them.",
    ),
    remedy=Text(
        id="Berikan kepada KUB industri kecil, atau lewat potongan harga.",
        en="Give them to a group of small industries, or through a reimbursement.",
    ),
    examples=lambda: (
        bad(grant(kind=AssistanceKind.MACHINES)),
        good(grant(kind=AssistanceKind.MACHINES, recipients=(GROUP,))),
        good(grant(kind=AssistanceKind.MACHINES, channel=Channel.REIMBURSEMENT)),
        good(grant(kind=AssistanceKind.MACHINES, awarded_on=date(2018, 7, 17))),
    ),
)
def machine(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """A machine given directly by a government to one that is no group."""
    if g.kind is not AssistanceKind.MACHINES or g.channel not in (Channel.HIBAH, Channel.GOODS_HANDOVER):
        return
    if g.level is Level.PRIVATE:
        return
    law = context.law(assistance.MACHINE_GRANT, law_day(g, context))
    for n, r in enumerate(g.recipients):
        if law is not None and r.kind.value not in law.value.recipients:
            yield context.found(g, f"/recipients/{n}", law, id=g.id, recipient=shown(r), kind=r.kind)


def _industry(g: AssistanceGrant, context: Context) -> bool | None:
    """Whether the recipient is small industry by workers and investment; None when that is not known."""
    ids = [r.enterprise_id for r in g.recipients if r.enterprise_id is not None]
    maker = context.registry.enterprise(ids[0]) if ids else None
    figures = None if maker is None else context.facts.figures(maker, g.day)
    law = context.law(scale.INDUSTRY, law_day(g, context))
    if law is None or figures is None or figures.investment is None or figures.workers_total is None:
        return None
    few = law.value.small_workers is None or figures.workers_total <= law.value.small_workers
    return few and figures.investment < law.value.small_investment_below


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
    examples=lambda: (
        bad(_bought(value=30 * _MILLION + 1)),
        good(_bought(value=30 * _MILLION)),
        bad(_bought(value=25 * _MILLION + 1, items=(InKindItem(name="mesin", imported=True),))),
        good(_bought(value=25 * _MILLION, items=(InKindItem(name="mesin", imported=True),))),
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
