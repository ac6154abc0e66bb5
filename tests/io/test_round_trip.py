"""Whatever is written is read back exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umkm_domain.core.errors import RecordError
from umkm_domain.core.language import Text
from umkm_domain.io import dump, load
from umkm_domain.io._columns import join, split
from umkm_domain.model.registry import About, Registry
from umkm_domain.testing import build, strategies

FORMS = [("data.json", {}), ("data.jsonl", {}), ("data", {}), ("data", {"form": "parquet"})]


@pytest.mark.parametrize(("name", "options"), FORMS)
@given(registry=strategies.registries())
@settings(deadline=None, max_examples=30)
def test_every_form(tmp_path_factory, name, options, registry):
    """A registry comes back from every form as it was, with what the data set says of itself."""
    path = tmp_path_factory.mktemp("d") / name
    dump(registry, path, **options)
    result = load(path)
    assert registry == result.registry
    assert (result.records_in, ()) == (result.accepted, result.findings)


@given(st.lists(st.text(st.sampled_from('a;\\e-,"\n'))))
def test_texts_in_one_cell(parts):
    """Several texts in one cell come apart as they were, whatever signs they hold."""
    assert parts == (split(join(parts)) if parts else [])


def test_no_text_is_empty():
    """No text may be empty, in a list neither, so an empty cell is always a missing value."""
    with pytest.raises(RecordError, match=r"Certification\.product_ids: expected texts that are not empty"):
        build.certification(product_ids=("",))
    with pytest.raises(RecordError, match=r"About\.sources: expected texts that are not empty"):
        About(sources=("a", ""))


@pytest.mark.parametrize(
    "text", ["a\rb", "\r", "a\r", "\rb", "a\r\nb", "\n", "\x0b", "\x1c", "\x85", "\u2028", "\0", '"\r']
)
def test_whatever_ends_a_line_elsewhere(tmp_path, text):
    """A sign that some reader takes for the end of a line, alone in a text, comes back from a table."""
    registry = Registry(enterprises=(build.enterprise(name=text, region=None, source=text),))
    dump(registry, tmp_path / "data")
    assert registry == load(tmp_path / "data").registry


ENDS = st.text(st.sampled_from("a\r\n\t \"',;\\\0\ufeff\u2028\x85é"), min_size=1)


@pytest.mark.parametrize(("name", "options"), FORMS)
@given(texts=st.lists(ENDS, min_size=1, max_size=3))
@settings(deadline=None, max_examples=40)
def test_texts_of_control_signs(tmp_path_factory, name, options, texts):
    """Text of nothing but signs that files are made of comes back from every form, alone in a cell and in a list."""
    registry = Registry(
        enterprises=(build.enterprise(name=texts[0]),), certifications=(build.certification(product_ids=tuple(texts)),)
    )
    path = tmp_path_factory.mktemp("d") / name
    dump(registry, path, **options)
    assert registry == load(path).registry


@pytest.mark.parametrize("name", ["data", "data.json", "data.jsonl"])
def test_any_signs(tmp_path, name):
    """Control signs, quotes, line ends of every kind, other scripts: all come back."""
    text = "".join(map(chr, range(1, 0x180))) + "\r\n\r\u2028\ufeff😀 ;,\\ "
    registry = Registry(
        about=About(title=Text(text, ""), sources=(text, "a;b")),
        enterprises=(build.enterprise(name=text, source="\ufeff=1"),),
        certifications=(build.certification(product_ids=(text, "\\e", ";")),),
    )
    dump(registry, tmp_path / name)
    assert registry == load(tmp_path / name).registry
