"""An identifier is text and stays text: what is overridden, what masks, what tables keep."""

from concurrent.futures import ProcessPoolExecutor

import pandas as pd
import polars as pl
import pytest

from umkm_domain.identifiers import KINDS, Gtin, Identifier, IdentifierError, Nib, Nik, Nitku, Npwp, Pirt, identify

MADE_UP = "3171011708450001"
MASKED = "31**************"


@pytest.mark.parametrize("kind", [Identifier, *KINDS], ids=lambda k: k.__name__)
def test_no_member_of_str_is_overridden(kind: type[Identifier]) -> None:
    """Nothing of `str` is overridden but `__new__` and `__repr__`."""
    ours = {name for name in vars(kind) if name in dir(str)} - {"__new__", "__repr__", "__doc__"}
    assert set() == ours


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_values_take_no_attributes(kind: type[Identifier]) -> None:
    """The values are immutable: they have no place for attributes."""
    assert () == kind.__slots__  # type: ignore[attr-defined]


def test_the_base_class_is_no_number() -> None:
    """`Identifier` itself reads nothing, and says so in the usual way."""
    with pytest.raises(IdentifierError) as caught:
        Identifier("1712240062057")
    assert "type" == caught.value.code
    assert False is Identifier.is_valid("1712240062057")


def test_str_works_as_text_does() -> None:
    """Slices, comparison, formatting and joining are those of `str`."""
    number = Nib("NIB 1712240062057")
    assert "171224" == number[:6]
    assert "1712240062057" < Nib("1712240062058")
    assert "[1712240062057]" == f"[{number}]"
    assert "  1712240062057" == f"{number:>15}"
    assert "1712240062057" == "{}".format(number)  # noqa: UP032
    assert "Nib('1712240062057')" == repr(number)
    assert "1712240062057" == number.masked == number.printed


def test_equality_is_that_of_text() -> None:
    """A NIK and the NPWP that is this NIK are equal as text, and differ in type."""
    assert Nik(MADE_UP) == Npwp(MADE_UP) == MADE_UP
    assert type(Nik(MADE_UP)) is not type(Npwp(MADE_UP))
    assert Nik(MADE_UP) == Npwp(MADE_UP).nik
    assert Npwp("02.183.241.5-000.000").nik is None


def test_repr_of_what_is_personal_is_masked() -> None:
    """`repr` hides a NIK, an NPWP that is one, and a NITKU on one; `str` is the number itself."""
    assert f"Nik('{MASKED}')" == repr(Nik(MADE_UP))
    assert f"Npwp('{MASKED}')" == repr(Npwp(MADE_UP))
    assert f"Nitku('{MASKED}******')" == repr(Nitku(MADE_UP + "000000"))
    assert MASKED == Nik(MADE_UP).masked == Npwp(MADE_UP).masked
    assert MADE_UP == str(Nik(MADE_UP)) == str(Npwp(MADE_UP)) == f"{Nik(MADE_UP)}" == Npwp(MADE_UP).printed
    assert MADE_UP not in repr([Nik(MADE_UP), {"x": Npwp(MADE_UP)}])
    assert MADE_UP not in repr(identify(MADE_UP))


def test_a_company_number_is_not_masked() -> None:
    """An NPWP of the old kind or of Coretax is nobody's personal number."""
    assert "Npwp('0021832415000000')" == repr(Npwp("02.183.241.5-000.000"))
    assert "1000000010324212" == Npwp("1000000010324212").masked
    assert "1000000010324212000001" == Nitku("1000000010324212000001").masked


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
@pytest.mark.parametrize(
    "text",
    [
        MADE_UP,
        "3171013208450001",
        "3171011708450000",
        "31710117084500011",
        "317101170845001",
        "NIK 3171O11708450001",
        "SITI AMINAH 3171011708450001",
        "3171.0117.0845.0001/2",
        MADE_UP + "00000",
        MADE_UP + " " + MADE_UP,
        "3171013208450001000000",
    ],
)
def test_no_error_shows_the_person(kind: type[Identifier], text: str) -> None:
    """Whatever class a NIK is typed into, right or wrong, the error shows neither number nor name."""
    if kind.is_valid(text):
        return
    with pytest.raises(IdentifierError) as caught:
        kind(text)
    error = caught.value
    for shown in (str(error), repr(error), error.got, error.expected, repr(error.args)):
        assert "1708" not in shown
        assert "3208" not in shown
        assert "AMINAH" not in shown


def test_errors_carry_what_where_expected_and_got() -> None:
    """The facts of an error are attributes, and the message says them in order."""
    with pytest.raises(IdentifierError) as caught:
        Gtin("8996001414001")
    error = caught.value
    assert ("check-digit", 12, "check digit 2", "1") == (error.code, error.position, error.expected, error.got)
    assert "not a GTIN (check-digit): expected check digit 2, got 1 at position 12" == str(error)
    with pytest.raises(IdentifierError) as caught:
        Pirt("2173510010243-26")
    error = caught.value
    assert ("component", 1, "food group 01 to 16", "17") == (error.code, error.position, error.expected, error.got)
    with pytest.raises(IdentifierError) as caught:
        Nib("NIB 17122x0062057")
    assert ("characters", 9, "'x'") == (caught.value.code, caught.value.position, caught.value.got)
    with pytest.raises(IdentifierError) as caught:
        Npwp("02.183.242.5-000.000")
    assert "check digit 3" == caught.value.expected


def test_is_valid_never_raises_for_hostile_objects() -> None:
    """Objects that raise when asked anything are simply not valid."""

    class Hostile:
        def __getattribute__(self, name: str) -> object:
            raise RuntimeError(name)

        def __eq__(self, other: object) -> bool:
            raise RuntimeError

        def __hash__(self) -> int:
            raise RuntimeError

    class HostileText(str):
        def __str__(self) -> str:
            raise RuntimeError

        def isdigit(self) -> bool:
            raise RuntimeError

        def __len__(self) -> int:
            raise RuntimeError

    for kind in KINDS:
        assert False is kind.is_valid(Hostile())
    assert () == identify(Hostile())
    assert True is Nib.is_valid(HostileText("1712240062057"))
    assert "1712240062057" == Nib(HostileText("1712240062057"))
    assert "Gtin" == type(identify(HostileText("8998866200301"))[0]).__name__


def _read(text: str) -> Identifier:
    return Pirt(text)


def test_values_and_errors_pass_through_a_process_pool() -> None:
    """Values and errors pickle on their way to and from another process."""
    with ProcessPoolExecutor(1) as pool:
        number = pool.submit(_read, "P-IRT No. 2063510010243-26").result()
        assert "2063510010243-26" == number
        assert type(number) is Pirt
        failure = pool.submit(_read, "0063510010243-26").exception()
    assert isinstance(failure, IdentifierError)
    assert ("component", 0, "0") == (failure.code, failure.position, failure.got)


def test_tables_keep_the_value() -> None:
    """A column of numbers holds their text, in pandas and in polars."""
    numbers = [Pirt("2063510010243-26"), Gtin("8998866200301"), Nik(MADE_UP)]
    expected = [str(number) for number in numbers]
    assert expected == pd.DataFrame({"number": numbers})["number"].tolist()
    assert expected == pd.Series(numbers, dtype="object").astype(str).tolist()
    assert expected == pl.DataFrame({"number": numbers})["number"].to_list()
    assert ["2063510010243-26"] == pl.Series([Pirt("2063510010243-26")], dtype=pl.String).to_list()
