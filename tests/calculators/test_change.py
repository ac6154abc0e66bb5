"""Growth, compound growth, coverage, contributions, series and claims."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.model.statistics import Method, Observation

COUNTS = st.integers(min_value=1, max_value=10**15)


def observed(value: int, unit: str = "enterprise", **more: object) -> Observation:
    """One figure."""
    return Observation(id=f"O{value}", indicator=str(more.pop("indicator", "ikm")), unit=unit, value=value, **more)


def test_doubling_is_growth_of_one() -> None:
    """From 10 to 20 is growth of 1, not of 2."""
    assert calc.growth(10, 20).value == 1


@given(COUNTS, COUNTS)
def test_growth_undone(before: int, after: int) -> None:
    """The base times one more than its growth is the later figure, exactly."""
    result = calc.growth(before, after)
    assert result.value is not None
    assert after == before * (1 + result.value)
    replay(result)


@given(COUNTS, st.integers(min_value=1, max_value=10**6))
def test_growth_ignores_the_scale(before: int, factor: int) -> None:
    """Growth does not depend on what is counted in ones or in thousands."""
    assert calc.growth(before, before + 7).value == calc.growth(before * factor, (before + 7) * factor).value


@pytest.mark.parametrize(("before", "word"), [(0, "zero"), (-5, "negative")])
def test_growth_without_base(before: int, word: str) -> None:
    """A base of zero or below gives a reason in place of a value, and the absolute change all the same."""
    result = calc.growth(before, 5)
    assert result.value is None
    assert result.undefined is not None
    assert word in result.undefined.en
    assert 5 - before == result.steps[0].result


@pytest.mark.parametrize("wrong", [1.5, 10.0, True, "10", None, Decimal("NaN")])
def test_growth_refuses_what_is_not_exact(wrong: object) -> None:
    """A float, a truth value, text and NaN are refused on either side."""
    for arguments in ((wrong, 10), (10, wrong)):
        with pytest.raises(UsageError):
            calc.growth(*arguments)  # type: ignore[arg-type]


def test_growth_of_observations() -> None:
    """Observations count like their figures, a divisor included."""
    assert Fraction(41, 100) == calc.growth(observed(100, per=10), observed(141, per=10)).value


def test_growth_refuses_mixed_units() -> None:
    """Enterprises and products are never compared."""
    with pytest.raises(UnitError, match=r"before counts enterprise, after counts product"):
        calc.growth(observed(10), observed(15, "product"))


def test_growth_says_what_the_figures_hide() -> None:
    """Imputed figures, other offices and other indicators are said in the notes."""
    notes = calc.growth(
        observed(10, method=Method.IMPUTED, agency="A"), observed(20, agency="B", indicator="umkm")
    ).notes
    assert [
        "The figure before was not counted but imputed or modelled.",
        "The figures are of different offices; what they cover may differ.",
        "The figures are not of the same indicator.",
    ] == [n.en for n in notes]


def test_lebak_units_fell() -> None:
    """16,500 units in 2017 and 15,769 in 2019 are a fall of 4.4 %, whatever was said."""
    assert Decimal("-0.044303") == calc.growth(16_500, 15_769).rounded


@pytest.mark.parametrize(
    ("before", "after", "years", "rate"),
    [(10, 40, 2, "1"), (1, 8, 3, "1"), (100, 110, 1, "0.1"), (10, 10, 7, "0"), (10, 0, 3, "-1"), (4, 1, 2, "-0.5")],
)
def test_cagr_exact_roots(before: int, after: int, years: int, rate: str) -> None:
    """Where the root is a short decimal the rate is exact."""
    assert Decimal(rate) == calc.cagr(before, after, years).value


@given(COUNTS, COUNTS, st.integers(min_value=1, max_value=60))
def test_cagr_undone(before: int, after: int, years: int) -> None:
    """Compounding the rate gives the later figure back, as near as 28 digits of the root can."""
    result = calc.cagr(before, after, years)
    assert isinstance(result.value, Decimal)
    rate, half = Fraction(result.value), Fraction(max(1, after // before + 1), 10**27)
    assert before * (1 + rate - half) ** years <= after <= before * (1 + rate + half) ** years
    assert len(result.value.as_tuple().digits) <= 28
    replay(result)


def test_cagr_over_part_of_a_year() -> None:
    """Half a year compounds twice."""
    assert calc.cagr(10, 11, Fraction(1, 2)).value == Decimal("0.21")


@pytest.mark.parametrize(("before", "after", "years"), [(0, 5, 1), (-1, 5, 1), (5, -1, 1), (5, 6, 0)])
def test_cagr_undefined(before: int, after: int, years: int) -> None:
    """No base, a negative figure or no time give a reason, never NaN."""
    result = calc.cagr(before, after, years)
    assert result.value is None
    assert result.undefined is not None


@pytest.mark.parametrize("years", [-1, 2.0, "2"])
def test_cagr_refuses_years(years: object) -> None:
    """Years are exact and do not run backwards."""
    with pytest.raises(UsageError):
        calc.cagr(10, 20, years)  # type: ignore[arg-type]


def test_lebak_coverage() -> None:
    """10 of 15,769 is 0.0634 %."""
    result = calc.coverage(10, 15_769)
    assert Fraction(10, 15_769) == result.value
    assert Decimal("0.000634") == result.rounded
    assert result.notes == ()
    replay(result)


def test_coverage_refuses_products_over_enterprises() -> None:
    """15 products of 15,769 enterprises is no coverage."""
    with pytest.raises(UnitError):
        calc.coverage(observed(15, "product"), observed(15_769))


def test_coverage_has_no_note_on_indicators() -> None:
    """A part and its whole are different indicators by nature; other offices are still said."""
    notes = calc.coverage(observed(10, agency="A", indicator="retail"), observed(15_769, agency="B")).notes
    assert ["The figures are of different offices; what they cover may differ."] == [n.en for n in notes]


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (1, -2), (-1, 5)])
def test_coverage_undefined(part: int, whole: int) -> None:
    """No whole, no coverage."""
    result = calc.coverage(part, whole)
    assert result.value is None
    assert result.steps == ()


def test_coverage_above_one_is_said() -> None:
    """A part larger than its whole is computed and said; the two equal is not."""
    assert ["The part is larger than the whole."] == [n.en for n in calc.coverage(3, 2).notes]
    assert calc.coverage(2, 2).notes == ()


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(COUNTS, COUNTS), min_size=1))
def test_contributions_add_up(parts: dict[str, tuple[int, int]]) -> None:
    """The points of all parts add up to the growth of the whole."""
    before, after = {k: v[0] for k, v in parts.items()}, {k: v[1] for k, v in parts.items()}
    result = calc.contributions(before, after)
    assert result.value is not None
    assert calc.growth(sum(before.values()), sum(after.values())).value == sum(c.points for c in result.value)
    assert result.steps[-1].result == sum(c.points for c in result.value)
    replay(result)


def test_contributions_of_parts_that_come_and_go() -> None:
    """A part that one side lacks counts as zero there, and has no growth of its own from zero."""
    result = calc.contributions({"craft": 4, "food": 6}, {"food": 9, "fashion": 3})
    assert result.value is not None
    assert {"craft": -1, "food": Fraction(1, 2), "fashion": None} == {c.part: c.growth for c in result.value}
    assert [Fraction(-4, 10), Fraction(3, 10), Fraction(3, 10)] == [c.points for c in result.value]
    assert [(4, 0), (6, 9), (0, 3)] == [(c.before, c.after) for c in result.value]


@pytest.mark.parametrize("before", [{}, {"a": 0}, {"a": -3}])
def test_contributions_undefined(before: dict[str, int]) -> None:
    """A whole of zero or below has no contributions."""
    assert calc.contributions(before, before).value is None


def test_contributions_refuse_mixed_units() -> None:
    """Parts of one whole count one thing."""
    with pytest.raises(UnitError):
        calc.contributions({"a": observed(1)}, {"a": observed(1, "worker")})


def test_year_on_year_with_a_gap_left_open() -> None:
    """Under `undefined` neither the missing year nor the one after it has a change."""
    result = calc.year_on_year({2016: 49_538, 2017: 50_149, 2019: 60_000, 2020: 60_000}, missing="undefined")
    assert result.value is not None
    assert {2017: Fraction(611, 49_538), 2018: None, 2019: None, 2020: Fraction(0)} == {
        c.year: c.growth for c in result.value
    }
    assert ["There is no figure for 2018."] * 2 == [c.undefined.en for c in result.value if c.undefined]
    assert result.notes == ()
    replay(result)


def test_year_on_year_bridged() -> None:
    """Under `bridge` the change spans the gap, and says that it is not of one year."""
    result = calc.year_on_year({2019: 60, 2016: 40, 2017: 50}, missing="bridge")
    assert result.value is not None
    assert [(2017, 2016, Fraction(1, 4)), (2019, 2017, Fraction(1, 5))] == [
        (c.year, c.since, c.growth) for c in result.value
    ]
    assert ["2017-2019 bridges 2 years; it is no change of one year."] == [n.en for n in result.notes]


def test_year_on_year_from_zero() -> None:
    """A year that starts from zero, or below, has a reason of its own."""
    result = calc.year_on_year({2017: 0, 2018: -1, 2019: 2}, missing="bridge")
    assert result.value is not None
    assert [
        "A change relative to zero has no value.",
        "A change relative to a negative figure has no meaning; see the absolute change.",
    ] == [c.undefined.en for c in result.value if c.undefined]


def test_year_on_year_of_observations() -> None:
    """Observations are placed by the year of their day."""
    rows = [observed(10, as_of=date(2018, 12, 31)), observed(15, as_of=date(2019, 7, 18))]
    result = calc.year_on_year(rows, missing="undefined")
    assert result.value is not None
    assert [Fraction(1, 2)] == [c.growth for c in result.value]


@pytest.mark.parametrize("series", [{}, {2019: 5}])
def test_year_on_year_needs_two(series: dict[int, int]) -> None:
    """One year has no change."""
    assert calc.year_on_year(series, missing="bridge").value is None


def test_year_on_year_refuses() -> None:
    """An unknown policy, a figure without a day and two figures of one year are refused."""
    day = date(2019, 1, 1)
    with pytest.raises(UsageError, match="expected 'undefined'"):
        calc.year_on_year({2018: 1, 2019: 2}, missing="zero")
    with pytest.raises(UsageError, match="a day"):
        calc.year_on_year([observed(1)], missing="bridge")
    with pytest.raises(UsageError, match="2019"):
        calc.year_on_year([observed(1, as_of=day), observed(2, as_of=day)], missing="bridge")


@pytest.mark.parametrize(
    ("percent", "before", "after", "more", "verdict"),
    [
        (675, 400 * 10**9, 2_700 * 10**9, {}, calc.Claim.RATIO),
        (575, 400 * 10**9, 2_700 * 10**9, {}, calc.Claim.CONSISTENT),
        (514, 4_100_000, 21_000_000, {"before_rounded_to": 100_000, "after_rounded_to": 10**6}, calc.Claim.RATIO),
        (514, 4_100_000, 21_000_000, {}, calc.Claim.WRONG),
        ("9.8", 1_172_800, 1_288_103, {"percent_rounded_to": "0.1"}, calc.Claim.CONSISTENT),
        (10, 1_172_800, 1_288_103, {}, calc.Claim.CONSISTENT),
        ("4.5", 14_300, 14_383, {}, calc.Claim.WRONG),
        (-4, 16_500, 15_769, {}, calc.Claim.CONSISTENT),
    ],
)
def test_claims_of_lebak(percent: object, before: int, after: int, more: dict[str, int], verdict: calc.Claim) -> None:
    """The claims of January 2019 in Lebak, and their neighbours, get their verdict."""
    result = calc.claim_check(percent, before, after, **more)  # type: ignore[arg-type]
    assert verdict == result.value
    replay(result)


@pytest.mark.parametrize(("offset", "verdict"), [(0, "consistent"), (1, "wrong")])
def test_claim_edges(offset: int, verdict: str) -> None:
    """A claim is consistent up to and including half of what it was rounded to, on both sides."""
    for sign in (1, -1):
        claimed = Fraction(50) + sign * (Fraction(1, 2) + Fraction(offset, 1000))
        assert calc.claim_check(claimed, 100, 150).value == verdict


@pytest.mark.parametrize(("before", "rounding"), [(0, 0), (-4, 0), (1, 2), (1, 3)])
def test_claim_without_base(before: int, rounding: int) -> None:
    """A base that may be zero has no verdict."""
    assert calc.claim_check(10, before, 5, before_rounded_to=rounding).value is None


@given(st.integers(-1000, 1000), st.integers(1, 1000), st.integers(-1000, 1000), st.integers(0, 9), st.integers(0, 9))
def test_rounding_only_widens_a_claim(claimed: int, before: int, after: int, rounded: int, later: int) -> None:
    """A claim that follows from exact figures follows from rounded ones; and from any pair they may stand for."""
    roundings = {"before_rounded_to": rounded, "after_rounded_to": later}
    found = calc.claim_check(claimed, before, after, **roundings).value  # type: ignore[arg-type]
    exact = calc.claim_check(claimed, before, after).value
    if exact is calc.Claim.CONSISTENT and found is not None:
        assert exact is found
    corners = [
        calc.claim_check(claimed, base, end).value
        for base in (before - Fraction(rounded, 2), before + Fraction(rounded, 2))
        for end in (after - Fraction(later, 2), after + Fraction(later, 2))
        if found is not None
    ]
    assert found is calc.Claim.CONSISTENT or calc.Claim.CONSISTENT not in corners


@pytest.mark.parametrize(
    ("percent", "verdict"), [(-150, "consistent"), (-50, "ratio_mistaken_for_growth"), (-9, "wrong")]
)
def test_claim_that_ends_below_zero(percent: int, verdict: str) -> None:
    """From a profit of 10 to a loss of 5 is a fall of 150 percent, whether the base is rounded or not."""
    for rounded in (0, 1, 5):
        assert verdict == calc.claim_check(percent, 10, -5, before_rounded_to=rounded).value


def test_claim_and_contributions_remark_on_their_figures() -> None:
    """Imputed figures and figures of two regions are said as growth says them; parts may be regions themselves."""
    before, after = observed(10, method=Method.IMPUTED, region=LEBAK), observed(20, region=SERANG)
    told = ["The figure before was not counted but imputed or modelled.", "The figures are not of the same region."]
    assert told == [n.en for n in calc.claim_check(100, before, after).notes]
    assert told == [n.en for n in calc.claim_check(100, before, after, before_rounded_to=20).notes]
    parts = calc.contributions({"a": before, "b": observed(5)}, {"a": after, "b": observed(6)})
    assert ["The figure a before was not counted but imputed or modelled.", told[1]] == [n.en for n in parts.notes]
    regions = calc.contributions(
        {"a": observed(1, region=LEBAK), "b": observed(2, region=SERANG)},
        {"a": observed(3, region=LEBAK), "b": observed(4, region=SERANG)},
    )
    assert regions.notes == ()
    back = observed(1, as_of=date(2019, 7, 18)), observed(2, as_of=date(2017, 12, 31))
    for result in (calc.claim_check(100, *back), calc.contributions({"a": back[0]}, {"a": back[1]})):
        assert [True] == ["is of a later day" in n.en for n in result.notes]


def test_claim_refuses() -> None:
    """Floats and negative roundings are refused."""
    with pytest.raises(UsageError, match="Fraction"):
        calc.claim_check(9.8, 10, 11)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="rounding"):
        calc.claim_check(9, 10, 11, after_rounded_to=-1)


def test_claim_refuses_a_negative_rounding_of_each_figure() -> None:
    """No figure is rounded to less than nothing, the percentage included."""
    for more in ({"percent_rounded_to": -1}, {"before_rounded_to": -1}, {"after_rounded_to": -1}):
        with pytest.raises(UsageError, match="roundings"):
            calc.claim_check(9, 10, 11, **more)  # type: ignore[arg-type]


LEBAK, SERANG = KemendagriRegion("36.02"), KemendagriRegion("36.04")


def test_growth_between_two_regions() -> None:
    """Figures of two regions are compared, and the reader is told; a figure without a region may be of the same."""
    said = calc.growth(observed(10, region=LEBAK), observed(20, region=SERANG))
    assert said.value == 1
    assert ["The figures are not of the same region."] == [n.en for n in said.notes]
    assert calc.growth(observed(10, region=LEBAK), observed(20)).notes == ()


def test_growth_backwards() -> None:
    """A base of a later day than the figure after it is said."""
    first, last = date(2019, 7, 18), date(2017, 12, 31)
    said = calc.growth(observed(10, as_of=first), observed(20, as_of=last))
    assert ["The figure before (18 July 2019) is of a later day than the figure after (31 December 2017)."] == [
        n.en for n in said.notes
    ]
    assert 1 == len(calc.cagr(observed(10, as_of=first), observed(20, as_of=last), 5).notes)
    assert calc.growth(observed(10, as_of=last), observed(20, as_of=first)).notes == ()
    assert calc.growth(observed(10, as_of=last), observed(20, as_of=last)).notes == ()


def test_cagr_looks_at_the_days_of_its_figures() -> None:
    """Years that the days of the figures do not bear out are said; a month more or less is let be."""
    before = observed(10, as_of=date(2014, 1, 1))
    for after, years, told in (
        (date(2019, 1, 1), 5, False),
        (date(2019, 1, 31), 5, False),
        (date(2019, 2, 2), 5, True),
        (date(2019, 1, 1), 4, True),
        (date(2018, 12, 2), 5, False),
        (date(2018, 11, 1), 5, True),
    ):
        notes = calc.cagr(before, observed(20, as_of=after), years).notes
        assert told == bool(notes), after
    notes = calc.cagr(before, observed(20, as_of=date(2019, 7, 2)), 5).notes
    assert ["By their days the figures are 5.4986 years apart, not 5."] == [n.en for n in notes]
    assert calc.cagr(before, 20, 3).notes == ()


def test_contributions_say_which_parts_have_one_figure() -> None:
    """A part that one of the two does not name counts as zero there, and the notes name it."""
    result = calc.contributions({"a": 10, "b": 5}, {"b": 6, "c": 20})
    assert [
        "Without a figure before, counted as zero: c.",
        "Without a figure after, counted as zero: a.",
    ] == [n.en for n in result.notes]
    assert calc.contributions({"a": 10}, {"a": 20}).notes == ()
    assert 1 == len(calc.contributions({}, {"a": 20}).notes)


def test_claim_on_a_base_rounded_away() -> None:
    """A base of 10 rounded to 20 may be zero: that is the reason, not that it is zero."""
    result = calc.claim_check(1, 10, 20, before_rounded_to=20)
    assert result.undefined is not None
    assert "Rounded to that, the base may be zero" in result.undefined.en
    assert calc.claim_check(1, 10, 20, before_rounded_to=19).value is not None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: calc.contributions([1], [2]),  # type: ignore[arg-type]
        lambda: calc.contributions({}, None),  # type: ignore[arg-type]
        lambda: calc.year_on_year([1, 2], missing="bridge"),  # type: ignore[list-item]
        lambda: calc.year_on_year(None, missing="bridge"),  # type: ignore[arg-type]
        lambda: calc.year_on_year("2019", missing="bridge"),  # type: ignore[arg-type]
        lambda: calc.year_on_year({2019.0: 1, 2020: 2}, missing="bridge"),  # type: ignore[dict-item]
        lambda: calc.year_on_year({True: 1, 2020: 2}, missing="bridge"),
        lambda: calc.year_on_year({0: 1, 2020: 2}, missing="bridge"),
    ],
)
def test_what_is_no_series(wrong: Callable[[], object]) -> None:
    """Lists where a mapping is meant, numbers where observations are, and years that are none."""
    with pytest.raises(UsageError, match="expected"):
        wrong()
