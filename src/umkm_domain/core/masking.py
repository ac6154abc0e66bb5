"""Penyamaran data pribadi. Masking of personal data at every door; the value itself stays the value.

>>> mask_name("Siti Aminah")
'S*** A***'
>>> mask_number("3171011708450001")
'31**************'

Source: UU 27/2022 (personal data protection), art. 4.
"""

__all__ = ["mask_name", "mask_number"]


def mask_name(name: str | None) -> str | None:
    """Samarkan nama orang. First letter of each word, and nothing that tells how long the word is."""
    if name is None:
        return None
    return " ".join(f"{word[0]}***" for word in name.split())


def mask_number(number: str | None) -> str | None:
    """Samarkan nomor pribadi. Keep the first two characters, which say the province at most."""
    if number is None:
        return None
    return number[:2] + "*" * max(len(number) - 2, 0)
