"""Pengamatan dan target. Published figures with their method and source, and targets.

Conflicting values are all kept; a figure says whether it was counted, imputed, modelled, sampled, or does not say.

>>> from datetime import date
>>> o = Observation(id="O1", indicator="ikm", unit="enterprise", value=15769, as_of=date(2019, 7, 18))
>>> o.exact
Fraction(15769, 1)
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.model._record import SIGNED, checked, in_order, refuse, settle

__all__ = ["Method", "Observation", "Target", "TargetKind"]


class Method(StrEnum):
    """Cara memperoleh angka. How a figure came about."""

    COUNTED = "counted"
    IMPUTED = "imputed"
    MODELLED = "modelled"
    SAMPLED = "sampled"
    UNSTATED = "unstated"


class TargetKind(StrEnum):
    """Bunyi target. INCREASE_BY 100 % doubles; RATIO_TO_BASE 100 % stays; ABSOLUTE is a number; SHARE a part of a
    whole."""

    INCREASE_BY = "increase_by"
    RATIO_TO_BASE = "ratio_to_base"
    ABSOLUTE = "absolute"
    SHARE = "share"


@frozen(kw_only=True, field_transformer=checked)
class Observation:
    """Satu angka terbitan. One published figure.

    Attributes:
        id: the record's own id, unique among observations.
        indicator: what it is about (`ikm`, `ikm.workers`, `retail.products`, ...).
        unit: what it counts: `enterprise`, `product`, `listing`, `outlet`, `worker`, `rupiah`, `percent`, ...
        value: the figure; with `per` it may be a fraction.
        per: divisor of the value, so that 3.47 is value 347 per 100.
        as_of: the day it describes.
        since: first day of the period it describes, where it is about a period.
        until: last day of that period.
        approximate: the day or the value is approximate or inferred.
        region: the region.
        category: a part of the whole, such as a trade; None for all.
        method: how it came about.
        agency: the office whose figure it is.
        quoted_by: who quotes it.
        statement: the words of the source.
        compares: ids of two observations, before and after, whose growth it claims.
        source: where it was published.
    """

    id: str
    indicator: str
    unit: str
    value: int = field(metadata=SIGNED)
    per: int = 1
    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    approximate: bool = False
    region: KemendagriRegion | None = None
    category: str | None = None
    method: Method = Method.UNSTATED
    agency: str | None = None
    quoted_by: str | None = None
    statement: str | None = None
    compares: tuple[str, ...] = ()
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)
        in_order(self, "since", "until")
        if self.per == 0:
            refuse("Observation", "per", "a divisor of 1 or more", 0)
        if len(self.compares) not in (0, 2):
            refuse("Observation", "compares", "two ids, before and after, or none", self.compares)

    @property
    def exact(self) -> Fraction:
        """The figure as an exact ratio."""
        return Fraction(self.value, self.per)

    @property
    def day(self) -> date | None:
        """The day it describes: `as_of`, else the end of its period."""
        return self.as_of or self.until


@frozen(kw_only=True, field_transformer=checked)
class Target:
    """Target. What is to be reached.

    Attributes:
        id: the record's own id, unique among targets.
        indicator: the indicator that is to reach it.
        unit: what it counts; None when the source does not say.
        kind: how the value is to be read.
        value: as a ratio (1 is 100 %) for increase, ratio and share; the number itself for absolute.
        baseline: the value it starts from; None when the source gives none.
        baseline_on: the day of the baseline.
        whole_indicator: for a share, the indicator that is the whole.
        due: last day to reach it; None when the source gives none.
        region: the region.
        said_by: who set it.
        said_on: the day it was said.
        statement: the words of the source.
        source: where it was published.
    """

    id: str
    indicator: str
    kind: TargetKind
    value: Fraction
    unit: str | None = None
    baseline: int | None = None
    baseline_on: date | None = None
    whole_indicator: str | None = None
    due: date | None = None
    region: KemendagriRegion | None = None
    said_by: str | None = None
    said_on: date | None = None
    statement: str | None = None
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        settle(self)
        in_order(self, "baseline_on", "due")
