"""Menulis tanpa bisa setengah jadi. Writing that is never half done: temporary sibling, sync, move.

A file is written beside its place and renamed onto it. A folder is written as a sibling, and moved into place
after the old one was moved aside; if that is cut off between the two moves, `stand_in` finds the one to read.

What takes the place of something is as private as that was: permissions that people gave are kept. A new file or
folder has those that the system gives (its mask).
"""

import contextlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Generator
from pathlib import Path
from typing import BinaryIO

from umkm_domain.core.errors import UsageError
from umkm_domain.io._files import named

try:
    import fcntl
except ImportError:  # pragma: no cover  (no such locks there; an open file cannot be removed there either)
    fcntl = None  # type: ignore[assignment]

__all__ = ["replace_file", "replace_folder", "stand_in"]


def _sync(place: Path) -> None:
    """Make a file, or the names in a folder, durable; where the system does not let a folder be opened, nothing."""
    with contextlib.suppress(PermissionError, IsADirectoryError):
        handle = os.open(place, os.O_RDONLY)
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
        path: the place; a link is followed, and what it leads to is replaced.
        overwrite: whether a file that stands there may be replaced.
        mode: permissions of the file from its first byte on, less what the system's mask takes; where a file is
            replaced, less what that one did not have.

    Raises:
        UsageError: the place is taken.
        DataError: no system has a place of that name.
        OSError: it cannot be written; the old file stands.
    """
    named(path)
    if path.exists() and not overwrite:
        _refuse_existing(path)
    if path.is_symlink():
        path = path.resolve()
    _remove_stale(path)
    kept = stat.S_IMODE(path.stat().st_mode) & mode if path.exists() else None
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode if kept is None else kept & 0o700)
    try:
        with os.fdopen(handle, "wb", buffering=1 << 20) as stream:
            _lock(stream)
            if kept is not None:
                temporary.chmod(kept)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _lock(stream: BinaryIO) -> bool:
    """Mark an open file as being written; False when another writer has. The mark goes when its writer does."""
    if fcntl is None:  # pragma: no cover
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks: nothing there can be told to be stale
        return False
    return True


def _remove_stale(path: Path) -> None:
    """Remove what writers of this file that were killed left beside it: it may hold personal data."""
    ours = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{8}}\.tmp")
    with contextlib.suppress(OSError):
        with os.scandir(path.parent) as found:
            names = [entry.name for entry in found if entry.name.startswith(".") and ours.fullmatch(entry.name)]
        for file in map(path.with_name, names):
            if file.is_file() and not file.is_symlink():
                with file.open("rb") as stream:
                    stale = _lock(stream)
                if stale:
                    file.unlink()


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def stand_in(path: Path) -> Path | None:
    """The old data set that was moved aside and whose successor never came; None where there is none."""
    if path.exists():
        return None
    old = _old(path)
    return old if old.is_dir() else None


def replace_folder(
    path: Path, fill: Callable[[Path], None], *, overwrite: bool, mark: str | None = None, ours: str = ".*"
) -> None:
    """Write a folder by `fill`, and put it in the place of `path` in two moves.

    Args:
        path: the place.
        fill: writes the files into the folder it is given.
        overwrite: whether a folder that stands there may be replaced.
        mark: a file that every such folder holds; another folder is not replaced. None: the caller has looked.
        ours: pattern of the names that `fill` is about; other files of the old folder are carried along.

    Raises:
        UsageError: the place is taken.
        DataError: no system has a place of that name.
        OSError: it cannot be written; the old folder stands.
    """
    named(path)
    aside = stand_in(path)
    if aside is not None:
        aside.rename(path)
    if path.exists():
        if not overwrite:
            _refuse_existing(path)
        if not path.is_dir() or (mark and any(path.iterdir()) and not (path / mark).is_file()):
            message = f"expected a data set to replace, got {path.name}, which is no data set (no {mark} in it)"
            raise UsageError(message)
    new, old = _new(path), _old(path)
    _remove(new)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    new.mkdir(parents=True, mode=0o777 if mode is None else 0o700)
    try:
        if path.exists():
            _carry(path, new, re.compile(ours))
        fill(new)
        if mode is not None:
            _keep_modes(path, new, re.compile(ours), mark)
            new.chmod(mode)
        for file in sorted(new.iterdir()):
            _sync(file)
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


def _keep_modes(old: Path, new: Path, ours: re.Pattern[str], mark: str | None) -> None:
    """Give each file the permissions of the one it replaces; one that is new those of the mark."""
    for file in new.iterdir():
        if file.is_file() and not file.is_symlink() and ours.fullmatch(file.name):
            before = next((old / name for name in (file.name, mark) if name and (old / name).is_file()), None)
            # A file that was written for its owner alone stays so.
            if before is not None and file.stat().st_mode & 0o077:
                file.chmod(stat.S_IMODE(before.stat().st_mode))


def _carry(old: Path, new: Path, ours: re.Pattern[str]) -> None:
    """Copy what people keep beside the tables."""
    for file in old.iterdir():
        if file.is_dir() and not file.is_symlink():
            shutil.copytree(file, new / file.name, symlinks=True)
        elif not ours.fullmatch(file.name):
            shutil.copy2(file, new / file.name, follow_symlinks=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
