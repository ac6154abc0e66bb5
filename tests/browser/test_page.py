"""The HTML report in a real browser: it runs no script of the data and shows every section."""

import shutil
import subprocess
from pathlib import Path

import pytest

from umkm_domain.cli import main

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


def dom(page: Path, profile: Path) -> str:
    """The page as headless Chromium holds it after loading."""
    run = subprocess.run(
        [
            shutil.which("chromium") or "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={profile}",
            "--dump-dom",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return run.stdout


def test_lebak_page_shows_its_figures(tmp_path: Path) -> None:
    """The page of Lebak shows coverage, the target and the mark of what is made up."""
    assert 0 == main(["report", str(ROOT / "examples/lebak-2019"), "--out", str(tmp_path)])
    shown = dom(tmp_path / "lebak-2019.html", tmp_path / "profile")
    for words in ("0,0634 %", "15.769", "ILUSTRASI", "UU 20/2008 Pasal 6"):
        assert words in shown


def test_markup_in_a_name_does_not_run(tmp_path: Path) -> None:
    """A name that is a script is text in the page and leaves the title alone."""
    from attrs import evolve

    from umkm_domain import dump, load

    registry = load(ROOT / "examples/lebak-2019").registry
    evil = "<script>document.title='taken'</script>"
    changed = registry.with_(evolve(registry.products[0], name=evil))
    dump(changed, tmp_path / "evil")
    assert 0 == main(["report", str(tmp_path / "evil"), "--out", str(tmp_path)])
    shown = dom(tmp_path / "evil.html", tmp_path / "profile")
    assert "<title>taken</title>" not in shown
    assert "&lt;script&gt;" in shown
