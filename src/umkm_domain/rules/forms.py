"""Aturan bentuk dan isi perjanjian. Rules on the form and contents of agreements: written, in Indonesian, complete.

>>> from umkm_domain.rules import CATALOGUE
>>> CATALOGUE["RTL001"].law_keys
('retail.agreement_form', 'partnership.form')

Source: UU 20/2008 arts. 26, 30 and 34; PP 17/2013 art. 29; PP 28/2018 art. 19; Perpres 112/2007; PP 29/2021.
"""

import re
from collections.abc import Iterator

from umkm_domain.core.dated import Dated
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Text
from umkm_domain.law import partnership, retail
from umkm_domain.model.party import Party, PartyKind
from umkm_domain.model.retail import AgreementKind, Clause, RetailAgreement
from umkm_domain.rules._engine import Context, rule
from umkm_domain.rules._samples import agreement, bad, good
from umkm_domain.rules.retail import PRODUCERS, RETAILER, is_supply, signed

_PARTNERSHIP = (
    AgreementKind.MARKETING_COOPERATION,
    AgreementKind.PREMISES,
    AgreementKind.FRANCHISE,
    AgreementKind.PKS,
)
"""Kinds that bind and are partnerships where a producer is a party: general trade is supply, marketing or premises."""

_GOVERNMENT = Party(name="Pemerintah Kabupaten contoh", kind=PartyKind.GOVERNMENT, role="partner")
_ASSOCIATION = Party(name="Dekranasda contoh", kind=PartyKind.ASSOCIATION, role="partner")


def is_partnership(a: RetailAgreement) -> bool:
    """Whether it binds a retailer and a producer without being a supply contract."""
    return a.kind in _PARTNERSHIP and any(p.kind in PRODUCERS for p in a.parties)


def _form(a: RetailAgreement, context: Context) -> Dated[retail.AgreementForm] | Dated[partnership.Form] | None:
    """The law on the form of such an agreement: that of supply contracts, else that of partnerships."""
    if is_supply(a):
        return context.law(retail.AGREEMENT_FORM, signed(a, context))
    return context.law(partnership.FORM, signed(a, context)) if is_partnership(a) else None


