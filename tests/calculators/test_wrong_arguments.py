"""Arguments that no calculator can use are a `UsageError` that says what was expected, never an error from within."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from umkm_domain import calculators as calc
from umkm_domain.calculators import _given
from umkm_domain.core.errors import UsageError
from umkm_domain.law.book import LAW
from umkm_domain.model.retail import TradingTerms
from umkm_domain.model.statistics import Observation

ON = date(2024, 12, 31)
TERMS: Any = TradingTerms(payment_days=1)
NONE: Any = None


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: calc.retail_terms(10, NONE), "terms: expected TradingTerms, got NoneType"),
        (lambda: calc.retail_terms(10, TERMS, cost=-1), "cost: expected a whole number of at least 0, got -1"),
        (lambda: calc.retail_terms(10, TERMS, sell_days=-4), "sell_days: expected a whole number of at least 0"),
        (lambda: calc.retail_terms(10, TERMS, outlets=-4), "outlets: expected a whole number of at least 0"),
        (lambda: calc.retail_terms(10, TERMS, new_items=-4), "new_items: expected a whole number of at least 0"),
        (lambda: calc.retail_terms(10, TERMS, units_a_month=-4), "units_a_month: expected a whole number"),
        (lambda: calc.retail_terms(10, TERMS, target_reached="no"), "target_reached: expected True or False"),  # type: ignore[arg-type]
        (lambda: calc.labour(10, 20, suspect_from="x"), "suspect_from: expected a whole number"),  # type: ignore[arg-type]
        (lambda: calc.labour(10, 20, suspect_from=0), "suspect_from: expected a whole number of at least 1"),
        (lambda: calc.bpum_total(Fraction(1, 2), on=date(2020, 12, 31)), "recipients: expected a whole number"),
        (lambda: calc.bpum_total(1, on=date(2020, 12, 31), law=NONE), "law: expected LawBook, got NoneType"),
        (
            lambda: calc.machine_reimbursement(1, on=date(2020, 7, 3), industry="small", imported="no"),  # type: ignore[arg-type]
            "imported: expected True or False, got 'no'",
        ),
        (
            lambda: calc.machine_reimbursement(1, on=date(2020, 7, 3), industry="small", imported=False, law=NONE),
            "law: expected LawBook, got NoneType",
        ),
        (lambda: calc.double_aid(NONE), "registry: expected Registry, got NoneType"),
        (lambda: calc.procurement_share(1, 2, on=ON, law=NONE), "law: expected LawBook, got NoneType"),
        (lambda: calc.turnover_admits({}, on=ON, law=NONE), "law: expected LawBook, got NoneType"),
    ],
)
def test_typed_errors(call: Callable[[], object], words: str) -> None:
    """Each of them names the argument and what would have been right."""
    with pytest.raises(UsageError, match=words):
        call()


def test_what_is_right_comes_back() -> None:
    """The readers hand back what they were given."""
    observation = Observation(id="O1", indicator="ikm", unit="enterprise", value=1)
    assert (observation,) == _given.observed("figures", iter([observation]))
    assert LAW is _given.book(LAW)
    assert _given.flag("imported", value=True) is True
    assert (1, 9999) == (_given.year_of("year", 1), _given.year_of("year", 9999))
    assert calc.bpum_total(3, on=date(2020, 12, 31)).value == 7_200_000
    assert calc.labour(1, 2, suspect_from=1).value.factor == 2  # type: ignore[union-attr]
