"""Whatever is written is read back exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from umkm_domain.io import dump, load
from umkm_domain.io._columns import join, split
from umkm_domain.testing import strategies


@given(registry=strategies.registries())
@settings(deadline=None, max_examples=60)
def test_document(tmp_path_factory, registry):
    """A registry comes back from a JSON document as it was."""
    path = tmp_path_factory.mktemp("d") / "data.json"
    dump(registry, path)
    result = load(path)
    assert registry == result.registry
    assert 0 == result.quarantined


@given(registry=strategies.registries())
@settings(deadline=None, max_examples=60)
def test_folder(tmp_path_factory, registry):
    """A registry comes back from a data set folder as it was."""
    path = tmp_path_factory.mktemp("d") / "data"
    dump(registry, path)
    result = load(path)
    assert registry == result.registry
    assert result.records_in == result.accepted


@given(st.lists(st.text(st.sampled_from('a;\\e-,"\n'))))
def test_texts_in_one_cell(parts):
    """Several texts in one cell come apart as they were, whatever signs they hold."""
    assert parts == (split(join(parts)) if parts else [])


@given(registry=strategies.registries())
@settings(deadline=None, max_examples=25)
def test_parquet(tmp_path_factory, registry):
    """A registry comes back from Parquet tables as it was."""
    path = tmp_path_factory.mktemp("d") / "data"
    dump(registry, path, form="parquet")
    result = load(path)
    assert registry == result.registry
    assert result.records_in == result.accepted


@given(registry=strategies.registries())
@settings(deadline=None, max_examples=40)
def test_lines(tmp_path_factory, registry):
    """A registry comes back from JSON Lines as it was, with what the data set says of itself."""
    path = tmp_path_factory.mktemp("d") / "data.jsonl"
    dump(registry, path)
    result = load(path)
    assert registry == result.registry
    assert result.records_in == result.accepted
