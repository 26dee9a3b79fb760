"""Contributors: who writes, photographs and speaks to readers."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Contributor(index.Indexed, models.Model):
    """A person or a desk whose name stands in bylines, with a page at /by/<slug>/."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True, help_text="Their address: /by/<slug>/.")
    role = models.CharField(max_length=120, blank=True, help_text="Such as “Harbour correspondent”.")
    biography = models.TextField(blank=True, max_length=2000)
    email = models.EmailField(blank=True, help_text="Shown to readers.")
    picture = models.ForeignKey("pictures.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    panels = [
        FieldPanel("name"), FieldPanel("slug"), FieldPanel("role"), FieldPanel("biography"),
        FieldPanel("email"), FieldPanel("picture"),
    ]  # fmt: skip
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
