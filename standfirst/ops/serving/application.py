"""The WSGI application (PEP 3333) that readers and editors both meet. No Django here."""

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from standfirst.ops.serving import conditions, headers, paths, ranges
from standfirst.ops.serving.encodings import choose
from standfirst.ops.serving.resources import Body, Resource
from standfirst.ops.serving.tree import Tree

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CHUNK = 1 << 18
"""Bytes of a large file that are in memory at a time."""

Headers = list[tuple[str, str]]


class Slice:
    """A part of a file, read as it is sent. The server closes it when the reader goes away."""

    def __init__(self, file: str, begin: int, end: int) -> None:
        self._opened = Path(file).open("rb")  # noqa: SIM115 - closed by the server, as PEP 3333 has it
        self._opened.seek(begin)
        self._left = end - begin

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._opened.read(min(CHUNK, self._left))
        if not chunk:
            self.close()
            raise StopIteration
        self._left -= len(chunk)
        return chunk

    def close(self) -> None:
        """Lets the file go. Harmless a second time."""
        self._opened.close()


class Serving:
    """`public` at the root, `mounts` (prefix to tree) before it, and `django` for whatever neither holds.

    `reserved` prefixes go to Django at once, so that no section can take the editor's address.
    """

    def __init__(
        self, public: Tree, django: "WSGIApplication", mounts: Mapping[str, Tree], reserved: tuple[str, ...]
    ) -> None:
        self.public = public
        self.django = django
        self.mounts = tuple(mounts.items())
        self.reserved = reserved

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        for prefix, tree in self.mounts:
            if path.startswith(prefix):
                return self._answer(tree, path[len(prefix) - 1 :], environ, start_response)
        if path.startswith(self.reserved):
            return self.django(environ, start_response)
        return self._answer(self.public, path, environ, start_response)

    def _answer(
        self, tree: Tree, path: str, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        decoded = path if path.isascii() else paths.decode(path)
        name = paths.inside(decoded) if decoded else None
        if name is None:
            return self.django(environ, start_response)
        resource = tree.find(name)
        if resource is None:
            if tree is self.public and not path.endswith("/") and tree.has_page(name):
                return moved(environ["PATH_INFO"] + "/", environ, start_response)
            return self.django(environ, start_response)
        if path.endswith("/" + paths.INDEX):
            return moved(environ["PATH_INFO"].removesuffix(paths.INDEX), environ, start_response)
        return send(resource, environ, start_response)


def send(resource: Resource, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """A file that is there: whole, in part, or the news that the reader has it already."""
    method = environ["REQUEST_METHOD"]
    if method not in ("GET", "HEAD"):
        return plain(HTTPStatus.METHOD_NOT_ALLOWED, [("Allow", "GET, HEAD")], start_response)
    wanted = environ.get("HTTP_RANGE") if method == "GET" else None
    # Positions are meant in the file itself, so a part is never taken of a compressed copy.
    coding = "" if wanted else choose(environ.get("HTTP_ACCEPT_ENCODING", ""), resource.available)
    body = resource.bodies[coding]
    if conditions.unchanged(body, environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")):
        start_response("304 Not Modified", without_body(body.headers))
        return []
    if wanted and conditions.still_same(body, environ.get("HTTP_IF_RANGE")):
        return part(body, wanted, start_response)
    return whole(body, start_response, head=method == "HEAD")


def whole(body: Body, start_response: "StartResponse", *, head: bool = False) -> Iterable[bytes]:
    """200, with the file or, for HEAD, only what is said of it."""
    answer: Iterable[bytes] = []
    if not head:
        answer = [body.data] if body.data is not None else Slice(body.file, 0, body.size)
    start_response("200 OK", body.headers)
    return answer


def part(body: Body, wanted: str, start_response: "StartResponse") -> Iterable[bytes]:
    """206 with the range, 416 where there is none such, 200 where the header asks for nothing that is given."""
    try:
        span = ranges.parse(wanted, body.size)
    except ranges.Unsatisfiable:
        limits = [("Content-Range", f"bytes */{body.size}")]
        return plain(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, limits, start_response)
    if span is None:
        return whole(body, start_response)
    begin, end = span
    answer: Iterable[bytes] = [body.data[begin:end]] if body.data is not None else Slice(body.file, begin, end)
    told = [(name, value) for name, value in body.headers if name != "Content-Length"]
    told += [("Content-Length", str(end - begin)), ("Content-Range", f"bytes {begin}-{end - 1}/{body.size}")]
    start_response("206 Partial Content", told)
    return answer


def moved(path_info: str, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """301 to a path of this site, its query kept."""
    query = environ.get("QUERY_STRING", "")
    location = quote(path_info.encode("latin-1"), safe="/~") + (f"?{query}" if query else "")
    kept = [("Location", location), ("Cache-Control", headers.ASK_AGAIN)]
    return plain(HTTPStatus.MOVED_PERMANENTLY, kept, start_response)


def plain(status: HTTPStatus, extra: Headers, start_response: "StartResponse") -> Iterable[bytes]:
    """An answer that is only its status, in words."""
    text = f"{status.phrase}\n".encode()
    told = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))]
    start_response(f"{status.value} {status.phrase}", [*told, *headers.SECURITY.items(), *extra])
    return [text]


def without_body(told: Headers) -> Headers:
    """The headers of a 304: what a cache keeps, and nothing of a body that is not sent."""
    return [(name, value) for name, value in told if name not in ("Content-Length", "Content-Type", "Content-Encoding")]
