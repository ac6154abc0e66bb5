"""Mappings in TOML: written out, read back, and refused with the place that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import codes, imported, told

from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import UsageError
from umkm_domain.io.importing.fields import FIELDS
from umkm_domain.io.importing.mapping import ColumnMap, FromTitle, SheetMap, from_toml, to_toml
from umkm_domain.io.importing.reading import Repairs
from umkm_domain.io.importing.words import column_letter

regions = st.sampled_from([None, KemendagriRegion("36.02"), KemendagriRegion("36.02.17")])
years = st.none() | st.integers(min_value=1945, max_value=2100)
columns = st.builds(
    ColumnMap,
    column=st.just(""),
    header=st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() or "\n" in text),
    field=st.sampled_from(sorted(FIELDS)),
    year=years,
    month=st.none() | st.integers(min_value=1, max_value=12),
    times=st.sampled_from([0, 1, 1000]),
    per=st.sampled_from(["", "month", "year"]),
    order=st.sampled_from(["", "dmy", "mdy"]),
    personal=st.booleans(),
)
mappings = st.builds(
    SheetMap,
    columns=st.lists(columns, max_size=4).map(
        lambda made: tuple(
            ColumnMap(**{**{n: getattr(c, n) for n in c.__slots__ if n != "__weakref__"}, "column": column_letter(at)})
            for at, c in enumerate(made)
        )
    ),
    sheets=st.lists(st.text(min_size=1, max_size=8).filter(str.isprintable), max_size=2).map(tuple),
    header_rows=st.sampled_from([None, 0]),
    delimiter=st.sampled_from(["", ";", "\t"]),
    encoding=st.sampled_from(["", "cp1252"]),
    year=years,
    region=regions,
    kbli_edition=st.sampled_from([None, 2020, 2025]),
    repairs=st.builds(Repairs, leading_zeros=st.booleans(), two_digit_years=st.booleans()),
    found=st.builds(FromTitle, year=years, region=regions),
)


@given(mappings)
def test_round_trip(mapping):
    """What is written is read back."""
    assert mapping == from_toml(to_toml(mapping), "m.toml")


def test_signs_that_need_care():
    """Quotes, backslashes, line breaks and control characters in headers survive."""
    header = 'a"b\\c\nd\te\x7f\x85\u00e9\U0001f600'
    mapping = SheetMap(columns=(ColumnMap(column="A", header=header),))
    assert header == from_toml(to_toml(mapping).encode(), "m.toml").columns[0].header


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("x = ", "TOML"),
        (b"\xff", "TOML"),
        ("#" * (2**20 + 1), "at most"),
        ("format = 2", "format"),
        ("nonsense = 1", "nonsense"),
        ("year = '2019'", "year: expected int, got str"),
        ("year = true", "year: expected int, got bool"),
        ("region = 'Lebak'", "region code"),
        ("kbli_edition = 2015", "2020 or 2025"),
        ("sheets = 'A'", "sheets: expected a list of texts"),
        ("sheets = [1]", "sheets: expected a list of texts"),
        ("columns = 1", "columns"),
        ("columns = [1]", "expected a table"),
        ("repairs = 1", "repairs: expected a table"),
        ("[repairs]\nleading_zeros = 1", "leading_zeros: expected bool"),
        ("[repairs]\nmagic = true", "magic"),
        ("[found]\nyear = 'x'", "found.year"),
        ("[[columns]]\nfield = 'name'", "column or header"),
        ("[[columns]]\ncolumn = 'A'\nfield = 'nama'", "expected one of"),
        ("[[columns]]\ncolumn = '1'", "letters"),
        ("[[columns]]\ncolumn = 'A'\n[[columns]]\ncolumn = 'A'", "A twice"),
        ("[[columns]]\ncolumn = 'A'\nmonth = 13", "1 to 12"),
        ("[[columns]]\ncolumn = 'A'\ntimes = -1", "times"),
        ("[[columns]]\ncolumn = 'A'\nper = 'week'", "per"),
        ("[[columns]]\ncolumn = 'A'\norder = 'ymd'", "order"),
    ],
)
def test_wrong_mappings(text, match):
    """A mapping that makes no sense is refused with the place."""
    with pytest.raises(UsageError, match=match):
        from_toml(text, "m.toml")


def test_columns_are_found_by_header_first(tmp_path):
    """A mapping reads a sheet whose columns moved; a column it does not name is kept aside."""
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        "[[columns]]\ncolumn = 'A'\nheader = 'Pelaku'\nfield = 'name'\n"
        "[[columns]]\ncolumn = 'B'\nheader = 'Nilai'\nfield = 'sales'\nyear = 2018\n"
        "[[columns]]\ncolumn = 'C'\nheader = 'Hilang'\nfield = 'nib'\n"
    )
    result = imported(tmp_path, "Nilai;X;Pelaku\n5;y;A\n", mapping=mapping)
    (e,) = result.registry.enterprises
    assert ("A", 5, None) == (e.name, e.figures_of(2018).sales, e.nib)
    assert ["Hilang"] == [one["header"] for one in told(result, "IMP042")]
    assert ["B"] == [one["column"] for one in told(result, "IMP036")]


def test_columns_are_found_by_letters(tmp_path):
    """Without a header, or where the mapping names none, the letters tell; two of one header go in order."""
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        "header_rows = 0\n[[columns]]\ncolumn = 'B'\nfield = 'name'\n[[columns]]\ncolumn = 'A'\nfield = 'nib'\n"
    )
    result = imported(tmp_path, "1712240062057;A\n1102230032918;B\n", mapping=mapping)
    assert [("A", "1712240062057"), ("B", "1102230032918")] == [(e.name, e.nib) for e in result.registry.enterprises]
    assert "IMP037" not in codes(result)
    mapping.write_text("[[columns]]\ncolumn = 'B'\nfield = 'name'\n[[columns]]\nheader = 'NIB'\nfield = 'aside'\n")
    (e,) = imported(tmp_path, "NIB;Nama Usaha\n1712240062057;A\n", mapping=mapping).registry.enterprises
    assert ("A", None) == (e.name, e.nib)
    mapping.write_text(
        "[[columns]]\nheader = 'Nama'\nfield = 'name'\n[[columns]]\nheader = 'Nama'\nfield = 'owner'\n"
        "[[columns]]\nheader = 'NIB'\nfield = 'nib'\n"
    )
    (e,) = imported(tmp_path, "Nama;Nama;NIB\nA;B;1712240062057\n", mapping=mapping).registry.enterprises
    assert ("A", "B") == (e.name, e.owner)


def test_everything_a_mapping_may_say(tmp_path):
    """Delimiter, encoding, region, order of dates and personal columns."""
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        "delimiter = '|'\nencoding = 'cp1252'\nregion = '36.02'\n"
        "[[columns]]\nheader = 'Nama Usaha'\nfield = 'name'\n"
        "[[columns]]\nheader = 'Tanggal'\nfield = 'established'\norder = 'mdy'\n"
        "[[columns]]\nheader = 'Usia'\nfield = 'workers'\nyear = 2018\npersonal = true\n"
    )
    content = "Nama Usaha|Tanggal|Usia\nKaf\u00e9|03/04/2020|5 orang\n".encode("cp1252")
    result = imported(tmp_path, content, mapping=mapping)
    (e,) = result.registry.enterprises
    assert ("Kaf\u00e9", "2020-03-04", "36.02", 5) == (
        e.name,
        str(e.established),
        str(e.region),
        e.figures_of(2018).workers,
    )
    assert ["***"] == [one["before"] for one in told(result, "IMP032") if one["column"] == "C"]
    assert "IMP030" not in codes(result)


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("header_rows = 1\n", 'column = "A"\n'),
        ("", 'column = "A"\nheader = "Lapak"\n'),
    ],
)
def test_a_header_that_only_the_mapping_knows(tmp_path, head, column):
    """It is no row of data where the mapping states its rows, or names one of its headers."""
    mapping = tmp_path / "map.toml"
    mapping.write_text(f'{head}[[columns]]\n{column}field = "name"\n')
    result = imported(
        tmp_path, "Lapak;Baik;Lokasi Jualan\nWarung A;bagus;pasar\nWarung B;ramai;pasar\n", mapping=mapping
    )
    assert ["Warung A", "Warung B"] == [e.name for e in result.registry.enterprises]
    assert (2, 2, 0) == (result.rows_in, result.accepted, result.quarantined)
