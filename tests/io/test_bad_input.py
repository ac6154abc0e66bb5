"""Bad input of every kind: one clear message with file, row, column, expected and got; the rest is processed."""

import json
from pathlib import Path

import pytest

from umkm_domain.codes.kbli import Kbli
from umkm_domain.core.errors import DataError, UsageError
from umkm_domain.io import dump, load
from umkm_domain.io import folder as folders
from umkm_domain.io.document import dumps, loads
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build

HEAD = '"schema":"umkm-domain/registry","schema_version":"1.0"'


@pytest.fixture
def folder(tmp_path):
    """A data set of one record of each kind, its tables open to edits."""
    kbli = Kbli("10792", edition=2020)
    registry = build.registry(
        enterprises=(build.enterprise(activities=(kbli,)),), products=(build.product(activity=kbli),)
    )
    dump(registry, tmp_path / "data", sealed=False)
    return tmp_path / "data"


def edit(folder, table, old, new):
    """Change the text of a table."""
    file = folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def whole(result):
    """Check that nothing was lost, and return the one record that was set aside."""
    assert result.records_in == result.accepted + result.quarantined
    (record,) = result.quarantine
    return record


ROWS = [
    ("products", "90,ambient", "ninety,ambient", "IMP001", "shelf_life_days", "a whole number, got 'ninety'"),
    ("products", ",15000,", ",-5,", "IMP005", "price", "no less than 0, got -5"),
    ("products", ",15000,", ",15000.0,", "IMP001", "price", "a whole number, got '15000.0'"),
    ("products", "ambient", "warm", "IMP003", "storage", "one of ambient, chilled, frozen, got 'warm'"),
    ("products", ",Keripik contoh,", ",,", "IMP004", "name", "a value, got nothing"),
    ("products", ",10792,2020,", ",10792,,", "IMP003", "activity/edition", "2020 or 2025, got nothing"),
    ("products", ",10792,2020,", ",,2020,", "IMP003", "activity/code", "five digits, got nothing"),
    ("products", ",10792,2020,", ",10792,2021,", "IMP003", "activity/edition", "2020 or 2025, got 2021"),
    ("products", '""expiry"":true', '""expiry"":1', "IMP001", "label/expiry", "true or false, got 1"),
    ("enterprises", "2015-01-02", "2015-02-30", "IMP002", "established", "a date YYYY-MM-DD, got '2015-02-30'"),
    ("enterprises", "2015-01-02", "02/01/2015", "IMP002", "established", "a date YYYY-MM-DD, got '02/01/2015'"),
    ("enterprises", "2015-01-02,", "2015-01-02,2014-01-01", "IMP005", "closed", "a day on or after established"),
    ("enterprises", ",36.02,", ",36.00,", "IMP003", "region", "a Home Ministry region code such as 36.02"),
    ("enterprises", ",true", ",yes", "IMP001", "illustrative", "true or false, got 'yes'"),
    ("targets", "1/1", "100%", "IMP001", "value", "a ratio \"n/d\", got '100%'"),
    ("targets", "1/1", "-1/1", "IMP005", "value", "no less than 0, got '-1/1'"),
    ("certifications", "pirt", "p-irt", "IMP003", "scheme", "one of nib"),
]


@pytest.mark.parametrize(("table", "old", "new", "code", "column", "words"), ROWS)
def test_a_bad_cell(folder, table, old, new, code, column, words):
    """A bad cell quarantines its row whole; the message says file, row, column, expected and got."""
    edit(folder, table, old, new)
    result = load(folder)
    record = next(r for r in result.quarantine if r.table == table)
    assert result.records_in == result.accepted + result.quarantined
    assert (code, f"/{column}") in {(reason.code, reason.path) for reason in record.reasons}
    reason = next(r for r in record.reasons if r.path == f"/{column}")
    assert reason.message.en.startswith(f"{table}.csv, row 2, column {column}: expected ")
    assert words in reason.message.en
    assert reason.message.id.startswith(f"{table}.csv, baris 2, kolom {column}: seharusnya ")
    values = dict(reason.values)
    assert (f"{table}.csv", 2, column) == (values["file"], values["row"], values["column"])
    assert (table, 2) == (record.table, record.row)


