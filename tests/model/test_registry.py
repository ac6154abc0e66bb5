"""The registry against linear scans; with_, merge and diff as the algebra they are."""

import pickle
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from umkm_domain.core.errors import RecordError, UnknownCodeError, UsageError
from umkm_domain.core.language import Text
from umkm_domain.model.registry import TABLES, About, Change, Registry, Suppression
from umkm_domain.testing import build, strategies

SMALL = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
REGISTRIES = strategies.registries(dangling=True, max_size=2)


@st.composite
def related(draw: st.DrawFn) -> tuple[Registry, Registry]:
    """Draw two registries that share records: some the same, some changed, some in one of them only."""
    one, other = draw(REGISTRIES), draw(REGISTRIES)
    shared = []
    for _, record in one.records():
        fate = draw(st.sampled_from(["absent", "same", "changed"]))
        if fate != "absent":
            shared.append(record if fate == "same" else evolve(record, source=f"other than {record.source}"))
    return one, other.with_(*shared)


def _keys(registry: Registry) -> list[str]:
    return [*(record.id for _, record in registry.records()), "GHOST-1", "nowhere"]


@given(REGISTRIES)
@SMALL
def test_look_up_is_a_linear_scan(registry: Registry) -> None:
    """Every look-up finds what reading all records finds, in their order."""
    for key in _keys(registry):
        for table in TABLES:
            scan = next((r for r in getattr(registry, table) if r.id == key), None)
            assert scan == registry.get(table, key)
        assert registry.get("enterprises", key) is registry.enterprise(key)
        assert registry.get("products", key) is registry.product(key)
        assert [p for p in registry.products if p.enterprise_id == key] == list(registry.products_of(key))
        assert [c for c in registry.certifications if c.holder_id == key] == list(registry.certifications_held(key))
        assert [c for c in registry.certifications if key in c.product_ids] == list(
            registry.certifications_covering(key)
        )
        assert [
            (a, listing) for a in registry.agreements for listing in a.listings if listing.product_id == key
        ] == list(registry.listings_of(key))
        assert [g for g in registry.grants if any(r.enterprise_id == key for r in g.recipients)] == list(
            registry.grants_to(key)
        )


def test_a_certificate_that_names_a_product_twice_covers_it_once() -> None:
    """Repeated ids in a record are no second record."""
    registry = build.registry(certifications=(build.certification(product_ids=("P1", "P1")),))
    assert 1 == len(registry.certifications_covering("P1"))


@given(REGISTRIES)
@SMALL
def test_dangling_is_brute_force(registry: Registry) -> None:
    """Every reference spelled out by hand, and looked for in its table."""
    ids = {table: {r.id for r in getattr(registry, table)} for table in TABLES}
    refs: list[tuple[str, str, str, str, str | None]] = []
    for e in registry.enterprises:
        refs.append(("enterprises", e.id, "/parent_id", "enterprises", e.parent_id))
    for p in registry.products:
        refs.append(("products", p.id, "/enterprise_id", "enterprises", p.enterprise_id))
    for c in registry.certifications:
        refs.append(("certifications", c.id, "/holder_id", "enterprises", c.holder_id))
        refs.append(("certifications", c.id, "/replaces_id", "certifications", c.replaces_id))
        refs += [("certifications", c.id, f"/product_ids/{i}", "products", x) for i, x in enumerate(c.product_ids)]
    for a in registry.agreements:
        for i, party in enumerate(a.parties):
            refs.append(("agreements", a.id, f"/parties/{i}/enterprise_id", "enterprises", party.enterprise_id))
        for i, listing in enumerate(a.listings):
            refs.append(("agreements", a.id, f"/listings/{i}/product_id", "products", listing.product_id))
    for g in registry.grants:
        if g.giver is not None:
            refs.append(("grants", g.id, "/giver/enterprise_id", "enterprises", g.giver.enterprise_id))
        for i, recipient in enumerate(g.recipients):
            refs.append(("grants", g.id, f"/recipients/{i}/enterprise_id", "enterprises", recipient.enterprise_id))
        refs += [("grants", g.id, f"/product_ids/{i}", "products", x) for i, x in enumerate(g.product_ids)]
        refs += [
            ("grants", g.id, f"/certification_ids/{i}", "certifications", x) for i, x in enumerate(g.certification_ids)
        ]
    for o in registry.observations:
        refs += [("observations", o.id, f"/compares/{i}", "observations", x) for i, x in enumerate(o.compares)]
    expected = {ref for ref in refs if ref[4] is not None and ref[4] not in ids[ref[3]]}
    got = [(d.table, d.id, d.path, d.target_table, d.target_id) for d in registry.dangling()]
    assert expected == set(got)
    assert len(got) == len(set(got))


@pytest.mark.parametrize("table", TABLES)
def test_an_id_stands_once_in_a_table(table: str) -> None:
    """The same id twice is refused and named; the same id in two tables is not the same record."""
    (record,) = getattr(build.registry(), table)
    with pytest.raises(UsageError, match=rf"{table}: expected each id once, got {record.id} more than once"):
        Registry(**{table: (record, record)})
    assert build.registry(products=(build.product(id="E1"),)).product("E1") is not None


