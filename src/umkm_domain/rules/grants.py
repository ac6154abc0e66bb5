"""Aturan bantuan, lanjutan: program, jumlah, urutan hari, hasil. Rules on assistance: programmes and results.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["AST017"].law_keys
('credit.kur',)

Source: Permenkop 2/2021 and 2/2022; Permenko Perekonomian on KUR; good practice of keeping records.
"""

from collections.abc import Iterator
from datetime import date

from umkm_domain.core.citation import Citation
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.core.periods import add_months
from umkm_domain.law import assistance, credit
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Channel, InKindItem, Level
from umkm_domain.model.registry import Registry
from umkm_domain.rules._days import after
from umkm_domain.rules._engine import Context, Parameter, rule
from umkm_domain.rules._samples import bad, enterprise, good, grant

_MILLION = 1_000_000
_TRAINING = (AssistanceKind.TRAINING, AssistanceKind.COMPETENCE)


@rule(
    "AST016",
    table="grants",
    severity=Severity.WARNING,
    across=True,
    law=(assistance.TRAINING_NEEDS_NIB,),
    title=Text(id="peserta pelatihan DAK tanpa NIB", en="trainee of the DAK programme without a NIB"),
    message=Text(
        id="{id}: {enterprise} mengikuti {programme} tanpa NIB.",
        en="{id}: {enterprise} was trained in {programme} without a NIB.",
    ),
    remedy=Text(id="Daftarkan NIB sebelum pelatihan.", en="Register a NIB before the training."),
    examples=lambda: (
        bad(grant(kind=AssistanceKind.TRAINING, programme="DAK PK2UMK", awarded_on=date(2022, 5, 2)), enterprise()),
        good(
            grant(kind=AssistanceKind.TRAINING, programme="DAK PK2UMK", awarded_on=date(2022, 5, 2)),
            enterprise(nib="1712240062057"),
        ),
        good(grant(kind=AssistanceKind.TRAINING, programme="Pelatihan kopi"), enterprise()),
    ),
)
def trainee(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """A DAK training, and a recipient without a NIB."""
    if g.kind not in _TRAINING or g.programme is None:
        return
    words = g.programme.upper().replace("-", " ").split()
    if not {"DAK", "PK2UKM", "PK2UMK"} & set(words):
        return
    law = context.law(assistance.TRAINING_NEEDS_NIB, g.day or context.on)
    for n, r in enumerate(g.recipients):
        maker = context.enterprise(r.enterprise_id)
        if law is not None and law.value and maker is not None and maker.nib is None:
            yield context.found(g, f"/recipients/{n}", law, id=g.id, enterprise=maker.id, programme=g.programme)


@rule(
    "AST017",
    table="grants",
    severity=Severity.ERROR,
    law=(credit.KUR,),
    title=Text(id="KUR melampaui plafon", en="KUR loan above its ceiling"),
    message=Text(
        id="{id}: KUR {value} rupiah; paling banyak {ceiling} rupiah.",
        en="{id}: a loan of {value} rupiah; {ceiling} rupiah at most.",
    ),
    remedy=Text(id="Periksa jumlah dan jenis kreditnya.", en="Check amount and kind of the loan."),
    examples=lambda: (
        bad(grant(kind=AssistanceKind.KUR, channel=Channel.LOAN, value=500 * _MILLION + 1)),
        good(grant(kind=AssistanceKind.KUR, channel=Channel.LOAN, value=500 * _MILLION)),
    ),
)
def loan(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """More than the highest ceiling of the day."""
    if g.kind is not AssistanceKind.KUR or g.value is None:
        return
    law = context.law(credit.KUR, g.day or context.on)
    if law is not None:
        ceiling = max(one.ceiling for one in law.value)
        if g.value > ceiling:
            yield context.found(g, "/value", law, id=g.id, value=g.value, ceiling=ceiling)


@rule(
    "AST018",
    table="grants",
    severity=Severity.WARNING,
    title=Text(id="nilai bukan jumlah barangnya", en="value is not the sum of its goods"),
    message=Text(
        id="{id}: nilainya {value} rupiah, barangnya berjumlah {total} rupiah.",
        en="{id}: its value is {value} rupiah, its goods sum to {total} rupiah.",
    ),
    remedy=Text(id="Perbaiki nilai atau rincian barang.", en="Correct the value or the list of goods."),
    examples=lambda: (
        bad(grant(value=1_000, items=(InKindItem(name="kemasan", quantity=3, unit_value=300),))),
        good(grant(value=900, items=(InKindItem(name="kemasan", quantity=3, unit_value=300),))),
        good(grant(value=1_000, items=(InKindItem(name="kemasan", quantity=3),))),
    ),
)
def goods_sum(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """All goods have a quantity and a price, and do not sum to the value."""
    if g.value is None or not g.items or g.channel is Channel.REIMBURSEMENT:
        return
    parts = [None if i.quantity is None or i.unit_value is None else i.quantity * i.unit_value for i in g.items]
    total = sum(part for part in parts if part is not None)
    if None not in parts and total != g.value:
        yield context.found(g, "/value", id=g.id, value=g.value, total=total)


@rule(
    "AST019",
    table="grants",
    severity=Severity.WARNING,
    title=Text(id="urutan hari tidak mungkin", en="days out of order"),
    message=Text(
        id="{id}: diminta {asked}, ditetapkan {awarded}, diserahkan {handed}.",
        en="{id}: asked {asked}, awarded {awarded}, handed over {handed}.",
    ),
    remedy=Text(id="Perbaiki harinya.", en="Correct the days."),
    examples=lambda: (
        bad(grant(awarded_on=date(2019, 5, 2), handed_over_on=date(2019, 5, 1))),
        bad(grant(asked_on=date(2019, 5, 3), awarded_on=date(2019, 5, 2))),
        good(grant(asked_on=date(2019, 5, 1), awarded_on=date(2019, 5, 2), handed_over_on=date(2019, 5, 2))),
    ),
)
def order(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """Handed over before the award, or awarded before it was asked for."""
    days = [day for day in (g.asked_on, g.awarded_on, g.handed_over_on) if day is not None]
    if days != sorted(days):
        yield context.found(g, "/awarded_on", id=g.id, asked=g.asked_on, awarded=g.awarded_on, handed=g.handed_over_on)


@rule(
    "AST020",
    table="registry",
    severity=Severity.WARNING,
    sources=(Citation("Permenkop 2/2021"),),
    title=Text(id="BPUM kepada penerima KUR", en="BPUM to one with a KUR loan"),
    message=Text(
        id="{enterprise} menerima BPUM ({id}) sambil menerima KUR ({loan}) dalam tahun yang sama.",
        en="{enterprise} received BPUM ({id}) and a KUR loan ({loan}) in the same year.",
    ),
    remedy=Text(
        id="Periksa apakah KUR sudah lunas pada hari penetapan.",
        en="Check whether the loan was repaid on the day of award.",
    ),
    examples=lambda: (
        bad(
            grant("G1", kind=AssistanceKind.BPUM, level=Level.CENTRAL, awarded_on=date(2021, 6, 1)),
            grant("G2", kind=AssistanceKind.KUR, channel=Channel.LOAN, awarded_on=date(2021, 2, 1)),
        ),
        good(
            grant("G1", kind=AssistanceKind.BPUM, level=Level.CENTRAL, awarded_on=date(2021, 6, 1)),
            grant("G2", kind=AssistanceKind.KUR, channel=Channel.LOAN, awarded_on=date(2022, 2, 1)),
        ),
    ),
)
def loan_and_grant(registry: Registry, context: Context) -> Iterator[Finding]:
    """A grant to micro enterprises, and a loan to the same enterprise in the same year."""
    loans: dict[tuple[str | None, int], AssistanceGrant] = {}
    for g in sorted(registry.grants, key=lambda g: g.id):
        if g.kind is AssistanceKind.KUR and g.day is not None:
            for r in g.recipients:
                if r.enterprise_id is not None:
                    loans.setdefault((r.enterprise_id, g.day.year), g)
    for g in registry.grants:
        if g.kind is AssistanceKind.BPUM and g.day is not None:
            for n, r in enumerate(g.recipients):
                other = loans.get((r.enterprise_id, g.day.year))
                if other is not None:
                    yield context.found(
                        g, f"/recipients/{n}", table="grants", enterprise=r.enterprise_id, id=g.id, loan=other.id
                    )


_LEADS_TO = (
    AssistanceKind.NIB,
    AssistanceKind.PIRT,
    AssistanceKind.HALAL,
    AssistanceKind.BPOM,
    AssistanceKind.BARCODE,
    AssistanceKind.TRADEMARK,
    AssistanceKind.SNI,
)


def _late(g: AssistanceGrant, context: Context) -> Iterator[date]:
    if g.day is not None:
        yield from after(add_months(g.day, context.parameter("months")))


@rule(
    "AST021",
    table="grants",
    severity=Severity.INFO,
    title=Text(id="bantuan sertifikat tanpa hasil", en="help with a certificate, and none came of it"),
    message=Text(
        id="{id}: bantuan {kind} pada {day}, belum ada sertifikat yang dicatat sebagai hasilnya.",
        en="{id}: help with {kind} on {day}, and no certificate is recorded as its result.",
    ),
    remedy=Text(
        id="Isi certification_ids, atau cari sebab kegagalannya.", en="Fill in certification_ids, or find out why."
    ),
    parameters=(
        Parameter(
            name="months", default=12, unit="months", title=Text(id="bulan sesudah bantuan", en="months after the help")
        ),
    ),
    days=_late,
    examples=lambda: (
        bad(grant(kind=AssistanceKind.PIRT, awarded_on=date(2018, 7, 17))),
        good(grant(kind=AssistanceKind.PIRT, awarded_on=date(2018, 7, 18))),
        good(grant(kind=AssistanceKind.PIRT, awarded_on=date(2018, 7, 17), certification_ids=("C1",))),
    ),
)
def no_result(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """Longer ago than the months, and without a certificate."""
    if g.kind not in _LEADS_TO or g.day is None or g.certification_ids:
        return
    if add_months(g.day, context.parameter("months")) < context.on:
        yield context.found(g, "/certification_ids", id=g.id, kind=g.kind, day=g.day)


@rule(
    "AST022",
    table="grants",
    severity=Severity.INFO,
    title=Text(id="bantuan tanpa hari", en="assistance without a day"),
    message=Text(
        id="{id}: tanpa hari permintaan, penetapan atau penyerahan; hukum pada hari pemeriksaan dipakai.",
        en="{id}: no day of request, award or handover; the law of the day of the check is used.",
    ),
    remedy=Text(id="Isi awarded_on atau handed_over_on.", en="Fill in awarded_on or handed_over_on."),
    examples=lambda: (bad(grant(awarded_on=None)), good(grant())),
)
def no_day(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """No day at all."""
    if g.day is None:
        yield context.found(g, "/awarded_on", id=g.id)


@rule(
    "AST023",
    table="grants",
    severity=Severity.WARNING,
    title=Text(id="bantuan tanpa penerima", en="assistance without a recipient"),
    message=Text(id="{id}: tidak ada penerima yang dicatat.", en="{id}: no recipient is recorded."),
    remedy=Text(id="Isi recipients.", en="Fill in recipients."),
    examples=lambda: (bad(grant(recipients=())), good(grant())),
)
def no_recipient(g: AssistanceGrant, context: Context) -> Iterator[Finding]:
    """Nobody received it."""
    if not g.recipients:
        yield context.found(g, "/recipients", id=g.id)
