"""Nomor SNI, standar nasional Indonesia. The number of an Indonesian national standard, with its year.

>>> SniNumber("sni 2973 : 2011").edition_year
2011
>>> old = SniNumber("SNI 01-2973-1992")
>>> old.sector, old.standard, old.edition_year
('01', '2973', 1992)
>>> SniNumber("SNI ISO/IEC 17025:2017").adopted_from
'ISO/IEC'
>>> SniNumber("SNI 2973:2011/AMD 1:2015")
SniNumber('SNI 2973:2011/Amd1:2015')

In the old form `01-0218` the last group is the number and not a year: a year is 1900 to 2099 and stands
last. A text without one names no edition and is refused. The number of a product certificate (SPPT-SNI)
has no national form and is no SNI number.

**Source:** Peraturan BSN 1/2018 as amended by 12/2018; before that Perka BSN 9/2015 (patterns probable).
"""

import re

from umkm_domain.identifiers._base import Identifier, ascii_only, fail, tidy

__all__ = ["SniNumber"]

_TRAIL = re.compile(r"""[\s.,:;)\]}>'"*|-]*\Z""")
_WORD = re.compile(r"(?<![A-Z0-9])S\.?N\.?I[\s.:_/(-]*(?:(?:NO(?:MOR|MER)?|WAJIB|PRODUK)(?![A-Z])[\s.:]*)*+")
_BODY = re.compile(
    r"([A-Z]{2,8}(?:\s*/\s*[A-Z]{2,8})*+(?:[\s-]+(?:TS|TR|PAS|GUIDE|DTS)|\s+[A-Z](?=\s*[0-9]))?+)[\s.:-]*"
)
_NUMBER = re.compile(r"[A-Z]{0,2}[0-9]+[A-Z]?(?:\s*[.-]\s*[0-9]+[A-Z]?)*+")
# The old form by other signs: "01.2973.1992", "01 2973 1992".
_OLD = re.compile(
    r"([0-9]{2})\s*[. -]\s*([0-9]{3,5}(?:[.-][0-9]{1,3}(?![0-9]))*)\s*[. :-]\s*((?:19|20)[0-9]{2})(?![0-9]|[.:-][0-9])"
)
_YEAR = re.compile(r"\s*:\s*([0-9]{4})(?![0-9])")
# Other signs before the year: "2973 2011", "2973/2011".
_LOOSE_YEAR = re.compile(r"\s*[ /]\s*((?:19|20)[0-9]{2})(?![0-9]|[.:-][0-9])")
_CHANGE = re.compile(r"\s*[/+,]?\s*(AMD|AMENDEMEN|COR|CORR|ADD)[\s.]*([0-9]+)\s*[:-]\s*([0-9]{4})(?![0-9])")
_CHANGES = {"AMD": "Amd", "AMENDEMEN": "Amd", "COR": "Cor", "CORR": "Cor", "ADD": "Add"}
_EXPECTED = "SNI, a number and a year, such as SNI 2973:2011"
_CANONICAL = re.compile(
    r"SNI (?:([A-Z/ ]+?) )?(?:([0-9]{2})-(?=[^:/]*-[0-9]{4}(?:/|\Z)))?"
    r"([^:/]+?)[:-]([0-9]{4})((?:/[A-Z][a-z]{2}[0-9]+:[0-9]{4})*)"
)


def _is_year(group: str) -> bool:
    return len(group) == 4 and "1900" <= group <= "2099"


