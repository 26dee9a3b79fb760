"""Picture: an image with its words and rights, and the reader renditions made of it."""

from django.db import models, transaction
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from standfirst.pictures.metadata import LIMITS, PictureMetadata

ALT_HELP = (
    "What someone who cannot see the picture needs to know: who or what is in it and what happens, in one or two "
    "sentences, without “picture of” and without repeating the caption."
)
FILLED = ("alt", "caption", "credit", "copyright", "creator", "instructions")
"""Fields that a file's own metadata may fill."""
CREDIT_HELP = "Whom readers see credited, such as “Harbour Press/Ines Calder”, without the word “Picture”."


class Picture(AbstractImage):
    """An image that stories show. Alt text is its own: it is never made from the title or the caption."""

    alt = models.TextField("alt text", blank=True, default="", max_length=LIMITS["alt"], help_text=ALT_HELP)
    decorative = models.BooleanField(
        default=False,
        help_text="Only where the picture tells a reader nothing: it is then left out for those who cannot see it.",
    )
    caption = models.TextField(
        blank=True,
        default="",
        max_length=LIMITS["caption"],
        help_text="Shown under the picture unless a story has its own.",
    )
    credit = models.CharField(blank=True, default="", max_length=LIMITS["credit"], help_text=CREDIT_HELP)
    copyright = models.CharField(
        blank=True, default="", max_length=LIMITS["copyright"], help_text="The notice that travels inside every copy."
    )
    creator = models.CharField(
        blank=True,
        default="",
        max_length=LIMITS["creator"],
        help_text="Who made the picture; several, with commas between.",
    )
    instructions = models.TextField(
        blank=True,
        default="",
        max_length=LIMITS["instructions"],
        help_text="The agency's terms for editors, such as where the picture may not be used. Never published.",
    )

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "decorative",
        "caption",
        "credit",
        "copyright",
        "creator",
        "instructions",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.SearchField("credit"),
        index.SearchField("creator"),
    ]

    # Wagtail counts pictures with other alt texts as unequal; here a picture is its row.
    __eq__ = models.Model.__eq__
    __hash__ = models.Model.__hash__

    def __init__(self, *args: object, **kwargs: object) -> None:
        # AbstractImage's own __init__ sets `decorative` to False on every instance, over the stored value.
        super(AbstractImage, self).__init__(*args, **kwargs)
        self.contextual_alt_text = None

    @property
    def default_alt_text(self) -> str:
        """The alt text, empty for a decorative picture; Wagtail would take the title."""
        return "" if self.decorative else self.alt

    def file_bytes(self) -> bytes:
        """The original file. Raises OSError where it cannot be read."""
        with self.open_file() as file:
            return file.read()

    def fill(self, found: PictureMetadata) -> None:
        """Take from a file's metadata whatever nobody has typed."""
        for field in FILLED:
            if not getattr(self, field):
                setattr(self, field, getattr(found, field))

    def save(self, *args: object, **kwargs: object) -> None:
        """Store the picture; a new one has its blank fields filled from its file. Renditions follow the commit."""
        from standfirst.pictures import metadata, renditions

        if self.file and (self._state.adding or not self.file._committed):
            self._set_image_file_metadata()
            if self._state.adding:
                self.fill(metadata.read(self.file.name, self.file_bytes()))
        super().save(*args, **kwargs)
        # After the commit: drawing takes a second, and SQLite has one writer.
        transaction.on_commit(lambda: renditions.refresh(self.pk))


class WagtailRendition(AbstractRendition):
    """What Wagtail's admin shows of a picture: thumbnails and previews for editors, never a reader's file."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="unique_wagtail_rendition")
        ]


class Rendered(models.Model):
    """One reader rendition. Its file is private/renditions/<digest>.<ext> until a published page shows the picture."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="rendered")
    spec = models.CharField(max_length=32)
    digest = models.CharField(max_length=32)
    media_type = models.CharField(max_length=32)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    made_from = models.CharField(max_length=64)
    """Digest of the file, focal point, words and recipe that it was made from."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=("picture", "spec"), name="unique_rendered")]

    def __str__(self) -> str:
        return f"{self.spec} of picture {self.picture_id}"
