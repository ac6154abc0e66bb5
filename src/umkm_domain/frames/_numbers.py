"""Bentuk nomor resmi sebagai ungkapan. The form of official numbers as expressions.

Blanks, dots and dashes are dropped, as the identifier classes drop them; words before a number are not read. Each
function adds columns to a table in stages: what several expressions use is made once, or engines that write out
expressions would make it again in each.
"""

from typing import Any

from umkm_domain.codes.lists import Scheme
from umkm_domain.frames._portable import any_of, both, digit, digits_only, luhn_ok, nw, real_date, safe, tens

__all__ = ["with_gtin", "with_nib", "with_npwp", "with_well_formed"]


def with_nib(frame: Any) -> Any:
    """Add `_nib_ok`, twin of `Nib.is_valid`, and `_nib_day`, twin of `Nib.issued_on` as ISO text."""
    frame = frame.with_columns(nw.col("nib").str.replace_all("[ .-]", "").alias("_nib"))
    bare = nw.col("_nib")
    frame = frame.with_columns(both(digits_only(bare, 13), bare != "0" * 13).alias("_nib_ok"))
    frame = frame.with_columns(safe(bare, nw.col("_nib_ok"), "9" * 13).alias("_nib"))
    real = real_date(digit(bare, 0, 2), digit(bare, 2, 2), digit(bare, 4, 2))
    day = nw.concat_str(
        nw.lit("20"), bare.str.slice(4, 2), nw.lit("-"), bare.str.slice(2, 2), nw.lit("-"), bare.str.slice(0, 2)
    )
    frame = frame.with_columns(both(nw.col("_nib_ok"), real).alias("_nib_dated"), day.alias("_nib_day"))
    dated = both(nw.col("_nib_dated"), nw.col("_nib_day") >= "2021-08-01")
    return frame.with_columns(nw.when(dated).then(nw.col("_nib_day")).alias("_nib_day"))


def with_npwp(frame: Any, column: str = "npwp") -> Any:
    """Add `_npwp_ok`, twin of `Npwp.is_valid`: the old kind with its check digit, a NIK, a number of Coretax."""
    bare = nw.col("_npwp")
    frame = frame.with_columns(nw.col(column).str.replace_all("[ ./-]", "").alias("_npwp"))
    full = nw.when(digits_only(bare, 15)).then(nw.concat_str(nw.lit("0"), bare)).otherwise(bare)
    frame = frame.with_columns(full.alias("_npwp"))
    frame = frame.with_columns(both(digits_only(bare, 16), bare != "0" * 16).alias("_npwp_shape"))
    frame = frame.with_columns(safe(bare, nw.col("_npwp_shape"), "9" * 16).alias("_npwp"))
    born = digit(bare, 6, 2)
    frame = frame.with_columns(
        digit(bare, 0, 2).alias("_npwp_head"),
        nw.when(born > 40).then(born - 40).otherwise(born).alias("_npwp_day"),
        luhn_ok(bare, 1, 9).alias("_npwp_luhn"),
    )
    head = nw.col("_npwp_head")
    person = real_date(nw.col("_npwp_day"), digit(bare, 8, 2), digit(bare, 10, 2)) & (digit(bare, 12, 4) > 0)
    kinds = any_of(both(head < 10, nw.col("_npwp_luhn")), head == 10, both(head > 10, person))
    return frame.with_columns(both(nw.col("_npwp_shape"), kinds).alias("_npwp_ok"))


def with_gtin(frame: Any, column: str = "gtin") -> Any:
    """Add `_gtin_ok`, twin of `Gtin.is_valid`, `_gtin_prefix` (three digits as text) and `_gtin_short` (GTIN-8)."""
    bare = nw.col("_gtin")
    frame = frame.with_columns(nw.col(column).str.replace_all("[ .-]", "").alias("_gtin"))
    frame = frame.with_columns(any_of(*(digits_only(bare, size) for size in (8, 12, 13, 14))).alias("_gtin_shape"))
    frame = frame.with_columns(safe(bare, nw.col("_gtin_shape"), "1").alias("_gtin"))
    frame = frame.with_columns(
        nw.concat_str(nw.lit("0" * 14), bare).str.slice(-14).alias("_gtin14"),
        (bare.str.len_chars() == 8).alias("_gtin_short"),
    )
    whole = nw.col("_gtin14")
    total: Any = nw.lit(0)
    for place in range(14):
        total = total + digit(whole, place) * (1 if place % 2 else 3)
    prefix = nw.when(nw.col("_gtin_short")).then(bare.str.slice(0, 3)).otherwise(whole.str.slice(1, 3))
    return frame.with_columns(
        both(nw.col("_gtin_shape"), whole != "0" * 14, tens(total)).alias("_gtin_ok"), prefix.alias("_gtin_prefix")
    )


_PATTERNS: dict[Scheme, tuple[str, ...]] = {
    Scheme.PB_UMKU: ("^[0-9]{20,21}$",),
    Scheme.BPOM: (
        "^M[DL][0-9]{12}(?:[0-9]{3})?$",
        "^N[A-E][0-9]{11}$",
        "^(?:NKIT|TR|TI|TL|HT|FF|SD|SI|SL|QD|QI|QL)[0-9]{9}$",
    ),
    Scheme.HALAL: ("^ID[0-9]{13}(?:0[1-9]|1[0-2])[0-9]{2}$", "^[0-9]{10,11}(?:0[1-9]|1[0-2])[0-9]{2}$"),
    Scheme.TRADEMARK: ("^IDM[0-9]{9}$",),
    Scheme.TKDN: ("^[0-9]{1,7}/SJ-IND[.](?:0|[1-9][0-9]?)/TKDN/(?:(?:[1-9]|1[0-2])/)?(?:199[0-9]|20[0-9]{2})$",),
    Scheme.PIRT: (
        "^[1-8](?:0[1-9]|1[0-6])[0-9]{9}$",
        "^[1-8](?:0[1-9]|1[0-6])[0-9]{10}-[0-9]{2}$",
        "^[1-8](?:0[1-9]|1[0-6])[0-9]{11,12}-(?:29|[3-9][0-9])$",
    ),
}
_PLACEHOLDERS: dict[Scheme, str] = {Scheme.PB_UMKU: "^0{13}", Scheme.TKDN: "^0+/"}
_NOTHING = "^[^1-9]*$"
"""No digit but zeros: a placeholder."""


def with_well_formed(frame: Any) -> Any:
    """Add `_number_ok` to certificates: whether the number, in the form `load` leaves it, is one of its scheme.

    Rows of other schemes are false. Needs `scheme` and `number`; adds the columns of the other numbers too.
    """
    scheme, number = nw.col("scheme"), nw.col("number")
    frame = with_gtin(with_npwp(frame, "number"), "number")
    frame = with_nib(frame.with_columns(number.alias("nib")))
    # One line only: `$` lets a final line break pass on some engines.
    plain = both(~number.str.contains("\n"), ~number.str.contains(_NOTHING))
    found = [
        both(scheme == Scheme.NIB.value, nw.col("_nib_ok")),
        both(scheme == Scheme.NPWP.value, nw.col("_npwp_ok")),
        both(scheme == Scheme.BARCODE.value, nw.col("_gtin_ok")),
    ]
    for one, patterns in _PATTERNS.items():
        fits = any_of(*(number.str.contains(pattern) for pattern in patterns))
        if one in _PLACEHOLDERS:
            fits = both(fits, ~number.str.contains(_PLACEHOLDERS[one]))
        found.append(both(scheme == one.value, plain, fits))
    return frame.with_columns(any_of(*found).alias("_number_ok"))
