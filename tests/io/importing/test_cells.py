"""What single cells say: amounts, counts, dates, ticks, lists, official numbers."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.codes.lists import LegalForm, Scheme
from umkm_domain.core.money import format_rupiah
from umkm_domain.identifiers import Gtin, Nib, Npwp
from umkm_domain.io.importing import choices, figures, official
from umkm_domain.io.importing.days import day, is_day, order_of
from umkm_domain.io.importing.reading import Outcome, Repairs
from umkm_domain.io.importing.reading import given as as_given

NONE = Repairs()
ALL = Repairs(
    leading_zeros=True,
    two_digit_years=True,
    months_to_year=True,
    rounded=True,
    approximate=True,
    english_commas=True,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1500000", 1_500_000),
        ("Rp 1.500.000,-", 1_500_000),
        ("Rp. 1.500.000", 1_500_000),
        ("Rp.1.500.000,00", 1_500_000),
        ("Rp : 500.000", 500_000),
        ("1,5 jt", 1_500_000),
        ("1.5 juta", 1_500_000),
        ("500rb", 500_000),
        ("2 M", 2_000_000_000),
        ("1 500 000", 1_500_000),
        ("Rp1,500,000", 1_500_000),
        ("IDR 1,500,000.00", 1_500_000),
        ("(1.500.000)", -1_500_000),
        ("1.500.000 (satu juta lima ratus ribu)", 1_500_000),
        ("Rp 3 jt/bulan", 3_000_000),
        ("1.500.000 -", 1_500_000),
        ("2 juta per tahun", 2_000_000),
        ("1.500000E+06", 1_500_000),
        (1_500_000, 1_500_000),
    ],
)
def test_amounts(text, value):
    """Every way in which offices write rupiah is read."""
    assert value == figures.amount(text, NONE).value


@given(st.integers(min_value=0, max_value=10**13), st.sampled_from(["id", "words"]))
def test_amounts_read_what_is_written(amount, form):
    """What the library writes as rupiah, a cell says."""
    text = format_rupiah(amount, "id", words=form == "words")
    assert amount == figures.amount(text, NONE).value


@pytest.mark.parametrize(
    ("text", "outcome", "offer", "why"),
    [
        ("5-10 juta", Outcome.UNREAD, None, "range"),
        ("5 jt s/d 10 jt", Outcome.UNREAD, None, "range"),
        ("\u00b1 5 juta", Outcome.OFFERED, 5_000_000, "approximate"),
        ("sekitar 300 ribu", Outcome.OFFERED, 300_000, "approximate"),
        ("1,500", Outcome.OFFERED, 1_500, "english"),
        ("1500000.50", Outcome.OFFERED, 1_500_001, "rounding"),
        ("1.500,5", Outcome.OFFERED, 1_501, "rounding"),
        (1234.5, Outcome.OFFERED, 1_235, "rounding"),
        (float("nan"), Outcome.UNREAD, None, "too_large"),
        ("=A1*2", Outcome.UNREAD, None, "formula"),
        ("8.99E+12", Outcome.LOST, None, "scientific"),
        ("08123456789", Outcome.UNREAD, None, "too_large"),
        ("3171011708450001", Outcome.UNREAD, None, "too_large"),
        (3171011708450001, Outcome.UNREAD, None, "too_large"),
        ("dua juta", Outcome.UNREAD, None, "words"),
        ("$1.500", Outcome.UNREAD, None, "words"),
        ("1" * 130, Outcome.UNREAD, None, "words"),
        ("5 juta per hari", Outcome.UNREAD, None, "per_other"),
        (True, Outcome.UNREAD, None, "kind"),
        (date(2024, 1, 1), Outcome.UNREAD, None, "kind"),
        ("-", Outcome.EMPTY, None, "placeholder"),
        ("Rp -", Outcome.EMPTY, None, "placeholder"),
        ("#REF!", Outcome.EMPTY, None, "placeholder"),
        (None, Outcome.EMPTY, None, ""),
    ],
)
def test_amounts_not_taken(text, outcome, offer, why):
    """What is not certain is offered or left, never taken."""
    found = figures.amount(text, NONE)
    assert (outcome, None, offer, why) == (found.outcome, found.value, found.offer, found.why)


@pytest.mark.parametrize(("text", "value"), [("\u00b1 5 juta", 5_000_000), ("1,500", 1_500), ("1500,5", 1_501)])
def test_uncertain_amounts_when_asked(text, value):
    """A mapping that asks for an uncertain repair gets it."""
    assert value == figures.amount(text, ALL).value


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5), (5, 5), ("5 orang", 5), ("3 (tiga)", 3), ("1.200", 1200), ("12 pcs", 12), ("7 TK", 7), (5.0, 5)],
)
def test_counts(text, value):
    """Numbers of persons and things are read with their units."""
    assert value == figures.count(text if not isinstance(text, float) else int(text), NONE).value


@pytest.mark.parametrize(
    "text", ["Rp 5", "5 jt", "-3", "orang", "5-6 orang", -3, 10**11, "99999999999", "\u00b1 4", "x"]
)
def test_counts_not_taken(text):
    """What is no plain count is no count."""
    assert figures.count(text, NONE).value is None


def test_count_placeholder():
    """A dash in a column of counts says that there is none."""
    assert Outcome.EMPTY is figures.count("-", NONE).outcome


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("L: 2, P: 3", (2, 3)),
        ("2 L 3 P", (2, 3)),
        ("2 laki-laki dan 3 perempuan", (2, 3)),
        ("L=0 P=1", (0, 1)),
        ("5", None),
        ("L 2", None),
        ("L 2, P 3, total 5", None),
        (None, None),
    ],
)
def test_men_and_women(text, pair):
    """Men and women in one cell are told apart only when both stand there."""
    assert pair == figures.men_and_women(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [(2019, 2019), ("2019", 2019), ("Tahun 2019", 2019), ("2018/2019", None), ("19", None), (19, None), (None, None)],
)
def test_years(text, value):
    """A year has four digits and stands alone."""
    assert value == figures.year(text).value


@pytest.mark.parametrize(
    "text", ["V", "v", "\u221a", "\u2713", "Ada", "ya", "SUDAH", "Punya", "1", 1, True, "TRUE", "(v)"]
)
def test_yes(text):
    """Ticks and words for yes."""
    assert figures.truth(text).value is True


@pytest.mark.parametrize(
    "text", ["X", "x", "tidak", "Tidak Ada", "belum", "blm", "tdk", "0", 0, False, "\u2717", "nihil"]
)
def test_no(text):
    """Crosses and words for no."""
    assert figures.truth(text).value is False


@pytest.mark.parametrize("text", ["mungkin", "proses", "2", 2, 1.5, date(2020, 1, 1), "-", "", None])
def test_neither(text):
    """Anything else is neither yes nor no."""
    assert figures.truth(text).value is None


@pytest.mark.parametrize(
    ("text", "value", "offer"),
    [("90", 90, None), ("90 hari", 90, None), ("2 minggu", 14, None), ("3 bulan", None, 90), ("1 tahun", None, 365)],
)
def test_shelf_life(text, value, offer):
    """Days and weeks are days; months and years are no certain number of them."""
    found = figures.shelf_days(text, NONE)
    assert (value, offer) == (found.value, found.offer)


def test_shelf_life_otherwise():
    """A header that counts in months makes bare numbers uncertain; nothing is nothing."""
    assert figures.shelf_days("3", NONE, "month").offer == 90
    assert figures.shelf_days("3", ALL, "month").value == 90
    assert Outcome.EMPTY is figures.shelf_days(None, NONE).outcome
    assert figures.shelf_days("lama", NONE).value is None


DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-12",
        "12 Maret 2024",
        "12 maret 2024",
        "12-Mar-2024",
        "12 Mrt 2024",
        "Selasa, 12 Maret 2024",
        "Rangkasbitung, 12 Maret 2024",
        "12/03/2024",
        "12-3-2024",
        "12.03.2024",
        "2024/3/12",
        "20240312",
        20240312,
        "45363",
        45363,
        45363.75,
        "45363,75",
        "2024-03-12 00:00:00",
        "2024-03-12T10:30:00Z",
        "March 12, 2024",
        DAY,
        datetime(2024, 3, 12, 10, 30),  # noqa: DTZ001
    ],
)
def test_days(text):
    """Every way in which offices write a date is read."""
    assert day(text, NONE).value == DAY


@pytest.mark.parametrize(
    ("text", "outcome", "why"),
    [
        ("0000-00-00", Outcome.EMPTY, "placeholder"),
        ("00/00/0000", Outcome.EMPTY, "placeholder"),
        (0, Outcome.EMPTY, "placeholder"),
        ("-", Outcome.EMPTY, "placeholder"),
        (None, Outcome.EMPTY, ""),
        ("2015", Outcome.UNREAD, "year_only"),
        (2015, Outcome.UNREAD, "year_only"),
        ("tahun 2015", Outcome.UNREAD, "year_only"),
        ("Maret 2024", Outcome.UNREAD, "month_only"),
        ("03/2024", Outcome.UNREAD, "month_only"),
        ("30 Februari 2024", Outcome.UNREAD, "no_day"),
        ("31/04/2024", Outcome.UNREAD, "no_day"),
        ("2024-13-01", Outcome.UNREAD, "no_day"),
        ("30/02/24", Outcome.UNREAD, "no_day"),
        ("Seumur hidup", Outcome.UNREAD, "words"),
        ("12 Foo 2024", Outcome.UNREAD, "words"),
        ("x" * 80, Outcome.UNREAD, "words"),
        (5, Outcome.UNREAD, "words"),
        (99_999, Outcome.UNREAD, "words"),
        (True, Outcome.UNREAD, "kind"),
    ],
)
def test_days_not_taken(text, outcome, why):
    """What is no certain day is none."""
    found = day(text, NONE)
    assert (outcome, None, why) == (found.outcome, found.value, found.why)


def test_two_digit_years():
    """A year of two digits is offered, and taken only when the mapping says so."""
    assert (None, DAY) == (day("12/03/24", NONE).value, day("12/03/24", NONE).offer)
    assert day("12/03/24", ALL).value == DAY
    assert date(1995, 3, 12) == day("12 Maret 95", ALL).value


@pytest.mark.parametrize(
    ("cells", "order", "value", "offer"),
    [
        (["31/12/2020", "03/04/2021"], "dmy", date(2021, 4, 3), None),
        (["12/31/2020", "03/04/2021"], "mdy", date(2021, 3, 4), None),
        (["31/12/2020", "12/31/2020"], "", None, date(2021, 4, 3)),
        ([], "dmy", date(2021, 4, 3), None),
    ],
)
def test_day_or_month_first(cells, order, value, offer):
    """A column tells by its other dates whether the month comes first; one that does both leaves it open."""
    assert order == order_of(cells)
    found = day("03/04/2021", NONE, order)
    assert (value, offer) == (found.value, found.offer)


def test_mixed_column_still_reads_what_is_plain():
    """In a column that does both, a date that can be read one way only is read."""
    assert date(2020, 12, 31) == day("31/12/2020", NONE, "").value
    assert date(2020, 12, 31) == day("12/31/2020", NONE, "").value
    assert date(2020, 5, 5) == day("05/05/2020", NONE, "").value


@given(st.dates(min_value=date(1940, 1, 1), max_value=date(2098, 12, 31)))
def test_serial_dates_are_exact(value):
    """The serial of a day gives that day, unless it is also a year."""
    serial = (value - date(1899, 12, 30)).days
    assert value == day(serial, NONE).value


def test_is_day():
    """A date is told from bare numbers."""
    assert is_day(DAY)
    assert is_day("12 Maret 24")
    assert not is_day("45363")
    assert not is_day("Maret")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("legal_form", "UD", LegalForm.INDIVIDUAL),
        ("legal_form", "P.T.", LegalForm.PT),
        ("legal_form", "CV.", LegalForm.CV),
        ("legal_form", "kelompok usaha bersama (KUB)", LegalForm.GROUP),
        ("legal_form", "individual", LegalForm.INDIVIDUAL),
        ("size", "Usaha Mikro", "micro"),
        ("size", "raksasa", None),
        ("size", 5, None),
        ("size", "x" * 90, None),
        ("size", None, None),
    ],
)
def test_choices(name, text, value):
    """Words that stand for an entry of a list; others stay words."""
    assert value == choices.choice(name, text).value


def test_food_groups():
    """A food group keeps its zero; a lost one is offered."""
    assert choices.food_group("06", NONE).value == "06"
    assert (None, "06") == (choices.food_group("6", NONE).value, choices.food_group(6, NONE).offer)
    assert choices.food_group("6", ALL).value == "06"
    assert choices.food_group("99", NONE).value is None
    assert Outcome.EMPTY is choices.food_group(None, NONE).outcome


@pytest.mark.parametrize(
    ("text", "kind", "value", "offer", "outcome"),
    [
        ("1712240062057", Nib, "1712240062057", None, Outcome.READ),
        ("NIB 1712240062057", Nib, "1712240062057", None, Outcome.CHANGED),
        ("1712240062057.0", Nib, "1712240062057", None, Outcome.CHANGED),
        ("1.712240062057E+12", Nib, "1712240062057", None, Outcome.CHANGED),
        ("8.99E+12", Gtin, "8.99E+12", None, Outcome.LOST),
        ("8,99887E+12", Gtin, "8,99887E+12", None, Outcome.LOST),
        ("171224006205", Nib, "171224006205", "0171224006205", Outcome.OFFERED),
        ("17122400", Nib, "17122400", None, Outcome.UNREAD),
        ("8996001414001", Gtin, "8996001414001", None, Outcome.UNREAD),
        ("-", Nib, None, None, Outcome.EMPTY),
    ],
)
def test_official_numbers(text, kind, value, offer, outcome):
    """An official number is canonical when well-formed, else as given; digits are never made up."""
    found = official.official(text, kind, NONE)
    assert (value, offer, outcome) == (found.value, found.offer, found.outcome)


def test_lost_zeros_when_asked():
    """Zeros come back only when the mapping says so."""
    assert official.official("171224006205", Nib, ALL).value == "0171224006205"


@given(st.integers(min_value=0, max_value=99), st.sampled_from([Nib, Gtin, Npwp]), st.sampled_from([".", ","]))
def test_scientific_is_never_restored(mantissa, kind, point):
    """A number of twelve digits written with two or three is kept as given, whatever the digits."""
    text = f"8{point}{mantissa:02d}E+12"
    found = official.official(text, kind, ALL)
    assert (text, Outcome.LOST) == (found.value, found.outcome)


@pytest.mark.parametrize(
    ("text", "scheme", "numbers", "why"),
    [
        ("V", Scheme.HALAL, [None], "truth_in_number"),
        ("X", Scheme.HALAL, [], "tick"),
        ("Ada (2019)", Scheme.SLHS, ["Ada (2019)"], ""),
        ("ada, belum dicetak", Scheme.SLHS, [], "words"),
        ("ada (belum dicetak)", Scheme.HALAL, [None], "truth_in_number"),
        ("proses", Scheme.PIRT, [], "pending"),
        ("HALAL MUI", Scheme.HALAL, [], "words"),
        ("2063602010243-26", Scheme.PIRT, ["2063602010243-26"], ""),
        ("2.06E+14", Scheme.PIRT, ["2.06E+14"], "scientific"),
        ("2.06360201024326E+14", Scheme.PIRT, ["2063602010243-26"], "number"),
        ("12/XI/2019", Scheme.PIRT, ["12/XI/2019"], "number_form"),
        ("503/12/SIUP/2016", Scheme.SIUP, ["503/12/SIUP/2016"], ""),
        ("2063602010243-26, 2073602010244-28", Scheme.PIRT, ["2063602010243-26", "2073602010244-28"], "several"),
        ("2063602010243-26 / 12345678", Scheme.PIRT, ["2063602010243-26 / 12345678"], "number_form"),
        ("ID32110001490620223", Scheme.PIRT, ["ID32110001490620223"], "scheme"),
        ("ID32110001490620223 / 12 Maret 2024", Scheme.HALAL, ["ID32110001490620223"], "number"),
        ("NIB 1712240062057, 2063602010243-26", Scheme.PIRT, ["1712240062057", "2063602010243-26"], "several"),
        (None, Scheme.PIRT, [], ""),
    ],
)
def test_certificates(text, scheme, numbers, why):
    """A cell of a permit: a number, several, a tick, or words."""
    found = official.certificates(text, scheme)
    assert (numbers, why) == ([one.number for one in found.numbers], found.why)


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        ("PIRT 2063602010243-26 dan ID32110001490620223", [Scheme.PIRT, Scheme.HALAL]),
        ("MD 222871000500373", [Scheme.BPOM]),
        ("IDM000984301", [Scheme.TRADEMARK]),
        ("8998866200301", []),
        ("izin desa", []),
        ("2063602010243-26 no 99999", []),
        (None, []),
    ],
)
def test_permits(text, schemes):
    """Under a header that names no scheme, only numbers that say themselves what they are."""
    assert schemes == [one.scheme for one in official.permits(text).numbers]


def test_given():
    """A cell as text."""
    assert ["", "TRUE", "5", "2024-03-12", "x"] == [as_given(c) for c in (None, True, 5, DAY, " 'x ")]
