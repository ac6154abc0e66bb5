"""Nama wilayah seperti orang menulisnya. The names of regions as people write them.

>>> kind_and_name("Kab. Lebak"), kind_and_name("KOTA ADM. JAKARTA TIMUR")
(('kabupaten', 'lebak'), ('kota', 'jakartatimur'))
"""

import re

__all__ = ["key", "kind_and_name", "squeezed"]

_WORD = re.compile("[a-z0-9]+")
_WORDS = {
    "kab": "kabupaten",
    "kabupaten": "kabupaten",
    "kt": "kota",
    "kota": "kota",
    "kotamadya": "kota",
    "kodya": "kota",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "provinsi": "provinsi",
    "kec": "kecamatan",
    "kecamatan": "kecamatan",
}
_SHORT = {"kep": "kepulauan", "adm": "administrasi", "dki": "daerahkhususibukota", "di": "daerahistimewa"}


def _words(text: str) -> list[str]:
    words: list[str] = []
    spelt = False  # the last word is being spelt: "D.I." and "D.K.I." are one word each
    for word in _WORD.findall(text.lower()):
        if spelt and len(word) == 1:
            words[-1] += word
        else:
            words.append(word)
        spelt = len(word) == 1
    return [_SHORT.get(word, word) for word in words]


def key(name: str) -> str:
    """Return kind and bare name squeezed: `KAB. MERAUKE` and `Kabupaten Merauke` give the same key."""
    kind, bare = kind_and_name(name)
    return f"{kind}:{bare}"


def kind_and_name(text: str) -> tuple[str, str]:
    """Cut the word of the kind off: `Kab. Lebak` gives (`kabupaten`, `lebak`), `Kota Agung` (`kota`, `agung`)."""
    words = _words(text)
    kind = _WORDS.get(words[0], "") if len(words) > 1 else ""
    if kind:
        words = words[1:]
    elif words and words[0].startswith("kabupaten") and len(words[0]) > 9:
        kind, words = "kabupaten", [words[0][9:], *words[1:]]
    if kind in ("kabupaten", "kota") and len(words) > 1 and words[0] == "administrasi":
        words = words[1:]
    return kind, "".join(words)


def squeezed(text: str) -> str:
    """Return the whole name without blanks, signs and capitals, short words written out."""
    return "".join(_words(text))
