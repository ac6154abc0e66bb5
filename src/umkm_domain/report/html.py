"""Laporan sebagai satu halaman HTML. A document as one HTML page that needs nothing else.

Everything that comes from data is escaped by Jinja2; the page loads no script, style, font or image from elsewhere.
Needs the extra `report` (jinja2).
"""

from functools import partial
from importlib.resources import files

from umkm_domain.core.extras import need
from umkm_domain.core.language import Language
from umkm_domain.report.document import Document, Part, Table
from umkm_domain.report.text import ILLUSTRATIVE, show

__all__ = ["to_html"]


def to_html(document: Document, language: Language) -> str:
    """Return the document as an HTML page.

    Raises:
        MissingExtraError: the extra `report` is not installed.
    """
    jinja2 = need("report", "jinja2")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    source = files("umkm_domain.report").joinpath("templates/report.html.j2").read_text(encoding="utf-8")
    page: str = environment.from_string(source).render(
        document=document,
        language=language,
        illustrative=ILLUSTRATIVE.show(language),
        show=partial(show, language=language),
        is_table=_is_table,
    )
    return page


def _is_table(part: Part) -> bool:
    return isinstance(part, Table)
