"""A bucket follows the press: a real server over HTTP, filled, changed, emptied of what was withdrawn."""

import gzip
import logging
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from standfirst.newsroom.pressroom.untold import untold
from standfirst.ops.after import delivery, hook, storage
from standfirst.ops.after.bucket import Bucket
from standfirst.ops.after.objects import Stored
from standfirst.ops.after.target import SendError
from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import Section, Story
from tests.ops.after.publishing import edit, tell, waiting, work
from tests.ops.after.receiver import Heard, Receiver
from tests.ops.after.s3 import BUCKET, S3, s3
from tests.ops.web import free_port

STORY = "uk/ferry/index.html"
pytestmark = pytest.mark.django_db(transaction=True)


def name(settings: object, s3: S3, **more: object) -> None:
    tell(settings, bucket=BUCKET, bucket_endpoint=s3.origin, **more)


def text(s3: S3, key: str = STORY) -> str:
    """What a reader of an object reads; empty where there is none."""
    found = s3.get(key)
    if found is None:
        return ""
    headers, body = found
    return (gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body).decode()


def test_a_publish_is_uploaded_the_story_before_the_fronts(story: Story, settings: object, bucket: S3) -> None:
    name(settings, bucket)
    edit(story, "Ferry sails again")
    report = press()
    assert bucket.etags() == {}
    work()
    assert set(bucket.etags()) == {path for path, _ in report.written}
    assert "Ferry sails again" in text(bucket)
    assert "Ferry sails again" in text(bucket, "index.html")
    put = [key for method, key in bucket.writes() if method == "PUT"]
    assert put.index(STORY) < min(put.index(front) for front in ("index.html", "uk/index.html", "feed.xml"))


def test_only_what_changed_is_uploaded(story: Story, settings: object, bucket: S3) -> None:
    name(settings, bucket)
    edit(story, "Ferry sails again")
    press()
    work()
    before = len(bucket.writes())
    story.refresh_from_db()
    story.search_description = "Seen by no front."
    actions.publish(story)
    changed = {path for path, _ in press().written}
    work()
    assert {key for _, key in bucket.writes()[before:]} == changed
    assert "index.html" not in changed


def test_a_takedown_deletes_after_the_fronts_have_dropped_it(story: Story, settings: object, bucket: S3) -> None:
    name(settings, bucket)
    edit(story, "A slip of the harbourmaster")
    press()
    work()
    actions.withdraw(story)
    press()
    work()
    assert bucket.get(STORY) is None
    for key in bucket.etags():
        assert "harbourmaster" not in text(bucket, key)
    last = bucket.writes()[-1]
    assert last == ("DELETE", STORY)


def test_a_story_before_its_time_is_nowhere_in_the_bucket(story: Story, settings: object, bucket: S3) -> None:
    name(settings, bucket)
    section = Section.objects.get(slug="uk")
    early = section.add_child(instance=Story(title="The merger of Quill and Vane", slug="merger", live=False))
    actions.publish(early, at=timezone.now() + timedelta(hours=1))
    edit(story, "Ferry sails again")
    press()
    work()
    assert bucket.etags()
    for key in bucket.etags():
        assert "merger" not in key + text(bucket, key)


def test_a_prefix_stands_before_each_path(story: Story, settings: object, bucket: S3) -> None:
    name(settings, bucket, bucket_prefix="papers/ellery")
    bucket.put("papers/elsewhere.txt", b"another's")
    edit(story, "Ferry sails again")
    press()
    work()
    assert f"papers/ellery/{STORY}" in bucket.etags()
    assert STORY in Bucket(settings.ENVIRONMENT).listing()
    assert "elsewhere" not in str(Bucket(settings.ENVIRONMENT).listing())


def test_a_bucket_that_is_away_delays_no_publish_and_is_filled_when_it_is_back(
    story: Story, settings: object, tree: Path, keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_WAIT", 0.05)
    port = free_port()
    tell(settings, bucket=BUCKET, bucket_endpoint=f"http://127.0.0.1:{port}")
    edit(story, "Published all the same")
    start = time.perf_counter()
    report = press()
    assert time.perf_counter() - start < 2
    assert report.after == ()
    assert "Published all the same" in (tree / STORY).read_text(encoding="utf-8")
    work()
    (one,) = untold()
    assert (one.name, one.said) == (
        f"bucket:{BUCKET}",
        f"bucket:{BUCKET} cannot be reached at http://127.0.0.1:{port}.",
    )
    with s3(tmp_path, port) as late:
        late.make()
        time.sleep(0.2)
        work()
        assert "Published all the same" in text(late)
        assert set(late.etags()) == {path for path, _ in report.written}
    assert (waiting(), untold()) == ([], [])


def test_keys_that_are_refused_are_one_sentence_and_the_upload_comes_once_they_are_right(
    story: Story,
    settings: object,
    bucket: S3,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    admin_client: object,
) -> None:
    monkeypatch.setattr(delivery, "FIRST_WAIT", 0.05)
    name(settings, bucket)
    edit(story, "Told in the end")
    press()
    bucket.check_signatures(wanted=True)
    work()
    said = f"bucket:{BUCKET} refused the credentials (InvalidAccessKeyId)."
    (logged,) = [record for record in caplog.records if record.name == delivery.__name__]
    assert logged.levelno == logging.WARNING
    assert logged.message.startswith(said)
    assert said in admin_client.get("/admin/reports/press/").content.decode()
    bucket.check_signatures(wanted=False)
    assert bucket.etags() == {}
    time.sleep(0.1)
    work()
    assert "Told in the end" in text(bucket)
    assert said not in admin_client.get("/admin/reports/press/").content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"bucket": "nobodys"}, "bucket:nobodys cannot be filled: there is no bucket 'nobodys'."),
        ({"bucket_endpoint": "http://127.0.0.1:9"}, "bucket:packet cannot be reached at http://127.0.0.1:9."),
    ],
)
def test_what_is_wrong_is_one_sentence(
    settings: object, bucket: S3, tree: Path, given: dict[str, str], said: str
) -> None:
    name(settings, bucket)
    tell(settings, **given)
    (tree / "a.txt").write_text("a", encoding="utf-8")
    with pytest.raises(SendError) as raised:
        Bucket(settings.ENVIRONMENT).send(["a.txt"])
    assert (str(raised.value), raised.value.left, raised.value.final) == (said, ("a.txt",), False)


