"""Tulis himpunan data contoh. Write the example data sets; run again after a change of the schema.

`lebak-2019` is written from the figures below, each with its source. `jabar-2019-2021` is read from the folder of
public data beside the project (`../shared/data`) when that is present, and left as it is otherwise.
"""

import csv
import sys
from datetime import date
from pathlib import Path

from umkm_domain import (
    AssistanceGrant,
    Certification,
    Enterprise,
    Observation,
    Product,
    Registry,
    RetailAgreement,
    Target,
    Text,
    YearFigures,
    dump,
)
from umkm_domain.codes.lists import LegalForm, Packaging, RetailerFormat, Scheme
from umkm_domain.codes.regions import BpsRegion, KemendagriRegion
from umkm_domain.model.assistance import AssistanceKind, Channel, Level, Recipient
from umkm_domain.model.enterprise import MarketReach
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.product import BrandKind, ExpiryForm, Label, ProductCategory, Storage
from umkm_domain.model.registry import About
from umkm_domain.model.retail import AgreementKind, Clause, Listing, Pattern, TradingTerms
from umkm_domain.model.statistics import Method, TargetKind

ROOT = Path(__file__).parents[1]
LEBAK = KemendagriRegion("36.02")
DAY = date(2019, 7, 18)
BANTEN_DAY = (
    "https://bantenday.co.id/2019/07/18/jumlah-produk-ikm-ukm-masuk-waralaba-relatif-masih-kecil-"
    "iti-octavia-ogah-pasang-target-tinggi/"
)
WARTA = "https://wartaekonomi.co.id/amp/read154734/jumlah-industri-kecil-menengah-di-lebak-meledak"
DISPERINDAG = "Dinas Perindustrian dan Perdagangan Kabupaten Lebak"
DINKOP = "Dinas Koperasi dan UKM Kabupaten Lebak"
RETAILER = "PT SAT"
REGENT = "Bupati Lebak"


def _seen(
    id_: str,
    indicator: str,
    unit: str,
    value: int,
    as_of: date | None,
    source: str,
    *,
    agency: str | None = None,
    quoted_by: str | None = None,
    statement: str | None = None,
    method: Method = Method.UNSTATED,
    approximate: bool = False,
    category: str | None = None,
    compares: tuple[str, ...] = (),
) -> Observation:
    return Observation(
        id=id_,
        indicator=indicator,
        unit=unit,
        value=value,
        as_of=as_of,
        source=source,
        agency=agency,
        quoted_by=quoted_by,
        statement=statement,
        method=method,
        approximate=approximate,
        category=category,
        compares=compares,
        region=LEBAK,
    )


