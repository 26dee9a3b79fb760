"""A publish, from the press to what is sent: never delayed, and sent in the end."""

import json
import logging
import socket
import time
from collections.abc import Iterator
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest

from standfirst.newsroom.pressroom.untold import untold
from standfirst.ops.after import calls, delivery, hook
from standfirst.press import batch, record, run
from standfirst.press.run import press, verify
from standfirst.stories import actions
from standfirst.stories.models import Story
from tests.ops.after.publishing import BASE, edit, tell, waiting, work
from tests.ops.after.receiver import Receiver, Say

KEY = "5f0c3a1e-key"


@pytest.fixture
def silent() -> Iterator[str]:
    """The origin of a CDN that is dead in the worst way: it lets itself be connected to, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.django_db(transaction=True)
def test_a_dead_cdn_delays_no_publish(story: Story, settings: object, silent: str, tree: object) -> None:
    edit(story, "Nobody is told")
    start = time.perf_counter()
    press()
    alone = time.perf_counter() - start
    tell(settings, purge=(f"varnish:{silent}",), websub_hubs=(f"{silent}/hub",))
    edit(story, "A dead CDN is told")
    start = time.perf_counter()
    report = press()
    seconds = time.perf_counter() - start
    assert "A dead CDN is told" in (tree / "uk/ferry/index.html").read_text(encoding="utf-8")
    assert report.after == ()
    assert len(waiting()) == 2
    # Two rows on a queue, and nothing that could take a time limit.
    assert seconds < alone + 0.25 < calls.TIMEOUT


@pytest.mark.django_db(transaction=True)
def test_what_a_dead_cdn_did_not_hear_is_sent_when_it_lives(
    story: Story,
    settings: object,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(delivery, "FIRST_WAIT", 0.05)
    tell(settings, purge=(f"varnish:{receiver.origin}",))
    receiver.says = [Say(), Say(503)]
    edit(story, "Told in the end")
    report = press()
    changed = {path for path, _ in report.written}
    assert len(changed) > 2
    work()
    assert [record.levelno for record in caplog.records if "varnish" in record.message] == [logging.WARNING]
    assert len(waiting()) == 1
    time.sleep(0.1)
    work()
    assert waiting() == []
    purged = [heard.path for heard in receiver.heard]
    # The one that was refused was asked for twice, every other once.
    assert len(purged) == len(changed) + 1
    assert {"/", "/uk/", "/uk/ferry/", "/feed.xml", "/uk/feed.json"} <= set(purged)
    assert {heard.headers["host"] for heard in receiver.heard} == {"ellery.example"}


@pytest.mark.django_db(transaction=True)
def test_who_refused_stands_in_the_editors_report_until_it_is_told(
    story: Story, settings: object, receiver: Receiver, admin_client: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_WAIT", 0.05)
    tell(settings, purge=(f"varnish:{receiver.origin}",))
    receiver.says = [Say(503)]
    edit(story, "Told in the end")
    changed = press().written
    work()
    said = f"varnish:{receiver.origin} answered 503 Service Unavailable."
    (one,) = untold()
    assert (one.name, one.said, one.paths) == (f"varnish:{receiver.origin}", said, len(changed))
    assert said in admin_client.get("/admin/reports/press/").content.decode()
    time.sleep(0.1)
    work()
    assert untold() == []
    assert "Pressed, and not told" not in admin_client.get("/admin/reports/press/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_takedown_is_purged_and_told(story: Story, settings: object, receiver: Receiver) -> None:
    tell(settings, purge=(f"varnish:{receiver.origin}",), indexnow_key=KEY, indexnow_endpoint=f"{receiver.origin}/now")
    actions.withdraw(story)
    press()
    work()
    assert ("PURGE", "/uk/ferry/") in {(heard.method, heard.path) for heard in receiver.heard}
    (told,) = [heard for heard in receiver.heard if heard.path == "/now"]
    assert json.loads(told.body)["urlList"] == [f"{BASE}/uk/ferry/"]


@pytest.mark.django_db(transaction=True)
def test_hubs_hear_of_feeds_and_search_engines_of_stories(
    story: Story, settings: object, receiver: Receiver, tree: object
) -> None:
    hubs = (f"{receiver.origin}/hub?of=papers",)
    tell(settings, websub_hubs=hubs, indexnow_key=KEY, indexnow_endpoint=f"{receiver.origin}/indexnow")
    edit(story, "Ferry sails again")
    press()
    assert (tree / f"{KEY}.txt").read_text(encoding="ascii") == KEY
    feed = ElementTree.parse(tree / "feed.xml")
    links = feed.findall("channel/{http://www.w3.org/2005/Atom}link")
    assert [link.get("href") for link in links if link.get("rel") == "hub"] == list(hubs)
    in_json = json.loads((tree / "uk/feed.json").read_text(encoding="utf-8"))
    assert in_json["hubs"] == [{"type": "WebSub", "url": hubs[0]}]
    work()
    hub, engine = sorted(receiver.heard, key=lambda heard: heard.path)
    assert (hub.method, hub.path) == ("POST", "/hub?of=papers")
    assert hub.headers["content-type"] == "application/x-www-form-urlencoded"
    fields = parse_qsl(hub.body.decode())
    assert fields[0] == ("hub.mode", "publish")
    assert sorted(fields[1:]) == [
        ("hub.url", f"{BASE}/{path}") for path in ("feed.json", "feed.xml", "uk/feed.json", "uk/feed.xml")
    ]
    assert (engine.method, engine.path) == ("POST", "/indexnow")
    assert engine.headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(engine.body) == {
        "host": "ellery.example",
        "key": KEY,
        "keyLocation": f"{BASE}/{KEY}.txt",
        "urlList": [f"{BASE}/uk/ferry/"],
    }


@pytest.mark.django_db(transaction=True)
def test_a_key_that_was_changed_leaves_no_file(story: Story, settings: object, tree: object) -> None:
    tell(settings, indexnow_key=KEY)
    press()
    tell(settings, indexnow_key="another-key")
    verify()
    assert sorted(path.name for path in tree.glob("*key.txt")) == ["another-key.txt"]


@pytest.mark.django_db(transaction=True)
def test_a_cache_for_which_too_much_waits_is_emptied(
    settings: object, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "MANY", 3)
    tell(settings, base_url=BASE, purge=(f"varnish:{receiver.origin}", f"nginx:{receiver.origin}"))
    for number in range(6):
        hook.Queue()([f"uk/{number}/index.html"], [])
    work()
    methods = [heard.method for heard in receiver.heard]
    # nginx's purge module cannot be emptied. Of Varnish's six rows, one is being worked on and five make way.
    assert (methods.count("BAN"), methods.count("PURGE")) == (1, 6)


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_the_settings_no_longer_name_is_forgotten(settings: object, receiver: Receiver) -> None:
    tell(settings, purge=(f"varnish:{receiver.origin}",))
    hook.Queue()(["index.html"], [])
    tell(settings, purge=())
    work()
    assert receiver.heard == []
    assert waiting() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["written", "removed", "recording", "recorded"])
def test_a_press_that_was_killed_leaves_nothing_untold(
    story: Story, settings: object, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    tell(settings, purge=(f"varnish:{receiver.origin}",))
    actions.withdraw(story)
    with monkeypatch.context() as patch:
        for module in (batch, record):
            patch.setattr(module, "crash_point", lambda name: die() if name == step else None)
        with pytest.raises(KeyboardInterrupt):
            press()
    press()
    work()
    assert {"/uk/ferry/", "/", "/uk/", "/feed.xml"} <= {heard.path for heard in receiver.heard}


def die() -> None:
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_each_batch_is_told_when_it_is_recorded_and_not_when_the_run_ends(
    story: Story, settings: object, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(settings, purge=(f"varnish:{receiver.origin}",))
    monkeypatch.setattr(run, "BATCH", 5)
    told: list[int] = []
    press(everything=True, progress=lambda *_: told.append(len(waiting())))
    assert told[-1] == 0
    edit(story, "All of the fronts")
    press(progress=lambda *_: told.append(len(waiting())))
    assert len(set(told)) > 2


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_cannot_even_be_made_fails_no_press(
    story: Story, settings: object, tree: object, caplog: pytest.LogCaptureFixture
) -> None:
    settings.PRESS_QUEUED = [f"{__name__}.Broken"]
    edit(story, "Published all the same")
    press()
    assert "Published all the same" in (tree / "uk/ferry/index.html").read_text(encoding="utf-8")
    assert f"After the press, {__name__}.Broken failed." in caplog.messages


class Broken:
    def __call__(self, changed: object, removed: object) -> None:
        raise ValueError("a name that no target has")


def test_nothing_is_queued_while_nobody_is_named(db: None, settings: object) -> None:
    hook.Queue()(["index.html"], ["uk/ferry/index.html"])
    assert waiting() == []
