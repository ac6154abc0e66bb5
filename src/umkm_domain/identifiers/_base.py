"""Dasar semua nomor resmi: nilai `str` yang selalu baku. What every official number shares.

An identifier is an immutable `str` that is always canonical and well-formed. Nothing of `str` is
overridden but `__new__` and `__repr__`, so it works wherever text does: as a key, in JSON, in a table.

>>> from umkm_domain.identifiers.nib import Nib
>>> number = Nib("NIB: 1712240062057.")
>>> number == "1712240062057", isinstance(number, str), number.printed
(True, True, '1712240062057')
>>> Nib.is_valid("171224006205"), Nib.is_valid(None)
(False, False)
"""

import re
from typing import Literal, NamedTuple, Self, cast

from umkm_domain.core.errors import IdentifierError

__all__ = ["Confidence", "Hint", "Identifier"]

Confidence = Literal["certain", "probable", "unsure"]

LONGEST = 256
"""No label is longer; longer text is refused before it is read."""


class Hint(NamedTuple):
    """Petunjuk dari isi nomor. Something the digits suggest; it never makes a number wrong.

    Attributes:
        name: what it tells, in lower case with hyphens, such as `issued-on`.
        value: the value as text.
        confidence: `certain`, `probable` or `unsure`.
    """

    name: str
    value: str
    confidence: Confidence


class Identifier(str):
    """Nomor resmi yang selalu berbentuk baku. The base of all official numbers; never made itself.

    Equality is that of text: a taxpayer number that is a NIK equals that NIK. Where the kind matters,
    look at the type.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Baca satu bentuk cetak. Read any printed form.

        Raises:
            IdentifierError: with code `type`, `length`, `characters`, `prefix`, `check-digit`,
                `component` or `placeholder`, and position, expected and got.
        """
        if type(text) is str:
            return str.__new__(cls, cls._parse(text))
        if type(text) is cls:
            return text
        return str.__new__(cls, cls._parse(plain(cls, text)))

    @classmethod
    def _parse(cls, text: str) -> str:
        """Return the canonical form of any printed form, or raise IdentifierError."""
        raise fail(cls, "type", "one of the identifier classes", cls.__name__)

    @classmethod
    def is_valid(cls, text: object) -> bool:
        """Apakah terbaca sebagai nomor ini. Whether `text` reads as this number; never raises."""
        if not issubclass(type(text), str):
            return False
        try:
            cls._parse(plain(cls, text))
        except IdentifierError:
            return False
        return True

    @property
    def printed(self) -> str:
        """Bentuk cetak resmi. The official printed form."""
        return str(self)

    @property
    def masked(self) -> str:
        """Bentuk yang aman ditampilkan. The form to show: personal parts are hidden, if it has any."""
        return str(self)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Petunjuk dari isi nomor, dengan tingkat keyakinannya. What the digits suggest, and how sure."""
        return ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked!r})"


_NOUNS = {
    "Nib": "NIB",
    "PbUmku": "PB-UMKU number",
    "Npwp": "NPWP",
    "Nitku": "NITKU",
    "Nik": "NIK",
    "Pirt": "P-IRT number",
    "BpomNumber": "BPOM number",
    "HalalNumber": "halal certificate number",
    "Gtin": "GTIN",
    "TrademarkNumber": "trademark number",
    "SniNumber": "SNI number",
    "TkdnNumber": "TKDN certificate number",
}


def fail(cls: type[Identifier], code: str, expected: str, got: str, position: int | None = None) -> IdentifierError:
    """Make the error: what it is not, where, expected against got.

    `got` is a count, a sign or a part, never the whole text: whatever was typed may be a person's number.
    """
    where = "" if position is None else f" at position {position}"
    noun = _NOUNS.get(cls.__name__, cls.__name__)
    message = f"not a {noun} ({code}): expected {expected}, got {got}{where}"
    return IdentifierError(message, code, position, expected, got)


def plain(cls: type[Identifier], text: object) -> str:
    """Return text as a bare `str`, whatever subclass it is, or say that it is no text."""
    kind = type(text)
    if kind is str:
        return cast(str, text)
    if issubclass(kind, str):
        return str.__str__(cast(str, text))
    raise fail(cls, "type", "text (str)", kind.__name__)


# Signs that word processors put in place of the plain ones; every one becomes one sign, so that
# positions stay. Full-width letters, digits and signs are not among them: those are refused.
_SIGNS = str.maketrans(
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"  # dashes, minus, soft hyphen
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"  # blanks
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"  # invisible
    "\u2018\u2019\u201c\u201d\u00ab\u00bb\u00b7\u2022\u00ba\u00b0",  # quotes, bullets, the o of N\u00ba
    "-" * 8 + " " * 21 + '"' * 6 + "..oo",
)
_FIRST_DIGIT = re.compile("[0-9]")
_LAST_DIGIT = re.compile("[0-9](?=[^0-9]*$)", re.DOTALL)
_NOT_AROUND = re.compile(r"""[^A-Za-z \t\r\n.,:;=#*|/\\()\[\]{}<>'"_+\u2116-]""")
_NOT_BEHIND = re.compile(r"""[^ \t\r\n.,:;|/\\()\[\]{}<>'"*_-]""")
_LETTERS = re.compile("[A-Za-z]+")
_BRACKETED = re.compile(r"[ .,]*[(\[]([A-Za-z .:-]+)[)\]]")
_DECIMAL = re.compile(r"[0-9]{8,}\.0")


def words(*labels: str) -> re.Pattern[str]:
    """Pattern of the words that may stand before a number, run together in capitals, in any order.

    Longest first and possessive: no text can make it try twice.
    """
    return re.compile(f"(?:{any_of(*labels)})*+")


def named(*names: str) -> re.Pattern[str]:
    """Pattern of the names a number goes by, each as a word of its own; words before it are passed over."""
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(names)})(?![A-Za-z])", re.IGNORECASE | re.ASCII)


