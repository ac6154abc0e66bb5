"""What holds for every official number, drawn by Hypothesis."""

import copy
import json
import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from official_numbers import CANONICAL, any_text, gtins, identifiers, npwp15

from umkm_domain.identifiers import KINDS, Gtin, Identifier, IdentifierError, Npwp, identify, identify_all

CODES = {"type", "length", "characters", "prefix", "check-digit", "component", "placeholder"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_class_is_drawn(kind: type[Identifier]) -> None:
    """No identifier is left out of these properties."""
    assert kind in CANONICAL


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), CANONICAL[kind])))
def test_canonical_text_stays_as_it_is(drawn: tuple[type[Identifier], str]) -> None:
    """The canonical text reads as itself."""
    kind, text = drawn
    assert text == kind(text)
    assert True is kind.is_valid(text)


@given(identifiers)
def test_reading_the_printed_form_gives_the_number_back(number: Identifier) -> None:
    """`X(x.printed) == x` and `X(str(x)) == x`, and the class stays."""
    kind = type(number)
    assert number == kind(number.printed)
    assert number == kind(str(number))
    assert kind is type(kind(number.printed))
    assert number is kind(number)


@given(identifiers)
def test_every_part_of_a_sound_number_can_be_read(number: Identifier) -> None:
    """No property of a sound number raises."""
    for name in dir(type(number)):
        if isinstance(getattr(type(number), name), property):
            getattr(number, name)


@given(identifiers)
def test_hints_have_text_and_confidence(number: Identifier) -> None:
    """Each hint is named, has a value and says how sure it is."""
    for hint in number.hints:
        assert hint.name
        assert hint.value
        assert hint.confidence in ("certain", "probable", "unsure")


@given(st.sampled_from(KINDS), any_text)
@example(KINDS[0], "")
@example(KINDS[0], "9" * 5000)
@example(KINDS[0], "\ud800")
@example(KINDS[0], "\x00")
def test_any_text_gives_a_value_or_an_identifier_error(kind: type[Identifier], text: str) -> None:
    """Any text whatever gives a canonical value or IdentifierError, and `is_valid` says the same."""
    if kind.is_valid(text):
        number = kind(text)
        assert number == kind(str(number))
        assert str(number).isascii()
    else:
        with pytest.raises(IdentifierError) as caught:
            kind(text)
        assert caught.value.code in CODES


@given(any_text)
@example("8998866200301")
@example("2063510010243-26; 8998866200301")
def test_identify_never_raises_and_every_reading_stands(text: str) -> None:
    """`identify` gives only readings that the class itself gives, each class once, for any text."""
    readings = identify(text)
    assert len(readings) == len({type(reading) for reading in readings})
    assert {kind for kind in KINDS if kind.is_valid(text)} == {type(reading) for reading in readings}
    for reading in readings:
        assert reading == type(reading)(text)


@given(st.lists(any_text, max_size=4).map(", ".join))
def test_identify_all_never_raises(text: str) -> None:
    """`identify_all` gives one entry a number, none of them empty, for any text."""
    assert all(identify_all(text)) is True


@given(st.one_of(st.none(), st.integers(), st.floats(), st.binary(), st.lists(st.text()), st.booleans()))
def test_what_is_no_text_is_not_valid(value: object) -> None:
    """Anything that is no text is refused with code `type`; `is_valid` and `identify` never raise."""
    for kind in KINDS:
        assert False is kind.is_valid(value)
        with pytest.raises(IdentifierError) as caught:
            kind(value)  # type: ignore[arg-type]
        assert "type" == caught.value.code
    assert () == identify(value) == identify_all(value)


@given(gtins, st.data())
def test_any_one_digit_error_in_a_gtin_is_caught(text: str, data: st.DataObject) -> None:
    """A GTIN with one digit changed is never a GTIN, and the error is the check digit."""
    at = data.draw(st.integers(0, len(text) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[at]]))
    wrong = text[:at] + digit + text[at + 1 :]
    assert False is Gtin.is_valid(wrong)
    with pytest.raises(IdentifierError) as caught:
        Gtin(wrong)
    assert "check-digit" == caught.value.code


@given(npwp15, st.data())
def test_any_one_digit_error_in_the_first_nine_of_an_npwp15_is_caught(text: str, data: st.DataObject) -> None:
    """The first nine digits of an NPWP-15 are checked; tax office and branch carry no check."""
    at = data.draw(st.integers(0, 14))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[at]]))
    wrong = text[:at] + digit + text[at + 1 :]
    zero = set(wrong) == {"0"}
    assert (at >= 9 and not zero) == Npwp.is_valid(wrong)
    if at < 9:
        with pytest.raises(IdentifierError) as caught:
            Npwp(wrong)
        assert ("placeholder" if zero else "check-digit") == caught.value.code


@given(identifiers)
def test_values_survive_pickling_copying_and_json(number: Identifier) -> None:
    """Pickling by every protocol, copying, hashing, JSON and dict keys keep the value."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(number, protocol))
        assert number == back
        assert type(number) is type(back)
    assert number == copy.copy(number) == copy.deepcopy(number)
    assert type(number) is type(copy.deepcopy(number))
    assert str(number) == json.loads(json.dumps(number))
    assert {str(number): 1}[number] == {number: 1}[str(number)]
    assert hash(str(number)) == hash(number)
    assert str(number) == f"{number}" == "".join([number])
    assert str is type(str(number))


@given(identifiers)
def test_a_number_of_another_kind_reads_as_its_text(number: Identifier) -> None:
    """A number given to another class is read as the text it is."""
    for kind in KINDS:
        assert kind.is_valid(str(number)) == kind.is_valid(number)
