"""Constructors refuse nonsense, field by field, and load everything else."""

import pickle
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import pytest
from attrs import NOTHING, evolve, fields, has
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.errors import RecordError, UmkmError
from umkm_domain.identifiers import Gtin, Nib, Npwp
from umkm_domain.model.assistance import AssistanceGrant, Document, InKindItem, Recipient
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.party import Party
from umkm_domain.model.product import Label, Product
from umkm_domain.model.registry import About, Suppression
from umkm_domain.model.retail import Amendment, Listing, RetailAgreement, TradingTerms
from umkm_domain.model.statistics import Observation, Target
from umkm_domain.testing import build, strategies

CLASSES: tuple[type[Any], ...] = (
    Enterprise,
    YearFigures,
    Product,
    Label,
    Certification,
    RetailAgreement,
    Listing,
    TradingTerms,
    Amendment,
    AssistanceGrant,
    Recipient,
    InKindItem,
    Document,
    Party,
    Observation,
    Target,
    About,
    Suppression,
)
SIGNED = {(YearFigures, "net_assets"), (Observation, "value")}
PERSONAL = {(Enterprise, "npwp"), (Enterprise, "owner"), (Enterprise, "controller")}
SMALL = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class _Named(str):
    """A str with a meaning, as the identifiers are."""


class _Ten:
    def __index__(self) -> int:
        return 10


WRONG: dict[Any, tuple[Any, ...]] = {
    str: (1, b"x", True, Scheme.NIB, 1.5, ["x"]),
    int: (True, False, 1.0, 1.5, "1", Decimal(1), Fraction(1), None, float("nan"), [1]),
    bool: (1, 0, "true", None, 1.0),
    date: (datetime(2019, 7, 18, tzinfo=UTC), "2019-07-18", 20190718, 2019),
    Fraction: (0.5, True, "1/2", Decimal("0.5")),
    KemendagriRegion: ("x", "", 3602, "99999", "3602x"),
}


def _optional(annotation: Any) -> tuple[Any, bool]:
    if isinstance(annotation, UnionType):
        (rest,) = (part for part in get_args(annotation) if part is not NoneType)
        return rest, True
    return annotation, False


def _wrong(annotation: Any) -> tuple[Any, ...]:
    bare, optional = _optional(annotation)
    if get_origin(bare) is tuple:
        inner = get_args(bare)[0]
        items = [(value,) for value in _wrong(inner)]
        return (*items, "ab", 1, {"a": 1}, *(() if optional else (None,)))
    if isinstance(bare, type) and issubclass(bare, Enum):
        values: tuple[Any, ...] = ("no such code", "", 1, True, _Foreign.NIB)
    elif bare in WRONG:
        values = WRONG[bare]
    else:
        assert has(bare), bare
        values = ("x", 1, {"a": 1})
    values = tuple(v for v in values if v is not None)
    return values if optional else (*values, None)


class _Foreign(Enum):
    NIB = "nib"


FIELDS = [pytest.param(kind, f.name, f.type, id=f"{kind.__name__}.{f.name}") for kind in CLASSES for f in fields(kind)]
EXAMPLES: dict[type[Any], Any] = {
    Enterprise: build.enterprise(),
    YearFigures: YearFigures(year=2018),
    Product: build.product(),
    Label: Label(),
    Certification: build.certification(),
    RetailAgreement: build.agreement(),
    Listing: Listing(product_id="P1"),
    TradingTerms: TradingTerms(),
    Amendment: Amendment(signed_on=date(2020, 1, 1), summary="x"),
    AssistanceGrant: build.grant(),
    Recipient: build.grant().recipients[0],
    InKindItem: InKindItem(name="mesin"),
    Document: build.grant().documents[0],
    Party: build.agreement().parties[0],
    Observation: build.observation(),
    Target: build.target(),
    About: About(),
    Suppression: Suppression(code="CER001"),
}


@pytest.mark.parametrize(("kind", "name", "annotation"), FIELDS)
def test_every_field_refuses_other_types(kind: type[Any], name: str, annotation: Any) -> None:
    """Each field of each class refuses each value of another type, and says class, field, expected and got."""
    for value in _wrong(annotation):
        with pytest.raises(RecordError, match=rf"^{kind.__name__}\.{name}: expected .+, got ") as caught:
            evolve(EXAMPLES[kind], **{name: value})
        error = caught.value
        assert (kind.__name__, name) == (error.record, error.field)
        assert (kind, name) not in PERSONAL or error.got == "***"


