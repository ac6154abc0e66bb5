"""Baris menjadi rekaman. Rows become records: an enterprise, its figures, product and certificates, with ids.

Ids are those of the sheet where it has them, else made from the name of the file and the row, so that the same row
has the same id whenever it is read again.
"""

import re
from typing import Any

from attrs import evolve, fields_dict

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import RecordError
from umkm_domain.identifiers import Nib
from umkm_domain.io.importing.notes import Cell, Notes
from umkm_domain.io.importing.values import Context, Values, say
from umkm_domain.io.importing.words import tokens
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry

__all__ = ["Assembler", "stem"]

_LONGEST = 40
_OF_ENTERPRISE = (
    *("nib", "npwp", "owner", "controller", "legal_form", "region", "established", "closed", "parent_id"),
    *("foreign_owned", "traditional_tools", "size", "market_reach", "source"),
)


def stem(file: str, sheet: str = "") -> str:
    """Return what ids made from a file begin with.

    >>> stem("Data UMKM 2019.xlsx"), stem("Data UMKM 2019.xlsx", "Kec. Cikulur")
    ('data-umkm-2019', 'data-umkm-2019-kec-cikulur')
    """
    name = file.rpartition(".")[0] or file
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST] or "lembar"
    part = re.sub(r"[^a-z0-9]+", "-", sheet.lower()).strip("-")[:_LONGEST]
    return f"{slug}-{part}" if part else slug


