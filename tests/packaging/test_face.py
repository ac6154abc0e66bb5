"""The face: lazy, complete, and honest about what it does not have."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import umkm_domain

EXTRAS = {
    "fast": ["msgspec"],
    "frames": ["narwhals", "polars", "pandas", "pyarrow", "duckdb"],
    "sheets": ["python_calamine", "xlsxwriter"],
    "report": ["altair", "vl_convert", "great_tables", "jinja2"],
    "cli": ["cyclopts", "rich"],
    "testing": ["hypothesis"],
}
NEEDS_AN_EXTRA = {"umkm_domain.testing.strategies", "umkm_domain.__main__"}


def _loaded_by(code: str) -> set[str]:
    """Names of all modules that are loaded after the code ran in a new interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; before = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - before))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_importing_the_face_loads_one_module() -> None:
    """`import umkm_domain` loads that module and nothing else: no attrs, no table, not even typing."""
    assert {"umkm_domain"} == _loaded_by("import umkm_domain")


def test_import_time_shows_neither_attrs_nor_cattrs() -> None:
    """The interpreter's own list of imports names nothing of ours beside the face."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import umkm_domain"], capture_output=True, text=True, check=True
    )
    names = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines()]
    assert "umkm_domain" in names
    assert [] == [n for n in names if n.split(".")[0] in ("attr", "attrs", "cattrs", "dateutil")]
    assert ["umkm_domain"] == [n for n in names if n.startswith("umkm_domain")]


@pytest.mark.parametrize("name", umkm_domain.__all__)
def test_every_public_name_resolves(name: str) -> None:
    """Each name of `__all__` is there, is the same each time, and pickles know where it lives."""
    value = getattr(umkm_domain, name)
    assert value is getattr(umkm_domain, name)
    home = getattr(value, "__module__", None)
    if isinstance(home, str) and home.startswith("umkm_domain."):
        assert value is getattr(importlib.import_module(home), getattr(value, "__name__", name), value)


def test_the_names_of_the_design_are_there() -> None:
    """What others build on is public from the first release."""
    promised = (
        "Enterprise Product Certification RetailAgreement AssistanceGrant Registry Observation Target check load dump "
        "Report Finding Severity Computation LAW EDITION SCHEMA_VERSION __version__"
    )
    assert set(promised.split()) <= set(umkm_domain.__all__)


def test_all_has_no_doubles_and_dir_lists_it() -> None:
    """Each public name once, and completion in a shell offers them all."""
    assert len(umkm_domain.__all__) == len(set(umkm_domain.__all__))
    assert set(umkm_domain.__all__) <= set(dir(umkm_domain))
    assert dir(umkm_domain) == sorted(dir(umkm_domain))


def test_unknown_names_are_an_attribute_error() -> None:
    """A name that is not there says so, to `getattr` and to `from ... import`."""
    with pytest.raises(AttributeError, match="module 'umkm_domain' has no attribute 'nothing'"):
        umkm_domain.nothing  # noqa: B018
    with pytest.raises(ImportError, match="cannot import name 'nothing'"):
        exec("from umkm_domain import nothing")


def test_submodules_are_reached_by_import() -> None:
    """A room is a module of the package: `from umkm_domain import frames` works."""
    for room in ("calculators", "codes", "core", "frames", "identifiers", "io", "law", "model", "rules", "testing"):
        assert importlib.import_module(f"umkm_domain.{room}").__name__ == f"umkm_domain.{room}"


def test_no_module_needs_an_extra_to_be_imported() -> None:
    """With every extra hidden, each module imports; extras are loaded on use, and the error names them."""
    hidden = [module for modules in EXTRAS.values() for module in modules]
    names = [m.name for m in pkgutil.walk_packages(umkm_domain.__path__, "umkm_domain.")]
    wanted = [name for name in names if name not in NEEDS_AN_EXTRA and not name.startswith("umkm_domain.frames._")]
    loaded = _loaded_by(
        f"import importlib\nsys.modules.update(dict.fromkeys({hidden}))\n"
        f"for name in {wanted}: importlib.import_module(name)"
    )
    assert set(wanted) <= loaded


def test_strategies_say_which_extra_they_need() -> None:
    """Without Hypothesis the strategies name the extra `testing`."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.modules['hypothesis'] = None; import umkm_domain.testing.strategies"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'MissingExtraError: this needs the extra "testing": pip install "umkm-domain[testing]"' in done.stderr


def test_the_command_works_as_a_module() -> None:
    """`python -m umkm_domain` is the command."""
    done = subprocess.run([sys.executable, "-m", "umkm_domain", "--help"], capture_output=True, text=True, check=False)
    assert (0, True) == (done.returncode, "report" in done.stdout)
