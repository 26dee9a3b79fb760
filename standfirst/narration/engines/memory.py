"""How the C library hands out memory while a model speaks.

A model asks for many large pieces of ever different size. glibc keeps such pieces for itself once they are given back,
and by and by 700 MB are taken where 350 are used. Asked for from the kernel one by one they go back to it at once.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

LARGE = 1 << 20
"""Bytes from which a piece of memory is the kernel's own."""
M_MMAP_THRESHOLD = -3

ENVIRONMENT = {"GLIBC_TUNABLES": f"glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold={LARGE}:glibc.malloc.arena_max=1"}
"""For the process that narrates, set before it starts: the same bound, and huge pages, so that it costs no time.
Without huge pages clearing page after page makes speaking a fifth slower. All threads have one heap: each of its own
would keep some 20 MB."""


def give_back_large_pieces() -> None:
    """Bound this process's memory from now on. Does nothing where the C library has no such switch."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(M_MMAP_THRESHOLD, LARGE)


class Room:
    """So much may be worked on at the same time: several short sentences side by side, a long one alone."""

    def __init__(self, most: int) -> None:
        self._most = self._free = most
        self._changed = Condition()

    @contextmanager
    def taken(self, size: int) -> Iterator[None]:
        """Hold so much of the room; waits until it is free."""
        size = min(size, self._most)
        with self._changed:
            self._changed.wait_for(lambda: self._free >= size)
            self._free -= size
        try:
            yield
        finally:
            with self._changed:
                self._free += size
                self._changed.notify_all()
