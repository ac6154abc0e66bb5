"""Hukum sebagai data bertanggal. Law as dated data, one file a subject; `book.LAW` holds all of it."""
