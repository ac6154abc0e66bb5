"""Satu rekaman ilustrasi untuk tiap tabel. One illustrative record a table, for an empty data set to start from.

>>> sample().products[0].illustrative
True

No real enterprise, person or number: the barcode begins with 952, which GS1 keeps for examples.
"""

from datetime import date
from fractions import Fraction

from umkm_domain.codes.kbli import Kbli
from umkm_domain.codes.lists import LegalForm, Packaging, RetailerFormat, Scheme
from umkm_domain.codes.regions import KemendagriRegion
from umkm_domain.core.language import Text
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.certification import Certification
from umkm_domain.model.enterprise import Enterprise, MarketReach, YearFigures
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import BrandKind, ExpiryForm, Label, Product, ProductCategory, Storage
from umkm_domain.model.registry import About, Registry, Suppression
from umkm_domain.model.retail import AgreementKind, Clause, Listing, Pattern, RetailAgreement, TradingTerms
from umkm_domain.model.statistics import Method, Observation, Target, TargetKind

__all__ = ["sample"]


def sample() -> Registry:
    """Himpunan kecil yang jelas ilustrasi. A registry with one record a table, each marked illustrative."""
    day, region = date(2024, 1, 15), KemendagriRegion("36.02")
    return Registry(
        about=About(
            title=Text(id="Himpunan data baru", en="New data set"),
            description=Text(
                id="Satu baris ilustrasi tiap tabel; ganti dengan data sendiri.",
                en="One illustrative row a table; put your own data in its place.",
            ),
            reference_date=day,
            region=region,
        ),
        enterprises=(
            Enterprise(
                id="E01",
                name="Usaha contoh (ilustrasi)",
                nib="1501240099001",
                legal_form=LegalForm.INDIVIDUAL,
                activities=(Kbli("10794", edition=2020),),
                region=region,
                market_reach=MarketReach.REGENCY,
                figures=(YearFigures(year=2023, sales=120_000_000, workers_men=1, workers_women=2),),
                illustrative=True,
            ),
        ),
        products=(
            Product(
                id="P01",
                enterprise_id="E01",
                name="Keripik singkong (ilustrasi)",
                brand="Contoh",
                brand_kind=BrandKind.OWN,
                category=ProductCategory.FOOD,
                gtin="9520000000011",
                packaging=Packaging.PLASTIC,
                food_group="15",
                net_content="200 g",
                price=12_000,
                monthly_capacity=1_000,
                shelf_life_days=120,
                storage=Storage.AMBIENT,
                label=Label(
                    expiry=True,
                    expiry_form=ExpiryForm.DAY_MONTH_YEAR,
                    production_code=True,
                    composition=True,
                    net_content=True,
                    halal_mark=False,
                    producer_name=True,
                ),
                illustrative=True,
            ),
        ),
        certifications=(
            Certification(
                id="C01",
                scheme=Scheme.PIRT,
                number="2153602019901-28",
                holder_id="E01",
                product_ids=("P01",),
                issuer="OSS",
                issued_on=date(2023, 5, 2),
                valid_until=date(2028, 5, 1),
                illustrative=True,
            ),
        ),
        agreements=(
            RetailAgreement(
                id="A01",
                kind=AgreementKind.SUPPLY,
                title="Perjanjian pasok contoh (ilustrasi)",
                pattern=Pattern.GENERAL_TRADE,
                parties=(
                    Party(name="Toko contoh", kind=PartyKind.RETAILER, role="retailer"),
                    Party(name="Usaha contoh", kind=PartyKind.ENTERPRISE, role="supplier", enterprise_id="E01"),
                ),
                retailer="Toko contoh",
                retailer_format=RetailerFormat.MINIMARKET,
                signed_on=date(2023, 9, 1),
                until=date(2024, 8, 31),
                written=True,
                language="id",
                clauses=tuple(c for c in Clause if c is not Clause.SANCTIONS),
                terms=TradingTerms(payment_days=14, listing_fee=0, fixed_rebate=Fraction(1, 100)),
                listings=(Listing(product_id="P01", outlets=5, region=region, since=date(2023, 9, 15)),),
                illustrative=True,
            ),
        ),
        grants=(
            AssistanceGrant(
                id="G01",
                kind=AssistanceKind.PIRT,
                channel=Channel.SERVICE,
                programme="Fasilitasi izin contoh (ilustrasi)",
                giver=Party(name="Dinas contoh", kind=PartyKind.GOVERNMENT),
                level=Level.REGENCY,
                recipients=(Recipient(kind=PartyKind.ENTERPRISE, enterprise_id="E01"),),
                value=500_000,
                awarded_on=date(2023, 4, 3),
                product_ids=("P01",),
                certification_ids=("C01",),
                illustrative=True,
            ),
        ),
        observations=(
            Observation(
                id="O01",
                indicator="retail.enterprises",
                unit="enterprise",
                value=1,
                as_of=day,
                region=region,
                method=Method.COUNTED,
                agency="Dinas contoh (ilustrasi)",
            ),
        ),
        targets=(
            Target(
                id="T01",
                indicator="retail.enterprises",
                unit="enterprise",
                kind=TargetKind.INCREASE_BY,
                value=Fraction(1),
                baseline=1,
                baseline_on=day,
                due=date(2024, 12, 31),
                region=region,
                said_by="Dinas contoh (ilustrasi)",
            ),
        ),
        suppressions=(
            Suppression(code="PRD001", record_id="P01", reason="contoh (ilustrasi)", until=date(2024, 12, 31)),
        ),
    )
