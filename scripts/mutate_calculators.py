"""Uji mutasi kode rencana. Mutation testing of planning, costs and submissions, on a sample drawn by a fixed seed.

The mutations are those of mutmut, made also inside decorated functions and classes, which mutmut itself passes over.
Each mutant is tried in a process of its own: the module is loaded from its mutated source, and the room's tests are
run against it until one fails. What is not about these modules is loaded once, before.

`python scripts/mutate_calculators.py [sample] [seed]` prints the survivors; what was tried is kept in
build/mutants-calculators.json, so that a run that was stopped goes on where it was. The account is in
docs/explanation/mutation-calculators.md.
"""

import contextlib
import importlib
import importlib.abc
import importlib.util
import json
import os
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import libcst as cst
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace

ROOT = Path(__file__).parents[1]
ROOM, TESTS = ROOT / "src" / "umkm_domain" / "calculators", ROOT / "tests" / "calculators"
STATE = ROOT / "build" / "mutants-calculators.json"
SAMPLE, SEED, SECONDS, EXAMPLES = 320, 2026, 16, 25
_MARK = "# decorator "


def modules() -> list[str]:
    """The modules whose mutants are drawn from."""
    return sorted(p.stem for p in (*ROOM.glob("plan*.py"), ROOM / "costs.py", ROOM / "submissions.py"))


