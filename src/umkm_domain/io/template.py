"""Lembar isian kosong untuk kantor. The sheet to fill in: Indonesian headers, listed values, one example row.

What is filled in there is read by `import_sheet` without a mapping. The example row is marked as an illustration,
so that it stays one when someone forgets to delete it.

>>> import tempfile
>>> from pathlib import Path
>>> from umkm_domain.io.importing import import_sheet
>>> with tempfile.TemporaryDirectory() as folder:
...     write_template(Path(folder, "umkm.xlsx"))
...     result = import_sheet(Path(folder, "umkm.xlsx"), Path(folder, "data"))
...     result.rows_in, result.accepted, result.registry.enterprises[0].illustrative
(1, 1, True)
"""

import io
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import frozen

from umkm_domain.codes.lists import LEGAL_FORMS, PACKAGINGS
from umkm_domain.core.errors import UsageError
from umkm_domain.core.extras import need
from umkm_domain.io._csv import csv_writer
from umkm_domain.io.durable import replace_file
from umkm_domain.io.importing.words import column_letter

__all__ = ["SUFFIXES", "write_template"]

_MADE = datetime(2026, 1, 1, tzinfo=UTC)
_ROWS = 5_000
"""Rows that the lists and formats of the template reach."""

_YES_NO = ("ya", "tidak")
_SIZES = ("mikro", "kecil", "menengah", "besar")
_REACH = ("desa", "kabupaten", "provinsi", "nasional", "ekspor")
_CATEGORIES = (
    *("makanan", "minuman", "obat tradisional", "suplemen", "kosmetik", "rumah tangga", "sandang", "kerajinan"),
    "lainnya",
)
_STORAGE = ("suhu ruang", "dingin", "beku")
_TICKS = ("ada", "tidak")


@frozen
class _Column:
    """One column: header, what to write, the example, how cells are kept, the values that may stand there."""

    header: str
    help: str
    example: Any = None
    kind: str = "text"
    choices: tuple[str, ...] = ()


_COLUMNS = (
    _Column("No", "Nomor urut.", 1, "whole"),
    _Column("ID Usaha", "Kode tetap usaha ini, bila ada; tiap usaha satu kode.", "U001"),
    _Column("Nama Usaha", "Nama usaha seperti di NIB.", "Usaha Contoh (ilustrasi)"),
    _Column("Nama Pemilik", "Data pribadi: tidak pernah ditampilkan di laporan.", "Nama Contoh"),
    _Column("NPWP", "15 atau 16 angka; data pribadi."),
    _Column("NIB", "13 angka, sebagai teks.", "1501240099001"),
    _Column("Bentuk Usaha", "Pilih dari daftar.", "perorangan", "text", tuple(e.title.id for e in LEGAL_FORMS)),
    _Column("Kode KBLI 2020", "Lima angka.", "10794"),
    _Column("Kecamatan", "Nama kecamatan tempat usaha.", "Rangkasbitung"),
    _Column("Kabupaten/Kota", "Dengan kata Kabupaten atau Kota.", "Kabupaten Lebak"),
    _Column("Provinsi", "Nama provinsi.", "Banten"),
    _Column("Tanggal Berdiri", "Hari pertama usaha.", date(2020, 1, 15), "day"),
    _Column("Skala Usaha", "Pilih dari daftar.", "mikro", "text", _SIZES),
    _Column("Jangkauan Pemasaran", "Pilih dari daftar.", "kabupaten", "text", _REACH),
    _Column("Tahun", "Tahun omzet, aset dan tenaga kerja di baris ini.", 2023, "whole"),
    _Column("Omzet per Tahun (Rp)", "Rupiah penuh setahun, tanpa titik.", 120_000_000, "money"),
    _Column("Aset (Rp)", "Rupiah penuh.", 25_000_000, "money"),
    _Column("Tenaga Kerja L", "Laki-laki, orang.", 1, "whole"),
    _Column("Tenaga Kerja P", "Perempuan, orang.", 2, "whole"),
    _Column("Nama Produk", "Satu produk tiap baris; ulangi baris usaha untuk produk berikutnya.", "Keripik singkong"),
    _Column("Merek", "Merek di kemasan.", "Contoh"),
    _Column("Kategori Produk", "Pilih dari daftar.", "makanan", "text", _CATEGORIES),
    _Column("Barcode", "8, 12 atau 13 angka, sebagai teks.", "9520000000011"),
    _Column("Berat Bersih", "Seperti di kemasan.", "200 g"),
    _Column("Harga (Rp)", "Harga jual satu kemasan.", 12_000, "money"),
    _Column("Kemasan", "Pilih dari daftar.", "plastik", "text", tuple(e.title.id for e in PACKAGINGS)),
    _Column("Masa Simpan (hari)", "Dalam hari.", 120, "whole"),
    _Column("Cara Simpan", "Pilih dari daftar.", "suhu ruang", "text", _STORAGE),
    _Column("P-IRT", "Nomor, atau ada / tidak.", "2153602019901-28"),
    _Column("Tanggal Terbit P-IRT", "Hari terbit.", date(2023, 5, 2), "day"),
    _Column("P-IRT Berlaku Sampai", "Hari terakhir berlaku.", date(2028, 5, 1), "day"),
    _Column("BPOM", "Nomor izin edar (MD), atau ada / tidak.", "tidak"),
    _Column("Halal", "Nomor sertifikat (ID...), atau ada / tidak.", "tidak"),
    _Column("Tanggal Terbit Halal", "Hari terbit.", None, "day"),
    _Column("Sertifikat Merek", "Nomor IDM, atau ada / tidak.", "tidak"),
    _Column("SNI", "Nomor SNI, atau ada / tidak.", "tidak"),
    _Column("Ilustrasi", "ya hanya untuk baris contoh; hapus baris itu.", "ya", "text", _YES_NO),
)
_GUIDE = (
    "Isi lembar UMKM, satu baris tiap usaha atau tiap produk. Baris pertama hanya contoh: hapus sebelum dikirim.",
    "Jangan mengubah kepala kolom. Kolom yang tidak diketahui dikosongkan; jangan diisi 0 atau tanda hubung.",
    "Nomor resmi ditulis sebagai teks, agar nol di depan dan angka belakangnya tidak hilang.",
    "Rupiah ditulis penuh: 1500000, bukan 1,5 atau 1500 (ribu).",
    "Tanggal ditulis TTTT-BB-HH. Tidak perlu baris jumlah.",
    "Nama pemilik dan NPWP adalah data pribadi (UU 27/2022): kirim berkas ini hanya kepada yang berhak.",
    "Lalu: umkm import LEMBAR.xlsx -o FOLDER",
)


