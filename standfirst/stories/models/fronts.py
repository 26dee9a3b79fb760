"""Fronts: the home page and the sections, with the stories that an editor puts on top."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from standfirst.stories.pages import PROMOTE, Previewed

RESERVED = frozenset(
    "admin admin-static archive audio bulletin by corrections feed fragments healthz latest listen media pictures "
    "podcast robots search section sitemap sitemap-news sitemaps static tag topic".split()
)
"""First parts of addresses that are the paper's own and so cannot be a section's."""

MOST_CHOSEN = 12


class Front(Previewed, Page):
    """What home and sections share: a description, and no page of comments or privacy."""

    description = models.TextField(blank=True, max_length=500, help_text="For search engines and the top of the front.")

    private_page_options: list[str] = []
    promote_panels = PROMOTE
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        InlinePanel("top_stories", heading="Top stories", label="Story", max_num=MOST_CHOSEN),
    ]

    class Meta:
        abstract = True


class Home(Front):
    """The home page."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.Section"]

    class Meta:
        verbose_name = "home page"


class Section(Front):
    """A section such as Politics, at /<slug>/. Its stories lie under it."""

    parent_page_types = ["stories.Home"]
    subpage_types = ["stories.Story"]

    def clean(self) -> None:
        """Refuses an address that the paper itself uses."""
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError({"slug": f"“{self.slug}” is an address of the paper itself; choose another."})


class TopStory(Orderable):
    """A story that an editor put at the top of a front."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    panels = [PageChooserPanel("story", "stories.Story")]

    class Meta(Orderable.Meta):
        abstract = True


class HomeTopStory(TopStory):
    """A top story of the home page."""

    front = ParentalKey(Home, on_delete=models.CASCADE, related_name="top_stories")


class SectionTopStory(TopStory):
    """A top story of a section."""

    front = ParentalKey(Section, on_delete=models.CASCADE, related_name="top_stories")
