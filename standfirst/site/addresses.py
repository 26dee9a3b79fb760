"""The addresses of the paper: the one place that spells a path. No Django here."""

LATEST = "/latest/"
ARCHIVE = "/archive/"
CORRECTIONS = "/corrections/"
RAIL = "/fragments/latest.html"
SEARCH = "/search/"
FEED = "/feed.xml"
PODCAST = "/podcast.xml"
BULLETIN = "/bulletin/"
BULLETIN_SOUND = "/bulletin.mp3"
BULLETIN_MANIFEST = "/bulletin.c2pa"
BULLETIN_CAPTIONS = "/bulletin.vtt"
BULLETIN_TIMINGS = "/bulletin.json"
BULLETIN_CHAPTERS = "/bulletin/chapters.json"
BULLETIN_TRANSCRIPT = "/bulletin/transcript.json"
BULLETIN_PODCAST = "/bulletin/podcast.xml"
JSON_FEED = "/feed.json"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/sitemap-news.xml"


def section(slug: str) -> str:
    """A section's front."""
    return f"/{slug}/"


def story(section_slug: str, slug: str) -> str:
    """A story."""
    return f"/{section_slug}/{slug}/"


def topic(slug: str) -> str:
    """A topic's page."""
    return f"/topic/{slug}/"


def contributor(slug: str) -> str:
    """A contributor's page."""
    return f"/by/{slug}/"


def month(number: int) -> str:
    """A month of the archive (202611)."""
    return f"/archive/{number // 100:04}/{number % 100:02}/"


def day(iso: str) -> str:
    """A day of the archive ("2026-11-22")."""
    return f"/archive/{iso.replace('-', '/')}/"


def day_sitemap(iso: str) -> str:
    """The sitemap of one day's stories."""
    return f"/sitemaps/{iso}.xml"


def audio(name: str, kind: str) -> str:
    """A recording's file: kind is mp3, under the sound's whole name, or vtt or json, under its digest."""
    return f"/audio/{name}.{kind}"


def file(address: str) -> str:
    """Where the tree holds an address: "/uk/" is "uk/index.html"."""
    path = address.removeprefix("/")
    return path + "index.html" if not path or path.endswith("/") else path
