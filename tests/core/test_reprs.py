"""The `repr` of values with numbers that Python refuses to write."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.computation import Computation, Step
from umkm_domain.core.language import Text
from umkm_domain.core.reprs import repr_of, str_of

LONG = 10**5_000
SHORT = "1000000000...0000000000 (5,001 digits)"
VALUES = st.recursive(
    st.one_of(st.integers(), st.fractions(), st.text(), st.booleans(), st.none(), st.dates()),
    lambda inner: st.one_of(st.lists(inner), st.lists(inner).map(tuple), st.dictionaries(st.text(), inner)),
    max_leaves=8,
)


@frozen
class _Part:
    """A value with a field of each kind."""

    number: int
    name: str | None = field(default=None, metadata={"personal": True})
    code: str = field(default="x", repr=lambda code: f"<{code}>")
    kept: int = field(default=0, repr=False)


class _Odd:
    """Something that cannot be written."""

    def __repr__(self) -> str:
        message = "no"
        raise ValueError(message)


@given(VALUES)
def test_nothing_changes_where_python_writes(value: Any) -> None:
    """Where Python writes a value, it is written by Python; beside a long number the others are as well."""
    assert (repr(value), str(value)) == (repr_of(value), str_of(value))
    assert f"({value!r}, {SHORT})" == repr_of((value, LONG))


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (SHORT, LONG),
        (f"-{SHORT}", -LONG),
        ("1234567890...0000054321 (5,000 digits)", 1_234_567_890 * 10**4_990 + 54_321),
        (f"Fraction({SHORT}, 7)", Fraction(LONG, 7)),
        (f"Fraction(-1, {SHORT})", Fraction(-1, LONG)),
        (f"({SHORT},)", (LONG,)),
        (f"[1, {SHORT}]", [1, LONG]),
        (f"{{'a': [{SHORT}]}}", {"a": [LONG]}),
        (f"_Part(number={SHORT}, name=None, code=<x>)", _Part(LONG)),
        (f"_Part(number={SHORT}, name=***, code=<y>)", _Part(LONG, "Siti", "y", LONG)),
        ("<_Odd>", _Odd()),
    ],
    ids=lambda given: given if isinstance(given, str) else "value",
)
def test_long_numbers(expected: str, value: object) -> None:
    """A long number is written by its ends and its length, wherever it stands; what is personal stays masked."""
    assert expected == repr_of(value)
    assert expected == str_of(value)


@pytest.mark.parametrize(
    "value", [LONG, Fraction(1, LONG), (LONG, 2), _Part(LONG)], ids=["int", "ratio", "tuple", "record"]
)
def test_computations(value: object) -> None:
    """A computation and a step are written whatever numbers they hold; usual ones as before."""
    step = Step(operation="compare", inputs=(("a", value),), name="b", result=value)
    made = Computation(name="x", value=value, unit="", steps=(step,), on=date(2019, 7, 18))
    assert repr_of(value) in repr(step)
    assert repr(made) == str(made)
    assert f"Computation(name='x', value={repr_of(value)}, unit='', steps=(Step(operation='compare'" in repr(made)
    usual = Step(operation="count", inputs=(("a", 1),), name="b", result=Fraction(1, 2))
    assert "Step(operation='count', inputs=(('a', 1),), name='b', result=Fraction(1, 2), citation=None, note=None)" == (
        repr(usual)
    )
    reason = Text(id="tidak ada", en="none")
    assert "value=None, unit='', steps=()" in repr(Computation(name="x", value=None, unit="", undefined=reason))


def test_mappings_of_all_kinds() -> None:
    """What is read like a mapping is written like one."""

    class Read(Mapping[str, int]):
        def __getitem__(self, key: str) -> int:
            return {"a": LONG}[key]

        def __iter__(self) -> Any:
            return iter(("a",))

        def __len__(self) -> int:
            return 1

        def __repr__(self) -> str:
            return repr(self["a"])

    assert f"{{'a': {SHORT}}}" == repr_of(Read())
