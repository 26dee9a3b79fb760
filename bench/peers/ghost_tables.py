"""Stories as rows of Ghost's tables, so that a large archive is there in minutes."""

import json
import secrets
import uuid
from collections.abc import Iterable, Iterator

from bench.peers.stories import Story

CHUNK = 500
"""Stories a statement."""
KEY = "SELECT id, secret FROM api_keys WHERE integration_id = 'bench'"
AUTHOR = "(SELECT id FROM users ORDER BY created_at LIMIT 1)"
POST = (
    "id uuid title slug lexical html comment_id plaintext featured type status visibility email_recipient_filter "
    "created_at updated_at published_at published_by created_by custom_excerpt show_title_and_feature_image"
).split()


def statements(stories: Iterable[Story]) -> Iterator[str]:
    """SQL that adds a key for the Admin API and then the stories, with their tags and their author."""
    yield (
        f"SET @author = {AUTHOR};"
        "INSERT INTO integrations (id, type, name, slug, created_at, created_by) VALUES "
        "('bench', 'custom', 'Bench', 'bench', NOW(), @author);"
        "INSERT INTO api_keys (id, type, secret, role_id, integration_id, created_at, created_by) VALUES "
        f"('{identity()}', 'admin', '{secrets.token_hex(32)}', "
        "(SELECT id FROM roles WHERE name = 'Admin Integration'), 'bench', NOW(), @author);"
        "DELETE FROM posts_tags; DELETE FROM posts_authors; DELETE FROM posts_meta; DELETE FROM post_revisions;"
        "DELETE FROM posts;"
    )
    tags: dict[str, str] = {}
    chunk: list[Story] = []
    for story in stories:
        chunk.append(story)
        if len(chunk) == CHUNK:
            yield "".join(written(chunk, tags))
            chunk = []
    if chunk:
        yield "".join(written(chunk, tags))
    yield "ANALYZE TABLE posts, posts_tags, posts_authors, tags"


def written(stories: list[Story], tags: dict[str, str]) -> Iterator[str]:
    """The statements of one chunk; `tags` is name -> id of those that there are, and gains the new ones."""
    new: list[str] = []
    posts, authors, tagged = [], [], []
    for story in stories:
        id = identity()
        posts.append(values(post(id, story), ", @author, @author, ", 16))
        authors.append(f"('{identity()}', '{id}', @author, 0)")
        for place, name in enumerate(dict.fromkeys((story.section, *story.topics))):
            if name not in tags:
                tags[name] = identity()
                slug = name.lower().replace(" ", "-")
                new.append(f"('{tags[name]}', {quoted(name)}, {quoted(slug)}, 'public', NOW(), @author, NOW())")
            tagged.append(f"('{identity()}', '{id}', '{tags[name]}', {place})")
    yield f"SET NAMES utf8mb4; SET @author = {AUTHOR};"
    if new:
        yield insert("tags (id, name, slug, visibility, created_at, created_by, updated_at)", new)
    yield insert(f"posts ({', '.join(POST)})", posts)
    yield insert("posts_authors (id, post_id, author_id, sort_order)", authors)
    yield insert("posts_tags (id, post_id, tag_id, sort_order)", tagged)


def post(id: str, story: Story) -> list[str]:
    """The columns of a post, its author left out."""
    plain = "\n\n".join(story.paragraphs)
    when = [story.published] * 3
    before = [id, str(uuid.uuid4()), story.title, story.slug, lexical(story), story.html(), id, plain, "0"]
    return [*before, "post", "published", "public", "all", *when, story.standfirst, "1"]


def lexical(story: Story) -> str:
    """The body as Ghost's editor keeps it."""
    shape = {"direction": "ltr", "format": "", "indent": 0, "version": 1}
    text = {"detail": 0, "format": 0, "mode": "normal", "style": "", "type": "extended-text", "version": 1}
    paragraphs = [{"children": [text | {"text": words}], "type": "paragraph", **shape} for words in story.paragraphs]
    return json.dumps({"root": {"children": paragraphs, "type": "root", **shape}})


def insert(into: str, rows: list[str]) -> str:
    """One statement for many rows."""
    return f"INSERT INTO {into} VALUES {','.join(rows)};"


def values(columns: list[str], between: str, place: int) -> str:
    """A row, with SQL of its own put in at a place."""
    return f"({', '.join(map(quoted, columns[:place]))}{between}{', '.join(map(quoted, columns[place:]))})"


def quoted(text: str) -> str:
    """A string of SQL."""
    escaped = text.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n")
    return f"'{escaped}'"


def identity() -> str:
    """An id as Ghost makes them: 24 hexadecimal digits."""
    return secrets.token_hex(12)
