"""Penyamaran data pribadi. Masking of personal data at every door; the value itself stays the value.

>>> mask_name("Siti Aminah")
'S*** A***'
>>> mask_number("3171011708450001")
'31**************'

Source: UU 27/2022 (personal data protection), art. 4.
"""

__all__ = ["mask_name", "mask_number", "repr_name", "repr_number"]


def mask_name(name: str) -> str:
    """Samarkan nama orang. First letter of each word, and nothing that tells how long the word is."""
    return " ".join(f"{word[0]}***" for word in name.split())


def mask_number(number: str) -> str:
    """Samarkan nomor pribadi. Keep the first two characters, which say the province at most."""
    return number[:2] + "*" * max(len(number) - 2, 0)


def repr_name(name: str | None) -> str:
    """How a record shows a personal name."""
    return "None" if name is None else repr(mask_name(name))


def repr_number(number: str | None) -> str:
    """How a record shows a personal number."""
    return "None" if number is None else repr(mask_number(number))
