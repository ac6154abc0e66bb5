"""schema.org: usaha, produk, sertifikat, bantuan sebagai JSON-LD. Organization, Product, Certification, MonetaryGrant.

One graph for the data set: organizations, products, certificates and grants refer to each other by ids within the
document, and no reference leaves it. Money is `MonetaryGrant`; goods and services are `Grant`, which
has no amount. A certificate is active or inactive; which kind of inactive, the result of the export says.

Source: schema.org 30 (terms Certification, MonetaryGrant, Organization, Product).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from umkm_domain.core.language import Text
from umkm_domain.io._fields import Kind, slots
from umkm_domain.io.exports._common import (
    ILLUSTRATION,
    VERSIONS,
    Job,
    Nature,
    Written,
    last_day,
    nature,
    node_id,
    scheme_title,
    sound_gtin,
    status,
    to_json,
    web_address,
)
from umkm_domain.io.exports._reasons import BAD_GTIN, DANGLING, FINER, MOOT, NO_LINK, STATUS
from umkm_domain.io.exports.coverage import Coverage, mapped, unmapped
from umkm_domain.io.exports.gs1_links import digital_link
from umkm_domain.model.assistance import AssistanceGrant, Document, Recipient
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import Product

__all__ = ["COVERAGE", "document", "write"]

Node = dict[str, Any]

_NO_TERM = Text("schema.org tidak punya istilah untuk ini", "schema.org has no term for this")
_ONE_YEAR = Text("schema.org tidak mengenal angka menurut tahun buku", "schema.org knows no figures by accounting year")
_CODES = Text(
    "schema.org hanya mengenal klasifikasi ISIC dan NAICS, bukan KBLI",
    "schema.org knows the classifications ISIC and NAICS, not KBLI",
)
_CONTRACTS = Text("schema.org tidak mengenal perjanjian pasok", "schema.org knows no supply agreements")
_NO_DAYS = Text("hibah schema.org tidak bertanggal", "a grant of schema.org has no dates")
_NONE_KNOWN = Text(
    "tanpa dokumen dan tidak diketahui tidak terbedakan", "that there is no document cannot be told from not knowing"
)
_STATISTICS = Text(
    "ekspor ini memuat usaha, produk, sertifikat dan bantuan, bukan statistik",
    "this export holds organizations, products, certificates and grants, not statistics",
)
_OURS = Text("hanya berarti dalam pustaka ini", "means something in this library only")
_GOODS = Text(
    "nilai barang atau jasa (in-kind); Grant tidak punya jumlah",
    "in-kind value, of goods or services; Grant has no amount",
)
_LOAN = Text("pinjaman bukan hibah", "a loan is not a grant")
_UNNAMED = Text("penerima tanpa nama", "a recipient without a name")

COVERAGE = Coverage(
    standard="schema.org 30",
    mapped=mapped("""
        about/title: Dataset.name
        about/description: Dataset.description
        about/reference_date: Dataset.temporalCoverage
        about/region: Dataset.spatialCoverage
        about/sources: Dataset.isBasedOn
        enterprises/id: Organization.identifier
        enterprises/name: Organization.name
        enterprises/nib: Organization.identifier
        enterprises/npwp: Organization.taxID
        enterprises/owner: Organization.owner
        enterprises/region: Organization.location
        enterprises/established: Organization.foundingDate
        enterprises/closed: Organization.dissolutionDate
        enterprises/parent_id: Organization.parentOrganization
        enterprises/source: Organization.subjectOf
        enterprises/illustrative: Organization.disambiguatingDescription
        products/id: Product.identifier
        products/enterprise_id: Product.manufacturer
        products/name: Product.name
        products/brand: Product.brand
        products/category: Product.category
        products/gtin: Product.gtin
        products/net_content: Product.size
        products/price: Product.offers
        products/brand_kind: Product.additionalProperty
        products/activity: Product.additionalProperty
        products/packaging: Product.additionalProperty
        products/food_group: Product.additionalProperty
        products/monthly_capacity: Product.additionalProperty
        products/shelf_life_days: Product.additionalProperty
        products/storage: Product.additionalProperty
        products/label/expiry: Product.additionalProperty
        products/label/expiry_form: Product.additionalProperty
        products/label/production_code: Product.additionalProperty
        products/label/composition: Product.additionalProperty
        products/label/net_content: Product.additionalProperty
        products/label/halal_mark: Product.additionalProperty
        products/label/producer_name: Product.additionalProperty
        products/pasteurised: Product.additionalProperty
        products/sterilised: Product.additionalProperty
        products/drinking_water: Product.additionalProperty
        products/alcoholic: Product.additionalProperty
        products/dairy: Product.additionalProperty
        products/special_purpose: Product.additionalProperty
        products/claims: Product.additionalProperty
        products/imported: Product.additionalProperty
        products/mandatory_sni: Product.additionalProperty
        products/source: Product.subjectOf
        products/illustrative: Product.disambiguatingDescription
        certifications/id: Certification.identifier
        certifications/scheme: Certification.name
        certifications/number: Certification.certificationIdentification
        certifications/holder_id: Organization.hasCertification
        certifications/product_ids: Certification.about
        certifications/issuer: Certification.issuedBy
        certifications/issued_on: Certification.validFrom
        certifications/valid_until: Certification.expires
        certifications/source: Certification.citation
        certifications/illustrative: Certification.disambiguatingDescription
        grants/id: Grant.identifier
        grants/kind: Grant.alternateName
        grants/programme: Grant.name
        grants/giver/name: MonetaryGrant.funder
        grants/giver/kind: MonetaryGrant.funder
        grants/giver/enterprise_id: MonetaryGrant.funder
        grants/recipients/name: Grant.fundedItem
        grants/recipients/kind: Grant.fundedItem
        grants/recipients/enterprise_id: Grant.fundedItem
        grants/value: MonetaryGrant.amount
        grants/documents/kind: Grant.subjectOf
        grants/documents/number: Grant.subjectOf
        grants/documents/dated: Grant.subjectOf
        grants/source: Grant.subjectOf
        grants/product_ids: Grant.fundedItem
        grants/certification_ids: Grant.fundedItem
        grants/illustrative: Grant.disambiguatingDescription
    """),
    gone=unmapped(
        (_CODES, "enterprises/activities"),
        (_NO_TERM, "enterprises/legal_form enterprises/parent_size enterprises/controller enterprises/foreign_owned"),
        (_NO_TERM, "enterprises/traditional_tools enterprises/size enterprises/market_reach"),
        (_ONE_YEAR, "enterprises/figures"),
        (_NO_TERM, "certifications/revoked_on certifications/replaces_id certifications/route"),
        (_NO_TERM, "grants/channel grants/level grants/giver/role grants/recipients/incorporated"),
        (_NO_TERM, "grants/recipients/members grants/purchase_value grants/items grants/participants"),
        (_NO_DAYS, "grants/asked_on grants/awarded_on grants/handed_over_on"),
        (_CONTRACTS, "agreements"),
        (_STATISTICS, "observations targets"),
        (_OURS, "suppressions"),
    ),
    partly={
        "enterprises/parent_id": DANGLING,
        "products/enterprise_id": DANGLING,
        "products/gtin": BAD_GTIN,
        "certifications/holder_id": DANGLING,
        "certifications/product_ids": DANGLING,
        "certifications/valid_until": MOOT,
        "certifications/status": STATUS,
        "grants/value": _GOODS,
        "grants/recipients/name": _UNNAMED,
        "grants/documents/kind": _NONE_KNOWN,
        "grants/product_ids": DANGLING,
        "grants/certification_ids": DANGLING,
    },
)

_PERSONS = (PartyKind.INDIVIDUAL,)


def write(job: Job) -> Written:
    """Tulis sebagai JSON-LD. Write the records as JSON-LD; the fields that are not carried are noted in the job."""
    graph = document(job)
    nodes: list[Node] = graph["@graph"]
    counts = {
        "enterprises": len(job.registry.enterprises),
        "products": len(job.registry.products),
        "certifications": len(job.registry.certifications),
        "grants": sum(1 for node in nodes if node["@type"] in ("Grant", "MonetaryGrant")),
    }
    return Written(content=to_json(graph), counts=counts)


def document(job: Job) -> dict[str, Any]:
    """Dokumennya sebagai data. The document as plain data."""
    registry = job.registry
    nodes: list[Node] = [_dataset(job)]
    nodes += (_organization(e, job) for e in registry.enterprises)
    nodes += (_product(p, job) for p in registry.products)
    nodes += (_certification(c, job) for c in registry.certifications)
    nodes += (node for g in registry.grants if (node := _grant(g, job)) is not None)
    return {"@context": "https://schema.org", "@graph": nodes}


def _node(kind: str, id: str, **terms: Any) -> Node:
    """A node without the terms that hold nothing."""
    return {"@type": kind, "@id": id} | _filled(terms)


def _filled(terms: dict[str, Any]) -> Node:
    return {term: value for term, value in terms.items() if value is not None and value != []}


def _dataset(job: Job) -> Node:
    about = job.registry.about
    return _node(
        "Dataset",
        "#about",
        name=None if about.title is None else _both(about.title),
        description=None if about.description is None else _both(about.description),
        temporalCoverage=None if about.reference_date is None else about.reference_date.isoformat(),
        spatialCoverage=None if about.region is None else _region(about.region.code, about.region.name),
        isBasedOn=list(about.sources),
        dateModified=job.on.isoformat(),
        version=VERSIONS,
    )


def _both(text: Text) -> list[Node]:
    return [{"@language": "id", "@value": text.id}, {"@language": "en", "@value": text.en}]


def _region(code: str, name: str) -> Node:
    identifier = {"@type": "PropertyValue", "propertyID": "Kemendagri", "value": code}
    return {"@type": "AdministrativeArea", "identifier": identifier, **({"name": name} if name else {})}


def _ours(id: str, *others: tuple[str, str | None]) -> list[Node]:
    """Identifiers: the record's own, then official ones."""
    pairs = (("id", id), *others)
    return [{"@type": "PropertyValue", "propertyID": k, "value": v} for k, v in pairs if v is not None]


