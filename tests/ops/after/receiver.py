"""A local HTTP server that keeps what it is sent and answers what it is told to."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.ops.after.loopback import answering_with


@dataclass(frozen=True)
class Heard:
    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True)
class Say:
    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    hang_up: bool = False
    """Answer, and close the connection without saying so."""


class Receiver:
    """Answers with what stands in `says`, one after the other, and then with `otherwise`."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.says: list[Say] = []
        self.otherwise = Say()
        self.meanwhile: Callable[[Heard], None] = lambda heard: None
        """Called before each answer."""
        self.connections = 0
        self.port = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def handler(receiver) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                receiver.connections += 1
                super().setup()

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                told = {name.lower(): value for name, value in self.headers.items()}
                receiver.heard.append(Heard(self.command, self.path, told, body))
                receiver.meanwhile(receiver.heard[-1])
                say = receiver.says.pop(0) if receiver.says else receiver.otherwise
                self.send_response(say.status)
                for name, value in {"Content-Length": str(len(say.body)), **say.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(say.body)
                self.close_connection = self.close_connection or say.hang_up

            do_GET = do_POST = do_PURGE = do_BAN = answer

            def log_message(self, *args: object) -> None:
                """Nothing: what was heard is kept."""

        return Handler


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    with answering_with(receiver.handler()) as receiver.port:
        yield receiver
