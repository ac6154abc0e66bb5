"""Kepala kolom yang dipakai kantor. The headers that offices write, and the field that each one means.

>>> recognise("Omzet/Thn 2018 (Rp. 000)")
Target(field='sales', rank=0, year=2018, month=None, times=1000, per='year', personal=False)
>>> recognise("Nama Pemilik").field, recognise("No. HP").personal, recognise("Hobi") is None
('owner', True, True)
>>> recognise("Masa Berlaku P-IRT").field
'pirt.valid_until'
"""

import re
from functools import cache

from attrs import evolve, frozen

from umkm_domain.io.importing.fields import ASIDE, IGNORED
from umkm_domain.io.importing.words import tokens, words_of

__all__ = ["MONTHS", "Target", "is_unit", "month_of", "recognise"]


@frozen
class Target:
    """Arti satu kepala kolom. What a header means.

    Attributes:
        field: the field, or `aside` for a column that is known and has no field.
        rank: 0 where the header says so plainly; higher ones give way to it.
        year: the year it names.
        month: the month it names, 1 to 12.
        times: what the header says amounts are counted in, such as 1000.
        per: `year` or `month` where the header says so.
        personal: its cells speak of a person.
    """

    field: str
    rank: int = 0
    year: int | None = None
    month: int | None = None
    times: int = 1
    per: str = ""
    personal: bool = False


_MONTH_WORDS = (
    *("januari jan", "februari feb pebruari peb", "maret mar mrt", "april apr", "mei may", "juni jun"),
    *("juli jul", "agustus agt agu ags aug agus", "september sep sept", "oktober okt oct"),
    *("november nov nopember nop", "desember des dec"),
)
_ENGLISH = {"january": 1, "february": 2, "march": 3, "june": 6, "july": 7, "august": 8, "october": 10, "december": 12}
MONTHS: dict[str, int] = {
    **{word: number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()},
    **_ENGLISH,
}
"""Names of months, Indonesian and English, whole and cut short."""

_UNITS = words_of("rp orang org unit pcs buah kg gram gr ton liter bungkus pack pak hari jiwa persen ribu juta")
_FILLERS = words_of(
    "di dan yang dlm dalam per nya ini dari ke atau digit angka rp orang org "
    "wajib diisi isi opsional jika bila dd mm yyyy yy format pilih teks"
)
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_QUALIFIERS = words_of(
    "l p sebelum sesudah setelah target rencana proyeksi awal akhir tetap lepas lama baru kumulatif pinjaman sendiri "
    "pemilik ketua nik ktp hp telepon alamat"
)
_SCALES = {"ribu": 1_000, "000": 1_000, "juta": 1_000_000, "miliar": 1_000_000_000}

