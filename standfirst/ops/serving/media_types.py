"""What a file is, by its name. No Django here."""

# Names whose suffix alone does not say what they are.
BY_NAME = {
    "feed.xml": "application/rss+xml; charset=utf-8",
    "podcast.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}

BY_SUFFIX = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "xsl": "application/xslt+xml; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "ico": "image/vnd.microsoft.icon",
    "mp3": "audio/mpeg",
    "c2pa": "application/c2pa",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
}


def media_type(name: str) -> str:
    """The Content-Type of a file of this name; application/octet-stream where it is unknown."""
    suffix = name.rpartition(".")[2].lower()
    return BY_NAME.get(name) or BY_SUFFIX.get(suffix, "application/octet-stream")
