"""KBLI codes of both editions: titles, moves, codes with another meaning, categories, status."""

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.codes import KBLI_EDITIONS, KBLI_MOVES, CodeStatus, Kbli, kbli_codes
from umkm_domain.core.errors import IdentifierError

codes = st.integers(0, 99999).map("{:05d}".format)
editions = st.sampled_from(KBLI_EDITIONS)


@given(codes, editions)
def test_any_five_digits_are_a_code(code: str, edition: int) -> None:
    """Five digits are kept whatever they are; the letter of the category is dropped; `str` is the code."""
    kbli = Kbli(code, edition=edition)
    assert code == kbli.code == str(kbli)
    assert kbli == Kbli(f"C{code}", edition=edition) == Kbli(f" c.{code} ", edition=edition)
    assert kbli == Kbli(kbli, edition=edition)
    assert (code[:4], code[:3], code[:2]) == kbli.parents
    assert code[:2] == kbli.division


@given(codes)
def test_the_edition_is_part_of_the_value(code: str) -> None:
    """The same digits of two editions are two values."""
    assert Kbli(code, edition=2020) != Kbli(code, edition=2025)
    assert Kbli(code, edition=2020) != code
    assert 2 == len({Kbli(code, edition=2020), Kbli(code, edition=2025), Kbli(code, edition=2020)})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1039", "length"),
        ("103911", "length"),
        ("", "length"),
        ("C1039", "characters"),
        ("1039l", "characters"),
        ("10.391", "characters"),
        ("１０３９１", "characters"),
        (10391, "type"),
        (None, "type"),
    ],
)
def test_what_is_no_code_is_refused(text: object, code: str) -> None:
    """Anything but five digits is refused with its code."""
    with pytest.raises(IdentifierError) as caught:
        Kbli(text, edition=2020)  # type: ignore[arg-type]
    assert code == caught.value.code


@pytest.mark.parametrize("edition", [2015, 2026, "2020", None, True, 2020.0])
def test_only_two_editions_are_known(edition: object) -> None:
    """Another edition is refused, and none is assumed."""
    with pytest.raises(IdentifierError) as caught:
        Kbli("10391", edition=edition)  # type: ignore[arg-type]
    assert "component" == caught.value.code
    with pytest.raises(TypeError):
        Kbli("10391")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("code", "edition", "name", "status"),
    [
        ("10391", 2020, "Industri Tempe Kedelai", "retired"),
        ("10307", 2025, "PEMBUATAN TEMPE KEDELAI", "current"),
        ("10391", 2025, "", "unknown"),
        ("10307", 2020, "", "unknown"),
        ("10710", 2020, "Industri Produk Roti Dan Kue", "current"),
        ("10710", 2025, "INDUSTRI PRODUK BAKERI", "current"),
        ("10772", 2020, "Industri Bumbu Masak Dan Penyedap Masakan", "retired"),
        ("10772", 2025, "INDUSTRI GARAM KONSUMSI BERYODIUM", "current"),
        ("00000", 2020, "", "unknown"),
    ],
)
def test_names_and_statuses(code: str, edition: int, name: str, status: str) -> None:
    """Title and status of a code in its edition."""
    kbli = Kbli(code, edition=edition)
    assert (name, status) == (kbli.name, kbli.status)


@pytest.mark.parametrize(("old", "new"), KBLI_MOVES)
def test_moves_go_both_ways(old: str, new: str) -> None:
    """Each move of the facts names two codes that exist, and leads there and back."""
    before, after = Kbli(old, edition=2020), Kbli(new, edition=2025)
    assert before.name
    assert after.name
    assert after == before.successor
    assert before == after.predecessor
    assert CodeStatus.RETIRED is before.status


def test_the_six_moves_of_the_facts() -> None:
    """Tempe, tofu, batik, ice cream, soft drinks and other drinks."""
    expected = {
        ("10391", "10307"),
        ("10392", "10308"),
        ("13134", "13133"),
        ("10531", "10503"),
        ("11040", "11053"),
        ("11090", "11059"),
    }
    assert expected == set(KBLI_MOVES)


@pytest.mark.parametrize("code", ["10772", "11040", "13912", "15121"])
def test_codes_with_another_meaning_are_flagged(code: str) -> None:
    """A code that came back with another meaning is flagged in both editions and succeeds nothing."""
    assert Kbli(code, edition=2020).is_reused
    assert Kbli(code, edition=2025).is_reused
    assert Kbli(code, edition=2020).successor != Kbli(code, edition=2025)
    assert None is Kbli(code, edition=2025).predecessor
    assert CodeStatus.RETIRED is Kbli(code, edition=2020).status


def test_13133_is_batik_since_2025_and_was_printing() -> None:
    """The code that batik moved to had another meaning before."""
    assert Kbli("13133", edition=2020).is_reused
    assert None is Kbli("13133", edition=2020).successor
    assert Kbli("13134", edition=2020) == Kbli("13133", edition=2025).predecessor


@pytest.mark.parametrize(
    "code",
    [
        "10710",
        "10722",
        "10733",
        "10750",
        "10761",
        "10771",
        "10792",
        "10794",
        "10799",
        "14111",
        "14120",
        "16291",
        "32903",
    ],
)
def test_unchanged_codes_succeed_themselves(code: str) -> None:
    """The codes that the facts call unchanged stand in both editions for the same activity."""
    assert Kbli(code, edition=2025) == Kbli(code, edition=2020).successor
    assert Kbli(code, edition=2020) == Kbli(code, edition=2025).predecessor
    assert CodeStatus.CURRENT is Kbli(code, edition=2020).status
    assert not Kbli(code, edition=2020).is_reused


