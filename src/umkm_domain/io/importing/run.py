"""Impor satu lembar kerja menjadi himpunan data. Import a spreadsheet into a data set folder.

>>> import tempfile
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as folder:
...     sheet = Path(folder, "umkm.csv")
...     _ = sheet.write_text("No;Nama Usaha;Omzet 2018\\n1;Keripik Contoh;Rp 1.500.000,-\\n;JUMLAH;1.500.000\\n")
...     result = import_sheet(sheet, Path(folder, "data"))
...     result.rows_in, result.accepted, result.registry.enterprises[0].figures_of(2018).sales
(1, 1, 1500000)

Source: the forms of sheets that regional offices keep; UU 27/2022 art. 4 (nothing personal in any finding).
"""

import contextlib
import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from attrs import evolve

from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.io._files import named
from umkm_domain.io.durable import replace_file, stand_in
from umkm_domain.io.folder import write_folder
from umkm_domain.io.importing.assemble import Assembler
from umkm_domain.io.importing.columns import Reading, as_map, by_map, guessed, known_headers
from umkm_domain.io.importing.grid import Grid, Sheet, read_file, read_grid
from umkm_domain.io.importing.job import run
from umkm_domain.io.importing.layout import Layout, Role, lay_out
from umkm_domain.io.importing.ledger import Ledger
from umkm_domain.io.importing.mapping import ColumnMap, FromTitle, SheetMap, from_toml, to_toml
from umkm_domain.io.importing.notes import Cell, Notes
from umkm_domain.io.importing.places import title_regions
from umkm_domain.io.importing.quarantine import (
    MODE,
    Held,
    is_quarantine,
    read_quarantine,
    write_asides,
    write_quarantine,
)
from umkm_domain.io.importing.reading import given
from umkm_domain.io.importing.result import ImportResult
from umkm_domain.io.importing.resume import Work, merge, registry_of, take_in
from umkm_domain.io.importing.values import Aside, Context
from umkm_domain.io.importing.words import tokens
from umkm_domain.io.loading import load
from umkm_domain.model.registry import Registry

__all__ = ["ASIDES", "FOLDER", "LEDGER", "MAPPING", "QUARANTINE", "import_sheet"]

FOLDER = "import"
MAPPING, QUARANTINE, ASIDES, LEDGER = "mapping.toml", "quarantine.csv", "aside.csv", "accepted.csv"
"""What an import keeps beside the tables: a folder in the data set, and the files in it."""


_TABLE = 2
"""Known columns that make a sheet one that may hold enterprises."""


def import_sheet(
    source: str | Path,
    out: str | Path,
    *,
    mapping: str | Path | None = None,
    resume: bool = False,
    on: date | None = None,
) -> ImportResult:
    """Impor lembar CSV atau XLSX. Import a CSV or XLSX sheet as offices keep them into a data set folder.

    Args:
        source: the sheet; with `resume` also the quarantine file itself.
        out: the folder to make; with `resume` the one an earlier import made.
        mapping: a mapping in TOML; guessed otherwise, and written out in both cases.
        resume: take in what was mended in the quarantine file, or in the sheet; nothing is taken twice.
        on: the day the data set speaks of, its reference date; without one it has none, and no title gives it one.

    Returns:
        Counts, findings and the registry; the folder holds the data set, and in `import/` the mapping, the rows
        set aside (`quarantine.csv`) and the cells no field takes (`aside.csv`). All of it is made for its owner
        alone (folder 0700, files 0600).

    Raises:
        DataError: the file as a whole cannot be read, or goes beyond a stated limit.
        UsageError: the folder is taken (or, with `resume`, missing), or the mapping makes no sense.
        MissingExtraError: a workbook without the extra `sheets`.
        OSError: the folder cannot be written.
    """
    source, out = named(source), named(out).resolve()
    mapping = None if mapping is None else named(mapping)
    content = read_file(source)
    mended = is_quarantine(content, source.name)
    if mended and not resume:
        message = (
            f"{source.name}: expected a sheet, got rows set aside by an import; resume=True (--resume) takes them in"
        )
        raise UsageError(message)
    existing, earlier = _existing(out, resume=resume)
    given_map = _mapping(out, mapping, resume=resume)
    work = Work(ledger=Ledger.read(out / FOLDER / LEDGER) if resume else Ledger())
    if mended:
        own = out / FOLDER / QUARANTINE
        others = earlier if own.resolve() != source.resolve() else []
        made_map, registry = take_in(content, source.name, others, given_map or SheetMap(), existing, work)
    else:
        grid = read_grid(
            content,
            source.name,
            headers=[c.header for c in given_map.columns] if given_map else (),
            delimiter=given_map.delimiter if given_map else "",
            encoding=given_map.encoding if given_map else "",
        )
        made_map, registry = _first(grid, given_map, existing, earlier, work)
    if on is not None:
        registry = evolve(registry, about=evolve(registry.about, reference_date=on))
    return _written(work, made_map, registry, out, source.name, overwrite=resume or _is_empty(out))


