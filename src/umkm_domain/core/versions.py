"""Versi paket, skema dan edisi data.

The three versions that stand in every output: the package, the schema, the data edition.
"""

from datetime import date

__version__ = "0.1.0"
SCHEMA_VERSION = "1.0"
EDITION = date(2026, 11, 24)
"""The day up to which law and code lists were read (tanggal data)."""
