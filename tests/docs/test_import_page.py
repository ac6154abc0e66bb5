"""What the page on importing says is true: its example runs, its mapping is one, its list of fields is whole."""

import doctest
import re
import tomllib
from pathlib import Path

from umkm_domain.io.importing.fields import FIELDS
from umkm_domain.io.importing.limits import LIMITS
from umkm_domain.io.importing.mapping import from_toml

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "import.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_example_runs():
    """The example on the page prints what stands there."""
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0


def test_the_mapping_is_one():
    """The mapping on the page is read."""
    (block,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert tomllib.loads(block)["year"] == from_toml(block, "m.toml").year


def test_every_field_is_named():
    """Each field that a column can fill stands on the page, or follows from it."""
    named = set(re.findall(r"`([a-z_.]+)`", TEXT))
    facts = {
        "pasteurised",
        "sterilised",
        "drinking_water",
        "alcoholic",
        "dairy",
        "special_purpose",
        "claims",
        "imported",
    }
    left = {name for name in FIELDS if FIELDS[name].scheme is None} - named
    assert {f"product.{name}" for name in facts | {"mandatory_sni"}} == left


def test_the_limits_are_those():
    """The limits on the page are those that hold."""
    for number in (LIMITS.rows, LIMITS.columns, LIMITS.cells, LIMITS.ratio):
        assert f"{number:,}" in TEXT
    assert f"{LIMITS.file_bytes // 2**20} MiB" in TEXT
    assert f"{LIMITS.unpacked_bytes // 2**20} MiB" in TEXT
