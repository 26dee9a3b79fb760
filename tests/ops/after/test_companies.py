"""Fastly and Cloudflare: each request as their documentation has it, held by a recorded conversation."""

import json

import pytest

from standfirst.ops.after.cloudflare import Cloudflare, CloudflareTags
from standfirst.ops.after.fastly import Fastly, FastlyAddresses
from standfirst.ops.after.target import SendError
from tests.ops.after.receiver import Receiver, Say

pytestmark = pytest.mark.no_database

BASE = "https://ellery.example"
PATHS = ["uk/ferry/index.html", "index.html", "feed.xml", "uk/café/index.html"]
TAGS = ["/uk/ferry/index.html", "/index.html", "/feed.xml", "/uk/caf%C3%A9/index.html"]
ADDRESSES = ["/uk/ferry/", "/", "/feed.xml", "/uk/caf%C3%A9/"]


def test_fastly_is_sent_surrogate_keys_in_one_batch(receiver: Receiver) -> None:
    Fastly("SU1Z0isxPaozGVKXdv0eY", "the token", api=receiver.origin).send(PATHS)
    (heard,) = receiver.heard
    assert (heard.method, heard.path) == ("POST", "/service/SU1Z0isxPaozGVKXdv0eY/purge")
    assert heard.headers["fastly-key"] == "the token"
    assert heard.headers["content-type"] == "application/json"
    assert json.loads(heard.body) == {"surrogate_keys": TAGS}
    assert Fastly.size == 256


def test_fastly_is_sent_each_address_over_one_connection(receiver: Receiver) -> None:
    FastlyAddresses("SU1Z0", "the token", BASE, api=receiver.origin).send(PATHS)
    assert [heard.path for heard in receiver.heard] == [f"/purge/ellery.example{address}" for address in ADDRESSES]
    assert {(heard.method, heard.headers["fastly-key"]) for heard in receiver.heard} == {("POST", "the token")}
    assert receiver.connections == 1


def test_fastly_is_emptied(receiver: Receiver) -> None:
    Fastly("SU1Z0", "the token", api=receiver.origin).empty()
    assert [(heard.method, heard.path) for heard in receiver.heard] == [("POST", "/service/SU1Z0/purge_all")]


def cloudflare_says(*, success: bool, **more: object) -> Say:
    return Say(body=json.dumps({"success": success, "errors": [], "messages": [], **more}).encode())


def test_cloudflare_is_sent_addresses(receiver: Receiver) -> None:
    receiver.otherwise = cloudflare_says(success=True, result={"id": "023e105f"})
    Cloudflare("023e105f", "the token", BASE, api=f"{receiver.origin}/client/v4").send(PATHS)
    (heard,) = receiver.heard
    assert (heard.method, heard.path) == ("POST", "/client/v4/zones/023e105f/purge_cache")
    assert heard.headers["authorization"] == "Bearer the token"
    assert heard.headers["content-type"] == "application/json"
    assert json.loads(heard.body) == {"files": [BASE + address for address in ADDRESSES]}
    assert Cloudflare.size == 30


def test_cloudflare_is_sent_tags_or_told_to_drop_everything(receiver: Receiver) -> None:
    receiver.otherwise = cloudflare_says(success=True)
    cache = CloudflareTags("023e105f", "the token", BASE, api=receiver.origin)
    cache.send(PATHS)
    cache.empty()
    assert [json.loads(heard.body) for heard in receiver.heard] == [{"tags": TAGS}, {"purge_everything": True}]


def test_a_comma_does_not_part_a_tag(receiver: Receiver) -> None:
    receiver.otherwise = cloudflare_says(success=True)
    CloudflareTags("023e105f", "the token", BASE, api=receiver.origin).send(["uk/a,b/index.html"])
    assert json.loads(receiver.heard[0].body) == {"tags": ["/uk/a%2Cb/index.html"]}


def test_cloudflare_that_says_200_and_no_success_has_refused(receiver: Receiver) -> None:
    receiver.otherwise = cloudflare_says(success=False, errors=[{"code": 1012, "message": "Request must contain one"}])
    with pytest.raises(SendError, match=r"^cloudflare:z answered 200 OK: Request must contain one\.$"):
        Cloudflare("z", "the token", BASE, api=receiver.origin).send(PATHS)


def test_what_was_purged_before_a_refusal_is_not_left(receiver: Receiver) -> None:
    receiver.says = [Say(), Say(), Say(429, headers={"Retry-After": "30"})]
    with pytest.raises(SendError) as raised:
        FastlyAddresses("s", "the token", BASE, api=receiver.origin).send(PATHS)
    assert raised.value.left == ("feed.xml", "uk/café/index.html")
    assert raised.value.wait == 30
    assert not raised.value.final
    assert str(raised.value) == "fastly-url:s answered 429 Too Many Requests."


def test_no_error_and_no_name_holds_the_token(receiver: Receiver) -> None:
    receiver.otherwise = Say(401)
    for cache in (Fastly("s", "secret", api=receiver.origin), Cloudflare("z", "secret", BASE, api=receiver.origin)):
        with pytest.raises(SendError) as raised:
            cache.send(PATHS)
        assert "secret" not in str(raised.value) + cache.name


def test_a_connection_that_was_closed_meanwhile_is_opened_again(receiver: Receiver) -> None:
    receiver.says = [Say(hang_up=True)]
    FastlyAddresses("s", "the token", BASE, api=receiver.origin).send(PATHS)
    assert len(receiver.heard) == len(PATHS)
    assert receiver.connections == 2


def test_nobody_there_is_one_sentence(receiver: Receiver) -> None:
    with pytest.raises(SendError, match=r"^fastly:s cannot be reached: Connection refused\.$"):
        Fastly("s", "the token", api="http://127.0.0.1:9").send(PATHS)