_PHRASES = {
    IGNORED: "no; no urut; urut; nourut; #",
    "id": "id; id usaha; id umkm; id ikm; kode; kode usaha; kode umkm; kode ikm; no registrasi; no id; id perusahaan",
    "name": "nama usaha; nama perusahaan; nama umkm; nama ikm; nama usaha umkm; nama usaha ikm; nama perusahaan ikm;"
    "nama perusahaan usaha; nama industri; nama unit usaha; usaha; perusahaan; umkm; ikm; nama umkm ikm;"
    "nama badan usaha; enterprise; nama tempat usaha; nama ukm; ukm; nama kub; nama kelompok usaha;"
    "nama usaha dagang; business name; company name; enterprise name; business; company; nama usahanya",
    "owner": "pemilik; nama pemilik; nama pemilik usaha; pemilik usaha; nama penanggung jawab; penanggung jawab;"
    "nama pelaku usaha; pelaku usaha; nama pelaku umkm; nama pelaku; nama pimpinan; pimpinan; nama direktur;"
    "direktur; nama pengelola; pengelola; nama lengkap; nama pemohon; nama ketua; nama pemilik perusahaan;"
    "nama pemilik penanggung jawab; pemilik penanggung jawab; nama pemilik pimpinan; nama pimpinan pemilik;"
    "nama pimpinan penanggung jawab; nama penanggung jawab pemilik; nama pemilik pengelola; nama pemilik ketua;"
    "nama pemilik umkm; nama pemilik ikm; nama pelaku ikm; nama peserta; nama penerima; nama wirausaha;"
    "owner name; business owner; name of owner",
    "name_and_owner": "nama perusahaan pemilik; nama usaha pemilik; nama usaha nama pemilik; perusahaan pemilik;"
    "nama perusahaan nama pemilik; nama ikm pemilik; nama umkm pemilik; usaha pemilik; nama ikm nama pemilik",
    "owner_and_name": "nama pemilik perusahaan usaha; nama pemilik usaha perusahaan; nama pemilik nama usaha;"
    "pemilik perusahaan; nama pemilik nama perusahaan; pemilik nama usaha; nama pemilik nama ikm",
    "nib": "nib; no nib; no induk berusaha; nib no; nib oss; no induk berusaha nib; kepemilikan nib; punya nib;"
    "izin nib",
    "npwp": "npwp; no npwp; no pokok wajib pajak; npwp usaha; npwp pemilik; npwp nik",
    "legal_form": "bentuk usaha; badan hukum; badan usaha; bentuk badan usaha; bentuk badan hukum; bentuk hukum;"
    "status badan hukum; jenis badan usaha; legal form; status badan usaha",
    "kbli": "kbli; kode kbli; no kbli; kode kbli usaha; kbli kode",
    "region": "kode wilayah; kode kecamatan; kode kabupaten; kode kabupaten kota; kode daerah; wilayah; region",
    "district": "kecamatan; nama kecamatan",
    "regency": "kabupaten; kota; kabupaten kota; kota kabupaten; nama kabupaten; nama kabupaten kota; regency;"
    "asal kabupaten kota",
    "province": "provinsi; nama provinsi",
    "established": "tanggal berdiri; tanggal mulai usaha; berdiri; mulai usaha; tahun berdiri; tahun mulai usaha;"
    "berdiri sejak; tanggal pendirian; tahun pendirian; tanggal berdiri usaha; mulai berdiri; tanggal usaha berdiri;"
    "tahun mulai; berdiri tahun; tahun berdiri usaha; mulai usaha tahun; tanggal mulai berusaha; established;"
    "date established;"
    "established on; founded; start date",
    "closed": "tanggal tutup; tutup; tanggal berhenti",
    "size": "skala usaha; skala; klasifikasi usaha; kategori usaha; kelas usaha; skala umkm; klasifikasi; usaha skala;"
    "skala usaha mikro kecil menengah; klasifikasi umkm; kriteria usaha",
    "market_reach": "pemasaran; jangkauan pemasaran; wilayah pemasaran; daerah pemasaran; jangkauan pasar; pasar;"
    "tujuan pemasaran; area pemasaran",
    "source": "sumber; sumber data",
    "illustrative": "ilustrasi; contoh; data contoh",
    "year": "tahun; tahun data; tahun buku; periode; tahun pendataan; tahun laporan; year",
    "sales": "omzet; omzet usaha; penjualan; hasil penjualan; nilai penjualan; omzet penjualan; total omzet;"
    "jumlah omzet; peredaran usaha; sales; turnover; total penjualan; nilai omzet; rata omzet; omzet rata;"
    "rata rata omzet; omzet rata rata; jumlah penjualan; peredaran bruto",
    "gross_assets": "aset; total aset; nilai aset; jumlah aset; aset usaha; aset total; total nilai aset",
    "net_assets": "kekayaan bersih; aset bersih; nilai kekayaan bersih; nilai aset bersih; jumlah kekayaan bersih",
    "business_capital": "modal usaha; modal; total modal; jumlah modal; nilai modal; modal total; total modal usaha",
    "investment": "investasi; nilai investasi; total investasi; jumlah investasi",
    "workers": "pekerja; jumlah pekerja; tenaga kerja; jumlah tenaga kerja; total tenaga kerja; total pekerja;"
    "penyerapan tenaga kerja; serapan tenaga kerja; jumlah pekerja tenaga kerja; tenaga kerja jumlah;"
    "tenaga kerja total; pekerja jumlah; pekerja total; naker; jumlah tenaga kerja total",
    "workers_men": "tenaga kerja l; pekerja l; jumlah tenaga kerja l; jumlah pekerja l; tk l; l tenaga kerja;"
    "tenaga kerja l l; pekerja l l; tenaga kerja laki; jumlah tenaga kerja l l",
    "workers_women": "tenaga kerja p; pekerja p; jumlah tenaga kerja p; jumlah pekerja p; tk p",
    "workers_paid": "tenaga kerja dibayar; pekerja dibayar; tenaga kerja upahan; pekerja upahan",
    "workers_family": "tenaga kerja keluarga; pekerja keluarga; pekerja tidak dibayar; tenaga kerja tidak dibayar",
    "workers:1": "tenaga; jumlah tenaga; employees; number of employees; total employees; workers; total workers;"
    "number of workers",
    "production": "jumlah produksi; volume produksi; produksi; jumlah produksi tahun; volume produksi tahun",
    "production_unit": "satuan; satuan produksi",
    "product.id": "id produk; kode produk; kode barang",
    "product.name": "nama produk; produk; nama barang; nama produk usaha; produk usaha; produk unggulan;"
    "produk utama; produk dihasilkan; hasil produk; produk hasil usaha; nama produk dihasilkan; nama produk utama",
    "product.name:2": "product name; product; main product",
    "product.price:1": "price; unit price; selling price",
    "product.name:1": "jenis produk; jenis barang; komoditi; komoditas; produksi utama; jenis produk dihasilkan;"
    "jenis produksi; jenis komoditi; hasil produksi; produk merek; nama produk merek;"
    "jenis produk komoditi; jenis nama produk; nama jenis produk",
    "product.brand": "merek; merek produk; nama merek; merek dagang; merek usaha; nama merek produk; merek merek",
    "product.gtin": "barcode; no barcode; gtin; ean; kode barcode; barcode produk; no barcode produk; barcode gs1;"
    "kode batang; gs1; ean 13; gtin 13; kode batang produk; no kode batang; upc",
    "product.net_content": "berat bersih; isi bersih; netto; neto; berat netto; berat neto; netto produk",
    "product.price": "harga; harga jual; harga satuan; harga produk; harga pcs; harga unit; harga jual produk;"
    "harga kemasan; harga jual unit; harga per pcs; harga jual satuan",
    "product.monthly_capacity": "kapasitas produksi bulan; kapasitas bulan; kapasitas produksi bulan unit;"
    "produksi bulan; jumlah produksi bulan",
    "product.shelf_life_days": "masa simpan; umur simpan; daya tahan; lama simpan; daya simpan; masa simpan hari;"
    "ketahanan produk; umur simpan hari; daya tahan produk; daya tahan hari",
    "product.packaging": "kemasan; jenis kemasan; bahan kemasan; kemasan produk; kemasan primer",
    "product.food_group": "kelompok pangan; kode kelompok pangan; golongan pangan; kode jenis pangan",
    "product.category": "kategori produk; kategori; golongan produk; kelompok produk; jenis kategori produk",
    "product.storage": "cara simpan; penyimpanan; cara penyimpanan; suhu simpan",
    "trademark": "haki; hki; sertifikat merek; merek terdaftar; no merek; pendaftaran merek; hak merek; haki merek;"
    "hki merek; merek haki; merek hki; no pendaftaran merek; sertifikat haki; sertifikat hki; no haki; no hki;"
    "merek dagang terdaftar; merek dagang hki; idm; no sertifikat merek; hak kekayaan intelektual",
    "permit": "izin; no izin; izin usaha; no izin usaha; legalitas; izin edar; no izin edar; legalitas usaha;"
    "no legalitas; dokumen izin; izin dimiliki; legalitas dimiliki; jenis izin; sertifikat; sertifikat dimiliki",
    "name:1": "nama usaha merek; nama usaha produk; nama merek usaha; merek usaha nama usaha; nama toko usaha",
    "name:2": "nama",
    "bpom": "md; ml; md ml; pom; izin md; no md; izin edar md; pom md",
    f"{ASIDE}": "keterangan; bidang usaha; jenis usaha; sektor; sektor usaha; lapangan usaha; status; desa; kelurahan;"
    "desa kelurahan; kelurahan desa; jenis industri; bantuan; pelatihan; kendala; kebutuhan; status usaha; dusun;"
    "bidang; jenis bantuan; bahan baku; nilai produksi; laba; keuntungan; website; peralatan; alat; cabang industri;"
    "pendapatan; nilai produksi tahun; keuntungan bulan; biaya produksi; permasalahan; jenis pelatihan; media sosial",
}
_PERSONAL = words_of(
    "nik ktp kk telepon hp email alamat lahir rekening kontak foto koordinat lintang bujur latitude longitude "
    "agama kelamin gender umur usia pendidikan disabilitas instagram facebook ig fb jk sex kelahiran nip ttd "
    "tandatangan birth gender age kawin perkawinan suku rek bank istri suami anak "
    "ibu ayah domisili jalan rt rw pos titik medsos"
)
_SCHEME_WORDS = {
    "pirt": "pirt",
    "halal": "halal",
    "bpom": "bpom",
    "sni": "sni",
    "tkdn": "tkdn",
    "nib": "nib",
    "iumk": "iumk",
    "siup": "siup",
    "tdi": "tdi",
    "slhs": "slhs",
    "pbumku": "pb_umku",
    "haki": "trademark",
    "hki": "trademark",
    "barcode": "barcode",
}
_ISSUED = words_of("tanggal terbit dikeluarkan penerbitan keluar diterbitkan")
_UNTIL = words_of("berlaku masa kedaluwarsa berakhir sampai sd s d habis akhir hingga jatuh tempo")
_ISSUER = words_of("penerbit instansi lembaga")
_AROUND = words_of(
    "no sertifikat izin edar status kepemilikan punya memiliki ada tidak ya v x kode dinkes mui bpjph lppom ri "
    "spp ikm umkm usaha produk pangan label surat registrasi reg terdaftar sudah belum legalitas dokumen gs1 "
    "md ml pom dimiliki mempunyai produknya sp irt fasilitasi y n belum nya sni"
)


