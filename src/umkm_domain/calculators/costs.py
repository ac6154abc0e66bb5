"""Biaya tiap syarat. What a requirement costs: no amount has a default, and each says by what it is paid.

>>> read_costs([Cost("nib", 0, per="enterprise"), Cost("halal", 300_000, per="certificate", covers=10)])["halal"].covers
10
>>> read_costs({"barcode": (50_000, "product")})["barcode"]
Cost(requirement='barcode', amount=50000, per=<Per.PRODUCT: 'product'>, covers=None, days=None)

A requirement that two certificates can meet may have a cost for each, by scheme: `pirt` where a home-industry permit
can cover the product, and `bpom`, which can cover any. Each is a way to meet it, and a plan takes what is cheapest.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias, cast

from attrs import field, frozen

from umkm_domain.calculators._toml import read_toml
from umkm_domain.calculators._work import whole
from umkm_domain.calculators.profiles import HOME_PERMITS, Requirement
from umkm_domain.core.errors import UsageError
from umkm_domain.core.reprs import repr_of

__all__ = ["Cost", "Costs", "Per", "cost_of", "load_costs", "read_costs", "ways_to_meet"]


class Per(StrEnum):
    """Dibayar per apa. By what a cost is paid: once an ENTERPRISE, for each PRODUCT, or by CERTIFICATE that covers
    several products of one enterprise."""

    ENTERPRISE = "enterprise"
    PRODUCT = "product"
    CERTIFICATE = "certificate"


def _amount(value: object) -> int | None:
    return None if value is None else whole("amount", value)


def _covers(value: object) -> int | None:
    return None if value is None else whole("covers", value, least=1)


def _days(value: object) -> int | None:
    return None if value is None else whole("days", value)


def _per(value: object) -> Per:
    try:
        return Per(cast("str", value))
    except ValueError:
        message = f"per: expected one of {', '.join(Per)}, got {repr_of(value)}"
        raise UsageError(message) from None


@frozen
class Cost:
    """Biaya satu syarat. What it costs to meet one requirement.

    Attributes:
        requirement: id of the requirement, or a scheme that meets it (`pirt`, `bpom`).
        amount: whole rupiah; None: it cannot be brought at any price.
        per: `enterprise`, `product`, or `certificate`.
        covers: for a certificate, how many products of the enterprise one covers.
        days: usual days it takes, shown but not computed with.
    """

    requirement: str
    amount: int | None = field(converter=_amount)
    per: Per = field(converter=_per)
    covers: int | None = field(default=None, converter=_covers)
    days: int | None = field(default=None, converter=_days)

    def __attrs_post_init__(self) -> None:
        requirement: object = self.requirement
        if not isinstance(requirement, str) or not requirement:
            message = f"cost: expected the id of a requirement, or a scheme, got {repr_of(requirement)}"
            raise UsageError(message)
        if (self.per is Per.CERTIFICATE) != (self.covers is not None):
            message = f"cost of {self.requirement!r}: expected `covers` with per='certificate', and only then"
            raise UsageError(message)


Costs: TypeAlias = "Iterable[Cost] | Mapping[str, Cost | tuple[Any, ...] | Mapping[str, Any]]"


def read_costs(costs: Costs) -> dict[str, Cost]:
    """Baca biaya. Costs by requirement, from a list of `Cost`, or a mapping to `Cost`, to (amount, per[, covers]) or
    to a mapping of the same names.

    Raises:
        UsageError: nothing of that kind, a requirement twice, a bare number (by what is it paid?), a float, a negative
            amount.
    """
    given: object = costs
    if not isinstance(given, Iterable):
        message = f"costs: expected Cost values, or a mapping from requirement to cost, got {repr_of(given)}"
        raise UsageError(message)
    if not isinstance(costs, Mapping):
        listed = list(costs)
        for cost in cast("list[object]", listed):
            if not isinstance(cost, Cost):
                message = f"costs: expected Cost values, got {repr_of(cost)}"
                raise UsageError(message)
        by_name = {cost.requirement: cost for cost in listed}
        if len(by_name) != len(listed):
            message = f"costs: expected each requirement once, got {', '.join(c.requirement for c in listed)}"
            raise UsageError(message)
        return by_name
    return {name: _cost(name, value) for name, value in cast("Mapping[str, object]", costs).items()}


def _cost(name: str, value: object) -> Cost:
    if isinstance(value, Cost):
        return value
    try:
        if isinstance(value, Mapping):
            return Cost(name, **cast("Mapping[str, Any]", value))
        if isinstance(value, tuple | list):
            return Cost(name, *cast("tuple[Any, ...]", value))
    except TypeError as error:
        got = repr_of(value)  # pyright: ignore[reportUnknownArgumentType]
        message = f"cost of {name!r}: expected amount, per and covers, got {got}"
        raise UsageError(message) from error
    message = f"cost of {name!r}: expected (amount, 'enterprise' or 'product' or 'certificate'), got {repr_of(value)}"
    raise UsageError(message)


def ways_to_meet(requirement: Requirement, costs: Mapping[str, Cost], *, bpom: bool = False) -> tuple[Cost, ...]:
    """Semua cara memenuhi syarat. Every way to meet a requirement for which a cost is given.

    A cost under the requirement's own id (`permit`) is that of the requirement, however it is met, and the only way.
    Where there is none, or where the id is the name of a scheme itself (`nib`), each scheme that has a cost is a way.

    Args:
        requirement: the requirement.
        costs: costs by name.
        bpom: the product cannot have a home-industry permit; where nothing else meets the requirement the only way
            is one that cannot be had at any price.
    """
    schemes = [s for s in requirement.schemes if not (bpom and s in HOME_PERMITS)]
    if requirement.schemes and not schemes:
        return (Cost(requirement.id, None, Per.PRODUCT),)
    if requirement.id in costs and requirement.id not in requirement.schemes:
        return (costs[requirement.id],)
    return tuple(costs[scheme] for scheme in schemes if scheme in costs)


def cost_of(requirement: Requirement, costs: Mapping[str, Cost], *, bpom: bool = False) -> Cost | None:
    """Biaya satu syarat. The cost of a requirement: of the ways to meet it that of the least amount.

    Args:
        requirement: the requirement.
        costs: costs by name.
        bpom: the product cannot have a home-industry permit.

    Returns:
        The cost, of an amount of None where it cannot be met at any price; None where no cost is given.
    """
    ways = ways_to_meet(requirement, costs, bpom=bpom)
    return min(ways, key=lambda cost: (cost.amount is None, cost.amount or 0), default=None)


def load_costs(source: str | Path) -> tuple[Cost, ...]:
    """Baca biaya dari TOML. Read costs from TOML text, or from a file where a `Path` is given.

    ```toml
    [[cost]]
    requirement = "halal"
    amount = 300_000
    per = "certificate"   # or enterprise, or product
    covers = 10           # optional, for a certificate
    days = 30             # optional, usual time
    ```

    Raises:
        UsageError: no TOML of that form (says where), or a requirement twice.
    """
    rows = read_toml("costs", source).get("cost")
    if not isinstance(rows, list) or not rows:
        message = "costs: expected at least one [[cost]] with requirement, amount and per"
        raise UsageError(message)
    read: list[Cost] = []
    for i, row in enumerate(cast("list[object]", rows), start=1):
        known = cast("dict[str, Any]", row) if isinstance(row, dict) else {}
        if not {"requirement", "amount", "per"} <= set(known) <= {"requirement", "amount", "per", "covers", "days"}:
            got = ", ".join(known) or "something else"
            message = f"costs: expected requirement, amount, per, covers and days in cost {i}, got {got}"
            raise UsageError(message)
        read.append(Cost(**known))
    return tuple(read_costs(read).values())
