"""The top of a section front, where an item that leads is put."""

from standfirst.stories.models import Section, Story
from standfirst.stories.models.fronts import MOST_CHOSEN, SectionTopStory


def put_on_top(section: Section, story: Story) -> bool:
    """Puts the story first on its section's front; says whether it was not yet among those an editor chose.

    One that is there already stays where it is. A section with a draft under way keeps the draft.
    """
    section = Section.objects.get(pk=section.pk)
    chosen = [top.story_id for top in section.top_stories.all()]
    if story.pk in chosen:
        return False
    ids = [story.pk, *chosen][:MOST_CHOSEN]
    section.top_stories.set([SectionTopStory(story_id=id, sort_order=number) for number, id in enumerate(ids)])
    if section.has_unpublished_changes:
        section.save()
    else:
        section.save_revision().publish()
    return True
