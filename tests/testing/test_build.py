"""The examples load, are well-formed and sound; the register is the same every time."""

from datetime import date

import pytest

from umkm_domain import check
from umkm_domain.codes.lists import Scheme
from umkm_domain.identifiers import Gtin, Nib, Npwp, Pirt
from umkm_domain.model.certification import CertStatus
from umkm_domain.model.registry import TABLES, Registry
from umkm_domain.testing import build
from umkm_domain.testing.asserts import assert_computation_consistent, assert_round_trip

BUILDERS = {
    "enterprises": build.enterprise,
    "products": build.product,
    "certifications": build.certification,
    "agreements": build.agreement,
    "grants": build.grant,
    "observations": build.observation,
    "targets": build.target,
}


def test_there_is_an_example_of_each_table() -> None:
    """Every table of a registry has a builder, and the example registry holds one record of each."""
    registry = build.registry()
    assert set(TABLES) == set(BUILDERS)
    assert {table: (builder(),) for table, builder in BUILDERS.items()} == {
        table: getattr(registry, table) for table in TABLES
    }
    assert [] == list(registry.dangling())
    assert_round_trip(registry)


def test_no_rule_finds_anything_about_the_examples() -> None:
    """What a test changes is all that is found: the examples themselves are clean on their day."""
    assert [] == [finding.line("en") for finding in check(build.registry(), on=build.ON)]


@pytest.mark.parametrize("table", BUILDERS)
def test_a_field_given_replaces_the_default(table: str) -> None:
    """An id given is the id; nothing else changes."""
    changed = BUILDERS[table](id="X9")
    assert ("X9", type(BUILDERS[table]())) == (changed.id, type(changed))
    assert changed != BUILDERS[table]()


def test_the_numbers_of_the_examples_are_well_formed() -> None:
    """NIB, NPWP, barcode and P-IRT of the examples are what their classes accept."""
    enterprise, product, certification = build.enterprise(), build.product(), build.certification()
    assert (True, True, True) == (
        Nib.is_valid(enterprise.nib),
        Npwp.is_valid(enterprise.npwp),
        Gtin.is_valid(product.gtin),
    )
    assert isinstance(certification.identifier, Pirt)
    assert CertStatus.VALID is certification.status(build.ON)


def test_a_table_given_replaces_its_own() -> None:
    """The example registry without products has references that lead nowhere."""
    registry = build.registry(products=())
    assert {"/product_ids/0", "/listings/0/product_id"} == {d.path for d in registry.dangling()}


def test_the_register_is_the_same_every_time() -> None:
    """Same number and seed, same register; another seed, another register."""
    assert build.register(20) == build.register(20)
    assert build.register(20) != build.register(20, seed=1)


@pytest.mark.parametrize("n", [0, 1, 7])
def test_the_register_has_the_size_asked_for(n: int) -> None:
    """Two products and four certificates an enterprise, and every reference sound."""
    registry = build.register(n)
    assert (n, 2 * n, 4 * n) == (len(registry.enterprises), len(registry.products), len(registry.certifications))
    assert [] == list(registry.dangling())


def test_a_longer_register_begins_with_the_shorter() -> None:
    """Growing the register leaves what was there."""
    short, long = build.register(3), build.register(9)
    assert short == Registry(
        about=long.about,
        enterprises=long.enterprises[:3],
        products=long.products[:6],
        certifications=long.certifications[:12],
    )


def test_the_register_has_realistic_gaps() -> None:
    """Some numbers are missing, every one given is well-formed, some permits have expired and some have not."""
    registry = build.register(60)
    nibs = [e.nib for e in registry.enterprises]
    gtins = [p.gtin for p in registry.products]
    assert (True, True) == (None in nibs, None in gtins)
    assert all(Nib.is_valid(nib) for nib in nibs if nib is not None)
    assert all(Npwp.is_valid(e.npwp) for e in registry.enterprises if e.npwp is not None)
    assert all(Gtin.is_valid(gtin) for gtin in gtins if gtin is not None)
    assert all(c.identifier is not None for c in registry.certifications)
    statuses = {c.status(build.ON) for c in registry.certifications if c.scheme is Scheme.PIRT}
    assert {CertStatus.VALID, CertStatus.EXPIRED} <= statuses


def test_all_made_up_records_say_so() -> None:
    """Nothing of the register could be taken for a real enterprise."""
    assert all(record.illustrative for _, record in build.register(5).records())


def test_the_example_computation_and_finding() -> None:
    """A result and a finding to try documents and assertions on."""
    assert_computation_consistent(build.computation())
    assert ("PRD009", "products/P1") == (build.finding(code="PRD009").code, build.finding().subject)
    assert build.computation(unit="worker").unit == "worker"


def test_the_register_has_a_few_faults_only() -> None:
    """Most numbers agree with their record; a few, as in real registers, name another region or year."""
    report = check(build.register(200), on=date(2019, 7, 18), select=["CER006", "CER007", "IDN007"])
    assert {"CER006", "CER007", "IDN007"} == set(report.counts())
    assert all(1 <= count <= 60 for count in report.counts().values())
