"""Uji mutasi kode aturan. Mutation testing of the code in `rules/`, with the mutations of mutmut.

mutmut passes over decorated functions, and every rule is one. So its own mutations (`mutmut.mutation`) are made here
from the source without the decorators, and each is tried in this process: the mutated function takes the place of
the real one, and the tests of the rules run against it: the examples with their recorded findings, the law scenarios,
and the tests of the rules that need no fixture. A mutant is killed when one of them fails.

`python scripts/mutate_rules.py [module ...]` prints the survivors and writes docs/explanation/mutation-rules.md when
all modules were tried.
"""

import importlib
import importlib.util
import inspect
import json
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from copy import copy
from functools import cache, partial
from itertools import product
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import libcst as cst
from _pytest.mark import ParameterSet
from attrs import evolve
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(Path(__file__).parent)]

import law_scenarios  # noqa: E402
import rule_findings  # noqa: E402
from rule_findings import FINDINGS, VARIANTS  # noqa: E402

import umkm_domain.rules  # noqa: E402
from umkm_domain.rules import CATALOGUE, Rule, checking  # noqa: E402
from umkm_domain.rules._facts import Facts  # noqa: E402

ROOM = ROOT / "src" / "umkm_domain" / "rules"
PAGE = ROOT / "docs" / "explanation" / "mutation-rules.md"
STATE = ROOT / "build" / "mutants-rules.json"
EXPLAINED = ROOT / "scripts" / "mutants_explained.json"
SKIPPED = {"__init__", "_samples", "_reading", "importing", "importing_sheets"}
ENGINE = {"_engine", "_facts", "checking", "catalogue"}
SECONDS = 40
MANY = 60
SLOW = {"test_findings", "test_false_alarms"}  # recorded findings are compared anyway; series by the hundred
TESTS = ROOT / "tests" / "rules"


class Undecorated(cst.CSTTransformer):
    """Takes `@rule(...)` off, so that mutmut looks inside, and `@property` and the like."""

    def leave_FunctionDef(self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef) -> cst.FunctionDef:  # noqa: N802
        """Return the function without decorators."""
        return updated_node.with_changes(decorators=())


