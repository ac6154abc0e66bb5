"""Computations: exact values, named rounding, steps that read as prose and as data."""

import json
import pickle
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import OPERATIONS, SIX_DIGITS, WHOLE, Computation, Rounding, Step
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.versions import EDITION
from umkm_domain.law.scale import Size

LAW = Citation("UU 20/2008", "6")
NOTE = Text(id="tafsiran", en="a reading")
STEP = Step(
    operation="divide",
    inputs=(("part", 10), ("whole", 15769)),
    name="share",
    result=Fraction(10, 15769),
    citation=LAW,
    note=NOTE,
)
SHARE: Computation[Fraction] = Computation(
    name="coverage",
    value=Fraction(10, 15769),
    unit="ratio",
    steps=(STEP, STEP),
    notes=(NOTE,),
    on=date(2019, 7, 18),
    sources=(LAW, Citation("Dinas")),
)
UNDEFINED: Computation[Fraction] = Computation(
    name="growth", value=None, unit="ratio", undefined=Text(id="dasar nol", en="zero base")
)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=9)


@given(DECIMALS, st.integers(0, 8), st.sampled_from(["half-up", "half-even"]))
def test_rounding_is_that_of_decimal(value: Decimal, digits: int, rule: str) -> None:
    """Each rule rounds as the decimal module does, and names its constant."""
    rounding = Rounding(digits, rule)
    wide = Context(prec=100, rounding=rounding.decimal_rounding)
    expected = value.quantize(Decimal(1).scaleb(-digits), context=wide)
    assert expected == rounding.apply(Fraction(value)) == rounding.apply(value)
    assert {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}[rule] == rounding.decimal_rounding


@pytest.mark.parametrize(
    ("expected", "value", "rounding"),
    [
        ("3", Fraction(5, 2), WHOLE),
        ("-3", Fraction(-5, 2), WHOLE),
        ("2", Fraction(5, 2), Rounding(0, "half-even")),
        ("4", Fraction(7, 2), Rounding(0, "half-even")),
        ("0.000634", Fraction(10, 15769), SIX_DIGITS),
        ("1.220000", Fraction(122, 100), SIX_DIGITS),
    ],
)
def test_rounding_vectors(expected: str, value: Fraction, rounding: Rounding) -> None:
    """Halves, and the digits that stay."""
    assert expected == str(rounding.apply(value))


def test_rounding_does_not_see_the_decimal_context() -> None:
    """A caller who works with few digits gets the same figure."""
    with localcontext(prec=3):
        assert SIX_DIGITS.apply(Fraction(10**30 + 1, 3)) == Decimal("333333333333333333333333333333.666667")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_reads(operation: str) -> None:
    """Each operation has a sign or words, and its line names inputs, result, law and note."""
    step = Step(operation=operation, inputs=(("a", 1500), ("b", 2)), name="c", result=3, citation=LAW, note=NOTE)
    english, indonesian = step.prose("en"), step.prose("id")
    assert english.startswith("c = ")
    assert english.endswith(" = 3 [UU 20/2008 art. 6] (a reading)")
    assert OPERATIONS[operation].en in english
    assert OPERATIONS[operation].id in indonesian
    assert "a (1,500)" in english
    assert "a (1.500)" in indonesian
    assert indonesian.endswith("[UU 20/2008 Pasal 6] (tafsiran)")


def test_unknown_operations_are_refused() -> None:
    """An operation that nobody can do again is no step."""
    with pytest.raises(UsageError, match=r"expected an operation among add, .* got 'guess'"):
        Step(operation="guess", inputs=(), name="x", result=1)


def test_prose_of_steps() -> None:
    """Infix between inputs, prefix before them; ratios with six digits."""
    maximum = Step(operation="maximum", inputs=(("a", 1), ("b", Fraction(1, 3))), name="m", result=1)
    assert [
        "pangsa = bagian (10) ÷ keseluruhan (15.769) = 0,000634 [UU 20/2008 Pasal 6] (tafsiran)",
        "m = greatest of a (1); b (0.333333) = 1",
    ] == [STEP.prose("id"), maximum.prose("en")]


