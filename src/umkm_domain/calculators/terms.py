"""Syarat perdagangan: harga bersih, tunda bayar, modal tertahan. Net price, payment delay, capital tied up.

>>> from fractions import Fraction
>>> from umkm_domain.model.retail import TradingTerms
>>> terms = TradingTerms(payment_days=21, regular_discount=Fraction(10, 100), fixed_rebate=Fraction(1, 100))
>>> result = retail_terms(10_000, terms, units_a_month=300).value
>>> result.invoice_price, result.net_price, result.delay_days, result.working_capital
(9000, 8910, 21, 1871100)

Whether a term breaks the law of a day is asked of `check`, not computed again here.

Source: derived, ours; the terms are those of Permendag 70/M-DAG/PER/12/2013 art. 9 and Permendag 23/2021 art. 11.
"""

from fractions import Fraction

from attrs import frozen

from umkm_domain.calculators._given import expect, flag
from umkm_domain.calculators._work import Work, brief, tidy, whole
from umkm_domain.core.computation import Computation
from umkm_domain.core.language import Text
from umkm_domain.model.retail import TradingTerms

__all__ = ["RetailTerms", "retail_terms"]

DAYS_A_MONTH = 30

_SHARES = (
    ("fixed_rebate", Text(id="potongan tetap", en="fixed rebate")),
    ("conditional_rebate", Text(id="potongan bersyarat", en="conditional rebate")),
    ("promotion", Text(id="biaya promosi", en="promotion")),
    ("distribution", Text(id="biaya distribusi", en="distribution")),
    ("other_costs", Text(id="biaya lain", en="other costs")),
)


@frozen(kw_only=True)
class RetailTerms:
    """Akibat syarat perdagangan. What trading terms come to; rupiah a unit unless said otherwise.

    Attributes:
        invoice_price: price less the regular discount.
        deductions: what each term takes, by its name.
        net_price: what stays, before listing fees.
        listing_fees: listing fees in all, in rupiah, paid once; None where they depend on a number of outlets that
            is not given.
        delay_days: days until the money is there; None where the contract or the caller does not say.
        working_capital: rupiah tied up at any time; None without units or delay.
    """

    invoice_price: Fraction | int
    deductions: tuple[tuple[str, Fraction | int], ...]
    net_price: Fraction | int
    listing_fees: int | None
    delay_days: int | None
    working_capital: Fraction | int | None

    def __str__(self) -> str:
        return brief(self)


