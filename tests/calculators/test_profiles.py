"""Profiles: which one is taken, what they hold, and profiles of one's own."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from shelf import ready_registry

from umkm_domain import calculators as calc
from umkm_domain.calculators.profiles import (
    MINIMARKET_FOOD_2019,
    MINIMARKET_FOOD_2026,
    PROFILES,
    Actor,
    Kind,
    Level,
    Profile,
    Requirement,
    Strength,
    load_profile,
    profile_for,
)
from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import UnknownCodeError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.model.product import ProductCategory

ANY = Text(id="x", en="x")


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2010, 1, 1), "minimarket food 2019"),
        (date(2019, 7, 18), "minimarket food 2019"),
        (date(2024, 12, 31), "minimarket food 2019"),
        (date(2025, 1, 1), "minimarket food 2026"),
        (date(2026, 11, 24), "minimarket food 2026"),
    ],
)
def test_profile_of_a_day(on: date, name: str) -> None:
    """The last profile that had begun is taken, and the first for days before any."""
    assert name == profile_for(None, on).name
    assert name == profile_for("Alfamart", on).name
    assert MINIMARKET_FOOD_2019 is profile_for("Minimarket Food 2019", on)
    assert MINIMARKET_FOOD_2026 is profile_for(MINIMARKET_FOOD_2026, on)


def test_retailers_have_their_own() -> None:
    """A retailer's own profiles go before the general ones, the last one first."""
    mine = [Profile(name=f"own {y}", since=date(y, 1, 1), requirements=(), retailer="Toko") for y in (2020, 2018)]
    chosen = (*mine, *PROFILES)
    assert profile_for("toko", date(2019, 1, 1), chosen).name == "own 2018"
    assert profile_for("Toko", date(2021, 1, 1), chosen).name == "own 2020"
    assert profile_for("Lain", date(2021, 1, 1), chosen).name == "minimarket food 2019"
    assert profile_for(None, date(2021, 1, 1), chosen).name == "minimarket food 2019"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("minimarket food 2091", "minimarket food 2019"),
        ("Minimarket Food 206", "minimarket food 2026"),
        ("minimarket fod 2019", "minimarket food 2019"),
    ],
)
def test_a_slip_of_the_pen(slip: str, meant: str) -> None:
    """A name that is nearly that of a profile is refused, and says which is near; a shop of another name is a shop."""
    with pytest.raises(UnknownCodeError, match=f"got '{slip}'; '{meant}' is near") as caught:
        profile_for(slip, date(2026, 11, 24))
    assert meant == caught.value.nearest
    for shop in ("Alfamart", "minimarket", "Indomaret food"):
        assert MINIMARKET_FOOD_2026 is profile_for(shop, date(2026, 11, 24))


@pytest.mark.parametrize("wrong", [5, True, ["Alfamart"], date(2019, 1, 1), "", " "])
def test_a_retailer_is_a_name_or_a_profile(wrong: Any) -> None:
    """Anything else is refused by name, wherever a retailer is asked for."""
    on, said = date(2026, 11, 24), "retailer: expected"
    with pytest.raises(UsageError, match=said):
        profile_for(wrong, on)
    for ask in (
        lambda: calc.readiness("P1", ready_registry(), on=on, retailer=wrong),
        lambda: calc.funnel(ready_registry(), on=on, retailer=wrong),
        lambda: calc.cost_per_listed_product(ready_registry(), on=on, retailer=wrong),
        lambda: calc.cost_per_ready_product(ready_registry(), on=on, retailer=wrong),
    ):
        with pytest.raises(UsageError, match=said):
            ask()


@pytest.mark.parametrize("wrong", [None, 5, [5], "minimarket food 2019"])
def test_profiles_to_choose_from(wrong: Any) -> None:
    """What to choose from are profiles."""
    with pytest.raises(UsageError, match="profiles: expected profiles, got"):
        profile_for(None, date(2019, 1, 1), wrong)
    with pytest.raises(UsageError, match="profiles: expected profiles, got"):
        calc.readiness("P1", ready_registry(), on=date(2019, 1, 1), profiles=wrong)


