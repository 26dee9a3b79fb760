"""Text, times and addresses as every feed writes them."""

import re
from datetime import UTC, datetime

# All that XML 1.0 (fifth edition, production 2, "Char") leaves out, lone surrogates among it.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A pattern, since a sitemap has a thousand addresses and taking each apart costs as much as all else in it.
ABSOLUTE = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
LINE_END = re.compile("\r\n?")


def clean(text: str) -> str:
    """The text without what XML 1.0 forbids, its line ends as a parser would hand them back."""
    return LINE_END.sub("\n", FORBIDDEN.sub("", text))


def utc(when: datetime) -> datetime:
    """The moment in UTC, to the second. Raises ValueError for a time without a zone."""
    if when.utcoffset() is None:
        raise ValueError(f"The time {when.isoformat()} has no zone.")
    return when.astimezone(UTC).replace(microsecond=0)


def timestamp(when: datetime) -> str:
    """RFC 3339, which is also W3C's datetime: "2026-11-22T06:11:00Z"."""
    return utc(when).isoformat().replace("+00:00", "Z")


def absolute(url: str) -> str:
    """The address as it is. Raises ValueError unless it is absolute http or https without blanks."""
    if not ABSOLUTE.fullmatch(url) or FORBIDDEN.search(url):
        raise ValueError(f"{url!r} is not an absolute http or https address.")
    return url
