"""The fast, the core and the strict reader accept and refuse the same documents, with the same findings."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutants import lines

from umkm_domain.core.errors import IdentifierError, UsageError
from umkm_domain.io import load_lines
from umkm_domain.io._envelope import TABLES
from umkm_domain.io._fast import fast_writer
from umkm_domain.io._fields import ROWS
from umkm_domain.io._quick import _SETTLED
from umkm_domain.io._write import to_plain
from umkm_domain.io.lines import _reader, bundles
from umkm_domain.testing import strategies

ENGINES = ("fast", "core", "strict")


def read(path, content, **options):
    """What each reader makes of the content."""
    path.write_bytes(content)
    return {engine: list(load_lines(path, engine=engine, **options)) for engine in ENGINES}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A file to write to."""
    return tmp_path_factory.mktemp("lines") / "data.jsonl"


ENCODINGS = st.sampled_from([*["utf-8"] * 7, "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])


@given(st.lists(lines(), min_size=1, max_size=2), st.sampled_from(["refuse", "aside"]), ENCODINGS)
@settings(deadline=None, max_examples=120)
def test_same_verdict(path, texts, unknown, encoding):
    """Whatever is done to a document, the three readers give the same records, quarantine and findings."""
    content = "\n".join(texts).encode(encoding, "surrogatepass")
    found = read(path, content, unknown=unknown)
    assert found["strict"] == found["core"]
    assert found["strict"] == found["fast"]


@given(lines(changes=0))
@settings(deadline=None, max_examples=60)
def test_quick_readers_take_what_is_right(text):
    """A document that is right is read without the strict reader, or the quick ones would be idle."""
    content = text.strip(" }\x00\ufeff") + "}"
    json.loads(content)
    assert _reader("fast")(content.encode()) is not None
    assert _reader("core")(content.encode()) is not None


@pytest.mark.parametrize(
    "text",
    [
        '{"enterprises":[{"id":"E1","id":"E2","name":"A"}]}',
        '{"enterprises":[{"id":"E1","name":"A","name":"A:"}]}',
        '{"enterprises":[{"id":"E1","name":"\\u003a","name":"A"}]}',
        '{"enterprises":[{"id" :"E1","name":"A", "illustrative":false,"nib":null, "nib" : null}]}',
        '{"enterprises":[{"id":"E1","name":"A","figures":[{"year":2018,"year":2019}]}]}',
        '{"enterprises":[],"enterprises":[]}',
        '{"enterprises":[{"id":"E1","name":"A","activities":[{"code":"10391","code":"10391","edition":2020}]}]}',
    ],
)
def test_a_key_given_twice_is_refused_by_all(path, text):
    """A key that stands twice quarantines its record, whatever hides it from a count of colons."""
    for found in read(path, text.encode()).values():
        (line,) = found
        assert {"IMP007"} == {finding.code for finding in line.findings}
        assert 1 == len(line.quarantine)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("before", ["", '{"products":[]}\n'])
def test_another_encoding_is_refused_by_all(path, encoding, before):
    """A line is UTF-8 or nothing, on the first line and on a later one; no reader guesses."""
    content = before.encode() + '{"enterprises":[{"id":"E1","name":"A"}]}'.encode(encoding)
    found = read(path, content)
    assert found["strict"] == found["core"] == found["fast"]
    assert ["IMP017"] == [finding.code for finding in found["core"][-1].findings][-1:]
    assert all(not line.enterprises for line in found["core"])


@pytest.mark.parametrize(
    "name", [b"\xed\xa0\x80", b"\xed\xa0\xbd\xed\xb8\x80", b"\xff", b"\xc0\x80", b"\xf4\x90\x80\x80"]
)
def test_bytes_that_are_no_utf8_are_refused_by_all(path, name):
    """A surrogate written as bytes, alone or in a pair, is no text; nor is any other byte that UTF-8 does not know."""
    for key in (b"name", b"name:"):
        found = read(path, b'{"enterprises":[{"id":"E1","%s":"%s"}]}' % (key, name))
        assert found["strict"] == found["core"] == found["fast"]
        assert ["IMP017"] == [finding.code for finding in found["core"][0].findings]


LONG = [
    ('{"enterprises":[{"id":"E1","name":"A","figures":[{"year":1,"sales":%s}]}]}', "figures"),
    ('{"targets":[{"id":"T1","indicator":"i","kind":"share","value":"%s/1"}]}', "targets"),
    ('{"targets":[{"id":"T1","indicator":"i","kind":"share","value":"1/%s"}]}', "targets"),
]


@pytest.mark.parametrize(("text", "table"), LONG)
@pytest.mark.parametrize("digits", [4000, 4001, 4300, 4301, 5000])
def test_digits_have_one_limit(path, text, table, digits):
    """A number of 4,000 digits is read; a longer one quarantines its record alone, whatever reads it."""
    found = read(path, (text % ("9" * digits)).encode())
    assert found["strict"] == found["core"] == found["fast"]
    codes = [(record.table, reason.code) for record in found["core"][0].quarantine for reason in record.reasons]
    assert ([] if digits == 4000 else [(table, "IMP026")]) == codes
    assert all(len(finding.message.en) < 200 for finding in found["core"][0].findings)


@pytest.mark.parametrize(
    "text",
    [
        '{"enterprises":[{"id":"E1","name":"A: b","source":"https://a.id/?x=\\":"}]}',
        '{"enterprises":[{"id":"E1","name":"A","illustrative":false,"nib":null,"activities":[],"figures":[]}]}',
        '{"enterprises":[{"id":"E:","name":":"}]}',
        '{"enterprises" : [ { "id" : "E1" , "name" : "a :b" } ] }',
        '\ufeff{"enterprises":[{"id":"E1","name":"\\ud83d\\ude00"}]}',
        '{"targets":[{"id":"T1","indicator":"i","kind":"share","value":"4/2"}]}',
        '{"suppressions":[{"code":"CER001"},{"code":"CER001"}]}',
    ],
)
def test_accepted_by_all(path, text):
    """Colons in texts, defaults written out, blanks, a byte order mark: all of these are right."""
    found = read(path, text.encode())
    for lines_ in found.values():
        assert ((), 1) == (lines_[0].quarantine, lines_[0].number)
    assert found["strict"] == found["core"] == found["fast"]


@given(st.from_regex("|".join(f"(?:{check.__self__.pattern})" for check in _SETTLED.values()), fullmatch=True))
@settings(max_examples=200)
def test_settled_forms_stay(text):
    """Text of a settled form reads as itself or not at all, so the quick readers may pass it by."""
    for kind, check in _SETTLED.items():
        if check(text):
            try:
                number = str(kind(text))
            except IdentifierError:
                number = text
            assert text == number


def test_unknown_engine(path):
    """A reader that does not exist is named."""
    path.write_bytes(b"")
    with pytest.raises(UsageError, match="expected fast, core or strict, got 'slow'"):
        list(load_lines(path, engine="slow"))


@given(strategies.registries())
@settings(deadline=None, max_examples=40)
def test_written_alike(registry):
    """With msgspec and without it every line is the same, byte for byte."""
    kinds = {table: ROWS[table] for table in TABLES}
    fast = fast_writer(kinds)
    for line in bundles(registry):
        plain = {table: [to_plain(record) for record in getattr(line, table)] for table in TABLES}
        core = json.dumps(
            {table: rows for table, rows in plain.items() if rows}, ensure_ascii=False, separators=(",", ":")
        )
        assert f"{core}\n".encode() == fast(line)
