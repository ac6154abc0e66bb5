"""What no source file may hold: a clock, the environment, a network, a path of some machine."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEXTS = sorted(
    path
    for folder in ("src", "tests", "docs", "examples", "scripts", "changelog.d", ".ci", "typing_tests")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".md", ".toml", ".csv", ".json", ".sh", ".tsv", ".txt", ".html", ".j2", ".yml", ""}
    and path.is_file()
    and "__pycache__" not in path.parts
    and path != Path(__file__)
) + [path for path in ROOT.glob("*") if path.suffix in {".md", ".toml", ".txt"} or path.name == "Makefile"]
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("os", "environ"),
    ("os", "getenv"),
    ("locale", "setlocale"),
}
NETWORK = {"socket", "ssl", "urllib.request", "http.client", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}


def _forbidden(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            base = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (base, node.attr) in CLOCKS:
                yield f"line {node.lineno}: {base}.{node.attr}"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None) or ""
            names = {f"{module}.{a.name}".strip(".") for a in node.names} | {module}
            banned = {*NETWORK, "dateutil.parser"}
            yield from (f"line {node.lineno}: {name}" for name in sorted(names) if name in banned)
            if module in ("time", "os"):
                yield from (f"line {node.lineno}: {module}.{a.name}" for a in node.names if (module, a.name) in CLOCKS)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_nothing_reads_clock_environment_or_network(path: Path) -> None:
    """No source reads the day, the environment or the network, or parses dates by guessing."""
    assert [] == list(_forbidden(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "import time\ntime.time()",
        "from time import time\ntime()",
        "import os\nos.environ['X']",
        "from os import environ",
        "from dateutil import parser",
        "from dateutil.parser import parse",
        "import dateutil.parser",
        "import urllib.request",
        "from urllib import request",
    ],
)
def test_the_test_of_clocks_finds_them(code: str) -> None:
    """The search above sees each way of reading what must not be read."""
    assert [] != list(_forbidden(ast.parse(code)))


# Split, so that this file does not hold them.
WORDS = [
    "pypi" + ".org",
    "python" + "hosted",
    "regi" + "stry.npm",
    "/wo" + "rk/",
    "/ho" + "me/",
    "/tm" + "p/",
    "/ro" + "ot/",
    "local" + "host",
]


def test_no_file_names_a_registry_host_or_a_machine_path() -> None:
    """What is in the project works on every machine: no host of a registry, no path of this one."""
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in TEXTS
        for word in WORDS
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert [] == found


def test_sources_are_of_a_readable_size() -> None:
    """No module holds two ideas: 500 lines at most."""
    assert [] == [str(p) for p in SOURCES if len(p.read_text(encoding="utf-8").splitlines()) > 500]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_module_says_what_it_is(path: Path) -> None:
    """Each module begins with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_tests_have_a_sentence_each() -> None:
    """Every test says in its docstring what it holds to."""
    silent = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert [] == silent


def test_the_package_data_ships() -> None:
    """The typing marker is there, and the core depends on three distributions only."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (ROOT / "src/umkm_domain/py.typed").is_file()
    assert ["attrs", "cattrs", "python-dateutil"] == [re.split("[>=<]", d)[0] for d in project["dependencies"]]
    assert [] == [d for d in project["dependencies"] if ";" in d]
    extras = project["optional-dependencies"]
    assert {"fast", "frames", "spark", "sheets", "report", "cli", "testing", "all"} == set(extras)
    assert "spark" not in str(extras["all"])