def test_all_errors_of_a_row_come_at_once(folder):
    """A row with several errors says them all, those of a whole record among them."""
    edit(folder, "enterprises", "2015-01-02,", "2015-01-02,2014-01-01")
    edit(folder, "enterprises", ",36.02,", ",x,")
    edit(folder, "enterprises", "Usaha Contoh", "")
    (record, figures) = load(folder).quarantine
    assert {"/name", "/region", "/closed"} == {reason.path for reason in record.reasons}
    assert ("figures", ["IMP009"]) == (figures.table, [reason.code for reason in figures.reasons])


def test_an_unknown_column_is_kept_aside(folder):
    """An unknown column is said once, its values are kept, and no row is lost for it."""
    edit(folder, "products", "id,enterprise_id", "warna,id,enterprise_id")
    edit(folder, "products", "P1,E1", "merah,P1,E1")
    result = load(folder)
    assert ["IMP016"] == [finding.code for finding in result.findings]
    assert "products.csv, row 1, column warna" in result.findings[0].message.en
    assert [("products", "P1", "/warna", "merah")] == [(a.table, a.id, a.path, a.value) for a in result.aside]
    assert "merah" not in repr(result.aside)
    refused = load(folder, unknown="refuse")
    assert ["IMP006"] == [reason.code for reason in whole(refused).reasons]


def test_an_unknown_key_inside_a_cell(folder):
    """A key that no record knows, in a cell of nested records, is kept aside and said as well."""
    edit(folder, "products", '"{""expiry""', '"{""expired""')
    result = load(folder)
    assert [("IMP016", "/label/expired")] == [(finding.code, finding.path) for finding in result.findings]
    assert "products.csv, row 2, column label/expired: expected a known field" in result.findings[0].message.en
    assert [("P1", "/label/expired", True)] == [(a.id, a.path, a.value) for a in result.aside]
    assert ["IMP006"] == [reason.code for reason in whole(load(folder, unknown="refuse")).reasons]


def test_a_column_given_twice(folder):
    """Two columns of one name leave no way to tell them apart."""
    edit(folder, "products", "id,enterprise_id,name", "id,name,name")
    with pytest.raises(DataError, match=r"products\.csv, row 1: expected each column once, got 'name' twice"):
        load(folder)


def test_a_duplicate_id(folder):
    """The later row with an id is set aside; the first one stays."""
    file = folder / "products.csv"
    text = file.read_text()
    file.write_text(text + text.splitlines()[1].replace("Keripik", "Lain") + "\n")
    result = load(folder)
    record = whole(result)
    assert (["IMP008"], 3, "P1") == ([reason.code for reason in record.reasons], record.row, record.id)
    assert "Keripik contoh" == result.registry.product("P1").name
    assert "Lain contoh" == record.raw["name"]


def test_a_reference_that_leads_nowhere_stays(folder):
    """A dangling reference is no reason for quarantine; nor is an ill-formed official number."""
    edit(folder, "products", "P1,E1", "P1,E77")
    edit(folder, "certifications", ",2063602010001-22,", ",12,")
    result = load(folder)
    assert 0 == result.quarantined
    assert ["E77"] == [d.target_id for d in result.registry.dangling()]


@pytest.mark.parametrize(
    ("table", "text", "code"),
    [
        ("figures", "enterprise_id,year\nE9,2018\n", "IMP009"),
        ("listings", "agreement_id,product_id\nA9,P1\n", "IMP009"),
        ("figures", "enterprise_id,year\n,2018\n", "IMP004"),
        ("figures", "year\n2018\n", "IMP004"),
    ],
)
def test_a_nested_row_without_its_parent(folder, table, text, code):
    """Yearly figures without an enterprise, and listings without an agreement, have nowhere to live."""
    (folder / f"{table}.csv").write_text(text)
    assert [code] == [reason.code for reason in whole(load(folder)).reasons]


