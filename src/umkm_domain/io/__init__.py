"""Masuk dan keluar: JSON, tabel, lembar kerja, standar lain. In and out, without loss.

>>> from umkm_domain.io import load, dump
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.io.converter import make_converter as make_converter
    from umkm_domain.io.importing import ImportResult as ImportResult
    from umkm_domain.io.importing import import_sheet as import_sheet
    from umkm_domain.io.lines import Line as Line
    from umkm_domain.io.lines import dump_lines as dump_lines
    from umkm_domain.io.lines import load_lines as load_lines
    from umkm_domain.io.loading import dump as dump
    from umkm_domain.io.loading import load as load
    from umkm_domain.io.result import Aside as Aside
    from umkm_domain.io.result import LoadResult as LoadResult
    from umkm_domain.io.result import Quarantined as Quarantined
    from umkm_domain.io.template import write_template as write_template
else:
    _HOMES = {
        "dump": "loading",
        "load": "loading",
        "Line": "lines",
        "dump_lines": "lines",
        "load_lines": "lines",
        "make_converter": "converter",
        "Aside": "result",
        "LoadResult": "result",
        "Quarantined": "result",
        "ImportResult": "importing",
        "import_sheet": "importing",
        "write_template": "template",
    }

    def __getattr__(name):
        home = _HOMES.get(name)
        if home is None:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        import importlib

        value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{home}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *_HOMES})


__all__ = [
    "Aside",
    "ImportResult",
    "Line",
    "LoadResult",
    "Quarantined",
    "dump",
    "dump_lines",
    "import_sheet",
    "load",
    "load_lines",
    "make_converter",
    "write_template",
]
