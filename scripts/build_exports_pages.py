"""Halaman ekspor dari tabel isian. Write the page on exports: what each format carries, made from its table of fields.

`pages()` is called by build_docs.py.
"""

from pathlib import Path

from umkm_domain.core.language import Text
from umkm_domain.io.exports import FORMATS, Coverage, coverage_of
from umkm_domain.io.exports.coverage import leaves

PAGE = Path("docs/reference/exports.md")

_INTRO = """\
# Ekspor · Exports

`umkm export PATH --to FORMAT -o FILE` menulis himpunan data menurut standar lain.
It writes a data set in another standard, and says what the standard could not express.
The tables below are made from the code; a test sees to it that every field of the model stands in each of them.

| format | standar · standard | isi · what it is for |
|---|---|---|
| `csv` | CSV (RFC 4180) | spreadsheets; no text can act as a formula |
| `schema-org` | schema.org 30, JSON-LD | web pages and search: Organization, Product, Certification, MonetaryGrant |
| `gs1` | GS1 Web Vocabulary 1.16, JSON-LD | product data for retailers: Digital Link, CertificationDetails |
| `360giving` | 360Giving 1.4 | publishing grants of money |
| `ical` | iCalendar (RFC 5545) | renewals: last days of certificates and agreements |

```python
>>> import tempfile
>>> from datetime import date
>>> from pathlib import Path
>>> from umkm_domain.io.exports import export
>>> from umkm_domain.testing import build
>>> with tempfile.TemporaryDirectory() as folder:
...     result = export(build.registry(), "gs1", Path(folder) / "products.json", on=date(2019, 7, 18))
>>> dict(result.written)
{'enterprises': 1, 'products': 1, 'certifications': 1}
>>> print(result.not_expressed[0].line("en"))
enterprises.npwp (1: E1): personal data, not asked for

```

## What the result says

`result.not_expressed` lists each field that is not, or not fully, in the output: table, field (empty for whole
records), the ids of the records, and the reason in both languages. A field that holds its default says nothing and is
not listed. The command prints the same, one line for the fields that share a reason; `--format json` gives all of it.

Statuses and last days are those of `on`, by the law of that day (`law=`): a halal certificate has no end since
30 December 2022, so its printed day is not written as one. `csv` writes the records as they are and needs no day
(`on=None`; `needs_day` tells). Nothing reads the clock, and the same records and day give
the same bytes. A file is written beside its place and moved onto it; what stood there stands until then.

## Personal data

Owner, controller and NPWP stay out, and so do the number of a certificate of scheme NPWP, the names of parties and
recipients that are private persons, and the owner's or controller's name where it stands in the name of the business,
its products or brands. `--personal` writes them, in files that only their owner can read (mode 0600).

`--pseudonymise KEYFILE` writes `p-` and 32 hexadecimal digits in their place: HMAC-SHA256 under the key over
`umkm-domain/name/` and the name (case and blanks do not count), or `umkm-domain/number/` and the number. The same key
gives the same pseudonym in every data set, so records of one person stay joined; without the key nobody can tell a
name by trying names. All bytes of the key file are the key, a line end too; it must hold at least 32:

```
python -c "import os, sys; sys.stdout.buffer.write(os.urandom(32))" > KEYFILE
```

A NIB, the name of a business, a place and a year of figures can still point to a person: pseudonyms alone do not make
a data set anonymous (UU 27/2022). Free texts (`source`, `statement`) are written as they are.

## csv

A name with a suffix is one file, with a first column `table`; a name without one is a folder with one file a table.
An existing folder is replaced only when it holds nothing but an earlier export. A text that begins with `=`, `+`,
`-`, `@`, a tab or a line end (or a wide form of the signs) gets an apostrophe before it, so that no spreadsheet takes
it for a formula; numbers such as -4.4 stay. Read a NIB or a barcode as text when you open the file: a spreadsheet
would make it 8.99E+12. The data set folder itself is never altered.

## schema-org

One graph; nodes refer to each other by ids within the document (`#enterprises/E1`), and no reference leaves it but
the context, `https://schema.org`. `<` is escaped: the document can stand in a page as it is. A certificate is
`CertificationActive` or `CertificationInactive`; expired, revoked and not yet valid are listed in the result, and an
unknown status is not written.
Facts of a product for which schema.org has no term of its own are `additionalProperty` under our names: what
is denied is said, what is not known is not. Money is a `MonetaryGrant` with `funder` and `amount`; goods and services
are a `Grant` with `sponsor` and no amount; a loan is neither. A grant counts as goods or services when it lists items
or its channel is goods to hand over or service.

## gs1

A product with a sound barcode number is known by its canonical Digital Link, `https://id.gs1.org/01/` and fourteen
digits; numbers of restricted circulation and coupons have none, and such products, like those without a number, have
ids within the document. The context stands in the document itself, so nothing has to be fetched to read it. Net
content is written where it reads as one number with a unit (UNECE Recommendation 20).

## 360giving

A grant of money with giver, recipient, amount and day of award is a 360Giving grant; any other is left out whole and
listed, for nothing is made up to fill a gap. Ids begin with `umkm-`: a publisher who has a prefix of 360Giving puts
it there. When no grant can be expressed the package is empty, which the schema does not allow; the result says so.

## ical

An all-day event on the last day of each certificate and agreement that ends on or after `on`, but for what was
revoked or replaced. The identifier of an event is that of its record, so a calendar that is read again is brought up
to date. Reminders are left to the calendar of the reader. Without any event the calendar holds one journal note that
says so."""


def pages() -> dict[Path, str]:
    """The page of this script with its text."""
    parts = [_INTRO, "\n# Isian tiap format · Fields of each format\n"]
    parts += [_table(to, coverage_of(to)) for to in FORMATS if to != "csv"]
    return {PAGE: "".join(parts)}


def _table(to: str, coverage: Coverage) -> str:
    lines = [
        f"\n## {to}: {coverage.standard}\n",
        "| isian kami · our field | istilah · term | batas · limits |",
        "|---|---|---|",
    ]
    limits = dict(coverage.partly)
    for path, term in coverage.mapped.items():
        limit = limits.pop(path, None)
        lines.append(f"| `{_dotted(path)}` | `{term}` | {'' if limit is None else _both(limit)} |")
    lines += [f"| `{_dotted(path)}` | | {_both(limit)} |" for path, limit in limits.items()]
    lines += ["", "| tidak tersampaikan · not expressed | sebab · why |", "|---|---|"]
    reasons: dict[Text, list[str]] = {}
    for path, reason in coverage.gone.items():
        reasons.setdefault(reason, []).append(path)
    for reason, paths in reasons.items():
        lines.append(f"| {', '.join(f'`{_dotted(path)}`' for path in paths)} | {_both(reason)} |")
    lines.append(f"\n{len(coverage.mapped)} dari · of {len(leaves())} isian · fields.\n")
    return "\n".join(lines)


def _dotted(path: str) -> str:
    return path.replace("/", ".")


def _both(text: Text) -> str:
    return f"{text.id} · {text.en}"
