"""Hitungan yang menjelaskan dirinya. Calculators: sums that return a `Computation`.

>>> from umkm_domain import calculators as calc
>>> calc.growth(10, 20).value == 1
True

Each name is loaded from its own module on first use. No module is called like one of its functions, so that
`calc.growth` is always the function.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.calculators.change import Claim as Claim
    from umkm_domain.calculators.change import Contribution as Contribution
    from umkm_domain.calculators.change import YearChange as YearChange
    from umkm_domain.calculators.change import cagr as cagr
    from umkm_domain.calculators.change import claim_check as claim_check
    from umkm_domain.calculators.change import contributions as contributions
    from umkm_domain.calculators.change import coverage as coverage
    from umkm_domain.calculators.change import growth as growth
    from umkm_domain.calculators.change import year_on_year as year_on_year
else:
    _NAMES = {
        "change": "Claim Contribution YearChange cagr claim_check contributions coverage growth year_on_year",
    }
    _HOMES = {name: home for home, names in _NAMES.items() for name in names.split()}

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