def test_unknown_tables_are_named() -> None:
    """A table that a registry does not have is a mistake that lists those it has."""
    with pytest.raises(UnknownCodeError, match=r"expected one of enterprises, .*targets, got 'nothing'"):
        build.registry().get("nothing", "E1")


def test_a_registry_takes_records_only() -> None:
    """A record in the wrong table, or no record at all, is refused."""
    with pytest.raises(RecordError, match=r"Registry\.products: expected a Product"):
        Registry(products=(build.enterprise(),))  # type: ignore[arg-type]
    with pytest.raises(RecordError, match=r"Registry\.enterprises: expected a tuple"):
        Registry(enterprises=None)  # type: ignore[arg-type]


@given(REGISTRIES)
@SMALL
def test_records_and_length(registry: Registry) -> None:
    """Every record is listed with its table, once."""
    listed = list(registry.records())
    assert len(listed) == len(registry) == sum(len(getattr(registry, table)) for table in TABLES)
    assert [(table, r) for table in TABLES for r in getattr(registry, table)] == listed


@given(REGISTRIES)
@SMALL
def test_a_registry_is_a_value(registry: Registry) -> None:
    """It pickles with and without its look-ups made, hashes alike, and does not change."""
    fresh = pickle.loads(pickle.dumps(registry))
    registry.products_of("E1")
    registry.get("targets", "T1")
    used = pickle.loads(pickle.dumps(registry))
    assert registry == fresh == used
    assert hash(registry) == hash(fresh) == hash(used)
    assert fresh.products_of("E1") == used.products_of("E1")
    with pytest.raises(AttributeError):
        registry.products = ()  # type: ignore[misc]


@given(related())
@SMALL
def test_with_puts_records_in_place(pair: tuple[Registry, Registry]) -> None:
    """Each record given is found by its id; others stay; the old registry is what it was."""
    registry, other = pair
    before = pickle.dumps(registry)
    given_ = [record for _, record in other.records()]
    new = registry.with_(*given_)
    assert before == pickle.dumps(registry)
    for table, record in other.records():
        assert record is new.get(table, record.id)
    for table, record in registry.records():
        if other.get(table, record.id) is None:
            assert record is new.get(table, record.id)
        ids = [r.id for r in getattr(new, table)]
        assert [r.id for r in getattr(registry, table)] == ids[: len(getattr(registry, table))]
    assert new == new.with_(*given_)
    assert registry == registry.with_()


def test_with_keeps_what_was_made_once() -> None:
    """A record replaced is found anew, also in look-ups that were made before."""
    registry = build.registry()
    assert ("P1",) == tuple(p.id for p in registry.products_of("E1"))
    moved = registry.with_(build.product(enterprise_id="E2"))
    assert ((), "E2") == (moved.products_of("E1"), moved.products_of("E2")[0].enterprise_id)


@pytest.mark.parametrize("record", [1, "E1", About(), build.registry(), None])
def test_with_takes_records_only(record: Any) -> None:
    """What belongs to no table is refused by its type."""
    with pytest.raises(UsageError, match=f"expected a record such as .*, got {type(record).__name__}"):
        build.registry().with_(record)


def _agree(one: Registry, other: Registry) -> bool:
    return all(other.get(table, r.id) in (None, r) for table, r in one.records())


@given(REGISTRIES, REGISTRIES, REGISTRIES)
@SMALL
def test_merge_is_associative_where_defined(a: Registry, b: Registry, c: Registry) -> None:
    """(a + b) + c is a + (b + c) where no two disagree; the empty registry adds nothing."""
    b, c = (_renamed(r, suffix) for r, suffix in ((b, "-B"), (c, "-C")))
    assume(_agree(a, b) and _agree(b, c) and _agree(a, c))
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    assert a == a.merge(a) == a.merge(Registry()) == a.merge(Registry(about=About(title=Text(id="x", en="x"))))
    assert evolve(a, about=About()) == Registry().merge(a)


def _renamed(registry: Registry, suffix: str) -> Registry:
    return Registry(
        about=registry.about,
        suppressions=registry.suppressions,
        **{t: tuple(evolve(r, id=r.id + suffix) for r in getattr(registry, t)) for t in TABLES},
    )


@given(related())
@SMALL
def test_merge_holds_both_or_names_the_clashes(pair: tuple[Registry, Registry]) -> None:
    """Where two records of one id differ, all such are named; else every record of both is there."""
    a, b = pair
    clashes = [f"{t}/{r.id}" for t, r in b.records() if a.get(t, r.id) not in (None, r)]
    if clashes:
        with pytest.raises(UsageError) as caught:
            a.merge(b)
        assert f"expected records that agree, got different contents for {', '.join(clashes)}" == str(caught.value)
        return
    merged = a.merge(b)
    for one in (a, b):
        assert all(merged.get(t, r.id) == r for t, r in one.records())
        assert set(one.suppressions) <= set(merged.suppressions)
    assert len(merged) == len({(t, r.id) for one in (a, b) for t, r in one.records()})


