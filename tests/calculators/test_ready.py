"""Readiness: every requirement with the record that proves it, apart from being listed."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from replay import replay
from shelf import BARCODE, DAY, NIB, certificate, enterprise, product, ready_product, ready_registry, supply

from umkm_domain import calculators as calc
from umkm_domain.calculators import Actor, State
from umkm_domain.calculators.profiles import MINIMARKET_FOOD_2026, Profile
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import UsageError
from umkm_domain.law import certification as law_certification
from umkm_domain.law.book import LAW
from umkm_domain.model.certification import Certification
from umkm_domain.model.product import Label, Product, ProductCategory, Storage
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind, Amendment, Listing

NOW = date(2026, 11, 24)


def judged(registry: Registry, product_id: str = "P1", **more: Any) -> calc.Readiness:
    """The readiness of a product that has one."""
    result = calc.readiness(product_id, registry, **{"on": DAY, **more})
    replay(result)
    assert result.value is not None
    return result.value


def state(value: calc.Readiness, requirement: str) -> calc.RequirementState:
    """One requirement of it."""
    return next(s for s in value.states if s.requirement == requirement)


def alone(*certificates: Certification, product_: Product | None = None, **firm: Any) -> Registry:
    """One enterprise, one product, and some certificates."""
    return Registry(
        enterprises=(enterprise(**firm),),
        products=(product_ or product(),),
        certifications=certificates,
    )


def test_ready_and_not_listed() -> None:
    """Every hard requirement is proved by a record of its own; no shelf is."""
    result = calc.readiness("P1", ready_registry(), on=DAY)
    value = result.value
    assert value is not None
    assert value.ready is True
    assert value.listed is False
    assert value.blocking == ()
    assert {
        "nib": ["enterprises/E1/nib"],
        "permit": ["certifications/pirt-P1"],
        "halal": ["certifications/halal-P1"],
        "barcode": ["products/P1/gtin"],
        "expiry": ["products/P1/label/expiry"],
        "brand": ["products/P1/brand"],
    } == {s.requirement: [str(p) for p in s.proof] for s in value.states if s.state is State.MET}
    assert ("packaging", "taste", "supply", "payment") == value.unknown
    assert state(value, "sni").state is State.NOT_NEEDED
    assert ["Ready, but not on the shelf."] == [n.en for n in result.notes]
    assert [5, 5, 1] == [s.result for s in result.steps[-3:]]
    assert DAY == result.on
    assert "Kab. Serang 2020" in {str(c) for c in result.citations}


def test_enterprise_that_is_gone() -> None:
    """The records prove what they prove; that the enterprise is closed or not yet founded is noted."""
    whole = ready_registry()
    maker = whole.enterprises[0]
    said = "Its enterprise is closed or not yet founded on that day; funnels and plans do not count its products."
    for gone in (evolve(maker, closed=DAY - timedelta(1)), evolve(maker, established=DAY + timedelta(1))):
        result = calc.readiness("P1", whole.with_(gone), on=DAY)
        assert result.value is not None
        assert [said, "Ready, but not on the shelf."] == [note.en for note in result.notes]
    for still in (evolve(maker, closed=DAY), evolve(maker, established=DAY)):
        assert said not in [note.en for note in calc.readiness("P1", whole.with_(still), on=DAY).notes]


def test_no_name_of_a_shop() -> None:
    """An empty text names no retailer."""
    for wrong in ("", "  "):
        with pytest.raises(UsageError, match=r"^retailer: expected a Profile, its name, or the name of a retailer"):
            calc.readiness("P1", ready_registry(), on=DAY, retailer=wrong)
        with pytest.raises(UsageError, match=r"^retailer: expected a Profile, its name, or the name of a retailer"):
            calc.funnel(ready_registry(), on=DAY, retailer=wrong)


def test_listed_and_not_ready() -> None:
    """A product on the shelf without certificates is both, and the result says so."""
    registry = Registry(enterprises=(enterprise(),), products=(product(),), agreements=(supply("P1"),))
    result = calc.readiness("P1", registry, on=DAY)
    assert result.value is not None
    assert (False, True, ["agreements/A1"]) == (
        result.value.ready,
        result.value.listed,
        [str(p) for p in result.value.listings],
    )
    assert [True] == ["although the records do not prove" in n.en for n in result.notes]


def test_nothing_on_record() -> None:
    """Certificates without a record are missing; labels without one are unknown; the hard ones block."""
    value = judged(alone())
    assert ("nib", "permit", "halal", "barcode") == value.missing
    assert ("expiry", "brand", "packaging", "taste", "supply", "payment") == value.unknown
    assert ("nib", "permit", "halal", "barcode", "expiry") == tuple(s.requirement for s in value.blocking)
    assert value.met == ()
    assert value.ready is False
    assert state(value, "halal").remark is not None
    assert state(value, "halal").remark.en == "There is no record of it."  # type: ignore[union-attr]
    assert state(value, "expiry").remark.en == "It is not recorded."  # type: ignore[union-attr]


def test_unknown_is_neither() -> None:
    """With nothing missing and something unknown, readiness is unknown: neither yes nor no."""
    registry = ready_registry(ready_product(label=None))
    value = judged(registry)
    assert value.ready is None
    assert ("expiry",) == tuple(s.requirement for s in value.blocking)


@pytest.mark.parametrize(
    ("change", "found", "words"),
    [
        ({"valid_until": date(2019, 7, 17)}, State.MISSING, "It has expired."),
        ({"valid_until": date(2019, 7, 18)}, State.MET, None),
        ({"issued_on": date(2019, 7, 19)}, State.MISSING, "It was issued later."),
        ({"revoked_on": date(2019, 7, 18)}, State.MISSING, "It was revoked."),
        ({"valid_until": None, "issued_on": None, "number": None}, State.UNKNOWN, "Its validity is not known."),
    ],
)
def test_status_of_a_certificate(change: dict[str, Any], found: State, words: str | None) -> None:
    """A certificate proves as much as its status on the day, and is named either way."""
    got = state(judged(alone(certificate(Scheme.PIRT, "P1", **change))), "permit")
    assert found is got.state
    assert ["certifications/pirt-P1"] == [str(p) for p in got.proof]
    assert words == (got.remark.en if got.remark else None)


def test_best_certificate_counts() -> None:
    """A valid renewal outweighs its expired predecessor, and an unknown one outweighs a missing one."""
    old = certificate(Scheme.HALAL, "P1", id="old", valid_until=date(2019, 1, 1))
    new = certificate(Scheme.HALAL, "P1", id="new")
    vague = Certification(id="vague", scheme=Scheme.PIRT, holder_id="E1", product_ids=("P1",))
    assert ["certifications/new"] == [str(p) for p in state(judged(alone(old, new)), "halal").proof]
    expired = certificate(Scheme.PIRT, "P1", id="x", valid_until=date(2019, 1, 1))
    assert state(judged(alone(expired, vague)), "permit").state is State.UNKNOWN


def test_certificate_without_products() -> None:
    """A certificate of the enterprise that names no product may cover this one: unknown, unless it is no good."""
    got = state(judged(alone(certificate(Scheme.HALAL))), "halal")
    assert got.state is State.UNKNOWN
    assert got.remark is not None
    assert got.remark.en == "It does not say which products it covers."
    assert state(judged(alone(certificate(Scheme.HALAL, valid_until=date(2019, 1, 1)))), "halal").state is State.MISSING
    assert state(judged(alone(certificate(Scheme.HALAL, "P2"))), "halal").state is State.MISSING
    named = alone(certificate(Scheme.HALAL, "P1", id="a"), certificate(Scheme.HALAL, id="b"))
    assert ["certifications/a"] == [str(p) for p in state(judged(named), "halal").proof]


@pytest.mark.parametrize("scheme", [Scheme.NIB, Scheme.IUMK, Scheme.SIUP, Scheme.TDI])
def test_older_licences_count_in_2019(scheme: Scheme) -> None:
    """In 2019 a licence from before the NIB is as good; by the profile of 2026 only the NIB is."""
    licence = certificate(scheme, valid_until=None)
    registry = alone(licence, owner="x")
    assert state(judged(registry), "nib").state in (State.MET, State.UNKNOWN)
    dated = alone(evolve(licence, valid_until=date(2027, 1, 1)))
    assert state(judged(dated), "nib").state is State.MET
    assert (State.MET if scheme is Scheme.NIB else State.MISSING) is state(judged(dated, on=NOW), "nib").state


def test_numbers_of_the_enterprise() -> None:
    """A well-formed NIB proves itself; one misprinted proves nothing; one issued later is not there yet."""
    assert state(judged(alone(nib=NIB), on=NOW), "nib").state is State.MET
    broken = state(judged(alone(nib="123")), "nib")
    assert broken.state is State.UNKNOWN
    assert broken.remark is not None
    assert broken.remark.en == "Its number is not well-formed."
    later = state(judged(alone(nib="1712240062057"), on=date(2024, 12, 16)), "nib")
    assert later.state is State.MISSING
    assert later.remark is not None
    assert "issued after that day" in later.remark.en
    assert state(judged(alone(nib="1712240062057"), on=date(2024, 12, 17)), "nib").state is State.MET


def test_taxpayer_number() -> None:
    """The profile of 2026 asks for an NPWP: valid, misprinted, absent."""
    for npwp, found in (("01.234.567.8-901.000", None), ("12", State.UNKNOWN), (None, State.MISSING)):
        got = state(judged(alone(npwp=npwp), on=NOW), "npwp").state
        assert got in ({State.MET, State.UNKNOWN} if found is None else {found})
    from umkm_domain.identifiers import Npwp

    good = next(n for n in ("092542943407000", "013334848074000", "010000000093000") if Npwp.is_valid(n))
    assert state(judged(alone(npwp=good), on=NOW), "npwp").state is State.MET
    assert "npwp" not in {s.requirement for s in judged(alone()).states}


@pytest.mark.parametrize(
    ("gtin", "found", "words"),
    [
        (BARCODE, State.MET, None),
        ("8998866200302", State.UNKNOWN, "Its number is not well-formed."),
        ("2012345678903", State.MISSING, "An in-store barcode, not for another shop."),
    ],
)
def test_barcode(gtin: str, found: State, words: str | None) -> None:
    """A barcode that does not check may be a slip; an in-store number is no barcode for another shop."""
    got = state(judged(alone(product_=product(gtin=gtin))), "barcode")
    assert found is got.state
    assert words == (got.remark.en if got.remark else None)
    assert ["products/P1/gtin"] == [str(p) for p in got.proof]


def test_barcode_by_certificate() -> None:
    """A barcode registration that covers the product proves it as well."""
    registry = alone(certificate(Scheme.BARCODE, "P1", number=BARCODE))
    assert state(judged(registry), "barcode").state is State.MET


@pytest.mark.parametrize(
    "facts",
    [{"pasteurised": True}, {"drinking_water": True}, {"storage": Storage.FROZEN}, {"imported": True}, {"dairy": True}],
)
def test_food_that_needs_bpom(facts: dict[str, Any]) -> None:
    """What the law keeps from a home-industry permit needs a BPOM number; the P-IRT on record does not help."""
    food = product(**facts)
    pirt, bpom = certificate(Scheme.PIRT, "P1"), certificate(Scheme.BPOM, "P1")
    wrong = state(judged(alone(pirt, product_=food)), "permit")
    assert wrong.state is State.MISSING
    assert wrong.remark is not None
    assert wrong.remark.en == "A home-industry permit cannot cover this product."
    assert state(judged(alone(pirt, bpom, product_=food)), "permit").state is State.MET


def test_a_home_permit_recorded_as_pb_umku() -> None:
    """In 2026 it is a PB-UMKU, with the same reach; by the profile of 2019 that is no permit for food."""
    pb_umku = certificate(
        Scheme.PB_UMKU, "P1", number=f"{NIB}0000001", issued_on=date(2025, 7, 1), valid_until=date(2030, 6, 30)
    )
    given = {"on": NOW, "retailer": MINIMARKET_FOOD_2026.name}
    assert state(judged(alone(pb_umku), **given), "permit").state is State.MET
    assert state(judged(alone(pb_umku, product_=product(dairy=True)), **given), "permit").state is State.MISSING
    assert state(judged(alone(pb_umku), on=NOW, retailer="minimarket food 2019"), "permit").state is State.MISSING


def test_food_that_needs_no_bpom() -> None:
    """Kept at room temperature, made here, none of the exclusions: a home-industry permit will do."""
    food = product(storage=Storage.AMBIENT, imported=False, pasteurised=False)
    assert state(judged(alone(certificate(Scheme.PIRT, "P1"), product_=food)), "permit").state is State.MET


def test_reach_of_pirt_follows_the_law() -> None:
    """An amended book lets pasteurised food in; a day before any such law keeps nothing out."""
    pirt, food = certificate(Scheme.PIRT, "P1"), product(pasteurised=True)
    entry = LAW.at(law_certification.PIRT_ADMISSION, DAY)
    open_law = LAW.amend(
        law_certification.PIRT_ADMISSION, evolve(entry, value=evolve(entry.value, excluded=()), since=DAY)
    )
    assert state(judged(alone(pirt, product_=food), law=open_law), "permit").state is State.MET
    before = certificate(Scheme.PIRT, "P1", issued_on=date(2009, 1, 1), valid_until=date(2013, 1, 1))
    assert state(judged(alone(before, product_=food), on=date(2010, 1, 1)), "permit").state is State.MET


def test_sni_only_where_mandatory() -> None:
    """SNI counts only for products to which it applies."""
    water = product(mandatory_sni=True)
    assert state(judged(alone(product_=water)), "sni").state is State.MISSING
    sni = certificate(Scheme.SNI, "P1")
    assert state(judged(alone(sni, product_=water)), "sni").state is State.MET
    assert state(judged(alone(sni)), "sni").state is State.NOT_NEEDED


@pytest.mark.parametrize(
    ("label", "content", "found"),
    [
        (Label(net_content=True), None, State.MET),
        (Label(net_content=False), None, State.MISSING),
        (Label(), None, State.UNKNOWN),
        (None, None, State.UNKNOWN),
        (Label(net_content=False), "250 g", State.MET),
    ],
)
def test_net_content(label: Label | None, content: str | None, found: State) -> None:
    """The net content is on the label, or in the record as printed."""
    registry = alone(product_=product(label=label, net_content=content))
    assert found is state(judged(registry, on=NOW), "net_content").state


def test_labels() -> None:
    """Printed, not printed, not recorded."""
    label = Label(expiry=True, production_code=False)
    value = judged(alone(product_=product(label=label)), on=NOW)
    assert [State.MET, State.MISSING, State.UNKNOWN] == [
        state(value, name).state for name in ("expiry", "production_code", "composition")
    ]


def test_brand() -> None:
    """A brand printed, or a trademark that covers the product; neither is unknown."""
    assert state(judged(alone(product_=product(brand="Contoh"))), "brand").state is State.MET
    mark = certificate(Scheme.TRADEMARK, "P1", valid_until=date(2028, 1, 1))
    assert state(judged(alone(mark)), "brand").state is State.MET
    assert ["certifications/trademark-P1"] == [str(p) for p in state(judged(alone(mark)), "brand").proof]
    assert state(judged(alone()), "brand").state is State.UNKNOWN


def test_shelf_life_and_capacity() -> None:
    """A profile of one's own may set a least shelf life and capacity, included."""
    profile = calc.load_profile(
        """
        name = "own"
        since = 2019-01-01
        [[requirement]]
        id = "life"
        title = "life"
        kind = "shelf_life"
        minimum = 90
        [[requirement]]
        id = "supply"
        title = "supply"
        kind = "capacity"
        minimum = 500
        """
    )
    for days, capacity, states in (
        (90, 500, (State.MET, State.MET)),
        (89, 499, (State.MISSING, State.MISSING)),
        (None, None, (State.UNKNOWN, State.UNKNOWN)),
    ):
        registry = alone(product_=product(shelf_life_days=days, monthly_capacity=capacity))
        found = judged(registry, retailer=profile).states
        assert states == tuple(s.state for s in found)
        if days is not None:
            assert [["products/P1/shelf_life_days"], ["products/P1/monthly_capacity"]] == [
                [str(p) for p in s.proof] for s in found
            ]