def write_template(path: str | Path, *, overwrite: bool = False) -> None:
    """Tulis lembar isian XLSX atau CSV. Write the sheet to fill in: headers, listed values, one example row.

    A CSV file has the headers and the example row alone: lists, formats and help exist only in a workbook.

    Args:
        path: the file; its name ends in `.xlsx` or `.csv`.
        overwrite: whether a file that stands there may be replaced.

    Raises:
        MissingExtraError: the extra `sheets` is missing, which a workbook needs.
        UsageError: another kind of file, or the place is taken.
        OSError: it cannot be written.
    """
    path = Path(path)
    write = SUFFIXES.get(path.suffix.lower())
    if write is None:
        message = f"expected the name of a file that ends in {' or '.join(SUFFIXES)}, got {path.name}"
        raise UsageError(message)
    content = write()
    with replace_file(path, overwrite=overwrite) as stream:
        stream.write(content)


def _as_csv() -> bytes:
    """The sheet as spreadsheet programs set to Indonesian open it: semicolons, and a mark that it is UTF-8."""
    text = io.StringIO()
    rows = csv_writer(text, ";")
    rows.writerow(column.header for column in _COLUMNS)
    rows.writerow(column.example for column in _COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def _as_workbook() -> bytes:
    xlsxwriter: Any = need("sheets", "xlsxwriter")
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("UMKM")
        guide = book.add_worksheet("Petunjuk")
        lists = book.add_worksheet("Daftar")
        _fill(book, sheet, lists)
        guide.set_column(0, 0, 110)
        guide.write_column(0, 0, _GUIDE)
        # No clock: the same template is the same file, whenever it is made.
        book.set_properties({"title": "Lembar isian UMKM", "created": _MADE})
    return content.getvalue()


SUFFIXES: Mapping[str, Callable[[], bytes]] = MappingProxyType({".xlsx": _as_workbook, ".csv": _as_csv})
"""How the names of files that can be written end, and what makes the content of each."""


def _fill(book: Any, sheet: Any, lists: Any) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE8F0", "border": 1})
    formats = {
        "text": book.add_format({"num_format": "@"}),
        "whole": book.add_format({"num_format": "0"}),
        "money": book.add_format({"num_format": "#,##0"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    sheet.freeze_panes(1, 3)
    listed = 0
    for index, column in enumerate(_COLUMNS):
        sheet.set_column(index, index, max(11, min(24, len(column.header) + 2)), formats[column.kind])
        sheet.write_string(0, index, column.header, head)
        sheet.write_comment(0, index, column.help)
        _example(sheet, index, column, formats[column.kind])
        rule = _rule(column)
        if column.choices:
            lists.write_column(0, listed, column.choices)
            letter = column_letter(listed)
            rule["source"] = f"=Daftar!${letter}$1:${letter}${len(column.choices)}"
            listed += 1
        if rule:
            sheet.data_validation(1, index, _ROWS, index, {**rule, "ignore_blank": True})


def _example(sheet: Any, index: int, column: _Column, form: Any) -> None:
    if isinstance(column.example, date):
        sheet.write_datetime(1, index, column.example, form)
    elif isinstance(column.example, int):
        sheet.write_number(1, index, column.example, form)
    elif column.example is not None:
        sheet.write_string(1, index, column.example, form)


def _rule(column: _Column) -> dict[str, Any]:
    """The values that cells of a column may hold."""
    message = {"error_title": column.header[:32], "error_message": column.help[:255]}
    if column.choices:
        return {"validate": "list", **message}
    if column.kind in ("whole", "money"):
        return {"validate": "integer", "criteria": ">=", "value": 0, **message}
    if column.kind == "day":
        return {"validate": "date", "criteria": ">=", "value": date(1900, 1, 1), **message}
    return {}