def _made_up(record: Any) -> list[Node] | None:
    return _both(ILLUSTRATION) if record.illustrative else None


def _organization(e: Enterprise, job: Job) -> Node:
    registry = job.registry
    parent = None if e.parent_id is None else registry.enterprise(e.parent_id)
    if e.parent_id is not None and parent is None:
        job.losses.add("enterprises", "parent_id", e.id, DANGLING)
    return _node(
        "Organization",
        node_id("enterprises", e.id),
        name=e.name,
        disambiguatingDescription=_made_up(e),
        identifier=_ours(e.id, ("NIB", e.nib)),
        taxID=e.npwp,
        owner=None if e.owner is None else {"@type": "Person", "name": e.owner},
        location=None if e.region is None else _region(e.region.code, e.region.name),
        foundingDate=None if e.established is None else e.established.isoformat(),
        dissolutionDate=None if e.closed is None else e.closed.isoformat(),
        parentOrganization=None if parent is None else _to("enterprises", parent.id),
        subjectOf=_works(e.source),
        hasCertification=[_to("certifications", c.id) for c in registry.certifications_held(e.id)],
    )


def _works(source: str | None) -> list[Node]:
    """The source of a record as a work about it."""
    if source is None:
        return []
    return [{"@type": "CreativeWork", "name" if web_address(source) is None else "url": source}]


