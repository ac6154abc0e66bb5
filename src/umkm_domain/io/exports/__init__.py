"""Ekspor ke standar lain: schema.org, GS1, 360Giving, iCalendar, CSV aman. Data sets written to other standards.

>>> from umkm_domain.io.exports import FORMATS
>>> FORMATS
('csv', 'schema-org', 'gs1', '360giving', 'ical')
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.io.exports.coverage import Coverage as Coverage
    from umkm_domain.io.exports.exporting import ALIASES as ALIASES
    from umkm_domain.io.exports.exporting import FORMATS as FORMATS
    from umkm_domain.io.exports.exporting import coverage as coverage_of
    from umkm_domain.io.exports.exporting import export as export
    from umkm_domain.io.exports.exporting import needs_day as needs_day
    from umkm_domain.io.exports.pseudonyms import read_key as read_key
    from umkm_domain.io.exports.result import ExportResult as ExportResult
    from umkm_domain.io.exports.result import NotExpressed as NotExpressed
else:
    _HOMES = {
        "ALIASES": ("exporting", "ALIASES"),
        "Coverage": ("coverage", "Coverage"),
        "ExportResult": ("result", "ExportResult"),
        "FORMATS": ("exporting", "FORMATS"),
        "NotExpressed": ("result", "NotExpressed"),
        "coverage_of": ("exporting", "coverage"),
        "export": ("exporting", "export"),
        "needs_day": ("exporting", "needs_day"),
        "read_key": ("pseudonyms", "read_key"),
    }

    def __getattr__(name):
        home = _HOMES.get(name)
        if home is None:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        import importlib

        value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{home[0]}"), home[1])
        return value

    def __dir__():
        return sorted({*globals(), *_HOMES})


__all__ = [
    "ALIASES",
    "FORMATS",
    "Coverage",
    "ExportResult",
    "NotExpressed",
    "coverage_of",
    "export",
    "needs_day",
    "read_key",
]
