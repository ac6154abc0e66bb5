"""JSON Lines: streamed, counted, with every error and its place."""

import gc
import json

import pytest

from umkm_domain.core.errors import DataError, MissingExtraError, UsageError
from umkm_domain.io import Line, dump, dump_lines, load, load_lines
from umkm_domain.io import lines as jsonl
from umkm_domain.io._upgrades import STEPS, Step
from umkm_domain.model.registry import Registry
from umkm_domain.testing import build

ENGINES = ("fast", "core", "strict")
GOOD = '{"enterprises":[{"id":"E1","name":"A","figures":[{"year":2018}]}],"products":[]}'


def read(path, *texts, **options):
    """The lines of a file that holds these texts."""
    path.write_text("\n".join(texts), encoding="utf-8")
    return list(load_lines(path, **options))


@pytest.mark.parametrize("engine", ENGINES)
def test_lines_are_numbered_and_counted(tmp_path, engine):
    """Blank lines are passed over but counted in the numbers; figures count as records of their own."""
    lines = read(tmp_path / "a.jsonl", GOOD, "", "  ", GOOD, engine=engine)
    assert [(1, 2, 2), (4, 2, 2)] == [(line.number, line.accepted, line.records_in) for line in lines]


BAD = [
    ("not json", "IMP017", "", "one JSON object a line"),
    ("[1]", "IMP017", "", "got other JSON"),
    ('{"enterprises":[', "IMP017", "", "got an end at line 1"),
    ('{"produk":[]}', "IMP006", "/produk", "one of enterprises, products"),
    ('{"products":{}}', "IMP001", "/products", "a list, got an object"),
    ('{"products":[],"products":[]}', "IMP007", "/products", "it once, got twice"),
    ('{"products":[{"id":"P1","name":"A"}]}', "IMP004", "/enterprise_id", "a value, got nothing"),
    ('{"enterprises":[{"id":"E1","name":"A"},{"id":"E1","name":"B"}]}', "IMP008", "/id", "does not hold yet"),
    ('{"enterprises":[{"id":"E1","name":"A","figures":[{"year":-1}]}]}', "IMP005", "/year", "no less than 0, got -1"),
    ('{"enterprises":[{"id":"E1","name":"\\ud800"}]}', "IMP013", "/name", "text that UTF-8 can hold"),
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("text", "code", "path", "words"), BAD)
def test_a_bad_line(tmp_path, engine, text, code, path, words):
    """A bad line gives its reasons with file and line, whatever reads it; the next line is read."""
    bad, good = read(tmp_path / "a.jsonl", text, GOOD, engine=engine)
    (finding,) = bad.findings
    assert (code, path) == (finding.code, finding.path)
    assert finding.message.en.startswith("a.jsonl, line 1")
    assert words in finding.message.en
    assert 1 == len(bad.quarantine) == bad.quarantine[0].row
    assert 0 == len(good.quarantine)


def test_unknown_names_are_kept_aside_when_asked(tmp_path):
    """By choice unknown tables and keys are kept in the line."""
    (line,) = read(tmp_path / "a.jsonl", '{"produk":[1],"enterprises":[{"id":"E1","name":"A","x":2}]}', unknown="aside")
    assert [("", "/produk", [1]), ("enterprises", "/x", 2)] == [(a.table, a.path, a.value) for a in line.aside]
    assert (1, ()) == (line.accepted, line.quarantine)


def test_an_envelope_on_the_first_line(tmp_path):
    """The first line may say what the data set is; of another schema it is refused."""
    registry = build.registry()
    dump(registry, tmp_path / "a.jsonl")
    assert '"schema"' in (tmp_path / "a.jsonl").read_text().splitlines()[0]
    assert [2, 3, 4, 5, 6] == [line.number for line in load_lines(tmp_path / "a.jsonl")]
    assert registry.about == load(tmp_path / "a.jsonl").registry.about
    with pytest.raises(DataError, match='expected "schema": "umkm-domain/registry"'):
        read(tmp_path / "b.jsonl", '{"schema":"other"}')


