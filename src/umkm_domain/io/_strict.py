"""Pembaca yang ketat. The strict reader: plain data in, records out, and every problem with its path.

It is the judge of what may be read: the quick readers only take what it would take, and leave the rest to it.

>>> from umkm_domain.model.enterprise import YearFigures
>>> problems = []
>>> reader(YearFigures).read({"year": True, "sales": -1}, "", problems) is BAD
True
>>> [(p.path, p.expected.en, p.got) for p in problems]
[('/year', 'a whole number', 'True'), ('/sales', 'no less than 0', '-1')]
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Final, cast

from umkm_domain.codes.kbli import KBLI_EDITIONS, Kbli
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import RecordError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.io._fields import DAY_PATTERN, KBLI_PATTERN, RATIO_PATTERN, REGION_PATTERN, Kind, Slot, slots
from umkm_domain.io._limits import DIGITS, MOST, SHORT, Long
from umkm_domain.io.reasons import Problem, printable, shown

__all__ = [
    "BAD",
    "DAY",
    "NOTHING",
    "ONCE",
    "PROBLEM_LIMIT",
    "TRUTH",
    "TWICE",
    "VALUE",
    "Asides",
    "Doubled",
    "Problems",
    "Reader",
    "as_list",
    "as_object",
    "extra",
    "is_whole",
    "one_of",
    "pointer",
    "reader",
    "single",
]


class _Bad:
    """The mark of a value that could not be read."""

    def __repr__(self) -> str:
        return "BAD"


BAD: Final[Any] = _Bad()


class Doubled(dict[str, Any]):
    """A JSON object in which a key stood more than once: the last value stands, `doubled` holds the earlier ones."""

    doubled: tuple[tuple[str, Any], ...] = ()


class Problems(list[Problem]):
    """Takes what is wrong with a record; with `aside`, unknown keys and earlier values go there instead."""

    def __init__(self, aside: "Asides | None" = None) -> None:
        super().__init__()
        self.aside = aside


def as_list(value: Any) -> list[Any] | None:
    """The value, if it is a list."""
    found: Any = value
    return found if type(value) is list else None


def as_object(value: Any) -> dict[str, Any] | None:
    """The value, if it is a JSON object."""
    found: Any = value
    return found if isinstance(value, dict) else None


Asides = list[tuple[str, Any]]
_Convert = Callable[[Any, str, list[Problem]], Any]

_TEXT = Text("teks", "text")
_NOT_EMPTY = Text("teks atau kosong sama sekali", "text or nothing")
_WHOLE_TEXT = Text("teks yang dapat ditulis sebagai UTF-8", "text that UTF-8 can hold")
_INTEGER = Text("bilangan bulat", "a whole number")
_NOT_NEGATIVE = Text("tidak kurang dari 0", "no less than 0")
TRUTH = Text("true atau false", "true or false")
DAY = Text("tanggal TTTT-BB-HH", "a date YYYY-MM-DD")
_RATIO = Text('nisbah "n/d"', 'a ratio "n/d"')
_REGION = Text("kode wilayah Kemendagri seperti 36.02", "a Home Ministry region code such as 36.02")
_KBLI = Text(
    'kode KBLI dengan edisinya, {"code": "10391", "edition": 2020}',
    'a KBLI code with its edition, {"code": "10391", "edition": 2020}',
)
_LIST = Text("daftar", "a list")
_OBJECT = Text("objek", "an object")
ONCE = Text("satu kali saja", "it once")
TWICE = "twice"
VALUE = Text("isi", "a value")
_UNIQUE = Text("tiap id satu kali", "each id once")
NOTHING = "nothing"

PROBLEM_LIMIT = 1000
"""Problems that are told of one object or list; more are told as one."""
_FEW = Text(f"paling banyak {PROBLEM_LIMIT} masalah", f"at most {PROBLEM_LIMIT} problems")

_is_day = re.compile(DAY_PATTERN).fullmatch
_is_ratio = re.compile(RATIO_PATTERN).fullmatch
_is_region = re.compile(REGION_PATTERN).fullmatch
_is_kbli = re.compile(KBLI_PATTERN).fullmatch


def pointer(path: str, key: object) -> str:
    """Return the JSON Pointer one step further."""
    return f"{path}/{printable(str(key)).replace('~', '~0').replace('/', '~1')}"


def _checked_text(slot: Slot) -> _Convert:
    def convert(value: Any, path: str, problems: list[Problem]) -> Any:
        if type(value) is not str:
            problems.append(Problem("IMP001", path, _TEXT, shown(value, personal=slot.personal)))
            return BAD
        if not value and not slot.empty_text:
            problems.append(Problem("IMP005", path, _NOT_EMPTY, shown(value)))
            return BAD
        if not is_whole(value):
            problems.append(Problem("IMP013", path, _WHOLE_TEXT, shown(value, personal=slot.personal)))
            return BAD
        return value

    return convert


def is_whole(text: str) -> bool:
    """Tell whether text can be written as UTF-8 (a lone surrogate cannot)."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole_number(slot: Slot) -> _Convert:
    def convert(value: Any, path: str, problems: list[Problem]) -> Any:
        if type(value) is Long or (type(value) is int and abs(value) > MOST):
            problems.append(Problem("IMP026", path, SHORT, "a longer one"))
            return BAD
        if type(value) is not int:
            problems.append(Problem("IMP001", path, _INTEGER, shown(value, personal=slot.personal)))
            return BAD
        if value < 0 and not slot.signed:
            problems.append(Problem("IMP005", path, _NOT_NEGATIVE, shown(value)))
            return BAD
        return value

    return convert