def _is_empty(out: Path) -> bool:
    return out.is_dir() and not any(out.iterdir())


def _existing(out: Path, *, resume: bool) -> tuple[Registry, list[Held]]:
    if out.suffix.lower() in (".json", ".csv", ".xlsx"):
        message = f"{out.name}: expected a folder for the data set, got the name of a file"
        raise UsageError(message)
    if not resume:
        if out.exists() and not _is_empty(out):
            message = f"{out.name}: expected a folder that does not exist yet; resume=True (--resume) adds to it"
            raise UsageError(message)
        return Registry(), []
    result = load(out)
    if result.quarantined or result.aside:
        message = f"{out.name}: expected a whole data set to resume; {result.quarantined} of its records cannot be read"
        raise UsageError(message)
    file = out / FOLDER / QUARANTINE
    held = read_quarantine(read_file(file), file.name)[1] if file.is_file() else []
    return result.registry, held


def _mapping(out: Path, mapping: Path | None, *, resume: bool) -> SheetMap | None:
    written = out / FOLDER / MAPPING
    place = mapping or (written if resume and written.is_file() else None)
    return None if place is None else from_toml(read_file(place), place.name)


def _first(
    grid: Grid, mapping: SheetMap | None, existing: Registry, earlier: Sequence[Held], work: Work
) -> tuple[SheetMap, Registry]:
    """Read a sheet, for the first time or again."""
    notes = work.notes
    work.delimiter = grid.delimiter or ";"
    if grid.fallback:
        notes.add("IMP030", Cell(file=grid.file))
    chosen = _chosen(grid, mapping, notes)
    base = mapping or SheetMap()
    made, assembler = base, None
    for sheet, layout in chosen:
        missing: tuple[ColumnMap, ...] = ()
        if mapping:
            readings, missing = by_map(layout, mapping)
        else:
            readings = guessed(layout)
        tables: dict[int, tuple[Reading, ...]] = {}
        for start, columns in layout.tables.items():
            below = evolve(layout, columns=columns, rows=layout.rows[start:])
            if mapping:
                tables[start], absent = by_map(below, mapping)
                missing = tuple(column for column in missing if column in absent)
            else:
                tables[start] = guessed(below)
        for column in missing:
            notes.add("IMP042", Cell(file=grid.file, sheet=sheet.name, column=column.column, header=column.header))
        if not layout.score and not mapping:
            strange = next((row.line.number for row in layout.rows if row.role is Role.HEADER), None)
            why = "" if strange is None else Text(f"kepala tabel di baris {strange}", f"the header in row {strange}")
            notes.add("IMP037", Cell(file=grid.file, sheet=sheet.name), why=why)
        found = _from_title(sheet, layout)
        everything = [*readings, *chain.from_iterable(tables.values())]
        context = _context(grid.file, sheet.name, base, found, everything, notes)
        if assembler is None:
            made = evolve(as_map(readings, layout, base, tables.values()), found=found)
            by_product = any(r.field.name == "product.name" for r in readings)
            assembler = Assembler(notes, products_in_sheet=by_product, existing=existing)
            work.headers = [r.header or r.letter for r in readings]
        mine = [h for h in earlier if (h.file, h.sheet) == (grid.file, sheet.name)]
        merged, seals, left = merge(layout, mine, work.ledger)
        work.keep(left)
        ids = sheet.name if len(chosen) > 1 else ""
        work.add(
            run(
                sheet,
                merged,
                readings,
                context,
                assembler,
                notes,
                ledger=work.ledger,
                in_ids=ids,
                seals=seals,
                tables=tables,
            )
        )
    read = {(grid.file, sheet.name) for sheet, _ in chosen}
    work.keep(h for h in earlier if (h.file, h.sheet) not in read)
    if len(chosen) > 1:
        made = evolve(made, sheets=tuple(sheet.name for sheet, _ in chosen))
    return made, registry_of(existing, assembler, grid.file)


def _chosen(grid: Grid, mapping: SheetMap | None, notes: Notes) -> list[tuple[Sheet, Layout]]:
    """Choose the sheets to read: those that are named, or the fullest and every other one of the same columns."""
    known = known_headers(mapping) if mapping else {}
    header_rows = mapping.header_rows if mapping else None
    wanted = mapping.sheets if mapping else ()
    filled = [s for s in grid.sheets if any(line.filled or line.broken for line in s.lines)]
    named = [s for s in filled if s.name in wanted]
    for name in set(wanted) - {s.name for s in named}:
        notes.add("IMP042", Cell(file=grid.file, sheet=name))
    looked = [(s, lay_out(s, known, header_rows=header_rows)) for s in (named or filled) if named or not s.hidden]
    if not looked:
        looked = [(s, lay_out(s, known, header_rows=header_rows)) for s in filled]
    first = max(looked, key=lambda pair: _weight(pair[1], [layout for _, layout in looked]), default=None)
    if first is None:
        return []
    shape = _shape(first[1])
    taken = [pair for pair in looked if named or pair[0] is first[0] or (shape and _shape(pair[1]) == shape)]
    for sheet in filled:
        if all(sheet is not kept for kept, _ in taken):
            table = sheet.hidden or any(sheet is s and layout.score >= _TABLE for s, layout in looked)
            why = Text("tersembunyi", "hidden") if sheet.hidden else Text("kolomnya lain", "of other columns")
            notes.add("IMP043" if table else "IMP049", Cell(file=grid.file, sheet=sheet.name), why=why if table else "")
    return taken


