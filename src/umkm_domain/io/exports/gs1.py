"""Kosakata GS1: produk dengan tautan GS1, dan sertifikatnya. Products by GS1 Digital Link, with CertificationDetails.

A product with a barcode number is known by its Digital Link URI; the others have ids within the document. Each
certificate says what it covers, which standard, from when to when, and whether it is active.

Source: GS1 Web Vocabulary 1.16; GS1 Digital Link Standard (URI syntax); UNECE Recommendation 20 (unit codes).
"""

from typing import Any

from umkm_domain.codes.lists import Packaging
from umkm_domain.core.language import Text
from umkm_domain.identifiers import Npwp
from umkm_domain.io.exports._common import (
    ILLUSTRATION,
    Job,
    Written,
    last_day,
    measured,
    node_id,
    scheme_title,
    sound_gtin,
    status,
    to_json,
)
from umkm_domain.io.exports._reasons import BAD_GTIN, DANGLING, FINER, MOOT, NO_LINK, STATUS
from umkm_domain.io.exports.coverage import Coverage, mapped, unmapped
from umkm_domain.io.exports.gs1_links import digital_link
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product, ProductCategory, Storage

__all__ = ["COVERAGE", "document", "write"]

Node = dict[str, Any]

_NO_TERM = Text("kosakata GS1 tidak punya istilah untuk ini", "the GS1 vocabulary has no term for this")
_PRICE = Text(
    "harga GS1 berada dalam tawaran seorang penjual, yang tidak disebut rekaman",
    "a GS1 price stands in the offer of a seller, whom the record does not name",
)
_SHELF = Text(
    "GS1 hanya punya tanggal satu bets, dan lama simpan bagi pembeli",
    "GS1 has dates of one batch, and days of storage after the purchase",
)
_TABLES = Text(
    "kosakata GS1 tentang produk, pihak dan sertifikat", "the GS1 vocabulary is about products, parties, certificates"
)
_FACTS = Text(
    "fakta perizinan; kosakata GS1 tidak punya istilahnya",
    "a fact that decides permits; the GS1 vocabulary has no term for it",
)
_PERSON = Text("kosakata GS1 tidak mengenal pemilik perorangan", "the GS1 vocabulary knows no owners")
_UNREAD = Text(
    "isi bersih tidak terbaca sebagai satu bilangan dengan satuan",
    "the net content cannot be read as one number with a unit",
)
_REGION = Text("hanya nama wilayah, tanpa kode Kemendagri", "only the name of the region, not the Home Ministry code")
_MANY = Text("kemasan ganda tanpa bahan yang disebut", "several layers whose materials are not named")
_DENIED = Text(
    "GS1 hanya menandai yang ada; tidak ada dan tidak diketahui tidak terbedakan",
    "GS1 marks only what is there; absent and unknown cannot be told apart",
)
_FOOD_ONLY = Text("GS1 mengatakannya hanya tentang pangan", "GS1 says this of food and drink only")
_CATEGORY = Text("kelas GS1 tidak sehalus jenis produk ini", "no GS1 class is as fine as this kind of product")
_NO_GTIN = Text("tanpa barcode tidak ada tautan GS1", "without a barcode number there is no Digital Link")