def test_prose_of_codes() -> None:
    """A code of a list is written as its word, in the language of the line."""
    step = Step(operation="compare", inputs=(("sales", 5),), name="class", result=Size.MICRO)
    assert ("= micro", "= mikro") == (step.prose("en")[-7:], step.prose("id")[-7:])


@pytest.mark.parametrize(
    ("value", "undefined"), [(None, None), (1, NOTE), (Fraction(0), NOTE)], ids=["neither", "both", "zero and reason"]
)
def test_a_value_or_a_reason(value: int | Fraction | None, undefined: Text | None) -> None:
    """A computation has a value or says why not, never both, never neither."""
    with pytest.raises(UsageError, match="x: a computation has either a value or the reason"):
        Computation(name="x", value=value, unit="ratio", undefined=undefined)


def test_zero_is_a_value() -> None:
    """Nothing found is not the same as undefined."""
    assert Computation(name="x", value=0, unit="enterprise").rounded == 0


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (Decimal("0.333333"), Fraction(1, 3)),
        (Decimal("1.414214"), Decimal("1.41421356237")),
        (20, 20),
        ("micro", "micro"),
        (True, True),
    ],
)
def test_rounded(expected: object, value: object) -> None:
    """Ratios and roots are rounded; whole numbers and values of a calculator are themselves."""
    rounded = Computation(name="x", value=value, unit="x").rounded
    assert (type(expected), expected) == (type(rounded), rounded)


def test_citations_come_once() -> None:
    """Law cited by two steps and as a source is one citation, in order of use."""
    assert (LAW, Citation("Dinas")) == SHARE.citations


def test_to_dict() -> None:
    """The plain data: exact ratio beside its rounded form, steps with named inputs."""
    data = SHARE.to_dict()
    assert data == json.loads(json.dumps(data))
    assert ("10/15769", "0.000634", "ratio", None) == (
        data["value"],
        data["rounded"],
        data["unit"],
        data["undefined"],
    )
    assert {
        "operation": "divide",
        "inputs": [{"name": "part", "value": 10}, {"name": "whole", "value": 15769}],
        "name": "share",
        "result": "10/15769",
        "citation": "UU 20/2008 art. 6",
        "note": {"id": "tafsiran", "en": "a reading"},
    } == data["steps"][0]
    assert (["UU 20/2008 art. 6", "Dinas"], "2019-07-18", EDITION.isoformat()) == (
        data["citations"],
        data["on"],
        data["edition"],
    )


def test_to_dict_of_what_is_undefined() -> None:
    """No value, no rounded form, and the reason in both languages."""
    data = UNDEFINED.to_dict()
    assert (None, None, {"id": "dasar nol", "en": "zero base"}) == (data["value"], data["rounded"], data["undefined"])
    assert ["zero base"] == UNDEFINED.prose("en")


def test_to_row() -> None:
    """One flat row a table can hold."""
    assert {
        "name": "coverage",
        "value": "10/15769",
        "rounded": "0.000634",
        "unit": "ratio",
        "on": "2019-07-18",
        "edition": EDITION.isoformat(),
        "undefined": None,
        "citations": "UU 20/2008 art. 6; Dinas",
    } == SHARE.to_row()
    assert UNDEFINED.to_row()["undefined"] == "zero base"


def test_html_is_escaped() -> None:
    """Names, units and steps that look like tags are shown, not run."""
    evil = "<script>"
    step = Step(operation="add", inputs=((evil, 1),), name=evil, result=evil, note=Text(id=evil, en=evil))
    html = Computation(name=evil, value=evil, unit=evil, steps=(step,))._repr_html_()
    assert evil not in html
    assert "dasar nol" in UNDEFINED._repr_html_()


def test_a_computation_is_a_value() -> None:
    """It compares, hashes, pickles and does not change."""
    assert (SHARE, hash(SHARE)) == (pickle.loads(pickle.dumps(SHARE)), hash(SHARE))
    with pytest.raises(AttributeError):
        SHARE.value = Fraction(1)  # type: ignore[misc]