def _paper(d: Document) -> Node:
    """A document of a grant."""
    dated = None if d.dated is None else d.dated.isoformat()
    return {"@type": "CreativeWork"} | _filled({"name": d.kind.value, "identifier": d.number, "dateCreated": dated})


_TOLD = ("id", "enterprise_id", "name", "brand", "category", "gtin", "net_content", "price", "source", "illustrative")


def _further(record: Any, prefix: str = "") -> Iterator[Node]:
    """Facts for which schema.org has no term of its own, under our names: unknown is left out, `false` is said."""
    kind: Any = record.__class__
    for slot in slots(kind).values():
        value = getattr(record, slot.name)
        if value is None or (not prefix and slot.name in _TOLD):
            continue
        name = f"{prefix}{slot.name}"
        if slot.kind is Kind.RECORD:
            yield from _further(value, f"{name}.")
        elif slot.kind is Kind.KBLI:
            yield _fact(f"KBLI {value.edition}", name, value.code)
        else:
            yield _fact(f"umkm-domain/{name}", name, value.value if slot.kind is Kind.CODE else value)


def _fact(id: str, name: str, value: object) -> Node:
    return {"@type": "PropertyValue", "propertyID": id, "name": name, "value": value}


def _to(table: str, id: str) -> Node:
    return {"@id": node_id(table, id)}


def _product(p: Product, job: Job) -> Node:
    maker = job.registry.enterprise(p.enterprise_id)
    if maker is None:
        job.losses.add("products", "enterprise_id", p.id, DANGLING)
    gtin = sound_gtin(p.gtin)
    link = None if gtin is None else digital_link(gtin)
    if p.gtin is not None and gtin is None:
        job.losses.add("products", "gtin", p.id, BAD_GTIN)
    elif gtin is not None and link is None:
        job.losses.add("products", "gtin", p.id, NO_LINK)
    return _node(
        "Product",
        node_id("products", p.id),
        name=p.name,
        disambiguatingDescription=_made_up(p),
        identifier=_ours(p.id),
        gtin=None if gtin is None else str(gtin),
        hasGS1DigitalLink=link,
        brand=None if p.brand is None else {"@type": "Brand", "name": p.brand},
        category=None if p.category is None else p.category.value,
        size=p.net_content,
        additionalProperty=list(_further(p)),
        subjectOf=_works(p.source),
        manufacturer=None if maker is None else _to("enterprises", maker.id),
        offers=None if p.price is None else {"@type": "Offer", "price": p.price, "priceCurrency": "IDR"},
        hasCertification=[_to("certifications", c.id) for c in job.registry.certifications_covering(p.id)],
    )


