"""The admin's picture form: files are checked as imports are, and metadata fills what nobody typed."""

import willow
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.forms.fields import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from standfirst.pictures import metadata
from standfirst.pictures.checks import PictureError, check_file
from standfirst.pictures.models import FILLED, Picture


class PictureFileField(WagtailImageField):
    """A file that `check_file` accepts, with Wagtail's help text and widget."""

    def to_python(self, data: UploadedFile | None) -> File | None:
        """The file, annotated as Wagtail's own field does it. Raises ValidationError with one sentence."""
        file = FileField.to_python(self, data)
        if file is None:
            return None
        file.seek(0)
        try:
            check_file(str(file.name), file.read())
        except PictureError as error:
            raise ValidationError(f"File: {error}", code="invalid_image") from error
        file.seek(0)
        opened = willow.Image.open(file)
        file.image, file.content_type = opened, opened.mime_type  # type: ignore[attr-defined]
        file.seek(0)
        return file


class PictureForm(BaseImageForm):
    """Wagtail's form for uploading and editing a picture (WAGTAILIMAGES_IMAGE_FORM_BASE)."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureFileField(label=plain.label, required=plain.required, widget=plain.widget)

    def metadata_before(self) -> metadata.PictureMetadata:
        """What the old file said; nothing where it is lost, which is why an editor may be replacing it."""
        storage, name = self.original_file.storage, self.original_file.name
        if not storage.exists(name):
            return metadata.PictureMetadata()
        with storage.open(name) as old:
            return metadata.read(name, old.read())

    def replace_metadata(self) -> None:
        """For a new file of an old picture: what the old file gave, and nobody typed, is what the new file gives.

        Otherwise the first photographer's credit would stand under the second one's picture.
        """
        before = self.metadata_before()
        file = self.cleaned_data["file"]
        file.seek(0)
        after = metadata.read(file.name, file.read())
        file.seek(0)
        for field in FILLED:
            now = getattr(self.instance, field)
            if field not in self.changed_data and now in ("", getattr(before, field)):
                setattr(self.instance, field, getattr(after, field))

    def save(self, commit: bool = True) -> Picture:
        """Wagtail's save, with the metadata of a replaced file; a new picture fills itself."""
        if self.instance.pk and "file" in self.changed_data and self.original_file:
            self.replace_metadata()
        return super().save(commit=commit)