def _decorators(source: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def walk(body: Any, prefix: str) -> None:
        for node in body:
            if isinstance(node, cst.FunctionDef):
                names = [cst.Module([]).code_for_node(d.decorator).partition("(")[0] for d in node.decorators]
                found[prefix + node.name.value] = names
            elif isinstance(node, cst.ClassDef):
                walk(node.body.body, f"{node.name.value}.")

    walk(cst.parse_module(source).body, "")
    return found


def mutants(name: str) -> Iterator[tuple[str, str, str]]:
    """Qualified name of the function, its mutated source, and what was changed, for each mutation of a module."""
    source = (ROOM / f"{name}.py").read_text(encoding="utf-8")
    module = cst.parse_module(source).visit(Undecorated())
    code = module.code
    tree, found, _, _ = create_mutations(f"{name}.py", code)
    classes = {
        id(method): node.name.value
        for node in tree.body
        if isinstance(node, cst.ClassDef)
        for method in node.body.body
        if isinstance(method, cst.FunctionDef)
    }
    for mutation in found:
        function = mutation.contained_by_top_level_function
        if not isinstance(function, cst.FunctionDef):
            continue
        owner = classes.get(id(function))
        qualified = f"{owner}.{function.name.value}" if owner else function.name.value
        changed = _changed(function, mutation)
        yield qualified, textwrap.dedent(tree.code_for_node(changed)), _difference(tree, mutation)


def _changed(function: cst.FunctionDef, mutation: Mutation) -> cst.FunctionDef:
    changed = deep_replace(function, mutation.original_node, mutation.mutated_node)
    assert isinstance(changed, cst.FunctionDef)
    return changed


def _difference(tree: cst.Module, mutation: Mutation) -> str:
    before, after = (
        " ".join(tree.code_for_node(node).split()) for node in (mutation.original_node, mutation.mutated_node)
    )
    return f"{before}  ->  {after}"


@cache
def _test_module(path: Path) -> ModuleType:
    """A file of tests, loaded once: a mutant must take its place in the module whose tests are run."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _tests(name: str) -> list[Callable[[], None]]:
    """The tests of the rules that need neither fixtures nor Hypothesis, those of a module first."""
    files = [path for path in TESTS.glob("test_*.py") if path.stem not in SLOW]
    paths = sorted(files, key=lambda path: (path.stem != f"test_{name}", path.stem))
    found = [vars(_test_module(path)).items() for path in paths]
    tests: list[Any] = [value for items in found for key, value in items if key.startswith("test_")]
    return [call for test in tests if not hasattr(test, "hypothesis") for call in _calls(test)]


def _calls(test: Any) -> list[Callable[[], None]]:
    """A test with each of its parameters; none where it needs more, or has one for every rule or word."""
    marks = [mark.args for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    names = [[n.strip() for n in given.split(",")] if isinstance(given, str) else [*given] for given, *_ in marks]
    if {name for some in names for name in some} != set(inspect.signature(test).parameters):
        return []
    rows = [
        [
            dict(zip(some, ParameterSet.extract_from(one, force_tuple=len(some) == 1).values, strict=True))
            for one in many
        ]
        for some, (_, many, *_) in zip(names, marks, strict=True)
    ]
    calls = [partial(_fresh, test, {k: v for part in parts for k, v in part.items()}) for parts in product(*rows)]
    return calls if len(calls) <= MANY else []


def _fresh(test: Any, values: dict[str, Any]) -> None:
    """Run a test with arguments of its own: it may take parts out of them."""
    test(**{name: copy(value) if isinstance(value, dict | list) else value for name, value in values.items()})


class Suite:
    """What is run against a mutant, cheapest first."""

    def __init__(self) -> None:
        for name in dir(umkm_domain.rules):
            getattr(umkm_domain.rules, name)  # names of the lazy room, before a mutant can stand for one
        self.recorded = {file: _by_code(rule_findings.recorded(file)) for file in (FINDINGS, VARIANTS)}
        self.codes = {rule.code for rule in rule_findings.rules()}
        self.cases = [s for s in law_scenarios.scenarios() if s.kind == "case"]
        self.tests = {name: _tests(name) for name in (p.stem for p in ROOM.glob("*.py"))}
        self.points = {rule.code: self.days(rule.code) for rule in rule_findings.rules()}

    def days(self, code: str) -> list[str]:
        """The change points of the examples of a rule."""
        return [
            f"{day} {name}"
            for example in CATALOGUE[code].examples
            for day, name in checking.change_points(example.registry, select=[code])
        ]

    def fails(self, codes: list[str], module: str) -> bool:
        """Whether anything fails for these rules, or in the tests of the module."""
        # By code: a mutant may have taken the function of a rule away.
        rules = [CATALOGUE[code] for code in codes if code in self.codes]
        for rule in rules:
            if list(rule_findings.lines_of(rule)) != self.recorded[FINDINGS].get(rule.code, []):
                return True
        if any(case.table["rule"] in codes and law_scenarios.holds(case) is not None for case in self.cases):
            return True
        for test in self.tests.get(module, ()):
            test()
        for rule in rules:
            if list(rule_findings.variants_of(rule)) != self.recorded[VARIANTS].get(rule.code, []):
                return True
            if self.days(rule.code) != self.points[rule.code]:
                return True
        return False


def _by_code(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line[:6], []).append(line)
    return found


def _alarm(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError


def _places(function: Any) -> list[tuple[ModuleType, str]]:
    rooms = [m for key, m in sys.modules.items() if key.startswith(("umkm_domain.rules", "test_"))]
    return [(m, name) for m in rooms for name, value in vars(m).items() if value is function]


def survives(suite: Suite, module: ModuleType, qualified: str, source: str, decorators: list[str]) -> bool:
    """Put the mutant in place, run the suite, put the real one back."""
    short = module.__name__.rpartition(".")[2]
    undo: list[Callable[[], None]] = []
    signal.alarm(SECONDS)
    try:
        codes = _put_in_place(module, qualified, source, decorators, undo)
        return not suite.fails(codes, short)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return False
    finally:
        signal.alarm(0)
        for put_back in reversed(undo):
            put_back()


def _put_in_place(
    module: ModuleType, qualified: str, source: str, decorators: list[str], undo: list[Callable[[], None]]
) -> list[str]:
    """Make the mutant the function that is called, and return the codes of the rules that it concerns."""
    owner_name, _, name = qualified.rpartition(".")
    real = None if owner_name else getattr(module, name)
    if (
        real is not None
        and not isinstance(real, Rule)
        and not decorators
        and module.__name__.rpartition(".")[2] not in ENGINE
    ):
        return _module_again(module, name, source, undo)
    space = dict(vars(module))
    exec(source, space)  # noqa: S102  (the source is our own)
    made = space[name]
    # With the module's own globals, so that other patches and caches are those of the module.
    mutant = type(made)(made.__code__, vars(module), made.__name__, made.__defaults__, made.__closure__)
    mutant.__kwdefaults__ = made.__kwdefaults__
    if owner_name:
        owner = getattr(module, owner_name)
        kept = vars(owner)[name]
        setattr(owner, name, _wrapped(mutant, decorators, kept))
        undo.append(lambda: setattr(owner, name, kept))
    elif isinstance(real, Rule):
        _replace_rule(evolve(real, check=mutant), undo)
        return [real.code]
    else:
        _patch(real, _wrapped(mutant, decorators, real), undo)
    return list(CATALOGUE.codes)


def _replace_rule(rule: Rule, undo: list[Callable[[], None]]) -> None:
    real = CATALOGUE._rules[rule.code]
    CATALOGUE._rules[rule.code] = rule
    undo.append(lambda: CATALOGUE._rules.__setitem__(rule.code, real))


def _patch(real: Any, other: Any, undo: list[Callable[[], None]]) -> None:
    for place, key in _places(real):
        setattr(place, key, other)
        undo.append(lambda place=place, key=key: setattr(place, key, real))
    for rule in list(CATALOGUE):
        if rule.days is real:
            _replace_rule(evolve(rule, days=other), undo)


def _module_again(module: ModuleType, name: str, source: str, undo: list[Callable[[], None]]) -> list[str]:
    """Run the whole module with the mutated helper, so that rules made by it at import are made again."""
    codes = _depending(module)
    tree = cst.parse_module(inspect.getsource(module))
    mutated = cst.parse_module(source).body[0]
    body = [mutated if isinstance(n, cst.FunctionDef) and n.name.value == name else n for n in tree.body]
    again = ModuleType(module.__name__)
    again.__file__ = module.__file__
    exec(compile(tree.with_changes(body=body).code, str(module.__file__), "exec"), vars(again))  # noqa: S102
    for key, value in list(vars(module).items()):
        other = vars(again).get(key)
        if isinstance(value, Rule) and isinstance(other, Rule):
            _replace_rule(other, undo)
        elif inspect.isfunction(value) and value.__module__ == module.__name__ and other is not None:
            _patch(value, other, undo)
    return codes


def _depending(module: ModuleType) -> list[str]:
    """The codes of the rules of a module, and of the modules that use something of it."""
    names = {module.__name__}
    while True:
        users = {
            key
            for key, room in sys.modules.items()
            if key.startswith("umkm_domain.rules.") and key[len("umkm_domain.rules.") :] not in ENGINE
            for value in vars(room).values()
            if getattr(value, "__module__", None) in names and not isinstance(value, Rule)
        }
        if users <= names:
            break
        names |= users
    return [rule.code for rule in rule_findings.rules() if getattr(rule.check, "__module__", None) in names]


def _wrapped(function: Any, decorators: list[str], real: Any) -> Any:
    if decorators == ["property"]:
        return property(function)
    if decorators == ["cached_property"]:
        made = type(real)(function)
        made.__set_name__(Facts, real.attrname)
        return made
    if decorators == ["contextmanager"]:
        from contextlib import contextmanager

        return contextmanager(function)
    return function


def main(chosen: list[str]) -> int:
    """Try every mutant of the chosen modules, or of all; what was measured is kept module by module."""
    signal.signal(signal.SIGALRM, _alarm)
    suite = Suite()
    every = sorted(p.stem for p in ROOM.glob("*.py") if p.stem not in SKIPPED)
    assert not suite.fails(list(CATALOGUE.codes), "checking"), "the suite fails without a mutant"
    for name in every:
        assert not suite.fails([], name), f"the tests of {name} fail without a mutant"
    kept: dict[str, dict[str, Any]] = json.loads(STATE.read_text(encoding="utf-8")) if STATE.exists() else {}
    STATE.parent.mkdir(exist_ok=True)
    for name in chosen or every:
        module = importlib.import_module(f"umkm_domain.rules.{name}")
        decorators = _decorators((ROOM / f"{name}.py").read_text(encoding="utf-8"))
        tried, alive = 0, list[str]()
        for qualified, source, difference in mutants(name):
            tried += 1
            if survives(suite, module, qualified, source, decorators.get(qualified, [])):
                alive.append(f"{name}.{qualified}: {difference}")
        assert not suite.fails(list(CATALOGUE.codes), name), f"a mutant of {name} was left in place"
        kept[name] = {"tried": tried, "alive": alive}
        STATE.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        print(f"{name}: {tried - len(alive)}/{tried} killed", *alive, sep="\n    ", flush=True)
    kept = {name: kept[name] for name in every if name in kept}
    total = sum(one["tried"] for one in kept.values())
    living = sum(len(one["alive"]) for one in kept.values())
    print(f"{total - living}/{total} killed, {100 * (total - living) / total:.1f} %")
    if set(kept) == set(every):
        PAGE.write_text(_page(kept, total, living), encoding="utf-8")
    return 0 if (total - living) * 10 >= total * 9 else 1


def _page(kept: dict[str, dict[str, Any]], total: int, living: int) -> str:
    explained: dict[str, str] = json.loads(EXPLAINED.read_text(encoding="utf-8")) if EXPLAINED.exists() else {}
    lines = [
        "# Mutation testing of the rules",
        "",
        "Written by `make mutate` (scripts/mutate_rules.py): the mutations of mutmut, tried in one process because",
        "mutmut itself passes over decorated functions. A mutant is killed by the examples and their recorded",
        "findings, also with a part left out or on another day, by the law scenarios, by the change points of the",
        "examples, or by the tests of the rules that need no fixture.",
        "",
        f"**{total - living} of {total} mutants killed ({100 * (total - living) / total:.1f} %).**",
        "",
        "| module | mutants | killed |",
        "|---|---:|---:|",
        *(f"| {name} | {one['tried']} | {one['tried'] - len(one['alive'])} |" for name, one in sorted(kept.items())),
        "",
        "## Survivors",
        "",
    ]
    for one in kept.values():
        for survivor in one["alive"]:
            why = next((text for part, text in explained.items() if part in survivor), "")
            lines.append(f"- `{survivor[:160]}`" + (f": {why}" if why else ""))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
