"""Rules on claims of growth: what claims it, what the figures give, and falls that go unsaid."""

from datetime import date
from fractions import Fraction
from typing import Any

from umkm_domain.core.findings import Report
from umkm_domain.model.registry import Registry
from umkm_domain.model.statistics import Observation
from umkm_domain.rules import _samples as some
from umkm_domain.rules import check
from umkm_domain.rules import claims as room

DAY = date(2019, 7, 18)
EARLY = date(2017, 9, 30)


def judged(code: str, *records: Observation, **numbers: int) -> Report:
    """What one rule finds among observations."""
    return check(Registry(observations=records), on=DAY, select=[code], parameters={code: numbers} if numbers else {})


def claim(
    value: int, before: int, after: int, later: dict[str, Any] | None = None, **more: Any
) -> tuple[Observation, ...]:
    """Two figures and a claim of growth."""
    return (
        some.observation("b", before, "umkm", as_of=EARLY),
        some.observation("a", after, "umkm", **(later or {})),
        some.observation("c", value, "umkm.growth", more.pop("unit", "percent"), compares=("b", "a"), **more),
    )


def test_growth_claims_are_rounded_or_cut_off_at_their_last_digit() -> None:
    """A claim in whole percent is half a percent too high at most, or less than one too low; in tenths, a tenth."""
    assert len(judged("STA008", *claim(10, 1_000, 1_100))) == 0
    assert len(judged("STA008", *claim(10, 1_000, 1_109))) == 0
    assert len(judged("STA008", *claim(10, 1_000, 1_110))) == 1
    assert len(judged("STA008", *claim(10, 1_000, 1_095))) == 0
    assert len(judged("STA008", *claim(10, 1_000, 1_094))) == 1
    assert len(judged("STA008", *claim(100, 10_000, 11_009, per=10))) == 0
    assert len(judged("STA008", *claim(100, 10_000, 11_010, per=10))) == 1
    assert len(judged("STA008", *claim(100, 10_000, 10_995, per=10))) == 0
    assert len(judged("STA008", *claim(100, 10_000, 10_994, per=10))) == 1
    assert len(judged("STA008", *claim(1, 1_000, 2_999, unit="ratio"))) == 0
    assert len(judged("STA008", *claim(1, 1_000, 3_501, unit="ratio"))) == 1
    for after, expected in ((901, 0), (900, 1), (910, 0), (915, 0), (916, 1)):
        assert (after, len(judged("STA008", *claim(-9, 1_000, after)))) == (after, expected)
    finding = judged("STA008", *claim(10, 400, 500)).findings[0]
    assert dict(finding.values) == {"claim": 10, "before": 400, "after": 500, "actual": 25}


def test_a_ratio_read_as_growth_is_told_apart() -> None:
    """One more than the growth is the ratio: that has a rule of its own, to the same half."""
    assert len(judged("STA015", *claim(675, 400, 2_700))) == 1
    assert len(judged("STA008", *claim(675, 400, 2_700))) == 0
    assert len(judged("STA015", *claim(110, 1_000, 1_105))) == 1
    assert len(judged("STA015", *claim(110, 1_000, 1_106))) == 0
    assert len(judged("STA008", *claim(110, 1_000, 1_106))) == 1
    assert len(judged("STA008", *claim(110, 1_000, 1_105))) == 0
    finding = judged("STA015", *claim(675, 400, 2_700)).findings[0]
    assert dict(finding.values) == {"claim": 675, "before": 400, "after": 2_700, "actual": 575}


def test_growth_claims_that_cannot_be_judged() -> None:
    """Another unit, a missing figure, a base of zero or of another unit: nothing is said."""
    silent = (
        claim(50, 1_000, 1_105, unit="enterprise"),
        claim(50, 0, 1_105),
        claim(50, 1_000, 1_105, {"unit": "worker"}),
        claim(50, 1_000, 1_105)[:1] + claim(50, 1_000, 1_105)[2:],
        claim(50, 1_000, 1_105)[1:],
        claim(50, 1_000, 1_105)[2:],
    )
    for records in silent:
        assert len(judged("STA008", *records)) == 0
        assert len(judged("STA015", *records)) == 0
    assert len(judged("STA008", *claim(50, 1, 2))) == 1