def lebak_observations() -> tuple[Observation, ...]:
    """The published figures of Lebak up to July 2019, conflicting ones included."""
    end15, end16, end17 = date(2015, 12, 31), date(2016, 12, 31), date(2017, 12, 31)
    return (
        _seen("ikm-2014", "ikm", "enterprise", 14_327, date(2014, 4, 30), "republika.co.id n3x6x7", approximate=True),
        _seen("ikm-craft-2015", "ikm", "enterprise", 14_300, date(2015, 6, 30), "antaranews.com 503951",
              approximate=True, category="kerajinan"),
        _seen("ikm-craft-workers-2015", "ikm.workers", "worker", 45_000, date(2015, 6, 30), "antaranews.com 503951",
              approximate=True, category="kerajinan"),
        _seen("umkm-2014", "umkm", "enterprise", 49_400, date(2014, 12, 31), "antaranews.com 503951",
              approximate=True),
        _seen("umkm-2015", "umkm", "enterprise", 49_686, end15, "antaranews.com 503951", approximate=True),
        _seen("umkm-growth-2015", "umkm.growth", "percent", 4, end15, "antaranews.com 503951",
              compares=("umkm-2014", "umkm-2015"), statement="4-5 %"),
        _seen("ikm-2016", "ikm", "enterprise", 14_567, date(2016, 11, 17), "sumut.antaranews.com 162656"),
        _seen("umkm-2016a", "umkm", "enterprise", 49_686, date(2016, 11, 17), "sumut.antaranews.com 162656"),
        _seen("umkm-2016b", "umkm", "enterprise", 49_538, end16, "banten.antaranews.com 31559", agency=DINKOP),
        _seen("umkm-2017", "umkm", "enterprise", 50_149, end17, "banten.antaranews.com 31559", agency=DINKOP),
        _seen("umkm-growth-2017", "umkm.growth", "percent", 10, end17, "banten.antaranews.com 31559", agency=DINKOP,
              compares=("umkm-2016b", "umkm-2017"), statement="10-15 % a year"),
        _seen("ikm-2017-before", "ikm", "enterprise", 16_000, date(2016, 12, 31), WARTA, agency=DISPERINDAG,
              approximate=True, statement="16.000 -> 16.500"),
        _seen("ikm-2017", "ikm", "enterprise", 16_500, date(2017, 9, 30), WARTA, agency=DISPERINDAG,
              approximate=True, statement="16.000 -> 16.500"),
        _seen("ikm-2017-other", "ikm", "enterprise", 18_500, date(2017, 9, 30), WARTA, agency=DISPERINDAG,
              approximate=True, statement="16.000 -> 18.500"),
        _seen("ikm-workers-2017", "ikm.workers", "worker", 33_000, date(2017, 9, 30), WARTA, agency=DISPERINDAG,
              approximate=True, method=Method.IMPUTED,
              statement="jika dikalkulasikan ... rata-rata dua orang"),
        _seen("retail-products-2018", "retail.products", "product", 8, date(2018, 12, 31),
              "banten.antaranews.com 29423, 30516", approximate=True),
        _seen("ikm-2019", "ikm", "enterprise", 15_769, DAY, BANTEN_DAY, agency=DISPERINDAG),
        _seen("ikm-workers-2019", "ikm.workers", "worker", 31_538, DAY, BANTEN_DAY, agency=DISPERINDAG),
        _seen("retail-products-2019", "retail.products", "product", 15, DAY, BANTEN_DAY, quoted_by=REGENT,
              statement="15 produk dari 10 IKM"),
        _seen("retail-enterprises-2019", "retail.enterprises", "enterprise", 10, DAY, BANTEN_DAY, quoted_by=REGENT,
              statement="15 produk dari 10 IKM"),
        _seen("retail-enterprises-2019-reporter", "retail.enterprises", "enterprise", 15, DAY, BANTEN_DAY,
              quoted_by="bantenday.co.id", statement="15 IKM"),
        _seen("apbd-before", "apbd", "rupiah", 400_000_000_000, None, "kabar6.com, Januari 2019",
              quoted_by="Sekretaris Daerah Kabupaten Lebak", approximate=True),
        _seen("apbd-after", "apbd", "rupiah", 2_700_000_000_000, None, "kabar6.com, Januari 2019",
              quoted_by="Sekretaris Daerah Kabupaten Lebak", approximate=True),
        _seen("apbd-growth", "apbd.growth", "percent", 675, None, "kabar6.com, Januari 2019",
              quoted_by="Sekretaris Daerah Kabupaten Lebak", compares=("apbd-before", "apbd-after"),
              statement="meningkat 675 persen"),
    )  # fmt: skip


def lebak_documents() -> tuple[tuple[RetailAgreement, ...], AssistanceGrant]:
    """The three agreements and the gift of 18 July 2019."""
    sat = Party(name=RETAILER, kind=PartyKind.RETAILER, role="retailer")

    def pks(id_: str, partner: str) -> RetailAgreement:
        return RetailAgreement(
            id=id_,
            kind=AgreementKind.PKS,
            title=f"Perjanjian kerja sama {RETAILER} dengan {partner}",
            parties=(sat, Party(name=partner, kind=PartyKind.ASSOCIATION, role="partner")),
            retailer=RETAILER,
            retailer_format=RetailerFormat.MINIMARKET,
            signed_on=DAY,
            source=BANTEN_DAY,
        )

    record = RetailAgreement(
        id="ba-2019-dinas",
        kind=AgreementKind.OFFICIAL_RECORD,
        title="Berita acara seminar",
        parties=(sat, Party(name=DISPERINDAG, kind=PartyKind.GOVERNMENT, role="partner")),
        retailer=RETAILER,
        retailer_format=RetailerFormat.MINIMARKET,
        signed_on=DAY,
        source=BANTEN_DAY,
    )
    gift = AssistanceGrant(
        id="gift-2019-school",
        kind=AssistanceKind.SOCIAL_GIFT,
        channel=Channel.CSR,
        programme="Paket perlengkapan sekolah",
        giver=Party(name="Forum CSR", kind=PartyKind.FORUM),
        level=Level.PRIVATE,
        recipients=(Recipient(kind=PartyKind.BODY, name="penerima paket sekolah"),),
        handed_over_on=DAY,
        source=BANTEN_DAY,
    )
    return (pks("pks-2019-dekranasda", "Dekranasda Kabupaten Lebak"), pks("pks-2019-koni", "KONI Kabupaten Lebak"),
            record), gift  # fmt: skip