@pytest.mark.parametrize(("kind", "name", "annotation"), FIELDS)
def test_text_is_never_empty_and_numbers_never_negative(kind: type[Any], name: str, annotation: Any) -> None:
    """Empty text and negative numbers are nonsense, but for the two fields that may be negative."""
    bare, _ = _optional(annotation)
    if bare is str:
        with pytest.raises(RecordError, match=rf"{kind.__name__}\.{name}: expected text or nothing, got ''"):
            evolve(EXAMPLES[kind], **{name: ""})
    elif bare in (int, Fraction) and (kind, name) in SIGNED:
        assert getattr(evolve(EXAMPLES[kind], **{name: -1}), name) == -1
    elif bare in (int, Fraction):
        with pytest.raises(RecordError, match=rf"{kind.__name__}\.{name}: expected no less than 0, got "):
            evolve(EXAMPLES[kind], **{name: -1})
        if name != "per":
            assert getattr(evolve(EXAMPLES[kind], **{name: 0}), name) == 0


@pytest.mark.parametrize("kind", CLASSES)
def test_only_what_must_be_given_must_be_given(kind: type[Any]) -> None:
    """A record of its required fields alone loads; without one of them it does not."""
    required = {f.name: getattr(EXAMPLES[kind], f.name) for f in fields(kind) if f.default is NOTHING}
    assert isinstance(kind(**required), kind)
    for name in required:
        with pytest.raises(TypeError, match=name):
            kind(**{k: v for k, v in required.items() if k != name})


@pytest.mark.parametrize("kind", CLASSES)
def test_records_are_frozen_slotted_and_keyword_only(kind: type[Any]) -> None:
    """No field changes, none is added, none is given by position."""
    record = EXAMPLES[kind]
    name = fields(kind)[0].name
    with pytest.raises(AttributeError):
        setattr(record, name, getattr(record, name))
    with pytest.raises(AttributeError):
        record.something_new = 1
    with pytest.raises(TypeError):
        kind(getattr(record, name))
    assert not hasattr(record, "__dict__")


@pytest.mark.parametrize("kind", CLASSES)
@given(data=st.data())
@SMALL
def test_whatever_is_drawn_is_a_value(kind: type[Any], data: st.DataObject) -> None:
    """Records compare by content, hash, pickle, and build again from their own fields."""
    record = data.draw(strategies.records(kind))
    again = pickle.loads(pickle.dumps(record))
    assert (record, hash(record)) == (again, hash(again))
    assert record == kind(**{f.name: getattr(record, f.name) for f in fields(kind)})
    assert record != object()


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (Enterprise, "established", "closed"),
        (Certification, "issued_on", "valid_until"),
        (RetailAgreement, "since", "until"),
        (Listing, "since", "until"),
        (AssistanceGrant, "asked_on", "handed_over_on"),
        (Observation, "since", "until"),
        (Target, "baseline_on", "due"),
    ],
)
def test_nothing_ends_before_it_starts(kind: type[Any], first: str, last: str) -> None:
    """The last day may be the first, or unknown, but not before it."""
    day, before = date(2019, 7, 18), date(2019, 7, 17)
    assert evolve(EXAMPLES[kind], **{first: day, last: day})
    assert evolve(EXAMPLES[kind], **{first: day, last: None})
    assert evolve(EXAMPLES[kind], **{first: None, last: before})
    with pytest.raises(
        RecordError, match=rf"{last}: expected a day on or after {first} \(2019-07-18\), got '2019-07-17'"
    ):
        evolve(EXAMPLES[kind], **{first: day, last: before})


def test_values_that_are_certain_are_taken() -> None:
    """A list for a tuple, a code for its entry, text with a meaning for text, an index for a number."""
    product = build.product(id=_Named("P9"), category="food", price=_Ten())
    assert (str, "P9", "food", int, 10) == (
        type(product.id),
        product.id,
        product.category,
        type(product.price),
        product.price,
    )
    assert build.certification(product_ids=["P1", "P2"]).product_ids == ("P1", "P2")
    assert build.target(value=2).value == Fraction(2)
    assert build.enterprise(region="3602").region == KemendagriRegion("36.02")


