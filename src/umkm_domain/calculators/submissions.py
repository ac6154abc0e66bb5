"""Berapa yang harus diajukan agar cukup yang lolos. How many to submit so that enough of them pass.

>>> submissions_needed(20, "17/150", "90%").value
226
>>> submissions_needed(20, PastRounds(passed=17, submitted=150), "90%").value
252
>>> print(submissions_needed(20, 0, "90%").undefined.en)
At a pass rate of zero no number is enough.

Source: the binomial distribution; with a rate that is only known from past rounds the beta-binomial one (the rule of
succession of Laplace: before any round every rate is as likely as any other). Serang 2020: 17 of about 150 products
passed.
"""

from decimal import Context, Decimal
from fractions import Fraction
from math import comb, isqrt, sqrt
from statistics import NormalDist
from typing import cast

from attrs import field, frozen

from umkm_domain.calculators._work import Ratio, Work, ratio_of, whole
from umkm_domain.core.computation import Computation
from umkm_domain.core.errors import UsageError
from umkm_domain.core.language import Text
from umkm_domain.core.reprs import repr_of, str_of

__all__ = ["PastRounds", "chance_of_passing", "submissions_needed"]


def _count(value: object) -> int:
    return whole("past rounds", value)


@frozen(kw_only=True)
class PastRounds:
    """Putaran yang lalu. What past rounds of curation say of the pass rate, which itself stays uncertain.

    Attributes:
        passed: how many passed.
        submitted: how many were submitted, passed or not.

    Raises:
        UsageError: more passed than were submitted, or no whole numbers.
    """

    passed: int = field(converter=_count)
    submitted: int = field(converter=_count)

    def __attrs_post_init__(self) -> None:
        if self.passed > self.submitted:
            got = f"{str_of(self.passed)} of {str_of(self.submitted)}"
            message = f"past rounds: expected no more passed than submitted, got {got}"
            raise UsageError(message)

    def __str__(self) -> str:
        return f"{self.passed}/{self.submitted}"


def submissions_needed(wanted: int, pass_rate: Ratio | PastRounds, confidence: Ratio) -> Computation[int]:
    """Jumlah pengajuan. The least number to submit so that at least `wanted` pass, with that confidence.

    Args:
        wanted: how many shall pass, a whole number.
        pass_rate: the share that passes: a Fraction, or text such as `17/150`; or `PastRounds`, of which the rate is
            inferred and stays uncertain, so that more are needed.
        confidence: the least chance of reaching it, more than 0 and at most 1.

    Returns:
        A whole number, exact; undefined where no number is enough (a rate of zero, a confidence of 1), and where it
        takes more than a thousand million submissions on average or its chance is a sum of more than 200,000
        terms. The chances in the steps are rounded down to 28 digits.

    Raises:
        UsageError: a float (say `Fraction(17, 150)` or `"17/150"`), a rate outside 0 to 1, a wanted number below 0.

    **Source:** P(X ≥ k) of the binomial distribution; of the beta-binomial one for past rounds, with parameters
    1 + passed and 1 + failed.
    """
    least = whole("wanted", wanted)
    sure = _share("confidence", confidence)
    if not sure:
        message = f"confidence: expected more than 0, got {repr_of(confidence)}"
        raise UsageError(message)
    rate = pass_rate if isinstance(pass_rate, PastRounds) else _share("pass_rate", pass_rate)
    named = (("wanted", least), ("pass rate", str(rate) if isinstance(rate, PastRounds) else rate))
    value, reason = _least(least, rate, sure)
    work = Work()
    if value is not None:
        _explain(work, named, rate, sure, value)
    return Computation(
        name="submissions_needed",
        value=value,
        unit="submissions",
        steps=tuple(work.steps),
        undefined=reason,
        notes=(_UNCERTAIN,) if isinstance(rate, PastRounds) else (),
    )


