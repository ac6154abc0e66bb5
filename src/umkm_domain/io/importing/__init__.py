"""Impor lembar kerja kantor. Import the spreadsheets that offices keep into a data set.

>>> from umkm_domain.io.importing import import_sheet
"""

from umkm_domain.io.importing.result import ImportResult
from umkm_domain.io.importing.run import import_sheet

__all__ = ["ImportResult", "import_sheet"]
