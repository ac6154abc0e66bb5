"""What is said of a suppression whose code is none: the nearest, the codes of a prefix, or nothing more."""

from datetime import date

import pytest

from umkm_domain import cli
from umkm_domain.model.registry import Registry, Suppression
from umkm_domain.rules import check


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("PRD02", "PRD02 is no code of a rule; maybe PRD002."),
        ("SUP", "SUP is no code of a rule but a prefix (SUP001 to SUP004); each code is suppressed by itself."),
        ("XYZ9", "XYZ9 is no code of a rule."),
    ],
)
def test_a_suppression_of_no_code(code: str, said: str) -> None:
    """A prefix is told to be one, and what is like no code gets no silly suggestion."""
    registry = Registry(suppressions=(Suppression(code=code, reason="contoh"),))
    (finding,) = check(registry, on=date(2019, 7, 18), select=["SUP003"])
    assert finding.message.en == said


@pytest.mark.parametrize(("language", "said"), [("id", "SUP adalah awalan dari"), ("en", "SUP is the prefix of")])
def test_a_prefix_is_explained_by_its_codes(language: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Which codes begin with it, in either language; small letters will do."""
    assert cli.main(["explain", "sup", "--lang", language]) == 2
    assert f"{said} SUP001, SUP002, SUP003, SUP004" in capsys.readouterr().err
