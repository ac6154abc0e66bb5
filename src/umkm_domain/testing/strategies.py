"""Strategi Hypothesis untuk rekaman dan nomor resmi. Hypothesis strategies for records and official numbers.

Records are drawn field by field from the annotations of their classes, so a new field is drawn as soon as it
exists; what is drawn always loads. Any field can be given as a strategy. Personal numbers are synthetic: NIK of
a city that does not exist (36.99), NPWP of a tax office that does not exist (999).

>>> from hypothesis import given
>>> @given(enterprises(), registries())
... def test_what_is_drawn_loads(enterprise, registry):
...     assert enterprise.id and not list(registry.dangling())
>>> test_what_is_drawn_loads()
"""

import operator
from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_origin

from attrs import evolve, fields, fields_dict, has

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.extras import need
from umkm_domain.core.language import Text
from umkm_domain.model.assistance import AssistanceGrant
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, YearFigures
from umkm_domain.model.product import Product
from umkm_domain.model.registry import REFERENCES, About, Registry, Suppression
from umkm_domain.model.retail import Listing, RetailAgreement
from umkm_domain.model.statistics import Observation, Target

if TYPE_CHECKING:
    from hypothesis import strategies as st
else:
    st = need("testing", "hypothesis.strategies")

__all__ = [
    "agreements",
    "bpom_numbers",
    "certifications",
    "days",
    "enterprises",
    "grants",
    "gtins",
    "halal_numbers",
    "ids",
    "nibs",
    "niks",
    "npwps",
    "observations",
    "official_numbers",
    "pirts",
    "products",
    "records",
    "regions",
    "registries",
    "rupiah",
    "sni_numbers",
    "targets",
    "texts",
    "tkdn_numbers",
    "trademark_numbers",
]

R = TypeVar("R")