def lebak_assistance() -> tuple[AssistanceGrant, ...]:
    """What the source says that the regency gives, without numbers or recipients because it names none."""
    kinds = {
        "training": ("Pelatihan", Channel.SERVICE),
        "technical_guidance": ("Bimbingan teknis", Channel.SERVICE),
        "pirt": ("Fasilitasi P-IRT", None),
        "halal": ("Fasilitasi sertifikat halal", None),
        "bpom": ("Fasilitasi BPOM", None),
        "barcode": ("Fasilitasi barcode", None),
        "expiry_marking": ("Fasilitasi tanggal kedaluwarsa", None),
        "packaging": ("Bantuan kemasan", None),
        "machines": ("Bantuan mesin dan peralatan", None),
    }
    return tuple(
        AssistanceGrant(
            id=f"aid-{kind.replace('_', '-')}",
            kind=AssistanceKind(kind),
            channel=channel,
            programme=title,
            giver=Party(name="Pemerintah Kabupaten Lebak", kind=PartyKind.GOVERNMENT),
            level=Level.REGENCY,
            recipients=(Recipient(kind=PartyKind.ENTERPRISE, name="IKM Kabupaten Lebak"),),
            source=BANTEN_DAY,
        )
        for kind, (title, channel) in kinds.items()
    )


# Illustrative from here on: no real enterprise, product, person or number. Barcodes begin with 952, which GS1 keeps
# for examples; P-IRT enterprise numbers are from 9901 on; the old form of NIB ends in its serial.
_MAKERS = (  # name, sales 2018, net assets, workers men, women
    ("A", 96_000_000, 12_000_000, 1, 1),
    ("B", 144_000_000, 20_000_000, 1, 2),
    ("C", 60_000_000, 8_000_000, 0, 2),
    ("D", 240_000_000, 45_000_000, 2, 2),
    ("E", 420_000_000, 60_000_000, 3, 4),
    ("F", 84_000_000, 15_000_000, 1, 1),
    ("G", 180_000_000, 30_000_000, 2, 1),
    ("H", 312_000_000, 48_000_000, 2, 3),
    ("I", 120_000_000, 18_000_000, 1, 2),
    ("J", 72_000_000, 9_000_000, 1, 1),
)
_PRODUCTS = (  # maker, name, food group, packaging, shelf life, P-IRT year (or None), halal, barcode, label gaps
    ("A", "Keripik pisang asin", "14", Packaging.PLASTIC, 180, 23, True, True, ""),
    ("A", "Keripik pisang manis", "14", Packaging.PLASTIC, 180, 23, True, True, ""),
    ("B", "Kacang goreng", "15", Packaging.PLASTIC, 120, 22, True, True, "production_code"),
    ("C", "Gula aren cetak", "09", Packaging.OTHER, 180, 18, False, False, "expiry"),
    ("C", "Gula semut", "09", Packaging.FOIL, 365, 22, True, True, ""),
    ("D", "Kopi bubuk", "10", Packaging.FOIL, 365, 24, True, True, ""),
    ("D", "Kopi bubuk jahe", "10", Packaging.FOIL, 365, 24, False, True, ""),
    ("E", "Roti kering", "06", Packaging.PLASTIC, 60, 21, True, True, ""),
    ("E", "Kue semprong", "06", Packaging.PLASTIC, 90, 21, True, False, ""),
    ("F", "Gula aren bubuk", "09", Packaging.PLASTIC, 365, None, False, False, "composition"),
    ("G", "Emping melinjo", "15", Packaging.PLASTIC, 90, 23, True, True, ""),
    ("G", "Opak singkong", "15", Packaging.PLASTIC, 90, 23, False, True, ""),
    ("H", "Kue kering kelapa", "06", Packaging.PLASTIC, 120, 22, True, True, ""),
    ("I", "Sale pisang", "14", Packaging.PLASTIC, 90, 20, True, True, ""),
    ("J", "Bumbu masak kering", "11", Packaging.PLASTIC, 180, 23, None, True, ""),
)


