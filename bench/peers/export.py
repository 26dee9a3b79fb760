"""Writes the archive of a large newsroom as lines of JSON: `python -m bench.peers.export N FILE`."""

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from bench import archive
from bench.newsroom import opened
from bench.peers.stories import Story

TAGS = len("<p>"), -len("</p>")


def main(count: int, target: Path) -> int:
    """Fills a newsroom of its own with `count` stories, exports them and removes it."""
    home = target.with_name(f"newsroom-{count}")
    shutil.rmtree(home, ignore_errors=True)
    opened(home)
    archive.fill(count)
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as out:
        out.writelines(f"{story.line()}\n" for story in stories())
    part.replace(target)
    shutil.rmtree(home)
    return 0


def stories() -> Iterator[Story]:
    """The stories of the archive, oldest first."""
    from standfirst.stories.models import Story as Row
    from standfirst.stories.models import StoryTopic, Topic

    names = dict(Topic.objects.values_list("pk", "name"))
    topics: dict[int, list[str]] = {}
    for story, topic in StoryTopic.objects.order_by("story", "sort_order").values_list("story", "topic").iterator():
        topics.setdefault(story, []).append(names[topic])
    rows = Row.objects.filter(slug__startswith="story-").select_related("placed_in").order_by("published_at", "pk")
    for row in rows.iterator():
        yield Story(
            title=row.title,
            slug=row.slug,
            standfirst=row.standfirst,
            section=row.placed_in.title,
            topics=tuple(topics.get(row.pk, ())),
            paragraphs=tuple(
                block["value"][TAGS[0] : TAGS[1]] for block in row.body.raw_data if block["type"] == "paragraph"
            ),
            published=row.published_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
