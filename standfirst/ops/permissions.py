"""What a browser may use on the editor's pages: the same as on readers'."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from standfirst.ops.serving.headers import SECURITY

NAME = "Permissions-Policy"


class PermissionsPolicyMiddleware:
    """Django has a middleware for each of the other security headers, and none for this one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(NAME, SECURITY[NAME])
        return response
