"""Honest series stay silent and made ones are found, at the rates that the pages state."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", ROOT / "scripts" / "measure_false_alarms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MEASURE = _measure()
STATED = json.loads((ROOT / "docs/reference/rules/false-alarms.json").read_text(encoding="utf-8"))["rules"]
SERIES = 200


def kinds(of: str) -> list[Any]:
    """Each rule with each kind of series that it was measured on."""
    return [
        pytest.param(code, kind, id=f"{code}-{kind['name']}") for code in sorted(STATED) for kind in STATED[code][of]
    ]


def test_what_is_stated_is_what_would_be_measured() -> None:
    """The file holds the kinds of series of the script, in its words."""
    for of, draws in (("honest", MEASURE.HONEST), ("made", MEASURE.MADE)):
        stated = {code: [(kind["name"], kind["what"]) for kind in STATED[code][of]] for code in STATED}
        assert {code: kinds for code, kinds in stated.items() if kinds} == {
            code: [(draw.__name__, draw.__doc__) for draw in drawn] for code, drawn in draws.items()
        }


@pytest.mark.parametrize(("code", "kind"), kinds("honest"))
def test_honest_series_stay_silent(code: str, kind: dict[str, Any]) -> None:
    """On fresh honest series the rate of false alarms is no worse than twice what the page states, or 1 in 100."""
    alarms = MEASURE.measure(code, SERIES, getattr(MEASURE, kind["name"]), seed=7)
    assert alarms <= max(2, 2 * SERIES * kind["fired"] / kind["series"])
    assert kind["fired"] <= 0.01 * kind["series"]


@pytest.mark.parametrize(("code", "kind"), kinds("made"))
def test_made_series_are_found(code: str, kind: dict[str, Any]) -> None:
    """A rule that stays silent on everything would be no rule: made series are found, nearly all."""
    assert MEASURE.measure(code, SERIES, getattr(MEASURE, kind["name"]), seed=7) >= 0.95 * SERIES
    assert kind["fired"] >= 0.97 * kind["series"]
