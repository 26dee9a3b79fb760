"""Row facts: what one row of the newsroom shows to readers, loaded in bulk.

Each holds what is shown together. What one page alone shows is a fact of its own, so that changing it presses that page
and none of the others that name the row. Columns are asked for by name: an instance for each row would cost more than
the query does.
"""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from standfirst.press.facts import row
from standfirst.press.sharing import shared, shared_rows
from standfirst.stories import body, rows, values
from standfirst.stories.models import (
    Contributor,
    Home,
    HomeTopStory,
    NewsroomSettings,
    Section,
    SectionTopStory,
    Story,
    Topic,
)

SITE = 1
"""The one key of the facts of which there is one row."""


@shared
def own_settings() -> NewsroomSettings:
    """The newsroom's settings, whatever the row's own id; defaults where nobody saved any."""
    return NewsroomSettings.objects.first() or NewsroomSettings()


@row("site", of="stories.NewsroomSettings")
def load_site(ids: Collection[int]) -> Mapping[int, values.Site]:
    """What feeds, sitemaps and pages say of the newsroom."""
    if SITE not in ids:
        return {}
    own = own_settings()
    return {SITE: values.Site(
        name=own.name, strapline=own.strapline, base_url=settings.ENVIRONMENT.base_url, language=own.language,
        time_zone=own.time_zone, logo=own.logo_id, legal_name=own.legal_name or own.name,
    )}  # fmt: skip


@row("site_footer", of="stories.NewsroomSettings")
def load_footer(ids: Collection[int]) -> Mapping[int, values.Footer]:
    """What pages alone say of the newsroom, and none of its feeds."""
    if SITE not in ids:
        return {}
    own = own_settings()
    return {SITE: values.Footer(
        email=own.email, about=own.about, corrections_policy_url=own.corrections_policy_url,
        ethics_policy_url=own.ethics_policy_url, masthead_url=own.masthead_url, ownership_url=own.ownership_url,
    )}  # fmt: skip


@row("home", of="stories.Home")
def load_home(ids: Collection[int]) -> Mapping[int, values.Home]:
    """The one home page, under the key SITE."""
    live = Home.objects.filter(live=True).order_by("pk") if SITE in ids else Home.objects.none()
    columns = live.values_list("pk", "title", "search_description", "description").first()
    if columns is None:
        return {}
    id, title, searched, said = columns
    return {SITE: values.Home(id, title, searched or said, _chosen(HomeTopStory.objects.filter(front=id))[id])}


class _Chosen(dict[int, tuple[int, ...]]):
    """The chosen stories by front; none for a front without any."""

    def __missing__(self, front: int) -> tuple[int, ...]:
        return ()


def _chosen(tops: QuerySet) -> _Chosen:
    found = _Chosen()
    for front, story in tops.order_by("sort_order", "pk").values_list("front_id", "story_id"):
        found[front] = (*found[front], story)
    return found


def _live_sections(ids: Collection[int]) -> QuerySet[Section]:
    return Section.objects.filter(pk__in=ids, live=True).order_by()


@row("section", of="stories.Section")
def load_sections(ids: Collection[int]) -> Mapping[int, values.Section]:
    """Live sections, as all their pages name them."""
    return {id: values.Section(id, *said) for id, *said in _live_sections(ids).values_list("pk", "title", "slug")}


@row("section_description", of="stories.Section")
def load_descriptions(ids: Collection[int]) -> Mapping[int, str]:
    """What a live section's front and feeds say of it."""
    found = _live_sections(ids).values_list("pk", "search_description", "description")
    return {id: searched or said for id, searched, said in found}


