"""Mengurai JSON dengan ketat. JSON text to plain data: keys given twice are marked, NaN and endless nesting refused.

>>> parse(b'{"a": 1, "a": 2}', "x.json").doubled
(('a', 1),)
"""

import json
import re
from typing import Any, NoReturn

from umkm_domain.io._files import too_large
from umkm_domain.io._limits import whole
from umkm_domain.io._strict import Doubled, is_whole
from umkm_domain.io.reasons import refusal

__all__ = [
    "DEPTH_LIMIT",
    "DOCUMENT_LIMIT",
    "check_utf8",
    "decode",
    "may_be_doubled",
    "may_hold_lone",
    "parse",
    "parse_cell",
]

DOCUMENT_LIMIT = 1 << 30
"""Bytes of one document; larger data sets belong into a folder or JSON Lines."""
DEPTH_LIMIT = 32
"""Levels of nesting; a registry has six."""


_LONE = re.compile(rb"\\u[dD][89a-fA-F]")


def may_hold_lone(content: bytes) -> bool:
    """Tell whether JSON may hold a lone surrogate, which only the strict reader looks for."""
    return b"\\u" in content and _LONE.search(content) is not None


def parse(content: bytes, file: str) -> Any:
    """Return the JSON of a file; objects in which a key stands twice are `Doubled`.

    Raises:
        DataError: not UTF-8, not JSON, cut off, or beyond the stated limits.
    """
    if len(content) > DOCUMENT_LIMIT:
        raise too_large(file, DOCUMENT_LIMIT, len(content))
    text = decode(content, file)
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=whole)
    except json.JSONDecodeError as error:
        where = f"{error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}"
        if error.pos >= len(text.rstrip()):
            where = f"an end at line {error.lineno}, column {error.colno}"
        raise refusal("IMP022", file, ("JSON yang utuh", "a whole JSON document"), where) from None
    except (ValueError, RecursionError) as error:
        got = "nesting without end" if isinstance(error, RecursionError) else str(error)
        raise refusal("IMP022", file, ("JSON yang utuh", "a whole JSON document"), got) from None
    if _too_deep(value, DEPTH_LIMIT):
        expected = (f"paling dalam {DEPTH_LIMIT} tingkat", f"at most {DEPTH_LIMIT} levels")
        raise refusal("IMP026", file, expected, "more levels")
    return value


def decode(content: bytes, file: str) -> str:
    """Return text; one leading byte order mark is dropped.

    Raises:
        DataError: not UTF-8; says at which byte and line.
    """
    text = content.removeprefix(b"\xef\xbb\xbf")
    return check_utf8(text, file, len(content) - len(text), 1)


def check_utf8(content: bytes, file: str, position: int, line: int) -> str:
    """Return the text of bytes that begin at a position and line of a file.

    Raises:
        DataError: not UTF-8; says at which byte and line.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line += content.count(b"\n", 0, error.start)
        got = f"byte 0x{content[error.start]:02x} at position {position + error.start} (line {line})"
        raise refusal("IMP021", file, ("teks UTF-8", "UTF-8 text"), got) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = Doubled(found)
    last = {key: at for at, (key, _) in enumerate(pairs)}
    doubled.doubled = tuple(pair for at, pair in enumerate(pairs) if last[pair[0]] != at)
    return doubled


def _constant(name: str) -> NoReturn:
    message = f"{name}, which is no JSON number"
    raise ValueError(message)


def _too_deep(value: Any, levels: int) -> bool:
    """Tell whether objects and lists stand inside each other more than so many levels deep."""
    layer: list[Any] = [value]
    for _ in range(levels):
        layer = [item for part in layer for item in _items(part) if isinstance(item, dict | list)]
        if not layer:
            return False
    return True


def _items(value: Any) -> Any:
    found: Any = value
    if isinstance(value, dict):
        return found.values()
    return found if isinstance(value, list) else ()


_BLANK_COLON = re.compile(rb"[ \t\r\n]:")


def may_be_doubled(content: bytes, keys: int) -> bool:
    """Tell whether a key may stand twice in JSON that parses, given the number of its different keys.

    Every key has a colon, so where there are no more colons than different keys, none stands twice. Colons in
    texts come here; most of them do not follow a quotation mark.
    """
    if content.count(b'":') == keys and not _BLANK_COLON.search(content):
        return False
    doubled = False

    def note(pairs: list[tuple[str, Any]]) -> None:
        nonlocal doubled
        doubled = doubled or len({key for key, _ in pairs}) != len(pairs)

    try:
        json.loads(content.decode(), object_pairs_hook=note)
    except ValueError:  # the strict reader says what
        return True
    return doubled


def parse_cell(cell: str) -> Any:
    """Return the JSON in a cell of a table; what is none stays text."""
    try:
        value = json.loads(cell, object_pairs_hook=_object, parse_constant=_constant, parse_int=whole)
    except (ValueError, RecursionError):
        return cell
    lone = may_hold_lone(cell.encode()) and not is_whole(json.dumps(value, ensure_ascii=False))
    return cell if lone or _too_deep(value, DEPTH_LIMIT) else value
