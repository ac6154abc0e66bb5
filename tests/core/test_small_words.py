"""Citations, masks, extras and versions."""

import builtins
import pickle
import re
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.citation import Citation
from umkm_domain.core.errors import MissingExtraError
from umkm_domain.core.extras import need
from umkm_domain.core.masking import mask_name, mask_number, repr_name, repr_number
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION, __version__


@pytest.mark.parametrize(
    ("indonesian", "english", "citation"),
    [
        ("UU 20/2008 Pasal 6", "UU 20/2008 art. 6", Citation("UU 20/2008", "6")),
        ("PP 24/2018", "PP 24/2018", Citation("PP 24/2018")),
        ("Perpres 12/2025 Lampiran IV", "Perpres 12/2025 Annex IV", Citation("Perpres 12/2025", "Annex IV")),
        ("PP 7/2021 Pasal 35(3)", "PP 7/2021 art. 35(3)", Citation("PP 7/2021", "35(3)", "read there")),
    ],
)
def test_citations_are_written_in_both_languages(indonesian: str, english: str, citation: Citation) -> None:
    """Act and article; the whole act where no article is meant; `str` is English."""
    assert (indonesian, english, english) == (citation.show("id"), citation.show("en"), str(citation))


def test_a_citation_is_a_value() -> None:
    """Equal ones hash and pickle alike; where it was read is part of it."""
    one = Citation("UU 20/2008", "6")
    assert {one} == {one, Citation("UU 20/2008", "6"), pickle.loads(pickle.dumps(one))}
    assert one != Citation("UU 20/2008", "6", "elsewhere")


@given(st.text())
def test_a_masked_name_tells_initials_only(name: str) -> None:
    """Of each word its first letter stays, and nothing that tells its length."""
    masked = mask_name(name)
    assert [word[0] + "***" for word in name.split()] == masked.split()


@given(st.text(alphabet="0123456789", min_size=3))
def test_a_masked_number_keeps_two_digits(number: str) -> None:
    """As long as before, two digits and stars; masking again changes nothing."""
    masked = mask_number(number)
    assert (number[:2], len(number)) == (masked[:2], len(masked))
    assert {"*"} == set(masked[2:])
    assert masked == mask_number(masked)


def test_nothing_is_masked_as_nothing() -> None:
    """An absent value is shown as absent; an empty one stays empty."""
    assert ("None", "None", "", "") == (repr_name(None), repr_number(None), mask_name("  "), mask_number(""))


def test_records_show_masks_in_quotes() -> None:
    """In a `repr` the mask stands where the text would."""
    assert ("'S***'", "'31**'") == (repr_name("Siti"), repr_number("3171"))


def test_need_imports_what_is_there() -> None:
    """A module that is installed is returned as it is."""
    assert need("cli", "decimal") is sys.modules["decimal"]


@pytest.mark.parametrize("module", ["not_there_at_all", "not_there_at_all.inner", "json.not_there_at_all"])
def test_need_names_the_extra(module: str) -> None:
    """A missing module is an error that says what to install, and is an ImportError too."""
    with pytest.raises(MissingExtraError) as caught:
        need("frames", module)
    assert 'this needs the extra "frames": pip install "umkm-domain[frames]"' == str(caught.value)
    assert ("frames", True) == (caught.value.extra, isinstance(caught.value, ImportError))
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)


def test_need_does_not_hide_another_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """When an installed module itself lacks something, that error comes through."""

    def broken(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name!r}", name="something_else")

    monkeypatch.setattr("umkm_domain.core.extras.importlib.import_module", broken)
    with pytest.raises(builtins.ModuleNotFoundError, match="No module named"):
        need("frames", "narwhals")


def test_the_three_versions() -> None:
    """Package by SemVer, schema by two numbers, edition a day."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert re.fullmatch(r"\d+\.\d+", SCHEMA_VERSION)
    assert type(EDITION) is date
