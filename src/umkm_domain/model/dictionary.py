"""Kamus data: arti tiap isian dalam dua bahasa, dan satuannya. What every field means, with its unit.

The published schemas, the sheet template and the tables of the documentation are made from it; a test sees to it
that no field lacks an entry.

>>> entry("YearFigures", "sales").unit, entry("YearFigures", "sales").text.id
('rupiah', 'hasil penjualan setahun')
"""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from umkm_domain.core.errors import UnknownCodeError
from umkm_domain.core.language import Text

__all__ = ["DICTIONARY", "TABLE_TITLES", "Entry", "entry"]


@frozen
class Entry:
    """Satu butir kamus. One entry: what the field means, and the unit of its value ("" where it has none)."""

    text: Text
    unit: str = ""


_Raw = dict[str, tuple[str, str] | tuple[str, str, str]]

_ID: tuple[str, str] = ("id rekaman ini, unik dalam tabelnya", "the record's own id, unique within its table")
_SOURCE: tuple[str, str] = ("asal rekaman atau angkanya", "where the record or figure comes from")
_MADE_UP: tuple[str, str] = ("dibuat sebagai ilustrasi; bukan yang nyata", "made up to illustrate; nothing real")

_RAW: dict[str, _Raw] = {
    "Text": {
        "id": ("teks dalam bahasa Indonesia", "the text in Indonesian"),
        "en": ("teks dalam bahasa Inggris", "the text in English"),
    },
    "About": {
        "title": ("judul himpunan data", "title of the data set"),
        "description": ("yang perlu diketahui pembacanya", "what a reader must know"),
        "reference_date": ("hari yang dibicarakan himpunan data", "the day the data set speaks of"),
        "region": ("wilayah yang dibicarakan", "the region it is about"),
        "sources": ("sumber-sumbernya", "where it comes from"),
    },
    "Enterprise": {
        "id": _ID,
        "name": ("nama usaha", "name of the business"),
        "nib": ("nomor induk berusaha", "business identification number (NIB)"),
        "npwp": ("nomor pokok wajib pajak; pribadi", "taxpayer number; personal"),
        "owner": ("nama pemilik; pribadi", "name of the owner; personal"),
        "legal_form": ("bentuk hukum", "legal form"),
        "activities": ("kode KBLI, yang utama dulu", "activity codes (KBLI), the main one first"),
        "region": ("kabupaten, kota atau kecamatan tempat usaha", "regency, city or district of the business"),
        "established": ("hari pertama berusaha", "first day of business"),
        "closed": ("hari terakhir berusaha", "last day of business"),
        "parent_id": ("id usaha induknya", "id of the enterprise it is a subsidiary or branch of"),
        "parent_size": ("kelas induk di luar himpunan ini", "size of a parent outside the data set"),
        "controller": ("pengendali bila bukan pemilik; pribadi", "who controls it, if not the owner; personal"),
        "foreign_owned": ("bermodal asing (PMA)", "with foreign capital"),
        "traditional_tools": ("bekerja dengan alat tradisional", "works with traditional or manual tools"),
        "size": ("kelas usaha menurut sumbernya", "size class as the source states it"),
        "market_reach": ("jangkauan pasar", "how far it sells"),
        "figures": ("angka tiap tahun", "figures, one entry a year"),
        "source": _SOURCE,
        "illustrative": _MADE_UP,
    },
    "YearFigures": {
        "year": ("tahun buku", "the year the figures are about", "year"),
        "sales": ("hasil penjualan setahun", "sales of the year", "rupiah"),
        "gross_assets": ("seluruh aset", "all assets", "rupiah"),
        "net_assets": (
            "kekayaan bersih, tanpa tanah dan bangunan tempat usaha",
            "assets less debts, without land and business building",
            "rupiah",
        ),
        "business_capital": (
            "modal usaha, tanpa tanah dan bangunan tempat usaha",
            "own and loan capital, without land and business building",
            "rupiah",
        ),
        "investment": (
            "nilai investasi menurut Kemenperin",
            "investment as the Ministry of Industry counts it",
            "rupiah",
        ),
        "workers": ("jumlah tenaga kerja", "all workers", "persons"),
        "workers_men": ("tenaga kerja laki-laki", "men", "persons"),
        "workers_women": ("tenaga kerja perempuan", "women", "persons"),
        "workers_paid": ("tenaga kerja dibayar", "paid workers", "persons"),
        "workers_family": ("pekerja keluarga tak dibayar", "unpaid family workers", "persons"),
        "production": ("jumlah produksi", "quantity produced", "production_unit"),
        "production_unit": ("satuan produksi", "what production counts"),
    },
    "Product": {
        "id": _ID,
        "enterprise_id": ("id usaha pembuatnya", "id of the enterprise that makes it"),
        "name": ("nama produk", "name of the product"),
        "brand": ("merek yang tercetak", "brand as printed"),
        "brand_kind": ("merek sendiri, merek toko, atau tanpa merek", "the maker's own brand, a store brand, or none"),
        "category": ("jenis produk", "kind of product"),
        "activity": ("kode KBLI pembuatannya", "activity code (KBLI) of its production"),
        "gtin": ("nomor barcode", "barcode number"),
        "packaging": ("bahan kemasan menurut tabel P-IRT", "packaging, by the P-IRT table"),
        "food_group": ("jenis pangan P-IRT, 01 sampai 16", "P-IRT food group, 01 to 16"),
        "net_content": ("isi bersih seperti tercetak", "net content as printed"),
        "price": ("harga", "price", "rupiah"),
        "monthly_capacity": ("kemampuan produksi sebulan", "units that can be made a month", "units/month"),
        "shelf_life_days": ("masa simpan", "shelf life", "days"),
        "storage": ("cara simpan", "how it is kept"),
        "label": ("yang tercetak di label", "what the label shows"),
        "pasteurised": ("dipasteurisasi", "pasteurised"),
        "sterilised": ("disterilkan secara komersial", "commercially sterilised"),
        "drinking_water": ("air minum dalam kemasan", "packaged drinking water"),
        "alcoholic": ("minuman beralkohol", "contains alcohol as a drink"),
        "dairy": ("produk susu", "milk product"),
        "special_purpose": ("pangan untuk keperluan khusus", "special-purpose food"),
        "claims": ("mencantumkan klaim gizi atau kesehatan", "makes health or nutrition claims"),
        "imported": ("dibuat di luar negeri", "made abroad"),
        "mandatory_sni": ("wajib SNI", "a mandatory SNI applies to it"),
        "source": _SOURCE,
        "illustrative": _MADE_UP,
    },
    "Label": {
        "expiry": ("tanggal kedaluwarsa tercetak", "an expiry date is printed"),
        "expiry_form": ("cara tanggal kedaluwarsa ditulis", "how the expiry date is printed"),
        "production_code": ("kode produksi tercetak", "a production code is printed"),
        "composition": ("komposisi tercetak", "the ingredients are printed"),
        "net_content": ("isi bersih tercetak", "the net content is printed"),
        "halal_mark": ("label halal tercetak", "the halal mark is printed"),
        "producer_name": ("nama dan tempat produsen tercetak", "name and place of the producer are printed"),
    },
    "Certification": {
        "id": _ID,
        "scheme": ("apa yang disertifikasi atau diizinkan", "what it certifies or permits"),
        "number": ("nomornya", "its number"),
        "holder_id": ("id usaha pemegangnya", "id of the enterprise that holds it"),
        "product_ids": ("id produk yang dicakup", "ids of the products it covers"),
        "issuer": ("penerbit", "who issued it"),
        "issued_on": ("tanggal terbit; bagi merek, tanggal penerimaan", "day of issue; for a trademark, of filing"),
        "valid_until": ("hari terakhir berlaku seperti tercetak", "last day of validity as printed"),
        "revoked_on": ("hari pertama tidak berlaku karena dicabut", "first day on which it was no longer good"),
        "replaces_id": ("id sertifikat yang diperpanjang", "id of the certificate it renews"),
        "route": ("jalur reguler atau pernyataan pelaku usaha", "regular or self-declared"),
        "source": _SOURCE,
        "illustrative": _MADE_UP,
    },
    "Party": {
        "name": ("nama seperti tertulis", "name as the document writes it"),
        "kind": ("jenis pihak", "what the party is"),
        "role": ("peran dalam dokumen", "what it does in the document"),
        "enterprise_id": ("id usaha, bila ada di himpunan ini", "id of the enterprise, when it is one of the data set"),
    },
    "RetailAgreement": {
        "id": _ID,
        "kind": ("jenis dokumen", "what kind of document it is"),
        "title": ("judul", "title"),
        "number": ("nomor", "number"),
        "pattern": ("pola kemitraan", "partnership pattern"),
        "parties": ("pihak-pihak", "who signed, each with kind and role"),
        "retailer": ("nama toko atau jaringannya", "name of the retailer"),
        "retailer_format": ("format toko", "format of its shops"),
        "signed_on": ("tanggal tanda tangan", "day of signing"),
        "since": ("hari pertama berlaku", "first day of the period"),
        "until": ("hari terakhir berlaku", "last day of the period"),
        "written": ("tertulis", "it is in writing"),
        "language": ("bahasa naskah, ISO 639-1", "language of the text, ISO 639-1"),
        "clauses": (
            "hal yang diatur; kosong berarti tidak diketahui",
            "what it regulates; missing means that it is not known",
        ),
        "terms": ("syarat perdagangan", "trading terms"),
        "listings": ("produk yang dijual menurut perjanjian", "products listed under it"),
        "amendments": ("perubahan kemudian", "later changes"),
        "source": _SOURCE,
        "illustrative": _MADE_UP,
    },
    "TradingTerms": {
        "payment_days": (
            "hari sampai dibayar sejak dokumen lengkap",
            "days from complete documents to payment",
            "days",
        ),
        "consignment": ("konsinyasi; dibayar bila laku", "paid only for what is sold"),
        "supply_value": ("nilai satu kali pasokan", "value of one supply", "rupiah"),
        "listing_fee": ("biaya pendaftaran per barang per gerai", "listing fee an item and outlet", "rupiah"),
        "listing_fee_total": (
            "biaya pendaftaran per barang semua gerai",
            "listing fee an item in all outlets",
            "rupiah",
        ),
        "regular_discount": ("potongan reguler dari harga", "regular discount as a share of the price", "ratio"),
        "fixed_rebate": ("rabat tetap dari pembelian", "fixed rebate as a share of purchases", "ratio"),
        "conditional_rebate": (
            "rabat bila sasaran tercapai, dari pembelian",
            "rebate at or above the target, as a share of purchases",
            "ratio",
        ),
        "promotion": ("biaya promosi dari pembelian", "promotion as a share of purchases", "ratio"),
        "distribution": ("biaya distribusi dari pembelian", "distribution as a share of purchases", "ratio"),
        "other_costs": ("biaya lain dari pembelian", "other costs as a share of purchases", "ratio"),
    },
    "Listing": {
        "product_id": ("id produk", "id of the product"),
        "outlets": ("jumlah gerai", "number of outlets", "outlets"),
        "region": ("wilayah gerai", "region of the outlets"),
        "since": ("hari pertama di rak", "first day on the shelf"),
        "until": ("hari terakhir di rak", "last day on the shelf"),
    },
    "Amendment": {
        "signed_on": ("tanggal tanda tangan", "day of signing"),
        "summary": ("yang diubah", "what it changes"),
        "until": ("hari terakhir yang baru", "the new last day"),
    },
    "AssistanceGrant": {
        "id": _ID,
        "kind": ("untuk apa bantuannya", "what it is for"),
        "channel": ("saluran hukumnya", "the legal form in which it is given"),
        "programme": ("nama program", "name of the programme"),
        "giver": ("pemberi", "who gives"),
        "level": ("tingkat pemerintahan pemberi", "level of government of the giver"),
        "recipients": ("penerima", "who receives"),
        "value": ("nilai yang diberikan", "value given", "rupiah"),
        "purchase_value": (
            "harga beli penerima, bagi penggantian",
            "what the recipient paid, for a reimbursement",
            "rupiah",
        ),
        "items": ("barang yang diberikan", "goods given"),
        "participants": ("jumlah orang yang dilatih atau dibimbing", "persons trained or guided", "persons"),
        "asked_on": ("tanggal permohonan", "day of the request"),
        "awarded_on": ("tanggal penetapan", "day of the award"),
        "handed_over_on": ("tanggal serah terima", "day of the handover"),
        "documents": (
            "dokumennya; kosong berarti tidak diketahui",
            "its documents; missing means that they are not known",
        ),
        "product_ids": ("id produk yang dibantu", "ids of the products it was for"),
        "certification_ids": ("id sertifikat hasilnya", "ids of the certificates it led to"),
        "source": _SOURCE,
        "illustrative": _MADE_UP,
    },
    "Recipient": {
        "kind": ("jenis penerima", "what the recipient is"),
        "name": ("nama, bila bukan usaha di himpunan ini", "its name, when it is no enterprise of the data set"),
        "enterprise_id": ("id usaha penerima", "id of the enterprise"),
        "incorporated": ("berbadan hukum Indonesia", "incorporated in Indonesia"),
        "members": ("jumlah anggota kelompok", "how many it has, for a group", "persons"),
    },
    "InKindItem": {
        "name": ("nama barang", "what it is"),
        "quantity": ("jumlah", "how many", "unit"),
        "unit": ("satuan", "what is counted"),
        "unit_value": ("nilai satuan", "value of each", "rupiah"),
        "imported": ("buatan luar negeri", "made abroad"),
    },
    "Document": {
        "kind": ("jenis dokumen", "what kind of document it is"),
        "number": ("nomor", "number"),
        "dated": ("tanggal", "its date"),
    },
    "Observation": {
        "id": _ID,
        "indicator": ("hal yang diukur", "what it is about"),
        "unit": ("satuan hitung", "what it counts"),
        "value": ("angkanya; bila ada pembagi, pembilangnya", "the figure; with a divisor, its numerator", "unit"),
        "per": ("pembagi angka", "divisor of the value"),
        "as_of": ("hari yang digambarkan", "the day it describes"),
        "since": ("hari pertama jangka waktunya", "first day of the period it describes"),
        "until": ("hari terakhir jangka waktunya", "last day of that period"),
        "approximate": ("hari atau angkanya kira-kira", "the day or the value is approximate"),
        "region": ("wilayah", "the region"),
        "category": ("bagian dari keseluruhan", "a part of the whole"),
        "method": ("cara angka diperoleh", "how the figure came about"),
        "agency": ("instansi pemilik angka", "the office whose figure it is"),
        "quoted_by": ("pengutip", "who quotes it"),
        "statement": ("kalimat sumbernya", "the words of the source"),
        "compares": (
            "id dua angka, sebelum dan sesudah, yang pertumbuhannya diklaim",
            "ids of two figures, before and after, whose growth it claims",
        ),
        "source": _SOURCE,
    },
    "Target": {
        "id": _ID,
        "indicator": ("indikator yang harus mencapainya", "the indicator that is to reach it"),
        "kind": ("bunyi target", "how the value is to be read"),
        "value": (
            "nilai: nisbah bagi kenaikan dan bagian (1 = 100 %), angkanya sendiri bagi mutlak",
            "a ratio for increases and shares (1 is 100 %), the number itself for absolute ones",
            "ratio",
        ),
        "unit": ("satuan hitung", "what it counts"),
        "baseline": ("nilai awal", "the value it starts from", "unit"),
        "baseline_on": ("hari nilai awal", "the day of the baseline"),
        "whole_indicator": ("indikator keseluruhan, bagi bagian", "for a share, the indicator that is the whole"),
        "due": ("hari terakhir", "last day to reach it"),
        "region": ("wilayah", "the region"),
        "said_by": ("penentu target", "who set it"),
        "said_on": ("hari dikatakan", "the day it was said"),
        "statement": ("kalimat sumbernya", "the words of the source"),
        "source": _SOURCE,
    },
    "Suppression": {
        "code": ("kode aturan", "code of the rule"),
        "record_id": ("id rekaman; kosong berarti semua", "id of the record; missing means all"),
        "reason": ("alasan", "why"),
        "until": ("hari terakhir berlaku", "last day on which it holds"),
    },
}

