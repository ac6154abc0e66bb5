"""Hukum sebagai data bertanggal. Law as dated data, one file a subject; `LAW` is the book of all of it.

>>> from datetime import date
>>> from umkm_domain.law import LAW
>>> str(LAW.at("retail.payment", date(2019, 7, 18)).citation)
'Permendag 70/M-DAG/PER/12/2013 art. 13(1)'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.law.book import LAW as LAW
    from umkm_domain.law.book import LawBook as LawBook
    from umkm_domain.law.book import LawChange as LawChange
else:
    _NAMES = {"LAW", "LawBook", "LawChange"}

    def __getattr__(name: str) -> object:
        if name in _NAMES:
            from umkm_domain.law import book

            return getattr(book, name)
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


__all__ = ["LAW", "LawBook", "LawChange"]


def __dir__() -> list[str]:
    return sorted(__all__)
