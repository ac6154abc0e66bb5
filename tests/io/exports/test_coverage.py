"""What each standard carries: every field is mapped or has a reason, and every loss is in the result."""

from typing import Any

import pytest
from attrs import fields, has
from hypothesis import given, settings
from hypothesis import strategies as st

from umkm_domain.core.language import Text
from umkm_domain.io.exports import FORMATS, coverage_of
from umkm_domain.io.exports.coverage import Coverage, leaves
from umkm_domain.io.exports.result import Losses
from umkm_domain.model.registry import TABLES, Registry
from umkm_domain.testing import build, strategies

DERIVED = {"certifications/status"}


@pytest.mark.parametrize("to", FORMATS)
def test_no_field_is_left_out_of_both(to: str) -> None:
    """Every field of the model is mapped, or stands under a reason why it is not; never both."""
    coverage = coverage_of(to)
    for leaf in leaves():
        assert (leaf in coverage.mapped) != (coverage.reason(leaf) is not None), leaf


@pytest.mark.parametrize("to", FORMATS)
def test_tables_name_fields_that_exist(to: str) -> None:
    """No path of a table of fields leads nowhere, so a renamed field is noticed."""
    coverage, known = coverage_of(to), set(leaves())
    prefixes = {leaf[:i] for leaf in known for i, sign in enumerate(leaf) if sign == "/"}
    assert set() == set(coverage.mapped) - known
    assert set() == set(coverage.gone) - known - prefixes
    assert set() == set(coverage.partly) - set(coverage.mapped) - DERIVED


@pytest.mark.parametrize("to", FORMATS)
def test_reasons_are_in_both_languages(to: str) -> None:
    """Each reason is said in Indonesian and in English, and they differ."""
    coverage = coverage_of(to)
    for reason in {*coverage.gone.values(), *coverage.partly.values()}:
        assert reason.id
        assert reason.en
        assert reason.id != reason.en


def test_leaves_reach_every_field_of_every_class() -> None:
    """The walk over the model finds as many fields as counting them class by class."""

    def count(kind: Any) -> int:
        total = 0
        for field in fields(kind):
            inner = [part for part in _parts(field.type) if has(part) and part not in (Text, *_CODES)]
            total += count(inner[0]) if inner else 1
        return total

    for table, kind in TABLES.items():
        assert count(kind) == sum(leaf.startswith(f"{table}/") for leaf in leaves())


def _parts(annotation: Any) -> list[Any]:
    from typing import get_args

    found = [annotation] if isinstance(annotation, type) else []
    for part in get_args(annotation):
        found += _parts(part)
    return found


def _codes() -> tuple[Any, ...]:
    from umkm_domain.codes.kbli import Kbli
    from umkm_domain.codes.regions import KemendagriRegion

    return Kbli, KemendagriRegion


_CODES = _codes()


def _said(record: Any, path: list[str]) -> bool:
    """Whether a record says something at a path, found without the code under test."""
    value = getattr(record, path[0])
    if len(path) == 1:
        field = next(f for f in fields(type(record)) if f.name == path[0])
        return value != field.default
    if value is None:
        return False
    return any(_said(item, path[1:]) for item in (value if isinstance(value, tuple) else (value,)))


@given(strategies.registries(), st.sampled_from(FORMATS))
@settings(max_examples=settings.default.max_examples * 30 // 100)
def test_nothing_is_dropped_in_silence(registry: Registry, to: str) -> None:
    """Every value in a field the standard does not carry is in the result, with its record."""
    coverage, losses = coverage_of(to), Losses()
    coverage.note(registry, losses)
    noted = {(entry.table, entry.field, id_) for entry in losses.all() for id_ in entry.ids}
    for table, record in registry.records():
        for leaf in leaves():
            root, *path = leaf.split("/")
            if root != table or coverage.reason(leaf) is None or not _said(record, path):
                continue
            paths = {".".join(path[:i]) for i in range(len(path) + 1)}
            assert any((table, found, record.id) in noted for found in paths), leaf


@given(strategies.registries(), st.sampled_from(FORMATS))
@settings(max_examples=settings.default.max_examples * 30 // 100)
def test_nothing_is_noted_that_is_not_there(registry: Registry, to: str) -> None:
    """A field that holds its default is not noted, and each note has a reason and its record once."""
    coverage, losses = coverage_of(to), Losses()
    coverage.note(registry, losses)
    for entry in losses.all():
        assert len(set(entry.ids)) == entry.count
        if entry.table not in TABLES or not entry.field:
            continue
        for id_ in entry.ids:
            assert _said(registry.get(entry.table, id_), entry.field.split(".")), entry


def test_a_record_left_out_is_noted_once() -> None:
    """The fields of a record that was left out as a whole are not noted one by one."""
    losses, reason = Losses(), Text("sebab", "cause")
    losses.add("enterprises", "", "E1", reason)
    coverage = Coverage(standard="x", mapped={}, gone={"enterprises/nib": reason, "enterprises/name": reason})
    coverage.note(build.registry(), losses)
    assert [("", ("E1",))] == [(entry.field, entry.ids) for entry in losses.all()]


def test_suppressions_count_by_their_place() -> None:
    """Suppressions have no id; their place in the list stands for it."""
    from umkm_domain.model.registry import Suppression

    registry = Registry(suppressions=(Suppression(code="CER001"), Suppression(code="CER002")))
    losses = Losses()
    coverage_of("ical").note(registry, losses)
    assert [("suppressions", "", ("1", "2"))] == [(e.table, e.field, e.ids) for e in losses.all()]
