"""The template: what is filled in there is read without a mapping."""

import zipfile

import pytest
from attrs import evolve
from sheets import codes

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.errors import UsageError
from umkm_domain.core.findings import Severity
from umkm_domain.io.importing import choices, import_sheet
from umkm_domain.io.importing.aliases import recognise
from umkm_domain.io.importing.figures import truth
from umkm_domain.io.template import _COLUMNS, write_template
from umkm_domain.rules import check


@pytest.fixture
def sheet(tmp_path):
    """A template on disk."""
    write_template(tmp_path / "umkm.xlsx")
    return tmp_path / "umkm.xlsx"


def test_it_is_read_as_it_is(sheet, tmp_path):
    """The example row is one row, taken whole, and marked as an illustration."""
    result = import_sheet(sheet, tmp_path / "o")
    assert (1, 1, 0) == (result.rows_in, result.accepted, result.quarantined)
    assert [] == [f for f in result.findings if f.severity is not Severity.INFO]
    assert {"IMP032", "IMP049"} == set(codes(result))
    (e,), (p,), (c,) = result.registry.enterprises, result.registry.products, result.registry.certifications
    assert (True, True, True) == (e.illustrative, p.illustrative, c.illustrative)
    assert ("36.02.14", 2023, 120_000_000) == (str(e.region), e.figures[0].year, e.figures[0].sales)
    assert (Scheme.PIRT, (p.id,)) == (c.scheme, c.product_ids)
    assert check(result.registry, on=c.issued_on).errors == ()


def test_every_header_is_known():
    """Every header of the template means a field, and none twice."""
    targets = [recognise(column.header) for column in _COLUMNS]
    fields = [target.field for target in targets]
    assert "aside" not in fields
    assert len(fields) == len(set(fields))


def test_every_listed_value_is_read():
    """Every value that the lists of the template offer is read."""
    for column in _COLUMNS:
        field = recognise(column.header).field.rpartition(".")[2]
        for word in column.choices:
            assert (truth(word) if field == "illustrative" else choices.choice(field, word)).value is not None, word


def test_it_has_lists_and_is_made_alike(sheet, tmp_path):
    """Cells offer their lists, and the same template is the same file."""
    with zipfile.ZipFile(sheet) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert text.count('type="list"') == sum(bool(column.choices) for column in _COLUMNS)
    write_template(tmp_path / "again.xlsx")
    assert sheet.read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_it_replaces_nothing(sheet):
    """A file that stands there is kept, unless it may be replaced."""
    with pytest.raises(UsageError, match="exists"):
        write_template(sheet)
    write_template(sheet, overwrite=True)


def test_as_csv_it_is_csv_and_read_alike(sheet, tmp_path):
    """A name that ends in .csv gets a CSV file, which spreadsheet programs open, and which gives the same records."""
    write_template(tmp_path / "umkm.CSV")
    head, row, end = (tmp_path / "umkm.CSV").read_bytes().decode("utf-8-sig").split("\n")
    assert ([column.header for column in _COLUMNS], "") == (head.split(";"), end)
    assert ("1", "U001", "2020-01-15") == (row.split(";")[0], row.split(";")[1], row.split(";")[11])
    result = import_sheet(tmp_path / "umkm.CSV", tmp_path / "c")
    assert (1, 1, 0) == (result.rows_in, result.accepted, result.quarantined)
    book = import_sheet(sheet, tmp_path / "o").registry
    assert _unsourced(book.enterprises) == _unsourced(result.registry.enterprises)
    assert (book.products, book.certifications) == (result.registry.products, result.registry.certifications)


def _unsourced(enterprises):
    return [evolve(enterprise, source=None) for enterprise in enterprises]


@pytest.mark.parametrize("name", ["umkm", "umkm.xls", "umkm.ods", "umkm.xlsx.txt", ".xlsx"])
def test_other_kinds_of_files_are_refused(name, tmp_path):
    """A file whose name says another kind would not open in any program."""
    with pytest.raises(UsageError, match=r"ends in \.xlsx or \.csv"):
        write_template(tmp_path / name)
    assert [] == list(tmp_path.iterdir())
