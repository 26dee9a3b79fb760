"""Python's search for garbage, kept from looking through all that is never garbage. No Django here."""

import gc
from functools import cache


@cache
def spare_the_collector() -> None:
    """Once a process, when all that it needs is imported: what is there by now is never looked through again.

    Looking took a quarter of a long press, and a pause of a twentieth of a second fell into every third publish.
    """
    gc.collect()
    gc.freeze()
