"""Temuan impor, tanpa data pribadi. The findings of an import; no personal value in any of them.

What a cell said is shown only where it is of a kind that cannot name anyone: figures, dates, ticks, codes. Words
that are not ours are cut to their first letter, and numbers that could be a person's are hidden.

>>> safe("Rp 1,5 jt (Ahmad)"), safe("3171011708450001"), safe("08123456789")
('Rp 1,5 jt (A***)', '31***', '08***')
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from umkm_domain.core.findings import Finding
from umkm_domain.core.language import Text
from umkm_domain.core.plain import plain
from umkm_domain.identifiers import Nik
from umkm_domain.io.importing import aliases, choices, figures
from umkm_domain.io.importing.reading import WHY
from umkm_domain.io.importing.words import EMPTY_WORDS
from umkm_domain.io.reasons import REASONS

__all__ = ["Cell", "Notes", "is_personal_number", "is_printed_taxpayer", "safe"]

_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}")
_DIGITS = re.compile(
    r"[0-9]{13,15} ?[-\u2010-\u2015\u2212] ?[0-9]{2}(?![0-9]|[.\-][0-9])|\+?[0-9](?:[ .\-/()]{0,2}[0-9]){7,}"
)
"""A home-industry permit, so that what follows it stands by itself, or eight digits and more."""
_PIRT = re.compile(r"[0-9]{13,15} ?[-\u2010-\u2015\u2212] ?[0-9]{2}")
_DOTTED = re.compile(r"[0-9]{2,3}[. ][0-9]{3}[. ][0-9]{3}[. ][0-9][-. ][0-9]{3}[. ][0-9]{3}")
"""A taxpayer number as printed: whose it is, its form says, also where a digit of it is wrong."""
_PHONE = re.compile(r"(?:\+?62|0)[ .\-()]*8|8[1-9][0-9]")
_LANDLINE = re.compile(r"0[2-9][0-9]{1,2}\)?[ .\-/]{1,2}[1-9][0-9 .\-]{4,9}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_SIXTEEN = re.compile(r"(?:[0-9]{6}[ .\-]?[0-9]{6}|[0-9]{4}(?:[ .\-]?[0-9]{4}){2})[ .\-]?[0-9]{4}")
"""As many digits as a NIK, as NIKs are written: a person's also where the day of birth in it was mistyped."""
_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}(?P<sign>[-/. ])(?:[0-9]{1,2}|[A-Za-z]{3,9})(?P=sign)(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(?![0-9])"
)
"""A whole date; where no date is asked for, it may be the day of birth of a person."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_LONGEST = 60
_EXTRA = (
    "rp idr rupiah ribu rb juta jt miliar milyar m triliun per bulan tahun hari minggu bln thn s d sd sampai hingga"
    " satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus seratus seribu sekitar"
    " kurang lebih kira rata orang org unit pcs buah laki perempuan l p lk pr true false sum e ref value name div"
    " senin selasa rabu kamis jumat sabtu minggu seumur hidup selamanya id idm md ml tr na ti sni sj ind iso iec"
    " dan atau dari lebih kurang berlaku tkdn lppom mui halal pirt irt bpom ri pom nib no nomor dinkes kbli"
    " proses dalam sedang pengajuan urus diurus"
)


@cache
def _vocabulary() -> frozenset[str]:
    phrases: list[str] = [*_EXTRA.split(), *aliases.MONTHS, *EMPTY_WORDS]
    phrases += [word for table in choices.WORDS.values() for text in table.values() for word in text.split("; ")]
    phrases += [*figures.YES, *figures.NO]
    return frozenset(word for phrase in phrases for word in _LETTERS.findall(phrase.lower()))


def safe(text: str, *, personal: bool = False, known: bool = False, dated: bool = False) -> str:
    """Return what a cell said as it may be shown.

    Args:
        text: what it said.
        personal: its column speaks of a person: nothing is shown.
        known: it was found in a public list, such as that of regions, so its words may be shown.
        dated: its column asks for a day, so it may be shown.
    """
    if personal:
        return "***"
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    shown = _MAIL.sub("***", shown)
    shown = shown if dated else _DATE.sub("***", shown)
    shown = _DIGITS.sub(_hidden_undated if dated else _hidden, shown)
    return shown if known else _LETTERS.sub(_initial, shown)


def is_personal_number(text: str) -> bool:
    """Tell whether a cell holds a NIK, a taxpayer number, a telephone number or an e-mail address.

    >>> is_personal_number("3171 0117 0845 0001"), is_personal_number("0812-3456-7890"), is_personal_number("2019")
    (True, True, False)
    """
    if _MAIL.search(text):
        return True
    for found in (piece for match in _DIGITS.finditer(text) for piece in _pieces(match[0])):
        digits = re.sub(r"[^0-9]", "", re.sub(r"[.,]0{1,2}$", "", found))
        if _PIRT.fullmatch(found):
            continue
        if (len(digits) == 16 and Nik.is_valid(digits)) or _SIXTEEN.fullmatch(found) or _DOTTED.fullmatch(found):
            return True
        if _is_phone(found, digits):
            return True
    return False


def _pieces(found: str) -> list[str]:
    """Cut what is longer than any number of a person where another number may follow it."""
    long = sum(map(str.isdigit, found)) > 16 and not _PIRT.fullmatch(found) and not _DOTTED.fullmatch(found)
    return [found, *re.split(r"[ /()]+", found)] if long else [found]


def is_printed_taxpayer(text: str) -> bool:
    """Tell whether a cell is written as taxpayer numbers are, in groups of 2, 3, 3, 1, 3 and 3 digits."""
    return _DOTTED.search(text) is not None


def _is_phone(found: str, digits: str) -> bool:
    """Tell whether digits are a telephone number: with or without the zero that a spreadsheet takes from it."""
    if _GROUPED.fullmatch(found):
        return False
    if _LANDLINE.fullmatch(found):
        return True
    return _PHONE.match(found) is not None and 10 <= len(digits) <= (12 if digits[0] == "8" else 14)


def _hidden_undated(match: re.Match[str]) -> str:
    """As `_hidden`, but for a date: `08/17/2019` begins as telephone numbers do."""
    return match[0] if _DATE.fullmatch(match[0]) else _hidden(match)


def _hidden(match: re.Match[str]) -> str:
    text = match[0]
    if len(_pieces(text)) > 1 and is_personal_number(text):
        return f"{text[:2]}***"
    digits = re.sub(r"[^0-9]", "", re.sub(r"[.,]0{1,2}$", "", text))
    if _PIRT.fullmatch(text):
        return text
    # 15 digits are a taxpayer number as well as a home-industry permit, 16 a NIK: hidden either way.
    short = digits[0] != "8" and _PHONE.match(text) is not None and len(digits) <= 14
    personal = len(digits) in (14, 15, 16) or short or _is_phone(text, digits)
    return f"{text[:2]}***" if personal else text


def _initial(match: re.Match[str]) -> str:
    word = match[0]
    return word if word.lower() in _vocabulary() or len(word) == 1 else f"{word[0]}***"


@frozen(kw_only=True)
class Cell:
    """Tempat satu temuan. Where a finding stands: sheet, row, column."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    header: str = ""
    table: str = ""
    id: str = ""
    path: str = ""


