"""What both type checkers must accept: read by mypy and pyright only, never run."""

from datetime import date
from fractions import Fraction
from typing import assert_type

from umkm_domain import (
    CATALOGUE,
    LAW,
    AssistanceGrant,
    Certification,
    Computation,
    Dated,
    Enterprise,
    Finding,
    LawBook,
    Observation,
    Product,
    Registry,
    Report,
    RetailAgreement,
    Severity,
    Target,
    Timeline,
    YearFigures,
    check,
    format_rupiah,
    parse_rupiah,
)
from umkm_domain import calculators as calc
from umkm_domain.codes import BpsRegion, Kbli, KemendagriRegion, Scheme
from umkm_domain.core.errors import GapError, UmkmError
from umkm_domain.identifiers import Gtin, Nib, Pirt
from umkm_domain.law import scale
from umkm_domain.law.scale import ScaleTable
from umkm_domain.model.certification import CertStatus
from umkm_domain.model.statistics import TargetKind
from umkm_domain.rules import Rule
from umkm_domain.testing import build

ON = date(2019, 7, 18)

enterprise = Enterprise(id="E1", name="Contoh", figures=(YearFigures(year=2018, sales=1, net_assets=-1),))
assert_type(enterprise.nib, str | None)
assert_type(enterprise.figures_of(2018), YearFigures | None)

product = Product(id="P1", enterprise_id="E1", name="Keripik", activity=Kbli("10792", edition=2020))
certification = Certification(id="C1", scheme=Scheme.PIRT, number="2063510010243-26")
assert_type(certification.status(ON), CertStatus)
assert_type(certification.status(ON, law=LAW), CertStatus)

registry = Registry(enterprises=(enterprise,), products=(product,), certifications=(certification,))
assert_type(registry.enterprise("E1"), Enterprise | None)
assert_type(registry.products_of("E1"), tuple[Product, ...])
assert_type(registry.with_(product), Registry)
assert_type(registry.merge(registry), Registry)

report = check(registry, on=ON, select=["CER"], ignore=["CER004"], severity={"CER": Severity.INFO}, law=LAW)
assert_type(report, Report)
for finding in report:
    assert_type(finding, Finding)
assert_type(CATALOGUE["CER001"], Rule)

timeline: Timeline[ScaleTable] = scale.GENERAL
assert_type(scale.GENERAL.at(ON), Dated[ScaleTable])
assert_type(LAW.at(scale.GENERAL, ON), Dated[ScaleTable])
assert_type(LAW.amend(scale.GENERAL, scale.GENERAL.at(ON)), LawBook)

number: str = Nib("9120106900276")
assert_type(Nib("9120106900276").issued_on, date | None)
assert_type(Pirt("2063510010243-26").expiry_year, int | None)
assert_type(Gtin.is_valid(3), bool)
assert_type(KemendagriRegion("36.02").bps, BpsRegion | None)

share: Computation[Fraction] = calc.coverage(10, 15_769)
assert_type(parse_rupiah("1,5 juta"), int)
assert_type(format_rupiah(1_500_000, "en", words=True), str)

target = Target(id="T1", indicator="ikm", kind=TargetKind.INCREASE_BY, value=Fraction(1))
observation = Observation(id="O1", indicator="ikm", unit="enterprise", value=10, as_of=ON)
grant: AssistanceGrant = build.grant()
agreement: RetailAgreement = build.agreement(id="A2")

try:
    LAW.at("scale.general", date(2020, 12, 1))
except GapError as gap:
    assert_type(gap.on, date | None)
except UmkmError as error:
    assert_type(error.code, str)
