"""Law on short pages: changes by day, regions, amounts and years, and Indonesian to the last word."""

from datetime import date
from typing import Any

import pytest

from umkm_domain import cli
from umkm_domain.core.errors import UnknownCodeError, UsageError
from umkm_domain.core.glossary import WORDS, spoken
from umkm_domain.core.plain import plain
from umkm_domain.law import LAW
from umkm_domain.report import law_words
from umkm_domain.report.law_pages import change_dict, change_lines, law_changes, law_lines, law_selection, only_local

DAY = date(2019, 7, 18)
PLACES = ("11.12", "32.10", "36.71")


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for part in value.values() for name in _names(part)}
    return {name for part in value for name in _names(part)} if isinstance(value, list) else set()


def _codes(value: Any) -> set[str]:
    if isinstance(value, dict | list):
        return {code for part in (value.values() if isinstance(value, dict) else value) for code in _codes(part)}
    return {value} if isinstance(value, str) and value.isidentifier() and value.islower() else set()


def test_changes_are_those_of_the_book() -> None:
    """By day and key; of one key, of one region, with national law always among them."""
    first, last = date(2019, 1, 1), date(2026, 12, 31)
    assert law_changes(LAW, first, last) == list(LAW.changes(first, last))
    days = [change.day for change in law_changes(LAW, first, last, key="scale.general")]
    assert days == [date(2020, 11, 2), date(2021, 2, 2)]
    local = law_changes(LAW, first, last, key="retail.local_quota", jurisdiction="32.10")
    assert [change.jurisdiction for change in local] == ["32.10"]
    assert len(law_changes(LAW, first, last, key="retail.local_quota")) == 3
    with pytest.raises(UnknownCodeError):
        law_changes(LAW, first, last, key="scale.genral")
    with pytest.raises(UsageError):
        law_changes(LAW, last, first)


def test_a_change_shows_what_was_before_and_what_is_after() -> None:
    """An end without a successor, and a beginning without a predecessor, have a dash on their side."""
    end, begin = law_changes(LAW, date(2020, 1, 1), date(2021, 12, 31), key="scale.general")
    lines = change_lines(end, LAW.timeline("scale.general"), "en")
    assert lines[0] == "2020-11-02  scale.general: size classes of micro, small and medium enterprises"
    assert lines[1] == "  before: 2008-07-04 .. 2020-11-01  UU 20/2008 art. 6  [enacted, C, rupiah]"
    assert lines[2] == "    sales micro: <= 300,000,000"
    assert lines[-1] == "  after: –"
    data = change_dict(begin)
    assert (data["day"], data["key"], data["before"]) == ("2021-02-02", "scale.general", None)
    assert data["after"]["citation"] == "PP 7/2021 art. 35"


def test_years_are_no_amounts_and_amounts_have_thousands() -> None:
    """5,000 rupiah an outlet stands beside 20,000,000, and the edition of 2020 stays a year."""

    def said(key: str, on: date) -> str:
        return "\n".join(law_lines(*law_selection(LAW, key=key, on=on)[0], "en"))

    fee = said("retail.listing_fee_minimarket", DAY)
    assert "per outlet: 5,000" in fee
    assert "ceiling: 20,000,000" in fee
    assert "edition: 2020" in said("certification.kbli_edition", date(2021, 1, 1))


def test_law_of_regions_alone() -> None:
    """The regions are named where no national law stands beside them; a region sees its own."""
    assert only_local(LAW, "retail.local_quota") == PLACES
    assert only_local(LAW, "scale.general") == ()
    (found,) = law_selection(LAW, key="retail.local_quota", on=date(2024, 1, 1), jurisdiction="32.10")
    assert [entry.jurisdiction for entry in found[1]] == ["32.10"]


@pytest.mark.parametrize("timeline", list(LAW), ids=lambda timeline: timeline.key)
def test_everything_has_a_word_in_indonesian(timeline: Any) -> None:
    """Every name of a part, every unit and every code that a value of law holds."""
    words = set(law_words.VALUES) | {"id", "umkm", "firma", "forum"}
    for entry in timeline:
        value = plain(entry.value)
        names = {name for name in _names(value) if law_words.part(name) == name.replace("_", " ")}
        assert names <= {"target"}
        assert {one for one in entry.unit.split("; ") if one not in law_words.UNITS} == set()
        assert {code for code in _codes(value) if spoken(code, "id") == code.replace("_", " ")} <= words
        whole = {name for name in _names(value) if "_" in name and name.replace("_", " ") not in WORDS}
        assert whole <= set(law_words.PARTS)
    for language in ("id", "en"):
        assert [] == [line for line in law_lines(timeline, list(timeline), language)[1:] if "_" in line]


@pytest.mark.parametrize(
    ("words", "id", "en"),
    [
        (
            ["retail.local_quota", "--on", "2024-01-01"],
            "sebut daerahnya dengan --jurisdiction",
            "--jurisdiction (11.12",
        ),
        (["scale.general", "--jurisdiction", "abc"], "perlu kode Kemendagri", "expected a Home Ministry code"),
        (["--changes", "2019.."], "perlu dua tahun atau hari seperti 2019..2026", "expected two years or days"),
        (["--changes", "abcd..2020"], "perlu dua tahun", "expected two years"),
        (["--changes", "2021..2020"], "perlu dua tahun", "expected two years"),
        (["scale.GENERAL"], "maksudnya scale.general?", "did you mean scale.general?"),
    ],
)
def test_what_is_asked_wrongly_is_told(words: list[str], id: str, en: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language asked for, with the way out."""
    for language, expected in (("id", id), ("en", en)):
        assert cli.main(["law", *words, "--lang", language]) == 2
        assert expected in capsys.readouterr().err


def test_the_command_prints_changes_and_says_when_nothing_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Changes by day in text and JSON; unverified entries only when asked for; never an empty line."""
    assert cli.main(["law", "--changes", "2019..2026", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "2020-11-02  scale.general" in text
    assert "  after: –" in text
    assert ", U, " not in text
    assert cli.main(["law", "--changes", "2019..2026", "--unverified"]) == 0
    assert ", U, " in capsys.readouterr().out
    assert cli.main(["law", "scale.general", "--unverified"]) == 0
    assert capsys.readouterr().out == "Tidak ada yang cocok.\n"
    assert cli.main(["law", "retail.local_quota", "--on", "2024-01-01", "--jurisdiction", "32.10"]) == 0
    assert "Perda Kab. Majalengka 10/2022" in capsys.readouterr().out


def test_an_annex_within_an_article_is_told_in_indonesian() -> None:
    """Both where the article begins with it and where it follows."""
    entry = LAW.at("certification.pirt_admission", date(2025, 1, 1))
    assert entry.citation.show("id") == "Peraturan BPOM 4/2024 Pasal 3, 10 dan Lampiran I"
    assert entry.citation.show("en") == "Peraturan BPOM 4/2024 art. 3, 10 and Annex I"
