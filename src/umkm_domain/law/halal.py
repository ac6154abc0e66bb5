"""Kewajiban halal dan pernyataan mandiri. The halal duty by product and size, and self-declaration.

>>> from datetime import date
>>> FOOD_MICRO_SMALL.at(date(2024, 10, 16)).value.free_until, FOOD_MICRO_SMALL.at(date(2024, 10, 17)).value.free_until
(datetime.date(2024, 10, 17), datetime.date(2026, 10, 17))

Source: UU 33/2014 art. 67; PP 39/2021 arts. 139-141; PP 42/2024 art. 160; Kepkaban BPJPH 150/2022 and 146/2025.
"""

from datetime import date

from attrs import frozen

from umkm_domain.core.dated import Timeline
from umkm_domain.core.language import Text
from umkm_domain.law._words import BILLION, MILLION, PROBABLE, YEAR_ONLY
from umkm_domain.law.acts import PP_39_2021, PP_42_2024, Act
from umkm_domain.law.scale import Size

__all__ = [
    "FOOD_IMPORTED",
    "FOOD_MEDIUM_LARGE",
    "FOOD_MICRO_SMALL",
    "OTC_MEDICINE",
    "OTHER_GOODS",
    "PRESCRIPTION_MEDICINE",
    "SELF_DECLARATION",
    "HalalDuty",
    "SelfDeclaration",
]


@frozen
class HalalDuty:
    """Kewajiban bersertifikat halal. From when a product must be certified.

    Attributes:
        free_until: last day without the duty; None: no day is fixed.
    """

    free_until: date | None

    def binds(self, on: date) -> bool:
        """Tell whether the duty holds on a day."""
        return self.free_until is not None and on > self.free_until


@frozen(kw_only=True)
class SelfDeclaration:
    """Batas pernyataan mandiri pelaku usaha. Limits of the self-declared halal route; None: no such limit known.

    Attributes:
        sales_max: yearly sales in rupiah, included.
        sizes: the classes that may take the route.
        product_names_max: product names with variants an application.
        menu_items_max: menu items of a simple eating place.
        facilities_max: production facilities.
        outlets_max: outlets.
        preservation_methods_max: simple preservation methods.
    """

    sales_max: int
    sizes: tuple[Size, ...]
    product_names_max: int | None = None
    menu_items_max: int | None = None
    facilities_max: int | None = None
    outlets_max: int | None = None
    preservation_methods_max: int | None = None


_UU_33_2014 = Act(
    "UU 33/2014",
    date(2014, 10, 17),
    date(2021, 2, 1),
    date(2014, 10, 17),
    Text(
        id="Kewajiban dimulai bertahap sesudah 17 Oktober 2019; tahapannya baru pasti dengan PP 39/2021.",
        en="The duty began in phases after 17 October 2019; their last days are certain with PP 39/2021 only.",
    ),
)
_BEFORE = _UU_33_2014.says("67", HalalDuty(None), "date", confidence=PROBABLE)

FOOD_MEDIUM_LARGE: Timeline[HalalDuty] = Timeline(
    key="halal.food_medium_large",
    title=Text(
        id="kewajiban halal makanan dan minuman usaha menengah dan besar",
        en="halal duty of food and drink of medium and large enterprises",
    ),
    entries=(
        _BEFORE,
        PP_39_2021.says("139-140", HalalDuty(date(2024, 10, 17)), "date"),
        PP_42_2024.says("160(1)", HalalDuty(date(2024, 10, 17)), "date"),
    ),
)
FOOD_MICRO_SMALL: Timeline[HalalDuty] = Timeline(
    key="halal.food_micro_small",
    title=Text(
        id="kewajiban halal makanan dan minuman usaha mikro dan kecil",
        en="halal duty of food and drink of micro and small enterprises",
    ),
    entries=(
        _BEFORE,
        PP_39_2021.says("139-140", HalalDuty(date(2024, 10, 17)), "date"),
        PP_42_2024.says(
            "160(2)",
            HalalDuty(date(2026, 10, 17)),
            "date",
            confidence=PROBABLE,
            note=Text(
                id="Tidak ditunda menurut keterangan resmi sampai 29 September 2026; sesudahnya tidak ditemukan.",
                en="Not postponed by official statements up to 29 September 2026; nothing found after.",
            ),
        ),
    ),
)
FOOD_IMPORTED: Timeline[HalalDuty] = Timeline(
    key="halal.food_imported",
    title=Text(id="kewajiban halal makanan dan minuman impor", en="halal duty of imported food and drink"),
    entries=(
        _BEFORE,
        PP_39_2021.says("139-140", HalalDuty(date(2024, 10, 17)), "date", confidence=PROBABLE),
        PP_42_2024.says(
            "160",
            HalalDuty(date(2026, 10, 17)),
            "date",
            confidence=PROBABLE,
            note=Text(
                id="Hari pastinya ditetapkan menteri, paling lambat hari ini.",
                en="The minister fixes the day, this one at the latest.",
            ),
        ),
    ),
)
OTHER_GOODS: Timeline[HalalDuty] = Timeline(
    key="halal.other_goods",
    title=Text(
        id="kewajiban halal obat tradisional, suplemen, kosmetik, barang gunaan",
        en="halal duty of traditional medicine, supplements, cosmetics and goods that are worn or used",
    ),
    entries=(
        _BEFORE,
        PP_39_2021.says("141", HalalDuty(date(2026, 10, 17)), "date"),
        PP_42_2024.says("161", HalalDuty(date(2026, 10, 17)), "date", confidence=PROBABLE),
    ),
)
OTC_MEDICINE: Timeline[HalalDuty] = Timeline(
    key="halal.otc_medicine",
    title=Text(id="kewajiban halal obat bebas", en="halal duty of over-the-counter medicine"),
    entries=(
        _BEFORE,
        PP_39_2021.says("141", HalalDuty(date(2029, 10, 17)), "date"),
        PP_42_2024.says("161", HalalDuty(date(2029, 10, 17)), "date", confidence=PROBABLE),
    ),
)
PRESCRIPTION_MEDICINE: Timeline[HalalDuty] = Timeline(
    key="halal.prescription_medicine",
    title=Text(id="kewajiban halal obat keras", en="halal duty of prescription medicine"),
    entries=(
        _BEFORE,
        PP_39_2021.says("141", HalalDuty(date(2034, 10, 17)), "date"),
        PP_42_2024.says("161", HalalDuty(date(2034, 10, 17)), "date", confidence=PROBABLE),
    ),
)
SELF_DECLARATION: Timeline[SelfDeclaration] = Timeline(
    key="halal.self_declaration",
    title=Text(id="batas pernyataan mandiri halal", en="limits of the self-declared halal route"),
    entries=(
        Act("Kepkaban BPJPH 33/2022 jo. 150/2022", date(2022, 1, 1), date(2024, 12, 31), note=YEAR_ONLY).says(
            "", SelfDeclaration(sales_max=500 * MILLION, sizes=(Size.MICRO, Size.SMALL)), "rupiah; count"
        ),
        Act("Kepkaban BPJPH 146/2025", date(2025, 1, 1), note=YEAR_ONLY).says(
            "",
            SelfDeclaration(
                sales_max=15 * BILLION,
                sizes=(Size.MICRO, Size.SMALL),
                product_names_max=10,
                menu_items_max=30,
                facilities_max=1,
                outlets_max=1,
                preservation_methods_max=1,
            ),
            "rupiah; count",
        ),
    ),
)
