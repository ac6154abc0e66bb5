"""Hasil membaca satu sel. What reading one cell gave: a value, a change with its reason, a proposal, or nothing.

>>> changed(1_500_000, "amount").outcome.value, unread("words").value is None
('changed', True)
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from umkm_domain.core.language import Text
from umkm_domain.io.importing.grid import Raw
from umkm_domain.io.importing.words import is_blank, tidied

__all__ = ["WHY", "Outcome", "Read", "Repairs", "changed", "empty", "given", "lost", "offered", "read", "unread"]


class Outcome(StrEnum):
    """Nasib satu sel. What became of one cell."""

    READ = "read"
    EMPTY = "empty"
    CHANGED = "changed"
    OFFERED = "offered"
    UNREAD = "unread"
    LOST = "lost"


@frozen(kw_only=True)
class Repairs:
    """Perbaikan yang tidak pasti; berlaku hanya bila peta kolom menyebutnya. Uncertain repairs, off by default.

    Attributes:
        leading_zeros: put back zeros that a spreadsheet took from the front of an official number.
        two_digit_years: read `24` as 2024.
        months_to_year: take twelve times the sales of a month for those of a year.
        rounded: round amounts that are no whole rupiah, half up.
        approximate: take `sekitar 5 juta` for 5 million.
        english_commas: read `1,500` as fifteen hundred.
    """

    leading_zeros: bool = False
    two_digit_years: bool = False
    months_to_year: bool = False
    rounded: bool = False
    approximate: bool = False
    english_commas: bool = False


@frozen(kw_only=True)
class Read:
    """Hasil baca. What one cell gave.

    Attributes:
        outcome: what became of it.
        value: what goes into the data set.
        offer: what it would be if an uncertain repair were applied.
        why: key of the reason in `WHY`.
        repair: name of the repair that a mapping may switch on.
    """

    outcome: Outcome
    value: Any = field(default=None, repr=False)
    offer: Any = field(default=None, repr=False)
    why: str = ""
    repair: str = ""


def read(value: Any) -> Read:
    """The cell said exactly this."""
    return Read(outcome=Outcome.READ, value=value)


def empty(why: str = "") -> Read:
    """The cell says that there is nothing; `why` where it said so by a placeholder."""
    return Read(outcome=Outcome.EMPTY, why=why)


def changed(value: Any, why: str) -> Read:
    """The cell means this for certain, and is written in another way."""
    return Read(outcome=Outcome.CHANGED, value=value, why=why)


def offered(offer: Any, why: str, repair: str = "", *, value: Any = None, apply: bool = False) -> Read:
    """The cell may mean this; `value` is what stays unless the repair is applied."""
    if apply:
        return Read(outcome=Outcome.CHANGED, value=offer, why=why)
    return Read(outcome=Outcome.OFFERED, value=value, offer=offer, why=why, repair=repair)


def unread(why: str, value: Any = None) -> Read:
    """The cell could not be read; `value` is what is kept as given, where the field is text."""
    return Read(outcome=Outcome.UNREAD, value=value, why=why)


def lost(value: Any = None) -> Read:
    """Digits were lost to the scientific notation; they are never restored."""
    return Read(outcome=Outcome.LOST, value=value, why="scientific")


def given(raw: Raw) -> str:
    """Return a cell as text: tidied, whole numbers as digits, days as ISO; "" when it says nothing."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return _given(raw)
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return raw.isoformat() if isinstance(raw, date) else str(raw)


@lru_cache(maxsize=8_192)
def _given(text: str) -> str:
    tidy = tidied(text)
    return "" if is_blank(tidy) else tidy


