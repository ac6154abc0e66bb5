"""Properties of the import over made-up messy sheets, in every combination of their kinds."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from umkm_domain.io import load
from umkm_domain.io.importing import import_sheet
from umkm_domain.testing.messy import CSV_ONLY, KINDS, messy

forms = st.sampled_from(["csv", "xlsx"])
kinds = st.sets(st.sampled_from(sorted(KINDS)), max_size=8)
seeds = st.integers(min_value=0, max_value=10_000)
calm = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def imported(sheet, form, **options):
    """Import a made-up sheet, and load what was written."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"lembar.{form}")
        source.write_bytes(getattr(sheet, form)())
        result = import_sheet(source, Path(folder, "out"), **options)
        assert load(Path(folder, "out")).registry == result.registry
        return result


def assert_kept(sheet, form, result):
    """What must hold whatever the mess: nothing lost, nothing counted that is no data, nothing personal shown."""
    assert result.rows_in == result.accepted + result.quarantined
    assert sheet.rows_in == result.rows_in
    assert sheet.quarantined == result.quarantined
    shown = "".join(str(finding.to_dict()) + finding.line("en") for finding in result.findings)
    shown += repr(result) + repr(result.registry) + str(result.to_dict())
    assert [] == [value for value in sheet.personal if value in shown]
    if sheet.names and "no_header" not in sheet.kinds:
        assert sheet.names == tuple(e.name for e in result.registry.enterprises)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind(kind, form):
    """Each kind of mess alone is read, and every row accounted for."""
    if form == "xlsx" and kind in CSV_ONLY:
        form = "csv"
    for seed in (1, 2):
        sheet = messy([kind], seed=seed)
        assert_kept(sheet, form, imported(sheet, form))


@given(kinds, seeds, forms, st.integers(min_value=2, max_value=9))
@calm
def test_every_combination(chosen, seed, form, rows):
    """Kinds of mess in any combination: rows in = accepted + quarantined, and no personal value is shown."""
    sheet = messy(chosen - CSV_ONLY if form == "xlsx" else chosen, seed=seed, rows=rows)
    assert_kept(sheet, form, imported(sheet, form))


@given(kinds, seeds)
@calm
def test_the_written_mapping_reads_the_same(chosen, seed):
    """The mapping that an import writes makes the next import of the same sheet give the same data set."""
    sheet = messy(chosen, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "lembar.csv")
        source.write_bytes(sheet.csv())
        first = import_sheet(source, Path(folder, "a"))
        second = import_sheet(source, Path(folder, "b"), mapping=first.mapping_path)
        assert first.registry == second.registry
        assert first.mapping_path.read_text() == second.mapping_path.read_text()


@given(kinds, seeds)
@calm
def test_a_resumed_import_takes_nothing_twice(chosen, seed):
    """Importing the same sheet again with resume changes nothing, however often."""
    sheet = messy(chosen, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "lembar.csv"), Path(folder, "out")
        source.write_bytes(sheet.csv())
        first = import_sheet(source, out)
        again = import_sheet(source, out, resume=True)
        assert (first.rows_in, first.accepted, first.quarantined) == (again.rows_in, again.accepted, again.quarantined)
        assert first.registry == again.registry
        if first.quarantine_path is not None:
            before = first.quarantine_path.read_bytes()
            held = import_sheet(first.quarantine_path, out, resume=True)
            assert (first.quarantined, 0, first.quarantined) == (held.rows_in, held.accepted, held.quarantined)
            assert before == held.quarantine_path.read_bytes()


def test_mess_is_made_alike():
    """The same seed gives the same sheet; another one another; what is unknown is refused."""
    assert messy(["titles"], seed=1) == messy(["titles"], seed=1)
    assert messy(["titles"], seed=1).csv() != messy(["titles"], seed=2).csv()
    with pytest.raises(KeyError, match="nothing_such"):
        messy(["nothing_such"])


def test_kinds_of_mess():
    """There are many kinds, each with its name in both languages, and each changes the sheet."""
    assert len(KINDS) >= 15
    assert all(text.id and text.en for text in KINDS.values())
    plain = messy([], seed=3).csv()
    assert [] == [kind for kind in KINDS if messy([kind], seed=3).csv() == plain]