BASIC = 'name = "x"\nsince = 2026-01-01\n'
ROW = f'{BASIC}[[requirement]]\nid = "a"\ntitle = "a"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{BASIC}retailer = 5", "retailer: expected a text, got 5"),
        (f"{BASIC}categories = 5", "categories: expected a list, got 5"),
        (f"{BASIC}categories = [5]", "categories: expected a text, got 5"),
        (f"{BASIC}extends = 5", "extends: expected one of"),
        (f"{BASIC}requirement = 5", "requirement: expected a list, got 5"),
        (f"{BASIC}requirement = [5]", "requirement: expected a table, got 5"),
        (f'{BASIC}[[requirement]]\nid = 5\ntitle = "a"\nkind = "brand"', "id: expected a text, got 5"),
        (f'{BASIC}[[requirement]]\nid = "a"\ntitle = 5\nkind = "brand"', "title: expected a text, got 5"),
        (f'{BASIC}[[requirement]]\nid = "a"\ntitle = {{ id = "a" }}\nkind = "brand"', "title: .* in id and en, got"),
        (
            f'{BASIC}[[requirement]]\nid = "a"\ntitle = {{ id = "a", en = 5 }}\nkind = "brand"',
            "title: expected a text, got 5",
        ),
        (f"{ROW}kind = 5", "kind: expected one of"),
        (f'{ROW}kind = "capacity"\nminimum = "x"', "minimum: expected a whole number, got 'x'"),
        (f'{ROW}kind = "capacity"\nminimum = 1.5', "minimum: expected a whole number, got 1.5"),
        (f'{ROW}kind = "capacity"\nminimum = true', "minimum: expected a whole number, got True"),
        (f'{ROW}kind = "label"\nfield = 5', "field: expected a text, got 5"),
        (f'{ROW}kind = "brand"\nonly_if = 5', "only_if: expected a text, got 5"),
        (f'{ROW}kind = "certificate"\nschemes = "halal"', "schemes: expected a list, got 'halal'"),
        (f'{ROW}kind = "brand"\nsources = [5]', "sources: expected a text, got 5"),
        (
            f'{ROW}kind = "brand"\n[[requirement]]\nid = "a"\ntitle = "b"\nkind = "brand"',
            "profile 'x': expected each requirement once, got a, a",
        ),
        (5, "profile: expected TOML text or a Path, got 5"),
        ("=", "profile: expected TOML, got"),
    ],
)
def test_a_profile_is_read_strictly(text: Any, said: str) -> None:
    """A value of another kind, a title in one language and a requirement twice are refused, and the message says."""
    with pytest.raises(UsageError, match=said):
        load_profile(text)


def test_no_profile_at_all() -> None:
    """Without a general profile an unknown retailer has none."""
    with pytest.raises(UsageError, match="expected a profile for 'Lain', got none"):
        profile_for("Lain", date(2019, 1, 1), ())
    own = Profile(name="own", since=date(2019, 1, 1), requirements=(), retailer="Toko")
    with pytest.raises(UsageError, match="got own"):
        profile_for(None, date(2019, 1, 1), (own,))


def test_hard_requirements() -> None:
    """What each year asks without fail."""
    assert ["nib", "permit", "halal", "barcode", "expiry", "sni"] == [r.id for r in MINIMARKET_FOOD_2019.hard]
    assert [
        *("nib", "npwp", "permit", "halal", "barcode", "expiry"),
        *("production_code", "composition", "net_content", "sni"),
    ] == [r.id for r in MINIMARKET_FOOD_2026.hard]


@pytest.mark.parametrize("profile", PROFILES)
def test_every_requirement_has_its_source(profile: Profile) -> None:
    """No requirement without a place where it was published, and both languages; no number of days is made up."""
    for requirement in profile.requirements:
        assert requirement.sources
        assert requirement.title.id
        assert requirement.title.en
        assert requirement.minimum is None


def test_what_a_profile_is_for() -> None:
    """Food and drink are judged, and what is of unknown kind; an empty list means all."""
    from shelf import product

    for category, judged in ((ProductCategory.FOOD, True), (ProductCategory.CRAFT, False), (None, True)):
        assert judged is MINIMARKET_FOOD_2019.is_for(product(category=category))
    everything = Profile(name="all", since=date(2019, 1, 1), requirements=(), categories=())
    assert everything.is_for(product(category=ProductCategory.CRAFT))


OWN = """
name = "toko contoh 2026"
since = 2026-01-01
retailer = "Toko Contoh"
categories = ["food"]
extends = "minimarket food 2026"

[[requirement]]
id = "shelf_life"
title = { id = "masa simpan", en = "shelf life" }
kind = "shelf_life"
minimum = 180
strength = "graded"
actor = "enterprise"
level = "product"
sources = ["contract"]

[[requirement]]
id = "halal"
title = "halal"
kind = "certificate"
schemes = ["halal", "other"]
only_if = "imported"
"""