def chance_of_passing(wanted: int, submitted: int, pass_rate: Ratio | PastRounds) -> Computation[Fraction]:
    """Peluang cukup yang lolos. The exact chance that at least `wanted` of those submitted pass.

    Args:
        wanted: how many shall pass.
        submitted: how many are submitted.
        pass_rate: as in `submissions_needed`.

    Returns:
        An exact ratio; its terms are as long as the numbers are large.

    Raises:
        UsageError: a float, a rate outside 0 to 1, a number below 0.
    """
    least, many = whole("wanted", wanted), whole("submitted", submitted)
    rate = pass_rate if isinstance(pass_rate, PastRounds) else _share("pass_rate", pass_rate)
    value = Fraction(*_chance(least, many, rate))
    work = Work()
    shown = str(rate) if isinstance(rate, PastRounds) else rate
    work.say("compare", "chance", (("wanted", least), ("submitted", many), ("pass rate", shown)), value, note=_EXACT)
    return Computation(name="chance_of_passing", value=value, unit="ratio", steps=tuple(work.steps))


_TOO_LONG = Text(
    id="Rata-rata perlu {average} pengajuan; jumlah setepat itu terlalu panjang untuk dihitung.",
    en="It takes {average} submissions on average; an exact sum over so many is too long to be made.",
)
_MOST = 10**9
"""Where it takes more submissions than this on average, the exact number is not looked for."""
_TERMS = 200_000
"""Likewise where its chance is the sum of more terms than this."""
_BITS = 256
"""Binary digits of the bounds that usually decide; where they do not, the exact numbers do."""
_GUARD = 64
_FINE = _BITS + _GUARD
"""Binary digits that are computed with, so that the error of every term is lost beyond the last one."""
_PLACES = 28
_EXACT = Text(
    id="jumlah peluang bahwa yang lolos sebanyak itu atau lebih",
    en="the sum of the chances that so many pass, or more",
)
_DIGITS = Text(id="dibulatkan ke bawah sampai 28 angka", en="rounded down to 28 digits")
_UNCERTAIN = Text(
    id="Tingkat kelolosan hanya diketahui dari putaran lalu; ketidakpastiannya ikut dihitung.",
    en="The pass rate is known from past rounds only; its uncertainty is part of the sum.",
)
_NEVER = Text(
    id="Dengan tingkat kelolosan nol, berapa pun tidak cukup.", en="At a pass rate of zero no number is enough."
)
_NEVER_SURE = Text(
    id="Kepastian penuh hanya ada bila semua lolos; berapa pun tidak cukup.",
    en="Full certainty is there only when all pass; no number is enough.",
)


def _share(name: str, value: Ratio) -> Fraction:
    ratio = ratio_of(name, value)
    if not 0 <= ratio <= 1:
        message = f"{name}: expected a ratio of 0 to 1, got {repr_of(value)}"
        raise UsageError(message)
    return ratio


def _least(wanted: int, rate: Fraction | PastRounds, sure: Fraction) -> tuple[int | None, Text | None]:
    if wanted == 0 or rate == 1:
        return wanted, None
    if rate == 0:
        return None, _NEVER
    if sure == 1:
        return None, _NEVER_SURE
    if isinstance(rate, Fraction) and wanted / rate > _MOST:
        return None, _TOO_LONG.fill({"average": int(wanted / rate)})
    # The chance only grows with the number submitted, so the answer lies between a number too few and one enough.
    few, (guess, step) = wanted - 1, _near(wanted, rate, sure)
    if min(wanted, guess - wanted + 1) > _TERMS:
        return None, _TOO_LONG.fill({"average": int(wanted / _mean(rate))})
    if _enough(wanted, guess, rate, sure):
        many = guess
        while (lower := max(many - step, few)) > few and _enough(wanted, lower, rate, sure):
            many, step = lower, step * 2
        few = lower
    else:
        few, many = guess, guess + step
        while not _enough(wanted, many, rate, sure):
            step *= 2
            few, many = many, many + step
    while many - few > 1:
        middle = (few + many) // 2
        if _enough(wanted, middle, rate, sure):
            many = middle
        else:
            few = middle
    return many, None


def _mean(rate: Fraction | PastRounds) -> Fraction:
    return Fraction(rate.passed + 1, rate.submitted + 2) if isinstance(rate, PastRounds) else rate