def _gtin(serial: int) -> str:
    body = f"952{serial:09d}"
    total = sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(body))
    return f"{body}{-total % 10}"


def _illustrative_enterprise(index: int) -> Enterprise:
    name, sales, assets, men, women = _MAKERS[index]
    return Enterprise(
        id=f"E{index + 1:02d}",
        name=f"Usaha contoh {name} (ilustrasi)",
        nib=f"91200000{9901 + index:05d}" if index != 5 else None,
        legal_form=LegalForm.INDIVIDUAL,
        region=LEBAK,
        market_reach=MarketReach.REGENCY,
        figures=(
            YearFigures(year=2018, sales=sales, net_assets=assets, workers_men=men, workers_women=women),
        ),
        illustrative=True,
    )  # fmt: skip


def _illustrative_product(index: int) -> Product:
    maker, name, group, packaging, days, _, halal, barcode, gap = _PRODUCTS[index]
    shown = {
        key: key != gap for key in ("expiry", "production_code", "composition", "net_content", "producer_name")
    }  # fmt: skip
    form = None if gap == "expiry" else ExpiryForm.DAY_MONTH_YEAR
    return Product(
        id=f"P{index + 1:02d}",
        enterprise_id=f"E{'ABCDEFGHIJ'.index(maker) + 1:02d}",
        name=f"{name} (ilustrasi)",
        brand=f"Contoh {maker}",
        brand_kind=BrandKind.OWN,
        category=ProductCategory.FOOD,
        gtin=_gtin(index + 1) if barcode else None,
        packaging=packaging,
        food_group=group,
        net_content="250 g",
        price=15_000,
        monthly_capacity=500 + 100 * index,
        shelf_life_days=days,
        storage=Storage.AMBIENT,
        label=Label(expiry_form=form, halal_mark=halal, **shown),
        illustrative=True,
    )


def _illustrative_certificates() -> list[Certification]:
    certificates: list[Certification] = []
    for index in range(len(_MAKERS)):
        enterprise = _illustrative_enterprise(index)
        if enterprise.nib is not None:
            certificates.append(
                Certification(
                    id=f"NIB-{enterprise.id}",
                    scheme=Scheme.NIB,
                    number=enterprise.nib,
                    holder_id=enterprise.id,
                    issuer="Lembaga OSS",
                    issued_on=date(2019, 1, 15),
                    illustrative=True,
                )
            )
    serials: dict[str, int] = {}
    for index, (maker, _, group, packaging, _, year, halal, _, _) in enumerate(_PRODUCTS):
        product = _illustrative_product(index)
        serials[maker] = serials.get(maker, 0) + 1
        holder = product.enterprise_id
        if year is not None:
            issued = date(2000 + year - 5, 3, 1)
            number = f"{packaging.pirt_code}{group}3602{serials[maker]:02d}{9900 + int(holder[1:]):04d}-{year}"
            certificates.append(
                Certification(
                    id=f"PIRT-{product.id}",
                    scheme=Scheme.PIRT,
                    number=number,
                    holder_id=holder,
                    product_ids=(product.id,),
                    issuer="Dinas Kesehatan Kabupaten Lebak",
                    issued_on=issued,
                    valid_until=date(2000 + year, 2, 28),
                    illustrative=True,
                )
            )
        if halal:
            certificates.append(
                Certification(
                    id=f"HALAL-{product.id}",
                    scheme=Scheme.HALAL,
                    number=f"3615{index + 1:06d}0918",
                    holder_id=holder,
                    product_ids=(product.id,),
                    issuer="LPPOM MUI",
                    issued_on=date(2018, 9, 1),
                    valid_until=date(2020, 8, 31),
                    illustrative=True,
                )
            )
    return certificates


