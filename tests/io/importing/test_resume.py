"""Imports that are resumed: rows mended in the quarantine or in the sheet, and nothing twice."""

import csv
import io
import stat

import pytest
from sheets import codes, imported, rows_of, workbook

from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.io import dump, load
from umkm_domain.io.importing import import_sheet
from umkm_domain.io.importing.quarantine import read_quarantine

CONTENT = (
    'Nama Usaha,NIB,Omzet 2018\nA,1712240062057,5\nB,1712240062057\nC,1712240062057,6,9\n"D,1712240062057,7\n'
    "E,1102230032918,8\n,abc,xyz\n"
)


@pytest.fixture
def first(tmp_path):
    """An import of which four rows are set aside."""
    result = imported(tmp_path, CONTENT)
    assert (result.rows_in, result.accepted, result.quarantined) == (6, 2, 4)
    return result


def mend(path, old, new):
    """Change a text in the quarantine file in place."""
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def again(source, result, **options):
    """Resume, and count."""
    done = import_sheet(source, result.out, resume=True, **options)
    assert done.rows_in == done.accepted + done.quarantined
    assert load(done.out).registry == done.registry
    return done


def names(result):
    """The names of all enterprises."""
    return sorted(e.name for e in result.registry.enterprises)


def test_mended_in_the_quarantine(first):
    """Rows mended in place come in; the others stay, and the file with them, private."""
    mend(first.quarantine_path, "C,1712240062057,6,9", "C,1712240062057,6")
    done = again(first.quarantine_path, first)
    assert (4, 1, 3) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "C", "E"] == names(done)
    assert stat.S_IMODE(done.quarantine_path.stat().st_mode) == 0o600
    mend(first.quarantine_path, "B,1712240062057", "B,1712240062057,4")
    mend(first.quarantine_path, '"""D,1712240062057,7"', "D,1712240062057,7")
    mend(first.quarantine_path, ",abc,xyz", "F,1712240062057,1")
    done = again(first.quarantine_path, first)
    assert (3, 3, 0) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "B", "C", "D", "E", "F"] == names(done)
    assert done.quarantine_path is None
    assert {"s-3": 4, "s-4": 6, "s-5": 7} == {
        e.id: e.figures_of(2018).sales for e in done.registry.enterprises if e.id in ("s-3", "s-4", "s-5")
    }


def test_mended_in_the_quarantine_and_resumed_by_the_sheet(first, tmp_path):
    """Given the sheet, what was mended in the quarantine comes in all the same, and all rows are counted."""
    mend(first.quarantine_path, "C,1712240062057,6,9", "C,1712240062057,6")
    done = again(tmp_path / "s.csv", first)
    assert (6, 3, 3) == (done.rows_in, done.accepted, done.quarantined)
    done = again(tmp_path / "s.csv", first)
    assert (6, 3, 3) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "C", "E"] == names(done)


def test_mended_in_the_sheet(first, tmp_path):
    """Rows mended in the sheet itself come in; those that are in already do not come twice."""
    (tmp_path / "s.csv").write_text(CONTENT.replace("6,9", "6").replace('"D', "D"))
    done = again(tmp_path / "s.csv", first)
    assert (6, 4, 2) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "C", "D", "E"] == names(done)


def test_rows_put_into_the_sheet(first, tmp_path):
    """New rows come in wherever they were put, though the others moved."""
    (tmp_path / "s.csv").write_text(CONTENT.replace("A,1712240062057,5\n", "G,1712240062058,1\nA,1712240062057,5\n"))
    done = again(tmp_path / "s.csv", first)
    assert (7, 3, 4) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "E", "G"] == names(done)


def test_rows_changed_in_the_sheet(first, tmp_path):
    """A row that was changed after it came in is said so, and the data set is left as it is."""
    (tmp_path / "s.csv").write_text(CONTENT.replace("A,1712240062057,5\n", "A Baru,1712240062057,5\n"))
    done = again(tmp_path / "s.csv", first)
    assert (6, 2, 4) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "E"] == names(done)
    assert codes(done)["IMP048"] == 1


def test_rows_taken_out_of_the_sheet(first, tmp_path):
    """A row set aside that is no longer in the sheet stays in the quarantine."""
    (tmp_path / "s.csv").write_text(CONTENT.replace("C,1712240062057,6,9\n", ""))
    done = again(tmp_path / "s.csv", first)
    assert (6, 2, 4) == (done.rows_in, done.accepted, done.quarantined)
    _, held, _ = read_quarantine(done.quarantine_path.read_bytes(), "q")
    assert ["C"] == [h.line.cells[0] for h in held if "6" in h.line.cells]


