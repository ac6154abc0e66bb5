"""Tambahan pilihan: dimuat saat dipakai, galatnya menyebut apa yang perlu dipasang.

Optional dependencies, imported on use; the error says what to install.

>>> need("cli", "no_such_module_of_ours")
Traceback (most recent call last):
    ...
umkm_domain.core.errors.MissingExtraError: this needs the extra "cli": pip install "umkm-domain[cli]"
"""

import importlib
from types import ModuleType

from umkm_domain.core.errors import MissingExtraError

__all__ = ["need"]


def need(extra: str, module: str) -> ModuleType:
    """Muat modul dari tambahan. Import `module`, which comes with `extra`.

    Raises:
        MissingExtraError: the extra is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != module.partition(".")[0]:
            raise
        message = f'this needs the extra "{extra}": pip install "umkm-domain[{extra}]"'
        raise MissingExtraError(message, extra) from error