def _certification(c: Certification, job: Job) -> Node:
    registry, losses = job.registry, job.losses
    holder = None if c.holder_id is None else registry.enterprise(c.holder_id)
    if c.holder_id is not None and holder is None:
        losses.add("certifications", "holder_id", c.id, DANGLING)
    about = list(_known("products", c.product_ids, job, "certifications", "product_ids", c.id))
    if not c.product_ids and holder is not None:
        about = [_to("enterprises", holder.id)]
    found, last = status(c, job), last_day(c, job)
    if found in FINER:
        losses.add("certifications", "status", c.id, FINER[found])
    if c.valid_until is not None and last != c.valid_until:
        losses.add("certifications", "valid_until", c.id, MOOT)
    return _node(
        "Certification",
        node_id("certifications", c.id),
        name=_both(scheme_title(c)),
        alternateName=c.scheme.value,
        disambiguatingDescription=_made_up(c),
        identifier=_ours(c.id),
        certificationIdentification=c.number,
        certificationStatus=_active(found),
        about=about,
        issuedBy=None if c.issuer is None else {"@type": "Organization", "name": c.issuer},
        validFrom=None if c.issued_on is None else c.issued_on.isoformat(),
        expires=None if last is None else last.isoformat(),
        citation=c.source,
    )


def _active(found: CertStatus) -> str | None:
    """The member of CertificationStatusEnumeration, or None when the status is not known."""
    if found is CertStatus.UNKNOWN:
        return None
    return "CertificationActive" if found is CertStatus.VALID else "CertificationInactive"


def _known(target: str, ids: Iterable[str], job: Job, table: str, field: str, id: str) -> Iterator[Node]:
    """References to the records that are there; the others are noted."""
    for wanted in dict.fromkeys(ids):
        if job.registry.get(target, wanted) is None:
            job.losses.add(table, field, id, DANGLING)
        else:
            yield _to(target, wanted)


def _grant(g: AssistanceGrant, job: Job) -> Node | None:
    kind = nature(g)
    if kind is Nature.LOAN:
        job.losses.add("grants", "", g.id, _LOAN)
        return None
    amount = None
    if g.value is not None:
        if kind is Nature.MONEY:
            amount = {"@type": "MonetaryAmount", "currency": "IDR", "value": g.value}
        else:
            job.losses.add("grants", "value", g.id, _GOODS)
    funded = list(_recipients(g, job))
    funded += _known("products", g.product_ids, job, "grants", "product_ids", g.id)
    funded += _known("certifications", g.certification_ids, job, "grants", "certification_ids", g.id)
    giver = None if g.giver is None else _party(g.giver, job)
    if g.documents == ():
        job.losses.add("grants", "documents", g.id, _NONE_KNOWN)
    return _node(
        "Grant" if amount is None else "MonetaryGrant",
        node_id("grants", g.id),
        name=g.programme,
        alternateName=g.kind.value,
        disambiguatingDescription=_made_up(g),
        identifier=_ours(g.id),
        amount=amount,
        **{"sponsor" if amount is None else "funder": giver},
        fundedItem=funded,
        subjectOf=[*(_paper(d) for d in g.documents or ()), *_works(g.source)],
    )


def _recipients(g: AssistanceGrant, job: Job) -> Iterator[Node]:
    for recipient in g.recipients:
        known = recipient.enterprise_id is not None and job.registry.enterprise(recipient.enterprise_id) is not None
        if known:
            yield _to("enterprises", str(recipient.enterprise_id))
        elif recipient.name is not None:
            yield {"@type": _type_of(recipient), "name": recipient.name}
        elif recipient.enterprise_id is not None:
            job.losses.add("grants", "recipients.enterprise_id", g.id, DANGLING)
        else:
            job.losses.add("grants", "recipients.name", g.id, _UNNAMED)


def _party(party: Party, job: Job) -> Node:
    if party.enterprise_id is not None and job.registry.enterprise(party.enterprise_id) is not None:
        return _to("enterprises", party.enterprise_id)
    return {"@type": _type_of(party), "name": party.name}


def _type_of(party: Party | Recipient) -> str:
    if party.kind is PartyKind.GOVERNMENT:
        return "GovernmentOrganization"
    return "Person" if party.kind in _PERSONS else "Organization"