@pytest.mark.parametrize("engine", ENGINES)
def test_the_word_schema_in_a_record(tmp_path, engine):
    """A first line that only holds the word is a line like any other; one that cannot be parsed too."""
    records = [build.enterprise(id="E1", name="schema"), build.enterprise(id="E2", name='say "schema"')]
    for record in records:
        dump_lines([Line(enterprises=(record,))], tmp_path / "a.jsonl", overwrite=True)
        assert [(record,)] == [line.enterprises for line in load_lines(tmp_path / "a.jsonl", engine=engine)]
        assert (record,) == load(tmp_path / "a.jsonl").registry.enterprises
    bad, good = read(tmp_path / "b.jsonl", '{"schema":"umkm-domain/reg', GOOD, engine=engine)
    assert ["IMP017"] == [finding.code for finding in bad.findings]
    assert 2 == good.accepted


def test_an_envelope_after_blank_lines(tmp_path):
    """The envelope is the first line that is not blank; further down it is no line of records."""
    envelope = '{"schema":"umkm-domain/registry","schema_version":"1.0","reference_date":"2019-07-18"}'
    assert [5] == [line.number for line in read(tmp_path / "a.jsonl", "\ufeff", " ", "", envelope, GOOD)]
    assert "2019-07-18" == str(load(tmp_path / "a.jsonl").registry.about.reference_date)
    first, late = read(tmp_path / "b.jsonl", GOOD, envelope)
    assert {"IMP006"} == {finding.code for finding in late.findings}
    assert 2 == first.accepted


def test_unknown_keys_of_the_envelope(tmp_path):
    """An unknown key of the envelope is refused, or kept in a line of its own when asked."""
    envelope = '{"schema":"umkm-domain/registry","schema_version":"1.0","catatan":"x"}'
    with pytest.raises(DataError, match="/catatan: expected one of"):
        read(tmp_path / "a.jsonl", envelope, GOOD)
    first, second = read(tmp_path / "a.jsonl", envelope, GOOD, unknown="aside")
    assert [(1, "/catatan", "x")] == [(first.number, aside.path, aside.value) for aside in first.aside]
    assert (["IMP016"], 0, 2) == ([finding.code for finding in first.findings], first.records_in, second.accepted)
    assert ["/catatan"] == [aside.path for aside in load(tmp_path / "a.jsonl", unknown="aside").aside]


def test_wrong_use_is_said_at_once(tmp_path):
    """A wrong argument and a file that is not there are said by the call, not by the first line."""
    (tmp_path / "a.jsonl").write_text(GOOD)
    with pytest.raises(UsageError, match="expected refuse or aside, got 'bogus'"):
        load_lines(tmp_path / "a.jsonl", unknown="bogus")
    with pytest.raises(UsageError, match="expected fast, core or strict"):
        load_lines(tmp_path / "a.jsonl", engine="slow")
    with pytest.raises(DataError, match="expected a JSON Lines file, got No such file"):
        load_lines(tmp_path / "b.jsonl")


def test_ids_are_unique_across_lines_in_load(tmp_path):
    """A stream looks within a line; `load` quarantines an enterprise that came before, with its figures."""
    assert [2, 2] == [line.accepted for line in read(tmp_path / "a.jsonl", GOOD, GOOD)]
    result = load(tmp_path / "a.jsonl")
    assert (4, 2, 2) == (result.records_in, result.accepted, result.quarantined)
    assert ["IMP008", "IMP009"] == [record.reasons[0].code for record in result.quarantine]
    assert {"id": "E1", "name": "A", "figures": [{"year": 2018}]} == result.quarantine[0].raw


def test_what_a_line_set_aside_stays_in_load(tmp_path):
    """Quarantine and findings of each line are those of the whole."""
    read(tmp_path / "a.jsonl", GOOD, "not json")
    result = load(tmp_path / "a.jsonl")
    assert (3, 2, ["IMP017"]) == (result.records_in, result.accepted, [f.code for f in result.findings])
    assert {"": 1} == result.quarantined_by_table


