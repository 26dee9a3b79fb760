"""The Range header (RFC 9110, 14). No Django here."""

import re

_SINGLE = re.compile(r"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


class Unsatisfiable(Exception):
    """The range begins after the end: 416 is the answer."""


def parse(header: str | None, size: int) -> tuple[int, int] | None:
    """The bytes asked for, as first and one past the last; None where the whole is the answer.

    The whole is also the answer to several ranges at once and to a header that cannot be read, as the standard allows.
    Raises Unsatisfiable.
    """
    found = _SINGLE.fullmatch(header) if header else None
    if found is None or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    if not first:
        return _last_bytes(int(last), size)
    begin, end = int(first), int(last) + 1 if last else size
    if end <= begin and last:
        return None
    if begin >= size:
        raise Unsatisfiable
    return begin, min(end, size)


def _last_bytes(count: int, size: int) -> tuple[int, int]:
    if not count or not size:
        raise Unsatisfiable
    return max(0, size - count), size
