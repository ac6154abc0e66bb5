"""Contoh yang sah, siap pakai. Valid example records with defaults, and a register of any size.

Each function returns one record that loads; together they are a registry that no rule finds anything about on
`ON`. Keyword arguments change what the test is about. Numbers are well-formed, and made up: their tax office (999)
and their city (36.99) do not exist.

>>> from datetime import date
>>> product(name="Gula aren").gtin, certification().status(date(2019, 7, 18)).value
('8990000000013', 'valid')
>>> register(2) == register(2), len(register(2).certifications)
(True, 8)
"""

from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from dateutil.relativedelta import relativedelta

from umkm_domain.codes.lists import LegalForm, Packaging, RetailerFormat, Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.citation import Citation
from umkm_domain.core.computation import Computation, Step
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Channel, Document, DocumentKind, Recipient
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, MarketReach, YearFigures
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import BrandKind, ExpiryForm, Label, Product, ProductCategory, Storage
from umkm_domain.model.registry import About, Registry
from umkm_domain.model.retail import AgreementKind, Clause, Listing, RetailAgreement, TradingTerms
from umkm_domain.model.statistics import Method, Observation, Target, TargetKind

__all__ = [
    "ON",
    "agreement",
    "certification",
    "computation",
    "enterprise",
    "finding",
    "grant",
    "observation",
    "product",
    "register",
    "registry",
    "target",
]

ON = date(2019, 7, 18)
"""The day the examples speak of."""

R = TypeVar("R")


def _made(kind: type[R], defaults: dict[str, Any], given: dict[str, Any]) -> R:
    return kind(**{**defaults, **given})


def enterprise(**fields: Any) -> Enterprise:
    """Usaha contoh. A micro enterprise of 2018 and 2019, with NIB and figures; see `Enterprise` for the fields."""
    defaults: dict[str, Any] = {
        "id": "E1",
        "name": "Usaha Contoh",
        "nib": _nib(1),
        "npwp": _npwp(1),
        "legal_form": LegalForm.INDIVIDUAL,
        "region": KemendagriRegion("36.02"),
        "established": date(2015, 1, 2),
        "market_reach": MarketReach.REGENCY,
        "figures": (YearFigures(year=2018, sales=120_000_000, net_assets=20_000_000, workers=2),),
        "illustrative": True,
    }
    return _made(Enterprise, defaults, fields)


def product(**fields: Any) -> Product:
    """Produk contoh. A packaged food of `E1` with barcode, label and capacity; see `Product` for the fields."""
    defaults: dict[str, Any] = {
        "id": "P1",
        "enterprise_id": "E1",
        "name": "Keripik contoh",
        "brand": "Contoh",
        "brand_kind": BrandKind.OWN,
        "category": ProductCategory.FOOD,
        "gtin": _gtin(1),
        "packaging": Packaging.PLASTIC,
        "food_group": "06",
        "net_content": "250 g",
        "price": 15_000,
        "monthly_capacity": 1_000,
        "shelf_life_days": 90,
        "storage": Storage.AMBIENT,
        "label": Label(
            expiry=True,
            expiry_form=ExpiryForm.DAY_MONTH_YEAR,
            production_code=True,
            composition=True,
            net_content=True,
            producer_name=True,
        ),
        **dict.fromkeys(
            ("pasteurised", "sterilised", "drinking_water", "alcoholic", "dairy", "special_purpose"), False
        ),
        **dict.fromkeys(("claims", "imported", "mandatory_sni"), False),
        "illustrative": True,
    }
    return _made(Product, defaults, fields)


def certification(**fields: Any) -> Certification:
    """Sertifikat contoh. A P-IRT of `E1` for `P1`, valid in 2019; see `Certification` for the fields."""
    defaults: dict[str, Any] = {
        "id": "C1",
        "scheme": Scheme.PIRT,
        "number": _pirt("3602", 1, 1, 2022),
        "holder_id": "E1",
        "product_ids": ("P1",),
        "issued_on": date(2017, 3, 1),
        "valid_until": date(2022, 2, 28),
        "illustrative": True,
    }
    return _made(Certification, defaults, fields)


