"""What is taken from readers without an account, and what is not."""

import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from standfirst.newsroom.listening.receiving import WINDOW_S, Limiter, Refused, address_of, receives, text_of

TAKEN: list[object] = []


@receives(64, Limiter(each=3, together=1000))
def take(told: object) -> None:
    """Keeps what it is told."""
    if told == {"no": 1}:
        raise Refused(404, "There is no such thing.")
    TAKEN.append(told)


def send(body: str | bytes, address: str = "9.9.9.1", **more: str) -> HttpResponse:
    more = {"content_type": "application/json", **more}
    return take(RequestFactory().post("/listen/x", data=body, REMOTE_ADDR=address, **more))


def test_an_object_is_taken_and_nothing_is_answered() -> None:
    TAKEN.clear()
    response = send('{"a": "b"}', "9.9.9.2")
    assert (response.status_code, response.content, TAKEN) == (204, b"", [{"a": "b"}])
    assert not response.cookies and response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "status"),
    [("[1]", 400), ("{", 400), ("\xff".encode("latin-1"), 400), ('{"no": 1}', 404), ('{"a": "' + "x" * 80 + '"}', 413)],
)
def test_what_is_no_such_object_is_refused(body: str | bytes, status: int) -> None:
    assert send(body, f"9.9.9.{status % 100 + len(body)}").status_code == status


def test_only_json_of_this_site_by_post() -> None:
    assert send("{}", "9.9.9.9", content_type="text/plain").status_code == 415
    assert send("{}", "9.9.9.9", HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    refused = take(RequestFactory().get("/listen/x"))
    assert (refused.status_code, refused["Allow"]) == (405, "POST")


def test_one_reader_is_stopped_and_the_next_is_not() -> None:
    assert [send("{}", "9.9.9.77").status_code for _ in range(4)] == [204, 204, 204, 429]
    assert send("{}", "9.9.9.78").status_code == 204


def test_counts_and_salt_go_with_the_window() -> None:
    now = [0.0]
    limiter = Limiter(each=1, together=3, clock=lambda: now[0])
    assert [limiter.allows(who) for who in "aabcd"] == [True, False, True, True, False]
    salt, held = limiter._salt, list(limiter._counts)
    assert not any(name == b"a" or b"203" in name for name in held)
    now[0] = WINDOW_S
    assert limiter.allows("a")
    assert limiter._salt != salt and len(limiter._counts) == 1


@pytest.mark.parametrize(
    ("remote", "forwarded", "counted"),
    [
        ("9.9.9.9", "8.8.8.8", "9.9.9.9"),
        ("127.0.0.1", "8.8.8.8", "8.8.8.8"),
        ("10.0.0.2", "2a00:1450:4001:81b::200e", "2a0014504001081b"),
        ("127.0.0.1", "nonsense", "private"),
        ("", "", "private"),
    ],
)
def test_whose_request_it_is(remote: str, forwarded: str, counted: str) -> None:
    request = RequestFactory().post("/", REMOTE_ADDR=remote, HTTP_X_REAL_IP=forwarded)
    assert address_of(request) == counted


def test_text_is_bounded_and_plain() -> None:
    told = json.loads('{"a": " b\\u0000\\nc\\ud83d ", "n": 1, "e": " "}')
    assert text_of(told, "a", 9) == "b c"
    assert text_of(told, "missing", 9, empty=True) == ""
    for name, most in (("a", 3), ("n", 9), ("e", 9), ("missing", 9)):
        with pytest.raises(Refused):
            text_of(told, name, most)