def mutants(name: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """What was changed where, and what makes the mutated source, for each mutation inside a function of a module."""
    code = (ROOM / f"{name}.py").read_text(encoding="utf-8")
    # A decorator is kept as a comment while mutmut looks, which passes over what is decorated.
    tree, found, _, _ = create_mutations(f"{name}.py", re.sub(r"(?m)^( *)@", rf"\1{_MARK}@", code))
    for mutation in found:
        function = mutation.contained_by_top_level_function
        if not isinstance(function, cst.FunctionDef):
            continue
        before, after = (
            " ".join(tree.code_for_node(node).split()) for node in (mutation.original_node, mutation.mutated_node)
        )
        yield f"{name}.{function.name.value}: {before}  ->  {after}", partial(_changed, tree, mutation)


def _changed(tree: cst.Module, mutation: Mutation) -> str:
    changed: Any = deep_replace(tree, mutation.original_node, mutation.mutated_node)
    return str(changed.code).replace(_MARK, "")


_EARLY = (
    *("pytest", "_pytest.assertion.rewrite", "numpy", "hypothesis.strategies", "hypothesis.internal.conjecture.engine"),
    *(f"umkm_domain.{name}" for name in ("core.computation", "identifiers", "law.book", "law.certification", "rules")),
    *(f"umkm_domain.model.{name}" for name in ("assistance", "registry", "statistics")),
)
"""What is loaded once, before any mutant: nothing of the calculators."""


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from its mutated source."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = f"umkm_domain.calculators.{name}", source

    def find_spec(self, fullname: str, path: object, target: object = None) -> Any:
        """Find the one module."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=str(ROOM / f"{fullname.rpartition('.')[2]}.py"))

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutated source."""
        exec(compile(self.source, str(module.__spec__ and module.__spec__.origin), "exec"), vars(module))  # noqa: S102


_CLOSE = {
    "costs": ("test_costs", "test_plan", "test_plan_ways"),
    "plan_spending": ("test_plan_spending",),
    "plan_value": ("test_plan", "test_plan_spending"),
    "submissions": ("test_submissions", "test_plan"),
}
"""Modules that few tests are about; of all others every test of planning is."""


def tests_of(name: str) -> tuple[list[str], list[str]]:
    """The files of tests: that of the module, which usually decides, and all others that use it."""
    every = sorted(
        p.stem for p in (*TESTS.glob("test_plan*.py"), TESTS / "test_costs.py", TESTS / "test_submissions.py")
    )
    first, rest = [f"test_{name}"], [s for s in _CLOSE.get(name, every) if s != f"test_{name}"]
    one, two = ([str(path) for s in stems if (path := TESTS / f"{s}.py").exists()] for stems in (first, rest))
    return one, two


def _said_otherwise() -> bool:
    """Whether any recorded plan, curve or number of submissions comes out otherwise: quicker than any test."""
    golden: Any = importlib.import_module("test_plan_golden")
    recorded = json.loads(golden.GOLDEN.read_text(encoding="utf-8"))
    return any(json.loads(json.dumps(golden.said(case))) != recorded[name] for name, case in golden.CASES.items())


class _Unshrunk:
    """A failing example need not be made small: that a test fails is enough."""

    def pytest_configure(self) -> None:
        """Take the settings of the tests, without what only helps a reader."""
        settings: Any = importlib.import_module("hypothesis").settings
        phases = [phase for phase in settings.default.phases if phase.name in ("explicit", "generate")]
        settings.register_profile("mutants", settings.get_profile("default"), phases=phases, database=None)
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Take a few examples only: what they let live is counted as alive, though more might have killed it."""
        settings: Any = importlib.import_module("hypothesis").settings
        for item in items:
            own = getattr(item.function, "_hypothesis_internal_use_settings", None)
            if own is not None:
                item.function._hypothesis_internal_use_settings = settings(own, max_examples=EXAMPLES)


def survives(name: str, source: str) -> bool:
    """Try one mutant in a process of its own."""
    child = os.fork()
    if not child:
        code = 1
        with contextlib.suppress(BaseException):
            # A mutant that never ends is killed, as by a test.
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            sys.meta_path.insert(0, _Mutated(name, source))
            pytest = importlib.import_module("pytest")
            options = [f"-pno:{plugin}" for plugin in ("cacheprovider", "randomly", "xdist")]
            # Hypothesis is loaded before, which pytest would warn of.
            options += ["-xq", "--hypothesis-seed=0", "-ofilterwarnings=", "-oaddopts=--import-mode=importlib"]
            runs = ([*options, *files] for files in tests_of(name) if files)
            code = int(_said_otherwise() or any(pytest.main(run, [_Unshrunk()]) for run in runs))
        os._exit(code)
    return os.waitpid(child, 0)[1] == 0


def main(sample: int = SAMPLE, seed: int = SEED) -> int:
    """Draw the sample, try what was not tried before, and print what survives."""
    os.chdir(ROOT)
    sys.path[:0] = [str(path) for path in (ROOT / "src", ROOT / "tests" / "support", TESTS)]
    for early in _EARLY:
        importlib.import_module(early)
    every = [(name, what, source) for name in modules() for what, source in mutants(name)]
    drawn = sorted(random.Random(seed).sample(range(len(every)), min(sample, len(every))))
    STATE.parent.mkdir(exist_ok=True)
    kept: dict[str, bool] = json.loads(STATE.read_text(encoding="utf-8")) if STATE.exists() else {}
    start = time.monotonic()
    if not survives("costs", (ROOM / "costs.py").read_text(encoding="utf-8")):
        sys.exit("the tests fail without a mutant")
    print(f"{len(every)} mutants, {len(drawn)} drawn; all tests take {time.monotonic() - start:.0f} s", flush=True)
    order = random.Random(seed).sample(drawn, len(drawn))
    for n, at in enumerate(order, 1):
        name, what, source = every[at]
        if what not in kept:
            kept[what] = survives(name, source())
            STATE.write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
            if kept[what]:
                print(f"{n}/{len(order)} survived {what}", flush=True)
    for name in modules():
        tried = [every[at][1] for at in drawn if every[at][0] == name]
        count = sum(one[0] == name for one in every)
        print(f"{name}: {count} mutants, {sum(not kept[what] for what in tried)}/{len(tried)} killed")
    alive = sum(kept[every[at][1]] for at in drawn)
    print(f"{len(drawn) - alive}/{len(drawn)} killed, {100 * (len(drawn) - alive) / len(drawn):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
