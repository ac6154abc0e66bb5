"""Yang dipakai semua format. What the formats share: nature of a grant, ids in a document, JSON as it is written."""

import json
import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, cast
from urllib.parse import quote

from attrs import field, frozen

from umkm_domain.codes.lists import SCHEMES
from umkm_domain.core.language import Text
from umkm_domain.core.versions import EDITION, SCHEMA_VERSION, __version__
from umkm_domain.identifiers import Gtin, IdentifierError
from umkm_domain.io.exports.result import Losses
from umkm_domain.io.reasons import refusal
from umkm_domain.law.book import LAW, LawBook
from umkm_domain.model.assistance import AssistanceGrant, AssistanceKind, Channel
from umkm_domain.model.certification import Certification, CertStatus
from umkm_domain.model.registry import Registry

__all__ = [
    "ILLUSTRATION",
    "VERSIONS",
    "Job",
    "Nature",
    "Written",
    "encoded",
    "last_day",
    "measured",
    "nature",
    "node_id",
    "scheme_title",
    "sound_gtin",
    "to_json",
    "web_address",
]

VERSIONS = f"umkm-domain {__version__}; schema {SCHEMA_VERSION}; edition {EDITION.isoformat()}"
"""The three versions, for standards that have a place for one text."""

ILLUSTRATION = Text("Ilustrasi, bukan yang sebenarnya", "Illustration, nothing real")


@frozen(kw_only=True)
class Job:
    """Satu pekerjaan ekspor. What a format gets: records safe to write, the day, the law, where to note losses."""

    registry: Registry
    on: date
    losses: Losses
    law: LawBook = LAW


@frozen(kw_only=True)
class Written:
    """Keluaran satu format. What a format made: the content of its file, and how many records of which table."""

    content: bytes
    counts: dict[str, int] = field(factory=dict[str, int])


class Nature(Enum):
    """Wujud bantuan. What is given: money, goods or services, a loan."""

    MONEY = 1
    IN_KIND = 2
    LOAN = 3


def nature(grant: AssistanceGrant) -> Nature:
    """What a grant gives: goods or services where it lists items or its channel says so; else money.

    Source: PP 12/2019 arts. 62 and 63 (hibah and bansos may be money, goods or services).
    """
    if grant.channel is Channel.LOAN or grant.kind is AssistanceKind.KUR:
        return Nature.LOAN
    if grant.items or grant.channel in (Channel.GOODS_HANDOVER, Channel.SERVICE):
        return Nature.IN_KIND
    return Nature.MONEY


def node_id(table: str, id: str) -> str:
    """The id of a node within its document: stable, and nothing that must be looked up anywhere."""
    return f"#{table}/{quote(id, safe='', errors='surrogatepass')}"


def scheme_title(c: Certification) -> Text:
    """What a certificate is called."""
    return SCHEMES[c.scheme].title


def sound_gtin(number: str | None) -> Gtin | None:
    """A barcode number that is well-formed, or None."""
    if number is None:
        return None
    try:
        return Gtin(number)
    except IdentifierError:
        return None


def status(c: Certification, job: Job) -> CertStatus:
    """The status on the day of the export."""
    return c.status(job.on, law=job.law)


def last_day(c: Certification, job: Job) -> date | None:
    """The last day of validity by the law of the day of the export, or None."""
    return c.expires_on(job.on, law=job.law)


_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?")


def web_address(text: str | None) -> str | None:
    """The text when all of it is a web address, else None."""
    return text if text is not None and _ADDRESS.fullmatch(text) else None


_MEASURE = re.compile(
    r"([0-9]{1,9}(?:[.,][0-9]{1,3})?)\s*(kg|g|gr|gram|mg|l|lt|ltr|liter|ml|cl|pcs|buah|butir)\.?", re.I
)
_UNITS = {
    "kg": "KGM",
    "g": "GRM",
    "gr": "GRM",
    "gram": "GRM",
    "mg": "MGM",
    "l": "LTR",
    "lt": "LTR",
    "ltr": "LTR",
    "liter": "LTR",
    "ml": "MLT",
    "cl": "CLT",
    "pcs": "H87",
    "buah": "H87",
    "butir": "H87",
}


def measured(text: str) -> tuple[int | float, str] | None:
    """A printed net content as number and unit code, where it can be read in one way only; else None.

    `1.000 g` could be one gram or a thousand: three digits after the sign have two readings.

    Source: UNECE Recommendation 20 (codes of units).
    """
    match = _MEASURE.fullmatch(text.strip())
    if match is None or re.search(r"[.,][0-9]{3}$", match[1]):
        return None
    number = Decimal(match[1].replace(",", "."))
    return (int(number) if number == number.to_integral_value() else float(number)), _UNITS[match[2].lower()]


def to_json(document: Any) -> bytes:
    """A document as it is written; `<` is escaped, so that it can stand in a page as it is.

    Raises:
        DataError: a text that UTF-8 cannot hold.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False).replace("<", "\\u003c")
    return encoded(f"{text}\n")


def encoded(text: str) -> bytes:
    """Text as UTF-8.

    Raises:
        DataError: UTF-8 cannot hold it (a lone surrogate).
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        expected = ("teks yang dapat ditulis sebagai UTF-8", "text that UTF-8 can hold")
        raise cast(Exception, refusal("IMP013", "", expected, "other text")) from None
