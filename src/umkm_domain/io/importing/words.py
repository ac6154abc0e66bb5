"""Kata dalam sel: dirapikan, disamakan. Words in cells: tidied, and made alike so that they can be compared.

>>> tidied("'  Keripik\\u00a0 Pisang\\n")
'Keripik Pisang'
>>> tokens("Omzet/Thn (Rp.000)")
('omzet', 'tahun', 'rp', '000')
>>> column_letter(0), column_letter(27), column_index("AB")
('A', 'AB', 27)
"""

import re
import unicodedata
from functools import lru_cache

__all__ = [
    "EMPTY_WORDS",
    "column_index",
    "column_letter",
    "is_blank",
    "is_error",
    "phrases_of",
    "tidied",
    "tokens",
    "words_of",
]

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"), None)
_QUOTES = "'`\u2018\u2019\u00b4"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WRITTEN_APART = (
    (re.compile(r"p[\s.\-]*i[\s.\-]*r[\s.\-]*t\b"), "pirt"),
    (re.compile(r"\bn[. ]i[. ]b\b"), "nib"),
    (re.compile(r"\be[- ]?mail\b"), "email"),
    (re.compile(r"\blaki\s*[-/]\s*laki\b|\blaki2\b"), "laki"),
    (re.compile(r"\bpb[\s-]*umku\b"), "pbumku"),
)
_WORD = re.compile(r"[a-z]+|[0-9]+|[\u221a\u2713-\u2718]")

EMPTY_WORDS = frozenset(
    {"", "-", "--", "---", "\u2013", "\u2014", "_", ".", "..", "...", "?", "n/a", "na", "#n/a", "null", "none", "nan"}
    | {"nil", "kosong", "(kosong)", "tidak diketahui", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!"}
    | {"#error!"}
    | {"rp-", "rp -", "rp.-", "rp. -", "rp", "rp.", "(blank)", "tad", "t.a.d", "*", "****", "*****"}
)
"""What offices write where there is nothing, in lower case."""

_ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#error!"})

_SAME: dict[str, str] = {
    **dict.fromkeys(("omset", "omzet", "omzert", "omst", "ommset"), "omzet"),
    **dict.fromkeys(("thn", "th", "tahunan", "pertahun", "setahun", "taun"), "tahun"),
    **dict.fromkeys(("bln", "bl", "bulanan", "perbulan", "sebulan", "monthly", "month"), "bulan"),
    **dict.fromkeys(("jml", "jmlh", "jlh", "jum", "banyaknya"), "jumlah"),
    **dict.fromkeys(("nomor", "nomer", "nmr", "nomo", "num", "number", "nr"), "no"),
    **dict.fromkeys(("tgl", "tanggalnya", "tangal", "date"), "tanggal"),
    **dict.fromkeys(("kec", "kecamtan", "district"), "kecamatan"),
    **dict.fromkeys(("kel", "keluarahan"), "kelurahan"),
    **dict.fromkeys(("kab", "kabupten"), "kabupaten"),
    **dict.fromkeys(("prov", "prop", "propinsi", "provinsi"), "provinsi"),
    **dict.fromkeys(("ijin", "perizinan", "perijinan", "izin"), "izin"),
    **dict.fromkeys(("sertipikat", "sertfikat", "sert", "sertifikasi", "certificate"), "sertifikat"),
    **dict.fromkeys(("merk", "merek", "brand", "mereknya"), "merek"),
    **dict.fromkeys(("nama2", "nm", "name"), "nama"),
    **dict.fromkeys(("pengusaha", "owner", "pemiliknya", "pemilk"), "pemilik"),
    **dict.fromkeys(("telp", "tlp", "telpon", "telephone", "phone", "telephon", "tlpn", "tel"), "telepon"),
    **dict.fromkeys(("hp", "handphone", "ponsel", "wa", "whatsapp", "hape", "selular"), "hp"),
    **dict.fromkeys(("alamat", "almt", "address", "alamatnya"), "alamat"),
    **dict.fromkeys(("tk", "naker", "pekerja", "karyawan", "pegawai", "worker", "workers"), "pekerja"),
    **dict.fromkeys(("lk", "laki", "pria"), "l"),
    **dict.fromkeys(("pr", "perempuan", "wanita", "pere"), "p"),
    **dict.fromkeys(("asset", "aset", "assets", "aktiva"), "aset"),
    **dict.fromkeys(("jt", "juta", "jutaan"), "juta"),
    **dict.fromkeys(("rb", "ribu", "ribuan"), "ribu"),
    **dict.fromkeys(("milyar", "miliar", "mlr", "miliaran"), "miliar"),
    **dict.fromkeys(("rupiah", "idr", "rp"), "rp"),
    **dict.fromkeys(("perusahaan", "prsh", "toko", "business"), "perusahaan"),
    **dict.fromkeys(("kadaluarsa", "kadaluwarsa", "kedaluarsa", "kedaluwarsa", "expired", "exp"), "kedaluwarsa"),
    **dict.fromkeys(("ket", "keterangan", "catatan", "note", "notes", "remark"), "keterangan"),
    **dict.fromkeys(("usaha", "usahanya", "ush"), "usaha"),
    **dict.fromkeys(("produk", "product", "produknya", "prodak"), "produk"),
    **dict.fromkeys(("produksi", "prod"), "produksi"),
    **dict.fromkeys(("kbli", "klui"), "kbli"),
}


def tidied(text: str) -> str:
    """Return text without stray blanks, line breaks, invisible signs, and the apostrophe that marks text."""
    if text.isascii():
        plain = " ".join(text.replace("\x00", "").split())
    else:
        plain = " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())
    if plain[:1] and plain[0] in _QUOTES and plain.count(plain[0]) == 1:
        plain = plain[1:].lstrip()
    return plain


def is_error(cell: object) -> bool:
    """Tell whether a cell holds what a formula gives that went wrong, such as `#DIV/0!`."""
    return isinstance(cell, str) and cell.strip().lower() in _ERRORS


def is_blank(text: str) -> bool:
    """Tell whether a tidied cell says that there is nothing."""
    return text.lower() in EMPTY_WORDS


@lru_cache(maxsize=4_096)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a header in lower case, common abbreviations and misspellings made one word."""
    lower = _CAMEL.sub(" ", unicodedata.normalize("NFKC", text)).lower()
    for pattern, word in _WRITTEN_APART:
        lower = pattern.sub(word, lower)
    found: list[str] = _WORD.findall(lower)
    return tuple(_SAME.get(word, word) for word in found)


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set; long lists of words read best so."""
    return frozenset(text.split())


def phrases_of(text: str) -> frozenset[str]:
    """The phrases of a text, which stand between semicolons, as a set."""
    return frozenset(phrase.strip() for phrase in text.split(";"))


def column_letter(index: int) -> str:
    """Return the letters of a column as spreadsheets write them; the first is 0."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the zero-based index of a column from its letters."""
    number = 0
    for sign in letters.upper():
        number = number * 26 + ord(sign) - 64
    return number - 1