def test_a_bad_figure_leaves_its_enterprise(folder):
    """A bad row of figures is set aside by itself."""
    edit(folder, "figures", "E1,2018,120000000", "E1,2018,-1")
    result = load(folder)
    assert "figures" == whole(result).table
    assert () == result.registry.enterprise("E1").figures


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("", "IMP011", "enterprises.csv: expected at least one record, got no row"),
        ("id,name\n", "IMP011", "enterprises.csv: expected at least one record, got no row"),
        ("\n\n", "IMP011", "enterprises.csv: expected at least one record, got no row"),
    ],
)
def test_an_empty_table(tmp_path, content, code, words):
    """An empty table is said and loads as nothing."""
    (tmp_path / "enterprises.csv").write_text(content)
    result = load(tmp_path)
    assert (0, [(code, words)]) == (result.records_in, [(f.code, f.message.en) for f in result.findings])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("E2", "IMP010"),
        ("E2,A,B", "IMP010"),
        ('E2,"A" b', "IMP014"),
        ('E2,"A', "IMP014"),
        (f"E2,{'a' * 140_000}", "IMP026"),
    ],
)
def test_a_row_that_does_not_fit(tmp_path, row, code):
    """A row with too few or too many cells, or that cannot be parsed, is set aside whole; the next one is read."""
    (tmp_path / "enterprises.csv").write_text(f"id,name\nE1,A\n{row}\n" + ("" if row.endswith('"A') else "E3,C\n"))
    result = load(tmp_path)
    record = whole(result)
    assert ([code], 3) == ([reason.code for reason in record.reasons], record.row)
    assert "E2" in str(record.raw)
    assert "E3" not in str(record.raw)
    assert ["E1", "E3"][: result.accepted] == [e.id for e in result.registry.enterprises]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_columns_that_no_comma_separates(tmp_path, sign):
    """A table with another sign between its columns is refused once, not once a row."""
    (tmp_path / "enterprises.csv").write_text(f"id{sign}name\n" + f"E1{sign}A\n" * 5)
    with pytest.raises(DataError, match=r"enterprises\.csv, row 1: expected columns separated by commas, got 'id"):
        load(tmp_path)


def test_a_header_that_does_not_parse(tmp_path):
    """Without a header there is no table."""
    (tmp_path / "enterprises.csv").write_text('id,"na"me\nE1,A\n')
    with pytest.raises(DataError, match=r"enterprises\.csv, row 1: expected a whole CSV row"):
        load(tmp_path)


def test_personal_values_are_never_shown(tmp_path):
    """What was set aside may hold names and numbers of people: neither messages nor repr nor dicts show them."""
    (tmp_path / "enterprises.csv").write_text("id,name,owner,npwp,controller\n,Warung,Siti Aminah,317,Budi\n")
    result = load(tmp_path)
    record = whole(result)
    shown = f"{record!r} {record.to_dict()} {[f.line('en') for f in result.findings]}"
    assert "Siti" not in shown
    assert "317" not in shown
    assert "Budi" not in shown
    assert "Siti Aminah" == record.raw["owner"]
    document = f'{{{HEAD},"enterprises":[{{"id":"E1","name":"A","owner":5,"npwp":true}}]}}'
    reasons = whole(loads(document)).reasons
    assert {"***"} == {dict(reason.values)["got"] for reason in reasons}


WHOLE = [
    ("missing.json", None, "IMP020", "missing.json: expected a data set folder or a JSON document, got No such"),
    ("a.json", b"\xff\xfe{}", "IMP021", "a.json: expected UTF-8 text, got byte 0xff at position 0 (line 1)"),
    ("a.json", b"", "IMP022", "a.json: expected a whole JSON document, got an end at line 1, column 1"),
    ("a.json", b'{"schema": "umkm', "IMP022", "a.json: expected a whole JSON document, got"),
    ("a.json", b'{"a": 1,}', "IMP022", "a.json: expected a whole JSON document, got"),
    ("a.json", b'{"a": NaN}', "IMP022", "got NaN, which is no JSON number"),
    ("a.json", b"[" * 100_000, "IMP022", "nesting without end"),
    ("a.json", b"[" * 40 + b"]" * 40, "IMP026", "at most 32 levels"),
    ("a.json", b"[]", "IMP023", "a.json: expected a JSON object, got a list"),
    ("a.json", b"{}", "IMP023", 'expected "schema": "umkm-domain/registry", got no "schema"'),
    ("a.json", b'{"schema":"x"}', "IMP023", "got \"schema\": 'x'"),
    ("a.json", b'{"schema":"umkm-domain/registry"}', "IMP024", "expected schema version 1.0, got none"),
    ("a.json", b'{"schema":"umkm-domain/registry","schema_version":"9.0"}', "IMP024", "got '9.0'"),
    ("a.json", b'{"schema":"umkm-domain/registry","schema_version":1.0}', "IMP024", "got 1.0"),
    ("a.json", f'{{{HEAD},"products":{{}}}}'.encode(), "IMP022", "a.json, /products: expected a list of records"),
    ("a.json", f'{{{HEAD},"usaha":[]}}'.encode(), "IMP006", "a.json, /usaha: expected one of"),
    ("a.json", f'{{{HEAD},"region":"x"}}'.encode(), "IMP003", "a.json, /region: expected a Home Ministry region code"),
    ("a.json", f'{{{HEAD},"edition":"x"}}'.encode(), "IMP002", "a.json, /edition: expected a date YYYY-MM-DD"),
    ("a.json", f'{{{HEAD},"edition":5}}'.encode(), "IMP002", "a.json, /edition: expected a date YYYY-MM-DD"),
    ("a.json", f"{{{HEAD},{HEAD}}}".encode(), "IMP007", "expected it once, got twice"),
    ("missing.jsonl", None, "IMP020", "expected a data set folder or a JSON document, got No such"),
]


