"""A picture's private files, for editors: what a preview shows before anything is published."""

from django.http import FileResponse, Http404, HttpRequest

from standfirst.pictures import files
from standfirst.pictures.models import Rendered
from standfirst.pictures.specs import EXTENSIONS


def rendition(request: HttpRequest, digest: str, extension: str) -> FileResponse:
    """One file of private/renditions. Wagtail asks for a login first, as it does for every address of its admin."""
    row = Rendered.objects.filter(digest=digest).first()
    if row is None or EXTENSIONS[row.media_type] != extension:
        raise Http404("no such rendition")
    path = files.path(digest, row.media_type)
    if not path.exists():
        raise Http404("the rendition's file is missing")
    return FileResponse(
        path.open("rb"), content_type=row.media_type, headers={"Cache-Control": "private, max-age=3600"}
    )
