"""Apa yang tertulis, dalam dua bahasa. What stood there, in words: the English phrases of the readers in Indonesian.

Values are shown as they are in both languages; only the words that stand for one are translated.

>>> in_indonesian("nothing"), in_indonesian("120 bytes"), in_indonesian("'nothing'")
('kosong', '120 bita', "'nothing'")
>>> kind_of([]), kind_of(None)
('a list', 'null')
"""

import re

__all__ = ["in_indonesian", "kind_of"]

_WORDS = {
    "nothing": "kosong",
    "none": "tidak ada",
    "neither": "tidak satu pun",
    "twice": "dua kali",
    "more": "lebih dari itu",
    "more levels": "lebih dalam",
    "a larger one": "yang lebih besar",
    "a longer one": "yang lebih panjang",
    "a number of too many digits": "bilangan dengan terlalu banyak angka",
    "another": "berkas lain",
    "another package": "paket lain",
    "other text": "teks lain",
    "other JSON": "JSON lain",
    "something else": "yang lain",
    "no row": "tidak ada baris",
    "no record": "tidak ada rekaman",
    "no such file": "tidak ada berkas itu",
    'no "schema"': 'tanpa "schema"',
    "nesting without end": "sarang tanpa akhir",
    "an unreadable file": "berkas yang tidak terbaca",
    "other columns": "kolom lain",
    "a broken one": "yang rusak",
    "another kind of zip file": "zip jenis lain",
    "binary data": "data biner",
    "NUL characters": "tanda NUL",
    "bytes of neither": "bita yang bukan keduanya",
    "an old .xls workbook (save it as XLSX)": "buku kerja .xls lama (simpan sebagai XLSX)",
    "a PDF document": "dokumen PDF",
    "a web page (save it as XLSX)": "halaman web (simpan sebagai XLSX)",
    "an XML document (save it as XLSX)": "dokumen XML (simpan sebagai XLSX)",
    "a text document (save it as XLSX)": "dokumen teks (simpan sebagai XLSX)",
    "a name that no file can have": "nama yang tidak mungkin untuk berkas",
    "a list": "daftar",
    "an object": "objek",
    "null": "null",
    "text": "teks",
    "a number": "bilangan",
    "true or false": "true atau false",
    # what the system, the csv module and the json module say
    "No such file or directory": "berkas atau folder itu tidak ada",
    "Not a directory": "bukan folder",
    "Is a directory": "folder, bukan berkas",
    "Permission denied": "tidak diizinkan",
    "File name too long": "nama berkas terlalu panjang",
    "Too many levels of symbolic links": "tautan yang menunjuk ke dirinya",
    "unexpected end of data": "akhir berkas di dalam tanda kutip",
    "',' expected after '\"'": "tanda lain, bukan koma, sesudah tanda kutip penutup",
    "Expecting value": "tidak ada nilai",
    "Expecting ',' delimiter": "tidak ada koma",
    "Expecting ':' delimiter": "tidak ada titik dua",
    "Expecting property name enclosed in double quotes": "tidak ada nama isian dalam tanda kutip ganda",
    "Extra data": "isi sesudah akhir dokumen",
    "an end": "akhir",
    "Unterminated string starting": "teks yang tidak ditutup",
    "Invalid control character": "tanda kendali",
    "Invalid \\escape": "tanda \\ yang tidak sah",
    "Illegal trailing comma before end of object": "koma sesudah isian terakhir",
    "Illegal trailing comma before end of array": "koma sesudah nilai terakhir",
}
_PHRASES = [
    (re.compile(r"([0-9]+) bytes"), "{} bita"),
    (re.compile(r"row ([0-9]+)"), "baris {}"),
    (re.compile(r"(.+) twice"), "{} dua kali"),
    (re.compile(r"a number of ([0-9]+) digits"), "bilangan dengan {} angka"),
    (re.compile(r"(byte 0x..) at position ([0-9]+) \(line ([0-9]+)\)"), "{} di posisi {} (baris {})"),
    (re.compile(r"(NaN|-?Infinity), which is no JSON number"), "{}, yang bukan bilangan JSON"),
    (re.compile(r"a table alone: name its folder, or import it \((.+)\)"), "satu tabel saja: sebut foldernya, atau {}"),
]
_PLACE = re.compile(r"(.+) at line ([0-9]+), column ([0-9]+)")


def in_indonesian(got: str) -> str:
    """Return what stood there in Indonesian; a value stays as it is."""
    known = _WORDS.get(got)
    if known is not None:
        return known
    if got[:1] == "'" and not got.endswith(" twice"):
        return got
    for pattern, phrase in _PHRASES:
        match = pattern.fullmatch(got)
        if match:
            return phrase.format(*match.groups()).replace("byte 0x", "bita 0x")
    place = _PLACE.fullmatch(got)
    if place:
        return f"{_WORDS.get(place[1], place[1])} di baris {place[2]}, kolom {place[3]}"
    return got


def kind_of(value: object) -> str:
    """Name the kind of a JSON value."""
    if value is None:
        return "null"
    kinds = ((bool, "true or false"), (int | float, "a number"), (str, "text"), (list, "a list"), (dict, "an object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), type(value).__name__)
