"""A program that writes over a data set and is killed at every step in turn; it says what could be loaded then.

Usage: python cut_off.py FOLDER NAME. Each step is an opening, renaming, making or removing of a file or folder.
"""

import os
import sys
from pathlib import Path

from umkm_domain.io import dump, load
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build

OLD = build.registry()
NEW = build.register(5)
KILLED = 9
STEPS = ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree")


def die_at(step):
    """Die, as if killed, before the step of that number."""
    seen = 0

    def hook(event, args):
        nonlocal seen
        if event in STEPS and (event != "open" or not str(args[0]).endswith((".py", ".pyc"))):
            seen += 1
            if seen == step:
                os._exit(KILLED)

    sys.addaudithook(hook)


def killed(path, step):
    """Whether a child that writes over `path` was killed at that step, rather than done before."""
    child = os.fork()
    if child == 0:
        die_at(step)
        dump(NEW, path, overwrite=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == KILLED


def main(folder, name):
    """Write `old` or `new` for each step, a line each."""
    path = Path(folder, name)
    # Whatever is loaded on first use is loaded now, so that every step is one of writing.
    dump(NEW, path, overwrite=True)
    for step in range(1, 500):
        dump(OLD, path, overwrite=True)
        was_killed = killed(path, step)
        found = load(path).registry
        sys.stdout.write(f"{step} {'old' if found == OLD else 'new' if found == NEW else 'neither'}\n")
        if not was_killed:
            break
    dump(Registry(), path, overwrite=True)
    sys.stdout.write(f"left {' '.join(sorted(file.name for file in Path(folder).iterdir()))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
