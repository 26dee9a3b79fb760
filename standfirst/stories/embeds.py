"""What another site says of itself by oEmbed: asked for in the background, never by a reader's page."""

from html.parser import HTMLParser

from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedException


class _FirstFrame(HTMLParser):
    source = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe" and not self.source:
            self.source = dict(attrs).get("src") or ""


def frame_address(html: str) -> str:
    """The https address of the first iframe in a provider's HTML, or empty."""
    reader = _FirstFrame()
    reader.feed(html or "")
    return reader.source if reader.source.startswith("https://") else ""


def fetch(address: str) -> str:
    """Asks the address's provider by oEmbed and keeps the answer. Returns a sentence when there is none."""
    try:
        get_embed(address)
    except (EmbedException, OSError) as error:
        return f"{address}: no answer that can be embedded ({error.__class__.__name__}); readers see a link."
    return ""
