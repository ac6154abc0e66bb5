"""A small reader of iCalendar for tests: strict about RFC 5545, and no part of the library."""

import re
from collections.abc import Iterator

NAME = re.compile(rb"[A-Z0-9-]+")
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
ESCAPES = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}

Component = tuple[str, list[tuple[str, dict[str, str], str]], list["Component"]]


def unfolded(content: bytes) -> list[str]:
    """The content lines; each physical line ends with CRLF, holds at most 75 octets and whole characters."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    lines: list[str] = []
    for line in physical:
        assert b"\n" not in line
        assert b"\r" not in line
        assert len(line) <= 75, line
        text = line.decode("utf-8")
        if text.startswith((" ", "\t")):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    for line in lines:
        assert not CONTROL.search(line), line
    return lines


def text_of(value: str) -> str:
    """The text behind a property value; a sign that must be escaped and is not is an error."""
    found, signs = "", iter(value)
    for sign in signs:
        if sign == "\\":
            found += ESCAPES[next(signs)]
        else:
            assert sign not in ";,\n", value
            found += sign
    return found


def read(content: bytes) -> Component:
    """Read one calendar: name, properties (name, parameters, value) and components within."""
    lines = iter(unfolded(content))
    first = next(lines)
    assert first == "BEGIN:VCALENDAR"
    component = _component("VCALENDAR", lines)
    assert next(lines, None) is None
    return component


def _component(name: str, lines: Iterator[str]) -> Component:
    properties: list[tuple[str, dict[str, str], str]] = []
    inner: list[Component] = []
    for line in lines:
        head, colon, value = line.partition(":")
        assert colon, line
        property_name, *parameters = head.split(";")
        assert NAME.fullmatch(property_name.encode()), line
        if property_name == "BEGIN":
            inner.append(_component(value, lines))
        elif property_name == "END":
            assert value == name
            return name, properties, inner
        else:
            properties.append((property_name, dict(p.split("=", 1) for p in parameters), value))
    raise AssertionError(f"{name} does not end")


def values(component: Component, name: str) -> list[str]:
    """The values of a property."""
    return [value for found, _, value in component[1] if found == name]
