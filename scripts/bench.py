"""Semua perbandingan kecepatan. Run every comparison of speed and write build/bench.json and the page made from it.

Each `bench_*.py` beside this file has `results()`, which measures us and the named peer in one run, interleaved over
several rounds. Names given on the command line choose some of them.
"""

import importlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FIELDS = ("name", "value", "unit", "peer", "ratio", "rounds", "spread", "rows")


def machine() -> str:
    """Name the machine: processor, cores, Python."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def main(chosen: list[str]) -> int:
    """Run the chosen comparisons, each in a process of its own, and write what they measured."""
    if chosen[:1] == ["--one"]:
        sys.path.insert(0, str(Path(__file__).parent))
        print(json.dumps(importlib.import_module(chosen[1]).results()))
        return 0
    results: list[dict[str, Any]] = []
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        if chosen and file.stem.removeprefix("bench_") not in chosen:
            continue
        print(f"{file.stem} ...", file=sys.stderr)
        run = subprocess.run(
            [sys.executable, __file__, "--one", file.stem], check=True, stdout=subprocess.PIPE, text=True
        )
        results += json.loads(run.stdout.splitlines()[-1])
    where = machine()
    results = [{**{key: result.get(key) for key in FIELDS}, "machine": where} for result in results]
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if not chosen:
        page = ROOT / "docs" / "reference" / "performance.md"
        page.write_text(_page(results, where), encoding="utf-8")
    print(_page(results, where))
    return 0


def _page(results: list[dict[str, Any]], where: str) -> str:
    lines = [
        "# Performance",
        "",
        "Written by `make bench`; ratios of one run against the named peer, both in the same process group.",
        "",
        f"Machine: {where}.",
        "",
        "| what | value | unit | peer | ratio | rounds | spread | rows |",
        "|---|---:|---|---|---:|---:|---:|---:|",
    ]
    for result in results:
        cells = [result[key] for key in FIELDS]
        lines.append(
            "| " + " | ".join("" if cell is None else f"{cell:.4g}" if isinstance(cell, float) else str(cell)
                               for cell in cells) + " |"
        )  # fmt: skip
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
