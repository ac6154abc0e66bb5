"""Targets: what is required, the pace, the line to it, and where it stands on a day."""

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
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.model.statistics import Observation, Target, TargetKind

START, DUE = date(2019, 7, 18), date(2020, 7, 17)


def target(**more: Any) -> Target:
    """Lebak: the number of IKM in retail is to double within a year."""
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


def seen(value: int, day: date | None = START, **more: Any) -> Observation:
    """A figure of the indicator."""
    return Observation(
        **{"id": f"O{value}", "indicator": "retail", "unit": "enterprise", "value": value, "as_of": day, **more}
    )


@pytest.mark.parametrize(
    ("kind", "value", "whole", "required"),
    [
        (TargetKind.INCREASE_BY, Fraction(1), None, 20),
        (TargetKind.INCREASE_BY, Fraction(1, 4), None, 13),
        (TargetKind.RATIO_TO_BASE, Fraction(1, 2), None, 5),
        (TargetKind.RATIO_TO_BASE, Fraction(1), None, 10),
        (TargetKind.RATIO_TO_BASE, Fraction(15, 10), None, 15),
        (TargetKind.ABSOLUTE, Fraction(20), None, 20),
        (TargetKind.ABSOLUTE, Fraction(41, 2), None, 21),
        (TargetKind.SHARE, Fraction(1, 100), 15_769, 158),
    ],
)
def test_required(kind: TargetKind, value: Fraction, whole: int | None, required: int) -> None:
    """Each kind of target requires its own value; what is counted comes whole."""
    result = calc.target_required(target(kind=kind, value=value), whole=whole)
    assert required == result.value
    assert result.unit == "enterprise"
    replay(result)


def test_increase_and_ratio_are_not_the_same() -> None:
    """A hundred percent more is twenty; a hundred percent of the base is ten."""
    more = calc.target_required(target(kind=TargetKind.INCREASE_BY, value=1)).value
    same = calc.target_required(target(kind=TargetKind.RATIO_TO_BASE, value=1)).value
    assert (20, 10) == (more, same)


def test_shares_are_not_made_whole() -> None:
    """A target in percent or rupiah stays as exact as it is."""
    result = calc.target_required(
        target(unit="percent", baseline=None, kind=TargetKind.ABSOLUTE, value=Fraction(395, 100))
    )
    assert Fraction(79, 20) == result.value


def test_required_undefined() -> None:
    """No baseline, no whole: a reason, and never zero."""
    no_base = calc.target_required(target(baseline=None))
    no_whole = calc.target_required(target(kind=TargetKind.SHARE, value=Fraction(1, 2)))
    assert no_base.value is None
    assert no_base.undefined is not None
    assert "gives none" in no_base.undefined.en
    assert no_whole.value is None
    assert no_whole.undefined is not None
    assert "whole is not given" in no_whole.undefined.en


def test_baseline_may_be_given() -> None:
    """A baseline from elsewhere is taken, goes before that of the target, and must count the same."""
    assert calc.target_required(target(baseline=None), baseline=7).value == 14
    assert calc.target_required(target(), baseline=seen(8)).value == 16
    with pytest.raises(UnitError, match="enterprise"):
        calc.target_required(target(), baseline=seen(15, unit="product"))
    assert calc.target_required(target(unit=None), baseline=seen(15, unit="product")).value == 30


def test_unit_that_is_not_said() -> None:
    """A target whose source does not say what it counts says so, and is not rounded up."""
    result = calc.target_required(target(unit=None, value=Fraction(1, 4)))
    assert Fraction(25, 2) == result.value
    assert ["Its source does not say what is counted."] == [n.en for n in result.notes]
    assert calc.target_required(target()).notes == ()


