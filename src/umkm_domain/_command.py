"""Yang dipakai semua perintah. What the commands share: reading a data set, days as text, JSON, errors in words."""

import errno
import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from umkm_domain.core.dated import gap_text
from umkm_domain.core.errors import DataError, FindingError, GapError, UnknownCodeError, UsageError
from umkm_domain.core.language import Language, Text

if TYPE_CHECKING:
    from umkm_domain.io import LoadResult
    from umkm_domain.model.registry import Registry

__all__ = [
    "Format",
    "Told",
    "asked_for",
    "day_for",
    "day_of",
    "fatal",
    "language_of",
    "print_json",
    "read",
    "stranger",
    "told",
]

Format = Literal["text", "json"]


class Told(UsageError):
    """Kesalahan yang berkata dalam dua bahasa. Wrong use of the command, said in both languages."""

    def __init__(self, message: str, said: Text | None = None) -> None:
        super().__init__(message)
        self.said = Text(id=message, en=message) if said is None else said

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.said)


def told(id: str, en: str) -> Told:
    return Told(en, Text(id=id, en=en))


@contextmanager
def asked_for(what: str) -> Generator[None]:
    """Say in Indonesian too that a code is not known; `what` is the beginning of the sentence."""
    try:
        yield
    except UnknownCodeError as error:
        hint = f"; maksudnya {error.nearest}?" if error.nearest else ""
        raise told(f"{what}{hint}", str(error)) from None


def language_of(words: Sequence[str]) -> Language:
    """The language asked for in the words of a command, before they are understood."""
    last = [
        b if a == "--lang" else a.removeprefix("--lang=")
        for a, b in zip(words, [*words[1:], ""], strict=True)
        if a == "--lang" or a.startswith("--lang=")
    ]
    return "en" if last[-1:] == ["en"] else "id"


def fatal(error: Exception, language: Language) -> list[str]:
    """Why a command gave up, one line or several; what has no words in Indonesian is said as the error says it."""
    if isinstance(error, DataError):
        findings = [part.finding for part in error.exceptions if isinstance(part, FindingError)]
        if len(findings) == 1 and findings[0] is not None:
            return [findings[0].message.show(language)]
        return [error.message, *(_said(part, language) for part in error.exceptions)]
    return [_said(error, language)]


_REASONS = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "tidak boleh dibuka",
    errno.EEXIST: "sudah ada",
    errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "folder, bukan berkas",
}


def _said(error: Exception, language: Language) -> str:
    if isinstance(error, Told):
        return error.said.show(language)
    if isinstance(error, GapError):
        return gap_text(error).show(language)
    if isinstance(error, OSError):
        reason = str(error.strerror or error)
        return f"{error.filename or ''}: {_REASONS.get(error.errno or 0, reason) if language == 'id' else reason}"
    if isinstance(error, FindingError) and error.finding is not None and language == "id":
        return error.finding.line(language)
    return str(error)


def stranger(retailer: str | None, registry: "Registry") -> Text | None:
    """Peritel yang tidak dikenal. What to say of a retailer that neither the data set nor a profile names."""
    from umkm_domain.calculators.profiles import PROFILES

    named = dict.fromkeys(a.retailer for a in registry.agreements if a.retailer is not None)
    known = (*named, *(p.name for p in PROFILES), *(p.retailer for p in PROFILES if p.retailer is not None))
    if retailer is None or retailer.casefold() in {name.casefold() for name in known}:
        return None
    listed = ", ".join(named) or "–"
    return Text(
        id=f"--retailer: {retailer!r} tidak ada dalam himpunan data ini (yang ada: {listed}) dan bukan nama profil; "
        "dipakai profil umum, dan tidak ada produk di raknya",
        en=f"--retailer: {retailer!r} is not in this data set (there is: {listed}) and is no profile; the general "
        "profile is used, and no product is on its shelves",
    )


def day_of(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:
            return day
    raise told(
        f"{option}: perlu tanggal seperti 2019-07-18, bukan {text!r}",
        f"{option}: expected a date such as 2019-07-18, got {text!r}",
    )


def print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def read(path: Path) -> "LoadResult":
    """Read a data set; one whose tables were changed by hand is read too, and the finding says which file.

    `load` refuses such a folder, for it may be a mixture of two. People edit their tables, so the command goes on.
    """
    from attrs import evolve

    from umkm_domain.io import load

    if not path.exists():
        raise told(
            f"{path}: tidak ada; perlu folder himpunan data atau dokumen JSON",
            f"{path}: expected a data set folder or a JSON document, got No such file or directory",
        )
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
        raise told(
            "--on: himpunan data ini tidak bertanggal acuan; berikan harinya, misalnya --on 2019-07-18",
            "--on: this data set has no reference date, so give the day, such as --on 2019-07-18",
        )
    return day