def test_what_the_caller_knows() -> None:
    """A taste test is no record; the caller says how it went."""
    value = judged(ready_registry(), given={"taste": True, "packaging": False})
    assert (State.MET, State.MISSING) == (state(value, "taste").state, state(value, "packaging").state)
    assert value.ready is True
    assert state(value, "taste").remark is not None
    assert judged(ready_registry(), given={"halal": False}).ready is False
    with pytest.raises(UsageError, match=r"given: .*smell"):
        judged(ready_registry(), given={"smell": True})


def test_who_must_act() -> None:
    """What is lacking is sorted by who must act for it."""
    value = judged(alone())
    assert ("permit",) == value.to_act("regency")
    assert ("halal",) == value.to_act(Actor.MINISTRY)
    assert ("nib", "barcode", "expiry", "brand", "packaging", "supply", "payment") == value.to_act(Actor.ENTERPRISE)
    assert ("taste",) == value.to_act("retailer")
    for wrong in ("boss", "", None, ["retailer"]):
        with pytest.raises(UsageError, match=r"^actor: expected one of enterprise, regency, ministry, retailer, got"):
            value.to_act(wrong)  # type: ignore[arg-type]


def test_costs_are_shown_where_something_lacks() -> None:
    """A cost stands beside what is lacking, and P-IRT where it can, BPOM where it must."""
    costs = {
        "halal": calc.Cost("halal", 300_000, "certificate", covers=10, days=21),
        "pirt": (100_000, "product"),
        "bpom": (3_000_000, "product"),
    }
    value = judged(alone(), costs=costs)
    assert (300_000, 21) == (state(value, "halal").cost.amount, state(value, "halal").cost.days)  # type: ignore[union-attr]
    assert state(value, "permit").cost.requirement == "pirt"  # type: ignore[union-attr]
    assert state(value, "nib").cost is None
    frozen = judged(alone(product_=product(storage=Storage.FROZEN)), costs=costs)
    assert state(frozen, "permit").cost.requirement == "bpom"  # type: ignore[union-attr]
    assert state(judged(ready_registry(), costs=costs), "halal").cost is None


