"""Program nasional, dari jenis dan namanya. National programmes, told by kind and by name.

>>> from umkm_domain.rules._samples import grant
>>> is_national(grant(kind=AssistanceKind.FINANCE, programme="KUR 2019")), is_national(grant())
(True, False)

Source: Permenkop 6/2020 and 2/2021 (BPUM); Permenperin 27/2017 (machines reimbursed by the ministry).
"""

import re

from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Channel, Level

__all__ = ["is_bpum", "is_national"]

_MONEY = (AssistanceKind.FINANCE, AssistanceKind.OTHER)


def _named(g: AssistanceGrant, name: str) -> bool:
    """Whether it is money under a programme of that name."""
    if g.kind not in _MONEY or g.programme is None:
        return False
    return f" {name} " in f" {' '.join(re.split('[^A-Z]+', g.programme.upper()))} "


def is_bpum(g: AssistanceGrant) -> bool:
    """Recorded as BPUM, or as money under a programme of that name."""
    return g.kind is AssistanceKind.BPUM or _named(g, "BPUM")


def is_national(g: AssistanceGrant) -> bool:
    """Whether a national act gives it to classes that another level serves: BPUM, KUR, machines reimbursed."""
    machines = g.kind is AssistanceKind.MACHINES and g.channel is Channel.REIMBURSEMENT and g.level is Level.CENTRAL
    kur = g.kind is AssistanceKind.KUR or _named(g, "KUR") or _named(g, "KREDIT USAHA RAKYAT")
    return is_bpum(g) or kur or machines
