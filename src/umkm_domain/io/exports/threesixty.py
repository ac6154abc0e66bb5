"""360Giving 1.4: bantuan uang sebagai hibah. Grants of money, as a 360Giving package.

360Giving asks for a funder, a recipient, an amount in money and the day of the award. A grant that lacks one of them,
and assistance in goods, services or loans, is left out and named in the result: nothing is made up to fill a gap.

Source: 360Giving Data Standard 1.4 (grant and package schema).
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from umkm_domain.core.language import Text
from umkm_domain.io.exports._common import (
    ILLUSTRATION,
    VERSIONS,
    Job,
    Nature,
    Written,
    nature,
    to_json,
    web_address,
)
from umkm_domain.io.exports.coverage import Coverage, mapped, unmapped
from umkm_domain.model.assistance import AssistanceGrant, Document, Recipient
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party, PartyKind

__all__ = ["COVERAGE", "document", "write"]

Node = dict[str, Any]

_GRANTS_ONLY = Text("360Giving hanya memuat hibah", "360Giving holds grants only")
_NO_FIELD = Text("360Giving tidak punya isian untuk ini", "360Giving has no field for this")
_NAME_ONLY = Text("360Giving hanya memuat nama dan tempat penerima", "360Giving has only name and place of a recipient")
_GOODS = Text(
    "barang atau jasa (in-kind): 360Giving hanya mengenal hibah uang",
    "in-kind, goods or services: 360Giving knows grants of money only",
)
_IN_KIND = Text("nilai barang atau jasa (in-kind) bukan jumlah uang", "an in-kind value is no amount of money")
_LOAN = Text("pinjaman bukan hibah", "a loan is not a grant")
_NO_VALUE = Text("tanpa jumlah uang, yang wajib dalam 360Giving", "no amount of money, which 360Giving requires")
_NO_DAY = Text("tanpa tanggal penetapan, yang wajib dalam 360Giving", "no day of award, which 360Giving requires")
_NO_GIVER = Text("tanpa pemberi, yang wajib dalam 360Giving", "no giver, whom 360Giving requires")
_NO_RECIPIENT = Text("tanpa penerima, yang wajib dalam 360Giving", "no recipient, whom 360Giving requires")
_MIXED = Text(
    "penerima lembaga saja: 360Giving tidak memuat lembaga dan perorangan dalam satu hibah",
    "organizations only: 360Giving does not hold organizations and individuals in one grant",
)
_ONE_PERSON = Text("hanya satu penerima perorangan dalam satu hibah", "only one individual recipient in one grant")
_NOT_AN_ADDRESS = Text("sumbernya bukan alamat web", "the source is not a web address")
_EMPTY = Text(
    "tidak ada hibah uang di dalamnya, maka berkasnya tidak sah: skema 360Giving meminta sedikitnya satu",
    "no grant of money in it, so the file is not valid: the schema of 360Giving asks for one at least",
)

COVERAGE = Coverage(
    standard="360Giving 1.4",
    mapped=mapped("""
        about/title: title
        about/description: description
        enterprises/id: grants/recipientOrganization/id
        enterprises/name: grants/recipientOrganization/name
        enterprises/region: grants/recipientOrganization/location
        grants/id: grants/id
        grants/kind: grants/classifications
        grants/channel: grants/fundingType
        grants/programme: grants/grantProgramme
        grants/giver/name: grants/fundingOrganization/name
        grants/giver/kind: grants/fundingOrganization/organizationType
        grants/giver/enterprise_id: grants/fundingOrganization/id
        grants/level: grants/classifications
        grants/recipients/kind: grants/recipientOrganization/organizationType
        grants/recipients/name: grants/recipientOrganization/name
        grants/recipients/enterprise_id: grants/recipientOrganization/id
        grants/value: grants/amountAwarded
        grants/asked_on: grants/applicationTransaction/transactionDate
        grants/awarded_on: grants/awardDate
        grants/handed_over_on: grants/actualDates/startDate
        grants/documents/kind: grants/relatedDocument/documentType
        grants/documents/number: grants/relatedDocument/id
        grants/documents/dated: grants/relatedDocument/description
        grants/source: grants/dataSource
        grants/illustrative: grants/description
    """),
    gone=unmapped(
        (_GRANTS_ONLY, "products certifications agreements observations targets suppressions"),
        (_NO_FIELD, "about/reference_date about/region about/sources"),
        (
            _NAME_ONLY,
            "enterprises/nib enterprises/npwp enterprises/owner enterprises/legal_form enterprises/activities",
        ),
        (_NAME_ONLY, "enterprises/established enterprises/closed enterprises/parent_id enterprises/parent_size"),
        (_NAME_ONLY, "enterprises/controller enterprises/foreign_owned enterprises/traditional_tools enterprises/size"),
        (_NAME_ONLY, "enterprises/market_reach enterprises/figures enterprises/source enterprises/illustrative"),
        (_NO_FIELD, "grants/giver/role grants/recipients/incorporated grants/recipients/members"),
        (_NO_FIELD, "grants/purchase_value grants/items grants/participants grants/product_ids"),
        (_NO_FIELD, "grants/certification_ids"),
    ),
    partly={
        "grants/kind": _LOAN,
        "grants/channel": _GOODS,
        "grants/value": _NO_VALUE,
        "grants/awarded_on": _NO_DAY,
        "grants/giver/name": _NO_GIVER,
        "grants/recipients/name": _NO_RECIPIENT,
        "grants/recipients/kind": _MIXED,
        "grants/source": _NOT_AN_ADDRESS,
    },
)

_TITLE = 140  # the standard: a title should be under 140 characters
_VOCABULARY = "umkm-domain"


def write(job: Job) -> Written:
    """Tulis paket 360Giving. Write the grants of money as a package; the others are noted in the job."""
    package = document(job)
    return Written(content=to_json(package), counts={"grants": len(package["grants"])})


def document(job: Job) -> Node:
    """Paketnya sebagai data. The package as plain data."""
    grants = [node for g in job.registry.grants if (node := _grant(g, job)) is not None]
    if not grants:
        job.losses.add("about", "", "", _EMPTY)
    bodies = ("recipientOrganization", "fundingOrganization")
    named = {body["id"] for node in grants for part in bodies for body in node.get(part, ())}
    for e in job.registry.enterprises:
        if _enterprise_id(e.id) not in named:
            job.losses.add("enterprises", "", e.id, _GRANTS_ONLY)
    title, description = job.registry.about.title, job.registry.about.description
    package: Node = {"version": "1.4", "issued": job.on.isoformat()}
    if title is not None:
        package["title"] = _joined(title)
    parts = [_joined(description)] if description is not None else []
    package["description"] = "\n\n".join([*parts, VERSIONS])
    return package | {"grants": grants}


def _joined(text: Text) -> str:
    return text.id if text.id == text.en else f"{text.id} / {text.en}"


def _refusal(g: AssistanceGrant) -> Text | None:
    """Why a grant cannot be a 360Giving grant, or None."""
    kind = nature(g)
    if kind is Nature.LOAN:
        return _LOAN
    if kind is Nature.IN_KIND:
        return _GOODS
    needed = (
        (g.value, _NO_VALUE),
        (g.awarded_on, _NO_DAY),
        (g.giver, _NO_GIVER),
        (g.recipients or None, _NO_RECIPIENT),
    )
    return next((reason for value, reason in needed if value is None), None)


def _grant(g: AssistanceGrant, job: Job) -> Node | None:
    refused = _refusal(g)
    if refused is not None:
        job.losses.add("grants", "", g.id, refused)
        if refused is _GOODS and g.value is not None:
            job.losses.add("grants", "value", g.id, _IN_KIND)
        return None
    assert g.awarded_on is not None
    assert g.giver is not None
    address = web_address(g.source)
    if g.source is not None and address is None:
        job.losses.add("grants", "source", g.id, _NOT_AN_ADDRESS)
    title = g.programme or g.kind.value.replace("_", " ")
    node: Node = {
        "id": f"umkm-{g.id}",
        "title": title if len(title) < _TITLE else f"{title[: _TITLE - 4]}...",
        "description": _description(g),
        "currency": "IDR",
        "amountAwarded": g.value,
        "awardDate": g.awarded_on.isoformat(),
        **_recipients(g, job),
        "fundingOrganization": [_giver(g, g.giver, job)],
        "classifications": _classifications(g),
    }
    optional: Node = {
        "grantProgramme": [] if g.programme is None else [{"title": g.programme}],
        "fundingType": [] if g.channel is None else [_class("channel", g.channel.value)],
        "applicationTransaction": [] if g.asked_on is None else [{"transactionDate": g.asked_on.isoformat()}],
        "actualDates": [] if g.handed_over_on is None else [_handover(g)],
        "dataSource": address,
    }
    if g.documents is not None:
        # An empty list says that there are none; without it, nobody knows.
        node["relatedDocument"] = [_document(d) for d in g.documents]
    return node | {name: value for name, value in optional.items() if value}


def _handover(g: AssistanceGrant) -> Node:
    assert g.handed_over_on is not None
    return {"title": "Serah terima / handover", "startDate": g.handed_over_on.isoformat()}


def _description(g: AssistanceGrant) -> str:
    parts = [g.programme or "", g.kind.value.replace("_", " "), "" if g.channel is None else g.channel.value]
    text = "; ".join(dict.fromkeys(part for part in parts if part))
    return f"{_joined(ILLUSTRATION)}. {text}" if g.illustrative else text


def _class(list_name: str, code: str) -> Node:
    return {"vocabulary": f"{_VOCABULARY} {list_name}", "code": code, "title": code.replace("_", " ")}


def _classifications(g: AssistanceGrant) -> list[Node]:
    return [_class("kind", g.kind.value), *([] if g.level is None else [_class("level", g.level.value)])]


def _document(d: Document) -> Node:
    number = {} if d.number is None else {"id": d.number}
    dated = {} if d.dated is None else {"description": d.dated.isoformat()}
    return {**number, "title": d.kind.value.upper(), "documentType": d.kind.value, **dated}


def _recipients(g: AssistanceGrant, job: Job) -> Node:
    people = [r for r in g.recipients if r.kind is PartyKind.INDIVIDUAL and _enterprise(r, job) is None]
    bodies = [r for r in g.recipients if r not in people]
    if bodies:
        if people:
            job.losses.add("grants", "recipients", g.id, _MIXED)
        return {"recipientOrganization": list(_distinct(_organization(r, g, job) for r in bodies))}
    if len(people) > 1:
        job.losses.add("grants", "recipients", g.id, _ONE_PERSON)
    person = people[0]
    # The name the standard itself gives for those who are not named.
    return {"recipientIndividual": {"id": f"umkm-{g.id}-1", "name": person.name or "Individual Recipient"}}


def _distinct(nodes: Iterator[Node]) -> Iterator[Node]:
    seen: list[Node] = []
    for node in nodes:
        if node not in seen:
            seen.append(node)
            yield node


def _enterprise(r: Recipient | Party, job: Job) -> Enterprise | None:
    return None if r.enterprise_id is None else job.registry.enterprise(r.enterprise_id)


def _enterprise_id(id: str) -> str:
    return f"umkm-enterprise-{id}"


def _organization(r: Recipient, g: AssistanceGrant, job: Job) -> Node:
    enterprise = _enterprise(r, job)
    if enterprise is None:
        # A group without a name is called what it is; a reference that leads nowhere, by the id it refers to.
        name = r.name or r.enterprise_id or r.kind.value.replace("_", " ")
        id_ = _enterprise_id(r.enterprise_id) if r.enterprise_id is not None else _body_id(name, g)
        return {"id": id_, "name": name, "organizationType": r.kind.value}
    place: Node = {}
    if enterprise.region is not None:
        named = {"name": enterprise.region.name} if enterprise.region.name else {}
        place = {"location": [{**named, "countryCode": "ID", "geoCode": enterprise.region.code}]}
    return {"id": _enterprise_id(enterprise.id), "name": enterprise.name, "organizationType": r.kind.value, **place}


def _giver(g: AssistanceGrant, giver: Party, job: Job) -> Node:
    enterprise = _enterprise(giver, job)
    if enterprise is not None:
        id_ = _enterprise_id(enterprise.id)
    elif giver.kind is PartyKind.INDIVIDUAL:
        # An id made from a name would give the name away.
        id_ = f"umkm-{g.id}-giver"
    else:
        id_ = _body_id(giver.name, g)
    return {"id": id_, "name": giver.name, "organizationType": giver.kind.value}


def _body_id(name: str, g: AssistanceGrant) -> str:
    """An id for a body that the registry has no record of: the same name gives the same id."""
    words = " ".join(name.casefold().split())
    return f"umkm-body-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