class SniNumber(Identifier):
    """Nomor SNI. The number of a national standard.

    Canonical forms: `SNI 2973:2011`, `SNI 01-2973-1992` (old, with a sector), `SNI ISO 9001:2015`
    (adopted), each with amendments as `/Amd1:2010`. Case, blanks and a dash in place of the colon do
    not matter.

    Raises:
        IdentifierError: `type`, `characters`, `length`, `prefix`, `component` (no year) or `placeholder`.

    **Source:** Peraturan BSN 1/2018 as amended by 12/2018.
    """

    __slots__ = ()

    @classmethod
    def _parse(cls, text: str) -> str:
        given = ascii_only(cls, tidy(cls, text, _EXPECTED))
        text = given.upper()
        word = _WORD.search(text)
        if word is None or any(map(str.isdigit, text[: word.start()])):
            raise fail(cls, "prefix", "SNI", "something else", 0)
        body = _BODY.match(text, word.end())
        number = _NUMBER.match(text, body.end() if body else word.end())
        if number is None:
            raise fail(cls, "characters", _EXPECTED, "no number", word.end())
        adopted = re.sub(r"\s+", " ", re.sub(r"\s*/\s*", "/", body[1])) if body else ""
        standard, end = _standard(cls, text, number, adopted)
        changes = ""
        while (change := _CHANGE.match(text, end)) is not None:
            changes += f"/{_CHANGES[change[1]]}{int(change[2])}:{_year(cls, change[3], change.start(3))}"
            end = change.end()
        if _TRAIL.match(text, end) is None:
            odd = given[end:].lstrip()
            raise fail(cls, "characters", "nothing after the year", repr(odd[0]), len(given) - len(odd))
        return " ".join(part for part in ("SNI", adopted, standard + changes) if part)

    @property
    def _parts(self) -> tuple[str, str, str, str, str]:
        found = _CANONICAL.fullmatch(self)
        if found is None:  # pragma: no cover - every canonical form matches
            raise AssertionError(str(self))
        body, sector, standard, year, changes = found.groups(default="")
        return body, sector, standard, year, changes

    @property
    def adopted_from(self) -> str | None:
        """Lembaga asal standar yang diadopsi. The body whose standard was adopted, such as `ISO`, or None."""
        return self._parts[0] or None

    @property
    def sector(self) -> str | None:
        """Kode bidang pada bentuk lama. The sector of the old form, such as `01` in `01-2973-1992`, or None."""
        return self._parts[1] or None

    @property
    def standard(self) -> str:
        """Nomor standar dengan bagiannya. The number with its parts, such as `6989.11` or `60335-1`."""
        return self._parts[2]

    @property
    def edition_year(self) -> int:
        """Tahun edisi. The year of the edition."""
        return int(self._parts[3])

    @property
    def amendments(self) -> tuple[str, ...]:
        """Amendemen dan ralat. Its amendments and corrections, such as `Amd1:2010`."""
        return tuple(part for part in self._parts[4].split("/") if part)


def _year(cls: type[Identifier], group: str, position: int) -> str:
    if not _is_year(group):
        raise fail(cls, "component", "a year, 1900 to 2099", group, position)
    return group


def _standard(cls: type[Identifier], text: str, number: re.Match[str], adopted: str) -> tuple[str, int]:
    """Return number and year in canonical form, and where they end."""
    old = None if adopted else _OLD.match(text, number.start())
    if old is not None and int(old[2].replace(".", "").replace("-", "")):
        return f"{old[1]}-{old[2]}-{old[3]}", old.end()
    run = re.sub(r"\s+", "", number[0])
    year = _YEAR.match(text, number.end()) or _LOOSE_YEAR.match(text, number.end())
    groups = run.split("-")
    if year is not None:
        edition, end = _year(cls, year[1], year.start(1)), year.end()
    else:
        if len(groups) == 1 and "." in run:
            groups = run.rsplit(".", 1)  # "2973.2011"
        edition, end = groups.pop(), number.end()
        if not groups or not _is_year(edition):
            got = edition if len(edition) <= 8 else f"{len(edition)} signs"
            raise fail(cls, "component", "a year, 1900 to 2099, at the end", got, number.start())
    sector = groups[0] if len(groups) > 1 and len(groups[0]) == 2 and not adopted else ""
    if text[number.start() : end].count(":") == 0 and len(groups) == 1 and len(groups[0]) <= 2 and not adopted:
        # "01-2052" is sector and number: a sector alone has no edition.
        raise fail(cls, "component", "a year, 1900 to 2099, at the end", edition, number.start())
    if not re.sub(r"[^0-9]|0", "", "".join(groups)):
        raise fail(cls, "placeholder", "a number that was issued", "zeros only", number.start())
    return "-".join(groups) + ("-" if sector else ":") + edition, end
