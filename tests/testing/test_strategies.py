"""What the strategies draw loads, is well-formed where it says so, and covers what rules look for."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from umkm_domain.codes.lists import Scheme
from umkm_domain.identifiers import (
    BpomNumber,
    Gtin,
    HalalNumber,
    Nib,
    Nik,
    Npwp,
    Pirt,
    SniNumber,
    TkdnNumber,
    TrademarkNumber,
)
from umkm_domain.identifiers.npwp import NpwpKind
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.party import Party
from umkm_domain.model.registry import REFERENCES, TABLES, Registry
from umkm_domain.model.retail import AgreementKind, Listing, RetailAgreement
from umkm_domain.testing import strategies
from umkm_domain.testing.asserts import assert_round_trip
from umkm_domain.testing.build import ON

NUMBERS: list[tuple[Callable[[], st.SearchStrategy[str]], type[Any]]] = [
    (strategies.nibs, Nib),
    (strategies.niks, Nik),
    (strategies.npwps, Npwp),
    (strategies.pirts, Pirt),
    (strategies.bpom_numbers, BpomNumber),
    (strategies.halal_numbers, HalalNumber),
    (strategies.gtins, Gtin),
    (strategies.trademark_numbers, TrademarkNumber),
    (strategies.sni_numbers, SniNumber),
    (strategies.tkdn_numbers, TkdnNumber),
]
SMALL = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
MANY = settings(
    max_examples=120,
    phases=[Phase.generate],
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize(("numbers", "kind"), NUMBERS, ids=lambda x: getattr(x, "__name__", ""))
@given(data=st.data())
@SMALL
def test_numbers_are_well_formed_and_canonical(
    numbers: Callable[[], st.SearchStrategy[str]], kind: type[Any], data: st.DataObject
) -> None:
    """Each strategy of numbers draws what its class accepts, as it writes it."""
    number = data.draw(numbers())
    assert number == str(kind(number))


@given(strategies.niks(), strategies.npwps())
@SMALL
def test_personal_numbers_are_synthetic(nik: str, npwp: str) -> None:
    """No NIK is of a city that exists, no NPWP of a tax office that exists."""
    region = Nik(nik).region
    assert region is not None
    assert region.regency is not None
    assert ("36.99", "") == (region.regency.code, region.regency.name)
    number = Npwp(npwp)
    assert number.tax_office == "999" if number.kind is NpwpKind.NPWP15 else str(number).startswith("3699")


@given(st.data())
@SMALL
def test_every_scheme_has_numbers(data: st.DataObject) -> None:
    """A scheme with a form draws numbers of that form; others draw any text."""
    scheme = data.draw(st.sampled_from(Scheme))
    assert data.draw(strategies.official_numbers(scheme)).strip()


@pytest.mark.parametrize("table", TABLES)
@given(data=st.data())
@SMALL
def test_records_of_each_table_load(table: str, data: st.DataObject) -> None:
    """Each table has a strategy of its own name, and what it draws is a value of its class."""
    record = data.draw(getattr(strategies, table)())
    assert type(record) is TABLES[table]
    assert_round_trip(record)


@given(st.data())
@SMALL
def test_fields_can_be_given(data: st.DataObject) -> None:
    """A strategy given for a field is used for it, in records and in parts of records."""
    certification = data.draw(strategies.certifications(scheme=st.just(Scheme.HALAL), id=st.just("C7")))
    assert (Scheme.HALAL, "C7") == (certification.scheme, certification.id)
    party = data.draw(strategies.records(Party, name=st.just("Toko")))
    assert party.name == "Toko"
    assert type(data.draw(strategies.records(Listing))) is Listing


@given(strategies.registries())
@SMALL
def test_sound_registries_are_sound(registry: Registry) -> None:
    """Without `dangling`, every reference leads somewhere."""
    assert [] == list(registry.dangling())


@given(strategies.registries(dangling=True, max_size=2))
@SMALL
def test_dangling_registries_stay_small(registry: Registry) -> None:
    """References may lead nowhere, to ghosts only; no table is longer than asked for."""
    assert {"GHOST-1", "GHOST-2"} >= {d.target_id for d in registry.dangling()}
    assert all(len(getattr(registry, table)) <= 2 for table in TABLES)


@pytest.mark.parametrize("dangling", [False, True])
def test_every_reference_is_drawn(dangling: bool) -> None:
    """Among the registries drawn there is each kind of reference, sound and leading nowhere."""
    seen: set[tuple[str, str]] = set()

    @given(strategies.registries(dangling=dangling))
    @MANY
    def draw(registry: Registry) -> None:
        if dangling:
            seen.update((d.table, _pattern(d.path)) for d in registry.dangling())
            return
        for table, path, _ in REFERENCES:
            if any(_refers(record, path.split("/")[1:]) for record in getattr(registry, table)):
                seen.add((table, path))

    draw()
    assert {(table, path) for table, path, _ in REFERENCES} == seen


def _pattern(path: str) -> str:
    return "/".join("*" if part.isdigit() else part for part in path.split("/"))


def _refers(value: Any, parts: list[str]) -> bool:
    if value is None or not parts:
        return value is not None
    if parts[0] == "*":
        return any(_refers(item, parts[1:]) for item in value)
    return _refers(getattr(value, parts[0]), parts[1:])


def test_every_status_is_drawn() -> None:
    """On the day of the examples, some certificate drawn has each status."""
    seen: set[CertStatus] = set()

    @given(strategies.certifications())
    @MANY
    def draw(certification: Certification) -> None:
        seen.add(certification.status(ON))

    draw()
    assert set(CertStatus) == seen


def test_good_absent_and_messy_numbers_are_drawn() -> None:
    """Some NIB are well-formed, some absent, some messy."""
    seen: set[str] = set()

    @given(strategies.enterprises())
    @MANY
    def draw(enterprise: Enterprise) -> None:
        seen.add("absent" if enterprise.nib is None else "good" if Nib.is_valid(enterprise.nib) else "messy")

    draw()
    assert {"absent", "good", "messy"} == seen


@given(strategies.records(RetailAgreement, kind=st.just(AgreementKind.PKS)))
def test_a_field_named_kind_may_be_given(agreement: RetailAgreement) -> None:
    """The class is given by place, so that a field of the same name may be given by name."""
    assert agreement.kind is AgreementKind.PKS
