"""robots.txt (RFC 9309)."""

from collections.abc import Sequence

from standfirst.feeds.text import absolute

MEDIA_TYPE = "text/plain; charset=utf-8"


def robots(*, sitemaps: Sequence[str], disallow: Sequence[str] = ("/admin/",)) -> bytes:
    """What any robot may not fetch, and where the sitemaps stand.

    Raises ValueError for a sitemap's address that is not absolute, or a path that would start a line of its own.
    """
    for path in disallow:
        if not path.startswith("/") or path.split() != [path]:
            raise ValueError(f"{path!r} is not a path that robots.txt can hold.")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in disallow)]
    if not disallow:
        lines.append("Allow: /")
    if sitemaps:
        lines += ["", *(f"Sitemap: {absolute(url)}" for url in sitemaps)]
    return ("\n".join(lines) + "\n").encode()
