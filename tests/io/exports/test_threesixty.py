"""360Giving: packages that keep the schema, and grants that are left out with a reason."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry as Schemas
from referencing import Resource
from referencing.jsonschema import DRAFT202012
from standards import losses, standard_file

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.io.exports import ExportResult
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Document, DocumentKind, InKindItem, Recipient
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.registry import About, Registry
from umkm_domain.testing import build, strategies

Exported = Callable[..., tuple[bytes, ExportResult]]

REQUIRED = {"id", "title", "description", "currency", "amountAwarded", "awardDate", "fundingOrganization"}
GIVER = Party(name="Dinas Contoh", kind=PartyKind.GOVERNMENT)
RECIPIENTS = (Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"),)


def grant(**fields: Any) -> AssistanceGrant:
    """A grant that 360Giving can express."""
    defaults = {
        "id": "G1",
        "kind": "startup_capital",
        "channel": "hibah",
        "giver": GIVER,
        "recipients": RECIPIENTS,
        "value": 5_000_000,
        "awarded_on": date(2019, 2, 1),
    }
    return AssistanceGrant(**{**defaults, **fields})


def package(exported: Exported, *grants: AssistanceGrant, **options: Any) -> dict[str, Any]:
    """The package of an export of these grants to one enterprise."""
    registry = Registry(enterprises=(build.enterprise(),), grants=grants)
    found: dict[str, Any] = json.loads(exported(registry, "360giving", **options)[0])
    return found


@cache
def validator() -> Any:
    """The validator of packages: Draft 2020-12 said outright, a checker of dates, one grant schema under two ids."""
    schema = json.loads(standard_file("360-giving-schema.json").read_text())
    outer = json.loads(standard_file("360-giving-package-schema.json").read_text())
    inner = Resource(contents=schema, specification=DRAFT202012)
    other = schema["$id"].replace("1.4.3", "1.4.2")
    checker = jsonschema.FormatChecker()

    @checker.checks("date-time")
    def _(value: object) -> bool:
        try:
            return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None
        except ValueError:
            return False

    schemas: Any = Schemas().with_resources([(schema["$id"], inner), (other, inner)])
    return jsonschema.Draft202012Validator(outer, registry=schemas, format_checker=checker)


@given(registry=strategies.registries(dangling=True), data=st.data())
@settings(max_examples=settings.default.max_examples * 30 // 100)
def test_packages_keep_the_schema(exported: Exported, registry: Registry, data: st.DataObject) -> None:
    """Whatever the records hold, the package validates, but for the one thing noted when it has no grant."""
    money = data.draw(st.lists(money_grants(), max_size=3, unique_by=lambda g: g.id))
    content, result = exported(registry.with_(*money), "360giving")
    found = json.loads(content)
    problems = [error.json_path for error in validator().iter_errors(found)]
    assert [] == problems if found["grants"] else ["$.grants"] == problems
    assert (("about", "") in losses(result)) == (not found["grants"])


def money_grants() -> st.SearchStrategy[AssistanceGrant]:
    """Grants of money with all that 360Giving asks for."""
    money = strategies.grants(
        channel=st.sampled_from(["hibah", "bansos", "reimbursement", "transfer", "csr", None]),
        items=st.just(()),
        value=strategies.rupiah(),
        awarded_on=strategies.days(),
        giver=strategies.records(Party),
        recipients=st.lists(strategies.records(Recipient), min_size=1, max_size=3).map(tuple),
    )
    return money.filter(lambda g: g.kind is not AssistanceKind.KUR)


@given(registry=strategies.registries())
@settings(max_examples=settings.default.max_examples * 25 // 100)
def test_structure_and_counts(exported: Exported, registry: Registry) -> None:
    """Each grant is in the package with all that is required, or is left out with a reason; never both."""
    content, result = exported(registry, "360giving")
    grants = json.loads(content)["grants"]
    for node in grants:
        assert set() == REQUIRED - set(node)
        assert ("recipientOrganization" in node) != ("recipientIndividual" in node)
        assert "IDR" == node["currency"]
        assert node["title"]
        assert 140 > len(node["title"])
        assert node["description"]
        assert node["awardDate"] == date.fromisoformat(node["awardDate"]).isoformat()
    written = [node["id"].removeprefix("umkm-") for node in grants]
    left_out = losses(result).get(("grants", ""), ())
    assert sorted(g.id for g in registry.grants) == sorted([*written, *left_out])


def test_a_grant(exported: Exported) -> None:
    """The parts of a grant, each in its place."""
    found = package(
        exported,
        grant(
            programme="Modal awal",
            level="regency",
            asked_on=date(2019, 1, 1),
            handed_over_on=date(2019, 3, 1),
            documents=(),
            source="https://example.org/a?b=c",
        ),
    )
    assert "1.4" == found["version"]
    assert "2019-07-18" == found["issued"]
    (node,) = found["grants"]
    assert "umkm-G1" == node["id"]
    assert "Modal awal" == node["title"]
    assert 5_000_000 == node["amountAwarded"]
    assert "2019-02-01" == node["awardDate"]
    (recipient,) = node["recipientOrganization"]
    assert ("umkm-enterprise-E1", "Usaha Contoh") == (recipient["id"], recipient["name"])
    assert [{"name": "Kabupaten Lebak", "countryCode": "ID", "geoCode": "36.02"}] == recipient["location"]
    (giver,) = node["fundingOrganization"]
    assert "Dinas Contoh" == giver["name"]
    assert [{"transactionDate": "2019-01-01"}] == node["applicationTransaction"]
    assert "2019-03-01" == node["actualDates"][0]["startDate"]
    assert "https://example.org/a?b=c" == node["dataSource"]
    assert ["startup_capital", "regency"] == [c["code"] for c in node["classifications"]]
    assert [] == node["relatedDocument"]


def test_documents(exported: Exported) -> None:
    """A document carries its kind, number and day; none known, none there and some there are three things."""
    nphd = Document(kind=DocumentKind.NPHD, number="1/2019", dated=date(2019, 2, 2))
    found = package(exported, grant(documents=(nphd,)), grant(id="G2", documents=()), grant(id="G3"))["grants"]
    expected = {"id": "1/2019", "title": "NPHD", "documentType": "nphd", "description": "2019-02-02"}
    assert [[expected], [], None] == [node.get("relatedDocument") for node in found]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"items": (InKindItem(name="Mesin"),)}, "in-kind, goods or services: 360Giving knows grants of money only"),
        ({"channel": "goods_handover"}, "in-kind, goods or services: 360Giving knows grants of money only"),
        ({"channel": "service"}, "in-kind, goods or services: 360Giving knows grants of money only"),
        ({"channel": "loan"}, "a loan is not a grant"),
        ({"kind": "kur"}, "a loan is not a grant"),
        ({"value": None}, "no amount of money, which 360Giving requires"),
        ({"awarded_on": None}, "no day of award, which 360Giving requires"),
        ({"giver": None}, "no giver, whom 360Giving requires"),
        ({"recipients": ()}, "no recipient, whom 360Giving requires"),
    ],
)
def test_what_is_left_out(exported: Exported, fields: dict[str, Any], reason: str) -> None:
    """A grant that lacks what is required is left out whole, with the reason; nothing is made up."""
    registry = Registry(enterprises=(build.enterprise(),), grants=(grant(**fields), grant(id="G2")))
    content, result = exported(registry, "360giving")
    assert ["umkm-G2"] == [node["id"] for node in json.loads(content)["grants"]]
    said = [
        (entry.ids, entry.reason.en) for entry in result.not_expressed if (entry.table, entry.field) == ("grants", "")
    ]
    assert [(("G1",), reason)] == said
    in_kind = "in-kind" in reason
    assert in_kind == (("grants", "value") in losses(result))


def test_individuals(exported: Exported) -> None:
    """One private person is a recipient without a name; more, or one beside organizations, are noted."""
    person = Recipient(kind=PartyKind.INDIVIDUAL, name="Orang Contoh")
    registry = Registry(
        enterprises=(build.enterprise(),),
        grants=(
            grant(recipients=(person,)),
            grant(id="G2", recipients=(person, person)),
            grant(id="G3", recipients=(person, *RECIPIENTS)),
            grant(id="G4", recipients=(Recipient(kind=PartyKind.INDIVIDUAL),)),
        ),
    )
    content, result = exported(registry, "360giving")
    one, two, mixed, nameless = json.loads(content)["grants"]
    assert {"id": "umkm-G1-1", "name": "perorangan"} == one["recipientIndividual"]
    assert "recipientOrganization" not in one
    assert "recipientIndividual" in two
    assert "recipientIndividual" not in mixed
    assert "Individual Recipient" == nameless["recipientIndividual"]["name"]
    assert b"Orang Contoh" not in content
    reasons = [e.reason.en for e in result.not_expressed if e.field == "recipients" and "personal" not in e.reason.en]
    assert 2 == len(reasons)
    with_names = json.loads(exported(registry, "360giving", personal=True)[0])["grants"]
    assert "Orang Contoh" == with_names[0]["recipientIndividual"]["name"]


def test_ids_of_bodies(exported: Exported) -> None:
    """The same name gives the same id whatever its case; the id of a person says nothing of the name."""
    lower = Party(name="dinas  contoh", kind=PartyKind.GOVERNMENT)
    person = Party(name="Orang Contoh", kind=PartyKind.INDIVIDUAL)
    found = package(exported, grant(), grant(id="G2", giver=lower), grant(id="G3", giver=person))["grants"]
    first, second, third = (node["fundingOrganization"][0]["id"] for node in found)
    assert first == second
    assert "umkm-G3-giver" == third


def test_places_of_recipients(exported: Exported) -> None:
    """A place is written as far as it is known: not at all, by its code, or with its name."""
    regions = (None, KemendagriRegion("99.01"), KemendagriRegion("36.02"))
    enterprises = tuple(build.enterprise(id=f"E{i}", region=region) for i, region in enumerate(regions))
    recipients = tuple(Recipient(kind=PartyKind.ENTERPRISE, enterprise_id=e.id) for e in enterprises)
    registry = Registry(enterprises=enterprises, grants=(grant(recipients=recipients),))
    (node,) = json.loads(exported(registry, "360giving")[0])["grants"]
    country = {"countryCode": "ID"}
    unknown, known = {**country, "geoCode": "99.01"}, {"name": "Kabupaten Lebak", **country, "geoCode": "36.02"}
    assert [None, [unknown], [known]] == [body.get("location") for body in node["recipientOrganization"]]


def test_an_enterprise_can_give(exported: Exported) -> None:
    """A giver of the registry is known by the enterprise, and so is one that receives."""
    giver = Party(name="Usaha", kind=PartyKind.ENTERPRISE, enterprise_id="E1")
    group = Recipient(kind=PartyKind.GROUP, members=10)
    ghost = Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="GHOST")
    registry = Registry(
        enterprises=(build.enterprise(),), grants=(grant(giver=giver, recipients=(group, group, ghost)),)
    )
    content, result = exported(registry, "360giving")
    (node,) = json.loads(content)["grants"]
    assert "umkm-enterprise-E1" == node["fundingOrganization"][0]["id"]
    assert ["group", "GHOST"] == [body["name"] for body in node["recipientOrganization"]]
    assert ("enterprises", "") not in losses(result)


def test_long_titles_are_cut(exported: Exported) -> None:
    """A title stays under 140 characters; the whole programme is still there."""
    (node,) = package(exported, grant(programme="x" * 200))["grants"]
    assert 139 == len(node["title"])
    assert "x" * 200 == node["grantProgramme"][0]["title"]


@pytest.mark.parametrize(
    "source", ["Banten Day", "ftp://example.org", "https://exa mple.org", "https://", "javascript:x"]
)
def test_a_source_that_is_no_address_is_noted(exported: Exported, source: str) -> None:
    """Only a web address is a data source; another text is in the result."""
    registry = Registry(enterprises=(build.enterprise(),), grants=(grant(source=source),))
    content, result = exported(registry, "360giving")
    assert "dataSource" not in json.loads(content)["grants"][0]
    assert ("G1",) == losses(result)["grants", "source"]


def test_an_empty_package_says_so(exported: Exported) -> None:
    """Without a grant the package is there, and the result says that the schema asks for one."""
    content, result = exported(Registry(about=About()), "360giving")
    assert [] == json.loads(content)["grants"]
    said = "no grant of money in it, so the file is not valid: the schema of 360Giving asks for one at least"
    assert [said] == [e.reason.en for e in result.not_expressed]
    assert [f"about: {said}"] == result.lines("en")