def test_merge_keeps_suppressions_once() -> None:
    """What both suppress is suppressed once, and merging with itself changes nothing, repeated or not."""
    one, two = Suppression(code="CER001"), Suppression(code="CER002")
    a, b = Registry(suppressions=(one, one)), Registry(suppressions=(two, one))
    assert (one, one, two) == a.merge(b).suppressions
    assert a == a.merge(a)


def _canonical(registry: Registry) -> Registry:
    """The same records in one order."""
    return Registry(
        about=registry.about,
        suppressions=tuple(sorted(set(registry.suppressions), key=repr)),
        **{t: tuple(sorted(getattr(registry, t), key=lambda r: r.id)) for t in TABLES},
    )


@given(related())
@SMALL
def test_diff_is_empty_for_equal_contents_only(pair: tuple[Registry, Registry]) -> None:
    """No difference means the same records, whatever their order; and the other way round."""
    a, b = pair
    assert not a.diff(a)
    assert bool(a.diff(b)) == (_canonical(a) != _canonical(b))
    assert not a.diff(_canonical(a))


@given(related())
@SMALL
def test_a_diff_applied_gives_the_other(pair: tuple[Registry, Registry]) -> None:
    """Removing, adding and changing what the diff says turns one registry into the other."""
    a, b = pair
    diff = a.diff(b)
    removed = set(diff.removed)
    tables = {t: [r for r in getattr(a, t) if (t, r.id) not in removed] for t in TABLES}
    for table, id_ in diff.added:
        tables[table].append(b.get(table, id_))
    about, suppressions = a.about, a.suppressions
    for change in diff.changed:
        if change.table == "about":
            assert getattr(about, change.field) == change.before
            about = evolve(about, **{change.field: change.after})
        elif change.table == "suppressions":
            assert suppressions == change.before
            suppressions = change.after  # type: ignore[assignment]
        else:
            rows = tables[change.table]
            (i,) = (i for i, r in enumerate(rows) if r.id == change.id)
            assert getattr(rows[i], change.field) == change.before
            rows[i] = evolve(rows[i], **{change.field: change.after})
    made = Registry(about=about, suppressions=suppressions, **{t: tuple(rows) for t, rows in tables.items()})
    assert _canonical(b) == _canonical(made)


@given(related())
@SMALL
def test_a_diff_reads_backwards(pair: tuple[Registry, Registry]) -> None:
    """What one way adds the other removes, and each change has its values swapped."""
    a, b = pair
    there, back = a.diff(b), b.diff(a)
    assert (set(there.added), set(there.removed)) == (set(back.removed), set(back.added))
    assert {(c.table, c.id, c.field) for c in there.changed} == {(c.table, c.id, c.field) for c in back.changed}
    assert sorted(there.changed, key=lambda c: (c.table, c.id)) == list(there.changed)


def test_the_diff_of_one_change() -> None:
    """One price changed is one change, with both values."""
    a = build.registry()
    b = a.with_(build.product(price=20_000))
    assert (Change("products", "P1", "price", 15_000, 20_000),) == a.diff(b).changed
    assert ((), ()) == (a.diff(b).added, a.diff(b).removed)


def test_a_diff_shows_no_personal_data() -> None:
    """The change of an owner holds both names and shows neither; other values are shown."""
    a = build.registry(enterprises=(build.enterprise(owner="Siti Aminah", name="Lama"),))
    diff = a.diff(a.with_(build.enterprise(owner="Budi Santoso", name="Baru")))
    assert {("owner", "Siti Aminah", "Budi Santoso"), ("name", "Lama", "Baru")} == {
        (c.field, c.before, c.after) for c in diff.changed
    }
    shown = repr(diff)
    assert "Change('enterprises', 'E1', 'name', 'Lama', 'Baru')" in shown
    assert not any(word in shown for word in ("Siti", "Aminah", "Budi", "Santoso"))


def test_a_diff_covers_what_the_registry_says_of_itself() -> None:
    """Another title and another suppression are differences too."""
    a, s = Registry(), Suppression(code="CER001")
    b = Registry(about=About(sources=("x",)), suppressions=(s,))
    assert (
        Change("about", "", "sources", (), ("x",)),
        Change("suppressions", "", "", (), (s,)),
    ) == a.diff(b).changed
    assert "Change('about', '', 'sources', (), ('x',))" in repr(a.diff(b))


@pytest.mark.parametrize("other", [5, None, ()])
def test_only_registries_are_merged_or_compared(other: Any) -> None:
    """Anything else is wrong use, said before anything is read."""
    for act in (Registry().merge, Registry().diff):
        with pytest.raises(UsageError, match="expected a Registry, got"):
            act(other)
