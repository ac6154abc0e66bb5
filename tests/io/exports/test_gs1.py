"""GS1: Digital Links, certificates, and terms that exist."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from standards import by_id, losses, nodes, standard_file, terms

from umkm_domain.codes.lists import Packaging
from umkm_domain.identifiers import Gtin
from umkm_domain.io.exports import ExportResult, coverage_of
from umkm_domain.io.exports._common import measured
from umkm_domain.io.exports.gs1 import COVERAGE
from umkm_domain.io.exports.gs1_links import digital_link
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Label, Product
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build, strategies

Exported = Callable[..., tuple[bytes, ExportResult]]


def codes(document: Any) -> set[str]:
    """The values that name something of the vocabulary."""
    found = {value for node in nodes(document) for value in node.values() if isinstance(value, str)}
    return {value.removeprefix("gs1:") for value in found if value.startswith("gs1:")}


@given(registry=strategies.registries(dangling=True))
@settings(max_examples=settings.default.max_examples * 25 // 100)
def test_every_term_exists(exported: Exported, registry: Registry) -> None:
    """Keys, types and codes are terms of the GS1 Web Vocabulary, also those that the context speaks of."""
    known = set(standard_file("gs1_terms.txt").read_text().split())
    document = json.loads(exported(registry, "gs1", personal=True)[0])
    used = {term.removeprefix("gs1:") for term in terms(document)}
    assert all(term.startswith("gs1:") for term in terms(document))
    assert set() == (used | codes(document)) - known
    assert set() == {key.removeprefix("gs1:") for key in document["@context"] if ":" in key} - known


@pytest.mark.parametrize("packaging", Packaging)
def test_every_packaging_code_exists(exported: Exported, packaging: Packaging) -> None:
    """Each packaging is a code of the vocabulary or is noted."""
    known = set(standard_file("gs1_terms.txt").read_text().split())
    registry = Registry(products=(Product(id="P1", enterprise_id="E1", name="Keripik", packaging=packaging),))
    content, result = exported(registry, "gs1")
    document = json.loads(content)
    assert (packaging is Packaging.MULTIPLE) == (("products", "packaging") in losses(result))
    assert set() == codes(document) - known


def test_every_term_of_the_table_exists() -> None:
    """The table of fields names terms of the vocabulary only."""
    known = set(standard_file("gs1_terms.txt").read_text().split())
    named = {term.removeprefix("gs1:") for term in coverage_of("gs1").mapped.values() if not term.startswith("@")}
    assert set() == named - known


@given(registry=strategies.registries(dangling=True))
@settings(max_examples=settings.default.max_examples * 25 // 100)
def test_the_document_holds_together(exported: Exported, registry: Registry) -> None:
    """Each reference arrives within the document, dates are dates, and no value is empty."""
    content, _ = exported(registry, "gs1")
    document = json.loads(content)
    found = {node["@id"] for node in document["@graph"]}
    for node in nodes(document["@graph"]):
        if set(node) == {"@id"}:
            assert node["@id"] in found
        assert None not in node.values()
        assert [] not in node.values()
        for key, value in node.items():
            if key.endswith("Date"):
                assert value == date.fromisoformat(value).isoformat()


@given(strategies.gtins())
@example("9812345678902")
@example("2012345678903")
def test_links_are_canonical(gtin: str) -> None:
    """A link has fourteen digits after `01`; its number is the barcode, padded."""
    link = digital_link(Gtin(gtin))
    assert (link is None) == (Gtin(gtin).is_restricted or Gtin(gtin).is_coupon)
    if link is not None:
        found = re.fullmatch(r"https://id\.gs1\.org/01/([0-9]{14})", link)
        assert found
        assert gtin == found[1][14 - len(gtin) :]
        assert Gtin.is_valid(found[1])


def test_a_product_and_its_certificate(exported: Exported) -> None:
    """A product is known by its link, its certificate says what it covers, and both refer to each other."""
    found = by_id(json.loads(exported(build.registry(), "gs1")[0]))
    product = found["https://id.gs1.org/01/08990000000013"]
    assert "gs1:FoodBeverageTobaccoProduct" == product["@type"]
    assert "08990000000013" == product["gs1:gtin"]
    assert {"@value": "Keripik contoh", "@language": "id"} == product["gs1:productName"]
    assert {"@type": "gs1:QuantitativeValue", "gs1:value": 250, "gs1:unitCode": "GRM"} == product["gs1:netContent"]
    assert [{"@id": "#certifications/C1"}] == product["gs1:certification"]
    certificate = found["#certifications/C1"]
    assert "gs1:CertificationDetails" == certificate["@type"]
    assert "2063602010001-22" == certificate["gs1:certificationIdentification"]
    assert "2017-03-01" == certificate["gs1:certificationStartDate"]
    assert "2022-02-28" == certificate["gs1:certificationEndDate"]
    assert "gs1:CertificationStatus-ACTIVE" == certificate["gs1:certificationStatus"]
    subjects = [{"@id": product["@id"]}, {"@id": "#enterprises/E1"}]
    assert subjects == certificate["gs1:certificationSubject"]


def test_a_certificate_of_the_enterprise(exported: Exported) -> None:
    """A certificate without products is about its holder, who refers to it."""
    nib = Certification(id="C1", scheme="nib", number="9100000000001", holder_id="E1", issuer="OSS")
    registry = Registry(enterprises=(build.enterprise(),), certifications=(nib,))
    found = by_id(json.loads(exported(registry, "gs1", personal=True)[0]))
    assert [{"@id": "#certifications/C1"}] == found["#enterprises/E1"]["gs1:certification"]
    assert [{"@id": "#enterprises/E1"}] == found["#certifications/C1"]["gs1:certificationSubject"]
    nib_details, npwp_details = found["#enterprises/E1"]["gs1:additionalOrganizationID"]
    assert "NIB" == nib_details["gs1:organizationID_Qualifier"]
    assert "gs1:OrganizationID_Type-TIN" == npwp_details["gs1:organizationID_Type"]


def test_a_pseudonym_is_no_taxpayer_number(exported: Exported) -> None:
    """A pseudonym stands in the place of the number, but is not called one."""
    registry = Registry(enterprises=(build.enterprise(nib=None),))
    found = by_id(json.loads(exported(registry, "gs1", key=b"k" * 32)[0]))
    (details,) = found["#enterprises/E1"]["gs1:additionalOrganizationID"]
    assert details["gs1:organizationID"].startswith("p-")
    assert "gs1:organizationID_Type" not in details


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ({"gtin": "8998866200301"}, {"gtin": False}),
        ({}, {"gtin": True}),
        ({"gtin": "2012345678903"}, {"gtin": True}),
        ({"gtin": "12345"}, {"gtin": True}),
        ({"net_content": "kira-kira 250 g"}, {"net_content": True}),
        ({"net_content": "1,5 kg"}, {"net_content": False}),
        ({"category": "craft"}, {"category": True}),
        ({"category": "clothing"}, {"category": False}),
        ({"category": "food", "label": Label(halal_mark=True)}, {"label.halal_mark": False}),
        ({"category": "food", "label": Label(halal_mark=False)}, {"label.halal_mark": True}),
        ({"category": "cosmetic", "label": Label(halal_mark=True)}, {"label.halal_mark": True}),
        ({"label": Label()}, {"label.halal_mark": False}),
        ({"category": "food", "storage": "frozen", "pasteurised": True}, {"storage": False, "pasteurised": False}),
        ({"category": "beverage", "storage": "chilled", "sterilised": False}, {"storage": False, "sterilised": True}),
        ({"category": "cosmetic", "storage": "ambient", "sterilised": True}, {"storage": True, "sterilised": True}),
        ({"storage": "frozen"}, {"storage": True}),
    ],
)
def test_what_a_product_loses(exported: Exported, fields: dict[str, Any], lost: dict[str, bool]) -> None:
    """What GS1 cannot say of a product is noted: no barcode, an odd net content, a halal mark that is not there."""
    product = Product(id="P1", enterprise_id="E1", name="Keripik", **fields)
    noted = losses(exported(Registry(products=(product,)), "gs1")[1])
    for field, expected in lost.items():
        assert expected == (("products", field) in noted)
        assert f"products/{field.replace('.', '/')}" in COVERAGE.partly


@pytest.mark.parametrize(
    ("storage", "claim", "technique"),
    [
        ("ambient", "gs1:FoodBeverageRefrigerationClaimCode-SHELF_STABLE", []),
        ("chilled", "gs1:FoodBeverageRefrigerationClaimCode-MUST_BE_REFRIGERATED", []),
        ("frozen", None, ["gs1:PreservationTechniqueCode-FREEZING"]),
        (None, None, []),
    ],
)
def test_how_food_is_kept(exported: Exported, storage: str | None, claim: str | None, technique: list[str]) -> None:
    """Food says how it is kept and preserved in the codes of the vocabulary."""
    known = set(standard_file("gs1_terms.txt").read_text().split())
    fields: dict[str, Any] = {"category": "food", "storage": storage, "pasteurised": True, "sterilised": True}
    product = Product(id="P1", enterprise_id="E1", name="Susu", **fields)
    document = json.loads(exported(Registry(products=(product,)), "gs1")[0])
    node = by_id(document)["#products/P1"]
    assert claim == node.get("gs1:foodBeverageRefrigerationClaim")
    kept = [f"gs1:PreservationTechniqueCode-{name}" for name in ("PASTEURISATION", "STERILISATION")]
    assert [*kept, *technique] == node["gs1:preservationTechnique"]
    named = {*technique, *kept, *([] if claim is None else [claim])}
    assert set() == {code.removeprefix("gs1:") for code in named} - known


def test_references_that_lead_nowhere_are_noted(exported: Exported) -> None:
    """Maker, parent, holder and products that are not there are in the result and not in the document."""
    registry = Registry(
        enterprises=(Enterprise(id="E1", name="Usaha", parent_id="GHOST"),),
        products=(Product(id="P1", enterprise_id="GHOST", name="Keripik"),),
        certifications=(Certification(id="C1", scheme="halal", holder_id="GHOST", product_ids=("GHOST",)),),
    )
    content, result = exported(registry, "gs1")
    assert b"GHOST" not in content
    noted = losses(result)
    for field in (("enterprises", "parent_id"), ("products", "enterprise_id"), ("certifications", "holder_id")):
        assert 1 == len(noted[field])
    assert ("C1",) == noted["certifications", "product_ids"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("250 g", (250, "GRM")),
        ("250gr", (250, "GRM")),
        ("1,5 kg", (1.5, "KGM")),
        ("0.75 l", (0.75, "LTR")),
        ("600 ml.", (600, "MLT")),
        ("12 pcs", (12, "H87")),
        ("1.000 g", None),
        ("1,000 g", None),
        ("2 x 100 g", None),
        ("250", None),
        ("-5 g", None),
        ("٢٥٠ g", None),
    ],
)
def test_net_contents(text: str, expected: tuple[float, str] | None) -> None:
    """A net content is read in one way or not at all."""
    assert expected == measured(text)


@given(st.integers(1, 99_999), st.sampled_from(["g", "kg", "ml", "l"]), st.sampled_from(["", " "]))
def test_whole_net_contents_stay_whole(number: int, unit: str, blank: str) -> None:
    """A whole number with a unit keeps its number."""
    found = measured(f"{number}{blank}{unit}")
    assert found is not None
    assert number == found[0]
