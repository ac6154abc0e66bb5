"""Aturan pendiaman temuan. Rules on suppressions: each needs a known code, a reason, and a use.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["SUP001"].title.en
'a suppression without a reason'

Source: good practice; a finding that is hidden must be explained.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.model.registry import Registry, Suppression
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import DAY, bad, good


def _hidden(registry: Registry) -> Iterator[tuple[str, Suppression]]:
    for number, suppression in enumerate(registry.suppressions):
        yield f"/suppressions/{number}", suppression


@rule(
    "SUP001",
    table="registry",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="pendiaman tanpa alasan", en="a suppression without a reason"),
    message=Text(
        id="{code} untuk {record} didiamkan tanpa alasan.", en="{code} for {record} is suppressed without a reason."
    ),
    remedy=Text(id="Tulis alasannya, atau hapus.", en="Write the reason, or remove it."),
    examples=lambda: (
        bad(Suppression(code="PRD002", record_id="P1")),
        good(Suppression(code="PRD002", record_id="P1", reason="label baru sedang dicetak")),
    ),
)
def no_reason(registry: Registry, context: Context) -> Iterator[Finding]:
    """No reason."""
    for path, s in _hidden(registry):
        if s.reason is None or not s.reason.strip():
            yield context.found(None, f"{path}/reason", code=s.code, record=s.record_id or "*")


def _lapses(registry: Registry, context: Context) -> Iterator[date]:
    return after(*(s.until for s in registry.suppressions))


@rule(
    "SUP002",
    table="registry",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="pendiaman sudah lewat", en="a suppression past its day"),
    message=Text(
        id="Pendiaman {code} untuk {record} berakhir {until}; temuannya muncul lagi.",
        en="The suppression of {code} for {record} ended on {until}; its findings stand again.",
    ),
    remedy=Text(
        id="Perbaiki rekamannya, atau perpanjang dengan alasan.", en="Mend the record, or extend it with a reason."
    ),
    days=_lapses,
    examples=lambda: (
        bad(Suppression(code="PRD002", reason="cetak ulang", until=date(2019, 7, 17))),
        good(Suppression(code="PRD002", reason="cetak ulang", until=DAY)),
    ),
)
def lapsed(registry: Registry, context: Context) -> Iterator[Finding]:
    """Its last day is before the day of the check."""
    for path, s in _hidden(registry):
        if s.until is not None and s.until < context.on:
            yield context.found(None, f"{path}/until", code=s.code, record=s.record_id or "*", until=s.until)


_PREFIX = Text(
    id=", melainkan awalan ({first} sampai {last}); setiap kode didiamkan sendiri",
    en=" but a prefix ({first} to {last}); each code is suppressed by itself",
)
_MAYBE = Text(id="; mungkin {nearest}", en="; maybe {nearest}")
_NOTHING = Text(id="", en="")


@rule(
    "SUP003",
    table="registry",
    severity=Severity.WARNING,
    across=True,
    title=Text(id="pendiaman kode yang tidak ada", en="a suppression of an unknown code"),
    message=Text(id="{code} bukan kode aturan{hint_id}.", en="{code} is no code of a rule{hint_en}."),
    remedy=Text(id="Perbaiki kodenya, atau hapus.", en="Correct the code, or remove it."),
    examples=lambda: (
        bad(Suppression(code="PRD02", reason="salah ketik")),
        bad(Suppression(code="PRD", reason="awalan")),
        good(Suppression(code="PRD002", reason="cetak ulang")),
    ),
)
def unknown_code(registry: Registry, context: Context) -> Iterator[Finding]:
    """A code that the catalogue does not have."""
    if not registry.suppressions:
        return
    from umkm_domain.rules.catalogue import CATALOGUE

    for path, s in _hidden(registry):
        if s.code not in CATALOGUE:
            nearest, codes = CATALOGUE.nearest(s.code), CATALOGUE.starting(s.code)
            if codes:
                hint = _PREFIX.fill({"first": codes[0], "last": codes[-1]})
            else:
                hint = _NOTHING if nearest is None else _MAYBE.fill({"nearest": nearest})
            yield context.found(None, f"{path}/code", code=s.code, nearest=nearest, hint_id=hint.id, hint_en=hint.en)


@rule(
    "SUP004",
    table="registry",
    severity=Severity.INFO,
    across=True,
    title=Text(id="pendiaman untuk rekaman yang tidak ada", en="a suppression for a record that is not there"),
    message=Text(
        id="Tidak ada rekaman {record}; pendiaman {code} tidak berguna.",
        en="There is no record {record}; the suppression of {code} is of no use.",
    ),
    remedy=Text(id="Hapus, atau perbaiki idnya.", en="Remove it, or correct the id."),
    examples=lambda: (
        bad(Suppression(code="PRD002", record_id="P9", reason="cetak ulang")),
        good(Suppression(code="PRD002", reason="cetak ulang")),
    ),
)
def no_record(registry: Registry, context: Context) -> Iterator[Finding]:
    """No table holds a record with the id."""
    if not registry.suppressions:
        return
    known = {record.id for _, record in registry.records()}
    for path, s in _hidden(registry):
        if s.record_id is not None and s.record_id not in known:
            yield context.found(None, f"{path}/record_id", code=s.code, record=s.record_id)
