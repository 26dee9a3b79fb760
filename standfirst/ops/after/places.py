"""Paths of the tree as readers' addresses and as cache tags, percent-encoded. No Django here."""

from urllib.parse import quote, urlsplit

from standfirst.press.store import address

SAFE = "/~!$&'()*+,;=:@"
"""What RFC 3986 lets stand in a path; all else is encoded."""


def encoded(path: str) -> str:
    """The address that a file answers, as a request names it: "uk/é/index.html" -> "/uk/%C3%A9/"."""
    return quote(address(path), safe=SAFE)


def url(base_url: str, path: str) -> str:
    """The whole address."""
    return base_url + encoded(path)


def host(base_url: str) -> str:
    """The name, and the port unless it is the usual one, that readers ask for."""
    return urlsplit(base_url).netloc


def tag(path: str) -> str:
    """What the file's answers are tagged with for a cache: its path with a slash, as nginx's $uri has it."""
    return quote("/" + path, safe="/~!$&'()*+;=:@")