COVERAGE = Coverage(
    standard="GS1 Web Vocabulary 1.16",
    mapped=mapped("""
        enterprises/id: @id
        enterprises/name: gs1:organizationName
        enterprises/nib: gs1:organizationID
        enterprises/npwp: gs1:organizationID
        enterprises/region: gs1:addressRegion
        enterprises/established: gs1:organizationFormationDate
        enterprises/closed: gs1:organizationTerminationDate
        enterprises/parent_id: gs1:parentOrganization
        products/id: gs1:productID
        products/enterprise_id: gs1:manufacturer
        products/name: gs1:productName
        products/brand: gs1:brand
        products/category: @type
        products/gtin: gs1:gtin
        products/packaging: gs1:packagingMaterialType
        products/net_content: gs1:netContent
        products/storage: gs1:foodBeverageRefrigerationClaim
        products/pasteurised: gs1:preservationTechnique
        products/sterilised: gs1:preservationTechnique
        products/label/halal_mark: gs1:packagingMarkedDietAllergenType
        products/illustrative: gs1:productDescription
        certifications/id: @id
        certifications/scheme: gs1:certificationStandard
        certifications/number: gs1:certificationIdentification
        certifications/holder_id: gs1:certificationSubject
        certifications/product_ids: gs1:certificationSubject
        certifications/issuer: gs1:certificationAgency
        certifications/issued_on: gs1:certificationStartDate
        certifications/valid_until: gs1:certificationEndDate
        certifications/illustrative: gs1:certificationStatement
    """),
    gone=unmapped(
        (_TABLES, "about agreements grants observations targets suppressions"),
        (_PERSON, "enterprises/owner enterprises/controller"),
        (_NO_TERM, "enterprises/legal_form enterprises/activities enterprises/parent_size enterprises/foreign_owned"),
        (_NO_TERM, "enterprises/traditional_tools enterprises/size enterprises/market_reach enterprises/figures"),
        (_NO_TERM, "enterprises/source enterprises/illustrative products/source certifications/source"),
        (_NO_TERM, "products/brand_kind products/activity products/food_group products/monthly_capacity"),
        (_PRICE, "products/price"),
        (_SHELF, "products/shelf_life_days"),
        (_NO_TERM, "products/label/expiry products/label/expiry_form products/label/production_code"),
        (_NO_TERM, "products/label/composition products/label/net_content products/label/producer_name"),
        (_FACTS, "products/drinking_water products/alcoholic products/dairy"),
        (_FACTS, "products/special_purpose products/claims products/imported products/mandatory_sni"),
        (_NO_TERM, "certifications/revoked_on certifications/replaces_id certifications/route"),
    ),
    partly={
        "enterprises/region": _REGION,
        "enterprises/parent_id": DANGLING,
        "products/enterprise_id": DANGLING,
        "products/gtin": BAD_GTIN,
        "products/category": _CATEGORY,
        "products/packaging": _MANY,
        "products/net_content": _UNREAD,
        "products/storage": _FOOD_ONLY,
        "products/pasteurised": _DENIED,
        "products/sterilised": _DENIED,
        "products/label/halal_mark": _DENIED,
        "certifications/holder_id": DANGLING,
        "certifications/product_ids": DANGLING,
        "certifications/valid_until": MOOT,
        "certifications/status": STATUS,
    },
)

_CONTEXT: Node = {
    "gs1": "https://ref.gs1.org/voc/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "gs1:certificationStartDate": {"@type": "xsd:date"},
    "gs1:certificationEndDate": {"@type": "xsd:date"},
    "gs1:organizationFormationDate": {"@type": "xsd:date"},
    "gs1:organizationTerminationDate": {"@type": "xsd:date"},
    "gs1:certificationStatus": {"@type": "@id"},
    "gs1:organizationID_Type": {"@type": "@id"},
    "gs1:packagingMaterialType": {"@type": "@id"},
    "gs1:packagingMarkedDietAllergenType": {"@type": "@id"},
    "gs1:foodBeverageRefrigerationClaim": {"@type": "@id"},
    "gs1:preservationTechnique": {"@type": "@id"},
}
"""Its own context, so that nothing has to be fetched: only the prefix, and what is a date or a code."""

_CLASSES = {
    ProductCategory.FOOD: "gs1:FoodBeverageTobaccoProduct",
    ProductCategory.BEVERAGE: "gs1:Beverage",
    ProductCategory.CLOTHING: "gs1:Clothing",
}
_REFRIGERATION = {Storage.AMBIENT: "SHELF_STABLE", Storage.CHILLED: "MUST_BE_REFRIGERATED"}
_MATERIALS = {
    Packaging.GLASS: "GLASS",
    Packaging.PLASTIC: "PLASTIC_OTHER",
    Packaging.PAPER: "PAPER_OTHER",
    Packaging.CAN: "METAL_OTHER",
    Packaging.FOIL: "METAL_ALUMINUM",
    Packaging.OTHER: "OTHER",
    Packaging.COMPOSITE: "COMPOSITE",
}


