"""Every rule fires on a register, and a sound record of each kind is left in peace."""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from rule_findings import rules

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.findings import Severity
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import Clause
from umkm_domain.rules import CATALOGUE, Rule, check
from umkm_domain.rules import _samples as some

ROOT = Path(__file__).parents[2]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


FAULTY = _script("faulty_register")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_rule_fires_on_the_faulty_register(rule: Rule) -> None:
    """On a register in which every fault stands once, each rule finds something, and not in every record."""
    found, records = FAULTY.share(rule)
    assert 0 < found
    assert found < records or not rule.code.startswith(("PRD", "CER", "ENT"))


def test_every_page_is_there() -> None:
    """Each rule has its page, and no page is of a rule that is gone."""
    pages = {path.stem for path in (ROOT / "docs/reference/rules").glob("[A-Z]*.md")}
    assert pages == set(CATALOGUE.codes)


def test_a_sound_register_has_no_errors_and_no_warnings() -> None:
    """An enterprise in order, with its product, permits, contract and help, gives nothing to say in July 2019."""
    product = some.food(gtin="8998866200301", price=15_000)
    registry = Registry(
        enterprises=(some.enterprise(sales=100_000_000, nib="9120106900276", size="micro"),),
        products=(product,),
        certifications=(
            some.certificate("nib", "9120106900276", "C0"),
            some.certificate("pirt", "2063602010243-23", "C1", product_ids=("P1",), valid_until=date(2023, 2, 28)),
            some.certificate("halal", "36150000010918", "C2", product_ids=("P1",), valid_until=date(2020, 2, 29)),
            some.certificate(Scheme.BARCODE, "8998866200301", "C3", product_ids=("P1",), valid_until=date(2020, 2, 29)),
        ),
        agreements=(
            some.agreement(
                clauses=tuple(Clause)[:5],
                terms=some.terms(payment_days=14, supply_value=2_000_000, listing_fee=0),
                listings=(some.listed(outlets=10),),
            ),
        ),
        grants=(some.grant(certification_ids=("C1",), product_ids=("P1",)),),
        observations=(some.observation("o1", 15_769), some.observation("o2", 31_540, "ikm.workers", "worker")),
    )
    report = check(registry, on=date(2019, 7, 18))
    assert [f.line("en") for f in report if f.severity is not Severity.INFO] == []
    assert {f.code for f in report.infos} <= {"CER022", "ENT005", "ENT006"}
