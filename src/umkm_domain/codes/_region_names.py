"""Nama wilayah seperti orang menulisnya. The names of regions as people write them.

>>> kind_and_name("Kab. Lebak"), kind_and_name("KOTA ADM. JAKARTA TIMUR")
(('kabupaten', 'lebak'), ('kota', 'jakartatimur'))
"""

import re

__all__ = ["KIND_WORDS", "SHORT_PROVINCES", "key", "kind_and_name", "kind_last", "parts_of", "squeezed", "word_starts"]

SHORT_PROVINCES = {
    "nad": "11",
    "sumut": "12",
    "sumbar": "13",
    "sumsel": "16",
    "babel": "19",
    "kepri": "21",
    "jakarta": "31",
    "jabar": "32",
    "jateng": "33",
    "yogyakarta": "34",
    "diy": "34",
    "jatim": "35",
    "ntb": "52",
    "ntt": "53",
    "kalbar": "61",
    "kalteng": "62",
    "kalsel": "63",
    "kaltim": "64",
    "kaltara": "65",
    "sulut": "71",
    "sulteng": "72",
    "sulsel": "73",
    "sultra": "74",
    "sulbar": "76",
    "malut": "82",
}
"""What people call some provinces instead of by their whole name."""

_WORD = re.compile("[a-z0-9]+")
_BETWEEN = re.compile(r"[,;()\[\]/\n]+|\s[-\u2010-\u2015]\s")
KIND_WORDS = {
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
    kind = KIND_WORDS.get(words[0], "") if len(words) > 1 else ""
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


def word_starts(name: str) -> tuple[int, ...]:
    """Where each word of a name begins in its squeezed form, without the word of the kind."""
    kind, _ = kind_and_name(name)
    words = _words(name)[1 if kind else 0 :]
    if kind in ("kabupaten", "kota") and len(words) > 1 and words[0] == "administrasi":
        words = words[1:]
    starts = [0]
    for word in words[:-1]:
        starts.append(starts[-1] + len(word))
    return tuple(starts)


def kind_last(text: str) -> str | None:
    """Put the word of the kind first where it stands last: `Lebak Kab` is `kabupaten Lebak`. None elsewhere."""
    words = _words(text)
    kind = KIND_WORDS.get(words[-1]) if len(words) > 1 and words[0] not in KIND_WORDS else None
    return None if kind is None else f"{kind} {' '.join(words[:-1])}"


def parts_of(text: str) -> list[str]:
    """Cut `Kec. Cikulur, Kab. Lebak (Banten)` into its three; a word of a kind alone goes to the name before it."""
    parts: list[str] = []
    for part in _BETWEEN.split(text):
        words = _words(part)
        if parts and len(words) == 1 and words[0] in KIND_WORDS:
            parts[-1] = f"{words[0]} {parts[-1]}"
        elif words:
            parts.append(part)
    return parts