def test_no_keys_at_all_are_one_sentence(
    settings: object, bucket: S3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(key)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    storage.forget()
    name(settings, bucket)
    with pytest.raises(SendError, match=r"^bucket:packet cannot be written: boto3 found no credentials \("):
        Bucket(settings.ENVIRONMENT).probe()


def test_caches_are_purged_and_pings_sent_once_the_bucket_has_the_files(
    story: Story, settings: object, bucket: S3, receiver: Receiver
) -> None:
    name(settings, bucket, purge=(f"varnish:{receiver.origin}",), websub_hubs=(f"{receiver.origin}/hub",))
    edit(story, "The old headline")
    press()
    work()
    seen: list[tuple[str, str]] = []

    def fetch(heard: Heard) -> None:
        """As a CDN does that is asked for a page right after it was told to drop it."""
        if heard.path == "/hub":
            seen.append((heard.path, text(bucket, "feed.xml")))
        if heard.path in ("/uk/ferry/", "/"):
            seen.append((heard.path, text(bucket, f"{heard.path[1:]}index.html")))

    receiver.meanwhile = fetch
    edit(story, "The new headline")
    press()
    assert {row.args_kwargs["args"][0] for row in waiting()} == {f"bucket:{BUCKET}"}
    work()
    assert sorted(path for path, _ in seen) == ["/", "/hub", "/uk/ferry/"]
    for path, got in seen:
        assert "The new headline" in got, path
    actions.withdraw(story)
    seen.clear()
    press()
    work()
    assert ("/uk/ferry/", "") in seen


def test_caches_are_told_at_once_of_what_the_bucket_refused_and_again_when_it_has_it(
    story: Story, settings: object, bucket: S3, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "FIRST_WAIT", 0.05)
    name(settings, bucket, purge=(f"varnish:{receiver.origin}",), websub_hubs=(f"{receiver.origin}/hub",))
    bucket.check_signatures(wanted=True)
    actions.withdraw(story)
    press()
    work()
    assert [heard.path for heard in receiver.heard].count("/uk/ferry/") == 1
    assert "/hub" not in [heard.path for heard in receiver.heard]
    time.sleep(0.1)
    work()
    assert [heard.path for heard in receiver.heard].count("/uk/ferry/") == 1
    bucket.check_signatures(wanted=False)
    time.sleep(0.3)
    work()
    assert [heard.path for heard in receiver.heard].count("/uk/ferry/") == 2
    assert [heard.path for heard in receiver.heard].count("/hub") == 1


def test_a_publish_is_uploaded_before_the_many_pages_that_wait(settings: object, bucket: S3, tree: Path) -> None:
    name(settings, bucket)
    old = [f"old/{number}.txt" for number in range(hook.FEW + 60)]
    for path in [*old, "new.txt"]:
        (tree / path).parent.mkdir(exist_ok=True)
        (tree / path).write_text(path, encoding="utf-8")
    hook.Queue()(old, [])
    hook.Queue()(["new.txt"], [])
    assert len(waiting()) == 3
    work()
    assert bucket.writes()[0] == ("PUT", "new.txt")
    assert set(bucket.etags()) == {*old, "new.txt"}


def test_the_same_upload_again_does_no_harm(story: Story, settings: object, bucket: S3) -> None:
    name(settings, bucket)
    edit(story, "Twice")
    paths = [path for path, _ in press().written]
    work()
    before = bucket.etags()
    Bucket(settings.ENVIRONMENT).send([*paths, "never/was/index.html"])
    assert bucket.etags() == before


class Slow(Bucket):
    """A bucket that takes so long that something happens to the file meanwhile."""

    meanwhile = ""
    times = 0

    def _put(self, path: str, found: Stored | None) -> None:
        super()._put(path, found)
        self.times += 1
        if self.times == 1 and self.meanwhile == "gone":
            (self.root / path).unlink()
        elif self.times == 1:
            (self.root / path).write_text(self.meanwhile, encoding="utf-8")


@pytest.mark.parametrize(("meanwhile", "left"), [("gone", ""), ("the second text", "the second text")])
def test_a_file_that_goes_or_changes_while_it_is_uploaded(
    settings: object, bucket: S3, tree: Path, meanwhile: str, left: str
) -> None:
    """Two machines may work one queue: the slower one must not bring back what the other has deleted."""
    name(settings, bucket)
    (tree / "a.txt").write_text("the first", encoding="utf-8")
    slow = Slow(django_settings.ENVIRONMENT)
    slow.meanwhile = meanwhile
    slow.send(["a.txt"])
    assert text(bucket, "a.txt") == left
