"""The whole tree into a bucket: only what differs, and again where it was cut short."""

from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.ops.after.bucket import Bucket
from standfirst.ops.after.filling import WINDOW, Filled, Filling
from standfirst.ops.after.target import SendError
from standfirst.press.models import Pressed
from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import Story
from tests.ops.after.publishing import edit, tell, waiting, work
from tests.ops.after.s3 import BUCKET, S3

STORY = "uk/ferry/index.html"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fill(story: Story, settings: object, bucket: S3) -> Callable[..., Filled]:
    """Runs it over the tree of a pressed story."""
    tell(settings, bucket=BUCKET, bucket_endpoint=bucket.origin)

    def run(**options: object) -> Filled:
        return Filling(Bucket(settings.ENVIRONMENT), options.pop("told", lambda paths: None), **options).run()

    return run


def published() -> set[str]:
    return set(Pressed.objects.filter(gone=False).values_list("path", flat=True))


def test_an_empty_bucket_gets_all_that_is_published(fill: Callable[..., Filled], bucket: S3) -> None:
    told: list[str] = []
    filled = fill(told=told.extend)
    assert set(bucket.etags()) == published() == set(filled.uploaded) == set(told)
    keys = [key for _, key in bucket.writes()]
    assert keys.index(STORY) < min(keys.index(front) for front in ("index.html", "uk/index.html", "feed.xml"))


def test_a_second_run_uploads_nothing(fill: Callable[..., Filled], bucket: S3) -> None:
    fill()
    before = bucket.writes()
    filled = fill()
    assert (filled.uploaded, filled.deleted, filled.unchanged) == ([], [], len(published()))
    assert not filled.differs
    assert bucket.writes() == before


def test_a_stray_a_missing_and_a_changed_object_are_healed(fill: Callable[..., Filled], bucket: S3) -> None:
    fill()
    right = bucket.etags()
    bucket.put("uk/withdrawn-long-ago/index.html", b"the word")
    bucket.put("index.html", b"defaced")
    bucket.client.delete_object(Bucket=BUCKET, Key=STORY)
    found = fill(comparing=True)
    assert bucket.etags() != right
    healed = fill()
    for filled in (found, healed):
        assert sorted(filled.uploaded) == ["index.html", STORY]
        assert filled.deleted == ["uk/withdrawn-long-ago/index.html"]
    assert bucket.etags() == right
    assert not fill(comparing=True).differs


def test_an_object_whose_etag_is_no_md5_is_known_by_its_own_digest(
    fill: Callable[..., Filled], bucket: S3, settings: object, tree: Path
) -> None:
    """A bucket that encrypts by a key service gives other ETags; so does an upload in pieces, which stands for it."""
    fill()
    found = Bucket(settings.ENVIRONMENT).look("index.html")
    headers = {**found.headers, "Metadata": {"standfirst-digest": found.digest}}
    started = bucket.client.create_multipart_upload(Bucket=BUCKET, Key="index.html", **headers)
    named = {"Bucket": BUCKET, "Key": "index.html", "UploadId": started["UploadId"]}
    part = bucket.client.upload_part(**named, PartNumber=1, Body=found.body)
    parts = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    bucket.client.complete_multipart_upload(**named, MultipartUpload=parts)
    assert bucket.etags()["index.html"] != found.etag
    assert not fill().differs


def test_a_run_that_is_interrupted_is_continued_by_the_next(fill: Callable[..., Filled], bucket: S3) -> None:
    told: list[str] = []

    def interrupt(done: int, total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(progress=interrupt, told=told.extend)
    there = set(bucket.etags())
    assert 5 <= len(there) < len(published())
    assert set(told) <= there
    filled = fill()
    assert set(filled.uploaded) == published() - there
    assert set(bucket.etags()) == published()


def test_progress_ends_at_the_whole(fill: Callable[..., Filled]) -> None:
    seen: list[tuple[int, int]] = []
    fill(progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(published()), len(published()))
    assert len(seen) < WINDOW


def test_everything_is_uploaded_again_when_asked(fill: Callable[..., Filled]) -> None:
    fill()
    assert set(fill(everything=True).uploaded) == published()


def test_a_bucket_that_refuses_is_one_sentence(fill: Callable[..., Filled], bucket: S3) -> None:
    bucket.check_signatures(wanted=True)
    with pytest.raises(SendError, match=r"^bucket:packet refused the credentials \(InvalidAccessKeyId\)\.$"):
        fill()


def test_a_lost_file_does_not_take_its_object_with_it(fill: Callable[..., Filled], bucket: S3, tree: Path) -> None:
    fill()
    (tree / STORY).unlink()
    assert fill().missing == [STORY]
    assert bucket.get(STORY) is not None


def test_a_stray_in_the_tree_is_not_uploaded(fill: Callable[..., Filled], bucket: S3, tree: Path) -> None:
    (tree / "draft.html").write_text("a word too early", encoding="utf-8")
    fill()
    assert bucket.get("draft.html") is None
    bucket.put("draft.html", b"a word too early")
    assert fill().unknown == ["draft.html"]


def test_what_was_withdrawn_while_nobody_filled_goes(
    fill: Callable[..., Filled], story: Story, bucket: S3, settings: object
) -> None:
    fill()
    there = settings.ENVIRONMENT.bucket
    tell(settings, bucket="")
    actions.withdraw(story)
    press()
    tell(settings, bucket=there)
    assert STORY in fill().deleted
    assert set(bucket.etags()) == published()


def test_a_publish_while_it_is_filled_is_there_in_the_end(
    fill: Callable[..., Filled], story: Story, bucket: S3, settings: object
) -> None:
    """The listing is old by the time that it is acted upon; what lies in the tree then is what counts."""

    def publish(done: int, total: int) -> None:
        if done == 1:
            edit(story, "Published meanwhile")
            press()
            work()

    fill(progress=publish)
    assert waiting() == []
    assert not fill(comparing=True).differs
