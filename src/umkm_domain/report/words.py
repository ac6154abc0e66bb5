"""Kata untuk kode dalam laporan. The words that reports use for codes: units, kinds, methods, sizes.

>>> word("enterprise").show("id")
'usaha'
>>> word("something_new").show("en")
'something new'
"""

from umkm_domain.core.glossary import spoken
from umkm_domain.core.language import Text

__all__ = ["word"]

_WORDS: dict[str, tuple[str, str]] = {
    "enterprises": ("usaha", "enterprises"),
    "products": ("produk", "products"),
    "certifications": ("sertifikat", "certificates"),
    "agreements": ("perjanjian", "agreements"),
    "grants": ("bantuan", "grants"),
    "enterprise": ("usaha", "enterprises"),
    "product": ("produk", "products"),
    "worker": ("orang", "workers"),
    "rupiah": ("rupiah", "rupiah"),
    "percent": ("persen", "percent"),
    "listing": ("listing", "listings"),
    "outlet": ("gerai", "outlets"),
    "unstated": ("tidak dinyatakan", "not stated"),
    "counted": ("dihitung", "counted"),
    "imputed": ("diperkirakan", "imputed"),
    "modelled": ("dimodelkan", "modelled"),
    "sampled": ("sampel", "sampled"),
    "increase_by": ("naik sebesar", "increase by"),
    "ratio_to_base": ("rasio terhadap dasar", "ratio to base"),
    "absolute": ("jumlah", "number"),
    "share": ("pangsa", "share"),
    "pks": ("perjanjian kerja sama (PKS)", "cooperation agreement (PKS)"),
    "official_record": ("berita acara", "official record"),
    "memorandum": ("kesepakatan bersama", "memorandum"),
    "supply": ("perjanjian pasok", "supply agreement"),
    "store_brand": ("merek toko", "store brand"),
    "marketing_cooperation": ("kerja sama pemasaran", "marketing cooperation"),
    "premises": ("penyediaan tempat usaha", "premises"),
    "franchise": ("waralaba", "franchise"),
    "other": ("lainnya", "other"),
    "social_gift": ("pemberian sosial", "social gift"),
    "training": ("pelatihan", "training"),
    "competence": ("kompetensi", "competence"),
    "technical_guidance": ("bimbingan teknis", "technical guidance"),
    "materials": ("bahan baku", "materials"),
    "product_development": ("pengembangan produk", "product development"),
    "pollution_prevention": ("pencegahan pencemaran", "pollution prevention"),
    "market_promotion": ("promosi dan pemasaran", "market promotion"),
    "finance": ("akses pembiayaan", "access to finance"),
    "industrial_zone": ("kawasan industri", "industrial zone"),
    "partnership": ("kemitraan", "partnership"),
    "startup_capital": ("modal awal", "start-up capital"),
    "pirt": ("P-IRT", "P-IRT"),
    "halal": ("halal", "halal"),
    "bpom": ("BPOM", "BPOM"),
    "nib": ("NIB", "NIB"),
    "sni": ("SNI", "SNI"),
    "bpum": ("BPUM", "BPUM"),
    "kur": ("KUR", "KUR"),
    "trademark": ("merek", "trademark"),
    "barcode": ("barcode", "barcode"),
    "expiry_marking": ("tanggal kedaluwarsa", "expiry marking"),
    "packaging": ("kemasan", "packaging"),
    "machines": ("mesin dan peralatan", "machines"),
    "service": ("layanan langsung", "service"),
    "hibah": ("hibah", "grant (hibah)"),
    "bansos": ("bantuan sosial", "social aid (bansos)"),
    "goods_handover": ("barang untuk diserahkan", "goods to hand over"),
    "reimbursement": ("penggantian", "reimbursement"),
    "csr": ("CSR", "CSR"),
    "loan": ("pinjaman", "loan"),
    "transfer": ("transfer", "transfer"),
    "micro": ("mikro", "micro"),
    "small": ("kecil", "small"),
    "medium": ("menengah", "medium"),
    "large": ("besar", "large"),
    "retailer": ("peritel", "retailer"),
    "company": ("perusahaan", "company"),
    "government": ("pemerintah", "government"),
    "association": ("perkumpulan", "association"),
    "forum": ("forum", "forum"),
    "group": ("kelompok", "group"),
    "cooperative": ("koperasi", "cooperative"),
    "body": ("badan lain", "body"),
    "individual": ("perorangan", "individual"),
    "unknown": ("tidak diketahui", "unknown"),
    "error": ("galat", "error"),
    "warning": ("peringatan", "warning"),
    "info": ("catatan", "note"),
}


def word(code: str) -> Text:
    """The word for a code in both languages; a code without one is called as in calculations."""
    pair = _WORDS.get(code)
    return Text(*pair) if pair is not None else Text(id=spoken(code, "id"), en=spoken(code, "en"))
