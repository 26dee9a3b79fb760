"""What surrounds every sample page."""

from pathlib import Path

from standfirst.site.pages import Head, Link, Moment, Shell

STATIC = Path(__file__).parents[2] / "standfirst" / "site" / "static"
SECTIONS = (
    Link("News", "/news/"),
    Link("Harbour", "/harbour/"),
    Link("Business", "/business/"),
    Link("Culture", "/culture/"),
    Link("Sport", "/sport/"),
)


def moment(number: int) -> Moment:
    day, hour = 22 - number // 7, 20 - 2 * (number % 7)
    return Moment(
        f"2026-11-{day:02}T{hour:02}:11:00+00:00",
        f"{day} November 2026, {hour:02}:11 GMT",
        f"{day} November 2026",
        f"{hour:02}:11",
    )


def shell(current: str = "") -> Shell:
    return Shell(
        site_name="The Ellery Packet",
        strapline="News from the quay and the hills behind it, since 1871",
        language="en-GB",
        logo=None,
        sections=SECTIONS,
        current=current,
        about="The Ellery Packet is an invented newspaper. It reports on Port Ellery, the Skerran islands and the "
        "Ullen valley.",
        policies=(
            Link("Corrections", "/corrections/"),
            Link("Archive", "/archive/"),
            Link("Corrections policy", "/policy/corrections/"),
            Link("Ethics policy", "/policy/ethics/"),
            Link("Who works here", "/masthead/"),
        ),
        legal_name="Ellery Packet Press Ltd",
        assets=tuple((file.name, f"/static/{file.name}") for file in sorted(STATIC.iterdir())),
    )


def head(title: str, path: str, kind: str = "website") -> Head:
    return Head(
        title=f"{title} – The Ellery Packet",
        description="What the page is about, in a sentence.",
        canonical=f"https://ellery.example{path}",
        kind=kind,
        image="https://ellery.example/pictures/0-960.jpeg",
        image_alt="The quay",
        image_width=1200,
        image_height=630,
        json_ld='{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour \\u003cwall\\u003e"}'
        if kind == "article"
        else "",
        feeds=(
            Link("All news (RSS)", "https://ellery.example/feed.xml"),
            Link("All news (JSON)", "https://ellery.example/feed.json"),
        ),
        published="2026-11-22T20:11:00+00:00" if kind == "article" else "",
        updated="",
        section="News" if kind == "article" else "",
    )
