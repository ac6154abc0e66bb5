"""Biaya bantuan per produk yang siap dan per produk yang dijual. Assistance recorded, by product ready and listed.

What was given for products, divided by how many of those products are ready, or on the shelf, on a day. It says what
was spent where something came of it, not that it came of the spending: a product may have been ready before, or have
been helped by others too.

>>> from datetime import date
>>> from umkm_domain.model.assistance import AssistanceGrant
>>> from umkm_domain.model.registry import Registry
>>> grant = AssistanceGrant(id="G1", kind="packaging", value=3_000_000, product_ids=("P1", "P2"))
>>> print(cost_per_listed_product(Registry(grants=(grant,)), on=date(2019, 7, 18)).undefined.en)
None of the 2 products that assistance was recorded for is listed on that day.

Source: derived, ours.
"""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from umkm_domain.calculators._evidence import Evidence, State, there
from umkm_domain.calculators._given import book, expect
from umkm_domain.calculators._work import Work, day_of
from umkm_domain.calculators.profiles import PROFILES, Profile, no_slip, profile_for, profiles_of
from umkm_domain.calculators.ready import shop_of, unknown_shop
from umkm_domain.core.computation import WHOLE, Computation
from umkm_domain.core.language import Text
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.assistance import AssistanceGrant, Channel
from umkm_domain.model.enterprise import Enterprise
from umkm_domain.model.product import Product
from umkm_domain.model.registry import Registry

__all__ = ["cost_per_listed_product", "cost_per_ready_product"]


def cost_per_ready_product(
    registry: Registry,
    *,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    law: LawBook = LAW,
) -> Computation[Fraction]:
    """Bantuan per produk yang siap. Rupiah of recorded assistance for each product that is ready on a day.

    Only grants that name products and a value count, loans do not; what is left out stands in the notes. A product
    is ready when the records prove every hard requirement, and its enterprise is there on that day.

    Args:
        registry: the records.
        on: the day; grants of a later day do not count.
        retailer: a profile, its name, or the name of a retailer.
        profiles: the profiles to choose from.
        law: the book of law.

    Returns:
        Rupiah a product, never a claim that one led to the other; undefined where no such grant is recorded, or none
        of the products is ready.

    Raises:
        UnknownCodeError: a retailer whose name is nearly that of a profile.
        UsageError: no plain day, no profile of that name.

    **Source:** derived, ours.
    """
    evidence = Evidence(expect("registry", registry, Registry), day_of("on", on), book(law))
    chosen = profiles_of(profiles)
    profile = profile_for(retailer, on, chosen)

    def ready(product: Product) -> bool:
        maker = registry.enterprise(product.enterprise_id)
        return profile.is_for(product) and all(
            evidence.judge(r, product, maker)[0] in (State.MET, State.NOT_NEEDED) for r in profile.hard
        )

    notes = unknown_shop(shop_of(retailer, chosen), registry, profile)
    return _cost_per("ready", Text(id="siap", en="ready"), registry, on, ready, notes)


def cost_per_listed_product(
    registry: Registry,
    *,
    on: date,
    retailer: Profile | str | None = None,
    profiles: Iterable[Profile] = PROFILES,
    law: LawBook = LAW,
) -> Computation[Fraction]:
    """Bantuan per produk yang dijual. Rupiah of recorded assistance for each product that is on the shelf on a day.

    Only grants that name products and a value count, loans do not; what is left out stands in the notes. A product of
    an enterprise that is not there on that day does not count as listed.

    Args:
        registry: the records.
        on: the day; grants of a later day do not count.
        retailer: the name of a retailer, or a profile that has one; None for any.
        profiles: the profiles to choose from.
        law: the book of law.

    Returns:
        Rupiah a product, never a claim that one led to the other; undefined where no such grant is recorded, or none
        of the products is listed.

    Raises:
        UnknownCodeError: a retailer whose name is nearly that of a profile.
        UsageError: no plain day, or a retailer that is neither a profile nor a name.

    **Source:** derived, ours.
    """
    evidence = Evidence(expect("registry", registry, Registry), day_of("on", on), book(law))
    shop = shop_of(retailer, no_slip(retailer, profiles))
    known = shop is None or any((a.retailer or "").casefold() == shop.casefold() for a in registry.agreements)
    return _cost_per(
        "listed",
        Text(id="dijual", en="listed"),
        registry,
        on,
        lambda product: bool(evidence.listed(product, shop)),
        () if known else (_NO_AGREEMENT.fill({"shop": shop}),),
    )