def test_profile_from_toml(tmp_path: Path) -> None:
    """A profile of one's own extends a known one: what is named again is replaced in its place, the rest is added."""
    profile = load_profile(OWN)
    assert ("toko contoh 2026", date(2026, 1, 1), "Toko Contoh") == (profile.name, profile.since, profile.retailer)
    assert (ProductCategory.FOOD,) == profile.categories
    ids = [r.id for r in profile.requirements]
    assert [*(r.id for r in MINIMARKET_FOOD_2026.requirements), "shelf_life"] == ids
    by_id = {r.id: r for r in profile.requirements}
    life, halal = by_id["shelf_life"], by_id["halal"]
    assert (Kind.SHELF_LIFE, 180, Strength.GRADED, Actor.ENTERPRISE, Level.PRODUCT) == (
        life.kind,
        life.minimum,
        life.strength,
        life.actor,
        life.level,
    )
    assert Text(id="masa simpan", en="shelf life") == life.title
    assert ["contract"] == [str(c) for c in life.sources]
    assert ((Scheme.HALAL, Scheme.OTHER), "imported") == (halal.schemes, halal.only_if)
    assert Text(id="halal", en="halal") == halal.title
    file = tmp_path / "profile.toml"
    file.write_text(OWN, encoding="utf-8")
    assert profile == load_profile(file)


def test_smallest_profile() -> None:
    """A name, a day and a requirement make a profile for food and drink of any retailer; without it is refused."""
    small = 'name = "x"\nsince = 2026-01-01'
    profile = load_profile(f'{small}\n[[requirement]]\nid = "a"\ntitle = "a"\nkind = "brand"')
    assert (None, ("a",), (ProductCategory.FOOD, ProductCategory.BEVERAGE)) == (
        profile.retailer,
        tuple(r.id for r in profile.requirements),
        profile.categories,
    )
    for empty in (small, f"{small}\nrequirement = []"):
        with pytest.raises(UsageError, match=r"profile 'x': expected a .* got none"):
            load_profile(empty)
    assert PROFILES[0].requirements == load_profile(f'{small}\nextends = "{PROFILES[0].name}"').requirements


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name =", "profile: expected TOML, got"),
        ('name = "x"', "a name and a day since"),
        ("since = 2026-01-01", "a name and a day since"),
        ('name = "x"\nsince = "2026-01-01"', "a name and a day since"),
        ('name = "x"\nsince = 2026-01-01T00:00:00', "a name and a day since"),
        ('name = "x"\nsince = 2026-01-01\nshop = 1', "got shop"),
        ('name = "x"\nsince = 2026-01-01\nextends = "y"', "extends: expected one of minimarket food 2019"),
        ('name = "x"\nsince = 2026-01-01\ncategories = ["stone"]', "categories: expected one of food"),
    ],
)
def test_bad_profile(text: str, words: str) -> None:
    """What cannot be a profile says what was expected."""
    with pytest.raises(UsageError, match=words):
        load_profile(text)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('id = "a"\ntitle = "a"', "expected id, title, kind"),
        ('id = "a"\ntitle = "a"\nkind = "label"\nfield = "expiry"\ncolour = 1', "got colour"),
        ('id = "a"\ntitle = "a"\nkind = "magic"', "kind: expected one of certificate"),
        ('id = "a"\ntitle = "a"\nkind = "label"', "a field of the label among expiry"),
        ('id = "a"\ntitle = "a"\nkind = "label"\nfield = "price"', "a field of the label among expiry"),
        ('id = "a"\ntitle = "a"\nkind = "certificate"', "expected schemes"),
        ('id = "a"\ntitle = "a"\nkind = "certificate"\nschemes = ["iso"]', "schemes: expected one of nib"),
        ('id = "a"\ntitle = "a"\nkind = "shelf_life"', "no published default"),
        ('id = "a"\ntitle = "a"\nkind = "capacity"\nminimum = -1', "no published default"),
        ('id = "a"\ntitle = "a"\nkind = "brand"\nonly_if = "name"', "only_if among pasteurised"),
        ('id = "a"\ntitle = "a"\nkind = "brand"\nstrength = "soft"', "strength: expected one of hard, graded"),
    ],
)
def test_bad_requirement(row: str, words: str) -> None:
    """What cannot be a requirement says what was expected."""
    with pytest.raises(UsageError, match=words):
        load_profile(f'name = "x"\nsince = 2026-01-01\n[[requirement]]\n{row}')


def test_each_requirement_once() -> None:
    """Ids within a profile are unique; a minimum of zero is a minimum."""
    twice = Requirement(id="a", title=ANY, kind=Kind.BRAND)
    with pytest.raises(UsageError, match="each requirement once"):
        Profile(name="x", since=date(2026, 1, 1), requirements=(twice, twice))
    assert Requirement(id="a", title=ANY, kind=Kind.CAPACITY, minimum=0).minimum == 0


def test_public_names() -> None:
    """Profiles are at hand from the room itself."""
    assert calc.PROFILES is PROFILES
    assert calc.Profile is Profile
