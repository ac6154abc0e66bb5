"""Law scenarios that a lawyer can read, and the proof that they notice every shift of the law by one."""

import law_scenarios
import pytest
from law_scenarios import Scenario, by_key, holds, scenarios, shifts

from umkm_domain.law import LAW
from umkm_domain.rules import CATALOGUE


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.name)
def test_scenario_holds(scenario: Scenario) -> None:
    """What the act says on its days, and what a rule finds in a case, is what the scenario says."""
    assert holds(scenario) is None


def test_every_entry_has_a_scenario() -> None:
    """Each period of each key is told by exactly one table."""
    told = [(s.table["key"], s.table["from"], s.table["act"]) for s in scenarios() if s.kind == "law"]
    entries = [(timeline.key, e.since, str(e.citation)) for timeline in LAW for e in timeline]
    assert sorted(entries) == sorted(told)


def test_every_rule_that_reads_law_has_cases_of_both_kinds() -> None:
    """For each rule with law keys one case finds something, and one does not."""
    found = {(s.table["rule"], s.table["finds"] is not False) for s in scenarios() if s.kind == "case"}
    reading = {rule.code for rule in CATALOGUE if rule.law_keys and rule.check is not None}
    assert {(code, finds) for code in reading for finds in (True, False)} - found == set()


_KEYS = LAW.keys()


@pytest.mark.parametrize("key", _KEYS)
def test_every_shift_by_one_fails_a_scenario(key: str) -> None:
    """Every value, since and until of a key, moved by one rupiah, day, worker or step, breaks some scenario."""
    relevant = by_key()[key]
    single = law_scenarios.LawBook({key: LAW.timeline(key)})
    survivors = [
        shift.name
        for shift in shifts(single)
        if all(holds(scenario, LAW.replaced(shift.book.timeline(key))) is None for scenario in relevant)
    ]
    assert survivors == []