DICTIONARY: Mapping[str, Mapping[str, Entry]] = MappingProxyType(
    {
        kind: MappingProxyType({name: Entry(Text(raw[0], raw[1]), *raw[2:]) for name, raw in fields.items()})
        for kind, fields in _RAW.items()
    }
)
"""Every entry by class and field."""

TABLE_TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "enterprises": Text("usaha", "enterprises"),
        "figures": Text("angka tahunan usaha", "yearly figures of enterprises"),
        "products": Text("produk", "products"),
        "certifications": Text("sertifikat dan izin", "certificates and permits"),
        "agreements": Text("dokumen kerja sama dengan toko", "agreements with retailers"),
        "listings": Text("produk yang dijual di toko", "products listed at retailers"),
        "grants": Text("bantuan", "assistance"),
        "observations": Text("angka terbitan", "published figures"),
        "targets": Text("target", "targets"),
        "suppressions": Text("temuan yang didiamkan", "suppressed findings"),
    }
)
"""What each table of a data set holds."""


def entry(kind: str, field: str) -> Entry:
    """Butir kamus untuk satu isian. The entry of a field of a class.

    Raises:
        UnknownCodeError: no such class or field.
    """
    try:
        return DICTIONARY[kind][field]
    except KeyError:
        message = f"expected a field of a record class, got {kind}.{field}"
        raise UnknownCodeError(message) from None
