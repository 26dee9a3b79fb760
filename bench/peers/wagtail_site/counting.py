"""Tells how many SQL statements a request took, when it is asked to."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse


class Counting:
    """Adds the header X-Queries to the answer of a request that has X-Count; others are left alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "X-Count" not in request.headers:
            return self.get_response(request)
        asked = 0

        def one_more(execute: Callable[..., object], *arguments: object) -> object:
            nonlocal asked
            asked += 1
            return execute(*arguments)

        with connection.execute_wrapper(one_more):
            answer = self.get_response(request)
        answer.headers["X-Queries"] = str(asked)
        return answer
