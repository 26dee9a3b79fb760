"""The origin behind a cache: pages that can change, and a count of how often each was asked for."""

import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.ops.after.loopback import answering_with


class Origin:
    """Serves `pages` (path -> text) as Standfirst does: to be asked for again each time, coded as the reader likes."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: Counter[str] = Counter()
        self.port = 0

    def handler(origin) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                origin.asked[path] += 1
                text = origin.pages.get(path)
                body = (text or "gone").encode()
                coded = "gzip" in self.headers.get("Accept-Encoding", "")
                body = gzip.compress(body) if coded else body
                self.send_response(410 if text is None else 200)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Cache-Control", "public, max-age=0, must-revalidate")
                self.send_header("Vary", "Accept-Encoding")
                if coded:
                    self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Nothing: what was asked is counted."""

        return Handler


@contextmanager
def serving() -> Iterator[Origin]:
    origin = Origin()
    with answering_with(origin.handler()) as origin.port:
        yield origin
