"""schema.org: terms that exist, references that arrive, and honest losses."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from standards import by_id, losses, nodes, standard_file, terms

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Packaging
from umkm_domain.io.exports import ExportResult, coverage_of
from umkm_domain.model.assistance import AssistanceGrant, DocumentKind, InKindItem, Recipient
from umkm_domain.model.assistance import Document as DocumentRecord
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import Label, Product
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build, strategies

Exported = Callable[..., tuple[bytes, ExportResult]]


def graph(exported: Exported, registry: Registry, **options: Any) -> dict[str, dict[str, Any]]:
    """The nodes of the export by id."""
    return by_id(json.loads(exported(registry, "schema-org", **options)[0]))


@given(registry=strategies.registries(dangling=True))
@settings(max_examples=settings.default.max_examples * 25 // 100)
def test_every_term_exists(exported: Exported, registry: Registry) -> None:
    """Keys and types are terms of schema.org, whatever the records hold."""
    known = set(standard_file("schema_org_terms.txt").read_text().split())
    for personal in (False, True):
        document = json.loads(exported(registry, "schema-org", personal=personal)[0])
        assert set() == set(terms(document)) - known


def test_every_term_of_the_table_exists() -> None:
    """The table of fields names types and properties of schema.org only."""
    known = set(standard_file("schema_org_terms.txt").read_text().split())
    named = {part for term in coverage_of("schema-org").mapped.values() for part in term.split(".")}
    assert set() == named - known


@given(registry=strategies.registries(dangling=True))
@settings(max_examples=settings.default.max_examples * 25 // 100)
def test_the_document_holds_together(exported: Exported, registry: Registry) -> None:
    """Each record is one node, each reference arrives within the document, and no value is empty."""
    content, result = exported(registry, "schema-org")
    document = json.loads(content)
    assert "https://schema.org" == document["@context"]
    found = by_id(document)
    for node in nodes(document["@graph"]):
        if set(node) == {"@id"}:
            assert node["@id"] in found
        assert None not in node.values()
        assert [] not in node.values()
    tables = ("enterprises", "products", "certifications")
    assert {table: len(getattr(registry, table)) for table in tables}.items() <= dict(result.written).items()
    left_out = len(losses(result).get(("grants", ""), ()))
    assert len(registry.grants) == result.written["grants"] + left_out
    assert len(found) == 1 + sum(result.written.values())


def test_an_organization() -> None:
    """The terms of an organization, by the example that the documentation shows."""
    from umkm_domain.io.exports._common import Job
    from umkm_domain.io.exports.result import Losses
    from umkm_domain.io.exports.schema_org import document

    parent = Enterprise(id="E0", name="Induk")
    enterprise = build.enterprise(parent_id="E0", owner="Nama Contoh", closed=date(2019, 1, 2), illustrative=False)
    registry = Registry(enterprises=(parent, enterprise))
    node = by_id(document(Job(registry=registry, on=build.ON, losses=Losses())))["#enterprises/E1"]
    assert {
        "@type": "Organization",
        "@id": "#enterprises/E1",
        "name": "Usaha Contoh",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "id", "value": "E1"},
            {"@type": "PropertyValue", "propertyID": "NIB", "value": enterprise.nib},
        ],
        "taxID": enterprise.npwp,
        "owner": {"@type": "Person", "name": "Nama Contoh"},
        "location": {
            "@type": "AdministrativeArea",
            "identifier": {"@type": "PropertyValue", "propertyID": "Kemendagri", "value": "36.02"},
            "name": "Kabupaten Lebak",
        },
        "foundingDate": "2015-01-02",
        "dissolutionDate": "2019-01-02",
        "parentOrganization": {"@id": "#enterprises/E0"},
    } == node


def test_a_product(exported: Exported) -> None:
    """A product carries its barcode, its Digital Link, its price in rupiah and its maker."""
    node = graph(exported, build.registry())["#products/P1"]
    assert "Product" == node["@type"]
    assert "8990000000013" == node["gtin"]
    assert "https://id.gs1.org/01/08990000000013" == node["hasGS1DigitalLink"]
    assert {"@type": "Offer", "price": 15_000, "priceCurrency": "IDR"} == node["offers"]
    assert {"@type": "Brand", "name": "Contoh"} == node["brand"]
    assert {"@id": "#enterprises/E1"} == node["manufacturer"]
    assert [{"@id": "#certifications/C1"}] == node["hasCertification"]


@pytest.mark.parametrize(
    ("gtin", "link", "lost"),
    [
        ("8998866200301", "https://id.gs1.org/01/08998866200301", False),
        ("96385074", "https://id.gs1.org/01/00000096385074", False),
        ("8998866200302", None, True),
        ("2012345678903", None, True),
    ],
)
def test_barcodes(exported: Exported, gtin: str, link: str | None, lost: bool) -> None:
    """A misprinted number is no gtin, a number of one shop has no link; both are noted."""
    registry = Registry(products=(Product(id="P1", enterprise_id="E1", name="Keripik", gtin=gtin),))
    content, result = exported(registry, "schema-org")
    node = by_id(json.loads(content))["#products/P1"]
    assert link == node.get("hasGS1DigitalLink")
    assert (gtin == "8998866200302") == ("gtin" not in node)
    assert lost == (("products", "gtin") in losses(result))


@pytest.mark.parametrize(
    ("fields", "active", "reason"),
    [
        ({"scheme": "pirt", "issued_on": date(2017, 1, 1), "valid_until": date(2022, 1, 1)}, "CertificationActive", ""),
        (
            {"scheme": "pirt", "issued_on": date(2012, 1, 1), "valid_until": date(2017, 1, 1)},
            "CertificationInactive",
            "expired",
        ),
        ({"scheme": "pirt", "revoked_on": date(2018, 1, 1)}, "CertificationInactive", "revoked"),
        ({"scheme": "pirt", "issued_on": date(2020, 1, 1)}, "CertificationInactive", "not yet valid"),
        ({"scheme": "pirt"}, None, "unknown"),
    ],
)
def test_status_is_active_or_not_and_the_rest_is_noted(
    exported: Exported, fields: dict[str, Any], active: str | None, reason: str
) -> None:
    """A status finer than active and inactive is in the result; an unknown one is not written."""
    content, result = exported(Registry(certifications=(Certification(id="C1", **fields),)), "schema-org")
    node = by_id(json.loads(content))["#certifications/C1"]
    assert active == node.get("certificationStatus")
    said = [entry.reason.en for entry in result.not_expressed if entry.field == "status"]
    assert [reason] == [text.partition(";")[0].removeprefix("status ") for text in said] if reason else not said


def test_a_printed_day_that_ends_nothing_is_no_expiry(exported: Exported) -> None:
    """A halal certificate has no end since December 2022: its printed day is noted, not written as an end."""
    halal = Certification(id="C1", scheme="halal", issued_on=date(2021, 1, 1), valid_until=date(2024, 12, 31))
    content, result = exported(Registry(certifications=(halal,)), "schema-org", on=date(2024, 1, 1))
    assert "expires" not in by_id(json.loads(content))["#certifications/C1"]
    assert ("C1",) == losses(result)["certifications", "valid_until"]
    content, result = exported(Registry(certifications=(halal,)), "schema-org", on=date(2022, 1, 1))
    assert "2024-12-31" == by_id(json.loads(content))["#certifications/C1"]["expires"]


def test_a_certificate_without_products_is_about_its_holder(exported: Exported) -> None:
    """A NIB is about the enterprise; a certificate with products is about those."""
    nib = Certification(id="C1", scheme="nib", number="9100000000001", holder_id="E1", issuer="OSS", source="OSS")
    node = graph(exported, Registry(enterprises=(build.enterprise(),), certifications=(nib,)))["#certifications/C1"]
    assert [{"@id": "#enterprises/E1"}] == node["about"]
    assert {"@type": "Organization", "name": "OSS"} == node["issuedBy"]
    assert "OSS" == node["citation"]


def test_money_has_an_amount_and_goods_have_none(exported: Exported) -> None:
    """Money is a MonetaryGrant; goods and services are a Grant whose value is noted; a loan is no grant."""
    giver = Party(name="Dinas", kind=PartyKind.GOVERNMENT)
    recipients = (Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"),)

    def grant(id: str, **fields: Any) -> AssistanceGrant:
        return AssistanceGrant(id=id, **{"kind": "machines", "giver": giver, "recipients": recipients, **fields})

    registry = Registry(
        enterprises=(Enterprise(id="E1", name="Usaha"),),
        grants=(
            grant("money", value=5_000_000, channel="hibah"),
            grant("goods", value=7_000_000, items=(InKindItem(name="Mesin"),)),
            grant("service", value=1, channel="service"),
            grant("none", channel="hibah"),
            grant("loan", value=1, channel="loan"),
            grant("kur", value=1, kind="kur"),
        ),
    )
    content, result = exported(registry, "schema-org")
    found = by_id(json.loads(content))
    money = found["#grants/money"]
    assert "MonetaryGrant" == money["@type"]
    assert {"@type": "MonetaryAmount", "currency": "IDR", "value": 5_000_000} == money["amount"]
    assert {"@type": "GovernmentOrganization", "name": "Dinas"} == money["funder"]
    assert [{"@id": "#enterprises/E1"}] == money["fundedItem"]
    assert "Grant" == found["#grants/goods"]["@type"] == found["#grants/none"]["@type"]
    assert "amount" not in found["#grants/goods"]
    assert "Dinas" == found["#grants/goods"]["sponsor"]["name"]
    noted = losses(result)
    assert ("goods", "service") == noted["grants", "value"]
    assert ("loan", "kur") == noted["grants", ""]


def test_recipients_without_a_name_are_noted(exported: Exported) -> None:
    """A recipient that is only a kind, or a reference that leads nowhere, is in the result."""
    recipients = (
        Recipient(kind=PartyKind.GROUP, members=10),
        Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="GHOST"),
        Recipient(kind=PartyKind.BODY, name="Sekolah"),
    )
    registry = Registry(grants=(AssistanceGrant(id="G1", kind="training", recipients=recipients),))
    content, result = exported(registry, "schema-org")
    funded = by_id(json.loads(content))["#grants/G1"]["fundedItem"]
    assert [{"@type": "Organization", "name": "Sekolah"}] == funded
    noted = losses(result)
    assert ("G1",) == noted["grants", "recipients.name"] == noted["grants", "recipients.enterprise_id"]


def test_facts_of_a_product_under_our_names(exported: Exported) -> None:
    """Facts without a term are further properties: what is denied is said, what is not known is not."""
    product = build.product(
        label=Label(expiry=True, halal_mark=False),
        pasteurised=None,
        dairy=False,
        activity=Kbli("10792", edition=2020),
        shelf_life_days=90,
        packaging=Packaging.PLASTIC,
    )
    node = graph(exported, Registry(products=(product,)))["#products/P1"]
    facts = {fact["propertyID"]: fact["value"] for fact in node["additionalProperty"]}
    assert "10792" == facts["KBLI 2020"]
    assert 90 == facts["umkm-domain/shelf_life_days"]
    assert "plastic" == facts["umkm-domain/packaging"]
    assert facts["umkm-domain/label.expiry"] is True
    assert facts["umkm-domain/label.halal_mark"] is False
    assert facts["umkm-domain/dairy"] is False
    assert not {"umkm-domain/pasteurised", "umkm-domain/label.composition", "umkm-domain/name"} & set(facts)


def test_documents_and_sources_are_works_about_a_record(exported: Exported) -> None:
    """A document has kind, number and day; a source is a name or an address; none and unknown are two things."""
    nphd = DocumentRecord(kind=DocumentKind.NPHD, number="1/2019", dated=date(2019, 2, 2))
    registry = Registry(
        enterprises=(Enterprise(id="E1", name="Usaha", source="https://example.org/a"),),
        grants=(
            AssistanceGrant(id="G1", kind="training", documents=(nphd,), source="Banten Day"),
            AssistanceGrant(id="G2", kind="training", documents=()),
            AssistanceGrant(id="G3", kind="training"),
        ),
    )
    content, result = exported(registry, "schema-org")
    found = by_id(json.loads(content))
    assert [
        {"@type": "CreativeWork", "name": "nphd", "identifier": "1/2019", "dateCreated": "2019-02-02"},
        {"@type": "CreativeWork", "name": "Banten Day"},
    ] == found["#grants/G1"]["subjectOf"]
    assert [{"@type": "CreativeWork", "url": "https://example.org/a"}] == found["#enterprises/E1"]["subjectOf"]
    assert ("G2",) == losses(result)["grants", "documents"]


def test_markup_cannot_leave_a_page(exported: Exported) -> None:
    """The document can stand in a page: a name cannot end the script it stands in."""
    content, _ = exported(Registry(enterprises=(Enterprise(id="E1", name="</script><script>"),)), "schema-org")
    assert b"<" not in content
    assert "</script><script>" == by_id(json.loads(content))["#enterprises/E1"]["name"]


def test_ids_of_any_text_are_one_word(exported: Exported) -> None:
    """An id with blanks and signs becomes a node id without them, and stays readable as identifier."""
    found = graph(exported, Registry(enterprises=(Enterprise(id="a b/c#d", name="Usaha"),)))
    assert "a b/c#d" == found["#enterprises/a%20b%2Fc%23d"]["identifier"][0]["value"]


def test_made_up_records_say_so(exported: Exported) -> None:
    """A record that is an illustration says so in both languages."""
    found = graph(exported, build.registry())
    for id_ in ("#enterprises/E1", "#products/P1", "#certifications/C1", "#grants/G1"):
        assert {"id", "en"} == {text["@language"] for text in found[id_]["disambiguatingDescription"]}