def any_of(*labels: str) -> str:
    """Alternatives of the labels and of the words that stand before any number, longest first."""
    return "|".join(sorted({*labels, *_COMMON}, key=lambda word: (-len(word), word)))


_COMMON = (
    *("NO", "NOMOR", "NOMER", "NMR", "NR", "NUM", "NUMBER", "KODE", "REG", "REGIST", "REGISTRASI", "REGISTER"),
    *("SERTIFIKAT", "PENDAFTARAN", "TERDAFTAR", "TERCANTUM", "DENGAN"),
)


def tidy(cls: type[Identifier], text: str, expected: str) -> str:
    """Refuse what is empty or far too long, and make typographic dashes and blanks plain ones."""
    if len(text) > LONGEST:
        raise fail(cls, "length", expected, f"a text of {len(text)} characters")
    if not text or text.isspace():
        raise fail(cls, "length", expected, "nothing")
    return text if text.isascii() else text.translate(_SIGNS)


def ascii_only(cls: type[Identifier], text: str) -> str:
    """Refuse letters, digits and signs that only look like plain ones; before any change of case."""
    if text.isascii():
        return text
    at = next(i for i, sign in enumerate(text) if not sign.isascii())
    raise fail(cls, "characters", "plain letters, digits and signs", repr(text[at]), at)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text)).upper()


def cut(
    cls: type[Identifier],
    text: str,
    expected: str,
    name: re.Pattern[str],
    labels: re.Pattern[str],
    behind: re.Pattern[str] | None = None,
) -> tuple[str, str, int]:
    """Cut text into the letters before the number (run together, in capitals), the number, its position.

    Brackets, quotes and punctuation around it are dropped, and so is what stands before the number's own
    name (`Keripik Pisang P-IRT No. ...`) and a label in brackets behind it (`... (P-IRT)`).

    Args:
        cls: the identifier that is read.
        text: what was printed or keyed.
        expected: what a right number looks like, for the error.
        name: the number's own name.
        labels: words that may stand between that name and the number.
        behind: words that may stand in brackets behind the number, when not the same.
    """
    first = _FIRST_DIGIT.search(text)
    last = _LAST_DIGIT.search(text)
    if first is None or last is None:
        odd = _NOT_BEHIND.search(text)
        if odd is None:
            raise fail(cls, "length", expected, "no digit")
        raise fail(cls, "characters", expected, repr(odd[0]), odd.start())
    start, end = first.start(), last.end()
    head = text[:start]
    begin = next((own.start() for own in name.finditer(head) if labels.fullmatch(_letters(head[own.start() :]))), 0)
    note = _BRACKETED.match(text, end)
    after = note.end() if note is not None and (behind or labels).fullmatch(_letters(note[1])) else end
    odd = _NOT_AROUND.search(head, begin) or _NOT_BEHIND.search(text, after)
    if odd is not None:
        raise fail(cls, "characters", expected, repr(odd[0]), odd.start())
    return _letters(head[begin:]), text[start:end], start


def bare(cls: type[Identifier], body: str, between: str, expected: str, start: int = 0) -> str:
    """Return the digits of `body`, in which only the signs of `between` may stand between digits."""
    if _DECIMAL.fullmatch(body) is not None:
        # "021832415000000.0" would read as sixteen digits, and one in ten such would even pass.
        at = start + len(body) - 2
        raise fail(cls, "characters", "the number as text, not as a decimal of a spreadsheet", "'.0'", at)
    digits = body
    for sign in between:
        digits = digits.replace(sign, "")
    if digits.isdigit() and digits.isascii():
        return digits
    position = next(i for i, sign in enumerate(body) if sign not in between and sign not in "0123456789")
    raise fail(cls, "characters", expected, repr(body[position]), start + position)


def without_size(text: str, label: re.Pattern[str]) -> str:
    """Blank out a label that names the length (`EAN-13:`, `NPWP 16 digit`), so that positions stay.

    Its first group is the length, its second what makes it sure (a colon, the word digit). Without that
    it is a label only where so many digits follow: `EAN 8 998866 200301` is a barcode that begins with 8.
    """
    found = label.match(text) if len(text) <= LONGEST else None
    if found is None:
        return text
    rest = text[found.end() :]
    return " " * found.end() + rest if found[2] or sum(map(str.isdigit, rest)) == int(found[1]) else text


def digits_of(
    cls: type[Identifier],
    text: str,
    name: re.Pattern[str],
    labels: re.Pattern[str],
    expected: str,
    between: str = " .-",
) -> str:
    """Return the digits of any printed form of a number that is digits only.

    Args:
        cls: the identifier that is read.
        text: what was printed or keyed.
        name: the number's own name; what stands before it is passed over.
        labels: words that may stand before the number.
        expected: what a right number looks like, for the error.
        between: signs that may stand between digits.
    """
    text = tidy(cls, text, expected)
    label, body, start = cut(cls, text, expected, name, labels)
    if labels.fullmatch(label) is None:
        odd = _LETTERS.search(text)
        raise fail(cls, "characters", expected, repr(text[odd.start()]) if odd else "letters", odd and odd.start())
    return bare(cls, body, between, expected, start)


def sized(cls: type[Identifier], digits: str, lengths: tuple[int, ...]) -> str:
    """Check the number of digits, and that they are not all zero."""
    if len(digits) not in lengths:
        wanted = " or ".join(map(str, lengths))
        raise fail(cls, "length", f"{wanted} digits", f"{len(digits)} digits")
    if digits.count("0") == len(digits):
        raise fail(cls, "placeholder", "a number that was issued", "zeros only")
    return digits
