"""Everything that a calculator says, word for word: values, units, steps, reasons, notes, in both languages.

`golden.json` holds what was said when it was last read through; a change of any word or number shows here, to be
looked at and then written again with `python tests/calculators/test_golden.py`.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from umkm_domain import calculators as calc
from umkm_domain.calculators.costs import cost_of, read_costs
from umkm_domain.calculators.profiles import PROFILES, Kind, Profile, Requirement, load_profile, profile_for
from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UmkmError
from umkm_domain.core.language import Text
from umkm_domain.core.plain import plain
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Recipient
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import Label, Product, ProductCategory, Storage
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind, Listing, RetailAgreement, TradingTerms
from umkm_domain.model.statistics import Method, Observation, Target, TargetKind

GOLDEN = Path(__file__).with_name("golden.json")
LEBAK, SERANG = KemendagriRegion("36.02"), KemendagriRegion("36.04")
OLD, NEW, GAP = date(2019, 7, 18), date(2026, 11, 24), date(2020, 12, 1)


def seen(value: int, unit: str = "enterprise", **more: Any) -> Observation:
    """A figure."""
    return Observation(**{"id": f"O{value}", "indicator": "ikm", "unit": unit, "value": value, **more})


def firm(**figures: Any) -> Enterprise:
    """An enterprise with figures of 2018."""
    return Enterprise(id="E1", name="A", figures=(YearFigures(year=2018, **figures),))


def goal(**more: Any) -> Target:
    """A target of the indicator `ikm`."""
    given = {"value": Fraction(1), "baseline": 10, "baseline_on": OLD, "due": date(2021, 7, 18), "unit": "enterprise"}
    return Target(**{"id": "T", "indicator": "ikm", "kind": TargetKind.INCREASE_BY, **given, **more})


def shelf() -> Registry:
    """Enterprises and products in every state that a requirement can be in."""

    def certificate(scheme: Scheme, *products: str, **more: Any) -> Certification:
        given = {"id": f"{scheme.value}-{'-'.join(products)}", "scheme": scheme, "holder_id": "E1"}
        days = {"issued_on": date(2018, 1, 1), "valid_until": date(2022, 12, 31)}
        return Certification(**{**given, "product_ids": products, **days, **more})

    food = ProductCategory.FOOD
    return Registry(
        enterprises=(
            Enterprise(id="E1", name="A", nib="9120000009901"),
            Enterprise(id="E2", name="B", nib="123", npwp="45"),
            Enterprise(id="E3", name="C", nib="1712240062057", activities=(Kbli("10391", edition=2020),)),
            Enterprise(id="E4", name="D"),
        ),
        products=(
            Product(
                id="P1",
                enterprise_id="E1",
                name="a",
                category=food,
                gtin="8998866200301",
                brand="A",
                label=Label(expiry=True, production_code=False, composition=True, net_content=False),
            ),
            Product(id="P2", enterprise_id="E1", name="b", category=food, gtin="8998866200302", mandatory_sni=True),
            Product(id="P3", enterprise_id="E2", name="c", gtin="2012345678903", storage=Storage.FROZEN),
            Product(id="P4", enterprise_id="E3", name="d", category=ProductCategory.CRAFT),
            Product(id="P5", enterprise_id="E4", name="e", category=food, net_content="250 g"),
            Product(id="P6", enterprise_id="E1", name="f", category=food, label=Label(expiry=False)),
            Product(id="P7", enterprise_id="E9", name="g", category=food),
        ),
        certifications=(
            certificate(Scheme.PIRT, "P1"),
            certificate(Scheme.HALAL, "P1"),
            certificate(Scheme.PIRT, "P2", valid_until=date(2019, 1, 1)),
            certificate(Scheme.HALAL, "P2", revoked_on=date(2019, 1, 1)),
            certificate(Scheme.PIRT, "P3"),
            certificate(Scheme.BPOM, "P5", issued_on=date(2019, 12, 1)),
            certificate(Scheme.HALAL, id="open", holder_id="E4"),
            certificate(Scheme.PIRT, "P6", issued_on=None, valid_until=None),
            certificate(Scheme.TRADEMARK, "P6"),
        ),
        agreements=(
            RetailAgreement(
                id="A1",
                kind=AgreementKind.SUPPLY,
                retailer="Toko",
                signed_on=date(2019, 1, 1),
                parties=(Party(name="A", kind=PartyKind.ENTERPRISE, enterprise_id="E1"),),
                listings=(Listing(product_id="P1"), Listing(product_id="P2", since=date(2019, 3, 1))),
            ),
        ),
    )


def grant(id: str, day: date | None = OLD, **more: Any) -> AssistanceGrant:
    """A grant of packaging to E1."""
    given = {"recipients": (Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"),), "awarded_on": day, "value": 5}
    return AssistanceGrant(**{"id": id, "kind": AssistanceKind.PACKAGING, **given, **more})


def moving() -> Registry:
    """An enterprise that rises, one that stays, one that leaves, one without figures."""

    def two(id: str, first: int | None, last: int | None, **more: Any) -> Enterprise:
        figures = (YearFigures(year=2018, sales=first), YearFigures(year=2021, sales=last))
        return Enterprise(id=id, name=id, figures=figures, **more)

    return Registry(
        enterprises=(
            two("A", 400_000_000, 3_000_000_000),
            two("B", 1, 1),
            two("C", 1, 1, closed=date(2020, 1, 1)),
            two("D", 1, None),
            evolve(two("E", None, 1), figures=(YearFigures(year=2018, net_assets=1), YearFigures(year=2021, sales=1))),
        )
    )


TERMS = TradingTerms(
    payment_days=21,
    consignment=True,
    listing_fee=5_000,
    listing_fee_total=20_000_000,
    regular_discount=Fraction(1, 10),
    fixed_rebate=Fraction(1, 100),
    conditional_rebate=Fraction(1, 50),
    promotion=Fraction(1, 100),
    distribution=Fraction(1, 100),
    other_costs=Fraction(1, 100),
)
R = [million * 10**6 for million in (70, 130, 80, 120, 100, 120, 80, 80, 60, 140, 100, 120)]
ROW = 'name = "x"\nsince = 2026-01-01\n[[requirement]]\n'
ANY = Requirement(id="a", title=Text("x", "x"), kind=Kind.BRAND)

CASES: dict[str, Callable[[], Any]] = {
    "growth": lambda: calc.growth(10, 20),
    "growth of figures": lambda: calc.growth(seen(10, method=Method.IMPUTED), seen(15, agency="B", indicator="umkm")),
    "growth from zero": lambda: calc.growth(0, 5),
    "growth from below": lambda: calc.growth(-1, 5),
    "growth of a float": lambda: calc.growth(1.5, 5),  # type: ignore[arg-type]
    "growth of text": lambda: calc.growth(1, "5"),  # type: ignore[arg-type]
    "growth of infinity": lambda: calc.growth(1, Decimal("Infinity")),
    "growth of mixed units": lambda: calc.growth(seen(1), seen(2, "product")),
    "growth of two regions": lambda: calc.growth(seen(10, as_of=NEW, region=LEBAK), seen(20, as_of=OLD, region=SERANG)),
    "cagr": lambda: calc.cagr(10, 20, Fraction(5, 2)),
    "cagr of figures": lambda: calc.cagr(seen(10), seen(20, indicator="umkm"), 2),
    "cagr of nothing": lambda: calc.cagr(10, 0, 2),
    "cagr from zero": lambda: calc.cagr(0, 5, 2),
    "cagr below zero": lambda: calc.cagr(1, -5, 2),
    "cagr in no time": lambda: calc.cagr(1, 5, 0),
    "cagr back in time": lambda: calc.cagr(1, 5, -1),
    "cagr of other years": lambda: calc.cagr(seen(10, as_of=OLD), seen(20, as_of=NEW), 3),
    "cagr beyond writing": lambda: calc.cagr(1, 10, Fraction(1, 10**6)),
    "cagr of mixed units": lambda: calc.cagr(seen(1), seen(2, "product"), 1),
    "coverage": lambda: calc.coverage(10, 15_769),
    "coverage above one": lambda: calc.coverage(seen(3, method=Method.MODELLED), seen(2, agency="B")),
    "coverage of nothing": lambda: calc.coverage(3, 0),
    "contributions": lambda: calc.contributions({"a": 4, "b": 6}, {"b": 9, "c": 3}),
    "contributions of figures": lambda: calc.contributions(
        {"a": seen(10, method=Method.IMPUTED, region=LEBAK)}, {"a": seen(20, region=SERANG)}
    ),
    "contributions of nothing": lambda: calc.contributions({}, {"b": 9}),
    "contributions from below": lambda: calc.contributions({"a": -1}, {"a": 9}),
    "contributions of mixed units": lambda: calc.contributions({"a": seen(1)}, {"a": seen(2, "product")}),
    "year on year": lambda: calc.year_on_year({2016: 4, 2017: 5, 2019: 6, 2020: 0, 2021: 1}, missing="undefined"),
    "year on year bridged": lambda: calc.year_on_year({2016: -4, 2017: 5, 2019: 6}, missing="bridge"),
    "year on year of figures": lambda: calc.year_on_year(
        [seen(1, as_of=OLD, method=Method.IMPUTED), seen(2, until=date(2020, 1, 1))], missing="bridge"
    ),
    "year on year alone": lambda: calc.year_on_year({2016: 4}, missing="bridge"),
    "year on year by a guess": lambda: calc.year_on_year({2016: 4}, missing="zero"),
    "year on year without a day": lambda: calc.year_on_year([seen(1)], missing="bridge"),
    "year on year twice": lambda: calc.year_on_year([seen(1, as_of=OLD), seen(2, as_of=OLD)], missing="bridge"),
    "year on year of half years": lambda: calc.year_on_year({2016.5: 4}, missing="bridge"),  # type: ignore[dict-item]
    "claim": lambda: calc.claim_check(675, 400, 2_700),
    "claim that holds": lambda: calc.claim_check("9.8", 1_172_800, 1_288_103, percent_rounded_to="0.1"),
    "claim of figures": lambda: calc.claim_check(100, seen(10, as_of=NEW, region=LEBAK), seen(20, as_of=OLD)),
    "claim that ends below zero": lambda: calc.claim_check(-150, 10, -5, before_rounded_to=1),
    "claim of nothing": lambda: calc.claim_check(1, 0, 5),
    "claim from below": lambda: calc.claim_check(1, -1, 5),
    "claim rounded away": lambda: calc.claim_check(1, 10, 20, before_rounded_to=20),
    "claim of text": lambda: calc.claim_check("many", 1, 5),
    "claim of a float": lambda: calc.claim_check(9.8, 1, 5),  # type: ignore[arg-type]
    "claim rounded backwards": lambda: calc.claim_check(1, 1, 5, before_rounded_to=-1),
    "claim rounded to text": lambda: calc.claim_check(1, 1, 5, after_rounded_to="x"),  # type: ignore[arg-type]
    "claim percent rounded to text": lambda: calc.claim_check(1, 1, 5, percent_rounded_to="x"),
    "claim of mixed units": lambda: calc.claim_check(1, seen(1), seen(2, "product")),
    "scale": lambda: calc.classify_scale(firm(sales=10**8, gross_assets=6 * 10**7), on=OLD, year=2018),
    "scale higher": lambda: calc.classify_scale(firm(sales=10**8, net_assets=6 * 10**7), on=OLD, conflict="higher"),
    "scale by sales": lambda: calc.classify_scale(firm(sales=10**8), on=OLD, year=2018, measure="sales"),
    "scale without assets": lambda: calc.classify_scale(firm(sales=10**8), on=OLD, year=2018),
    "scale by another measure": lambda: calc.classify_scale(firm(business_capital=1), on=NEW, measure="capital"),
    "scale by no measure": lambda: calc.classify_scale(firm(sales=1), on=NEW, measure="assets"),
    "scale of nothing": lambda: calc.classify_scale(firm(), on=OLD, year=2018),
    "scale of no year": lambda: calc.classify_scale(firm(sales=1), on=OLD, year=1999),
    "scale before figures": lambda: calc.classify_scale(firm(sales=1), on=date(2017, 1, 1)),
    "scale above 1995": lambda: calc.classify_scale(firm(sales=10**10), on=date(2000, 1, 1), year=2018),
    "scale in the gap": lambda: calc.classify_scale(firm(sales=1), on=GAP),
    "scale by turnover": lambda: calc.classify_scale(firm(sales=1), on=OLD, measure="turnover"),  # type: ignore[arg-type]
    "scale for tax": lambda: calc.classify_scale(firm(sales=1), on=OLD, purpose="tax"),  # type: ignore[arg-type]
    "scale by the mean": lambda: calc.classify_scale(firm(sales=1), on=OLD, conflict="mean"),  # type: ignore[arg-type]
    "scale by perhaps": lambda: calc.classify_scale(firm(sales=1), on=OLD, gross_assets="x"),  # type: ignore[arg-type]
    "scale on a text": lambda: calc.classify_scale(firm(sales=1), on="2019"),  # type: ignore[arg-type]
    "distance": lambda: calc.distance_to_next_class(firm(sales=10**8), on=OLD, year=2018),
    "distance by gross assets": lambda: calc.distance_to_next_class(firm(gross_assets=1), on=OLD, measure="assets"),
    "distance of the largest": lambda: calc.distance_to_next_class(firm(sales=10**12), on=OLD),
    "distance of no year": lambda: calc.distance_to_next_class(firm(sales=1), on=OLD, year=1999),
    "distance by no measure": lambda: calc.distance_to_next_class(firm(sales=1), on=NEW, measure="assets"),
    "distance of nothing": lambda: calc.distance_to_next_class(firm(), on=OLD),
    "distance by all": lambda: calc.distance_to_next_class(firm(), on=OLD, measure="all"),
    "distance by perhaps": lambda: calc.distance_to_next_class(firm(), on=OLD, gross_assets="x"),  # type: ignore[arg-type]
    "distance on a text": lambda: calc.distance_to_next_class(firm(), on="2019"),  # type: ignore[arg-type]
    "industry": lambda: calc.classify_industry(firm(workers=19, investment=10**9), on=OLD),
    "industry of nothing": lambda: calc.classify_industry(firm(workers=19), on=OLD),
    "industry of no year": lambda: calc.classify_industry(firm(workers=19), on=OLD, year=1999),
    "industry on a text": lambda: calc.classify_industry(firm(), on="2019"),  # type: ignore[arg-type]
    "bps": lambda: calc.classify_bps(firm(workers=5), on=OLD),
    "bps of nothing": lambda: calc.classify_bps(firm(), on=OLD),
    "bps of no year": lambda: calc.classify_bps(firm(workers=5), on=OLD, year=1999),
    "bps on a text": lambda: calc.classify_bps(firm(), on="2019"),  # type: ignore[arg-type]
    "sme": lambda: calc.counts_as_sme(firm(sales=3 * 10**9), on=NEW),
    "sme by workers": lambda: calc.counts_as_sme(
        evolve(firm(sales=1, workers_paid=23), activities=(Kbli("01111", edition=2020),)), on=NEW
    ),
    "sme of nothing": lambda: calc.counts_as_sme(firm(), on=NEW),
    "sme of no year": lambda: calc.counts_as_sme(firm(sales=1), on=NEW, year=1999),
    "sme on a text": lambda: calc.counts_as_sme(firm(), on="2019"),  # type: ignore[arg-type]
    "board": lambda: calc.scale_board(firm(sales=3 * 10**9, workers=18, investment=9 * 10**8), on=OLD),
    "board in the gap": lambda: calc.scale_board(
        firm(sales=1, net_assets=10**9), on=GAP, year=2018, measure="sales", purpose="registration", conflict="lower"
    ),
    "board by choice": lambda: calc.scale_board(
        firm(business_capital=1), on=NEW, year=2018, purpose="registration", conflict="lower"
    ),
    "labour": lambda: calc.labour(15_769, 31_538),
    "labour counted": lambda: calc.labour(seen(15_769), seen(31_538, "worker", method=Method.COUNTED)),
    "labour sampled": lambda: calc.labour(seen(10), seen(25, "worker", method=Method.SAMPLED)),
    "labour of imputed units": lambda: calc.labour(
        seen(1000, method=Method.IMPUTED), seen(3333, "worker", method=Method.COUNTED)
    ),
    "labour of no units": lambda: calc.labour(0, 3),
    "labour of products": lambda: calc.labour(seen(1, "product"), 3),
    "labour in rupiah": lambda: calc.labour(1, seen(3, "rupiah")),
    "intensity": lambda: calc.labour_intensity(10, 3),
    "intensity imputed": lambda: calc.labour_intensity(10, seen(3, "worker", method=Method.IMPUTED)),
    "intensity of modelled capital": lambda: calc.labour_intensity(seen(10, "rupiah", method=Method.MODELLED), 3),
    "intensity of nobody": lambda: calc.labour_intensity(10, 0),
    "intensity of products": lambda: calc.labour_intensity(seen(1, "product"), 3),
    "intensity of enterprises": lambda: calc.labour_intensity(1, seen(3)),
    "required": lambda: calc.target_required(goal(value=Fraction(1, 4))),
    "required ratio": lambda: calc.target_required(goal(kind=TargetKind.RATIO_TO_BASE, unit=None)),
    "required number": lambda: calc.target_required(goal(kind=TargetKind.ABSOLUTE, value=20)),
    "required share": lambda: calc.target_required(goal(kind=TargetKind.SHARE, value=Fraction(1, 3)), whole=100),
    "required of nothing": lambda: calc.target_required(goal(baseline=None)),
    "required of no whole": lambda: calc.target_required(goal(kind=TargetKind.SHARE)),
    "required of mixed units": lambda: calc.target_required(goal(), baseline=seen(1, "product")),
    "required of a float": lambda: calc.target_required(goal(), baseline=1.5),  # type: ignore[arg-type]
    "required of a float whole": lambda: calc.target_required(goal(), whole=1.5),  # type: ignore[arg-type]
    "progress": lambda: calc.target_progress(goal(), [seen(12, as_of=OLD)], on=date(2020, 7, 18)),
    "progress met": lambda: calc.target_progress(goal(), [seen(20, as_of=OLD)], on=date(2020, 7, 18)),
    "progress missed": lambda: calc.target_progress(goal(unit=None), [seen(12, as_of=OLD)], on=NEW),
    "progress without a due day": lambda: calc.target_progress(goal(due=None), [seen(12, as_of=OLD)], on=NEW),
    "progress without a line": lambda: calc.target_progress(goal(baseline_on=None), [seen(12, as_of=OLD)], on=OLD),
    "progress of two figures": lambda: calc.target_progress(goal(), [seen(21, as_of=OLD), seen(12, as_of=OLD)], on=OLD),
    "progress of no figure": lambda: calc.target_progress(goal(), [], on=OLD),
    "progress of no baseline": lambda: calc.target_progress(goal(baseline=None), [], on=OLD),
    "progress since the due day": lambda: calc.target_progress(goal(region=LEBAK), [seen(20, as_of=NEW)], on=NEW),
    "progress kept": lambda: calc.target_progress(
        goal(kind=TargetKind.RATIO_TO_BASE), [seen(6, as_of=OLD)], on=date(2020, 7, 18)
    ),
    "progress lost after the due day": lambda: calc.target_progress(
        goal(), [seen(22, as_of=date(2021, 7, 18)), seen(15, as_of=NEW)], on=NEW
    ),
    "progress of old figures": lambda: calc.target_progress(goal(), [seen(25, as_of=date(2010, 1, 1))], on=NEW),
    "progress of two regions": lambda: calc.target_progress(
        goal(), [seen(25, as_of=OLD, region=LEBAK), seen(5, as_of=OLD, region=SERANG)], on=NEW
    ),
    "progress of a share": lambda: calc.target_progress(
        goal(kind=TargetKind.SHARE, value=Fraction(1, 100), whole_indicator="umkm"),
        [seen(12, as_of=OLD), seen(15_769, indicator="umkm", as_of=OLD)],
        on=OLD,
    ),
    "progress from zero": lambda: calc.target_progress(goal(baseline=0), [seen(0, as_of=OLD)], on=OLD),
    "progress beyond writing": lambda: calc.target_progress(
        goal(kind=TargetKind.ABSOLUTE, value=10**28, due=date(2019, 7, 19)), [seen(1, as_of=OLD)], on=OLD
    ),
    "progress of products": lambda: calc.target_progress(goal(), [seen(1, "product", as_of=OLD)], on=OLD),
    "progress of mixed units": lambda: calc.target_progress(
        goal(unit=None), [seen(1, as_of=OLD), seen(1, "product", as_of=OLD)], on=OLD
    ),
    "progress with a float": lambda: calc.target_progress(goal(), [], on=OLD, tolerance=0.1),  # type: ignore[arg-type]
    "progress below tolerance": lambda: calc.target_progress(goal(), [], on=OLD, tolerance=-1),
    "progress on a text": lambda: calc.target_progress(goal(), [], on="2019"),  # type: ignore[arg-type]
    "trajectory": lambda: calc.target_trajectory(goal(), on=date(2020, 7, 18)),
    "trajectory from zero": lambda: calc.target_trajectory(goal(), on=OLD, required=5, baseline=0),
    "trajectory of nothing": lambda: calc.target_trajectory(goal(due=None, unit=None), on=OLD),
    "trajectory on a text": lambda: calc.target_trajectory(goal(), on="2019"),  # type: ignore[arg-type]
    "trajectory of a float": lambda: calc.target_trajectory(goal(), on=OLD, required=1.5),  # type: ignore[arg-type]
    "trajectory from a float": lambda: calc.target_trajectory(goal(), on=OLD, required=1, baseline=1.5),  # type: ignore[arg-type]
    **{
        f"readiness of {p} in {day.year}": lambda p=p, day=day: calc.readiness(p, shelf(), on=day)
        for p in ("P1", "P2", "P3", "P4", "P5", "P6", "P7")
        for day in (OLD, NEW)
    },
    "readiness elsewhere": lambda: calc.readiness("P1", shelf(), on=OLD, retailer="Alfamart"),
    "readiness told": lambda: calc.readiness(
        "P7", shelf(), on=OLD, given={"taste": True, "nib": False}, costs={"halal": (1, "certificate", 10, 21)}
    ),
    "readiness of no product": lambda: calc.readiness("P9", shelf(), on=OLD),
    "readiness told nonsense": lambda: calc.readiness("P1", shelf(), on=OLD, given={"smell": True}),
    "readiness on a text": lambda: calc.readiness("P1", shelf(), on="2019"),  # type: ignore[arg-type]
    "readiness asked": lambda: {a: calc.readiness("P7", shelf(), on=OLD).value.to_act(a) for a in calc.Actor},  # type: ignore[union-attr]
    "proof as text": lambda: [str(s.proof[0]) for s in calc.readiness("P1", shelf(), on=OLD).value.states if s.proof],  # type: ignore[union-attr]
    "funnel": lambda: calc.funnel(shelf(), on=OLD),
    "funnel of nobody": lambda: calc.funnel(Registry(), on=OLD),
    "funnel on a text": lambda: calc.funnel(shelf(), on="2019"),  # type: ignore[arg-type]
    "funnel by activity": lambda: calc.funnel_by(shelf(), by="activity", on=OLD),
    "funnel by owner": lambda: calc.funnel_by(shelf(), by="owner", on=OLD),
    "funnel change": lambda: calc.funnel_change(shelf(), shelf(), on_before=date(2018, 12, 31), on_after=OLD),
    "funnel change of nobody": lambda: calc.funnel_change(Registry(), shelf(), on_before=OLD, on_after=NEW),
    "profiles": lambda: plain(PROFILES),
    "no profile": lambda: profile_for("x", OLD, ()),
    "profile from toml": lambda: plain(
        load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "capacity"\nminimum = 1\nsources = ["s"]\nactor = "regency"')
    ),
    "profile in bad toml": lambda: load_profile("x ="),
    "profile with another key": lambda: load_profile("shop = 1"),
    "profile without a name": lambda: load_profile("since = 2026-01-01"),
    "profile of another": lambda: load_profile('name = "x"\nsince = 2026-01-01\nextends = "y"'),
    "profile of a stone": lambda: load_profile('name = "x"\nsince = 2026-01-01\ncategories = ["stone"]'),
    "requirement without a kind": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"'),
    "requirement of another kind": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "x"'),
    "requirement of another level": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "brand"\nlevel = "x"'),
    "requirement of another actor": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "brand"\nactor = "x"'),
    "requirement of another strength": lambda: load_profile(f'{ROW}id="a"\ntitle="a"\nkind="brand"\nstrength="x"'),
    "requirement of another scheme": lambda: load_profile(f'{ROW}id="a"\ntitle="a"\nkind="certificate"\nschemes=["x"]'),
    "requirement without schemes": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "certificate"'),
    "requirement without a field": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "label"'),
    "requirement without a minimum": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "shelf_life"'),
    "requirement only if": lambda: load_profile(f'{ROW}id = "a"\ntitle = "a"\nkind = "brand"\nonly_if = "x"'),
    "requirement twice": lambda: Profile(name="x", since=OLD, requirements=(ANY, ANY)),
    "cost by a float": lambda: calc.Cost("a", 1.5, "product"),  # type: ignore[arg-type]
    "cost below zero": lambda: calc.Cost("a", -1, "product"),
    "cost by a person": lambda: calc.Cost("a", 1, "person"),
    "cost that covers": lambda: calc.Cost("a", 1, "product", 3),
    "cost that covers nothing": lambda: calc.Cost("a", 1, "certificate", 0),
    "cost in no days": lambda: calc.Cost("a", 1, "product", None, -1),
    "costs as numbers": lambda: read_costs({"nib": 1}),  # type: ignore[dict-item]
    "costs half said": lambda: read_costs({"nib": (1,)}),
    "costs of a kind": lambda: read_costs([1]),  # type: ignore[list-item]
    "costs twice": lambda: read_costs([calc.Cost("a", 1, "product"), calc.Cost("a", 2, "product")]),
    "cost of a permit": lambda: plain(
        cost_of(PROFILES[0].requirements[1], read_costs({"pirt": (1, "product"), "bpom": (2, "product")}), bpom=True)
    ),
    "tax": lambda: calc.final_tax(R, year=2022, legal_form="individual"),
    "tax withheld": lambda: calc.final_tax({9: 80}, year=2023, legal_form="cooperative", withheld={9: 60}),
    "tax above the limit": lambda: calc.final_tax(R, year=2022, legal_form="pt", previous_turnover=10**10),
    "tax within the limit": lambda: calc.final_tax({1: 200}, year=2022, legal_form="pt", previous_turnover=1),
    "tax of a foundation": lambda: calc.final_tax(R, year=2022, legal_form="foundation"),
    "tax of nothing": lambda: calc.final_tax({}, year=2022, legal_form="pt"),
    "tax of eleven months": lambda: calc.final_tax([1] * 11, year=2022, legal_form="pt"),
    "tax of month 13": lambda: calc.final_tax({13: 1}, year=2022, legal_form="pt"),
    "tax of a float": lambda: calc.final_tax({1: 1.5}, year=2022, legal_form="pt"),  # type: ignore[dict-item]
    "tax withheld on more": lambda: calc.final_tax({1: 1}, year=2022, legal_form="pt", withheld={1: 2}),
    "tax of some months": lambda: calc.final_tax({9: 80, 11: 1}, year=2023, legal_form="individual", registered=OLD),
    "tax of a cv that finishes": lambda: calc.final_tax({1: 200}, year=2026, legal_form="cv"),
    "tax of a cv later": lambda: calc.final_tax({1: 200}, year=2027, legal_form="cv"),
    "tax of a cv registered": lambda: calc.final_tax({1: 200}, year=2026, legal_form="cv", registered=OLD),
    "tax given back": lambda: calc.final_tax({1: 200}, year=2025, legal_form="individual", registered=date(2018, 7, 1)),
    "tax withheld on a float": lambda: calc.final_tax({1: 1}, year=2022, legal_form="pt", withheld={1: 1.5}),  # type: ignore[dict-item]
    "tax after a float": lambda: calc.final_tax({1: 1}, year=2022, legal_form="pt", previous_turnover=1.5),  # type: ignore[arg-type]
    "tax of an ltd": lambda: calc.final_tax({1: 1}, year=2022, legal_form="ltd"),
    "tax of the year it began": lambda: calc.final_tax([0] * 6 + [100] * 6, year=2013, legal_form="cv"),
    "tax before its time": lambda: calc.final_tax({1: 1}, year=2010, legal_form="pt"),
    "tax period": lambda: calc.final_tax_period("cv", date(2022, 12, 27), on=OLD.replace(year=2025)),
    "tax period in transition": lambda: calc.final_tax_period("individual", date(2018, 6, 20), on=NEW),
    "tax period of a cooperative": lambda: calc.final_tax_period("cooperative", date(2021, 3, 1), on=NEW),
    "tax period without end": lambda: calc.final_tax_period("individual", date(2020, 1, 1), on=NEW),
    "tax period passed": lambda: calc.final_tax_period("individual", date(2026, 5, 1), on=NEW, exceeded_in=2026),
    "tax period of a foundation": lambda: calc.final_tax_period("foundation", OLD, on=NEW),
    "tax period of a new cv": lambda: calc.final_tax_period("cv", date(2026, 5, 1), on=NEW),
    "tax period of tomorrow": lambda: calc.final_tax_period("cv", NEW, on=OLD),
    "tax period on a text": lambda: calc.final_tax_period("cv", OLD, on="2019"),  # type: ignore[arg-type]
    "tax period from a text": lambda: calc.final_tax_period("cv", "2019", on=OLD),  # type: ignore[arg-type]
    "turnover": lambda: calc.turnover_admits({"own": 1, "wife": 2}, on=NEW),
    "turnover of 2015": lambda: calc.turnover_admits({"own": 10**10, "wife": 2}, on=date(2015, 1, 1)),
    "turnover of nothing": lambda: calc.turnover_admits({}, on=NEW),
    "turnover on a text": lambda: calc.turnover_admits({}, on="2019"),  # type: ignore[arg-type]
    "terms": lambda: calc.retail_terms(
        10_000, TERMS, units_a_month=300, target_reached=True, new_items=2, outlets=10, sell_days=9
    ),
    "terms not reached": lambda: calc.retail_terms(10_000, TERMS, units_a_month=300, new_items=2, cost=9),
    "terms by outlet": lambda: calc.retail_terms(10_000, evolve(TERMS, listing_fee_total=None), new_items=2),
    "terms of nothing": lambda: calc.retail_terms(10_000, TradingTerms()),
    "terms above the price": lambda: calc.retail_terms(10_000, TradingTerms(promotion=Fraction(2))),
    "terms of a float": lambda: calc.retail_terms(1.5, TERMS),  # type: ignore[arg-type]
    "terms of half items": lambda: calc.retail_terms(1, TERMS, new_items=1.5),  # type: ignore[arg-type]
    "terms of half outlets": lambda: calc.retail_terms(1, TERMS, new_items=1, outlets=1.5),  # type: ignore[arg-type]
    "terms of half days": lambda: calc.retail_terms(1, TERMS, sell_days=1.5),  # type: ignore[arg-type]
    "terms of half units": lambda: calc.retail_terms(1, TERMS, sell_days=1, units_a_month=1.5),  # type: ignore[arg-type]
    "terms of half costs": lambda: calc.retail_terms(1, TERMS, sell_days=1, units_a_month=1, cost=1.5),  # type: ignore[arg-type]
    "procurement": lambda: calc.procurement_share(3, 10, on=NEW),
    "procurement of figures": lambda: calc.procurement_share(
        seen(3, "rupiah", method=Method.IMPUTED, region=LEBAK), seen(10, "rupiah", region=SERANG), on=NEW
    ),
    "procurement of nothing": lambda: calc.procurement_share(3, 0, on=NEW),
    "procurement of packages": lambda: calc.procurement_share(seen(1, "package"), 1, on=NEW),
    "procurement from packages": lambda: calc.procurement_share(1, seen(1, "package"), on=NEW),
    "procurement on a text": lambda: calc.procurement_share(1, 1, on="2019"),  # type: ignore[arg-type]
    "renewals": lambda: calc.renewals(shelf(), on=date(2022, 6, 1)),
    "renewals under the duty": lambda: calc.renewals(
        Registry(certifications=(Certification(id="C", scheme=Scheme.PIRT, valid_until=NEW, product_ids=("P1",)),)),
        on=date(2026, 1, 31),
    ),
    "renewals of nothing": lambda: calc.renewals(Registry(), on=NEW),
    "renewals in no time": lambda: calc.renewals(Registry(), on=NEW, months=0),
    "renewals on a text": lambda: calc.renewals(Registry(), on="2019"),  # type: ignore[arg-type]
    "machines": lambda: calc.machine_reimbursement(10**10, on=date(2020, 1, 1), industry="small", imported=True),
    "machines of 2016": lambda: calc.machine_reimbursement(10, on=date(2016, 1, 1), industry="medium", imported=False),
    "machines under the floor": lambda: calc.machine_reimbursement(1, on=OLD, industry="medium", imported=False),
    "machines of the large": lambda: calc.machine_reimbursement(1, on=OLD, industry="large", imported=False),  # type: ignore[arg-type]
    "machines of a float": lambda: calc.machine_reimbursement(1.5, on=OLD, industry="small", imported=False),  # type: ignore[arg-type]
    "machines on a text": lambda: calc.machine_reimbursement(1, on="x", industry="small", imported=False),  # type: ignore[arg-type]
    "bpum": lambda: calc.bpum_total(12_000_000, on=date(2020, 5, 1)),
    "bpum of persons": lambda: calc.bpum_total(seen(2, "person"), on=date(2020, 5, 1)),
    "bpum of recipients": lambda: calc.bpum_total(seen(2, "recipient"), on=date(2020, 5, 1)),
    "bpum of enterprises": lambda: calc.bpum_total(seen(2), on=date(2020, 5, 1)),
    "bpum of fewer than none": lambda: calc.bpum_total(-1, on=date(2020, 5, 1)),
    "bpum of products": lambda: calc.bpum_total(seen(2, "product"), on=date(2020, 5, 1)),
    "bpum of a float": lambda: calc.bpum_total(1.5, on=date(2020, 5, 1)),  # type: ignore[arg-type]
    "bpum on a text": lambda: calc.bpum_total(1, on="2019"),  # type: ignore[arg-type]
    "double aid": lambda: calc.double_aid(
        Registry(grants=(grant("G1", giver=Party(name="D", kind=PartyKind.GOVERNMENT)), grant("G2"), grant("G3", None)))
    ),
    "double aid without values": lambda: calc.double_aid(
        Registry(grants=(grant("G1", value=None), grant("G2", value=None)))
    ),
    "double aid of nothing": lambda: calc.double_aid(Registry()),
    "graduation": lambda: calc.graduation(moving(), on_before=date(2018, 12, 31), on_after=date(2021, 12, 31)),
    "graduation of nobody": lambda: calc.graduation(Registry(), on_before=OLD, on_after=NEW),
    "graduation of one who left": lambda: calc.graduation(
        Registry(enterprises=(Enterprise(id="E9", name="X", closed=OLD),)), on_before=OLD, on_after=NEW
    ),
    "graduation backwards": lambda: calc.graduation(Registry(), on_before=NEW, on_after=OLD),
    "graduation by both": lambda: calc.graduation(Registry(), on_before=OLD, on_after=NEW, conflict="both"),  # type: ignore[arg-type]
    "graduation from a text": lambda: calc.graduation(Registry(), on_before="2019", on_after=NEW),  # type: ignore[arg-type]
    "graduation to a text": lambda: calc.graduation(Registry(), on_before=OLD, on_after="2019"),  # type: ignore[arg-type]
    "table of a number": lambda: calc.table(1),  # type: ignore[arg-type]
}


def said(case: Callable[[], Any]) -> Any:
    """All that a case says, as plain data; an error says its kind and its words."""
    try:
        result = case()
    except UmkmError as error:
        return {"error": type(error).__name__, "message": str(error)}
    if not isinstance(result, Computation):
        return json.loads(json.dumps(plain(result)))
    whole = result.to_dict()
    whole["rounding"] = [result.rounding.digits, result.rounding.rule]
    return _without_editions(json.loads(json.dumps(whole)))


def _without_editions(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_editions(inner) for key, inner in value.items() if key != "edition"}
    return [_without_editions(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    """What is said now is what was said when it was last read through."""
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))[name]
    assert expected == said(CASES[name])


def test_golden_has_no_leftovers() -> None:
    """Every entry of the file belongs to a case."""
    assert set(CASES) == set(json.loads(GOLDEN.read_text(encoding="utf-8")))


if __name__ == "__main__":
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(said(case), ensure_ascii=False, sort_keys=True)}"
        for name, case in CASES.items()
    )
    GOLDEN.write_text("{\n" + rows + "\n}\n", encoding="utf-8")
