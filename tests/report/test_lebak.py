"""The main job on Lebak 2019 and on West Java: every figure computed, under the names that others read."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from umkm_domain import GapError, load
from umkm_domain.core.errors import UsageError
from umkm_domain.report.layout import lay_out
from umkm_domain.report.summary import Summary, summarise
from umkm_domain.report.text import to_text

ROOT = Path(__file__).parents[2]
DAY = date(2019, 7, 18)


def summary(name: str = "lebak-2019", **options: Any) -> Summary:
    """The summary of an example data set."""
    result = load(ROOT / "examples" / name)
    options.setdefault("on", result.registry.about.reference_date)
    return summarise(result, name=name, **options)


@pytest.fixture(scope="module")
def lebak() -> dict[str, Any]:
    """The JSON of Lebak."""
    return json.loads(json.dumps(summary().to_dict()))


@pytest.fixture(scope="module")
def jabar() -> dict[str, Any]:
    """The JSON of West Java."""
    return json.loads(json.dumps(summary("jabar-2019-2021").to_dict()))


def test_coverage_is_of_enterprises_and_products_stand_apart(lebak: dict[str, Any]) -> None:
    """10 of 15,769 enterprises, 0.0634 %; 15 products without a share."""
    assert "10/15769" == lebak["coverage"]["enterprises"]
    assert "0.0634" == lebak["coverage"]["enterprises_percent"]
    assert 15 == lebak["coverage"]["products"]
    assert ["15 IKM"] == [o["statement"] for o in lebak["coverage"]["conflicting"]]


def test_two_workers_a_unit_is_imputed(lebak: dict[str, Any]) -> None:
    """31,538 is exactly twice 15,769, so it was not counted, and a finding says so."""
    assert Fraction(2) == Fraction(lebak["labour"]["workers_per_unit"])
    assert "imputed" == lebak["labour"]["method"]
    assert any("STA" in f["code"] and "31.538" in f["message"]["id"] for f in lebak["findings"])


def test_contradicting_statements_are_quoted(lebak: dict[str, Any]) -> None:
    """The finding on 15 products and 15 IKM quotes both statements."""
    quoting = [f for f in lebak["findings"] if "15 IKM" in json.dumps(f, ensure_ascii=False)]
    assert quoting
    assert any("15 produk dari 10 IKM" in f["message"]["id"] for f in quoting)


def test_series_fell_while_growth_was_claimed(lebak: dict[str, Any]) -> None:
    """From 16,500 to 15,769 is -4.4 %; the other reading of 2017 is worked out too."""
    (series,) = (s for s in lebak["series"] if s["indicator"] == "ikm")
    changes = {(c["before"], c["after"]): c["percent"] for c in series["changes"]}
    assert "-4.4" == changes[16500, 15769]
    assert "-14.8" == changes[18500, 15769]


def test_target_has_three_readings(lebak: dict[str, Any]) -> None:
    """20 enterprises as stated; 30 on products; 10 if 100 % is a ratio to the base."""
    readings = {(t["unit"], t["kind"]): t["required"] for t in lebak["targets"]}
    assert {
        ("enterprise", "increase_by"): 20,
        ("product", "increase_by"): 30,
        ("enterprise", "ratio_to_base"): 10,
    } == readings
    assert [False] * 3 == [t["due_in_source"] for t in lebak["targets"]]


def test_due_date_gives_growth_a_year() -> None:
    """Doubling in exactly two years takes the square root of two, less one, a year."""
    reading = summary(due=date(2021, 7, 18)).targets[0]
    assert reading.annual is not None
    assert str(reading.annual.value).startswith("0.41421356237309504880168872")
    assert date(2021, 7, 18) == reading.due


def test_documents_are_four_and_none_is_a_supply_contract(lebak: dict[str, Any]) -> None:
    """Two PKS, one official record, one gift by CSR that is no enterprise assistance."""
    documents = lebak["documents"]
    kinds = sorted(d["kind"] for d in documents if d["type"] == "RetailAgreement")
    assert ["official_record", "pks", "pks"] == kinds
    (gift,) = (d for d in documents if d["type"] == "AssistanceGrant")
    assert "csr" == gift["channel"]
    assert gift["enterprise_assistance"] is False
    assert not any(d["supply_contract_with_enterprise"] for d in documents)
    parties = {p["name"] for d in documents if d["kind"] == "pks" for p in d["parties"]}
    assert {"PT SAT", "Dekranasda Kabupaten Lebak", "KONI Kabupaten Lebak"} == parties


def test_law_is_that_of_the_day(lebak: dict[str, Any]) -> None:
    """UU 20/2008 art. 6 for size classes; every entry in force on the day; nothing of 2021."""
    law = {entry["key"]: entry for entry in lebak["law"]}
    assert "UU 20/2008 art. 6" == law["scale.general"]["citation"]
    assert all(e["since"] <= "2019-07-18" and (e["until"] or "9999") >= "2019-07-18" for e in lebak["law"])
    assert not any("PP 7/2021" in e["citation"] for e in lebak["law"])


def test_a_day_without_law_names_both_neighbours() -> None:
    """On 1 December 2020 no size classes are in force."""
    with pytest.raises(GapError, match=r"UU 20/2008 art. 6 .*PP 7/2021 art. 35") as caught:
        summary(on=date(2020, 12, 1))
    assert caught.value.before is not None
    assert caught.value.after is not None


def test_readiness_has_one_entry_a_product_and_says_why(lebak: dict[str, Any]) -> None:
    """15 products, each marked illustrative, each with requirements met, missing or unknown."""
    assert 15 == len(lebak["readiness"])
    assert all(entry["illustrative"] for entry in lebak["readiness"])
    states = {r["state"] for entry in lebak["readiness"] for r in entry["requirements"]}
    assert {"met", "missing", "unknown"} == states - {"not_needed"}
    missing = {
        (entry["product"], r["name"]) for entry in lebak["readiness"] for r in entry["requirements"]
        if r["state"] == "missing"
    }  # fmt: skip
    assert any(product == "P04" and "permit" in name for product, name in missing)
    assert any(product == "P09" and "barcode" in name for product, name in missing)


def test_funnel_counts_enterprises_and_products(lebak: dict[str, Any]) -> None:
    """10 enterprises and 15 products at its mouth and, being in retail, at its end."""
    steps = lebak["funnel"]["steps"]
    assert (10, 15) == (steps[0]["enterprises"], steps[0]["products"])
    assert (10, 15) == (steps[-1]["enterprises"], steps[-1]["products"])
    assert all(step["enterprises"] <= 10 and step["products"] <= 15 for step in steps)


def test_illustrative_records_agree_with_the_published_totals(lebak: dict[str, Any]) -> None:
    """10 enterprises and 15 products, all marked; nothing real is marked."""
    assert (10, 15) == (lebak["illustrative"]["enterprises"], lebak["illustrative"]["products"])
    assert "observations" not in lebak["illustrative"]


def test_west_java_totals_and_growth(jabar: dict[str, Any]) -> None:
    """2,481, 5,514, 3,606; +122.2 % then -34.6 %."""
    (totals,) = jabar["totals"]
    assert [2481, 5514, 3606] == [p["total"] for p in totals["periods"]]
    assert ["2019", "2020", "2021"] == [p["period"] for p in totals["periods"]]
    assert ["122.2", "-34.6"] == [g["percent"] for g in totals["growth"]]
    assert [Fraction(5514, 2481) - 1, Fraction(3606, 5514) - 1] == [Fraction(g["value"]) for g in totals["growth"]]


def test_west_java_zero_cells_have_no_growth(jabar: dict[str, Any]) -> None:
    """506 zero cells; growth from zero is undefined, counted, and said why; nothing is dropped."""
    (totals,) = jabar["totals"]
    assert 506 == totals["zero_cells"]
    assert 810 == totals["compared_cells"]
    assert 0 < totals["undefined_growth_cells"] < 506
    assert totals["undefined_reason"]["id"]
    assert "inf" not in json.dumps(totals).lower().replace("info", "")
    assert 27 == len(totals["regions"])


def test_nothing_is_typed_in() -> None:
    """With one more enterprise counted, every figure that rests on the count moves."""
    result = load(ROOT / "examples/lebak-2019")
    registry = result.registry
    changed = registry.with_(*(evolve(o, value=o.value + 1) for o in registry.observations if o.id == "ikm-2019"))
    moved = summarise(evolve(result, registry=changed), name="lebak-2019", on=DAY).to_dict()
    assert "1/1577" == moved["coverage"]["enterprises"]
    assert "imputed" != moved["labour"]["method"]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ["lebak-2019", "jabar-2019-2021"])
def test_text_is_complete_in_both_languages(name: str, language: Any) -> None:
    """The terminal text holds the figures of the JSON and leaves no placeholder."""
    text = to_text(lay_out(summary(name)), language)
    wanted = {"lebak-2019": ("15", "20", "UU 20/2008"), "jabar-2019-2021": ("506",)}[name]
    assert all(word in text for word in wanted)
    assert "{" not in text.replace("{}", "")


def test_a_due_date_of_the_caller_is_used_for_the_status_too() -> None:
    """Given a due date the target is measurable, while the report still says that the source gives none."""
    given = summary(due=date(2021, 7, 18))
    stated = given.targets[0]
    assert stated.progress is not None
    assert stated.progress.value is not None
    assert stated.progress.value.reason is None
    assert stated.target.due is None
    shown = to_text(lay_out(given), "en")
    assert "The source gives no due date." in shown
    assert "not_measurable" not in shown


def test_kinds_of_parties_are_in_the_language_of_the_report() -> None:
    """The Indonesian report names kinds of parties in Indonesian."""
    document = lay_out(summary())
    assert [True, False] == ["(peritel)" in to_text(document, "id"), "(retailer)" in to_text(document, "id")]
    assert [False, True] == ["(peritel)" in to_text(document, "en"), "(retailer)" in to_text(document, "en")]


def test_a_due_date_before_the_baseline_is_wrong_use() -> None:
    """No target is due before the day it is measured from; the message names both days."""
    with pytest.raises(UsageError, match="on or after 2019-07-18, the baseline of retail-2019, got 2019-07-17"):
        summary(due=date(2019, 7, 17))
