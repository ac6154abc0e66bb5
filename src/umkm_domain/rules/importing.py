"""Aturan membaca dan memasukkan. Rules of reading and importing, emitted by `io`."""