@pytest.mark.parametrize(
    ("value", "on", "status"),
    [
        (20, START + timedelta(days=1), TargetStatus.MET),
        (20, DUE + timedelta(days=9), TargetStatus.MET),
        (15, date(2020, 1, 16), TargetStatus.ON_TRACK),
        (14, date(2020, 1, 16), TargetStatus.BEHIND),
        (19, DUE, TargetStatus.BEHIND),
        (19, DUE + timedelta(days=1), TargetStatus.MISSED),
        (10, START, TargetStatus.ON_TRACK),
    ],
)
def test_status(value: int, on: date, status: TargetStatus) -> None:
    """Met, on track, behind and missed, by the straight line from 10 to 20 within 365 days."""
    result = calc.target_progress(target(), [seen(value)], on=on)
    assert result.value is not None
    assert status == result.value.status
    assert result.value.reason is None
    assert on == result.on
    replay(result)


def test_tolerance() -> None:
    """Just as much short as the tolerance allows is on track; with a hair less it is behind."""
    on, hair = date(2020, 1, 16), Fraction(1, 10**6)
    for tolerance, status in (
        ("0.1", "on_track"),
        (Fraction(36, 365), "on_track"),
        (Fraction(36, 365) - hair, "behind"),
    ):
        result = calc.target_progress(target(), [seen(14, on)], on=on, tolerance=tolerance)
        assert result.value is not None
        expected = result.value.expected
        assert expected is not None
        assert Fraction(182, 365) * 10 + 10 == expected
        short = (Fraction(expected) - 14) / 10
        assert (status == "on_track") == (short <= Fraction(tolerance))
        assert status == result.value.status
    with pytest.raises(UsageError, match="tolerance"):
        calc.target_progress(target(), [seen(14)], on=on, tolerance=-1)
    with pytest.raises(UsageError, match="Fraction"):
        calc.target_progress(target(), [seen(14)], on=on, tolerance=0.1)  # type: ignore[arg-type]


def test_what_progress_says() -> None:
    """Gap, share of the way, needed pace by addition and by growth."""
    on = date(2019, 7, 18)
    progress = calc.target_progress(target(due=date(2021, 7, 18)), [seen(12, on)], on=on).value
    assert progress is not None
    assert (20, 12, on, 8, Fraction(1, 5), 10, 4) == (
        progress.required,
        progress.current,
        progress.as_of,
        progress.gap,
        progress.done,
        progress.expected,
        progress.yearly,
    )
    assert progress.expected_geometric == 10
    assert progress.yearly_rate is not None
    assert abs((1 + Fraction(progress.yearly_rate)) ** 2 - Fraction(20, 12)) < Fraction(1, 10**26)


def test_met_needs_no_pace() -> None:
    """What is met has no gap and no pace; what is due has a gap and no pace."""
    met = calc.target_progress(target(), [seen(25)], on=START).value
    late = calc.target_progress(target(), [seen(19)], on=DUE).value
    assert met is not None
    assert late is not None
    assert (0, None, None, Fraction(3, 2)) == (met.gap, met.yearly, met.yearly_rate, met.done)
    assert (1, None, None) == (late.gap, late.yearly, late.yearly_rate)


def test_from_zero_there_is_no_rate() -> None:
    """Nothing grows from zero by a rate; by addition it does."""
    progress = calc.target_progress(target(), [seen(0)], on=START, tolerance=2).value
    assert progress is not None
    assert progress.yearly_rate is None
    assert progress.yearly is not None
    assert progress.yearly > 20


def test_falling_target() -> None:
    """A target below its baseline is reached from above, and the line falls."""
    halve = target(kind=TargetKind.RATIO_TO_BASE, value=Fraction(1, 2))
    on = date(2020, 1, 16)
    for value, status in ((5, "met"), (4, "met"), (7, "on_track"), (8, "behind")):
        progress = calc.target_progress(halve, [seen(value, on)], on=on).value
        assert progress is not None
        assert status == progress.status
        assert max(value - 5, 0) == progress.gap


def test_target_that_keeps_its_baseline() -> None:
    """The whole baseline is to be kept: below it a target is behind, at it met; no tolerance widens a way of zero."""
    keep = target(kind=TargetKind.RATIO_TO_BASE, value=1, baseline=100)
    on = date(2020, 1, 16)
    for value, tolerance, status in ((60, 0, "behind"), (99, 1, "behind"), (100, 0, "met"), (101, 0, "met")):
        result = calc.target_progress(keep, [seen(value, on)], on=on, tolerance=tolerance)
        assert result.value is not None
        assert (status, None, 100) == (result.value.status, result.value.done, result.value.expected)
        replay(result)
    assert calc.target_progress(keep, [seen(60, on)], on=DUE + timedelta(days=1)).value.status == "missed"  # type: ignore[union-attr]


