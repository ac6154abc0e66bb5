"""Perkakas uji bagi yang membangun di atas pustaka ini. Helpers for the tests of those who build on us.

`strategies` draws records and registries with Hypothesis (extra `testing`), `build` makes valid examples
and a whole register of any size, `asserts` checks what results must keep. Nothing here names a real person
or enterprise.

>>> from umkm_domain.testing import build
>>> len(build.register(3))
21
"""
