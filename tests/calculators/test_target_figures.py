"""Which figures a target is measured by, and what a reader is told about them."""

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.calculators import TargetStatus
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import UsageError
from umkm_domain.model.statistics import Observation, Target, TargetKind

START, DUE = date(2019, 7, 18), date(2020, 7, 17)
LEBAK, SERANG = KemendagriRegion("36.02"), KemendagriRegion("36.04")


def target(**more: Any) -> Target:
    """The number of IKM in retail is to double within a year."""
    return Target(
        **{
            "id": "T1",
            "indicator": "retail",
            "unit": "enterprise",
            "kind": TargetKind.INCREASE_BY,
            "value": Fraction(1),
            "baseline": 10,
            "baseline_on": START,
            "due": DUE,
            **more,
        }
    )


def seen(value: int, day: date = START, **more: Any) -> Observation:
    """A figure of the indicator."""
    return Observation(
        **{"id": f"O{value}", "indicator": "retail", "unit": "enterprise", "value": value, "as_of": day, **more}
    )


def test_no_figure_since_the_due_day() -> None:
    """Two years after the due day only the baseline is known: missed by what is known, and that is said."""
    result = calc.target_progress(target(), [seen(10)], on=date(2022, 7, 18))
    assert result.value is not None
    assert TargetStatus.MISSED is result.value.status
    assert ["The last figure (18 July 2019) is older than the due day (17 July 2020); there is none since."] == [
        n.en for n in result.notes
    ]
    for day in (DUE, DUE + timedelta(days=1)):
        assert calc.target_progress(target(), [seen(10), seen(19, day)], on=date(2022, 7, 18)).notes == ()


def test_reached_after_the_due_day() -> None:
    """Twenty in 2022 is met, and not on time unless an earlier figure says so."""
    late = seen(20, date(2022, 7, 17))
    result = calc.target_progress(target(), [seen(10), late], on=date(2022, 7, 18))
    assert result.value is not None
    assert TargetStatus.MET is result.value.status
    assert ["No figure up to the due day (17 July 2020) reaches it; the one that does is of 17 July 2022."] == [
        n.en for n in result.notes
    ]
    assert calc.target_progress(target(), [seen(21, DUE), late], on=date(2022, 7, 18)).notes == ()


def test_reached_by_the_due_day_and_lost_after_it() -> None:
    """What was reached on the due day is met, whatever came after; the later figure is noted."""
    on, later = date(2022, 7, 18), date(2021, 7, 17)
    fallen = seen(15, later)
    result = calc.target_progress(target(), [seen(10), seen(22, DUE), fallen], on=on)
    assert result.value is not None
    assert (TargetStatus.MET, 22, DUE, 0) == (
        result.value.status,
        result.value.current,
        result.value.as_of,
        result.value.gap,
    )
    assert [
        "It is judged by the last figure up to the due day (17 July 2020); a later one (15 of 17 July 2021) "
        "does not reach it."
    ] == [n.en for n in result.notes]
    assert on == result.on
    replay(result)
    eve = DUE - timedelta(days=1)
    cases: list[tuple[list[Observation], str, int, int]] = [
        ([seen(22, eve), seen(19, DUE), fallen], "missed", 15, 0),
        ([seen(22, eve), seen(19, DUE)], "missed", 19, 0),
        ([seen(22, DUE), fallen, seen(25, later)], "met", 22, 1),
        ([seen(22, DUE), seen(18, DUE), fallen], "not_measurable", 18, 2),
        ([seen(19, DUE), fallen, seen(25, later)], "not_measurable", 15, 1),
        ([fallen], "missed", 15, 0),
    ]
    for rows, status, current, told in cases:
        value = calc.target_progress(target(), rows, on=on)
        assert value.value is not None
        assert (status, current) == (value.value.status, value.value.current), rows
        assert told == len(value.notes), rows