def test_not_measurable() -> None:
    """Without a due day, or without a baseline and its day, there is a gap but no status."""
    for less, words in (
        ({"due": None}, "no due day"),
        ({"baseline_on": None}, "no line to the target"),
        ({"kind": TargetKind.ABSOLUTE, "value": 20, "baseline": None, "baseline_on": None}, "no line to the target"),
    ):
        progress = calc.target_progress(target(**less), [seen(12)], on=START).value  # type: ignore[arg-type]
        assert progress is not None
        assert progress.status is TargetStatus.NOT_MEASURABLE
        assert progress.reason is not None
        assert words in progress.reason.en
        assert progress.gap == 8
    absolute = target(kind=TargetKind.ABSOLUTE, value=20, baseline=None, baseline_on=None)
    assert calc.target_progress(absolute, [seen(20)], on=START).value.status == "met"  # type: ignore[union-attr]


def test_no_figure_no_answer() -> None:
    """No figure, or one of another indicator, of another day or without a day, is no progress of zero."""
    others = [
        seen(1, indicator="other"),
        seen(2, START + timedelta(days=1)),
        seen(3, None),
        seen(4, category="craft"),
        seen(5, region=KemendagriRegion("32.01")),
    ]
    for figures in ([], others):
        result = calc.target_progress(target(region=KemendagriRegion("36.02")), figures, on=START)
        assert result.value is None
        assert result.undefined is not None
        assert result.undefined.en == "Not measurable: there is no figure of retail up to that day."
        assert result.steps[-1].name == "required"


def test_last_figure_counts() -> None:
    """Of several figures the last day counts, however they are ordered; later ones are not known yet."""
    later = START + timedelta(days=60)
    rows = [seen(11, START + timedelta(days=30)), seen(30, later), seen(9)]
    progress = calc.target_progress(target(region=KemendagriRegion("36.02")), rows, on=later - timedelta(days=1)).value
    assert progress is not None
    assert (11, START + timedelta(days=30)) == (progress.current, progress.as_of)


def test_contradiction_that_does_not_matter() -> None:
    """Ten and fifteen on one day: neither is twenty; the status stands, the least is shown, and both are named."""
    result = calc.target_progress(target(), [seen(15), seen(10)], on=START)
    assert result.value is not None
    assert (TargetStatus.ON_TRACK, 10) == (result.value.status, result.value.current)
    assert ["The figures for the same day differ: 10, 15; the least is shown."] == [n.en for n in result.notes]


def test_contradiction_that_matters() -> None:
    """Fifteen or twenty-one: met or not, and so not measurable."""
    result = calc.target_progress(target(), [seen(21), seen(15)], on=START)
    assert result.value is not None
    assert result.value.status is TargetStatus.NOT_MEASURABLE
    assert result.value.reason is not None
    assert result.value.reason.en == "The figures lead to different answers."


def test_units() -> None:
    """Figures of another unit alone are an error; beside the right ones they are passed over."""
    with pytest.raises(UnitError, match="expected figures that count enterprise, got product"):
        calc.target_progress(target(), [seen(15, unit="product")], on=START)
    both = [seen(15, unit="product"), seen(10)]
    assert calc.target_progress(target(), both, on=START).value.current == 10  # type: ignore[union-attr]
    with pytest.raises(UnitError, match="names no unit"):
        calc.target_progress(target(unit=None), both, on=START)
    assert calc.target_progress(target(unit=None), both[:1], on=START).value.current == 15  # type: ignore[union-attr]


def test_baseline_from_the_figures() -> None:
    """A target that names the day of its baseline and no value takes the figure of that day."""
    open_base = target(baseline=None)
    result = calc.target_progress(open_base, [seen(10), seen(12, START + timedelta(days=30))], on=DUE)
    assert result.value is not None
    assert (20, 12, Fraction(1, 5)) == (result.value.required, result.value.current, result.value.done)
    nothing = calc.target_progress(open_base, [seen(12, START + timedelta(days=30))], on=DUE)
    assert nothing.value is None


