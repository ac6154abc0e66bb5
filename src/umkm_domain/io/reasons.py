"""Mengapa sesuatu tidak dapat dibaca. Why something could not be read: the IMP codes and how they become findings.

A reader collects problems (code, path, expected, got); here each becomes a finding that says where it stands.

>>> problem = Problem("IMP001", "/sales", Text("bilangan bulat", "a whole number"), "'abc'")
>>> print(to_finding(problem, Place(file="figures.csv", row=4, table="figures")).message.en)
figures.csv, row 4, column sales: expected a whole number, got 'abc'
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from umkm_domain.core.errors import DataError, FindingError
from umkm_domain.core.findings import Finding, Severity
from umkm_domain.core.language import Language, Text

__all__ = ["REASONS", "Place", "Problem", "Reason", "refusal", "shown", "to_finding"]


@frozen
class Reason:
    """Satu kode IMP. One IMP code: how grave it is, what it is called, what to do about it."""

    severity: Severity
    title: Text
    remedy: Text


@frozen
class Problem:
    """Satu masalah. One thing that could not be read.

    Attributes:
        code: the IMP code.
        path: JSON Pointer within the record, "" for all of it.
        expected: what would have been right.
        got: what stood there, ready to be shown; personal values are masked already.
    """

    code: str
    path: str
    expected: Text
    got: str


@frozen(kw_only=True)
class Place:
    """Tempat. Where a record stands: file, row of its table, line, or pointer in its document; table, id."""

    file: str
    table: str = ""
    id: str = ""
    row: int | None = None
    line: int | None = None
    pointer: str = ""


def _reason(severity: Severity, title: tuple[str, str], remedy: tuple[str, str]) -> Reason:
    return Reason(severity, Text(*title), Text(*remedy))


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO
REASONS: Mapping[str, Reason] = MappingProxyType(
    {
        "IMP001": _reason(
            _E,
            ("nilai bukan jenis isiannya", "value of another kind than its field"),
            ("Tulis nilai dengan jenis yang disebut.", "Write a value of the kind that is named."),
        ),
        "IMP002": _reason(
            _E,
            ("bukan tanggal", "not a date"),
            ("Tulis tanggal sebagai TTTT-BB-HH.", "Write the date as YYYY-MM-DD."),
        ),
        "IMP003": _reason(
            _E,
            ("kode tidak ada dalam daftar", "code not in its list"),
            ("Pakai salah satu kode daftar.", "Use one of the codes of the list."),
        ),
        "IMP004": _reason(
            _E,
            ("isian wajib kosong", "required value missing"),
            ("Isi nilainya.", "Give the value."),
        ),
        "IMP005": _reason(
            _E,
            ("nilai yang tidak masuk akal", "value that no record may hold"),
            ("Perbaiki nilainya menurut sumbernya.", "Correct the value by its source."),
        ),
        "IMP006": _reason(
            _E,
            ("isian tidak dikenal", "unknown field"),
            ("Betulkan nama isian, atau keluarkan.", "Correct the name of the field, or take it out."),
        ),
        "IMP007": _reason(
            _E,
            ("isian tertulis dua kali", "field given twice"),
            ("Sisakan satu saja.", "Keep one of them."),
        ),
        "IMP008": _reason(
            _E,
            ("id dipakai dua kali", "id used twice"),
            ("Beri id sendiri, atau hapus salinannya.", "Give it an id of its own, or remove the copy."),
        ),
        "IMP009": _reason(
            _E,
            ("induknya tidak ada", "its parent is missing"),
            ("Perbaiki rekaman induknya atau id-nya.", "Mend the parent record or the id."),
        ),
        "IMP010": _reason(
            _E,
            ("jumlah sel tidak sama dengan kepala tabel", "number of cells differs from the header"),
            ("Lengkapi baris, dan apit teks berkoma dengan tanda kutip.", "Complete the row; quote text with commas."),
        ),
        "IMP011": _reason(
            _I,
            ("tabel kosong", "empty table"),
            ("Tidak perlu apa-apa bila memang kosong.", "Nothing, if it is meant to be empty."),
        ),
        "IMP012": _reason(
            _W,
            ("berkas tidak dibaca", "file not read"),
            ("Beri nama tabel yang dikenal, atau pindahkan.", "Name it as a known table, or move it away."),
        ),
        "IMP013": _reason(
            _E,
            ("teks tidak utuh", "text that is not whole"),
            ("Tulis ulang teksnya.", "Write the text again."),
        ),
        "IMP014": _reason(
            _E,
            ("baris tidak dapat diurai", "row that cannot be parsed"),
            ("Perbaiki tanda kutip dan koma baris itu.", "Mend the quotes and commas of the row."),
        ),
        "IMP015": _reason(
            _W,
            ("dibaca dari salinan lama", "read from the copy that was set aside"),
            ("Tulis ulang himpunan data.", "Write the data set again."),
        ),
        "IMP016": _reason(
            _W,
            ("kolom tidak dikenal, disisihkan", "unknown column, kept aside"),
            ("Betulkan nama kolom, atau keluarkan.", "Correct the name of the column, or take it out."),
        ),
        "IMP017": _reason(
            _E,
            ("baris bukan objek JSON", "line is no JSON object"),
            ("Perbaiki barisnya; satu objek per baris.", "Mend the line; one object a line."),
        ),
        "IMP020": _reason(
            _E,
            ("berkas tidak ada atau tidak terbaca", "file missing or unreadable"),
            ("Periksa nama dan izinnya.", "Check its name and permissions."),
        ),
        "IMP021": _reason(
            _E,
            ("bukan UTF-8", "not UTF-8"),
            ("Simpan ulang sebagai UTF-8.", "Save it again as UTF-8."),
        ),
        "IMP022": _reason(
            _E,
            ("bukan JSON yang utuh", "not a whole JSON document"),
            ("Ambil ulang berkasnya, atau perbaiki di tempat itu.", "Fetch the file again, or mend it there."),
        ),
        "IMP023": _reason(
            _E,
            ("bukan himpunan data UMKM", "not a data set of this library"),
            ("Periksa apakah berkasnya benar.", "Check that it is the right file."),
        ),
        "IMP024": _reason(
            _E,
            ("versi skema tidak dikenal", "unknown schema version"),
            ("Pakai versi pustaka yang lebih baru.", "Use a newer release of the library."),
        ),
        "IMP025": _reason(
            _E,
            ("berkas bukan yang tercatat", "file is not the one on record"),
            (
                "Tulis ulang himpunan data, atau muat tanpa pemeriksaan sidik (verify=False).",
                "Write the data set again, or load it without checking hashes (verify=False).",
            ),
        ),
        "IMP026": _reason(
            _E,
            ("melebihi batas", "beyond a stated limit"),
            ("Pecah berkasnya.", "Split the file."),
        ),
        "IMP027": _reason(
            _E,
            ("berkas di luar folder", "file outside the folder"),
            ("Simpan semua berkas di dalam folder.", "Keep every file inside the folder."),
        ),
        "IMP030": _reason(
            _W,
            ("bukan UTF-8; dibaca sebagai cp1252", "not UTF-8; read as cp1252"),
            ("Periksa huruf beraksen, lalu simpan sebagai UTF-8.", "Check accented letters, then save as UTF-8."),
        ),
        "IMP031": _reason(
            _I,
            ("baris yang bukan data dilewati", "row that is no data passed over"),
            ("Periksa apakah memang bukan data.", "Check that it is no data indeed."),
        ),
        "IMP032": _reason(
            _I,
            ("nilai ditulis ulang", "value written another way"),
            ("Tidak perlu apa-apa bila benar.", "Nothing, if it is right."),
        ),
        "IMP033": _reason(
            _W,
            ("perbaikan diusulkan, belum dilakukan", "repair proposed, not made"),
            ("Nyatakan di peta kolom, lalu impor lagi.", "State it in the mapping, then import again."),
        ),
        "IMP034": _reason(
            _W,
            ("sel tidak terbaca; disimpan apa adanya", "cell not read; kept as given"),
            ("Perbaiki sel di sumbernya.", "Mend the cell at its source."),
        ),
        "IMP035": _reason(
            _W,
            ("angka hilang karena notasi ilmiah", "digits lost to scientific notation"),
            (
                "Ketik ulang nomornya sebagai teks dari dokumennya.",
                "Type the number again, as text, from its document.",
            ),
        ),
        "IMP036": _reason(
            _I,
            ("kolom tanpa isian; disimpan di luar himpunan data", "column without a field; kept beside the data set"),
            ("Sebut isiannya di peta kolom bila ada.", "Name its field in the mapping if it has one."),
        ),
        "IMP037": _reason(
            _W,
            ("tanpa kepala tabel; kolom ditebak dari isinya", "no header row; columns told by what they hold"),
            ("Periksa peta kolom.", "Check the mapping."),
        ),
        "IMP038": _reason(
            _I,
            ("id dibuat dari berkas dan baris", "id made from file and row"),
            ("Beri kolom id bila rekaman akan dirujuk.", "Give a column of ids if records will be referred to."),
        ),
        "IMP039": _reason(
            _W,
            ("salinan baris lain", "copy of another row"),
            ("Hapus bila memang baris yang sama.", "Remove it if it is the same row indeed."),
        ),
        "IMP040": _reason(
            _W,
            ("nama tidak ada; dipakai penanda", "no name; a mark stands in its place"),
            ("Isi namanya.", "Give the name."),
        ),
        "IMP041": _reason(
            _W,
            ("id sudah dipakai; dibuat id lain", "id taken; another one was made"),
            ("Beri id sendiri.", "Give it an id of its own."),
        ),
        "IMP042": _reason(
            _W,
            ("kolom peta tidak ada di lembar", "column of the mapping not in the sheet"),
            ("Sesuaikan peta kolom.", "Adjust the mapping."),
        ),
        "IMP043": _reason(
            _W,
            ("lembar tidak dibaca", "sheet not read"),
            ("Sebut namanya di peta kolom bila berisi data.", "Name it in the mapping if it holds data."),
        ),
        "IMP044": _reason(
            _I,
            ("keterangan diambil dari judul lembar", "taken from the title of the sheet"),
            ("Periksa, atau sebut di peta kolom.", "Check it, or state it in the mapping."),
        ),
        "IMP045": _reason(
            _E,
            ("tidak ada yang terbaca di baris ini", "nothing in this row could be read"),
            ("Perbaiki baris itu, lalu impor lagi dengan --resume.", "Mend the row, then import again with --resume."),
        ),
        "IMP046": _reason(
            _I,
            ("temuan serupa di baris lain", "the same finding in other rows"),
            ("Lihat baris yang disebut.", "See the rows that are named."),
        ),
        "IMP047": _reason(
            _I,
            ("baris lain dari usaha yang sama", "another row of the same enterprise"),
            ("Periksa bila usahanya memang berbeda.", "Check it if they are two enterprises."),
        ),
        "IMP048": _reason(
            _W,
            ("baris berubah sejak diimpor; himpunan data dibiarkan", "row changed since its import; data set left as is"),
            ("Ubah rekamannya di himpunan data.", "Change the record in the data set."),
        ),
        "IMP049": _reason(
            _I,
            ("lembar tanpa tabel yang dikenal", "sheet without a table that is known"),
            ("Sebut namanya di peta kolom bila berisi data.", "Name it in the mapping if it holds data."),
        ),
    }
)
"""Every code of reading, with its severity, title and remedy."""


def shown(value: object, *, personal: bool = False) -> str:
    """Return a value as messages show it: short, and masked when it is personal."""
    if personal:
        return "***"
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def to_finding(problem: Problem, place: Place) -> Finding:
    """Return the finding of one problem at one place."""
    reason = REASONS[problem.code]
    values: list[tuple[str, object]] = [("file", place.file)]
    if place.row is not None:
        values += [("row", place.row), ("column", problem.path.lstrip("/"))]
    else:
        if place.line is not None:
            values.append(("line", place.line))
        if place.pointer + problem.path:
            values.append(("pointer", place.pointer + problem.path))
    values += [("expected", problem.expected), ("got", problem.got)]
    message = Text(_message(problem, place, "id"), _message(problem, place, "en"))
    return Finding(
        code=problem.code,
        severity=reason.severity,
        table=place.table,
        id=place.id,
        path=problem.path,
        values=tuple(values),
        message=message,
        remedy=reason.remedy,
    )


def _message(problem: Problem, place: Place, language: Language) -> str:
    parts = [place.file] if place.file else []
    column = problem.path.lstrip("/")
    if place.row is not None:
        parts.append(f"{'baris' if language == 'id' else 'row'} {place.row}")
        if column:
            parts.append(f"{'kolom' if language == 'id' else 'column'} {column}")
    else:
        if place.line is not None:
            parts.append(f"{'baris' if language == 'id' else 'line'} {place.line}")
        if place.pointer + problem.path:
            parts.append(place.pointer + problem.path)
    where = ", ".join(parts)
    expected, got = ("seharusnya", "tertulis") if language == "id" else ("expected", "got")
    return f"{where}: {expected} {problem.expected.show(language)}, {got} {problem.got}"


def refusal(code: str, file: str, expected: tuple[str, str], got: str, **place: Any) -> DataError:
    """Return the error for a whole file that cannot be read; it holds the finding that says so."""
    finding = to_finding(Problem(code, "", Text(*expected), got), Place(file=file, **place))
    error = DataError(finding.message.en, [FindingError(finding.line("en"), finding)])
    error.source = file
    return error