def test_successors_are_never_guessed() -> None:
    """A code that stands in both editions under another title has no known successor."""
    assert None is Kbli("01112", edition=2020).successor
    assert Kbli("01111", edition=2025) == Kbli("01111", edition=2020).successor
    assert None is Kbli("10307", edition=2025).successor
    assert None is Kbli("10391", edition=2020).predecessor
    assert None is Kbli("00000", edition=2020).successor


@pytest.mark.parametrize("code", kbli_codes(2020)[::10], ids=str)
def test_successor_and_predecessor_are_inverse(code: Kbli) -> None:
    """Who succeeds a code has it as predecessor."""
    successor = code.successor
    assert successor is None or code == successor.predecessor


@pytest.mark.parametrize(
    ("code", "category"),
    [
        ("01111", "A"),
        ("03999", "A"),
        ("04000", None),
        ("05100", "B"),
        ("09999", "B"),
        ("10307", "C"),
        ("33999", "C"),
        ("34000", None),
        ("35111", "D"),
        ("36001", "E"),
        ("39000", "E"),
        ("41011", "F"),
        ("45000", None),
        ("46100", "G"),
        ("47999", "G"),
        ("49111", "H"),
        ("55101", "I"),
        ("58110", "J"),
        ("61100", "K"),
        ("64110", "L"),
        ("68111", "M"),
        ("67000", None),
        ("69101", "N"),
        ("77100", "O"),
        ("84111", "P"),
        ("85111", "Q"),
        ("86101", "R"),
        ("90011", "S"),
        ("94110", "T"),
        ("97000", "U"),
        ("99000", "V"),
        ("00000", None),
    ],
)
def test_categories_of_2025(code: str, category: str | None) -> None:
    """The letter follows from the division, by the map of 2025."""
    assert category == Kbli(code, edition=2025).category


def test_every_code_of_2025_has_a_category() -> None:
    """The map covers every division that the edition has: 22 letters, A to V."""
    assert list("ABCDEFGHIJKLMNOPQRSTUV") == sorted({str(kbli.category) for kbli in kbli_codes(2025)})


def test_of_2020_only_manufacturing_has_a_category() -> None:
    """There is a source for C alone; for the others the letter is None, never a guess."""
    assert "C" == Kbli("10391", edition=2020).category
    assert None is Kbli("47111", edition=2020).category
    assert Kbli("10391", edition=2020).is_manufacturing
    assert not Kbli("47111", edition=2025).is_manufacturing


@pytest.mark.parametrize(("code", "expected"), [("09999", False), ("10000", True), ("33999", True), ("34000", False)])
@pytest.mark.parametrize("edition", KBLI_EDITIONS)
def test_manufacturing_is_10_to_33_in_both_editions(code: str, expected: bool, edition: int) -> None:
    """The bounds of category C, in both editions."""
    kbli = Kbli(code, edition=edition)
    assert expected is kbli.is_manufacturing
    assert expected is (kbli.category == "C")


def test_counts_are_those_of_the_regulations() -> None:
    """1,790 codes in 2020, 1,559 in 2025; 475 and 464 of them manufacturing, 384 in both."""
    old, new = kbli_codes(2020), kbli_codes(2025)
    assert (1790, 1559) == (len(old), len(new))
    made_old = {kbli.code for kbli in old if kbli.is_manufacturing}
    made_new = {kbli.code for kbli in new if kbli.is_manufacturing}
    assert (475, 464, 384) == (len(made_old), len(made_new), len(made_old & made_new))


@pytest.mark.parametrize(
    ("code", "edition", "on", "status"),
    [
        ("10391", 2020, date(2019, 12, 31), "unknown"),
        ("10391", 2020, date(2020, 1, 1), "current"),
        ("10391", 2020, date(2025, 12, 18), "current"),
        ("10391", 2020, date(2026, 6, 18), "current"),
        ("10391", 2020, date(2026, 6, 19), "retired"),
        ("10307", 2025, date(2025, 12, 17), "unknown"),
        ("10307", 2025, date(2025, 12, 18), "current"),
        ("00000", 2025, date(2026, 1, 1), "unknown"),
    ],
)
def test_status_on_a_day(code: str, edition: int, on: date, status: str) -> None:
    """KBLI 2020 went out six months after KBLI 2025 came."""
    assert status == Kbli(code, edition=edition).status_on(on)


def test_codes_pickle_copy_sort_and_stay_frozen() -> None:
    """The values are small and frozen."""
    kbli = Kbli("10391", edition=2020)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert kbli == pickle.loads(pickle.dumps(kbli, protocol))
    assert kbli == copy.copy(kbli) == copy.deepcopy(kbli)
    assert "Kbli('10391', edition=2020)" == repr(kbli)
    assert [Kbli("01111", edition=2025), kbli] == sorted([kbli, Kbli("01111", edition=2025)])
    with pytest.raises(AttributeError):
        kbli.code = "10392"  # type: ignore[misc]
    with pytest.raises(IdentifierError):
        kbli_codes(2015)  # type: ignore[arg-type]