def test_share_of_a_whole() -> None:
    """A share is measured against the whole given."""
    share = target(kind=TargetKind.SHARE, value=Fraction(1, 1000))
    assert calc.target_progress(share, [seen(10)], on=START, whole=15_769).value.required == 16  # type: ignore[union-attr]
    assert calc.target_progress(share, [seen(10)], on=START).value is None


def test_west_java() -> None:
    """2,481 assisted UMKM in 2019 and 5,514 in 2020: a target of +50 % by 2021 was met a year before, 3,606 is not."""
    half = target(
        indicator="umkm.assisted", value=Fraction(1, 2), baseline=2_481, baseline_on=date(2019, 12, 31),
        due=date(2021, 12, 31),
    )  # fmt: skip
    rows = [seen(5_514, date(2020, 12, 31), indicator="umkm.assisted")]
    assert calc.target_progress(half, rows, on=date(2020, 12, 31)).value.status == "met"  # type: ignore[union-attr]
    rows.append(seen(3_606, date(2021, 12, 31), indicator="umkm.assisted"))
    after = calc.target_progress(half, rows, on=date(2022, 1, 1)).value
    assert after is not None
    assert (TargetStatus.MISSED, 3_722, 116) == (after.status, after.required, after.gap)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 366))
def test_trajectory_joins_its_ends(base: int, goal: int, days: int) -> None:
    """Both lines start at the baseline, end at the target, and never leave what lies between."""
    goal_target = target(kind=TargetKind.ABSOLUTE, value=goal, baseline=base)
    on = START + timedelta(days=days)
    result = calc.target_trajectory(goal_target, on=on)
    assert result.value is not None
    linear, geometric = result.value
    low, high = min(base, goal), max(base, goal)
    assert low <= linear <= high
    assert geometric is not None
    assert low - Fraction(1, 10**20) <= geometric <= high + Fraction(1, 10**20)
    if days == 0:
        assert (base, base) == (linear, geometric)
    if days >= 365:
        assert goal == linear
        assert abs(geometric - goal) < Fraction(1, 10**20)
    # Constant growth lies at or below the straight line, whichever way it goes.
    assert geometric <= linear + Fraction(1, 10**20)
    replay(result)


def test_trajectory_beyond_its_ends() -> None:
    """Before the baseline and after the due day the ends stay."""
    values = [
        calc.target_trajectory(target(), on=day).value for day in (START - timedelta(days=9), DUE + timedelta(days=9))
    ]
    assert [10, 20] == [value[0] for value in values if value is not None]


def test_trajectory_from_zero() -> None:
    """From zero there is a straight line and no constant growth."""
    value = calc.target_trajectory(target(kind=TargetKind.ABSOLUTE, value=10, baseline=0), on=DUE).value
    assert value is not None
    assert (10, None) == value


@pytest.mark.parametrize("less", [{"baseline": None}, {"baseline_on": None}, {"due": None}, {"due": START}])
def test_trajectory_undefined(less: dict[str, Any]) -> None:
    """A line needs two ends that are apart."""
    result = calc.target_trajectory(target(**less), on=START)
    assert result.value is None
    assert result.undefined is not None
    assert "needs a baseline" in result.undefined.en


def test_days_are_days() -> None:
    """A text is no day."""
    for compute in (calc.target_progress, calc.target_trajectory):
        arguments = ([seen(1)],) if compute is calc.target_progress else ()
        with pytest.raises(UsageError, match="expected a date"):
            compute(target(), *arguments, on="2019")  # type: ignore[operator]


def test_prose_in_both_languages() -> None:
    """The steps can be read in either language."""
    result = calc.target_progress(target(), [seen(15), seen(10)], on=START)
    assert any("15,10" not in line and "yang terkecil" in line for line in result.prose("id"))
    assert isinstance(result.value, calc.TargetProgress)
    assert result.value.yearly_rate is None or isinstance(result.value.yearly_rate, Decimal)
