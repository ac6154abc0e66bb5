"""Peta isian ke standar. Which field of ours a standard can carry, and why it cannot carry the others.

Every format has one `Coverage`; every leaf of the model stands in it, either with the term it becomes or under a
path whose reason says why it is not there. A test sees to it that no field is left out.

>>> [path for path in leaves() if path.startswith("grants/items/")][:2]
['grants/items/name', 'grants/items/quantity']
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from umkm_domain.core.language import Text
from umkm_domain.io._fields import Kind, slots
from umkm_domain.io.exports.result import Losses
from umkm_domain.model.registry import TABLES, About, Registry, Suppression

__all__ = ["Coverage", "leaves", "mapped", "unmapped"]

_ROOTS: Mapping[str, Any] = MappingProxyType({"about": About, **TABLES, "suppressions": Suppression})


@cache
def leaves() -> tuple[str, ...]:
    """Every field of the model as `table/field`, nested ones as `table/field/field`; a text counts as one."""

    def walk(kind: Any, path: str) -> Iterator[str]:
        for slot in slots(kind).values():
            here = f"{path}/{slot.name}"
            if slot.kind is Kind.RECORD and slot.of is not Text:
                yield from walk(slot.of, here)
            else:
                yield here

    return tuple(leaf for root, kind in _ROOTS.items() for leaf in walk(kind, root))


def mapped(terms: str) -> dict[str, str]:
    """Read lines of `path: term`, as the tables of the formats are written."""
    pairs = (line.partition(": ") for line in terms.strip().splitlines())
    return {path.strip(): term.strip() for path, _, term in pairs}


def unmapped(*reasons: tuple[Text, str]) -> dict[str, Text]:
    """Read pairs of a reason and the paths it is about, with blanks between them."""
    return {path: reason for reason, paths in reasons for path in paths.split()}


@frozen(kw_only=True)
class Coverage:
    """Peta satu standar. What one standard carries of our records.

    Attributes:
        standard: the standard with its version.
        mapped: path of a field, and the term it becomes.
        gone: path of a field, or of all fields below it, and why the standard does not carry it.
        partly: path of a field that is carried with limits, and the limits; what they cost is noted record by record.
            `certifications/status` stands there too, which is no field but follows from several.
    """

    standard: str
    mapped: Mapping[str, str]
    gone: Mapping[str, Text]
    partly: Mapping[str, Text] = field(factory=dict[str, Text])

    def reason(self, leaf: str) -> Text | None:
        """Why a field is not carried, or None when it is."""
        path = leaf
        while path:
            found = self.gone.get(path)
            if found is not None:
                return found
            path = path.rpartition("/")[0]
        return None

    def note(self, registry: Registry, losses: Losses) -> None:
        """Note every value of a registry that stands in a field the standard does not carry.

        A field that holds its default says nothing and is not noted, nor are the fields of a record that was
        left out as a whole.
        """
        for path, reason in self.gone.items():
            root, _, rest = path.partition("/")
            says = _teller(_ROOTS[root], rest.split("/") if rest else [])
            if root == "about":
                if says(registry.about):
                    losses.add("about", rest.replace("/", "."), "", reason)
                continue
            for number, record in enumerate(getattr(registry, root), start=1):
                # A suppression has no id; its place in the list stands for it.
                id_ = str(number) if root == "suppressions" else record.id
                if not losses.left_out(root, id_) and says(record):
                    losses.add(root, rest.replace("/", "."), id_, reason)


def _teller(kind: Any, parts: list[str]) -> Callable[[Any], bool]:
    """A function that tells whether a record says something in the field at the end of the path."""
    if not parts:
        return lambda record: any(getattr(record, s.name) != s.default or s.required for s in slots(kind).values())
    slot = slots(kind)[parts[0]]
    name, default, required = slot.name, slot.default, slot.required
    if len(parts) == 1:
        return lambda record: required or getattr(record, name) != default
    inner = _teller(slot.of, parts[1:])
    if slot.many:
        return lambda record: any(inner(item) for item in getattr(record, name) or ())
    return lambda record: getattr(record, name) is not None and inner(getattr(record, name))