@pytest.mark.parametrize(("name", "content", "code", "words"), WHOLE)
def test_a_document_that_cannot_be_read(tmp_path, name, content, code, words):
    """A document that cannot be read as a whole is one error that says file, expected and got."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError) as caught:
        load(tmp_path / name)
    assert words in caught.value.message
    assert code in [cause.finding.code for cause in caught.value.exceptions]
    assert caught.value.source


PACKAGES = [
    ({}, "IMP023", 'expected "umkm": {"schema": "umkm-domain/registry"}'),
    ({"umkm": {"schema": "umkm-domain/registry"}}, "IMP024", "got none"),
    ({"about": {"region": 5}}, "IMP003", "/umkm/about/region"),
    ({"resources": [{}]}, "IMP023", "expected name and path of each resource"),
    ({"resources": [{"name": "products", "path": "gone.csv"}]}, "IMP020", "gone.csv: expected a file that exists"),
    ({"resources": [{"name": "products", "path": "../products.csv"}]}, "IMP027", "expected a file inside the folder"),
    ({"resources": [{"name": "products", "path": "/etc/passwd"}]}, "IMP027", "expected a file inside the folder"),
    ({"resources": [{"name": "products", "path": "sub/products.csv"}]}, "IMP027", "expected a file inside the folder"),
]


@pytest.mark.parametrize(("changes", "code", "words"), PACKAGES)
def test_a_package_that_cannot_be_read(tmp_path, changes, code, words):
    """A `datapackage.json` that cannot be right is refused, and no file outside the folder is read."""
    own = {"schema": "umkm-domain/registry", "schema_version": "1.0", "about": changes.get("about", {})}
    package = {"umkm": own, **changes} if changes else {}
    (tmp_path / "products.csv").write_text("id\n")
    (tmp_path / "data" / "sub").mkdir(parents=True)
    (tmp_path / "data" / "sub" / "products.csv").write_text("id\n")
    (tmp_path / "data" / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(DataError) as caught:
        load(tmp_path / "data" / "datapackage.json")
    assert words in caught.value.message
    assert code in [cause.finding.code for cause in caught.value.exceptions]


def test_a_link_out_of_the_folder(tmp_path):
    """A table that is a link to a file elsewhere is not followed."""
    (tmp_path / "data").mkdir()
    (tmp_path / "enterprises.csv").write_text("id,name\nE1,A\n")
    (tmp_path / "data" / "enterprises.csv").symlink_to(tmp_path / "enterprises.csv")
    with pytest.raises(DataError, match="expected a file inside the folder"):
        load(tmp_path / "data")


def test_a_folder_without_tables(tmp_path):
    """A folder of other things is no data set."""
    with pytest.raises(DataError, match=r"or a table such as enterprises\.csv, got neither"):
        load(tmp_path)


def test_a_table_in_two_forms(tmp_path):
    """A table that stands there as CSV and as Parquet leaves no way to choose."""
    dump(build.registry(), tmp_path / "data", sealed=False)
    (tmp_path / "data" / "products.parquet").write_bytes(b"")
    with pytest.raises(DataError, match=r"expected one file a table, got products\.csv and products\.parquet"):
        load(tmp_path / "data")


def test_a_file_that_is_no_table(tmp_path):
    """A CSV file under no known name is said, not read in silence."""
    dump(build.registry(), tmp_path / "data")
    (tmp_path / "data" / "produk.csv").write_text("id\n")
    assert [("IMP012", "produk.csv")] == [(f.code, dict(f.values)["file"]) for f in load(tmp_path / "data").findings]


@pytest.mark.parametrize("file", ["enterprises.csv", "datapackage.json"])
def test_a_table_that_is_not_utf8(folder, file):
    """A table in another encoding is refused; the message says where the first odd byte stands."""
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content.replace(b"Usaha", b"\x8aUsaha") + b"\x8a")
    with pytest.raises(DataError, match=rf"{file}: expected UTF-8 text, got byte 0x8a at position"):
        load(folder)


def test_no_parquet(tmp_path):
    """A file that only has the name of Parquet is refused."""
    (tmp_path / "enterprises.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(DataError, match=r"enterprises\.parquet: expected a whole Parquet file"):
        load(tmp_path)


def test_a_number_that_no_column_holds(tmp_path):
    """A whole number beyond 64 bits stays exact in JSON and CSV; Parquet cannot hold it and says so."""
    registry = Registry(observations=(build.observation(value=2**63),))
    for name in ("a.json", "a", "a.jsonl"):
        dump(registry, tmp_path / name)
        assert load(tmp_path / name).registry == registry
    with pytest.raises(DataError, match="expected a number up to 9223372036854775807"):
        dump(registry, tmp_path / "b", form="parquet")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("name", ["a.json", "a", "a.jsonl"])
def test_text_that_utf8_cannot_hold(tmp_path, name):
    """A lone surrogate cannot be written; nothing is."""
    with pytest.raises(DataError, match="text that UTF-8 can hold"):
        dump(Registry(enterprises=(Enterprise(id="E1", name="\ud800"),)), tmp_path / name)
    assert [] == list(tmp_path.iterdir())


def test_a_cell_too_long_to_be_read_again(tmp_path):
    """A text beyond the limit of a cell is refused on writing, not lost on reading."""
    registry = Registry(enterprises=(Enterprise(id="E1", name="a" * (folders.CELL_LIMIT + 1)),))
    with pytest.raises(DataError, match=r"enterprises\.csv: expected at most 131072 characters, got 131073"):
        dump(registry, tmp_path / "a")
    dump(registry, tmp_path / "a.json")
    assert load(tmp_path / "a.json").registry == registry


def test_wrong_use(tmp_path):
    """Options that do not exist are named."""
    with pytest.raises(UsageError, match="expected refuse or aside, got 'drop'"):
        load(tmp_path, unknown="drop")
    with pytest.raises(UsageError, match="expected one of csv, parquet, got 'xlsx'"):
        dump(Registry(), tmp_path / "a", form="xlsx")
    with pytest.raises(UsageError, match="expected one of csv, parquet, got 'bogus'"):
        dump(Registry(), tmp_path / "a.json", form="bogus")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["A.JSON", "a.JsonL"])
def test_endings_in_capitals(tmp_path, name):
    """A name that ends in capitals is a document, not a folder."""
    dump(build.registry(), tmp_path / name)
    assert (tmp_path / name).is_file()
    assert build.registry() == load(tmp_path / name).registry


def test_unreadable_files(folder, monkeypatch):
    """A file that the system does not give is named, with the reason."""

    usual = Path.open

    def refuse(self, *args, **options):
        if self.name == "enterprises.csv" or refuse_all:
            raise PermissionError(13, "Permission denied")
        return usual(self, *args, **options)

    refuse_all = False
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataError, match=r"enterprises\.csv: expected a file that can be read, got Permission denied"):
        load(folder)
    refuse_all = True
    with pytest.raises(DataError, match=r"datapackage\.json: expected a file that can be read"):
        load(folder)


def test_a_document_keeps_unknown_keys_aside_when_asked():
    """By choice unknown keys are kept beside the records instead of refusing them."""
    text = f'{{{HEAD},"enterprises":[{{"id":"E1","name":"A","colour":"red","figures":[{{"year":2018,"x":1}}]}}]}}'
    assert 2 == loads(text).quarantined
    result = loads(text, unknown="aside")
    assert 0 == result.quarantined
    assert [("enterprises", "/colour"), ("figures", "/x")] == [(a.table, a.path) for a in result.aside]
    assert 2 == result.accepted


def test_names_kept_aside_are_said_once_each():
    """What is kept aside is said once a name: unknown keys at any depth, earlier values of a key given twice."""
    party = '{"name":"A","kind":"other","x":1}'
    agreement = f'{{"id":"A%d","kind":"supply","parties":[{party},{party}],"written":false,"written":true}}'
    text = f'{{{HEAD},"colour":"red","agreements":[{agreement % 1},{agreement % 2}]}}'
    result = loads(text, unknown="aside")
    assert (0, 2) == (result.quarantined, result.accepted)
    assert [agreement.written for agreement in result.registry.agreements] == [True, True]
    kept = [(a.id, a.path, a.value) for a in result.aside]
    assert ("", "/colour", "red") in kept
    assert ("A2", "/parties/1/x", 1) in kept
    assert ("A1", "/written", False) in kept
    assert {("IMP016", "/colour"), ("IMP016", "/parties/0/x"), ("IMP016", "/written")} == {
        (finding.code, finding.path) for finding in result.findings
    }
    assert 3 == len(result.findings)


def test_nested_rows_of_a_document():
    """Yearly figures in a document are records of their own: a bad one leaves its enterprise, and a bad enterprise
    takes its figures along."""
    figures = '"figures":[{"year":2018},{"year":-1}]'
    records = (f'{{"id":"E1","name":"A",{figures}}}', f'{{"id":"E1","name":"B",{figures}}}', f'{{"id":"E2",{figures}}}')
    result = loads(f'{{{HEAD},"enterprises":[{",".join(records)}]}}')
    assert {"enterprises": 1, "figures": 1} == result.accepted_by_table
    assert {"enterprises": 2, "figures": 5} == result.quarantined_by_table
    assert 9 == result.records_in
    assert {"records_in": 9, "accepted": 2, "quarantined": 7} == {
        k: v for k, v in result.counts().items() if k != "tables"
    }
    assert {"records_in": 3, "accepted": 1, "quarantined": 2} == result.counts()["tables"]["enterprises"]
    assert "/enterprises/1/figures/0" in {record.pointer for record in result.quarantine}


def test_an_empty_table_of_a_document():
    """An empty list in a document is said as in a folder."""
    assert ["IMP011"] == [finding.code for finding in loads(f'{{{HEAD},"products":[]}}').findings]


def test_records_that_are_no_objects():
    """A record that is no object is set aside as it stood, and never shown."""
    result = loads(f'{{{HEAD},"products":[5,null,"x",[1]],"enterprises":[{{"id":5}}]}}')
    assert 5 == result.quarantined
    assert "***" == result.quarantine[-1].to_dict()["raw"]
    assert {"id": 5} == result.quarantine[0].to_dict()["raw"]


def test_a_text_with_a_byte_order_mark(tmp_path):
    """One byte order mark before the text is no part of it, in documents and tables."""
    (tmp_path / "a.json").write_text("\ufeff" + dumps(build.registry()), encoding="utf-8")
    assert load(tmp_path / "a.json").registry == build.registry()
    (tmp_path / "enterprises.csv").write_text("\ufeffid,name\nE1,A\n", encoding="utf-8")
    assert 1 == load(tmp_path).accepted


def test_numbers_of_people_in_the_wrong_column(tmp_path):
    """A number that could be a person's is hidden in any column; so are the names inside nested records."""
    (tmp_path / "enterprises.csv").write_text("id,name,established\nE1,A,3171011708450001\n")
    (tmp_path / "agreements.csv").write_text(
        'id,kind,parties\nA1,x,"[{""name"":""Siti Aminah"",""kind"":""individual""}]"\n'
    )
    shown = str([record.to_dict() for record in load(tmp_path).quarantine])
    assert "got '31***'" in shown
    assert "3171011708450001" not in shown
    assert "Siti" not in shown
