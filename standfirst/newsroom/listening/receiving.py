"""What readers' browsers may send without an account: a small JSON object by POST, bounded, limited, and unnamed.

    @receives(most_bytes=1024, limiter=Limiter(each=20, together=2000))
    def wrong(told: Mapping[str, object]) -> None:
        word = text_of(told, "word", 100)          # raises Refused
        ...                                         # returns nothing: 204

No cookie is read or set, and no address is kept: a reader's address is counted under a hash whose salt is thrown away
with the counts, and nothing is written to the disk or to the log. There is nothing to forge, so there is no CSRF token;
that the body must be declared as JSON keeps other sites' pages from having their readers send anything.

From a page: fetch("/listen/…", {method: "POST", keepalive: true, credentials: "omit", body: JSON.stringify(…),
headers: {"Content-Type": "application/json"}}), or sendBeacon with a Blob of that type. A browser need not look at the
answer: 204 taken, 400 not what is expected, 404 not so, 413 too long, 415 no JSON, 429 too often.
"""

import json
import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping
from functools import wraps
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

WINDOW_S = 600
"""How long counts and the salt of their hashes are kept."""
NETWORK_BITS = 64
"""Of an IPv6 address: a household has them all behind these."""


class Refused(Exception):
    """What was sent is not taken. Its text is one sentence, `status` the HTTP status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Limiter:
    """How often a reader may send in ten minutes, and all readers together, in this process.

    Counts live in memory only. `together` bounds that memory too: an address is noted only for what was let through.
    """

    def __init__(self, each: int, together: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.each, self.together = each, together
        self._clock, self._lock = clock, Lock()
        self._begin()

    def _begin(self) -> None:
        self._since, self._salt = self._clock(), secrets.token_bytes(16)
        self._counts: Counter[bytes] = Counter()
        self._all = 0

    def allows(self, address: str) -> bool:
        """Whether one more may come from `address`; counts it if so."""
        with self._lock:
            if self._clock() - self._since >= WINDOW_S:
                self._begin()
            name = blake2b(address.encode(), key=self._salt, digest_size=8).digest()
            if self._all >= self.together or self._counts[name] >= self.each:
                return False
            self._counts[name] += 1
            self._all += 1
            return True


def address_of(request: HttpRequest) -> str:
    """Whose request it is, for counting alone; the network of an IPv6 address.

    X-Real-IP is nginx's word, and is taken only from a server on a private address: a reader who comes directly may
    claim anything in it.
    """
    near = _network(request.META.get("REMOTE_ADDR", ""), public=True)
    return near or _network(request.headers.get("X-Real-IP", ""), public=False) or "private"


def _network(text: str, *, public: bool) -> str:
    """An address as it is counted; empty for what is none, and for a private one where a public one is wanted."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return ""
    if public and address.is_private:
        return ""
    if isinstance(address, IPv6Address):
        return f"{int(address) >> (128 - NETWORK_BITS):x}"
    return str(address)


def receives(
    most_bytes: int, limiter: Limiter
) -> Callable[[Callable[[Mapping[str, object]], None]], Callable[[HttpRequest], HttpResponse]]:
    """Make a function of a JSON object a view. What it raises as Refused is the answer; else 204."""

    def decorate(take: Callable[[Mapping[str, object]], None]) -> Callable[[HttpRequest], HttpResponse]:
        @csrf_exempt
        @wraps(take)
        def view(request: HttpRequest) -> HttpResponse:
            try:
                _check(request, most_bytes)
                if not limiter.allows(address_of(request)):
                    raise Refused(429, "That is too often; please try again later.")
                take(_object(request, most_bytes))
            except Refused as refusal:
                return _answer(refusal.status, str(refusal))
            return _answer(204)

        return view

    return decorate


def _check(request: HttpRequest, most_bytes: int) -> None:
    """What can be said without reading the body."""
    if request.method != "POST":
        raise Refused(405, "This address takes POST only.")
    if request.content_type != "application/json":
        raise Refused(415, "The body must be JSON.")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "Only this site's own pages may send that.")
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        raise Refused(411, "The body's length must be told.")
    if int(length) > most_bytes:
        raise Refused(413, f"The body may have {most_bytes} bytes at most.")


def _object(request: HttpRequest, most_bytes: int) -> Mapping[str, object]:
    try:
        told = json.loads(request.read(most_bytes))
    except (ValueError, RecursionError) as error:
        raise Refused(400, "The body is not JSON.") from error
    except OSError as error:
        raise Refused(400, "The body did not come whole.") from error
    if not isinstance(told, dict):
        raise Refused(400, "The body must be one JSON object.")
    return told


def text_of(told: Mapping[str, object], name: str, most: int, *, empty: bool = False) -> str:
    """A member that is text of at most `most` characters, trimmed, without control characters. Raises Refused."""
    found = told.get(name, "" if empty else None)
    if not isinstance(found, str) or len(found) > most:
        raise Refused(400, f"“{name}” must be text of at most {most} characters.")
    if not (shown := plain(found)) and not empty:
        raise Refused(400, f"“{name}” is empty.")
    return shown


def plain(text: str) -> str:
    """A text on one line, with a space for whatever cannot be printed."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _answer(status: int, sentence: str = "") -> HttpResponse:
    response = HttpResponse(
        sentence + "\n" if sentence else "", status=status, content_type="text/plain; charset=utf-8"
    )
    response["Cache-Control"] = "no-store"
    if status == 405:
        response["Allow"] = "POST"
    if status == 429:
        response["Retry-After"] = str(WINDOW_S)
    return response
