"""Takes picture files in, from imports and from the admin's form."""

import hashlib
from pathlib import PurePath
from typing import TypedDict, Unpack

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Collection

from standfirst.pictures import metadata, renditions
from standfirst.pictures.checks import check_file
from standfirst.pictures.models import FILLED, Picture


class Words(TypedDict, total=False):
    """What is known of a picture besides its file."""

    title: str
    alt: str
    caption: str
    credit: str
    copyright: str
    creator: str
    instructions: str


def cleaned(words: Words) -> dict[str, str]:
    """The texts as the fields can hold them, empty ones left out. Raises TypeError for a field that there is not."""
    unknown = set(words) - set(Words.__annotations__)
    if unknown:
        raise TypeError(f"A picture has no field {', '.join(sorted(unknown))}.")
    return {field: text for field, given in words.items() if (text := metadata.clean(field, str(given)))}


def fill_blanks(picture: Picture, words: dict[str, str], decorative: bool) -> None:
    """Give a picture that is already here what it lacks; what an editor has written stays."""
    missing = [field for field in FILLED if field in words and not getattr(picture, field)]
    for field in missing:
        setattr(picture, field, words[field])
    newly_decorative = decorative and not picture.decorative and not picture.alt
    if missing or newly_decorative:
        picture.decorative = picture.decorative or newly_decorative
        picture.save()


def store(name: str, data: bytes, words: dict[str, str], decorative: bool, user: AbstractBaseUser | None) -> Picture:
    """A new picture, titled by what is given, else by the file's headline, else by its name."""
    title = words.pop("title", "") or metadata.read(name, data).title or metadata.clean("title", PurePath(name).stem)
    picture = Picture(
        title=title, file=ContentFile(data, name=name), decorative=decorative, uploaded_by_user=user, **words
    )
    picture.save()
    return picture


def create_picture(
    name: str, data: bytes, *, decorative: bool = False, user: AbstractBaseUser | None = None, **words: Unpack[Words]
) -> Picture:
    """The picture of a file, with its renditions. The same bytes a second time give the same picture.

    Texts that are not given come from the file's own metadata. Raises PictureError for a file that is no picture.
    Drawing takes about a second: call it outside of a transaction.
    """
    texts = cleaned(words)
    name = PurePath(name).name
    check_file(name, data)
    with transaction.atomic():
        # One at a time: two that take in the same file at once would each find that it is not there yet.
        Collection.objects.select_for_update(no_key=True).first()
        picture = Picture.objects.filter(file_hash=hashlib.sha1(data, usedforsecurity=False).hexdigest()).first()
        if picture:
            fill_blanks(picture, texts, decorative)
        else:
            picture = store(name, data, texts, decorative, user)
    renditions.make(picture)
    return picture