@given(strategies.nibs(), strategies.npwps(), strategies.gtins())
@SMALL
def test_well_formed_numbers_become_canonical(nib: str, npwp: str, gtin: str) -> None:
    """Any printed form of a number is kept in its canonical form, as plain text."""
    spaced = " ".join((nib[:4], nib[4:8], nib[8:]))
    enterprise = build.enterprise(nib=f"NIB: {spaced}", npwp=Npwp(npwp).printed)
    product = build.product(gtin="-".join((gtin[:3], gtin[3:])))
    assert (nib, npwp, gtin) == (enterprise.nib, enterprise.npwp, product.gtin)
    assert [str] * 3 == [type(enterprise.nib), type(enterprise.npwp), type(product.gtin)]
    assert build.enterprise(nib=Nib(nib)).nib == nib


@given(strategies.texts())
@SMALL
def test_ill_formed_numbers_are_kept_as_given(text: str) -> None:
    """A number that is none stays as it was written: a rule finds it, the record loads."""
    enterprise, product = build.enterprise(nib=text, npwp=text), build.product(gtin=text)
    assert Nib.is_valid(text) or enterprise.nib == text
    assert Npwp.is_valid(text) or enterprise.npwp == text
    assert Gtin.is_valid(text) or product.gtin == text


@pytest.mark.parametrize("scheme", Scheme)
@given(data=st.data())
@SMALL
def test_numbers_of_certificates_by_scheme(scheme: Scheme, data: st.DataObject) -> None:
    """A well-formed number reads as its class and equals it; of a scheme without a form nothing is read."""
    number = data.draw(strategies.official_numbers(scheme))
    certification = build.certification(scheme=scheme, number=number)
    identifier = certification.identifier
    assert number == certification.number
    assert type(certification.number) is str
    has_form = scheme not in (Scheme.IUMK, Scheme.SIUP, Scheme.TDI, Scheme.PB_UMKU, Scheme.SLHS, Scheme.OTHER)
    if has_form:
        assert (number, True) == (identifier, type(identifier) is not str)
    assert build.certification(scheme=scheme, number=None).identifier is None
    assert build.certification(scheme=scheme, number="?").identifier is None
    assert build.certification(scheme=scheme, number="?").number == "?"


SECRETS = {"owner": "Siti Aminah", "npwp": "3699015708450001", "controller": "Budi Santoso"}


def test_repr_shows_no_personal_data() -> None:
    """Owner, controller and taxpayer number are masked where the record is shown; the values stay the values."""
    enterprise = build.enterprise(**SECRETS)
    shown = repr(enterprise) + str(enterprise) + f"{enterprise}"
    for name, value in SECRETS.items():
        assert getattr(enterprise, name) == value
        for part in value.split():
            assert part not in shown
    assert "owner='S*** A***'" in shown
    assert "npwp='36**************'" in shown


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("wrap", [lambda v: (v,), lambda v: v.encode(), lambda v: {v: v}, lambda v: [v]])
def test_errors_show_no_personal_data(name: str, wrap: Any) -> None:
    """What was given for a personal field does not stand in the error, its facts or what caused it."""
    with pytest.raises(RecordError) as caught:
        build.enterprise(**{name: wrap(SECRETS[name])})
    error: BaseException | None = caught.value
    while error is not None:
        told = f"{error} {vars(error)} {error.args}"
        assert not any(part in told for part in SECRETS[name].split())
        error = error.__cause__ or error.__context__
    assert isinstance(caught.value, UmkmError)


def test_an_error_of_one_field_hides_the_personal_data_of_others() -> None:
    """A bad sales figure of an enterprise with an owner does not tell the owner."""
    with pytest.raises(RecordError) as caught:
        build.enterprise(**SECRETS, established="soon")
    assert re.search("Siti|Budi|3699", str(caught.value)) is None


def test_numbers_of_any_length() -> None:
    """Records show numbers that Python does not write, in errors too, and what is personal stays masked."""
    long, shown = 10**5_000, "1000000000...0000000000 (5,001 digits)"
    assert f"value={shown}, per=1" in repr(build.observation(value=long))
    enterprise = build.enterprise(**SECRETS, figures=(YearFigures(year=2018, sales=long),))
    assert f"sales={shown}" in repr(enterprise)
    assert re.search("Siti|Budi|3699", repr(enterprise)) is None
    for field, wrong in (("per", -long), ("since", long), ("value", [long])):
        with pytest.raises(RecordError, match=rf"^Observation.{field}: expected .* \(5,001 digits\)") as caught:
            build.observation(**{field: wrong})
        assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args
