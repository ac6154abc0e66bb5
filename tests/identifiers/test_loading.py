"""What importing costs: no table, and one number does not bring the others."""

import json
import subprocess
import sys

import pytest

from umkm_domain import identifiers
from umkm_domain.identifiers import KINDS

MODULES = ["bpom", "gtin", "halal", "nib", "nik", "npwp", "pirt", "sni", "tkdn", "trademark", "pairs", "identifying"]


def _fresh(code: str) -> list[str]:
    """Run code in a new interpreter and return the modules it loaded."""
    script = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("name", MODULES)
def test_importing_one_module_loads_no_table(name: str) -> None:
    """No code table is read, nor even its module, when an identifier is imported and used to check."""
    loaded = _fresh(f"import umkm_domain.identifiers.{name}")
    assert [] == [module for module in loaded if module.startswith("umkm_domain.codes")]
    assert "importlib.resources" not in loaded


def test_the_face_is_lazy() -> None:
    """Asking the face for one number brings its module and no other number's."""
    loaded = _fresh("from umkm_domain.identifiers import Gtin\nassert Gtin.is_valid('8998866200301')")
    ours = {module for module in loaded if module.startswith("umkm_domain.identifiers.")}
    assert {"umkm_domain.identifiers._base", "umkm_domain.identifiers.gtin"} == ours
    assert "attrs" not in loaded


def test_checking_every_number_reads_no_table() -> None:
    """Parsing and identifying read no table; only names and statuses do."""
    loaded = _fresh(
        "from umkm_domain.identifiers import identify, Pirt\n"
        "assert identify('2063510010243-26') and Pirt('2063510010243-26').expiry_year == 2026"
    )
    assert [] == [module for module in loaded if module.startswith("umkm_domain.codes")]


def test_the_face_names_everything_once() -> None:
    """Every public name is there, `dir` shows it, and a wrong one is an AttributeError."""
    assert set(identifiers.__all__) <= set(dir(identifiers))
    assert all(getattr(identifiers, name) is not None for name in identifiers.__all__)
    assert {kind.__name__ for kind in KINDS} <= set(identifiers.__all__)
    with pytest.raises(AttributeError, match="Siup"):
        identifiers.Siup  # noqa: B018
