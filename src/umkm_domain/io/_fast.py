"""Pembaca tercepat, dengan tambahan `fast`. The fastest reader, with the extra `fast` (msgspec).

msgspec parses a line into Structs that refuse unknown keys and check types, lengths and signs as it goes; one
made function a class then carries each Struct over into a record, through the same writable twin as the quick
reader of the core. msgspec keeps the last of two equal keys in silence, so keys are counted: the number of colons
in the line is no less than that of its keys, and the records say how many keys are different and hold something;
where the two numbers are one, no key stands twice, and else a closer look decides.
"""

from collections.abc import Callable
from functools import cache
from types import GenericAlias
from typing import Annotated, Any

from umkm_domain.core.extras import need
from umkm_domain.core.plain import ratio_text
from umkm_domain.io._fields import Kind, Slot, slots
from umkm_domain.io._parse import may_be_doubled
from umkm_domain.io._quick import DOUBTS, Doubt, activity, compiled, ratio, region, settled, twin

__all__ = ["fast_reader", "fast_writer"]

_LARGEST = 2**63 - 1
"""Whole numbers beyond it are rare, and left to the strict reader, which has a limit of its own."""


def fast_reader(tables: dict[str, Any], line: Any) -> Callable[[bytes], Any]:
    """The function that reads one line, or returns None when the strict reader must judge it.

    Args:
        tables: the tables that may stand in a line, with the class of their records.
        line: the class of a line, with a tuple of records for each table.

    Raises:
        MissingExtraError: msgspec is not installed.
    """
    msgspec = need("fast", "msgspec")
    struct = _line_struct(msgspec, tables)
    decode = msgspec.json.Decoder(struct).decode
    carry = _carrier_of_line(tables, line)
    failures = (*DOUBTS, msgspec.MsgspecError)

    def read(content: bytes) -> Any:
        try:
            found, keys = carry(decode(content))
        except failures:
            return None
        if content.count(b":") != keys and may_be_doubled(content, keys):
            return None
        return found

    return read


def _line_struct(msgspec: Any, tables: dict[str, Any]) -> Any:
    fields = [(table, _tuple_of(_struct(msgspec, kind)), ()) for table, kind in tables.items()]
    return msgspec.defstruct("_Line", fields, forbid_unknown_fields=True, kw_only=True)


def _tuple_of(kind: Any) -> Any:
    return GenericAlias(tuple, (kind, ...))


_STRUCTS: dict[Any, Any] = {}


def _struct(msgspec: Any, kind: Any) -> Any:
    """The Struct of a record class; one class each, kept."""
    if kind not in _STRUCTS:
        fields = [_struct_field(msgspec, slot) for slot in slots(kind).values()]
        _STRUCTS[kind] = msgspec.defstruct(f"_{kind.__name__}", fields, forbid_unknown_fields=True, kw_only=True)
    return _STRUCTS[kind]


def _struct_field(msgspec: Any, slot: Slot) -> tuple[Any, ...]:
    one = _type(msgspec, slot)
    whole = _tuple_of(one) if slot.many else one
    if slot.optional:
        whole = whole | None
    return (slot.name, whole) if slot.required else (slot.name, whole, slot.default)


def _type(msgspec: Any, slot: Slot) -> Any:
    match slot.kind:
        case Kind.TEXT:
            return Annotated[str, msgspec.Meta(min_length=1)]
        case Kind.INTEGER:
            return Annotated[int, msgspec.Meta(ge=-_LARGEST if slot.signed else 0, le=_LARGEST)]
        case Kind.REGION | Kind.RATIO:
            return str
        case Kind.KBLI:
            if "kbli" not in _STRUCTS:
                fields = [("code", str), ("edition", int)]
                _STRUCTS["kbli"] = msgspec.defstruct("_Kbli", fields, forbid_unknown_fields=True)
            return _STRUCTS["kbli"]
        case Kind.RECORD:
            return _struct(msgspec, slot.of)
        case Kind.TRUTH | Kind.DAY | Kind.CODE:
            return slot.of


@cache
def _carrier(kind: Any) -> Callable[[Any, list[int]], Any]:
    """The function that makes a record of a Struct and adds the number of its keys to a counter."""
    space: dict[str, Any] = {
        "activity": activity,
        "kind": kind,
        "new": object.__new__,
        "ratio": ratio,
        "region": region,
        "settled": settled(kind),
        "twin": twin(kind),
    }
    required = sum(slot.required for slot in slots(kind).values())
    lines = ["def carry(given, counter):", f"    record, keys = new(twin), {required}"]
    for slot in slots(kind).values():
        lines += _carry_lines(slot, space)
    lines += [
        "    counter[0] += keys",
        *(["    settled(record)"] if space["settled"] else []),
        "    record.__class__ = kind",
        "    return record",
    ]
    carrier: Callable[[Any, list[int]], Any] = compiled("carry", lines, space)
    return carrier


