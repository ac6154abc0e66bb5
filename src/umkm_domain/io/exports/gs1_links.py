"""Tautan GS1. The Digital Link URI of a barcode number, in its canonical form.

>>> digital_link(Gtin("8998866200301"))
'https://id.gs1.org/01/08998866200301'

Source: GS1 Digital Link Standard, URI Syntax 1.2 and later (canonical form: id.gs1.org, GTIN padded to 14 digits);
GS1 General Specifications 1.4 (numbers of restricted circulation mean nothing outside their shop).
"""

from umkm_domain.identifiers import Gtin

__all__ = ["digital_link"]


def digital_link(gtin: Gtin) -> str | None:
    """Tautan kanonik, atau None. The canonical URI; None for numbers that only mean something within one shop."""
    if gtin.is_restricted or gtin.is_coupon:
        return None
    return f"https://id.gs1.org/01/{gtin.gtin14}"
