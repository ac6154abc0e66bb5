"""Kata-kata yang dipakai semua ruang. The words that all rooms use; each stands in its own module."""
