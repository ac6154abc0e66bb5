"""Every rule explains itself, in both languages and as data."""

import json
from inspect import signature

import pytest

from umkm_domain.core.errors import UnknownCodeError
from umkm_domain.core.language import LANGUAGES, Language
from umkm_domain.core.plain import plain
from umkm_domain.rules import CATALOGUE, Rule
from umkm_domain.rules import _samples as some
from umkm_domain.rules.explaining import _shown, details, explain, known


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


def test_data_of_one_rule() -> None:
    """Every part of a rule under its name."""
    data = details("RTL021")
    first, last = data["examples"][0], data["examples"][-1]
    assert {k: v for k, v in data.items() if k != "examples"} == {
        "code": "RTL021",
        "title": {
            "id": "bagian produk UMKM di bawah kuota daerah",
            "en": "share of MSME products below the local quota",
        },
        "severity": "warning",
        "applies_to": "observations",
        "across": False,
        "emitted_by": None,
        "message": {
            "id": "Bagian {of_id} UMKM {share} %, kuota daerahnya {quota} %.",
            "en": "The MSME share of {of_en} is {share} %, the local quota {quota} %.",
        },
        "remedy": {
            "id": "Tambah produk UMKM, atau tunjukkan hitungan lain.",
            "en": "Add MSME products, or show another count.",
        },
        "why": {
            "id": "Hanya dinilai bila wilayah hukumnya disebut (jurisdiction).",
            "en": "Judged only where the jurisdiction is named.",
        },
        "law_keys": ["retail.local_quota"],
        "basis": [
            {
                "key": "retail.local_quota",
                "entries": [
                    {
                        "citation": name,
                        "since": since,
                        "until": None,
                        "confidence": "P",
                        "weight": "warning",
                    }
                    for name, since in (
                        ("Perwal Kota Tangerang tentang toko swalayan", "2019-03-01"),
                        ("Perda Kab. Majalengka 10/2022", "2022-01-01"),
                        ("MoU Kab. Aceh Barat Daya dengan Indomarco 2025", "2025-08-01"),
                    )
                ],
            }
        ],
        "sources": [],
        "parameters": [],
    }
    assert (first["triggers"], first["on"], first["jurisdiction"]) == (True, "2019-07-18", "36.71")
    assert (last["triggers"], last["jurisdiction"]) == (False, None)
    assert first["records"][0]["record"] == "Observation"
    assert first["records"][0]["region"] == "36.71"


def test_data_of_parameters_sources_and_text() -> None:
    """Parameters with their title, sources as they are cited, periods with their end, and text as text."""
    soon = details("CER003")["parameters"][0]
    assert (soon["name"], soon["default"], soon["unit"], soon["title"]["en"]) == ("days", 90, "days", "days ahead")
    assert details("RTL012")["sources"] == ["UU 20/2008 art. 26"]
    assert details("RTL004")["basis"][0]["entries"][0]["until"] == "2014-06-11"
    emitted = next(rule for rule in CATALOGUE if rule.check is None)
    data = details(emitted.code)
    assert data["emitted_by"] == emitted.emitted_by
    assert all(isinstance(text, str) for example in data["examples"] for text in example["records"])
    odd = [text for rule in CATALOGUE for e in details(rule.code)["examples"] for text in e["records"]]
    assert any("\\udc" in text for text in odd if isinstance(text, str))


def test_words_of_a_page() -> None:
    """A page in Indonesian with law, reason, parameters and examples, each under its word."""
    text = explain("AST021", "id")
    assert [line for line in text.splitlines() if line.startswith("  ") and not line.startswith("    ")] == [
        "  Bobot: catatan",
        "  Berlaku untuk: grants",
        "  Temuan: {id}: bantuan {kind} pada {day}, belum ada sertifikat yang dicatat sebagai hasilnya.",
        "  Perbaikan: Isi certification_ids, atau cari sebab kegagalannya.",
        "  Dasar:",
        "  Besaran:",
        "  Kena (2019-07-18):",
        "  Tidak kena (2019-07-18):",
    ]
    assert "    months = 12 months: bulan sesudah bantuan" in text
    payment = explain("RTL004", "en").splitlines()
    assert "    retail.payment" in payment
    assert "      2007-12-27 .. 2014-06-11  Perpres 112/2007 art. 9  [P: warning]" in payment
    assert "      2021-02-02 ..   PP 29/2021 art. 95(1)b  [C: error]" in payment
    assert "    UU 20/2008 Pasal 26" in explain("RTL012", "id").splitlines()
    assert "good practice" not in explain("RTL012", "en")


def test_a_page_speaks_one_language_throughout() -> None:
    """Reason, act and parameters in the language asked for; Indonesian when none is."""
    assert signature(explain).parameters["language"].default == "id"
    english, indonesian = explain("RTL004", "en"), explain("RTL004", "id")
    assert "  Why: From June 2014 to 1 February 2021 only supplies" in english
    assert "  Mengapa: Dari Juni 2014 sampai 1 Februari 2021 hanya pasokan" in indonesian
    assert "PP 29/2021 art. 95(1)b" in english
    assert "PP 29/2021 Pasal 95(1)b" in indonesian
    assert "    months = 12 months: months after the help" in explain("AST021", "en").splitlines()


def test_records_of_a_page() -> None:
    """A text of an example stands line by line, a record on one line in its own letters."""
    assert _shown("nib;nama\n1;Kopi\n") == ["nib;nama", "1;Kopi"]
    cafe = some.food(brand="Café")
    assert _shown(cafe) == [json.dumps({"record": "Product", **known(plain(cafe))}, ensure_ascii=False)]
    assert "Café" in _shown(cafe)[0]
