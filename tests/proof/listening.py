"""Other machines that a newsroom tells of a press, and all that they are told: a cache, a hub, a search engine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Listener(BaseHTTPRequestHandler):
    """Answers everything with 200, which a cache, a hub and a search engine all may."""

    protocol_version = "HTTP/1.1"
    heard: list[bytes] = []

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.heard.append(f"{self.command} {self.path}\n{self.headers}\n".encode() + body)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = do_PURGE = do_BAN = handle_any

    def log_message(self, *words: object) -> None:
        """Keeps the test's output quiet."""


@contextmanager
def listening() -> Iterator[dict[str, str]]:
    """The settings that make one listener all three of them."""
    Listener.heard.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        yield {
            "STANDFIRST_PURGE": f"varnish:{address}",
            "STANDFIRST_WEBSUB_HUBS": f"{address}/hub",
            "STANDFIRST_INDEXNOW_KEY": "0123456789abcdef",
            "STANDFIRST_INDEXNOW_ENDPOINT": f"{address}/indexnow",
        }
        server.shutdown()
