"""Size classes: thresholds, measures that disagree, days without law, the forty enterprises of Sragen, distance."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from replay import replay

from umkm_domain import calculators as calc
from umkm_domain.codes.kbli import Kbli
from umkm_domain.core.computation import Computation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import GapError, UsageError
from umkm_domain.law import scale as law_scale
from umkm_domain.law.book import LAW
from umkm_domain.law.scale import Band, Size
from umkm_domain.model.enterprise import Enterprise, YearFigures

OLD, NEW = date(2019, 7, 18), date(2021, 2, 2)
SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "sragen_40_enterprises.csv"

# Sales and gross assets in thousand rupiah, by size: figures only, no enterprise can be told from them.
SRAGEN = (
    (31_200, 1_000), (31_200, 3_000), (31_200, 10_000), (31_200, 10_000), (31_200, 17_500),
    (36_000, 40_000), (46_800, 15_000), (48_000, 3_000), (60_000, 25_000), (60_000, 25_000),
    (60_000, 30_000), (62_400, 20_000), (62_400, 50_000), (72_000, 3_000), (72_000, 5_000),
    (78_000, 1_000), (81_600, 10_000), (93_600, 2_000), (96_000, 20_000), (109_200, 2_000),
    (109_200, 15_000), (120_000, 7_000), (120_000, 50_000), (120_000, 50_000), (144_000, 50_000),
    (156_000, 2_000), (156_000, 25_000), (180_000, 200_000), (192_000, 25_000), (192_000, 25_000),
    (218_000, 3_000), (218_400, 5_000), (240_000, 20_000), (240_000, 30_000), (280_800, 10_000),
    (300_000, 20_000), (720_000, 500_000), (1_440_000, 50_000), (2_400_000, 100_000), (2_400_000, 600_000),
)  # fmt: skip


def firm(**figures: Any) -> Enterprise:
    """An enterprise with figures of 2018."""
    return Enterprise(id="E1", name="Contoh", figures=(YearFigures(year=2018, **figures),))


def sragen(conflict: str, on: date = OLD, measure: str = "all") -> list[Computation[Any]]:
    """Classify all forty."""
    return [
        calc.classify_scale(
            firm(sales=sales * 1000, gross_assets=assets * 1000),
            on=on,
            year=2018,
            measure=measure,  # type: ignore[arg-type]
            conflict=conflict,  # type: ignore[arg-type]
        )
        for sales, assets in SRAGEN
    ]


@pytest.mark.parametrize(
    ("conflict", "on", "measure", "expected"),
    [
        ("higher", OLD, "all", {"micro": 35, "small": 4, "medium": 1}),
        ("lower", OLD, "all", {"micro": 37, "small": 3}),
        ("both", OLD, "sales", {"micro": 36, "small": 4}),
        ("both", NEW, "sales", {"micro": 38, "small": 2}),
        ("both", NEW, "all", {"micro": 38, "small": 2}),
    ],
)
def test_sragen(conflict: str, on: date, measure: str, expected: dict[str, int]) -> None:
    """Forty real enterprises fall into the classes that were found by hand."""
    results = sragen(conflict, on, measure)
    assert expected == dict(Counter(str(r.value) for r in results))
    for result in results:
        replay(result)


def test_sragen_says_that_net_assets_were_not_given() -> None:
    """The survey has gross assets, and each result that uses them says so, in both languages."""
    for result in sragen("higher"):
        assert any(note.en.startswith("Net assets were not given") for note in result.notes)
        assert any("Kekayaan bersih tidak diisi" in line for line in result.prose("id"))


def test_sragen_both() -> None:
    """Left open, three of the forty have two classes, and the highest and lowest of these are those of the policies."""
    results = [r.value for r in sragen("both")]
    pairs = [value for value in results if isinstance(value, tuple)]
    assert [("micro", "small"), ("micro", "small"), ("small", "medium")] == sorted(pairs)
    assert [r.value for r in sragen("higher")] == [v[-1] if isinstance(v, tuple) else v for v in results]
    assert [r.value for r in sragen("lower")] == [v[0] if isinstance(v, tuple) else v for v in results]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is absent")
def test_sragen_figures_are_those_of_the_survey() -> None:
    """The numbers carried here are those of the file, where it is at hand."""
    with SHARED.open(encoding="utf-8") as file:
        rows = sorted((int(row["omset"]), int(row["aset"])) for row in csv.DictReader(file))
    assert rows == [(sales * 1000, assets * 1000) for sales, assets in SRAGEN]


@pytest.mark.parametrize(
    ("on", "measure", "field", "limit", "below", "above"),
    [
        (OLD, "sales", "sales", 300_000_000, "micro", "small"),
        (OLD, "sales", "sales", 2_500_000_000, "small", "medium"),
        (OLD, "sales", "sales", 50_000_000_000, "medium", "large"),
        (OLD, "assets", "net_assets", 50_000_000, "micro", "small"),
        (OLD, "assets", "net_assets", 500_000_000, "small", "medium"),
        (OLD, "assets", "net_assets", 10_000_000_000, "medium", "large"),
        (NEW, "sales", "sales", 2_000_000_000, "micro", "small"),
        (NEW, "sales", "sales", 15_000_000_000, "small", "medium"),
        (NEW, "sales", "sales", 50_000_000_000, "medium", "large"),
        (NEW, "capital", "business_capital", 1_000_000_000, "micro", "small"),
        (NEW, "capital", "business_capital", 5_000_000_000, "small", "medium"),
        (NEW, "capital", "business_capital", 10_000_000_000, "medium", "large"),
    ],
)
def test_limits_are_included(on: date, measure: Any, field: str, limit: int, below: str, above: str) -> None:
    """At its limit an enterprise is in the lower class, a rupiah above it in the higher one; the distance agrees."""
    at, over = firm(**{field: limit}), firm(**{field: limit + 1})
    assert below == calc.classify_scale(at, on=on, year=2018, measure=measure).value
    assert above == calc.classify_scale(over, on=on, year=2018, measure=measure).value
    assert calc.distance_to_next_class(at, on=on, year=2018, measure=measure).value == 1


@given(st.integers(0, 10**11), st.integers(0, 10**11), st.sampled_from([OLD, NEW]))
def test_more_sales_never_make_smaller(sales: int, more: int, on: date) -> None:
    """Classes rise with sales."""
    small, large = (
        calc.classify_scale(firm(sales=amount), on=on, year=2018, measure="sales").value
        for amount in (sales, sales + more)
    )
    assert isinstance(small, Size)
    assert isinstance(large, Size)
    assert small.rank <= large.rank


@given(st.integers(0, 6 * 10**10))
def test_distance_reaches_the_next_class(sales: int) -> None:
    """The distance more, and no rupiah less, puts an enterprise into the next class."""
    enterprise = firm(sales=sales)
    distance = calc.distance_to_next_class(enterprise, on=OLD, year=2018)
    here = calc.classify_scale(enterprise, on=OLD, year=2018, measure="sales").value
    if distance.value is None:
        assert here == "large"
        return
    replay(distance)
    almost, there = (
        calc.classify_scale(firm(sales=sales + distance.value - d), on=OLD, year=2018, measure="sales").value
        for d in (1, 0)
    )
    assert here == almost
    assert isinstance(here, Size)
    assert isinstance(there, Size)
    assert here.rank + 1 == there.rank


@pytest.mark.parametrize("on", [date(2020, 11, 2), date(2020, 12, 1), date(2021, 2, 1)])
def test_gap_names_its_neighbours(on: date) -> None:
    """Between the two acts there is no class, and the error says which acts stand on either side."""
    for compute in (calc.classify_scale, calc.distance_to_next_class):
        with pytest.raises(GapError, match=r"UU 20/2008 art\. 6 .* PP 7/2021 art\. 35") as caught:
            compute(firm(sales=1), on=on, year=2018)
        assert caught.value.on == on


def test_days_beside_the_gap() -> None:
    """The last day of one act and the first of the other have their classes, each with its citation."""
    for on, act in ((date(2020, 11, 1), "UU 20/2008 art. 6"), (NEW, "PP 7/2021 art. 35")):
        result = calc.classify_scale(firm(sales=1), on=on, year=2018)
        assert [act] == [str(c) for c in result.citations]
        assert on == result.on


def test_old_act_knows_small_only() -> None:
    """UU 9/1995: either measure makes small; above both there is no class, and no zero in its place."""
    on = date(2000, 1, 1)
    assert calc.classify_scale(firm(sales=10**9, net_assets=10**9), on=on, year=2018).value == "small"
    beyond = calc.classify_scale(firm(sales=10**9 + 1, net_assets=200_000_001), on=on, year=2018)
    assert beyond.value is None
    assert beyond.undefined is not None
    assert beyond.undefined.en == "Above the limits of UU 9/1995 art. 5(1), which defines no larger class."


def test_measure_that_the_act_does_not_use() -> None:
    """Capital is no measure of 2008, net assets none of 2021."""
    for on, measure, words in ((OLD, "capital", "business capital"), (NEW, "assets", "net assets")):
        result = calc.classify_scale(firm(business_capital=1, net_assets=1), on=on, year=2018, measure=measure)  # type: ignore[arg-type]
        assert result.undefined is not None
        assert result.undefined.en.endswith(f"does not measure by {words}.")
        distance = calc.distance_to_next_class(firm(sales=1), on=on, year=2018, measure=measure)  # type: ignore[arg-type]
        assert distance.value is None


def test_purpose_decides_the_measure() -> None:
    """PP 7/2021: capital for registration, sales for support; another measure is taken, and said to be another."""
    enterprise = firm(sales=3_000_000_000, business_capital=1)
    assert calc.classify_scale(enterprise, on=NEW, year=2018).value == "small"
    assert calc.classify_scale(enterprise, on=NEW, year=2018, purpose="registration").value == "micro"
    other = calc.classify_scale(enterprise, on=NEW, year=2018, measure="capital")
    assert other.value == "micro"
    assert ["For this purpose PP 7/2021 art. 35 measures by yearly sales."] == [n.en for n in other.notes]


def test_missing_measure_is_said() -> None:
    """With sales alone there is a class by sales, and a note on the other measure."""
    result = calc.classify_scale(firm(sales=1), on=OLD, year=2018)
    assert result.value == "micro"
    assert ["Not given: net assets of 2018."] == [n.en for n in result.notes]


def test_gross_assets_may_be_ignored() -> None:
    """The stand-in can be turned off; net assets, where given, go before gross ones, negative ones too."""
    enterprise = firm(sales=1, gross_assets=10**9)
    assert calc.classify_scale(enterprise, on=OLD, year=2018, gross_assets="ignore").value == "micro"
    assert calc.classify_scale(enterprise, on=OLD, year=2018).value == ("micro", "medium")
    given_net = firm(sales=1, gross_assets=10**9, net_assets=-5)
    assert calc.classify_scale(given_net, on=OLD, year=2018).value == "micro"
    distance = calc.distance_to_next_class(enterprise, on=OLD, year=2018, measure="assets")
    assert distance.value == 9_000_000_001
    assert len(distance.notes) == 1
    ignored = calc.distance_to_next_class(enterprise, on=OLD, year=2018, measure="assets", gross_assets="ignore")
    assert ignored.undefined is not None
    assert ignored.undefined.en == "There is no figure of net assets for 2018."


def test_policy_is_a_step() -> None:
    """A choice between classes is a step that names the policy; agreement needs none."""
    result = calc.classify_scale(firm(sales=1, net_assets=60_000_000), on=OLD, year=2018, conflict="higher")
    assert result.steps[-1].operation == "choose"
    assert result.steps[-1].note is not None
    assert result.steps[-1].note.en == "policy: higher"
    assert ["The measures disagree, and the act does not say which one counts."] == [n.en for n in result.notes]
    same = calc.classify_scale(firm(sales=1, net_assets=1), on=OLD, year=2018)
    assert ["compare", "compare"] == [s.operation for s in same.steps]
    assert same.notes == ()


def test_year_is_the_last_known_one() -> None:
    """Without a year the last whole year known counts, else the year of the day; never later ones."""
    enterprise = Enterprise(
        id="E1",
        name="Contoh",
        figures=(
            YearFigures(year=2020, sales=10**11),
            YearFigures(year=2019, sales=10**10),
            YearFigures(year=2018, sales=10**9),
            YearFigures(year=2017, sales=1),
        ),
    )
    assert calc.classify_scale(enterprise, on=OLD, measure="sales").value == "small"
    assert calc.distance_to_next_class(enterprise, on=OLD).value == 1_500_000_001
    young = evolve(enterprise, figures=enterprise.figures[:2])
    assert calc.classify_scale(young, on=OLD, measure="sales").value == "medium"
    absent = calc.classify_scale(enterprise, on=OLD, year=2016)
    assert absent.undefined is not None
    assert absent.undefined.en == "There are no figures for 2016."
    before = calc.classify_scale(enterprise, on=date(2016, 1, 1))
    assert before.undefined is not None
    assert before.undefined.en == "There are no figures up to that day."
    empty = calc.classify_scale(firm(), on=OLD, year=2018)
    assert empty.undefined is not None
    assert empty.undefined.en == "There is no figure of yearly sales or net assets for 2018."
    for undefined in (absent, before, empty):
        assert undefined.value is None


@pytest.mark.parametrize(
    ("name", "value"), [("measure", "turnover"), ("purpose", "tax"), ("conflict", "mean"), ("gross_assets", "maybe")]
)
def test_unknown_choices_are_refused(name: str, value: str) -> None:
    """A choice that does not exist is an error that lists those that do."""
    with pytest.raises(UsageError, match=f"{name}: expected one of"):
        calc.classify_scale(firm(sales=1), on=OLD, year=2018, **{name: value})  # type: ignore[arg-type]


def test_distance_has_one_measure() -> None:
    """There is no distance by all measures at once, and a day is a date."""
    with pytest.raises(UsageError, match="measure"):
        calc.distance_to_next_class(firm(sales=1), on=OLD, year=2018, measure="all")
    with pytest.raises(UsageError, match="expected a date"):
        calc.classify_scale(firm(sales=1), on="2019-07-18", year=2018)  # type: ignore[arg-type]


def test_distance_without_figures() -> None:
    """No figures, no distance."""
    result = calc.distance_to_next_class(firm(sales=1), on=OLD, year=2001)
    assert result.undefined is not None
    assert result.undefined.en == "There are no figures for 2001."


def test_law_is_an_argument() -> None:
    """A reform moves the class, the distance and the citation."""
    entry = LAW.at(law_scale.GENERAL, NEW)
    table = evolve(entry.value, sales=tuple(evolve(b, maximum=b.maximum // 2) for b in entry.value.sales))
    reform: Dated[Any] = evolve(entry, value=table, since=date(2027, 1, 1))
    law, on = LAW.amend(law_scale.GENERAL, reform), date(2027, 1, 1)
    enterprise = firm(sales=1_500_000_000)
    assert calc.classify_scale(enterprise, on=on, law=law).value == "small"
    assert calc.classify_scale(enterprise, on=on - timedelta(days=1), law=law).value == "micro"
    assert calc.distance_to_next_class(enterprise, on=on, law=law).value == 6_000_000_001


@pytest.mark.parametrize(
    ("workers", "investment", "expected"),
    [
        (19, 999_999_999, "small"),
        (19, 1_000_000_000, "medium"),
        (19, 10**12, "medium"),
        (20, 1, "medium"),
        (20, 15_000_000_000, "medium"),
        (20, 15_000_000_001, "large"),
        (None, 1_000_000_000, "medium"),
        (None, 15_000_000_000, "medium"),
        (None, 999_999_999, None),
        (None, 15_000_000_001, None),
        (19, None, None),
        (20, None, None),
    ],
)
def test_industry(workers: int | None, investment: int | None, expected: str | None) -> None:
    """Workers and investment decide together; one alone where every value of the other leads to the same class."""
    result = calc.classify_industry(firm(workers=workers, investment=investment), on=OLD, year=2018)
    assert expected == result.value
    assert (expected is None) == (result.undefined is not None)


def test_industry_without_figures_or_law() -> None:
    """A year without figures has a reason; a day before the regulation is a gap."""
    assert calc.classify_industry(firm(workers=1), on=OLD, year=1999).value is None
    with pytest.raises(GapError):
        calc.classify_industry(firm(workers=1), on=date(2016, 6, 30))


def test_industry_of_the_programme() -> None:
    """A table without workers goes by investment alone."""
    programme = LAW.at(law_scale.INDUSTRY_PROGRAMME, date(2015, 1, 1))
    law = LAW.amend(law_scale.INDUSTRY, evolve(programme, since=date(2015, 1, 1), until=date(2015, 12, 31)))
    for investment, expected in (
        (500_000_000, "small"),
        (500_000_001, "medium"),
        (10_000_000_000, "medium"),
        (10_000_000_001, "large"),
    ):
        enterprise = Enterprise(id="E", name="E", figures=(YearFigures(year=2015, investment=investment),))
        assert expected == calc.classify_industry(enterprise, on=date(2015, 6, 1), law=law).value


@pytest.mark.parametrize(
    ("workers", "expected"),
    [(1, "micro"), (4, "micro"), (5, "small"), (19, "small"), (20, "medium"), (99, "medium"), (100, "large")],
)
def test_bps(workers: int, expected: str) -> None:
    """Statistics count workers, family included."""
    assert expected == calc.classify_bps(firm(workers=workers), on=OLD, year=2018).value
    family = firm(workers_paid=workers - 1, workers_family=1)
    assert expected == calc.classify_bps(family, on=OLD, year=2018).value


def test_bps_undefined() -> None:
    """No workers or no figures, no class."""
    for result in (calc.classify_bps(firm(sales=1), on=OLD, year=2018), calc.classify_bps(firm(), on=OLD, year=1)):
        assert result.value is None
        assert result.undefined is not None


PLAN = date(2026, 1, 1)
FARM, SHOP = Kbli("01111", edition=2020), Kbli("10391", edition=2020)


@pytest.mark.parametrize(
    ("sales", "paid", "activity", "expected"),
    [
        (2_000_000_001, None, None, True),
        (50_000_000_000, None, None, True),
        (50_000_000_001, None, None, False),
        (2_000_000_000, 2, SHOP, False),
        (2_000_000_000, 3, SHOP, True),
        (1, 22, SHOP, True),
        (1, 23, SHOP, False),
        (1, 26, FARM, True),
        (1, 27, FARM, False),
        (1, 22, None, True),
        (1, 23, None, None),
        (1, 27, None, False),
        (1, None, SHOP, None),
        (None, 5, SHOP, None),
    ],
)
def test_national_proxy(sales: int | None, paid: int | None, activity: Kbli | None, expected: bool | None) -> None:
    """The national plan counts by sales, or by paid workers below 2 billion, farms apart."""
    enterprise = Enterprise(
        id="E",
        name="E",
        activities=() if activity is None else (activity,),
        figures=(YearFigures(year=2025, sales=sales, workers_paid=paid),),
    )
    result = calc.counts_as_sme(enterprise, on=PLAN)
    assert expected is result.value
    assert (expected is None) == (result.undefined is not None)


def test_national_proxy_without_figures() -> None:
    """No figures, no answer."""
    assert calc.counts_as_sme(firm(sales=1), on=PLAN, year=1999).value is None


def test_board() -> None:
    """The classifiers stand side by side and differ; one without law says so and spoils none of the others."""
    enterprise = firm(sales=3_000_000_000, workers=18, investment=900_000_000)
    board = calc.scale_board(enterprise, on=OLD, year=2018)
    assert board.value is not None
    assert ("medium", "small", "small", None) == (
        board.value.general.value,
        board.value.industry.value,
        board.value.bps.value,
        board.value.sme.value,
    )
    assert board.value.sme.undefined is not None
    assert "No law in force" in board.value.sme.undefined.en
    assert {"UU 20/2008 art. 6", "Permenperin 64/M-IND/PER/7/2016"} <= {str(c) for c in board.citations}
    assert board.to_dict()["value"]["bps"]["value"] == "small"
    gap = calc.scale_board(enterprise, on=date(2020, 12, 1), year=2018)
    assert gap.value is not None
    assert gap.value.general.value is None
    assert gap.value.industry.value == "small"


def test_board_says_why() -> None:
    """Why a class is not there stands among the notes, with what one notes; the same words stand once."""
    board = calc.scale_board(firm(sales=1), on=OLD, year=2018)
    assert [
        "general: Not given: net assets of 2018.",
        "industry: Workers or investment of 2018 are not given.",
        "BPS: Workers of 2018 are not given.",
    ] == [note.en for note in board.notes[:3]]
    assert "kecil atau menengah: Tidak ada hukum yang berlaku" in board.notes[3].id
    assert [note.en for note in board.notes] == board.prose("en")[-4:]
    assert "BPS: Tenaga kerja 2018 tidak diisi." in board._repr_html_()
    nothing = calc.scale_board(Enterprise(id="E1", name="Contoh"), on=OLD, year=2018)
    assert "general, industry, BPS: There are no figures for 2018." == nothing.notes[0].en
    assert "umum, industri, BPS: Tidak ada angka tahun 2018." == nothing.notes[0].id


def test_board_passes_everything_on() -> None:
    """Year, measure, purpose, conflict and book of law reach every classifier that asks for them."""
    enterprise = Enterprise(
        id="E1",
        name="Contoh",
        figures=(
            YearFigures(year=2024, sales=1, net_assets=1, business_capital=1, workers=1, investment=1, workers_paid=1),
            YearFigures(
                year=2025,
                sales=3 * 10**9,
                net_assets=1,
                business_capital=2 * 10**10,
                workers=50,
                investment=10**12,
                workers_paid=5,
            ),
        ),
    )
    on = date(2026, 1, 1)

    def values(**more: Any) -> tuple[Any, ...]:
        board = calc.scale_board(enterprise, on=on, **more).value
        assert board is not None
        return board.general.value, board.industry.value, board.bps.value, board.sme.value

    assert ("small", "large", "medium", True) == values()
    assert ("micro", "small", "micro", False) == values(year=2024)
    assert values(purpose="registration")[0] == "large"
    assert values(measure="capital")[0] == "large"
    wide: dict[Any, dict[str, Any]] = {
        law_scale.GENERAL: {"sales": (Band(Size.MICRO, 10**12),)},
        law_scale.INDUSTRY: {"small_workers": 1000, "small_investment_below": 10**13},
        law_scale.BPS: {"bands": (Band(Size.MICRO, 1000),)},
        law_scale.RPJMN_PROXY: {"sales_over": 10**12, "workers_min": 30},
    }
    law = LAW
    for timeline, changes in wide.items():
        entry: Dated[Any] = law.at(timeline, on)
        law = law.amend(timeline, evolve(entry, value=evolve(entry.value, **changes), since=on))
    assert ("micro", "small", "micro", False) == values(law=law)
    assert [on] * 4 == [
        part.on
        for board in [calc.scale_board(enterprise, on=on).value]
        if board is not None
        for part in (board.general, board.industry, board.bps, board.sme)
    ]
    both = firm(sales=1, net_assets=10**9)
    for conflict, size in (("higher", "medium"), ("lower", "micro")):
        board = calc.scale_board(both, on=OLD, conflict=conflict).value  # type: ignore[arg-type]
        assert board is not None
        assert size == board.general.value


@pytest.mark.parametrize("year", ["2018", True, 2018.0, 0, -1, 10_000])
@pytest.mark.parametrize(
    "classify",
    [
        calc.classify_scale,
        calc.classify_industry,
        calc.classify_bps,
        calc.counts_as_sme,
        calc.scale_board,
        calc.distance_to_next_class,
    ],
)
def test_years_that_are_none(classify: Any, year: object) -> None:
    """A text, a truth value, a float or a year outside the calendar is refused by every classifier."""
    with pytest.raises(UsageError, match="year: expected a year such as 2019"):
        classify(Enterprise(id="E1", name="A"), on=date(2025, 12, 31), year=year)


@pytest.mark.parametrize(
    "classify",
    [
        calc.classify_scale,
        calc.classify_industry,
        calc.classify_bps,
        calc.counts_as_sme,
        calc.scale_board,
        calc.distance_to_next_class,
    ],
)
def test_no_enterprise_or_law(classify: Any) -> None:
    """None in place of the enterprise or of the book of law is a typed error."""
    with pytest.raises(UsageError, match="enterprise: expected Enterprise, got NoneType"):
        classify(None, on=date(2025, 12, 31))
    with pytest.raises(UsageError, match="law: expected LawBook, got NoneType"):
        classify(Enterprise(id="E1", name="A"), on=date(2025, 12, 31), law=None)