def _cost_per(
    word: str,
    shown: Text,
    registry: Registry,
    on: date,
    fits: Callable[[Product], bool],
    more: tuple[Text, ...],
) -> Computation[Fraction]:
    counted, notes = _sort(registry.grants, on)
    work = Work()
    spent = sum(grant.value or 0 for grant in counted)
    named = sorted({id_ for grant in counted for id_ in grant.product_ids})
    on_record = [product for product in map(registry.product, named) if product is not None]
    gone = {p.id for p in on_record if _gone(registry.enterprise(p.enterprise_id), on)}
    found = [product for product in on_record if product.id not in gone and fits(product)]
    work.say("count", "assistance for products", (("grants", tuple(grant.id for grant in counted)),), spent)
    work.say("count", "products assisted", (("grants", tuple(grant.id for grant in counted)),), len(named))
    work.say("count", f"products assisted and {word}", (("products", tuple(named)), ("on", on)), len(found))
    value, reason = None, None
    if not counted:
        reason = _NOTHING
    elif not found:
        reason = _NONE.fill({"n": len(named), "word": shown})
    else:
        value = work.do(
            "divide",
            f"cost per {word} product",
            ("assistance for products", spent),
            (f"products assisted and {word}", len(found)),
        )
    return Computation(
        name=f"cost_per_{word}_product",
        value=value,
        unit="rupiah per product",
        steps=tuple(work.steps),
        undefined=reason,
        notes=(*notes, *([_GONE.fill({"n": len(gone)})] if gone else ()), *more, _NO_CAUSE),
        on=on,
        rounding=WHOLE,
    )


def _gone(maker: Enterprise | None, on: date) -> bool:
    return maker is not None and not there(maker, on)


def _sort(grants: Iterable[AssistanceGrant], on: date) -> tuple[list[AssistanceGrant], list[Text]]:
    """The grants that count, and notes on those that do not."""
    counted: list[AssistanceGrant] = []
    left = {_NO_PRODUCTS: 0, _NO_VALUE: 0, _LOANS: 0, _LATER: 0}
    for grant in grants:
        if grant.day is not None and grant.day > on:
            left[_LATER] += 1
        elif not grant.product_ids:
            left[_NO_PRODUCTS] += 1
        elif grant.channel is Channel.LOAN:
            left[_LOANS] += 1
        elif grant.value is None:
            left[_NO_VALUE] += 1
        else:
            counted.append(grant)
    return counted, [text.fill({"n": n}) for text, n in left.items() if n]


_NO_CAUSE = Text(
    id="Ini perbandingan, bukan sebab-akibat: tidak dikatakan bahwa bantuan itulah yang membuatnya demikian.",
    en="This is a ratio and no cause: it does not say that the assistance is what made them so.",
)
_GONE = Text(
    id="{n} produk yang dibantu milik usaha yang sudah tutup atau belum berdiri pada hari itu; tidak ikut dihitung.",
    en="{n} of the products assisted are of enterprises closed or not yet founded on that day; they do not count.",
)
_NO_AGREEMENT = Text(
    id="Tidak ada perjanjian dengan {shop} dalam himpunan.",
    en="There is no agreement with {shop} on record.",
)
_NOTHING = Text(
    id="Tidak ada bantuan yang mencatat produk dan nilainya.",
    en="No assistance is recorded with both its products and its value.",
)
_NONE = Text(
    id="Dari {n} produk yang tercatat dibantu tidak ada yang {word} pada hari itu.",
    en="None of the {n} products that assistance was recorded for is {word} on that day.",
)
_NO_PRODUCTS = Text(id="{n} bantuan tidak menyebut produk.", en="{n} grants name no product.")
_NO_VALUE = Text(id="{n} bantuan tidak mencatat nilai.", en="{n} grants record no value.")
_LOANS = Text(id="{n} bantuan berupa pinjaman.", en="{n} grants are loans.")
_LATER = Text(id="{n} bantuan sesudah hari itu.", en="{n} grants are of a later day.")