@pytest.mark.parametrize(
    ("change", "listed"),
    [
        ({}, True),
        ({"signed_on": None}, True),
        ({"signed_on": date(2019, 7, 18)}, True),
        ({"signed_on": date(2019, 7, 19)}, False),
        ({"since": date(2019, 7, 19)}, False),
        ({"until": date(2019, 7, 18)}, True),
        ({"until": date(2019, 7, 17)}, False),
        ({"until": date(2019, 7, 17), "amendments": (Amendment(signed_on=DAY, summary="x", until=DAY),)}, True),
        ({"kind": AgreementKind.PKS}, False),
        ({"kind": AgreementKind.OFFICIAL_RECORD}, False),
        ({"kind": AgreementKind.STORE_BRAND}, True),
        ({"holder": None}, False),
        ({"listings": (Listing(product_id="P1", since=date(2019, 7, 19)),)}, False),
        ({"listings": (Listing(product_id="P1", until=date(2019, 7, 17)),)}, False),
        ({"listings": (Listing(product_id="P2"),)}, False),
    ],
)
def test_what_proves_a_listing(change: dict[str, Any], listed: bool) -> None:
    """Only a listing that stands, under a supply contract that stands and to which an enterprise is a party."""
    assert listed is judged(ready_registry(agreements=(supply("P1", **change),))).listed


