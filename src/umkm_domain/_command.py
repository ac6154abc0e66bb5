"""Yang dipakai semua perintah. What the commands share: reading a data set, days given as text, JSON."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from umkm_domain.core.errors import DataError, FindingError, UsageError

if TYPE_CHECKING:
    from umkm_domain.io import LoadResult

__all__ = ["Format", "day_for", "day_of", "print_json", "read"]

Format = Literal["text", "json"]


def day_of(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:
            return day
    message = f"{option}: expected a date such as 2019-07-18, got {text!r}"
    raise UsageError(message)


def print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def read(path: Path) -> "LoadResult":
    """Read a data set; one whose tables were changed by hand is read too, and the finding says which file.

    `load` refuses such a folder, for it may be a mixture of two. People edit their tables, so the command goes on.
    """
    from attrs import evolve

    from umkm_domain.io import load

    try:
        return load(path)
    except DataError as error:
        changed = [part.finding for part in error.exceptions if isinstance(part, FindingError)]
        if not changed or any(finding is None or finding.code != "IMP025" for finding in changed):
            raise
    result = load(path, verify=False)
    return evolve(result, findings=(*result.findings, *(finding for finding in changed if finding is not None)))


def day_for(given: str | None, result: "LoadResult") -> date:
    day = day_of(given, "--on") or result.registry.about.reference_date
    if day is None:
        message = "--on: this data set has no reference date, so give the day, such as --on 2019-07-18"
        raise UsageError(message)
    return day