def test_share_reached_by_the_due_day() -> None:
    """A share is judged by the part and the whole of that time, not by the whole of a later one."""
    share = target(kind=TargetKind.SHARE, value=Fraction(1, 10), whole_indicator="ikm", baseline=None)
    later = date(2021, 7, 17)
    rows = [seen(10, DUE), seen(12, later), seen(100, DUE, indicator="ikm"), seen(200, later, indicator="ikm")]
    value = calc.target_progress(share, rows, on=later).value
    assert value is not None
    assert (TargetStatus.MET, 10, 10) == (value.status, value.required, value.current)
    given_ = calc.target_progress(share, rows, on=later, whole=150).value
    assert given_ is not None
    assert (TargetStatus.MISSED, 15, 12) == (given_.status, given_.required, given_.current)


def test_figures_before_the_baseline() -> None:
    """A figure older than the baseline meets no target, alone or beside others."""
    old = seen(25, START - timedelta(days=1))
    result = calc.target_progress(target(), [old], on=DUE)
    assert result.value is None
    assert result.undefined is not None
    assert "Not measurable: all figures of retail are older than the baseline (18 July 2019)." == result.undefined.en
    both = calc.target_progress(target(), [old, seen(11)], on=DUE).value
    assert both is not None
    assert both.current == 11


def test_a_figure_without_a_region() -> None:
    """It counts for the region of the target, and the notes say that it names none."""
    result = calc.target_progress(target(region=LEBAK), [seen(15)], on=DUE)
    assert ["The figure names no region; it is taken as one of 36.02."] == [n.en for n in result.notes]
    assert calc.target_progress(target(region=LEBAK), [seen(15, region=LEBAK)], on=DUE).notes == ()


def test_figures_of_several_regions() -> None:
    """A target without a region is measured by figures without one; by those of several regions it is not."""
    several = [seen(15, region=LEBAK), seen(200, region=SERANG)]
    result = calc.target_progress(target(), several, on=DUE)
    assert result.undefined is not None
    assert "The target names no region, and its figures are of several: 36.02, 36.04." == result.undefined.en
    for figures, passed in (([*several, seen(12)], "36.02, 36.04"), ([several[0], seen(12)], "36.02")):
        whole = calc.target_progress(target(), figures, on=DUE)
        assert whole.value is not None
        assert whole.value.current == 12
        assert [f"The target names no region; figures of single regions are passed over: {passed}."] == [
            n.en for n in whole.notes
        ]
    one = calc.target_progress(target(), several[:1], on=DUE)
    assert one.value is not None
    assert (15, ()) == (one.value.current, one.notes)


def test_the_whole_is_looked_up() -> None:
    """A share finds its whole by its indicator: of the day of the part, else the last up to the day."""
    share = target(kind=TargetKind.SHARE, value=Fraction(1, 1000), whole_indicator="ikm", region=LEBAK)

    def whole(value: int, day: date, **more: Any) -> Observation:
        return seen(value, day, indicator="ikm", **more)

    part = seen(10, date(2020, 1, 1), region=LEBAK)
    rows = [part, whole(15_769, START), whole(20_000, date(2020, 1, 1)), whole(90_000, date(2020, 2, 1))]
    for known, day, required in (
        (rows, date(2020, 3, 1), 20),
        (rows[:2], date(2020, 3, 1), 16),
        ([*rows[:2], rows[3]], date(2020, 3, 1), 90),
        ([*rows[:2], rows[3]], date(2020, 1, 31), 16),
    ):
        result = calc.target_progress(share, known, on=day)
        assert result.value is not None
        assert required == result.value.required
        replay(result)
    assert (
        "The whole is the figure of ikm on 1 January 2020."
        == calc.target_progress(share, rows, on=date(2020, 3, 1)).notes[0].en
    )
    given_ = calc.target_progress(share, rows, on=date(2020, 3, 1), whole=5_000)
    assert given_.value is not None
    assert (5, ()) == (given_.value.required, given_.notes)
    open_share = target(kind=TargetKind.SHARE, value=Fraction(1, 1000), whole_indicator="ikm")
    national = [seen(10), whole(5_000, START), whole(90_000, START, region=SERANG)]
    assert calc.target_progress(open_share, national, on=START).value.required == 5  # type: ignore[union-attr]
    for none in (
        [part],
        [part, whole(1, START, region=SERANG)],
        [part, whole(1, START, category="craft")],
        [part, whole(1_000, START), whole(2_000, START)],
    ):
        assert calc.target_progress(share, none, on=date(2020, 3, 1)).value is None


