"""HTTP calls to one receiver, over one connection, with time limits. No redirect is followed. No Django here."""

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

from standfirst.ops.after.target import SendError

TIMEOUT = 5.0
"""Seconds to wait for a connection, and for each piece of an answer."""
LONGEST_ANSWER = 65_536
"""Bytes of an answer that are read."""
LONGEST_WAIT = 3_600.0
"""Seconds: a receiver that asks for more is asked again after this."""
AGENT = "Standfirst"
PASSING = frozenset({401, 403, 404, 405, 408, 425, 429})
"""Refusals that a receiver or whoever runs it may take back: a token renewed, a limit passed, a rule added."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver said."""

    status: int
    reason: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    def json(self) -> object:
        """The body as JSON; None where it is none."""
        try:
            found: object = json.loads(self.body)
        except ValueError:
            return None
        return found


class Calls:
    """A connection to `origin` ("https://api.example"), made at the first call. Use as a context."""

    def __init__(self, name: str, origin: str) -> None:
        self.name, self.origin = name, origin.rstrip("/")
        parts = urlsplit(self.origin)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT)
        self._base = parts.path
        self._used = False

    def __enter__(self) -> "Calls":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def ask(
        self, method: str, path: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One call. A connection that the receiver closed meanwhile is opened once more. Raises SendError."""
        own = {"User-Agent": AGENT} | dict(headers or {})
        try:
            try:
                return self._ask(method, self._base + path, body, own)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self._connection.close()
                if not self._used:
                    raise
                self._used = False
                return self._ask(method, self._base + path, body, own)
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            raise SendError(f"{self.name} cannot be reached: {_reason(error)}.") from error

    def must(
        self, method: str, path: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One call that must be answered 2xx. Raises SendError."""
        answer = self.ask(method, path, body=body, headers=headers)
        if not 200 <= answer.status < 300:
            raise refusal(self.name, answer)
        return answer

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        self._connection.request(method, path, body=body, headers=dict(headers))
        response = self._connection.getresponse()
        data = response.read(LONGEST_ANSWER)
        if not response.isclosed():
            self._connection.close()
        self._used = True
        told = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, response.reason, told, data)


def refusal(name: str, answer: Answer, detail: str = "") -> SendError:
    """The error that an answer other than the wanted one stands for."""
    said = f"{name} answered {answer.status} {answer.reason}".rstrip() + (f": {detail}" if detail else "")
    asked = answer.headers.get("retry-after", "")
    wait = min(float(asked), LONGEST_WAIT) if asked.isascii() and asked.isdigit() else 0.0
    final = 400 <= answer.status < 500 and answer.status not in PASSING
    return SendError(f"{said.rstrip('.')}.", wait=wait, final=final)


def _reason(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "its name is unknown"
    if isinstance(error, TimeoutError):
        return f"no answer within {TIMEOUT:g} s"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
