"""Sumber hukum dan sumber data. Where a rule or a figure comes from.

>>> str(Citation("UU 20/2008", "6"))
'UU 20/2008 art. 6'
>>> Citation("UU 20/2008", "6").show("id")
'UU 20/2008 Pasal 6'
"""

from attrs import frozen

from umkm_domain.core.language import Language

__all__ = ["Citation"]


@frozen
class Citation:
    """Kutipan: instrumen, pasal, dan tempat teksnya dibaca.

    Attributes:
        instrument: the act as it is called, such as `UU 20/2008`, or the title of another source.
        article: article and paragraph, such as `6` or `35(3)`, or `Annex Q`; empty when the whole act is meant.
        url: where the text was read; empty when unknown.
    """

    instrument: str
    article: str = ""
    url: str = ""

    def show(self, language: Language) -> str:
        """Return the citation as the language writes it."""
        if not self.article:
            return self.instrument
        if self.article.startswith("Annex"):
            part = self.article.replace("Annex", "Lampiran") if language == "id" else self.article
            return f"{self.instrument} {part}"
        if language == "id":
            return f"{self.instrument} Pasal {self.article.replace(' and ', ' dan ').replace('Annex', 'Lampiran')}"
        return f"{self.instrument} art. {self.article}"

    def __str__(self) -> str:
        return self.show("en")
