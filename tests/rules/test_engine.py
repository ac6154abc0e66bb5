"""The engine: rules made of functions, contexts, findings, gaps, weights."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from umkm_domain.codes.lists import Scheme
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Confidence, Timeline
from umkm_domain.core.errors import GapError
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import LAW, retail, scale
from umkm_domain.law.scale import Size
from umkm_domain.model.certification import CertStatus
from umkm_domain.model.enterprise import YearFigures
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Method
from umkm_domain.rules import CATALOGUE, Example, Parameter, Rule
from umkm_domain.rules import _engine as engine
from umkm_domain.rules import _facts as facts
from umkm_domain.rules import _samples as some

DAY = date(2019, 7, 18)


def _nothing(subject: Any, context: engine.Context) -> Iterator[Finding]:
    yield from ()


def _days(subject: Any, context: engine.Context) -> Iterator[date]:
    yield date(2030, 1, 1)


_PARTS: dict[str, Any] = {
    "severity": Severity.ERROR,
    "title": Text(id="uji", en="test"),
    "message": Text(id="Ada {n}.", en="There are {n}."),
    "remedy": Text(id="Perbaiki.", en="Mend it."),
    "why": Text(id="sebab", en="because"),
    "sources": (Citation("UU contoh", "1"),),
    "parameters": (Parameter(name="days", default=3, unit="days", title=Text(id="hari", en="days")),),
    "schemes": (Scheme.PIRT,),
    "across": True,
    "days": _days,
}
_EXAMPLE = Example(records=(), on=DAY, triggers=False)


def made(**more: Any) -> Rule:
    """A rule with every part given."""
    parts = {**_PARTS, "table": "products", "law": (retail.PAYMENT,), "examples": lambda: (_EXAMPLE,), **more}
    return engine.rule("XYZ001", **parts)(_nothing)


def context_of(rule: Rule, on: date = DAY, registry: Registry | None = None, **more: Any) -> engine.Context:
    """A context over a registry."""
    return engine.Context(rule, facts.Facts(registry or Registry(), on, LAW), **more)


def test_a_rule_keeps_every_part() -> None:
    """The decorator hands each part to the rule, and the function becomes its check."""
    rule = made()
    assert {name: getattr(rule, name) for name in _PARTS} == _PARTS
    assert (rule.code, rule.applies_to, rule.law_keys) == ("XYZ001", "products", ("retail.payment",))
    assert rule.check is _nothing
    assert rule.emitted_by is None
    assert rule.examples == (_EXAMPLE,)
    assert rule.prefix == "XYZ"


def test_a_rule_needs_few_parts() -> None:
    """Law, sources, parameters and the rest may be left out."""
    rule = engine.rule(
        "XYZ002",
        table="registry",
        severity=Severity.INFO,
        title=Text(id="uji", en="test"),
        message=Text(id="uji", en="test"),
        remedy=Text(id="uji", en="test"),
        examples=lambda: (),
    )(_nothing)
    assert (rule.law_keys, rule.sources, rule.parameters, rule.schemes) == ((), (), (), ())
    assert (rule.why, rule.across, rule.days) == (None, False, None)
    assert rule.change_points(Registry(), context_of(rule)) == ()


def test_change_points_are_those_of_law_and_subject() -> None:
    """Sorted, each once: the changes of every key, and the days that the rule names."""
    rule = made()
    points = rule.change_points(some.food(), context_of(rule))
    assert points == (date(2007, 12, 27), date(2014, 6, 12), date(2021, 2, 2), date(2030, 1, 1))


def test_examples_become_registries() -> None:
    """Records go to their tables, suppressions to their own."""
    from umkm_domain.model.registry import Suppression

    silenced = Suppression(code="PRD002")
    example = Example(records=(some.food(), silenced), on=DAY, triggers=True)
    assert example.registry == Registry(products=(some.food(),), suppressions=(silenced,))


def test_a_finding_says_where_and_why() -> None:
    """Table, id, path, values in words of both languages, and the law with the sources of the rule."""
    rule = made()
    entry = LAW.at(retail.PAYMENT, date(2021, 2, 2))
    source = Citation("GS1")
    found = context_of(rule).found(some.food(), "/gtin", entry, None, source, n=12_345)
    assert found == Finding(
        code="XYZ001",
        severity=Severity.ERROR,
        table="products",
        id="P1",
        path="/gtin",
        values=(("n", 12_345),),
        message=Text(id="Ada 12.345.", en="There are 12,345."),
        remedy=rule.remedy,
        citations=(Citation("PP 29/2021", "95(1)b"), source, Citation("UU contoh", "1")),
    )


def test_a_finding_about_the_whole() -> None:
    """About the registry there is no table, about a table no id, and a rule may name another table."""
    whole = context_of(made(table="registry"))
    assert (whole.found(None, n=1).table, whole.found(None, n=1).id, whole.found(None, n=1).path) == ("", "", "")
    assert whole.found(some.food(), table="products", n=1).subject == "products/P1"


def test_values_are_plain() -> None:
    """Whole ratios become integers and enumerations text, in tuples too; sentences call them by their word."""
    message = Text(id="{n} {text} {day} {many} {share} {nothing}", en="{n} {text} {day} {many} {share} {nothing}")
    found = context_of(made(message=message)).found(
        None,
        n=Fraction(31_538),
        text=Method.IMPUTED,
        day=DAY,
        many=(Fraction(4, 2), Size.MICRO),
        share=Fraction(1, 8),
        nothing=None,
    )
    assert dict(found.values) == {
        "n": 31_538,
        "text": "imputed",
        "day": DAY,
        "many": (2, "micro"),
        "share": Fraction(1, 8),
        "nothing": None,
    }
    assert type(dict(found.values)["text"]) is str
    assert found.message.id == "31.538 diperkirakan 18 Juli 2019 2, mikro 0,125 –"
    assert found.message.en == "31,538 imputed 18 July 2019 2, micro 0.125 –"


def test_a_message_without_names_is_not_made_again() -> None:
    """A text without values is the text of the rule itself."""
    rule = made()
    assert context_of(rule).found(None, n=1).remedy is rule.remedy


def test_weights() -> None:
    """A case may weigh less than its rule, never more; probable law makes a warning of an error only."""
    sure = LAW.at(retail.PAYMENT, date(2021, 2, 2))
    probable = evolve(sure, confidence=Confidence.PROBABLE)
    weight = engine._weight
    assert weight(Severity.ERROR, None, [sure]) is Severity.ERROR
    assert weight(Severity.ERROR, None, [sure, probable]) is Severity.WARNING
    assert weight(Severity.ERROR, None, [Citation("UU contoh")]) is Severity.ERROR
    assert weight(Severity.WARNING, None, [probable]) is Severity.WARNING
    assert weight(Severity.INFO, None, [probable]) is Severity.INFO
    assert weight(Severity.ERROR, Severity.INFO, [probable]) is Severity.INFO
    assert weight(Severity.ERROR, Severity.WARNING, [sure]) is Severity.WARNING
    assert weight(Severity.WARNING, Severity.ERROR, [sure]) is Severity.WARNING
    forced = context_of(made(), severity=Severity.ERROR).found(None, "", probable, at_most=Severity.INFO, n=1)
    assert forced.severity is Severity.ERROR


def test_law_is_asked_once_and_remembered() -> None:
    """The same question has the same answer, a gap included, and the gap is noted once."""
    context = context_of(made(law=(scale.GENERAL,)), date(2020, 12, 1))
    assert context.law(scale.GENERAL) is None
    assert context.law(scale.GENERAL) is None
    entry = context.law(scale.GENERAL, date(2019, 7, 18))
    assert entry is not None
    assert entry is context.law(scale.GENERAL, date(2019, 7, 18))
    assert entry.citation == Citation("UU 20/2008", "6")
    assert len(context.gaps) == 1


def test_one_gap_is_told_by_its_first_day() -> None:
    """Two days of one gap are one gap; another gap of the same key is another."""
    context = context_of(made(law=(scale.GENERAL, retail.FIXED_REBATE)))
    for day in (date(2020, 12, 1), date(2020, 11, 2), date(2021, 1, 1), date(1995, 1, 1), date(1994, 1, 1)):
        assert context.law(scale.GENERAL, day) is None
    told = {dict(f.values)["on"]: f for f in context.gap_findings()}
    assert set(told) == {date(2020, 11, 2), date(1994, 1, 1)}
    gap = told[date(1994, 1, 1)]
    assert (gap.code, gap.severity, gap.table, gap.id, gap.path) == ("XYZ001", Severity.INFO, "products", "", "")
    assert gap.message.id == (
        "Tidak dinilai: tidak ada aturan scale.general yang berlaku pada 1 Januari 1994 "
        "(tidak ada yang mendahului; UU 9/1995 Pasal 5(1) mulai 1995-12-26)."
    )
    assert gap.message.en == (
        "Not judged: no law was in force for scale.general on 1 January 1994 "
        "(nothing precedes; UU 9/1995 art. 5(1) begins on 1995-12-26)."
    )
    assert dict(gap.values)["reason"].en == "nothing precedes; UU 9/1995 art. 5(1) begins on 1995-12-26"
    later = told[date(2020, 11, 2)]
    assert "(UU 20/2008 Pasal 6 berakhir 2020-11-01; PP 7/2021 Pasal 35 mulai 2021-02-02; " in later.message.id
    assert later.message.id.endswith("; UU 11/2020 Pasal 87 mencabutnya).")
    unsure = context_of(made(law=(retail.LISTING_FEE_MINIMARKET,)), date(2022, 1, 3))
    unsure.law(retail.LISTING_FEE_MINIMARKET)
    assert [f.message.id.partition("; ")[2] for f in unsure.gap_findings()] == [
        "tidak ada yang menyusul; ada masa yang belum pasti, dan itu tidak menilai)."
    ]
    named = Timeline(
        key="demo.fee",
        title=Text(id="uji", en="test"),
        entries=(evolve(LAW.at(scale.GENERAL, DAY), citation=Citation("Perda contoh: pasar")),),
    )
    with pytest.raises(GapError) as gap_error:
        named.at(date(1990, 1, 1))
    assert engine._reason(gap_error.value) == Text(
        id="tidak ada yang mendahului; Perda contoh: pasar mulai 2008-07-04",
        en="nothing precedes; Perda contoh: pasar begins on 2008-07-04",
    )
    whole = context_of(made(table="registry", law=(scale.GENERAL,)), date(2020, 12, 1))
    whole.law(scale.GENERAL)
    assert [f.table for f in whole.gap_findings()] == [""]


def test_parameters_have_defaults() -> None:
    """The default holds until the caller sets another number."""
    assert context_of(made()).parameter("days") == 3
    assert context_of(made(), parameters={"days": 9}).parameter("days") == 9


def test_sizes_are_those_of_the_day() -> None:
    """Under the old act by all measures, under the new one by sales, in the gap by the record, which is noted."""
    e = some.enterprise(
        figures=(
            YearFigures(year=2018, sales=400_000_000, net_assets=20_000_000),
            YearFigures(year=2020, sales=400_000_000, business_capital=2_000_000_000),
        ),
        size="small",
    )
    context = context_of(made(law=(scale.GENERAL,)))
    assert context.sizes(e) == (Size.MICRO, Size.SMALL)
    assert context.gaps == {}
    assert context.sizes(e, date(2021, 2, 2)) == (Size.MICRO,)
    assert context.sizes(e, date(2020, 12, 1)) == (Size.SMALL,)
    assert [gap.on for gap in context.gaps.values()] == [date(2020, 12, 1)]
    far = some.enterprise("E5", figures=(YearFigures(year=2018, sales=3_000_000_000, net_assets=1),))
    assert context.sizes(far, DAY) == (Size.MICRO, Size.MEDIUM)
    assert context.sizes(some.enterprise("E2"), DAY) == ()
    assert context.sizes(some.enterprise("E3", size="tiny"), DAY) == ()
    assert context.sizes(some.enterprise("E4", size="large"), DAY) == (Size.LARGE,)


def test_figures_are_of_the_year_before_or_the_latest_known() -> None:
    """Figures of the year itself decide only where no earlier ones are known; those of years to come never do."""
    e = some.enterprise(figures=tuple(YearFigures(year=year, sales=year) for year in (2016, 2018, 2019, 2020)))
    known = facts.Facts(Registry(), DAY, LAW)
    assert known.year == 2018
    assert known.figures(e) == YearFigures(year=2018, sales=2018)
    assert known.figures(e, date(2018, 12, 31)) == YearFigures(year=2016, sales=2016)
    assert known.figures(e, date(2016, 12, 31)) == YearFigures(year=2016, sales=2016)
    assert known.figures(e, date(2015, 12, 31)) is None


def test_class_by_one_measure() -> None:
    """Limits are included; above the last there is the large class, or none where the act has none."""
    table = LAW.at(scale.GENERAL, DAY).value
    sales = scale.Measure.SALES
    assert facts.size_by(table, sales, 50_000_000_000) is Size.MEDIUM
    assert facts.size_by(table, sales, 50_000_000_001) is Size.LARGE
    assert facts.size_by(table, scale.Measure.CAPITAL, 1) is None
    old = LAW.at(scale.GENERAL, date(2000, 1, 1)).value
    assert facts.size_by(old, sales, 1_000_000_000) is Size.SMALL
    assert facts.size_by(old, sales, 1_000_000_001) is None


def test_certificates_by_scheme_status_and_coverage() -> None:
    """Indexes over certificates: by scheme, by holder, by product, with what is or may be valid."""
    good = some.certificate("pirt", "2063602010243-23", "C1", product_ids=("P1",), valid_until=date(2023, 2, 28))
    old = some.certificate(
        "pirt", "2063602020243-18", "C2", product_ids=("P2",), valid_until=date(2018, 2, 28), issued_on=None
    )
    dim = some.certificate("bpom", "MD222871000500373", "C3", product_ids=("P3",), issued_on=None, holder_id="E2")
    odd = some.certificate("pirt", "12", "C4")
    nothing = some.certificate("halal", None, "C5")
    registry = Registry(products=(some.food(),), certifications=(good, old, dim, odd, nothing))
    known = facts.Facts(registry, DAY, LAW)
    assert known.by_scheme == {Scheme.PIRT: [good, old, odd], Scheme.BPOM: [dim], Scheme.HALAL: [nothing]}
    assert known.certificates(Scheme.BPOM, Scheme.PIRT) == [dim, good, old, odd]
    assert known.certificates(Scheme.SNI) == []
    statuses = [known.status(c) for c in (good, old, dim)]
    assert statuses == [CertStatus.VALID, CertStatus.EXPIRED, CertStatus.UNKNOWN]
    assert [known.valid(c) for c in (good, old, dim)] == [True, False, True]
    assert known.last_day(good) == date(2023, 2, 28)
    assert known.last_day(good) == date(2023, 2, 28)
    assert known.last_day(dim) is None
    assert [known.identifier(c) for c in (good, odd, nothing)] == ["2063602010243-23", None, None]
    assert known.covered(Scheme.PIRT) == {"P1"}
    assert known.covered(Scheme.PIRT, Scheme.BPOM) == {"P1", "P3"}
    assert known.covering(some.food(), Scheme.PIRT) == [good]
    assert known.covering(some.food(), Scheme.BPOM) == []
    assert known.holding("E2", Scheme.BPOM, Scheme.PIRT) == [dim]
    assert known.holding("E2", Scheme.PIRT) == []
    assert known.known["products"] == {"P1"}
    assert known.known["certifications"] == {"C1", "C2", "C3", "C4", "C5"}


def test_series_are_sorted_and_kept_apart() -> None:
    """One series an indicator, region and category; figures without a day come first."""
    late, early = some.observation("b", 2), some.observation("c", 1, as_of=date(2018, 1, 1))
    undated = some.observation("z", 3, as_of=None)
    other = some.observation("d", 1, category="kopi")
    nowhere = some.observation("e", 1, region=None)
    known = facts.Facts(Registry(observations=(late, other, undated, nowhere, early)), DAY, LAW)
    assert known.series == {
        ("ikm", "36.02", None): [undated, early, late],
        ("ikm", "36.02", "kopi"): [other],
        ("ikm", None, None): [nowhere],
    }


def test_memory_answers_as_the_book() -> None:
    """A remembering book gives the same entries and the same gaps, unsure ones only when asked for."""
    memory = facts.Memory(LAW)
    fee: Timeline[Any] = retail.LISTING_FEE_MINIMARKET
    for _ in range(2):
        assert memory.at("scale.general", DAY) is LAW.at(scale.GENERAL, DAY)
        assert memory.at(fee, date(2022, 1, 1), unverified=True) is LAW.at(fee, date(2022, 1, 1), unverified=True)
        assert memory.at(retail.LOCAL_QUOTA, DAY, jurisdiction="36.71").jurisdiction == "36.71"
        for key, on in ((fee, date(2022, 1, 1)), (scale.GENERAL, date(2020, 12, 1))):
            with pytest.raises(GapError, match=f"^no law in force for {key.key}"):
                memory.at(key, on)
    assert memory == LAW


def test_once_makes_a_thing_once() -> None:
    """Another index is made on first use and kept."""
    made_so_far: list[int] = []
    known = facts.Facts(Registry(), DAY, LAW)
    for _ in range(3):
        assert known.once("it", lambda: made_so_far.append(1) or "made") == "made"
    assert made_so_far == [1]


def test_grouping_leaves_out_what_has_no_key() -> None:
    """Records without a key are in no group."""
    assert facts.grouped([1, 2, 3, 4], lambda n: None if n == 3 else n % 2) == {1: [1], 0: [2, 4]}


def test_groups_are_in_order_of_their_ids() -> None:
    """Two records or more, whatever their order in the table; what has no id stays as it came."""
    a, b, c = (some.food(id_) for id_ in "ABC")
    for records in ([a, b, c], [c, b, a], [b, c, a]):
        assert facts.grouped(records, lambda p: p.enterprise_id) == {"E1": [a, b, c]}
    assert facts.grouped([b, a], lambda p: p.enterprise_id) == {"E1": [a, b]}
    assert facts.grouped([4, 2], lambda n: n % 2) == {0: [4, 2]}


def test_every_rule_with_days_names_some() -> None:
    """A rule that says it can name change points names at least one for one of its examples."""
    silent = []
    for rule in CATALOGUE:
        if rule.days is None or rule.check is None:
            continue
        days = []
        for example in rule.examples:
            context = context_of(rule, example.on, example.registry)
            for record in getattr(example.registry, rule.applies_to, (example.registry,)):
                days += list(rule.days(record, context))
        if not days:
            silent.append(rule.code)
    assert silent == []
