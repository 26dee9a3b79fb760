"""Which pictures the live version of a story shows: what publishes a picture's files, and withdraws them."""

from django.db import models


class ShownPicture(models.Model):
    """Kept by Story.save, from the live body."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="shown_pictures")
    picture = models.ForeignKey("pictures.Picture", on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["picture", "story"], name="shown_by")]
        constraints = [models.UniqueConstraint(fields=["story", "picture"], name="shown_once")]

    def __str__(self) -> str:
        return f"{self.story_id} shows {self.picture_id}"
