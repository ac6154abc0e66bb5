"""Nomor resmi pada label Indonesia. Every official number on an Indonesian label, parsed.

>>> from umkm_domain.identifiers import Pirt, identify
>>> Pirt("P-IRT No. 2063510010243-26")
Pirt('2063510010243-26')
>>> identify("8998866200301")
(Gtin('8998866200301'), Nib('8998866200301'))
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from umkm_domain.core.errors import IdentifierError as IdentifierError
    from umkm_domain.identifiers._base import Confidence as Confidence
    from umkm_domain.identifiers._base import Hint as Hint
    from umkm_domain.identifiers._base import Identifier as Identifier
    from umkm_domain.identifiers.bpom import BpomKind as BpomKind
    from umkm_domain.identifiers.bpom import BpomNumber as BpomNumber
    from umkm_domain.identifiers.gtin import Gtin as Gtin
    from umkm_domain.identifiers.halal import HalalKind as HalalKind
    from umkm_domain.identifiers.halal import HalalNumber as HalalNumber
    from umkm_domain.identifiers.identifying import KINDS as KINDS
    from umkm_domain.identifiers.identifying import identify as identify
    from umkm_domain.identifiers.identifying import identify_all as identify_all
    from umkm_domain.identifiers.nib import Nib as Nib
    from umkm_domain.identifiers.nib import PbUmku as PbUmku
    from umkm_domain.identifiers.nik import Nik as Nik
    from umkm_domain.identifiers.npwp import Nitku as Nitku
    from umkm_domain.identifiers.npwp import Npwp as Npwp
    from umkm_domain.identifiers.npwp import NpwpKind as NpwpKind
    from umkm_domain.identifiers.pairs import Mismatch as Mismatch
    from umkm_domain.identifiers.pairs import bpom_kind as bpom_kind
    from umkm_domain.identifiers.pairs import halal_region as halal_region
    from umkm_domain.identifiers.pairs import nitku_npwp as nitku_npwp
    from umkm_domain.identifiers.pairs import pb_umku_nib as pb_umku_nib
    from umkm_domain.identifiers.pairs import pirt_expiry_year as pirt_expiry_year
    from umkm_domain.identifiers.pairs import pirt_food_group as pirt_food_group
    from umkm_domain.identifiers.pairs import pirt_packaging as pirt_packaging
    from umkm_domain.identifiers.pairs import pirt_region as pirt_region
    from umkm_domain.identifiers.pirt import Pirt as Pirt
    from umkm_domain.identifiers.sni import SniNumber as SniNumber
    from umkm_domain.identifiers.tkdn import TkdnNumber as TkdnNumber
    from umkm_domain.identifiers.trademark import TrademarkNumber as TrademarkNumber
else:
    _HOMES = {
        "umkm_domain.core.errors": ("IdentifierError",),
        "umkm_domain.identifiers._base": ("Confidence", "Hint", "Identifier"),
        "umkm_domain.identifiers.bpom": ("BpomKind", "BpomNumber"),
        "umkm_domain.identifiers.gtin": ("Gtin",),
        "umkm_domain.identifiers.halal": ("HalalKind", "HalalNumber"),
        "umkm_domain.identifiers.identifying": ("KINDS", "identify", "identify_all"),
        "umkm_domain.identifiers.nib": ("Nib", "PbUmku"),
        "umkm_domain.identifiers.nik": ("Nik",),
        "umkm_domain.identifiers.npwp": ("Nitku", "Npwp", "NpwpKind"),
        "umkm_domain.identifiers.pairs": (
            *("Mismatch", "bpom_kind", "halal_region", "nitku_npwp", "pb_umku_nib"),
            *("pirt_expiry_year", "pirt_food_group", "pirt_packaging", "pirt_region"),
        ),
        "umkm_domain.identifiers.pirt": ("Pirt",),
        "umkm_domain.identifiers.sni": ("SniNumber",),
        "umkm_domain.identifiers.tkdn": ("TkdnNumber",),
        "umkm_domain.identifiers.trademark": ("TrademarkNumber",),
    }
    _HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

    def __getattr__(name):
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(home), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *_HOME_OF})


__all__ = [
    "KINDS",
    "BpomKind",
    "BpomNumber",
    "Confidence",
    "Gtin",
    "HalalKind",
    "HalalNumber",
    "Hint",
    "Identifier",
    "IdentifierError",
    "Mismatch",
    "Nib",
    "Nik",
    "Nitku",
    "Npwp",
    "NpwpKind",
    "PbUmku",
    "Pirt",
    "SniNumber",
    "TkdnNumber",
    "TrademarkNumber",
    "bpom_kind",
    "halal_region",
    "identify",
    "identify_all",
    "nitku_npwp",
    "pb_umku_nib",
    "pirt_expiry_year",
    "pirt_food_group",
    "pirt_packaging",
    "pirt_region",
]
