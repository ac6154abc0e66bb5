"""Target: nilai yang harus dicapai, kesenjangan, laju, keadaan. Targets: what is required, gap, pace, status.

>>> from datetime import date
>>> from umkm_domain.model.statistics import Observation, Target
>>> double = Target(id="T1", indicator="retail.enterprises", unit="enterprise", kind="increase_by", value=1,
...                 baseline=10, baseline_on=date(2019, 7, 18), due=date(2020, 7, 18))
>>> target_required(double).value
20
>>> seen = Observation(id="O1", indicator="retail.enterprises", unit="enterprise", value=15, as_of=date(2020, 1, 18))
>>> progress = target_progress(double, [seen], on=date(2020, 1, 18)).value
>>> progress.status.value, progress.gap
('behind', 5)

Source: derived, ours; "bertumbuh 100 persen" is read as `increase_by` or as `ratio_to_base` only as the target says.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from umkm_domain.calculators._given import expect, observed
from umkm_domain.calculators._roots import NO_ROOT, ROOT_NOTE, root
from umkm_domain.calculators._sightings import same_value, sightings, whole_of
from umkm_domain.calculators._work import Count, Figure, Ratio, Work, brief, day_of, figure, ratio_of, tidy
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UnitError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.periods import years_between
from umkm_domain.core.reprs import str_of
from umkm_domain.model.statistics import Observation, Target, TargetKind

__all__ = ["TargetProgress", "TargetStatus", "target_progress", "target_required", "target_trajectory"]

COUNTED = ("enterprise", "product", "listing", "outlet", "worker", "person")
"""Units that come whole: a requirement of 16.5 of them is met by 17."""

_NO_BASELINE = Text(
    id="Target ini diukur dari angka awal, dan sumbernya tidak memberikannya.",
    en="The target is measured from a baseline, and its source gives none.",
)
_NO_WHOLE = Text(
    id="Target ini bagian dari suatu keseluruhan, dan keseluruhannya tidak diberikan.",
    en="The target is a share of a whole, and the whole is not given.",
)
_ZERO_BASE = Text(
    id="Angka awalnya nol atau kurang; kenaikan atau nisbah terhadapnya tidak mempunyai nilai.",
    en="The baseline is zero or below; an increase or a ratio of it has no value.",
)


class TargetStatus(StrEnum):
    """Keadaan target pada suatu hari. Where a target stands: MET when reached, ON_TRACK at or above the straight line
    from the baseline less the tolerance, BEHIND below that, MISSED when due and not reached, else NOT_MEASURABLE."""

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MISSED = "missed"
    NOT_MEASURABLE = "not_measurable"


def _required(target: Target, base: Figure | None, whole: Figure | None, work: Work) -> Any:
    value = ("target", tidy(target.value))
    if target.kind is TargetKind.ABSOLUTE:
        return work.say("look up", "required", (value,), tidy(target.value))
    if target.kind is TargetKind.SHARE:
        return None if whole is None else work.do("multiply", "required", whole.named, value)
    if base is None or base.exact <= 0:
        return None
    if target.kind is TargetKind.RATIO_TO_BASE:
        return work.do("multiply", "required", base.named, value)
    increase = work.do("multiply", "increase", base.named, value)
    return work.do("add", "required", base.named, ("increase", increase))


def target_required(
    target: Target, *, baseline: Count | None = None, whole: Count | None = None
) -> Computation[Fraction | int]:
    """Nilai yang harus dicapai. The value that a target requires.

    `increase_by` 1 doubles the baseline; `ratio_to_base` 1 keeps it; `absolute` is the number itself; `share` is a
    part of the whole. What comes whole (enterprises, products, ...) is required in whole numbers, so 16.5 means 17.

    Args:
        target: the target.
        baseline: the value it starts from, where the target does not carry it; in the unit of the target.
        whole: for a share, the whole; any unit, since the share says of what.

    Returns:
        The required value; undefined when the baseline or the whole is not known, or when an increase or a ratio
        is asked of a baseline of zero or below.

    Raises:
        UnitError: a baseline in another unit than the target.
        UsageError: a float, or no target.
    """
    expect("target", target, Target)
    base = (
        figure("baseline", target.baseline if baseline is None else baseline)
        if (baseline is not None or target.baseline is not None)
        else None
    )
    total = None if whole is None else figure("whole", whole)
    if base is not None and base.unit not in (None, target.unit) and target.unit is not None:
        message = f"baseline: expected a figure that counts {target.unit}, got one that counts {base.unit}"
        raise UnitError(message)
    work = Work()
    value = _required(target, base, total, work)
    reason = None
    if value is None:
        reason = _NO_WHOLE if target.kind is TargetKind.SHARE else _NO_BASELINE if base is None else _ZERO_BASE
    elif target.unit in COUNTED and Fraction(value).denominator != 1:
        value = work.do("ceiling", "required in whole numbers", ("required", value))
    return Computation(
        name="target_required",
        value=value,
        unit=target.unit or "unit of the target",
        steps=tuple(work.steps),
        undefined=reason,
        notes=_unit_note(target),
    )


def _unit_note(target: Target) -> tuple[Text, ...]:
    if target.unit is not None:
        return ()
    return (Text(id="Sumbernya tidak menyebut apa yang dihitung.", en="Its source does not say what is counted."),)


@frozen(kw_only=True)
class TargetProgress:
    """Kemajuan target. Where a target stands on a day.

    Attributes:
        status: met, on track, behind, missed, not measurable.
        reason: why it is not measurable; None otherwise.
        required: the value to be reached.
        current: the last figure up to the day, or up to the due day where a later one no longer reaches what was
            reached by then; of several for one day, the lowest.
        as_of: the day it describes.
        gap: what is still lacking, zero when it is met.
        done: share of the way from the baseline that is covered; None without a baseline or without a way.
        expected: the straight line from the baseline on that day; None without baseline day and due day.
        expected_geometric: the line of constant growth on that day, a Decimal of 28 digits between the ends; likewise.
        yearly: what must be added each year until it is due, from now; None when it is met, due or has no due day.
        yearly_rate: the same as a rate of constant growth, a Decimal.
    """

    status: TargetStatus
    reason: Text | None = None
    required: Fraction | int
    current: Fraction | int
    as_of: date
    gap: Fraction | int
    done: Fraction | None = None
    expected: Fraction | int | None = None
    expected_geometric: Fraction | int | Decimal | None = None
    yearly: Fraction | int | None = None
    yearly_rate: Decimal | None = None

    def __str__(self) -> str:
        return brief(self)


def target_progress(
    target: Target,
    observations: Iterable[Observation],
    *,
    on: date,
    tolerance: Ratio = 0,
    whole: Count | None = None,
) -> Computation[TargetProgress]:
    """Kemajuan target pada suatu hari. Where a target stands on a day, and the pace it still needs.

    Figures of its indicator, region and unit from its baseline up to the day are looked at, and the last day among
    them counts; what was reached by the due day stays so, and a later figure that does not reach it is noted.
    Figures of one day that contradict each other are all tried: one status if they lead to the same, else none. The
    notes say what a reader would not expect: figures without a region, no figure since the due day, a target reached
    only after it, or lost after it.

    Args:
        target: the target.
        observations: figures; those of other indicators are passed over.
        on: the day.
        tolerance: how far below the straight line is still on track, as a share of the whole way; 0 by default. A
            target that keeps its baseline has no way, and so no tolerance.
        whole: for a share, the whole it is a share of; None looks for the indicator that the target names as its
            whole among the figures.

    Returns:
        Status, gap, required pace; undefined without a figure, a baseline or a whole, or with figures of several
        regions for a target that names none.

    Raises:
        UnitError: all figures of the indicator count something else.
        UsageError: a float, or a tolerance below zero.
    """
    day_of("on", on)
    slack = ratio_of("tolerance", tolerance)
    if slack < 0:
        message = f"tolerance: expected no less than 0, got {str_of(tolerance)}"
        raise UsageError(message)
    rows = observed("observations", observations)
    whole_given = whole
    known = sightings(expect("target", target, Target), rows, on=on)
    last = max((o.day for o in known.figures if o.day is not None), default=on)
    notes = list(known.notes)
    if whole is None and target.kind is TargetKind.SHARE:
        found = whole_of(target, rows, on=on, day=last)
        if found is not None and found.day is not None:
            whole = found
            notes.append(_WHOLE_FOUND.fill({"indicator": found.indicator, "day": found.day}))
    baseline = None
    if target.baseline is None and target.baseline_on is not None:
        baseline = same_value(o for o in known.figures if o.day == target.baseline_on)
    required = target_required(target, baseline=baseline, whole=whole)
    work = Work()
    work.steps += required.steps
    reason = required.undefined or known.reason
    if reason is not None or required.value is None:
        return _progress(target, None, work, reason, on, ())
    latest = sorted((o for o in known.figures if o.day == last), key=lambda o: (o.exact, o.id))
    base = target.baseline if target.baseline is not None else baseline
    start = None if base is None else figure("baseline", base)
    statuses = [_status(target, required.value, start, figure("current", o), on, slack) for o in latest]
    notes += required.notes
    status, why = statuses[0]
    if len({o.exact for o in latest}) > 1:
        values = [tidy(o.exact) for o in latest]
        notes.append(
            Text(
                id="Angka untuk hari yang sama berbeda: {values}; yang terkecil ditampilkan.",
                en="The figures for the same day differ: {values}; the least is shown.",
            ).fill({"values": values})
        )
        if len({s for s, _ in statuses}) > 1:
            status = TargetStatus.NOT_MEASURABLE
            why = Text(id="Angka yang berbeda memberi jawaban berbeda.", en="The figures lead to different answers.")
    if target.due is not None and status is not TargetStatus.MET and last > target.due:
        below = next(o for o, (held, _) in zip(latest, statuses, strict=True) if held is not TargetStatus.MET)
        early = _in_time(target, rows, known.figures, below, on=on, tolerance=slack, whole=whole_given)
        if early is not None:
            return early
    if target.region is not None and any(o.region is None for o in latest):
        notes.append(_NO_REGION.fill({"region": str(target.region)}))
    if target.due is not None:
        in_time = [o for o in known.figures if o.day is not None and o.day <= target.due]
        if status is TargetStatus.MISSED and last < target.due:
            notes.append(_NO_FIGURE_SINCE.fill({"last": last, "due": target.due}))
        if status is TargetStatus.MET and not any(
            _reached(required.value, start, figure("current", o)) for o in in_time
        ):
            notes.append(_REACHED_LATE.fill({"last": last, "due": target.due}))
    value = _fill(target, required.value, start, figure("current", latest[0]), last, on, status, why, work, notes)
    return _progress(target, value, work, None, on, tuple(notes))


def _in_time(
    target: Target, rows: tuple[Observation, ...], figures: tuple[Observation, ...], below: Observation, **more: Any
) -> Computation[TargetProgress] | None:
    """The answer by the figures up to the due day, where those may reach the target: what fell since then is a note."""
    due = target.due
    if due is None or not any(o.day is not None and o.day <= due for o in figures):
        return None
    then = target_progress(target, [o for o in rows if o.day is not None and o.day <= due], **more)
    if then.value is None or then.value.status is TargetStatus.MISSED:
        return None
    note = _FELL_SINCE.fill({"due": due, "value": tidy(below.exact), "day": below.day})
    return evolve(then, notes=(*then.notes, note))


_WHOLE_FOUND = Text(
    id="Keseluruhannya adalah angka {indicator} per {day}.", en="The whole is the figure of {indicator} on {day}."
)
_NO_REGION = Text(
    id="Angkanya tidak menyebut wilayah; dianggap angka {region}.",
    en="The figure names no region; it is taken as one of {region}.",
)
_NO_FIGURE_SINCE = Text(
    id="Angka terakhir ({last}) lebih awal daripada tenggat ({due}); sesudahnya tidak ada angka.",
    en="The last figure ({last}) is older than the due day ({due}); there is none since.",
)
_FELL_SINCE = Text(
    id="Dinilai dari angka terakhir sampai tenggat ({due}); angka sesudahnya ({value} per {day}) tidak mencapainya.",
    en="It is judged by the last figure up to the due day ({due}); a later one ({value} of {day}) does not reach it.",
)
_REACHED_LATE = Text(
    id="Tidak ada angka sampai tenggat ({due}) yang mencapainya; yang mencapainya per {last}.",
    en="No figure up to the due day ({due}) reaches it; the one that does is of {last}.",
)


def _progress(
    target: Target, value: TargetProgress | None, work: Work, reason: Text | None, on: date, notes: tuple[Text, ...]
) -> Computation[TargetProgress]:
    return Computation(
        name="target_progress",
        value=value,
        unit=target.unit or "unit of the target",
        steps=tuple(work.steps),
        undefined=reason,
        notes=notes,
        on=on,
    )


def _reached(required: Fraction | int, base: Figure | None, current: Figure) -> bool:
    # A target below its baseline (fewer informal enterprises) is reached from above.
    falling = base is not None and required < base.exact
    return current.exact <= required if falling else current.exact >= required


def _expected(target: Target, required: Fraction | int, base: Figure | None, on: date) -> Fraction | None:
    if base is None or target.baseline_on is None or target.due is None or target.due == target.baseline_on:
        return None
    passed = Fraction((on - target.baseline_on).days, (target.due - target.baseline_on).days)
    return base.exact + (required - base.exact) * min(max(passed, Fraction(0)), Fraction(1))


def _status(
    target: Target, required: Fraction | int, base: Figure | None, current: Figure, on: date, slack: Fraction
) -> tuple[TargetStatus, Text | None]:
    if _reached(required, base, current):
        return TargetStatus.MET, None
    if target.due is None:
        reason = Text(id="Target ini tidak bertenggat.", en="The target has no due day.")
        return TargetStatus.NOT_MEASURABLE, reason
    if on > target.due:
        return TargetStatus.MISSED, None
    expected = _expected(target, required, base, on)
    if expected is None or base is None:
        reason = Text(
            id="Tanpa angka awal dan harinya, jalur ke target tidak dapat ditarik.",
            en="Without a baseline and its day no line to the target can be drawn.",
        )
        return TargetStatus.NOT_MEASURABLE, reason
    way = required - base.exact
    # A target that keeps its baseline has a way of zero, and is met from below as one that rises.
    short = (expected - current.exact) if way >= 0 else (current.exact - expected)
    return (TargetStatus.ON_TRACK if short <= slack * abs(way) else TargetStatus.BEHIND), None


def _fill(
    target: Target,
    required: Fraction | int,
    base: Figure | None,
    current: Figure,
    last: date,
    on: date,
    status: TargetStatus,
    reason: Text | None,
    work: Work,
    notes: list[Text],
) -> TargetProgress:
    goal = (_last_name(work), required)
    lacking = work.do("subtract", "still lacking", goal, current.named)
    met = _reached(required, base, current)
    done = None
    if base is not None and base.exact != required:
        way = work.do("subtract", "whole way", goal, base.named)
        covered = work.do("subtract", "way covered", current.named, base.named)
        done = work.do("divide", "share of the way", ("way covered", covered), ("whole way", way))
    expected = _expected(target, required, base, on)
    line = target_trajectory(target, on=on, required=required, baseline=None if base is None else tidy(base.exact))
    yearly = rate = None
    if not met and target.due is not None and on < target.due:
        left = years_between(on, target.due)
        years = work.say("count", "years left", (("from", on), ("until", target.due)), tidy(left))
        yearly = work.do("divide", "needed a year", ("still lacking", lacking), ("years left", years))
        yearly = tidy(yearly)
        if current.exact > 0 and required > 0:
            factor = work.do("divide", "factor needed", goal, current.named)
            if root(factor, Fraction(years)) is None:
                notes.append(NO_ROOT)
            else:
                turns = ("years left", years)
                each = work.do("root", "yearly factor needed", ("factor needed", factor), turns, note=ROOT_NOTE)
                rate = work.do("subtract", "growth needed a year", ("yearly factor needed", each), ("one", 1))
    work.say(
        "compare",
        "status",
        (goal, current.named, ("expected", None if expected is None else tidy(expected)), ("due", target.due)),
        status,
    )
    return TargetProgress(
        status=status,
        reason=reason,
        required=required,
        current=tidy(current.exact),
        as_of=last,
        gap=0 if met else tidy(abs(Fraction(lacking))),
        done=done,
        expected=None if expected is None else tidy(expected),
        expected_geometric=None if line.value is None else line.value[1],
        yearly=yearly,
        yearly_rate=rate,
    )


def _last_name(work: Work) -> str:
    return work.steps[-1].name


def target_trajectory(
    target: Target, *, on: date, required: Count | None = None, baseline: Count | None = None
) -> Computation[tuple[Fraction | int, Fraction | int | Decimal | None]]:
    """Jalur ke target pada suatu hari. Where a target should be on a day: on the straight line, and at constant growth.

    Args:
        target: the target, with the day of its baseline and its due day.
        on: a day between them; before and after, the ends stay.
        required: the value to be reached, where it is already known.
        baseline: the value it starts from, where the target does not carry it.

    Returns:
        The linear value, and the geometric one: exact at the ends, between them a Decimal of 28 digits, for it comes
        from a root (None from a base of zero or below); undefined without baseline, its day or a due day.

    Raises:
        UsageError: a float, or no target.
    """
    expect("target", target, Target)
    day_of("on", on)
    work = Work()
    start = target.baseline if baseline is None else baseline
    end = target_required(target, baseline=baseline).value if required is None else figure("required", required).exact
    begins, due = target.baseline_on, target.due
    if start is None or end is None or begins is None or due is None or due == begins:
        reason = Text(
            id="Jalur memerlukan angka awal, harinya, dan tenggat.",
            en="A trajectory needs a baseline, its day and a due day.",
        )
        return Computation(
            name="target_trajectory", value=None, unit=target.unit or "unit of the target", undefined=reason, on=on
        )
    base = figure("baseline", start)
    passed = min(max((on - begins).days, 0), (due - begins).days)
    days = work.say("count", "days passed", (("from", begins), ("until", on)), passed)
    span = work.say(
        "count",
        "days in all",
        (("from", begins), ("until", due)),
        (due - begins).days,
    )
    share = work.do("divide", "share of time", ("days passed", days), ("days in all", span))
    way = work.do("subtract", "whole way", ("required", tidy(Fraction(end))), base.named)
    step = work.do("multiply", "way by now", ("whole way", way), ("share of time", share))
    linear = work.do("add", "linear", base.named, ("way by now", step))
    geometric: Fraction | int | Decimal | None = None
    if base.exact > 0 and end > 0:
        geometric = tidy(Fraction(end)) if share == 1 else tidy(base.exact)
    if geometric is not None and 0 < share < 1:
        factor = work.do("divide", "factor", ("required", tidy(Fraction(end))), base.named)
        turns = work.do("divide", "degree", ("days in all", span), ("days passed", days))
        risen = work.do("root", "factor by now", ("factor", factor), ("degree", turns), note=ROOT_NOTE)
        geometric = None
        if risen is not None:
            geometric = work.do("multiply", "geometric", base.named, ("factor by now", risen), note=ROOT_NOTE)
    return Computation(
        name="target_trajectory",
        value=(linear, geometric),
        unit=target.unit or "unit of the target",
        steps=tuple(work.steps),
        on=on,
    )
