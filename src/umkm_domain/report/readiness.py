"""Bagian laporan tentang kesiapan dan corong. The sections of a report on readiness and on the funnel."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from umkm_domain.calculators import Readiness
from umkm_domain.core.computation import Computation
from umkm_domain.core.language import Language, Text, format_percent
from umkm_domain.core.plain import plain
from umkm_domain.model.registry import Registry
from umkm_domain.report.document import Part, Section, Table, both

if TYPE_CHECKING:
    from umkm_domain.report.summary import Summary

__all__ = ["funnel_dict", "funnel_section", "readiness_dict", "readiness_section"]

_NO_PROFILE = Text(id="tidak dapat dinilai", en="cannot be judged")
_READY = {
    True: Text(id="siap", en="ready"),
    False: Text(id="belum", en="not ready"),
    None: Text(id="belum diketahui", en="not known"),
}

_STATES = {
    "met": Text(id="terpenuhi", en="met"),
    "missing": Text(id="KURANG", en="MISSING"),
    "unknown": Text(id="belum diketahui", en="unknown"),
}


_THROUGH = Text(
    id="Jumlah dihitung tiap langkah tersendiri; persen hanya atas yang melalui semua langkah sebelumnya.",
    en="Each step is counted on its own; the percentages are of those that came through every step before.",
)


def _mark(registry: Registry) -> str:
    return "illustrative" if any(p.illustrative for p in registry.products) else ""


def funnel_dict(funnel: Computation[Any]) -> dict[str, Any]:
    """The funnel step by step, in enterprises and in products."""
    steps: list[Any] = [] if funnel.value is None else plain(funnel.value)["steps"]
    return {"steps": steps, "undefined": plain(funnel.undefined)}


def funnel_section(summary: "Summary") -> Iterator[Section]:
    """The funnel as a table: enterprises and products at each step, and the share of the step before."""
    funnel = summary.funnel
    if funnel is None or funnel.value is None:
        return
    rows = tuple(
        (
            step.title,
            both(str(step.enterprises)),
            both(str(step.products)),
            _share(step.enterprise_rate),
            _share(step.product_rate),
        )
        for step in funnel.value.steps
    )
    headers = (
        Text(id="Langkah", en="Step"),
        Text(id="Usaha", en="Enterprises"),
        Text(id="Produk", en="Products"),
        Text(id="% usaha dari langkah sebelumnya", en="% of enterprises of the step before"),
        Text(id="% produk dari langkah sebelumnya", en="% of products of the step before"),
    )
    table = Table(headers=headers, rows=rows, right=(1, 2, 3, 4))
    yield Section(
        title=Text(id="Corong menuju ritel", en="Funnel to retail"),
        parts=(table, _THROUGH, *funnel.notes),
        mark=_mark(summary.registry),
    )


def _share(rate: Any) -> Text:
    if rate is None:
        return both("–")
    return Text(id=format_percent(rate, "id", 0), en=format_percent(rate, "en", 0))


def readiness_dict(product_id: str, readiness: Computation[Readiness], registry: Registry) -> dict[str, Any]:
    """Readiness of one product: each requirement met, missing or unknown, and why."""
    product, value = registry.product(product_id), readiness.value
    return {
        "product": product_id,
        "name": None if product is None else product.name,
        "illustrative": product is not None and product.illustrative,
        "profile": None if value is None else value.profile,
        "ready": None if value is None else value.ready,
        "listed": None if value is None else value.listed,
        "met": [] if value is None else list(value.met),
        "missing": [] if value is None else list(value.missing),
        "unknown": [] if value is None else list(value.unknown),
        "requirements": []
        if value is None
        else [
            {
                "name": s.requirement,
                "title": plain(s.title),
                "state": s.state.value,
                "strength": s.strength.value,
                "level": s.level.value,
                "actor": s.actor.value,
                "why": plain(s.remark),
                "proof": [f"{p.table}/{p.id}{p.path}" for p in s.proof],
            }
            for s in value.states
        ],
        "undefined": plain(readiness.undefined),
    }


def readiness_section(summary: "Summary") -> Iterator[Section]:
    """One row a product: whether it is ready, what is missing and why, what is unknown, whether it is listed."""
    if not summary.readiness:
        return
    ready = sum(c.value is not None and c.value.ready is True for _, c in summary.readiness)
    profiles = dict.fromkeys(c.value.profile for _, c in summary.readiness if c.value is not None)
    head = Text(
        id="{ready} dari {n} produk siap menurut profil {profile}. Terdaftar di toko dan siap adalah dua hal.",
        en="{ready} of {n} products are ready by the profile {profile}. Listed and ready are two things.",
    ).fill({"ready": ready, "n": len(summary.readiness), "profile": ", ".join(profiles) or "–"})
    rows = tuple(_row(product_id, c, summary.registry) for product_id, c in summary.readiness)
    headers = (
        Text(id="Produk", en="Product"),
        Text(id="Siap", en="Ready"),
        Text(id="Di rak", en="Listed"),
        Text(id="Syarat", en="Requirements"),
    )
    parts: list[Part] = [head, Table(headers=headers, rows=rows)]
    yield Section(
        title=Text(id="Kesiapan tiap produk", en="Readiness of each product"),
        parts=tuple(parts),
        mark=_mark(summary.registry),
    )


def _row(product_id: str, readiness: Computation[Readiness], registry: Registry) -> tuple[Text, ...]:
    product, value = registry.product(product_id), readiness.value
    name = both(f"{product_id} {'' if product is None else product.name}")
    if value is None:
        return name, _NO_PROFILE, both(""), readiness.undefined or both("")
    listed = Text(id="ya", en="yes") if value.listed else Text(id="tidak", en="no")
    return name, _READY[value.ready], listed, Text(id=_states(value, "id"), en=_states(value, "en"))


def _states(value: Readiness, language: Language) -> str:
    """What is met, missing and unknown, one line each, with the reason of what is missing."""
    lines: list[str] = []
    for state, head in _STATES.items():
        shown = [
            s.title.show(language)
            + (f" ({s.remark.show(language).rstrip('.')})" if state == "missing" and s.remark else "")
            for s in value.states
            if s.state.value == state
        ]
        if shown:
            lines.append(f"{head.show(language)}: {'; '.join(shown)}")
    return "\n".join(lines)
