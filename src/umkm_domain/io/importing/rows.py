"""Satu baris dibaca sel demi sel. One row read cell by cell: values by field, what is kept aside, what is said of it.

What a cell says goes into its field, or stays beside the data set as it stood; there is no third way.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from umkm_domain.codes.kbli import KBLI_EDITIONS, Kbli
from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.identifiers import Gtin, Nib, Npwp
from umkm_domain.io.importing import choices, figures, official
from umkm_domain.io.importing.columns import Reading
from umkm_domain.io.importing.days import day, order_of
from umkm_domain.io.importing.fields import ASIDE, FIELDS, IGNORED
from umkm_domain.io.importing.grid import Line, Raw
from umkm_domain.io.importing.guess import speaks_of_money
from umkm_domain.io.importing.notes import Cell, is_personal_number, safe
from umkm_domain.io.importing.official import Certificates
from umkm_domain.io.importing.places import place, region_code
from umkm_domain.io.importing.reading import Outcome, Read, changed, empty, given, offered, read, unread
from umkm_domain.io.importing.values import Aside, Context, Values
from umkm_domain.io.importing.words import is_error, tidied

__all__ = ["RowReader"]

_SCALED = re.compile(r"\b(?:rb|ribu|jt|juta|miliar|milyar|m|t|triliun)\b|[0-9](?:rb|jt|m)\b", re.I)


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(self, readings: Sequence[Reading], context: Context, lines: Sequence[Line]) -> None:
        self.readings = readings
        self._context = context
        self._orders = {
            r.index: r.order or order_of(line.cells[r.index] for line in lines if r.index < len(line.cells))
            for r in readings
            if r.field.kind == "day"
        }
        self._headless = not any(r.header for r in readings) or any(r.told for r in readings)
        self.tidied: Counter[int] = Counter()

    def read(self, line: Line, context: Context | None = None) -> Values:
        """Read one row.

        Args:
            line: the row.
            context: what holds for it, where a section heading says more than the sheet.
        """
        here = context or self._context
        values = Values()
        names: dict[str, tuple[Reading, Raw]] = {}
        later: list[tuple[Reading, Read, Raw]] = []
        year = self._year(line, values, here)
        for reading in self.readings:
            raw = line.cells[reading.index] if reading.index < len(line.cells) else None
            if raw is None or reading.field.name in (IGNORED, "year"):
                continue
            kind = reading.field.kind
            if is_error(raw):
                self._settle(values, line, reading, empty("error"), raw)
            elif reading.field.name == ASIDE:
                self._aside(values, line, reading, raw)
                values.told += self._headless and (reading.told or speaks_of_money(raw))
            elif reading.field.name == "product.brand" and self._registered(values, line, reading, raw):
                continue
            elif kind == "pair":
                self._pair(values, line, reading, raw)
            elif kind == "place":
                names[reading.field.name] = (reading, raw)
            elif kind in ("certificate", "permit", "nib", "npwp", "gtin"):
                self._numbers(values, line, reading, raw, here)
            elif reading.field.part == "figures":
                later.append((reading, self._figure(reading, raw, here), raw))
            else:
                found = self._plain(reading, raw, here)
                if self._settle(values, line, reading, found, raw) and found.value is not None:
                    self._put(values, reading, found.value)
        self._figures(values, line, later, year)
        self._place(values, line, names, here)
        return values

    def _year(self, line: Line, values: Values, here: Context) -> int | None:
        for reading in self.readings:
            if reading.field.name == "year" and reading.index < len(line.cells):
                raw = line.cells[reading.index]
                if raw is None:
                    continue
                found = figures.year(raw)
                self._settle(values, line, reading, found, raw, counts=False)
                if found.value is not None:
                    return int(found.value)
        return here.year

    def _put(self, values: Values, reading: Reading, value: Any) -> None:
        if reading.field.part == "certification" and reading.field.scheme is not None:
            values.dates.setdefault(reading.field.scheme, {})[reading.field.attribute] = value
        else:
            values.fields[reading.field.name] = value

    def _plain(self, reading: Reading, raw: Raw, here: Context) -> Read:
        kind, repairs = reading.field.kind, here.repairs
        if kind in ("text", "id"):
            return self._text(reading, raw)
        if kind == "day":
            return day(raw, repairs, self._orders.get(reading.index, "dmy"))
        if kind == "truth":
            return figures.truth(raw)
        if kind in choices.LISTS:
            return choices.choice(kind, raw)
        if kind == "food_group":
            return choices.food_group(raw, repairs)
        if kind == "region":
            return region_code(raw)
        if kind == "kbli":
            return self._kbli(reading, raw, here)
        if kind == "days":
            return figures.shelf_days(raw, repairs, reading.per)
        if kind == "count":
            return figures.count(raw, repairs)
        found = self._scaled(reading, figures.amount(raw, repairs), raw)
        return unread("negative") if found.value is not None and found.value < 0 else found

    def _text(self, reading: Reading, raw: Raw) -> Read:
        text = given(raw)
        if not text:
            return empty("placeholder")
        if isinstance(raw, str) and text != raw:
            self.tidied[reading.index] += 1
        if text[0] == "=" and len(text) > 1:
            return unread("formula")
        taxpayer = reading.field.kind == "id" and text.isdigit() and len(text) in official.TAXPAYER
        if not reading.personal and (taxpayer or is_personal_number(text)):
            return unread("person")
        return read(text)

    def _kbli(self, reading: Reading, raw: Raw, here: Context) -> Read:
        text = given(raw)
        if not text:
            return empty()
        stated = [int(year) for year in re.findall(r"(?<![0-9])(20[0-9]{2})(?![0-9])", text)]
        edition = reading.year or (stated[0] if len(stated) == 1 else None) or here.kbli_edition
        codes = re.findall(r"(?<![0-9])[0-9]{5}(?![0-9])", text)
        if not codes:
            if re.fullmatch(r"[0-9]{4}", text) and text != str(edition):
                return offered(f"0{text}", "zeros", "leading_zeros")
            return unread("choice")
        if edition not in KBLI_EDITIONS:
            return offered(" ".join(codes), "edition", "kbli_edition")
        value = tuple(dict.fromkeys(Kbli(code, edition=edition) for code in codes))
        return read(value) if text == codes[0] else changed(value, "several" if len(codes) > 1 else "number")

    def _figure(self, reading: Reading, raw: Raw, here: Context) -> Read:
        kind = reading.field.kind
        if kind == "text":
            return self._text(reading, raw)
        if kind == "count":
            return figures.count(raw, here.repairs)
        found = figures.amount(raw, here.repairs)
        found = self._scaled(reading, found, raw)
        if found.value is not None and found.value < 0 and reading.field.attribute != "net_assets":
            return unread("negative")
        period = figures.period_of(given(raw))[1] or reading.per
        if period == "month" and reading.month is None and found.value is not None:
            if reading.field.name != "sales":
                return unread("per_month")
            return offered(found.value * 12, "months", "months_to_year", apply=here.repairs.months_to_year)
        return found

    def _scaled(self, reading: Reading, found: Read, raw: Raw) -> Read:
        """Count in thousands where the mapping says so; offer it where only the header does."""
        if found.value is None or (isinstance(raw, str) and _SCALED.search(given(raw))):
            return found
        if reading.times > 1:
            return changed(found.value * reading.times, "thousands")
        if reading.times == 0:
            return offered(found.value * max(reading.hint, 1), "thousands", "times")
        return found

    def _figures(
        self,
        values: Values,
        line: Line,
        later: Sequence[tuple[Reading, Read, Raw]],
        year: int | None,
    ) -> None:
        months: dict[tuple[int, str], dict[int, tuple[Reading, Read, Raw]]] = {}
        for reading, found, raw in later:
            about = reading.year if reading.year is not None else year
            split = figures.men_and_women(raw) if reading.field.name == "workers" else None
            if split is not None:
                found = changed(split, "split")
            if found.value is not None and about is None:
                found = offered(split[0] + split[1] if split else found.value, "year_unknown", "year")
                split = None
            if reading.month is not None and found.value is not None and about is not None:
                months.setdefault((about, reading.field.attribute), {})[reading.month] = (reading, found, raw)
                continue
            shown = f"L {split[0]}, P {split[1]}" if split else None
            if not self._settle(values, line, reading, found, raw, after=shown) or found.value is None or about is None:
                continue
            if split is not None:
                values.figures.setdefault(about, {}).update(workers_men=split[0], workers_women=split[1])
            else:
                values.figures.setdefault(about, {})[reading.field.attribute] = found.value
        for (about, attribute), cells in months.items():
            total = sum(found.value for _, found, _ in cells.values())
            yearly = values.figures.get(about, {}).get(attribute, total)
            why = "months_missing" if len(cells) < 12 else "" if yearly == total else "months_differ"
            if not why:
                values.figures.setdefault(about, {})[attribute] = total
            for reading, found, raw in cells.values():
                self._settle(values, line, reading, unread(why) if why else found, raw)

    def _numbers(self, values: Values, line: Line, reading: Reading, raw: Raw, here: Context) -> None:
        kind = reading.field.kind
        own = _NUMBERS.get(kind)
        rest: Raw = raw
        if kind != "npwp":
            text, personal = official.without_persons(given(raw), own or official.kind_of(reading.field.scheme))
            if personal:
                # The number of a person is kept aside with its cell; the others in it are read.
                self._settle(values, line, reading, unread("person"), raw)
                rest = text
        found = self._found(reading, rest)
        if rest is not raw and (found.outcome not in (Outcome.READ, Outcome.CHANGED) or not found.numbers):
            return
        if own is not None:
            self._own_number(values, line, reading, rest, found, own, here)
        else:
            self._certified(values, line, reading, rest, found)

    def _found(self, reading: Reading, raw: Raw) -> Certificates:
        if reading.field.kind == "permit":
            return official.permits(raw)
        scheme = _OWN.get(reading.field.kind) or reading.field.scheme
        assert scheme is not None
        return official.certificates(raw, scheme)

    def _certified(self, values: Values, line: Line, reading: Reading, raw: Raw, found: Certificates) -> None:
        shown = ", ".join(n.number or n.scheme.value for n in found.numbers) or None
        value = found.numbers or None
        self._settle(
            values,
            line,
            reading,
            Read(outcome=found.outcome, value=value, why=found.why),
            raw,
            after=shown or ("tidak" if found.outcome is Outcome.CHANGED else None),
        )
        if found.numbers and found.outcome is Outcome.CHANGED and official.has_more(given(raw), found.numbers):
            self._aside(values, line, reading, raw)
        if found.numbers:
            values.useful += found.outcome is Outcome.UNREAD
            values.certificates.append((reading, found))
        elif found.outcome is Outcome.CHANGED:
            values.useful += 1
            values.certificates.append((reading, found))

    def _registered(self, values: Values, line: Line, reading: Reading, raw: Raw) -> bool:
        """Take a tick or a number of the trademark register in a column of brands for what it is; no product of it."""
        found = official.registration(raw)
        if found is not None:
            self._certified(values, line, evolve(reading, field=FIELDS[Scheme.TRADEMARK.value]), raw, found)
        elif official.is_registry(given(raw)):
            self._settle(values, line, reading, unread("words"), raw)
            values.told += 1
        else:
            return False
        return True

    def _own_number(
        self, values: Values, line: Line, reading: Reading, raw: Raw, found: Certificates, kind: Any, here: Context
    ) -> None:
        """A number that is a field of the enterprise or product: one of its own kind goes there, others beside it."""
        scheme = _OWN[reading.field.kind]
        own = [number for number in found.numbers if number.scheme is scheme and number.number is not None]
        single = not found.numbers or (len(found.numbers) == 1 and len(own) == 1)
        if single and found.why not in ("tick", "truth_in_number", "words", "pending"):
            one = official.official(raw, kind, here.repairs)
            if one.value is not None:
                values.fields[reading.field.name] = one.value
            self._settle(values, line, reading, one, raw)
            values.useful += one.outcome is Outcome.UNREAD and one.value is not None
            return
        rest = found.numbers
        if len(own) == 1:
            values.fields[reading.field.name] = own[0].number
            rest = tuple(number for number in rest if number is not own[0])
        shown = ", ".join(n.number or n.scheme.value for n in found.numbers)
        self._settle(
            values,
            line,
            reading,
            Read(outcome=found.outcome, value=found.numbers or None, why=found.why),
            raw,
            after=shown or None,
        )
        if rest:
            values.certificates.append((reading, evolve(found, numbers=rest)))

    def _pair(self, values: Values, line: Line, reading: Reading, raw: Raw) -> None:
        """Cut `business / owner` in two, where the header says in which order they stand."""
        parts = [part.strip() for part in given(raw).split("/")]
        if len(parts) != 2 or not all(parts) or any(is_personal_number(part) for part in parts):
            self._settle(values, line, reading, unread("pair"), raw)
            values.told += 1
            return
        if reading.field.name == "owner_and_name":
            parts.reverse()
        values.fields["name"], values.fields["owner"] = parts
        self._settle(values, line, reading, changed(tuple(parts), "pair"), raw, after="***")

    def _place(self, values: Values, line: Line, names: Mapping[str, tuple[Reading, Raw]], here: Context) -> None:
        if "region" in values.fields:
            for reading, raw in names.values():
                self._aside(values, line, reading, raw)
            return
        parts = {name: raw for name, (_, raw) in names.items()}
        found = place(**parts, within=here.region)
        if found.value is not None:
            values.fields["region"] = found.value
        elif here.region is not None:
            values.fields["region"] = here.region
        level = 0 if values.fields.get("region") is None else len(values.fields["region"].code)
        for name, (reading, raw) in names.items():
            done = found.value is not None and level >= _DEPTH[name]
            one = (
                Read(outcome=Outcome.CHANGED, value=found.value, why="named") if done else unread(found.why or "place")
            )
            self._settle(values, line, reading, one, raw, counts=False, known=done or found.why == "parent")

    def _settle(
        self,
        values: Values,
        line: Line,
        reading: Reading,
        found: Read,
        raw: Raw,
        *,
        after: object = None,
        counts: bool = True,
        known: bool = False,
    ) -> bool:
        """Say what became of a cell, keep aside what went nowhere; True when it was read."""
        code = "IMP032" if found.outcome is Outcome.EMPTY and found.why else _CODES.get(found.outcome)
        if code is not None:
            self._say(values, line, reading, found, raw, code, after, known=known)
        good = found.outcome in (Outcome.READ, Outcome.CHANGED) or found.value is not None
        if good:
            values.sources[reading.field.name] = self._kept(line, reading, raw)
        if found.outcome in (Outcome.UNREAD, Outcome.OFFERED) and found.value is None:
            self._aside(values, line, reading, raw)
        values.useful += good and counts and found.value is not None
        values.told += found.outcome is Outcome.OFFERED
        return good

    def _say(
        self,
        values: Values,
        line: Line,
        reading: Reading,
        found: Read,
        raw: Raw,
        code: str,
        after: object,
        *,
        known: bool,
    ) -> None:
        """Put down what is to be said of a cell, once its record has an id."""
        text = tidied(raw) if isinstance(raw, str) else given(raw)
        dated = reading.field.kind == "day"
        before = safe(text, personal=reading.personal, known=known, dated=dated)
        shown = after if after is not None else found.value if found.offer is None else found.offer
        # What is shown may be masked on both sides: whether something changed is told by what stands behind it.
        if code == "IMP032" and found.outcome is not Outcome.EMPTY and shown == text:
            return
        if found.outcome in (Outcome.EMPTY, Outcome.UNREAD, Outcome.LOST):
            shown = None
        elif isinstance(shown, tuple | str) and reading.personal:
            shown = "***"
        elif isinstance(shown, KemendagriRegion):
            shown = shown.code
        elif isinstance(shown, str):
            # A number is not hidden on one side of the arrow and whole on the other.
            shown = safe(shown, known=found.outcome is Outcome.CHANGED, dated=dated)
        cell = Cell(
            file=self._context.file,
            sheet=self._context.sheet,
            row=line.number,
            column=reading.letter,
            header=_header(reading),
            table=_TABLES.get(reading.field.part, "enterprises"),
            id="" if reading.field.scheme is None else reading.field.scheme.value,
            path=f"/{_PATHS.get(reading.field.name, reading.field.attribute)}",
        )
        values.pending.append(
            (code, cell, {"before": before, "after": shown, "why": found.why, "repair": found.repair})
        )

    def _aside(self, values: Values, line: Line, reading: Reading, raw: Raw) -> None:
        values.asides.append(self._kept(line, reading, raw))

    def _kept(self, line: Line, reading: Reading, raw: Raw) -> Aside:
        text = tidied(raw) if isinstance(raw, str) else given(raw)
        return Aside(self._context.sheet, line.number, reading.letter, reading.header, text)


_CODES = {
    Outcome.CHANGED: "IMP032",
    Outcome.OFFERED: "IMP033",
    Outcome.UNREAD: "IMP034",
    Outcome.LOST: "IMP035",
}
_TABLES = {
    "figures": "figures",
    "product": "products",
    "certification": "certifications",
    "permit": "certifications",
}
_PATHS = {
    "kbli": "activities",
    **dict.fromkeys(("district", "regency", "province"), "region"),
    **dict.fromkeys(("name_and_owner", "owner_and_name"), "name"),
    "permit": "number",
}
_OWN = {"nib": Scheme.NIB, "npwp": Scheme.NPWP, "gtin": Scheme.BARCODE}
_NUMBERS = {"nib": Nib, "npwp": Npwp, "gtin": Gtin}
_DEPTH = {"province": 2, "regency": 5, "district": 8}


def _header(reading: Reading) -> str:
    """The header as it may be shown: only one whose meaning is known."""
    return safe(reading.header, known=True) if reading.header and reading.field.name != ASIDE else ""