def test_what_claims_growth() -> None:
    """A positive figure of growth, an arrow upwards, or a word of growth; never an arrow downwards or a zero."""

    def claims(statement: str | None = None, value: int = 1, indicator: str = "ikm") -> bool:
        return room._claims_growth(some.observation("o", value, indicator, statement=statement))

    assert claims(value=1, indicator="ikm.growth")
    assert not claims(value=0, indicator="ikm.growth")
    assert not claims(value=-1, indicator="ikm.growth")
    assert claims("16.000 -> 16.500")
    assert claims("dari 8 menjadi 15")
    assert not claims("16.500 -> 16.000")
    assert not claims("16.000 -> 16.000")
    assert claims("jumlahnya Meningkat pesat")
    assert not claims("jumlahnya tetap")
    assert claims("dari 2017 ke 2018 tumbuh")
    assert not claims("turun dari 2017 ke 2018")
    assert claims("dari 2017 ke 2.018")
    assert claims("dari 201 ke 2018")
    assert not claims()


def test_a_fall_is_one_in_every_reading() -> None:
    """The least of the first day against the most of the last; equal is no fall; a day without growth claim neither."""
    up = "16.000 -> 16.500"
    first = (some.observation("a", 16_500, as_of=EARLY, statement=up), some.observation("b", 18_500, as_of=EARLY))
    assert len(judged("STA009", *first, some.observation("c", 16_499))) == 1
    assert len(judged("STA009", *first, some.observation("c", 16_500))) == 0
    assert len(judged("STA009", *first, some.observation("c", 15_000), some.observation("d", 16_500))) == 0
    found = judged("STA009", *first, some.observation("c", 15_000), some.observation("d", 16_000)).findings[0]
    assert (found.id, dict(found.values)["before"], dict(found.values)["after"]) == ("d", 16_500, 16_000)
    assert dict(found.values)["change"] == Fraction(-100, 33)
    zero = some.observation("c", 0)
    assert len(judged("STA009", *first, zero)) == 1
    assert len(judged("STA009", *first, some.observation("c", -1))) == 0
    assert len(judged("STA009", *first, some.observation("c", 15_000, unit="worker"))) == 0
    grown = some.observation("g", 4, "ikm.growth", "percent")
    plain = some.observation("a", 16_500, as_of=EARLY)
    assert len(judged("STA009", plain, some.observation("c", 15_000), grown)) == 1
    quiet = (some.observation("q1", 9, "abc", as_of=EARLY), some.observation("q2", 8, "abc"))
    assert len(judged("STA009", *quiet, plain, some.observation("c", 15_000), grown)) == 1


def test_a_growth_below_nothing_is_none() -> None:
    """Negative, minus or nought right after the word, or before it in English; a rise from ten to nought is other."""
    fallen = (
        "tumbuh negatif 4,4 persen",
        "Ekonomi tumbuh secara negatif",
        "tumbuh minus 2 persen",
        "tumbuh nol persen",
        "tumbuh 0,0 %",
        "bertambah sebesar -3 %",
        "negative growth",
        "zero growth in 2020",
        "growth was negative",
        "grew by –3 %",
    )
    assert [words for words in fallen if room.speaks_of_growth(words)] == []
    risen = ("tumbuh 0,4 persen", "naik 05", "naik - dari 10", "naik, bukan minus", "tumbuh negatif, lalu naik")
    assert [words for words in risen if not room.speaks_of_growth(words)] == []
    first = some.observation("a", 16_500, as_of=EARLY, statement="tumbuh negatif 4,4 persen")
    assert len(judged("STA009", first, some.observation("b", 15_769))) == 0


def test_a_growth_that_is_denied_is_none() -> None:
    """A denial right before the word, or one word away; not one that says 'not only', nor one farther off."""
    denied = ("tidak naik", "Belum juga meningkat", "bukan bertambah", "did not grow", "never rose", "it didn't grow")
    assert [words for words in denied if room.speaks_of_growth(words)] == []
    said = ("naik", "tidak hanya naik", "not only grew", "tidak turun, melainkan naik", "tidak turun lagi dan naik", "")
    assert [words for words in said if not room.speaks_of_growth(words)] == [""]
    assert room.speaks_of_growth("tidak naik, lalu naik")
    first = some.observation("a", 16_500, as_of=EARLY, statement="tidak naik")
    assert len(judged("STA009", first, some.observation("b", 15_769))) == 0
