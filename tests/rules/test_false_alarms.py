"""Honest series stay silent and made ones are found, at the rates that the pages state."""

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
DAY = date(2019, 7, 18)
ENDS = tuple(date(2010 + n, 12, 31) for n in range(12))


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", ROOT / "scripts" / "measure_false_alarms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MEASURE = _measure()
STATED = json.loads((ROOT / "docs/reference/rules/false-alarms.json").read_text(encoding="utf-8"))["rules"]


@pytest.mark.parametrize("code", sorted(STATED))
def test_honest_series_stay_silent(code: str) -> None:
    """On fresh honest series the rate of false alarms is no worse than twice what the page states, or 1 in 200."""
    series = 400
    stated = STATED[code]["alarms"] / STATED[code]["series"]
    alarms = MEASURE.measure(code, series, MEASURE.HONEST[code], seed=7)
    assert alarms <= max(2, 2 * stated * series)


@pytest.mark.parametrize("code", sorted(MEASURE.MADE))
def test_made_series_are_found(code: str) -> None:
    """A rule that stays silent on everything would be no rule: made series are found, nearly all."""
    series = 100
    assert MEASURE.measure(code, series, MEASURE.MADE[code], seed=7) >= 97
    assert STATED[code]["made_found"] >= 0.99 * STATED[code]["made_series"]
