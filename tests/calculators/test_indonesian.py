"""In Indonesian every calculator speaks Indonesian: steps, codes, units, headlines, notes, and years that are years.

The cases are those whose words are kept in the golden files, so a new case is heard here too.
"""

import html
import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from umkm_domain import calculators as calc
from umkm_domain.calculators._evidence import State
from umkm_domain.calculators.pipeline import _TITLES
from umkm_domain.calculators.profiles import PROFILES, Strength
from umkm_domain.codes.lists import LegalForm, Scheme
from umkm_domain.core.computation import OPERATIONS, Computation, show_named
from umkm_domain.core.errors import UmkmError
from umkm_domain.core.glossary import UNITS, WORDS, YEARS, spoken
from umkm_domain.core.language import Text, format_date
from umkm_domain.law.scale import Size
from umkm_domain.model.assistance import AssistanceKind
from umkm_domain.model.product import ProductCategory
from umkm_domain.model.statistics import Method

PROPER = {"alfamart", "indomaret", "minimarket", "food", "visa", "own", "wife", "rp", "gs", "enterprise", "product"}
"""Names that the cases made up or that people type: profiles, costs, those who earn, ids of targets."""
HEADLINES = (
    "tercapai siap belum dijual menjadi umum industri ya tidak dari dengan "
    "tanpa biaya sampai karena kebetulan banding angka"
)
"""Words of one-line values that are written by hand."""
LOANS = {
    "barcode",
    "total",
    "minimarket",
    "food",
    "visa",
    "label",
    "status",
    "data",
    "pp",
    "uu",
    "kep",
    "jo",
    "ii",
    "ikm",
    "umkm",
}
"""Words that both languages have, in texts written by hand."""


def words(text: str) -> set[str]:
    """The words of a text, without citations, records (`products/P1/gtin`), keys of law and single letters."""
    plain = re.sub(r"\[[^\]]*\]|\b[\w-]+/\S+|\b\w+-[A-Z]\w*|\b[a-z]+\.[a-z_]+", " ", text)
    return {word.lower() for word in re.findall(r"[A-Za-z_]{2,}", plain)}


def cases() -> Iterator[tuple[str, Computation[object]]]:
    """Every computation of the golden files, with the name of its case."""
    for stem in ("test_golden", "test_plan_golden"):
        spec = spec_from_file_location(stem, Path(__file__).with_name(f"{stem}.py"))
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, case in module.CASES.items():
            try:
                result = case()
            except UmkmError:
                continue
            if isinstance(result, Computation):
                yield name, result


SAID = tuple(cases())
GLOSSARY = words(
    " ".join(
        (
            *WORDS.values(),
            *UNITS.values(),
            *(operation.id for operation in OPERATIONS.values()),
            *(title.id for title in _TITLES.values()),
            *(requirement.title.id for profile in PROFILES for requirement in profile.requirements),
            *(format_date(date(2026, month, 1), "id") for month in range(1, 13)),
            HEADLINES,
        )
    )
)


def headline(computation: Computation[object]) -> str:
    """What a notebook shows above the steps, without marks."""
    head, _, _ = computation._repr_html_().partition("<ol>")
    return html.unescape(re.sub("<[^>]+>", "", head))


def texts(computation: Computation[object]) -> list[Text]:
    """The texts written by hand: notes, and the reason why there is no value."""
    own = [step.note for step in computation.steps] + [
        computation.undefined,
        getattr(computation.value, "reason", None),
    ]
    if isinstance(computation.value, tuple):
        own += [getattr(part, "undefined", None) for part in computation.value]
    return [text for text in (*own, *computation.notes) if text is not None]


def test_there_is_something_to_hear() -> None:
    """The cases reach the calculators."""
    assert len({computation.name for _, computation in SAID}) > 25


def test_every_word_has_its_entry() -> None:
    """Steps and headlines use words of the glossary, or proper names; hand-written texts are heard apart."""
    foreign: dict[str, str] = {}
    for name, computation in SAID:
        for line in (headline(computation), *computation.prose("id")):
            rest = line
            for text in texts(computation):
                rest = rest.replace(text.id, "")
            foreign |= dict.fromkeys(words(rest) - GLOSSARY - PROPER, f"{name}: {line}")
    assert {} == foreign


def test_hand_written_texts_are_not_english() -> None:
    """No word of an Indonesian note is one that only the English notes, or the codes, use."""
    written = [(name, text) for name, computation in SAID for text in texts(computation)]
    indonesian = GLOSSARY | LOANS
    english = words(" ".join((*WORDS, *(text.en for _, text in written)))) - indonesian
    # A word in many Indonesian texts is Indonesian; an English word strays into one.
    found = {word: f"{name}: {text.id}" for name, text in written for word in words(text.id) & english}
    assert {} == {word: where for word, where in found.items() if word not in PROPER}


def test_headlines_are_no_classes() -> None:
    """A headline says something, and never how a value is built."""
    for name, computation in SAID:
        said = headline(computation)
        assert not re.search(r"[A-Za-z]\w+\((?:\w+=|')|<|None", said), (name, said)
        assert said.split(": ", 1)[1].strip(), name


@pytest.mark.parametrize(
    "kind",
    [State, Strength, Scheme, Size, LegalForm, AssistanceKind, ProductCategory, Method, calc.TargetStatus, calc.Claim],
)
def test_every_code_has_a_word(kind: type[Enum]) -> None:
    """Each code that a step may hold is called something in Indonesian."""
    missing = [m.value for m in kind if m.value.replace("_", " ") not in WORDS and m.value not in WORDS]
    assert [] == missing


def test_every_unit_has_a_word() -> None:
    """Each unit of a result is known in Indonesian."""
    assert set() == {computation.unit for _, computation in SAID} - set(UNITS) - {"person"}


def test_years_are_no_amounts() -> None:
    """A year has no thousands, a number of rupiah has."""
    period = calc.final_tax_period("cv", date(2023, 6, 20), on=date(2026, 11, 24), exceeded_in=2025)
    assert "2023 sampai 2025" == str(period.value)
    assert not [line for line in period.prose("id") if "2.02" in line]
    assert "2025" == show_named("year", 2025, "en")
    assert "2.025" == show_named("sales", 2025, "id")
    assert YEARS <= set(WORDS)


def test_rates_are_no_tariffs() -> None:
    """Only a tax has a tariff."""
    assert "tingkat" == WORDS["rate"]
    assert "tarif pajak" == WORDS["tax rate"]


def test_codes_in_both_languages() -> None:
    """A code loses its underscores in English and has a word in Indonesian; what has none stays readable."""
    assert ("tertinggal", "behind") == (spoken("behind", "id"), spoken("behind", "en"))
    assert "made up" == spoken("made_up", "id")
    assert "nisbah dikira pertumbuhan" == show_named("verdict", calc.Claim.RATIO, "id")
    assert "–" == show_named("proof", (), "id")


def test_headlines_in_words() -> None:
    """The headlines of results that hold several parts."""
    growth = calc.year_on_year({2018: 10, 2020: 20}, missing="bridge")
    assert headline(growth) == "perubahan dari tahun ke tahun: 2020: 100 %"
    parts = calc.contributions({"mikro": 10}, {"mikro": 20})
    assert headline(parts) == "sumbangan bagian: mikro: 100 %"
    assert headline(calc.coverage(10, 15_769)) == "cakupan: 0,0634 %"
    assert headline(calc.labour_intensity(Fraction(100), 3)) == "padat karya: 33,3333 rupiah per pekerja"
