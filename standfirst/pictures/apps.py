"""The pictures app. The press finds its facts and outputs by itself."""

from django.apps import AppConfig


class PicturesConfig(AppConfig):
    """Bounds what Pillow decodes, for the whole process."""

    name = "standfirst.pictures"
    label = "pictures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from PIL import Image

        from standfirst.pictures import checks

        # Pillow refuses at twice this number before it decodes; check_file refuses at the number itself.
        Image.MAX_IMAGE_PIXELS = checks.max_pixels()