def write(job: Job) -> Written:
    """Tulis sebagai JSON-LD dengan kosakata GS1. Write products, their makers and certificates as JSON-LD."""
    registry = job.registry
    counts = {
        "enterprises": len(registry.enterprises),
        "products": len(registry.products),
        "certifications": len(registry.certifications),
    }
    return Written(content=to_json(document(job)), counts=counts)


def document(job: Job) -> Node:
    """Dokumennya sebagai data. The document as plain data."""
    registry = job.registry
    nodes: list[Node] = [_organization(e, job) for e in registry.enterprises]
    nodes += (_product(p, job) for p in registry.products)
    nodes += (_certification(c, job) for c in registry.certifications)
    return {"@context": _CONTEXT, "@graph": nodes}


def _node(kind: str, id: str | None = None, **terms: Any) -> Node:
    """A node of our prefix without the terms that hold nothing."""
    node: Node = {"@type": kind} if id is None else {"@type": kind, "@id": id}
    return node | {f"gs1:{term}": value for term, value in terms.items() if value is not None and value != []}


def _said(text: str) -> Node:
    """Text as the records have it, which is Indonesian."""
    return {"@value": text, "@language": "id"}


def _both(text: Text) -> list[Node]:
    return [{"@value": text.id, "@language": "id"}, {"@value": text.en, "@language": "en"}]


def _product_id(p: Product) -> str:
    """The Digital Link of the product, else its id within the document."""
    gtin = sound_gtin(p.gtin)
    return (None if gtin is None else digital_link(gtin)) or node_id("products", p.id)


def _organization(e: Enterprise, job: Job) -> Node:
    parent = None if e.parent_id is None else job.registry.enterprise(e.parent_id)
    if e.parent_id is not None and parent is None:
        job.losses.add("enterprises", "parent_id", e.id, DANGLING)
    address = None
    if e.region is not None:
        job.losses.add("enterprises", "region", e.id, _REGION)
        if e.region.name:
            address = _node("gs1:PostalAddress", addressRegion=_said(e.region.name))
    return _node(
        "gs1:Organization",
        node_id("enterprises", e.id),
        organizationName=_said(e.name),
        additionalOrganizationID=_numbers(e),
        address=address,
        organizationFormationDate=None if e.established is None else e.established.isoformat(),
        organizationTerminationDate=None if e.closed is None else e.closed.isoformat(),
        parentOrganization=None if parent is None else {"@id": node_id("enterprises", parent.id)},
        certification=[
            {"@id": node_id("certifications", c.id)}
            for c in job.registry.certifications_held(e.id)
            if not c.product_ids
        ],
    )


def _numbers(e: Enterprise) -> list[Node]:
    """Official numbers of a party. GS1 has a type for taxpayer numbers, for a NIB only a qualifier."""
    found: list[Node] = []
    if e.nib is not None:
        found.append(_node("gs1:OrganizationID_Details", organizationID=e.nib, organizationID_Qualifier="NIB"))
    if e.npwp is not None:
        # A pseudonym or a misprint is no number of that type.
        kind = "gs1:OrganizationID_Type-TIN" if Npwp.is_valid(e.npwp) else None
        details = {"organizationID": e.npwp, "organizationID_Qualifier": "NPWP", "organizationID_Type": kind}
        found.append(_node("gs1:OrganizationID_Details", **details))
    return found


def _product(p: Product, job: Job) -> Node:
    maker = job.registry.enterprise(p.enterprise_id)
    if maker is None:
        job.losses.add("products", "enterprise_id", p.id, DANGLING)
    gtin = sound_gtin(p.gtin)
    if gtin is None:
        job.losses.add("products", "gtin", p.id, _NO_GTIN if p.gtin is None else BAD_GTIN)
    elif digital_link(gtin) is None:
        job.losses.add("products", "gtin", p.id, NO_LINK)
    if p.category is not None and p.category not in _CLASSES:
        job.losses.add("products", "category", p.id, _CATEGORY)
    return _node(
        "gs1:Product" if p.category is None else _CLASSES.get(p.category, "gs1:Product"),
        _product_id(p),
        productID=p.id,
        gtin=None if gtin is None else gtin.gtin14,
        productName=_said(p.name),
        productDescription=_both(ILLUSTRATION) if p.illustrative else None,
        brand=None if p.brand is None else _node("gs1:Brand", brandName=_said(p.brand)),
        netContent=_net_content(p, job),
        packaging=_packaging(p, job),
        **_of_food(p, job),
        manufacturer=None if maker is None else {"@id": node_id("enterprises", maker.id)},
        certification=[{"@id": node_id("certifications", c.id)} for c in job.registry.certifications_covering(p.id)],
    )


