"""What is said: short, masked, in Indonesian to the end, and always such that it can be written."""

import json

import pytest

from umkm_domain.core.errors import DataError
from umkm_domain.io.document import loads

HEAD = '"schema":"umkm-domain/registry","schema_version":"1.0"'
NUMBER = "3171011708450001"
LONG = [
    '{"schema":"%s"}',
    '{"schema":"umkm-domain/registry","schema_version":"%s"}',
    f'{{{HEAD},"edition":"%s"}}',
    f'{{{HEAD},"%s":1}}',
    f'{{{HEAD},"enterprises":[{{"id":"E1","name":"A","%s":1}}]}}',
    f'{{{HEAD},"enterprises":[{{"id":"E1","name":"A","legal_form":"%s"}}]}}',
]


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("word", ["A" * 100_000, NUMBER])
def test_messages_are_short_and_show_no_number_of_a_person(text, word):
    """Whatever was written and however much, at the top of a document too, a message is short and masked."""
    for finding in findings(text % word):
        for language in ("en", "id"):
            assert len(finding.line(language)) < 800
            assert NUMBER not in finding.line(language)
        assert NUMBER not in str([value for key, value in finding.values if key != "expected"])


def findings(document):
    """Everything that is said of a document."""
    try:
        return loads(document, file="a.json").findings
    except DataError as error:
        return [cause.finding for cause in error.exceptions]


@pytest.mark.parametrize(
    "text",
    [
        '"enterprises":[{"id":"E1","name":"A","\\ud800":1}]',
        '"enterprises":[{"id":"\\ud800","name":5}]',
        '"enterprises":[{"id":"\\ud800","name":"A"},{"id":"E1","name":"\\udfff"}]',
        '"\\ud800":1',
    ],
)
@pytest.mark.parametrize("unknown", ["refuse", "aside"])
def test_findings_can_always_be_written(text, unknown):
    """A lone surrogate, in a key or an id, does not keep what is said from being written as UTF-8."""
    try:
        result = loads(f"{{{HEAD},{text}}}", file="\udce9.json", unknown=unknown)
        said = [*result.findings, *(reason for record in result.quarantine for reason in record.reasons)]
        places = [(aside.path, aside.id) for aside in result.aside] + [record.id for record in result.quarantine]
    except DataError as error:
        said, places = [cause.finding for cause in error.exceptions], []
    assert said
    written = json.dumps([[finding.to_dict() for finding in said], places], ensure_ascii=False)
    assert written == written.encode().decode()


WORDS = [
    ("[]", "tertulis daftar"),
    ("null", "tertulis null"),
    ("{}", 'tertulis tanpa "schema"'),
    ('{"a": NaN}', "tertulis NaN, yang bukan bilangan JSON"),
    ('{"a": }', "tertulis tidak ada nilai di baris 1, kolom 7"),
    ('{"a"', "tertulis akhir di baris 1, kolom 5"),
    ('{"schema":"umkm-domain/registry"}', "tertulis tidak ada"),
    (f"{{{HEAD},{HEAD}}}", "tertulis dua kali"),
    (f'{{{HEAD},"products":5}}', "tertulis bilangan"),
    (f'{{{HEAD},"products":[]}}', "tertulis tidak ada rekaman"),
    (f'{{{HEAD},"products":[{{"id":"P"}}]}}', "tertulis kosong"),
    (f'{{{HEAD},"enterprises":[{{"id":"nothing","name":"A","region":"nothing"}}]}}', "tertulis 'nothing'"),
]


@pytest.mark.parametrize(("document", "words"), WORDS)
def test_what_stood_there_in_indonesian(document, words):
    """The Indonesian message is Indonesian to its end; a value that looks like a word of ours stays a value."""
    assert words in findings(document)[0].message.id
