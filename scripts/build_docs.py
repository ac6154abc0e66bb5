"""Tulis semua halaman yang dibuat dari kode. Write every page that is made from the code.

`--check` writes nothing and fails when a page is stale.
"""

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def pages() -> dict[Path, str]:
    """Every generated page with its text: each `build_*_pages.py` beside this file has `pages()`."""
    sys.path.insert(0, str(Path(__file__).parent))
    made: dict[Path, str] = {}
    for file in sorted(Path(__file__).parent.glob("build_*_pages.py")):
        made |= importlib.import_module(file.stem).pages()
    # An example may hold bytes that are no text; a page shows them as escapes.
    return {path: text.encode("utf-8", "backslashreplace").decode() for path, text in made.items()}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check compare them."""
    stale = 0
    for path, text in pages().items():
        target = ROOT / path
        if target.exists() and target.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        print(f"{'stale' if '--check' in arguments else 'wrote'}: {path}")
        if "--check" not in arguments:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
