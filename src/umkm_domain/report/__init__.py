"""Laporan untuk orang: ringkasan, dokumen, teks dan HTML. Documents for people: summary, text and HTML."""
