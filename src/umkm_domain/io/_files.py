"""Membuka berkas. Opening files: whatever the system does not give is one error that names the file.

>>> from pathlib import Path
>>> try:
...     read_bytes(Path("tidak-ada.json"), 100)
... except DataError as error:
...     print(error.message)
tidak-ada.json: expected a file that can be read, got No such file or directory
"""

import contextlib
import errno
import os
import stat
from collections.abc import Generator
from pathlib import Path
from typing import Any

from umkm_domain.core.errors import DataError
from umkm_domain.io.reasons import refusal, shown

__all__ = ["READABLE", "named", "opened", "read_bytes", "settled_place", "too_large"]

READABLE = ("berkas yang terbaca", "a file that can be read")
_PIECE = 1 << 20


@contextlib.contextmanager
def opened(
    file: Path, mode: str, *, name: str = "", expected: tuple[str, str] = READABLE, **options: Any
) -> Generator[Any]:
    """Open a file of a data set.

    Args:
        file: the file.
        mode: as `open` takes it.
        name: what to call it in messages.
        expected: what it should be.
        options: more of `open`.

    Raises:
        DataError: it cannot be opened (IMP020).
    """
    try:
        stream = file.open(mode, **options)
    except OSError as error:
        raise refusal("IMP020", name or file.name, expected, error.strerror or "an unreadable file") from error
    with stream:
        yield stream


def read_bytes(file: Path, limit: int, *, name: str = "", expected: tuple[str, str] = READABLE) -> bytes:
    """The content of a file that is within a limit, which is looked at before anything is read.

    Raises:
        DataError: it cannot be read (IMP020), or is larger (IMP026).
    """
    with opened(file, "rb", name=name, expected=expected) as stream:
        told = os.fstat(stream.fileno())
        if told.st_size > limit:
            raise too_large(file.name, limit, told.st_size)
        pieces: list[bytes] = []
        size = 0
        try:
            # Of a pipe or a device the size is not known before; nor is that of a file that still grows.
            while piece := stream.read(told.st_size + 1 if not pieces and stat.S_ISREG(told.st_mode) else _PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise too_large(file.name, limit, size)
        except OSError as error:
            raise refusal("IMP020", name or file.name, expected, error.strerror or "an unreadable file") from error
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def too_large(file: str, limit: int, size: int) -> DataError:
    """The refusal of a file that is larger than a limit."""
    return refusal("IMP026", file, (f"paling banyak {limit} bita", f"at most {limit} bytes"), f"{size} bytes")


def named(path: str | Path) -> Path:
    """The path to something to write, or to read, once it is known that a system could have it.

    Raises:
        DataError: no system has a place of that name (IMP020).
        OSError: a link that leads to itself.
    """
    place = Path(path)
    try:
        place.stat()
    except ValueError as error:
        expected = ("nama berkas atau folder", "the name of a file or folder")
        raise refusal("IMP020", shown(str(path)).strip("'"), expected, "a name that no file can have") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise
    return place


def settled_place(path: str | Path, expected: tuple[str, str]) -> Path:
    """The place that a path names, absolute.

    Raises:
        DataError: no system has a place of that name (IMP020).
    """
    place = Path(path).absolute()
    try:
        place.lstat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        if not isinstance(error, PermissionError | NotADirectoryError):
            got = getattr(error, "strerror", None) or "a name that no file can have"
            raise refusal("IMP020", shown(str(path)).strip("'"), expected, got) from error
    return place
