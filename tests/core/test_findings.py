"""Findings and the report of them: plain data, an order of its own, nothing hidden."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_domain.core.citation import Citation
from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.findings import Finding, Report, Severity
from umkm_domain.core.language import Text

TEXTS = st.builds(Text, id=st.text(max_size=5), en=st.text(max_size=5))
FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(["CER001", "CER002", "ENT001", "REF001"]),
    severity=st.sampled_from(Severity),
    table=st.sampled_from(["", "enterprises", "products"]),
    id=st.sampled_from(["", "E1", "P1"]),
    path=st.sampled_from(["", "/nib", "/gtin"]),
    values=st.sampled_from([(), (("got", 1),)]),
    message=TEXTS,
    remedy=st.none() | TEXTS,
    citations=st.sampled_from([(), (Citation("UU 20/2008", "6"),)]),
)
FULL = Finding(
    code="CER004",
    severity=Severity.ERROR,
    table="certifications",
    id="C1",
    path="/number",
    values=(("got", "12"), ("year", 2019)),
    message=Text(id="Nomor salah.", en="Wrong number."),
    remedy=Text(id="Perbaiki.", en="Mend it."),
    citations=(Citation("UU 33/2014", "42"), Citation("PP 42/2024")),
)


@given(st.lists(FINDINGS, max_size=12), st.randoms())
def test_the_order_of_findings_is_their_own(findings: list[Finding], random: object) -> None:
    """However the rules ran, findings that differ in their place come in one order, worst first."""
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    keys = [f.sort_key for f in Report(tuple(findings))]
    assert keys == [f.sort_key for f in Report(shuffled)]  # type: ignore[arg-type]
    assert [key[0] for key in keys] == sorted(key[0] for key in keys)


@given(st.lists(FINDINGS, max_size=12))
def test_the_severities_share_the_report(findings: list[Finding]) -> None:
    """Errors, warnings and infos are all findings, each once; counts add up."""
    report = Report(tuple(findings))
    assert list(report) == [*report.errors, *report.warnings, *report.infos]
    assert len(findings) == len(report) == sum(report.counts().values()) == len(report.by_code(""))
    assert list(report.counts()) == sorted(report.counts())
    assert len(report.by_code("CER")) == sum(n for code, n in report.counts().items() if code.startswith("CER"))
    assert [f.to_dict() for f in report] == report.to_dicts()


@given(st.lists(FINDINGS, max_size=6))
def test_only_errors_raise(findings: list[Finding]) -> None:
    """`raise_for_errors` raises one error each, with its finding, and only for severity error."""
    report = Report(tuple(findings))
    if not report.errors:
        report.raise_for_errors()
        return
    with pytest.raises(DataError, match=f"{len(report.errors)} findings of severity error") as caught:
        report.raise_for_errors()
    assert list(report.errors) == [e.finding for e in caught.value.exceptions if isinstance(e, FindingError)]


@given(FINDINGS)
def test_a_finding_is_plain_data(finding: Finding) -> None:
    """Its dictionary is JSON, and holds every field."""
    data = finding.to_dict()
    assert data == json.loads(json.dumps(data))
    assert {"code", "severity", "table", "id", "path", "values", "message", "remedy", "citations"} == set(data)


def test_the_dictionary_of_a_finding() -> None:
    """The names and forms that other programs read."""
    assert {
        "code": "CER004",
        "severity": "error",
        "table": "certifications",
        "id": "C1",
        "path": "/number",
        "values": {"got": "12", "year": 2019},
        "message": {"id": "Nomor salah.", "en": "Wrong number."},
        "remedy": {"id": "Perbaiki.", "en": "Mend it."},
        "citations": ["UU 33/2014 art. 42", "PP 42/2024"],
    } == FULL.to_dict()


@pytest.mark.parametrize(
    ("expected", "finding", "language"),
    [
        (
            "certifications/C1/number: error CER004: Nomor salah. [UU 33/2014 Pasal 42; PP 42/2024]",
            FULL,
            "id",
        ),
        ("certifications/C1/number: error CER004: Wrong number. [UU 33/2014 art. 42; PP 42/2024]", FULL, "en"),
        (".: info STA001: a", Finding(code="STA001", severity=Severity.INFO, message=Text(id="a", en="b")), "id"),
        (
            "products: info PRD001: a",
            Finding(code="PRD001", severity=Severity.INFO, table="products", message=Text(id="a", en="b")),
            "id",
        ),
    ],
)
def test_the_line_of_a_finding(expected: str, finding: Finding, language: str) -> None:
    """Where, how bad, which rule, what, by which law: one line."""
    assert expected == finding.line(language)  # type: ignore[arg-type]


def test_severities_are_ranked() -> None:
    """Errors come first."""
    assert [0, 1, 2] == [s.rank for s in (Severity.ERROR, Severity.WARNING, Severity.INFO)]


def test_html_is_escaped() -> None:
    """A text that looks like a tag is shown, not run."""
    evil = "<script>"
    finding = Finding(
        code=evil,
        severity=Severity.INFO,
        table=evil,
        id=evil,
        path=evil,
        message=Text(id=evil, en=evil),
        citations=(Citation(evil),),
    )
    html = Report((finding,))._repr_html_()
    assert evil not in html
    assert html.count("&lt;script&gt;") == 7


def test_a_report_is_a_value() -> None:
    """Reports compare, hash and pickle; what is suppressed stays listed."""
    report = Report((FULL,), suppressed=(FULL,))
    assert (report, hash(report)) == (pickle.loads(pickle.dumps(report)), hash(Report((FULL,), (FULL,))))
    assert (FULL,) == report.suppressed
    assert len(Report()) == 0
