"""Says which pictures stories, contributors and the newsroom show, so that their files are published with them."""

from collections.abc import Collection, Iterable

from standfirst.pictures.outputs import shown_by
from standfirst.stories import rows
from standfirst.stories.listings import written
from standfirst.stories.models import Contributor, NewsroomSettings


def of_stories(ids: Collection[int]) -> Iterable[int]:
    """The pictures that the live versions of these stories show, and the portraits of those who wrote them."""
    shown = {picture for pictures in rows.pictures(ids).values() for picture in pictures}
    return shown.union(of_contributors({who for found in written(ids).values() for who in found}))


def of_contributors(ids: Collection[int]) -> Iterable[int]:
    """The portraits of these contributors."""
    return Contributor.objects.filter(pk__in=ids, picture__isnull=False).values_list("picture_id", flat=True)


def of_newsroom(ids: Collection[int]) -> Iterable[int]:
    """The newsroom's logo."""
    return NewsroomSettings.objects.filter(logo__isnull=False).values_list("logo_id", flat=True)


shown_by("stories.Story", of_stories, uses="picture_uses")
shown_by("stories.Contributor", of_contributors, uses="portraits", provided="written_by")
shown_by("stories.NewsroomSettings", of_newsroom, uses="logo_uses")
