"""Rencana dan kurva anggaran sebagai nilai. A plan, and a budget curve, as values.

>>> curve = BudgetCurve(unit="product", aimed=3, ready=1, points=((0, 1), (70, 2), (190, 3)))
>>> curve.at(100), curve.at(190), curve.cost_of(2)
(2, 3, 70)
"""

from bisect import bisect_right
from fractions import Fraction

from attrs import frozen

from umkm_domain.calculators._work import whole
from umkm_domain.calculators.costs import Per
from umkm_domain.calculators.plan_gaps import Gap
from umkm_domain.core.errors import UsageError
from umkm_domain.core.money import format_rupiah
from umkm_domain.core.reprs import str_of

__all__ = ["Aim", "BudgetCurve", "CostLine", "Plan", "PlannedEnterprise", "PlannedProduct"]


@frozen(kw_only=True)
class Aim:
    """Yang hendak dicapai, dalam satu satuan. What a plan aims at, in one unit.

    Attributes:
        unit: `enterprise` or `product`.
        target_id: the target.
        required: how many the target requires.
        submissions: how many must be submitted so that so many pass, where a pass rate was given; else None.
        ready: how many are ready before the plan.
        needed: how many more must be made ready.
        reached: how many are ready after the plan.
    """

    unit: str
    target_id: str
    required: int
    submissions: int | None
    ready: int
    needed: int
    reached: int

    @property
    def aimed(self) -> int:
        """How many must be ready: the submissions, else what is required."""
        return self.required if self.submissions is None else self.submissions


@frozen(kw_only=True)
class CostLine:
    """Satu baris biaya. What is paid for one requirement.

    Attributes:
        requirement: name of the cost.
        per: by what it is paid.
        amount: rupiah each time.
        times: how often.
        total: rupiah in all.
    """

    requirement: str
    per: Per
    amount: int
    times: int
    total: int


@frozen(kw_only=True)
class PlannedProduct:
    """Satu produk dalam rencana. One product that the plan makes ready.

    Attributes:
        product_id: the product.
        gaps: what it lacks, each with the cost that closes it.
        cost: rupiah paid for it alone; what it shares with others stands with the enterprise.
        by_the_way: it was not needed, and is ready all the same, for all it lacks is paid for already.
    """

    product_id: str
    gaps: tuple[Gap, ...]
    cost: int
    by_the_way: bool = False


@frozen(kw_only=True)
class PlannedEnterprise:
    """Satu usaha dalam rencana. One enterprise that the plan helps.

    Attributes:
        enterprise_id: the enterprise.
        new: it had no ready product before.
        shared: what is paid once for it, or by certificate for several of its products.
        products: its products that become ready.
        cost: rupiah in all.
    """

    enterprise_id: str
    new: bool
    shared: tuple[CostLine, ...]
    products: tuple[PlannedProduct, ...]
    cost: int


@frozen(kw_only=True)
class Plan:
    """Rencana termurah. A plan of the least cost there is.

    Attributes:
        cost: rupiah.
        aims: what it aims at, one for each target.
        enterprises: whom it helps, in the order of ids.
        lines: what is paid, by requirement.
        ready_enterprises: enterprises that are ready before it.
        ready_products: products that are ready before it.
        reached_enterprises: enterprises that are ready after it.
        reached_products: products that are ready after it.
        profile: the profile of requirements.
        bound: rupiah that no plan can be cheaper than, by the two prices alone.
        product_price: what one more product costs in that bound.
        enterprise_price: what one more enterprise costs in that bound.
        undecided: enterprises that the prices left to the exact programme.
    """

    cost: int
    aims: tuple[Aim, ...]
    enterprises: tuple[PlannedEnterprise, ...]
    lines: tuple[CostLine, ...]
    ready_enterprises: int
    ready_products: int
    reached_enterprises: int
    reached_products: int
    profile: str
    bound: Fraction
    product_price: Fraction
    enterprise_price: Fraction
    undecided: int

    @property
    def product_ids(self) -> tuple[str, ...]:
        """The products that it makes ready."""
        return tuple(product.product_id for maker in self.enterprises for product in maker.products)

    @property
    def enterprise_ids(self) -> tuple[str, ...]:
        """The enterprises that it helps."""
        return tuple(maker.enterprise_id for maker in self.enterprises)

    @property
    def submissions(self) -> int | None:
        """How many must be submitted, for a plan to one target with a pass rate; else None."""
        return self.aims[0].submissions if len(self.aims) == 1 else None

    @property
    def cost_per_product(self) -> Fraction | None:
        """Rupiah for each product that it makes ready; None when it makes none ready."""
        made = self.reached_products - self.ready_products
        return Fraction(self.cost, made) if made else None

    def __str__(self) -> str:
        return f"{format_rupiah(self.cost)}: {len(self.enterprises)} usaha, {len(self.product_ids)} produk"


@frozen(kw_only=True)
class BudgetCurve:
    """Kurva anggaran. For each budget the most that can be ready, up to the target.

    Attributes:
        unit: `enterprise` or `product`.
        aimed: how many the target asks for; the last point may stay below it.
        ready: how many are ready at no cost at all.
        points: least budget and how many are ready with it, for each number that costs more than the one before.
    """

    unit: str
    aimed: int
    ready: int
    points: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        budget, reached = self.points[-1]
        return f"{self.ready} siap tanpa biaya; {reached} dari {self.aimed} siap dengan {format_rupiah(budget)}"

    def at(self, budget: int) -> int:
        """The most that can be ready with a budget in rupiah.

        Raises:
            UsageError: a float, or a budget below zero.
        """
        limit = whole("budget", budget)
        return self.points[bisect_right(self.points, limit, key=lambda point: point[0]) - 1][1]

    def cost_of(self, number: int) -> int:
        """The least budget with which so many are ready.

        Raises:
            UsageError: a float, or more than the curve reaches.
        """
        wanted = whole("number", number)
        if wanted > self.points[-1][1]:
            far = self.points[-1][1]
            message = f"number: expected at most {far}, which is as far as the curve goes, got {str_of(wanted)}"
            raise UsageError(message)
        return next(budget for budget, reached in self.points if reached >= wanted)