@cache
def _table() -> dict[tuple[str, ...], Target]:
    found: dict[tuple[str, ...], Target] = {}
    for name, phrases in _PHRASES.items():
        field, _, rank = name.partition(":")
        for phrase in phrases.split(";"):
            key = _core(tokens(phrase)) or tokens(phrase)
            if key:
                found.setdefault(key, Target(field, int(rank or 0), personal=name == "name:2"))
    return found


@cache
def _run_together() -> dict[str, Target]:
    """The phrases of several words without the blanks between them, as in `namausaha`."""
    return {"".join(key): target for key, target in _table().items() if len(key) > 1}


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _FILLERS)


def is_unit(text: str) -> bool:
    """Tell whether a cell under a header only says in what its column counts, or numbers the columns."""
    words = tokens(text)
    return bool(words) and all(word in _UNITS or word in _SCALES or word in _FILLERS for word in words)


def month_of(text: str) -> int | None:
    """Return the month that a header is the name of."""
    words = [word for word in tokens(text) if not word.isdigit()]
    return MONTHS.get(words[0]) if len(words) == 1 else None


@cache
def recognise(text: str) -> Target | None:
    """Return what a header means, or None when it is not known."""
    if len(text) > 200:
        return None
    words = tokens(text)
    if not words or len(words) > 14:
        return None
    exact = _table().get(words) or _table().get(_core(words))
    if exact is not None:
        return exact
    years = [int(word) for word in words if len(word) == 4 and word.isdigit() and 1990 <= int(word) <= 2099]
    if len(years) > 1:
        return None
    times = next((_SCALES[word] for word in words if word in _SCALES), 1)
    months = [MONTHS[word] for word in words if word in MONTHS]
    per = "month" if "bulan" in words else "year" if "tahun" in words else ""
    rest = tuple(w for w in _core(words) if not w.isdigit() and w not in _SCALES and w not in MONTHS)
    found = _table().get(rest) or _table().get(tuple(w for w in rest if w not in ("tahun", "bulan")))
    found = found or _run_together().get("".join(rest)) or _by_words(rest)
    found = found or _without_remark(text)
    if found is None:
        return None
    return evolve(
        found,
        year=years[0] if len(years) == 1 else None,
        month=months[0] if len(months) == 1 else None,
        times=times,
        per=per,
    )


