"""Originals and draft pictures: for those who may enter the editor, and for nobody else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.admin.auth import require_admin_access

# An original is somebody's upload: opened by itself, it may do nothing at all.
POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


@require_safe
@require_admin_access
def original(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file `name` under private/media; the login page for a stranger. Raises Http404."""
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = "private, max-age=600"
    response["Content-Security-Policy"] = POLICY
    return response
