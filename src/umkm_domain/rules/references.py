"""Aturan rujukan antar-rekaman. Rules on references: an id that leads nowhere, or around in a circle.

>>> from umkm_domain.rules import CATALOGUE
>>> [rule.applies_to for rule in CATALOGUE if rule.code.startswith("REF")][:4]
['enterprises', 'products', 'certifications', 'certifications']

Source: the references of the data set (`umkm_domain.model.registry.REFERENCES`).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.rules._engine import Context, Example, Rule, rule
from umkm_domain.rules._samples import agreement, bad, certificate, enterprise, food, good, grant, listed, observation

_MESSAGE = Text(
    id="Merujuk {id} di tabel {table}, yang tidak ada.",
    en="Refers to {id} of {table}, which is not there.",
)
_REMEDY = Text(id="Tambahkan rekamannya, atau perbaiki idnya.", en="Add the record, or correct the id.")

Links = Callable[[Any], Iterable[tuple[str, str, str]]]
"""From a record: path, table and id of each reference."""


def _dangling(code: str, table: str, title: Text, links: Links, examples: Callable[[], tuple[Example, ...]]) -> Rule:
    def lost(record: Any, context: Context) -> Iterator[Finding]:
        known = context.facts.known
        for path, target, id_ in links(record):
            if id_ not in known[target]:
                yield context.found(record, path, target=target.removesuffix("s"), id=id_, table_=target)

    return rule(
        code,
        table=table,
        severity=Severity.ERROR,
        across=True,
        title=title,
        message=Text(id=_MESSAGE.id.replace("{table}", "{table_}"), en=_MESSAGE.en.replace("{table}", "{table_}")),
        remedy=_REMEDY,
        examples=examples,
    )(lost)


def _one(path: str, table: str, name: str) -> Links:
    def links(record: Any) -> Iterable[tuple[str, str, str]]:
        id_ = getattr(record, name)
        return () if id_ is None else ((path, table, id_),)

    return links


def _many(table: str, name: str) -> Links:
    def links(record: Any) -> Iterable[tuple[str, str, str]]:
        return [(f"/{name}/{n}", table, id_) for n, id_ in enumerate(getattr(record, name))]

    return links


def _parties(record: Any) -> Iterable[tuple[str, str, str]]:
    return [
        (f"/parties/{n}/enterprise_id", "enterprises", party.enterprise_id)
        for n, party in enumerate(record.parties)
        if party.enterprise_id is not None
    ]


def _listings(record: Any) -> Iterable[tuple[str, str, str]]:
    return [(f"/listings/{n}/product_id", "products", item.product_id) for n, item in enumerate(record.listings)]


def _grant_enterprises(record: Any) -> Iterable[tuple[str, str, str]]:
    if record.giver is not None and record.giver.enterprise_id is not None:
        yield "/giver/enterprise_id", "enterprises", record.giver.enterprise_id
    for n, recipient in enumerate(record.recipients):
        if recipient.enterprise_id is not None:
            yield f"/recipients/{n}/enterprise_id", "enterprises", recipient.enterprise_id


def _grant_results(record: Any) -> Iterable[tuple[str, str, str]]:
    yield from _many("products", "product_ids")(record)
    yield from _many("certifications", "certification_ids")(record)


PARENT = _dangling(
    "REF001",
    "enterprises",
    Text(id="induk usaha tidak ada", en="parent enterprise is missing"),
    _one("/parent_id", "enterprises", "parent_id"),
    lambda: (bad(enterprise(parent_id="E9")), good(enterprise(parent_id="E2"), enterprise("E2"))),
)
MAKER = _dangling(
    "REF002",
    "products",
    Text(id="pembuat produk tidak ada", en="maker of the product is missing"),
    _one("/enterprise_id", "enterprises", "enterprise_id"),
    lambda: (bad(food()), good(food(), enterprise())),
)
HOLDER = _dangling(
    "REF003",
    "certifications",
    Text(id="pemegang sertifikat tidak ada", en="holder of the certificate is missing"),
    _one("/holder_id", "enterprises", "holder_id"),
    lambda: (bad(certificate(Scheme.HALAL)), good(certificate(Scheme.HALAL), enterprise())),
)
COVERAGE = _dangling(
    "REF004",
    "certifications",
    Text(id="produk yang dicakup sertifikat tidak ada", en="product covered by the certificate is missing"),
    _many("products", "product_ids"),
    lambda: (
        bad(certificate(Scheme.HALAL, product_ids=("P9",)), enterprise()),
        good(certificate(Scheme.HALAL, product_ids=("P1",)), food(), enterprise()),
    ),
)
REPLACED = _dangling(
    "REF005",
    "certifications",
    Text(id="sertifikat yang diganti tidak ada", en="replaced certificate is missing"),
    _one("/replaces_id", "certifications", "replaces_id"),
    lambda: (
        bad(certificate(Scheme.HALAL, replaces_id="C9")),
        good(certificate(Scheme.HALAL, replaces_id="C0"), certificate(Scheme.HALAL, id="C0")),
    ),
)
PARTIES = _dangling(
    "REF006",
    "agreements",
    Text(id="pihak perjanjian tidak ada", en="party of the agreement is missing"),
    _parties,
    lambda: (bad(agreement()), good(agreement(), enterprise())),
)
LISTINGS = _dangling(
    "REF007",
    "agreements",
    Text(id="produk yang terdaftar di toko tidak ada", en="listed product is missing"),
    _listings,
    lambda: (
        bad(agreement(listings=(listed("P9"),)), enterprise()),
        good(agreement(listings=(listed(),)), enterprise(), food()),
    ),
)
RECIPIENTS = _dangling(
    "REF008",
    "grants",
    Text(id="pemberi atau penerima bantuan tidak ada", en="giver or recipient of assistance is missing"),
    _grant_enterprises,
    lambda: (
        bad(grant()),
        bad(grant(giver=Party(name="Usaha besar", kind=PartyKind.COMPANY, enterprise_id="E9")), enterprise()),
        good(grant(), enterprise()),
    ),
)
RESULTS = _dangling(
    "REF009",
    "grants",
    Text(id="produk atau sertifikat bantuan tidak ada", en="product or certificate of assistance is missing"),
    _grant_results,
    lambda: (
        bad(grant(product_ids=("P9",)), enterprise()),
        bad(grant(certification_ids=("C9",)), enterprise()),
        good(grant(product_ids=("P1",)), food(), enterprise()),
    ),
)
COMPARED = _dangling(
    "REF010",
    "observations",
    Text(id="angka yang dibandingkan tidak ada", en="compared figure is missing"),
    _many("observations", "compares"),
    lambda: (
        bad(observation("o3", 10, "ikm.growth", "percent", compares=("o1", "o2"))),
        good(
            observation("o1", 10),
            observation("o2", 11),
            observation("o3", 10, "ikm.growth", "percent", compares=("o1", "o2")),
        ),
    ),
)


@rule(
    "REF011",
    table="enterprises",
    severity=Severity.ERROR,
    across=True,
    title=Text(id="induk usaha berputar", en="parents in a circle"),
    message=Text(
        id="Induk usaha berputar kembali ke dirinya: {chain}.", en="Its parents lead back to itself: {chain}."
    ),
    remedy=Text(id="Perbaiki parent_id.", en="Correct parent_id."),
    examples=lambda: (
        bad(enterprise(parent_id="E2"), enterprise("E2", parent_id="E1")),
        good(enterprise(parent_id="E2"), enterprise("E2")),
    ),
)
def circle(e: Enterprise, context: Context) -> Iterator[Finding]:
    """Following the parents comes back to the enterprise."""
    if e.parent_id is None:
        return
    chain = [e.id]
    parent: Enterprise | None = e
    while parent is not None and parent.parent_id is not None:
        if parent.parent_id == e.id:
            yield context.found(e, "/parent_id", chain=(*chain, e.id))
            return
        if parent.parent_id in chain:
            return
        chain.append(parent.parent_id)
        parent = context.registry.enterprise(parent.parent_id)
