"""Rendering of a document as text and HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.language import Text
from umkm_domain.report.document import Document, Section, Table, both
from umkm_domain.report.html import to_html
from umkm_domain.report.safe import neutral
from umkm_domain.report.text import to_text

EVIL = "<script>document.title='taken'</script>"


def document(name: str = EVIL, mark: str = "") -> Document:
    """A small document that shows a name in every kind of place."""
    table = Table(headers=(both(name), Text(id="nilai", en="value")), rows=((name, both(name)),), right=(1,))
    section = Section(title=both(name), parts=(Text(id=f"id {name}", en=f"en {name}"), table), mark=mark)
    return Document(title=both(name), lines=(both(name),), sections=(section,))


def test_markup_in_data_is_shown_and_not_run() -> None:
    """A name that is markup appears escaped wherever it stands."""
    page = to_html(document(), "id")
    assert "<script" not in page
    assert 8 == page.count("&lt;script&gt;")


def test_page_forbids_scripts_and_loads_nothing() -> None:
    """The page has a policy without scripts and no address to load from."""
    page = to_html(document("Lebak"), "en")
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
    assert '<html lang="en">' in page


@pytest.mark.parametrize(("language", "word"), [("id", "ILUSTRASI"), ("en", "ILLUSTRATIVE")])
def test_illustrative_sections_are_marked(language: str, word: str) -> None:
    """What is made up says so in both forms and both languages."""
    marked = document("Lebak", mark="illustrative")
    assert word in to_text(marked, language)  # type: ignore[arg-type]
    assert word in to_html(marked, language)  # type: ignore[arg-type]
    assert word not in to_text(document("Lebak"), language)  # type: ignore[arg-type]


def test_text_is_in_one_language() -> None:
    """Only the chosen language is written."""
    text = to_text(document("Lebak"), "en")
    assert "en Lebak" in text
    assert "id Lebak" not in text


@given(st.text(max_size=60))
def test_text_never_holds_control_characters(name: str) -> None:
    """Whatever a name holds, the terminal gets no control or direction character."""
    assert neutral(to_text(document(name), "id")) == to_text(document(name), "id")


@given(st.text(max_size=60))
def test_neutral_keeps_what_can_be_printed(text: str) -> None:
    """Printable characters and line ends stay, and doing it twice changes nothing."""
    safe = neutral(text)
    assert len(text) == len(safe)
    assert neutral(safe) == safe
    assert all(a == b for a, b in zip(text, safe, strict=True) if a.isprintable())


@pytest.mark.parametrize("evil", ["\x1b[31m", "a\u202eb", "\r", "\x07", "\ud800"])
def test_neutral_replaces_what_rewrites_a_line(evil: str) -> None:
    """Escapes, direction marks, returns, bells and lone surrogates are replaced."""
    assert "\ufffd" in neutral(evil)


def test_long_words_fold_within_the_width() -> None:
    """No line is wider than the terminal."""
    text = to_text(document("kata" * 60), "id", width=80)
    assert max(map(len, text.splitlines())) <= 80