def test_progress(tmp_path, monkeypatch):
    """The callback hears the bytes read and the bytes in all, and ends at the end."""
    monkeypatch.setattr(jsonl, "_CHUNK", 200)
    heard = []
    read(tmp_path / "a.jsonl", *[GOOD] * 10, progress=lambda done, whole: heard.append((done, whole)))
    size = (tmp_path / "a.jsonl").stat().st_size
    assert {size} == {whole for _, whole in heard}
    assert sorted(heard) == heard
    assert heard[-1][0] == size
    assert len(heard) > 2


def test_a_stream_holds_only_a_part(tmp_path, monkeypatch):
    """What was not asked for is not read yet, so memory does not grow with the file."""
    monkeypatch.setattr(jsonl, "_CHUNK", 200)
    (tmp_path / "a.jsonl").write_text(f"{GOOD}\n" * 1000)
    heard = []
    lines = load_lines(tmp_path / "a.jsonl", progress=lambda done, whole: heard.append(done))
    next(lines)
    assert heard[-1] < 1000
    assert 999 == len(list(lines))


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_put_back(tmp_path, running):
    """The garbage collector is as it was, also between lines and after an error."""
    was = gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        for _ in read(tmp_path / "a.jsonl", GOOD):
            assert running == gc.isenabled()
        with pytest.raises(DataError):
            read(tmp_path / "a.jsonl", '{"schema":1}')
        assert running == gc.isenabled()
    finally:
        (gc.enable if was else gc.disable)()


def test_bundles_keep_the_order_of_tables(tmp_path):
    """An enterprise comes with the products and certificates that follow it; others come after, in their order."""
    register = build.register(3)
    mixed = Registry(
        enterprises=register.enterprises,
        products=(*register.products[:3], *register.products[4:], register.products[3]),
        certifications=register.certifications,
    )
    assert [(1, 2, 4)] * 3 == [
        (len(line.enterprises), len(line.products), len(line.certifications)) for line in jsonl.bundles(register)
    ]
    dump(mixed, tmp_path / "a.jsonl")
    assert mixed == load(tmp_path / "a.jsonl").registry


def test_without_msgspec(tmp_path, monkeypatch):
    """Without the extra, lines are read and written by the core, with the same outcome; asking for it says so."""
    lines = list(jsonl.bundles(build.register(3)))
    dump_lines(lines, tmp_path / "with.jsonl")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    dump_lines(lines, tmp_path / "without.jsonl")
    assert (tmp_path / "with.jsonl").read_bytes() == (tmp_path / "without.jsonl").read_bytes()
    assert [line.products for line in lines] == [line.products for line in load_lines(tmp_path / "with.jsonl")]
    monkeypatch.setitem(__import__("sys").modules, "msgspec", None)
    with pytest.raises(MissingExtraError, match="fast"):
        list(load_lines(tmp_path / "with.jsonl", engine="fast"))


def test_signs_are_written_alike(tmp_path, monkeypatch):
    """Quotes, backslashes, control signs and other scripts give the same bytes with and without msgspec."""
    text = "".join(map(chr, range(1, 0x250))) + "\u2028\u2029\ufeff😀"
    line = Line(enterprises=(build.enterprise(name=text),))
    dump_lines([line], tmp_path / "with.jsonl")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    dump_lines([line], tmp_path / "without.jsonl")
    written = (tmp_path / "without.jsonl").read_bytes()
    assert json.loads((tmp_path / "with.jsonl").read_bytes()) == json.loads(written)
    assert (tmp_path / "with.jsonl").read_bytes() == written
    assert text == next(load_lines(tmp_path / "with.jsonl")).enterprises[0].name


def test_lines_of_an_older_version(tmp_path, monkeypatch):
    """Lines after an envelope of an older version go through the same upgrades as documents."""
    monkeypatch.setitem(STEPS, "0.9", Step(to="1.0", document=rename))
    path = tmp_path / "a.jsonl"
    envelope = '{"schema":"umkm-domain/registry","schema_version":"0.9"}'
    (line,) = read(path, envelope, '{"usaha":[{"id":"E1","name":"A"}]}')
    assert ["E1"] == [enterprise.id for enterprise in line.enterprises]


def rename(document):
    """Upgrade a document in which the table of enterprises had another name."""
    return {("enterprises" if key == "usaha" else key): value for key, value in document.items()}
