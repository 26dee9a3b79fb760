"""Row facts: what one row of the newsroom shows to readers, loaded in bulk."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from django.conf import settings
from django.utils import timezone

from standfirst.press.facts import row
from standfirst.stories import body, values
from standfirst.stories.models import (
    BylineEntry,
    Contributor,
    Correction,
    Home,
    NewsroomSettings,
    Section,
    Story,
    Topic,
)

SITE = 1
"""The one key of the facts of which there is one row."""


@row("site", of="stories.NewsroomSettings")
def load_site(ids: Collection[int]) -> Mapping[int, values.Site]:
    """The newsroom's settings, whatever the row's own id; defaults where nobody saved any."""
    if SITE not in ids:
        return {}
    own = NewsroomSettings.objects.first() or NewsroomSettings()
    return {SITE: site_value(own)}


def site_value(own: NewsroomSettings) -> values.Site:
    """The settings row as pages show it."""
    return values.Site(
        name=own.name, strapline=own.strapline, base_url=settings.ENVIRONMENT.base_url, language=own.language,
        time_zone=own.time_zone, logo=own.logo_id, legal_name=own.legal_name or own.name,
        email=own.email, about=own.about,
        corrections_policy_url=own.corrections_policy_url, ethics_policy_url=own.ethics_policy_url,
        masthead_url=own.masthead_url, ownership_url=own.ownership_url,
    )  # fmt: skip


def _chosen(front: Home | Section) -> tuple[int, ...]:
    return tuple(top.story_id for top in front.top_stories.all())


@row("home", of="stories.Home")
def load_home(ids: Collection[int]) -> Mapping[int, values.Home]:
    """The one home page, under the key SITE."""
    found = (
        Home.objects.filter(live=True).order_by("pk").prefetch_related("top_stories").first() if SITE in ids else None
    )
    return {SITE: values.Home(found.pk, found.title, _description(found), _chosen(found))} if found else {}


def _description(front: Home | Section) -> str:
    return front.search_description or front.description


@row("section", of="stories.Section")
def load_sections(ids: Collection[int]) -> Mapping[int, values.Section]:
    """Live sections."""
    found = Section.objects.filter(pk__in=ids, live=True).order_by().prefetch_related("top_stories")
    return {one.pk: values.Section(one.pk, one.title, one.slug, _description(one), _chosen(one)) for one in found}


@row("topic", of="stories.Topic")
def load_topics(ids: Collection[int]) -> Mapping[int, values.Topic]:
    """Topics."""
    return {
        one.pk: values.Topic(one.pk, one.name, one.slug, one.description) for one in Topic.objects.filter(pk__in=ids)
    }


@row("contributor", of="stories.Contributor")
def load_contributors(ids: Collection[int]) -> Mapping[int, values.Contributor]:
    """Contributors."""
    return {
        one.pk: values.Contributor(one.pk, one.name, one.slug, one.role, one.biography, one.email, one.picture_id)
        for one in Contributor.objects.filter(pk__in=ids)
    }


def contributor_names(ids: Collection[int]) -> dict[int, str]:
    """Names as bylines say them."""
    return dict(Contributor.objects.filter(pk__in=ids).values_list("pk", "name"))


def live_stories(ids: Collection[int]) -> Iterable[Story]:
    """Live story rows with their child rows, in a fixed number of queries."""
    found = Story.objects.filter(pk__in=ids, published_at__isnull=False)
    # In no order: by the tree's own, the database may read all pages in that order to find these.
    return found.order_by().prefetch_related("byline_entries", "corrections", "story_topics")


@row("story", of="stories.Story")
def load_stories(ids: Collection[int]) -> Mapping[int, values.Story]:
    """Live stories, whole."""
    found = list(live_stories(ids))
    addresses = [address for one in found for address in body.embed_addresses(one.body.get_prep_value())]
    embeds = body.found_embeds(addresses)
    return {one.pk: _story_value(one, embeds) for one in found}


def story_value(story: Story) -> values.Story:
    """A story as its page shows it, from a live row, a draft or an unsaved form."""
    return _story_value(story, body.found_embeds(body.embed_addresses(story.body.get_prep_value())))


def _story_value(story: Story, embeds: body.Embeds) -> values.Story:
    lead = values.PictureUse(story.lead_picture_id, story.lead_caption) if story.lead_picture_id else None
    return values.Story(
        id=story.pk or 0, slug=story.slug, section=_section_id(story), label=story.label, headline=story.title,
        standfirst=story.standfirst, byline=_byline(story.byline_entries.all()), published=_published(story),
        updated=_utc(story.updated_at), picture=lead, body=body.blocks(story.body.get_prep_value(), embeds),
        topics=tuple(entry.topic_id for entry in story.story_topics.all()),
        corrections=corrections_value(story.corrections.all()), search_title=story.seo_title,
        search_description=story.search_description,
    )  # fmt: skip


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


def _byline(entries: Iterable[BylineEntry]) -> tuple[values.BylineEntry, ...]:
    return tuple(values.BylineEntry(entry.contributor_id, entry.words.strip()) for entry in entries)


def corrections_value(rows: Iterable[Correction]) -> tuple[values.Correction, ...]:
    """Corrections, newest first, whatever order a form holds them in."""
    found = [
        values.Correction(one.pk or 0, one.kind, one.when.astimezone(UTC), one.text.strip(), one.place) for one in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.when, one.id), reverse=True))


@row("story_card", of="stories.Story")
def load_cards(ids: Collection[int]) -> Mapping[int, values.StoryCard]:
    """What fronts and feeds show of live stories."""
    found = (
        Story.objects.filter(pk__in=ids, published_at__isnull=False)
        .order_by()
        .prefetch_related("byline_entries", "story_topics")
        .defer("body")
    )
    return {
        one.pk: values.StoryCard(
            id=one.pk, slug=one.slug, section=one.placed_in_id or 0, label=one.label, headline=one.title,
            standfirst=one.standfirst, byline=_byline(one.byline_entries.all()),
            published=one.published_at.astimezone(UTC),
            updated=_utc(one.updated_at), picture=one.lead_picture_id,
            topics=tuple(entry.topic_id for entry in one.story_topics.all()),
        )
        for one in found
    }  # fmt: skip


@row("story_corrections", of="stories.Story")
def load_corrections(ids: Collection[int]) -> Mapping[int, tuple[values.Correction, ...]]:
    """The corrections of live stories, for the public log."""
    grouped: dict[int, list[Correction]] = {}
    for one in Correction.objects.filter(story__in=ids, story__published_at__isnull=False):
        grouped.setdefault(one.story_id, []).append(one)
    return {id: corrections_value(rows) for id, rows in grouped.items()}
