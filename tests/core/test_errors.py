"""Every error is a builtin too, says its facts, and survives pickling through a process pool."""

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from datetime import date

import pytest

from umkm_domain.core import errors
from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Dated
from umkm_domain.core.errors import (
    DataError,
    FindingError,
    GapError,
    IdentifierError,
    MissingExtraError,
    RecordError,
    UmkmError,
    UnitError,
    UnknownCodeError,
    UsageError,
)
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text

FINDING = Finding(code="PRD001", severity=Severity.ERROR, message=Text(id="a", en="b"))
ENTRY = Dated(value=1, unit="rupiah", since=date(2008, 7, 4), citation=Citation("UU 20/2008", "6"))


def _data_error() -> DataError:
    group = DataError("two rows", [RecordError("bad", "Product", "price", "0 or more", "-1"), UsageError("worse")])
    group.source = "products.csv"
    return group


SAMPLES: list[UmkmError] = [
    UmkmError("any"),
    UsageError("wrong use"),
    UnitError("enterprises and products"),
    IdentifierError("bad digit", "check-digit", 12, "7", "1"),
    RecordError("Product.price: ...", "Product", "price", "no less than 0", "-1"),
    UnknownCodeError("no such code", "scale.general"),
    GapError("no law", "scale.general", date(2020, 12, 1), ENTRY, None),
    FindingError("line", FINDING),
    MissingExtraError("install it", "frames"),
    _data_error(),
]
BUILTINS: dict[type[UmkmError], type[Exception]] = {
    UmkmError: Exception,
    UsageError: ValueError,
    UnitError: ValueError,
    IdentifierError: ValueError,
    RecordError: ValueError,
    UnknownCodeError: LookupError,
    GapError: LookupError,
    FindingError: UmkmError,
    MissingExtraError: ImportError,
    DataError: ExceptionGroup,
}


def _facts(error: BaseException) -> object:
    """Everything that an error holds, its members included."""
    members = [_facts(member) for member in error.exceptions] if isinstance(error, ExceptionGroup) else []
    code = getattr(error, "code", None)
    return type(error), str(error), code, dict(vars(error)), members


def _raise(error: UmkmError) -> None:
    raise error


def test_every_error_of_the_tree_is_sampled() -> None:
    """The list of samples leaves no public error out."""
    assert set(errors.__all__) == {type(sample).__name__ for sample in SAMPLES}


@pytest.mark.parametrize("kind", BUILTINS, ids=lambda kind: kind.__name__)
def test_errors_are_the_nearest_builtin(kind: type[UmkmError]) -> None:
    """Code that catches the builtin catches ours."""
    assert issubclass(kind, UmkmError)
    assert issubclass(kind, BUILTINS[kind])


@pytest.mark.parametrize("kind", [kind for kind in BUILTINS if kind is not DataError], ids=lambda kind: kind.__name__)
def test_errors_need_a_message_only(kind: type[UmkmError]) -> None:
    """Each error is built from a message alone, and unpickles so too."""
    assert _facts(kind("only this")) == _facts(pickle.loads(pickle.dumps(kind("only this"))))


def test_errors_cross_a_process_pool() -> None:
    """Every error raised in another process arrives with its type, message, code and facts."""
    arrived = []
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        for future in [pool.submit(_raise, sample) for sample in SAMPLES]:
            arrived.append(future.exception())
    assert [_facts(sample) for sample in SAMPLES] == [_facts(error) for error in arrived if error is not None]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_pickle_with_every_protocol(protocol: int) -> None:
    """No protocol loses a fact."""
    got = [_facts(pickle.loads(pickle.dumps(sample, protocol))) for sample in SAMPLES]
    assert [_facts(sample) for sample in SAMPLES] == got


def test_gap_error_does_not_quote_its_message() -> None:
    """A LookupError that is no KeyError shows its message as it is."""
    assert "no law" == str(GapError("no law"))


def test_data_error_splits_with_its_facts() -> None:
    """`split`, `subgroup` and `except*` keep the kind, the source and the code."""
    group = _data_error()
    matching, rest = group.split(RecordError)
    assert isinstance(matching, DataError)
    assert isinstance(rest, DataError)
    assert ["products.csv", "products.csv"] == [matching.source, rest.source]
    assert ["data", "data"] == [matching.code, rest.code]
    assert [group.exceptions[0]] == list(matching.exceptions)
    assert [group.exceptions[1]] == list(rest.exceptions)
    caught: list[Exception] = []
    try:
        raise group
    except* RecordError as some:
        caught.extend(some.exceptions)
    except* UsageError as others:
        caught.extend(others.exceptions)
    assert list(group.exceptions) == caught


def test_data_error_derives_over_others() -> None:
    """A derived group holds what it is given and the facts of the first."""
    derived = _data_error().derive([UsageError("third")])
    assert ("two rows", "products.csv", "third") == (derived.message, derived.source, str(derived.exceptions[0]))


def test_data_error_refuses_to_be_empty() -> None:
    """A group of errors without errors is no error."""
    with pytest.raises(ValueError, match="non-empty"):
        DataError("nothing", [])
