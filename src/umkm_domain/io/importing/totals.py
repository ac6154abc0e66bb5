"""Baris jumlah: kata-katanya, dan apa yang dijumlahkannya. Rows of totals: their words, and what they add up.

>>> starts_total("Jumlah Total"), starts_total("Warung Total"), is_sum("Rp 5.000"), is_sum("Ani")
(True, False, True, False)
"""

import re
from collections.abc import Iterable

from umkm_domain.io.importing.aliases import is_unit
from umkm_domain.io.importing.figures import amount, is_figure
from umkm_domain.io.importing.grid import Line, Raw
from umkm_domain.io.importing.reading import Repairs, given
from umkm_domain.io.importing.words import tokens, words_of

__all__ = ["FORMULA_SUM", "PLAIN_TOTALS", "TOTAL_WORDS", "Rows", "cell_at", "is_sum", "starts_total"]

_NONE = Repairs()
_TOTALS = frozenset({"total", "jumlah", "subtotal", "grandtotal", "rata", "rerata", "average", "sum"})
PLAIN_TOTALS = words_of(
    "total jumlah subtotal grandtotal sub grand keseluruhan seluruhnya seluruh semua umum akhir rata rerata average"
)
TOTAL_WORDS = _TOTALS | words_of(
    "sub grand keseluruhan seluruhnya seluruh semua umum akhir total per halaman ini dipindahkan pindahan "
    "omzet aset tenaga kerja pekerja rp umkm ikm usaha data orang unit produk modal a b c i ii iii dan halaman"
)
_TOTAL_START = re.compile(r"tot|jum|jml|jlh|banyak|rata|rerata|average|sum|sub|grand", re.I)
FORMULA_SUM = re.compile(r"=\s*(?:sum|subtotal|jumlah)\b", re.I)


class Rows:
    """Rows above one, and what they add up to; each is looked at once for each column, however many totals ask."""

    def __init__(self, number: int | None, lines: Iterable[Line] = ()) -> None:
        self.lines: list[Line] = []
        self._number, self._numbered = number, 0
        self._sums: dict[int, tuple[int, int]] = {}
        for line in lines:
            self.append(line)

    def append(self, line: Line) -> None:
        """Add a row under the others."""
        self.lines.append(line)
        self._numbered += cell_at(line, self._number) is not None

    @property
    def is_numbered(self) -> bool:
        """Whether most of them have a running number."""
        return len(self.lines) > 0 and self._numbered * 5 >= len(self.lines) * 4

    def total(self, index: int) -> int:
        """The sum of one column."""
        done, total = self._sums.get(index, (0, 0))
        for at in range(done, len(self.lines)):
            total += amount(cell_at(self.lines[at], index), _NONE).value or 0
        self._sums[index] = len(self.lines), total
        return total


def cell_at(line: Line, index: int | None) -> Raw:
    """The cell of a row in a column; None beyond its end, or where there is no such column."""
    return line.cells[index] if index is not None and index < len(line.cells) else None


def starts_total(cell: str) -> bool:
    """Tell whether a cell begins as the label of a total does."""
    # A formula that begins with SUM is no word: it may stand where the name of a business should.
    if _TOTAL_START.search(cell) is None or cell.lstrip().startswith("="):
        return False
    words = tokens(given(cell))
    return bool(words) and (
        words[0] in _TOTALS or words[:2] in (("sub", "total"), ("grand", "total"), ("sub", "jumlah"))
    )


def is_sum(cell: Raw) -> bool:
    """Tell whether a cell is one that may stand beside the label of a total."""
    text = given(cell)
    if isinstance(cell, str) and (text.startswith("=") or is_unit(text) or set(tokens(text)) <= TOTAL_WORDS):
        return True
    if isinstance(cell, str) and re.fullmatch(r"[0-9.,\s]+%?", text):
        return True
    without_units = re.sub(r"\s*(?:umkm|ikm|usaha|orang|org|unit|pelaku usaha|data|%)\.?$", "", text, flags=re.I)
    return is_figure(cell) or (isinstance(cell, str) and amount(without_units, _NONE).value is not None)