@rule(
    "RTL001",
    table="agreements",
    severity=Severity.ERROR,
    law=(retail.AGREEMENT_FORM, partnership.FORM),
    title=Text(id="perjanjian tidak tertulis", en="agreement not written"),
    message=Text(id="Perjanjian {id} tidak tertulis.", en="Agreement {id} is not in writing."),
    remedy=Text(id="Tuangkan secara tertulis.", en="Put it in writing."),
    examples=lambda: (
        bad(agreement(written=False)),
        bad(agreement(kind=AgreementKind.MARKETING_COOPERATION, written=False)),
        good(agreement(written=True)),
        good(agreement(written=None)),
        good(agreement(kind=AgreementKind.PKS, parties=(RETAILER, _ASSOCIATION), written=False)),
    ),
)
def not_written(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """Known to be unwritten."""
    if a.written is False:
        law = _form(a, context)
        if law is not None and law.value.written:
            yield context.found(a, "/written", law, id=a.id)


_SAME = {"ind": "id", "in": "id", "indonesia": "id", "indonesian": "id"}


def _languages(text: str) -> set[str]:
    """The languages of a text such as `id;en`, `ID`, `id-ID` or `ind`: first subtags, in small letters."""
    tags = [tag.partition("-")[0] for tag in re.split(r"[^a-z-]+", text.casefold().replace("_", "-"))]
    return {_SAME.get(tag, tag) for tag in tags}


@rule(
    "RTL002",
    table="agreements",
    severity=Severity.ERROR,
    law=(retail.AGREEMENT_FORM, partnership.FORM),
    title=Text(id="perjanjian tidak berbahasa Indonesia", en="agreement not in Indonesian"),
    message=Text(
        id="Perjanjian {id} berbahasa {language}; harus ada naskah bahasa Indonesia.",
        en="Agreement {id} is in {language}; there must be a text in Indonesian.",
    ),
    remedy=Text(id="Buat naskah bahasa Indonesia.", en="Make a text in Indonesian."),
    examples=lambda: (
        bad(agreement(language="en")),
        bad(agreement(kind=AgreementKind.PKS, language="en")),
        good(agreement(language="id;en")),
        good(agreement(language="en, ID-id")),
        good(agreement(language=None)),
    ),
)
def not_indonesian(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A known language, and Indonesian is not among them."""
    if a.language is None:
        return
    law = _form(a, context)
    if law is not None and law.value.language not in _languages(a.language):
        yield context.found(a, "/language", law, id=a.id, language=a.language)


_CLAUSES: dict[str, Text] = {
    Clause.BUSINESS_ACTIVITY: Text(id="kegiatan usaha", en="business activity"),
    Clause.RIGHTS_AND_DUTIES: Text(id="hak dan kewajiban", en="rights and duties"),
    Clause.DEVELOPMENT: Text(id="bentuk pengembangan", en="form of development"),
    Clause.DURATION: Text(id="jangka waktu", en="duration"),
    Clause.DISPUTES: Text(id="penyelesaian perselisihan", en="settlement of disputes"),
    Clause.SANCTIONS: Text(id="sanksi", en="sanctions"),
}


def _lacking(a: RetailAgreement, needed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in needed if name not in (a.clauses or ()))


def _named(lacking: tuple[str, ...]) -> tuple[str, str]:
    # A reform may ask for a clause that has no name of ours yet; it is shown by its code.
    texts = [_CLAUSES.get(name, Text(id=name, en=name)) for name in lacking]
    return ", ".join(text.id for text in texts), ", ".join(text.en for text in texts)


@rule(
    "RTL003",
    table="agreements",
    severity=Severity.ERROR,
    law=(partnership.CLAUSES,),
    title=Text(id="isi wajib perjanjian tidak ada", en="required clauses missing"),
    message=Text(
        id="Perjanjian {id} tidak mengatur {clauses_id}.", en="Agreement {id} does not regulate {clauses_en}."
    ),
    remedy=Text(id="Tambahkan dalam adendum.", en="Add it in an amendment."),
    examples=lambda: (
        bad(agreement(clauses=(Clause.DURATION,))),
        bad(agreement(kind=AgreementKind.PKS, clauses=(Clause.DURATION,))),
        good(agreement(clauses=tuple(Clause))),
        good(agreement(clauses=None)),
    ),
)
def clauses(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """The clauses are known, and some that the act names are not among them."""
    if a.clauses is None or not (is_supply(a) or is_partnership(a)):
        return
    law = context.law(partnership.CLAUSES, signed(a, context))
    lacking = () if law is None else _lacking(a, law.value)
    if lacking:
        text = _named(lacking)
        yield context.found(a, "/clauses", law, id=a.id, clauses=lacking, clauses_id=text[0], clauses_en=text[1])


@rule(
    "RTL018",
    table="agreements",
    severity=Severity.ERROR,
    law=(partnership.PUBLIC_CLAUSES,),
    title=Text(id="PKS pemerintah daerah tanpa isi wajib", en="agreement of a government without required clauses"),
    message=Text(
        id="PKS {id} dengan pemerintah daerah tidak mengatur {clauses_id}.",
        en="Agreement {id} with a regional government does not regulate {clauses_en}.",
    ),
    remedy=Text(id="Tambahkan dalam adendum.", en="Add it in an amendment."),
    examples=lambda: (
        bad(
            agreement(
                kind=AgreementKind.PKS,
                parties=(RETAILER, _GOVERNMENT),
                clauses=(Clause.RIGHTS_AND_DUTIES, Clause.DURATION, Clause.DISPUTES),
            )
        ),
        good(agreement(kind=AgreementKind.PKS, parties=(RETAILER, _GOVERNMENT), clauses=tuple(Clause))),
    ),
)
def public_clauses(a: RetailAgreement, context: Context) -> Iterator[Finding]:
    """A cooperation agreement to which a government is a party, its clauses known."""
    if a.kind is not AgreementKind.PKS or a.clauses is None:
        return
    if not any(p.kind is PartyKind.GOVERNMENT for p in a.parties):
        return
    law = context.law(partnership.PUBLIC_CLAUSES, signed(a, context))
    lacking = () if law is None else _lacking(a, law.value)
    if lacking:
        text = _named(lacking)
        yield context.found(a, "/clauses", law, id=a.id, clauses=lacking, clauses_id=text[0], clauses_en=text[1])
