"""Menulis tanpa bisa setengah jadi. Writing that is never half done: temporary sibling, sync, move.

A file is written beside its place and renamed onto it. A folder is written as a sibling, and moved into place
after the old one was moved aside; if that is cut off between the two moves, `stand_in` finds the one to read.
"""

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import BinaryIO

from umkm_domain.core.errors import UsageError

__all__ = ["replace_file", "replace_folder", "stand_in"]


def _sync(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_existing(path: Path) -> None:
    message = f"expected a place that is free, got {path.name}, which exists: overwrite=True replaces it"
    raise UsageError(message)


@contextlib.contextmanager
def replace_file(path: Path, *, overwrite: bool, mode: int = 0o666) -> Generator[BinaryIO]:
    """Open a temporary file beside `path`; when the block ends well, it takes the place of `path`.

    Args:
        path: the place.
        overwrite: whether a file that stands there may be replaced.
        mode: permissions of the file from its first byte on, less what the system's mask takes.

    Raises:
        UsageError: the place is taken.
        OSError: it cannot be written; the old file stands.
    """
    if path.exists() and not overwrite:
        _refuse_existing(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def stand_in(path: Path) -> Path | None:
    """The old data set that was moved aside and whose successor never came; None where there is none."""
    old = _old(path)
    return old if not path.exists() and old.is_dir() else None


def replace_folder(path: Path, fill: Callable[[Path], None], *, overwrite: bool) -> None:
    """Write a folder by `fill`, and put it in the place of `path` in two moves.

    Folders inside the old one that `fill` does not make, such as what an import keeps beside the tables, are
    carried over: a data set has only files, so they are not its own to remove.

    Raises:
        UsageError: the place is taken.
        OSError: it cannot be written; the old folder stands.
    """
    aside = stand_in(path)
    if aside is not None:
        aside.rename(path)
    if path.exists() and not overwrite:
        _refuse_existing(path)
    new, old = _new(path), _old(path)
    _remove(new)
    new.mkdir(parents=True)
    try:
        fill(new)
        _carry(path, new)
        for file in sorted(new.rglob("*")):
            if file.is_symlink():
                continue
            if file.is_dir():
                _sync(file)
                continue
            with file.open("rb") as stream:
                os.fsync(stream.fileno())
        _sync(new)
    except BaseException:
        _remove(new)
        raise
    if path.exists():
        _remove(old)
        path.rename(old)
    new.rename(path)
    _sync(path.parent)
    _remove(old)


def _carry(old: Path, new: Path) -> None:
    if not old.is_dir():
        return
    for inner in sorted(old.iterdir()):
        if inner.is_dir() and not inner.is_symlink() and not (new / inner.name).exists():
            shutil.copytree(inner, new / inner.name, symlinks=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