def _without_remark(text: str) -> Target | None:
    """Recognise a header by what stands before a remark in brackets, unless the remark changes its meaning."""
    remark = _REMARK.search(text)
    if remark is None or set(tokens(remark[0])) & _QUALIFIERS:
        return None
    return recognise(_REMARK.sub(" ", text))


def _by_words(words: tuple[str, ...]) -> Target | None:
    """Recognise a header by the words in it, where no phrase fits it whole."""
    have = set(words)
    if have & _PERSONAL or {"penanggung", "jawab"} <= have:
        return Target(ASIDE, personal=True)
    schemes = {scheme for word, scheme in _SCHEME_WORDS.items() if word in have}
    if len(schemes) == 1:
        return _certificate(schemes.pop(), have - _SCHEME_WORDS.keys())
    if len(schemes) > 1 and not have - _SCHEME_WORDS.keys() - _AROUND:
        return Target("permit", 1)
    if "pemilik" in have:
        return Target(ASIDE, personal=True)
    return None


def _certificate(scheme: str, others: set[str]) -> Target | None:
    left = others - _AROUND
    if scheme == "barcode":
        return Target("product.gtin", 1) if not left else None
    if not left:
        return Target(scheme, 1)
    if scheme == "nib":
        return None
    if left <= _UNTIL | {"tanggal", "tahun"} and left & _UNTIL:
        return Target(f"{scheme}.valid_until")
    if left <= _ISSUED:
        return Target(f"{scheme}.issued_on")
    return Target(f"{scheme}.issuer") if left <= _ISSUER else None
