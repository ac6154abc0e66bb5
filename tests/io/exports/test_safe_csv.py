"""CSV for spreadsheets: no cell is a formula, numbers stay, and nothing is lost."""

import csv
import io
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from umkm_domain.core.errors import UsageError
from umkm_domain.io import dump, load
from umkm_domain.io.exports import ExportResult, export
from umkm_domain.io.exports.safe_csv import neutralised
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry
from umkm_domain.model.retail import AgreementKind, RetailAgreement
from umkm_domain.testing import build, strategies

Exported = Callable[..., tuple[bytes, ExportResult]]

ON = date(2019, 7, 18)
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file; every row has as many cells as the header."""
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    header, *lines = list(reader)
    return [dict(zip(header, line, strict=True)) for line in lines]


@pytest.mark.parametrize("sign", RISKY)
def test_texts_that_could_act_are_neutralised(exported: Exported, sign: str) -> None:
    """A name, a product, an id and a title that begin with a sign of a formula get an apostrophe."""
    text = f'{sign}HYPERLINK("https://example.org")'
    registry = Registry(
        enterprises=(Enterprise(id=text, name=text, figures=(YearFigures(year=2018),)),),
        products=(Product(id="P1", enterprise_id=text, name="a", brand=text, net_content=text),),
        agreements=(RetailAgreement(id="A1", kind=AgreementKind.SUPPLY, title=text),),
    )
    enterprise, figures, product, agreement = rows(exported(registry, "csv")[0])
    safe = f"'{text}"
    assert safe == figures["enterprise_id"]
    assert [safe, safe] == [enterprise["id"], enterprise["name"]]
    assert [safe, safe, safe] == [product["enterprise_id"], product["brand"], product["net_content"]]
    assert safe == agreement["title"]


def test_numbers_stay(exported: Exported) -> None:
    """Negative numbers keep their sign, in columns of numbers and in texts that are nothing but a number."""
    figures = YearFigures(year=2018, net_assets=-44, sales=0)
    registry = Registry(
        enterprises=(Enterprise(id="E1", name="Usaha", figures=(figures,)),),
        products=(Product(id="P1", enterprise_id="E1", name="-4.4", net_content="-4,4"),),
        observations=(build.observation(value=-44, per=10),),
    )
    _, figure, product, observation = rows(exported(registry, "csv")[0])
    assert ["-44", "0"] == [figure["net_assets"], figure["sales"]]
    assert ["-4.4", "-4,4"] == [product["name"], product["net_content"]]
    assert "-44" == observation["value"]


@given(st.text(max_size=20))
def test_neutralising(text: str) -> None:
    """What is neutralised never begins with a risky sign, unless all of it is a negative number; the rest stays."""
    found = neutralised(text)
    assert found in (text, f"'{text}")
    if found.startswith(RISKY):
        assert found.startswith("-")
        assert 0 >= Fraction(found.replace(",", "").replace(".", "").removeprefix("-")) * -1
    assert text.startswith(RISKY) or found == text


@given(registry=strategies.registries(dangling=True))
@settings(max_examples=settings.default.max_examples * 25 // 100)
def test_one_file_holds_every_row(exported: Exported, registry: Registry) -> None:
    """The rows of the file count as many as the records, by table, and no cell can act."""
    content, result = exported(registry, "csv", personal=True)
    counted: dict[str, int] = {}
    for row in rows(content):
        counted[row["table"]] = counted.get(row["table"], 0) + 1
        for cell in row.values():
            assert not cell.startswith(RISKY) or cell.lstrip("-").replace(".", "").replace(",", "").isdigit()
    assert counted == dict(result.written)
    tables = ("enterprises", "products", "certifications", "agreements", "grants", "observations", "targets")
    assert {t: len(getattr(registry, t)) for t in tables if getattr(registry, t)}.items() <= counted.items()
    assert sum(len(e.figures) for e in registry.enterprises) == counted.get("figures", 0)


@given(registry=strategies.registries())
@settings(max_examples=settings.default.max_examples * 15 // 100)
def test_a_folder_holds_the_same_rows(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> None:
    """One file a table, with the same rows as the one file; a table without rows has no file."""
    folder = tmp_path_factory.mktemp("csv") / "data"
    result = export(registry, "csv", folder, on=ON)
    assert sorted(result.paths) == sorted(folder.iterdir())
    assert dict(result.written) == {path.stem: len(rows(path.read_bytes())) for path in result.paths}
    one = export(registry, "csv", folder.with_name("one.csv"), on=ON)
    assert dict(one.written) == dict(result.written)
    for row in rows(one.path.read_bytes()):
        own = {name: cell for name, cell in row.items() if name != "table" and cell}
        table = rows((folder / f"{row['table']}.csv").read_bytes())
        assert own in [{name: cell for name, cell in other.items() if cell} for other in table]


def test_the_data_set_folder_is_never_altered(tmp_path: Path) -> None:
    """Only the export is neutralised: the data set itself keeps every sign."""
    registry = Registry(enterprises=(Enterprise(id="E1", name="=1+1"),))
    dump(registry, tmp_path / "data")
    before = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    export(load(tmp_path / "data").registry, "csv", tmp_path / "out.csv", on=ON)
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    assert b"=1+1" in before["enterprises.csv"]
    assert b"'=1+1" not in before["enterprises.csv"]


def test_an_earlier_export_is_replaced_whole(tmp_path: Path) -> None:
    """A folder of an earlier export is replaced; tables that are empty now are gone."""
    folder = tmp_path / "out"
    export(build.registry(), "csv", folder, on=ON)
    export(evolve(build.registry(), grants=()), "csv", folder, on=ON)
    assert not (folder / "grants.csv").exists()
    assert (folder / "enterprises.csv").exists()


@pytest.mark.parametrize("other", ["notes.txt", "datapackage.json"])
def test_a_folder_of_another_kind_is_left_alone(tmp_path: Path, other: str) -> None:
    """A folder with anything else in it is refused and nothing in it changes."""
    (tmp_path / other).write_text("x")
    with pytest.raises(UsageError, match="earlier export"):
        export(build.registry(), "csv", tmp_path, on=ON)
    assert [other] == [path.name for path in tmp_path.iterdir()]
