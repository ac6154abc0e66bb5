"""Final income tax: the official worked examples, month by month and year by year."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.core.dated import LawStatus
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.law import tax as law_tax
from umkm_domain.law.book import LAW

MILLION = 1_000_000
# PP 55/2022, elucidation: individual R, turnover of 2022 in million rupiah.
R = tuple(m * MILLION for m in (70, 130, 80, 120, 100, 120, 80, 80, 60, 140, 100, 120))


def test_individual_r() -> None:
    """The worked example of PP 55/2022: 3,500,000 for the year, nothing until the exempt half billion is used up."""
    result = calc.final_tax(R, year=2022, legal_form="individual")
    assert result.value is not None
    assert [0, 0, 0, 0, 0, 600_000, 400_000, 400_000, 300_000, 700_000, 500_000, 600_000] == [
        month.tax for month in result.value.months
    ]
    assert (3_500_000, 700 * MILLION, 1_200 * MILLION) == (
        result.value.total,
        result.value.taxable,
        result.value.turnover,
    )
    assert (0, 3_500_000) == (result.value.withheld, result.value.self_paid)
    assert "UU 7/2021 art. 3" in {str(c) for c in result.citations}
    replay(result)


def test_cooperative_a() -> None:
    """The worked example: 80 million in September 2023, 60 of them from an office that withholds."""
    result = calc.final_tax({9: 80 * MILLION}, year=2023, legal_form="cooperative", withheld={9: 60 * MILLION})
    assert result.value is not None
    month = result.value.months[0]
    assert (400_000, 300_000, 100_000) == (month.tax, month.withheld, month.self_paid)
    assert (400_000, 300_000, 100_000) == (result.value.total, result.value.withheld, result.value.self_paid)
    assert month.taxable == month.turnover
    replay(result)


@pytest.mark.parametrize("form", ["cooperative", "cv", "firma", "pt"])
def test_only_individuals_have_exempt_turnover(form: str) -> None:
    """The same turnover of a company is taxed from the first rupiah."""
    assert calc.final_tax(R, year=2022, legal_form=form).value.total == 6 * MILLION  # type: ignore[union-attr]


def test_no_exempt_turnover_before_2022() -> None:
    """In 2021 individuals paid from the first rupiah too."""
    assert calc.final_tax(R, year=2021, legal_form="individual").value.total == 6 * MILLION  # type: ignore[union-attr]


@given(st.lists(st.integers(0, 400 * MILLION), min_size=12, max_size=12))
def test_year_is_the_sum_of_its_months(turnover: list[int]) -> None:
    """The tax of the year is half a percent of what exceeds half a billion, however it is spread over the months."""
    result = calc.final_tax(turnover, year=2023, legal_form="individual").value
    assert result is not None
    assert Fraction(max(sum(turnover) - 500 * MILLION, 0), 200) == result.total
    assert sum(month.tax for month in result.months) == result.total
    assert all(0 <= month.taxable <= month.turnover for month in result.months)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_withheld_and_self_paid_add_up(turnover: int, withheld: int) -> None:
    """Nothing is withheld on turnover that is not taxed, and the two parts make the tax."""
    share = min(withheld, turnover)
    month = calc.final_tax({1: turnover}, year=2023, legal_form="individual", withheld={1: share}).value
    assert month is not None
    assert month.total == month.withheld + month.self_paid
    assert 0 <= month.withheld <= month.total
    assert Fraction(min(share, max(turnover - 500 * MILLION, 0)), 200) == month.withheld


def test_rate_changes_within_a_year() -> None:
    """One percent up to June 2018, half a percent from July."""
    result = calc.final_tax([100 * MILLION] * 12, year=2018, legal_form="pt").value
    assert result is not None
    assert [1_000_000] * 6 + [500_000] * 6 == [month.tax for month in result.months]
    assert "PP 46/2013 art. 3" in {str(c) for c in calc.final_tax({6: 1}, year=2018, legal_form="pt").citations}


def test_fractions_of_a_rupiah_stay() -> None:
    """The tax of one rupiah is a two-hundredth, not zero."""
    assert Fraction(1, 200) == calc.final_tax({1: 1}, year=2019, legal_form="pt").value.total  # type: ignore[union-attr]


def test_shut_out() -> None:
    """Above the limit of the year before, or of a form the act does not know: the general rate, not this tax."""
    for previous, inside in ((4_800 * MILLION, True), (4_800 * MILLION + 1, False)):
        result = calc.final_tax(
            R, year=2022, legal_form="individual", previous_turnover=previous, registered=date(2022, 1, 3)
        )
        assert inside == (result.value is not None)
        assert result.notes == ()
    assert result.undefined is not None
    assert "the general rate applies" in result.undefined.en
    cv = calc.final_tax(R, year=2027, legal_form="cv")
    assert cv.undefined is not None
    assert "does not let this legal form in (cv)" in cv.undefined.en
    assert calc.final_tax({}, year=2022, legal_form="cv").undefined is not None
    assert len(calc.final_tax(R, year=2022, legal_form="pt").notes) == 1


def test_before_the_first_act() -> None:
    """Before July 2013 there was no such tax."""
    with pytest.raises(GapError):
        calc.final_tax({6: 1}, year=2013, legal_form="individual")
    assert calc.final_tax({7: 100}, year=2013, legal_form="individual").value.total == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("turnover", "more", "words"),
    [
        ([1] * 11, {}, "expected 12 months, got 11"),
        ({13: 1}, {}, "months 1 to 12"),
        ({0: 1}, {}, "months 1 to 12"),
        ({1: -1}, {}, "at least 0"),
        ({1: 1.5}, {}, "expected a whole number"),
        ({1: 1}, {"withheld": {1: 2}}, "no more than the turnover"),
        ({1: 1}, {"withheld": {2: 1}}, "no more than the turnover"),
        ({1: 1}, {"legal_form": "gmbh"}, "legal_form"),
        ({1: 1}, {"previous_turnover": 1.0}, "previous_turnover"),
        ({1.0: 1}, {}, "months 1 to 12"),
        ({True: 1}, {}, "months 1 to 12"),
        (5, {}, "12 months or a mapping"),
        (None, {}, "12 months or a mapping"),
        ("123456789012", {}, "12 months or a mapping"),
        *(({1: 1}, {"year": year}, "year: expected") for year in ("2022", 2022.0, -1, 0, 99_999, True, None)),
        ({1: 1}, {"law": None}, "law: expected LawBook"),
        ({1: 1}, {"registered": date(2023, 1, 1)}, "registered: expected a day up to 2022-12-31"),
        ({1: 1}, {"registered": "2020"}, "registered: expected a date"),
    ],
)
def test_bad_input(turnover: Any, more: dict[str, Any], words: str) -> None:
    """What cannot be a turnover is refused."""
    with pytest.raises(UsageError, match=words):
        calc.final_tax(turnover, **{"year": 2022, "legal_form": "individual", **more})


@pytest.mark.parametrize("form", ["cv", "firma", "pt", "bumdes"])
def test_forms_that_finish_their_years(form: str) -> None:
    """PP 20/2026 art. II: who was in before 22 April 2026 finishes; which months are asked for changes nothing."""
    year = calc.final_tax([100 * MILLION] * 12, year=2026, legal_form=form, previous_turnover=0)
    assert year.value is not None
    assert 6 * MILLION == year.value.total
    assert "This holds for those registered before 22 April 2026 whose years have not ended" in year.notes[0].en
    january = calc.final_tax({1: 100 * MILLION}, year=2026, legal_form=form, previous_turnover=0)
    assert january.notes == year.notes
    assert january.value is not None
    assert 500_000 == january.value.total
    assert "PP 20/2026 art. II(1)" in {str(c) for c in january.citations}
    later = calc.final_tax(R, year=2027, legal_form=form)
    assert later.undefined is not None
    assert "Those registered before 22 April 2026 finish their years" in later.undefined.en
    assert "does not let this legal form in" in later.undefined.en


@given(
    st.sampled_from(["individual", "cooperative", "cv", "firma", "pt", "pt_perorangan", "bumdes"]),
    st.dates(date(2018, 7, 1), date(2026, 11, 1)),
    st.integers(2026, 2032),
    st.integers(1, 12),
)
def test_the_tax_and_its_years_agree(form: str, registered: date, year: int, month: int) -> None:
    """With the day of registration there is a tax exactly in the years that `final_tax_period` gives."""
    end = date(year, 12, 31)
    period = calc.final_tax_period(form, registered, on=end).value
    tax = calc.final_tax({month: 1}, year=year, legal_form=form, registered=registered)
    inside = period is not None and (period.last is None or year <= period.last)
    assert inside == (tax.value is not None)
    replay(tax)


@pytest.mark.parametrize(
    ("form", "registered", "year", "inside"),
    [
        ("cv", date(2025, 6, 1), 2026, True),
        ("cv", date(2025, 6, 1), 2028, True),
        ("cv", date(2025, 6, 1), 2029, False),
        ("cv", date(2026, 4, 21), 2029, True),
        ("cv", date(2026, 4, 22), 2026, False),
        ("pt", date(2024, 1, 1), 2026, True),
        ("pt", date(2023, 12, 31), 2026, False),
        ("bumdes", date(2022, 2, 1), 2022, True),
        ("bumdes", date(2022, 2, 1), 2026, False),
        # Their own years ended with 2024, and PP 20/2026 gives 2025 and 2026 back.
        ("individual", date(2018, 6, 20), 2024, True),
        ("individual", date(2018, 6, 20), 2025, True),
        ("individual", date(2018, 6, 20), 2026, True),
        ("individual", date(2018, 6, 20), 2027, False),
        ("individual", date(2014, 6, 20), 2016, True),
        ("cooperative", date(2021, 3, 1), 2025, True),
        ("cooperative", date(2019, 3, 1), 2025, False),
        ("pt_perorangan", date(2021, 3, 1), 2025, False),
        ("foundation", date(2020, 3, 1), 2021, False),
    ],
)
def test_years_by_registration(form: str, registered: date, year: int, inside: bool) -> None:
    """The years are counted from the day of registration, and what a later act gives back counts."""
    result = calc.final_tax([MILLION] * 12, year=year, legal_form=form, registered=registered, previous_turnover=0)
    assert inside == (result.value is not None)
    assert result.notes == ()
    if not inside and form != "foundation" and registered < date(2026, 4, 22):
        assert result.undefined is not None
        assert "Its years ended with the tax year" in result.undefined.en


def test_what_was_not_looked_at() -> None:
    """Turnover of the year before and the years allowed are named when they were not given, each by itself."""
    for more, words in (
        ({}, ["Turnover of the year before and the years allowed were not looked at."]),
        ({"previous_turnover": 1}, ["The years allowed were not looked at."]),
        ({"registered": date(2020, 1, 1)}, ["Turnover of the year before was not looked at."]),
        ({"registered": date(2020, 1, 1), "previous_turnover": 1}, []),
    ):
        assert words == [n.en for n in calc.final_tax(R, year=2021, legal_form="cv", **more).notes]


def test_months_not_given_are_named() -> None:
    """September alone is counted against the whole exempt amount as if there had been no turnover before."""
    known = {"previous_turnover": 0, "registered": date(2020, 1, 1)}
    result = calc.final_tax({9: 80 * MILLION, 11: 1}, year=2023, legal_form="individual", **known)
    assert [
        "Months whose turnover was not given count as zero against the exempt turnover: 1, 2, 3, 4, 5, 6, 7, 8, 10."
    ] == [n.en for n in result.notes]
    assert calc.final_tax({1: 5, 2: 6}, year=2023, legal_form="individual", **known).notes == ()
    assert calc.final_tax({9: 5}, year=2023, legal_form="cooperative", **known).notes == ()
    assert calc.final_tax({9: 5}, year=2021, legal_form="individual", **known).notes == ()


def test_a_form_let_in_late_in_the_year() -> None:
    """BUMDes came in with PP 55/2022 in December 2022 and are in for that year, in January as in December."""
    for months in ({1: 100}, {12: 100}):
        assert calc.final_tax(months, year=2022, legal_form="bumdes").value is not None
        assert calc.final_tax(months, year=2021, legal_form="bumdes").value is None
    assert calc.final_tax({1: 100}, year=2018, legal_form="foundation").value is not None
    assert calc.final_tax({7: 100}, year=2018, legal_form="foundation").value is None


OLD, NEW = date(2025, 1, 1), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("form", "registered", "on", "first", "last"),
    [
        # PP 55/2022, elucidation.
        ("individual", date(2022, 12, 27), OLD, 2022, 2028),
        ("cv", date(2022, 12, 27), OLD, 2022, 2025),
        ("pt", date(2022, 12, 27), OLD, 2022, 2024),
        ("bumdes", date(2022, 2, 1), OLD, 2022, 2025),
        # Registered before PP 23/2018: counted from 2018.
        ("individual", date(2015, 5, 5), OLD, 2018, 2024),
        ("individual", date(2018, 6, 20), OLD, 2018, 2024),
        # PP 20/2026, elucidation.
        ("individual", date(2018, 6, 20), NEW, 2018, 2026),
        ("cv", date(2023, 6, 20), NEW, 2023, 2026),
        ("cooperative", date(2028, 5, 2), date(2028, 6, 1), 2028, 2031),
        # PP 20/2026, transition.
        ("individual", date(2019, 1, 1), NEW, 2019, 2026),
        ("individual", date(2020, 1, 1), NEW, 2020, None),
        ("individual", date(2026, 5, 1), NEW, 2026, None),
        ("pt_perorangan", date(2022, 3, 1), NEW, 2022, 2026),
        ("pt_perorangan", date(2021, 3, 1), NEW, 2021, 2024),
        ("pt_perorangan", date(2024, 3, 1), NEW, 2024, None),
        ("cooperative", date(2021, 3, 1), NEW, 2021, 2029),
        ("cooperative", date(2026, 3, 1), NEW, 2026, 2029),
        ("cooperative", date(2018, 1, 1), NEW, 2018, 2021),
        ("pt", date(2024, 1, 1), NEW, 2024, 2026),
        ("pt", date(2018, 1, 1), NEW, 2018, 2020),
    ],
)
def test_period(form: str, registered: date, on: date, first: int, last: int | None) -> None:
    """First and last tax year by legal form, as the worked examples and the transition have it."""
    result = calc.final_tax_period(form, registered, on=on)
    assert result.value is not None
    assert (first, last) == (result.value.first, result.value.last)
    assert result.citations
    replay(result)


def test_period_when_the_limit_is_passed() -> None:
    """The worked example: 5 billion in August 2023 means final to the end of 2023, general from 2024."""
    over = calc.final_tax_period("individual", date(2022, 12, 27), on=OLD, exceeded_in=2023)
    assert over.value is not None
    assert over.value.last == 2023
    endless = calc.final_tax_period("individual", date(2026, 5, 1), on=NEW, exceeded_in=2026)
    assert endless.value is not None
    assert endless.value.last == 2026
    after = calc.final_tax_period("pt", date(2018, 1, 1), on=OLD, exceeded_in=2023)
    assert after.value is not None
    assert after.value.last == 2020


def test_period_without_entry() -> None:
    """A CV registered under PP 20/2026, or a foundation at any time, is not let in."""
    for form, registered in (("cv", date(2026, 5, 1)), ("foundation", date(2019, 5, 1))):
        result = calc.final_tax_period(form, registered, on=NEW)
        assert result.value is None
        assert result.undefined is not None
        assert "does not let this legal form in" in result.undefined.en
    assert calc.final_tax_period("foundation", date(2019, 5, 1), on=OLD).value is None


def test_period_bad_input() -> None:
    """Registered after the day, no such form, a day before the tax."""
    with pytest.raises(UsageError, match="registered"):
        calc.final_tax_period("cv", date(2026, 5, 1), on=OLD)
    with pytest.raises(UsageError, match="legal_form"):
        calc.final_tax_period("ltd", date(2019, 5, 1), on=OLD)
    with pytest.raises(GapError):
        calc.final_tax_period("cv", date(2010, 5, 1), on=date(2012, 1, 1))
    for exceeded in ("2020", 2000, 2018, True, 2020.0):
        with pytest.raises(UsageError, match="exceeded_in: expected a year"):
            calc.final_tax_period("cv", date(2019, 5, 1), on=OLD, exceeded_in=exceeded)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="law: expected LawBook, got NoneType"):
        calc.final_tax_period("cv", date(2019, 5, 1), on=OLD, law=None)  # type: ignore[arg-type]


def test_period_under_the_first_act_has_no_end() -> None:
    """PP 46/2013 named no number of years."""
    result = calc.final_tax_period("cv", date(2014, 5, 1), on=date(2015, 1, 1))
    assert calc.TaxPeriod(2014, None) == result.value
    first = calc.final_tax_period("cv", date(2010, 5, 1), on=date(2015, 1, 1)).value
    assert calc.TaxPeriod(2013, None) == first


@pytest.mark.parametrize(
    ("parts", "on", "admitted"),
    [
        # PP 20/2026, elucidation: Tuan D with two companies; the insurance agent; PT XY.
        ({"D": 2_000 * MILLION, "PT DJ": 2_000 * MILLION, "PT DX": 2_000 * MILLION}, NEW, False),
        ({"catering": 1_500 * MILLION, "agency": 3_500 * MILLION}, NEW, False),
        ({"trade": 500 * MILLION, "rent": 2_500 * MILLION}, NEW, True),
        ({"own": 4_800 * MILLION}, NEW, True),
        ({"own": 4_800 * MILLION, "wife": 1}, NEW, False),
        ({"own": 4_800 * MILLION, "wife": 1}, date(2015, 1, 1), True),
    ],
)
def test_turnover_of_all_together(parts: dict[str, int], on: date, admitted: bool) -> None:
    """Turnover is added up where the act says so, and the limit is included."""
    result = calc.turnover_admits(parts, on=on)
    assert admitted is result.value
    replay(result)


def test_turnover_without_figures() -> None:
    """No turnover, no answer."""
    assert calc.turnover_admits({}, on=NEW).value is None
    for wrong in ({"own": 1.0}, [1], None):
        with pytest.raises(UsageError, match="expected"):
            calc.turnover_admits(wrong, on=NEW)  # type: ignore[arg-type]


def test_a_law_that_ends_within_the_year() -> None:
    """Where the tax is repealed in July the months before are judged by their act, and later ones have none."""
    entry = LAW.at(law_tax.FINAL, date(2026, 6, 30))
    repeal = evolve(entry, value=None, since=date(2026, 7, 1), status=LawStatus.REPEALED)
    ended = LAW.amend(law_tax.FINAL, repeal)
    for more in ({}, {"registered": date(2026, 5, 1)}):
        assert calc.final_tax({6: 200}, year=2026, legal_form="pt_perorangan", law=ended, **more).value is not None
        assert calc.final_tax({6: 200}, year=2026, legal_form="foundation", law=ended, **more).value is None
    with pytest.raises(GapError):
        calc.final_tax({7: 200}, year=2026, legal_form="pt_perorangan", law=ended)
    # Years that ended in 2024 are given back by the act of 2026, whatever was repealed since.
    given_back = calc.final_tax({6: 200}, year=2025, legal_form="individual", registered=date(2018, 7, 1), law=ended)
    assert given_back.value is not None


def test_a_reform_leaves_the_transition_as_it_is() -> None:
    """An act of 2028 that changes the rate takes no years from those who finish under the transition of 2026."""
    entry = LAW.at(law_tax.FINAL, date(2028, 1, 1))
    reform = LAW.amend(
        law_tax.FINAL, evolve(entry, since=date(2028, 1, 1), value=evolve(entry.value, rate=Fraction(1, 100)))
    )
    days = {"registered": date(2025, 6, 1), "previous_turnover": 0}
    result = calc.final_tax({12: 200}, year=2028, legal_form="cv", law=reform, **days)
    assert result.value is not None
    assert result.value.total == 2
    assert calc.final_tax({12: 200}, year=2029, legal_form="cv", law=reform, **days).value is None
    period = calc.final_tax_period("cv", date(2025, 6, 1), on=date(2028, 6, 1), law=reform).value
    assert calc.TaxPeriod(2025, 2028) == period


@pytest.mark.parametrize("legal_form", ["cv", "individual"])
def test_the_year_in_which_the_tax_began(legal_form: str) -> None:
    """Months without turnover before July 2013 need no law; with one rupiah of turnover they have none."""
    half = [100 * MILLION] * 6
    result = calc.final_tax([0] * 6 + half, year=2013, legal_form=legal_form)
    assert result.value is not None
    assert [0] * 6 + [MILLION] * 6 == [month.tax for month in result.value.months]
    assert [*range(1, 13)] == [month.month for month in result.value.months]
    assert (6 * MILLION, 600 * MILLION) == (result.value.total, result.value.taxable)
    replay(result)
    given_ = calc.final_tax(dict(enumerate(half, start=7)), year=2013, legal_form=legal_form).value
    assert given_ is not None
    assert result.value.total == given_.total
    with pytest.raises(GapError, match="2013-06-30"):
        calc.final_tax([0] * 5 + [1] + half, year=2013, legal_form=legal_form)
    with pytest.raises(GapError, match="2013-06-30"):
        calc.final_tax({6: 0}, year=2013, legal_form=legal_form)
