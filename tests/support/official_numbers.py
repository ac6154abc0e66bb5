"""Strategi nomor resmi untuk uji. Strategies that draw official numbers, sound by construction."""

from hypothesis import strategies as st

from umkm_domain.identifiers import (
    BpomNumber,
    Gtin,
    HalalNumber,
    Identifier,
    Nib,
    Nik,
    Nitku,
    Npwp,
    PbUmku,
    Pirt,
    SniNumber,
    TkdnNumber,
    TrademarkNumber,
)


def digits(size: int) -> st.SearchStrategy[str]:
    """Draw that many digits."""
    return st.integers(0, 10**size - 1).map(lambda n: f"{n:0{size}d}")


def _two(first: int, last: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda n: f"{n:02d}")


def _not_zero(text: str) -> bool:
    return any(sign in "123456789" for sign in text)


def gs1_check(body: str) -> str:
    """The check digit of a GTIN, worked out the slow way."""
    return str(-sum((3, 1)[i % 2] * int(d) for i, d in enumerate(reversed(body))) % 10)


def luhn_check(body: str) -> str:
    """The check digit of an NPWP's first eight digits, worked out the slow way."""
    total = 0
    for i, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if i % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


nibs = digits(13).filter(_not_zero)
pb_umku = st.builds("".join, st.tuples(nibs, st.sampled_from([7, 8]).flatmap(digits)))
npwp15 = st.tuples(digits(8), digits(6)).map(lambda p: p[0] + luhn_check(p[0]) + p[1]).filter(_not_zero)
niks = st.builds(
    lambda region, day, women, month, year, serial: f"{region}{day + women:02d}{month}{year}{serial:04d}",
    st.integers(110000, 999999),
    st.integers(1, 28),
    st.sampled_from([0, 40]),
    _two(1, 12),
    digits(2),
    st.integers(1, 9999),
)
npwp16 = st.one_of(npwp15.map("0".__add__), digits(12).map("1000".__add__), digits(13).map("101".__add__), niks)
nitku = st.tuples(npwp16, digits(6)).map("".join)
pirt15 = st.builds(
    lambda packaging, group, region, serials, year: f"{packaging}{group}{region}{serials}-{year}",
    st.integers(1, 8),
    _two(1, 16),
    digits(4),
    digits(6),
    digits(2),
)
pirt12 = st.builds(
    lambda packaging, group, rest: f"{packaging}{group}{rest}", st.integers(1, 8), _two(1, 16), digits(9)
)
pirt_long = st.builds(
    lambda packaging, group, rest, year: f"{packaging}{group}{rest}-{year}",
    st.integers(1, 8),
    _two(1, 16),
    st.sampled_from([11, 12]).flatmap(digits),
    _two(29, 99),
)
pirts = st.one_of(pirt15, pirt12, pirt_long)
gtins = st.sampled_from([7, 11, 12, 13]).flatmap(digits).filter(_not_zero).map(lambda body: body + gs1_check(body))
bpoms = st.one_of(
    *(
        st.tuples(st.sampled_from(prefixes), digits(size).filter(_not_zero)).map("".join)
        for prefixes, size in (
            (["MD", "ML"], 12),
            (["MD", "ML"], 15),
            (["NA", "NB", "NC", "ND", "NE"], 11),
            (["NKIT", "TR", "TI", "TL", "HT", "FF", "SD", "SI", "SL", "QD", "QI", "QL"], 9),
        )
    )
)
halals = st.one_of(
    st.tuples(st.just("ID"), digits(13), _two(1, 12), digits(2)).map("".join),
    st.tuples(st.sampled_from([10, 11]).flatmap(digits), _two(1, 12), digits(2)).map("".join),
)
trademarks = digits(9).filter(_not_zero).map("IDM".__add__)
_years = st.integers(1900, 2099).map(str)
snis = st.one_of(
    st.tuples(st.integers(100, 99999).map(str), _years).map(lambda p: f"SNI {p[0]}:{p[1]}"),
    st.tuples(_two(1, 99), digits(4).filter(_not_zero), _years).map(lambda p: f"SNI {p[0]}-{p[1]}-{p[2]}"),
    st.tuples(
        st.sampled_from(["ISO", "IEC", "ISO/IEC"]), st.integers(1, 99999).map(str), st.integers(1, 99), _years
    ).map(lambda p: f"SNI {p[0]} {p[1]}-{p[2]}:{p[3]}"),
    st.tuples(st.integers(1, 99999).map(str), _years, st.integers(1, 9), _years).map(
        lambda p: f"SNI {p[0]}:{p[1]}/Amd{p[2]}:{p[3]}"
    ),
)
tkdns = st.builds(
    lambda serial, month, year: f"{serial}/SJ-IND.8/TKDN/{month}{year}",
    st.integers(1, 99999),
    st.one_of(st.just(""), st.integers(1, 12).map("{}/".format)),
    st.integers(2000, 2099),
)

CANONICAL: dict[type[Identifier], st.SearchStrategy[str]] = {
    Nib: nibs,
    PbUmku: pb_umku,
    Npwp: npwp16,
    Nitku: nitku,
    Nik: niks,
    Pirt: pirts,
    BpomNumber: bpoms,
    HalalNumber: halals,
    Gtin: gtins,
    TrademarkNumber: trademarks,
    SniNumber: snis,
    TkdnNumber: tkdns,
}
"""The canonical text of each identifier."""

identifiers: st.SearchStrategy[Identifier] = st.one_of(*(strategy.map(kind) for kind, strategy in CANONICAL.items()))
"""Any identifier, sound by construction."""

_SCRAPS = st.one_of(
    st.sampled_from(list("0123456789 .-_/,:;()\n\t'\u2013\u00a0\uff11\u0661")),
    st.sampled_from(["P-IRT ", "NIB: ", "BPOM RI ", "MD", "ID", "SNI ", "IDM", "NPWP", "No. ", "TKDN", "LPPOM-"]),
    st.characters(),
)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """Draw a number with a few signs put in, taken out or changed: text that is nearly right."""
    text = str(draw(identifiers))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.one_of(st.just(""), _SCRAPS)) + text[at + draw(st.integers(0, 1)) :]
    return text


any_text = st.one_of(st.text(), st.text(alphabet="0123456789 .-/PIRTNBMDS:", max_size=40), spoiled())
"""Any text whatever: wild, numeric, and nearly right."""