def _truth(value: Any, path: str, problems: list[Problem]) -> Any:
    if type(value) is not bool:
        problems.append(Problem("IMP001", path, TRUTH, shown(value)))
        return BAD
    return value


def _day(value: Any, path: str, problems: list[Problem]) -> Any:
    if type(value) is str and _is_day(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    problems.append(Problem("IMP002", path, DAY, shown(value)))
    return BAD


def _ratio(slot: Slot) -> _Convert:
    def convert(value: Any, path: str, problems: list[Problem]) -> Any:
        if type(value) is not str or not _is_ratio(value):
            problems.append(Problem("IMP001", path, _RATIO, shown(value)))
            return BAD
        if max(map(len, value.removeprefix("-").split("/"))) > DIGITS:
            problems.append(Problem("IMP026", path, SHORT, "a longer one"))
            return BAD
        ratio = Fraction(value)
        if ratio < 0 and not slot.signed:
            problems.append(Problem("IMP005", path, _NOT_NEGATIVE, shown(value)))
            return BAD
        return ratio

    return convert


def _region(value: Any, path: str, problems: list[Problem]) -> Any:
    if type(value) is str and _is_region(value):
        return KemendagriRegion(value)
    problems.append(Problem("IMP003", path, _REGION, shown(value)))
    return BAD


def _kbli(value: Any, path: str, problems: list[Problem]) -> Any:
    before = len(problems)
    given = as_object(value)
    if given is None:
        problems.append(Problem("IMP001", path, _KBLI, shown(value)))
        return BAD
    extra(given, ("code", "edition"), path, problems)
    code, edition = given.get("code"), given.get("edition")
    if type(code) is not str or not _is_kbli(code):
        problems.append(Problem("IMP003", f"{path}/code", Text("lima angka", "five digits"), _got(given, "code")))
    if type(edition) is not int or edition not in KBLI_EDITIONS:
        known = Text(" atau ".join(map(str, KBLI_EDITIONS)), " or ".join(map(str, KBLI_EDITIONS)))
        problems.append(Problem("IMP003", f"{path}/edition", known, _got(given, "edition")))
    return BAD if len(problems) > before else Kbli(cast("str", code), edition=cast("int", edition))


def _got(given: Mapping[str, Any], key: str) -> str:
    return shown(given[key]) if key in given else NOTHING


def _code(kind: Any) -> _Convert:
    known: dict[Any, Enum] = {member.value: member for member in kind}
    expected = one_of(known)

    def convert(value: Any, path: str, problems: list[Problem]) -> Any:
        if type(value) is str and value in known:
            return known[value]
        problems.append(Problem("IMP003", path, expected, shown(value)))
        return BAD

    return convert


def single(slot: Slot) -> _Convert:
    match slot.kind:
        case Kind.TEXT:
            return _checked_text(slot)
        case Kind.INTEGER:
            return _whole_number(slot)
        case Kind.TRUTH:
            return _truth
        case Kind.DAY:
            return _day
        case Kind.RATIO:
            return _ratio(slot)
        case Kind.REGION:
            return _region
        case Kind.KBLI:
            return _kbli
        case Kind.CODE:
            return _code(slot.of)
        case Kind.RECORD:
            return reader(slot.of).read


def _many(one: _Convert) -> _Convert:
    def convert(value: Any, path: str, problems: list[Problem]) -> Any:
        items = as_list(value)
        if items is None:
            problems.append(Problem("IMP001", path, _LIST, shown(value)))
            return BAD
        before, found = len(problems), list[Any]()
        for i, item in enumerate(items):
            found.append(one(item, f"{path}/{i}", problems))
            if len(problems) - before > PROBLEM_LIMIT:
                problems.append(Problem("IMP026", path, _FEW, "more"))
                return BAD
        return BAD if any(item is BAD for item in found) else tuple(found)

    return convert


def _converter(slot: Slot) -> _Convert:
    one = _many(single(slot)) if slot.many else single(slot)
    if not slot.optional:
        return one

    def convert(value: Any, path: str, problems: list[Problem]) -> Any:
        return None if value is None else one(value, path, problems)

    return convert


def extra(given: Mapping[str, Any], known: Collection[str], path: str, problems: list[Problem]) -> None:
    """Report keys that are unknown or given twice, or keep their values aside."""
    extra = [(key, value) for key, value in given.items() if key not in known]
    earlier: tuple[tuple[str, Any], ...] = getattr(given, "doubled", ())
    if not extra and not earlier:
        return
    aside = getattr(problems, "aside", None)
    if aside is not None:
        aside += [(pointer(path, key), value) for key, value in (*extra, *earlier)]
        return
    again, expected = list(dict.fromkeys(key for key, _ in earlier)), one_of(known)
    problems += [Problem("IMP006", pointer(path, key), expected, shown(key)) for key, _ in extra[:PROBLEM_LIMIT]]
    problems += [Problem("IMP007", pointer(path, key), ONCE, TWICE) for key in again[:PROBLEM_LIMIT]]
    if max(len(extra), len(again)) > PROBLEM_LIMIT:
        problems.append(Problem("IMP026", path, _FEW, "more"))


def one_of(names: Iterable[str]) -> Text:
    """What is expected where only these names may stand."""
    joined = ", ".join(names)
    return Text(f"salah satu dari {joined}", f"one of {joined}")


_PLACEHOLDERS: dict[Kind, Any] = {
    Kind.TEXT: "?",
    Kind.INTEGER: 0,
    Kind.RATIO: Fraction(0),
    Kind.DAY: date(1, 1, 1),
}


class Reader:
    """Reads one record class, collecting problems instead of raising."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind
        self.slots = slots(kind)
        self._converters: dict[str, _Convert] = {}

    def read(
        self,
        value: Any,
        path: str,
        problems: list[Problem],
    ) -> Any:
        """Return the record, or BAD.

        Args:
            value: plain data as JSON has it.
            path: pointer to the record, which problems begin with.
            problems: takes what is wrong; `Problems` with `aside` takes unknown keys there instead.
        """
        fields, before = as_object(value), len(problems)
        if fields is None:
            problems.append(Problem("IMP001", path, _OBJECT, shown(value, personal=True)))
            return BAD
        if not self._converters:
            self._converters = {name: _converter(slot) for name, slot in self.slots.items()}
        extra(fields, self.slots, path, problems)
        good: dict[str, Any] = {}
        bad: set[str] = set()
        for name, slot in self.slots.items():
            if name in fields:
                found = self._converters[name](fields[name], f"{path}/{name}", problems)
                if found is BAD:
                    bad.add(name)
                else:
                    good[name] = found
            elif slot.required:
                problems.append(Problem("IMP004", f"{path}/{name}", VALUE, NOTHING))
                bad.add(name)
        record = self._build(good, bad, path, problems)
        return BAD if len(problems) > before else record

    def _build(self, good: dict[str, Any], bad: set[str], path: str, problems: list[Problem]) -> Any:
        """Build the record; bad fields are stood in for, so that what else is wrong comes out too."""
        for _ in range(len(self.slots) + 1):
            whole = {name: value for name, value in good.items() if name not in bad}
            for name in bad:
                slot = self.slots[name]
                if slot.required:
                    stand_in = _PLACEHOLDERS.get(slot.kind)
                    whole[name] = next(iter(slot.of)) if slot.kind is Kind.CODE else stand_in
            try:
                return self.kind(**whole)
            except UsageError as error:  # an id that stands twice in a table of a registry
                problems.append(Problem("IMP008", path, _UNIQUE, str(error).rpartition(", got ")[2]))
                return BAD
            except RecordError as error:
                if error.field in bad or error.field not in self.slots:
                    return BAD
                problems.append(_from_record_error(error, path))
                bad.add(error.field)
        return BAD  # pragma: no cover  (each turn adds a field)


_AFTER = re.compile(r"a day on or after (\w+) \((.+)\)")
_TRANSLATED = {
    "text or nothing": "teks atau kosong sama sekali",
    "texts that are not empty": "teks yang tidak kosong",
    "no less than 0": "tidak kurang dari 0",
    "a divisor of 1 or more": "pembagi 1 atau lebih",
    "two ids, before and after, or none": "dua id, sebelum dan sesudah, atau tidak ada",
}


def _from_record_error(error: RecordError, path: str) -> Problem:
    order = _AFTER.fullmatch(error.expected)
    if order is not None:
        indonesian = f"tanggal pada atau sesudah {order[1]} ({order[2]})"
    else:
        indonesian = _TRANSLATED.get(error.expected, error.expected)
    return Problem("IMP005", f"{path}/{error.field}", Text(indonesian, error.expected), error.got)


@cache
def reader(kind: Any) -> Reader:
    """The reader of a record class."""
    return Reader(kind)
