"""The story file: Markdown with front matter, the plain form in which stories come and go.

Its fields and its Markdown are described in docs/reference/story-file.md.
"""

from standfirst.wire.sources import front_matter
from standfirst.wire.sources.fields import FIELDS, Fields
from standfirst.wire.sources.items import Item
from standfirst.wire.sources.markdown import Body


def read(data: bytes, name: str) -> Item:
    """The story in a file's bytes; `name` is what its mistakes call it. Raises BadItem with one sentence."""
    front, body, start = front_matter.split(front_matter.decode(data, name), name)
    fields = Fields(name, front)
    fields.check_names(FIELDS)
    headline = fields.required("headline", 255)
    return Item(
        headline=headline,
        section=fields.required("section", 100),
        slug=fields.slug(headline),
        standfirst=fields.text("standfirst", 500),
        spoken_headline=fields.text("spoken_headline", 255),
        label=fields.label(),
        byline=fields.lines("byline", 200),
        published=fields.moment("published"),
        updated=fields.moment("updated"),
        embargo=fields.moment("embargo"),
        topics=fields.lines("topics", 120),
        picture=fields.picture(),
        corrections=fields.corrections(),
        lead=fields.flag("lead"),
        body=tuple(Body(body, name, start).blocks()),
    )
