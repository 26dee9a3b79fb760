"""Story values for tests that need no database."""

from dataclasses import replace
from datetime import UTC, datetime

from standfirst.stories.values import (
    BodyPicture,
    BylineEntry,
    Embed,
    Heading,
    Items,
    Paragraph,
    PictureUse,
    PullQuote,
    Quote,
    ReadMore,
    Story,
)

NAMES = {1: "Asha Rowe", 2: "Tom Vane"}

STORY = Story(
    id=7, slug="ferry", section=2, label="Exclusive", headline="Ferry will not sail before spring",
    standfirst="The board blames the quay. Islanders are angry.",
    byline=(BylineEntry(1, "in Port Ellery"), BylineEntry(2, "")), published=datetime(2026, 11, 22, 6, 11, tzinfo=UTC),
    updated=None, picture=PictureUse(3, "A caption that is silent"),
    body=(
        Paragraph("p1", 'The <b>board</b> met &amp; voted 2-1.<br>It <a href="story:9">said 😀 so</a>. Nobody rose.'),
        Heading("h1", "What happens next"),
        Quote("q1", "It is over. We go home.", "Ines Calder"),
        Quote("q2", "No name stands here.", ""),
        PullQuote("x1", "It is over.", "Ines Calder"),
        Items("l1", False, (Paragraph("l1-i0", "First <i>thing</i>"), Paragraph("l1-i1", "Second thing"))),
        BodyPicture("b1", PictureUse(4, "Silent too")),
        Embed("e1", "https://video.example/1", "A film", "Video", ""),
        ReadMore("r1", 9),
    ),
    topics=(), corrections=(), search_title="", search_description="",
)  # fmt: skip


def with_paragraphs(*texts: str) -> Story:
    """A story of plain paragraphs, without byline or standfirst."""
    body = tuple(Paragraph(f"p{number}", text) for number, text in enumerate(texts))
    return replace(STORY, standfirst="", byline=(), body=body)
