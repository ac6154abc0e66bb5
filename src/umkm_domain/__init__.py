"""Ranah UMKM Indonesia: objek, hukum bertanggal, aturan, hitungan.

The Indonesian domain of micro, small and medium enterprises. This face is lazy: importing it loads neither attrs
nor a table; each name is loaded from its own module on first use.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.core.citation import Citation as Citation
    from umkm_domain.core.computation import Computation as Computation
    from umkm_domain.core.computation import Step as Step
    from umkm_domain.core.dated import Dated as Dated
    from umkm_domain.core.dated import Timeline as Timeline
    from umkm_domain.core.errors import DataError as DataError
    from umkm_domain.core.errors import FindingError as FindingError
    from umkm_domain.core.errors import GapError as GapError
    from umkm_domain.core.errors import IdentifierError as IdentifierError
    from umkm_domain.core.errors import UmkmError as UmkmError
    from umkm_domain.core.errors import UnknownCodeError as UnknownCodeError
    from umkm_domain.core.findings import Finding as Finding
    from umkm_domain.core.findings import Report as Report
    from umkm_domain.core.findings import Severity as Severity
    from umkm_domain.core.language import Text as Text
    from umkm_domain.core.money import format_rupiah as format_rupiah
    from umkm_domain.core.money import parse_rupiah as parse_rupiah
    from umkm_domain.core.versions import EDITION as EDITION
    from umkm_domain.core.versions import SCHEMA_VERSION as SCHEMA_VERSION
    from umkm_domain.core.versions import __version__ as __version__
    from umkm_domain.io import LoadResult as LoadResult
    from umkm_domain.io import dump as dump
    from umkm_domain.io import load as load
    from umkm_domain.law.book import LAW as LAW
    from umkm_domain.law.book import LawBook as LawBook
    from umkm_domain.model.assistance import AssistanceGrant as AssistanceGrant
    from umkm_domain.model.certification import Certification as Certification
    from umkm_domain.model.enterprise import Enterprise as Enterprise
    from umkm_domain.model.enterprise import YearFigures as YearFigures
    from umkm_domain.model.product import Product as Product
    from umkm_domain.model.registry import Registry as Registry
    from umkm_domain.model.retail import RetailAgreement as RetailAgreement
    from umkm_domain.model.statistics import Observation as Observation
    from umkm_domain.model.statistics import Target as Target
    from umkm_domain.rules import CATALOGUE as CATALOGUE
    from umkm_domain.rules import check as check
else:
    _HOMES = {
        "Citation": "core.citation",
        "Computation": "core.computation",
        "Step": "core.computation",
        "Dated": "core.dated",
        "Timeline": "core.dated",
        "DataError": "core.errors",
        "FindingError": "core.errors",
        "GapError": "core.errors",
        "IdentifierError": "core.errors",
        "UmkmError": "core.errors",
        "UnknownCodeError": "core.errors",
        "Finding": "core.findings",
        "Report": "core.findings",
        "Severity": "core.findings",
        "Text": "core.language",
        "format_rupiah": "core.money",
        "parse_rupiah": "core.money",
        "EDITION": "core.versions",
        "SCHEMA_VERSION": "core.versions",
        "__version__": "core.versions",
        "LoadResult": "io",
        "dump": "io",
        "load": "io",
        "LAW": "law.book",
        "LawBook": "law.book",
        "AssistanceGrant": "model.assistance",
        "Certification": "model.certification",
        "Enterprise": "model.enterprise",
        "YearFigures": "model.enterprise",
        "Product": "model.product",
        "Registry": "model.registry",
        "RetailAgreement": "model.retail",
        "Observation": "model.statistics",
        "Target": "model.statistics",
        "CATALOGUE": "rules",
        "check": "rules",
    }

    def __getattr__(name):
        home = _HOMES.get(name)
        if home is None:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        import importlib

        value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{home}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *_HOMES})


__all__ = [  # noqa: RUF022  (objects, work, words, errors, versions)
    "Enterprise",
    "YearFigures",
    "Product",
    "Certification",
    "RetailAgreement",
    "AssistanceGrant",
    "Registry",
    "Observation",
    "Target",
    "check",
    "load",
    "dump",
    "LoadResult",
    "CATALOGUE",
    "LAW",
    "LawBook",
    "Report",
    "Finding",
    "Severity",
    "Computation",
    "Step",
    "Citation",
    "Dated",
    "Timeline",
    "Text",
    "parse_rupiah",
    "format_rupiah",
    "UmkmError",
    "IdentifierError",
    "UnknownCodeError",
    "GapError",
    "FindingError",
    "DataError",
    "EDITION",
    "SCHEMA_VERSION",
    "__version__",
]