def _weight(layout: Layout, others: Sequence[Layout]) -> tuple[bool, float]:
    """How much a sheet looks like the one to read: names of businesses first, then known columns times rows."""
    shape = _shape(layout)
    alike = [other for other in others if other is layout or (shape and _shape(other) == shape)]
    rows = sum(len(other.lines(Role.DATA)) for other in alike)
    return layout.column("name") is not None, (layout.score or 0.1) * rows


def _shape(layout: Layout) -> tuple[tuple[str, ...], ...]:
    return tuple(tokens(column.header) for column in layout.columns) if layout.header_rows else ()


def _from_title(sheet: Sheet, layout: Layout) -> FromTitle:
    """What the titles and the name of a sheet say of the year and the region."""
    titles = [given(cell) for line in layout.lines(Role.TITLE) for cell in line.cells if isinstance(cell, str)]
    titles.append(sheet.name)
    years = {
        int(year) for title in titles for year in re.findall(r"(?<![0-9])(?:19[5-9]|20[0-9])[0-9](?![0-9])", title)
    }
    regions = title_regions(titles)
    inner = regions[-1] if regions and all(regions[-1].code.startswith(r.code) for r in regions) else None
    return FromTitle(year=years.pop() if len(years) == 1 else None, region=inner)


def _context(
    file: str, sheet: str, base: SheetMap, found: FromTitle, readings: Sequence[Reading], notes: Notes
) -> Context:
    figures = any(r.field.part == "figures" and r.year is None and r.field.name != "year" for r in readings)
    year, region = base.year, base.region
    if year is None and found.year is not None and figures:
        year = found.year
        notes.add("IMP044", Cell(file=file, sheet=sheet, path="/figures/year"), after=year)
    if region is None and found.region is not None:
        region = found.region
        notes.add("IMP044", Cell(file=file, sheet=sheet, path="/region"), after=region.code)
    # What the mapping says, no heading replaces; and a year that no column asks for is none.
    fixed = {name for name, said in (("year", base.year or not figures), ("region", base.region)) if said}
    return Context(
        file=file,
        sheet=sheet,
        year=year,
        region=region,
        kbli_edition=base.kbli_edition,
        fixed=frozenset(fixed),
        repairs=base.repairs,
    )


def _written(
    work: Work, mapping: SheetMap, registry: Registry, out: Path, file: str, *, overwrite: bool
) -> ImportResult:
    old = out / FOLDER
    first = not old.is_dir()

    def beside(folder: Path) -> None:
        place = folder / FOLDER
        place.mkdir(mode=0o700, exist_ok=True)
        with replace_file(place / MAPPING, overwrite=True, mode=MODE) as stream:
            stream.write(to_toml(mapping).encode())
        write_quarantine(place / QUARANTINE, work.held, work.headers, work.delimiter)
        work.ledger.write(place / LEDGER)
        write_asides(place / ASIDES, work.asides, file, _kept(old / ASIDES, work.asides))

        if first:
            # The tables hold owners and taxpayer numbers; whoever opens them to others is asked for by nobody.
            for made_file in folder.iterdir():
                if made_file.is_file() and not made_file.is_symlink():
                    made_file.chmod(MODE)

    made = not out.exists() and stand_in(out) is None
    if made:
        # Made beforehand so that nobody else can look in, not even while it is written.
        out.mkdir(mode=0o700, parents=True)
    try:
        write_folder(registry, out, overwrite=overwrite or made, beside=beside)
    except BaseException:
        if made:
            with contextlib.suppress(OSError):
                out.rmdir()
        raise
    paths = {name: old / name for name in (QUARANTINE, ASIDES)}
    return ImportResult(
        rows_in=work.rows_in,
        accepted=work.accepted,
        quarantined=len(work.held),
        findings=work.notes.findings(),
        registry=registry,
        out=out,
        mapping_path=old / MAPPING,
        quarantine_path=paths[QUARANTINE] if paths[QUARANTINE].is_file() else None,
        aside_path=paths[ASIDES] if paths[ASIDES].is_file() else None,
    )


def _kept(path: Path, new: Sequence[Aside]) -> list[list[str]]:
    """The cells an earlier import kept, less those that are kept again."""
    if not path.is_file():
        return []
    from umkm_domain.io.importing.grid_csv import decoded, split_rows

    again = {(a.sheet, str(a.row), a.column) for a in new}
    text = decoded(read_file(path), path.name)[0]
    rows = [[str(cell or "") for cell in line.cells] for line in split_rows(text, ",")[1:]]
    return [row for row in rows if len(row) == 6 and (row[1], row[2], row[3]) not in again]
