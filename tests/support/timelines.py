"""Deret waktu hukum untuk uji. Timelines of law for tests, drawn by Hypothesis or built by hand."""

from datetime import date, timedelta

from hypothesis import strategies as st

from umkm_domain.core.citation import Citation
from umkm_domain.core.dated import Confidence, Dated, LawStatus, Timeline
from umkm_domain.core.language import Text

TITLE = Text(id="uji", en="test")
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def entry(value: object, since: date, until: date | None = None, **more: object) -> Dated[object]:
    """Build an entry cited after its own value."""
    facts = {"unit": "rupiah", "citation": Citation(f"Act {value}", "1"), **more}
    return Dated(value=value, since=since, until=until, **facts)  # type: ignore[arg-type]


def timeline(*entries: Dated[object], key: str = "test.rate") -> Timeline[object]:
    """Build a timeline of the entries, in the order given."""
    return Timeline(key=key, title=TITLE, entries=entries)


@st.composite
def timelines(draw: st.DrawFn, *, jurisdictions: tuple[str | None, ...] = (None,)) -> Timeline[object]:
    """Draw a valid timeline: periods sorted, with and without gaps, some unsure, announced or repealed."""
    entries: list[Dated[object]] = []
    for jurisdiction in jurisdictions:
        cuts = sorted(draw(st.sets(DAYS, max_size=10)))
        pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
        for i, (since, until) in enumerate(pairs):
            joined = draw(st.booleans()) and i + 1 < len(pairs)
            last = pairs[i + 1][0] - timedelta(days=1) if joined else until
            open_end = i + 1 == len(pairs) and draw(st.booleans())
            entries.append(
                entry(
                    f"{jurisdiction or 'nation'}-{i}",
                    since,
                    None if open_end else last,
                    jurisdiction=jurisdiction,
                    status=draw(st.sampled_from([LawStatus.ENACTED] * 4 + [LawStatus.REPEALED])),
                )
            )
        for i in range(draw(st.integers(0, 2))):
            doubt = draw(st.booleans())
            entries.append(
                entry(
                    f"doubt-{i}",
                    draw(DAYS),
                    jurisdiction=jurisdiction,
                    confidence=Confidence.UNSURE if doubt else Confidence.CERTAIN,
                    status=LawStatus.ENACTED if doubt else LawStatus.ANNOUNCED,
                )
            )
    return timeline(*sorted(entries, key=lambda e: e.since))
