"""Aturan memasukkan lembar kerja. Rules of importing the sheets that offices keep, emitted by `io.importing`.

>>> IMP039.title.id
'salinan baris lain'

Source: the forms of sheets that regional offices keep; UU 27/2022 art. 4 (nothing personal in any finding).
"""

from umkm_domain.core.findings import Severity
from umkm_domain.rules._reading import reading

__all__ = [
    "IMP030",
    "IMP031",
    "IMP032",
    "IMP033",
    "IMP034",
    "IMP035",
    "IMP036",
    "IMP037",
    "IMP038",
    "IMP039",
    "IMP040",
    "IMP041",
    "IMP042",
    "IMP043",
    "IMP044",
    "IMP045",
    "IMP046",
    "IMP047",
    "IMP048",
    "IMP049",
]

_MANY = "Nama Usaha;Omzet 2018\n" + "".join(f"Usaha {n};banyak\n" for n in range(1002))
_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

IMP030 = reading(
    "IMP030",
    _W,
    ("bukan UTF-8; dibaca sebagai cp1252", "not UTF-8; read as cp1252"),
    ("Periksa huruf beraksen, lalu simpan sebagai UTF-8.", "Check accented letters, then save as UTF-8."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik Caf\udce9;1500000\nTahu B;2000000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik Café;1500000\nTahu B;2000000\n"),
)

IMP031 = reading(
    "IMP031",
    _I,
    ("baris yang bukan data dilewati", "row that is no data passed over"),
    ("Periksa apakah memang bukan data.", "Check that it is no data indeed."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\nJUMLAH;3500000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP032 = reading(
    "IMP032",
    _I,
    ("nilai ditulis ulang", "value written another way"),
    ("Tidak perlu apa-apa bila benar.", "Nothing, if it is right."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;Rp 1.500.000,-\nTahu B;2000000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP033 = reading(
    "IMP033",
    _W,
    ("perbaikan diusulkan, belum dilakukan", "repair proposed, not made"),
    ("Nyatakan di peta kolom, lalu impor lagi.", "State it in the mapping, then import again."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018 (dalam ribuan)\nKeripik A;1500000\nTahu B;2000000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP034 = reading(
    "IMP034",
    _W,
    ("sel tidak terbaca; disimpan apa adanya", "cell not read; kept as given"),
    ("Perbaiki sel di sumbernya.", "Mend the cell at its source."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;banyak sekali\nTahu B;2000000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP035 = reading(
    "IMP035",
    _W,
    ("angka hilang karena notasi ilmiah", "digits lost to scientific notation"),
    ("Ketik ulang nomornya sebagai teks dari dokumennya.", "Type the number again, as text, from its document."),
    bad=("sheet.csv", "Nama Usaha;NIB\nKeripik A;8.99E+12\nTahu B;9120106900275\n"),
    good=("sheet.csv", "Nama Usaha;NIB\nKeripik A;9120106900276\nTahu B;9120106900275\n"),
)

IMP036 = reading(
    "IMP036",
    _I,
    ("kolom tanpa isian; disimpan di luar himpunan data", "column without a field; kept beside the data set"),
    ("Sebut isiannya di peta kolom bila ada.", "Name its field in the mapping if it has one."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018;Hobi\nKeripik A;1500000;catur\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP037 = reading(
    "IMP037",
    _W,
    (
        "tanpa kepala tabel yang dipahami; kolom ditebak dari isinya",
        "no header row that is understood; columns told by what they hold",
    ),
    ("Periksa peta kolom.", "Check the mapping."),
    bad=("sheet.csv", "Keripik A;1500000\nTahu B;2000000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP038 = reading(
    "IMP038",
    _I,
    ("id dibuat dari berkas dan baris", "id made from file and row"),
    ("Beri kolom id bila rekaman akan dirujuk.", "Give a column of ids if records will be referred to."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
    good=("sheet.csv", "ID;Nama Usaha\nU1;Keripik A\nU2;Tahu B\n"),
)

IMP039 = reading(
    "IMP039",
    _W,
    ("salinan baris lain", "copy of another row"),
    ("Hapus bila memang baris yang sama.", "Remove it if it is the same row indeed."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\nTahu B;2000000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP040 = reading(
    "IMP040",
    _W,
    ("nama tidak ada; dipakai penanda", "no name; a mark stands in its place"),
    ("Isi namanya.", "Give the name."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\n;1500000\nTahu B;2000000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP041 = reading(
    "IMP041",
    _W,
    ("id sudah dipakai; dibuat id lain", "id taken; another one was made"),
    ("Beri id sendiri.", "Give it an id of its own."),
    bad=("sheet.csv", "ID;Nama Usaha\nU1;Keripik A\nU1;Tahu B\n"),
    good=("sheet.csv", "ID;Nama Usaha\nU1;Keripik A\nU2;Tahu B\n"),
)

IMP042 = reading(
    "IMP042",
    _W,
    ("kolom peta tidak ada di lembar", "column of the mapping not in the sheet"),
    ("Sesuaikan peta kolom.", "Adjust the mapping."),
    bad=(
        "sheet.csv",
        "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n",
        "mapping.toml",
        'format = 1\n\n[[columns]]\nheader = "Omzet 2017"\nfield = "sales"\nyear = 2017\n',
    ),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP043 = reading(
    "IMP043",
    _W,
    ("lembar tidak dibaca", "sheet not read"),
    ("Sebut namanya di peta kolom bila berisi data.", "Name it in the mapping if it holds data."),
    bad=(
        "sheet.xlsx",
        "[Data]\nNama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"
        "[Lama]\nNama Usaha;Alamat;NIB\nKeripik C;jalan;9120106900275\n",
    ),
    good=("sheet.xlsx", "[Data]\nNama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP044 = reading(
    "IMP044",
    _I,
    ("keterangan diambil dari judul lembar", "taken from the title of the sheet"),
    ("Periksa, atau sebut di peta kolom.", "Check it, or state it in the mapping."),
    bad=("sheet.csv", "DATA UMKM KABUPATEN LEBAK TAHUN 2018;\nNama Usaha;Omzet\nKeripik A;1500000\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP045 = reading(
    "IMP045",
    _E,
    ("tidak ada yang terbaca di baris ini", "nothing in this row could be read"),
    ("Perbaiki baris itu, lalu impor lagi dengan --resume.", "Mend the row, then import again with --resume."),
    bad=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n;???\n"),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP046 = reading(
    "IMP046",
    _I,
    ("temuan serupa di baris lain", "the same finding in other rows"),
    ("Lihat baris yang disebut.", "See the rows that are named."),
    bad=("sheet.csv", _MANY),
    good=("sheet.csv", "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)

IMP047 = reading(
    "IMP047",
    _I,
    ("baris lain dari usaha yang sama", "another row of the same enterprise"),
    ("Periksa bila usahanya memang berbeda.", "Check it if they are two enterprises."),
    bad=(
        "sheet.csv",
        "Nama Usaha;NIB;Produk\nKeripik A;9120106900275;Keripik pisang\nKeripik A;9120106900275;Keripik ubi\n",
    ),
    good=("sheet.csv", "Nama Usaha;NIB;Produk\nKeripik A;9120106900275;Keripik pisang\nTahu B;9120106900276;Tahu\n"),
)

IMP048 = reading(
    "IMP048",
    _W,
    ("baris berubah sejak diimpor; himpunan data dibiarkan", "row changed since its import; data set left as is"),
    ("Ubah rekamannya di himpunan data.", "Change the record in the data set."),
    bad=(
        "sheet.csv",
        "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n",
        "sheet.csv",
        "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;3000000\n",
    ),
    good=(
        "sheet.csv",
        "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n",
        "sheet.csv",
        "Nama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n",
    ),
)

IMP049 = reading(
    "IMP049",
    _I,
    ("lembar tanpa tabel yang dikenal", "sheet without a table that is known"),
    ("Sebut namanya di peta kolom bila berisi data.", "Name it in the mapping if it holds data."),
    bad=("sheet.xlsx", "[Data]\nNama Usaha;Omzet 2018\nKeripik A;1500000\n[Catatan]\nhalo;dunia\n"),
    good=("sheet.xlsx", "[Data]\nNama Usaha;Omzet 2018\nKeripik A;1500000\nTahu B;2000000\n"),
)
