"""The IMP rules of the catalogue: their examples are files that are read here, and each says what it should."""

import pytest
import xlsxwriter

from umkm_domain.core.errors import DataError
from umkm_domain.core.language import Text
from umkm_domain.io import load
from umkm_domain.io.importing import import_sheet
from umkm_domain.io.reasons import REASONS, Place, Problem, to_finding
from umkm_domain.rules import CATALOGUE

RULES = [rule for rule in CATALOGUE if rule.code.startswith("IMP")]
CASES = [(rule.code, example) for rule in RULES for example in rule.examples]


def workbook(file, text):
    """Write a workbook: a line in brackets begins a sheet, cells stand between semicolons."""
    with xlsxwriter.Workbook(str(file)) as book:
        for part in text.split("[")[1:]:
            name, *rows = part.splitlines()
            sheet = book.add_worksheet(name.rstrip("]"))
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row.split(";"))


def write(folder, files):
    """Write the files of an example and return their places."""
    written = []
    for name, content in zip(files[::2], files[1::2], strict=True):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        if file.suffix == ".xlsx":
            workbook(file, content)
        else:
            file.write_bytes(content.encode("utf-8", "surrogateescape"))
        written.append(file)
    return written


def said(folder, files):
    """The codes that reading or importing the files gives."""
    data = folder / "data"
    data.mkdir()
    if not files or not files[0].startswith("sheet."):
        apart = files and "/" in files[0]
        (place, *_) = write(folder if apart else data, files) or [data / "missing.json"]
        if apart:
            data.rmdir()
        (folder / "enterprises.csv").write_text("id\n")
        path = place if place.suffix in (".json", ".jsonl") else data
        try:
            return {finding.code for finding in load(path).findings}
        except DataError as error:
            return {cause.finding.code for cause in error.exceptions}
    sheet, *others = write(data, files[:2] if files[2:3] == files[:1] else files)
    mapping = next((file for file in others if file.suffix == ".toml"), None)
    result = import_sheet(sheet, folder / "out", mapping=mapping)
    if files[2:3] == files[:1]:
        write(data, files[2:])
        result = import_sheet(sheet, folder / "out", resume=True)
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize(("code", "example"), CASES, ids=[f"{code}-{example.triggers}" for code, example in CASES])
def test_examples_are_true(tmp_path, code, example):
    """What an example says it gives is what reading it gives, and the other one does not."""
    assert example.triggers == (code in said(tmp_path, example.records))


def test_every_rule_is_emitted_by_io():
    """The rules of reading have no function, and say who emits them."""
    assert {rule.code for rule in RULES} == set(REASONS)
    assert {(None, "io")} == {(rule.check, rule.emitted_by) for rule in RULES}


def test_the_message_is_that_of_the_catalogue():
    """A finding says what the message of its rule says, filled in."""
    finding = to_finding(Problem("IMP002", "/since", Text("tanggal", "a date"), "'x'"), Place(file="a.csv", row=3))
    values = {"where": "a.csv, row 3, column since", "expected": "a date", "got": "'x'"}
    assert REASONS["IMP002"].message.en.format_map(values) == finding.message.en
