"""umkm-domain."""