def test_listed_elsewhere() -> None:
    """A listing at another retailer is shown apart; the name is read whatever its case."""
    registry = ready_registry(agreements=(supply("P1"),))
    other = calc.readiness("P1", registry, on=DAY, retailer="Alfamart")
    assert other.value is not None
    assert (False, (), ["agreements/A1"]) == (
        other.value.listed,
        other.value.listings,
        [str(p) for p in other.value.elsewhere],
    )
    assert [
        "On the shelf of another retailer.",
        "Alfamart has no profile of its own and no agreement on record; it is judged by minimarket food 2019.",
    ] == [n.en for n in other.notes]
    same = judged(registry, retailer="TOKO")
    assert (True, ()) == (same.listed, same.elsewhere)
    assert judged(registry, retailer="minimarket food 2019").listed
    nameless = ready_registry(agreements=(supply("P1", retailer=None),))
    assert not judged(nameless, retailer="Toko").listed


def test_profile_of_a_retailer() -> None:
    """A retailer with a profile of its own is judged by it, and its name narrows down the listings."""
    own = Profile(name="own", since=DAY, requirements=(), retailer="Toko")
    registry = ready_registry(agreements=(supply("P1"),))
    for retailer in (own, "Toko", "own"):
        value = judged(registry, retailer=retailer, profiles=(MINIMARKET_FOOD_2026, own))
        assert ("own", True, True) == (value.profile, value.ready, value.listed)
    elsewhere = evolve(own, retailer="Lain")
    assert not judged(registry, retailer=elsewhere).listed