def _illustrative_supply(index: int) -> RetailAgreement:
    enterprise = _illustrative_enterprise(index)
    products = [p for p in map(_illustrative_product, range(len(_PRODUCTS))) if p.enterprise_id == enterprise.id]
    return RetailAgreement(
        id=f"supply-{enterprise.id}",
        kind=AgreementKind.SUPPLY,
        title=f"Perjanjian pasok {enterprise.name}",
        pattern=Pattern.GENERAL_TRADE,
        parties=(
            Party(name=RETAILER, kind=PartyKind.RETAILER, role="retailer"),
            Party(name=enterprise.name, kind=PartyKind.ENTERPRISE, role="supplier", enterprise_id=enterprise.id),
        ),
        retailer=RETAILER,
        retailer_format=RetailerFormat.MINIMARKET,
        signed_on=date(2019, 3, 1),
        until=date(2020, 2, 29),
        written=True,
        language="id",
        clauses=(Clause.BUSINESS_ACTIVITY, Clause.RIGHTS_AND_DUTIES, Clause.DEVELOPMENT, Clause.DURATION,
                 Clause.DISPUTES),
        terms=TradingTerms(payment_days=21 if index == 7 else 14, supply_value=2_000_000, listing_fee=0),
        listings=tuple(
            Listing(product_id=p.id, outlets=10, region=LEBAK, since=date(2019, 3, 15)) for p in products
        ),
        illustrative=True,
    )  # fmt: skip


def lebak() -> Registry:
    """The data set of Lebak, July 2019."""
    documents, gift = lebak_documents()
    return Registry(
        about=About(
            title=Text(id="Kabupaten Lebak, Juli 2019", en="Lebak Regency, July 2019"),
            description=Text(
                id="Angka, target, dokumen dan bantuan berasal dari sumber terbitan. Sepuluh usaha, lima belas produk, "
                "sertifikat dan perjanjian pasoknya hanya ilustrasi: dibuat agar sesuai dengan jumlah terbitan, tanpa "
                "usaha, orang atau nomor yang nyata.",
                en="Figures, target, documents and assistance come from published sources. The ten enterprises, their "
                "fifteen products, certificates and supply agreements are illustrative only: made to agree with the "
                "published totals, without any real enterprise, person or number.",
            ),
            reference_date=DAY,
            region=LEBAK,
            sources=(BANTEN_DAY, WARTA),
        ),
        enterprises=tuple(map(_illustrative_enterprise, range(len(_MAKERS)))),
        products=tuple(map(_illustrative_product, range(len(_PRODUCTS)))),
        certifications=tuple(_illustrative_certificates()),
        agreements=(*documents, *map(_illustrative_supply, range(len(_MAKERS)))),
        grants=(gift, *lebak_assistance()),
        observations=lebak_observations(),
        targets=(
            Target(
                id="retail-2019",
                indicator="retail.enterprises",
                unit="enterprise",
                kind=TargetKind.INCREASE_BY,
                value=1,
                baseline=10,
                baseline_on=DAY,
                region=LEBAK,
                said_by=REGENT,
                said_on=DAY,
                statement="bertumbuh 100 persen",
                source=BANTEN_DAY,
            ),
        ),
    )


def jabar(table: Path) -> Registry:
    """Assisted enterprises of West Java by regency, trade and year; codes of the table are BPS codes."""
    observations: list[Observation] = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            region = BpsRegion(row["regency_code"]).kemendagri
            year = int(row["year"])
            trade = row["trade"].lower()
            observations.append(
                Observation(
                    id=f"{row['regency_code']}-{trade}-{year}",
                    indicator="umkm.assisted",
                    unit="enterprise",
                    value=int(row["count"]),
                    since=date(year, 1, 1),
                    until=date(year, 12, 31),
                    region=region,
                    category=trade,
                    agency="Open Data Jabar",
                    source="Open Data Jabar od_17367",
                )
            )
    return Registry(
        about=About(
            title=Text(id="UMKM binaan Jawa Barat 2019-2021", en="Assisted enterprises of West Java 2019-2021"),
            description=Text(
                id="Jumlah UMKM binaan menurut kabupaten/kota, jenis usaha dan tahun.",
                en="Number of assisted enterprises by regency or city, trade and year.",
            ),
            reference_date=date(2021, 12, 31),
            region=KemendagriRegion("32"),
            sources=("Open Data Jabar od_17367",),
        ),
        observations=tuple(observations),
    )


def main() -> int:
    """Write both data sets below `examples/`."""
    dump(lebak(), ROOT / "examples" / "lebak-2019", overwrite=True)
    table = ROOT.parent / "shared" / "data" / "jabar_assisted_umkm_2019_2021.csv"
    if table.exists():
        dump(jabar(table), ROOT / "examples" / "jabar-2019-2021", overwrite=True)
    else:
        print("examples/jabar-2019-2021 stays as it is: its table is not here", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
