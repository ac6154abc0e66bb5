"""Kembaran aturan usaha. Twins of the rules on enterprises."""

from collections.abc import Iterator

from umkm_domain.codes.lists import LegalForm
from umkm_domain.codes.regions import kemendagri_regions
from umkm_domain.frames._portable import any_of, both, equal_any, iso, known, nw, yes
from umkm_domain.frames._rows import Form
from umkm_domain.frames._sizes import NAMES, RANKS
from umkm_domain.frames._sizes import stated as says
from umkm_domain.frames._twins import Hit, Plan, twin
from umkm_domain.law import certification, scale
from umkm_domain.law.scale import Size

__all__ = ["FORMS"]

FORMS: dict[str, Form] = {
    "id": Form.TEXT,
    "nib": Form.TEXT,
    "npwp": Form.TEXT,
    "legal_form": Form.TEXT,
    "region": Form.TEXT,
    "established": Form.DAY,
    "closed": Form.DAY,
    "parent_id": Form.TEXT,
    "parent_size": Form.TEXT,
    "foreign_owned": Form.TRUTH,
    "size": Form.TEXT,
}
"""The columns of the table that the twins read."""


@twin("IDN001", "enterprises")
def nib_form(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.identifiers.nib_form`."""
    yield plan.hit("/nib", rows=known("nib") & ~nw.col("_nib_ok"))


@twin("IDN002", "enterprises")
def npwp_form(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.identifiers.npwp_form`."""
    yield plan.hit("/npwp", rows=known("npwp") & ~nw.col("_npwp_ok"))


@twin("CER016", "enterprises")
def nib_from_the_future(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.certificates.nib_from_the_future`."""
    yield plan.hit("/nib", rows=yes(nw.col("_nib_day") > iso(plan.on)))


@twin("ENT001", "enterprises", "figures")
def figures_missing(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.figures_missing`."""
    began = both(known("established"), nw.col("established") > nw.lit(f"{plan.year:04d}-12-31"))
    ended = yes(nw.col("closed") < iso(plan.on))
    yield plan.hit("/figures", rows=nw.col("_measured").is_null() & ~began & ~ended)


@twin("ENT002", "enterprises", "figures")
def class_differs(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.class_differs`."""
    asks = known("size") & known("_year")
    law = plan.law(scale.GENERAL)
    if law is None:
        yield plan.gap(asks)
        return
    stored = any_of(*(both(says("size", n), nw.col(f"_given_{n}")) for n in RANKS))
    yield plan.hit("/size", law, rows=asks & nw.col("_some") & ~stored)


@twin("ENT003", "enterprises", "figures")
def not_independent(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.not_independent`."""
    asks = known("parent_id") | known("parent_size")
    law, sizes = plan.law(scale.INDEPENDENCE), plan.law(scale.GENERAL)
    if law is None or sizes is None:
        yield plan.gap(asks)
        return
    barred = {Size.SMALL: law.value.small_not_of, Size.MEDIUM: law.value.medium_not_of}
    there = known("_parent_there")
    found = any_of(
        *(
            both(nw.col(f"_possible_{size.rank}"), nw.col(f"_above_{one.rank}"))
            for size, of in barred.items()
            for one in of
        )
    )
    yield plan.hit("/parent_id", law, rows=asks & there & found)
    yield plan.hit("/parent_size", law, rows=asks & ~there & found)


_COMPANIES = [form.value for form in (LegalForm.PT, LegalForm.CV, LegalForm.FIRMA)]


@twin("ENT004", "enterprises", "figures")
def micro_company(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.micro_company`."""
    asks = equal_any("legal_form", _COMPANIES)
    law = plan.law(scale.INDEPENDENCE)
    if law is None:
        yield plan.gap(asks)
        return
    if not law.value.micro_persons_only:
        return
    sizes = plan.law(scale.GENERAL)
    if sizes is None:
        yield plan.gap(asks)
        return
    more = any_of(*(nw.col(f"_possible_{size}") for size in (1, 2, 3)))
    yield plan.hit("/legal_form", law, rows=asks & nw.col("_possible_0") & ~more)


@twin("ENT008", "enterprises")
def region_unknown(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.region_unknown`."""
    current = [region.code for region in kemendagri_regions()]
    yield plan.hit("/region", rows=known("region") & ~equal_any("region", current))


@twin("ENT009", "enterprises", "figures")
def foreign(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.foreign`."""
    asks = yes(nw.col("foreign_owned"))
    law = plan.law(scale.FOREIGN_LARGE_ONLY)
    if law is None:
        yield plan.gap(asks)
        return
    if not law.value:
        return
    sizes = plan.law(scale.GENERAL)
    if sizes is None:
        yield plan.gap(asks)
        return
    less = any_of(*(nw.col(f"_possible_{size}") for size in (0, 1, 2)))
    yield plan.hit("/foreign_owned", law, rows=asks & less & ~nw.col("_possible_3"))


@twin("ENT010", "enterprises", "figures")
def classes_differ(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.classes_differ`."""
    asks = known("sales") & known("net_assets")
    law = plan.law(scale.GENERAL)
    if law is None:
        yield plan.gap(asks)
        return
    if law.value.support is not None:
        return
    sizes = range(len(NAMES))
    several = any_of(
        *(both(nw.col(f"_given_{low}"), nw.col(f"_given_{high}")) for low in sizes for high in sizes if low < high)
    )
    yield plan.hit("/figures", law, rows=asks & several)


@twin("ENT013", "enterprises", "figures")
def year_twice(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.year_twice`."""
    twice = plan.tables["figures"].group_by("enterprise_id", "year").agg(nw.len().alias("_n")).filter(nw.col("_n") > 1)
    yield plan.hit("/figures", ids=twice.select(nw.col("enterprise_id").alias("id")))


@twin("ENT015", "enterprises", "certifications")
def no_nib(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.enterprises.no_nib`."""
    law = plan.law(certification.NIB_VALIDITY)
    asks = nw.col("nib").is_null()
    if law is None:
        yield plan.gap(asks)
    else:
        yield plan.hit("/nib", law, rows=asks & nw.col("_licensed").is_null())


@twin("REF001", "enterprises")
def parent_missing(plan: Plan) -> Iterator[Hit]:
    """Twin of `rules.references.PARENT`."""
    yield plan.hit("/parent_id", rows=known("parent_id") & ~known("_parent_there"))