@row("section_tops", of="stories.Section")
def load_tops(ids: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """The stories that an editor put at the top of a section's front; absent where there are none."""
    return _chosen(SectionTopStory.objects.filter(front__in=ids))


@row("topic", of="stories.Topic")
def load_topics(ids: Collection[int]) -> Mapping[int, values.Topic]:
    """Topics, as stories name them."""
    return {id: values.Topic(id, *said) for id, *said in _columns(Topic.objects.filter(pk__in=ids), "name", "slug")}


@row("topic_description", of="stories.Topic")
def load_topic_descriptions(ids: Collection[int]) -> Mapping[int, str]:
    """What a topic's own page says of it."""
    return dict(_columns(Topic.objects.filter(pk__in=ids), "description"))


@row("contributor", of="stories.Contributor")
def load_contributors(ids: Collection[int]) -> Mapping[int, values.Contributor]:
    """Contributors, as bylines name them."""
    found = _columns(Contributor.objects.filter(pk__in=ids), "name", "slug")
    return {id: values.Contributor(id, *said) for id, *said in found}


@row("contributor_profile", of="stories.Contributor")
def load_profiles(ids: Collection[int]) -> Mapping[int, values.Profile]:
    """What a contributor's own page says of them."""
    found = _columns(Contributor.objects.filter(pk__in=ids), "role", "biography", "email", "picture_id")
    return {id: values.Profile(*said) for id, *said in found}


def _columns(found: QuerySet, *names: str) -> QuerySet:
    return found.order_by().values_list("pk", *names)


def contributor_names(ids: Collection[int]) -> dict[int, str]:
    """Names as bylines say them."""
    return dict(_columns(Contributor.objects.filter(pk__in=ids), "name"))


def _live_stories(ids: Collection[int]) -> QuerySet[Story]:
    # In no order: by the tree's own, the database may read all pages in that order to find these.
    return Story.objects.filter(pk__in=ids, published_at__isnull=False).order_by()


@row("story", of="stories.Story")
@shared_rows
def load_stories(ids: Collection[int]) -> Mapping[int, values.Story]:
    """Live stories, whole, in a fixed number of queries."""
    # As text: the body's own type would wrap every block in something that editing alone needs.
    found = _live_stories(ids).annotate(stored=Cast("body", TextField())).values(
        "pk", "slug", "placed_in_id", "label", "title", "standfirst", "published_at", "updated_at", "lead_picture_id",
        "lead_caption", "stored", "seo_title", "search_description", "spoken_headline",
    )  # fmt: skip
    stories = {one["pk"]: one for one in found}
    bodies: dict[int, list[body.Raw]] = {id: json.loads(one["stored"]) for id, one in stories.items()}
    embeds = body.found_embeds([address for raw in bodies.values() for address in body.embed_addresses(raw)])
    bylines, topics, corrections = rows.bylines(stories), rows.topics(stories), rows.corrections(stories)
    return {id: values.Story(
        id=id, slug=one["slug"], section=one["placed_in_id"] or 0, label=one["label"], headline=one["title"],
        standfirst=one["standfirst"], byline=bylines[id], published=one["published_at"].astimezone(UTC),
        updated=_utc(one["updated_at"]), picture=_lead(one["lead_picture_id"], one["lead_caption"]),
        body=body.blocks(bodies[id], embeds), topics=topics[id], corrections=corrections.get(id, ()),
        search_title=one["seo_title"], search_description=one["search_description"],
        spoken_headline=one["spoken_headline"],
    ) for id, one in stories.items()}  # fmt: skip


def story_value(story: Story) -> values.Story:
    """A story as its page shows it, from a live row, a draft or an unsaved form."""
    raw = story.body.get_prep_value()
    corrections = (rows.correction(one.pk, one.kind, one.when, one.text, one.place) for one in story.corrections.all())
    return values.Story(
        id=story.pk or 0, slug=story.slug, section=_section_id(story), label=story.label, headline=story.title,
        standfirst=story.standfirst,
        byline=tuple(rows.byline_entry(one.contributor_id, one.words) for one in story.byline_entries.all()),
        published=_published(story), updated=_utc(story.updated_at),
        picture=_lead(story.lead_picture_id, story.lead_caption),
        body=body.blocks(raw, body.found_embeds(body.embed_addresses(raw))),
        topics=tuple(entry.topic_id for entry in story.story_topics.all()),
        corrections=rows.newest_first(corrections), search_title=story.seo_title,
        search_description=story.search_description, spoken_headline=story.spoken_headline,
    )  # fmt: skip


def _lead(picture: int | None, caption: str) -> values.PictureUse | None:
    return values.PictureUse(picture, caption) if picture else None


def _section_id(story: Story) -> int:
    """The parent's id; an unsaved preview has only its place in the tree to tell it."""
    if story.placed_in_id:
        return story.placed_in_id
    parent = story.get_parent() if story.path else None
    return parent.pk if parent else 0


def _published(story: Story) -> datetime:
    """When it went out, or will: a draft shows the time that is set, else the present."""
    return _utc(story.published_at or story.first_published_at or story.go_live_at) or timezone.now().replace(
        microsecond=0
    )


def _utc(when: datetime | None) -> datetime | None:
    return when.astimezone(UTC) if when else None


@row("story_card", of="stories.Story")
def load_cards(ids: Collection[int]) -> Mapping[int, values.StoryCard]:
    """What fronts and feeds show of live stories."""
    found = _live_stories(ids).values_list(
        "pk", "slug", "placed_in_id", "label", "title", "standfirst", "published_at", "updated_at", "lead_picture_id",
    )  # fmt: skip
    live = list(found)
    stories = [id for id, *_ in live]
    bylines, topics = rows.bylines(stories), rows.topics(stories)
    return {id: values.StoryCard(
        id=id, slug=slug, section=section or 0, label=label, headline=headline, standfirst=standfirst,
        byline=bylines[id], published=published.astimezone(UTC), updated=_utc(updated), picture=picture,
        topics=topics[id],
    ) for id, slug, section, label, headline, standfirst, published, updated, picture in live}  # fmt: skip


@row("story_link", of="stories.Story")
def load_links(ids: Collection[int]) -> Mapping[int, values.StoryLink]:
    """What links to live stories show, so that a standfirst or a byline that changes presses no page that links."""
    return links(_live_stories(ids))


def links(stories: QuerySet[Story]) -> dict[int, values.StoryLink]:
    """By story id, in the order of the query."""
    found = stories.values_list("pk", "slug", "placed_in_id", "title", "published_at")
    return {
        id: values.StoryLink(slug, section or 0, headline, published.astimezone(UTC))
        for id, slug, section, headline, published in found
    }


@row("story_corrections", of="stories.Story")
def load_corrections(ids: Collection[int]) -> Mapping[int, tuple[values.Correction, ...]]:
    """The corrections of live stories, for the public log."""
    return rows.corrections(list(_live_stories(ids).values_list("pk", flat=True)))
