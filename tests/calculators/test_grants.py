"""Assistance: caps and shares of machines, BPUM, double aid."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.core.errors import GapError, UnitError, UsageError
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Recipient
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Observation

OLD, NEW = date(2016, 1, 1), date(2020, 7, 3)


@pytest.mark.parametrize(
    ("on", "industry", "imported", "percent"),
    [
        (OLD, "small", False, 45),
        (OLD, "small", True, 35),
        (OLD, "medium", False, 35),
        (OLD, "medium", True, 25),
        (NEW, "small", False, 30),
        (NEW, "small", True, 25),
        (NEW, "medium", False, 30),
        (NEW, "medium", True, 25),
    ],
)
def test_shares(on: date, industry: Any, imported: bool, percent: int) -> None:
    """The share follows industry, origin and day."""
    result = calc.machine_reimbursement(100_000_000, on=on, industry=industry, imported=imported)
    assert percent * 1_000_000 == result.value
    replay(result)


@pytest.mark.parametrize(
    ("price", "paid"),
    [(1_000_000_000, 300_000_000), (1_000_000_010, 300_000_000), (999_999_990, 299_999_997)],
)
def test_cap(price: int, paid: int) -> None:
    """No more than the cap is paid."""
    assert paid == calc.machine_reimbursement(price, on=NEW, industry="small", imported=False).value


def test_floor() -> None:
    """Under the floor nothing is paid, and the reason stands in place of a zero."""
    assert calc.machine_reimbursement(20_000_000, on=NEW, industry="small", imported=True).value == 5_000_000
    less = calc.machine_reimbursement(19_999_999, on=NEW, industry="small", imported=True)
    assert less.value is None
    assert less.undefined is not None
    assert less.undefined.en == "Under the least amount that is paid: 5,000,000 rupiah."
    early = calc.machine_reimbursement(1, on=OLD, industry="small", imported=True)
    assert Fraction(35, 100) == early.value


def test_reimbursement_refuses() -> None:
    """Another industry, a float, and a day whose programme is not verified."""
    with pytest.raises(UsageError, match="industry"):
        calc.machine_reimbursement(1, on=NEW, industry="large", imported=False)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="price"):
        calc.machine_reimbursement(1.0, on=NEW, industry="small", imported=False)  # type: ignore[arg-type]
    with pytest.raises(GapError, match="unverified"):
        calc.machine_reimbursement(1, on=date(2022, 1, 1), industry="small", imported=False)


def test_bpum() -> None:
    """Planned recipients times the amount of the year is the budget, in both years."""
    for on, recipients, budget in (
        (date(2020, 8, 1), 12_000_000, 28_800_000_000_000),
        (date(2021, 8, 1), 12_800_000, 15_360_000_000_000),
    ):
        result = calc.bpum_total(recipients, on=on)
        assert budget == result.value
        replay(result)
    assert calc.bpum_total(12_700_000, on=date(2021, 9, 30)).value == 15_240_000_000_000
    assert calc.bpum_total(0, on=date(2021, 9, 30)).value == 0


def test_bpum_refuses() -> None:
    """A year without it, fewer than none, rupiah for recipients."""
    with pytest.raises(GapError):
        calc.bpum_total(1, on=date(2022, 1, 1))
    assert calc.bpum_total(-1, on=NEW).value is None
    with pytest.raises(UnitError):
        calc.bpum_total(Observation(id="O", indicator="x", unit="rupiah", value=1), on=NEW)


def grant(id: str, day: date | None = date(2019, 3, 1), enterprise: str | None = "E1", **more: Any) -> AssistanceGrant:
    """A grant of packaging."""
    return AssistanceGrant(
        **{
            "id": id,
            "kind": AssistanceKind.PACKAGING,
            "recipients": (Recipient(kind=PartyKind.ENTERPRISE, enterprise_id=enterprise),),
            "awarded_on": day,
            **more,
        }
    )


def cases(*grants: AssistanceGrant) -> list[tuple[str, ...]]:
    """The grants of each case."""
    value = calc.double_aid(Registry(grants=grants)).value
    assert value is not None
    return [case.grant_ids for case in value]


def test_double_aid() -> None:
    """The same kind to the same enterprise in one year is double, whoever gives it."""
    dinas, csr = Party(name="Dinas", kind=PartyKind.GOVERNMENT), Party(name="Forum CSR", kind=PartyKind.FORUM)
    result = calc.double_aid(
        Registry(
            grants=(
                grant("G1", giver=dinas, value=100),
                grant("G2", date(2019, 12, 31), giver=csr, value=50),
                grant("G3", date(2019, 12, 31), giver=csr),
            )
        )
    )
    assert result.value is not None
    (case,) = result.value
    assert ("E1", AssistanceKind.PACKAGING, 2019, ("G1", "G2", "G3"), ("Dinas", "Forum CSR"), 150) == (
        case.enterprise_id,
        case.kind,
        case.year,
        case.grant_ids,
        case.givers,
        case.value,
    )
    assert [3, 1] == [s.result for s in result.steps]
    assert result.notes == ()


@pytest.mark.parametrize(("values", "total"), [((None, None), None), ((None, 0), 0), ((7, None), 7)])
def test_double_aid_without_values(values: tuple[int | None, ...], total: int | None) -> None:
    """Grants none of which states a value are not worth nothing: their value is not known."""
    result = calc.double_aid(Registry(grants=tuple(grant(f"G{i}", value=v) for i, v in enumerate(values))))
    assert result.value is not None
    assert [total] == [case.value for case in result.value]


@pytest.mark.parametrize(
    "other",
    [{"day": date(2020, 1, 1)}, {"enterprise": "E2"}, {"kind": AssistanceKind.HALAL}],
)
def test_no_double_aid(other: dict[str, Any]) -> None:
    """Another year, enterprise or kind is no double aid."""
    assert cases(grant("G1"), grant("G2", **other)) == []


def test_double_aid_by_product() -> None:
    """Grants for different products are not the same aid; one that names none may be."""
    one, two = grant("G1", product_ids=("P1",)), grant("G2", product_ids=("P2",))
    assert cases(one, two) == []
    assert cases(one, two, grant("G3", product_ids=("P2", "P3"))) == [("G2", "G3")]
    assert cases(one, two, grant("G3")) == [("G1", "G2", "G3")]
    halal = [grant(f"G{i}", certification_ids=(f"C{i}",)) for i in (1, 2)]
    assert cases(*halal) == []


def test_double_aid_says_what_it_passed_over() -> None:
    """Grants without day or enterprise cannot be compared; a recipient named twice is one."""
    twice = grant("G1", recipients=(Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"),) * 2)
    result = calc.double_aid(Registry(grants=(twice, grant("G2", None), grant("G3", enterprise=None))))
    assert result.value == ()
    assert ["2 grants without a day or without an enterprise were not compared."] == [n.en for n in result.notes]
    assert [1, 0] == [s.result for s in result.steps]
    assert calc.double_aid(Registry()).value is None


@given(st.permutations(["E3", "E1", "E2"]))
def test_double_aid_is_in_order(order: list[str]) -> None:
    """Cases come in order of the enterprise, however the grants are ordered."""
    grants = [grant(f"{e}-{i}", enterprise=e) for e in order for i in (1, 2)]
    assert [("E1-1", "E1-2"), ("E2-1", "E2-2"), ("E3-1", "E3-2")] == cases(*grants)