def _carry_lines(slot: Slot, space: dict[str, Any]) -> list[str]:
    name = slot.name
    if slot.kind is Kind.RECORD:
        space[f"carry_{name}"] = _carrier(slot.of)
    item = {
        Kind.REGION: "region({})",
        Kind.RATIO: f"ratio({{}}, signed={slot.signed})",
        Kind.KBLI: "activity({0}.code, {0}.edition)",
        Kind.RECORD: f"carry_{name}({{}}, counter)",
    }.get(slot.kind)
    lines = [f"    value = given.{name}"]
    convert: list[str] = []
    if item is not None:
        whole = f"tuple([{item.format('item')} for item in value])" if slot.many else item.format("value")
        convert = [f"value = {whole}"]
    if slot.kind is Kind.KBLI:
        convert.append("keys += 2 * len(value)" if slot.many else "keys += 2")
    if slot.required:
        lines += [f"    {line}" for line in convert]
    else:
        given = "value is not None" if slot.default is None else "value" if not slot.default else "True"
        if slot.default is not None and slot.default:  # a default such as 1 or "unstated"
            space[f"default_{name}"] = slot.default
            given = f"value != default_{name}"
        elif slot.optional and slot.many:
            given = "value is not None"
        lines += [f"    if {given}:", *(f"        {line}" for line in convert), "        keys += 1"]
    return [*lines, f"    record.{name} = value"]


def _carrier_of_line(tables: dict[str, Any], line: Any) -> Callable[[Any], tuple[Any, int]]:
    space: dict[str, Any] = {"new": object.__new__, "line": line, "twin": twin(line), "Doubt": Doubt}
    lines = ["def carry(given):", "    counter = [0]", "    record, keys = new(twin), 0"]
    for name, slot in slots_of_line(line).items():
        if name not in tables:
            space[f"default_{name}"] = slot
            lines.append(f"    record.{name} = default_{name}")
            continue
        space[f"carry_{name}"] = _carrier(tables[name])
        # A table without ids has nothing to be unique.
        unique = "id" in slots(tables[name])
        lines += [
            f"    value = given.{name}",
            "    if value:",
            f"        value = tuple([carry_{name}(item, counter) for item in value])",
            "        keys += 1",
            *(
                ["        if len(value) > 1 and len({item.id for item in value}) != len(value): raise Doubt"]
                if unique
                else []
            ),
            f"    record.{name} = value",
        ]
    lines += ["    record.__class__ = line", "    return record, keys + counter[0]"]
    carrier: Callable[[Any], tuple[Any, int]] = compiled("carry", lines, space)
    return carrier


def slots_of_line(line: Any) -> dict[str, Any]:
    """The fields of the class of a line with their defaults."""
    from attrs import fields

    return {field.name: field.default for field in fields(line)}


def fast_writer(tables: dict[str, Any]) -> Callable[[Any], bytes]:
    """The function that writes one line as the core does, byte for byte, by way of Structs.

    Args:
        tables: the tables that may stand in a line, with the class of their records.

    Raises:
        MissingExtraError: msgspec is not installed.
    """
    msgspec = need("fast", "msgspec")
    space: dict[str, Any] = {"make": _plain_struct(msgspec, "_Line", [(table, ()) for table in tables])}
    lines: list[str] = []
    for table, kind in tables.items():
        space[f"carry_{table}"] = _outward(msgspec, kind)
        lines.append(f"tuple([carry_{table}(item) for item in line.{table}])")
    space["encode"] = msgspec.json.Encoder().encode
    source = ["def write(line):", f"    return encode(make({', '.join(lines)})) + b'\\n'"]
    write: Callable[[Any], bytes] = compiled("write", source, space)
    return write


_OUTWARD: dict[Any, Any] = {}


def _plain_struct(msgspec: Any, name: str, defaults: list[Any]) -> Any:
    fields = [default if isinstance(default, str) else (default[0], Any, default[1]) for default in defaults]
    return msgspec.defstruct(name, fields, omit_defaults=True)


def _outward(msgspec: Any, kind: Any) -> Callable[[Any], Any]:
    """The function that makes a Struct of a record; a field that holds its default is left out on encoding."""
    if kind not in _OUTWARD:
        found = sorted(slots(kind).values(), key=lambda slot: not slot.required)
        defaults: list[Any] = [slot.name if slot.required else (slot.name, slot.default) for slot in found]
        space: dict[str, Any] = {"make": _plain_struct(msgspec, f"_{kind.__name__}", defaults)}
        arguments = [_outward_value(msgspec, slot, space) for slot in found]
        source = ["def carry(record):", f"    return make({', '.join(arguments)})"]
        _OUTWARD[kind] = compiled("carry", source, space)
    carry: Callable[[Any], Any] = _OUTWARD[kind]
    return carry


def _outward_value(msgspec: Any, slot: Slot, space: dict[str, Any]) -> str:
    """The source that takes the value of a field; dates, codes and tuples are left to the encoder."""
    value = f"record.{slot.name}"
    if slot.kind is Kind.REGION:
        one = "{}.code"
    elif slot.kind is Kind.RATIO:
        space["ratio_text"] = ratio_text
        one = "ratio_text({})"
    elif slot.kind is Kind.KBLI:
        space["kbli"] = _plain_struct(msgspec, "_Kbli", ["code", "edition"])
        one = "kbli({0}.code, {0}.edition)"
    elif slot.kind is Kind.RECORD:
        space[f"carry_{slot.name}"] = _outward(msgspec, slot.of)
        one = f"carry_{slot.name}({{}})"
    else:
        return value
    whole = f"tuple([{one.format('item')} for item in {value}])" if slot.many else one.format(value)
    return f"None if {value} is None else {whole}" if slot.optional else whole
