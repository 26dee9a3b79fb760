"""An editor of a served newsroom, in a process of its own, with a story that nobody may hear of before its time.

    python -m tests.proof.secret

Reads a verb with its words from each line it is given, and answers each with a line of JSON.
Every field of the story, its picture, its contributor and its topic holds a word that begins with STEM.
"""

import json
import sys
from datetime import UTC, datetime, timedelta

STEM = "quorvex"
SECTION = "news"
SLUG = f"{STEM}-slug"
SHORT = "/soon"
"""An address that an editor sends on to the story, before it is out."""


def word(field: str) -> str:
    """The word of a field: found nowhere else."""
    return f"{STEM}{field}"


def picture() -> object:
    """A picture whose file and fields speak of the story."""
    from standfirst.pictures.uploads import create_picture
    from tests.pictures.making import drawn, saved, with_metadata

    told = {
        "Xmp.dc.description": {'lang="x-default"': word("xmpcaption")},
        "Xmp.photoshop.Headline": word("xmpheadline"),
        "Xmp.photoshop.Instructions": word("instructions"),
    }
    data = with_metadata(saved(drawn((900, 600))), xmp=told, iptc={"Iptc.Application2.Keywords": [word("keyword")]})
    names = ("title", "alt", "caption", "credit", "copyright", "creator")
    return create_picture(f"{STEM}-file.jpg", data, **{name: word(f"picture{name}") for name in names})


def make() -> dict[str, object]:
    """The story, saved as a draft and scheduled for tomorrow."""
    from wagtail.contrib.redirects.models import Redirect

    from standfirst.stories import actions
    from standfirst.stories.models import BylineEntry, Contributor, Home, Section, Story, StoryTopic, Topic

    section = Home.objects.get().add_child(instance=Section(title="News", slug=SECTION))
    shown = picture()
    who = Contributor.objects.create(
        name=word("name").title(), slug=word("who"), role=word("role"), biography=word("life"), picture=shown
    )
    topic = Topic.objects.create(name=word("topic").title(), slug=word("topicslug"), description=word("about"))
    story = Story(title=word("headline").title(), slug=SLUG, standfirst=f"A {word('standfirst')}.", live=False)
    story.lead_picture, story.lead_caption, story.label = shown, word("leadcaption"), "Exclusive"
    story.seo_title, story.search_description = word("seo"), word("described")
    story.body = [
        ("paragraph", f"<p>The {word('body')} left at dawn.</p>"),
        ("heading", word("heading")),
        ("quote", {"text": word("quote"), "attribution": word("attribution")}),
        ("picture", {"picture": shown, "caption": word("bodycaption")}),
    ]
    story.byline_entries = [BylineEntry(contributor=who, words=f"in {word('byline')}")]
    story.story_topics = [StoryTopic(topic=topic)]
    section.add_child(instance=story)
    Redirect.objects.create(old_path=SHORT, redirect_page=story)
    actions.publish(story, at=datetime.now(UTC) + timedelta(days=1))
    return {"story": story.pk, "picture": shown.pk, "contributor": who.pk, "topic": topic.pk, "media": shown.file.name}


def digests() -> dict[str, object]:
    """What guesses are made of, once all of it is there: the names of the private files and of what they become."""
    from wagtail.models import Revision

    from standfirst.narration.models import Recording
    from standfirst.pictures.models import Rendered

    return {
        "sounds": list(Recording.objects.values_list("digest", flat=True)),
        "renditions": list(Rendered.objects.values_list("digest", flat=True)),
        "revision": Revision.objects.latest("pk").pk,
    }


def set_time(seconds: str) -> dict[str, object]:
    """The story's time is moved to so many seconds from now; gives that time."""
    from tests.journeys.edits import set_embargoes

    when = (datetime.now(UTC) + timedelta(seconds=float(seconds))).replace(microsecond=0)
    assert set_embargoes(when) == 1
    return {"when": when.isoformat()}


def withdraw() -> dict[str, object]:
    """The story is taken down."""
    from standfirst.stories import actions
    from standfirst.stories.models import Story

    actions.withdraw(Story.objects.get())
    return {}


def waiting() -> dict[str, object]:
    """Whether anything is to be pressed, how many deliveries to other machines are under way, and what they tell."""
    from django_tasks_db.models import DBTaskResult

    from standfirst.press.run import pending

    rows = DBTaskResult.objects.filter(queue_name="after")
    told = [str(row.args_kwargs) for row in rows]
    unsent = rows.filter(status__in=["READY", "RUNNING"]).count()
    return {"unpressed": pending(), "unsent": unsent, "told": told}


def publish() -> dict[str, object]:
    """The story goes out again."""
    from standfirst.stories import actions
    from standfirst.stories.models import Story

    story = Story.objects.get().get_latest_revision_as_object()
    story.go_live_at = None
    actions.publish(story)
    return {}


def delete() -> dict[str, object]:
    """The story is deleted for good."""
    from standfirst.stories.models import Story

    Story.objects.get().delete()
    return {}


VERBS = {verb.__name__: verb for verb in (make, digests, set_time, withdraw, waiting, publish, delete)}


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.config.settings")
    django.setup()
    for line in sys.stdin:
        verb, *words = line.split()
        print(json.dumps(VERBS[verb](*words)), flush=True)
