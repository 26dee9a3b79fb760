"""A small file server with Range requests and the reader site's Content-Security-Policy."""

import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; frame-src https:; base-uri 'none'; form-action 'none'"
)


def handler(tree: Path) -> type[BaseHTTPRequestHandler]:
    class Files(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            file = tree / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
            if not file.is_file():
                self.answer(404, (tree / "404.html").read_bytes(), "text/html; charset=utf-8")
                return
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            body = file.read_bytes()
            wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            if not wanted:
                self.answer(200, body, kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
                return
            first, last = int(wanted[1]), min(int(wanted[2] or len(body) - 1), len(body) - 1)
            self.answer(206, body[first : last + 1], kind, {"Content-Range": f"bytes {first}-{last}/{len(body)}"})

        def answer(self, status: int, body: bytes, kind: str, extra: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {
                "Content-Type": kind,
                "Content-Length": str(len(body)),
                "Accept-Ranges": "bytes",
                "Content-Security-Policy": POLICY,
                "X-Content-Type-Options": "nosniff",
                **(extra or {}),
            }.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # a browser drops a sound that it has enough of

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: a test's own report is enough."""

    return Files


@contextmanager
def serve(tree: Path, port: int = 0, kind: type[BaseHTTPRequestHandler] | None = None) -> Iterator[str]:
    """Serve a folder; gives its address. `kind` is a handler of the test's own."""
    server = ThreadingHTTPServer(("127.0.0.1", port), kind or handler(tree))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
