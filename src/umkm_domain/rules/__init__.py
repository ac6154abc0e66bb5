"""Aturan dan temuannya. Rules: what is checked, with which law, and what it says.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["RTL004"].law_keys
('retail.payment', 'scale.general')
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.rules._engine import Example as Example
    from umkm_domain.rules._engine import Parameter as Parameter
    from umkm_domain.rules._engine import Rule as Rule
    from umkm_domain.rules.catalogue import CATALOGUE as CATALOGUE
    from umkm_domain.rules.catalogue import Catalogue as Catalogue
    from umkm_domain.rules.checking import change_points as change_points
    from umkm_domain.rules.checking import check as check
else:
    _HOMES = {
        "Example": "_engine",
        "Parameter": "_engine",
        "Rule": "_engine",
        "CATALOGUE": "catalogue",
        "Catalogue": "catalogue",
        "change_points": "checking",
        "check": "checking",
    }

    def __getattr__(name: str) -> object:
        home = _HOMES.get(name)
        if home is None:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{home}"), name)


__all__ = ["CATALOGUE", "Catalogue", "Example", "Parameter", "Rule", "change_points", "check"]


def __dir__() -> list[str]:
    return sorted(__all__)
