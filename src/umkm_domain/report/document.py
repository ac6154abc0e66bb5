"""Dokumen dua bahasa, sebelum menjadi teks atau HTML. A document in both languages, before it is text or HTML.

>>> Section(title=Text(id="Cakupan", en="Coverage"), parts=(Text(id="10 usaha", en="10 enterprises"),)).title.en
'Coverage'
"""

from attrs import frozen

from umkm_domain.core.language import Text

__all__ = ["Cell", "Document", "Part", "Section", "Table", "both"]

Cell = Text | str


def both(text: str) -> Text:
    """The same words in both languages: a name, a number of a document."""
    return Text(id=text, en=text)


@frozen(kw_only=True)
class Table:
    """Tabel. Headers and rows; `right` are the columns aligned to the right."""

    headers: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    right: tuple[int, ...] = ()


Part = Text | Table


@frozen(kw_only=True)
class Section:
    """Bagian. A title and its paragraphs and tables, in order."""

    title: Text
    parts: tuple[Part, ...]
    mark: str = ""
    """`illustrative` where what it shows is made up; readers see it."""


@frozen(kw_only=True)
class Document:
    """Dokumen. Title, subtitle lines and sections."""

    title: Text
    lines: tuple[Text, ...]
    sections: tuple[Section, ...]
