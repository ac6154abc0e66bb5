"""Every rule explains itself, in both languages and as data."""

import json

import pytest

from umkm_domain.core.errors import UnknownCodeError
from umkm_domain.core.language import LANGUAGES, Language
from umkm_domain.rules import CATALOGUE, Rule
from umkm_domain.rules.explaining import details, explain, known


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_explains_itself(rule: Rule, language: Language) -> None:
    """Title, message, remedy, each key of law and one example of each kind are told."""
    text = explain(rule.code, language)
    assert text.startswith(f"{rule.code}: {rule.title.show(language)}\n")
    for part in (rule.message.show(language), rule.remedy.show(language), *rule.law_keys):
        assert part in text
    assert (rule.why is None) == ({"id": "Mengapa", "en": "Why"}[language] not in text)
    assert {"id": "Kena (", "en": "Triggers ("}[language] in text
    text.encode("utf-8")


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_is_data(rule: Rule) -> None:
    """What a rule is goes through JSON and back unchanged."""
    data = details(rule.code)
    assert json.loads(json.dumps(data)) == data
    assert [entry["key"] for entry in data["basis"]] == list(rule.law_keys)
    assert {example["triggers"] for example in data["examples"]} == {True, False}


def test_weights_follow_the_confidence_of_the_law() -> None:
    """Certain law weighs as the rule says, probable law a warning, unsure law nothing, a repeal is a gap."""
    fee = {e["citation"]: e["weight"] for e in details("RTL006")["basis"][0]["entries"]}
    assert fee == {
        "Permendag 53/M-DAG/PER/12/2008 art. 7": "error",
        "Permendag 70/M-DAG/PER/12/2013 art. 9": "warning",
        "Permendag 23/2021 art. 11": "never",
    }
    classes = {e["citation"]: e["weight"] for e in details("ENT010")["basis"][0]["entries"]}
    assert classes["UU 11/2020 art. 87"] == "gap"
    assert classes["UU 20/2008 art. 6"] == "info"
    assert "[U: does not judge]" in explain("RTL006", "en")
    assert "[C: celah]" in explain("ENT010")


def test_a_page_of_text() -> None:
    """One rule in full."""
    assert explain("TGT001", "en").splitlines() == [
        "TGT001: a target without a unit",
        "  Severity: warning",
        "  Applies to: targets",
        "  Finding: The target for {indicator} does not say what it counts.",
        "  Remedy: Name the unit: enterprises, products, listings, workers or rupiah.",
        "  Basis:",
        "    good practice, no article",
        "  Triggers (2019-07-18):",
        '    {"record": "Target", "id": "T1", "indicator": "retail.enterprises", "kind": "increase_by", '
        '"value": "1/1", "baseline": 10, "baseline_on": "2019-07-18", "due": "2020-07-18"}',
        "  Does not trigger (2019-07-18):",
        '    {"record": "Target", "id": "T1", "indicator": "retail.enterprises", "kind": "increase_by", '
        '"value": "1/1", "unit": "enterprise", "baseline": 10, "baseline_on": "2019-07-18", "due": "2020-07-18"}',
    ]
    assert "days = 90 days: hari sebelumnya" in explain("CER003")


def test_examples_show_what_is_known() -> None:
    """Empty parts are left out, zero stays, and a region is its code."""
    assert known({"a": None, "b": [], "c": {}, "d": False, "e": 0, "f": [{"code": "36.02"}]}) == {
        "e": 0,
        "f": ["36.02"],
    }


def test_unknown_code_names_the_nearest() -> None:
    """A misspelt code is an error that helps."""
    for ask in (explain, details):
        with pytest.raises(UnknownCodeError, match=r"did you mean TGT001\?"):
            ask("TGT0O1")
