"""The published files of pictures: each is there only while something published shows its picture."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import ClassVar

from standfirst.pictures import files
from standfirst.pictures.models import Picture
from standfirst.pictures.specs import SPECS
from standfirst.pictures.values import Rendition
from standfirst.press.keys import Key
from standfirst.press.outputs import Output, register
from standfirst.press.reader import Reader

Shown = Callable[[Collection[int]], Iterable[int]]
"""Ids of touched rows -> ids of the pictures that they show."""


def parts(key: Key) -> tuple[int, str]:
    """The picture's id and the spec's name of a key. Raises TypeError for another kind of key."""
    match key:
        case (int(picture), str(spec)):
            return picture, spec
    raise TypeError(f"{key!r} is no key of a picture's file; it takes an id and the name of a spec.")


def every_spec(pictures: Iterable[int]) -> Iterator[Key]:
    """The keys of all renditions of the pictures."""
    return ((picture, spec.name) for picture in sorted(set(pictures)) for spec in SPECS)


def rendition(read: Reader, key: Key) -> Rendition | None:
    """The rendition of a key, or None where the picture is gone or could not be rendered."""
    id, spec = parts(key)
    picture = read("picture", id)
    return next((one for one in picture.renditions if one.spec == spec), None) if picture else None


class PictureFile(Output):
    """/pictures/<digest>.<ext>. Written before the pages that show it."""

    name = "picture_file"
    order = 10
    roots: dict[str, Callable[[Collection[int]], Iterable[Key]]] = {"pictures.Picture": every_spec}
    uses: ClassVar[list[str]] = ["picture_uses"]
    """Names of listing facts: for a picture's id, the ids of what shows it. Their declarers add to it by `shown_by`."""
    provided: ClassVar[dict[str, str]] = {}
    """Name of such a listing -> that of another, which for an id of the first is empty while that is not published."""

    def keys(self) -> Iterator[Key]:
        """Every rendition of every picture, shown or not."""
        return every_spec(Picture.objects.values_list("pk", flat=True))

    def path(self, read: Reader, key: Key) -> str:
        """Raises LookupError where there is no such rendition."""
        found = rendition(read, key)
        if found is None:
            raise LookupError("Picture {} has no rendition {}.".format(*parts(key)))
        return files.public_path(found.digest, found.media_type)

    def page(self, read: Reader, key: Key) -> Rendition | None:
        """The rendition, while any of `uses` names something published that shows its picture."""
        return rendition(read, key) if any(self._shown(read, name, parts(key)[0]) for name in self.uses) else None

    def _shown(self, read: Reader, name: str, picture: int) -> bool:
        ids, provided = read(name, picture), self.provided.get(name)
        return any(read(provided, id) for id in ids) if provided else bool(ids)

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        """Load the pictures together."""
        read.prefetch("picture", {parts(key)[0] for key in keys})

    def body(self, page: Rendition) -> bytes:
        """The private file's bytes. Raises FileNotFoundError."""
        return files.read(page.digest, page.media_type)


def shown_by(source: str, pictures: Shown, *, uses: str = "picture_uses", provided: str = "") -> None:
    """Say which pictures the touched rows of `source` ("stories.Story") show, so that their files follow them.

    `uses` is the listing fact that answers the other way: which rows show a picture. Where such a row is published
    only on account of others, the listing fact `provided` gives those for its id.
    """
    PictureFile.roots[source] = lambda ids: every_spec(pictures(ids))
    if uses not in PictureFile.uses:
        PictureFile.uses.append(uses)
    if provided:
        PictureFile.provided[uses] = provided


register(PictureFile())
