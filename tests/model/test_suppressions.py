"""Suppressions are put into a registry like any record, though they have no id."""

from umkm_domain.model.registry import Registry, Suppression
from umkm_domain.testing import build


def test_with_takes_suppressions() -> None:
    """Each is added once, at the end; the other tables stay as they are."""
    one, other = (
        Suppression(code="CER003", reason="contoh"),
        Suppression(code="ENT001", record_id="E1", reason="contoh"),
    )
    registry = build.registry()
    new = registry.with_(one, other, one)
    assert new.suppressions == (*registry.suppressions, one, other)
    assert new.with_(one) == new
    assert new.enterprises == registry.enterprises
    assert Registry().with_(one) == Registry(suppressions=(one,))