def texts() -> "st.SearchStrategy[str]":
    """Teks yang tidak kosong. Text that is not blank: any printable characters, no control codes."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
    return st.text(letters, min_size=1, max_size=12).filter(lambda text: not text.isspace())


def ids() -> "st.SearchStrategy[str]":
    """Id rekaman. Ids as data sets have them: letters, digits, dashes."""
    return st.from_regex(r"[A-Z][A-Z0-9]{0,3}(-[0-9]{1,3})?", fullmatch=True)


def days() -> "st.SearchStrategy[date]":
    """Hari dari 1995 sampai 2030. Days from 1995, the first law on small enterprises, to 2030."""
    return st.dates(date(1995, 1, 1), date(2030, 12, 31))


def rupiah() -> "st.SearchStrategy[int]":
    """Jumlah rupiah. Amounts, often at a limit of a size class or one rupiah beside it."""
    limits = [n * 10**6 for n in (50, 300, 500, 1_000, 2_000, 2_500, 5_000, 10_000, 15_000, 50_000)]
    return st.sampled_from([limit + by for limit in limits for by in (-1, 0, 1)]) | st.integers(0, 10**11)


def regions() -> "st.SearchStrategy[KemendagriRegion]":
    """Wilayah: kabupaten dan kota. Regions; most are known regencies, some no table knows."""
    known = st.sampled_from(("36.02", "36.71", "32.04", "35.10", "15.08", "64.71", "36", "36.02.01"))
    return (known | st.from_regex(r"(1[1-9]|[2-9][0-9])\.0[1-9]", fullmatch=True)).map(KemendagriRegion)


def _activities() -> "st.SearchStrategy[Kbli]":
    codes = st.sampled_from(("10792", "10391", "10710", "13134", "47241")) | _digits(5)
    return st.builds(Kbli, codes, edition=st.sampled_from((2020, 2025)))


def _digits(size: int) -> "st.SearchStrategy[str]":
    return st.text("0123456789", min_size=size, max_size=size)


def _number(size: int) -> "st.SearchStrategy[str]":
    """Digits that are not all zero, which no office issues."""
    return st.integers(1, 10**size - 1).map(lambda n: f"{n:0{size}d}")


def nibs() -> "st.SearchStrategy[str]":
    """NIB: 13 angka. Half of them carry a day of issue."""
    dated = st.builds("{:%d%m%y}{}".format, st.dates(date(2021, 8, 1), date(2026, 1, 1)), _number(7))
    return dated | _number(13)


def niks() -> "st.SearchStrategy[str]":
    """NIK buatan, dari kota 36.99 yang tidak ada. Synthetic NIK: the city does not exist, so no person does."""

    def made(district: int, born: date, woman: bool, serial: int) -> str:
        return f"3699{district:02d}{born.day + 40 * woman:02d}{born:%m%y}{serial:04d}"

    born = st.dates(date(1940, 1, 1), date(2007, 12, 31))
    return st.builds(made, st.integers(1, 99), born, st.booleans(), st.integers(1, 9999))


def npwps() -> "st.SearchStrategy[str]":
    """NPWP buatan: kantor pajak 999 tidak ada. Synthetic NPWP of the old kind, and NIK as NPWP."""

    def old(digits: str) -> str:
        doubled = [int(d) * (2 if k % 2 == 0 else 1) for k, d in enumerate(reversed(digits))]
        return f"0{digits}{-sum(n // 10 + n % 10 for n in doubled) % 10}999000"

    return _number(8).map(old) | niks()


def pirts() -> "st.SearchStrategy[str]":
    """Nomor P-IRT: 15 angka, atau 12 angka yang lama. P-IRT numbers, new and old form."""
    head = st.builds(
        "{}{:02d}{}{:02d}{:04d}".format,
        st.integers(1, 8),
        st.integers(1, 16),
        st.sampled_from(("3602", "3510", "1508", "6471")),
        st.integers(1, 99),
        st.integers(1, 9999),
    )
    return st.builds("{}-{}".format, head, st.integers(17, 35)) | head.map(lambda digits: digits[:12])


def bpom_numbers() -> "st.SearchStrategy[str]":
    """Nomor izin edar BPOM. Food (MD, ML), cosmetics (NA) and traditional medicine (TR)."""
    return (
        st.builds("{}{}".format, st.sampled_from(("MD", "ML")), _number(12) | _number(15))
        | _number(11).map("NA{}".format)
        | _number(9).map("TR{}".format)
    )


def halal_numbers() -> "st.SearchStrategy[str]":
    """Nomor sertifikat halal: BPJPH, dan bentuk MUI lama. Halal numbers of BPJPH, and of the old MUI form."""
    tail = st.builds("{:02d}{:02d}".format, st.integers(1, 12), st.integers(17, 26))
    bpjph = st.builds("ID36{}1{}{}".format, st.sampled_from("1234"), _number(9), tail)
    return bpjph | st.builds("0{}{}".format, _number(9) | _number(10), tail)


def gtins() -> "st.SearchStrategy[str]":
    """Nomor barcode dengan angka periksa. GTIN of 8, 12, 13 or 14 digits; many begin with 899."""

    def complete(digits: str) -> str:
        weights = (3 if k % 2 == 0 else 1 for k in range(len(digits)))
        return f"{digits}{-sum(int(d) * w for d, w in zip(reversed(digits), weights, strict=True)) % 10}"

    return (_number(9).map("899{}".format) | st.sampled_from((7, 11, 12, 13)).flatmap(_number)).map(complete)


def trademark_numbers() -> "st.SearchStrategy[str]":
    """Nomor merek. `IDM` and nine digits."""
    return _number(9).map("IDM{}".format)


def sni_numbers() -> "st.SearchStrategy[str]":
    """Nomor SNI. A standard and its year."""
    return st.builds("SNI {}:{}".format, st.integers(1, 99999), st.integers(1990, 2026))


def tkdn_numbers() -> "st.SearchStrategy[str]":
    """Nomor sertifikat TKDN."""
    return st.builds("{}/SJ-IND.8/TKDN/{}/{}".format, st.integers(1, 9999), st.integers(1, 12), st.integers(2015, 2026))


_NUMBERS: dict[Scheme, Callable[[], "st.SearchStrategy[str]"]] = {
    Scheme.NIB: nibs,
    Scheme.NPWP: npwps,
    Scheme.PIRT: pirts,
    Scheme.BPOM: bpom_numbers,
    Scheme.HALAL: halal_numbers,
    Scheme.SNI: sni_numbers,
    Scheme.TRADEMARK: trademark_numbers,
    Scheme.TKDN: tkdn_numbers,
    Scheme.BARCODE: gtins,
}


def official_numbers(scheme: Scheme) -> "st.SearchStrategy[str]":
    """Nomor resmi menurut skema. Well-formed numbers of a scheme; any text for a scheme without a form."""
    return _NUMBERS.get(scheme, texts)()


def _unique(one: "st.SearchStrategy[R]", key: str, size: int) -> "st.SearchStrategy[tuple[R, ...]]":
    return st.lists(one, max_size=size, unique_by=operator.attrgetter(key)).map(tuple)


_MESSY = ("-", "n/a", "12345", "P-IRT 99", "0000000000000")
_GIVEN: dict[tuple[type[Any], str], Callable[[], "st.SearchStrategy[Any]"]] = {
    (Enterprise, "nib"): lambda: st.none() | nibs() | st.sampled_from(_MESSY),
    (Enterprise, "npwp"): lambda: st.none() | npwps() | st.sampled_from(_MESSY),
    (Enterprise, "figures"): lambda: st.lists(
        records(YearFigures), max_size=3, unique_by=operator.attrgetter("year")
    ).map(tuple),
    (YearFigures, "year"): lambda: st.integers(2005, 2026),
    (YearFigures, "net_assets"): lambda: st.none() | rupiah() | rupiah().map(operator.neg),
    (Product, "gtin"): lambda: st.none() | gtins() | st.sampled_from(_MESSY),
    (Product, "food_group"): lambda: st.none() | st.integers(1, 16).map("{:02d}".format),
    (Observation, "per"): lambda: st.integers(1, 1000),
    (Observation, "compares"): lambda: st.just(()) | st.tuples(ids(), ids()),
    (Suppression, "code"): lambda: st.sampled_from(("CER001", "ENT001", "PRD001")),
}


_ORDERED: dict[type[Any], tuple[str, str]] = {
    Enterprise: ("established", "closed"),
    Certification: ("issued_on", "valid_until"),
    RetailAgreement: ("since", "until"),
    Listing: ("since", "until"),
    AssistanceGrant: ("asked_on", "handed_over_on"),
    Observation: ("since", "until"),
    Target: ("baseline_on", "due"),
}
_RUPIAH = {"sales", "gross_assets", "business_capital", "investment", "price", "value", "purchase_value"}


def _of(kind: type[Any], name: str, annotation: Any) -> "st.SearchStrategy[Any]":
    """The strategy of a field: one given for it, else what its annotation says."""
    given = _GIVEN.get((kind, name))
    if given is not None:
        return given()
    if name == "id":
        return ids()
    if isinstance(annotation, UnionType):
        (rest,) = (part for part in get_args(annotation) if part is not NoneType)
        return st.none() | _of(kind, name, rest)
    if get_origin(annotation) is tuple:
        return st.lists(_of(kind, name, get_args(annotation)[0]), max_size=3).map(tuple)
    if annotation is int and name in _RUPIAH:
        return rupiah()
    return _LEAVES[annotation]() if annotation in _LEAVES else _nested(annotation)


def _nested(annotation: Any) -> "st.SearchStrategy[Any]":
    if issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    assert has(annotation), annotation
    return records(annotation)


_LEAVES: dict[Any, Callable[[], "st.SearchStrategy[Any]"]] = {
    str: texts,
    int: lambda: st.integers(0, 10**6),
    bool: st.booleans,
    date: days,
    Fraction: lambda: st.fractions(0, 3, max_denominator=1000),
    KemendagriRegion: regions,
    Kbli: _activities,
    Text: lambda: st.builds(Text, id=texts(), en=texts()),
}


def records(kind: type[R], /, **given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[R]":
    """Rekaman satu kelas. Records of a class of the model, such as `records(Party)`.

    Args:
        kind: the class.
        given: strategies for fields, in place of those made from annotations.
    """
    made: st.SearchStrategy[R] = _records(cast(Any, kind), tuple(given.items()))
    return made


@cache
def _records(kind: Any, given: "tuple[tuple[str, st.SearchStrategy[Any]], ...]") -> "st.SearchStrategy[Any]":
    chosen = dict(given)
    parts = {f.name: chosen[f.name] if f.name in chosen else _of(kind, f.name, f.type) for f in fields(kind)}

    def made(values: dict[str, Any]) -> Any:
        first, last = _ORDERED.get(kind, (None, None))
        if first is not None and last is not None and None not in (values[first], values[last]):
            values[first], values[last] = sorted((values[first], values[last]))
        return kind(**values)

    return st.fixed_dictionaries(parts).map(made)


def enterprises(**given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[Enterprise]":
    """Usaha. Enterprises with up to three years of figures; numbers well-formed, absent or messy."""
    return records(Enterprise, **given)


def products(**given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[Product]":
    """Produk. Products with every fact known, unknown or denied."""
    return records(Product, **given)


def certifications(**given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[Certification]":
    """Sertifikat. Certificates of every scheme, most with a number of its form."""

    def of_scheme(scheme: Scheme) -> "st.SearchStrategy[Certification]":
        number = st.none() | official_numbers(scheme) | st.sampled_from(_MESSY)
        return records(Certification, **{"number": number, **given, "scheme": st.just(scheme)})

    return given.get("scheme", st.sampled_from(Scheme)).flatmap(of_scheme)


def agreements(**given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[RetailAgreement]":
    """Perjanjian. Agreements of every kind, with parties, terms and listings."""
    return records(RetailAgreement, **given)


def grants(**given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[AssistanceGrant]":
    """Bantuan. Grants through every channel."""
    return records(AssistanceGrant, **given)


def observations(**given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[Observation]":
    """Pengamatan. Observations by every method, some per 100 or per 1000."""
    return records(Observation, **given)


def targets(**given: "st.SearchStrategy[Any]") -> "st.SearchStrategy[Target]":
    """Target. Targets of every kind, with and without a baseline and a due date."""
    return records(Target, **given)


_BY_TABLE: dict[str, Callable[..., "st.SearchStrategy[Any]"]] = {
    "enterprises": enterprises,
    "products": products,
    "certifications": certifications,
    "agreements": agreements,
    "grants": grants,
    "observations": observations,
    "targets": targets,
}


@cache
def _tables(max_size: int) -> "st.SearchStrategy[dict[str, tuple[Any, ...]]]":
    # Made once: building strategies takes longer than drawing from them.
    return st.fixed_dictionaries({table: _unique(of_table(), "id", max_size) for table, of_table in _BY_TABLE.items()})


@st.composite
def registries(draw: "st.DrawFn", *, dangling: bool = False, max_size: int = 3) -> Registry:
    """Himpunan. Registries whose references are sound, or lead nowhere now and then.

    Args:
        draw: given by Hypothesis.
        dangling: also draw references to records that are not there.
        max_size: most records in a table.
    """
    tables = draw(_tables(max_size))
    if not (tables["enterprises"] or dangling):
        tables = {**tables, "products": ()}
    ghosts = ("GHOST-1", "GHOST-2") if dangling else ()
    for table, path, target in REFERENCES:
        known = [*(record.id for record in tables[target]), *ghosts]
        choice = st.sampled_from(known) if known else st.none()

        def choose(choice: "st.SearchStrategy[str | None]" = choice) -> str | None:
            return draw(choice)

        pointed = [_point(record, path.split("/")[1:], choose) for record in tables[table]]
        tables = {**tables, table: tuple(record for record in pointed if record is not None)}
    suppressions = draw(st.lists(records(Suppression), max_size=2, unique=True))
    return Registry(about=draw(records(About)), suppressions=tuple(suppressions), **cast(Any, tables))


def _point(value: Any, parts: list[str], choose: Callable[[], str | None]) -> Any:
    """The value with its references chosen anew; None where one is needed and there is nothing to choose."""
    if not parts:
        return choose()
    if parts[0] == "*":
        items = [_point(item, parts[1:], choose) for item in value]
        return tuple(item for item in items if item is not None)
    inner = getattr(value, parts[0])
    if inner is None:
        return value
    pointed = _point(inner, parts[1:], choose)
    kind: Any = cast(Any, type(value))
    if pointed is None and not isinstance(fields_dict(kind)[parts[0]].type, UnionType):
        return None
    return evolve(value, **{parts[0]: pointed})
