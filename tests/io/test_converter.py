"""The cattrs converter: strict, made anew each time, its errors turned into findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypedDict

import cattrs
import pytest
from attrs import define, field, frozen
from hypothesis import given, settings

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.language import Text
from umkm_domain.io import make_converter
from umkm_domain.io.converter import findings_of
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.registry import About, Registry
from umkm_domain.testing import build, strategies


@frozen
class Visit:
    """A class of somebody else with records of ours in it."""

    on: date
    enterprise: Enterprise
    share: Fraction
    scheme: Scheme
    regions: list[KemendagriRegion]
    activity: Kbli | None = None


@given(strategies.registries())
@settings(deadline=None, max_examples=20)
def test_what_is_unstructured_is_structured_again(registry):
    """Plain data made of any record gives the record again."""
    converter = make_converter()
    for _, record in registry.records():
        assert record == converter.structure(converter.unstructure(record), type(record))
    assert registry == converter.structure(converter.unstructure(registry), Registry)


VISIT = {
    "on": "2019-07-18",
    "enterprise": {"id": "E1", "name": "A"},
    "share": "1/2",
    "scheme": "pirt",
    "regions": ["36.02"],
    "activity": {"code": "10391", "edition": 2020},
}


def test_records_inside_other_classes():
    """Our values and records inside a class of somebody else go both ways."""
    converter = make_converter()
    visit = converter.structure(VISIT, Visit)
    assert (date(2019, 7, 18), Fraction(1, 2), Scheme.PIRT) == (visit.on, visit.share, visit.scheme)
    assert Kbli("10391", edition=2020) == visit.activity
    assert converter.unstructure(visit) == VISIT


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((int, value) for value in (True, 1.0, "1", None)),
        *((bool, value) for value in (0, 1, "false", "true", None)),
        *((str, value) for value in (1, None, True, "")),
        *((date, value) for value in ("20190718", "2019-W01-1", "2019-02-30", "2019-07-18T00:00", 0)),
        *((Fraction, value) for value in (1, 0.5, "0.5", "1", "1/0")),
        *((Scheme, value) for value in ("x", 1, None)),
        *((KemendagriRegion, value) for value in ("36.00", 3602)),
        *((Kbli, value) for value in ("10391", {"code": "10391"}, {"code": "10391", "edition": "2020"})),
    ],
)
def test_nothing_is_coerced(kind, value):
    """No value becomes one of another type."""
    with pytest.raises(DataError):
        make_converter().structure(value, kind)


def test_every_error_has_its_pointer():
    """Errors at any depth become findings with JSON Pointers, all of them."""
    bad = {**VISIT, "enterprise": {"id": "", "figures": [{"year": "x"}]}, "regions": ["36.02", "x"], "share": 1}
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure(bad, Visit)
    assert {
        ("IMP005", "/enterprise/id"),
        ("IMP004", "/enterprise/name"),
        ("IMP001", "/enterprise/figures/0/year"),
        ("IMP003", "/regions/1"),
        ("IMP001", "/share"),
    } == {(finding.code, finding.path) for finding in findings_of(caught.value)}


def test_errors_that_are_not_ours():
    """An error of cattrs itself, such as a key of the other class that is missing, is a finding too."""
    with pytest.raises(cattrs.ClassValidationError) as caught:
        make_converter().structure({**VISIT, "regions": 5}, Visit)
    assert ["/regions"] == [finding.path for finding in findings_of(caught.value)]
    assert [] == findings_of(FindingError("said without a finding"))


@define
class Note:
    """A class of somebody else whose fields are no values of ours."""

    at: datetime
    score: float = 0.0
    tags: list[str] = field(factory=list)
    grade: Literal[1, "a", Scheme.PIRT] = 1
    pair: tuple[int, str] = (0, "x")
    marks: frozenset[int] = frozenset()
    raw: bytes = b""
    amounts: dict[str, int] = field(factory=dict)


NOTE = {"at": "2019-07-18T08:30:00", "score": 1.5, "tags": ["a"], "grade": "pirt", "pair": [1, "b"], "marks": [1]}


def test_values_that_are_not_ours():
    """Times, fractions, collections and literals of other classes go both ways, each as itself."""
    converter = make_converter()
    note = converter.structure(NOTE, Note)
    assert Note(datetime(2019, 7, 18, 8, 30), 1.5, ["a"], Scheme.PIRT, (1, "b"), frozenset({1})) == note  # noqa: DTZ001
    assert note == converter.structure(converter.unstructure(note), Note)
    assert [[1], (1,), {1}, frozenset({1}), [1]] == [
        converter.structure([1], kind) for kind in (list[int], tuple[int, ...], set[int], frozenset[int], Sequence[int])
    ]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        *(("at", value, "IMP002") for value in ("2019-07-18", "2019-02-30T00:00:00", "20190718T083000", 5, None)),
        *(("at", value, "IMP002") for value in ("2019-07-18 08:30:00", date(2019, 7, 18))),
        *(("score", value, "IMP001") for value in (True, "1.5", "nan", float("nan"), float("inf"), 10**400, None)),
        *(("tags", value, "IMP001") for value in ("abc", {"x": 1}, 5, None, b"ab")),
        *(("grade", value, "IMP003") for value in (True, 1.0, "1", None, "b")),
        *(("pair", value, "IMP001") for value in ([1], [1, "b", "c"], "ab")),
        *(("marks", value, "IMP001") for value in ("1", {1: 1})),
        *(("raw", value, "IMP001") for value in (5, "a", [1])),
        *(("amounts", value, "IMP001") for value in (5, [1])),
    ],
)
def test_nothing_of_another_class_is_coerced(name, value, code):
    """A value of another kind is refused in a field of any class, with the path in the message too."""
    with pytest.raises(ExceptionGroup) as caught:
        make_converter().structure({**NOTE, name: value}, Note)
    (finding,) = findings_of(caught.value)
    assert (code, f"/{name}") == (finding.code, finding.path)
    assert finding.message.en.startswith(f"/{name}: expected ")
    assert f"/{name}" == dict(finding.values)["pointer"]


@dataclass
class Pair:
    """A data class of somebody else."""

    first: int
    then: "Pair | None" = None


class Named(TypedDict):
    """A dict of somebody else whose keys are known."""

    name: str


@pytest.mark.parametrize(
    ("value", "got", "stood"),
    [(None, "nothing", "kosong"), (5, "a number", "bilangan"), ([], "a list", "daftar"), ("x", "text", "teks")],
)
@pytest.mark.parametrize("kind", [Note, Pair, Named, dict[str, int], Mapping[str, int]])
def test_what_is_no_object(kind, value, got, stood):
    """A class of somebody else made of anything but an object is a finding that says so, without the value."""
    with pytest.raises(DataError) as caught:
        make_converter().structure(value, kind)
    (finding,) = findings_of(caught.value)
    assert ("IMP001", f"expected an object, got {got}") == (finding.code, finding.message.en)
    assert f"seharusnya objek, tertulis {stood}" == finding.message.id


def test_what_is_no_object_further_in():
    """The pointer leads to where the object should stand; what is one is read as before, itself inside too."""
    converter = make_converter()
    assert Pair(1, Pair(2)) == converter.structure({"first": 1, "then": {"first": 2}}, Pair)
    assert {"name": "x"} == converter.structure(MappingProxyType({"name": "x"}), Named)
    with pytest.raises(ExceptionGroup) as caught:
        converter.structure({"a": [None, {"first": 1, "then": 5}]}, dict[str, list[Pair]])
    assert [("/a/0", "nothing"), ("/a/1/then", "a number")] == [
        (finding.path, dict(finding.values)["got"]) for finding in findings_of(caught.value)
    ]


def test_keys_of_other_classes():
    """A key that another class does not know, and one that it misses, have the codes that ours have."""
    given = {key: value for key, value in NOTE.items() if key != "at"}
    with pytest.raises(ExceptionGroup) as caught:
        make_converter().structure({"notes": [{**given, "b/c": 1, "a": 2}]}, dict[str, list[Note]])
    assert {("IMP004", "/notes/0/at"), ("IMP006", "/notes/0/a"), ("IMP006", "/notes/0/b~1c")} == {
        (finding.code, finding.path) for finding in findings_of(caught.value)
    }
    assert all(finding.message.en.startswith(f"{finding.path}: ") for finding in findings_of(caught.value))


def test_unknown_keys_are_kept_by_choice():
    """With a list to take them, unknown keys of our records are kept beside; those of a refused record are not."""
    aside = []
    converter = make_converter(aside=aside)
    given = {"id": "E1", "name": "A", "colour": "red", "figures": [{"year": 2018, "x": 1}]}
    assert "E1" == converter.structure({**VISIT, "enterprise": given}, Visit).enterprise.id
    assert [("/colour", "red"), ("/figures/0/x", 1)] == aside
    with pytest.raises(DataError):
        converter.structure({**given, "id": 5}, Enterprise)
    assert 2 == len(aside)
    with pytest.raises(DataError):
        make_converter().structure(given, Enterprise)


def test_wrong_use_is_no_bad_data():
    """A class that cannot be made from data at all is said as cattrs says it."""
    with pytest.raises(cattrs.StructureHandlerNotFoundError):
        make_converter().structure(1, complex | set)


def test_an_error_names_its_record():
    """An error of a record alone is a group of findings with its table."""
    with pytest.raises(DataError, match="2 findings while reading Enterprise") as caught:
        make_converter().structure({"colour": 1, "id": "E1"}, Enterprise)
    assert {"enterprises"} == {error.finding.table for error in caught.value.exceptions}


def test_a_registry_with_an_id_twice():
    """An id that stands twice in a registry is a finding as well."""
    enterprise = {"id": "E1", "name": "A"}
    with pytest.raises(DataError) as caught:
        make_converter().structure({"enterprises": [enterprise, enterprise]}, Registry)
    assert ["IMP008"] == [finding.code for finding in findings_of(caught.value)]


def test_text_in_two_languages():
    """Texts in two languages are written by language; either may be empty."""
    about = About(title=Text(id="Judul", en=""))
    assert {"title": {"id": "Judul", "en": ""}} == make_converter().unstructure(about)
    assert about == make_converter().structure({"title": {"id": "Judul", "en": ""}}, About)


def test_converters_share_nothing():
    """Each converter is new; what one learns the next does not know."""
    first, second = make_converter(), make_converter()
    first.register_unstructure_hook(Enterprise, lambda record: record.id)
    assert "E1" == first.unstructure(build.enterprise())
    assert "E1" == second.unstructure(build.enterprise())["id"]
