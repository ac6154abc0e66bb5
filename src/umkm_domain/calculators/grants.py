"""Bantuan: batas dan bagian, bantuan ganda, BPUM. Assistance: caps and shares, double aid, BPUM.

>>> from datetime import date
>>> machine_reimbursement(100_000_000, on=date(2020, 7, 3), industry="small", imported=False).value
30000000
>>> machine_reimbursement(2_000_000_000, on=date(2020, 7, 3), industry="small", imported=False).value
300000000
>>> bpum_total(12_000_000, on=date(2020, 12, 31)).value
28800000000000

Source: Permenperin 11/2014, 27/2017; Permenkop 6/2020 and 2/2021.
"""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Literal

from attrs import frozen

from umkm_domain.calculators._given import book, expect, flag
from umkm_domain.calculators._work import Count, Work, day_of, figure, tidy, whole
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Text
from umkm_domain.core.reprs import str_of
from umkm_domain.law import assistance as law_assistance
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind
from umkm_domain.model.registry import Registry

__all__ = ["DoubleAid", "bpum_total", "double_aid", "machine_reimbursement"]


def machine_reimbursement(
    price: int, *, on: date, industry: Literal["small", "medium"], imported: bool, law: LawBook = LAW
) -> Computation[Fraction | int]:
    """Penggantian harga mesin. What is paid back of the price of a machine: a share, up to the cap.

    Args:
        price: price of the machines of a company in rupiah.
        on: the day of the award.
        industry: `small` or `medium`.
        imported: an imported machine.
        law: the book of law.

    Returns:
        Rupiah; undefined where the share stays under the floor, for then nothing is paid.

    Raises:
        GapError: no programme in force on that day (none is verified since 2022).
        UsageError: a float, a negative price, another industry, neither True nor False for `imported`.

    **Source:** Permenperin 11/2014 jo. 20/2016; Permenperin 27/2017.
    """
    if industry not in ("small", "medium"):
        message = f"industry: expected small or medium, got {industry!r}"
        raise UsageError(message)
    amount = whole("price", price)
    flag("imported", imported)
    entry = book(law).at(law_assistance.MACHINE_REIMBURSEMENT, day_of("on", on))
    shares, work = entry.value, Work()
    share = work.say(
        "look up",
        "share",
        (("industry", industry), ("imported", imported)),
        shares.share(small=industry == "small", imported=imported),
        entry.citation,
    )
    value = work.do("multiply", "share of the price", ("price", amount), ("share", share))
    reason = None
    if shares.cap is not None:
        value = work.do("minimum", "reimbursement", ("share of the price", value), ("cap", shares.cap))
    if shares.floor is not None and value < shares.floor:
        reason = Text(
            id="Di bawah jumlah terkecil yang dibayarkan: {floor} rupiah.",
            en="Under the least amount that is paid: {floor} rupiah.",
        ).fill({"floor": shares.floor})
    return Computation(
        name="machine_reimbursement",
        value=None if reason is not None else tidy(value),
        unit="rupiah",
        steps=tuple(work.steps),
        undefined=reason,
        on=on,
        sources=(entry.citation,),
    )


def bpum_total(recipients: Count, *, on: date, law: LawBook = LAW) -> Computation[Fraction | int]:
    """Jumlah BPUM. The grant to micro enterprises in all: amount of the year times recipients.

    Args:
        recipients: how many receive it; int or Observation.
        on: a day of the year.
        law: the book of law.

    Returns:
        Rupiah; undefined for fewer than no recipients.

    Raises:
        GapError: no programme in force on that day.
        UnitError: an observation of something else than recipients.
        UsageError: a float, or part of a recipient.

    **Source:** Permenkop 6/2020 (Rp2.4 million); Permenkop 2/2021 (Rp1.2 million).
    """
    entry = book(law).at(law_assistance.BPUM, day_of("on", on))
    many = figure("recipients", recipients)
    if many.exact.denominator != 1:
        message = f"recipients: expected a whole number, got {str_of(many.exact)}"
        raise UsageError(message)
    if many.unit not in (None, "enterprise", "person", "recipient"):
        message = f"recipients: expected a figure that counts enterprises, got one that counts {many.unit}"
        raise UnitError(message)
    work = Work()
    value, reason = None, None
    if many.exact < 0:
        reason = Text(id="Jumlah penerima tidak boleh negatif.", en="Recipients cannot be fewer than none.")
    else:
        each = work.say("look up", "amount", (("on", on),), entry.value.amount, entry.citation)
        value = work.do("multiply", "bpum", many.named, ("amount", each))
    return Computation(
        name="bpum_total",
        value=value,
        unit="rupiah",
        steps=tuple(work.steps),
        undefined=reason,
        on=on,
        sources=(entry.citation,),
    )


