"""Akar sampai 28 angka penting. Roots to 28 significant digits, whatever the caller's decimal context.

>>> from fractions import Fraction
>>> root(Fraction(4), Fraction(2)), root(Fraction(2), Fraction(2))
(Decimal('2'), Decimal('1.414213562373095048801688724'))
"""

import math
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any

from umkm_domain.core.language import Text

__all__ = ["NO_ROOT", "ROOT_NOTE", "root", "with_root"]

ROOT_DIGITS = 28
ROOT_NOTE = Text(id="akar sampai 28 angka penting", en="root to 28 significant digits")
LARGEST_ROOT = 9_999
"""Most digits before the point that a root may have, less one; beyond, a rate says nothing and cannot be read."""
NO_ROOT = Text(
    id="Lajunya lebih dari 10.000 angka di depan koma, dan tidak ditulis.",
    en="The rate has more than 10,000 digits before the point, and is not written.",
)


def _arithmetic(digits: int) -> Context:
    # Of our own, so that the caller's precision, rounding and traps change nothing.
    return Context(
        prec=digits, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, capitals=1, clamp=0, flags=[], traps=[]
    )


def root(radicand: Fraction, degree: Fraction) -> Decimal | None:
    """Akar sampai 28 angka. The root of a ratio that is not negative, to 28 digits and 28 decimals at most.

    A root that is a decimal number of fewer digits comes out exact, and one less than the root is exact too. None
    for a root of more than 10,000 digits before the point.
    """
    if not radicand:
        return Decimal(0)
    wide = _arithmetic(ROOT_DIGITS * 2)
    power = wide.divide(Decimal(degree.denominator), Decimal(degree.numerator))
    value = wide.power(wide.divide(Decimal(radicand.numerator), Decimal(radicand.denominator)), power)
    if not value.is_finite() or value.adjusted() > LARGEST_ROOT:
        return None
    return _short(wide.quantize(value, Decimal(f"1E-{ROOT_DIGITS}")) if value < 1 else value)


def _short(value: Decimal) -> Decimal:
    """The value to 28 digits without zeros at its end; 20 stays 20 and is not 2E+1."""
    narrow = _arithmetic(ROOT_DIGITS)
    short = narrow.normalize(value)
    return narrow.quantize(short, Decimal(1)) if -1 < short.adjusted() < ROOT_DIGITS and short == int(short) else short


def with_root(operation: str, values: list[Any]) -> Decimal:
    """Hitungan dengan akar. A sum with a root: a Decimal of 28 digits, for it is no more exact than the root."""
    first, *rest = (Fraction(value) for value in values)
    exact = first - sum(rest) if operation == "subtract" else math.prod(rest, start=first)
    return _short(_arithmetic(ROOT_DIGITS).divide(Decimal(exact.numerator), Decimal(exact.denominator)))
