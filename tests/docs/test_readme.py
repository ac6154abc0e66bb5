"""What README says is true: its code runs and prints what stands beside it."""

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_code_prints_what_stands_beside_it(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each comment beside a print is its output."""
    monkeypatch.chdir(ROOT)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(block, "README.md", "exec"), {})
    expected = re.findall(r"print\(.*\) +# (.*)", block)
    printed = output.getvalue().splitlines()
    assert len(expected) == len(printed)
    for said, line in zip(expected, printed, strict=True):
        if said != "findings by code":
            assert said == line


def test_commands_exist() -> None:
    """Each make target and each command that README names exists."""
    from umkm_domain.cli import COMMANDS

    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"make ([a-z]+)", README):
        assert f"\n{target}:" in makefile
    for command in set(re.findall(r"\bumkm ([a-z]+)\b", README)):
        assert command in COMMANDS


def test_links_lead_somewhere() -> None:
    """Each relative link of README leads to a file of the project."""
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists()