def test_another_sheet_is_added(first, tmp_path):
    """Another file is added to the data set, and what was set aside of the first one stays."""
    (tmp_path / "t.csv").write_text("Nama Usaha,NIB,Omzet 2018\nZ,1102230032918,1\nY,1\n")
    done = again(tmp_path / "t.csv", first)
    assert (6, 1, 5) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "E", "Z"] == names(done)
    assert ("s.csv", "t.csv") == done.registry.about.sources


def test_a_copy_of_the_quarantine(first, tmp_path):
    """A copy of a part of the quarantine may be mended elsewhere; the rest stays set aside."""
    text = first.quarantine_path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    copy = tmp_path / "copy.csv"
    copy.write_text(text[0] + text[2].replace("6,9", "6"))
    done = again(copy, first)
    assert (4, 1, 3) == (done.rows_in, done.accepted, done.quarantined)
    assert ["A", "C", "E"] == names(done)


def test_saved_by_a_spreadsheet(first):
    """A quarantine that a program filled up with empty cells and other delimiters is not mended by that."""
    rows = list(csv.reader(first.quarantine_path.read_text(encoding="utf-8-sig").splitlines()))
    width = max(map(len, rows))
    text = "\n".join(
        ";".join(cell if '"' not in cell else "" for cell in [*row, *[""] * (width - len(row))]) for row in rows
    )
    first.quarantine_path.write_text(text, encoding="utf-8-sig")
    done = again(first.quarantine_path, first)
    assert done.accepted == 0
    assert ["A", "E"] == names(done)


def test_records_changed_in_the_data_set(first, tmp_path):
    """What was changed in the data set since stays, when the import is resumed."""
    from attrs import evolve

    registry = load(first.out).registry
    changed = registry.with_(evolve(registry.enterprises[0], name="Nama Baru"))
    dump(changed, first.out, overwrite=True)
    assert first.quarantine_path.is_file()
    assert ["E", "Nama Baru"] == names(again(tmp_path / "s.csv", first))


def test_products_are_not_doubled(tmp_path):
    """Rows that were joined to an enterprise are known again."""
    content = "Nama Usaha;NIB;Nama Produk\nA;1712240062057;x\nA;1712240062057;y\nA;1;\n"
    first = imported(tmp_path, content)
    done = again(tmp_path / "s.csv", first)
    assert first.registry == done.registry
    (tmp_path / "s.csv").write_text(content + "A;1712240062057;z\n")
    done = again(tmp_path / "s.csv", first)
    assert ["x", "y", "z"] == sorted(p.name for p in done.registry.products if p.name in "xyz")


def test_titles_still_count(tmp_path):
    """The year and the region of the title hold for rows that come in later."""
    first = imported(tmp_path, "DATA KABUPATEN LEBAK 2019;;\nNama Usaha;Kecamatan;Omzet\nA;Cibadak;5\nB;Cibadak\n")
    mend(first.quarantine_path, "B;Cibadak", "B;Cibadak;6")
    done = again(first.quarantine_path, first)
    assert [("36.02.18", 5), ("36.02.18", 6)] == [
        (str(e.region), e.figures_of(2019).sales) for e in done.registry.enterprises
    ]


def test_without_a_header(tmp_path):
    """Rows of a sheet without a header come in by the letters of the mapping."""
    first = imported(tmp_path, "1;Keripik Contoh;1712240062057\n2;Gula Contoh;1102230032918\n3;Kopi Contoh\n")
    mend(first.quarantine_path, "3;Kopi Contoh", "3;Kopi Contoh;1712240062058")
    done = again(first.quarantine_path, first)
    assert ["Gula Contoh", "Keripik Contoh", "Kopi Contoh"] == names(done)


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [("_seal", "seal", "expected"), (",3,", ",tiga,", "row number"), (",B,", ',"B,', "whole quotes")],
)
def test_a_broken_quarantine(first, old, new, match):
    """A quarantine that is none any more is refused by name, and left."""
    mend(first.quarantine_path, old, new)
    with pytest.raises((DataError, UsageError), match=match) as caught:
        import_sheet(first.quarantine_path, first.out, resume=True)
    if isinstance(caught.value, DataError):
        told = caught.value.exceptions[0].finding.message.id.partition(", tertulis ")[2]
        assert told.partition(" ")[0] in ("kolom", "baris")


def test_nothing_to_resume(tmp_path):
    """Without an earlier import there is nothing to resume."""
    (tmp_path / "s.csv").write_text(CONTENT)
    with pytest.raises(DataError):
        import_sheet(tmp_path / "s.csv", tmp_path / "nothing", resume=True)


def test_a_data_set_that_is_not_whole(first, tmp_path):
    """A data set of which records cannot be read is not written over."""
    file = first.out / "enterprises.csv"
    dump(load(first.out).registry, first.out, overwrite=True, sealed=False)
    file.write_text(file.read_text() + file.read_text().splitlines()[1] + "\n")
    with pytest.raises(UsageError, match="1 of its records"):
        import_sheet(tmp_path / "s.csv", first.out, resume=True)