def _near(wanted: int, rate: Fraction | PastRounds, sure: Fraction) -> tuple[int, int]:
    """Where to begin to look, and by what step. It saves time and decides nothing, so it may be rounded."""
    if isinstance(rate, PastRounds):
        mean = _mean(rate)
        return max(wanted, int(wanted / mean)), 1 + int(isqrt(wanted) / mean)
    share = float(rate)
    z = NormalDist().inv_cdf(min(max(float(sure), 1e-9), 1 - 1e-12)) * sqrt((1 - share) / share)
    return max(wanted, int(((z + sqrt(z * z + 4 * (wanted - 0.5) / share)) / 2) ** 2)), 1


def _chance(wanted: int, many: int, rate: Fraction | PastRounds) -> tuple[int, int]:
    """The chance that at least `wanted` of `many` pass, as the two terms of a ratio."""
    if wanted == 0:
        return 1, 1
    if wanted > many:
        return 0, 1
    if many == 2 * wanted - 1 and rate == _failing(rate):
        # More pass than fail, or the other way about: both are as likely.
        return 1, 2
    if many - wanted + 1 < wanted:
        # Few may fail: then those that fail are the shorter sum.
        return _fewer(many - wanted + 1, many, _failing(rate))
    fewer, total = _fewer(wanted, many, rate)
    return total - fewer, total


def _failing(rate: Fraction | PastRounds) -> Fraction | PastRounds:
    if isinstance(rate, PastRounds):
        return PastRounds(passed=rate.submitted - rate.passed, submitted=rate.submitted)
    return 1 - rate


def _fewer(wanted: int, many: int, rate: Fraction | PastRounds) -> tuple[int, int]:
    """The chance that fewer than `wanted` (at least 1, at most `many`) pass, as the two terms of a ratio."""
    if isinstance(rate, PastRounds):
        # i pass with the chance C(a+i-1, i) C(b+n-i-1, n-i) / C(a+b+n-1, n).
        a, b = rate.passed + 1, rate.submitted - rate.passed + 1
        fewer, term = 0, comb(b + many - 1, many)
        for i in range(wanted):
            fewer += term
            up, down = _next(i, many, rate)
            term = term * up // down
        return fewer, comb(a + b + many - 1, many)
    p, q = rate.numerator, rate.denominator
    return _short_sum(wanted, many, p, q) * (q - p) ** (many - wanted + 1), q**many


def _short_sum(wanted: int, many: int, p: int, q: int) -> int:
    """The sum of C(n, i) p^i (q-p)^(n-i) below `wanted`, without the power of q-p that all of them have.

    Its numbers are as long as `wanted` makes them, and not as `many` does.
    """
    fails = q - p
    if not fails:
        return 0
    fewer, term = 0, fails ** (wanted - 1)
    for i in range(wanted):
        fewer += term
        term = term * (many - i) * p // ((i + 1) * fails)
    return fewer


_Near = tuple[int, int, int]
"""Bounds of a number in few digits, low, high and bits: at least low / 2^bits, at most high / 2^bits."""


def _power(p: int, q: int, exponent: int) -> _Near:
    """Bounds of (p / q)^exponent."""
    low = high = 1
    bits = 0
    base_low, base_high, base_bits = _times((1, 1, 0), p, q)
    while exponent:
        if exponent & 1:
            low, high, bits = _cut(low * base_low, high * base_high, bits + base_bits)
        base_low, base_high, base_bits = _cut(base_low * base_low, base_high * base_high, 2 * base_bits)
        exponent >>= 1
    return low, high, bits