def test_other_kinds_of_product() -> None:
    """A profile of food says nothing of clothes; a product of unknown kind is judged."""
    clothes = alone(product_=product(category=ProductCategory.CLOTHING))
    result = calc.readiness("P1", clothes, on=DAY)
    assert result.value is None
    assert result.undefined is not None
    assert result.undefined.en == "The profile minimarket food 2019 is not for clothing."
    assert judged(alone(product_=product(category=None))).ready is False


def test_product_without_enterprise() -> None:
    """A product whose enterprise is not in the registry lacks what belongs to one."""
    registry = Registry(products=(ready_product(),))
    assert state(judged(registry), "nib").state is State.MISSING


def test_bad_input() -> None:
    """No such product, no day."""
    with pytest.raises(UsageError, match="P9"):
        calc.readiness("P9", alone(), on=DAY)
    with pytest.raises(UsageError, match="date"):
        calc.readiness("P1", alone(), on="2019")  # type: ignore[arg-type]


def test_as_plain_data() -> None:
    """What follows from the states is in the data as well."""
    data = calc.readiness(product(), alone(), on=DAY).to_dict()["value"]
    assert data["ready"] is False
    assert data["missing"] == ["nib", "permit", "halal", "barcode"]
    assert {"requirement": "nib", "state": "missing"}.items() <= data["states"][0].items()
    assert (data["product_id"], data["profile"], data["listed"]) == ("P1", "minimarket food 2019", False)
