"""The P-IRT code tables: entries, what is retired, what is open."""

import pytest

from umkm_domain.codes import (
    PIRT_FOOD_GROUPS,
    PIRT_FOOD_TYPES,
    PIRT_PACKAGINGS,
    PIRT_PROCESSINGS,
    CodeStatus,
    CodeTable,
)
from umkm_domain.core.errors import UnknownCodeError


def test_packagings() -> None:
    """Eight kinds of packaging, of which the last two came in 2018; the list is closed."""
    assert list("12345678") == [entry.code for entry in PIRT_PACKAGINGS]
    assert ["7", "8"] == [entry.code for entry in PIRT_PACKAGINGS if entry.since == 2018]
    assert "Gelas" == PIRT_PACKAGINGS["1"].name
    assert "Misalnya daun" == PIRT_PACKAGINGS["6"].note
    assert "" == PIRT_PACKAGINGS["3"].note
    assert PIRT_PACKAGINGS.closed


def test_food_groups() -> None:
    """Sixteen groups; the sixteenth was dropped in 2018 and is retired, not deleted."""
    assert [f"{n:02d}" for n in range(1, 17)] == [entry.code for entry in PIRT_FOOD_GROUPS]
    retired = [entry for entry in PIRT_FOOD_GROUPS if entry.status is CodeStatus.RETIRED]
    assert ["Lain-lain Es"] == [entry.name for entry in retired]
    changed = {entry.code for entry in PIRT_FOOD_GROUPS if entry.name != entry.former_name}
    assert {"04", "10", "13", "15"} == changed
    assert PIRT_FOOD_GROUPS.closed


def test_food_types_belong_to_their_group() -> None:
    """Food types stand under their group, and those of a retired group are retired."""
    assert "Dodol" in [entry.name for entry in PIRT_FOOD_GROUPS["06"].types]
    assert all(entry.group == "16" for entry in PIRT_FOOD_GROUPS["16"].types)
    assert {CodeStatus.RETIRED} == {entry.status for entry in PIRT_FOOD_GROUPS["16"].types}
    assert sum(len(group.types) for group in PIRT_FOOD_GROUPS) == len(PIRT_FOOD_TYPES)
    assert not PIRT_FOOD_TYPES.closed


def test_codes_given_twice_are_both_kept() -> None:
    """The issuing system gave three codes of group 09 to two types each: looking up gives the first."""
    names: dict[str, list[str]] = {}
    for entry in PIRT_FOOD_TYPES:
        names.setdefault(entry.code, []).append(entry.name)
    twice = {code: found for code, found in names.items() if len(found) > 1}
    assert {"0910", "0911", "0912"} == set(twice)
    assert twice["0910"][0] == PIRT_FOOD_TYPES["0910"].name


def test_processings() -> None:
    """Eleven ways of processing, the last for all others; so the list is open."""
    assert 11 == len(PIRT_PROCESSINGS)
    assert "Lainnya" == PIRT_PROCESSINGS["11"].name
    assert not PIRT_PROCESSINGS.closed


@pytest.mark.parametrize("table", [PIRT_PACKAGINGS, PIRT_FOOD_GROUPS, PIRT_FOOD_TYPES, PIRT_PROCESSINGS], ids=repr)
def test_an_unknown_code_is_a_lookup_error_that_names_the_range(table: CodeTable) -> None:  # type: ignore[type-arg]
    """Looking up a code that the list does not have says what it has."""
    with pytest.raises(UnknownCodeError, match=r"expected a code from .* to .*, got '99'"):
        table["99"]
