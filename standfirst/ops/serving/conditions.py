"""Whether the reader already has it (RFC 9110, 13). No Django here."""

from email.utils import parsedate_to_datetime
from typing import Protocol


class Validated(Protocol):
    """What is compared."""

    @property
    def etag(self) -> str:
        """The entity tag, in its quotes."""

    @property
    def modified(self) -> int:
        """Whole seconds since 1970."""


def unchanged(have: Validated, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """True where 304 is the answer. If-None-Match, where there is one, is all that counts."""
    if if_none_match is not None:
        return _matches(have.etag, if_none_match)
    since = _seconds(if_modified_since)
    return since is not None and have.modified <= since


def still_same(have: Validated, if_range: str | None) -> bool:
    """True where a range may be given: there is no If-Range, or it names exactly what there is now."""
    if if_range is None:
        return True
    if if_range.startswith('"'):
        return if_range.strip() == have.etag
    return _seconds(if_range) == have.modified


def _matches(etag: str, header: str) -> bool:
    # The weak comparison: a proxy that compressed the body marks the tag W/.
    tags = (tag.strip().removeprefix("W/") for tag in header.split(","))
    return header.strip() == "*" or etag in tags


def _seconds(date: str | None) -> int | None:
    if not date:
        return None
    try:
        return int(parsedate_to_datetime(date).timestamp())
    except (ValueError, OverflowError):
        # A date that cannot be read is as if it were not there (RFC 9110, 13.1.3).
        return None
