"""Angka mana yang dipakai suatu target. Which of the published figures a target is measured by.

>>> from datetime import date
>>> from umkm_domain.model.statistics import Observation, Target
>>> target = Target(id="T1", indicator="ikm", unit="enterprise", kind="absolute", value=20)
>>> figure = Observation(id="O1", indicator="ikm", unit="enterprise", value=15, as_of=date(2020, 1, 18))
>>> [o.id for o in sightings(target, [figure], on=date(2020, 1, 18)).figures]
['O1']
"""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from umkm_domain.core.errors import UnitError
from umkm_domain.core.language import Text
from umkm_domain.model.statistics import Observation, Target

__all__ = ["Sightings", "same_value", "sightings", "whole_of"]


@frozen
class Sightings:
    """Angka yang terpakai. The figures that a target is measured by, or why none is.

    Attributes:
        figures: those of its indicator, region and unit, from the day of its baseline to the day asked for.
        reason: why there is none; None where there are some.
        notes: which figures were passed over.
    """

    figures: tuple[Observation, ...]
    reason: Text | None = None
    notes: tuple[Text, ...] = ()


def sightings(target: Target, observations: Iterable[Observation], *, on: date) -> Sightings:
    """The figures that a target is measured by.

    Raises:
        UnitError: all figures of the indicator count something else, or several things where the target names none.
    """
    same = _of_indicator(target.indicator, target, observations, on)
    fitting = _in_unit(target, same)
    regions = sorted({str(o.region) for o in fitting if o.region is not None})
    plain = [o for o in fitting if o.region is None]
    notes: tuple[Text, ...] = ()
    if target.region is None and plain and regions:
        # Figures that name no region are those of the whole, as the target is.
        fitting, notes = plain, (_PASSED_OVER.fill({"regions": regions}),)
    elif target.region is None and len(regions) > 1:
        reason = Text(
            id="Target ini tidak menyebut wilayah, dan angkanya dari beberapa wilayah: {regions}.",
            en="The target names no region, and its figures are of several: {regions}.",
        )
        return Sightings((), reason.fill({"regions": regions}))
    begin = target.baseline_on
    since = [o for o in fitting if begin is None or (o.day is not None and o.day >= begin)]
    if since:
        return Sightings(tuple(since), notes=notes)
    if fitting:
        reason = Text(
            id="Tidak terukur: semua angka {indicator} lebih lama daripada angka awalnya ({day}).",
            en="Not measurable: all figures of {indicator} are older than the baseline ({day}).",
        )
        return Sightings((), reason.fill({"indicator": target.indicator, "day": begin}))
    reason = Text(
        id=f"Tidak terukur: tidak ada angka {target.indicator} sampai hari itu.",
        en=f"Not measurable: there is no figure of {target.indicator} up to that day.",
    )
    return Sightings((), reason)


_PASSED_OVER = Text(
    id="Target ini tidak menyebut wilayah; angka dari wilayah tertentu tidak dipakai: {regions}.",
    en="The target names no region; figures of single regions are passed over: {regions}.",
)


def _of_indicator(indicator: str, target: Target, observations: Iterable[Observation], on: date) -> list[Observation]:
    return [
        o
        for o in observations
        if o.indicator == indicator
        and (target.region is None or o.region is None or o.region == target.region)
        and o.category is None
        and o.day is not None
        and o.day <= on
    ]


def _in_unit(target: Target, same: list[Observation]) -> list[Observation]:
    units = {o.unit for o in same}
    if target.unit is None:
        if len(units) > 1:
            message = f"target {target.id} names no unit and its figures count {', '.join(sorted(units))}"
            raise UnitError(message)
        return same
    fitting = [o for o in same if o.unit == target.unit]
    if same and not fitting:
        message = f"target {target.id}: expected figures that count {target.unit}, got {', '.join(sorted(units))}"
        raise UnitError(message)
    return fitting


def same_value(figures: Iterable[Observation]) -> Observation | None:
    """The figure that all of them agree on; None where they contradict each other, or where there is none."""
    several = tuple(figures)
    return several[0] if len({(o.exact, o.unit) for o in several}) == 1 else None


def whole_of(target: Target, observations: Iterable[Observation], *, on: date, day: date) -> Observation | None:
    """The whole of a share by its own indicator: of the day of the part, else the last one up to the day asked for.

    None where there is none, or where figures of that day contradict each other.
    """
    if target.whole_indicator is None:
        return None
    found = _of_indicator(target.whole_indicator, target, observations, on)
    plain = [o for o in found if o.region is None]
    if target.region is None and plain:
        found = plain
    chosen = day if any(o.day == day for o in found) else max((o.day for o in found if o.day), default=None)
    return same_value(o for o in found if o.day == chosen)