def retail_terms(
    price: int,
    terms: TradingTerms,
    *,
    units_a_month: int | None = None,
    target_reached: bool = False,
    new_items: int = 0,
    outlets: int | None = None,
    sell_days: int | None = None,
    cost: int | None = None,
) -> Computation[RetailTerms]:
    """Akibat syarat perdagangan bagi pemasok. What trading terms come to for the supplier.

    Terms that are not stated count as not agreed, and take nothing.

    Args:
        price: price of a unit in rupiah, before any term.
        terms: the trading terms.
        units_a_month: units supplied in 30 days, for the capital tied up.
        target_reached: the sales target is reached, so that the conditional rebate is due, on all purchases.
        new_items: items listed for the first time, for which a listing fee is paid.
        outlets: outlets in which they are listed.
        sell_days: under consignment, days until a unit is sold.
        cost: what a unit costs to make, in rupiah; the capital tied up is counted at it, else at the net price.

    Returns:
        Net price, delay and capital; undefined when the terms take more than the price.

    Raises:
        UsageError: a float or a negative number, also where it is not needed; no trading terms.
    """
    amount = whole("price", price)
    expect("terms", terms, TradingTerms)
    flag("target_reached", target_reached)
    items = whole("new_items", new_items)
    given = {"units_a_month": units_a_month, "outlets": outlets, "sell_days": sell_days, "cost": cost}
    for name, number in given.items():
        if number is not None:
            whole(name, number)
    work = Work()
    notes: list[Text] = []
    invoice: Fraction | int = amount
    if terms.regular_discount is not None:
        cut = work.do("multiply", "regular discount", ("price", amount), ("share", terms.regular_discount))
        invoice = work.do("subtract", "invoice price", ("price", amount), ("regular discount", cut))
    taken: list[tuple[str, Fraction | int]] = []
    for name, title in _SHARES:
        share = getattr(terms, name)
        if share is None or (name == "conditional_rebate" and not target_reached):
            continue
        part = work.do("multiply", title.en, ("invoice price", invoice), (f"share of {title.en}", share))
        taken.append((name, part))
    net = invoice
    if taken:
        titles = dict(_SHARES)
        net = work.do(
            "subtract", "net price", ("invoice price", invoice), *((titles[name].en, part) for name, part in taken)
        )
    if terms.conditional_rebate is not None and not target_reached:
        notes.append(
            Text(
                id="Potongan bersyarat belum dihitung: targetnya tidak dinyatakan tercapai.",
                en="The conditional rebate is left out: its target is not said to be reached.",
            )
        )
    if net < 0:
        reason = Text(id="Syaratnya melebihi harga.", en="The terms take more than the price.")
        return Computation(name="retail_terms", value=None, unit="rupiah", steps=tuple(work.steps), undefined=reason)
    fees = _fees(work, terms, items, outlets, notes)
    delay = _delay(work, terms, sell_days, notes)
    capital = None
    if units_a_month is not None and delay is not None:
        units = whole("units_a_month", units_a_month)
        daily = work.do("divide", "units a day", ("units a month", units), ("days a month", DAYS_A_MONTH))
        unit = ("cost", whole("cost", cost)) if cost is not None else ("net price", net)
        capital = work.do("multiply", "working capital", ("units a day", daily), unit, ("delay", delay))
    value = RetailTerms(
        invoice_price=invoice,
        deductions=tuple(taken),
        net_price=net,
        listing_fees=fees,
        delay_days=delay,
        working_capital=None if capital is None else tidy(capital),
    )
    return Computation(name="retail_terms", value=value, unit="rupiah", steps=tuple(work.steps), notes=tuple(notes))


def _fees(work: Work, terms: TradingTerms, items: int, outlets: int | None, notes: list[Text]) -> int | None:
    if not items or (terms.listing_fee is None and terms.listing_fee_total is None):
        return 0
    amounts: list[tuple[str, int]] = []
    if terms.listing_fee is not None and outlets is not None:
        shops = whole("outlets", outlets)
        each = ("fee an item and outlet", terms.listing_fee)
        amounts.append(("by outlet", work.do("multiply", "by outlet", each, ("items", items), ("outlets", shops))))
    if terms.listing_fee_total is not None:
        each = ("fee an item in all outlets", terms.listing_fee_total)
        amounts.append(("in all", work.do("multiply", "in all", each, ("items", items))))
    if not amounts:
        notes.append(
            Text(
                id="Biaya pendaftaran tidak dihitung: jumlah gerai tidak diberikan.",
                en="Listing fees are left out: the number of outlets is not given.",
            )
        )
        return None
    if terms.listing_fee is not None and outlets is None:
        notes.append(
            Text(
                id="Jumlah gerai tidak diberikan: biaya pendaftaran paling banyak sejumlah itu.",
                en="The number of outlets is not given: listing fees are at most that much.",
            )
        )
    return int(work.do("minimum", "listing fees", *amounts))


def _delay(work: Work, terms: TradingTerms, sell_days: int | None, notes: list[Text]) -> int | None:
    if terms.payment_days is None:
        notes.append(Text(id="Perjanjian tidak menyebut hari bayar.", en="The contract names no payment days."))
        return None
    if not terms.consignment:
        return terms.payment_days
    if sell_days is None:
        notes.append(
            Text(id="Konsinyasi: hari sampai laku tidak diberikan.", en="Consignment: days until sale are not given.")
        )
        return None
    days = whole("sell_days", sell_days)
    return int(work.do("add", "delay", ("payment days", terms.payment_days), ("days until sale", days)))