@frozen(kw_only=True)
class DoubleAid:
    """Bantuan ganda. The same kind of aid to one enterprise more than once in a year: worth a look, not always wrong.

    Attributes:
        enterprise_id: who received it.
        kind: what it was for.
        year: the year.
        grant_ids: the grants.
        givers: who gave, each once.
        value: rupiah of those that state a value; None where none of them does.
    """

    enterprise_id: str
    kind: AssistanceKind
    year: int
    grant_ids: tuple[str, ...]
    givers: tuple[str, ...]
    value: int | None

    def __str__(self) -> str:
        return f"{self.enterprise_id}, {spoken(self.kind, 'id')}, {self.year}: {', '.join(self.grant_ids)}"


def double_aid(registry: Registry) -> Computation[tuple[DoubleAid, ...]]:
    """Bantuan ganda. Enterprises that received the same kind of aid more than once in one year.

    Grants for different products or certificates are not the same aid, unless one of them names none. Grants without
    a day or without an enterprise as recipient cannot be compared; how many there are is said.

    Args:
        registry: the grants.

    Returns:
        One `DoubleAid` for each enterprise, kind and year, in order; empty when there is none, undefined when the
        registry holds no grants.

    Raises:
        UsageError: no registry.
    """
    expect("registry", registry, Registry)
    if not registry.grants:
        reason = Text(id="Tidak ada bantuan dalam himpunan ini.", en="There are no grants in this registry.")
        return Computation(name="double_aid", value=None, unit="cases", undefined=reason)
    groups: dict[tuple[str, AssistanceKind, int], list[AssistanceGrant]] = defaultdict(list)
    passed = 0
    for grant in registry.grants:
        ids = {r.enterprise_id for r in grant.recipients if r.enterprise_id is not None}
        if grant.day is None or not ids:
            passed += 1
            continue
        for enterprise_id in ids:
            groups[enterprise_id, grant.kind, grant.day.year].append(grant)
    found = [
        DoubleAid(
            enterprise_id=enterprise_id,
            kind=kind,
            year=year,
            grant_ids=tuple(g.id for g in same),
            givers=tuple(dict.fromkeys(g.giver.name for g in same if g.giver is not None)),
            value=sum(stated) if (stated := [g.value for g in same if g.value is not None]) else None,
        )
        for (enterprise_id, kind, year), grants in sorted(groups.items())
        if len(same := _overlapping(grants)) > 1
    ]
    work = Work()
    work.say("count", "grants compared", (("grants", len(registry.grants)),), len(registry.grants) - passed)
    work.say("count", "double aid", (("grants compared", len(registry.grants) - passed),), len(found))
    note = Text(
        id="{passed} bantuan tanpa hari atau tanpa usaha penerima tidak dibandingkan.",
        en="{passed} grants without a day or without an enterprise were not compared.",
    ).fill({"passed": passed})
    return Computation(
        name="double_aid",
        value=tuple(found),
        unit="cases",
        steps=tuple(work.steps),
        notes=(note,) if passed else (),
    )


def _overlapping(grants: list[AssistanceGrant]) -> list[AssistanceGrant]:
    """Those that share a product or certificate with another one, or name none."""
    return [g for g in grants if any(g is not other and _same_aid(g, other) for other in grants)]


def _same_aid(one: AssistanceGrant, other: AssistanceGrant) -> bool:
    mine, theirs = ({*g.product_ids, *g.certification_ids} for g in (one, other))
    return not mine or not theirs or bool(mine & theirs)
