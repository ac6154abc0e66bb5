"""Teks dari data yang aman untuk dilihat. Text from data, made safe to show.

>>> neutral("nama\\x1b[31m merah")
'nama�[31m merah'
"""

import unicodedata

__all__ = ["neutral"]


def neutral(text: str) -> str:
    """Ganti karakter kendali. Replace control and direction characters, which could rewrite a terminal line."""
    if text.isprintable():
        return text
    return "".join(
        character if character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs") else "\ufffd"
        for character in text
    )
