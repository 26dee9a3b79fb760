"""The headers of reader pages: what a browser may do with them, and how long they are kept. No Django here."""

from collections.abc import Mapping

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        # An embed is loaded once the reader has asked for it; whose it is cannot be known beforehand.
        "frame-src https:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# Their names are digests of their bytes, so the bytes under a name never change.
DIGESTED = ("static/", "pictures/", "audio/")

FOR_EVER = "public, max-age=31536000, immutable"
# Kept, but asked for again each time: a correction is seen at once, and the answer is mostly 304.
ASK_AGAIN = "public, max-age=0, must-revalidate"
A_WHILE = "public, max-age=600"


def published(name: str) -> str:
    """Cache-Control of a file in the published tree."""
    return FOR_EVER if name.startswith(DIGESTED) else ASK_AGAIN


def editors_static(name: str) -> str:
    """Cache-Control of the editor's scripts and styles, whose names stay the same from version to version."""
    return A_WHILE