@pytest.mark.parametrize("kind", [TargetKind.INCREASE_BY, TargetKind.RATIO_TO_BASE])
@pytest.mark.parametrize("baseline", [0, None])
def test_nothing_grows_from_zero(kind: TargetKind, baseline: int | None) -> None:
    """A hundred percent more than nothing is no target that zero meets: it has no value, and says why."""
    asked = target(kind=kind, baseline=baseline)
    required = calc.target_required(asked, baseline=None if baseline == 0 else seen(-5))
    progress = calc.target_progress(asked, [seen(0)], on=START)
    for result in (required, progress):
        assert result.value is None
        assert result.undefined is not None
        assert "The baseline is zero or below" in result.undefined.en
    assert 5 == calc.target_required(target(kind=TargetKind.ABSOLUTE, value=5, baseline=0)).value


def test_baseline_day_that_contradicts_itself() -> None:
    """Two figures for the day of the baseline give no baseline, whichever comes first; the same one twice does."""
    open_base = target(baseline=None)
    two = [seen(10), seen(12)]
    assert calc.target_progress(open_base, two, on=DUE).value is None
    assert calc.target_progress(open_base, two[::-1], on=DUE).value is None
    twice = calc.target_progress(open_base, [seen(10), seen(10, id="again")], on=DUE).value
    assert twice is not None
    assert twice.required == 20


def test_a_pace_beyond_writing() -> None:
    """From 1 to ten trillion in a day: a rate of 4,746 digits is written; a larger one is said to be left out."""
    day = date(2019, 7, 18)
    for value, there in ((10**13, True), (10**28, False)):
        asked = target(kind=TargetKind.ABSOLUTE, value=value, due=day + timedelta(days=1))
        result = calc.target_progress(asked, [seen(1, day)], on=day)
        assert result.value is not None
        assert there == (result.value.yearly_rate is not None)
        assert there == (not result.notes)
        assert json.dumps(result.to_dict())
        assert result._repr_html_()
        assert all(result.prose(language) for language in ("id", "en"))
        replay(result)


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 366))
def test_constant_growth_does_not_pass_for_exact(base: int, goal: int, days: int) -> None:
    """Between the ends constant growth is a Decimal of 28 digits, at them the exact end."""
    asked = target(kind=TargetKind.ABSOLUTE, value=goal, baseline=base)
    result = calc.target_trajectory(asked, on=START + timedelta(days=days))
    assert result.value is not None
    geometric = result.value[1]
    if 0 < days < 365:
        assert isinstance(geometric, Decimal)
        assert len(geometric.as_tuple().digits) <= 28
        assert "root to 28 significant digits" in result.prose("en")[-1]
    else:
        assert (base if days == 0 else goal) == geometric
        assert not isinstance(geometric, Decimal)
    replay(result)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: calc.target_progress(target(), [1], on=DUE),  # type: ignore[list-item]
        lambda: calc.target_progress(target(), None, on=DUE),  # type: ignore[arg-type]
        lambda: calc.target_progress(None, [], on=DUE),  # type: ignore[arg-type]
        lambda: calc.target_required(None),  # type: ignore[arg-type]
        lambda: calc.target_trajectory(5, on=DUE),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_target_or_figure(wrong: Any) -> None:
    """A number in place of a figure, nothing in place of a target: a typed error that says what was expected."""
    with pytest.raises(UsageError, match=r"expected (observations|Observation|Target), got"):
        wrong()


def test_a_line_beyond_writing() -> None:
    """Where constant growth has more than ten thousand digits there is the straight line alone."""
    asked = target(kind=TargetKind.ABSOLUTE, value=10**30_000, baseline=1)
    value = calc.target_trajectory(asked, on=DUE - timedelta(days=1)).value
    assert value is not None
    assert Fraction(364 * (10**30_000 - 1), 365) + 1 == value[0]
    assert value[1] is None
