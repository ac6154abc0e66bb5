"""Ungkapan yang sama hasilnya di semua mesin. Expressions that give the same answer on every engine.

Every predicate is positive and ends without a missing value: on some engines a missing text is no match, on others
it stays missing, and the negation of the two differs.
"""

from calendar import isleap
from datetime import date
from typing import Any

from umkm_domain.core.extras import need

nw: Any = need("frames", "narwhals.stable.v2")
"""narwhals, untyped: an expression is what each engine makes of it."""
Expr = Any

__all__ = [
    "Expr",
    "any_of",
    "both",
    "digit",
    "digits_only",
    "equal_any",
    "iso",
    "known",
    "leap",
    "luhn_ok",
    "nw",
    "real_date",
    "safe",
    "tens",
    "yes",
]


def yes(predicate: Expr) -> Expr:
    """A predicate with what is missing taken as no."""
    return predicate.fill_null(False)


def known(column: str) -> Expr:
    """Whether a column has a value."""
    return ~nw.col(column).is_null()


def both(*predicates: Expr) -> Expr:
    """All of them, none missing."""
    first, *rest = map(yes, predicates)
    for predicate in rest:
        first = first & predicate
    return first


def any_of(*predicates: Expr) -> Expr:
    """At least one of them; missing is no."""
    first, *rest = map(yes, predicates)
    for predicate in rest:
        first = first | predicate
    return first


def equal_any(column: str, values: "list[Any] | tuple[Any, ...]") -> Expr:
    """Whether the value is one of these."""
    return yes(nw.col(column).is_in(list(values)))


def digits_only(text: Expr, size: int) -> Expr:
    """Whether the text is that many digits, and nothing after them: `$` would let a final line break pass."""
    return both(text.str.len_chars() == size, text.str.contains(f"^[0-9]{{{size}}}"))


def safe(text: Expr, sound: Expr, stand_in: str) -> Expr:
    """The text where it is sound, else one that casts: no engine has a cast that cannot fail."""
    return nw.when(sound).then(text).otherwise(nw.lit(stand_in))


def digit(digits: Expr, first: int, size: int = 1) -> Expr:
    """Digits of a text that is digits only, as a number."""
    return digits.str.slice(first, size).cast(nw.Int64)


def tens(number: Expr) -> Expr:
    """Whether a small number is a multiple of ten. Not every engine has a remainder, nor a cheap one."""
    return number.is_in(list(range(0, 400, 10)))


def leap(year: Expr) -> Expr:
    """Whether a year of four digits has 29 February."""
    return year.is_in([n for n in range(1800, 2300) if isleap(n)])


def luhn_ok(digits: Expr, first: int, size: int) -> Expr:
    """Whether these digits end with the check digit of Luhn."""
    total: Any = nw.lit(0)
    for place in range(size):
        one = digit(digits, first + place)
        if (size - 1 - place) % 2:
            one = nw.when(one > 4).then(one * 2 - 9).otherwise(one * 2)
        total = total + one
    return tens(total)


def real_date(day: Expr, month: Expr, year: Expr) -> Expr:
    """Whether day and month are those of a date, in a year of two digits of which the last century had no more.

    Of 19YY and 20YY, 20YY is the one with more leap years.
    """
    short = month.is_in([4, 6, 9, 11])
    longest = nw.when(short).then(nw.lit(30)).otherwise(nw.lit(31))
    ordinary = (month != 2) & (day <= longest)
    february = (month == 2) & ((day <= 28) | ((day == 29) & year.is_in(list(range(0, 100, 4)))))
    return (month >= 1) & (month <= 12) & (day >= 1) & (ordinary | february)


def iso(day: date) -> Expr:
    """A day as the text that days are compared by."""
    return nw.lit(day.isoformat())
