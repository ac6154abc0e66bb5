"""What `datapackage.json` may say, and the names that files may have: nothing unread, nothing out of the folder."""

import json
from datetime import date

import pytest

from umkm_domain.core.errors import DataError
from umkm_domain.io import dump, load, load_lines
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build

REGISTRY = build.registry()


@pytest.fixture
def folder(tmp_path):
    """A data set, sealed."""
    dump(REGISTRY, tmp_path / "data")
    return tmp_path / "data"


def change(folder, do):
    """Change the package."""
    package = json.loads((folder / "datapackage.json").read_text())
    do(package)
    (folder / "datapackage.json").write_text(json.dumps(package))


def refused(place, **options):
    """The codes with which a place is refused, and the message."""
    with pytest.raises(DataError) as caught:
        load(place, **options)
    return [cause.finding.code for cause in caught.value.exceptions], caught.value.message


def products(package):
    """The resource of the products."""
    return next(resource for resource in package["resources"] if resource["name"] == "products")


OUTSIDE = [
    "a\0b",
    "x" * 5000,
    "x" * 300,
    "",
    ".",
    "..",
    "../data/sub",
    "C:\\x",
    "http://x.id/y.csv",
    "~/x",
    "sub/../../x",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_names_of_files(folder, path):
    """Whatever stands for a file, it is refused with one of two codes, and the message is short."""
    change(folder, lambda package: products(package).update(path=path))
    codes, message = refused(folder)
    assert codes in (["IMP020"], ["IMP027"])
    assert len(message) < 300


@pytest.mark.parametrize("path", ["a\0b", "a" * 5000, "a" * 300, "a\0b.jsonl", "a\0b/datapackage.json", "\0"])
def test_names_that_no_file_has(tmp_path, monkeypatch, path):
    """A name that no system takes is refused like one that is not there, also of JSON Lines."""
    monkeypatch.chdir(tmp_path)
    codes, message = refused(path)
    assert (["IMP020"], True) == (codes, len(message) < 300)
    with pytest.raises(DataError, match="expected a JSON Lines file"):
        load_lines(path)


def test_a_link_that_leads_to_itself(folder):
    """A loop of links is no file inside the folder."""
    (folder / "products.csv").unlink()
    (folder / "products.csv").symlink_to(folder / "products.csv")
    assert ["IMP027"] == refused(folder)[0]


@pytest.mark.parametrize("target", ["package.json", "/etc/passwd"])
def test_the_package_is_no_link_out_of_the_folder(folder, tmp_path, target):
    """`datapackage.json` itself must stand in the folder."""
    (folder / "datapackage.json").rename(tmp_path / "package.json")
    (folder / "datapackage.json").symlink_to(tmp_path / target)
    for place in (folder, folder / "datapackage.json"):
        assert ["IMP027"] == refused(place)[0]


def test_a_package_that_is_named_and_missing(folder):
    """Who names `datapackage.json` is told that it is missing, though the tables are there."""
    (folder / "datapackage.json").unlink()
    codes, message = refused(folder / "datapackage.json")
    assert ["IMP020"] == codes
    assert "datapackage.json" in message
    assert REGISTRY.products == load(folder).registry.products


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_table_alone(tmp_path, form):
    """A path to one table is told from a document: its folder is what can be read."""
    dump(REGISTRY, tmp_path / "data", form=form)
    codes, message = refused(tmp_path / "data" / f"products.{form}")
    assert ["IMP023"] == codes
    assert "a table alone" in message
    assert f"umkm import products.{form}" in message
    assert ["IMP020"] == refused(tmp_path / f"missing.{form}")[0]


DOUBLED = [
    ('"profile": "data-package",', '"umkm": {"schema": "x"},', "/umkm"),
    ('"schema_version": "1.0",', '"schema_version": "0.9",', "/umkm/schema_version"),
    ('"path": "products.csv",', '"path": "p2.csv",', "/path"),
    ('"hash": "sha256:', '"hash": "x",', "/hash"),
]


@pytest.mark.parametrize(("old", "more", "pointer"), DOUBLED)
def test_a_key_given_twice(folder, old, more, pointer):
    """A key of the package that stands twice is refused: nobody could tell which is meant."""
    file = folder / "datapackage.json"
    file.write_text(file.read_text().replace(old, f"{more} {old}", 1))
    codes, message = refused(folder)
    assert ["IMP007"] == codes
    assert f"{pointer}: expected it once, got twice" in message


def test_two_files_of_one_table(folder):
    """Two resources of one name would leave the rows of one unread."""
    (folder / "p2.csv").write_bytes((folder / "products.csv").read_bytes())
    change(folder, lambda package: package["resources"].append({"name": "products", "path": "p2.csv"}))
    assert (["IMP023"], "datapackage.json: expected one file a table, got 'products.csv', 'p2.csv'") == refused(folder)


@pytest.mark.parametrize("path", ["./products.csv", "../data/products.csv", "products.csv/"])
def test_the_name_of_a_file_in_other_words(folder, path):
    """A path that leads to the file in a roundabout way is that file, and nothing is said of it."""
    change(folder, lambda package: products(package).update(path=path))
    assert (REGISTRY, ()) == (load(folder).registry, load(folder).findings)


@pytest.mark.parametrize("resources", [{}, None, 5, "x", False])
def test_resources_are_a_list(folder, resources):
    """Without a list of files there would be no seals, and a mixture would pass."""
    change(folder, lambda package: package.update(resources=resources))
    codes, message = refused(folder)
    assert ["IMP023"] == codes
    assert "/resources: expected a list of resources" in message


def test_a_package_without_its_list(folder):
    """A list of files that is empty or gone leaves tables that are not on record, and the first is named."""
    for do in (lambda package: package.update(resources=[]), lambda package: package.pop("resources")):
        change(folder, do)
        codes, message = refused(folder)
        assert ["IMP025"] == codes
        assert "agreements.csv: expected a file on record in datapackage.json" in message
        assert REGISTRY == load(folder, verify=False).registry


@pytest.mark.parametrize("keys", [("bytes",), ("hash",), ("bytes", "hash")])
@pytest.mark.parametrize("tables", [("products",), ("enterprises", "figures", "products")])
@pytest.mark.parametrize("empty", [dict.pop, lambda resource, key: resource.update({key: None})])
def test_seals_that_are_taken_out(folder, keys, tables, empty):
    """A table without one of its seals is refused as one with another seal; null is no seal."""
    change(folder, lambda package: [empty(found, key) for found in resources(package, tables) for key in keys])
    codes, message = refused(folder)
    assert ["IMP025"] == codes
    assert f"{tables[0]}.csv: expected its {keys[0]} in datapackage.json, got nothing" in message
    assert REGISTRY == load(folder, verify=False).registry


def resources(package, tables):
    """The resources of some tables."""
    return [resource for resource in package["resources"] if resource["name"] in tables]


def test_without_seals_where_it_is_said(folder):
    """Who says that a folder has no seals may edit, add and take away tables; a seal that stands is still checked."""
    dump(REGISTRY, folder, overwrite=True, sealed=False)
    package = json.loads((folder / "datapackage.json").read_text())
    assert package["umkm"]["sealed"] is False
    assert all({"hash", "bytes"}.isdisjoint(resource) for resource in package["resources"])
    assert (REGISTRY, ()) == (load(folder).registry, load(folder).findings)
    change(folder, lambda package: package.update(resources=[]))
    assert (REGISTRY, ()) == (load(folder).registry, load(folder).findings)
    change(folder, lambda package: package.update(resources=[{"name": "products", "path": "products.csv", "bytes": 1}]))
    assert ["IMP025"] == refused(folder)[0]


@pytest.mark.parametrize("said", [None, 0, "false", []])
def test_whether_there_are_seals_is_true_or_false(folder, said):
    """Anything else is refused: nobody could tell whether the seals were taken out."""
    change(folder, lambda package: package["umkm"].update(sealed=said))
    codes, message = refused(folder)
    assert ["IMP001"] == codes
    assert "/umkm/sealed: expected true or false" in message


def test_an_empty_registry_has_nothing_to_seal(tmp_path):
    """A data set without records lists no file, and is read."""
    dump(Registry(), tmp_path / "none")
    assert (Registry(), ()) == (load(tmp_path / "none").registry, load(tmp_path / "none").findings)


@pytest.mark.parametrize("edition", ["garbage", None, 5, "2026-02-30"])
def test_the_edition_of_a_package(folder, edition):
    """The edition is a day, in a folder as in a document."""
    change(folder, lambda package: package["umkm"].update(edition=edition))
    codes, message = refused(folder)
    assert ["IMP002"] == codes
    assert "/umkm/edition" in message


@pytest.mark.parametrize("where", ["", "about"])
def test_an_unknown_key_is_kept_aside(folder, where):
    """An unknown key of what the data set says of itself is kept aside as a column is, or refused when asked."""

    def add(package):
        (package["umkm"][where] if where else package["umkm"])["catatan"] = "x"

    change(folder, add)
    path = f"/umkm/{where}/catatan" if where else "/umkm/catatan"
    result = load(folder)
    assert [("IMP016", path)] == [(finding.code, finding.path) for finding in result.findings]
    assert [(path, "x")] == [(aside.path, aside.value) for aside in result.aside]
    assert date(2019, 7, 18) == result.registry.about.reference_date
    assert ["IMP006"] == refused(folder, unknown="refuse")[0]