def _times(near: _Near, up: int, down: int) -> _Near:
    """Bounds of a number times up / down."""
    low, high, bits = near
    more = _FINE + down.bit_length() - up.bit_length()
    more = max(more - high.bit_length(), 0)
    return _cut((low * up << more) // down, -(-(high * up << more) // down), bits + more)


def _cut(low: int, high: int, bits: int) -> _Near:
    """The same bounds in fewer digits, the lower one rounded down and the higher one up."""
    spare = max(high.bit_length() - _FINE, 0)
    return low >> spare, -(-high >> spare), bits - spare


def _units(near: _Near) -> tuple[int, int]:
    """Bounds in units of 2^-_FINE."""
    low, high, bits = near
    spare = bits - _FINE
    return (low >> spare, -(-high >> spare)) if spare > 0 else (low << -spare, high << -spare)


def _none_passes(many: int, rate: Fraction | PastRounds) -> _Near:
    """Bounds of the chance that none of so many passes."""
    if isinstance(rate, Fraction):
        return _power(rate.denominator - rate.numerator, rate.denominator, many)
    # C(b+n-1, n) / C(a+b+n-1, n), the shorter way: what is in both is left out.
    a, b = rate.passed + 1, rate.submitted - rate.passed + 1
    shorter, longer = min(a, many), max(a, many)
    near = (1, 1, 0)
    for j in range(shorter):
        near = _times(near, b + j, b + j + longer)
    return near


def _bounds(wanted: int, many: int, rate: Fraction | PastRounds) -> tuple[int, int]:
    """Bounds of the chance that at least `wanted` (1 to `many`) pass, in units of 2^-_BITS.

    The chances that 0, 1, 2, ... pass follow from one another; each is kept in a few digits more than are needed.
    """
    if rate in (0, 1):
        return int(rate == 1) << _BITS, int(rate == 1) << _BITS
    turned = many - wanted + 1 < wanted
    if turned:
        wanted, rate = many - wanted + 1, _failing(rate)
    near = _none_passes(many, rate)
    low = high = 0
    for i in range(wanted):
        one = _units(near)
        low, high = low + one[0], high + one[1]
        near = _times(near, *_next(i, many, rate))
    low, high = low >> _GUARD, min(-(-high >> _GUARD), 1 << _BITS)
    return (low, high) if turned else ((1 << _BITS) - high, (1 << _BITS) - low)


def _next(i: int, many: int, rate: Fraction | PastRounds) -> tuple[int, int]:
    """By what the chance that i pass is multiplied to be the chance that i + 1 do, as the two terms of a ratio."""
    if isinstance(rate, PastRounds):
        passed, failed = rate.passed, rate.submitted - rate.passed
        return (passed + 1 + i) * (many - i), (i + 1) * (failed + many - i)
    return (many - i) * rate.numerator, (i + 1) * (rate.denominator - rate.numerator)


def _enough(wanted: int, many: int, rate: Fraction | PastRounds, sure: Fraction) -> bool:
    if 0 < wanted <= many:
        low, high = _bounds(wanted, many, rate)
        if low * sure.denominator >= sure.numerator << _BITS:
            return True
        if high * sure.denominator < sure.numerator << _BITS:
            return False
    passing, total = _chance(wanted, many, rate)
    return passing * sure.denominator >= sure.numerator * total


def _shown(wanted: int, many: int, rate: Fraction | PastRounds) -> Decimal:
    """The chance, rounded down to so many places."""
    digits = None
    if 0 < wanted <= many:
        low, high = (10**_PLACES * bound >> _BITS for bound in _bounds(wanted, many, rate))
        digits = low if low == high else None
    if digits is None:
        passing, total = _chance(wanted, many, rate)
        digits = 10**_PLACES * passing // total
    return Decimal(digits).scaleb(-_PLACES, Context(prec=2 * _PLACES))


def _explain(
    work: Work, named: tuple[tuple[str, object], ...], rate: Fraction | PastRounds, sure: Fraction, value: int
) -> None:
    wanted = cast("int", named[0][1])
    if isinstance(rate, PastRounds):
        past = ("passed, and one", rate.passed + 1), ("submitted, and two", rate.submitted + 2)
        work.do("divide", "rate of the past rounds", *past)
    elif rate:
        work.do("divide", "submissions for that many on average", ("wanted", wanted), ("pass rate", rate))
    for many in sorted({max(value - 1, 0), value}):
        chance = _shown(wanted, many, rate)
        work.say("compare", f"chance with {many}", (*named, ("submitted", many)), chance, note=_DIGITS)
    work.say("choose", "submissions", (*named, ("confidence", sure)), value)