def _net_content(p: Product, job: Job) -> Node | None:
    if p.net_content is None:
        return None
    amount = measured(p.net_content)
    if amount is None:
        job.losses.add("products", "net_content", p.id, _UNREAD)
        return None
    return _node("gs1:QuantitativeValue", value=amount[0], unitCode=amount[1])


def _packaging(p: Product, job: Job) -> Node | None:
    if p.packaging is None:
        return None
    material = _MATERIALS.get(p.packaging)
    if material is None:
        job.losses.add("products", "packaging", p.id, _MANY)
        return None
    code = f"gs1:PackagingMaterialTypeCode-{material}"
    details = _node("gs1:PackagingMaterialDetails", packagingMaterialType=code)
    return _node("gs1:PackagingDetails", packagingMaterial=details)


def _of_food(p: Product, job: Job) -> dict[str, Any]:
    """What GS1 says of food and drink: halal mark, how it is kept, how it was preserved; it cannot say what is not."""
    food = p.category is not None and p.category.is_food

    def marked(field: str, mark: bool | None) -> bool:
        if mark is not None and not (mark and food):
            job.losses.add("products", field, p.id, _FOOD_ONLY if mark else _DENIED)
        return bool(mark) and food

    techniques = [
        f"gs1:PreservationTechniqueCode-{technique}"
        for field, mark, technique in (
            ("pasteurised", p.pasteurised, "PASTEURISATION"),
            ("sterilised", p.sterilised, "STERILISATION"),
            ("storage", True if p.storage is Storage.FROZEN else None, "FREEZING"),
        )
        if marked(field, mark)
    ]
    claim = _REFRIGERATION.get(p.storage) if p.storage is not None else None
    keeps = marked("storage", True) if claim is not None else False
    halal = marked("label.halal_mark", None if p.label is None else p.label.halal_mark)
    return {
        "packagingMarkedDietAllergenType": "gs1:PackagingMarkedDietAllergenCode-HALAL" if halal else None,
        "foodBeverageRefrigerationClaim": f"gs1:FoodBeverageRefrigerationClaimCode-{claim}" if keeps else None,
        "preservationTechnique": techniques,
    }


def _certification(c: Certification, job: Job) -> Node:
    registry, losses = job.registry, job.losses
    subjects: list[Node] = []
    for product_id in dict.fromkeys(c.product_ids):
        product = registry.product(product_id)
        if product is None:
            losses.add("certifications", "product_ids", c.id, DANGLING)
        else:
            subjects.append({"@id": _product_id(product)})
    holder = None if c.holder_id is None else registry.enterprise(c.holder_id)
    if holder is not None:
        # Subjects of different types are read as "and": these products, made by this holder.
        subjects.append({"@id": node_id("enterprises", holder.id)})
    elif c.holder_id is not None:
        losses.add("certifications", "holder_id", c.id, DANGLING)
    found, last = status(c, job), last_day(c, job)
    if found in FINER:
        losses.add("certifications", "status", c.id, FINER[found])
    if c.valid_until is not None and last != c.valid_until:
        losses.add("certifications", "valid_until", c.id, MOOT)
    return _node(
        "gs1:CertificationDetails",
        node_id("certifications", c.id),
        certificationAgency=None if c.issuer is None else _said(c.issuer),
        certificationStandard=_both(scheme_title(c)),
        certificationIdentification=c.number,
        certificationStatement=_both(ILLUSTRATION) if c.illustrative else None,
        certificationStartDate=None if c.issued_on is None else c.issued_on.isoformat(),
        certificationEndDate=None if last is None else last.isoformat(),
        certificationStatus=_active(found),
        certificationSubject=subjects,
    )


def _active(found: CertStatus) -> str | None:
    if found is CertStatus.UNKNOWN:
        return None
    return f"gs1:CertificationStatus-{'ACTIVE' if found is CertStatus.VALID else 'INACTIVE'}"