class Notes:
    """Collects findings; the many alike of one column are counted once there are a thousand."""

    most_alike = 1_000

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._rest: dict[tuple[str, ...], tuple[Cell, list[int]]] = {}

    def add(
        self,
        code: str,
        cell: Cell,
        *,
        before: str | None = None,
        after: object = None,
        why: str | Text = "",
        repair: str = "",
    ) -> None:
        """Say something of a cell, a row or the sheet.

        Args:
            code: the IMP code.
            cell: where.
            before: what stood there, ready to be shown.
            after: what it became, or would become, ready to be shown.
            why: a key of `WHY`, or a text.
            repair: the setting of the mapping that would make it so.
        """
        key = (code, cell.sheet, cell.column, cell.table, cell.path)
        self._counts[key] += 1
        if cell.row is not None and self._counts[key] > self.most_alike:
            self._rest.setdefault(key, (cell, []))[1].append(cell.row)
            return
        self._findings.append(_finding(code, cell, before, after, why, repair))

    def findings(self) -> tuple[Finding, ...]:
        """Everything that was said, in the order of the sheet."""
        rest = [
            _finding("IMP046", Cell(file=c.file, sheet=c.sheet, column=c.column), None, None, _more(key[0], rows), "")
            for key, (c, rows) in self._rest.items()
        ]
        return (*self._findings, *rest)


def _more(code: str, rows: Sequence[int]) -> Text:
    spans: list[str] = []
    start = last = rows[0]
    for row in (*rows[1:], -1):
        if row != last + 1:
            spans.append(str(start) if start == last else f"{start}-{last}")
            start = row
        last = row
    shown = ", ".join(spans[:50]) + (", ..." if len(spans) > 50 else "")
    return Text(f"{code} lagi di {len(rows)} baris: {shown}", f"{code} in {len(rows)} more rows: {shown}")


def _finding(code: str, cell: Cell, before: str | None, after: object, why: str | Text, repair: str) -> Finding:
    reason = REASONS[code]
    told = WHY.get(why) if isinstance(why, str) else why
    values: list[tuple[str, object]] = [("file", cell.file)]
    place = (("sheet", cell.sheet), ("row", cell.row), ("column", cell.column), ("header", cell.header))
    values += [(name, value) for name, value in place if value not in ("", None)]
    if cell.row is not None and cell.column:
        values.append(("cell", f"{cell.column}{cell.row}"))
    change: tuple[tuple[str, object], ...] = (("before", before), ("after", plain(after)), ("why", told))
    values += [(name, value) for name, value in (*change, ("repair", repair)) if value not in ("", None)]
    return Finding(
        code=code,
        severity=reason.severity,
        table=cell.table,
        id=cell.id,
        path=cell.path,
        values=tuple(values),
        message=Text(
            _message(reason.title.id, cell, before, after, told.id if told else "", "baris", "kolom"),
            _message(reason.title.en, cell, before, after, told.en if told else "", "row", "column"),
        ),
        remedy=reason.remedy,
    )


def _message(
    title: str, cell: Cell, before: str | None, after: object, why: str, row_word: str, column_word: str
) -> str:
    parts = [cell.file]
    if cell.sheet:
        parts.append(cell.sheet)
    if cell.row is not None and cell.column:
        parts.append(f"{cell.column}{cell.row}")
    elif cell.row is not None:
        parts.append(f"{row_word} {cell.row}")
    elif cell.column:
        parts.append(f"{column_word} {cell.column}")
    if cell.header:
        parts[-1] += f" ({cell.header})"
    told = "" if before is None else f" {before!r}"
    if after is not None:
        told += f" \u2192 {plain(after)!r}"
    reason = f" ({why})" if why else ""
    return f"{', '.join(parts)}: {title}{':' if told else ''}{told}{reason}"