def agreement(**fields: Any) -> RetailAgreement:
    """Perjanjian contoh. A written supply contract of `E1` that lists `P1`; see `RetailAgreement`."""
    defaults: dict[str, Any] = {
        "id": "A1",
        "kind": AgreementKind.SUPPLY,
        "parties": (
            Party(name="Usaha Contoh", kind=PartyKind.ENTERPRISE, role="supplier", enterprise_id="E1"),
            Party(name="Toko Contoh", kind=PartyKind.RETAILER, role="retailer"),
        ),
        "retailer": "Toko Contoh",
        "retailer_format": RetailerFormat.MINIMARKET,
        "signed_on": date(2019, 7, 1),
        "until": date(2020, 6, 30),
        "written": True,
        "language": "id",
        "clauses": tuple(Clause),
        "terms": TradingTerms(payment_days=15, consignment=False, supply_value=1_500_000, listing_fee=0),
        "listings": (Listing(product_id="P1", outlets=10, region=KemendagriRegion("36.02"), since=date(2019, 7, 1)),),
        "illustrative": True,
    }
    return _made(RetailAgreement, defaults, fields)


def grant(**fields: Any) -> AssistanceGrant:
    """Bantuan contoh. Training given to `E1` by an office of the regency; see `AssistanceGrant`."""
    defaults: dict[str, Any] = {
        "id": "G1",
        "kind": AssistanceKind.TRAINING,
        "channel": Channel.SERVICE,
        "giver": Party(name="Dinas Contoh", kind=PartyKind.GOVERNMENT),
        "level": "regency",
        "recipients": (Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E1"),),
        "participants": 1,
        "awarded_on": date(2019, 2, 1),
        "handed_over_on": date(2019, 2, 15),
        "documents": (Document(kind=DocumentKind.REPORT, dated=date(2019, 2, 20)),),
        "product_ids": ("P1",),
        "illustrative": True,
    }
    return _made(AssistanceGrant, defaults, fields)


def observation(**fields: Any) -> Observation:
    """Angka contoh. A count of ten enterprises on the day of the examples; see `Observation`."""
    defaults: dict[str, Any] = {
        "id": "O1",
        "indicator": "ikm",
        "unit": "enterprise",
        "value": 10,
        "as_of": ON,
        "region": KemendagriRegion("36.02"),
        "method": Method.COUNTED,
        "agency": "Dinas Contoh",
        "source": "Contoh",
    }
    return _made(Observation, defaults, fields)


def target(**fields: Any) -> Target:
    """Target contoh. Twice the enterprises in retail in two years; see `Target`."""
    defaults: dict[str, Any] = {
        "id": "T1",
        "indicator": "retail.enterprises",
        "unit": "enterprise",
        "kind": TargetKind.INCREASE_BY,
        "value": 1,
        "baseline": 10,
        "baseline_on": ON,
        "due": date(2021, 7, 18),
        "region": KemendagriRegion("36.02"),
        "source": "Contoh",
    }
    return _made(Target, defaults, fields)


def registry(**tables: Any) -> Registry:
    """Himpunan contoh. One record of each kind, all references sound; a table given replaces its own."""
    defaults: dict[str, Any] = {
        "about": About(title=Text(id="Contoh", en="Example"), reference_date=ON, region=KemendagriRegion("36.02")),
        "enterprises": (enterprise(),),
        "products": (product(),),
        "certifications": (certification(),),
        "agreements": (agreement(),),
        "grants": (grant(),),
        "observations": (observation(),),
        "targets": (target(),),
    }
    return _made(Registry, defaults, tables)


def finding(**fields: Any) -> Finding:
    """Temuan contoh. A warning about `P1`; see `Finding` for the fields."""
    defaults: dict[str, Any] = {
        "code": "PRD001",
        "severity": Severity.WARNING,
        "table": "products",
        "id": "P1",
        "path": "/gtin",
        "message": Text(id="Contoh temuan.", en="An example of a finding."),
    }
    return _made(Finding, defaults, fields)


def computation(**fields: Any) -> Computation[Any]:
    """Hasil hitungan contoh. A sum of two numbers, with its step and source; see `Computation`."""
    step = Step(operation="add", inputs=(("a", 1), ("b", 2)), name="sum", result=3, citation=Citation("Contoh"))
    defaults: dict[str, Any] = {"name": "sum", "value": 3, "unit": "enterprise", "steps": (step,), "on": ON}
    return _made(Computation[Any], defaults, fields)


def register(n: int, *, seed: int = 0) -> Registry:
    """Daftar buatan. A made-up register of `n` enterprises, each with 2 products and 4 certificates.

    The same `n` and `seed` give the same register; a longer register begins with the shorter one. Records
    have the gaps that real ones have: figures over the limit of a class, expired permits, missing barcodes, and
    numbers that name another region (one in twenty) or another year (one in twenty) than their record.

    Args:
        n: number of enterprises.
        seed: another number gives another register.
    """
    random = Random(seed)  # noqa: S311  (examples, no secret)
    enterprises: list[Enterprise] = []
    products: list[Product] = []
    certifications: list[Certification] = []
    for i in range(1, n + 1):
        maker = _enterprise(i, random)
        enterprises.append(maker)
        products += [_product(i, j, random) for j in (1, 2)]
        certifications += _certifications(i, maker, random)
    return Registry(
        about=About(
            title=Text(id="Daftar buatan", en="Made-up register"),
            description=Text(id="Semua rekaman dibuat oleh program.", en="All records are made by a program."),
            reference_date=ON,
        ),
        enterprises=tuple(enterprises),
        products=tuple(products),
        certifications=tuple(certifications),
    )


_ODD = 0.05
_REGIONS = ("36.01", "36.02", "36.04", "32.04", "32.73", "33.14", "35.10", "15.08", "64.71", "73.71")


def _enterprise(i: int, random: Random) -> Enterprise:
    sales = random.choice((10, 50, 120, 290, 310, 900, 2_400, 3_000)) * 1_000_000 + random.randrange(1_000_000)
    return enterprise(
        id=f"E{i:07d}",
        name=f"Usaha Contoh {i}",
        nib=None if random.random() < 0.3 else _nib(i),
        npwp=None if random.random() < 0.5 else _npwp(i),
        region=KemendagriRegion(random.choice(_REGIONS)),
        established=date(2010, 1, 1) + timedelta(random.randrange(3_000)),
        market_reach=random.choice(tuple(MarketReach)),
        figures=tuple(
            YearFigures(
                year=year,
                sales=sales * (year - 2010) // 8,
                net_assets=sales // random.randrange(2, 12),
                workers=random.randrange(1, 25),
            )
            for year in (2017, 2018)
        ),
    )


def _product(i: int, j: int, random: Random) -> Product:
    return product(
        id=f"P{i:07d}-{j}",
        enterprise_id=f"E{i:07d}",
        name=f"Produk Contoh {i}-{j}",
        gtin=None if random.random() < 0.4 else _gtin(2 * i + j),
        price=random.randrange(2, 100) * 500,
        monthly_capacity=random.randrange(100, 5_000),
        shelf_life_days=random.choice((3, 7, 30, 90, 180, 365)),
    )


def _certifications(i: int, maker: Enterprise, random: Random) -> list[Certification]:
    def one(k: int, scheme: Scheme, years: int | None, *products: int) -> Certification:
        issued = date(2012, 6, 1) + timedelta(random.randrange(2_500))
        until = None if years is None else issued + relativedelta(years=years)
        region = random.choice(_REGIONS) if random.random() < _ODD else str(maker.region)
        year = (until or issued).year + (random.random() < _ODD)
        return Certification(
            id=f"C{i:07d}-{k}",
            scheme=scheme,
            number={
                Scheme.NIB: maker.nib or _nib(i),
                Scheme.PIRT: _pirt(_bps(region), k, i, year),
                Scheme.HALAL: f"ID{region[:2]}1100{i % 10**7:07d}{issued:%m%y}",
            }[scheme],
            holder_id=maker.id,
            product_ids=tuple(f"P{i:07d}-{j}" for j in products),
            issued_on=issued,
            valid_until=until,
            illustrative=True,
        )

    return [
        one(1, Scheme.NIB, None),
        one(2, Scheme.PIRT, 5, 1),
        one(3, Scheme.PIRT, 5, 2),
        one(4, Scheme.HALAL, 4, 1, 2),
    ]


def _bps(region: str) -> str:
    found = KemendagriRegion(region).bps
    return str(found) if found is not None else region.replace(".", "")


def _nib(i: int) -> str:
    return f"91{i % 10**11:011d}"


def _npwp(i: int) -> str:
    digits = f"{90_000_000 + i % 10**7:08d}"
    return f"0{digits}{_luhn(digits)}999000"


def _luhn(digits: str) -> int:
    doubled = [int(d) * (2 if k % 2 == 0 else 1) for k, d in enumerate(reversed(digits))]
    return -sum(n // 10 + n % 10 for n in doubled) % 10


def _gtin(i: int) -> str:
    digits = f"899{i % 10**9:09d}"
    return f"{digits}{-sum(int(d) * (3 if k % 2 else 1) for k, d in enumerate(digits)) % 10}"


def _pirt(region: str, product_serial: int, enterprise_serial: int, year: int) -> str:
    return f"206{region}{product_serial:02d}{enterprise_serial % 10**4:04d}-{year % 100:02d}"
