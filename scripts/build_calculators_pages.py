"""Halaman hitungan dari docstring. Write the reference of the calculators from what their code says of itself.

One section a module, one entry a public name: how it is called, and its docstring. A name without a docstring, or one
that the page does not know, cannot be: the page is made from the room's own list of names.
"""

import importlib
import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import umkm_domain.calculators as room

PAGE = Path("docs/reference/calculators.md")
HEAD = """# Hitungan · Calculators

Written by `make docs` from the code. `from umkm_domain import calculators as calc`; every function returns a
`Computation`: `.value` is exact (None when undefined, with the reason in `.undefined`), `.rounded` follows a named
rule, `.steps` are data, `.prose("id")` and `.prose("en")` are made from them.
"""


def names() -> dict[str, list[str]]:
    """Public names by the module that they live in."""
    found: dict[str, list[str]] = {}
    for name in sorted(n for n in dir(room) if not n.startswith("_")):
        value = getattr(room, name)
        if inspect.ismodule(value) or name == "TYPE_CHECKING":
            continue
        home = room._HOMES.get(name)
        if home is not None:
            found.setdefault(home, []).append(name)
    return found


def pages() -> dict[Path, str]:
    """The page with its text."""
    return {PAGE: "\n".join(_lines()).rstrip() + "\n"}


def _lines() -> Iterator[str]:
    yield HEAD
    for home, listed in sorted(names().items()):
        module = importlib.import_module(f"{room.__name__}.{home}")
        yield f"## {_first(module)}"
        yield ""
        functions = [n for n in listed if inspect.isfunction(getattr(room, n))]
        for name in (*functions, *(n for n in listed if n not in functions)):
            yield from _entry(name, getattr(room, name))


def _entry(name: str, value: Any) -> Iterator[str]:
    yield f"### `{name}`"
    yield ""
    if inspect.isfunction(value):
        yield "```python"
        yield f"{name}{_signature(value)}"
        yield "```"
        yield ""
    elif inspect.isclass(value) and issubclass(value, Enum):
        yield "Values: " + ", ".join(f"`{member.value}`" for member in value) + "."
        yield ""
    elif not inspect.isclass(value):
        yield "Data; see the module."
        yield ""
        return
    yield inspect.getdoc(value) or ""
    yield ""


def _signature(function: Any) -> str:
    """Names and defaults; types stand in the docstring and in the code, written out they hide the names."""
    parts: list[str] = []
    starred = False
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        starred = starred or parameter.kind is parameter.VAR_POSITIONAL
        star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        default = "" if parameter.default is parameter.empty else f"={_default(parameter.name, parameter.default)}"
        parts.append(f"{star}{parameter.name}{default}")
    return f"({', '.join(parts)})"


def _default(name: str, value: object) -> str:
    return {"law": "LAW", "profiles": "PROFILES"}.get(name, repr(value))


def _first(module: Any) -> str:
    return (inspect.getdoc(module) or module.__name__).split("\n")[0]