WHY: Mapping[str, Text] = MappingProxyType(
    {
        "amount": Text("jumlah rupiah ditulis dengan kata atau tanda", "an amount written with words or signs"),
        "apostrophe": Text("tanda petik dibuang", "the apostrophe was taken off"),
        "approximate": Text("kira-kira, bukan angka pasti", "an estimate, no certain figure"),
        "choice": Text("kata yang tidak ada dalam daftar", "a word that is not in the list"),
        "choice_read": Text("kata untuk satu butir daftar", "a word for one entry of a list"),
        "count": Text("bilangan ditulis dengan satuan atau tanda", "a number written with a unit or signs"),
        "date_order": Text("hari dan bulan dapat tertukar di kolom ini", "day and month may be swapped in this column"),
        "day": Text("tanggal ditulis dengan bentuk lain", "a date written in another form"),
        "day_first": Text("dibaca hari, bulan, tahun", "read as day, month, year"),
        "edition": Text("edisi KBLI tidak disebut", "the KBLI edition is not stated"),
        "error": Text("rumus yang salah hasilnya", "an error value of a formula"),
        "english": Text("koma dapat berarti ribuan", "the comma may mean thousands"),
        "formula": Text("rumus, bukan nilai", "a formula, no value"),
        "ids": Text("isinya tidak membedakan baris", "its values do not tell rows apart"),
        "invisible": Text("spasi atau tanda tak terlihat dibuang", "blanks or invisible signs were taken out"),
        "kind": Text("bukan jenis isian kolom ini", "not the kind of value of this column"),
        "merged": Text("diisi dari sel gabungan", "filled from the merged cells"),
        "months": Text("penjualan sebulan; setahun belum tentu dua belas kalinya", "sales of a month, not of a year"),
        "months_differ": Text("jumlah dua belas bulan bukan angka setahun", "the twelve months are not the year"),
        "months_missing": Text("tidak semua bulan terisi", "not every month is filled"),
        "month_only": Text("hanya bulan dan tahun", "a month and year without a day"),
        "named": Text("kode wilayah dicari dari namanya", "the region code was found by its name"),
        "negative": Text("tidak boleh kurang dari 0", "may not be less than 0"),
        "no_day": Text("tanggal yang tidak ada", "a day that does not exist"),
        "number": Text("nomor ditulis dengan bentuk lain", "a number printed in another form"),
        "number_form": Text("nomor tidak berbentuk benar; disimpan apa adanya", "ill-formed number, kept as given"),
        "order": Text("mendahului tanggal awalnya", "before the day it starts"),
        "pair": Text("nama usaha dan pemilik dalam satu sel", "business and owner in one cell"),
        "parent": Text("wilayah dapat lebih dari satu", "more than one region has this name"),
        "per_month": Text("jumlah sebulan", "an amount a month"),
        "per_other": Text("jumlah sehari atau seminggu", "an amount a day or a week"),
        "period": Text("kepala kolom menyebut masanya, bukan isinya", "the header names a period, not what it counts"),
        "person": Text("nomor pribadi di kolom lain", "a personal number in another column"),
        "place": Text("wilayah tidak ditemukan", "no region of this name"),
        "placeholder": Text("tanda bahwa tidak ada isinya", "a sign that there is nothing"),
        "pending": Text("masih dalam proses", "still being applied for"),
        "range": Text("rentang, bukan satu angka", "a range, no single figure"),
        "rounding": Text("bukan rupiah bulat", "no whole rupiah"),
        "scheme": Text("nomor skema lain di kolom ini", "a number of another scheme in this column"),
        "scientific": Text(
            "angka hilang karena ditulis 8,99E+12; tidak dipulihkan", "digits lost to 8.99E+12; they are not restored"
        ),
        "scientific_whole": Text("semua angkanya masih ada", "all its digits are still there"),
        "serial": Text("nomor urut tanggal Excel", "a serial date of Excel"),
        "several": Text("beberapa nomor dalam satu sel", "several numbers in one cell"),
        "split": Text("dipisah laki-laki dan perempuan", "split into men and women"),
        "thousands": Text("kepala kolom menyebut ribuan atau jutaan", "the header speaks of thousands or millions"),
        "time": Text("jam dibuang", "the time of day was left out"),
        "too_large": Text("terlalu besar; mungkin nomor resmi", "too large; perhaps an official number"),
        "tick": Text("tanda centang atau kata ya/tidak", "a tick, or a word for yes or no"),
        "truth_in_number": Text("ada, tanpa nomor", "there is one, without its number"),
        "twice": Text("kolom lain sudah mengisi isian yang sama", "another column fills the same field"),
        "two_digits": Text("tahun dua angka", "a year of two digits"),
        "unit_days": Text("satuannya bukan hari", "not counted in days"),
        "whose": Text("tidak jelas milik sertifikat yang mana", "of which certificate is not said"),
        "words": Text("bukan yang diharapkan kolom ini", "not what this column holds"),
        "year_only": Text("hanya tahun, tanpa hari", "a year without a day"),
        "year_unknown": Text("tahun angka ini tidak disebut", "the year of this figure is not stated"),
        "zeros": Text("nol di depan mungkin hilang", "zeros at the front may be lost"),
    }
)
"""Why a cell was changed or not read, by key."""
