"""Katalog aturan: tertutup, berkode tetap. The closed catalogue of rules, by code.

>>> CATALOGUE["CER002"].title.en
'certificate expired'
>>> CATALOGUE.expand(["CER002"]) == {"CER002"}
True

Source: each rule names its law.
"""

import re
from collections.abc import Iterable, Iterator
from types import ModuleType

from umkm_domain.core.errors import UnknownCodeError, UsageError
from umkm_domain.rules import (
    assistance,
    certificates,
    claims,
    enterprises,
    forms,
    grants,
    halal,
    identifiers,
    importing,
    labels,
    machines,
    pirt,
    products,
    references,
    registration,
    retail,
    series,
    shares,
    statistics,
    suppressions,
    targets,
    trading,
    validity,
)
from umkm_domain.rules._engine import Rule

__all__ = ["CATALOGUE", "Catalogue"]


_WRITTEN = str.maketrans("OIL", "011")
"""Letters that stand for digits where a number belongs: `CERO01` is CER001."""

_FAR = 2
"""How many changes a code may be from what was meant, or one where less is written; `XYZ9` is like none."""


def _meant(name: str) -> str:
    """A code as it is usually written: capitals, no separators, and three digits after the prefix."""
    name = re.sub(r"[\s_-]", "", name).upper()
    digits = name[3:].translate(_WRITTEN)
    return name[:3] + digits.lstrip("0").zfill(3) if digits.isdecimal() and digits.isascii() else name


def _changes(one: str, other: str) -> int:
    """The fewest letters put in, left out, replaced or swapped with the next that make one of the other."""
    before, row = list[int](), list(range(len(other) + 1))
    for n, letter in enumerate(one):
        last, before = before, row
        row = [n + 1]
        for m, wanted in enumerate(other):
            row.append(min(before[m + 1] + 1, row[m] + 1, before[m] + (letter != wanted)))
            if n and m and (letter, one[n - 1]) == (other[m - 1], wanted):
                row[-1] = min(row[-1], last[m - 1] + 1)
    return row[-1]


class Catalogue:
    """Kumpulan aturan yang tidak berubah. An immutable collection of rules, in order of code."""

    __slots__ = ("_rules",)

    def __init__(self, rules: Iterable[Rule]) -> None:
        found: dict[str, Rule] = {}
        for rule in sorted(rules, key=lambda r: r.code):
            if rule.code in found:
                message = f"the code {rule.code} stands for two rules"
                raise UsageError(message)
            found[rule.code] = rule
        self._rules = found

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def __contains__(self, code: object) -> bool:
        return code in self._rules

    def __getitem__(self, code: str) -> Rule:
        try:
            return self._rules[code]
        except KeyError:
            raise self._unknown(code) from None

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self)} rules>"

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, sorted."""
        return tuple(self._rules)

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The three-letter prefixes in use, sorted."""
        return tuple(dict.fromkeys(code[:3] for code in self._rules))

    def expand(self, selection: Iterable[str]) -> set[str]:
        """Kode dan awalan menjadi himpunan kode. Codes and three-letter prefixes as a set of codes.

        Raises:
            UnknownCodeError: neither a code nor a prefix; names the nearest.
        """
        found: set[str] = set()
        for name in selection:
            if name in self._rules:
                found.add(name)
            elif name in self.prefixes:
                found.update(code for code in self._rules if code[:3] == name)
            else:
                raise self._unknown(name)
        return found

    def starting(self, name: object) -> tuple[str, ...]:
        """The codes of a prefix, in whatever case it is written; empty for what is no prefix."""
        return tuple(code for code in self._rules if code[:3] == str(name).upper())

    def nearest(self, name: object) -> str | None:
        """The code or prefix that a name is most like, other than itself; None where none is like it.

        One of the same prefix goes before the others, then the fewest changes, then the lowest code.
        """
        meant = _meant(str(name))
        near = (
            (one[:3] != meant[:3], _changes(meant, one), one) for one in (*self.prefixes, *self._rules) if one != name
        )
        return min((one for one in near if one[1] <= min(_FAR, len(meant) // 2)), default=(0, 0, None))[2]

    def _unknown(self, name: object) -> UnknownCodeError:
        codes = self.starting(name)
        if codes and name == codes[0][:3]:
            return UnknownCodeError(f"{name} is the prefix of {', '.join(codes)}; name one of them", codes[0])
        nearest = self.nearest(name)
        hint = f"did you mean {nearest}?" if nearest else f"codes begin with {', '.join(self.prefixes) or 'nothing'}"
        return UnknownCodeError(f"no rule has the code {name!r}; {hint}", nearest)


def _rules(*modules: ModuleType) -> Iterator[Rule]:
    for module in modules:
        values: list[object] = list(vars(module).values())
        yield from (value for value in values if isinstance(value, Rule))


CATALOGUE = Catalogue(
    _rules(
        assistance,
        certificates,
        claims,
        enterprises,
        forms,
        grants,
        halal,
        identifiers,
        importing,
        labels,
        machines,
        pirt,
        products,
        references,
        registration,
        retail,
        series,
        shares,
        statistics,
        suppressions,
        targets,
        trading,
        validity,
    )
)
