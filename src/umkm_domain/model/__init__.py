"""Objek ranah: usaha, produk, sertifikat, perjanjian, bantuan. What exists, as frozen records."""