def test_a_data_set_that_was_never_imported(tmp_path):
    """A data set without an `import` folder takes a sheet as well."""
    from umkm_domain.testing import build

    dump(build.registry(), tmp_path / "o")
    (tmp_path / "s.csv").write_text("Nama Usaha\nA\n")
    done = import_sheet(tmp_path / "s.csv", tmp_path / "o", resume=True)
    assert done.accepted == 1
    assert len(build.registry().enterprises) + 1 == len(done.registry.enterprises)


def test_ids_of_records_that_stand(tmp_path):
    """An id that another record of the data set has is not given twice."""
    first = imported(tmp_path, "ID;Nama Usaha;ID Produk;Nama Produk\nU1;A;P1;x\n")
    (tmp_path / "t.csv").write_text("ID;Nama Usaha;ID Produk;Nama Produk\nU1;B;P1;y\nU2;C;P2;z\nU2;C;P2;z\n")
    done = again(tmp_path / "t.csv", first)
    assert "A" in names(done)
    (tmp_path / "u.csv").write_text("ID;Nama Usaha\nU2;C\n")
    # The same record in another file is that record, not a second one.
    assert names(done) == names(again(tmp_path / "u.csv", first))
    assert len({e.id for e in done.registry.enterprises}) == len(done.registry.enterprises)
    assert {"x", "z"} <= {p.name for p in done.registry.products}


def as_workbook(text, delimiter):
    """The rows of a text as a workbook, whole numbers as numbers, as a spreadsheet saves them."""
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    return workbook(
        rows_of(*(tuple(int(c) if c.isdigit() and len(c) < 12 else c or None for c in row) for row in rows))
    )


@pytest.mark.parametrize("saved", ["utf-16", "xlsx", "quoted"])
def test_the_quarantine_as_excel_saves_it(first, tmp_path, saved):
    """Mended and saved as Unicode text or as a workbook it is still the quarantine, and nothing comes in twice."""
    text = first.quarantine_path.read_text().replace("C,1712240062057,6,9", "C,1712240062057,6")
    mended = tmp_path / f"mended.{'xlsx' if saved == 'xlsx' else 'txt'}"
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    if saved == "xlsx":
        mended.write_bytes(as_workbook(text, ","))
    elif saved == "utf-16":
        out = io.StringIO()
        csv.writer(out, delimiter="\t").writerows(rows)
        mended.write_bytes(out.getvalue().encode("utf-16"))
    else:
        out = io.StringIO()
        csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
        mended.write_text(out.getvalue())
    done = again(mended, first)
    assert (4, 1, 3) == (done.rows_in, done.accepted, done.quarantined)
    assert 3 == len(done.registry.enterprises)


def test_the_quarantine_is_no_sheet(first, tmp_path):
    """Without `resume` it is refused by name."""
    with pytest.raises(UsageError, match=r"quarantine\.csv: expected a sheet, got rows set aside"):
        import_sheet(first.quarantine_path, tmp_path / "another")


@pytest.mark.parametrize("above", ["", "Y;2;2\n", "Y;2;2\nZ;3;3\n"])
@pytest.mark.parametrize("mended", ["B;1712240062057;9", "Baru;1712240062057;9"])
def test_a_row_mended_in_the_sheet_below_new_rows(tmp_path, above, mended):
    """It is known by the rows around it, so that no stale copy of it stays in the quarantine."""
    head, first, last = "Nama Usaha;NIB;Omzet 2018\n", "A;1;1\n", "C;4;4\n"
    result = imported(tmp_path, f"{head}{first}B;1712240062057\n{last}")
    assert (3, 2, 1) == (result.rows_in, result.accepted, result.quarantined)
    (tmp_path / "s.csv").write_text(f"{head}{above}{first}{mended}\n{last}")
    done = again(tmp_path / "s.csv", result)
    rows = 3 + above.count("\n")
    assert (rows, rows, 0) == (done.rows_in, done.accepted, done.quarantined)
    assert rows == len(done.registry.enterprises)
    assert done.quarantine_path is None


def test_between_rows_that_moved_apart(tmp_path):
    """Where a row was put in beside it, nobody can tell which of the two it was: nothing is lost, all are in once."""
    result = imported(tmp_path, "Nama Usaha;NIB;Omzet 2018\nA;1;1\nB;2\nC;4;4\n")
    (tmp_path / "s.csv").write_text("Nama Usaha;NIB;Omzet 2018\nA;1;1\nX;9;9\nB;2;2\nC;4;4\n")
    done = again(tmp_path / "s.csv", result)
    assert (4, 4) == (done.rows_in, done.accepted)
    assert ["A", "B", "C", "X"] == names(done)
