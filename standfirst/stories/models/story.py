"""A story: one piece of journalism."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, MultipleChooserPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from standfirst.pictures.models import Picture
from standfirst.stories.blocks import BodyBlock
from standfirst.stories.forms import StoryForm
from standfirst.stories.models.references import indexed_once
from standfirst.stories.models.shown import ShownPicture
from standfirst.stories.pages import PROMOTE, Previewed


class PublicationRefused(ValidationError):
    """A story may not go out as it is. Each message names the field."""


class Story(Previewed, Page):
    """A story under its section. Its title is the headline.

    `published_at` and `placed_in` (its section) repeat what Wagtail's page row and tree say, so that a listing
    reads one index: `published_at` is null unless the story is live.
    """

    class Label(models.TextChoices):
        EXCLUSIVE = "Exclusive"
        BREAKING = "Breaking"
        LIVE = "Live"
        ANALYSIS = "Analysis"
        OPINION = "Opinion"

    label = models.CharField(max_length=20, blank=True, choices=Label.choices, help_text="Stands over the headline.")
    spoken_headline = models.CharField(
        "headline for the ear",
        max_length=255,
        blank=True,
        help_text="Said in place of the headline, where that does not do well aloud. Readers do not see it.",
    )
    standfirst = models.TextField(blank=True, max_length=500, help_text="The paragraph under the headline.")
    updated_at = models.DateTimeField(
        "updated",
        null=True,
        blank=True,
        help_text="Shown to readers. Only set it when the story has really been updated.",
    )
    lead_picture = models.ForeignKey(
        "pictures.Picture", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lead_caption = models.CharField(max_length=500, blank=True, help_text="Leave empty for the picture's own caption.")
    body = StreamField(BodyBlock(), blank=True)
    placed_in = models.ForeignKey(
        "stories.Section", null=True, editable=False, on_delete=models.SET_NULL, related_name="stories"
    )
    published_at = models.DateTimeField(null=True, editable=False)

    parent_page_types = ["stories.Section"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    base_form_class = StoryForm

    content_panels = [
        FieldPanel("label"),
        TitleFieldPanel("title", heading="Headline", help_text="", placeholder="Headline"),
        FieldPanel("spoken_headline"),
        FieldPanel("standfirst"),
        InlinePanel("byline_entries", heading="Byline", label="Name"),
        MultiFieldPanel([FieldPanel("lead_picture"), FieldPanel("lead_caption")], heading="Lead picture"),
        FieldPanel("body"),
        MultipleChooserPanel("story_topics", chooser_field_name="topic", heading="Topics", label="Topic"),
        MultiFieldPanel([FieldPanel("mark_updated"), FieldPanel("updated_at")], heading="Updated"),
        InlinePanel("corrections", heading="Corrections", label="Correction"),
    ]
    promote_panels = PROMOTE
    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("body")]

    class Meta:
        verbose_name_plural = "stories"
        indexes = [
            models.Index(fields=["-published_at", "-page_ptr"], name="story_published"),
            models.Index(fields=["placed_in", "-published_at", "-page_ptr"], name="story_section_published"),
        ]

    # What Wagtail's own save takes. One transaction: a press that came between the row and what repeats its time would
    # miss the story in its lists, and nothing would touch it again.
    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Saves the row. Raises PublicationRefused when the story would be live with a picture lacking its rights."""
        fields = kwargs.get("update_fields")
        if fields is None:
            if self.live:
                self.refuse_problems()
            parent = self.get_parent()
            self.placed_in_id = parent.pk if parent else None
            self.published_at = self.first_published_at if self.live else None
        with indexed_once(self, fields):
            super().save(*args, **kwargs)
        if fields is None:
            self.note_shown_pictures()
            for rows in (BylineEntry.objects, StoryTopic.objects):
                rows.filter(story=self).update(published_at=self.published_at)

    def note_shown_pictures(self) -> None:
        """Keeps ShownPicture in step with what the live version shows; none while it is not live."""
        wanted = shown_pictures(self) if self.live else set()
        kept = set(self.shown_pictures.values_list("picture_id", flat=True))
        if gone := kept - wanted:
            self.shown_pictures.filter(picture__in=gone).delete()
        existing = Picture.objects.filter(pk__in=wanted - kept).values_list("pk", flat=True)
        ShownPicture.objects.bulk_create(ShownPicture(story=self, picture_id=id) for id in existing)

    def refuse_problems(self) -> None:
        """Raises PublicationRefused when this story shows a picture without credit or alt text."""
        from standfirst.stories.checks import publication_problems

        if problems := publication_problems(self):
            raise PublicationRefused([f"{field}: {sentence}" for field, sentence in problems])


def shown_pictures(story: Story) -> set[int]:
    """Ids of the pictures that the story shows, at its head and in its body."""
    stored = story.body.get_prep_value()
    inside = {block["value"].get("picture") for block in stored if block["type"] == "picture"}
    return {id for id in inside | {story.lead_picture_id} if id}


class BylineEntry(Orderable):
    """One name of a byline: a contributor, free words after the name, or free words alone."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="byline_entries")
    contributor = models.ForeignKey(
        "stories.Contributor", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.CharField(
        max_length=200, blank=True, help_text="Follows the name, as in “in Port Ellery”; or stands alone."
    )
    published_at = models.DateTimeField(null=True, editable=False)
    """The story's own, repeated by Story.save: so a contributor's newest stories are the first rows of one index."""

    panels = [FieldPanel("contributor"), FieldPanel("words")]

    class Meta(Orderable.Meta):
        indexes = [models.Index(fields=["contributor", "-published_at", "-story"], name="byline_published")]

    def clean(self) -> None:
        """Refuses an entry that names nobody."""
        super().clean()
        if not self.contributor_id and not self.words.strip():
            raise ValidationError({"contributor": "Choose a contributor, or write words that stand alone."})


class StoryTopic(Orderable):
    """A topic of a story."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="story_topics")
    topic = models.ForeignKey("stories.Topic", on_delete=models.CASCADE, related_name="+")
    published_at = models.DateTimeField(null=True, editable=False)
    """The story's own, repeated by Story.save."""

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        indexes = [models.Index(fields=["topic", "-published_at", "-story"], name="topic_published")]
