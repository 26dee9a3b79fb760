"""An editor's preview: the same page and template as the pressed one, from the draft in hand."""

from dataclasses import replace

from django.http import HttpResponse

from standfirst.pictures.values import Picture
from standfirst.press.reader import Reader
from standfirst.press.render import render
from standfirst.site import fronts, story_page
from standfirst.stories import facts, values
from standfirst.stories.body import picture_ids
from standfirst.stories.models import Home, Section, Story

PRIVATE_RENDITIONS = "/admin/renditions/"
"""Where editors, and they alone, can see files that no published page shows yet."""


def respond(page: Story | Section | Home) -> HttpResponse:
    """The preview of a story or a front, draft or live."""
    if isinstance(page, Story):
        return HttpResponse(story_preview(page))
    if isinstance(page, Section):
        id = page.pk or 0
        overrides: dict[tuple, object] = {
            ("section", id): values.Section(id, page.title, page.slug),
            ("section_description", id): page.search_description or page.description,
            ("section_tops", id): _chosen(page),
        }
        return HttpResponse(render("front.html", fronts.section_page(Reader(overrides), id)))
    home = values.Home(page.pk or 0, page.title, page.search_description or page.description, _chosen(page))
    return HttpResponse(render("front.html", fronts.home_page(Reader({("home", facts.SITE): home}))))


def _chosen(front: Section | Home) -> tuple[int, ...]:
    return tuple(top.story_id for top in front.top_stories.all() if top.story_id)


def story_preview(story: Story) -> bytes:
    """The story's page with the pictures' private files in place of published ones. It carries no sound."""
    value = facts.story_value(story)
    published = Reader()
    section = published("section", value.section) or _draft_section(value.section)
    overrides: dict[tuple, object] = {
        ("story", value.id): value,
        ("section", value.section): section,
        ("recording", value.id): None,
        ("recording_awaited", value.id): False,
    }
    for id in picture_ids(value):
        if picture := published("picture", id):
            overrides["picture", id] = _private(picture)
    page = story_page.story_page(Reader(overrides), value.id)
    if page is None:
        raise ValueError(f"Story {value.id} lies under no section, so it has no page.")
    return render("story.html", page)


def _draft_section(id: int) -> values.Section | None:
    """A section that is not out yet still frames the drafts under it."""
    found = Section.objects.filter(pk=id).first()
    return values.Section(found.pk, found.title, found.slug) if found else None


def _private(picture: Picture) -> Picture:
    moved = (replace(one, path=PRIVATE_RENDITIONS + one.path.rsplit("/", 1)[-1]) for one in picture.renditions)
    return replace(picture, renditions=tuple(moved))