class Assembler:
    """Takes the values of rows and makes records; keeps the ids of each table apart."""

    def __init__(self, notes: Notes, *, products_in_sheet: bool, existing: Registry | None = None) -> None:
        self._notes = notes
        self._by_product = products_in_sheet
        held = existing or Registry()
        self.enterprises: dict[str, Enterprise] = {e.id: e for e in held.enterprises}
        self.products: dict[str, Product] = {p.id: p for p in held.products}
        self.certifications: dict[str, Certification] = {c.id: c for c in held.certifications}
        self._before = frozenset(self.enterprises)
        self._by_nib: dict[str, str] = {}
        self._by_group: dict[tuple[int, int], str] = {}
        self._added: list[tuple[dict[str, Any], str]] = []

    def take(self, values: Values, context: Context, row: int, base: str) -> str:
        """Make the records of one row; returns the id of its enterprise.

        Raises:
            RecordError: a value that no record may hold; nothing of the row stays.
        """
        self._added = []
        try:
            return self._take(values, context, row, f"{base}-{row}")
        except RecordError:
            for table, id in self._added:
                table.pop(id, None)
            raise

    def _take(self, values: Values, context: Context, row: int, made: str) -> str:
        cell = Cell(file=context.file, sheet=context.sheet, row=row, table="enterprises")
        enterprise = self._enterprise(values, made, cell)
        id = self._place(enterprise, values, made, cell)
        product = self._product(values, made, id, cell)
        ids = {"enterprises": id, "figures": id, "products": product or ""}
        say(self._notes, values, ids | self._certificates(values, made, id, product, cell))
        return id

    def _enterprise(self, values: Values, made: str, cell: Cell) -> Enterprise:
        found = values.fields
        name = found.get("name")
        if name is None:
            name = f"(tanpa nama, baris {cell.row})"
            self._pend(values, "IMP040", cell, after=name, path="/name")
        chosen: dict[str, Any] = {key: found[key] for key in _OF_ENTERPRISE if key in found}
        if "kbli" in found:
            chosen["activities"] = found["kbli"]
        if chosen.get("established") and chosen.get("closed") and chosen["closed"] < chosen["established"]:
            self._drop(values, chosen, "closed", cell)
        chosen.setdefault("source", ":".join(filter(None, (cell.file, cell.sheet, str(cell.row)))))
        return Enterprise(
            id=found.get("id", made),
            name=name,
            figures=self._figures(values, cell),
            illustrative=found.get("illustrative", False),
            **chosen,
        )

    def _figures(self, values: Values, cell: Cell) -> tuple[YearFigures, ...]:
        out: list[YearFigures] = []
        for year, given in sorted(values.figures.items()):
            if given.get("production") is None and given.pop("production_unit", None) is not None:
                # A unit of nothing: the cell is kept aside.
                self._keep(values, "production_unit")
            if not given:
                continue
            out.append(YearFigures(year=year, **given))
        return tuple(out)

    def _drop(self, values: Values, chosen: dict[str, Any], name: str, cell: Cell) -> None:
        """Leave out a day that comes before the one it follows; its cell is kept aside."""
        value = chosen.pop(name)
        self._keep(values, name)
        self._pend(values, "IMP034", cell, before=str(value), why="order", path=f"/{name}")

    def _keep(self, values: Values, name: str) -> None:
        if name in values.sources:
            values.asides.append(values.sources[name])

    def _pend(self, values: Values, code: str, cell: Cell, *, path: str = "", **more: Any) -> None:
        values.pending.append((code, evolve(cell, path=path), more))

    def _place(self, enterprise: Enterprise, values: Values, made: str, cell: Cell) -> str:
        """Put an enterprise among the others; another row of the same one is joined to it."""
        same = self._same(enterprise, values)
        if same is not None:
            self.enterprises[same.id] = same
            self._pend(values, "IMP047", cell, after=same.id)
            return same.id
        id = enterprise.id
        held = self.enterprises.get(id)
        if held is not None:
            if id in self._before and evolve(held, source=None) == evolve(enterprise, source=None):
                return id
            id = self._free(made, self.enterprises)
            self._pend(values, "IMP041", cell, after=id, path="/id")
            enterprise = evolve(enterprise, id=id)
        elif "id" not in values.fields:
            self._pend(values, "IMP038", cell, after=id, path="/id")
        self.enterprises[id] = enterprise
        self._added.append((self.enterprises, id))
        if values.group is not None:
            self._by_group.setdefault(values.group, id)
        if enterprise.nib is not None and Nib.is_valid(enterprise.nib):
            self._by_nib.setdefault(enterprise.nib, id)
        return id

    def _free(self, made: str, table: dict[str, Any]) -> str:
        id, number = made, 2
        while id in table:
            id, number = f"{made}-{number}", number + 1
        return id

    def _same(self, enterprise: Enterprise, values: Values) -> Enterprise | None:
        """The enterprise that this row is another row of: the same id or NIB, and nothing that contradicts it."""
        grouped = self._by_group.get(values.group) if values.group is not None else None
        if grouped is None and not (self._by_product and any(name.startswith("product.") for name in values.fields)):
            return None
        key = grouped or (enterprise.id if "id" in values.fields else self._by_nib.get(enterprise.nib or ""))
        held = self.enterprises.get(key) if key else None
        if held is None or held.id in self._before:
            return None
        named = "name" in values.fields
        if named and tokens(held.name) != tokens(enterprise.name):
            return None
        changes: dict[str, Any] = {}
        for name in (*_OF_ENTERPRISE, "activities"):
            old, new = getattr(held, name), getattr(enterprise, name)
            if new in (None, ()) or old == new or name == "source":
                continue
            if old not in (None, ()):
                return None
            changes[name] = new
        years = {f.year: f for f in held.figures}
        if any(years.get(f.year, f) != f for f in enterprise.figures):
            return None
        years.update({f.year: f for f in enterprise.figures})
        return evolve(held, **changes, figures=tuple(years[year] for year in sorted(years)))

    def _product(self, values: Values, made: str, enterprise_id: str, cell: Cell) -> str | None:
        given = {name.partition(".")[2]: v for name, v in values.fields.items() if name.startswith("product.")}
        if not given:
            return None
        id = str(given.pop("id", f"{made}-p"))
        here = evolve(cell, table="products", id=id)
        if id in self.products:
            id = self._free(f"{made}-p", self.products)
            self._notes.add("IMP041", evolve(here, id=id, path="/id"), after=id)
        if "name" not in given:
            given["name"] = f"(tanpa nama produk, baris {cell.row})"
            self._notes.add("IMP040", evolve(here, id=id, path="/name"), after=given["name"])
        illustrative = values.fields.get("illustrative", False)
        known = {name: value for name, value in given.items() if name in fields_dict(Product)}
        self._added.append((self.products, id))
        self.products[id] = Product(id=id, enterprise_id=enterprise_id, illustrative=illustrative, **known)
        return id

    def _certificates(self, values: Values, made: str, holder: str, product: str | None, cell: Cell) -> dict[str, str]:
        """Make the certificates of a row; returns the id of the first of each scheme, by table and scheme."""
        ids: dict[str, str] = {}
        found: list[tuple[Scheme, str | None]] = [
            (number.scheme, number.number) for _, certificates in values.certificates for number in certificates.numbers
        ]
        # A tick beside the number of the same scheme says nothing more.
        numbered = {scheme for scheme, number in found if number is not None}
        found = [(scheme, number) for scheme, number in found if number is not None or scheme not in numbered]
        denied = {r.field.scheme for r, c in values.certificates if not c.numbers}
        for scheme in values.dates:
            if scheme not in {s for s, _ in found} and scheme not in denied:
                found.append((scheme, None))
        alone = [s for s in values.dates if sum(scheme is s for scheme, _ in dict.fromkeys(found)) == 1]
        for scheme, dates in values.dates.items():
            if scheme not in alone:
                # Several certificates, or none: whose days these are is not said.
                for name in dates:
                    self._keep(values, f"{scheme.value}.{name}")
                    self._notes.add("IMP034", evolve(cell, id=holder, path=f"/{name}"), why="whose")
        counts: dict[Scheme, int] = {}
        for scheme, number in dict.fromkeys(found):
            counts[scheme] = counts.get(scheme, 0) + 1
            id = f"{made}-{scheme.value}" + ("" if counts[scheme] == 1 else f"-{counts[scheme]}")
            id = self._free(id, self.certifications)
            ids.setdefault(f"certifications/{scheme.value}", id)
            dates = dict(values.dates.get(scheme, {})) if scheme in alone else {}
            issued, until = dates.get("issued_on"), dates.get("valid_until")
            here = evolve(cell, table="certifications", id=id)
            if issued and until and until < issued:
                del dates["valid_until"]
                self._keep(values, f"{scheme.value}.valid_until")
                self._notes.add("IMP034", evolve(here, path="/valid_until"), before=str(until), why="order")
            about_product = product is not None and scheme in _OF_PRODUCT
            self._added.append((self.certifications, id))
            self.certifications[id] = Certification(
                id=id,
                scheme=scheme,
                number=number,
                holder_id=holder,
                product_ids=(product,) if about_product and product else (),
                illustrative=values.fields.get("illustrative", False),
                **dates,
            )
        return ids


_OF_PRODUCT = (Scheme.PIRT, Scheme.BPOM, Scheme.HALAL, Scheme.SNI, Scheme.BARCODE, Scheme.TKDN)
